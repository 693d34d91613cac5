"""Forms written like a verb of saying that are another word where they stand: a noun, or an adjective before its noun.

Where verbs hardly change ("state", "states", "reported"), only the words beside a form tell what it is.
"""

from __future__ import annotations

from typing import Final

from beleg.reading.subject_forms import subject_first
from beleg.reading.view import Phrase, View

_DESCRIBED: Final = 6  # words between an article and its noun
_AUXILIARY: Final = 3  # tokens from "to" or "will" to the form it asks for
_OPENS_NOUN: Final = frozenset({"determiner", "number", "vague"})
_OTHER_WORD: Final = frozenset(
    {"homograph", "document", "role_noun", "adjective", "people", "source", "general", "content"}
)
_NO_NOUN: Final = frozenset(
    "determiner that edge linker speaker_pronoun self number vague hedge relative negation how contrast zero".split()
)


def other_word(view: View, at: int, clause: tuple[int, int]) -> bool:
    """The form at a token is no verb: "as the top issue", "1,358 registered voters", "foreigners from 46 states"."""
    if "homograph" not in view.marks[at] or view.quoted[at] != view.quoted[at + 1 if at < clause[1] else at]:
        return False
    keys = view.keys("homograph", at)
    if "adjective" in keys:
        return _adjective(view, at, clause)
    if "one" in keys and _auxiliary(view, at, clause):
        return False
    return _in_noun_phrase(view, at, clause)


def verb_first(view: View, at: int) -> bool:
    """The word can be nothing but a verb of saying, and opens no noun phrase: "telling supporters that", "several said"."""
    if not subject_first(view.pack) or view.pack.romance or view.upper[at]:
        return False
    verb = view.marks[at].get("say")
    return verb is not None and verb.length == 1 and _OTHER_WORD.isdisjoint(view.marks[at])


def _adjective(view: View, at: int, clause: tuple[int, int]) -> bool:
    """A participle before its noun, with no subject before it: "of 1,358 registered voters", "most pledged delegates"."""
    behind = at + 1
    if behind > clause[1] or not view.word[behind] or view.upper[behind] or not _NO_NOUN.isdisjoint(view.marks[behind]):
        return False
    if view.norm[behind].endswith(view.pack.adverbs or ("\0",)):
        return False
    return at == clause[0] or _in_noun_phrase(view, at, clause)


def _in_noun_phrase(view: View, at: int, clause: tuple[int, int]) -> bool:
    """An article, a number or a preposition stands before it, and between them nobody who could be a subject."""
    for before in range(at - 1, max(clause[0] - 1, at - 2 - _DESCRIBED), -1):
        if not view.word[before] and view.kind[before] != "d":
            return False
        near = view.within.get(before)
        if near is not None and near.governed and near.speaks:
            return not _opens(view, at, clause) and not any(
                p.speaks or p.kind == "document" for p in view.phrases if clause[0] <= p.first < near.first
            )
        if view.kind[before] == "d" or not _OPENS_NOUN.isdisjoint(view.marks[before]):
            return near is None or not near.speaks
        if view.key("edge", before) == "preposition":
            return True
        if near is not None and (near.speaks or near.kind == "document"):
            return False
    return False


def _opens(view: View, at: int, clause: tuple[int, int]) -> bool:
    """What is said begins right behind: "a report by the ministry states that"."""
    return (at < clause[1] and "that" in view.marks[at + 1]) or view.raw[at + 1 : at + 2] == [":"]


def _auxiliary(view: View, at: int, clause: tuple[int, int]) -> bool:
    """An auxiliary that asks for the form stands close before it: "to report", "will not state"."""
    near = range(max(clause[0], at - _AUXILIARY), at)
    return any("auxiliary" in view.keys("homograph", before) for before in near)


def disagrees(view: View, at: int, clause: tuple[int, int], subject: Phrase) -> bool:
    """A form of the singular behind several, or of the plural behind one: "Feld lost every other swing state"."""
    if "homograph" not in view.marks[at] or not subject_first(view.pack) or subject.last > at:
        return False
    if "one" not in view.keys("homograph", at) or _auxiliary(view, at, clause):
        return False
    one = subject.kind in {"person", "name", "pronoun"} and not subject.several and "p" not in subject.gender
    return one and (subject.named or subject.proper)
