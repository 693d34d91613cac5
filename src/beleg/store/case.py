"""The folder of a case: archive, log and database held together, with one writer at a time.

Opening it mends what a kill left. What a `Database` holds is a fold over the log: `behind` says whether it lacks events,
and whoever can read documents brings it up to date with `missing` and `database.write`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from beleg.errors import FixSettings, StopRun
from beleg.model import Document, Reading, Skipped
from beleg.settings import Settings
from beleg.store import events
from beleg.store.archive import Archive, Stage
from beleg.store.database import Database
from beleg.store.disk import sync, told
from beleg.store.events import Event
from beleg.store.known import Known
from beleg.store.lock import Busy, locked
from beleg.store.log import Body, Log

_Before = tuple[str, tuple[tuple[str, str], ...]]  # a file's name, and id and name of each document in it
FORMAT = 1  # of a case; a program that knows only older ones says so


@dataclass(frozen=True, slots=True)
class Taken:
    """One input as it was taken in: its name, its original, and what was found in it.

    ``found`` is None where the same bytes have come in before: then nothing need be read.
    """

    name: str
    original: str
    found: tuple[Reading | Skipped, ...] | None


@dataclass(frozen=True, slots=True)
class Told:
    """An event, where its line ends in the log, and the documents that it brings with their frozen texts."""

    event: Event
    offset: int
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """What can only be erased together: documents, the originals that hold them, and the names under which these came."""

    documents: tuple[str, ...]
    originals: tuple[str, ...]
    names: tuple[str, ...]


class Folder:
    """A case in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = Archive(path / "archive")
        self.log = Log(path / "log.jsonl")
        self.init: Mapping[str, Any] = {}
        self.known = Known()
        self._database: Database | None = None

    @classmethod
    def is_one(cls, path: Path) -> bool:
        return (path / "log.jsonl").is_file() and (path / "archive").is_dir()

    @classmethod
    def create(cls, path: Path, settings: Settings) -> Folder:
        """A new case in a folder that is empty or not there. FixSettings where there is something in it."""
        if path.exists() and not path.is_dir():
            raise FixSettings(f"{path} is a file: name a folder that is new or empty.")
        folder = cls(path)
        with told(path):
            if path.is_dir() and not cls.is_one(path) and not folder._begun():
                raise FixSettings(f"{path} is not empty: name a folder that is new or empty.")
            path.mkdir(parents=True, exist_ok=True)
            with locked(path / ".lock"):
                folder.archive.create()
                folder.log.file.touch()
                folder.mend()
                if folder.log.size:  # else another was killed before it was one
                    raise FixSettings(f"{path} is a case already: name a folder that is new or empty.")
                made = {"format": FORMAT, "topic": settings.topic, "language": settings.language}
                folder.log.append([("init", made)])
                sync(path)
        return cls.open(path)

    def _begun(self) -> bool:
        """Whether there is nothing here, or only what a kill leaves of `create`."""
        own = {self.archive.folder, self.log.file, self.log.pending}
        names = {path for path in self.path.iterdir() if not path.name.startswith(".")}
        return names <= own and not any(path.is_file() for path in self.archive.folder.rglob("*"))

    @classmethod
    def open(cls, path: Path) -> Folder:
        """The case in a folder, mended where a kill left something to mend.

        Where that cannot be, because another process is at work or the folder is read-only, it is read as it is.
        """
        folder = cls.at(path)
        with told(path):
            if folder.log.pending.exists() or folder.archive.has_stages():
                with suppress(Busy), locked(path / ".lock", patience=1):
                    folder.mend()
            folder.init = folder.log.first().body
        known = folder.init.get("format", 0)
        if known > FORMAT:
            raise StopRun(
                f"{path.resolve()} was made by a newer beleg (format {known}, this one knows {FORMAT}): update."
            )
        return folder

    @classmethod
    def at(cls, path: Path) -> Folder:
        """The case in a folder, as it stands: nothing is read or mended yet."""
        if not cls.is_one(path):
            raise FixSettings(
                f"{path.resolve()} is no case: name a PATH, or change to the folder of a case (`beleg init` makes one)."
            )
        return cls(path)

    @property
    def topic(self) -> str:
        return str(self.init["topic"])

    @property
    def language(self) -> str:
        return str(self.init["language"])

    @property
    def place(self) -> Path:
        """Where the database is."""
        return self.path / "beleg.db"

    @property
    def database(self) -> Database:
        """The database, with its tables."""
        if self._database is None:
            self._database = Database(self.place)
        return self._database

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def refresh(self) -> None:
        """Take notice of what others have added since."""
        for event, offset in self.log.events(self.known.offset):
            self.known.take(event, offset)

    def mend(self) -> None:
        """Complete or drop what a kill broke off. Only under the lock."""
        self.log.mend(self._recover)
        self.archive.sweep()

    def _recover(self, made: Sequence[Event]) -> None:
        self.archive.recover(name for event in made for name in events.objects(event))
        for event in made:
            if event.type == "tombstone":
                self.archive.erase(event.body["objects"])

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Be the only one who writes: the case is mended, and `known` is what the log says now."""
        with told(self.path), locked(self.path / ".lock"):
            self.mend()
            self.refresh()
            yield

    def told(self) -> AbstractContextManager[None]:
        """What the disk refuses, as a sentence."""
        return told(self.path)

    def stage(self) -> Stage:
        with self.told():
            return Stage(self.archive)

    def append(self, bodies: Sequence[Body], stage: Stage | None = None) -> list[Event]:
        """Events into the log, with their objects into the archive: all or nothing. Only as the `writer`."""
        named = {name for type_, body in bodies if type_ == "capture" for name in _needed(body)}
        waiting = stage.settle(named) if stage else []

        def move() -> None:
            if stage:
                self.archive.take(stage.folder, waiting)
                stage.moved(waiting)
            for type_, body in bodies:
                if type_ == "tombstone":
                    self.archive.erase(body["objects"])

        made = self.log.append(bodies, move)
        self.refresh()
        return made

    def captures(self, taken: Sequence[Taken], stage: Stage) -> tuple[list[Body], list[Reading]]:
        """The events for what was taken in, and the readings of documents that are new. Only as the `writer`.

        What another process has added meanwhile, under the same name, is left out.
        """
        bodies: list[Body] = []
        readings: list[Reading] = []
        names, new = set(self.known.names), dict[str, _Before]()
        known = set(self.known.texts)
        for one in taken:
            if (one.original, one.name) in names and not self._better(one):
                continue
            names.add((one.original, one.name))
            rows: list[dict[str, Any]] = []
            skipped: list[Skipped] = []
            if one.found is None:
                file, before = new.get(one.original) or self._before(one.original)
                rows = [{"id": id_, "name": one.name + name.removeprefix(file)} for id_, name in before]
            for item in one.found or ():
                if isinstance(item, Skipped):
                    skipped.append(item)
                elif item.document.id in known:
                    rows.append({"id": item.document.id, "name": item.document.name})
                else:
                    known.add(item.document.id)
                    readings.append(item)
                    rows.append(events.document_row(item.document, stage.put(item.document.text.encode())))
            new[one.original] = one.name, tuple((row["id"], row["name"]) for row in rows)
            bodies.append(("capture", events.capture_body(one.name, one.original, rows, tuple(skipped))))
        return bodies, readings

    def _before(self, original: str) -> _Before:
        capture = self.known.originals[original]
        return capture.name, capture.documents

    def _better(self, one: Taken) -> bool:
        """More was found than when it came in before: beleg has learned to read it."""
        before = self.known.originals.get(one.original)
        found = sum(isinstance(item, Reading) for item in one.found or ())
        return before is not None and found > len(before.documents)

    def holding(self, document: str) -> Holding:
        """Everything that must go with a document: the originals it is in, and what else is in these."""
        documents, originals = {document}, set[str]()
        grown = True
        while grown:  # a record may stand in several files, which hold others
            new = {o for o, found in self.known.held.items() if documents & found.keys()} - originals
            originals |= new
            grown = bool(new)
            documents.update(id_ for original in new for id_ in self.known.held[original])
        named = sorted(name for original, name in self.known.names if original in originals)
        return Holding(tuple(sorted(documents)), tuple(sorted(originals)), tuple(named))

    def erase(self, holding: Holding, by: str, why: str) -> list[Event]:
        """Delete documents and originals for good, with a tombstone for each document. Only as the `writer`."""
        gone = set(holding.documents)
        kept = {text for id_, text in self.known.texts.items() if id_ not in gone} | (
            self.known.originals.keys() - set(holding.originals)
        )
        bodies: list[Body] = []
        first = set(holding.originals)
        for id_ in holding.documents:
            objects = sorted({self.known.texts[id_], *first} - kept)
            bodies.append(("tombstone", {"document": id_, "objects": objects, "by": by, "why": why}))
            first = set()
        return self.append(bodies)

    def lacking(self, database: Database) -> int:
        """How many events of the log a database lacks. StopRun where it is not of this log."""
        has, (n, line) = database.head, self.log.head()
        if has.n > n or (has.n == n and has.line != line):
            raise StopRun(f"{self.place} does not belong to {self.log.file.name}: `beleg rebuild` makes it anew.")
        return n - has.n

    def missing(self, database: Database) -> Iterator[Told]:
        """The events that a database lacks."""
        for event, offset in self.log.events(database.head.offset):
            yield Told(event, offset, tuple(self.documents(event)))

    def documents(self, event: Event) -> list[Document]:
        """The documents that a capture tells first, with their frozen texts. StopRun where one is missing."""
        rows = event.body["documents"] if event.type == "capture" else ()
        return [
            events.document_of(row, self._text(row["text"]))
            for row in rows
            if "text" in row and row["id"] not in self.known.erased
        ]

    def _text(self, name: str) -> str:
        try:
            data = self.archive.get(name)
        except OSError as error:
            raise StopRun(
                f"{self.archive.path(name)} cannot be read ({error.strerror}): `beleg verify` says what is missing."
            ) from None
        if events.sha256(data) != name:
            raise StopRun(f"{self.archive.path(name)} was altered: `beleg verify` says more.")
        return data.decode()


def _needed(body: Mapping[str, Any]) -> Iterator[str]:
    yield body["original"]
    yield from (row["text"] for row in body["documents"] if "text" in row)
