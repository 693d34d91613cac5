"""Two numbers side by side: a part and its whole, things and a further one of them, a country whose verb is left out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.model import Number
from beleg.reading.befallen import Befallen
from beleg.reading.counted import DASHES, FOREIGN, Counted, Noun, codes_of
from beleg.reading.counting import MANY
from beleg.reading.sentences import Sentence

_THINGS: Final = 8  # tokens between a number of things and a further one
_OF: Final = 3  # tokens between a part and its whole: "of all the"
_SET_OFF: Final = DASHES | {","}


class Phrases(Befallen):
    """The phrases of one sentence, each seen with the one before it."""

    def elided(self, quantity: Quantity) -> Hit | None:
        """ "Kenya has 30 citizens there, Uganda 12 and Togo seven": the country of a further number, whose verb is left out."""
        at, norm = quantity.first - 1, self.sentence.tokens.norm
        for first in range(max(1, at - 2), at + 1):
            hit = self.hit(first, "land")
            if hit and hit.last == at and (norm[first - 1] in ",;:،–—" or self._links(first - 1)):
                return hit
        return None

    def listed(self, before: Counted, quantity: Quantity) -> Hit | None:
        """ "68 citizens of Norland, 54 of Sudland and 30 – Westland's": the country behind a further number without its noun."""
        tokens, at = self.sentence.tokens, quantity.last + 1
        if before.noun not in (Noun.PEOPLE, Noun.PERSON) or not before.people or quantity.sort is not Sort.COUNT:
            return None
        hedged = {n for h in self.sentence.of("hedge", "determiner") for n in range(h.first, h.last + 1)}
        between = range(before.last + 1, quantity.first)
        if not all(tokens.norm[n] in ",;" or self._links(n) or n in hedged for n in between) or not between:
            return None
        if at < len(tokens) and tokens.norm[at] in DASHES:
            at += 1
        else:
            while self.hit(at, "origin", "determiner"):
                at += 1
        hit = self.hit(at, "land", "group")
        return hit if hit and (self._closes(hit.last + 1) or self.hit(hit.last + 1, "topic.verb", "at")) else None

    def shared(self, number: Counted) -> Hit | None:
        """ "Norlanders make up 45 percent, Sudlanders 12": whose a further share is, whose word for percent is left out."""
        quantity, at = number.quantity, number.quantity.first - 1
        bare = quantity.sort is Sort.COUNT and number.noun in (Noun.NONE, Noun.PEOPLE) and number.last == quantity.last
        if not bare or quantity.value > MANY or not self._closes(number.last + 1):
            return None
        while at > 0 and (self.hit(at, "determiner", "hedge") or self.sentence.tokens.norm[at] in _SET_OFF):
            at -= 1
        hits = self.sentence.of("people", "group", "land")
        return max((h for h in hits if h.last == at), key=lambda h: h.length, default=None)

    def of_things(self, before: Counted, number: Counted) -> bool:
        """ "12 drones over Norland, 10 over Sudland": a further number of what was counted before, and nothing but where."""
        if before.noun is not Noun.DISTRACTOR or number.noun is not Noun.NONE or before.quantity.sort is Sort.ARTICLE:
            return False  # "said in a statement, for recruiters 15": an article counts no things
        tokens, between = self.sentence.tokens, range(before.last + 1, number.first)
        if number.partitive or number.people or not 0 < len(between) <= _THINGS:
            return False
        apart = any(tokens.norm[at] in ",;،" or self._links(at) for at in between)
        if not apart or any(tokens.norm[at] in ".:!?" or self.hit(at, "topic.verb") for at in between):
            return False
        at = number.last + 1
        dash = at < len(tokens) and tokens.norm[at] in DASHES
        placed = self.hit(at + dash, "at", "origin") is not None
        return placed or (self._closes(at) and not number.quantity.words)

    def of_unit(self, number: Counted, following: Counted) -> bool:
        """ "shells of 82 and 120 mm": two numbers of one unit that nobody counts people by."""
        between = range(number.last + 1, following.first)
        if number.noun is not Noun.NONE or following.noun is not Noun.DISTRACTOR or len(between) != 1:
            return False
        return following.last > following.quantity.last and self._links(between[0])

    def part_of(self, part: Counted, whole: Counted) -> bool:
        """ "two of the four Chinese fighters": nothing but "of" and an article between two numbers, the larger behind."""
        none = part.quantity.none
        begin = part.quantity.at if none else part.last if part.noun is Noun.PERSON else part.quantity.last
        between = range(begin + 1, whole.first)
        bare = part.noun in (Noun.NONE, Noun.UNKNOWN) or (part.noun is Noun.PERSON and not part.people)
        if not 0 < len(between) <= _OF + none or not bare or not _larger(whole, part):
            return False
        if whole.noun not in (Noun.PEOPLE, Noun.PERSON, Noun.DISTRACTOR) and not self._those(part, whole):
            return False
        origin = [h for at in between if (h := self.hit(at, "origin", "partitive"))]
        small = {at for h in origin for at in range(h.first, h.last + 1)}
        if none:  # "not one of the nine": the words for none hold the "of"
            return bool(origin) and whole.quantity.value > 0 and whole.first - part.quantity.last <= _OF
        return bool(origin) and all(at in small or self.hit(at, "determiner", "filler") for at in between)

    def _those(self, part: Counted, whole: Counted) -> bool:
        """ "One of the three": counted before, in words."""
        bare = whole.noun is Noun.NONE is part.noun
        return bare and whole.quantity.words and part.quantity.words and bool(self.hit(whole.first - 1, "determiner"))

    def whence(self, people: Counted, countries: Counted) -> bool:
        """Foreigners, or people of whom nothing else is said, and right behind "from" so many countries."""
        if people.people:
            return people.people == FOREIGN
        between = range(people.last + 1, countries.first)
        return people.noun is Noun.PERSON and 0 < len(between) <= _OF and any(self.hit(at, "origin") for at in between)


def _larger(whole: Counted, part: Counted) -> bool:
    """Both count, and the second counts more."""
    counts = whole.quantity.sort is Sort.COUNT and part.quantity.sort in (Sort.COUNT, Sort.ARTICLE)
    return counts and whole.quantity.value >= part.quantity.value


def _things(found: Sequence[Counted]) -> Number:
    """The most of the things that were counted right before, one after the other; -1 for none."""
    run = itertools.takewhile(lambda number: number.noun is Noun.DISTRACTOR, reversed(found))
    return max((number.quantity.value for number in run), default=-1)


def phrases(sentence: Sentence, quantities: Sequence[Quantity], *, at_war: bool = True) -> list[Counted]:
    """Each quantity of a sentence with what it counts; ``at_war``: in a text that names a party, and speaks of the topic."""
    table = Phrases(sentence, at_war=at_war)
    found: list[Counted] = []
    for n, quantity in enumerate(quantities):
        counted = table.counted(quantity, quantities[n + 1] if n + 1 < len(quantities) else None)
        before = found[-1] if found else None
        if counted.noun is Noun.UNKNOWN:
            counted = table.met(counted, before)
        elif sentence.by.get("topic.either") and table.is_thing(counted):
            counted = replace(counted, noun=Noun.UNKNOWN)
        if counted.partitive and counted.noun is Noun.NONE and counted.quantity.value <= _things(found):
            counted = replace(counted, noun=Noun.DISTRACTOR)  # "108 drones and 12 missiles, 67 of them"
        if before and table.of_things(before, counted):
            counted = replace(counted, noun=Noun.DISTRACTOR)
        if before and table.of_unit(before, counted):
            found[-1] = replace(before, noun=Noun.DISTRACTOR)
        if before and counted.noun is Noun.NONE and not counted.people and (hit := table.elided(quantity)):
            counted = replace(counted, noun=Noun.PEOPLE, first=hit.first, people=codes_of(hit))
        elif before and counted.noun in (Noun.NONE, Noun.UNKNOWN) and (hit := table.listed(before, quantity)):
            counted = replace(counted, noun=Noun.PEOPLE, last=hit.last, people=codes_of(hit))
        if before and before.quantity.sort is Sort.PERCENT and (hit := table.shared(counted)):
            share = replace(quantity, sort=Sort.PERCENT, unit=before.quantity.unit)
            counted = replace(counted, quantity=share, noun=Noun.NONE, first=quantity.first, people=codes_of(hit))
        parted = before is not None and table.part_of(before, counted)
        if before and parted and counted.noun is Noun.DISTRACTOR:
            found[-1] = replace(before, noun=Noun.DISTRACTOR)  # "nine of the 38 families"
        elif before and parted:
            one = before.quantity.words and before.quantity.low == before.quantity.high == 1
            if one:  # "one of 16 Kenyans": somebody is described
                found[-1] = replace(before, noun=Noun.DISTRACTOR, of_next=counted.noun is Noun.NONE)
            else:
                found[-1] = replace(before, noun=counted.noun, people=before.people or counted.people, of_next=True)
            counted = replace(counted, partitive=False)
        if before and "country" in counted.things and counted.people and table.whence(before, counted):
            found[-1] = replace(before, people=counted.people)  # "1,436 foreigners from 36 African countries"
        found.append(counted)
    return found
