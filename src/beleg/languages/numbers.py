"""Numbers of a sentence: digits, words, magnitudes, vague counts, none, ranges, bounds, and the unit they stand with.

A language-neutral grammar over what a pack delivers. Nothing here knows a word of any language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import ClassVar, Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.symbols import symbols
from beleg.languages.tokens import Tokens, fold
from beleg.model import Hedge, Number

_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")  # 12,34,567.89
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,'’٬٫،\u0020\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:(?!\1)[.,٫]\d+)?")
_DASHES: Final = frozenset("-–—‒−")
_ASIDE: Final = frozenset(",،")
_DUAL: Final = 2  # tokens behind a dual within which its "two" stands
_SPACES: Final = str.maketrans("", "", " \u00a0\u2009\u202f")
_YEAR_DIGITS: Final = re.compile(r"(19|20)\d\d")
_SPAN: Final = re.compile(r"P(\d+)([MY])")  # the payload of a term that is one word: "полгода"
_MONTHS_OR_YEARS: Final = {"M": "month", "Y": "year"}
_YEAR: Final = 12  # months
_SMALL: Final = 1e-3  # below this six places are too few
# tokens between a number and the unit that belongs to it: "rund 1.960 US-Dollar", "5 lange Jahre"
_UNIT_REACH: Final = 3


class Sort(StrEnum):
    """What a number is, as far as its own words tell."""

    COUNT = "count"
    MONEY = "money"
    DURATION = "duration"
    PERCENT = "percent"
    AGE = "age"
    MEASURE = "measure"  # of length, weight …: only where every quantity is asked for, as no claim is counted so
    ORDINAL = "ordinal"
    ARTICLE = "article"  # "a", "einen": one, where a list or a noun of people says so


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read. ``first``..``last`` are the tokens of hedge, number and unit; ``at``..``to`` of the number alone."""

    low: Number | None
    high: Number | None
    hedge: Hedge
    sort: Sort
    unit: str  # "" for a bare count
    per: str | None
    first: int
    last: int
    at: int
    to: int
    words: bool = False  # written in words, not digits
    digits: str = ""

    @property
    def value(self) -> Number:
        return self.low if self.low is not None else self.high or 0

    @property
    def none(self) -> bool:
        """A word for none: "nobody", "not one"; no figure 0."""
        return self.words and self.low == 0 == self.high


@dataclass(frozen=True, slots=True)
class Cardinal:
    value: float
    first: int
    last: int
    words: bool
    scaled: bool = False


@cache
def _currencies() -> tuple[dict[str, str], frozenset[str]]:
    """The signs of money with what they stand for, and its codes."""
    return symbols()["currency"], frozenset(symbols()["codes"]["list"])


_DIGITS: Final = 40  # characters of a number, at most: what is longer counts nothing, and is more than a float can hold
MOST: Final = 1e40  # what words for magnitudes may come to


def whole(value: float) -> Number:
    """An int where a float has no fraction, so that 5 is never written 5.0."""
    if 0 < abs(value) < _SMALL:
        return float(f"{value:.6g}")
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def digits(word: str, pack: Pack) -> float | None:
    """The value of a number written in digits by the formats of a pack; None where it is none ("3.8.2025")."""
    plain = word.translate(_SPACES)
    if len(plain) > _DIGITS:
        return None
    separators = [c for c in plain if not c.isdigit()]
    if len(plain) > 1 and plain[0] == "0" and plain[1].isdigit():  # a telephone number, a time, a code
        return None
    if len(separators) > 1 and _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    if not separators:
        return float(int(plain)) if len(plain) <= 18 else None
    if len(set(separators)) == 1 and len(separators) > 1:
        return float(int(re.sub(r"\D", "", plain))) if _GROUPED.fullmatch(plain) else None
    mark = "." if separators[-1] == "." else separators[-1]
    head, _, tail = plain.rpartition(mark)
    if len(separators) > 1:  # 1.234,5 or 1,234.5
        return float(f"{re.sub(chr(92) + 'D', '', head)}.{tail}") if _GROUPED.fullmatch(plain) else None
    if not head.isdigit() or not tail.isdigit():
        return None
    grouping = len(tail) == 3 and 1 <= len(head) <= 3 and head != "0" and (mark in pack.groups or mark in "'’٬،")
    return float(int(head + tail)) if grouping else float(f"{int(head)}.{tail}")


_TELEPHONE: Final = 9  # digits behind a plus from which on they are a telephone number
_IN_TELEPHONES: Final = frozenset("-‑–()")
_OPENERS: Final = ("zero", "share", "vague", "number", "article", "span")
# All categories that the reading of numbers looks at.
_LOOKED_AT: Final = frozenset(
    "adjective age ago article at change compatriot currency distractor duration glued group hedge hedge_after number ordinal "
    "partitive people per percent person plus_half range scale share shift shift_after span stop thing vague yearword "
    "zero".split()
)


class Reader:
    """Reads the numbers of one sentence."""

    looked_at: ClassVar[frozenset[str]] = _LOOKED_AT

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], pack: Pack) -> None:
        self.tokens, self.pack, self.size = tokens, pack, len(tokens)
        self.by: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        self.ends: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        for hit in hits:
            category, first, last = hit.category, hit.first, hit.last
            if category not in self.looked_at or (category == "number" and first < last and self._prefixed_teen(hit)):
                continue
            begin, end = self.by[category], self.ends[category]
            if first not in begin or begin[first].last < last:
                begin[first] = hit
            if last not in end or end[last].first > first:
                end[last] = hit

        if "group" in self.by and "number" in self.by:
            for hit in self.by["group"].values():  # "chet ellik", a foreigner, whose second word is "fifty" elsewhere
                for at in range(hit.first + 1, hit.last + 1):
                    self.by["number"].pop(at, None)

    def _prefixed_teen(self, hit: Hit) -> bool:
        """ "واحد بعشرة": one for ten, not eleven; nothing is written onto the second word of a teen."""
        last = self.tokens.norm[hit.last]
        teen = isinstance(hit.payload, int | float) and 10 < hit.payload < 20
        prefixes = self.pack.prefixes
        return teen and last not in self.pack.number_words and (prefixes.joined(last) or prefixes.governed(last))

    def hit(self, category: str, at: int) -> Hit | None:
        place = self.by.get(category)
        return place.get(at) if place else None

    def ending(self, category: str, at: int) -> Hit | None:
        place = self.ends.get(category)
        return place.get(at) if place else None

    # -- cardinals

    def cardinal(self, at: int) -> Cardinal | None:
        tokens = self.tokens
        total, current, position, in_words, scaled = 0.0, None, at, True, False
        groups: list[tuple[float, float]] = []  # the magnitudes read, and what they came to
        last = at - 1
        while position < self.size:
            norm = tokens.norm[position]
            if position > at and self.hit("percent", position):
                break  # "40 بالمئة", whose word for percent holds one for a hundred
            if position > at and self._left(last) and self._counts(position):
                break  # "1 миңден 5 миңге чейин": from one to another, no sum
            if tokens.kind[position] == "d":
                if current is not None and position > at + 1 and self._joins(position - 1, current, total):
                    groups.append((current, current))  # "a million and 200,000", with a word for the million
                    total, current, scaled = sum(value for _, value in groups), None, True
                if current is not None or (total and not scaled):
                    break
                following = self.hit("scale", position + 1) if groups else None
                if following and following.payload == groups[-1][0]:
                    last -= self.hit("range", last) is not None  # the "and" was taken with the magnitude
                    break  # "12 ألفا و15 ألف": two numbers
                value = digits(norm, self.pack)
                if value is not None and groups and value >= groups[-1][0]:
                    last -= self.hit("range", last) is not None
                    break  # "4 آلاف و6500": nor is what is no smaller than the magnitude a part of it
                if value is None or (position + 1 < self.size and _CODE.fullmatch(tokens.norm[position + 1])):
                    break
                current, in_words = value, False
                last, position = position, position + 1
            elif (scale := self.hit("scale", position)) and (current is not None or (total and scale.payload < 1000)):
                current = 1 if current is None else current
                if in_words and scale.payload < 1000 < current:  # "мың екі жүз": a thousand, and two hundred
                    head = current - current % 1000
                    groups.append((1000.0, head))
                    total, current = total + head, current - head
                while scale.payload >= 1000 and groups and groups[-1][0] < scale.payload:
                    current += groups.pop()[1]  # "tres billones 455 mil 228 millones"
                if current * scale.payload > MOST:
                    break
                current *= scale.payload
                scaled = True
                if scale.payload >= 1000:
                    groups.append((scale.payload, current))
                    total, current = sum(value for _, value in groups), None
                last, position = scale.last, scale.last + 1
            elif (
                current is not None
                and (glued := self.hit("glued", position))
                and tokens.glued(position)
                and tokens.kind[position - 1] == "d"
            ):
                total, current, scaled = total + current * glued.payload, None, True
                last, position = position, position + 1
                break
            elif (half := self.hit("plus_half", position)) and current is not None:
                current += 0.5
                last, position = half.last, half.last + 1
            elif (found := self.word(position)) is not None:
                number, end = found
                if not in_words and (current is not None or not scaled):
                    break
                dual = current if current is not None and current >= 1000 > number and not groups else None
                if dual and self.pack.prefixes.joined(tokens.norm[position]):
                    step, following = 1e6 if dual % 1e6 == 0 else 1000.0, self.hit("scale", end + 1)
                    if following and following.payload >= step:
                        break  # "ألفين وثلاثة آلاف": two numbers
                    groups.append((step, dual))  # "مليونان وثلاثمئة ألف"
                    total, current, scaled = dual, None, True
                if current is not None and not self._adds(current, number):
                    break
                if current is None and total and number >= 1000:
                    joined = self.pack.prefixes.joined(tokens.norm[position]) or self.pack.compound
                    if not groups or not joined or number >= groups[-1][0]:
                        break
                    groups.append((1000.0, number))  # "مليون وألفين"
                    total, last, position = total + number, end, end + 1
                    continue
                current = (current or 0) + number
                last, position = end, end + 1
            elif self._joins(position, current, total):
                position += 1
                continue
            elif position == at and self.hit("article", at) and self.hit("scale", at + 1):
                current, position = 1.0, at + 1  # "ein Dutzend", "une centaine"
            else:
                break
        if last < at:
            return None
        return Cardinal(total + (current or 0), at, last, in_words, scaled)

    def word(self, at: int) -> tuple[float, int] | None:
        """A number word, or a compound of number words, at a token: its value and its last token."""
        if hit := self.hit("number", at):
            return float(hit.payload), hit.last
        if (
            self.tokens.kind[at] == "w"
            and self.pack.compound
            and self.tokens.norm[at] not in self.pack.compound.get("ones", {})
        ):
            value = compound(self.tokens.norm[at], self.pack)
            if value is not None:
                return value, at
        return None

    @staticmethod
    def _adds(current: float, number: float) -> bool:
        """A smaller number word after a larger one adds to it: "двадцать пять", "two hundred five"."""
        if number >= 100 or number == 0:
            return 100 <= number < 1000 <= current and current % 1000 == 0  # "ҳазору дусад"
        if number >= 10:
            return current % 100 == 0
        return current % 10 == 0 and current % 100 != 10

    def _joins(self, at: int, current: float | None, total: float) -> bool:
        """A hyphen or an "and" inside a number in words: "twenty-five", "two hundred and six"."""
        if at + 1 >= self.size or (current is None and not total):
            return False
        if self.tokens.norm[at] == "-" and self.tokens.glued(at) and self.tokens.glued(at + 1):
            following = self.hit("number", at + 1) or self.hit("scale", at + 1)
            return following is not None
        connector = self.hit("range", at)
        if connector and connector.payload == "and" and self.tokens.kind[at + 1] == "d":
            return self._added(at, current, total)
        if connector and connector.payload == "and" and current is not None and current >= 20:
            following = self.hit("number", at + 1)
            return following is not None and self.tokens.kind[at - 1] == "w" and self._adds(current, following.payload)
        return False

    def _added(self, at: int, current: float | None, total: float) -> bool:
        """ "مليون و200 ألف": an "and" that is written onto digits, which a smaller magnitude follows."""
        scale = self.hit("scale", at + 2)
        before = current or total
        return bool(
            scale
            and self.pack.prefixes.joined(self.tokens.norm[at])
            and self.tokens.glued(at + 1)
            and scale.payload < before
        )

    def _one_to(self, at: int) -> Cardinal | None:
        """The article that begins a range: "d'un à trois ans"."""
        article, link = self.hit("article", at), self.hit("range", at + 1)
        if article is None or article.payload == "unit" or link is None or link.payload != "to":
            return None
        return Cardinal(1.0, at, at, True, False) if self.cardinal(link.last + 1) else None

    # -- quantities

    def read(self) -> list[Quantity]:
        found: list[Quantity] = []
        at = 0
        begins = self._begins()
        while at < self.size:
            if at not in begins or (found and self._told_already(at, found[-1])):
                at += 1
                continue
            quantity = self.quantity(at, max((q.last for q in found[-2:] if q.sort is not Sort.ARTICLE), default=-1))
            if quantity is None:
                at += 1
                continue
            found.append(quantity)
            at = quantity.to + 1
        return found

    def _told_already(self, at: int, before: Quantity) -> bool:
        """The word for percent that holds "hundred" ("por ciento"), the adjective of a dual ("شابان مغربيان") or its "two"."""
        if at <= before.last and (before.sort is Sort.PERCENT or self.hit("percent", at)):
            return True
        hit = self.hit("number", at)
        if hit is None or not before.words or hit.payload != before.value or at > before.to + _DUAL:
            return False
        if at == before.to + 1 and self.hit("people", at):
            return True
        return self.pack.caseless and all(self.hit("people", between) for between in range(before.to + 1, at))

    def _begins(self) -> set[int]:
        """Where a quantity can begin: at digits or a word of number."""
        begins = {at for at, kind in enumerate(self.tokens.kind) if kind == "d"}
        begins.update(at for category in _OPENERS for at in self.by.get(category, ()))
        if "+" in self.tokens.norm:
            begins -= self._telephones()
        if self.pack.compound:
            grown, words = _grown(*_pieces(self.pack)), self.pack.number_words
            begins.update(
                at
                for at, (norm, kind) in enumerate(zip(self.tokens.norm, self.tokens.kind, strict=True))
                if kind == "w" and at not in begins and (norm in words or grown.search(norm))
                if self.word(at) is not None or self._term(at)
            )
        for at in self.by.get("article", ()):
            if (
                (each := self.hit("article", at))
                and each.payload == "each"
                and not (self.hit("share", at) or self.hit("vague", at))
            ):
                begins.difference_update(range(each.first, each.last + 1))
        return begins

    def _telephones(self) -> set[int]:
        """The digits of "+7 499 000-11-22"."""
        tokens, found = self.tokens, set[int]()
        for plus in (at for at, norm in enumerate(tokens.norm) if norm == "+"):
            end = plus + 1
            while end < self.size and (tokens.kind[end] == "d" or tokens.norm[end] in _IN_TELEPHONES):
                end += 1
            if sum(c.isdigit() for at in range(plus + 1, end) for c in tokens.norm[at]) >= _TELEPHONE:
                found.update(range(plus + 1, end))
        return found

    def _term(self, at: int) -> Quantity | None:
        """A number grown together with what it measures: "achtjährig", "18-monatig" is left to the digits."""
        word = self.tokens.norm[at]
        for ending, unit in self.pack.compound.get("terms", {}).items():
            head, found, _ = word.partition(ending)
            value = compound(head, self.pack) if found and head else None
            if value is not None:
                n = whole(value)
                return Quantity(n, n, Hedge.EXACT, Sort.DURATION, str(unit), None, at, at, at, at, words=True)
        return None

    def quantity(self, at: int, taken: int) -> Quantity | None:
        if self.pack.compound and self.tokens.kind[at] == "w" and (term := self._term(at)):
            return self.hedged(term, taken)
        zero = self.hit("zero", at)
        if zero and zero.payload == "unknown":
            return None  # "nobody knows how many": nobody is counted
        if zero and zero.payload == "no" and not self._noun_of_none(zero.last + 1):
            zero = None  # "no Norlander", "no foreigner", but not "no doubt"
        if zero:
            return Quantity(0, 0, Hedge.EXACT, Sort.COUNT, "", None, at, zero.last, at, zero.last, words=True)
        number = self.cardinal(at) or self._one_to(at)
        share = self.hit("share", at)
        if share and (number is None or number.last <= share.last):
            n, to = share.payload, share.last
            part = Quantity(n, n, Hedge.EXACT, Sort.PERCENT, "percent", None, at, to, at, to, words=True)
            return self.hedged(part, taken)
        vague = self.hit("vague", at)
        if vague and number and vague.last == number.last and self._bounded(at, taken):
            vague = None  # "more than a thousand", "более тысячи": one, not many
        if vague and (number is None or vague.last >= number.last):
            low, high = vague.payload
            bare = Quantity(low, high, Hedge.VAGUE, Sort.COUNT, "", None, at, vague.last, at, vague.last, words=True)
            return self.with_unit(bare, taken)
        if number is None:
            if term := self._single(at, taken):
                return self.hedged(term, taken)
            article = self.hit("article", at)
            return self._alone(article, taken) if article and article.payload != "unit" else None
        if mixed := self._mixed(number):
            return mixed
        value = whole(number.value)
        quantity = Quantity(
            value,
            value,
            Hedge.EXACT,
            Sort.COUNT,
            "",
            None,
            at,
            number.last,
            at,
            number.last,
            words=number.words,
            digits=self.tokens.norm[at] if self.tokens.kind[at] == "d" else "",
        )
        quantity = self.ranged(quantity, number)
        if self._is_ordinal(number, quantity):
            return replace(quantity, sort=Sort.ORDINAL)
        quantity = self.hedged(quantity, taken)
        return self.behind(self._bounded_behind(self.with_unit(quantity, taken)))

    def _alone(self, article: Hit, taken: int) -> Quantity | None:
        """ "At least one was killed", "one of them": an article counts behind a bound, or where it stands for its noun.

        The other words for one of those named before count nobody elsewhere (``part``).
        """
        at, last = article.first, article.last
        one = Quantity(1, 1, Hedge.EXACT, Sort.ARTICLE, "", None, at, last, at, last, words=True)
        bounded = self.hedged(one, taken)
        bound = bounded.hedge is Hedge.AT_LEAST
        if bound or self.hit("partitive", last + 1) or (article.payload == "part" and self._of_them(bounded.first)):
            return replace(bounded, sort=Sort.COUNT)
        return None if article.payload == "part" else one

    def _of_them(self, at: int) -> bool:
        """A partitive stands right before a token: "олардың бірі"."""
        return self.ending("partitive", at - 1) is not None

    def _bounded_behind(self, quantity: Quantity) -> Quantity:
        """ "25.400 euros environ", "five years or more": a word behind the unit qualifies the number."""
        after = quantity.last + 1
        if self.pack.head_final or quantity.hedge is not Hedge.EXACT or quantity.sort is Sort.COUNT:
            return quantity
        hit = self.hit("hedge_after", after)
        if hit is None or hit.payload == "exact" or self._counts(hit.last + 1):
            return quantity  # "by October 2025 about 900": the next one's
        return bound(quantity, Hedge(hit.payload), last=hit.last)

    def _single(self, at: int, taken: int) -> Quantity | None:
        """A term of one, or one with its number inside: "up to a year", "до года", "полгода", "عامين"."""
        span, article = self.hit("span", at), self.hit("article", at)
        if span and (inside := _SPAN.fullmatch(str(span.payload))):
            n, unit = int(inside[1]), _MONTHS_OR_YEARS[inside[2]]
            return Quantity(n, n, Hedge.EXACT, Sort.DURATION, unit, None, at, span.last, at, span.last, words=True)
        if article is None or (article.payload == "unit" and not self._bounded(at, taken)):
            return None
        hit = self.hit("duration", at if article.payload == "unit" else article.last + 1)
        if hit is None or (hit.last + 1 < self.size and self.tokens.kind[hit.last + 1] == "d"):
            return None  # "حتى عام 2024" is a year
        one = Quantity(1, 1, Hedge.EXACT, Sort.DURATION, hit.payload, None, at, hit.last, at, hit.last, words=True)
        return self._halved(one)

    def _mixed(self, number: Cardinal) -> Quantity | None:
        """ "six months to five years", "between three months and a year": a range across two units, in the smaller."""
        unit = self.hit("duration", number.last + 1)
        if unit is None or unit.payload != "month":
            return None
        opened = self.ending("range", number.first - 1)
        link = (self.hit("range", unit.first) if self.pack.head_final else None) or self.hit("range", unit.last + 1)
        wanted = {"to", "and"} if opened and opened.payload == "between" else {"to"}
        if link and link.payload in wanted:
            after = link.last + 1
        elif unit.last + 1 < self.size and self.tokens.norm[unit.last + 1] in _DASHES:
            after = unit.last + 2
        else:
            return None
        if hedge := self.hit("hedge", after):
            after = hedge.last + 1
        years = self._years(after)
        if years is None or not number.value < years[0]:
            return None
        first = opened.first if opened and opened.payload in ("between", "from") else number.first
        low, high, last = whole(number.value), whole(years[0]), years[1]
        return Quantity(low, high, Hedge.RANGE, Sort.DURATION, "month", None, first, last, number.first, last)

    def _years(self, at: int) -> tuple[float, int] | None:
        """The months of the years named at a token ("five years", "a year", "года"), and its last token."""
        if at >= self.size:
            return None
        if (span := self.hit("span", at)) and (inside := _SPAN.fullmatch(str(span.payload))):
            return float(inside[1]) * (_YEAR if inside[2] == "Y" else 1), span.last
        number, article = self.cardinal(at), self.hit("article", at)
        if number is None and article is None:
            return None
        after = number.last + 1 if number else at if article and article.payload == "unit" else at + 1
        unit = self.hit("duration", after)
        return ((number.value if number else 1) * _YEAR, unit.last) if unit and unit.payload == "year" else None

    def behind(self, quantity: Quantity) -> Quantity:
        """Take in a qualifying word behind the unit ("40 пайыздан көп", "10 yilgacha") or the noun ("100 адамнан астам")."""
        if not self.pack.head_final or quantity.hedge is not Hedge.EXACT or (quantity.words and quantity.low == 0):
            return quantity
        after = quantity.last + 1
        unit = quantity.sort in (Sort.MONEY, Sort.DURATION, Sort.PERCENT)
        hit, last = None, quantity.last
        if unit:
            own = next(
                (
                    h
                    for at in range(quantity.to + 1, after)
                    if (h := self.hit("hedge_after", at)) and (h.last >= quantity.last or quantity.per)
                ),
                None,
            )
            hit = own or self.hit("hedge_after", after)
            last = hit.last if hit else last
        else:
            for at in range(after, min(after + 3, self.size)):
                noun = next((n for c in ("person", "thing", "people", "group") if (n := self.hit(c, at))), None)
                if noun:
                    hit = self.hit("hedge_after", at) or self.hit("hedge_after", noun.last + 1)
                    if hit and hit.last < noun.last:
                        hit = None
                    break
        if hit is None or hit.payload == "exact" or (hit.payload == "at_most" and unit and self._reached(last)):
            return quantity
        if self.hit("change", hit.first) and not self.tokens.norm[hit.first - 1].endswith(self.pack.ablative):
            return quantity  # "90 nafarga oshdi": it rose to 90, "90 nafardan oshdi": above
        return bound(quantity, Hedge(hit.payload), last=last)

    def _reached(self, last: int) -> bool:
        """ "2,3 миллион рубльге дейін өсті": before a verb of change the word says what was reached."""
        behind = range(last + 1, min(last + 1 + _LINKED, len(self.tokens)))
        return any(self.hit("change", at) for at in behind)

    def _bounded(self, at: int, taken: int) -> bool:
        """A hedge that sets a bound stands right before."""
        hit = self.ending("hedge", at - 1)
        return hit is not None and hit.first > taken and hit.payload != "exact"

    def _is_ordinal(self, number: Cardinal, quantity: Quantity) -> bool:
        """ "17. Sanktionspaket": digits and a full stop that does not end the sentence; "21st"."""
        after = number.last + 1
        if number.words or after >= self.size or quantity.to != number.last:
            return False
        if self.hit("ordinal", after) and self.tokens.glued(after):
            return True
        led = number.first > 0 and self.tokens.norm[number.first - 1] in self.pack.articles  # "die 155. Brigade"
        short = number.first == number.last and (led or len(self.tokens.norm[number.first]) <= 2)
        full_stop = self.tokens.norm[after] == "." and self.tokens.glued(after) and after + 1 < self.size
        return short and full_stop and self.pack.capital_nouns and not self.hit("scale", number.last)

    def ranged(self, quantity: Quantity, number: Cardinal) -> Quantity:
        """Join the second number of a range: "150 bis 200", "between 1.3 million and 1.7 million rupees", "$4-6"."""
        at = number.last + 1
        unit = None if self.hit("range", at) else self._unit_at(at)
        if unit:  # "5 years to 7 years"
            at = unit.last + 1
        if at >= self.size:
            return quantity
        opened = number.first > 0 and self.ending("range", self._before_symbol(number.first) - 1)
        link = self.hit("range", at)
        if self.pack.head_final and (spanned := self._spanned(quantity, number, at)):
            return spanned
        dash = self.tokens.norm[at] in _DASHES
        if opened and opened.payload == "between" and not link and not dash:
            return self._joined_range(quantity, number, opened, at)
        wanted = {"to"} | ({"and"} if opened and opened.payload in ("between", "from") else set())
        if not (dash or (link and link.payload in wanted)):
            return quantity
        after = at + 1 if dash else (link.last + 1 if link else at + 1)
        after = self._past_symbol(after)
        second = self.cardinal(after) if after < self.size else None
        if second is None or (dash and second.words != number.words):
            return quantity
        if unit and unit.category == "percent" and not self.hit("percent", second.last + 1):
            return quantity  # "rose by 20 percent to 280,000"
        starts = self.pack.head_final or bool(opened and opened.payload == "from")
        if starts and self._changes(number.first, second.last):
            return self._scaled_alike(quantity, number, second)  # "rose from 44 to 55": two values
        low, high = number.value, second.value
        dated = _looks_like_years(low, low) and high > _YEARS[1] and self._dated(number)
        if dated and not self.hit("currency", second.last + 1):  # but "from 2,000 to 2,500 dollars"
            return quantity  # "from 1,000 in 2023 to 2,300 in 2024"
        if low >= high and second.scaled and not number.scaled and high:
            return quantity
        if second.scaled and not number.scaled and low < 1000:
            factor = self._factor(second)
            if low * factor < high:
                low *= factor
        if not low < high or (dash and _looks_like_years(low, high)):
            return quantity
        first = opened.first if opened and opened.payload in ("between", "from") else quantity.first
        joined = replace(
            quantity, low=whole(low), high=whole(high), hedge=Hedge.RANGE, first=first, last=second.last, to=second.last
        )
        if unit and unit.category == "duration" and not self._unit_at(second.last + 1):
            return replace(joined, sort=Sort.DURATION, unit=unit.payload)  # "from three years to twenty"
        return joined

    def _past_symbol(self, at: int) -> int:
        """The token behind what says the currency before a number: "$", "US$", "USD", "Tk"."""
        tokens, (signs, codes) = self.tokens, _currencies()
        end = at
        if end + 1 < self.size and tokens.norm[end] in _PREFIXED and tokens.norm[end + 1] in signs:
            end += 1
        if end < self.size and (tokens.norm[end] in signs or tokens.raw(end) in codes):
            return end + 1
        named = self.hit("currency", at) if at < self.size else None
        digits_behind = named is not None and named.last + 1 < self.size and tokens.kind[named.last + 1] == "d"
        return named.last + 1 if named and digits_behind else at

    def _scaled_alike(self, quantity: Quantity, number: Cardinal, second: Cardinal) -> Quantity:
        """ "rose from 3 to 9 thousand": the first in thousands, too."""
        if not second.scaled or number.scaled or number.value >= 1000:
            return quantity
        value = number.value * self._factor(second)
        return quantity if value >= 2 * second.value else replace(quantity, low=whole(value), high=whole(value))

    def _dated(self, number: Cardinal) -> bool:
        """A preposition of time or a noun of years stands before it, and it is written as a year is: not "2,000", nor 2000."""
        before = number.first - 1
        written = self.tokens.raw(number.first)
        if before < 0 or number.first != number.last or len(written) != len("2024") or not number.value % 1000:
            return False
        return any(self.ending(category, before) for category in ("at", "yearword"))

    def _joined_range(self, quantity: Quantity, number: Cardinal, opened: Hit, at: int) -> Quantity:
        """ "between 1.5 million and two", where "and" is written onto the second number."""
        starts = self.hit("number", at) or self.hit("scale", at)
        second = self.cardinal(at) if starts and self.pack.prefixes.joined(self.tokens.norm[at]) else None
        if second is None or not number.value < second.value:
            return quantity
        low = number.value
        if second.scaled and not number.scaled and low < 1000 and low * self._factor(second) < second.value:
            low *= self._factor(second)  # "between eight and ten thousand"
        return replace(
            quantity,
            low=whole(low),
            high=whole(second.value),
            hedge=Hedge.RANGE,
            first=opened.first,
            last=second.last,
            to=second.last,
        )

    def _changes(self, first: int, last: int) -> bool:
        """A verb of change governs a "from … to": it stands before it, or behind in a language whose verb is last.

        It stands close, or no comma is between: "The sum rose on 15 January 2026 from 800,000 to two million".
        """
        close = 2 * _CHANGE if self.pack.caseless else _CHANGE  # where it opens the sentence, who changed is between
        final = self.pack.head_final or self.pack.verb_final
        behind = range(last + 1, last + 1 + 2 * _CHANGE) if final else range(0)
        before = range(max(0, first - 2 * _CHANGE), first)
        verbs = [at for at in before if self.hit("change", at)]
        verbs += [at for at in behind if (hit := self.hit("change", at)) and hit.payload != "reached"]
        near = any(first - close <= at <= last + close for at in verbs)
        norm = self.tokens.norm
        return near or any(_ASIDE.isdisjoint(norm[min(at, last) : max(at, first)]) for at in verbs)

    def _spanned(self, quantity: Quantity, number: Cardinal, at: int) -> Quantity | None:
        """ "20-дан 50-ге дейін": the second number follows at once, and a word behind it closes the span."""
        link = self.hit("range", at)
        linked = link is not None and link.payload == "to"
        if link and linked:
            at = link.last + 1  # "50 миң рублден 80 миң рублге чейин"
        if ending := self.hit("hedge_after", at):
            at = ending.last + 1  # "беш жылдан тарта он жылга чейин"
        second = self.cardinal(at) if at < self.size else None
        if second is None or ((linked or self._left(number.last)) and self._changes(number.first, second.last)):
            return None
        after = second.last + 1
        unit = self._unit_at(after)
        closes = (self.hit("hedge_after", after), unit and self.hit("hedge_after", unit.last + 1))
        closing = [h for h in (*closes, self.ending("hedge_after", second.last)) if h]  # or its own end: "5 minggacha"
        if not any(h.payload == "at_most" for h in closing):
            return None
        low, high = number.value, second.value
        if second.scaled and not number.scaled and low < 1000 and low * self._factor(second) < high:
            low *= self._factor(second)
        if not low < high:
            return None
        to = second.last if unit else closing[0].last
        return replace(quantity, low=whole(low), high=whole(high), hedge=Hedge.RANGE, last=to, to=second.last)

    def _left(self, at: int) -> bool:
        """An ending says that the number is where something begins: "мыңнан", of a thousand."""
        pack = self.pack
        return pack.head_final and self.tokens.kind[at] == "w" and self.tokens.norm[at].endswith(pack.ablative)

    def _before_symbol(self, at: int) -> int:
        """The token that says the currency before a number, or the number's own."""
        tokens, (signs, codes) = self.tokens, _currencies()
        if at > 0 and tokens.norm[at - 1] in signs:
            prefixed = at > 1 and tokens.norm[at - 2] in _PREFIXED and tokens.glued(at - 1)
            return at - 2 if prefixed else at - 1
        if at > 0 and tokens.raw(at - 1) in codes:
            return at - 1
        named = self.ending("currency", at - 1) if at > 0 and tokens.kind[at] == "d" else None
        free = named is not None and (named.first == 0 or tokens.kind[named.first - 1] != "d")
        return named.first if named is not None and free else at

    def _factor(self, number: Cardinal) -> float:
        product = 1.0
        for at in range(number.first, number.last + 1):
            if scale := self.hit("scale", at) or self.hit("glued", at):
                product *= scale.payload
        return product

    def hedged(self, quantity: Quantity, taken: int) -> Quantity:
        """Take in the words before and after that qualify a number."""
        hedge, first, last = quantity.hedge, quantity.first, quantity.last
        at = self._before_symbol(quantity.at) - 1
        if quantity.hedge is Hedge.RANGE:
            at = quantity.first - 1
        while at > taken and (hit := self.ending("hedge", at)):
            if hit.first <= taken:
                break
            at = hit.first - 1
            if hit.payload == "exact" or (hit.payload == "at_most" and hit.length <= 2 and self._risen(hit)):
                continue
            hedge = Hedge(hit.payload) if hedge is not Hedge.RANGE else hedge
            first = hit.first
            break
        following = self.hit("hedge_after", last + 1)
        if (
            self.pack.head_final
            and (own := self.hit("hedge_after", quantity.to))
            and own.last == quantity.to == last
            and hedge is Hedge.EXACT
        ):
            return bound(quantity, Hedge(own.payload), first=min(first, quantity.first))
        if following and self._unit_at(last + 1):
            following = None  # "yilgacha": the unit itself, taken with it
        if following and self.hit("hedge", following.first) and self._counts(following.last + 1):
            following = None  # "in 2025 about 900": the next one's
        if following and hedge is Hedge.EXACT:
            hedge, last = Hedge(following.payload), following.last
        first = min(first, quantity.first)
        if (hedge, first, last) == (quantity.hedge, quantity.first, quantity.last):
            return quantity
        return bound(quantity, hedge, first, last)

    def _risen(self, hit: Hit) -> bool:
        """ "зросла до 50 тисяч", "تضاعف ليصل إلى 8561": behind a verb of change the word says what was reached."""
        before = range(max(0, hit.first - 2 * _CHANGE), hit.first)
        risen = max((at for at in before if self.hit("change", at)), default=-1)
        if risen < 0 and self.pack.verb_final:
            return any(self.hit("change", at) for at in range(hit.last + 1, hit.last + 1 + 2 * _CHANGE))
        return risen >= 0 and "d" not in self.tokens.kind[risen : hit.first]

    def _unit_at(self, at: int) -> Hit | None:
        for category in ("percent", "currency", "duration"):
            if hit := self.hit(category, at):
                return hit
        return None

    def with_unit(self, quantity: Quantity, taken: int) -> Quantity:
        before = quantity.at - 1
        money, codes = _currencies()
        if before > taken and (sign := self.tokens.norm[before]) in money:
            quantity = replace(quantity, sort=Sort.MONEY, unit=money[sign], first=min(quantity.first, before))
            if before - 1 > taken and self.tokens.norm[before - 1] in _PREFIXED and self.tokens.glued(before):
                quantity = replace(quantity, first=min(quantity.first, before - 1))
            return self.with_per(quantity)
        if before > taken and self.tokens.raw(before) in codes:
            quantity = replace(
                quantity, sort=Sort.MONEY, unit=self.tokens.raw(before), first=min(quantity.first, before)
            )
            return self.with_per(quantity)
        if (
            before > taken
            and self.tokens.glued(quantity.at)
            and (unit := symbols()["glued"].get(self.tokens.raw(before)))
        ):
            return self.with_per(replace(quantity, sort=Sort.MONEY, unit=unit, first=min(quantity.first, before)))
        if (
            before > taken
            and (hit := self.ending("currency", before))
            and hit.first > taken
            and self.tokens.kind[quantity.at] == "d"
        ):
            return self.with_per(
                replace(quantity, sort=Sort.MONEY, unit=hit.payload, first=min(quantity.first, hit.first))
            )
        after = quantity.last + 1
        age = self.hit("age", after) or (self.hit("age", after + 1) if self._dash(after) else None)
        if age and not (age.payload == "young" and self._are_people(age.last + 1)):
            return replace(quantity, sort=Sort.AGE, last=age.last)
        for at in range(after, min(after + _UNIT_REACH, self.size)):
            if at == after + 2 and self._dash(after) and self.tokens.glued(after):
                break  # "a one-time sum": the word written onto the number says of what it is
            norm = self.tokens.norm[at]
            if norm in money:
                return self.with_per(of_unit(quantity, Sort.MONEY, money[norm], at))
            if self.tokens.raw(at) in codes:
                return self.with_per(of_unit(quantity, Sort.MONEY, self.tokens.raw(at), at))
            if hit := self.hit("percent", at):
                return of_unit(quantity, Sort.PERCENT, "percent", hit.last)
            if hit := self.hit("currency", at):
                return self.with_per(of_unit(quantity, Sort.MONEY, hit.payload, hit.last))
            if at > after and self.hit("duration", at) and self.hit("per", at - 1):
                break  # "220 000 chaque mois": a rate, no term
            shifted = at > after and (self.ending("shift", at - 1) or self.hit("shift_after", at + 1))
            if at == after and self.pack.caseless and self.pack.prefixes.definite(norm):
                shifted = self.hit("shift_after", at + 1)  # "16 ألفا العام الماضي": the past year
            # "280,000 this year", "9 el año anterior"
            if not shifted and (hit := self.hit("duration", at)) and (at == after or norm != self.tokens.norm[after]):
                if at > after and self._is_part(quantity):
                    break  # "five-of-them in the first week"
                return self._halved(of_unit(quantity, Sort.DURATION, hit.payload, hit.last))
            if self._ends_unit(at):
                break
        return self.with_per(quantity)

    def _is_part(self, quantity: Quantity) -> bool:
        """An ending of the number says that it is so many of those spoken of: "бешөө", "17-сі"."""
        endings, last = self.pack.part_endings, quantity.last
        if not endings:
            return False
        norm = self.tokens.norm[last]
        if last > quantity.to or not quantity.words:
            behind = last if last > quantity.to else last + 1
            behind += behind < self.size and self.tokens.norm[behind] in "-‑"
            return behind < self.size and self.tokens.glued(behind) and self.tokens.norm[behind] in endings
        return any(norm.removesuffix(e) in self.pack.number_words for e in endings if norm.endswith(e) and norm != e)

    def _is_ago(self, per: Hit) -> bool:
        """ "1,700 a year earlier": a time, no rate."""
        behind = self.hit("ago", per.last + 1)
        return behind is not None and behind.payload != "pre"

    def _halved(self, quantity: Quantity) -> Quantity:
        """ "quatre ans et demi": a half behind the unit."""
        half = self.hit("plus_half", quantity.last + 1)
        if half is None or quantity.low is None or quantity.low != quantity.high:
            return quantity
        value = whole(quantity.low + 0.5)
        return replace(quantity, low=value, high=value, last=half.last)

    def _dash(self, at: int) -> bool:
        return at + 1 < self.size and self.tokens.norm[at] in _DASHES

    def _ends_unit(self, at: int) -> bool:
        """Nothing behind this token can be the unit of the number before it."""
        if self.tokens.kind[at] == "d":
            return True
        if self.tokens.kind[at] == "p":
            return self.tokens.norm[at] not in "-."
        if any(
            self.hit(category, at)
            for category in (
                "stop",
                "number",
                "article",
                "person",
                "thing",
                "people",
                "group",
                "distractor",
                "partitive",
            )
        ):
            return True
        return self.pack.capital_nouns and self.tokens.capital(at) and not self.hit("adjective", at)

    def _noun_of_none(self, at: int) -> bool:
        """What there is said to be none of: people, or a case."""
        thing, national = self.hit("thing", at), self.hit("adjective", at)
        if thing is not None and thing.payload == "case":
            return True
        places = (at, national.last + 1) if national else (at,)  # "no Norlandish citizen"
        return any(self.hit(category, place) for place in places for category in ("people", "group", "compatriot"))

    def _are_people(self, at: int) -> bool:
        """ "19 young men", in the word that is also "19 years old"."""
        return any(self.hit(category, at) for category in ("person", "people", "group", "compatriot"))

    def _counts(self, at: int) -> bool:
        """A number begins here."""
        return at < self.size and (self.tokens.kind[at] == "d" or self.hit("number", at) is not None)

    def with_per(self, quantity: Quantity) -> Quantity:
        """The period of a rate, close behind the number: "im Monat", "a month", "per year"."""
        for at in range(quantity.last + 1, min(quantity.last + 3, self.size)):
            if (link := self.hit("range", at)) and link.payload == "and":
                break  # "2 million and a monthly pay of 200,000"
            if (hit := self.hit("per", at)) and not self._is_ago(hit):
                if self.tokens.norm[quantity.last + 1] in ",،" and self._counts(hit.last + 1):
                    return quantity  # "a bonus of 2 million, monthly 210,000": the next one's
                if hit.payload == "once" and at > quantity.last + 1 and self._are_people(quantity.last + 1):
                    return quantity  # "18 migrants were at once called up": no rate of theirs
                year = hit.last + 1 < self.size and _YEAR_DIGITS.fullmatch(self.tokens.norm[hit.last + 1])
                return quantity if year else replace(quantity, per=hit.payload, last=hit.last)  # "1.000 im Jahr 2023"
        return quantity


def shared_period(tokens: Tokens, found: Sequence[Quantity]) -> list[Quantity]:
    """ "160,000 roubles ($1,900) a month": the period behind the bracket is that of both sums."""
    shared = list(found)
    for at in range(len(shared) - 1):
        one, other = shared[at], shared[at + 1]
        if one.sort not in (Sort.MONEY, Sort.COUNT) or other.sort is not Sort.MONEY or one.per or not other.per:
            continue
        between = tokens.norm[one.last + 1 : other.first]
        closed = other.last + 1 < len(tokens) and tokens.norm[other.last + 1] == ")"
        if between[:1] == ["("] and len(between) <= _BRACKET and not closed:
            shared[at] = replace(one, per=other.per)
    periods = {at for q in found if q.per and q.sort is Sort.MONEY for at in range(q.to + 1, q.last + 1)}
    return [q for q in shared if q.sort is not Sort.DURATION or q.at not in periods]  # "a month" is no term


def bound(quantity: Quantity, hedge: Hedge, first: int | None = None, last: int | None = None) -> Quantity:
    """The quantity under a hedge, which may stand before or behind it: a bound opens one side of its interval."""
    first = quantity.first if first is None else first
    last = quantity.last if last is None else last
    if hedge is quantity.hedge and first == quantity.first and last == quantity.last:
        return quantity
    low, high = quantity.low, quantity.high
    if hedge is quantity.hedge:
        pass
    elif hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
        high = None
    elif hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):
        low = None
    q = quantity  # made anew by hand: `replace` takes ten times as long, and every number comes by here
    return Quantity(low, high, hedge, q.sort, q.unit, q.per, first, last, q.at, q.to, q.words, q.digits)


def of_unit(quantity: Quantity, sort: Sort, unit: str, last: int) -> Quantity:
    """The quantity with the unit that ends with a token."""
    q = quantity
    return Quantity(q.low, q.high, q.hedge, sort, unit, q.per, q.first, last, q.at, q.to, q.words, q.digits)


_CODE: Final = re.compile(r"0\d")  # digits behind others: the two of them are a telephone number
_PREFIXED: Final = frozenset({"us", "a", "c"})  # letters before "$"
_YEARS: Final = (1900, 2100)
_BRACKET: Final = 3  # tokens between a sum and the same in another currency
_LINKED: Final = 2  # tokens from a sum to the verb of change that closes its clause
_CHANGE: Final = 6  # tokens between a verb of change and its "from … to"


def _looks_like_years(low: float, high: float) -> bool:
    return 1900 <= low <= 2100 and 1900 <= high <= 2100


def _pieces(pack: Pack) -> tuple[str, ...]:
    """What a number that is grown together has at least one of, unless it is a single word."""
    known = pack.compound
    joints = (*map(fold, known.get("multipliers", ())), known.get("joiner"), known.get("half"), *known.get("terms", ()))
    return tuple(piece for piece in joints if piece)


@lru_cache(maxsize=64)  # one a language
def _grown(*pieces: str) -> re.Pattern[str]:
    """Finds any of some pieces of words: a look that spares most words the attempt to take them apart."""
    return re.compile("|".join(map(re.escape, pieces)) or "(?!)")


def compound(word: str, pack: Pack) -> float | None:
    """A number written as one word of number words: "dreihundertvierundzwanzig", "zweieinhalbtausend"."""
    if len(word) > 60:
        return None
    return _compound(word, pack, tuple(pack.compound.get("multipliers", ())))


def _simple(word: str, pack: Pack) -> float | None:
    ones = pack.compound.get("ones", {})
    if word in ones:
        return float(ones[word])
    return pack.number_words.get(word)


def _compound(word: str, pack: Pack, multipliers: tuple[str, ...]) -> float | None:
    if (value := _simple(word, pack)) is not None:
        return value
    for number, multiplier in enumerate(multipliers):
        left, found, right = word.partition(fold(multiplier))
        if not found:
            continue
        factor = pack.number_words.get(fold(multiplier))
        times = _compound(left, pack, multipliers[number + 1 :]) if left else 1.0
        joiner = pack.compound.get("joiner", "")
        rest = (
            _compound(right.removeprefix(joiner) if joiner else right, pack, multipliers[number + 1 :])
            if right
            else 0.0
        )
        if factor is None or times is None or rest is None:
            return None
        return times * factor + rest
    half = pack.compound.get("half")
    if half and word.endswith(half) and (ones := _simple(word.removesuffix(half), pack)) is not None:
        return ones + 0.5
    joiner = pack.compound.get("joiner")
    if joiner:
        left, found, right = word.partition(joiner)
        a, b = _simple(left, pack) if left else None, _simple(right, pack) if right else None
        if found and a is not None and b is not None and a < 10 <= b < 100:
            return a + b
    return None


def find(tokens: Tokens, hits: Sequence[Hit], pack: Pack) -> list[Quantity]:
    """The quantities of one sentence, in its order; those of a range are one. Linear in the length of the sentence."""
    reader = Reader(tokens, hits, pack)
    return shared_period(tokens, _in_short(elided(reader, reader.read()), pack))


_UNITS: Final = (Sort.MONEY, Sort.DURATION, Sort.PERCENT, Sort.MEASURE, Sort.AGE)
_LINKS: Final = frozenset({"and", "to"})
_ALIKE: Final = 10.0  # times that a decimal without a magnitude may be larger or smaller than the one it is read after


def elided(reader: Reader, found: list[Quantity]) -> list[Quantity]:
    """ "12 and 14 years", "rose from 2,000 to 3,500 dollars": a number takes the unit of the next that is linked to it."""
    shared = False  # the number behind takes its unit from one behind that: "12, 13 and 14 years"
    for n in range(len(found) - 2, -1, -1):
        one, two = found[n], found[n + 1]
        bare = one.sort is Sort.COUNT and one.low is not None and not one.per
        bare = bare and (one.last == one.to or reader.tokens.norm[one.last] in reader.pack.ablative)
        year = bare and len(one.digits) == 4 and _looks_like_years(one.value, one.value)
        if bare and not year and two.sort in _UNITS and _linked(reader, one.last + 1, two.first, shared):
            found[n], shared = replace(one, sort=two.sort, unit=two.unit), True
        else:
            shared = False
    return found


def _in_short(found: list[Quantity], pack: Pack) -> list[Quantity]:
    """ "3.6 million roubles …, in Tyumen 4.1": a bare decimal takes the magnitude and the unit of the sum before it."""
    scale, near, unit = 0.0, 0.0, ""
    for n, one in enumerate(found):
        known = digits(one.digits, pack) if one.digits else None
        if one.sort is Sort.MONEY and known and one.low == one.high and float(one.value) >= 1000 * known:
            scale, unit, near = float(one.value) / known, one.unit, known
            continue
        bare = one.sort is Sort.COUNT and one.last == one.to and not one.per and one.high == known
        if scale and known and known % 1 and bare and near / _ALIKE <= known <= near * _ALIKE:
            low = None if one.low is None else whole(round(float(one.low) * scale, 2))
            high = None if one.high is None else whole(round(float(one.high) * scale, 2))
            found[n] = replace(one, low=low, high=high, sort=Sort.MONEY, unit=unit)
    return found


def _linked(reader: Reader, begin: int, end: int, shared: bool) -> bool:
    """Nothing but "and", "to", or in a longer list a comma stands between two numbers."""
    begin += begin < end and reader.tokens.norm[begin] == "-"
    if begin == end and reader.tokens.norm[begin - 1] in reader.pack.ablative:
        return True
    if begin == end - 1 and reader.tokens.norm[begin] in reader.pack.ablative and reader.tokens.glued(begin):
        return True  # "19-from 35 years up to"
    hit = reader.hit("range", begin)
    if hit is not None:
        return hit.payload in _LINKS and hit.last + 1 == end
    return shared and begin + 1 == end and reader.tokens.norm[begin] in ",،"
