"""What a medium that is cited cites in its turn: "…, the agency reports, citing the daily M, which refers to a report of N"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Frame, Parsed
from beleg.reading.view import Phrase, View

_BEHIND: Final = 4  # tokens from a name to the clause that tells of it
_CITED: Final = frozenset({"body", "medium", "name"})
_SOURCES: Final = frozenset({"body", "medium", "person", "name"})


def cited_further(parsed: Parsed) -> None:
    """Let whomever the cited medium cites say what is said, as the innermost."""
    hits = parsed.view.sentence.by.get("relays")
    if not hits:
        return
    for frame in [f for f in parsed.frames if f.way == "cite" and f.source is not None]:
        source = frame.source
        if source is None or source.kind not in _CITED or not source.proper:
            continue
        for hit in hits:
            span = _clause(parsed, source, hit)
            inner = _cited(parsed.view, span, hit) if span is not None else None
            if span is None or inner is None:
                continue
            begins, ends = min(span[0], inner.first), span[1]
            parsed.frames = [f for f in parsed.frames if f is frame or not begins <= f.cue[0] <= ends]
            cue, scope, leading, quote = (hit.first, hit.last), frame.scope, frame.leading, frame.quote
            further = Frame("cite", "say", inner, cue, (begins, ends), scope, leading, tied=frame, quote=quote)
            parsed.frames.append(further)
            return


def _clause(parsed: Parsed, source: Phrase, hit: Hit) -> tuple[int, int] | None:
    """The relative clause right behind the medium in which it cites; where nouns stand last, what stands before it."""
    view = parsed.view
    if view.pack.head_final:
        return (hit.first, hit.last) if source.first - 2 <= hit.last < source.first else None
    ahead = range(source.last + 1, min(source.last + _BEHIND, view.size))
    opens = next((at for at in ahead if "relative" in view.marks[at]), -1)
    if opens < 0 or hit.first < opens:
        return None
    last = parsed.chunk(opens).last
    return (opens, last) if hit.last <= last else None


def _cited(view: View, span: tuple[int, int], hit: Hit) -> Phrase | None:
    """Who or what is cited in the clause."""
    named = (p for p in view.phrases if p.kind in _SOURCES or (p.kind == "document" and p.author is not None))
    if view.pack.head_final:  # "of-the-ministry its-report relying-on"
        return next((p for p in named if hit.first - 2 <= p.last < hit.first), None)
    return next((p for p in named if span[0] < p.first and p.last <= span[1]), None)
