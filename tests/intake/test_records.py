"""Files that hold many documents."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.intake import read_bytes
from beleg.model import Document, Skipped

ROWS = [
    {"title": "Lamps", "text": "Zwölf Lampen.", "date": "2024-05-03T10:00:00Z", "source": "The Pier", "lang": "de"},
    {
        "headline": "Boats",
        "body": "Twelve boats.\n\nNine sank.",
        "published": "3 May 2024",
        "url": "https://pier.example",
    },
]


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue()


def test_json_lines() -> None:
    first, second = read_bytes(lines(*ROWS), "in/a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, first.text, first.title, first.outlet) == ("in/a.jsonl#1", "Zwölf Lampen.", "Lamps", "The Pier")
    assert (first.published, first.lang, first.format) == ("2024-05-03", "de", "record")
    assert (second.name, second.text, second.title) == ("in/a.jsonl#2", "Twelve boats.\n\nNine sank.", "Boats")
    assert (second.published, second.url) == ("2024-05-03", "https://pier.example")
    assert first.id != second.id


def test_a_record_keeps_its_id_in_another_file() -> None:
    assert {item.id for item in read_bytes(lines(*ROWS), "a.jsonl") if isinstance(item, Document)} == {
        item.id for item in read_bytes(lines(*reversed(ROWS)) + b"\r\n", "b.ndjson") if isinstance(item, Document)
    }


def test_bad_lines_are_skipped_by_number() -> None:
    good = lines(ROWS[0])
    data = b"\n".join(
        [good, b"{broken", b"", good, b'{"text": "zw\xf6lf"}', b"[1]", b'{"title": "a"}', b'{"text": "\\ud800"}']
    )
    found = read_bytes(data, "a.jsonl")
    assert [item.name for item in found if isinstance(item, Document)] == ["a.jsonl#1", "a.jsonl#4"]
    reasons = {item.name: item.reason for item in found if isinstance(item, Skipped)}
    assert reasons["a.jsonl#2"].startswith("a.jsonl#2 is not valid JSON")
    assert "not UTF-8" in reasons["a.jsonl#5"]
    assert "no object" in reasons["a.jsonl#6"] or "not an object" in reasons["a.jsonl#6"]
    assert "no text" in reasons["a.jsonl#7"]
    assert "surrogate" in reasons["a.jsonl#8"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_tables(delimiter: str, codec: str) -> None:
    rows = [
        ["Title", "Date", "Text"],
        ["Lamps", "2024-05", 'Zwölf "alte"\nLampen, für Schiffer; über Bord.'],
        ["x", "y", " "],
    ]
    first, second = read_bytes(table(rows, delimiter).encode(codec), "a.csv")
    assert isinstance(first, Document)
    assert (first.name, first.text, first.published) == ("a.csv#1", rows[1][2], "2024-05")
    assert isinstance(second, Skipped)
    assert second.name == "a.csv#2"


def test_long_fields() -> None:
    (found,) = read_bytes(table([["text"], ["lamp " * 100_000]]).encode(), "a.csv")
    assert isinstance(found, Document)
    assert len(found.text) == 500_000


def test_json_files() -> None:
    assert [item.name for item in read_bytes(json.dumps(ROWS).encode(), "a.json")] == ["a.json#1", "a.json#2"]
    (single,) = read_bytes(json.dumps(ROWS[0]).encode(), "a.json")
    assert isinstance(single, Document)
    assert single.text == "Zwölf Lampen."


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"a,b\n1,2\n", "a.csv", "no column for the text, only a, b"),
        (b"text\n", "a.csv", "no rows"),
        (b"\n\n", "a.jsonl", "no records"),
        (b"{", "a.json", "not valid JSON"),
        (b"[" * 100_000, "a.json", "not valid JSON"),
        (b"a\nb\nc\nd\n", "a.jsonl", "holds 4 lines and none is a record"),
    ],
)
def test_files_without_records(data: bytes, name: str, says: str) -> None:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Skipped)
    assert says in found.reason
    assert found.reason.startswith(name)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    found = read_bytes("\n".join(json.dumps({"text": text}) for text in texts).encode(), "a.jsonl")
    assert [item.text for item in found if isinstance(item, Document)] == texts
