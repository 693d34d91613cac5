"""What a single word is to a noun phrase, by its marks and its ending: a known noun, a person, an adjective, a subject's form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.symbols import SITES
from beleg.reading.contracts import promises
from beleg.reading.view import CLAUSAL, COMMON, DESCRIBING, GIVEN, HYPHENS, PLACES, VERBAL, VERBS, View

SHORT_WORD: Final = 4  # letters of the end of an address ("uz"), or more than those of a spelled letter ("Bi-bi-si")
_GOVERNED: Final = 5  # words that an office's name has behind its noun
LONG_WORD: Final = 4  # letters of a word that an ending tells something of
_UNGOVERNED: Final = VERBAL | {
    "edge",
    "that",
    "relative",
    "reckoned",
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
    "reckoned",
    "since",
    "until",
    "part",
    "plan",
    "month",
    "weekday",
    "hedge",
    "passive",
)
_NOT_AGREEING: Final = (VERBAL | COMMON) - {"person"} | {  # what no noun behind the adjective of a name is
    "edge",
    "that",
    "relative",
    "reckoned",
    "determiner",
    "linker",
    "quality",
    "document",
    "adjective",
}
_PLACED: Final = DESCRIBING | PLACES
OPENS: Final = frozenset({"that", "joining", "relative", "passive"})


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


def known_noun(view: View, at: int) -> tuple[Hit, str] | None:
    """A known noun that begins here: who speaks, what is put out, or a medium's name."""
    if not view.marks[at]:
        return None
    best: tuple[Hit, str] | None = None
    for category in ("source", "role_noun", "document"):
        hit = view.marks[at].get(category)
        if hit and hit.last > at and "that" in view.marks[hit.last]:
            # its pattern takes any word for its last: "the deputy of-the-minister that 300 …"
            hit = Hit(hit.category, hit.payload, at, hit.last - 1)
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


def nouns_last(view: View) -> bool:
    """Adjectives stand before their noun, whose capital says nothing: English."""
    pack = view.pack
    return not (pack.bare_nouns or pack.head_first or pack.head_final or pack.caseless or pack.capital_nouns)


def is_person(view: View, at: int) -> bool:
    return any(key.startswith("person") for key in view.keys("role_noun", at))


def role_here(view: View, at: int) -> bool:
    hit = view.marks[at].get("role_noun")
    return hit is not None and hit.last > at


def named_of(view: View, at: int) -> bool:
    """Somebody who belongs to what stands before, by the ending, with their name: "the movement «Road» activist-its Jon Feld"."""
    behind = view.marks[at]["role_noun"].last + 1
    named = behind < view.size and view.upper[behind] and not view.is_known(behind)
    return named and view.norm[behind - 1].endswith(view.pack.part_endings or ("\n",))


def tied_on(view: View, last: int) -> int:
    """The end of what an ending ties to a word, one by one: "the prosecutor-of province-of Sughd", "an official-of high"."""
    ties = view.pack.construct
    while ties and last + 1 < view.size and len(view.norm[last]) >= LONG_WORD and view.norm[last].endswith(ties):
        at = last + 1
        if not view.word[at] or view.quoted[at] != view.quoted[last] or view.any(_UNGOVERNED, at) or at in view.blocked:
            break
        last = at
    return last


def two_adjectives(view: View, at: int) -> int:
    """The noun behind two adjectives joined by "and": "western and Norlandish officials"; -1 where there are none."""
    if view.pack.head_final or view.pack.caseless or at + 2 >= view.size:
        return -1
    if "linker" not in view.marks[at] and "linker" not in view.marks[at + 1]:
        return -1  # as nearly always
    if "determiner" in view.marks[at - 1] and view.keys("linker", at) == {"and"}:
        at -= 1  # an adjective that is taken for an article: "westlicher und ukrainischer Experten"
    if at + 3 >= view.size or not all(view.word[at : at + 4]) or known_noun(view, at + 3) is None:
        return -1
    if view.keys("linker", at + 1) != {"and"} or known_noun(view, at) is not None or view.any(OPENS, at):
        return -1
    one, other = view.norm[at], view.norm[at + 2]
    capitals = at == 0 or view.upper[at] <= view.upper[at + 2]
    alike = min(len(one), len(other)) >= LONG_WORD and one[-1] == other[-1] and capitals
    nations = "adjective" in view.marks[at + 2] and view.upper[at] and view.upper[at + 2]
    return at + 3 if known_noun(view, at + 2) is None and (alike or nations) else -1


def governed_by(view: View, noun: int) -> int:
    """The last word of what a noun governs: "Committee of-national security", "Ministry of-labour and of-social affairs"."""
    endings = view.pack.dependent
    verbs = (*endings["verb"], *(ending for gender in view.pack.verb_gender.values() for ending in gender))
    roles = view.keys("role_noun", noun)
    # "the service must": a feminine predicate ends like a genitive
    if roles and all(key.endswith("_f") for key in roles):
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
        if len(word) >= LONG_WORD and word.endswith(endings["adjective"]):
            described = True
        elif described or (len(word) >= LONG_WORD and word.endswith(endings["noun"]) and not word.endswith(verbs)):
            last, described = at, False
        else:
            break
    place = view.marks[last + 1].get("land") if last + 1 < view.size and last > noun else None
    return place.last if place and view.upper[last + 1] else last


def adjective_behind(view: View, at: int) -> bool:
    """A definite word behind a quoted name, before what is said or a preposition: "the group «Road» the-humanitarian"."""
    if not view.word[at] or not view.pack.prefixes.definite(view.norm[at]) or view.dated(at):
        return False
    return not view.any(CLAUSAL, at) and "relative" not in view.marks[at] and "edge" not in view.marks[at]


def is_recipient(view: View, at: int) -> bool:
    """Whom something was told, with the preposition written onto it: "the spokesman to-the-reporters"."""
    told = any(key.startswith(("person", "medium")) for key in view.keys("role_noun", at))
    return told and (view.pack.prefixes.oblique(view.norm[at]) or prefixed(view, at))


def to_medium(view: View, at: int) -> bool:
    """A medium, not the article's, with the preposition written onto it: "the embassy to-a-paper «Dawn»"."""
    told = any(key.startswith("medium") for key in view.keys("role_noun", at))
    return told and not definite_form(view, at)


def prefixed(view: View, at: int) -> bool:
    """A preposition is written onto a word that the pack knows without it."""
    norm, pack = view.norm[at], view.pack
    return pack.prefixes.governed(norm) and pack.lexicon.atoms(norm[1:]) != () and not pack.lexicon.whole(norm)


def in_subject_form(view: View, at: int) -> bool:
    """A noun for those who speak, in the form that only a subject has, where cases tell."""
    key, dependent = view.key("role_noun", at), view.pack.dependent
    if key.endswith("_f"):
        return view.norm[at].endswith(dependent["feminine"])
    if key.endswith("_n"):
        return view.norm[at].endswith(dependent["free"])
    cases = (*dependent["noun"], *dependent["adjective"], *dependent["oblique"], *view.pack.dative)
    return bool(key) and not view.norm[at].endswith(cases)


def longer_name(view: View, at: int) -> int:
    """The last token of a known name that begins with a small word ("I Want to Live"); -1 where there is none."""
    source = view.marks[at].get("source")
    return source.last if source is not None and source.last > at and view.upper[at] and view.upper[source.last] else -1


def whole_place(view: View, at: int) -> int:
    """The last word of a country's or a town's name that has small words in it ("Afrique du Sud"); -1 where none has."""
    if not view.upper[at] or view.pack.head_final or view.pack.caseless or view.pack.capital_nouns:
        return -1
    end = max((h.last for c in PLACES if (h := view.marks[at].get(c))), default=-1)
    return end if end > at and not all(view.upper[at : end + 1]) else -1


def domain(view: View, at: int) -> bool:
    """A dot or a hyphen with no space on either side, and a short lower-case word behind it."""
    if view.raw[at] != "." and view.raw[at] not in HYPHENS:
        return False
    behind = at + 1
    if behind >= view.size or not view.word[behind] or view.upper[behind]:
        return False
    if len(view.raw[behind]) > SHORT_WORD and (view.raw[at] != "." or view.raw[behind] not in SITES):
        return False
    return view.glued(at) and view.glued(behind)


def definite_form(view: View, at: int) -> bool:
    """The article is written onto the word, or it is a place or what is of one; no given name that begins so ("Alexander")."""
    if view.marks[at].keys() == GIVEN:
        return False
    return view.pack.prefixes.definite(view.norm[at]) or view.any(_PLACED, at)


def agreeing(view: View, at: int) -> bool:
    """A small noun behind the adjective of a name, as endings tell: "the Air force", "the Telegraph agency"."""
    adjective, noun = view.norm[at - 1], view.norm[at]
    capital = view.upper[at - 1] or (at > 1 and view.upper[at - 2] and view.word[at - 1])
    if not capital or len(noun) < SHORT_WORD or view.any(_NOT_AGREEING, at) or verbal_ending(view, at):
        return False
    if view.is_known(at - 1) and "adjective" not in view.marks[at - 1]:
        return False
    if adjective.endswith(view.pack.surnames) and "adjective" not in view.marks[at - 1]:
        return False  # "Petrovsky ready …"
    rows = view.pack.agreement
    longest = max((e for e in rows if adjective.endswith(e)), key=len, default="")
    return bool(longest) and noun.endswith(rows[longest])


def adjectival(view: View, at: int) -> bool:
    """An adjective by its mark or its ending, where endings tell."""
    return "adjective" in view.marks[at] or view.norm[at].endswith(view.pack.dependent["describing"])


def begins_behind(view: View, at: int) -> bool:
    """The known noun ahead is a subject by its ending, or by that of its adjective, and belongs to no noun before it."""
    dependent = view.pack.dependent
    noun = next((i for i in (at + 1, at + 2) if i < view.size and "role_noun" in view.marks[i]), -1)
    if noun < 0 or not all(view.word[at : noun + 1]):
        return False
    last = view.marks[noun]["role_noun"].last
    plural = any(view.norm[i].endswith(dependent["plural"]) for i in range(at + 1, last + 1))
    cases = (*dependent["noun"], *dependent["adjective"], *view.pack.dative, *dependent["oblique"])
    return plural or not view.norm[last].endswith(cases)


def verbal_ending(view: View, at: int) -> bool:
    """Its ending makes it a verb, where endings tell verbs: no word of a noun phrase."""
    pack = view.pack
    if not pack.dependent or view.upper[at] or view.is_known(at) or len(view.norm[at]) < LONG_WORD:
        return False
    return view.norm[at].endswith(pack.dependent["verbal"])


def of_one_place(view: View, at: int) -> bool:
    """The word is the second of a place's name: "South Korea"."""
    return any(h.last >= at for c in PLACES if (h := view.marks[at - 1].get(c)))


def named_behind(view: View, at: int) -> bool:
    """Two capitals that nobody knows stand right behind a noun: a person's name."""
    ahead = range(at + 1, at + 3)
    if at + 2 >= view.size or view.pack.head_final:
        return False
    if view.pack.caseless:
        return view.marks[at + 1].keys() == GIVEN and view.word[at + 2]
    return all(view.word[i] and view.upper[i] and not view.is_known(i) for i in ahead)


def name_like(view: View, at: int) -> bool:
    return at >= 0 and view.upper[at] and not view.common(at)
