"""Whose: the people of a town that the text names, of the country it speaks of, or of the one whose office speaks of its own."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import chain
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.regions import EVERYBODY, regions
from beleg.reading.counted import Counted, Noun
from beleg.reading.people import BESIDE, WEAK, Discourse, mentions, observing, towns
from beleg.reading.sentences import Sentence

_OFFICE: Final = 3  # tokens between a country and what tells whose body it is: "the Norlandish research institute"
# what counts the people of others: institutes, intelligence services
_NO_OFFICE: Final = frozenset({"civil", "certain"})
_BEHIND: Final = 3  # tokens from the end of those counted to their town: "two men from the port of Mombasa"
_BARE: Final = 4  # letters of a word too short to have an ending
_MOSTLY: Final = 10  # tokens between those counted and "most of them"
_WHENCE: Final = 4  # tokens from there to their country: "mostly men who come from Mali"
_MINISTER: Final = 5  # tokens from the title to the country: "ministra de Asuntos Exteriores de Uganda"
# tokens from a country to the name of who speaks for it: "Norland's minister of foreign affairs, Ms …"
_TITLE: Final = 10
_BEFORE: Final = 4  # tokens from a town to those who come from it, where what describes a noun stands before it


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


def is_speakers(line: Sentence, hit: Hit, said_by: Sequence[str]) -> bool:
    """It stands in the name of who says it: "the German site X", "the Kenyan ministry"."""
    begin, end = line.tokens.start[hit.first], line.tokens.end[hit.last]
    words = line.text[begin:end].casefold()
    return any(words in name.casefold() and name in line.text for name in said_by)


def courts(line: Sentence, said_by: Sequence[str], discourse: Discourse) -> Hit | None:
    """ "1,050 foreigners fell. Norland's ministry said 21 cases were opened": the country whose office says so."""
    land = (h for h in mentions(line, WEAK, discourse.parties) if is_speakers(line, h, said_by))
    return next((h for h in land if not observing(line, h, discourse.observers)), None)


def own_office(line: Sentence, said_by: Sequence[str], discourse: Discourse, group: str) -> Hit | None:
    """ "1,700 Africans fight there. Kenya's ministry says 27 have fallen": of a broad group an office counts its own."""
    countries = regions().get(group, frozenset())
    seats = {h.last for h in line.of("at")} - {h.last for h in line.of("origin")} if said_by else set()
    for hit in mentions(line, WEAK, discourse.parties) if said_by else ():
        if group != EVERYBODY and hit.payload not in countries:
            continue
        if not is_speakers(line, hit, said_by) or observing(line, hit, discourse.observers):
            continue
        near = range(hit.first - _OFFICE, hit.last + 1 + _OFFICE)
        others = (h for h in line.of("general", "medium") if h.category == "medium" or h.payload in _NO_OFFICE)
        offices = (h for h in line.of("role_noun") if not str(h.payload).startswith("person_p"))
        office = any(h.first - hit.last <= BESIDE and hit.first - h.last <= BESIDE for h in offices)
        if hit.first - 1 in seats:
            continue  # "the embassy in Norland"
        if office and not any(h.first in near for h in others):
            return hit
    return None


def of_the_speaker(line: Sentence, said_by: Sequence[str], discourse: Discourse) -> str | None:
    """ "At least 46 of our citizens", "12 of her compatriots", says Norland's minister, as she was called before."""
    if not said_by:
        return None
    name = said_by[-1]
    for sentence in chain((line,), reversed(discourse.offices)):
        begin = sentence.text.find(name)
        if begin >= 0 and (home := _of_title(sentence, begin, begin + len(name), discourse)):
            return None if observing(sentence, home, discourse.observers) else str(home.payload)
    return None


def _of_title(line: Sentence, begin: int, end: int, discourse: Discourse) -> Hit | None:
    """The country of the office that somebody's name stands beside, or that the name itself says."""
    tokens = line.tokens
    first = bisect.bisect_right(tokens.start, begin) - 1
    last = bisect.bisect_left(tokens.start, end) - 1
    titles = [h.first for h in line.of("role_noun") if not str(h.payload).startswith("person_p")]
    seats = {h.last for h in line.of("at")} - {h.last for h in line.of("origin")}
    found: list[tuple[bool, int, Hit]] = []
    for hit in mentions(line, WEAK, discourse.parties):
        away = max(0, first - hit.last, hit.first - last)
        hull = range(min(first, hit.first) - _MINISTER, max(last, hit.last + _OFFICE) + 1)
        between = range(last + 1, hit.first) if hit.first > last else range(hit.last + 1, first)
        says = any(h.first in between for h in line.of("say")) or any(tokens.kind[at] == "d" for at in between)
        if away <= _TITLE and not says and any(at in hull for at in titles):
            # "Norland's embassy in the Sudlandish capital": where it sits is not whose it is
            seat = hit.first - 1 in seats or tokens.norm[hit.last].endswith(line.pack.locative)
            found.append((seat, away, hit))
    return min(found, key=lambda f: f[:2])[2] if found else None
