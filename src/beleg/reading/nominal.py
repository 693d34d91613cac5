"""What the noun for a statement says, with whose it is: "Jon Feld's statement that 900 men serve there caused alarm"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, is_place
from beleg.reading.makers import DOCUMENT
from beleg.reading.view import VERBAL, Phrase, View, counted

_OPENS: Final = 7  # tokens between the noun and what it says, where a day may stand: "the statement on Monday that"
_CLOSES: Final = 3  # likewise, where verbs stand last
_SAYS: Final = frozenset({"that", "content"})
_NO_WORDS: Final = frozenset({"list", "law", "advert"})  # what they hold is no statement
_WHOSE: Final = frozenset({"person", "body", "medium"})


def cued(view: View) -> bool:
    """The sentence has a document, and words that open or close what is said; most have not."""
    return not (DOCUMENT.isdisjoint(view.sentence.by) or _SAYS.isdisjoint(view.sentence.by))


def nominal(parsed: Parsed) -> Iterator[Frame]:
    """Whoever made a statement says what its clause tells, and no more of the sentence."""
    view = parsed.view
    if not cued(view):
        return
    for noun in view.phrases:
        if noun.kind not in {"document", "advert"} or noun.head_at < 0 or view.quoted[noun.first] >= 0:
            continue
        if not _NO_WORDS.isdisjoint(view.keys("document", noun.head_at)):
            continue
        found = _before(view, noun) if view.pack.head_final else _behind(parsed, noun)
        if found is None:
            continue
        whose, first, last = found
        said = (f for f in parsed.frames if f.quote < 0 and f.source is not None)
        if whose.kind not in _WHOSE or is_place(whose) or counted(view, whose) or any(f.covers(first) for f in said):
            continue
        if has_content(view, Chunk(first, last), None):
            cue = (noun.head_at, noun.head_at)
            yield Frame("phrase", "say", whose, cue, (min(whose.first, noun.first), noun.last), (first, last))
            return


def _behind(parsed: Parsed, noun: Phrase) -> tuple[Phrase, int, int] | None:
    """Whose it is, and the clause that opens behind it."""
    view = parsed.view
    if noun.author is None:
        return None
    for at in range(noun.last + 1, min(view.size - 1, noun.last + 1 + _OPENS)):
        if view.any(_SAYS, at):
            return noun.author, at, parsed.chunk(at).last
        if view.any(VERBAL, at) or view.raw[at] in ".;:":
            return None  # "the report of the ministry says that"
    return None


def _before(view: View, noun: Phrase) -> tuple[Phrase, int, int] | None:
    """Where verbs stand last: "the leader Jon Feld's [there 900 men serve] saying statement"."""
    ends = next(
        (at for at in range(noun.first - 1, max(0, noun.first - _CLOSES - 1), -1) if "content" in view.marks[at]), -1
    )
    whose = next((p for p in view.phrases if p.genitive and p.speaks and p.last < ends), None)
    return (whose, whose.last + 1, ends) if whose is not None and ends > whose.last + 1 else None
