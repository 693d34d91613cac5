"""What other rules made of the claims of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from beleg.model import Claim


@dataclass(frozen=True, slots=True)
class Change:
    """What other rules made of a claim: one of the two is None where it is new or no longer read."""

    before: Claim | None
    after: Claim | None


def compare(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[Change]:
    """Claims meet by their anchor; where two share one, in the order of the text."""
    old, new = _by_anchor(before), _by_anchor(after)
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            yield Change(old.get(key), new.get(key))


def _by_anchor(claims: Iterable[Claim]) -> dict[tuple[str, int, int, str, int], Claim]:
    found: dict[tuple[str, int, int, str, int], Claim] = {}
    for claim in claims:
        count = 0
        while (*claim.anchor, count) in found:
            count += 1
        found[*claim.anchor, count] = claim
    return found
