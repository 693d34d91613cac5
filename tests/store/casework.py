"""What the tests of a whole case share: texts with one claim each, and calls without progress."""

import os
import sys
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from beleg import adding, cases, erasing
from beleg.model import Reading
from beleg.settings import Settings
from beleg.store.case import Folder
from beleg.store.receipt import Receipt

ONE = Settings(jobs=1, quiet=True)
SENTENCE = "Mehr als {} Kasachen kämpfen für Russland, teilte das Ministerium mit.\n"


def silent(_: int) -> AbstractContextManager[Callable[[str], None]]:
    return nullcontext(lambda _: None)


def write(folder: Path, count: int, first: int = 1000) -> Path:
    """Texts in a folder, a claim in each."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(SENTENCE.format(first + number), "utf-8")
    return folder


def add(folder: Folder, *paths: Path, stored: Callable[[str], None] = lambda _: None) -> adding.Added:
    return adding.add(folder, [str(path) for path in paths], ONE, silent, stored)


def erase(folder: Folder, name: object, why: str = "a court's order", *, whole: bool = False) -> erasing.Erased:
    return erasing.erase(folder, ONE, str(name), "A. Editor", why, whole=whole)


def problems(folder: Folder, receipt: Receipt | None = None) -> list[str]:
    checked = Folder.at(folder.path)
    try:
        return [f"{one.place} {one.what}" for one in cases.verify(checked, ONE, receipt)]
    finally:
        checked.close()


def claims(folder: Folder) -> list[tuple[str, Any]]:
    found = [item for item in cases.readings(folder, ONE) if isinstance(item, Reading)]
    return [(one.document.name, claim.value.low) for one in found for claim in one.claims]


def forked() -> int:
    """The number of a new process, or 0 in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # forking where there are threads: the child calls nothing of theirs
        return os.fork()


def in_process(work: Callable[[], object]) -> int:
    """Do the work in a process of its own; its number."""
    child = forked()
    if not child:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001
            print(f"{type(error).__name__}: {error}", file=sys.__stderr__, flush=True)
        finally:
            os._exit(1)
    return child


def succeeded(children: list[int]) -> bool:
    return [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)
