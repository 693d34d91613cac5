"""Times that are counted from the publication: "last week", "three years ago", "so far"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.timing.resolve import Resolve
from beleg.languages.timing.units import RELATIVE, UNTOLD, Point, Resolved, direction_of, iso, month_shift

_QUOTES: Final = frozenset('"«»“”„‘’')
_NAMED: Final = 3  # tokens before the last word of a quoted name within which its quotation mark stands


class Relative(Resolve):
    """Relative words."""

    def shifted(self, at: int) -> Point | None:
        """Counted from now: "last week", "vergangenen drei Jahren", "next Monday", "la semana pasada"."""
        if at not in self.shifts:
            self.shifts[at] = self.shifted_here(at)
        return self.shifts[at]

    def shifted_here(self, at: int) -> Point | None:
        if "shift" not in self.at and "shift_after" not in self.at:
            return None  # as in most sentences
        shift = self.hit("shift", at)
        if shift:
            bare = shift.last + 1
            inner = self.skip(bare, 1)  # "pasado mes de octubre", but in "este mes" the filler is the unit
            found = self.shifted_unit(at, shift, inner)
            return found or (self.shifted_unit(at, shift, bare) if inner > bare else None)
        number = self.number(at)
        between = self.hit("shift", number[1] + 1) if number else None
        # "trois dernières années"
        if number and between and between.payload in {"-1", "past"} and not self.pack.head_final:
            period = self.hit("period", between.last + 1)
            return self.past(at, period.last, number[0], str(period.payload)) if period and number[0] else None
        behind = self.hit("period", number[1] + 1) if number else None
        after = self.hit("shift_after", behind.last + 1) if behind else None
        if number and number[0] and behind and after and after.payload == "past":  # "los tres meses pasados"
            return self.past(at, after.last, number[0], str(behind.payload))
        period = self.hit("period", at)
        if period:
            amid = self.number(period.last + 1)
            after = self.hit("shift_after", amid[1] + 1) if amid else None
            if amid and amid[0] and after and after.payload in {"-1", "past"}:  # "the weeks, the three last ones"
                return self.past(at, after.last, amid[0], str(period.payload))
            after = self.hit("shift_after", period.last + 1)
            if after and self.is_plural(period, after.last):
                return self.untold(at, after.last, str(period.payload))
            if after and after.payload != "past":
                return self.moved(at, after.last, str(period.payload), direction_of(after) or 0)
            if after:
                return self.past(at, after.last, 1, str(period.payload))
        return None

    def shifted_unit(self, at: int, shift: Hit, here: int) -> Point | None:
        direction = direction_of(shift)
        amount = self.amount(here)
        if amount and amount[1] == "year" and (year := self.digits_year(here)):
            return Point(at, amount[2], "year", year=year)  # "in this year 2018": none of so many years
        if amount and self.counted_amount(here, amount):
            count, unit, last = amount
            if count and (direction == -1 or shift.payload == "past"):
                return self.past(at, last, count, unit)
            return None
        period = self.hit("period", here)
        if period:
            unit = str(period.payload)
            if direction != 0 and self.is_plural(period, period.last):
                return self.untold(at, period.last, unit)
            if shift.payload == "past":
                return self.past(at, period.last, 1, unit)
            return self.moved(at, period.last, unit, direction or 0) if unit != "day" else None
        month = self.hit("month", here)
        if month and self.norm(here) not in self.short:
            return Point(at, month.last, "month", month=int(month.payload), direction=direction)
        season = self.hit("season", here)
        if season:
            return Point(at, season.last, "season", code=str(season.payload), direction=direction)
        weekday = self.hit("weekday", here)
        if weekday:
            return self.weekday_point(at, weekday.last, int(weekday.payload), direction)
        part = self.part_code(here)
        if part:
            return replace(part, first=at, direction=direction)
        return None

    def is_plural(self, period: Hit, last: int) -> bool:
        """ "the past weeks", "ces derniers mois": more than one, and nobody says how many."""
        return not self.ends.get("many", set()).isdisjoint(range(period.first, last + 1))

    @staticmethod
    def untold(first: int, last: int, unit: str) -> Point:
        """A stretch of so many units as nobody tells: it has no date, and what it holds is of no other time."""
        return Point(first, last, "open", value=UNTOLD.get(unit, "PX"))

    def moved(self, first: int, last: int, unit: str, by: int) -> Point:
        """The unit so many before or after the current one."""
        now = self.now
        if unit == "year":
            if now is None:
                return Point(first, last, "open-year", value="XXXX")
            return Point(first, last, "year", year=now.year + by)
        if unit == "decade" and now:
            return Point(first, last, "decade", year=(now.year // 10 + by) * 10, value=str(now.year // 10 + by))
        if unit in {"month", "quarter", "half"} and now and now.month:
            if unit == "month":
                year, month = month_shift(now.year, now.month, by)
                return Point(first, last, "month", year=year, month=month)
            size = 3 if unit == "quarter" else 6
            year, month = month_shift(now.year, now.month, by * size)
            code = f"{'Q' if unit == 'quarter' else 'H'}{(month - 1) // size + 1}"
            return Point(first, last, "part", year=year, code=code)
        today = now.date if now else None
        if today and abs(by) < 5000:
            if unit == "day":
                return self.fixed_day(first, last, today + timedelta(days=by))
            if unit == "week":
                return self.week(first, last, today + timedelta(weeks=by))
            if unit == "weekend":
                monday = today - timedelta(days=today.isoweekday() - 1)
                saturday = monday + timedelta(days=5, weeks=by if today.isoweekday() >= 6 or by else -1)
                iso = saturday.isocalendar()
                ends = saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
                return Point(first, last, "fixed", value=f"{iso[0]}-W{iso[1]:02d}-WE", low=ends[0], high=ends[1])
        value = {
            "day": "XXXX-XX-XX",
            "week": "XXXX-WXX",
            "month": "XXXX-XX",
            "weekend": "XXXX-WXX-WE",
            "quarter": "XXXX-QX",
        }
        return Point(first, last, "open", value=value.get(unit, "XXXX"))

    @staticmethod
    def week(first: int, last: int, inside: date) -> Point:
        iso = inside.isocalendar()
        monday = inside - timedelta(days=iso[2] - 1)
        low, high = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        return Point(first, last, "fixed", value=f"{iso[0]}-W{iso[1]:02d}", low=low, high=high)

    def past(self, first: int, last: int, count: float, unit: str) -> Point:
        """The stretch of so many units that ends at the publication; as fine as its unit, not finer than the date."""
        value = self.span(count, unit)
        began = self.subtract(count, unit)
        if began is None or self.now is None:
            return Point(first, last, "open", value=value)
        high = self.now.text if len(began) == 10 else self.now.text[: len(began)]
        return Point(first, last, "fixed", value=value, low=began, high=high)

    def subtract(self, count: float, unit: str) -> str | None:
        now = self.now
        count = int(count) if count == int(count) else count
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(unit)
        if now is None or count > 1000:
            return None
        if months and now.month:
            year, month = month_shift(now.year, now.month, -round(count * months))
            return iso(year, month) if year > 0 else None
        if now.date and unit in {"day", "week", "hour"}:
            days = count * {"day": 1, "week": 7, "hour": 1 / 24}[unit]
            return (now.date - timedelta(days=days)).isoformat() if days < 100_000 else None
        return None

    def back(self, count: float, unit: str) -> Resolved | None:
        """So many units ago, as coarse as the unit."""
        now = self.now
        if now is None or count > 1000:
            return None
        whole = round(count)
        if unit in {"hour", "minute"}:
            return None
        if count != whole:
            began = self.subtract(count, unit)
            return Resolved(began, began, began) if began else None
        if unit == "decade":
            return self.resolve(Point(0, 0, "year", year=max(now.year - 10 * whole, 1)))
        if unit == "half":
            began = self.subtract(whole, unit)
            return Resolved(began, began, began) if began else None
        point = self.moved(0, 0, unit, -whole)
        return self.resolve(point) if point.unit not in {"open", "open-year"} and (point.year or 1) > 0 else None

    def before_now(self, at: int) -> Point | None:
        """So much before now: "vor drei Wochen", "three weeks ago"."""
        if "ago" not in self.at:
            return None  # as in most sentences
        pre = self.coded("ago", "pre", at)
        amount = self.amount(pre.last + 1 if pre else at)
        if not amount:
            return None
        count, unit, last = amount
        if not pre:
            post = self.hit("ago", last + 1)
            if not post or post.payload == "pre":
                return None
            last = post.last
            if post.payload != "post":
                return self.from_told(at, last, count, unit, -1 if post.payload == "before" else 1)
        if unit in {"hour", "minute", "century"}:
            return None
        seen = self.back(count, unit) if count else None
        if seen is None:
            return Point(at, last, "open", value="PAST_REF")
        if unit == "year" and count == 1:
            return self.year_ago(at, last)
        return Point(at, last, "fixed", value=seen.value, low=seen.low, high=seen.high)

    def year_ago(self, first: int, last: int) -> Point:
        """ "A year ago there were eleven": in that month of the year before."""
        if self.now is None or not self.now.month:
            return self.moved(first, last, "year", -1)
        month = iso(self.now.year - 1, self.now.month)
        return Point(first, last, "fixed", value=iso(self.now.year - 1), low=month, high=month)

    def from_told(self, first: int, last: int, count: float | None, unit: str, way: int) -> Point | None:
        """So many units before or after the date spoken of: "three months earlier", "a fortnight later"."""
        base = self.told or self.anchor or (self.now if way < 0 else None)
        whole = round(count) if count else 0
        if self.hit("filler", last + 1):
            return None  # "dos meses después de su llegada"
        if base is None or not whole or whole != count or unit not in {"day", "week", "month", "year"}:
            return Point(first, last, "open", value="PAST_REF") if way < 0 else None
        kept, self.now = self.now, base
        point = self.moved(first, last, unit, way * whole)
        self.now = kept
        return point if way < 0 or point.unit != "open" else None

    def relative(self, at: int) -> Point | None:
        hit = self.hit("reckoned", at)
        if not hit:
            return None
        code = str(hit.payload)
        if code.startswith("same-"):
            return self.same(at, hit.last, code[5:])
        if code == "prior-year":
            return self.prior(at, hit.last)
        if code == "ago-year":  # a year before the time spoken of, or before now
            told = self.told is not None and self.told.year is not None
            return self.prior(at, hit.last) if told else self.year_ago(at, hit.last)
        if code.startswith("prior-"):
            return self.from_told(at, hit.last, 1, code[6:], -1)
        match = RELATIVE.fullmatch(code)
        if not match:
            return None
        point = self.moved(at, self.behind_weekday(hit.last, match[1], int(match[2])), match[1], int(match[2]))
        if match[3] == "start" and point.unit == "fixed" and match[1] == "week":
            return replace(point, value=str(point.low), high=point.low)  # "at the start of the week": Monday
        if match[3] == "running":  # "en lo que va de año"
            return self.running(point)
        return replace(point, part=match[3]) if match[3] else point

    def behind_weekday(self, last: int, unit: str, by: int) -> int:
        """The end of the day that tells its weekday, too: "yesterday, Monday", "أمس الاثنين"."""
        today = self.now.date if self.now else None
        here = last + 2 if self.norm(last + 1) == "," else last + 1
        weekday = self.hit("weekday", here)
        if unit != "day" or weekday is None or today is None or self.hit("set", here):
            return last
        return weekday.last if (today + timedelta(days=by)).isoweekday() == int(weekday.payload) else last

    def running(self, point: Point) -> Point:
        """The year or month of publication, as far as it has gone."""
        seen = self.resolve(point)
        began = f"{seen.low}-01" if seen.low and point.unit == "year" else seen.low
        return Point(point.first, point.last, "fixed", value=seen.value, low=began, high=".." if began else None)

    def following(self, at: int) -> Point | None:
        """What follows the date spoken of: "in the year after"; it says more than "next" and "year" do alone."""
        hit = self.hit("reckoned", at)
        which, _, unit = str(hit.payload).partition("-") if hit else ("", "", "")
        if hit is None or which not in ("next", "coming"):
            return None
        return self.from_told(at, hit.last, 1, unit, 1) if which == "next" else self.coming_one(at, hit.last, unit)

    def coming_one(self, first: int, last: int, unit: str) -> Point:
        """What may follow the date spoken of, or today: "In 2019 … In the following year", which is 2020 where that is past."""
        point = None if first in self.coming else self.from_told(first, last, 1, unit, 1)
        seen = self.resolve(point) if point is not None and self.now is not None else None
        if point is not None and self.now is not None and seen is not None and seen.low is not None:
            size = min(len(seen.low), len(self.now.text))
            if seen.low[:size] <= self.now.text[:size]:
                return point
        return self.moved(first, last, unit, 1)

    def prior(self, first: int, last: int) -> Point:
        """The year before the one that the sentence has told, else before that of publication: "9 the year before"."""
        if self.told is None or self.told.year is None:
            return self.moved(first, last, "year", -1)
        return Point(first, last, "year", year=self.told.year - 1)

    def same(self, first: int, last: int, unit: str) -> Point | None:
        """The date spoken of before: "on the same day"; as fine as that was told: "In May he left. The same day …"."""
        known = self.told or self.anchor
        length = {"year": 4, "month": 7, "day": 10}.get(unit, 0)
        if known is None or not length:
            return Point(first, last, "open", value="XXXX-XX-XX"[: length or 4])
        if len(known.text) < length:
            return Point(first, last, "fixed", value="XXXX-XX-XX"[:length], low=known.text, high=known.text)
        text = known.text[:length]
        if unit == "year":
            return Point(first, last, "year", year=known.year)
        return Point(first, last, "fixed", value=text, low=text, high=text)

    def in_name(self, at: int) -> bool:
        """The last word of a medium's name, "today": quoted with a word or two, or capitalised behind a capital."""
        if self.norm(at + 1) in _QUOTES:
            return any(self.norm(here) in _QUOTES for here in range(max(0, at - _NAMED), at))
        capital = at > 1 and self.tokens.raw(at)[:1].isupper() and self.tokens.raw(at - 1)[:1].isupper()
        if not capital:
            return False
        words = [self.tokens.raw(here) for here in range(self.size) if self.kind(here) == "w"]
        return sum(word[0].isupper() for word in words) * 3 <= len(words) * 2  # but not where headlines capitalise all

    def now_word(self, at: int) -> Point | None:
        hit = self.hit("now", at)
        if not hit:
            return None
        text = self.now.text if self.now else None
        if hit.payload == "now" and hit.first == hit.last and self.in_name(at):
            return None
        if hit.payload == "now":
            return Point(at, hit.last, "fixed", value="PRESENT_REF", low=text, high=text)
        low = ".." if hit.payload == "todate" and text else None
        return Point(at, hit.last, "fixed", value="PRESENT_REF", low=low, high=text)

    def weekday_point(self, first: int, last: int, number: int, direction: int | None) -> Point:
        today = self.now.date if self.now else None
        if today is None:
            return Point(first, last, "open", value=f"XXXX-WXX-{number}")
        back = (today.isoweekday() - number) % 7
        if direction == 1 or (direction is None and first in self.coming and back):
            there = today + timedelta(days=7 - back)
        elif direction == -1:
            there = today - timedelta(days=back or 7)
        elif direction == 0:
            there = today + timedelta(days=number - today.isoweekday())
        else:
            there = today - timedelta(days=back)  # newspapers write of the day just gone
        return self.fixed_day(first, last, there)

    @staticmethod
    def fixed_day(first: int, last: int, there: date) -> Point:
        text = there.isoformat()
        return Point(first, last, "fixed", value=text, low=text, high=text)
