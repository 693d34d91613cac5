"""The types that flow through beleg, from a document to a claim to a figure.

Everything here is frozen and slotted and needs the standard library only. Offsets are Unicode code points of a
document's frozen text; ids are made from content, so the same input gives the same ids on every machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Number = int | float
CONTEXT = 40  # code points of prefix and suffix kept with a span, as in W3C Web Annotation's TextQuoteSelector


class Hedge(StrEnum):
    """How a number is qualified."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Stance(StrEnum):
    """How the text puts a claim."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ALLEGED = "alleged"
    OFFERED = "offered"
    THREATENED = "threatened"
    PLANNED = "planned"


class Kind(StrEnum):
    """What sort of quantity a measure is: two values may only be compared as the kind allows."""

    STOCK = "stock"  # holds at a date
    FLOW = "flow"  # happens in a period
    CUMULATIVE = "cumulative"  # counted until a date; can only grow
    TERM = "term"  # what an offer, a law or a sentence sets: money or time, not a count


class Role(StrEnum):
    """What a stretch of a document is for; claims are read from TITLE, HEADING, BODY, LIST and TABLE."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    REPEATED = "repeated"  # headings set again as a slideshow's table of contents
    CAPTION = "caption"  # of a picture, with its credit
    TEASER = "teaser"  # of another article
    TAGS = "tags"
    FURNITURE = "furniture"  # links, bylines, share buttons, calls for donations

    @property
    def is_read(self) -> bool:
        return self in _READ


_READ = frozenset({Role.TITLE, Role.HEADING, Role.BODY, Role.LIST, Role.TABLE})


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a frozen text: start and end in code points, and the quote that stands there.

    ``prefix`` and ``suffix`` are what surrounds it, so that the place can be found again in another version of the
    text (TextPositionSelector and TextQuoteSelector of W3C Web Annotation).
    """

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]``; ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span at {start}..{end} in a text of {len(text)} characters")
        return cls(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Document:
    """One archived item: its frozen text, and what is known of where it comes from.

    ``id`` is the SHA-256 of the original bytes (of one record, where a file holds many); ``name`` the path as given.
    ``published`` is an ISO 8601 date, perhaps only a month or a year.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    format: str = "text"  # text, markdown, html, pdf, docx, email, record
    encoding: str | None = None
    lang: str | None = None  # as the document declares it, ISO 639-1
    notes: tuple[str, ...] = ()  # what was odd about it, one sentence each


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why: one sentence that says what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, paragraph, list or table of a document.

    ``text`` is what is read. It has one character for each of the frozen text's ``start:end``: line ends of wrapped
    text, bars of a frame and footnote marks are blanked, and the hyphen and line end inside a wrapped word are soft
    hyphens, so that offsets stay true. Tables and lists keep their line ends.
    """

    start: int
    end: int
    role: Role
    text: str
    lang: str = "und"

    def __post_init__(self) -> None:
        if len(self.text) != self.end - self.start:
            raise ValueError(f"a segment of {self.end - self.start} characters is read as {len(self.text)}")


@dataclass(frozen=True, slots=True)
class Value:
    """A closed interval; an open side is None. ``unit`` is person, country, case, year, month, percent or ISO 4217."""

    low: Number | None
    high: Number | None
    hedge: Hedge
    unit: str
    per: str | None = None  # month, year, day, once


JUDGED = "judgement"  # the slot of a reason that says what people decided on the claim


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one slot of a claim was read as it was: the slot, what was decided, and the words that led there."""

    slot: str
    because: str
    words: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one place of a document that puts a value on a measure."""

    document: str  # Document.id
    span: Span
    lang: str
    measure: str
    value: Value
    about: tuple[str, ...] = ()
    as_of: str | None = None
    stance: Stance = Stance.ASSERTED
    said_by: tuple[str, ...] = ()  # from the outermost to the innermost
    dimensions: tuple[tuple[str, str], ...] = ()  # what the topic adds, e.g. (("side", "RU"),)
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = field(default=(), compare=False)

    @property
    def anchor(self) -> tuple[str, int, int, str]:
        """What a claim keeps when the rules change: document, place, measure."""
        return (self.document, self.span.start, self.span.end, self.measure)

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this claim: its anchor and value."""
        return (*self.anchor, self.value.low, self.value.high, self.value.unit)

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits made from its key."""
        return hashlib.sha256(json.dumps(self.key).encode()).hexdigest()[:16]

    def dimension(self, name: str) -> str | None:
        return dict(self.dimensions).get(name)

    def row(self, document: str) -> dict[str, object]:
        """The claim as a line of claims.jsonl; keys that do not apply are left out. ``document`` is how it is named."""
        row: dict[str, object] = {
            "measure": self.measure,
            "low": self.value.low,
            "high": self.value.high,
            "hedge": str(self.value.hedge),
            "unit": self.value.unit,
        }
        if self.value.per:
            row["per"] = self.value.per
        row["about"] = list(self.about)
        row |= dict(self.dimensions)
        if self.as_of:
            row["as_of"] = self.as_of
        row |= {
            "stance": str(self.stance),
            "said_by": list(self.said_by),
            "quote": self.span.quote,
            "document": document,
            "start": self.span.start,
            "end": self.span.end,
            "lang": self.lang,
            "confidence": round(self.confidence, 3),
            "id": self.id,
        }
        return row


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its segments and the claims read from it, both in the order of the text."""

    document: Document
    segments: tuple[Segment, ...]
    claims: tuple[Claim, ...]


TRAITS = {
    "asked": "somebody asks for those it counts: where nobody does, none of them was asked for",
    "civilians": "civilians among those it counts say nothing against it: an exchange has both",
    "anybody": "those it counts may be others than the text is about: arrested recruiters",
    "unsaid": "of whom a text on one country's army may not say whose: whoever signs",
    "compared": "a sum that a text compares from place to place",
    "joining": "a sum paid for joining, and not for what befell those who did",
    "alive": "a harm that people live with: those of them who come home are counted as such",
    "listed": "people put on a list, on the day on which it comes out",
    "either_way": "a sum that goes either way: fees, bribes, compensation",
    "harm": "what an army does to those of the other side",
    "held": "they are in the hands of the other side",
    "returned": "they come from where they were to whose they are",
    "channels": "channels and adverts count as well as people; what they do says nothing of their number",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What a topic counts. ``unit`` is what its values are counted in: person, country, case, money or term."""

    name: str
    kind: Kind
    unit: str
    label: Mapping[str, str]  # by language of the interface
    group: str = "people"  # people, money, law, other: where the dossier puts it
    order: int = 0
    of: tuple[str, ...] = ()  # measures that it sums up: killed and wounded
    per: str | None = None  # the period that its payments are for: pay is by the month
    traits: frozenset[str] = frozenset()  # what the reading must know of it, see `TRAITS`


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands today of one measure and people.

    ``low`` and ``high`` are the smallest and largest of the figures that stand, ``open`` whether the largest is a minimum;
    ``best`` is the claim for the best supported one, ``independent`` its independent origins, ``documents`` how many give
    it; ``current`` is one claim for each figure that stands, ``past`` how many figures no longer do.
    """

    low: Number
    high: Number
    open: bool
    best: Claim
    independent: int
    documents: int
    current: tuple[Claim, ...]
    past: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Claims about the same measure, people and side, in order of time."""

    measure: str
    about: tuple[str, ...]
    dimensions: tuple[tuple[str, str], ...]
    claims: tuple[Claim, ...]
    standing: Standing | None = None  # what stands today, where that was worked out


class Relation(StrEnum):
    """What a finding says of its claims or documents."""

    CONTRADICTION = "contradiction"  # both cannot be true, or one speaker denies what another asserts
    IMPLAUSIBLE = "implausible"  # far out of line with comparable claims, or against arithmetic
    REVISION = "revision"  # a later figure of the same origin
    TENSION = "tension"  # both can be true, but a reader should see them together
    SAME_FIGURE = "same_figure"  # one figure, given in several places
    SYNDICATION = "syndication"  # one text, in several places


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing claims showed.

    ``claims`` are two for a contradiction, tension or revision (of the last the earlier first), the doubtful one first for
    an implausible value, and of a figure the earliest that names its source first. ``ground`` names the rule that made
    it, and with ``facts`` is what its sentence is made from.
    """

    kind: Relation
    ground: str
    claims: tuple[Claim, ...] = ()
    documents: tuple[str, ...] = ()  # ids, the original first
    origins: tuple[str, ...] = ()  # names of the sources that stand behind it
    independent: int = 0  # how many of them do not repeat one another
    facts: tuple[tuple[str, str | Number], ...] = ()
    # of a figure: who is folded into whom, and why (a key of wording's [path])
    path: tuple[tuple[str, str, str], ...] = ()
