"""Intervals: "since March", "until 2024", "from January to June", "since the start of the war in February 2022"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.timing.points import Points
from beleg.languages.timing.units import DASHES, EVENT, NEAR, SHORT_DASHES, Point, Time, Timex, follows, grain

YEAR: Final = len("2022")
_TURNS: Final = {"early": "01", "start": "01", "end": "12"}


class Intervals(Points):
    """Intervals and what is none."""

    def interval(self, at: int) -> Time | None:
        opener = self.coded("between", "open", at)
        if opener:
            pair = self.pair(opener.last + 1, opened=True)
            if pair:
                return self.ranged(at, *pair)
        begun = None if self.pack.head_final else self.begun(at)
        if begun:
            return begun
        since = self.coded("since", "pre", at)
        if since and at not in self.hedged and not self.coded("ago", "after", at - 1):  # "less than", "after"
            return self.up_to(self.since(since))
        until = self.coded("until", "pre", at)
        if until:
            return self.until(until)
        if opener:
            return None
        event = self.hit("event", at)
        behind = self.behind("since", event.last) if event else None
        if event and behind:
            return self.since_event(at, event, max(behind.last, event.last))
        pair = self.pair(at, opened=False)
        if pair:
            return self.ranged(at, *pair)
        return None

    def up_to(self, begun: Time | None) -> Time | None:
        """Where what began is said to have gone on to: "аз оғози ҷанг то имрӯз", "since the war began until 1 May"."""
        closer = self.coded("until", "pre", begun.last + 1) if begun else None
        whole = self.hit("now", begun.last + 1) if begun else None
        end = self.until(closer) if closer else None
        if begun is None or not (begun.as_of or "").endswith("/.."):
            return begun
        high = str(end.as_of)[len("../") :] if end and str(end.as_of).startswith("../") else None
        last, timexes = (end.last, end.timexes) if end else (begun.last, ())
        if high is None and whole is not None and whole.payload == "todate" and self.now:
            high, last = self.now.text, whole.last
            timexes = (Timex(whole.first, whole.last, "PRESENT_REF", "DATE"),)
        if high is None:
            return begun
        as_of = f"{str(begun.as_of)[: -len('/..')]}/{high}"
        return Time(begun.first, last, begun.value, begun.type, as_of, (*begun.timexes, *timexes))

    def begun(self, at: int) -> Time | None:
        """ "since the start of the call-up in September 2022": what began is named before its date."""
        since = self.hit("since:event", at)
        opener = since or self.hit("until:event", at)
        if opener is None:
            return None
        here = self.skip(opener.last + 1)
        if self.point(here, firm=True):
            return None  # "since March"
        known = self.hit("event", here)
        for place in range(here, min(here + EVENT, self.size)):
            if since and self.coded("until", "pre", place) and not self.before_now(place):
                return None  # "since the war began until 1 November"
            point = self.point(place, firm=True) if place in self.begins else None
            if point and self.is_dated(point) and (since or not self.is_adverb(place, point)):
                year = str(known.payload)[:4] if known else None
                if year and not self.resolve(point).value.startswith(year):
                    return None  # "since the war began, in May 2024 …": another time
                if since and known and point.unit == "fixed" and self.resolve(point).value == year:
                    return self.since_event(at, known, point.last)  # "since the war began three years ago"
                return (self.opened if since else self.closed)(point, at, point.last)
            if not (self.kind(place) == "w" or self.sets_off_date(place)) or self.is_other(place):
                return None
        return None

    def is_adverb(self, place: int, point: Point) -> bool:
        """ "before the magistrate yesterday", "before the panel last week": no preposition, and counted from now."""
        return not self.timed(place) and (point.unit == "fixed" or point.direction is not None)

    def begun_before(self, last: int, value: str = "") -> Hit | None:
        """ "2022-жылдын сентябрында мобилизация башталгандан бери": its date stands before what began.

        ``value`` is that date; what everyone dates by began when it did, not "on Sunday".
        """
        for place in range(last + 1, min(last + EVENT, self.size)):
            known = self.hit("event", place)
            if known and not value.startswith(str(known.payload)[:4]):
                return None
            if hit := self.hit("since:event", place):
                return hit
            if known and (behind := self.behind("since", known.last)):
                return behind
            if self.kind(place) != "w" or self.is_other(place):
                return None
        return None

    def of_event(self, since: Hit, value: str) -> bool:
        """What everyone dates by is named in the words behind a date, and began at another time."""
        inside = (e for place in range(since.first, since.last + 1) if (e := self.hit("event", place)))
        return any(not value.startswith(str(e.payload)[:4]) for e in inside)

    def sets_off_date(self, at: int) -> bool:
        """A hyphen, or a comma with nothing but a date behind it."""
        if self.norm(at) in SHORT_DASHES:
            return True
        after = self.skip_at(at + 1)
        return self.norm(at) == "," and bool(
            self.day_month(at + 1) or (after > at + 1 and (self.point(after, firm=True) or self.day_month(after)))
        )

    def since(self, opener: Hit) -> Time | None:
        at = self.skip(opener.last + 1)
        # "since the start of" may open a time by itself, and "the start of the war" be one
        events = [e for place in range(opener.first + 1, at + 1) if (e := self.hit("event", place))]
        event = next((e for e in events if e.last > opener.last), None)
        if event:
            return self.since_event(opener.first, event, event.last)
        point = self.point(at, firm=True)
        if not point:
            amount = self.amount(at)
            if amount and self.coded("between", "open", opener.first) and not self.behind("since", amount[2]):
                return None  # "from six years to three", where one word says both "from" and "since"
            if amount:
                return self.since_amount(opener, at, amount)
            return self.since_event(opener.first, events[0], events[0].last) if events else None
        link = self.hit("between", point.last + 1)
        if link and link.payload == "to":  # "from … to" whose first word also says "since"
            pair = self.pair(at, opened=True)
            if pair:
                return self.ranged(opener.first, *pair)
        return self.opened(point, opener.first, point.last)

    @staticmethod
    def since_event(first: int, event: Hit, last: int) -> Time:
        value = str(event.payload)
        timex = Timex(event.first, event.last, value, "DATE")
        return Time(first, last, value, "DATE", f"{value}/..", (timex,))

    def opened(self, point: Point, first: int, last: int) -> Time:
        seen = self.resolve(point)
        low = self.edge(point, seen, opening=True)
        timex = Timex(point.first, point.last, seen.value, "DATE")
        return Time(first, last, seen.value, "DATE", f"{low}/.." if low else None, (timex,))

    def since_amount(self, opener: Hit, at: int, amount: tuple[float | None, str, int]) -> Time | None:
        """A duration, and where it began: "seit drei Jahren"."""
        count, unit, last = amount
        began = self.back(count, unit) if count else None
        value = self.span(count, unit)
        timex = Timex(at, last, value, "DURATION")
        return Time(opener.first, last, value, "DURATION", f"{began.low}/.." if began and began.low else None, (timex,))

    def until(self, closer: Hit) -> Time | None:
        at = self.skip(closer.last + 1)
        now = self.hit("now", at)
        if now:
            as_of = f"../{self.now.text}" if self.now else None
            timex = Timex(at, now.last, "PRESENT_REF", "DATE")
            return Time(closer.first, now.last, "PRESENT_REF", "DATE", as_of, (timex,))
        event = self.hit("event", at)
        if event:  # "before the invasion"
            value = str(event.payload)
            timex = Timex(at, event.last, value, "DATE")
            return Time(closer.first, event.last, value, "DATE", f"../{value}", (timex,))
        point = self.point(at)
        return self.closed(point, closer.first, point.last) if point else None

    def closed(self, point: Point, first: int, last: int) -> Time:
        seen = self.resolve(point)
        high = self.edge(point, seen, opening=False)
        timex = Timex(point.first, point.last, seen.value, "DATE")
        return Time(first, last, seen.value, "DATE", f"../{high}" if high else None, (timex,))

    def pair(self, at: int, *, opened: bool) -> tuple[Point, Point, int] | None:
        """Two points and what links them: "April 2023 and June 2024", "3.–5. August", "2022–2024"."""
        at = self.skip(at) if opened else at
        first = self.point(at, firm=opened, ranged=True) or self.bare_day(at) or self.bare_year(at)
        if not first:
            return None
        here = first.last + 1
        behind = self.link(first, here, opened=opened)
        if behind is None:
            return None
        both = not opened and bool(self.coded("between", "and", here))
        here = behind
        until = self.coded("until", "pre", here)
        here = self.skip(until.last + 1 if until else here)
        second = self.point(here, firm=True, ranged=True)
        if second is None and first.unit == "day" and self.month_first:
            second = self.end_day(here, first)
        if second is None and first.unit == "year":
            second = self.end_year(here, first)
        if second is None:
            return None
        if first.unit == "year" and second.unit == "year" and not self.year_pair(first, second, opened=opened):
            return None
        if first.unit == "bare":
            if second.unit != "day" or not second.month:
                return None
            first = replace(first, unit="day", month=second.month, year=second.year)
        if {first.unit, second.unit} & {"open"} or (first.unit == "fixed") != (second.unit == "fixed"):
            if not opened:
                return None
        elif not opened and grain(first) != grain(second):
            return None
        last = second.last
        closing = self.coded("between", "close", last + 1)
        if both and not closing and not (follows(first, second) and not self.told_apart(first, second)):
            return None  # "June and November" are two times, unless "between" stands behind them
        closing = closing or self.behind("until", last)
        last = closing.last if closing else last
        return first, second, last

    def told_apart(self, first: Point, second: Point) -> bool:
        """ "12 and 15 men in 2023 and 2024": each time has its own number."""
        ands = self.at.get("between", {}).values()
        return any(
            h.payload == "and" and self.kind(h.first - 1) == self.kind(h.last + 1) == "d"
            for h in ands
            if not first.first < h.first < second.last
        )

    def link(self, first: Point, here: int, *, opened: bool) -> int | None:
        """The place behind what links two points; None where nothing does."""
        link = self.hit("between", here)
        if link and link.payload in {"to", "and"}:
            # Arabic writes "and" onto the second word
            return here if link.last == here and self.point(here, firm=True) else link.last + 1
        dash = self.norm(here)
        if dash in DASHES and (opened or first.unit != "bare" or dash not in SHORT_DASHES):
            return here + 1
        if dash == "/" and first.unit == "year" and self.end_year(here + 1, first):
            return here + 1
        # "январынан сентябрына чейин": the case ending links them
        return here if first.unit != "bare" and not opened and self.adjacent_until(first, here) else None

    def adjacent_until(self, first: Point, here: int) -> bool:
        second = self.point(here, ranged=True)
        return bool(second and grain(first) == grain(second) and self.behind("until", second.last))

    def bare_day(self, at: int) -> Point | None:
        day = self.small(at, 1, 31)
        return Point(at, self.behind_mark(at + 1) - 1, "bare", day=day) if day else None

    def bare_year(self, at: int) -> Point | None:
        year = self.digits_year(at)
        return Point(at, at, "year", year=year) if year else None

    def end_day(self, at: int, first: Point) -> Point | None:
        """The second day of "August 3–5"."""
        day = self.small(at, 1, 31)
        if not day or not first.day or day <= first.day or self.is_counted(at + 1):
            return None
        year, last = first.year, at
        after = self.digits_year(at + 2) if self.norm(at + 1) == "," else None
        if year is None and after:
            year, last = after, at + 2
        return replace(first, first=at, last=last, day=day, year=year)

    def end_year(self, at: int, first: Point) -> Point | None:
        """The second year of "2022–23" or "2024/25"."""
        word = self.norm(at)
        joined = self.norm(at - 1) in {*DASHES, "/"} and at < self.size and self.tokens.glued(at)
        if not (joined and self.kind(at) == "d" and len(word) == 2 and word.isdecimal() and first.year):
            return None
        year = first.year // 100 * 100 + int(word)
        if year <= first.year or (self.norm(at - 1) in SHORT_DASHES and int(word) <= 12):
            return None
        return Point(at, at, "year", year=year)

    def year_pair(self, first: Point, second: Point, *, opened: bool) -> bool:
        low, high = first.year or 0, second.year or 0
        if low >= high or high - low > 150 or (self.is_counted(second.last + 1) and not self.worded(second)):
            return False
        return (
            self.worded(first) or self.worded(second) or opened or (low >= NEAR[0] and high <= NEAR[1]) or low % 100 > 0
        )

    def worded(self, point: Point) -> bool:
        return point.last > point.first

    def ranged(self, at: int, first: Point, second: Point, last: int) -> Time:
        first, second = self.share_year(first, second)
        a, b = self.resolve(first), self.resolve(second)
        low, high = self.edge(first, a, opening=True), self.edge(second, b, opening=False)
        if second.part and second.unit == "year" and low and len(low) == 7 and high and len(high) == 4:
            high += "-12"  # "Anfang 2023 bis Ende 2024": both ends are as fine
        as_of = (low if low == high else f"{low}/{high}") if low and high and low[:4] <= high[:4] else None
        self.note(second, b)
        value = f"{a.value}/{b.value}"
        timexes = (Timex(first.first, first.last, a.value, "DATE"), Timex(second.first, second.last, b.value, "DATE"))
        return Time(at, last, value, "DATE", as_of, timexes)

    def single(self, point: Point) -> Time:
        value = self.resolve(point).value if self.pack.head_final else ""
        since = self.behind("since", point.last)
        told = any(len(self.norm(at)) == YEAR and self.kind(at) == "d" for at in range(point.first, point.last + 1))
        if since and not told and self.pack.head_final and self.of_event(since, value):
            since = None  # "on Saturday since the war began 900": the day is none of the war's
        elif since is None and self.pack.head_final:
            since = self.begun_before(point.last, value)
        if since:
            return self.opened(point, point.first, since.last)
        until = self.behind("until", point.last)
        if until:
            return self.closed(point, point.first, until.last)
        seen = self.resolve(point)
        self.note(point, seen)
        if point.part in _TURNS and point.unit == "year" and seen.low == seen.high and seen.low and len(seen.low) == 4:
            month = f"{seen.low}-{_TURNS[point.part]}"  # "at the end of the year": its last month, "early in 2024": its first
            seen = replace(seen, low=month, high=month)
        kind = "DURATION" if re.match(r"P(\d|T?X)", seen.value) else "DATE"  # "the past three years"
        timex = Timex(point.first, point.last, seen.value, kind)
        return Time(point.first, point.last, seen.value, kind, seen.as_of, (timex,))
