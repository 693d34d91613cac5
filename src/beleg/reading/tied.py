"""Which attributions of a sentence stand around which: who passes on, cites or was told what another says."""

from __future__ import annotations

from typing import Final

from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, relative_at, unit
from beleg.reading.naming import PEOPLE
from beleg.reading.relayed import cited_further
from beleg.reading.seen import tie_seen
from beleg.reading.view import Phrase, View

_NOWHERE: Final = -9  # the quotation of a frame that says nothing


def tie(parsed: Parsed) -> None:
    """Tell which frame stands around which, and add those of the sources within one."""
    _stand_around(parsed)
    _unsigned(parsed)
    tie_seen(parsed)
    _based(parsed)
    cited_further(parsed)
    _cited(parsed)
    _recipients(parsed)


def _stand_around(parsed: Parsed) -> None:
    """Find the frames that stand around another: "research of X, from which Y quoted", "X, cited by Y"."""
    view = parsed.view
    _passed_on(parsed)
    for frame in parsed.frames:
        if frame.tied is not None:
            continue
        chunk = parsed.chunk(frame.cue[0])
        if (of := _retold(parsed, frame, chunk)) is not None:
            frame.way, frame.tied, frame.scope = "outer", of, of.scope
            continue
        cites = "cite" in view.keys("say", frame.cue[0])
        if frame.way == "say" and cites and (of := _seen_by(parsed, frame)) is not None:
            frame.way, frame.tied, frame.scope = "outer", of, of.scope
            continue
        relative = frame.way == "say" and cites and relative_at(view, chunk) >= 0
        if relative and (of := _of_subject(parsed, frame, chunk)):
            frame.scope = of.scope
            continue
        if frame.way != "outer" and not relative:
            continue
        inner = [
            f
            for f in parsed.frames
            if f is not frame and f.source and f.source is not frame.source and _touches(f, chunk)
        ]
        near = max(inner, key=lambda f: f.source.last if f.source else -1, default=None)
        frame.way = "outer"
        if near:
            frame.tied, frame.scope = near, near.scope
        elif any(p.last == frame.clause[0] - 1 and p.kind == "other" for p in view.phrases) and not relative:
            frame.quote = _NOWHERE  # "a contract seen by this paper offers": nobody says it
        else:
            frame.scope = unit(parsed, frame.cue[0])
    parsed.frames = [f for f in parsed.frames if f.quote != _NOWHERE]


def _passed_on(parsed: Parsed) -> None:
    """A participle right behind the document of an attribution: "by an estimate published by X"; elsewhere it is none."""
    for frame in [f for f in parsed.frames if f.way == "passed"]:
        before = frame.clause[0] - 1 - (parsed.view.raw[frame.clause[0] - 1] == ",")
        said = (f for f in parsed.frames if f.way == "phrase" and f.source is not None and f.clause[1] == before)
        of = next((f for f in said if f.source is not None and f.source.kind == "document"), None)
        if of is None:
            parsed.frames = [f for f in parsed.frames if f is not frame]
        else:
            frame.way, frame.tied, frame.scope = "outer", of, of.scope


def _retold(parsed: Parsed, frame: Frame, chunk: Chunk) -> Frame | None:
    """The frame of a document that a relative clause says who told of: "a count by X, which Y reported"."""
    relative = relative_at(parsed.view, chunk) if frame.way == "say" and frame.manner == "say" else -1
    source = frame.source
    if relative < 0 or source is None or source.first <= relative or chunk.first < 2:
        return None
    if frame.opens < chunk.last or source.kind not in {"medium", "name", "body", "person"}:
        return None
    before = (f for f in parsed.frames if f.way == "phrase" and f.source is not None and f is not frame)
    return next((f for f in before if f.clause[1] == chunk.first - 2), None)


def _seen_by(parsed: Parsed, frame: Frame) -> Frame | None:
    """The frame of a document that a relative clause without a comma says who has seen: "a cable that the agency has seen"."""
    source = frame.source
    at = source.first - 1 if source is not None else 0
    if at < 2 or not ("relative" in parsed.view.marks[at] or "that" in parsed.view.marks[at]):
        return None
    before = (f for f in parsed.frames if f.way == "phrase" and f.source is not None and f is not frame)
    return next((f for f in before if at - 2 <= max(f.clause[1], f.source.last if f.source else 0) < at), None)


def _unsigned(parsed: Parsed) -> None:
    """Whoever passes on a report that nobody is named for is who says it: "an estimate published by X"."""
    outer = {id(f.tied): f for f in parsed.frames if f.way == "outer" and f.tied is not None and f.source is not None}
    for frame in parsed.frames:
        by, source = outer.get(id(frame)), frame.source
        if by is None or source is None or source.kind != "document" or source.author is not None:
            continue
        words = [i for i in range(source.first, source.last + 1) if "determiner" not in parsed.view.marks[i]]
        if len(words) > 1:
            continue  # "police files" are somebody's own
        frame.source = by.source
        parsed.frames = [f for f in parsed.frames if f is not by]


def _of_subject(parsed: Parsed, frame: Frame, chunk: Chunk) -> Frame | None:
    """The frame of whom a relative clause tells what they cite ("X, which cites Y"); None where it tells who cites."""
    source = frame.source
    if source is None or source.last >= chunk.first:
        return None
    return next((f for f in parsed.frames if f is not frame and f.source is source), None)


def _based(parsed: Parsed) -> None:
    """What a report rests on is no speaker beside it: "according to the report of 84 pages, based on a leaked list"."""
    view = parsed.view
    for frame in [f for f in parsed.frames if f.way == "phrase" and f.source is not None]:
        if view.key("attribution_before", frame.cue[0]) != "document":
            continue
        chunk = parsed.chunk(frame.cue[0])
        reports = (f for f in parsed.frames if f is not frame and f.source is not None and f.source.kind == "document")
        near = (f for f in reports if f.source and f.source.last < frame.cue[0])
        if any(parsed.chunk(f.cue[0]).last >= chunk.first - 2 for f in near):
            parsed.frames = [f for f in parsed.frames if f is not frame]


def _cited(parsed: Parsed) -> None:
    """Whom the subject of "quotes" quotes: the inner source."""
    view = parsed.view
    for frame in [f for f in parsed.frames if f.way == "say" and "cite" in view.keys("say", f.cue[0])]:
        medium = _medium_behind(view, frame)
        if medium is not None:
            parsed.frames = [f for f in parsed.frames if f is frame or f.cue != frame.cue]
            inner, frame.source = frame.source, medium
        else:
            inner = next((p for p in view.phrases if p is not frame.source and _of_citation(view, frame, p)), None)
        if inner is not None and inner.speaks and inner.first - frame.cue[1] <= NEAR:
            parsed.frames.append(
                Frame(
                    "cite",
                    "say",
                    inner,
                    frame.cue,
                    (inner.first, inner.last),
                    frame.scope,
                    frame.leading,
                    quote=frame.quote,
                )
            )


def _of_citation(view: View, frame: Frame, phrase: Phrase) -> bool:
    """Behind the verb or between its parts ("quotes X as saying"); where nouns stand last, before it: "X's words cites"."""
    first, last = frame.cue
    if view.pack.head_final and phrase.genitive and phrase.last == first - 1:
        return phrase.speaks
    return phrase.first > last or (first < phrase.first and phrase.last < last)


def _medium_behind(view: View, frame: Frame) -> Phrase | None:
    """The medium that cites, where whoever it cites stands between: "cites Holm the «Mirror»", in free word order."""
    source = frame.source
    if not view.pack.verb_gender or source is None or source.first < frame.cue[1] or source.kind not in PEOPLE:
        return None
    behind = (p for p in view.phrases if source.last < p.first <= source.last + 2 and p.kind == "medium")
    return next((p for p in behind if p.proper and not p.governed), None)


def _touches(inner: Frame, chunk: Chunk) -> bool:
    """The frame's source, its author or whom it told stands right before a chunk."""
    if inner.source is None:
        return False
    return (
        inner.source.last < chunk.first
        or inner.clause[1] < chunk.first
        or inner.scope[0] <= chunk.first <= inner.scope[1]
    )


def _recipients(parsed: Parsed) -> None:
    """A medium that something was told to, where others cite it: "X told the news site Y, which was cited by Z"."""
    view = parsed.view
    if not any(f.way == "outer" for f in parsed.frames):
        return  # whom something is told does not say it
    cited = {f.source.first for f in parsed.frames if f.way == "cite" and f.source is not None}
    for frame in [f for f in parsed.frames if f.way == "say" and f.source is not None]:
        chunk = parsed.chunk(frame.cue[0])
        for phrase in view.phrases:
            if phrase.kind != "medium" or not phrase.proper or phrase is frame.source or phrase.first in cited:
                continue
            if phrase.first <= frame.cue[0]:
                told = frame.leading and _in_talk(view, phrase)
            else:
                told = phrase.first <= chunk.last and _told(view, frame, phrase)
            if told:
                parsed.frames.append(
                    Frame(
                        "outer",
                        "say",
                        phrase,
                        frame.cue,
                        (phrase.first, phrase.last),
                        frame.scope,
                        frame.leading,
                        tied=frame,
                        quote=frame.quote,
                    )
                )
                break


def _in_talk(view: View, phrase: Phrase) -> bool:
    """As in "In an interview with Channel Nine, the general said"."""
    hits = [h for i in range(max(0, phrase.first - 5), phrase.first) for h in view.places.get(i, ())]
    return any(
        h.category == "attribution_before" and h.payload == "to" and h.length > 2 and h.last == phrase.first - 1
        for h in hits
    )


def _told(view: View, frame: Frame, phrase: Phrase) -> bool:
    direct = view.key("say", frame.cue[0]) == "tell" and phrase.first <= frame.cue[1] + 2
    dative = phrase.oblique or ("determiner" in view.marks[phrase.first] and view.pack.capital_nouns)
    to = any(
        h.category == "attribution_before" and h.payload == "to" and h.last == phrase.first - 1
        for i in range(max(frame.cue[0] + 1, phrase.first - 6), phrase.first)
        for h in view.places.get(i, ())
    )
    return bool(
        direct
        or to
        or (dative and not phrase.governed and frame.source is not None and frame.source.last < phrase.first)
    )
