"""Time stamps of an authority (RFC 3161): a signed statement that the last line of a log was there at a time.

What is stamped is the line itself, so its SHA-256 is the hash that a receipt names, and anybody can check the stamp with
OpenSSL and the log alone. The network is used only to ask for one.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit, urlunsplit

from beleg.errors import FixSettings, StopRun

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

PATIENCE = 30.0  # seconds that an authority may take
_LARGEST = 1 << 20  # bytes of an answer
_GRANTED = (0, 1)
_SHA256 = "2.16.840.1.101.3.4.2.1"
_REQUEST, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority answered, a TimeStampResp in DER, and its address without what is secret in it."""

    authority: str
    answer: bytes

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The stamp in a receipt. ValueError where it is none."""
        try:
            return cls(str(row["authority"]), base64.b64decode(row["answer"], validate=True))
        except (KeyError, TypeError, binascii.Error):
            raise ValueError("no stamp") from None

    def row(self) -> dict[str, str]:
        return {"authority": self.authority, "answer": base64.b64encode(self.answer).decode()}

    @property
    def time(self) -> str:
        """When the line was there, in UTC, as the stamp says. ValueError where it cannot be read."""
        return _parsed(self.answer).tst_info.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ")

    def problems(self, hash_: str, authorities: Path | None) -> Iterator[str]:
        """What is wrong with it as the stamp of a line with this SHA-256, as sentences without a subject.

        ``authorities`` is a PEM file with the certificates of those to be trusted; without it the signature is not checked.
        FixSettings where that holds none.
        """
        trusted = certificates(authorities) if authorities else []
        try:
            found = _parsed(self.answer)
            info = found.tst_info
            stamped, algorithm = info.message_imprint.message.hex(), info.message_imprint.hash_algorithm.dotted_string
        except ValueError:
            yield "holds a time stamp that cannot be read: it was altered"
            return
        if (stamped, algorithm) != (hash_, _SHA256):
            yield "holds the time stamp of other data: it was altered, or belongs to another receipt"
        elif trusted and (why := _untrusted(found, bytes.fromhex(hash_), trusted)):
            yield f"holds a time stamp that no certificate in {authorities} vouches for ({why})"


def ask(authority: str, line: bytes) -> Stamp:
    """A stamp of a line from the authority at this address.

    FixSettings where that is no address, StopRun where it cannot be reached or its answer is no stamp of the line.
    """
    rfc3161 = _library()
    shown = _bare(authority)
    request = rfc3161.TimestampRequestBuilder().data(line).hash_algorithm(rfc3161.HashAlgorithm.SHA256).build()
    answer = _posted(authority, shown, request.as_bytes())
    try:
        found = _parsed(answer)
        if found.status not in _GRANTED:
            said = " ".join("; ".join(found.status_string).split())
            raise StopRun(f"{shown} refused to stamp ({said or f'status {found.status}'}): ask those who run it.")
        info = found.tst_info
        meets = (info.message_imprint.message, info.nonce) == (request.message_imprint.message, request.nonce)
    except ValueError:
        raise StopRun(f"{shown} answered with something that is no time stamp: check the address.") from None
    if not meets:
        raise StopRun(f"{shown} answered with a time stamp of other data: do not trust it, and use another authority.")
    return Stamp(shown, answer)


def _library() -> Any:
    try:
        import rfc3161_client  # noqa: PLC0415  # only who has an authority needs it
    except ImportError:
        raise FixSettings("time stamps need rfc3161-client: install beleg with its extra, beleg[stamps].") from None
    return rfc3161_client


def _parsed(answer: bytes) -> TimeStampResponse:
    """ValueError where it is no answer of an authority."""
    found: TimeStampResponse = _library().decode_timestamp_response(_in_order(answer))
    return found


# Where an answer holds its certificates: TimeStampResp, ContentInfo, its content, SignedData, [0] (RFC 3161, RFC 5652).
_PATH = ((0, 0x30), (1, 0x30), (1, 0xA0), (0, 0x30), (3, 0xA0))


def _in_order(answer: bytes) -> bytes:
    """The answer with its certificates sorted, as DER has them and the library wants them.

    Authorities that run OpenSSL give them in the order of their chain. No signature covers that order.
    """
    begin, end = 0, len(answer)
    try:
        for place, tag in _PATH:
            begin, end = next(
                (b, e) for n, (t, _, b, e) in enumerate(_parts(answer, begin, end)) if (n, t) == (place, tag)
            )
        several = sorted(answer[start:stop] for _, start, _, stop in _parts(answer, begin, end))
    except (StopIteration, IndexError):
        return answer  # no certificates, or no answer at all: the library says so
    return answer[:begin] + b"".join(several) + answer[end:]


def _parts(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The elements of a piece of DER: tag, start, begin of the contents, end. IndexError where it is none."""
    while start < end:
        size, begin = data[start + 1], start + 2
        if size & 0x80:
            begin += size & 0x7F
            size = int.from_bytes(data[start + 2 : begin])
        if begin + size > end:
            raise IndexError(start)
        yield data[start], start, begin, begin + size
        start = begin + size


def _bare(authority: str) -> str:
    """An address as it can be shown and kept: without names, passwords and keys. FixSettings where it is none."""
    try:
        parts = urlsplit(authority)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        host = port = ""
    if not host or parts.scheme not in ("http", "https"):
        raise FixSettings(f"{authority!r} is no address of a time stamp authority: give one that begins with https://.")
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))


def _posted(authority: str, shown: str, body: bytes) -> bytes:
    from http.client import HTTPException  # noqa: PLC0415  # the network is used here alone
    from urllib.error import HTTPError, URLError  # noqa: PLC0415
    from urllib.request import Request, urlopen  # noqa: PLC0415

    headers = {"Content-Type": _REQUEST, "Accept": _REPLY}
    parts = urlsplit(authority)
    if parts.username is not None:
        known = f"{parts.username}:{parts.password or ''}"
        headers["Authorization"] = f"Basic {base64.b64encode(known.encode()).decode()}"
    address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path or "/", parts.query, ""))
    try:
        with urlopen(Request(address, body, headers), timeout=PATIENCE) as answer:  # noqa: S310  # http(s) only: see _bare
            found: bytes = answer.read(_LARGEST)
    except HTTPError as error:
        raise StopRun(
            f"{shown} refused to stamp (status {error.code}): check the address, or try again later."
        ) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        raise StopRun(f"{shown} cannot be reached ({why}): check the address and the connection.") from None
    return found


def certificates(file: Path) -> list[Certificate]:
    """The certificates in a PEM file; FixSettings where there are none."""
    _library()
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415

    try:
        found = [load_pem_x509_certificate(one) for one in _PEM.findall(file.read_bytes())]
    except OSError as error:
        raise FixSettings(f"{file} could not be read ({error.strerror}): name the authority's certificates.") from None
    except ValueError:
        found = []
    if not found:
        raise FixSettings(f"{file} holds no certificate in PEM: name the authority's certificates.")
    return found


def _untrusted(found: TimeStampResponse, digest: bytes, trusted: list[Certificate]) -> str:
    """Why the signature is not one that these certificates vouch for; empty where it is."""
    rfc3161 = _library()
    try:
        rfc3161.VerifierBuilder(roots=trusted).build().verify(found, digest)
    except Exception as error:  # noqa: BLE001  # what is altered breaks at many places, each with an error of its own
        return " ".join(str(error).rstrip(".").split())
    return ""
