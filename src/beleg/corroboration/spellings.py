"""Names nobody listed that several documents spell differently, brought together as they come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from beleg.corroboration.matches import UNLISTED, Match, block_keys
from beleg.corroboration.names import ALIKE, Word, likeness


class Spellings:
    """Which ids of unlisted names are one. Each name is compared once, with the names that begin or end as it does.

    The result is the same whatever the order: names are one where a chain of likenesses leads from one to the other, and
    go by the first id in the alphabet. Names of one word are never brought together: half of what is known of them is missing.
    """

    def __init__(self) -> None:
        self._words: dict[str, Sequence[Word]] = {}
        self._blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._group: dict[str, str] = {}

    def add(self, match: Match) -> None:
        """Hold a name against those that are there; one that was met before changes nothing."""
        name = match.id
        if name in self._words or len(match.words) < 2 or not name.startswith(UNLISTED):
            return
        keys = sorted(block_keys(match.words))
        met = sorted({other for key in keys for other in self._blocks[key]})
        self._words[name] = match.words
        self._group[name] = name
        for key in keys:
            self._blocks[key].append(name)
        for other in met:
            a, b = self._root(name), self._root(other)
            if a != b and likeness(self._words[other], match.words) >= ALIKE:
                self._group[max(a, b)] = min(a, b)

    def _root(self, name: str) -> str:
        while self._group[name] != name:
            self._group[name] = name = self._group[self._group[name]]
        return name

    def changed(self) -> dict[str, str]:
        """The ids that go by another, with that other."""
        return {name: root for name in sorted(self._group) if (root := self._root(name)) != name}
