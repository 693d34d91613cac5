"""Sums that leave their currency out: "a bonus of two million roubles, then 180,000 a month"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

_NEAR = 3  # tokens between a number and the period that makes it a rate
_FRAME, _BESIDE = 6, 2  # tokens between a number and the word that says what the sum is: behind a sum, and without one
_LEAST = 100  # below this a bare number is a count, a day, an age
_YEARS = range(1900, 2101)
_STOPS = frozenset(".;:!?…")


def with_currency(
    line: Sentence, numbers: Sequence[Counted], money: Collection[str], before: str | None
) -> tuple[list[Counted], str | None]:
    """The numbers of a sentence, bare ones as sums where a frame of their own says so, and the currency last named.

    ``money`` are the measures counted in money, ``before`` the currency of the last sum in the paragraph, if any.
    """
    found = list(numbers)
    currency, reach = before, _BESIDE
    for at, number in enumerate(numbers):
        quantity = number.quantity
        if quantity.sort is Sort.MONEY:
            currency, reach = quantity.unit, _FRAME
        elif currency and _is_bare(number) and _is_sum(line, number, money, reach):
            found[at] = replace(number, quantity=replace(quantity, sort=Sort.MONEY, unit=currency))
    return found, currency


def _is_bare(number: Counted) -> bool:
    """Nothing is counted, and it is neither small nor a year."""
    quantity = number.quantity
    year = len(quantity.digits) == 4 and quantity.value in _YEARS
    plain = number.noun is Noun.NONE and not number.people and not number.partitive
    return quantity.sort is Sort.COUNT and plain and quantity.value >= _LEAST and not year


def _is_sum(line: Sentence, number: Counted, money: Collection[str], reach: int) -> bool:
    """A period stands beside it, or a word for a payment so many tokens away in the same part of the sentence."""
    quantity, norm = number.quantity, line.tokens.norm
    rates = (h for h in line.of("per") if h.payload in ("month", "year", "day"))
    if quantity.per or any(quantity.first - _NEAR <= h.first <= quantity.last + _NEAR for h in rates):
        return True
    for hit in line.of("topic.frame", "topic.hint"):
        if hit.payload not in money:
            continue
        begin, end = sorted((hit.first, quantity.first))
        if end - begin <= reach and not _STOPS.intersection(norm[begin:end]):
            return True
    return False
