"""The units of times: what is found, what it is made of, and the arithmetic of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, Final

from beleg.languages.lexicon import Hit
from beleg.languages.tokens import fold

DASHES: Final = frozenset("-–—‒−‑")
SHORT_DASHES: Final = frozenset("-‐‑")
FULL: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
FULL_ISO: Final = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
DAY_MONTH: Final = re.compile(r"(\d{1,2})\.(\d{1,2})")
CLOCK: Final = re.compile(r"(\d{1,2})[.:](\d{2})")
# digits that may be a date
DATED: Final = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{4}[./]\d{1,2}[./]\d{1,2}")
JOINS: Final = frozenset(".:/-‑")  # what stands between the digits of a date or a time of day
LAST_HOUR, LAST_MINUTE, NOON = 24, 59, 12
RELATIVE: Final = re.compile(r"(day|week|weekend|month|quarter|half|year)([+-]?\d+)(?::(start|mid|end|running))?")
FIRST_MONTHS: Final = re.compile(r"M\d{1,2}")
DAY_WORD: Final = re.compile(r"D(\d{1,2})")
# Without a digit, a time has at least one of these.
# Without one of these a time has digits that look like a date: see `look.tells`.
TELLING: Final = frozenset(
    "month weekday season period reckoned now span decade clock set event part first shift".split()
)
# What may be counted: a number that looks like a year is none before it.
COUNTED: Final = ("person", "thing", "distractor", "currency", "percent", "scale", "people", "group", "vague")
NOUNS: Final = frozenset({"person", "thing", "distractor", "people", "group"})  # of these, what nouns are
OPENERS: Final = (
    *("month", "weekday", "season", "period", "yearword", "shift", "reckoned", "now", "part", "first", "span", "ago"),
    *("since", "until", "since:event", "until:event", "between", "event", "set", "several", "number", "article"),
    "vague",
)
NUMBERS: Final = frozenset({"number", "article", "several", "vague"})
# A time can begin with one of these whatever follows; with a number only where it counts a period.
ALONE: Final = frozenset(OPENERS) - NUMBERS - frozenset({"between", "since", "until", "ago"})
OPENING: Final = (("between", "open"), ("since", "pre"), ("until", "pre"), ("ago", "pre"))  # with these, only as such
EVENTS: Final = frozenset({"since", "until"})  # what may open or close an interval by something that began
COUNTING: Final = frozenset({"period", "shift", "first"})  # what stands behind such a number
# All categories that the reading of times looks at.
LOOKED_AT: Final = (
    frozenset(OPENERS)
    | frozenset(COUNTED)
    | TELLING
    | frozenset("at filler mark shift_after name proper passive joiner yearword ago stop pronoun negation".split())
    | frozenset("hedge hedge_after future many aside".split())
)
SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
PARTS: Final = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
LETTERS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}
# "recent weeks"
UNTOLD: Final = {"hour": "PTXH", "day": "PXD", "week": "PXW", "month": "PXM", "year": "PXY", "decade": "PXDE"}
# what the days of a month may open with: "the first ten days of"
DAYS_OPEN: Final = frozenset({"first", "shift", "month", "number"})
NOTHING: Final[set[str]] = set()
SOON: Final = 30  # days: a day and month without a year that lies so little ahead is the coming one, not last year's
# tokens between "since" and the date of what began then, and in head-final languages the other way round
EVENT: Final = 10
REACH: Final = 7  # tokens behind a word of the future that it still governs
SHORTEST: Final = 4  # letters of an abbreviated month that CLDR does not have
AHEAD: Final = 20  # years: "26.10.89" in a text of 1989 is no date of 2089
NEAR: Final = (1985, 2040)  # bare numbers outside are counts unless something says year


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression as TIMEX3 marks it: without the preposition that opens or closes an interval."""

    first: int
    last: int
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time of a sentence: the tokens ``first``..``last`` (inclusive, with the preposition of an interval).

    ``value`` follows ISO 8601 and TIMEX3; ``type`` is DATE, TIME, DURATION or SET. ``as_of`` is what a claim beside it
    holds for, in the notation of the ledger (``2025-10``, ``2025-01/2025-06``, ``../2023-04``, ``2022-02/..``); None
    for durations, frequencies, times of day, and what cannot be resolved.
    """

    first: int
    last: int
    value: str
    type: str
    as_of: str | None = None
    timexes: tuple[Timex, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The date relative words are counted from; perhaps only a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    @lru_cache(maxsize=1_000)  # asked for in every sentence of a text
    def of(cls, text: str | None) -> Reference | None:
        match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", text or "")
        if not match:
            return None
        year, month, day = (int(g) if g else None for g in match.groups())
        if year is None or not 1000 <= year <= 2200 or (month and not 1 <= month <= 12):
            return None
        if day and month and not 1 <= day <= monthrange(year, month)[1]:
            return None
        return cls(year, month or None, (day or None) if month else None)

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def text(self) -> str:
        return iso(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar unit as read, before it is resolved."""

    first: int
    last: int
    # day, month, year, part (quarter, half), season, decade; fixed: resolved to value, low, high; open: unresolvable
    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    code: str = ""  # of a part or season
    part: str = ""  # early, start, mid, end
    direction: int | None = None  # last, this, next
    value: str = ""
    low: str | None = None
    high: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    value: str
    low: str | None
    high: str | None

    @property
    def as_of(self) -> str | None:
        if self.low is None or self.high is None:
            return None
        return self.low if self.low == self.high else f"{self.low}/{self.high}"


def iso(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


@cache
def months_of(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The folded month names of a language, and the abbreviations that are none of them."""
    months = locale(code).months
    wide, short = (
        frozenset(fold(name.rstrip(".")) for c in ("format", "stand-alone") for name in months[c][width].values())
        for width in ("wide", "abbreviated")
    )
    return wide, short - wide


@cache
def month_first(code: str) -> bool:
    """Whether dates of the language are written month before day."""
    pattern = str(locale(code).date_formats["short"].pattern).lower()
    return pattern.find("m") < pattern.find("d")


def locale(code: str) -> Any:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # Babel costs 60 ms that `beleg --help` need not pay

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def direction_of(hit: Hit | None) -> int | None:
    if hit is None:
        return None
    return -1 if hit.payload == "past" else int(hit.payload)


def is_coded(hit: Hit) -> bool:
    """A part of a year that is one by itself: a half, a quarter, its first months."""
    return hit.payload in PARTS or FIRST_MONTHS.fullmatch(str(hit.payload)) is not None


def follows(first: Point, second: Point) -> bool:
    """The second is the month or year right behind the first: "January and February 2025", "2023 and 2024"."""
    if first.part or second.part or first.direction is not None or first.unit != second.unit:
        return False
    if first.unit == "year":
        return (first.year or 0) + 1 == second.year
    if first.unit == "day":
        return first.month == second.month and (first.day or 0) + 1 == second.day
    apart = first.year is not None and first.year != (second.year or 0) - (first.month == 12)
    return first.unit == "month" and (first.month or 0) % 12 + 1 == second.month and not apart


def grain(point: Point) -> str:
    """How fine a point is: only equals make a range without a word that opens it."""
    if point.unit in {"day", "bare"}:
        return "day"
    return "month" if point.unit in {"month", "season", "part"} else point.unit


def span_of(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; X where the number is vague."""
    if unit == "decade" and count is not None:
        return f"P{plain(count * 10)}Y"
    if unit == "half":
        return "PXM" if count is None else f"P{plain(count * 6)}M"
    if unit == "quarter":
        return "PXM" if count is None else f"P{plain(count * 3)}M"
    if unit == "century":
        return "PXCE" if count is None else f"P{plain(count * 100)}Y"
    number = "X" if count is None else plain(count)
    if unit in {"hour", "minute"}:
        return f"PT{number}{'H' if unit == 'hour' else 'M'}"
    return f"P{number}{LETTERS.get(unit, 'D')}"


def plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
