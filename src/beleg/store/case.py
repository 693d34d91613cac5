"""The folder of a case: archive, log and database held together, with one writer at a time.

Opening it mends what a kill left. What a `Database` holds is a fold over the log: `lacking` says how many events it lacks,
and whoever can read documents brings it up to date with `missing` and `Database.apply`.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from beleg.errors import FixSettings, StopRun
from beleg.model import Document
from beleg.settings import Settings
from beleg.store import events
from beleg.store.archive import Archive, Stage
from beleg.store.database import Database
from beleg.store.disk import sync, told
from beleg.store.events import Capture, Event
from beleg.store.known import Came, Known
from beleg.store.local import FILE, Local
from beleg.store.lock import PATIENCE, Busy, locked
from beleg.store.log import Body, Log

_Before = tuple[str, tuple[tuple[str, str], ...]]  # a file's name, and id and name of each document in it
FORMAT = 2  # of a case; any other is told
_STEP = 0.05  # seconds between two looks at what another process is writing


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its details, where its line ends in the log, and the documents that it brings with their frozen texts."""

    event: Event
    offset: int
    documents: tuple[Document, ...]


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
    def create(cls, path: Path, settings: Settings, database: str | None = None) -> Folder:
        """A new case in a folder that is empty or not there, its database in that folder or at a URL.

        FixSettings where there is something in either.
        """
        if path.exists() and not path.is_dir():
            raise FixSettings(f"{path} is a file: name a folder that is new or empty.")
        folder = cls(path)
        if database is not None:
            with Database(database) as there:
                if there.head.n:
                    raise FixSettings(f"{there.name} holds the database of another case: name an empty one.")
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
                Local(database).write(path)
                made = {"format": FORMAT, "topic": settings.topic, "language": settings.language}
                first = folder.log.append([("init", made)])
                sync(path)
                with Database(folder.place) as there:
                    there.apply(first, (), "", folder.log.size)
        return cls.open(path)

    def _begun(self) -> bool:
        """Whether there is nothing here, or only what a kill leaves of `create`."""
        own = {self.archive.folder, self.log.file, self.log.pending, self.path / FILE}
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
            folder.begin()
        return folder

    @classmethod
    def at(cls, path: Path) -> Folder:
        """The case in a folder, as it stands: nothing is read or mended yet."""
        if not cls.is_one(path):
            raise FixSettings(
                f"{path.resolve()} is no case: name a PATH, or change to the folder of a case (`beleg init` makes one)."
            )
        return cls(path)

    def begin(self) -> None:
        """Read what the case was made with. FixSettings where it is of another format, StopRun where its log was altered."""
        init = self.log.first().body
        made = init.get("format")
        if made != FORMAT:
            older = not isinstance(made, int) or made < FORMAT
            what = f"(format {made}, this one knows {FORMAT})"
            raise FixSettings(
                f"{self.path.resolve()} was made by an older beleg {what}: make a new case with `beleg init` and add "
                "the files again, or read this one with the beleg that made it."
                if older
                else f"{self.path.resolve()} was made by a newer beleg {what}: update beleg."
            )
        if not all(isinstance(init.get(key), str) for key in ("topic", "language")):
            raise StopRun(f"{self.log.file} does not begin as the log of a case: `beleg verify` says more.")
        self.init = init

    @property
    def topic(self) -> str:
        return str(self.init["topic"])

    @property
    def language(self) -> str:
        return str(self.init["language"])

    @property
    def is_writable(self) -> bool:
        """Whether this account may write here at all."""
        return os.access(self.path, os.W_OK)

    @property
    def place(self) -> Path | str:
        """Where the database is: a file, or the URL of a server."""
        return Local.read(self.path).database or self.path / "beleg.db"

    @property
    def authority(self) -> str | None:
        """The address of the authority that stamps receipts of this copy, if there is one."""
        return Local.read(self.path).authority

    @property
    def database_name(self) -> str:
        """Where the database is, for a person who reads what is wrong with it."""
        return self._database.name if self._database else "the database"

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

    def _recover(self, made: Sequence[Event], stage: str) -> None:
        self.archive.recover(stage, [name for event in made for name in events.objects(event)])
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

    @contextmanager
    def rebuilder(self) -> Iterator[None]:
        """Be the only one who makes the database anew; others may read and write the old one meanwhile."""
        with told(self.path), locked(self.path / ".rebuild", patience=0, what="making the database anew in"):
            yield

    def scrub(self) -> bool:
        """See to it that nothing that was erased can be read in the files of the database; whether that could be done."""
        with suppress(Busy), self.rebuilder():  # else another is making one, and will hear of the tombstone
            Database.forget_fresh(self.place)
        return self.database.scrub()

    def told(self) -> AbstractContextManager[None]:
        """What the disk refuses, as a sentence."""
        return told(self.path)

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """Where bytes wait until an event names them."""
        with self.told():
            made = Stage(self.archive)
        try:
            yield made
        finally:
            # An append that was broken off in the middle (Ctrl-C) is completed by whoever mends it, from here.
            made.close(keep=self.log.pending.exists())

    def append(self, bodies: Sequence[Body], stage: Stage | None = None) -> list[Event]:
        """Events into the log, with their objects into the archive: all or nothing. Only as the `writer`.

        What comes back has its details.
        """
        if stage is None:
            with self.stage() as own:
                return self.append(bodies, own)
        lines: list[Body] = []
        all_details: list[Mapping[str, Any]] = []
        for type_, body in bodies:
            line, details = events.divided(type_, body)
            lines.append((type_, line | {"details": stage.put(events.packed(details))} if details else line))
            all_details.append(details)
        named = {name for type_, line in lines for name in events.objects(Event(0, "", type_, line, "", ""))}
        waiting = stage.settle(named)

        def move() -> None:
            self.archive.take(stage.folder, waiting)
            stage.moved(waiting)
            for type_, body in bodies:
                if type_ == "tombstone":
                    self.archive.erase(body["objects"])

        made = self.log.append(lines, move, stage.folder.name)
        self.refresh()
        return [replace(event, body=dict(body)) for event, (_, body) in zip(made, bodies, strict=True)]

    def capture(self, came: Came) -> Capture | None:
        """A capture with its names; None where it was erased meanwhile."""
        documents = [{"id": id_} for id_ in came.documents]
        body = {"original": came.original, "documents": documents, "details": came.details}
        event = self.detailed(Event(came.n, came.time, "capture", body, "", ""))
        return None if event.type == events.ERASED else events.capture_of(event)

    def names(self, original: str) -> set[str]:
        """The names under which an original has come in."""
        found = (self.capture(came) for came in self.known.captures.get(original, ()))
        return {one.name for one in found if one is not None}

    def latest(self, original: str) -> Capture | None:
        """The newest capture of an original, if there is one."""
        came = self.known.captures.get(original)
        return self.capture(came[-1]) if came else None

    def lacking(self, database: Database) -> int:
        """How many events of the log a database lacks. StopRun where it is not of this log."""
        has, (n, line) = database.head, self.log.head()
        if has.n > n or (has.n == n and has.line != line):
            raise StopRun(f"{database.name} does not belong to {self.log.file.name}: `beleg rebuild` makes it anew.")
        return n - has.n

    def missing(self, database: Database) -> Iterator[Told]:
        """The events that a database lacks."""
        for event, offset in self.log.events(database.head.offset):
            found = self.detailed(event)
            yield Told(found, offset, tuple(self._documents(found)))

    def whole(self) -> Iterator[Event]:
        """All events with their details."""
        return (self.detailed(event) for event in self.log)

    def detailed(self, event: Event) -> Event:
        """An event of the log with its details. StopRun where these are missing."""
        name = event.details
        if name is None:
            return event
        data = self._object(name, event.n)
        if data is None:
            return events.joined(event, None)
        try:
            return events.joined(event, json.loads(data))
        except ValueError as error:
            raise StopRun(f"{self.archive.path(name)} {error}: `beleg verify` says more.") from None

    def _documents(self, event: Event) -> Iterator[Document]:
        """The documents that a capture tells first, with their frozen texts. StopRun where one is missing."""
        for row in event.body["documents"] if event.type == "capture" else ():
            if "text" in row and (data := self._object(row["text"], event.n)) is not None:
                yield events.document_of(row, data.decode())

    def _object(self, name: str, n: int) -> bytes | None:
        """An object that the event of that number needs; None where it was erased. StopRun where it is missing or altered."""
        if n in self.known.gone:
            return None
        try:
            data = self.archive.get(name)
        except FileNotFoundError as error:
            if self._erased_meanwhile(n):
                return None
            why = f"cannot be read ({error.strerror}): `beleg verify` says what is missing."
            raise StopRun(f"{self.archive.path(name)} {why}") from None
        except OSError as error:
            raise StopRun(
                f"{self.archive.path(name)} cannot be read ({error.strerror}): check its permissions."
            ) from None
        if events.sha256(data) != name:
            raise StopRun(f"{self.archive.path(name)} was altered: `beleg verify` says more.")
        return data

    def _erased_meanwhile(self, n: int) -> bool:
        """Whether another process has erased what that event told; it tells so as soon as it is done."""
        until = time.monotonic() + PATIENCE
        while True:
            under_way = self.log.pending.exists() and time.monotonic() < until
            self.refresh()
            if n in self.known.gone or not under_way:
                return n in self.known.gone
            time.sleep(_STEP)
