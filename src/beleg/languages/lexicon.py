"""Patterns of words, as packs and topics write them, and the one scan that finds them all.

A pattern is a row of words: ``mehr als``. In it
``kasach*`` is a beginning, ``*haft`` an end, ``*rekrut*`` a part of a word; ``(a|b*)`` one of several; ``der?`` may be
missing; ``_`` is any one word; ``#`` any number; ``...`` up to twelve tokens of the same clause. An end of one letter
(``*i``) wants three letters before it, or every small word would have it. Words are compared folded
(see `tokens.fold`), so patterns need no capitals, one kind of apostrophe, and no stress marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from beleg.errors import FixSettings
from beleg.languages.tokens import Tokens, fold

GAP: Final = 12  # tokens that ``...`` may pass over: what a separable verb of German frames, not a whole clause
_STOPS: Final = frozenset(".;:!?…\n")
_ANY, _NUMBER, _GAP = 0, 1, -1
_SHORT: Final = 3  # letters of a word that is too short to have an end of one letter
_CACHED: Final = 200_000  # distinct words remembered before the memory of words is emptied: keeps memory flat


@dataclass(slots=True)
class Hit:
    """A pattern found: its category and payload, and the tokens ``first``..``last`` (inclusive) it covers.

    Never written to once it is made. It is not frozen, as a frozen one takes four times as long to make, and a page has
    six hundred.
    """

    category: str
    payload: Any
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


_Key = tuple[str, str]  # category, and payload as text


_Entry = tuple[_Key, Any]  # with the payload itself


class _Node:
    """Where patterns go on. There are hundreds of thousands, most of them an end: what is empty is shared."""

    __slots__ = ("entries", "next", "wild")

    def __init__(self) -> None:
        self.next: dict[int, _Node] = _NOWHERE
        self.entries: tuple[_Entry, ...] = ()
        self.wild = False  # goes on with more than words


_NOWHERE: Final[dict[int, _Node]] = {}  # never written to


@dataclass(frozen=True, slots=True)
class _Begun:
    """What begins with a word, all its patterns at once: most words that could follow go on with none of them."""

    alone: dict[_Key, Any]  # patterns of that word only, by key in its order: their payloads
    second: dict[int, list[_Node]]  # the others, by the piece that comes next
    wild: tuple[_Node, ...]  # and those that go on with more than words


# the pieces that a word matches, and what begins with it: a set, as a pattern asks for one or two pieces of a word's many
_Row = tuple[frozenset[int], _Begun | None]
_NONE: Final[frozenset[int]] = frozenset()


_BY_KEY: Final = itemgetter(0)
_SIGNS: Final = frozenset({"_", "#", "..."})
_PLAIN: Final = frozenset("()?.")
_PIECE: Final = re.compile(r"\.\.\.|\([^()]*\)\??|[^\s()]+")


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
        self._sets: dict[tuple[int, ...], frozenset[int]] = {}
        self._begun: dict[tuple[int, ...], _Begun] = {}
        self.proclitics = tuple(sorted((fold(p) for p in proclitics), key=len, reverse=True))

    def add(self, category: str, payload: Any, pattern: str) -> None:
        """Add one pattern; FixSettings where it cannot be read."""
        plain = _PLAIN.isdisjoint(pattern)  # most are a row of words
        pieces = pattern.split() if plain else _PIECE.findall(pattern)
        if not pieces or (not plain and "".join(pieces).replace(" ", "") != pattern.replace(" ", "")):
            raise FixSettings(
                f"the pattern {pattern!r} cannot be read: see the top of lexicon.py for the signs it may use"
            )
        entry = ((category, str(payload)), payload)
        for row in [pieces] if plain else _rows(pieces):
            if not row or row[0] == "..." or row[-1] == "...":
                raise FixSettings(f"the pattern {pattern!r} must begin and end with a word")
            node = self._root
            for piece in row:
                atom = self._atom(piece)
                node.wild = node.wild or atom <= _NUMBER
                following = node.next.get(atom)
                if following is None:
                    following = _Node()
                    if node.next:
                        node.next[atom] = following
                    else:
                        node.next = {atom: following}
                node = following
            if entry not in node.entries:
                node.entries += (entry,)
        if self._known or self._rows:
            self._forget()

    def piece(self, piece: str) -> int:
        """Make one word of a pattern known (with its alternatives) without any pattern; what `atoms` then calls it."""
        self._forget()
        return self._atom(piece)

    def _forget(self) -> None:
        self._known.clear()
        self._rows.clear()
        self._sets.clear()
        self._begun.clear()

    def _atom(self, piece: str) -> int:
        if piece == "...":
            return _GAP
        if piece == "_":
            return _ANY
        if piece == "#":
            return _NUMBER
        number = self._atoms.get(piece)
        if number is None:
            number = self._atoms[piece] = len(self._atoms) + 2
            for word in piece.strip("()").split("|"):
                self._place(word, number)
        return number

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
                for p in self.proclitics
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
                for length in range(1 if len(form) > _SHORT else 2, min(len(form), self._longest[1]) + 1):
                    found.update(self._suffix.get(form[-length:], ()))
                for part, numbers in self._part.items():
                    if part in form:
                        found.update(numbers)
            known = self._known[norm] = tuple(sorted(found))
        return known

    def whole(self, norm: str) -> bool:
        """A pattern has the folded word just as it is."""
        return norm in self._exact

    def scan(self, tokens: Tokens) -> list[Hit]:
        """Every pattern in the tokens, by place, longer ones first; of one category and payload the longest at a place."""
        rows = [
            self._rows.get(norm) or self._row(norm, kind) for norm, kind in zip(tokens.norm, tokens.kind, strict=True)
        ]
        hits: list[Hit] = []
        for first, (_, begun) in enumerate(rows):
            if begun is None:
                continue
            following = rows[first + 1][0] if first + 1 < len(rows) else _NONE
            goes_on = begun.wild or not begun.second.keys().isdisjoint(following)  # few words go on with any pattern
            longer = self._longer(begun, first, rows, tokens) if goes_on else ()
            if not longer:
                hits += [Hit(key[0], payload, first, first) for key, payload in begun.alone.items()]
                continue
            found = {key: (first, payload) for key, payload in begun.alone.items()}
            for node, last in longer:
                for key, payload in node.entries:
                    if key not in found or found[key][0] < last:
                        found[key] = (last, payload)
            places = sorted((-last, key) for key, (last, _) in found.items())
            hits += [Hit(key[0], found[key][1], first, -last) for last, key in places]
        return hits

    def _row(self, norm: str, kind: str) -> _Row:
        """The pieces of patterns that a folded word matches, and what begins with it."""
        if len(self._rows) > _CACHED:
            self._rows.clear()
            self._sets.clear()
        atoms = self.atoms(norm)
        starts = tuple([atom for atom in (*atoms, *((_NUMBER,) if kind == "d" else ())) if atom in self._root.next])
        row = self._rows[norm] = (
            self._sets.setdefault(atoms, frozenset(atoms)),  # words of one kind match the same
            self._begin(starts) if starts else None,
        )
        return row

    def _begin(self, starts: tuple[int, ...]) -> _Begun:
        """What begins with any of these pieces; the forms of a word share it."""
        begun = self._begun.get(starts)
        if begun is None:
            if len(self._begun) > _CACHED:
                self._begun.clear()
            nodes = [self._root.next[atom] for atom in starts]
            alone: dict[_Key, Any] = {}
            second: dict[int, list[_Node]] = {}
            for node in nodes:
                for key, payload in node.entries:
                    alone.setdefault(key, payload)
                for atom, following in node.next.items():
                    if atom > _NUMBER:
                        second.setdefault(atom, []).append(following)
            wild = tuple(node for node in nodes if node.wild)
            begun = self._begun[starts] = _Begun(dict(sorted(alone.items(), key=_BY_KEY)), second, wild)
        return begun

    def _longer(self, begun: _Begun, first: int, rows: list[_Row], tokens: Tokens) -> list[tuple[_Node, int]]:
        """Where patterns of more than one word end that begin at ``first``: with the last token of each."""
        at, size = first + 1, len(rows)
        if at == size:
            return []
        atoms, second = rows[at][0], begun.second
        stack: list[tuple[_Node, int]] = []
        if not second.keys().isdisjoint(atoms):
            stack += [(node, at) for atom in atoms if atom in second for node in second[atom]]
        for node in begun.wild:
            self._push_wild(node.next, at, rows, tokens, stack)
        ends: list[tuple[_Node, int]] = []
        while stack:
            node, at = stack.pop()
            if node.entries:
                ends.append((node, at))
            following = node.next
            at += 1
            if not following or at >= size:
                continue
            atoms = rows[at][0]
            if not following.keys().isdisjoint(atoms):
                stack += [(following[atom], at) for atom in atoms if atom in following]
            if node.wild:
                self._push_wild(following, at, rows, tokens, stack)
        return ends if len(ends) < 2 else _nearest(ends)

    @staticmethod
    def _push_wild(
        following: dict[int, _Node], at: int, rows: list[_Row], tokens: Tokens, stack: list[tuple[_Node, int]]
    ) -> None:
        """Add where patterns go on at a token with what is no word: any word, a number, a gap."""
        kinds = tokens.kind
        if _ANY in following and kinds[at] != "p":
            stack.append((following[_ANY], at))
        if _NUMBER in following and kinds[at] == "d":
            stack.append((following[_NUMBER], at))
        if _GAP not in following:
            return
        beyond = following[_GAP].next
        words, number, anything = beyond.keys(), beyond.get(_NUMBER), beyond.get(_ANY)
        for skip in range(at, min(at + 1 + GAP, len(rows))):
            atoms = rows[skip][0]
            if not words.isdisjoint(atoms):
                stack += [(beyond[atom], skip) for atom in atoms if atom in beyond]
            if number and kinds[skip] == "d":
                stack.append((number, skip))
            if anything and kinds[skip] != "p":
                stack.append((anything, skip))
            if tokens.norm[skip] in _STOPS:
                break


def _nearest(ends: list[tuple[_Node, int]]) -> list[tuple[_Node, int]]:
    """Of one pattern the nearest end: "cites ... from" goes as far as the first "from"."""
    best: dict[int, tuple[_Node, int]] = {}
    for node, last in ends:
        known = best.get(id(node))
        if known is None or last < known[1]:
            best[id(node)] = (node, last)
    return list(best.values())


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
    rows = [alternative.split() for alternative in piece.strip("()").split("|") if alternative.split()]
    if not piece.startswith("(") or all(len(row) == 1 and row[0] not in _SIGNS for row in rows):
        return [[piece]]
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
