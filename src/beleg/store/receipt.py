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
from beleg.store.stamps import Stamp, ask


@dataclass(frozen=True, slots=True)
class Receipt:
    """How many events a log had at a time, and the SHA-256 of the last line; perhaps with an authority's stamp of that."""

    events: int
    hash: str
    time: str
    stamp: Stamp | None = None

    @classmethod
    def of(cls, log: Log, authority: str | None = None) -> Receipt:
        """What the log is now, stamped by the authority at this address. StopRun where it does not answer as it should."""
        line = log.last()
        n, hash_ = log.head(line)
        return cls(n, hash_, now(), ask(authority, line) if authority else None)

    @classmethod
    def read(cls, file: Path) -> Receipt:
        """The receipt in a file; FixSettings where there is none."""
        try:
            row = json.loads(file.read_text("utf-8"))
            stamp = Stamp.read(row["stamp"]) if "stamp" in row else None
            return cls(int(row["events"]), str(row["hash"]), str(row["time"]), stamp)
        except OSError as error:
            raise FixSettings(f"{file} could not be read ({error.strerror}): name a receipt.") from None
        except (ValueError, KeyError, TypeError):
            raise FixSettings(f"{file} is no receipt: name a file that `beleg receipt` wrote.") from None

    def row(self) -> dict[str, object]:
        row: dict[str, object] = {"events": self.events, "hash": self.hash, "time": self.time}
        return row | ({"stamp": self.stamp.row()} if self.stamp else {})

    def problems(self, authorities: Path | None) -> Iterator[str]:
        """What is wrong with its stamp: see `Stamp.problems`."""
        if self.stamp:
            yield from self.stamp.problems(self.hash, authorities)

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
