"""Sentences of a segment, with their tokens and everything the pack finds in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens, fold, tokenise
from beleg.model import Role, Segment

_LAST_WORD = re.compile(r"([^\W_]+)\.\s*$")
_LONGEST = 5_000  # characters of one sentence; what is longer is no sentence and is cut, so that time stays linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``start`` is its offset in the frozen text, ``text`` what is read (same length as the frozen)."""

    start: int
    text: str
    tokens: Tokens
    hits: tuple[Hit, ...]
    pack: Pack
    role: Role
    paragraph: int  # number of the segment it stands in

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def at(self, category: str) -> dict[int, Hit]:
        """The longest hit of a category that begins at each token."""
        found: dict[int, Hit] = {}
        for hit in self.hits:
            if hit.category == category and (hit.first not in found or found[hit.first].last < hit.last):
                found[hit.first] = hit
        return found

    def of(self, *categories: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.category in categories]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the frozen text of tokens ``first``..``last`` (inclusive)."""
        return self.start + self.tokens.start[first], self.start + self.tokens.end[last]


def boundaries(text: str, pack: Pack) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; together they cover it."""
    import sentencex  # noqa: PLC0415  # a compiled library that `beleg --help` need not load

    rows: list[tuple[int, int]] = []
    joined = False
    for piece in sentencex.get_sentence_boundaries(pack.code, text):
        begin, end = piece["start_index"], piece["end_index"]
        if joined and rows:
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((begin, end))
        joined = _goes_on(text[rows[-1][0] : end], text[end : end + 40], pack)
    cut: list[tuple[int, int]] = []
    for begin, end in rows:
        cut += [(at, min(at + _LONGEST, end)) for at in range(begin, end, _LONGEST)]
    return cut


def _goes_on(before: str, after: str, pack: Pack) -> bool:
    """The full stop belongs to an abbreviation, an initial, or the number of a day."""
    match = _LAST_WORD.search(before)
    if not match or not after.strip():
        return False
    word = match.group(1)
    following = after.lstrip()
    if word.isdigit():
        next_word = re.match(r"[^\W\d_]+", following)
        return len(word) <= 2 and bool(next_word) and pack.is_month(fold(next_word.group()))  # type: ignore[union-attr]
    if following[0].islower():
        return True
    return (len(word) == 1 and word.isupper()) or fold(word) in pack.abbreviations


def sentences(segment: Segment, pack: Pack, paragraph: int) -> list[Sentence]:
    """The sentences of a segment; a table's rows count as sentences."""
    if segment.role is Role.TABLE:
        rows, at = [], 0
        for line in segment.text.split("\n"):
            rows.append((at, at + len(line)))
            at += len(line) + 1
    else:
        rows = boundaries(segment.text, pack)
    found = []
    for begin, end in rows:
        text = segment.text[begin:end]
        if not text.strip():
            continue
        tokens = tokenise(text, pack.elisions, pack.enclitics)
        hits = tuple(pack.lexicon.scan(tokens))
        found.append(Sentence(segment.start + begin, text, tokens, hits, pack, segment.role, paragraph))
    return found
