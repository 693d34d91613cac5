"""What a database holds, in the types of the model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from beleg.model import Claim, Document, Reading, Skipped
from beleg.store import entries, rows, schema
from beleg.store.engine import explaining, reading
from beleg.store.events import START
from beleg.store.facets import Filters
from beleg.store.judgements import Judgement
from beleg.store.search import Hit, search

HEAD = "head"
_AT_ONCE = 256  # documents that are held in memory
_BEGINNING = 6  # digits of an id by which a document can be named


@dataclass(frozen=True, slots=True)
class Head:
    """How much of the log is in the database: the last event's number and line hash, and the bytes up to there."""

    n: int = 0
    line: str = START
    offset: int = 0


class Contents:
    """All that can be asked of a database, which is called ``name``. Each answer sees one state, whatever is written."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._engine = engine

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explaining(self.name), reading(self._engine) as connection:
            yield connection

    @property
    def head(self) -> Head:
        with self._reading() as connection:
            return head_of(connection)

    def settings(self) -> dict[str, Any]:
        """What init and packs events say, later ones over earlier ones."""
        with self._reading() as connection:
            value = entries.value(connection, entries.SETTINGS)
        return json.loads(value) if value else {}

    def stamps(self) -> dict[str, list[str]]:
        """Documents by the version of the rules that read them."""
        documents = schema.documents.c
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for row in connection.execute(select(documents.rules, documents.id).order_by(documents.id)):
                found.setdefault(row.rules, []).append(row.id)
        return found

    def digests(self) -> dict[str, tuple[str, str]]:
        """Of each document the version of the rules that read it, and the SHA-256 of its claims."""
        documents = schema.documents.c
        with self._reading() as connection:
            found = connection.execute(select(documents.id, documents.rules, documents.claims))
            return {row.id: (row.rules, row.claims) for row in found}

    def counts(self) -> tuple[int, int]:
        """How many documents and claims there are."""
        with self._reading() as connection:
            tables = (schema.documents, schema.claims)
            documents, claims = (connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
            return documents, claims

    def documents(self, *, texts: bool = False) -> Iterator[Document]:
        """All documents by name; their texts only where asked for."""
        return (one.document for one in self.readings(texts=texts, claims=False))

    def document(self, id_: str) -> Document | None:
        """One document with its text."""
        with self._reading() as connection:
            row = connection.execute(select(schema.documents).where(schema.documents.c.id == id_)).first()
            return rows.document(row, entries.texts(connection, [id_])[id_]) if row else None

    def named(self, name: str) -> list[str]:
        """Ids of the documents of that name, or whose id begins so."""
        captured, documents = schema.captured.c, schema.documents.c
        with self._reading() as connection:
            by_name = select(captured.document).where(captured.name == rows.text(name))
            meant: ColumnElement[bool] = documents.id.in_(by_name)
            if len(name) >= _BEGINNING:
                meant |= documents.id.startswith(name, autoescape=True)
            return list(connection.scalars(select(documents.id).where(meant).order_by(documents.id)))

    def originals(self, name: str) -> list[str]:
        """Originals that came in under that name, or whose SHA-256 begins so."""
        captures = schema.captures.c
        meant: ColumnElement[bool] = captures.name == rows.text(name)
        if len(name) >= _BEGINNING:
            meant |= captures.original.startswith(name, autoescape=True)
        with self._reading() as connection:
            query = select(captures.original).where(meant).distinct().order_by(captures.original)
            return list(connection.scalars(query))

    def unread(self) -> list[Skipped]:
        """What of the inputs could not be read when they last came in."""
        captures = schema.captures.c
        latest: dict[str, Any] = {}
        with self._reading() as connection:
            for row in connection.execute(select(captures.original, captures.data).order_by(captures.n)):
                latest[row.original] = row.data
        rows_ = (one for data in latest.values() for one in json.loads(data)["skipped"])
        return [Skipped(one["name"], one["reason"]) for one in rows_]

    def readings(self, *, texts: bool = False, claims: bool = True) -> Iterator[Reading]:
        """All documents with their claims, by name, without segments: one state of the database, whatever is written."""
        table = schema.documents
        with self._reading() as connection:
            order = connection.execute(select(table.c.id).order_by(table.c.name, table.c.id)).scalars().all()
            for start in range(0, len(order), _AT_ONCE):
                ids = order[start : start + _AT_ONCE]
                found = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(ids)))}
                frozen = entries.texts(connection, ids) if texts else {}
                read: dict[str, list[Claim]] = {}
                for row in entries.claim_rows(connection, ids) if claims else ():
                    read.setdefault(row.document, []).append(rows.claim(row))
                for id_ in ids:
                    yield Reading(rows.document(found[id_], frozen.get(id_, "")), (), tuple(read.get(id_, ())))

    def claims(self, documents: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents in the order of the documents' ids and of their texts."""
        with self._reading() as connection:
            for row in entries.claim_rows(connection, sorted(set(documents))):
                yield rows.claim(row)

    def claim(self, id_: str) -> list[Claim]:
        """The claims whose id begins so."""
        table = schema.claims
        with self._reading() as connection:
            query = select(table).where(table.c.id.startswith(id_, autoescape=True))
            return [rows.claim(row) for row in connection.execute(query.order_by(table.c.document, table.c.place))]

    def judgements(self) -> list[Judgement]:
        """All judgements in the order in which they were made."""
        table = schema.judgements
        with self._reading() as connection:
            found = connection.execute(select(table).order_by(table.c.n)).all()
        return [Judgement.of(row.n, row.time, json.loads(row.data)) for row in found]

    def other_names(self) -> dict[str, list[str]]:
        """Of documents that came in more than once, the names that they had after the first time."""
        captured = schema.captured.c
        several = select(captured.document).group_by(captured.document).having(func.count() > 1)
        query = select(captured.document, captured.name).where(captured.document.in_(several))
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for row in connection.execute(query.order_by(captured.n, captured.place)):
                found.setdefault(row.document, []).append(row.name)
        return {document: names[1:] for document, names in found.items()}

    def search(self, text: str, filters: Filters | None = None, limit: int = 20) -> list[Hit]:
        """Documents that have the words, the best first: see `search`."""
        with self._reading() as connection:
            return search(connection, text, filters or Filters(), limit)


def head_of(connection: Connection) -> Head:
    """How much of the log is in the database, as it is seen in a transaction."""
    value = entries.value(connection, HEAD)
    return Head(*json.loads(value)) if value else Head()
