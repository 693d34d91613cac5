"""Names that what follows governs, where nouns stand last: "Reuters agency-to citing", "«Dawn» with together"."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import VERBS, View

_REACH: Final = 5  # tokens between a name and the words that govern it: its noun, an ending behind a mark
_CLOSES: Final = frozenset(",;:.!?()–—")


def begins_governed(view: View, at: int) -> bool:
    """A name begins here that belongs to what follows, and not to the noun before: "the ministry «Dawn»-to citing"."""
    quoted = at in view.names or at + 1 in view.names
    if not (quoted or view.upper[at]) or view.norm[at - 1].endswith(view.pack.genitive or ("\n",)):
        return False
    last = view.names[at if at in view.names else at + 1] if quoted else at
    return _governed_ahead(view, last + 1)


def _governed_ahead(view: View, at: int) -> bool:
    """ "… agency-to citing", "… together-with": words that govern what stands before them, with no mark and no verb between."""
    for ahead in range(at, min(at + _REACH, view.size)):
        if "cite" in view.keys("attribution_after", ahead) or "postposition" in view.keys("edge", ahead):
            return True
        if view.any(VERBS, ahead) or view.raw[ahead] in _CLOSES:
            return False
    return False
