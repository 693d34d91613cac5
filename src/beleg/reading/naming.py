"""Whom a text has named: who they are, and what they are called by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from beleg.languages.tokens import fold
from beleg.reading.view import STEM

WORD: Final = re.compile(r"\w+")
NAMELESS: Final = frozenset({"other", "document", "advert"})
PEOPLE: Final = frozenset({"person", "name"})
OFFICES: Final = frozenset({"body", "medium"})


@dataclass(slots=True, eq=False)
class Speaker:
    """Someone the text has named, as first written."""

    name: str
    words: frozenset[str]
    kind: str
    gender: str
    heads: set[str]
    proper: bool
    seen: int = -1  # sentence where last met as one who acts or speaks
    token: int = -1
    quoted: int = -1  # the quotation of that place
    counted: bool = False  # a number of people
    title: frozenset[str] = frozenset()  # what they head: the beginnings of its words
    nations: frozenset[str] = frozenset()  # the nationalities in it, as first written
    foreign: bool = False  # a name in Latin letters in a text of another script
    named: int = -1  # sentence where last named at all, be it as one whom something befell
    met: int = -1  # sentence where last named as an office that somebody turned to
    staff: bool = False  # those who work for a medium: "the newsroom", "reporters of the Daily"
    civil: bool = False  # a body of people who are no office: "the activists"
    heard: bool = False  # has said something
    several: bool = False  # two or more names that stand for those who say it together
    post: str = ""  # "prime minister", who is not the minister


SELF: Final = Speaker("", frozenset(), "self", "n", set(), proper=True)
Chain = tuple[Speaker, ...]


def named(name: str, kind: str = "person") -> Speaker:
    """A speaker of whom the text has no more than the name."""
    return Speaker(name, words_of(name), kind, "mf", set(), proper=True)


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """What a name is compared by: the beginnings of its longer words."""
    found = {w[:STEM].casefold() for w in WORD.findall(name) if len(w) > 3 or (len(w) > 1 and w.isupper())}
    return frozenset(found or {name.casefold()})


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are looked up."""
    return tuple(map(fold, name.split()))


def publishes(speaker: Speaker) -> bool:
    """A medium; so is, as a rule, an unknown name in the letters of another script than the text's."""
    return speaker.kind == "medium" or (speaker.kind == "name" and speaker.foreign)


def latest(speakers: Iterable[Speaker]) -> Speaker | None:
    return max(speakers, key=lambda s: (s.seen, s.token), default=None)
