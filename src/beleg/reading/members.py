"""Nations listed behind a colon, which make up the figure before it: what befell the whole befell each of them.

"The country is holding 76 foreigners who fought in that army: from Norland 40, from Sudland 25 and 11 from Westland."
What the relative clause says describes those counted; it is nearer, but it is not what the figure is given for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

_MEMBERS: Final = 2  # behind the colon, at least


def as_their_whole(line: Sentence, found: list[Pairing]) -> list[Pairing]:
    """The pairings, where members of a list behind a colon take the measure of the figure that they are parts of."""
    norm = line.tokens.norm
    if len(found) <= _MEMBERS or ":" not in norm:
        return found
    colon = norm.index(":")
    whole = next((p for p in reversed(found) if p.counted.last < colon), None)
    if whole is None or whole.signal is None or not _counts(whole.counted):
        return found
    members = [p for p in found if p.counted.first > colon]
    own = any(p.signal is not None and p.signal.last > colon for p in members)
    total = sum(float(p.counted.quantity.value) for p in members)
    if own or len(members) < _MEMBERS or total > float(whole.counted.quantity.value):
        return found
    if not all(_counts(p.counted) and p.counted.noun is Noun.PEOPLE for p in members):
        return found
    return [replace(p, measure=whole.measure, signal=whole.signal) if p.counted.first > colon else p for p in found]


def _counts(number: Counted) -> bool:
    return number.quantity.sort is Sort.COUNT and number.noun in (Noun.PEOPLE, Noun.PERSON, Noun.NONE)
