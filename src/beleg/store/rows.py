"""What the log and the readings imply, as rows of the database, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy
from sqlalchemy import Table

from beleg.model import Claim, Document, Hedge, Reading, Span, Stance, Value
from beleg.store import events, schema
from beleg.store.events import Event

Row = dict[str, Any]  # to be entered
Rows = list[tuple[Table, Row]]
Found = sqlalchemy.Row[Any]  # as a query gives it


def text(value: str) -> str:
    """As a column takes it: PostgreSQL knows no NUL. The whole stands in ``data``."""
    return value.replace("\x00", "\ufffd")


def packed(value: object) -> str:
    return events.canonical(value).decode()


def of_capture(event: Event) -> Rows:
    """A capture and which documents it held."""
    capture = events.capture_of(event)
    data = {"name": capture.name, "skipped": [{"name": one.name, "reason": one.reason} for one in capture.skipped]}
    row: Row = {"n": event.n, "time": text(event.time), "name": text(capture.name), "original": capture.original}
    found: Rows = [(schema.captures, row | {"data": packed(data)})]
    for place, (document, name) in enumerate(capture.documents):
        found.append((schema.captured, {"n": event.n, "place": place, "document": document, "name": text(name)}))
    return found


def new_documents(event: Event) -> Iterable[Mapping[str, Any]]:
    """The documents that a capture tells, those that an earlier one told left out."""
    return [row for row in event.body["documents"] if "text" in row]


def of_document(n: int, row: Mapping[str, Any]) -> Row:
    """A document as the log tells it."""
    return {
        "id": row["id"],
        "n": n,
        "name": text(row["name"]),
        "text": row["text"],
        "outlet": text(row["outlet"]) if row.get("outlet") else None,
        "published": text(row["published"]) if row.get("published") else None,
        "data": packed(row),
    }


def document(row: Found, frozen: str) -> Document:
    return events.document_of(json.loads(row.data), frozen)


def of_judgement(event: Event) -> Row:
    """A judgement with its details: see `judgements`."""
    ((kind, target),) = event.body["on"].items()
    return {
        "n": event.n,
        "time": text(event.time),
        "author": text(event.body["by"]),
        "kind": kind,
        "document": document if isinstance(document := target.get("document"), str) else None,
        "data": packed(dict(event.body)),
    }


def erased_judgement(row: Found) -> str | None:
    """The ``data`` of a judgement when what it said was erased; None where nothing of it may stay."""
    return None if row.kind == "source" else packed(events.bare(json.loads(row.data)))


def of_tombstone(event: Event) -> Row:
    return {"n": event.n, "data": packed(dict(event.body))}


def of_claims(claims: Iterable[Claim]) -> list[Row]:
    """Claims of one document in the order of its text."""
    return [
        {
            "document": claim.document,
            "place": place,
            "id": claim.id,
            "start": claim.span.start,
            "end": claim.span.end,
            "measure": claim.measure,
            "data": packed(_claim_data(claim)),
        }
        for place, claim in enumerate(claims)
    ]


def digest(claims: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over the rows of a document's claims."""
    return events.sha256("\n".join(packed(dict(row)) for row in claims).encode())


def _claim_data(claim: Claim) -> Row:
    value, span = claim.value, claim.span
    return {
        "quote": span.quote,
        "prefix": span.prefix,
        "suffix": span.suffix,
        "lang": claim.lang,
        "value": [value.low, value.high, str(value.hedge), value.unit, value.per],
        "about": list(claim.about),
        "as_of": claim.as_of,
        "stance": str(claim.stance),
        "said_by": list(claim.said_by),
        "dimensions": [list(pair) for pair in claim.dimensions],
        "confidence": claim.confidence,
    }


def claim(row: Found) -> Claim:
    """The claim of a row; what led to it is not kept."""
    data = json.loads(row.data)
    low, high, hedge, unit, per = data["value"]
    return Claim(
        document=row.document,
        span=Span(row.start, row.end, data["quote"], data["prefix"], data["suffix"]),
        lang=data["lang"],
        measure=row.measure,
        value=Value(low, high, Hedge(hedge), unit, per),
        about=tuple(data["about"]),
        as_of=data["as_of"],
        stance=Stance(data["stance"]),
        said_by=tuple(data["said_by"]),
        dimensions=tuple((name, value) for name, value in data["dimensions"]),
        confidence=data["confidence"],
    )


def language(reading: Reading) -> str:
    """The language in which most of a document is written; what it declares where nothing was identified."""
    letters: dict[str, int] = {}
    for segment in reading.segments:
        if segment.lang != "und":
            letters[segment.lang] = letters.get(segment.lang, 0) + len(segment.text)
    if not letters:
        return text(reading.document.lang or "und")
    return max(sorted(letters), key=letters.__getitem__)
