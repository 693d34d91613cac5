"""What commands share: where their output goes, and how they speak to a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from beleg.errors import FixSettings, StopRun
from beleg.model import Skipped
from beleg.settings import Settings
from beleg.terminal import safe

DONE, SOME_UNREAD = 0, 1
_OF_A_CASE = frozenset({"archive", "log.jsonl", "log.pending", "local.toml", ".lock", ".rebuild"})  # and beleg.db…


def progress(total: int, settings: Settings) -> AbstractContextManager[Callable[[str], None]]:
    from beleg.progress import bar

    return bar(total, sys.stderr, quiet=settings.quiet)


def target(output: str | None, paths: Sequence[str] = ()) -> Path | None:
    """Where a result is written; None is standard output."""
    if output is None or output == "-":
        return None
    file = Path(output)
    writable(file, paths)
    return file


@contextmanager
def stream(output: Path | None) -> Iterator[TextIO]:
    with ExitStack() as stack:
        yield stack.enter_context(replacing(output)) if output else sys.stdout


def style(given: str | None, output: Path | None = None, person: str = "table") -> str:
    """How a list is written: as told, else as suits a ``person`` at a terminal, and in lines of JSON for everything else."""
    return given or (person if output is None and sys.stdout.isatty() else "jsonl")


def writable(output: Path, paths: Sequence[str]) -> None:
    """Fail before the work, not after it, and never write over what is to be read, or over what a case keeps."""
    if str(output) == "-":
        raise FixSettings("the dossier is written to a file, not to standard output: name one with -o.")
    try:
        output.exists()
    except OSError as error:
        raise FixSettings(f"{output} cannot be written ({error.strerror}): name another file with -o.") from None
    if _in_case(output):
        raise FixSettings(f"{output} is kept by the case: name another file with -o.")
    if output.exists() and any(path != "-" and Path(path).resolve() == output.resolve() for path in paths):
        raise FixSettings(f"{output} is one of the files to read: name another file with -o.")
    if output.is_dir():
        raise FixSettings(f"{output} is a folder: name a file to write to with -o.")
    if not output.parent.is_dir():
        raise FixSettings(f"there is no folder {output.parent}: make it, or name another file with -o.")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise FixSettings(f"{output} cannot be written: name another file with -o.")


def _in_case(output: Path) -> bool:
    """Whether it is, or would be, one of the files that a case consists of."""
    place = output.resolve()
    for folder, name in zip(place.parents, reversed(place.parts), strict=False):
        if name in _OF_A_CASE or name.startswith("beleg.db"):
            from beleg.store.case import Folder  # loads the database: only where the name makes one wonder

            if Folder.is_one(folder):
                return True
    return False


@contextmanager
def replacing(output: Path) -> Iterator[TextIO]:
    """A file that appears whole or not at all: written beside its place, then moved there. Devices are written to."""
    output = output.resolve()  # a link stays one
    if output.exists() and not output.is_file():
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if output.exists():
            beside.chmod(output.stat().st_mode & 0o777)
        beside.replace(output)
    except OSError as error:
        raise StopRun(f"{output} could not be written ({error.strerror or error}).") from None
    finally:
        beside.unlink(missing_ok=True)


def write(output: Path, text: str) -> None:
    with replacing(output) as stream:
        stream.write(text)


def not_read(items: Sequence[Skipped]) -> int:
    """Say what could not be read and why; the exit status."""
    for item in items:
        tell(f"not read: {item.reason}")
    return SOME_UNREAD if items else DONE


def tell(sentence: str) -> None:
    print(safe(sentence), file=sys.stderr)


def arrow(file: Path) -> str:
    return f"→ {file}" if (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf") else f"-> {file}"
