"""Sums that leave their currency out: "a bonus of two million roubles, then 180,000 a month"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from beleg.languages.numbers import YEARS, Quantity, Sort
from beleg.languages.symbols import symbols
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.thousands import STOPS, THOUSAND, left_out

_NEAR: Final = 3  # tokens between a number and the period that makes it a rate
_FRAME, _BESIDE = 6, 2  # tokens between a number and the word that says what the sum is: behind a sum, and without one
_LARGE: Final = 100_000  # from here on a bare number beside a sum is one, too
_LIST: Final = 8  # tokens between two sums of a list
# from here on a sum is that of many, where a salary has up to five digits, or more
_BUDGET, _BUDGET_IN_SMALL = 1e8, 1e10
_LEAST: Final = 100  # below this a bare number is a count, a day, an age
_ALIKE: Final = 20.0  # times that a bare number may be larger or smaller than the sum that it goes on with
_CONVERTED: Final = 4  # tokens between a sum and the same in another currency
_BRACKETED: Final = 8  # and where it stands in brackets
# times that a sum may differ from the one it goes on with though a verb of paying leaves open for what
_NEARLY: Final = 2.5
_CLOSERS: Final = frozenset('.,;:!?…)»”"،؛–—')


@dataclass(frozen=True, slots=True)
class Paid:
    """The sum before, in this paragraph or the last: of what measure it was, in which currency, and how much.

    In a list it is what the line before the list says of its sums, in whatever currency; elsewhere a sentence without a
    sum may say as much of those that follow: "Several regions raised the bonus. In Tver it is 1.9m roubles".
    """

    measure: str = ""
    currency: str = ""
    value: float = 0.0

    def same(self, quantity: Quantity) -> bool:
        """Another sum of that currency: "In Tver the bonus is 1.9m roubles. In Perm it was 800,000 roubles"."""
        alike = not self.currency or quantity.unit == self.currency
        return bool(self.measure) and quantity.sort is Sort.MONEY and alike

    def alike(self, quantity: Quantity) -> bool:
        """One of about that size: "In Perm recruits are promised 1.5m roubles"."""
        near = not self.value or self.value / _NEARLY <= quantity.value <= self.value * _NEARLY
        return self.same(quantity) and near


NOTHING_PAID: Final = Paid()


def is_budget(quantity: Quantity) -> bool:
    """As much as a budget or the trade of countries: no one person is paid so much."""
    small = quantity.unit in symbols()["small"]["list"]
    return quantity.value >= (_BUDGET_IN_SMALL if small else _BUDGET)


def announced(line: Sentence, measures: Mapping[str, Measure]) -> Paid:
    """What a sentence without a sum says that those behind it are for: nothing where it speaks of two kinds."""
    named = [str(h.payload) for h in line.of("topic.frame")]
    kinds = {name: named.count(name) for name in named if name in measures and measures[name].unit == "money"}
    told = next((name for name in kinds if "compared" in measures[name].traits), "")
    others = (name for name in kinds if name != told)
    either = all("either_way" in measures[name].traits and kinds[name] <= kinds.get(told, 0) for name in others)
    return Paid(told) if told and either else NOTHING_PAID


def with_currency(
    line: Sentence, numbers: Sequence[Counted], money: Collection[str], before: str | None
) -> tuple[list[Counted], str | None]:
    """The numbers of a sentence, bare ones as sums where a frame of their own says so, and the currency last named.

    ``money`` are the measures counted in money, ``before`` the currency of the last sum in the paragraph, if any.
    """
    found = [_unburdened(line, number, money) for number in numbers]
    numbers = found.copy()
    currency, reach, here = before, _BESIDE, False
    sum_before: Counted | None = None  # the last one of the sentence that is no conversion of another
    beside: Counted | None = None  # and the last of all
    changing = bool(line.by.get("change"))
    for at, number in enumerate(numbers):
        quantity = number.quantity
        if quantity.sort is Sort.MONEY:
            if not (here and _converted(line, numbers[at - 1], number)):
                currency, sum_before = quantity.unit, number
            reach, here, beside = _FRAME, True, number
        elif beside and currency and _is_large(number) and _listed(line, beside, number):
            beside = number
            found[at] = replace(number, noun=Noun.NONE, quantity=replace(quantity, sort=Sort.MONEY, unit=currency))
        elif currency and _of_it(line, number):
            found[at] = replace(number, quantity=replace(quantity, sort=Sort.MONEY, unit=currency), partitive=True)
        elif sum_before is not None and currency and _part_of(line, sum_before, number):
            own = replace(quantity, sort=Sort.MONEY, unit=currency)
            found[at] = replace(number, noun=Noun.NONE, quantity=own, partitive=False)
        elif sum_before is not None and currency and _share_of(line, sum_before, number):
            own = replace(quantity, sort=Sort.MONEY, unit=currency)
            found[at] = replace(number, noun=Noun.NONE, quantity=own, partitive=False, people=(), last=quantity.last)
        elif sum_before is not None and currency and (thousands := left_out(line, sum_before, number)) is not None:
            own = replace(thousands, sort=Sort.MONEY, unit=currency)
            found[at] = replace(number, noun=Noun.NONE, quantity=own, partitive=False)
        elif changing and _rises(line, numbers[at : at + 2]):
            unit = numbers[at + 1].quantity.unit
            found[at] = replace(number, noun=Noun.NONE, quantity=replace(quantity, sort=Sort.MONEY, unit=unit))
        elif currency and _is_sum(line, number, sum_before, money, reach):
            found[at] = replace(number, quantity=replace(quantity, sort=Sort.MONEY, unit=currency))
    return found, currency


def _converted(line: Sentence, before: Counted, number: Counted) -> bool:
    """ "1.5 million roubles (16,000 euros)": the same sum in another currency; what follows is in the first."""
    between = line.tokens.norm[before.quantity.last + 1 : number.quantity.first]
    other = before.quantity.sort is Sort.MONEY and before.quantity.unit != number.quantity.unit
    bracketed = "(" in between and ")" not in between and len(between) <= _BRACKETED
    return other and (bracketed or (0 < len(between) <= _CONVERTED and "," in between[:2]))


def _rises(line: Sentence, both: Sequence[Counted]) -> bool:
    """ "The sum went up from 800,000 to 2.6 million roubles": the first value of a change is in the money of the second."""
    if len(both) == 1 or not _is_bare(both[0]) or both[1].quantity.sort is not Sort.MONEY:
        return False
    between = range(both[0].quantity.to + 1, both[1].quantity.at)
    to = any(h.first in between for h in line.of("range", "hedge") if h.payload in ("to", "reached", "at_most"))
    left = line.pack.head_final and line.tokens.norm[both[0].quantity.to].endswith(line.pack.ablative)
    return len(between) <= _NEAR and (to or left)


def _part_of(line: Sentence, whole: Counted, number: Counted) -> bool:
    """ "415,000 roubles, of which 100,000 went to the broker": of a sum a part is a sum."""
    quantity, between = number.quantity, range(whole.last + 1, number.quantity.first)
    given = any(h.first == quantity.last + 1 for h in line.of("determiner"))  # "100.000 dem Vermittler"
    if quantity.sort is not Sort.COUNT or number.people or not (number.noun is Noun.NONE or given):
        return False
    told = any(h.last == quantity.first - 1 for h in line.by.get("topic.paid", ()))  # "received of it only 700"
    small = not (_LEAST if told else THOUSAND) <= quantity.value <= whole.quantity.value
    if small or len(between) > _LIST + _CONVERTED or any(line.tokens.norm[at] in STOPS for at in between):
        return False
    return told or any(
        h.first in between and quantity.first - h.last <= _NEAR for h in line.of("partitive", "relative")
    )


def _share_of(line: Sentence, whole: Counted, number: Counted) -> bool:
    """ "800,000 roubles, of which 200,000 the broker kept": whoever gets it may stand where a noun would that it counts."""
    quantity, between = number.quantity, range(whole.last + 1, number.quantity.first)
    if quantity.sort is not Sort.COUNT or number.noun is Noun.PEOPLE or len(between) > _LIST + _CONVERTED:
        return False
    if not THOUSAND * 10 <= quantity.value <= whole.quantity.value or any(
        line.tokens.norm[at] in STOPS for at in between
    ):
        return False
    led = (h for h in line.of("partitive", "relative") if h.first in between)
    return number.partitive or any(quantity.first - h.last <= _NEAR for h in led)


def _of_it(line: Sentence, number: Counted) -> bool:
    """ "They promised me a million roubles. I saw only 90,000 of it": a part of what was paid, where nobody is counted."""
    quantity, norm = number.quantity, line.tokens.norm
    received = any(h.last == quantity.first - 1 for h in line.by.get("topic.paid", ()))
    if not (number.partitive or received) or number.noun is not Noun.NONE or number.people:
        return False
    if quantity.value < THOUSAND:
        return False
    if quantity.sort is not Sort.COUNT:
        return False
    begin = max((at for at in range(quantity.first) if norm[at] in STOPS), default=-1)
    end = next((at for at in range(number.last + 1, len(norm)) if norm[at] in STOPS), len(norm))
    people = line.of("topic.verb", "topic.noun", "topic.weak", "person", "people", "group", "thing", "land")
    return not any(begin < h.first < end for h in people)


def _goes_on(line: Sentence, before: Counted, number: Counted) -> bool:
    """ "4,100 euros on the first day and 1,900 from then on": of the size of a sum before it, it counts nobody.

    Between the two stands no word of the topic that counts people, and the number closes its clause but for an adverb.
    """
    quantity, earlier = number.quantity, before.quantity
    if not _is_bare(number) or number.last != quantity.last or not earlier.value or quantity.value < THOUSAND:
        return False
    alike = earlier.value / _ALIKE <= quantity.value <= earlier.value * _ALIKE
    norm = line.tokens.norm
    if not alike or any(norm[at] in STOPS - {";"} for at in range(before.last + 1, quantity.first)):
        return False
    since = max((at for at in range(before.last, quantity.first) if norm[at] in ",،;؛"), default=before.last)
    return _closes(line, quantity.last + 1) and _counts_nobody(line, since, quantity.last + 1)


def _is_all(line: Sentence, number: Counted) -> bool:
    """ "In Perm it is 1.5 million.": right behind a sentence with a sum, a large one closes a sentence that counts nobody."""
    end = number.quantity.last + 1
    return _is_large(number) and _closes(line, end) and _counts_nobody(line, -1, len(line.tokens))


def _closes(line: Sentence, end: int) -> bool:
    """A clause ends here, or behind one more word: "2,800 thereafter."."""
    norm = line.tokens.norm
    return any(at >= len(norm) or norm[at] in _CLOSERS for at in (end, end + 1))


def _counts_nobody(line: Sentence, since: int, end: int) -> bool:
    people = line.of("topic.verb", "topic.noun", "topic.weak", "person", "people", "group", "thing", "partitive")
    return not any(since < h.first <= end for h in people)


def _unburdened(line: Sentence, number: Counted, money: Collection[str]) -> Counted:
    """ "айына екі жүз мың төлейді": where verbs stand last, a verb of paying behind a number is no noun that it counts."""
    if number.noun is not Noun.UNKNOWN or number.quantity.sort is not Sort.COUNT:
        return number
    last = number.quantity.last
    paying = any(h.first == last + 1 and h.payload in money for h in line.of("topic.frame", "topic.hint"))
    return replace(number, noun=Noun.NONE, last=last) if paying else number


def _is_large(number: Counted) -> bool:
    """Nothing is counted, and it is as large as a bonus."""
    quantity = number.quantity
    alone = number.noun in (Noun.NONE, Noun.DISTRACTOR) and number.last == quantity.last and not number.people
    return quantity.sort is Sort.COUNT and alone and not number.partitive and quantity.value >= _LARGE


def _listed(line: Sentence, before: Counted, number: Counted) -> bool:
    """It follows the sum before it in a list: "in Tver it is 1.9 million roubles, in Perm 1.5 million"."""
    between = range(before.last + 1, number.first)
    norm = line.tokens.norm
    ands = {h.first for h in line.of("linker") if h.payload == "and"}
    apart = any(norm[i] in ",،" or i in ands for i in between)
    return apart and len(between) <= _LIST and not any(norm[i] in STOPS for i in between)


def _is_bare(number: Counted) -> bool:
    """Nothing is counted, and it is neither small nor a year."""
    quantity = number.quantity
    year = len(quantity.digits) == 4 and quantity.value in YEARS
    plain = number.noun is Noun.NONE and not number.people and not number.partitive
    return quantity.sort is Sort.COUNT and plain and quantity.value >= _LEAST and not year


def _is_sum(line: Sentence, number: Counted, before: Counted | None, money: Collection[str], reach: int) -> bool:
    """It is told to be one, or goes on with the one before it."""
    if _is_bare(number) and _is_told(line, number, money, reach):
        return True
    return _goes_on(line, before, number) if before else _is_all(line, number)


def _is_told(line: Sentence, number: Counted, money: Collection[str], reach: int) -> bool:
    """A period stands beside it, or a word for a payment so many tokens away in the same part of the sentence."""
    quantity, norm = number.quantity, line.tokens.norm
    rates = (h for h in line.of("per") if h.payload in ("month", "year", "day"))
    if quantity.per or any(quantity.first - _NEAR <= h.first <= quantity.last + _NEAR for h in rates):
        return True
    for hit in line.of("topic.frame", "topic.hint"):
        if hit.payload not in money:
            continue
        begin, end = sorted((hit.first, quantity.first))
        if end - begin <= reach and not STOPS.intersection(norm[begin:end]):
            return True
    return False
