"""Quoted names that a noun nobody knows belongs to, where nouns stand last: "«Dawn» from-its-fund Jon Feld said"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from beleg.reading.view import CLAUSAL, Phrase, View

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
