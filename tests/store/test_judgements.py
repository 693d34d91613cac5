"""What people decide, and what that makes of the claims and findings."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.histories import History, claim, document, reading

from beleg.errors import FixSettings
from beleg.model import Claim, Finding, Hedge, Relation, Stance
from beleg.store.database import Database
from beleg.store.decided import Decided, corrected, slots
from beleg.store.judgements import Judgement, On, Verdict, finding_id, on_claim, on_finding, standings

TEXT = document("Reuters says the ministry counts 300 mercenaries, others 12 prisoners.", "a.txt")
FIRST = claim(TEXT, "300 mercenaries", 300, said_by=("Reuters", "the Ministry"), about=("KE",))
SECOND = claim(TEXT, "12 prisoners", 12, measure="captured", dimensions=(("side", "RU"),))
READING = reading(TEXT, FIRST, SECOND)
MEASURES, DIMENSIONS = ("recruited", "captured", "killed"), ("side",)


def judged(n: int, by: str, verdict: str, on: Claim = FIRST, **known: Any) -> Judgement:
    return Judgement(by, On.CLAIM, on_claim(on), Verdict(verdict), n=n, time="2026-11-22T10:00:00Z", **known)


def left(*judgements: Judgement) -> tuple[Claim, ...]:
    (one,) = Decided(judgements).readings([READING])
    return one.claims


def test_what_a_judgement_says_comes_back_from_the_log(database: Database) -> None:
    made = judged(
        2, "Ada", "correct", why="see page 3", correct={"low": 30}, grade="B2", tlp="AMBER", was=FIRST.row("a.txt")
    )
    history = History()
    history.capture(READING)
    history.tell("judgement", made.body)
    database.apply(history.events, [READING], "r1")
    (back,) = database.judgements()
    assert back.body == made.body
    assert (back.n, back.by, back.key) == (2, "Ada", made.key)
    assert list(database.check(history.events)) == []


def test_rejected_claims_are_left_out_and_corrected_ones_changed() -> None:
    assert left() == (FIRST, SECOND)
    assert left(judged(1, "Ada", "accept")) == (FIRST, SECOND)
    assert left(judged(1, "Ada", "unsure")) == (FIRST, SECOND)
    assert left(judged(1, "Ada", "reject")) == (SECOND,)
    (first, _) = left(judged(1, "Ada", "correct", correct={"low": 30, "side": "UA", "said_by": []}))
    assert (first.value.low, first.dimension("side"), first.said_by, first.span) == (30, "UA", (), FIRST.span)


def test_the_newest_of_each_person_counts() -> None:
    assert left(judged(1, "Ada", "reject"), judged(2, "Ada", "accept")) == (FIRST, SECOND)
    assert left(judged(2, "Ada", "reject"), judged(1, "Ada", "accept")) == (SECOND,)


def test_who_disagrees_is_kept_and_the_claim_stays_as_it_was_read() -> None:
    both = judged(1, "Ada", "reject"), judged(2, "Ben", "accept")
    assert left(*both) == (FIRST, SECOND)
    standing = Decided(both).claim(FIRST)
    assert standing is not None
    assert standing.disputed
    assert standing.verdict is None
    assert [one.by for one in standing.latest] == ["Ada", "Ben"]
    # Who is unsure stands in nobody's way, and the same correction twice is agreement.
    assert left(judged(1, "Ada", "reject"), judged(2, "Ben", "unsure")) == (SECOND,)
    same = [judged(n, by, "correct", correct={"low": 5}) for n, by in enumerate(("Ada", "Ben"), 1)]
    assert left(*same)[0].value.low == 5
    assert left(same[0], judged(2, "Ben", "correct", correct={"low": 6})) == (FIRST, SECOND)


def test_sources_are_renamed_or_left_out() -> None:
    renamed = Judgement(
        "Ada", On.SOURCE, {"name": "the ministry"}, Verdict.CORRECT, correct={"name": "Ministry of Defence"}, n=1
    )
    assert left(renamed)[0].said_by == ("Reuters", "Ministry of Defence")
    rejected = Judgement("Ada", On.SOURCE, {"name": "The  Ministry"}, Verdict.REJECT, n=1)
    assert left(rejected) == (SECOND,)
    assert left(Judgement("Ada", On.SOURCE, {"name": "Reuters"}, Verdict.REJECT, n=1)) == (
        FIRST,
        SECOND,
    )  # it only passes on


def test_a_rejected_document_says_nothing() -> None:
    assert left(Judgement("Ada", On.DOCUMENT, {"document": TEXT.id}, Verdict.REJECT, n=1)) == ()


def test_findings() -> None:
    finding = Finding(Relation.TENSION, "far apart", (FIRST, SECOND))
    other = Finding(Relation.TENSION, "far apart", (SECOND, FIRST))
    decided = Decided([Judgement("Ada", On.FINDING, on_finding(finding), Verdict.REJECT, n=1)])
    assert decided.findings([finding, other]) == [other]
    assert len({finding_id(finding), finding_id(other)}) == 2


def test_grades_and_marks() -> None:
    (standing,) = standings([judged(1, "Ada", "accept")]).values()
    assert (standing.grade, standing.tlp) == ("F6", None)
    marks = judged(1, "Ada", "accept", grade="B"), judged(2, "Ben", "accept", grade="3", tlp="AMBER+STRICT")
    (standing,) = standings(marks).values()
    assert (standing.grade, standing.tlp) == ("B3", "AMBER+STRICT")


def test_what_is_read_no_longer_is_kept() -> None:
    decided = Decided([judged(1, "Ada", "accept"), judged(2, "Ada", "reject", on=SECOND)])
    (gone,) = decided.unread(lambda target: target["measure"] == "captured")
    assert gone.latest[0].target == on_claim(FIRST)


def test_a_corrected_claim_is_found_by_the_id_it_has_now() -> None:
    decided = Decided([judged(1, "Ada", "correct", correct={"low": 5})])
    now = corrected(FIRST, {"low": 5})
    assert now.id != FIRST.id
    assert decided.as_read(now.id[:8], [FIRST, SECOND]) == [FIRST]


def test_slots_as_a_person_writes_them() -> None:
    given = [
        "low=12000",
        "high=1.5",
        "hedge=about",
        "about=KE, UG",
        "said_by=Reuters > Ministry",
        "as_of=2025-03",
        "side=UA",
        "per=",
    ]
    assert slots(given, MEASURES, DIMENSIONS) == {
        "low": 12000, "high": 1.5, "hedge": "about", "about": ["KE", "UG"], "said_by": ["Reuters", "Ministry"],
        "as_of": "2025-03", "side": "UA", "per": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        "low",
        "low=many",
        "colour=red",
        "hedge=perhaps",
        "stance=",
        "measure=eaten",
        "as_of=spring",
        "low=nan",
        "high=inf",
    ],
)
def test_wrong_slots_are_told(wrong: str) -> None:
    with pytest.raises(FixSettings, match=r"^[^\n]+[.]$"):
        slots([wrong], MEASURES, DIMENSIONS)


def test_low_above_high_is_told() -> None:
    with pytest.raises(FixSettings, match="low is above high"):
        corrected(FIRST, {"low": 5, "high": 4})


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": " "},
        {"verdict": None},
        {"verdict": Verdict.CORRECT},
        {"correct": {"low": 1}},
        {"grade": "G1"},
        {"grade": "1B"},
        {"tlp": "WHITE"},
    ],
)
def test_wrong_judgements_are_told(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"by": "Ada", "kind": On.CLAIM, "target": on_claim(FIRST), "verdict": Verdict.ACCEPT}
    with pytest.raises(FixSettings, match=r"^[^\n]+[.]$"):
        Judgement(**right | wrong)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "low": st.integers(0, 10) | st.none(),
            "high": st.integers(10, 99) | st.none(),
            "hedge": st.sampled_from(list(map(str, Hedge))),
            "stance": st.sampled_from(list(map(str, Stance))),
            "about": st.lists(st.sampled_from(["KE", "UG"])),
            "side": st.sampled_from(["RU", None]),
            "measure": st.sampled_from(MEASURES),
        },
    )
)
def test_correcting_again_changes_nothing(correct: dict[str, Any]) -> None:
    once = corrected(SECOND, correct | {"low": correct.get("low", 1)})
    assert corrected(once, correct | {"low": correct.get("low", 1)}) == once
