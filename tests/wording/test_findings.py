"""Findings as sentences: each ground in each language, and never an error for what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Claim, Document, Finding, Hedge, Relation, Span, Stance, Value
from beleg.topics import topic
from beleg.wording import LANGUAGES, why, words

MEASURES = topic("recruitment").measures
DOCUMENTS = {
    "a": Document("a", "in/kestrel.md", "", title="First count", outlet="Kestrel Wire", published="2025-03-12"),
    "b": Document("b", "in/ledger.md", "", title="Second count", outlet="Harbour Ledger", published="2025-10-21"),
    "c": Document("c", "in/third.md", ""),
}
GROUNDS = {
    Relation.SYNDICATION: ["copy", "translation"],
    Relation.SAME_FIGURE: ["one_origin", "several_origins", "no_source"],
    Relation.CONTRADICTION: ["denied", "differs", "falls", "part_above_whole", "product"],
    Relation.REVISION: ["later", "corrected"],
    Relation.IMPLAUSIBLE: ["outlier", "above_whole"],
    Relation.TENSION: ["promise_paid", "law_sentence", "laws", "list_total", "not_asked", "counts", "part_near_whole"],
}


def a_claim(document: str, measure: str, low: int | None, unit: str = "person", **slots: Any) -> Claim:
    value = Value(low, low, Hedge.EXACT, unit, slots.pop("per", None))
    slots = {"about": ("NP",)} | slots
    return Claim(document, Span(0, 1, "x"), "en", measure, value, **slots)


def told(finding: Finding, language: str = "en") -> str:
    return re.sub("[\N{NO-BREAK SPACE}\u202f]", " ", why(finding, MEASURES, words(language), documents=DOCUMENTS))


COUNTED = a_claim("a", "recruited", 603)
DENIED = a_claim("b", "recruited", 603, stance=Stance.DENIED, said_by=("the ministry",))


def test_a_denial_names_both() -> None:
    finding = Finding(Relation.CONTRADICTION, "denied", (COUNTED, DENIED))
    assert (
        told(finding)
        == "603 Nepalis were recruited, writes Kestrel Wire (published: March 12, 2025); the ministry denies it."
    )
    assert told(finding, "de").endswith("; the ministry bestreitet das.")
    assert told(finding, "ru").endswith("; the ministry это отрицает.")


def test_a_denial_of_another_number_says_which() -> None:
    other = a_claim("b", "recruited", 500, stance=Stance.DENIED, said_by=("the ministry",))
    text = told(Finding(Relation.CONTRADICTION, "denied", (COUNTED, other)))
    assert "the ministry denies that 500 Nepalis were recruited" in text


def test_a_later_figure_of_the_same_people_is_said_briefly() -> None:
    early = a_claim("a", "killed", 12, about=("KE",), said_by=("Umbra",))
    late = replace(early, document="b", value=Value(40, None, Hedge.AT_LEAST, "person"), as_of="2025-10")
    assert told(Finding(Relation.REVISION, "later", (early, late))) == (
        "12 Kenyans were killed, says Umbra (published: March 12, 2025); "
        "a later figure of the same source: at least 40 Kenyans as of October 2025, says Umbra."
    )


def test_what_a_document_takes_back() -> None:
    wrong = a_claim("b", "recruited", 10_000, stance=Stance.DENIED)
    right = a_claim("b", "recruited", 1_000)
    assert told(Finding(Relation.REVISION, "corrected", (wrong, right))) == (
        "Harbour Ledger writes that it is not true that 10,000 Nepalis were recruited; "
        "instead: 1,000 Nepalis were recruited, writes Harbour Ledger."
    )


def test_an_outlier_says_how_far_it_lies_off() -> None:
    pay = a_claim("a", "monthly_pay", 120_000, "USD", per="month", stance=Stance.OFFERED)
    usual = a_claim("a", "monthly_pay", 2_000, "USD", per="month", stance=Stance.OFFERED, said_by=("Umbra",))
    finding = Finding(
        Relation.IMPLAUSIBLE, "outlier", (pay, usual), facts=(("factor", 60.2), ("usual", "2,000 USD a month"))
    )
    assert told(finding) == (
        "The pay promised to Nepalis is 120,000 US dollars a month, writes Kestrel Wire: that is about 60 times what is usual "
        "(2,000 USD a month); compare: 2,000 US dollars a month, says Umbra."
    )
    assert "about 60 times as much as elsewhere" in told(replace(finding, facts=(("factor", 60.2),)))
    assert "does not fit" in told(replace(finding, facts=()))
    low = told(replace(finding, claims=(usual,), facts=(("factor", 0.02),)))
    assert "what is usual is about 50 times as much" in low


def test_a_repeated_figure_names_its_origins() -> None:
    claims = (COUNTED, replace(COUNTED, document="b"))
    one = Finding(Relation.SAME_FIGURE, "one_origin", claims, ("a", "b"), ("Umbra",), 1, (("documents", 2),))
    assert (
        told(one)
        == "603 Nepalis were recruited: 2 documents give this figure, and all of them go back to one source, Umbra."
    )
    two = replace(one, ground="several_origins", origins=("Umbra", "Penumbra"), independent=2)
    assert (
        told(two)
        == "603 Nepalis were recruited: 2 documents give this figure, with 2 independent sources (Umbra and Penumbra)."
    )
    none = replace(one, ground="no_source", origins=(), independent=0)
    assert told(none) == "603 Nepalis were recruited: 2 documents give this figure, and none names a source."


def test_a_copy_names_both_texts() -> None:
    finding = Finding(Relation.SYNDICATION, "copy", (), ("a", "b", "c"), facts=(("share", 87),))
    assert told(finding) == (
        "The text of “First count” (Kestrel Wire) also stands in “Second count” (Harbour Ledger) and third.md: "
        "87% of the words agree, so it is no second source."
    )
    assert told(replace(finding, facts=(("share", 0.87),))) == told(finding)
    assert "of the words" not in told(replace(finding, facts=()))


def test_a_document_that_is_not_there_is_named_by_its_hash() -> None:
    assert "0123456789ab" in told(Finding(Relation.SYNDICATION, "translation", (), ("a", "0123456789abcdef")))


def test_none_were_asked_for_yet_some_came() -> None:
    none = a_claim("a", "exchange_requested", 0, about=("foreign",))
    some = a_claim("a", "released", 2, about=("KZ",))
    assert told(Finding(Relation.TENSION, "not_asked", (none, some))) == (
        "Not one foreigner was asked for in an exchange, writes Kestrel Wire; "
        "yet 2 Kazakhs were released or brought home, writes Kestrel Wire."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "ground"), [(kind, ground) for kind, grounds in GROUNDS.items() for ground in grounds]
)
def test_every_ground_has_its_words(kind: Relation, ground: str, language: str) -> None:
    assert ground in words(language).texts["why"][str(kind)]
    claims = (COUNTED, replace(DENIED, stance=Stance.ASSERTED)) if kind is not Relation.SYNDICATION else ()
    facts = (("total", 5_000), ("factor", 7), ("share", 90))
    full = told(Finding(kind, ground, claims, ("a", "b"), ("Umbra",), 1, facts), language)
    assert "603" in full or kind is Relation.SYNDICATION
    assert "Kestrel Wire" in full or kind is Relation.SAME_FIGURE
    assert len(full) > 40


@given(
    st.sampled_from(Relation),
    st.sampled_from([ground for grounds in GROUNDS.values() for ground in grounds] + ["no such ground"]),
    st.lists(st.sampled_from([COUNTED, DENIED, a_claim("zz", "unknown", None, about=())]), max_size=3).map(tuple),
    st.lists(st.sampled_from(["a", "b", "c", "zz"]), max_size=3).map(tuple),
    st.sampled_from([(), ("Umbra",)]),
    st.sampled_from([(), (("factor", 0),), (("factor", "x"), ("share", "most"), ("documents", "some"), ("total", ""))]),
    st.sampled_from(LANGUAGES),
    st.sampled_from([DOCUMENTS, {}, None]),
)
def test_whatever_is_missing_there_is_a_sentence(
    kind: Relation,
    ground: str,
    claims: tuple[Claim, ...],
    documents: tuple[str, ...],
    origins: tuple[str, ...],
    facts: tuple[tuple[str, str | int], ...],
    language: str,
    known: dict[str, Document] | None,
) -> None:
    finding = Finding(kind, ground, claims, documents, origins, len(origins), facts)
    text = why(finding, MEASURES, words(language), documents=known)
    assert text.endswith(".")
    assert len(text) >= 20
    assert not re.search(r"[{}]|None", text)
