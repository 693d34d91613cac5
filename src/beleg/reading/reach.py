"""How far an attribution reaches that stands beside another: behind a denial, or in a clause on whom the other has named."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from beleg.reading.clauses import Frame, Parsed, relative_at
from beleg.reading.view import STEM

PHRASES: Final = frozenset({"phrase", "own", "same"})
_SPEECH: Final = frozenset({"say", "phrase"})
_PEOPLE: Final = ("person", "people", "group", "topic.noun")
_APART: Final = frozenset(":–—")
_ALONE: Final = 2  # tokens of a relative pronoun, perhaps behind a preposition, that a comma sets off


def keep_within(parsed: Parsed) -> None:
    """Bound what one attribution says where another one in the sentence has a part of its own."""
    for frame in parsed.frames:
        if frame.manner == "denial":
            _disputes_else(parsed, frame)
    if len(parsed.frames) < 2:
        return
    _in_relative(parsed)
    _rejected(parsed)
    _and_says(parsed)


def _and_says(parsed: Parsed) -> None:
    """ "Havana denies sending troops and puts the number of those tried at 38": what it says besides it does not deny."""
    for denial, said in pairwise(parsed.frames):
        if denial.manner != "denial" or denial.source is not said.source or said.manner == "denial":
            continue
        if denial.way == said.way == "say" and denial.cue[1] < said.cue[0] and denial.quote < 0:
            denial.scope = (denial.scope[0], min(denial.scope[1], said.cue[0] - 1))


def _disputes_else(parsed: Parsed, denial: Frame) -> None:
    """A denial behind a colon that names what it denies: "12 Norlanders in the army: the agency rejects accusations"."""
    chunk = parsed.chunk(denial.cue[0])
    if denial.way != "say" or denial.source is None or chunk.mark not in _APART or denial.scope[0] >= chunk.first:
        return
    view, own = parsed.view, {*range(denial.source.first, denial.source.last + 1), *denial.cue}
    others = (at for at in range(chunk.first, chunk.last + 1) if at not in own and view.word[at])
    noun = any(view.within.get(at) not in (None, denial.source) for at in others)
    behind = denial.cue[1] < chunk.last and len(view.raw[chunk.last]) >= STEM  # "denies this" is short
    kept = any(h.payload == "kept" and h.last >= denial.cue[0] for h in view.sentence.by.get("doubt", ()))
    if noun or behind or kept:
        denial.scope = (chunk.first, max(denial.scope[1], chunk.last))


def _in_relative(parsed: Parsed) -> None:
    """ "The police reported the arrest of 11 men who, according to investigators, …": the arrest is the police's alone."""
    for frame in parsed.frames:
        if frame.way not in PHRASES or frame.source is None:
            continue
        begins = _relative(parsed, frame)
        if begins <= 0 or not any(_before(other, frame, begins) for other in parsed.frames):
            continue
        frame.scope = (max(frame.scope[0], begins), frame.scope[1])


def _relative(parsed: Parsed, frame: Frame) -> int:
    """Where the relative clause begins that an attribution stands in, right behind the pronoun; -1 where there is none."""
    view, chunk = parsed.view, parsed.chunk(frame.cue[0])
    if relative_at(view, chunk) >= 0:
        return chunk.first
    at = frame.clause[0] - 1
    if at > 1 and view.raw[at] == ",":
        at -= 1
    if at < 1 or "relative" not in view.marks[at]:
        return -1
    before = parsed.chunk(at)
    if before.last - before.first < _ALONE and relative_at(view, before) >= 0:
        return before.first
    of_people = any(h.last == at - 1 for kind in _PEOPLE for h in view.sentence.by.get(kind, ()))
    return at if of_people else -1


def _before(other: Frame, frame: Frame, begins: int) -> bool:
    """Another speaks in front of the clause, and what stands there is what they say."""
    return other is not frame and other.way in _SPEECH and other.cue[1] < begins and other.covers(begins - 1)


def _rejected(parsed: Parsed) -> None:
    """ "Norland rejects the accusations: according to its spokeswoman, «500 men …»": she says so, and Norland denies none."""
    view = parsed.view
    for denial in parsed.frames:
        if denial.manner != "denial" or denial.quote >= 0:
            continue
        colon = next((at for at in range(denial.cue[1] + 1, view.size) if view.raw[at] == ":"), -1)
        if colon > 0 and any(f is not denial and f.way in _SPEECH and f.cue[0] > colon for f in parsed.frames):
            denial.scope = (denial.scope[0], min(denial.scope[1], colon))
