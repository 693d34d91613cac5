"""Forms written like a verb of saying that are another word where they stand: a noun, or an adjective before its noun.

Where verbs hardly change ("state", "states", "reported"), only the words beside a form tell what it is.
"""

from __future__ import annotations

from typing import Final

from beleg.reading.clauses import Chunk
from beleg.reading.subject_forms import subject_first
from beleg.reading.view import Phrase, View

_DESCRIBED: Final = 6  # words between an article and its noun
_AUXILIARY: Final = 3  # tokens from "to" or "will" to the form it asks for
_OPENS_NOUN: Final = frozenset({"determiner", "number", "vague"})
_NO_NOUN: Final = frozenset(
    "determiner that edge linker speaker_pronoun self number vague hedge relative negation how contrast zero".split()
)


def other_word(view: View, at: int, chunk: Chunk) -> bool:
    """The form at a token is no verb: "as the top issue", "1,358 registered voters", "foreigners from 46 states"."""
    if "homograph" not in view.marks[at] or view.quoted[at] != view.quoted[at + 1 if at < chunk.last else at]:
        return False
    keys = view.keys("homograph", at)
    if "adjective" in keys:
        return _adjective(view, at, chunk)
    if "one" in keys and _auxiliary(view, at, chunk):
        return False
    return _in_noun_phrase(view, at, chunk)


def _adjective(view: View, at: int, chunk: Chunk) -> bool:
    """A participle before its noun, with no subject before it: "of 1,358 registered voters", "most pledged delegates"."""
    behind = at + 1
    if behind > chunk.last or not view.word[behind] or view.upper[behind] or not _NO_NOUN.isdisjoint(view.marks[behind]):
        return False
    if view.norm[behind].endswith(view.pack.adverbs or ("\0",)):
        return False
    return at == chunk.first or _in_noun_phrase(view, at, chunk)


def _in_noun_phrase(view: View, at: int, chunk: Chunk) -> bool:
    """An article, a number or a preposition stands before it, and between them nobody who could be a subject."""
    for before in range(at - 1, max(chunk.first - 1, at - 2 - _DESCRIBED), -1):
        if not view.word[before] and view.kind[before] != "d":
            return False
        near = view.within.get(before)
        if near is not None and near.governed and near.speaks:
            return not _opens(view, at, chunk) and not any(
                p.speaks or p.kind == "document" for p in view.phrases if chunk.first <= p.first < near.first
            )
        if view.kind[before] == "d" or not _OPENS_NOUN.isdisjoint(view.marks[before]):
            return near is None or not near.speaks
        if view.key("edge", before) == "preposition":
            return True
        if near is not None and (near.speaks or near.kind == "document"):
            return False
    return False


def _opens(view: View, at: int, chunk: Chunk) -> bool:
    """What is said begins right behind: "a report by the ministry states that"."""
    return at < chunk.last and "that" in view.marks[at + 1] or view.raw[at + 1 : at + 2] == [":"]


def _auxiliary(view: View, at: int, chunk: Chunk) -> bool:
    """An auxiliary that asks for the form stands close before it: "to report", "will not state"."""
    near = range(max(chunk.first, at - _AUXILIARY), at)
    return any("auxiliary" in view.keys("homograph", before) for before in near)


def disagrees(view: View, at: int, chunk: Chunk, subject: Phrase) -> bool:
    """A form of the singular behind several, or of the plural behind one: "Feld lost every other swing state"."""
    if "homograph" not in view.marks[at] or not subject_first(view.pack) or subject.last > at:
        return False
    if "one" not in view.keys("homograph", at) or _auxiliary(view, at, chunk):
        return False
    one = subject.kind in {"person", "name", "pronoun"} and not subject.several and "p" not in subject.gender
    return one and (subject.named or subject.proper)
