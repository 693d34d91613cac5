"""Two by name and by what they are, who are one phrase: "Prosecutor Jon Feld and lawyer Ann Moor argued. The lawyer says …"."""

from __future__ import annotations

from beleg.reading.phrases import parse
from beleg.reading.view import Phrase, View


def members(view: View, phrase: Phrase) -> list[Phrase]:
    """The two, where each has a noun and a name; nobody else."""
    if not phrase.several or phrase.kind != "person" or not phrase.named or phrase.head_at < 0:
        return []
    inside = range(phrase.name[1] + 1, phrase.last)
    at = next((i for i in inside if "and" in view.keys("linker", i)), -1)
    two = parse(view, at + 1) if at > 0 else None
    if two is None or two.kind != "person" or not two.named or two.several or two.last != phrase.last:
        return []
    if two.name[0] == two.first or at - 1 != phrase.name[1]:
        return []
    letters = view.key("role_noun", phrase.head_at).partition("_")[2].replace("p", "") or "mf"
    one = Phrase(phrase.first, at - 1, phrase.name, "person", letters, definite=True, heads=phrase.heads[:1])
    one.proper, one.named, one.head_at = True, True, phrase.head_at
    return [one, two]
