"""Which reader takes which bytes: by what they begin with, then by the extension of the name."""

from __future__ import annotations

import codecs

from beleg.errors import SkipItem
from beleg.intake.decode import decode
from beleg.intake.text import read_text
from beleg.model import Document, Skipped

PDF_HEAD = 1024  # bytes within which a PDF may begin
HTML_HEAD = 5000  # characters looked at to tell a page
_OCR = "is a picture: run OCR over it and give the text"
_WRONG = "is {0}, not a text: give the text of it"
_MAGIC = (  # what a file begins with, and what is said of it
    (b"\x89PNG\r\n", _OCR),
    (b"\xff\xd8\xff", _OCR),
    (b"GIF87a", _OCR),
    (b"GIF89a", _OCR),
    (b"II*\x00", _OCR),
    (b"MM\x00*", _OCR),
    (b"\x00\x00\x01\x00", _OCR),
    (b"8BPS", _OCR),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a file of an old Office version: save it as .docx"),
    (b"{\\rtf", "is in Rich Text Format: save it as .docx"),
    (b"\x1f\x8b", "is compressed with gzip: unpack it first"),
    (b"BZh", "is compressed with bzip2: unpack it first"),
    (b"\xfd7zXZ\x00", "is compressed with xz: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "is a RAR archive: unpack it first"),
    (b"SQLite format 3\x00", _WRONG.format("a database")),
    (b"\x7fELF", _WRONG.format("a program")),
    (b"MZ\x90\x00", _WRONG.format("a program")),
    (b"OggS", _WRONG.format("a recording")),
    (b"ID3", _WRONG.format("a recording")),
    (b"fLaC", _WRONG.format("a recording")),
    (b"\x1aE\xdf\xa3", _WRONG.format("a film")),
    (b"WARC/", "is a web archive (WARC): save the page as HTML"),
)
_PAGES = frozenset({"html", "htm", "xhtml", "shtml"})
_TEXTS = frozenset({"txt", "text", "md", "markdown"})
_MARKDOWN = frozenset({"md", "markdown"})


def parse(data: bytes, name: str) -> list[Document | Skipped]:
    """The documents in these bytes. SkipItem with the rest of a sentence that begins with the file's name."""
    if not data:
        raise SkipItem("is empty: there is nothing to read")
    extension = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
    if b"%PDF-" in data[: PDF_HEAD if extension == "pdf" else 16]:
        from beleg.intake.pdf import read_pdf  # noqa: PLC0415  # readers are loaded when a file asks for them

        return [read_pdf(data, name)]
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return [_zip(data, name)]
    _refuse_known(data)
    many = _records(data, name, extension)
    if many is not None:
        return many
    return [_text(data, name, extension)]


def _zip(data: bytes, name: str) -> Document:
    from beleg.intake import docx  # noqa: PLC0415

    if docx.is_docx(data):
        return docx.read_docx(data, name)
    raise SkipItem("is a zip archive but no Word document: unpack it, or save it as .docx, .pdf or .html")


def _refuse_known(data: bytes) -> None:
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise SkipItem(reason)
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        raise SkipItem(_OCR if data[8:12] == b"WEBP" else _WRONG.format("a recording"))
    if data[4:8] == b"ftyp":
        picture = data[8:12] in {b"avif", b"heic", b"heix", b"mif1"}
        raise SkipItem(_OCR if picture else _WRONG.format("a film"))


def _records(data: bytes, name: str, extension: str) -> list[Document | Skipped] | None:
    """The records of a file whose extension says that it holds such; None for any other."""
    if extension not in {"jsonl", "ndjson", "json", "csv", "tsv"}:
        return None
    from beleg.intake import records  # noqa: PLC0415

    if extension in {"jsonl", "ndjson"}:
        return records.read_jsonl(data, name)
    return records.read_json(data, name) if extension == "json" else records.read_table(data, name)


def _text(data: bytes, name: str, extension: str) -> Document:
    """A page, a message or a plain text."""
    if extension == "eml" or (extension not in _TEXTS | _PAGES and _mail(data)):
        from beleg.intake.mail import read_mail  # noqa: PLC0415

        return read_mail(data, name)
    if extension in _PAGES or (b"<" in data[:HTML_HEAD] and _page(data)):
        from beleg.intake.html import decode_html, read_html  # noqa: PLC0415

        page, encoding = decode_html(data)
        return read_html(data, name, page, encoding)
    text, encoding = decode(data)
    return read_text(data, name, text, encoding, markdown=extension in _MARKDOWN)


def _mail(data: bytes) -> bool:
    if b":" not in data[:80]:
        return False
    from beleg.intake.mail import looks_like_mail  # noqa: PLC0415

    return looks_like_mail(data)


def _page(data: bytes) -> bool:
    from beleg.intake.html import looks_like_html  # noqa: PLC0415

    head = data[:HTML_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return looks_like_html(
        head.decode("utf-16", "ignore") if wide else head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    )
