"""The numbers of a sentence, one after another: where one can begin, and which of the ways to tell a number it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from beleg.languages.counting.cardinals import Cardinal
from beleg.languages.counting.compounds import compound, joints
from beleg.languages.counting.ranges import DASHES
from beleg.languages.counting.sorts import Sorts
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort, whole
from beleg.model import Hedge

_DUAL: Final = 2  # tokens behind a dual within which its "two" stands
_SPAN: Final = re.compile(r"P(\d+)([MY])")  # the payload of a term that is one word: "полгода"
_MONTHS_OR_YEARS: Final = {"M": "month", "Y": "year"}
_YEAR: Final = 12  # months
_TELEPHONE: Final = 9  # digits behind a plus from which on they are a telephone number
_IN_TELEPHONES: Final = frozenset("-‑–()")
_OPENERS: Final = ("zero", "share", "vague", "number", "article", "span")


class Reader(Sorts):
    """Reads the numbers of one sentence."""

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
            grown, words = joints(self.pack), self.pack.number_words
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

    def _noun_of_none(self, at: int) -> bool:
        """What there is said to be none of: people, or a case."""
        thing, national = self.hit("thing", at), self.hit("adjective", at)
        if thing is not None and thing.payload == "case":
            return True
        places = (at, national.last + 1) if national else (at,)  # "no Norlandish citizen"
        return any(self.hit(category, place) for place in places for category in ("people", "group", "compatriot"))

    def _one_to(self, at: int) -> Cardinal | None:
        """The article that begins a range: "d'un à trois ans"."""
        article, link = self.hit("article", at), self.hit("range", at + 1)
        if article is None or article.payload == "unit" or link is None or link.payload != "to":
            return None
        return Cardinal(1.0, at, at, True, False) if self.cardinal(link.last + 1) else None

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
        elif unit.last + 1 < self.size and self.tokens.norm[unit.last + 1] in DASHES:
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
