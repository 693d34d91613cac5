"""A word that is no known noun: whether it belongs to the noun phrase, as a name or a description, or ends it."""

from __future__ import annotations

from typing import Final

from beleg.reading.beside import another_name, lies_near, medium_told, names_region, told_whom
from beleg.reading.endings import in_its, where_endings
from beleg.reading.naming import OFFICES
from beleg.reading.nouns import (
    OPENS,
    Nucleus,
    adjectival,
    agreeing,
    begins_behind,
    definite_form,
    name_like,
    nouns_last,
    of_one_place,
    verbal_ending,
)
from beleg.reading.outlines import MODIFIERS, noun_ahead, role_ahead
from beleg.reading.view import CLAUSAL, COMMON, GIVEN, NAME_WORDS, PERSONS, PLACES, VERBS, View

_FOREIGN: Final = 3  # words of a medium's name that no pack knows, at most
_CALLED: Final = 2  # words of an office's name that no pack knows, at most
_DESCRIBED: Final = frozenset({"adjective", "people"})
_NOT_PEOPLE: Final = COMMON - {"people"}
_APART: Final = frozenset({"attribution_before", "attribution_after", "continues", "document"})
_NO_THING: Final = CLAUSAL | {"edge", "linker", "joining", "contrast", "speaker_pronoun", "number", "passive"}


def word_capital(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a language that writes all nouns with a capital."""
    cap, begun = view.upper[at], core.first
    if not cap:
        core.modifiers += 1
        if core.caps or core.modifiers > MODIFIERS or not noun_ahead(view, at, begun):
            return at
        if (
            not core.determined
            and "adjective" not in view.marks[at]
            and not (begun > 0 and "edge" in view.marks[begun - 1])
        ):
            return -1  # without an article a verb looks like an adjective
        return at + 1
    if core.nouns and "source" in view.marks[core.nouns[-1]]:
        return at  # a medium's name is whole
    people = core.determined and at > begun and "people" in view.marks[at - 1]
    named = (core.kind == "person" and core.head_end == at - 1) or people  # then it is the name, "Jan" too
    if core.caps and not named:
        strange = view.common(at) or not (core.nouns or name_like(view, at - 1))
        if (strange and view.raw[at - 1] != "-") or (at > begun and "medium" in view.marks[at - 1]):
            return at
    core.caps, core.last = True, at
    return at + 1


def word_caseless(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a script without capitals: it belongs to the noun before it, or is a name."""
    if not core.nouns or core.quoted or at - core.head_end > NAME_WORDS:
        return at
    if core.kind == "body" and view.any(PLACES, core.nouns[0]) and not definite_form(view, at):
        return at  # "Kyiv's exchanging them": a capital is whole
    if view.common(at) and not definite_form(view, at):
        return at
    if view.any(OPENS, at):
        return at
    if view.any(_APART, at):
        return at
    if core.kind == "medium" and (ends := _unknown_name(view, core, at)) > at:
        core.last = ends - 1
        return ends
    office = core.kind in OFFICES or (core.after is not None and core.after[0] in OFFICES)  # "a report by-agency X"
    if office and core.head_end == at - 1 and (ends := _called(view, at)) > at:
        core.last = ends - 1
        return ends
    if (
        core.kind != "person"
        and not definite_form(view, at)
        and not (
            at + 1 < view.size
            and view.word[at + 1]
            and definite_form(view, at + 1)
            and "edge" not in view.marks[at + 1]
        )
    ):
        return at  # a noun in a row of nouns ends with a definite one
    core.last = at
    return at + 1


def _unknown_name(view: View, core: Nucleus, at: int) -> int:
    """Behind the name of a medium that no pack knows, up to where its clause ends or what it says begins.

    "(According to) agency Africa Wire, …": words of another language, which stand for no noun and no verb.
    """
    if core.head_end != at - 1 or definite_form(view, core.head_end):
        return at
    ends = at
    while ends < view.size and ends - at < _FOREIGN and view.word[ends] and not view.is_known(ends):
        ends += 1
    closed = ends >= view.size or not view.word[ends] or "that" in view.marks[ends]
    return ends if ends > at and closed and view.kind[at] == "w" else at


def _called(view: View, at: int) -> int:
    """Behind an office without an article, the end of what it is called: "agency grumpel (opened) in oslo".

    One word or two that no pack knows; whatever else stands there ("agency travel's") says as well which one is meant.
    """
    if definite_form(view, at - 1):
        return at
    ends = at
    while ends < view.size and ends - at < _CALLED and view.word[ends] and view.marks[ends].keys() <= GIVEN:
        if ends == at and view.pack.prefixes.governed(view.norm[ends]):
            return at  # "an office to-him"
        ends += 1
    if ends >= view.size or view.quoted[ends - 1] != view.quoted[at - 1]:
        return at
    adverb = view.pack.adverbs
    while adverb and ends > at and view.norm[ends - 1].endswith(adverb):
        ends -= 1  # "published portal grumpel an-investigation on-Monday"
    return ends


def word_plain(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a language where a capital makes a name."""
    if view.upper[at]:
        if core.kind == "person" and "medium" in view.marks[at] and view.pack.head_final:
            return at  # "the ringleader through Telegram"
        latin = bool(view.pack.dependent) and view.raw[at].isascii() and view.raw[at - 1].isascii()  # "Norland News"
        if core.kind == "medium" and core.head_end == at - 1 and not latin and medium_told(view, core):
            return at  # "told the AFP Ana Quiroga"
        if core.nouns and view.pack.romance and told_whom(view, core, at):
            return at  # "told reporters Ana Quiroga"
        if at > core.first and not core.caps and view.common(at - 1) and core.head_end != at - 1:
            return at  # "for three years Marta"
        pack = view.pack
        place = view.marks[at].get("land") or view.marks[at].get("capital")
        if (
            place
            and core.last == at - 1 >= core.first
            and pack.head_final
            and not of_one_place(view, at)
            and (
                view.any(PLACES, at - 1)
                or not view.upper[at - 1]
                or (core.head_end < at - 1 and core.nouns)
                or (core.kind == "person" and core.head_end == at - 1)  # "the prisoner Norland on-its-side …"
            )
        ):
            return at  # two countries side by side, or a place behind a name
        latin_medium = core.kind == "medium" and view.raw[at - 1].isascii()  # "to Norland News Ivanov said"
        beside = pack.dependent and core.last == at - 1 >= core.first and (not core.nouns or latin_medium)
        beside = beside and not adjectival(view, at - 1)
        if beside and view.raw[at].isascii() != view.raw[at - 1].isascii() and view.word[at - 1]:
            return at  # two names side by side, in two scripts
        alone = core.last == at - 1 >= core.first and pack.head_final and not core.nouns and view.upper[at - 1]
        where = where_endings(view)  # shorter ones end surnames, too
        whole = alone and (view.norm[at - 1].endswith(pack.surnames) or "source" in view.marks[at])
        if whole and view.norm[at].endswith(pack.locative) and not view.is_known(at - 1):
            return at  # "Zelensky in-Kursk", "said Sayın to-the-Dawn"
        if pack.head_final and core.kind == "person" and core.head_end == at - 1 and lies_near(view, at):
            return at
        if alone and names_region(view, at):
            return at  # "Petrov Perm region-in": where it happened is no part of the name
        if whole and not view.is_known(at - 1) and in_its(view, at + 1):
            return at  # "Petrov Norberg in-its-district": a surname, and where it was
        if alone and not view.is_known(at - 1) and (place or view.norm[at].endswith(where)):
            return at  # "Petrov Norland army's …", "Petrov in-Kursk": where it happened is no part of the name
        if pack.head_final and core.last == at - 1 and another_name(view, core, at):
            return at
        if pack.head_final and core.nouns and core.head_end == at - 1 and (core.kind != "person" or core.gender == "p"):
            return at  # nouns stand last: only a person's name follows
        core.caps, core.last = True, at
        return at + 1
    if view.pack.dependent and core.last == at - 1 >= core.first and agreeing(view, at):
        core.last = at
        return at + 1
    if verbal_ending(view, at):
        return at if core.nouns or core.caps else -1  # "Maria questioned the investigator", "go on being chancellor"
    alone = core.first == core.last == at - 1 and view.upper[at - 1] and not core.nouns
    alone = alone and view.norm[at - 1].endswith(view.pack.surnames) and not view.is_known(at - 1)
    if view.pack.head_final and alone and "adjective" in view.marks[at]:
        return at  # "Petrov Norlandic scouts …": a surname, and others that he tells of
    named = core.kind == "person" and core.last == at - 1 > core.head_end >= core.first and view.upper[at - 1]
    if named and not view.pack.head_final and not view.marks[at]:
        return at  # "Mayor Jon Feld met lawyer Ann Moor"
    ends = view.pack.head_final and core.kind == "person" and core.last == at - 1
    if ends and not view.norm[at - 1].endswith(view.pack.genitive):
        return at  # "the journalists open sources": only what owns something is followed by it
    ties = view.pack.construct
    if ties and (core.nouns or core.caps) and core.last == at - 1:
        if not view.norm[at - 1].endswith(ties):
            return at  # "the embassy death-of 35": only a noun that ends so takes the next word to itself
        if core.nouns and at + 2 in view.names and not view.word[at + 1]:
            core.last = at  # "director-of fund-of charitable-of «Road»"
            return at + 1
    behind_name = view.pack.dependent and core.caps and core.last == at - 1 and not adjectival(view, at - 1)
    if behind_name and (not core.nouns or (core.last > core.head_end and not adjectival(view, at))):
        return at  # "Jon was named the best player", "the president Jon Feld soon appoints"
    if _described_thing(view, core, at):
        core.last, core.thing = at, not view.any(PERSONS, at)
        return at + 1
    ahead = role_ahead(view, at, core.first) or _describes_document(view, core, at)
    bare = view.pack.dependent and ahead and not core.nouns and not core.caps
    if bare and not adjectival(view, at) and begins_behind(view, at):
        return -1  # "because the government", "in recent months the Air forces": only an adjective describes
    behind = view.pack.head_first and core.nouns and core.last == at - 1
    if behind and (view.any(_DESCRIBED, at) or "quality" in view.marks[at]) and not view.any(_NOT_PEOPLE, at):
        core.last = core.head_end = at  # "the president Ukrainian", "the site independent X", where adjectives follow
        return at + 1
    # "Leader the-platoon's said"; where nouns stand last, what follows the office is told: "Ministry floods …"
    opens = at == 1 and bool(core.nouns and view.pack.dependent) and not view.pack.head_final
    opens = opens and not _agrees(view, core, at)
    owned = core.owner >= 0 and core.owner == at - 2
    if (core.nouns or core.caps) and not (owned or opens or ahead):
        return at  # "Cuba denies"
    if not core.determined and not core.caps and not ahead:
        return -1
    core.last = at
    return at + 1


def _describes_document(view: View, core: Nucleus, at: int) -> bool:
    """A word between an owner and its document, where nouns stand last: "the institute's new report"."""
    behind = at + 1
    owned = view.pack.head_final and core.last == at - 1 and view.norm[at - 1].endswith(view.pack.genitive)
    return owned and behind < view.size and "document" in view.marks[behind] and not view.any(CLAUSAL, at)


def _described_thing(view: View, core: Nucleus, at: int) -> bool:
    """An unknown noun behind a country's adjective, which alone is no name: "a possible Norlandish invasion"."""
    if core.nouns or core.last != at - 1 or at - 1 < core.first or not nouns_last(view):
        return False
    if "adjective" not in view.marks[at - 1] or not view.upper[at - 1] or view.any(_NO_THING, at):
        return False
    verb = at + 1 < view.size and (view.any(VERBS, at + 1) or view.key("edge", at + 1) == "word")
    return view.common(at) or verb or core.first < at - 1


def owned_thing(view: View, core: Nucleus) -> bool:
    """An unknown noun behind its owner, which is none of the names in it: "Feld's uprising"."""
    if core.owner < 0 or core.nouns or core.quoted or not nouns_last(view):
        return False
    return core.last > core.owner + 1 and not view.upper[core.last]


def _agrees(view: View, core: Nucleus, at: int) -> bool:
    """Its ending makes it a verb whose subject the noun before it is, where verbs tell the gender: "journalists learnt"."""
    endings = [e for letter in core.gender for e in view.pack.verb_gender.get(letter, ())]
    return bool(endings) and view.norm[at].endswith(tuple(endings))
