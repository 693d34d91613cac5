"""Documents that somebody else has come by: "a report seen by Reuters says", which the report says and Reuters passes on."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Frame, Parsed, is_place, unit
from beleg.reading.view import Phrase, View

_NEAR: Final = 4  # tokens between a document and what tells who has seen it, or between that and who has
_HOLDERS: Final = frozenset({"medium", "body", "name"})


def tie_seen(parsed: Parsed) -> None:
    """Let a document say what its sentence attributes, and stand whoever has seen it around it."""
    for hit in parsed.view.sentence.by.get("seen", ()):
        document = _document(parsed, hit)
        holder = _holder(parsed, hit, document) if document is not None else None
        if document is not None and holder is not None:
            _stand_around(parsed, hit, document, holder)


def _document(parsed: Parsed, hit: Hit) -> Phrase | None:
    """The document without an author that was seen: before the clause that tells so; where nouns stand last, behind it."""
    view, chunk = parsed.view, parsed.chunk(hit.first)
    papers = [p for p in view.phrases if p.kind == "document" and p.author is None]
    if view.pack.head_final:
        return next((p for p in papers if 0 < p.first - hit.last <= _NEAR), None)
    begins = chunk.first if any(p.last < chunk.first for p in papers) and _relates(view, chunk.first) else hit.first
    return next((p for p in reversed(papers) if 0 < begins - p.last <= _NEAR), None)


def _relates(view: View, at: int) -> bool:
    """A relative clause opens here, perhaps with a preposition."""
    return any("relative" in view.marks[i] or "that" in view.marks[i] for i in range(at, min(at + 2, view.size)))


def _holder(parsed: Parsed, hit: Hit, document: Phrase) -> Phrase | None:
    """The medium or office in the same clause that has the document."""
    view, chunk = parsed.view, parsed.chunk(hit.first)
    inside = [p for p in view.phrases if p is not document and p.kind in _HOLDERS and p.proper and not is_place(p)]
    inside = [p for p in inside if chunk.first <= p.first and p.last <= chunk.last]
    near = [p for p in inside if -_NEAR <= p.first - hit.last <= _NEAR or -_NEAR <= hit.first - p.last <= _NEAR]
    return min(near, key=lambda p: abs(p.first - hit.first), default=None)


def _stand_around(parsed: Parsed, hit: Hit, document: Phrase, holder: Phrase) -> None:
    taken = range(hit.first, hit.last + 1)
    others = [f for f in parsed.frames if f.cue[0] not in taken and f.cue[1] not in taken]
    own = [f for f in others if f.source is document]
    said = own or [f for f in others if _nobody_else(f, hit, holder)]
    if not said:
        return
    inner = said[0]
    if inner.source is not document:
        inner.source, inner.way = document, "phrase" if inner.way == "same" else inner.way
    inner.itself, inner.holds, inner.bare = True, False, False
    clause = (min(holder.first, hit.first), max(holder.last, hit.last))
    outer = Frame("outer", "say", holder, (hit.first, hit.last), clause, inner.scope, tied=inner)
    kept = [f for f in others if f is inner or not _nobody_else(f, hit, holder)]
    parsed.frames = [*kept, outer]
    if inner.way == "phrase":
        inner.scope = outer.scope = unit(parsed, inner.cue[0])


def _nobody_else(frame: Frame, hit: Hit, holder: Phrase) -> bool:
    """What a sentence attributes to the holder, to nobody, or to a thing behind the verb: "…, puts the number at 12"."""
    if frame.source is None:
        return frame.way == "same"
    return frame.source is holder or (frame.source.kind == "other" and frame.cue[0] > hit.last)
