"""A sentence as attribution looks at it: for each token its word, its capital and what the pack knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from unicodedata import category

from beleg.languages.lexicon import Hit
from beleg.languages.symbols import SITES
from beleg.reading.sentences import HEADS, Sentence

VERBS: Final = frozenset({"say", "denial", "offer"})
# nouns that name no speaker
COMMON: Final = frozenset(
    "person thing distractor currency duration weekday month scale vague group number people".split()
)
SAYING: Final = frozenset({"say", "denial"})
VERBAL: Final = VERBS | {"split"}
PERSONS: Final = frozenset({"person", "people", "group"})
COMMON_NOUN: Final = frozenset({"role_noun", "document"})
OFFICE: Final = frozenset({"role_noun", "source"})
GIVEN: Final = frozenset({"given"})
AGE: Final = 2  # digits of an age
HYPHENS: Final = frozenset("-‐‑")
# what begins another clause than a noun's own
CLAUSAL: Final = VERBS | {"that", "relative", "determiner", "attribution_after"}
DESCRIBING: Final = frozenset({"adjective", "land"})
PLACES: Final = frozenset({"land", "capital"})
NAME_WORDS: Final = 4  # words that belong to a noun, in scripts without capitals
STEM: Final = 5  # letters by which words are compared, so that inflections meet
_OTHERS: Final = (
    "address adjective age alias attribution_after attribution_before capital compiled content continues contract contrast "
    "determiner document edge general given hedge homograph how introduced joining land leader linker medium mood negation "
    "passive quality reckoned relative renamed role_noun self source speaker_pronoun split that topic.losses turn himself urge"
)
_READ: Final = VERBS | COMMON | frozenset(_OTHERS.split())
_INTRODUCE: Final = frozenset({"say", "role_noun", "given"})  # what a person's name may follow
_SMALL: Final = frozenset({"self", "speaker_pronoun", "edge", "determiner", "linker", "relative"})
_DATES: Final = frozenset({"weekday", "month"})
_KNOWN: Final = COMMON | frozenset({"role_noun", "land", "capital", "source", "edge", "document", "adjective"})
_MARKS: Final = {"،": ",", "؛": ";", "؟": "?"}
_UNITS: Final = frozenset("%‰°℃")
_NOTHING: Final[dict[str, Hit]] = {}  # what the pack knows of most tokens; never written to
_SOURCES: Final = frozenset({"source"})
_NOUNS: Final = frozenset({"role_noun", "document", "source"})
_SHORT: Final = 3  # letters of a word that headlines may write small
_DAY: Final = 3  # tokens of a day at most
_DAY_NOUN: Final = frozenset({"duration", "edge"})
_BEYOND: Final = 8  # places behind the last token (and so, by negative index, before the first) that may be asked for


def acronym(word: str) -> bool:
    return len(word.rstrip("'’")) > 1 and word.isupper()  # "L'" is none


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
    title: tuple[int, int] | None = None  # what a named person is, where that is set off by a comma
    several: bool = False  # two or more names that say it together
    introduced: bool = False  # a first name whose age the sentence tells
    tells_of: Phrase | None = None  # the name that it stands behind and tells what it is: "Tidewatch, a group, …"
    strange: bool = False  # a noun that no pack knows, taken for one who speaks by where it stands

    @property
    def speaks(self) -> bool:
        """It can be a speaker by what it is, whatever the verb."""
        return self.kind not in {"other", "bare", "document"} or self.author is not None


class View:
    """A sentence by token: ``marks`` has the longest hit of each category that begins there, ``places`` all of them."""

    __slots__ = (
        *("blocked", "heard", "kind", "known", "marks", "names", "norm", "pack", "phrases", "places", "quoted", "raw"),
        *("sentence", "size", "upper", "within", "word"),
    )

    def __init__(self, sentence: Sentence, names: dict[int, int], quoted: list[int]) -> None:
        tokens = sentence.tokens
        text = tokens.text
        self.sentence = sentence
        self.pack = sentence.pack
        self.names = names  # quoted names: first token -> last
        self.quoted = quoted  # the quotation each token stands in, or -1
        self.size = len(tokens)
        self.norm = tokens.norm
        self.kind = tokens.kind
        self.raw = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
        if sentence.pack.caseless:
            self.raw = [_MARKS.get(raw, raw) for raw in self.raw]
        self.word = [kind == "w" for kind in tokens.kind]
        self.upper = [kind == "w" and text[a].isupper() for kind, a in zip(tokens.kind, tokens.start, strict=True)]
        self.marks = [_NOTHING] * (self.size + _BEYOND)
        self.places: dict[int, list[Hit]] = {}
        self.phrases: list[Phrase] = []
        self.within: dict[int, Phrase] = {}  # the phrase a token stands in
        self.heard = False  # unknown verbs are marked as such of saying
        self.blocked: set[int] = set()  # tokens of attributions, which are in no phrase
        self.known: frozenset[str] = frozenset()  # words that the text writes with a capital where none is due
        self._mark()
        self._capitals()

    def _capitals(self) -> None:
        """Capitals that a name has or lacks only by its kind: a site's ("golem.de"), a headline's ("Fund Says 30 Died")."""
        for at in range(1, self.size - 1):
            if self.raw[at] == "." and self.glued(at) and self.glued(at + 1) and self.raw[at + 1] in SITES:
                self.upper[at - 1] = self.word[at - 1]
        if self.pack.small_names:
            for at in self.having(_SOURCES):
                self.upper[at] = self.upper[at] or self.raw[at] in self.pack.small_names
        heads = self.sentence.role in HEADS or self.sentence.paragraph == 0
        if not heads or self.raw[-1:] == ["."] or self.pack.capital_nouns or self.pack.caseless:
            return
        long = [at for at in range(self.size) if self.word[at] and len(self.raw[at]) > _SHORT]
        if len(long) >= _SHORT and all(self.upper[at] for at in long):
            for at in self.having(VERBS):
                small = self.raw[at].isupper() or at == 0 or not _NOUNS.isdisjoint(self.marks[at])
                self.upper[at] = self.upper[at] and small

    def tells(self, at: int) -> bool:
        """A word, a number, or the sign of a unit or of money, which belongs to its number: "3.5%", "40 €"."""
        raw = self.raw[at]
        return self.word[at] or self.kind[at] == "d" or raw in _UNITS or (len(raw) == 1 and category(raw) == "Sc")

    def _mark(self) -> None:
        marks, places = self.marks, self.places
        named = {t for first, last in self.names.items() for t in range(first, last + 1)}
        for hit in self.sentence.hits:
            category, first = hit.category, hit.first
            if category not in _READ or first in named:
                continue  # the words of a name are not read: "Ich will leben"
            if category in _SMALL and hit.last == first and acronym(self.raw[first]):
                continue  # "US", not "us"
            if category == "self" and hit.last == first and self._initial(first):
                continue  # "the F.B.I."
            if category == "month" and self._is_given(first):
                continue
            row = marks[first]
            if row is _NOTHING:
                marks[first] = {category: hit}
                places[first] = [hit]
                continue
            places[first].append(hit)
            if category not in row or row[category].last < hit.last:
                row[category] = hit
        if self.pack.given_like_small:
            self._mark_given()

    def _initial(self, at: int) -> bool:
        """One of the letters of a short name: the last of "F.B.I."."""
        before = at > 1 and self.raw[at - 1] == "." and self.glued(at) and self.glued(at - 1)
        return before and len(self.raw[at]) == 1 and self.upper[at]

    def _is_given(self, at: int) -> bool:
        """A month's short name before a surname: "the spokesman, Jan Peters, …", "sagte Jan Peters"."""
        behind = 0 < at < self.size - 1 and self.pack.capital_nouns and not _INTRODUCE.isdisjoint(self.marks[at - 1])
        if behind and self.upper[at] and self.upper[at + 1]:
            return True
        if not 0 < at < self.size - 2 or self.raw[at - 1] != "," or self.raw[at + 2] != ",":
            return False
        return self.upper[at] and self.upper[at + 1]

    def _mark_given(self) -> None:
        """Given names that look like a small word ("ali", folded like "on"): behind a noun or verb that names follow."""
        for at, raw in enumerate(self.raw[:-1]):
            if at == 0 or raw not in self.pack.given_like_small or not self.word[at + 1]:
                continue
            if self.marks[at + 1].keys() <= GIVEN and not _INTRODUCE.isdisjoint(self.marks[at - 1]):
                hit = Hit("given", "any", at, at)
                self.marks[at], self.places[at] = {"given": hit}, [hit]

    def key(self, category: str, at: int) -> str:
        """The payload of the longest hit of a category that begins at a token; empty where there is none."""
        hit = self.marks[at].get(category)
        return str(hit.payload) if hit else ""

    def keys(self, category: str, at: int) -> set[str]:
        if category not in self.marks[at]:
            return set()
        return {str(h.payload) for h in self.places[at] if h.category == category}

    def behind_day(self, at: int) -> int:
        """The token behind a day that begins at one ("on Monday", "12 March"); the token itself where none does."""
        end = min(at + _DAY, self.size)
        days = [i for i in range(at, end) if self.dated(i)]
        if not days or days[0] > at + (self.kind[at] == "d"):
            return at
        behind = days[-1] + 1
        noun = self.pack.head_final and behind < self.size and self.any(_DAY_NOUN, behind)  # "Tuesday day"
        return behind + noun

    def any(self, categories: frozenset[str], at: int) -> bool:
        """A hit of one of these begins at the token."""
        for found in self.marks[at]:  # noqa: SIM110  # asked of every token: compiled, a loop takes a quarter of the time
            if found in categories:
                return True
        return False

    def having(self, categories: frozenset[str]) -> list[int]:
        """The tokens at which a hit of one of these begins, in their order."""
        if categories.isdisjoint(self.sentence.by) and not (self.pack.given_like_small or self.heard):  # marked besides
            return []
        if self.pack.given_like_small or self.heard:
            return sorted([at for at in self.places if self.any(categories, at)])
        by, marks = self.sentence.by, self.marks
        hits = [hit for category in categories if category in by for hit in by[category]]
        return sorted({hit.first for hit in hits if hit.category in marks[hit.first]})

    def glued(self, at: int) -> bool:
        return self.sentence.tokens.glued(at)

    def text(self, first: int, last: int) -> str:
        """The words of tokens ``first``..``last`` as written, white space folded."""
        a, b = self.sentence.tokens.start[first], self.sentence.tokens.end[last]
        return " ".join(self.sentence.text[a:b].replace("\u00ad", "").split())

    def numbered(self, at: int) -> bool:
        """A number begins at the token, in digits or in words."""
        return self.kind[at] == "d" or "number" in self.marks[at]

    def common(self, at: int) -> bool:
        """A noun that the pack knows and that names no speaker."""
        return self.any(COMMON, at)

    def is_known(self, at: int) -> bool:
        """A word that the pack knows as something other than a person's name."""
        return self.any(_KNOWN, at)

    def dated(self, at: int) -> bool:
        if "capital" in self.marks[at] and self.upper[at]:
            return False  # a town that is called like a weekday, which has no capital
        return self.any(_DATES, at)


def counted(view: View, phrase: Phrase) -> bool:
    """People behind their number: "116 prisoners", "hundreds of prisoners"; they are told of, seldom those who tell."""
    if phrase.kind != "person" or phrase.named:
        return False
    at = phrase.first - 1
    while at > 0 and "hedge" in view.marks[at] and view.key("hedge", at) != "exact":
        at -= 1  # "eight thousand-to close volunteers"
    if at >= 0 and (view.kind[at] == "d" or "scale" in view.marks[at]):
        return True
    return any("vague" in view.marks[at] for at in range(max(0, phrase.first - 1), phrase.head_at))


def verbless(view: View, first: int, last: int) -> bool:
    """ "…, so die Sprecherin in der Nacht zum Freitag": behind the source only when and where it was said."""
    behind = range(first, min(last + 1, view.size))
    return not any(view.any(VERBAL, at) or "passive" in view.marks[at] for at in behind)
