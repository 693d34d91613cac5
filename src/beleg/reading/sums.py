"""Sums that leave their currency out: "a bonus of two million roubles, then 180,000 a month"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

_NEAR = 3  # tokens between a number and the period that makes it a rate
_FRAME, _BESIDE = 6, 2  # tokens between a number and the word that says what the sum is: behind a sum, and without one
_LARGE = 100_000  # from here on a bare number beside a sum is one, too
_LIST = 8  # tokens between two sums of a list
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
    currency, reach, here = before, _BESIDE, False
    for at, number in enumerate(numbers):
        quantity = number.quantity
        if quantity.sort is Sort.MONEY:
            currency, reach, here = quantity.unit, _FRAME, True
        elif here and currency and _is_large(number) and _listed(line, numbers[at - 1], number):
            found[at] = replace(number, noun=Noun.NONE, quantity=replace(quantity, sort=Sort.MONEY, unit=currency))
        elif currency and _is_bare(number) and _is_sum(line, number, money, reach):
            found[at] = replace(number, quantity=replace(quantity, sort=Sort.MONEY, unit=currency))
    return found, currency


def _is_large(number: Counted) -> bool:
    """Nothing is counted, and it is as large as a bonus."""
    quantity = number.quantity
    alone = number.noun in (Noun.NONE, Noun.DISTRACTOR) and number.last == quantity.last and not number.people
    return quantity.sort is Sort.COUNT and alone and not number.partitive and quantity.value >= _LARGE


def _listed(line: Sentence, before: Counted, number: Counted) -> bool:
    """It follows the sum before it in a list: "in Tver it is 1.9 million roubles, in Perm 1.5 million"."""
    between = range(before.last + 1, number.first)
    norm = line.tokens.norm
    ands = {h.first for h in line.of("linker") if h.payload == "and"}
    apart = any(norm[i] in ",،" or i in ands for i in between)
    return apart and len(between) <= _LIST and not any(norm[i] in _STOPS for i in between)


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
