"""Names that no pack knows, and how they are taken up again.

The names here do not exist. A pack cannot have them, and no rule was made for them: what is read right with them is read by
what stands around a name, and so will be whatever names the next article has. Else as in test_alike.py; ``by`` says who
speaks. Texts with nobody there are traps: a name that is told of, and says nothing.
"""

import re
from typing import Any

import pytest
from tests.reading.cases import HERE, load, missing

import beleg
from beleg.languages.packs import codes
from beleg.languages.tokens import fold

CASES = load(HERE / "unknown_names.toml")
WORD = re.compile(r"\w+")
STEM = 5  # letters by which words are compared


def _rows(case: dict[str, Any], lang: str) -> list[tuple[str, list[list[str]]]]:
    texts, by = case[lang], case["by"][lang]
    return [(texts, by)] if isinstance(texts, str) else list(zip(texts, by, strict=True))


ROWS = [
    (name, lang, number)
    for name, case in CASES.items()
    for lang in codes()
    if lang in case
    for number in range(len(_rows(case, lang)))
]


def _same(wanted: str, found: str) -> bool:
    """They share more than half of the words of the shorter one, whatever these end in."""
    one, two = ({fold(word)[:STEM] for word in WORD.findall(name)} for name in (wanted, found))
    return len(one & two) * 2 > min(len(one), len(two))


@pytest.mark.parametrize(("name", "lang", "number"), ROWS)
def test_unknown_names_are_read(name: str, lang: str, number: int) -> None:
    case = CASES[name]
    text, by = _rows(case, lang)[number]
    claims = beleg.read(text, lang, "2025-10-16")
    rows: list[dict[str, Any]] = [
        {"measure": claim.measure, "low": claim.value.low, "about": list(claim.about)} for claim in claims
    ]
    asked = [
        {key: value for key, value in row.items() if key in wish}
        for row, wish in zip(rows, case["claims"], strict=False)
    ]
    assert (len(rows), asked) == (len(case["claims"]), case["claims"])
    told = [list(claim.said_by) for claim in claims]
    assert [len(chain) for chain in told] == [len(chain) for chain in by], told
    assert all(
        _same(one, two) for chain, wish in zip(told, by, strict=True) for one, two in zip(wish, chain, strict=True)
    ), told


def test_each_case_has_all_languages_or_says_why_not() -> None:
    assert missing(CASES) == {}
