"""Names with an article of their own behind what a medium or body is: "the site of inquiry La Cresta"."""

from __future__ import annotations

from typing import Final

from beleg.reading.nuclei import nucleus
from beleg.reading.view import Phrase, View

_OFFICES: Final = frozenset({"body", "medium"})
_DEFINITE: Final = "definite"


def own_name_behind(view: View, phrase: Phrase) -> None:
    """Take in the name right behind a phrase that so far has only nouns; or part it from them, where it stands in it."""
    if not view.pack.romance or phrase.proper or phrase.kind not in _OFFICES or phrase.last <= phrase.head_at:
        return
    if phrase.kind == "medium" and (first := _unknown_end(view, phrase)) <= phrase.last:
        phrase.name, phrase.proper = (first, phrase.last), True
        return
    if (last := articled(view, phrase.last + 1)) > 0:
        phrase.name, phrase.last, phrase.proper = (phrase.last + 1, last), last, True


def _unknown_end(view: View, phrase: Phrase) -> int:
    """Where the words with a capital that nobody knows begin, at the end of a phrase."""
    first = phrase.last + 1
    while first - 1 > phrase.head_at and view.upper[first - 1] and not view.is_known(first - 1):
        first -= 1
    return first


def articled(view: View, at: int) -> int:
    """The end of a name that opens with an article, which has a capital within the sentence; -1 where none stands there."""
    if not view.pack.romance or at < 1 or at + 1 >= view.size or not (view.upper[at] and view.upper[at + 1]):
        return -1
    if _DEFINITE not in view.keys("determiner", at) or not view.word[at - 1] or view.is_known(at + 1):
        return -1
    core = nucleus(view, at + 1, determined=True)
    return core.last if core is not None and core.kind == "other" else -1
