"""Names by their letters: one form for the spellings of a name across scripts, romanisations and inflections.

Every word of a name gets a skeleton, the ASCII form to which romanisations of one original converge (Usow, Usov, Oussov,
Усов), and the stems it may have once endings are left out (Усова, Усовым). All rules are data, in names.toml. What is
still spelled otherwise is compared by `likeness`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby

from beleg.languages.tokens import fold

_VOWELS = "aeiou"
_SEMIVOWELS = "aeiouyw'`"  # what Arabic letters may leave out, or write for a vowel
_SHORTEST = 3  # letters that are left of a word without its ending
_SHORTEST_BASE = 4  # letters that are left of a word without its vowels: "Baza" is no form of "Bas"
_ABBREVIATION = 6  # letters of the longest abbreviation
_CACHED = 200_000
# Found on the labelled pairs of tests/corroboration/names.toml: the highest that keeps every same pair (see test_sources).
ALIKE = 0.86
_WORD_ALIKE = 0.75  # no word of a name may be less alike than this, however alike the others are
_ONE_LETTER, _TWO_LETTERS = 7, 10  # letters of a word in which one, in which two may differ


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    ``norm`` is folded as in a lexicon, ``skeleton`` in ASCII, ``base`` that without vowels at its end, ``stems`` all bases
    that it may be an inflected form of (itself among them), ``bones`` its consonants, for scripts that do not write vowels.
    """

    norm: str
    script: str
    skeleton: str
    base: str
    stems: frozenset[str]
    bones: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What names.toml holds, ready to use."""

    spelling: dict[str, tuple[tuple[str, str], ...]]
    letters: dict[int, str]
    folding: tuple[tuple[str, str], ...]
    endings: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]
    given: tuple[tuple[str, ...], ...]
    kin: frozenset[frozenset[str]]
    before: dict[str, tuple[str, ...]]  # what is written onto the beginning of a word, by language
    after: dict[str, tuple[str, ...]]


@cache
def rules() -> Rules:
    """The rules of names.toml."""
    data = tomllib.loads(resources.files("beleg.corroboration").joinpath("names.toml").read_text("utf-8"))

    def pairs(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
        return tuple((old, new) for old, new in rows)

    def affixes(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
        # An affix is compared with words in their folded form.
        return {
            script: tuple(sorted({fold(e) for e in row}, key=lambda e: (-len(e), e))) for script, row in table.items()
        }

    return Rules(
        spelling={lang: pairs(rows) for lang, rows in data["spelling"].items()},
        letters={ord(letter): new for letter, new in zip(data["letters"]["from"], data["letters"]["to"], strict=True)},
        folding=pairs(data["fold"]["any"]),
        endings=affixes(data["endings"]),
        beginnings=affixes(data["beginnings"]),
        given=tuple(tuple(row) for row in data["given"]["forms"]),
        kin=frozenset(frozenset(row) for row in data["fold"]["kin"]),
        before={lang: tuple(row) for lang, row in data["elided"]["before"].items()},
        after={lang: tuple(row) for lang, row in data["elided"]["after"].items()},
    )


@lru_cache(maxsize=_CACHED)
def script(word: str) -> str:
    """The script of a word's first letter: latin, cyrillic, arabic and so on; empty where there is no letter."""
    for letter in word:
        if letter.isalpha():
            return unicodedata.name(letter, "").split(" ")[0].lower()
    return ""


@lru_cache(maxsize=_CACHED)
def skeleton(word: str, lang: str | None = None) -> str:
    """The ASCII letters and digits that romanisations of a word have in common; empty where it has none.

    ``lang`` is the language of the text: German and French write other letters for the same sound than English.
    """
    from anyascii import anyascii  # noqa: PLC0415  # its tables are loaded once a name is compared, not by --help

    known = rules()
    form = anyascii(fold(word).translate(known.letters)).lower()
    for table in (known.spelling.get(lang or "", ()) if script(word) == "latin" else (), known.folding):
        for old, new in table:
            if old in form:
                form = form.replace(old, new)
            elif old[0] == "^" and form.startswith(old[1:]):
                form = new + form[len(old) - 1 :]
    return "".join(letter for letter, _ in groupby(form) if letter.isalnum())


def base(form: str) -> str:
    """A skeleton without the vowels at its end, by which cases differ; the whole of it where little would be left."""
    cut = form.rstrip(_VOWELS)
    return cut if len(cut) >= _SHORTEST_BASE else form


@lru_cache(maxsize=_CACHED)
def word(text: str, lang: str | None = None) -> Word:
    """A word of a name, with what it is compared by."""
    norm = fold(text)
    writing = script(norm)
    if len(text) <= _ABBREVIATION and text.isupper():
        lang = None  # letters, not sounds: no language spells them its own way
    forms = _bare(norm, writing)
    whole = _first_form(skeleton(forms[0], lang))
    stems = {base(whole), whole.rstrip(_VOWELS)}
    for form in forms:
        stems.add(base(_first_form(skeleton(form, lang))))
        for ending in rules().endings.get(writing, ()):
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
                stems.add(base(_first_form(skeleton(form[: -len(ending)], lang))))
    stems = {stem for stem in stems if len(stem) >= _SHORTEST} | {base(whole)}
    letters = _letters(forms[0]) if writing == "arabic" else whole
    return Word(
        norm, writing, whole, base(whole), frozenset(stems), _soft("".join(c for c in letters if c not in _SEMIVOWELS))
    )


def _bare(norm: str, writing: str) -> list[str]:
    """A word, and what it is without what is written onto its beginning: the definite article comes off for good."""
    forms = [norm]
    for beginning in rules().beginnings.get(writing, ()):
        if norm.startswith(beginning) and len(norm) - len(beginning) >= _SHORTEST:
            rest = norm[len(beginning) :]
            if len(beginning) > 1:
                forms.insert(0, rest)
            else:
                forms.append(rest)
    return forms


# Arabic has no letters of its own for these: what is left of a name is compared as if they were one.
_SOFTENED = str.maketrans({"v": "f", "p": "b", "g": "j", "c": "s", "q": "k", "h": ""})


def _soft(bones: str) -> str:
    return "".join(letter for letter, _ in groupby(bones.translate(_SOFTENED)))


def _letters(norm: str) -> str:
    """An Arabic word's letters in ASCII, those that may be vowels still told from consonants."""
    from anyascii import anyascii  # noqa: PLC0415

    form = anyascii(norm).lower()
    for old, new in rules().folding:
        if "w" not in old and "y" not in old:
            form = form.replace(old, new)
    return form


def _first_form(form: str) -> str:
    """The skeleton of a given name as the language writes it that its row begins with; any other as it is."""
    given = _given()
    return given.get(form) or given.get(base(form)) or form


@cache
def _given() -> dict[str, str]:
    """Skeletons of given names, whole and without their vowels at the end, each to the one its row begins with."""
    found: dict[str, str] = {}
    for row in rules().given:
        first = skeleton(row[0])
        for form in row:
            for lang in (None, *rules().spelling):
                whole = skeleton(form, lang)
                found.setdefault(whole, first)
                found.setdefault(base(whole), first)
    return found


def meet(a: Word, b: Word) -> float:
    """How surely two words are one, between 0 and 1: the same letters, the same skeleton, one the other's inflection."""
    if a.norm == b.norm:
        return 1.0
    if a.skeleton == b.skeleton:
        return 0.98
    if a.base == b.base:
        return 0.96
    if a.base in b.stems or b.base in a.stems:
        return 0.93
    if a.stems & b.stems:
        return 0.88  # both inflected
    if "arabic" in {a.script, b.script} and a.script != b.script:
        return 0.87 if a.bones == b.bones and len(a.bones) >= 2 else 0.0
    if (len(a.norm) == 1 or len(b.norm) == 1) and a.skeleton[:1] == b.skeleton[:1] != "":
        return 0.86  # an initial
    return 0.0


def likeness(a: Sequence[Word], b: Sequence[Word]) -> float:
    """How alike two names are, between 0 and 1; above ALIKE they are taken for one.

    Word is compared with word, in either order of given name and surname; a given name that only one of them has, or an
    initial, costs little, another one everything. Names of a single word must be nearly the same.
    """
    if not a or not b:
        return 0.0
    straight = _aligned(a, b)
    if len(a) == len(b) == 2 and straight < ALIKE:
        return max(straight, _aligned(a, b[::-1]) - 0.02)
    return straight


def _aligned(a: Sequence[Word], b: Sequence[Word]) -> float:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(long) - len(short) > 2 or (len(short) == 1) != (len(long) == 1):
        return 0.0
    # The surname stands last: words in between (a patronymic, a second given name) may be missing.
    scores = [_alike(short[-1], long[-1])]
    at = 0
    for one in short[:-1]:
        best, place = max(((_alike(one, long[n]), -n) for n in range(at, len(long) - 1)), default=(0.0, 0))
        scores.append(best)
        at = -place + 1
    if min(scores) < _WORD_ALIKE:
        return 0.0
    return sum(scores) / len(scores) - 0.03 * (len(long) - len(short))


def _alike(a: Word, b: Word) -> float:
    """How surely two words are one, misspellings allowed: one letter in seven, two in ten, not the first."""
    met = meet(a, b)
    longer = max(len(a.base), len(b.base))
    if met or longer < _ONE_LETTER or not _same_beginning(a.skeleton, b.skeleton):
        return met
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # as anyascii

    allowed = 2 if longer >= _TWO_LETTERS else 1
    distance = OSA.distance(a.base, b.base, score_cutoff=allowed)
    return 1 - distance / longer if distance <= allowed else 0.0


def _same_beginning(a: str, b: str) -> bool:
    return a[:1] == b[:1] or frozenset((a[:1], b[:1])) in rules().kin
