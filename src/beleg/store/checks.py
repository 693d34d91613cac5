"""Whether the database holds what the log implies, row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile
from typing import Any

from sqlalchemy import Connection, Table, func, select

from beleg.store import rows, schema
from beleg.store.archive import Problem
from beleg.store.events import Event


def problems(connection: Connection, events: Iterable[Event], place: str, head: int, least: int) -> Iterator[Problem]:
    """What the database at ``place`` lacks, has too much or has otherwise than these events imply.

    ``head`` is the last that was applied, ``least`` the last that must have been.
    """
    yield from _damaged(connection, place)
    wanted, last = _implied(takewhile(lambda event: event.n <= head, events))
    if last != head or head < least:
        wanted_head = max(last, least)
        yield Problem(
            place, f"has the log's events up to number {head}, not {wanted_head}: `beleg rebuild` makes it anew"
        )
    for table, expected in wanted.items():
        columns = [table.c[name] for name in _COLUMNS[table]]
        for row in connection.execute(select(*columns)):
            key, value = _key(table, row._asdict()), _digest(row._asdict())
            if key not in expected:
                yield Problem(place, f"has a row in {table.name} that the log does not imply ({_name(key)})")
            elif expected.pop(key) != value:
                yield Problem(place, f"has a row in {table.name} otherwise than the log implies ({_name(key)})")
        for key in expected:
            yield Problem(place, f"lacks a row in {table.name} ({_name(key)})")
    yield from _texts(connection, place)
    yield from _claims(connection, place)


# Of documents, what only a reading implies (language, rules, claims) is left out.
_COLUMNS: dict[Table, list[str]] = {
    schema.documents: ["id", "n", "name", "text", "outlet", "published", "data"],
    schema.captures: list(schema.captures.c.keys()),
    schema.captured: list(schema.captured.c.keys()),
    schema.judgements: list(schema.judgements.c.keys()),
    schema.erased: list(schema.erased.c.keys()),
}
_Wanted = dict[Table, dict[tuple[Any, ...], bytes]]


def _implied(events: Iterable[Event]) -> tuple[_Wanted, int]:
    """The rows that events imply, as digests by key, and the number of the last event."""
    wanted: _Wanted = {table: {} for table in _COLUMNS}

    def want(table: Table, row: rows.Row) -> None:
        wanted[table].setdefault(_key(table, row), _digest(row))

    last = 0
    for event in events:
        last = event.n
        if event.type == "capture":
            for table, row in rows.of_capture(event):
                want(table, row)
            for told in rows.new_documents(event):
                want(schema.documents, rows.of_document(event.n, told))
        elif event.type == "judgement":
            want(schema.judgements, rows.of_judgement(event))
        elif event.type == "tombstone":
            want(schema.erased, rows.of_tombstone(event))
    return wanted, last


def _key(table: Table, row: rows.Row) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _digest(row: rows.Row) -> bytes:
    return hashlib.sha256(rows.packed(row).encode()).digest()


def _name(key: tuple[Any, ...]) -> str:
    return ", ".join(map(str, key))


def _damaged(connection: Connection, place: str) -> Iterator[Problem]:
    """What SQLite itself finds wrong with its file; nothing of an index of words may be missing."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA quick_check(5)"):
            if said != "ok":
                yield Problem(place, f"is damaged ({said}): `beleg rebuild` makes it anew")
        indexed = connection.exec_driver_sql("SELECT count(*) FROM words_docsize").scalar()
    else:
        indexed = connection.exec_driver_sql("SELECT count(*) FROM words").scalar()
    parts = connection.scalar(select(func.count()).select_from(schema.parts))
    if indexed != parts:
        yield Problem(
            place, f"has {indexed} texts in its index of words and {parts} texts: `beleg rebuild` makes it anew"
        )


def _texts(connection: Connection, place: str) -> Iterator[Problem]:
    """Texts that are not the archive's."""
    parts, documents = schema.parts.c, schema.documents.c
    wanted = {row.id: row.text for row in connection.execute(select(documents.id, documents.text))}
    query = select(parts.document, parts.text).order_by(parts.document, parts.start)
    empty = hashlib.sha256().hexdigest()
    for id_, several in groupby(connection.execution_options(yield_per=200).execute(query), lambda row: row.document):
        digest = hashlib.sha256()
        for row in several:
            digest.update(row.text)
        if wanted.pop(id_, None) != digest.hexdigest():
            yield Problem(place, f"has another text for the document {id_} than the archive")
    for id_, text in wanted.items():
        if text != empty:
            yield Problem(place, f"lacks the text of the document {id_}")


def _claims(connection: Connection, place: str) -> Iterator[Problem]:
    """Claims that are not those that were read."""
    claims, documents = schema.claims, schema.documents.c
    wanted = {row.id: row.claims for row in connection.execute(select(documents.id, documents.claims))}
    none = rows.digest([])
    query = select(claims).order_by(claims.c.document, claims.c.place)
    found = connection.execution_options(yield_per=1000).execute(query)
    for id_, several in groupby(found, lambda row: row.document):
        if wanted.pop(id_, None) != rows.digest(row._asdict() for row in several):
            yield Problem(place, f"has other claims of the document {id_} than were read")
    for id_, digest in wanted.items():
        if digest != none:
            yield Problem(place, f"lacks the claims of the document {id_}")


def dump(connection: Connection) -> Iterator[str]:
    """All rows but those of indexes, as lines of JSON in the order of their keys."""
    for name, table in sorted(schema.metadata.tables.items()):
        if table in schema.INDEXES:
            continue
        is_parts = table is schema.parts  # which are numbered in the order in which they came
        columns = [column for column in table.c if not (is_parts and column.name == "id")]
        keys = [table.c.document, table.c.start] if is_parts else table.primary_key.columns.values()
        for row in connection.execution_options(yield_per=1000).execute(select(*columns).order_by(*keys)):
            yield rows.packed({name: {c.name: _plain(v) for c, v in zip(columns, row, strict=True)}})


def _plain(value: object) -> object:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else value
