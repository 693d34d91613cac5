"""Whose losses a figure tells of: the adjective or the owner of the word for them, or the side that they are told of."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading import people
from beleg.reading.pairing import Pairing
from beleg.reading.people import STRONG, WEAK
from beleg.reading.sentences import Sentence

_DESCRIBED: Final = 2  # words between a nationality and the losses: "Ukrainian military casualties"
_SIDE: Final = 7  # tokens from the losses to the side that had them: "dead and wounded on the Russian side"
_NEAR: Final = 3  # tokens between the word that measures and the word for the losses


def whose_losses(line: Sentence, pairing: Pairing) -> Hit | None:
    """ "Ukrainian military losses at 600,000", "the number of killed on the Russian side rises to 9,000": who had them."""
    words = line.by.get("topic.losses")
    signal = pairing.signal
    if not words or signal is None or pairing.counted.partitive:
        return None
    number = pairing.counted
    for loss in words:
        if loss.payload == "camp" or not (signal.first - _NEAR <= loss.first and loss.last <= signal.last + _NEAR):
            continue
        if not loss.last < number.quantity.at:
            continue
        if (own := _described(line, loss)) is not None:
            return own
        between = range(loss.last + 1, min(number.first, loss.last + _SIDE))
        if line.pack.head_final:
            between = range(max(0, loss.first - _NEAR), loss.first)  # "from-the-Norlandish side killed"
        sides = [h for h in words if h.payload == "camp" and h.first in between]
        told = next(((side, of) for side in sides if (of := _of_side(line, side)) is not None), None)
        if told is None:
            continue
        others = (h for h in people.mentions(line, STRONG) if h.first in between and h.first != told[1].first)
        if not any(others):  # "of the dead Southlanders on Norland's side": whose they are is told
            return told[1]
    return None


def _described(line: Sentence, loss: Hit) -> Hit | None:
    """The nation before the word for losses, or behind it where adjectives follow, with nothing but words between."""
    apart = {at for h in line.of(*people.BEGIN, "at", "range") for at in range(h.first, h.last + 1)}
    pack = line.pack
    for hit in people.mentions(line, (*STRONG, *WEAK)):
        ahead = hit.last < loss.first and not (pack.romance or pack.caseless)
        behind = loss.last < hit.first and pack.head_first
        between = range(hit.last + 1, loss.first) if ahead else range(loss.last + 1, hit.first)
        plain = all(line.tokens.kind[at] == "w" and at not in apart for at in between)
        owns = hit.category == "adjective" or line.tokens.norm[hit.last].endswith(pack.genitive or ("\n",))
        if (ahead or behind) and owns and len(between) <= _DESCRIBED and plain:
            return hit
    return None


def _of_side(line: Sentence, side: Hit) -> Hit | None:
    """The nation right beside the word for a side: "the Russian side", "bando ruso"."""
    for hit in people.mentions(line, (*STRONG, *WEAK)):
        if side.first - 1 <= hit.last < side.first or side.last < hit.first <= side.last + _DESCRIBED:
            return hit
    return None
