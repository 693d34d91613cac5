"""What a log tells: events as lines that hang on one another, and the captures and documents in them.

A line of the log stays for ever, so nothing readable about a source stands in it: hashes, numbers and who decided. What can
be read (names, titles, reasons, quotes) are the event's details, an object of the archive that the line names by its SHA-256
and that an erasure deletes. Each holds a salt, so that nobody can try a guess against the hash.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from beleg.model import Document, Skipped

START = "0" * 64  # what stands for the line before the first
# The type of a capture, or of a judgement on a source, whose details were erased; a key in the body of other judgements.
ERASED = "erased"
_FIXED = ("n", "time", "type", "prev", "hash")
_FIELDS = ("title", "outlet", "author", "published", "url", "format", "encoding", "lang")
_DETAILS = "details"
_SAID = ("why", "correct", "was")  # what of a judgement can be read: its reason, and words of the claim
_SHA256 = re.compile("[0-9a-f]{64}")
Body = tuple[str, Mapping[str, Any]]  # the type of an event, and what it says


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a log. ``body`` is what its type adds; ``line`` the SHA-256 of the line without its end.

    As the log has it, the body names its details; `joined` puts them in.
    """

    n: int
    time: str  # ISO 8601, UTC, whole seconds
    type: str  # init, packs, capture, judgement, tombstone; or ERASED
    body: Mapping[str, Any]
    prev: str
    line: str

    @property
    def details(self) -> str | None:
        """The object of its details, as long as these are not joined to it."""
        found: str | None = self.body.get(_DETAILS)
        return found


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
    if type(row["n"]) is not int or not isinstance(row["time"], str) or not _is_sound(row["type"], body):
        raise ValueError("is no event as beleg writes them")
    return Event(row["n"], row["time"], row["type"], body, row["prev"], sha256(data))


def likely(data: bytes) -> Body | None:
    """What a line seems to tell, though it was altered; None where it tells nothing."""
    try:
        row = json.loads(data)
        return (row["type"], row) if _is_sound(row["type"], row) else None
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _is_sound(type_: object, body: Mapping[str, Any]) -> bool:
    """Whether an event has what its type needs. A case may come from anybody, and what it names is read and deleted."""
    if not isinstance(type_, str) or (_DETAILS in body and not _is_name(body[_DETAILS])):
        return False
    return type_ not in _SOUND or _SOUND[type_](body)


def _is_capture(body: Mapping[str, Any]) -> bool:
    rows = body.get("documents")
    return (
        _DETAILS in body
        and _is_name(body.get("original"))
        and isinstance(rows, list)
        and all(isinstance(row, dict) and _is_name(row.get("id")) for row in rows)
        and all(_is_name(row["text"]) for row in rows if "text" in row)
    )


def _is_judgement(body: Mapping[str, Any]) -> bool:
    on = body.get("on")
    return (
        isinstance(body.get("by"), str)
        and isinstance(on, dict)
        and len(on) == 1
        and all(isinstance(target, dict) for target in on.values())
    )


def _is_tombstone(body: Mapping[str, Any]) -> bool:
    names = [body.get("documents"), body.get("objects")]
    return (
        all(isinstance(several, list) and all(map(_is_name, several)) for several in names)
        and isinstance(body.get("events"), list)
        and all(type(n) is int for n in body["events"])
        and all(isinstance(body.get(key), str) for key in ("by", "why"))
    )


_SOUND: dict[str, Callable[[Mapping[str, Any]], bool]] = {
    "capture": _is_capture,
    "judgement": _is_judgement,
    "tombstone": _is_tombstone,
    "packs": lambda body: isinstance(body.get("rules"), str),
}


def _is_name(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def divided(type_: str, body: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An event's body as the log has it, and its details; these are empty where there is nothing to read."""
    if type_ == "capture":
        documents = [{key: row[key] for key in ("id", "text") if key in row} for row in body["documents"]]
        told = [{key: value for key, value in row.items() if key not in ("id", "text")} for row in body["documents"]]
        return {"original": body["original"], "documents": documents}, {**body, "documents": told, "original": None}
    if type_ != "judgement":
        return dict(body), {}
    said = {key: body[key] for key in _SAID if key in body}
    rest = {key: value for key, value in body.items() if key not in _SAID}
    if "source" in body["on"]:  # its name is what may have to go
        return rest | {"on": {"source": {}}}, said | {"on": body["on"]}
    return rest, said


def packed(details: Mapping[str, Any]) -> bytes:
    """Details as an object of the archive."""
    return canonical({**{k: v for k, v in details.items() if v is not None}, "salt": secrets.token_hex(16)})


def joined(event: Event, details: Mapping[str, Any] | None) -> Event:
    """The event with its details: what `divided` divided. None means that they were erased. ValueError where they do not fit."""
    if details is None:
        if event.type != "judgement" or "source" in event.body["on"]:
            return replace(event, type=ERASED, body={})
        return replace(event, body=bare(event.body))
    try:
        found = {key: value for key, value in details.items() if key != "salt"}
        body = {key: value for key, value in event.body.items() if key != _DETAILS} | found
        if event.type == "capture":
            told = zip(event.body["documents"], found["documents"], strict=True)
            body["documents"] = [{**row, **more} for row, more in told]
            texts = [body["name"], *(text for one in body["skipped"] for text in (one["name"], one["reason"]))]
            for row in body["documents"]:
                texts += [row["name"], *(row[key] for key in _FIELDS if key in row), *row.get("notes", ())]
            if not all(isinstance(text, str) for text in texts):
                raise ValueError  # noqa: TRY301
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ValueError("does not fit its event") from None
    return replace(event, body=body)


def bare(body: Mapping[str, Any]) -> dict[str, Any]:
    """A judgement without what was erased of it."""
    return {key: value for key, value in body.items() if key not in (*_SAID, _DETAILS)} | {ERASED: True}


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
    """What a capture says. A document that an earlier capture told has only its ``id`` and ``name`` here."""
    told = [{"name": one.name, "reason": one.reason} for one in skipped]
    return {"name": name, "original": original, "documents": documents, "skipped": told}


def capture_of(event: Event) -> Capture:
    """The capture that an event with its details tells."""
    body = event.body
    documents = tuple((row["id"], row["name"]) for row in body["documents"])
    skipped = tuple(Skipped(row["name"], row["reason"]) for row in body["skipped"])
    return Capture(event.n, event.time, body["name"], body["original"], documents, skipped)


def objects(type_: str, body: Mapping[str, Any]) -> list[str]:
    """The archive's objects that an event of the log needs: its details, the original, the frozen texts that it tells first."""
    found = [body[_DETAILS]] if _DETAILS in body else []
    if type_ == "capture":
        found += [body["original"], *(row["text"] for row in body["documents"] if "text" in row)]
    return found


def judged(target: Mapping[str, Any]) -> set[str]:
    """The documents that a judgement is on, itself or by their claims; whatever else somebody wrote there is passed over."""
    several, anchors = target.get("documents"), target.get("claims")
    named = [target.get("document"), *(several if isinstance(several, list) else ())]
    for anchor in anchors if isinstance(anchors, list) else ():
        named += anchor[:1] if isinstance(anchor, list) else []
    return {name for name in named if _is_name(name)}
