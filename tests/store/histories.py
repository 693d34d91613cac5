"""Logs and readings made up for the tests of the database."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from beleg.model import Claim, Document, Hedge, Reading, Role, Segment, Span, Stance, Value
from beleg.store import events
from beleg.store.database import Database
from beleg.store.events import START, Event


def document(text: str, name: str = "", **known: Any) -> Document:
    id_ = events.sha256(b"original of " + text.encode())
    return Document(id_, name or f"{id_[:8]}.txt", text, **known)


def claim(of: Document, quote: str, low: float = 100, **known: Any) -> Claim:
    start = of.text.index(quote)
    given: dict[str, Any] = {
        "measure": "recruited",
        "lang": "en",
        "value": Value(low, None, Hedge.AT_LEAST, "person"),
    } | known
    return Claim(of.id, Span.of(of.text, start, start + len(quote)), **given)


def reading(of: Document, *claims: Claim, lang: str = "en") -> Reading:
    segments = (Segment(0, len(of.text), Role.BODY, of.text, lang),) if of.text else ()
    return Reading(of, segments, claims)


def rules(_: Reading) -> str:
    """The version of the rules that all readings were made by."""
    return "r1"


def other_rules(_: Reading) -> str:
    return "r2"


class History:
    """A log in memory, and the readings of its documents; ``captured`` in one event, where given."""

    def __init__(self, *captured: Reading) -> None:
        self.events: list[Event] = []
        self.readings: dict[str, Reading] = {}
        self.gone: set[int] = set()  # events whose details were erased
        if captured:
            self.capture(*captured)

    def fill(self, database: Database, size: int = 1000) -> None:
        """Apply all of it, so many events at once."""
        for at in range(0, len(self.events), size):
            some = self.events[at : at + size]
            database.apply(some, self.readings.values(), rules, offset=7 * some[-1].n)

    def tell(self, type_: str, body: Mapping[str, Any]) -> Event:
        """An event with its details, as a case gives it."""
        n = len(self.events) + 1
        prev = self.events[-1].line if self.events else START
        told, details = events.divided(type_, body)
        if details:
            told["details"] = events.sha256(events.packed(details))
        event = events.parse(events.line(n, f"2026-11-22T10:00:{n % 60:02}Z", type_, told, prev))
        self.events.append(replace(event, body=dict(body)))
        return self.events[-1]

    def capture(self, *readings: Reading, name: str = "") -> Event:
        rows = []
        for one in readings:
            of = one.document
            rows.append(
                {"id": of.id, "name": of.name}
                if of.id in self.readings
                else events.document_row(of, events.sha256(of.text.encode()))
            )
            self.readings.setdefault(of.id, one)
        original = readings[0].document.id if readings else "0" * 64
        return self.tell(
            "capture",
            events.capture_body(name or (readings[0].document.name if readings else "none"), original, rows, ()),
        )

    def erase(self, id_: str) -> Event:
        """Erase a document, which is alone in its captures."""
        self.readings.pop(id_, None)
        gone = [event.n for event in self.events if event.n not in self.gone and _tells_of(event, id_)]
        self.gone.update(gone)
        body = {"documents": [id_], "events": gone, "objects": [id_], "by": "A. Editor", "why": "a court's order"}
        return self.tell("tombstone", body)

    def whole(self) -> list[Event]:
        """The events with their details, as far as these were not erased: what a case gives."""
        return [events.joined(event, None) if event.n in self.gone else event for event in self.events]


def _tells_of(event: Event, id_: str) -> bool:
    if event.type == "judgement":
        return any(id_ in events.judged(target) for target in event.body["on"].values())
    return event.type == "capture" and id_ in {row["id"] for row in event.body["documents"]}


def story() -> History:
    """Three documents in three languages, one of them captured twice, one file that held nothing, and the settings."""
    history = History()
    history.tell("init", {"format": 1, "topic": "recruitment", "language": "en"})
    history.tell("packs", {"rules": "r1"})
    one = document(
        "Kenya says that at least 1,417 citizens fight for Russia.\n\nThe mercenaries came home.",
        "a.txt",
        title="The count",
        outlet="Meridian Wire",
        published="2026-02-20",
        lang="en",
    )
    two = document(
        "Глава Следственного комитета Александр Бастрыкин заявил о 300 наёмниках.",
        "b.txt",
        outlet="Новости",
        published="2026-03",
        notes=("A note with \x00 in it.",),
    )
    three = document("Mindestens 25 Söldner aus Kasachstan starben als Kriegsgefangene.", "c.txt", published="2025")
    first = claim(one, "at least 1,417 citizens", 1417, about=("KE",), as_of="2026-02", said_by=("Kenya",))
    history.capture(reading(one, first))
    second = claim(two, "300 наёмниках", 300, lang="ru", said_by=("Бастрыкин",), confidence=0.71)
    history.capture(reading(two, second, lang="ru"))
    third = claim(
        three,
        "Mindestens 25 Söldner",
        25,
        lang="de",
        measure="killed",
        about=("KZ", "UZ"),
        stance=Stance.ALLEGED,
        dimensions=(("side", "RU"),),
    )
    history.capture(reading(three, third, lang="de"))
    history.capture(reading(replace(one, name="copy.txt")))
    history.tell("capture", events.capture_body("broken.pdf", "f" * 64, [], ()))
    return history
