"""Who lands in their own country has come home: "Eight Norlanders whom they had sent to the front landed in Oslo"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Measure
from beleg.reading.pairing import Pairing
from beleg.reading.people import mentions, towns
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal

_NEAR: Final = 5  # tokens between landing and where: "landed on Wednesday evening in Nairobi"
_WHERE: Final = ("capital", "land")
_ENDS: Final = frozenset(".;:,")


def come_home(sentence: Sentence, best: Pairing | None, measures: Mapping[str, Measure]) -> Pairing | None:
    """The pairing as it is, or of the measure of those who came home, where they land in the country that is theirs."""
    landings = sentence.by.get("topic.landing")
    if not landings or best is None or len(best.counted.people) != 1 or sentence.by.get("topic.relic"):
        return best
    measure = measures.get(best.measure)
    if measure is None or measure.unit != "person" or measure.group != "people" or "returned" in measure.traits:
        return best
    name = next((m.name for m in measures.values() if "returned" in m.traits and m.unit == "person"), None)
    landing = next((hit for hit in landings if _at_home(sentence, hit, best.counted.people[0])), None)
    if name is None or landing is None:
        return best
    return replace(best, measure=name, signal=Signal(name, "verb", landing.first, landing.last))


def _at_home(sentence: Sentence, landing: Hit, country: str) -> bool:
    """A town or the name of the country stands beside the verb: behind it, or before it where verbs stand last."""
    norm, pack = sentence.tokens.norm, sentence.pack
    behind = range(landing.last + 1, min(landing.last + 2 + _NEAR, len(norm)))
    behind = range(behind.start, next((at for at in behind if norm[at] in _ENDS), behind.stop))
    near = {*behind} if not pack.head_final else set()
    if pack.head_final or pack.verb_final or pack.capital_nouns:  # "sind in Oslo gelandet"
        near |= {*range(landing.first - _NEAR, landing.last + 1)}
    if any(hit.first in near and hit.payload == country for hit in mentions(sentence, _WHERE)):
        return True
    return any(at in near and code == country for at, code in towns(sentence))
