"""What a point of the calendar resolves to, and which year is meant where none is named."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Final

from beleg.languages.timing.look import Look
from beleg.languages.timing.units import PARTS, SEASONS, SOON, Point, Reference, Resolved, iso, valid

_LATE_SUMMER: Final = 8  # the last month in which "this winter" is the one before


class Resolve(Look):
    """From points to dates."""

    def resolve(self, point: Point) -> Resolved:
        if point.unit == "fixed":
            return Resolved(point.value, point.low, point.high)
        if point.unit.startswith("open"):
            return Resolved(point.value, None, None)
        if point.unit == "year" and point.year:
            text = iso(point.year)
            return Resolved(text, text, text)
        if point.unit == "decade" and point.year:
            return Resolved(point.value, str(point.year), str(point.year + 9))
        if point.unit in {"part", "season"}:
            return self.resolve_part(point)
        month, day = point.month or 1, point.day
        year = point.year or self.year_of(month, day, point.direction, coming=point.first in self.coming)
        if year is None:
            return Resolved(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), None, None)
        if day and not valid(year, month, day):
            day = None
        text = iso(year, month, day)
        return Resolved(text, text, text)

    def resolve_part(self, point: Point) -> Resolved:
        code = point.code
        if code.startswith("M"):
            begin, end = 1, int(code[1:])
        else:
            begin, end = SEASONS.get(code) or PARTS.get(code) or (1, 12)
        year = point.year or self.year_of(begin, None, point.direction, coming=point.first in self.coming)
        if point.year and self.now and self.now.month and (point.year, begin) > (self.now.year, self.now.month):
            year = self.year_told(point, point.year)
        if year and not point.year and self.is_running_season(point, year, begin, end):
            year -= 1  # "last autumn", told in October
        if year and end < begin and point.direction == 0 and self.is_winter_past(year):
            year -= 1
        suffix = f"-01/XXXX-{end:02d}" if code.startswith("M") else f"-{code}"
        if year is None:
            return Resolved(f"XXXX{suffix}", None, None)
        low, high = iso(year, begin), iso(year + (end < begin), end)
        return Resolved(f"{low}/{high}" if code.startswith("M") else f"{year:04d}-{code}", low, high)

    def year_told(self, point: Point, year: int) -> int:
        """ "By June 2025 30 had signed, in the second half of the year 55": of the year spoken of; this one's is to come."""
        written = any(
            self.kind(at) == "d" and len(self.norm(at)) == len("2025") for at in range(point.first, point.last + 1)
        )
        known = self.told or self.anchor
        if written or known is None or known.year is None or point.direction is not None or point.first in self.coming:
            return year
        return min(year, known.year)

    def is_running_season(self, point: Point, year: int, begin: int, end: int) -> bool:
        """The season called the last one is not over yet."""
        if point.unit != "season" or point.direction != -1 or not self.now or not self.now.month:
            return False
        return (self.now.year, self.now.month) <= (year + (end < begin), end)

    def is_winter_past(self, year: int) -> bool:
        """ "This winter", told in March of the year: the one that has just ended, until late summer looks to the next."""
        now = self.now
        return now is not None and now.year == year and now.month is not None and now.month <= _LATE_SUMMER

    def year_of(self, month: int, day: int | None, direction: int | None, *, coming: bool) -> int | None:
        """The year of a month that is named without one."""
        if direction == 99:
            return None
        now = self.now
        if self.near and direction is None:
            return self.after_near(self.near, month, coming=coming)
        if now is None:
            return self.nearest(month)
        if now.month is None:
            return None if direction is None else now.year + min(direction, 1)
        here = (now.month, now.day or 31)
        there = (month, day or (here[1] if direction is None else 0))
        if direction == 0:
            return now.year - (month == 12 and now.month <= 2 and not day)
        if direction == 1:
            return now.year + (month <= now.month)
        if direction == -1:
            return now.year - (month >= now.month)
        if coming:
            return now.year + ((month, day or 31) < here)
        if there <= here:
            return now.year
        if day and now.date:
            soon = date(now.year, month, min(day, monthrange(now.year, month)[1]))
            if (soon - now.date).days <= SOON:
                return now.year
        return now.year - 1

    def after_near(self, near: Reference, month: int, *, coming: bool) -> int:
        """The sentence has named a date: the story goes on from there, but not beyond the publication."""
        year = near.year + (near.month is not None and month < near.month)
        if self.now and self.now.month and not coming and (year, month) > (self.now.year, self.now.month):
            return year - 1
        return year

    def nearest(self, month: int) -> int | None:
        """Without a publication date: the occurrence nearest to the date spoken of before."""
        known = self.anchor
        if known is None:
            return None
        if known.month is None:
            return known.year
        distance = month - known.month
        return known.year + (1 if distance < -6 else -1 if distance > 6 else 0)

    def edge(self, point: Point, seen: Resolved, *, opening: bool) -> str | None:
        """Where an interval begins or ends: the part of a year makes that a month ("since early 2024")."""
        side = seen.low if opening else seen.high
        if side and point.unit == "year" and len(side) == 4:
            if point.part in {"start", "early"}:
                return f"{side}-01"
            if point.part == "mid":
                return f"{side}-06"
            if point.part == "end":
                return f"{side}-12"
        return None if side == ".." else side

    def share_year(self, first: Point, second: Point) -> tuple[Point, Point]:
        """In "January to March 2023" the year holds for both; "October to March" runs over the turn of one."""
        if second.year is None and first.year is None and second.month and first.month:
            coming = first.first in self.coming
            year = self.year_of(second.month, second.day, second.direction, coming=coming)
            if self.is_running(first, second):
                year = self.now.year if self.now else year
            second = replace(second, year=year)
        if first.year is None and second.year and first.month and second.month:
            later = (first.month, first.day or 0) > (second.month, second.day or 31)
            first = replace(first, year=second.year - later)
        elif second.year is None and first.year and first.month and second.month:
            earlier = (second.month, second.day or 31) < (first.month, first.day or 0)
            second = replace(second, year=first.year + earlier)
        elif first.unit in {"season", "part"} and first.year is None and second.year:
            first = replace(first, year=second.year)
        return first, second

    def is_running(self, first: Point, second: Point) -> bool:
        """The interval of the year of publication holds that day, or begins soon after it: "from 1 August to 31 December"."""
        if self.now is None or self.now.date is None or first.direction is not None or second.direction is not None:
            return False
        begin, end = (first.month or 1, first.day or 1), (second.month or 12, second.day or 31)
        if begin > end:
            return False
        opening = date(self.now.year, begin[0], min(begin[1], monthrange(self.now.year, begin[0])[1]))
        return (opening - self.now.date).days <= SOON and end >= (self.now.date.month, self.now.date.day)

    def is_dated(self, point: Point) -> bool:
        """A time of the calendar, not "now", and one that can be told."""
        return point.value != "PRESENT_REF" and self.resolve(point).as_of is not None
