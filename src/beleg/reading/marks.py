"""The hits of one sentence by category, as they were gathered: what asks for many of them for every number asks here."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.sentences import Sentence

NO_SPEECH: Final = frozenset({"holds", "acts", "none"})  # what verbs of saying say of themselves where they say nothing


class Marks:
    """A sentence as `Sentence` has it, whose hits are found by category without a look through all of them."""

    def __init__(self, line: Sentence) -> None:
        self.line, self.tokens, self.pack, self.text = line, line.tokens, line.pack, line.text
        self._by = line.by

    def of(self, *categories: str) -> list[Hit]:
        """The hits of some categories, those of the first before those of the second."""
        if len(categories) == 1:
            return self._by.get(categories[0], [])
        return [hit for category in categories for hit in self._by.get(category, ())]

    def ends_at(self, at: int, signs: str) -> bool:
        return self.line.ends_at(at, signs)
