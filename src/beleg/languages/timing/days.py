"""Days, months, weekdays, seasons, and parts of a period."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from beleg.languages.lexicon import Hit
from beleg.languages.timing.units import (
    AHEAD,
    DASHES,
    DAY_MONTH,
    DAY_WORD,
    FULL,
    FULL_ISO,
    SHORT_DASHES,
    Point,
    direction_of,
    is_coded,
    iso,
    valid,
)
from beleg.languages.timing.years import Years


class Days(Years):
    """Days and months."""

    def month_hit(self, at: int, *, firm: bool) -> Hit | None:
        """A month's name, unless its word is more often another ("may", the Kazakh abbreviation that is also snow).

        Its other name may stand in brackets behind it: "مارس (آذار) 2024".
        """
        hit = self.hit("month", at)
        if not hit:
            return None
        if self.norm(hit.last + 1) == "(" and self.norm(hit.last + 3) == ")":
            other = self.hit("month", hit.last + 2)
            if other is not None and int(other.payload) == int(hit.payload):
                return Hit(hit.category, hit.payload, hit.first, hit.last + 3)
        if self.hit("name", at) and self.tokens.raw(at)[:1].isupper():
            return None  # "Октябрьский"
        form = " ".join(self.tokens.norm[hit.first : hit.last + 1])
        beside = self.small(at - 1, 1, 31) or self.digits_year(hit.last + 1) or self.is_day(hit.last + 1)
        beside = (
            beside
            or (self.norm(at - 1) in {".", *SHORT_DASHES} and self.small(at - 2, 1, 31))
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
        kind = self.tokens.kind
        before = before or (self.norm(last + 1) == ":" and last + 2 < len(kind) and kind[last + 2] == "d")  # "May: 633"
        return before or any(last + 1 in self.at.get(c, {}) for c in ("shift", "reckoned", "month"))

    def after_dot(self, at: int) -> bool:
        return self.norm(at) == "." and bool(self.digits_year(at + 1) or self.is_day(at + 1))

    def is_day(self, at: int) -> bool:
        return self.month_first and self.small(at, 1, 31) is not None and not self.is_counted(at + 1)

    def day_month(self, at: int) -> Point | None:
        """Day before month: "3. August [2025]", "the 3rd of August", "8-noyabr"."""
        day = self.small(at, 1, 31)
        if not day:
            return None
        here = self.behind_mark(at + 1)
        if self.norm(here) in SHORT_DASHES and here < self.size and self.tokens.glued(here):
            here += 1
        month = self.month_hit(self.skip(here), firm=True)
        if not month or not valid(None, int(month.payload), day):
            return None
        return self.with_year(Point(at, month.last, "day", month=int(month.payload), day=day))

    def month(self, at: int, *, firm: bool) -> Point | None:
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
            if (
                day
                and valid(None, month, day)
                and not self.is_counted(end)
                and self.norm(end) != "%"
                and not self.is_clock(end)
            ):
                return self.with_year(Point(at, end - 1, "day", month=month, day=day))
        return self.with_year(Point(at, hit.last, "month", month=month))

    def is_clock(self, at: int) -> bool:
        """The colon inside a time of day."""
        return self.norm(at) == ":" and self.kind(at + 1) == "d" and self.tokens.glued(at + 1)

    def year_before(self, at: int) -> Point | None:
        """Year first, as Turkic languages have it: "2022 жылғы 19 маусым", "yilning birinchi choragi"."""
        if found := self.years_before(at):
            return found
        core = self.year_core(at)
        year = Point(at, core[2], "year", year=core[0]) if core and core[3] else self.shifted(at) or self.relative(at)
        if year is None or year.unit not in {"year", "open-year"} or year.part:
            if not self.coded("period", "year", at):
                return None
            year = self.this_year(at, at)
            inner = self.part_code(self.skip(at + 1)) or self.first_of(at + 1)
        else:
            here = self.skip(year.last + 2 if self.norm(year.last + 1) == "," else year.last + 1)
            inner = self.day_month_bare(here) or self.part_code(here) or self.season_bare(here) or self.first_of(here)
        return self.of_year(inner, year, at, inner.last) if inner and inner.year is None else None

    def day_month_bare(self, at: int) -> Point | None:
        """A day or month whose year stands before it; one behind it is another's: "2023-жылдын апрелинен 2024-…"."""
        day, here = self.small(at, 1, 31), self.behind_mark(at + 1)
        if day and self.norm(here) in SHORT_DASHES and here < self.size and self.tokens.glued(here):
            here += 1
        month = self.month_hit(self.skip(here) if day else at, firm=True)
        if not month or (day and not valid(None, int(month.payload), day)):
            return None
        return Point(at, month.last, "day" if day else "month", month=int(month.payload), day=day)

    def digital(self, at: int) -> Point | None:
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
        if (full := FULL_ISO.fullmatch(text)) and valid(int(full[1]), int(full[2]), int(full[3])):
            return self.dated(at, last, int(full[1]), int(full[2]), int(full[3]))
        if full := FULL.fullmatch(text):
            if len(full[3]) == 2 and "-" in self.norm(at + 1) and last > at:
                return None
            return self.day_first(at, last, int(full[1]), int(full[2]), full[3], slashed="/" in self.norm(at + 1))
        if last == at + 2 and self.norm(at + 1) in SHORT_DASHES and self.digits_year(at):
            month = self.small(at + 2, 1, 12)
            if month and len(self.norm(at + 2)) == 2:
                return Point(at, last, "month", year=self.digits_year(at), month=month)
        if (short := DAY_MONTH.fullmatch(self.norm(at))) and self.norm(at + 1) == "." and self.tokens.glued(at + 1):
            day, month = int(short[1]), int(short[2])
            if valid(None, month, day) and at + 2 < self.size and (self.timed(at) or self.digits_year(at + 2)):
                return self.with_year(Point(at, at + 1, "day", month=month, day=day))  # "am 3.8."
        return None

    def day_first(self, at: int, last: int, a: int, b: int, year_text: str, *, slashed: bool) -> Point | None:
        year = int(year_text) if len(year_text) == 4 else self.whole_year(int(year_text))
        if not 1000 <= year <= 2200:
            return None
        if slashed and self.month_first and a <= 12 and b <= 12 and a != b:
            return self.ambiguous(at, last, year, a, b)
        if valid(year, b, a):
            return self.dated(at, last, year, b, a)
        return self.dated(at, last, year, a, b) if slashed and valid(year, a, b) else None

    def ambiguous(self, at: int, last: int, year: int, _a: int, _b: int) -> Point | None:
        """ "3/8/2025": half the world's English writes the day first, so that the year is all that is sure."""
        return Point(at, last, "year", year=year)

    def whole_year(self, two: int) -> int:
        """The year that two digits stand for: the latest that is not far ahead of the publication."""
        century = 2000 + two
        return century - 100 if self.now and century > self.now.year + AHEAD else century

    @staticmethod
    def dated(first: int, last: int, year: int, month: int, day: int) -> Point:
        return Point(first, last, "day", year=year, month=month, day=day)

    def weekday(self, at: int) -> Point | None:
        hit = self.hit("weekday", at)
        if not hit or self.hit("set", at) or (self.hit("proper", at) and not self.timed(at)):
            return None
        if self.hit("name", at) and self.tokens.raw(at)[:1].isupper() and not self.coded("period", "day", at - 1):
            return None  # Monday in Tajik, or the capital; "on the day Monday" is no capital
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
        return self.weekday_point(at, after.last if after else hit.last, int(hit.payload), direction_of(after))

    def season_bare(self, at: int) -> Point | None:
        hit = self.hit("season", at)
        return Point(at, hit.last, "season", code=str(hit.payload)) if hit else None

    def season(self, at: int, *, firm: bool) -> Point | None:
        hit = self.hit("season", at)
        passive = self.hit("passive", at - 1)
        if not hit or (passive and passive.last >= at):  # "a été tué": no summer
            return None
        point = Point(at, hit.last, "season", code=str(hit.payload))
        year = self.year_expression(hit.last + 1)
        if year:
            point = self.of_year(point, year, at, year.last)
            return self.over_new_year(point, year)
        after = self.hit("shift_after", hit.last + 1)
        if after:
            return replace(point, last=after.last, direction=direction_of(after))
        timed = (
            self.timed(at) or bool(self.hit("at", at)) or (at - 1 in self.ends.get("filler", ()) and self.timed(at - 1))
        )
        timed = timed or bool(self.behind("since", hit.last) or self.behind("until", hit.last))
        timed = timed or (self.pack.head_final and bool(self.hit("part", hit.last + 1)))  # "жаз басынан"
        joined = self.norm(hit.last + 1) in SHORT_DASHES and self.kind(hit.last + 2) == "w"
        return point if (firm or timed) and not joined and not self.noun_follows(hit.last + 1) else None

    def over_new_year(self, point: Point, year: Point) -> Point:
        """ "Winter 2024/25", "зимой 2024–2025 годов": named by the year in which it begins."""
        if not year.year or not self.next_year(year.last, year.year):
            return point
        word = self.hit("yearword", year.last + 3)
        return replace(point, last=word.last if word else year.last + 2)

    def next_year(self, at: int, year: int) -> bool:
        """Behind a year a slash or a dash, and the next one, perhaps without its century."""
        if self.kind(at + 2) != "d" or (self.norm(at + 1) != "/" and self.norm(at + 1) not in DASHES):
            return False
        return self.digits_year(at + 2) == year + 1 or self.small(at + 2, 0, 99) == (year + 1) % 100

    def years_before(self, at: int) -> Point | None:
        """The same where years stand first: "2024–2025 жылғы қыста"."""
        year = self.digits_year(at) if self.kind(at) == "d" else None
        if not year or not self.next_year(at, year):
            return None
        word = self.hit("yearword", at + 3 + (self.norm(at + 3) in SHORT_DASHES))
        found = self.season_bare(self.skip(word.last + 1)) if word else None
        return replace(found, first=at, year=year) if found else None

    def noun_follows(self, at: int) -> bool:
        """A season before another noun is its attribute: "the spring offensive"."""
        return self.month_first and self.kind(at) == "w" and not self.is_grammar(at) and not self.hit("filler", at)

    def parted(self, at: int) -> Point | None:
        """A part of a period: "Ende Oktober 2024", "mid-2023", "first half of 2025", "Anfang des Jahres"."""
        hit = self.hit("part", at)
        if not hit:
            return None
        here = hit.last + 1
        if day := DAY_WORD.fullmatch(str(hit.payload)):
            return self.day_in_words(hit, int(day[1]))
        if self.norm(here) in SHORT_DASHES:
            here += 1
        inside = self.skip(here, 3)
        if is_coded(hit):
            point = Point(at, hit.last, "part", code=str(hit.payload))
            # "of" and "year" are one word in Tajik: look before it, too
            year = self.year_expression(inside) or self.year_expression(here) or self.period_of(inside, "year")
            if year is None and self.norm(hit.last + 1) == ",":
                year = self.year_expression(hit.last + 2)
            if year:
                return self.of_year(point, year, at, year.last)
            after = self.hit("shift_after", hit.last + 1)
            if after and after.payload == "past":
                return None  # "the last three months" are those before now
            if after is None and self.of_something_else(point, inside > here):
                return None
            return replace(point, last=after.last, direction=direction_of(after)) if after else point
        point_inside = (
            self.day_month_inside(inside)
            or self.decade(inside)
            or self.year(inside, firm=True)
            or self.shifted(inside)
            or self.season(inside, firm=True)
            or self.relative(inside)
        )
        if point_inside is None:
            point_inside = self.period_inside(here, inside)
        if point_inside is None or point_inside.unit == "day":
            return None
        monday = point_inside.unit == "fixed" and "-W" in point_inside.value and hit.payload == "start"
        if monday:  # "at the start of the week"
            return replace(point_inside, first=at, value=str(point_inside.low), high=point_inside.low)
        return replace(point_inside, first=at, part=str(hit.payload))

    def period_inside(self, here: int, inside: int) -> Point | None:
        """The current year, month or week: "la fin du mois", where "mois" before the name of one says nothing."""
        for at in range(inside, here - 1, -1):
            if at < inside and (shifted := self.shifted(at)):
                return shifted
            for unit in ("year", "month", "week"):
                if point := self.period_of(at, unit):
                    return point
        return None

    def days_of_month(self, at: int) -> Point | None:
        """ "the first ten days of November", "мамырдың соңғы он күнінде": from day to day."""
        month = self.month_hit(at, firm=True) if self.pack.head_final else None
        here = self.skip(month.last + 1) if month else at
        number = self.number(here)  # "les dix premiers jours de mai"
        inside = number[1] + 1 if number else here
        first, shift = self.hit("first", inside), self.hit("shift", inside)
        opens = first or (shift if shift and shift.payload in {"-1", "past"} else None)
        period = self.coded("period", "day", opens.last + 1) if opens and number else None
        amount = self.amount(opens.last + 1) if opens and not number else None
        if number and period:
            amount = (number[0], "day", period.last)
        if not amount or amount[1] != "day" or not amount[0] or not 1 < amount[0] < 28:
            return None
        last, point = amount[2], None
        if month is None:
            month = self.month_hit(self.skip(last + 1), firm=True)
            point = self.with_year(Point(at, month.last, "month", month=int(month.payload))) if month else None
        else:
            point = Point(at, last, "month", month=int(month.payload))
        if point is None or point.month is None:
            return None
        year = point.year or self.year_of(point.month, None, point.direction, coming=at in self.coming)
        if year is None:
            return None
        whole, count = monthrange(year, point.month)[1], int(amount[0])
        begin, end = (1, count) if first else (whole - count + 1, whole)
        low, high = iso(year, point.month, begin), iso(year, point.month, end)
        return Point(at, max(last, point.last), "fixed", value=f"{low}/{high}", low=low, high=high)

    def day_in_words(self, hit: Hit, day: int) -> Point | None:
        """ "the twenty-fourth of February 2022"."""
        month = self.month_hit(self.skip(hit.last + 1), firm=True)
        if not month or not valid(None, int(month.payload), day):
            return None
        return self.with_year(Point(hit.first, month.last, "day", month=int(month.payload), day=day))

    def day_month_inside(self, at: int) -> Point | None:
        point = self.year_before(at) or self.month(at, firm=True)
        return point if point and point.unit == "month" else None
