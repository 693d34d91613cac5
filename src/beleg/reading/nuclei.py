"""A noun with what describes it and the name behind it: the words of a phrase that belong together, taken one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.symbols import SITES, symbols
from beleg.reading.addressed import told_before
from beleg.reading.contracts import promises
from beleg.reading.endings import ending_behind, in_its, second_of_person
from beleg.reading.governed import begins_governed
from beleg.reading.view import (
    CLAUSAL,
    COMMON,
    COMMON_NOUN,
    DESCRIBING,
    GIVEN,
    HYPHENS,
    NAME_WORDS,
    PERSONS,
    PLACES,
    SAYING,
    STEM,
    VERBAL,
    VERBS,
    View,
    acronym,
)

_FOREIGN: Final = 3  # words of a medium's name that no pack knows, at most
_SHORT: Final = 4  # letters of the end of an address ("uz"), or more than those of a spelled letter ("Bi-bi-si")
_SITE: Final = 3  # tokens of a site's name: "Kurier.uz"
_GOVERNED: Final = 5  # words that an office's name has behind its noun
_LONG: Final = 4  # letters of a word that an ending tells something of
_UNGOVERNED: Final = VERBAL | {
    "edge",
    "that",
    "relative",
    "determiner",
    "attribution_after",
    "attribution_before",
    "number",
    "source",
    "linker",
}
_NO_PART: Final = (
    "topic.verb",
    "topic.owner",
    "now",
    "relative",
    "since",
    "until",
    "part",
    "plan",
    "month",
    "weekday",
    "hedge",
    "passive",
)
_NAMED: Final = 2  # words of a whole name
_LONGEST: Final = 24  # tokens of one phrase
_MODIFIERS: Final = 5  # words before a noun
_NOT_AGREEING: Final = (VERBAL | COMMON) - {"person"} | {  # what no noun behind the adjective of a name is
    "edge",
    "that",
    "relative",
    "determiner",
    "linker",
    "quality",
    "document",
    "adjective",
}
_HEADS: Final = frozenset({"leader", "general"})
_PLACED: Final = DESCRIBING | PLACES
_DESCRIBED: Final = frozenset({"adjective", "people"})
_NOT_PEOPLE: Final = COMMON - {"people"}
_OPENS: Final = frozenset({"that", "joining", "relative", "passive"})
_APART: Final = frozenset({"attribution_before", "attribution_after", "continues", "document"})
_SPEAKING_NOW: Final = VERBAL | {"attribution_after"}
_NO_THING: Final = CLAUSAL | {"edge", "linker", "joining", "contrast", "speaker_pronoun", "number", "passive"}
_PARTICLES: Final = frozenset(symbols()["names"]["particles"])


@dataclass(slots=True)
class Nucleus:
    """Tokens ``first``..``last``, and what is known of the noun in them while they are taken."""

    first: int
    last: int
    determined: bool = False
    kind: str = "other"
    gender: str = ""
    heads: list[str] = field(default_factory=list)
    nouns: list[int] = field(default_factory=list)  # first token of each known noun
    head_end: int = -1  # last token of the last known noun
    owner: int = -1  # last token of a possessor ("Nepal" in "Nepal's ministry")
    caps: bool = False
    modifiers: int = 0
    quoted: tuple[int, int] | None = None
    thing: bool = False  # a country's adjective and a noun of no people: "a Norlandish invasion"
    after: tuple[str, int] | None = None  # kind and place of a noun that belongs to the first


def begins_verb(view: View, at: int) -> bool:
    """A noun that is the first word of a verb of saying, where a bare noun may stand with its verb."""
    if view.pack.caseless and at:
        return False
    if not (view.pack.bare_nouns or view.pack.caseless) or (at == 0 and not view.pack.caseless):
        return False
    return any(h.last > at for c in VERBS if (h := view.marks[at].get(c)))


def articles(view: View, at: int) -> tuple[int, set[str]]:
    if "determiner" not in view.marks[at]:
        return at, set()
    if at and view.pack.bare_nouns and view.upper[at] and "land" in view.marks[at]:
        return at, set()  # a country written like a small word: "a driver from Togo"
    found: set[str] = set()
    while at < view.size and len(found) < 3 and (hit := view.marks[at].get("determiner")):
        found |= view.keys("determiner", at)
        at = hit.last + 1
    if found - {"possessive"} and at + 1 < view.size and view.kind[at] == "d" and "role_noun" in view.marks[at + 1]:
        at += 1
    return at, found


def _stops(view: View, at: int, begun: int) -> bool:
    if view.quoted[at] != view.quoted[begun]:
        return True
    if at > begun and at in view.blocked:
        return True
    if not view.marks[at]:
        return False
    if at > begun and not view.upper[at] and begins_verb(view, at):
        return True
    if at > begun and nouns_last(view) and (link := view.marks[at].get("linker")) and link.last > at:
        return True  # "sources close to the family"
    if view.upper[at] and len(view.raw[at]) == 1 and at + 1 < view.size and view.raw[at + 1] == "." and at > begun:
        return False  # an initial
    if at > begun and view.upper[at] and "determiner" in view.marks[at] and at + 1 < view.size and view.upper[at + 1]:
        return "role_noun" not in view.marks[at - 1]  # "the daily Le Monde"
    pack = view.pack  # an ending, not a word, makes a known noun an edge
    noun = view.any(COMMON_NOUN, at) or ("contract" in view.marks[at] and promises(view, at))
    known = (pack.head_final or pack.caseless) and noun and "attribution_after" not in view.marks[at]
    first_name = at > begun and view.upper[at] and at + 1 < view.size and view.upper[at + 1] and is_person(view, at - 1)
    if first_name and "edge" in view.marks[at] and "determiner" not in view.marks[at] and not view.is_known(at + 1):
        return False  # "the spokesman Per Holm"
    if _opens_name(view, at, begun):
        return False
    cased = pack.head_final and at > begun and view.upper[at] and view.upper[at - 1]
    if (
        cased
        and view.marks[at].keys() == {"edge"}
        and any("attribution_after" in row for row in view.marks[at + 1 : at + 2])
    ):
        return False  # "according to Ivan Petrov", whose ending an edge has, too
    edge = cased and view.marks[at].keys() == {"edge"}
    if edge and (view.norm[at].endswith(pack.surnames) or second_of_person(view, at)):
        return False  # "Dmitriy Halushko", whose ending an edge has, too
    if ("edge" in view.marks[at] and not known) or "determiner" in view.marks[at]:
        return True
    given = view.pack.head_first and view.upper[at] and at > 0 and at + 1 < view.size and view.upper[at + 1]
    if given and "month" in view.marks[at] and not view.pack.caseless:
        return False  # "Julio Arce", where months have no capital
    if "role_noun" in view.marks[at] and view.pack.caseless and view.pack.prefixes.definite(view.norm[at]):
        return False  # "the-father", which is written like the month of August
    if view.dated(at) and not (
        at > begun and "role_noun" in view.marks[at - 1] and at + 1 < view.size and view.upper[at + 1]
    ):
        return True
    return "speaker_pronoun" in view.marks[at]


def _opens_name(view: View, at: int, begun: int) -> bool:
    """A small word with a capital within a sentence, and another capital behind it: "the project Frente Abierto"."""
    if not (view.pack.head_first and at > begun and view.upper[at] and "edge" in view.marks[at]):
        return False
    if not view.upper[at - 1] and view.key("role_noun", at - 1).startswith("medium"):
        return "determiner" not in view.marks[at]  # "the daily Today"
    ahead = at + 1 < view.size and view.upper[at + 1] and not view.upper[at - 1] and view.word[at - 1]
    return ahead and "determiner" not in view.marks[at]


def known_noun(view: View, at: int) -> tuple[Hit, str] | None:
    """A known noun that begins here: who speaks, what is put out, or a medium's name."""
    if not view.marks[at]:
        return None
    best: tuple[Hit, str] | None = None
    for category in ("source", "role_noun", "document"):
        hit = view.marks[at].get(category)
        if hit and category == "source" and view.pack.dependent and not view.upper[at]:
            continue  # "the agency", which is a medium's name only with a capital
        if hit and (best is None or hit.last > best[0].last):
            best = (hit, category)
    if best is None and (hit := view.marks[at].get("contract")) and promises(view, at):
        return hit, "contract"
    if best is None:
        return _given(view, at)
    region = view.marks[at].get("group")
    if region is not None and region.last > best[0].last:
        return None  # "Central Asia" is no centre
    if (view.pack.capital_nouns or best[1] == "source") and not view.upper[at]:
        return best if view.pack.caseless else None
    return best


def _given(view: View, at: int) -> tuple[Hit, str] | None:
    """A given name, where no capital shows a name: a word that nobody knows follows."""
    hit = view.marks[at].get("given")
    if hit is None or hit.last + 1 >= view.size or not view.word[hit.last + 1]:
        return None
    behind = view.marks[hit.last + 1].keys() <= GIVEN
    return (hit, "given") if behind and "edge" not in view.marks[at] else None


def _verb(view: View, at: int, core: Nucleus) -> bool:
    """A word that could be a noun or a verb of saying is a verb once the phrase has its noun."""
    if not view.any(VERBAL, at) or (at > 0 and view.upper[at]):
        return False
    if _describes_next(view, at) or _described_state(view, at, core):
        return False
    taken_up = at > 0 and "back" in view.keys("continues", at - 1)  # "das sagte X"
    if (
        not taken_up
        and not core.nouns
        and not core.caps
        and core.last < core.first
        and (core.determined or _role_here(view, at))
    ):
        return False
    if "document" not in view.marks[at]:
        return True
    if core.nouns and at + 1 < view.size and "that" in view.marks[at + 1] and not view.pack.bare_nouns:
        return True  # "the media reports that"
    last = at + 1 >= view.size or view.raw[at + 1] in ".,;"
    if last and core.first > 0 and ("linker" in view.marks[core.first - 1] or "edge" in view.marks[core.first - 1]):
        return False  # "according to intelligence reports."
    if view.pack.romance and (core.nouns or core.caps):
        return True  # "the government figures at 200": no noun follows another without a link
    several = core.gender == "p"
    plural = view.norm[at].endswith("s") != several  # the verb agrees with the noun before it
    return bool(core.nouns or core.caps) and (core.owner < 0 or core.owner != at - 2) and plural


def _describes_next(view: View, at: int) -> bool:
    """A noun that is written like a verb of saying, tied to the noun behind it: "the Norlandish state agency", "state-run"."""
    if "role_noun" not in view.marks[at] or view.pack.bare_nouns or view.pack.head_first or at + 1 >= view.size:
        return False
    tied = view.raw[at + 1] in HYPHENS and view.glued(at + 1)
    return tied or ("role_noun" in view.marks[at + 1] and not view.any(VERBAL, at + 1))


def _described_state(view: View, at: int, core: Nucleus) -> bool:
    """A noun that is written like a verb, behind an article and a country's adjective: "financed by the Norlandish state"."""
    if not core.determined or core.nouns or core.last != at - 1 or not nouns_last(view):
        return False
    return "role_noun" in view.marks[at] and "adjective" in view.marks[at - 1] and view.upper[at - 1]


def nouns_last(view: View) -> bool:
    """Adjectives stand before their noun, whose capital says nothing: English."""
    pack = view.pack
    return not (pack.bare_nouns or pack.head_first or pack.head_final or pack.caseless or pack.capital_nouns)


def is_person(view: View, at: int) -> bool:
    return any(key.startswith("person") for key in view.keys("role_noun", at))


def _role_here(view: View, at: int) -> bool:
    hit = view.marks[at].get("role_noun")
    return hit is not None and hit.last > at


def nucleus(view: View, begun: int, determined: bool) -> Nucleus | None:
    """A noun with what describes it and the name behind it, from a token on; None where there is no noun."""
    core = Nucleus(begun, begun - 1, determined=determined)
    at = begun
    final = view.pack.head_final
    while at < view.size and at - begun < _LONGEST and (core.quoted is None or final):
        if core.quoted and not core.nouns and core.last == core.quoted[1]:
            at += not view.word[at]
            if at >= view.size or (known_noun(view, at) is None and not _role_ahead(view, at, at)):
                break  # behind a quoted name only the noun it belongs to, where nouns stand last
            if view.upper[at] and "source" in view.marks[at] and "role_noun" not in view.marks[at]:
                break  # "reports «Dawn» Reuters citing"
        whole = core.quoted and core.nouns and core.kind != "person" and core.head_end == at - 1
        if final and core.kind != "person" and len(core.nouns) > 1 and core.head_end == at - 1:
            whole = whole or ("source" in view.marks[core.nouns[-2]] and not is_person(view, at))
        if final and core.kind == "medium" and len(core.nouns) == 1 and core.head_end == at - 1 > core.first:
            own = view.upper[core.first] and "source" not in view.marks[core.nouns[0]]
            whole = whole or (own and not is_person(view, at))  # "the paper «X»" is whole
        led = is_person(view, at) and (
            "leader" in view.marks[at] or _named_of(view, at)
        )  # "the society «Road» chairman X"
        if final and whole and not led and not view.norm[core.head_end].endswith(view.pack.genitive):
            break  # "the paper «X»" is whole
        named = bool(core.nouns) and core.kind == "person" and core.last - core.head_end >= _NAMED
        office = named and "role_noun" in view.marks[at] and not (view.upper[at] or is_person(view, at))
        if office and view.pack.dependent:
            break  # "cites the-lawyer Jon Feld the-agency «X»": whoever cites is another
        if core.last < core.first and (noun := _two_adjectives(view, at)) > at:
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
    if core.quoted and determined and not core.nouns and nouns_last(view) and _noun_behind(view, core.quoted[0]):
        at = core.last + 1
        behind = known_noun(view, at)
        if behind is not None and behind[1] == "role_noun" and not view.upper[at]:
            _take(view, core, behind, at)  # "the “Open Road” project"
    if view.pack.caseless and core.quoted and core.nouns and core.head_end < core.quoted[0]:
        while core.last + 1 < view.size and _adjective_behind(view, core.last + 1):
            core.last += 1
    if core.last < begun or (view.pack.capital_nouns and not core.caps):
        return None
    if view.pack.construct and core.nouns and core.quoted is None and core.kind in {"body", "person"}:
        end = tied_on(view, core.last)
        whole = end + 1 == view.size or view.raw[end + 1] in ",." or view.any(VERBS, end + 1)
        if core.kind == "body" or (whole and not any(view.upper[core.last + 1 : end + 1])):
            core.last = end
    one = (
        core.kind == "person" and "p" not in core.gender and core.last == core.head_end
    )  # "the director of-the circus"
    if view.pack.dependent and (core.kind == "body" or one) and core.nouns and not core.quoted:
        core.last = max(core.last, _governed_by(view, core.head_end))
    return core


def _named_of(view: View, at: int) -> bool:
    """Somebody who belongs to what stands before, by the ending, with their name: "the movement «Road» activist-its Jon Feld"."""
    behind = view.marks[at]["role_noun"].last + 1
    named = behind < view.size and view.upper[behind] and not view.is_known(behind)
    return named and view.norm[behind - 1].endswith(view.pack.part_endings or ("\n",))


def tied_on(view: View, last: int) -> int:
    """The end of what an ending ties to a word, one by one: "the prosecutor-of province-of Sughd", "an official-of high"."""
    ties = view.pack.construct
    while ties and last + 1 < view.size and len(view.norm[last]) >= _LONG and view.norm[last].endswith(ties):
        at = last + 1
        if not view.word[at] or view.quoted[at] != view.quoted[last] or view.any(_UNGOVERNED, at) or at in view.blocked:
            break
        last = at
    return last


def _two_adjectives(view: View, at: int) -> int:
    """The noun behind two adjectives joined by "and": "western and Norlandish officials"; -1 where there are none."""
    if view.pack.head_final or view.pack.caseless or at + 2 >= view.size:
        return -1
    if "linker" not in view.marks[at] and "linker" not in view.marks[at + 1]:
        return -1  # as nearly always
    if "determiner" in view.marks[at - 1] and view.keys("linker", at) == {"and"}:
        at -= 1  # an adjective that is taken for an article: "westlicher und ukrainischer Experten"
    if at + 3 >= view.size or not all(view.word[at : at + 4]) or known_noun(view, at + 3) is None:
        return -1
    if view.keys("linker", at + 1) != {"and"} or known_noun(view, at) is not None or view.any(_OPENS, at):
        return -1
    one, other = view.norm[at], view.norm[at + 2]
    capitals = at == 0 or view.upper[at] <= view.upper[at + 2]
    alike = min(len(one), len(other)) >= _LONG and one[-1] == other[-1] and capitals
    nations = "adjective" in view.marks[at + 2] and view.upper[at] and view.upper[at + 2]
    return at + 3 if known_noun(view, at + 2) is None and (alike or nations) else -1


def _governed_by(view: View, noun: int) -> int:
    """The last word of what a noun governs: "Committee of-national security", "Ministry of-labour and of-social affairs"."""
    endings = view.pack.dependent
    verbs = (*endings["verb"], *(ending for gender in view.pack.verb_gender.values() for ending in gender))
    roles = view.keys("role_noun", noun)
    if roles and all(
        key.endswith("_f") for key in roles
    ):  # "the service must": a feminine predicate ends like a genitive
        endings = {**endings, "noun": tuple(e for e in endings["noun"] if e not in endings["feminine"])}
    apart = {h.first for h in view.sentence.of(*_NO_PART)}
    last, described = noun, False
    for at in range(noun + 1, min(noun + 2 + _GOVERNED, view.size)):
        word = view.norm[at]
        if not view.word[at] or view.quoted[at] != view.quoted[noun]:
            break
        if last == at - 1 > noun and view.keys("linker", at) == {"and"}:
            continue
        if view.upper[at] or view.any(_UNGOVERNED, at) or at in apart:
            break
        if len(word) >= _LONG and word.endswith(endings["adjective"]):
            described = True
        elif described or (len(word) >= _LONG and word.endswith(endings["noun"]) and not word.endswith(verbs)):
            last, described = at, False
        else:
            break
    place = view.marks[last + 1].get("land") if last + 1 < view.size and last > noun else None
    return place.last if place and view.upper[last + 1] else last


def _adjective_behind(view: View, at: int) -> bool:
    """A definite word behind a quoted name, before what is said or a preposition: "the group «Road» the-humanitarian"."""
    if not view.word[at] or not view.pack.prefixes.definite(view.norm[at]) or view.dated(at):
        return False
    return not view.any(CLAUSAL, at) and "relative" not in view.marks[at] and "edge" not in view.marks[at]


def is_recipient(view: View, at: int) -> bool:
    """Whom something was told, with the preposition written onto it: "the spokesman to-the-reporters"."""
    told = any(key.startswith(("person", "medium")) for key in view.keys("role_noun", at))
    return told and (view.pack.prefixes.oblique(view.norm[at]) or prefixed(view, at))


def prefixed(view: View, at: int) -> bool:
    """A preposition is written onto a word that the pack knows without it."""
    norm, pack = view.norm[at], view.pack
    return pack.prefixes.governed(norm) and pack.lexicon.atoms(norm[1:]) != () and not pack.lexicon.whole(norm)


def _step(view: View, core: Nucleus, at: int) -> int:
    """Take the next token into the phrase: where to go on; the same place to stop, -1 for no phrase at all."""
    if view.pack.head_final and core.last == at - 1 >= core.first and _cited_apart(view, core, at):
        return at
    quoted = at if at in view.names else (at + 1 if at + 1 in view.names and not view.word[at] else -1)
    if quoted >= 0:
        behind = view.pack.head_final and _noun_behind(view, quoted)
        beside = core.caps and not core.nouns and not view.pack.capital_nouns and core.last == at - 1
        described = not view.upper[at - 1] and (at < _SITE or not _domain(view, at - 2))
        if beside and not (behind and (described or view.norm[at - 1].endswith(view.pack.genitive))):
            return at  # two names side by side, also a site's: "Kurier.uz «Dawn» paper"
        owner = core.nouns and view.pack.head_final and view.pack.genitive and core.last == at - 1
        if owner and not behind and view.norm[at - 1].endswith(view.pack.genitive):
            return at  # "the ministry's «Dawn»": whom it belongs to, not its name
        if core.kind == "person" and core.last > core.head_end >= 0 and view.pack.head_final:
            return at  # behind a person's name another phrase begins
        if core.kind == "person" and view.pack.head_final and not behind and ending_behind(view, view.names[quoted]):
            return at  # "an officer «Dawn»-to said"
        if behind and core.nouns and core.last == at - 1 and _apart_from(view, core):
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
    if view.pack.caseless and core.kind == "person" and core.nouns and is_recipient(view, at):
        return at
    if view.norm[at] == "'s":
        core.owner, core.kind, core.gender, core.nouns = at - 1, "other", "", []
        return at + 1
    placed = core.last == at - 1 >= core.first and view.upper[at] and _of_one_place(view, at)
    if placed:
        core.last = at
        return at + 1
    if (end := _particle(view, core, at)) > at:
        core.last = end
        return end + 1
    if view.pack.head_final and view.norm[at] in view.pack.surnames and _patronymic(view, core, at):
        core.last = at
        return at + 1
    if core.last < core.first and (end := _whole_place(view, at)) > at:
        core.caps, core.last = True, end
        return end + 1
    if (_stops(view, at, core.first) and not _inside_name(view, at, core.first)) or _verb(view, at, core):
        return at if longer_name(view, at) < 0 else _whole_name(view, core, at)
    noun = known_noun(view, at)
    named = noun and core.kind == "person" and core.last > core.head_end >= 0
    if named and view.pack.head_final and not view.norm[at - 1].endswith(view.pack.genitive):
        return at  # behind a person's name another phrase begins
    if noun and view.pack.head_final and _beside_people(view, core, noun[0], at):
        return at  # "the adviser recruiters aim at drivers said": one tells of the others
    if _owns_nothing(view, core, at):
        return at
    if (
        noun
        and view.pack.head_final
        and (
            _names_no_more(view, core, noun[0], at)
            or _office_told(view, core, noun[0], at)
            or _owned_told(view, core, noun[0], at)
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
    if noun and view.pack.head_first and not core.nouns and core.last == at - 1 and at > core.first:
        place = view.marks[core.first].get("land") or view.marks[core.first].get("capital")
        if place and place.last == at - 1:
            return at  # "in Moscow a broker": what belongs to a noun follows it
    if noun and view.pack.dependent and core.last == at - 1 >= core.first and _another(view, core, at):
        return at
    ties = view.pack.construct
    tied = noun and ties and core.nouns and core.last == at - 1 and not view.upper[at]
    if tied and not view.norm[at - 1].endswith(ties):
        return at  # "the project list-of 90 men": only a noun that ends so takes the next word to itself
    medium = core.last == at - 1 and core.nouns and "source" in view.marks[core.nouns[-1]]
    if noun and medium and view.pack.head_first and not view.upper[at]:
        return at  # "told the EFE sources": a medium's name is whole
    if noun and view.pack.caseless and is_person(view, at) and _given_first(view, core):
        return at  # "omar haddad director-of the-team": the name before what its owner is
    if noun and noun[1] == "given" and core.nouns:
        if core.kind != "person":
            return at
        core.last = noun[0].last  # "the spokesman omar haddad"
        return core.last + 1
    if noun and core.nouns and core.head_end == at - 1 and _one_word_else(view, core, at):
        return at
    if noun and not _named_so(view, core, at):
        _take(view, core, noun, at)
        return core.last + 1
    if view.pack.caseless:
        return _word_caseless(view, core, at)
    step = _word_capital(view, core, at) if view.pack.capital_nouns else _word_plain(view, core, at)
    if noun and view.pack.dependent and step == at + 1 and core.last == at < noun[0].last:
        core.last, step = noun[0].last, noun[0].last + 1  # "the General Staff of-the-Armed forces"
    people = view.marks[at].get("adjective") if view.pack.romance and core.last == at else None
    if people is not None and people.last == at + 2 and view.raw[at + 1] in HYPHENS:
        core.last, step = people.last, people.last + 1  # "le député sud-coréen Kim Min-su"
    return step


def _cited_apart(view: View, core: Nucleus, at: int) -> bool:
    """Another name, which what follows governs, where nouns stand last: "reports Kurier.uz Reuters agency-to citing"."""
    site = at >= _SITE and _domain(view, at - 2)
    office = core.kind in {"body", "medium"} and core.head_end == at - 1 and bool(core.nouns)
    medium = "source" in view.marks[at] and core.caps and not core.nouns
    return (site or office or medium) and begins_governed(view, at)


def _another(view: View, core: Nucleus, at: int) -> bool:
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
    if view.upper[at - 1] or "number" in view.marks[at - 1] or len(before) < _LONG:
        return False
    bodies = any(key.startswith("body") for key in view.keys("role_noun", at))
    if not bodies or (_adjectival(view, at - 1) and not before.endswith(view.pack.dependent["adjective"])):
        return False
    return "_m" not in view.key("role_noun", at) and in_subject_form(view, at)


def in_subject_form(view: View, at: int) -> bool:
    """A noun for those who speak, in the form that only a subject has, where cases tell."""
    key, dependent = view.key("role_noun", at), view.pack.dependent
    if key.endswith("_f"):
        return view.norm[at].endswith(dependent["feminine"])
    if key.endswith("_n"):
        return view.norm[at].endswith(dependent["free"])
    cases = (*dependent["noun"], *dependent["adjective"], *dependent["oblique"], *view.pack.dative)
    return bool(key) and not view.norm[at].endswith(cases)


def _one_word_else(view: View, core: Nucleus, at: int) -> bool:
    """A person right behind what is no person, where the two would be one word: "laut Verfassung Politiker"."""
    apart = view.pack.capital_nouns and core.kind not in {"person", "medium"}
    return apart and view.key("role_noun", at).startswith("person")


def _owns_nothing(view: View, core: Nucleus, at: int) -> bool:
    """Behind a noun whose ending says that nothing belongs to it: "the-rebels | the-government", and only adjectives follow.

    Nor do several people, who end so, describe a body: "the-Norlandish the-government | the-rebels".
    """
    endings = (*view.pack.subjects, *view.pack.subjectless)
    if not view.pack.subjects or not core.nouns or core.last != at - 1:
        return False
    several = view.norm[at].endswith(endings) and len(view.norm[at]) > _LONG
    if core.kind == "person" and "p" in core.gender:
        whole = view.norm[at - 1].endswith(endings) and len(view.norm[at - 1]) > _LONG
        described = view.any(DESCRIBING, at) and not view.pack.prefixes.governed(view.norm[at])
        return whole and not several and not described
    return core.kind == "body" and several and is_person(view, at)


def _given_first(view: View, core: Nucleus) -> bool:
    """The phrase begins with a given name and has more of the name: "omar haddad"."""
    return bool(core.nouns) and view.marks[core.nouns[0]].keys() == GIVEN and core.last > core.nouns[0]


def _names_no_more(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """People right behind a name that nobody knows, with no ending that ties them to it: "Jon Feld president as"."""
    if core.nouns or core.quoted or not core.caps or core.last != at - 1 or view.upper[at] or not is_person(view, at):
        return False
    if hit.last + 1 < view.size and view.any(_SPEAKING_NOW, hit.last + 1):
        return False  # "by aunt Zebo's account", where "aunt" stands behind the name
    name = view.upper[at - 1] and view.word[at - 1] and not view.is_known(at - 1) and at > 1
    if not name or acronym(view.raw[at - 1]):
        return False
    if view.norm[at - 1].endswith(tuple(e for e in view.pack.locative if len(e) >= _SHORT)):
        return False  # "the in-NBK source"
    tied = view.norm[hit.last].endswith(view.pack.part_endings or ("",))
    return not tied or "person" in view.keys("general", at)  # "Jon recruiters that …": no ending of what belongs to him


def _another_name(view: View, core: Nucleus, at: int) -> bool:
    """A capital that begins another name, where nouns stand last and endings tell cases: "Jon Feld Norberg district's".

    Behind a surname with the name before it, behind an ending that closes the name, and behind a title what is an
    abbreviation ("the minister EU's request") or says where ("the minister in-Norberg what happened").
    """
    pack, before = view.pack, at - 1
    whole = core.kind == "person" and 0 <= core.head_end == before - _NAMED
    if whole and view.norm[at].endswith(pack.locative or ("\n",)) and not view.norm[at].endswith(pack.surnames):
        return True  # "the deputy Jon Feld in-Norberg lives"
    if not view.word[before] or not view.upper[before] or view.is_known(before) or before <= core.head_end:
        titled = core.kind == "person" and core.head_end == before
        return titled and (view.raw[at][:2].isupper() or _elsewhere(view, at))
    two = before > max(core.first, core.head_end + 1) and view.upper[before - 1]
    if two and acronym(view.raw[at]) and len(view.raw[at]) >= _SHORT:
        return True  # "Jon Feld NATO's request"
    where = tuple(e for e in pack.locative if len(e) >= _SHORT)
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
    if ending and (place or not view.is_known(at)) and len(word) > len(ending) + _SHORT:
        return not word[: len(word) - len(ending)].endswith(pack.surnames)
    if "place" not in view.keys("distractor", at + 1):
        return False
    owned, genitive = (view.norm[at + 1].endswith(e or ("\n",)) for e in (pack.part_endings, pack.genitive))
    return owned and (genitive or not word.endswith(pack.surnames))


def _office_told(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Another office in an oblique case right behind one: "the head of-state health minister Jon Feld-to said"."""
    if core.kind != "person" or not core.head_end == at - 1 == core.last or not is_person(view, at):
        return False
    before, end = view.norm[at - 1], hit.last
    apart = before.endswith(view.pack.part_endings or ("\n",)) or (view.upper[at] and hit.last > at)
    while end + 1 < view.size and view.upper[end + 1]:
        end += 1
    told = view.norm[end].endswith(view.pack.subjectless or ("\n",))
    return apart and told and not before.endswith(view.pack.genitive or ("\n",))


def _owned_told(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Whom it was told, right behind whose the words are: "the-service's to-parliament sent report"."""
    owner = core.last == at - 1 >= core.first and not core.nouns and view.norm[at - 1].endswith(view.pack.genitive)
    return owner and _is_told(view, hit)


def longer_name(view: View, at: int) -> int:
    """The last token of a known name that begins with a small word ("I Want to Live"); -1 where there is none."""
    source = view.marks[at].get("source")
    return source.last if source is not None and source.last > at and view.upper[at] and view.upper[source.last] else -1


def _whole_name(view: View, core: Nucleus, at: int) -> int:
    noun = known_noun(view, at)
    if noun is None or core.kind == "person":
        return at
    _take(view, core, noun, at)
    return core.last + 1


def _whole_place(view: View, at: int) -> int:
    """The last word of a country's or a town's name that has small words in it ("Afrique du Sud"); -1 where none has."""
    if not view.upper[at] or view.pack.head_final or view.pack.caseless or view.pack.capital_nouns:
        return -1
    end = max((h.last for c in PLACES if (h := view.marks[at].get(c))), default=-1)
    return end if end > at and not all(view.upper[at : end + 1]) else -1


def _beside_people(view: View, core: Nucleus, hit: Hit, at: int) -> bool:
    """Several people, or a medium known by name, right behind a person who owns nothing."""
    own = not view.norm[at - 1].endswith(view.pack.genitive)
    head_alone = core.head_end == at - 1 == core.last
    if own and head_alone and core.kind == "body" and "people" in view.marks[at]:
        return True  # "the Norlandic side Sudlanders' losses at 300 puts"
    people = own and head_alone and core.kind == "body" and str(hit.payload).startswith("person")
    if people and not view.norm[hit.last].endswith(view.pack.part_endings or ("",)):
        return True  # "the office mercenaries seven years face warned": no ending of whom it employs
    if own and head_alone and core.kind in {"body", "person"} and _is_told(view, hit):
        return True  # "the ministry to-deputies gave figures", "the official to-the-paper told"
    if core.kind != "person" or not head_alone:
        return False
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


def _apart_from(view: View, core: Nucleus) -> bool:
    """A noun that a quoted name with its own noun does not belong to, where nouns stand last: an object, people.

    Nor does it belong to an office with no ending that says whose it is: "the embassy «Dawn» portal's question answered".
    """
    word = view.norm[core.last]
    if core.kind == "body" and core.head_end == core.last and not word.endswith(view.pack.part_endings or ("",)):
        return True
    if word.endswith(view.pack.genitive):
        return core.kind == "person"
    return bool(view.pack.subjectless) and word.endswith(view.pack.subjectless)


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
    if core.last != at - 2 or core.last < core.first or view.upper[at] or not _domain(view, at - 1):
        return False
    if view.raw[at - 1] == ".":
        return view.upper[at - 2]
    pieces = (at - 2, at) if at - 3 > core.first and view.raw[at - 3] in HYPHENS else (at - 2, at, at + 2)
    return all(i < view.size and view.word[i] and len(view.raw[i]) < _SHORT for i in pieces) and (
        len(pieces) < _SHORT or (view.raw[at + 1] in HYPHENS and view.glued(at + 2))
    )


def _domain(view: View, at: int) -> bool:
    """A dot or a hyphen with no space on either side, and a short lower-case word behind it."""
    if view.raw[at] != "." and view.raw[at] not in HYPHENS:
        return False
    behind = at + 1
    if behind >= view.size or not view.word[behind] or view.upper[behind]:
        return False
    if len(view.raw[behind]) > _SHORT and (view.raw[at] != "." or view.raw[behind] not in SITES):
        return False
    return view.glued(at) and view.glued(behind)


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
    if not _joined(view, at, core.first):
        if not _possessive_mark(view, at):
            return at
        core.owner = at - 1
    elif view.raw[at] == "." and len(view.raw[at - 1]) == 1:
        core.last = at
    return at + 1


def _word_capital(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a language that writes all nouns with a capital."""
    cap, begun = view.upper[at], core.first
    if not cap:
        core.modifiers += 1
        if core.caps or core.modifiers > _MODIFIERS or not _noun_ahead(view, at, begun):
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
        strange = view.common(at) or not (core.nouns or _name_like(view, at - 1))
        if (strange and view.raw[at - 1] != "-") or (at > begun and "medium" in view.marks[at - 1]):
            return at
    core.caps, core.last = True, at
    return at + 1


def _word_caseless(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a script without capitals: it belongs to the noun before it, or is a name."""
    if not core.nouns or core.quoted or at - core.head_end > NAME_WORDS:
        return at
    if core.kind == "body" and view.any(PLACES, core.nouns[0]) and not definite_form(view, at):
        return at  # "Kyiv's exchanging them": a capital is whole
    if view.common(at) and not definite_form(view, at):
        return at
    if view.any(_OPENS, at):
        return at
    if view.any(_APART, at):
        return at
    if core.kind == "medium" and (ends := _unknown_name(view, core, at)) > at:
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


def _region(view: View, at: int) -> bool:
    """A surname stands before a word with a capital and a noun that says where: "Petrov Perm region-in"."""
    pack, behind = view.pack, at + 1
    if not view.norm[at - 1].endswith(pack.surnames) or behind >= view.size or view.upper[behind]:
        return False
    return view.word[behind] and view.norm[behind].endswith(pack.locative) and not view.is_known(at - 1)


def definite_form(view: View, at: int) -> bool:
    """The article is written onto the word, or it is a place or what is of one; no given name that begins so ("Alexander")."""
    if view.marks[at].keys() == GIVEN:
        return False
    return view.pack.prefixes.definite(view.norm[at]) or view.any(_PLACED, at)


def _word_plain(view: View, core: Nucleus, at: int) -> int:
    """A word that is no known noun, in a language where a capital makes a name."""
    if view.upper[at]:
        if core.kind == "person" and "medium" in view.marks[at] and view.pack.head_final:
            return at  # "the ringleader through Telegram"
        latin = bool(view.pack.dependent) and view.raw[at].isascii() and view.raw[at - 1].isascii()  # "Norland News"
        if core.kind == "medium" and core.head_end == at - 1 and not latin and _told(view, core):
            return at  # "told the AFP Ana Quiroga"
        if core.nouns and view.pack.romance and _told_whom(view, core, at):
            return at  # "told reporters Ana Quiroga"
        if at > core.first and not core.caps and view.common(at - 1) and core.head_end != at - 1:
            return at  # "for three years Marta"
        pack = view.pack
        place = view.marks[at].get("land") or view.marks[at].get("capital")
        if (
            place
            and core.last == at - 1 >= core.first
            and pack.head_final
            and not _of_one_place(view, at)
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
        beside = beside and not _adjectival(view, at - 1)
        if beside and view.raw[at].isascii() != view.raw[at - 1].isascii() and view.word[at - 1]:
            return at  # two names side by side, in two scripts
        alone = core.last == at - 1 >= core.first and pack.head_final and not core.nouns and view.upper[at - 1]
        where = tuple(e for e in pack.locative if len(e) >= _SHORT)  # shorter ones end surnames, too
        whole = alone and (view.norm[at - 1].endswith(pack.surnames) or "source" in view.marks[at])
        if whole and view.norm[at].endswith(pack.locative) and not view.is_known(at - 1):
            return at  # "Zelensky in-Kursk", "said Sayın to-the-Dawn"
        if alone and _region(view, at):
            return at  # "Petrov Perm region-in": where it happened is no part of the name
        if whole and not view.is_known(at - 1) and in_its(view, at + 1):
            return at  # "Petrov Norberg in-its-district": a surname, and where it was
        if alone and not view.is_known(at - 1) and (place or view.norm[at].endswith(where)):
            return at  # "Petrov Norland army's …", "Petrov in-Kursk": where it happened is no part of the name
        if pack.head_final and core.last == at - 1 and _another_name(view, core, at):
            return at
        if pack.head_final and core.nouns and core.head_end == at - 1 and (core.kind != "person" or core.gender == "p"):
            return at  # nouns stand last: only a person's name follows
        core.caps, core.last = True, at
        return at + 1
    if view.pack.dependent and core.last == at - 1 >= core.first and _agreeing(view, at):
        core.last = at
        return at + 1
    if _verbal(view, at):
        return at if core.nouns or core.caps else -1  # "Maria questioned the investigator", "go on being chancellor"
    alone = core.first == core.last == at - 1 and view.upper[at - 1] and not core.nouns
    alone = alone and view.norm[at - 1].endswith(view.pack.surnames) and not view.is_known(at - 1)
    if view.pack.head_final and alone and "adjective" in view.marks[at]:
        return at  # "Petrov Norlandic scouts …": a surname, and others that he tells of
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
    behind_name = view.pack.dependent and core.caps and core.last == at - 1 and not _adjectival(view, at - 1)
    if behind_name and (not core.nouns or (core.last > core.head_end and not _adjectival(view, at))):
        return at  # "Jon was named the best player", "the president Jon Feld soon appoints"
    if _described_thing(view, core, at):
        core.last, core.thing = at, not view.any(PERSONS, at)
        return at + 1
    ahead = _role_ahead(view, at, core.first)
    bare = view.pack.dependent and ahead and not core.nouns and not core.caps
    if bare and not _adjectival(view, at) and _begins_behind(view, at):
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


def _agreeing(view: View, at: int) -> bool:
    """A small noun behind the adjective of a name, as endings tell: "the Air force", "the Telegraph agency"."""
    adjective, noun = view.norm[at - 1], view.norm[at]
    capital = view.upper[at - 1] or (at > 1 and view.upper[at - 2] and view.word[at - 1])
    if not capital or len(noun) < _SHORT or view.any(_NOT_AGREEING, at) or _verbal(view, at):
        return False
    if view.is_known(at - 1) and "adjective" not in view.marks[at - 1]:
        return False
    if adjective.endswith(view.pack.surnames) and "adjective" not in view.marks[at - 1]:
        return False  # "Petrovsky ready …"
    rows = view.pack.agreement
    longest = max((e for e in rows if adjective.endswith(e)), key=len, default="")
    return bool(longest) and noun.endswith(rows[longest])


def _adjectival(view: View, at: int) -> bool:
    """An adjective by its mark or its ending, where endings tell."""
    return "adjective" in view.marks[at] or view.norm[at].endswith(view.pack.dependent["describing"])


def _begins_behind(view: View, at: int) -> bool:
    """The known noun ahead is a subject by its ending, or by that of its adjective, and belongs to no noun before it."""
    dependent = view.pack.dependent
    noun = next((i for i in (at + 1, at + 2) if i < view.size and "role_noun" in view.marks[i]), -1)
    if noun < 0 or not all(view.word[at : noun + 1]):
        return False
    last = view.marks[noun]["role_noun"].last
    plural = any(view.norm[i].endswith(dependent["plural"]) for i in range(at + 1, last + 1))
    cases = (*dependent["noun"], *dependent["adjective"], *view.pack.dative, *dependent["oblique"])
    return plural or not view.norm[last].endswith(cases)


def _verbal(view: View, at: int) -> bool:
    """Its ending makes it a verb, where endings tell verbs: no word of a noun phrase."""
    pack = view.pack
    if not pack.dependent or view.upper[at] or view.is_known(at) or len(view.norm[at]) < _LONG:
        return False
    return view.norm[at].endswith(pack.dependent["verbal"])


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


def _of_one_place(view: View, at: int) -> bool:
    """The word is the second of a place's name: "South Korea"."""
    return any(h.last >= at for c in PLACES if (h := view.marks[at - 1].get(c)))


def _told(view: View, core: Nucleus) -> bool:
    """A medium known by name, behind "to" or a verb of telling: it was told, and who told it may follow."""
    if "source" not in view.marks[core.nouns[-1]]:
        return False
    at = core.first - 1
    while at > 0 and "determiner" in view.marks[at]:
        at -= 1
    if view.pack.dependent and at >= 0 and view.any(SAYING, at):
        return True  # "told the RIA Ivanov"
    return at >= 0 and (view.key("edge", at) == "preposition" or "to" in view.keys("attribution_before", at))


def _told_whom(view: View, core: Nucleus, at: int) -> bool:
    """The noun so far is whom somebody told something, and the capital at a token begins who that was."""
    several = core.kind == "person" and "p" in core.gender
    before = at - 1
    own = core.last == before > core.nouns[0] and core.kind != "person"
    named = own and ("source" in view.marks[before] or (view.upper[before] and acronym(view.raw[before])))
    return told_before(view, core.first, at, several=several, named=named)


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
        person = [p for p in same if p.startswith("person")] if _named_behind(view, hit.last) else []
        if (
            core.kind == "medium" and view.pack.head_final
        ):  # "the Reuters agency", where an agency may be an office, too
            person = person or [p for p in same if p.startswith("medium")]
        same = person or same  # "Landrat Peter Moll", which ends like a council
        core.kind = (person or [str(hit.payload)])[0].partition("_")[0]
        core.gender = "".join(sorted({letter for p in same for letter in p.partition("_")[2]}))
    elif category == "given":
        core.kind, core.gender = "person", "mf"
    else:
        core.kind, core.gender = ("advert" if hit.payload == "advert" else "document"), "nfmp"


def _named_behind(view: View, at: int) -> bool:
    """Two capitals that nobody knows stand right behind a noun: a person's name."""
    ahead = range(at + 1, at + 3)
    if at + 2 >= view.size or view.pack.head_final:
        return False
    if view.pack.caseless:
        return view.marks[at + 1].keys() == GIVEN and view.word[at + 2]
    return all(view.word[i] and view.upper[i] and not view.is_known(i) for i in ahead)


def _inside_name(view: View, at: int, begun: int) -> bool:
    """A short word inside a capitalised name glued by hyphens: "Cox's Bazar-to-…"."""
    return at > begun and view.glued(at) and view.raw[at - 1] == "-"


def _joined(view: View, at: int, begun: int) -> bool:
    """A hyphen, dot of an initial, slash or ampersand that holds a name together."""
    mark = view.raw[at]
    if at <= begun or at + 1 >= view.size:
        return mark == "." and at > begun and len(view.raw[at - 1]) == 1 and view.upper[at - 1]
    if mark in "-/&+" or mark in "‑–":
        glued = view.glued(at) and view.glued(at + 1)
        return glued or (mark == "&" and view.upper[at - 1] and view.upper[at + 1])
    if mark == ".":
        if view.upper[at - 1] and len(view.raw[at - 1]) > 1 and _domain(view, at):
            return True
        short = len(view.raw[at - 1]) <= 4 and view.upper[at - 1] and view.glued(at)
        return short and (view.upper[at + 1] or len(view.raw[at - 1]) == 1)
    return False


def _possessive_mark(view: View, at: int) -> bool:
    return view.raw[at] in "'’" and view.glued(at) and at + 1 < view.size and view.word[at + 1]


def _noun_ahead(view: View, at: int, begun: int) -> bool:
    """Within the words a noun may be described by, a capitalised one comes (languages that capitalise nouns)."""
    for ahead in range(at + 1, min(at + 2 + _MODIFIERS, view.size)):
        if not view.word[ahead] or (_stops(view, ahead, begun)):
            return view.raw[ahead] == "-" if not view.word[ahead] else False
        if view.upper[ahead]:
            return True
    return False


def _role_ahead(view: View, at: int, begun: int) -> bool:
    """A known noun follows within two words: what stands before it describes it."""
    for ahead in range(at + 1, min(at + 3, view.size)):
        quoted = next((q for q in (ahead, ahead + 1) if q in view.names), -1)
        if view.pack.head_final and quoted >= 0 and (quoted == ahead or not view.word[ahead]):
            return _noun_behind(view, quoted)  # "the British «Dawn» daily"
        if not view.word[ahead]:
            return view.raw[ahead] == "-" and ahead + 1 < view.size and known_noun(view, ahead + 1) is not None
        if view.pack.head_final and "source" in view.marks[ahead] and view.upper[ahead]:
            return True
        if _stops(view, ahead, begun) or view.any(SAYING, ahead):
            return False
        if "role_noun" in view.marks[ahead]:
            return True
    return False


def _noun_behind(view: View, quoted: int) -> bool:
    """A known noun stands behind a quoted name, where nouns stand last."""
    at = view.names[quoted] + 1
    at += at < view.size and not view.word[at]
    return at < view.size and (known_noun(view, at) is not None or _role_ahead(view, at, at))


def _name_like(view: View, at: int) -> bool:
    return at >= 0 and view.upper[at] and not view.common(at)
