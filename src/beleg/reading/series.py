"""A series in time over several sentences: "In 2024 twelve fell. A year later there were already 31."."""

from __future__ import annotations

from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.lists import TIMES, YEAR
from beleg.reading.sentences import Sentence

_TIMES: Final = (*TIMES, "now")
_COUNTS: Final = ("series", "tally", "topic.more", "pronoun")  # what says that people are counted, as those before were
_SMALL: Final = (
    "stop",
    "hedge",
    "hedge_after",
    "filler",
    "determiner",
    "article",
    "at",
    "origin",
    "range",
    "between",
    "change",
)
_SAYS_MORE: Final = (
    "people",
    "group",
    "land",
    "person",
    "thing",
    "distractor",
    "document",
    "say",
    "negation",
    "name",
    "case",
)
_NEAR: Final = 4  # tokens between the number and what says that people are counted
_ENDS: Final = frozenset(".;:!?؛؟")
_DASHES: Final = frozenset("–—")


def only_when_and_how_many(line: Sentence, number: Counted) -> bool:
    """Nothing is said in the number's clause but when, and how many: "a year later there were 31", "in April another nine"."""
    quantity, tokens = number.quantity, line.tokens
    plain = number.noun is Noun.NONE or (number.noun is Noun.PERSON and not number.people)
    if quantity.sort is not Sort.COUNT or not plain or quantity.low == 0 or quantity.value <= 1:
        return False
    near = range(number.first - _NEAR, number.last + _NEAR + 1)
    counts = any(h.first in near or h.last in near for h in line.of(*_COUNTS))
    if not counts and not (number.first and tokens.norm[number.first - 1] in _DASHES):
        return False
    begin = next((at + 1 for at in range(number.first - 1, -1, -1) if tokens.norm[at] in _ENDS), 0)
    end = next((at for at in range(number.last + 1, len(tokens)) if tokens.norm[at] in _ENDS), len(tokens))
    inside = range(number.first, number.last + 1)
    clause = [at for at in range(begin, end) if at not in inside]
    timed = {at for h in line.of(*_TIMES) for at in range(h.first, h.last + 1)}
    timed |= {at for at in clause if tokens.kind[at] == "d" and len(tokens.norm[at]) == YEAR}
    if timed.isdisjoint(clause):
        return False
    more = {at for h in line.of(*_SAYS_MORE) for at in range(h.first, h.last + 1)}
    small = {at for h in line.of(*_SMALL, *_COUNTS) for at in range(h.first, h.last + 1)}
    return all(at in timed or tokens.kind[at] == "p" or (at in small and at not in more) for at in clause)
