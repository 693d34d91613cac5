"""The noun that a number counts, by where it stands and how it ends: no list of nouns is complete."""

from __future__ import annotations

from typing import Final

from beleg.languages.measuring.fractions import DASHES
from beleg.languages.measuring.names import Amounts
from beleg.languages.numbers import Quantity

_PHRASE: Final = 3  # words of a noun phrase that is taken to its end
_ENDING: Final = 3  # letters of an ending that is written onto digits: "388-і"


class Nouns:
    """The noun that a number counts, by where it stands and how it ends: no list of nouns is complete."""

    def __init__(self, reader: Amounts) -> None:
        self.reader, self.tokens, self.pack, self.known = reader, reader.tokens, reader.pack, reader.known

    def behind(self, quantity: Quantity, limit: int) -> int | None:
        """The token of the head of what is counted; None where nothing is."""
        begin = quantity.last + 1
        one = quantity.low == quantity.high == 1
        if one and (of := self.reader.hit("of", begin)):
            begin, one = self._past_determiners(of.last + 1), False  # "one of the oldest houses"
        if quantity.low is not None and 0 < quantity.low < 1:
            begin = self._past_determiners(begin)  # "half the houses"
        run = self._run(begin, limit)
        if not run:
            return None
        norm = self.tokens.norm
        if self.pack.capital_nouns:
            return next((at for at in run if self.tokens.capital(at)), None)
        if self.known.plural and not one and not self.pack.head_first:
            hyphened = begin < len(norm) and norm[begin] in DASHES and self.tokens.glued(begin)
            if hyphened:
                return run[0]  # "a 15-member committee", "six-cylinder engines"
            many = self._many(run)
            if many is None and (more := self._listed(run[-1] + 1, limit)):
                many = self._many(more)
            if many is not None:
                return many
            first = norm[run[0]]
            return run[0] if first in self.known.nominal or not first.endswith(self.known.verbal) else None
        if self.known.plural and one and not self.pack.head_first:
            last = run[-1] if len(run) <= _PHRASE and self._ends(run[-1] + 1, limit) else run[0]
            return None if norm[last].endswith(self.known.verbal) and norm[last] not in self.known.nominal else last
        if self.known.adjective:
            head = next((at for at in run if not norm[at].endswith(self.known.adjective)), None)
            return run[0] if head is None else head
        return run[0]

    def _ends(self, at: int, limit: int) -> bool:
        """The phrase ends there for sure: at a mark, a small word, another number."""
        return at >= limit or self.tokens.kind[at] != "w" or self.reader.hit("stop", at) is not None

    def _many(self, run: list[int]) -> int | None:
        """The first noun of many that is the head: "teams" in "three women's teams", "cars" in "two sports cars"."""
        norm = self.tokens.norm
        many = [at for at in run if self.reader.plural(norm[at])]
        for at in many:
            owner = norm[at + 1 : at + 2] in (["'s"], ["'"], ["’"])
            whose = owner and any(n > at + 1 for n in run)
            if not whose and not (norm[at] in self.known.attributive and at + 1 in many):
                return at
        return None

    def _past_determiners(self, at: int) -> int:
        while at < self.reader.size and (self.reader.hit("determiner", at) or self.reader.hit("the", at)):
            at += 1
        return at

    def _listed(self, at: int, limit: int) -> list[int] | None:
        """What goes on behind an "and" or a comma between two adjectives: "small, friendly firms"."""
        if at >= limit:
            return None
        link = self.reader.hit("range", at)
        if self.tokens.norm[at] != "," and not (link and link.payload == "and"):
            return None
        return self._run(at + 1, limit)[:2]

    def _bounds(self, at: int) -> bool:
        """A word that qualifies the next number, none of those that leave it as it is ("further", "neue")."""
        hedge = self.reader.hit("hedge", at)
        return hedge is not None and hedge.payload != "exact"

    def _run(self, at: int, limit: int) -> list[int]:
        """The words behind a number that may be its noun and what describes it."""
        reader, tokens = self.reader, self.tokens
        run: list[int] = []
        at = min(at, len(tokens))
        of = reader.hit("of", at)
        if of and not reader.hit("partitive", at):
            at = self._past_determiners(of.last + 1)
        if at < len(tokens) and tokens.norm[at] in DASHES and tokens.glued(at):
            at += 1
        while at < limit and len(run) < self.known.reach:
            if tokens.kind[at] == "p":
                hyphen = tokens.norm[at] in DASHES and tokens.glued(at) and at + 1 < limit and tokens.glued(at + 1)
                if not (hyphen and run):
                    break
                at += 1
                run[-1:] = []
                continue
            if (
                tokens.kind[at] == "d"
                or reader.hit("stop", at)
                or self._bounds(at)
                or reader.hit("partitive", at)
                or reader.hit("clause", at)
            ):
                break
            if reader.hit("ends", at) or (run and (reader.hit("determiner", at) or reader.hit("the", at))):
                break
            ending = at > 0 and tokens.glued(at) and len(tokens.norm[at]) <= _ENDING
            whose = (
                self.pack.head_final
                and reader.hit("land", at) is not None
                and at + 1 < limit
                and tokens.kind[at + 1] == "w"
            )
            if tokens.norm[at] not in self.known.before and not ending and not whose:
                run.append(at)
            at += 1
        return run
