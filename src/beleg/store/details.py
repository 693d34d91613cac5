"""What the events of a log tell in full: their details and the frozen texts, from the archive."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from beleg.errors import StopRun
from beleg.model import Document
from beleg.store import events
from beleg.store.archive import Archive
from beleg.store.events import Event
from beleg.store.known import Known
from beleg.store.lock import PATIENCE
from beleg.store.log import Log

_STEP = 0.05  # seconds between two looks at what another process is writing


class Details:
    """The details of a log's events. What is missing or altered is StopRun; what was erased is not there, and no fault."""

    def __init__(self, archive: Archive, log: Log, known: Known) -> None:
        self._archive = archive
        self._log = log
        self._known = known

    def joined(self, event: Event) -> Event:
        """An event of the log with its details; one whose details were erased says so."""
        name = event.details
        if name is None:
            return event
        data = self._object(name, event.n)
        if data is None:
            return events.joined(event, None)
        try:
            return events.joined(event, json.loads(data))
        except ValueError as error:
            raise StopRun(f"{self._archive.path(name)} {error}: `beleg verify` says more.") from None

    def documents(self, event: Event) -> Iterator[Document]:
        """The documents that a capture tells first, with their frozen texts."""
        for row in event.body["documents"] if event.type == "capture" else ():
            if "text" in row and (data := self._object(row["text"], event.n)) is not None:
                yield events.document_of(row, data.decode())

    def _object(self, name: str, n: int) -> bytes | None:
        """An object that the event of that number needs; None where it was erased."""
        if n in self._known.gone:
            return None
        try:
            data = self._archive.get(name)
        except FileNotFoundError as error:
            if self._erased_meanwhile(n):
                return None
            why = f"cannot be read ({error.strerror}): `beleg verify` says what is missing."
            raise StopRun(f"{self._archive.path(name)} {why}") from None
        except OSError as error:
            why = f"cannot be read ({error.strerror}): check its permissions."
            raise StopRun(f"{self._archive.path(name)} {why}") from None
        if events.sha256(data) != name:
            raise StopRun(f"{self._archive.path(name)} was altered: `beleg verify` says more.")
        return data

    def _erased_meanwhile(self, n: int) -> bool:
        """Whether another process has erased what that event told; it tells so as soon as it is done."""
        until = time.monotonic() + PATIENCE
        while True:
            under_way = self._log.pending.exists() and time.monotonic() < until
            self._known.read_on(self._log)
            if n in self._known.gone or not under_way:
                return n in self._known.gone
            time.sleep(_STEP)
