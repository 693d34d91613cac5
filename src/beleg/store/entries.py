"""What the log and the readings imply, written into the database and read from it: one function a kind of thing.

Each works in the transaction of its caller.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from beleg.model import Claim, Document, Reading
from beleg.store import facets, rows, schema, words
from beleg.store.events import Event, document_of
from beleg.store.terms import divided
from beleg.store.words import Part

_MANY = 500  # values in one statement

SETTINGS = "settings"

Rules = Callable[[Reading], str]  # the version of the rules that a reading was made by


def value(connection: Connection, key: str) -> str | None:
    found: str | None = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key))
    return found


def set_value(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta).values(key=key, value=value))


def settings(connection: Connection, event: Event) -> None:
    """What an init or packs event says, over what earlier ones said."""
    before = json.loads(value(connection, SETTINGS) or "{}")
    set_value(connection, SETTINGS, rows.packed(before | dict(event.body)))


def known(connection: Connection, ids: Collection[str]) -> set[str]:
    """Which of these documents are there."""
    wanted, found = sorted(set(ids)), set[str]()
    for start in range(0, len(wanted), _MANY):
        some = wanted[start : start + _MANY]
        found.update(connection.scalars(select(schema.documents.c.id).where(schema.documents.c.id.in_(some))))
    return found


def _insert(connection: Connection, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def captures(connection: Connection, events: Sequence[Event], given: Mapping[str, Reading], rules: Rules) -> None:
    """Enter captures in a row, and the documents that they bring."""
    for table in (schema.captures, schema.captured):
        _insert(connection, table, [row for event in events for t, row in rows.of_capture(event) if t is table])
    told_of: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for event in events:
        for row in rows.new_documents(event):
            if row["id"] in given:
                told_of.setdefault(row["id"], (event.n, row))
    for id_ in known(connection, told_of):
        del told_of[id_]
    # As the log tells them: a text that came twice may have another outlet in the reading that is given.
    entered = [
        replace(one := given[id_], document=document_of(row, one.document.text)) for id_, (_, row) in told_of.items()
    ]
    digests = _claims(connection, entered)
    found = []
    for one in entered:
        n, row = told_of[one.document.id]
        read = {"rules": rules(one), "claims": digests[one.document.id], "lang": rows.language(one)}
        found.append(rows.of_document(n, row) | read)
    _insert(connection, schema.documents, found)
    _frozen(connection, entered)


def _claims(connection: Connection, readings: Iterable[Reading]) -> dict[str, str]:
    """Enter the claims of documents that have none; the digest of each document's."""
    found, digests = [], {}
    for one in readings:
        mine = rows.of_claims(one.claims)
        digests[one.document.id] = rows.digest(mine)
        found += mine
    _insert(connection, schema.claims, found)
    return digests


def _facets(document: Document, lang: str, claims: Iterable[Claim]) -> list[str]:
    outlet, published = (rows.text(value or "") for value in (document.outlet, document.published))
    return facets.of(lang, outlet, published, ((claim.measure, claim.about) for claim in claims))


def _frozen(connection: Connection, readings: Iterable[Reading]) -> None:
    """Enter the texts of these readings, and index them."""
    last: int = connection.scalar(select(func.max(schema.parts.c.id))) or 0
    values, parts = [], []
    for one in readings:
        found = _facets(one.document, rows.language(one), one.claims)
        for start, text in divided(one.document.text):
            last += 1
            parts.append(Part(last, text, found, "" if start else one.document.title or ""))
            values.append({"id": last, "document": one.document.id, "start": start, "text": text.encode()})
    words.add(connection, parts)
    _insert(connection, schema.parts, values)


def _indexed(connection: Connection, id_: str) -> list[Part]:
    """What the index of words was given for a document."""
    document = connection.execute(select(schema.documents).where(schema.documents.c.id == id_)).one_or_none()
    if document is None:
        return []
    claims = [rows.claim(row) for row in claim_rows(connection, [id_])]
    told = rows.document(document, "")
    found = _facets(told, document.lang, claims)
    parts = schema.parts
    query = select(parts.c.id, parts.c.start, parts.c.text).where(parts.c.document == id_).order_by(parts.c.id)
    return [
        Part(row.id, bytes(row.text).decode(), found, "" if row.start else told.title or "")
        for row in connection.execute(query)
    ]


def erase(connection: Connection, event: Event) -> None:
    """What a tombstone says: documents go with their texts, claims and words, captures of them, and what judgements said."""
    connection.execute(insert(schema.erased), [rows.of_tombstone(event)])
    forms: set[str] = set()
    for id_ in event.body["documents"]:
        forms |= words.remove(connection, _indexed(connection, id_))
        for table in (schema.parts, schema.claims):
            connection.execute(delete(table).where(table.c.document == id_))
        connection.execute(delete(schema.documents).where(schema.documents.c.id == id_))
    words.forget(connection, forms)
    judgements = schema.judgements
    for n in event.body["events"]:
        for table in (schema.captures, schema.captured):
            connection.execute(delete(table).where(table.c.n == n))
        row = connection.execute(select(judgements).where(judgements.c.n == n)).first()
        if row and (data := rows.erased_judgement(row)) is not None:
            connection.execute(update(judgements).where(judgements.c.n == n).values(data=data))
        elif row:
            connection.execute(delete(judgements).where(judgements.c.n == n))


def reread(connection: Connection, reading: Reading, rules: Rules) -> None:
    """Put the claims of a reading in place of those that its document has."""
    id_ = reading.document.id
    before = _indexed(connection, id_)
    connection.execute(delete(schema.claims).where(schema.claims.c.document == id_))
    values = {"rules": rules(reading), "claims": _claims(connection, [reading])[id_]}
    if reading.segments:
        values["lang"] = rows.language(reading)
    connection.execute(update(schema.documents).where(schema.documents.c.id == id_).values(values))
    after = _indexed(connection, id_)
    if before != after:
        words.remove(connection, before)
        words.add(connection, after)


def texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The frozen texts of these documents."""
    parts = schema.parts
    query = (
        select(parts.c.document, parts.c.text)
        .where(parts.c.document.in_(ids))
        .order_by(parts.c.document, parts.c.start)
    )
    found: dict[str, list[str]] = {id_: [] for id_ in ids}
    for row in connection.execute(query):
        found[row.document].append(bytes(row.text).decode())
    return {id_: "".join(pieces) for id_, pieces in found.items()}


def claim_rows(connection: Connection, ids: Sequence[str]) -> Iterator[rows.Found]:
    """The rows of the claims of these documents, in the order of the ids and of the texts."""
    table = schema.claims
    query = select(table).order_by(table.c.document, table.c.place)
    for start in range(0, len(ids), _MANY):
        yield from connection.execute(query.where(table.c.document.in_(ids[start : start + _MANY])))
