"""Lines: bars of a frame set aside, marks at their beginning found; tables, whose lines have cells below each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from beleg.reading.pages.words import months, norm

_BARS: Final = "|│┃║❘｜"
LINE_ENDS: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES: Final = " \t\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_ROW: Final = 2_000  # characters; a longer line is no row of a table
_CELL: Final = 45
_PROSE: Final = 3 * _CELL  # characters; a line of this length without cells is a paragraph, no rest of a cell
_LINE: Final = re.compile(f"[^{LINE_ENDS}]+")
ALNUM: Final = re.compile(r"[^\W_]")
_FIRST_WORD: Final = re.compile(r"\S{1,60}")
_QUOTED: Final = re.compile(r"(?:>[ \t]?){1,8}")
_MARKED: Final = re.compile(r"#{1,6}[ \t]+(?=\S)")
_BULLET: Final = re.compile(rf"(?:[•◦‣⁃∙·●○■□▪▫►▸➤]\ufe0f?[{_SPACES}]*|[-*][{_SPACES}]+)(?=\S)")
_NUMBER: Final = re.compile(rf"(?:\((\d{{1,3}})\)|(\d{{1,3}})[.)])[{_SPACES}]+(?=\S)")
_COLUMN: Final = re.compile(r"(?<=[^.!?:,;\s])(?:\t[\s]*| {2,}\s*|\xa0{2,}\s*)(?=\S)")
_BAR_CELL: Final = re.compile(rf"[{_BARS}]")
_BAR_SPACED: Final = re.compile(rf"(?<=\s)[{_BARS}](?=\s)")
_SEPARATOR: Final = re.compile(rf"[{_BARS}:+\s=\u2500-\u257f-]+")
_RULE: Final = re.compile(r"[-=─═]{2,}")


@dataclass(slots=True)
class Line:
    """A line that is not blank: where it stands, and where its content does between bars and after its mark."""

    left: int  # begin of the line, white space included
    start: int  # begin and end without white space
    end: int
    a: int  # begin and end of the content, without bars, quotation marks of mails, and the mark
    b: int
    gap: bool  # a blank line stands before
    framed: bool
    kind: str  # "" plain, "#" heading, "*" bullet, "1" number, "-" nothing but marks, "t" row of a table
    quoted: bool = False
    number: int = 0
    text: str = ""  # the content

    @property
    def size(self) -> int:
        return self.b - self.a

    @property
    def reach(self) -> int:
        """The column that the line's content ends at: what counts where lines are wrapped."""
        return self.b - self.left


@dataclass(slots=True)
class Page:
    text: str
    lines: list[Line] = field(default_factory=list)
    fillers: list[tuple[int, int, int]] = field(default_factory=list)  # blank lines of a frame: after line n, from, to
    stacked: set[int] = field(default_factory=set)  # lines that go on with the row of a table above them


def lines(text: str, start: int) -> Page:
    page = Page(text)
    gap, previous = False, start
    for match in _LINE.finditer(text, start):
        left, right = match.span()
        gap = gap or _blank_between(text, previous, left)
        previous = right
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        first = left + len(raw) - len(raw.lstrip())
        line = _line(stripped, left, first, gap)
        if line is None:
            page.fillers.append((len(page.lines) - 1, first, first + len(stripped)))
            gap = True
            continue
        _mark(line, page.lines[-1] if page.lines else None)
        page.lines.append(line)
        gap = False
    return page


def _blank_between(text: str, end: int, begin: int) -> bool:
    """Two line ends in a row stand between two lines; more than a few characters are not looked at."""
    return begin - end > 1 and (begin - end > 2 or text[end:begin] != "\r\n")


def _line(stripped: str, left: int, first: int, gap: bool) -> Line | None:
    """The line, its content without the bars of a frame; None for a frame's blank line."""
    a, b, framed = first, first + len(stripped), False
    content = stripped
    if stripped[0] in _BARS and stripped[-1] in _BARS:
        framed = True
        inner = stripped.lstrip(_BARS + _SPACES)
        content = inner.rstrip(_BARS + _SPACES)
        if not content:
            return None
        a += len(stripped) - len(inner)
        b = a + len(content)
    return Line(left, first, first + len(stripped), a, b, gap, framed, "", text=content)


def _mark(line: Line, before: Line | None) -> None:
    """Finds the mark at the line's beginning and takes it out of the content."""
    if not ALNUM.search(line.text):
        line.kind = "-"
        return
    if line.text[0] == ">" and (match := _QUOTED.match(line.text)):
        # "> 300 dead" is a number with its sign, unless the line before is quoted too
        after = line.text[match.end() :].lstrip()
        if not after[:1].isdigit() or (before is not None and before.quoted and not line.gap):
            line.quoted = True
            _cut(line, match.end())
    if match := _MARKED.match(line.text):
        line.kind, line.number = "#", match.group().count("#")
    elif match := _BULLET.match(line.text):
        line.kind = "*"
    elif match := _NUMBER.match(line.text):
        line.kind, line.number = "1", int(match.group(1) or match.group(2))
    if match and line.kind in "#*":
        _cut(line, match.end())


def _cut(line: Line, size: int) -> None:
    rest = line.text[size:].lstrip()
    line.a = line.b - len(rest)
    line.text = rest


def settle_numbers(lines: Sequence[Line]) -> None:
    """A number with a full stop is a list's only where the next one follows or the one before precedes."""
    numbered = [line for line in lines if line.kind == "1"]
    for at, line in enumerate(numbered):
        before = numbered[at - 1].number if at else None
        after = numbered[at + 1].number if at + 1 < len(numbered) else None
        counted = line.number - 1 == before or line.number + 1 == after
        match = _NUMBER.match(line.text)
        if match and counted and not is_month(first_word(line.text[match.end() :])):
            continue
        line.kind = ""
    for line in numbered:
        match = _NUMBER.match(line.text)
        if line.kind == "1" and match:
            _cut(line, match.end())


def is_month(word: str) -> bool:
    return len(word) <= 14 and norm(word) in months()


def first_word(text: str) -> str:
    match = _FIRST_WORD.search(text)
    return match.group() if match else ""


def _cells(line: Line) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, in columns of the line; fewer than two: no row."""
    if line.size > _ROW or line.kind not in ("", "1", "t"):
        return []
    text, offset = line.text, line.a - line.left
    if any(bar in text for bar in _BARS):
        splits = (_BAR_CELL if line.framed else _BAR_SPACED).finditer(text)
    elif "\t" in text or "  " in text or "\xa0\xa0" in text:
        splits = _COLUMN.finditer(text)
    else:
        return []
    found, begin = [], 0
    for split in [*(m.span() for m in splits), (len(text), len(text))]:
        cell = text[begin : split[0]]
        if cell.strip():
            lead = len(cell) - len(cell.lstrip())
            found.append((offset + begin + lead, offset + begin + len(cell.rstrip())))
        begin = split[1]
    return found


def _is_separator(line: Line, text: str) -> bool:
    """``| --- | ---: |``, or rules under the heads of columns."""
    if line.kind != "-" or line.end - line.start > _ROW:
        return False
    raw = text[line.start : line.end]
    return ("-" in raw or "─" in raw or "=" in raw) and bool(_SEPARATOR.fullmatch(raw))


def find_tables(page: Page) -> None:
    """Marks the rows of tables: lines next to each other with two cells or more."""
    lines = page.lines
    cells = [_cells(line) for line in lines]
    at = 0
    while at < len(lines):
        if len(cells[at]) < 2:
            at += 1
            continue
        last = _last_row(page, cells, at)
        rows = [n for n in range(at, last + 1) if len(cells[n]) > 1]
        if _is_table(page, cells, rows, last):
            for n in range(at, last + 1):
                lines[n].kind = "t"
        at = last + 1


def _last_row(page: Page, cells: Sequence[list[tuple[int, int]]], at: int) -> int:
    """The last line of the run of rows that begins at a line; one line between two rows may be a part of a cell."""
    lines, last, n = page.lines, at, at + 1
    while n < len(lines) and not lines[n].gap and lines[n].framed == lines[at].framed and n - last <= 2:
        separator = _is_separator(lines[n], page.text)
        if len(cells[n]) > 1 or separator:
            last = n
        elif lines[n].kind or lines[n].size > _PROSE:
            break
        n += 1
    return last


def _is_table(page: Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int], last: int) -> bool:
    separators = [line for line in page.lines[rows[0] : last + 1] if _is_separator(line, page.text)]
    if any(len(_RULE.findall(page.text[line.start : line.end])) > 1 for line in separators):
        return True
    if len(rows) < 2:
        return False
    if any(bar in page.lines[rows[0]].text for bar in _BARS):
        return True
    sizes = [end - begin for n in rows for begin, end in cells[n]]
    if sum(sizes) > _CELL * len(sizes) or _is_spaced_out(page, cells, rows):
        return False
    tabbed = sum("\t" in page.lines[n].text for n in rows)
    return tabbed * 5 >= len(rows) * 3 or _aligned(cells, rows) or _alike(page, cells, rows)


def _is_spaced_out(page: Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int]) -> bool:
    """Running text with wide gaps: most cells go on small, and hardly any has a figure."""
    small = figures = total = 0
    for n in rows:
        left = page.lines[n].left
        for begin, end in cells[n][1:]:
            cell = page.text[left + begin : left + end]
            total += 1
            small += cell[0].islower()
            figures += any(c.isdigit() for c in cell)
    return small * 5 > total * 3 and figures * 4 < total


def _aligned(cells: Sequence[list[tuple[int, int]]], rows: Sequence[int]) -> bool:
    """Most cells begin or end where cells of the row before do."""
    hits = total = 0
    for above, below in pairwise(rows):
        begins = {begin + d for begin, _ in cells[above][1:] for d in (-1, 0, 1)}
        ends = {end + d for _, end in cells[above][1:] for d in (-1, 0, 1)}
        hits += sum(begin in begins or end in ends for begin, end in cells[below][1:])
        total += len(cells[below]) - 1
    return hits * 5 >= total * 3


def _alike(page: Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int]) -> bool:
    """Rows with equally many cells, most of them with a figure: columns whose alignment was lost."""
    count, often = Counter(len(cells[n]) for n in rows).most_common(1)[0]
    if len(rows) < 3 or count < 2 or often * 5 < len(rows) * 4:
        return False
    figures = total = 0
    for n in rows:
        left = page.lines[n].left
        for begin, end in cells[n][1:]:
            total += 1
            figures += any(c.isdigit() for c in page.text[left + begin : left + end])
    return figures * 2 >= total
