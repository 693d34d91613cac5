"""What may reach a terminal: never a control character that came out of a document."""

from __future__ import annotations

import re

# C0 without line feed and tab, delete, C1; and what turns the direction of writing or hides (bidi controls, U+FEFF).
_CONTROLS = [
    *range(9),
    *range(11, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200E,
    0x200F,
    0xFEFF,
]
_PICTURES = {code: (0x2400 + code if code < 32 else 0xFFFD) for code in _CONTROLS} | {127: 0x2421}
_ESCAPES = {code: f"\\u{code:04x}" for code in _CONTROLS}
_ANY = re.compile(f"[{re.escape(''.join(map(chr, _CONTROLS)))}]")  # hardly a text has one, and to look is quick


def safe(text: str) -> str:
    """The text with a picture in place of each control character: ␛ for escape."""
    return text.translate(_PICTURES) if _ANY.search(text) else text


def escaped(json_text: str) -> str:
    """JSON with what controls a terminal written as escapes, so that it says the same and does nothing."""
    return json_text.translate(_ESCAPES) if _ANY.search(json_text) else json_text
