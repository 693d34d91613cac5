"""Figures in the items of a list, which say nothing but a label and the number: "2023: 94 men", "Westshire – 203 people".

What they count says the line that the list stands under: "Of the fallen it tells by year:".
"""

from __future__ import annotations

from collections.abc import Mapping

from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.signals import signals, told_apart

_SIGNS = frozenset(":–—-−|")
_LABEL = 12  # tokens that a label has at most
_HEDGED = 3  # tokens between the sign and the number: "about", "at least some"


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
    plain = number.noun in (Noun.NONE, Noun.PERSON) and not number.partitive
    if not plain and not (number.noun is Noun.PEOPLE and number.first < quantity.first):
        return False
    end = len(norm)
    while end and line.tokens.kind[end - 1] == "p":
        end -= 1
    if number.last + 1 < end:
        return False
    before = range(max(1, quantity.at - _HEDGED), quantity.at)
    sign = max((at for at in before if norm[at] in _SIGNS and not line.tokens.glued(at + 1)), default=-1)
    small = {at for h in line.of("hedge", "determiner", "topic.more") for at in range(h.first, h.last + 1)}
    return sign > 0 and all(at in small for at in range(sign + 1, quantity.at))
