"""Values that cannot be: far out of line with comparable ones, or more than the whole they are part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from beleg.corroboration.groups import OCCASION, Dollars, Group
from beleg.corroboration.stated import Stated
from beleg.corroboration.values import NEAR_ENOUGH, named
from beleg.model import Finding, Hedge, Kind, Number, Relation

FEWEST = 2  # comparable figures that show what is usual
_LISTS = 2  # how many times more than out of line a count must be where only lists of names show what is usual
_COUNT = 20  # below this a count is of a few known people and shows nothing of the whole
_WHOLE = 100  # below this a count of all is of those somebody met
_YEAR = 400  # days within which counts are comparable


def _low(group: Group) -> Number:
    value = group.value
    return value.low if value.low is not None else named(value)


def counts(own: Sequence[Group], listed: frozenset[str], times: float) -> Iterator[Finding]:
    """A count that nobody else supports and that is ``times`` the largest count of names or of two other origins."""
    usual_times = times
    for group in own:
        times = usual_times
        if len(group.origins) > 1 or group.measures <= listed:
            continue
        others = [g for g in own if g is not group and _comparable(group, g) and named(g.value) >= _COUNT]
        names = [g for g in others if g.measures & listed]
        origins = frozenset(o for g in others for o in g.origins) - group.origins
        if not names and len(origins) < FEWEST:
            continue
        if len(origins) < FEWEST:
            times *= _LISTS  # a list of names is never complete
        usual = max((g for g in others if _low(g) * times <= _low(group)), key=lambda g: named(g.value), default=None)
        supported = [g for g in others if named(g.value) * times > _low(group) and not g.origins <= group.origins]
        if usual is None or (supported and not _only_vague(supported)):
            continue
        yield _outlier(group.best, usual.best, _low(group) / max(named(usual.value), 1))


def _only_vague(supported: Sequence[Group]) -> bool:
    return all(g.value.hedge is Hedge.VAGUE for g in supported)


def _comparable(a: Group, b: Group) -> bool:
    if a.days is None or b.days is None:
        return True
    return b.days[1] >= a.days[0] - _YEAR


def sums(own: Sequence[Group], peers: Sequence[Group], dollars: Dollars, times: float) -> Iterator[Finding]:
    """A sum ``times`` what its peers come to, converted at the rate of its date. No rate, no finding."""
    worth = [(group, sum(both) / 2) for group in peers if (both := dollars(group.best)) is not None]
    for group in own:
        both = dollars(group.best)
        if both is None:
            continue
        amount = sum(both) / 2
        others = sorted(
            ((other, value) for other, value in worth if other is not group and value),
            key=lambda row: (row[1], row[0].first.order),
        )
        if len(others) < FEWEST:
            continue
        usual = median(value for _, value in others)
        if amount < usual * times or amount < others[-1][1] * times / NEAR_ENOUGH:
            continue
        beside, most = others[-1]  # even the largest of them
        yield _outlier(group.best, beside.best, amount / most)


def _outlier(doubtful: Stated, beside: Stated, factor: float) -> Finding:
    facts = (("factor", round(factor, 1)),)
    return Finding(Relation.IMPLAUSIBLE, "outlier", (doubtful.claim, beside.claim), facts=facts)


def above_whole(part: Group, larger: Sequence[Group], listed: frozenset[str], times: float) -> Finding | None:
    """These people are part of those, and there are more of them: by ``times`` or more it cannot be, by less it is to be seen.

    Only a count of names, or one of a source that is known, shows how large the whole is.
    """
    near = [g for g in larger if _comparable(part, g) and named(g.value) >= _WHOLE and g.value.hedge is not Hedge.VAGUE]
    near = [
        g
        for g in near
        if g.measures & listed or (g.best.listed and g.best.origin and g.best.measure.kind is not Kind.FLOW)
    ]
    near = [g for g in near if g.days is None or part.days is None or g.days[0] <= part.days[1] + OCCASION]
    top = max(near, key=lambda g: (named(g.value), g.first.order), default=None)
    if top is None or _low(part) <= named(top.value) * NEAR_ENOUGH:
        return None
    factor = _low(part) / named(top.value)
    facts = (("factor", round(factor, 1)),)
    if factor >= times:
        return Finding(Relation.IMPLAUSIBLE, "above_whole", (part.best.claim, top.best.claim), facts=facts)
    return Finding(Relation.TENSION, "part_near_whole", (part.best.claim, top.best.claim), facts=facts)
