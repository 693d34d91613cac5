"""Claims of one figure: the same measure, people and value, given on the same occasion, in however many places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from beleg.corroboration.stated import OWN, Stated
from beleg.corroboration.values import factor, named, same, significant
from beleg.model import Hedge, Kind, Stance, Value

REPEATED = 400  # days within which a figure of the same origin, or of none, is still the same figure
OCCASION = 120  # days within which two origins that give the same number mean the same thing
EVENT = 45  # the same for what happens and is over: a sentence, an arrest
DISTINCT = 3  # digits that make a number its own name: nobody else comes to 3,388 by chance
ALIKE = 1.05  # numbers of two origins that differ by more are two figures, whatever their hedges
CONVERTED = 1.03  # two sums in different currencies are one up to this factor
_WINDOW = 1.16  # rounding never reaches further: see `values.ROUNDED`
Dollars = Callable[[Stated], tuple[float, float] | None]


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one figure, those that are said first standing first, and what is asked of them again and again.

    ``value`` is how it is given most exactly; ``told`` the first and last day of publication, ``held`` those for which the
    texts say that it holds.
    """

    members: tuple[Stated, ...]
    value: Value
    origins: frozenset[str]
    documents: frozenset[str]
    measures: frozenset[str]
    told: tuple[int, int] | None
    held: tuple[int, int] | None
    best: Stated  # the claim that stands for it: with a source, the exact value, the surest reading

    @classmethod
    def of(cls, members: Sequence[Stated], value: Value) -> Group:
        """Of claims in order."""
        return cls(
            tuple(members),
            value,
            frozenset(s.origin for s in members) - {OWN},
            frozenset(s.document for s in members),
            frozenset(s.claim.measure for s in members),
            _range(s.told for s in members),
            _range(s.when.until for s in members if s.when is not None and s.when.until),
            min(members, key=lambda one: _standing(one, value)),
        )

    @property
    def first(self) -> Stated:
        return self.members[0]

    @property
    def voices(self) -> frozenset[str]:
        """Everybody in the chains: who owns it and who passes it on."""
        return self.origins | {name for s in self.members for name in s.chain}

    @property
    def days(self) -> tuple[int, int] | None:
        """Its place in time: the days for which it holds, else those on which it was published."""
        return self.held or self.told


def _standing(one: Stated, value: Value) -> tuple[object, ...]:
    claim = one.claim
    return (one.origin == OWN, one.value != value, -claim.confidence, -len(claim.span.quote), one.order)


def _range(days: Iterable[int | None]) -> tuple[int, int] | None:
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if known else None


def gap(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int | None:
    """Days between two spans of days; None where one is unknown."""
    if a is None or b is None:
        return None
    return max(a[0] - b[1], b[0] - a[1], 0)


def groups(claims: Sequence[Stated], dollars: Dollars) -> list[Group]:
    """The figures among claims that share a `stated.Key`. The order of input does not matter.

    ``dollars`` gives the value of a sum in US dollars, or None where no rate is known.
    """
    segments = [Group.of(part, part[0].value) for node in _nodes(claims) for part in _occasions(node)]
    segments.sort(key=_rank)
    parent = list(range(len(segments)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    pairs = sorted(_candidates(segments, dollars))
    for _, a, b in pairs:
        one, other = root(a), root(b)
        if one != other and _joins(segments[one], segments[other], segments[a], segments[b]):
            low, high = sorted((one, other))
            parent[high] = low
    joined: dict[int, list[Stated]] = defaultdict(list)
    for at, segment in enumerate(segments):
        joined[root(at)].extend(segment.members)
    return [
        segments[at]
        if len(members) == len(segments[at].members)
        else Group.of(sorted(members, key=_in_order), segments[at].value)
        for at, members in sorted(joined.items())
    ]


def _in_order(one: Stated) -> tuple[object, ...]:
    return one.order


def _rank(segment: Group) -> tuple[object, ...]:
    """The most exact and most repeated value leads its figure."""
    single = segment.value.low == segment.value.high
    return (not single, -significant(named(segment.value)), -len(segment.members), segment.first.order)


def _nodes(claims: Iterable[Stated]) -> Iterator[list[Stated]]:
    """Claims of one number, whatever its hedge: "more than 1,000" and "1,000"."""
    nodes: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in claims:
        value = one.value
        ranged = value.low is not None and value.high is not None and value.low != value.high
        numbers = (value.low, value.high) if ranged else (named(value),)
        nodes[(value.unit, *numbers)].append(one)
    for _, node in sorted(nodes.items(), key=lambda item: tuple(map(str, item[0]))):
        yield sorted(node, key=lambda s: s.order)


def _occasions(node: Sequence[Stated]) -> list[list[Stated]]:
    """One number may be given on occasions that have nothing to do with each other: two killed in May, two in November."""
    if node[0].claim.stance is Stance.THREATENED:
        return [list(node)]
    event = _is_event(node[0])
    distinct = significant(named(node[0].value)) >= DISTINCT
    dated = sorted((s for s in node if s.day is not None), key=lambda s: (s.day, s.order))
    parts: list[list[Stated]] = []
    last: dict[str, int] = {}  # the day on which an origin gave it last, in the occasion that is open
    latest = 0
    for one in dated:
        day = one.day or 0
        reach = REPEATED if distinct else EVENT if event else OCCASION
        known = max((last[name] for name in (one.origin, *one.chain, OWN) if name in last), default=None)
        goes_on = parts and (day - latest <= reach or (not event and known is not None and day - known <= REPEATED))
        if not goes_on and parts and one.origin == OWN and not event:
            goes_on = day - latest <= REPEATED
        if not goes_on:
            parts.append([])
            last = {}
        parts[-1].append(one)
        latest = day
        last.update(dict.fromkeys((one.origin, *one.chain), day))
    undated = [s for s in node if s.day is None]
    if undated:
        parts = parts or [[]]
        parts[-1].extend(undated)  # a text without a date joins what was said last
    return [sorted(part, key=lambda s: s.order) for part in parts]


def _is_event(one: Stated) -> bool:
    """What a court, the police or one payment did once: the same number means the same thing only for some weeks."""
    done = one.claim.stance not in (Stance.THREATENED, Stance.OFFERED)
    return (one.measure.kind is Kind.TERM and done) or one.measure.kind is Kind.FLOW


def _candidates(segments: Sequence[Group], dollars: Dollars) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be one figure though the numbers differ, with how far apart they are."""
    order = sorted(range(len(segments)), key=lambda at: (segments[at].value.unit, named(segments[at].value)))
    for place, a in enumerate(order):
        first = segments[a].value
        for b in order[place + 1 :]:
            second = segments[b].value
            if second.unit != first.unit or named(second) > max(named(first) * _WINDOW, named(first) + 1):
                break
            if named(first) != named(second) and same(first, second):
                yield (abs(named(second) - named(first)) / max(named(first), 1), min(a, b), max(a, b))
            elif named(first) == named(second) and same(first, second):
                yield (0.0, min(a, b), max(a, b))
    ends: dict[tuple[str, str, object], list[int]] = defaultdict(list)
    for at, segment in enumerate(segments):
        value = segment.value
        if value.low is not None:
            ends[value.unit, "low", value.low].append(at)
        if value.high is not None:
            ends[value.unit, "high", value.high].append(at)
    for _, sharing in sorted(ends.items(), key=lambda item: tuple(map(str, item[0]))):
        for place, a in enumerate(sharing[:_FEW]):
            for b in sharing[place + 1 : _FEW]:
                if same(segments[a].value, segments[b].value):
                    yield (0.5, min(a, b), max(a, b))
    yield from _converted(segments, dollars)


_FEW = 200  # segments that share a bound and are still compared pair by pair


def _converted(segments: Sequence[Group], dollars: Dollars) -> Iterator[tuple[float, int, int]]:
    worth = sorted(
        (sum(sum_) / 2, at) for at, segment in enumerate(segments) if (sum_ := dollars(segment.best)) is not None
    )
    for place, (amount, a) in enumerate(worth):
        for more, b in worth[place + 1 :]:
            if more > amount * CONVERTED:
                break
            if segments[a].value.unit != segments[b].value.unit:
                yield (more / amount if amount else 1.0, min(a, b), max(a, b))


def _joins(one: Group, other: Group, a: Group, b: Group) -> bool:
    """The leading values go together, and the two occasions a and b are one."""
    if one.value.unit == other.value.unit:
        if not same(one.value, other.value):
            return False
        if _ranged(a) != _ranged(b) and not (a.measures & b.measures and (gap(a.told, b.told) or 0) <= OCCASION):
            return False  # an estimate and a count: one figure only where they mean the same at the same time
        if factor(named(a.value), named(b.value)) > ALIKE and a.origins and b.origins and not a.voices & b.voices:
            return False  # two origins: a rounding this rough proves nothing
    elif a.documents & b.documents or len(one.measures & other.measures) == 0:
        return False  # a sum and its conversion in brackets are two statements of one document
    return _one_occasion(a, b)


def _ranged(one: Group) -> bool:
    return one.value.hedge is Hedge.RANGE


def _one_occasion(a: Group, b: Group) -> bool:
    if a.first.claim.stance is Stance.THREATENED:
        return True  # a law holds until it is changed
    told, held = gap(a.told, b.told), gap(a.held, b.held)
    apart = min((days for days in (told, held) if days is not None), default=0)
    event = _is_event(a.first)
    related = bool(a.voices & b.voices) or not a.origins or not b.origins
    if event:
        return apart <= EVENT
    if related:
        return apart <= REPEATED and (held is None or held <= OCCASION or told == 0)
    distinct = min(significant(named(a.value)), significant(named(b.value))) >= DISTINCT
    return apart <= (REPEATED if distinct else OCCASION)
