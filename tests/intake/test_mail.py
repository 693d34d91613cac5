"""Messages."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from beleg.intake import read_bytes
from beleg.model import Document, Skipped

TEXT = "Die Hafenbehörde zählte zwölf Lampen.\n\nMit Grüßen\nAda\n"


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {"From": "Ada Winterly <ada@pier.example>", "Subject": "Zwölf Lampen", **headers}.items():
        made[name] = value
    return made


def one(data: bytes, name: str = "a.eml") -> Document:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Document), found
    return found


def test_plain_text_is_preferred() -> None:
    made = message(Date="Fri, 3 May 2024 23:30:00 +0200")
    made.set_content(TEXT)
    made.add_alternative("<p>Other words</p>", subtype="html")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    found = one(made.as_bytes())
    assert (found.text, found.title, found.author) == (TEXT, "Zwölf Lampen", "Ada Winterly")
    assert (found.published, found.format, found.encoding) == ("2024-05-03", "email", "utf-8")


def test_html_where_there_is_no_plain_text() -> None:
    made = message()
    made.set_content("<html><body><p>Zwölf Lampen hängen am Pier.</p></body></html>", subtype="html")
    assert one(made.as_bytes()).text == "Zwölf Lampen hängen am Pier."


@pytest.mark.parametrize("charset", ["latin-1", "koi8-r", "utf-8"])
def test_charsets(charset: str) -> None:
    text = "Двенадцать фонарей на причале.\n" if charset == "koi8-r" else "Zwölf Lampen am Pier.\n"
    made = message()
    made.set_content(text, charset=charset, cte="base64")
    assert one(made.as_bytes()).text == text


def test_a_wrong_charset_is_not_half_read() -> None:
    raw = b"Subject: a\nContent-Type: text/plain; charset=utf-8\n\n" + TEXT.encode("latin-1")
    found = one(raw)
    assert (found.text, found.encoding) == (TEXT, "windows-1252")


def test_a_message_without_the_extension_is_recognised() -> None:
    made = message(**{"Message-ID": "<1@pier.example>", "Date": "Fri, 3 May 2024 23:30:00 +0200"})
    made.set_content(TEXT)
    assert one(made.as_bytes(), "message").format == "email"
    assert one(made.as_bytes(), "a.txt").format == "text"


@pytest.mark.parametrize("date", ["soon", "Fri, 99 May 2024 23:30:00", ""])
def test_a_broken_date_is_no_date(date: str) -> None:
    assert one(f"Date: {date}\n\nTwelve lamps.".encode()).published is None


def test_an_address_is_no_name() -> None:
    assert one(b"From: ada@pier.example\n\nTwelve lamps.").author is None


def test_raw_bytes_in_headers() -> None:
    made = "Subject: Двенадцать фонарей на причале\nFrom: Ада Зимина <a@pier.example>\n\nДвенадцать фонарей.\n"
    found = one(made.encode("cp1251"))
    assert (found.title, found.author) == ("Двенадцать фонарей на причале", "Ада Зимина")
    assert one(made.encode()).title == "Двенадцать фонарей на причале"
    assert one(b"Subject: \x81\x8d\n\nTwelve lamps.").title is None


@pytest.mark.parametrize("body", [b"", b"\n\n  \n"])
def test_messages_without_text(body: bytes) -> None:
    (found,) = read_bytes(b"Subject: a\n\n" + body, "a.eml")
    assert isinstance(found, Skipped)
    assert "without text" in found.reason
