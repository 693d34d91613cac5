"""Sums that leave their thousands out: "Of the 600 thousand that he was promised he received only 90"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Quantity, Sort
from beleg.model import Number
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

THOUSAND: Final = 1_000  # from here on a number says its thousands itself
_LEAST: Final = 20  # below it, beside millions, a number is one of them: "of two million he got one"
_NEAR: Final = 3  # tokens between a number and the verb of paying
_FAR: Final = 16  # tokens between the two sums
STOPS: Final = frozenset(".;:!?…")


def left_out(line: Sentence, whole: Counted, number: Counted) -> Quantity | None:
    """The bare number behind a sum as so many of its thousands, where it is what was really paid."""
    quantity = number.quantity
    plain = number.noun is Noun.NONE and not number.people
    if quantity.sort is not Sort.COUNT or not (plain or number.partitive) or not 1 <= quantity.value < THOUSAND:
        return None
    between = range(whole.last + 1, quantity.first)
    if not 0 < len(between) <= _FAR or any(line.tokens.norm[at] in STOPS for at in between):
        return None
    scale = _scale(line, whole.quantity)
    if scale > THOUSAND and quantity.value >= _LEAST:
        scale = THOUSAND  # "of 1.5 million he saw 300"
    if not scale or quantity.value * scale >= whole.quantity.value or not _paid(line, number):
        return None
    low, high = (None if n is None else _times(n, scale) for n in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high)


def _scale(line: Sentence, quantity: Quantity) -> int:
    """How many one of the last words of a sum is: a thousand, a million; 0 where it is all in digits."""
    words = (h for h in line.of("scale") if quantity.first <= h.first and h.last <= quantity.last)
    return next((int(float(h.payload)) for h in words), 0)


def _times(number: Number, scale: int) -> Number:
    return int(number * scale) if number * scale == int(number * scale) else number * scale


def _paid(line: Sentence, number: Counted) -> bool:
    """A word for what was really paid stands beside it, and no noun that it counts."""
    first, last = number.quantity.first, max(number.quantity.last, number.last)
    words = line.by.get("topic.paid", ())
    near = any(0 < first - h.last <= _NEAR or 0 < h.first - last <= _NEAR for h in words)
    return near or any(h.first < first and last < h.last for h in words)  # "habe er nur 90 bekommen"
