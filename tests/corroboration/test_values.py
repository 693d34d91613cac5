"""When two values are one figure, and when they cannot both be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.corroboration.periods import period
from beleg.corroboration.values import apart, band, in_months, same, significant, step
from beleg.model import Hedge, Value

numbers = st.integers(0, 200_000)


@st.composite
def values(draw: st.DrawFn) -> Value:
    hedge, low = draw(st.sampled_from(list(Hedge))), draw(numbers)
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        return Value(low, None, hedge, "person")
    if hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):
        return Value(None, low, hedge, "person")
    if hedge in (Hedge.RANGE, Hedge.VAGUE):
        return Value(low, low + draw(st.integers(1, 10_000)), hedge, "person")
    return Value(low, low, hedge, "person")


def exact(number: float, hedge: str = "exact", unit: str = "person") -> Value:
    low, high = (number, None) if hedge in ("at_least", "more_than") else (number, number)
    return Value(low, None if hedge in ("at_least", "more_than") else high, Hedge(hedge), unit)


@given(values(), values())
def test_comparing_is_symmetric(a: Value, b: Value) -> None:
    assert same(a, b) == same(b, a)
    assert apart(a, b) == apart(b, a)


@given(values())
def test_a_value_is_the_same_as_itself_and_lies_in_its_band(a: Value) -> None:
    assert same(a, a)
    assert not apart(a, a)
    assert band(a).meets(band(a))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (exact(3388), exact(3000, "more_than"), True),
        (exact(1012), exact(1000, "more_than"), True),
        (exact(1527), exact(1500, "more_than"), True),
        (exact(18_000), exact(18_000, "at_least"), True),
        (exact(709), exact(700, "more_than"), True),
        (exact(24), exact(24, "about"), True),
        (exact(3388), exact(5149), False),
        (exact(14), exact(19), False),
        (exact(1900), exact(1000, "more_than"), False),
        (exact(4), exact(5), False),
        (Value(None, 9, Hedge.AT_MOST, "year"), Value(5, 9, Hedge.RANGE, "year"), True),
        (Value(None, 12, Hedge.AT_MOST, "year"), Value(5, 9, Hedge.RANGE, "year"), False),
        (Value(200, 900, Hedge.VAGUE, "person"), Value(200, 999, Hedge.VAGUE, "person"), True),
        (exact(100), exact(100, unit="case"), False),
    ],
)
def test_same(a: Value, b: Value, one: bool) -> None:
    assert same(a, b) is one


def test_terms_in_years_and_months_compare() -> None:
    assert in_months(Value(5, 9, Hedge.RANGE, "year")) == Value(60, 108, Hedge.RANGE, "month")
    assert in_months(exact(80, unit="month")) == exact(80, unit="month")


@given(st.integers(1, 10**12))
def test_step_divides_the_number_and_no_larger_power_of_ten_does(number: int) -> None:
    assert number % step(number) == 0
    assert number % (step(number) * 10) != 0
    assert significant(number) == len(str(number)) - len(str(int(step(number)))) + 1


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2023-04/2024-06", "2023-04-01", "2024-06-30"),
        ("2022-02/..", "2022-02-01", None),
        ("../2023-04", None, "2023-04-30"),
    ],
)
def test_periods(iso: str, first: str | None, last: str | None) -> None:
    import datetime as dt

    found = period(iso)
    assert found is not None
    days = [None if day is None else dt.date.fromordinal(day).isoformat() for day in (found.start, found.end)]
    assert days == [first, last]


@given(st.text(max_size=12))
def test_what_is_no_date_is_no_period(text: str) -> None:
    found = period(text)
    assert found is None or found.start is None or found.start > 0
