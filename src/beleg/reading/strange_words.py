"""Words that no pack knows: whether such a word may be a noun, in which form it stands, and where its clause opens."""

from __future__ import annotations

from typing import Final

from beleg.reading.appositions import YEARS
from beleg.reading.view import View

_PLAIN: Final = frozenset({"adjective", "given", "leader", "person", "quality"})  # what the words may be marked as
_PEOPLE: Final = frozenset(
    "topic.noun topic.weak topic.resident topic.civilian topic.advert topic.gang topic.police topic.heard "
    "topic.mediator topic.about".split()
)
_OPENING: Final = frozenset({"that", "how", "relative"})
_DEPENDENT: Final = ("oblique", "adjective", "object")
_CLAUSE: Final = frozenset({"determiner", "linker", "that", "how", "relative", "say", "joining", "contrast", "land"})
_SHORT: Final = 3  # letters of a noun, at least


def strange(view: View, at: int, *, determined: bool = False) -> bool:
    """A word that no pack knows as anything that could not speak.

    Behind an article it may look like a word of the topic: "the gravedigger", which begins like "grave".
    """
    if "second" in view.keys("leader", at):
        return True  # "a former grumpel", where "former" looks like a word of time, too
    if not view.word[at] or len(view.norm[at]) < _SHORT or not view.marks[at].keys() <= _PLAIN or view.dated(at):
        return False
    person = "person" in view.marks[at]
    for hit in view.sentence.hits:
        own = hit.category in _PLAIN or hit.category in _PEOPLE or (determined and hit.category == "topic.verb")
        own = own or (person and hit.category.startswith("topic."))
        if not own and hit.first <= at <= hit.last:
            return False  # "the war counts 300 dead", which sets the scene
    return True


def opens_clause_at(view: View, at: int) -> bool:
    """A clause opens here: at a mark, behind a conjunction, at the beginning."""
    if at == 0 or not _OPENING.isdisjoint(view.marks[at - 1]):
        return True
    day = before_day(view, at - 1)
    if day < at - 1:
        return opens_clause_at(view, day + 1)  # "on Tuesday local grumpels said"
    return not view.word[at - 1] and view.kind[at - 1] != "d" and view.raw[at - 1] not in "-‐‑)"


def opens_sentence(view: View, at: int) -> bool:
    return at == 0 or (at == 1 and not view.word[0]) or (view.quoted[at - 1] != view.quoted[at])


def before_day(view: View, at: int) -> int:
    """The token before a day or an age that stands there, with its preposition; the token itself where none does."""
    end = at
    while end >= 0 and (view.dated(end) or not view.marks[end].keys().isdisjoint(YEARS) or view.kind[end] == "d"):
        end -= 1
    if 0 <= end < at and view.key("edge", end) == "preposition":
        end -= 1
    return end


def of_several(view: View, first: int, last: int) -> bool:
    """An ending of nouns of several; what describes the noun, too, ends so where it follows."""
    endings = view.pack.plural
    begin = first if view.pack.head_first else last
    return all(view.norm[at].endswith(endings) for at in range(begin, last + 1))


def said_by_several(view: View, verb: int) -> bool:
    pack = view.pack
    endings = (*pack.verb_gender.get("p", ()), *pack.dependent.get("several", ()))
    return bool(endings) and view.norm[verb].endswith(endings)


def subject_form(view: View, first: int, last: int, verb: int) -> bool:
    """A noun, and what describes it, in the form of a subject of the verb."""
    pack, word = view.pack, view.norm[last]
    if word.endswith((*pack.subjectless, *pack.dative)):
        return False
    if pack.construct and first < last:  # "the-grumpels-of local"
        return view.norm[first].endswith(pack.construct) and not view.norm[last].endswith(pack.construct)
    if not pack.subject_forms:
        return True
    letters = {letter for letter, ends in pack.verb_gender.items() if view.norm[verb].endswith(ends)}
    if not letters:
        letters = {"p"} if said_by_several(view, verb) else {"f", "m", "n"}
    forms = tuple(end for letter in letters for end in pack.subject_forms.get(letter, ()))
    other = tuple(end for kind in _DEPENDENT for end in pack.dependent[kind] if end not in forms)
    if not word.endswith(forms) or word.endswith(other) or (letters == {"m"} and word.endswith(pack.dependent["noun"])):
        return False
    return all(_describes(view, at, word) for at in range(first, last))


def _describes(view: View, at: int, noun: str) -> bool:
    """An adjective by its ending, which agrees with the noun where the endings that go with it are known."""
    pack, word = view.pack, view.norm[at]
    longest = max((e for e in pack.agreement if word.endswith(e)), key=len, default="")
    return noun.endswith(pack.agreement[longest]) if longest else word.endswith(pack.dependent["describing"])


def free_form(view: View, at: int) -> bool:
    """It ends as neither what belongs to a verb nor what another noun belongs to does, where nouns stand last."""
    pack = view.pack
    parts = pack.part_endings
    if parts and view.norm[at].endswith(tuple(e for e in parts if e[:-1] in parts)):
        return False  # "her-son" as an object
    return not view.norm[at].endswith((*pack.subjectless, *pack.genitive, *pack.ablative, *pack.locative))


def small_between(view: View, at: int) -> bool:
    """A small word between a subject and its verb: "also", "has", "earlier"."""
    if not view.word[at]:
        return False
    word, row = view.norm[at], view.marks[at]
    if word in view.pack.auxiliaries or word.endswith(view.pack.adverbs):
        return True
    tied = view.norm[at - 1].endswith(view.pack.construct)  # "grumpel-of another"
    return view.key("edge", at) == "word" and (tied or row.keys().isdisjoint(_CLAUSE))
