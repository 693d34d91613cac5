"""What a body is, set off behind its name: "Tidewatch, a group of volunteers in Riga, counts 84"; it is Tidewatch that counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from beleg.reading.view import PLACES, VERBS, Phrase, View

_OFFICES: Final = frozenset({"body", "medium"})
_CALLED: Final = frozenset({"name", "bare", "medium", "body", "document"})
_CLOSES: Final = {",": ",", "،": "،", "(": ")", "–": "–", "—": "—", "-": "-"}
_QUOTES: Final = frozenset("»“”\"'’")
_OPEN: Final = frozenset('«„“"')
_FAR: Final = 14  # tokens of what a body is, at most
_WORDS: Final = 3  # words of a participle between a body and the name it is told of, at most
_TWO: Final = 2  # tokens from a comma to what stands behind a pronoun


def explain(view: View, found: Sequence[Phrase]) -> None:
    """Give what a body is to its name, which the text may take up by that noun later ("the group")."""
    for one, two in pairwise(found):
        if view.pack.head_final and one.kind == "body" and two.proper and _describes(view, one, two):
            one.governed = True
            if two.kind in _OFFICES:
                two.heads += one.heads
            continue
        if two.kind not in _OFFICES or one.kind not in _CALLED or not one.proper or two.governed or one.several:
            continue
        opens = one.last + 1
        if opens < view.size and view.raw[opens] in _QUOTES:
            opens += 1
        if two.last + 1 >= view.size or view.raw[opens] not in _CLOSES or not _beside(view, opens, two):
            continue
        if not _by_name(view, one) or not _says_what(view, two) or not _closed(view, found, opens, two):
            continue
        if one.kind not in _OFFICES:
            one.kind, one.gender, one.author = "body", two.gender, None
        one.heads += two.heads
        two.tells_of = one


def _describes(view: View, one: Phrase, two: Phrase) -> bool:
    """Where nouns stand last, a body before a participle and a name is told of that: "a volunteers' group being «Tidewatch»"."""
    last = two.first - 1 - (not view.word[two.first - 1])  # before a quotation mark
    between = range(one.last + 1, last + 1)
    if one.governed or one.oblique or two.governed or two.oblique or not 1 <= len(between) <= _WORDS:
        return False
    if not view.norm[last].endswith(view.pack.attributives or ("\0",)) or two.kind not in _CALLED | {"person"}:
        return False
    return all(view.word[at] and not view.upper[at] for at in between) and not view.any(PLACES, two.name[0])


def _beside(view: View, opens: int, two: Phrase) -> bool:
    """Nothing stands between the mark and the noun, but where no capitals show names a pronoun: ", and-it (is) a group"."""
    return two.first == opens + 1 or (
        view.pack.caseless and two.first == opens + _TWO and "speaker_pronoun" in view.marks[opens + 1]
    )


def _by_name(view: View, one: Phrase) -> bool:
    """It is a name of its own: no place, nor a document that is only called what it is."""
    if view.any(PLACES, one.name[0]) or (one.kind == "name" and "n" in one.gender):
        return False
    words = [at for at in range(one.name[0], one.name[1] + 1) if view.word[at]]
    if one.kind == "document":
        quoted = one.name[0] > 0 and view.raw[one.name[0] - 1] in _OPEN
        return quoted or (len(words) > 1 and all(view.upper[at] for at in words))
    return not one.governed and not one.oblique


def _says_what(view: View, two: Phrase) -> bool:
    """An indefinite noun says what somebody is; where it has no article, it is one of people of their own with a word more."""
    if "open" in view.keys("determiner", two.first):
        return True
    if (
        "determiner" in view.marks[two.first]
        or two.first == two.last
        or view.upper[two.first] != view.pack.capital_nouns
    ):
        return False
    return two.head_at >= 0 and "civil" in view.keys("general", two.head_at)


def _closed(view: View, found: Sequence[Phrase], opens: int, two: Phrase) -> bool:
    """The same mark closes it before any verb of saying but that of a relative clause, and it is no member of a list."""
    mark = _CLOSES[view.raw[opens]]
    clause = False
    for at in range(two.last + 1, min(two.last + 1 + _FAR, view.size - 1)):
        if view.raw[at] == mark:
            behind = next((p for p in found if p.first == at + 1), None)
            listed = behind is not None and behind.proper and behind.kind in _CALLED
            return not listed and "and" not in view.keys("linker", at + 1)
        clause = clause or "relative" in view.marks[at]
        if view.any(VERBS, at) and not clause:
            return False
    return False
