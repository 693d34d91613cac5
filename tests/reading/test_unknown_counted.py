"""What is counted is read by the structure of its sentence, not by its words.

The sentences hold nonce words: words that do not exist, with the endings that a native would give them. The next article
has words that no pack knows, and its numbers must be read all the same where the sentence makes plain that they count
people, and must not where it makes plain that they count things. Real words would only test the packs.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import beleg
from beleg.languages.packs import codes

CASES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "unknown_counted.toml").read_text("utf-8"))


def _order(claim: dict[str, Any]) -> tuple[str, float]:
    return claim["measure"], claim.get("low", 0)


@pytest.mark.parametrize(
    ("name", "lang"), [(name, lang) for name, case in CASES.items() for lang in codes() if lang in case]
)
def test_unknown_words_in_what_is_counted(name: str, lang: str) -> None:
    expected = sorted(CASES[name]["claims"], key=_order)
    found: list[dict[str, Any]] = []
    for claim in beleg.read(CASES[name][lang], lang, "2025-10-16"):
        row = {"measure": claim.measure, "low": claim.value.low, "about": list(claim.about), "per": claim.value.per}
        row |= {"told": bool(claim.said_by), "side": claim.dimension("side"), "hedge": str(claim.value.hedge)}
        found.append(row | ({"as_of": claim.as_of} if claim.as_of else {}))
    found.sort(key=_order)
    asked = [
        {key: value for key, value in row.items() if key in wish or key == "as_of"}
        for row, wish in zip(found, expected, strict=False)
    ]
    assert (len(found), asked) == (len(expected), expected)


def test_each_case_has_all_languages_or_says_why_not() -> None:
    missing = {name: sorted(set(codes()) - set(case) - set(case.get("not", ()))) for name, case in CASES.items()}
    assert {name: langs for name, langs in missing.items() if langs} == {}
