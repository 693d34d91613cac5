"""Two noun phrases side by side with nothing between them: what shows that the next word belongs to another one."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.addressed import told_before
from beleg.reading.endings import where_endings
from beleg.reading.governed import begins_governed
from beleg.reading.nouns import LONG_WORD, SHORT_WORD, Nucleus, adjectival, domain, in_subject_form, is_person
from beleg.reading.view import DESCRIBING, GIVEN, PLACES, SAYING, STEM, VERBAL, View, acronym

SITE_TOKENS: Final = 3  # tokens of a site's name: "Kurier.uz"
NAMED_WORDS: Final = 2  # words of a whole name
_SPEAKING_NOW: Final = VERBAL | {"attribution_after"}


def cited_apart(view: View, core: Nucleus, at: int) -> bool:
    """Another name, which what follows governs, where nouns stand last: "reports Kurier.uz Reuters agency-to citing"."""
    site = at >= SITE_TOKENS and domain(view, at - 2)
    office = core.kind in {"body", "medium"} and core.head_end == at - 1 and bool(core.nouns)
    medium = "source" in view.marks[at] and core.caps and not core.nouns
    return (site or office or medium) and begins_governed(view, at)


def another_subject(view: View, core: Nucleus, at: int) -> bool:
    """A small noun that begins a phrase of its own, where cases tell: "told the BBC a driver", "this man an agency cites"."""
    if view.upper[at]:
        return False
    if _another_office(view, at):
        return True
    if core.nouns:
        return core.head_end == at - 1 and view.norm[at].endswith(view.pack.dependent["free"])
    foreign = view.raw[at - 1].isascii() or acronym(view.raw[at - 1])
    owns = view.norm[at].endswith(view.pack.dependent["noun"])  # "the Telegram of-the head"
    return foreign and view.upper[at - 1] and is_person(view, at) and not owns


def _another_office(view: View, at: int) -> bool:
    """An office in the form of a subject behind what is no adjective of it: "as-result of-the-check the-court found"."""
    before = view.norm[at - 1]
    if view.upper[at - 1] or "number" in view.marks[at - 1] or len(before) < LONG_WORD:
        return False
    bodies = any(key.startswith("body") for key in view.keys("role_noun", at))
    if not bodies or (adjectival(view, at - 1) and not before.endswith(view.pack.dependent["adjective"])):
        return False
    return "_m" not in view.key("role_noun", at) and in_subject_form(view, at)


def one_word_else(view: View, core: Nucleus, at: int) -> bool:
    """A person right behind what is no person, where the two would be one word: "laut Verfassung Politiker"."""
    apart = view.pack.capital_nouns and core.kind not in {"person", "medium"}
    return apart and view.key("role_noun", at).startswith("person")


def owns_nothing(view: View, core: Nucleus, at: int) -> bool:
    """Behind a noun whose ending says that nothing belongs to it: "the-rebels | the-government", and only adjectives follow.

    Nor do several people, who end so, describe a body: "the-Norlandish the-government | the-rebels".
    """
    endings = (*view.pack.subjects, *view.pack.subjectless)
    if not view.pack.subjects or not core.nouns or core.last != at - 1:
        return False
    several = view.norm[at].endswith(endings) and len(view.norm[at]) > LONG_WORD
    if core.kind == "person" and "p" in core.gender:
        whole = view.norm[at - 1].endswith(endings) and len(view.norm[at - 1]) > LONG_WORD
        described = view.any(DESCRIBING, at) and not view.pack.prefixes.governed(view.norm[at])
        return whole and not several and not described
    return core.kind == "body" and several and is_person(view, at)


def given_first(view: View, core: Nucleus) -> bool:
    """The phrase begins with a given name and has more of the name: "omar haddad"."""
    return bool(core.nouns) and view.marks[core.nouns[0]].keys() == GIVEN and core.last > core.nouns[0]


def names_no_more(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """People right behind a name that nobody knows, with no ending that ties them to it: "Jon Feld president as"."""
    if core.nouns or core.quoted or not core.caps or core.last != at - 1 or view.upper[at] or not is_person(view, at):
        return False
    if hit.last + 1 < view.size and view.any(_SPEAKING_NOW, hit.last + 1):
        return False  # "by aunt Zebo's account", where "aunt" stands behind the name
    name = view.upper[at - 1] and view.word[at - 1] and not view.is_known(at - 1) and at > 1
    if not name or acronym(view.raw[at - 1]):
        return False
    if view.norm[at - 1].endswith(where_endings(view)):
        return False  # "the in-NBK source"
    tied = view.norm[hit.last].endswith(view.pack.part_endings or ("",))
    if core.first < at - 1 and view.norm[at - 1].endswith(view.pack.surnames) and in_a_place(view, hit.last + 1):
        return True  # "Sonun Petrova her-son in-Saratov sits said": she tells of him
    return not tied or "person" in view.keys("general", at)  # "Jon recruiters that …": no ending of what belongs to him


def in_a_place(view: View, at: int) -> bool:
    """A capital with an ending that says where."""
    return at < view.size and view.upper[at] and view.norm[at].endswith(view.pack.locative)


def another_name(view: View, core: Nucleus, at: int) -> bool:
    """A capital that begins another name, where nouns stand last and endings tell cases: "Jon Feld Norberg district's".

    Behind a surname with the name before it, behind an ending that closes the name, and behind a title what is an
    abbreviation ("the minister EU's request") or says where ("the minister in-Norberg what happened").
    """
    pack, before = view.pack, at - 1
    whole = core.kind == "person" and 0 <= core.head_end == before - NAMED_WORDS
    if whole and view.norm[at].endswith(pack.locative or ("\n",)) and not view.norm[at].endswith(pack.surnames):
        return True  # "the deputy Jon Feld in-Norberg lives"
    if not view.word[before] or not view.upper[before] or view.is_known(before) or before <= core.head_end:
        titled = core.kind == "person" and core.head_end == before
        letters = view.raw[at][:2]
        return titled and ((letters.isupper() and len(letters) > 1) or _elsewhere(view, at))
    two = before > max(core.first, core.head_end + 1) and view.upper[before - 1]
    if two and acronym(view.raw[at]) and len(view.raw[at]) >= SHORT_WORD:
        return True  # "Jon Feld NATO's request"
    where = where_endings(view)
    placed = where and any(view.upper[i] and view.norm[i].endswith(where) for i in (at, at + 1) if i < view.size)
    if two and placed:
        return True  # "Jon Feld South Norberg-in"
    if not two or len(view.norm[before]) < STEM:
        return False
    surname = view.norm[before].endswith(pack.surnames) and not view.is_known(before - 1)
    return surname or view.norm[before].endswith(pack.subjectless or ("\n",))


def _elsewhere(view: View, at: int) -> bool:
    """One capital behind a title that is not the name: "the president to-Norberg invited", "the mayor Norberg district's".

    What ends as surnames do before its case is the name: "told minister Petrov-to".
    """
    pack, word = view.pack, view.norm[at]
    if at + 1 >= view.size or view.upper[at + 1] or not (view.word[at + 1] or view.kind[at + 1] == "d"):
        return False
    ending = max((e for e in pack.subjectless if word.endswith(e)), key=len, default="")
    place = view.any(PLACES, at)
    if ending and (place or not view.is_known(at)) and len(word) > len(ending) + SHORT_WORD:
        return not word[: len(word) - len(ending)].endswith(pack.surnames)
    if "place" not in view.keys("distractor", at + 1):
        return False
    owned, genitive = (view.norm[at + 1].endswith(e or ("\n",)) for e in (pack.part_endings, pack.genitive))
    return owned and (genitive or not word.endswith(pack.surnames))


def office_told(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Another office in an oblique case right behind one: "the head of-state health minister Jon Feld-to said"."""
    if core.kind != "person" or not core.head_end == at - 1 == core.last or not is_person(view, at):
        return False
    before, end = view.norm[at - 1], hit.last
    apart = before.endswith(view.pack.part_endings or ("\n",)) or (view.upper[at] and hit.last > at)
    while end + 1 < view.size and view.upper[end + 1]:
        end += 1
    told = view.norm[end].endswith(view.pack.subjectless or ("\n",))
    return apart and told and not before.endswith(view.pack.genitive or ("\n",))


def owned_told(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Whom it was told, right behind whose the words are: "the-service's to-parliament sent report"."""
    owner = core.last == at - 1 >= core.first and not core.nouns and view.norm[at - 1].endswith(view.pack.genitive)
    return owner and _is_told(view, hit)


def beside_people(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Several people, or a medium known by name, right behind a person who owns nothing."""
    own = not view.norm[at - 1].endswith(view.pack.genitive)
    head_alone = core.head_end == at - 1 == core.last
    if own and head_alone and core.kind == "body" and "people" in view.marks[at]:
        return True  # "the Norlandic side Sudlanders' losses at 300 puts"
    where = view.pack.locative and view.norm[at - 1].endswith(view.pack.locative)
    if where and own and head_alone and core.kind == "body" and not view.norm[at - 1].endswith(view.pack.attributives):
        return is_person(view, at)  # "in-court the accused said": where, and not whose
    tied = view.norm[hit.last].endswith(view.pack.part_endings or ("",))
    if own and head_alone and core.kind == "person" and str(hit.payload).startswith("body") and not tied:
        return True  # "the minister's deputy the-police is at work told": one tells of the others
    people = own and head_alone and core.kind == "body" and str(hit.payload).startswith("person")
    if people and not tied:
        return True  # "the office mercenaries seven years face warned": no ending of whom it employs
    if own and head_alone and core.kind in {"body", "person"} and _is_told(view, hit):
        return True  # "the ministry to-deputies gave figures", "the official to-the-paper told"
    if core.kind != "person" or not head_alone:
        return False
    if tied and hit.length == 1 and "p" in core.gender and str(hit.payload).startswith("body"):
        return False  # "the veterans' union", with no ending but the union's
    several = (str(hit.payload) == "person_p") != ("p" in core.gender)
    other = several or (hit.category == "source" and view.upper[at])  # "officials Reuters' reporters told"
    return own and (other or _turned_to(view, core, hit))


def _is_told(view: View, hit: Hit) -> bool:
    """A speaker's noun in a case that is no subject's, with no ending that ties it to the one before: "to-parliament"."""
    word = view.norm[hit.last]
    told = hit.category == "role_noun"
    return told and word.endswith(view.pack.subjectless) and not word.endswith(view.pack.part_endings)


def _turned_to(view: View, core: Nucleus, hit: Hit) -> bool:
    """Whom people told or cite, right behind them: "the relatives to-reporters said", "deputies the-service citing"."""
    if not view.pack.part_endings:
        return False
    owned = view.norm[core.head_end].endswith(view.pack.part_endings)  # "its deputies" belongs to no noun behind it
    if owned and "p" in core.gender and str(hit.payload) == "person_p":
        return True  # "rights' defenders brokers …": one tells of the others
    if not view.norm[hit.last].endswith(view.pack.subjectless):
        return False
    if is_person(view, hit.first):
        return "p" in core.gender and str(hit.payload).endswith("_p")
    body = str(hit.payload).startswith("body")  # "journalists' union": only a body named by several words is its own
    return body and (owned or ("p" in core.gender and hit.length > 1))


def apart_from(view: View, core: Nucleus) -> bool:
    """A noun that a quoted name with its own noun does not belong to, where nouns stand last: an object, people.

    Nor does it belong to an office with no ending that says whose it is: "the embassy «Dawn» portal's question answered".
    """
    word = view.norm[core.last]
    if core.kind == "body" and core.head_end == core.last and not word.endswith(view.pack.part_endings or ("",)):
        return True
    if word.endswith(view.pack.genitive):
        return core.kind == "person"
    return bool(view.pack.subjectless) and word.endswith(view.pack.subjectless)


def names_region(view: View, at: int) -> bool:
    """A surname stands before a word with a capital and a noun that says where: "Petrov Perm region-in"."""
    pack, behind = view.pack, at + 1
    if not view.norm[at - 1].endswith(pack.surnames) or behind >= view.size or view.upper[behind]:
        return False
    return view.word[behind] and view.norm[behind].endswith(pack.locative) and not view.is_known(at - 1)


def lies_near(view: View, at: int) -> bool:
    """A town before the noun that is its own and says where, and no name of the person before: "her son Perm environs-its-in"."""
    behind = at + 1
    if behind >= view.size or not view.word[behind] or view.upper[behind]:
        return False
    word = view.norm[behind]
    where = max((e for e in where_endings(view) if word.endswith(e)), key=len, default="")
    return bool(where) and word.removesuffix(where).endswith(view.pack.part_endings)


def medium_told(view: View, core: Nucleus) -> bool:
    """A medium known by name, behind "to" or a verb of telling: it was told, and who told it may follow."""
    if "source" not in view.marks[core.nouns[-1]]:
        return False
    at = core.first - 1
    while at > 0 and "determiner" in view.marks[at]:
        at -= 1
    if view.pack.dependent and at >= 0 and view.any(SAYING, at):
        return True  # "told the RIA Ivanov"
    return at >= 0 and (view.key("edge", at) == "preposition" or "to" in view.keys("attribution_before", at))


def told_whom(view: View, core: Nucleus, at: int) -> bool:
    """The noun so far is whom somebody told something, and the capital at a token begins who that was."""
    several = core.kind == "person" and "p" in core.gender
    before = at - 1
    own = core.last == before > core.nouns[0] and core.kind != "person"
    named = own and ("source" in view.marks[before] or (view.upper[before] and acronym(view.raw[before])))
    return told_before(view, core.first, at, several=several, named=named)
