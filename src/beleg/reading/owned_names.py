"""Names that a noun nobody knows belongs to, where nouns stand last: "«Dawn» from-its-fund Jon Feld said"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from beleg.reading.view import CLAUSAL, OFFICE, VERBAL, Phrase, View

_THREE: Final = 3  # words of a name, the last of which may be a place's
_LONG: Final = 4  # letters of a noun with an ending, at least
_BETWEEN: Final = 3  # words between a quoted name and the person's, at most


def owned_by_quoted(view: View, found: Sequence[Phrase]) -> None:
    """What is quoted is no subject where its own noun has the ending of a case and a name of two words follows that."""
    if not view.names:
        return
    cases = (*view.pack.subjectless, *view.pack.ablative, *view.pack.locative)
    for one, two in pairwise(found):
        if one.kind != "medium" or one.head_at >= 0 or one.name[0] not in view.names or two.oblique or two.genitive:
            continue
        if two.kind not in {"name", "person"} or "n" in two.gender or two.name[0] == two.name[1]:
            continue
        between = range(one.last + 1, two.first)
        if not 1 <= len(between) <= _BETWEEN or any(not view.word[at] or view.any(CLAUSAL, at) for at in between):
            continue
        if view.norm[between[0]].endswith(cases) and not any(view.upper[at] for at in between):
            one.oblique = True


def owned_by_place(view: View, found: Sequence[Phrase]) -> None:
    """A place whose own noun follows is no subject: "Norland in-its-army 40 fell", "Jon Feld Kupiansk in-its-surroundings"."""
    for one in found:
        if one.kind != "name" or one.genitive or not owned(view, one.last + 1):
            continue
        if "n" in one.gender:
            one.genitive = not one.oblique
        elif one.name[1] - one.name[0] + 1 >= _THREE and view.norm[one.last + 1].endswith(view.pack.locative):
            one.last -= 1
            one.name, one.oblique = (one.name[0], one.last), False


def owned(view: View, at: int) -> bool:
    """A noun that ends as what belongs to the one before it, in a case in which it does nothing itself.

    It is not the last word of its clause, as verbs are, and owns nothing in turn ("the Norland army's record").
    """
    if at + 1 >= view.size or not view.word[at] or view.upper[at] or not (view.word[at + 1] or view.names.get(at + 2)):
        return False
    pack, norm = view.pack, view.norm[at]
    known = view.any(VERBAL, at) or view.any(OFFICE, at) or "passive" in view.marks[at]
    if known or len(norm) <= _LONG or norm.endswith(pack.genitive):
        return False
    case = max((e for e in pack.locative if norm.endswith(e)), key=len, default="")
    belongs = norm.removesuffix(case).endswith(pack.part_endings)
    cased = bool(case) or norm.endswith((*pack.subjectless, *pack.nominative))
    return belongs and (cased or owned(view, at + 1))
