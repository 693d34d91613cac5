"""Numbers by themselves: digits, words and magnitudes that come to one value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleg.languages.counting.compounds import compound
from beleg.languages.counting.digits import digits
from beleg.languages.counting.gathered import Gathered

MOST: Final = 1e40  # what words for magnitudes may come to
_GROUP: Final = 7  # characters of three digits, a comma and three more
_CODE: Final = re.compile(r"0\d")  # digits behind others: the two of them are a telephone number


@dataclass(frozen=True, slots=True)
class Cardinal:
    value: float
    first: int
    last: int
    words: bool
    scaled: bool = False


class Cardinals(Gathered):
    """Reads the value of a number."""

    def cardinal(self, at: int) -> Cardinal | None:
        tokens = self.tokens
        total, current, position, in_words, scaled = 0.0, None, at, True, False
        broken = False  # digits with decimals: "2.4 million, five years ago" is no million and five
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
                if value is not None and value % 1 and self._in_thousands(position):
                    value = round(value * 1000, 0)
                if value is not None and groups and value >= groups[-1][0]:
                    last -= self.hit("range", last) is not None
                    break  # "4 آلاف و6500": nor is what is no smaller than the magnitude a part of it
                if value is None or (position + 1 < self.size and _CODE.fullmatch(tokens.norm[position + 1])):
                    break
                current, in_words, broken = value, False, value % 1 > 0
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
                if not in_words and (current is not None or not scaled or broken):
                    break
                dual = current if current is not None and current >= 1000 > number and not groups else None
                if dual and self.pack.prefixes.joined(tokens.norm[position]):
                    step, following = 1e6 if dual % 1e6 == 0 else 1000.0, self.hit("scale", end + 1)
                    if following and following.payload >= step:
                        break  # "ألفين وثلاثة آلاف": two numbers
                    groups.append((step, dual))  # "مليونان وثلاثمئة ألف"
                    total, current, scaled = dual, None, True
                if groups and current is None and self.pack.prefixes.joined(tokens.norm[position]):
                    following = self.hit("scale", end + 1)
                    if following and following.payload >= groups[-1][0]:
                        break  # "ثلاثة آلاف وأربعة آلاف": two numbers
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

    def _in_thousands(self, at: int) -> bool:
        """ "379,800 residents", "$26,750": no person and no money has three decimals, whatever a comma is elsewhere."""
        norm = self.tokens.norm[at]
        if norm[-4:-3] != self.pack.decimal or not norm[-3:].isdigit() or norm[0] == "0" or len(norm) > _GROUP:
            return False
        behind = self.hit("person", at + 1) or self.hit("currency", at + 1) or self.ending("currency", at - 1)
        return behind is not None

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

    def _left(self, at: int) -> bool:
        """An ending says that the number is where something begins: "мыңнан", of a thousand."""
        pack = self.pack
        return pack.head_final and self.tokens.kind[at] == "w" and self.tokens.norm[at].endswith(pack.ablative)

    def _counts(self, at: int) -> bool:
        """A number begins here."""
        return at < self.size and (self.tokens.kind[at] == "d" or self.hit("number", at) is not None)

    def _factor(self, number: Cardinal) -> float:
        product = 1.0
        for at in range(number.first, number.last + 1):
            if scale := self.hit("scale", at) or self.hit("glued", at):
                product *= scale.payload
        return product
