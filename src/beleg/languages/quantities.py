"""Quantities of a sentence: digits, words, magnitudes, vague counts, none, ranges, bounds, and the unit they stand with.

A language-neutral grammar over what a pack delivers; `counting` has its parts. Nothing here knows a word of any language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.counting.digits import digits
from beleg.languages.counting.reader import Reader
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort, looks_like_years, whole
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens

_BRACKET: Final = 3  # tokens between a sum and the same in another currency
_UNITS: Final = (Sort.MONEY, Sort.DURATION, Sort.PERCENT, Sort.MEASURE, Sort.AGE)
_LINKS: Final = frozenset({"and", "to"})
_ALIKE: Final = 10.0  # times that a decimal without a magnitude may be larger or smaller than the one it is read after


def find(tokens: Tokens, hits: Sequence[Hit], pack: Pack) -> list[Quantity]:
    """The quantities of one sentence, in its order; those of a range are one. Linear in the length of the sentence."""
    reader = Reader(tokens, hits, pack)
    return shared_period(tokens, _in_short(elided(reader, reader.read()), pack))


def shared_period(tokens: Tokens, found: Sequence[Quantity]) -> list[Quantity]:
    """ "160,000 roubles ($1,900) a month": the period behind the bracket is that of both sums."""
    shared = list(found)
    for at in range(len(shared) - 1):
        one, other = shared[at], shared[at + 1]
        if one.sort not in (Sort.MONEY, Sort.COUNT) or other.sort is not Sort.MONEY or one.per or not other.per:
            continue
        between = tokens.norm[one.last + 1 : other.first]
        closed = other.last + 1 < len(tokens) and tokens.norm[other.last + 1] == ")"
        if between[:1] == ["("] and len(between) <= _BRACKET and not closed:
            shared[at] = replace(one, per=other.per)
    periods = {at for q in found if q.per and q.sort is Sort.MONEY for at in range(q.to + 1, q.last + 1)}
    return [q for q in shared if q.sort is not Sort.DURATION or q.at not in periods]  # "a month" is no term


def elided(reader: Reader, found: list[Quantity]) -> list[Quantity]:
    """ "12 and 14 years", "rose from 2,000 to 3,500 dollars": a number takes the unit of the next that is linked to it."""
    shared = False  # the number behind takes its unit from one behind that: "12, 13 and 14 years"
    for n in range(len(found) - 2, -1, -1):
        one, two = found[n], found[n + 1]
        bare = one.sort is Sort.COUNT and one.low is not None and not one.per
        bare = bare and (one.last == one.to or reader.tokens.norm[one.last] in reader.pack.ablative)
        year = bare and len(one.digits) == 4 and looks_like_years(one.value, one.value)
        if bare and not year and two.sort in _UNITS and _linked(reader, one.last + 1, two.first, shared):
            found[n], shared = replace(one, sort=two.sort, unit=two.unit), True
        else:
            shared = False
    return found


def _in_short(found: list[Quantity], pack: Pack) -> list[Quantity]:
    """ "3.6 million roubles …, in Tyumen 4.1": a bare decimal takes the magnitude and the unit of the sum before it."""
    scale, near, unit = 0.0, 0.0, ""
    for n, one in enumerate(found):
        known = digits(one.digits, pack) if one.digits else None
        if one.sort is Sort.MONEY and known and one.low == one.high and float(one.value) >= 1000 * known:
            scale, unit, near = float(one.value) / known, one.unit, known
            continue
        bare = one.sort is Sort.COUNT and one.last == one.to and not one.per and one.high == known
        if scale and known and known % 1 and bare and near / _ALIKE <= known <= near * _ALIKE:
            low = None if one.low is None else whole(round(float(one.low) * scale, 2))
            high = None if one.high is None else whole(round(float(one.high) * scale, 2))
            found[n] = replace(one, low=low, high=high, sort=Sort.MONEY, unit=unit)
    return found


def _linked(reader: Reader, begin: int, end: int, shared: bool) -> bool:
    """Nothing but "and", "to", or in a longer list a comma stands between two numbers."""
    begin += begin < end and reader.tokens.norm[begin] == "-"
    if begin == end and reader.tokens.norm[begin - 1] in reader.pack.ablative:
        return True
    if begin == end - 1 and reader.tokens.norm[begin] in reader.pack.ablative and reader.tokens.glued(begin):
        return True  # "19-from 35 years up to"
    hit = reader.hit("range", begin)
    if hit is not None:
        return hit.payload in _LINKS and hit.last + 1 == end
    return shared and begin + 1 == end and reader.tokens.norm[begin] in ",،"
