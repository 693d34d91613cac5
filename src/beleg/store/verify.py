"""Whether archive and log are whole: every byte of them, against what the events say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

from beleg.store import events
from beleg.store.archive import Problem
from beleg.store.case import Folder
from beleg.store.lock import Busy
from beleg.store.receipt import Receipt

_PAUSE = 1.0  # seconds between two looks at a case in which others write, and we may not


def verify(folder: Folder, receipt: Receipt | None = None) -> list[Problem]:
    """All problems of log and archive. Nothing is mended or written.

    Others may be at work meanwhile, and what they are just writing looks like a fault: so what is found is looked at again
    while nobody writes, and only what is found twice is one.
    """
    found = list(_problems(folder, receipt))
    if not found:
        return []
    with ExitStack() as held:
        if folder.is_writable:
            with suppress(Busy):
                held.enter_context(folder.alone())
        else:
            time.sleep(_PAUSE)
        again = set(_problems(folder, receipt))
    return [one for one in found if one in again]


def _problems(folder: Folder, receipt: Receipt | None) -> Iterator[Problem]:
    yield from folder.log.check()
    yield from folder.archive.check(_named(folder))
    if receipt:
        yield from receipt.check(folder.log)


def _named(folder: Folder) -> set[str]:
    """The objects that the log names, those that were erased left out.

    Lines that were altered still name theirs, or one fault would look like many.
    """
    named: set[str] = set()
    with folder.log.file.open("rb") as file:
        for line in file:
            if (told := events.likely(line)) is not None:
                type_, body = told
                named.update(events.objects(type_, body))
                if type_ == "tombstone":
                    named.difference_update(body["objects"])
    return named
