"""Figures in the items of a list, which say nothing but a label and the number: "2023: 94 men", "Westshire – 203 people".

What they count says the line that the list stands under: "Of the fallen it tells by year:".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal, signals, told_apart

_SIGNS: Final = frozenset(":–—-−|")
_PEOPLE: Final = frozenset({"verb", "noun", "weak"})  # the roles of what is said of people
_ENDS: Final = frozenset(",،;.!?:–—")
_LABEL: Final = 12  # tokens that a label has at most
_HEDGED: Final = 5  # tokens between the sign and the number: "about", "at least some"


def counted_below(line: Sentence, measures: Mapping[str, Measure], default: str | None) -> str | None:
    """ "Foreign prisoners of war, by country:": the one measure that the words of a line say of people."""
    told = [s for s in told_apart(signals(line)) if s.measure in measures]
    told = [s for s in told if measures[s.measure].unit == "person"]
    said = {s.measure for s in told if s.role in ("verb", "noun")}
    named = said - {default} or {s.measure for s in told if s.role == "weak"} - {default} or said
    return named.pop() if len(named) == 1 else None


def is_figure(line: Sentence, number: Counted) -> bool:
    """The number is all that the item says behind its label."""
    quantity, norm = number.quantity, line.tokens.norm
    if quantity.sort is not Sort.COUNT or quantity.low == 0 or not 0 < quantity.first <= _LABEL:
        return False
    if not _is_bare(number):
        return False
    end = len(norm)
    while end and line.tokens.kind[end - 1] == "p":
        end -= 1
    if number.last + 1 < end:
        return False
    return _sign(line, quantity.at) > 0


def _is_bare(number: Counted) -> bool:
    """ "94", "94 men", "Norland: 94", but neither "94 departures" nor "94 of them"."""
    plain = number.noun in (Noun.NONE, Noun.PERSON) and not number.partitive
    return plain or (number.noun is Noun.PEOPLE and number.first < number.quantity.first)


def _sign(line: Sentence, at: int) -> int:
    """Where the colon or the dash stands that sets a number equal to what is before it; -1 for none."""
    before = range(max(1, at - _HEDGED), at)
    sign = max((n for n in before if line.tokens.norm[n] in _SIGNS and not line.tokens.glued(n + 1)), default=-1)
    if sign < 0:
        return -1
    small = {n for h in line.of("hedge", "determiner", "topic.more") for n in range(h.first, h.last + 1)}
    return sign if all(n in small for n in range(sign + 1, at)) else -1


def labels(line: Sentence, numbers: Sequence[Counted], said: Sequence[Signal]) -> dict[int, range]:
    """ "Those hired: at least 3,150, those killed: some 480": for each such number the words that it is set equal to.

    Only where they say what befell people, and nothing but a comma stands behind the number.
    """
    found: dict[int, range] = {}
    tokens = line.tokens
    for index, number in enumerate(numbers):
        after = number.last + 1
        if number.quantity.sort is not Sort.COUNT or (after < len(tokens) and tokens.kind[after] != "p"):
            continue
        if not _is_bare(number):
            continue
        sign = _sign(line, number.quantity.at)
        if sign < 0:
            continue
        begin = sign
        while begin and tokens.norm[begin - 1] not in _ENDS:
            begin -= 1
        if any(number.quantity.to < s.first <= number.last and s.role != "weak" for s in said):
            continue  # "the toll: 140 dead, 37 captives"
        if any(begin <= s.first and s.last < sign and s.role in _PEOPLE for s in said):
            found[index] = range(begin, sign)
    return found
