"""What people decide, and what that makes of the claims and findings."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.histories import History, claim, document, reading

from beleg.errors import FixSettings
from beleg.model import JUDGED, Claim, Finding, Reading, Relation
from beleg.store.database import Database
from beleg.store.decided import Decided
from beleg.store.judgements import (
    TLP,
    Judgement,
    On,
    Verdict,
    closest,
    finding_id,
    grade,
    mark,
    on_claim,
    on_finding,
    standings,
)
from beleg.wording import words

TEXT = document("Reuters says the ministry counts 300 mercenaries, others 12 prisoners.", "a.txt", outlet="Blatt")
FIRST = claim(TEXT, "300 mercenaries", 300, said_by=("Reuters", "the Ministry"), about=("KE",))
SECOND = claim(TEXT, "12 prisoners", 12, measure="captured", dimensions=(("side", "RU"),))
READING = reading(TEXT, FIRST, SECOND)


def judged(n: int, by: str, verdict: str | None, on: Claim = FIRST, **known: Any) -> Judgement:
    was = {"quote": on.span.quote, "low": on.value.low}
    decided = Verdict(verdict) if verdict else None
    return Judgement(by, On.CLAIM, on_claim(on), decided, n=n, time="2026-11-22T10:00:00Z", **{"was": was} | known)


def on_source(n: int, name: str, verdict: str | None, **known: Any) -> Judgement:
    return Judgement("Ada", On.SOURCE, {"name": name}, Verdict(verdict) if verdict else None, n=n, **known)


def on_document(n: int, verdict: str | None = None, **known: Any) -> Judgement:
    return Judgement("Ada", On.DOCUMENT, {"document": TEXT.id}, Verdict(verdict) if verdict else None, n=n, **known)


def read(*judgements: Judgement, of: Reading = READING) -> Reading:
    (one,) = Decided(judgements).readings([of])
    return one


def left(*judgements: Judgement) -> tuple[Claim, ...]:
    return read(*judgements).claims


def test_what_a_judgement_says_comes_back_from_the_log(database: Database) -> None:
    made = judged(
        2, "Ada", "correct", why="see page 3", correct={"low": 30}, grade="B2", tlp="TLP:AMBER", was=FIRST.row("a.txt")
    )
    history = History(READING)
    history.tell("judgement", made.body)
    history.fill(database)
    (back,) = database.judgements()
    assert back.body == made.body
    assert (back.n, back.by, back.key) == (2, "Ada", made.key)
    assert list(database.check(history.whole())) == []


def test_one_that_was_erased_keeps_who_and_where() -> None:
    body = {"by": "Ada", "on": {"claim": on_claim(FIRST)}, "verdict": "correct", "grade": "B2", "erased": True}
    back = Judgement.of(3, "2026-11-22T10:00:00Z", body)
    assert (back.erased, back.by, back.verdict, back.correct, back.why) == (True, "Ada", Verdict.CORRECT, {}, "")
    assert left(back) == (FIRST, SECOND)


def test_rejected_claims_are_left_out_and_corrected_ones_changed() -> None:
    assert left() == (FIRST, SECOND)
    assert left(judged(1, "Ada", "accept")) == (FIRST, SECOND)
    assert left(judged(1, "Ada", "unsure")) == (FIRST, SECOND)
    assert left(judged(1, "Ada", "reject")) == (SECOND,)
    (first, _) = left(judged(1, "Ada", "correct", correct={"low": 30, "side": "UA", "said_by": []}))
    assert (first.value.low, first.dimension("side"), first.said_by, first.span) == (30, "UA", (), FIRST.span)


def test_what_each_person_said_last_counts() -> None:
    assert left(judged(1, "Ada", "reject"), judged(2, "Ada", "accept")) == (FIRST, SECOND)
    assert left(judged(2, "Ada", "reject"), judged(1, "Ada", "accept")) == (SECOND,)
    assert left(judged(1, "Ada", "reject"), judged(2, "Ada", None, grade="2")) == (SECOND,)  # a grade is no verdict


def test_corrections_one_after_another_add_up_until_something_else_is_decided() -> None:
    several = [
        judged(1, "Ada", "correct", correct={"low": 30}),
        judged(2, "Ada", "correct", correct={"side": "UA"}),
    ]
    assert (left(*several)[0].value.low, left(*several)[0].dimension("side")) == (30, "UA")
    assert left(*several, judged(3, "Ada", "accept"))[0] == FIRST
    anew = left(*several, judged(3, "Ada", "accept"), judged(4, "Ada", "correct", correct={"side": "RU"}))[0]
    assert (anew.value.low, anew.dimension("side")) == (300, "RU")


def test_who_disagrees_is_kept_and_the_claim_stays_as_it_was_read() -> None:
    both = judged(1, "Ada", "reject", why="no source"), judged(2, "Ben", "accept")
    assert left(*both) == (FIRST, SECOND)
    standing = Decided(both).claim(FIRST)
    assert standing is not None
    assert (standing.disputed, standing.verdict) == (True, None)
    assert [one.by for one in standing.opinions] == ["Ada", "Ben"]
    (told,) = [reason.because for reason in left(*both)[0].reasons if reason.slot == JUDGED]
    assert told == "disputed: rejected by Ada (no source); accepted by Ben"
    assert Decided(both).row(FIRST, TEXT)["judged"] == {
        "verdict": "disputed",
        "by": {"Ada": "reject", "Ben": "accept"},
    }
    # Who is unsure stands in nobody's way, and corrections that do not meet are agreement.
    assert left(judged(1, "Ada", "reject"), judged(2, "Ben", "unsure")) == (SECOND,)
    low, side = judged(1, "Ada", "correct", correct={"low": 5}), judged(2, "Ben", "correct", correct={"side": "UA"})
    assert (left(low, side)[0].value.low, left(low, side)[0].dimension("side")) == (5, "UA")
    assert left(low, judged(2, "Ben", "correct", correct={"low": 6})) == (FIRST, SECOND)
    assert left(low, judged(2, "Ben", "accept")) == (FIRST, SECOND)


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["accept", "reject", "unsure"])), max_size=8))
def test_nothing_that_was_decided_is_lost(said: list[tuple[str, str]]) -> None:
    found = list(standings([judged(n, by, verdict) for n, (by, verdict) in enumerate(said, 1)]).values())
    assert [(one.by, str(one.verdict)) for standing in found for one in standing.history] == said
    for standing in found:
        last = dict(said)
        assert {one.by: str(one.verdict) for one in standing.opinions} == last
        decided = set(last.values()) - {"unsure"}
        assert standing.disputed == (len(decided) > 1)


def test_sources_are_renamed_or_left_out() -> None:
    renamed = on_source(1, "the ministry", "correct", correct={"name": "Ministry of Defence"})
    assert left(renamed)[0].said_by == ("Reuters", "Ministry of Defence")
    rejected = on_source(1, "The  Ministry", "reject", why="invented")
    assert left(rejected) == (SECOND,)
    assert "“300 mercenaries”, rejected by Ada (invented)" in " ".join(read(rejected).document.notes)
    assert left(on_source(1, "Reuters", "reject")) == (FIRST, SECOND)  # it only passes on


def test_a_source_is_one_however_its_name_is_written() -> None:
    both = on_source(1, "THE MINISTRY", None, grade="D"), on_source(2, "the ministry", "accept")
    (standing,) = standings(both).values()
    assert (standing.letter, standing.verdict, len(standing.history)) == ("D", Verdict.ACCEPT, 2)


def test_a_rejected_document_says_nothing() -> None:
    one = read(on_document(1, "reject", why="a forgery"))
    assert one.claims == ()
    assert one.document.notes == ("This document: rejected by Ada (a forgery).",)


def test_findings_are_left_out_or_corrected() -> None:
    finding = Finding(Relation.TENSION, "far apart", (FIRST, SECOND))
    other = Finding(Relation.TENSION, "far apart", (SECOND, FIRST))
    rejected = Judgement("Ada", On.FINDING, on_finding(finding), Verdict.REJECT, n=1)
    assert Decided([rejected]).findings([finding, other]) == [other]
    changed = Judgement("Ada", On.FINDING, on_finding(finding), Verdict.CORRECT, correct={"kind": "revision"}, n=1)
    assert Decided([changed]).findings([finding]) == [replace(finding, kind=Relation.REVISION)]
    assert len({finding_id(finding), finding_id(other)}) == 2
    assert Decided([rejected]).finding_row(finding)["judged"]["by"] == {"Ada": "reject"}


@pytest.mark.parametrize(("typed", "found"), [("b2", "B2"), (" F6 ", "F6"), ("A", "A"), ("3", "3")])
def test_grades_as_a_person_writes_them(typed: str, found: str) -> None:
    assert grade(typed) == found


@pytest.mark.parametrize("typed", ["", "G1", "1B", "B7", "BB", "B 2", "B22", "0", "ß"])
def test_wrong_grades_are_told(typed: str) -> None:
    with pytest.raises(FixSettings, match=r"is no Admiralty grade: [^\n]+[.]$"):
        grade(typed)


@pytest.mark.parametrize("typed", [*TLP, *(one.removeprefix("TLP:").lower() for one in TLP)])
def test_marks_as_a_person_writes_them(typed: str) -> None:
    assert mark(typed) in TLP


@pytest.mark.parametrize("typed", ["", "WHITE", "TLP:", "TLP:TLP:RED", "AMBER STRICT", "orange"])
def test_wrong_marks_are_told(typed: str) -> None:
    with pytest.raises(FixSettings, match=r"is no mark of TLP 2.0: [^\n]+[.]$"):
        mark(typed)


@given(st.lists(st.none() | st.sampled_from(TLP)))
def test_the_closest_mark_is_one_of_them_and_none_is_closer(marks: list[str | None]) -> None:
    found = closest(marks)
    assert found in [*marks, None]
    assert all(one is None or (found and TLP.index(found) <= TLP.index(one)) for one in marks)


def test_f_and_6_until_a_person_says_otherwise() -> None:
    assert Decided([]).grade(FIRST, "Blatt") == "F6"
    assert Decided([judged(1, "Ada", "accept")]).grade(FIRST, "Blatt") == "F6"
    marks = judged(1, "Ada", "accept", grade="B"), judged(2, "Ben", "accept", grade="3")
    assert Decided(marks).grade(FIRST, "Blatt") == "B3"
    # Of who says it, of the outlet where nobody is said to, of the document; the claim's own comes first.
    source, document = on_source(1, "The ministry", None, grade="C"), on_document(2, grade="D4")
    assert Decided([source, document]).grade(FIRST, "Blatt") == "C4"
    assert Decided([source, document]).grade(SECOND, "Blatt") == "D4"
    assert Decided([on_source(1, "BLATT", None, grade="E")]).grade(SECOND, "Blatt") == "E6"
    assert Decided([source, document, judged(3, "Ben", None, grade="A1")]).grade(FIRST, "Blatt") == "A1"


def test_the_closest_circle_holds_and_each_can_widen_their_own() -> None:
    red, green = judged(1, "Ada", None, tlp="TLP:RED"), judged(2, "Ben", None, tlp="TLP:GREEN")
    (standing,) = standings([red, green]).values()
    assert standing.tlp == "TLP:RED"
    (standing,) = standings([red, green, judged(3, "Ada", None, tlp="TLP:CLEAR")]).values()
    assert standing.tlp == "TLP:GREEN"


def test_what_is_marked_for_a_closer_circle_is_left_out_with_its_document() -> None:
    other = reading(document("Nothing else.", "b.txt"))
    marked = judged(1, "Ada", None, tlp="TLP:AMBER", on=SECOND)
    for circle, kept in (("TLP:RED", 2), ("TLP:AMBER", 2), ("TLP:GREEN", 1), (None, 2)):
        decided = Decided([marked], circle=circle)
        assert len(list(decided.readings([READING, other]))) == kept
        assert len(decided.withheld) == 2 - kept
    assert decided.mark([TEXT.id, other.document.id]) == "TLP:AMBER"
    assert decided.mark([other.document.id]) is None
    assert decided.row(SECOND, TEXT)["tlp"] == "TLP:AMBER"
    assert "tlp" not in decided.row(FIRST, TEXT)
    assert "TLP:AMBER" in " ".join(read(marked).document.notes)


def test_what_is_read_no_longer_is_kept_and_shown() -> None:
    gone = judged(1, "Ada", "accept", why="checked")
    one = read(gone, of=reading(TEXT, SECOND))
    assert one.claims == (SECOND,)
    (note,) = one.document.notes
    assert "no claim any more: “300 mercenaries”, accepted by Ada (checked)" in note
    assert read(gone).document.notes == ()


def test_a_corrected_measure_is_still_the_judged_claim() -> None:
    decided = Decided([judged(1, "Ada", "correct", correct={"measure": "killed"}, grade="2")])
    (now, _) = next(iter(decided.readings([READING]))).claims
    assert (now.measure, now.id != FIRST.id) == ("killed", True)
    assert decided.row(now, TEXT)["grade"] == "F2"


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_old_and_new_are_told_in_each_language(language: str) -> None:
    decided = Decided([judged(1, "Ada", "correct", correct={"low": 30}, why="S. 3")], words(language))
    (first, _) = next(iter(decided.readings([READING]))).claims
    (told,) = [reason.because for reason in first.reasons if reason.slot == JUDGED]
    assert "Ada" in told
    assert "low 300 → 30" in told
    assert told.endswith("(S. 3)")


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": " "},
        {"verdict": None},
        {"verdict": Verdict.CORRECT},
        {"correct": {"low": 1}},
        {"kind": On.SOURCE, "target": {"name": "X"}, "grade": "B2"},
        {"kind": On.SOURCE, "target": {"name": "X"}, "tlp": "TLP:RED"},
        {"kind": On.DOCUMENT, "target": {}, "verdict": Verdict.CORRECT, "correct": {"title": "X"}},
    ],
)
def test_wrong_judgements_are_told(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"by": "Ada", "kind": On.CLAIM, "target": on_claim(FIRST), "verdict": Verdict.ACCEPT}
    with pytest.raises(FixSettings, match=r"^[^\n]+[.]$"):
        Judgement(**right | wrong).checked()
