"""The words of a text as they are searched for: without case and accents, in every script, with their places.

A word is found under the same form however it is written: accents and the points of letters are off, digits of a number stand
together (1,417 and 1 417), a word that a line end divides is whole. Names have keys besides that their spellings in other
scripts share. Whoever changes what a word is found under adds a step to `schema` that indexes all texts again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import decimal

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
)
_HIDDEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_APOSTROPHES = "'’ʼʻ‘`´ʹ"
_SIGNS = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"  # no spaces between words
_LETTER = rf"[^\W\d_{_SIGNS}{_APOSTROPHES}]"
_TOKEN = re.compile(
    rf"""
    \d{{1,3}} (?:[.,'’٬\u0020\u00a0\u2009\u202f]\d{{3}})+ (?!\d) | \d+
  | [{_SIGNS}]
  | {_LETTER} (?: {_LETTER} | [{_MARKS}{_HIDDEN}]
        | (?<=[ogOG]) [{_APOSTROPHES}] (?={_LETTER})                 # Uzbek: o'zbek, bo'lgan
        | (?<=[\u0400-\u052f]) [{_APOSTROPHES}] (?=[\u0400-\u052f])  # Ukrainian
        | (?<=[^\W\d_]) [-\u2010\u00ad] \r?\n (?=[^\W\d_])           # divided by a line end
      )*
    """,
    re.VERBOSE,
)
_SIGN = re.compile(rf"[{_SIGNS}]")
_CACHED = 100_000
_SHORTEST_NAME, _SHORTEST_STEM = 3, 4  # letters of a name, and of what is left of one without its ending
_SHORTEST_BONES = 3  # consonants of a name: with fewer, too many have the same
# What tells keys of consonants apart: scripts that leave out vowels meet others by them alone, and others not each other.
_ABJAD, _OTHER = "a:", "o:"
# Code points of a text that are indexed together: only long reports are more than one part, and in these all words that are
# looked for must stand in one part. PostgreSQL counts no more than 16,383 places in one.
PART = 60_000


class _Bare(dict[int, str | None]):
    """What each letter is without its accents and points; worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if unicodedata.category(c)[0] != "M")
        self[code] = None if letter.isspace() else unicodedata.normalize("NFC", bare)
        return self[code]


# What Unicode does not take apart, and what is no letter though it stands in a word.
_PLAIN = zip((0x131, 0xF8, 0x111, 0x142, 0xE6, 0x153), ("i", "o", "d", "l", "ae", "oe"), strict=True)
# Letters of Kazakh, Kyrgyz and Tajik, and the Russian ones that are typed for them where a keyboard has no others.
_TYPED = zip(
    (0x493, 0x49B, 0x4A3, 0x4B3, 0x4B7, 0x4AF, 0x4B1, 0x4E9, 0x4D9),
    (0x433, 0x43A, 0x43D, 0x445, 0x447, 0x443, 0x443, 0x43E, 0x430),
    strict=True,
)
_BARE = _Bare(dict(_PLAIN))
_BARE |= {letter: chr(typed) for letter, typed in _TYPED}
_BARE |= str.maketrans({"\u0671": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647", "\u0640": None})
_BARE |= dict.fromkeys(map(ord, _APOSTROPHES + "-\u2010\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it is searched for, with its place in the text."""

    form: str
    start: int
    end: int


def terms(text: str) -> Iterator[Term]:
    """The words of a text, in order."""
    for found in _TOKEN.finditer(text):
        if form := fold(found.group()):
            yield Term(form, found.start(), found.end())


def tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a piece of a text as they are written."""
    return _TOKEN.finditer(text, start, end)


@lru_cache(maxsize=_CACHED)
def fold(word: str) -> str:
    """The form under which a word or number of a text is found; empty where nothing is left of it."""
    if word.isascii() and word.isalpha():
        return word.lower()
    if word[:1].isdecimal():
        return "".join(str(decimal(c)) for c in word if c.isdecimal())
    return word.casefold().translate(_BARE)


def fold_all(text: str) -> str:
    """A text as its words are found, blanks between them."""
    return " ".join(term.form for term in terms(text))


def is_word(word: str) -> bool:
    """Whether this is letters that sound together: no number, and no sign of a script without spaces."""
    return word[:1].isalpha() and not _SIGN.match(word)


def names(word: str) -> tuple[str, ...]:
    """Keys under which a name is found by its spellings in other scripts and its inflections; none where it is too short.

    Those of consonants are for the other kind of script: "Baton" is no spelling of "Button", but may be one of an Arabic word.
    """
    sounds, bones, is_abjad = _keys(word)
    return sounds + tuple((_ABJAD if is_abjad else _OTHER) + one for one in bones)


def sought(word: str) -> tuple[str, ...]:
    """Keys of the spellings that a name may have in texts: see `names`."""
    sounds, bones, is_abjad = _keys(word)
    return sounds + tuple((_OTHER if is_abjad else _ABJAD) + one for one in bones)


@lru_cache(maxsize=_CACHED)
def _keys(word: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """What a name sounds like, with and without its endings, its consonants, and whether its script writes little else."""
    from beleg.corroboration import names as spelled  # noqa: PLC0415  # its tables are read when the first text comes

    found = spelled.word(word)
    is_abjad = found.script == "arabic"
    sounds = {
        form
        for form in found.stems | {found.base}
        if form.isascii() and len(form) >= (_SHORTEST_NAME if form == found.base else _SHORTEST_STEM)
    }
    bones = {found.bones}
    if is_abjad:  # "and", "to" and their like are a letter written onto the word
        joined = {one for one in spelled.rules().beginnings["arabic"] if len(one) == 1}
        bones |= {spelled.word(word[1:]).bones for one in joined if word.startswith(one)}
    else:
        bones |= {spelled.word(stem).bones for stem in found.stems}
    return tuple(sorted(sounds)), tuple(sorted(b for b in bones if len(b) >= _SHORTEST_BONES and b.isascii())), is_abjad


def indexed(text: str) -> tuple[list[str], set[str]]:
    """The words of a text in order, and which of them, as they are written, may be names.

    Those begin with a capital, or their script has none.
    """
    raw = _TOKEN.findall(text)
    capital = {word for word in set(raw) if not word[0].islower() and is_word(word)}
    return [form for form in map(fold, raw) if form], capital


def divided(text: str) -> Iterator[tuple[int, str]]:
    """A text in parts that are indexed by themselves, each with where it begins; cut at the end of a paragraph, line or word."""
    start = 0
    while len(text) - start > PART:
        end = start + PART
        for sign in ("\n\n", "\n", " "):
            cut = text.rfind(sign, end - PART // 10, end)
            if cut > 0:
                end = cut + len(sign)
                break
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]
