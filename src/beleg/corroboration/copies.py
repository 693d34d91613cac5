"""Which documents are copies of another: exact, lightly edited, closely rewritten, or translated.

Overlap is measured on runs of words (w-shingling, Broder 1997), of which every eighth by its hash is kept to find pairs; a
translation is known by its numbers, which stand in the same order in every language.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from beleg.model import Document

_WORDS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u066c\u066b' ’]\d{3})*(?:[.,\u066b]\d+)?")
_RUN = 3  # words in a shingle: longer ones miss rewrites
_SAMPLE = 8  # one shingle of so many is kept to find pairs
_CROWD = 60  # documents, the earliest first, that a text is held against for one shingle: more have the same original
COPIED = 0.25  # share of the shorter text's shingles that a copy has: on the development texts others stay below 0.11
# shares of runs of three and of two words that a close rewrite keeps; others 0.10 and 0.19
REWRITTEN, PAIRED = 0.12, 0.25
_SHORT = 600  # runs up to which a text is short, and more of its runs are kept
_SAMPLE_SHORT = 2
_FEWEST = 20  # shingles two texts must share at least
TRANSLATED = 0.6  # share of the runs of numbers that a translation keeps
_NUMBERS = 8  # runs of numbers it must have
_TWO = 2  # sampled shingles that two texts must share to be looked at
_Order = tuple[bool, str, str, str]


@dataclass(frozen=True, slots=True)
class Copy:
    """``copy`` repeats ``original``; ``share`` of the shorter text's runs of words (of numbers, where translated)."""

    original: str
    copy: str
    share: float
    translated: bool


@dataclass(frozen=True, slots=True)
class _Sketch:
    id: str
    lang: str | None
    order: _Order  # the earlier published first, by name where dates do not say
    words: frozenset[int]
    pairs: frozenset[int]
    numbers: frozenset[int]

    def kept(self, *, numbers: bool) -> list[int]:
        if numbers:
            return list(self.numbers)
        sample = _SAMPLE if len(self.words) > _SHORT else _SAMPLE_SHORT
        return [run for run in self.words if run % sample == 0]


class Copies:
    """Documents as they come in, and which of them copies which."""

    def __init__(self) -> None:
        self._sketches: dict[str, _Sketch] = {}
        self._holders: dict[bool, dict[int, list[tuple[_Order, str]]]] = {
            False: defaultdict(list),
            True: defaultdict(list),
        }
        self._originals: dict[str, dict[str, Copy]] = defaultdict(dict)  # by copy

    def add(self, document: Document) -> None:
        """Hold a document against those that are there."""
        self.remove(document.id)
        sketch = self._sketches[document.id] = _sketch(document)
        for numbers, holders in self._holders.items():
            runs = sketch.kept(numbers=numbers)
            shared = Counter(name for run in runs for _, name in holders[run][:_CROWD])
            for name in sorted(name for name, often in shared.items() if often >= _TWO):
                found = _compared(self._sketches[name], sketch, numbers=numbers)
                if found is not None:
                    self._originals[found.copy].setdefault(found.original, found)
            for run in runs:
                insort(holders[run], (sketch.order, sketch.id))

    def remove(self, document: str) -> None:
        """Forget a document."""
        sketch = self._sketches.pop(document, None)
        if sketch is None:
            return
        for numbers, holders in self._holders.items():
            for run in sketch.kept(numbers=numbers):
                holders[run].remove((sketch.order, sketch.id))
        self._originals.pop(document, None)
        for originals in self._originals.values():
            originals.pop(document, None)

    def found(self) -> list[Copy]:
        """Each copy with its earliest original."""
        rows = [min(found.values(), key=self._earliest) for found in self._originals.values() if found]
        return sorted(rows, key=lambda one: (one.original, one.copy))

    def _earliest(self, one: Copy) -> _Order:
        return self._sketches[one.original].order


def copies(documents: Iterable[Document]) -> list[Copy]:
    """Which of these documents copies which: each copy with its earliest original."""
    known = Copies()
    for document in documents:
        known.add(document)
    return known.found()


def _sketch(document: Document) -> _Sketch:
    words = [word.casefold() for word in _WORDS.findall(document.text)]
    numbers = [number for found in _NUMBER.findall(document.text) if (number := _digits(found))]
    order = (document.published is None, document.published or "", document.name, document.id)
    return _Sketch(document.id, document.lang, order, _runs(words), _runs(words, 2), _runs(numbers))


def _digits(number: str) -> str:
    """The digits of a number of two digits or more, in any script, without separators; empty for others."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdigit())
    return digits if len(digits) > 1 else ""


def _runs(words: Sequence[str], length: int = _RUN) -> frozenset[int]:
    return frozenset(zlib.crc32(" ".join(words[at : at + length]).encode()) for at in range(len(words) - length + 1))


def _rewritten(a: _Sketch, b: _Sketch, share: float) -> bool:
    """A close rewrite: few runs of three words are left, but many pairs."""
    pairs, shorter = len(a.pairs & b.pairs), min(len(a.pairs), len(b.pairs))
    return share >= REWRITTEN and pairs >= max(PAIRED * shorter, _FEWEST)


def _compared(a: _Sketch, b: _Sketch, *, numbers: bool) -> Copy | None:
    """Whether one of two texts copies the other, by all their runs."""
    one, other = (a.numbers, b.numbers) if numbers else (a.words, b.words)
    least, fewest = (TRANSLATED, _NUMBERS) if numbers else (COPIED, _FEWEST)
    common, shorter = len(one & other), min(len(one), len(other))
    if (common < fewest or common < least * shorter) and (numbers or not _rewritten(a, b, common / max(shorter, 1))):
        return None
    if numbers and a.lang is not None and a.lang == b.lang:
        return None
    first, second = sorted((a, b), key=lambda sketch: sketch.order)
    return Copy(first.id, second.id, common / shorter, numbers)
