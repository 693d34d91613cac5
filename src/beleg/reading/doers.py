"""Who does it says what is done: the police take no prisoners of war, and firms that send men to war recruit them.

Those who are tried and have sent others are not the others.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal

_BEFORE: Final = 4  # tokens between "police" and the verb: "police in the capital have captured"
_BY: Final = 2  # tokens between the verb and "police" behind it: "captured by the police"
_OPENS: Final = 2  # tokens from "27 agencies" to the "that" behind it
_DOES: Final = 6  # tokens from there to what they do
_TRIED: Final = 8  # tokens between people and "are prosecuted"
_AUXILIARIES: Final = 2  # words between those who did it and the verb: "the convicts had allegedly sent"
_STOPS: Final = frozenset(",،.;:!?…()–—")


def by_police(line: Sentence, found: list[Signal], measures: Mapping[str, Measure]) -> list[Signal]:
    """ "Police captured ten men who sent recruits": whom the police capture is detained."""
    police = [at for h in line.by.get("topic.police", ()) for at in (h.first, h.last)]
    if not police:
        return found
    held = {name for name, measure in measures.items() if {"held", "harm"} <= measure.traits}
    if not any(s.measure in held and s.role == "verb" for s in found):
        return found
    arrest = next((name for name, measure in measures.items() if "anybody" in measure.traits), None)
    if arrest is None:
        return found
    own = {s.first for s in found if s.measure == arrest}
    return [
        replace(s, measure=arrest)
        if s.measure in held and s.role == "verb" and s.first not in own and _do_it(line, police, s)
        else s
        for s in found
    ]


def _do_it(line: Sentence, police: Sequence[int], verb: Signal) -> bool:
    """They stand close before the verb or within it, or right behind it as those by whom it is done."""
    norm = line.tokens.norm
    for at in police:
        if verb.first < at <= verb.last:
            return True
        begin, end = (at + 1, verb.first) if at < verb.first else (verb.last + 1, at)
        reach = _BEFORE if at < verb.first else _BY
        if 0 <= end - begin <= reach and not any(norm[n] in _STOPS for n in range(begin, end)):
            return True
    return False


def sends(
    line: Sentence,
    number: Counted,
    found: Sequence[Signal],
    measures: Mapping[str, Measure],
    relatives: Collection[int],
) -> Signal | None:
    """ "27 agencies that had sent men to Russia": firms of which a relative clause says that they recruit or send."""
    if "channel" not in number.things or number.quantity.sort is not Sort.COUNT:
        return None
    channels = next((name for name, measure in measures.items() if "channels" in measure.traits), None)
    if channels is None or any(s.measure == channels and s.role == "noun" for s in found):
        return None
    near = range(number.last + 1, number.last + _OPENS + 1)
    told = any(at in relatives for at in near) or any(h.first in near for h in line.of("clause", "topic.sent"))
    sent = [h.first for h in line.by.get("topic.sent", ())]
    does = [s for s in found if s.role == "verb" and 0 < s.first - number.last <= _DOES and s.measure in measures]
    people = any(
        measures[s.measure].unit == "person"
        and ("unsaid" in measures[s.measure].traits or any(s.first <= at <= s.last for at in sent))
        for s in does
    )
    return Signal(channels, "noun", number.last, number.last) if told and people else None


def members(line: Sentence, number: Counted, measures: Mapping[str, Measure]) -> Signal | None:
    """ "The network that sent them consisted of seven people": those whom a network of recruiters is made of."""
    made = line.by.get("topic.gang")
    if (
        not made
        or number.people
        or number.noun not in (Noun.PERSON, Noun.NONE)
        or number.quantity.sort is not Sort.COUNT
    ):
        return None
    begins, ends = (number.first - 1, number.first), (number.last + 1, number.last + 2)
    beside = [h for h in made if h.payload == "has" and (h.last in begins or h.first in ends)]
    if not beside or not any(h.payload == "who" and h.last < number.quantity.at for h in made):
        return None
    channels = next((name for name, measure in measures.items() if "channels" in measure.traits), None)
    return Signal(channels, "noun", number.last, number.last) if channels is not None else None


def are_tried(sentence: Sentence, number: Counted, verb: Hit) -> bool:
    """ "9,000 soldiers of the army are prosecuted": the verb stands behind them, and no mark or other number between."""
    norm, kind = sentence.tokens.norm, sentence.tokens.kind
    gap = range(number.last + 1, verb.first)
    near = number.last < verb.first <= number.last + _TRIED
    return near and not any(kind[at] == "d" or norm[at] in _STOPS for at in gap)


def are_senders(line: Sentence, number: Counted, signal: Signal, found: Sequence[Signal], end: int) -> bool:
    """ "The convicts had sent 34 young men to war": a noun for those who did it, beside the verb, counts none of the 34.

    ``end`` is the token where the number's own stretch ends.
    """
    if signal.last >= number.first or signal.role not in ("verb", "noun"):
        return False
    sent = line.by.get("topic.sent", ())
    if not sent or not any(s.role == "noun" and s.first == signal.first and s.measure == signal.measure for s in found):
        return False
    counted = {h.first for h in line.of("number", "vague")}
    kind = line.tokens.kind
    for hit in sent:
        if hit.last < signal.first:  # "had sent the convicts 34", where verbs stand first
            first, last = hit.last + 1, signal.first
        elif hit.first > number.quantity.to:  # "that the convicts 34 men to the front sent", where they stand last
            first, last = hit.first, min(hit.first, end)
            if hit.first >= end:
                continue
        else:
            first, last = signal.last + 1, hit.first
        between = range(first, last)
        if len(between) <= _AUXILIARIES and all(kind[at] == "w" and at not in counted for at in between):
            return True
    return False
