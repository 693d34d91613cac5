"""Sorts of numbers: the unit, the age or the ordinal ending that tells what a number is, and the period of its rate."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from beleg.languages.counting.cardinals import Cardinal
from beleg.languages.counting.hedges import Hedges
from beleg.languages.counting.ranges import DASHES, PREFIXED, currencies
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort, of_unit, whole
from beleg.languages.symbols import symbols

_YEAR_DIGITS: Final = re.compile(r"(19|20)\d\d")
# tokens between a number and the unit that belongs to it: "rund 1.960 US-Dollar", "5 lange Jahre"
_UNIT_REACH: Final = 3


class Sorts(Hedges):
    """Reads what sort of number it is."""

    def with_unit(self, quantity: Quantity, taken: int) -> Quantity:
        before = quantity.at - 1
        money, codes = currencies()
        if before > taken and (sign := self.tokens.norm[before]) in money:
            quantity = replace(quantity, sort=Sort.MONEY, unit=money[sign], first=min(quantity.first, before))
            if before - 1 > taken and self.tokens.norm[before - 1] in PREFIXED and self.tokens.glued(before):
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
            if at == after and (named := self.hit("duration", at)) and self.hit("weekday", named.last + 1):
                break  # "captured 4 on the day Friday": the day it was, no term of four
            if not shifted and (hit := self.hit("duration", at)) and (at == after or norm != self.tokens.norm[after]):
                if at > after and self._is_part(quantity):
                    break  # "five-of-them in the first week"
                return self._halved(of_unit(quantity, Sort.DURATION, hit.payload, hit.last))
            if self._ends_unit(at):
                break
        return self.with_per(quantity)

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
        return at + 1 < self.size and self.tokens.norm[at] in DASHES

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

    def _are_people(self, at: int) -> bool:
        """ "19 young men", in the word that is also "19 years old"."""
        return any(self.hit(category, at) for category in ("person", "people", "group", "compatriot"))
