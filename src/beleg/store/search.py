"""Full-text search: the documents that answer a query, the best first, each with the piece of its text that shows why."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from beleg.store import facets, schema
from beleg.store.facets import Filters
from beleg.store.query import Query
from beleg.store.rows import Found
from beleg.store.snippets import Finder
from beleg.store.terms import fold_all
from beleg.store.words import spellings

_RANKED = 2000  # fewer parts of texts than these are weighed against one another
_PARTS = 4  # parts of one document that may come before another document


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, with a piece of its text.

    ``marks`` are the places of what was looked for in ``snippet``, which begins at ``start`` of the text. Words that only
    the title has are found, too: then there may be no mark.
    """

    document: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int

    def marked(self, before: str, after: str) -> str:
        """The snippet on one line, with signs around what was looked for."""
        found, at = [], 0
        for start, end in self.marks:
            found += [self.snippet[at:start], before, self.snippet[start:end], after]
            at = end
        return " ".join("".join([*found, self.snippet[at:]]).split())


def search(connection: Connection, typed: str, filters: Filters, limit: int) -> list[Hit]:
    """Documents that answer, the best first; each is told once, however many of its parts answer."""
    query = Query.of(typed).spelled(lambda keys: spellings(connection, keys))
    documents, parts = schema.documents, schema.parts
    numbers = _ranked(connection, query, filters, limit * _PARTS)
    of = select(parts.c.id, parts.c.document).where(parts.c.id.in_(numbers))
    owners = {row.id: row.document for row in connection.execute(of)}
    first = {owners[number]: number for number in reversed(numbers)}  # of each document the best
    wanted = sorted(first.values(), key=numbers.index)[:limit]
    found = connection.execute(
        select(documents, parts.c.id.label("part"), parts.c.start, parts.c.text.label("words"))
        .join_from(parts, documents, parts.c.document == documents.c.id)
        .where(parts.c.id.in_(wanted))
    )
    finder = Finder(query)
    hits = {row.part: _hit(row, finder) for row in found}
    return [hits[number] for number in wanted if number in hits]


def _ranked(connection: Connection, query: Query, filters: Filters, limit: int) -> list[int]:
    """Numbers of parts that answer, the best first; of very many the newest: to weigh them costs more than it tells."""
    found = facets.wanted(filters, _outlets(connection, filters.outlet), _years(connection, filters))
    if connection.dialect.name == "postgresql":
        key, match = "words.id", "words.forms @@ CAST(:query AS tsquery)"
        best = "ts_rank(words.forms, CAST(:query AS tsquery)) DESC"
        values = {"query": query.tsquery(found)}
    else:
        key, match, best = "words.rowid", "words MATCH :query", "bm25(words, 1.0, 0.0)"
        values = {"query": query.fts5(found)}

    def ask(order: str) -> list[int]:
        statement = text(f"SELECT {key} FROM words WHERE {match} ORDER BY {order}")  # noqa: S608  # our own words only
        return list(connection.scalars(statement, values))

    newest = ask(f"{key} DESC LIMIT {_RANKED}")
    if len(newest) == _RANKED:
        return newest[:limit] if limit <= _RANKED else ask(f"{key} DESC LIMIT {limit}")
    return ask(f"{best}, {key} DESC LIMIT {limit}") if newest else []


# Each name once, by one step in the index of names for each: DISTINCT would read a name for every document.
_EACH_OUTLET = text("""
    WITH RECURSIVE known(outlet) AS (
        SELECT min(outlet) FROM documents
        UNION ALL
        SELECT (SELECT min(documents.outlet) FROM documents WHERE documents.outlet > known.outlet)
        FROM known WHERE known.outlet IS NOT NULL
    )
    SELECT outlet FROM known WHERE outlet IS NOT NULL
""")


def _outlets(connection: Connection, part: str | None) -> list[str]:
    """Outlets that have this in their name."""
    wanted = fold_all(part or "")
    return [name for name in connection.scalars(_EACH_OUTLET) if wanted in fold_all(name)] if wanted else []


def _years(connection: Connection, filters: Filters) -> range:
    """The years that documents are from."""
    if not filters.since and not filters.until:
        return range(0)
    published = schema.documents.c.published
    dated = (published >= "0", published < ":")  # behind the digits
    ends = [connection.scalar(select(of(published)).where(*dated)) for of in (func.min, func.max)]
    first, last = (int(end[:4]) if end and end[:4].isdecimal() else 0 for end in ends)
    return range(first, last + 1)


def _hit(row: Found, finder: Finder) -> Hit:
    part = bytes(row.words).decode()
    start, end, marks = finder.window(part)
    title = json.loads(row.data).get("title")
    return Hit(
        row.id,
        row.name,
        title,
        row.outlet,
        row.published,
        part[start:end],
        tuple((a - start, b - start) for a, b in marks),
        row.start + start,
    )
