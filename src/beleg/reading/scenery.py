"""How far a document, and each of its paragraphs, is about the topic: the words and places that set its scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from beleg.model import Document
from beleg.reading.dates import is_item
from beleg.reading.people import towns
from beleg.reading.relevance import SHORT
from beleg.reading.sentences import Sentence
from beleg.reading.subject import subject
from beleg.topics import Topic

_DENSE: Final = 0.2  # words of the topic a sentence, from which on a document is about it throughout
_FEWEST: Final = 3  # and how many it must have at least
_OFF: Final = -1.0  # log-odds of the topic below which a document that names no party to its war is off it
_NAMELESS: Final = 1.0  # the same for a text that names no party to the war: courts, wars, refugees of other countries
_SCENE: Final = 1  # paragraphs that a word of the topic colours
_QUOTES: Final = frozenset('"„“”«»')  # apostrophes are letters of Uzbek
_CALLS: Final = 12  # sentences of an advert, to each that calls


class Scenery:
    """What a document is about, as a whole and by paragraph.

    ``theatre``: it names a party to the topic's war; ``subject``: the log-odds of the topic, see `subject`; ``topical``:
    how far each paragraph is about it; ``bare``: only paragraphs that are may tell of it; ``invites``: it is an advert.
    """

    def __init__(self, document: Document, topic: Topic, lines: Sequence[Sentence]) -> None:
        self.topic, self.lines = topic, lines
        self.parties = frozenset(topic.dimensions.get("side", {}).get("values", ()))
        self.towns = Counter(code for line in lines for _, code in towns(line))
        short = len(document.text) <= SHORT
        self.theatre = self._theatre()
        self.ours = short or self.theatre
        self.subject = subject(lines, self.towns, self.parties)
        self.words = self._words()
        self.topical = self._topical()
        self.bare = not short and self.words.total() < _FEWEST and self.subject < 0
        self.invites = self._invites()

    def off(self) -> bool:
        """Another war, another country's courts: nothing in it is on the topic."""
        return not self.ours and (self.subject < _NAMELESS or self.words.total() < _FEWEST)

    def _words(self) -> Counter[int]:
        """How many words that set the scene of the topic each paragraph has."""
        words: Counter[int] = Counter()
        telling = self.topic.telling
        for line in self.lines:
            words[line.paragraph] += len(_context(line, telling))
        return words

    def _topical(self) -> dict[int, float]:
        """For each paragraph 1 where it, or one close before it, has words of the topic; 0.5 where the document has many."""
        order = sorted(self.words)
        if self.subject < _OFF and not self.theatre:
            return dict.fromkeys(order, 0.0)  # a single word that may be of the topic makes no text one
        here = 1.0 if self.ours else 0.5  # another war may be meant
        dense = 0.5 if self.words.total() >= max(_FEWEST, _DENSE * len(self.lines)) else 0.0
        found: dict[int, float] = {}
        items = {line.paragraph for line in self.lines if is_item(line)}
        for at, number in enumerate(order):
            near = any(self.words[p] for p in order[max(0, at - _SCENE) : at + 1])
            # what a list stands under says what it is of
            under = found[order[at - 1]] if at and number in items else dense
            found[number] = here if near else max(dense, under)
        return found

    def _invites(self) -> bool:
        """The text itself recruits: outside of quotations it calls its readers to sign, to write, to bring a friend."""
        calls = [n for n, line in enumerate(self.lines) if line.of("topic.invite") and _QUOTES.isdisjoint(line.text)]
        return len(calls) > 1 and len(calls) * _CALLS >= len(self.lines)

    def _theatre(self) -> bool:
        """The text names a party to the topic's war, or a side: another war, another country's courts are off the topic."""
        if not self.parties:
            return True
        places = ("land", "people", "adjective", "capital", "topic.side")
        named = any(h.payload in self.parties for line in self.lines for h in line.of(*places))
        money = self.topic.dimensions.get("side", {}).get("money", {})  # their money, too, is theirs
        named = named or any(h.payload in money for line in self.lines for h in line.of("currency"))
        return named or not self.parties.isdisjoint(self.towns)


def _context(line: Sentence, telling: frozenset[str]) -> set[int]:
    """Where a sentence has words of the topic: its own, and signals that only it has."""
    return {
        h.first
        for h in line.hits
        if h.category in ("topic.context", "topic.side") or (h.category == "topic.verb" and h.payload in telling)
    }
