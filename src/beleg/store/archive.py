"""The archive: files named by the SHA-256 of their bytes, written once and never again.

New bytes wait in a stage of ``incoming`` until the log says that they came in; only then do they move to their place.
So whatever stands in ``objects`` is named by an event, and anything else there was put in by somebody else.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from beleg.store.disk import sync
from beleg.store.events import sha256
from beleg.store.lock import hold, release

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a case: the file (and line) as a path inside it, and a sentence without a subject."""

    place: str
    what: str


class Stage:
    """Bytes on their way into an archive. Belongs to one process, and is swept by another once that has ended."""

    def __init__(self, archive: Archive) -> None:
        archive.incoming.mkdir(parents=True, exist_ok=True)
        self._archive = archive
        self.folder, self._held = _own(archive.incoming)
        self._waiting: set[str] = set()

    def put(self, data: bytes) -> str:
        """Take bytes in; their SHA-256. What the archive has is not written again."""
        name = sha256(data)
        if name not in self._waiting and not self._archive.has(name):
            (self.folder / name).write_bytes(data)
            self._waiting.add(name)
        return name

    def path(self, name: str) -> Path:
        """Where the bytes of that name can be read now."""
        return self.folder / name if name in self._waiting else self._archive.path(name)

    def settle(self, names: Iterable[str]) -> list[str]:
        """Bring those of these that wait onto the disk; which they are."""
        waiting = sorted(set(names) & self._waiting)
        for name in waiting:
            sync(self.folder / name)
            self._archive.path(name).parent.mkdir(parents=True, exist_ok=True)
        if waiting:
            sync(self.folder)
        return waiting

    def moved(self, names: Iterable[str]) -> None:
        """These are in their place now."""
        self._waiting.difference_update(names)

    def close(self, *, keep: bool = False) -> None:
        """Let go of the stage. ``keep`` where an append that was broken off needs it: whoever mends that sweeps it."""
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
        release(self._held)


class Archive:
    """The archive in a folder, ``objects/ab/<sha256>`` and ``incoming``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.objects = folder / "objects"
        self.incoming = folder / "incoming"

    def create(self) -> None:
        self.objects.mkdir(parents=True, exist_ok=True)
        self.incoming.mkdir(exist_ok=True)

    def path(self, name: str) -> Path:
        return self.objects / name[:2] / name

    def has(self, name: str) -> bool:
        return self.path(name).exists()

    def get(self, name: str) -> bytes:
        """The bytes of that name; FileNotFoundError where they are not there. They are not checked: `check` does that."""
        return self.path(name).read_bytes()

    def take(self, folder: Path, names: Iterable[str]) -> None:
        """Move files out of a stage to their place, for good."""
        touched = set()
        for name in names:
            waiting, place = folder / name, self.path(name)
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                waiting.chmod(0o444)
                waiting.rename(place)
                touched.add(place.parent)
        for parent in sorted(touched):
            sync(parent)
        if touched:
            sync(self.objects)

    def recover(self, stage: str, names: Iterable[str]) -> None:
        """Move what waited in that stage when a process was killed. Other stages may hold half of the same bytes."""
        folder = self.incoming / stage
        if stage and folder.parent == self.incoming:
            self.take(folder, [name for name in names if (folder / name).is_file()])

    def has_stages(self) -> bool:
        return self.incoming.exists() and any(self.incoming.iterdir())

    def sweep(self) -> None:
        """Delete the stages of processes that have ended."""
        for path in list(self.incoming.iterdir()) if self.incoming.exists() else []:
            if not path.is_dir():
                continue  # nobody of ours put it there: `check` names it
            try:
                held = os.open(path, os.O_RDONLY)
            except (FileNotFoundError, PermissionError):
                continue  # swept by another, or that of another account
            try:
                hold(held)
                shutil.rmtree(path, ignore_errors=True)  # its process may just have done so itself
            except BlockingIOError:
                pass  # its process is at work
            finally:
                release(held)

    def erase(self, names: Iterable[str]) -> None:
        """Delete objects for good: only what a tombstone names."""
        for name in names:
            self.path(name).unlink(missing_ok=True)

    def check(self, named: Iterable[str]) -> Iterator[Problem]:
        """What is not as the log implies, whose events name ``named``: altered, missing and extra files."""
        wanted = set(named)
        for path in self._files(self.folder):
            place = path.relative_to(self.folder.parent).as_posix()
            if path.is_symlink() or not path.is_file() or path != self.path(path.name):
                yield Problem(place, "is no file that beleg put there")
                continue
            if path.name not in wanted:
                yield Problem(place, "is named by no event of the log")
                continue
            wanted.discard(path.name)
            try:
                digest = _digest(path)
            except OSError as error:
                yield Problem(place, f"cannot be read ({error.strerror})")
                continue
            if digest != path.name:
                yield Problem(place, f"was altered: its bytes have the SHA-256 {digest}")
        for name in sorted(wanted):
            yield Problem(f"{self.folder.name}/objects/{name[:2]}/{name}", "is missing")

    def _files(self, folder: Path) -> Iterator[Path]:
        """All that is no folder, below a folder, by name; stages are their processes' own."""
        for path in sorted(folder.iterdir()):
            if not path.is_dir() or path.is_symlink():
                yield path
            elif folder != self.incoming:
                yield from self._files(path)


def _own(incoming: Path) -> tuple[Path, int]:
    """A new folder with its lock, which the system lets go when this process ends, however it ends."""
    while True:
        folder = incoming / secrets.token_hex(8)
        folder.mkdir()
        try:
            held = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue  # swept in the moment before it was locked
        try:
            hold(held)
        except BlockingIOError:
            os.close(held)
            continue
        if folder.exists():
            return folder, held
        release(held)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
