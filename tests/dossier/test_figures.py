"""Claims gathered into figures."""

from __future__ import annotations

import random
from dataclasses import replace

from beleg.corroboration.figures import figures
from beleg.model import Claim, Hedge, Reading, Span, Value


def _claim(document: str, at: int, **slots: object) -> Claim:
    value = Value(at, at, Hedge.EXACT, "person")
    claim = Claim(document, Span(at, at + 1, "x"), "en", "killed", value, about=("KZ",))
    return replace(claim, **slots)  # type: ignore[arg-type]


def test_claims_of_one_figure_share_measure_people_and_side() -> None:
    claims = [
        _claim("a", 1, about=("KZ", "UZ"), dimensions=(("side", "RU"),)),
        _claim("a", 2, about=("UZ", "KZ"), dimensions=(("side", "RU"), ("article", "170"))),
        _claim("a", 3, about=("KZ", "UZ")),
        _claim("a", 4, about=("KZ", "UZ"), measure="missing"),
    ]
    found = [(figure.measure, figure.about, figure.dimensions, len(figure.claims)) for figure in figures(claims)]
    assert found == [
        ("killed", ("KZ", "UZ"), (), 1),
        ("killed", ("KZ", "UZ"), (("side", "RU"),), 2),
        ("missing", ("KZ", "UZ"), (), 1),
    ]


def test_claims_stand_in_order_of_time() -> None:
    claims = [
        _claim("late", 1),
        _claim("a", 2, as_of="2025-06"),
        _claim("a", 3, as_of="2024/.."),
        _claim("a", 4, as_of="../2025-01"),
        _claim("early", 5),
        _claim("a", 6, as_of="2023-01/2025-03"),
        _claim("none", 7),
    ]
    (figure,) = figures(claims, {"late": "2026-01-01", "early": "2022", "none": None})
    assert [claim.span.start for claim in figure.claims] == [5, 3, 4, 6, 2, 1, 7]


def test_the_order_of_the_input_does_not_matter(readings: tuple[Reading, ...]) -> None:
    claims = [claim for reading in readings for claim in reading.claims]
    expected = figures(claims)
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        assert figures(claims) == expected
