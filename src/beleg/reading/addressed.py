"""Whom somebody told, where who says it stands behind both: "…, said to the press Jon Feld, a member of the board"."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import HYPHENS, OFFICE, SAYING, View

_WHEN: Final = 3  # tokens between the verb and whom it was told: "said on Monday to the press"
_WORDS: Final = 2  # words of a name, at least
_ENDS: Final = frozenset(",.;:")


def told_before(view: View, first: int, at: int, *, several: bool, named: bool) -> bool:
    """The capital at a token begins the name of who speaks, and does not go on with whom it was told.

    ``first`` is where the phrase for these begins; ``several``: they are people, who have no one name; ``named``: it is a
    medium that has its name already ("the agency Efe").
    """
    if not view.pack.romance or not (several or named or "nameless" in view.keys("general", first)):
        return False
    ends = at
    while ends < view.size and (view.upper[ends] or view.raw[ends] in HYPHENS or view.raw[ends - 1] in HYPHENS):
        ends += 1  # "Kim Min-su"
    if ends - at < _WORDS or not (ends == view.size or view.raw[ends] in _ENDS):
        return False
    begins = first - 1 if "determiner" not in view.marks[first] else first
    while begins > 0 and "determiner" in view.marks[begins]:
        begins -= 1
    if begins < 1 or view.key("edge", begins) != "preposition":
        begins += 1  # grown together with its article: "al diario"
    verb = next((i for i in range(begins - 1, max(-1, begins - 1 - _WHEN), -1) if view.any(SAYING, i)), -1)
    while verb > 0 and view.word[verb - 1]:
        verb -= 1
        if view.upper[verb] and verb > 0 and view.word[verb - 1]:
            return False
        if view.any(OFFICE, verb):
            return False  # "the minister said to the press"
    return verb >= 0
