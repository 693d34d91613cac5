"""Intake: from paths and bytes to Documents with a frozen text.

``find`` says what there is to read, ``read`` reads one of these, ``read_bytes`` does so for bytes in hand. What is bad
about an input comes back as a ``Skipped`` with one sentence; nothing is raised for it.
"""

from __future__ import annotations

import os.path

from beleg.errors import SkipItem
from beleg.intake.decode import decode
from beleg.intake.files import Source, find, shown
from beleg.intake.formats import parse
from beleg.intake.text import text_start
from beleg.model import Document, Skipped

__all__ = ["Source", "decode", "find", "read", "read_bytes", "text_start"]


def read(source: Source) -> list[Document | Skipped]:
    """The documents of one source: one, or the records of a .jsonl, .json or .csv file. Never raises for bad input."""
    try:
        data = source.read()
    except SkipItem as reason:
        return [_skipped(source.name, reason)]
    return read_bytes(data, source.name)


def read_bytes(data: bytes, name: str) -> list[Document | Skipped]:
    """The documents in these bytes; ``name`` says how they came, its extension helps to tell the format."""
    name = shown(name)
    try:
        return parse(data, name)
    except SkipItem as reason:
        return [_skipped(name, reason)]
    except MemoryError:
        return [_skipped(name, SkipItem("needs more memory than there is: split it"))]
    except Exception as error:  # noqa: BLE001  # the libraries that parse hostile files raise anything
        kind = type(error).__name__
        return [_skipped(name, SkipItem(f"could not be parsed ({kind}): save it again or give its text"))]


def _skipped(name: str, reason: SkipItem) -> Skipped:
    """The reason as a sentence that begins with the file's name."""
    short = "Standard input" if name == "-" else os.path.basename(name) or name  # noqa: PTH119
    return Skipped(name, f"{short} {str(reason).rstrip('.')}.")
