"""A sentence cut at its punctuation, and the attributions found in its parts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from beleg.reading.phrases import parse
from beleg.reading.sentences import HEADS
from beleg.reading.view import Phrase, View, counted

_ENDING: Final = frozenset(";.!?")
_BREAKS: Final = frozenset(",;:()[]–—―…")
NEAR: Final = 4  # tokens between a verb and the one who speaks, at most, where nothing else ties them


@dataclass(slots=True, eq=False)
class Chunk:
    """Tokens ``first``..``last`` between two marks; ``mark`` is the one before it."""

    first: int
    last: int
    mark: str = ""


@dataclass(slots=True)
class Frame:
    """One attribution: its source, the words that say so (``cue``), its own clause and the tokens it reaches."""

    way: str  # say, phrase, cite, outer, own, same, unsaid, title
    manner: str  # say, denial, offer
    source: Phrase | None
    cue: tuple[int, int]
    clause: tuple[int, int]
    scope: tuple[int, int]
    leading: bool = False
    reported: bool = False  # no clause of its own: what is said is an object ("spoke of 500")
    bare: bool = False  # "it says in a report": whose, the sentence does not say
    holds: bool = False  # "the list contains", which says something only if its author is known
    loose: bool = False  # an unknown noun and no clause: "the war claimed 500 lives"
    acts: bool = False  # finding, counting or knowing, not speech
    opens: int = -1  # the last token of the clause that what is said follows
    tied: Frame | None = None  # the frame that an outer one stands around
    itself: bool = False  # a document that another has come by, whoever put it out
    quote: int = -1
    inserted: bool = False  # "as X reports"
    letters: str = ""  # of the pronoun that takes up the speaker before ("by her own account")
    # a clause that only tells who the speaker is, and is not said ("X, who fled …, said")
    aside: tuple[int, int] = (0, -1)

    def covers(self, token: int) -> bool:
        return self.scope[0] <= token <= self.scope[1] and not self.aside[0] <= token <= self.aside[1]

    def says(self, token: int) -> bool:
        """The token lies in what is said, not in the words that attribute it."""
        return self.covers(token) and not self.clause[0] <= token <= self.clause[1]


@dataclass(slots=True)
class Parsed:
    """A sentence with its chunks, phrases and frames."""

    view: View
    ends: list[int] = field(default_factory=list)  # the tokens that end a part which frames do not reach beyond
    chunks: list[Chunk] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    places: dict[int, Chunk] = field(default_factory=dict)

    def cut(self) -> None:
        """Find the chunks; only sentences with words that can attribute need them."""
        view = self.view
        view.within = {t: p for p in view.phrases for t in range(p.first, p.last + 1)}
        self.ends = [at for at, raw in enumerate(view.raw) if raw in _ENDING and _ends(view, at)]
        self.chunks = chunks(view, set(self.ends))
        self.places = {t: c for c in self.chunks for t in range(c.first, c.last + 1)}

    def chunk(self, token: int) -> Chunk:
        """The chunk a token stands in; the last one for a mark between two."""
        return self.places.get(token, self.chunks[-1])


def chunks(view: View, ends: Collection[int]) -> list[Chunk]:
    """Cut a sentence at its punctuation and at quotations; the pieces cover all of it but the marks."""
    found: list[Chunk] = []
    begun, mark = 0, ""
    quoted = view.quoted
    inside = {t for first, last in view.names.items() for t in range(first, last + 1)}
    for at, raw in enumerate(view.raw):
        if at > begun and quoted[at] != quoted[at - 1]:
            found.append(Chunk(begun, at - 1, mark))
            begun, mark = at, '"'
        if view.word[at] or at in inside:
            continue
        spaced = raw in "-‐−" and at > 0 and (not view.glued(at) or view.raw[at - 1] == raw)  # or "--"
        if not (raw in _BREAKS or spaced or at in ends) or (raw in "()," and at in view.within):
            continue
        if raw == "," and (_topic(view, begun, at) or _in_date(view, at)):
            continue
        if raw in "–—" and view.glued(at) and at + 1 < view.size and view.glued(at + 1):
            continue
        if at > begun:
            found.append(Chunk(begun, at - 1, mark))
        begun, mark = at + 1, raw
    if begun < view.size:
        found.append(Chunk(begun, view.size - 1, mark))
    return found


def _topic(view: View, begun: int, at: int) -> bool:
    """The comma behind a word that only sets its subject off: "As for the paper, it has named 40"."""
    if at - begun < 2 or "topic" not in view.keys("linker", at - 1):
        return False
    phrase = view.within.get(at - 2)
    return phrase is not None and phrase.last == at - 2 and phrase.first == begun and phrase.speaks


def _in_date(view: View, at: int) -> bool:
    """A comma before or behind the date that only says which day it was: "said on Wednesday, 12 March, the staff"."""
    first = at
    while first > 0 and (view.kind[first - 1] == "d" or "month" in view.marks[first - 1]):
        first -= 1
    opens = at if first == at else first - 1  # the comma before the date
    last = opens + 1
    while last < view.size and (view.kind[last] == "d" or "month" in view.marks[last]):
        last += 1
    if opens < 1 or last >= view.size or view.raw[opens] != "," or view.raw[last] != ",":
        return False
    months = ["month" in view.marks[i] for i in range(opens + 1, last)]
    return "weekday" in view.marks[opens - 1] and any(months) and not all(months)


def _ends(view: View, at: int) -> bool:
    """A semicolon, or a full stop inside a quotation, which the splitter leaves in one sentence."""
    raw = view.raw[at]
    if raw == ";":
        return True
    if view.pack.caseless and raw == "." and 0 < at < view.size - 1 and view.quoted[at] < 0:
        # a full stop that the splitter passed over, where no capital follows
        return len(view.norm[at - 1]) > 1 and not view.glued(at + 1)
    inside = raw in {".", "!", "?"} and view.quoted[at] >= 0 and at + 1 < view.size
    return inside and not view.glued(at + 1) and (not view.word[at + 1] or view.upper[at + 1])


def unit(parsed: Parsed, token: int) -> tuple[int, int]:
    """The tokens around one that a semicolon or a quotation does not cut off."""
    ends = parsed.ends
    before, after = bisect_left(ends, token), bisect_right(ends, token)
    return ends[before - 1] + 1 if before else 0, (ends[after] if after < len(ends) else parsed.view.size) - 1


def relative_at(view: View, chunk: Chunk) -> int:
    """The relative pronoun a chunk begins with, perhaps after a preposition; -1 where there is none."""
    if chunk.mark not in {",", "–", "—", "-"}:
        return -1
    for at in (chunk.first, chunk.first + 1):
        if at <= chunk.last and "relative" in view.marks[at]:
            article = at == chunk.first and "determiner" in view.marks[at]
            article = article and not (at < chunk.last and "determiner" in view.marks[at + 1])  # "…, das der Agentur"
            if article and (p := parse(view, at)) and p.kind != "other":
                return -1
            return at
        if view.key("edge", chunk.first) != "preposition":
            break
    return -1


def has_content(view: View, chunk: Chunk, source: Phrase | None) -> bool:
    """The clause itself holds what is said: a number that is no date, beside the verb and its subject.

    Not behind "after": "40 are dead, the ministry said after it had got three more names".
    """
    for at in range(chunk.first, chunk.last + 1):
        if at > chunk.first and "when" in view.keys("joining", at):
            return False
        if view.kind[at] != "d" and "number" not in view.marks[at] and "vague" not in view.marks[at]:
            continue
        if source is not None and source.first - (source.kind == "person") <= at <= source.last:
            continue  # with their number, which may stand before the phrase: "two officials"
        if "one" in view.keys("determiner", at):
            continue  # "told the father of one of them"
        back = 2 if at > 1 and view.raw[at - 1] == "." else 1  # "Sept. 19"
        near = range(max(0, at - back), min(view.size, at + 3))
        if not any(view.dated(i) for i in near) and len(view.raw[at]) != 4:
            return True
    return False


def headed(view: View) -> bool:
    return view.sentence.role in HEADS or view.sentence.paragraph == 0


def so_many(view: View, phrase: Phrase) -> bool:
    """People with their number, which may be a word of the phrase: "two people"."""
    return phrase.kind == "person" and (counted(view, phrase) or "number" in view.marks[phrase.first])


def is_place(source: Phrase) -> bool:
    """A country or a town: it has losses, but counts nothing."""
    return source.kind == "name" and source.gender == "n"


def opens_clause(view: View, at: int) -> bool:
    return "that" in view.marks[at] or "relative" in view.keys("relative", at)
