"""What stands on a list that somebody has drawn up: "The register that Ann Feld keeps has 91 names", of which she tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, is_place
from beleg.reading.makers import DOCUMENT, MAKERS
from beleg.reading.view import Phrase, View, counted

_COMPILED: Final = frozenset({"compiled"})
_REACH: Final = 14  # tokens of the clause that tells who drew it up
_OPENS: Final = 3  # tokens between a list and the clause about it
_BEFORE: Final = 2  # tokens between whoever drew it up and the list, where the clause stands before it


def cued(view: View) -> bool:
    """The sentence has a list, and a word for drawing one up; most have neither."""
    return not (_COMPILED.isdisjoint(view.sentence.by) or DOCUMENT.isdisjoint(view.sentence.by))


def listed(parsed: Parsed) -> Iterator[Frame]:
    """Whoever drew up the list that a sentence is about says how many are on it."""
    view = parsed.view
    if not cued(view):
        return
    source = next((p for p in view.phrases if p.kind == "document" and view.quoted[p.first] < 0), None)
    if source is None or source.head_at < 0 or "list" not in view.keys("document", source.head_at):
        return
    found = _before(view, source) if view.pack.head_final else _behind(view, source)
    if found is None:
        return
    author, end = found
    first = min(source.first, author.first)
    begin = next((at + 1 for at in range(first - 1, -1, -1) if view.raw[at] in ":;"), 0)
    ahead = [p for p in view.phrases if begin <= p.first < source.first and p is not author]
    if any(p.speaks and not p.governed for p in ahead) or not has_content(view, Chunk(end + 1, view.size - 1), None):
        return
    yield Frame("phrase", "say", author, (source.head_at, source.head_at), (first, end), (begin, view.size - 1))


def _behind(view: View, source: Phrase) -> tuple[Phrase, int] | None:
    """In a clause behind it: "the list that the activist Ann Feld has drawn up", and the last token of that."""
    behind = range(source.last + 1, min(view.size, source.last + 1 + _OPENS))
    opens = next((at for at in behind if "that" in view.marks[at] or "relative" in view.marks[at]), -1)
    if opens < 0:
        return None
    within = range(opens, min(view.size, opens + _REACH))
    verb = next((h.last for at in within for h in view.places.get(at, ()) if _draws_up(h)), -1)
    people = (p for p in view.phrases if opens <= p.first < within.stop)
    author = next((p for p in people if _may_be(view, p) and not p.governed and not p.oblique), None)
    return (author, max(verb, author.last)) if verb >= 0 and author is not None else None


def _before(view: View, source: Phrase) -> tuple[Phrase, int] | None:
    """Right before it, where verbs stand last: "the activist Ann Feld drawn-up list-in"."""
    behind = range(source.first - 1, max(-1, source.first - _BEFORE - 1), -1)
    verb = next((at for at in behind if "any" in view.keys("compiled", at)), -1)
    author = next((p for p in reversed(view.phrases) if p.last < verb), None)
    near = author is not None and verb - author.last <= _BEFORE and _may_be(view, author) and not author.oblique
    return (author, source.last) if author is not None and near else None


def _draws_up(hit: Hit) -> bool:
    return hit.category == "compiled" and hit.payload == "any"


def _may_be(view: View, phrase: Phrase) -> bool:
    return phrase.kind in MAKERS and phrase.speaks and not is_place(phrase) and not counted(view, phrase)
