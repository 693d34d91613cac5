"""Every quantity of a sentence, on any topic: numbers with fractions and signs, in any unit, and the nouns they count.

Builds on the grammar of `numbers`, which reads what claims are made of. What is added here is asked for by the building block
alone: units of measure, all money, fractions, negative numbers, rates of any kind, and names that hold a number ("Room 12").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from beleg.languages import numbers
from beleg.languages.lexicon import Hit
from beleg.languages.measures import Measures, currency_of
from beleg.languages.numbers import Cardinal, Quantity, Reader, Sort, symbols, whole
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens
from beleg.model import Hedge

_OWN = frozenset(
    "unit money coin fraction fraction_one strict ago carry over but portion point minus each of old and label aged none nth rated dimension priced or land month determiner "
    "weekday partitive clause pronoun name surname".split()
)
_LEFT_OUT = frozenset({"zero", "share"})  # words for none, and shares as percent: here fractions are numbers
_DASHES = frozenset("-–—‒−‑")
_MINUS = frozenset("-−–")
_TIMES = {
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "decade",
    "century",
    "fortnight",
    "night",
    "millisecond",
}
_VAGUE = {"day", "time", "point", "turn", "percent", "second", "cup", "degree", "bar", "foot", "stone"}  # "one" of these is often no number: "un jour"
_SPEEDS = {"hour", "minute", "second", "millisecond"}  # a rate by these is a unit of its own: "meter per second"
_SIGN = 5  # tokens of a sign of a unit: "l", "b", "-", "f", "t"
_MONEY = 5  # tokens of a sign of money: "u", ".", "s", ".", "$"
_PRIMES = {"'": "foot", '"': "inch"}  # behind digits, where no quotation is open
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 64, 100})  # of fractions in digits: "9/11" is none
_OLDEST = 130  # years of age
_YEARS = range(1900, 2101)
_LARGE = 1000
_RATIO = 10_000  # "one in so many" goes up to here
_CARRIED = 12  # tokens over which a number may count what another did
_POINT = "point"  # of an index of shares
_PRICED = 8  # tokens between a word of paying and its pounds
_DIALLED = 5  # digits of a number that is dialled rather than counted
_EXPONENT = 2  # digits of an exponent
_PARTS = 20  # up to here "five quarters" are parts of a year
_CHANGED = 3  # tokens between a verb of change and by how much
_POUNDS = 10_000  # from here on pounds are money
_METERS = 20  # from here on a whole number before "m" is meters, where no money is told


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit; ``first``..``last`` are the tokens of all its words."""

    quantity: Quantity
    unit: str
    per: str | None
    first: int
    last: int


class Amounts(Reader):
    """Reads every quantity of one sentence."""

    looked_at: ClassVar[frozenset[str]] = Reader.looked_at | _OWN

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], pack: Pack, known: Measures) -> None:
        self.known = known
        super().__init__(tokens, [h for h in hits if h.category not in _LEFT_OUT], pack)
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
        if at > 1 and tokens.norm[at - 2] in _DASHES and at > 2 and self._money_before(at - 3, -1):
            return False
        if unit == "liter" or self.hit("dimension", at + 1):
            return True
        value = numbers.digits(tokens.norm[at - 1], self.pack)
        return value is not None and value == int(value) and (value >= _METERS or self._closes(at + 1))

    def _closes(self, at: int) -> bool:
        """Nothing that could be counted stands there."""
        return at >= len(self.tokens) or self.tokens.kind[at] != "w" or self.hit("stop", at) is not None

    # -- numbers

    def _begins(self) -> set[int]:
        begins = super()._begins()
        tokens = self.tokens
        begins.update(self.by.get("minus", ()))
        begins.update(self.by.get("fraction_one", ()))
        for at, norm in enumerate(tokens.norm):
            if norm in _MINUS or norm in (".", self.pack.decimal) or (len(norm) == 1 and _vulgar(norm)):
                begins.add(at)
        return begins

    def cardinal(self, at: int) -> Cardinal | None:
        sign = self._minus(at)
        begin = at if sign is None else sign
        if begin >= len(self.tokens):
            return None
        number = self._plain(begin)
        share = self.hit("fraction_one", begin)
        if share and number and share.last > number.last and share.length > 1:
            number = Cardinal(1 / share.payload, begin, share.last, words=True)  # "үштен бірі"
        number = self._with_fraction(begin, number)
        if (
            number is None
            and (article := self.hit("article", begin))
            and article.payload != "unit"
            and article.last == begin
        ):
            one = Cardinal(1.0, begin, begin, words=True)
            if begin + 1 < len(self.tokens):
                joined = self._ratio(one) or (one if sign else None) or self._and_part(one)
                number = joined if joined is not one or sign else None
        if number is None or sign is None:
            return number
        return replace(number, value=-number.value, first=at)

    def _minus(self, at: int) -> int | None:
        """The token behind a sign that makes a number negative; None where there is none."""
        tokens = self.tokens
        if at + 1 >= len(tokens):
            return None
        if hit := self.hit("minus", at):
            behind = hit.last + 1
            if behind + 1 < len(tokens) and tokens.norm[behind] in _DASHES:
                behind += 1
            free = not (at and self._counts(at - 1))
            opens = behind < len(tokens) and (self._counts(behind) or self.hit("article", behind) is not None)
            return behind if free and opens else None
        if tokens.norm[at] not in _MINUS or not tokens.glued(at + 1) or not self._digits(at + 1):
            return None
        free = not tokens.glued(at) or tokens.norm[at - 1] in "([<>=~," or tokens.raw(at - 1) in self.known.money
        return at + 1 if free else None

    def _digits(self, at: int) -> bool:
        tokens = self.tokens
        if tokens.norm[at] == "." and at + 1 < len(tokens) and tokens.glued(at + 1):
            at += 1
        return tokens.kind[at] == "d"

    def _plain(self, at: int) -> Cardinal | None:
        """A number without a fraction behind it."""
        tokens = self.tokens
        if tokens.norm[at] in (".", self.pack.decimal):
            opens = at + 1 < len(tokens) and tokens.kind[at + 1] == "d" and tokens.glued(at + 1)
            if not opens or not tokens.norm[at + 1].isdigit() or (tokens.glued(at) and tokens.kind[at - 1] != "p"):
                return None
            number: Cardinal | None = Cardinal(float(f"0.{tokens.norm[at + 1]}"), at, at + 1, words=False)
        else:
            number = super().cardinal(at)
        if number is None:
            return None
        if power := self._power(number):
            return power
        hit = self.hit("point", number.last + 1) if number.words else None
        if hit and (tail := self._places(hit.last + 1)) and not self.hit("fraction", tail[1] + 1):
            places, last = tail
            return self._scaled(replace(number, value=number.value + float(f"0.{places}"), last=last))
        return self._scaled(number) if number.last > at or number.scaled or tokens.norm[at] == "." else number

    def _power(self, number: Cardinal) -> Cardinal | None:
        """ "1.2e10", "10^6", "2.5^-1": digits, a sign and an exponent, all in one."""
        tokens, letter = self.tokens, number.last + 1
        if letter + 1 >= len(tokens) or tokens.norm[letter] not in ("e", "^") or tokens.kind[number.last] != "d":
            return None
        sign = tokens.norm[letter + 1] in "+-" and letter + 2 < len(tokens)
        last = letter + 1 + sign
        if not tokens.norm[last].isdigit() or len(tokens.norm[last]) > _EXPONENT:
            return None
        if not all(tokens.glued(n) for n in range(letter, last + 1)):
            return None
        exponent = int(tokens.norm[last]) * (-1 if tokens.norm[letter + 1] == "-" else 1)
        if tokens.norm[letter] == "^":
            return replace(number, value=number.value**exponent, last=last) if number.value else None
        return replace(number, value=number.value * 10.0**exponent, last=last)

    def _places(self, at: int) -> tuple[str, int] | None:
        """The figures behind a decimal point in words: "nought three", "three four", "eleven", "five hundred twelve"."""
        places, last = "", at - 1
        while last + 1 < len(self.tokens) and (found := self.word(last + 1)) and found[0] == 0:
            places, last = places + "0", found[1]
        if (
            last + 1 < len(self.tokens)
            and (number := super().cardinal(last + 1))
            and number.words
            and not number.value % 1
        ):
            places, last = places + str(int(number.value)), number.last
            while (
                number.value < 10 and last + 1 < len(self.tokens) and (found := self.word(last + 1)) and found[0] < 10
            ):
                places, last = places + str(int(found[0])), found[1]
        return (places, last) if places else None

    def _scaled(self, number: Cardinal) -> Cardinal:
        """Magnitudes behind a number that is whole so far: "three lakh crore", ".5 million"."""
        while (scale := self.hit("scale", number.last + 1)) and scale.payload >= _LARGE:
            number = replace(number, value=number.value * scale.payload, last=scale.last, scaled=True)
        return number

    def _joins(self, at: int, current: float | None, total: float) -> bool:
        if super()._joins(at, current, total):
            return True
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens.kind[at - 1] != "w":
            return False
        following = self.hit("number", at + 1)
        if following is None or not isinstance(following.payload, int | float):
            return False
        if tokens.norm[at] == "-":
            return current is not None and current >= 20 and self._adds(current, following.payload)
        link = self.hit("range", at) or self.hit("and", at)
        both = link is not None and link.payload == "and" and link.last == at
        return both and current is None and total >= _LARGE and 0 < following.payload < _LARGE

    def _with_fraction(self, at: int, number: Cardinal | None) -> Cardinal | None:
        tokens = self.tokens
        if number is None:
            part = self._part(at)
            return part and self._of_scale(part)
        after = number.last + 1
        if after >= len(tokens):
            return number
        if (part := self._in_digits(number)) is not None:
            return self._of_scale(part)
        if tokens.kind[after] != "d" and len(tokens.norm[after]) == 1 and (value := _vulgar(tokens.norm[after])):
            return self._of_scale(replace(number, value=number.value + value, last=after))  # "2½"
        if number.words and (parted := self._parted(number)):
            return parted
        if number.words and (share := self._named(number)):
            return self._of_scale(share)
        return self._ratio(number) or self._and_part(number)

    def _parted(self, number: Cardinal) -> Cardinal | None:
        """ "twenty and three fifths", "a million and three quarters": what stands before "and" is whole."""
        for at in range(number.first + 1, number.last):
            if not self.hit("and", at):
                continue
            tail = super().cardinal(at + 1)
            part = self._named(tail) if tail and tail.last == number.last else None
            if tail is None or part is None or part.value >= 1:
                continue
            whole_part = number.value - tail.value
            step = self._last_scale(replace(number, last=at - 1))
            if (scale := self.hit("scale", part.last + 1)) and scale.payload < step:
                return replace(number, value=whole_part + part.value * scale.payload, last=scale.last)
            if step >= _LARGE:
                part = replace(part, value=part.value * step)
            return replace(number, value=whole_part + part.value, last=part.last)
        return None

    def _ratio(self, number: Cardinal) -> Cardinal | None:
        """ "one in five", "nine out of ten"."""
        link = self.hit("over", number.last + 1)
        if link is None or number.scaled or link.last + 1 >= len(self.tokens):
            return None
        whole_of = super().cardinal(link.last + 1)
        if whole_of is None or whole_of.value > _RATIO:
            return None
        one, all_of = number.value, whole_of.value
        after = whole_of.last + 1
        if not (0 < one < all_of and (one == 1 or all_of == 10 or one == all_of - 1)) or all_of in _YEARS:
            return None
        timed = self._measure_at(after)
        hyphen = after < len(self.tokens) and self.tokens.kind[after] == "p" and self.tokens.glued(after)
        if timed or (hyphen and self.tokens.norm[after] not in ".,;:!?)"):
            return None
        return replace(number, value=one / all_of, last=whole_of.last)

    def _named(self, number: Cardinal) -> Cardinal | None:
        """ "two thirds", "one-fifth"."""
        at = number.last + 1
        if self.tokens.norm[at] in _DASHES and at + 1 < len(self.tokens):
            at += 1
        one = number.value == 1
        hit = self.hit("fraction", at) or (self.hit("fraction_one", at) if one else None)
        if hit is None or (hit.payload == 4 and 4 <= number.value < _PARTS) or hit.payload == number.value == 2:
            return None  # "three quarters" is a part, "four quarters" are a year
        if one and self.hit("fraction", at) is None and hit.payload > 4 and not self._ends_part(hit.last + 1):
            return None
        return replace(number, value=number.value / hit.payload, last=hit.last)

    def _ends_part(self, at: int) -> bool:
        """A part of something, or a part alone: "a fifth of", no "a fifth man"."""
        tokens = self.tokens
        if at >= len(tokens):
            return True
        return bool(self.hit("of", at)) or tokens.kind[at] == "p" or self.hit("stop", at) is not None

    def _part(self, at: int) -> Cardinal | None:
        """A part without a number: "½", "half a", "a third of", "half of"."""
        tokens = self.tokens
        norm = tokens.norm[at]
        if len(norm) == 1 and (value := _vulgar(norm)):
            return Cardinal(value, at, at, words=False)
        if at and (self.hit("nth", at - 1) or (tokens.norm[at - 1] in _DASHES and tokens.glued(at))):
            return None  # "the second half"
        article = self.hit("article", at)
        begin = at + 1 if article and article.payload != "unit" else at
        hit = self.hit("fraction_one", begin)
        if hit is None or hit.last + 1 > len(tokens):
            return None
        value, after = 1 / hit.payload, hit.last + 1
        part = Cardinal(value, at, hit.last, words=True)
        if self.hit("scale", after):
            return part
        if after < len(tokens) and (self.hit("of", after) or (hit.payload == 2 and self.hit("article", after))):
            return part
        if self.hit("portion", begin) and not self.hit("month", after):
            return part
        if begin > at:
            alone = after >= len(tokens) and at == 0
            return part if alone or (hit.payload == 2 and after < len(tokens) and tokens.kind[after] == "w") else None
        counts = after < len(tokens) and hit.payload == 2 and self.hit("determiner", after)
        return part if counts else None

    def _in_digits(self, number: Cardinal) -> Cardinal | None:
        """ "3/4", "2 1/4"."""
        tokens = self.tokens
        over = self._over(number.last)
        if over is not None and number.first == number.last and number.value == int(number.value):
            return replace(number, value=number.value / over, last=number.last + 2)
        after = number.last + 1
        if not tokens.norm[after].isdigit() and tokens.norm[after] in _DASHES and tokens.glued(after):
            after += 1
        if number.words or number.scaled or after >= len(tokens) or (over := self._over(after)) is None:
            return None
        return replace(number, value=number.value + int(tokens.norm[after]) / over, last=after + 2)

    def _over(self, at: int) -> int | None:
        """The denominator behind digits, where they are a proper fraction."""
        tokens = self.tokens
        if (
            at + 2 >= len(tokens)
            or tokens.norm[at + 1] != "/"
            or not (tokens.norm[at].isdigit() and tokens.norm[at + 2].isdigit())
        ):
            return None
        chained = (at > 0 and tokens.norm[at - 1] == "/") or (at + 3 < len(tokens) and tokens.norm[at + 3] == "/")
        if chained or not tokens.glued(at + 1) or not tokens.glued(at + 2) or len(tokens.norm[at + 2]) > 3:
            return None
        below = int(tokens.norm[at + 2])
        return below if below in _DENOMINATORS and 0 < int(tokens.norm[at]) < below else None

    def _and_part(self, number: Cardinal) -> Cardinal:
        """ "five and a quarter", "a million and a half", "one hundred and three quarters"."""
        after, worded = number.last + 1, number.words or number.scaled
        step = self._last_scale(number)
        if (half := self.hit("plus_half", after)) and number.scaled and step >= _LARGE:
            return replace(number, value=number.value + step / 2, last=half.last)
        joined = self.hit("fraction_one", after) if self.pack.prefixes.joined(self.tokens.norm[after]) else None
        if joined and worded:  # an "and" that is written onto the part
            return replace(number, value=number.value + 1 / joined.payload, last=joined.last)
        link = self.hit("range", after) or self.hit("and", after)
        if link is None or link.payload != "and" or not worded or link.last + 1 >= len(self.tokens):
            return number
        begin = link.last + 1
        inner = super().cardinal(begin)
        if inner is not None:
            small = self.tokens.norm[begin].isdigit() and number.scaled and inner.value < step and not number.words
            if small and step < _LARGE and inner.last == begin:
                return replace(number, value=number.value + inner.value, last=begin)  # "3 hundred and 21"
            part = self._named(inner) if inner.words and inner.last + 1 < len(self.tokens) else None
        else:
            article = self.hit("article", begin)
            alone = begin if self.hit("portion", begin) else begin + 1 if article else -1
            hit = self.hit("fraction_one", alone)
            part = Cardinal(1 / hit.payload, begin, hit.last, words=True) if hit else None
        if part is None or not 0 < part.value < 1:
            return number
        if scale := self.hit("scale", part.last + 1):
            value = part.value * scale.payload
            if number.scaled and step > scale.payload:
                return replace(number, value=number.value + value, last=scale.last)
        part_of = step if number.scaled and step >= _LARGE else 1
        return self._of_scale(replace(number, value=number.value + part.value * part_of, last=part.last))

    def _last_scale(self, number: Cardinal) -> float:
        for at in range(number.last, number.first - 1, -1):
            if scale := self.hit("scale", at):
                return float(scale.payload)
        return 1.0

    def _of_scale(self, number: Cardinal) -> Cardinal:
        """ "3/4 million", "two thirds of a million"."""
        at = number.last + 1
        if of := self.hit("of", at):
            at = of.last + 1
        if article := self.hit("article", at):
            at = article.last + 1
        if (scale := self.hit("scale", at)) is None:
            big = self.hit("number", at)
            if big is None or big.payload < _LARGE or not number.value < 1:
                return number
            scale = big
        return replace(number, value=number.value * scale.payload, last=scale.last, scaled=True)

    def _single(self, at: int, taken: int) -> Quantity | None:
        whole_word = self.hit("span", at) and not self.hit("article", at)
        if whole_word or self._bounded(at, taken):
            return super()._single(at, taken)
        article = self.hit("article", at)
        if not self.known.one or article is None or article.payload == "unit" or article.last + 1 >= len(self.tokens):
            return None
        found = self._measure_at(article.last + 1)
        if found is None or found[1] in _VAGUE:
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

    # -- money

    def _money_sign(self, at: int) -> tuple[str, int] | None:
        """A sign or a code of money that begins at a token: the code, and its last token."""
        tokens, known = self.tokens, self.known
        for length in range(min(_MONEY, len(tokens) - at), 0, -1):
            last = at + length - 1
            raw = "".join(tokens.raw(n) for n in range(at, last + 1))
            spaced = any(not tokens.glued(n) for n in range(at + 1, last + 1))
            code = known.money.get(raw) or (raw if length == 1 and raw in known.codes else None)
            if code is None or (
                spaced and len(tokens.raw(at)) == 1 and (tokens.raw(at).islower() or tokens.raw(at) == "A")
            ):
                continue
            if raw in known.doubtful and not (
                last + 1 < len(tokens) and tokens.kind[last + 1] == "d" and tokens.glued(last + 1)
            ):
                continue
            return code, last
        return None

    def _money_before(self, at: int, taken: int) -> tuple[str, int] | None:
        """What money a sign, a code or a word right before a number tells, and its first token."""
        for length in range(_MONEY, 0, -1):
            first = at - length
            if first > taken and first >= 0 and (found := self._money_sign(first)) and found[1] == at - 1:
                return found[0], first
        hit = self.ending("currency", at - 1) or self.ending("money", at - 1) if at > 0 else None
        if hit is None or hit.first <= taken or self.tokens.kind[at] != "d":
            return None
        digits = self.tokens.norm[at]
        if (digits.isdigit() and len(digits) == 4 and int(digits) in _YEARS) or (
            hit.first and self.tokens.kind[hit.first - 1] == "d"
        ):
            return None  # "the Euro 2020"
        behind = self._measure_at(at + 1)
        return None if behind or self.tokens.norm[hit.last] in self.known.doubtful else (_code(str(hit.payload)), hit.first)

    def _money(self, at: int) -> tuple[str, int] | None:
        """What money is told at a token behind a number, and its last token."""
        if at >= len(self.tokens):
            return None
        if found := self._money_sign(at):
            behind = found[1] + 1
            if behind < len(self.tokens) and self.tokens.glued(behind) and self.tokens.kind[behind] == "d":
                return None  # "8 or $9": the next one's
            return found
        raw = self.tokens.raw(at)
        best = max(
            (h for c in ("money", "coin", "currency") if (h := self.hit(c, at))), key=lambda h: h.last, default=None
        )
        whose = self.hit("adjective", at) or self.hit("people", at) or self.hit("land", at)
        if whose and (best is None or best.last <= whose.last) and (generic := self._generic(whose.last + 1)):
            if code := currency_of(str(whose.payload)):
                return code, generic.last
        if best is None:
            return (raw[1:], at) if raw[1:] in self.known.codes and raw[0] in "Mk" else None
        behind = self.hit("adjective", best.last + 1) or self.hit("people", best.last + 1)
        if behind and best.last == at and best.category != "coin" and not self.pack.head_final:
            code = currency_of(str(behind.payload))
            if code and not self.pack.capital_nouns and self.pack.code not in _BEFORE:
                return code, behind.last  # "dollars australiens"
        return _code(str(best.payload)), best.last

    def _generic(self, at: int) -> Hit | None:
        return self.hit("money", at) or self.hit("currency", at)

    def _before_symbol(self, at: int) -> int:
        found = self._money_before(at, -1) if at > 0 else None
        return found[1] if found else at

    def _past_symbol(self, at: int) -> int:
        found = self._money_sign(at) if at < len(self.tokens) else None
        return found[1] + 1 if found else super()._past_symbol(at)

    # -- units

    def _unit_at(self, at: int) -> Hit | None:
        found = self._measure_at(at)
        return Hit("percent" if found[1] == "percent" else "unit", found[1], at, found[2]) if found else None

    def _sign_at(self, at: int) -> tuple[str, int] | None:
        """The sign of a unit at a token, as it is written, and its last token."""
        tokens, signs = self.tokens, self.known.signs
        raw, best = "", None
        for last in range(at, min(at + _SIGN, len(tokens))):
            if last > at and not tokens.glued(last) and raw not in ("°", "º"):
                break
            raw += tokens.raw(last)
            if last == at and raw in _PRIMES and tokens.glued(at) and tokens.norm[:at].count(raw) % 2 == 0:
                best = (_PRIMES[raw], last)
            if raw == "in" and at > 1 and signs.get(tokens.raw(at - 2)) == "foot":
                best = ("inch", last)  # "5 ft 2 in"
            if raw in signs:
                best = (signs[raw], last)
        if best is None:
            return None
        last = best[1]
        if last == at and len(tokens.raw(at)) == 1 and tokens.kind[at] == "w":
            upper = tokens.raw(at).isupper()
            by = at + 1 < len(tokens) and tokens.norm[at + 1] == "/"
            upper = upper and tokens.raw(at) not in "WVF" and not by
            if not tokens.glued(at) and (self.hit("stop", at) or self.hit("article", at) or upper):
                return None
        following = last + 1
        if (
            following < len(tokens)
            and tokens.glued(following)
            and tokens.kind[following] != "p"
            and tokens.kind[last] == "w"
        ):
            return None  # "3M2"
        return best

    def _measure_at(self, at: int) -> tuple[Sort, str, int] | None:
        """The unit told at a token: its sort, its name and its last token."""
        if at >= len(self.tokens):
            return None
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
        year = len(before) == 4 and before.isdigit() and int(before) in _YEARS
        return year and self.tokens.capital(at) and not self.pack.capital_nouns

    def _weighs(self, at: int, last: int) -> bool:
        """Pounds of weight, no money: nothing is paid, and they are few."""
        if self.hit("of", last + 1) or (at and self.tokens.norm[at - 1] in _DASHES):
            return True
        number = self.tokens.norm[at - 1] if at else ""
        value = numbers.digits(number, self.pack) if number[:1].isdigit() else 0.0
        priced = any(self.hit("priced", n) for n in range(max(0, at - _PRICED), at))
        return not (
            priced
            or self.ending("scale", at - 1)
            or self.ending("glued", at - 1)
            or (value or 0) >= _POUNDS
        )

    def _by(self, name: str, last: int) -> tuple[str, int]:
        """ "kilometers per hour", "miles/gallon": a unit by another is one of its own."""
        link = self.hit("each", last + 1)
        if link is None or link.last + 1 >= len(self.tokens) or " per " in name:
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
        if money := self._money_before(quantity.at, taken):
            code, first = money
            negative = (
                first > 0
                and tokens.norm[first - 1] in _MINUS
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
        if (
            after + 1 < len(tokens)
            and tokens.norm[after] in _DASHES
            and tokens.glued(after)
            and tokens.glued(after + 1)
        ):
            after += 1
        if age := (self.hit("age", after) or self.hit("age", quantity.last + 1)):
            return replace(quantity, sort=Sort.AGE, unit="year", last=age.last)
        found = self._measure_at(after)
        if found is None and (of := self.hit("of", after)) and not (quantity.low == quantity.high == 1):
            found = self._measure_at(of.last + 1)  # "16 millions de dollars"
        if found is None:
            found = self._further(after)
        if found is None:
            return self.with_per(quantity)
        sort, name, last = found
        if sort is Sort.MONEY and tokens.raw(last)[:1] in "Mk" and tokens.raw(last)[1:] == name:
            factor = 1_000_000 if tokens.raw(last)[0] == "M" else 1_000
            low, high = (None if n is None else whole(n * factor) for n in (quantity.low, quantity.high))
            quantity = replace(quantity, low=low, high=high)  # "30 MUSD"
        quantity = replace(quantity, sort=sort, unit=name, last=last)
        if sort is Sort.DURATION:
            quantity = self._aged(self._halved(quantity))
            per = self.rate(quantity.last + 1, bare=True) if quantity.sort is Sort.DURATION else None
            return replace(quantity, per=per[0], last=per[1]) if per else quantity
        return self.with_per(quantity)

    def _further(self, after: int) -> tuple[Sort, str, int] | None:
        """A unit behind one more word: "rund 5 lange Jahre", "two whole months"."""
        at = after
        for _ in range(2):
            if (
                at >= len(self.tokens)
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
        if at < len(self.tokens) and self.tokens.norm[at] in _DASHES:
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
        if link is None or link.last + 1 >= len(self.tokens):
            return None
        begin = link.last + 1
        if sign := self._sign_at(begin):
            if self.tokens.norm[at] == "/" or len(self.tokens.raw(begin)) > 1:
                return sign
        if hit := self.hit("unit", begin) or self.hit("duration", begin):
            return str(hit.payload), hit.last
        if bare:
            return None
        if hit := self.hit("rated", begin):
            return self.tokens.norm[hit.last], hit.last
        strict = self.hit("strict", at) is not None
        word = self.tokens.kind[begin] == "w" and not self.hit("stop", begin)
        return (self.tokens.norm[begin], begin) if strict and word else None

    # -- names that hold a number

    def names(self, quantity: Quantity, noun: bool) -> bool:
        """The number is part of a name, a date, a score or a code: "Boeing 747", "Section 12", "S23"."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if quantity.sort in (Sort.ARTICLE, Sort.ORDINAL):
            return True
        if any(hit.first <= at <= hit.last for hit in self.by.get("none", {}).values()):
            return True
        if self._decade(quantity):
            return True
        if quantity.words or quantity.first < at or quantity.unit:
            return self._glued_before(quantity) if not quantity.words and quantity.first == at else False
        if self._glued_before(quantity) or self._glued_behind(to, noun):
            return True
        label = self.ending("label", at - 1) if at else None
        if label and not (noun and label.first == 0):
            return True
        if (at and tokens.norm[at - 1] in "#№") or self._telephone(quantity):
            return True
        if self._year(quantity) and not (noun and self._plural(to + 1)):
            return True
        return self._titled(quantity, noun)

    def _telephone(self, quantity: Quantity) -> bool:
        """ "+49 171 2345678", "555-1234"."""
        tokens, at, to = self.tokens, quantity.at, quantity.to
        if at and tokens.norm[at - 1] == "+" and tokens.glued(at) and (" " in tokens.norm[at] or "d" in tokens.kind[to + 1 : to + 3]):
            return True
        if at > 1 and tokens.kind[at - 1] == "d" and len(tokens.norm[at]) > _DIALLED:
            return True
        pair = quantity.hedge is Hedge.RANGE and to == at + 2 and tokens.norm[at + 1] in _DASHES
        return pair and [len(n) for n in tokens.norm[at : to + 1]] == [3, 1, 4]

    def _decade(self, quantity: Quantity) -> bool:
        """ "the 1990s", "in his 40s"."""
        tokens, after, digits = self.tokens, quantity.to + 1, quantity.digits
        glued = after < len(tokens) and tokens.glued(after) and tokens.norm[after] == "s"
        if not glued or not digits.isdigit():
            return False
        year = len(digits) == 4 and digits[0] in "12"
        return year or (len(digits) == 2 and digits[1] == "0" and not tokens.glued(quantity.at))

    def _glued_before(self, quantity: Quantity) -> bool:
        tokens, at = self.tokens, quantity.at
        if at == 0 or not tokens.glued(at):
            return False
        if tokens.kind[at - 1] == "w":
            return not self._money_before(at, -1)
        if tokens.norm[at - 1] in _DASHES and at > 1 and tokens.glued(at - 1):
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

    def _year(self, quantity: Quantity) -> bool:
        digits = quantity.digits
        return (
            len(digits) == 4
            and digits.isdigit()
            and int(digits) in _YEARS
            and quantity.hedge is Hedge.EXACT
            and quantity.at == quantity.to
        )

    def _plural(self, at: int) -> bool:
        return (
            at < len(self.tokens)
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
        if at == 1:
            return not noun
        alone = len(tokens.raw(at - 1)) == 1  # "the S&P 500"
        return alone or not (
            noun and any(self._plural(n) for n in range(quantity.to + 1, min(quantity.to + 3, len(tokens))))
        )


# what stands before a number and is no name, though it has a capital
_NO_NAME = (
    "stop", "hedge", "month", "weekday", "range", "change", "article", "currency", "clause", "number", "determiner", "pronoun",
)  # fmt: skip
_BEFORE = ("en", "ru", "uk")  # languages whose adjectives stand before their noun


def _code(name: str) -> str:
    """The code of money that is known by a name that several countries share."""
    return str(symbols()["shared"].get(name, {"": name})[""])


def _sort(unit: str) -> Sort:
    if unit == "percent":
        return Sort.PERCENT
    return Sort.DURATION if unit in _TIMES else Sort.MEASURE


def _vulgar(sign: str) -> float:
    """The value of "½"; 0 where a sign is no fraction."""
    value = unicodedata.numeric(sign, 0.0)
    return value if 0 < value < 1 else 0.0


class Nouns:
    """The noun that a number counts, by where it stands and how it ends: no list of nouns is complete."""

    def __init__(self, reader: Amounts) -> None:
        self.reader, self.tokens, self.pack, self.known = reader, reader.tokens, reader.pack, reader.known

    def behind(self, quantity: Quantity, limit: int) -> int | None:
        """The token of the head of what is counted; None where nothing is."""
        begin = quantity.last + 1
        one = quantity.low == quantity.high == 1
        if one and (of := self.reader.hit("of", begin)):
            begin, one = self._past_determiners(of.last + 1), False  # "one of the oldest houses"
        run = self._run(begin, limit)
        if not run:
            return None
        norm = self.tokens.norm
        if self.pack.capital_nouns:
            return next((at for at in run if self.tokens.capital(at)), None)
        if self.known.plural and not one and not self.pack.head_first:
            many = self._many(run)
            if many is None and (more := self._listed(run[-1] + 1, limit)):
                many = self._many(more)
            return run[0] if many is None else many
        if self.known.adjective:
            head = next((at for at in run if not norm[at].endswith(self.known.adjective)), None)
            return run[0] if head is None else head
        return run[0]

    def _many(self, run: list[int]) -> int | None:
        return next((at for at in run if self.reader.plural(self.tokens.norm[at])), None)

    def _past_determiners(self, at: int) -> int:
        while at < len(self.tokens) and (self.reader.hit("determiner", at) or self.reader.hit("the", at)):
            at += 1
        return at

    def _listed(self, at: int, limit: int) -> list[int] | None:
        """What goes on behind an "and" or a comma between two adjectives: "small, friendly firms"."""
        if at >= limit:
            return None
        link = self.reader.hit("range", at)
        if self.tokens.norm[at] != "," and not (link and link.payload == "and"):
            return None
        return self._run(at + 1, limit)[:2]

    def _bounds(self, at: int) -> bool:
        """A word that qualifies the next number, none of those that leave it as it is ("further", "neue")."""
        hedge = self.reader.hit("hedge", at)
        return hedge is not None and hedge.payload != "exact"

    def _run(self, at: int, limit: int) -> list[int]:
        """The words behind a number that may be its noun and what describes it."""
        reader, tokens, run = self.reader, self.tokens, []
        at = min(at, len(tokens))
        of = reader.hit("of", at)
        if of and not reader.hit("partitive", at):
            at = self._past_determiners(of.last + 1)
        if at < len(tokens) and tokens.norm[at] in _DASHES and tokens.glued(at):
            at += 1
        while at < limit and len(run) < self.known.reach:
            if tokens.kind[at] == "p":
                hyphen = tokens.norm[at] in _DASHES and tokens.glued(at) and at + 1 < limit and tokens.glued(at + 1)
                if not (hyphen and run):
                    break
                at += 1
                run[-1:] = []
                continue
            if (
                tokens.kind[at] == "d"
                or reader.hit("stop", at)
                or self._bounds(at)
                or reader.hit("partitive", at)
                or reader.hit("clause", at)
            ):
                break
            if tokens.norm[at] not in self.known.before:
                run.append(at)
            at += 1
        return run


def amounts(tokens: Tokens, hits: Sequence[Hit], pack: Pack, known: Measures) -> list[Amount]:
    """Every quantity of a sentence, in its order. Linear in its length."""
    reader = Amounts(tokens, [*hits, *known.lexicon.scan(tokens)], pack, known)
    found = numbers._shared_period(tokens, numbers._elided(reader, reader.read()))
    nouns, kept = Nouns(reader), []
    for n, quantity in enumerate(found):
        limit = found[n + 1].first if n + 1 < len(found) else len(tokens)
        if amount := _amount(reader, nouns, quantity, limit):
            kept.append(amount)
    return _carried(reader, _both_bounds(reader, _with_coins(reader, kept)))


def _amount(reader: Amounts, nouns: Nouns, quantity: Quantity, limit: int) -> Amount | None:
    noun = None
    if quantity.sort is Sort.COUNT and not quantity.unit:
        noun = nouns.behind(quantity, limit)
    if reader.names(quantity, noun is not None) or _dangling(reader, quantity, noun):
        return None
    unit, per, last = quantity.unit, quantity.per, quantity.last
    if quantity.sort is Sort.AGE:
        unit = unit or "year"
    elif quantity.sort is Sort.COUNT and not unit:
        aged = reader.ending("aged", quantity.first - 1) if quantity.first else None
        if aged and quantity.value < _OLDEST and noun is None:
            return Amount(quantity, "year", None, aged.first, last)
        if noun is not None:
            unit, last = reader.tokens.raw(noun), max(last, noun)
        if per is None and (rate := reader.period(quantity, last)):
            per, last = rate
    return Amount(quantity, unit, per, quantity.first, last)


def _dangling(reader: Amounts, quantity: Quantity, noun: int | None) -> bool:
    """A "one" that stands for somebody: "the one you mentioned"."""
    if quantity.to - quantity.at + 1 == len(reader.tokens):
        return False  # a heading, a cell of a table
    single = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
    of = reader.hit("of", quantity.last + 1) or reader.hit("partitive", quantity.last + 1)
    return single and not quantity.unit and noun is None and not of


_SMALLER = {("foot", "inch"): 12, ("pound", "ounce"): 16}  # how many of the second make up one of the first
_COINS = 100


def _with_coins(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "thirteen dollars forty-five cents", "5 ft 2 in" are one."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        if before and (parts := _change(reader, before, one)):
            low = whole(float(before.quantity.value) + float(one.quantity.value) / parts)
            kept[-1] = replace(
                before, quantity=replace(before.quantity, low=low, high=low, last=one.last), last=one.last
            )
        else:
            kept.append(one)
    return kept


def _change(reader: Amounts, large: Amount, small: Amount) -> int | None:
    """How many of the second make up one of the first, where the second goes on with the first."""
    tokens, a, b = reader.tokens, large.quantity, small.quantity
    between = range(large.last + 1, small.first)
    joined = len(between) == 0 or (
        len(between) == 1 and (link := reader.hit("range", between[0])) and link.payload == "and"
    )
    if (
        not joined
        or a.low is None
        or a.low != a.high
        or b.low != b.high
        or b.hedge is not Hedge.EXACT
        or a.low != int(a.low)
    ):
        return None
    if parts := _SMALLER.get((large.unit, small.unit)):
        return parts if 0 < b.value < parts else None
    if a.sort is not Sort.MONEY or not large.unit.isupper() or large.per or not 0 < b.value < _COINS:
        return None
    if b.sort is Sort.MONEY and small.unit.islower():
        return _COINS
    closes = small.last + 1 >= len(tokens) or tokens.kind[small.last + 1] == "p"
    return _COINS if closes and b.sort is Sort.COUNT and not small.unit and len(b.digits) == 2 else None


def _both_bounds(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "more than 100 and less than 300" is a range."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        joined = _range(reader, before, one) if before else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(one)
    return kept


def _range(reader: Amounts, one: Amount, two: Amount) -> Amount | None:
    a, b = one.quantity, two.quantity
    low, high = (a.low, b.high) if a.high is None else (b.low, a.high)
    open_both = (a.high is None and b.low is None) or (a.low is None and b.high is None)
    if not open_both or low is None or high is None or not low < high or one.unit not in ("", two.unit):
        return None
    between = range(one.last + 1, two.first)
    written_on = reader.pack.prefixes.joined(reader.tokens.norm[two.first])
    if not 0 < len(between) + written_on <= 2 or not all(_links(reader, at) for at in between):
        return None
    joined = replace(b, low=low, high=high, hedge=Hedge.RANGE, first=a.first)
    return replace(two, quantity=joined, first=one.first)


def _links(reader: Amounts, at: int) -> bool:
    link = reader.hit("range", at)
    return (
        reader.tokens.norm[at] == ","
        or (link is not None and link.payload == "and")
        or reader.hit("but", at) is not None
    )


def _carried(reader: Amounts, found: list[Amount]) -> list[Amount]:
    """ "3.9 million headsets, up from 2.4 million", "rose 64 points to 4,577": a bare number counts what the last did."""
    kept: list[Amount] = []
    for one in found:
        before = kept[-1] if kept else None
        bare = one.quantity.sort is Sort.COUNT and not one.unit and not one.per and one.last == one.quantity.last
        if before and bare and one.first - before.last <= _CARRIED and reader.ending("carry", one.first - 1):
            counted = before.quantity.sort is Sort.COUNT or before.unit == _POINT
            stops = any(reader.tokens.norm[at] in ".;:" for at in range(before.last + 1, one.first))
            if counted and before.unit and not stops and one.quantity.to == one.last:
                kept.append(replace(one, unit=before.unit))
                continue
        kept.append(one)
    return kept
