"""A draft against what is known, and what stands of a figure today."""

from __future__ import annotations

from tests.corroboration.made import Made, case, document, said

from beleg.corroboration.check import check
from beleg.corroboration.series import standings

OFFICE, FUND = "Invented Counting Bureau", "Imaginary Relief Fund"


def held(draft: Made, *known: Made) -> list[tuple[str, int, int]]:
    return [(c.standing, c.independent, len(c.support)) for c in check(case(known), *draft)]


def test_a_figure_that_two_bodies_give_stands() -> None:
    known = (
        document("one", "2025-03-01", said(low=312, by=[OFFICE])),
        document("two", "2025-03-03", said(low=312, by=[FUND])),
    )
    assert held(document("draft", "2025-03-09", said(low=312)), *known) == [("stands", 2, 2)]


def test_a_figure_of_yesterday_is_revised_and_one_denied_disputed() -> None:
    known = (
        document("one", "2025-03-01", said(low=312, by=[OFFICE]), said("missing", 40, about=["NP"], by=[OFFICE])),
        document("two", "2025-09-01", said(low=480, by=[OFFICE])),
        document("three", "2025-03-02", said("missing", 40, about=["NP"], by=[FUND], stance="denied")),
    )
    draft = document("draft", "2025-09-09", said(low=312), said("missing", 40, about=["NP"]), said("wounded", 7))
    assert [standing for standing, _, _ in held(draft, *known)] == ["revised", "disputed", "unsupported"]


def test_the_citation_is_the_first_that_names_its_source() -> None:
    known = document("one", "2025-03-01", said(low=312)), document("two", "2025-03-03", said(low=312, by=[OFFICE]))
    (checked,) = check(case(known), *document("draft", "2025-03-09", said(low=312)))
    assert checked.first is not None
    assert checked.first.said_by == (OFFICE,)


def test_what_stands_is_each_origins_latest_figure_as_a_range() -> None:
    known = [
        document("one", "2025-01-01", said(low=312, by=[OFFICE])),
        document("two", "2025-06-01", said(low=480, by=[OFFICE])),
        document("three", "2025-07-01", said(low=640, high=None, hedge="at_least", by=[FUND])),
        document("four", "2021-07-01", said(low=9, by=["A Body Long Gone"])),
    ]
    made = case(known)
    found = standings(made, made.findings())["killed", ("KE",), "RU"]
    assert (found.low, found.high, found.open, found.past) == (480, 640, True, 2)


def test_what_cannot_be_does_not_stand() -> None:
    known = [
        document("one", "2025-01-01", said("identified", 1_394, about=["africa"], by=[OFFICE])),
        document("two", "2025-02-01", said("recruited", 20_000, about=["EG"], by=[FUND])),
    ]
    made = case(known)
    assert ("recruited", ("EG",), "RU") not in standings(made, made.findings())
