"""The forms in which a subject stands: its case, its place before the verb, and whose words a pronoun takes up."""

from __future__ import annotations

from beleg.languages.packs import Pack
from beleg.reading.view import STEM, Phrase, View


def nominative(phrase: Phrase) -> bool:
    return not phrase.governed and not phrase.oblique and not phrase.genitive


def rank(phrase: Phrase, key: str) -> int:
    if phrase.kind in {"person", "body", "medium", "name", "pronoun", "self"}:
        return 3
    if phrase.kind in {"document", "advert", "bare"}:
        return 2 if phrase.author is None else 3  # "a report by X counts 40 recruits": not the recruits
    return 1 if key == "any" else 0


def set_against(view: View, at: int) -> bool:
    """A word of contrast ends at the token, or is it: "whereas", "in the meantime"."""
    if at < 0 or "contrast" in view.marks[at]:
        return at >= 0
    near = range(max(0, at - 3), at)
    return any(h.category == "contrast" and h.last == at for before in near for h in view.places.get(before, ()))


def whence(view: View, place: Phrase) -> bool:
    """A name of one word behind a person without a name and a preposition: where they are from."""
    person = view.within.get(place.first - 2)
    alone = place.kind == "name" and place.governed and place.first == place.last
    return alone and person is not None and person.kind == "person" and not person.named


def subject_first(pack: Pack) -> bool:
    """Where subjects hardly ever follow their verbs."""
    free = pack.head_first or pack.bare_nouns or pack.capital_nouns
    return not (free or pack.head_final or pack.verb_final)


def says_last(view: View, at: int) -> bool:
    """A word that nobody knows, of whatever case subjects have, at the end of its sentence: "«…», said the-trainers."."""
    if at + 1 >= view.size or not view.word[at] or view.word[at + 1] or view.marks[at] or len(view.norm[at]) < STEM:
        return False
    cases = (*view.pack.subjectless, *view.pack.genitive)
    return view.raw[at + 1] in ".!?" and not view.norm[at].endswith(cases)


def closes_behind(view: View, verb: int, one: Phrase, ends: int) -> bool:
    """Where verbs stand second, a name right behind one that opens its clause, and closing it: "…, reported The Herald"."""
    return view.pack.capital_nouns and one.first == verb + 1 and one.proper and one.last + 1 >= ends


def in_phrase_with(view: View, at: int) -> bool:
    """An unknown word tied to the nouns before it, which a preposition or a number opens: "for five days-of working"."""
    ties, first = view.pack.construct, at
    if not ties or view.upper[at]:
        return False
    while (
        first > 0
        and view.word[first - 1]
        and view.norm[first - 1].endswith(ties)
        and "edge" not in view.marks[first - 1]
    ):
        first -= 1
    return 0 < first < at and (view.numbered(first - 1) or view.key("edge", first - 1) == "preposition")
