"""What a log says, gathered: what has come in, what was judged, what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from beleg.store import events
from beleg.store.events import START, Event
from beleg.store.log import Log


@dataclass(frozen=True, slots=True)
class Came:
    """A capture as the log has it: its event, the original, the documents in it, and the object of its details."""

    n: int
    time: str
    original: str
    documents: tuple[str, ...]
    details: str


@dataclass(slots=True)
class Known:
    """What the log says has come in; kept up to date by reading on where it was left."""

    offset: int = 0  # up to which the log was read
    head: tuple[int, str] = (0, START)  # number and line hash of the last event that was read
    rules: str = ""
    version: str = ""  # of the program whose rules these are
    captures: dict[str, list[Came]] = field(default_factory=dict)  # by original
    texts: dict[str, str] = field(default_factory=dict)  # document -> object of its frozen text
    judgements: dict[int, tuple[str | None, set[str]]] = field(default_factory=dict)  # event -> details, documents
    erased: dict[str, Event] = field(default_factory=dict)  # documents, originals and other objects -> tombstone
    gone: set[int] = field(default_factory=set)  # events whose details were erased

    def read_on(self, log: Log) -> None:
        """Take notice of what was appended since."""
        for event, offset in log.events(self.offset):
            self._take(event)
            self.offset, self.head = offset, (event.n, event.line)

    def _take(self, event: Event) -> None:
        if event.type == "capture":
            rows = event.body["documents"]
            found = Came(
                event.n, event.time, event.body["original"], tuple(row["id"] for row in rows), event.body["details"]
            )
            self.captures.setdefault(found.original, []).append(found)
            self.texts.update((row["id"], row["text"]) for row in rows if "text" in row)
        elif event.type == "judgement":
            (target,) = event.body["on"].values()
            self.judgements[event.n] = event.details, events.judged(target)
        elif event.type == "packs":
            self.rules, self.version = event.body["rules"], str(event.body.get("version", ""))
        elif event.type == "tombstone":
            self._erase(event)

    def _erase(self, event: Event) -> None:
        """Take notice of a tombstone."""
        gone = set(event.body["events"])
        self.gone |= gone
        originals = {name for name, several in self.captures.items() if any(one.n in gone for one in several)}
        for name in originals:
            del self.captures[name]
        for id_ in event.body["documents"]:
            self.texts.pop(id_, None)
        for name in (*event.body["documents"], *originals, *event.body["objects"]):
            self.erased[name] = event

    @property
    def documents(self) -> int:
        return len(self.texts)
