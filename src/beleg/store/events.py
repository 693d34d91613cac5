"""What a log tells: events as lines that hang on one another, and the captures and documents in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from beleg.model import Document, Skipped

START = "0" * 64  # what stands for the line before the first
_FIXED = ("n", "time", "type", "prev", "hash")
_FIELDS = ("title", "outlet", "author", "published", "url", "format", "encoding", "lang")


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a log. ``body`` is what its type adds; ``line`` the SHA-256 of the line without its end."""

    n: int
    time: str  # ISO 8601, UTC, whole seconds
    type: str  # init, settings, packs, capture, judgement, tombstone
    body: Mapping[str, Any]
    prev: str
    line: str


@dataclass(frozen=True, slots=True)
class Capture:
    """How bytes came in: the event, the name as given, the original's SHA-256, and what was found in it.

    ``documents`` are (id, name) of each; identical bytes from two places are one document with two captures.
    """

    n: int
    time: str
    name: str
    original: str
    documents: tuple[tuple[str, str], ...]
    skipped: tuple[Skipped, ...]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """The one way to write a value as JSON: keys sorted, nothing between them, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def line(n: int, time: str, type_: str, body: Mapping[str, Any], prev: str) -> bytes:
    """An event as a line without its end, with the hash over everything else in it."""
    whole = {**body, "n": n, "time": time, "type": type_, "prev": prev}
    return canonical({**whole, "hash": sha256(canonical(whole))})


def parse(data: bytes) -> Event:
    """The event of a line without its end; ValueError says what is wrong with it."""
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError("is no line of JSON") from None
    if not isinstance(row, dict) or any(key not in row for key in _FIXED):
        raise ValueError("is no event: it lacks n, time, type, prev or hash")
    if canonical(row) != data:
        raise ValueError("is not written as events are: it was altered")
    whole = {key: value for key, value in row.items() if key != "hash"}
    if sha256(canonical(whole)) != row["hash"]:
        raise ValueError("does not have the hash that it names: it was altered")
    body = {key: value for key, value in row.items() if key not in _FIXED}
    return Event(row["n"], row["time"], row["type"], body, row["prev"], sha256(data))


def document_row(document: Document, text: str) -> dict[str, Any]:
    """A document as a capture tells it; ``text`` is the SHA-256 of its frozen text. What is not known is left out."""
    row: dict[str, Any] = {"id": document.id, "name": document.name, "text": text}
    row |= {key: value for key in _FIELDS if (value := getattr(document, key)) is not None}
    if document.notes:
        row["notes"] = list(document.notes)
    return row


def document_of(row: Mapping[str, Any], text: str) -> Document:
    """The document that `document_row` told, with its frozen text."""
    known = {key: row[key] for key in _FIELDS if key in row}
    return Document(row["id"], row["name"], text, **known, notes=tuple(row.get("notes", ())))


def capture_body(
    name: str, original: str, documents: list[dict[str, Any]], skipped: tuple[Skipped, ...]
) -> dict[str, Any]:
    """What a capture event says. A document that an earlier capture told has only its ``id`` and ``name`` here."""
    told = [{"name": one.name, "reason": one.reason} for one in skipped]
    return {"name": name, "original": original, "documents": documents, "skipped": told}


def capture_of(event: Event) -> Capture:
    """The capture that an event tells."""
    body = event.body
    documents = tuple((row["id"], row["name"]) for row in body["documents"])
    skipped = tuple(Skipped(row["name"], row["reason"]) for row in body["skipped"])
    return Capture(event.n, event.time, body["name"], body["original"], documents, skipped)


def objects(event: Event) -> list[str]:
    """The archive's objects that a capture needs: the original and the frozen texts that it tells first."""
    if event.type != "capture":
        return []
    return [event.body["original"], *(row["text"] for row in event.body["documents"] if "text" in row)]
