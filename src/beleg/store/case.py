"""The folder of a case: archive, log and database held together, with one writer at a time.

Opening it mends what a kill left. What a `Database` holds is a fold over the log: `lacking` says how many events it lacks,
and whoever can read documents brings it up to date with `missing` and `Database.apply`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from beleg.errors import FixSettings, StopRun
from beleg.model import Document
from beleg.settings import Settings
from beleg.store import events
from beleg.store.archive import Archive, Stage
from beleg.store.database import Database
from beleg.store.details import Details
from beleg.store.disk import explaining, sync
from beleg.store.events import Body, Capture, Event
from beleg.store.known import Came, Known
from beleg.store.local import FILE, Local
from beleg.store.lock import PATIENCE, Busy, locked
from beleg.store.log import Log

FORMAT = 2  # of a case; any other is told
_DATABASE, _LOCK, _REBUILD = "beleg.db", ".lock", ".rebuild"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a database lacks: an event with its details, where its line ends in the log, and the documents that it brings."""

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
        self._details = Details(self.archive, self.log, self.known)
        self._database: Database | None = None

    @classmethod
    def is_one(cls, path: Path) -> bool:
        return (path / "log.jsonl").is_file() and (path / "archive").is_dir()

    @classmethod
    def create(cls, path: Path, settings: Settings, database: str | None = None) -> Folder:
        """A new case in a folder that is empty or not there, its database in that folder or at a URL.

        FixSettings where there is something in either.
        """
        folder = cls(path)
        with explaining(path):
            folder._must_be_new(database)
            path.mkdir(parents=True, exist_ok=True)
            with folder.alone():
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
                    there.apply(first, offset=folder.log.size)
        return cls.open(path)

    def _must_be_new(self, database: str | None) -> None:
        """FixSettings where something else is in the folder, or another case in the database on a server."""
        if self.path.exists() and not self.path.is_dir():
            raise FixSettings(f"{self.path} is a file: name a folder that is new or empty.")
        if self.path.is_dir() and not self.is_one(self.path) and not self._begun():
            raise FixSettings(f"{self.path} is not empty: name a folder that is new or empty.")
        if database is not None:
            with Database(database) as there:
                if there.head.n:
                    raise FixSettings(f"{there.name} holds the database of another case: name an empty one.")

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
        with explaining(path):
            if folder.log.pending.exists() or folder.archive.has_stages():
                with suppress(Busy), folder.alone(patience=1):
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

    def holds(self, file: str) -> bool:
        """Whether a file is part of the case itself. What a person has put into the folder besides is not."""
        own = (f"{self.archive.folder.name}/", self.log.file.name, self.log.pending.name, _DATABASE, FILE)
        home = os.path.realpath(self.path)
        return os.path.realpath(file).startswith(tuple(f"{home}/{name}" for name in own))

    @property
    def is_writable(self) -> bool:
        """Whether this account may write here at all."""
        return os.access(self.path, os.W_OK)

    @property
    def place(self) -> Path | str:
        """Where the database is: a file, or the URL of a server."""
        return Local.read(self.path).database or self.path / _DATABASE

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
        self.known.read_on(self.log)

    def mend(self) -> None:
        """Complete or drop what a kill broke off. Only under the lock."""
        self.log.mend(self._recover)
        self.archive.sweep()

    def _recover(self, made: Sequence[Event], stage: str) -> None:
        bodies = [(event.type, event.body) for event in made]
        self.archive.recover(stage, [name for type_, body in bodies for name in events.objects(type_, body)])
        self._erase_objects(bodies)

    def _erase_objects(self, bodies: Iterable[Body]) -> None:
        for type_, body in bodies:
            if type_ == "tombstone":
                self.archive.erase(body["objects"])

    def alone(self, patience: float = PATIENCE) -> AbstractContextManager[None]:
        """Let nobody else write meanwhile; Busy where somebody does so longer than ``patience`` seconds."""
        return locked(self.path / _LOCK, patience)

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Be the only one who writes: the case is mended, and `known` is what the log says now."""
        with explaining(self.path), self.alone():
            self.mend()
            self.refresh()
            yield

    @contextmanager
    def rebuilder(self) -> Iterator[None]:
        """Be the only one who makes the database anew; others may read and write the old one meanwhile."""
        with explaining(self.path), locked(self.path / _REBUILD, patience=0, what="making the database anew in"):
            yield

    def scrub(self) -> bool:
        """See to it that nothing that was erased can be read in the files of the database; whether that could be done."""
        with suppress(Busy), self.rebuilder():  # else another is making one, and will hear of the tombstone
            Database.forget_fresh(self.place)
        return self.database.scrub()

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """Where bytes wait until an event names them."""
        with explaining(self.path):
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
        with nullcontext(stage) if stage else self.stage() as own:
            lines: list[Body] = []
            for type_, body in bodies:
                line, details = events.divided(type_, body)
                lines.append((type_, line | {"details": own.put(events.packed(details))} if details else line))
            waiting = own.settle(name for type_, line in lines for name in events.objects(type_, line))

            def move() -> None:
                self.archive.take(own.folder, waiting)
                own.moved(waiting)
                self._erase_objects(bodies)

            made = self.log.append(lines, move, own.folder.name)
        self.refresh()
        return [replace(event, body=dict(body)) for event, (_, body) in zip(made, bodies, strict=True)]

    def capture(self, came: Came) -> Capture | None:
        """A capture with its names; None where it was erased meanwhile."""
        documents = [{"id": id_} for id_ in came.documents]
        body = {"original": came.original, "documents": documents, "details": came.details}
        event = self._details.joined(Event(came.n, came.time, "capture", body, "", ""))
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

    def missing(self, database: Database) -> Iterator[Missing]:
        """The events that a database lacks."""
        for event, offset in self.log.events(database.head.offset):
            whole = self._details.joined(event)
            yield Missing(whole, offset, tuple(self._details.documents(whole)))

    def history(self) -> Iterator[Event]:
        """All events with their details."""
        return map(self._details.joined, self.log)
