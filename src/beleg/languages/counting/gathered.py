"""The words of a sentence that the reading of numbers looks at, by what they are and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import ClassVar, Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens

# All categories that the reading of numbers looks at.
_LOOKED_AT: Final = frozenset(
    "adjective age ago article at change compatriot currency distractor duration glued group hedge hedge_after number ordinal "
    "partitive people per percent person plus_half range scale share shift shift_after span stop thing vague weekday yearword "
    "zero".split()
)


class Gathered:
    """Gathers the hits of one sentence, by category."""

    looked_at: ClassVar[frozenset[str]] = _LOOKED_AT

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], pack: Pack) -> None:
        self.tokens, self.pack, self.size = tokens, pack, len(tokens)
        self.by: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        self.ends: defaultdict[str, dict[int, Hit]] = defaultdict(dict)
        for hit in hits:
            category, first, last = hit.category, hit.first, hit.last
            if category not in self.looked_at or (category == "number" and first < last and self._prefixed_teen(hit)):
                continue
            begin, end = self.by[category], self.ends[category]
            if first not in begin or begin[first].last < last:
                begin[first] = hit
            if last not in end or end[last].first > first:
                end[last] = hit

        if "group" in self.by and "number" in self.by:
            for hit in self.by["group"].values():  # "chet ellik", a foreigner, whose second word is "fifty" elsewhere
                for at in range(hit.first + 1, hit.last + 1):
                    self.by["number"].pop(at, None)

    def _prefixed_teen(self, hit: Hit) -> bool:
        """ "واحد بعشرة": one for ten, not eleven; nothing is written onto the second word of a teen."""
        last = self.tokens.norm[hit.last]
        teen = isinstance(hit.payload, int | float) and 10 < hit.payload < 20
        prefixes = self.pack.prefixes
        return teen and last not in self.pack.number_words and (prefixes.joined(last) or prefixes.governed(last))

    def hit(self, category: str, at: int) -> Hit | None:
        place = self.by.get(category)
        return place.get(at) if place else None

    def ending(self, category: str, at: int) -> Hit | None:
        place = self.ends.get(category)
        return place.get(at) if place else None
