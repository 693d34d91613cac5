"""PDFs, some written by hand, some printed by a browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from beleg.intake import read_bytes
from beleg.model import Document, Skipped

FONT = "/Resources << /Font << /F1 3 0 R >> >>"
LOCKED = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
CHROMIUM = shutil.which("chromium")


def pdf(*pages: list[tuple[int, int, int, str]], trailer: str = "") -> bytes:
    """A PDF of A4 pages; each a list of x, y, size in points and the words there."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in page)
        kids.append(f"{len(objects) + 2} 0 R")
        objects += [
            f"<< /Length {len(stream)} >>\nstream\n{stream}endstream",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 1} 0 R {FONT} >>",
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    return (
        out
        + f"{head}trailer << /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def lines(top: int, *words: str, x: int = 72) -> list[tuple[int, int, int, str]]:
    return [(x, top - 14 * place, 11, word) for place, word in enumerate(words)]


def text(data: bytes) -> str:
    (found,) = read_bytes(data, "a.pdf")
    assert isinstance(found, Document), found
    assert found.format == "pdf"
    return found.text


def reason(data: bytes) -> str:
    (found,) = read_bytes(data, "a.pdf")
    assert isinstance(found, Skipped), found
    return found.reason


def test_paragraphs_running_heads_and_page_numbers() -> None:
    first = [
        (72, 810, 9, "The Pier Report 2024"),
        (72, 740, 20, "Lamps at the pier"),
        *lines(700, "The harbour office counted 412 lanterns in the", "spring, and nobody had expected that."),
        *lines(650, "The keeper called it a mistake, and a second", "count was begun on the north"),
        (290, 30, 9, "1"),
    ]
    second = [
        (72, 810, 9, "The Pier Report 2024"),
        *lines(740, "pier, where the boats lie.", ""),
        *lines(690, "It found nine lamps more."),
        (290, 30, 9, "2"),
    ]
    assert text(pdf(first, second)) == (
        "Lamps at the pier\n\nThe harbour office counted 412 lanterns in the\nspring, and nobody had expected that.\n\n"
        "The keeper called it a mistake, and a second\ncount was begun on the north\npier, where the boats lie.\n\n"
        "It found nine lamps more."
    )


def test_indented_first_lines_begin_paragraphs() -> None:
    page = [
        *lines(
            700, "The harbour office counted 412 lanterns in the spring, and", "so it was said, for the first time."
        ),
        *lines(672, "The keeper called it a mistake, and a second", x=90),
        *lines(658, "count was begun on the north pier that very week."),
    ]
    assert text(pdf(page)).count("\n\n") == 1


def test_hyphens_of_wrapped_words_stay() -> None:
    found = text(pdf(lines(700, "The keeper counted the lan-", "terns of the north pier.")))
    assert found == "The keeper counted the lan-\nterns of the north pier."


def test_a_number_in_the_text_is_no_page_number() -> None:
    assert "412" in text(pdf(lines(500, "412"), lines(500, "Twelve lamps.")))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([]), "OCR"),
        (pdf([], []), "2 pages without text"),
        (b"%PDF-1.7 and nothing else", "damaged PDF"),
        (pdf(lines(700, "Twelve lamps."), trailer=LOCKED), "password"),
    ],
)
def test_what_is_refused(data: bytes, says: str) -> None:
    assert says in reason(data)


def test_damaged_bytes_within_never_escape() -> None:
    data = pdf(lines(700, "Twelve lamps.", "Nine boats."))
    for place in range(9, len(data), 13):
        (found,) = read_bytes(data[:place] + b"\xff" + data[place + 1 :], "a.pdf")
        assert found.name == "a.pdf"


@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser that prints to PDF (Debian's chromium)")
def test_a_page_printed_by_a_browser(tmp_path: Path) -> None:
    sentences = "In the spring the harbour office counted 412 lanterns, which nobody had expected. " * 4
    cyrillic = "Весной портовая служба насчитала двенадцать фонарей, хотя этого никто не ожидал. " * 4
    body = f"<h2>A part</h2><p>{sentences}</p><p lang=ru>{cyrillic}</p>" * 6
    style = "@page{margin:2cm;@top-center{content:'The Pier Report'}@bottom-center{content:counter(page)}}"
    html = (
        f"<html><head><meta charset=utf-8><title>Lamps</title><style>{style}</style></head><body><h1>Lamps</h1>{body}"
    )
    (tmp_path / "a.html").write_text(html, "utf-8")
    command = [CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    printed = tmp_path / "a.pdf"
    subprocess.run(
        [*command, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}", str(tmp_path / "a.html")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    (found,) = read_bytes(printed.read_bytes(), "a.pdf")
    assert isinstance(found, Document)
    paragraphs = [" ".join(paragraph.split()) for paragraph in found.text.split("\n\n")]
    assert paragraphs == ["Lamps", *["A part", sentences.strip(), cyrillic.strip()] * 6]
    assert found.title == "Lamps"
