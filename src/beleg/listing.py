"""Claims and findings as lines of JSON, claims also as CSV, both as a table for a person."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from beleg.model import Claim, Document, Finding, Reading, Relation
from beleg.settings import Settings
from beleg.store.judgements import finding_id
from beleg.terminal import escaped, safe

if TYPE_CHECKING:
    from rich.table import Table

Rows = Iterable[tuple[Reading, Claim]]
Judged = Callable[[Claim, Document], Mapping[str, Any]]  # what people decided on a claim, as its line says it
COLUMNS = (
    "document published outlet measure low high hedge unit per about side as_of stance said_by quote start end lang confidence id"
).split()
_JUDGED = ("verdict", "grade", "tlp")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Rows, style: str, stream: TextIO, *, explain: bool = False, judged: Judged | None = None) -> None:
    """Write claims as ``jsonl``, ``csv`` or ``table``; those of a case with what people decided on them, ``judged``."""
    {"jsonl": _jsonl, "csv": _csv, "table": _table}[style](rows, stream, explain, judged)


def _row(reading: Reading, claim: Claim, explain: bool, judged: Judged | None) -> dict[str, object]:
    row = claim.row(reading.document.name)
    if judged:
        row |= judged(claim, reading.document)
    if explain:
        row["reasons"] = [
            {"slot": r.slot, "because": r.because, "words": r.words, "start": r.start} for r in claim.reasons
        ]
    return row


def _jsonl(rows: Rows, stream: TextIO, explain: bool, judged: Judged | None) -> None:
    stream.writelines(
        escaped(json.dumps(_row(reading, claim, explain, judged), ensure_ascii=False)) + "\n" for reading, claim in rows
    )


def _csv(rows: Rows, stream: TextIO, explain: bool, judged: Judged | None) -> None:
    table = csv.writer(stream, lineterminator="\n")
    columns = [*COLUMNS, *_JUDGED] if judged else COLUMNS
    table.writerow([*columns, "reasons"] if explain else columns)
    for reading, claim in rows:
        document, row = reading.document, _row(reading, claim, explain, judged)
        row |= {"published": document.published, "outlet": document.outlet, "verdict": _verdict(row)}
        cells = [_cell(row.get(column)) for column in columns]
        if explain:
            cells.append(_cell("; ".join(f"{r.slot}: {r.because} {r.words}".strip() for r in claim.reasons)))
        table.writerow(cells)


def _verdict(row: Mapping[str, Any]) -> str:
    return str(row.get("judged", {}).get("verdict", ""))


def _cell(value: object) -> object:
    """A cell of a spreadsheet: text never begins like a formula, or it would be run when the file is opened."""
    if isinstance(value, list):
        value = " > ".join(map(str, value))
    if isinstance(value, str):
        text = safe(value)
        return "'" + text if text.startswith(_FORMULA) else text
    return "" if value is None else value


def _table(rows: Rows, stream: TextIO, explain: bool, judged: Judged | None) -> None:
    from rich.table import Table  # noqa: PLC0415  # 60 ms that only a table needs
    from rich.text import Text  # noqa: PLC0415

    table = Table(show_lines=explain, **_PLAIN)
    table.add_column("document", no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column("measure", overflow="fold")
    table.add_column("value", justify="right", overflow="fold")
    table.add_column("about", overflow="fold")
    table.add_column("as of", overflow="fold")
    table.add_column("said by", overflow="fold", ratio=2)
    if judged:
        table.add_column("judged", overflow="fold")
    table.add_column("quote", overflow="fold", ratio=3)
    for reading, claim in rows:
        quote = Text(safe(" ".join(claim.span.quote.split())))
        if explain:
            for reason in claim.reasons:
                quote.append(f"\n{reason.slot}: {safe(reason.because)} {safe(reason.words)}".rstrip(), style="dim")
        row = judged(claim, reading.document) if judged else {}
        signs = [Text(" ".join(filter(None, (_verdict(row), row["grade"], row.get("tlp")))))] if row else []
        stance = "" if claim.stance == "asserted" else f" ({claim.stance})"
        table.add_row(
            Text(safe(reading.document.name.rsplit("/", 1)[-1])),
            Text(f"{claim.measure}{stance}"),
            Text(value(claim)),
            Text(", ".join(claim.about)),
            Text(claim.as_of or ""),
            Text(safe(" > ".join(claim.said_by))),
            *signs,
            quote,
        )
    _print(table, stream, "no claims")


_PLAIN: dict[str, Any] = {"header_style": "bold", "box": None, "pad_edge": False}  # how a table looks


def _print(table: Table, stream: TextIO, nothing: str) -> None:
    from rich.console import Console  # noqa: PLC0415

    console = Console(file=stream, width=None if stream.isatty() else 140, highlight=False)
    console.print(table if table.row_count else nothing)


def findings(
    found: Sequence[Finding],
    documents: Sequence[Document],
    style: str,
    stream: TextIO,
    settings: Settings,
    name: Callable[[str], str],
    judged: Callable[[Finding], Mapping[str, Any]] = lambda _: {},
) -> None:
    """Write findings as ``jsonl`` or ``table``, each with the sentence that says why in the language of the settings.

    ``judged`` gives what people decided on a finding of a case, as its line says it.
    """
    from beleg.topics import topic  # noqa: PLC0415
    from beleg.wording import why, words  # noqa: PLC0415  # CLDR's data cost 50 ms

    names = {document.id: document for document in documents}
    measures, say = topic(settings.topic).measures, words(settings.language, settings.topic)
    sentences = [why(finding, measures, say, name, names) for finding in found]
    {"jsonl": _findings_jsonl, "table": _findings_table}[style](found, sentences, names, stream, judged)


def _findings_jsonl(
    found: Sequence[Finding],
    sentences: Sequence[str],
    documents: Mapping[str, Document],
    stream: TextIO,
    judged: Callable[[Finding], Mapping[str, Any]],
) -> None:
    for finding, why in zip(found, sentences, strict=True):
        row: dict[str, object] = {"kind": str(finding.kind), "claims": [_place(c, documents) for c in finding.claims]}
        if finding.documents:
            row["documents"] = [documents[name].name for name in finding.documents]
        if finding.origins or finding.independent:
            row |= {"origins": list(finding.origins), "independent": finding.independent}
        if finding.path:
            row["path"] = [{"who": who, "into": into, "why": why_} for who, into, why_ in finding.path]
        if finding.kind is Relation.SAME_FIGURE:
            row["first"] = _first(finding.claims[0], documents)
        row |= {"why": why, "id": finding_id(finding), **judged(finding)}
        stream.write(escaped(json.dumps(row, ensure_ascii=False)) + "\n")


def _first(claim: Claim, documents: Mapping[str, Document]) -> dict[str, object]:
    """Where a figure was told first with its source: what a citation needs."""
    source = documents[claim.document]
    named = {"outlet": source.outlet, "title": source.title, "published": source.published, "url": source.url}
    return _place(claim, documents) | {key: value for key, value in named.items() if value} | {"sha256": source.id}


def _place(claim: Claim, documents: Mapping[str, Document]) -> dict[str, object]:
    span = claim.span
    name = documents[claim.document].name
    return {"document": name, "quote": span.quote, "start": span.start, "end": span.end, "id": claim.id}


def _findings_table(
    found: Sequence[Finding],
    sentences: Sequence[str],
    documents: Mapping[str, Document],
    stream: TextIO,
    judged: Callable[[Finding], Mapping[str, Any]],
) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(**_PLAIN)
    table.add_column("finding", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=3)
    table.add_column("where", overflow="fold", ratio=1)
    for finding, why in zip(found, sentences, strict=True):
        places = dict.fromkeys([*(claim.document for claim in finding.claims), *finding.documents])
        names = [documents[name].name.rsplit("/", 1)[-1] for name in places]
        row = judged(finding)
        signs = [one for one in (_verdict(row), row.get("tlp")) if one]
        kind = f"{finding.kind} ({', '.join(signs)})" if signs else str(finding.kind)
        table.add_row(Text(kind), Text(safe(why)), Text(safe(", ".join(names[:_SHOWN]) + _more(names))))
    _print(table, stream, "no findings")


_SHOWN = 4  # documents named in a table's cell


def _more(names: Sequence[str]) -> str:
    return f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""


def value(claim: Claim) -> str:
    """A value in signs: "≥ 3388", "> 70", "40000–60000 RUB/month"."""
    v = claim.value
    signs = {"about": "~ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
    numbers = [f"{n:,}".replace(",", "\u202f") for n in (v.low, v.high) if n is not None]
    number = numbers[0] if len(set(numbers)) == 1 else "–".join(numbers)
    unit = "" if v.unit == "person" else f" {v.unit}"
    return f"{signs.get(str(v.hedge), '')}{number}{unit}{'/' + v.per if v.per and v.per != 'once' else ''}"
