"""Commands on a case, in whose folder they are called."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from beleg import adding, cases, erasing
from beleg.commands.output import DONE, not_read, progress, stream, target, tell
from beleg.errors import FixSettings
from beleg.intake.files import shown
from beleg.listing import value
from beleg.settings import Settings
from beleg.store.archive import Problem
from beleg.store.case import Folder
from beleg.store.changes import Change
from beleg.store.receipt import Receipt
from beleg.terminal import safe
from beleg.topics import topic

NOT_WHOLE = 1  # what `verify` says where anything is wrong


@contextmanager
def here(settings: Settings) -> Iterator[tuple[Folder, Settings]]:
    """The case in the working directory, its database up to date, and the settings with the case's own."""
    with closing(Folder.open(Path())) as folder:
        own = _own(folder, settings)
        with progress(folder.lacking(folder.database), own) as step:
            cases.current(folder, own, step)
        if not settings.quiet and (version := cases.newer(folder)):
            tell(f"this case was last written by beleg {version}, newer than this one: update beleg to add to it.")
        yield folder, own


def _own(folder: Folder, settings: Settings) -> Settings:
    """The case's topic, and its language unless the call names one. FixSettings where the call names another topic."""
    if "topic" in settings.given and settings.topic != folder.topic:
        raise FixSettings(
            f"the case is about {folder.topic}: leave --topic out, or make another case with `beleg init`."
        )
    language = settings.language if "language" in settings.given else folder.language
    return replace(settings, topic=folder.topic, language=language)


def init(options: Namespace, settings: Settings) -> int:
    topic(settings.topic)
    path = Path(shown(options.folder))
    Folder.create(path, settings, shown(options.database) if options.database else None).close()
    if not settings.quiet:
        print(safe(f"made the case {path}; change to it and add files: cd {path} && beleg add PATH…"))
    return DONE


def add(options: Namespace, settings: Settings) -> int:
    with here(settings) as (folder, own):

        def stored(name: str) -> None:
            if options.list:
                print(safe(name), flush=True)

        made = adding.add(folder, options.paths, own, lambda total: progress(total, own), stored)
        if not settings.quiet:
            _changed(folder, made.changes)
    status = not_read(made.skipped)
    if not settings.quiet:
        print(
            f"{made.new} added with {_many(made.documents, 'new document')} and {_many(made.claims, 'claim')}, "
            f"{made.known} there already, {len(made.skipped)} not read"
        )
    return status


def rebuild(_: Namespace, settings: Settings) -> int:
    with closing(Folder.open(Path())) as folder:
        own = _own(folder, settings)
        documents, claims, changes = cases.rebuild(folder, own, lambda total: progress(total, own))
        if not settings.quiet:
            _changed(folder, changes)
            print(f"rebuilt: {_many(documents, 'document')}, {_many(claims, 'claim')}")
    return DONE


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _changed(folder: Folder, changes: Sequence[Change]) -> None:
    """What new rules made of the claims that were there, a line each."""
    names = {one.id: one.name for one in folder.database.documents()} if changes else {}
    for one in changes:
        before, after = one.before, one.after
        there = after or before
        what = " → ".join(f"{claim.measure} {value(claim)}" if claim else "–" for claim in (before, after))
        quote = " ".join(there.span.quote.split()) if there else ""
        print(safe(f"{names.get(there.document if there else '', '')}: {what} “{quote}”"))
    if changes:
        new, gone = (sum(1 for one in changes if getattr(one, side) is None) for side in ("before", "after"))
        print(f"by the new rules {new} claims are new, {gone} are read no longer, {len(changes) - new - gone} differ")


def verify(options: Namespace, settings: Settings) -> int:
    receipt = Receipt.read(Path(options.receipt)) if options.receipt else None
    trusted = Path(options.certificates) if options.certificates else None
    if trusted and not (receipt and receipt.stamp):
        raise FixSettings("--certificates are for a stamped receipt: name one with --receipt.")
    wrong = [Problem(options.receipt, what) for what in receipt.problems(trusted)] if receipt else []
    with closing(Folder.at(Path())) as folder:
        problems = 0
        for problem in (*wrong, *cases.verify(folder, settings, receipt)):
            problems += 1
            print(safe(f"{problem.place} {problem.what.rstrip('.')}."))
        if problems:
            return NOT_WHOLE
        if not settings.quiet:
            _whole(folder, receipt, trusted)
    return DONE


def _whole(folder: Folder, receipt: Receipt | None, trusted: Path | None) -> None:
    """What was found whole, and when its receipt was stamped."""
    known = folder.known
    erased = len({event.n for event in known.erased.values()})
    also = f", {erased} erased with a tombstone" if erased else ""
    print(f"whole: {known.head[0]} events, {known.documents} documents{also}")
    if receipt and receipt.stamp:
        checked = f"which {trusted} vouches for" if trusted else "whose signature --certificates FILE would check"
        print(safe(f"stamped: event {receipt.events} at {receipt.stamp.time} by {receipt.stamp.authority}, {checked}"))


def receipt(options: Namespace, _: Settings) -> int:
    output = target(options.output)
    with closing(Folder.open(Path())) as folder:
        authority = options.authority or folder.authority
        row = Receipt.of(folder.log, shown(authority) if authority else None).row()
    with stream(output) as out:
        print(json.dumps(row), file=out)
    return DONE


def erase(options: Namespace, settings: Settings) -> int:
    by, why = shown(options.by).strip(), shown(options.why).strip()
    if not by or not why:
        raise FixSettings("an erasure needs its author and its reason: say --by WHO and --why WHY.")
    with here(settings) as (folder, own):
        erased = erasing.erase(folder, own, shown(options.document), by, why, whole=options.whole)
    if not settings.quiet:
        for name in erased.names:
            print(safe(f"erased {name}"))
    if not erased.clean:
        tell("others are reading the database: words of what was erased stay in its files until they have ended.")
    return DONE
