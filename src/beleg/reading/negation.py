"""Deeds that are said not to have happened: "we have not recruited 143 Norlanders" denies the figure."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Hedge
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

_PLAIN: Final = frozenset({Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE, Hedge.VAGUE})
_NEAR: Final = 3  # tokens from "not" to its verb: "did not ever recruit"
_BEHIND: Final = 2  # the same where it follows the verb


def negated(line: Sentence, pairing: Pairing) -> Hit | None:
    """The negation of the verb that says what happened; None where there is none, or it is of something else."""
    signal, number = pairing.signal, pairing.counted
    found = line.by.get("negation")
    if not found or number.quantity.high == 0 or number.quantity.hedge not in _PLAIN:
        return None  # "never more than 500"
    taken = {at for h in line.of("hedge", "plan", "doubt") for at in range(h.first, h.last + 1)}  # "no fewer than"
    taken |= {at for h in found if h.payload == "still" for at in range(h.first, h.last + 1)}
    final = line.pack.head_final or line.pack.verb_final
    for hit in found:
        if hit.first in taken or hit.payload == "but":
            continue
        if hit.last + 1 == number.first or (final and hit.first == number.last + 1):
            return hit  # "there are no 2,000 Norlanders"
        if signal is None or signal.role != "verb" or signal.first <= hit.first <= signal.last:
            continue  # "did not return" is a word of its own
        if any(hit.last < h.first <= number.quantity.at and h.payload == "but" for h in found):
            continue  # "there did not come home but eleven"
        if hit.last < signal.first:
            near = not final and signal.first - hit.last - 1 <= _NEAR and _plain(line, hit.last + 1, signal.first)
        else:
            near = final and hit.first - signal.last - 1 < _BEHIND and _plain(line, signal.last + 1, hit.first)
        if near:
            return hit
    return None


def _plain(line: Sentence, begin: int, end: int) -> bool:
    """Nothing between but small words: no number, no mark, no other verb, no new clause."""
    tokens = line.tokens
    if any(tokens.kind[at] != "w" for at in range(begin, end)):
        return False
    between = range(begin, end)
    return not any(
        h.first in between for h in line.of("number", "vague", "that", "say", "denial", "topic.verb", "clause")
    )
