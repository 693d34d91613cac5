"""A value with its noun, as it stands in a sentence: at least 3,388 foreigners, hundreds of cases, 6 years and 8 months."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from babel.numbers import get_currency_name

from beleg.model import Hedge, Number, Value
from beleg.wording.words import Words, fill, open_hedge

PERCENT = "percent"
_CURRENCY = re.compile(r"[A-Z]{3}$")
_YEAR = 12
_MANY, _HALF = 5, 1.5  # numbers that ask for the forms that Slavic languages use for many and for a fraction
Noun = Callable[[Number, bool], str]  # the form for a number; the flag asks for the genitive
Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The words, and the form that a verb takes with them: a plural form of CLDR, "zero", or "words" (hundreds)."""

    text: str
    agree: str


def noun(forms: Forms, words: Words) -> Noun:
    """A noun by its forms. Its genitive is that of a fraction for one, that of many for all others."""

    def form(number: Number, genitive: bool) -> str:
        plural = str(words.locale.plural_form(abs(number)))
        if genitive:
            plural = {"one": "other", "few": "many"}.get(plural, plural)
        return forms.get(plural, forms["other"])

    return form


def unit(code: str, own: Mapping[str, Forms], words: Words) -> Noun | None:
    """The noun of a unit, from a topic's own first; None where it has none, as people and percent have."""
    if found := own.get(code) or words.texts["things"].get(code) or words.texts["currencies"].get(code):
        return noun(found, words)
    if not _CURRENCY.match(code):
        return None

    def named(number: Number, genitive: bool) -> str:
        if genitive:
            number = _HALF if words.locale.plural_form(abs(number)) == "one" else _MANY
        return str(get_currency_name(code, count=number, locale=words.locale))

    return named


def quantity(value: Value, thing: Noun | None, hedges: str, words: Words) -> Quantity:
    """``value`` counted in ``thing``; ``hedges`` is the table of [quantity] that says how a number is qualified."""
    table = words.texts["quantity"]
    if value.low is None and value.high is None:
        text = fill(table["none"], {"noun": thing(_MANY, True)}) if thing else table["no_amount"]
        return Quantity(text, "other")
    interval = f"{value.low}-{value.high}"
    if value.hedge is Hedge.VAGUE and thing and (word := _vague(interval, hedges, table)):
        agree = "words" if interval in table.get("words", ()) else "other"
        return Quantity(fill(word, {"noun": thing(_MANY, True)}), agree)
    several = value.low is not None and value.high is not None and value.low != value.high
    hedge = value.hedge if several else open_hedge(value)
    genitive = bool({str(hedge), hedges} & set(table.get("genitive", ())))
    number, last = _number(value, words)
    if value.unit == PERCENT:
        number, thing = words.with_percent(number), None
    if thing:
        number = fill(table["join"], {"n": number, "noun": thing(last, genitive)})
    return Quantity(_hedged(number, hedge, hedges, table), _agree(value, last, words, genitive=genitive))


def term(value: Value, own: Mapping[str, Forms], hedges: str, words: Words) -> Quantity:
    """A sum or a time. Months that come from years and months ("six years and eight months") are said as these."""
    months = value.low if value.low is not None else value.high
    whole = value.unit == "month" and isinstance(months, int) and value.low in (None, months) and months >= 2 * _YEAR
    if not whole or value.high not in (None, months):
        return quantity(value, unit(value.unit, own, words), hedges, words)
    years, rest = divmod(int(months or 0), _YEAR)
    if not rest:
        low, high = (None if end is None else years for end in (value.low, value.high))
        return term(replace(value, low=low, high=high, unit="year"), own, hedges, words)
    table, hedge = words.texts["quantity"], open_hedge(value)
    genitive = bool({str(hedge), hedges} & set(table.get("genitive", ())))
    said = {}
    for name, number in (("year", years), ("month", rest)):
        thing = unit(name, own, words)
        said[f"{name}s"] = fill(
            table["join"], {"n": words.number(number), "noun": thing(number, genitive) if thing else ""}
        )
    return Quantity(_hedged(fill(table["mixed"], said), hedge, hedges, table), "other")


def _vague(interval: str, hedges: str, table: Mapping[str, dict[str, str | dict[str, str]]]) -> str | None:
    """What an interval of a vague word is called; a set of hedges that asks for another case has its own words."""
    own = table["vague"].get(hedges)
    found = own.get(interval) if isinstance(own, dict) else None if hedges == "from" else table["vague"].get(interval)
    return found if isinstance(found, str) else None


def _number(value: Value, words: Words) -> tuple[str, Number]:
    """The digits, and the number that a noun behind them agrees with."""
    if value.low is not None and value.high is not None and value.low != value.high:
        ends = {"low": words.number(value.low), "high": words.number(value.high)}
        return fill(words.texts["quantity"]["both"], ends), value.high
    last = value.low if value.low is not None else value.high or 0
    return words.number(last), last


def _hedged(text: str, hedge: Hedge, hedges: str, table: Mapping[str, Mapping[str, str]]) -> str:
    pattern = table.get(hedges, {}).get(str(hedge)) or table["count"][str(hedge)]
    return fill(pattern, {"value": text})


def _agree(value: Value, last: Number, words: Words, *, genitive: bool) -> str:
    if value.low == value.high == 0:
        return "zero"
    if genitive or value.unit == PERCENT:
        return "other"
    return str(words.locale.plural_form(abs(last)))
