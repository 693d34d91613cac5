"""Feasts by the rules that date them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from beleg.languages.timing.units import Reference

_MOVING: Final = re.compile(r"(easter|pascha)([+-]\d+)")
_NTH: Final = re.compile(r"(\d\d)-w(\d)-(-?\d)")


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the algorithm of Meeus, Jones and Butcher), for any Gregorian year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Easter Sunday of the Eastern churches (Meeus), in the Gregorian calendar of 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def day_of(rule: str, year: int) -> str:
    """The day of a feast in a year, ISO 8601; ``rule`` is MM-DD, easter±N, pascha±N, or MM-wD-N (negative: from the end)."""
    if moving := _MOVING.fullmatch(rule):
        sunday = easter(year) if moving[1] == "easter" else pascha(year)
        return (sunday + timedelta(days=int(moving[2]))).isoformat()
    if nth := _NTH.fullmatch(rule):
        month, weekday, count = int(nth[1]), int(nth[2]), int(nth[3])
        if count > 0:
            first = date(year, month, 1)
            ahead = (weekday - first.isoweekday()) % 7 + 7 * (count - 1)
            return (first + timedelta(days=ahead)).isoformat()
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return (last - timedelta(days=(last.isoweekday() - weekday) % 7)).isoformat()
    return f"{year:04d}-{rule}"


def holiday(rule: str, now: Reference | None, year: int | None, direction: int | None) -> str:
    """The day of a feast: of the year named, else the one nearest to the publication; with X where neither is known."""
    if year is None and now:
        year = now.year
        today = now.date
        if today and direction == -1:
            year -= day_of(rule, year) >= today.isoformat()
        elif today:
            near = range(max(year - 1, 1583), min(year + 2, 2200))
            year = min(near, key=lambda y: abs((date.fromisoformat(day_of(rule, y)) - today).days), default=year)
    if year is None or not 1583 <= year <= 2200:
        return f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
    return day_of(rule, year)
