"""Officials and the bodies they speak for, where a text says so: "Orla Finn, spokeswoman of the Invented Count Bureau"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from beleg.corroboration.sources import Match, Sources
from beleg.languages.packs import Pack
from beleg.languages.tokens import tokenise

_ENDS = re.compile(r"(?<!\b\w)[.!?;:](?=\s)")  # not behind an initial
_NEAR = 140  # characters around a name in which its body is looked for
_PERSON = range(2, 5)  # words of a person's name


def affiliations(
    text: str, names: Iterable[tuple[str, str | None]], sources: Sources, words: Pack
) -> Iterator[tuple[Match, Match]]:
    """Pairs of an official nobody listed and the body that the text introduces him with.

    ``names`` are the speakers of one document with their language, ``words`` the pack of its language. Where several bodies
    come into question none is taken.
    """
    text = " ".join(text.replace("|", " ").split())
    resolved = sorted({(name, sources.resolve(name, lang)) for name, lang in names}, key=lambda row: row[0])
    bodies = [(name, match) for name, match in resolved if match.known and is_body(name, match, words)]
    for name, match in resolved:
        if match.id.startswith("~") and len(name.split()) in _PERSON and not is_body(name, match, words):
            found = {body.institution or body.id: body for body in _introduced(text, name, bodies, sources, words)}
            if len(found) == 1:
                yield match, next(iter(found.values()))


def is_body(name: str, match: Match, words: Pack) -> bool:
    """The name is that of a body: a listed institution, or one with a noun such as "office" or "committee"."""
    if not match.id.startswith("~"):
        return match.kind in ("institution", "project", "state")
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
    around = " ".join((text[begin:at], text[at + len(name) : end]))
    found = False
    for other, match in bodies:
        if other in around and match.kind != "state":
            found = True
            yield match
    if found:
        return
    for piece in (text[begin:at], text[at + len(name) : end]):
        match = sources.resolve(" ".join(piece.split()), words.code)
        if match.kind == "anonymous" and match.institution and match.institution != match.country:  # "a deputy of the Prosecutor General, Orla Finn"
            match = replace(match, id=match.institution, kind="institution")
        if match.known and not match.id.startswith("~") and match.kind in ("institution", "project"):
            yield match
            return


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence around a place, as far as `_NEAR` characters go."""
    ends = [found.end() for found in _ENDS.finditer(text, max(0, begin - _NEAR), begin)]
    after = _ENDS.search(text, end, min(len(text), end + _NEAR))
    return (ends[-1] if ends else max(0, begin - _NEAR)), (after.start() if after else min(len(text), end + _NEAR))
