"""Claims that come as lines: placed in their documents, or left out with a reason."""

from __future__ import annotations

import json

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from beleg.intake.claims import given
from beleg.model import Claim, Document, Hedge, Span, Stance, Value

TEXT = "Five men from Invented Town were killed, an invented office said."
DOCUMENT = Document("d" * 64, "folder/paper.txt", TEXT, lang="en")
ROW = {"document": "paper", "measure": "killed", "low": 5, "high": 5, "unit": "person", "start": 0, "end": 8}


def placed(**more: object) -> tuple[list[Claim], list[str]]:
    found, skipped = given([json.dumps(ROW | more)], "claims.jsonl", [DOCUMENT])
    return found.get(DOCUMENT.id, []), [one.reason for one in skipped]


@pytest.mark.parametrize("name", ["paper", "folder/paper.txt", "d" * 64, "elsewhere/paper.md"])
def test_documents_are_found_by_id_path_or_stem(name: str) -> None:
    (claim,), skipped = placed(document=name)
    assert (claim.document, claim.span.quote, skipped) == (DOCUMENT.id, "Five men", [])


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"document": "nine"}, "names a document that is not among the paths"),
        ({"start": 60, "end": 600}, "no span at 60..600"),
        ({"quote": "Six men"}, "a quote that does not stand at 0..8"),
        ({"hedge": "roughly"}, "roughly"),
        ({"low": "five"}, "a 'low' that is no number"),
        ({"start": "0"}, "no whole number"),
        ({"unit": None}, "has no 'unit'"),
    ],
)
def test_what_is_wrong_is_told(more: dict[str, object], says: str) -> None:
    claims, (reason,) = placed(**more)
    assert claims == []
    assert says in reason
    assert reason.startswith("claims.jsonl, line 1 ")


@given_by(st.text(max_size=60))
def test_any_line_is_a_claim_or_a_reason(line: str) -> None:
    found, skipped = given([line], "claims.jsonl", [DOCUMENT])
    assert len(skipped) + sum(map(len, found.values())) == (1 if line.strip() else 0)


@given_by(
    st.sampled_from(list(Hedge)),
    st.sampled_from(list(Stance)),
    st.none() | st.integers(0, 9_999),
    st.lists(st.sampled_from(["KE", "foreign"]), unique=True),
    st.lists(st.text(min_size=1, max_size=9), max_size=3),
)
def test_what_is_written_is_read_again(
    hedge: Hedge, stance: Stance, low: int | None, about: list[str], said_by: list[str]
) -> None:
    value = Value(low, 10_000, hedge, "person")
    claim = Claim(
        DOCUMENT.id,
        Span.of(TEXT, 0, 8),
        "en",
        "killed",
        value,
        tuple(about),
        "2025",
        stance,
        tuple(said_by),
        (("side", "RU"),),
    )
    found, skipped = given([json.dumps(claim.row("paper"))], "claims.jsonl", [DOCUMENT])
    assert found[DOCUMENT.id] == [claim]
    assert skipped == []
