"""Documents and claims for the tests: invented outlets and speakers, a text made from the claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from beleg.corroboration.findings import Case
from beleg.corroboration.sources import sources
from beleg.model import Claim, Document, Finding, Hedge, Span, Stance, Value
from beleg.topics import topic

Made = tuple[Document, list[Claim]]


def said(
    measure: str = "killed",
    low: float | None = 100,
    high: float | None = -1,
    about: Sequence[str] = ("KE",),
    by: Sequence[str] = (),
    **more: Any,
) -> dict[str, Any]:
    """What a claim says; ``high`` is ``low`` unless given."""
    return {"measure": measure, "low": low, "high": low if high == -1 else high, "about": about, "by": by} | more


def document(name: str, published: str | None, *claims: dict[str, Any], outlet: str | None = None) -> Made:
    """A document in which each claim is a sentence."""
    lines = [
        f"{name}: {c['measure']} {c['low']} {c['high']} {' '.join(c['about'])} says {' '.join(c['by'])}."
        for c in claims
    ]
    text = "\n".join(lines) or name
    identity = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    whole = Document(identity, f"{name}.txt", text, None, outlet or f"The {name.title()}", None, published, lang="en")
    found, at = [], 0
    for line, c in zip(lines, claims, strict=True):
        value = Value(c["low"], c["high"], Hedge(c.get("hedge", "exact")), c.get("unit", "person"), c.get("per"))
        stance = Stance(c.get("stance", "asserted"))
        side = c.get("side", "RU")
        found.append(
            Claim(
                identity,
                Span.of(text, at, at + len(line)),
                "en",
                c["measure"],
                value,
                tuple(c["about"]),
                c.get("as_of"),
                stance,
                tuple(c["by"]),
                (("side", side),) if side else (),
            )
        )
        at += len(line) + 1
    return whole, found


def compared(*documents: Made) -> list[Finding]:
    return case(documents).findings()


def case(documents: Iterable[Made]) -> Case:
    made = Case(topic("recruitment"), sources("recruitment"))
    for one, claims in documents:
        made.add(one, claims)
    return made


def told(findings: Iterable[Finding]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Findings as kind, ground and the ids of their claims, to be compared."""
    return [(str(f.kind), f.ground, tuple(c.id for c in f.claims)) for f in findings]


def kinds(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(str(f.kind), f.ground) for f in findings]
