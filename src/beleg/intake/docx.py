"""Word documents (.docx): a zip archive with the text in word/document.xml.

Read with the standard library alone. XML with a document type is refused (entities could grow without bound), and
parts are unpacked only up to a limit. Deleted text of tracked changes is left out, what was inserted is text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from beleg.errors import SkipItem
from beleg.intake import metadata
from beleg.intake.fields import Fields, document, lang, plain
from beleg.intake.words import phrases
from beleg.model import Document

LARGEST = 200_000_000  # bytes of one part, unpacked
CELL = " | "
BULLET = "• "
MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference"})
_DAMAGED = "is a damaged Word document: open it and save it again"


def is_docx(data: bytes) -> bool:
    """Whether a zip archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return MAIN in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_docx(data: bytes, name: str) -> Document:
    """The Document of a Word file. SkipItem where it is damaged, locked, too large or without text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = _Body()
        _parse(_part(archive, MAIN), body.start, body.end, body.characters)
        core = _Core()
        if _CORE in archive.NameToInfo:
            _parse(_part(archive, _CORE), core.start, core.end, core.characters)
    text = body.text()
    if not text.strip():
        raise SkipItem("is a Word document without text: there is nothing to read")
    own = metadata.from_text(text)
    author = plain(core.found.get("creator"))
    known = Fields(
        title=body.title or plain(core.found.get("title")),
        author=own.author or (author if author and metadata.looks_like_name(author) else None),
        lang=lang(plain(core.found.get("language"))),
    )
    return document(data, name, text, known.filled(own), format_="docx")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked. Reads at most the limit, whatever the archive says of its size."""
    try:
        with archive.open(name) as part:
            data = part.read(LARGEST + 1)
    except RuntimeError:
        raise SkipItem("is locked with a password: save a copy without one") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise SkipItem(_DAMAGED) from None
    if len(data) > LARGEST:
        raise SkipItem(f"unpacks to more than {LARGEST // 1_000_000} MB: give its text instead")
    return data


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> None:
    """Feeds the elements of an XML part to three functions; names are "namespace local"."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise SkipItem(_DAMAGED) from None


def _refuse(*_: object) -> None:
    raise SkipItem("is a Word document with a document type, as none that Word writes has: open it and save it again")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    listed: bool = False

    def text(self) -> str:
        lines = (" ".join(line.split(" ")).strip(" \t") for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Table:
    rows: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)


class _Body:
    """Collects the blocks of a document; paragraphs may lie within paragraphs (text boxes), tables within tables."""

    def __init__(self) -> None:
        self.title: str | None = None
        self._blocks: list[tuple[str, str]] = []  # kind and text
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._skipping = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if self._skipping or local in _LEFT_OUT:
            self._skipping += 1
            return
        if not name.startswith(_WORD):
            return
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if local == "p":
            self._paragraphs.append(_Paragraph())
        elif local == "tbl":
            self._tables.append(_Table())
        elif paragraph is None:
            return
        elif local == "t":
            self._in_text = True
        elif local == "tab":
            paragraph.parts.append("\t" if paragraph.parts else "")
        elif local in {"br", "cr"}:
            paragraph.parts.append("\n")
        elif local == "noBreakHyphen":
            paragraph.parts.append("\u2011")
        elif local == "numPr":
            paragraph.listed = True
        elif local == "pStyle":
            paragraph.style = next((v for k, v in attributes.items() if _local(k) == "val"), "").lower()

    def characters(self, data: str) -> None:
        if self._in_text and not self._skipping and self._paragraphs:
            self._paragraphs[-1].parts.append(data)

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        if not name.startswith(_WORD):
            return
        local = _local(name)
        if local == "t":
            self._in_text = False
        elif local == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif self._tables and local == "tc":
            table = self._tables[-1]
            table.cells.append(" ".join(table.cell))
            table.cell = []
        elif self._tables and local == "tr":
            table = self._tables[-1]
            if any(table.cells):
                table.rows.append(CELL.join(table.cells))
            table.cells = []
        elif self._tables and local == "tbl":
            self._end_table(self._tables.pop())

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        text = paragraph.text()
        if not text:
            return
        if self._tables:
            self._tables[-1].cell.append(text.replace("\n", " "))
            return
        if self.title is None and paragraph.style in phrases("styles", "title"):
            self.title = plain(text)
        listed = paragraph.listed or paragraph.style.startswith(phrases("styles", "list"))
        self._blocks.append(("list", BULLET + text) if listed else ("text", text))

    def _end_table(self, table: _Table) -> None:
        if self._tables:  # within a cell
            self._tables[-1].cell.extend(table.rows)
        elif table.rows:
            self._blocks.append(("table", "\n".join(table.rows)))

    def text(self) -> str:
        """The blocks, separated by a blank line; items of one list by a line end."""
        parts: list[str] = []
        last = ""
        for kind, text in self._blocks:
            parts.append("" if not parts else "\n" if kind == last == "list" else "\n\n")
            parts.append(text)
            last = kind
        return "".join(parts)


class _Core:
    """Collects the entries of core.xml: title, creator, language ... by their local names."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._open = ""

    def start(self, name: str, _: dict[str, str]) -> None:
        self._open = _local(name)

    def characters(self, data: str) -> None:
        if self._open:
            self.found[self._open] = self.found.get(self._open, "") + data

    def end(self, _: str) -> None:
        self._open = ""
