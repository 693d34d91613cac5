"""Speakers side by side, each with a figure of his own: neither stands around the other.

"According to Norburg 320 fell, according to Sudstadt 45", "320 fell, according to Norburg, and 45, according to Sudstadt",
"Norburg speaks of 320, Sudstadt of 45", where the verb is said but once.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, unit
from beleg.reading.subject_forms import nominative
from beleg.reading.view import View, verbless

_MARKS: Final = frozenset(",،–—")
_JOINS: Final = 1  # words before an attribution that open its clause: "while according to"
_ASIDE: Final = 3  # tokens of a clause that only leads to the next: ", of whom, according to"
_STOP: Final = 1  # tokens behind the last verb: the full stop
_GAP: Final = 4  # tokens from a speaker to the figure where the verb is left out: "Sudstadt — only of 45"
_HEARD: Final = frozenset({"name", "body", "person", "medium", "people"})


def each_its_own(parsed: Parsed) -> None:
    """Keep the figures of speakers who stand side by side apart."""
    phrased = [f for f in parsed.frames if f.way == "phrase" and f.manner == "say" and f.source is not None]
    if len(phrased) > 1:
        phrased.sort(key=lambda frame: frame.clause[0])
        for first, second in pairwise(phrased):
            _part(parsed, first, second)
    if parsed.view.pack.head_final:
        _closed(parsed)
    elif parsed.view.sentence.by.get("spoken"):
        _gapped(parsed)


def _part(parsed: Parsed, first: Frame, second: Frame) -> None:
    """Give each of two attributions of one sentence its own numbers, where each has some."""
    view = parsed.view
    begin, end = unit(parsed, first.clause[0])
    if not begin <= second.clause[0] <= end or first.clause[1] >= second.clause[0] or first.source is second.source:
        return
    before = _counts(view, begin, first.clause[0] - 1)
    between = _counts(view, first.clause[1] + 1, second.clause[0] - 1)
    behind = _counts(view, second.clause[1] + 1, end)
    cut = _opens(parsed, second)
    if cut > first.clause[1] and behind and before != between:
        # "According to Norburg 320 fell, according to Sudstadt 45", "320 fell, according to Norburg, according to Sudstadt 45"
        first.scope = (first.scope[0], min(first.scope[1], cut - 1))
        second.scope = (cut, end)
    elif before and between and not behind:
        # "320 fell, according to Norburg, and 45, according to Sudstadt"
        first.scope = (first.scope[0], min(first.scope[1], first.clause[1]))
        second.scope = (max(second.scope[0], first.clause[1] + 1), second.scope[1])


def _closed(parsed: Parsed) -> None:
    """The same where verbs stand last: "Norburg 320 says, Sudstadt none at all says"."""
    view = parsed.view
    said = [f for f in parsed.frames if f.way == "say" and f.manner == "say" and f.source is not None]
    for first, second in pairwise(sorted(said, key=lambda frame: frame.cue[0])) if len(said) > 1 else ():
        chunk, source = parsed.chunk(second.cue[0]), second.source
        ends = first.cue[1] == chunk.first - 2 and chunk.last - second.cue[1] <= _STOP and chunk.mark in _MARKS
        if not ends or source is None or source.first < chunk.first or source is first.source:
            continue
        if _counts(view, source.last + 1, second.cue[0] - 1) and has_content(view, parsed.chunk(first.cue[0]), None):
            first.scope = (first.scope[0], min(first.scope[1], chunk.first - 1))
            second.scope = (chunk.first, second.scope[1])


def _counts(view: View, first: int, last: int) -> bool:
    if first > last:
        return False
    nobody = any(first <= hit.first <= last for hit in view.sentence.by.get("zero", ()))
    return nobody or has_content(view, Chunk(first, last), None)


def _opens(parsed: Parsed, frame: Frame) -> int:
    """Where the clause begins that an attribution opens; -1 where it is set into one."""
    view, at = parsed.view, frame.clause[0]
    chunk = parsed.chunk(at)
    joined = "and" in view.keys("linker", at - 1) or view.pack.prefixes.joined(view.norm[at])
    if joined and at > chunk.first:
        return at - ("and" in view.keys("linker", at - 1))
    if chunk.mark not in _MARKS or at - chunk.first > _JOINS:
        return -1
    if at > chunk.first and "contrast" not in view.marks[chunk.first] and "linker" not in view.marks[chunk.first]:
        return -1
    before = parsed.chunk(max(0, chunk.first - 2))
    aside = before.first and before.last - before.first < _ASIDE and not _counts(view, before.first, before.last)
    return -1 if aside else chunk.first


def _gapped(parsed: Parsed) -> None:
    """ "Norburg speaks of 320, Sudstadt of 45": the same verb is said of the second speaker."""
    view = parsed.view
    of = {h.first for h in view.sentence.by.get("spoken", ()) if h.payload == "of"}
    said = [f for f in parsed.frames if f.way == "say" and f.manner == "say" and f.leading and f.source is not None]
    if not said or not of:
        return
    frame = said[-1]
    for chunk in parsed.chunks:
        if chunk.first <= frame.cue[1] or chunk.mark not in _MARKS:
            continue
        at = chunk.first + bool("contrast" in view.marks[chunk.first] or "linker" in view.marks[chunk.first])
        source = view.within.get(at)
        if source is None or source.first != at or source.kind not in _HEARD or not nominative(source):
            continue
        end = unit(parsed, at)[1]
        near = range(source.last + 1, min(source.last + 1 + _GAP, end))
        nobody = next(
            (h.first for h in view.sentence.by.get("zero", ()) if h.first in near), -1
        )  # "of not a single one"
        begins = next((i for i in near if i in of), nobody)
        if begins < 0 or not _counts(view, begins, min(begins + _GAP, end)):
            continue
        last = next((c.last for c in parsed.chunks if c.first <= begins <= c.last), chunk.last)
        if not verbless(view, source.last + 1, last) or not _counts(view, frame.cue[1], chunk.first - 1):
            continue
        frame.scope = (frame.scope[0], min(frame.scope[1], chunk.first - 1))
        own = (source.first, source.last)
        parsed.frames.append(
            Frame("say", "say", source, own, own, (chunk.first, last), True, reported=True, opens=source.last)
        )
        return
