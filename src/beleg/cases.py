"""Work on a case that is there: brought up to date, made anew, judged, read, checked."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from beleg import __version__
from beleg.errors import FixSettings, StopRun
from beleg.executors.local import processes, spread
from beleg.model import Document, Finding, Reading, Skipped
from beleg.pipeline import corroborate, gather, read_document, rules
from beleg.settings import Settings
from beleg.store.archive import Problem
from beleg.store.case import Folder, Missing
from beleg.store.changes import Change, compare
from beleg.store.database import Database
from beleg.store.decided import Decided
from beleg.store.events import Event
from beleg.store.judgements import Judgement
from beleg.store.lock import PATIENCE
from beleg.store.receipt import Receipt
from beleg.store.verify import verify as verify_files
from beleg.wording import words

BATCH = 64  # inputs that are stored together: one wait for the disk, and the most that a kill can cost
_STEP = 0.05  # seconds between two looks at what another process is writing
Step = Callable[[str], None]  # called for each thing that is done, with its name
Progress = Callable[[int], AbstractContextManager[Step]]  # given the number of things to do


def read_whole(document: Document, settings: Settings) -> Reading:
    """A document read; one that breaks a rule is kept without claims, until the rules can read it."""
    reading = read_document(document, replace(settings, texts=True))  # whatever is to be printed: it is stored whole
    return Reading(document, (), ()) if isinstance(reading, Skipped) else reading


def current(folder: Folder, settings: Settings, step: Step = lambda _: None) -> None:
    """Bring the database up to what the log says: after a kill, or where there is none at all.

    Where nothing can be written, wait for whoever is writing. StopRun where nobody does.
    """
    if not folder.lacking(folder.database):
        return
    if folder.is_writable:
        with writing(folder, settings, step):
            return
    until = time.monotonic() + PATIENCE
    while lacking := folder.lacking(folder.database):
        if time.monotonic() >= until:
            raise StopRun(
                f"{folder.path.resolve()} cannot be written to, and its database lacks {lacking} events of the log: call "
                "`beleg verify` there with an account that may write, or copy the folder."
            )
        time.sleep(_STEP)


@contextmanager
def writing(folder: Folder, settings: Settings, step: Step = lambda _: None) -> Iterator[None]:
    """Be the only writer of a case, whose database holds all of its log. StopRun where newer rules have read it."""
    with folder.writer():
        _not_newer(folder.path, folder.known.version)
        fill(folder, folder.database, settings, step)
        yield


def _not_newer(path: Path, version: str) -> None:
    if is_newer(version):
        raise StopRun(
            f"{path.resolve()} was last written by beleg {version}, whose rules this one ({__version__}) does not know: "
            "update beleg."
        )


def is_newer(version: str) -> bool:
    """Whether a version is newer than this program."""
    theirs, ours = ([int(part) for part in re.findall(r"\d+", one)] for one in (version, __version__))
    return theirs > ours


def fill(folder: Folder, database: Database, settings: Settings, step: Step = lambda _: None) -> None:
    """Write what the log tells and a database lacks, reading the documents from the archive."""
    lacking = folder.lacking(database)
    if not lacking:
        return
    stamp = rules(folder.topic).stamp
    folder.refresh()  # what was erased later on is not read any more
    erased = False
    found = spread(folder.missing(database), partial(_read_again, settings=settings), processes(settings, lacking))
    while batch := list(islice(found, BATCH)):
        events = [missing.event for missing, _ in batch]
        readings = [reading for _, several in batch for reading in several]
        database.apply(events, readings, stamp, offset=batch[-1][0].offset)
        erased |= any(event.type == "tombstone" for event in events)
        for event in events:
            step(event.type)
    if erased:
        database.scrub()


def _read_again(missing: Missing, settings: Settings) -> list[Reading]:
    return [read_whole(document, settings) for document in missing.documents]


def rebuild(folder: Folder, settings: Settings, progress: Progress) -> tuple[int, int, list[Change]]:
    """Make the database anew from archive and log; the number of documents and of claims, and what new rules changed.

    Others may read and add meanwhile.
    """
    with folder.rebuilder(), ExitStack() as held:
        with folder.writer():
            _not_newer(folder.path, folder.known.version)
            _tell_rules(folder)
        step = held.enter_context(progress(folder.log.head()[0]))
        with Database.fresh(folder.place) as database:
            fill(folder, database, settings, step)
            held.enter_context(folder.writer())  # what others added meanwhile; kept until the new one is in place
            fill(folder, database, settings, step)
            changes, counts = _changes(folder, database), database.counts()
        if folder.known.gone:  # perhaps the old one still held what was erased
            folder.database.scrub()
        return *counts, changes


def _changes(folder: Folder, new: Database) -> list[Change]:
    """What other rules made of the claims that the old database has."""
    if isinstance(folder.place, Path) and not folder.place.exists():
        return []
    try:
        before, after = folder.database.digests(), new.digests()
        other = [id_ for id_ in sorted(before.keys() & after.keys()) if _differ(before[id_], after[id_])]
        return [one for id_ in other for one in compare([*folder.database.claims([id_])], [*new.claims([id_])])]
    except StopRun:  # it is damaged: that is why it is made anew
        return []
    finally:
        folder.close()


def _differ(before: tuple[str, str], after: tuple[str, str]) -> bool:
    """Whether other rules read other claims."""
    return all(old != new for old, new in zip(before, after, strict=True))


def _tell_rules(folder: Folder) -> list[Event]:
    """Let the log say what documents are read by from here on. Only as the writer."""
    now = rules(folder.topic)
    if folder.known.rules == now.version:
        return []
    return folder.append([("packs", {"rules": now.version, "version": __version__, "packs": dict(now.packs)})])


def update(folder: Folder, settings: Settings, progress: Progress) -> list[Change]:
    """Read again what was read by rules that have changed since; what that made of the claims. Judgements stay."""
    with writing(folder, settings):
        if events := _tell_rules(folder):
            folder.database.apply(events, offset=folder.known.offset)
    old = stale(folder)
    if not old:
        return []
    stamp = rules(folder.topic).stamp
    changes: list[Change] = []
    documents = (one for id_ in old if (one := folder.database.document(id_)) is not None)
    with progress(len(old)) as step:
        found = spread(documents, partial(read_whole, settings=settings), processes(settings, len(old)))
        while batch := [reading for _, reading in islice(found, BATCH)]:
            with writing(folder, settings):
                changes += folder.database.reread(batch, stamp)
            for reading in batch:
                step(reading.document.name)
    return changes


def stale(folder: Folder) -> list[str]:
    """Documents that were read by rules that have changed since; none where this program's are the older ones."""
    if newer(folder):
        return []
    now = rules(folder.topic)
    return [id_ for stamp, ids in folder.database.stamps().items() if not now.made(stamp) for id_ in ids]


def newer(folder: Folder) -> str | None:
    """The version of the program that wrote a case, where that is newer than this one."""
    version = str(folder.database.settings().get("version", ""))
    return version if is_newer(version) else None


def judge(folder: Folder, judgement: Judgement) -> Judgement:
    """Record what a person decided, and return it as it stands in the log. FixSettings where that was erased meanwhile."""
    with writing(folder, Settings(folder.topic)):
        if gone := judgement.documents & folder.known.erased.keys():
            raise FixSettings(f"the document {min(gone)} has just been erased: nothing was recorded.")
        (event,) = folder.append([("judgement", judgement.body)])
        folder.database.apply([event], offset=folder.known.offset)
    return Judgement.of(event.n, event.time, event.body)


def decided(folder: Folder, settings: Settings) -> Decided:
    """What people decided in a case, to be told in the language of the settings, and for the circle that they name."""
    return Decided(folder.database.judgements(), words(settings.language, settings.topic), settings.tlp)


def readings(folder: Folder, settings: Settings) -> Iterator[Reading | Skipped]:
    """What is in a case, by name, as people have decided on it; where texts are asked for, also what could not be read.

    With their reasons the claims are read again, for these are not kept.
    """
    database = folder.database
    stored = database.readings(texts=settings.texts or settings.explain, claims=not settings.explain)
    if settings.explain:
        jobs = processes(settings, database.head.n)
        documents = (one.document for one in stored)
        stored = (reading for _, reading in spread(documents, partial(read_whole, settings=settings), jobs))
    kept = decided(folder, settings).readings(stored)
    if not settings.texts:
        yield from kept
        return
    others = database.other_names()
    for one in kept:
        names = others.get(one.document.id, ())
        also = tuple(f"The same bytes also came as {name}." for name in names if name != one.document.name)
        yield replace(one, document=replace(one.document, notes=one.document.notes + also)) if also else one
    yield from database.unread()


def findings(folder: Folder, settings: Settings) -> list[Finding]:
    """What the claims of a case are to each other, whatever people decided on these findings themselves."""
    return corroborate(gather(readings(folder, settings)), settings).findings()


def verify(folder: Folder, settings: Settings, receipt: Receipt | None) -> Iterator[Problem]:
    """What is wrong with a case; what a kill left is mended before. FixSettings where it is of another format."""
    refused = _mended(folder)
    found = verify_files(folder, receipt)
    yield from found
    if refused and not found:
        yield Problem(str(folder.path.resolve()), f"was not checked whole: {refused}")
    if not refused and not found:
        yield from _database_problems(folder, replace(settings, topic=folder.topic))


def _mended(folder: Folder) -> str:
    """Mend a case and begin to read it; what stands in the way of that, empty where nothing does."""
    try:
        if folder.is_writable:  # else it is a copy to be looked at: there is nothing to wait for
            with folder.writer():
                pass
        folder.begin()
    except FixSettings:
        raise
    except StopRun as error:
        return str(error)
    return ""


def _database_problems(folder: Folder, settings: Settings) -> list[Problem]:
    def look() -> list[Problem]:
        folder.refresh()
        return list(folder.database.check(folder.history(), folder.known.head[0]))

    try:
        current(folder, settings)
        found = look()
        if found and folder.is_writable:  # perhaps only because another was just erasing something
            with writing(folder, settings):
                found = look()
    except StopRun as error:
        return [Problem(folder.database_name, str(error))]
    return found
