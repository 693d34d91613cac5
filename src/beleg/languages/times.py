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
``shift``       -1, 0, 1 before a unit ("last", "this", "next"); ``past``: the stretch that ends now ("the past weeks")
``shift_after`` the same, behind it ("la semana pasada")
``relative``    UNIT±N: a word that says it all ("gestern" day-1, "Vorjahr" year-1, "heuer" year0); with ``:start``,
                ``:mid`` or ``:end`` a part of it ("Jahresbeginn" year0:start); ``same-day``, ``same-month``,
                ``same-year``: the date spoken of before
``now``         now: holds at the publication; todate: until then; sofar: says no more than a perfect tense
``part``        early, start, mid, end; H1, H2, Q1 … Q4
``first``       any: "the first" in "the first three months of"
``span``        ISO 8601 duration: words that are one ("half a year" P6M)
``ago``         pre, post: before or behind the amount ("vor drei Wochen", "three weeks ago")
``since``       pre, post: opens an interval
``until``       pre, post: closes one
``between``     open ("between", "from"), to ("to", "bis"), and ("and": only after open), close (behind the second)
``at``          any: prepositions of time; they make a bare number a year
``filler``      any: articles and "of" inside a date
``mark``        any: what is written onto a number ("rd", "-й")
``decade``      any: what makes a year its decade ("1990s", "1990er")
``clock``       any: what makes a number a time of day
``set``         ISO 8601 duration: a frequency ("monthly" P1M)
``several``     any: a number that is not told ("a few weeks")
``joiner``      any: between years and months ("two years and eight months")
``event``       ISO 8601 date of what everyone dates by ("the full-scale invasion" 2022-02), as the end of an interval
``future``      any: words that make an undated month the coming one

Nothing is invented: without a publication date or an earlier date to lean on, what is relative stays unresolved
(``as_of`` None, ``value`` with X for what is missing, as TIMEX3 has it).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens, fold

_DASHES = frozenset("-–—‒−‑")
_SHORT_DASHES = frozenset("-‐‑")
_FULL = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_FULL_ISO = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")
_RELATIVE = re.compile(r"(day|week|weekend|month|quarter|half|year)([+-]?\d+)(?::(start|mid|end))?")
_DIGITS = re.compile(r"\d+")
# What may be counted: a number that looks like a year is none before it.
# Without a digit, a time has at least one of these.
_TELLING = frozenset(
    "month weekday name season period relative now span decade clock set event part number vague shift".split()
)
_COUNTED = ("person", "thing", "distractor", "currency", "percent", "scale", "people", "group", "vague")
_OPENERS = (
    *("month", "weekday", "season", "period", "yearword", "shift", "relative", "now", "part", "first", "span", "ago"),
    *("since", "until", "between", "event", "set", "several", "number", "article", "vague"),
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PARTS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}
_NOTHING: set[str] = set()
_SOON = 30  # days: a day and month without a year that lies so little ahead is the coming one, not last year's
_REACH = 7  # tokens behind a word of the future that it still governs
_NEAR = (1985, 2040)  # bare numbers outside are counts unless something says year


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
class _Reference:
    """The date relative words are counted from; perhaps only a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, text: str | None) -> _Reference | None:
        match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", text or "")
        if not match:
            return None
        year, month, day = (int(g) if g else None for g in match.groups())
        if year is None or not 1800 <= year <= 2200 or (month and not 1 <= month <= 12):
            return None
        if day and month and not 1 <= day <= monthrange(year, month)[1]:
            return None
        return cls(year, month or None, (day or None) if month else None)

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def text(self) -> str:
        return _iso(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Point:
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
class _Resolved:
    value: str
    low: str | None
    high: str | None

    @property
    def as_of(self) -> str | None:
        if self.low is None or self.high is None:
            return None
        return self.low if self.low == self.high else f"{self.low}/{self.high}"


def find(
    tokens: Tokens, hits: Sequence[Hit], pack: Pack, published: str | None, anchor: str | None = None
) -> list[Time]:
    """The times of one sentence, in order, none overlapping. Linear in its length.

    ``hits`` is what the pack's lexicon found in ``tokens``; ``published`` the ISO date (perhaps only a month or year)
    that relative words are counted from; ``anchor`` the last absolute date in the text before, see `latest`.
    """
    if "d" not in tokens.kind and not any(hit.category in _TELLING for hit in hits):
        return []
    return _Finder(tokens, hits, pack, published, anchor).run()


def latest(times: Iterable[Time], anchor: str | None = None) -> str | None:
    """The last absolute date among the times of a sentence, as the ``anchor`` of the next; else the one before."""
    for time in times:
        if time.type == "DATE" and time.as_of and time.value[:1].isdigit():
            ends = [end for end in time.as_of.split("/") if end != ".."]
            anchor = ends[-1] if ends else anchor
    return anchor


def timexes(times: Iterable[Time]) -> list[Timex]:
    """The times as TIMEX3 has them: the two ends of an interval apart, without prepositions."""
    return [timex for time in times for timex in time.timexes]


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


@cache
def _months_of(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The folded month names of a language, and the abbreviations that are none of them."""
    months = _locale(code).months
    wide, short = (
        frozenset(fold(name.rstrip(".")) for c in ("format", "stand-alone") for name in months[c][width].values())
        for width in ("wide", "abbreviated")
    )
    return wide, short - wide


@cache
def _month_first(code: str) -> bool:
    """Whether dates of the language are written month before day."""
    pattern = str(_locale(code).date_formats["short"].pattern).lower()
    return pattern.find("m") < pattern.find("d")


def _locale(code: str) -> Any:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # Babel costs 60 ms that `beleg --help` need not pay

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


class _Finder:
    """One sentence being read. Every method that reads at a place looks only a bounded number of tokens ahead."""

    def __init__(
        self, tokens: Tokens, hits: Sequence[Hit], pack: Pack, published: str | None, anchor: str | None
    ) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.pack = pack
        self.now = _Reference.of(published)
        self.anchor = _Reference.of(anchor)
        self.near: _Reference | None = None  # the last date in this sentence that names its year
        self.told: _Reference | None = None  # the last date in this sentence
        self.points: dict[tuple[int, bool, bool], _Point | None] = {}  # as read since a date was last noted
        self.at: dict[str, dict[int, Hit]] = {}
        self.ends: dict[str, set[int]] = {}
        self.here: dict[int, set[str]] = {}  # the categories of what begins at each token
        for hit in hits:
            place = self.at.setdefault(hit.category, {})
            self.here.setdefault(hit.first, set()).add(hit.category)
            if hit.first not in place or place[hit.first].last < hit.last:
                place[hit.first] = hit
            self.ends.setdefault(hit.category, set()).add(hit.last)
            if hit.category == "hedge" and hit.payload != "exact":
                self.ends.setdefault("bound", set()).add(hit.last)
        # where a time can begin: at a number or a word of time
        self.begins = {n for n, kind in enumerate(tokens.kind) if kind == "d"}
        self.begins.update(n for category in _OPENERS for n in self.at.get(category, ()))
        self.names, self.short = _months_of(pack.code)
        self.month_first = _month_first(pack.code)
        self.coming = {n for h in hits if h.category == "future" for n in range(h.first, h.last + _REACH)}
        if pack.head_final:  # the verb stands last and governs what is before it
            self.coming |= {n for h in hits if h.category == "future" for n in range(h.first - 2 * _REACH, h.first)}
        hedges = [h for h in hits if h.category in ("hedge", "hedge_after") and h.first < h.last]
        self.hedged = {n for h in hedges for n in range(h.first, h.last + 1)}

    # ---- looking

    def hit(self, category: str, at: int) -> Hit | None:
        place = self.at.get(category)
        return place.get(at) if place else None

    def coded(self, category: str, code: str, at: int) -> Hit | None:
        hit = self.hit(category, at)
        return hit if hit and hit.payload == code else None

    def norm(self, at: int) -> str:
        return self.tokens.norm[at] if 0 <= at < self.size else ""

    def kind(self, at: int) -> str:
        return self.tokens.kind[at] if 0 <= at < self.size else ""

    def joined(self, at: int) -> bool:
        """Nothing but a mark of direction (as CLDR writes Arabic dates) stands before this token."""
        return not self.tokens.text[self.tokens.end[at - 1] : self.tokens.start[at]].strip("\u200e\u200f")

    def is_counted(self, at: int) -> bool:
        return any(at in self.at.get(c, {}) for c in _COUNTED)

    def skip(self, at: int, limit: int = 2) -> int:
        """The place behind articles and "of"."""
        for _ in range(limit):
            hit = self.hit("filler", at)
            if not hit:
                break
            at = hit.last + 1
        return at

    def behind_mark(self, at: int) -> int:
        """The place behind what is written onto the number before: a full stop, "rd", "-й"."""
        if self.norm(at) == "." and self.tokens.glued(at):
            return at + 1
        here = at + 1 if self.norm(at) in _SHORT_DASHES and self.tokens.glued(at) else at
        mark = self.hit("mark", here)
        if mark and here < self.size and self.tokens.glued(here):
            return mark.last + 1
        return at

    def small(self, at: int, low: int, high: int) -> int | None:
        """The number of one or two digits at a place, if it lies between two others."""
        word = self.norm(at)
        if self.kind(at) == "d" and len(word) <= 2 and word.isdecimal() and low <= int(word) <= high:
            return int(word)
        return None

    # ---- the walk

    def run(self) -> list[Time]:
        found: list[Time] = []
        at = 0
        while at < self.size:
            time = self.time_at(at) if at in self.begins else None
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
        if lasting is None or count is None or not 1 <= int(count[1]) < 12:
            return None
        point = self.point(self.skip(lasting.last + 1), firm=True)
        if point is None or point.unit != "year":
            return None
        seen = self.resolve(point)
        if not re.fullmatch(r"\d{4}", seen.as_of or ""):
            return None
        year = int(seen.as_of or "")
        low, high = _iso(year, 1), _iso(year, int(count[1]))
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
        as_of = f"{_iso(year, 1)}/{_iso(year, int(count[1]))}"
        timexes = (Timex(point.first, point.last, seen.value, "DATE"), *lasting.timexes)
        return Time(at, lasting.last, lasting.value, "DURATION", as_of, timexes)

    # ---- intervals

    def interval(self, at: int) -> Time | None:
        opener = self.coded("between", "open", at)
        if opener:
            pair = self.pair(opener.last + 1, opened=True)
            if pair:
                return self.ranged(at, *pair)
        since = self.coded("since", "pre", at)
        if since and at not in self.hedged:  # "less than", where "than" also says "since"
            return self.since(since)
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

    def since(self, opener: Hit) -> Time | None:
        at = self.skip(opener.last + 1)
        event = self.hit("event", at)
        if event:
            return self.since_event(opener.first, event, event.last)
        point = self.point(at, firm=True)
        if not point:
            amount = self.amount(at)
            return self.since_amount(opener, at, amount) if amount else None
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

    def opened(self, point: _Point, first: int, last: int) -> Time:
        seen = self.resolve(point)
        low = self.edge(point, seen, opening=True)
        timex = Timex(point.first, point.last, seen.value, "DATE")
        return Time(first, last, seen.value, "DATE", f"{low}/.." if low else None, (timex,))

    def since_amount(self, opener: Hit, at: int, amount: tuple[float | None, str, int]) -> Time | None:
        """A duration, and where it began: "seit drei Jahren"."""
        count, unit, last = amount
        began = self.back(count, unit) if count else None
        value = _span(count, unit)
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

    def closed(self, point: _Point, first: int, last: int) -> Time:
        seen = self.resolve(point)
        high = self.edge(point, seen, opening=False)
        timex = Timex(point.first, point.last, seen.value, "DATE")
        return Time(first, last, seen.value, "DATE", f"../{high}" if high else None, (timex,))

    def pair(self, at: int, *, opened: bool) -> tuple[_Point, _Point, int] | None:
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
        elif not opened and _grain(first) != _grain(second):
            return None
        last = second.last
        closing = self.coded("between", "close", last + 1)
        if both and not closing:
            return None  # "June and November" are two times, unless "between" stands behind them
        closing = closing or self.behind("until", last)
        last = closing.last if closing else last
        return first, second, last

    def link(self, first: _Point, here: int, *, opened: bool) -> int | None:
        """The place behind what links two points; None where nothing does."""
        link = self.hit("between", here)
        if link and link.payload in {"to", "and"}:
            # Arabic writes "and" onto the second word
            return here if link.last == here and self.point(here, firm=True) else link.last + 1
        dash = self.norm(here)
        if dash in _DASHES and (opened or first.unit != "bare" or dash not in _SHORT_DASHES):
            return here + 1
        if dash == "/" and first.unit == "year" and self.end_year(here + 1, first):
            return here + 1
        # "январынан сентябрына чейин": the case ending links them
        return here if first.unit != "bare" and not opened and self.adjacent_until(first, here) else None

    def behind(self, category: str, last: int) -> Hit | None:
        """A postposition behind a point, or the suffix of its last word that says the same ("sentabrgacha")."""
        return self.coded(category, "post", last + 1) or self.coded(category, "post", last)

    def adjacent_until(self, first: _Point, here: int) -> bool:
        second = self.point(here, ranged=True)
        return bool(second and _grain(first) == _grain(second) and self.behind("until", second.last))

    def bare_day(self, at: int) -> _Point | None:
        day = self.small(at, 1, 31)
        return _Point(at, self.behind_mark(at + 1) - 1, "bare", day=day) if day else None

    def bare_year(self, at: int) -> _Point | None:
        year = self.digits_year(at)
        return _Point(at, at, "year", year=year) if year else None

    def end_day(self, at: int, first: _Point) -> _Point | None:
        """The second day of "August 3–5"."""
        day = self.small(at, 1, 31)
        if not day or not first.day or day <= first.day or self.is_counted(at + 1):
            return None
        year, last = first.year, at
        after = self.digits_year(at + 2) if self.norm(at + 1) == "," else None
        if year is None and after:
            year, last = after, at + 2
        return replace(first, first=at, last=last, day=day, year=year)

    def end_year(self, at: int, first: _Point) -> _Point | None:
        """The second year of "2022–23" or "2024/25"."""
        word = self.norm(at)
        joined = self.norm(at - 1) in {*_DASHES, "/"} and at < self.size and self.tokens.glued(at)
        if not (joined and self.kind(at) == "d" and len(word) == 2 and word.isdecimal() and first.year):
            return None
        year = first.year // 100 * 100 + int(word)
        if year <= first.year or (self.norm(at - 1) in _SHORT_DASHES and int(word) <= 12):
            return None
        return _Point(at, at, "year", year=year)

    def year_pair(self, first: _Point, second: _Point, *, opened: bool) -> bool:
        low, high = first.year or 0, second.year or 0
        if low >= high or high - low > 150 or (self.is_counted(second.last + 1) and not self.worded(second)):
            return False
        return (
            self.worded(first)
            or self.worded(second)
            or opened
            or (low >= _NEAR[0] and high <= _NEAR[1])
            or low % 100 > 0
        )

    def worded(self, point: _Point) -> bool:
        return point.last > point.first

    def ranged(self, at: int, first: _Point, second: _Point, last: int) -> Time:
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

    def share_year(self, first: _Point, second: _Point) -> tuple[_Point, _Point]:
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

    def is_running(self, first: _Point, second: _Point) -> bool:
        """The interval of the year of publication holds that day, or begins soon after it: "from 1 August to 31 December"."""
        if self.now is None or self.now.date is None or first.direction is not None or second.direction is not None:
            return False
        begin, end = (first.month or 1, first.day or 1), (second.month or 12, second.day or 31)
        if begin > end:
            return False
        opening = date(self.now.year, begin[0], min(begin[1], monthrange(self.now.year, begin[0])[1]))
        return (opening - self.now.date).days <= _SOON and end >= (self.now.date.month, self.now.date.day)

    # ---- single points

    def single(self, point: _Point) -> Time:
        since = self.behind("since", point.last)
        if since:
            return self.opened(point, point.first, since.last)
        until = self.behind("until", point.last)
        if until:
            return self.closed(point, point.first, until.last)
        seen = self.resolve(point)
        self.note(point, seen)
        kind = "DURATION" if re.match(r"P\d", seen.value) else "DATE"  # "the past three years"
        timex = Timex(point.first, point.last, seen.value, kind)
        return Time(point.first, point.last, seen.value, kind, seen.as_of, (timex,))

    def note(self, point: _Point, seen: _Resolved) -> None:
        """Remember the year of an absolute date, for the months behind it."""
        if seen.value[:1].isdigit() and point.unit != "decade":
            self.points.clear()
            self.told = _Reference.of(seen.low if point.unit == "season" else seen.high) or self.told
            self.near = self.told if point.year else self.near

    def point(self, at: int, *, firm: bool = False, ranged: bool = False) -> _Point | None:
        """The longest calendar unit that begins at a place. ``firm``: the words before say that a time must come."""
        if at >= self.size:
            return None
        key = (at, firm, ranged)
        if key not in self.points:
            self.points[key] = self.longest_point(at, firm=firm, ranged=ranged)
        return self.points[key]

    def longest_point(self, at: int, *, firm: bool, ranged: bool) -> _Point | None:
        here, digits = self.here.get(at, _NOTHING), self.kind(at) == "d"
        candidates = [
            self.parted(at) if "part" in here else None,
            self.first_of(at) if "first" in here else None,
            self.weekday(at) if "weekday" in here else None,
            self.digital(at) if digits else None,
            self.day_month(at) if digits else None,
            self.year_before(at),
            self.month(at, firm=firm) if here else None,
            self.shifted(at),
            self.relative(at) if "relative" in here else None,
            self.now_word(at) if "now" in here else None,
            self.before_now(at),
            self.season(at, firm=firm) if "season" in here else None,
            self.decade(at) if digits else None,
            self.year(at, firm=firm, ranged=ranged),
        ]
        best: _Point | None = None
        for candidate in candidates:
            if candidate and (best is None or candidate.last > best.last):
                best = candidate
        if best and self.pack.head_final and best.unit in ("year", "month") and not best.part:
            best = self.part_behind(best)
        return self.with_weekday(best) if best and best.unit == "day" else best

    def part_behind(self, point: _Point) -> _Point:
        """The part of a period where it stands behind it: "2023-жылдын аягында"."""
        hit = self.hit("part", point.last + 1)
        if hit is None or hit.payload in _PARTS:
            return point
        return replace(point, last=hit.last, part=str(hit.payload))

    def with_weekday(self, point: _Point) -> _Point:
        """The weekday behind a date: "13 сәуір, бейсенбі"."""
        weekday = self.hit("weekday", point.last + 2) if self.norm(point.last + 1) == "," else None
        if not weekday or not (point.year and point.month and point.day):
            return point
        meant = date(point.year, point.month, point.day).isoweekday() == int(weekday.payload)
        return replace(point, last=weekday.last) if meant else point

    # years

    def digits_year(self, at: int) -> int | None:
        word = self.norm(at)
        if self.kind(at) == "d" and len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100:
            return int(word)
        return None

    def year(self, at: int, *, firm: bool = False, ranged: bool = False) -> _Point | None:
        found = self.year_core(at)
        if found is None:
            return None
        year, first, last, worded = found
        if worded or firm or self.is_year(first, year) or (ranged and self.ranges(first)):
            return _Point(at, last, "year", year=year)
        return None

    def ranges(self, at: int) -> bool:
        return self.norm(at + 1) in _DASHES or self.norm(at + 1) == "/" or bool(self.coded("between", "to", at + 1))

    def year_core(self, at: int) -> tuple[int, int, int, bool] | None:
        """Year, the place of its digits, its last token, and whether a word beside it says that it is a year."""
        word = self.hit("yearword", at)
        if word:
            here = self.skip(word.last + 1)
            year = self.digits_year(here)
            return (year, here, self.behind_year_mark(here + 1) - 1, True) if year else None
        year = self.digits_year(at)
        if year is None:
            return None
        after = self.behind_year_mark(at + 1)
        marked = after > at + 1
        dash = (
            after + 1 if self.norm(after) in _SHORT_DASHES and after < self.size and self.tokens.glued(after) else after
        )
        word = self.hit("yearword", dash)
        if word:
            end = word.last
            if (
                self.norm(end + 1) == "."
                and self.tokens.glued(end + 1)
                and len(self.norm(end)) == 1
                and end + 2 < self.size
            ):
                end += 1  # "2024 г."
            return year, at, end, True
        return year, at, after - 1, marked

    def behind_year_mark(self, at: int) -> int:
        return at if self.norm(at) == "." else self.behind_mark(at)

    def is_year(self, at: int, year: int) -> bool:
        """Whether a bare number is a year, from what stands around it."""
        before, after = self.norm(at - 1), at + 1
        if after < self.size and self.tokens.start[after] - self.tokens.end[at] > 1 and self.timed(at):
            return True  # the next column of a table
        if before in {"(", "["} and self.norm(after) in {")", "]", ",", ";", ":", *_DASHES}:
            return True
        if self.is_counted(after) or before in {"§", "#", "№", "$", "€", "£", "+"} or self.norm(after) in {"%", "°"}:
            return False
        if at > 0 and self.kind(at - 1) == "d":
            return self.digits_year(at - 1) is not None
        if self.kind(after) == "d" and self.digits_year(after) is None:
            return False
        if before in {"-", "/"} and self.tokens.glued(at):
            return False
        if self.tokens.glued(after) if after < self.size else False:
            follows = self.norm(after)
            if self.kind(after) == "w" or (follows in _SHORT_DASHES and self.kind(after + 1) in {"w", "d"}):
                return False
        if any(at - 1 in self.ends.get(c, ()) for c in ("distractor", "bound", "currency")) and not self.timed(at):
            return False
        if self.norm(at - 1) == "." and self.norm(at - 2) in self.pack.abbreviations:
            return False  # "No. 2023"
        if self.hit("between", after) and self.kind(after + 1) == "d" and self.is_counted(after + 2):
            return False  # "2010 to 2050 men"
        noun = self.kind(after) == "w" and self.tokens.raw(after)[:1].isupper() and self.pack.capital_nouns
        ends = self.kind(after) != "w"
        doubtful = year % 100 == 0 or not _NEAR[0] <= year <= _NEAR[1]
        if noun:  # "in 2014 Dörfern", but "Ende 2014 Soldaten"
            return any(at - 1 in self.ends.get(c, ()) for c in ("since", "part"))
        if self.timed(at):
            return ends or not (year % 100 == 0 and not self.is_grammar(after))
        return not doubtful

    def timed(self, at: int) -> bool:
        """A preposition or another word of time stands directly before."""
        return any(at - 1 in self.ends.get(c, ()) for c in ("at", "since", "until", "part", "between"))

    def is_grammar(self, at: int) -> bool:
        return any(at in self.at.get(c, {}) for c in ("stop", "pronoun", "negation", "at", "since", "until", "article"))

    def year_expression(self, at: int) -> _Point | None:
        """What may follow or precede a month to say of which year: "2024", "of last year", "имсола"."""
        here = self.skip(at)
        if here > at and self.digits_year(here) and not self.worded_year(here) and self.is_counted(here + 1):
            return None
        found = self.year_core(here)
        if found and not (self.is_counted(found[2] + 1) and not found[3] and here != at):
            return _Point(here, found[2], "year", year=found[0])
        for place in dict.fromkeys((at, here)):  # "of" and "year" are one word in Tajik: look before it, too
            point = self.shifted(place) or self.relative(place)
            if point and point.unit in {"year", "open-year"} and not point.part:
                return point
        return None

    def worded_year(self, at: int) -> bool:
        core = self.year_core(at)
        return bool(core and core[3])

    def decade(self, at: int) -> _Point | None:
        word = self.norm(at)
        if self.kind(at) != "d" or not word.isdecimal() or not word.endswith("0") or len(word) not in {2, 4}:
            return None
        here = at + 1
        if self.norm(here) in {"-", "'", "’"} and here < self.size and self.tokens.glued(here):
            here += 1
        mark = self.hit("decade", here)
        if not mark or not (here < self.size and self.tokens.glued(here)):
            return None
        year = int(word) if len(word) == 4 else (1900 if int(word) >= 30 else 2000) + int(word)
        if not 1700 <= year <= 2090:
            return None
        value = str(year // 10)
        return _Point(at, mark.last, "decade", year=year, value=value)

    # days and months

    def month_hit(self, at: int, *, firm: bool) -> Hit | None:
        """A month's name, unless its word is more often another ("may", the Kazakh abbreviation that is also snow)."""
        hit = self.hit("month", at)
        if not hit:
            return None
        form = " ".join(self.tokens.norm[hit.first : hit.last + 1])
        beside = self.small(at - 1, 1, 31) or self.digits_year(hit.last + 1) or self.is_day(hit.last + 1)
        beside = (
            beside
            or (self.norm(at - 1) in {".", *_SHORT_DASHES} and self.small(at - 2, 1, 31))
            or self.after_dot(hit.last + 1)
        )
        if beside:
            return hit
        if form in self.short:
            return None
        if self.hit("proper", at):
            capital = self.tokens.raw(at)[:1].isupper() and not self.tokens.raw(at).isupper()
            return hit if capital and (firm or self.timed(at) or self.framed(at, hit.last)) else None
        return hit

    def framed(self, first: int, last: int) -> bool:
        """Other words of time stand around: "last May", "the end of May", "May last year", "March and May"."""
        before = any(first - 1 in self.ends.get(c, ()) for c in ("shift", "filler", "part", "month"))
        return before or any(last + 1 in self.at.get(c, {}) for c in ("shift", "relative", "month"))

    def after_dot(self, at: int) -> bool:
        return self.norm(at) == "." and bool(self.digits_year(at + 1) or self.is_day(at + 1))

    def is_day(self, at: int) -> bool:
        return self.month_first and self.small(at, 1, 31) is not None and not self.is_counted(at + 1)

    def day_month(self, at: int) -> _Point | None:
        """Day before month: "3. August [2025]", "the 3rd of August", "8-noyabr"."""
        day = self.small(at, 1, 31)
        if not day:
            return None
        here = self.behind_mark(at + 1)
        if self.norm(here) in _SHORT_DASHES and here < self.size and self.tokens.glued(here):
            here += 1
        month = self.month_hit(self.skip(here), firm=True)
        if not month or not _valid(None, int(month.payload), day):
            return None
        return self.with_year(_Point(at, month.last, "day", month=int(month.payload), day=day))

    def month(self, at: int, *, firm: bool) -> _Point | None:
        hit = self.month_hit(at, firm=firm)
        if not hit:
            return None
        month, here = int(hit.payload), hit.last + 1
        short = self.tokens.norm[hit.last]
        if self.norm(here) == "." and (short in self.short or short in self.pack.abbreviations):
            here += 1
        if self.month_first:
            day = self.small(here, 1, 31)
            end = self.behind_mark(here + 1) if self.norm(here + 1) != "." else here + 1
            if day and _valid(None, month, day) and not self.is_counted(end) and self.norm(end) not in {":", "%"}:
                return self.with_year(_Point(at, end - 1, "day", month=month, day=day))
        return self.with_year(_Point(at, hit.last, "month", month=month))

    def with_year(self, point: _Point) -> _Point:
        here = point.last + 1
        if self.norm(here) == "." and self.tokens.norm[point.last] in self.short:
            here += 1
        if self.norm(here) in {",", *_SHORT_DASHES} and self.digits_year(here + 1):
            here += 1
        year = self.year_expression(here)
        if year:
            return self.of_year(point, year, point.first, year.last)
        after = self.hit("shift_after", here)
        return replace(point, last=after.last, direction=_direction(after)) if after else point

    def of_year(self, point: _Point, year: _Point, first: int, last: int) -> _Point:
        point = replace(point, first=first, last=last)
        if year.year is None:
            return replace(point, direction=99)  # a relative year that cannot be resolved
        if point.day and point.month and not _valid(year.year, point.month, point.day):
            return replace(point, day=None, unit="month", year=year.year)
        return replace(point, year=year.year)

    def year_before(self, at: int) -> _Point | None:
        """Year first, as Turkic languages have it: "2022 жылғы 19 маусым", "yilning birinchi choragi"."""
        core = self.year_core(at)
        year = _Point(at, core[2], "year", year=core[0]) if core and core[3] else self.shifted(at) or self.relative(at)
        if year is None or year.unit not in {"year", "open-year"} or year.part:
            if not self.coded("period", "year", at):
                return None
            year = self.this_year(at, at)
            inner = self.part_code(self.skip(at + 1)) or self.first_of(at + 1)
        else:
            here = self.skip(year.last + 2 if self.norm(year.last + 1) == "," else year.last + 1)
            inner = self.day_month_bare(here) or self.part_code(here) or self.season_bare(here) or self.first_of(here)
        return self.of_year(inner, year, at, inner.last) if inner and inner.year is None else None

    def this_year(self, first: int, last: int) -> _Point:
        return (
            _Point(first, last, "year", year=self.now.year)
            if self.now
            else _Point(first, last, "open-year", value="XXXX")
        )

    def day_month_bare(self, at: int) -> _Point | None:
        point = self.day_month(at) or self.month(at, firm=True)
        return point if point and point.year is None else None

    def digital(self, at: int) -> _Point | None:
        """Digits alone: "3.8.2025", "03.08.25", "2025-08-03", "3/8/2025"."""
        if self.kind(at) != "d":
            return None
        text, last = self.norm(at), at
        if self.norm(at + 1) in {"-", "/", "‑", "."} and self.kind(at + 2) == "d":
            last = at + 2
            if self.norm(at + 3) == self.norm(at + 1) and self.kind(at + 4) == "d":
                last = at + 4
            if not all(self.joined(n) for n in range(at + 1, last + 1)):
                last = at
            text = "".join(self.tokens.norm[at : last + 1]).replace("-", ".").replace("/", ".").replace("‑", ".")
        if (full := _FULL_ISO.fullmatch(text)) and _valid(int(full[1]), int(full[2]), int(full[3])):
            return self.dated(at, last, int(full[1]), int(full[2]), int(full[3]))
        if full := _FULL.fullmatch(text):
            if len(full[3]) == 2 and "-" in self.norm(at + 1) and last > at:
                return None
            return self.day_first(at, last, int(full[1]), int(full[2]), full[3], slashed="/" in self.norm(at + 1))
        if last == at + 2 and self.norm(at + 1) in _SHORT_DASHES and self.digits_year(at):
            month = self.small(at + 2, 1, 12)
            if month and len(self.norm(at + 2)) == 2:
                return _Point(at, last, "month", year=self.digits_year(at), month=month)
        if (short := _DAY_MONTH.fullmatch(self.norm(at))) and self.norm(at + 1) == "." and self.tokens.glued(at + 1):
            day, month = int(short[1]), int(short[2])
            if _valid(None, month, day) and at + 2 < self.size and (self.timed(at) or self.digits_year(at + 2)):
                return self.with_year(_Point(at, at + 1, "day", month=month, day=day))  # "am 3.8."
        return None

    def day_first(self, at: int, last: int, a: int, b: int, year_text: str, *, slashed: bool) -> _Point | None:
        year = int(year_text) if len(year_text) == 4 else 2000 + int(year_text)
        if not 1000 <= year <= 2200:
            return None
        if slashed and self.month_first and a <= 12 and b <= 12 and a != b:
            # Half the world's English writes the day first: the year is all that is sure.
            return _Point(at, last, "year", year=year)
        if _valid(year, b, a):
            return self.dated(at, last, year, b, a)
        return self.dated(at, last, year, a, b) if slashed and _valid(year, a, b) else None

    @staticmethod
    def dated(first: int, last: int, year: int, month: int, day: int) -> _Point:
        return _Point(first, last, "day", year=year, month=month, day=day)

    def weekday(self, at: int) -> _Point | None:
        hit = self.hit("weekday", at)
        if not hit or self.hit("set", at) or (self.hit("proper", at) and not self.timed(at)):
            return None
        if self.hit("name", at) and self.tokens.raw(at)[:1].isupper():
            return None  # Monday in Tajik, or the capital
        here = hit.last + 1
        if self.norm(here) in {",", "،", "(", "."}:
            here += 1
        here = self.skip(here)
        found = (
            self.digital(here) or self.day_month(here) or (self.month(here, firm=True) if self.month_first else None)
        )
        if found and found.unit == "day":
            last = found.last + 1 if self.norm(found.last + 1) == ")" and self.norm(hit.last + 1) == "(" else found.last
            return replace(found, first=at, last=last)
        after = self.hit("shift_after", hit.last + 1)
        return self.weekday_point(at, after.last if after else hit.last, int(hit.payload), _direction(after))

    def weekday_point(self, first: int, last: int, number: int, direction: int | None) -> _Point:
        today = self.now.date if self.now else None
        if today is None:
            return _Point(first, last, "open", value=f"XXXX-WXX-{number}")
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
    def fixed_day(first: int, last: int, there: date) -> _Point:
        text = there.isoformat()
        return _Point(first, last, "fixed", value=text, low=text, high=text)

    # parts, seasons

    def part_code(self, at: int) -> _Point | None:
        hit = self.hit("part", at)
        if hit and hit.payload in _PARTS:
            return _Point(at, hit.last, "part", code=str(hit.payload))
        return None

    def parted(self, at: int) -> _Point | None:
        """A part of a period: "Ende Oktober 2024", "mid-2023", "first half of 2025", "Anfang des Jahres"."""
        hit = self.hit("part", at)
        if not hit:
            return None
        here = hit.last + 1
        if self.norm(here) in _SHORT_DASHES:
            here += 1
        inside = self.skip(here, 3)
        coded = hit.payload in _PARTS
        if coded:
            point = _Point(at, hit.last, "part", code=str(hit.payload))
            year = self.year_expression(inside) or self.period_of(inside, "year")
            if year is None and self.norm(hit.last + 1) == ",":
                year = self.year_expression(hit.last + 2)
            if year:
                return self.of_year(point, year, at, year.last)
            after = self.hit("shift_after", hit.last + 1)
            return replace(point, last=after.last, direction=_direction(after)) if after else point
        point_inside = (
            self.day_month_inside(inside)
            or self.year(inside, firm=True)
            or self.shifted(inside)
            or self.season(inside, firm=True)
            or self.decade(inside)
            or self.relative(inside)
        )
        if point_inside is None:
            point_inside = self.period_of(inside, "year") or self.period_of(inside, "month")
            point_inside = point_inside or self.period_of(inside, "week")
        if point_inside is None or point_inside.unit == "day":
            return None
        return replace(point_inside, first=at, part=str(hit.payload))

    def day_month_inside(self, at: int) -> _Point | None:
        point = self.year_before(at) or self.month(at, firm=True)
        return point if point and point.unit == "month" else None

    def period_of(self, at: int, unit: str) -> _Point | None:
        """A bare "year" behind "the end of the": the current one."""
        hit = self.coded("period", unit, at)
        if not hit or not any(at - 1 in self.ends.get(c, ()) for c in ("filler", "part", "first", "period")):
            return None
        return self.moved(at, hit.last, unit, 0)

    def season_bare(self, at: int) -> _Point | None:
        hit = self.hit("season", at)
        return _Point(at, hit.last, "season", code=str(hit.payload)) if hit else None

    def season(self, at: int, *, firm: bool) -> _Point | None:
        hit = self.hit("season", at)
        if not hit:
            return None
        point = _Point(at, hit.last, "season", code=str(hit.payload))
        year = self.year_expression(hit.last + 1)
        if year:
            point = self.of_year(point, year, at, year.last)
            short = self.small(point.last + 2, 0, 99)
            if self.norm(point.last + 1) == "/" and short is not None and year.year and short == (year.year + 1) % 100:
                point = replace(point, last=point.last + 2)  # "Winter 2024/25"
            return point
        after = self.hit("shift_after", hit.last + 1)
        if after:
            return replace(point, last=after.last, direction=_direction(after))
        timed = (
            self.timed(at) or bool(self.hit("at", at)) or (at - 1 in self.ends.get("filler", ()) and self.timed(at - 1))
        )
        joined = self.norm(hit.last + 1) in _SHORT_DASHES and self.kind(hit.last + 2) == "w"
        return point if (firm or timed) and not joined and not self.noun_follows(hit.last + 1) else None

    def noun_follows(self, at: int) -> bool:
        """A season before another noun is its attribute: "the spring offensive"."""
        return self.month_first and self.kind(at) == "w" and not self.is_grammar(at) and not self.hit("filler", at)

    # relative words

    def shifted(self, at: int) -> _Point | None:
        """Counted from now: "last week", "vergangenen drei Jahren", "next Monday", "la semana pasada"."""
        shift = self.hit("shift", at)
        if shift:
            return self.shifted_unit(at, shift, self.skip(shift.last + 1, 1))
        number = self.number(at)
        between = self.hit("shift", number[1] + 1) if number else None
        if number and between and between.payload in {"-1", "past"}:  # "trois dernières années"
            period = self.hit("period", between.last + 1)
            return self.past(at, period.last, number[0], str(period.payload)) if period and number[0] else None
        period = self.hit("period", at)
        if period:
            after = self.hit("shift_after", period.last + 1)
            if after and after.payload != "past":
                return self.moved(at, after.last, str(period.payload), _direction(after) or 0)
            if after:
                return self.past(at, after.last, 1, str(period.payload))
        return None

    def shifted_unit(self, at: int, shift: Hit, here: int) -> _Point | None:
        direction = _direction(shift)
        amount = self.amount(here)
        if amount and self.counted_amount(here, amount):
            count, unit, last = amount
            if count and (direction == -1 or shift.payload == "past"):
                return self.past(at, last, count, unit)
            return None
        period = self.hit("period", here)
        if period:
            unit = str(period.payload)
            if shift.payload == "past":
                return self.past(at, period.last, 1, unit)
            return self.moved(at, period.last, unit, direction or 0) if unit != "day" else None
        month = self.hit("month", here)
        if month and self.norm(here) not in self.short:
            return _Point(at, month.last, "month", month=int(month.payload), direction=direction)
        season = self.hit("season", here)
        if season:
            return _Point(at, season.last, "season", code=str(season.payload), direction=direction)
        weekday = self.hit("weekday", here)
        if weekday:
            return self.weekday_point(at, weekday.last, int(weekday.payload), direction)
        part = self.part_code(here)
        if part:
            return replace(part, first=at, direction=direction)
        return None

    def counted_amount(self, here: int, amount: tuple[float | None, str, int]) -> bool:
        period = self.hit("period", here)
        return not (period and period.last == amount[2])

    def moved(self, first: int, last: int, unit: str, by: int) -> _Point:
        """The unit so many before or after the current one."""
        now = self.now
        if unit == "year":
            if now is None:
                return _Point(first, last, "open-year", value="XXXX")
            return _Point(first, last, "year", year=now.year + by)
        if unit == "decade" and now:
            return _Point(first, last, "decade", year=(now.year // 10 + by) * 10, value=str(now.year // 10 + by))
        if unit in {"month", "quarter", "half"} and now and now.month:
            if unit == "month":
                year, month = _month_shift(now.year, now.month, by)
                return _Point(first, last, "month", year=year, month=month)
            size = 3 if unit == "quarter" else 6
            year, month = _month_shift(now.year, now.month, by * size)
            code = f"{'Q' if unit == 'quarter' else 'H'}{(month - 1) // size + 1}"
            return _Point(first, last, "part", year=year, code=code)
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
                return _Point(first, last, "fixed", value=f"{iso[0]}-W{iso[1]:02d}-WE", low=ends[0], high=ends[1])
        value = {
            "day": "XXXX-XX-XX",
            "week": "XXXX-WXX",
            "month": "XXXX-XX",
            "weekend": "XXXX-WXX-WE",
            "quarter": "XXXX-QX",
        }
        return _Point(first, last, "open", value=value.get(unit, "XXXX"))

    @staticmethod
    def week(first: int, last: int, inside: date) -> _Point:
        iso = inside.isocalendar()
        monday = inside - timedelta(days=iso[2] - 1)
        low, high = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        return _Point(first, last, "fixed", value=f"{iso[0]}-W{iso[1]:02d}", low=low, high=high)

    def past(self, first: int, last: int, count: float, unit: str) -> _Point:
        """The stretch of so many units that ends at the publication; as fine as its unit, not finer than the date."""
        value = _span(count, unit)
        began = self.subtract(count, unit)
        if began is None or self.now is None:
            return _Point(first, last, "open", value=value)
        high = self.now.text if len(began) == 10 else self.now.text[: len(began)]
        return _Point(first, last, "fixed", value=value, low=began, high=high)

    def subtract(self, count: float, unit: str) -> str | None:
        now = self.now
        count = int(count) if count == int(count) else count
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}.get(unit)
        if now is None or count > 1000:
            return None
        if months and now.month:
            year, month = _month_shift(now.year, now.month, -round(count * months))
            return _iso(year, month) if year > 0 else None
        if now.date and unit in {"day", "week", "hour"}:
            days = count * {"day": 1, "week": 7, "hour": 1 / 24}[unit]
            return (now.date - timedelta(days=days)).isoformat() if days < 100_000 else None
        return None

    def back(self, count: float, unit: str) -> _Resolved | None:
        """So many units ago, as coarse as the unit."""
        now = self.now
        if now is None or count > 1000:
            return None
        whole = round(count)
        if unit in {"hour", "minute"}:
            return None
        if count != whole:
            began = self.subtract(count, unit)
            return _Resolved(began, began, began) if began else None
        if unit == "decade":
            return self.resolve(_Point(0, 0, "year", year=max(now.year - 10 * whole, 1)))
        if unit == "half":
            began = self.subtract(whole, unit)
            return _Resolved(began, began, began) if began else None
        point = self.moved(0, 0, unit, -whole)
        return self.resolve(point) if point.unit not in {"open", "open-year"} and (point.year or 1) > 0 else None

    def before_now(self, at: int) -> _Point | None:
        """So much before now: "vor drei Wochen", "three weeks ago"."""
        pre = self.coded("ago", "pre", at)
        amount = self.amount(pre.last + 1 if pre else at)
        if not amount:
            return None
        count, unit, last = amount
        if not pre:
            post = self.coded("ago", "post", last + 1)
            if not post:
                return None
            last = post.last
        if unit in {"hour", "minute", "century"}:
            return None
        seen = self.back(count, unit) if count else None
        if seen is None:
            return _Point(at, last, "open", value="PAST_REF")
        return _Point(at, last, "fixed", value=seen.value, low=seen.low, high=seen.high)

    def relative(self, at: int) -> _Point | None:
        hit = self.hit("relative", at)
        if not hit:
            return None
        code = str(hit.payload)
        if code.startswith("same-"):
            return self.same(at, hit.last, code[5:])
        match = _RELATIVE.fullmatch(code)
        if not match:
            return None
        point = self.moved(at, hit.last, match[1], int(match[2]))
        return replace(point, part=match[3]) if match[3] else point

    def same(self, first: int, last: int, unit: str) -> _Point | None:
        """The date spoken of before: "on the same day"."""
        known = self.told or self.anchor
        length = {"year": 4, "month": 7, "day": 10}.get(unit, 0)
        if known is None or not length or len(known.text) < length:
            return _Point(first, last, "open", value="XXXX-XX-XX"[: length or 4])
        text = known.text[:length]
        if unit == "year":
            return _Point(first, last, "year", year=known.year)
        return _Point(first, last, "fixed", value=text, low=text, high=text)

    def now_word(self, at: int) -> _Point | None:
        hit = self.hit("now", at)
        if not hit:
            return None
        text = self.now.text if self.now else None
        if hit.payload == "now":
            return _Point(at, hit.last, "fixed", value="PRESENT_REF", low=text, high=text)
        low = ".." if hit.payload == "todate" and text else None
        return _Point(at, hit.last, "fixed", value="PRESENT_REF", low=low, high=text)

    def first_of(self, at: int) -> _Point | None:
        """The months a year begins with: "the first three months of 2025", "yilning dastlabki besh oyida"."""
        hit = self.hit("first", at)
        amount = self.amount(hit.last + 1) if hit else None
        if not amount or amount[1] != "month" or not amount[0] or not 1 <= amount[0] <= 12:
            return None
        point = _Point(at, amount[2], "part", code=f"M{int(amount[0])}")
        here = self.skip(amount[2] + 1)
        year = self.year_expression(here) or self.period_of(here, "year")
        if year:
            return self.of_year(point, year, at, year.last)
        return point if self.year_stands_before(at) else None

    def year_stands_before(self, at: int) -> bool:
        return any(at - 1 in self.ends.get(c, ()) for c in ("yearword", "period", "relative", "filler"))

    # ---- resolution

    def resolve(self, point: _Point) -> _Resolved:
        if point.unit == "fixed":
            return _Resolved(point.value, point.low, point.high)
        if point.unit.startswith("open"):
            return _Resolved(point.value, None, None)
        if point.unit == "year" and point.year:
            text = _iso(point.year)
            return _Resolved(text, text, text)
        if point.unit == "decade" and point.year:
            return _Resolved(point.value, str(point.year), str(point.year + 9))
        if point.unit in {"part", "season"}:
            return self.resolve_part(point)
        month, day = point.month or 1, point.day
        year = point.year or self.year_of(month, day, point.direction, coming=point.first in self.coming)
        if year is None:
            return _Resolved(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), None, None)
        if day and not _valid(year, month, day):
            day = None
        text = _iso(year, month, day)
        return _Resolved(text, text, text)

    def resolve_part(self, point: _Point) -> _Resolved:
        code = point.code
        if code.startswith("M"):
            begin, end = 1, int(code[1:])
        else:
            begin, end = _SEASONS.get(code) or _PARTS.get(code) or (1, 12)
        year = point.year or self.year_of(begin, None, point.direction, coming=point.first in self.coming)
        suffix = f"-01/XXXX-{end:02d}" if code.startswith("M") else f"-{code}"
        if year is None:
            return _Resolved(f"XXXX{suffix}", None, None)
        low, high = _iso(year, begin), _iso(year + (end < begin), end)
        return _Resolved(f"{low}/{high}" if code.startswith("M") else f"{year:04d}-{code}", low, high)

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
            if (soon - now.date).days <= _SOON:
                return now.year
        return now.year - 1

    def after_near(self, near: _Reference, month: int, *, coming: bool) -> int:
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

    def edge(self, point: _Point, seen: _Resolved, *, opening: bool) -> str | None:
        """Where an interval begins or ends: the part of a year makes that a month ("since early 2024")."""
        side = seen.low if opening else seen.high
        if side and point.unit == "year" and len(side) == 4:
            if point.part in {"start", "early"}:
                return f"{side}-01"
            if point.part == "mid":
                return f"{side}-06"
            if point.part == "end" and opening:
                return f"{side}-12"
        return None if side == ".." else side

    # ---- durations, frequencies, times of day

    def number(self, at: int) -> tuple[float | None, int] | None:
        """A small number before a unit: value (None for "several") and last token."""
        if self.kind(at) == "d":
            text = self.norm(at)
            if self.pack.decimal in text:
                whole, _, part = text.partition(self.pack.decimal)
                return (
                    (float(f"{whole}.{part}"), at) if whole.isdecimal() and part.isdecimal() and len(text) < 8 else None
                )
            return (float(int(text)), at) if text.isdecimal() and len(text) < 8 else None
        hit = self.hit("number", at)
        if hit and isinstance(hit.payload, int | float):
            value, last = hit.payload, hit.last
            behind = last + 2 if self.norm(last + 1) in _SHORT_DASHES else last + 1
            ones = self.hit("number", behind)
            if (
                ones
                and 20 <= value < 100
                and value % 10 == 0
                and isinstance(ones.payload, int)
                and 0 < ones.payload < 10
            ):
                return float(value + ones.payload), ones.last
            return float(value), last
        hit = self.hit("several", at) or self.hit("vague", at)
        if hit:
            return None, hit.last
        hit = self.hit("article", at)
        return (1.0, hit.last) if hit else None

    def amount(self, at: int) -> tuple[float | None, str, int] | None:
        """A number and a unit ("three weeks"), or a word that is both ("half a year")."""
        span = self.hit("span", at)
        if span:
            match = re.fullmatch(r"P(\d+(?:\.\d+)?)([DWMYQ])", str(span.payload))
            units = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter"}
            if match:
                return float(match[1]), units[match[2]], span.last
        number = self.number(at)
        if number:
            period = self.hit("period", number[1] + 1)
            if not period and self.norm(number[1] + 1) in _SHORT_DASHES:
                period = self.hit("period", number[1] + 2)
            if period and period.payload != "weekend":
                return number[0], str(period.payload), period.last
            return None
        return None

    def duration(self, at: int) -> Time | None:
        often = self.hit("set", at)
        if often:
            value = str(often.payload)
            return Time(at, often.last, value, "SET", None, (Timex(at, often.last, value, "SET"),))
        amount = self.amount(at)
        if not amount:
            return None
        count, unit, last = amount
        value = _span(count, unit)
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
        elif hour is None and self.kind(at) == "d" and (dotted := _CLOCK.fullmatch(self.norm(at))):
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


def _direction(hit: Hit | None) -> int | None:
    if hit is None:
        return None
    return -1 if hit.payload == "past" else int(hit.payload)


def _grain(point: _Point) -> str:
    """How fine a point is: only equals make a range without a word that opens it."""
    if point.unit in {"day", "bare"}:
        return "day"
    return "month" if point.unit in {"month", "season", "part"} else point.unit


def _span(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; X where the number is vague."""
    if unit == "decade" and count is not None:
        return f"P{_plain(count * 10)}Y"
    if unit == "half":
        return "PXM" if count is None else f"P{_plain(count * 6)}M"
    if unit == "quarter":
        return "PXM" if count is None else f"P{_plain(count * 3)}M"
    if unit == "century":
        return "PXCE" if count is None else f"P{_plain(count * 100)}Y"
    number = "X" if count is None else _plain(count)
    if unit in {"hour", "minute"}:
        return f"PT{number}{'H' if unit == 'hour' else 'M'}"
    return f"P{number}{_LETTERS.get(unit, 'D')}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
