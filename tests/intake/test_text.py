"""Plain text, and everything that is no text at all."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.intake import decode, read_bytes
from beleg.model import Document, Skipped

NAMES = st.sampled_from(
    ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "a.jsonl", "a.json", "a.csv", "a.tsv", "a", "-", "a.png"]
)
STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html><p>",
        b"From: a\nMIME-Version: 1.0\n\n",
        b'{"text": "',
        b"text,date\n",
        b"---\n",
    ]
)


def one(data: bytes, name: str = "a.txt") -> Document:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Document), found
    return found


def reason(data: bytes, name: str = "a.txt") -> str:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Skipped), found
    return found.reason


@given(STARTS, st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8"))), NAMES)
def test_nothing_is_ever_raised(start: bytes, rest: bytes, name: str) -> None:
    found = read_bytes(start + rest, name)
    assert found
    for item in found:
        assert item.name.startswith(name)
        if isinstance(item, Skipped):
            assert item.reason.endswith(".")
        else:
            assert item.text.strip()
            assert item.text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0<"), min_size=1))
def test_the_frozen_text_is_the_whole_file(text: str) -> None:
    data = text.encode()
    for item in read_bytes(data, "a.txt"):
        if isinstance(item, Document):
            assert item.text == decode(data)[0]
            assert item.id == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_spaces_stay(end: str) -> None:
    text = f"Lamps\u00a0 {end}{end}  Zwo\u0308lf.{end}"
    assert one(("\ufeff" + text).encode()).text == text


def test_control_characters_stay() -> None:
    assert one("Zwölf Lampen.\x00\x1b[31m Ende.".encode()).text == "Zwölf Lampen.\x00\x1b[31m Ende."


def test_a_very_long_line() -> None:
    text = "lamp " * 2_000_000 + "Zwölf."
    found = one(text.encode())
    assert (found.text == text, found.title) == (True, None)


@pytest.mark.parametrize("name", ["notes", "a.log", "a.xyz", "a.docx", "a.pdf", "folder.d/a"])
def test_text_of_another_name_is_text(name: str) -> None:
    assert one(b"Twelve lamps.", name).format == "text"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "empty.txt", "empty.txt is empty: there is nothing to read."),
        (b" \r\n\t", "a.txt", "white space"),
        (b"\xef\xbb\xbf", "a.txt", "white space"),
        (bytes(range(256)) * 64, "noise.pdf", "binary"),
        (bytes(range(256)) * 64, "noise.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.txt", "OCR"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "photo.jpg", "OCR"),
        (b"RIFF....WEBP" + bytes(40), "photo.webp", "OCR"),
        (b"\0\0\0\x18ftypmp42" + bytes(40), "a.mp4", "film"),
        (b"{\\rtf1 lamps}", "a.rtf", "save it as .docx"),
        (b"\x1f\x8b\x08" + bytes(40), "a.gz", "unpack it"),
        (b"WARC/1.1\r\n", "a.warc", "WARC"),
        ("zwölf\xff".encode("utf-16")[:-1], "a.txt", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, says: str) -> None:
    sentence = reason(data, name)
    assert says in sentence
    assert sentence.startswith(name)
    assert sentence.endswith(".")


def test_a_page_named_as_text_is_a_page() -> None:
    page = b"\n<!-- saved --><!DOCTYPE html><html><body><p>Twelve lamps were counted at the pier.</p></body></html>"
    found = one(page, "a.txt")
    assert (found.format, found.text) == ("html", "Twelve lamps were counted at the pier.")
    assert one(b"<p> is how a paragraph begins in HTML; <html> begins a page.", "a.txt").format == "text"
