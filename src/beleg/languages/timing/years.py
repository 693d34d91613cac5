"""Years, decades, and the year that belongs to a month."""

from __future__ import annotations

from dataclasses import replace

from beleg.languages.timing.relative import Relative
from beleg.languages.timing.units import DASHES, FIRST_MONTHS, SHORT_DASHES, SHORTEST, Point, direction_of, valid


class Years(Relative):
    """Years."""

    def year(self, at: int, *, firm: bool = False, ranged: bool = False) -> Point | None:
        found = self.year_core(at)
        if found is None:
            return None
        year, first, last, worded = found
        if worded or firm or self.is_year(first, year) or (ranged and self.ranges(first)):
            return Point(at, last, "year", year=year)
        return None

    def ranges(self, at: int) -> bool:
        return self.norm(at + 1) in DASHES or self.norm(at + 1) == "/" or bool(self.coded("between", "to", at + 1))

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
            after + 1 if self.norm(after) in SHORT_DASHES and after < self.size and self.tokens.glued(after) else after
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

    def is_year(self, at: int, year: int) -> bool:
        """Whether a bare number is a year, from what stands around it."""
        before, after = self.norm(at - 1), at + 1
        if after < self.size and self.tokens.start[after] - self.tokens.end[at] > 1 and self.timed(at):
            return True  # the next column of a table
        if before in {"(", "["} and self.norm(after) in {")", "]", ",", ";", ":", *DASHES}:
            return True
        if self.is_counted(after) or before in {"§", "#", "№", "$", "€", "£", "+"} or self.norm(after) in {"%", "°"}:
            return False
        if at > 0 and self.kind(at - 1) == "d":
            return self.digits_year(at - 1) is not None
        if self.kind(after) == "d" and self.digits_year(after) is None and not (self.timed(at) and self.is_plain(year)):
            return False
        if before in {"-", "/"} and self.tokens.glued(at):
            return False
        if self.tokens.glued(after) if after < self.size else False:
            follows = self.norm(after)
            if self.kind(after) == "w" or (follows in SHORT_DASHES and self.kind(after + 1) in {"w", "d"}):
                return False
        if any(at - 1 in self.ends.get(c, ()) for c in ("distractor", "bound", "currency")) and not self.timed(at):
            return False
        if self.norm(at - 1) == "." and self.norm(at - 2) in self.pack.abbreviations:
            return False  # "No. 2023"
        if self.hit("between", after) and self.kind(after + 1) == "d" and self.is_counted(after + 2):
            return False  # "2010 to 2050 men"
        noun = self.kind(after) == "w" and self.tokens.raw(after)[:1].isupper() and self.pack.capital_nouns
        ends = self.kind(after) != "w"
        doubtful = not self.is_plain(year)
        if noun:  # "in 2014 Dörfern", but "Ende 2014 Soldaten"
            return any(at - 1 in self.ends.get(c, ()) for c in ("since", "part"))
        if self.timed(at):
            return ends or not (year % 100 == 0 and not self.is_grammar(after))
        return not doubtful

    def year_expression(self, at: int) -> Point | None:
        """What may follow or precede a month to say of which year: "2024", "of last year", "имсола"."""
        here = self.skip(at)
        worded = self.year_core(at)
        if worded and worded[3]:  # "соли 2024": the filler is the word for the year
            return Point(at, worded[2], "year", year=worded[0])
        digits = self.digits_year(here)
        plain = digits is not None and self.is_plain(digits)  # "en febrero de 2025 contratos"
        if here > at and digits and not plain and not self.worded_year(here) and self.is_counted(here + 1):
            return None
        found = self.year_core(here)
        if found and (plain or not (self.is_counted(found[2] + 1) and not found[3] and here != at)):
            return Point(here, found[2], "year", year=found[0])
        for place in dict.fromkeys((at, here)):  # "of" and "year" are one word in Tajik: look before it, too
            point = self.shifted(place) or self.relative(place)
            if point and point.unit in {"year", "open-year"} and not point.part:
                return point
        return None

    def worded_year(self, at: int) -> bool:
        core = self.year_core(at)
        return bool(core and core[3])

    def decade(self, at: int) -> Point | None:
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
        return Point(at, mark.last, "decade", year=year, value=value)

    def with_year(self, point: Point) -> Point:
        here = point.last + 1
        if self.norm(here) == "." and self.is_short_month(point.last):
            here += 1
        if self.norm(here) in {",", *SHORT_DASHES} and self.digits_year(here + 1):
            here += 1
        year = self.year_expression(here)
        if year:
            return self.of_year(point, year, point.first, year.last)
        after = self.hit("shift_after", here)
        return replace(point, last=after.last, direction=direction_of(after)) if after else point

    def is_short_month(self, at: int) -> bool:
        """ "Sept", "Jan": a full stop behind it belongs to it."""
        word = self.norm(at)
        return word in self.short or (at in self.at["month"] and word not in self.names and len(word) <= SHORTEST)

    def of_year(self, point: Point, year: Point, first: int, last: int) -> Point:
        point = replace(point, first=first, last=last)
        if year.year is None:
            return replace(point, direction=99)  # a relative year that cannot be resolved
        if point.day and point.month and not valid(year.year, point.month, point.day):
            return replace(point, day=None, unit="month", year=year.year)
        return replace(point, year=year.year)

    def this_year(self, first: int, last: int) -> Point:
        return (
            Point(first, last, "year", year=self.now.year)
            if self.now
            else Point(first, last, "open-year", value="XXXX")
        )

    def period_of(self, at: int, unit: str) -> Point | None:
        """A bare "year" behind "the end of the": the current one."""
        hit = self.coded("period", unit, at)
        if not hit or not any(at - 1 in self.ends.get(c, ()) for c in ("filler", "part", "first", "period")):
            return None
        return self.moved(at, hit.last, unit, 0)

    def first_of(self, at: int) -> Point | None:
        """The months a year begins with: "the first three months of 2025", "yilning dastlabki besh oyida"."""
        hit = self.hit("first", at)
        amount = self.amount(hit.last + 1) if hit else None
        if not amount or amount[1] != "month" or not amount[0] or not 1 <= amount[0] <= 12:
            return None
        point = Point(at, amount[2], "part", code=f"M{int(amount[0])}")
        here = self.skip(amount[2] + 1)
        year = self.year_expression(here) or self.period_of(here, "year")
        if year:
            return self.of_year(point, year, at, year.last)
        return (
            point if self.year_stands_before(at) and not self.of_something_else(point, here > amount[2] + 1) else None
        )

    def of_something_else(self, point: Point, owned: bool) -> bool:
        """No year begins with them: "the first three months of service", or months that are still to come."""
        months = point.code[1:] if FIRST_MONTHS.fullmatch(point.code) else ""
        month = self.now.month if self.now is not None else None
        ahead = month is not None and int(months or 0) > month
        return bool(months) and (owned or ahead)

    def year_stands_before(self, at: int) -> bool:
        return any(at - 1 in self.ends.get(c, ()) for c in ("yearword", "period", "reckoned", "filler"))
