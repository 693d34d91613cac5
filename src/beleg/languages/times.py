"""Times of a sentence: dates, periods, relative words, durations, frequencies, times of day, and what they resolve to.

A language-neutral grammar over what a pack delivers; nothing here knows a word of any language. Month and weekday
names come from CLDR, everything else from ``<lang>/times.toml``. Its categories and the codes it uses as payloads:

``month``       1..12: forms CLDR lacks (inflected, abbreviated)
``weekday``     1..7, Monday is 1
``proper``      any: months that are also common words ("may", "march"): only with a capital or a digit; weekdays that
                are: only behind a preposition of time
``name``        any: weekdays that are names with a capital (Tajik "Душанбе")
``season``      SP, SU, FA, WI
``period``      hour, day, week, weekend, month, quarter, half, year, decade, century: the nouns of the units
``yearword``    any: nouns that make the number beside them a year ("Jahr 2023", "2023 году")
``shift``       -1, 0, 1 before a unit ("last", "this", "next"); ``past``: the stretch that ends now ("the past year")
``shift_after`` the same, behind it ("la semana pasada")
``reckoned``    UNIT±N: a word that says it all ("gestern" day-1, "Vorjahr" year-1, "heuer" year0); with ``:start``,
                ``:mid`` or ``:end`` a part of it ("Jahresbeginn" year0:start), with ``:running`` as much of it as is over
                ("en lo que va de año"); ``same-day``, ``same-month``,
                ``same-year``: the date spoken of before; ``prior-year``: the year before it ("9 a year earlier"),
                ``prior-month`` and ``prior-week``: likewise; ``ago-year``: that, or the one before today's ("як сол пеш");
                ``next-year``, ``next-month``: the one after it ("the year after"); ``coming-year``, ``coming-month``: that,
                or the one after today's ("следующем году"); four more are for the reading alone: ``same`` holds on to the
                whole time spoken of before ("in detail", "during this period"), ``then`` to the point it ended at ("at
                that time"), ``since`` opens a stretch there ("since then"), ``life`` marks births and foundings, whose
                dates say nothing of a number
``now``         now: holds at the publication; todate: until then ("to date"); sofar: says no more than a perfect
                tense ("so far", "by now", "still")
``part``        early, start, mid, end; H1, H2, Q1 … Q4; M2 … M11: the first months of a year; D1 … D31: the day of a
                month in words ("the first of")
``first``       any: "the first" in "the first three months of"
``rank``        any: "the first", "the largest": with "since" or "in N months" they say how rare it is, and date nothing
``span``        ISO 8601 duration: words that are one ("half a year" P6M)
``ago``         pre, post: before or behind the amount ("vor drei Wochen", "three weeks ago"); ``before``, ``after``:
                behind it, and counted from the date spoken of ("three weeks earlier", "later")
``since``       pre, post: opens an interval; ``event``: opens one with something that began, whose date follows ("since
                the start of the call-up in September 2022"), or, in head-final languages, precedes
``until``       pre, post: closes one; ``event`` as above
``between``     open ("between", "from"), to ("to", "bis"), and ("and": only after open), close (behind the second)
``at``          any: prepositions of time; they make a bare number a year; ``stated``: those that say that a figure is of
                that date ("as of"), before or behind it
``filler``      any: articles and "of" inside a date
``mark``        any: what is written onto a number ("rd", "-й")
``decade``      any: what makes a year its decade ("1990s", "1990er")
``clock``       any: what makes a number a time of day
``set``         ISO 8601 duration: a frequency ("monthly" P1M)
``several``     any: a number that is not told ("a few weeks")
``joiner``      any: between years and months ("two years and eight months")
``event``       ISO 8601 date of what everyone dates by ("the full-scale invasion" 2022-02), as the end of an interval
``many``        any: periods that are more than one: "the past weeks" without a number have no date
``aside``       any: names and small words that hold a word of time and say nothing of when ("9 May street", "meanwhile")
``occasion``    any: for the reading alone: where something is said ("press conference"), whose day is none of the figures
``future``      any: words that make an undated month the coming one

Nothing is invented: without a publication date or an earlier date to lean on, what is relative stays unresolved
(``as_of`` None, ``value`` with X for what is missing, as TIMEX3 has it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.timing.intervals import Intervals
from beleg.languages.timing.look import tells
from beleg.languages.timing.units import CLOCK, Time, Timex, iso
from beleg.languages.tokens import Tokens

__all__ = ["Finder", "Time", "Timex", "find", "latest", "timexes"]


def find(
    tokens: Tokens, hits: Sequence[Hit], pack: Pack, published: str | None, anchor: str | None = None
) -> list[Time]:
    """The times of one sentence, in order, none overlapping. Linear in its length.

    ``hits`` is what the pack's lexicon found in ``tokens``; ``published`` the ISO date (perhaps only a month or year)
    that relative words are counted from; ``anchor`` the last absolute date in the text before, see `latest`.
    """
    if not tells(tokens, hits):
        return []
    return Finder(tokens, hits, pack, published, anchor).run()


def latest(times: Iterable[Time], anchor: str | None = None) -> str | None:
    """The last absolute date among the times of a sentence, as the ``anchor`` of the next; else the one before."""
    for time in times:
        since = time.as_of is not None and time.as_of.endswith("..")  # says nothing of the days spoken of
        if time.type == "DATE" and time.as_of and not since and time.value[:1].isdigit():
            ends = [end for end in time.as_of.split("/") if end != ".."]
            anchor = ends[-1] if ends else anchor
    return anchor


def timexes(times: Iterable[Time]) -> list[Timex]:
    """The times as TIMEX3 has them: the two ends of an interval apart, without prepositions."""
    return [timex for time in times for timex in time.timexes]


class Finder(Intervals):
    """The walk over a sentence: at each place the longest time that begins there."""

    def run(self) -> list[Time]:
        found: list[Time] = []
        at = 0
        while at < self.size:
            time = self.time_at(at) if at in self.begins and self.may_begin(at) else None
            if time is None:
                at += 1
                continue
            found.append(time)
            at = max(time.last, at) + 1
        return found

    def time_at(self, at: int) -> Time | None:
        clock = self.clock(at)
        if clock:
            return clock
        dated = self.interval(at)
        if dated is None:
            point = self.point(at)
            dated = self.single(point) if point else None
        lasting = self.duration(at)
        if opening := self.months_of_year(at, lasting):
            return opening
        if dated and (not lasting or dated.last >= lasting.last):
            return dated
        return lasting

    def months_of_year(self, at: int, lasting: Time | None) -> Time | None:
        """ "nine months of 2024", "за девять месяцев 2024 года": the year up to there."""
        if lasting is None and self.pack.head_final:
            return self.months_behind(at)
        count = re.fullmatch(r"P(\d+)M", lasting.value) if lasting else None
        if lasting is None or lasting.type == "SET" or count is None or not 1 <= int(count[1]) < 12:
            return None
        point = self.point(self.skip(lasting.last + 1), firm=True)
        if point is None or point.unit != "year":
            return None
        seen = self.resolve(point)
        if not re.fullmatch(r"\d{4}", seen.as_of or ""):
            return None
        year = int(seen.as_of or "")
        low, high = iso(year, 1), iso(year, int(count[1]))
        as_of = low if low == high else f"{low}/{high}"
        timexes = (*lasting.timexes, Timex(point.first, point.last, seen.value, "DATE"))
        return Time(at, point.last, lasting.value, "DURATION", as_of, timexes)

    def months_behind(self, at: int) -> Time | None:
        """ "2025 йилнинг 10 ойида": the same where the year stands first."""
        point = self.point(at)
        if point is None or point.unit not in ("year", "fixed"):
            return None
        seen = self.resolve(point)
        lasting = self.duration(point.last + 1)
        count = re.fullmatch(r"P(\d+)M", lasting.value) if lasting else None
        if (
            lasting is None
            or count is None
            or not 1 < int(count[1]) < 12
            or not re.fullmatch(r"\d{4}", seen.as_of or "")
        ):
            return None
        year = int(seen.as_of or "")
        as_of = f"{iso(year, 1)}/{iso(year, int(count[1]))}"
        timexes = (Timex(point.first, point.last, seen.value, "DATE"), *lasting.timexes)
        return Time(at, lasting.last, lasting.value, "DURATION", as_of, timexes)

    def duration(self, at: int) -> Time | None:
        often = self.hit("set", at)
        if often:
            value = str(often.payload)
            return Time(at, often.last, value, "SET", None, (Timex(at, often.last, value, "SET"),))
        amount = self.amount(at)
        if not amount:
            return None
        count, unit, last = amount
        value = self.span(count, unit)
        if unit == "year" and count == int(count or 0):
            more = self.hit("joiner", last + 1)
            months = self.amount(more.last + 1 if more else last + 1)
            if months and months[1] == "month" and months[0]:
                value, last = f"{value}{int(months[0])}M", months[2]
        rate = self.hit("article", at) and at and (self.is_counted_before(at) or self.norm(at - 1) in {"$", "€", "£"})
        kind = "SET" if rate else "DURATION"
        return Time(at, last, value, kind, None, (Timex(at, last, value, kind),))

    def is_counted_before(self, at: int) -> bool:
        for place in range(at - 1, max(at - 5, -1), -1):
            if self.kind(place) == "d" or any(place in self.ends.get(c, ()) for c in ("number", "vague", "currency")):
                return True
            if self.kind(place) == "p":
                return False
        return False

    def clock(self, at: int) -> Time | None:
        """A time of day: "10:05", "8.40 Uhr", "5 p.m."."""
        hour = self.small(at, 0, 24)
        minute: int | None = None
        last = at
        if hour is not None and self.norm(at + 1) == ":" and self.tokens.glued(at + 1):
            minute = self.small(at + 2, 0, 59)
            if (
                minute is None
                or len(self.norm(at + 2)) != 2
                or not self.tokens.glued(at + 2)
                or self.norm(at + 3) == ":"
            ):
                return None
            last = at + 2
        elif hour is None and self.kind(at) == "d" and (dotted := CLOCK.fullmatch(self.norm(at))):
            hour, minute = int(dotted[1]), int(dotted[2])
            if hour > 24 or minute > 59 or not self.hit("clock", at + 1):
                return None
        elif hour is None or not self.hit("clock", at + 1):
            return None
        word = self.hit("clock", last + 1)
        if word:
            last = word.last
            if str(word.payload) == "pm" and hour < 12:
                hour += 12
        value = f"T{hour:02d}:{minute or 0:02d}"
        if self.now and self.now.date:
            value = self.now.text + value
        return Time(at, last, value, "TIME", None, (Timex(at, last, value, "TIME"),))
