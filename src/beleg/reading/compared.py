"""A number set against the one before: the second value of a change, the same sum in another currency, a share of a count."""

from __future__ import annotations

from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.admitting import AGAINST
from beleg.reading.counted import Counted, Noun
from beleg.reading.fitting import Fitting
from beleg.reading.lists import LIST_REACH
from beleg.reading.pairing import Pairing
from beleg.reading.signals import FULL_STOPS
from beleg.reading.standing import WHOLE_REACH

_CONVERTED: Final = 3  # tokens between a sum and the same in another currency
_TWO: Final = 2
_THAN: Final = 14  # tokens from "three times as many as" to the number that it is set against
_CHANGED: Final = 7  # tokens between the two values of a change
_BACK: Final = 3  # tokens between the value reached and the one before: "to 31 people, from"
SMALL: Final = 31  # bare numbers up to here are days, ages, ordinals more often than counts


class Compared(Fitting):
    """Tells what a number is to the one that it is set against."""

    def _apposed(self, before: Counted, number: Counted, best: Pairing | None) -> bool:
        """ "4,310, or about 17 percent": a share right behind a count is the same thing as a share."""
        between = self.sentence.tokens.norm[before.quantity.to + 1 : number.quantity.first]
        if len(between) > LIST_REACH + 2:
            return False
        return best is None or best.score <= 0 or "," in between or "(" in between

    def _changed(self, before: Counted, number: Counted) -> bool:
        """ "from 2,741 to 2,192", "from 1,000 in 2023 to 2,300": the second value of a change."""
        between = range(before.quantity.last + 1, number.quantity.first)
        bare = before.noun is Noun.NONE is number.noun
        if bare and self.sentence.pack.head_final and len(between) <= WHOLE_REACH + 1:  # "1,500-from 3,300-to rose"
            behind = range(number.quantity.to + 1, number.quantity.to + 1 + _CHANGED)
            apart = any(self.sentence.tokens.norm[at] in ",،" for at in between)
            if not apart and any(h.first in behind for h in self.sentence.of("change")):
                return True
        if bare and self._risen_from(before, number):
            return True
        to = {h.first for h in self.sentence.of("range") if h.payload in ("to", "reached")}
        # "выросло … до 18 тысяч": "up to" behind a verb of change says what was reached
        to |= {
            h.first for h in self.sentence.of("hedge") if h.payload == "at_most" and h.last + 1 == number.quantity.at
        }
        if len(between) > WHOLE_REACH + 1 and any(self.sentence.tokens.norm[at] in ",،" for at in between):
            return False
        return 0 < len(between) <= _CHANGED and bool(to & set(between)) and bool(self.sentence.of("change"))

    def _risen_from(self, before: Counted, number: Counted) -> bool:
        """ "Risen to 31 from 12": the value before the change stands behind the one that was reached."""
        if number.first - before.last > _BACK or not self.sentence.by.get("change"):
            return False
        begin, end = before.quantity.at - 1, number.quantity.at - 1
        reached = any(h.payload in ("to", "reached") and h.last == begin for h in self.sentence.by.get("range", ()))
        reached = reached or any(h.payload == "at_most" and h.last == begin for h in self.sentence.by.get("hedge", ()))
        left = (h for category in ("origin", "range") for h in self.sentence.by.get(category, ()))
        return reached and any(h.last == end and h.payload != "to" for h in left)

    def _not_so_many(self, previous: Pairing, number: Counted) -> bool:
        """ "Captured 27 men, not 72": a bare figure that the one before stands in the place of."""
        if number.noun is not Noun.NONE or number.quantity.sort is not previous.counted.quantity.sort:
            return False
        begin, at = previous.counted.last, number.quantity.at
        doubts = self.sentence.by.get("doubt", ())
        return any(h.payload == "replaced" and begin < h.first <= at <= h.last for h in doubts)

    def _times_as_many(self, index: int, previous: Pairing) -> bool:
        """ "18,000 men, three times as many as in 2024, when they were 6,000": the three counts nobody."""
        before = self.numbers[index - 1]
        if index < _TWO or before.noun is not Noun.DISTRACTOR or previous.counted is not self.numbers[index - _TWO]:
            return False
        return self._compared_with(previous, self.numbers[index])

    def _compared_with(self, previous: Pairing, number: Counted) -> bool:
        """ "328 were held in January, up from 191 a year earlier": the figure that the one before is set against."""
        bare = number.noun in (Noun.NONE, Noun.UNKNOWN) and number.quantity.sort is Sort.COUNT
        if not bare or self.measures[previous.measure].unit not in ("person", "case"):
            return False
        reach = AGAINST if number.quantity.value > SMALL else 1  # "34 cases, compared with 11 in 2023"
        begin, end = previous.counted.last + 1, number.first
        near = any(begin <= h.first and 0 < end - h.last <= reach for h in self.sentence.of("compare"))
        if not near and number.quantity.value > SMALL:  # "three times as many as in 2024, when there were 6,000"
            than = [h for h in self.sentence.by.get("compare", ()) if h.payload == "than"]
            near = any(begin <= h.first < end <= h.last + _THAN for h in than)
        return near and not any(self.sentence.ends_at(at, FULL_STOPS) for at in range(begin, end))

    def _bracketed(self, before: Counted, number: Counted) -> bool:
        """ "1.5m roubles ($18,700)", "18,000 roubles a month, about 230 dollars": the same sum in another currency."""
        begin, end = before.quantity.last + 1, number.quantity.first
        between = self.sentence.tokens.norm[begin:end]
        if not between or len(between) > _CONVERTED:
            return False
        if between[-1] in "(,/–" and ("(" in between or "/" in between):
            return True
        other = before.quantity.unit != number.quantity.unit
        told = any(begin <= s.first < end for s in self.signals) or any(at in self.links for at in range(begin, end))
        return other and between[0] in ",،" and not told
