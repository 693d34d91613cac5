"""Noun phrases that can name a speaker: who, of what kind, and how much of it is the name."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.aged import BEFORE_AGE, named_before_age
from beleg.reading.appositions import join as join_appositions
from beleg.reading.appositions import join_lists
from beleg.reading.explained import explain
from beleg.reading.homographs import verb_first
from beleg.reading.introduced import introduce
from beleg.reading.issued_by import issued
from beleg.reading.linked import finish
from beleg.reading.name_apart import apart, without_place
from beleg.reading.name_last import place_before_name
from beleg.reading.nationals import nationals
from beleg.reading.nouns import (
    Nucleus,
    articles,
    begins_verb,
    in_subject_form,
    is_person,
    known_noun,
    longer_name,
    prefixed,
)
from beleg.reading.nuclei import nucleus
from beleg.reading.obliques import CASED, MODIFIERS, NUMBERS, set_case
from beleg.reading.owned_names import owned_by_place, owned_by_quoted
from beleg.reading.strangers import strangers
from beleg.reading.unnamed import unnamed
from beleg.reading.view import (
    COMMON_NOUN,
    GIVEN,
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
_OCCASION: Final = 5  # words between a verb and the last of what tells when and where something was said
_OF_NAMES: Final = frozenset({"body", "document", "medium"})
_NOT_BLOCKED: Final = frozenset({"to", "authored", "document"})
_OF_THEM: Final = frozenset({"determiner", "speaker_pronoun"})
_NOUNS: Final = OFFICE | COMMON_NOUN | {"contract"}
_OWN: Final = frozenset({"possessive", "self"})
_LEADS: Final = frozenset({"that", "contrast"})
_DATELINE: Final = frozenset("-–—/(")
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
        set_case(view, found, phrase)
        if view.pack.head_final and phrase.kind in _OF_NAMES and phrase.proper and (name := apart(view, phrase)):
            phrase = name
        if view.pack.head_final and phrase.oblique and without_place(view, phrase):
            set_case(view, found, phrase)
        if phrase.governed and (within := _who_speaks_within(view, phrase)):
            phrase = _cut(view, phrase, within)
        elif phrase.governed and (place := place_before_name(view, phrase)) is not None:
            phrase = place
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
        owned_by_place(view, found)
    issued(view, found)
    join_lists(view, found)
    join_appositions(view, found)
    explain(view, found)
    _adverb(view, found)
    introduce(view, found)
    for one in found:
        if one.named and not one.several and one.kind == "person" and len(one.gender) > 1:
            one.gender = one.gender.replace("p", "")  # "der Sprecher, Jan Peters": whom the noun could be several of


def _adverb(view: View, found: list[Phrase]) -> None:
    """A word set off at the beginning is none who speaks: "Traditionally, most have feared that …"."""
    if not view.pack.adverbs or not found or found[0].last > 0 or view.size < _LONG or view.raw[1] != ",":
        return
    one = found[0]
    if one.kind == "bare" and view.norm[0].endswith(view.pack.adverbs) and "relative" not in view.marks[2]:
        one.kind = "other"


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
        return not BEFORE_AGE.isdisjoint(view.raw[at + 1 : at + 3]) or _seat(
            view, at
        )  # a name before an age, or a country
    if view.pack.capital_nouns:
        described = "adjective" in view.marks[at] or (at > 0 and "edge" in view.marks[at - 1])
        ahead = slice(at + 1, at + 2 + MODIFIERS)
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


def _who_speaks_within(view: View, phrase: Phrase) -> int:
    """Where a person begins behind a place that a preposition governs: "said in parliament minister Jon Feld"; else 0.

    Such a noun has no ending that would tie it to the noun before it, or heads what follows and is the only one that
    the verb right before the preposition can have for its subject.
    """
    pack = view.pack
    if pack.construct:
        return _behind_place(view, phrase)
    if (
        not pack.dependent
        or not pack.verb_gender
        or (not phrase.named and phrase.kind not in _HOLDS)
        or phrase.first < 1
    ):
        return 0
    tied = (*pack.dependent["noun"], *pack.dependent["adjective"], *pack.dative)
    one = (*pack.verb_gender["m"], *pack.verb_gender["f"])
    verb = _verb_before(view, phrase.first, one)
    for at in range(phrase.first + 1, phrase.last):
        keys = view.keys("role_noun", at)
        if view.upper[at] or not any(key.startswith("person") and "p" not in key.partition("_")[2] for key in keys):
            continue
        if view.any(OFFICE, at - 1) and is_person(view, at - 1):
            continue
        end = view.norm[view.marks[at]["role_noun"].last]
        if not end.endswith(tied) or (verb and "leader" in view.marks[at]):
            return at if view.upper[phrase.last] or not view.word[phrase.last] else 0
    return 0


def _verb_before(view: View, at: int, ends: tuple[str, ...]) -> bool:
    """A verb of saying of one subject, and only when and where it was said up to here: "said on Monday at a briefing"."""
    verb = next((i for i in range(at - 2, max(-1, at - 2 - _OCCASION), -1) if view.any(VERBS, i)), -1)
    if verb < 0 or not view.norm[verb].endswith(ends) or not all(view.word[verb:at]):
        return False
    return all(p.governed for p in view.phrases if verb < p.first < at)


def _behind_place(view: View, phrase: Phrase) -> int:
    """Where a person begins behind a noun that no ending ties to what follows: "in public talk the envoy X"; else 0."""
    for at in range(phrase.first + 1, phrase.last + 1):
        if view.any(OFFICE, at) and is_person(view, at):
            return 0 if view.norm[at - 1].endswith(view.pack.construct) or is_person(view, at - 1) else at
    return 0


def _cut(view: View, phrase: Phrase, at: int) -> Phrase:
    """The phrase up to a token where another begins."""
    shorter = Phrase(phrase.first, at - 1, (phrase.first, at - 1), "body", "nfm", governed=True)
    if phrase.head_at >= 0 and phrase.head_at < at:
        shorter.head_at, shorter.heads = phrase.head_at, (view.norm[phrase.head_at],)
    else:
        shorter.kind = "other"
    return shorter


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
    behind = "that" in view.marks[at + 1] or view.kind[at + 1] == "d" or view.any(NUMBERS, at + 1)
    return between and behind and not subject.governed


def parse(view: View, at: int) -> Phrase | None:
    """The noun phrase that begins at a token, if one does."""
    if _reckon(view, at):
        return None
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
        tied = view.pack.prefixes.governed(view.norm[at])  # "to-them"
        return Phrase(at, pronoun.last, (at, pronoun.last), "pronoun", letters, oblique=bool(case) or tied)
    if view.pack.caseless and (aged := named_before_age(view, at)):
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
    if len(view.norm[at]) <= CASED or not view.norm[at].endswith(dative) or not view.any(SAYING, at - 1):
        return False
    return known_noun(view, at) is None and "edge" not in view.marks[at] and "that" not in view.marks[at + 1]


def _opens_relative(view: View, at: int) -> bool:
    """A relative pronoun, which looks like an article, before one: "the project, das eine Liste …", "die sein Büro …"."""
    if at == 0 or not {"relative", "determiner"} <= view.marks[at].keys():
        return False
    comma = view.raw[at - 1] == ","
    if not comma and at > 1 and view.raw[at - 2] == "," and "attribution_before" in view.marks[at - 1]:
        return _is_article(view, at + 1)  # "a report, according to which the army lost 30"
    return comma and at + 1 < view.size and bool({"open", "possessive"} & view.keys("determiner", at + 1))


def _reckon(view: View, at: int) -> bool:
    """A verb of saying that is written like a possessive, with its subject behind it: "…, meinen Experten."."""
    if not view.pack.capital_nouns or at == 0 or "say" not in view.marks[at] or at + 2 >= view.size or view.upper[at]:
        return False
    opens = view.raw[at - 1] == "," or at == 1
    alone = opens and view.upper[at + 1] and "role_noun" in view.marks[at + 1]
    said = "that" in view.marks[at + 2] or view.raw[at + 2] in ".:" or "that" in view.marks[min(at + 3, view.size - 1)]
    return alone and said and not _OWN.isdisjoint(view.keys("determiner", at))


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
