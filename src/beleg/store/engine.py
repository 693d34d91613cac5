"""Connections to SQLite and PostgreSQL that behave alike, and what they refuse as a sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, InterfaceError
from sqlalchemy.pool import NullPool

from beleg.errors import FixSettings, StopRun
from beleg.store.disk import IS_FULL, MUST_WRITE
from beleg.store.lock import PATIENCE

_MOMENT = 0.02  # seconds between two looks at what a writer has there
_ROOM = 1 << 20  # bytes that a disk must have free, or it is full
_LOCK = 0x62656C6567  # the number of our lock in a database that others may use, too
_WRITES = "beleg_writes"  # marks a connection that will write: SQLite is told at once, not when it is too late to wait


def open_engine(where: Path | str, part: str | None = None) -> Engine:
    """The engine of a file (SQLite) or of a URL that begins with postgresql://, of which it uses the schema ``part``."""
    if isinstance(where, Path):
        return _sqlite(where)
    scheme, sign, rest = where.partition("://")
    if not sign or scheme.split("+", maxsplit=1)[0] not in ("postgresql", "postgres"):
        raise FixSettings(f"{scheme}… is no database that beleg knows: give a URL that begins with postgresql://.")
    try:
        import psycopg  # noqa: F401, PLC0415  # only who has such a database needs it
    except ImportError:
        raise FixSettings(
            "a PostgreSQL database needs psycopg: install beleg with its extra, beleg[postgres]."
        ) from None
    try:
        engine = create_engine(make_url(f"postgresql+psycopg://{rest}"), pool_pre_ping=True)
    except (ArgumentError, ValueError):
        raise FixSettings("the URL of the database is malformed: write postgresql://USER@HOST/NAME.") from None
    if part is not None:

        @event.listens_for(engine, "connect")
        def _connected(raw: Any, _: Any) -> None:
            raw.execute(f'SET search_path TO "{part}"')
            raw.commit()

    return engine


def _sqlite(file: Path) -> Engine:
    if file.exists() and not os.access(file.parent, os.W_OK):
        return _unchanging(file)
    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _connected(raw: sqlite3.Connection, _: Any) -> None:
        raw.isolation_level = None  # transactions begin and end where we say
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "mmap_size=268435456"):
            raw.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        kind = "BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN"
        connection.exec_driver_sql(kind)

    return engine


def _unchanging(file: Path) -> Engine:
    """A file in a folder that cannot be written to.

    While another account is writing, its files tell us what to read. Else there are none, nor could SQLite make them to say
    that it is reading, and the file does not change.
    """

    def connect() -> sqlite3.Connection:
        until = time.monotonic() + PATIENCE
        while True:
            is_written = file.with_name(f"{file.name}-wal").exists()
            where = f"file:{quote(str(file.absolute()))}?mode=ro{'' if is_written else '&immutable=1'}"
            raw = sqlite3.connect(where, uri=True, timeout=PATIENCE, isolation_level=None)
            try:
                raw.execute("BEGIN").close()
                raw.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on it sees one state
            except sqlite3.OperationalError as error:
                raw.close()
                # The writer is just making its files or taking them away: SQLite would have to mend them, and may not.
                if not is_written or "readonly" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(_MOMENT)
            else:
                return raw

    return create_engine("sqlite://", creator=connect, poolclass=NullPool)


def shown(url: URL) -> str:
    """A URL without what is secret in it."""
    return url.difference_update_query(["password", "sslpassword"]).render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database, whatever is written meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")  # of this connection: they change in place
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all of it or nothing."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def explaining(where: Path | str) -> Iterator[None]:
    """What a database refuses, as one sentence: StopRun."""
    try:
        yield
    except (DatabaseError, InterfaceError, sqlite3.Error) as error:
        raise StopRun(_sentence(where, str(getattr(error, "orig", error)))) from None


def _sentence(where: Path | str, said: str) -> str:
    said = said.strip().split("\n")[0]
    if "disk I/O" in said and _is_full(Path(where).parent):
        said = "disk is full"  # SQLite does not say so of each of its files
    for sign, sentence in _KNOWN.items():
        if sign in said:
            return f"{where}: {sentence}"
    return f"{where} could not be read or written ({said})."


def _is_full(folder: Path) -> bool:
    """Whether SQLite would find no place for one more of its files."""
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


DAMAGED = ("malformed", "not a database")
_KNOWN = {
    **dict.fromkeys(("disk is full", "No space left"), IS_FULL),
    "readonly database": f"the database cannot be written to: {MUST_WRITE}",
    "unable to open database": f"the database cannot be opened: {MUST_WRITE}",
    **dict.fromkeys(DAMAGED, "the database is damaged; `beleg rebuild` makes it anew from archive and log."),
    **dict.fromkeys(
        ("lock timeout", "database is locked"),
        f"another beleg was writing for more than {PATIENCE:.0f} s: try again later.",
    ),
}


def lock(connection: Connection) -> None:
    """One writer at a time, as SQLite has it: on PostgreSQL others wait here until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE:.0f}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def scrub(engine: Engine, tables: Iterable[str]) -> bool:
    """Take out of the files what was deleted from the tables; whether nobody who is reading stood in the way."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"SET lock_timeout = '{1000 * PATIENCE:.0f}ms'")
            try:
                connection.exec_driver_sql(f"VACUUM FULL {', '.join(tables)}")
            except DatabaseError as error:
                if "lock timeout" not in str(error):
                    raise
                return False
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
        return True
    raw = engine.raw_connection()
    try:
        # Deleted content is overwritten in the pages; what these were before is still in the log of changes.
        (busy, *_) = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    return not busy
