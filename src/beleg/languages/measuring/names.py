"""Numbers that are no quantities: parts of names, codes, dates, scores and telephone numbers."""

from __future__ import annotations

from typing import Final

from beleg.languages.measuring.fractions import DASHES, YEARS
from beleg.languages.measuring.units import Units
from beleg.languages.numbers import Quantity, Sort
from beleg.model import Hedge

_YEAR, _OLD = 4, range(1000, 1900)  # digits of a year, and years that only a word like "since" makes sure
_DAYS: Final = 31  # of a month
_GOALS: Final = 3  # digits of what is won or lost by
_LISTED: Final = 3  # tokens of a row: a number, and two of a name
_CODE: Final = 10  # digits of a number that names something in a database
_PARAGRAPH: Final = 2  # digits of the number of a paragraph
_NUMBERS: Final = 16  # tokens of a telephone number, at most
_DIALLED: Final = 5  # digits of a number that is dialled rather than counted
# what stands before a number and is no name, though it has a capital
_NO_NAME: Final = (
    "stop", "hedge", "month", "weekday", "range", "change", "article", "currency", "clause", "number", "determiner", "pronoun",
)  # fmt: skip


class Amounts(Units):
    """Reads every quantity of one sentence, and knows which numbers are none."""

    def names(self, quantity: Quantity, noun: bool) -> bool:
        """The number is part of a name, a date, a score or a code: "Boeing 747", "Section 12", "S23"."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if quantity.sort in (Sort.ARTICLE, Sort.ORDINAL):
            return True
        if any(hit.first <= at <= hit.last for hit in self.by["not_one"].values()):
            return True  # "not one house": none is counted
        joined = to + 1 < len(tokens) and tokens.norm[to + 1] in DASHES  # "the two-door car"
        counted = noun or joined or bool(quantity.unit)
        for hit in self.by["none"].values():
            said = hit.first == at or hit.last > to or not counted  # "las dos semanas" are two weeks, "las dos" are not
            beyond = hit.last < to and quantity.low is not None and 0 < quantity.low < 1  # "every fifth", not "every"
            if hit.first <= at <= hit.last and said and not beyond and quantity.hedge is not Hedge.VAGUE:
                return True
        if self._decade(quantity) or self._item(quantity) or self.hit("oclock", to + 1):
            return True
        label = self.ending("label", at - 1) if at else None
        if label and label.first != 0 and quantity.words and not quantity.unit and not (noun and self._plural(to + 1)):
            return True  # "phase two"
        if self._score(quantity, noun) or self._branded(quantity):
            return True
        if quantity.words or quantity.first < at or quantity.unit:
            return self._glued_before(quantity) if not quantity.words and quantity.first == at else False
        if self._glued_before(quantity) or self._glued_behind(to, noun):
            return True
        if label and not (noun and label.first == 0):
            return True
        if (at and tokens.norm[at - 1] in "#№") or self._telephone(quantity):
            return True
        if self._day(quantity) and not (noun and self._plural(to + 1)):
            return True
        if self._year(quantity) and not (noun and self._plural(to + 1)):
            return True
        return self._titled(quantity, noun)

    def _telephone(self, quantity: Quantity) -> bool:
        """ "+49 171 2345678", "555-1234"."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if (
            at
            and tokens.norm[at - 1] == "+"
            and tokens.glued(at)
            and (" " in tokens.norm[at] or "d" in tokens.kind[to + 1 : to + 3])
        ):
            return True
        before = at - 1
        while before > at - _NUMBERS and before > 0 and (tokens.kind[before] == "d" or tokens.norm[before] in "-()/"):
            before -= 1
        if before >= 0 and self.ending("dial", before):
            return True
        dialled = before >= 0 and tokens.norm[before] == "+" and tokens.glued(before + 1)
        if before < at - 1 and (dialled or (tokens.kind[at - 1] == "d" and len(tokens.norm[at]) > _DIALLED)):
            return True
        pair = quantity.hedge is Hedge.RANGE and to == at + 2 and tokens.norm[at + 1] in DASHES
        return pair and [len(n) for n in tokens.norm[at : to + 1]] == [3, 1, 4]

    def _item(self, quantity: Quantity) -> bool:
        """ "(1) The ministry …", "2. The court …": the number of a paragraph."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if quantity.words or quantity.unit or to + 1 >= len(tokens) or to != at or len(tokens.norm[at]) > _PARAGRAPH:
            return False
        listed = at == 0 and tokens.capital(1) and not self.pack.capital_nouns and not self.plural(tokens.norm[1])
        if listed and len(tokens) > _LISTED and tokens.capital(_LISTED - 1):
            return True  # "3 Ada Winter": a row of a ranking
        bracketed = at == 1 and tokens.norm[0] in "([" and tokens.norm[to + 1] in ")]"
        return bracketed or (at == 0 and tokens.norm[1] in ".)" and tokens.glued(1) and len(tokens) > to + 2)

    def _branded(self, quantity: Quantity) -> bool:
        """ "the FTSE 100 companies", "a Galaxy S 20"."""
        at = quantity.at
        brand = self.ending("named", at - 1) if at and quantity.first == at and not quantity.words else None
        if brand is None or quantity.unit not in ("", "generation") or quantity.to != at:
            return False
        return (
            any(any(c.isupper() for c in self.tokens.raw(n)) for n in range(brand.first, brand.last + 1))
            or brand.length > 1
        )

    def _score(self, quantity: Quantity, noun: bool) -> bool:
        """ "a 2-5 defeat": two small numbers with a dash between them, and nothing of many behind."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if quantity.hedge is not Hedge.RANGE or quantity.unit or quantity.words or to != at + 2 or quantity.first != at:
            return False
        small = all(len(tokens.norm[n]) <= _GOALS and tokens.norm[n].isdigit() for n in (at, to))
        counted = noun and (
            not self.known.plural or any(self._plural(n) for n in range(to + 1, min(to + 3, len(tokens))))
        )
        return small and tokens.norm[at + 1] in DASHES and tokens.glued(at + 1) and tokens.glued(to) and not counted

    def _decade(self, quantity: Quantity) -> bool:
        """ "the 1990s", "in his 40s"."""
        tokens, after, digits = self.tokens, quantity.to + 1, quantity.digits
        glued = after < len(tokens) and tokens.glued(after) and tokens.norm[after] == "s"
        if not glued or not digits.isdigit():
            return False
        year = len(digits) == 4 and digits[0] in "12"
        quoted = tokens.norm[quantity.at - 1 : quantity.at] == ["'"]
        return year or (len(digits) == 2 and digits[1] == "0" and (quoted or not tokens.glued(quantity.at)))

    def _glued_before(self, quantity: Quantity) -> bool:
        tokens, at = self.tokens, quantity.at
        if at == 0 or not tokens.glued(at):
            return False
        if tokens.kind[at - 1] == "w":
            written_on = tokens.norm[at - 1] in self.pack.lexicon.proclitics  # "و٣٩"
            return not written_on and not self._money_before(at, -1)
        if tokens.norm[at - 1] in DASHES and at > 1 and tokens.glued(at - 1):
            return tokens.kind[at - 2] in "wd" and not self.hit("minus", at - 2)
        return tokens.norm[at - 1] in ":/." and at > 1 and tokens.glued(at - 1) and tokens.kind[at - 2] == "d"

    def _glued_behind(self, to: int, noun: bool) -> bool:
        tokens = self.tokens
        after = to + 1
        if after >= len(tokens) or not tokens.glued(after):
            return False
        if tokens.kind[after] == "w":
            return not noun or not self.pack.head_final
        pair = after + 1 < len(tokens) and tokens.glued(after + 1) and tokens.kind[after + 1] == "d"
        return pair and tokens.norm[after] in ":/-–."

    def _day(self, quantity: Quantity) -> bool:
        """ "the July 25 vote": a day, where nouns of many are told by their ending."""
        tokens, at = self.tokens, quantity.at
        before = at - 2 if at > 1 and tokens.norm[at - 1] == "." else at - 1
        month = before >= 0 and bool(self.known.plural) and self.ending("month", before) is not None
        return month and quantity.digits.isdigit() and 0 < quantity.value <= _DAYS and quantity.at == quantity.to

    def _year(self, quantity: Quantity) -> bool:
        digits = quantity.digits
        if len(digits) >= _CODE and digits.isdigit() and not quantity.unit:
            return True
        if (
            len(digits) != _YEAR
            or not digits.isdigit()
            or quantity.hedge is not Hedge.EXACT
            or quantity.at != quantity.to
        ):
            return False
        since = any(self.ending(c, quantity.at - 1) for c in ("since", "until"))
        return int(digits) in YEARS or (since and int(digits) in _OLD)

    def _plural(self, at: int) -> bool:
        return (
            at < self.size
            and self.tokens.kind[at] == "w"
            and not self.tokens.capital(at)
            and self.plural(self.tokens.norm[at])
        )

    def plural(self, norm: str) -> bool:
        """A noun of many, by its ending; False where a language has no such ending."""
        known = self.known
        if norm in known.irregular:
            return True
        return (
            len(norm) > 3
            and norm.endswith(known.plural or ("\0",))
            and norm not in known.singular
            and not norm.endswith("ss")
        )

    def _titled(self, quantity: Quantity, noun: bool) -> bool:
        """ "Boeing 747", "the Fortune 100", "Euro 2020": a number behind a name, counting nothing of its own."""
        tokens, at = self.tokens, quantity.at
        if at and self.pack.capital_nouns:
            before = tokens.capital(at - 1) and not any(self.ending(c, at - 1) for c in _NO_NAME)
            plain = quantity.hedge is Hedge.EXACT and quantity.low == quantity.high and quantity.to == at
            return before and plain and not noun and at > 1 and "," not in quantity.digits
        name = at > 0 and tokens.kind[at - 1] == "w" and any(c.isupper() for c in tokens.raw(at - 1))
        if at == 0 or self.pack.capital_nouns or not name or "." in quantity.digits or "," in quantity.digits:
            return False
        before = any(self.ending(c, at - 1) for c in _NO_NAME)
        if before or quantity.hedge is not Hedge.EXACT or quantity.low != quantity.high or quantity.to > quantity.at:
            return False
        if self.pack.head_final and tokens.norm[at - 1].endswith(
            (*self.pack.genitive, *self.pack.ablative, *self.pack.locative)
        ):
            return False  # "Өзбекстандын 1110"
        if at == 1 or not self.known.plural:
            return not noun
        alone = len(tokens.raw(at - 1)) == 1  # "the S&P 500"
        return alone or not (
            noun and any(self._plural(n) for n in range(quantity.to + 1, min(quantity.to + 3, len(tokens))))
        )
