"""The frame of a verb of saying: where its clause stands, and how far it reaches from there."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, has_content, relative_at, unit
from beleg.reading.view import Phrase, View

_NO_SPEECH: Final = frozenset({"acts", "known"})  # finding, counting and knowing


def framed(parsed: Parsed, hit: Hit, source: Phrase | None, what: tuple[str, str]) -> Frame:
    """A frame with the reach that its place in the sentence gives it."""
    view, chunk, (manner, key) = parsed.view, parsed.chunk(hit.first), what
    whole = unit(parsed, hit.first)
    ends = [hit.last] + (
        [source.last]
        if source and chunk.first <= source.first <= chunk.last and source.first <= hit.last + NEAR + 4
        else []
    )
    end = max(ends)
    begin = (
        min(hit.first, source.first)
        if source and source.last < hit.first and relative_at(view, chunk) < 0
        else chunk.first
    )
    begin = min(begin, chunk.first) if source is None or source.first >= chunk.first else begin
    behind = source is not None and source.last < chunk.first - 2 and relative_at(view, chunk) < 0
    if behind and hit.first == chunk.first and chunk.mark == ",":
        begin = chunk.first  # "The brokers sent 40 men, promising 300": what they did nobody says
    number = parsed.chunks.index(chunk)
    inserted = "how" in view.marks[chunk.first] or (
        "joining" in view.marks[chunk.first] and "how" in view.marks[min(chunk.first + 1, chunk.last)]
    )
    opened = opens_message(parsed, end, chunk) and not _tells_of_document(view, hit, source)
    opened = opened and not (source is not None and _who_they_are(parsed, hit, source, number))
    ahead = [c for c in parsed.chunks[:number] if c.last < begin and whole[0] <= c.first]
    cited = [f.clause for f in parsed.frames if f.way == "phrase" and f.clause[0] == whole[0]]
    first = all(_light(view, c) or any(a <= c.first and c.last <= b for a, b in cited) for c in ahead)
    joined = "joining" in view.marks[chunk.first] or "contrast" in view.marks[chunk.first]
    relative = relative_at(view, chunk) >= 0
    spoken = (
        view.quoted[chunk.first] < 0 and word_before_quoted(view, chunk.first) and not _words_cited(parsed, hit, chunk)
    )
    content = not spoken and (has_content(view, chunk, source) or _told_on(view, chunk, hit.first))
    leading = not inserted and (opened or first or joined or relative or content)
    colon = (
        opened
        and number > 0
        and not first
        and not joined
        and not any("that" in view.marks[i] for i in range(end + 1, min(chunk.last + 3, view.size)))
    )
    if (inserted and first and not opened) or (colon and chunk.mark == ","):
        scope = whole
    elif relative and end < chunk.last and not opened and not view.pack.head_final:
        scope = (begin, chunk.last)  # "the man, who denied stealing, took 500"
    elif leading:
        scope = (begin if not first else min(begin, whole[0]), whole[1])
    else:
        scope = whole
    quote = view.quoted[hit.first]
    frame = Frame(
        "say",
        manner,
        source,
        (hit.first, hit.last),
        (begin, end),
        scope,
        leading,
        key in {"source", "acts"} and not opened,
        quote=quote,
    )
    frame.inserted = bool(inserted)
    frame.aside = _aside(view, hit, source)
    frame.acts, frame.holds = key in _NO_SPEECH, key == "holds"
    back = "back" in view.keys("continues", chunk.first)  # "That is how nine Yemenis told it"
    frame.loose = source is not None and source.kind == "other" and leading and not opened and not back
    frame.opens = next((i for i in range(end + 1, chunk.last + 1) if "that" in view.marks[i]), chunk.last)
    if not leading:
        frame.clause = (begin, max(chunk.last, end))
    if before_all(view, hit):
        frame.scope = (frame.scope[0], hit.last)  # what happened then somebody else says
    if spoken and not leading and all(view.quoted[i] < 0 for i in range(end, whole[1] + 1)):
        frame.scope, frame.clause = (whole[0], end), (begin, end)
    return frame


def _words_cited(parsed: Parsed, hit: Hit, chunk: Chunk) -> bool:
    """The quotation is a part of what stands before it, and no message: "Asked of the “hirings,” Feld said 30 had left"."""
    view = parsed.view
    closing = next(i for i in range(chunk.first - 1, -1, -1) if view.quoted[i] >= 0)
    begun = next((i for i in range(closing, -1, -1) if view.quoted[i] != view.quoted[closing]), -1)
    begun -= begun >= 0 and not view.word[begun] and view.raw[begun] not in ",:.–—-"
    return (
        begun >= 0
        and view.word[begun]
        and has_content(view, chunk, None)
        and hit.last + 1 < view.size
        and (view.word[hit.last + 1] or view.kind[hit.last + 1] == "d")
    )


def _told_on(view: View, chunk: Chunk, at: int) -> bool:
    """The clause of the verb is reported itself, and goes on behind it: "X sagt, sein Sohn habe gesagt, dort seien …"."""
    if not view.pack.capital_nouns or chunk.mark != "," or chunk.last > at or at + 2 >= view.size:
        return False
    return view.raw[at + 1] == "," and any(view.key("mood", i) == "clear" for i in range(chunk.first, at))


def _aside(view: View, hit: Hit, source: Phrase | None) -> tuple[int, int]:
    """The relative clause between a speaker and the verb, or behind both: "the fund, which met 200 men, has found"."""
    nothing = (0, -1)
    at = source.last + 2 if source is not None else view.size
    if source is None or at + 1 >= view.size or view.raw[at - 1] not in ",–—":
        return nothing
    at += view.key("edge", at) == "preposition"
    if "relative" not in view.marks[at]:
        return nothing
    if source.last < hit.first:
        ends = hit.first
    else:  # "said the fund, which met 200 men, that"
        ends = next((i for i in range(at + 1, view.size) if "that" in view.marks[i] and view.raw[i - 1] in ",،"), -1)
    closing = next((i for i in range(ends - 1, at, -1) if view.raw[i] == view.raw[source.last + 1]), -1)
    return (source.last + 1, closing) if closing > at else nothing


def before_all(view: View, hit: Hit) -> bool:
    """The clause only tells when, as the last word of its verb says: "the team a list put-out after, things changed"."""
    return hit.length > 1 and "after" in view.keys("edge", hit.last)


def word_before_quoted(view: View, at: int) -> bool:
    """What stands right before is a quotation."""
    before = next((i for i in range(at - 1, max(-1, at - 5), -1) if view.kind[i] != "p"), -1)
    return before >= 0 and view.quoted[before] >= 0


def opens_message(parsed: Parsed, end: int, chunk: Chunk) -> bool:
    """What is said begins after the clause: with "that", a colon, or a quotation."""
    view = parsed.view
    behind = chunk.last + 3
    if view.pack.caseless or not view.pack.pro_drop:  # else the verb may well be of somebody who stands elsewhere
        behind += behind < view.size and view.raw[behind - 2] == "," and view.kind[behind - 1] == "p"  # ", «"
    for at in range(end + 1, min(behind, view.size)):
        if (
            view.pack.romance
            and view.pack.pro_drop
            and view.raw[at - 1] == ","
            and "relative" in view.marks[at]
            and at == chunk.last + 2
        ):
            return False  # "…, indica la publicación, que estima …"
        if (
            ("that" in view.marks[at] and view.key("that", at) != "whereby")
            or view.raw[at] == ":"
            or (at > 0 and view.quoted[at] != view.quoted[at - 1] and view.quoted[at] >= 0)
        ):
            return True
    return False


def _tells_of_document(view: View, hit: Hit, source: Phrase | None) -> bool:
    """Where "that" is "which", too, and verbs stand last: "…, it is said in a report, which the team X published"."""
    if source is None or not view.pack.verb_final or source.kind != "document" or source.first < hit.last:
        return False
    at = source.last + 2
    return at < view.size and view.raw[at - 1] == "," and "relative" in view.marks[at]


def _who_they_are(parsed: Parsed, hit: Hit, source: Phrase, number: int) -> bool:
    """Where "that" is "who", too: "62 have joined, told the daily M two officials who asked not to be named"."""
    view, chunk = parsed.view, parsed.chunks[number]
    at = source.last + 1
    if source.proper or chunk.mark != "," or hit.first != chunk.first or source.first < hit.last:
        return False
    bare = at < view.size and "that" in view.marks[at]  # "…, says a report that lawmakers received"
    at += at < view.size and view.raw[at] == ","
    if at >= view.size or not (bare or "relative" in view.marks[at]) or view.quoted[at] != view.quoted[hit.first]:
        return False
    return any(has_content(view, c, None) for c in parsed.chunks[:number])


def _light(view: View, chunk: Chunk) -> bool:
    """A chunk that says nothing by itself: a date, a place, an inserted word."""
    if view.quoted[chunk.first] >= 0 or (chunk.first == chunk.last and not view.word[chunk.first]):
        return False
    if view.key("edge", chunk.first) == "preposition" or chunk.last - chunk.first <= 1:
        words = range(chunk.first, chunk.last + 1)
        return chunk.last - chunk.first < 10 and not any(
            "that" in view.marks[i] or "say" in view.marks[i] for i in words
        )
    return False
