"""The log: one event a line, appended and never changed; each line names the hash of the one before.

An append is first written whole to ``log.pending``. Whatever moment a process is killed at, the next one finds either a
pending append that is whole, and completes it, or one that is torn, and then nothing of it had begun.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from beleg.errors import StopRun
from beleg.store import events
from beleg.store.archive import Problem
from beleg.store.disk import sync, write
from beleg.store.events import START, Body, Event

_TAIL = 1 << 16  # bytes
_TRIES = 20  # at an end that is being written


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

    def end(self) -> int:
        """Where the log ends for who reads it, in bytes: before an append that is under way. StopRun where it was altered."""
        for _ in range(_TRIES):
            size, begun = self.size, self._begun()
            end = size if begun is None else max(0, min(size, begun))
            with self.file.open("rb") as file:
                file.seek(max(0, end - 1))
                if file.read(1) in (b"", b"\n"):
                    return end
            # It grew when its size was taken, and that append is done by now. Else somebody altered it.
        raise StopRun(f"{self.file}: the last line has no end, it was altered; `beleg verify` says more.")

    def _begun(self) -> int | None:
        """Where an append that is under way began, or was broken off; None where there is none."""
        try:
            with self.pending.open("rb") as file:
                told = json.loads(file.readline(_TAIL))
            return int(told["offset"])
        except (OSError, ValueError, KeyError, TypeError):
            return None  # none, or one that is so far being written down itself

    def head(self, last: bytes | None = None) -> tuple[int, str]:
        """Number and line hash of the last event (of ``last``, where that was read before); (0, 64 zeros) of an empty log.

        StopRun where it cannot be read.
        """
        last = self.last() if last is None else last
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

    def last(self) -> bytes:
        """The last line, without its end."""
        end = self.end()
        with self.file.open("rb") as file:
            data, begin = b"", end
            while begin and b"\n" not in data[:-1]:
                begin = max(0, begin - _TAIL)
                file.seek(begin)
                data = file.read(end - begin)
        return data[:-1].rpartition(b"\n")[2]

    def events(self, start: int = 0) -> Iterator[tuple[Event, int]]:
        """The events from an offset in bytes on, each with the offset behind it. StopRun at one that was altered."""
        end = self.end()
        with self.file.open("rb") as file:
            file.seek(start)
            while start < end:
                data = file.readline()
                start += len(data)
                try:
                    event = events.parse(data.removesuffix(b"\n"))
                except ValueError as error:
                    raise StopRun(f"{self.file}: a line {error}; `beleg verify` says which.") from None
                yield event, start

    def __iter__(self) -> Iterator[Event]:
        return (event for event, _ in self.events())

    def append(self, bodies: Sequence[Body], move: Callable[[], None] = lambda: None, stage: str = "") -> list[Event]:
        """Append events, all or none; they are on the disk when this returns.

        ``move`` is called once they are certain; ``stage`` says where their objects wait, for who completes a broken one.
        """
        n, prev = self.head()
        time, lines, made = self._clock(), [], []
        for number, (type_, body) in enumerate(bodies, n + 1):
            data = events.line(number, time, type_, body, prev)
            made.append(events.parse(data))
            prev = made[-1].line
            lines.append(data + b"\n")
        whole, offset = b"".join(lines), self.size
        head = events.canonical({"offset": offset, "sha256": events.sha256(whole), "stage": stage})
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

    def mend(self, move: Callable[[Sequence[Event], str], None] = lambda *_: None) -> bool:
        """Complete or drop an append that a kill broke off; whether there was one.

        StopRun where the log is not what it was when that append began: then somebody altered it.
        """
        if not self.pending.exists():
            return False
        pending = self.pending.read_bytes()
        if (told := _pending(pending)) is None:
            self._settled()
            return True
        offset, stage, whole = told
        with self.file.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(min(offset, size))
            begun = file.read()
        if size < offset or not whole.startswith(begun):
            raise StopRun(f"{self.pending} does not fit {self.file.name}, which was altered; `beleg verify` says more.")
        try:
            made = [events.parse(line) for line in whole[:-1].split(b"\n")]
        except ValueError as error:
            raise StopRun(f"{self.pending}: a line {error}; `beleg verify` says more.") from None
        self._extend(whole[len(begun) :])
        move(made, stage)
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
            yield Problem(
                self.pending.name, f"is left of an append that was not completed (behind byte {self._begun()})"
            )


def _pending(data: bytes) -> tuple[int, str, bytes] | None:
    """Where a pending append begins, the stage of its objects, and its lines; None where it is torn."""
    head, _, whole = data.partition(b"\n")
    try:
        told = json.loads(head)
        offset, digest, stage = int(told["offset"]), str(told["sha256"]), str(told["stage"])
    except (ValueError, KeyError, TypeError):
        return None
    return (offset, stage, whole) if whole and events.sha256(whole) == digest else None
