"""The claims of a run as the page shows them: grounded, numbered, and with the document they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import urlsplit

from beleg.dossier.letters import line
from beleg.model import Claim, Document, Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its place on the page."""

    claim: Claim
    reading: Reading
    document: int  # its number on the page
    key: str  # unique on the page, the same for the same input

    @property
    def source(self) -> str:
        """Where the figure comes from: the innermost speaker, else whoever published the document."""
        return line(self.claim.said_by[-1]) if self.claim.said_by else publisher(self.reading.document)


@dataclass(frozen=True, slots=True)
class Ledger:
    readings: tuple[Reading, ...]
    entries: dict[Claim, Entry]
    by_document: tuple[tuple[Entry, ...], ...]  # in the order of ``readings``
    ungrounded: int = 0
    numbers: dict[str, int] = field(default_factory=dict)  # of documents, by id


def ledger(readings: Sequence[Reading]) -> Ledger:
    """Each document once, each claim once; a claim whose quote does not stand at its place is left out and counted."""
    numbers: dict[str, int] = {}
    kept: list[Reading] = []
    entries: dict[Claim, Entry] = {}
    keys: dict[str, int] = {}
    lists: list[tuple[Entry, ...]] = []
    ungrounded = 0
    for reading in readings:
        document = reading.document
        if document.id in numbers:
            continue
        numbers[document.id] = len(numbers) + 1
        kept.append(reading)
        own: list[Entry] = []
        for claim in reading.claims:
            if not _is_grounded(claim, document):
                ungrounded += 1
            elif claim not in entries:
                # Claims that differ only in their people share an id: the page needs one each.
                seen_before = keys[claim.id] = keys.get(claim.id, 0) + 1
                key = claim.id if seen_before == 1 else f"{claim.id}-{seen_before}"
                entries[claim] = entry = Entry(claim, reading, numbers[document.id], key)
                own.append(entry)
        lists.append(tuple(sorted(own, key=lambda entry: (entry.claim.span.start, entry.claim.span.end, entry.key))))
    return Ledger(tuple(kept), entries, tuple(lists), ungrounded, numbers)


def _is_grounded(claim: Claim, document: Document) -> bool:
    span = claim.span
    return (
        claim.document == document.id
        and 0 <= span.start < span.end
        and document.text[span.start : span.end] == span.quote
    )


def publisher(document: Document) -> str:
    """Who a document is from, as far as it says."""
    return (
        line(document.outlet or "")
        or line(document.title or "")
        or line(PurePath(document.name).name)
        or line(document.name)
    )


def safe_url(url: str | None) -> str | None:
    """A web address that may become a link; None for any other scheme, and for what only looks like an address."""
    if not url or any(ord(letter) <= 0x20 or letter in "\\\"'<>" for letter in url) or line(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
