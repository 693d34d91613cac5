"""Whom "according to" cites, where no phrase begins right behind it: in its own words, or behind what describes a report."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.view import VERBS, Phrase, View

_DESCRIBED: Final = 9  # tokens from an article to the noun that a participle describes
_NO_ADJECTIVE: Final = VERBS | {"edge", "determiner", "number"}
_OFFICES: Final = frozenset({"person", "body", "medium"})
_NO_PARTICIPLE: Final = frozenset({"edge", "determiner", "number", "that", "relative"})


def cited_source(view: View, hit: Hit) -> Phrase | None:
    """The one that the words of an attribution are themselves, or what stands behind an article and a participle."""
    return _in_its_words(view, hit) or (_described(view, hit.last + 1) if view.pack.capital_nouns else None)


def of_relative(view: View, hit: Hit) -> bool:
    """What is cited is a relative pronoun, and the noun behind it another: "a report, according to which the army lost 30"."""
    at = hit.last + 1
    if hit.first == 0 or view.raw[hit.first - 1] != "," or at + 1 >= view.size or "relative" not in view.marks[at]:
        return False
    return at not in view.within and "determiner" in view.marks[at + 1]


def unknown_owner(view: View, hit: Hit) -> Phrase | None:
    """Whose data they are, by a noun that nobody knows: "laut Angaben der Lagerköche"."""
    at = hit.last + 1
    data = view.within.get(at)
    if data is None or data.kind != "document" or data.author is not None or data.first > hit.last:
        return None
    if not view.pack.capital_nouns or data.last == at or "definite" not in view.keys("determiner", at):
        return None
    return Phrase(at, data.last, (at, data.last), "person", "mfp", definite=True, governed=True)


def described_report(view: View, at: int) -> Phrase | None:
    """A report that is described and nothing more: "according to local reports"."""
    for ahead in range(at + 1, min(at + 3, view.size)):
        if not view.word[ahead - 1] or view.upper[ahead - 1] or view.any(_NO_ADJECTIVE, ahead - 1):
            return None
        found = next((p for p in view.phrases if p.first == ahead), None)
        if found is not None:
            unsigned = found.kind == "document" and found.author is None
            return Phrase(at, found.last, (at, found.last), "document", found.gender) if unsigned else None
    return None


def _in_its_words(view: View, hit: Hit) -> Phrase | None:
    """The pattern ends with whoever is cited, and no name follows: "laut lokalen Medien aufgrund von Schulden"."""
    one = view.within.get(hit.last) if hit.length > 1 else None
    if one is None or one.kind not in _OFFICES or one.last != hit.last or one.first <= hit.first:
        return None
    return None if hit.last + 1 in view.within else one


def _described(view: View, at: int) -> Phrase | None:
    """What is cited, behind its article and a participle: "according to a [on Monday by Norwatch published] list"."""
    if at >= view.size or "determiner" not in view.marks[at] or at in view.within:
        return None
    author: Phrase | None = None
    for ahead in range(at + 2, min(at + _DESCRIBED, view.size)):
        before = ahead - 1
        if not view.word[before]:
            return None
        one = view.within.get(ahead)
        if one is None or one.first != ahead:
            continue
        described = not view.upper[before] and not view.any(_NO_PARTICIPLE, before) and not view.dated(before)
        if not described or before in view.within:
            named = one.speaks or (one.kind == "bare" and one.proper)
            author = one if one.governed and named else author  # "von Norwatch"
            continue
        if one.kind != "document":
            return None
        if one.author is None and author is not None:
            one.author = author
        return one
    return None
