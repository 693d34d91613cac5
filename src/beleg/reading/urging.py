"""Whoever warns, demands or condemns says nothing of what had happened before: that is told by the text itself."""

from __future__ import annotations

from beleg.reading.clauses import Frame, Parsed


def background(parsed: Parsed) -> None:
    """ "The ministry warned young men after twelve Norlanders had been killed": the twelve are not what it said.

    "It says that it warned them after twelve were killed" is another matter, and so is what it demands: "the release of two".
    """
    view = parsed.view
    if "urge" not in view.sentence.by:
        return
    for frame in parsed.frames:
        if frame.way != "say" or frame.source is None or "any" not in view.keys("urge", frame.cue[0]):
            continue
        if (at := _after(parsed, frame)) >= 0:
            frame.scope = (frame.scope[0], min(frame.scope[1], at - 1))
        opens = parsed.chunks[0]
        before = opens.last < frame.clause[0] and "after" in view.keys("urge", opens.first)
        if before and frame.scope[0] <= opens.last:
            frame.scope = (opens.last + 1, frame.scope[1])


def _after(parsed: Parsed, frame: Frame) -> int:
    """The token of the "after" that a clause of warning goes on with, and no message; -1 where none does."""
    view = parsed.view
    for at in range(frame.cue[0] + 1, frame.scope[1] + 1):
        if "that" in view.marks[at] or view.raw[at] == ":" or view.quoted[at] != view.quoted[frame.cue[0]]:
            return -1
        if "after" in view.keys("urge", at) and at not in view.within:
            return at
    return -1
