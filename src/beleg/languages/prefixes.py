"""What a language writes onto the beginning of a word: "and", prepositions, the article. Data of a pack; Arabic has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_NEVER: Final = "(?!)"  # a pattern that matches nothing: most languages write nothing onto a word


def _any(parts: Iterable[str]) -> str:
    return "|".join(re.escape(part) for part in sorted(parts, key=len, reverse=True)) or _NEVER


class Prefixes:
    """The table ``prefixes`` of pack.toml, ready to ask; empty for a language without it. Words are folded."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        joining, articles = _any(table.get("and", ())), _any(table.get("article", ()))
        before = _any(table.get("before_article", ()))
        self.article = next(iter(table.get("article", ())), "")
        self._joined = re.compile(f"(?:{joining})")
        self._article = re.compile(f"(?:{before})?(?:{articles})")
        self._oblique = re.compile(rf"(?:{joining})?(?:{_any(table.get('oblique', ()))})\w{{2}}")
        self._preposition = re.compile(rf"(?:{_any(table.get('preposition', ()))})\w")

    def joined(self, word: str) -> bool:
        """It begins with an "and"."""
        return self._joined.match(word) is not None

    def definite(self, word: str) -> bool:
        """It begins with the article, perhaps behind another prefix."""
        return self._article.match(word) is not None

    def oblique(self, word: str) -> bool:
        """A preposition has grown together with its article: it is no subject."""
        return self._oblique.match(word) is not None

    def governed(self, word: str) -> bool:
        """It may begin with a preposition."""
        return self._preposition.match(word) is not None

    def stem(self, word: str) -> str:
        """The word without its article and what stands before that."""
        return self._article.sub("", word, count=1) if self.definite(word) else word
