"""What is known of where a document comes from, gathered from several places, the surest first."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from beleg.errors import SkipItem
from beleg.intake import dates
from beleg.intake.words import words
from beleg.model import Document

_SPACE = re.compile(r"\s+")
_LANG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class Fields:
    """The metadata of a document; ``published`` is ISO 8601, ``lang`` ISO 639-1, None what is not known."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    notes: tuple[str, ...] = ()

    def filled(self, other: Fields) -> Fields:
        """These fields, with what is missing taken from ``other``; notes of both."""
        values = {
            field.name: getattr(self, field.name) or getattr(other, field.name)
            for field in fields(self)
            if field.name != "notes"
        }
        return Fields(**values, notes=self.notes + other.notes)

    @classmethod
    def of(cls, entries: Mapping[str, object]) -> Fields:
        """The fields of a front matter or a record, whose keys (in lower case) have one of the names in the data."""
        values: dict[str, str | None] = {}
        notes: tuple[str, ...] = ()
        for field, names in words()["columns"].items():
            if field == "text":
                continue
            value = next((text for name in names if (text := plain(entries.get(name)))), None)
            if value and field == "published":
                given, value = value, dates.iso(value)
                if value is None:
                    notes = (f"The date '{given[:40]}' was not understood.",)
            if value and field == "lang":
                value = lang(value)
            values[field] = value
        return cls(**values, notes=notes)


def plain(value: object) -> str | None:
    """A value as one line of text: of an object its ``name``, of a list its parts joined; None where there is none."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(part for item in value if (part := plain(item)))
    if value is None or isinstance(value, bool | Mapping):
        return None
    return _SPACE.sub(" ", str(value)).strip() or None


def lang(value: str | None) -> str | None:
    """ISO 639-1 from a language tag such as ``de-AT``; None for anything else."""
    found = _LANG.fullmatch(value.strip()) if value else None
    return found[1].lower() if found else None


def document(
    data: bytes, name: str, text: str, known: Fields, *, format_: str, encoding: str | None = None
) -> Document:
    """The Document of these bytes. SkipItem where a reader got half a character pair out of it."""
    try:
        "\n".join((text, known.title or "", known.outlet or "", known.author or "", known.url or "")).encode()
    except UnicodeEncodeError:
        raise SkipItem("holds half of a character (a lone surrogate): save it again as UTF-8") from None
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        text=text,
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        published=known.published,
        url=known.url,
        format=format_,
        encoding=encoding,
        lang=known.lang,
        notes=known.notes,
    )
