"""What judgements make of what was read: claims corrected or left out, sources renamed, findings that a person has rejected."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from beleg.errors import FixSettings
from beleg.model import Claim, Finding, Hedge, Number, Reading, Stance, Value
from beleg.store.judgements import Judgement, On, Standing, Verdict, on_claim, on_finding, standings
from beleg.store.terms import fold_all

_VALUE = ("low", "high", "hedge", "unit", "per")
_LISTS = {"about": ",", "said_by": ">"}  # what stands between several
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")
SLOTS = (*_VALUE, "measure", "about", "as_of", "stance", "said_by")


def slots(given: Iterable[str], measures: Collection[str], dimensions: Collection[str]) -> dict[str, Any]:
    """Corrections as a person writes them, ``low=100`` or ``said_by=Reuters > Ministry``, checked: FixSettings.

    Nothing behind the sign means that the slot should be empty. ``dimensions`` are what the topic adds to a claim.
    """
    found: dict[str, Any] = {}
    for one in given:
        name, sign, text = (piece.strip() for piece in one.partition("="))
        if not sign or name not in (*SLOTS, *dimensions):
            known = ", ".join((*SLOTS, *dimensions))
            raise FixSettings(f"{one!r} is no correction: write SLOT=VALUE, where SLOT is one of {known}.")
        found[name] = _slot(name, text, measures)
    return found


def _slot(name: str, text: str, measures: Collection[str]) -> Any:
    if name in _LISTS:
        return [piece for one in text.split(_LISTS[name]) if (piece := one.strip())]
    if not text:
        if name in ("measure", "hedge", "unit", "stance"):
            raise FixSettings(f"{name} cannot be empty: give it a value.")
        return None
    if name in ("low", "high"):
        return _number(name, text)
    allowed: dict[str, Sequence[str]] = {"hedge": list(Hedge), "stance": list(Stance), "measure": sorted(measures)}
    if name in allowed and text not in allowed[name]:
        raise FixSettings(f"{text!r} is no {name}: use one of {', '.join(allowed[name])}.")
    if name == "as_of" and not _DATE.fullmatch(text):
        raise FixSettings(f"{text!r} is no date: write 2025, 2025-03, 2025-03-14, or two of them with a / between.")
    return text


def _number(name: str, text: str) -> Number:
    if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise FixSettings(f"{text!r} is no number for {name}: write digits, such as 12000 or 2.5.")
    return float(text) if "." in text else int(text)


def corrected(claim: Claim, correct: Mapping[str, Any]) -> Claim:
    """The claim with these slots; its place and its words stay."""
    value = claim.value
    parts = {name: correct[name] for name in _VALUE if name in correct}
    if parts:
        low, high = parts.get("low", value.low), parts.get("high", value.high)
        if low is not None and high is not None and low > high:
            raise FixSettings(f"low is above high ({low} and {high}): set both.")
        value = Value(
            low,
            high,
            Hedge(parts.get("hedge", value.hedge)),
            parts.get("unit", value.unit),
            parts.get("per", value.per),
        )
    dimensions = dict(claim.dimensions)
    for name, said in correct.items():
        if name not in SLOTS:
            dimensions.pop(name, None)
            if said is not None:
                dimensions[name] = said
    return replace(
        claim,
        measure=correct.get("measure", claim.measure),
        value=value,
        about=tuple(correct.get("about", claim.about)),
        as_of=correct.get("as_of", claim.as_of),
        stance=Stance(correct.get("stance", claim.stance)),
        said_by=tuple(correct.get("said_by", claim.said_by)),
        dimensions=tuple(dimensions.items()),
        confidence=1.0,
    )


class Decided:
    """What stands of a case's judgements."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.standings = standings(judgements)
        # Names of sources meet however they are written.
        self._sources = {
            fold_all(one.latest[0].target["name"]): one
            for one in self.standings.values()
            if one.latest[0].kind is On.SOURCE
        }

    def claim(self, claim: Claim) -> Standing | None:
        """What stands of the judgements on a claim as it was read."""
        return self.standings.get(Judgement("-", On.CLAIM, on_claim(claim), Verdict.UNSURE).key)

    def finding(self, finding: Finding) -> Standing | None:
        return self.standings.get(Judgement("-", On.FINDING, on_finding(finding), Verdict.UNSURE).key)

    def source(self, name: str) -> Standing | None:
        return self._sources.get(fold_all(name))

    def document(self, id_: str) -> Standing | None:
        return self.standings.get(Judgement("-", On.DOCUMENT, {"document": id_}, Verdict.UNSURE).key)

    def readings(self, readings: Iterable[Reading]) -> Iterable[Reading]:
        """Readings with what people decided: rejected claims and those of rejected sources and documents left out."""
        for one in readings:
            of_it = self.document(one.document.id)
            if of_it is not None and of_it.verdict is Verdict.REJECT:
                yield replace(one, claims=())
                continue
            claims = tuple(kept for claim in one.claims if (kept := self._decide(claim)) is not None)
            yield one if claims == one.claims else replace(one, claims=claims)

    def _decide(self, claim: Claim) -> Claim | None:
        of_it = self.claim(claim)
        if of_it is not None and of_it.verdict is Verdict.REJECT:
            return None
        if of_it is not None and of_it.verdict is Verdict.CORRECT:
            # Half of an interval was corrected, and the other half is read otherwise by now: a person must look again.
            with suppress(FixSettings):
                claim = corrected(claim, of_it.correct)
        if not self._sources:
            return claim
        said_by = tuple(self._renamed(name) for name in claim.said_by)
        innermost = self.source(claim.said_by[-1]) if claim.said_by else None
        if innermost is not None and innermost.verdict is Verdict.REJECT:
            return None
        return claim if said_by == claim.said_by else replace(claim, said_by=said_by)

    def _renamed(self, name: str) -> str:
        of_it = self.source(name)
        return str(of_it.correct["name"]) if of_it is not None and "name" in of_it.correct else name

    def findings(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings without those that were rejected."""
        return [one for one in findings if (of_it := self.finding(one)) is None or of_it.verdict is not Verdict.REJECT]

    def as_read(self, id_: str, claims: Iterable[Claim]) -> list[Claim]:
        """Claims as they were read, by the beginning of the id that they have now: a corrected value has another."""
        return [
            claim
            for claim in claims
            if (of_it := self.claim(claim)) is not None
            and of_it.verdict is Verdict.CORRECT
            and corrected(claim, of_it.correct).id.startswith(id_)
        ]

    def unread(self, exists: Callable[[Mapping[str, Any]], bool]) -> list[Standing]:
        """What was judged as a claim and is read no longer; ``exists`` says whether an anchor still is one."""
        return [
            one
            for one in self.standings.values()
            if one.latest[0].kind is On.CLAIM and not exists(one.latest[0].target)
        ]
