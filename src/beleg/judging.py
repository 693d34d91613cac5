"""Judging from Python: what a person decides on the claims, sources, findings and documents of a case, and what was decided.

    from beleg.judging import opened

    with opened("recruits") as judging:
        judging.judge("3f8a9c0d", "correct", by="Anna", why="a typing error, see the table", correct={"low": 1400})
        judging.judge("Meridian Wire", on="source", by="Anna", grade="B")
        for one in judging.history("3f8a9c0d"):
            print(one.time, one.by, one.verdict, one.was["low"], one.correct)

`beleg judge` is the same from the command line. Whatever cannot be is one sentence: `beleg.errors.FixSettings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from beleg import cases
from beleg.errors import FixSettings
from beleg.model import Claim, Finding
from beleg.settings import Settings
from beleg.store import corrections
from beleg.store.case import Folder
from beleg.store.decided import Decided
from beleg.store.judgements import (
    Judgement,
    On,
    Standing,
    Verdict,
    anchor,
    finding_id,
    key,
    mark,
    on_claim,
    on_finding,
    target_id,
)
from beleg.store.judgements import grade as admiralty
from beleg.store.terms import fold_all
from beleg.topics import topic

Thing = TypeVar("Thing")
Kind = TypeVar("Kind", On, Verdict)
_Target = Mapping[str, Any]
_DROPPED = ("confidence", "document", "start", "end")  # of a claim as it was: what its anchor tells


@contextmanager
def opened(path: Path | str, settings: Settings | None = None) -> Iterator[Judging]:
    """The case in a folder, its database up to date. FixSettings where there is none."""
    folder = Folder.open(Path(path))
    try:
        own = replace(settings or Settings(), topic=folder.topic, language=folder.language)
        cases.current(folder, own)
        yield Judging(folder, own)
    finally:
        folder.close()


class Judging:
    """The judgements of a case.

    A thing is named as the commands print it: a claim or finding by its id or the beginning of it, a document by id or
    name, a source by its name.
    """

    def __init__(self, folder: Folder, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings

    def judge(
        self,
        name: str,
        verdict: Verdict | str | None = None,
        *,
        by: str,
        why: str = "",
        on: On | str = On.CLAIM,
        correct: Mapping[str, Any] | Sequence[str] = (),
        grade: str | None = None,
        tlp: str | None = None,
    ) -> Judgement:
        """Record what ``by`` decides, and return it as it stands in the log.

        ``correct`` are slots with what they should hold, ``{"low": 100, "about": ["KE"]}``, or as the command line takes
        them, ``["low=100", "about=KE"]``. FixSettings where there is no such thing, or it can hold no such value.
        """
        kind = _one_of(On, on, "judged")
        decided = None if verdict is None else _one_of(Verdict, verdict, "a verdict")
        target, corrected, was = self._prepared(kind, name, correct)
        graded, marked = grade and admiralty(grade), tlp and mark(tlp)
        made = Judgement(by.strip(), kind, target, decided, why.strip(), corrected, graded, marked, was)
        return cases.judge(self._folder, made.checked())

    def history(self, name: str | None = None, on: On | str = On.CLAIM) -> list[Judgement]:
        """All judgements, or those on one thing, in the order in which they were made; FixSettings where it is not there."""
        if name is None:
            return self._folder.database.judgements()
        return self._of(self._known(_one_of(On, on, "judged"), name))

    def standing(self, name: str, on: On | str = On.CLAIM) -> Standing | None:
        """What stands of the judgements on one thing; None where there are none."""
        return self.decided().standings.get(self._known(_one_of(On, on, "judged"), name))

    def decided(self) -> Decided:
        """What stands of all judgements."""
        return cases.decided(self._folder, self._settings)

    def gone(self, judgements: Sequence[Judgement]) -> set[str]:
        """Keys of those whose claim is read no longer, whose finding is made no longer, or whose document was erased."""
        database = self._folder.database
        claims = database.claims({id_ for one in judgements if one.kind is On.CLAIM for id_ in one.documents})
        there = {key(On.CLAIM, on_claim(claim)) for claim in claims}
        there |= {one.key for one in judgements if one.kind is On.DOCUMENT and database.named(one.target["document"])}
        if any(one.kind is On.FINDING for one in judgements):
            there |= {key(On.FINDING, on_finding(one)) for one in cases.findings(self._folder, self._settings)}
        return {one.key for one in judgements if one.kind is not On.SOURCE and one.key not in there}

    # What a name means

    def _of(self, target: str) -> list[Judgement]:
        return [one for one in self._folder.database.judgements() if one.key == target]

    def _prepared(
        self, kind: On, name: str, correct: Mapping[str, Any] | Sequence[str]
    ) -> tuple[_Target, Mapping[str, Any], Mapping[str, Any]]:
        """What is judged, the correction of it, checked, and what was read there. FixSettings."""
        about = topic(self._settings.topic)
        if kind is On.CLAIM:
            claim = self._claim(name)
            slots = correct if isinstance(correct, Mapping) else corrections.slots(correct, about)
            made = corrections.completed(claim, slots, about) if slots else {}
            row = claim.row(claim.document)
            return on_claim(claim), made, {slot: row[slot] for slot in row if slot not in _DROPPED}
        given = correct if isinstance(correct, Mapping) else _pairs(correct)
        if kind is On.SOURCE:
            return {"name": self._source(name)}, corrections.of_source(given) if given else {}, {}
        if kind is On.FINDING:
            finding = self._finding(name)
            made = corrections.of_finding(finding, given) if given else {}
            return on_finding(finding), made, {"kind": str(finding.kind)}
        return {"document": self._document(name)}, given, {}

    def _known(self, kind: On, name: str) -> str:
        """The key of what a name means: what is read today, or what was judged and is read no longer."""
        judged = {one.key: one for one in self._folder.database.judgements() if one.kind is kind and _names(one, name)}
        try:
            target = self._prepared(kind, name, {})[0]
        except FixSettings:
            if len(judged) == 1:
                return next(iter(judged))
            raise
        return key(kind, target)

    def _claim(self, name: str) -> Claim:
        """The claim as it was read; also by the id that it has since it was corrected."""
        found = self._folder.database.claim(name)
        if not found:
            standings = self.decided().standings.values()
            changed = {anchor(one.target): one.correct for one in standings if one.kind is On.CLAIM and one.correct}
            read = self._folder.database.claims({document for document, *_ in changed}) if changed else ()
            found = [
                claim
                for claim in read
                if claim.anchor in changed and corrections.corrected(claim, changed[claim.anchor]).id.startswith(name)
            ]
        # Claims that differ only in whose they are share a place and an id: who judges the one judges all.
        return _only(list({claim.anchor: claim for claim in reversed(found)}.values()), name, "claim")

    def _finding(self, name: str) -> Finding:
        """The finding as it was made; also by the id that it has since it was corrected."""
        made = cases.findings(self._folder, self._settings)
        decided = self.decided()
        return _only(
            [one for one in made if any(finding_id(f).startswith(name) for f in (one, *decided.findings([one])))],
            name,
            "finding",
        )

    def _document(self, name: str) -> str:
        return _only(self._folder.database.named(name), name, "document")

    def _source(self, name: str) -> str:
        """A name that a document or claim has, or that was judged; however it is written."""
        wanted = fold_all(name)
        if not wanted or not (self.decided().source(name) or any(fold_all(one) == wanted for one in self._sources())):
            raise FixSettings(
                f"{name}: no claim of the case is said by it and no document is from it; write it as `beleg claims` does."
            )
        return name.strip()

    def _sources(self) -> Iterator[str]:
        for reading in self._folder.database.readings():
            yield reading.document.outlet or ""
            for claim in reading.claims:
                yield from claim.said_by


def _names(one: Judgement, name: str) -> bool:
    """Whether a name may mean what this was on."""
    if one.kind is On.SOURCE:
        return fold_all(one.target["name"]) == fold_all(name)
    known = {On.CLAIM: one.was.get("id", ""), On.DOCUMENT: one.target.get("document", "")}
    return str(known.get(one.kind) or target_id(one.target)).startswith(name)


def _only(found: Sequence[Thing], name: str, what: str) -> Thing:
    if len(found) != 1:
        many = f"{len(found)} {what}s begin so" if found else f"there is no such {what} in the case"
        raise FixSettings(f"{name}: {many}; give the id as `beleg claims` or `beleg findings` prints it.")
    return found[0]


def _one_of(kind: type[Kind], given: str, what: str) -> Kind:
    try:
        return kind(given)
    except ValueError:
        raise FixSettings(f"{given!r} cannot be {what}: use one of {', '.join(kind)}.") from None


def _pairs(given: Sequence[str]) -> dict[str, str]:
    return {name.strip(): value.strip() for one in given for name, _, value in [one.partition("=")]}
