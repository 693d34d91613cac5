"""What two figures are to each other: each function is one rule, reads two groups and says which finding they make, or none.

A rule is symmetric unless its docstring says which group is which. Differences that dates explain are revisions or series,
never contradictions; stocks, flows and cumulative counts are compared only within one measure or as part and whole.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from beleg.corroboration.groups import Group, gap
from beleg.corroboration.stated import OWN, Stated
from beleg.corroboration.values import NEAR_ENOUGH, apart, band, factor, named, same
from beleg.model import Finding, Hedge, Kind, Number, Relation, Stance

_QUARTER = 80  # the same for what is counted up to a date: "in October" is as of October
_PERIOD = 27  # days from which an as-of is a period and no date
SAME_TIME = 62  # days within which two counts are of one time
ANY_TIME = 500  # days within which a denial can mean a figure
MUCH = 1.25  # a total this many times the list is worth a look
PROMISED = 2  # what was promised is this many times what was paid
_MAXIMUM = frozenset({Hedge.AT_MOST, Hedge.LESS_THAN})
_MINIMUM = frozenset({Hedge.AT_LEAST, Hedge.MORE_THAN})
_CHANCE = 7  # up to here a count is of a handful, and others count others


def _made(kind: Relation, ground: str, a: Stated, b: Stated, **facts: Number | str) -> Finding:
    return Finding(kind, ground, (a.claim, b.claim), facts=tuple(sorted(facts.items())))


def denial(denied: Group, asserted: Group) -> Finding | None:
    """Somebody calls false what another asserts: the same number, or less than it ("not even a thousand")."""
    days = gap(denied.told, asserted.told)
    if days is not None and days > ANY_TIME:
        return None
    if denied.value.unit != asserted.value.unit or not _covers(denied, asserted):
        return None
    alike = same(denied.value, asserted.value)
    if not alike and days is not None and days > SAME_TIME * 3:
        return None
    pair = _across(asserted, denied)
    if pair is None:
        turned = _turned(asserted, denied) if alike else None
        return turned and _made(Relation.TENSION, "counts", *turned)
    if pair[0].document != pair[1].document and not denied.first.people:
        return None
    return _made(Relation.CONTRADICTION, "denied", *pair)


def _turned(asserted: Group, denied: Group) -> tuple[Stated, Stated] | None:
    """Somebody denies in one document what he asserts in another, the earlier first."""
    pairs = [(x, y) for x in asserted.members[:_FEW] for y in denied.members[:_FEW] if x.document != y.document]
    found = min(pairs, key=lambda pair: (pair[0].order, pair[1].order), default=None)
    return found and (min(found, key=lambda s: s.order), max(found, key=lambda s: s.order))


def _covers(denied: Group, asserted: Group) -> bool:
    """The denied value is the asserted one, or a smaller one: who denies 5,000 denies 20,000 as well."""
    a, b = denied.value, asserted.value
    return same(a, b) or (b.low is not None and named(b) >= named(a))


def _across(a: Group, b: Group) -> tuple[Stated, Stated] | None:
    """One claim of each, by different speakers; the claims of one document first, then those closest in time."""
    pairs = [
        (x.document != y.document, abs((x.told or 0) - (y.told or 0)), x.order, y.order, x, y)
        for x in a.members[:_FEW]
        for y in b.members[:_FEW]
        if x.origin != y.origin or x.origin == OWN
    ]
    best = min(pairs, key=lambda p: p[:4], default=None)
    return best and (best[4], best[5])


_FEW = 12  # claims of a figure that are tried one by one: enough to find the closest pair


def corrected(denied: Stated, later: Stated) -> Finding | None:
    """A document takes back a value of its own and gives another, or gives the same value to another measure."""
    own = not denied.claim.said_by or denied.origin == later.origin
    if not own or denied.document != later.document:
        return None
    if (denied.family == later.family) == (denied.value == later.value):
        return None
    return _made(Relation.REVISION, "corrected", denied, later)


@dataclass(frozen=True, slots=True)
class Step:
    """A figure as one origin gives it: ``first`` is its first claim under each measure."""

    group: Group
    first: dict[str, Stated]
    start: int

    @property
    def order(self) -> tuple[object, ...]:
        return (self.start, self.group.first.order)


def steps(groups: Iterable[Group]) -> dict[str, list[Step]]:
    """Each origin's figures in the order in which it began to give them."""
    found: dict[str, list[Step]] = defaultdict(list)
    for group in groups:
        firsts: dict[str, dict[str, Stated]] = defaultdict(dict)
        for one in group.members:
            if one.origin != OWN and one.start is not None:
                known = firsts[one.origin].get(one.claim.measure)
                if known is None or _at(one) < _at(known):
                    firsts[one.origin][one.claim.measure] = one
        for origin, first in firsts.items():
            found[origin].append(Step(group, first, min(_at(one)[0] for one in first.values())))
    return {origin: sorted(found[origin], key=lambda step: step.order) for origin in sorted(found)}


def _at(one: Stated) -> tuple[int, tuple[object, ...]]:
    return (one.start or 0, one.order)


def revised(earlier: Step, later: Step) -> Finding | None:
    """The same origin gives another value later, under one measure. The steps come in the order of time.

    Where neither comes first (October 2024, the year 2024) and both cannot be true, the origin contradicts itself.
    """
    pairs = [(earlier.first[name], later.first[name]) for name in earlier.first.keys() & later.first.keys()]
    pair = min(pairs, key=lambda row: (_at(row[0]), _at(row[1])), default=None)
    if pair is None or _at(pair[0])[0] >= _at(pair[1])[0] or same(earlier.group.value, later.group.value):
        return None
    a, b = pair
    if _is_series(a, b) or named(b.value) * FALLEN < named(a.value):
        return None  # fallen by so much it is of something else
    if a.when is not None and b.when is not None and a.when.gap(b.when) == 0 and a.document != b.document:
        return _made(Relation.CONTRADICTION, "differs", a, b) if apart(a.value, b.value) else None
    return _made(Relation.REVISION, "later", a, b)


def _is_series(a: Stated, b: Stated) -> bool:
    """Two periods side by side (29 convicted in 2024, 81 in 2025): neither takes the place of the other."""
    if a.when is None or b.when is None or not (a.when.closed and b.when.closed):
        return False
    least = _PERIOD if a.measure.kind is Kind.FLOW else _QUARTER
    long = min((p.end or 0) - (p.start or 0) for p in (a.when, b.when)) >= least
    return long and a.when.gap(b.when) > 0


def differ(a: Group, b: Group, listed: frozenset[str]) -> Finding | None:
    """Two origins count the same people at the same time, and the counts do not go together.

    Within one document the writer has set them side by side; between documents a count may be of a village or a cell, so
    there only counts of like size are held against each other.
    """
    if a.value.unit != b.value.unit:
        return None
    low, high = sorted((a, b), key=lambda g: (named(g.value), g.first.order))
    if named(low.value) * SIDE_BY_SIDE < named(high.value):
        return None
    if a.origins & b.origins:
        return _own_list(low, high, listed)
    if factor(named(low.value), named(high.value)) < NEAR_ENOUGH or same(low.value, high.value):
        return None
    if not low.measures & high.measures and not (low.measures | high.measures) & listed:
        return None
    pair = _met(low, high)
    if pair is None:
        return None
    x, y = pair
    minimum = x.value.hedge in _MINIMUM or x.claim.measure in listed
    if minimum or not apart(x.value, y.value):
        much = factor(named(x.value), named(y.value)) >= MUCH
        return _made(Relation.TENSION, "list_total", x, y) if minimum and much else None
    return _made(Relation.CONTRADICTION, "differs", *pair)


def _own_list(low: Group, high: Group, listed: frozenset[str]) -> Finding | None:
    """The same origin has so many names, and says in the same document that there are so many more."""
    pairs = [
        (x.order, y.order, x, y)
        for x in low.members[:_FEW]
        for y in high.members[:_FEW]
        if x.document == y.document
        and x.origin == y.origin
        and x.claim.measure in listed
        and y.claim.measure not in listed
    ]
    best = min(pairs, key=lambda row: row[:2], default=None)
    if best is None or factor(named(low.value), named(high.value)) < MUCH:
        return None
    return _made(Relation.TENSION, "list_total", best[2], best[3])


def _met(low: Group, high: Group) -> tuple[Stated, Stated] | None:
    """A claim of each that are of one time and of like size, those of one document first."""
    times = factor(named(low.value), named(high.value))
    found = []
    for x in low.members[:_FEW]:
        for y in high.members[:_FEW]:
            if x.origin == y.origin and x.origin != OWN:
                continue
            within = x.document == y.document
            if not within and not x.people:
                continue  # whose people these are nobody says: they need not be the same
            if within and x.origin == y.origin:
                continue  # a writer's own two numbers are of two things
            limit = SIDE_BY_SIDE if within else LIKE if named(low.value) > _CHANCE else NEXT
            if x.value.hedge in _MAXIMUM:
                limit = SIDE_BY_SIDE  # "no more than 60" is said of all of them
            elif not x.listed and x.origin != OWN:
                limit = min(limit, PRIVATE)
            if times <= limit and _one_time(x, y, within=within):
                found.append((not within, abs((x.day or 0) - (y.day or 0)), x.order, y.order, x, y))
    best = min(found, key=lambda row: row[:4], default=None)
    return best and (best[4], best[5])


SIDE_BY_SIDE = 30  # two counts in one document are still of one thing up to this factor
LIKE = 5  # the same between documents
NEXT = 1.6  # the same for a handful: "four" and "five"
PRIVATE = 2  # the same where the smaller count is somebody's whom no list has: it may be of those he knows
_EDGE = 62  # days by which two periods may begin and end apart and be one


def _one_time(a: Stated, b: Stated, *, within: bool) -> bool:
    """Both counts are of one time: the same period, or dates close to each other. Unknown on both sides is one time."""
    if _lasting(a) or _lasting(b):
        if a.when is None or b.when is None:
            return within and a.measure.kind is not Kind.FLOW and not (_lasting(a) and _lasting(b))
        starts = (a.when.start, b.when.start)
        began = None in starts or abs((a.when.start or 0) - (b.when.start or 0)) <= _EDGE
        return began and abs(a.when.until - b.when.until) <= _EDGE
    if within and (a.when is None or b.when is None):
        return all(one.day is None or one.told is None or abs(one.day - one.told) <= SAME_TIME for one in (a, b))
    return a.day is not None and b.day is not None and abs(a.day - b.day) <= (SAME_TIME if within else _EDGE)


def _lasting(one: Stated) -> bool:
    """It is counted over a period that ends before it was told: a year, some months. A running total is not."""
    when = one.when
    if when is None or not when.closed or when.until - (when.start or 0) < _PERIOD:
        return False
    return one.told is None or when.until < one.told - _PERIOD or one.measure.kind is Kind.FLOW


def falls(earlier: Group, later: Group) -> Finding | None:
    """A running total cannot fall: the groups come in the order of time."""
    if earlier.first.measure.kind is not Kind.CUMULATIVE or earlier.value.hedge is not Hedge.EXACT:
        return None
    if not earlier.measures & later.measures or not named(later.value) * NEAR_ENOUGH < named(earlier.value):
        return None
    if later.value.hedge in _MINIMUM or factor(named(earlier.value), named(later.value)) > FALLEN:
        return None
    pairs = [
        (abs(y.day - x.day), x.order, y.order, x, y)
        for x in earlier.members[:_FEW]
        for y in later.members[:_FEW]
        if x.day is not None
        and y.day is not None
        and x.day <= y.day
        and not _lasting(x)
        and not _lasting(y)
        and (x.day < y.day or (x.told or 0) < (y.told or 0))
        and y.day - x.day <= SAME_TIME
        and named(x.value) > _CHANCE
    ]
    best = min(pairs, key=lambda row: row[:3], default=None)
    return best and _made(Relation.CONTRADICTION, "falls", best[3], best[4])


FALLEN = 2  # a total that fell by more was of something else


def known_by(part: Group, whole: Group) -> bool:
    """The whole was known when the part was told: a total does not shrink."""
    return bool(part.days and whole.days) and (whole.days or (0, 0))[0] <= (part.days or (0, 0))[1] + SAME_TIME


def above(part: Group, whole: Group) -> Finding | None:
    """A part is larger than its whole. ``part`` counts some of those whom ``whole``, the largest such count, counts."""
    top = band(whole.value).high
    if math.isinf(top) or band(part.value).low <= top * NEAR_ENOUGH or part.first.value.unit == "percent":
        return None
    if not (part.documents & whole.documents or part.origins & whole.origins):
        return None  # somebody else's whole may be of a village
    pair = _across(part, whole) or (part.best, whole.best)
    return _made(Relation.CONTRADICTION, "part_above_whole", *pair)


def promise(offered: Stated, paid: Stated, ratio: float) -> Finding | None:
    """More was promised than paid. ``ratio`` is promised over paid, in one currency."""
    if ratio < PROMISED or offered.claim.stance is not Stance.OFFERED or paid.claim.stance is not Stance.ASSERTED:
        return None
    return _made(Relation.TENSION, "promise_paid", offered, paid, factor=round(ratio, 1))


def sentence(law: Group, given: Group) -> Finding | None:
    """A court gave more or less than what the law is said to provide."""
    if lawful(given, law):
        return None
    return _made(Relation.TENSION, "law_sentence", law.best, given.best)


def lawful(given: Group, law: Group) -> bool:
    """What was given lies within what the law provides; of "at least five years" some part must."""
    one, other = band(given.value), band(law.value)
    return one.meets(other) if math.isinf(one.high) or math.isinf(one.low) else one.within(other)


def laws(a: Group, b: Group) -> Finding | None:
    """Two terms are given for what the law of one country provides."""
    if same(a.value, b.value):
        return None
    x, y = sorted((a.best, b.best), key=lambda s: s.order)
    return _made(Relation.TENSION, "laws", x, y)


def unasked(none: Group, some: Group) -> Finding | None:
    """Not one was asked for, and yet some came free."""
    if named(none.value) or not named(some.value):
        return None
    if none.told and some.days and some.days[0] > none.told[1] + _EDGE:
        return None  # they came free after that was said
    return _made(Relation.TENSION, "not_asked", none.best, some.best)
