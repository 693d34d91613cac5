import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

import beleg
from beleg.languages.numbers import Quantity
from beleg.languages.packs import codes, load
from beleg.languages.quantities import find
from beleg.languages.tokens import tokenise

PACKS = {code: load(code) for code in codes()}


def read(text: str, lang: str) -> list[Quantity]:
    pack = PACKS[lang]
    tokens = tokenise(text, pack.elisions, pack.enclitics)
    return find(tokens, pack.lexicon.scan(tokens), pack)


@given(st.integers(1, 10**9), st.sampled_from(sorted(PACKS)))
def test_every_whole_number_as_cldr_writes_it(number: int, lang: str) -> None:
    written = format_decimal(number, locale=PACKS[lang].locale)
    assert [q.value for q in read(f"({written})", lang) if q.digits] == [number]


@given(st.text(max_size=300), st.sampled_from(sorted(PACKS)))
def test_any_text_is_read_in_order(text: str, lang: str) -> None:
    at = -1
    for quantity in read(text, lang):
        assert at < quantity.at <= quantity.to
        assert quantity.first <= quantity.at
        assert quantity.to <= quantity.last
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        at = quantity.to


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge", "unit"),
    [
        ("mindestens 3.388", 3388, None, "at_least", ""),
        ("gut 1.000", 1000, None, "more_than", ""),
        ("nicht unter zwölf Jahre", 12, None, "at_least", "year"),
        ("rund zweieinhalbtausend", 2500, 2500, "about", ""),
        ("dreihundertvierundzwanzig", 324, 324, "exact", ""),
        ("ein Dutzend", 12, 12, "exact", ""),
        ("zwischen 40.000 und 60.000", 40000, 60000, "range", ""),
        ("1,5 Mio. Rubel", 1500000, 1500000, "exact", "RUB"),
        ("900.000 bis 1,2 Mio. Rubel", 900000, 1200000, "range", "RUB"),
        ("eine halbe Million Rubel", 500000, 500000, "exact", "RUB"),
        ("bis zu 50.000 russische Rubel", None, 50000, "at_most", "RUB"),
        ("mehrere hundert", 200, 900, "vague", ""),
        ("22 Prozent", 22, 22, "exact", "percent"),
    ],
)
def test_german(text: str, low: float, high: float, hedge: str, unit: str) -> None:
    (found,) = [q for q in read(text, "de") if q.sort != "article"]
    assert (found.low, found.high, str(found.hedge), found.unit) == (low, high, hedge, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge", "unit"),
    [
        ("up to 1.5m roubles", None, 1500000, "at_most", "RUB"),
        ("$4,000-$6,000", 4000, 6000, "range", "USD"),
        ("between 1.3 million and 1.7 million rupees", 1300000, 1700000, "range", "rupee"),
        ("two hundred and six", 206, 206, "exact", ""),
        ("twenty-five", 25, 25, "exact", ""),
        ("about three dozen", 36, 36, "about", ""),
        ("scores", 40, 99, "vague", ""),
        ("300-plus", 300, None, "more_than", ""),
        ("no fewer than 40", 40, None, "at_least", ""),
        ("half a million roubles", 500000, 500000, "exact", "RUB"),
        ("not a single", 0, 0, "exact", ""),
    ],
)
def test_english(text: str, low: float, high: float, hedge: str, unit: str) -> None:
    (found,) = [q for q in read(text, "en") if q.sort != "article"]
    assert (found.low, found.high, str(found.hedge), found.unit) == (low, high, hedge, unit)


@pytest.mark.parametrize("lang", ["de", "en", "ru"])
@pytest.mark.parametrize(
    "text",
    ["9" * 400 + ".5", "9" * 5000 + ",5", "1" + ".000" * 150, "12,34," + "56," * 300 + "789", "5" + " million" * 60],
)
def test_numbers_beyond_all_counting_stop_no_reading(text: str, lang: str) -> None:
    for written in (text, f"About {text} soldiers fell.", f"{text} km"):
        for found in beleg.quantities(written, lang):
            assert found.low is None or found.low < 1e50
        beleg.read(written, lang)
