"""What the words of a phrase tell of who it is: an office or its head, of what, of which nation."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import STEM, Phrase, View, acronym
from beleg.reading.written import SHORTEST

NATIONAL: Final = frozenset({"adjective", "land", "people"})
_SMALL: Final = frozenset({"determiner", "linker", "edge"})  # words of a title that say nothing of it
_NO_OWN: Final = frozenset({*_SMALL, *NATIONAL})  # words that do not tell one office from others


def heads_what(view: View, phrase: Phrase) -> frozenset[str]:
    """The words of what a person is the head of, as beginnings; empty where the person heads nothing, or nothing named."""
    if phrase.kind != "person":
        return frozenset()
    first, last = phrase.title or (phrase.first, phrase.last)
    words = [at for at in range(first, last + 1) if view.word[at] and not phrase.name[0] <= at <= phrase.name[1]]
    if not phrase.named:
        words = [at for at in range(first, last + 1) if view.word[at]]
    roles = [view.keys("leader", at) for at in words]
    if not any("any" in keys for keys in roles) or any("second" in keys for keys in roles):
        return frozenset()
    return frozenset(
        view.pack.prefixes.stem(view.norm[at])[:STEM]
        for at, keys in zip(words, roles, strict=True)
        if not keys and not view.any(_SMALL, at) and (len(view.norm[at]) > STEM - 3 or acronym(view.raw[at]))
    )


def office_of(view: View, phrase: Phrase) -> frozenset[str]:
    """What a described person is in charge of, as beginnings of words: "the minister *of defence*"; empty where nothing."""
    general = view.marks[phrase.head_at].get("general") if phrase.head_at >= 0 else None
    whole = general.last if general is not None else phrase.first  # "the head of state", which the pack has as a whole
    links = [at for at in range(whole + 1, phrase.last) if "of" in view.keys("linker", at)]
    if not links or phrase.named:
        return frozenset()
    words = [at for at in range(links[0] + 1, phrase.last + 1) if view.word[at] and not view.any(_SMALL | NATIONAL, at)]
    if not any(view.upper[at] for at in words):
        return frozenset()  # "the head of the centre"
    return frozenset(view.norm[at][:STEM] for at in words)


def is_office(view: View, at: int) -> bool:
    return any(key.startswith(("body", "medium")) for key in view.keys("role_noun", at))


def head_has(view: View, phrase: Phrase, kinds: set[str]) -> bool:
    """The noun that says who it is is one of a kind of general ones: an office's, or one of people of their own."""
    if phrase.head_at < 0:
        return False
    role = view.marks[phrase.head_at].get("role_noun")
    last = role.last if role is not None else phrase.head_at
    return any(not kinds.isdisjoint(view.keys("general", at)) for at in range(phrase.head_at, last + 1))


def general_ending(view: View, phrase: Phrase) -> int:
    """Where words begin that end with the phrase and stand for anybody: "the *head of state*"; -1 where none do."""
    for at in range(phrase.first, phrase.last):
        general = view.marks[at].get("general")
        if general is not None and general.last == phrase.last:
            return at
    return -1


def aliases(view: View, phrase: Phrase) -> set[str]:
    """The nouns that a text also calls an office by: "the Chancellery" for a ministry of foreign affairs; nobody in it."""
    if phrase.kind == "person":
        return set()
    hits = (view.marks[at].get("alias") for at in range(phrase.first, phrase.last + 1))
    return {word for hit in hits if hit is not None for word in str(hit.payload).split()}


def nations_of(view: View, phrase: Phrase) -> frozenset[str]:
    """The nationalities in a phrase, as names are compared: "the Kenyan government" is no Russian body."""
    words = (at for at in range(phrase.first, phrase.last + 1) if view.any(NATIONAL, at) and at != phrase.head_at)
    return frozenset(view.norm[at][:STEM] for at in words)


def own_words(view: View, phrase: Phrase, head: int) -> frozenset[str]:
    """What tells which office is meant, as names are compared: "the immigration agency" is not the court before it."""
    general = view.marks[head].get("general")
    whole = range(head, general.last + 1) if general is not None else range(head, head + 1)
    words = (at for at in range(phrase.first, phrase.last + 1) if at not in whole and view.word[at])
    return frozenset(
        view.norm[at][:STEM] for at in words if len(view.norm[at]) > SHORTEST and not view.any(_NO_OWN, at)
    )
