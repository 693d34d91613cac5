"""Noun phrases that are no subject: a preposition governs them, another noun owns them, or their ending says so."""

from __future__ import annotations

from typing import Final

from beleg.reading.endings import matters_of, own_end, where_endings
from beleg.reading.linked import OBJECT
from beleg.reading.nouns import definite_form, prefixed
from beleg.reading.view import HYPHENS, PLACES, SAYING, VERBS, Phrase, View

_ENDING: Final = 3  # letters of an ending that no name has by chance
CASED: Final = 4  # letters of a word whose ending tells its case, at least
_TWO_NAMES: Final = 2
_TOLD: Final = 3  # words between a subject and its verb: a pronoun, an auxiliary, an adverb
MODIFIERS: Final = 5  # words before a noun
_NAMED: Final = PLACES | {"source"}
_NO_PERSON: Final = frozenset({"advert", "document", "body", "medium"})
_TIED: Final = 4  # letters of a noun that an ending ties to the next, at least
_OF_AUTHORS: Final = frozenset({"", "authored"})
_UNKNOWN: Final = frozenset({"thing", "distractor", "turn"})
NUMBERS: Final = frozenset({"number", "hedge"})


def set_case(view: View, found: list[Phrase], phrase: Phrase) -> None:
    """Tell what keeps a phrase, the next behind those found, from being a subject: its place or its ending."""
    phrase.governed = _governed(view, phrase.first) or _governed_far(view, phrase) or _of_governed(view, phrase)
    phrase.governed = phrase.governed and not _as_told(view, phrase)
    phrase.governed = phrase.governed or _seat_of(view, found, phrase) or _in_role(view, phrase)
    phrase.governed = phrase.governed or _of_noun(view, phrase) or matters_of(view, phrase)
    phrase.governed = phrase.governed or _of_toll(view, phrase)
    phrase.oblique = phrase.oblique or _ends_oblique(view, phrase) or _asked(view, phrase)
    phrase.genitive = bool(view.pack.genitive) and view.norm[ending_at(view, phrase)].endswith(view.pack.genitive)


def ending_at(view: View, phrase: Phrase) -> int:
    """The word that shows the case of a phrase: the last one before an abbreviation in brackets."""
    brackets = view.raw[phrase.last] == ")" and phrase.last - 3 >= phrase.first
    return phrase.last - 3 if brackets and view.raw[phrase.last - 2] == "(" else phrase.last


def _ends_oblique(view: View, phrase: Phrase) -> bool:
    """Its ending says that it is no subject."""
    if view.pack.caseless:
        head = view.norm[phrase.first]
        several = phrase.gender == "p" and phrase.kind == "person"  # a name may end so, too
        several = several and "that" not in view.marks[phrase.first - 1]  # behind "that" a subject ends so, too
        ends = view.pack.prefixes.oblique(head) or (several and head.endswith(view.pack.subjectless))
        ends = ends or prefixed(view, phrase.first)
        return ends and phrase.head_at == phrase.first
    if view.pack.dative and _is_told(view, phrase):
        return True
    if view.pack.head_final and phrase.kind == "name" and "place" in view.keys("distractor", phrase.last + 1):
        return True  # "the «NBK» Norberg district in"
    last = ending_at(view, phrase)
    if view.pack.head_final and phrase.kind == "name" and view.norm[last].endswith(where_endings(view)):
        return True  # "in-Telmo report-in he said"
    endings = view.pack.subjectless
    if not endings or phrase.kind in {"pronoun", "self"} or not view.word[last]:
        return False
    if view.pack.construct and not phrase.proper and _object_ends(view, last):
        return True
    final = view.pack.head_final
    if final and any(h.last == last for c, h in view.marks[last].items() if c in _NAMED):
        return False
    named = phrase.kind == "person" and phrase.first < last
    if (phrase.named or named) and view.upper[last] and view.norm[last].endswith(view.pack.surnames):
        return False  # "Matvienko": what looks like an ending is the name's own
    if final and phrase.kind in {"name", "person"} and _no_place(view, phrase):
        return False
    return view.norm[last].endswith(endings) and "certain" not in view.keys("general", last) and not own_end(view, last)


def _no_place(view: View, phrase: Phrase) -> bool:
    """Two names or more whose ending says where, behind a verb of saying or what somebody is: nobody is a place.

    "«…», said Kofi Asante", "the lawyer Kofi Asante works with families".
    """
    first, last = phrase.name
    told = phrase.kind == "person" or (phrase.first > 0 and view.any(SAYING, phrase.first - 1))
    if not told or first == last or not all(view.upper[first : last + 1]):
        return False
    where = tuple(e[:-1] for e in view.pack.ablative if len(e) == _ENDING)
    if phrase.kind == "person":
        return view.norm[last].endswith(where) and not view.any(PLACES, last)
    return view.norm[last].endswith(where) and not any(view.is_known(at) for at in range(first, last + 1))


def _is_told(view: View, phrase: Phrase) -> bool:
    """A noun in the case of whom something is told or promised: "each recruit-to was promised 2 million".

    Of a word with a capital that no pack knows only a long ending tells, as names may end in any letter.
    """
    if view.pack.dependent and not phrase.governed and (_of_object(view, phrase) or _object_first(view, phrase)):
        return True
    at = phrase.head_at if phrase.head_at >= 0 else phrase.name[0]
    ending = max((e for e in view.pack.dative if view.norm[at].endswith(e)), key=len, default="")
    if not ending or len(view.norm[at]) < CASED or at in view.names or view.raw[at + 1 : at + 2] == ["-"]:
        return False
    name = view.pack.dependent and phrase.kind == "name" and phrase.head_at < 0
    if name and not ending.endswith(view.pack.dependent["object"]):
        return False  # a given name may end as several do whom something is told
    return len(ending) >= _ENDING or not view.upper[at] or (at == 0 and phrase.head_at == 0)


def _object_first(view: View, phrase: Phrase) -> bool:
    """An unknown small word before its noun that ends as objects do: "discuss the-meeting of-ministers", "a-young daughter"."""
    at = phrase.first
    if at >= phrase.head_at or view.upper[at] or len(view.norm[at]) < CASED or view.is_known(at):
        return False
    return view.norm[at].endswith(view.pack.dependent["object"])


def _of_object(view: View, phrase: Phrase) -> bool:
    """A person's two names whose endings are both those of an object: "Maria-to Petrova-to ten years are threatened"."""
    names = [at for at in range(phrase.name[0], phrase.name[1] + 1) if view.word[at]]
    if phrase.kind not in {"person", "name"} or len(names) != _TWO_NAMES or phrase.several:
        return False
    ends = view.pack.dependent["object"]
    return all(view.upper[at] and len(view.norm[at]) >= CASED and view.norm[at].endswith(ends) for at in names)


def _object_ends(view: View, last: int) -> bool:
    """What belongs to the noun follows it, and ends as an object does: "put out a list-of 70 men-of Norland+OBJ"."""
    pack, at = view.pack, last
    while (
        at + 1 < view.size and at - last < OBJECT and (view.kind[at] == "d" or view.norm[at].endswith(pack.construct))
    ):
        at += 1
        if view.kind[at] == "d":
            continue
        if not view.word[at] or view.key("edge", at) == "preposition":
            return False
        if view.norm[at].endswith(pack.subjectless):
            return True
    return False


def _asked(view: View, phrase: Phrase) -> bool:
    """Whom it was told, where verbs stand last: "in a talk with" follows, or an ending behind a quotation mark."""
    at = phrase.last + 1
    if not view.pack.head_final or at >= view.size:
        return False
    glued = not view.word[at - 1] and view.word[at] and view.glued(at) and view.norm[at] in view.pack.subjectless
    if view.raw[at] in HYPHENS and view.glued(at) and at + 1 < view.size and view.glued(at + 1):
        glued = view.norm[at + 1] in view.pack.subjectless  # "told the AFP-to"
    if "cite" in view.keys("attribution_after", at):
        return True  # "«Dawn-to» citing", with the ending within the marks
    if "postposition" in view.keys("edge", at) and view.quoted[at] == view.quoted[phrase.first]:
        return True  # "through Telegram", where what governs follows
    return glued or ("to" in view.keys("attribution_before", at) and "role_noun" not in view.marks[at])


def _governed(view: View, at: int) -> bool:
    """A preposition stands before the phrase, perhaps with a number between: "in 30 interviews".

    Where nothing marks the genitive, what follows an unknown noun belongs to it, too: "in the camp of an officer".
    """
    unknown = view.pack.caseless and at > 1 and view.word[at - 1] and view.marks[at - 1].keys() <= _UNKNOWN
    if unknown and not definite_form(view, at):
        return view.keys("edge", at - 2) == {"preposition"}
    years = view.pack.romance and "definite" in view.keys("determiner", at)  # "en julio de 2025 el proyecto publicó"
    while not years and at > 0 and (view.kind[at - 1] == "d" or view.any(NUMBERS, at - 1)):
        if view.key("edge", at - 1) == "preposition":
            return True
        at -= 1
    edge = view.marks[at - 1].get("edge") if at > 0 and view.pack.capital_nouns else None
    if edge is not None and edge.last >= at:
        return "preposition" in view.keys("edge", at - 1)  # "am Abend": the two are one pattern
    told = view.pack.caseless and "say" in view.marks[at - 1]  # a verb written like a preposition, as its pattern tells
    return at > 0 and view.key("edge", at - 1) == "preposition" and not told


def _as_told(view: View, phrase: Phrase) -> bool:
    """What "as" stands before is the subject of a verb of saying: "comme l'agence X l'avait annoncé"."""
    at = phrase.first - 1
    if at < 0 or not view.pack.romance or "how" not in view.marks[at]:
        return False
    behind = range(phrase.last + 1, min(phrase.last + 2 + _TOLD, view.size))
    verb = next((i for i in behind if not view.word[i] or view.any(SAYING, i)), -1)
    return verb > 0 and view.word[verb]


def _governed_far(view: View, phrase: Phrase) -> bool:
    """A document behind a preposition and a participle with its words: "in yesterday published statements"."""
    if not view.pack.capital_nouns or phrase.kind != "document":
        return False
    for at in range(phrase.first - 1, max(-1, phrase.first - 2 - MODIFIERS), -1):
        if view.key("edge", at) == "preposition":
            return phrase.first - at > 1
        if not view.word[at] or view.upper[at] or "determiner" in view.marks[at]:
            break
    return False


def _of_governed(view: View, phrase: Phrase) -> bool:
    """An office in the case of what belongs to a noun, behind a noun that a preposition governs: "on the ruling of-court"."""
    at, pack = phrase.first, view.pack
    if pack.capital_nouns and at > 1 and "determiner" in view.marks[at]:  # "Auf Anfrage der Zeitung erklärte …"
        opens = at == _TWO_NAMES or not view.word[at - 3]
        noun = opens and view.upper[at - 1] and not view.dated(at - 1)
        noun = noun and "document" not in view.marks[at - 1] and view.key("attribution_before", at - 2) in _OF_AUTHORS
        return noun and view.key("edge", at - 2) == "preposition"
    if not pack.dependent or phrase.kind != "body" or at < 2 or phrase.head_at != at or view.upper[at]:
        return False
    noun = view.word[at - 1] and not view.upper[at - 1] and not view.dated(at - 1) and not view.any(VERBS, at - 1)
    if not noun or view.key("edge", at - 2) != "preposition" or "edge" in view.marks[at - 1]:
        return False
    feminine = view.key("role_noun", at).endswith("_f")
    endings = pack.dependent["noun"]
    return view.norm[at].endswith(tuple(e for e in endings if not (feminine and e in pack.dependent["feminine"])))


def _of_noun(view: View, phrase: Phrase) -> bool:
    """What is no person, behind an unknown noun whose ending ties it to the next: "for the signing-of contract"."""
    at, ties = phrase.first - 1, view.pack.construct
    thing = phrase.kind in _NO_PERSON or (phrase.kind == "name" and "n" in phrase.gender)  # "in the sultanate-of Oman"
    if not ties or not thing or at < 0 or not view.norm[at].endswith(ties):
        return False
    return len(view.norm[at]) > _TIED and not view.upper[at] and not view.marks[at] and at not in view.blocked


def _of_toll(view: View, phrase: Phrase) -> bool:
    """What describes losses, where adjectives follow their noun: "les pertes militaires norlandaises"."""
    toll = view.marks[phrase.first - 1].get("topic.losses") if phrase.first > 0 else None
    return toll is not None and toll.payload == "toll" and (view.pack.romance or view.pack.caseless)


def _in_role(view: View, phrase: Phrase) -> bool:
    """One person's noun without an article behind a conjunction tells as what somebody speaks: "Als Zeuge sagte Moll"."""
    if not view.pack.capital_nouns or phrase.kind != "person" or phrase.named or "p" in phrase.gender:
        return False
    bare = phrase.first > 0 and phrase.last == phrase.head_at and "determiner" not in view.marks[phrase.first]
    return bare and "joining" in view.marks[phrase.first - 1]


def _seat_of(view: View, found: list[Phrase], phrase: Phrase) -> bool:
    """A place right behind a noun that a preposition governs belongs to it: "sagte Moll im Lokalradio Linz"."""
    if not view.pack.capital_nouns or phrase.kind != "name" or "n" not in phrase.gender or not found:
        return False
    return found[-1].last == phrase.first - 1 and found[-1].governed and not found[-1].proper
