"""Numbers that are of no measure: what a sum is only compared with, what something costs, how long a contract runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.languages.symbols import symbols
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.sums import is_budget

_REACH: Final = 10  # tokens between "average wage" and the sum
# a month: below no soldier is paid, in a currency with large notes and in one with small
_FEE, _FEE_IN_SMALL = 20, 1_000
_PERIOD: Final = 3  # tokens between a sum and its period
_ASKED: Final = 2  # tokens from those asked to the verb behind them: "85 prisoners-from interview took"
_CHANGED: Final = 8  # tokens between a verb of change and by how much


def is_off(line: Sentence, numbers: Sequence[Counted], index: int, stretch: tuple[int, int]) -> bool:
    """ "more than the average wage of 83,000 roubles", "the contract runs for a year", "rose by 20 percent".

    ``stretch`` are the tokens that are the number's own: what stands there is said of it.
    """
    number = numbers[index]
    sort = number.quantity.sort
    if sort is Sort.COUNT:
        return bool(line.by.get("topic.heard")) and _heard(line, number)
    if sort is Sort.PERCENT:
        return _is_rise(line, number)
    if sort not in (Sort.MONEY, Sort.DURATION):
        return False
    if sort is Sort.MONEY and (is_budget(number.quantity) or _is_fee(line, number)):
        return True
    begin, end = stretch
    return any(
        h.first < end
        and (h.first >= begin or _reaches(line, number, h))
        and (abs(h.first - number.first) <= _REACH or h.first <= 1)
        and (h.payload == "term") == (sort is Sort.DURATION)
        and not _in_next_clause(line, number, h)
        and not _compared(line, number, h)
        and not _apart(line, number, h)
        and not _others(line, numbers, number, h)
        for h in line.of("topic.off")
    )


def _heard(line: Sentence, number: Counted) -> bool:
    """ "The report rests on interviews with 85 prisoners": whom somebody asked, and no count of them."""
    hits = line.by.get("topic.heard", ())
    hedges = {at for h in line.by.get("hedge", ()) for at in range(h.first, h.last + 1)}
    before = number.quantity.at - 1
    while before >= 0 and before in hedges and not any(h.last == before for h in hits):
        before -= 1
    if any(h.last == before or h.first < number.quantity.at <= h.last for h in hits):
        return True
    return line.pack.head_final and any(0 < h.first - number.last <= _ASKED for h in hits)


def _reaches(line: Sentence, number: Counted, off: Hit) -> bool:
    """ "a man of 24 who spent six months at the front": words that begin before and hold the number, in one clause."""
    inside = off.first <= number.quantity.at <= off.last or off.last == number.first - 1
    return inside and not any(line.tokens.norm[at] in ",،;" for at in range(off.first, number.first))


def _in_next_clause(line: Sentence, number: Counted, off: Hit) -> bool:
    """ "Cut the term of a man who served there, from six years": words that go on over one comma to the number."""
    if not off.first < number.quantity.at <= off.last:
        return False
    return sum(line.tokens.norm[at] in ",،" for at in range(off.first, number.quantity.first)) == 1


def _others(line: Sentence, numbers: Sequence[Counted], number: Counted, off: Hit) -> bool:
    """ "Aged 29, he got four years", "16 months for having served two years": the words hold another number."""
    if off.first <= number.quantity.at <= off.last:
        return False
    held = {n.quantity.at for n in numbers if n.quantity.sort in (Sort.DURATION, Sort.AGE)}
    span = range(min(off.first, number.last + 1), max(off.last + 1, number.first))
    listed = number.quantity.sort is Sort.MONEY  # "seized 21 passports and 30,000 dollars"
    things = {n.quantity.at for n in numbers if n.noun is Noun.DISTRACTOR} if listed else set()
    return any((line.tokens.kind[at] == "d" and at not in things) or at in held for at in span)


def _apart(line: Sentence, number: Counted, off: Hit) -> bool:
    """ "His wife got 25,000 dollars; their house cost twice as much": behind a semicolon it is said of something else."""
    begin, end = sorted((off.first, number.first))
    return any(line.tokens.norm[at] in ";؛" for at in range(begin, end))


def _is_fee(line: Sentence, number: Counted) -> bool:
    """ "9.90 euros a month": what a subscription or a donation is, and no pay."""
    quantity = number.quantity
    small = quantity.unit in symbols()["small"]["list"]
    if quantity.value >= (_FEE_IN_SMALL if small else _FEE):
        return False
    near = range(number.first - _PERIOD, number.last + _PERIOD + 1)
    return quantity.per == "month" or any(h.first in near and h.payload == "month" for h in line.of("per"))


def _is_rise(line: Sentence, number: Counted) -> bool:
    """ "rose by 20 percent to 280,000": by how much something changed, not a share; "rose to 20 percent" is one."""
    near = any(abs(h.first - number.first) <= _CHANGED for h in line.of("change"))
    to = any(h.last == number.first - 1 or h.first == number.first for h in line.of("range"))
    base = any(h.first == number.last + 1 for h in line.of("origin"))
    return near and not to and not base


def _compared(line: Sentence, number: Counted, off: Hit) -> bool:
    """ "2,000 a month, ten times the average wage": behind a comma it is what the sum itself is compared with."""
    between = range(number.last + 1, off.first)
    norm, kind = line.tokens.norm, line.tokens.kind
    return any(norm[at] in ",،(–—" for at in between) and "d" not in [kind[at] for at in between]
