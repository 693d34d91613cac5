"""A figure over time, and what stands today: a range with the number of independent origins, never an average.

After the standards of casualty recording (Every Casualty Counts: a figure keeps its source) and UCDP's low, best and high
estimates: of every origin only its latest figure counts; what it took back, what cannot be and what is much older than
the newest figure is history. The range runs from the smallest to the largest of what is left; the best statement is the
one that most independent origins give, the newest among equals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from beleg.corroboration.findings import Case
from beleg.corroboration.groups import Group
from beleg.corroboration.stated import OWN
from beleg.corroboration.values import named
from beleg.model import Claim, Finding, Hedge, Kind, Number, Relation, Standing

FRESH = 550  # days by which a figure may be older than the newest and still stand
_OPEN = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
FigureKey = tuple[str, tuple[str, ...], str]  # measure, people, side


def standings(case: Case, findings: Sequence[Finding]) -> dict[FigureKey, Standing]:
    """What stands today, for every measure and people that are counted; offers, laws and sentences are no counts."""
    doubtful = {f.claims[0].id for f in findings if f.kind is Relation.IMPLAUSIBLE and f.claims}
    taken_back = {f.claims[0].id for f in findings if f.kind is Relation.REVISION and f.ground == "corrected"}
    gathered: dict[FigureKey, list[Group]] = defaultdict(list)
    for at, groups in case.comparison.figures():
        if at.sort == "asserted" and at.unit != "percent" and not at.per:
            for group in groups:
                for measure in group.measures:
                    gathered[measure, at.people, at.side].append(group)
    found = {}
    for key in sorted(gathered):
        groups = [g for g in gathered[key] if g.first.measure.kind is not Kind.TERM]
        if groups and (one := _standing(case, groups, key[0], doubtful | taken_back)) is not None:
            found[key] = one
    return found


def _standing(case: Case, groups: Sequence[Group], measure: str, out: set[str]) -> Standing | None:
    sound = [g for g in groups if not any(s.id in out for s in g.members)]
    current = _latest(sound)
    if not current:
        return None
    supported = [(_support(case, g), g) for g in current]
    independent, best = max(supported, key=lambda row: (row[0], len(row[1].documents), row[1].days or (0, 0)))
    highs = [(_or(g.value.high, g.value.low), g.value.hedge in _OPEN) for g in current]
    high, is_open = max(highs)
    return Standing(
        min(_or(g.value.low, g.value.high) for g in current),
        high,
        is_open,
        _claim(best, measure),
        independent,
        len(best.documents),
        tuple(_claim(g, measure) for g in sorted(current, key=lambda g: (g.days or (0, 0), g.first.order))),
        len(groups) - len(current),
    )


def _or(number: Number | None, other: Number | None) -> Number:
    return number if number is not None else other or 0


def _claim(group: Group, measure: str) -> Claim:
    """The claim that stands for a figure, under this measure where it is given under several."""
    own = [s for s in group.members if s.claim.measure == measure]
    return Group.of(own, group.value).best.claim if own else group.best.claim


def _support(case: Case, group: Group) -> int:
    from beleg.corroboration.origins import independence  # noqa: PLC0415

    return independence(group, case.whose.party, case.whose.outlets, case.whose.joint).independent


def _latest(groups: Iterable[Group]) -> list[Group]:
    """Of each origin its latest figure; unsourced figures only where nobody else gives one."""
    groups = list(groups)
    newest = max((g.days[1] for g in groups if g.days), default=0)
    fresh = [g for g in groups if g.days is None or newest - g.days[1] <= FRESH]
    latest: Mapping[str, list[Group]] = defaultdict(list)
    for group in fresh:
        for origin in group.origins or {OWN}:
            latest[origin].append(group)
    named_ = {origin: found for origin, found in latest.items() if origin != OWN} or latest
    chosen = {id(g): g for found in named_.values() for g in [max(found, key=_when)]}
    return list(chosen.values())


def _when(group: Group) -> tuple[object, ...]:
    return (group.days or (0, 0))[::-1], named(group.value), group.first.order
