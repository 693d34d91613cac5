from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.errors import FixSettings

TEXT = st.text(st.characters(), max_size=120)  # lone surrogates, too: a broken file holds them
# what ends lines, joins letters, turns the direction or tells of a quantity, a time or a statement, in any order
PIECES = st.sampled_from(
    "\r\n|\t|\0|\ud800|\u200f|e\u0301|\u2028|\ufeff| | |😀|“|”|«|»|\"|''|(|–|, |. |1|½|/|%|€|said that|sagte, dass|сказал, что|"
    "قال إن|two days ago|vor 3 Tagen|Anna|2025|31.02.2025|million|1990s|https://a.example/7|٣".split("|")
) | st.sampled_from(["a" * 3000, "9" * 400])
LAWS = ["de", "en", "ru", "kk", "ar", "fr"]


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


@pytest.mark.parametrize("lang", ["", "xx", "DE", "de-DE"])
def test_every_block_names_a_language_it_has_no_pack_for(lang: str) -> None:
    for block in (beleg.quantities, beleg.times, beleg.statements):
        with pytest.raises(FixSettings, match="no pack"):
            block("zwei Tage", lang)


@pytest.mark.parametrize(
    "published", ["2025-13", "2025-02-30", "soon", " 2025-03-02", "21.11.2025", "2025-1-2", "٢٠٢٥"]
)
def test_a_publication_that_is_no_date_is_named(published: str) -> None:
    with pytest.raises(FixSettings, match="ISO 8601"):
        beleg.times("yesterday", "en", published)


@pytest.mark.parametrize(
    ("published", "value"), [("2025-03-02T23:10:00Z", "2024"), ("2025-03", "2024"), ("2025", "2024"), ("", "XXXX")]
)
def test_a_publication_may_tell_less_or_more_than_its_day(published: str, value: str) -> None:
    assert [t.value for t in beleg.times("It fell last year.", "en", published)] == [value]


@settings(deadline=None, max_examples=60)
@given(TEXT | st.lists(PIECES, max_size=16).map("".join), st.sampled_from(LAWS))
def test_every_quote_stands_at_its_place(text: str, lang: str) -> None:
    counted, timed, said = beleg.quantities(text, lang), beleg.times(text, lang), beleg.statements(text, lang)
    places = [(one.start, one.end, one.quote) for row in (counted, timed, said) for one in row]
    for start, end, quote in places:
        assert text[start:end] == quote
        assert quote.strip()
    assert all(this.end <= following.start for this, following in pairwise(counted))
    assert all(this.end <= following.start for this, following in pairwise(timed))
    for statement in said:
        for begin, end in filter(None, (statement.source, statement.cue, statement.message)):
            assert text[begin:end].strip()
    assert [s.message for s in said] == sorted(s.message for s in said)


@pytest.mark.parametrize("lang", [None, "de"])
def test_half_a_surrogate_pair_stops_no_reading(lang: str | None) -> None:
    (claim,) = beleg.read("Mehr als 1.000 Kasachen \ud800 kämpfen für Russland, teilte das Ministerium mit.", lang=lang)
    assert claim.value.low == 1000
