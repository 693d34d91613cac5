"""Hedges: the words before and behind a number that qualify it, and what they do to its bounds."""

from __future__ import annotations

from typing import Final

from beleg.languages.counting.ranges import CHANGE, Ranges
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort, bound
from beleg.model import Hedge

_LINKED: Final = 2  # tokens from a sum to the verb of change that closes its clause


class Hedges(Ranges):
    """Takes in the words that qualify a number."""

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
        before = range(max(0, hit.first - 2 * CHANGE), hit.first)
        risen = max((at for at in before if self.hit("change", at)), default=-1)
        if risen < 0 and self.pack.verb_final:
            return any(self.hit("change", at) for at in range(hit.last + 1, hit.last + 1 + 2 * CHANGE))
        return risen >= 0 and "d" not in self.tokens.kind[risen : hit.first]

    def _bounded(self, at: int, taken: int) -> bool:
        """A hedge that sets a bound stands right before."""
        hit = self.ending("hedge", at - 1)
        return hit is not None and hit.first > taken and hit.payload != "exact"

    def _bounded_behind(self, quantity: Quantity) -> Quantity:
        """ "25.400 euros environ", "five years or more": a word behind the unit qualifies the number."""
        after = quantity.last + 1
        if self.pack.head_final or quantity.hedge is not Hedge.EXACT or quantity.sort is Sort.COUNT:
            return quantity
        hit = self.hit("hedge_after", after)
        if hit is None or hit.payload == "exact" or self._counts(hit.last + 1):
            return quantity  # "by October 2025 about 900": the next one's
        return bound(quantity, Hedge(hit.payload), last=hit.last)

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
                    if hit and (hit.last < noun.last or self.tokens.norm[hit.first - 1] == ","):
                        hit = None  # "in 2024 870 men, last year over 1,450": behind a comma it is the next one's
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
