"""What a number is said of beyond its own words: the next country of a list, the wounded who were brought home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.lists import labelled
from beleg.reading.marks import NO_SPEECH
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal

# tokens from a number to the next one of a list of countries: ", followed at some distance by Norland with"
_LISTED: Final = 14
_LINKED: Final = 3  # tokens from a country to its number: "Norland, with about 55"
_SURE: Final = 1.0  # the score from which on a verb is surely said of a number
_OPENING: Final = 5  # tokens before the number of a sentence that opens with its country
_ALL: Final = 100_000  # people of one country beyond which a bare number counts something else
_AMONG: Final = 3  # tokens between "among them" and the number: "among them, he said, are 14"
_APART: Final = frozenset(",،(")
_SIGNALS: Final = ("topic.verb", "topic.noun", "clause", "number", "currency", "duration")

DESCRIBES: Final = frozenset({"pair.relative", "pair.describes"})  # a verb that only says which people are counted
_OF_OTHERS: Final = DESCRIBES | {"pair.of_part", "pair.theirs"}

Scored = tuple[float, Signal, list[tuple[str, float]]]


def next_country(line: Sentence, before: Counted, number: Counted, signal: int) -> Hit | None:
    """ "Norland lost 94, ahead of Sudland with 55 and Eastland (12)": a further country, and no more than its number.

    ``before`` is the number right before it; ``signal`` the token of the word that tells what the number itself counts,
    or -1.
    """
    here = number.quantity
    bare = number.noun in (Noun.NONE, Noun.PERSON) or (number.noun is Noun.PEOPLE and labelled(number))
    if not bare or number.partitive or not here.sort is before.quantity.sort is Sort.COUNT or here.low == 0:
        return None
    norm, between = line.tokens.norm, range(before.last + 1, here.first)
    if not 0 < len(between) <= _LISTED or any(norm[at] in ".;!?" for at in between):
        return None
    homes = [h for h in line.of("land", "people", "group") if h.first in between and h.last < here.first]
    if not homes or homes[-1].payload in before.people:
        return None
    links = {h.first for h in line.by.get("range", ()) if h.payload == "and"}
    apart = [at for at in between if at < homes[-1].first and (norm[at] in _APART or at in links)]
    begin = apart[-1] if apart else between[0]
    link = range(homes[-1].last + 1, here.first)
    plain = all(line.tokens.kind[at] == "w" for at in link)
    if len(link) > _LINKED or (len(link) == 1 and norm[link[0]] in ",،") or any(begin <= h.first for h in homes[:-1]):
        return None
    if number.noun is Noun.PERSON and not (link and plain):
        return None
    own = {h.first for h in line.of(*_SIGNALS)}
    return homes[-1] if signal < begin and own.isdisjoint(range(begin, here.first)) else None


def opens_with_country(line: Sentence, number: Counted) -> bool:
    """ "Among the dead 41 are Norlanders. Sudland accounts for 17": a country, a word or two, and its bare number."""
    here = number.quantity
    if number.noun is not Noun.NONE or number.partitive or here.sort is not Sort.COUNT or not 1 < here.value < _ALL:
        return False
    if number.first > _OPENING or line.pack.head_final or line.by.get("distractor"):
        return False
    norm, kind, after = line.tokens.norm, line.tokens.kind, number.last + 1
    links = {h.first for h in line.by.get("range", ()) if h.payload == "and"}
    if after < len(norm) and kind[after] != "p" and after not in links:
        return False
    homes = [h for h in line.of("land") if h.last < number.first]
    if len(homes) != 1 or homes[0].first > 1 or any(h.first < number.first for h in line.of(*_SIGNALS[:2])):
        return False
    dash = frozenset("–—")
    return all(kind[at] == "w" or norm[at] in dash for at in range(homes[0].last + 1, number.first))


def among_them(line: Sentence, number: Counted, signals: Sequence[Signal], end: int) -> bool:
    """ "Among them are 14 Norlanders, he said, adding that one has been freed": they are a part of those counted before.

    None of the words that say what befell people is of its own list, which ends at the token ``end``.
    """
    if number.noun not in (Noun.PEOPLE, Noun.PERSON) or number.quantity.sort is not Sort.COUNT:
        return False
    norm = line.tokens.norm
    for hit in line.by.get("partitive", ()):
        between = range(hit.last + 1, number.first)
        if hit.last >= number.first or len(between) > _AMONG or any(norm[at] in ".;:!?" for at in between):
            continue
        if not any(s.role in ("verb", "noun") and s.first < end and s.last > hit.last for s in signals):
            return True
    return False


def come_home(
    number: Counted, best: Scored, scored: Sequence[Scored], measures: Mapping[str, Measure]
) -> Scored | None:
    """ "handed over 22 wounded soldiers": the wounds say who they are, and the verb what befell them."""
    signal = best[1]
    own = number.first <= signal.first and signal.last <= number.last
    if not own or signal.measure not in measures or "alive" not in measures[signal.measure].traits:
        return None
    verbs = (one for one in scored if one[1].role == "verb" and one[0] > _SURE and one[1].measure in measures)
    home = [one for one in verbs if "returned" in measures[one[1].measure].traits]
    return max(home, key=itemgetter(0), default=None)


def behind_saying(line: Sentence, number: Counted, best: Scored, scored: Sequence[Scored]) -> Scored | None:
    """ "The father of one of the dead says 14 have signed": what describes who speaks is not said of what they say."""
    signal = best[1]
    if signal.last >= number.first:
        return None
    says = (h.first for h in line.of("say") if h.payload not in NO_SPEECH and signal.last < h.first < number.first)
    verb = next(says, -1)
    if verb < 0 or not _APART.isdisjoint(line.tokens.norm[signal.last + 1 : verb]):
        return None
    said = (one for one in scored if one[1].first > verb and one[0] > _SURE)
    return max(said, key=itemgetter(0), default=None)


def rather_than_where(line: Sentence, number: Counted, signal: Signal, told: Sequence[Scored]) -> Scored | None:
    """ "In the war 300 volunteers of the “Dawn” brigade were wounded": what befell them (``told``), not where they were."""
    if not told or signal.role != "verb" or signal.first >= number.first:
        return None
    if not any(h.first == signal.first and h.payload == "preposition" for h in line.of("edge")):
        return None
    behind = [s for s in told if s[1].role == "verb" and s[1].first > number.last]
    plain = [s for s in behind if _OF_OTHERS.isdisjoint(name for name, _ in s[2])]
    return max(plain, key=itemgetter(0), default=None)
