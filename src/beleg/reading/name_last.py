"""A name that ends a row of nouns where cases tie these to one another: behind a title, an outlet's name, or a place."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.view import PLACES, VERBS, Phrase, View

_APART: Final = VERBS | {"that", "relative", "joining", "contrast"}
_TWO: Final = 2  # words of a whole name
_TITLE: Final = 8  # words that a title may go on with before the name


def by_name(view: View, hit: Hit, before: list[Phrase]) -> list[Phrase]:
    """Without what stands right before the name of whoever says it: "Member of-the-party of-the-North Jon Feld said".

    So does another's name, which has no case ("In a talk with The Northern Post Feld said"), and a title that goes on in words
    nobody knows ("Envoy of-the-Seim for grumpels Jon Feld said"); an outlet that somebody told is no name of a person.
    """
    if len(before) < _TWO or not view.pack.dependent:
        return before
    kept = [p for i, p in enumerate(before[:-1]) if not _leads(view, hit, p, before[i + 1])]
    return [*kept, before[-1]]


def _leads(view: View, hit: Hit, one: Phrase, two: Phrase) -> bool:
    """The name of a person follows the noun, or the name without a case, that says what they are or whom they told."""
    if one.several or not _of_person(view, two) or not _agrees(view, hit, two):
        return False
    foreign = view.raw[one.name[0]].isascii()  # in other letters, so that it has no case
    if foreign and one.first >= _TWO and view.key("edge", one.first - _TWO) == "preposition":
        return True  # "At the-march Leave Now in Riga Feld said"
    if not foreign and (one.kind == "name" or (one.named and one.name[0] < one.name[1])):
        return False  # "Jon Feld Petrova": both may be of one person
    if two.first == one.last + 1:
        return one.kind in {"person", "body", "medium", "name"}
    between = range(one.last + 1, two.first)
    if one.kind != "person" or len(between) > _TITLE or two.last != hit.first - 1 or two.first == two.last:
        return False
    return all(view.word[at] and not view.upper[at] and not view.any(_APART, at) for at in between)


def _agrees(view: View, hit: Hit, name: Phrase) -> bool:
    """A given name has the ending of a subject, which women's share with the case of what belongs to a noun.

    "One of-the-deputies of-Maria Feld proposed(m.)": hers they are.
    """
    ties, given = view.pack.dependent, view.norm[name.name[0]]
    if not given.endswith(ties["noun"]):
        return True
    return given.endswith(ties["feminine"]) and view.norm[hit.first].endswith(view.pack.verb_gender["f"])


def _of_person(view: View, phrase: Phrase) -> bool:
    """A name that is no place's and no outlet's."""
    if phrase.kind not in {"name", "person", "bare"} or not phrase.proper or "n" in phrase.gender or phrase.several:
        return False
    at = phrase.name[0]
    return view.upper[at] and view.upper[phrase.last] and not view.raw[at].isascii() and at not in view.names


def place_before_name(view: View, phrase: Phrase) -> Phrase | None:
    """The place that a preposition governs, before the name of whoever says it: "«…», said in Riga Jon Feld".

    What is of one place stands in one case; the name behind it is in the form of a subject.
    """
    ties = view.pack.dependent
    if not ties or phrase.head_at >= 0 or phrase.first < 1 or phrase.last == phrase.first:
        return None
    if "on" not in view.keys("linker", phrase.first - 1) or not all(view.upper[phrase.first : phrase.last + 1]):
        return None
    known = max((h.last for c in PLACES if (h := view.marks[phrase.first].get(c))), default=-1)
    end = max(known, phrase.first)
    cases = (*ties["oblique"], *ties["place"])
    placed = view.norm[end].endswith(cases)
    rest = range(end + 1, phrase.last + 1)
    if len(rest) < (1 if known >= 0 and placed else _TWO) or not (placed or known >= 0):
        return None
    if any(view.norm[at].endswith((*cases, *view.pack.dative)) or view.any(PLACES, at) for at in rest):
        return None
    return Phrase(phrase.first, end, (phrase.first, end), "name", "n", governed=True, proper=True, named=True)
