"""What a log says, gathered: what has come in, under which names, what was erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from beleg.store import events
from beleg.store.events import START, Capture, Event


@dataclass(slots=True)
class Known:
    """What the log says has come in; kept up to date by reading on where it was left."""

    offset: int = 0
    head: tuple[int, str] = (0, START)
    rules: str = ""
    names: set[tuple[str, str]] = field(default_factory=set)  # (original, name)
    originals: dict[str, Capture] = field(default_factory=dict)
    held: dict[str, dict[str, None]] = field(default_factory=dict)  # original -> documents in it
    texts: dict[str, str] = field(default_factory=dict)  # document -> object of its frozen text
    erased: dict[str, Event] = field(default_factory=dict)  # objects and documents

    def take(self, event: Event, offset: int) -> None:
        self.offset, self.head = offset, (event.n, event.line)
        if event.type == "capture":
            capture = events.capture_of(event)
            self.names.add((capture.original, capture.name))
            self.originals[capture.original] = capture
            self.held.setdefault(capture.original, {}).update((id_, None) for id_, _ in capture.documents)
            self.texts.update((row["id"], row["text"]) for row in event.body["documents"] if "text" in row)
        elif event.type == "packs":
            self.rules = event.body["rules"]
        elif event.type == "tombstone":
            self.texts.pop(event.body["document"], None)
            for name in (event.body["document"], *event.body["objects"]):
                self.erased[name] = event
                self.originals.pop(name, None)
