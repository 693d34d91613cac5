"""A claim with what comparing needs, worked out once: people, period, value in one unit, and whose figure it is."""

from __future__ import annotations

from dataclasses import dataclass

from beleg.corroboration.peoples import People, people
from beleg.corroboration.periods import Period, period
from beleg.corroboration.values import in_months
from beleg.model import Claim, Document, Kind, Measure, Stance, Value

OWN = ""  # the origin of what a document says on its own account


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim, ready to be compared.

    ``chain`` are the ids of those who say it from the outermost to the innermost, ``origin`` the id of the body that owns
    the figure (an official's institution), or OWN where no source is named. ``told`` is the day of publication.
    """

    claim: Claim
    measure: Measure
    family: str
    people: People
    side: str
    value: Value
    when: Period | None
    told: int | None
    chain: tuple[str, ...]
    origin: str
    outlet: str
    id: str  # the claim's, worked out once
    # a key that does not depend on the order of input: earliest first, a named source before none
    order: tuple[object, ...]

    @property
    def document(self) -> str:
        return self.claim.document

    @property
    def listed(self) -> bool:
        """Its source is one the topic lists, or an office; not somebody of whom nothing is known but the name."""
        return not self.origin.startswith("~")

    @property
    def denied(self) -> bool:
        return self.claim.stance is Stance.DENIED

    @property
    def day(self) -> int | None:
        """Where it stands in time: the end of its period, else the day it was published."""
        if self.when is not None and self.when.until:
            return self.when.until
        return self.told

    @property
    def start(self) -> int | None:
        """Where it stands in a series: when its period begins, where that lasts; else its day."""
        if self.when is not None and self.when.start is not None and self.when.closed and self.when.until != self.told:
            return self.when.start
        return self.day


@dataclass(frozen=True, slots=True)
class Key:
    """What claims must share to be one figure: statistics of it never mix."""

    family: str
    people: People
    side: str
    sort: str  # how it is put: asserted, denied, offered, threatened
    unit: str  # person, case, month, percent, "money"
    per: str


def key(stated: Stated) -> Key:
    stance = stated.claim.stance
    sort = "denied" if stance is Stance.DENIED else "asserted"
    if stated.measure.kind is Kind.TERM and stance is not Stance.DENIED:
        sort = "threatened" if stance is Stance.THREATENED else "asserted"
    elif stance is Stance.PLANNED:
        sort = "planned"
    unit = "money" if stated.measure.unit == "money" else stated.value.unit
    per = stated.value.per or ""
    return Key(stated.family, stated.people, stated.side, sort, unit, "" if per == "once" else per)


def side_of(claim: Claim, measure: Measure, default: str, without: frozenset[str]) -> str:
    """The side of a claim for comparing: none for measures that have none, the topic's own where the text does not say."""
    return "" if measure.name in without else claim.dimension("side") or default


def stated(
    claim: Claim,
    document: Document,
    measure: Measure,
    family: str,
    side: str,
    chain: tuple[str, ...],
    origin: str,
    outlet: str,
) -> Stated:
    told = period(document.published)
    when = period(claim.as_of)
    if when is not None and when.end is None and told is not None and told.until >= (when.start or 0):
        when = Period(when.start, told.until)  # "since 2022" was counted up to the day it was written
    day, name = told.until if told else None, claim.id
    return Stated(
        claim,
        measure,
        family,
        people(claim.about),
        side,
        in_months(claim.value),
        when,
        day,
        chain,
        origin,
        outlet,
        name,
        (day is None, day or 0, origin == OWN, claim.document, claim.span.start, claim.span.end, name),
    )
