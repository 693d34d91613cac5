"""What a log says, gathered: what has come in, what was judged, what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from beleg.store import events
from beleg.store.events import START, Event


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

    offset: int = 0
    head: tuple[int, str] = (0, START)
    rules: str = ""
    version: str = ""  # of the program whose rules these are
    captures: dict[str, list[Came]] = field(default_factory=dict)  # by original
    texts: dict[str, str] = field(default_factory=dict)  # document -> object of its frozen text
    judgements: dict[int, tuple[str | None, set[str]]] = field(default_factory=dict)  # event -> details, documents
    erased: dict[str, Event] = field(default_factory=dict)  # documents, originals and other objects -> tombstone
    gone: set[int] = field(default_factory=set)  # events whose details were erased

    def take(self, event: Event, offset: int) -> None:
        self.offset, self.head = offset, (event.n, event.line)
        if event.type == "capture":
            rows = event.body["documents"]
            found = Came(
                event.n, event.time, event.body["original"], tuple(row["id"] for row in rows), event.body["details"]
            )
            self.captures.setdefault(found.original, []).append(found)
            self.texts.update((row["id"], row["text"]) for row in rows if "text" in row)
        elif event.type == "judgement":
            self.judgements[event.n] = event.details, events.judged(event.body)
        elif event.type == "packs":
            self.rules, self.version = event.body["rules"], str(event.body.get("version", ""))
        elif event.type == "tombstone":
            self._erase(event)

    def _erase(self, event: Event) -> None:
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
