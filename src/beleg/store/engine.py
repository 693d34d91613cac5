"""Connections to SQLite and PostgreSQL that behave alike, and what they refuse as a sentence."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, InterfaceError
from sqlalchemy.pool import NullPool

from beleg.errors import FixSettings, StopRun

PATIENCE = 30.0  # seconds that one process waits for another
_LOCK = 0x62656C6567  # the number of our lock in a database that others may use, too
_WRITES = "beleg_writes"  # marks a connection that will write: SQLite is told at once, not when it is too late to wait


def open_engine(where: Path | str) -> Engine:
    """The engine of a file (SQLite) or of a URL that begins with postgresql://."""
    if isinstance(where, Path):
        return _sqlite(where)
    scheme, sign, rest = where.partition("://")
    if not sign or scheme.split("+", maxsplit=1)[0] not in ("postgresql", "postgres"):
        raise FixSettings(f"{where} is no database that beleg knows: give a path for SQLite, or postgresql://….")
    try:
        import psycopg  # noqa: F401, PLC0415  # only who has such a database needs it
    except ImportError:
        raise FixSettings(
            "a PostgreSQL database needs psycopg: install beleg with its extra, beleg[postgres]."
        ) from None
    return create_engine(f"postgresql+psycopg://{rest}", poolclass=NullPool)


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
    """A file in a folder that cannot be written to: SQLite could not even say there that it is reading."""
    where = f"file:{quote(str(file.absolute()))}?mode=ro&immutable=1"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(where, uri=True), poolclass=NullPool)


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
def told(where: object) -> Iterator[None]:
    """What a database refuses, as one sentence: StopRun."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise StopRun(_sentence(where, error)) from None


def _sentence(where: object, error: DatabaseError | InterfaceError) -> str:
    said = str(error.orig).strip().split("\n")[0]
    for sign, sentence in _KNOWN.items():
        if sign in said:
            return f"{where}: {sentence}"
    return f"{where} could not be read or written ({said})."


_KNOWN = {
    "disk is full": "the disk is full; free some space and call again: nothing is damaged.",
    "No space left": "the disk is full; free some space and call again: nothing is damaged.",
    "readonly database": "the database cannot be written to: the case needs a folder in which you may write.",
    "unable to open database": "the database cannot be opened: the case needs a folder in which you may write.",
    "malformed": "the database is damaged; `beleg rebuild` makes it anew from archive and log.",
    "not a database": "the database is damaged; `beleg rebuild` makes it anew from archive and log.",
    "lock timeout": f"another beleg was writing for more than {PATIENCE:.0f} s: try again later.",
    "database is locked": f"another beleg was writing for more than {PATIENCE:.0f} s: try again later.",
}


def lock(connection: Connection) -> None:
    """One writer at a time, as SQLite has it: on PostgreSQL others wait here until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE:.0f}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
