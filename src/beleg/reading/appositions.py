"""A name and what its owner is, set off by a comma: one phrase of two."""

from __future__ import annotations

from itertools import pairwise

from beleg.reading.view import VERBS, Phrase, View

_TITLE = 10  # words of a title before the name
_CLAUSE = VERBS | {"that", "relative"}


def join(view: View, found: list[Phrase]) -> None:
    """Both "The minister, Paolo Reyes, …" and "Paolo Reyes, the minister, …": one person, a name and a noun."""
    if view.pack.head_first and not view.pack.bare_nouns and not view.pack.caseless:
        _apposed_far(view, found)
    for one, two in pairwise(found):
        if not _beside(view, one, two) or two.last + 1 >= view.size:
            continue
        titles = one.kind == two.kind == "person" and two.named and not one.named
        if view.raw[two.last + 1] not in ",;.:" and not (titles and not view.pack.capital_nouns):
            continue
        if one.kind == "person" and not one.named and two.kind in {"name", "bare"} and view.upper[two.name[0]]:
            if not one.proper or "land" not in view.marks[two.name[0]]:
                one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
        elif (
            one.kind == "person"
            and not one.named
            and two.kind == "person"
            and two.named
            and not view.pack.capital_nouns
        ):
            one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
            one.heads += two.heads
            one.title = (one.first, two.last)
        elif (
            one.kind in {"name", "bare"}
            and two.kind == "person"
            and not (two.proper if view.pack.capital_nouns else two.named)
        ):
            one.kind, one.gender, one.heads, one.named = "person", two.gender, one.heads + two.heads, True
            one.title = (two.first, two.last)


def _apposed_far(view: View, found: list[Phrase]) -> None:
    """As in "The director of the port of Telmo, Jonas Feld, …", where nobody knows what a port is."""
    for number, one in enumerate(found):
        if one.kind != "person" or one.named or not one.definite or "linker" not in view.marks[one.last + 1]:
            continue
        end = min(view.size - 2, one.last + _TITLE)
        comma = next((i for i in range(one.last + 1, end) if not view.word[i] or view.any(_CLAUSE, i)), -1)
        two = next((p for p in found[number + 1 :] if p.first == comma + 1), None)
        if comma < 0 or view.raw[comma] != "," or two is None or two.kind not in {"name", "bare"}:
            continue
        if view.upper[two.first] and two.last + 1 < view.size and view.raw[two.last + 1] in ",;.:":
            one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
            one.title = (one.first, comma - 1)


def _beside(view: View, one: Phrase, two: Phrase) -> bool:
    """Only a comma stands between, or a comma and an age."""
    if one.last + 1 >= view.size or view.raw[one.last + 1] != "," or not 2 <= two.first - one.last <= 7:
        return False
    return all(not view.word[i] or "age" in view.marks[i] for i in range(one.last + 2, two.first))
