"""Lines set in capitals throughout, whose names and nouns are told apart by how the rest of the page writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.reading.pages.paragraphs import Para

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 20  # characters; a shorter line may be an office's name
_SHOWN: Final = 40  # characters of a line that tell how it is set
_WORDS: Final = 4
_STEM: Final = 5  # letters that two forms of a word share


def settle_capitals(paras: Sequence[Para]) -> None:
    """Gives lines in capitals the letters that their words have elsewhere: "MINISTER: 90 LAOTIANS" is "Minister: 90 Laotians"."""
    loud = [para for para in paras if _is_loud(para.shown)]
    if not loud:
        return
    small: set[str] = set()
    large: set[str] = set()
    whole: set[str] = set()
    for para in paras:
        if not _is_loud(para.shown):
            for word in _WORD.findall(para.text):
                forms = small if word.islower() else whole if word.isupper() and len(word) > 1 else large
                forms.add(word.casefold())
    stems = {word[:_STEM] for word in small}, {word[:_STEM] for word in large}
    for para in loud:
        words = [word.casefold() for word in _WORD.findall(para.text)]
        seen = sum(w in small or w in large or w in whole or w[:_STEM] in stems[0] | stems[1] for w in words)
        if len(words) >= _WORDS and seen * 2 >= len(words):
            first = _WORD.search(para.text)
            begin = first.start() if first else 0
            para.text = _WORD.sub(lambda m, b=begin: _settled(m, small, large, whole, stems, m.start() == b), para.text)


def _is_loud(shown: str) -> bool:
    return len(shown) >= _SHORTEST and shown[:_SHOWN].isupper()


def _settled(
    match: re.Match[str],
    small: set[str],
    large: set[str],
    whole: set[str],
    stems: tuple[set[str], set[str]],
    first: bool,
) -> str:
    word, form = match.group(), match.group().casefold()
    if not word.isupper() or form in whole or len(word.lower()) != len(word):
        return word
    stem = form[:_STEM]
    if first or (form not in small and (form in large or (stem in stems[1] and stem not in stems[0]))):
        return word[0] + word[1:].lower() if len(word[1:].lower()) == len(word) - 1 else word
    return word.lower()
