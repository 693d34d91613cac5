"""Who speaks is told by the structure of a sentence, whatever its words: nonce words stand for all that no pack knows.

A text of tomorrow has nouns for its speakers that nobody has listed. That cannot be tested with words that are listed, nor
with rare ones, which may be listed next week; it can with words that do not exist, inflected as the language inflects its own.
Where the structure is strong (an article or an agreeing adjective, a known verb of saying with what is said, a quotation,
"according to"), such a noun speaks; where it is weak ("the grumpel killed 300"), it does not, and that is tested, too.
"""

import pytest
from tests.reading.cases import HERE, load, missing

import beleg
from beleg.languages.packs import codes

CASES = load(HERE / "unknown_nouns.toml")
_LINES = [
    (name, lang, who, text) for name, case in CASES.items() for lang in codes() for who, text in case.get(lang, ())
]
_WORDS = 4  # that a speaker's name may have besides


@pytest.mark.parametrize(("name", "lang", "who", "text"), _LINES)
def test_unknown_nouns_speak_where_the_structure_says_so(name: str, lang: str, who: str, text: str) -> None:
    found = beleg.read(text, lang, "2025-10-16")
    asked = CASES[name].get("claims")
    if asked is not None:
        rows = [{"measure": c.measure, "low": c.value.low, "about": list(c.about)} for c in found]
        assert rows == asked
    speakers = {claim.said_by for claim in found}
    assert len(speakers) == 1
    said_by = speakers.pop()
    if who == "-":
        assert said_by == ()
    else:
        assert len(said_by) == 1
        assert who.casefold() in said_by[0].casefold()
        assert len(said_by[0].split()) <= len(who.split()) + _WORDS


def test_each_structure_has_all_languages_or_says_why_not() -> None:
    assert missing(CASES) == {}
