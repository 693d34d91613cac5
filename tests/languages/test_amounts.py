"""Quantities in any unit: each pack's own sentences, and laws that hold for every unit and every money that CLDR names."""

import json
from functools import cache
from typing import Any

import pytest
from babel import Locale
from babel.numbers import format_currency
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.languages.measures import measures
from beleg.languages.packs import codes, folder, read_toml
from beleg.topics import pack

LANGUAGES = sorted(codes())
# the units that CLDR names in every language there is a pack for, and that no language says around the number
UNITS = {
    "length-kilometer": "kilometer",
    "length-meter": "meter",
    "length-centimeter": "centimeter",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "volume-liter": "liter",
    "duration-hour": "hour",
    "duration-minute": "minute",
}
# one name for two: the yuan abroad, and the franc of two regions
ALIKE = frozenset({"CNH", "XAF", "XOF"})


@cache
def lines(code: str) -> list[dict[str, Any]]:
    text = (folder(code) / "quantities_cases.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(("code", "number"), [(code, n) for code in LANGUAGES for n in range(len(lines(code)))])
def test_a_sentence_of_the_pack(code: str, number: int) -> None:
    case = lines(code)[number]
    found = [[q.quote, q.low, q.high, q.hedge, q.unit, q.per] for q in beleg.quantities(case["text"], code)]
    assert found == case["quantities"]


@settings(deadline=None, max_examples=150)
@given(st.integers(2, 10**6), st.sampled_from(sorted(UNITS)), st.sampled_from(LANGUAGES))
def test_every_language_reads_a_number_with_its_unit_as_cldr_writes_it(number: int, unit: str, lang: str) -> None:
    written = format_unit(number, unit, "long", locale=pack(lang, None).locale)
    if unit in written or str(number)[:1] not in written:
        return  # CLDR has no name for it, or a form that holds the number itself
    (found,) = beleg.quantities(f"({written})", lang)
    assert (found.low, found.high, found.unit) == (number, number, UNITS[unit])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_reads_every_money_by_its_name(lang: str) -> None:
    missed = []
    for code in sorted(measures(pack(lang, None)).codes & set(Locale.parse("en").currencies) - ALIKE):
        written = format_currency(7, code, locale=pack(lang, None).locale, format_type="name", currency_digits=False)
        found = [(q.low, q.unit) for q in beleg.quantities(f"({written})", lang)]
        if found != [(7, code)]:
            missed.append((written, found))
    assert not missed


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read_in_order(text: str, lang: str) -> None:
    at = -1
    for found in beleg.quantities(text, lang):
        assert text[found.start : found.end] == found.quote
        assert at <= found.start < found.end
        assert found.low is None or found.high is None or found.low <= found.high
        at = found.start


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 99), st.sampled_from(["%", "km", "°C", "€"]), st.sampled_from(LANGUAGES))
def test_a_minus_makes_a_number_negative(number: int, sign: str, lang: str) -> None:
    (plus,) = beleg.quantities(f"({number} {sign})", lang)
    (minus,) = beleg.quantities(f"(-{number} {sign})", lang)
    assert (minus.low, minus.unit) == (-number, plus.unit)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_tables(code: str) -> None:
    tables = read_toml(folder(code) / "units.toml")
    assert {"unit", "coin", "fraction_one", "fraction", "words", "noun", "sign"} <= set(tables)
    assert {"minus", "each", "label", "or", "below_zero", "carry"} <= set(tables["words"])
    assert {"square meter", "hectare", "celsius", "percentage point", "barrel"} <= set(tables["unit"])
