"""A database put in the place of another that others may have open: they see the new one from their next transaction on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from beleg.store import schema
from beleg.store.engine import DAMAGED, lock, writing
from beleg.store.lock import PATIENCE

_PART = "_part"  # what the schema of a database that is being made ends in


def replace(new: Path, old: Path) -> None:
    """Put one SQLite database in the place of another, which a single transaction makes its copy.

    To move the file would leave those who have the old one open with a file that nobody else sees.
    """
    if old.exists():
        try:
            with closing(sqlite3.connect(new)) as source, closing(sqlite3.connect(old, timeout=PATIENCE)) as target:
                target.execute("PRAGMA secure_delete=ON").close()
                source.backup(target)
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        except sqlite3.DatabaseError as error:
            if not any(sign in str(error) for sign in DAMAGED):
                raise
        else:
            unlink(new)
            return
    unlink(old)
    new.replace(old)


def unlink(file: Path) -> None:
    """Delete a SQLite database with the files that belong to it."""
    for ending in ("-wal", "-shm", "-journal", ""):
        file.with_name(file.name + ending).unlink(missing_ok=True)


@contextmanager
def beside(engine: Engine) -> Iterator[str]:
    """An empty schema of PostgreSQL beside the one in use, for as long as a database is made there."""
    part = drop(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql(f'CREATE SCHEMA "{part}"')
    try:
        yield part
    finally:
        drop(engine)


def drop(engine: Engine) -> str:
    """Delete that schema, if there is one; its name."""
    with writing(engine) as connection:
        part: str = f"{connection.exec_driver_sql('SELECT current_schema()').scalar_one()}{_PART}"
        connection.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{part}" CASCADE')
    return part


def take_over(engine: Engine, part: str) -> None:
    """Put what is in that schema in the place of what the tables hold."""
    with writing(engine) as connection:
        lock(connection)
        schema.empty(connection)
        for table, columns in schema.columns().items():
            names = ", ".join(f'"{name}"' for name in columns)
            new = f"WHERE key <> '{schema.VERSION_KEY}'" if table == schema.meta.name else ""
            copy = f'INSERT INTO "{table}" ({names}) SELECT {names} FROM "{part}"."{table}" {new}'  # noqa: S608  # our own words
            connection.exec_driver_sql(copy)
