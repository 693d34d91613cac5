"""Whether archive and log are whole: every byte of them, against what the events say."""

from __future__ import annotations

import json
from collections.abc import Iterator

from beleg.store.archive import Problem
from beleg.store.case import Folder
from beleg.store.receipt import Receipt


def verify(folder: Folder, receipt: Receipt | None = None) -> Iterator[Problem]:
    """All problems of log and archive. Nothing is mended or written."""
    yield from folder.log.check()
    yield from folder.archive.check(_named(folder))
    if receipt:
        yield from receipt.check(folder.log)


def _named(folder: Folder) -> set[str]:
    """The objects that the log names. Lines that were altered still name theirs, or one fault would look like many."""
    named: set[str] = set()
    erased: set[str] = set()
    with folder.log.file.open("rb") as file:
        for line in file:
            try:
                event = json.loads(line)
                if event["type"] == "capture":
                    named.add(event["original"])
                    named.update(row["text"] for row in event["documents"] if "text" in row)
                elif event["type"] == "tombstone":
                    erased.update(event["objects"])
            except (ValueError, KeyError, TypeError):
                continue
    return named - erased
