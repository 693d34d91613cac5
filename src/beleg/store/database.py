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

from sqlalchemy import ColumnElement, Connection, func, insert, select

from beleg.errors import StopRun
from beleg.model import Claim, Document, Reading, Skipped
from beleg.store import anew, entries, rows, schema
from beleg.store.archive import Problem
from beleg.store.changes import Change, compare
from beleg.store.checks import dump, problems
from beleg.store.engine import lock, open_engine, reading, scrub, shown, told, writing
from beleg.store.events import START, Event, sha256
from beleg.store.facets import Filters
from beleg.store.judgements import Judgement
from beleg.store.search import Hit, search

_HEAD = "head"
_AT_ONCE = 256  # documents that are held in memory
_BEGINNING = 6  # digits of an id by which a document can be named


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

    def __init__(self, where: Path | str, part: str | None = None) -> None:
        """``part`` is a schema of PostgreSQL to be used instead of the one that the server names."""
        self.where = where
        self._engine = open_engine(where, part)
        try:
            with told(self.name):
                with reading(self._engine) as connection:
                    done = schema.is_current(connection, self.name)
                if not done:
                    with writing(self._engine) as connection:
                        lock(connection)
                        schema.migrate(connection, self.name)
        except BaseException:
            self.close()
            raise

    @property
    def name(self) -> str:
        """Where it is, for a person: of a URL without its password."""
        return str(self.where) if isinstance(self.where, Path) else shown(self._engine.url)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    @contextmanager
    def fresh(cls, where: Path | str) -> Iterator[Database]:
        """An empty database that takes the place of the one at ``where`` once all is well; an error leaves that as it was.

        Until then others read and write the old one, and they see the new one from their next transaction on.
        """
        if isinstance(where, Path):
            part = _part(where)
            anew.unlink(part)
            try:
                with cls(part) as database:
                    yield database
                with told(where):
                    anew.replace(part, where)
            finally:
                anew.unlink(part)
            return
        with cls(where) as old, told(old.name), anew.beside(old._engine) as schema_:
            with cls(where, schema_) as database:
                yield database
            anew.take_over(old._engine, schema_)

    @classmethod
    def forget_fresh(cls, where: Path | str) -> None:
        """Delete what is left of a database that was being made anew when its process was killed."""
        if isinstance(where, Path):
            anew.unlink(_part(where))
            return
        with cls(where) as database, told(database.name):
            anew.drop(database._engine)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.name), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.name), writing(self._engine) as connection:
            lock(connection)
            yield connection

    # What was applied

    @property
    def head(self) -> Head:
        with self._reading() as connection:
            return _head(connection)

    def settings(self) -> dict[str, Any]:
        """What init, packs and settings events say, later ones over earlier ones."""
        with self._reading() as connection:
            value = entries.value(connection, entries.SETTINGS)
        return json.loads(value) if value else {}

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
                raise StopRun(f"{self.name} does not belong to this log: `beleg rebuild` makes it anew.")
            for type_, several in groupby(new, lambda event: event.type):
                if type_ == "capture":
                    entries.captures(connection, list(several), given, rules)
                elif type_ == "judgement":
                    connection.execute(insert(schema.judgements), [rows.of_judgement(event) for event in several])
                elif type_ == "tombstone":
                    for event in several:
                        entries.erase(connection, event)
                elif type_ in ("init", "packs", "settings"):
                    for event in several:
                        entries.settings(connection, event)
            entries.set_value(connection, _HEAD, rows.packed([new[-1].n, new[-1].line, offset]))

    # Other rules

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

    def reread(self, readings: Iterable[Reading], rules: entries.Rules) -> list[Change]:
        """Put the claims of these readings in place of those there are; what that changed, all or nothing.

        Documents that are not there (any more) are passed over.
        """
        given = {one.document.id: one for one in readings}
        changes: list[Change] = []
        with self._writing() as connection:
            there = entries.known(connection, given)
            for id_, one in given.items():
                if id_ not in there:
                    continue
                before = [rows.claim(row) for row in entries.claim_rows(connection, [id_])]
                changes += compare(before, one.claims)
                entries.reread(connection, one, rules)
        return changes

    # What is there

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

    def scrub(self) -> bool:
        """See to it that nothing that was deleted can be read in the files any more; whether that could be done.

        It cannot while others are reading: then it is done with the next that is deleted, or when all have ended.
        """
        with told(self.name):
            return scrub(self._engine, schema.columns())

    # Whether it is whole

    def check(self, events: Iterable[Event], least: int = 0) -> Iterator[Problem]:
        """What the database lacks, has too much or has otherwise than the log implies, whose events have their details.

        What was appended since it was read is passed over; ``least`` is the number of the event that it must have.
        """
        place = self.where.name if isinstance(self.where, Path) else self.name
        try:
            with self._reading() as connection:
                yield from problems(connection, events, place, _head(connection).n, least)
        except StopRun as error:
            yield Problem(place, str(error))

    def dump(self) -> Iterator[str]:
        """All there is as lines of JSON, the same for the same content on any database."""
        with self._reading() as connection:
            yield from dump(connection)

    def digest(self) -> str:
        """SHA-256 of the dump."""
        return sha256("\n".join(self.dump()).encode())


def _part(file: Path) -> Path:
    return file.with_name(f"{file.name}.part")


def _head(connection: Connection) -> Head:
    value = entries.value(connection, _HEAD)
    return Head(*json.loads(value)) if value else Head()
