"""Everything that is compared: claims come in document by document, findings come out, the order does not matter.

Claims are kept by what they must share to be one figure (`stated.Key`), figures and findings are worked out for each such
key, and only for those keys again that another document touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from beleg.corroboration import outliers, relations
from beleg.corroboration.constraints import Constraints
from beleg.corroboration.groups import Dollars, Group, groups
from beleg.corroboration.peoples import wholes
from beleg.corroboration.stated import Key, Stated, key
from beleg.corroboration.values import factor, named
from beleg.model import Finding, Kind, Relation

_NEIGHBOURS = 12  # figures of one key, closest in time, that one figure is compared with
_ROUND = 31  # days within which an origin's figures are of one round of counting
_STANDING = 8  # best supported figures of one key that other keys are compared with
_ORDER = {kind: at for at, kind in enumerate(Relation)}


class Comparison:
    """The claims of a case and what they are to each other. Findings of a key are cached until it changes."""

    def __init__(self, rules: Constraints, dollars: Dollars) -> None:
        self.rules, self.dollars = rules, dollars
        self._claims: dict[Key, dict[str, Stated]] = defaultdict(dict)
        self._keys: dict[str, set[Key]] = defaultdict(set)  # by document
        self._spoken: dict[str, list[Stated]] = defaultdict(list)  # the claims of a document
        self._related: dict[tuple[str, str], set[Key]] = defaultdict(set)  # by family and unit
        self._readers: dict[Key, set[Key]] = defaultdict(set)  # by key: those whose findings looked at it
        self._making: Key | None = None  # the key whose findings are being made
        self._groups: dict[Key, list[Group]] = {}
        self._findings: dict[Key, tuple[Finding, ...]] = {}

    def add(self, claims: Iterable[Stated]) -> None:
        """Take claims in; one that is there already (by id) changes nothing."""
        touched: set[Key] = set()
        for one in claims:
            at = key(one)
            if self._claims[at].get(one.id) == one:
                continue
            self._claims[at][one.id] = one
            if at not in self._related[at.family, at.unit]:
                self._related[at.family, at.unit].add(at)
                touched.update(self._parts(at))
                if at.unit == "money":  # the sums of all people show what is usual
                    touched.update(self._related[at.family, at.unit])
            self._keys[one.document].add(at)
            self._spoken[one.document].append(one)
            touched.add(at)
        self._forget(touched)

    def claim(self, name: str) -> Stated | None:
        """The claim of that id."""
        return next((claims[name] for claims in self._claims.values() if name in claims), None)

    def remove(self, document: str) -> None:
        """Forget the claims of a document."""
        touched = self._keys.pop(document, set())
        self._spoken.pop(document, None)
        for at in touched:
            self._claims[at] = {name: one for name, one in self._claims[at].items() if one.document != document}
        self._forget(touched)

    def _forget(self, touched: Iterable[Key]) -> None:
        for at in touched:
            self._groups.pop(at, None)
            for other in (at, *self._readers.pop(at, ())):
                self._findings.pop(other, None)

    def _parts(self, at: Key) -> Iterator[Key]:
        """The keys of peoples that a new key of several peoples takes in: their findings have not looked at it yet."""
        if len(at.people) > 1:
            for keys in list(self._related.values()):
                yield from [k for k in keys if set(k.people) < set(at.people)]

    def groups(self, at: Key) -> list[Group]:
        """The figures of a key; whichever findings are being made are made again when it changes."""
        if self._making is not None:
            self._readers[at].add(self._making)
        if at not in self._groups:
            claims = sorted(self._claims.get(at, {}).values(), key=lambda s: s.order)
            self._groups[at] = groups(claims, self.dollars)
        return self._groups[at]

    def figures(self) -> Iterator[tuple[Key, list[Group]]]:
        """All figures, by key; the list of a key is the same object as long as nothing about it changed."""
        for at in sorted(self._claims, key=_text):
            yield at, self.groups(at)

    def findings(self) -> list[Finding]:
        """All findings between figures, in the order of their keys."""
        return [finding for at in sorted(self._claims, key=_text) for finding in self._of(at)]

    def _of(self, at: Key) -> tuple[Finding, ...]:
        if at not in self._findings:
            self._making = at
            self._findings[at] = tuple(_once(self._compare(at)))
            self._making = None
        return self._findings[at]

    def _compare(self, at: Key) -> Iterator[Finding]:
        own = self.groups(at)
        if at.sort == "denied":
            yield from self._denials(at, own)
            return
        if at.sort == "threatened":
            yield from self._laws(at, own)
            return
        if at.sort != "asserted":
            return
        if own and own[0].first.measure.kind is Kind.TERM:
            yield from self._terms(at, own)
            return
        yield from self._steps(own)
        yield from self._counts(own)
        yield from self._wholes(at, own)
        yield from self._unless(at, own)

    def _denials(self, at: Key, own: Sequence[Group]) -> Iterator[Finding]:
        """Each denial beside the figure it means: the same number, else the nearest larger one; an erratum corrects."""
        asserted = self.groups(replace(at, sort="asserted"))
        for denied in own:
            meant = [
                (abs(named(g.value) - named(denied.value)), g.first.order, relations.denial(denied, g))
                for g in asserted
            ]
            denials = [found for _, _, found in sorted(meant, key=lambda row: row[:2]) if found is not None]
            own_words = [
                found
                for one in denied.members
                for other in self._following(one, at)
                if (found := relations.corrected(one, other)) is not None
            ]
            errata = [found for found in own_words if not found.claims[0].said_by]
            yield from (errata or denials or own_words)[:1]

    def _following(self, one: Stated, at: Key) -> list[Stated]:
        """What the document of a claim taken back says of the same people: its correction, what comes next first."""
        there = [
            other
            for other in self._spoken.get(one.document, ())
            if other.people == at.people
            and other.id != one.id
            and (k := key(other)).sort == "asserted"
            and k.unit == at.unit
        ]
        at_, own = one.claim.span.start, one.family
        return sorted(there, key=lambda s: (s.family != own, s.claim.span.start < at_, abs(s.claim.span.start - at_)))

    def _steps(self, own: Sequence[Group]) -> Iterator[Finding]:
        """Each origin's figures in the order of time: each is held against the one before that is most like it."""
        for series in relations.steps(own).values():
            beside: dict[int, relations.Step] = {}  # by step: what the origin says otherwise at the same time
            for place, later in enumerate(series):
                before = [step for step in series[max(0, place - _NEIGHBOURS) : place] if step.start < later.start]
                near = [step for step in before if before[-1].start - step.start <= _ROUND]
                if near:
                    earlier = min(near, key=lambda step: _unlike(step.group, later.group))
                    for one in filter(None, (earlier, beside.get(id(earlier)))):
                        if (found := relations.revised(one, later)) is not None:
                            if found.kind is Relation.CONTRADICTION:
                                beside[id(later)] = one
                            yield relations.falls(one.group, later.group) or found

    def _counts(self, own: Sequence[Group]) -> Iterator[Finding]:
        order = sorted((g for g in own if g.days), key=lambda g: (g.days, g.first.order))
        for place, a in enumerate(order):
            for b in order[place + 1 : place + 1 + _NEIGHBOURS]:
                found = (None if a.origins & b.origins else relations.falls(a, b)) or relations.differ(
                    a, b, self.rules.listed
                )
                if found is not None and _nearest(a, b, order) and _nearest(b, a, order):
                    yield found
        yield from outliers.counts(own, self.rules.listed, self.rules.outlier["people"])

    def _wholes(self, at: Key, own: Sequence[Group]) -> Iterator[Finding]:
        for part, whole in self.rules.parts:
            if part == at.family:
                totals = [g for g in self.groups(replace(at, family=whole)) if g.days]
                for a in _standing(own):
                    known = [g for g in totals if relations.known_by(a, g)]
                    if known and (found := relations.above(a, max(known, key=_size))) is not None:
                        yield found
        for people in wholes(at.people, at.side):
            larger = _standing(self.groups(replace(at, people=people)))
            for a in _standing(own):
                found = outliers.above_whole(a, larger, self.rules.listed, self.rules.outlier["people"])
                if found is not None:
                    yield found

    def _unless(self, at: Key, own: Sequence[Group]) -> Iterator[Finding]:
        for none, some in self.rules.unless:
            if self.rules.of(some) != at.family:
                continue
            for people in (at.people, *wholes(at.people, at.side), *self._together(at, none)):
                for a in self.groups(replace(at, family=self.rules.of(none), people=people)):
                    for b in own:
                        if (found := relations.unasked(a, b)) is not None:
                            yield found

    def _together(self, at: Key, measure: str) -> list[tuple[str, ...]]:
        """Groups of several peoples that take these in: "no Uzbek, Kazakh or Kyrgyz"."""
        keys = self._related.get((self.rules.of(measure), at.unit), ())
        return sorted({k.people for k in keys if len(k.people) > 1 and set(at.people) < set(k.people)})

    def _laws(self, at: Key, own: Sequence[Group]) -> Iterator[Finding]:
        if at.family not in self.rules.provided or not at.people:
            return
        order = sorted(own, key=lambda g: (-len(g.documents), g.first.order))
        for b in order[1:_STANDING]:
            if (found := relations.laws(order[0], b)) is not None:
                yield found

    def _terms(self, at: Key, own: Sequence[Group]) -> Iterator[Finding]:
        if at.family in self.rules.provided and at.people:
            laws = _standing(self.groups(replace(at, sort="threatened")))
            for given in own:
                allowed = max((len(g.documents) for g in laws if relations.lawful(given, g)), default=0)
                for law in laws:
                    if len(law.documents) >= allowed and (found := relations.sentence(law, given)) is not None:
                        yield found
        if at.unit == "money":
            yield from outliers.sums(own, self._peers(at, own), self.dollars, self.rules.outlier["money"])
        if at.family in self.rules.promised:
            yield from self._promises(own)

    def _peers(self, at: Key, own: Sequence[Group]) -> list[Group]:
        """The sums that show what is usual: those for the same people, for all people where these are too few."""
        if len(own) > outliers.FEWEST:
            return list(own)
        alike = sorted((k for k in self._related[at.family, at.unit] if replace(k, people=at.people) == at), key=_text)
        return [group for k in alike for group in _standing(self.groups(k))]

    def _promises(self, own: Sequence[Group]) -> Iterator[Finding]:
        """What a document says was promised beside what it says was paid; the largest gap of a document once."""
        members: dict[str, list[tuple[Stated, float]]] = defaultdict(list)
        for group in own:
            for one in group.members:
                if (worth := self.dollars(one)) is not None:
                    members[one.document].append((one, sum(worth) / 2))
        for document in sorted(members):
            rows = sorted(members[document], key=lambda row: row[0].order)
            found = [
                (paid.value.unit == offered.value.unit, b / a, made)
                for paid, a in rows
                for offered, b in rows
                if a and (made := relations.promise(offered, paid, b / a)) is not None
            ]
            if found:
                yield max(found, key=lambda row: row[:2])[2]


def _unlike(one: Group, other: Group) -> tuple[float, tuple[object, ...]]:
    return factor(named(one.value), named(other.value)), one.first.order


def _nearest(one: Group, other: Group, own: Sequence[Group]) -> bool:
    """Of what an origin says of one time, this is most like the other's figure: of 64 and 81, 81 is held against 74."""
    if not one.origins or one.origins & other.origins:
        return True
    like = factor(named(one.value), named(other.value))
    alike = (
        g for g in own if g is not one and g.origins & one.origins and g.measures & one.measures and g.held == one.held
    )
    near = (factor(named(g.value), named(other.value)) for g in alike if g.value.unit == one.value.unit)
    return all(times >= like or times > _ALIKE for times in near)


_ALIKE = 1.5  # figures that differ by more are not the same thing counted otherwise


def _standing(own: Sequence[Group]) -> list[Group]:
    """The figures of a key that others are held against: those given most often, the most exact first."""
    return sorted(own, key=lambda g: (-len(g.documents), g.first.order))[:_STANDING]


def _size(group: Group) -> tuple[float, tuple[object, ...]]:
    return (float(named(group.value)), group.first.order)


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for two claims: the first rule that speaks."""
    seen: set[frozenset[str]] = set()
    for one in sorted(found, key=lambda f: (_ORDER[f.kind], [c.id for c in f.claims])):
        pair = frozenset(c.id for c in one.claims)
        if pair not in seen:
            seen.add(pair)
            yield one


def _text(at: Key) -> tuple[str, ...]:
    return (at.family, " ".join(at.people), at.side, at.sort, at.unit, at.per)
