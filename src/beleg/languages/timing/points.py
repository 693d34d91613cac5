"""The longest calendar unit that begins at a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from beleg.languages.timing.days import Days
from beleg.languages.timing.units import DAYS_OPEN, NOTHING, Point, Reference, Resolved, is_coded

_PARTED: Final = frozenset({"year", "month", "season", "decade"})  # what the start, middle or end of stands behind


class Points(Days):
    """Single points."""

    def point(self, at: int, *, firm: bool = False, ranged: bool = False) -> Point | None:
        """The longest calendar unit that begins at a place. ``firm``: the words before say that a time must come."""
        if at >= self.size:
            return None
        key = (at, firm, ranged)
        if key not in self.points:
            self.points[key] = self.longest_point(at, firm=firm, ranged=ranged)
        return self.points[key]

    def longest_point(self, at: int, *, firm: bool, ranged: bool) -> Point | None:
        if at not in self.here and self.kind(at) != "d":
            return None
        key = (at, firm)
        if key not in self.others:
            self.others[key] = self.longest_other(at, firm=firm)
        best = self.others[key]
        year = self.year(at, firm=firm, ranged=ranged)
        if year and (best is None or year.last > best.last):
            best = year
        if best and self.pack.head_final and best.unit in _PARTED and not best.part:
            best = self.part_behind(best)
        return self.with_weekday(best) if best and best.unit == "day" else best

    def longest_other(self, at: int, *, firm: bool) -> Point | None:
        """The longest that is no bare year: of those alone it matters whether a second one may follow."""
        here, digits = self.here.get(at, NOTHING), self.kind(at) == "d"
        candidates = [
            self.parted(at) if "part" in here else None,
            self.first_of(at) if "first" in here else None,
            self.days_of_month(at) if digits or not DAYS_OPEN.isdisjoint(here) else None,
            self.weekday(at) if "weekday" in here else None,
            self.digital(at) if digits else None,
            self.day_month(at) if digits else None,
            self.year_before(at),
            self.month(at, firm=firm) if "month" in here else None,
            self.following(at) if "reckoned" in here else None,
            self.shifted(at),
            self.relative(at) if "reckoned" in here else None,
            self.now_word(at) if "now" in here else None,
            self.before_now(at),
            self.turn_of(at) if "period" in here and self.pack.head_final else None,
            self.season(at, firm=firm) if "season" in here else None,
            self.decade(at) if digits else None,
        ]
        best: Point | None = None
        for candidate in candidates:
            if candidate and (best is None or candidate.last > best.last):
                best = candidate
        return best

    def turn_of(self, at: int) -> Point | None:
        """The current year, month or week where its part stands behind it: "ай басында", "yil oxirida"."""
        period = self.hit("period", at)
        hit = self.hit("part", period.last + 1) if period else None
        if period is None or hit is None or is_coded(hit) or period.payload not in {"year", "month", "week"}:
            return None
        if self.kind(at - 1) == "d" or not self.opens_alone(at):
            return None
        return replace(self.moved(at, hit.last, str(period.payload), 0), part=str(hit.payload))

    def opens_alone(self, at: int) -> bool:
        """No number, month or "last" stands before it, which would say which one."""
        return not any(
            at - 1 in self.ends.get(c, ()) for c in ("number", "month", "shift", "yearword", "several", "reckoned")
        )

    def part_behind(self, point: Point) -> Point:
        """The part of a period where it stands behind it: "2023-жылдын аягында"."""
        hit = self.hit("part", point.last + 1)
        if hit is None or is_coded(hit):
            return point
        return replace(point, last=hit.last, part=str(hit.payload))

    def with_weekday(self, point: Point) -> Point:
        """The weekday behind a date: "13 сәуір, бейсенбі"."""
        weekday = self.hit("weekday", point.last + 2) if self.norm(point.last + 1) == "," else None
        if not weekday or not (point.year and point.month and point.day):
            return point
        meant = date(point.year, point.month, point.day).isoweekday() == int(weekday.payload)
        return replace(point, last=weekday.last) if meant else point

    def note(self, point: Point, seen: Resolved) -> None:
        """Remember the year of an absolute date, for the months behind it."""
        if seen.value[:1].isdigit() and point.unit != "decade":
            self.points.clear()
            self.others.clear()
            self.shifts.clear()
            self.told = Reference.of(seen.low if point.unit == "season" else seen.high) or self.told
            self.near = self.told if point.year else self.near
