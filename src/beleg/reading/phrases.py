"""Noun phrases that can name a speaker: who, of what kind, and how much of it is the name."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.appositions import join as join_appositions
from beleg.reading.appositions import join_lists
from beleg.reading.endings import matters_of, own_end, where_endings
from beleg.reading.homographs import verb_first
from beleg.reading.introduced import introduce
from beleg.reading.linked import OBJECT, finish
from beleg.reading.nationals import nationals
from beleg.reading.nouns import (
    Nucleus,
    articles,
    begins_verb,
    definite_form,
    in_subject_form,
    is_person,
    known_noun,
    longer_name,
    prefixed,
)
from beleg.reading.nuclei import nucleus
from beleg.reading.owned_names import owned_by_quoted
from beleg.reading.strangers import strangers
from beleg.reading.unnamed import unnamed
from beleg.reading.view import (
    COMMON_NOUN,
    GIVEN,
    HYPHENS,
    NAME_WORDS,
    OFFICE,
    PLACES,
    SAYING,
    VERBS,
    Phrase,
    View,
    acronym,
)

_ENDING: Final = 3  # letters of what is written onto a number, at most
_LONG: Final = 4  # words that a pattern without a gap has at most
_HOLDS: Final = frozenset({"body", "document"})
_TWO_NAMES: Final = 2
_TOLD: Final = 3  # words between a subject and its verb: a pronoun, an auxiliary, an adverb
_MODIFIERS: Final = 5  # words before a noun
_NOT_BLOCKED: Final = frozenset({"to", "authored", "document"})
_NAMED: Final = PLACES | {"source"}
_NO_PERSON: Final = frozenset({"advert", "document", "body", "medium"})
_TIED: Final = 4  # letters of a noun that an ending ties to the next, at least
_OF_THEM: Final = frozenset({"determiner", "speaker_pronoun"})
_NOUNS: Final = OFFICE | COMMON_NOUN | {"contract"}
_THINGS: Final = frozenset({"thing", "distractor"})
_OF_AUTHORS: Final = frozenset({"", "authored"})
_UNKNOWN: Final = _THINGS | {"turn"}
_LEADS: Final = frozenset({"that", "contrast"})
_DATELINE: Final = frozenset("-–—/(")
_NUMBERS: Final = frozenset({"number", "hedge"})
_BEGIN: Final = _NOUNS | {"self", "speaker_pronoun", "determiner", "given"}


def read(view: View, known: frozenset[str]) -> None:
    """Find every noun phrase of a sentence, from left to right, none within another.

    ``known`` are the beginnings of the words that the text writes with a capital where none is due.
    """
    view.known = known
    view.blocked = _blocked(view)
    found = view.phrases
    near = {at - far for at in view.having(_NOUNS) for far in (1, 2, 3)}  # close before a known noun
    at = 0
    while at < view.size:
        phrase = None
        if _may_begin(view, at, near) and at not in view.blocked and not _verb_beside(view, found, at):
            phrase = parse(view, at)
        if phrase is None:
            at += 1
            continue
        if len(phrase.gender) > 1 and phrase.gender[-1] == "p" and _without_article(view, phrase):
            phrase.gender = "p"
        phrase.definite = phrase.definite or (at > 0 and view.norm[at - 1] in view.pack.contracted)  # "del organismo"
        phrase.governed = _governed(view, at) or _governed_far(view, phrase) or _of_governed(view, phrase)
        phrase.governed = phrase.governed and not _as_told(view, phrase)
        phrase.governed = phrase.governed or _seat_of(view, found, phrase) or _in_role(view, phrase)
        phrase.governed = phrase.governed or _of_noun(view, phrase) or matters_of(view, phrase)
        phrase.governed = phrase.governed or _of_toll(view, phrase)
        phrase.oblique = phrase.oblique or _ends_oblique(view, phrase) or _asked(view, phrase)
        phrase.genitive = bool(view.pack.genitive) and view.norm[ending_at(view, phrase)].endswith(view.pack.genitive)
        if phrase.governed and (within := _who_speaks_within(view, phrase)):
            phrase = _cut(view, phrase, within)
        found.append(phrase)
        at = phrase.last + 1
    if view.pack.caseless:
        strangers(view, found)
    else:
        unnamed(view, found)
    nationals(view, found)
    if view.pack.head_final:
        _offices(view, found)
        owned_by_quoted(view, found)
    join_lists(view, found)
    join_appositions(view, found)
    introduce(view, found)
    for one in found:
        if one.named and not one.several and one.kind == "person" and len(one.gender) > 1:
            one.gender = one.gender.replace("p", "")  # "der Sprecher, Jan Peters": whom the noun could be several of


def _offices(view: View, found: list[Phrase]) -> None:
    """Whole names of offices where nouns stand last: "Prisoners' affairs for coordination bureau", from the capital on.

    So is whose office stands elsewhere: "Norland's in-Telmo embassy".
    """
    for body in [p for p in found if p.kind == "body"]:
        if view.any(PLACES, body.first) and view.norm[body.first].endswith(view.pack.subjectless):
            whose = next((p for p in found if p.last == body.first - 1 and p.kind == "name" and p.genitive), None)
            if whose is not None and view.any(PLACES, whose.first):
                body.first, body.name, body.proper = whose.first, (whose.first, body.name[1]), True
                found.remove(whose)
        ahead = range(max(0, body.first - 2), body.last + 1)
        hits = (h for at in ahead for h in view.places.get(at, ()) if h.category == "linker" and h.payload == "for")
        link = next(hits, None)
        if link is None:
            continue
        opens = link.first - 1
        while opens > link.first - NAME_WORDS and opens > 0 and view.word[opens] and not view.upper[opens]:
            opens -= 1
        if opens < 0 or not view.upper[opens] or view.quoted[opens] != view.quoted[body.first] or opens in view.blocked:
            continue
        body.first, body.name, body.proper = opens, (opens, body.name[1]), True
        found[:] = [p for p in found if p is body or p.last < opens or p.first > body.last]


def _blocked(view: View) -> set[int]:
    """The tokens of attributions, which are in no phrase."""
    if view.pack.capital_nouns:
        return set()
    found: set[int] = set()
    for first in view.places:
        if (hit := view.marks[first].get("attribution_after")) and hit.length > 1:
            found.update(range(first, hit.last + 1))
        if (hit := view.marks[first].get("contrast")) and hit.length > 1:
            found.update(range(first, hit.last + 1))  # "At the same time the project …"
        said = view.marks[first].get("say") if view.pack.head_final else None
        if said and said.length == _TWO_NAMES and not (view.marks[said.last].keys() & _NOUNS or view.upper[said.last]):
            found.add(said.last)  # "…, stressing say authors": the end of the verb describes nobody
        if (hit := view.marks[first].get("continues")) and hit.payload == "back":
            object_ = view.pack.head_final and (
                hit.length == _TWO_NAMES or view.norm[hit.last].endswith(view.pack.subjectless or ("",))
            )
            if object_ or "edge" in view.marks[first]:
                found.update(range(first, hit.last + 1))  # "about this X said", "this figure-ACC the spokesman gave"
        if view.pack.dependent and (hit := view.marks[first].get("edge")) and hit.length > _TWO_NAMES:
            found.update(range(first, hit.last + 1))  # "in view of", whose noun is a review elsewhere
        if (hit := view.marks[first].get("attribution_before")) and hit.length > 1 and hit.payload not in _NOT_BLOCKED:
            words = range(first, hit.last + 1)
            named = {at for begun, last in view.names.items() for at in range(begun, last + 1)}
            if view.pack.caseless and hit.last + 1 < view.size and not view.word[hit.last + 1]:
                words = range(first, hit.last)  # "according to the-statement, …"
            found.update(at for at in words if not (view.any(OFFICE, at) or at in named or _in_gap(view, hit, at)))
    return found


def _without_article(view: View, phrase: Phrase) -> bool:
    """Nouns that are written alike for one and for several are of several where an article is due: "Soldaten der Armee"."""
    alone = view.pack.capital_nouns and phrase.kind == "person" and not phrase.named and phrase.first == phrase.head_at
    return alone and "determiner" not in view.marks[phrase.first] and not view.any(_OF_THEM, phrase.first - 1)


def _in_gap(view: View, hit: Hit, at: int) -> bool:
    """An unknown word in the middle of a pattern with a gap, which may be a name: "cited the deputy Kim Dae from"."""
    return view.pack.caseless and hit.first < at < hit.last and hit.length > _LONG and view.marks[at].keys() <= GIVEN


def _may_begin(view: View, at: int, near: set[int]) -> bool:
    """A phrase may begin here: most words have no mark, no capital and no noun close behind, and begin none."""
    if at == 0 and view.key("attribution_before", at) == "cite":
        return False  # "Citing officials, the paper …"
    if view.pack.caseless and _in_place(view, at):
        return False
    if "relative" in view.keys("relative", at) and view.raw[at - 1] == "," and _is_article(view, at + 1):
        return False  # "Zahlen, die das Ministerium vorlegte"
    if view.upper[at] or not _BEGIN.isdisjoint(view.marks[at]) or at in view.names:
        return True
    if not view.word[at]:
        if view.kind[at] == "d":
            aged = view.raw[at + 1 : at + 2] == ["-"] and at + 2 < view.size
            # "31-jährige", but not "2023-го"
            return aged and (len(view.raw[at + 2]) > _ENDING or not view.glued(at + 2))
        return at + 1 in view.names or view.raw[at] in "'’"
    if view.norm[at] == "'s":
        return True
    if view.pack.caseless:
        return "(" in view.raw[at + 1 : at + 3] or _seat(view, at)  # a name before an age, or a country
    if view.pack.capital_nouns:
        described = "adjective" in view.marks[at] or (at > 0 and "edge" in view.marks[at - 1])
        ahead = slice(at + 1, at + 2 + _MODIFIERS)
        return described and (any(view.upper[ahead]) or "-" in view.raw[ahead])
    return at in near


def _is_article(view: View, at: int) -> bool:
    return at < view.size and "definite" in view.keys("determiner", at)


def _in_place(view: View, at: int) -> bool:
    """The second word of a country: "the sultanate of Oman"."""
    return at > 0 and any(h.last >= at for c in PLACES if (h := view.marks[at - 1].get(c)))


def _seat(view: View, at: int) -> bool:
    """A country or capital that may be a subject, in scripts without capitals: at the beginning or behind a verb.

    Or behind what sets it against others: "As for Norland, it has opened 30 cases".
    """
    if not view.any(PLACES, at):
        return False
    if prefixed(view, at):
        return False  # "to-Norway"
    behind = max(h.last for c in PLACES if (h := view.marks[at].get(c))) + 1
    if at == 0 and behind < view.size and view.raw[behind] in _DATELINE:
        return False  # "Oslo - The ministry said"
    before = at - 1
    if at > 0 and view.kind[before] == "d":
        return False  # "89 Kenyans", written like Kenya
    if at == 0 or not view.word[before]:
        return True
    return view.key("edge", before) == "word" or view.any(VERBS, before) or view.any(_LEADS, before)


def ending_at(view: View, phrase: Phrase) -> int:
    """The word that shows the case of a phrase: the last one before an abbreviation in brackets."""
    brackets = view.raw[phrase.last] == ")" and phrase.last - 3 >= phrase.first
    return phrase.last - 3 if brackets and view.raw[phrase.last - 2] == "(" else phrase.last


def _ends_oblique(view: View, phrase: Phrase) -> bool:
    """Its ending says that it is no subject."""
    if view.pack.caseless:
        head = view.norm[phrase.first]
        several = phrase.gender == "p" and phrase.kind == "person"  # a name may end so, too
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
    if not ending or len(view.norm[at]) < _LONG or at in view.names or view.raw[at + 1 : at + 2] == ["-"]:
        return False
    name = view.pack.dependent and phrase.kind == "name" and phrase.head_at < 0
    if name and not ending.endswith(view.pack.dependent["object"]):
        return False  # a given name may end as several do whom something is told
    return len(ending) >= _ENDING or not view.upper[at] or (at == 0 and phrase.head_at == 0)


def _object_first(view: View, phrase: Phrase) -> bool:
    """An unknown small word before its noun that ends as objects do: "discuss the-meeting of-ministers", "a-young daughter"."""
    at = phrase.first
    if at >= phrase.head_at or view.upper[at] or len(view.norm[at]) < _LONG or view.is_known(at):
        return False
    return view.norm[at].endswith(view.pack.dependent["object"])


def _of_object(view: View, phrase: Phrase) -> bool:
    """A person's two names whose endings are both those of an object: "Maria-to Petrova-to ten years are threatened"."""
    names = [at for at in range(phrase.name[0], phrase.name[1] + 1) if view.word[at]]
    if phrase.kind not in {"person", "name"} or len(names) != _TWO_NAMES or phrase.several:
        return False
    ends = view.pack.dependent["object"]
    return all(view.upper[at] and len(view.norm[at]) >= _LONG and view.norm[at].endswith(ends) for at in names)


def _who_speaks_within(view: View, phrase: Phrase) -> int:
    """Where a person begins behind a place that a preposition governs: "said in parliament minister Jon Feld"; else 0.

    Such a noun has no ending that would tie it to the noun before it, or heads what follows and is the only one that
    the verb right before the preposition can have for its subject.
    """
    pack = view.pack
    if (
        not pack.dependent
        or not pack.verb_gender
        or (not phrase.named and phrase.kind not in _HOLDS)
        or phrase.first < 1
    ):
        return 0
    tied = (*pack.dependent["noun"], *pack.dependent["adjective"], *pack.dative)
    one = (*pack.verb_gender["m"], *pack.verb_gender["f"])
    verb = phrase.first >= 2 and view.any(VERBS, phrase.first - 2) and view.norm[phrase.first - 2].endswith(one)
    for at in range(phrase.first + 1, phrase.last):
        keys = view.keys("role_noun", at)
        if view.upper[at] or not any(key.startswith("person") and "p" not in key.partition("_")[2] for key in keys):
            continue
        if view.any(OFFICE, at - 1) and is_person(view, at - 1):
            continue
        end = view.norm[view.marks[at]["role_noun"].last]
        if not end.endswith(tied) or (verb and "leader" in view.marks[at]):
            return at if view.upper[phrase.last] else 0
    return 0


def _cut(view: View, phrase: Phrase, at: int) -> Phrase:
    """The phrase up to a token where another begins."""
    shorter = Phrase(phrase.first, at - 1, (phrase.first, at - 1), "body", "nfm", governed=True)
    if phrase.head_at >= 0 and phrase.head_at < at:
        shorter.head_at, shorter.heads = phrase.head_at, (view.norm[phrase.head_at],)
    else:
        shorter.kind = "other"
    return shorter


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
    while not years and at > 0 and (view.kind[at - 1] == "d" or view.any(_NUMBERS, at - 1)):
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
    for at in range(phrase.first - 1, max(-1, phrase.first - 2 - _MODIFIERS), -1):
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


def _verb_beside(view: View, found: list[Phrase], at: int) -> bool:
    """Right behind a noun phrase, "reports" is a verb, and so is a noun that opens one ("gave a report")."""
    if view.upper[at] or not view.marks[at]:
        return False
    beside = bool(found) and (found[-1].last == at - 1 or _governs(view, found[-1], at))
    return (beside and view.any(VERBS, at)) or begins_verb(view, at)


def _governs(view: View, subject: Phrase, at: int) -> bool:
    """A word that is a noun, too, is the verb between its subject and its message: "X, a nurse, estimates that"."""
    if subject.last != at - 2 or not {"document"} & view.marks[at].keys() or at + 1 >= view.size:
        return False
    between = view.raw[at - 1] == "," or (view.word[at - 1] and not view.upper[at - 1] and not view.marks[at - 1])
    behind = "that" in view.marks[at + 1] or view.kind[at + 1] == "d" or view.any(_NUMBERS, at + 1)
    return between and behind and not subject.governed


def parse(view: View, at: int) -> Phrase | None:
    """The noun phrase that begins at a token, if one does."""
    if _opens_relative(view, at):
        return None  # "…, that a list …": not an article, but what the clause is about
    if (hit := view.marks[at].get("self")) and longer_name(view, at) < 0:
        return Phrase(at, hit.last, (at, hit.last), "self", "n")
    if some := _one_of_them(view, at):
        return some
    pronoun = view.marks[at].get("speaker_pronoun")
    begun, determined = articles(view, at)
    if begun == at and _told_to(view, at):
        begun, determined = at + 1, {"oblique"}
    longer = pronoun is not None and pronoun.last >= begun > at  # "ce dernier"
    if pronoun and (longer or not (begun > at and nucleus(view, begun, "definite" in determined))):
        letters, _, case = str(pronoun.payload).partition(" ")
        return Phrase(at, pronoun.last, (at, pronoun.last), "pronoun", letters, oblique=bool(case))
    if view.pack.caseless and (aged := _aged(view, at)):
        return aged
    if view.pack.caseless and begun == at and _seat(view, at) and known_noun(view, at) is None:
        last = max(h.last for c in PLACES if (h := view.marks[at].get(c)))
        return Phrase(at, last, (at, last), "name", "n", proper=True, named=True)
    if begun > at and _object_before(view, begun):
        return None
    told = determined == {"oblique"} and view.pack.bare_nouns  # a word of its own, no article
    core = nucleus(view, begun, bool(determined) and not told) if begun < view.size else None
    if core and core.first == core.last and view.norm[core.first] in view.pack.elisions:
        return None
    if core is None or (core.kind == "other" and not determined and not core.caps):
        return None
    if verb_first(view, core.first):
        return None
    alone = (not core.nouns or _telling(view, at, core)) and core.quoted is None and "oblique" in determined
    if alone and view.pack.bare_nouns and begun > at:
        if core.first == core.last and acronym(view.raw[core.first]):  # "told the agency NBK"
            return Phrase(at, core.last, (at, core.last), "other", "nfmp", oblique=True)
        return Phrase(at, begun - 1, (at, begun - 1), "other", "nfmp", oblique=True)  # "told deputies Ivan Petrov"
    if told and begun > at and view.pack.dependent and in_subject_form(view, begun):
        # "asked of-the-editors the-embassy"
        return Phrase(at, begun - 1, (at, begun - 1), "other", "nfmp", oblique=True)
    return finish(view, at, begun, core, determined)


def _telling(view: View, at: int, core: Nucleus) -> bool:
    """Right behind a verb of saying and whom it was told stands the one who tells: "told journalists deputy Jon Feld".

    A person without a name has no ending, then, that would tie the noun to whom it was told.
    """
    if core.kind != "person" or at == 0 or not view.any(SAYING, at - 1) or "number" in view.marks[at]:
        return False
    pack = view.pack
    tied = (*pack.dependent["noun"], *pack.dependent["adjective"], *pack.dative) if pack.dependent else ()
    alone = bool(tied) and core.nouns[:1] == [core.first] and not view.norm[core.first].endswith(tied)
    return core.last > core.head_end or alone


def _told_to(view: View, at: int) -> bool:
    """An unknown noun in the case of whom something is told, right behind the verb: "said to-lawmakers the adviser"."""
    dative = view.pack.dative
    if not dative or at == 0 or at + 1 >= view.size or view.upper[at] or not view.word[at + 1]:
        return False
    if len(view.norm[at]) <= _LONG or not view.norm[at].endswith(dative) or not view.any(SAYING, at - 1):
        return False
    return known_noun(view, at) is None and "edge" not in view.marks[at] and "that" not in view.marks[at + 1]


def _opens_relative(view: View, at: int) -> bool:
    """A relative pronoun, which looks like an article, before one: "the project, das eine Liste …", "die sein Büro …"."""
    comma = at > 0 and view.raw[at - 1] == "," and {"relative", "determiner"} <= view.marks[at].keys()
    return comma and at + 1 < view.size and bool({"open", "possessive"} & view.keys("determiner", at + 1))


def _one_of_them(view: View, at: int) -> Phrase | None:
    """Somebody among those spoken of, of whom no more is said: "one of them", which the pack has as a whole."""
    hit = view.marks[at].get("role_noun")
    if hit is None or hit.length == 1 or not str(hit.payload).startswith("person"):
        return None
    small = max((h.last for category in _OF_THEM if (h := view.marks[at].get(category))), default=hit.last)
    pronoun = any("speaker_pronoun" in view.marks[i] or not view.marks[i] for i in (at, hit.last))
    if small >= hit.last or not pronoun:
        return None
    gender = str(hit.payload).partition("_")[2]
    return Phrase(at, hit.last, (at, hit.last), "person", gender, head_at=at)


def _object_before(view: View, at: int) -> bool:
    """A verb of saying stands behind what looks like an article but is its object: "comme le rapporte X"."""
    if not view.pack.romance or view.upper[at : at + 1] != [False] or view.any(_NOUNS | {"adjective"}, at):
        return False
    hits = (view.marks[at].get(category) for category in SAYING)
    return any(hit is not None and hit.first == hit.last for hit in hits)


def _aged(view: View, at: int) -> Phrase | None:
    """A name before an age in brackets, in scripts without capitals."""
    for last in (at, at + 1):
        if last + 3 >= view.size or not view.word[last] or "edge" in view.marks[last] or "role_noun" in view.marks[at]:
            return None
        if view.any(VERBS, at):
            return None
        if (
            view.raw[last + 1] == "("
            and view.kind[last + 2] == "d"
            and view.raw[last + 4 if last + 4 < view.size else last + 3] == ")"
        ):
            end = last + 4 if last + 4 < view.size else last + 3
            return Phrase(at, end, (at, last), "person", "mf", proper=True, named=True)
    return None
