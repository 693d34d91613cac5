"""Receipts: what is kept elsewhere of a log, so that one that was cut or rewritten is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from beleg.errors import FixSettings
from beleg.store.archive import Problem
from beleg.store.events import sha256
from beleg.store.log import Log, now


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many events a log had at a time, and the SHA-256 of the last line."""

    events: int
    hash: str
    time: str

    @classmethod
    def of(cls, log: Log) -> Receipt:
        n, line = log.head()
        return cls(n, line, now())

    @classmethod
    def read(cls, file: Path) -> Receipt:
        """The receipt in a file; FixSettings where there is none."""
        try:
            row = json.loads(file.read_text("utf-8"))
            return cls(int(row["events"]), str(row["hash"]), str(row["time"]))
        except OSError as error:
            raise FixSettings(f"{file} could not be read ({error.strerror}): name a receipt.") from None
        except (ValueError, KeyError, TypeError):
            raise FixSettings(f"{file} is no receipt: name a file that `beleg receipt` wrote.") from None

    def row(self) -> dict[str, object]:
        return {"events": self.events, "hash": self.hash, "time": self.time}

    def check(self, log: Log) -> Iterator[Problem]:
        """What in the log does not fit this receipt."""
        name, n = log.file.name, 0
        with log.file.open("rb") as file:
            for n, line in enumerate(file, 1):
                if n == self.events:
                    if sha256(line.removesuffix(b"\n")) != self.hash:
                        what = f"is not the line that the receipt of {self.time} names: the log was rewritten"
                        yield Problem(f"{name}, line {n}", what)
                    return
        what = f"has {n} events, the receipt of {self.time} names {self.events}: the log was cut or rewritten"
        yield Problem(name, what)
