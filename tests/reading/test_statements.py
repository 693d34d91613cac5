"""The statements of passages: kind | source | cue | message, one a line below each (statements.<language>.txt)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.blocks import Statement
from beleg.languages.packs import codes
from beleg.languages.tokens import tokenise
from beleg.reading.cues import PREFIX
from beleg.reading.voiced import voiced
from beleg.topics import pack

FILES = sorted(Path(__file__).parent.glob("statements.*.txt"))


def passages() -> Iterator[tuple[str, str, list[str]]]:
    """Language, text, and the rows that belong to it."""
    for file in FILES:
        lang = file.name.split(".")[1]
        text, rows = "", []
        for line in file.read_text("utf-8").split("\n"):
            if line.startswith("  "):
                rows.append(line.strip())
                continue
            if text:
                yield lang, text, rows
            text, rows = line.replace(" // ", "\n"), []


def row(text: str, one: Statement) -> str:
    places = (one.source, one.cue, one.message)
    words = ("–" if p is None else text[slice(*p)].replace("\n", " // ") for p in places)
    return " | ".join((one.kind, *words))


@pytest.mark.parametrize(("lang", "text", "rows"), list(passages()))
def test_statements_of_a_passage(lang: str, text: str, rows: list[str]) -> None:
    assert [row(text, one) for one in beleg.statements(text, lang)] == rows


def test_every_language_has_passages() -> None:
    assert {file.name.split(".")[1] for file in FILES} == set(codes())


@pytest.mark.parametrize("lang", codes())
def test_words_of_statements_are_hidden_from_claims(lang: str) -> None:
    assert not any(hit.category.startswith(PREFIX) for hit in pack(lang, None).lexicon.scan(tokenise(WORDS[lang])))
    assert any(hit.category.startswith(PREFIX) for hit in voiced(lang).lexicon.scan(tokenise(WORDS[lang])))


WORDS = {lang: " ".join(text for code, text, _ in passages() if code == lang) for lang in codes()}
PIECES = st.sampled_from(
    [text for _, text, _ in passages()] + ["\n", "“", "”", '"', "«", "»", "„", "''", ", ", ": ", "—"]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=6), st.sampled_from(codes()))
def test_places_lie_in_the_text_and_cues_outside_what_opens(pieces: list[str], lang: str) -> None:
    text = " ".join(pieces)
    found = beleg.statements(text, lang)
    assert found == sorted(found, key=lambda s: (s.message, s.kind))
    assert len({(s.cue, s.message) for s in found}) == len(found)
    for one in found:
        assert 0 <= one.start <= one.message[0] < one.message[1] <= one.end <= len(text)
        for place in (one.source, one.cue):
            assert place is None or 0 <= place[0] < place[1] <= len(text)
        assert one.kind in {"direct", "indirect", "reported", "free_indirect"}


def test_a_text_without_line_ends_is_read_to_its_end() -> None:
    text = "The mayor said that the bridge was safe. Boats came and went. " * 120
    assert len(beleg.statements(text, "en")) == 120
