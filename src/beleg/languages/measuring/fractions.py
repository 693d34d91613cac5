"""Numbers with fractions, signs and exponents: "two thirds of a million", "-3", "2 1/4", "one in five", "1.2e10"."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from beleg.languages.counting.cardinals import MOST, Cardinal
from beleg.languages.counting.reader import Reader
from beleg.languages.lexicon import Hit
from beleg.languages.measures import Measures
from beleg.languages.numbers import Quantity, Sort
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens
from beleg.model import Number

YEARS: Final = range(1900, 2101)
DASHES: Final = frozenset("-–—‒−‑")
MINUS: Final = frozenset("-−–")
LARGE: Final = 1000
_OWN: Final = frozenset(
    "unit money coin fraction fraction_one portion strict each rated ago carry over or and but of the point minus old "
    "label aged none dual ends dial oclock named not_one nth no_rate below_zero each_hour each_second dimension priced heat "
    "land month determiner weekday partitive clause pronoun since until".split()
)
# a share that begins with one of these is read here
_READ_HERE: Final = frozenset("number article fraction fraction_one portion scale".split())
# of fractions in digits: "9/11" is none
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 64, 100})
# what packs round to whole percent
_PART_OF: Final[dict[Number, Number]] = {14: 0.142857, 17: 0.166667, 33: 0.333333, 67: 0.666667}
_EXPONENT: Final = 2  # digits of an exponent
_RATIO: Final = 10_000  # "one in so many" goes up to here
_HALF: Final = 0.5
_PARTS: Final = 20  # up to here "five quarters" are parts of a year


class Fractions(Reader):
    """Reads numbers; a fraction is one."""

    looked_at: ClassVar[frozenset[str]] = Reader.looked_at | _OWN

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], pack: Pack, known: Measures) -> None:
        self.known = known
        begun = {h.first for h in hits if h.category in _READ_HERE}
        begun.update(at for at, kind in enumerate(tokens.kind) if kind == "d")
        kept = [h for h in hits if h.category != "zero" and not (h.category == "share" and h.first in begun)]
        if pack.head_final:  # "of five houses one": told before what it is a part of is named
            kept += [h for h in hits if h.category == "share" and h.first in begun and h.length > 1]
        super().__init__(tokens, kept, pack)

    def _begins(self) -> set[int]:
        begins = super()._begins()
        tokens = self.tokens
        begins.update(self.by.get("minus", ()))
        begins.update(self.by.get("fraction_one", ()))
        for at, norm in enumerate(tokens.norm):
            if norm in MINUS or norm in (".", self.pack.decimal) or (len(norm) == 1 and _vulgar(norm)):
                begins.add(at)
        return begins

    def quantity(self, at: int, taken: int) -> Quantity | None:
        read = super().quantity(at, taken)
        share = self.hit("share", at)
        if read is None or share is None or read.sort is not Sort.PERCENT or read.to != share.last:
            return read
        low, high = (None if n is None else _PART_OF.get(n, n / 100) for n in (read.low, read.high))
        return replace(read, low=low, high=high, sort=Sort.COUNT, unit="")  # "jeder zweite": a half, as elsewhere

    def cardinal(self, at: int) -> Cardinal | None:
        sign = self._minus(at)
        begin = at if sign is None else sign
        if begin >= self.size:
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
            if begin + 1 < self.size:
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
        if any(h.first < at <= h.last for c in ("hedge", "hedge_after") for h in self.by[c].values()):
            return None  # "au moins 12"
        if hit := self.hit("minus", at):
            behind = hit.last + 1
            if behind + 1 < len(tokens) and tokens.norm[behind] in DASHES:
                behind += 1
            free = not (at and self._counts(at - 1))
            opens = behind < len(tokens) and (self._counts(behind) or self.hit("article", behind) is not None)
            return behind if free and opens else None
        if tokens.norm[at] not in MINUS or not tokens.glued(at + 1) or not self._digits(at + 1):
            return None
        free = not tokens.glued(at) or tokens.norm[at - 1] in "([<>=~," or tokens.raw(at - 1) in self.known.money
        return at + 1 if free else None

    def word(self, at: int) -> tuple[float, int] | None:
        """ "One of the guards": claims count nobody there, and say so with a half; here it is one, with what follows."""
        found = super().word(at)
        if found is None or found[0] != _HALF or found[1] == at:
            return found
        behind = self.hit("over", found[1]) or self.hit("number", found[1])
        return (1.0, at) if behind is not None and behind.payload != _HALF else found

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
        while last + 1 < self.size and (found := self.word(last + 1)) and found[0] == 0:
            places, last = places + "0", found[1]
        if last + 1 < self.size and (number := super().cardinal(last + 1)) and number.words and not number.value % 1:
            places, last = places + str(int(number.value)), number.last
            while number.value < 10 and last + 1 < self.size and (found := self.word(last + 1)) and found[0] < 10:
                places, last = places + str(int(found[0])), found[1]
        return (places, last) if places else None

    def _scaled(self, number: Cardinal) -> Cardinal:
        """Magnitudes behind a number that is whole so far: "three lakh crore", ".5 million"."""
        while (scale := self.hit("scale", number.last + 1)) and scale.payload >= LARGE:
            if number.value * scale.payload > MOST:
                break
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
        return both and current is None and total >= LARGE and 0 < following.payload < LARGE

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
            if step >= LARGE:
                part = replace(part, value=part.value * step)
            return replace(number, value=whole_part + part.value, last=part.last)
        return None

    def _ratio(self, number: Cardinal) -> Cardinal | None:
        """ "one in five", "nine out of ten"."""
        link = self.hit("over", number.last + 1)
        if link is None or number.scaled or link.last + 1 >= self.size:
            return None
        whole_of = super().cardinal(link.last + 1)
        if whole_of is None or whole_of.value > _RATIO:
            return None
        one, all_of = number.value, whole_of.value
        after = whole_of.last + 1
        sure = one == 1 or all_of == 10 or one == all_of - 1 or link.length > 1
        if not (0 < one < all_of and sure) or all_of in YEARS:
            return None
        timed = self._unit_at(after)
        hyphen = after < self.size and self.tokens.kind[after] == "p" and self.tokens.glued(after)
        if timed or (hyphen and self.tokens.norm[after] not in ".,;:!?)"):
            return None
        return replace(number, value=one / all_of, last=whole_of.last)

    def _named(self, number: Cardinal) -> Cardinal | None:
        """ "two thirds", "one-fifth"."""
        at = number.last + 1
        if self.tokens.norm[at] in DASHES and at + 1 < self.size:
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
        if at and (self.hit("nth", at - 1) or (tokens.norm[at - 1] in DASHES and tokens.glued(at))):
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
        if begin > at and self.pack.prefixes.joined(tokens.norm[begin]):
            return None  # "one and a quarter"
        if self.hit("portion", begin) and not self.hit("month", after):
            return part
        if begin > at:
            alone = after >= len(tokens) and at == 0
            closes = after >= len(tokens) or tokens.kind[after] == "p"
            if hit.payload == 2 and closes and self.ending("hedge", at - 1):
                return part
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
        if not tokens.norm[after].isdigit() and tokens.norm[after] in DASHES and tokens.glued(after):
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
        if (half := self.hit("plus_half", after)) and number.scaled and step >= LARGE:
            return replace(number, value=number.value + step / 2, last=half.last)
        joined = self.hit("fraction_one", after) if self.pack.prefixes.joined(self.tokens.norm[after]) else None
        if joined and worded:  # an "and" that is written onto the part
            return replace(number, value=number.value + 1 / joined.payload, last=joined.last)
        link = self.hit("range", after) or self.hit("and", after)
        if link is None or link.payload != "and" or not worded or link.last + 1 >= self.size:
            return number
        begin = link.last + 1
        inner = super().cardinal(begin)
        if inner is not None:
            small = self.tokens.norm[begin].isdigit() and number.scaled and inner.value < step and not number.words
            if small and step < LARGE and inner.last == begin:
                return replace(number, value=number.value + inner.value, last=begin)  # "3 hundred and 21"
            part = self._named(inner) if inner.words and inner.last + 1 < self.size else None
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
        part_of = step if number.scaled and step >= LARGE else 1
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
            if big is None or big.payload < LARGE or not number.value < 1:
                return number
            scale = big
        return replace(number, value=number.value * scale.payload, last=scale.last, scaled=True)


def _vulgar(sign: str) -> float:
    """The value of "½"; 0 where a sign is no fraction."""
    value = unicodedata.numeric(sign, 0.0)
    return value if 0 < value < 1 else 0.0
