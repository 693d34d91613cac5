"""Ranges: two numbers that are one quantity, from the lower to the higher."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from beleg.languages.counting.cardinals import Cardinal, Cardinals
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import LAST_YEAR, Quantity, Sort, looks_like_years, whole
from beleg.languages.symbols import symbols
from beleg.model import Hedge

DASHES: Final = frozenset("-–—‒−")
_ASIDE: Final = frozenset(",،")
_CLAUSES: Final = frozenset(";؛:")  # what no verb reaches over
PREFIXED: Final = frozenset({"us", "a", "c"})  # letters before "$"
CHANGE: Final = 6  # tokens between a verb of change and its "from … to"


@cache
def currencies() -> tuple[dict[str, str], frozenset[str]]:
    """The signs of money with what they stand for, and its codes."""
    return symbols()["currency"], frozenset(symbols()["codes"]["list"])


class Ranges(Cardinals):
    """Joins the second number of a range to the first."""

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
        dash = self.tokens.norm[at] in DASHES
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
        dated = looks_like_years(low, low) and high > LAST_YEAR and self._dated(number)
        if dated and not self.hit("currency", second.last + 1):  # but "from 2,000 to 2,500 dollars"
            return quantity  # "from 1,000 in 2023 to 2,300 in 2024"
        if low >= high and second.scaled and not number.scaled and high:
            return quantity
        low = self._raised(number, second)
        if not low < high or (dash and looks_like_years(low, high)):
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
        tokens, (signs, codes) = self.tokens, currencies()
        end = at
        if end + 1 < self.size and tokens.norm[end] in PREFIXED and tokens.norm[end + 1] in signs:
            end += 1
        if end < self.size and (tokens.norm[end] in signs or tokens.raw(end) in codes):
            return end + 1
        named = self.hit("currency", at) if at < self.size else None
        digits_behind = named is not None and named.last + 1 < self.size and tokens.kind[named.last + 1] == "d"
        return named.last + 1 if named and digits_behind else at

    def _before_symbol(self, at: int) -> int:
        """The token that says the currency before a number, or the number's own."""
        tokens, (signs, codes) = self.tokens, currencies()
        if at > 0 and tokens.norm[at - 1] in signs:
            prefixed = at > 1 and tokens.norm[at - 2] in PREFIXED and tokens.glued(at - 1)
            return at - 2 if prefixed else at - 1
        if at > 0 and tokens.raw(at - 1) in codes:
            return at - 1
        named = self.ending("currency", at - 1) if at > 0 and tokens.kind[at] == "d" else None
        free = named is not None and (named.first == 0 or tokens.kind[named.first - 1] != "d")
        return named.first if named is not None and free else at

    def _unit_at(self, at: int) -> Hit | None:
        for category in ("percent", "currency", "duration"):
            if hit := self.hit(category, at):
                return hit
        return None

    def _raised(self, number: Cardinal, second: Cardinal) -> float:
        """The first number in the magnitude of the second, where it has none: "between eight and ten thousand"."""
        low = number.value
        if second.scaled and not number.scaled and low < 1000 and low * self._factor(second) < second.value:
            low *= self._factor(second)
        return low

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
        return replace(
            quantity,
            low=whole(self._raised(number, second)),
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
        close = 2 * CHANGE if self.pack.caseless else CHANGE  # where it opens the sentence, who changed is between
        final = self.pack.head_final or self.pack.verb_final
        behind = range(last + 1, last + 1 + 2 * CHANGE) if final else range(0)
        before = range(max(0, first - 3 * CHANGE), first)
        verbs = [at for at in before if self.hit("change", at)]
        verbs += [at for at in behind if (hit := self.hit("change", at)) and hit.payload != "reached"]
        norm = self.tokens.norm
        # "Terms were cut; recruiters face from six to ten years": what changed is said in a clause of its own
        verbs = [at for at in verbs if _CLAUSES.isdisjoint(norm[min(at, last) : max(at, first)])]
        near = any(first - close <= at <= last + close for at in verbs)
        # two commas set something in: "raised the term of a man, who had hired others, from three years to five"
        asides = [sum(word in _ASIDE for word in norm[min(at, last) : max(at, first)]) for at in verbs]
        return near or any(commas in (0, 2) for commas in asides)

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
        low, high = self._raised(number, second), second.value
        if not low < high:
            return None
        to = second.last if unit else closing[0].last
        return replace(quantity, low=whole(low), high=whole(high), hedge=Hedge.RANGE, last=to, to=second.last)
