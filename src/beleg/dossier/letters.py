"""Text of documents made fit for a page: hostile characters made visible, line ends and frame bars folded."""

from __future__ import annotations

import re
import unicodedata

# What a text can use to show a reader something other than what was read, or to break the page: control characters,
# embeddings, overrides and isolates of the bidirectional algorithm, what has no width, tags, surrogates, noncharacters.
_HOSTILE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_HIDDEN = re.compile(f"[{_HOSTILE}]")
# Joiners and direction marks are ordinary spelling between letters of Arabic, Hebrew and Indic script, where they
# change nothing that a sign in their place would not spoil; they are dropped there.
_SPELLING = re.compile(
    "(?<=[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefe])[\u200c-\u200f\u061c]+"
    "|[\u200c-\u200f\u061c]+(?=[\u0590-\u061b\u061d-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefe])"
)
_PICTURES = 0x2400  # U+2400 SYMBOL FOR NULL and its 31 neighbours picture the control characters of ASCII
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_FOLDED = re.compile(r"[\s|]+")
_SPACE = re.compile(r"\s+")


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else _UNKNOWN


def seen(text: str) -> str:
    """``text`` with nothing in it that a reader could not see."""
    return _HIDDEN.sub(_picture, _SPELLING.sub("", text))


def hidden(text: str) -> int:
    """How many characters of ``text`` the page shows as a sign in their place; line ends are ordinary."""
    kept = _SPELLING.sub("", text)
    return sum(not found[0].isspace() for found in _HIDDEN.finditer(kept))


def fold(text: str) -> str:
    """``text`` for one line: white space and bars of a frame are one space each, the rest is as it was."""
    return seen(_FOLDED.sub(" ", text))


def line(text: str) -> str:
    """A name, title or path for one line, trimmed."""
    return seen(_SPACE.sub(" ", text)).strip()


def lines(text: str) -> str:
    """``text`` with its line ends: those of any system become one kind, other white space stays."""
    return seen(re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", text))


def unwrapped(text: str) -> str:
    """A segment as read, for a paragraph: soft hyphens of a wrapped word vanish, white space is one space."""
    return seen(_SPACE.sub(" ", text.replace("\N{SOFT HYPHEN}", "")))


def right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left, as dir=auto decides."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((found in ("R", "AL") for found in strong if found in ("L", "R", "AL")), False)
