"""What is worth reading: one scan for a topic's words in all its languages at once, before a language is identified.

Off-topic news has hardly any of them and costs one look-up a word. The scan must not miss what the close reading would
read, so it is wide: of each pattern that sets the scene of the topic one word is enough, in whatever language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from beleg.languages.lexicon import Lexicon
from beleg.languages.packs import folder, read_toml
from beleg.languages.tokens import fold
from beleg.topics import Topic, topic

SCENE = ("context", "side")  # tables of a topic's words that set its scene
TELLING = frozenset({"recruited", "captured", "deserted", "exchange_requested"})  # measures whose verbs do so as well
_WORD = re.compile(r"[^\W\d_]+")
SHORT = 600  # characters up to which a text is always read: a post, a headline
_FEW = 2  # different words of the scene that a longer text must have
_CACHED = 200_000  # words remembered before the memory is emptied: keeps memory flat


class Scan:
    """Says of a text whether it can be about a topic. Linear in its length."""

    def __init__(self, about: Topic) -> None:
        self._lexicons: list[Lexicon] = []
        for lang in about.languages():
            lexicon = Lexicon(read_toml(folder(lang) / "pack.toml").get("proclitics", ()))
            for file in about.words(lang):
                for pattern in _patterns(read_toml(file)):
                    lexicon.add("scene", lang, _telling_word(pattern))
            self._lexicons.append(lexicon)
        self._known: dict[str, bool] = {}

    def worth_reading(self, text: str) -> bool:
        """False only for a text of some length with hardly a word of the topic."""
        if len(text) <= SHORT:
            return True
        known, found = self._known, set()
        for word in set(_WORD.findall(text)):
            told = known.get(word)
            if told is None:
                told = self._look(word)
            if told:
                found.add(fold(word))
                if len(found) >= _FEW:
                    return True
        return False

    def _look(self, word: str) -> bool:
        if len(self._known) > _CACHED:
            self._known.clear()
        norm = fold(word)
        told = self._known[word] = any(lexicon.atoms(norm) for lexicon in self._lexicons)
        return told


@cache
def scan(topic_name: str) -> Scan:
    return Scan(topic(topic_name))


def _patterns(tables: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    for table in SCENE:
        for row in tables.get(table, {}).values():
            yield from row
    for measure, row in tables.get("verb", {}).items():
        if measure in TELLING:
            yield from row


def _telling_word(pattern: str) -> str:
    """The longest word of a pattern, with its alternatives: the one that says most."""
    pieces = re.findall(r"\([^()]*\)|[^\s()]+", pattern.replace("?", " "))
    best = max(pieces, key=lambda piece: min(len(word.strip("*")) for word in piece.strip("()").split("|")))
    words = {max(choice.split(), key=len) for choice in best.strip("()").split("|")}
    return f"({'|'.join(sorted(words))})" if len(words) > 1 else next(iter(words))
