"""What judgements make of what was read: claims corrected or left out, sources renamed, findings that a person has rejected."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from beleg.model import JUDGED, Claim, Document, Finding, Reading, Reason, Relation
from beleg.store.corrections import corrected
from beleg.store.judgements import (
    TLP,
    UNGRADED,
    Judgement,
    On,
    Standing,
    Verdict,
    anchor,
    closest,
    key,
    on_claim,
    on_finding,
    standings,
)
from beleg.store.terms import fold_all
from beleg.wording import Words, words


class Decided:
    """What stands of a case's judgements.

    ``say`` is the language in which it is told to readers. ``circle`` is a TLP mark: what is marked for a closer circle is
    left out, and with it all of its document, for whose text shows it.
    """

    def __init__(self, judgements: Iterable[Judgement], say: Words | None = None, circle: str | None = None) -> None:
        self.standings = standings(judgements)
        self._say = say or words("en")
        self._sources: dict[str, Standing] = {}
        self._corrected: dict[tuple[str, int, int, str], Standing] = {}  # by the anchor that they gave a claim
        self._changed: dict[str, Standing] = {}  # findings, by the key that they have since
        self._on: dict[str, list[Standing]] = {}  # on claims, by document
        self._marks: dict[str, str] = {}  # of documents, with the claims in them
        for one in self.standings.values():
            if one.kind is On.SOURCE:
                self._sources[fold_all(one.target["name"])] = one
            elif one.kind is On.CLAIM:
                self._on.setdefault(one.target["document"], []).append(one)
                if "measure" in one.correct:
                    self._corrected[(*anchor(one.target)[:3], one.correct["measure"])] = one
            elif one.kind is On.FINDING and one.correct:
                self._changed[key(On.FINDING, {**one.target, **one.correct})] = one
            if one.tlp and "document" in one.target:
                id_ = one.target["document"]
                self._marks[id_] = closest((one.tlp, self._marks.get(id_))) or one.tlp
        self.withheld = frozenset(
            id_ for id_, tlp in self._marks.items() if circle and TLP.index(tlp) < TLP.index(circle)
        )

    # What stands on one thing

    def claim(self, claim: Claim) -> Standing | None:
        """What stands of the judgements on a claim, as it was read or as it was corrected."""
        return self._corrected.get(claim.anchor) or self.standings.get(key(On.CLAIM, on_claim(claim)))

    def finding(self, finding: Finding) -> Standing | None:
        """What stands of the judgements on a finding, as it was made or as it was corrected."""
        name = key(On.FINDING, on_finding(finding))
        return self._changed.get(name) or self.standings.get(name)

    def source(self, name: str) -> Standing | None:
        return self._sources.get(fold_all(name))

    def document(self, id_: str) -> Standing | None:
        return self.standings.get(key(On.DOCUMENT, {"document": id_}))

    def on_claims(self, document: str) -> list[Standing]:
        """What stands on claims of a document, those among them that are read no longer."""
        return self._on.get(document, [])

    def mark(self, documents: Iterable[str]) -> str | None:
        """The closest TLP mark of these documents and the claims in them."""
        return closest(self._marks.get(id_) for id_ in documents) if self._marks else None

    def grade(self, claim: Claim, outlet: str | None) -> str:
        """The Admiralty grade of a claim: its own, else that of who says it or of its document; F6 where nobody gave one."""
        speaker = claim.said_by[-1] if claim.said_by else outlet or ""
        known = [one for one in (self.claim(claim), self.source(speaker), self.document(claim.document)) if one]
        letter = next((one.letter for one in known if one.letter), UNGRADED[0])
        return letter + next((one.digit for one in known if one.digit), UNGRADED[1])

    # What that makes of what was read

    def readings(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Readings with what people decided: rejected claims and those of rejected sources and documents left out."""
        for one in readings:
            id_ = one.document.id
            if id_ in self.withheld:
                continue
            standing = self.document(id_)
            claims = one.claims
            if standing is not None and standing.verdict is Verdict.REJECT:
                claims = ()
            elif self._sources or id_ in self._on:
                claims = tuple(kept for claim in one.claims if (kept := self._decide(claim)) is not None)
            notes = tuple(self._notes(one, standing))
            document = replace(one.document, notes=one.document.notes + notes) if notes else one.document
            yield one if claims is one.claims and not notes else replace(one, document=document, claims=claims)

    def _decide(self, claim: Claim) -> Claim | None:
        standing = self.standings.get(key(On.CLAIM, on_claim(claim)))
        if standing is not None:
            if standing.verdict is Verdict.REJECT:
                return None
            if standing.correct:
                claim = corrected(claim, standing.correct)
            if standing.opinions:
                claim = replace(claim, reasons=(*claim.reasons, Reason(JUDGED, self.said(standing))))
        if self._from_rejected(claim):
            return None
        said_by = tuple(self._renamed(name) for name in claim.said_by)
        return claim if said_by == claim.said_by else replace(claim, said_by=said_by)

    def _from_rejected(self, claim: Claim) -> Standing | None:
        """What stands on the innermost source of a claim, where that was rejected: others only pass on what it said."""
        standing = self.source(claim.said_by[-1]) if claim.said_by else None
        return standing if standing is not None and standing.verdict is Verdict.REJECT else None

    def _renamed(self, name: str) -> str:
        standing = self.source(name)
        return str(standing.correct["name"]) if standing is not None and "name" in standing.correct else name

    def _notes(self, reading: Reading, standing: Standing | None) -> Iterator[str]:
        """What a reader must know of the judgements on a document that its claims do not show."""
        say, id_ = self._say, reading.document.id
        if mark := self._marks.get(id_):
            yield say.say("judged.marked", mark=mark)
        if standing is not None and (standing.letter or standing.digit):
            yield say.say("judged.graded", grade=standing.grade)
        if standing is not None and standing.opinions:
            yield say.say("judged.document", said=self.said(standing))
        read = {key(On.CLAIM, on_claim(claim)) for claim in reading.claims} if id_ in self._on else set()
        for one in self.on_claims(id_):
            quote = one.history[-1].was.get("quote", "")
            if one.opinions and one.history[0].key not in read:
                yield say.say("judged.unread", quote=quote, said=self.said(one))
            elif one.verdict is Verdict.REJECT:
                yield say.say("judged.rejected", quote=quote, said=self.said(one))
        for claim in reading.claims if self._sources else ():
            if one_of := self._from_rejected(claim):
                yield say.say("judged.rejected", quote=claim.span.quote, said=self.said(one_of))

    def findings(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings without those that were rejected, the others as they were corrected."""
        return [kept for one in findings if (kept := self._found(one)) is not None]

    def _found(self, finding: Finding) -> Finding | None:
        standing = self.standings.get(key(On.FINDING, on_finding(finding)))
        if standing is None:
            return finding
        if standing.verdict is Verdict.REJECT:
            return None
        return replace(finding, kind=Relation(standing.correct["kind"])) if standing.correct else finding

    # How it is told

    def said(self, standing: Standing) -> str:
        """Who decided what and why, in one sentence without an end; of a correction the old and the new."""
        say = self._say
        was = standing.history[-1].was
        told = []
        for one in standing.opinions:
            what = say.list([f"{slot} {plain(was.get(slot))} → {plain(value)}" for slot, value in one.correct.items()])
            text = say.say(f"judged.{one.verdict}", who=one.by, what=what)
            told.append(f"{text} ({one.why})" if one.why else text)
        joined = "; ".join(told)
        return say.say("judged.disputed", said=joined) if standing.disputed else joined

    def row(self, claim: Claim, document: Document) -> dict[str, Any]:
        """What a line of claims.jsonl says of a claim besides: ``grade``, ``tlp`` where it is marked, ``judged``."""
        row: dict[str, Any] = {"grade": self.grade(claim, document.outlet)}
        standing, of_document = self.claim(claim), self.document(document.id)
        if mark := closest(one.tlp for one in (standing, of_document) if one):
            row["tlp"] = mark
        if standing and standing.opinions:
            row["judged"] = standing.row()
        return row

    def finding_row(self, finding: Finding) -> dict[str, Any]:
        """What a line of findings.jsonl says of a finding besides: ``tlp`` of its documents, ``judged``."""
        row: dict[str, Any] = {}
        if mark := self.mark({*finding.documents, *(claim.document for claim in finding.claims)}):
            row["tlp"] = mark
        standing = self.finding(finding)
        if standing and standing.opinions:
            row["judged"] = standing.row()
        return row


def plain(value: object) -> str:
    """The value of a slot, for a person."""
    if value is None or value == []:
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
