"""A name beside a noun that is none of it, as no ending ties them where nouns stand last: "Jon Feld in-a-letter wrote"."""

from __future__ import annotations

from typing import Final

from beleg.reading.endings import in_its, where_endings
from beleg.reading.view import COMMON_NOUN, OFFICE, PLACES, Phrase, View

PEOPLE: Final = frozenset({"name", "person"})
_EDGE: Final = frozenset({"edge"})
_FULL: Final = 2  # words of a whole name, which a noun without such an ending is none of in any case
_TITLE: Final = 3  # unknown words of what somebody is, at most


def apart(view: View, phrase: Phrase) -> Phrase | None:
    """The name that a phrase begins with, without its noun: "Jon Feld in-a-letter wrote", "Jon Feld the-team will win said".

    What belongs to a name ends so that it is tied to it, whatever its case: "the Dawn paper-ITS-in".
    """
    end, pack = phrase.first, view.pack
    while end <= phrase.last and view.upper[end] and view.word[end] and "source" not in view.marks[end]:
        if view.any(PLACES, end):
            return None
        end += 1
    if end == phrase.first or end > phrase.last or not view.word[end]:
        return None
    if view.upper[end]:  # a source: "said Feld BBC Norland's «Dawn» programme-in"
        return _name(phrase.first, end - 1) if view.raw[end].isupper() and end == phrase.last else None
    words = range(end, phrase.last + 1)
    if not view.any(OFFICE | COMMON_NOUN, end) or any(view.upper[at] or tied(view, at) for at in words):
        return None
    cased = view.norm[phrase.last].endswith(pack.subjectless)
    return _name(phrase.first, end - 1) if cased or end - phrase.first >= _FULL else None


def tied(view: View, at: int) -> bool:
    """A noun that belongs to the one before it, by its ending, whatever its case: "the paper-ITS-in"."""
    pack, word = view.pack, view.norm[at]
    ending = next((e for e in pack.nominative if word.endswith(e)), "")
    return word.endswith(pack.part_endings) or pack.nominative.get(ending, "").endswith(pack.part_endings)


def before_quotation(view: View, phrase: Phrase, begun: int) -> bool:
    """A surname alone that opens the sentence, right before a quotation: "Feld «not one of them came back» said"."""
    at = phrase.last + 1
    opens = phrase.kind in {"bare", "name"} and phrase.first == begun and phrase.proper and at < view.size
    return opens and max(view.quoted[at : at + 2]) >= 0 > view.quoted[phrase.first]


def at_its(view: View, at: int) -> bool:
    """Unknown nouns from a token on that belong to the one before it and say where: "the parliament building-ITS-at"."""
    ties = view.pack.part_endings
    while at < view.size and not view.upper[at] and view.marks[at].keys() <= _EDGE and view.norm[at].endswith(ties):
        if in_its(view, at):
            return True
        at += 1
    return in_its(view, at) and view.marks[at].keys() <= _EDGE


def without_place(view: View, phrase: Phrase) -> bool:
    """Take from a whole name the town that it has swallowed: "Jon Feld in-Telmo-being rally said"."""
    last = phrase.last
    first = phrase.name[0]
    if phrase.kind not in PEOPLE or phrase.name[1] != last or first == last or view.any(PLACES, first):
        return False
    if not all(view.upper[first : last + 1]) or not view.norm[last].endswith(where_endings(view) or ("\0",)):
        return False
    phrase.last, phrase.name, phrase.oblique = last - 1, (first, last - 1), False
    return True


def holder(view: View, office: Phrase) -> Phrase:
    """Who is named behind an office and what they are there, or the office: "the New Road fund's grumpel Jon Feld"."""
    at = office.last + 1
    while at < view.size and view.word[at] and at - office.last <= _TITLE and not (view.upper[at] or view.marks[at]):
        at += 1
    name = view.within.get(at)
    if at == office.last + 1 or name is None or name.first != at or name.kind not in PEOPLE or not name.proper:
        return office
    free = not (name.oblique or name.governed or name.genitive or "n" in name.gender)
    return name if free and view.norm[at - 1].endswith(view.pack.part_endings) else office


def _name(first: int, last: int) -> Phrase:
    return Phrase(first, last, (first, last), "name", "mf", proper=True, named=True)
