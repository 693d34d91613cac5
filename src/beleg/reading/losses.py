"""Whose losses a figure tells of: the adjective or the owner of the word for them, the side that had them, who lost them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Measure
from beleg.reading import people, townspeople
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.people import BEGIN, STRONG, WEAK, Discourse
from beleg.reading.sentences import Sentence

_DESCRIBED: Final = 2  # words between a nationality and the losses: "Ukrainian military casualties"
_SIDE: Final = 7  # tokens from the losses to the side that had them: "dead and wounded on the Russian side"
_NEAR: Final = 3  # tokens between the word that measures and the word for the losses
_ARTICLE: Final = 2  # tokens from a verb to whom it is about: no more than an article stands between
_RANKS: Final = (3, 4)  # tokens from a preposition to the army one serves with: "in den Reihen der russischen Armee"
_LOSES: Final = 4  # tokens from "the losses of" to who had them: "pertes de l’armée ukrainienne"


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
        theirs = next((of for side in sides if (of := _of_side(line, side)) is not None), None)
        if theirs is None:
            continue
        # "of the dead Southlanders on Norland's side": whose they are is told
        if not any(h.first in between and h.first != theirs.first for h in people.mentions(line, STRONG)):
            return theirs
    return None


def _described(line: Sentence, loss: Hit) -> Hit | None:
    """The nation before the word for losses, or behind it where adjectives follow, with nothing but words between."""
    apart = {at for h in line.of(*BEGIN, "at", "range") for at in range(h.first, h.last + 1)}
    pack = line.pack
    for hit in people.mentions(line, (*STRONG, *WEAK)):
        ahead = hit.last < loss.first and not (pack.romance or pack.caseless)
        behind = loss.last < hit.first and pack.head_first
        between = range(hit.last + 1, loss.first) if ahead else range(loss.last + 1, hit.first)
        plain = all(line.tokens.kind[at] == "w" and at not in apart for at in between)
        owns = hit.category == "adjective" or line.tokens.norm[hit.last].endswith(pack.genitive)
        if (ahead or behind) and owns and len(between) <= _DESCRIBED and plain:
            return hit
    return None


def _of_side(line: Sentence, side: Hit) -> Hit | None:
    """The nation right beside the word for a side: "the Russian side", "bando ruso"."""
    for hit in people.mentions(line, (*STRONG, *WEAK)):
        if side.first - 1 <= hit.last < side.first or side.last < hit.first <= side.last + _DESCRIBED:
            return hit
    return None


def losing_army(
    line: Sentence, counted: Counted, measure: Measure, discourse: Discourse, said_by: Sequence[str]
) -> Hit | None:
    """ "70,000 soldiers were killed, as the Norlandish army faced high losses": nobody's but a party's losses are told."""
    if measure.group != "people" or counted.partitive or counted.noun is Noun.PEOPLE or discourse.now_strongly():
        return None
    if not _lost(line, counted.quantity.at):
        return None
    armies = [
        h
        for h in line.of("topic.side")
        if h.payload in discourse.parties and not townspeople.is_speakers(line, h, said_by)
    ]
    return min(armies, key=lambda h: abs(h.first - counted.quantity.at), default=None)


def located(line: Sentence, hit: Hit) -> bool:
    """ "Украинада", "Суриядаги": the ending says where."""
    return bool(line.pack.locative) and line.tokens.norm[hit.last].endswith(line.pack.locative)


def who_had_them(
    line: Sentence,
    counted: Counted,
    measure: Measure,
    said_by: Sequence[str],
    discourse: Discourse,
    *,
    whose_else: bool,
) -> Hit | None:
    """ "Moscow has lost 50,000 soldiers", "Kyiv brought home 140 men": the losses of the one who lost them.

    Who speaks is meant where the sentence has counted nobody ``whose_else``: "its own", says the ministry.
    """
    returned = "returned" in measure.traits
    if counted.noun is Noun.PEOPLE:
        return None
    if not returned and (theirs := _of_losses(line, counted)):
        return theirs
    if counted.partitive or not (returned or _lost(line, counted.quantity.at)):
        return None
    word = max((h.first for h in line.of("topic.owner") if h.first < counted.quantity.at), default=None)
    if word is None and not _lost(line, counted.quantity.at):
        return None
    named = [
        h
        for h in sorted((*people.mentions(line, ("land", "capital", "people")), *_armies(line)), key=lambda h: h.first)
        if h.last < counted.first and not people.placed(line, h) and not located(line, h)
    ]
    named = [h for h in named if not people.observing(line, h, discourse.observers)]
    others = [h for h in named if not townspeople.is_speakers(line, h, said_by)]
    named = others if others or whose_else else named
    own = [h for h in named if line.tokens.norm[h.last].endswith(line.pack.genitive)] if line.pack.genitive else []
    found = own or named
    if any(counted.first <= h.first <= counted.last for h in line.of("compatriot")):
        # "Norland's ministry asked for its 13 citizens serving in the Southland army": not the army's
        found = [h for h in found if not people.sided(line, h)] or found
    if not line.pack.head_final and word:  # "Norland took 30 men back from Southland", "lost since their invasion 300"
        found = [h for h in found if h.last < word] or [h for h in found if h.first - word <= _ARTICLE]
    return found[-1] if found else None


def _armies(line: Sentence) -> list[Hit]:
    """The adjectives of armies that do something: "российская армия потеряла"."""
    sides = line.of("topic.side")
    ats = line.of("at")
    return [
        h
        for h in (people.mentions(line, ("adjective",)) if sides and not line.pack.head_final else ())
        if any(s.first <= h.first and h.last <= s.last and s.payload == h.payload for s in sides)
        and not any(_RANKS[0] <= h.first - at.last <= _RANKS[1] and people.plain(line, at.last, h.first) for at in ats)
    ]


def _of_losses(line: Sentence, counted: Counted) -> Hit | None:
    """ "The losses of the Ukrainian army reached 12,000": whose they are stands right behind the word, before the number."""
    small = {h.first for h in line.of("origin", "determiner")}
    begins = {h.first for h in line.of(*BEGIN)} | {h.first for h in line.of("at")} - small
    for owner in line.of("topic.owner"):
        for hit in people.mentions(line, (*STRONG, *WEAK)):
            between = range(owner.last + 1, hit.first)
            plain = all(line.tokens.kind[at] == "w" and at not in begins for at in between)
            behind = owner.last < hit.first and (hit.last < counted.first or owner.first > counted.last)
            described = hit.category == "adjective" and hit.last + 1 == owner.first and not line.pack.head_first
            if described and owner.last < counted.first:
                return hit  # "Russian losses reached a new high: 430,000 soldiers"
            if behind and plain and len(between) <= _LOSES and sum(at not in small for at in between) <= 1:
                return hit
    return None


def _lost(line: Sentence, at: int) -> bool:
    """A word of losing that is no part of a longer phrase: "lost 300 men", not "lost their lives"."""
    verbs = [v for v in line.of("topic.verb") if not v.first <= at <= v.last]
    return any(not any(v.first <= h.first and h.last < v.last for v in verbs) for h in line.of("topic.owner"))
