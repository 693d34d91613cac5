"""The scan before everything else: it may let too much through, never too little."""

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.languages.packs import codes
from beleg.model import Document
from beleg.reading.claims import outline, read
from beleg.reading.relevance import SHORT, scan
from beleg.topics import topic

TENNIS = "The tennis player won in two sets and thanked her coach, who had told her to hit the ball harder. " * 10


def cases(lang: str) -> list[str]:
    rows = (resources.files("beleg.languages") / lang / "cases.jsonl").read_text("utf-8").splitlines()
    return [row["text"] for row in map(json.loads, rows) if row.get("claims")]


@pytest.mark.parametrize("lang", codes())
def test_text_of_the_topic_is_read_in_every_language(lang: str) -> None:
    text = "\n\n".join(cases(lang))
    assert len(text) > SHORT
    assert scan("recruitment").worth_reading(text)


def test_what_is_off_the_topic_is_not_laid_out() -> None:
    document = Document("0" * 64, "tennis.txt", TENNIS)
    reading = read(document, topic("recruitment"))
    assert (reading.segments, reading.claims) == ((), ())
    assert [s.text.strip() for s in outline(document)] == [TENNIS.strip()]


@given(st.text(max_size=SHORT))
def test_short_texts_are_always_read(text: str) -> None:
    assert scan("recruitment").worth_reading(text)


@given(st.text(max_size=200), st.text(max_size=200))
def test_more_text_never_makes_it_less_worth_reading(before: str, after: str) -> None:
    wide = f"{TENNIS} {before} soldiers at the front {after}"
    assert not scan("recruitment").worth_reading(TENNIS)
    assert scan("recruitment").worth_reading(wide)
