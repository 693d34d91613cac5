"""Rankings of countries: "Norland tops the list with 2,715 men, followed by Sudland (1,599). From Westland come 850"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

_NEAR: Final = 3  # tokens between a country and its number: "Norland with about", "with 1,599 men is Sudland"
_WITH: Final = 1  # tokens between a number and the country right behind it: "1,530 men with Norland"
_LIST: Final = 8  # tokens between what a country does and its number, which say what the list is of
_OPENS: Final = 4  # tokens between "from Norland" and the number: "aus Norland sollen es mehr als 850"
_MARKS: Final = frozenset(",،;:()")


def with_ranked(line: Sentence, table: list[Counted]) -> list[Counted]:
    """The numbers of a sentence, those of a ranking with their countries: as in a list of them."""
    lands = line.by.get("land")
    if not lands:
        return table
    found: list[Counted] = []
    for number in table:
        hit = _country(line, lands, number, found[-1].last if found else -1)
        if hit is not None:
            first, last = min(hit.first, number.first), max(hit.last, number.last)
            found.append(replace(number, noun=Noun.PEOPLE, people=(str(hit.payload),), first=first, last=last))
        else:
            found.append(number)
    return found


def ranks_countries(line: Sentence) -> bool:
    """The sentence puts countries in an order, of those whom the text has told of: "Norland heads the list with 80"."""
    return bool(line.by.get("ranks")) and bool(line.by.get("land"))


def _country(line: Sentence, lands: list[Hit], number: Counted, floor: int) -> Hit | None:
    """The country that a ranking gives a number, or that the clause opens with as where they are from."""
    bare = number.noun is Noun.NONE and number.quantity.sort is Sort.COUNT
    if number.people or number.partitive or not (bare or number.noun is Noun.PERSON):
        return None
    if line.by.get("ranks"):
        return _beside(line, lands, number, floor)
    return _whence(line, lands, number.quantity)


def _beside(line: Sentence, lands: list[Hit], number: Counted, floor: int) -> Hit | None:
    """ "Norland with 2,715 men"; where verbs stand last, "2,715 men with Norland stands"."""
    norm, first, last = line.tokens.norm, number.quantity.first, number.last
    if line.pack.head_final and (next_to := _behind(lands, norm, last, _WITH)) is not None:
        return next_to
    said = {at for h in line.by["ranks"] for at in range(h.first, h.last + 1)}  # "Norland tops the list with 2,715"
    for land in reversed(lands):
        between = range(land.last + 1, first)
        # "Norland tops the list of mercenaries in the army with 2,715"
        reach = _LIST if land.last + 1 in said and not line.pack.head_final else _NEAR
        if floor < land.last < first and sum(at not in said for at in between) <= reach:
            return land if _MARKS.isdisjoint(norm[land.last + 1 : first]) else None
    return _behind(lands, norm, last, _NEAR) if line.pack.head_final else None


def _behind(lands: list[Hit], norm: Sequence[str], last: int, reach: int) -> Hit | None:
    """The country close behind a number, with no mark between."""
    behind = next((h for h in lands if h.first > last), None)
    near = behind is not None and behind.first - last - 1 <= reach and _MARKS.isdisjoint(norm[last + 1 : behind.first])
    return behind if near else None


def _whence(line: Sentence, lands: list[Hit], quantity: Quantity) -> Hit | None:
    """ "From Norland there are more than 850": the clause opens with it, and nothing is counted but those from there."""
    norm, pack = line.tokens.norm, line.pack
    before = {h.first for h in line.by.get("edge", ()) if h.payload == "preposition"}  # and no article, as in "of the"
    origin = {h.last for h in line.by.get("origin", ()) if h.last in before}
    for land in lands:
        if not 0 <= quantity.first - land.last - 1 <= _OPENS or not _MARKS.isdisjoint(
            norm[land.last + 1 : quantity.first]
        ):
            continue
        from_there = norm[land.last].endswith(pack.ablative) if pack.head_final else land.first - 1 in origin
        opens = land.first - (0 if pack.head_final else 1)
        if from_there and (opens <= 0 or norm[opens - 1] in _MARKS or pack.prefixes.joined(norm[opens])):
            return land
    return None
