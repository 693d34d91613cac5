"""Full-text search: the documents that answer a query, the best first, each with the piece of its text that shows why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from beleg.store import facets, schema
from beleg.store.facets import Filters
from beleg.store.query import Query
from beleg.store.snippets import Finder
from beleg.store.terms import fold_all
from beleg.store.words import spellings

_RANKED = 2000  # parts of texts that are compared with one another
_MONTH = len("2025-03")
_PARTS = 4  # parts of one document that may come before another document


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, with a piece of its text. ``marks`` are places in ``snippet``, which begins at ``start``."""

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
    """Numbers of parts that answer, the best first; of very many the newest: whoever finds so many asks for more words."""
    found = facets.wanted(filters, _outlets(connection, filters.outlet), _years(connection, filters))
    if connection.dialect.name == "postgresql":
        key, match = "words.id", "words.forms @@ CAST(:query AS tsquery)"
        best = "ts_rank(words.forms, CAST(:query AS tsquery)) DESC"
        values = {"query": query.tsquery(found)}
    else:
        key, match, best = "words.rowid", "words MATCH :query", "bm25(words, 1.0, 0.0)"
        values = {"query": query.fts5(found)}
    tables, where = "words", match
    days = _days(filters)
    if days:
        tables += f" JOIN parts ON parts.id = {key} JOIN documents ON documents.id = parts.document"
        where = " AND ".join([match, *days])
        values |= {"since": filters.since or "", "until": filters.until or ""}
        values = {name: value for name, value in values.items() if f":{name}" in where}

    def ask(rest: str) -> list[int]:
        statement = text(f"SELECT {key} FROM {tables} WHERE {where} ORDER BY {rest}")  # noqa: S608  # our own words only
        return list(connection.scalars(statement, values))

    if ask(f"{key} DESC LIMIT 1 OFFSET {_RANKED}"):
        return ask(f"{key} DESC LIMIT {limit}")
    return ask(f"{best}, {key} DESC LIMIT {limit}")


def _outlets(connection: Connection, part: str | None) -> list[str]:
    """Outlets that have this in their name."""
    if not part:
        return []
    outlet = schema.documents.c.outlet
    known = connection.scalars(select(outlet).where(outlet.is_not(None)).distinct())
    return [name for name in known if fold_all(part) in fold_all(name)]


def _years(connection: Connection, filters: Filters) -> range:
    """The years that documents are from."""
    if not filters.since and not filters.until:
        return range(0)
    published = schema.documents.c.published
    dated = (published >= "0", published < ":")  # behind the digits
    ends = [connection.scalar(select(of(published)).where(*dated)) for of in (func.min, func.max)]
    first, last = (int(end[:4]) if end and end[:4].isdecimal() else 0 for end in ends)
    return range(first, last + 1)


def _days(filters: Filters) -> list[str]:
    """What months and years do not decide. Of a date of which less is known than is asked for, what is known decides."""
    found = []
    if filters.since and len(filters.since) > _MONTH:
        found.append("documents.published >= substr(:since, 1, length(documents.published))")
    if filters.until and len(filters.until) > _MONTH:
        found.append("substr(documents.published, 1, length(:until)) <= :until")
    return found


def _hit(row: Any, finder: Finder) -> Hit:
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
