"""Articles as broken as they come: whatever a scraper, a scanner or a mail program has done to them, reading them holds."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic

ARTICLES = [
    file.read_text("utf-8")
    for file in sorted((Path(__file__).parents[2] / "examples").iterdir())
    if file.suffix in {".md", ".txt", ".eml", ".html"}
]

Mangling = Callable[[str, random.Random], str]


def _each(change: Callable[[str], str], share: float) -> Mangling:
    """Change every so many characters."""
    return lambda text, chance: "".join(change(c) if chance.random() < share else c for c in text)


def _cut(text: str, chance: random.Random) -> str:
    return text[chance.randrange(len(text)) : chance.randrange(len(text))]


def _shuffled_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def _swapped_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for at in range(0, len(words) - 1, chance.randint(2, 9)):
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _spliced(text: str, chance: random.Random) -> str:
    """The middle of another article, mostly in another language, stands within."""
    other, at = chance.choice(ARTICLES), chance.randrange(len(text))
    return text[:at] + _cut(other, chance)[:800] + text[at:]


def _misread(text: str, _: random.Random) -> str:
    """UTF-8 that was taken for windows-1251."""
    return text.encode("utf-8").decode("cp1251", "replace")


def _framed(text: str, chance: random.Random) -> str:
    width = chance.randint(20, 60)
    return "\n".join(f"| {line[at : at + width]} |" for line in text.split("\n") for at in range(0, len(line), width))


MANGLINGS: list[Mangling] = [
    _cut,
    _shuffled_lines,
    _swapped_words,
    _spliced,
    _misread,
    _framed,
    _each(lambda _: "", 0.02),
    _each(lambda c: c * 2, 0.05),
    _each(lambda c: c + "\u200b", 0.1),
    _each(lambda c: c + "\u00ad\n", 0.02),
    _each(lambda c: "" if c == " " else c, 0.3),
    _each(lambda c: c if c.isalnum() else "", 0.5),
    _each(lambda c: "" if c.isalpha() else c, 0.2),
    _each(lambda c: "0123456789"[ord(c) % 10] if c.isalpha() else c, 0.1),
    _each(lambda c: '"' if c == " " else c, 0.1),
    lambda text, _: text.upper(),
    lambda text, _: text[::-1],
    lambda text, _: text.replace("\n", " "),
    lambda text, _: re.sub(r"([.,!?])", r"<br/>\1&nbsp;", text),
    lambda text, _: text * 3,
]


@settings(max_examples=60)
@given(
    st.integers(0, len(ARTICLES) - 1),
    st.lists(st.integers(0, len(MANGLINGS) - 1), min_size=1, max_size=4),
    st.integers(0, 10_000),
)
def test_a_mangled_article_gives_quotes_that_stand_in_it(article: int, steps: list[int], seed: int) -> None:
    text, chance = ARTICLES[article], random.Random(seed)
    for step in steps:
        text = MANGLINGS[step](text, chance)[:20_000] or "1"
    for format_ in ("text", "markdown"):
        document = Document("0" * 64, "x", text, published="2025-10-16", format=format_)
        for claim in read(document, topic("recruitment")).claims:
            assert claim.span.quote.strip(), "a claim quotes something"
            assert text[claim.span.start : claim.span.end] == claim.span.quote
            for reason in claim.reasons:
                assert reason.start is None or text[reason.start :].startswith(reason.words)


def test_the_articles_have_claims_as_long_as_they_are_whole() -> None:
    for text in ARTICLES:
        document = Document("0" * 64, "x", text, published="2025-10-16", format="markdown")
        assert read(document, topic("recruitment")).claims


@pytest.mark.parametrize("space", ["\u00a0", "\u0085", "\u2028", "\u3000"])
def test_a_wide_space_before_a_full_stop_breaks_nothing(space: str) -> None:
    text = f"В армии РФ воюют 30 кенийцев, сообщил С{space}.) Петров."
    assert [claim.value.low for claim in beleg.read(text, "ru")] == [30]
