"""Electronic mail (.eml): the plain text of a message, else the text of its HTML part."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from beleg.errors import SkipItem
from beleg.intake import html
from beleg.intake.decode import decode
from beleg.intake.fields import Fields, document, lang, plain
from beleg.model import Document

_HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?)")
_TELLING = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)


def looks_like_mail(data: bytes) -> bool:
    """Whether bytes begin with a header that only messages have."""
    head = data[:4096].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    return bool(_HEADER.match(head)) and len(_TELLING.findall(head)) >= 2


def read_mail(data: bytes, name: str) -> Document:
    """The Document of one message; quoted mails below the answer stay. SkipItem where it holds no text."""
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(("plain", "html"))
    if part is None or not isinstance(part, EmailMessage):
        raise SkipItem("is a message without a text part: save its attachments and read these")
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        raise SkipItem("is a message without text: there is nothing to read")
    known = _headers(message)
    if part.get_content_type() == "text/html":
        page, encoding = _decoded(payload, part.get_content_charset(), page=True)
        text, of_page = html.extract(page)
        known = known.filled(of_page)
    else:
        text, encoding = _decoded(payload, part.get_content_charset(), page=False)
        text = text.replace("\r\n", "\n")
    if not text.strip():
        raise SkipItem("is a message without text: there is nothing to read")
    return document(data, name, text, known, format_="email", encoding=encoding)


def _decoded(payload: bytes, charset: str | None, *, page: bool) -> tuple[str, str]:
    """The text as the message declares it, where that holds to the last byte; else as it looks."""
    if charset and charset not in {"us-ascii", "ascii"}:
        try:
            return payload.decode(charset), charset.lower()
        except (LookupError, ValueError):
            pass
    return html.decode_html(payload) if page else decode(payload)


def _headers(message: EmailMessage) -> Fields:
    """Subject, sender's name and date; headers that are broken count as absent."""
    return Fields(
        title=plain(_header(message, "Subject")),
        author=_sender(message),
        published=_sent(message),
        lang=lang(_header(message, "Content-Language")),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """The value of a header; raw bytes in it are decoded as a text is, or the header counts as absent."""
    try:
        value = str(message[name]) if name in message else None
        if value is not None and ("\ufffd" in value or not _whole(value)):
            raw = next(str(raw) for key, raw in message.raw_items() if key.lower() == name.lower())
            value = decode(raw.encode("utf-8", "surrogateescape"))[0]
    except Exception:  # noqa: BLE001  # the library's header parser raises many kinds of error on hostile input
        return None
    return value


def _whole(text: str) -> bool:
    """Whether a text has no lone surrogates, which stand for raw bytes in a header."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _sender(message: EmailMessage) -> str | None:
    """The name shown for the sender; an address alone is nobody's name."""
    given = _header(message, "From")
    name = plain(parseaddr(given)[0]) if given else None
    return name if name and "@" not in name and _whole(name) else None


def _sent(message: EmailMessage) -> str | None:
    """The day on which it was sent, by the sender's own clock."""
    given = _header(message, "Date")
    try:
        return parsedate_to_datetime(given).date().isoformat() if given else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
