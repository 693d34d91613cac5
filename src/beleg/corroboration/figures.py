"""Claims gathered into figures: the same measure, the same people, the same side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from beleg.model import Claim, Figure

# What sets figures of one measure and people apart. Other dimensions, such as the article of a law, vary within one.
_APART = frozenset({"side"})
_Key = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]


def figures(claims: Iterable[Claim], published: Mapping[str, str | None] | None = None) -> list[Figure]:
    """The figures of ``claims``, each with its claims in order of time; the order of the input does not matter.

    ``published`` gives the publication dates of documents by id: a claim that does not say when it holds stands where
    its document does. What has no date at all comes last.
    """
    dates = published or {}
    grouped: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        sides = tuple(sorted(pair for pair in claim.dimensions if pair[0] in _APART))
        grouped[claim.measure, tuple(sorted(set(claim.about))), sides].append(claim)

    def order(claim: Claim) -> tuple[bool, str, str, int, int, str]:
        when = _until(claim.as_of) or dates.get(claim.document) or ""
        return (not when, when, claim.document, claim.span.start, claim.span.end, claim.id)

    return [
        Figure(measure, about, dimensions, tuple(sorted(grouped[measure, about, dimensions], key=order)))
        for measure, about, dimensions in sorted(grouped)
    ]


def _until(as_of: str | None) -> str:
    """The date to sort by: the end of a period, its start where the end is open."""
    start, _, end = (as_of or "").partition("/")
    return end if end not in ("", "..") else start
