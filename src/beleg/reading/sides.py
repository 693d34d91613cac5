"""For which side: the words of the sentence, whose own people they are, who holds them, and what the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from beleg.languages.lexicon import Hit
from beleg.model import Measure, Reason
from beleg.reading.marks import Marks
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

Side = tuple[str | None, Reason | None]

BOTH: Final = "both"  # the payload of words that name no one side: "on both sides"
OWN: Final = "own"  # the payload of words for those of whoever is spoken of: "in its ranks"
_LEAD: Final = 4  # the first of so many parts of a text is its lead
_NEAR: Final = 3  # tokens between an army and the verb of what it does to its enemies
_PHRASE: Final = 4  # tokens that the name of an army has at most
_SPEAKS: Final = 2  # tokens between an army and the verb of saying
_COUNTS: Final = 8  # tokens within which an army counts its own


class Sides:
    """The sides of a document. ``dimension`` is the topic's: its values, and which holds where nothing is said."""

    def __init__(self, lines: Sequence[Sentence], dimension: Mapping[str, Any]) -> None:
        self.values = tuple(map(str, dimension.get("values", ())))
        self.default: str | None = str(dimension["default"]) if dimension else None
        self.without = frozenset(dimension.get("without", ()))
        self.money: Mapping[str, str] = dimension.get("money", {})
        self.usual = {code: str(side) for side, codes in dimension.get("usual", {}).items() for code in codes}
        self.named: frozenset[str] = frozenset()  # the sides on which words of the text say that people serve
        self.whole = self._whole(lines) if dimension else None

    def _whole(self, lines: Sequence[Sentence]) -> str | None:
        """The side of a document that does not say: the one its words name more often, else the topic's."""
        named: Counter[str] = Counter()
        lead, first = len(lines) // _LEAD, len(lines)
        for number, line in enumerate(lines):
            for side in _evidence(line):
                named[side] += 1 + (number <= lead)  # what stands in the lead counts double
                first = min(first, number)
        self.named = frozenset(named)
        other = max((s for s in named if s != self.default), key=lambda s: (named[s], s), default=self.default)
        alone = not named[self.default or ""] and 2 * first < len(lines)
        return other if named[other or ""] > (0 if alone else max(1, named[self.default or ""])) else self.default

    def of(
        self,
        line: Marks,
        pairing: Pairing,
        measure: Measure,
        about: tuple[str, ...],
        said_by: Sequence[str],
        unit: str = "",
    ) -> Side:
        """The side that those a claim counts serve, and why. ``unit``: of its value, the currency of a payment."""
        if self.default is None or measure.name in self.without:
            return None, None
        if both := next((h for h in line.of("topic.side") if h.payload == BOTH), None):
            return None, line.line.reason("side", "on both sides", both.first, both.last)
        if len(about) > 1 and set(about) == set(self.values):
            return None, Reason("side", "people of both sides")
        at = pairing.counted.quantity.at
        if ranks := self._in_its_own(line, at):
            return ranks
        own = about[0] if len(about) == 1 and about[0] in self.values else None
        if own and "returned" in measure.traits:  # "from Ukrainian captivity 120 came home, 115 were given for them"
            return own, Reason("side", "its own people")
        for hit in sorted((h for h in _longest(line) if h.payload != OWN), key=lambda h: abs(h.first - at)):
            if _speaks(line, hit, said_by) and not ("harm" not in measure.traits and _has(line, hit, at)):
                continue
            if "harm" in measure.traits and _acts(line, hit, pairing, measure):
                if (enemy := self._enemy(hit.payload)) and own != hit.payload:
                    return enemy, line.line.reason("side", "in the hands of the other side", hit.first, hit.last)
            elif own is None or own == hit.payload or _serves(line, hit):
                return hit.payload, line.line.reason("side", "the nearest words of the sentence", hit.first, hit.last)
        if own:  # "17 Ukrainian soldiers"
            return own, Reason("side", "its own people")
        paid = self.money.get(unit, self.default)
        if paid != self.default or (not self.named and unit in self.money):
            return paid, Reason("side", "paid in its money")
        usual = {self.usual.get(code) for code in about}
        if self.default not in self.named and len(usual) == 1 and (side := usual.pop()):
            return side, Reason("side", "the side that their countrymen serve")
        how = "what the whole text speaks of" if self.whole != self.default else "the side the topic is about"
        return self.whole, Reason("side", how)

    def _in_its_own(self, line: Marks, at: int) -> Side | None:
        """ "Kyiv says that 7,000 foreigners fight in its ranks": the ranks of the party named last before."""
        ranks = [h for h in line.of("topic.side") if h.payload == OWN]
        hit = min(ranks, key=lambda h: abs(h.first - at), default=None)
        parties = [h for h in line.of("land", "capital", "adjective") if h.payload in self.values]
        owners = [h for h in parties if hit is not None and h.last < hit.first]
        if hit is None or not owners:
            return None
        owner = max(owners, key=lambda h: h.first)
        return owner.payload, line.line.reason("side", "in the ranks of the party just named", owner.first, hit.last)

    def _enemy(self, side: str) -> str | None:
        others = [value for value in self.values if value != side]
        return others[0] if len(others) == 1 else None


def _evidence(sentence: Sentence) -> set[str]:
    """The sides that a sentence speaks of people serving on."""
    if not sentence.of("topic.side"):
        return set()
    line = Marks(sentence)
    named = (h for h in _longest(line) if h.payload not in {BOTH, OWN})
    return {h.payload for h in named if not _speaks(line, h, ()) and not _stands_alone(line, h)}


def _longest(line: Marks) -> list[Hit]:
    """The words that name a side, without those that are part of longer ones."""
    found: list[Hit] = []
    for hit in sorted(line.of("topic.side"), key=lambda h: (h.first, -h.last)):
        if not found or hit.last > found[-1].last:
            found.append(hit)
    return found


def _speaks(line: Marks, hit: Hit, said_by: Sequence[str]) -> bool:
    """The army says it: "the Russian defence ministry said", "according to the Ukrainian army"."""
    if _tells(line, hit):
        return False
    if not _serves(line, hit) and any(0 < h.first - hit.last <= _SPEAKS for h in line.of("say")):
        return True
    words = line.text[line.tokens.start[hit.first] : line.tokens.end[hit.last]].casefold()
    return any(words in name.casefold() for name in said_by)


def _has(line: Marks, hit: Hit, at: int) -> bool:
    """ "The forces of Kyiv count 8,200 fighters": nothing but its number follows."""
    opens = {h.first for h in line.of("that", "clause")}
    between = range(hit.last + 1, at)
    return 0 < len(between) <= _COUNTS and not any(line.tokens.kind[t] == "p" or t in opens for t in between)


def _acts(line: Marks, hit: Hit, pairing: Pairing, measure: Measure) -> bool:
    """The army does it to them: "Russian forces captured 12", "12 captured by Russian forces"."""
    signal, counted = pairing.signal, pairing.counted
    if signal is None or signal.role != "verb" or _loses(line, signal.first, signal.last):
        return False
    if _before(line, hit) in _agents(line):
        return True
    if _serves(line, hit):
        return False
    if hit.last < counted.first < signal.first:  # "Украина армиясы … эки аскерди туткундады"
        held = "held" in measure.traits  # for killing and losing it has one verb
        return held and (line.pack.head_final or (counted.first - hit.last <= _SPEAKS and _opens(line, hit)))
    if signal.first < hit.first <= signal.last + 1 and hit.last < counted.first:  # "أسرت القوات الروسية 12"
        return line.pack.caseless
    return hit.last < signal.first <= hit.last + _NEAR and signal.first < counted.first and _opens(line, hit)


def _loses(line: Marks, first: int, last: int) -> bool:
    """The verb says that the army lost them: they are its own."""
    return any(h.first <= last and first <= h.last for h in line.of("topic.owner"))


def _agents(line: Marks) -> set[int]:
    """Where a word stands that names who did it, and can be no genitive: "by", "par", "por", "من قبل"."""
    others = {h.last for h in line.of("filler")} | {h.last for h in line.of("linker") if h.payload == "at"}
    return {h.last for h in line.of("linker") if h.payload == "by"} - others


def _before(line: Marks, hit: Hit) -> int:
    """The token before a hit and its article."""
    articles = {h.last for h in line.of("determiner")}
    return hit.first - 2 if hit.first - 1 in articles else hit.first - 1


def _serves(line: Marks, hit: Hit) -> bool:
    """A preposition or an ending says that they are in it: "in the Russian army", "for Ukraine", "орус армиясында"."""
    if line.pack.head_final:
        if any(h.payload == "postposition" and h.first == hit.last for h in line.of("edge")):
            return True  # "Norland for fought"
        endings = (*line.pack.locative, *line.pack.ablative, *line.pack.genitive)
        return any(word.endswith(endings) for word in line.tokens.norm[min(hit.first + 1, hit.last) : hit.last + 1])
    heads = {h.last for h in line.of("edge") if h.payload == "preposition"} - _agents(line)
    return hit.first in heads or _before(line, hit) in heads


def _tells(line: Marks, hit: Hit) -> bool:
    """The words hold what the army says or does, and so whom they mean: "Russia says it has killed 20 mercenaries"."""
    inside = (h for h in line.of("say", "topic.verb") if hit.first < h.first and h.last < hit.last)
    return hit.length > _PHRASE and any(True for _ in inside)


def _stands_alone(line: Marks, hit: Hit) -> bool:
    """The army as one that does or says something, not as one that somebody serves in."""
    return not _tells(line, hit) and not _serves(line, hit) and (line.pack.head_final or _opens(line, hit))


def _opens(line: Marks, hit: Hit) -> bool:
    """It stands where a subject does: first, or behind a comma or "that", perhaps with an article."""
    before = _before(line, hit)
    return before < 0 or line.tokens.kind[before] == "p" or before in {h.last for h in line.of("that", "clause")}
