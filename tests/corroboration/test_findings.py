"""What claims are to each other, and the laws that hold whatever comes in."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corroboration.made import Made, case, compared, document, kinds, said, told

HQ = "Invented Counting Bureau"
OTHER = "Imaginary Relief Fund"


def test_one_figure_told_by_many_has_one_origin() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=312, by=[HQ])),
        document("harbour", "2025-03-02", said(low=312, by=["Kestrel", HQ])),
        document("calder", "2025-03-03", said(low=312)),
    )
    (same,) = [f for f in found if f.kind == "same_figure"]
    assert (same.ground, same.independent, same.origins, len(same.documents)) == ("one_origin", 1, (HQ,), 3)


def test_two_bodies_that_count_themselves_are_two_origins() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=312, by=[HQ])),
        document("harbour", "2025-03-02", said(low=312, by=[OTHER])),
    )
    assert [(f.ground, f.independent) for f in found if f.kind == "same_figure"] == [("several_origins", 2)]


def test_unnamed_officials_are_no_second_origin() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=312, by=[HQ])),
        document("harbour", "2025-03-02", said(low=312, by=["two officials"])),
    )
    assert [f.independent for f in found if f.kind == "same_figure"] == [1]


def test_a_rounded_number_is_the_same_figure() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=1527, by=[HQ])),
        document("harbour", "2025-03-02", said(low=1500, high=None, hedge="more_than", by=[HQ])),
    )
    assert kinds(found) == [("same_figure", "one_origin")]


def test_who_calls_a_figure_false_contradicts_it() -> None:
    found = compared(
        document(
            "kestrel",
            "2025-03-01",
            said(low=312, by=[HQ]),
            said(low=312, by=["Fictional Embassy Press Desk"], stance="denied"),
        )
    )
    assert kinds(found) == [("contradiction", "denied")]
    assert [c.stance for c in found[0].claims] == ["asserted", "denied"]


def test_a_later_figure_of_the_same_origin_is_a_revision_and_no_contradiction() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=312, by=[HQ])),
        document("harbour", "2025-09-02", said(low=480, by=[HQ])),
    )
    assert kinds(found) == [("revision", "later")]
    assert [c.value.low for c in found[0].claims] == [312, 480]


def test_two_years_side_by_side_are_a_series() -> None:
    years = [said("convicted", low, by=[HQ], as_of=year, side="") for low, year in ((29, "2024"), (81, "2025"))]
    assert compared(document("kestrel", "2026-03-01", *years)) == []


def test_an_erratum_corrects() -> None:
    taken_back = said("recruited", 10_000, stance="denied")
    found = compared(document("kestrel", "2025-03-01", taken_back, said("recruited", 1_000, by=[HQ])))
    assert kinds(found) == [("revision", "corrected")]


def test_counts_of_one_time_that_differ_contradict() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said("captured", 74, by=[HQ])),
        document("harbour", "2025-03-09", said("captured", 91, by=[OTHER])),
    )
    assert kinds(found) == [("contradiction", "differs")]


def test_what_a_date_explains_is_no_contradiction() -> None:
    found = compared(
        document("kestrel", "2024-03-01", said("captured", 74, by=[HQ])),
        document("harbour", "2025-03-09", said("captured", 91, by=[OTHER])),
    )
    assert found == []


def test_stocks_and_totals_of_other_measures_are_not_compared() -> None:
    found = compared(document("kestrel", "2025-03-01", said("captured", 74, by=[HQ]), said("missing", 91, by=[OTHER])))
    assert found == []


def test_a_minimum_beside_a_larger_total_is_shown() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said(low=97, high=None, hedge="at_least", by=[HQ]), said(low=143, by=[OTHER]))
    )
    assert kinds(found) == [("tension", "list_total")]


def test_more_than_all_together_cannot_be() -> None:
    found = compared(
        document("kestrel", "2025-03-01", said("identified", 1_394, about=["africa"], by=[HQ])),
        document("harbour", "2025-03-09", said("recruited", 20_000, about=["EG"], by=[OTHER])),
    )
    assert kinds(found) == [("implausible", "above_whole")]
    assert found[0].claims[0].value.low == 20_000


def test_none_was_asked_for_and_yet_two_came_free() -> None:
    found = compared(
        document("kestrel", "2025-11-01", said("exchange_requested", 0, about=["foreign"], by=[HQ])),
        document("harbour", "2025-04-09", said("released", 2, about=["KZ"])),
    )
    assert kinds(found) == [("tension", "not_asked")]


def test_a_pay_out_of_all_proportion() -> None:
    pay: dict[str, Any] = {"unit": "USD", "per": "month", "stance": "offered"}
    found = compared(
        document("kestrel", "2025-03-01", said("monthly_pay", 2_000, **pay)),
        document("harbour", "2025-03-02", said("monthly_pay", 2_300, **pay)),
        document("calder", "2025-03-03", said("monthly_pay", 120_000, **pay)),
    )
    assert kinds(found) == [("implausible", "outlier")]
    assert found[0].claims[0].value.low == 120_000


def test_a_sum_without_a_rate_is_compared_with_nothing() -> None:
    pay: dict[str, Any] = {"per": "month", "stance": "offered"}
    found = compared(
        document("kestrel", "2025-03-01", said("monthly_pay", 2_000, unit="USD", **pay)),
        document("harbour", "2025-03-02", said("monthly_pay", 2_300, unit="USD", **pay)),
        document("calder", "2025-03-03", said("monthly_pay", 120_000, unit="XTS", **pay)),
    )
    assert found == []


def test_a_court_gives_more_than_the_law() -> None:
    law = said("prison_term", 5, 8, hedge="range", unit="year", stance="threatened", side="")
    given_ = said("prison_term", 120, unit="month", side="")
    found = compared(document("kestrel", "2025-03-01", law, given_))
    assert kinds(found) == [("tension", "law_sentence")]


MEASURES = ("killed", "recruited", "identified", "captured", "released", "exchange_requested")
SPEAKERS = ((), (HQ,), (OTHER,), ("Kestrel", HQ), ("two officials",))
claims = st.builds(
    said,
    st.sampled_from(MEASURES),
    st.sampled_from((0, 2, 14, 97, 100, 312, 1_000, 1_012, 18_000)),
    about=st.sampled_from((("KE",), ("KZ",), ("africa",), ("foreign",))),
    by=st.sampled_from(SPEAKERS),
    hedge=st.sampled_from(("exact", "about", "at_least")),
    stance=st.sampled_from(("asserted", "asserted", "denied")),
    as_of=st.sampled_from((None, "2024", "2025-02", "2022-02/..")),
)
DATES = (None, "2024-12-01", "2025-02-11", "2025-11-20")


@st.composite
def collections(draw: st.DrawFn) -> list[Made]:
    number = draw(st.integers(1, 5))
    return [
        document(f"paper {at}", draw(st.sampled_from(DATES)), *draw(st.lists(claims, min_size=1, max_size=4)))
        for at in range(number)
    ]


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(made: list[Made], rng: random.Random) -> None:
    shuffled = list(made)
    rng.shuffle(shuffled)
    assert told(compared(*shuffled)) == told(compared(*made))


@settings(max_examples=60, deadline=None)
@given(collections())
def test_an_unrelated_document_changes_no_finding(made: list[Made]) -> None:
    unrelated = document(
        "a far shore", "2025-02-12", said("recruiters", 43, about=["BR"], unit="case", by=["Nobody Known"])
    )
    assert told(compared(*made, unrelated)) == told(compared(*made))


@settings(max_examples=40, deadline=None)
@given(collections(), st.integers(0, 4))
def test_adding_later_and_taking_out_again_is_as_if_it_had_not_been(made: list[Made], which: int) -> None:
    one = case(made)
    one.findings()
    document_, its = made[which % len(made)]
    one.remove(document_.id)
    one.findings()
    one.add(document_, its)
    assert told(one.findings()) == told(compared(*made))


@settings(max_examples=60, deadline=None)
@given(collections())
def test_shape_of_findings(made: Sequence[Made]) -> None:
    for finding in compared(*made):
        if finding.kind in ("contradiction", "revision", "tension"):
            assert len(finding.claims) == 2
        if finding.kind == "same_figure":
            assert finding.independent >= 1
            assert len(finding.documents) >= 2 or finding.independent >= 2 or finding.ground == "one_origin"


@pytest.mark.parametrize("stance", ["offered", "asserted"])
def test_one_document_alone_repeats_nothing(stance: str) -> None:
    assert compared(document("kestrel", "2025-03-01", said(low=312, stance=stance), said(low=312, stance=stance))) == []
