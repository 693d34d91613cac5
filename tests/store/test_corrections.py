"""Corrections as people write them: what is taken, what is told, and what they make of a claim."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.histories import claim, document

from beleg.errors import FixSettings
from beleg.model import Finding, Hedge, Relation, Stance, Value
from beleg.store.corrections import completed, corrected, is_date, of_finding, of_source, slots
from beleg.topics import topic

TOPIC = topic("recruitment")
TEXT = document("The ministry counts 300 mercenaries, at least 12 prisoners, and pays 5000 dollars.", "a.txt")
EXACT = claim(TEXT, "300 mercenaries", value=Value(300, 300, Hedge.EXACT, "person"))
FLOOR = claim(TEXT, "at least 12 prisoners", 12, measure="captured", dimensions=(("side", "RU"),))
PAY = claim(
    TEXT,
    "pays 5000 dollars",
    measure="monthly_pay",
    value=Value(5000, 5000, Hedge.EXACT, "USD", "month"),
    about=("KE",),
)


def test_slots_as_a_person_writes_them() -> None:
    given = [
        "low=12000", "high=1.5", "hedge=about", "about=ke, central-asia", "said_by=Reuters > Ministry", "as_of=2025-03",
        "side=UA", "per=", "unit=usd", "measure=killed", "stance=alleged",
    ]  # fmt: skip
    assert slots(given, TOPIC) == {
        "low": 12000, "high": 1.5, "hedge": "about", "about": ["KE", "central-asia"], "said_by": ["Reuters", "Ministry"],
        "as_of": "2025-03", "side": "UA", "per": None, "unit": "USD", "measure": "killed", "stance": "alleged",
    }  # fmt: skip


@pytest.mark.parametrize(
    "date", ["2025", "2025-02-28", "2025-01/2025-06", "../2023-04", "2022-02/..", "2025/2025-03", ""]
)
def test_dates_that_there_are(date: str) -> None:
    assert slots([f"as_of={date}"], TOPIC) == {"as_of": date or None}


@pytest.mark.parametrize(
    "wrong",
    [
        "low", "low=many", "colour=red", "hedge=perhaps", "hedge=", "stance=", "measure=eaten", "measure=", "as_of=spring",
        "as_of=2025-13", "as_of=2025-02-30", "as_of=../..", "as_of=..", "as_of=2025/2024", "as_of=1/2/3", "low=nan",
        "high=inf", "low=1,000", "high=1e9", "unit=", "unit=apples", "unit=XYZW", "per=week", "side=KE", "about=Kenya",
        "about=XX", "said_by=" + "x" * 301,
    ],
)  # fmt: skip
def test_wrong_slots_are_told(wrong: str) -> None:
    with pytest.raises(FixSettings, match=r"^[^\n]+[.…]$"):
        slots([wrong], TOPIC)


@pytest.mark.parametrize(
    "wrong",
    [{"low": "5"}, {"low": True}, {"high": float("nan")}, {"about": "KE"}, {"said_by": [1]}, {"side": 3}, {"x": 1}],
)
def test_wrong_values_from_python_are_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(FixSettings, match=r"^[^\n]+[.…]$"):
        completed(EXACT, wrong, TOPIC)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"low": 5, "high": 4, "hedge": "range"}, "low is above high"),
        ({"low": 5, "high": 9}, "exact figure has one number"),
        ({"low": None, "high": None}, "cannot both be empty"),
        ({"hedge": "at_least", "low": None}, "both be empty|set low"),
        ({"measure": "monthly_pay"}, "is not counted in person: set unit to a currency"),
        ({"unit": "USD"}, "is not counted in USD: set unit to person"),
    ],
)
def test_what_makes_no_sense_is_told(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(FixSettings, match=says):
        completed(EXACT, wrong, TOPIC)


@pytest.mark.parametrize(
    ("correct", "value"),
    [
        ({"low": 30}, Value(30, 30, Hedge.EXACT, "person")),  # one number stays one
        ({"high": 30}, Value(30, 30, Hedge.EXACT, "person")),
        ({"hedge": "range", "high": 400}, Value(300, 400, Hedge.RANGE, "person")),
        ({"hedge": "at_least"}, Value(300, None, Hedge.AT_LEAST, "person")),
        ({"hedge": "at_most"}, Value(None, 300, Hedge.AT_MOST, "person")),
        ({"hedge": "at_most", "low": 7}, Value(None, 7, Hedge.AT_MOST, "person")),
        ({"hedge": "about", "low": 7}, Value(7, 7, Hedge.ABOUT, "person")),
    ],
)
def test_what_follows_from_a_correction(correct: dict[str, Any], value: Value) -> None:
    assert corrected(EXACT, completed(EXACT, correct, TOPIC)).value == value


def test_any_slot_can_be_corrected() -> None:
    after = corrected(
        PAY,
        completed(
            PAY,
            {
                "measure": "signing_bonus", "low": 70, "high": None, "hedge": "more_than", "unit": "RUB", "per": "once",
                "about": ["UG"], "side": "UA", "as_of": "2025/..", "stance": "offered", "said_by": ["Ada"],
            },
            TOPIC,
        ),
    )  # fmt: skip
    assert after.row("a.txt") | {"id": ""} == {
        "measure": "signing_bonus", "low": 70, "high": None, "hedge": "more_than", "unit": "RUB", "per": "once",
        "about": ["UG"], "side": "UA", "as_of": "2025/..", "stance": "offered", "said_by": ["Ada"],
        "quote": PAY.span.quote, "document": "a.txt", "start": PAY.span.start, "end": PAY.span.end, "lang": "en",
        "confidence": 1.0, "id": "",
    }  # fmt: skip
    emptied = corrected(FLOOR, completed(FLOOR, {"side": None, "about": [], "as_of": None}, TOPIC))
    assert (emptied.dimensions, emptied.about) == ((), ())


@given(
    st.sampled_from([EXACT, FLOOR]),
    st.fixed_dictionaries(
        {},
        optional={
            "low": st.integers(0, 10) | st.none(),
            "high": st.integers(10, 99) | st.none(),
            "hedge": st.sampled_from(list(map(str, Hedge))),
            "stance": st.sampled_from(list(map(str, Stance))),
            "about": st.lists(st.sampled_from(["KE", "UG"])),
            "side": st.sampled_from(["RU", None]),
            "measure": st.sampled_from(["recruited", "captured", "killed"]),
        },
    ),
)
def test_a_correction_is_refused_or_holds_and_doing_it_again_changes_nothing(one: Any, correct: dict[str, Any]) -> None:
    try:
        whole = completed(one, correct, TOPIC)
    except FixSettings:
        return
    once = corrected(one, whole)
    assert corrected(once, whole) == once
    low, high = once.value.low, once.value.high
    assert low is None or high is None or low <= high
    assert (low, high) != (None, None)
    assert once.span == one.span


@given(st.dates())
def test_every_day_is_a_date(day: Any) -> None:
    assert all(map(is_date, (f"{day:%Y}".zfill(4), f"{day.isoformat()[:7]}", day.isoformat())))


def test_sources_and_findings() -> None:
    assert of_source({"name": " Ministry of Defence "}) == {"name": "Ministry of Defence"}
    tension = Finding(Relation.TENSION, "far apart", (EXACT, FLOOR))
    assert of_finding(tension, {"kind": "revision"}) == {"kind": "revision"}
    for wrong in ({"low": 1}, {"name": " "}, {}):
        with pytest.raises(FixSettings, match="only the name"):
            of_source(wrong)
    for kind in ({"kind": "syndication"}, {"low": 1}):
        with pytest.raises(FixSettings, match=r"^[^\n]+[.]$"):
            of_finding(tension, kind)
    with pytest.raises(FixSettings, match="has no other"):
        of_finding(Finding(Relation.IMPLAUSIBLE, "x", (EXACT,)), {"kind": "revision"})
