"""What is said beside a number and not of those it counts: of the rest, of a report, of the figure itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.model import Measure
from beleg.reading.counted import Counted
from beleg.reading.pairing import ENOUGH, Feature
from beleg.reading.sentences import Sentence
from beleg.reading.signals import OTHER, Signal

_FIGURE: Final = 3  # tokens from "the figure" to its number: "the figure of 272", "the figure of about 272"


def said_of_others(sentence: Sentence, number: Counted, signal: Signal) -> bool:
    """The signal speaks of people whom the number does not count, or of what was said about them."""
    if signal.role not in ("verb", "noun", "weak"):
        return False
    # "The ministry turned back reports that 1,000 serve there": what somebody denies, and nobody who was turned back
    denials = sentence.by.get("denial", ()) if signal.role == "verb" else ()
    if any(h.first <= signal.last and signal.first <= h.last for h in denials):
        low, high = sorted((signal.first, number.first))
        opens = (h.first for h in sentence.of("that"))
        if any(low < at < high if signal.first < number.first else at < number.first for at in opens):
            return True
    if signal.first > number.last:
        # "Two are at the front, the rest are missing"
        return any(number.last + 1 < h.first < signal.first for h in sentence.by.get("rest", ()))
    return False


def figure_named(
    sentence: Sentence,
    number: Counted,
    signal: Signal,
    measures: dict[str, Measure],
    scored: Sequence[tuple[float, Signal, list[Feature]]],
) -> tuple[float, Signal, list[Feature]] | None:
    """ "The figure of 272 Norlandish recruits could not be verified": that is said of the figure, and they are recruits."""
    measure = measures.get(signal.measure)
    of_figure = signal.measure == OTHER or (measure is not None and "listed" in measure.traits)
    if signal.role != "verb" or not of_figure or number.first <= signal.first <= number.last:
        return None
    if not any(0 < number.quantity.first - h.last <= _FIGURE for h in sentence.by.get("tally", ())):
        return None
    own = (s for s in scored if s[0] > ENOUGH and s[1].measure != OTHER and s[1].role in ("noun", "weak"))
    counted = (s for s in own if number.quantity.to < s[1].first and s[1].last <= number.last)
    return max(counted, key=lambda one: one[0], default=None)
