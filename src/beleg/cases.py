"""Work on a case that is there: brought up to date, made anew, read, judged, erased, checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from beleg import __version__
from beleg.errors import FixSettings, StopRun
from beleg.executors.local import processes, spread
from beleg.model import Document, Finding, Reading, Skipped
from beleg.pipeline import corroborate, gather, read_document, rules
from beleg.settings import Settings
from beleg.store.archive import Problem
from beleg.store.case import Folder, Told
from beleg.store.changes import Change
from beleg.store.database import Database
from beleg.store.decided import Decided
from beleg.store.receipt import Receipt
from beleg.store.verify import verify as verify_files

BATCH = 64  # inputs that are stored together: one wait for the disk, and the most that a kill can cost
Step = Callable[[str], None]


def whole(document: Document, settings: Settings) -> Reading:
    """A document read; one that breaks a rule is kept without claims, until the rules can read it."""
    reading = read_document(document, replace(settings, texts=True))  # whatever is to be printed: it is stored whole
    return Reading(document, (), ()) if isinstance(reading, Skipped) else reading


def current(folder: Folder, settings: Settings, step: Step = lambda _: None) -> None:
    """Bring the database up to what the log says: after a kill, or where there is none at all."""
    if folder.lacking(folder.database):
        with folder.writer():
            _fill(folder, folder.database, settings, step)


def _fill(folder: Folder, database: Database, settings: Settings, step: Step) -> None:
    """Write what the log tells and a database lacks, reading the documents from the archive."""
    stamp = rules(folder.topic).stamp
    folder.refresh()  # what was erased later on is not read any more
    batch: list[Told] = []
    readings: list[Reading] = []
    jobs = processes(settings, folder.lacking(database))
    one = partial(_read_again, settings=settings)
    for told, found in spread(folder.missing(database), one, jobs):
        batch.append(told)
        readings += found
        if len(batch) >= BATCH:
            database.apply([one.event for one in batch], readings, stamp, batch[-1].offset)
            batch, readings = [], []
        step(told.event.type)
    if batch:
        database.apply([one.event for one in batch], readings, stamp, batch[-1].offset)


def _read_again(told: Told, settings: Settings) -> list[Reading]:
    return [whole(document, settings) for document in told.documents]


def rebuild(
    folder: Folder, settings: Settings, progress: Callable[[int], AbstractContextManager[Step]]
) -> tuple[int, int, list[Change]]:
    """Make the database anew from archive and log; the number of documents and of claims, and what new rules changed."""
    try:
        changes = update(folder, settings, progress)
    except StopRun:  # it is damaged, or of another log: that is why it is made anew
        changes = []
    folder.close()
    with ExitStack() as held:
        step = held.enter_context(progress(folder.log.head()[0]))
        with Database.fresh(folder.place) as database:
            _fill(folder, database, settings, step)
            held.enter_context(folder.writer())  # what others added meanwhile; kept until the new one is in place
            _fill(folder, database, settings, step)
            return sum(1 for _ in database.documents()), sum(1 for _ in database.claims()), changes


def update(folder: Folder, settings: Settings, progress: Callable[[int], AbstractContextManager[Step]]) -> list[Change]:
    """Read again what was read by rules that have changed since; what that made of the claims. Judgements stay."""
    now = rules(folder.topic)
    with folder.writer():
        if folder.known.rules != now.version:
            folder.append([("packs", {"rules": now.version, "version": __version__, "packs": dict(now.packs)})])
    current(folder, settings)
    old = stale(folder)
    if not old:
        return []
    changes: list[Change] = []
    documents = (one for id_ in old if (one := folder.database.document(id_)) is not None)
    with progress(len(old)) as step:
        found = spread(documents, partial(whole, settings=settings), processes(settings, len(old)))
        while batch := [reading for _, reading in islice(found, BATCH)]:
            with folder.writer():
                changes += folder.database.reread(batch, now.stamp)
            for reading in batch:
                step(reading.document.name)
    return changes


def stale(folder: Folder) -> list[str]:
    """Documents that were read by rules that have changed since."""
    now = rules(folder.topic)
    return [id_ for stamp, ids in folder.database.stamps().items() if not now.made(stamp) for id_ in ids]


def judge(folder: Folder, body: Mapping[str, Any]) -> None:
    """Record what a person decided."""
    with folder.writer():
        behind = folder.lacking(folder.database)
        events = folder.append([("judgement", body)])
        if not behind:
            folder.database.apply(events, (), "", folder.known.offset)


def readings(folder: Folder, settings: Settings) -> Iterator[Reading | Skipped]:
    """What is in a case, by name, as people have decided on it; where texts are asked for, also what could not be read.

    With their reasons the claims are read again, for these are not kept.
    """
    database = folder.database
    stored = database.readings(texts=settings.texts or settings.explain, claims=not settings.explain)
    if settings.explain:
        jobs = processes(settings, database.head.n)
        documents = (one.document for one in stored)
        stored = (reading for _, reading in spread(documents, partial(whole, settings=settings), jobs))
    decided = Decided(database.judgements()).readings(stored)
    if not settings.texts:
        yield from decided
        return
    folder.refresh()
    for one in decided:
        names = [name for _, _, name in database.captures(one.document.id) if name != one.document.name]
        also = tuple(f"The same bytes also came as {name}." for name in names)
        yield replace(one, document=replace(one.document, notes=one.document.notes + also)) if also else one
    for capture in folder.known.originals.values():
        yield from capture.skipped


def findings(folder: Folder, settings: Settings) -> list[Finding]:
    """What the claims of a case are to each other; those that a person rejected are left out."""
    found = corroborate(gather(readings(folder, settings)), settings).findings()
    return Decided(folder.database.judgements()).findings(found)


def verify(folder: Folder, settings: Settings, receipt: Receipt | None) -> Iterator[Problem]:
    """What is wrong with a case; what a kill left is mended before."""
    refused = ""
    if os.access(folder.path, os.W_OK):  # else it is a copy to be looked at: there is nothing to wait for
        try:
            with folder.writer():
                pass
        except StopRun as error:
            refused = str(error)
    found = list(verify_files(folder, receipt))
    yield from found
    if refused and not found:
        yield Problem(str(folder.path.resolve()), f"was not checked whole: {refused}")
    if refused or found:
        return
    try:
        folder.init = folder.log.first().body
        current(folder, replace(settings, topic=folder.topic))
    except StopRun as error:
        yield Problem(folder.place.name, str(error))
        return
    yield from folder.database.check(iter(folder.log))


def erase(folder: Folder, name: str, by: str, why: str, *, whole: bool) -> list[str]:
    """Delete a document's text and original for good; the names of what was erased.

    FixSettings where no or several documents are meant, or where its original holds others and ``whole`` is not set.
    """
    found = folder.database.named(name)
    if len(found) != 1:
        many = f"{len(found)} documents are" if found else "no document is"
        raise FixSettings(f"{many} called {name}: give the id of one, or enough of its beginning.")
    with folder.writer():
        current = folder.holding(found[0])
        if len(current.documents) > 1 and not whole:
            raise FixSettings(
                f"{name} came in a file with {len(current.documents) - 1} other documents, {current.names[0]}: "
                "say --whole to erase it with all of them."
            )
        events = folder.erase(current, by, why)
        if not folder.lacking(folder.database) - len(events):
            folder.database.apply(events, (), "", folder.known.offset)
    return [*current.names]
