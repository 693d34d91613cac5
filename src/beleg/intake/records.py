"""Files of many documents: JSON lines, JSON lists and tables, with a column that holds the text.

Each record becomes a document named ``FILE#N``: N is the line in JSON lines, the row (without the header) in a table.
A record that cannot be read is skipped by its number, the rest goes on.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping

from beleg.errors import SkipItem
from beleg.intake.decode import decode
from beleg.intake.fields import Fields, document, plain
from beleg.intake.words import words
from beleg.model import Document, Skipped

Read = list[Document | Skipped]
LONGEST_FIELD = 2**31 - 1  # characters; the csv module's own limit is 131,072
_DELIMITERS = ",;\t|"


def read_jsonl(data: bytes, name: str) -> Read:
    """One document a line; blank lines are passed over, but counted."""
    try:
        lines: list[str | bytes] = list(decode(data)[0].split("\n"))
    except SkipItem:
        lines = list(data.split(b"\n"))  # some lines are damaged: which ones shows below
    found: Read = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            found.append(_json_record(line, f"{name}#{number}"))
    if not found:
        raise SkipItem("holds no records: there is nothing to read")
    if all(isinstance(item, Skipped) for item in found) and len(found) > 3:
        raise SkipItem(f"holds {len(found)} lines and none is a record with a text: {found[0].reason}")  # type: ignore[union-attr]
    return found


def read_json(data: bytes, name: str) -> Read:
    """A JSON file: a list of records, or a single one."""
    text, _ = decode(data)
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        raise SkipItem("is not valid JSON: mend it, or give the text itself") from None
    if isinstance(loaded, list):
        return [_record(json.dumps(row).encode(), row, f"{name}#{number}") for number, row in enumerate(loaded, 1)]
    return [_record(data, loaded, name)]


def read_table(data: bytes, name: str) -> Read:
    """The rows of a CSV file; its delimiter is the one its first line holds most of."""
    text, _ = decode(data)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: Read = []
    header: list[str] | None = None
    for number, row in enumerate(_rows(reader)):
        if header is None:
            header = [cell.strip().lower() for cell in row]
            if not set(header) & set(words()["columns"]["text"]):
                columns = ", ".join(header)[:80]
                raise SkipItem(f"has no column for the text, only {columns}: name one of its columns 'text'")
            continue
        if row:
            record = dict(zip(header, row, strict=False))
            found.append(_record(json.dumps(record).encode(), record, f"{name}#{number}"))
    if not found:
        raise SkipItem("holds a header but no rows: there is nothing to read")
    return found


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise SkipItem(f"is not a table that can be read ({error}): save it again as CSV in UTF-8") from None


def _json_record(line: str | bytes, name: str) -> Document | Skipped:
    short = name.rpartition("/")[2]
    data = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    try:
        return _record(data.strip(), json.loads(data.decode("utf-8")), name)
    except UnicodeDecodeError:
        return Skipped(name, f"{short} is damaged: the line is not UTF-8, save the file again as UTF-8.")
    except (ValueError, RecursionError):
        return Skipped(name, f"{short} is not valid JSON: each line must be one object.")


def _record(data: bytes, record: object, name: str) -> Document | Skipped:
    """The document of one record, whose bytes give its id."""
    short = name.rpartition("/")[2]
    if not isinstance(record, Mapping):
        return Skipped(name, f"{short} is not an object with a text: give each record a 'text'.")
    entries = {str(key).strip().lower(): value for key, value in record.items()}
    text = next((entries[key] for key in words()["columns"]["text"] if _is_text(entries.get(key))), None)
    if text is None:
        return Skipped(name, f"{short} has no text: there is nothing to read.")
    if isinstance(text, list):
        text = "\n\n".join(text)
    known = Fields.of({key: value for key, value in entries.items() if plain(value) != text})
    try:
        return document(data, name, str(text), known, format_="record")
    except SkipItem as reason:
        return Skipped(name, f"{short} {reason}.")


def _is_text(value: object) -> bool:
    """Text, or a list of paragraphs."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, str) for part in value) and any(part.strip() for part in value)
    return isinstance(value, str) and bool(value.strip())
