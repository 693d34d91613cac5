"""What one language can say, each can: the same sentence in eleven languages is read alike.

So is one whose counted noun no pack knows (`unknown_counted.toml`). It has nonce words, which do not exist, with the endings
that a native would give them: the next article has words that no pack knows, and its numbers must be read all the same where
the sentence makes plain that they count people, and must not where it makes plain that they count things. Real words would
only test the packs.
"""

import tomllib
from typing import Any

import pytest
from tests.reading.cases import HERE, load, missing

import beleg
from beleg.languages.packs import codes

CASES = load(*sorted((HERE / "alike").glob("*.toml")), HERE / "unknown_counted.toml")


def _order(claim: dict[str, Any]) -> tuple[str, float]:
    return claim["measure"], claim.get("low", 0)


@pytest.mark.parametrize(
    ("name", "lang"), [(name, lang) for name, case in CASES.items() for lang in codes() if lang in case]
)
def test_read_alike_in_all_languages(name: str, lang: str) -> None:
    expected = sorted(CASES[name]["claims"], key=_order)
    found: list[dict[str, Any]] = []
    for claim in beleg.read(CASES[name][lang], lang, "2025-10-16"):
        value = {
            key: bound for key, bound in (("low", claim.value.low), ("high", claim.value.high)) if bound is not None
        }
        row = {"measure": claim.measure, **value, "about": list(claim.about), "told": bool(claim.said_by)}
        row["per"] = claim.value.per or ""
        row |= {"side": claim.dimension("side") or "", "stance": str(claim.stance), "hedge": str(claim.value.hedge)}
        found.append(row | ({"as_of": claim.as_of} if claim.as_of else {}))
    found.sort(key=_order)
    asked = [
        {key: value for key, value in row.items() if key in wish or key == "as_of"}
        for row, wish in zip(found, expected, strict=False)
    ]
    assert (len(found), asked) == (len(expected), expected)


def test_each_case_has_all_languages_or_says_why_not() -> None:
    assert missing(CASES) == {}


TRAPS: dict[str, list[str]] = tomllib.loads((HERE / "traps.toml").read_text("utf-8"))


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in TRAPS.items() for text in texts])
def test_numbers_that_count_nobody(lang: str, text: str) -> None:
    assert beleg.read(text, lang, "2025-10-16") == []
