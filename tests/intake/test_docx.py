"""Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from beleg.intake import docx as reader
from beleg.intake import read_bytes
from beleg.model import Document, Skipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "The harbour office counted 412 lanterns."


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def archive(xml: str | bytes, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, xml)
    return buffer.getvalue()


def one(data: bytes) -> Document:
    (found,) = read_bytes(data, "a.docx")
    assert isinstance(found, Document), found
    return found


def reason(data: bytes) -> str:
    (found,) = read_bytes(data, "a.docx")
    assert isinstance(found, Skipped), found
    return found.reason


def test_headings_paragraphs_lists_and_tables() -> None:
    made = docx.Document()
    made.core_properties.author = "Ada Winterly"
    made.add_heading("Lamps at the pier", 0)
    made.add_paragraph("3 May 2024")
    paragraph = made.add_paragraph("The harbour office ")
    paragraph.add_run("counted").bold = True
    paragraph.add_run(" 412\nlanterns.")
    made.add_heading("What was sold", 1)
    made.add_paragraph("one lamp", "List Bullet")
    made.add_paragraph("two lamps", "List Number")
    table = made.add_table(2, 2)
    for place, word in enumerate(("Pier", "Lamps", "North", "12")):
        table.cell(place // 2, place % 2).text = word
    made.add_paragraph("The end.")
    found = one(saved(made))
    assert found.text == (
        "Lamps at the pier\n\n3 May 2024\n\nThe harbour office counted 412\nlanterns.\n\nWhat was sold\n\n"
        "• one lamp\n• two lamps\n\nPier | Lamps\nNorth | 12\n\nThe end."
    )
    assert (found.title, found.author, found.published) == ("Lamps at the pier", "Ada Winterly", "2024-05-03")
    assert found.format == "docx"


def test_a_programs_name_is_no_author() -> None:
    made = docx.Document()
    made.add_paragraph(TEXT)
    assert one(saved(made)).author is None


def test_deleted_text_is_left_out_and_text_boxes_come_once() -> None:
    xml = f"""<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body><w:p>
        <w:r><w:t>Twelve </w:t></w:r>
        <w:del><w:r><w:delText>blue </w:delText></w:r></w:del><w:ins>
        <w:r><w:t>red </w:t></w:r>        </w:ins><w:r><mc:AlternateContent><mc:Choice>
        <w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>
        </mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>lamps.</w:t>
        </w:r></w:p></w:body></w:document>"""
    assert one(archive(xml)).text == "A box.\n\nTwelve red lamps."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive('<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'), "document type"),
        (archive('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE d []><d/>'.encode("utf-16")), "document type"),
        (archive(f"<w:document {W}><w:body>"), "damaged"),
        (archive(b"\x00\x01"), "damaged"),
        (archive(f"<w:document {W}/>"), "without text"),
        (archive("x", "other.xml"), "no Word document"),
        (saved(docx.Document())[:3000], "zip archive"),
        (b"PK\x05\x06" + bytes(18), "zip archive"),
    ],
)
def test_what_is_refused(data: bytes, says: str) -> None:
    assert says in reason(data)


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000_000)
    assert "unpacks to more than" in reason(archive(b" " * 2_000_000))


def test_damaged_bytes_within_never_escape() -> None:
    made = docx.Document()
    made.add_paragraph(TEXT)
    data = saved(made)
    for place in range(40, len(data), len(data) // 60):
        (found,) = read_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :], "a.docx")
        assert found.name == "a.docx"
