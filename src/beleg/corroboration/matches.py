"""Whose name it is, and how the names of one document or of all of them are read together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from beleg.corroboration.names import ALIKE, Word, likeness, meet

UNLISTED, NOBODYS = "~", "?"  # what the ids of names nobody listed, and of offices without a country, begin with
GUESSED = "office; country of the language"  # how the reason of an office begins whose country the language alone tells
_SURE = 0.98  # the same spelling but for the script
_INFLECTED = 0.93  # the same word but for its ending
_BLOCKED = 4  # words of a name that others are looked for by


@dataclass(frozen=True, slots=True)
class Match:
    """Whose name it is.

    ``id`` is a known source's, ``CC:office`` for an office of the country CC, ``CC`` for a state, ``?:office`` for an office of a
    country that is not told, ``~…`` for a name nobody listed (made from its letters), ``<…>`` for a source without a name.
    ``kind`` is outlet, agency, institution, state, project, person, anonymous or unknown; ``institution`` the id of the one that
    owns what it says (itself where nobody does). ``why`` says how it was found, ``score`` how surely (0..1).
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    institution: str | None = None
    why: str = ""
    score: float = 1.0
    office: str | None = None  # which office of its country it is
    words: tuple[Word, ...] = field(default=(), compare=False, repr=False)  # of the name as it was written

    @property
    def known(self) -> bool:
        """It can be told from others: a listed source, an office or state, or a name of its own."""
        return self.kind != "anonymous" and not self.id.startswith(NOBODYS)


def in_document(found: Sequence[Match]) -> list[Match]:
    """The names of one document: what is short in it is read as the longer name it stands for, in the order given.

    A bare surname is the one person's in the document who has it; "the ministry" without a country the one of its sort. Where two
    come into question it stays what it is. The order of the names does not matter.
    """
    firsts: dict[str, Match] = {}
    for match in sorted(found, key=lambda m: (m.id, -len(m.words), m.name, m.why)):
        firsts.setdefault(match.id, match)
    pool = list(firsts.values())
    longer = {match.id: meant for match in pool if (meant := _longer(match, pool))}
    return [_as(match, longer[match.id]) if match.id in longer else match for match in found]


def _longer(match: Match, pool: Sequence[Match]) -> Match | None:
    """The one longer name of a document that a short one stands for; None where there is none, or more than one."""
    if match.office:
        if match.id.startswith(NOBODYS) or match.why.startswith(GUESSED):
            told = [m for m in pool if m.id != match.id and m.office == match.office]
            return _only(m for m in told if m.country and not m.why.startswith(GUESSED))
        return _only(m for m in pool if m.id.startswith(f"{match.id}:"))  # an embassy, and where it is
    # A listed surname is not the listed person's where the document gives it another first name.
    surname = match.kind == "person" and len(match.words) == 1
    if not match.words or not (surname or match.id.startswith(UNLISTED)):
        return None
    longer = [(m, _within(match.words, m.words)) for m in pool if len(m.words) > len(match.words)]
    for least in (_INFLECTED, _SURE):
        if only := _only(m for m, score in longer if score >= least):
            return only
    return None


def _only(matches: Iterable[Match]) -> Match | None:
    found = list(matches)
    return found[0] if len(found) == 1 else None


def _within(short: Sequence[Word], long: Sequence[Word]) -> float:
    """How surely the words of one name stand together in another."""
    width = len(short)
    return max(
        (
            min(meet(a, b) for a, b in zip(short, long[n : n + width], strict=True))
            for n in range(len(long) - width + 1)
        ),
        default=0.0,
    )


def _as(match: Match, longer: Match) -> Match:
    why = f"short for {longer.name} in this document"
    return replace(longer, why=why, score=round(min(longer.score, 0.9), 3), words=match.words)


def in_corpus(matches: Iterable[Match]) -> dict[str, str]:
    """For names nobody listed that several documents spell differently: each id to the one it goes by.

    Only ids that change are in the result. The order of ``matches`` does not matter. Names of one word are never brought
    together: half of what is known of them is missing.
    """
    named: dict[str, Match] = {}
    for match in matches:
        if len(match.words) > 1 and match.id.startswith(UNLISTED):
            kept = named.get(match.id)
            if kept is None or (match.name, match.why) < (kept.name, kept.why):
                named[match.id] = match
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id_ in sorted(named):
        for key in block_keys(named[id_].words):
            blocks[key].append(id_)
    group = {id_: id_ for id_ in named}

    def root(id_: str) -> str:
        while group[id_] != id_:
            group[id_] = id_ = group[group[id_]]
        return id_

    for key in sorted(blocks):
        ids = blocks[key]
        for n, one in enumerate(ids):
            for other in ids[n + 1 :]:
                if root(one) != root(other) and likeness(named[one].words, named[other].words) >= ALIKE:
                    low, high = sorted((root(one), root(other)))
                    group[high] = low
    return {id_: root(id_) for id_ in sorted(group) if root(id_) != id_}


def block_keys(words: Sequence[Word]) -> set[tuple[str, ...]]:
    """What two spellings of one name have in common before they are compared: how two of its words begin or end, in any order.

    One word alone would not do: thousands share a given name.
    """
    keys: set[tuple[str, ...]] = set()
    for a, b in combinations(words[:_BLOCKED], 2):
        keys.add(tuple(sorted((a.base[:3], b.base[:3]))))
        keys.add(tuple(sorted((a.base[-3:], b.base[-3:]))))
        keys.add(("", *sorted((a.bones[:3], b.bones[:3]))))
    return keys
