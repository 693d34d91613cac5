"""Whose: the people a number is about, from its own phrase, its sentence, or what the text has been speaking of."""

from __future__ import annotations

from beleg.languages.lexicon import Hit
from beleg.model import Measure, Reason
from beleg.reading import assign, people
from beleg.reading.assign import Pairing
from beleg.reading.counted import Counted, Noun
from beleg.reading.people import Discourse
from beleg.reading.sentences import Sentence

_OPENING = 2  # token up to which a country is what its sentence opens with
_STRONG = ("people", "group")
_WEAK = ("land", "adjective", "capital")

Whose = tuple[tuple[str, ...], Reason | None]


def about_whom(line: Sentence, pairing: Pairing, measure: Measure, discourse: Discourse) -> Whose:
    """The nationalities or groups of the people meant, and why; empty where the text does not say."""
    counted = pairing.counted
    if counted.people:
        return counted.people, line.reason("about", "counted with the number", counted.first, counted.last)
    if _counts_recruiters(line, pairing):
        return (), None
    if hit := _owner(line, counted) or _framed(line, counted, discourse):
        return _named(line, hit, "whom the sentence is about")
    before = [h for h in people.mentions(line, _STRONG, discourse.parties) if h.last < counted.first]
    if before:
        return _named(line, before[-1], "named before in the sentence")
    if any(counted.first <= h.first <= counted.last for h in line.of("compatriot")):
        weak = [h for h in people.mentions(line, _WEAK, discourse.parties) if h.last < counted.first]
        if weak:
            return _named(line, weak[-1], "whose citizens they are")
        if discourse.paragraph_weak:
            return discourse.paragraph_weak, Reason("about", "citizens of the country named before in the paragraph")
    if measure.group in ("law", "money"):
        near = people.mentions(line, (*_STRONG, *_WEAK), discourse.parties)
        if near:
            hit = min(near, key=lambda h: abs(h.first - counted.quantity.at))
            return _named(line, hit, "the people named nearest")
    implied = next((h for h in line.of("topic.about") if counted.first <= h.first <= counted.last), None)
    if codes := discourse.now():
        return codes, Reason("about", "of whom the text has been speaking")
    return _named(line, implied, "what they are called") if implied else ((), None)


def _named(line: Sentence, hit: Hit, because: str) -> Whose:
    return (str(hit.payload),), line.reason("about", because, hit.first, hit.last)


def _counts_recruiters(line: Sentence, pairing: Pairing) -> bool:
    counted = pairing.counted
    return pairing.measure == "recruiters" or any(
        s.measure == "recruiters" and s.role == "noun" and counted.first <= s.first <= counted.last
        for s in assign.signals(line)
    )


def _framed(line: Sentence, counted: Counted, discourse: Discourse) -> Hit | None:
    """ "Aus Frankreich sind 183 Söldner gereist", "For Austria, five are listed": the sentence opens with whose."""
    origin = {h.last for h in line.of("origin")}
    found = None  # the last of them: "from Canada came 605, from America 544"
    for hit in people.mentions(line, ("land",), discourse.parties):
        if hit.last >= counted.first:
            break
        article = hit.first - 1 not in origin and hit.first - 2 in origin and line.pack.capital_nouns
        if hit.first <= _OPENING or hit.first - 1 in origin or article:
            found = hit
    return found


def _owner(line: Sentence, counted: Counted) -> Hit | None:
    """ "Moscow has lost 50,000 soldiers": the losses of the one who lost them."""
    if counted.noun is not Noun.PERSON or not _lost(line, counted.quantity.at):
        return None
    places = {h.last + n for h in line.of("at") for n in (1, 2)}  # "in Ukraine", "in der Ukraine": where, not whose
    named = [
        h
        for h in people.mentions(line, ("land", "capital", "people"))
        if h.last < counted.first and h.first not in places
    ]
    own = [h for h in named if line.tokens.norm[h.last].endswith(line.pack.genitive)] if line.pack.genitive else []
    found = own or named
    return found[-1] if found else None


def _lost(line: Sentence, at: int) -> bool:
    """A word of losing that is no part of a longer phrase: "lost 300 men", not "lost their lives"."""
    verbs = [v for v in line.of("topic.verb") if not v.first <= at <= v.last]
    return any(not any(v.first <= h.first and h.last < v.last for v in verbs) for h in line.of("topic.owner"))
