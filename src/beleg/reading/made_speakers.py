"""Noun phrases of unknown words that are made such as speak: their heads, and two of them joined."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import Phrase, View

ANYBODY: Final = "fmnp"  # a noun that nobody knows may be of one or of several, of people or of an office
_DETERMINED: Final = frozenset({"determiner", "number"})
_BELONGS: Final = frozenset({"linker", "edge"})
WORDS: Final = 3  # words of a noun with what describes it


def speak(view: View, found: list[Phrase], one: Phrase) -> None:
    """Make a phrase one that speaks, in place of what was taken for a name in it."""
    named = any(p.kind in {"bare", "name"} and (p.first, p.last) == (one.first, one.last) for p in found)
    named = named and one.first == one.last and not view.norm[one.last].endswith(view.pack.plural)
    one.kind, one.gender, one.strange = "person", ANYBODY, True
    one.oblique = one.genitive = False
    one.proper = one.named = named
    one.name = (one.first, one.last)
    one.head_at = head_of(view, one)
    one.heads = (view.norm[one.head_at],)
    if not any(one is p for p in found):
        rest = [p for p in found if p.last < one.first or p.first > one.last]
        found[:] = sorted([*rest, one], key=lambda p: p.first)


def head_of(view: View, one: Phrase) -> int:
    """The noun of a phrase: its last word before what belongs to it, or its first where all of that follows."""
    begin = one.first
    while begin < one.last and (view.any(_DETERMINED, begin) or not view.word[begin]):
        begin += 1
    if view.pack.head_first and not view.pack.dependent:
        return begin
    end = begin
    while end < one.last and view.word[end + 1] and not view.any(_BELONGS, end + 1):
        end += 1
    return end


def both(found: list[Phrase], one: Phrase, two: Phrase) -> None:
    """Make two who say it together one."""
    one.last, one.name, one.gender, one.several = two.last, (one.first, two.last), "p", True
    one.heads += two.heads
    found[:] = [p for p in found if p is not two]
