"""As-of dates of claims: ISO 8601 dates and periods, with an open end where the text leaves one."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a date or period covers; an open side is None."""

    first: dt.date | None
    last: dt.date | None

    @property
    def place(self) -> dt.date:
        """Where a point stands for the period: at its last day, for a count holds until then; else at its first."""
        return self.last or self.first or dt.date.min


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    """The first and last day of ``count`` months from ``month`` on."""
    end = month - 1 + count - 1
    end_year, end_month = year + end // 12, end % 12 + 1
    return dt.date(year, month, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _covered(text: str) -> tuple[dt.date, dt.date] | None:
    try:
        if found := _DAY.match(text):
            year, month, day = int(found[1]), found[2], found[3]
            if day:
                only = dt.date(year, int(month), int(day))
                return only, only
            return _months(year, int(month), 1) if month else _months(year, 1, 12)
        if found := _WEEK.match(text):
            monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + dt.timedelta(days=6)
        if found := _SEASON.match(text):
            return _months(int(found[1]), _SEASON_STARTS[found[2]], 3)
        if found := _QUARTER.match(text):
            return _months(int(found[1]), int(found[2]) * 3 - 2, 3)
    except (ValueError, OverflowError):
        pass
    return None


def period(as_of: str | None) -> Period | None:
    """What ``2025-11``, ``2025-01/2025-06``, ``../2023-04`` or ``2022-02/..`` covers; None where it is no date."""
    if not as_of:
        return None
    start, slash, end = as_of.partition("/")
    if not slash:
        covered = _covered(start)
        return Period(*covered) if covered else None
    first = None if start == ".." else _covered(start)
    last = None if end == ".." else _covered(end)
    if (start != ".." and first is None) or (end != ".." and last is None) or not (first or last):
        return None
    return Period(first[0] if first else None, last[1] if last else None)
