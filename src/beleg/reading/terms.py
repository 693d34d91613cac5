"""Terms of years and months: two units in one, fractions of years, and terms that leave their unit out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from beleg.languages import numbers
from beleg.languages.numbers import Quantity, Sort
from beleg.model import Hedge, Number
from beleg.reading.counted import DASHES, Counted, Noun
from beleg.reading.sentences import Sentence

_LONGEST: Final = 40  # years: a bare number beyond is no term
_NEAR: Final = 4  # tokens from "faces", "got" to a bare number that goes on with the terms before it
_BOUNDS: Final = (Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.RANGE)


def merge_terms(quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "six years and eight months" is 80 months, "four and a half years" 54."""
    merged: list[Quantity] = []
    for quantity in quantities:
        before = merged[-1] if merged else None
        if (
            before
            and before.sort is quantity.sort is Sort.DURATION
            and (before.unit, quantity.unit) == ("year", "month")
            and quantity.first - before.last <= 2
            and before.low is not None
            and quantity.low is not None
            and before.low == before.high
        ):
            months: Number = numbers.whole(before.low * 12 + quantity.low)
            upto = quantity.high if quantity.hedge is Hedge.RANGE and (quantity.high or 0) > months else None
            merged[-1] = replace(
                before,
                low=months,
                high=months if upto is None else upto,
                hedge=before.hedge if upto is None else Hedge.RANGE,
                unit="month",
                last=quantity.last,
                to=quantity.to,
            )
        else:
            merged.append(_in_months(quantity))
    return merged


def _in_months(quantity: Quantity) -> Quantity:
    """ "four and a half years" is 54 months, as "four years and six months" are."""
    if quantity.sort is not Sort.DURATION or quantity.unit != "year":
        return quantity
    if not any(n is not None and n % 1 for n in (quantity.low, quantity.high)):
        return quantity
    low, high = (None if n is None else numbers.whole(n * 12) for n in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit="month")


def with_unit(line: Sentence, counted: Sequence[Counted], terms: Collection[str], before: str = "") -> list[Counted]:
    """The numbers of a sentence, bare ones as terms where they stand as a term before them does.

    "one was sentenced to 13 years, the other to 14", "12 years for the one, seven for the other": the same word stands
    before both or behind both. ``terms`` are the measures counted in years, ``before`` the unit of a term in the sentence
    before: "Whoever recruited him faces up to 18".
    """
    found = list(counted)
    if before:
        for at, number in enumerate(counted):
            if _goes_on(line, number, terms):
                named = replace(number.quantity, sort=Sort.DURATION, unit=before)
                found[at] = Counted(named, Noun.NONE, frozenset(), named.first, named.last, ())
    if not any(h.payload in terms for h in line.of("topic.frame", "topic.hint", "topic.verb")):
        return found
    if line.by.get("change"):
        found = _changed(line, found)
    unit: Counted | None = None  # the last term that names its unit
    for at, number in enumerate(counted):
        quantity = number.quantity
        if quantity.sort is Sort.DURATION and quantity.unit in ("year", "month"):
            unit = number
        elif (
            unit is not None
            and _is_bare(number)
            and (
                _alike(line, unit.quantity, quantity)
                or _next_person(line, unit.quantity, quantity)
                or _closing_bound(line, quantity)  # "five to nine years, for mercenaries up to 12"
            )
        ):
            named = _in_months(
                _as_before(unit.quantity, replace(quantity, sort=Sort.DURATION, unit=unit.quantity.unit))
            )
            found[at] = Counted(named, Noun.NONE, frozenset(), quantity.first, quantity.last, ())
    return found


def _changed(line: Sentence, counted: Sequence[Counted]) -> list[Counted]:
    """ "Cut his sentence from six years to three", "from six to three years": one of the two names the unit of both."""
    found = list(counted)
    for at, (one, other) in enumerate(pairwise(counted)):
        if other.quantity.first - one.quantity.last > _NEAR or not _led_to(line, one.quantity, other.quantity):
            continue
        of_one, of_other = _is_term(one.quantity), _is_term(other.quantity)
        if of_one and (of_other or _is_bare(other)):
            reached = _as_before(one.quantity, replace(other.quantity, sort=Sort.DURATION))
            unit = other.quantity.unit if of_other else one.quantity.unit
            found[at + 1] = _term(replace(reached, unit=unit))
        elif of_other and _is_bare(one):
            found[at] = _term(replace(one.quantity, sort=Sort.DURATION, unit=other.quantity.unit))
            found[at + 1] = _term(_as_before(one.quantity, other.quantity))
    return found


def _term(quantity: Quantity) -> Counted:
    return Counted(_in_months(quantity), Noun.NONE, frozenset(), quantity.first, quantity.last, ())


def _is_term(quantity: Quantity) -> bool:
    return quantity.sort is Sort.DURATION and quantity.unit in ("year", "month")


def _led_to(line: Sentence, one: Quantity, other: Quantity) -> bool:
    """ "From … to …", in words of their own or in the endings of the first: "six year-ABL three year-DAT"."""
    norm, between = line.tokens.norm, range(one.last + 1, other.at)
    if line.pack.head_final and norm[one.last].endswith(line.pack.ablative):
        return not any(norm[at] in ",،;" for at in between)
    return any(h.last in between for h in line.of("range"))


def _is_bare(number: Counted) -> bool:
    """Nothing is counted, and it is as large as a term."""
    quantity = number.quantity
    before = number.noun is Noun.PEOPLE and number.first < quantity.first  # "the Canadian to 14"
    plain = before or (number.noun is Noun.NONE and not number.people)
    alone = plain and not number.partitive and number.last == quantity.last
    return quantity.sort is Sort.COUNT and alone and 1 < quantity.value <= _LONGEST


def _closing_bound(line: Sentence, quantity: Quantity) -> bool:
    """ "Up to 18", at the end of its clause, and no age."""
    after = quantity.last + 1
    closed = after >= len(line.tokens) or line.tokens.kind[after] == "p"
    return closed and quantity.hedge in _BOUNDS and not line.of("ageword")


def _sought(line: Sentence, quantity: Quantity) -> bool:
    """ "The prosecution had asked for twelve": a bare number that closes its clause, beside what a prosecutor asks for."""
    closed = quantity.last + 1 >= len(line.tokens) or line.tokens.kind[quantity.last + 1] == "p"
    for hit in line.by.get("topic.law", ()):
        if hit.payload != "sought":
            continue
        around = hit.first <= quantity.at <= hit.last  # "hatte zwölf gefordert"
        behind = 0 < hit.first - quantity.last <= _NEAR and (line.pack.head_final or line.pack.verb_final)
        if around or behind or (closed and 0 < quantity.first - hit.last <= _NEAR):
            return not line.of("ageword")
    return False


def _goes_on(line: Sentence, number: Counted, terms: Collection[str]) -> bool:
    """ "The organiser faces up to 18": a bare bound that closes its clause, beside a word of a law or a verdict."""
    quantity, norm = number.quantity, line.tokens.norm
    if _is_bare(number) and _sought(line, quantity):
        return True
    if not _is_bare(number) or not _closing_bound(line, quantity):
        return False  # "the courts convicted 12" counts people
    if quantity.first and norm[quantity.first - 1] in DASHES:
        return True  # "for who recruited him, up to 18"
    words = [h for h in line.of("topic.frame", "topic.hint") if h.payload in terms]
    final = line.pack.head_final or line.pack.verb_final
    return any(
        0 < quantity.first - h.last <= _NEAR or (final and 0 < h.first - quantity.last <= _NEAR)
        for h in (*words, *line.of("topic.law"))
    )


def _as_before(one: Quantity, other: Quantity) -> Quantity:
    """ "до 13 років, … до 14": where the word before the first sets no bound, it sets none before the second."""
    if one.hedge is not Hedge.EXACT or other.hedge is not Hedge.AT_MOST:
        return other
    return replace(other, low=other.high, hedge=Hedge.EXACT)


def _next_person(line: Sentence, one: Quantity, other: Quantity) -> bool:
    """ "The father got eleven years, the son six": behind a comma a word or two, and a number that ends the clause."""
    norm, kind, after = line.tokens.norm, line.tokens.kind, other.last + 1
    comma = next(
        (at for at in range(other.first - 1, max(one.last, other.first - _NEAR - 1), -1) if norm[at] in ",،"), -1
    )
    if comma < 0 or other.hedge is not Hedge.EXACT or not (after >= len(norm) or kind[after] == "p"):
        return False
    if line.of("ageword") or comma + 1 == other.first or "d" in kind[comma : other.first]:
        return False
    named = other.first - 1 - (norm[other.first - 1] in DASHES)  # "the son is nineteen" has a verb between
    return any(comma < h.first <= named == h.last for h in line.of("person", "role_noun"))


def _alike(line: Sentence, one: Quantity, other: Quantity) -> bool:
    """The same small word stands before both, or behind both."""
    tokens = line.tokens

    def word(at: int) -> str:
        return tokens.norm[at] if 0 <= at < len(tokens) and tokens.kind[at] == "w" else ""

    before = word(one.at - 1)
    behind = word(one.last + 1)
    if (
        one is not other
        and other.hedge is Hedge.RANGE
        and (other.last + 1 >= len(tokens) or tokens.kind[other.last + 1] == "p")
    ):
        return True  # "up to eight years in one country, in the other from 12 to 20"
    return bool(before and before == word(other.at - 1)) or bool(behind and behind == word(other.last + 1))
