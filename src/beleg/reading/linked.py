"""What a noun phrase is joined with: the author of a document, the office and its seat, a second person, a name in brackets."""

from __future__ import annotations

from typing import Final

from beleg.languages.places import cities
from beleg.reading.aged import only_age
from beleg.reading.appositions import renamed
from beleg.reading.articled import articled, own_name_behind
from beleg.reading.authors import listed_on_it, may_be_author, own_author
from beleg.reading.called import (
    common_only,
    name_in,
    named_behind_office,
    named_later,
    of_place,
    only_first,
    own_name,
    own_part,
    picked_out,
    surname_says,
)
from beleg.reading.nouns import (
    Nucleus,
    articles,
    definite_form,
    is_person,
    longer_name,
    nouns_last,
    tied_on,
)
from beleg.reading.nuclei import nucleus
from beleg.reading.unknown import owned_thing
from beleg.reading.view import (
    AGE,
    CLAUSAL,
    OFFICE,
    PLACES,
    VERBS,
    Phrase,
    View,
    acronym,
)

_LINKS: Final = 5  # noun phrases joined into one name, at most
_SPANS: Final = frozenset({"duration", "number", "month", "weekday"})
OBJECT: Final = 8  # words of an object behind its noun
_NO_KIND: Final = VERBS | {"edge", "number", "determiner", "that", "relative"}

_CLOSING: Final = frozenset('»“”"')


def _of_somebody(view: View, at: int) -> bool:
    """An age stands in brackets behind a quoted name, or that it is not the real one: "«Abu Salim» (33, name changed)"."""
    at += at < view.size and view.raw[at] in _CLOSING
    if at + 1 >= view.size or view.raw[at] != "(":
        return False
    return renamed(view, at) or (view.kind[at + 1] == "d" and len(view.raw[at + 1]) == AGE)


def finish(view: View, at: int, begun: int, core: Nucleus, determined: set[str]) -> Phrase | None:
    name, proper = name_in(view, begun, core)
    kind, gender = core.kind, core.gender
    one = "one" in determined  # of several
    if one:
        determined = {"open"}
    if core.thing or owned_thing(view, core):
        proper = False
    elif kind == "other" and (proper or core.caps) and not common_only(view, begun, core):
        kind, gender = (
            "name",
            ("n" if of_place(view, *name) else "mf"),
        )
        if view.pack.capital_nouns and begun == core.last and "definite" in determined and acronym(view.raw[begun]):
            gender = "nfm"  # "Die NDP sprach von 30 Toten": only names are written so
        elif determined & {"open", "definite", "oblique", "possessive"}:
            kind, gender = ("other", "nfmp") if view.pack.capital_nouns else ("name", "n" if gender == "n" else "nmf")
        elif view.pack.capital_nouns and name[0] == name[1] and not core.quoted and gender != "n":
            kind = "bare"
    two = core.last == begun + 1 and not core.nouns and view.pack.capital_nouns and "definite" in determined
    if two and "people" in view.marks[begun] and view.word[begun + 1] and not view.is_known(begun + 1):
        kind, gender, name, proper = "person", "mf", (core.last, core.last), True  # "Der Usbeke Sardor"
    if core.quoted and not core.nouns:
        kind, gender = ("other", "nfmp") if picked_out(view, core.quoted) else ("medium", "nfm")
        if _of_somebody(view, core.last + 1):
            kind, gender = "person", "mf"
    if core.quoted and kind == "document" and view.pack.dependent and picked_out(view, core.quoted):
        kind = "other"  # "(on the register of «foreign agents»)"
    if not core.quoted and any(
        "self" in view.marks[i] and longer_name(view, i) < 0 for i in range(begun, core.last + 1)
    ):
        kind = "self"
    if (
        kind == "name"
        and not core.nouns
        and not core.quoted
        and all(len(r) == 1 for r in view.raw[begun : core.last + 1])
    ):
        kind, proper = "other", False  # "on X."
    if kind == "name" and only_first(view, begun, core) and not surname_says(view, core):
        kind = "bare"
    if kind == "name" and not view.pack.caseless and not any(view.upper[begun : core.last + 1]):
        kind = "other"
    pack = view.pack
    heads = core.heads[:1] if pack.head_first else core.heads[-1:] if pack.head_final else core.heads
    definite = bool(determined & {"definite", "oblique"})
    if pack.caseless and core.nouns:
        definite = definite or definite_form(view, at)
        proper = proper or core.last > begun or bool(core.quoted)
        if kind == "person" and (own := own_name(view, core)):
            name = own
    # "two officials" are none met before
    several = at > 0 and view.numbered(at - 1)
    if pack.bare_nouns and core.nouns and not several and not determined & {"open", "possessive"}:
        definite = True
    to_her = (kind, gender) == ("body", "f") and "oblique f" in determined  # "sagte der Agentur": "der" is no subject's
    if kind == "other" and "definite" in determined and not core.nouns and only_age(view, begun, core.last):
        kind, gender = "person", "mf"
    phrase = Phrase(
        first=at,
        last=core.last,
        name=name,
        kind="self" if "self" in determined and kind in {"document", "advert", "medium"} else kind,
        gender=gender,
        definite=definite,
        oblique=to_her or "oblique" in determined,
        proper=proper,
        heads=tuple(heads),
        head_at=core.nouns[0 if pack.head_first else -1] if core.nouns else -1,
        named=kind == "name"
        or (kind == "person" and proper and not core.quoted and (not core.nouns or name[0] > core.nouns[0]))
        or (bool(core.nouns) and "given" in view.marks[core.nouns[0]] and core.last > begun),
    )
    if core.after and phrase.author is None:
        last = core.last
        whose, low = core.after[1], pack.bare_nouns and not any(view.upper[core.after[1] : last + 1])
        low = low or (pack.caseless and whose == last and definite_form(view, whose))  # "in the reply of the ministry"
        phrase.author = Phrase(whose, last, (whose, last), core.after[0], "nfm", proper=True, heads=tuple(heads))
        if low:  # "in a statement of ministry": the one named before
            phrase.author.proper, phrase.author.definite = False, True
            phrase.author.heads, phrase.author.head_at = (view.norm[whose],), whose
    if not _genitive_author(view, core, phrase):
        own_author(view, begun, core, phrase)
        _abbreviation(view, phrase)
        _link(view, phrase, core)
        own_name_behind(view, phrase)
        if phrase.kind == "person" and not phrase.named:
            named_behind_office(view, phrase, core)
    if phrase.kind == "person" and not phrase.named:
        phrase.last = max(phrase.last, _aside_in_brackets(view, phrase.last + 1))
    if _own_article(view, phrase, begun):
        phrase.name = (at, phrase.name[1])
    if listed_on_it(view, phrase):
        phrase.author = None
    _linked_name(view, phrase)
    if phrase.kind == "person" and (not phrase.named or _half_a_title(view, phrase) or _goes_on(view, phrase)):
        named_later(view, phrase)
    if phrase.kind == "document" and "self" in view.marks[phrase.last + 1]:
        phrase.kind = "self"
    if one and phrase.kind in {"person", "name", "bare"}:
        phrase.kind, phrase.gender, phrase.name, phrase.named = "person", "mf", (at, phrase.name[1]), False
    if not phrase.proper and phrase.kind != "name" and determined & {"open", "definite", "possessive", "oblique"}:
        # a common noun is named with its article ("a former recruiter"); a name without
        phrase.name = (at, phrase.name[1])
    return phrase


def _linked_name(view: View, phrase: Phrase) -> None:
    """The person's own name at the end of a title with a small word in it: "envoy of Norland at the Council Jon Feld"."""
    pack, last = view.pack, phrase.last
    if not pack.dependent or phrase.kind != "person" or phrase.named or phrase.name[1] != last:
        return
    first = last
    while first > phrase.first and view.upper[first] and view.word[first] and not view.any(OFFICE, first):
        first -= 1
    if any(hit.last > first for hit in view.places.get(first, ()) if hit.category in OFFICE):
        return  # "the sources of-the Norland Times"
    first = own_part(view, first + 1, last)
    if last - first != 1 or first <= phrase.head_at + 1 or view.is_known(first):
        return
    if view.norm[first].endswith(pack.dependent["open"]):
        return  # a given name in the genitive ends in a vowel: "a source in the office of Ivan's"
    phrase.name, phrase.proper, phrase.named = (first, last), True, True


def _own_article(view: View, phrase: Phrase, begun: int) -> bool:
    """The article before a name has a capital within a sentence, and is part of it: "according to Le Phare"."""
    at = phrase.first
    inside = view.pack.romance and begun == at + 1 == phrase.name[0] and at > 0 and view.word[at - 1]
    return inside and view.upper[at] and view.upper[begun] and phrase.kind in {"name", "medium"}


def _half_a_title(view: View, phrase: Phrase) -> bool:
    """What looks like a name describes the noun behind it: "spokesman of-the-Land forces Jon Feld"."""
    at, adjective = phrase.name[0], view.pack.dependent and view.pack.dependent["adjective"]
    if not adjective or at != phrase.name[1] or at != phrase.last or at + 1 >= view.size:
        return False
    behind = view.word[at + 1] and not view.upper[at + 1] and not view.any(VERBS, at + 1)
    return behind and view.norm[at].endswith(adjective)


def _goes_on(view: View, phrase: Phrase) -> bool:
    """What looks like a name is an office, whose ending ties it to the next word: "head Union-of of-veterans Jon Feld"."""
    at = phrase.last
    if not view.pack.construct or phrase.name != (at, at) or at + 1 >= view.size:
        return False
    behind = view.word[at + 1] and not view.upper[at + 1] and not view.any(CLAUSAL, at + 1)
    return behind and view.norm[at].endswith(view.pack.construct) and "edge" not in view.marks[at + 1]


def _genitive_author(view: View, core: Nucleus, phrase: Phrase) -> bool:
    """ "The report of-the-General of-the-Staff": where cases link nouns, an author with a capital right behind the document."""
    pack = view.pack
    if (
        not pack.bare_nouns
        or pack.head_final
        or pack.caseless
        or phrase.kind != "document"
        or core.quoted
        or not core.nouns
    ):
        return False
    document = view.marks[core.nouns[0]].get("document")
    start = document.last + 1 if document else view.size
    if (
        start >= view.size
        or not view.word[start]
        or not view.upper[start]
        or view.quoted[start] != view.quoted[phrase.first]
    ):
        return False
    other = nucleus(view, start, determined=False)
    if other is None or other.kind != "body" or other.quoted:
        return False
    author = _finish_linked(view, start, start, other, set())
    _link(view, author, other)
    phrase.author, phrase.last, phrase.name, phrase.proper = author, author.last, (author.first, author.last), True
    return True


def _abbreviation(view: View, phrase: Phrase) -> None:
    """Take a name's abbreviation in brackets with it: "headquarters (CHTPW)"."""
    at = phrase.last
    if phrase.name[1] + 1 >= at and (end := _quoted_alias(view, phrase)) > at:
        phrase.last = end  # «Road» ("the way"): the same in another tongue
        return
    if at + 3 < view.size and view.raw[at + 1] == "(" and view.raw[at + 3] == ")" and view.raw[at + 2].isupper():
        phrase.last = at + 3
        if phrase.name[1] == at and not _of_party(view, phrase, view.raw[at + 2]):
            phrase.name = (phrase.name[0], at + 3)


def _aside_in_brackets(view: View, at: int) -> int:
    """The end of brackets between what a person is and their name: "the head of X (Open Road Party), Jon Feld"; or -1."""
    if at >= view.size or view.raw[at] != "(" or not view.upper[at + 1]:
        return -1
    end = next((i for i in range(at + 1, min(at + OBJECT, view.size - 2)) if not view.word[i]), -1)
    named = end > at + 2 and view.raw[end] == ")" and view.raw[end + 1] == "," and view.upper[end + 2]
    return end if named and not view.is_known(end + 2) else -1


def _of_party(view: View, phrase: Phrase, short: str) -> bool:
    """What stands in brackets is whom a person belongs to, and not their name shortened: "Jon Feld (NDP)"."""
    if phrase.kind == "person":
        return True
    first, last = phrase.name
    named = phrase.kind == "name" and "n" not in phrase.gender and last > first and not view.pack.caseless
    return named and not any(view.raw[at][0] == short[0] for at in range(first, last + 1))


def _quoted_alias(view: View, phrase: Phrase) -> int:
    """The bracket that closes behind a quoted name in brackets, right behind another quoted name; -1 for none."""
    if phrase.name[0] not in view.names or phrase.last + 3 >= view.size or view.raw[phrase.last + 1] != "(":
        return -1
    name = next((q for q in (phrase.last + 2, phrase.last + 3) if q in view.names), -1)
    ends = [] if name < 0 else [e for e in (view.names[name] + 1, view.names[name] + 2) if e < view.size]
    return next((e for e in ends if view.raw[e] == ")"), -1)


def _link(view: View, phrase: Phrase, core: Nucleus) -> None:
    """Join what belongs to the name: genitives, places, a second name."""
    for _ in range(_LINKS):
        at = phrase.last + 1
        if at + 1 >= view.size or view.quoted[at] != view.quoted[phrase.first]:
            return
        keys = view.keys("linker", at)
        if not keys:
            return
        if view.pack.bare_nouns and (last := _office(view, phrase, at)) > 0:
            if phrase.name[1] == phrase.last:
                phrase.name = (phrase.name[0], last)
            phrase.last = last
            return
        # "des Ministeriums": in German the article itself is what links
        longer = view.marks[at]["linker"].last if view.pack.romance or nouns_last(view) else at  # "close to"
        begun = at if "determiner" in view.marks[at] and "and" not in keys else longer + 1
        start, determined = articles(view, begun)
        other = nucleus(view, start, bool(determined)) if start < view.size else None
        if other is None:
            last = _seat_behind(view, phrase, keys, at + 1)
            if last > 0 or (last := _named_behind(view, phrase, keys, at + 1)) > 0:
                phrase.last, phrase.name, phrase.proper = last, (phrase.name[0], last), True
            return
        linked = _finish_linked(view, begun, start, other, determined)
        linked.definite = linked.definite or view.norm[at] in view.pack.contracted  # "del general"
        if not _belongs(view, phrase, linked, keys, at):
            return
        if phrase.kind == "bare" and linked.kind == "medium" and linked.proper and not view.common(phrase.first):
            return  # "wie Feld der Nachrichtenagentur X sagte": to whom
        if (
            phrase.kind in {"document", "advert"}
            and phrase.author is None
            and (
                may_be_author(view, linked, at) if "by" in keys else "of" in keys and linked.kind in {"body", "medium"}
            )
        ):
            phrase.author = linked
        elif "of" in keys and phrase.author is not None and phrase.author.last == at - 1:
            # "of the Ministry of Defence"
            if phrase.author.name[1] == phrase.author.last:  # not behind the mark that closes a quoted name
                phrase.author.name = (phrase.author.name[0], linked.last)
            phrase.author.last = linked.last
        own = phrase.kind == "person" and phrase.proper and phrase.name[0] > core.head_end
        both = own and "and" in keys and linked.kind == "name"  # "the lawmakers Kim Dae and Park Jin"
        if phrase.name[1] == phrase.last and (both or not own):
            phrase.name = (phrase.name[0], linked.last)
        if "and" in keys and _one_with_two(phrase, linked, determined):
            phrase.name, phrase.proper, phrase.named, phrase.last = linked.name, True, True, linked.last
            return
        if "and" in keys and phrase.author is not None:
            phrase.author.last = linked.last
            phrase.author.name = (phrase.author.name[0], linked.last)
        elif "and" in keys:
            if phrase.kind == "medium" and linked.kind in {"medium", "body"} and core.quoted:
                _joint(view, phrase, linked)
            phrase.gender, phrase.several = "p", True
        phrase.last = linked.last
        if phrase.kind == "document" and any("self" in view.marks[i] for i in range(linked.first, linked.last + 1)):
            phrase.kind = "self"
        phrase.proper = phrase.proper or (linked.proper and phrase.kind == "body")
        if "of" in keys and (named := _name_behind_place(view, phrase, linked, at)):
            phrase.name, phrase.proper, phrase.named = (named, linked.last), True, True
            return


def _name_behind_place(view: View, phrase: Phrase, linked: Phrase, of: int) -> int:
    """Where the name begins behind what an office is of: "the mayor of Telmo Jonas Feld", "of the Budget Ana Ruiz"; else 0."""
    if not view.pack.romance or phrase.kind != "person" or phrase.named or linked.kind != "name":
        return 0
    first, last = linked.name
    if last != linked.last or not all(view.upper[first : last + 1]):
        return 0
    places = [h.last for c in PLACES if (h := view.marks[first].get(c))]
    towns = [town for town, _ in cities(view.sentence.tokens, view.pack) if town == first]
    grown = view.norm[of] in view.pack.contracted or linked.definite
    begun = max([*places, *towns, first if grown else -1]) + 1
    return begun if begun > first and last - begun == 1 and not any(view.is_known(i) for i in (begun, last)) else 0


def _one_with_two(phrase: Phrase, linked: Phrase, determined: set[str]) -> bool:
    """One person with two titles and a name behind them: "former minister and activist Jon Feld"."""
    people = phrase.kind == linked.kind == "person" and not phrase.named and not determined
    return people and linked.proper and linked.name[0] > linked.first and "p" not in phrase.gender + linked.gender


def _named_behind(view: View, phrase: Phrase, keys: set[str], at: int) -> int:
    """The end of the name behind what a body is of, in words that nobody knows: "the association of jurists Adilet"."""
    if (
        not view.pack.romance
        or "of" not in keys
        or phrase.kind not in {"body", "medium"}
        or phrase.last != phrase.name[1]
    ):
        return -1
    for name in range(at + 1, min(at + _LINKS, view.size)):
        before = name - 1
        plain = "of" in view.keys("linker", before) or not view.any(_NO_KIND, before)
        if not view.word[before] or view.upper[before] or not plain:
            return -1
        if "of" in view.keys("linker", before):
            continue
        if (last := articled(view, name)) > 0:
            return last
        if view.word[name] and view.upper[name] and not view.is_known(name) and not view.dated(name):
            core = nucleus(view, name, determined=False)
            return core.last if core is not None and core.kind == "other" else -1
    return -1


def _seat_behind(view: View, phrase: Phrase, keys: set[str], at: int) -> int:
    """The end of the country or capital that an office is in, in scripts without capitals: "the embassy in kyiv"; else -1."""
    if not view.pack.caseless or "at" not in keys or phrase.kind != "body" or phrase.last != phrase.name[1]:
        return -1
    return max((h.last for c in PLACES if (h := view.marks[at].get(c))), default=-1)


def _office(view: View, phrase: Phrase, at: int) -> int:
    """The last word of what an office is for ("Committee on matters of trade with grain"); -1 where it is not told."""
    hit = max((h for h in view.places[at] if h.category == "linker"), key=lambda h: h.last)
    last = hit.last + 1
    if phrase.kind != "body" or hit.length < 2 or last >= view.size or not view.word[last] or view.upper[last]:
        return -1
    if view.any(CLAUSAL, last):
        return -1
    while last + 2 < view.size and "linker" in view.marks[last + 1] and view.common(last + 2):
        last += 2
    return tied_on(view, last)


def _joint(view: View, phrase: Phrase, linked: Phrase) -> None:
    """Two media with one noun behind them, where nouns stand last: "«A» and «B» reporters"."""
    phrase.name = (phrase.first, linked.last)
    hit = view.marks[linked.last + 1].get("role_noun") if view.pack.head_final else None
    if hit is not None and is_person(view, hit.first) and not view.norm[linked.last].endswith(view.pack.genitive):
        linked.last = hit.last
        phrase.name, phrase.kind = (phrase.first, hit.last), "person"
        phrase.heads, phrase.head_at = (view.norm[hit.last],), hit.first


def _finish_linked(view: View, at: int, begun: int, core: Nucleus, determined: set[str]) -> Phrase:
    name, proper = name_in(view, begun, core)
    kind = core.kind
    if kind == "other" and core.caps and not common_only(view, begun, core):
        # "die USA": a name all the same
        country = "land" in view.marks[core.last] or "capital" in view.marks[core.last]
        letters = core.first == core.last and acronym(view.raw[core.last])  # "Angaben der ODR", no noun
        kind = "name" if country or letters or not determined or not view.pack.capital_nouns else "other"
    phrase = Phrase(at, core.last, name, kind, core.gender or "mfn", bool(determined), False, proper, tuple(core.heads))
    own_author(view, begun, core, phrase)
    _abbreviation(view, phrase)
    return phrase


def _belongs(view: View, phrase: Phrase, linked: Phrase, keys: set[str], at: int) -> bool:
    if "and" in keys and phrase.author is not None:
        beside = phrase.author.name[1] == phrase.last and linked.kind in {"medium", "name"} and linked.proper
        return beside and not view.pack.head_final
    if "and" in keys:
        same = {"person", "body", "medium", "name"}
        alike = phrase.kind in same and linked.kind in same and not (linked.kind == "name" and phrase.kind == "body")
        return alike and not _begins_clause(view, linked)
    if "of" in keys or "by" in keys:
        if (edge := view.marks[at].get("edge")) is not None and edge.last > at:
            return False  # "laut Experten zum Tode verurteilt"
        if phrase.kind == "name" or (phrase.kind == "person" and linked.kind == "medium"):
            return False  # "sagte der Minister der Zeitung": the paper is whom it was told
        spans = range(linked.first, linked.last + 1)
        if view.pack.dependent and linked.kind == "other" and any(view.any(_SPANS, i) for i in spans):
            return False  # "in the Air forces for some minutes"
        inverted = phrase.first > 0 and view.any(VERBS, phrase.first - 1)
        if inverted and (phrase.kind == "bare" or (phrase.kind == "body" and linked.kind == "medium")):
            return False  # "sagte Lindner zur Elbpost": a noun would have its article; "sagte die Polizei der Elbpost"
        if "of" not in keys:  # "by" names the author of a document, of nothing else: "told the paper by the ministry"
            return phrase.kind in {"document", "advert"} and may_be_author(view, linked, at)
        if linked.kind != "other" or "of" in keys:
            return not (phrase.kind == "person" and phrase.proper)
    if "at" in keys and linked.kind == "body" and _within(view, phrase, linked):
        return True
    if "on" in keys and not ("at" in keys and phrase.kind == "body" and view.any(PLACES, linked.first)):
        leads = view.pack.dependent and phrase.head_at >= 0 and "leader" in view.marks[phrase.head_at]
        return not leads and "medium" in view.marks[linked.first] and phrase.kind in {"person", "advert"}
    if "at" not in keys or (linked.kind in {"other", "document"} and not view.upper[linked.first]):
        return False
    if phrase.kind in {"name", "bare", "pronoun", "medium"} or (phrase.kind == "person" and phrase.proper):
        return False
    edge = view.marks[at].get("edge")
    if edge is not None and edge.last > at:
        return False  # "ein Sprecher am Nachmittag": when, not where
    return view.upper[linked.first] and not view.common(linked.first)


def _begins_clause(view: View, linked: Phrase) -> bool:
    """A verb of one follows, which the two together would not have: "criticised the court and the judge says(sg.)"."""
    several, at = view.pack.several_verbs, linked.last + 1
    if not several or at >= view.size or not view.any(VERBS, at) or linked.several or "p" in linked.gender:
        return False
    return not view.norm[at].endswith(several)


def _within(view: View, phrase: Phrase, office: Phrase) -> bool:
    """An office that somebody works in who has no name: "an official at the Foreign Ministry", "the source in the NBK"."""
    if phrase.kind != "person" or phrase.named or phrase.name[1] != phrase.last or "p" in phrase.gender:
        return False
    behind = office.last + 1
    if view.pack.caseless and behind < view.size and view.word[behind] and not view.any(CLAUSAL, behind):
        return False  # "the commissioner in the parliament jon feld"
    if phrase.definite and "teller" not in view.keys("general", phrase.head_at):
        return False  # "said the minister in parliament"
    named = view.pack.caseless or view.pack.capital_nouns or any(view.upper[office.first : office.last + 1])
    return named or view.pack.romance
