"""Officials and the bodies they speak for, where a text says so: "Orla Finn, spokeswoman of the Invented Count Bureau"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from beleg.corroboration.sources import Match, Sources
from beleg.languages.packs import Pack
from beleg.languages.tokens import tokenise
from beleg.topics import any_pack

_ENDS = re.compile(r"(?<!\b\w)[.!?;:](?=\s)")  # not behind an initial
_NEAR = 140  # characters around a name in which its body is looked for
_WIDTHS = (3, 5, 8)  # words beside a name in which an office is looked for, the nearest first
_PERSON = range(2, 5)  # words of a person's name


def affiliations(
    text: str, names: Iterable[tuple[str, str | None]], sources: Sources, words: Pack
) -> Iterator[tuple[Match, Match | None, str]]:
    """Each official nobody listed, the body that the text introduces him with or None, and the sentence in which it does.

    ``names`` are the speakers of one document with their language, ``words`` the pack of its language. Where several bodies
    come into question none is taken.
    """
    text = " ".join(text.replace("|", " ").split())
    resolved = sorted({(name, sources.resolve(name, lang)) for name, lang in names}, key=lambda row: row[0])
    bodies = [(name, match) for name, match in resolved if match.known and is_body(name, match, words)]
    for name, match in resolved:
        if match.id.startswith("~") and _is_person(name, words) and not is_body(name, match, words):
            found = {body.institution or body.id: body for body in _introduced(text, name, bodies, sources, words)}
            yield match, next(iter(found.values())) if len(found) == 1 else None, _around(text, name)


def _is_person(name: str, words: Pack) -> bool:
    """Some words, each with a capital where the script has them."""
    parts = name.split()
    return len(parts) in _PERSON and (words.caseless or all(part[:1].isupper() for part in parts))


def is_body(name: str, match: Match, words: Pack) -> bool:
    """The name is that of a body: a listed institution, or one with a noun such as "office" or "committee"."""
    if not match.id.startswith("~"):
        return match.kind in ("institution", "project", "state")
    return _has_body_noun(name, words.code)


@lru_cache(65_536)
def _has_body_noun(name: str, code: str) -> bool:
    words = any_pack(code)
    hits = words.lexicon.scan(tokenise(name, words.elisions, words.enclitics))
    nouns = {str(hit.payload).partition("_")[0] for hit in hits if hit.category == "role_noun"}
    return "body" in nouns and "medium" not in nouns


def _introduced(
    text: str, name: str, bodies: Iterable[tuple[str, Match]], sources: Sources, words: Pack
) -> Iterator[Match]:
    """The bodies that stand in the sentence in which the name comes first."""
    at = text.find(name)
    if at < 0:
        return
    begin, end = _sentence(text, at, at + len(name))
    around = _around(text, name)
    found = False
    for other, match in bodies:
        if other in around and match.kind != "state":
            found = True
            yield match
    if found:
        return
    before, after = text[begin:at].split(), text[at + len(name) : end]
    beside = after[1:].partition(",")[0].split() if after.startswith(",") else []  # "Orla Finn, spokeswoman of …, said"
    for piece in (*(before[-width:] for width in _WIDTHS), beside):
        match = sources.resolve(" ".join(piece), words.code)
        # "a deputy of the Prosecutor General, Orla Finn"
        if match.kind == "anonymous" and match.institution and match.institution != match.country:
            match = replace(match, id=match.institution, kind="institution")
        if match.known and not match.id.startswith("~") and match.kind in ("institution", "project"):
            yield match
            return


def _around(text: str, name: str) -> str:
    """What stands before and behind a name in the sentence in which it comes first."""
    at = text.find(name)
    begin, end = _sentence(text, at, at + len(name)) if at >= 0 else (0, 0)
    return " ".join((text[begin:at], text[at + len(name) : end])) if at >= 0 else ""


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence around a place, as far as `_NEAR` characters go."""
    ends = [found.end() for found in _ENDS.finditer(text, max(0, begin - _NEAR), begin)]
    after = _ENDS.search(text, end, min(len(text), end + _NEAR))
    return (ends[-1] if ends else max(0, begin - _NEAR)), (after.start() if after else min(len(text), end + _NEAR))
