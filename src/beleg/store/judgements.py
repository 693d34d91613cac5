"""What people decide on a claim, a source, a finding or a document.

A judgement is an event of the log and never changed: who decides anew adds another, and the newest of each person counts.
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
from beleg.store.events import canonical, sha256

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
TLP = ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")  # from the closest circle to everybody: TLP 2.0
UNGRADED = "F6"  # until a person says otherwise


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. ``target`` is what it is on (see `on_claim` and its like), ``correct`` slots and what they should hold.

    ``grade`` is an Admiralty grade, a letter for the source, a digit for the information or both; ``was`` the claim as it
    was read when it was judged. ``n`` and ``time`` are those of the event, 0 and empty before there is one.
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

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise FixSettings("a judgement needs the name of the person who makes it: give one with --by.")
        if self.verdict is None and not self.grade and not self.tlp:
            raise FixSettings("a judgement needs a verdict, a grade or a TLP mark.")
        if bool(self.correct) != (self.verdict is Verdict.CORRECT):
            raise FixSettings(
                "a correction needs what is to be corrected, such as --set low=100; other verdicts take none."
            )
        if self.grade and not _is_grade(self.grade):
            raise FixSettings(
                f"{self.grade!r} is no Admiralty grade: a letter from A to F, a digit from 1 to 6, or both."
            )
        if self.tlp and self.tlp not in TLP:
            raise FixSettings(f"{self.tlp!r} is no mark of TLP 2.0: use one of {', '.join(TLP)}.")

    @property
    def key(self) -> str:
        """What it is on, as a string."""
        return f"{self.kind} {canonical(self.target).decode()}"

    @property
    def body(self) -> dict[str, Any]:
        """What the event in the log says."""
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
        )


def _is_grade(text: str) -> bool:
    if len(text) == 2:
        return text[0] in RELIABILITY and text[1] in CREDIBILITY
    return text in RELIABILITY or text in CREDIBILITY


def on_claim(claim: Claim) -> dict[str, Any]:
    """The target of a judgement on a claim: its anchor."""
    document, start, end, measure = claim.anchor
    return {"document": document, "start": start, "end": end, "measure": measure}


def on_finding(finding: Finding) -> dict[str, Any]:
    """The target of a judgement on a finding: what it says, of which claims and documents."""
    return {
        "kind": str(finding.kind),
        "ground": finding.ground,
        "claims": [list(claim.anchor) for claim in finding.claims],
        "documents": sorted(finding.documents),
    }


def finding_id(finding: Finding) -> str:
    """Sixteen hexadecimal digits by which a finding can be named; the same as long as it says the same of the same claims."""
    return sha256(canonical(on_finding(finding)))[:16]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of all the judgements on one thing.

    ``verdict`` is what those agree on who decided; None where they do not (``disputed``) or nobody did. ``latest`` is the
    newest judgement of each person, ``history`` all of them, both in the order in which they were made.
    """

    verdict: Verdict | None
    disputed: bool
    correct: Mapping[str, Any]
    grade: str
    tlp: str | None
    latest: tuple[Judgement, ...]
    history: tuple[Judgement, ...]


def standings(judgements: Iterable[Judgement]) -> dict[str, Standing]:
    """What stands, by `Judgement.key`."""
    found: dict[str, list[Judgement]] = {}
    for one in sorted(judgements, key=lambda one: one.n):
        found.setdefault(one.key, []).append(one)
    return {key: _standing(several) for key, several in found.items()}


def _standing(history: list[Judgement]) -> Standing:
    decided = {one.by: one for one in history if one.verdict is not None}
    said = [one for one in decided.values() if one.verdict is not Verdict.UNSURE]
    different = {(one.verdict, canonical(dict(one.correct))) for one in said}
    agreed = said[0] if len(different) == 1 else None
    verdict = agreed.verdict if agreed else Verdict.UNSURE if decided and not said else None
    letter, digit = UNGRADED[0], UNGRADED[1]
    tlp = None
    for one in history:
        for sign in one.grade or "":
            letter, digit = (sign, digit) if sign in RELIABILITY else (letter, sign)
        tlp = one.tlp or tlp
    return Standing(
        verdict,
        len(different) > 1,
        agreed.correct if agreed else {},
        letter + digit,
        tlp,
        tuple(sorted({one.by: one for one in history}.values(), key=lambda one: one.n)),
        tuple(history),
    )
