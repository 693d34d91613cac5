"""Times: the example sentences of each language, dates in every format Babel writes, and what must never happen."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.languages import packs
from beleg.languages.packs import Pack
from beleg.languages.times import Time, find, latest, timexes
from beleg.languages.tokens import Tokens, tokenise

TRIED = [c for c in packs.codes() if (packs.folder(c) / "times_cases.jsonl").is_file()]
DATES = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@cache
def pack(code: str) -> Pack:
    return packs.load(code)


def read(text: str, code: str, published: str | None = None, anchor: str | None = None) -> tuple[Tokens, list[Time]]:
    language = pack(code)
    tokens = tokenise(text, language.elisions, language.enclitics)
    return tokens, find(tokens, language.lexicon.scan(tokens), language, published, anchor)


def cases() -> list[Any]:
    rows = []
    for code in TRIED:
        lines = (resources.files("beleg.languages") / code / "times_cases.jsonl").read_text("utf-8").splitlines()
        rows += [pytest.param(code, json.loads(line), id=f"{code}-{n}") for n, line in enumerate(lines, 1)]
    return rows


@pytest.mark.parametrize(("code", "case"), cases())
def test_case(code: str, case: dict[str, Any]) -> None:
    tokens, times = read(case["text"], code, case.get("published"), case.get("anchor"))
    found = [
        {
            "quote": tokens.text[tokens.start[t.first] : tokens.end[t.last]],
            "value": t.value,
            "type": t.type,
            "as_of": t.as_of,
        }
        for t in times
    ]
    assert found == case["expect"]


@pytest.mark.parametrize("code", TRIED)
@settings(deadline=None, max_examples=150)
@given(day=DATES, style=st.sampled_from(["medium", "long", "full", "y-MM-dd", "d.M.y", "d. MMMM y", "d MMMM y"]))
def test_a_date_written_by_babel_is_read_back(code: str, day: date, style: str) -> None:
    text = format_date(day, style, locale=code)
    _, times = read(f"({text})", code)
    assert [(t.value, t.as_of) for t in times] == [(day.isoformat(), day.isoformat())], text


@pytest.mark.parametrize("code", TRIED)
@settings(deadline=None, max_examples=100)
@given(day=DATES)
def test_month_and_year_are_read_back(code: str, day: date) -> None:
    _, times = read(format_date(day, "LLLL y", locale=code), code)
    assert [t.as_of for t in times] == [day.strftime("%Y-%m")]


@cache
def words(code: str) -> list[str]:
    """Words the pack knows, so that arbitrary text is not merely unknown text."""
    text = (packs.folder(code) / "times.toml").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("#", "["))]
    known = {word for line in lines for word in line.split('"') if word.strip(" ,=[]")}
    numbers = ["2023", "3", "31", "12", "1990", "0", "8.2025", "3.8.", ",", ".", "-", "–", "/", "(", ")", "99999999"]
    return [*sorted(known), *numbers]


def check(text: str, code: str, published: str | None, anchor: str | None) -> None:
    tokens, times = read(text, code, published, anchor)
    for this, following in pairwise(times):
        assert this.last < following.first
    for found in times:
        assert 0 <= found.first <= found.last < len(tokens)
        assert found.type in {"DATE", "TIME", "DURATION", "SET"}
        assert found.value
        assert found.timexes
        for timex in found.timexes:
            assert found.first <= timex.first <= timex.last <= found.last
        for end in (found.as_of or "").replace("..", "").split("/"):
            assert not end or date.fromisoformat((end + "-01-01")[:10] if len(end) == 4 else (end + "-01")[:10])
    latest(times, anchor)
    timexes(times)


ODD = ["2025-11-21", "2024-02-29", "2025-11", "2025", "", "x", "0001-01-01", "9999-12-31", "2025-13-40"]
PUBLISHED = st.none() | st.sampled_from(ODD)


@pytest.mark.parametrize("code", TRIED)
@settings(deadline=None, max_examples=200)
@given(data=st.data(), published=PUBLISHED, anchor=PUBLISHED)
def test_known_words_in_any_order_never_raise(
    code: str, data: st.DataObject, published: str | None, anchor: str | None
) -> None:
    row = data.draw(st.lists(st.sampled_from(words(code)), max_size=14))
    check(" ".join(row), code, published, anchor)
    check("".join(row), code, published, anchor)


@pytest.mark.parametrize("code", TRIED)
@settings(deadline=None, max_examples=100)
@given(text=st.text(max_size=80), published=PUBLISHED)
def test_arbitrary_text_never_raises(code: str, text: str, published: str | None) -> None:
    check(text, code, published, None)


@pytest.mark.parametrize(
    ("anchor", "expected"), [("2023-04", "2023-02"), ("2023", "2023-02"), ("2023-11-20", "2024-02"), (None, None)]
)
def test_without_publication_a_month_leans_on_the_date_before(anchor: str | None, expected: str | None) -> None:
    _, times = read("Im Februar starben zwei Männer.", "de", None, anchor)
    assert [t.as_of for t in times] == [expected]


def test_the_anchor_is_the_last_absolute_date() -> None:
    _, times = read("Seit 2022 und bis April 2023, derzeit.", "de", "2025-11-21")
    assert latest(times) == "2023-04"
    assert latest([], "2020") == "2020"


def test_timexes_leave_out_prepositions() -> None:
    tokens, times = read("between April 2023 and June 2024, since 2022", "en", "2025-11-21")
    found = [(tokens.text[tokens.start[t.first] : tokens.end[t.last]], t.value) for t in timexes(times)]
    assert found == [("April 2023", "2023-04"), ("June 2024", "2024-06"), ("2022", "2022")]
