"""Amounts that belong together: coins with their money, inches with their feet, two bounds of one range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from beleg.languages.measuring.names import Amounts
from beleg.languages.numbers import Quantity, Sort, whole
from beleg.model import Hedge

_CARRIED: Final = 12  # tokens over which a number may count what another did
_BETWEEN: Final = 3  # tokens between a part and its whole: "of all the"
_POINT: Final = "point"  # of an index of shares
_SMALLER: Final = {("foot", "inch"): 12, ("pound", "ounce"): 16}  # how many of the second make up one of the first
_COINS: Final = 100  # make up one of their money


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit; ``first``..``last`` are the tokens of all its words."""

    quantity: Quantity
    unit: str
    per: str | None
    first: int
    last: int


def with_coins(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "eleven dollars thirty cents", "5 ft 2 in" are one."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        if before and (parts := _change(reader, before, one)):
            low = whole(float(before.quantity.value) + float(one.quantity.value) / parts)
            kept[-1] = replace(
                before, quantity=replace(before.quantity, low=low, high=low, last=one.last), last=one.last
            )
        else:
            kept.append(one)
    return kept


def _change(reader: Amounts, large: Amount, small: Amount) -> int | None:
    """How many of the second make up one of the first, where the second goes on with the first."""
    tokens, a, b = reader.tokens, large.quantity, small.quantity
    between = range(large.last + 1, small.first)
    joined = len(between) == 0 or (
        len(between) == 1
        and (link := reader.hit("range", between[0]) or reader.hit("and", between[0]))
        and link.payload == "and"
    )
    if (
        not joined
        or a.low is None
        or a.low != a.high
        or b.low != b.high
        or b.hedge is not Hedge.EXACT
        or a.low != int(a.low)
    ):
        return None
    if parts := _SMALLER.get((large.unit, small.unit)):
        return parts if 0 < b.value < parts else None
    if a.sort is not Sort.MONEY or not large.unit.isupper() or large.per or not 0 < b.value < _COINS:
        return None
    if b.sort is Sort.MONEY and small.unit.islower():
        return _COINS
    closes = small.last + 1 >= len(tokens) or tokens.kind[small.last + 1] == "p"
    return _COINS if closes and b.sort is Sort.COUNT and not small.unit and len(b.digits) == 2 else None


def both_bounds(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "more than 100 and less than 300" is a range."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        joined = _range(reader, before, one) if before else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(one)
    return kept


def _range(reader: Amounts, one: Amount, two: Amount) -> Amount | None:
    a, b = one.quantity, two.quantity
    low, high = (a.low, b.high) if a.high is None else (b.low, a.high)
    open_both = (a.high is None and b.low is None) or (a.low is None and b.high is None)
    if not open_both or low is None or high is None or not low < high or one.unit not in ("", two.unit):
        return None
    between = range(one.last + 1, two.first)
    written_on = reader.pack.prefixes.joined(reader.tokens.norm[two.first])
    if not 0 < len(between) + written_on <= 2 or not all(_links(reader, at) for at in between):
        return None
    joined = replace(b, low=low, high=high, hedge=Hedge.RANGE, first=a.first)
    return replace(two, quantity=joined, first=one.first)


def _links(reader: Amounts, at: int) -> bool:
    link = reader.hit("range", at)
    return (
        reader.tokens.norm[at] == ","
        or (link is not None and link.payload == "and")
        or reader.hit("but", at) is not None
    )


def carried(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "7 million tickets, up from 5 million", "gained 12 points to 1,650": a bare number counts what the last did."""
    kept: list[Amount] = []
    for n, one in enumerate(found):
        before, behind = kept[-1] if kept else None, found[n + 1] if n + 1 < len(found) else None
        if behind and _part_of(reader, one, behind):
            kept.append(replace(one, unit=behind.unit))  # "one of the four houses"
            continue
        bare = one.quantity.sort is Sort.COUNT and not one.unit and not one.per and one.last == one.quantity.last
        if before and bare and one.first - before.last <= _CARRIED and reader.ending("carry", one.first - 1):
            counted = before.quantity.sort is Sort.COUNT or before.unit == _POINT
            stops = any(reader.tokens.norm[at] in ".;:" for at in range(before.last + 1, one.first))
            if counted and before.unit and not stops and one.quantity.to == one.last:
                kept.append(replace(one, unit=before.unit))
                continue
        kept.append(one)
    return kept


def _part_of(reader: Amounts, part: Amount, whole_of: Amount) -> bool:
    """Nothing but "of", "of the" stands between a bare number and one that counts something."""
    if part.unit or part.per or part.quantity.sort is not Sort.COUNT or whole_of.quantity.sort is not Sort.COUNT:
        return False
    of = reader.hit("of", part.last + 1) or reader.hit("partitive", part.last + 1)
    between = range(part.last + 1, whole_of.first)
    small = all(reader.hit(c, at) for at in between for c in ("of",) if at == part.last + 1)
    return of is not None and 0 < len(between) <= _BETWEEN and small and bool(whole_of.unit)
