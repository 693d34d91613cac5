import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.errors import FixSettings

TEXT = st.text(max_size=120)


def test_quantities_on_any_topic() -> None:
    found = beleg.quantities("The dam cost about $2.5 billion and holds 12 turbines; 40 percent of it failed.", "en")
    assert [(q.low, q.hedge, q.unit) for q in found] == [
        (2500000000, "about", "USD"),
        (12, "exact", "turbines"),
        (40, "exact", "percent"),
    ]


def test_dates_are_no_quantities() -> None:
    assert beleg.quantities("It opened on 3 August 2025.", "en") == []


def test_times_are_resolved_with_the_day_of_publication() -> None:
    found = beleg.times("Er kam am 3. August und blieb zwölf Tage.", "de", "2025-11-21")
    assert [(t.quote, t.value, t.type) for t in found] == [
        ("3. August", "2025-08-03", "DATE"),
        ("zwölf Tage", "P12D", "DURATION"),
    ]


def test_statements_have_source_cue_and_message() -> None:
    text = "“The bridge is safe,” said the mayor, Ada Winter."
    (found,) = beleg.statements(text, "en")
    assert found.kind == "direct"
    assert found.cue is not None
    assert text[found.cue[0] : found.cue[1]] == "said"
    assert "bridge is safe" in text[found.message[0] : found.message[1]]


def test_read_finds_the_language_itself() -> None:
    (claim,) = beleg.read("Mehr als 1.000 Kasachen kämpfen für Russland, teilte das Ministerium mit.")
    assert (claim.measure, claim.value.low, claim.lang) == ("fighting", 1000, "de")


def test_a_language_without_a_pack_is_named() -> None:
    with pytest.raises(FixSettings, match="'xx'"):
        beleg.quantities("12", "xx")


@settings(deadline=None, max_examples=60)
@given(TEXT, st.sampled_from(["de", "en", "ru", "kk", "ar", "fr"]))
def test_every_quote_stands_at_its_place(text: str, lang: str) -> None:
    for found in (beleg.quantities(text, lang), beleg.times(text, lang), beleg.statements(text, lang)):
        for one in found:
            assert text[one.start : one.end] == one.quote
