"""The index of words: full text in FTS5 on SQLite, as tsvector on PostgreSQL, both given words as `terms` makes them.

Names are found in other spellings by a table beside it, from keys that spellings share to the forms that the texts have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from beleg.store import schema
from beleg.store.terms import fold, indexed, names

FACET = "="  # on PostgreSQL, what tells facets from words: no word holds it
_PLACES = 256  # of one word in one tsvector: PostgreSQL keeps no more
_LAST = 16383
_LONGEST = 200  # letters of a word: longer is no word, and PostgreSQL takes none beyond 2 KB
_MANY = 500  # values in one statement
_SPELLINGS = 32  # of one name that are looked for: more make no name


@dataclass(frozen=True, slots=True)
class Part:
    """A text to be indexed: the number of its part, and what its document is filtered by."""

    number: int
    text: str
    facets: Sequence[str]
    title: str = ""  # of its document: stands with the first part, which most often holds it already

    @property
    def whole(self) -> str:
        """What words are found in."""
        return self.text if self.title in self.text else f"{self.title}\n\n{self.text}"


def add(connection: Connection, parts: Iterable[Part]) -> None:
    """Index texts."""
    made = []
    capital: set[str] = set()
    for part in parts:
        forms, may_be_names = indexed(part.whole)
        capital |= may_be_names
        made.append(_row(connection, part, forms))
    if made:
        connection.execute(text(_ADD[connection.dialect.name]), made)
    pairs = sorted({(key, fold(word)[:_LONGEST]) for word in capital for key in names(word)})
    if pairs:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        statement = insert(schema.spellings).on_conflict_do_nothing()
        connection.execute(statement, [{"key": key, "form": form} for key, form in pairs])


def remove(connection: Connection, parts: Iterable[Part]) -> set[str]:
    """Take texts out of the index, which must be those that were put in; their words."""
    known: set[str] = set()
    for part in parts:
        forms, _ = indexed(part.whole)
        known.update(form[:_LONGEST] for form in forms)
        connection.execute(text(_REMOVE[connection.dialect.name]), _row(connection, part, forms))
    return known


def forget(connection: Connection, forms: Iterable[str]) -> None:
    """See to it that no trace is left of these words where no text has them any more."""
    dialect = connection.dialect.name
    gone = [
        form for form in sorted(forms) if connection.scalar(text(_HAS[dialect]), {"form": _one(dialect, form)}) is None
    ]
    for start in range(0, len(gone), _MANY):
        connection.execute(delete(schema.spellings).where(schema.spellings.c.form.in_(gone[start : start + _MANY])))
    if dialect == "sqlite":
        connection.exec_driver_sql("INSERT INTO words (words) VALUES ('optimize')")


def spellings(connection: Connection, keys: Sequence[str]) -> tuple[str, ...]:
    """The forms in the index that share one of these keys."""
    table = schema.spellings
    query = select(table.c.form).where(table.c.key.in_(keys)).distinct().order_by(table.c.form).limit(_SPELLINGS)
    return tuple(connection.scalars(query)) if keys else ()


_ADD = {
    "sqlite": "INSERT INTO words (rowid, forms, facets) VALUES (:id, :forms, :facets)",
    "postgresql": "INSERT INTO words (id, forms) VALUES (:id, CAST(:forms AS tsvector))",
}
_REMOVE = {
    "sqlite": "INSERT INTO words (words, rowid, forms, facets) VALUES ('delete', :id, :forms, :facets)",
    "postgresql": "DELETE FROM words WHERE id = :id",
}
_HAS = {
    "sqlite": "SELECT rowid FROM words WHERE words MATCH :form LIMIT 1",
    "postgresql": "SELECT id FROM words WHERE forms @@ CAST(:form AS tsquery) LIMIT 1",
}


def _one(dialect: str, form: str) -> str:
    return f"'{form}'" if dialect == "postgresql" else f'forms : "{form}"'


def _row(connection: Connection, part: Part, forms: Sequence[str]) -> dict[str, object]:
    """A text as the index takes it: words side by side, or as a tsvector with their places."""
    row: dict[str, object] = {"id": part.number}
    if connection.dialect.name != "postgresql":
        return row | {"forms": " ".join(form[:_LONGEST] for form in forms), "facets": " ".join(part.facets)}
    places: dict[str, list[str]] = {}
    for place, form in enumerate(forms, 1):
        known = places.setdefault(form[:_LONGEST], [])
        if len(known) < _PLACES:
            known.append(str(min(place, _LAST)))
    found = [f"'{form}':{','.join(known)}" for form, known in places.items()]
    return row | {"forms": " ".join([*found, *(f"'{FACET}{facet}'" for facet in part.facets)])}
