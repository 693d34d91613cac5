"""Noun phrases that can name a speaker: who, of what kind, and how much of it is the name."""

from __future__ import annotations

from dataclasses import dataclass, field

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import symbols
from beleg.reading.appositions import join as join_appositions
from beleg.reading.appositions import join_lists
from beleg.reading.strangers import strangers
from beleg.reading.view import COMMON, VERBS, Phrase, View, acronym

_LINKS = 5  # noun phrases joined into one name, at most
_SHORT = 4  # letters of the end of an address ("uz"), or more than those of a spelled letter ("Bi-bi-si")
_LONGEST = 24  # tokens of one phrase
_STEM = 5  # letters by which words are compared
_ENDING = 3  # letters of what is written onto a number, at most
_TITLE = 10  # words of a title before the name
_OWNED = 3  # words between a role and the comma before the name: "the widow of-one, maria perez, said"
_LONG = 4  # words that a pattern without a gap has at most
_OBJECT = 8  # words of an object behind its noun
_MODIFIERS = 5  # words before a noun
_NAME_WORDS = 4  # words that belong to a noun, in scripts without capitals
_NOT_BLOCKED = frozenset({"to", "authored", "document"})
_VERBAL = VERBS | {"split"}
_NAMELIKE = _VERBAL
_SAYING = frozenset({"say", "denial"})
_PLACE = frozenset({"land", "capital"})
_NAMED = _PLACE | {"source"}
_SPEAKING = frozenset({"role_noun", "source"})
_COMMON_NOUN = frozenset({"role_noun", "document"})
_NOUNS = _SPEAKING | _COMMON_NOUN
_HEADS = frozenset({"leader", "general"})
_DESCRIBING = frozenset({"adjective", "land"})
_PLACED = _DESCRIBING | _PLACE
_DESCRIBED = frozenset({"adjective", "people"})
_NOT_PEOPLE = COMMON - {"people"}
_OPENS = frozenset({"that", "joining", "relative", "passive"})
_APART = frozenset({"attribution_before", "attribution_after", "continues", "document"})
_CLAUSE = VERBS | {"that", "relative", "determiner", "attribution_after"}
_THINGS = frozenset({"thing", "distractor"})
_HYPHENS = frozenset("-‐‑")
_NAME_MARKS = frozenset({"given"})
_DATELINE = frozenset("-–—/(")
_SENTENCE_ENDS = frozenset(".!?")
_SAYS = frozenset({"say"})
_ANYBODY = frozenset({"any", "source", "tell"})  # what a verb of saying may have for its subject
_PARTICLES = frozenset(symbols()["names"]["particles"])
_NUMBERS = frozenset({"number", "hedge"})
_BEGIN = _NOUNS | {"self", "speaker_pronoun", "determiner", "given"}


@dataclass(slots=True)
class _Core:
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
    after: tuple[str, int] | None = None  # kind and place of a noun that belongs to the first


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
        phrase.definite = phrase.definite or (at > 0 and view.norm[at - 1] in view.pack.contracted)  # "del organismo"
        phrase.governed = _governed(view, at) or _governed_far(view, phrase)
        phrase.oblique = phrase.oblique or _ends_oblique(view, phrase) or _asked(view, phrase)
        phrase.genitive = bool(view.pack.genitive) and view.norm[ending_at(view, phrase)].endswith(view.pack.genitive)
        found.append(phrase)
        at = phrase.last + 1
    if view.pack.caseless:
        strangers(view, found)
    join_lists(view, found)
    join_appositions(view, found)


def _blocked(view: View) -> set[int]:
    """The tokens of attributions, which are in no phrase."""
    if view.pack.capital_nouns:
        return set()
    found: set[int] = set()
    for first in view.places:
        if (hit := view.marks[first].get("attribution_after")) and hit.length > 1:
            found.update(range(first, hit.last + 1))
        if (hit := view.marks[first].get("continues")) and hit.payload == "back" and "edge" in view.marks[first]:
            found.update(range(first, hit.last + 1))  # "about this X said"
        if (hit := view.marks[first].get("attribution_before")) and hit.length > 1 and hit.payload not in _NOT_BLOCKED:
            words = range(first, hit.last + 1)
            named = {at for begun, last in view.names.items() for at in range(begun, last + 1)}
            if view.pack.caseless and hit.last + 1 < view.size and not view.word[hit.last + 1]:
                words = range(first, hit.last)  # "according to the-statement, …"
            found.update(at for at in words if not (view.any(_SPEAKING, at) or at in named or _in_gap(view, hit, at)))
    return found


def _in_gap(view: View, hit: Hit, at: int) -> bool:
    """An unknown word in the middle of a pattern with a gap, which may be a name: "cited the deputy Kim Dae from"."""
    return (
        view.pack.caseless and hit.first < at < hit.last and hit.length > _LONG and view.marks[at].keys() <= _NAME_MARKS
    )


def _may_begin(view: View, at: int, near: set[int]) -> bool:
    """A phrase may begin here: most words have no mark, no capital and no noun close behind, and begin none."""
    if at == 0 and view.key("attribution_before", at) == "cite":
        return False  # "Citing officials, the paper …"
    if view.pack.caseless and _in_place(view, at):
        return False
    if view.upper[at] or not _BEGIN.isdisjoint(view.marks[at]) or at in view.names:
        return True
    if not view.word[at]:
        if view.kind[at] == "d":
            aged = view.raw[at + 1 : at + 2] == ["-"] and at + 2 < view.size
            return aged and (
                len(view.raw[at + 2]) > _ENDING or not view.glued(at + 2)
            )  # "31-jährige", but not "2023-го"
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


def _in_place(view: View, at: int) -> bool:
    """The second word of a country: "the sultanate of Oman"."""
    return at > 0 and any(h.last >= at for c in _PLACE if (h := view.marks[at - 1].get(c)))


def _prefixed(view: View, at: int) -> bool:
    """A preposition is written onto a word that the pack knows without it."""
    norm, pack = view.norm[at], view.pack
    return pack.prefixes.governed(norm) and pack.lexicon.atoms(norm) == pack.lexicon.atoms(norm[1:]) != ()


def _seat(view: View, at: int) -> bool:
    """A country or capital that may be a subject, in scripts without capitals: at the beginning or behind a verb."""
    if not view.any(_PLACE, at):
        return False
    if _prefixed(view, at):
        return False  # "to-Norway"
    behind = max(h.last for c in _PLACE if (h := view.marks[at].get(c))) + 1
    if at == 0 and behind < view.size and view.raw[behind] in _DATELINE:
        return False  # "Oslo - The ministry said"
    before = at - 1
    if at == 0 or not view.word[before]:
        return True
    return view.key("edge", before) == "word" or view.any(VERBS, before) or "that" in view.marks[before]


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
        ends = ends or _prefixed(view, phrase.first)
        return ends and phrase.head_at == phrase.first
    last = ending_at(view, phrase)
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
    return view.norm[last].endswith(endings)


def _object_ends(view: View, last: int) -> bool:
    """What belongs to the noun follows it, and ends as an object does: "put out a list-of 70 men-of Norland+OBJ"."""
    pack, at = view.pack, last
    while (
        at + 1 < view.size and at - last < _OBJECT and (view.kind[at] == "d" or view.norm[at].endswith(pack.construct))
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
    if "postposition" in view.keys("edge", at) and view.quoted[at] == view.quoted[phrase.first]:
        return True  # "through Telegram", where what governs follows
    return glued or ("to" in view.keys("attribution_before", at) and "role_noun" not in view.marks[at])


def _governed(view: View, at: int) -> bool:
    """A preposition stands before the phrase, perhaps with a number between: "in 30 interviews".

    Where nothing marks the genitive, what follows an unknown noun belongs to it, too: "in the camp of an officer".
    """
    unknown = view.pack.caseless and at > 1 and view.word[at - 1] and view.marks[at - 1].keys() <= _THINGS
    if unknown and not _definite_form(view, at):
        return view.keys("edge", at - 2) == {"preposition"}
    while at > 0 and (view.kind[at - 1] == "d" or view.any(_NUMBERS, at - 1)):
        if view.key("edge", at - 1) == "preposition":
            return True
        at -= 1
    told = view.pack.caseless and "say" in view.marks[at - 1]  # a verb written like a preposition, as its pattern tells
    return at > 0 and view.key("edge", at - 1) == "preposition" and not told


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


def _verb_beside(view: View, found: list[Phrase], at: int) -> bool:
    """Right behind a noun phrase, "reports" is a verb, and so is a noun that opens one ("gave a report")."""
    if view.upper[at] or not view.marks[at]:
        return False
    beside = bool(found) and (found[-1].last == at - 1 or _governs(view, found[-1], at))
    return (beside and view.any(VERBS, at)) or _compound(view, at)


def _governs(view: View, subject: Phrase, at: int) -> bool:
    """A word that is a noun, too, is the verb between its subject and its message: "X, a nurse, estimates that"."""
    if subject.last != at - 2 or not {"document"} & view.marks[at].keys() or at + 1 >= view.size:
        return False
    between = view.raw[at - 1] == "," or (view.word[at - 1] and not view.upper[at - 1] and not view.marks[at - 1])
    behind = "that" in view.marks[at + 1] or view.kind[at + 1] == "d" or view.any(_NUMBERS, at + 1)
    return between and behind and not subject.governed


def _compound(view: View, at: int) -> bool:
    """A noun that is the first word of a verb of saying, where a bare noun may stand with its verb."""
    if not view.pack.bare_nouns or at == 0 or view.pack.caseless:
        return False
    return any(h.last > at for c in VERBS if (h := view.marks[at].get(c)))


def parse(view: View, at: int) -> Phrase | None:
    """The noun phrase that begins at a token, if one does."""
    if hit := view.marks[at].get("self"):
        return Phrase(at, hit.last, (at, hit.last), "self", "n")
    pronoun = view.marks[at].get("speaker_pronoun")
    begun, determined = _determined(view, at)
    longer = pronoun is not None and pronoun.last >= begun > at  # "ce dernier"
    if pronoun and (longer or not (begun > at and _core(view, begun, "definite" in determined))):
        letters, _, case = str(pronoun.payload).partition(" ")
        return Phrase(at, pronoun.last, (at, pronoun.last), "pronoun", letters, oblique=bool(case))
    if view.pack.caseless and (aged := _aged(view, at)):
        return aged
    if view.pack.caseless and begun == at and _seat(view, at) and _noun(view, at) is None:
        last = max(h.last for c in _PLACE if (h := view.marks[at].get(c)))
        return Phrase(at, last, (at, last), "name", "n", proper=True, named=True)
    if begun > at and _object_before(view, begun):
        return None
    told = determined == {"oblique"} and view.pack.bare_nouns  # a word of its own, no article
    core = _core(view, begun, bool(determined) and not told) if begun < view.size else None
    if core and core.first == core.last and view.norm[core.first] in view.pack.elisions:
        return None
    if core is None or (core.kind == "other" and not determined and not core.caps):
        return None
    alone = not core.nouns and core.quoted is None and "oblique" in determined
    if alone and view.pack.bare_nouns and begun > at:
        if core.first == core.last and acronym(view.raw[core.first]):  # "told the agency NBK"
            return Phrase(at, core.last, (at, core.last), "other", "nfmp", oblique=True)
        return Phrase(at, begun - 1, (at, begun - 1), "other", "nfmp", oblique=True)  # "told deputies Ivan Petrov"
    return _finish(view, at, begun, core, determined)


def _object_before(view: View, at: int) -> bool:
    """A verb of saying stands behind what looks like an article but is its object: "comme le rapporte X"."""
    romance = view.pack.head_first and not view.pack.caseless and not view.pack.bare_nouns
    if not romance or view.upper[at : at + 1] != [False] or view.any(_NOUNS | {"adjective"}, at):
        return False
    hits = (view.marks[at].get(category) for category in _SAYING)
    return any(hit is not None and hit.first == hit.last for hit in hits)


def _aged(view: View, at: int) -> Phrase | None:
    """A name before an age in brackets, in scripts without capitals."""
    for last in (at, at + 1):
        if last + 3 >= view.size or not view.word[last] or "edge" in view.marks[last] or "role_noun" in view.marks[at]:
            return None
        if (
            view.raw[last + 1] == "("
            and view.kind[last + 2] == "d"
            and view.raw[last + 4 if last + 4 < view.size else last + 3] == ")"
        ):
            end = last + 4 if last + 4 < view.size else last + 3
            return Phrase(at, end, (at, last), "person", "mf", proper=True, named=True)
    return None


def _determined(view: View, at: int) -> tuple[int, set[str]]:
    if "determiner" not in view.marks[at]:
        return at, set()
    found: set[str] = set()
    if (
        at > 0
        and view.raw[at - 1] == ","
        and "relative" in view.marks[at]
        and "open" in view.keys("determiner", at + 1)
    ):
        at += 1  # "…, that a list …": not an article, but what the clause is about
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
    if at > begun and not view.upper[at] and _compound(view, at):
        return True
    if view.upper[at] and len(view.raw[at]) == 1 and at + 1 < view.size and view.raw[at + 1] == "." and at > begun:
        return False  # an initial
    if at > begun and view.upper[at] and "determiner" in view.marks[at] and at + 1 < view.size and view.upper[at + 1]:
        return "role_noun" not in view.marks[at - 1]  # "the daily Le Monde"
    pack = view.pack  # an ending, not a word, makes a known noun an edge
    noun = view.any(_COMMON_NOUN, at)
    known = (pack.head_final or pack.caseless) and noun and "attribution_after" not in view.marks[at]
    first_name = at > begun and view.upper[at] and at + 1 < view.size and view.upper[at + 1] and _person(view, at - 1)
    if first_name and "edge" in view.marks[at] and "determiner" not in view.marks[at] and not view.is_known(at + 1):
        return False  # "the spokesman Per Holm"
    cased = pack.head_final and at > begun and view.upper[at] and view.upper[at - 1]
    if (
        cased
        and view.marks[at].keys() == {"edge"}
        and any("attribution_after" in row for row in view.marks[at + 1 : at + 2])
    ):
        return False  # "according to Ivan Petrov", whose ending an edge has, too
    if ("edge" in view.marks[at] and not known) or "determiner" in view.marks[at]:
        return True
    given = view.pack.head_first and view.upper[at] and at > 0 and at + 1 < view.size and view.upper[at + 1]
    if given and "month" in view.marks[at] and not view.pack.caseless:
        return False  # "Julio Arce", where months have no capital
    if view.dated(at) and not (
        at > begun and "role_noun" in view.marks[at - 1] and at + 1 < view.size and view.upper[at + 1]
    ):
        return True
    return "speaker_pronoun" in view.marks[at]


def _noun(view: View, at: int) -> tuple[Hit, str] | None:
    """A known noun that begins here: who speaks, what is put out, or a medium's name."""
    if not view.marks[at]:
        return None
    best: tuple[Hit, str] | None = None
    for category in ("source", "role_noun", "document"):
        hit = view.marks[at].get(category)
        if hit and (best is None or hit.last > best[0].last):
            best = (hit, category)
    if best is None:
        return _given(view, at)
    if (view.pack.capital_nouns or best[1] == "source") and not view.upper[at]:
        return best if view.pack.caseless else None
    return best


def _given(view: View, at: int) -> tuple[Hit, str] | None:
    """A given name, where no capital shows a name: a word that nobody knows follows."""
    hit = view.marks[at].get("given")
    if hit is None or hit.last + 1 >= view.size or not view.word[hit.last + 1]:
        return None
    behind = view.marks[hit.last + 1].keys() <= _NAME_MARKS
    return (hit, "given") if behind and "edge" not in view.marks[at] else None


def _verb(view: View, at: int, core: _Core) -> bool:
    """A word that could be a noun or a verb of saying is a verb once the phrase has its noun."""
    if not view.any(_VERBAL, at) or (at > 0 and view.upper[at]):
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
    several = core.gender == "p"
    plural = view.norm[at].endswith("s") != several  # the verb agrees with the noun before it
    return bool(core.nouns or core.caps) and (core.owner < 0 or core.owner != at - 2) and plural


def _person(view: View, at: int) -> bool:
    return any(key.startswith("person") for key in view.keys("role_noun", at))


def _role_here(view: View, at: int) -> bool:
    hit = view.marks[at].get("role_noun")
    return hit is not None and hit.last > at


def _core(view: View, begun: int, determined: bool) -> _Core | None:
    """A noun with what describes it and the name behind it, from a token on; None where there is no noun."""
    core = _Core(begun, begun - 1, determined=determined)
    at = begun
    final = view.pack.head_final
    while at < view.size and at - begun < _LONGEST and (core.quoted is None or final):
        if core.quoted and not core.nouns and core.last == core.quoted[1]:
            at += not view.word[at]
            if at >= view.size or (_noun(view, at) is None and not _role_ahead(view, at, at)):
                break  # behind a quoted name only the noun it belongs to, where nouns stand last
        whole = core.quoted and core.nouns and core.kind != "person" and core.head_end == at - 1
        if final and core.kind != "person" and len(core.nouns) > 1 and core.head_end == at - 1:
            whole = whole or ("source" in view.marks[core.nouns[-2]] and not _person(view, at))
        if final and core.kind == "medium" and len(core.nouns) == 1 and core.head_end == at - 1 > core.first:
            own = view.upper[core.first] and "source" not in view.marks[core.nouns[0]]
            whole = whole or (own and not _person(view, at))  # "the paper «X»" is whole
        led = "leader" in view.marks[at] and _person(view, at)  # "the society «Road» chairman X"
        if final and whole and not led and not view.norm[core.head_end].endswith(view.pack.genitive):
            break  # "the paper «X»" is whole
        step = _step(view, core, at)
        if step < 0:
            return None
        if step == at:
            break
        at = step
    if core.quoted and core.last == core.quoted[1] and core.last + 1 < view.size and not view.word[core.last + 1]:
        core.last += 1  # the mark behind a quoted name
    if view.pack.caseless and core.quoted and core.nouns and core.head_end < core.quoted[0]:
        while core.last + 1 < view.size and _adjective_behind(view, core.last + 1):
            core.last += 1
    if core.last < begun or (view.pack.capital_nouns and not core.caps):
        return None
    return core


def _adjective_behind(view: View, at: int) -> bool:
    """A definite word behind a quoted name, before what is said or a preposition: "the group «Road» the-humanitarian"."""
    if not view.word[at] or not view.pack.prefixes.definite(view.norm[at]) or view.dated(at):
        return False
    return not view.any(_CLAUSE, at) and "relative" not in view.marks[at] and "edge" not in view.marks[at]


def _step(view: View, core: _Core, at: int) -> int:
    """Take the next token into the phrase: where to go on; the same place to stop, -1 for no phrase at all."""
    quoted = at if at in view.names else (at + 1 if at + 1 in view.names and not view.word[at] else -1)
    if quoted >= 0:
        behind = view.pack.head_final and _noun_behind(view, quoted)
        beside = core.caps and not core.nouns and not view.pack.capital_nouns and core.last == at - 1
        if beside and not (behind and (not view.upper[at - 1] or view.norm[at - 1].endswith(view.pack.genitive))):
            return at  # two names side by side
        owner = core.nouns and view.pack.head_final and view.pack.genitive and core.last == at - 1
        if owner and not behind and view.norm[at - 1].endswith(view.pack.genitive):
            return at  # "the ministry's «Dawn»": whom it belongs to, not its name
        if core.kind == "person" and core.last > core.head_end >= 0 and view.pack.head_final:
            return at  # behind a person's name another phrase begins
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
    if core.last < core.first and (end := _whole_place(view, at)) > at:
        core.caps, core.last = True, end
        return end + 1
    if (_stops(view, at, core.first) and not _inside_name(view, at, core.first)) or _verb(view, at, core):
        return at
    noun = _noun(view, at)
    named = noun and core.kind == "person" and core.last > core.head_end >= 0
    if named and view.pack.head_final and not view.norm[at - 1].endswith(view.pack.genitive):
        return at  # behind a person's name another phrase begins
    if noun and view.pack.head_final and _beside_people(view, core, noun[0], at):
        return at  # "the adviser recruiters aim at drivers said": one tells of the others
    if noun and view.pack.caseless and core.kind == "advert" and core.head_end > core.nouns[-1]:
        return at  # "channels on Telegram" is whole
    if noun and view.pack.caseless and core.kind == "person":
        own = core.last > core.head_end >= 0
        if noun[1] == "source" or (own and view.pack.prefixes.definite(view.norm[at])):
            return at  # whom it was told, or what was told, behind a person's own name
    whole = view.pack.caseless and core.kind == "body" and core.last == at - 1 and _definite_form(view, at - 1)
    if noun and whole and _definite_form(view, at) and _person(view, at) and "_p" not in view.key("role_noun", at):
        return at  # "the parliament the-Korean the-lawmaker bak"
    if noun and view.pack.head_first and not core.nouns and core.last == at - 1 and at > core.first:
        place = view.marks[core.first].get("land") or view.marks[core.first].get("capital")
        if place and place.last == at - 1:
            return at  # "in Moscow a broker": what belongs to a noun follows it
    ties = view.pack.construct
    tied = noun and ties and core.nouns and core.last == at - 1 and not view.upper[at]
    if tied and not view.norm[at - 1].endswith(ties):
        return at  # "the project list-of 90 men": only a noun that ends so takes the next word to itself
    medium = core.last == at - 1 and core.nouns and "source" in view.marks[core.nouns[-1]]
    if noun and medium and view.pack.head_first and not view.upper[at]:
        return at  # "told the EFE sources": a medium's name is whole
    if noun and noun[1] == "given" and core.nouns:
        if core.kind != "person":
            return at
        core.last = noun[0].last  # "the spokesman omar haddad"
        return core.last + 1
    if noun and not _named_so(view, core, at):
        _take(view, core, noun, at)
        return core.last + 1
    if view.pack.caseless:
        return _word_caseless(view, core, at)
    return _word_capital(view, core, at) if view.pack.capital_nouns else _word_plain(view, core, at)


def _whole_place(view: View, at: int) -> int:
    """The last word of a country's or a town's name that has small words in it ("Afrique du Sud"); -1 where none has."""
    if not view.upper[at] or view.pack.head_final or view.pack.caseless or view.pack.capital_nouns:
        return -1
    end = max((h.last for c in _PLACE if (h := view.marks[at].get(c))), default=-1)
    return end if end > at and not all(view.upper[at : end + 1]) else -1


def _beside_people(view: View, core: _Core, hit: Hit, at: int) -> bool:
    """Several people, or a medium known by name, right behind a person who owns nothing."""
    own = not view.norm[at - 1].endswith(view.pack.genitive)
    if own and core.head_end == at - 1 == core.last and core.kind == "body" and "people" in view.marks[at]:
        return True  # "the Norlandic side Sudlanders' losses at 300 puts"
    if core.kind != "person" or not core.head_end == at - 1 == core.last:
        return False
    several = str(hit.payload) == "person_p" and "p" not in core.gender
    other = several or (hit.category == "source" and view.upper[at])  # "officials Reuters' reporters told"
    return other and own


def _apart_from(view: View, core: _Core) -> bool:
    """A noun that a quoted name with its own noun does not belong to, where nouns stand last: an object, people."""
    word = view.norm[core.last]
    if word.endswith(view.pack.genitive):
        return core.kind == "person"
    return bool(view.pack.subjectless) and word.endswith(view.pack.subjectless)


def _particle(view: View, core: _Core, at: int) -> int:
    """The word that follows the small words inside a name ("Hugo de Zela", "Omar al-Rashid"); -1 where there are none."""
    if view.upper[at] or core.last != at - 1 or core.last < core.first or view.norm[at] not in _PARTICLES:
        return -1
    if not view.upper[at - 1] or view.is_known(at - 1) or core.head_end == at - 1 or core.quoted:
        return -1
    end = at + 1
    two = end < view.size and " ".join(view.norm[at : end + 1]) in _PARTICLES
    if two or (end < view.size and view.raw[end] in _HYPHENS and view.glued(end)):
        end += 1
    named = end < view.size and view.upper[end] and not view.is_known(end)
    return end if named and not view.dated(end) and view.quoted[end] == view.quoted[at] else -1


def _ends_double(view: View, core: _Core, at: int) -> bool:
    """The small half of a given name behind a hyphen: "Han Seo-yeon"."""
    two = core.last == at - 2 >= core.first + 1 and view.upper[at - 2] and view.upper[at - 3]
    if not two or view.raw[at - 1] not in _HYPHENS or view.upper[at] or not view.glued(at):
        return False
    return view.glued(at - 1) and (not view.marks[at] or len(view.raw[at]) < _STEM) and not view.is_known(at - 2)


def _spelled(view: View, core: _Core, at: int) -> bool:
    """A lower-case piece of a name written as one: "Kurier.uz", "Bi-bi-si"."""
    if core.last != at - 2 or core.last < core.first or view.upper[at] or not _domain(view, at - 1):
        return False
    if view.raw[at - 1] == ".":
        return view.upper[at - 2]
    pieces = (at - 2, at) if at - 3 > core.first and view.raw[at - 3] in _HYPHENS else (at - 2, at, at + 2)
    return all(i < view.size and view.word[i] and len(view.raw[i]) < _SHORT for i in pieces) and (
        len(pieces) < _SHORT or (view.raw[at + 1] in _HYPHENS and view.glued(at + 2))
    )


def _domain(view: View, at: int) -> bool:
    """A dot or a hyphen with no space on either side, and a short lower-case word behind it."""
    if view.raw[at] != "." and view.raw[at] not in _HYPHENS:
        return False
    behind = at + 1
    if behind >= view.size or not view.word[behind] or view.upper[behind] or len(view.raw[behind]) > _SHORT:
        return False
    return view.glued(at) and view.glued(behind)


def _named_so(view: View, core: _Core, at: int) -> bool:
    """A known noun that is part of a name: "the news site Ala-Too Monitor"."""
    if view.pack.capital_nouns or not view.upper[at] or not core.nouns:
        return False
    if view.pack.head_final and view.pack.genitive and view.norm[core.head_end].endswith(view.pack.genitive):
        return False  # "the army's General Staff"
    if core.kind == "person" and view.pack.bare_nouns and not _person(view, at):
        return False  # "spokesman of the Ministry", where nothing stands between
    if view.pack.head_final and view.upper[core.nouns[-1]] and "source" in view.marks[core.nouns[-1]]:
        return False  # "Bi-bi-si's Russian Service"
    return not view.upper[core.head_end]


def _mark(view: View, core: _Core, at: int) -> int:
    if not _joined(view, at, core.first):
        if not _possessive_mark(view, at):
            return at
        core.owner = at - 1
    elif view.raw[at] == "." and len(view.raw[at - 1]) == 1:
        core.last = at
    return at + 1


def _word_capital(view: View, core: _Core, at: int) -> int:
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


def _word_caseless(view: View, core: _Core, at: int) -> int:
    """A word that is no known noun, in a script without capitals: it belongs to the noun before it, or is a name."""
    if not core.nouns or core.quoted or at - core.head_end > _NAME_WORDS:
        return at
    if core.kind == "body" and view.any(_PLACE, core.nouns[0]) and not _definite_form(view, at):
        return at  # "Kyiv's exchanging them": a capital is whole
    if view.common(at) and not _definite_form(view, at):
        return at
    if view.any(_OPENS, at):
        return at
    if view.any(_APART, at):
        return at
    if (
        core.kind != "person"
        and not _definite_form(view, at)
        and not (
            at + 1 < view.size
            and view.word[at + 1]
            and _definite_form(view, at + 1)
            and "edge" not in view.marks[at + 1]
        )
    ):
        return at  # a noun in a row of nouns ends with a definite one
    core.last = at
    return at + 1


def _definite_form(view: View, at: int) -> bool:
    return view.pack.prefixes.definite(view.norm[at]) or view.any(_PLACED, at)


def _word_plain(view: View, core: _Core, at: int) -> int:
    """A word that is no known noun, in a language where a capital makes a name."""
    if view.upper[at]:
        if core.kind == "person" and "medium" in view.marks[at] and view.pack.head_final:
            return at  # "the ringleader through Telegram"
        if core.kind == "medium" and core.head_end == at - 1 and _told(view, core):
            return at  # "told the AFP Ana Quiroga"
        if at > core.first and not core.caps and view.common(at - 1) and core.head_end != at - 1:
            return at  # "for three years Marta"
        pack = view.pack
        place = view.marks[at].get("land") or view.marks[at].get("capital")
        if (
            place
            and core.last == at - 1 >= core.first
            and pack.head_final
            and not _of_one_place(view, at)
            and ("land" in view.marks[at - 1] or not view.upper[at - 1] or (core.head_end < at - 1 and core.nouns))
        ):
            return at  # two countries side by side, or a place behind a name
        alone = core.last == at - 1 >= core.first and pack.head_final and not core.nouns and view.upper[at - 1]
        where = tuple(e for e in pack.locative if len(e) >= _SHORT)  # shorter ones end surnames, too
        if alone and not view.is_known(at - 1) and (place or view.norm[at].endswith(where)):
            return at  # "Petrov Norland army's …", "Petrov in-Kursk": where it happened is no part of the name
        if pack.head_final and core.nouns and core.head_end == at - 1 and (core.kind != "person" or core.gender == "p"):
            return at  # nouns stand last: only a person's name follows
        core.caps, core.last = True, at
        return at + 1
    alone = core.first == core.last == at - 1 and view.upper[at - 1] and not core.nouns
    alone = alone and view.norm[at - 1].endswith(view.pack.surnames) and not view.is_known(at - 1)
    if view.pack.head_final and alone and "adjective" in view.marks[at]:
        return at  # "Petrov Norlandic scouts …": a surname, and others that he tells of
    ends = view.pack.head_final and core.kind == "person" and core.last == at - 1
    if ends and not view.norm[at - 1].endswith(view.pack.genitive):
        return at  # "the journalists open sources": only what owns something is followed by it
    ties = view.pack.construct
    if ties and (core.nouns or core.caps) and core.last == at - 1 and not view.norm[at - 1].endswith(ties):
        return at  # "the embassy death-of 35": only a noun that ends so takes the next word to itself
    ahead = _role_ahead(view, at, core.first)
    behind = view.pack.head_first and core.nouns and core.last == at - 1
    if behind and (view.any(_DESCRIBED, at) or "quality" in view.marks[at]) and not view.any(_NOT_PEOPLE, at):
        core.last = core.head_end = at  # "the president Ukrainian", "the site independent X", where adjectives follow
        return at + 1
    opens = at == 1 and bool(core.nouns) and not _agrees(view, core, at)  # "Leader the-platoon's said"
    owned = core.owner >= 0 and core.owner == at - 2
    if (core.nouns or core.caps) and not (owned or opens or ahead):
        return at  # "Cuba denies"
    if not core.determined and not core.caps and not ahead:
        return -1
    core.last = at
    return at + 1


def _agrees(view: View, core: _Core, at: int) -> bool:
    """Its ending makes it a verb whose subject the noun before it is, where verbs tell the gender: "journalists learnt"."""
    endings = [e for letter in core.gender for e in view.pack.verb_gender.get(letter, ())]
    return bool(endings) and view.norm[at].endswith(tuple(endings))


def _of_one_place(view: View, at: int) -> bool:
    """The word is the second of a place's name: "South Korea"."""
    return any(h.last >= at for c in _PLACE if (h := view.marks[at - 1].get(c)))


def _told(view: View, core: _Core) -> bool:
    """A medium known by name, behind "to" or a verb of telling: it was told, and who told it may follow."""
    if "source" not in view.marks[core.nouns[-1]]:
        return False
    at = core.first - 1
    while at > 0 and "determiner" in view.marks[at]:
        at -= 1
    return at >= 0 and (view.key("edge", at) == "preposition" or "to" in view.keys("attribution_before", at))


def _take(view: View, core: _Core, noun: tuple[Hit, str], at: int) -> None:
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
        core.kind = str(hit.payload).partition("_")[0]
        same = [str(h.payload) for h in view.places[at] if (h.category, h.last) == (category, hit.last)]
        core.gender = "".join(sorted({letter for p in same for letter in p.partition("_")[2]}))
    elif category == "given":
        core.kind, core.gender = "person", "mf"
    else:
        core.kind, core.gender = ("advert" if hit.payload == "advert" else "document"), "nfmp"


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


def _owns(view: View, at: int) -> bool:
    """The word is written with a possessive mark that the tokeniser took for a closing quotation mark."""
    end = view.sentence.tokens.end[at]
    return view.sentence.text[end : end + 1] in {"'", "’"}


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
            return view.raw[ahead] == "-" and ahead + 1 < view.size and _noun(view, ahead + 1) is not None
        if view.pack.head_final and "source" in view.marks[ahead] and view.upper[ahead]:
            return True
        if _stops(view, ahead, begun) or view.any(_SAYING, ahead):
            return False
        if "role_noun" in view.marks[ahead]:
            return True
    return False


def _noun_behind(view: View, quoted: int) -> bool:
    """A known noun stands behind a quoted name, where nouns stand last."""
    at = view.names[quoted] + 1
    at += at < view.size and not view.word[at]
    return at < view.size and (_noun(view, at) is not None or _role_ahead(view, at, at))


def _name_like(view: View, at: int) -> bool:
    return at >= 0 and view.upper[at] and not view.common(at)


def _finish(view: View, at: int, begun: int, core: _Core, determined: set[str]) -> Phrase | None:
    name, proper = _name(view, begun, core)
    kind, gender = core.kind, core.gender
    one = "one" in determined  # of several
    if one:
        determined = {"open"}
    if kind == "other" and (proper or core.caps) and not _common_only(view, begun, core):
        kind, gender = (
            "name",
            ("n" if _of_place(view, *name) else "mf"),
        )
        if determined & {"open", "definite", "oblique", "possessive"}:
            kind, gender = ("other", "nfmp") if view.pack.capital_nouns else ("name", "n" if gender == "n" else "nmf")
        elif view.pack.capital_nouns and name[0] == name[1] and not core.quoted and gender != "n":
            kind = "bare"
    if core.quoted and not core.nouns:
        kind, gender = ("other", "nfmp") if _picked_out(view, core.quoted) else ("medium", "nfm")
    if not core.quoted and any("self" in row for row in view.marks[begun : core.last + 1]):
        kind = "self"
    if (
        kind == "name"
        and not core.nouns
        and not core.quoted
        and all(len(r) == 1 for r in view.raw[begun : core.last + 1])
    ):
        kind, proper = "other", False  # "on X."
    if kind == "name" and _only_first(view, begun, core) and not _surname_says(view, core):
        kind = "bare"
    if kind == "name" and not view.pack.caseless and not any(view.upper[begun : core.last + 1]):
        kind = "other"
    pack = view.pack
    heads = core.heads[:1] if pack.head_first else core.heads[-1:] if pack.head_final else core.heads
    definite = bool(determined & {"definite", "oblique"})
    if pack.caseless and core.nouns:
        definite = definite or _definite_form(view, at)
        proper = proper or core.last > begun or bool(core.quoted)
        if kind == "person" and (own := _own_name(view, core)):
            name = own
    if pack.bare_nouns and core.nouns and not determined & {"open", "possessive"}:
        definite = True
    phrase = Phrase(
        first=at,
        last=core.last,
        name=name,
        kind="self" if "self" in determined and kind in {"document", "advert", "medium"} else kind,
        gender=gender,
        definite=definite,
        oblique="oblique" in determined,
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
        phrase.author = Phrase(whose, last, (whose, last), core.after[0], "nfm", proper=True, heads=tuple(heads))
        if low:  # "in a statement of ministry": the one named before
            phrase.author.proper, phrase.author.definite = False, True
            phrase.author.heads, phrase.author.head_at = (view.norm[whose],), whose
    _own_author(view, begun, core, phrase)
    _abbreviation(view, phrase)
    _link(view, phrase, core)
    if phrase.kind == "person" and not phrase.named:
        _named_later(view, phrase)
    if phrase.kind == "document" and "self" in view.marks[phrase.last + 1]:
        phrase.kind = "self"
    if one and phrase.kind in {"person", "name", "bare"}:
        phrase.kind, phrase.gender, phrase.name, phrase.named = "person", "mf", (at, phrase.name[1]), False
    if not phrase.proper and phrase.kind != "name" and determined & {"open", "definite", "possessive", "oblique"}:
        # a common noun is named with its article ("a former recruiter"); a name without
        phrase.name = (at, phrase.name[1])
    return phrase


def _picked_out(view: View, quoted: tuple[int, int]) -> bool:
    """Words that are quoted for how they sound, and name nobody: «tourists with a rifle» begin with a small letter."""
    first = next((at for at in range(quoted[0], quoted[1] + 1) if view.word[at]), -1)
    return first >= 0 and view.raw[first][0].islower()


def _of_place(view: View, first: int, last: int) -> bool:
    """A country or a town: it is named in the phrase, and where nouns stand last, at its end."""
    hits = [h for i in range(first, last + 1) for c in _PLACE if (h := view.marks[i].get(c))]
    return any(h.last >= last for h in hits) if view.pack.head_final else bool(hits)


def _only_first(view: View, begun: int, core: _Core) -> bool:
    """Unknown words whose only capital is that of the sentence, and that the text writes with none elsewhere."""
    alone = not any(view.upper[core.first + 1 : core.last + 1])
    if view.pack.capital_nouns or not alone or core.nouns or core.quoted or not view.known:
        return False
    first = begun == 0 or view.quoted[begun] != view.quoted[begun - 1] or not any(view.word[i] for i in range(begun))
    if not first or acronym(view.raw[begun]) or view.any(_NAMED, begun):
        return False
    return view.norm[begun][:_STEM] not in view.known


def _surname_says(view: View, core: _Core) -> bool:
    """A word that ends as surnames do and that the pack does not know opens a sentence, and its verb follows."""
    at, endings = core.first, view.pack.surnames
    if core.last != at or at + 1 >= view.size or view.marks[at] or not endings:
        return False
    verbs = view.having(_SAYS) if view.pack.head_final else [at + 1]
    return view.norm[at].endswith(endings) and any(not view.keys("say", v).isdisjoint(_ANYBODY) for v in verbs)


def _own_name(view: View, core: _Core) -> tuple[int, int] | None:
    """The name behind a person's role, in scripts without capitals: the words behind the last definite or known one."""
    words = range(core.nouns[0] + 1, core.last + 1)
    begun = next(
        (
            i + 1
            for i in reversed(words)
            if view.any(_DESCRIBING, i)
            or (
                "role_noun" in view.marks[i]
                and (_definite_form(view, i) or not view.key("role_noun", i).startswith("person"))
            )
        ),
        core.head_end + 1,
    )
    begun = max(begun, core.head_end + 1)
    body = begun - 1 in view.places and view.key("role_noun", begun - 1).startswith("body")
    if body and not _definite_form(view, begun - 1):  # "the agency of-guarding the-coasts oskar fjeld"
        of = next((i for i in range(begun + 1, core.last + 1) if _definite_form(view, i)), core.last + 1)
        if of < core.last or of == begun + 1:
            begun = of
    while begun <= core.last and _definite_form(view, begun):
        begun += 1
    begun = next((i for i in range(begun, core.last + 1) if "given" in view.marks[i]), begun)
    return (begun, core.last) if begun <= core.last and not view.common(begun) else None


def _named_later(view: View, phrase: Phrase) -> None:
    """Take in the name that follows a long title: "head of the staff for the treatment of prisoners Ivan Petrov"."""
    pack = view.pack
    if pack.capital_nouns:
        return
    if pack.caseless:
        _caseless_later(view, phrase)
        return
    at = phrase.last + 1
    if pack.head_first and at < view.size and view.upper[at] and not view.is_known(at) and phrase.name[1] != at:
        while at + 1 < view.size and view.upper[at + 1] and not view.is_known(at + 1):
            at += 1
        phrase.name, phrase.last, phrase.proper, phrase.named = (phrase.last + 1, at), at, True, True
        return
    if not pack.bare_nouns:
        return
    for at in range(phrase.last + 1, min(phrase.last + 2 + _TITLE, view.size - 1)):
        if not view.word[at] or view.quoted[at] != view.quoted[phrase.first]:
            return
        if view.any(_CLAUSE, at):
            return
        if "joining" in view.marks[at] and "and" not in view.keys("linker", at):
            return
        two = view.upper[at] and view.upper[at + 1] and not view.is_known(at) and not view.is_known(at + 1)
        if two and not view.upper[at - 1] and view.key("edge", at - 1) != "preposition":
            last = at + 1
            while last + 1 < view.size and view.upper[last + 1] and not view.is_known(last + 1):
                last += 1
            phrase.last, phrase.name, phrase.proper, phrase.named = last, (at, last), True, True
            return


def _caseless_later(view: View, phrase: Phrase) -> None:
    """The name behind a title that a comma or many words part from it, before a comma or what is said.

    "The spokesman of the staff in Kyiv petro yar, …", "the minister of energy, petro yar, said".
    """
    begun = phrase.last + 1
    comma = next((i for i in range(begun, min(begun + _OWNED, view.size)) if not view.word[i]), -1)
    apart = comma >= 0 and view.raw[comma] == "," and not any(view.any(_CLAUSE, i) for i in range(begun, comma))
    for first, end in ((begun, comma), (comma + 1, -1)) if apart else ((begun, -1),):
        name = _last_words(view, phrase, first, end)
        if name is not None and (name[0] == first) == (first == comma + 1):
            phrase.last, phrase.name, phrase.proper, phrase.named = name[1], name, True, True
            return


def _last_words(view: View, phrase: Phrase, begun: int, end: int) -> tuple[int, int] | None:
    """The unknown words before a comma or what is said, two or more, and no place behind a preposition."""
    if end < 0:
        end = begun
        while end < min(begun + _TITLE, view.size) and view.word[end] and view.quoted[end] == view.quoted[phrase.first]:
            if view.any(_CLAUSE, end) and not (view.marks[end].keys() <= _NAMELIKE):
                break
            end += 1
    if end >= view.size or (view.word[end] and "that" not in view.marks[end]) or view.raw[end] in _SENTENCE_ENDS:
        return None
    first = end
    while first > begun and view.marks[first - 1].keys() <= _NAME_MARKS:
        first -= 1
    while first < end and _definite_form(view, first):
        first += 1
    governed = first > begun and view.key("edge", first - 1) == "preposition"
    return (first, end - 1) if 1 < end - first <= _NAME_WORDS and not governed else None


def _common_only(view: View, begun: int, core: _Core) -> bool:
    """In a language that capitalises nouns, a capital alone makes no name."""
    if core.quoted:
        return False
    words = [i for i in range(begun, core.last + 1) if view.word[i]]
    if all(view.common(i) for i in words):
        return not any(view.any(_PLACE, i) for i in words)
    return False


def _name(view: View, begun: int, core: _Core) -> tuple[tuple[int, int], bool]:
    """The tokens of the name within a core, and whether it is a proper name."""
    if core.quoted and not (core.kind == "person" and core.last > core.head_end >= core.quoted[1]):
        pack = view.pack
        if core.kind == "person" and (pack.head_first or pack.head_final):
            return (begun, core.last), True  # "head of the organisation «X»"
        return core.quoted, True
    if core.nouns and core.last > core.head_end >= 0:  # what follows the last known noun: "the lawyer X", "agency X"
        after = core.head_end + 1
        while after <= core.last and not view.upper[after]:
            after += 1
        if view.pack.head_first:  # "the president Russia's Ivan Petrov"
            while after < core.last and view.any(_DESCRIBING, after):
                after += 1
            if "land" in view.marks[after]:
                after = core.last + 1
        if core.kind == "person" and core.last - after > 1 and acronym(view.raw[after]) and not view.pack.capital_nouns:
            after += 1  # "head of the department GUR Ivan Petrov"
        common = core.kind == "person" or _apart(view, core)
        if after <= core.last and core.kind != "body" and common:
            return (after, core.last), True
    if core.kind == "medium" and core.nouns and "source" in view.marks[core.nouns[-1]]:
        first = core.nouns[-1]
        alien = first > begun and view.upper[first - 1] and not view.marks[first - 1] and first > 1
        return (first - 1 if alien and not view.pack.head_final else first, core.last), True
    if core.kind == "medium" and view.pack.head_final:  # "the British Dawn paper"
        for at in core.nouns:
            if (hit := view.marks[at].get("source")) and view.upper[at] and at > begun:
                return (at, hit.last), True
    first = begun
    if view.pack.head_final and not core.owner >= 0 and any(view.upper[begun : core.last + 1]):
        while first < core.last and not view.upper[first] and "adjective" in view.marks[first]:
            first += 1  # "the British Dawn paper"
    if view.pack.bare_nouns and not view.pack.head_final and not core.nouns:
        first = _beside_land(view, begun, core)
    upper = [i for i in range(begun, core.last + 1) if view.upper[i]]
    if view.pack.capital_nouns:
        return (begun, core.last), core.kind == "name" or any(_proper_word(view, i, core) for i in upper)
    return (first, core.last), any(_proper_word(view, i, core) for i in upper)


def _beside_land(view: View, begun: int, core: _Core) -> int:
    """Where a name begins that only stands behind a country ("the losses Russia's Petrov named"), or is one itself."""
    land = view.marks[begun].get("land")
    if land is not None and land.last < core.last and not view.is_known(land.last + 1):
        return land.last + 1
    opens = begun == 0 and view.norm[0][:_STEM] not in view.known and not view.marks[0]
    alone = view.marks[1].get("land") if opens and core.last > begun else None
    return 1 if alone is not None and alone.last == core.last else begun


def _apart(view: View, core: _Core) -> bool:
    """The noun before a name is no part of it: a lower-case one, or any where all nouns have capitals."""
    return view.pack.capital_nouns or not view.upper[core.head_end]


def _proper_word(view: View, at: int, core: _Core) -> bool:
    if at == 0 and "adjective" not in view.marks[at] and at in core.nouns:
        return False
    if view.pack.head_first and core.kind == "person" and any(n < at <= core.head_end for n in core.nouns):
        return False
    if view.pack.capital_nouns:
        return not view.common(at) and not any(n <= at <= core.head_end for n in core.nouns)
    return True


def _own_author(view: View, begun: int, core: _Core, phrase: Phrase) -> None:
    """A document's author inside its own phrase: "the ministry's report", "a UN report", "Datenbank „X“"."""
    if phrase.kind not in {"document", "advert"} or not core.nouns:
        return
    if core.quoted or phrase.name[0] > core.head_end:
        first, last = phrase.name
        whose = view.marks[core.nouns[0]]["document"].last + 1 if "document" in view.marks[core.nouns[0]] else first
        if view.pack.bare_nouns and core.after and not core.quoted and whose < first and view.upper[whose]:
            first = whose  # "the investigation of the Northern Service of X"
        role = None if core.quoted else view.marks[first].get("role_noun")
        body = (
            role is not None and role.last == last and str(role.payload).startswith("body")
        )  # "the report of the SBU"
        phrase.author = Phrase(first, last, (first, last), "body" if body else "medium", "nfm", proper=True)
        return
    head = core.nouns[-1]
    end = (
        core.owner
        if begun <= core.owner < head
        else next((i for i in range(head - 1, begun - 1, -1) if _owns(view, i)), -1)
    )
    if end < begun:
        low = view.pack.head_final and view.pack.bare_nouns  # "the ministry's statement", with no capital and no ending
        speaking = [i for i in range(begun, head) if view.any(_SPEAKING, i)]
        known = [i for i in speaking if view.upper[i] or _owner(view, i) or (low and i == core.nouns[-2])]
        if not known:
            return
        end = head - 1
        while end > known[0] and not view.word[end]:
            end -= 1
    inner = _core(view, begun, True)
    if inner is None:
        return
    noun = next((_noun(view, i) for i in range(end, begun - 1, -1) if _noun(view, i)), None)
    kind, _, gender = str(noun[0].payload).partition("_") if noun and noun[1] == "role_noun" else ("name", "", "mfn")
    phrase.author = Phrase(begun, end, (begun, end), kind, gender, proper=view.upper[begun], definite=phrase.definite)


def _owner(view: View, at: int) -> bool:
    """Its ending says that what follows belongs to it, where nouns stand last: "the office's statement"."""
    return view.pack.head_final and bool(view.pack.genitive) and view.norm[at].endswith(view.pack.genitive)


def _abbreviation(view: View, phrase: Phrase) -> None:
    """Take a name's abbreviation in brackets with it: "headquarters (CHTPW)"."""
    at = phrase.last
    if phrase.name[1] + 1 >= at and (end := _quoted_alias(view, phrase)) > at:
        phrase.last = end  # «Road» ("the way"): the same in another tongue
        return
    if at + 3 < view.size and view.raw[at + 1] == "(" and view.raw[at + 3] == ")" and view.raw[at + 2].isupper():
        phrase.last = at + 3
        if phrase.name[1] == at:
            phrase.name = (phrase.name[0], at + 3)


def _quoted_alias(view: View, phrase: Phrase) -> int:
    """The bracket that closes behind a quoted name in brackets, right behind another quoted name; -1 for none."""
    if phrase.name[0] not in view.names or phrase.last + 3 >= view.size or view.raw[phrase.last + 1] != "(":
        return -1
    name = next((q for q in (phrase.last + 2, phrase.last + 3) if q in view.names), -1)
    ends = [] if name < 0 else [e for e in (view.names[name] + 1, view.names[name] + 2) if e < view.size]
    return next((e for e in ends if view.raw[e] == ")"), -1)


def _link(view: View, phrase: Phrase, core: _Core) -> None:
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
        begun = at if "determiner" in view.marks[at] and "and" not in keys else at + 1
        start, determined = _determined(view, begun)
        other = _core(view, start, bool(determined)) if start < view.size else None
        if other is None:
            return
        linked = _finish_linked(view, begun, start, other, determined)
        if not _belongs(view, phrase, linked, keys, at):
            return
        if (
            phrase.kind in {"document", "advert"}
            and "by" in keys
            and phrase.author is None
            and _author(view, linked, at)
        ):
            phrase.author = linked
        own = phrase.kind == "person" and phrase.proper and phrase.name[0] > core.head_end
        both = own and "and" in keys and linked.kind == "name"  # "the lawmakers Kim Dae and Park Jin"
        if phrase.name[1] == phrase.last and (both or not own):
            phrase.name = (phrase.name[0], linked.last)
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


def _office(view: View, phrase: Phrase, at: int) -> int:
    """The last word of what an office is for ("Committee on matters of trade with grain"); -1 where it is not told."""
    hit = max((h for h in view.places[at] if h.category == "linker"), key=lambda h: h.last)
    last = hit.last + 1
    if phrase.kind != "body" or hit.length < 2 or last >= view.size or not view.word[last] or view.upper[last]:
        return -1
    if view.any(_CLAUSE, last):
        return -1
    while last + 2 < view.size and "linker" in view.marks[last + 1] and view.common(last + 2):
        last += 2
    return last


def _joint(view: View, phrase: Phrase, linked: Phrase) -> None:
    """Two media with one noun behind them, where nouns stand last: "«A» and «B» reporters"."""
    phrase.name = (phrase.first, linked.last)
    hit = view.marks[linked.last + 1].get("role_noun") if view.pack.head_final else None
    if hit is not None and _person(view, hit.first) and not view.norm[linked.last].endswith(view.pack.genitive):
        linked.last = hit.last
        phrase.name, phrase.kind = (phrase.first, hit.last), "person"
        phrase.heads, phrase.head_at = (view.norm[hit.last],), hit.first


def _finish_linked(view: View, at: int, begun: int, core: _Core, determined: set[str]) -> Phrase:
    name, proper = _name(view, begun, core)
    kind = core.kind
    if kind == "other" and core.caps and not _common_only(view, begun, core):
        kind = "name" if not determined or not view.pack.capital_nouns else "other"
    phrase = Phrase(at, core.last, name, kind, core.gender or "mfn", bool(determined), False, proper, tuple(core.heads))
    _own_author(view, begun, core, phrase)
    _abbreviation(view, phrase)
    return phrase


def _belongs(view: View, phrase: Phrase, linked: Phrase, keys: set[str], at: int) -> bool:
    if "and" in keys and phrase.author is not None:
        beside = phrase.author.name[1] == phrase.last and linked.kind in {"medium", "name"} and linked.proper
        return beside and not view.pack.head_final
    if "and" in keys:
        same = {"person", "body", "medium", "name"}
        return phrase.kind in same and linked.kind in same and not (linked.kind == "name" and phrase.kind == "body")
    if "of" in keys or "by" in keys:
        if phrase.kind == "name" or (phrase.kind == "person" and linked.kind == "medium"):
            return False  # "sagte der Minister der Zeitung": the paper is whom it was told
        if "of" not in keys:  # "by" names the author of a document, of nothing else: "told the paper by the ministry"
            return phrase.kind in {"document", "advert"} and _author(view, linked, at)
        if linked.kind != "other" or "of" in keys:
            return not (phrase.kind == "person" and phrase.proper)
    if "on" in keys:
        return "medium" in view.marks[linked.first] and phrase.kind in {"person", "advert"}
    if "at" not in keys or (linked.kind in {"other", "document"} and not view.upper[linked.first]):
        return False
    if phrase.kind in {"name", "pronoun", "medium"} or (phrase.kind == "person" and phrase.proper):
        return False
    return view.upper[linked.first] and not view.common(linked.first)


def _author(view: View, linked: Phrase, at: int) -> bool:
    """Whoever a document is by; a bare place after "from" is where it was found, not who wrote it."""
    if linked.author is not None or linked.kind in {"person", "body", "medium"}:
        return True
    if linked.kind != "name":
        return False
    return "at" not in view.keys("linker", at)
