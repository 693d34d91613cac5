"""Tables whose cells stand below each other, one a line, as a page leaves them that lost its columns.

Country
Recruits
Norland
112
Sudland
40
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.reading.pages.lines import Line, Page

_CELL: Final = 40  # characters of a label or a head
_ROWS: Final = 2  # rows of three cells and more that make a table
_PAIRS: Final = 3  # the same for rows of a label and one figure
_WIDEST: Final = 6  # figures in a row
_FIGURE: Final = re.compile(r"[~≈<>+]?\d[\d.,\s]{0,14}[%+]?|[-–—]|n/?a", re.IGNORECASE)
_ENDS: Final = ".!?:;؟"


def find_stacked(page: Page) -> None:
    """Marks the lines of such tables, and which of them go on with a row."""
    lines = page.lines
    at = 0
    while at < len(lines):
        if not _is_figure(lines[at]) or at == 0:
            at += 1
            continue
        wide = _figures(lines, at)
        first, end = at - 1, _end(lines, at - 1, wide)
        rows = (end - first) // (wide + 1)
        if rows >= (_PAIRS if wide == 1 else _ROWS) and not (wide == 1 and _is_numbered(lines, first, end)):
            begin = first - wide - 1
            headed = begin >= 0 and all(_is_label(line) for line in lines[begin:first])
            for n in range(begin if headed else first, end):
                lines[n].kind, lines[n].gap = "t", lines[n].gap and n == (begin if headed else first)
                if (n - first) % (wide + 1):
                    page.stacked.add(n)
            at = end
        else:
            at += wide


def _is_figure(line: Line) -> bool:
    return not line.framed and line.kind in ("", "-") and line.size <= _CELL and bool(_FIGURE.fullmatch(line.text))


def _is_label(line: Line) -> bool:
    if line.framed or line.kind or line.size > _CELL or line.text[-1] in _ENDS:
        return False
    return not any(c.isdigit() for c in line.text)


def _figures(lines: Sequence[Line], at: int) -> int:
    """How many figures stand below each other from a line on."""
    end = at
    while end < len(lines) and end - at < _WIDEST and _is_figure(lines[end]):
        end += 1
    return end - at


def _end(lines: Sequence[Line], first: int, wide: int) -> int:
    """Where rows of a label and so many figures end that begin at a line."""
    at = first
    while at + wide < len(lines) and _is_label(lines[at]) and _figures(lines, at + 1) == wide:
        at += wide + 1
    return at


def _is_numbered(lines: Sequence[Line], first: int, end: int) -> bool:
    """The figures only number what stands between them: "1", a headline, "2", another."""
    figures = [lines[n].text for n in range(first + 1, end, 2)]
    return (
        figures == [str(n) for n in range(int(figures[0]), int(figures[0]) + len(figures))]
        if figures[0].isdigit()
        else False
    )
