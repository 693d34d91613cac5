"""Who a text introduces by a first name and an age: "Kofi is 27", "Kofi (the army gives no surnames) is 27".

One word with a capital may be anything. Behind an age it is a person, whom pronouns and nouns take up from then on.
"""

from __future__ import annotations

from typing import Final

from beleg.reading.appositions import YEARS
from beleg.reading.view import AGE, GIVEN, HYPHENS, VERBS, Phrase, View

BEFORE_AGE: Final = frozenset({"(", ","})  # what an age stands behind
_UNKNOWN: Final = frozenset({"bare", "name"})
_NATIONAL: Final = frozenset({"people", "adjective", "land", "capital", "group"})
_YOUNGEST: Final = 14  # years
_STOPS: Final = frozenset({",", ".", ";", ":", "–", "—", ")"})


def introduce_by_age(view: View) -> None:
    """Make the one whom a sentence begins with and tells the age of a person by name."""
    one = view.phrases[0] if view.phrases else None
    if one is None or one.first > 0 or one.kind not in _UNKNOWN or not one.proper or one.several:
        return
    if "n" in one.gender or view.quoted[0] >= 0 or view.any(_NATIONAL, 0):
        return
    at = _behind_bracket(view, one.last + 1)
    if at < view.size and view.word[at] and not view.any(VERBS, at):
        at += 1  # "is", "has"
    if not _age(view, at) or not _closes(view, at + 1):
        return
    one.kind, one.named, one.definite, one.introduced = "person", True, True, True


def only_age(view: View, begun: int, last: int) -> bool:
    """Nothing but an age stands for somebody of whom the text has told more: "the 52-year-old", "der 52-Jährige"."""
    return _age(view, begun) and last >= begun + 2 and view.raw[begun + 1] in HYPHENS and view.glued(begun + 1)


def named_before_age(view: View, at: int) -> Phrase | None:
    """A name before an age in brackets or between commas, in scripts without capitals: "omar haddad (27)", ", 27 years, "."""
    for last in (at, at + 1):
        if last + 3 >= view.size or not view.word[last] or "edge" in view.marks[last] or "role_noun" in view.marks[at]:
            return None
        if view.any(VERBS, at):
            return None
        if (
            view.raw[last + 1] == "("
            and view.kind[last + 2] == "d"
            and view.raw[last + 4 if last + 4 < view.size else last + 3] == ")"
        ):
            end = last + 4 if last + 4 < view.size else last + 3
            return Phrase(at, end, (at, last), "person", "mf", proper=True, named=True)
        # one word behind a verb may be the verb's own: "came-back omar, 27"
        if last > at > 0 and view.raw[last + 1] == "," and _age(view, last + 2) and _closes(view, last + 3):
            unknown = view.marks[at].keys() <= GIVEN and view.marks[last].keys() <= GIVEN
            return Phrase(at, last, (at, last), "person", "mf", proper=True, named=True) if unknown else None
    return None


def _behind_bracket(view: View, at: int) -> int:
    if at >= view.size or view.raw[at] != "(":
        return at
    return next((i + 1 for i in range(at, view.size) if view.raw[i] == ")"), view.size)


def _age(view: View, at: int) -> bool:
    return at < view.size and view.kind[at] == "d" and len(view.raw[at]) == AGE and int(view.raw[at]) >= _YOUNGEST


def _closes(view: View, at: int) -> bool:
    """Nothing but "years old" stands behind the number in its clause, or a verb at its end ("27 years has")."""
    hits = [h for h in view.places.get(at, ()) if h.category in YEARS]
    if any("," in view.raw[at : h.last + 1] for h in hits):
        return True  # "tiene 35 años, es de …", which the pack knows as an age by what follows
    years = max((h.last for h in hits), default=at - 1)
    behind = years + 1
    behind += years >= at and behind < view.size and view.word[behind] and not view.any(VERBS, behind)
    return behind >= view.size or view.raw[behind] in _STOPS
