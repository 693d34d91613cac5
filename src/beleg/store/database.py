"""The database of a case: a cache of what log and archive imply, in SQLite or PostgreSQL, that can be searched.

Everything in it is a function of the events of the log, in order, and of the readings of the documents that they name. What
has been applied is committed together with how far that was (`contents.Head`), so whatever moment a process is killed at, the
rest of the log can be applied afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, insert

from beleg.errors import StopRun
from beleg.model import Reading
from beleg.store import anew, entries, rows, schema
from beleg.store.archive import Problem
from beleg.store.changes import Change, compare
from beleg.store.checks import dump, problems
from beleg.store.contents import HEAD, Contents, head_of
from beleg.store.engine import explaining, lock, open_engine, reading, scrub, shown, writing
from beleg.store.events import Event, sha256


class Database(Contents):
    """The database at ``where``: a file, made where there is none, or a URL of PostgreSQL.

    Opening it brings its tables up to date: FixSettings where it is newer than the program, StopRun where it cannot be
    opened, read or written.
    """

    def __init__(self, where: Path | str, part: str | None = None) -> None:
        """``part`` is a schema of PostgreSQL to be used instead of the one that the server names."""
        self.where = where
        engine = open_engine(where, part)
        super().__init__(engine, str(where) if isinstance(where, Path) else shown(engine.url))
        try:
            with explaining(self.name):
                with reading(self._engine) as connection:
                    done = schema.is_current(connection, self.name)
                if not done:
                    with writing(self._engine) as connection:
                        lock(connection)
                        schema.migrate(connection, self.name)
        except BaseException:
            self.close()
            raise

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
                with explaining(where):
                    anew.replace(part, where)
            finally:
                anew.unlink(part)
            return
        with _server(where) as engine, anew.beside(engine) as schema_:
            with cls(where, schema_) as database:
                yield database
            anew.take_over(engine, schema_)

    @classmethod
    def forget_fresh(cls, where: Path | str) -> None:
        """Delete what is left of a database that was being made anew when its process was killed."""
        if isinstance(where, Path):
            anew.unlink(_part(where))
            return
        with _server(where) as engine:
            anew.drop(engine)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explaining(self.name), writing(self._engine) as connection:
            lock(connection)
            yield connection

    def apply(
        self,
        events: Sequence[Event],
        readings: Iterable[Reading] = (),
        rules: entries.Rules = lambda _: "",
        *,
        offset: int = 0,
    ) -> None:
        """Enter events in the order of the log, with the readings of the documents that they bring; all or nothing.

        Events that were applied are passed over, and readings of documents that are there: doing it again changes nothing.
        A document whose reading is not given is not entered (it was erased later on, or `check` reports it). ``rules``
        gives each reading the version of the rules it was made by. ``offset`` is where in the log the last event ends.
        """
        given = {one.document.id: one for one in readings}
        with self._writing() as connection:
            head = head_of(connection)
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
                elif type_ in ("init", "packs"):
                    for event in several:
                        entries.settings(connection, event)
            entries.set_value(connection, HEAD, rows.packed([new[-1].n, new[-1].line, offset]))

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

    def scrub(self) -> bool:
        """See to it that nothing that was deleted can be read in the files any more; whether that could be done.

        It cannot while others are reading: then it is done with the next that is deleted, or when all have ended.
        """
        with explaining(self.name):
            return scrub(self._engine, schema.columns())

    def check(self, events: Iterable[Event], least: int = 0) -> Iterator[Problem]:
        """What the database lacks, has too much or has otherwise than the log implies, whose events have their details.

        What was appended since it was read is passed over; ``least`` is the number of the event that it must have.
        """
        place = self.where.name if isinstance(self.where, Path) else self.name
        try:
            with self._reading() as connection:
                yield from problems(connection, events, place, head_of(connection).n, least)
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
    """Where a database is made that is to take the place of this one."""
    return file.with_name(f"{file.name}.part")


@contextmanager
def _server(url: str) -> Iterator[Engine]:
    """A server to which the database at a URL belongs, whatever version its tables have."""
    engine = open_engine(url)
    try:
        with explaining(shown(engine.url)):
            yield engine
    finally:
        engine.dispose()
