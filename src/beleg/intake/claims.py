"""Claims that were read before: lines of claims.jsonl back to Claims, each at its place in a document's frozen text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from beleg.model import Claim, Document, Hedge, Skipped, Span, Stance, Value

_OWN = frozenset(
    "measure low high hedge unit per about as_of stance said_by quote document start end lang confidence id reasons".split()
)
_NEEDED = ("document", "measure", "start", "end", "unit")


def given(
    lines: Iterable[str], name: str, documents: Iterable[Document]
) -> tuple[dict[str, list[Claim]], list[Skipped]]:
    """The claims of a claims.jsonl by document id, and which lines could not be used and why.

    A line's ``document`` is an id, a path as given, or a file's stem. Its place is ``start`` and ``end``; where it has a
    quote that is not what stands there, it is left out.
    """
    by_name = _names(documents)
    found: dict[str, list[Claim]] = {}
    skipped = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            claim = _claim(json.loads(line), by_name)
        except json.JSONDecodeError:
            why = "is no line of JSON"
        except (KeyError, TypeError, ValueError) as error:
            why = str(error.args[0]) if error.args else "is no claim"
        else:
            found.setdefault(claim.document, []).append(claim)
            continue
        skipped.append(Skipped(name, f"{PurePath(name).name}, line {number} {why}: the line is left out."))
    return found, skipped


def _names(documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by everything a line may call them; a stem that two share names neither."""
    names: dict[str, Document] = {}
    stems: dict[str, list[Document]] = {}
    for one in documents:
        names[one.id] = names[one.name] = one
        stems.setdefault(PurePath(one.name).stem, []).append(one)
    return {stem: same[0] for stem, same in stems.items() if len(same) == 1} | names


def _claim(row: Any, documents: Mapping[str, Document]) -> Claim:
    if not isinstance(row, dict):
        raise TypeError("is no object with the keys of a claim")
    missing = [key for key in _NEEDED if row.get(key) is None]
    if missing:
        raise ValueError(f"has no {missing[0]!r}")
    document = documents.get(str(row["document"])) or documents.get(PurePath(str(row["document"])).stem)
    if document is None:
        raise ValueError(f"names a document that is not among the paths, {row['document']!r}")
    start, end = row["start"], row["end"]
    if not (isinstance(start, int) and isinstance(end, int)):
        raise TypeError("has a start or end that is no whole number")
    span = Span.of(document.text, start, end)
    if "quote" in row and "".join(str(row["quote"]).split()) != "".join(span.quote.split()):
        raise ValueError(f"has a quote that does not stand at {start}..{end} of {document.name}")
    hedge = Hedge(row.get("hedge") or "exact")
    value = Value(_number(row, "low"), _number(row, "high"), hedge, str(row["unit"]), row.get("per"))
    extra = tuple((str(key), str(row[key])) for key in row if key not in _OWN and isinstance(row[key], str))
    return Claim(
        document.id,
        span,
        str(row.get("lang") or document.lang or "und"),
        str(row["measure"]),
        value,
        tuple(map(str, row.get("about") or ())),
        row.get("as_of"),
        Stance(row.get("stance") or "asserted"),
        tuple(map(str, row.get("said_by") or ())),
        extra,
        float(row.get("confidence", 1.0)),
    )


def _number(row: Mapping[str, Any], key: str) -> int | float | None:
    number = row.get(key)
    if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
        raise TypeError(f"has a {key!r} that is no number")
    return number
