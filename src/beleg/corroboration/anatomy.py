"""A name taken apart: which of its words are a known source, an office, a country, a title, and which are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from beleg.corroboration.listed import Alias, Aliases
from beleg.corroboration.names import Word, meet, script, word
from beleg.corroboration.offices import offices
from beleg.languages.lexicon import Hit
from beleg.languages.packs import codes
from beleg.languages.tokens import Tokens, tokenise
from beleg.topics import any_pack

_PAIRS = {
    "«": "»",
    "»": "«",
    "‹": "›",
    "„": "“”",
    "“": "”",
    "‟": "”",
    "‘": "’",
    "‚": "‘’",
    "(": ")",
    "[": "]",
    '"': '"',
}
_LETTERS_TOO = "‘"  # an apostrophe of Uzbek and Arabic names, between letters
_CLEAN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")
_GLUE = frozenset("-–.'’&/")  # signs inside one name
# What a word is, the surest first; a known name, an office or a country comes before all of these.
_OWN_WORDS = ("spokesman", "paper", "official", "anonymous")
# What a pack's nouns for speakers and papers make of a word that offices.toml does not know.
_PACK_WORDS = {"person": "official", "medium": "anonymous", "text": "paper", "advert": "anonymous", "body": "body"}
_SMALL_WORDS = ("indefinite", "article", "and", "host", "light")
_PASSED = 2  # words that may stand between two words of a listed name


def clean(name: str) -> str:
    """A name without invisible signs and doubled spaces."""
    return _SPACES.sub(" ", _CLEAN.sub("", name)).strip()


def readers(name: str, lang: str | None) -> list[str]:
    """The languages a name may be read in: that of its text first, then those written in its letters."""
    letters = {script(c) for c in name if c.isalpha()}
    others = [code for code in codes() if offices().scripts[code] & letters]
    own = [lang] if lang is not None and lang in codes() else []
    return list(dict.fromkeys([*own, *others])) or ["en"]


@dataclass(frozen=True, slots=True)
class Found:
    """A listed name among the words: where, how it is written (exact, transliteration, …), how surely it is it."""

    first: int
    last: int
    alias: Alias
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Land:
    """A country among the words, by name, adjective or capital."""

    first: int
    last: int
    country: str
    capital: bool
    adjective: bool


@dataclass(slots=True)
class Anatomy:
    """A name as a reader of one language sees it.

    ``marks`` says what each token is: known, office, land, spokesman (who speaks for a body by office), official (anyone of it),
    paper (what it puts out), body (a sort of body), anonymous, indefinite, article, and, host, light, sign; empty for a word that
    is the name's own.
    """

    lang: str
    tokens: Tokens
    words: list[Word]
    marks: list[str]
    found: list[Found] = field(default_factory=list)
    offices: list[tuple[int, int, str]] = field(default_factory=list)
    lands: list[Land] = field(default_factory=list)

    def has(self, *marks: str) -> bool:
        return any(mark in self.marks for mark in marks)

    def own(self) -> list[int]:
        """The words nothing is known of."""
        return [n for n, mark in enumerate(self.marks) if not mark]

    def quality(self) -> tuple[int, int]:
        """How much of the name was understood, to compare readings of it in several languages."""
        return (-len(self.own()), sum(mark in ("known", "office", "land") for mark in self.marks))

    def capital(self, at: int) -> bool:
        """A capital, a figure, quotation marks or an alphabet without capitals: the word may be a name's."""
        raw = self.tokens.raw(at)
        if self.tokens.kind[at] == "p":
            return False
        return not raw.islower() or not raw[0].isalpha() or raw.upper() == raw.lower() or self.quoted(at)

    def quoted(self, at: int) -> bool:
        """A word inside quotation marks, or right behind one that opens."""
        before = self.tokens.text[: self.tokens.start[at]]
        return before[-1:] == "'" or any(sign not in "([" for sign in within(before))

    def text(self, first: int, last: int) -> str:
        return self.tokens.text[self.tokens.start[first] : self.tokens.end[last]]


def within(text: str) -> str:
    """The quotation marks and brackets that are open at the end of a text, innermost last. The same mark may open or close."""
    open_: list[str] = []
    for n, sign in enumerate(text):
        if open_ and sign in _PAIRS[open_[-1]]:
            open_.pop()
        elif sign in _PAIRS and not (sign in _LETTERS_TOO and n and text[n - 1].isalpha()):
            open_.append(sign)
    return "".join(open_)


def anatomy(name: str, code: str, aliases: Aliases) -> Anatomy:
    """A clean name, taken apart by the words of one language."""
    language = any_pack(code)
    tokens = tokenise(name, language.elisions, language.enclitics)
    read = Anatomy(code, tokens, [word(tokens.raw(n), code) for n in range(len(tokens))], [""] * len(tokens))
    own, theirs = offices().lexicons[code].scan(tokens), language.lexicon.scan(tokens)
    lands = longest(h for h in [*theirs, *own] if h.category in ("land", "adjective", "capital"))
    passable = {n for h in [*own, *lands] if h.category in ("article", "light", "host") or h in lands for n in _span(h)}
    everyday = {n for h in own if h.category in (*_OWN_WORDS, "light") for n in _span(h)}
    _find(read, aliases, passable, everyday)
    for one in read.found:
        _mark(read, one.first, one.last, "known")
    for hit in longest(h for h in own if h.category == "office"):
        if all(not read.marks[n] for n in _span(hit)):
            read.offices.append((hit.first, hit.last, str(hit.payload)))
            _mark(read, hit.first, hit.last, "office")
    for hit in lands:
        # A country may stand inside the name of an office ("ministère russe de la Défense"), not inside that of a listed source.
        if all(read.marks[n] in ("", "office") for n in _span(hit)):
            capital, adjective = hit.category == "capital", hit.category == "adjective"
            read.lands.append(Land(hit.first, hit.last, str(hit.payload), capital, adjective))
            _mark(read, hit.first, hit.last, "land")
    for category in _OWN_WORDS:
        for hit in own:
            if hit.category == category:
                _mark(read, hit.first, hit.last, category)
    for category in _SMALL_WORDS:
        for hit in own:
            if hit.category == category and not _initial(read, hit):
                _mark(read, hit.first, hit.last, category)
    for hit in theirs:
        if hit.category == "people":
            _mark(read, hit.first, hit.last, "anonymous")
        elif hit.category in ("number", "vague"):
            _mark(read, hit.first, hit.last, "indefinite")
        elif hit.category in ("role_noun", "document") and hit.length == 1:
            _mark(read, hit.first, hit.last, _PACK_WORDS.get(str(hit.payload).partition("_")[0], ""))
    for n, kind in enumerate(tokens.kind):
        if kind == "p" and read.marks[n] in ("", "light"):
            read.marks[n] = "sign"
    _join_compounds(read)
    return read


def _initial(read: Anatomy, hit: Hit) -> bool:
    """A letter of a name ("Saleh A."), not an article."""
    raw = read.tokens.raw(hit.first)
    return hit.length == 1 and len(raw) == 1 and raw.isupper() and hit.first > 0


def _span(hit: Hit) -> range:
    return range(hit.first, hit.last + 1)


def _mark(read: Anatomy, first: int, last: int, mark: str) -> None:
    """Say what tokens are, where nothing surer is said of them."""
    span = range(first, last + 1)
    if all(read.marks[n] in ("", mark) for n in span):
        for n in span:
            read.marks[n] = mark


def _join_compounds(read: Anatomy) -> None:
    """Of words joined by hyphens the last says what they are: "Online-Anzeigen" are advertisements."""
    for n in range(len(read.marks) - 2, 0, -1):
        if read.tokens.norm[n] == "-" and read.tokens.glued(n) and read.tokens.glued(n + 1):
            last = read.marks[n + 1]
            if not read.marks[n - 1] and last in (*_OWN_WORDS, "light"):
                read.marks[n - 1] = last


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap the longest, always the same one of equals; in the order of the text."""
    chosen: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.length, h.first, h.category, str(h.payload))):
        if taken.isdisjoint(_span(hit)):
            chosen.append(hit)
            taken.update(_span(hit))
    return sorted(chosen, key=lambda h: h.first)


# listed names


def _find(read: Anatomy, aliases: Aliases, passable: set[int], everyday: set[int]) -> None:
    """The listed names among the words, longer ones first."""
    candidates = [found for alias in aliases.near(read.words) for found in _places(alias, read, passable)]
    # "Projekt" may be the name of an outlet, but beside another word it is a word.
    alone = sum(kind != "p" for kind in read.tokens.kind) == 1
    candidates = [f for f in candidates if not f.alias.bare or alone or f.first not in everyday or read.quoted(f.first)]
    candidates.sort(key=lambda f: (-len(f.alias.words), -f.score, f.first, f.alias.source, f.alias.text))
    taken: set[int] = set()
    for found in candidates:
        span = range(found.first, found.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            read.found.append(found)
    read.found.sort(key=lambda f: f.first)


def _places(alias: Alias, read: Anatomy, passable: set[int]) -> Iterator[Found]:
    orders = [alias.words]
    if alias.person and len(alias.words) == 2:
        orders.append(alias.words[::-1])
    for order, wanted in enumerate(orders):
        for start in range(len(read.words)):
            if placed := _placed(alias, wanted, start, read, passable):
                last, score, exact = placed
                how = "transliteration" if score >= 0.98 else "inflection" if score >= 0.9 else "initial"
                if exact:
                    how = "abbreviation" if alias.caps else "exact"
                yield Found(start, last, alias, how, round(score - 0.02 * order, 3))


def _placed(
    alias: Alias, wanted: Sequence[Word], start: int, read: Anatomy, passable: set[int]
) -> tuple[int, float, bool] | None:
    """Where a name that begins at ``start`` ends, how surely it is it, and whether to the letter; None where it is not."""
    at, score, exact = start, 1.0, True
    for number, one in enumerate(wanted):
        if number:
            at += 1
            passed = 0
            while at < len(read.words) and not _same(one, read.words[at], alias):
                # Signs, small words and countries may stand in the name of a body, a patronymic in that of a person.
                may = at in passable or (alias.person and number == len(wanted) - 1)
                if read.tokens.kind[at] != "p":
                    passed += 1
                    if not may or passed > _PASSED:
                        return None
                at += 1
        if at >= len(read.words) or not (met := _same(one, read.words[at], alias)):
            return None
        score, exact = min(score, met), exact and one.norm == read.words[at].norm
    return (at, score, exact) if not alias.bare or _stands_out(alias, start, read) else None


def _same(listed: Word, seen: Word, alias: Alias) -> float:
    """A listed name stands in its first form: only the other may be inflected. Short adjectives of a longer name may both."""
    met = meet(listed, seen)
    if met >= 0.96 or listed.base in seen.stems or "arabic" in {listed.script, seen.script}:
        return met
    if alias.person:
        return met if len(seen.norm) == 1 else 0.0
    return met if not alias.bare and listed.base == listed.skeleton else 0.0


def _stands_out(alias: Alias, at: int, read: Anatomy) -> bool:
    """A name of one word is written like a name: with a capital or in quotation marks; an abbreviation in capitals."""
    raw = read.tokens.raw(at)
    if alias.caps:
        letters = raw[: sum(c.isalnum() for c in alias.text)]
        return letters.isupper() or any(c.isdigit() for c in letters)
    if alias.text[0].islower():
        return True
    return read.capital(at)


# the name's own words


def runs(read: Anatomy) -> list[tuple[int, int]]:
    """The stretches of a name's own words: they go on over small words between them, and end where another part begins."""
    found: list[tuple[int, int]] = []
    for n in read.own():
        if found and all(_inside(read, m) for m in range(found[-1][1] + 1, n)):
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return found


def _inside(read: Anatomy, at: int) -> bool:
    if read.marks[at] == "sign":
        return read.tokens.norm[at] in _GLUE
    return read.marks[at] in ("light", "article", "host", "and")


def is_person(read: Anatomy, run: tuple[int, int]) -> bool:
    """Two to four words in a row, each written like a name and outside quotation marks."""
    words = [n for n in range(run[0], run[1] + 1) if read.marks[n] != "sign"]
    return 2 <= len(words) <= 4 and all(not read.marks[n] and read.capital(n) and not read.quoted(n) for n in words)
