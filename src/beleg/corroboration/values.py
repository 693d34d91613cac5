"""Values compared: what numbers a value can stand for, and when two values are one figure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from beleg.model import Hedge, Number, Value

NEAR_ENOUGH = 1.05  # counts that differ by less are told as one ("about")
ABOUT = 0.1  # "about 200" may be 180 or 220
ROUNDED = 0.15  # how far a rounded number ("more than 3,000") may lie from the exact one (3,388)
PLAIN = 0.025  # the same for a round number without a hedge: "18 thousand" for 18,240
TIGHT = 1.6  # the ends of a range that is one estimate
_LOWER = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_UPPER = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Band:
    """The numbers that a value can stand for, ends included; an open end is infinite."""

    low: float
    high: float

    def meets(self, other: Band) -> bool:
        return self.low <= other.high and other.low <= self.high

    def within(self, other: Band) -> bool:
        return other.low <= self.low and self.high <= other.high


def in_months(value: Value) -> Value:
    """A term in years as one in months, so that terms compare; any other value as it is."""
    factor = _MONTHS.get(value.unit)
    if factor in (None, 1):
        return value
    low, high = (None if n is None else n * factor for n in (value.low, value.high))
    return Value(low, high, value.hedge, "month", value.per)


def step(number: Number) -> float:
    """What the last digit that is not zero counts: 1,000 for 18,000; 1 for 3,388. Rounding goes by it."""
    whole = abs(number)
    if whole == 0 or whole != int(whole):
        return 1
    digits = str(int(whole))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def significant(number: Number) -> int:
    """Digits before the closing zeros: 2 for 18,000, 4 for 3,388."""
    return len(str(int(abs(number))).rstrip("0"))


def named(value: Value) -> Number:
    """The one number to sort and compare by: the named one, or the middle of a range."""
    if value.low is None:
        return value.high if value.high is not None else 0
    if value.high is None or value.high == value.low:
        return value.low
    return (value.low + value.high) / 2


def band(value: Value) -> Band:
    """What the value can stand for, taken at its word: "at least 97" is 97 and anything above."""
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    number = named(value)
    if value.hedge is Hedge.ABOUT:
        slack = max(abs(number) * ABOUT, step(number) / 2)
        return Band(low - slack, high + slack)
    if value.hedge in _LOWER:
        return Band(low, math.inf)
    if value.hedge in _UPPER:
        return Band(-math.inf, high)
    if value.hedge is Hedge.EXACT and low == high and number >= 1000 and significant(number) == 1:
        return Band(low - step(number) / 2, high + step(number) / 2)  # "10,000" is hardly counted to the last one
    return Band(low, high)


def rounded(value: Value) -> Band | None:
    """Which exact numbers it may be a rounding of; None where it is exact itself."""
    if value.low is not None and value.high is not None and value.low != value.high:
        return None
    number = named(value)
    loose = value.hedge in _LOWER or value.hedge in _UPPER or value.hedge is Hedge.ABOUT
    if number < 20 or not (loose or (number >= 100 and significant(number) <= 2)):
        return None
    unit = step(number)
    slack = min(max(unit / 2, number * PLAIN), number * (ABOUT if value.hedge is Hedge.ABOUT else PLAIN))
    whole = min(max(unit, number * PLAIN), number * ROUNDED)
    if value.hedge in _LOWER:
        return Band(number, number + whole)
    if value.hedge in _UPPER:
        return Band(number - whole, number)
    return Band(number - slack, number + slack)


def same(a: Value, b: Value) -> bool:
    """Both give one figure: equal numbers, one the rounding of the other, or one bound of a range that the other gives whole.

    Symmetric. Units must be the same (`in_months` first); other currencies are no business of this function.
    """
    if a.unit != b.unit:
        return False
    if _single(a) and _single(b):
        if named(a) == named(b):
            return True
        bounds = rounded(a), rounded(b)
        return any(
            found is not None and found.low <= named(other) <= found.high
            for found, other in zip(bounds, (b, a), strict=True)
        )
    if (a.low, a.high) == (b.low, b.high):
        return True
    if _single(a) or _single(b):
        one, span = (a, b) if _single(a) else (b, a)
        if (
            one.unit not in _MONTHS
            and span.hedge is not Hedge.VAGUE
            and _tight(span)
            and band(span).low <= named(one) <= band(span).high
        ):
            return True  # an estimate inside another's range
        ends = (one.low is None and one.high == span.high) or (one.high is None and one.low == span.low)
        return ends or (span.hedge is Hedge.VAGUE and one.hedge is Hedge.VAGUE and band(one).within(band(span)))
    return _alike(a, b)


def _tight(span: Value) -> bool:
    """A range that says something: 40,000 to 60,000, not 5 to 20."""
    return bool(span.low and span.high and span.high <= span.low * TIGHT)


def _single(value: Value) -> bool:
    return value.low is None or value.high is None or value.low == value.high


def _alike(a: Value, b: Value) -> bool:
    """Two ranges or vague numbers: they begin together, or nearly ("hundreds" and "a few hundred")."""
    if a.hedge is Hedge.VAGUE and b.hedge is Hedge.VAGUE:
        return a.low == b.low or (a.high == b.high and a.high is not None)
    return False


def apart(a: Value, b: Value) -> bool:
    """Both cannot be true of the same people at the same time."""
    return not band(a).meets(band(b)) and not same(a, b)


def factor(a: float, b: float) -> float:
    """How many times the larger is the smaller; infinite where that is 0."""
    low, high = sorted((abs(a), abs(b)))
    return math.inf if low == 0 else high / low
