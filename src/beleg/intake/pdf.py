"""PDF: the text of its pages as lines, put back into paragraphs.

Lines stay lines (reading joins wrapped words), paragraphs are separated by a blank line, also where a page ends
within one. What stands at the top or bottom of several pages, and page numbers, are left out. Pieces side by side
are cells, separated by `` | ``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from beleg.errors import SkipItem
from beleg.intake import metadata
from beleg.intake.fields import Fields, document, plain
from beleg.model import Document

PAGES = 5000  # a PDF with more is refused: it would be read in part only
MARGIN = 0.12  # of the height of a page: where running heads and page numbers stand
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,7})[\W_]*(?:\S{1,4}\s\d{1,4}[\W_]*)?")
_SENTENCE_END = re.compile(r"[.!?:;…۔؟][\"'”“»«’)\]]*$")
_BULLET = re.compile(r"[•▪◦‣●○■□–—-]\s+(?=\S)")
_BULLET_ALONE = re.compile(r"[•▪◦‣●○■]")
_HYPHEN = "\ufffe"  # how pdfium gives the hyphen and line end of a word wrapped over two lines
_INVISIBLE = dict.fromkeys([*range(9), *range(14, 32), 0xFFFF])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; boxes in points, y upwards."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    margin: bool  # stands where running heads do


def read_pdf(data: bytes, name: str) -> Document:
    """The Document of a PDF. SkipItem where it is locked, damaged, or has only pictures of text."""
    import pypdfium2  # noqa: PLC0415  # loads a shared library of 7 MB

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SkipItem("is locked with a password: save a copy without one") from None
        raise SkipItem("is a damaged PDF that cannot be opened: print it to a new PDF, or give its text") from None
    try:
        pages = len(pdf)
        if pages > PAGES:
            raise SkipItem(f"has {pages:,} pages: split it into parts of at most {PAGES:,}")
        lines = [line for number in range(pages) for line in _page_lines(pdf, number, pypdfium2.raw)]
        info = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError:
        raise SkipItem("is a damaged PDF, some of its pages cannot be read: print it to a new PDF") from None
    finally:
        pdf.close()
    if not any(char.isalnum() for line in lines for char in line.text):
        raise SkipItem(f"is a PDF of {pages} pages without text, probably a scan: run OCR over it first")
    text = "\n\n".join(_paragraphs(_without_running(lines, pages)))
    known = metadata.from_text(text)
    title = plain(info.get("Title"))
    # The title in the file's own data is often a template's: it counts where the first page shows it.
    if title and _squeezed(title) in _squeezed(text[:3000]):
        known = replace(known, title=title)
    author = plain(info.get("Author"))
    if author and metadata.looks_like_name(author):
        known = known.filled(Fields(author=author))
    return document(data, name, text, known, format_="pdf")


def _page_lines(pdf: Any, number: int, raw: Any) -> Iterator[_Line]:
    """The lines of a page with their boxes, in the order of its content."""
    page = pdf[number]
    height = page.get_height()
    textpage = page.get_textpage()
    try:
        offset = 0  # in UTF-16 units, as pdfium counts
        for piece in re.split(f"(\r\n|\n|\r|{_HYPHEN}(?:\r\n)?)", textpage.get_text_range()):
            start, offset = offset, offset + len(piece.encode("utf-16-le")) // 2
            wrapped = piece.startswith(_HYPHEN)
            text = piece.translate(_INVISIBLE).strip(" \t\u00a0")
            if wrapped:
                yield _Line("-", number, 0, 0, 0, -1, margin=False)  # joined to its line below
            elif text and not piece.isspace():
                first = start + len(piece) - len(piece.lstrip())
                last = start + max(1, len(piece.rstrip().encode("utf-16-le")) // 2) - 1
                left, bottom, _, top = _box(textpage, first, raw)
                _, _, right, _ = _box(textpage, last, raw)
                margin = bottom < MARGIN * height or top > (1 - MARGIN) * height
                yield _Line(text, number, left, right, bottom, top - bottom, margin)
    finally:
        textpage.close()
        page.close()


def _box(textpage: Any, index: int, raw: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the character at an index of the text; zeros where there is none."""
    char = raw.FPDFText_GetCharIndexFromTextIndex(textpage, index)
    box = raw.FS_RECTF()
    if char < 0 or not raw.FPDFText_GetLooseCharBox(textpage, char, box):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def _without_running(lines: Sequence[_Line], pages: int) -> list[_Line]:
    """The lines without running heads and page numbers; hyphens of wrapped words are put to their lines."""
    joined: list[_Line] = []
    for line in lines:
        if line.height < 0 and joined:
            joined[-1] = replace(joined[-1], text=joined[-1].text + "-")
        elif line.height >= 0:
            joined.append(line)
    seen = Counter({key for line in joined if line.margin for key in [(_masked(line), line.page)]})
    repeated = Counter(key for key, _ in seen)
    return [
        line
        for line in joined
        if not line.margin
        or (repeated[_masked(line)] < 2 and not (_NUMBER.fullmatch(line.text.lower()) and _is_page_number(line, pages)))
    ]


def _masked(line: _Line) -> str:
    """A line with its numbers blanked, so that "Page 3" and "Page 4" are the same; a long one is body text."""
    return _DIGITS.sub("#", line.text) if len(line.text) <= 150 else f"{line.page} {line.text}"


def _is_page_number(line: _Line, pages: int) -> bool:
    digits = _DIGITS.search(line.text)
    return pages > 1 or not digits or int(digits[0]) == line.page + 1


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """The lines put together; within a paragraph, list or table they are separated by a line end."""
    pitches = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page]
    steps = [pitch / line.height for pitch, line in zip(pitches, lines, strict=False) if line.height and pitch > 0]
    usual = median(steps) if steps else 1.2
    margin = max((line.right for line in lines), default=0.0)
    built: list[str] = []
    last: _Line | None = None
    for line in lines:
        text = line.text
        if last is None:
            built.append(text)
        elif _beside(last, line):
            built.append((" " if _BULLET_ALONE.fullmatch(last.text) else " | ") + text)
        elif _continues(last, line, usual, margin):
            built.append("\n" + text)
        else:
            yield "".join(built)
            built = [text]
        last = line
    if built:
        yield "".join(built)


def _beside(last: _Line, line: _Line) -> bool:
    """Whether two pieces stand in one row."""
    return (
        last.page == line.page
        and abs(last.bottom - line.bottom) < 0.3 * max(last.height, 1.0)
        and line.left >= last.right - 1.0
    )


def _continues(last: _Line, line: _Line, usual: float, margin: float) -> bool:
    """Whether a line belongs to the paragraph of the one before."""
    size = max(last.height, 1.0)
    if abs(line.height - last.height) > 0.15 * size:
        return False
    ended = bool(_SENTENCE_END.search(last.text))
    pitch = last.bottom - line.bottom
    if last.page != line.page or pitch <= 0:  # the next page or column
        return not ended and (line.text[:1].islower() or last.text.endswith("-"))
    if pitch > max(1.35 * usual, 0.4 + usual) * size:
        return False
    if _BULLET.match(line.text) or _BULLET_ALONE.fullmatch(line.text):
        return bool(_BULLET.match(last.text))
    if 0.6 * size < line.left - last.left < 5 * size and not _BULLET.match(last.text):
        return False
    return not (ended and last.right < margin - 4 * size and pitch > 1.1 * usual * size)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
