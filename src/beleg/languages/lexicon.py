"""Patterns of words, as packs and topics write them, and the one scan that finds them all.

A pattern is a row of words: ``mehr als``. In it
``kasach*`` is a beginning, ``*haft`` an end, ``*rekrut*`` a part of a word; ``(a|b*)`` one of several; ``der?`` may be
missing; ``_`` is any one word; ``#`` any number; ``...`` up to twelve tokens of the same clause. Words are compared folded
(see `tokens.fold`), so patterns need no capitals, one kind of apostrophe, and no stress marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from beleg.errors import FixSettings
from beleg.languages.tokens import Tokens, fold

GAP = 12  # tokens that ``...`` may pass over: what a separable verb of German frames, not a whole clause
_STOPS = frozenset(".;:!?…\n")
_ANY, _NUMBER, _GAP = 0, 1, -1
_CACHED = 200_000  # distinct words remembered before the memory of words is emptied: keeps memory flat


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its category and payload, and the tokens ``first``..``last`` (inclusive) it covers."""

    category: str
    payload: Any
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(slots=True)
class _Node:
    next: dict[int, _Node] = field(default_factory=dict)
    entries: list[tuple[tuple[str, str], Any]] = field(default_factory=list)  # category and payload as text, payload
    wild: bool = False  # goes on with more than words


_Row = tuple[tuple[int, ...], tuple[_Node, ...]]
_PLACE = itemgetter(0, 1, 2)


_SIGNS = frozenset({"_", "#", "..."})
_PLAIN = frozenset("()?.")
_PIECE = re.compile(r"\.\.\.|\([^()]*\)\??|[^\s()]+")


class Lexicon:
    """All patterns of one language, found in one pass over its tokens."""

    def __init__(self, proclitics: Sequence[str] = ()) -> None:
        self._root = _Node()
        self._exact: dict[str, list[int]] = {}
        self._prefix: dict[str, list[int]] = {}
        self._suffix: dict[str, list[int]] = {}
        self._part: dict[str, list[int]] = {}
        self._longest = [0, 0]  # of the beginnings, of the ends
        self._atoms: dict[str, int] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._rows: dict[str, _Row] = {}
        self._proclitics = tuple(sorted((fold(p) for p in proclitics), key=len, reverse=True))

    def add(self, category: str, payload: Any, pattern: str) -> None:
        """Add one pattern; FixSettings where it cannot be read."""
        plain = _PLAIN.isdisjoint(pattern)  # most are a row of words
        pieces = pattern.split() if plain else _PIECE.findall(pattern)
        if not pieces or (not plain and "".join(pieces).replace(" ", "") != pattern.replace(" ", "")):
            raise FixSettings(
                f"the pattern {pattern!r} cannot be read: see the top of lexicon.py for the signs it may use"
            )
        key = (category, str(payload))
        for row in [pieces] if plain else _rows(pieces):
            if not row or row[0] == "..." or row[-1] == "...":
                raise FixSettings(f"the pattern {pattern!r} must begin and end with a word")
            node = self._root
            for piece in row:
                atom = self._atom(piece)
                node.wild = node.wild or atom <= _NUMBER
                following = node.next.get(atom)
                if following is None:
                    following = node.next[atom] = _Node()
                node = following
            if (key, payload) not in node.entries:
                node.entries.append((key, payload))
        if self._known or self._rows:
            self._known.clear()
            self._rows.clear()

    def piece(self, piece: str) -> int:
        """Make one word of a pattern known (with its alternatives) without any pattern; what `atoms` then calls it."""
        self._known.clear()
        self._rows.clear()
        return self._atom(piece)

    def _atom(self, piece: str) -> int:
        if piece == "...":
            return _GAP
        if piece == "_":
            return _ANY
        if piece == "#":
            return _NUMBER
        if piece not in self._atoms:
            number = self._atoms[piece] = len(self._atoms) + 2
            for word in piece.strip("()").split("|"):
                self._place(word, number)
        return self._atoms[piece]

    def _place(self, word: str, number: int) -> None:
        form = fold(word.strip("*"))
        if not form:
            raise FixSettings(f"the word {word!r} of a pattern is empty")
        if word.startswith("*") and word.endswith("*") and len(word) > 1:
            self._part.setdefault(form, []).append(number)
        elif word.endswith("*"):
            self._prefix.setdefault(form, []).append(number)
            self._longest[0] = max(self._longest[0], len(form))
        elif word.startswith("*"):
            self._suffix.setdefault(form, []).append(number)
            self._longest[1] = max(self._longest[1], len(form))
        else:
            self._exact.setdefault(form, []).append(number)

    def _forms(self, norm: str) -> list[str]:
        forms = [norm]
        for form in forms:  # grows while it is walked: proclitics stack ("wa-bi-al-")
            forms += [
                form[len(p) :]
                for p in self._proclitics
                if form.startswith(p) and len(form) - len(p) >= 2 and form[len(p) :] not in forms
            ]
        return forms

    def atoms(self, norm: str) -> tuple[int, ...]:
        """The pieces of patterns that a folded word matches."""
        known = self._known.get(norm)
        if known is None:
            if len(self._known) > _CACHED:
                self._known.clear()
            found: set[int] = set()
            for form in self._forms(norm):
                found.update(self._exact.get(form, ()))
                for length in range(1, min(len(form), self._longest[0]) + 1):
                    found.update(self._prefix.get(form[:length], ()))
                for length in range(1, min(len(form), self._longest[1]) + 1):
                    found.update(self._suffix.get(form[-length:], ()))
                for part, numbers in self._part.items():
                    if part in form:
                        found.update(numbers)
            known = self._known[norm] = tuple(sorted(found))
        return known

    def scan(self, tokens: Tokens) -> list[Hit]:
        """Every pattern in the tokens, by place, longer ones first; of one category and payload the longest at a place."""
        row_of = self._row
        rows = [row_of(norm) for norm in tokens.norm]
        kinds = tokens.kind
        number = self._root.next.get(_NUMBER)
        hits: list[tuple[int, int, tuple[str, str], Hit]] = []
        for first, row in enumerate(rows):
            starts = row[1]
            if number and kinds[first] == "d":
                starts = (*starts, number)
            if not starts:
                continue
            found: dict[tuple[str, str], tuple[int, Any]] = {}
            for start in starts:
                ends = self._ends(start, first, rows, tokens) if start.next else [(start, first)]
                for node, last in ends:
                    for key, payload in node.entries:
                        if key not in found or found[key][0] < last:
                            found[key] = (last, payload)
            hits += [(first, -last, key, Hit(key[0], payload, first, last)) for key, (last, payload) in found.items()]
        hits.sort(key=_PLACE)
        return [hit for _, _, _, hit in hits]

    def _row(self, norm: str) -> _Row:
        """The pieces of patterns that a folded word matches, and the patterns that begin with one of them."""
        row = self._rows.get(norm)
        if row is None:
            if len(self._rows) > _CACHED:
                self._rows.clear()
            atoms = self.atoms(norm)
            begun = self._root.next
            row = self._rows[norm] = (atoms, tuple([begun[atom] for atom in atoms if atom in begun]))
        return row

    @staticmethod
    def _ends(start: _Node, first: int, rows: list[_Row], tokens: Tokens) -> list[tuple[_Node, int]]:
        """Where patterns end whose first piece matches at ``first``: with the last token of each."""
        ends: list[tuple[_Node, int]] = []
        stack = [(start, first)]
        size = len(rows)
        kinds = tokens.kind
        while stack:
            node, at = stack.pop()
            if node.entries:
                ends.append((node, at))
            following = node.next
            at += 1
            if not following or at >= size:
                continue
            stack += [(following[atom], at) for atom in rows[at][0] if atom in following]
            if not node.wild:
                continue
            if _ANY in following and kinds[at] != "p":
                stack.append((following[_ANY], at))
            if _NUMBER in following and kinds[at] == "d":
                stack.append((following[_NUMBER], at))
            if _GAP in following:
                beyond = following[_GAP].next
                for skip in range(at, min(at + 1 + GAP, size)):
                    stack += [(beyond[atom], skip) for atom in rows[skip][0] if atom in beyond]
                    if _NUMBER in beyond and kinds[skip] == "d":
                        stack.append((beyond[_NUMBER], skip))
                    if _ANY in beyond and kinds[skip] != "p":
                        stack.append((beyond[_ANY], skip))
                    if tokens.norm[skip] in _STOPS:
                        break
        return ends


def _rows(pieces: Sequence[str]) -> Iterator[list[str]]:
    """The rows of pieces that remain once every optional piece is taken or left."""
    if not pieces:
        yield []
        return
    head, *rest = pieces
    optional = head.endswith("?") and head != "?"
    choices = _choices(head[:-1] if optional else head)
    for row in _rows(rest):
        if optional:
            yield row
        for choice in choices:
            yield [*choice, *row]


def _choices(piece: str) -> list[list[str]]:
    """What a piece may stand for: one word or group, or several rows of words where an alternative has more than one."""
    if not piece.startswith("(") or " " not in piece.strip("() "):
        return [[piece]]
    rows = [alternative.split() for alternative in piece.strip("()").split("|") if alternative.split()]
    words = sorted({row[0] for row in rows if len(row) == 1 and row[0] not in _SIGNS})  # one piece, as rows multiply
    others = [row for row in rows if len(row) > 1 or row[0] in _SIGNS]
    return [[f"({'|'.join(words)})"], *others] if words else others


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap, the longest; of equally long ones the first. In the order of the text."""
    chosen: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.length, h.first)):
        covered = range(hit.first, hit.last + 1)
        if taken.isdisjoint(covered):
            chosen.append(hit)
            taken.update(covered)
    return sorted(chosen, key=lambda h: h.first)
