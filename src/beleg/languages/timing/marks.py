"""Times as TIMEX3 marks them: what the claims need, and what only says roughly when, how long or how often.

`times.find` reads times for claims: what it finds dates a number. A corpus marks more ("recently", "the future", "two
decades", "every Monday", "Wednesday night"), and draws its borders otherwise: with the article and what limits the
amount ("nearly two years"), without the preposition. `find` here reads both, with ``<lang>/marks.toml`` beside the pack.
Its tables, each of words by payload:

``word``        what it says: PAST_REF, PRESENT_REF, FUTURE_REF; UNIT±N as in ``relative`` of times, with a part of the
                day behind it ("tonight" day0TNI); T12:00; a duration
``daypart``     MO, MI, AF, EV, NI: nouns and adverbs for parts of the day, also those a weekday is written with
``every``       any: "each", "every": what follows is a set
``det``         any: articles that belong to every time; unit: to those alone that end in a unit ("the past week")
``mod``         any: what limits an amount before it ("nearly", "more than")
``adj``         any: what may stand between article and unit ("first", "same", "financial")
``cut``         any: words a time may begin with that stay outside; ago: those that make a duration of "three years ago"
``lasting``     a duration in one word; with ``#`` in it that of the number it begins with ("35-year-old" P#Y)
``holiday``     MM-DD, or easter±N (Orthodox Easter: pascha±N), or MM-wD-N: the Nth weekday D of a month
``decade_word`` 199: decades in words ("the nineties"); # where the year stands in it ("les années 1990")
``nth``         1..21: ordinals before "century"
``plural``      day, week, month, year …: the plural forms of units
``half``        any: "and a half" behind an amount
``zone``        any: what belongs to a time of day ("GMT", "local time")
``single``      any: prepositions that make a unit behind them one ("через месяц")
``trim``        words at the end of a date that stay outside: dated, behind a month and its year; always, behind years, too
``clock_at``    any: prepositions that make a number of hours a time of day
``clock_part``  minutes, with their sign, that stand before an hour: "half past" +30, "halb" -30, "quarter to" -15
``clock_after`` the same where they stand behind it: "et demie", "y media"
``clock_hour``  1..12: hours that are no plain numbers ("девятого"), which only such minutes make a time of day
``era``         any: what makes the year before it one before Christ
``drop``        any: what the claims read as a time and nobody marks as one ("so far")
``bare``        any: prepositions before a plural without a number ("for years")

All tables of ``times.toml`` may stand there, too, with words that would mislead the reading of claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.timing.kinds import REFS, Kinds
from beleg.languages.timing.look import tells
from beleg.languages.timing.units import SHORT_DASHES, Reference, Time, Timex
from beleg.languages.tokens import Tokens

_DAY: Final = re.compile(r"(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)|XXXX-WXX-\d")
_CLOCK: Final = re.compile(r"T\d\d:\d\d$")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_STRETCH: Final = re.compile(r"weekend|month|T\d|P\d")
_YEAR: Final = re.compile(r"\d{4}")
_PART: Final = re.compile(r"(?:\d{4}|XXXX)-([QH]\d|SP|SU|FA|WI)")
_NIGHT: Final = 5  # tokens between a part of the day and its day: "Nacht vom 3. auf den"


def find(
    tokens: Tokens,
    hits: Sequence[Hit],
    extra: Sequence[Hit],
    pack: Pack,
    published: str | None,
    anchor: str | None = None,
) -> tuple[list[Timex], list[Time]]:
    """The marks of one sentence in order, none overlapping, and the times they were made of, for the next ``anchor``.

    ``extra`` is what the lexicon of `packs.marks` found in ``tokens``; the rest as for `times.find`.
    """
    if not extra and not tells(tokens, hits):
        return [], []
    marker = Marker(tokens, hits, extra, pack, published, anchor)
    return marker.marks(), marker.times


class Marker(Kinds):
    """All marks of a sentence, with the borders of TIMEX3."""

    def marks(self) -> list[Timex]:
        """All marks, in the order of the text."""
        self.times = self.run()
        read = [mark for time in self.times for mark in time.timexes]
        self.known = [(mark.last, mark.value) for mark in read if _ISO_DAY.fullmatch(mark.value)]
        found = [mark for at in self.places() for mark in self.others_at(at)] + read + self.clocks_by_quarters()
        dropped = {at for hit in self.own["drop"].values() for at in range(hit.first, hit.last + 1)}
        found = [mark for mark in found if mark.first not in dropped] + self.other_days(read)
        if decades := self.own["decade_word"].values():  # "mediados de los años" is no time in "… de los años noventa"
            found = [mark for mark in found if not any(h.first <= mark.last < h.last for h in decades)]
        chosen: list[Timex] = []
        taken: set[int] = set()
        for mark in sorted(found, key=lambda m: (m.first - m.last, m.value in REFS, m.first)):
            here = range(mark.first, mark.last + 1)
            if taken.isdisjoint(here):
                chosen.append(mark)
                taken.update(here)
        days = sorted((mark.last, mark.value[:10]) for mark in chosen if _ISO_DAY.match(mark.value))
        self.known = [(last, day) for last, day in days if not any(m.last == last and "T" in m.value for m in chosen)]
        shaped: list[Timex] = []
        for mark in sorted(chosen, key=lambda m: m.first):
            if shaped and mark.type == "SET" and mark.first == shaped[-1].last + 1 and _CLOCK.search(shaped[-1].value):
                continue  # "8 Uhr morgens" is no set
            if shaped and (night := self.joined_night(shaped, mark)):
                shaped[-1] = night
                continue
            one = self.shaped(mark, shaped[-1].last if shaped else -1, taken)
            if shaped and (joined := self.joined_days(shaped[-1], one)):
                shaped[-1] = joined
            elif not shaped or one.first > shaped[-1].last:
                shaped.append(one)
        return shaped

    def shaped(self, mark: Timex, bound: int, taken: set[int]) -> Timex:
        """A mark with the borders of TIMEX3; never over the one before, which ends at ``bound``."""
        mark = self.typed(mark)
        day = self.told_before(mark.first) or self.told_behind(mark.last)
        if _CLOCK.search(mark.value) and day:
            mark = replace(mark, value=f"{day}T{mark.value.rpartition('T')[2]}")
        if self.kind(mark.first) == "d" and mark.last == mark.first + 1 and self.norm(mark.last) == ".":
            mark = replace(mark, last=mark.first)
        said = (mark.first, mark.last) in self.said
        # as listed, but for the preposition of a stretch: "на выходных"
        mark = mark if said and not _STRETCH.match(str(self.own["word"][mark.first].payload)) else self.cut(mark)
        mark = mark if said else self.trimmed(mark)
        mark = self.with_part_of_day(mark, bound, taken)
        last = mark.last
        if mark.type == "DURATION" and (after := self.hit("shift_after", last + 1)) and after.first not in taken:
            last = after.last
        if mark.type == "TIME" and (zone := self.own["zone"].get(last + 1)):
            last = zone.last
        return replace(mark, first=self.widened(mark, bound), last=last)

    @staticmethod
    def typed(mark: Timex) -> Timex:
        if mark.type == "DATE" and re.match(r"PT?[\dX]", mark.value):
            return replace(mark, type="DURATION")
        if mark.value == "PAST_REF" and mark.type == "DURATION":
            return replace(mark, type="DATE")
        return mark

    def cut(self, mark: Timex) -> Timex:
        while (cut := self.own["cut"].get(mark.first)) and cut.last < mark.last:
            mark = replace(mark, first=cut.last + 1)
        return mark

    def trimmed(self, mark: Timex) -> Timex:
        """Words for the year behind a month and its year, where they stay outside."""
        dated = any(at in self.at["month"] or at in self.at["season"] for at in range(mark.first, mark.last))
        while mark.last > mark.first and (hit := self.own_ends["trim"].get(mark.last)):
            if hit.first <= mark.first or mark.type != "DATE" or not (dated or hit.payload == "always"):
                break
            if self.digits_year(hit.first - 1) is None:
                break  # "of the same year"
            mark = replace(mark, last=hit.first - 1)
        return mark

    def with_part_of_day(self, mark: Timex, bound: int, taken: set[int]) -> Timex:
        """ "Wednesday night", "la mañana del miércoles": one mark."""
        inside = self.own_ends["daypart"].get(mark.last)
        said = (mark.first, mark.last) in self.said
        if mark.type == "DATE" and not said and inside and inside.first >= mark.first and _DAY.fullmatch(mark.value):
            return replace(mark, value=f"{mark.value}T{str(inside.payload)[:2]}", type="TIME")
        if mark.type != "DATE" or not _DAY.fullmatch(mark.value):
            return mark
        here = mark.last + 1
        for _ in range(2):
            if here in self.own["daypart"]:
                break
            link = self.own["cut"].get(here) or self.own["det"].get(here)
            here = link.last + 1 if link else here
        part = self.own["daypart"].get(here)
        if part and not any(at in taken for at in range(mark.last + 1, part.first)):
            taken.update(range(here, part.last + 1))
            return replace(mark, last=part.last, value=f"{mark.value}T{str(part.payload)[:2]}", type="TIME")
        return self.behind_part_of_day(mark, bound)

    def behind_part_of_day(self, mark: Timex, bound: int) -> Timex:
        """ "la mañana del miércoles", "in der Nacht vom 3. auf den 4. Mai": that night began on the 3rd."""
        here, day, value = mark.first - 1, self.small(mark.first, 1, 31), mark.value
        for _ in range(_NIGHT):
            if here <= bound or here in self.own_ends["daypart"]:
                break
            other = self.small(here, 1, 31)
            if other and day and other < day and value == mark.value and here not in self.own_ends["det"]:
                value = f"{value[:-2]}{other:02d}"
            elif not (
                any(here in self.ends[c] for c in ("filler", "at", "between"))
                or any(here in self.own_ends[c] for c in ("det", "cut"))
                or (self.norm(here) == "." and self.small(here - 1, 1, 31))
            ):
                break
            here -= 1
        before = self.own_ends["daypart"].get(here)
        if before is None or before.first <= bound:
            return mark
        return replace(mark, first=before.first, value=f"{value}T{str(before.payload)[:2]}", type="TIME")

    def widened(self, mark: Timex, bound: int) -> int:
        """Where a mark begins with its adjectives, what limits its amount, and its article."""
        first = mark.first
        if mark.value in REFS and mark.type == "DATE" and first not in self.at["shift"]:
            return self.with_det(first, mark, bound)
        if any(self.norm(at) in SHORT_DASHES for at in range(mark.first, mark.last)) and mark.type == "DURATION":
            return self.with_mod(first, bound)
        unit = any(mark.last == h.last for c in ("period", "span") for h in (self.at[c].values()))
        plural = mark.last in self.own_ends["plural"]
        if mark.type == "DURATION" and (unit or plural):
            for _ in range(2):
                before = self.own_ends["adj"].get(first - 1) or next(
                    (h for c in ("shift", "first") for h in self.at[c].values() if h.last == first - 1), None
                )
                if before is None or before.first <= bound:
                    break
                first = before.first
        elif before := self.own_ends["adj"].get(first - 1):
            led = unit or any(first in self.at[c] for c in ("part", "season"))
            led = led or before.first - 1 in self.own_ends["det"]
            first = before.first if led and before.first > bound else first
        if first == mark.first and (self.number(first) or first - 1 in self.own_ends["single"]):
            first = self.with_mod(first, bound)
        return self.with_det(first, mark, bound)

    def with_mod(self, first: int, bound: int) -> int:
        mod = self.own_ends["mod"].get(first - 1)
        return mod.first if mod and mod.first > bound else first

    def with_det(self, first: int, mark: Timex, bound: int) -> int:
        det = self.own_ends["det"].get(first - 1)
        if det is None or det.first <= bound or mark.type == "SET" or first in self.own["lasting"]:
            return first
        alone = first == mark.last
        if alone and ((first, first) in self.said or (self.digits_year(first) and det.payload != "all")):
            return first
        if det.payload == "unit":
            whole = range(first, mark.last + 1)
            named = any(at in self.at[c] for c in ("decade", "season") for at in whole)
            if any(self.norm(at) in SHORT_DASHES for at in whole) and not named:
                return first
            ends = any(
                mark.last in ends
                for ends in (self.ends["period"], self.ends["season"], self.ends["decade"], self.ends["span"])
            )
            opens = first in self.at["part"] or first in self.at["first"] or mark.first in self.at["part"]
            opens = opens or any(first in self.at[c] for c in ("yearword", "period", "season"))
            opens = opens or first in self.own["daypart"]
            if not (ends or opens or mark.last in self.own_ends["plural"] or first in self.own["decade_word"]):
                return first
        return det.first

    def joined_night(self, shaped: Sequence[Timex], mark: Timex) -> Timex | None:
        """ "in der Nacht vom 3. auf den 4. Mai": the part of the day before, and its day."""
        part = shaped[-1]
        days = [Reference.of(v) for v in (part.value[:10], mark.value) if _ISO_DAY.fullmatch(v)]
        near = mark.first - part.last <= 3 and all(self.kind(at) != "p" for at in range(part.last + 1, mark.first))
        if part.value.endswith("TNI") and len(days) == 2 and near:
            eve, morrow = (d.date if d else None for d in days)
            if eve and morrow and (morrow - eve).days == 1:  # "la nuit de jeudi à vendredi"
                return replace(part, last=mark.last)
        if part.last not in self.own_ends["daypart"] or part.type != "TIME" or mark.type != "DATE":
            return None
        if not _DAY.fullmatch(mark.value) or mark.first - part.last > _NIGHT + 1:
            return None
        joined = self.behind_part_of_day(mark, shaped[-2].last if len(shaped) > 1 else -1)
        return replace(joined, first=part.first) if part.first <= joined.first <= part.last else None

    def day_of_week(self, first: Timex, second: Timex, between: int) -> Timex | None:
        """ "last week Monday", "Monday of last week": one day of that week."""
        week = _WEEK.fullmatch(first.value) or _WEEK.fullmatch(second.value)
        if week is None or first.type != second.type:
            return None
        comma = between == 1 and self.norm(first.last + 1) in {",", "،"}
        named, free = (first, between <= 1 and not comma)
        if _WEEK.fullmatch(first.value):
            named, free = second, between == 0 or comma
        hit = next((self.at["weekday"][n] for n in range(named.first, named.last + 1) if n in self.at["weekday"]), None)
        if hit is None or not free or not _ISO_DAY.fullmatch(named.value):
            return None
        day = date.fromisocalendar(int(week[1]), int(week[2]), int(hit.payload))
        return Timex(first.first, second.last, day.isoformat(), "DATE")

    def joined_days(self, first: Timex, second: Timex) -> Timex | None:
        """ "today, Friday", "9 a.m. EST Tuesday", "next year's first quarter": two marks of one time."""
        between = second.first - first.last - 1
        comma = between == 1 and self.norm(first.last + 1) == ","
        if second.first <= first.last or between > 1:
            return None
        own = not between or self.norm(first.last + 1) in self.pack.enclitics
        if own and _YEAR.fullmatch(first.value) and (part := _PART.fullmatch(second.value)):
            det = self.own_ends["det"].get(first.first - 1)
            return Timex(det.first if det else first.first, second.last, f"{first.value}-{part[1]}", "DATE")
        if day := self.day_of_week(first, second, between):
            return day
        if (between and not comma) or second.type != "DATE":
            return None
        weekday = any(at in self.at["weekday"] for at in range(second.first, second.last + 1))
        named = any(at in self.at["weekday"] for at in range(first.first, first.last + 1))
        if (
            named
            and not between
            and first.type == "DATE"
            and self.kind(second.first) == "d"
            and _DAY.fullmatch(second.value)
        ):
            return Timex(first.first, second.last, second.value, "DATE")  # "ce dimanche 3 mars"
        if first.first in self.own["word"] and first.type == "DATE" and weekday:
            known = first if first.value[:1].isdigit() else second
            return Timex(first.first, second.last, known.value, "DATE")
        told = comma and any(at in self.own["word"] for at in range(second.first, second.last + 1))
        if first.type == "TIME" and (not comma or self.month_first) and _DAY.fullmatch(second.value) and not told:
            value = f"{second.value}T{first.value.rpartition('T')[2]}"
            return Timex(first.first, second.last, value, "TIME")
        return None
