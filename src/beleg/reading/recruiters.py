"""Whom the law is after: those who recruit, of whom nobody says whose they are, or those who went to war."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.counted import Counted
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence
from beleg.reading.signals import signals

_BEHIND: Final = 6  # tokens from a number to those the law is after: "nine cases were opened against the agents"


def trade(line: Sentence, channels: Collection[str]) -> list[Hit]:
    """The words of a sentence for those who recruit and for their crime: "the agents", "human trafficking".

    ``channels`` are the measures that count them. Telegram channels and adverts are tried by nobody.
    """
    crimes = line.by.get("topic.trade", ())
    nouns = [h for h in line.by.get("topic.noun", ()) if h.payload in channels]
    if not nouns:
        return list(crimes)
    others = [h for h in line.of("thing") if h.payload == "channel"]
    others += line.of("say")  # in some languages to announce is "to make an advert"
    taken = {at for h in others for at in range(h.first, h.last + 1)}
    return sorted((*crimes, *(h for h in nouns if h.last not in taken)), key=lambda h: h.first)


def sought(line: Sentence, counted: Counted, words: Collection[Hit]) -> Hit | None:
    """Those of them that a number of cases, years or convicts is about: named before it, or right behind.

    "A Norlander got nine years for recruiting" says whose citizen was tried; "against those who Norlanders-ACC sent" does not.
    """
    if not words:
        return None
    kind, norm = line.tokens.kind, line.tokens.norm
    named = (h for h in line.of("people", "group", "compatriot") if not norm[h.last].endswith(line.pack.subjectless))
    people = min((h.first for h in named), default=len(kind))
    for hit in words:
        if people < hit.first:
            return None
        if hit.last < counted.first:
            return hit
        between = range(counted.last + 1, hit.first)
        if len(between) <= _BEHIND and not any(kind[at] != "w" for at in between):
            return hit
    return None


def counts_channels(line: Sentence, pairing: Pairing, channels: frozenset[str]) -> bool:
    """ "Three recruiters were arrested": those it counts are not the people the text is about."""
    counted = pairing.counted
    if pairing.measure in channels:
        return True
    if not any(h.payload in channels for h in line.by.get("topic.noun", ())):
        return False  # as nearly always
    return any(
        s.measure in channels and s.role == "noun" and counted.first <= s.first <= counted.last for s in signals(line)
    )
