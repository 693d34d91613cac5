import pytest

from beleg.errors import FixSettings
from beleg.languages.lexicon import Lexicon, longest
from beleg.languages.tokens import tokenise


def found(pattern: str, text: str) -> list[str]:
    lexicon = Lexicon()
    lexicon.add("category", "payload", pattern)
    tokens = tokenise(text)
    return [" ".join(tokens.norm[h.first : h.last + 1]) for h in longest(lexicon.scan(tokens))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("mehr als", "Mehr als zehn, mehr noch", ["mehr als"]),
        ("zentaur*", "Zentaurs und Zentauren", ["zentaurs", "zentauren"]),
        ("*haft", "Lagerhaft, Haftbefehl", ["lagerhaft"]),
        ("*hafen*", "Flughafenbau", ["flughafenbau"]),
        ("(rote|blaue*) tür", "blauen Tür, grüne Tür", ["blauen tür"]),
        ("in der? tat", "in Tat, in der Tat", ["in tat", "in der tat"]),
        ("in # tagen", "in 12 Tagen, in zwölf Tagen", ["in 12 tagen"]),
        ("teilte ... mit", "Er teilte am Montag mit. Teilte sie? Mit Mut.", ["teilte am montag mit"]),
        ("in (vielen|#) tagen", "in 12 Tagen, in vielen Tagen, in wenigen Tagen", ["in 12 tagen", "in vielen tagen"]),
        ("teilte ... mit", "Er teilte es mit, und mit Mut.", ["teilte es mit"]),
        ("nicht _ mehr", "nicht viel mehr, nicht mehr", ["nicht viel mehr"]),
    ],
)
def test_what_the_signs_match(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize("pattern", ["", "...", "... mit", "teilte ...", "ab)c", "*"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(FixSettings):
        Lexicon().add("category", "payload", pattern)


def test_proclitics_are_taken_off() -> None:
    lexicon = Lexicon(proclitics=["و", "ال"])
    lexicon.add("category", "payload", "جندي")
    assert lexicon.scan(tokenise("والجندي"))
