"""Units: of money, measure, time and age, and what a rate is told by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.counting.cardinals import Cardinal
from beleg.languages.counting.digits import digits
from beleg.languages.counting.reader import Reader
from beleg.languages.lexicon import Hit
from beleg.languages.measures import Measures
from beleg.languages.measuring.fractions import DASHES, MINUS, YEARS
from beleg.languages.measuring.money import Money
from beleg.languages.numbers import Quantity, Sort, whole
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens
from beleg.model import Hedge

# a rate by these is a unit of its own: "meter per second"
_SPEEDS: Final = frozenset("hour minute second millisecond".split())
_TIMES: Final = _SPEEDS | frozenset("year month week day decade century fortnight night".split())
_HEAT: Final = frozenset({"degree", "celsius", "fahrenheit"})
# "one" of them is seldom counted
_SELDOM: Final = frozenset("day time point turn percent second cup degree bar foot stone".split())
_PRIMES: Final = {"'": "foot", '"': "inch"}  # behind digits, where no quotation is open
_SIGN: Final = 5  # tokens of a sign of a unit: "l", "b", "-", "f", "t"
_CHANGED: Final = 3  # tokens between a verb of change and by how much
_PRICED: Final = 8  # tokens between a word of paying and its pounds
_POUNDS: Final = 10_000  # from here on pounds are money
_TERM: Final = re.compile(r"P(T?)(\d+)([DWHM])")  # the payload of a term that is one word
_TERMS: Final = {"D": "day", "W": "week", "TH": "hour", "TM": "minute"}  # those that claims have no need of
_YEAR_DIGITS: Final = 4
_METERS: Final = 20  # from here on a whole number before "m" is meters, where no money is told


class Units(Money):
    """Reads the unit of a number."""

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], pack: Pack, known: Measures) -> None:
        super().__init__(tokens, hits, pack, known)
        for at in [at for at in self.by["glued"] if self._is_unit(at)]:
            del self.by["glued"][at]
        for at in self.by["coin"]:
            if at and tokens.kind[at - 1] == "d" and not (at + 1 < len(tokens) and self._counts(at + 1)):
                for category in ("number", "scale", "vague"):  # "34 cents", where the word is "hundreds" as well
                    self.by[category].pop(at, None)

    def _is_unit(self, at: int) -> bool:
        """ "750m", but "12.3m tonnes", "£12m": the same letter stands for meters and for a million."""
        tokens = self.tokens
        unit = self.known.signs.get(tokens.raw(at))
        if unit not in ("meter", "liter") or not at or tokens.kind[at - 1] != "d":
            return False
        if self._money_before(at - 1, -1) or (at + 1 < len(tokens) and self._money(at + 1)):
            return False
        if at > 1 and tokens.norm[at - 2] in DASHES and at > 2 and self._money_before(at - 3, -1):
            return False
        if unit == "liter" or self.hit("dimension", at + 1):
            return True
        value = digits(tokens.norm[at - 1], self.pack)
        return value is not None and value == int(value) and (value >= _METERS or self._closes(at + 1))

    def _closes(self, at: int) -> bool:
        """Nothing that could be counted stands there."""
        return at >= self.size or self.tokens.kind[at] != "w" or self.hit("stop", at) is not None

    def _told_already(self, at: int, before: Quantity) -> bool:
        """The words of a unit that are numbers as well: "por ciento"."""
        return super()._told_already(at, before) or (at <= before.last and before.sort is not Sort.COUNT)

    def _is_ordinal(self, number: Cardinal, quantity: Quantity) -> bool:
        after = number.last + 1
        hit = self.hit("unit", after)
        if after < self.size and (self.tokens.norm[after] == "°" or (hit and hit.length > 1 and hit.payload in _HEAT)):
            return False  # "37º C"
        return super()._is_ordinal(number, quantity)

    def _single(self, at: int, taken: int) -> Quantity | None:
        span = self.hit("span", at)
        told = _TERM.fullmatch(str(span.payload)) if span else None
        if span and told and (unit := _TERMS.get(told[1] + told[3])):  # "a four-day week", in one word
            n = int(told[2])
            return Quantity(n, n, Hedge.EXACT, Sort.DURATION, unit, None, at, span.last, at, span.last, words=True)
        whole_word = span and not self.hit("article", at)
        if whole_word or self._bounded(at, taken):
            return super()._single(at, taken)
        article = self.hit("article", at)
        if not self.known.one or article is None or article.payload == "unit" or article.last + 1 >= self.size:
            return None
        found = self._measure_at(article.last + 1)
        if found is None or found[1] in _SELDOM:
            return None
        sort, unit, last = found
        one = Quantity(1, 1, Hedge.EXACT, sort, unit, None, at, last, at, article.last, words=True)
        return self.with_per(self._halved(one))  # "un euro par personne"

    def ranged(self, quantity: Quantity, number: Cardinal) -> Quantity:
        joined = super().ranged(quantity, number)
        if joined.hedge is not Hedge.RANGE or joined.first != quantity.first:
            return joined
        behind = self._measure_at(number.last + 1)
        link = number.last + 1 if behind is None else behind[2] + 1
        if self.hit("or", link):
            return quantity  # "three or four": each may be meant
        money = self._money_before(number.first, -1)
        if (behind or money) and any(
            self.hit("change", at) for at in range(max(0, number.first - _CHANGED), number.first)
        ):
            return quantity  # "rose 18 cents to $2.50"
        second = self._measure_at(joined.to + 1)
        apart = behind and second and behind[0] is not second[0]
        return quantity if apart else joined

    def _unit_at(self, at: int) -> Hit | None:
        found = self._measure_at(at)
        return Hit("percent" if found[1] == "percent" else "unit", found[1], at, found[2]) if found else None

    def _sign_at(self, at: int) -> tuple[str, int] | None:
        """The sign of a unit at a token, as it is written, and its last token."""
        if at < self.size and (letter := self._by_context(at)):
            return letter, at
        tokens, signs = self.tokens, self.known.signs
        raw, best = "", None
        for last in range(at, min(at + _SIGN, len(tokens))):
            if last > at and not tokens.glued(last) and raw not in ("°", "º"):
                break
            raw += tokens.raw(last)
            alone = last == at and tokens.norm[last + 1 : last + 2] != [raw]
            if alone and raw in _PRIMES and tokens.glued(at) and tokens.norm[:at].count(raw) % 2 == 0:
                best = (_PRIMES[raw], last)
            if raw == "in" and at > 1 and signs.get(tokens.raw(at - 2)) == "foot":
                best = ("inch", last)  # "5 ft 2 in"
            if raw in signs:
                best = (signs[raw], last)
        if best is None or tokens.norm[at - 1] in self.known.resolutions.get(tokens.raw(at), ()):
            return None
        last = best[1]
        if last == at and len(tokens.raw(at)) == 1 and tokens.kind[at] == "w":
            by = at + 1 < len(tokens) and tokens.norm[at + 1] == "/"
            sure = tokens.raw(at) in self.known.letters or by or self._closes(at + 1)
            if not tokens.glued(at) and (self.hit("stop", at) or self.hit("article", at) or not sure):
                return None
        return None if self._goes_on(last) else best

    def _goes_on(self, last: int) -> bool:
        """Letters that go on behind what looks like a sign: "3M2", "2.30 p.m."."""
        tokens, after = self.tokens, last + 1
        if after >= len(tokens) or not tokens.glued(after) or tokens.kind[last] != "w":
            return False
        if tokens.kind[after] != "p":
            return True
        stopped = tokens.norm[after] == "." and len(tokens.raw(last)) == 1
        return stopped and after + 1 < len(tokens) and tokens.glued(after + 1) and tokens.kind[after + 1] == "w"

    def _by_context(self, at: int) -> str | None:
        """A letter that is a unit where the sentence speaks of heat or of prices: "75F", "50c each"."""
        tokens, known = self.tokens, self.known
        unit, context = known.in_context.get(tokens.raw(at), ("", ""))
        if not unit or not self.by.get(context) or not at or tokens.kind[at - 1] != "d":
            return None
        alone = at + 1 >= len(tokens) or not tokens.glued(at + 1) or tokens.kind[at + 1] == "p"
        return unit if alone else None

    def _measure_at(self, at: int) -> tuple[Sort, str, int] | None:
        """The unit told at a token: its sort, its name and its last token."""
        if at >= self.size:
            return None
        if (day := self.hit("duration", at)) and self.hit("weekday", day.last + 1):
            return None  # "lost 2-0 on the day Friday"
        found: list[tuple[int, int, Sort, str]] = []
        if sign := self._sign_at(at):
            found.append((sign[1], 3, _sort(sign[0]), sign[0]))
        if (hit := self.hit("unit", at)) and not self._is_name(at):
            found.append((hit.last, 2, _sort(str(hit.payload)), str(hit.payload)))
        if hit := self.hit("percent", at):
            found.append((hit.last, 4, Sort.PERCENT, "percent"))
        if money := self._money(at):
            mass = (hit := self.hit("unit", at)) is not None and hit.last == money[1] and self._weighs(at, hit.last)
            found.append((money[1], 1 if mass else 5, Sort.MONEY, money[0]))
        if hit := self.hit("duration", at):
            found.append((hit.last, 1, Sort.DURATION, str(hit.payload)))
        if not found:
            return None
        last, _, sort, name = max(found, key=lambda f: (f[0], f[1]))
        if sort is Sort.MEASURE:
            name, last = self._by(name, last)
        return sort, name, last

    def _is_name(self, at: int) -> bool:
        """ "2016 Stone spoke": a year, and a name that is a unit as well."""
        before = self.tokens.norm[at - 1] if at else ""
        year = len(before) == 4 and before.isdigit() and int(before) in YEARS
        return year and self.tokens.capital(at) and not self.pack.capital_nouns

    def _weighs(self, at: int, last: int) -> bool:
        """Pounds of weight, no money: nothing is paid, and they are few."""
        if self.hit("of", last + 1) or (at and self.tokens.norm[at - 1] in DASHES):
            return True
        number = self.tokens.norm[at - 1] if at else ""
        value = digits(number, self.pack) if number[:1].isdigit() else 0.0
        priced = any(self.hit("priced", n) for n in range(max(0, at - _PRICED), at))
        return not (priced or self.ending("scale", at - 1) or self.ending("glued", at - 1) or (value or 0) >= _POUNDS)

    def _by(self, name: str, last: int) -> tuple[str, int]:
        """ "kilometers per hour", "miles/gallon": a unit by another is one of its own."""
        link = self.hit("each", last + 1)
        if link is None or link.last + 1 >= self.size or " per " in name:
            return name, last
        other = self._sign_at(link.last + 1)
        hit = self.hit("unit", link.last + 1) or self.hit("duration", link.last + 1)
        if hit and (other is None or hit.last >= other[1]):
            other = (str(hit.payload), hit.last)
        if other is None or (other[0] in _TIMES and other[0] not in _SPEEDS):
            return name, last
        return f"{name} per {other[0]}", other[1]

    def with_unit(self, quantity: Quantity, taken: int) -> Quantity:
        if quantity.sort is not Sort.COUNT:
            return quantity
        tokens = self.tokens
        if self._is_dated(quantity):
            return quantity
        if money := self._money_before(quantity.at, taken):
            code, first = money
            negative = (
                first > 0
                and tokens.norm[first - 1] in MINUS
                and tokens.glued(first)
                and not (first > 1 and tokens.glued(first - 1))
            )
            if negative and quantity.low == quantity.high and quantity.low is not None:
                quantity, first = replace(quantity, low=-quantity.low, high=-quantity.low), first - 1
            same = self._money(quantity.last + 1)
            last = same[1] if same and same[0] == code else quantity.last
            return self.with_per(
                replace(quantity, sort=Sort.MONEY, unit=code, first=min(quantity.first, first), last=last)
            )
        after = quantity.last + 1
        if (
            after < len(tokens)
            and tokens.norm[after] in "{<("
            and tokens.kind[after] == "p"
            and self._sign_at(after + 1)
        ):
            after += 1
        if after + 1 < len(tokens) and tokens.norm[after] in DASHES and tokens.glued(after) and tokens.glued(after + 1):
            after += 1
        age = self.hit("age", after) or self.hit("age", quantity.last + 1)
        if age and not (age.payload == "young" and self._are_people(age.last + 1)):
            inside = range(age.first, age.last + 1)
            # "41 ans, ancien …", "41 ans à six ans"
            context = any(tokens.norm[n] == "," or self._counts(n) for n in inside)
            return replace(quantity, sort=Sort.AGE, unit="year", last=age.first if context else age.last)
        if (factor := self.known.magnitudes.get(self._raw(after))) and self._sum_behind(after):
            low, high = (None if n is None else whole(n * factor) for n in (quantity.low, quantity.high))
            quantity, after = replace(quantity, low=low, high=high), after + 1  # "5 M€"
        found = self._measure_at(after)
        if found is None and (of := self.hit("of", after)) and not (quantity.low == quantity.high == 1):
            found = self._measure_at(of.last + 1)  # "16 millions de dollars"
        if found is None and quantity.low is not None and 0 < quantity.low < 1:
            found = self._past_article(after)
        if found is None:
            found = self._further(after)
        if found is None:
            return self.with_per(quantity)
        sort, name, last = found
        if sort is Sort.MONEY and tokens.raw(last)[:1] in "Mk" and tokens.raw(last)[1:] == name:
            factor = 1_000_000 if tokens.raw(last)[0] == "M" else 1_000
            low, high = (None if n is None else whole(n * factor) for n in (quantity.low, quantity.high))
            quantity = replace(quantity, low=low, high=high)  # "30 MUSD"
        for span in ("hour", "second") if sort is Sort.MEASURE and " per " not in name else ():
            if before := self.ending(f"each_{span}", quantity.first - 1):  # "саатына 90 километр"
                name, quantity = f"{name} per {span}", replace(quantity, first=before.first)
        if sort is Sort.MONEY and tokens.raw(last) in self.known.codes and (scale := self.hit("scale", last + 1)):
            low, high = (None if n is None else whole(n * scale.payload) for n in (quantity.low, quantity.high))
            quantity, last = replace(quantity, low=low, high=high), scale.last  # "75 USD millones"
        quantity = replace(quantity, sort=sort, unit=name, last=last)
        if (
            name in _HEAT
            and (below := self.hit("below_zero", last + 1))
            and quantity.low is not None
            and quantity.low == quantity.high
        ):
            return replace(quantity, low=-quantity.low, high=-quantity.low, last=below.last)
        if sort is Sort.DURATION:
            quantity = self._aged(self._halved(quantity))
            per = self.rate(quantity.last + 1, bare=True) if quantity.sort is Sort.DURATION else None
            return replace(quantity, per=per[0], last=per[1]) if per else quantity
        return self.with_per(quantity)

    def _is_dated(self, quantity: Quantity) -> bool:
        """ "in 2005 y.": a year with the first letter of its word, which is the sign of a gram or of money elsewhere."""
        year, after = quantity.digits, quantity.last + 1
        if len(year) != _YEAR_DIGITS or not year.isdigit() or int(year) not in YEARS or quantity.low != quantity.high:
            return False
        return self.hit("yearword", after) is not None and len(self.tokens.norm[after]) == 1

    def _raw(self, at: int) -> str:
        return self.tokens.raw(at) if at < self.size else ""

    def _sum_behind(self, at: int) -> bool:
        """A sign of money right behind the letter of a magnitude."""
        return at + 1 < self.size and self.tokens.glued(at + 1) and self._money_sign(at + 1) is not None

    def _past_article(self, at: int) -> tuple[Sort, str, int] | None:
        """ "half an hour", "a quarter of a mile"."""
        if of := self.hit("of", at):
            at = of.last + 1
        article = self.hit("article", at)
        return self._measure_at(article.last + 1) if article else None

    def _further(self, after: int) -> tuple[Sort, str, int] | None:
        """A unit behind one more word: "rund 5 lange Jahre", "two whole months"."""
        if self.hit("month", after):
            return None  # "30 мая, год 2005": a day, and the year it is in
        at = after
        for _ in range(2):
            if (
                at >= self.size
                or self._ends_unit(at)
                or self.tokens.kind[at] != "w"
                or self.known.signs.get(self.tokens.raw(at))
            ):
                return None
            at += 1
            hit = self.hit("duration", at) or self.hit("currency", at)
            if hit and not self.ending("shift", at - 1) and len(self.tokens.norm[at]) > 2:
                found = self._measure_at(at)
                return found if found and found[2] >= hit.last else None
        return None

    def _aged(self, quantity: Quantity) -> Quantity:
        """ "ten months old"."""
        at = quantity.last + 1
        if at < self.size and self.tokens.norm[at] in DASHES:
            at += 1
        hit = self.hit("old", at)
        return replace(quantity, sort=Sort.AGE, last=hit.last) if hit else quantity

    def with_per(self, quantity: Quantity) -> Quantity:
        if quantity.sort is Sort.COUNT:
            return quantity  # first its noun is looked for
        rated = super().with_per(quantity)
        if rated.per and self.hit("ago", rated.last + 1):
            return quantity  # "$6.8 billion a year earlier"
        quantity = rated
        if quantity.per or quantity.sort not in (Sort.MONEY, Sort.MEASURE):
            return quantity
        per = self.rate(quantity.last + 1, bare=False)
        return replace(quantity, per=per[0], last=per[1]) if per else quantity

    def period(self, quantity: Quantity, last: int) -> tuple[str, int] | None:
        """What a count is told by, behind its noun at ``last``: "tests per day"."""
        found = Reader.with_per(self, replace(quantity, last=last))
        if found.per and self.hit("ago", found.last + 1):
            return None
        return (found.per, found.last) if found.per else self.rate(last + 1, bare=True)

    def rate(self, at: int, *, bare: bool) -> tuple[str, int] | None:
        """What a rate is told by, at a token: "per share", "a barrel", "/kg"; ``bare`` for what is counted, no unit."""
        link = self.hit("each", at)
        if link is None or link.last + 1 >= self.size:
            return None
        begin = link.last + 1
        sign = self._sign_at(begin)
        if sign and (self.tokens.norm[at] == "/" or len(self.tokens.raw(begin)) > 1):
            return sign
        if hit := self.hit("unit", begin) or self.hit("duration", begin):
            return str(hit.payload), hit.last
        if (scale := self.hit("scale", begin)) and (hit := self.hit("unit", scale.last + 1)):
            return f"{self.tokens.raw(begin)} {hit.payload}", hit.last  # "per million British thermal units"
        if bare:
            return None
        if hit := self.hit("rated", begin):
            return self.tokens.raw(hit.last), hit.last
        strict = self.hit("strict", at) is not None
        word = self.tokens.kind[begin] == "w" and not self.hit("stop", begin) and not self.hit("no_rate", begin)
        return (self.tokens.raw(begin), begin) if strict and word else None


def _sort(unit: str) -> Sort:
    if unit == "percent":
        return Sort.PERCENT
    return Sort.DURATION if unit in _TIMES else Sort.MEASURE
