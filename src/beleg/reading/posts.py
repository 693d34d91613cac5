"""Which post somebody holds, where one noun is part of two: the prime minister is not the minister named before."""

from __future__ import annotations

from beleg.reading.view import Phrase, View


def post(view: View, phrase: Phrase) -> str:
    """The words of a post of several, one of which is a post alone ("prime minister"), where nouns have no cases."""
    pack = view.pack
    if pack.caseless or pack.bare_nouns or pack.capital_nouns or pack.head_final:
        return ""
    begin, end = phrase.title or (phrase.first, phrase.last)
    longest: tuple[int, int] | None = None
    for at in range(begin, end + 1):
        hit = view.marks[at].get("role_noun")
        if hit is None or hit.length == 1 or hit.last > end or not str(hit.payload).startswith("person"):
            continue
        parts = (h for i in range(at, hit.last + 1) for h in view.places.get(i, ()) if h.category == "role_noun")
        if not any(h.length < hit.length and str(h.payload).startswith("person") for h in parts):
            continue
        if longest is not None and at <= longest[1] + 1:
            longest = (longest[0], max(longest[1], hit.last))  # "vice-minister of foreign affairs"
        elif longest is None or hit.length > longest[1] - longest[0] + 1:
            longest = (at, hit.last)
    if longest is None:
        return ""
    first, last = longest
    while (
        first > begin and "role_noun" in view.marks[first - 1] and view.key("role_noun", first - 1).startswith("person")
    ):
        first -= 1  # "deputy | foreign minister"
    return " ".join(view.norm[first : last + 1])


def holds(post_named: str, own: str) -> bool:
    """The post by which somebody is taken up is theirs: "the deputy minister" for "the deputy foreign minister X"."""
    asked, held = post_named.split(), own.split()
    return asked == held or (bool(held) and asked[0] == held[0] and set(asked) <= set(held))
