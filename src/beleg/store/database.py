"""The database of a case: a cache of what log and archive imply, in SQLite or PostgreSQL, that can be searched.

Everything in it is a function of the events of the log, in order, and of the readings of the documents that they name. What
has been applied is committed together with how far that was (`Head`), so whatever moment a process is killed at, the rest of
the log can be applied afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, insert, select

from beleg.errors import StopRun
from beleg.model import Claim, Document, Reading
from beleg.store import entries, rows, schema
from beleg.store.archive import Problem
from beleg.store.changes import Change, compare
from beleg.store.checks import dump, problems
from beleg.store.engine import lock, open_engine, reading, told, writing
from beleg.store.events import START, Event, sha256
from beleg.store.facets import Filters
from beleg.store.judgements import Judgement
from beleg.store.search import Hit, search

_HEAD = "head"
_AT_ONCE = 256  # documents that are held in memory


@dataclass(frozen=True, slots=True)
class Head:
    """How much of the log is in the database: the last event's number and line hash, and the bytes up to there."""

    n: int = 0
    line: str = START
    offset: int = 0


class Database:
    """The database at ``where``: a file, made where there is none, or a URL of PostgreSQL.

    Opening it brings its tables up to date: FixSettings where it is newer than the program, StopRun where it cannot be
    opened, read or written.
    """

    def __init__(self, where: Path | str) -> None:
        self.where = where
        self._engine = open_engine(where)
        self._open: Connection | None = None  # the transaction that all writing belongs to, while one is made anew
        try:
            with told(self._name):
                with reading(self._engine) as connection:
                    done = schema.version(connection) == schema.VERSION
                if not done:
                    with writing(self._engine) as connection:
                        lock(connection)
                        schema.migrate(connection, self._name)
        except BaseException:
            self.close()
            raise

    @property
    def _name(self) -> str:
        return (
            str(self.where) if isinstance(self.where, Path) else self._engine.url.render_as_string(hide_password=True)
        )

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    @contextmanager
    def fresh(cls, where: Path | str) -> Iterator[Database]:
        """An empty database that takes the place of the one at ``where`` once all is well; an error leaves that as it was."""
        if isinstance(where, Path):
            beside = where.with_name(f"{where.name}.part")
            _unlink(beside)
            try:
                with cls(beside) as database:
                    yield database
                with told(where):
                    # The changes that an old database has not taken over yet belong to it alone.
                    _unlink(where, but=where)
                    beside.replace(where)
            finally:
                _unlink(beside)
            return
        with cls(where) as database, told(database._name), writing(database._engine) as connection:
            lock(connection)
            schema.empty(connection)
            database._open = connection
            yield database
            database._open = None

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self._name):
            if self._open is not None:
                yield self._open
            else:
                with reading(self._engine) as connection:
                    yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self._name):
            if self._open is not None:
                yield self._open
            else:
                with writing(self._engine) as connection:
                    lock(connection)
                    yield connection

    # What was applied

    @property
    def head(self) -> Head:
        with self._reading() as connection:
            return _head(connection)

    def settings(self) -> dict[str, Any]:
        """What init and settings events say, later ones over earlier ones."""
        with self._reading() as connection:
            value = entries.value(connection, entries.SETTINGS)
        return json.loads(value) if value else {}

    def missing(self, events: Iterable[Event]) -> list[str]:
        """Documents that these events bring and the database has not: `apply` wants their readings."""
        wanted = [row["id"] for event in events if event.type == "capture" for row in rows.new_documents(event)]
        with self._reading() as connection:
            known = entries.known(connection, wanted)
        return [id_ for id_ in dict.fromkeys(wanted) if id_ not in known]

    def apply(
        self, events: Sequence[Event], readings: Iterable[Reading], rules: entries.Rules, offset: int = 0
    ) -> None:
        """Enter events in the order of the log, with the readings of the documents that they bring; all or nothing.

        Events that were applied are passed over, and readings of documents that are there: doing it again changes nothing.
        A document whose reading is not given is not entered (it was erased later on, or `check` reports it). ``rules``
        names the version of the rules that read. ``offset`` is where in the log the last event ends, kept in the head.
        """
        given = {one.document.id: one for one in readings}
        with self._writing() as connection:
            head = _head(connection)
            new = [event for event in events if event.n > head.n]
            if not new:
                return
            if new[0].n != head.n + 1 or new[0].prev != head.line:
                raise StopRun(f"{self._name} does not belong to this log: `beleg rebuild` makes it anew.")
            for type_, several in groupby(new, lambda event: event.type):
                if type_ == "capture":
                    entries.captures(connection, list(several), given, rules)
                elif type_ == "judgement":
                    connection.execute(insert(schema.judgements), [rows.of_judgement(event) for event in several])
                elif type_ == "tombstone":
                    for event in several:
                        entries.erase(connection, event)
                elif type_ in ("init", "settings"):
                    for event in several:
                        entries.settings(connection, event)
            entries.set_value(connection, _HEAD, rows.packed([new[-1].n, new[-1].line, offset]))

    # Other rules

    def stale(self, rules: str) -> list[str]:
        """Documents that were read with other rules."""
        with self._reading() as connection:
            documents = schema.documents.c
            return list(connection.scalars(select(documents.id).where(documents.rules != rules).order_by(documents.id)))

    def stamps(self) -> dict[str, list[str]]:
        """Documents by the version of the rules that read them."""
        documents = schema.documents.c
        found: dict[str, list[str]] = {}
        with self._reading() as connection:
            for row in connection.execute(select(documents.rules, documents.id).order_by(documents.id)):
                found.setdefault(row.rules, []).append(row.id)
        return found

    def reread(self, readings: Iterable[Reading], rules: entries.Rules) -> list[Change]:
        """Put the claims of these readings in place of those there are; what that changed, all or nothing."""
        changes: list[Change] = []
        with self._writing() as connection:
            for one in readings:
                id_ = one.document.id
                before = [rows.claim(row) for row in entries.claim_rows(connection, [id_])]
                changes += compare(before, one.claims)
                entries.reread(connection, one, rules)
        return changes

    # What is there

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
            by_id = select(documents.id).where(documents.id.startswith(name, autoescape=True))
            query = (
                select(documents.id).where(documents.id.in_(by_name) | documents.id.in_(by_id)).order_by(documents.id)
            )
            return list(connection.scalars(query))

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

    def claims(self, documents: Iterable[str] | None = None) -> Iterator[Claim]:
        """The claims of these documents, or of all, in the order of the documents' ids and of their texts."""
        with self._reading() as connection:
            ids = sorted(set(documents)) if documents is not None else None
            for row in entries.claim_rows(connection, ids):
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

    def captures(self, document: str) -> list[tuple[int, str, str]]:
        """How a document came in: number and time of each event, and the name it had."""
        captures, captured = schema.captures.c, schema.captured.c
        with self._reading() as connection:
            query = select(captures.n, captures.time, captured.name).join_from(
                schema.captures, schema.captured, captures.n == captured.n
            )
            found = connection.execute(query.where(captured.document == document).order_by(captures.n))
            return [(row.n, row.time, row.name) for row in found]

    def search(self, text: str, filters: Filters | None = None, limit: int = 20) -> list[Hit]:
        """Documents that have the words, the best first: see `search`."""
        with self._reading() as connection:
            return search(connection, text, filters or Filters(), limit)

    # Whether it is whole

    def check(self, events: Iterable[Event]) -> Iterator[Problem]:
        """What the database lacks, has too much or has otherwise than the log implies."""
        try:
            with self._reading() as connection:
                yield from problems(connection, events, Path(self._name).name, _head(connection).n)
        except StopRun as error:
            yield Problem(Path(self._name).name, str(error))

    def dump(self) -> Iterator[str]:
        """All there is as lines of JSON, the same for the same content on any database."""
        with self._reading() as connection:
            yield from dump(connection)

    def digest(self) -> str:
        """SHA-256 of the dump."""
        return sha256("\n".join(self.dump()).encode())


def _unlink(file: Path, but: Path | None = None) -> None:
    """Delete a SQLite database with the files that belong to it."""
    for ending in ("-wal", "-shm", "-journal", ""):
        one = file.with_name(file.name + ending)
        if one != but:
            one.unlink(missing_ok=True)


def _head(connection: Connection) -> Head:
    value = entries.value(connection, _HEAD)
    return Head(*json.loads(value)) if value else Head()
