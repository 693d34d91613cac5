"""Verbs that no pack knows, in a place where only a verb of saying stands.

The verbs are nonce words, well formed in their language: with words that exist such a test holds only until somebody
adds them to a pack, and says nothing of the next article's. The traps have the same words where they say nothing.
"""

import pytest
from tests.reading.cases import HERE, load

import beleg
from beleg.languages.packs import codes

CASES = load(HERE / "unknown_verbs.toml")


@pytest.mark.parametrize(
    ("name", "lang"), [(name, lang) for name, case in CASES.items() for lang in codes() if lang in case]
)
def test_who_speaks_is_read_from_the_structure(name: str, lang: str) -> None:
    expected = {text: said_by for text, *said_by in CASES[name][lang]}
    claims = {text: beleg.read(text, lang, "2025-10-16") for text in expected}
    found = {text: [*dict.fromkeys(name for claim in read for name in claim.said_by)] for text, read in claims.items()}
    assert found == expected
    assert name.startswith("trap") or all(claims.values())
