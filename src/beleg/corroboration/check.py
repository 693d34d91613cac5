"""A draft held against what is known: where each of its figures comes from, whether it still stands, what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from beleg.corroboration.findings import Case
from beleg.corroboration.groups import Group
from beleg.corroboration.origins import independence, primary
from beleg.corroboration.stated import key
from beleg.model import Claim, Document, Finding, Relation

UNSUPPORTED, STANDS, REVISED, DISPUTED = STANDINGS = "unsupported", "stands", "revised", "disputed"


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure of a draft.

    ``standing`` is unsupported (nobody else gives it), disputed (a contradiction or an implausible value), revised (its
    origin gives a later value) or stands. ``support`` are the claims of others that give it, ``first`` the earliest of
    them that names its source, ``origins`` who stands behind it, ``against`` the findings that touch it.
    """

    claim: Claim
    standing: str
    support: tuple[Claim, ...]
    first: Claim | None
    origins: tuple[str, ...]
    independent: int
    against: tuple[Finding, ...]


def check(
    case: Case,
    draft: Document,
    claims: Sequence[Claim],
    decided: Callable[[list[Finding]], list[Finding]] = list,
) -> list[Checked]:
    """The figures of a draft, in the order of its text. The draft is taken into the case, which is changed by it.

    ``decided`` leaves out findings that a person rejected.
    """
    case.add(draft, claims)
    findings = [f for f in decided(case.findings()) if f.kind in _AGAINST]
    groups = {claim.id: group for claim in claims if (group := _group(case, claim)) is not None}
    return [_checked(case, draft, claim, groups.get(claim.id), findings) for claim in claims]


_AGAINST = {
    Relation.CONTRADICTION: DISPUTED,
    Relation.IMPLAUSIBLE: DISPUTED,
    Relation.REVISION: REVISED,
    Relation.TENSION: STANDS,
}


def _group(case: Case, claim: Claim) -> Group | None:
    stated = case.stated(claim.id)
    if stated is None:
        return None
    return next((g for g in case.comparison.groups(key(stated)) if any(s.id == claim.id for s in g.members)), None)


def _checked(case: Case, draft: Document, claim: Claim, group: Group | None, findings: Iterable[Finding]) -> Checked:
    others = tuple(s for s in group.members if s.document != draft.id) if group else ()
    own = {s.id for s in group.members} if group else {claim.id}
    against = tuple(f for f in findings if _touches(f, own))
    if not others:
        found = DISPUTED if any(_AGAINST[f.kind] == DISPUTED for f in against) else UNSUPPORTED
        return Checked(claim, found, (), None, (), 0, against)
    known = Group.of(others, others[0].value)
    origins = independence(known, case.whose.party, case.whose.outlets, case.whose.joint)
    told = [_AGAINST[f.kind] for f in against]
    standing = next((one for one in (DISPUTED, REVISED) if one in told), STANDS)
    names = tuple(case.whose.party(name).name for name in origins.ids)
    return Checked(
        claim, standing, tuple(s.claim for s in others), primary(known).claim, names, origins.independent, against
    )


def _touches(finding: Finding, own: set[str]) -> bool:
    """It speaks about the figure; of a revision only the one that takes its place does."""
    if finding.kind is Relation.REVISION:
        return finding.claims[0].id in own
    return any(claim.id in own for claim in finding.claims)
