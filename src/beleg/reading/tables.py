"""Figures in a table or a list: the row says whose, the head of the column or the line before says what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from beleg.languages import quantities
from beleg.languages.numbers import Quantity, Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal, signals

_GAP: Final = re.compile(r"\s{2,}|\t|\s*\|\s*")
_PARTS: Final = 2  # rows that a total sums up, at least
_SCORE: Final = 2.0  # a figure under a head that names a measure is as sure as one with its verb beside it


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row: characters ``start``..``end`` of the line, and its tokens."""

    column: int
    start: int
    end: int
    first: int
    last: int


def cells(line: Sentence) -> list[Cell]:
    """The cells of a row that hold a token, with the number of their column."""
    found, at, column = [], 0, 0
    stripped = line.text.rstrip()
    bounds = [*((m.start(), m.end()) for m in _GAP.finditer(stripped)), (len(stripped), len(stripped))]
    for end, after in bounds:
        if end > at:
            inside = [t for t in range(len(line.tokens)) if at <= line.tokens.start[t] and line.tokens.end[t] <= end]
            if inside:
                found.append(Cell(column, at, end, inside[0], inside[-1]))
            column += 1
        at = after
    return found


def pairings(
    lines: Sequence[Sentence], measures: dict[str, Measure], caption: Sentence | None, dated: Sequence[str | None]
) -> Iterator[tuple[int, Pairing]]:
    """The figures of one table's rows, each with the number of its row.

    ``caption`` is the sentence before the table: it may say what all columns count. ``dated`` is the time of each row
    that opens with one.
    """
    head: dict[int, Signal] = {}
    shared = _measure_of(signals(caption), measures) if caption else None
    heads: dict[int, str] = {}  # the measures of sums, by column
    kind = kind_of_sums(caption, measures) if caption else None
    totals = _totals(lines)
    for at, line in enumerate(lines):
        row = cells(line)
        values = [(cell, quantity) for cell in row[1:] if (quantity := _number(line, cell))]
        sums = [(cell, quantity) for cell in row[1:] if (quantity := _sum(line, cell))]
        if not values and not sums:
            head = _head(line, row, measures) or head
            heads = _heads(line, row, measures) or heads
            continue
        label = row[0]
        paid = _kind_of([s for s in signals(line) if s.last <= label.last], measures)
        for cell, quantity in sums:
            if measure := paid or heads.get(cell.column) or (kind if len(row) == 2 else None):
                counted = Counted(quantity, Noun.NONE, frozenset(), label.first, cell.last, ())
                yield at, Pairing(counted, measure, None, _SCORE, (("table", _SCORE),))
        people = _people(line, label)
        if not (people or dated[at] or at in totals):
            continue  # of one county or of those of one age: a part that no claim can name
        for cell, quantity in values:
            signal = head.get(cell.column) or (shared if people and len(row) == 2 else None)
            if signal is None:
                continue
            noun = Noun.PEOPLE if people else Noun.NONE
            counted = Counted(quantity, noun, frozenset(), label.first, cell.last, people)
            yield at, Pairing(counted, signal.measure, None, _SCORE, (("table", _SCORE), (signal.role, 0.0)))


def _totals(lines: Sequence[Sentence]) -> set[int]:
    """The numbers of the last rows that sum up those above them, in every column that holds counts."""
    found: set[int] = set()
    above: defaultdict[int, float] = defaultdict(float)  # the sum of each column so far
    rows, total = 0, -1  # of counts so far, and the last of them if it is their sum
    for at, line in enumerate(lines):
        counts = {c.column: q.value for c in cells(line)[1:] if (q := _number(line, c))}
        if not counts:
            found.add(total)
            above, rows, total = defaultdict(float), 0, -1
            continue
        summed = rows >= _PARTS and all(above[column] == n for column, n in counts.items())
        rows, total = rows + 1, at if summed else -1
        for column, n in counts.items():
            above[column] += n
    return found | {total}


def _head(line: Sentence, row: Sequence[Cell], measures: dict[str, Measure]) -> dict[int, Signal]:
    found = {}
    for cell in row:
        inside = [s for s in signals(line) if cell.first <= s.first and s.last <= cell.last]
        if signal := _measure_of(inside, measures):
            found[cell.column] = signal
    return found


def kind_of_sums(line: Sentence, measures: dict[str, Measure]) -> str | None:
    """What the sums are that stand under a line: "One-off payments for a contract, by region:"."""
    return _kind_of(signals(line), measures)


def _heads(line: Sentence, row: Sequence[Cell], measures: dict[str, Measure]) -> dict[int, str]:
    found = {}
    for cell in row:
        if kind := _kind_of([s for s in signals(line) if cell.first <= s.first and s.last <= cell.last], measures):
            found[cell.column] = kind
    return found


def _kind_of(found: Sequence[Signal], measures: dict[str, Measure]) -> str | None:
    """The measure of sums that most words name; of verbs of paying none, as they leave open for what."""
    named = [s.measure for s in found if s.role == "frame" and s.measure in measures]
    named = [name for name in named if measures[name].unit == "money"]
    return max(named, key=named.count, default=None)


def _measure_of(found: Sequence[Signal], measures: dict[str, Measure]) -> Signal | None:
    """The signal of a measure of people that says most: a verb before a noun, a noun before one that leaves it open."""
    people = [s for s in found if s.measure in measures and measures[s.measure].unit == "person"]
    return min(
        people,
        key=lambda s: (("verb", "noun").index(s.role) if s.role in ("verb", "noun") else 2, s.first),
        default=None,
    )


def _number(line: Sentence, cell: Cell) -> Quantity | None:
    """The count that a cell holds, where it holds nothing else that matters (a footnote sign, a hedge)."""
    found = [q for q in quantities.find(line.tokens, line.hits, line.pack) if cell.first <= q.at and q.to <= cell.last]
    counts = [q for q in found if q.sort is Sort.COUNT and not q.words]
    if len(counts) != 1:
        return None
    return replace(counts[0], first=max(counts[0].first, cell.first))


def _sum(line: Sentence, cell: Cell) -> Quantity | None:
    """The sum that a cell holds, the first of several: what follows in brackets is the same in other money."""
    found = quantities.find(line.tokens, line.hits, line.pack)
    return next((q for q in found if q.sort is Sort.MONEY and cell.first <= q.at and q.to <= cell.last), None)


def _people(line: Sentence, label: Cell) -> tuple[str, ...]:
    for category in ("people", "group", "land", "adjective"):
        for hit in line.of(category):
            if label.first <= hit.first and hit.last <= label.last:
                return (hit.payload,)
    return ()
