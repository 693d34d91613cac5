"""The log: one event a line, appended and never changed; each line names the hash of the one before.

An append is first written whole to ``log.pending``. Whatever moment a process is killed at, the next one finds either a
pending append that is whole, and completes it, or one that is torn, and then nothing of it had begun.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from beleg.errors import StopRun
from beleg.store import events
from beleg.store.archive import Problem
from beleg.store.disk import sync, write
from beleg.store.events import START, Event

_TAIL = 1 << 16
Body = tuple[str, Mapping[str, Any]]  # the type of an event, and what it says


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Log:
    """The log in a file. Only one process at a time may append or mend: that is the caller's matter."""

    def __init__(self, file: Path, clock: Callable[[], str] = now) -> None:
        self.file = file
        self.pending = file.with_name("log.pending")
        self._clock = clock

    @property
    def size(self) -> int:
        return self.file.stat().st_size

    def head(self) -> tuple[int, str]:
        """Number and line hash of the last event; (0, 64 zeros) of an empty log. StopRun where it cannot be read."""
        last = self._last()
        if not last:
            return 0, START
        try:
            event = events.parse(last)
        except ValueError as error:
            raise StopRun(f"{self.file}: the last line {error}; `beleg verify` says more.") from None
        return event.n, event.line

    def first(self) -> Event:
        """The event that made the case. StopRun where it cannot be read."""
        event, _ = next(self.events(), (None, 0))
        if event is None or event.type != "init":
            raise StopRun(f"{self.file} does not begin as the log of a case: `beleg verify` says more.")
        return event

    def _last(self) -> bytes:
        """The last line, without its end."""
        with self.file.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            data, begin = b"", end
            while begin and b"\n" not in data[:-1]:
                begin = max(0, begin - _TAIL)
                file.seek(begin)
                data = file.read(end - begin)
        if data and not data.endswith(b"\n"):
            raise StopRun(f"{self.file}: the last line has no end, it was altered; `beleg verify` says more.")
        return data[:-1].rpartition(b"\n")[2]

    def events(self, start: int = 0) -> Iterator[tuple[Event, int]]:
        """The events from an offset in bytes on, each with the offset behind it. StopRun at one that was altered."""
        with self.file.open("rb") as file:
            file.seek(start)
            for data in file:
                start += len(data)
                try:
                    if not data.endswith(b"\n"):
                        raise ValueError("has no end")  # noqa: TRY301
                    yield events.parse(data[:-1]), start
                except ValueError as error:
                    raise StopRun(f"{self.file}: a line {error}; `beleg verify` says which.") from None

    def __iter__(self) -> Iterator[Event]:
        return (event for event, _ in self.events())

    def append(self, bodies: Sequence[Body], move: Callable[[], None] = lambda: None) -> list[Event]:
        """Append events, all or none; they are on the disk when this returns. ``move`` is called once they are certain."""
        n, prev = self.head()
        time, lines, made = self._clock(), [], []
        for number, (type_, body) in enumerate(bodies, n + 1):
            data = events.line(number, time, type_, body, prev)
            made.append(events.parse(data))
            prev = made[-1].line
            lines.append(data + b"\n")
        whole, offset = b"".join(lines), self.size
        head = events.canonical({"offset": offset, "sha256": events.sha256(whole)})
        try:
            write(self.pending, head + b"\n" + whole)
            sync(self.file.parent)
            self._extend(whole)
        except OSError:  # a full disk: as if it had never been begun, neither of which needs space
            os.truncate(self.file, offset)
            self.pending.unlink(missing_ok=True)
            raise
        move()
        self._settled()
        return made

    def _extend(self, data: bytes) -> None:
        with self.file.open("ab", buffering=0) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) or 0 :]
            os.fsync(file.fileno())

    def _settled(self) -> None:
        self.pending.unlink()
        sync(self.file.parent)

    def mend(self, move: Callable[[Sequence[Event]], None] = lambda _: None) -> bool:
        """Complete or drop an append that a kill broke off; whether there was one.

        StopRun where the log is not what it was when that append began: then somebody altered it.
        """
        if not self.pending.exists():
            return False
        pending = self.pending.read_bytes()
        offset, whole = _pending(pending)
        if whole is None:
            self._settled()
            return True
        with self.file.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(min(offset, size))
            begun = file.read()
        if size < offset or not whole.startswith(begun):
            raise StopRun(f"{self.pending} does not fit {self.file.name}, which was altered; `beleg verify` says more.")
        self._extend(whole[len(begun) :])
        move([events.parse(line) for line in whole[:-1].split(b"\n")])
        self._settled()
        return True

    def check(self) -> Iterator[Problem]:
        """What is wrong with the log, by line; a log that was not altered has no problems."""
        name, n, prev = self.file.name, 0, START
        with self.file.open("rb") as file:
            for n, data in enumerate(file, 1):
                place = f"{name}, line {n}"
                if not data.endswith(b"\n"):
                    yield Problem(place, "has no end: it was cut or altered")
                bare = data.removesuffix(b"\n")
                try:
                    event = events.parse(bare)
                except ValueError as error:
                    yield Problem(place, str(error))
                else:
                    if event.n != n:
                        yield Problem(place, f"has the number {event.n}: lines were taken out or put in")
                    if event.prev != prev:
                        yield Problem(place, "does not hang on the line before it: one of them was altered")
                prev = events.sha256(bare)
        if not n:
            yield Problem(name, "is empty")
        if self.pending.exists():
            yield Problem(self.pending.name, "is left of an append that was not completed")


def _pending(data: bytes) -> tuple[int, bytes | None]:
    """Where a pending append begins, and its lines; None where they are torn."""
    head, _, whole = data.partition(b"\n")
    try:
        told = json.loads(head)
        offset, digest = int(told["offset"]), str(told["sha256"])
    except (ValueError, KeyError, TypeError):
        return 0, None
    return (offset, whole) if whole and events.sha256(whole) == digest else (0, None)
