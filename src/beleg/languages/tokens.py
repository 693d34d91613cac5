"""Words and numbers of a text, with their places and the form they are looked up by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from beleg.languages.symbols import SITES

# Combining marks (Latin and Cyrillic accents, Arabic vowel signs) and the soft hyphen belong to the word they stand in.
_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u00ad"
_APOSTROPHES: Final = "'’ʼʻ‘`´ʹ"
_LETTERS: Final = rf"[^\W\d_]*+(?:[{_MARKS}]++[^\W\d_]*+)*+"  # in runs, which takes a third of the time of one by one
_SPACE: Final = "\u0020\u00a0\u2009\u202f"
_TOKEN: Final = re.compile(
    rf"""
    (?P<site>\b\d{{1,3}}(?=\.(?:{"|".join(sorted(SITES))})\b)) |                                    # 24.kg, an outlet
    (?P<word>[^\W\d_]{_LETTERS}(?:[{_APOSTROPHES}](?=[^\W\d_]|[{_MARKS}]){_LETTERS})*+['’ʻ‘]?)
  | (?P<number>
        (?<![\d.,])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:[.,٫]\d{{1,2}}(?!\d))?   # 18 000
      | \d+(?:[.,'’٬٫،]\d+)*                                                       # 3.388  1,5  ٣٬٣٨٨
    )
  | (?P<other>[^\s\w\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_)  # but no invisible marks of direction
    """,
    re.VERBOSE,
)
_FOLDED: Final = str.maketrans(
    dict.fromkeys("'’ʼʻ‘`´ʹ", "'")
    | {"ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "\u00ad": ""}
)
_SIGNS: Final = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "。": ".", "，": ","}
# Uzbek in Latin letters keeps it for its apostrophe, now and then
_HARD_SIGN: Final = re.compile("(?<=[a-z])ъ|ъ(?=[a-z])")
_VOWEL_SIGNS: Final = re.compile("[\u0301\u0610-\u061a\u064b-\u065f\u0670]")
_DIGITS: Final = re.compile(r"\d")
_CACHED: Final = 200_000  # distinct words remembered before the memory of words is emptied


_known: Final[dict[str, str]] = {}  # a plain table: the library's moves a row to the end of a chain at each look-up


def fold(word: str) -> str:
    """The form a word is looked up by: composed, case-folded, one kind of apostrophe, no stress or vowel signs."""
    known = _known.get(word)
    if known is None:
        if len(_known) > _CACHED:
            _known.clear()
        known = _known[word] = word.lower() if word.isascii() else _folded(word)
    return known


def _folded(word: str) -> str:
    folded = unicodedata.normalize("NFC", word).casefold().translate(_FOLDED)
    if "ъ" in folded:
        folded = _HARD_SIGN.sub("'", folded)
    # A stress mark over a Cyrillic vowel ("сто́ит") and Arabic vowel signs are how a word is spoken, not another word.
    return unicodedata.normalize("NFC", _VOWEL_SIGNS.sub("", folded))


@dataclass(slots=True)
class Tokens:
    """The tokens of one text as parallel lists. ``start`` and ``end`` are offsets in that text.

    ``kind`` is a letter: ``d`` digits, ``w`` word, ``p`` anything else that is visible.
    """

    text: str
    start: list[int]
    end: list[int]
    norm: list[str]
    kind: list[str]

    def __len__(self) -> int:
        return len(self.start)

    def raw(self, at: int) -> str:
        return self.text[self.start[at] : self.end[at]]

    def glued(self, at: int) -> bool:
        """No space stands between this token and the one before it."""
        return at > 0 and self.end[at - 1] == self.start[at]

    def capital(self, at: int) -> bool:
        return self.kind[at] == "w" and self.text[self.start[at]].isupper()


def tokenise(text: str, elisions: Iterable[str] = (), enclitics: Iterable[str] = ()) -> Tokens:
    """Cut a text into tokens. Linear in its length.

    ``elisions`` are what a language writes onto the next word ("l'" in French), ``enclitics`` onto the last ("'s" in
    English); both become tokens of their own.
    """
    start: list[int] = []
    end: list[int] = []
    norm: list[str] = []
    kind: list[str] = []
    heads, tails = tuple(elisions), tuple(enclitics)
    for match in _TOKEN.finditer(text):
        a, b = match.span()
        group = match.lastgroup
        if group == "number":
            start.append(a)
            end.append(b)
            norm.append(match.group())
            kind.append("d")
        elif group == "word":
            word = text[a:b]
            form = fold(word) or word
            if "'" in form and len(form) > 1 and form.endswith("'"):
                form = form[:-1]  # a closing quotation mark, unless letters of the language end so ("bo'")
                b -= 1
                word = word[:-1]
            if "'" in form and len(form) == len(word):
                cut = next((len(h) for h in heads if form.startswith(h) and len(form) > len(h)), 0)
                if cut:
                    start.append(a)
                    end.append(a + cut)
                    norm.append(form[:cut])
                    kind.append("w")
                    a, form = a + cut, form[cut:]
                tail = next((len(t) for t in tails if form.endswith(t) and len(form) > len(t)), 0)
                if tail:
                    start += [a, b - tail]
                    end += [b - tail, b]
                    norm += [form[:-tail], form[-tail:]]
                    kind += ["w", "w"]
                    continue
            start.append(a)
            end.append(b)
            norm.append(form)
            kind.append("w")
        elif group == "site":
            start.append(a)
            end.append(b)
            norm.append(match.group())
            kind.append("w")
        else:
            start.append(a)
            end.append(b)
            norm.append(_SIGNS.get(match.group(), match.group()))
            kind.append("p")
    return Tokens(text, start, end, norm, kind)


def has_digit(text: str) -> bool:
    return _DIGITS.search(text) is not None
