"""Plain text and Markdown: the frozen text is the whole decoded file."""

from __future__ import annotations

from beleg import frontmatter
from beleg.errors import SkipItem
from beleg.intake import metadata
from beleg.intake.fields import Fields, document
from beleg.model import Document


def read_text(data: bytes, name: str, text: str, encoding: str, *, markdown: bool) -> Document:
    """The Document of a text that has been decoded; SkipItem where nothing but white space is in it."""
    if not text.strip():
        raise SkipItem("holds only white space: there is nothing to read")
    entries, begin = frontmatter.split(text)
    known = Fields.of(entries) if entries else Fields()
    known = known.filled(metadata.from_text(text, begin))
    format_ = "markdown" if markdown else "text"
    return document(data, name, text, known, format_=format_, encoding=encoding)


def text_start(document: Document) -> int:
    """Where the body of a document begins, in code points: after the front matter of a text, else 0."""
    return frontmatter.split(document.text)[1] if document.format in {"text", "markdown"} else 0
