"""Times that only marks know: words of rough time, sets, parts of the day, feasts, centuries, decades in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from beleg.languages.timing.calendar import holiday
from beleg.languages.timing.units import DASHES, Reference, Timex, iso, month_shift, plain
from beleg.languages.timing.wider import Wider

_OPENERS: Final = frozenset("word every daypart lasting holiday decade_word nth plural".split())
_MOVED: Final = re.compile(r"(day|week|weekend|month|quarter|half|year)([+-]?\d+)(T\w\w(?::\d\d)?)?")
_ROMAN: Final = re.compile(r"([IVX]{1,5})[^\W\d_A-Z]{0,3}")  # with what French writes onto it: "XIXe"
_ROMANS: Final = {"I": 1, "V": 5, "X": 10}
_DAY_KNOWN: Final = re.compile(r"(\d{4}|XXXX)-\d\d-\d\d")
_THEN: Final = re.compile(r"then([+-]\d+)(day|week|month|year)")
REFS: Final = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_CENTURIES: Final = 22
_NEARBY: Final = 4  # tokens
_AROUND: Final = 6  # tokens in which another word of the day shows that "heute" is that day


class Kinds(Wider):
    """Each method reads one kind at one place."""

    def other_days(self, read: Sequence[Timex]) -> list[Timex]:
        """The days before one that is read: "12" in "12–23 July", "9." in "9., 16. und 23. Mai"."""
        found = []
        for mark in read:
            place, day = mark.first, self.small(mark.first, 1, 31)
            if not day or not _DAY_KNOWN.fullmatch(mark.value):
                continue
            while day:
                gap = place - 1
                if self.norm(gap) in DASHES and self.tokens.glued(gap):
                    before = gap - 1
                elif self.norm(gap) in {",", "."} or gap in self.ends["between"]:
                    while self.norm(gap) in {",", "."} or gap in self.ends["between"]:
                        gap -= 1
                    before = gap
                    if self.norm(before + 1) != ".":
                        break
                else:
                    break
                other = self.small(before, 1, 31)
                if other is None or other >= day:
                    break
                found.append(Timex(before, before, f"{mark.value[:-2]}{other:02d}", "DATE"))
                place, day = before, other
        return found

    def places(self) -> list[int]:
        """Where one of them may begin."""
        found = {at for category in _OPENERS for at in self.own.get(category, ())}
        found |= {at - 1 for at in self.at["period"]} | set(self.at["period"]) | self.begins
        return sorted(at for at in found if 0 <= at < self.size)

    def others_at(self, at: int) -> list[Timex]:
        """The marks of one place that the reading of claims knows nothing of, the longest of each kind."""
        found = [
            self.word(at),
            self.every(at),
            self.lasting(at),
            self.holiday(at),
            self.century(at),
            self.decade_in_words(at),
            self.part_of_day(at),
            *self.before_christ(at),
            self.bare_plural(at),
            self.one_unit(at),
            self.opening_amount(at),
            self.opening_clock(at),
        ]
        return [mark for mark in found if mark]

    def word(self, at: int) -> Timex | None:
        hit = self.own["word"].get(at)
        if hit is None or (hit.first == hit.last and self.is_noun_of_day(at)):
            return None
        if any(h.first < at and h.last >= hit.last for h in self.own["daypart"].values()):
            return None  # the noon of "afternoon"
        if hit.payload == "PAST_REF" and hit.first == hit.last and self.is_before_that(at):
            return None
        self.said.add((at, hit.last))
        spec = str(hit.payload)
        if spec.endswith("?"):
            spec = spec[:-1] if self.is_of_the_day(at, hit.last) else "PRESENT_REF"
        moved = _MOVED.fullmatch(spec)
        if moved:
            value = self.resolve(self.moved(at, at, moved[1], int(moved[2]))).value + (moved[3] or "")
        elif spec.startswith("T") and not spec.startswith("TX"):
            value = self.day_text(at) + spec
        elif then := _THEN.fullmatch(spec):
            value = self.then(at, int(then[1]), then[2])
        else:
            value = spec
        return Timex(at, hit.last, value, self.type_of(value))

    def is_before_that(self, at: int) -> bool:
        """ "before the vote", where "before" stands behind and is "formerly" elsewhere: no time of its own."""
        ablative = self.pack.ablative
        return (
            self.pack.head_final
            and self.kind(at - 1) == "w"
            and bool(ablative)
            and self.norm(at - 1).endswith(ablative)
        )

    def is_of_the_day(self, first: int, last: int) -> bool:
        """ "heute um 19 Uhr", "heute und morgen": that very day, not "nowadays"."""
        around = range(max(0, first - _AROUND), last + _AROUND)
        others = (h for at in around if (h := self.own["word"].get(at)) and at != first)
        timed = any(at in self.at["clock"] or (at in self.own["daypart"] and at > last) for at in around)
        return timed or last + 1 in self.at["weekday"] or any(str(h.payload).startswith("day") for h in others)

    def is_noun_of_day(self, at: int) -> bool:
        """ "am Morgen", "la mañana": no tomorrow."""
        if at not in self.own["daypart"] or not self.own["word"][at].payload.startswith("day1"):
            return False
        noun = self.pack.capital_nouns and self.tokens.raw(at)[:1].isupper() and at > 0
        led = any(at - 1 in self.own_ends[c] for c in ("det", "every")) or at - 1 in self.ends["shift"]
        if self.pack.capital_nouns:
            return noun and (led or self.timed(at) or at - 1 in self.own_ends["cut"])
        return led

    @staticmethod
    def type_of(value: str) -> str:
        if value in REFS:
            return "DATE"
        if value.startswith("P"):
            return "DURATION"
        return "TIME" if "T" in value else "DATE"

    def told_before(self, at: int) -> str | None:
        """The last day named in the sentence before a place."""
        return next((day for last, day in reversed(self.known) if last < at), None)

    def told_behind(self, at: int) -> str | None:
        """The first day named behind a place, close to it: "at 10:15 on Sunday"."""
        return next((day for last, day in self.known if at < last <= at + _NEARBY), None)

    def day_text(self, at: int) -> str:
        """The day spoken of, for a time of day: the last one of the sentence, else that of the publication."""
        return self.told_before(at) or (self.now.text if self.now and self.now.day else "XXXX-XX-XX")

    def then(self, at: int, by: int, unit: str) -> str:
        """So many units from the date told before: "the following day", "a month later"."""
        base = Reference.of(self.told_before(at)) or self.anchor or self.now
        unknown = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}[unit]
        if base is None:
            return unknown
        if unit == "year":
            return iso(base.year + by)
        if unit == "month" and base.month:
            return iso(*month_shift(base.year, base.month, by))
        if base.date is None:
            return unknown
        there = base.date + timedelta(days=by * (7 if unit == "week" else 1))
        return there.isoformat() if unit == "day" else f"{there.isocalendar()[0]}-W{there.isocalendar()[1]:02d}"

    def every(self, at: int) -> Timex | None:
        hit = self.own["every"].get(at)
        if hit is None:
            return None
        here = hit.last + 1
        while adj := self.own["adj"].get(here):
            here = adj.last + 1
        amount = self.amount(here)
        period, weekday = self.hit("period", here), self.hit("weekday", here)
        part, month, season = self.own["daypart"].get(here), self.hit("month", here), self.hit("season", here)
        if amount:
            last, value = amount[2], self.span(amount[0], amount[1])
        elif period:
            last, value = (
                period.last,
                "XXXX-WXX-WE" if period.payload == "weekend" else self.span(1, str(period.payload)),
            )
        elif weekday:
            last, value = weekday.last, f"XXXX-WXX-{weekday.payload}"
            part = self.own["daypart"].get(last + 1) or self.own["daypart"].get(last)
            if part:
                last, value = part.last, f"{value}T{part.payload}"
        elif part:
            last, value = part.last, f"XXXX-XX-XXT{part.payload}"
        elif month:
            last, value = month.last, f"XXXX-{int(month.payload):02d}"
        elif season:
            last, value = season.last, f"XXXX-{season.payload}"
        else:
            return None
        return Timex(at, last, value, "SET")

    def lasting(self, at: int) -> Timex | None:
        """ "35-year-old", "zweiwöchig": durations in one word."""
        hit = self.own["lasting"].get(at)
        if hit is None:
            return None
        value = str(hit.payload)
        if "#" in value:
            number = self.number(at)
            if number is None or number[0] is None:
                return None
            value = value.replace("#", plain(number[0]))
        return Timex(at, hit.last, value, "DURATION")

    def holiday(self, at: int) -> Timex | None:
        hit = self.own["holiday"].get(at)
        if hit is None:
            return None
        here = hit.last + 1
        year = self.year_expression(here)
        last = year.last if year and (year.last >= here) else hit.last
        direction = -1 if at - 1 in self.ends["shift"] and self.shift_before(at) == "-1" else None
        first = at - 1 if at - 1 in self.ends["shift"] and at - 1 in self.at["shift"] else at
        return Timex(first, last, holiday(str(hit.payload), self.now, year.year if year else None, direction), "DATE")

    def shift_before(self, at: int) -> str:
        return next((str(h.payload) for h in self.at["shift"].values() if h.last == at - 1), "")

    def century(self, at: int) -> Timex | None:
        """ "the 19th century", "XX век", "siglo XVIII", "القرن العشرين"."""
        period = self.coded("period", "century", at)
        if period:
            number = self.ordinal(period.last + 1)
            if number is None:
                return None
            first, (value, last) = at, number
        else:
            number = self.ordinal(at)
            here = number[1] + 1 if number else at
            period = self.coded("period", "century", here)
            if number is None or period is None:
                return None
            first, value, last = at, number[0], period.last
        if not 0 < value < _CENTURIES:
            return None
        first = self.part_before(first)
        return Timex(first, last, f"{value - 1:02d}", "DATE")

    def part_before(self, first: int) -> int:
        """Where "the end of the" begins before a mark; the mark's own place where nothing of the kind stands there."""
        here = first
        parts = {hit.last: hit.first for hit in self.at["part"].values()}
        for _ in range(2):
            if here - 1 not in parts and here - 1 in self.ends["filler"]:
                here -= 1
        return parts.get(here - 1, first)

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """An ordinal number in digits, Roman numerals or words, and its last token."""
        if hit := self.own["nth"].get(at):
            return int(hit.payload), hit.last
        value = self.small(at, 1, _CENTURIES)
        if value is None:
            raw = self.tokens.raw(at) if at < self.size else ""
            roman = _ROMAN.fullmatch(raw)
            if roman is None:
                return None
            worth = [_ROMANS[letter] for letter in roman[1]]
            value = sum(-w if any(x > w for x in worth[n + 1 :]) else w for n, w in enumerate(worth))
        last = self.behind_mark(at + 1) - 1
        if self.norm(last) == "." and not self.coded("period", "century", last + 1):
            last -= 1  # "siglo XIX." ends a sentence
        return value, last

    def decade_in_words(self, at: int) -> Timex | None:
        hit = self.own["decade_word"].get(at)
        if hit is None:
            return None
        value = str(hit.payload)
        if value == "#":  # "les années 1990"
            told = next((n for n in range(hit.last, hit.first - 1, -1) if self.kind(n) == "d"), hit.last)  # "1980-ум"
            year, short = self.digits_year(told), self.small(told, 20, 99)
            year = 1900 + short if short else year
            if year is None or year % 10:
                return None
            value = str(year // 10)
        first = self.part_before(at)
        return Timex(first, hit.last, value, "DATE")

    def before_christ(self, at: int) -> list[Timex]:
        """ "218 BC", "301–297 до н. е.": with the year that opens the stretch."""
        if not self.is_short_year(at):
            return []
        year = self.hit("yearword", at + 1)
        behind = year.last + 1 if year else at + 1
        era = self.own["era"].get(behind) or (self.own["era"].get(behind + 1) if self.norm(behind) == "." else None)
        if era is None:
            return []
        found = [Timex(at, era.last, f"BC{int(self.norm(at)):04d}", "DATE")]
        if self.norm(at - 1) in DASHES and self.is_short_year(at - 2):
            found.append(Timex(at - 2, at - 2, f"BC{int(self.norm(at - 2)):04d}", "DATE"))
        return found

    def is_short_year(self, at: int) -> bool:
        """Up to four digits."""
        return self.kind(at) == "d" and self.norm(at).isdecimal() and len(self.norm(at)) <= len("0000")

    def part_of_day(self, at: int) -> Timex | None:
        """ "in the evening", "this morning": of the day spoken of."""
        hit = self.own["daypart"].get(at)
        if hit is None or at in self.at["weekday"]:
            return None
        shift = self.shift_before(at)
        led = shift or self.timed(at) or any(at - 1 in self.own_ends[c] for c in ("det", "cut")) or str(hit.payload)[2:]
        if not led:
            return None
        first = at - 1 if shift else at
        day = self.day_text(at)
        if shift == "-1" and self.now and self.now.date and self.told_before(at) is None:
            day = (self.now.date - timedelta(days=1)).isoformat()
        return Timex(first, hit.last, f"{day}T{str(hit.payload)[:2]}", "TIME")

    def bare_plural(self, at: int) -> Timex | None:
        """ "for years", "vor Jahren": no number, and none before."""
        hit = self.own["plural"].get(at)
        before = self.own_ends["bare"].get(at - 1)
        if hit is None or before is None or hit.last + 1 in self.at["shift_after"]:
            return None
        return Timex(at, hit.last, self.span(None, str(hit.payload)), "DURATION")

    def opening_amount(self, at: int) -> Timex | None:
        """ "sechs" in "sechs bis acht Monate"."""
        number = self.number(at)
        link = self.hit("between", number[1] + 1) if number and number[0] else None
        amount = self.amount(link.last + 1) if link and link.payload == "to" else None
        if number is None or amount is None or not self.counted_amount(link.last + 1 if link else at, amount):
            return None
        if self.digits_year(at) and link and self.digits_year(link.last + 1):
            return None  # "с 2019 по 2021 год"
        return Timex(at, number[1], self.span(number[0], amount[1]), "DURATION")

    def one_unit(self, at: int) -> Timex | None:
        """ "через месяц": one unit, though nothing counts it."""
        period = self.hit("period", at)
        before = self.own_ends["single"].get(at - 1)
        if period is None or before is None or period.payload == "weekend" or self.own["plural"].get(at):
            return None
        if self.year_core(period.last + 1) or self.hit("shift_after", period.last + 1):
            return None
        return Timex(at, period.last, self.span(1, str(period.payload)), "DURATION")

    def opening_clock(self, at: int) -> Timex | None:
        """ "10" in "10–18 Uhr", "von 10 bis 18 Uhr"."""
        if self.kind(at) != "d" or at - 1 in self.ends["month"]:
            return None
        link = self.hit("between", at + 1)
        here = (
            link.last + 1 if link and link.payload in {"to", "and"} else at + 2 if self.norm(at + 1) in "-–—" else None
        )
        closing = super().clock(here) if here and here < self.size else None
        if closing is None:
            return None
        text = self.norm(at).replace(".", ":")
        hour, _, minute = text.partition(":")
        if not (hour.isdecimal() and int(hour) <= 24 and (not minute or (minute.isdecimal() and int(minute) < 60))):
            return None
        return Timex(at, at, f"{self.day_text(at)}T{int(hour):02d}:{int(minute or 0):02d}", "TIME")

    def clocks_by_quarters(self) -> list[Timex]:
        """ "half past eight", "halb neun", "las ocho y media": an hour, and the minutes that its words are from it."""
        found = []
        for hit in self.own["clock_part"].values():
            if hour := self.hour_at(hit.last + 1):
                word = self.hit("clock", hour[1] + 1)
                last = word.last if word else hour[1]
                found.append(self.by_quarter(hit.first, last, hour[0], int(hit.payload)))
        if not self.own["clock_after"]:
            return found
        for hit in self.own["clock_after"].values():
            end = hit.first - 1
            word = next((h for h in self.at["clock"].values() if h.last == end), None)
            opens = range(max(0, (word.first if word else hit.first) - 2), word.first if word else hit.first)
            for at in opens:
                hour = self.hour_at(at)
                if hour is None or hour[1] != opens.stop - 1:
                    continue
                before = self.hit("period", at - 1)  # "сағат сегіз жарымда"
                led = before is not None and before.payload == "hour"
                if word or led or at in self.own["clock_hour"] or at - 1 in self.own_ends["clock_at"]:
                    first = at - 1 if led else at
                    found.append(self.by_quarter(first, hit.last, hour[0], int(hit.payload)))
        return found

    def by_quarter(self, first: int, last: int, hour: int, minutes: int) -> Timex:
        whole, minute = divmod((hour * 60 + minutes) % (24 * 60), 60)
        return Timex(first, last, f"{self.day_text(first)}T{whole:02d}:{minute:02d}", "TIME")

    def hour_at(self, at: int) -> tuple[int, int] | None:
        """An hour of the day and its last token."""
        if hit := self.own["clock_hour"].get(at):
            return int(hit.payload), hit.last
        if number := self.hit("number", at):
            whole = isinstance(number.payload, int) and 0 < number.payload <= 24
            return (int(number.payload), number.last) if whole else None
        digits = self.small(at, 1, 24)
        return (digits, at) if digits else None
