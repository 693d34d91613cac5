"""How a person sees a page before reading it: paragraphs, headings, lists, tables, and what is no part of the article.

Three steps, each one pass over the text:

1. Lines. Bars of a frame are set aside, marks at a line's beginning (heading, bullet, number, quotation) are found.
2. Paragraphs. Lines belong together where someone wrapped them: the next line's first word would not have fitted.
3. Roles. What a paragraph is for is told by its marks, its shape, its neighbours and the words of ``layout.toml``.

What stands in the middle of an article is taken for furniture only on strong evidence: a claim lost there is lost for
good, while a line of furniture that is read rarely says anything countable.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from beleg.model import Role, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SHY = "\u00ad"
_CUT = "…"
_BARS = "|│┃║❘｜"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = " \t\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_HYPHENS = "-‐\u00ad"
_HEADLINE = 160  # characters; what is longer is no headline
_HEADING = 100
_HEADING_WORDS = 16
_LIGHT = 350  # characters; a longer paragraph is part of an article
_PLAIN_WRAP = 130  # characters; nobody wraps longer lines
_FEWEST = 20  # characters of a line that was broken because it was full
_ROW = 2_000  # characters; a longer line is no row of a table
_CELL = 45
_DEK = 180  # characters of the lines that stand below another article's headline
_SHOWN = 600  # characters of a paragraph that say what it is for

_LINE = re.compile(f"[^{_LINE_ENDS}]+")
_ALNUM = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"\S{1,60}")
_QUOTED = re.compile(r"(?:>[ \t]?){1,8}")
_MARKED = re.compile(r"#{1,6}[ \t]+(?=\S)")
_BULLET = re.compile(rf"(?:[•◦‣⁃∙·●○■□▪▫►▸➤]\ufe0f?[{_SPACES}]*|[-*][{_SPACES}]+)(?=\S)")
_NUMBER = re.compile(rf"(?:\((\d{{1,3}})\)|(\d{{1,3}})[.)])[{_SPACES}]+(?=\S)")
_END = re.compile(r"[.!?…؟۔。][\"'»«”“’‘)\]*_\s]{0,8}$")  # of a line whose sentence is over
_FULL_STOP = re.compile(r"[.…۔。:;,][\"'»«”“’‘)\]*_\s]{0,8}$")  # what a heading does not end with
_SENTENCE = re.compile(r"[.!?…؟۔](?:[\"'»”“’)\]]{0,3}\s+[\"'«„“‘(\[]{0,3}(?=[^\W_a-z])|[\"'»”“’)\]]{0,3}\s*$)")
_COLUMN = re.compile(r"(?<=[^.!?:,;\s])(?:\t[\s]*| {2,}\s*|\xa0{2,}\s*)(?=\S)")
_BAR_CELL = re.compile(rf"[{_BARS}]")
_BAR_SPACED = re.compile(rf"(?<=\s)[{_BARS}](?=\s)")
_SEPARATOR = re.compile(rf"[{_BARS}:+\s=\u2500-\u257f-]+")
_RULE = re.compile(r"[-=─═]{2,}")
_UNDERLINE = re.compile(r"=+|-+")
_LINK_LIST = re.compile(r"\[\d{1,3}\]\s*(?:/|https?:|www\.)\S*$")
_LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+$")
_NUMBERED_LINK = re.compile(r"\[\d{1,3}\]\s+(?=[^\s\[])")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}([./-])[ \xa0]?\d{1,2}\1[ \xa0]?\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d)")
_PIECE = re.compile(r"\d+|[^\W\d_][^\W\d_'’]*")
_HASHTAG = re.compile(r"#[^\W_]")
_NOTE = re.compile(r"(\[\d{1,3}\])(?:(\[)([^\[\]]{0,300})(\]))?")
_LINK = re.compile(r"(!?\[)([^\[\]]{0,300})(\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s\"[^\"]{0,200}\")?\))")
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,1000}[^()]{0,200}\)")
_WHOLE_LINK = re.compile(r"(?:\*\*)?\[[^\[\]]{1,300}\]\([^()\s]{1,1000}\)(?:\*\*)?")
_STAMP_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{2}[./-]\d{2}|\d{1,2}\.? [^\W\d]{3,12}\.? \d{4})"
_STAMP_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?"
# a date with an hour, or an hour that runs into the first word; and at least three words behind it
_STAMP = re.compile(
    rf"\s*(?:{_STAMP_DAY}[\s,|·•/–—-]{{0,5}}{_STAMP_HOUR}|{_STAMP_HOUR}[\s,|·•/–—-]{{0,5}}{_STAMP_DAY}|{_STAMP_HOUR}(?=[^\W\d]))"
    r"(?=[\s|·•–—-]{0,5}[^\W\d]+(?:\W+\w+){3})"
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\](?!:)")
_STARS = re.compile(r"(?<![*\\])\*{2,3}(?!\*)")
_UNDERSCORES = re.compile(r"(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)")
_MARKS_BEFORE = re.compile(r"[^\w©]+")
_TASHKEEL = dict.fromkeys(range(0x064B, 0x0653)) | dict.fromkeys(map(ord, _INVISIBLE + _SHY))
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʻʼ`´ʹ"), "'")
_SPELLING = _TASHKEEL | _APOSTROPHES
_SPELLED = re.compile(f"[{''.join(map(chr, _SPELLING))}]")


# ---- the words ------------------------------------------------------------------------------------------------------


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
def _words() -> _Words:
    file = resources.files("beleg.reading").joinpath("layout.toml")
    languages = tomllib.loads(file.read_text("utf-8"))
    found: dict[str, set[str]] = {}
    locales: list[str] = []
    for code, language in languages.items():
        locales += language.pop("locales", [code] if "months" in language else [])
        for key, phrases in language.items():
            found.setdefault(key, set()).update(map(_norm, phrases))
    starts: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, phrases in found.items():
        by_word: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
            by_word.setdefault(phrase.partition(" ")[0], []).append(phrase)
        starts[key] = {word: tuple(all_) for word, all_ in by_word.items()}
    return _Words({key: frozenset(all_) for key, all_ in found.items()}, starts, tuple(locales))


@cache
def _months() -> frozenset[str]:
    """The names of the months, whole and cut, in every language of the data."""
    from babel import Locale  # noqa: PLC0415  # only where something could be a date

    names = set(_words().sets["months"])
    for code in _words().locales:
        for context in Locale.parse(code).months.values():
            names.update(_norm(name) for width in ("wide", "abbreviated") for name in context.get(width, {}).values())
    return frozenset(names)


def _norm(text: str) -> str:
    """Words as they are compared: without case, marks around them, ways of writing an apostrophe, short vowels."""
    plain = text.translate(_SPELLING) if _SPELLED.search(text) else text  # slow, and most have nothing of it
    plain = " ".join(plain.casefold().split())
    begin = _MARKS_BEFORE.match(plain)
    first, last = begin.end() if begin else 0, len(plain)
    while last > first and not (plain[last - 1].isalnum() or plain[last - 1] == "_"):
        last -= 1
    return plain[first:last]


# ---- lines ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
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
class _Page:
    text: str
    lines: list[_Line] = field(default_factory=list)
    fillers: list[tuple[int, int, int]] = field(default_factory=list)  # blank lines of a frame: after line n, from, to


def _lines(text: str, start: int) -> _Page:
    page = _Page(text)
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


def _line(stripped: str, left: int, first: int, gap: bool) -> _Line | None:
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
    return _Line(left, first, first + len(stripped), a, b, gap, framed, "", text=content)


def _mark(line: _Line, before: _Line | None) -> None:
    """Finds the mark at the line's beginning and takes it out of the content."""
    if not _ALNUM.search(line.text):
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


def _cut(line: _Line, size: int) -> None:
    rest = line.text[size:].lstrip()
    line.a = line.b - len(rest)
    line.text = rest


def _settle_numbers(lines: Sequence[_Line]) -> None:
    """A number with a full stop is a list's only where the next one follows or the one before precedes."""
    numbered = [line for line in lines if line.kind == "1"]
    for at, line in enumerate(numbered):
        before = numbered[at - 1].number if at else None
        after = numbered[at + 1].number if at + 1 < len(numbered) else None
        counted = line.number - 1 == before or line.number + 1 == after
        match = _NUMBER.match(line.text)
        if match and counted and not _is_month(_first_word(line.text[match.end() :])):
            continue
        line.kind = ""
    for line in numbered:
        match = _NUMBER.match(line.text)
        if line.kind == "1" and match:
            _cut(line, match.end())


def _is_month(word: str) -> bool:
    return len(word) <= 14 and _norm(word) in _months()


def _first_word(text: str) -> str:
    match = _FIRST_WORD.search(text)
    return match.group() if match else ""


# ---- tables ---------------------------------------------------------------------------------------------------------


def _cells(line: _Line) -> list[tuple[int, int]]:
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


def _is_separator(line: _Line, text: str) -> bool:
    """``| --- | ---: |``, or rules under the heads of columns."""
    if line.kind != "-" or line.end - line.start > _ROW:
        return False
    raw = text[line.start : line.end]
    return ("-" in raw or "─" in raw or "=" in raw) and bool(_SEPARATOR.fullmatch(raw))


def _find_tables(page: _Page) -> None:
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


def _last_row(page: _Page, cells: Sequence[list[tuple[int, int]]], at: int) -> int:
    """The last line of the run of rows that begins at a line; one line between two rows may be a part of a cell."""
    lines, last, n = page.lines, at, at + 1
    while n < len(lines) and not lines[n].gap and lines[n].framed == lines[at].framed and n - last <= 2:
        separator = _is_separator(lines[n], page.text)
        if len(cells[n]) > 1 or separator:
            last = n
        elif lines[n].kind or lines[n].size > _ROW:
            break
        n += 1
    return last


def _is_table(page: _Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int], last: int) -> bool:
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


def _is_spaced_out(page: _Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int]) -> bool:
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


def _alike(page: _Page, cells: Sequence[list[tuple[int, int]]], rows: Sequence[int]) -> bool:
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


# ---- paragraphs -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Para:
    """Lines ``first``..``last`` of the page, and what they are for."""

    first: int
    last: int
    kind: str
    start: int
    end: int
    text: str
    gap: bool
    framed: bool
    role: Role | None = None
    words: str = ""  # of its beginning, as they are compared
    shown: str = ""  # its beginning without the white space around it
    label: str = ""  # the words before a colon at its beginning, as they are compared
    sentences: int = 0  # that end within its beginning

    @property
    def is_line(self) -> bool:
        return self.first == self.last

    @property
    def is_closed(self) -> bool:
        """Ends as a sentence does."""
        return bool(_END.search(self.shown[-20:])) if len(self.shown) < _SHOWN else True

    @property
    def size(self) -> int:
        return self.end - self.start


class _Wrapping:
    """Which line ends someone set because a line was full, and which end a paragraph."""

    def __init__(self, page: _Page) -> None:
        self.page = page
        self.width = {framed: self._width(framed) for framed in (False, True)}

    def _width(self, framed: bool) -> int:
        """The column that full lines reach; 0 where nothing is wrapped."""
        lines, full, breaks, longest = self.page.lines, [], 0, []
        for line, after in pairwise(lines):
            if line.framed != framed or line.kind in ("-", "t"):
                continue
            if framed and not line.text.endswith(_CUT):
                longest.append(line.reach)
            if after.gap or after.kind or after.framed != framed:
                continue
            breaks += 1
            if max(line.reach, after.reach) <= _PLAIN_WRAP and _goes_on(line, after):
                full.append(line.reach)
        if full and len(full) * 4 >= breaks:
            return max(full)
        return max(longest, default=0) if framed and len(longest) > 2 else 0

    def joins(self, line: _Line, after: _Line) -> bool:
        """The next line belongs to the same paragraph."""
        width = self.width[line.framed]
        if after.gap or after.kind or line.framed != after.framed or line.quoted != after.quoted:
            return False
        if _ends_in_hyphen(line.text) and after.text[0].isalpha():
            return True
        if not width or max(line.reach, after.reach) > width + 20:
            return False
        if line.framed and line.reach > width and line.text[-1] == _CUT and not after.text[0].islower():
            return False  # cut at the frame's edge, beyond where text is wrapped: a field of one line
        room = width - line.reach - 1 - len(_first_word(after.text))
        if room < 0:
            return True
        if _goes_on(line, after) or (after.text[0].isdigit() and not _END.search(line.text[-20:])):
            return line.reach * 2 >= width
        return room <= 3 and not _END.search(line.text[-20:])

    def is_full(self, line: _Line, after: _Line) -> bool:
        width = self.width[line.framed]
        return bool(width) and width >= line.reach > width - 2 - len(_first_word(after.text))


def _is_broken(before: str, after: str) -> bool:
    """A hyphen stands at the end of a line, and the next one goes on small."""
    return _ends_in_hyphen(before) and after[0].islower()


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()


def _goes_on(line: _Line, after: _Line) -> bool:
    """A line ends within a sentence: what follows begins small, or in a script without capitals."""
    tail = line.text[-20:]
    if _END.search(tail) and not tail.endswith(_CUT):
        return False
    letter = after.text[:4].lstrip("\"'»«”“„‘’([")[:1]
    if letter.islower():
        return line.size >= _FEWEST or _is_broken(tail, after.text)
    return letter.isalpha() and not letter.isupper() and line.size >= 2 * _FEWEST


def _paragraphs(page: _Page) -> list[_Para]:
    wrapping = _Wrapping(page)
    lines, found, at = page.lines, [], 0
    _settle_bullets(lines, wrapping)
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _same(page, wrapping, at, last):
            last += 1
        found.append((at, last))
        at = last + 1
    return _with_extents(page, found)


def _settle_bullets(lines: Sequence[_Line], wrapping: _Wrapping) -> None:
    """A dash or number at the beginning of a line that goes on from a full one is no list's."""
    listed = False
    for before, line in pairwise(lines):
        listed = before.kind in ("*", "1") or (listed and not before.gap)
        if line.kind not in ("*", "1") or line.gap or listed or before.kind or before.framed != line.framed:
            continue
        if wrapping.is_full(before, line) and not _FULL_STOP.search(before.text[-20:]):
            line.kind = ""
            begin = line.start if not line.framed else line.start + 1
            raw = wrapping.page.text[begin : line.b]
            line.text = raw.strip()
            line.a = line.b - len(raw.lstrip())


def _same(page: _Page, wrapping: _Wrapping, first: int, last: int) -> bool:
    """The line after ``last`` belongs to the paragraph that begins at ``first``."""
    head, line, after = page.lines[first], page.lines[last], page.lines[last + 1]
    if head.kind == "t":
        return after.kind == "t" and not after.gap
    if head.kind == "-":
        return False
    if after.kind == "-":
        return first == last and not after.gap and _is_underline(line, after)
    if line.kind == "-":
        return False
    if line.text.endswith(_CUT) and line.framed and _is_cut_field(head):
        return False
    if head.kind == "#" and not after.text[:1].islower():
        return False
    if head.kind in ("*", "1") and not after.gap and not after.kind and _is_hanging(head, after):
        return True
    return wrapping.joins(line, after)


def _is_underline(line: _Line, after: _Line) -> bool:
    """A heading's underline, as in ``setext``."""
    return (
        not line.kind
        and line.size <= _HEADING
        and 3 <= after.size <= line.size + 20
        and bool(_UNDERLINE.fullmatch(after.text))
    )


def _is_cut_field(head: _Line) -> bool:
    """A title or caption that the frame cut at its edge: the next line is something else."""
    return head.kind == "#" or _words().has("caption", _label(head.text))


def _is_hanging(head: _Line, after: _Line) -> bool:
    """A line set in under an item's text."""
    return after.start - after.left > head.start - head.left and not after.framed


def _with_extents(page: _Page, groups: Sequence[tuple[int, int]]) -> list[_Para]:
    """Paragraphs with their places: a frame's blank lines go to the paragraph before them."""
    ends = {last: page.lines[last].end for _, last in groups}
    starts = {first: page.lines[first].start for first, _ in groups}
    for after, begin, end in page.fillers:
        if after in ends:
            ends[after] = end
        elif after < 0 and 0 in starts:
            starts[0] = min(begin, starts[0])
    return [_para(page, first, last, starts[first], ends[last]) for first, last in groups]


def _para(page: _Page, first: int, last: int, start: int, end: int) -> _Para:
    head = page.lines[first]
    kind = "#" if last > first and page.lines[last].kind == "-" and head.kind == "" else head.kind
    para = _Para(first, last, kind, start, end, _render(page, first, last, start, end), head.gap, head.framed)
    para.shown = (para.text[: 2 * _SHOWN] if kind != "t" else "").strip()[:_SHOWN]
    if not para.shown and kind != "t":
        para.kind = "-"  # nothing but marks that are blanked
    if para.size > 2 * _SHOWN:
        para.shown = para.shown.ljust(_SHOWN, ".")
    para.words = _norm(para.shown[:250])
    para.label = _label(para.shown)
    para.sentences = _sentences(para.shown)
    return para


# ---- what is read ---------------------------------------------------------------------------------------------------


def _render(page: _Page, first: int, last: int, start: int, end: int) -> str:
    """One character for each of ``start:end``, everything that is no part of the words blanked."""
    if page.lines[first].kind == "t":
        return _render_table(page, first, last, start, end)
    pieces: list[str] = []
    at = start
    for n in range(first, last + 1):
        line = page.lines[n]
        if line.kind == "-" and n > first:
            continue  # a heading's underline
        fill = " " * (line.a - at)
        if n > first and (hyphen := _word_broken(pieces[-1], line.text)):
            pieces[-1] = pieces[-1][:-hyphen]
            fill = _SHY * (len(fill) + hyphen)
        pieces += [fill, page.text[line.a : line.b]]
        at = line.b
    pieces.append(" " * (end - at))
    return _without_stamp(_without_markup("".join(pieces)))


def _without_stamp(text: str) -> str:
    """The date and hour of putting out that a page has set before a paragraph's first word: "19.06.2024 | 16:52Since"."""
    stamp = _STAMP.match(text)
    return " " * stamp.end() + text[stamp.end() :] if stamp else text


def _word_broken(before: str, after: str) -> int:
    """How many characters of hyphen end the line's last word, if the next line goes on with it."""
    stem = before.rstrip(_HYPHENS)
    size = len(before) - len(stem)
    if size != 1 or not stem or not stem[-1].isalpha() or not after[0].islower():
        return 0
    word = re.search(r"[^\W_]+$", stem[-60:])
    if word is None or (word.group().isupper() and len(word.group()) > 1):
        return 0  # an abbreviation keeps its hyphen
    following = _norm(_first_word(after))
    return 0 if _words().has("hyphen", following) else 1


def _render_table(page: _Page, first: int, last: int, start: int, end: int) -> str:
    """Cells stay as they stand, lines stay apart; the rules between heads and rows go."""
    pieces: list[str] = []
    at = start
    for n in range(first, last + 1):
        line = page.lines[n]
        pieces.append(_line_ends(page.text[at : line.start]))
        raw = page.text[line.start : line.end]
        pieces.append(" " * len(raw) if line.kind == "t" and not _ALNUM.search(raw) else raw)
        at = line.end
    pieces.append(" " * (end - at))
    return _without_markup("".join(pieces))


def _line_ends(text: str) -> str:
    """Line ends of any kind as the one that ``split`` knows; what else stands between two rows is blank."""
    return "".join("\n" if c in _LINE_ENDS and c != "\r" else " " for c in text) if "\n" in text else _others(text)


def _others(text: str) -> str:
    return "".join("\n" if c in _LINE_ENDS else " " for c in text)


def _without_markup(text: str) -> str:
    """Footnote and link marks, link targets and marks of emphasis blanked."""
    if "](" in text:
        text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    if "[^" in text:
        text = _FOOTNOTE.sub(lambda m: " " * len(m[0]), text)
    if "[" in text:
        text = _NOTE.sub(_without_note, text)
    if "**" in text:
        text = _STARS.sub(_unless_within_word, text)
    if "__" in text:
        text = _UNDERSCORES.sub("  ", text)
    return _without_single_marks(text)


def _without_note(match: re.Match[str]) -> str:
    mark = " " * len(match[1])
    return mark if match[3] is None else f"{mark} {match[3]} "


def _unless_within_word(match: re.Match[str]) -> str:
    """Stars between letters stand for letters left out."""
    text, (begin, end) = match.string, match.span()
    within = begin > 0 and end < len(text) and text[begin - 1].isalpha() and text[end].isalpha()
    return match.group() if within else " " * (end - begin)


def _without_single_marks(text: str) -> str:
    """A whole paragraph set in italics, ``*…*`` or ``_…_``."""
    stripped = text.strip()
    if len(stripped) < 3 or stripped[0] not in "*_" or stripped[0] != stripped[-1] or "\n" in stripped:
        return text
    begin = text.index(stripped[0])
    end = begin + len(stripped) - 1
    return f"{text[:begin]} {text[begin + 1 : end]} {text[end + 1 :]}"


# ---- roles ----------------------------------------------------------------------------------------------------------


def _label(text: str) -> str:
    """The words before a colon at a line's beginning; empty where there are none."""
    head, colon, _ = text[:70].partition(":")
    return _norm(head) if colon else ""


def _sentences(text: str) -> int:
    return sum(1 for _ in _SENTENCE.finditer(text[:_SHOWN]))


def _is_headline(para: _Para) -> bool:
    """One line that is no sentence: a heading, or a headline of another article."""
    return (
        para.kind in ("", "#", "*", "1")
        and 0 < len(para.shown) <= _HEADLINE
        and not _FULL_STOP.search(para.shown[-20:])
        and para.sentences <= 1
    )


class _Roles:
    """Gives every paragraph its role."""

    def __init__(self, page: _Page, paras: list[_Para], title: str | None) -> None:
        self.page, self.paras = page, paras
        self.title = self._title(title)
        self.dates = sum(1 for para in paras if self._is_date(para))
        self.sentences_below = [False] * (len(paras) + 1)
        self.tail = self._tails()
        self.contents: frozenset[str] = frozenset()
        self.body_end = len(paras)

    def assign(self) -> None:
        self._by_kind()
        self._repeated()
        self._sections()
        self._by_words()
        self._strays()
        self._headings()

    # -- title

    def _title(self, title: str | None) -> int | None:
        """The paragraph that is the title: the one that has its words, else the first that looks like one."""
        wanted = _norm(title) if title else ""
        head = self.paras[:8]
        if wanted:
            for fits in (_equals, _begins, _holds):
                for n, para in enumerate(head):
                    if para.kind in ("", "#") and len(para.shown) <= 300 and fits(para.words, wanted):
                        return n
        for n, para in enumerate(head):
            if para.kind == "#" and self.page.lines[para.first].number <= 1:
                return n
        for n, para in enumerate(head):
            if para.kind == "-" or self._is_before_title(para):
                continue
            return n if para.kind == "#" or (para.kind == "" and _is_title_like(para)) else None
        return None

    def _is_before_title(self, para: _Para) -> bool:
        """A line above the title: an edition's head, a date, who wrote it, a picture's caption, key words."""
        if self._is_ident(para) or self._is_date(para) or self._is_link(para):
            return True
        if para.kind != "":
            return False
        return _is_caption(para) or _is_tags(para) or _is_byline(para) or _is_teaser(para)

    # -- what marks say

    def _by_kind(self) -> None:
        roles = {"t": Role.TABLE, "-": Role.FURNITURE, "*": Role.LIST, "1": Role.LIST, "#": Role.HEADING}
        for para in self.paras:
            para.role = roles.get(para.kind)
        if self.title is not None:
            self.paras[self.title].role = Role.TITLE

    # -- headings set again

    def _repeated(self) -> None:
        """A run of short lines, three of which or more stand alone again further down."""
        last = {para.words: n for n, para in enumerate(self.paras) if _is_headline(para)}
        found: set[str] = set()
        for begin, end in self._runs():
            # the run's last line may already be the first heading, set again
            again = [n for n in range(begin, end) if last[self.paras[n].words] >= end - 1 > n]
            words = {self.paras[n].words for n in again}
            if len(words) < 3 or len(again) * 5 < (again[-1] + 1 - again[0]) * 3:
                continue
            for n in range(again[0], again[-1] + 1):
                self.paras[n].role = Role.REPEATED
            found |= words
        self.contents = frozenset(found)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of headline-like paragraphs."""
        begin = None
        for n, para in enumerate(self.paras):
            fits = _is_headline(para) and n != self.title
            if begin is not None and not fits:
                yield begin, n
                begin = None
            if fits and begin is None:
                begin = n
        if begin is not None:
            yield begin, len(self.paras)

    # -- labels that say what follows

    def _tails(self) -> list[bool]:
        """For each paragraph whether all from it on could be headlines of other articles with their first lines."""
        paras = self.paras
        found = [False] * (len(paras) + 1)
        headlines = sentences = 0
        middle = (paras[0].start + paras[-1].end) // 2
        for n in range(len(paras) - 1, -1, -1):
            para = paras[n]
            if para.kind in ("#", "t") and not self._label_role(para):
                break
            headline = _is_headline(para) and not self._is_small_print(para)
            if headline:
                headlines += 1
            elif para.kind != "-" and not self._is_small_print(para):
                sentences += 1
                if len(para.shown) > _DEK:
                    break
            announced = headlines >= sentences and headlines > 1 and para.start >= middle
            found[n] = headline and (announced or not sentences)
            self.sentences_below[n] = sentences > 0
        return found

    def _is_small_print(self, para: _Para) -> bool:
        """What may stand below the last paragraph and says nothing of what stands above it."""
        return self._is_rights(para) or self._is_date(para) or _words().has("source", para.label)

    def _label_role(self, para: _Para) -> Role | None:
        """What a paragraph announces that is nothing but a label."""
        words = _words()
        if len(para.shown) > 60 or para.kind == "t":
            return None
        if words.has("teaser", para.words):
            return Role.TEASER
        if words.has("tags", para.words):
            return Role.TAGS
        return Role.FURNITURE if words.has("section", para.words) else None

    def _sections(self) -> None:
        n = 0
        while n < len(self.paras):
            role = self._opens(n)
            if role is None:
                n += 1
                continue
            end = self._section_end(n, role)
            self.paras[n].role = role
            for para in self.paras[n + 1 : end]:
                para.role = Role.FURNITURE if role is Role.TEASER and self._is_rights(para) else role
            n = end

    def _opens(self, n: int) -> Role | None:
        """The role of what follows, where a paragraph is nothing but a label."""
        para = self.paras[n]
        if para.role in (Role.TITLE, Role.REPEATED):
            return None
        role = self._label_role(para)
        if role is Role.FURNITURE and para.kind != "#" and not self._leads_to_links(n):
            return None
        return role

    def _leads_to_links(self, n: int) -> bool:
        return n + 1 < len(self.paras) and self._is_link(self.paras[n + 1])

    def _section_end(self, n: int, role: Role) -> int:
        """The paragraph at which a section ends that a label opens."""
        marked = self.paras[n].kind == "#"
        if role is Role.TAGS:
            block = self._until(n, lambda para: _is_tag(para) and (marked or not para.gap))
            return max(block, min(n + 2, len(self.paras)) if self._is_tag_line(n + 1) else block)
        if marked:
            return self._until(n, lambda para: para.kind not in ("#", "t") and _is_light(para))
        if role is Role.FURNITURE:
            return self._until(n, self._is_link)
        if self.tail[n + 1] and (self.paras[n].gap or not self.sentences_below[n + 1]):
            return self._until(n, lambda para: para.kind != "#")
        return self._inline_teaser_end(n)

    def _until(self, n: int, goes_on: Callable[[_Para], bool]) -> int:
        end = n + 1
        while end < len(self.paras) and goes_on(self.paras[end]):
            end += 1
        return end

    def _is_tag_line(self, n: int) -> bool:
        """Key words in one line, with commas between them."""
        return n < len(self.paras) and _is_headline(self.paras[n]) and "," in self.paras[n].shown

    def _inline_teaser_end(self, n: int) -> int:
        """In the middle of a text a label leads to the list that follows, or to the one headline."""
        end = n + 1
        if end == len(self.paras) or self.paras[end].kind == "#" or not _is_headline(self.paras[end]):
            return end
        if self.paras[end].kind in ("*", "1"):
            return self._until(n, lambda para: para.kind in ("*", "1") and _is_headline(para))
        block = self._until(n, lambda para: _is_headline(para) and not para.gap and para.kind == "")
        closed = block == len(self.paras) or self.paras[block].gap
        return max(block, end + 1) if closed and not self.paras[end].gap else end + 1

    # -- what a paragraph's own words say

    def _by_words(self) -> None:
        unsaid = [n for n, para in enumerate(self.paras) if para.role is None]
        self.body_end = unsaid[-1] + 1 if unsaid else 0
        for n, para in enumerate(self.paras):
            if para.role in (None, Role.LIST, Role.HEADING) and len(para.shown) < _SHOWN:
                para.role = self._own_role(n, para) or para.role

    def _own_role(self, n: int, para: _Para) -> Role | None:
        raw = self.page.lines[para.first].text if para.is_line and para.kind != "t" else ""
        if _is_caption(para) or (raw.startswith("![") and _IMAGE.fullmatch(raw)):
            return Role.CAPTION
        if _is_tags(para):
            return Role.TAGS
        if _is_teaser(para):
            return Role.TEASER
        if self._is_furniture(n, para):
            return Role.FURNITURE
        if para.kind != "#" and _WHOLE_LINK.fullmatch(raw) and _is_headline(para):
            return Role.TEASER  # nothing but a link to another page
        return None

    def _is_furniture(self, n: int, para: _Para) -> bool:
        words, shown = _words(), para.shown
        if words.has("furniture", para.words) or self._is_link(para) or self._is_rights(para):
            return True
        if any(phrase in para.words for phrase in words.sets["appeal"]):
            return True
        if para.kind == "#" or len(shown) > 220 or (para.sentences > 1 and n < len(self.paras) - 2):
            return False
        if words.has("source", para.label):
            return True
        if words.begins("call", para.words) and not any(c.isdigit() for c in shown):
            return True
        if self._is_ident(para):
            return True
        if self._is_date(para):  # between paragraphs it is the heading of a chronicle
            return self.dates < 3 and (n < 4 or n >= self.body_end - 2)
        return (n < 8 or n >= self.body_end - 5) and _is_byline(para)

    def _is_link(self, para: _Para) -> bool:
        return para.is_line and para.kind != "t" and _is_link(self.page.lines[para.first].text)

    @staticmethod
    def _is_rights(para: _Para) -> bool:
        shown = para.shown[:200]
        begins = shown.startswith(("©", "(c) ", "(C) ")) or _words().begins("rights", para.words) is not None
        return len(para.shown) <= 200 and (begins or ("©" in shown and not para.is_closed and len(shown) <= 120))

    @staticmethod
    def _is_date(para: _Para) -> bool:
        """Nothing but a date, perhaps with its time: a year and a day or month at least."""
        return para.kind != "t" and len(para.shown) <= 80 and _is_date(para.shown)

    @staticmethod
    def _is_ident(para: _Para) -> bool:
        """Names of agencies alone, or a line of cells one of which is a date: an edition's head."""
        if len(para.shown) > 120 or (para.is_closed and not para.shown.startswith("(")):
            return False
        cells = [cell for cell in re.split(r"\s[/|·•]\s", para.shown) if cell.strip()]
        if len(cells) > 1 and any(_is_date(cell) for cell in cells):
            return True
        names = [_norm(name) for name in re.split(r"[/,\s–-]+", para.shown.strip("()[] ."))]
        return 0 < len(names) <= 4 and all(_words().has("agencies", name) for name in names)

    # -- lone headlines

    def _strays(self) -> None:
        """Where headings are listed at the top, a lone headline that is not listed and has no text is a teaser."""
        if not self.contents:
            return
        for n, para in enumerate(self.paras):
            alone = para.role is None and para.is_line and _is_headline(para) and para.words not in self.contents
            after = self.paras[n + 1] if n + 1 < len(self.paras) else None
            ends = after is None or after.role is Role.FURNITURE
            if alone and (ends or (after is not None and after.words in self.contents)):
                para.role = Role.TEASER

    # -- shape

    def _headings(self) -> None:
        for para in self.paras:
            if para.role is None:
                para.role = Role.HEADING if self._is_heading(para) else Role.BODY

    def _is_heading(self, para: _Para) -> bool:
        if not para.is_line or len(para.shown) > 2 * _HEADING:
            return False
        raw = self.page.lines[para.first].text
        if raw.startswith(("**", "__")) and raw.endswith(("**", "__")) and raw.count(raw[:2]) == 2:
            return True
        return _is_title_like(para) and len(para.shown) <= _HEADING and len(para.shown.split()) <= _HEADING_WORDS


def _equals(words: str, wanted: str) -> bool:
    return words == wanted


def _begins(words: str, wanted: str) -> bool:
    """One begins with the other; a title cut at a frame's edge is one that the other begins with."""
    return words.startswith(wanted) or (len(words) > 15 and wanted.startswith(words))


def _holds(words: str, wanted: str) -> bool:
    return len(wanted) > 10 and wanted in words


def _is_title_like(para: _Para) -> bool:
    """Short, no sentence, not in the middle of one."""
    shown = para.shown
    if shown and len(shown) <= _HEADLINE and para.first == 0 and " | " in shown and para.sentences <= 2:
        return True  # a page's title with its site, author or date
    if not shown or len(shown) > _HEADLINE + 40 or (_FULL_STOP.search(shown[-20:]) and not shown.endswith(_CUT)):
        return False
    letter = next((c for c in shown if c.isalnum()), "")
    return (
        not letter.islower()
        and shown[0] not in "—–-"
        and len(shown.split()) <= 2 * _HEADING_WORDS
        and para.sentences <= 2
    )


def _is_tag(para: _Para) -> bool:
    return para.kind != "#" and len(para.shown) <= 60 and _is_headline(para)


def _is_light(para: _Para) -> bool:
    """Short enough to announce another article; in a frame several such notes may have run together."""
    return para.size <= (3 * _LIGHT if para.framed else _LIGHT)


def _is_link(raw: str) -> bool:
    """An entry of a list of links: a number and an address, an address, or several numbered words in a line."""
    if len(raw) > 2 * _SHOWN:
        return False
    if _LINK_LIST.match(raw) or _LINK_ONLY.match(raw):
        return True
    return bool(_NUMBERED_LINK.match(raw)) and len(_NUMBERED_LINK.findall(raw)) > 1 and not _END.search(raw)


def _is_caption(para: _Para) -> bool:
    shown, words = para.shown, _words()
    if para.kind == "#" or len(shown) > 400:
        return False
    if words.has("caption", para.label):
        return True
    if shown[0] in "([" and shown[-1] in ")]" and len(shown) <= 120 and words.begins("caption", para.words):
        return True
    if len(shown) <= 150 and words.begins("caption_start", para.words) and not para.is_closed:
        return True
    if len(shown) <= 100 and words.begins("caption", para.words) and "©" in shown:
        return True
    return len(shown) <= 200 and _has_credit(shown)


def _has_credit(shown: str) -> bool:
    """A short line that ends with a picture's credit: "… (Photo: Name)"."""
    begin = max(shown.rfind("("), shown.rfind("["), shown.rfind(". "))
    tail = shown[begin + 1 :]
    return begin > 0 and len(tail) <= 60 and _words().has("caption", _label(tail))


def _is_tags(para: _Para) -> bool:
    shown = para.shown
    if len(shown) <= 300 and _words().has("tags", para.label) and not para.is_closed:
        return True
    pieces = shown.split()
    return bool(pieces) and len(shown) <= 400 and all(_HASHTAG.match(piece) for piece in pieces)


def _is_teaser(para: _Para) -> bool:
    """A label and another article's headline in one line."""
    shown = para.shown
    if len(shown) > 250 or para.sentences > 2:
        return False
    if _words().has("teaser", para.label):
        return True
    return para.sentences <= 1 and bool(_words().begins("teaser_start", para.words))


def _is_byline(para: _Para) -> bool:
    """Who wrote it: a word such as "by", and then nothing but names."""
    shown, words = para.shown, _words()
    if len(shown) > 130 or para.kind not in ("", "#"):
        return False
    label, rest = para.label, shown.partition(":")[2]
    if words.has("author", label):
        return 0 < len(rest.strip()) <= 80 and not any(c.isdigit() for c in rest)
    if words.begins("byline_start", para.words):
        return True
    phrase = words.begins("byline", para.words)
    if phrase is None or phrase == para.words:
        return False
    return _are_names(para.shown.split()[len(phrase.split()) :])


def _are_names(pieces: Sequence[str]) -> bool:
    """Capitalised words, and what stands between names; figures only as parts of a date at the end."""
    text = " ".join(pieces)
    head = re.split(r"\s[|/·•–—]\s|,\s", text)[0].split()
    words = _words()
    if not head or head[0][0].isdigit() or len(head) > 9:
        return False
    small = [word for word in head if word[0].isalnum() and not word[0].isupper()]
    return all(words.has("name_words", _norm(word)) for word in small) and len(small) * 2 < len(head)


def _is_date(text: str) -> bool:
    """A year with a month or in a date of figures, and no word that does not belong to a date."""
    if len(text) > 80 or not _YEAR.search(text):
        return False
    months = 0
    pieces = _PIECE.findall(text)
    for piece in pieces:
        if _is_month(piece):
            months += 1
        elif not (piece.isdigit() or _words().has("date_words", _norm(piece))):
            return False
    figures = sum(piece.isdigit() for piece in pieces)
    return (0 < months <= 2 and figures <= 6) or (bool(_DATE.search(text)) and figures <= 6)


def segments(text: str, start: int = 0, title: str | None = None) -> list[Segment]:
    """The segments of ``text[start:]`` in the order of the text; together they cover everything that is not blank."""
    page = _lines(text, start)
    if not page.lines:
        return [Segment(begin, end, Role.FURNITURE, " " * (end - begin)) for _, begin, end in page.fillers]
    _settle_numbers(page.lines)
    _find_tables(page)
    paras = _paragraphs(page)
    _Roles(page, paras, title).assign()
    return [Segment(para.start, para.end, para.role or Role.BODY, para.text) for para in paras]
