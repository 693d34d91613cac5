"""Countries that people only passed through on their way: "flown in via Norland and Southland" says nothing of whose."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.sentences import Sentence
from beleg.reading.view import PLACES

_SOME: Final = 6  # tokens of the names that one word for the way holds for: "via Addis Ababa, Dubai and Doha"
_PLAIN: Final = frozenset({"determiner", "land", "capital", "range", "between", "given"})


def passed_through(sentence: Sentence, hit: Hit) -> bool:
    """A country or capital that stands behind a word for the way, or before it, where such words follow."""
    if hit.category not in PLACES:
        return False
    for way in sentence.by.get("way", ()):
        if way.first < hit.first and (sentence.pack.head_final or hit.first <= way.last):
            between = range(way.first + 1, hit.first)  # "über Norland ... geflogen" is one pattern around the name
            if sentence.pack.head_final:
                continue
        elif sentence.pack.head_final:
            between = range(hit.last + 1, way.first)
        else:
            between = range(way.last + 1, hit.first)
        if len(between) <= _SOME and way.first != hit.first and _names_only(sentence, between):
            return True
    return False


def _names_only(sentence: Sentence, between: range) -> bool:
    """Nothing but other names, what joins them and articles stands there."""
    tokens = sentence.tokens
    plain = {at for hit in sentence.of(*_PLAIN) for at in range(hit.first, hit.last + 1)}
    for at in between:
        named = tokens.kind[at] == "w" and (at in plain or tokens.capital(at))
        if not (named or tokens.norm[at] in ",،-–"):
            return False
    return True
