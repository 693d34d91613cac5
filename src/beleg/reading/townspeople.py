"""Whose: the people of a town that the text names with them."""

from __future__ import annotations

from beleg.reading.counted import Counted, Noun
from beleg.reading.people import towns
from beleg.reading.sentences import Sentence

_BEHIND = 3  # tokens from the end of those counted to their town: "two men from the port of Mombasa"
_BEFORE = 4  # tokens from a town to those who come from it, where what describes a noun stands before it


def town_of(line: Sentence, counted: Counted) -> str | None:
    """The country of the town that those counted are from: "two men from Mombasa", "three residents of Lagos"."""
    if counted.noun not in (Noun.PERSON, Noun.UNKNOWN) or counted.partitive:
        return None
    tokens, pack = line.tokens, line.pack
    near = range(counted.last + 1, min(counted.last + 1 + _BEHIND, len(tokens)))
    if pack.head_final:
        near = range(max(0, counted.first - _BEFORE), counted.last)
    if not pack.caseless and not any(tokens.capital(at) for at in near):
        return None
    small = {h.first for h in line.of("origin", "determiner", "person", "compatriot")}
    for at, code in (*((h.first, str(h.payload)) for h in line.of("capital")), *towns(line)):
        if at not in near:
            continue
        if pack.head_final:
            if tokens.norm[at].endswith(pack.ablative) or counted.quantity.last < at < counted.last:
                return code
        elif all(between in small for between in range(counted.last + 1, at)):
            return code
    return None
