"""When a claim holds: the ISO 8601 forms of ``as_of`` as spans of days that can be compared."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
# Months of a part of a year: first, and how many. Winter is counted from December (TIMEX3).
_PARTS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)} | {
    f"Q{n}": (3 * n - 2, 3) for n in range(1, 5)
}


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included, as ordinals; None is an open end."""

    start: int | None
    end: int | None

    @property
    def until(self) -> int:
        """The day it stands for in a series: its end, or its start where the end is open."""
        return self.end if self.end is not None else self.start or 0

    @property
    def closed(self) -> bool:
        return self.start is not None and self.end is not None

    def gap(self, other: Period) -> int:
        """Days between the two; 0 where they meet."""
        if self.end is not None and other.start is not None and self.end < other.start:
            return other.start - self.end
        if other.end is not None and self.start is not None and other.end < self.start:
            return self.start - other.end
        return 0


@lru_cache(65_536)
def period(iso: str | None) -> Period | None:
    """The period that an ISO 8601 date, month, year, season, quarter, week or interval of these stands for, or None."""
    if not iso:
        return None
    start, slash, end = iso.partition("/")
    try:
        if not slash:
            first, last = _days(start)
            return Period(first, last)
        return Period(None if start in ("", "..") else _days(start)[0], None if end in ("", "..") else _days(end)[1])
    except ValueError:
        return None


def _days(iso: str) -> tuple[int, int]:
    """First and last day; ValueError where it is no date."""
    if len(iso) == 4 and iso.isdigit():
        return dt.date(int(iso), 1, 1).toordinal(), dt.date(int(iso), 12, 31).toordinal()
    if found := _MONTH.match(iso):
        return _months(int(found[1]), int(found[2]), 1)
    if found := _WEEK.match(iso):
        monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        return monday, monday + 6
    if found := _PART.match(iso):
        return _months(int(found[1]), *_PARTS[found[2]])
    day = dt.date.fromisoformat(iso[:10]).toordinal()
    return day, day


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    first = dt.date(year, month, 1)
    last = year * 12 + month - 1 + count - 1
    year, month = last // 12, last % 12 + 1
    return first.toordinal(), dt.date(year, month, calendar.monthrange(year, month)[1]).toordinal()
