"""Whether two names or two nouns mean the same: other endings, abbreviations, surnames, compounds."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from beleg.languages.tokens import fold
from beleg.reading.naming import PEOPLE, WORD, Speaker, parts_of
from beleg.reading.view import STEM, Phrase, View, acronym
from beleg.reading.written import SHORTEST, without_ending

_ENDING: Final = 2  # letters that a compound is inflected by, at most
_INFLECTED: Final = 3  # letters that an abbreviation is
_SMALL_WORDS: Final = (3, 2)  # letters of the words that give an abbreviation no letter
_LEAST: Final = 3  # letters that forms of one noun begin with together


def same_name(speaker: Speaker, phrase: Phrase, words: frozenset[str], name: str) -> bool:
    if words.isdisjoint(speaker.words):
        called = phrase.kind == speaker.kind == "body" and len(words) == 1 and len(phrase.heads) == 1
        if called and speaker.proper and phrase.heads[0] == fold(name):
            return phrase.heads[0] in speaker.heads  # "la Cancillería" for a ministry that is also called so
        named = phrase.named or phrase.kind == "bare"
        return named and speaker.kind == "person" and _surname(speaker.name, name)
    people = phrase.kind in PEOPLE and speaker.kind in PEOPLE
    if people and phrase.named and speaker.several and not phrase.several:
        return False  # "Mr Feld" is none of the pair "Holm and Feld", whose words hold his
    if phrase.kind == "name" and phrase.gender == "n" != speaker.gender:
        return False  # "Norland" is none of the "Norlandish troops", whatever letters they share
    if people and not phrase.named and phrase.heads and not (set(phrase.heads) & speaker.heads):
        return False  # "the Foreign Minister" is none of the "Foreign Ministry sources"
    if words <= speaker.words:
        return people or (speaker.proper and not speaker.heads.isdisjoint(phrase.heads))
    return people and speaker.proper and speaker.words <= words and "n" not in speaker.gender


def _surname(full: str, name: str) -> bool:
    """A short surname, perhaps with an ending, which has too few letters to be compared by its beginning."""
    parts = parts_of(full)
    if len(parts) < 2 or " " in name:
        return False
    if len(parts[0]) <= SHORTEST and _inflected(parts[0], fold(name)):
        return True  # "Kim" for "Kim Min-su"
    return _inflected(parts[-1], fold(name)) or (len(name) < SHORTEST + 1 and fold(name) in parts)


def same_head(speaker: Speaker, head: str, view: View) -> bool:
    pack = view.pack
    if pack.caseless:
        words = {*speaker.heads, *(parts_of(speaker.name) if speaker.proper else ())}
        return pack.prefixes.stem(head) in map(pack.prefixes.stem, words)
    if head in speaker.heads or (len(head) > 3 and any(h.endswith(head) for h in speaker.heads)):
        return True
    if pack.noun_endings and len(head) > STEM:  # "nach Angaben des Ministeriums", "die Zahlen des Verfassungsgerichts"
        base = _uninflected(head, pack.noun_endings)
        if any(_uninflected(h, pack.noun_endings).endswith(base) for h in speaker.heads):
            return True
    if ends_compound(speaker, head, view):
        return True
    if pack.bare_nouns and speaker.heads:
        bare = without_ending(head, view)
        if any(bare[:_LEAST] == h[:_LEAST] and _inflected(bare, without_ending(h, view)) for h in speaker.heads):
            return True
    return speaker.proper and len(head) > 3 and head in parts_of(speaker.name)


def ends_compound(speaker: Speaker, head: str, view: View) -> bool:
    """The noun ends the one word that a body is called by: "das Ministerium" for "das Justizministerium"."""
    if not view.pack.capital_nouns or speaker.kind != "body" or len(head) <= _LEAST:
        return False
    return any(h.find(head, max(0, len(h) - len(head) - _ENDING)) > 0 for h in speaker.heads)


def shortened(one: str, two: str) -> bool:
    """One name is the first letters of the other: "NSC", "the National Security Committee"."""
    for short, long in ((abbreviation(one), two), (abbreviation(two), one)):
        if short and " " in long:
            words = WORD.findall(long)
            initials = ("".join(word[0] for word in words if len(word) > least).upper() for least in _SMALL_WORDS)
            return any(short in letters for letters in initials)
    return False


@lru_cache(maxsize=4096)
def abbreviation(name: str) -> str:
    """The capitals of an abbreviation, which may have an ending; empty where the name is none."""
    capitals = name.rstrip("".join({c for c in name[-_INFLECTED:] if c.islower()}))
    return capitals if acronym(capitals) and len(capitals) >= SHORTEST and capitals.isalpha() else ""


def among(word: str, title: frozenset[str]) -> bool:
    """The word stands in a title, perhaps with another ending."""
    return word in title or any(
        _shared(word, other) >= max(SHORTEST, min(len(word), len(other)) - 1) for other in title
    )


def _inflected(one: str, two: str) -> bool:
    """Forms of one noun: they differ in a few letters at the end."""
    shared = _shared(one, two)
    left = min(len(one), len(two)) - shared
    return shared >= max(_LEAST, max(len(one), len(two)) - 4) and (left <= 1 or (left == 2 and shared > STEM))


def _shared(one: str, two: str) -> int:
    """How many letters two words begin with together."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _uninflected(noun: str, endings: tuple[str, ...]) -> str:
    """A longer noun without the ending that it has where another belongs to it."""
    ending = next((e for e in endings if noun.endswith(e) and len(noun) - len(e) > _LEAST), "")
    return noun[: len(noun) - len(ending)]
