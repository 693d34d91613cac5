"""Noun phrases that can name a speaker: who, of what kind, and how much of it is the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from beleg.languages.lexicon import Hit
from beleg.reading.sentences import Sentence

VERBS = ("say", "denial", "offer")
_COMMON = (
    "person",
    "thing",
    "distractor",
    "currency",
    "duration",
    "weekday",
    "month",
    "scale",
    "vague",
    "group",
    "number",
    "people",
)
_LINKS = 5  # noun phrases joined into one name, at most
_LONGEST = 24  # tokens of one phrase
_STEM = 5  # letters by which words are compared
_TITLE = 10  # words of a title before the name
_MODIFIERS = 5  # words before a noun
_NAME_WORDS = 4  # words that belong to a noun, in scripts without capitals
_DEFINITE = re.compile("[وفبك]?(?:ال|لل)")


_WRITTEN_ON = re.compile(r"[وف]?(?:بال|لل)\w{2}")
_NOT_BLOCKED = frozenset({"to", "authored", "document"})
_SMALL = frozenset({"self", "speaker_pronoun", "edge", "determiner", "linker", "relative"})


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@dataclass(slots=True)
class View:
    """A sentence with what the pack knows of each token, by category and first token."""

    sentence: Sentence
    marks: dict[str, dict[int, Hit]]
    names: dict[int, int]  # quoted names: first token -> last
    quoted: list[int]  # the quotation each token stands in, or -1
    places: dict[int, list[Hit]]  # every hit by its first token
    phrases: list[Phrase] = field(default_factory=list)
    within: dict[int, Phrase] = field(default_factory=dict)  # the phrase a token stands in
    blocked: set[int] = field(default_factory=set)  # tokens of attributions, which are in no phrase
    known: frozenset[str] = frozenset()  # words that the text writes with a capital where none is due

    @classmethod
    def of(cls, sentence: Sentence, names: dict[int, int], quoted: list[int]) -> View:
        marks: dict[str, dict[int, Hit]] = {}
        places: dict[int, list[Hit]] = {}
        named = {t for first, last in names.items() for t in range(first, last + 1)}
        for hit in sentence.hits:
            if hit.first in named:
                continue  # the words of a name are not read: "Ich will leben"
            if hit.category in _SMALL and hit.length == 1 and _acronym(sentence.tokens.raw(hit.first)):
                continue  # "US", not "us"
            places.setdefault(hit.first, []).append(hit)
            row = marks.setdefault(hit.category, {})
            if hit.first not in row or row[hit.first].last < hit.last:
                row[hit.first] = hit
        return cls(sentence, marks, names, quoted, places)

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    def mark(self, category: str, at: int) -> Hit | None:
        row = self.marks.get(category)
        return row.get(at) if row else None

    def key(self, category: str, at: int) -> str:
        """The payload of the longest hit of a category that begins at a token; empty where there is none."""
        hit = self.mark(category, at)
        return str(hit.payload) if hit else ""

    def keys(self, category: str, at: int) -> set[str]:
        return {str(h.payload) for h in self.places.get(at, ()) if h.category == category}

    def read(self) -> None:
        """Find the noun phrases."""
        self.blocked = (
            {
                at
                for category, skipped in (("attribution_before", _NOT_BLOCKED), ("attribution_after", frozenset()))
                for hit in self.marks.get(category, {}).values()
                if hit.payload not in skipped and hit.length > 1
                for at in range(hit.first, hit.last + 1)
                if not skipped
                or (
                    not (self.mark("role_noun", at) or self.mark("source", at))
                    and not any(first <= at <= last for first, last in self.names.items())
                )
            }
            if not self.sentence.pack.capital_nouns
            else set()
        )
        self.phrases = phrases(self)
        self.within = {t: p for p in self.phrases for t in range(p.first, p.last + 1)}

    def raw(self, at: int) -> str:
        return self.sentence.tokens.raw(at)

    def norm(self, at: int) -> str:
        return self.sentence.tokens.norm[at]

    def is_word(self, at: int) -> bool:
        return self.sentence.tokens.kind[at] == "w"

    def upper(self, at: int) -> bool:
        return self.is_word(at) and self.raw(at)[:1].isupper()

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first``..``last`` as written, white space folded."""
        a, b = self.sentence.tokens.start[first], self.sentence.tokens.end[last]
        return " ".join(self.sentence.text[a:b].replace("\u00ad", "").split())

    def common(self, at: int) -> bool:
        """A noun that the pack knows and that names no speaker."""
        return any(self.mark(category, at) for category in _COMMON)

    def common_but(self, at: int, category: str) -> bool:
        return any(self.mark(c, at) for c in _COMMON if c != category)

    def is_known(self, at: int) -> bool:
        """A word that the pack knows as something other than a person's name."""
        return self.common(at) or any(
            self.mark(c, at)
            for c in ("role_noun", "land", "capital", "source", "edge", "month", "document", "adjective")
        )

    def dated(self, at: int) -> bool:
        return bool(self.mark("weekday", at) or self.mark("month", at))


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its tokens, those of the name, and what kind of speaker it can be.

    ``kind`` is person, body, medium, name (by its shape), bare (one
    capitalised word, where all nouns are), document, advert, pronoun, self or other; ``gender`` the
    letters of the pronouns that may take it up; ``author`` whoever put out a document.
    """

    first: int
    last: int
    name: tuple[int, int]
    kind: str
    gender: str
    definite: bool = False
    oblique: bool = False
    proper: bool = False  # it contains a name, not only common nouns
    heads: tuple[str, ...] = ()
    author: Phrase | None = None
    governed: bool = False  # by a preposition
    head_at: int = -1  # token of the noun that says who it is
    genitive: bool = False  # its ending says that something belongs to it
    named: bool = False  # a person by their own name, not only by what they are

    @property
    def speaks(self) -> bool:
        """It can be a speaker by what it is, whatever the verb."""
        return self.kind not in {"other", "bare", "document"} or self.author is not None


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


def phrases(view: View) -> list[Phrase]:
    """Every noun phrase of a sentence, from left to right, none within another."""
    found: list[Phrase] = []
    at = 0
    while at < len(view):
        phrase = None if at in view.blocked or _verb_beside(view, found, at) else parse(view, at)
        if phrase is None:
            at += 1
            continue
        phrase.governed = _governed(view, at)
        phrase.oblique = phrase.oblique or _ends_oblique(view, phrase)
        phrase.genitive = bool(view.sentence.pack.genitive) and view.norm(phrase.last).endswith(
            view.sentence.pack.genitive
        )
        found.append(phrase)
        at = phrase.last + 1
    _apposed(view, found)
    return found


def _ends_oblique(view: View, phrase: Phrase) -> bool:
    """Its ending says that it is no subject."""
    if view.sentence.pack.caseless and phrase.head_at == phrase.first and _WRITTEN_ON.match(view.norm(phrase.first)):
        return True
    endings = view.sentence.pack.subjectless
    if not endings or phrase.kind in {"pronoun", "self"} or not view.is_word(phrase.last):
        return False
    if any(h.last == phrase.last for c in ("source", "land", "capital") if (h := view.mark(c, phrase.last))):
        return False
    return view.norm(phrase.last).endswith(endings)


def _beside(view: View, one: Phrase, two: Phrase) -> bool:
    """Only a comma stands between, or a comma and an age."""
    if one.last + 1 >= len(view) or view.raw(one.last + 1) != "," or not 2 <= two.first - one.last <= 7:
        return False
    return all(not view.is_word(i) or view.mark("age", i) for i in range(one.last + 2, two.first))


def _governed(view: View, at: int) -> bool:
    """A preposition stands before the phrase, perhaps with a number between: "in 30 interviews"."""
    while at > 0 and (
        view.sentence.tokens.kind[at - 1] == "d" or view.mark("number", at - 1) or view.mark("hedge", at - 1)
    ):
        if view.key("edge", at - 1) == "preposition":
            return True
        at -= 1
    return at > 0 and view.key("edge", at - 1) == "preposition"


def _verb_beside(view: View, found: list[Phrase], at: int) -> bool:
    """Right behind a noun phrase, "reports" is a verb."""
    beside = bool(found) and found[-1].last == at - 1 and not view.upper(at)
    return beside and any(view.mark(category, at) for category in VERBS)


def _apposed(view: View, found: list[Phrase]) -> None:
    """Both "The minister, Paolo Reyes, …" and "Paolo Reyes, the minister, …": one person, a name and a noun."""
    for one, two in pairwise(found):
        if not _beside(view, one, two) or two.last + 1 >= len(view):
            continue
        titles = one.kind == two.kind == "person" and two.named and not one.named
        if view.raw(two.last + 1) not in ",;." and not (titles and not view.sentence.pack.capital_nouns):
            continue
        if one.kind == "person" and not one.named and two.kind in {"name", "bare"} and view.upper(two.name[0]):
            if not one.proper or not view.mark("land", two.name[0]):
                one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
        elif (
            one.kind == "person"
            and not one.named
            and two.kind == "person"
            and two.named
            and not view.sentence.pack.capital_nouns
        ):
            one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
            one.heads += two.heads
        elif (
            one.kind in {"name", "bare"}
            and two.kind == "person"
            and not (two.proper if view.sentence.pack.capital_nouns else two.named)
        ):
            one.kind, one.gender, one.heads, one.named = "person", two.gender, one.heads + two.heads, True


def parse(view: View, at: int) -> Phrase | None:
    """The noun phrase that begins at a token, if one does."""
    if hit := view.mark("self", at):
        return Phrase(at, hit.last, (at, hit.last), "self", "n")
    pronoun = view.mark("speaker_pronoun", at)
    begun, determined = _determined(view, at)
    if pronoun and not (begun > at and _core(view, begun, "definite" in determined)):
        letters, _, case = str(pronoun.payload).partition(" ")
        return Phrase(at, pronoun.last, (at, pronoun.last), "pronoun", letters, oblique=bool(case))
    if view.sentence.pack.caseless and (aged := _aged(view, at)):
        return aged
    core = _core(view, begun, bool(determined)) if begun < len(view) else None
    if core is None or (core.kind == "other" and not determined and not core.caps):
        return None
    alone = not core.nouns and core.quoted is None and "oblique" in determined
    if alone and view.sentence.pack.bare_nouns and begun > at:
        return Phrase(at, begun - 1, (at, begun - 1), "other", "nfmp", oblique=True)  # "told deputies Ivan Petrov"
    return _finish(view, at, begun, core, determined)


def _aged(view: View, at: int) -> Phrase | None:
    """A name before an age in brackets, in scripts without capitals."""
    for last in (at, at + 1):
        if last + 3 >= len(view) or not view.is_word(last) or view.mark("edge", last) or view.mark("role_noun", at):
            return None
        if (
            view.raw(last + 1) == "("
            and view.sentence.tokens.kind[last + 2] == "d"
            and view.raw(last + 4 if last + 4 < len(view) else last + 3) == ")"
        ):
            end = last + 4 if last + 4 < len(view) else last + 3
            return Phrase(at, end, (at, last), "person", "mf", proper=True, named=True)
    return None


def _determined(view: View, at: int) -> tuple[int, set[str]]:
    found: set[str] = set()
    while at < len(view) and len(found) < 3 and (hit := view.mark("determiner", at)):
        found |= view.keys("determiner", at)
        at = hit.last + 1
    if (
        found - {"possessive"}
        and at + 1 < len(view)
        and view.sentence.tokens.kind[at] == "d"
        and view.mark("role_noun", at + 1)
    ):
        at += 1
    return at, found


def _stops(view: View, at: int, begun: int) -> bool:
    if view.quoted[at] != view.quoted[begun]:
        return True
    if at > begun and at in view.blocked:
        return True
    if view.upper(at) and len(view.raw(at)) == 1 and at + 1 < len(view) and view.raw(at + 1) == "." and at > begun:
        return False  # an initial
    if at > begun and view.upper(at) and view.mark("determiner", at) and at + 1 < len(view) and view.upper(at + 1):
        return not view.mark("role_noun", at - 1)  # "the daily Le Monde"
    pack = view.sentence.pack  # an ending, not a word, makes a known noun an edge
    noun = view.mark("role_noun", at) or view.mark("document", at)
    known = (pack.head_final or pack.caseless) and noun is not None and not view.mark("attribution_after", at)
    if (view.mark("edge", at) and not known) or view.mark("determiner", at):
        return True
    given = view.sentence.pack.head_first and view.upper(at) and at > 0 and at + 1 < len(view) and view.upper(at + 1)
    if given and view.mark("month", at) and not view.sentence.pack.caseless:
        return False  # "Julio Arce", where months have no capital
    if view.dated(at) and not (
        at > begun and view.mark("role_noun", at - 1) and at + 1 < len(view) and view.upper(at + 1)
    ):
        return True
    return view.mark("speaker_pronoun", at) is not None


def _noun(view: View, at: int) -> tuple[Hit, str] | None:
    """A known noun that begins here: who speaks, what is put out, or a medium's name."""
    best: tuple[Hit, str] | None = None
    for category in ("source", "role_noun", "document"):
        hit = view.mark(category, at)
        if hit and (best is None or hit.last > best[0].last):
            best = (hit, category)
    if best is None:
        return None
    if (view.sentence.pack.capital_nouns or best[1] == "source") and not view.upper(at):
        return best if view.sentence.pack.caseless else None
    return best


def _verb(view: View, at: int, core: _Core) -> bool:
    """A word that could be a noun or a verb of saying is a verb once the phrase has its noun."""
    if at > 0 and view.upper(at):
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
    if not any(view.mark(category, at) for category in (*VERBS, "split")):
        return False
    if not view.mark("document", at):
        return True
    last = at + 1 >= len(view) or view.raw(at + 1) in ".,;"
    if last and core.first > 0 and (view.mark("linker", core.first - 1) or view.mark("edge", core.first - 1)):
        return False  # "according to intelligence reports."
    several = core.gender == "p"
    plural = view.norm(at).endswith("s") != several  # the verb agrees with the noun before it
    return bool(core.nouns or core.caps) and core.owner != at - 2 and plural


def _role_here(view: View, at: int) -> bool:
    hit = view.mark("role_noun", at)
    return hit is not None and hit.last > at


def _core(view: View, begun: int, determined: bool) -> _Core | None:
    """A noun with what describes it and the name behind it, from a token on; None where there is no noun."""
    core = _Core(begun, begun - 1, determined=determined)
    at = begun
    final = view.sentence.pack.head_final
    while at < len(view) and at - begun < _LONGEST and (core.quoted is None or final):
        if core.quoted and not core.nouns and core.last == core.quoted[1]:
            at += not view.is_word(at)
            if at >= len(view) or (_noun(view, at) is None and not _role_ahead(view, at, at)):
                break  # behind a quoted name only the noun it belongs to, where nouns stand last
        whole = core.quoted and core.nouns and core.kind != "person" and core.head_end == at - 1
        if final and whole and not view.norm(core.head_end).endswith(view.sentence.pack.genitive):
            break  # "the paper «X»" is whole
        step = _step(view, core, at)
        if step < 0:
            return None
        if step == at:
            break
        at = step
    if core.quoted and core.last == core.quoted[1] and core.last + 1 < len(view) and not view.is_word(core.last + 1):
        core.last += 1  # the mark behind a quoted name
    if core.last < begun or (view.sentence.pack.capital_nouns and not core.caps):
        return None
    return core


def _step(view: View, core: _Core, at: int) -> int:
    """Take the next token into the phrase: where to go on; the same place to stop, -1 for no phrase at all."""
    tokens = view.sentence.tokens
    quoted = at if at in view.names else (at + 1 if at + 1 in view.names and not view.is_word(at) else -1)
    if quoted >= 0:
        if core.caps and not core.nouns and not view.sentence.pack.capital_nouns and core.last == at - 1:
            return at  # two names side by side
        if core.kind == "person" and core.last > core.head_end >= 0 and view.sentence.pack.head_final:
            return at  # behind a person's name another phrase begins
        core.quoted, core.caps, core.last = (quoted, view.names[quoted]), True, view.names[quoted]
        return core.last + 1
    if tokens.kind[at] == "d":
        aged = at + 2 < len(view) and view.raw(at + 1) == "-" and tokens.glued(at + 2)
        return at + 2 if aged else at  # "31-jährige", "52-year-old"
    if not view.is_word(at):
        return _mark(view, core, at)
    if view.norm(at) == "'s":
        core.owner, core.kind, core.gender, core.nouns = at - 1, "other", "", []
        return at + 1
    if (_stops(view, at, core.first) and not _inside_name(view, at, core.first)) or _verb(view, at, core):
        return at
    noun = _noun(view, at)
    named = noun and core.kind == "person" and core.last > core.head_end >= 0
    if named and view.sentence.pack.head_final and not view.norm(at - 1).endswith(view.sentence.pack.genitive):
        return at  # behind a person's name another phrase begins
    if noun and view.sentence.pack.caseless and core.kind == "person" and noun[1] == "source":
        return at  # whom it was told
    if noun and view.sentence.pack.head_first and not core.nouns and core.last == at - 1 and at > core.first:
        place = view.mark("land", core.first) or view.mark("capital", core.first)
        if place and place.last == at - 1:
            return at  # "in Moscow a broker": what belongs to a noun follows it
    if noun and not _named_so(view, core, at):
        _take(view, core, noun, at)
        return core.last + 1
    if view.sentence.pack.caseless:
        return _word_caseless(view, core, at)
    return _word_capital(view, core, at) if view.sentence.pack.capital_nouns else _word_plain(view, core, at)


def _named_so(view: View, core: _Core, at: int) -> bool:
    """A known noun that is part of a name: "the news site Ala-Too Monitor"."""
    if view.sentence.pack.capital_nouns or not view.upper(at) or not core.nouns:
        return False
    return not view.upper(core.head_end)


def _mark(view: View, core: _Core, at: int) -> int:
    if not _joined(view, at, core.first):
        if not _possessive_mark(view, at):
            return at
        core.owner = at - 1
    elif view.raw(at) == "." and len(view.raw(at - 1)) == 1:
        core.last = at
    return at + 1


def _word_capital(view: View, core: _Core, at: int) -> int:
    """A word that is no known noun, in a language that writes all nouns with a capital."""
    cap, begun = view.upper(at), core.first
    if not cap:
        core.modifiers += 1
        if core.caps or core.modifiers > _MODIFIERS or not _noun_ahead(view, at, begun):
            return at
        if not core.determined and not view.mark("adjective", at) and not (begun > 0 and view.mark("edge", begun - 1)):
            return -1  # without an article a verb looks like an adjective
        return at + 1
    if core.nouns and view.mark("source", core.nouns[-1]):
        return at  # a medium's name is whole
    people = core.determined and at > begun and view.mark("people", at - 1) is not None
    named = (core.kind == "person" and core.head_end == at - 1) or people  # then it is the name, "Jan" too
    if core.caps and not named:
        strange = view.common(at) or not (core.nouns or _name_like(view, at - 1))
        if (strange and view.raw(at - 1) != "-") or (at > begun and view.mark("medium", at - 1)):
            return at
    core.caps, core.last = True, at
    return at + 1


def _word_caseless(view: View, core: _Core, at: int) -> int:
    """A word that is no known noun, in a script without capitals: it belongs to the noun before it, or is a name."""
    if not core.nouns or core.quoted or at - core.head_end > _NAME_WORDS:
        return at
    if view.common(at) and not _definite_form(view, at):
        return at
    if view.mark("that", at) or view.mark("joining", at) or view.mark("relative", at) or view.mark("passive", at):
        return at
    if any(view.mark(c, at) for c in ("attribution_before", "attribution_after", "continues", "document")):
        return at
    if (
        core.kind != "person"
        and not _definite_form(view, at)
        and not (
            at + 1 < len(view)
            and view.is_word(at + 1)
            and _definite_form(view, at + 1)
            and not view.mark("edge", at + 1)
        )
    ):
        return at  # a noun in a row of nouns ends with a definite one
    core.last = at
    return at + 1


def _definite_form(view: View, at: int) -> bool:
    return _DEFINITE.match(view.norm(at)) is not None or bool(view.mark("adjective", at) or view.mark("land", at))


def _word_plain(view: View, core: _Core, at: int) -> int:
    """A word that is no known noun, in a language where a capital makes a name."""
    if view.upper(at):
        if at > core.first and not core.caps and view.common(at - 1) and core.head_end != at - 1:
            return at  # "for three years Marta"
        pack = view.sentence.pack
        place = view.mark("land", at) or view.mark("capital", at)
        if (
            place
            and core.last == at - 1
            and pack.head_final
            and (view.mark("land", at - 1) or (core.head_end < at - 1 and core.nouns))
        ):
            return at  # two countries side by side, or a place behind a name
        if pack.head_final and core.nouns and core.head_end == at - 1 and (core.kind != "person" or core.gender == "p"):
            return at  # nouns stand last: only a person's name follows
        core.caps, core.last = True, at
        return at + 1
    ahead = _role_ahead(view, at, core.first)
    behind = view.sentence.pack.head_first and core.nouns and core.last == at - 1
    if behind and (view.mark("adjective", at) or view.mark("people", at)) and not view.common_but(at, "people"):
        core.last = core.head_end = at  # "the president Ukrainian", where adjectives follow
        return at + 1
    if (core.nouns or core.caps) and core.owner != at - 2 and not ahead:
        return at
    if not core.determined and not core.caps and not ahead:
        return -1
    core.last = at
    return at + 1


def _take(view: View, core: _Core, noun: tuple[Hit, str], at: int) -> None:
    hit, category = noun
    core.nouns.append(at)
    core.head_end = core.last = hit.last
    core.caps = core.caps or view.upper(at)
    if view.sentence.pack.head_first and len(core.nouns) > 1 and core.owner < core.nouns[0]:
        if (
            core.kind in {"document", "advert"}
            and category != "document"
            and core.after is None
            and (view.sentence.pack.bare_nouns or view.sentence.pack.caseless)
        ):
            core.after = (str(hit.payload).partition("_")[0], at)
        core.heads.append(view.norm(hit.last))
        return  # the first of several nouns says who speaks
    core.heads.append(view.norm(hit.last))
    if category in {"role_noun", "source"}:
        core.kind = str(hit.payload).partition("_")[0]
        same = [str(h.payload) for h in view.places[at] if (h.category, h.last) == (category, hit.last)]
        core.gender = "".join(sorted({letter for p in same for letter in p.partition("_")[2]}))
    else:
        core.kind, core.gender = ("advert" if hit.payload == "advert" else "document"), "nfmp"


def _inside_name(view: View, at: int, begun: int) -> bool:
    """A short word inside a capitalised name glued by hyphens: "Cox's Bazar-to-…"."""
    return at > begun and view.sentence.tokens.glued(at) and view.raw(at - 1) == "-"


def _joined(view: View, at: int, begun: int) -> bool:
    """A hyphen, dot of an initial, slash or ampersand that holds a name together."""
    tokens = view.sentence.tokens
    mark = view.raw(at)
    if at <= begun or at + 1 >= len(view):
        return mark == "." and at > begun and len(view.raw(at - 1)) == 1 and view.upper(at - 1)
    if mark in "-/&+" or mark in "‑–":
        glued = tokens.glued(at) and tokens.glued(at + 1)
        return glued or (mark == "&" and view.upper(at - 1) and view.upper(at + 1))
    if mark == ".":
        short = len(view.raw(at - 1)) <= 4 and view.upper(at - 1) and tokens.glued(at)
        return short and (view.upper(at + 1) or len(view.raw(at - 1)) == 1)
    return False


def _possessive_mark(view: View, at: int) -> bool:
    return view.raw(at) in "'’" and view.sentence.tokens.glued(at) and at + 1 < len(view) and view.is_word(at + 1)


def _owns(view: View, at: int) -> bool:
    """The word is written with a possessive mark that the tokeniser took for a closing quotation mark."""
    end = view.sentence.tokens.end[at]
    return view.sentence.text[end : end + 1] in {"'", "’"}


def _noun_ahead(view: View, at: int, begun: int) -> bool:
    """Within the words a noun may be described by, a capitalised one comes (languages that capitalise nouns)."""
    for ahead in range(at + 1, min(at + 2 + _MODIFIERS, len(view))):
        if not view.is_word(ahead) or (_stops(view, ahead, begun)):
            return view.raw(ahead) == "-" if not view.is_word(ahead) else False
        if view.upper(ahead):
            return True
    return False


def _role_ahead(view: View, at: int, begun: int) -> bool:
    """A known noun follows within two words: what stands before it describes it."""
    for ahead in range(at + 1, min(at + 3, len(view))):
        if not view.is_word(ahead):
            return view.raw(ahead) == "-" and ahead + 1 < len(view) and _noun(view, ahead + 1) is not None
        if _stops(view, ahead, begun) or any(view.mark(category, ahead) for category in ("say", "denial")):
            return False
        if view.mark("role_noun", ahead):
            return True
    return False


def _name_like(view: View, at: int) -> bool:
    return at >= 0 and view.upper(at) and not view.common(at)


def _finish(view: View, at: int, begun: int, core: _Core, determined: set[str]) -> Phrase | None:
    name, proper = _name(view, begun, core)
    kind, gender = core.kind, core.gender
    if kind == "other" and (proper or core.caps) and not _common_only(view, begun, core):
        kind, gender = (
            "name",
            ("n" if any(view.mark(c, i) for c in ("land", "capital") for i in range(name[0], name[1] + 1)) else "mf"),
        )
        if determined & {"open", "definite", "oblique", "possessive"}:
            kind, gender = (
                ("other", "nfmp") if view.sentence.pack.capital_nouns else ("name", "n" if gender == "n" else "nmf")
            )
        elif view.sentence.pack.capital_nouns and name[0] == name[1] and not core.quoted and gender != "n":
            kind = "bare"
    if core.quoted and not core.nouns:
        kind, gender = "medium", "nfm"
    if not core.quoted and any(view.mark("self", i) for i in range(begun, core.last + 1)):
        kind = "self"
    if kind == "name" and _only_first(view, begun, core):
        kind = "bare"
    if not any(view.upper(i) or view.sentence.pack.caseless for i in range(begun, core.last + 1)) and kind == "name":
        kind = "other"
    pack = view.sentence.pack
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
        or (kind == "person" and proper and not core.quoted and (not core.nouns or name[0] > core.nouns[0])),
    )
    if core.after and phrase.author is None:
        last = core.last
        phrase.author = Phrase(
            core.after[1], last, (core.after[1], last), core.after[0], "nfm", proper=True, heads=tuple(heads)
        )
    _own_author(view, begun, core, phrase)
    _abbreviation(view, phrase)
    _link(view, phrase, core)
    if phrase.kind == "person" and not phrase.named:
        _named_later(view, phrase)
    if phrase.kind == "document" and view.mark("self", phrase.last + 1):
        phrase.kind = "self"
    if not phrase.proper and phrase.kind != "name" and determined & {"open", "definite", "possessive", "oblique"}:
        # a common noun is named with its article ("a former recruiter"); a name without
        phrase.name = (at, phrase.name[1])
    return phrase


def _only_first(view: View, begun: int, core: _Core) -> bool:
    """One unknown word whose capital is that of the sentence, and that the text writes with none elsewhere."""
    if view.sentence.pack.capital_nouns or core.first != core.last or core.nouns or core.quoted or not view.known:
        return False
    first = begun == 0 or view.quoted[begun] != view.quoted[begun - 1] or not any(view.is_word(i) for i in range(begun))
    if not first or _acronym(view.raw(begun)) or any(view.mark(c, begun) for c in ("land", "capital", "source")):
        return False
    return view.norm(begun)[:_STEM] not in view.known


def _own_name(view: View, core: _Core) -> tuple[int, int] | None:
    """The name behind a person's role, in scripts without capitals: the words behind the last definite or known one."""
    words = range(core.nouns[0] + 1, core.last + 1)
    begun = next(
        (
            i + 1
            for i in reversed(words)
            if view.mark("land", i)
            or view.mark("adjective", i)
            or (
                view.mark("role_noun", i)
                and (_definite_form(view, i) or not view.key("role_noun", i).startswith("person"))
            )
        ),
        core.head_end + 1,
    )
    while begun <= core.last and _definite_form(view, begun):
        begun += 1
    return (begun, core.last) if begun <= core.last and not view.common(begun) else None


def _named_later(view: View, phrase: Phrase) -> None:
    """Take in the name that follows a long title: "head of the staff for the treatment of prisoners Ivan Petrov"."""
    pack = view.sentence.pack
    if pack.capital_nouns or pack.caseless:
        return
    at = phrase.last + 1
    if pack.head_first and at < len(view) and view.upper(at) and not view.is_known(at) and phrase.name[1] != at:
        while at + 1 < len(view) and view.upper(at + 1) and not view.is_known(at + 1):
            at += 1
        phrase.name, phrase.last, phrase.proper, phrase.named = (phrase.last + 1, at), at, True, True
        return
    if not pack.bare_nouns:
        return
    for at in range(phrase.last + 1, min(phrase.last + 2 + _TITLE, len(view) - 1)):
        if not view.is_word(at) or view.quoted[at] != view.quoted[phrase.first]:
            return
        if any(view.mark(c, at) for c in (*VERBS, "that", "relative", "determiner", "attribution_after")):
            return
        if view.mark("joining", at) and "and" not in view.keys("linker", at):
            return
        two = view.upper(at) and view.upper(at + 1) and not view.is_known(at) and not view.is_known(at + 1)
        if two and not view.upper(at - 1) and view.key("edge", at - 1) != "preposition":
            last = at + 1
            while last + 1 < len(view) and view.upper(last + 1) and not view.is_known(last + 1):
                last += 1
            phrase.last, phrase.name, phrase.proper, phrase.named = last, (at, last), True, True
            return


def _common_only(view: View, begun: int, core: _Core) -> bool:
    """In a language that capitalises nouns, a capital alone makes no name."""
    if core.quoted:
        return False
    words = [i for i in range(begun, core.last + 1) if view.is_word(i)]
    if all(view.common(i) or view.mark("group", i) or view.mark("people", i) for i in words):
        return not any(view.mark("land", i) or view.mark("capital", i) for i in words)
    return False


def _name(view: View, begun: int, core: _Core) -> tuple[tuple[int, int], bool]:
    """The tokens of the name within a core, and whether it is a proper name."""
    if core.quoted and not (core.kind == "person" and core.last > core.head_end >= core.quoted[1]):
        pack = view.sentence.pack
        if core.kind == "person" and (pack.head_first or pack.head_final):
            return (begun, core.last), True  # "head of the organisation «X»"
        return core.quoted, True
    if core.nouns and core.last > core.head_end >= 0:  # what follows the last known noun: "the lawyer X", "agency X"
        after = core.head_end + 1
        while after <= core.last and not view.upper(after):
            after += 1
        if view.sentence.pack.head_first:  # "the president Russia's Ivan Petrov"
            while after < core.last and (view.mark("land", after) or view.mark("adjective", after)):
                after += 1
            if view.mark("land", after):
                after = core.last + 1
        common = core.kind == "person" or _apart(view, core)
        if after <= core.last and core.kind != "body" and common:
            return (after, core.last), True
    if core.kind == "medium" and core.nouns and view.mark("source", core.nouns[-1]):
        return (core.nouns[-1], core.last), True
    first = begun
    upper = [i for i in range(begun, core.last + 1) if view.upper(i)]
    if view.sentence.pack.capital_nouns:
        return (begun, core.last), core.kind == "name" or any(_proper_word(view, i, core) for i in upper)
    return (first, core.last), any(_proper_word(view, i, core) for i in upper)


def _apart(view: View, core: _Core) -> bool:
    """The noun before a name is no part of it: a lower-case one, or any where all nouns have capitals."""
    return view.sentence.pack.capital_nouns or not view.upper(core.head_end)


def _proper_word(view: View, at: int, core: _Core) -> bool:
    if at == 0 and view.mark("adjective", at) is None and at in core.nouns:
        return False
    if view.sentence.pack.head_first and core.kind == "person" and any(n < at <= core.head_end for n in core.nouns):
        return False
    if view.sentence.pack.capital_nouns:
        return not view.common(at) and not any(n <= at <= core.head_end for n in core.nouns)
    return True


def _own_author(view: View, begun: int, core: _Core, phrase: Phrase) -> None:
    """A document's author inside its own phrase: "the ministry's report", "a UN report", "Datenbank „X“"."""
    if phrase.kind not in {"document", "advert"} or not core.nouns:
        return
    if core.quoted or phrase.name[0] > core.head_end:
        phrase.author = Phrase(phrase.name[0], phrase.name[1], phrase.name, "medium", "nfm", proper=True)
        return
    head = core.nouns[-1]
    end = (
        core.owner
        if begun <= core.owner < head
        else next((i for i in range(head - 1, begun - 1, -1) if _owns(view, i)), -1)
    )
    if end < begun:
        known = [
            i for i in range(begun, head) if (view.mark("role_noun", i) or view.mark("source", i)) and view.upper(i)
        ]
        if not known:
            return
        end = head - 1
        while end > known[0] and not view.is_word(end):
            end -= 1
    inner = _core(view, begun, True)
    if inner is None:
        return
    noun = next((_noun(view, i) for i in range(end, begun - 1, -1) if _noun(view, i)), None)
    kind, _, gender = str(noun[0].payload).partition("_") if noun and noun[1] == "role_noun" else ("name", "", "mfn")
    phrase.author = Phrase(begun, end, (begun, end), kind, gender, proper=view.upper(begun), definite=phrase.definite)


def _abbreviation(view: View, phrase: Phrase) -> None:
    """Take a name's abbreviation in brackets with it: "headquarters (CHTPW)"."""
    at = phrase.last
    if at + 3 < len(view) and view.raw(at + 1) == "(" and view.raw(at + 3) == ")" and view.raw(at + 2).isupper():
        phrase.last = at + 3
        if phrase.name[1] == at:
            phrase.name = (phrase.name[0], at + 3)


def _link(view: View, phrase: Phrase, core: _Core) -> None:
    """Join what belongs to the name: genitives, places, a second name."""
    for _ in range(_LINKS):
        at = phrase.last + 1
        if at + 1 >= len(view) or view.quoted[at] != view.quoted[phrase.first]:
            return
        keys = view.keys("linker", at)
        if not keys:
            return
        # "des Ministeriums": in German the article itself is what links
        begun = at if view.mark("determiner", at) and "and" not in keys else at + 1
        start, determined = _determined(view, begun)
        other = _core(view, start, bool(determined)) if start < len(view) else None
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
        if phrase.name[1] == phrase.last and not (
            phrase.kind == "person" and phrase.proper and phrase.name[0] > core.head_end
        ):
            phrase.name = (phrase.name[0], linked.last)
        if "and" in keys:
            phrase.gender = "p"
        phrase.last = linked.last
        if phrase.kind == "document" and any(view.mark("self", i) for i in range(linked.first, linked.last + 1)):
            phrase.kind = "self"
        phrase.proper = phrase.proper or (linked.proper and phrase.kind == "body")


def _finish_linked(view: View, at: int, begun: int, core: _Core, determined: set[str]) -> Phrase:
    name, proper = _name(view, begun, core)
    kind = core.kind
    if kind == "other" and core.caps and not _common_only(view, begun, core):
        kind = "name" if not determined or not view.sentence.pack.capital_nouns else "other"
    phrase = Phrase(at, core.last, name, kind, core.gender or "mfn", bool(determined), False, proper, tuple(core.heads))
    _own_author(view, begun, core, phrase)
    _abbreviation(view, phrase)
    return phrase


def _belongs(view: View, phrase: Phrase, linked: Phrase, keys: set[str], at: int) -> bool:
    if "and" in keys:
        same = {"person", "body", "medium", "name"}
        return phrase.kind in same and linked.kind in same and not (linked.kind == "name" and phrase.kind == "body")
    if "of" in keys or "by" in keys:
        if phrase.kind == "name" or (phrase.kind == "person" and linked.kind == "medium"):
            return False  # "sagte der Minister der Zeitung": the paper is whom it was told
        if phrase.kind in {"document", "advert"} and "of" not in keys:
            return _author(view, linked, at)
        if linked.kind != "other" or "of" in keys:
            return not (phrase.kind == "person" and phrase.proper)
    if "on" in keys:
        return view.mark("medium", linked.first) is not None and phrase.kind in {"person", "advert"}
    if "at" not in keys or (linked.kind in {"other", "document"} and not view.upper(linked.first)):
        return False
    if phrase.kind in {"name", "pronoun", "medium"} or (phrase.kind == "person" and phrase.proper):
        return False
    return view.upper(linked.first) and not view.common(linked.first)


def _author(view: View, linked: Phrase, at: int) -> bool:
    """Whoever a document is by; a bare place after "from" is where it was found, not who wrote it."""
    if linked.author is not None or linked.kind in {"person", "body", "medium"}:
        return True
    if linked.kind != "name":
        return False
    return "at" not in view.keys("linker", at)
