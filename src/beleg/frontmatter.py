"""The block of ``key: value`` lines between ``---`` with which many text archives begin a file.

Both sides of the flow need to know where it ends: intake takes metadata from it, reading starts after it.
Standard library only.
"""

from __future__ import annotations

import json
import re

# At the very start of the text; at most 200 lines, so that a text that merely opens with a rule is left in peace.
BLOCK = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)"
    r"((?:[^\r\n]*(?:\r\n|\n|\r)){1,200}?)"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"
)
_ENTRY = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_FOLDED = frozenset({">", "|", ">-", "|-", ">+", "|+"})


def split(text: str) -> tuple[dict[str, str], int]:
    r"""The metadata of a front matter, and the offset in code points at which the body begins.

    Keys are in lower case, values without their quotes; a list is joined by ``", "``. A text without front matter,
    or with one in which some line is neither an entry, a list item, indented nor a comment, gives ``({}, 0)``.

    >>> split("---\ntitle: 'A quiet year'\ndate: 2024-05\n---\nThe text.")
    ({'title': 'A quiet year', 'date': '2024-05'}, 44)
    """
    if not text.startswith("---"):
        return {}, 0
    block = BLOCK.match(text)
    if block is None:
        return {}, 0
    found = _entries(block[1])
    return (found, block.end()) if found else ({}, 0)


def _entries(lines: str) -> dict[str, str]:
    """The entries of a block; none at all where a line shows that it is no front matter."""
    found: dict[str, str] = {}
    parts: list[str] = []  # what hangs below the key that was read last
    key, joint = "", ", "
    for line in re.split(r"\r\n|\n|\r", lines):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if key and (line[0] in " \t" or bare.startswith("- ")):
            parts.append(_plain(bare.removeprefix("- ")))
            found[key] = joint.join(parts)
            continue
        entry = _ENTRY.match(bare)
        if entry is None:
            return {}
        key, value = entry[1].lower(), (entry[2] or "").strip()
        joint = " " if value in _FOLDED else ", "
        parts = [] if not value or value in _FOLDED else [_plain(value)]
        found[key] = joint.join(parts)
    return found


def _plain(value: str) -> str:
    """A value without its JSON or YAML quotes or list brackets."""
    if len(value) < 2:
        return value
    if value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    if value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if value[0] == "[" and value[-1] == "]":
        return ", ".join(_plain(part.strip()) for part in value[1:-1].split(",") if part.strip())
    return value
