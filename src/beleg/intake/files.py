"""Which files there are to read: paths and folders, in an order that never changes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from beleg.errors import SkipItem
from beleg.model import Skipped

LARGEST = 1_000_000_000  # bytes of one file
STDIN = "-"
_IGNORED = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its name as given or joined, and where its bytes are. Holds the bytes only of standard input."""

    name: str
    path: str | None
    data: bytes | None = None

    def read(self) -> bytes:
        """The bytes. SkipItem where they cannot be had."""
        if self.data is not None:
            return self.data
        try:
            with open(self.path or "", "rb") as file:  # noqa: PTH123  # half the time of Path.open for small files
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise SkipItem(f"cannot be opened ({_reason(error)}): check the file and its permissions") from None
        if len(data) > LARGEST:
            raise SkipItem(f"is larger than {LARGEST // 1_000_000_000} GB: split it")
        return data


def shown(name: str) -> str:
    """A name that can be printed and stored: bytes that are no text are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def find(paths: Sequence[str]) -> Iterator[Source | Skipped]:
    """The files that the paths name, in the order given, those of a folder sorted by name and with its subfolders.

    What is reached twice comes once. Hidden files of folders are passed over; a path that leads nowhere, and a folder
    without files, is a Skipped.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                yield _standard_input()
            continue
        yield from _one(path, seen)


def _standard_input() -> Source | Skipped:
    if sys.stdin is None or sys.stdin.isatty():
        return Skipped(STDIN, "There is no text on standard input: pipe one in, or name a file.")
    return Source(STDIN, None, sys.stdin.buffer.read(LARGEST + 1))


def _one(path: str, seen: set[str]) -> Iterator[Source | Skipped]:
    name = shown(path) or "''"
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  # strings all the way: names may be no text
    except FileNotFoundError:
        advice = "save the page and give the file" if "://" in path else "check the path"
        yield Skipped(name, f"There is no file or folder {name}: {advice}.")
        return
    except (OSError, ValueError) as error:
        yield Skipped(name, f"{name} cannot be opened ({_reason(error)}): check the path.")
        return
    real = os.path.realpath(path)
    if not stat.S_ISDIR(mode):
        if real not in seen:
            seen.add(real)
            yield Source(name, path)
        return
    yield from _folder(path, real, seen)


def _folder(path: str, real: str, seen: set[str]) -> Iterator[Source | Skipped]:
    """The files of a folder and those below, depth first. ``real`` is the folder's own place."""
    anything = False
    if real in seen:
        return  # a loop of symbolic links, or given twice
    seen.add(real)
    stack = [iter(_entries(path, real))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, Skipped):
            anything = True
            yield entry
        else:
            place, where, is_folder = entry
            anything = anything or not is_folder or where in seen
            if where in seen:
                continue
            seen.add(where)
            if is_folder:
                stack.append(iter(_entries(place, where)))
            else:
                yield Source(shown(place), place)
    if not anything:
        name = shown(path)
        yield Skipped(name, f"The folder {name} holds no files: there is nothing to read (hidden files are left out).")


def _entries(path: str, real: str) -> list[tuple[str, str, bool] | Skipped]:
    """What a folder holds, sorted by name: path, real path, whether it is a folder. No sockets and the like."""
    found: list[tuple[str, str, bool] | Skipped] = []
    try:
        with os.scandir(path) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        return [
            Skipped(
                shown(path), f"The folder {shown(path)} cannot be opened ({_reason(error)}): check its permissions."
            )
        ]
    for entry in ordered:
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _IGNORED:
            continue
        place = os.path.join(path, entry.name)  # noqa: PTH118
        linked = entry.is_symlink()
        where = os.path.realpath(place) if linked else os.path.join(real, entry.name)  # noqa: PTH118
        try:
            if entry.is_dir():
                found.append((place, where, True))
            elif entry.is_file():
                found.append((place, where, False))
            elif linked and not os.path.exists(where):  # noqa: PTH110
                name = shown(place)
                found.append(Skipped(name, f"{shown(entry.name)} is a link that leads nowhere: remove or mend it."))
        except OSError as error:
            found.append(
                Skipped(
                    shown(place), f"{shown(entry.name)} cannot be opened ({_reason(error)}): check its permissions."
                )
            )
    return found


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
