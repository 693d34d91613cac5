"""What must go for good: a document with its original, and all that can be read about them anywhere in a case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from beleg.cases import writing
from beleg.errors import FixSettings
from beleg.settings import Settings
from beleg.store.case import Folder
from beleg.store.database import Database
from beleg.store.judgements import On
from beleg.store.terms import fold_all


@dataclass(frozen=True, slots=True)
class Erased:
    """The names of what was erased, and whether nothing of it is left in the files of the database."""

    names: tuple[str, ...]
    clean: bool


@dataclass(frozen=True, slots=True)
class _Holding:
    """What can only be erased together: documents, and the originals that hold them."""

    documents: frozenset[str]
    originals: frozenset[str]


def erase(folder: Folder, settings: Settings, name: str, by: str, why: str, *, whole: bool) -> Erased:
    """Delete a document, its original and all that can be read about them for good.

    FixSettings where no or several documents are meant, or where its original holds others and ``whole`` is not set.
    """
    with writing(folder, settings):
        holding = _meant(folder, name)
        names = tuple(sorted({one for original in holding.originals for one in folder.names(original)}))
        if len(holding.documents) > 1 and not whole:
            raise FixSettings(
                f"{name} came in a file with {len(holding.documents) - 1} other documents, {names[0]}: "
                "say --whole to erase it with all of them."
            )
        events = folder.append([("tombstone", {**_gone(folder, holding), "by": by, "why": why})])
        folder.database.apply(events, offset=folder.known.offset)
        return Erased(names, folder.scrub())


def _meant(folder: Folder, name: str) -> _Holding:
    """What a name or the beginning of an id means, with everything that must go with it. FixSettings where that is not one."""
    documents = folder.database.named(name)
    originals = [] if documents else folder.database.originals(name)  # of which nothing could be read
    meant = len(documents) + len(originals)
    if meant != 1:
        many = f"{meant} documents are" if meant else "no document is"
        raise FixSettings(f"{many} called {name}: give the id of one, or six digits of its beginning.")
    return _held_with(folder, documents, originals)


def _held_with(folder: Folder, documents: Iterable[str], originals: Iterable[str]) -> _Holding:
    """Everything that must go with documents or originals: the originals they are in, and what else is in these."""
    held = {
        original: {id_ for one in came for id_ in one.documents} for original, came in folder.known.captures.items()
    }
    gone, files = set(documents), set(originals) & held.keys()
    grown = True
    while grown:  # a record may stand in several files, which hold others
        more = {original for original, found in held.items() if gone & found} | files
        found = gone.union(*(held[original] for original in more))
        grown = (more, found) != (files, gone)
        files, gone = more, found
    return _Holding(frozenset(gone), frozenset(files))


def _gone(folder: Folder, holding: _Holding) -> dict[str, Any]:
    """What the tombstone names: documents, events whose details go, and objects, those that others need left out.

    What judgements on the documents said goes, too, and judgements on sources that nothing else names.
    """
    known, gone = folder.known, holding.documents
    came = [one for original in holding.originals for one in known.captures[original]]
    judged = {n for n, (_, documents) in known.judgements.items() if documents & gone}
    judged.update(_of_their_sources(folder.database, gone))
    said = {n: details for n in judged if (details := known.judgements[n][0]) is not None}
    objects = {*holding.originals, *(known.texts[id_] for id_ in gone), *(one.details for one in came), *said.values()}
    kept = {text for id_, text in known.texts.items() if id_ not in gone} | (known.captures.keys() - holding.originals)
    return {
        "documents": sorted(gone),
        "events": sorted([*(one.n for one in came), *said]),
        "objects": sorted(objects - kept),
    }


def _of_their_sources(database: Database, gone: frozenset[str]) -> list[int]:
    """Events of judgements on sources that nothing but these documents names."""
    judged = [one for one in database.judgements() if one.kind is On.SOURCE]
    if not judged:
        return []
    theirs: set[str] = set()
    others: set[str] = set()
    for reading in database.readings():
        of = reading.document
        names = {name for claim in reading.claims for name in claim.said_by} | {of.outlet or "", of.author or ""}
        (theirs if of.id in gone else others).update(names)
    only = set(map(fold_all, theirs)) - set(map(fold_all, others))
    return [one.n for one in judged if fold_all(str(one.target.get("name", ""))) in only]
