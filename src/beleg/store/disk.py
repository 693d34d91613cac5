"""Writing so that it lasts, and what a disk refuses as a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from beleg.errors import StopRun

_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What to do about it, wherever it is met.
IS_FULL = "the disk is full; free some space and call again: nothing is damaged."
MUST_WRITE = "the case needs a folder in which you may write."


@contextmanager
def explaining(folder: Path) -> Iterator[None]:
    """What the system refuses while a case is written to, as one sentence: StopRun."""
    try:
        yield
    except OSError as error:
        place = error.filename or folder
        if error.errno in _FULL:
            why = f"{folder}: {IS_FULL}"
        elif error.errno in _REFUSED:
            why = f"{place} cannot be written to ({error.strerror}): {MUST_WRITE}"
        else:
            why = f"{place} could not be read or written ({error.strerror or error})."
        raise StopRun(why) from None


def sync(path: Path | str) -> None:
    """Wait until a file or folder is on the disk. Some systems cannot do that for a folder, and need not."""
    flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) if os.path.isdir(path) else os.O_RDONLY  # noqa: PTH112
    if os.name != "posix" and os.path.isdir(path):  # noqa: PTH112
        return
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, data: bytes) -> None:
    """A new file with these bytes, on the disk when this returns (its folder is not)."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
