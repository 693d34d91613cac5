"""Times read more widely than for claims: more words, older years, durations to come, and the tense of the days ahead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import MARKS, Pack
from beleg.languages.times import Finder
from beleg.languages.timing.units import CLOCK, LAST_HOUR, LAST_MINUTE, NOON, REACH, Point, Resolved, Time, Timex, plain
from beleg.languages.tokens import Tokens

_LETTERS: Final = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}
_HOURS: Final = {"hour": "H", "minute": "M", "second": "S"}
_YEARS: Final = (1000, 2100)  # what four digits may be as a year
_BARE_YEARS: Final = (1800, 2040)  # and where nothing says so
_OLD: Final = 1700  # years before it are none where nothing says so
_ROUND: Final = frozenset({1800, 1900, 2000})
_SOON: Final = 62  # days ahead in which a month without a year is the coming one
_LATER: Final = 240  # and behind "by", "until"


class Wider(Finder):
    """The finder of times with more words and wider years."""

    def __init__(
        self,
        tokens: Tokens,
        hits: Sequence[Hit],
        extra: Sequence[Hit],
        pack: Pack,
        published: str | None,
        anchor: str | None,
    ) -> None:
        shared = [hit for hit in extra if hit.category not in MARKS]
        super().__init__(tokens, [*hits, *shared], pack, published, anchor)
        self.times: list[Time] = []
        self.own: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        self.own_ends: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        for hit in extra:
            if hit.category not in MARKS:
                continue
            starts, ends = self.own[hit.category], self.own_ends[hit.category]
            if hit.first not in starts or starts[hit.first].last < hit.last:
                starts[hit.first] = hit
            if hit.last not in ends or ends[hit.last].first > hit.first:
                ends[hit.last] = hit
        for category in ("event", "since:event", "until:event"):
            self.at[category] = {}  # what everyone dates by is no expression of time
        for hit in list(self.at["reckoned"].values()):
            if any(self.kind(at) == "d" for at in range(hit.first, hit.last + 1)):
                del self.at["reckoned"][hit.first]  # "1er janvier" is a day, whatever it stands for
        # "by August", "until March": more often ahead than behind
        self.ahead = {at for hit in self.at["until"].values() for at in range(hit.last + 1, hit.last + 4)}
        for hit in extra:
            if hit.category == "future":  # in German the verb stands second, and the day may come first
                self.coming.update(range(hit.first - (REACH if pack.capital_nouns else 0), hit.last + REACH))
        self.said: set[tuple[int, int]] = set()  # marks that are words as listed: their borders are theirs
        self.known: list[tuple[int, str]] = []  # where the marks of a day end, and that day

    # what differs from the reading of claims

    @staticmethod
    def span(count: float | None, unit: str) -> str:
        """An ISO 8601 duration, its unit kept: decades are DE, quarters Q; halves of a year six months."""
        if unit == "half":
            return "PXM" if count is None else f"P{plain(count * 6)}M"
        if unit == "millennium":
            return "PXL" if count is None else f"P{plain(count)}L"
        if unit in _HOURS:
            if count and unit != "second" and count % 1 == 0.5:
                finer = "30M" if unit == "hour" else "30S"
                return f"PT{plain(count // 1)}{_HOURS[unit]}{finer}" if count > 1 else f"PT{finer}"
            return f"PT{'X' if count is None else plain(count)}{_HOURS[unit]}"
        if count and unit == "year" and count % 1 == 0.5:
            return f"P{plain(count // 1)}Y6M" if count > 1 else "P6M"
        return f"P{'X' if count is None else plain(count)}{_LETTERS.get(unit, 'D')}"

    @staticmethod
    def is_plain(year: int) -> bool:
        return year % 100 > 0 and _BARE_YEARS[0] <= year <= _BARE_YEARS[1]

    def is_year(self, at: int, year: int) -> bool:
        """Numbers that hardly anybody dates by are no years by themselves."""
        doubtful = year < _OLD or (year % 100 == 0 and year not in _ROUND)
        det = self.own_ends["det"].get(at - 1)
        if det and det.payload == "all" and not self.is_counted(at + 1) and self.norm(at + 1) != "%":
            return not doubtful  # "el 2000"
        return not doubtful and super().is_year(at, year)

    def duration(self, at: int) -> Time | None:
        """ "le jeudi 7 octobre" is no set, though "le jeudi" may be one."""
        often = self.hit("set", at)
        dated = often and str(often.payload).startswith("XXXX-WXX") and self.kind(often.last + 1) == "d"
        dated = dated or (often and self.hit("weekday", often.last + 1))  # "the two days Monday and Tuesday": not daily
        return None if dated else super().duration(at)

    def digits_year(self, at: int) -> int | None:
        word = self.norm(at)
        if self.kind(at) == "d" and len(word) == 4 and word.isdecimal() and _YEARS[0] <= int(word) <= _YEARS[1]:
            return int(word)
        return None

    def may_begin(self, at: int) -> bool:
        if at in self.own["drop"]:
            return False
        number = self.hit("number", at)
        behind = number.last + 1 if number else self.size
        return super().may_begin(at) or behind in self.at["clock"] or behind in self.own["adj"]

    def first_of(self, _at: int) -> Point | None:
        """ "the first nine months of 1989" are a duration and a year."""
        return None

    def days_of_month(self, _at: int) -> Point | None:
        """Likewise "the first ten days of November"."""
        return None

    def before_now(self, at: int) -> Point | None:
        """ "vor drei Jahren" is a duration where the preposition stays outside."""
        cut = self.own["cut"].get(at)
        return None if cut and cut.payload == "ago" else super().before_now(at)

    def until(self, closer: Hit) -> Time | None:
        """ "vor drei Jahren" closes nothing, "bis heute" only where "heute" stands alone."""
        return None if self.own["word"].get(closer.last + 1) else super().until(closer)

    def ambiguous(self, at: int, last: int, year: int, _a: int, _b: int) -> Point | None:
        """ "3/8/2025": the day that lies nearer to the publication; without one the month stands first."""
        days = [date(year, m, d) for m, d in ((_a, _b), (_b, _a))]
        today = self.now.date if self.now else None
        meant = min(days, key=lambda day: abs((day - today).days)) if today else days[0]
        return self.dated(at, last, meant.year, meant.month, meant.day)

    def resolve(self, point: Point) -> Resolved:
        """A month without a year that lies a little ahead is the coming one; further ahead only behind "by", "until"."""
        now = self.now
        if point.month and not point.year and point.direction is None and now and now.month and not self.near:
            told = self.told
            if told and told.text > now.text and (point.month, point.day or 31) >= (told.month or 1, told.day or 1):
                return super().resolve(replace(point, year=told.year))  # "on 11 February and 25 March": both to come
            ahead = (point.month - now.month) % 12 * 30 + ((point.day or 15) - (now.day or 15))
            reach = _LATER if point.first in self.ahead else _SOON
            if 0 < ahead <= reach and point.first not in self.coming:
                point = replace(point, year=now.year + (point.month < now.month))
        return super().resolve(point)

    def shifted_unit(self, at: int, shift: Hit, here: int) -> Point | None:
        """ "the next three years", "the past few weeks": durations, however many."""
        period = self.coded("period", "weekend", here)
        today = self.now.date if self.now else None
        if period and today and str(shift.payload) == "0":  # "this weekend" is the one of this week
            week = (today + timedelta(days=6 - today.isoweekday())).isocalendar()
            return Point(at, period.last, "open", value=f"{week[0]}-W{week[1]:02d}-WE")
        found = super().shifted_unit(at, shift, here)
        plural = self.own["plural"].get(here)
        if found is None and plural:
            return Point(at, plural.last, "open", value=self.span(None, str(plural.payload)))  # "the coming days"
        amount = self.amount(here) if found is None else None
        if amount is None or not self.counted_amount(here, amount):
            return found
        return Point(at, amount[2], "open", value=self.span(amount[0], amount[1]))

    def number(self, at: int) -> tuple[float | None, int] | None:
        """Numbers with a fraction behind them, too: "2 1/2"."""
        found = super().number(at)
        if found and found[0] is not None and self.kind(at) == "d" and found[1] == at:
            one, bar, two = (self.norm(at + n) for n in (1, 2, 3))
            if (one, bar, two) == ("1", "/", "2"):
                return found[0] + 0.5, at + 3
            if one == "½":
                return found[0] + 0.5, at + 1
        return found

    def amount(self, at: int) -> tuple[float | None, str, int] | None:
        """An amount, perhaps with "and a half" behind it."""
        found = super().amount(at)
        if found and found[1] == "day" and self.hit("weekday", found[2] + 1):
            return None  # "lost 2-0 on the day Friday"
        number = self.number(at) if found is None else None
        adj = self.own["adj"].get(number[1] + 1) if number else None
        period = self.hit("period", adj.last + 1) if adj else None
        if number and period and period.payload != "weekend":
            return number[0], str(period.payload), period.last  # "17 long years"
        if found and found[1] == "second" and self.hit("article", at):
            return None  # "a second group"
        half = self.own["half"].get(found[2] + 1) if found else None
        if found and half and found[0]:
            return found[0] + 0.5, found[1], half.last
        return found

    def past(self, first: int, last: int, count: float, unit: str) -> Point:
        """ "last years", "los últimos días": a plural without a number is any number of them."""
        if unit == "weekend":
            return self.moved(first, last, unit, -1)
        if count == 1 and self.own_ends["plural"].get(last) and not self.own_ends["plural"].get(last - 1):
            counted = any(self.kind(at) == "d" or self.hit("number", at) for at in range(first, last))
            if not counted:
                return Point(first, last, "open", value=self.span(None, unit))
        return super().past(first, last, count, unit)

    def moved(self, first: int, last: int, unit: str, by: int) -> Point:
        """ "the coming years" are no year of the calendar."""
        if last > first and any(last - n in self.own_ends["plural"] for n in (0, 1) if last - n > first - 1):
            return Point(first, last, "open", value=self.span(None, unit))
        if unit == "century":
            century = (self.now.year - 1) // 100 + by if self.now else None
            return Point(first, last, "open", value=f"{century:02d}" if century else "XX")
        return super().moved(first, last, unit, by)

    def clock(self, at: int) -> Time | None:
        """A time of day, counted from the day the sentence has just named."""
        found = super().clock(at) or self.dotted_clock(at) or self.clock_in_words(at)
        if found is None:
            return None
        word = self.hit("clock", found.last)
        hour = self.small(at, NOON + 1, LAST_HOUR - 1) if at - 1 in self.own_ends["clock_at"] else None
        if at - 1 in self.own_ends["mod"] and hour is None and word and self.own["plural"].get(word.first):
            return None  # "près de 24 heures"
        if word and word.first > at and self.own["plural"].get(word.first) and at - 1 not in self.own_ends["clock_at"]:
            return None  # "24 heures" without "à"
        last, value = found.last, found.value
        behind = self.small(last + 1, 0, 59) if value.endswith(":00") and word and word.first > at else None
        if (
            behind is not None
            and len(self.norm(last + 1)) == 2
            and (self.tokens.glued(last + 1) or not self.hit("period", last + 2))
        ):
            last, value = last + 1, f"{value[:-2]}{behind:02d}"
            word = None if self.tokens.glued(last) else self.hit("clock", last + 1)  # "21h40 local time"
            last = word.last if word else last
        day = self.told.text if self.told and self.told.day else None
        if day:
            value = day + "T" + value.rpartition("T")[2]
        return Time(at, last, value, "TIME", None, (Timex(at, last, value, "TIME"),))

    def dotted_clock(self, at: int) -> Time | None:
        """ "a las 20.30": a time where the preposition says so."""
        match = CLOCK.fullmatch(self.norm(at)) if at - 1 in self.own_ends["clock_at"] else None
        if match is None or int(match[1]) > LAST_HOUR or int(match[2]) > LAST_MINUTE:
            return None
        value = f"{self.now.text if self.now and self.now.day else 'XXXX-XX-XX'}T{int(match[1]):02d}:{match[2]}"
        return Time(at, at, value, "TIME", None, (Timex(at, at, value, "TIME"),))

    def clock_in_words(self, at: int) -> Time | None:
        """ "neun Uhr", "five o'clock"."""
        number = self.hit("number", at)
        word = self.hit("clock", number.last + 1) if number else None
        hour = number.payload if number else None
        if number is None or word is None or not isinstance(hour, int) or not 0 < hour <= 24:
            return None
        hour += 12 if str(word.payload) == "pm" and hour < 12 else 0
        value = f"{self.now.text if self.now and self.now.day else 'XXXX-XX-XX'}T{hour:02d}:00"
        return Time(at, word.last, value, "TIME", None, (Timex(at, word.last, value, "TIME"),))
