"""Files on their way into a case: each taken in once, read, and stored together with others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from beleg.cases import BATCH, Progress, Step, read_whole, update, writing
from beleg.errors import SkipItem
from beleg.executors.local import processes, spread
from beleg.intake import Source
from beleg.intake import read as take_in
from beleg.model import Reading, Skipped
from beleg.pipeline import rules, sources
from beleg.settings import Settings
from beleg.store.archive import Stage
from beleg.store.case import Folder
from beleg.store.changes import Change
from beleg.store.disk import explaining
from beleg.store.events import sha256
from beleg.store.taking import Taken, captures, refused

# A batch is stored before it is full after so many bytes of originals, or so many seconds of work that a kill would cost.
WEIGHT, SECONDS = 64_000_000, 2.0


@dataclass(slots=True)
class Added:
    """What became of what was to be added; ``skipped`` could not be read."""

    new: int = 0  # inputs that came in
    documents: int = 0  # documents that were not there before
    claims: int = 0
    known: int = 0  # inputs that were there
    skipped: list[Skipped] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)  # what new rules made of claims that were there


@dataclass(frozen=True, slots=True)
class _Given:
    """An input on its way; ``source`` reads its bytes where they wait, None where their like has come in before."""

    name: str
    original: str
    source: Source | None
    size: int


def add(folder: Folder, paths: Sequence[str], settings: Settings, progress: Progress, stored: Step) -> Added:
    """Take files in. ``stored`` is called with each name once it is in the case, and nothing can undo that.

    Files may be added by several processes at once: whoever stores one first has it.
    """
    made = Added()
    made.changes = update(folder, settings, progress)
    found = [source for source in sources(paths) if not folder.holds(_path(source))]
    with folder.stage() as stage, progress(len(found)) as step:
        batch: list[Taken] = []
        weight, until = 0, time.monotonic() + SECONDS
        new = _new(found, folder, stage, made, step)
        for given, items in spread(new, partial(_read, settings=settings), processes(settings, len(found))):
            made.skipped += [item for item in items or () if isinstance(item, Skipped)]
            batch.append(Taken(given.name, given.original, items))
            weight += given.size
            if len(batch) >= BATCH or weight >= WEIGHT or time.monotonic() >= until:
                _store(folder, settings, stage, batch, made, stored)
                batch, weight, until = [], 0, time.monotonic() + SECONDS
            step(given.name)
        if batch:
            _store(folder, settings, stage, batch, made, stored)
    return made


def _path(source: Source | Skipped) -> str:
    return source.name if isinstance(source, Skipped) else source.path or source.name


def _new(found: Iterable[Source | Skipped], folder: Folder, stage: Stage, made: Added, step: Step) -> Iterator[_Given]:
    """What is not in the case yet, its bytes in the stage."""
    here: set[str] = set()
    for source in found:
        given = source if isinstance(source, Skipped) else _given(source, folder, stage, here)
        if isinstance(given, _Given):
            yield given
            continue
        if given is None:
            made.known += 1
        else:
            made.skipped.append(given)
        step(source.name)


def _given(source: Source, folder: Folder, stage: Stage, here: set[str]) -> _Given | Skipped | None:
    """An input with its bytes in the stage, why it is not taken in, or None where it is there already."""
    try:
        data = source.read()
    except SkipItem as reason:
        return Skipped(source.name, f"{Path(source.name).name} {str(reason).rstrip('.')}.")
    original = sha256(data)
    if (erased := refused(folder, Taken(source.name, original, None))) is not None:
        return erased
    before = folder.latest(original)
    is_complete = before is not None and not before.skipped
    if is_complete and source.name in folder.names(original):
        return None
    if is_complete or original in here:
        return _Given(source.name, original, None, 0)
    here.add(original)
    with explaining(folder.path):
        stage.put(data)
    return _Given(source.name, original, Source(source.name, str(stage.path(original))), len(data))


def _read(given: _Given, settings: Settings) -> tuple[Reading | Skipped, ...] | None:
    """What is in an input. Runs in any process."""
    if given.source is None:
        return None
    return tuple(item if isinstance(item, Skipped) else read_whole(item, settings) for item in take_in(given.source))


def _store(folder: Folder, settings: Settings, stage: Stage, batch: Sequence[Taken], made: Added, stored: Step) -> None:
    with writing(folder, settings):
        captured = captures(folder, batch, stage)
        if captured.bodies:
            events = folder.append(captured.bodies, stage)
            stamp = rules(folder.topic).stamp
            folder.database.apply(events, captured.readings, stamp, offset=folder.known.offset)
    left_out = {one.name for one in captured.refused}
    made.new += len(captured.bodies)
    made.known += len(batch) - len(captured.bodies) - len(captured.refused)
    made.documents += len(captured.readings)
    made.claims += sum(len(reading.claims) for reading in captured.readings)
    made.skipped += captured.refused
    for one in batch:
        if one.name not in left_out:
            stored(one.name)
