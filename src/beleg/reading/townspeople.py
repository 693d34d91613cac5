"""Whose: the people of a town that the text names with them, or of the country that it speaks of."""

from __future__ import annotations

from beleg.languages.lexicon import Hit
from beleg.reading.counted import Counted, Noun
from beleg.reading.people import mentions, towns
from beleg.reading.sentences import Sentence

_BEHIND = 3  # tokens from the end of those counted to their town: "two men from the port of Mombasa"
_BARE = 4  # letters of a word too short to have an ending
_MOSTLY = 10  # tokens between those counted and "most of them"
_WHENCE = 4  # tokens from there to their country: "mostly men who come from Mali"
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


def mostly(line: Sentence, counted: Counted, parties: frozenset[str]) -> Hit | None:
    """ "500 recruits, most of them from Norland and Southland": the country or people named right behind that word."""
    named = mentions(line, ("people", "group", "land"), parties)
    for word in line.by.get("mostly", ()):
        gap = range(counted.last + 1, word.first)
        if not 0 <= word.first - counted.last <= _MOSTLY or any(line.tokens.kind[at] == "d" for at in gap):
            continue
        if any(h.first in gap for h in named):
            continue  # "64 come from Africa, mostly from Togo (21) and Benin (13)"
        if found := [h for h in named if 0 < h.first - word.last <= _WHENCE]:
            return found[0]
    return None


def of_the_country(line: Sentence, counted: Counted, theme: tuple[str, ...]) -> Hit | None:
    """The words that take up the country spoken of: "Norland is a main source. The country ranks first: 88 killed"."""
    if not theme or counted.partitive or counted.noun is Noun.PEOPLE:
        return None
    pack, begins = line.pack, {h.last for h in line.of("at", "origin")}
    articles = {h.first for h in line.of("determiner") if h.payload == "definite"}
    definite = pack.bare_nouns or pack.head_final or pack.caseless
    for hit in line.by.get("nation", ()):
        named = definite or hit.length > 1 or hit.first - 1 in articles
        before = hit.first - 1 - (hit.first - 1 in articles)
        placed = before in begins  # "in the country": where, not whose
        word = line.tokens.norm[hit.last]
        placed = placed or (len(word) > _BARE and word.endswith(pack.locative))
        if hit.last < counted.first and named and not placed:
            return hit
    return None
