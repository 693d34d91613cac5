"""The tables of a case's database, and the steps from an older version of them to this one.

The database is a cache: each row follows from an event of the log or from a text of the archive. Columns are what is searched
by; ``data`` is the whole as JSON, so that numbers stay whole or broken as they were read and a NUL is no trouble.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text

from beleg.errors import FixSettings

metadata = MetaData()
# PostgreSQL would sort by the rules of a language, other than SQLite and than Python.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")

meta = Table("meta", metadata, Column("key", _TEXT, primary_key=True), Column("value", _TEXT, nullable=False))
documents = Table(
    "documents",
    metadata,
    Column("id", _TEXT, primary_key=True),
    Column("n", Integer, nullable=False),  # the event that brought it
    Column("name", _TEXT, nullable=False),
    Column("text", _TEXT, nullable=False),  # SHA-256 of the frozen text
    Column("outlet", _TEXT),
    Column("published", _TEXT),
    Column("lang", _TEXT, nullable=False),  # in which most of it is written
    Column("rules", _TEXT, nullable=False),  # the version of the rules it was read with
    Column("claims", _TEXT, nullable=False),  # SHA-256 of the rows of its claims
    Column("data", _TEXT, nullable=False),
    Index("documents_by_name", "name"),
    Index("documents_by_published", "published"),
    Index("documents_by_outlet", "outlet"),
)
parts = Table(  # the frozen texts: an article in one part, a long report in several
    "parts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", _TEXT, nullable=False),
    Column("start", Integer, nullable=False),  # code points before it
    Column("text", LargeBinary, nullable=False),  # UTF-8
    Index("parts_by_document", "document", "start", unique=True),
)
captures = Table(
    "captures",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("time", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
    Column("original", _TEXT, nullable=False),
    Column("data", _TEXT, nullable=False),
)
captured = Table(  # which documents a capture held
    "captured",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("document", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
    Index("captured_by_document", "document"),
)
claims = Table(
    "claims",
    metadata,
    Column("document", _TEXT, primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),  # in the order of the text
    Column("id", _TEXT, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("measure", _TEXT, nullable=False),
    Column("data", _TEXT, nullable=False),
    Index("claims_by_id", "id"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("time", _TEXT, nullable=False),
    Column("author", _TEXT, nullable=False),
    Column("kind", _TEXT, nullable=False),  # claim, source, finding or document
    Column("document", _TEXT),  # of a claim or document
    Column("data", _TEXT, nullable=False),
)
erased = Table(
    "erased",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("data", _TEXT, nullable=False),
)
spellings = Table(  # of what may be names: the forms in the index of words that have a key
    "spellings",
    metadata,
    Column("key", _TEXT, primary_key=True),
    Column("form", _TEXT, primary_key=True),
    Index("spellings_by_form", "form"),
)

# The index of words. FTS5 keeps no copy of the texts; its tokenizer takes words as `terms` made them.
_WORDS = {
    "sqlite": ("CREATE VIRTUAL TABLE words USING fts5(forms, facets, content='', tokenize='ascii')",),
    "postgresql": (
        "CREATE TABLE words (id integer PRIMARY KEY, forms tsvector NOT NULL)",
        "CREATE INDEX words_by_form ON words USING gin (forms) WITH (fastupdate = off)",
    ),
}


def _first(connection: Connection) -> None:
    """Version 1."""
    metadata.create_all(connection)
    for statement in _WORDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


# The step that leads to each version, in order. A step is never changed once it has left the house.
STEPS: Mapping[int, Callable[[Connection], None]] = {1: _first}
VERSION = max(STEPS)
VERSION_KEY = "schema"


def version(connection: Connection) -> int:
    """Which version the tables of a database have; 0 where there are none."""
    if not connection.dialect.has_table(connection, meta.name):
        return 0
    value = connection.execute(meta.select().where(meta.c.key == VERSION_KEY)).first()
    return int(value.value) if value else 0


def migrate(connection: Connection, where: str) -> None:
    """Bring the tables to the newest version, in the transaction of the caller.

    FixSettings where the database is newer than the program.
    """
    if is_current(connection, where):
        return
    for number in range(version(connection) + 1, VERSION + 1):
        STEPS[number](connection)
    connection.execute(meta.delete().where(meta.c.key == VERSION_KEY))
    connection.execute(meta.insert().values(key=VERSION_KEY, value=str(VERSION)))


def is_current(connection: Connection, where: str) -> bool:
    """Whether the tables have the newest version. FixSettings where it is newer than the program."""
    has = version(connection)
    if has > VERSION:
        raise FixSettings(
            f"{where} was written by a newer beleg (version {has} of its tables, this one knows {VERSION}): update beleg."
        )
    return has == VERSION


def columns() -> Mapping[str, Sequence[str]]:
    """The columns of each table on PostgreSQL, the index of words among them."""
    return {table.name: table.c.keys() for table in metadata.sorted_tables} | {"words": ("id", "forms")}


INDEXES = (meta, spellings)  # what is no content: it follows from the rest


def empty(connection: Connection) -> None:
    """Tables of this version that hold nothing, on PostgreSQL, whatever there was before: a newer beleg's, too."""
    if version(connection) != VERSION:
        metadata.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE IF EXISTS words")
        migrate(connection, "")
        return
    connection.exec_driver_sql("DELETE FROM words")
    for table in metadata.sorted_tables:
        connection.execute(table.delete().where(table.c.key != VERSION_KEY) if table is meta else table.delete())
