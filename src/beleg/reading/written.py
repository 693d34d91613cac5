"""The name of a phrase as the text has it, without what a case or a preposition adds."""

from __future__ import annotations

from typing import Final

from beleg.reading.obliques import ending_at
from beleg.reading.view import Phrase, View, acronym

SHORTEST: Final = 3  # letters that a word keeps without its ending


def written_name(view: View, phrase: Phrase) -> str:
    """The name as the text has it, without a case ending or a preposition that the pack knows to be none of it."""
    first, last = phrase.name
    alone = first == last and not view.pack.caseless  # «Now» is name enough where capitals show names
    if first in view.names and not alone and all(_little(view.raw[at]) for at in range(first, last + 1)):
        first, last = _with_noun(view, phrase)  # «Now On» is little without its noun
    if view.pack.caseless:  # "X, the minister" and "the minister, X" that the pack knows as one: the name is X
        comma = next((i for i in range(first, last) if view.norm[i] == ","), -1)
        first, last = (comma + 1, last) if comma == first else (first, comma - 1 if comma > first else last)
    if first < last and len(view.raw[first]) == 1 and "determiner" in view.marks[first]:
        first += 1  # "A source"
    name, pack = view.text(first, last), view.pack
    if pack.caseless:
        norm, bare = view.norm[first], view.norm[first][1:]
        doubled = norm[:1] == norm[1:2]
        alike = pack.lexicon.atoms(norm) == pack.lexicon.atoms(bare) or (phrase.kind == "document" and phrase.governed)
        if phrase.genitive and first == phrase.first:
            # "according by-omar haddad", by what stands before it; "by-the" is written with two letters
            return pack.prefixes.article + name[2:] if doubled else name[1:]
        free = phrase.named and not phrase.governed and not view.marks[first]  # "said luke feld"
        if not free and pack.prefixes.governed(norm) and (doubled or (alike and pack.lexicon.atoms(bare) != ())):
            return pack.prefixes.article + name[2:] if doubled else name[1:]
        return name
    if pack.nominative and phrase.last == last and (phrase.oblique or phrase.genitive):
        last = ending_at(view, phrase)
        name = view.text(first, last)
    if not view.word[last] or not (phrase.oblique or phrase.genitive or phrase.governed):
        return name
    word = view.norm[last]
    bare = without_ending(word, view)
    kept = next((i for i, (a, b) in enumerate(zip(word, bare, strict=False)) if a != b), min(len(word), len(bare)))
    return name[: len(name) - len(word) + kept] + bare[kept:]


def _little(word: str) -> bool:
    """A word too short to tell a name from others; an abbreviation tells it."""
    return len(word) <= SHORTEST and not acronym(word)


def _with_noun(view: View, phrase: Phrase) -> tuple[int, int]:
    """A quoted name with the noun before it: "the group «Now»", also where the phrase has no more than the name."""
    first, last = phrase.name
    if phrase.head_at >= 0:
        return phrase.first, phrase.last
    noun, mark = first - 2, last + 1
    if noun < 0 or view.word[noun + 1] or not {"role_noun", "thing"} & view.marks[noun].keys():
        return first, last
    closes = mark < view.size and not view.word[mark] and view.glued(mark)
    return noun, mark if closes else last


def without_ending(word: str, view: View) -> str:
    """The word without a case ending that the pack knows to be none of it."""
    endings = view.pack.nominative
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= SHORTEST), None)
    return word if ending is None else word[: len(word) - len(ending)] + endings[ending]
