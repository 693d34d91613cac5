"""How the attributions of one sentence stand to each other: which stands around which, and how far each reaches."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, has_content, relative_at, unit
from beleg.reading.coordinated import part
from beleg.reading.parallel import each_its_own
from beleg.reading.reach import PHRASES, keep_within
from beleg.reading.sentences import COMMAS
from beleg.reading.subject_forms import nominative, subject_first
from beleg.reading.tied import tie
from beleg.reading.urging import background
from beleg.reading.view import View, verbless

_SOURCES: Final = frozenset({"document", "advert", "body", "medium", "person"})
_APART: Final = frozenset({"that", "relative", "joining", "how"})  # what goes on with the clause before
_AT_ONCE: Final = 2  # tokens from a subject to its verb where nothing stands between


def settle(parsed: Parsed) -> None:
    """Relate the frames of a sentence to each other."""
    _reports_denied(parsed)
    _whereby(parsed)
    tie(parsed)
    _aside(parsed)
    _promised_besides(parsed)
    _limit(parsed)
    part(parsed)
    _contrast(parsed)
    each_its_own(parsed)
    _compared(parsed)
    background(parsed)
    _object_that(parsed)
    _in_circles(parsed)
    _drop_acts(parsed)
    _bracket(parsed)
    _append(parsed)
    _spread(parsed)
    keep_within(parsed)


def _promised_besides(parsed: Parsed) -> None:
    """Who takes and promises has promised what stands behind the promise: "he took 900 dollars and promised 2,000 a month"."""
    view = parsed.view
    for frame in parsed.frames:
        if frame.manner != "offer" or frame.way != "say" or frame.source is None or frame.cue[0] < 1:
            continue
        joined = "and" in view.keys("linker", frame.cue[0] - 1) or view.pack.prefixes.joined(view.norm[frame.cue[0]])
        if joined and frame.source.last < frame.cue[0] - 1 and not view.pack.head_final:
            frame.scope = (frame.cue[0], frame.scope[1])


def _reports_denied(parsed: Parsed) -> None:
    """The noun that a denial has for its object is no verb: "X dismissed as «nonsense» reports that 1,000 …"."""
    for denial in [f for f in parsed.frames if f.manner == "denial"]:
        parsed.frames = [
            f
            for f in parsed.frames
            if f.manner != "say"
            or f.source is not denial.source
            or f.cue[0] < denial.cue[1]
            or "document" not in parsed.view.marks[f.cue[0]]
        ]


def _in_circles(parsed: Parsed) -> None:
    """What is said in some circles is beside, not within, what another clause says: "X speaks of 30, in circles of Y of 5"."""
    for frame in [f for f in parsed.frames if f.way == "among"]:
        frame.way = "phrase"
        first, last = frame.scope
        said = [f for f in parsed.frames if f.way == "say" and f.source is not None]
        said = [f for f in said if f.source and (f.source.last < first or f.source.first <= frame.clause[1])]
        gone = [f for f in said if first <= f.cue[0] <= last]  # "they speak", and nobody is meant
        parsed.frames = [f for f in parsed.frames if f not in gone]
        for other in said:
            if other not in gone and other.clause[1] < first:
                other.scope = (other.scope[0], min(other.scope[1], first - 1))


def _whereby(parsed: Parsed) -> None:
    """As in "an analysis of the ministry, according to which …": the source stands before it, unless that is denied."""
    view = parsed.view
    for chunk in parsed.chunks:
        hit = view.marks[chunk.first].get("that")
        if hit is None or hit.payload != "whereby":
            continue
        if any(f.manner == "denial" and f.cue[0] < chunk.first for f in parsed.frames):
            continue
        before = [p for p in view.phrases if p.last < chunk.first and p.kind in _SOURCES]
        source = before[-1] if before else None
        if source and source.kind == "document" and source.author is None:
            by = [p for p in before if nominative(p) and p.kind not in {"document", "advert"}]
            source = by[-1] if by else source  # "X presented a report, according to which …"
        if source:
            whole = unit(parsed, chunk.first)
            parsed.frames.append(
                Frame(
                    "phrase",
                    "say",
                    source,
                    (hit.first, hit.last),
                    (chunk.first, hit.last),
                    (chunk.first, whole[1]),
                    True,
                )
            )


def _tells_when(view: View, at: int) -> int:
    """The last token of "after" or its like that begins here; -1 where none does."""
    hits = view.places.get(at, ()) if "joining" in view.marks[at] else ()
    return max((h.last for h in hits if h.category == "joining" and h.payload == "when"), default=-1)


def _then(parsed: Parsed, frame: Frame, at: int) -> list[int]:
    """Where the main clause begins behind an opening one that tells when; behind "that", after all that is said."""
    view = parsed.view
    if at > 1 or view.quoted[frame.cue[0]] >= 0:
        return []
    behind = [c for c in parsed.chunks if c.first > frame.clause[1] and c.mark in COMMAS]
    firsts = [c.first for c in behind if _APART.isdisjoint(view.marks[c.first])]
    return firsts[-1:] if _opened(view, frame) else firsts[:1]


def _opened(view: View, frame: Frame) -> bool:
    """A "that" stands behind the verb."""
    return any("that" in view.marks[at] for at in range(frame.cue[1] + 1, min(frame.opens + NEAR, view.size)))


def _aside(parsed: Parsed) -> None:
    """What is said in a clause that only tells when is said by its own speaker: "X reacted after Y said that 67 …"."""
    view = parsed.view
    for frame in [f for f in parsed.frames if f.way == "say" and f.source is not None]:
        first = frame.clause[0]
        opens = range(max(0, first - NEAR), max(first, frame.source.first if frame.source else first) + 1)
        at = next((i for i in opens if _tells_when(view, i) >= max(0, first - 1)), -1)
        if at < 0:
            continue
        main = [
            parsed.chunk(f.clause[0])
            for f in parsed.frames
            if f.way == "say" and f.leading and f.clause[0] > frame.clause[1]
        ]
        main = [
            chunk
            for chunk in main
            if chunk.mark == "," and chunk.first > first and "that" not in view.marks[chunk.first]
        ]
        begins = [min(chunk.first for chunk in main)] if main else _then(parsed, frame, at)
        if begins:  # "Days after Y announced 500, X said that 400 …", "After Y put out a list of 500, police held 20"
            frame.scope = (frame.scope[0], min(frame.scope[1], begins[0] - 1))
        if at < 1 or not frame.leading or frame.opens >= view.size - 1:
            continue
        for other in parsed.frames:
            if other is not frame and other.way == "say" and other.clause[1] < at:
                other.scope = (other.scope[0], min(other.scope[1], at - 1))


def _limit(parsed: Parsed) -> None:
    """A frame that a clause of contrast opens is out of reach of phrases before it, and the other way round.

    What is promised may be told: "he says that he was offered 500, but the adverts promise 900".
    """
    view = parsed.view
    for frame in parsed.frames:
        start = frame.clause[0]
        chunk = parsed.chunk(start)
        if (
            frame.way != "say"
            or not (frame.leading or (chunk.first == 0 and view.key("contrast", 0) == "while"))
            or not (
                "contrast" in view.marks[chunk.first]
                or _beside(parsed, frame, chunk)
                or _and_another(view, frame, chunk)
            )
        ):
            continue
        if chunk.first == 0:
            against = view.key("contrast", 0) == "while"
            behind = [f for f in parsed.frames if f.way == "say" and f.clause[0] > chunk.last]
            later = [parsed.chunk(f.clause[0]).first for f in behind if f.leading or against]
            # "But relatives said that Feld believes": what they said, and no clause of its own
            later = [first for first in later if "that" not in view.marks[first]]
            told = parsed.chunk(frame.cue[1])
            if later:
                frame.scope = (0, min(later) - 1)
                for other in behind if against else ():
                    other.scope = (max(other.scope[0], min(later)), other.scope[1])
            elif against and has_content(view, told, frame.source):
                frame.scope = (0, told.last)  # "While the offices spoke of 80, there are 600"
            continue
        frame.scope = (max(frame.scope[0], chunk.first), frame.scope[1])
        for other in parsed.frames:
            if (
                other is not frame
                and other.clause[1] < chunk.first
                and not (frame.manner == "offer" and other.leading and _subordinate(parsed, other))
            ):
                other.scope = (other.scope[0], min(other.scope[1], chunk.first - 1))


def _object_that(parsed: Parsed) -> None:
    """What is said of a thing in a clause behind it is said there alone: "12 were tried, a procedure that Paris calls void"."""
    view = parsed.view
    for frame in parsed.frames:
        if frame.way != "say" or frame.source is None or not (view.pack.romance or subject_first(view.pack)):
            continue
        at = frame.source.first - 1
        chunk = parsed.chunk(frame.cue[0])
        thing = view.within.get(at - 1) if at > chunk.first and "that" in view.marks[at] else None
        if thing is not None and thing.first == chunk.first > 0 and chunk.mark == "," and not thing.speaks:
            frame.scope = (chunk.first, frame.scope[1])
        elif at == chunk.first > 1 and chunk.mark == "," and "that" in view.marks[at]:
            shown = view.within.get(at - 2)  # "le contrat, que sa sœur a montré au journal, prévoyait 300"
            if shown is not None and shown.kind == "advert" and shown.last == at - 2:
                frame.scope = (chunk.first, chunk.last)


def _contrast(parsed: Parsed) -> None:
    """By whose figures a clause of contrast is told holds in that clause: "12 were promised, but by X's count 3 were paid"."""
    view = parsed.view
    for frame in parsed.frames:
        if frame.way not in PHRASES or frame.source is None:
            continue
        at = parsed.chunks.index(parsed.chunk(frame.clause[0]))
        opens = parsed.chunks[at].first
        if opens and _sets_off(parsed, frame):
            frame.scope = (max(frame.scope[0], opens), frame.scope[1])
            for other in parsed.frames:
                if other is not frame and other.way in PHRASES and other.clause[1] < opens:
                    other.scope = (other.scope[0], min(other.scope[1], opens - 1))
            continue
        if "contrast" not in view.marks[opens] and at and parsed.chunks[at].first == frame.clause[0]:
            at -= 1  # "but, by X's count, …"
            alone = parsed.chunks[at].last - parsed.chunks[at].first < _AT_ONCE
            opens = parsed.chunks[at].first if alone else 0
        if opens == 0 or "contrast" not in view.marks[opens] or parsed.chunks[at].mark != ",":
            continue
        if any(f.leading and f.clause[1] < opens and _subordinate(parsed, f) for f in parsed.frames):
            continue
        frame.scope = (max(frame.scope[0], opens), frame.scope[1])
        for other in parsed.frames:
            if other is not frame and other.way in PHRASES and other.clause[1] < opens:
                other.scope = (other.scope[0], min(other.scope[1], opens - 1))


def _sets_off(parsed: Parsed, frame: Frame) -> bool:
    """A word of contrast leans on an attribution that opens its clause: "by the ministry's count, for its part, 11 fell"."""
    view, behind = parsed.view, frame.clause[1] + 1
    chunk = parsed.chunk(frame.clause[0])
    return (
        chunk.mark == "," and chunk.first == frame.clause[0] and behind < view.size and "contrast" in view.marks[behind]
    )


def _compared(parsed: Parsed) -> None:
    """What a figure is set against is told in its clause alone: "twice as many as the government had reckoned, X writes"."""
    view = parsed.view
    if "joining" not in view.sentence.by:
        return
    for frame in [f for f in parsed.frames if f.way == "say" and f.source is not None]:
        begins = min(frame.cue[0], frame.source.first if frame.source else frame.cue[0])
        chunk = parsed.chunk(begins)
        ahead = range(max(chunk.first, begins - NEAR), begins)
        at = next((i for i in ahead if "than" in view.keys("joining", i)), -1)
        if at >= 0:
            frame.scope, frame.leading = (at, chunk.last), True


def _and_another(view: View, frame: Frame, chunk: Chunk) -> bool:
    """Another clause of its own: "…, and Kenya says that it has brought home 27"."""
    source = frame.source
    joins = chunk.mark == "," and "and" in view.keys("linker", chunk.first) and not view.pack.bare_nouns
    return joins and source is not None and source.first == chunk.first + 1 and frame.cue[0] - source.last <= _AT_ONCE


def _beside(parsed: Parsed, frame: Frame, chunk: Chunk) -> bool:
    """Two clauses side by side, each with a number of its own: "the union demands 8, the employers offer 3"."""
    if chunk.first == 0 or chunk.mark != "," or relative_at(parsed.view, chunk) >= 0 or not frame.source:
        return False
    if any(parsed.view.key("mood", i) == "clear" for i in range(chunk.first, chunk.last + 1)):
        return False
    for other in parsed.frames:
        before = parsed.chunk(other.cue[0])
        if (
            other.way == "say"
            and other.leading
            and other is not frame
            and before.last == chunk.first - 2
            and other.source is not frame.source
        ):
            return other.opens == before.last and has_content(parsed.view, before, other.source)
    return False


def _subordinate(parsed: Parsed, frame: Frame) -> bool:
    """The frame's message is a that-clause, which may hold a contrast itself."""
    view = parsed.view
    return any("that" in view.marks[i] for i in range(frame.clause[1] + 1, min(frame.clause[1] + 4, view.size)))


def _drop_acts(parsed: Parsed) -> None:
    """Counting and finding is no speech of its own inside what another says."""
    for frame in [f for f in parsed.frames if f.acts]:
        if any(f is not frame and not f.acts and f.way != "outer" and f.says(frame.cue[0]) for f in parsed.frames):
            parsed.frames = [f for f in parsed.frames if f is not frame and f.tied is not frame]


def _bracket(parsed: Parsed) -> None:
    """What brackets say with a number of their own stays in them: "As losses rise (X spoke of 500), Y offers 2,000"."""
    view = parsed.view
    if "(" not in view.raw or not parsed.frames:
        return
    opened: list[int] = []
    for at, sign in enumerate(view.raw):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            begin = opened.pop()
            inside = [f for f in parsed.frames if begin < f.cue[0] < at]
            if inside and any(view.numbered(i) for i in range(begin + 1, at)):
                for frame in inside:
                    frame.scope = (max(frame.scope[0], begin + 1), min(frame.scope[1], at - 1))
                for frame in parsed.frames:  # and by whose count losses rise does not say what X spoke of
                    if frame.aside[1] < 0 and not begin < frame.cue[0] < at:
                        frame.aside = (begin, at)


def _append(parsed: Parsed) -> None:
    """What an advert promises besides: "»2,000 at once«, promises the advert, and 200 a month" has no verb of its own."""
    view = parsed.view
    for frame in parsed.frames:
        if frame.manner != "offer" or frame.leading or frame.source is None:
            continue
        for chunk in parsed.chunks:
            own = any(chunk.first <= f.cue[0] <= chunk.last for f in parsed.frames if f is not frame)
            begins = frame.scope[1] < chunk.first <= frame.scope[1] + 2
            if begins and not own and verbless(view, chunk.first, chunk.last):
                frame.scope = (frame.scope[0], chunk.last)


def _spread(parsed: Parsed) -> None:
    """What no frame of its own holds goes with the frames of the part before it, across a semicolon."""
    view = parsed.view
    if ";" not in view.raw or not parsed.frames:
        return
    units: list[tuple[int, int]] = []
    at = 0
    while at < view.size:
        first, last = unit(parsed, at)
        units.append((first, last))
        at = last + 2
    for before, here in pairwise(units):
        if view.raw[before[1] + 1] != ";" or any(here[0] <= f.cue[0] <= here[1] for f in parsed.frames):
            continue
        if any(p.kind == "self" and p.governed and here[0] <= p.first <= here[1] for p in view.phrases):
            continue  # "by our count"
        for frame in parsed.frames:
            if frame.scope[1] == before[1]:
                frame.scope = (frame.scope[0], here[1])
    for here, after in reversed(list(pairwise(units))):
        if view.raw[here[1] + 1] != ";" or any(here[0] <= f.cue[0] <= here[1] for f in parsed.frames):
            continue
        for frame in parsed.frames:
            if frame.scope[0] == after[0] and not frame.leading and frame.way != "own" and frame.clause[0] > after[0]:
                frame.scope = (here[0], frame.scope[1])
