"""How many independent origins stand behind a figure, once everybody who merely repeats another is folded away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from beleg.corroboration.groups import Group
from beleg.corroboration.stated import OWN, Stated
from beleg.model import Stance

VAGUE = frozenset({"anonymous"})  # kinds of source that nobody can tell from another
STATE = "state"


@dataclass(frozen=True, slots=True)
class Party:
    """A source as far as independence goes. ``names`` are the parties of a joint statement, else itself alone."""

    id: str
    name: str
    kind: str
    country: str | None = None
    langs: frozenset[str] = frozenset()  # of a body nobody listed: the languages its name is known in


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent origins of a figure: one id each, those folded into it, and how that is known."""

    ids: tuple[str, ...]
    folded: tuple[tuple[str, str, str], ...]  # (who, into whom, why)
    unsourced: bool = False

    @property
    def independent(self) -> int:
        return len(self.ids) or 1


def independence(
    group: Group,
    party: Callable[[str], Party],
    outlets: Mapping[str, str],
    joint: Mapping[str, Collection[str]],
) -> Origins:
    """The origins of a figure.

    ``party`` knows sources by id, ``outlets`` the id of the source that published a document (by document id), ``joint``
    the ids that speak together under one name. A repetition without a source adds no origin; unnamed sources count once,
    and only where nobody is named; who cites another for the figure is folded into the one cited.
    """
    if group.first.claim.stance is Stance.THREATENED:
        return Origins((), ())  # whoever tells it, a law has one origin
    into: dict[str, str] = {}
    folded: list[tuple[str, str, str]] = []
    passed: list[tuple[str, str, str]] = []

    def root(name: str) -> str:
        while name in into:
            name = into[name]
        return name

    def fold(name: str, target: str, why: str) -> None:
        a, b = root(name), root(target)
        if a != b and a:
            into[a] = b
            folded.append((a, b, why))

    members = sorted(group.members, key=lambda s: s.order)
    named = {s.origin for s in members} - {OWN}
    for one in members:
        if one.origin == OWN:
            continue
        for part in sorted(joint.get(one.origin, ())):
            fold(part, one.origin, "joint")
        for relay in one.chain[:-1]:
            if relay not in named and relay != one.origin:
                passed.append((relay, one.origin, "cites"))
            fold(relay, one.origin, "cites")
        publisher = outlets.get(one.document, "")
        if publisher in named and publisher != one.origin:
            fold(publisher, one.origin, "cites")
    known = {name: party(name) for name in named}
    for name in sorted(named):
        state = known[name]
        if state.kind == STATE:
            bodies = sorted(n for n, p in known.items() if n != name and p.country == state.country and p.kind != STATE)
            others = [n for n, p in known.items() if n != name and p.country is None and p.kind not in VAGUE]
            if bodies or len(others) == 1:
                fold(name, (bodies or others)[0], "state")
    for name in sorted({root(name) for name in named}):
        for other in sorted({root(name) for name in named}):
            a, b = party(name).langs, party(other).langs
            if name < other and a and b and not a & b:
                fold(other, name, "translated")
    roots = sorted({root(name) for name in named})
    clear = [name for name in roots if party(name).kind not in VAGUE]
    vague = [name for name in roots if name not in clear]
    return Origins(tuple(clear or vague[:1]), tuple(dict.fromkeys([*folded, *passed])), unsourced=not named)


def primary(group: Group) -> Stated:
    """The earliest claim that names its source, else the earliest."""
    return min(group.members, key=lambda s: (s.origin == OWN, s.order))
