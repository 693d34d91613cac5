"""Which language a few lines are in, told by their small words and letters: a look-up a word, where that makes it plain.

    >>> told("The men were recruited in the capital and sent to the front, the ministry said.")
    'en'
    >>> told("Reuters, 12 May") is None
    True

"the" is English, "і" Ukrainian, Kazakh or Belarusian, "ң" Kazakh or Kyrgyz: each small word, and each word with a letter that
not every language of its script has, speaks for the languages it can be of. Where too few speak, or nearly as many for
another, nothing is said. A look-up a word is several times faster than a model of letters; the lists are in smallwords.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from beleg.languages.packs import codes, read_toml

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼʻ‘`][^\W\d_]+)*")
_FEWEST: Final = 5  # words that speak for a language, at least
_SHARE: Final = 6  # one word in so many must, at least
_AHEAD: Final = 0.7  # share of its words that the next language may have at most: kin have many words in common
_LONG: Final = 4  # letters
_LACKS: Final = 12  # words so long that, without one of the letters that a language uses all the time, are not of it


@dataclass(frozen=True, slots=True)
class _Lists:
    words: dict[str, frozenset[str]]  # the languages of each small word
    letters: dict[str, frozenset[str]]  # and those that have each letter that not all of its script have
    always: dict[str, frozenset[str]]  # letters of each language of which a dozen words have some


@cache
def _lists() -> _Lists:
    words: dict[str, frozenset[str]] = {}
    letters: dict[str, frozenset[str]] = {}
    always: dict[str, frozenset[str]] = {}
    for lang, row in read_toml(resources.files("beleg.languages") / "smallwords.toml").items():
        always[lang] = frozenset(row.get("always", ""))
        for word in row["words"].split():
            words[word] = words.get(word, frozenset()) | {lang}
        for letter in row.get("letters", ""):
            letters[letter] = letters.get(letter, frozenset()) | {lang}
    return _Lists(words, letters, always)


_known: Final[dict[str, frozenset[str]]] = {}
_CACHED: Final = 100_000  # distinct words remembered before the memory of words is emptied
_NONE: Final[frozenset[str]] = frozenset()


def _of(word: str) -> frozenset[str]:
    """The languages that a word speaks for: those of its list, of the letters that not all have."""
    if len(_known) > _CACHED:
        _known.clear()
    lists = _lists()
    written = word
    word = word.lower()
    langs = lists.words.get(word)
    for letter in word:
        if letter in lists.letters:
            langs = lists.letters[letter] if langs is None else langs & lists.letters[letter]
    _known[written] = langs = langs or _NONE
    return langs


def told(text: str) -> str | None:
    """The language of a text, ISO 639-1; None where its small words and letters do not make it plain."""
    words = _WORD.findall(text)
    votes: dict[str, int] = {}
    for word in words:
        langs = _known.get(word)
        for lang in _of(word) if langs is None else langs:
            votes[lang] = votes.get(lang, 0) + 1
    if len(votes) > 1 and sum(len(word) >= _LONG for word in words) >= _LACKS:
        lowered, always = text.lower(), _lists().always
        for lang in [lang for lang in votes if always[lang] and not any(letter in lowered for letter in always[lang])]:
            del votes[lang]
    if not votes:
        return None
    lang = max(votes, key=votes.__getitem__)
    most = votes.pop(lang)
    plain = most >= _FEWEST and most * _SHARE >= len(words) and all(n <= most * _AHEAD for n in votes.values())
    return lang if plain and lang in codes() else None
