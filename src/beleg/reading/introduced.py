"""Names that people are introduced by: "a man named Jon Feld", "one of them, who introduced himself as Jon"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.view import GIVEN, HYPHENS, PERSONS, PLACES, Phrase, View, counted

_INTRODUCED: Final = frozenset({"introduced"})
_WORDS: Final = 3  # of such a name, at most
_AWAY: Final = 6  # tokens between somebody and the words that introduce them: ", 27, a welder,"
_BEHIND: Final = 2  # tokens from these words to the noun, where what describes it stands before it
_STOPS: Final = frozenset(".;:!?()")
_QUOTES: Final = frozenset("\"'«»“”„‘’")


def introduce(view: View, found: list[Phrase]) -> None:
    """Give those their names whom the text names behind the words for what they are."""
    if "introduced" not in view.sentence.by:
        return
    for at in view.having(_INTRODUCED):
        hit = view.marks[at]["introduced"]
        name = _name(view, hit)
        one = _whom(view, found, hit, name) if name is not None else None
        if one is None or name is None:
            continue
        for other in found:
            inside = other is not one and other.first <= name[1] and name[0] <= other.last
            if inside and other.kind in {"name", "bare", "other", "medium", "person"}:
                other.kind = "other"  # the name alone is nobody else
        one.kind, one.name, one.proper, one.named = "person", name, True, True


def _name(view: View, hit: Hit) -> tuple[int, int] | None:
    """The words of the name: behind those that introduce it, before them, or in their midst."""
    if hit.payload == "within":
        inside = [at for at in range(max(1, hit.first), hit.last + 1) if view.upper[at]]
        return (inside[0], inside[-1]) if inside else None
    if hit.payload == "after":
        last = hit.first - 1
        last -= last >= 0 and view.raw[last] in _QUOTES
        first = last
        while first >= 0 and last - first < _WORDS and _of_name(view, first):
            first -= 1 + _tied(view, first - 1)
        return (first + 1, last) if first < last else None
    first = hit.last + 1
    first += first < view.size and view.raw[first] in _QUOTES
    last = first
    while last < view.size and last - first < _WORDS and _of_name(view, last):
        last += 1 + _tied(view, last + 1)
    return (first, last - 1) if last > first else None


def _tied(view: View, at: int) -> bool:
    """A hyphen inside a name: "Jean-Paul"."""
    inside = 0 < at < view.size - 1 and view.raw[at] in HYPHENS and view.upper[at - 1] and view.upper[at + 1]
    return inside and view.glued(at) and view.glued(at + 1)


def _of_name(view: View, at: int) -> bool:
    """A word with a capital that is no country; in scripts without capitals one that nobody knows, or a given name."""
    if not view.word[at] or view.any(PLACES, at):
        return False
    unknown = view.marks[at].keys() <= GIVEN
    return unknown if view.pack.caseless else view.upper[at] and (unknown or at > 0)


def _whom(view: View, found: list[Phrase], hit: Hit, name: tuple[int, int]) -> Phrase | None:
    """Who is introduced: a person without a name right before these words, or behind them where nouns stand last."""
    first, last = min(hit.first, name[0]), max(hit.last, name[1])
    around = next((p for p in found if p.first < hit.first and last <= p.last), None)
    if around is not None and around.kind == "person":
        return around  # scripts without capitals take all of it for the name
    if view.pack.head_final:
        behind = (p for p in found if p.last > last and p.first <= last + _BEHIND)
        one = next((p for p in behind if _nameless(view, p)), None)
        if one is not None:
            return one
    before = [p for p in found if p.last < first and first - p.last <= _AWAY]
    for held in reversed(before):
        one = held.author or held  # "in the words of a man who …"
        if any(view.raw[at] in _STOPS for at in range(one.last + 1, first)):
            return None
        gap = first - one.last - 1  # "One of them, called Jon, said", but not "The minister called Norland's claim …"
        plain = hit.payload == "plain" and (one.definite or gap > 1 or (gap == 1 and view.raw[first - 1] != ","))
        if _nameless(view, one) and not plain:
            return one
    return None


def _nameless(view: View, phrase: Phrase) -> bool:
    """One person, told of by a noun or a pronoun alone."""
    if phrase.named or phrase.author is not None or counted(view, phrase):
        return False
    if phrase.kind == "person":
        return "p" not in phrase.gender
    return phrase.kind == "other" and view.any(PERSONS, phrase.last)
