"""What is worth reading: one scan for a topic's words in all its languages at once, before a language is identified.

Off-topic news has hardly any of them and costs one look-up a word. The scan must not miss what the close reading would
read, so it is wide: the words of a pattern that sets the scene may stand anywhere in the text, and in whatever language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from beleg.languages.lexicon import Lexicon
from beleg.languages.packs import folder, read_toml
from beleg.languages.tokens import fold
from beleg.topics import Topic, topic

SCENE: Final = ("context", "side")  # tables of a topic's words that set its scene
_WORD: Final = re.compile(r"[^\W\d_]+")
_ANY: Final = frozenset({"_", "#", "..."})
SHORT: Final = 600  # characters up to which a text is always read: a post, a headline
_FEW: Final = 2  # different words of the scene that a longer text must have
_CACHED: Final = 200_000  # words remembered before the memory is emptied: keeps memory flat


_Atom = tuple[int, int]  # a language, and a word of its patterns


class Scan:
    """Says of a text whether it can be about a topic. Linear in its length."""

    def __init__(self, about: Topic) -> None:
        self._about = about
        self._lexicons: list[Lexicon] = []
        self._needed: dict[_Atom, list[frozenset[_Atom]]] = {}  # by word: what must stand with it
        self._alone: set[_Atom] = set()  # words that need no other
        self._known: dict[str, tuple[_Atom, ...]] = {}

    def _load(self) -> None:
        """Take in the words of all languages: only when a text of some length asks, as it costs a tenth of a second."""
        for number, lang in enumerate(self._about.languages()):
            lexicon = Lexicon(read_toml(folder(lang) / "pack.toml").get("proclitics", ()))
            for file in self._about.words(lang):
                for pattern in _patterns(read_toml(file), self._about.telling):
                    words = frozenset((number, lexicon.piece(piece)) for piece in _pieces(pattern))
                    for word in words:
                        self._needed.setdefault(word, []).append(words - {word})
            self._lexicons.append(lexicon)
        self._alone = {word for word, others in self._needed.items() if frozenset() in others}

    def worth_reading(self, text: str) -> bool:
        """False only for a text of some length with hardly a word of the topic."""
        if len(text) <= SHORT:
            return True
        if not self._lexicons:
            self._load()
        known = self._known
        found = 0
        seen: set[_Atom] = set()
        words: list[tuple[_Atom, ...]] = []  # those that need others
        for word in set(_WORD.findall(text)):
            told = known.get(word)
            if told is None:
                told = self._look(word)
            if not told:
                continue
            if self._alone.isdisjoint(told):
                words.append(told)
                continue
            found += 1
            if found >= _FEW:
                return True
            seen.update(told)
        seen.update(*words)
        found += sum(any(rest <= seen for atom in told for rest in self._needed[atom]) for told in words)
        return found >= _FEW

    def _look(self, word: str) -> tuple[_Atom, ...]:
        if len(self._known) > _CACHED:
            self._known.clear()
        norm = fold(word)
        atoms = ((number, atom) for number, lexicon in enumerate(self._lexicons) for atom in lexicon.atoms(norm))
        told = self._known[word] = tuple(atom for atom in atoms if atom in self._needed)
        return told


@cache
def scan(topic_name: str) -> Scan:
    return Scan(topic(topic_name))


def _patterns(tables: dict[str, dict[str, list[str]]], telling: frozenset[str]) -> Iterator[str]:
    for table in SCENE:
        for row in tables.get(table, {}).values():
            yield from row
    for measure, row in tables.get("verb", {}).items():
        if measure in telling:
            yield from row


def _pieces(pattern: str) -> list[str]:
    """The words a pattern cannot do without, with their alternatives; of an alternative of several words the longest."""
    pieces = [p for p in re.findall(r"\([^()]*\)\??|[^\s()]+", pattern) if not p.endswith("?") and p not in _ANY]
    plain = []
    for piece in pieces:
        words = {max(choice.split(), key=len) for choice in piece.strip("()").split("|") if choice.split()}
        plain.append(f"({'|'.join(sorted(words))})" if len(words) > 1 else next(iter(words)))
    return plain
