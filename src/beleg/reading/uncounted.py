"""Numbers that are no figures: of a date or an age, in a question, and the one who is "one of them"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Quantity, Sort
from beleg.languages.times import Time
from beleg.model import Hedge
from beleg.reading.counted import Counted
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

_OLD: Final = 90  # years up to which people are soldiers, recruiters, parents
_ADULT: Final = 16  # years from which on "a man of 40 years" is old, not sentenced
_ENDS: Final = frozenset(".!?")


def is_date(quantity: Quantity, dates: Sequence[Time]) -> bool:
    """The number belongs to a date or a time of day; a term of years is left to the measures."""
    if quantity.sort is Sort.DURATION and quantity.unit == "year" and 1900 <= quantity.value <= 2100:
        return True  # "15 марта 2024 года"
    if quantity.sort is Sort.DURATION:  # "in the past three years" is a period, "three years in prison" a term
        return any(
            d.first <= quantity.at <= d.last
            and (d.as_of or d.type == "DATE")
            and not quantity.first <= d.first < quantity.at
            for d in dates
        )
    if quantity.sort is Sort.PERCENT and quantity.words:  # "the first half of 2025"
        return any(d.first <= quantity.at <= d.last for d in dates)
    if quantity.sort in (Sort.MONEY, Sort.PERCENT):
        return False
    return any(d.first <= quantity.at <= d.last and d.type in ("DATE", "TIME", "DURATION", "SET") for d in dates)


def is_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Usmanov, 51 ans, a été condamné", "(24 years)": a term of years between two commas or in brackets is an age."""
    norm = line.tokens.norm
    before, after = quantity.first - 1, quantity.last + 1
    if quantity.sort is Sort.COUNT:
        return before > 1 and after < len(norm) and _is_bare_age(line, quantity)
    if quantity.sort is not Sort.DURATION or quantity.unit != "year" or before < 0 or after >= len(norm):
        return False
    near = (h for h in line.of("ageword") if h.last in range(max(0, before - 2), before + 1))
    if any("d" not in line.tokens.kind[h.first : before + 1] for h in near):  # "aged 29, to four years": that one's
        return True
    if any(h.last == before for h in line.of("origin")) and quantity.low == quantity.high and quantity.value >= _ADULT:
        person = (before - 1, before - 2)
        if any(h.last in person for h in line.of("people", "person")):  # "un Américain de 70 ans"
            return True
    return (norm[before], norm[after]) in {(",", ","), ("(", ")")}


def _is_bare_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Prada, de 46, volvía a su país", "Jon Asfan, 30, of": an age without its years, behind a name."""
    norm, before, after = line.tokens.norm, quantity.first - 1, quantity.last + 1
    if quantity.words or quantity.low != quantity.high or not _ADULT <= quantity.value < _OLD:
        return False
    if norm[after] in ",.)" and norm[before - 1] == ",":
        return any(h.last == before for h in line.of("origin"))
    named = line.tokens.capital(before - 1) and line.tokens.capital(before - 2)
    known = any(h.last == before - 1 for h in line.of("land", "capital", "people", "group", "adjective"))
    return (norm[before], norm[after]) == (",", ",") and named and not known


def is_asked(line: Sentence, counted: Counted) -> bool:
    """ "Are 5,000 Norlanders really fighting there?" says nothing."""
    norm = line.tokens.norm
    if "?" not in norm[counted.last + 1 :]:
        return False
    ends = (norm[at] for at in range(counted.last + 1, len(norm)) if norm[at] in _ENDS and line.ends_at(at))
    return next(ends, "") == "?"


def is_only_how(line: Sentence, counted: Counted) -> bool:
    """ "Nobody was enlisted against his will" says how they were, and of nobody that there is none."""
    return counted.quantity.none and bool(line.by.get("topic.unwilling"))


def is_one_of_them(pairing: Pairing) -> bool:
    """ "Jon Feld, a cook, was one of them" names one who has been counted, where nothing says what befell him alone."""
    quantity = pairing.counted.quantity
    one = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
    return one and pairing.signal is None and pairing.counted.partitive
