"""Times as TIMEX3 marks them: the example sentences of each language, feasts, and what must hold for any text."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import beleg
from beleg.errors import FixSettings
from beleg.languages import packs
from beleg.languages.timing import calendar
from beleg.languages.timing.units import Reference

YEARS = st.integers(1900, 2099)
PUBLISHED = st.none() | st.sampled_from(
    ["2025-11-05", "2024-02-29", "2025-11", "2025", "", "2025-11-05T23:10:00Z", "0001-01-01"]
)
DAYS = re.compile(r"\d{4}-\d\d-\d\d")
TYPES = {"DATE", "TIME", "DURATION", "SET"}


def cases() -> list[Any]:
    rows = []
    for code in packs.codes():
        lines = (packs.folder(code) / "marks_cases.jsonl").read_text("utf-8").splitlines()
        rows += [pytest.param(code, json.loads(line), id=f"{code}-{n}") for n, line in enumerate(lines, 1)]
    return rows


@pytest.mark.parametrize(("code", "case"), cases())
def test_case(code: str, case: dict[str, Any]) -> None:
    found = beleg.times(case["text"], code, case["published"])
    assert [{"quote": t.quote, "value": t.value, "type": t.type} for t in found] == case["expect"]


@cache
def words(code: str) -> list[str]:
    """Words that the marks know, and what stands between them."""
    text = (packs.folder(code) / "marks.toml").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("#", "["))]
    known = {word for line in lines for word in re.findall(r'"([^"]*)"', line)}
    known = {re.sub(r"[()*?|]", " ", word).replace("#", "3") for word in known}
    return [
        *sorted(known),
        "2023",
        "3",
        "31",
        "12",
        "1990",
        "XX",
        "10:30",
        "8.30",
        ",",
        ".",
        "-",
        "–",
        "/",
        "(",
        "99999999",
    ]


def check(text: str, code: str, published: str | None) -> None:
    found = beleg.times(text, code, published)
    for one in found:
        assert text[one.start : one.end] == one.quote
        assert one.quote.strip()
        assert one.type in TYPES
        assert one.value
        for day in DAYS.findall(one.value):
            date.fromisoformat(day)
        assert one.value.endswith("_REF") or (one.type == "DURATION") == (
            one.value.startswith("P") and one.type != "SET"
        )
    for this, following in pairwise(found):
        assert this.end <= following.start


@pytest.mark.parametrize("code", packs.codes())
@settings(deadline=None, max_examples=150)
@given(data=st.data(), published=PUBLISHED)
def test_known_words_in_any_order_never_raise(code: str, data: st.DataObject, published: str | None) -> None:
    row = data.draw(st.lists(st.sampled_from(words(code)), max_size=12))
    check(" ".join(row), code, published)
    check("".join(row), code, published)


@pytest.mark.parametrize("code", packs.codes())
@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=80), published=PUBLISHED)
def test_arbitrary_text_never_raises(code: str, text: str, published: str | None) -> None:
    check(text, code, published)


@pytest.mark.parametrize("code", packs.codes())
def test_the_words_of_today_and_yesterday_are_resolved(code: str) -> None:
    values = {"day0", "day0?", "day-1"}
    table = packs.read_toml(packs.folder(code) / "marks.toml")["word"]
    assert values & set(table)
    for word in table["day-1"]:
        assert [t.value for t in beleg.times(f"({word})", code, "2025-11-05")] == ["2025-11-04"], word


def test_history_counts_from_the_date_told_before() -> None:
    told = "The siege began in May 1861. It ended on 4 July. Trade grew by 1865, 1866, 1867, 1868, 1869, 1870 and 1871."
    assert [t.value for t in beleg.times(told, "en", "2019-05-19")][:2] == ["1861-05", "1861-07-04"]
    news = "The siege began in May. It ended on 4 July."
    assert [t.value for t in beleg.times(news, "en", "2019-08-19")] == ["2019-05", "2019-07-04"]


def test_a_category_nobody_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "MARKS", frozenset({"word"}))
    packs.marks.cache_clear()
    with pytest.raises(FixSettings, match=r"marks\.toml.*no category"):
        packs.marks("en")
    packs.marks.cache_clear()


@given(YEARS)
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    west, east = calendar.easter(year), calendar.pascha(year)
    assert west.isoweekday() == east.isoweekday() == 7
    assert date(year, 3, 22) <= west <= date(year, 4, 25)
    assert 0 <= (east - west).days <= 35


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter+0", 2024, "2024-03-31"),
        ("easter-2", 2025, "2025-04-18"),
        ("pascha+0", 2024, "2024-05-05"),
        ("11-w4-4", 1999, "1999-11-25"),
        ("05-w1--1", 2025, "2025-05-26"),
        ("12-25", 2025, "2025-12-25"),
    ],
)
def test_feasts_fall_on_their_days(rule: str, year: int, day: str) -> None:
    assert calendar.day_of(rule, year) == day


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["12-25", "easter+0", "11-w4-4"]))
def test_a_feast_without_a_year_is_the_nearest(today: date, rule: str) -> None:
    found = date.fromisoformat(calendar.holiday(rule, Reference.of(today.isoformat()), None, None))
    assert abs((found - today).days) <= 200
    last = date.fromisoformat(calendar.holiday(rule, Reference.of(today.isoformat()), None, -1))
    assert last < today
