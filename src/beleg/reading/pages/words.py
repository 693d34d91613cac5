"""The words of ``layout.toml`` that tell what a paragraph is for, and the months."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

SHY: Final = "\u00ad"
_INVISIBLE: Final = (
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MARKS_BEFORE: Final = re.compile(r"[^\w©]+")
_TASHKEEL: Final = dict.fromkeys(range(0x064B, 0x0653)) | dict.fromkeys(map(ord, _INVISIBLE + SHY))
_APOSTROPHES: Final = dict.fromkeys(map(ord, "’‘ʻʼ`´ʹ"), "'")
_SPELLING: Final = _TASHKEEL | _APOSTROPHES
_SPELLED: Final = re.compile(f"[{''.join(map(chr, _SPELLING))}]")


@dataclass(frozen=True, slots=True)
class _Words:
    """What ``layout.toml`` says, all languages together: a page's furniture need not be in its article's language."""

    sets: dict[str, frozenset[str]]
    starts: dict[str, dict[str, tuple[str, ...]]]  # by their first word
    locales: tuple[str, ...]

    def has(self, key: str, words: str) -> bool:
        return words in self.sets[key]

    def begins(self, key: str, words: str) -> str | None:
        """The phrase of the data that a line begins with, the longest that fits."""
        for phrase in self.starts[key].get(words.partition(" ")[0], ()):
            if words == phrase or words.startswith(phrase + " "):
                return phrase
        return None


@cache
def known() -> _Words:
    file = resources.files("beleg.reading").joinpath("layout.toml")
    languages = tomllib.loads(file.read_text("utf-8"))
    found: dict[str, set[str]] = {}
    locales: list[str] = []
    for code, language in languages.items():
        locales += language.pop("locales", [code] if "months" in language else [])
        for key, phrases in language.items():
            found.setdefault(key, set()).update(map(norm, phrases))
    starts: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, phrases in found.items():
        by_word: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
            by_word.setdefault(phrase.partition(" ")[0], []).append(phrase)
        starts[key] = {word: tuple(all_) for word, all_ in by_word.items()}
    return _Words({key: frozenset(all_) for key, all_ in found.items()}, starts, tuple(locales))


@cache
def months() -> frozenset[str]:
    """The names of the months, whole and cut, in every language of the data."""
    from babel import Locale  # noqa: PLC0415  # only where something could be a date

    names = set(known().sets["months"])
    for code in known().locales:
        for context in Locale.parse(code).months.values():
            names.update(norm(name) for width in ("wide", "abbreviated") for name in context.get(width, {}).values())
    return frozenset(names)


def norm(text: str) -> str:
    """Words as they are compared: without case, marks around them, ways of writing an apostrophe, short vowels."""
    plain = text.translate(_SPELLING) if _SPELLED.search(text) else text  # slow, and most have nothing of it
    plain = " ".join(plain.casefold().split())
    begin = _MARKS_BEFORE.match(plain)
    first, last = begin.end() if begin else 0, len(plain)
    while last > first and not (plain[last - 1].isalnum() or plain[last - 1] == "_"):
        last -= 1
    return plain[first:last]
