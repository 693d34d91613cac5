"""What people decide on a claim, a source, a finding or a document.

A judgement is an event of the log and never changed: who decides anew adds another, and what each person said last counts.
It holds on to what it was made on: a claim by its anchor (document, place, measure), which outlives new versions of the
rules, together with what was read there at the time, so that it can be shown when that is read no longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from beleg.errors import FixSettings
from beleg.model import Claim, Finding
from beleg.store.events import canonical, judged, sha256
from beleg.store.terms import fold_all

# The grades of the Admiralty code. Of a source: completely, usually, fairly, not usually reliable, unreliable, not to be judged.
_RELIABILITY = frozenset("ABCDEF")
# Of what it says: confirmed by other sources, probably true, possibly true, doubtful, improbable, not to be judged.
_CREDIBILITY = frozenset("123456")
UNGRADED = "F6"  # until a person says otherwise
_SIGN = "TLP:"
TLP = tuple(_SIGN + circle for circle in ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"))  # the closest circle first


class Verdict(StrEnum):
    """What a person says of it."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"


class On(StrEnum):
    """What a judgement can be on."""

    CLAIM = "claim"
    SOURCE = "source"
    FINDING = "finding"
    DOCUMENT = "document"


_MARKED = (On.CLAIM, On.DOCUMENT)


def grade(text: str) -> str:
    """An Admiralty grade as a person writes it (``b2``, ``B``, ``2``): a letter, a digit or both. FixSettings."""
    found = text.strip().upper()
    letter, digit = found[:1] if found[:1] in _RELIABILITY else "", found[-1:] if found[-1:] in _CREDIBILITY else ""
    if not found or found != letter + digit:
        raise FixSettings(
            f"{text!r} is no Admiralty grade: give a letter from A to F for the source, a digit from 1 to 6 for what it "
            "says, or both, such as B2."
        )
    return found


def mark(text: str) -> str:
    """A mark of TLP 2.0 as a person writes it (``amber+strict``, ``TLP:GREEN``), whole. FixSettings."""
    found = _SIGN + text.strip().upper().removeprefix(_SIGN)
    if found not in TLP:
        raise FixSettings(f"{text!r} is no mark of TLP 2.0: use one of {', '.join(TLP)}.")
    return found


def closest(marks: Iterable[str | None]) -> str | None:
    """Of several marks the one that the fewest people may read; None where there is none."""
    return min(filter(None, marks), key=TLP.index, default=None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``target`` is what it is on (see `on_claim` and its like), ``correct`` slots and what they should hold.

    ``grade`` is an Admiralty grade, a letter for the source, a digit for the information or both; ``was`` the claim as it
    was read when it was judged. ``n`` and ``time`` are those of the event, 0 and empty before there is one. Of one whose
    document was erased only who, when, where and the signs are left.
    """

    by: str
    kind: On
    target: Mapping[str, Any]
    verdict: Verdict | None = None
    why: str = ""
    correct: Mapping[str, Any] = field(default_factory=dict)
    grade: str | None = None
    tlp: str | None = None
    was: Mapping[str, Any] = field(default_factory=dict)
    n: int = 0
    time: str = ""
    erased: bool = False

    def checked(self) -> Self:
        """This, where it says something that can be said; FixSettings otherwise."""
        if not self.by.strip():
            raise FixSettings("a judgement needs the name of the person who makes it: give one with --by.")
        if self.verdict is None and not self.grade and not self.tlp:
            raise FixSettings("a judgement needs a verdict, a grade or a TLP mark.")
        if self.verdict is Verdict.CORRECT and not self.correct:
            raise FixSettings("a correction needs what is to be corrected, such as --set low=100.")
        if self.correct and self.verdict is not Verdict.CORRECT:
            raise FixSettings("only the verdict correct takes --set.")
        if self.verdict is Verdict.CORRECT and self.kind is On.DOCUMENT:
            raise FixSettings("a document cannot be corrected: accept or reject it, or correct its claims.")
        if self.grade and self.kind is On.SOURCE and self.grade[-1] in _CREDIBILITY:
            raise FixSettings(f"{self.grade} grades what a source says: of a source give only the letter, from A to F.")
        if self.tlp and self.kind not in _MARKED:
            raise FixSettings(f"a {self.kind} takes no TLP mark: mark the document, or its claims.")
        return self

    @property
    def key(self) -> str:
        """What it is on, as a string. Names of sources meet however they are written."""
        target = {"name": fold_all(self.target["name"])} if self.kind is On.SOURCE else self.target
        return f"{self.kind} {canonical(target).decode()}"

    @property
    def documents(self) -> set[str]:
        """Ids of the documents that it is on, itself or by their claims."""
        return judged(self.target)

    @property
    def body(self) -> dict[str, Any]:
        """What the event tells."""
        row: dict[str, Any] = {"by": self.by, "on": {str(self.kind): dict(self.target)}}
        if self.verdict is not None:
            row["verdict"] = str(self.verdict)
        for name in ("why", "grade", "tlp"):
            if getattr(self, name):
                row[name] = getattr(self, name)
        for name in ("correct", "was"):
            if getattr(self, name):
                row[name] = dict(getattr(self, name))
        return row

    @classmethod
    def of(cls, n: int, time: str, body: Mapping[str, Any]) -> Self:
        """The judgement that an event tells."""
        ((kind, target),) = body["on"].items()
        return cls(
            by=body["by"],
            kind=On(kind),
            target=target,
            verdict=Verdict(body["verdict"]) if "verdict" in body else None,
            why=body.get("why", ""),
            correct=body.get("correct", {}),
            grade=body.get("grade"),
            tlp=body.get("tlp"),
            was=body.get("was", {}),
            n=n,
            time=time,
            erased=body.get("erased", False),
        )


_ANCHOR = ("document", "start", "end", "measure")


def on_claim(claim: Claim) -> dict[str, Any]:
    """The target of a judgement on a claim as it was read: its anchor."""
    return dict(zip(_ANCHOR, claim.anchor, strict=True))


def anchor(target: Mapping[str, Any]) -> tuple[str, int, int, str]:
    """The anchor of the claim that is the target of a judgement."""
    document, start, end, measure = (target[name] for name in _ANCHOR)
    return document, start, end, measure


def on_finding(finding: Finding) -> dict[str, Any]:
    """The target of a judgement on a finding: what it says, of which claims and documents."""
    return {
        "kind": str(finding.kind),
        "ground": finding.ground,
        "claims": [list(claim.anchor) for claim in finding.claims],
        "documents": sorted(finding.documents),
    }


def target_id(target: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits by which a finding that was judged can be named."""
    return sha256(canonical(dict(target)))[:16]


def finding_id(finding: Finding) -> str:
    """Sixteen hexadecimal digits by which a finding can be named; the same as long as it says the same of the same claims."""
    return target_id(on_finding(finding))


def key(kind: On, target: Mapping[str, Any]) -> str:
    """The `Judgement.key` of judgements on this."""
    return Judgement("", kind, target).key


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person holds now: their newest verdict, and of corrections one after another all that they say."""

    by: str
    verdict: Verdict
    correct: Mapping[str, Any]
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of all the judgements on one thing, which are its ``history``, in the order in which they were made.

    ``verdict`` is what those agree on who decided; None where they do not (``disputed``) or nobody did. Corrections of
    different slots agree, and ``correct`` has them all. ``letter`` and ``digit`` are the newest grades, None where nobody
    gave one; ``tlp`` is the closest of what each person marked last.
    """

    history: tuple[Judgement, ...]
    opinions: tuple[Opinion, ...]
    verdict: Verdict | None
    disputed: bool
    correct: Mapping[str, Any]
    letter: str | None
    digit: str | None
    tlp: str | None

    @property
    def kind(self) -> On:
        return self.history[0].kind

    @property
    def target(self) -> Mapping[str, Any]:
        return self.history[0].target

    @property
    def grade(self) -> str:
        return (self.letter or UNGRADED[0]) + (self.digit or UNGRADED[1])

    def row(self) -> dict[str, Any]:
        """The verdicts as a line of JSON: ``verdict`` (or disputed), by whom, and what was corrected."""
        if not self.opinions:
            return {}
        row: dict[str, Any] = {"verdict": "disputed" if self.disputed else str(self.verdict)}
        row["by"] = {one.by: str(one.verdict) for one in self.opinions}
        if self.correct:
            row["was"] = {slot: self.history[-1].was.get(slot) for slot in self.correct}
        return row


def standings(judgements: Iterable[Judgement]) -> dict[str, Standing]:
    """What stands, by `Judgement.key`."""
    found: dict[str, list[Judgement]] = {}
    for one in sorted(judgements, key=lambda one: one.n):
        found.setdefault(one.key, []).append(one)
    return {name: _standing(several) for name, several in found.items()}


def _standing(history: list[Judgement]) -> Standing:
    opinions: dict[str, Opinion] = {}
    marks: dict[str, str] = {}
    letter = digit = None
    for one in history:
        if one.verdict is not None:
            before = opinions.pop(one.by, None)
            goes_on = before is not None and before.verdict is one.verdict is Verdict.CORRECT
            correct = {**before.correct, **one.correct} if before and goes_on else one.correct
            opinions[one.by] = Opinion(one.by, one.verdict, correct, one.why)
        for sign in one.grade or "":
            letter, digit = (sign, digit) if sign in _RELIABILITY else (letter, sign)
        if one.tlp:
            marks[one.by] = one.tlp
    decided = [one for one in opinions.values() if one.verdict is not Verdict.UNSURE]
    verdicts = {one.verdict for one in decided}
    correct, meet = _together(one.correct for one in decided)
    agreed = len(verdicts) == 1 and meet
    unsure = Verdict.UNSURE if opinions and not decided else None
    return Standing(
        tuple(history),
        tuple(opinions.values()),
        decided[0].verdict if agreed else unsure,
        bool(decided) and not agreed,
        correct if agreed else {},
        letter,
        digit,
        closest(marks.values()),
    )


def _together(corrections: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], bool]:
    """All of these corrections, and whether none says otherwise than another."""
    found: dict[str, Any] = {}
    meet = True
    for one in corrections:
        meet = meet and all(canonical(found[slot]) == canonical(value) for slot, value in one.items() if slot in found)
        found |= one
    return found, meet
