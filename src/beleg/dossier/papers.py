"""The documents in full, with the words that carry claims marked and linked, whatever their text contains."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from beleg.dossier.ledger import Entry
from beleg.dossier.letters import lines, unwrapped
from beleg.model import Reading, Role, Segment

# How much of the texts a page carries: all of it for a folder of articles, an extract of each for thousands.
PAGE_TEXT = 3_000_000
SHORTEST, LONGEST = 3_000, 60_000
_AROUND = 600  # code points kept on each side of a claim in a segment that is too long to show
_LONG = 4_000  # a segment longer than this is cut in a document that is not shown in full
_LETTER = re.compile(r"[^\W_]")
_EMPTY = Markup()
_CELL = {"\t": re.compile(r"\t+"), "|": re.compile(r"\|")}


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a document on the page; ``rows`` holds the cells of a table, one cell a line for a list."""

    kind: str  # title, heading, body, list, table, lines
    lang: str
    html: Markup = _EMPTY
    rows: tuple[tuple[Markup, ...], ...] = ()
    roles: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()  # of a stretch that was not read
    left_out: int = 0


def limit(documents: int) -> int:
    """How many characters of one document a page with so many documents shows."""
    return max(SHORTEST, min(LONGEST, PAGE_TEXT // max(1, documents)))


def parts(reading: Reading, entries: Sequence[Entry], limit: int) -> tuple[Part, ...]:
    """A document's stretches in order; what was not read is one part for each run of it."""
    segments = list(_without_gaps(reading))
    marker = _Marker(entries)
    if sum(len(segment.text) for segment in segments) > limit:
        return tuple(_extract(segments, marker, limit))
    shown: list[Part] = []
    for is_read, run in groupby(segments, key=lambda segment: segment.role.is_read):
        made = [_part(segment, marker) for segment in run]
        shown.extend(made if is_read else [_unread(made)])
    return tuple(shown)


def _without_gaps(reading: Reading) -> Iterator[Segment]:
    """The segments, and between them whatever text no segment holds, so that no words of a document go missing."""
    at, text = 0, reading.document.text
    last = Segment(len(text), len(text), Role.FURNITURE, "")
    for segment in (*reading.segments, last):
        between = text[at : segment.start]
        if _LETTER.search(between):
            role = Role.FURNITURE if reading.segments else Role.BODY
            yield Segment(at, segment.start, role, between)
        if segment is not last:
            yield segment
        at = max(at, segment.end)


def _unread(made: list[Part]) -> Part:
    roles = tuple(dict.fromkeys(part.roles[0] for part in made))
    return Part("unread", "", roles=roles, parts=tuple(made))


def _extract(segments: Sequence[Segment], marker: _Marker, limit: int) -> Iterator[Part]:
    """The stretches around the claims of a long document and its beginning, and how much is left out between."""
    left_out = 0
    budget = limit // 4  # for the beginning; what carries a claim is always shown
    for at, segment in enumerate(segments):
        near = any(marker.within(other) for other in segments[max(0, at - 1) : at + 2])
        size = len(segment.text)
        short = size <= _LONG
        if segment.role.is_read and ((near and short) or size <= budget):
            windows = [(segment.start, segment.end)]
            budget -= 0 if near else size
        else:
            windows = _windows(segment, marker.within(segment))
        reached = segment.start
        for start, end in windows:
            if left_out := left_out + start - reached:
                yield Part("gap", "", left_out=left_out)
            cut = replace(segment, start=start, end=end, text=segment.text[start - segment.start : end - segment.start])
            part = _part(cut, marker)
            yield part if segment.role.is_read else _unread([part])
            reached, left_out = end, 0
        left_out += segment.end - reached
    if left_out:
        yield Part("gap", "", left_out=left_out)


def _windows(segment: Segment, entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Stretches of a segment around its claims, joined where they meet, widened to whole words."""
    found: list[tuple[int, int]] = []
    for entry in entries:
        start = max(segment.start, entry.claim.span.start - _AROUND)
        end = min(segment.end, entry.claim.span.end + _AROUND)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class _Marker:
    """Marks the claims of one document.

    Spans may nest and cross: the text is cut at every border, so that each piece is one element with one link, and the
    elements never overlap.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries  # in the order of the text
        self.starts = [entry.claim.span.start for entry in entries]
        self.longest = max((entry.claim.span.end - entry.claim.span.start for entry in entries), default=0)
        self.placed: set[str] = set()

    def within(self, segment: Segment) -> list[Entry]:
        """Claims that touch a segment, in the order of the text."""
        return self.touching(segment.start, segment.end)

    def touching(self, start: int, end: int) -> list[Entry]:
        first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        return [entry for entry in self.entries[first:last] if entry.claim.span.end > start]

    def mark(self, text: str, start: int, shown: Callable[[str], str]) -> Markup:
        """``text``, which stands at ``start`` of the document, with its claims marked."""
        touching = self.touching(start, start + len(text))
        if not touching:
            return escape(shown(text))
        borders = {0, len(text)}
        for entry in touching:
            borders.update(
                edge - start
                for edge in (entry.claim.span.start, entry.claim.span.end)
                if start < edge < start + len(text)
            )
        cuts = sorted(borders)
        made: list[Markup] = []
        for left, right in pairwise(cuts):
            piece = escape(shown(text[left:right]))
            over = [e for e in touching if e.claim.span.start < start + right and e.claim.span.end > start + left]
            made.append(self._piece(piece, over) if over else piece)
        return Markup().join(made)

    def _piece(self, piece: Markup, over: Sequence[Entry]) -> Markup:
        """One piece with a link to the shortest claim over it; every claim that begins here gets its target."""
        inner = min(over, key=lambda entry: (entry.claim.span.end - entry.claim.span.start, entry.key))
        new = [entry.key for entry in over if entry.key not in self.placed]
        self.placed.update(new)
        targets = Markup().join(Markup('<span id="q-{}"></span>').format(key) for key in new)
        return targets + Markup('<mark><a href="#claim-{}">{}</a></mark>').format(inner.key, piece)


def _part(segment: Segment, marker: _Marker) -> Part:
    role, lang = segment.role, segment.lang
    rows: tuple[tuple[Markup, ...], ...] = ()
    html = Markup()
    kind = str(role)
    if role is Role.TABLE:
        rows = tuple(_rows(segment, marker))
        if max((len(row) for row in rows), default=0) < 2:
            kind, rows, html = "lines", (), marker.mark(segment.text, segment.start, lines)
    elif role is Role.LIST:
        rows = tuple((marker.mark(text, start, unwrapped),) for start, text in _lines(segment))
    elif role.is_read:
        html = marker.mark(segment.text, segment.start, unwrapped)
    else:
        kind, html = "lines", marker.mark(segment.text, segment.start, lines)
    return Part(kind, lang, html, rows, (str(role),))


def _lines(segment: Segment) -> Iterator[tuple[int, str]]:
    """The lines of a segment that have something on them, with their places in the document."""
    at = segment.start
    for whole in segment.text.splitlines(keepends=True):
        if _LETTER.search(whole):
            yield at, whole
        at += len(whole)


def _rows(segment: Segment, marker: _Marker) -> Iterator[tuple[Markup, ...]]:
    """The cells of each line of a table: between tabs, else between bars."""
    cell = _CELL["\t" if "\t" in segment.text else "|"]
    for start, whole in _lines(segment):
        edges = [0]
        for bar in cell.finditer(whole):
            edges += [bar.start(), bar.end()]
        edges.append(len(whole))
        cells = [(left, whole[left:right]) for left, right in zip(edges[::2], edges[1::2], strict=True)]
        while cells and not cells[0][1].strip():  # bars of the frame
            del cells[0]
        while cells and not cells[-1][1].strip():
            del cells[-1]
        yield tuple(marker.mark(text, start + left, unwrapped) for left, text in cells)
