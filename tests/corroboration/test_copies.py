"""Copies of a text, edited or translated, are found; texts on the same subject are none."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.corroboration.copies import Copies, copies
from beleg.model import Document

WORDS = (
    "harbour council vote bridge flood tram garden letter market engine winter school river signal paper cargo".split()
)


def article(seed: int, words: int = 160) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) + rng.choice(["", "s", "ed", "ing"]) for _ in range(words))


def paper(name: str, text: str, published: str | None = None, lang: str = "en") -> Document:
    return Document(name, name, text, published=published, lang=lang)


def pairs(*documents: Document) -> list[tuple[str, str]]:
    return [(one.original, one.copy) for one in copies(documents)]


def test_the_earlier_is_the_original() -> None:
    text = article(1)
    assert pairs(paper("b", text, "2025-03-01"), paper("a", text, "2025-03-02")) == [("b", "a")]


def test_a_light_edit_is_a_copy() -> None:
    words = article(2).split()
    edited = " ".join("changed" if at % 9 == 0 else word for at, word in enumerate(words))
    assert pairs(paper("a", " ".join(words), "2025"), paper("b", f"New title. {edited}", "2026")) == [("a", "b")]


def test_texts_of_their_own_are_no_copies() -> None:
    assert pairs(*(paper(str(seed), article(seed)) for seed in range(12))) == []


def test_a_translation_is_known_by_its_numbers() -> None:
    numbers = [3388, 128, 37, 18000, 261, 905, 2140, 1765, 1180, 446, 97, 523]
    english = paper("a", " then ".join(f"{n:,}" for n in numbers), "2025-01-01")
    german = paper("b", " dann ".join(f"{n:,}".replace(",", ".") for n in numbers), "2025-01-02", "de")
    assert [(c.original, c.copy, c.translated) for c in copies([german, english])] == [("a", "b", True)]


def test_the_same_figures_in_one_language_are_no_translation() -> None:
    numbers = "3388 128 37 18000 261 905 2140 1765 1180 446 97 523".split()
    one = paper("a", " and so it went on with ".join(numbers))
    other = paper("b", " whereas nobody knew of ".join(numbers))
    assert pairs(one, other) == []


@settings(deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_order_does_not_matter_and_what_is_taken_out_leaves_nothing(rng: random.Random) -> None:
    known = [paper(str(seed), article(seed % 3), f"2025-01-0{seed + 1}") for seed in range(6)]
    expected = pairs(*known)
    rng.shuffle(known)
    growing = Copies()
    for one in [*known, paper("gone", article(0))]:
        growing.add(one)
    growing.remove("gone")
    assert [(one.original, one.copy) for one in growing.found()] == expected
    assert expected == [("0", "3"), ("1", "4"), ("2", "5")]
