"""How much of a noun phrase is the name of whoever it means."""

from __future__ import annotations

from typing import Final

from beleg.languages.places import cities
from beleg.reading.addressed import told_before
from beleg.reading.appositions import TITLE
from beleg.reading.nouns import Nucleus, definite_form, is_person, is_recipient, nouns_last
from beleg.reading.view import (
    CLAUSAL,
    DESCRIBING,
    GIVEN,
    HYPHENS,
    NAME_WORDS,
    OFFICE,
    PLACES,
    STEM,
    VERBAL,
    VERBS,
    Phrase,
    View,
    acronym,
)

_DESCRIBED: Final = 4  # words that describe a title, with the one that links them
_TWO: Final = 2  # words of a name, at least
_TWO_NAMES: Final = 4
_OWNED: Final = 3  # words between a role and the comma before the name: "the widow of-one, maria perez, said"
_NAMED: Final = PLACES | {"source"}
_OWN_CAPITAL: Final = frozenset({"adjective", "source"})  # has one also where it opens no sentence
_PARTS: Final = (2, 3)  # words of a person's name
_ROLE: Final = frozenset({"role_noun"})
_GIVEN_THING: Final = frozenset({"given", "thing"})
_BEFORE_MEDIA: Final = VERBS | {"attribution_before", "attribution_after", "linker", "joining"}
_SENTENCE_ENDS: Final = frozenset(".!?")
_WHERE: Final = PLACES | {"group"}
_OF_HIM: Final = frozenset({"speaker_pronoun", "determiner"})
_SAYS: Final = frozenset({"say"})
_LINKING: Final = frozenset({"edge", "linker", "determiner"})
_OPENS_CLAUSE: Final = frozenset({"that", "relative", "attribution_after"})
_ANYBODY: Final = frozenset({"any", "source", "tell"})  # what a verb of saying may have for its subject


def picked_out(view: View, quoted: tuple[int, int]) -> bool:
    """Words that are quoted for how they sound, and name nobody: «tourists with a rifle» begin with a small letter."""
    if view.pack.caseless:
        return _no_name(view, quoted[0])
    first = next((at for at in range(quoted[0], quoted[1] + 1) if view.word[at]), -1)
    return first >= 0 and view.raw[first][0].islower()


def _no_name(view: View, at: int) -> bool:
    """Quoted words that a noun or a preposition has before it, in a script without capitals: "came to her «two men»".

    A medium is quoted behind a verb of saying, "according to" or "to", at the beginning, or behind a mark.
    """
    before = next((i for i in range(at - 1, -1, -1) if view.word[i] or view.raw[i] in ",:"), -1)
    if before < 0 or not view.word[before]:
        return False
    said = view.any(_BEFORE_MEDIA, before) or view.any(VERBS, before - 1)  # "quoted the service «Road»"
    return not said and not _ends_cue(view, before)


def _ends_cue(view: View, at: int) -> bool:
    """The token is the last word of an attribution: "in a talk with «Road»"."""
    near = (h for i in range(max(0, at - _OWNED), at + 1) for h in view.places.get(i, ()))
    return any(h.last == at and h.category in _BEFORE_MEDIA for h in near)


def of_place(view: View, first: int, last: int) -> bool:
    """A country or a town: it is named in the phrase, and where nouns stand last, at its end."""
    hits = [h for i in range(first, last + 1) for c in PLACES if (h := view.marks[i].get(c))]
    return any(h.last >= last for h in hits) if view.pack.head_final else bool(hits)


def only_first(view: View, begun: int, core: Nucleus) -> bool:
    """Unknown words whose only capital is that of the sentence, and that the text writes with none elsewhere."""
    alone = not any(view.upper[core.first + 1 : core.last + 1])
    if view.pack.capital_nouns or not alone or core.nouns or core.quoted or not view.known:
        return False
    first = begun == 0 or view.quoted[begun] != view.quoted[begun - 1] or not any(view.word[i] for i in range(begun))
    if not first or acronym(view.raw[begun]) or view.any(_NAMED, begun):
        return False
    return view.norm[begun][:STEM] not in view.known


def surname_says(view: View, core: Nucleus) -> bool:
    """A word that the pack does not know opens a sentence, and its verb follows; where others may, it ends as surnames do."""
    at, endings = core.first, view.pack.surnames
    if core.last != at or at + 1 >= view.size or view.marks[at] or not endings:
        return False
    if view.pack.bare_nouns and view.pack.pro_drop and not _ANYBODY.isdisjoint(view.keys("say", at + 1)):
        return all(hit.first != at for hit in view.sentence.hits)  # "Jon says that …", but not "Later they said that …"
    verbs = view.having(_SAYS) if view.pack.head_final or view.pack.verb_final else [at + 1]
    return view.norm[at].endswith(endings) and any(not view.keys("say", v).isdisjoint(_ANYBODY) for v in verbs)


def own_name(view: View, core: Nucleus) -> tuple[int, int] | None:
    """The name behind a person's role, in scripts without capitals: the words behind the last definite or known one."""
    if view.norm[core.nouns[0]] in view.pack.kin:
        return None
    if view.marks[core.nouns[0]].keys() == GIVEN:
        return core.nouns[0], core.last  # "omar haddad", with nothing that says who he is
    words = range(core.nouns[0] + 1, core.last + 1)
    begun = next(
        (
            i + 1
            for i in reversed(words)
            if view.any(DESCRIBING, i)
            or (
                "role_noun" in view.marks[i]
                and (definite_form(view, i) or not view.key("role_noun", i).startswith("person"))
            )
        ),
        core.head_end + 1,
    )
    begun = max(begun, core.head_end + 1)
    body = begun - 1 in view.places and view.key("role_noun", begun - 1).startswith("body")
    if body and not definite_form(view, begun - 1):  # "the agency of-guarding the-coasts oskar fjeld"
        of = next((i for i in range(begun + 1, core.last + 1) if definite_form(view, i)), core.last + 1)
        if of < core.last or of == begun + 1:
            begun = of
    while begun <= core.last and definite_form(view, begun):
        begun += 1
    begun = next((i for i in range(begun, core.last + 1) if "given" in view.marks[i]), begun)
    if begun == core.last and "p" in core.gender and "given" not in view.marks[begun]:
        return None  # "diplomats western": an adjective of several people, or what is said of them
    if core.first == core.nouns[0] == core.last - 1 and begun == core.last and not definite_form(view, core.first):
        return None  # "a-lawmaker opposing", "the-father-of ahmad": a name of one word follows a definite noun
    return (begun, core.last) if begun <= core.last and not view.common(begun) else None


def named_later(view: View, phrase: Phrase) -> None:
    """Take in the name that follows a long title: "head of the staff for the treatment of prisoners Ivan Petrov"."""
    pack = view.pack
    if pack.capital_nouns:
        return
    if pack.caseless:
        _caseless_later(view, phrase)
        return
    at = _behind_description(view, phrase.last + 1) if pack.romance else phrase.last + 1
    if pack.construct and view.norm[phrase.last].endswith(pack.construct) and at + 1 < view.size:
        at += view.any(_OF_HIM, at) and view.upper[at + 1]  # "cellmate-of him Ilyas", "director-of it Jon Feld"
    goes_on = bool(pack.agreement) and at + 1 < view.size and view.word[at + 1] and not view.upper[at + 1]
    goes_on = goes_on and view.norm[at].endswith(pack.dependent["adjective"])  # "head of the Land forces Jon Feld"
    named = at < view.size and view.upper[at] and not view.is_known(at) and not goes_on
    several = phrase.kind == "person" and "p" in phrase.gender
    if named and pack.romance and told_before(view, phrase.first, at, several=several, named=False):
        return  # "told reporters Ana Quiroga"
    if pack.head_first and named and phrase.name[1] != at:
        first = at
        while at + 1 < view.size and view.upper[at + 1] and not view.is_known(at + 1):
            at += 1
        if pack.dependent:
            first = own_part(view, first, at)
        phrase.name, phrase.last, phrase.proper, phrase.named = (first, at), at, True, True
        return
    if not pack.bare_nouns:
        return
    for at in range(phrase.last + 1, min(phrase.last + 2 + TITLE, view.size - 1)):
        if view.raw[at] in HYPHENS and view.glued(at) and view.glued(at + 1):
            continue
        if view.kind[at] == "d" and view.raw[at + 1] in HYPHENS and view.glued(at + 1):
            continue  # "the 27-year-old inhabitant"
        if not view.word[at] or view.quoted[at] != view.quoted[phrase.first]:
            return
        if view.any(CLAUSAL, at):
            return
        if "joining" in view.marks[at] and "and" not in view.keys("linker", at):
            return
        if pack.head_final and is_person(view, at) and at == phrase.last + 1 and view.upper[at]:
            return  # "the head of-state Health minister Jon Feld-to said": the name is the other one's
        two = view.upper[at] and view.upper[at + 1] and not view.is_known(at) and not view.is_known(at + 1)
        two = two and not view.norm[at].endswith(pack.construct or ("\0",))  # "envoy-of Council-of High-of Norland …"
        if two and at - 1 > phrase.last and subject_title(view, at - 1):
            return  # "the interests of-the-captives represents lawyer Jon Feld": the name is the lawyer's
        if two and _of_medium(view, phrase, at):
            return
        # "envoy in Norland"
        stands_in = not view.upper[at - 1] or acronym(view.raw[at - 1]) or view.any(PLACES, at - 1)
        stands_in = stands_in or at == 1  # "Activists Jon Feld and Ann Moor", whose capital is the sentence's
        # "consul in Osch"
        stands_in = stands_in or (at - 2 == phrase.last + 1 and view.key("edge", at - 2) == "preposition")
        stands_in = stands_in or _behind_seat(view, at)
        if two and stands_in and view.key("edge", at - 1) != "preposition":
            last = at + 1
            while last + 1 < view.size and view.upper[last + 1] and not view.is_known(last + 1):
                last += 1
            while "p" in phrase.gender and (more := _and_another(view, last + 1)) > last:
                last = more
            name = own_part(view, at, last) if pack.dependent else at
            phrase.last, phrase.name, phrase.proper, phrase.named = last, (name, last), True, True
            return


def _of_medium(view: View, phrase: Phrase, at: int) -> bool:
    """Two capitals are a medium's: "the source, unnamed, to-the-agency North Wire told", and where nouns stand last.

    So are two in the letters of another script.
    """
    if view.raw[at].isascii() and not view.raw[phrase.first].isascii():
        return True
    if not view.pack.head_final:
        return at - 1 > phrase.last and view.key("role_noun", at - 1).startswith("medium")
    behind = at + 2
    while behind < view.size and view.upper[behind] and not view.is_known(behind):
        behind += 1
    return (
        behind < view.size
        and any(key.startswith(("medium", "body")) for key in view.keys("role_noun", behind))
        and not view.upper[behind]
    )


def _behind_description(view: View, at: int) -> int:
    """Where the name of two words stands that "of" and small words part from a title: "deputy of the opposition Ann Moor".

    So do "in" and what somebody knows of: "the expert in migration Ann Moor".
    """
    if at >= view.size or not {"of", "at"} & view.keys("linker", at):
        return at
    end = at + 1
    while end < min(at + _DESCRIBED, view.size) and view.word[end] and not view.upper[end]:
        if view.any(VERBS, end) or any(key.startswith("person") for key in view.keys("role_noun", end)):
            return at
        end += 1
    two = at + 1 < end < view.size - 1 and view.upper[end] and view.upper[end + 1]
    return end if two and not view.is_known(end) and not view.is_known(end + 1) else at


def _behind_seat(view: View, at: int) -> bool:
    """Two capitals close a row that begins with a place and its preposition: "the consul of Norland in Telmo Jon Feld"."""
    first = at - 1
    while first > 0 and view.word[first - 1] and view.upper[first]:
        first -= 1
    inside = at - first > 1 and view.key("edge", first) == "preposition"
    whole = at + _TWO >= view.size or not view.upper[at + _TWO] or view.is_known(at + _TWO)
    return inside and whole and all(view.upper[first + 1 : at])


def _and_another(view: View, at: int) -> int:
    """The end of "and" and a further name of two words: "the activists Jon Feld and Ann Moor"; -1 where there is none."""
    names = range(at + 1, at + 3)
    if at + 2 >= view.size or "and" not in view.keys("linker", at):
        return -1
    return at + 2 if all(view.upper[i] and not view.is_known(i) for i in names) else -1


def subject_title(view: View, at: int) -> bool:
    """The noun right before a name says who that is: a person in the case of a subject."""
    if view.upper[at] or not any(key.startswith("person") and key != "person_p" for key in view.keys("role_noun", at)):
        return False
    pack = view.pack
    endings = pack.genitive if pack.head_final else pack.dependent.get("noun", ())
    if "person_f" in view.keys("role_noun", at):
        endings = tuple(ending for ending in endings if ending not in pack.dependent.get("feminine", ()))
    return not view.norm[at].endswith(endings)


def titled(view: View, phrase: Phrase) -> bool:
    """A person's name behind what they are, in the case of a subject: where cases tell, wherever it stands."""
    at = phrase.head_at
    return phrase.kind == "person" and phrase.named and 0 <= at < phrase.name[0] and subject_title(view, at)


def named_behind_office(view: View, phrase: Phrase, core: Nucleus) -> None:
    """Part the name from the office before it: "head of the Security Council Jon Feld", where cases do not."""
    pack = view.pack
    if not (nouns_last(view) or pack.romance or pack.capital_nouns) or phrase.gender == "p":
        return
    if phrase.last <= core.last + 2:
        return
    behind = range(core.last + 1, phrase.last + 1)
    offices = {h.last for i in behind for h in view.places.get(i, ()) if h.category in OFFICE}
    at = phrase.last
    while (
        at > core.last and at not in offices and view.upper[at] and not view.is_known(at) and not acronym(view.raw[at])
    ):
        at -= 1
    if not _PARTS[0] <= phrase.last - at <= _PARTS[1] or at <= core.last + 1 or not view.word[at]:
        return
    low = pack.romance and not view.upper[at] and not view.any(_LINKING, at)  # "head of the service of intelligence X"
    if low or at in offices or acronym(view.raw[at]):
        phrase.name, phrase.proper, phrase.named = (at + 1, phrase.last), True, True


def _caseless_later(view: View, phrase: Phrase) -> None:
    """The name behind a title that a comma or many words part from it, before a comma or what is said.

    "The spokesman of the staff in Kyiv petro yar, …", "the minister of energy, petro yar, said".
    """
    begun, like_small = phrase.last + 1, view.pack.given_like_small
    if begun < view.size and is_recipient(view, begun) and view.key("role_noun", begun).startswith("medium"):
        return  # "said the source to-the-agency petro yar": that is its name
    comma = next((i for i in range(begun, min(begun + _OWNED, view.size)) if not view.word[i]), -1)
    apart = comma >= 0 and view.raw[comma] == "," and not any(view.any(CLAUSAL, i) for i in range(begun, comma))
    for first, end in ((begun, comma), (comma + 1, -1)) if apart else ((begun, -1),):
        name = _last_words(view, phrase, first, end)
        if name is None:
            continue
        beside = first == comma + 1 or view.raw[first] in like_small
        # "head of the project «X» petro yar"
        beside = beside or any(phrase.first < q <= phrase.last for q in view.names)
        if (name[0] == first) == beside:
            phrase.last, phrase.name, phrase.proper, phrase.named = name[1], name, True, True
            return


def _last_words(view: View, phrase: Phrase, begun: int, end: int) -> tuple[int, int] | None:
    """The unknown words before a comma or what is said, two or more, and no place behind a preposition."""
    if end < 0:
        end = begun
        while end < min(begun + TITLE, view.size) and view.quoted[end] == view.quoted[phrase.first]:
            if not view.word[end] and end + 1 in view.names:
                end = min(view.names[end + 1] + 2, view.size)  # "the expert in the fund «Road» petro yar"
                continue
            if not view.word[end]:
                break
            if view.any(CLAUSAL, end) and not (view.marks[end].keys() <= VERBAL or _for_what(view, end)):
                break
            if "to" in view.keys("attribution_before", end) or (end > begun and is_recipient(view, end)):
                break  # "petro yar to the paper «X» that …"
            end += 1
    if end >= view.size or (view.word[end] and not _ends_name(view, end)) or view.raw[end] in _SENTENCE_ENDS:
        return None
    first = end
    while first > begun and _of_name(view, first - 1):
        first -= 1
    while first < end and definite_form(view, first):
        first += 1
    governed = first > begun and view.key("edge", first - 1) == "preposition"
    if governed:  # "of the staff in telmo petro yar": the name begins with a given one
        given = next((at for at in range(first + 1, end - 1) if "given" in view.marks[at]), first)
        first, governed = given, given == first
    return (first, end - 1) if 1 < end - first <= NAME_WORDS and not governed else None


def _for_what(view: View, at: int) -> bool:
    """A noun that is written like a verb, with article and preposition: "the mission of norland for-the-reporting"."""
    tied = view.pack.prefixes.oblique(view.norm[at])
    return tied and not view.any(_OPENS_CLAUSE, at)


def _ends_name(view: View, at: int) -> bool:
    """What is said begins here, or whom it was told."""
    return "that" in view.marks[at] or "to" in view.keys("attribution_before", at) or is_recipient(view, at)


def _of_name(view: View, at: int) -> bool:
    """A word of a name: an unknown or a given one, also one like a small word, and a known surname behind a given name."""
    row = view.marks[at]
    if not view.word[at]:
        return False  # the mark behind a quoted name
    if row.keys() <= GIVEN or ("given" in row and view.raw[at] in view.pack.given_like_small):
        return True
    if row.keys() == _GIVEN_THING and at + 1 < view.size and view.marks[at + 1].keys() <= GIVEN:
        return True  # a given name that is a noun, too, before a surname: "hope feld"
    known = row.keys() == _ROLE and not definite_form(view, at)
    return known and view.key("role_noun", at).startswith("person") and view.marks[at - 1].keys() == GIVEN


def common_only(view: View, begun: int, core: Nucleus) -> bool:
    """In a language that capitalises nouns, a capital alone makes no name."""
    if core.quoted:
        return False
    words = [i for i in range(begun, core.last + 1) if view.word[i]]
    if all(view.common(i) for i in words):
        return not any(view.any(PLACES, i) for i in words)
    return False


def name_in(view: View, begun: int, core: Nucleus) -> tuple[tuple[int, int], bool]:
    """The tokens of the name within a core, and whether it is a proper name."""
    if core.kind == "person" and core.nouns and core.last > core.head_end and _kin_of(view, core):
        return (begun, core.last), True
    if core.quoted and not (core.kind == "person" and core.last > core.head_end >= core.quoted[1]):
        pack = view.pack
        if core.kind == "person" and (pack.head_first or pack.head_final):
            return (begun, core.last), True  # "head of the organisation «X»"
        return core.quoted, True
    if core.nouns and core.last > core.head_end >= 0:  # what follows the last known noun: "the lawyer X", "agency X"
        after = core.head_end + 1
        while after <= core.last and not view.upper[after]:
            after += 1
        if view.pack.head_first or view.pack.capital_nouns:  # "the president Russia's Ivan Petrov"
            whole = (land := view.marks[after].get("land")) is not None and land.last == core.last  # "Sri-Lanka"
            if not whole:
                while after < core.last and view.any(DESCRIBING, after):
                    after += 1
            if "land" in view.marks[after] or _of_town(view, core, after):
                after = core.last + 1
        if view.pack.dependent and (core.kind == "person" or is_person(view, core.nouns[-1])):
            after = own_part(view, after, core.last, len(core.nouns))
        if core.kind == "person" and core.last - after > 1 and acronym(view.raw[after]) and not view.pack.capital_nouns:
            after += 1  # "head of the department GUR Ivan Petrov"
        ties = view.pack.construct
        if ties and core.kind == "person" and all(view.upper[after : core.last + 1]):
            tied, many = view.norm[after - 1].endswith(ties), core.last - after + 1
            if tied and many == 1:
                after = core.last + 1  # "the prosecutor-of Telmo"
            elif tied and many > _TWO:
                after = core.last - 1  # "the prosecutor-of Telmo Jon Feld"
        elif core.kind == "person" and core.last - after == _TWO and _of_next(view, after - 1):
            after += 1  # "prosecutor of-province-of Telmo Jon Feld"
        common = core.kind == "person" or _apart(view, core)
        if after <= core.last and core.kind != "body" and common:
            return (after, core.last), True
    called = bool(core.nouns) and (view.upper[core.nouns[-1]] or not view.pack.dependent)
    if core.kind == "medium" and called and "source" in view.marks[core.nouns[-1]]:
        first = core.nouns[-1]
        alien = first > begun and view.upper[first - 1] and not view.marks[first - 1] and first > 1
        return (first - 1 if alien and not view.pack.head_final else first, core.last), True
    if core.kind == "medium" and view.pack.head_final:  # "the British Dawn paper"
        for at in core.nouns:
            if (hit := view.marks[at].get("source")) and view.upper[at] and at > begun:
                return (at, hit.last), True
    first = begun
    if view.pack.romance and not core.nouns and any(view.upper[begun : core.last + 1]):
        first = next(i for i in range(begun, core.last + 1) if view.upper[i])  # "the botanist Carl Falk"
    if view.pack.head_final and not core.owner >= 0 and any(view.upper[begun : core.last + 1]):
        while first < core.last and not view.upper[first] and "adjective" in view.marks[first]:
            first += 1  # "the British Dawn paper"
    if view.pack.bare_nouns and not view.pack.head_final and not core.nouns:
        first = _beside_land(view, begun, core)
    upper = [i for i in range(begun, core.last + 1) if view.upper[i]]
    low = bool(view.pack.dependent) and not core.nouns and not core.quoted and len(upper) == _TWO
    if low and upper == [core.last - 1, core.last] and first < upper[0] and not view.upper[first]:
        first = upper[0]  # "one of the founders of-this rally Jon Feld"
    if view.pack.capital_nouns:
        return (begun, core.last), core.kind == "name" or any(_proper_word(view, i, core) for i in upper)
    return (first, core.last), any(_proper_word(view, i, core) for i in upper)


def _of_next(view: View, at: int) -> bool:
    """The next word belongs to this noun, which is none for people: "province-of Telmo", and not "doctor-of Telmo"."""
    construct = view.pack.construct
    return bool(construct) and view.norm[at].endswith(construct) and not is_person(view, at)


def _kin_of(view: View, core: Nucleus) -> bool:
    """The name behind the noun is another's: "the mother of-Jon's Feld's", and not "brother Jon Feld"."""
    if view.norm[core.nouns[0]] not in view.pack.kin:
        return False
    name = next((at for at in range(core.head_end + 1, core.last + 1) if view.upper[at]), core.last)
    return not view.pack.dependent or view.norm[name].endswith(view.pack.dependent["open"])


def own_part(view: View, first: int, last: int, titles: int = 1) -> int:
    """Where a person's own name begins behind what they head or serve: "mayor of-Telmo Jon Feld", "officer RF Jon Feld".

    ``titles``: of two nested ones the last name is meant ("adviser to-the mayor Ivan's Petrov's Jon Feld").
    """
    if last <= first or any("source" in view.marks[at] and view.upper[at] for at in range(first, last + 1)):
        return first  # "the sources of-the Norland Times"
    known = max((at for at in range(first, last + 1) if _serves(view, at, last)), default=-1)
    if known == last or any(not view.word[at] for at in range(max(known, first), last + 1)):
        return first
    begun = known + 1 if known >= 0 else first
    if titles > 1 and last - begun + 1 == _TWO_NAMES and all(view.upper[begun : last + 1]):
        begun = last - 1
    return begun


def _serves(view: View, at: int, last: int) -> bool:
    """A word with a capital before a person's name that is none: an abbreviation, a country, a town in the genitive."""
    pack = view.pack
    if not view.upper[at] or acronym(view.raw[at]):
        return view.word[at] and view.upper[at]
    if view.raw[at].isascii() and not view.raw[last].isascii():
        return True  # "of the firm Nordia Jon Feld"
    if view.any(_WHERE, at):
        return True
    if last - at < _TWO:
        return False
    behind = view.norm[at + 1]
    if behind.endswith(pack.dependent["patronymic"]):
        return False
    genitive = view.norm[at].endswith(pack.dependent["noun"])
    town = genitive and any(city == at for city, _ in cities(view.sentence.tokens, pack))
    return town or (len(view.norm[at]) > STEM and view.norm[at].endswith(pack.dependent["place"]))


def _of_town(view: View, core: Nucleus, at: int) -> bool:
    """The only word behind a role is a town, in the case of what belongs to a noun: "a 34-year-old inhabitant Telmo's"."""
    pack = view.pack
    if not pack.dependent or core.kind != "person" or at != core.last:
        return False
    if "capital" in view.marks[at] or (len(view.norm[at]) > STEM and view.norm[at].endswith(pack.dependent["place"])):
        return True
    genitive = view.norm[at].endswith(pack.dependent["noun"])
    return genitive and any(town == at for town, _ in cities(view.sentence.tokens, pack))


def _beside_land(view: View, begun: int, core: Nucleus) -> int:
    """Where a name begins that only stands behind a country ("the losses Russia's Petrov named"), or is one itself."""
    land = view.marks[begun].get("land")
    if land is not None and land.last < core.last and not view.is_known(land.last + 1):
        return land.last + 1
    opens = begun == 0 and view.norm[0][:STEM] not in view.known and not view.marks[0]
    alone = view.marks[1].get("land") if opens and core.last > begun else None
    return 1 if alone is not None and alone.last == core.last else begun


def _apart(view: View, core: Nucleus) -> bool:
    """The noun before a name is no part of it: a lower-case one, or any where all nouns have capitals."""
    return view.pack.capital_nouns or not view.upper[core.head_end]


def _proper_word(view: View, at: int, core: Nucleus) -> bool:
    if at == 0 and not view.any(_OWN_CAPITAL, at) and at in core.nouns:
        return False
    if view.pack.head_first and core.kind == "person" and any(n < at <= core.head_end for n in core.nouns):
        return False
    if view.pack.capital_nouns:
        if core.kind == "person" and at < core.head_end and view.raw[at + 1] in HYPHENS and view.glued(at + 1):
            return False  # "der UN-Gesandte für Norland": half a noun
        return not view.common(at) and not any(n <= at <= core.head_end for n in core.nouns)
    return True
