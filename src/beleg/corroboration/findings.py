"""All findings over a set of documents and claims, the most important first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from beleg.corroboration.compare import Comparison
from beleg.corroboration.constraints import constraints
from beleg.corroboration.copies import Copies, Copy
from beleg.corroboration.groups import Group
from beleg.corroboration.origins import independence, primary
from beleg.corroboration.sources import Sources
from beleg.corroboration.stated import Key, Stated
from beleg.corroboration.whose import Whose
from beleg.model import Claim, Document, Finding, Relation, Stance
from beleg.topics import Topic

_ORDER = {kind: at for at, kind in enumerate(Relation)}
_REPEATED = 2  # documents, or origins, from which a figure is worth telling as one


class Case:
    """What a set of documents says, compared. Documents may be added and taken out again; the order changes nothing."""

    def __init__(self, topic: Topic, sources: Sources, language: str = "en") -> None:
        rules = constraints(topic.name)
        self.whose = Whose(topic, rules, sources, language)
        self.comparison = Comparison(rules, dollars)
        self.copies = Copies()
        self._given: dict[str, tuple[Document, tuple[Claim, ...]]] = {}
        self._repeated: dict[Key, tuple[list[Group], tuple[Finding, ...]]] = {}  # what was made of the figures of a key
        self._settled = True

    def add(self, document: Document, claims: Iterable[Claim]) -> None:
        """Take a document with its claims in; one that is there already is replaced."""
        self.remove(document.id)
        self.copies.add(document)
        light = replace(document, text="")
        claims = tuple(claims)
        self.whose.introduce(document, claims)
        self._given[document.id] = (light, claims)
        self.comparison.add(self.whose.states(light, self._given[document.id][1]))
        self._settled = False

    def remove(self, document: str) -> None:
        """Forget a document; one that is not there changes nothing."""
        if self._given.pop(document, None) is not None:
            self.comparison.remove(document)
            self.copies.remove(document)
            self._settled = False

    def settle(self) -> None:
        """Bring the spellings of names together over all documents."""
        if not self._settled:
            for document in sorted(self.whose.respelled() & self._given.keys()):
                self.comparison.remove(document)
                self.comparison.add(self.whose.states(*self._given[document]))
            self._settled = True

    def stated(self, claim: str) -> Stated | None:
        """The claim of that id, as it is compared; None where it is not among those compared."""
        self.settle()
        return self.comparison.claim(claim)

    def name(self, written: str) -> str:
        """What a speaker is called: a listed source by its name in the language of the interface, others as written."""
        return self.whose.name(written)

    def findings(self) -> list[Finding]:
        """All findings: contradictions first, syndication last; within a kind those of most documents first."""
        self.settle()
        found = [*self.comparison.findings(), *self._same(), *map(_copied, self.copies.found())]
        return sorted(found, key=_importance)

    def _same(self) -> Iterator[Finding]:
        for at, figures in self.comparison.figures():
            known = self._repeated.get(at)
            if known is None or known[0] is not figures:
                made = tuple(self._repeated_one(group) for group in figures if _worth(group))
                known = self._repeated[at] = (figures, made)
            yield from known[1]

    def _repeated_one(self, group: Group) -> Finding:
        origins = independence(group, self.whose.party, self.whose.outlets, self.whose.joint)
        names = tuple(self.whose.party(name).name for name in origins.ids)
        law = group.first.claim.stance is Stance.THREATENED
        ground = (
            "law"
            if law
            else "no_source"
            if origins.unsourced
            else "several_origins"
            if origins.independent > 1
            else "one_origin"
        )
        return Finding(
            Relation.SAME_FIGURE,
            ground,
            tuple(dict.fromkeys([primary(group).claim, *(one.claim for one in group.members)])),
            tuple(sorted(group.documents)),
            names,
            origins.independent,
            (("documents", len(group.documents)),),
            tuple((self.whose.party(a).name, self.whose.party(b).name, why) for a, b, why in origins.folded),
        )


def _worth(group: Group) -> bool:
    """It is told in several places, or by several bodies."""
    return len(group.documents) >= _REPEATED or len(group.origins) >= _REPEATED


def _copied(copy: Copy) -> Finding:
    ground = "translation" if copy.translated else "copy"
    return Finding(
        Relation.SYNDICATION, ground, (), (copy.original, copy.copy), facts=(("share", round(100 * copy.share)),)
    )


def _importance(finding: Finding) -> tuple[object, ...]:
    facts = dict(finding.facts)
    weight = float(facts.get("factor", 0)) if finding.kind is Relation.IMPLAUSIBLE else float(len(finding.documents))
    return (
        _ORDER[finding.kind],
        -finding.independent,
        -weight,
        [c.anchor for c in finding.claims[:2]],
        finding.documents[:2],
    )


def dollars(one: Stated) -> tuple[float, float] | None:
    """The bounds of a sum in US dollars at the rate of its date, or None where it is no sum or there is no rate."""
    if one.measure.unit != "money":
        return None
    value, day = one.value, one.day
    date = None if day is None else dt.date.fromordinal(day).isoformat()
    low, high = (None if n is None else _usd(float(n), value.unit, date) for n in (value.low, value.high))
    if low is None and high is None:
        return None
    return (low if low is not None else high or 0.0, high if high is not None else low or 0.0)


@lru_cache(65_536)
def _usd(amount: float, currency: str, date: str | None) -> float | None:
    from beleg.corroboration.rates import usd  # noqa: PLC0415

    return usd(amount, currency, date)


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Findings by importance, as `Case.findings` gives them."""
    return sorted(findings, key=_importance)
