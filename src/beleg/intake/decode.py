"""From bytes to text, whole or not at all.

Byte order marks first, then UTF-16 without one, then UTF-8, then one of the 8-bit encodings whose letters are listed
in ``words.toml``, chosen by how plausible the letters are that it gives. Nothing is ever replaced or dropped: what
cannot be decoded to the last byte is refused with a reason.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from beleg.errors import SkipItem
from beleg.intake.words import words

SAMPLE = 800  # words with bytes above 127 that are looked at to choose among 8-bit encodings
LONGEST = 60  # bytes of such a word
REACH = 16  # ASCII letters beside such a stretch that belong to its word
PLAUSIBLE = 0.15  # the mean score of a letter below which no 8-bit encoding is believed
CAPITAL = 0.4  # what a capital is less likely than its small letter
MOSTLY_LATIN = 0.5  # what a reading in another alphabet loses where nearly all letters are ASCII
_BOMS = (  # UTF-32 before UTF-16: its little-endian mark begins with the other's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes({*range(32)} - set(b"\t\n\r\f\v\x1b")) + b"\x7f"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_HIGH_BYTES = bytes(range(128, 256))
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_HIGH = re.compile(rb"[\x80-\xff]+")
_ENDS_ASCII = re.compile(rb"[A-Za-z]*\Z")
_STARTS_ASCII = re.compile(rb"[A-Za-z]*")
_WORD = re.compile(r"[^\W\d_]+")
_UTF16_PAGES = b"\x00\x04\x06"  # high bytes of Latin, Cyrillic and Arabic
_UTF16_MARKS = b"\x20\x21"  # of dashes, quotation marks, currencies


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` without its byte order mark, and the name of its encoding.

    Raises SkipItem, with the half of a sentence that follows a file's name, where it is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    controls = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if controls > 2 + len(data) // 100:
            raise SkipItem(BINARY) from None
        return _eight_bit(data, error)
    if controls > max(1, len(data) // 10):
        raise SkipItem(BINARY)
    return text, "utf-8"


BINARY = "holds no text that can be decoded: it is a binary or damaged file, so give the text or a PDF made from it"


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SkipItem(
            f"is marked as {encoding.upper()} but is damaged at byte {error.start}: save it again as UTF-8"
        ) from None
    if len(_CONTROL.findall(text, 0, 100_000)) > max(1, min(len(text), 100_000) // 10):
        raise SkipItem(BINARY)
    return text


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 is recognised by every second byte naming one of few alphabets."""
    sample = data[:8192]
    if len(data) % 2 or len(data) < 4 or len(sample.translate(None, _UTF16_PAGES)) > 0.75 * len(sample):
        return None
    half = len(sample) // 2
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        pages = half - len(high.translate(None, _UTF16_PAGES))
        marks = half - len(high.translate(None, _UTF16_MARKS))
        if pages < 0.75 * half or pages + marks < 0.98 * half or low.count(0) > 0.25 * half:
            continue
        try:
            return _strict(data, encoding), encoding
        except SkipItem:
            continue
    return None


@dataclass(frozen=True, slots=True)
class _Candidate:
    codec: str
    name: str
    script: str
    needs: frozenset[str]  # one of these must be there, if any are named
    weights: dict[str, float]  # by letter, -2 to 1; a letter that is not there does not belong


@cache
def _candidates() -> tuple[_Candidate, ...]:
    marks = dict.fromkeys(words()["marks"]["common"], 0.2)
    found = []
    for row in words()["encodings"]:
        weights = dict(marks)
        count = len(row["letters"])
        for place, letter in enumerate(row["letters"]):
            weights[letter] = 1.0 - 0.9 * place / count
        weights |= dict.fromkeys(row["extra"], 0.0)
        # Capitals are rarer: this tells KOI8-R from windows-1251, which hold them where the other has small letters.
        weights |= {c.upper(): w - CAPITAL for c, w in weights.items() if c.upper() != c and len(c.upper()) == 1}
        found.append(_Candidate(row["codec"], row["name"], row["script"], frozenset(row.get("needs", "")), weights))
    return tuple(found)


def _eight_bit(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Text that is not UTF-8: the best of the 8-bit encodings."""
    high = len(data) - len(data.translate(None, _HIGH_BYTES))
    fitting = data.decode("utf-8", "ignore").encode()
    stray = len(data) - len(fitting)
    if high - stray >= 4 * stray:  # most of what is not ASCII is whole UTF-8
        raise SkipItem(
            f"is UTF-8 but damaged at byte {error.start} ({stray} bytes fit nowhere): save it again as UTF-8"
        )
    sample = _sample(data)
    latin = len(data) - len(data.translate(None, _LETTERS)) > 4 * high
    best: tuple[float, _Candidate] | None = None
    for candidate in _candidates():
        try:
            decoded = sample.decode(candidate.codec)
        except UnicodeDecodeError:
            continue
        if candidate.needs and candidate.needs.isdisjoint(decoded.lower()):
            continue
        score = _plausibility(decoded, candidate)
        score -= MOSTLY_LATIN * (latin and candidate.script != "latin")
        if best is None or score > best[0]:
            best = (score, candidate)
    if best is None or best[0] < PLAUSIBLE:
        raise SkipItem("is in an encoding that was not recognised: save it as UTF-8")
    try:
        return data.decode(best[1].codec), best[1].name
    except UnicodeDecodeError as wrong:
        raise SkipItem(f"looks like {best[1].name} but is damaged at byte {wrong.start}: save it as UTF-8") from None


def _sample(data: bytes) -> bytes:
    """The words of the text that hold a byte above 127, joined by spaces."""
    found = []
    end = -1
    for stretch in _HIGH.finditer(data):
        if stretch.start() < end:
            continue  # was part of the word before
        left = data[max(0, stretch.start() - REACH) : stretch.start()]
        begin = stretch.start() - len(_ENDS_ASCII.search(left)[0])  # type: ignore[index]
        end = stretch.end()
        while True:
            ascii_letters = _STARTS_ASCII.match(data, end, end + REACH)
            further = _HIGH.match(data, ascii_letters.end()) if ascii_letters else None
            if ascii_letters is None or further is None:
                end = ascii_letters.end() if ascii_letters else end
                break
            end = further.end()
        found.append(data[begin : min(end, begin + LONGEST)])
        if len(found) >= SAMPLE:
            break
    return b" ".join(found)


def _plausibility(sample: str, candidate: _Candidate) -> float:
    """The mean weight of the characters above 127, less what no writer of that script does. At most 1."""
    total, count = 0.0, 0
    for char in sample:
        if char > "\x7f":
            count += 1
            total += candidate.weights.get(char, -2.0)
    vowels = _vowels()
    for match in _WORD.finditer(sample):
        word = match[0]
        foreign = sum(char > "\x7f" for char in word)
        if candidate.script == "latin":
            total -= 2.0 * max(0, foreign - 1 - len(word) // 4)  # words made of accents alone
        elif foreign < len(word):
            total -= 2.0 * foreign  # two alphabets in one word
        elif len(word) > 1:
            total += 0.6 * CAPITAL * len(word) * word.isupper()  # a whole word of capitals is a style
            if candidate.script == "cyrillic":
                changes = sum((a in vowels) != (b in vowels) for a, b in pairwise(word.lower()))
                total += changes - 0.5 * (len(word) - 1)
        total -= sum(a.islower() and b.isupper() for a, b in pairwise(word))
    return total / max(1, count)


@cache
def _vowels() -> frozenset[str]:
    return frozenset(words()["marks"]["vowels"])
