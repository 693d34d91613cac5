"""What stands where in a sentence: the ground that the reading of times stands on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.timing.units import (
    ALONE,
    COUNTED,
    COUNTING,
    DATED,
    EVENTS,
    JOINS,
    LOOKED_AT,
    NEAR,
    NOTHING,
    NOUNS,
    OPENERS,
    OPENING,
    REACH,
    SHORT_DASHES,
    TELLING,
    Point,
    Reference,
    is_coded,
    month_first,
    months_of,
    span_of,
)
from beleg.languages.tokens import Tokens


def tells(tokens: Tokens, hits: Sequence[Hit]) -> bool:
    """A sentence may have a time: a word of time stands in it, or digits that look like a year, a date, a time of day.

    Most numbers of a text are none of these, and reading times is the dearest look at a number.
    """
    if any(hit.category in TELLING for hit in hits):
        return True
    norm, kind = tokens.norm, tokens.kind
    if "d" not in kind:
        return False
    for at, (word, sort) in enumerate(zip(norm, kind, strict=True)):
        if sort == "d" and (DATED.fullmatch(word) or (kind[at + 2 : at + 3] == ["d"] and norm[at + 1] in JOINS)):
            return True
    return False


class Look:
    """One sentence being read. Every method that reads at a place looks only a bounded number of tokens ahead."""

    def __init__(
        self, tokens: Tokens, hits: Sequence[Hit], pack: Pack, published: str | None, anchor: str | None
    ) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.pack = pack
        self.now = Reference.of(published)
        self.anchor = Reference.of(anchor)
        self.near: Reference | None = None  # the last date in this sentence that names its year
        self.told: Reference | None = None  # the last date in this sentence
        self.points: dict[tuple[int, bool, bool], Point | None] = {}  # as read since a date was last noted
        self.others: dict[tuple[int, bool], Point | None] = {}  # likewise, but for bare years
        self.shifts: dict[int, Point | None] = {}  # likewise
        self.numbers: dict[int, tuple[float | None, int] | None] = {}  # as read
        self.at: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        self.ends: defaultdict[str, set[int]] = defaultdict(set)
        self.here: defaultdict[int, set[str]] = defaultdict(set)  # the categories of what begins at each token
        hits = [hit for hit in hits if hit.category in LOOKED_AT]
        for hit in hits:
            category, first, last = hit.category, hit.first, hit.last
            of_event = category in EVENTS and hit.payload == "event"
            place = self.at[f"{category}:event" if of_event else category]
            if first not in place or place[first].last < last:
                place[first] = hit
            self.here[first].add(category)
            self.ends[category].add(last)
            if category == "hedge" and hit.payload != "exact":
                self.ends["bound"].add(last)
        # where a time can begin: at a number or a word of time
        self.begins = {n for n, kind in enumerate(tokens.kind) if kind == "d"}
        self.begins.update(n for category in OPENERS for n in self.at.get(category, ()))
        # "Биринчи май району", "at the same time": words of time that say nothing of when
        self.begins.difference_update(n for h in self.at["aside"].values() for n in range(h.first, h.last + 1))
        self.names, self.short = months_of(pack.code)
        self.month_first = month_first(pack.code)
        self.coming = {n for h in hits if h.category == "future" for n in range(h.first, h.last + REACH)}
        if pack.head_final:  # the verb stands last and governs what is before it
            self.coming |= {n for h in hits if h.category == "future" for n in range(h.first - 2 * REACH, h.first)}
        hedges = [h for h in hits if h.category in ("hedge", "hedge_after") and h.first < h.last]
        self.hedged = {n for h in hedges for n in range(h.first, h.last + 1)}

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
        """What a number before it counts. Where nouns have capitals, a small word is none: "2024 rekrutierte …"."""
        if self.pack.capital_nouns and self.kind(at) == "w" and self.tokens.raw(at)[:1].islower():
            return any(at in self.at.get(c, {}) for c in COUNTED if c not in NOUNS)
        return any(at in self.at.get(c, {}) for c in COUNTED)

    def skip(self, at: int, limit: int = 2) -> int:
        """The place behind articles and "of"."""
        for _ in range(limit):
            hit = self.hit("filler", at)
            if not hit:
                break
            at = hit.last + 1
        return at

    def skip_at(self, at: int) -> int:
        hit = self.hit("at", at)
        return hit.last + 1 if hit else at

    def behind(self, category: str, last: int) -> Hit | None:
        """A postposition behind a point, or the suffix of its last word that says the same ("sentabrgacha")."""
        return self.coded(category, "post", last + 1) or self.coded(category, "post", last)

    def behind_mark(self, at: int) -> int:
        """The place behind what is written onto the number before: a full stop, "rd", "-й"."""
        if self.norm(at) == "." and self.tokens.glued(at):
            return at + 1
        here = at + 1 if self.norm(at) in SHORT_DASHES and self.tokens.glued(at) else at
        mark = self.hit("mark", here)
        if mark and here < self.size and self.tokens.glued(here):
            return mark.last + 1
        return at

    def behind_year_mark(self, at: int) -> int:
        return at if self.norm(at) == "." else self.behind_mark(at)

    def small(self, at: int, low: int, high: int) -> int | None:
        """The number of one or two digits at a place, if it lies between two others."""
        word = self.norm(at)
        if self.kind(at) == "d" and len(word) <= 2 and word.isdecimal() and low <= int(word) <= high:
            return int(word)
        return None

    def digits_year(self, at: int) -> int | None:
        word = self.norm(at)
        if self.kind(at) == "d" and len(word) == 4 and word.isdecimal() and 1900 <= int(word) <= 2100:
            return int(word)
        return None

    def timed(self, at: int) -> bool:
        """A preposition or another word of time stands directly before."""
        return any(at - 1 in self.ends.get(c, ()) for c in ("at", "since", "until", "part", "between"))

    def is_grammar(self, at: int) -> bool:
        return any(at in self.at.get(c, {}) for c in ("stop", "pronoun", "negation", "at", "since", "until", "article"))

    def is_other(self, at: int) -> bool:
        """A number: the sentence has left the event behind."""
        return any(self.hit(c, at) for c in ("number", "vague"))

    @staticmethod
    def span(count: float | None, unit: str) -> str:
        """An ISO 8601 duration; X where the number is vague."""
        return span_of(count, unit)

    @staticmethod
    def is_plain(year: int) -> bool:
        """A number that is hardly anything but a year."""
        return year % 100 > 0 and NEAR[0] <= year <= NEAR[1]

    def number(self, at: int) -> tuple[float | None, int] | None:
        """A small number before a unit: value (None for "several") and last token."""
        if at not in self.numbers:
            self.numbers[at] = self.number_here(at)
        return self.numbers[at]

    def number_here(self, at: int) -> tuple[float | None, int] | None:
        if self.kind(at) == "d":
            text = self.norm(at)
            if self.pack.decimal in text:
                whole, _, part = text.partition(self.pack.decimal)
                return (
                    (float(f"{whole}.{part}"), at) if whole.isdecimal() and part.isdecimal() and len(text) < 8 else None
                )
            return (float(int(text)), at) if text.isdecimal() and len(text) < 8 else None
        hit, more = self.hit("number", at), self.hit("several", at)
        if hit and more and more.last > hit.last:
            return None, more.last  # "one few hours", where the word for some begins with that for one
        if hit and isinstance(hit.payload, int | float):
            value, last = hit.payload, hit.last
            behind = last + 2 if self.norm(last + 1) in SHORT_DASHES else last + 1
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

    def may_begin(self, at: int) -> bool:
        """Whether a time can begin at one of the places in `begins`: with a number in words only where it counts time.

        Most are articles and "and", which would be tried as everything that a time may be.
        """
        here = self.here.get(at, NOTHING)
        if self.kind(at) == "d" or not ALONE.isdisjoint(here):
            return True
        if not EVENTS.isdisjoint(here) and (self.hit("since:event", at) or self.hit("until:event", at)):
            return True
        if any(category in here and self.coded(category, code, at) for category, code in OPENING):
            return True
        number = self.number(at)
        if number is None:
            return False
        behind = number[1] + 1
        if not COUNTING.isdisjoint(self.here.get(behind, NOTHING)):
            return True
        return self.norm(behind) in SHORT_DASHES and self.hit("period", behind + 1) is not None

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
            if not period and self.norm(number[1] + 1) in SHORT_DASHES:
                period = self.hit("period", number[1] + 2)
            if period and period.payload != "weekend":
                return number[0], str(period.payload), period.last
            return None
        return None

    def counted_amount(self, here: int, amount: tuple[float | None, str, int]) -> bool:
        period = self.hit("period", here)
        return not (period and period.last == amount[2])

    def part_code(self, at: int) -> Point | None:
        hit = self.hit("part", at)
        if hit and is_coded(hit):
            return Point(at, hit.last, "part", code=str(hit.payload))
        return None
