"""Findings on the page, by kind, each with the claims that it compares side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from beleg.dossier.ledger import Entry, Ledger, publisher
from beleg.dossier.letters import line
from beleg.dossier.plain import Plain
from beleg.dossier.rows import Place, Row, place, row
from beleg.model import Finding, Relation
from beleg.wording import citation, path

OPEN = 12  # findings of a kind that stand open
FOLDED = 200  # more of a kind, told by their sentences alone; what is left is counted
PATHS = 6  # sources of a figure of which is told whom they repeat
SIDE_BY_SIDE = 2  # claims that stand next to each other; a figure's other places are a list


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that a finding is about."""

    number: int
    title: str
    publisher: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: its sentence, the claims beside each other, where else the same stands, the documents it is about."""

    why: Markup
    rows: tuple[Row, ...] = ()
    places: tuple[Place, ...] = ()
    places_label: str = ""
    copies: tuple[Copy, ...] = ()
    notes: tuple[str, ...] = ()  # of a figure: where it was told first, and how its origins were counted


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one kind."""

    kind: str
    title: str
    count: str
    told: tuple[Told, ...]
    more: tuple[Told, ...] = ()
    more_label: str = ""
    left_out: str = ""


def chapters(findings: Sequence[Finding], known: Ledger, plain: Plain) -> tuple[Chapter, ...]:
    """A chapter a kind, in the order in which kinds first come; findings keep theirs.

    A finding whose claims cannot be shown is left out; of one about documents it is these that must be there.
    """
    kinds: dict[Relation, list[Finding]] = {}
    for finding in findings:
        if _shown(finding, known):
            kinds.setdefault(finding.kind, []).append(finding)
    return tuple(_chapter(kind, own, known, plain) for kind, own in kinds.items())


def counted(findings: Sequence[Finding], plain: Plain) -> str:
    """How many findings there are of each kind, in the order in which these first come."""
    counts: dict[Relation, int] = {}
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
    return plain.words.list([plain.words.say(f"findings.counts.{kind}", count) for kind, count in counts.items()])


def _shown(finding: Finding, known: Ledger) -> bool:
    claims = [claim for claim in finding.claims if claim in known.entries]
    return bool(claims) if finding.claims else any(name in known.numbers for name in finding.documents)


def _chapter(kind: Relation, own: Sequence[Finding], known: Ledger, plain: Plain) -> Chapter:
    words = plain.words
    folded = own[OPEN:] if len(own) > OPEN + 1 else ()
    standing = own[: len(own) - len(folded)]
    left_out = len(folded) - FOLDED
    return Chapter(
        kind=str(kind),
        title=words.text(f"findings.titles.{kind}"),
        count=words.say(f"findings.counts.{kind}", len(own)),
        told=tuple(_told(finding, known, plain) for finding in standing),
        more=tuple(_briefly(finding, known, plain) for finding in folded[:FOLDED]),
        more_label=words.say("findings.more", len(folded)),
        left_out=words.say("findings.left_out", left_out) if left_out > 0 else "",
    )


def _told(finding: Finding, known: Ledger, plain: Plain) -> Told:
    entries = [known.entries[claim] for claim in dict.fromkeys(finding.claims) if claim in known.entries]
    # Of a figure given in many places two documents stand beside each other; a pair stays as it is.
    elsewhere = [entry for entry in entries[1:] if entry.document != entries[0].document]
    beside = entries if len(entries) <= SIDE_BY_SIDE else [entries[0], *(elsewhere or entries[1:])[: SIDE_BY_SIDE - 1]]
    others = [entry for entry in entries if entry not in beside]
    return Told(
        why=plain.why(finding),
        rows=tuple(row(entry, plain) for entry in beside),
        places=tuple(place(entry, plain.words) for entry in others),
        places_label=plain.words.say("row.places", len(others)) if others else "",
        copies=_copies(finding, known, plain) if not finding.claims else (),
        notes=_notes(finding, entries, plain),
    )


def _notes(finding: Finding, entries: Sequence[Entry], plain: Plain) -> tuple[str, ...]:
    """Of a figure where it was told first, as a citation to copy, and how its origins were counted."""
    if finding.kind is not Relation.SAME_FIGURE or not entries:
        return ()
    words = plain.words
    first = words.say("check.first", citation=citation(entries[0].claim, entries[0].reading.document, words))
    return (line(first), *(line(text) for text in path(finding, words)[:PATHS]))


def _briefly(finding: Finding, known: Ledger, plain: Plain) -> Told:
    """The sentence, with links to what it is about."""
    entries = [known.entries[claim] for claim in dict.fromkeys(finding.claims) if claim in known.entries]
    return Told(
        why=plain.why(finding),
        places=tuple(place(entry, plain.words) for entry in entries[:SIDE_BY_SIDE]),
        copies=_copies(finding, known, plain) if not finding.claims else (),
    )


def _copies(finding: Finding, known: Ledger, plain: Plain) -> tuple[Copy, ...]:
    made = []
    for name in finding.documents:
        if (number := known.numbers.get(name)) is None:
            continue
        document = known.readings[number - 1].document
        made.append(
            Copy(
                number,
                line(document.title or "") or plain.words.text("documents.untitled"),
                publisher(document),
                line(plain.words.date(document.published) or "") or None,
            )
        )
    return tuple(made)
