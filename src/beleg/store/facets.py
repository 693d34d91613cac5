"""What documents are filtered by, as words that stand in the index beside those of their texts.

So a filter costs what a word costs, however many documents have the words that are looked for. Each is a letter for its
kind and a few digits of a hash; dates are years, months and days.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from beleg.store.events import sha256

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DIGITS = 12
_MONTHS, _DAYS = 12, 31


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be, or one of its claims. ``since`` and ``until`` are dates, perhaps only a month or a year."""

    lang: str | None = None
    outlet: str | None = None  # a part of its name
    measure: str | None = None
    people: str | None = None
    since: str | None = None
    until: str | None = None


def of(lang: str, outlet: str | None, published: str | None, claims: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """The facets of a document whose claims have these measures and people."""
    found = {_hash("l", lang)}
    if outlet:
        found.add(_hash("o", outlet))
    found.update(_of_date(published or ""))
    for measure, people in claims:
        found.add(_hash("m", measure))
        for one in people:
            found |= {_hash("p", one), _hash("b", f"{measure} {one}")}
    return sorted(found)


def wanted(filters: Filters, outlets: Collection[str], years: range) -> list[list[str]]:
    """What a document must have: of each list one. ``outlets`` are those that are meant, ``years`` those that there are."""
    found = []
    if filters.lang:
        found.append([_hash("l", filters.lang)])
    if filters.outlet:
        found.append(sorted(_hash("o", outlet) for outlet in outlets) or [_hash("o", "")])
    if filters.measure and filters.people:
        found.append([_hash("b", f"{filters.measure} {filters.people}")])
    elif filters.measure:
        found.append([_hash("m", filters.measure)])
    elif filters.people:
        found.append([_hash("p", filters.people)])
    if filters.since or filters.until:
        found.append(_between(filters.since, filters.until, years) or [_hash("d", "")])
    return found


def _hash(kind: str, value: str) -> str:
    return kind + sha256(value.encode("utf-8", "replace"))[:_DIGITS]


def _of_date(date: str) -> list[str]:
    """Its year, month and day (``y``, ``n``, ``d``), or that it is only a year (``x``) or a month (``z``)."""
    found = _DATE.fullmatch(date)
    if not found:
        return []
    year, month, day = found.groups()
    if not month:
        return [f"y{year}", f"x{year}"]
    return [f"y{year}", f"n{year}{month}", f"d{year}{month}{day}" if day else f"z{year}{month}"]


def _between(since: str | None, until: str | None, years: range) -> list[str]:
    """Years and months that are wanted as a whole, else what is in them; of a date what is known decides."""
    first, last = _bound(since, (years.start, 1, 1)), _bound(until, (years.stop - 1, _MONTHS, _DAYS))
    found = []
    for year in range(max(first[0], years.start), min(last[0] + 1, years.stop)):
        begin = first[1:] if year == first[0] else (1, 1)
        end = last[1:] if year == last[0] else (_MONTHS, _DAYS)
        if (begin, end) == ((1, 1), (_MONTHS, _DAYS)):
            found.append(f"y{year:04}")
            continue
        found.append(f"x{year:04}")
        for month in range(begin[0], end[0] + 1):
            here = f"{year:04}{month:02}"
            days = range(begin[1] if month == begin[0] else 1, (end[1] if month == end[0] else _DAYS) + 1)
            found += [f"n{here}"] if len(days) == _DAYS else [f"z{here}", *(f"d{here}{day:02}" for day in days)]
    return found


def _bound(date: str | None, otherwise: tuple[int, int, int]) -> tuple[int, int, int]:
    found = _DATE.fullmatch(date or "")
    if not found:
        return otherwise
    year, month, day = (int(part) if part else None for part in found.groups())
    return year or 0, month or otherwise[1], day or otherwise[2]
