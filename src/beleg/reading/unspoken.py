"""Phrases that look like those of a speaker and are none: numbers of people, rates, what someone cites of their own."""

from __future__ import annotations

from typing import Final

from beleg.reading.clauses import Frame, Parsed
from beleg.reading.subject_forms import subject_first
from beleg.reading.view import Phrase, View

_WRITTEN: Final = frozenset({"document", "other"})
_RANGE: Final = frozenset("-–—‑")


def rated(view: View, source: Phrase | None) -> bool:
    """ "1,200 dollars per recruit": one bare noun, where nouns have an article, is what a rate is of."""
    if source is None or source.kind != "person" or source.proper or view.pack.bare_nouns:
        return False
    return source.first == source.last and not source.definite and "p" not in source.gender


def their_own(parsed: Parsed, frame: Frame) -> bool:
    """What those cite who speak is their own: "X reported, citing its own calculations". Its own sources are others."""
    view, source = parsed.view, frame.source
    if source is None or source.kind not in _WRITTEN or source.proper or source.author is not None:
        return False
    owned = any("possessive" in view.keys("determiner", at) for at in range(source.first, source.last + 1))
    return owned and any(f is not frame and f.way == "say" and f.source is not None for f in parsed.frames)


def heads_list(view: View, frame: Frame) -> bool:
    """The verb puts a country at the head of a list, and nobody says anything: "Norland führt die Liste mit 80 an"."""
    return frame.way == "say" and any(h.first <= frame.cue[0] <= h.last for h in view.sentence.by.get("ranks", ()))


def counts(view: View, frame: Frame, token: int) -> bool:
    """The token is the number of those who speak: "2 offices replied", "the families of three men told us"."""
    source = frame.source
    if source is None or not view.numbered(token):
        return False
    first = source.first - 1
    persons = source.kind == "person" and view.pack.head_final and first > 0
    if persons and "edge" in view.marks[first] and not view.dated(first):
        first -= 1  # "15 persons migrants": a word for persons between the number and who they are
    while first > 1 and view.kind[first - 1] != "w" and view.raw[first - 1] in _RANGE and view.kind[first - 2] == "d":
        first -= 2  # "15–20 migrants"
    return first <= token <= source.last or _of_theirs(view, frame, source, token)


def of_subject(view: View, frame: Frame, token: int) -> bool:
    """The token stands between those who speak and their verb: "the wives of 12 Norlanders who fight there have written"."""
    source = frame.source
    if frame.way != "say" or source is None or not (view.pack.romance or subject_first(view.pack)):
        return False
    return frame.leading and source.last < token < frame.cue[0]


def _of_theirs(view: View, frame: Frame, source: Phrase, token: int) -> bool:
    """Right behind people stands the number of those whose they are: "the parents of the three men killed said"."""
    people = source.kind == "person" and not source.proper and "p" in source.gender
    if not people or frame.way != "say" or not source.last < token <= source.last + 2 or view.pack.head_final:
        return False
    if token == source.last + 2:
        of = subject_first(view.pack) and token < frame.cue[0] and view.key("edge", token - 1) == "preposition"
        return of or "determiner" in view.marks[token - 1]
    return not view.pack.verb_final and (view.word[token] or view.pack.caseless)
