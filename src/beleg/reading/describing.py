"""What somebody did who is described in a clause of their own, which tells nothing besides: "X, who reviewed the list, said"."""

from __future__ import annotations

from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, relative_at
from beleg.reading.framed import opens_message
from beleg.reading.view import View


def keep_apart(parsed: Parsed) -> None:
    """A verb of saying in a clause that only describes reaches no further, where the sentence has another attribution."""
    if len(parsed.frames) < 2:
        return
    for frame in parsed.frames:
        if frame.way != "say" or frame.source is None or frame.manner == "offer":
            continue
        chunk = parsed.chunk(frame.cue[0])
        who = _who(parsed.view, chunk, frame.cue[0])
        if who < 0 or frame.source.last >= who or not _tells_nothing(parsed, frame, chunk):
            continue
        if any(f is not frame and f.source is not None and not _inside(f, chunk) for f in parsed.frames):
            frame.scope = (chunk.first, chunk.last)


def _who(view: View, chunk: Chunk, verb: int) -> int:
    """The relative pronoun before a verb, which opens its clause or stands in it: "…, an expert who reviewed it"; else -1."""
    if chunk.mark != "," or view.pack.head_final:
        return -1
    at = relative_at(view, chunk)
    if at >= 0:
        return at
    inside = [i for i in range(chunk.first + 1, verb) if "relative" in view.marks[i]]
    return next((i for i in inside if "determiner" not in view.marks[i] and "that" not in view.marks[i]), -1)


def _tells_nothing(parsed: Parsed, frame: Frame, chunk: Chunk) -> bool:
    return not opens_message(parsed, frame.cue[1], chunk) and not has_content(parsed.view, chunk, frame.source)


def _inside(frame: Frame, chunk: Chunk) -> bool:
    return chunk.first <= frame.cue[0] <= chunk.last
