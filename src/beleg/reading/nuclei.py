"""A noun with what describes it and the name behind it: the words of a phrase that belong together, taken one by one."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.symbols import symbols
from beleg.reading.beside import (
    NAMED_WORDS,
    SITE_TOKENS,
    another_subject,
    apart_from,
    beside_people,
    cited_apart,
    given_first,
    in_a_place,
    names_no_more,
    office_told,
    one_word_else,
    owned_told,
    owns_nothing,
)
from beleg.reading.endings import ending_behind, told_by_office, told_there
from beleg.reading.nouns import (
    SHORT_WORD,
    Nucleus,
    adjective_behind,
    definite_form,
    domain,
    governed_by,
    is_person,
    is_recipient,
    known_noun,
    longer_name,
    named_behind,
    named_of,
    nouns_last,
    of_one_place,
    role_here,
    tied_on,
    to_medium,
    two_adjectives,
    whole_place,
)
from beleg.reading.outlines import (
    inside_name,
    joined,
    noun_behind,
    on_its_own,
    opens_quotation,
    past_name,
    possessive_mark,
    role_ahead,
    stops,
)
from beleg.reading.strange_words import strange
from beleg.reading.unknown import word_capital, word_caseless, word_plain
from beleg.reading.view import COMMON_NOUN, HYPHENS, STEM, VERBAL, VERBS, View, acronym

_LONGEST: Final = 24  # tokens of one phrase
_HEADS: Final = frozenset({"leader", "general"})
_FIGURE: Final = frozenset({"number", "vague", "hedge"})
_PARTICLES: Final = frozenset(symbols()["names"]["particles"])


def _verb(view: View, at: int, core: Nucleus) -> bool:
    """A word that could be a noun or a verb of saying is a verb once the phrase has its noun."""
    if not view.any(VERBAL, at) or (at > 0 and view.upper[at] and not opens_quotation(view, at)):
        return False
    if (_describes_next(view, at) and not _takes_next(view, at, core)) or _described_state(view, at, core):
        return False
    taken_up = at > 0 and "back" in view.keys("continues", at - 1)  # "das sagte X"
    if core.determined and view.pack.head_final and core.last < core.first and not view.any(COMMON_NOUN, at):
        return True  # "Jon Feld such wrote: «…»"
    if (
        not taken_up
        and not core.nouns
        and not core.caps
        and core.last < core.first
        and (core.determined or role_here(view, at))
    ):
        return False
    if "document" not in view.marks[at] or _tells_what(view, at, core):
        return True
    opened = core.nouns or (at > 0 and view.raw[at - 1] == ",")
    if opened and at + 1 < view.size and "that" in view.marks[at + 1] and not view.pack.bare_nouns:
        return True  # "the media reports that", "Jon Feld, a demographer, estimates that"
    last = at + 1 >= view.size or view.raw[at + 1] in ".,;"
    if last and core.first > 0 and "how" in view.marks[core.first - 1]:
        return bool(core.nouns or core.caps)  # "As the Dawn reports, …"
    if last and core.first > 0 and ("linker" in view.marks[core.first - 1] or "edge" in view.marks[core.first - 1]):
        return False  # "according to intelligence reports."
    if view.pack.romance and (core.nouns or core.caps):
        return True  # "the government figures at 200": no noun follows another without a link
    several = core.gender == "p"
    plural = view.norm[at].endswith("s") != several  # the verb agrees with the noun before it
    return bool(core.nouns or core.caps) and (core.owner < 0 or core.owner != at - 2) and plural


def _tells_what(view: View, at: int, core: Nucleus) -> bool:
    """A noun that is written like a verb, between an unknown noun that it agrees with and what is said, or behind "which".

    "The grumpels estimate that …", "The grumpel claims 300 died", "The grumpel, which notes that …".
    """
    behind = at + 1
    if view.pack.bare_nouns or view.pack.caseless or core.nouns or behind >= view.size:
        return False
    says = "that" in view.marks[behind]
    if core.last < core.first:
        return says and at > 0 and "relative" in view.marks[at - 1] and not core.determined
    longer = any(h.last > at and view.kind[h.last] == "d" for c in VERBS if (h := view.marks[at].get(c)))
    if not (says or longer or view.kind[behind] == "d" or view.any(_FIGURE, behind)):
        return False
    if not core.determined or core.last != at - 1 or not strange(view, at - 1):
        return False
    if not nouns_last(view):
        return True
    several, singular = view.norm[at - 1].endswith(view.pack.plural), view.norm[at].endswith(view.pack.plural)
    return several != singular and not view.norm[at - 1].endswith(view.pack.adjectives)


def _describes_next(view: View, at: int) -> bool:
    """A noun that is written like a verb of saying, tied to the noun behind it: "the Norlandish state agency", "state-run"."""
    if "role_noun" not in view.marks[at] or view.pack.bare_nouns or view.pack.head_first or at + 1 >= view.size:
        return False
    tied = view.raw[at + 1] in HYPHENS and view.glued(at + 1)
    return tied or ("role_noun" in view.marks[at + 1] and not view.any(VERBAL, at + 1))


def _takes_next(view: View, at: int, core: Nucleus) -> bool:
    """The noun behind is the object of a verb of several words: "Minister Anna Feld accused agents of hiding 300"."""
    return core.last >= core.first and any(h.last > at + 1 for c in VERBS if (h := view.marks[at].get(c)))


def _described_state(view: View, at: int, core: Nucleus) -> bool:
    """A noun that is written like a verb, behind an article and a country's adjective: "financed by the Norlandish state"."""
    if not core.determined or core.nouns or core.last != at - 1 or not nouns_last(view):
        return False
    return "role_noun" in view.marks[at] and "adjective" in view.marks[at - 1] and view.upper[at - 1]


def nucleus(view: View, begun: int, determined: bool) -> Nucleus | None:
    """A noun with what describes it and the name behind it, from a token on; None where there is no noun."""
    core = Nucleus(begun, begun - 1, determined=determined)
    at = begun
    final = view.pack.head_final
    while at < view.size and at - begun < _LONGEST and (core.quoted is None or final):
        if core.quoted and core.last == core.quoted[1] and (not core.nouns or _owned_name(view, core)):
            at = past_name(view, at)
            if (
                at >= view.size
                or on_its_own(view, at)
                or (known_noun(view, at) is None and not role_ahead(view, at, at))
            ):
                break  # behind a quoted name only the noun it belongs to, where nouns stand last
            if view.upper[at] and "source" in view.marks[at] and "role_noun" not in view.marks[at]:
                break  # "reports «Dawn» Reuters citing"
        whole = core.quoted and core.nouns and core.kind != "person" and core.head_end == at - 1
        if final and core.kind != "person" and len(core.nouns) > 1 and core.head_end == at - 1:
            whole = whole or ("source" in view.marks[core.nouns[-2]] and not is_person(view, at))
        if final and core.kind == "medium" and len(core.nouns) == 1 and core.head_end == at - 1 > core.first:
            own = view.upper[core.first] and "source" not in view.marks[core.nouns[0]]
            whole = whole or (own and not is_person(view, at))  # "the paper «X»" is whole
        # "the society «Road» chairman X"
        led = is_person(view, at) and ("leader" in view.marks[at] or named_of(view, at))
        if final and core.nouns == [at - 1] and at - 1 == core.first and "source" in view.marks[at - 1]:
            own = view.upper[at] or "role_noun" not in view.marks[at] or view.norm[at].endswith(view.pack.part_endings)
            whole = whole or not (own or is_person(view, at))  # "Reuters parliament committee's report-on relying"
        if final and whole and not led and not view.norm[core.head_end].endswith(view.pack.genitive):
            break  # "the paper «X»" is whole
        named = bool(core.nouns) and core.kind == "person" and core.last - core.head_end >= NAMED_WORDS
        office = named and "role_noun" in view.marks[at] and not (view.upper[at] or is_person(view, at))
        if office and view.pack.dependent:
            break  # "cites the-lawyer Jon Feld the-agency «X»": whoever cites is another
        if core.last < core.first and (noun := two_adjectives(view, at)) > at:
            core.caps = core.caps or view.upper[at]
            core.last, at = noun - 1, noun
        step = _step(view, core, at)
        if step < 0:
            return None
        if step == at:
            break
        at = step
    if core.quoted and core.last == core.quoted[1] and core.last + 1 < view.size and not view.word[core.last + 1]:
        core.last += 1  # the mark behind a quoted name
    if core.quoted and determined and not core.nouns and nouns_last(view) and noun_behind(view, core.quoted[0]):
        at = core.last + 1
        behind = known_noun(view, at)
        if behind is not None and behind[1] == "role_noun" and not view.upper[at]:
            _take(view, core, behind, at)  # "the “Open Road” project"
    if view.pack.caseless and core.quoted and core.nouns and core.head_end < core.quoted[0]:
        while core.last + 1 < view.size and adjective_behind(view, core.last + 1):
            core.last += 1
    if core.last < begun or (view.pack.capital_nouns and not core.caps):
        return None
    if view.pack.construct and core.nouns and core.quoted is None and core.kind in {"body", "person"}:
        end = tied_on(view, core.last)
        whole = end + 1 == view.size or view.raw[end + 1] in ",." or view.any(VERBS, end + 1)
        if core.kind == "body" or (whole and not any(view.upper[core.last + 1 : end + 1])):
            core.last = end
    # "the director of-the circus"
    one = core.kind == "person" and "p" not in core.gender and core.last == core.head_end
    if view.pack.dependent and (core.kind == "body" or one) and core.nouns and not core.quoted:
        core.last = max(core.last, governed_by(view, core.head_end))
    return core


def _owned_name(view: View, core: Nucleus) -> bool:
    """A quoted name between whom it belongs to and what it is, where nouns stand last: "the ministry's «Dawn» project"."""
    if core.quoted is None or core.kind == "person" or core.head_end >= core.quoted[0]:
        return False
    before = core.quoted[0] - 1 - (not view.word[core.quoted[0] - 1])
    owned = view.norm[before].endswith((*view.pack.genitive, *view.pack.attributives))
    return owned and noun_behind(view, core.quoted[0])


def _step(view: View, core: Nucleus, at: int) -> int:
    """Take the next token into the phrase: where to go on; the same place to stop, -1 for no phrase at all."""
    if view.pack.head_final and core.last == at - 1 >= core.first and cited_apart(view, core, at):
        return at
    quoted = at if at in view.names else (at + 1 if at + 1 in view.names and not view.word[at] else -1)
    if quoted >= 0:
        behind = view.pack.head_final and noun_behind(view, quoted)
        if (end := _nickname(view, core, quoted)) > quoted:
            core.last = end
            return end + 1
        beside = core.caps and not core.nouns and not view.pack.capital_nouns and core.last == at - 1
        described = not view.upper[at - 1] and (at < SITE_TOKENS or not domain(view, at - 2))
        if beside and not (behind and (described or view.norm[at - 1].endswith(view.pack.genitive))):
            return at  # two names side by side, also a site's: "Kurier.uz «Dawn» paper"
        owner = core.nouns and view.pack.head_final and view.pack.genitive and core.last == at - 1
        if owner and not behind and view.norm[at - 1].endswith(view.pack.genitive):
            return at  # "the ministry's «Dawn»": whom it belongs to, not its name
        if core.kind == "person" and core.last > core.head_end >= 0 and view.pack.head_final:
            return at  # behind a person's name another phrase begins
        if core.kind == "person" and view.pack.head_final and not behind and ending_behind(view, view.names[quoted]):
            return at  # "an officer «Dawn»-to said"
        if core.kind == "body" and core.nouns and told_by_office(view, (quoted, view.names[quoted]), behind):
            return at  # "in the embassy «Dawn»-to they said"
        if behind and core.kind == "person" and core.nouns and told_there(view, view.names[quoted]):
            return at  # "two officials «Dawn» to-the-agency said"
        if behind and core.nouns and core.last == at - 1 and apart_from(view, core):
            return at  # "a survey «Road» institute published"
        core.quoted, core.caps, core.last = (quoted, view.names[quoted]), True, view.names[quoted]
        return core.last + 1
    if view.kind[at] == "d":
        if core.last == at - 1 >= core.first and view.glued(at) and acronym(view.raw[at - 1]) and len(view.raw[at]) < 3:
            core.last = at  # "TV3"
            core.head_end += core.head_end == at - 1
            return at + 1
        aged = (
            at + 2 < view.size
            and view.raw[at + 1] == "-"
            and not view.pack.head_final
            and view.glued(at + 2)
            and not view.dated(at + 2)
        )
        return at + 2 if aged else at  # "31-jährige", "52-year-old"
    if not view.word[at]:
        return _mark(view, core, at)
    if _ends_double(view, core, at) or _spelled(view, core, at):
        core.last = at
        return at + 1
    told = view.pack.caseless and core.nouns and is_recipient(view, at)
    if told and (core.kind == "person" or (core.kind == "body" and to_medium(view, at))):
        return at
    if view.norm[at] == "'s":
        core.owner, core.kind, core.gender, core.nouns = at - 1, "other", "", []
        return at + 1
    placed = core.last == at - 1 >= core.first and view.upper[at] and of_one_place(view, at)
    if placed:
        core.last = at
        return at + 1
    if (end := _particle(view, core, at)) > at:
        core.last = end
        return end + 1
    if view.pack.head_final and view.norm[at] in view.pack.surnames and _patronymic(view, core, at):
        core.last = at
        return at + 1
    if core.last < core.first and (end := whole_place(view, at)) > at:
        core.caps, core.last = True, end
        return end + 1
    if (toll := view.marks[at].get("topic.losses")) and toll.payload == "toll" and not view.upper[at]:
        return at if core.nouns else -1  # "Norland's losses the centre puts at 600": what it counts is none of its name
    if (stops(view, at, core.first) and not inside_name(view, at, core.first)) or _verb(view, at, core):
        return at if longer_name(view, at) < 0 else _whole_name(view, core, at)
    noun = known_noun(view, at)
    named = noun and core.kind == "person" and core.last > core.head_end >= 0
    if named and view.pack.head_final and not view.norm[at - 1].endswith(view.pack.genitive):
        return at  # behind a person's name another phrase begins
    if noun and view.pack.head_final and beside_people(view, core, noun[0], at):
        return at  # "the adviser recruiters aim at drivers said": one tells of the others
    if owns_nothing(view, core, at):
        return at
    if (
        noun
        and view.pack.head_final
        and (
            names_no_more(view, core, noun[0], at)
            or office_told(view, core, noun[0], at)
            or owned_told(view, core, noun[0], at)
        )
    ):
        return at
    if noun and view.pack.caseless and core.kind == "advert":
        definite = view.pack.prefixes.definite
        whole = core.head_end > core.nouns[-1] or (definite(view.norm[core.nouns[0]]) and definite(view.norm[at]))
        if whole:
            return at  # "channels on Telegram" is whole, and "promises the-advert the-recruits 300" names whom
    if noun and view.pack.caseless and core.kind == "person":
        own = core.last > core.head_end >= 0
        if noun[1] == "source" or (own and view.pack.prefixes.definite(view.norm[at])):
            return at  # whom it was told, or what was told, behind a person's own name
    whole = view.pack.caseless and core.kind == "body" and core.last == at - 1 and definite_form(view, at - 1)
    if noun and whole and definite_form(view, at) and is_person(view, at) and "_p" not in view.key("role_noun", at):
        return at  # "the parliament the-Korean the-lawmaker bak"
    if noun and whole and noun[1] == "document" and not definite_form(view, at):
        return at  # "put-out the-ministry of-the-lakes a-statement": no noun without an article belongs to one with it
    if noun and view.pack.head_first and not core.nouns and core.last == at - 1 and at > core.first:
        place = view.marks[core.first].get("land") or view.marks[core.first].get("capital")
        if place and place.last == at - 1:
            return at  # "in Moscow a broker": what belongs to a noun follows it
    if noun and view.pack.dependent and core.last == at - 1 >= core.first and another_subject(view, core, at):
        return at
    ties = view.pack.construct
    tied = noun and ties and core.nouns and core.last == at - 1 and not view.upper[at]
    if tied and not view.norm[at - 1].endswith(ties):
        return at  # "the project list-of 90 men": only a noun that ends so takes the next word to itself
    medium = core.last == at - 1 and core.nouns and "source" in view.marks[core.nouns[-1]]
    if noun and medium and view.pack.head_first and not view.upper[at]:
        return at  # "told the EFE sources": a medium's name is whole
    if noun and view.pack.caseless and is_person(view, at) and given_first(view, core):
        return at  # "omar haddad director-of the-team": the name before what its owner is
    if noun and noun[1] == "given" and core.nouns:
        if core.kind != "person":
            return at
        core.last = noun[0].last  # "the spokesman omar haddad"
        return core.last + 1
    if noun and core.nouns and core.head_end == at - 1 and one_word_else(view, core, at):
        return at
    named = core.last > core.head_end and core.last == at - 1 and view.upper[at - 1] and not view.upper[at]
    if noun and view.pack.romance and core.nouns and named and noun[1] == "document":
        return at  # "the NGO North Star research-es …": no noun follows a name without a link
    if noun and not _named_so(view, core, at):
        _take(view, core, noun, at)
        return core.last + 1
    if view.pack.caseless:
        return word_caseless(view, core, at)
    step = word_capital(view, core, at) if view.pack.capital_nouns else word_plain(view, core, at)
    if noun and view.pack.dependent and step == at + 1 and core.last == at < noun[0].last:
        core.last, step = noun[0].last, noun[0].last + 1  # "the General Staff of-the-Armed forces"
    people = view.marks[at].get("adjective") if view.pack.romance and core.last == at else None
    if people is not None and people.last == at + 2 and view.raw[at + 1] in HYPHENS:
        core.last, step = people.last, people.last + 1  # "le député sud-coréen Kim Min-su"
    return step


def _nickname(view: View, core: Nucleus, quoted: int) -> int:
    """The end of a name with another in its midst, in quotation marks: "Jon "Jo" Feld"; -1 where it is none."""
    before, behind = quoted - 2, view.names[quoted] + 2
    if view.pack.caseless or core.last != before or core.last < core.first or behind >= view.size:
        return -1
    named = view.upper[before] and view.upper[behind] and before != core.head_end
    return behind if named and not view.is_known(before) and not view.is_known(behind) else -1


def _whole_name(view: View, core: Nucleus, at: int) -> int:
    noun = known_noun(view, at)
    if noun is None or core.kind == "person":
        return at
    _take(view, core, noun, at)
    return core.last + 1


def _particle(view: View, core: Nucleus, at: int) -> int:
    """The word that follows the small words inside a name ("Hugo de Zela", "Omar al-Rashid"); -1 where there are none."""
    if view.upper[at] or core.last != at - 1 or core.last < core.first or view.norm[at] not in _PARTICLES:
        return -1
    if not view.upper[at - 1] or view.is_known(at - 1) or core.head_end == at - 1 or core.quoted:
        return -1
    end = at + 1
    two = end < view.size and " ".join(view.norm[at : end + 1]) in _PARTICLES
    if two or (end < view.size and view.raw[end] in HYPHENS and view.glued(end)):
        end += 1
    named = end < view.size and view.upper[end] and not view.is_known(end)
    return end if named and not view.dated(end) and view.quoted[end] == view.quoted[at] else -1


def _patronymic(view: View, core: Nucleus, at: int) -> bool:
    """The small word behind a father's name: "Bakyt Sapar uulu", "the deputy Sapar uulu Bakyt"."""
    before = at - 1
    own = core.last == before >= core.first and view.upper[before] and not view.upper[at]
    if own and in_a_place(view, at + 1) and view.norm[before].endswith(view.pack.surnames):
        return False  # "Sonun Petrova's son in-Saratov": the small word is of whom she tells
    if core.nouns and "human" in view.keys("general", core.nouns[-1]):
        return False  # "the mother Jon Feld's: her son …", where the word is what she says of him
    return own and not view.is_known(before) and (before > core.head_end >= 0 or view.upper[before - 1])


def _ends_double(view: View, core: Nucleus, at: int) -> bool:
    """The small half of a given name behind a hyphen: "Han Seo-yeon"."""
    two = core.last == at - 2 >= core.first + 1 and view.upper[at - 2] and view.upper[at - 3]
    if not two or view.raw[at - 1] not in HYPHENS or view.upper[at] or not view.glued(at):
        return False
    return view.glued(at - 1) and (not view.marks[at] or len(view.raw[at]) < STEM) and not view.is_known(at - 2)


def _spelled(view: View, core: Nucleus, at: int) -> bool:
    """A lower-case piece of a name written as one: "Kurier.uz", "Bi-bi-si"."""
    if core.last != at - 2 or core.last < core.first or view.upper[at] or not domain(view, at - 1):
        return False
    if view.raw[at - 1] == ".":
        return view.upper[at - 2]
    pieces = (at - 2, at) if at - 3 > core.first and view.raw[at - 3] in HYPHENS else (at - 2, at, at + 2)
    return all(i < view.size and view.word[i] and len(view.raw[i]) < SHORT_WORD for i in pieces) and (
        len(pieces) < SHORT_WORD or (view.raw[at + 1] in HYPHENS and view.glued(at + 2))
    )


def _named_so(view: View, core: Nucleus, at: int) -> bool:
    """A known noun that is part of a name: "the news site Ala-Too Monitor"."""
    if view.pack.capital_nouns or not view.upper[at] or not core.nouns:
        return False
    if core.kind == "medium" and core.head_end == at - 1 > 0 and "document" in view.marks[at] and nouns_last(view):
        return view.upper[at - 1]  # "the Daily Post"
    if view.pack.head_final and view.pack.genitive and view.norm[core.head_end].endswith(view.pack.genitive):
        return False  # "the army's General Staff"
    if core.kind == "person" and view.pack.bare_nouns and not is_person(view, at):
        return False  # "spokesman of the Ministry", where nothing stands between
    dependent = view.pack.dependent.get("noun", ()) if view.pack.dependent else ()
    if core.kind == "person" and "role_noun" in view.marks[at] and view.norm[at].endswith(dependent):
        return False  # "deputy of the Minister"
    several = (h for h in view.places[at] if h.category == "role_noun" and h.last > at and not view.upper[h.last])
    if view.pack.head_final and core.kind == "person" and any(several):
        return False  # "the head Health ministry's": an office of several words
    if view.pack.head_final and view.upper[core.nouns[-1]] and "source" in view.marks[core.nouns[-1]]:
        return False  # "Bi-bi-si's Russian Service"
    return not view.upper[core.head_end]


def _mark(view: View, core: Nucleus, at: int) -> int:
    if not joined(view, at, core.first):
        if not possessive_mark(view, at):
            return at
        core.owner = at - 1
    elif view.raw[at] == "." and len(view.raw[at - 1]) == 1:
        core.last = at
    return at + 1


def _take(view: View, core: Nucleus, noun: tuple[Hit, str], at: int) -> None:
    hit, category = noun
    alone = any(h.category == category and h.last == at for h in view.places[at])
    ties = view.norm[at].endswith(view.pack.construct)
    said_first = view.pack.head_first and (alone or ties or view.any(_HEADS, at))  # "head of the region", several words
    head = view.norm[at if said_first else hit.last]
    core.nouns.append(at)
    core.head_end = core.last = hit.last
    core.caps = core.caps or view.upper[at]
    if view.pack.head_first and len(core.nouns) > 1 and core.owner < core.nouns[0]:
        if (
            core.kind in {"document", "advert"}
            and category != "document"
            and core.after is None
            and (view.pack.bare_nouns or view.pack.caseless)
        ):
            core.after = (str(hit.payload).partition("_")[0], at)
        core.heads.append(head)
        return  # the first of several nouns says who speaks
    core.heads.append(head)
    if category in {"role_noun", "source"}:
        same = [str(h.payload) for h in view.places[at] if (h.category, h.last) == (category, hit.last)]
        person = [p for p in same if p.startswith("person")] if named_behind(view, hit.last) else []
        # "the Reuters agency", where an agency may be an office, too
        if core.kind == "medium" and view.pack.head_final:
            person = person or [p for p in same if p.startswith("medium")]
        same = person or same  # "Landrat Peter Moll", which ends like a council
        core.kind = (person or [str(hit.payload)])[0].partition("_")[0]
        core.gender = "".join(sorted({letter for p in same for letter in p.partition("_")[2]}))
    elif category == "given":
        core.kind, core.gender = "person", "mf"
    else:
        core.kind, core.gender = ("advert" if hit.payload == "advert" else "document"), "nfmp"
