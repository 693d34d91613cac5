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


TOPICAL = [text for lang in codes() for text in cases(lang)]


@pytest.mark.parametrize("lang", codes())
def test_text_of_the_topic_is_read_in_every_language(lang: str) -> None:
    pieces = [""]
    for text in cases(lang):  # each piece just longer than what is read in any case
        pieces[-1] += text + "\n\n"
        if len(pieces[-1]) > SHORT:
            pieces.append("")
    long = pieces[:-1]
    assert len(long) > 5
    assert [piece for piece in long if not scan("recruitment").worth_reading(piece)] == []


def test_what_is_off_the_topic_is_not_laid_out() -> None:
    document = Document("0" * 64, "tennis.txt", TENNIS)
    reading = read(document, topic("recruitment"))
    assert (reading.segments, reading.claims) == ((), ())
    assert [s.text.strip() for s in outline(document)] == [TENNIS.strip()]


@given(st.text(max_size=SHORT))
def test_short_texts_are_always_read(text: str) -> None:
    assert scan("recruitment").worth_reading(text)


@given(st.sampled_from(TOPICAL), st.sampled_from([TENNIS, *TOPICAL]), st.text(max_size=200))
def test_more_text_never_makes_it_less_worth_reading(text: str, other: str, between: str) -> None:
    worth = scan("recruitment").worth_reading
    for wide in (f"{text} {between} {other}", f"{other} {between} {text}"):
        assert worth(wide) >= worth(TENNIS + text)
