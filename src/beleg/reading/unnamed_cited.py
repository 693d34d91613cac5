"""Unknown nouns that are cited: behind "according to", and as authors of an estimate."""

from __future__ import annotations

from typing import Final

from beleg.reading.made_speakers import ANYBODY, WORDS, head_of, speak
from beleg.reading.said_near import CLOSES
from beleg.reading.strange_words import of_several, strange
from beleg.reading.view import Phrase, View

_NAMING: Final = frozenset({"name", "so"})
_AUTHORS: Final = frozenset({"by", "of"})


def cited(view: View, found: list[Phrase], at: int) -> None:
    """An unknown noun behind "according to", or behind "…", so", and the author of the estimate that stands there."""
    hits = [h for h in view.places[at] if h.category == "attribution_before" and h.payload in _NAMING]
    if not hits:
        return
    hit = max(hits, key=lambda h: h.last)
    begin = hit.last + 1
    if begin >= view.size or (hit.payload == "so" and (at == 0 or view.word[at - 1])):
        return
    one = next((p for p in found if p.first <= begin <= p.last), None)
    if one is not None:
        if one.first == begin:
            _cite(view, found, one)
        return
    last = begin - 1
    while last + 1 < view.size and last - begin < WORDS - 1 and strange(view, last + 1) and not view.upper[last + 1]:
        last += 1
    if last < begin or last + 1 >= view.size or view.word[last + 1] or view.raw[last + 1] not in CLOSES:
        return
    pack = view.pack
    article = "determiner" in view.marks[hit.last] or view.norm[hit.last] in pack.contracted
    if pack.capital_nouns or pack.head_final or not (pack.bare_nouns or article or of_several(view, begin, last)):
        return
    one = Phrase(begin, last, (begin, last), "other", ANYBODY)
    speak(view, found, one)
    one.governed = True


def _cite(view: View, found: list[Phrase], one: Phrase) -> None:
    """Take the unknown noun that is cited for one who speaks, and that behind an estimate for its author."""
    if one.author is not None:
        return
    if one.kind == "other" and strange(view, head_of(view, one), determined="determiner" in view.marks[one.first]):
        governed = one.governed
        speak(view, found, one)
        one.governed = governed
        return
    if one.kind != "document" or one.last + 1 >= view.size:
        return
    if not view.keys("linker", one.last + 1).isdisjoint(_AUTHORS):
        author = next((p for p in found if p.first in (one.last + 1, one.last + 2)), None)
        if author is not None and author.kind == "other" and strange(view, head_of(view, author)):
            speak(view, found, author)
            author.governed = True
            one.author = author
