"""What a number counts: the noun of its phrase, and the nationality words that stand with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity
from beleg.reading.sentences import Sentence

QUOTES: Final = frozenset("\"'“”„«»‘’‹›‚")
DASHES: Final = frozenset("–—-")
FOREIGN: Final = ("foreign",)


class Noun(StrEnum):
    """The sort of noun a number stands with."""

    PEOPLE = "people"  # a nationality or group: "Kenyans", "foreigners"
    PERSON = "person"  # people in general: "men", "citizens"
    THING = "thing"  # a name, a case, a country, a contract, a channel
    NONE = "none"  # nothing follows: "of them, 29 had died"
    UNKNOWN = "unknown"  # a noun that no pack knows
    DISTRACTOR = "distractor"  # what the topic never counts


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its noun. ``last`` is the last token of the whole phrase."""

    quantity: Quantity
    noun: Noun
    things: frozenset[str]
    first: int
    last: int
    people: tuple[str, ...]
    partitive: bool = False
    elliptic: bool = False  # a verb follows at once: "29 had died"
    of_next: bool = False  # a part of the number behind it: "two of the four fighters"


class Hits:
    """The hits of one sentence, by the token they begin at, and what shows that a phrase goes on or ends."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.by: dict[str, dict[int, Hit]] = {}  # those asked for

    def hit(self, at: int, *categories: str) -> Hit | None:
        best = None
        for category in categories:
            place = self.by.get(category)
            if place is None:
                place = self.by[category] = self.sentence.at(category)
            found = place.get(at)
            if found and (best is None or found.last > best.last):
                best = found
        return best

    def _closes(self, at: int) -> bool:
        """A phrase ends here: with the sentence, at a mark, an "and" or a word that stops it."""
        tokens = self.sentence.tokens
        return at >= len(tokens) or tokens.kind[at] == "p" or self._links(at) or self.hit(at, "stop") is not None

    def _quoted_word(self, at: int, last: int) -> bool:
        """A quotation mark right behind the number, or the one that closes after a word or two."""
        marks = [n for n in range(last + 1, at) if self.sentence.tokens.norm[n] in QUOTES]
        return at == last + 1 or (marks == [last + 1] and at <= last + 4)

    def _adverb(self, at: int) -> Hit | None:
        """ "89 currently on the front line": says when or how, not what; unless a longer verb begins there ("96 are home")."""
        hit = self.hit(at, "hedge")
        found = hit if hit is not None and hit.payload == "exact" else self.hit(at, "now")
        verb = self.hit(at, "topic.verb")
        return None if found is None or (verb is not None and verb.last > found.last) else found

    def _adverbs(self, begin: int, end: int) -> bool:
        """Nothing but adverbs stands there."""
        while begin < end and (hit := self._adverb(begin)):
            begin = hit.last + 1
        return begin >= end

    def _when(self, at: int) -> bool:
        """ "this year", "last month", "yesterday": a time follows the number, and no noun."""
        shift, word = self.hit(at, "shift"), self.hit(at, "reckoned")
        if shift is not None and self.hit(shift.last + 1, "period"):
            return True
        return word is not None and any(c.isdigit() for c in str(word.payload))

    def _ago(self, at: int) -> bool:
        """ "A year ago", "a year earlier": what the number is set against."""
        before = self.hit(at, "relative")
        return self.hit(at, "ago") is not None or (before is not None and str(before.payload).startswith("prior"))

    def _dated(self, at: int) -> bool:
        """A month, and no noun that is counted."""
        return self.hit(at, "month") is not None and not self.hit(at, "person", "people", "thing")

    def _is_item(self, first: int, last: int) -> bool:
        """ "— Nepalis 211": nothing else stands in the line."""
        tokens = self.sentence.tokens
        return all(tokens.kind[at] == "p" for at in (*range(first), *range(last + 1, len(tokens))))

    def _currency_or_thing(self, at: int) -> bool:
        return self.hit(at, "currency", "thing", "distractor") is not None

    def _joins(self, at: int) -> bool:
        """A word with an "and" written onto its end: "15 тоҷику узбек"."""
        ends = self.sentence.pack.joining
        return bool(ends) and self.sentence.tokens.norm[at].endswith(ends)

    def _links(self, at: int) -> bool:
        hit = self.hit(at, "range")
        return hit is not None and hit.payload == "and"


def codes_of(hit: Hit) -> tuple[str, ...]:
    return (hit.payload,)
