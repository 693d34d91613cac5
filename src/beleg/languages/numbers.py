"""What is read of a number: its bounds and their hedge, its sort, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from beleg.model import Hedge, Number

_SMALL: Final = 1e-3  # below this six places are too few
_FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
YEARS: Final = range(_FIRST_YEAR, LAST_YEAR + 1)


class Sort(StrEnum):
    """What a number is, as far as its own words tell."""

    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    PERCENT = "percent"
    AGE = "age"
    MEASURE = "measure"  # of length, weight …: only where every quantity is asked for, as no claim is counted so
    ORDINAL = "ordinal"
    ARTICLE = "article"  # "a", "einen": one, where a list or a noun of people says so


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read. ``first``..``last`` are the tokens of hedge, number and unit; ``at``..``to`` of the number alone."""

    low: Number | None
    high: Number | None
    hedge: Hedge
    sort: Sort
    unit: str  # "" for a bare count
    per: str | None
    first: int
    last: int
    at: int
    to: int
    words: bool = False  # written in words, not digits
    digits: str = ""

    @property
    def value(self) -> Number:
        return self.low if self.low is not None else self.high or 0

    @property
    def none(self) -> bool:
        """A word for none: "nobody", "not one"; no figure 0."""
        return self.words and self.low == 0 == self.high


def whole(value: float) -> Number:
    """An int where a float has no fraction, so that 5 is never written 5.0."""
    if 0 < abs(value) < _SMALL:
        return float(f"{value:.6g}")
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def bound(quantity: Quantity, hedge: Hedge, first: int | None = None, last: int | None = None) -> Quantity:
    """The quantity under a hedge, which may stand before or behind it: a bound opens one side of its interval."""
    first = quantity.first if first is None else first
    last = quantity.last if last is None else last
    if hedge is quantity.hedge and first == quantity.first and last == quantity.last:
        return quantity
    low, high = quantity.low, quantity.high
    if hedge is quantity.hedge:
        pass
    elif hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        high = None
    elif hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):
        low = None
    q = quantity  # made anew by hand: `replace` takes ten times as long, and every number comes by here
    return Quantity(low, high, hedge, q.sort, q.unit, q.per, first, last, q.at, q.to, q.words, q.digits)


def of_unit(quantity: Quantity, sort: Sort, unit: str, last: int) -> Quantity:
    """The quantity with the unit that ends with a token."""
    q = quantity
    return Quantity(q.low, q.high, q.hedge, sort, unit, q.per, q.first, last, q.at, q.to, q.words, q.digits)


def looks_like_years(low: float, high: float) -> bool:
    return _FIRST_YEAR <= low <= LAST_YEAR and _FIRST_YEAR <= high <= LAST_YEAR
