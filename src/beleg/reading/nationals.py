"""A national who says something, with nothing but the word for a people: "said the Kenyan", "according to the Kenyan"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.view import VERBS, Phrase, View

_PEOPLE: Final = frozenset({"people", "adjective"})
_NAMING: Final = frozenset({"attribution_before"})
_NUMBERS: Final = ("number", "vague", "hedge")
_ENDS: Final = frozenset('.,:;!?»”"“–—)')  # what such a speaker stands before, and no name


def nationals(view: View, found: list[Phrase]) -> None:
    """Add them where no phrase has them yet: alone beside a verb of saying, and neither counted nor told something."""
    by = view.sentence.by
    if ("people" not in by and "adjective" not in by) or ("say" not in by and "attribution_before" not in by):
        return
    inside = {at: p for p in found for at in range(p.first, p.last + 1)}
    added = False
    for at in view.having(_PEOPLE):
        held = inside.get(at)
        led = at > 0 and "determiner" in view.marks[at - 1] and inside.get(at - 1) is held
        hit = view.marks[at].get("people") or (view.marks[at]["adjective"] if led else None)
        first = at - 1 if led else at
        if hit is None or hit.last != at:
            continue
        if held is not None and (held.kind != "other" or held.first != first or held.last != at):
            continue
        if _counted(view, first) or _told(view, at):
            continue
        verb, named = _before(view, first, VERBS), _before(view, first, _NAMING)
        if verb is not None and verb.length > 1 and not view.any(VERBS, verb.last):
            verb = None  # "puts the number of Nepalis at 84", where the pattern ends in a noun that they belong to
        if verb is None and (named is None or named.payload != "name"):
            opens = first == 0 or not view.word[first - 1]
            if not (opens and at + 1 < view.size and view.any(VERBS, at + 1)) or view.pack.head_final:
                continue  # "The Kenyan said that 12 …"
            named = None
        elif at + 1 < view.size and view.raw[at + 1] not in _ENDS:
            continue
        if held is not None:
            held.kind, held.gender, held.proper, held.definite = "person", "mf", False, True
            continue
        person = Phrase(first, at, (first, at), "person", "mf", definite=True, heads=(view.norm[at],), head_at=at)
        person.governed = verb is None and named is not None
        found.append(person)
        added = True
    if added:
        found.sort(key=lambda p: p.first)


def _before(view: View, first: int, categories: frozenset[str]) -> Hit | None:
    """The words of these categories that end right before a token."""
    for begin in range(max(0, first - 3), first):
        for hit in view.places.get(begin, ()):
            if hit.category in categories and hit.last == first - 1:
                return hit
    return None


def _counted(view: View, first: int) -> bool:
    return first > 0 and (view.kind[first - 1] == "d" or any(c in view.marks[first - 1] for c in _NUMBERS))


def _told(view: View, at: int) -> bool:
    """Its ending says that it is no subject, or several."""
    endings = (*view.pack.dative, *view.pack.subjectless)
    return bool(endings) and view.norm[at].endswith(endings)
