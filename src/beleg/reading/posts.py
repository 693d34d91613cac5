"""Which post somebody holds, where one noun is part of two: the prime minister is not the minister named before."""

from __future__ import annotations

from beleg.reading.view import Phrase, View


def post(view: View, phrase: Phrase) -> str:
    """The words of a post of several, one of which is a post alone ("prime minister"), where nouns have no cases."""
    pack = view.pack
    if pack.caseless or pack.bare_nouns or pack.capital_nouns or pack.head_final:
        return ""
    begin, end = phrase.title or (phrase.first, phrase.last)
    longest = ""
    for at in range(begin, end + 1):
        hit = view.marks[at].get("role_noun")
        if hit is None or hit.length == 1 or hit.last > end or not str(hit.payload).startswith("person"):
            continue
        parts = (h for i in range(at, hit.last + 1) for h in view.places.get(i, ()) if h.category == "role_noun")
        words = " ".join(view.norm[at : hit.last + 1])
        if any(h.length < hit.length and str(h.payload).startswith("person") for h in parts):
            longest = max(longest, words, key=len)
    return longest
