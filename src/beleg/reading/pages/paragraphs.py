"""Paragraphs: which lines belong together, and their text without what is no word of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from beleg.model import Role
from beleg.reading.pages.lines import ALNUM, LINE_ENDS, Line, Page, first_word
from beleg.reading.pages.words import SHY, known, norm

CUT: Final = "…"
_HYPHENS: Final = "-‐\u00ad"
HEADING: Final = 100
_PLAIN_WRAP: Final = 130  # characters; nobody wraps longer lines
_FEWEST: Final = 20  # characters of a line that was broken because it was full
SHOWN: Final = 600  # characters of a paragraph that say what it is for
END: Final = re.compile(r"[.!?…؟۔。][\"'»«”“’‘)\]*_\s]{0,8}$")  # of a line whose sentence is over
FULL_STOP: Final = re.compile(r"[.…۔。:;,][\"'»«”“’‘)\]*_\s]{0,8}$")  # what a heading does not end with
_SENTENCE: Final = re.compile(r"[.!?…؟۔](?:[\"'»”“’)\]]{0,3}\s+[\"'«„“‘(\[]{0,3}(?=[^\W_a-z])|[\"'»”“’)\]]{0,3}\s*$)")
_UNDERLINE: Final = re.compile(r"=+|-+")
_NOTE: Final = re.compile(r"(\[\d{1,3}\])(?:(\[)([^\[\]]{0,300})(\]))?")
_LINK: Final = re.compile(
    r"(!?\[)([^\[\]]{0,300})(\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s\"[^\"]{0,200}\")?\))"
)
_STAMP_DAY: Final = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{2}[./-]\d{2}|\d{1,2}\.? [^\W\d]{3,12}\.? \d{4})"
)
_STAMP_HOUR: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
# a date with an hour, or an hour that runs into the first word; and at least three words behind it
_STAMP: Final = re.compile(
    rf"\s*(?:{_STAMP_DAY}[\s,|·•/–—-]{{0,5}}{_STAMP_HOUR}|{_STAMP_HOUR}[\s,|·•/–—-]{{0,5}}{_STAMP_DAY}|{_STAMP_HOUR}(?=[^\W\d]))"
    r"(?=[\s|·•–—-]{0,5}[^\W\d]+(?:\W+\w+){3})"
)
_STAMP_ISO: Final = re.compile(r"\s*(?:([^\W\d]{3,12}):?\s+)?\d{4}-\d{2}(?:-\d{2})?\s+(?=[^\W\d]+(?:\W+\w+){3})")
_CREDITED: Final = 200  # characters; a shorter paragraph with a credit is the picture's caption
_CREDIT: Final = re.compile(r"\(([^\W\d_][^():.]{2,30}):[^()]{1,80}\)")
_LAST_CREDIT: Final = re.compile(r"(?<=[.!?»”\")])\s+([^\W\d_][^():.!?]{2,30}):[^():!?.]{2,60}\.?\s*$")
_FOOTNOTE: Final = re.compile(r"\[\^[^\[\]\s]{1,20}\](?!:)")
_STARS: Final = re.compile(r"(?<![*\\])\*{2,3}(?!\*)")
# "Ruslan*, a Tajik, sews nets": his name is changed
_STARRED: Final = re.compile(r"(?<=[^\W\d_])\*{1,3}(?=[\s,;:.)»”\"]|$)")
_OPENS_STAR: Final = re.compile(r"(?:^|[^\w*])\*{1,3}[^\s*]")
_UNDERSCORES: Final = re.compile(r"(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)")


@dataclass(slots=True)
class Para:
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
        return bool(END.search(self.shown[-20:])) if len(self.shown) < SHOWN else True

    @property
    def size(self) -> int:
        return self.end - self.start


class _Wrapping:
    """Which line ends someone set because a line was full, and which end a paragraph."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.width = {framed: self._width(framed) for framed in (False, True)}

    def _width(self, framed: bool) -> int:
        """The column that full lines reach; 0 where nothing is wrapped."""
        lines, full, breaks, longest = self.page.lines, [], 0, []
        for line, after in pairwise(lines):
            if line.framed != framed or line.kind in ("-", "t"):
                continue
            if framed and not line.text.endswith(CUT):
                longest.append(line.reach)
            if after.gap or after.kind or after.framed != framed:
                continue
            breaks += 1
            if max(line.reach, after.reach) <= _PLAIN_WRAP and _goes_on(line, after):
                full.append(line.reach)
        if full and len(full) * 4 >= breaks:
            return max(full)
        return max(longest, default=0) if framed and len(longest) > 2 else 0

    def joins(self, line: Line, after: Line) -> bool:
        """The next line belongs to the same paragraph."""
        width = self.width[line.framed]
        if after.gap or after.kind or line.framed != after.framed or line.quoted != after.quoted:
            return False
        if _ends_in_hyphen(line.text) and after.text[0].isalpha():
            return True
        if not width or max(line.reach, after.reach) > width + 20:
            return False
        if line.framed and line.reach > width and line.text[-1] == CUT and not after.text[0].islower():
            return False  # cut at the frame's edge, beyond where text is wrapped: a field of one line
        room = width - line.reach - 1 - len(first_word(after.text))
        if room < 0:
            return True
        if _goes_on(line, after) or (after.text[0].isdigit() and not END.search(line.text[-20:])):
            return line.reach * 2 >= width
        return room <= 3 and not END.search(line.text[-20:])

    def is_full(self, line: Line, after: Line) -> bool:
        width = self.width[line.framed]
        return bool(width) and width >= line.reach > width - 2 - len(first_word(after.text))


def _is_broken(before: str, after: str) -> bool:
    """A hyphen stands at the end of a line, and the next one goes on small."""
    return _ends_in_hyphen(before) and after[0].islower()


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()


def _goes_on(line: Line, after: Line) -> bool:
    """A line ends within a sentence: what follows begins small, or in a script without capitals."""
    tail = line.text[-20:]
    if END.search(tail) and not tail.endswith(CUT):
        return False
    letter = after.text[:4].lstrip("\"'»«”“„‘’([")[:1]
    if letter.islower():
        return line.size >= _FEWEST or _is_broken(tail, after.text)
    return letter.isalpha() and not letter.isupper() and line.size >= 2 * _FEWEST


def paragraphs(page: Page) -> list[Para]:
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


def _settle_bullets(lines: Sequence[Line], wrapping: _Wrapping) -> None:
    """A dash or number at the beginning of a line that goes on from a full one is no list's."""
    listed = False
    for before, line in pairwise(lines):
        listed = before.kind in ("*", "1") or (listed and not before.gap)
        if line.kind not in ("*", "1") or line.gap or listed or before.kind or before.framed != line.framed:
            continue
        if wrapping.is_full(before, line) and not FULL_STOP.search(before.text[-20:]):
            line.kind = ""
            begin = line.start if not line.framed else line.start + 1
            raw = wrapping.page.text[begin : line.b]
            line.text = raw.strip()
            line.a = line.b - len(raw.lstrip())


def _same(page: Page, wrapping: _Wrapping, first: int, last: int) -> bool:
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
    if line.text.endswith(CUT) and line.framed and _is_cut_field(head):
        return False
    if head.kind == "#" and not after.text[:1].islower():
        return False
    if head.kind in ("*", "1") and not after.gap and not after.kind and _is_hanging(head, after):
        return True
    return wrapping.joins(line, after)


def _is_underline(line: Line, after: Line) -> bool:
    """A heading's underline, as in ``setext``."""
    return (
        not line.kind
        and line.size <= HEADING
        and 3 <= after.size <= line.size + 20
        and bool(_UNDERLINE.fullmatch(after.text))
    )


def _is_cut_field(head: Line) -> bool:
    """A title or caption that the frame cut at its edge: the next line is something else."""
    return head.kind == "#" or known().has("caption", label(head.text))


def _is_hanging(head: Line, after: Line) -> bool:
    """A line set in under an item's text."""
    return after.start - after.left > head.start - head.left and not after.framed


def _with_extents(page: Page, groups: Sequence[tuple[int, int]]) -> list[Para]:
    """Paragraphs with their places: a frame's blank lines go to the paragraph before them."""
    ends = {last: page.lines[last].end for _, last in groups}
    starts = {first: page.lines[first].start for first, _ in groups}
    for after, begin, end in page.fillers:
        if after in ends:
            ends[after] = end
        elif after < 0 and 0 in starts:
            starts[0] = min(begin, starts[0])
    return [_para(page, first, last, starts[first], ends[last]) for first, last in groups]


def _para(page: Page, first: int, last: int, start: int, end: int) -> Para:
    head = page.lines[first]
    kind = "#" if last > first and page.lines[last].kind == "-" and head.kind == "" else head.kind
    para = Para(first, last, kind, start, end, _render(page, first, last, start, end), head.gap, head.framed)
    para.shown = (para.text[: 2 * SHOWN] if kind != "t" else "").strip()[:SHOWN]
    if not para.shown and kind != "t":
        para.kind = "-"  # nothing but marks that are blanked
    if para.size > 2 * SHOWN:
        para.shown = para.shown.ljust(SHOWN, ".")
    para.words = norm(para.shown[:250])
    para.label = label(para.shown)
    para.sentences = _sentences(para.shown)
    return para


def _render(page: Page, first: int, last: int, start: int, end: int) -> str:
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
            fill = SHY * (len(fill) + hyphen)
        pieces += [fill, page.text[line.a : line.b]]
        at = line.b
    pieces.append(" " * (end - at))
    return _without_credits(_without_stamp(_without_markup("".join(pieces))))


def _without_stamp(text: str) -> str:
    """The date and hour of putting out that a page has set before a paragraph's first word: "19.06.2024 | 16:52Since"."""
    stamp = _STAMP.match(text) or _is_dated(text)
    return " " * stamp.end() + text[stamp.end() :] if stamp else text


def _is_dated(text: str) -> re.Match[str] | None:
    """A day as machines write it, which prose has nowhere, alone or behind a word such as "date"."""
    stamp = _STAMP_ISO.match(text)
    return stamp if stamp and (not stamp[1] or known().has("date_words", norm(stamp[1]))) else None


def _without_credits(text: str) -> str:
    """The credit of a picture within a paragraph, where its page had it: "(Photo: Asta Lind)"."""
    if len(text) < _CREDITED or ":" not in text:
        return text
    if "(" in text:
        text = _CREDIT.sub(_without_credit, text)
    return _LAST_CREDIT.sub(_without_credit, text)


def _without_credit(match: re.Match[str]) -> str:
    return " " * len(match[0]) if known().has("caption", norm(match[1])) else match[0]


def _word_broken(before: str, after: str) -> int:
    """How many characters of hyphen end the line's last word, if the next line goes on with it."""
    stem = before.rstrip(_HYPHENS)
    size = len(before) - len(stem)
    if size != 1 or not stem or not stem[-1].isalpha() or not after[0].islower():
        return 0
    word = re.search(r"[^\W_]+$", stem[-60:])
    if word is None or (word.group().isupper() and len(word.group()) > 1):
        return 0  # an abbreviation keeps its hyphen
    following = norm(first_word(after))
    return 0 if known().has("hyphen", following) else 1


def _render_table(page: Page, first: int, last: int, start: int, end: int) -> str:
    """Cells stay as they stand, lines stay apart; the rules between heads and rows go."""
    pieces: list[str] = []
    at = start
    for n in range(first, last + 1):
        line = page.lines[n]
        between = page.text[at : line.start]
        pieces.append("\t".ljust(len(between)) if n in page.stacked and n > first else _line_ends(between))
        raw = page.text[line.start : line.end]
        pieces.append(" " * len(raw) if line.kind == "t" and not ALNUM.search(raw) else raw)
        at = line.end
    pieces.append(" " * (end - at))
    return _without_markup("".join(pieces))


def _line_ends(text: str) -> str:
    """Line ends of any kind as the one that ``split`` knows; what else stands between two rows is blank."""
    return "".join("\n" if c in LINE_ENDS and c != "\r" else " " for c in text) if "\n" in text else _others(text)


def _others(text: str) -> str:
    return "".join("\n" if c in LINE_ENDS else " " for c in text)


def _without_markup(text: str) -> str:
    """Footnote and link marks, link targets and marks of emphasis blanked."""
    if "](" in text:
        text = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), text)
    if "[^" in text:
        text = _FOOTNOTE.sub(lambda m: " " * len(m[0]), text)
    if "[" in text:
        text = _NOTE.sub(_without_note, text)
    if "*" in text and not _OPENS_STAR.search(text):
        text = _STARRED.sub(lambda m: " " * len(m[0]), text)
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


def label(text: str) -> str:
    """The words before a colon at a line's beginning; empty where there are none."""
    head, colon, _ = text[:70].partition(":")
    return norm(head) if colon else ""


def _sentences(text: str) -> int:
    return sum(1 for _ in _SENTENCE.finditer(text[:SHOWN]))
