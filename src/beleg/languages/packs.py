"""Language packs: folders of data, loaded once, checked as they are loaded.

A pack is ``languages/<ISO 639-1>/`` with ``pack.toml`` (formats), and words by category: ``words.toml`` (numbers,
units, nouns), ``times.toml``, ``speech.toml`` (who says what, and how) and ``peoples.toml`` (nationalities, regions,
groups); ``marks.toml`` has what only `beleg.times` knows, in a lexicon of its own, see `marks`. A table of such a file
is a category; a line in it is either
``payload = ["pattern", …]`` or ``"pattern" = number`` or ``"pattern" = [low, high]``. What CLDR knows (month and
weekday names, names of territories) is taken from Babel and needs no line.
"""

from __future__ import annotations

import gc
import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Final

from beleg.errors import FixSettings
from beleg.languages.lexicon import Lexicon
from beleg.languages.prefixes import Prefixes
from beleg.languages.tokens import fold

CATEGORIES: Final[dict[str, frozenset[str]]] = {
    "words.toml": frozenset(
        "number scale glued plus_half article ordinal vague zero hedge hedge_after range percent share duration currency "
        "per every person thing stop age change distractor partitive pronoun negation clause origin tally series dataref "
        "compatriot ageword compound tongue compare whole asked spoken makes mostly ranks rest way".split()
    ),
    "times.toml": frozenset(
        "month weekday proper name season period yearword shift shift_after reckoned now part first rank span ago since until "
        "between at filler mark decade clock set several joiner event future many aside occasion".split()
    ),
    "speech.toml": frozenset(
        "say split denial offer plan doubt attribution_before attribution_after document source medium given role_noun leader "
        "general speaker_pronoun himself introduced self that how relative contrast joining continues mood turn determiner "
        "linker passive edge quality alias renamed address urge contract seen relays compiled content homograph".split()
    ),
    "peoples.toml": frozenset("people adjective land group capital nation alien".split()),
}
FILES: Final = tuple(CATEGORIES)
DEPENDENT: Final = {
    "noun": "endings of a noun in the genitive",
    "adjective": "endings of an adjective in it: whatever follows is its noun",
    "verb": "endings that no such noun has",
    "feminine": "endings of nouns that are a predicate's, too, where the office is feminine",
    "verbal": "endings of words that are a verb and never describe a noun",
    "place": "endings of a place in the genitive that no given name has",
    "free": "endings of an office that belongs to no noun before it",
    "object": "endings of all words of a person's name where it is no subject",
    "describing": "endings of adjectives in any case",
    "open": "the vowels that a given name in the genitive ends in",
    "plural": "endings of an adjective of several subjects",
    "oblique": "endings of a noun that is no subject, beside those of the genitive and the dative",
    "several": "endings of a verb that several people are the subject of",
    "patronymic": "endings of the name behind a given one",
    "passive": "endings of participles of what was done to something, in any case",
    "agent": "endings of the noun that says who did it",
}
VERB_FORMS: Final = {
    "finite": "endings of a verb with a subject, and of participles that make one with an auxiliary",
    "converb": "endings of a verb without a subject of its own: that of the clause beside it",
    "quotative": "words between what is said and the verb, where verbs stand last",
    "told": "endings of a clause that is told, right before such a verb",
    "light": "verbs that make a verb of the noun before them",
    "degree": "words behind which 'that' opens what came of it",
    "how": "endings of a verb that say 'as somebody said'",
    "passive": "endings of a verb that has no subject who speaks",
    "deeds": "beginnings of verbs that bring about what 'that' opens",
    "described": "endings of a noun that the clause behind 'that' describes",
    "reflexive": "pronouns that belong to the verb",
}
# What only the marks of times know (marks.toml), beside more words for the categories of times: see timing/marks.py.
MARKS = frozenset(  # not Final, so that a test can narrow it where this is compiled
    "word every daypart det mod adj cut lasting holiday decade_word nth plural half zone trim clock_at clock_part clock_after "
    "clock_hour drop bare era single".split()
)


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: its formats, and a lexicon of everything it has words for."""

    code: str
    locale: str  # of CLDR
    name: str
    version: str
    digest: str
    decimal: str
    groups: str
    elisions: tuple[str, ...]
    enclitics: tuple[str, ...]
    contracted: tuple[str, ...]  # prepositions that have the article in them: a noun behind them is definite
    articles: frozenset[str]  # before a number with a full stop they make it an ordinal: "die 155. Brigade"
    abbreviations: frozenset[str]
    capital_nouns: bool
    bare_nouns: (
        bool  # no articles, and endings change: a bare noun may be definite; nouns are compared by their beginnings
    )
    head_first: bool  # what belongs to a noun follows it: of several nouns in a row the first says who speaks
    caseless: bool  # the script has no capitals
    small_names: frozenset[str]  # names of media that they write without a capital: "dpa"
    given_like_small: frozenset[str]  # given names as written that look like a small word once folded
    no_verbs: frozenset[str]  # words as written that look like a verb of somebody else's once folded
    passive_form: str  # how a verb begins that its vowel signs make a passive, as a regular expression
    pro_drop: bool  # a verb needs no subject: without one it goes on with the speaker before
    # endings of verbs that agree with their subject, by its letter (f, m, n, p)
    verb_gender: dict[str, tuple[str, ...]]
    genitive: tuple[str, ...]  # endings of a noun that another belongs to: no subject either, but it may have said it
    # endings of what a noun governs behind it, see `DEPENDENT`; empty: no case tells
    dependent: dict[str, tuple[str, ...]]
    agreement: dict[str, tuple[str, ...]]  # endings of an adjective, and those of the noun behind it that go with them
    ablative: tuple[str, ...]  # endings that say where somebody is from
    collective: frozenset[str]  # number words that stand alone and count people
    instrumental: tuple[str, ...]  # endings, or words behind a noun, that say with what something is done
    # endings of the last word of a name, the longest first, and what stands there without them
    nominative: dict[str, str]
    # endings of a noun that another belongs to, the longest first, where names keep theirs
    noun_endings: tuple[str, ...]
    adjectives: tuple[str, ...]  # endings of adjectives, where few words show by theirs what they are
    plural: tuple[str, ...]  # endings of nouns of several, which need no article
    # endings of a noun as a subject, by the letter of `verb_gender` it goes with
    subject_forms: dict[str, tuple[str, ...]]
    locative: tuple[str, ...]  # endings that say where something is
    part_endings: tuple[str, ...]  # endings of a number that make it so many of those spoken of
    # nouns behind which a name is that of whose they are: "the mother of-Jon Feld", where no word says "of"
    kin: frozenset[str]
    surnames: tuple[str, ...]  # endings of surnames: such a word, unknown and right before a verb of saying, is a name
    conditional: tuple[str, ...]  # endings of a verb that closes a clause with "if" or "whereas"
    several_verbs: tuple[str, ...]  # endings that every verb of several has, and hardly one of one
    below_five: tuple[str, ...]  # endings of a noun in the plural that stands with no number from five on
    subjectless: tuple[str, ...]  # endings that mark a noun as no subject
    subjects: tuple[str, ...]  # endings that mark a noun as a subject
    behind_subjects: tuple[str, ...]  # endings of a verb that stands behind its subject, or has none, never before it
    # endings of a participle, which is no verb of its subject without one of the following
    participles: tuple[str, ...]
    attributives: tuple[str, ...]  # endings of a verb that describes the noun behind it
    auxiliaries: frozenset[str]  # the forms of "have"
    verb_forms: dict[str, tuple[str, ...]]  # by which an unknown word is known for a verb, see `VERB_FORMS`
    adverbs: tuple[str, ...]  # endings of adverbs: such a word, unknown, is nobody who speaks
    dative: tuple[str, ...]  # endings of whom something is told or given: no subject
    construct: tuple[str, ...]  # endings of a noun that the next word belongs to; the last such word bears the case
    joining: tuple[str, ...]  # endings of a word that are an "and": the next goes with it
    verb_final: bool  # the verb closes its clause, though what belongs to a noun follows it
    head_final: bool  # what describes a noun, a country too, stands before it; postpositions and hedges follow
    compound: dict[str, Any]
    number_words: dict[str, float]
    magnitudes: frozenset[str]  # words and abbreviations for a thousand, a million
    months: frozenset[str]
    units: frozenset[str]  # nouns for stretches of time
    prefixes: Prefixes
    lexicon: Lexicon

    def is_month(self, word: str) -> bool:
        """A folded word that begins the name of a month."""
        return word in self.months

    @property
    def romance(self) -> bool:
        """Nouns have articles before them and what belongs to them behind: "el ministro de Defensa, Pablo Ruiz"."""
        return self.head_first and not self.bare_nouns and not self.caseless


def folder(code: str) -> Traversable:
    return resources.files("beleg.languages") / code


@cache
def codes() -> tuple[str, ...]:
    """The languages there are packs for."""
    here = resources.files("beleg.languages")
    return tuple(sorted(p.name for p in here.iterdir() if len(p.name) == 2 and (p / "pack.toml").is_file()))


def read_toml(file: Traversable) -> dict[str, Any]:
    """The tables of a TOML file; FixSettings names the file and the line where it cannot be read."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FixSettings(f"{_named(file)}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise FixSettings(f"{_named(file)} cannot be read: {error}") from None


def _named(file: Traversable) -> str:
    return "/".join(str(file).replace("\\", "/").split("/")[-3:])


def _line(file: Traversable, key: str) -> int:
    """The line where a key or pattern stands, for a message; 0 where it cannot be told."""
    return next((n for n, line in enumerate(file.read_text("utf-8").split("\n"), 1) if key in line), 0)


def fill(lexicon: Lexicon, tables: dict[str, Any], file: Traversable, prefix: str = "") -> None:
    """Add the patterns of a words file to a lexicon; FixSettings with file, line and reason where one is malformed."""
    for category, lines in tables.items():
        if not isinstance(lines, dict):
            raise FixSettings(f"{_named(file)}, line {_line(file, category)}: {category} must be a table")
        for key, value in lines.items():
            for pattern, payload in _patterns(key, value, file):
                try:
                    lexicon.add(prefix + category, payload, pattern)
                except FixSettings as error:
                    raise FixSettings(f"{_named(file)}, line {_line(file, pattern)}: {error}") from None


def _patterns(key: str, value: Any, file: Traversable) -> list[tuple[str, Any]]:
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return [(v, key) for v in value]
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int | float) for v in value):
        return [(key, (value[0], value[1]))]
    if isinstance(value, int | float | str):
        return [(key, value)]
    raise FixSettings(
        f"{_named(file)}, line {_line(file, key)}: {key!r} must be a list of patterns, a number or a pair of numbers"
    )


def load(code: str, lexicon_files: tuple[Traversable, ...] = (), prefix: str = "topic.") -> Pack:
    """The pack of a language, with the word files of a topic (if any) in the same lexicon, their categories prefixed."""
    with _kept():
        return _load(code, lexicon_files, prefix)


@contextmanager
def _kept() -> Iterator[None]:
    """Keep the collector of garbage away from what is built here, for good.

    A pack is tens of thousands of objects that live as long as the process. To look through them again and again for
    what could be thrown away takes as long as to build them, and a third of a second each time later on.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if on:
            gc.enable()


def _load(code: str, lexicon_files: tuple[Traversable, ...], prefix: str) -> Pack:
    home = folder(code)
    settings = read_toml(home / "pack.toml")
    for key in ("name", "version", "decimal", "groups"):
        if key not in settings:
            raise FixSettings(f"{_named(home / 'pack.toml')}: the key {key} is missing")
    lexicon = Lexicon(settings.get("proclitics", ()))
    digest = hashlib.sha256((home / "pack.toml").read_bytes())
    for name in FILES:
        file = home / name
        digest.update(file.read_bytes())
        tables = read_toml(file)
        if name == "words.toml":
            settings["compound"] = tables.pop("compound", {})
            settings["number_words"] = _single_words(tables.get("number", {}))
            settings["magnitudes"] = _single_words(tables.get("scale", {}))
        if name == "times.toml":
            named = {fold(word) for words in tables.get("month", {}).values() for word in words if word.isalpha()}
            settings.setdefault("months", set()).update(named)
            settings["units"] = {fold(word) for words in tables.get("period", {}).values() for word in words}
        for unknown in sorted(set(tables) - CATEGORIES[name]):
            raise FixSettings(f"{_named(file)}, line {_line(file, unknown)}: there is no category {unknown}")
        fill(lexicon, tables, file)
    _from_cldr(lexicon, code, settings)
    for file in lexicon_files:
        digest.update(file.read_bytes())
        fill(lexicon, read_toml(file), file, prefix=prefix)
    return Pack(
        code=code,
        locale=settings.get("locale", code),
        name=settings["name"],
        version=str(settings["version"]),
        digest=digest.hexdigest(),
        decimal=settings["decimal"],
        groups=settings["groups"],
        elisions=tuple(settings.get("elisions", ())),
        enclitics=tuple(settings.get("enclitics", ())),
        contracted=tuple(fold(word) for word in settings.get("contracted", ())),
        articles=frozenset(fold(a) for a in settings.get("articles", ())),
        abbreviations=frozenset(fold(a) for a in settings.get("abbreviations", ())),
        capital_nouns=bool(settings.get("capital_nouns", False)),
        bare_nouns=bool(settings.get("bare_nouns", False)),
        head_first=bool(settings.get("head_first", False)),
        caseless=bool(settings.get("caseless", False)),
        small_names=frozenset(settings.get("small_names", ())),
        given_like_small=frozenset(settings.get("given_like_small", ())),
        no_verbs=frozenset(settings.get("no_verbs", ())),
        passive_form=str(settings.get("passive_form", "")),
        pro_drop=bool(settings.get("pro_drop", False)),
        verb_gender={k: tuple(v) for k, v in settings.get("verb_gender", {}).items()},
        genitive=tuple(fold(e) for e in settings.get("genitive", ())),
        dependent=_of_dependents(settings.get("dependent", {})),
        agreement={
            fold(one): tuple(fold(e) for e in nouns)
            for ones, nouns in settings.get("agreement", {}).items()
            for one in ones.split()
        },
        ablative=tuple(fold(e) for e in settings.get("ablative", ())),
        collective=frozenset(fold(word) for word in settings.get("collective", ())),
        instrumental=tuple(fold(e) for e in settings.get("instrumental", ())),
        nominative=_longest_first(settings.get("nominative", {})),
        noun_endings=tuple(fold(e) for e in settings.get("noun_endings", ())),
        adjectives=tuple(fold(e) for e in settings.get("adjectives", ())),
        plural=tuple(fold(e) for e in settings.get("plural", ())),
        subject_forms={k: tuple(v) for k, v in settings.get("subject_forms", {}).items()},
        locative=tuple(fold(e) for e in settings.get("locative", ())),
        part_endings=tuple(fold(e) for e in settings.get("part_endings", ())),
        kin=frozenset(fold(word) for word in settings.get("kin", ())),
        surnames=tuple(fold(e) for e in settings.get("surnames", ())),
        conditional=tuple(settings.get("conditional", ())),
        several_verbs=tuple(settings.get("several_verbs", ())),
        below_five=tuple(fold(e) for e in settings.get("below_five", ())),
        subjectless=tuple(fold(e) for e in settings.get("subjectless", ())),
        behind_subjects=tuple(fold(e) for e in settings.get("behind_subjects", ())),
        participles=tuple(fold(e) for e in settings.get("participles", ())),
        attributives=tuple(fold(e) for e in settings.get("attributives", ())),
        adverbs=tuple(fold(e) for e in settings.get("adverbs", ())),
        verb_forms=_of_verbs(settings.get("verb_forms", {})),
        auxiliaries=frozenset(fold(word) for word in settings.get("auxiliaries", ())),
        subjects=tuple(fold(e) for e in settings.get("subjects", ())),
        dative=tuple(fold(e) for e in settings.get("dative", ())),
        construct=tuple(fold(e) for e in settings.get("construct", ())),
        joining=tuple(fold(e) for e in settings.get("joining", ())),
        verb_final=bool(settings.get("verb_final", False)),
        head_final=bool(settings.get("head_final", False)),
        compound=settings["compound"],
        number_words=settings["number_words"],
        magnitudes=frozenset(settings["magnitudes"]),
        months=frozenset(settings["months"]),
        units=frozenset(settings["units"]),
        prefixes=Prefixes(settings.get("prefixes", {})),
        lexicon=lexicon,
    )


def _of_dependents(settings: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(fold(end) for end in settings.get(kind, ())) for kind in DEPENDENT} if settings else {}


def _of_verbs(settings: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(fold(word) for word in settings.get(kind, ())) for kind in VERB_FORMS}


@cache
def marks(code: str) -> Lexicon:
    """The words that only the marks of times know; a lexicon of its own, so that reading claims does not pay for it."""
    file = folder(code) / "marks.toml"
    tables = read_toml(file)
    for unknown in sorted(set(tables) - MARKS - CATEGORIES["times.toml"] - {"article"}):
        raise FixSettings(f"{_named(file)}, line {_line(file, unknown)}: there is no category {unknown}")
    lexicon = Lexicon(read_toml(folder(code) / "pack.toml").get("proclitics", ()))
    with _kept():
        fill(lexicon, tables, file)
    return lexicon


def _longest_first(endings: dict[str, str]) -> dict[str, str]:
    return {fold(e): endings[e] for e in sorted(endings, key=len, reverse=True)}


def _single_words(numbers: dict[str, Any]) -> dict[str, float]:
    """The number words that stand alone, by their folded form: what compounds are made of."""
    found: dict[str, float] = {}
    for pattern, value in numbers.items():
        if " " in pattern:
            continue
        for word in pattern.strip("()").split("|"):
            if isinstance(value, int | float) and not set(word) & set(" *()?"):
                found[fold(word)] = float(value)
    return found


def _from_cldr(lexicon: Lexicon, code: str, settings: dict[str, Any]) -> None:
    from babel import Locale  # noqa: PLC0415  # Babel costs 60 ms that `beleg --help` need not pay

    locale = Locale.parse(settings.get("locale", code))
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                if any(letter.isalpha() for letter in name):
                    _add_name(lexicon, "month", int(number), name)
                    settings.setdefault("months", set()).add(fold(name.rstrip(".")))
        for number, name in locale.days[context]["wide"].items():
            _add_name(lexicon, "weekday", int(number) + 1, name)
    endings = settings.get("territory_endings", [])
    words = {fold(word) for word in settings.get("no_names", [])}  # names that are everyday words, too
    for territory, name in locale.territories.items():
        if len(territory) == 2 and territory.isalpha() and territory != "ZZ" and fold(name) not in words:
            for ending in ["", *endings]:
                _add_name(lexicon, "land", territory, name.split(" (")[0] + ending)


def _add_name(lexicon: Lexicon, category: str, payload: Any, name: str) -> None:
    cleaned = name.rstrip(".").replace("*", " ").replace("|", " ").replace("(", " ").replace(")", " ").replace("?", " ")
    words = [
        w for piece in cleaned.replace("-", " - ").replace(".", " . ").replace(",", " , ").split() for w in [piece]
    ]
    if words and any(fold(w) for w in words):
        lexicon.add(category, payload, " ".join(words))
