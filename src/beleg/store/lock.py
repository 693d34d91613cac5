"""One writer at a time: a lock that the system lets go when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from beleg.errors import StopRun
from beleg.store.disk import MUST_WRITE

PATIENCE = 30.0  # seconds that one process waits for another
_STEP = 0.005  # seconds between two looks at a lock


class Busy(StopRun):
    """The lock cannot be had: another process has it, or the folder is read-only."""


_held: set[int] = set()  # handles with a lock: a process that is forked off must not keep it after its parent


def _after_fork() -> None:
    for handle in _held:
        os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_after_fork)


def hold(handle: int) -> None:
    """Lock an open file or folder; BlockingIOError where another has it."""
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    _held.add(handle)


def release(handle: int) -> None:
    """Close a handle, and so give up its lock."""
    _held.discard(handle)
    os.close(handle)


@contextmanager
def locked(file: Path, patience: float = PATIENCE, what: str = "writing to") -> Iterator[None]:
    """Hold the lock of a file; Busy where another holds it longer than ``patience`` seconds, doing ``what``."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)  # for all whom the folder's umask lets write here
    except OSError as error:
        raise Busy(f"{file.parent} cannot be written to ({error.strerror}): {MUST_WRITE}") from None
    try:
        until = time.monotonic() + patience
        waited = f" and was not done in {patience:.0f} s" if patience else ""
        while True:
            try:
                hold(handle)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise Busy(f"another beleg is {what} {file.parent}{waited}: try again later.") from None
                time.sleep(_STEP)
        yield
    finally:
        release(handle)
