"""How the attributions of one sentence stand to each other: which stands around which, and how far each reaches."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, has_content, relative_at, unit
from beleg.reading.naming import PEOPLE
from beleg.reading.parallel import each_its_own
from beleg.reading.reach import PHRASES, keep_within
from beleg.reading.seen import tie_seen
from beleg.reading.subject_forms import nominative, subject_first
from beleg.reading.urging import background
from beleg.reading.view import Phrase, View, verbless

_SOURCES: Final = frozenset({"document", "advert", "body", "medium", "person"})
_COMMAS: Final = frozenset(",،")
_APART: Final = frozenset({"that", "relative", "joining", "how"})  # what goes on with the clause before
_AT_ONCE: Final = 2  # tokens from a subject to its verb where nothing stands between
_NOWHERE: Final = -9  # the quotation of a frame that says nothing


def settle(parsed: Parsed) -> None:
    """Relate the frames of a sentence to each other."""
    _reports_denied(parsed)
    _whereby(parsed)
    _tie(parsed)
    _unsigned(parsed)
    tie_seen(parsed)
    _based(parsed)
    _cited(parsed)
    _recipients(parsed)
    _aside(parsed)
    _promised_besides(parsed)
    _limit(parsed)
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


def _tie(parsed: Parsed) -> None:
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


def _tells_when(view: View, at: int) -> int:
    """The last token of "after" or its like that begins here; -1 where none does."""
    hits = view.places.get(at, ()) if "joining" in view.marks[at] else ()
    return max((h.last for h in hits if h.category == "joining" and h.payload == "when"), default=-1)


def _then(parsed: Parsed, frame: Frame, at: int) -> list[int]:
    """Where the main clause begins behind an opening one that tells when; behind "that", after all that is said."""
    view = parsed.view
    if at > 1 or view.quoted[frame.cue[0]] >= 0:
        return []
    behind = [c for c in parsed.chunks if c.first > frame.clause[1] and c.mark in _COMMAS]
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
            or not frame.leading
            or not (
                "contrast" in view.marks[chunk.first]
                or _beside(parsed, frame, chunk)
                or _and_another(view, frame, chunk)
            )
        ):
            continue
        if chunk.first == 0:
            later = [
                parsed.chunk(f.clause[0]).first
                for f in parsed.frames
                if f.way == "say" and f.clause[0] > chunk.last and f.leading
            ]
            told = parsed.chunk(frame.cue[1])
            if later:
                frame.scope = (0, min(later) - 1)
            elif view.key("contrast", 0) == "while" and has_content(view, told, frame.source):
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
            if inside and any(view.kind[i] == "d" or "number" in view.marks[i] for i in range(begin + 1, at)):
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
