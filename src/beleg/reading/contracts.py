"""The contract that promises, told from the one that is signed."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import PERSONS, View

_OFFERS: Final = frozenset({"offer"})
_OPENS: Final = frozenset({"that", "joining", "contrast"})
_DESCRIBES: Final = frozenset({"determiner", "adjective", "land", "number", "medium", "quality"})


def promises(view: View, at: int) -> bool:
    """ "The contract promises 195,000 a month" says so as an advert does; "who signs a contract is promised 195,000" does not.

    It opens its clause, and the verb of promising stands behind it, or right before it where verbs stand first.
    """
    pack = view.pack
    offers = [i for i in view.having(_OFFERS) if view.quoted[i] == view.quoted[at]]
    if pack.caseless:
        return any(0 < at - i <= 1 for i in offers)
    several = pack.dependent.get("several", ()) if pack.dependent else ()  # "a contract offer recruiters"
    if not any(i > at and not view.norm[i].endswith(several or ("\n",)) for i in offers):
        return False
    if pack.head_final:
        if at + 1 < view.size and view.norm[at + 1].endswith(tuple(pack.attributives) or ("\n",)):
            return False  # "a-contract signing men are promised 300"
        return not any(view.any(PERSONS, i) for i in range(at))
    before = at - 1
    while before >= 0 and view.any(_DESCRIBES, before):
        before -= 1
    return before < 0 or not view.word[before] or view.any(_OPENS, before)
