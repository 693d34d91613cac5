"""Inputs as events: what of them is new, what was there, what must not come in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from beleg.model import Reading, Skipped
from beleg.store import events
from beleg.store.archive import Stage
from beleg.store.case import Folder
from beleg.store.events import Body

_Before = tuple[str, tuple[tuple[str, str], ...]]  # a file's name, and id and name of each document in it


@dataclass(frozen=True, slots=True)
class Taken:
    """One input as it was taken in: its name, its original, and what was found in it.

    ``found`` is None where the same bytes have come in before: then nothing need be read.
    """

    name: str
    original: str
    found: tuple[Reading | Skipped, ...] | None


@dataclass(frozen=True, slots=True)
class Captured:
    """What is to be stored of inputs: the events, the readings of new documents, and what must not come in again."""

    bodies: list[Body]
    readings: list[Reading]
    refused: list[Skipped]


def captures(folder: Folder, taken: Sequence[Taken], stage: Stage) -> Captured:
    """What is to be stored of what was taken in. Only as the folder's writer.

    What another process has added meanwhile, under the same name, is left out, and what it has erased is refused.
    """
    made = Captured([], [], [])
    seen: set[tuple[str, str]] = set()  # original and name
    new: dict[str, _Before] = {}  # by original
    known = set(folder.known.texts)
    for one in taken:
        if (erased := refused(folder, one)) is not None:
            made.refused.append(erased)
            continue
        is_there = (one.original, one.name) in seen or one.name in folder.names(one.original)
        if is_there and not _is_better(folder, one):
            continue
        rows: list[dict[str, Any]] = []
        skipped: list[Skipped] = []
        if one.found is None:
            before = new.get(one.original) or _before(folder, one.original)
            if before is None:  # these bytes came under another name just before, and were refused
                made.refused.append(Skipped(one.name, f"{one.name} holds what was erased: it is not taken in again."))
                continue
            file, documents = before
            rows = [{"id": id_, "name": one.name + name.removeprefix(file)} for id_, name in documents]
        for item in one.found or ():
            if isinstance(item, Skipped):
                skipped.append(item)
            elif item.document.id in known:
                rows.append({"id": item.document.id, "name": item.document.name})
            else:
                known.add(item.document.id)
                made.readings.append(item)
                rows.append(events.document_row(item.document, stage.put(item.document.text.encode())))
        seen.add((one.original, one.name))
        new[one.original] = one.name, tuple((row["id"], row["name"]) for row in rows)
        made.bodies.append(("capture", events.capture_body(one.name, one.original, rows, tuple(skipped))))
    return made


def refused(folder: Folder, one: Taken) -> Skipped | None:
    """Why an input may not come in: it, or something in it, was erased."""
    erased = folder.known.erased
    names = [one.original]
    for item in one.found or ():
        if isinstance(item, Reading):
            names += [item.document.id, events.sha256(item.document.text.encode())]
    tombstone = next((erased[name] for name in names if name in erased), None)
    if tombstone is None:
        return None
    what = "was" if one.original in erased else "holds what was"
    when, who = tombstone.time[:10], tombstone.body["by"]
    return Skipped(one.name, f"{one.name} {what} erased on {when} by {who}: it is not taken in again.")


def _before(folder: Folder, original: str) -> _Before | None:
    capture = folder.latest(original)
    return None if capture is None else (capture.name, capture.documents)


def _is_better(folder: Folder, one: Taken) -> bool:
    """More was found than when it came in before: beleg has learned to read it."""
    came = folder.known.captures.get(one.original)
    found = sum(isinstance(item, Reading) for item in one.found or ())
    return came is not None and found > len(came[-1].documents)
