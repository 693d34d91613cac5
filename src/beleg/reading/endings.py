"""What an ending says of a word beside a name: whom it was told, whose place it is, whose affairs, who was promised something."""

from __future__ import annotations

from typing import Final

from beleg.languages.places import cities
from beleg.reading.view import OFFICE, VERBS, Phrase, View

_WHERE: Final = 4  # letters of the longer endings that say where, at least
_SHORTEST: Final = 3  # letters that a noun has without its ending, at least


def ending_behind(view: View, last: int) -> bool:
    """An ending that says no subject, written behind the mark that closes a quoted name: "«Dawn»-to"."""
    at = last + 2
    if at >= view.size or view.word[last + 1] or not view.word[at]:
        return False
    return view.glued(at) and view.norm[at] in view.pack.subjectless


def told_by_office(view: View, name: tuple[int, int], noun_follows: bool) -> bool:
    """A name in quotation marks behind an office is not its own, as it ends like one to whom something is told.

    The name of an office stands as it is ("to the group «Dawn»"), or has its noun behind it.
    """
    first, last = name
    if view.pack.head_final:
        to_it = not noun_follows and ending_behind(view, last)
        return to_it and not (last + 3 < view.size and "attribution_after" in view.marks[last + 3])
    return first == last and len(view.norm[last]) > _SHORTEST and view.norm[last].endswith(view.pack.dative)


def told_there(view: View, last: int) -> bool:
    """The noun of a quoted name is in the case of where, or to whom: "two officials «Dawn» to-the-agency said"."""
    at = last + 1 + (last + 1 < view.size and not view.word[last + 1])
    pack = view.pack
    if at >= view.size or not view.norm[at].endswith((*pack.locative, *pack.subjectless, *pack.nominative)):
        return False
    if view.norm[at].endswith(pack.genitive):
        return False
    return any(key.startswith(("medium", "body")) for key in view.keys("role_noun", at))


def in_its(view: View, at: int) -> bool:
    """A small noun that belongs to the one before it and says where: "Norberg in-its-district"."""
    pack = view.pack
    if at >= view.size or not view.word[at] or view.upper[at]:
        return False
    ending = next((e for e in pack.nominative if view.norm[at].endswith(e)), "")
    return ending.endswith(pack.locative) and pack.nominative[ending] in pack.part_endings


def second_of_person(view: View, at: int) -> bool:
    """The second capital behind who somebody is, and no town: a surname that ends as places do: "lawyer Jon Telmoda"."""
    role = any(key.startswith("person") for key in view.keys("role_noun", at - 2)) if at > 1 else False
    if not role or view.norm[at - 1].endswith(view.pack.surnames):
        return False
    return not any(town == at for town, _ in cities(view.sentence.tokens, view.pack))


def matters_of(view: View, phrase: Phrase) -> bool:
    """People whose affairs an office is for, where nouns stand last: "the prisoners' affairs for bureau's spokesman"."""
    at = phrase.last + 1
    if not view.pack.head_final or phrase.kind != "person" or phrase.named or at + 1 >= view.size:
        return False
    owned = view.word[at] and not view.upper[at] and not view.any(OFFICE | VERBS, at)
    owned = (
        owned and not view.norm[at].endswith(view.pack.subjectless) and view.norm[at].endswith(view.pack.part_endings)
    )
    of_office = "role_noun" in view.marks[at + 1] or "for" in view.keys("linker", at + 1)
    return "for" in view.keys("linker", at) or (owned and of_office)


def kin_before(view: View, source: Phrase, verb: int) -> bool:
    """Whom something was promised, before a verb whose vowels are not written: "that her-son was-promised 2,000"."""
    if not view.pack.caseless or source.named or source.last > verb or source.head_at < 0:
        return False
    return view.norm[source.head_at].startswith(tuple(view.pack.kin) or ("\n",))


def thing_offered(view: View, verb: int, phrase: Phrase) -> bool:
    """No subject of a verb for several, by its ending: "them they-promised the-place of a cook", "foreigners they-lure"."""
    several = view.pack.dependent.get("several", ()) if view.pack.dependent else ()
    if not several or phrase.proper or not view.norm[verb].endswith(several):
        return False
    endings = view.pack.dependent.get("noun", ())
    if phrase.last < verb:  # people in the plural, whose case only a longer ending tells
        if phrase.kind in {"person", "body", "medium"} and "p" not in phrase.gender and not phrase.several:
            return True  # "the agency recruited: them they-promised 900"
        people = phrase.kind == "person" and phrase.first == phrase.last and "p" in phrase.gender
        return people and view.norm[phrase.first].endswith(tuple(e for e in endings if len(e) > 1))
    if phrase.first > verb + 2:
        return False
    if phrase.kind == "person":
        return "p" not in phrase.gender and not phrase.several
    return phrase.kind in {"other", "bare"} and not view.norm[phrase.first].endswith(endings)


def where_endings(view: View) -> tuple[str, ...]:
    """The longer endings that say where something is: it is told of, and nobody is called so."""
    return tuple(e for e in view.pack.locative if len(e) >= _WHERE)


def own_end(view: View, at: int) -> bool:
    """A noun that the pack knows as it stands, and without what looks like an ending does not know."""
    word, lexicon = view.norm[at], view.pack.lexicon
    if not view.pack.head_final or "role_noun" not in view.marks[at] or not lexicon.whole(word):
        return False
    ending = max((e for e in view.pack.subjectless if word.endswith(e)), key=len)
    stem = word.removesuffix(ending)
    return len(stem) < _SHORTEST or lexicon.atoms(stem) == ()
