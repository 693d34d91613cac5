"""Countries that send their own soldiers: "North Korea has sent 12,000 men", "12,000 soldiers sent by North Korea"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading import people
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.people import Discourse
from beleg.reading.sentences import Sentence

VERB_REACH: Final = 3  # tokens from a country to the verb it is the subject of
_BY: Final = 4  # tokens from those counted to the country that sent them: "soldats envoyés par la Corée"


def sender(line: Sentence, counted: Counted, discourse: Discourse) -> Hit | None:
    """ "Some 14,000 soldiers sent by North Korea": the country right behind the participle of sending."""
    if counted.noun is not Noun.PERSON or not line.by.get("topic.sent"):
        return None
    sent = next((h for h in line.of("topic.sent") if 0 < h.first - counted.last <= 2), None)
    if sent is None:
        return None
    near = [
        h
        for h in people.mentions(line, ("land",), discourse.parties)
        if 0 < h.first - sent.last <= _BY and not people.sided(line, h)
    ]
    between = range(sent.last + 1, near[0].first) if near else ()
    small = [h for h in line.of("linker", "determiner") if h.category == "determiner" or h.payload == "by"]
    by = {at for h in small for at in range(h.first, h.last + 1)}
    plain = all(at in by for at in between)
    return near[0] if near and plain else None


def sending(line: Sentence, pairing: Pairing, discourse: Discourse) -> Hit | None:
    """ "North Korea has sent 12,000 soldiers": the country right before the verb of sending, when nobody else is counted."""
    signal, counted = pairing.signal, pairing.counted
    if signal is None or signal.role != "verb" or not signal.last < counted.first or counted.partitive:
        return None
    near = [
        h
        for h in people.mentions(line, ("land",), discourse.parties)
        if 0 < signal.first - h.last <= VERB_REACH and not people.placed(line, h) and not people.sided(line, h)
    ]
    return near[-1] if near else None
