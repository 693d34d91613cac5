"""Whom a text has named, and whom a name, a noun or a pronoun takes up again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from beleg.languages.tokens import fold
from beleg.model import Role
from beleg.reading.phrases import ending_at, parse
from beleg.reading.posts import post
from beleg.reading.view import STEM, Phrase, View, acronym, counted

_WINDOW: Final = 40  # sentences that a pronoun looks back
_RECENT: Final = 3  # sentences within which "by his account" means a person before a body
_NEAR_BY: Final = 4  # sentences within which "the same source" is whoever spoke last
_ENDING: Final = 2  # letters that an abbreviation is inflected by, at most
_SMALL_WORDS: Final = (3, 2)  # letters of the words that give an abbreviation no letter
_SAME: Final = 3  # words before a noun that say that it is the same
_KEPT: Final = 60  # speakers kept in mind; the oldest are forgotten, so that time stays linear
_WORD: Final = re.compile(r"\w+")
_NOT_LATIN: Final = re.compile("[\u0400-\u06ff]")
_LEAST: Final = 3  # letters that forms of one noun begin with together
_SHORTEST: Final = 3  # letters that a word keeps without its ending
_NOUNS: Final = frozenset({"role_noun", "document", "source", "thing", "edge"})
NAMELESS: Final = frozenset({"other", "document", "advert"})
PEOPLE: Final = frozenset({"person", "name"})
_PERSONS: Final = PEOPLE | {"bare"}
OFFICES: Final = frozenset({"body", "medium"})
_TWO: Final = 2  # words of a noun and its article
_NATIONAL: Final = frozenset({"adjective", "land", "people"})
_SMALL: Final = frozenset({"determiner", "linker", "edge"})  # words of a title that say nothing of it
_NO_OWN: Final = frozenset({*_SMALL, *_NATIONAL})  # words that do not tell one office from others


@dataclass(slots=True, eq=False)
class Speaker:
    """Someone the text has named, as first written."""

    name: str
    words: frozenset[str]
    kind: str
    gender: str
    heads: set[str]
    proper: bool
    seen: int = -1  # sentence where last met as one who acts or speaks
    token: int = -1
    quoted: int = -1  # the quotation of that place
    counted: bool = False  # a number of people
    title: frozenset[str] = frozenset()  # what they head: the beginnings of its words
    nations: frozenset[str] = frozenset()  # the nationalities in it, as first written
    foreign: bool = False  # a name in Latin letters in a text of another script
    met: int = -1  # sentence where last named as an office that somebody turned to
    civil: bool = False  # a body of people who are no office: "the activists"
    heard: bool = False  # has said something
    post: str = ""  # "prime minister", who is not the minister


SELF: Final = Speaker("", frozenset(), "self", "n", set(), proper=True)
Chain = tuple[Speaker, ...]


def named(name: str, kind: str = "person", gender: str = "mf") -> Speaker:
    """A speaker of whom the text has no more than the name."""
    return Speaker(name, words_of(name), kind, gender, set(), proper=True)


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    """What a name is compared by: the beginnings of its longer words."""
    found = {w[:STEM].casefold() for w in _WORD.findall(name) if len(w) > 3 or (len(w) > 1 and w.isupper())}
    return frozenset(found or {name.casefold()})


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are looked up."""
    return tuple(map(fold, name.split()))


def _shared(one: str, two: str) -> int:
    """How many letters two words begin with together."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _inflected(one: str, two: str) -> bool:
    """Forms of one noun: they differ in a few letters at the end."""
    shared = _shared(one, two)
    left = min(len(one), len(two)) - shared
    return shared >= max(_LEAST, max(len(one), len(two)) - 4) and (left <= 1 or (left == 2 and shared > STEM))


def publishes(speaker: Speaker) -> bool:
    """A medium; so is, as a rule, an unknown name in the letters of another script than the text's."""
    return speaker.kind == "medium" or (speaker.kind == "name" and speaker.foreign)


def _latest(speakers: Iterable[Speaker]) -> Speaker | None:
    return max(speakers, key=lambda s: (s.seen, s.token), default=None)


def _nameless(speaker: Speaker) -> bool:
    """Told of by a noun alone: "the recruiter", whom another noun of the same sentence, "the prisoner", hardly means."""
    return not speaker.proper or bool(speaker.heads.intersection(_parts(speaker.name)))


class Memory:
    """The speakers of a text so far."""

    def __init__(self) -> None:
        self.known: list[Speaker] = []
        self.itself = -1  # sentence where the document last spoke of itself
        self.headed: list[Speaker] = []  # met in the title so far
        self.titled: list[Speaker] = []  # met there, and not yet in the text

    def meet(self, view: View, index: int, phrase: Phrase, acts: bool) -> Speaker | None:
        """The speaker that a phrase of sentence ``index`` stands for, known or new."""
        quote = view.quoted[phrase.first]
        if phrase.kind == "self":
            return SELF if quote < 0 else None
        if phrase.kind == "pronoun" and quote < 0 and _read_by_us(view, phrase):
            return SELF
        if phrase.kind == "pronoun":
            speaker = self.pronoun(index, phrase.gender, quote, told=_told_from(view, phrase))
        elif phrase.kind == "other" and not acts:
            return None
        else:
            in_title = view.sentence.role is Role.TITLE
            if self.headed and not in_title:
                self._leave_title()
            speaker = self._known(view, index, phrase) or self._new(view, phrase)
            if in_title:
                self.headed.append(speaker)
            elif speaker in self.titled:
                self.titled.remove(speaker)
                self._write_out(speaker, view, phrase)
            if phrase.kind == "person" and phrase.proper:
                self._headed(view, index, phrase)
        if speaker is not None and phrase.kind == "body" and (phrase.governed or phrase.oblique):
            speaker.met = index if _head_has(view, phrase, {"body", "addressed"}) else speaker.met
        if speaker is not None and acts and speaker is not SELF:
            speaker.seen, speaker.token, speaker.quoted = index, phrase.first, quote
        return speaker

    @staticmethod
    def _write_out(speaker: Speaker, view: View, phrase: Phrase) -> None:
        """The text's longer name for one whom the title has in short."""
        if phrase.proper or phrase.kind == "body":
            speaker.name = max(speaker.name, _written(view, phrase), key=lambda name: len(_parts(name)))

    def _leave_title(self) -> None:
        """What a title calls somebody without a name ("a mother") is not how the text does."""
        self.known = [s for s in self.known if s not in self.headed or s.kind != "person" or s.proper]
        self.titled, self.headed = self.headed, []

    def pronoun(self, index: int, letters: str, quote: int, *, told: int = -1) -> Speaker | None:
        """Whom a pronoun with these letters means: the one last met whom it fits, in the same quotation.

        ``told``: the token from which on the sentence before it is what they say, and so hardly of themselves.
        """
        if letters == "nobody":
            return None
        wanted = set(letters)
        fit = [
            s
            for s in self.known
            if s.seen >= 0
            and s.kind not in NAMELESS
            and index - s.seen <= _WINDOW
            and (quote < 0 or s.quoted == quote)
            and not wanted.isdisjoint(s.gender)
        ]
        if told >= 0:
            fit = [s for s in fit if s.seen < index or s.token < told] or fit
        if quote < 0:
            fit = [s for s in fit if s.quoted < 0] or fit
            if "n" in wanted and 0 <= self.itself >= index - 1:
                return SELF
        last = _latest(fit)
        if last is not None and "n" not in wanted and publishes(last):  # "…, X said, The Daily reports. He added …"
            return _latest(s for s in fit if s.kind in PEOPLE and last.seen - s.seen <= 1 and not publishes(s)) or last
        return last

    def person(self, index: int, letters: str) -> Speaker | None:
        """The person named in the last sentences whom a pronoun with these letters fits."""
        fit = (
            s
            for s in self.known
            if s.kind == "person" and s.proper and not s.counted and s.quoted < 0 and index - s.seen <= _RECENT
        )
        return _latest(s for s in fit if s.seen >= 0 and not set(letters).isdisjoint(s.gender))

    def teller(self, index: int, letters: str) -> Speaker | None:
        """The person by name who has said something and was met in the last sentences."""
        told = (s for s in self.known if s.heard and s.proper and s.kind in _PERSONS and s.quoted < 0 and s.seen >= 0)
        return _latest(s for s in told if index - s.seen <= _WINDOW and not set(letters).isdisjoint(s.gender))

    def _new(self, view: View, phrase: Phrase) -> Speaker:
        name = _written(view, phrase)
        any_title = phrase.named and phrase.gender == "m" and bool(view.pack.verb_gender)  # hers, too
        gender = "mf" if any_title else phrase.gender
        kind = phrase.kind
        if gender == "mf" and kind in PEOPLE:
            shown = _shown(view, phrase)
            gender, kind = (shown, "person") if shown else (gender, kind)
        speaker = Speaker(name, words_of(name), kind, gender, set(phrase.heads), phrase.proper)
        speaker.heads |= _aliases(view, phrase)
        speaker.counted = counted(view, phrase)
        speaker.nations = _whose(view, phrase)
        speaker.civil = phrase.kind == "body" and _head_has(view, phrase, {"civil"})
        if phrase.several and phrase.proper and phrase.kind == "person" and _head_has(view, phrase, {"medium"}):
            speaker.kind = "medium"  # "the outlets Dawn and Dusk", whose reporters "the journalists" are
        speaker.foreign = name.isascii() and bool(_NOT_LATIN.search(view.sentence.text))
        if phrase.named or (view.pack.caseless and phrase.proper):
            speaker.title = heads_what(view, phrase)
        speaker.post = post(view, phrase)
        self.known.append(speaker)
        if len(self.known) > _KEPT:
            self.known.remove(min(self.known, key=lambda s: s.seen))
        return speaker

    def _headed(self, view: View, index: int, phrase: Phrase) -> None:
        """Whom a person speaks for is known from then on: "X, head of the Example Office, said … The office has found"."""
        begin, end = phrase.title or (phrase.first, phrase.last)
        own = range(phrase.name[0], phrase.name[1] + 1)
        heads = [at for at in range(begin, end + 1) if at not in own and _is_office(view, at)]
        quoted = [q for q in view.names if begin <= q <= end and q not in own]
        if len(quoted) == 1 and heads:
            name = view.text(quoted[0], view.names[quoted[0]])
            words = words_of(name)
            if not any(s.words == words for s in self.known):
                self.known.append(Speaker(name, words, "body", "nf", {view.norm[at] for at in heads}, proper=True))
        elif heads and not quoted:
            last = own.start - 1 if own.start > begin else end
            offices = (parse(view, at) for at in range(begin + 1, heads[0] + 1))
            office = next((o for o in offices if o and o.kind == "body" and o.first <= heads[0] <= o.last), None)
            if office and office.last > last:  # up to the name of the one who speaks for it
                office.last, office.name = last, (office.name[0], last)
                office.proper = not view.pack.capital_nouns and any(view.upper[office.first : last + 1])
            if office and view.pack.capital_nouns:
                self._known(view, index, office) or self._new(view, office)
            if office and office.proper and heads[-1] <= last:
                self._known(view, index, office) or self._new(view, office)

    def _known(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        name = _written(view, phrase)
        words = words_of(name)
        if not phrase.named and _same_again(view, phrase):
            spoke = _latest(s for s in self.known if s.seen >= 0 and s.quoted < 0 and s.kind not in NAMELESS)
            if spoke is not None and index - spoke.seen <= _NEAR_BY:
                return spoke  # "the same source"
        if not phrase.named and phrase.kind == "person" and _of_one(view, phrase.last + 1):
            return None  # "the father of one of the men": nobody the text has spoken of
        if not phrase.named and (leader := self._leader(view, phrase)):
            return leader
        alone = view.raw[phrase.last] if phrase.last - phrase.first <= 1 else name  # without its article
        letters = _letters(alone) or alone  # without the ending of an abbreviation
        if (phrase.kind == "body" and not phrase.several) or acronym(letters):
            bodies = (s for s in self.known if s.kind == "body")
            short = (s for s in bodies if _shortened(alone, s.name) or f"({letters})" in s.name)
            if found := _latest(short):
                return found
        if view.pack.caseless and (general := self._described(view, index, phrase, words)):
            return general
        if (medium := self._reporters(view, index, phrase)) is not None:
            return medium
        if "p" in phrase.gender and (whose := self._members(view, index, phrase)) is not None:
            return whose
        if phrase.kind == "body" and phrase.definite and (office := self._called_otherwise(phrase, words)):
            return office
        anybody = _names_nobody(view, phrase, alone) or _only_title(view, phrase)
        if phrase.proper and not anybody:
            found = self._by_name(phrase, name, words)
            if found is not None and phrase.named:
                found.title, found.post = found.title | heads_what(view, phrase), found.post or post(view, phrase)
            lone = phrase.kind == "body" and phrase.first == phrase.last and len(phrase.heads) == 1
            if found is None and lone:  # "the Headquarters" is the one named before
                return _latest(s for s in self.known if s.kind == "body" and _same_head(s, phrase.heads[0], view))
            return found
        if not phrase.definite and not (anybody and view.pack.caseless):
            return None
        bare = view.pack.bare_nouns
        head = phrase.heads[-1] if phrase.heads else fold(view.raw[phrase.last])
        other = {"medium", "body"} if phrase.kind == "person" else {"person"}  # "the office" is not "the office's head"
        an_office = phrase.kind in OFFICES and phrase.head_at >= 0
        role = view.marks[phrase.head_at].get("role_noun") if an_office else None
        if role is not None and role.length > 1:
            other = {"person", *(OFFICES - {phrase.kind})}  # "the agency of intelligence" is no news agency
        alike = [s for s in self.known if s.kind not in other and _same_head(s, head, view)]
        nations = _whose(view, phrase)
        own_post = post(view, phrase) if phrase.kind == "person" else ""
        alike = [s for s in alike if not _foreign(nations, s) and (not own_post or s.post == own_post)]
        plain = phrase.kind == "body" and phrase.last - phrase.first <= 1 and view.pack.capital_nouns
        found = _latest(
            s
            for s in alike
            if s.kind != "other"
            and (
                s.proper
                or s.words == words
                or bare
                or (plain and s.kind == "body" and s.seen >= 0)
                or _compound(s, head, view)
            )
        )  # where all nouns have capitals, "das russische Verteidigungsministerium" is no proper name: "das Ministerium"
        if found is None and phrase.kind == "person" and "p" not in phrase.gender:
            found = _latest(s for s in alike if _met_lately(s, index, head))
        if found is not None:
            return found
        at = phrase.head_at if phrase.head_at >= 0 and view.pack.head_first else phrase.last
        begun = phrase.first + (phrase.last > phrase.first and "determiner" in view.marks[phrase.first])  # "this body"
        whole = view.marks[begun].get("general")
        around = view.within.get(phrase.first)
        of_document = bare and around is not None and around.author is phrase  # "data of police": any police
        of_document = of_document and "alone" not in view.keys("general", phrase.first)  # "the reply of the office"
        if bare and whole is not None and whole.last == phrase.last and not of_document:
            at = begun  # "the supervising body", which the pack has as a whole
        elif not bare and "general" not in view.marks[at] and (begin := _general_ending(view, phrase)) >= 0:
            at = begin
        elif "general" not in view.marks[at] or of_document or (bare and not _one_noun(view, phrase)):
            return _latest(s for s in alike if s.words == words)
        if phrase.kind == "person" and not bare and (told := _office_of(view, phrase)):
            alike = [s for s in self.known if s.kind == "person" and told & (s.title | s.words)]
            return _latest(
                s for s in alike if s.seen >= 0
            )  # "the minister of defence" is not the spokesman named before
        if bare and "person" in view.keys("general", at) and _who(view, phrase.last + 1):
            return _latest(s for s in alike if s.words == words)  # "a diplomat, who asked not to be named"
        wanted = view.keys("general", at)
        if "teller" in wanted:
            wanted.add("person")
        near = (
            2 if "body" in wanted or "teller" in wanted else -1
        )  # sentences in which one known by a noun only is meant
        own = frozenset() if bare or phrase.kind != "body" else _own_words(view, phrase, at)
        people = bool(own) and _head_has(view, phrase, {"civil"})
        met = [
            s
            for s in self.known
            if s.kind in wanted - other
            and (not own_post or s.post == own_post or s.heads.isdisjoint(own_post.split()))
            and (not own or _of_those_words(s, own) or (s.proper and "office" not in wanted))
            and not (own and any(noun[:STEM] in own for noun in s.heads))  # "the service of the court" is not the court
            and (not people or s.civil or s.kind != "body" or _of_those_words(s, own))  # nor do relatives' unions rule
            and (s.gender != "p" or "p" in phrase.gender or s.kind != "person")  # "MPs" are no "leader"
            and not (phrase.gender == "f" and s.gender == "m" and s.kind in PEOPLE)  # nor is "the woman" her son
            and not _foreign(nations, s)
            and ("certain" not in wanted or acronym(s.name) or _of_those_words(s, frozenset({head[:STEM]})))
            and s.seen >= 0
            and not s.counted
            and index - s.seen <= (_WINDOW if s.proper or acronym(s.name) else near)
            and not (phrase.kind == "person" and s.seen == index and _nameless(s))
        ]
        if not met and "body" in wanted - other and phrase.kind == "body":
            return self._turned_to(index, own)
        if not met and "human" in wanted and (somebody := self._only_named(index, phrase)):
            return somebody
        outside = view.quoted[phrase.first] < 0  # whom a quotation speaks of is not who says it
        return _latest([s for s in met if s.quoted < 0] or met) if outside else _latest(met)

    def _described(self, view: View, index: int, phrase: Phrase, words: frozenset[str]) -> Speaker | None:
        """A definite noun and an adjective, where adjectives follow: "the official the-Ukrainian" is the one before."""
        if phrase.named or phrase.kind != "person" or not phrase.definite or phrase.head_at != phrase.first:
            return None
        if "person" not in view.keys("general", phrase.first) or any(s.words == words for s in self.known):
            return None
        rest = range(phrase.head_at + 1, phrase.last + 1)
        if not all(view.any(_NATIONAL, at) for at in rest) or not rest:
            return None
        whose = _whose(view, phrase)
        return _latest(
            s
            for s in self.known
            if s.kind == "person"
            and s.seen >= 0
            and not s.counted
            and index - s.seen <= _WINDOW
            and not _foreign(whose, s)
            and "p" not in s.gender
        )

    def _reporters(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        """Journalists of whom no more is said are those of the medium named last: "M has a new count. … reporters say"."""
        if phrase.kind != "person" or "p" not in phrase.gender or phrase.named or not phrase.definite:
            return None
        alone = phrase.head_at >= 0 and phrase.head_at == phrase.last and phrase.last - phrase.first <= 1
        if not alone or "medium" not in view.keys("general", phrase.head_at) or counted(view, phrase):
            return None
        return self.medium(index)

    def _members(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        """Those whom a body is made of: "the activists" of the one that spoke last, "the project's authors", "its reporters"."""
        its = "possessive" in view.keys("determiner", phrase.first)
        wanted = {"members", "medium"} if its else {"members"}
        words = [i for i in range(phrase.first, phrase.last + 1) if view.word[i]]
        at = next((i for i in words if not wanted.isdisjoint(view.keys("general", i))), -1)
        if at < 0 or phrase.named or counted(view, phrase):
            return None
        office = next((i for i in words if i != at and _is_office(view, i)), -1)
        spoke = _latest(s for s in self.known if s.seen >= 0 and s.quoted < 0 and s.kind not in NAMELESS)
        if office >= 0:
            own = [s for s in self.known if s.kind in OFFICES and s.seen >= 0]
            own = [s for s in own if _same_head(s, view.norm[office], view)] or [
                s for s in own if s is spoke and s.kind in view.keys("general", office)
            ]
            return None if view.upper[office] and not view.pack.capital_nouns and office > 0 else _latest(own)
        if spoke is None or index - spoke.seen > _RECENT or not (its or (phrase.definite and len(words) <= _TWO)):
            return None
        if its or spoke.kind == "medium":
            return spoke if spoke.kind in OFFICES and (its or "medium" in view.keys("general", at)) else None
        return spoke if spoke.civil else None

    def _turned_to(self, index: int, words: frozenset[str]) -> Speaker | None:
        """An office that somebody has written to: "They sent a request to the Ministry of Justice. The office replied …"."""
        offices = [s for s in self.known if s.kind == "body" and s.proper and s.met >= 0 and index - s.met <= _RECENT]
        return max((s for s in offices if not words or _of_those_words(s, words)), key=lambda s: s.met, default=None)

    def office(self, index: int) -> Speaker | None:
        """The office that acted last, or that somebody last turned to, in the sentences right before."""
        near = (s for s in self.known if s.kind == "body" and 0 <= index - max(s.seen, s.met) <= _RECENT)
        return max((s for s in near if max(s.seen, s.met) >= 0), key=lambda s: max(s.seen, s.met), default=None)

    def _only_named(self, index: int, phrase: Phrase) -> Speaker | None:
        """Somebody of whom the text has told no more than the name: "Mary Feld seeks her son. …, says the mother"."""
        spoke = _latest(s for s in self.known if s.seen >= 0 and s.quoted < 0 and s.kind not in NAMELESS)
        if spoke is None or spoke.kind != "name" or spoke.foreign or "n" in spoke.gender or " " not in spoke.name:
            return None
        if index - spoke.seen > _RECENT or "p" in phrase.gender:
            return None
        spoke.kind, spoke.gender = "person", phrase.gender if len(phrase.gender) == 1 else spoke.gender
        return spoke

    def medium(self, index: int) -> Speaker | None:
        """The medium that the text named last."""
        media = (s for s in self.known if s.kind == "medium" and s.proper and s.quoted < 0)
        return _latest(s for s in media if 0 <= index - s.seen <= _WINDOW and s.seen >= 0)

    def _called_otherwise(self, phrase: Phrase, words: frozenset[str]) -> Speaker | None:
        """An office by two words that it is also called by: "the spy agency" is none of the news agencies."""
        if len(words) < 2 or phrase.named:
            return None
        offices = (s for s in self.known if s.kind == "body" and s.proper and s.seen >= 0)
        return _latest(s for s in offices if words <= {head[:STEM] for head in s.heads})

    def _leader(self, view: View, phrase: Phrase) -> Speaker | None:
        """Whoever heads what this phrase says: "the head of the board" for "the chairman of the Fisheries Board, X"."""
        headed = heads_what(view, phrase)
        if not headed:
            return None
        return _latest(s for s in self.known if s.title and all(_among(word, s.title) for word in headed))

    def _by_name(self, phrase: Phrase, name: str, words: frozenset[str]) -> Speaker | None:
        alike = (
            s for s in self.known if s.words == words or (not phrase.several and _same_name(s, phrase, words, name))
        )
        speaker = _latest(alike)  # two who say it together are neither of the two
        if speaker is None:
            return None
        only_name = speaker.kind in {"name", "bare"} or (speaker.kind == "person" and not speaker.heads)
        speaker.heads.update(phrase.heads)
        if only_name and phrase.kind == "person":
            speaker.kind, speaker.gender = "person", phrase.gender
            if words > speaker.words:
                speaker.name, speaker.words = name, words
        if len(words) > len(speaker.words) and speaker.kind == "other":
            speaker.name, speaker.words = name, words
        return speaker


def _one_noun(view: View, phrase: Phrase) -> bool:
    """One word, perhaps behind one that points back: "this office"."""
    first = phrase.first
    while first < phrase.last and "definite" in view.keys("determiner", first):
        first += 1
    return first == phrase.last


def _of_one(view: View, at: int) -> bool:
    at += at < view.size and "of" in view.keys("linker", at)
    return at < view.size and "one" in view.keys("determiner", at)


def _met_lately(speaker: Speaker, index: int, head: str) -> bool:
    """Somebody without a name who spoke a few sentences before: "the officer" for "a retired officer"."""
    lately = speaker.seen >= 0 and index - speaker.seen <= _NEAR_BY and speaker.quoted < 0
    return lately and speaker.kind == "person" and "p" not in speaker.gender and bool(head) and not speaker.counted


def _names_nobody(view: View, phrase: Phrase, alone: str) -> bool:
    """Words for anybody, with a capital as an abbreviation or only because they open the sentence: "the NGO"."""
    if acronym(alone):
        return "general" in view.marks[phrase.last]
    whole = view.marks[phrase.first].get("general")
    if whole is None or whole.last != phrase.last or whole.length == 1:
        return False
    return not any(view.upper[at] for at in range(max(1, phrase.first), phrase.last + 1))


def _only_title(view: View, phrase: Phrase) -> bool:
    """A title of somebody spoken of before, written with a capital: "the Deputy Minister"."""
    if phrase.kind != "person" or phrase.named or not phrase.definite or view.pack.caseless:
        return False
    role = view.marks[phrase.first + ("determiner" in view.marks[phrase.first])].get("role_noun")
    return role is not None and role.last == phrase.last and str(role.payload).startswith("person")


def _general_ending(view: View, phrase: Phrase) -> int:
    """Where words begin that end with the phrase and stand for anybody: "the *head of state*"; -1 where none do."""
    for at in range(phrase.first, phrase.last):
        general = view.marks[at].get("general")
        if general is not None and general.last == phrase.last:
            return at
    return -1


def _office_of(view: View, phrase: Phrase) -> frozenset[str]:
    """What a described person is in charge of, as beginnings of words: "the minister *of defence*"; empty where nothing."""
    general = view.marks[phrase.head_at].get("general") if phrase.head_at >= 0 else None
    whole = general.last if general is not None else phrase.first  # "the head of state", which the pack has as a whole
    links = [at for at in range(whole + 1, phrase.last) if "of" in view.keys("linker", at)]
    if not links or phrase.named:
        return frozenset()
    words = [
        at for at in range(links[0] + 1, phrase.last + 1) if view.word[at] and not view.any(_SMALL | _NATIONAL, at)
    ]
    if not any(view.upper[at] for at in words):
        return frozenset()  # "the head of the centre"
    return frozenset(view.norm[at][:STEM] for at in words)


def _read_by_us(view: View, pronoun: Phrase) -> bool:
    """ "We have seen the register: it lists seven": what the text itself has read, and nobody between who speaks."""
    before = [p for p in view.phrases if p.last < pronoun.first and view.quoted[p.first] < 0]
    return len(before) > 1 and before[0].kind == "self" and all(p.kind in {"document", "other"} for p in before[1:])


def _who(view: View, comma: int) -> bool:
    """A clause follows that tells who is meant: nobody known."""
    return comma + 1 < view.size and view.raw[comma] == "," and "relative" in view.marks[comma + 1]


def _shown(view: View, phrase: Phrase) -> str:
    """Whether it is a man or a woman, where the surname or the verb right behind a subject tells: "Serova", "Tim came"."""
    pack = view.pack
    if not pack.verb_gender or phrase.governed or phrase.oblique or phrase.last + 1 >= view.size:
        return ""
    surname, endings = view.norm[phrase.name[1]], pack.surnames
    for letter in pack.dependent.get("feminine", ()):
        base = next((e for e in endings if e + letter in endings and surname.endswith((e, e + letter))), "")
        if base:
            return "m" if surname.endswith(base) else "f"
    at = phrase.last + 1
    verb = view.norm[at]
    if view.kind[at] != "w" or view.upper[at] or len(verb) <= _SHORTEST or not _NOUNS.isdisjoint(view.marks[at]):
        return ""
    return next((letter for letter in ("f", "m") if verb.endswith(pack.verb_gender.get(letter, ("\0",)))), "")


def _same_again(view: View, phrase: Phrase) -> bool:
    """Words for whoever spoke last, whatever they are: "the same source"."""
    near = range(max(0, phrase.first - _SAME), phrase.last + 1)
    return any(
        hit.category == "general" and hit.payload == "same" and phrase.first <= hit.last <= phrase.last + 1
        for at in near
        for hit in view.places.get(at, ())
    )


def _told_from(view: View, phrase: Phrase) -> int:
    """Where what a pronoun closes with its verb begins: behind a semicolon; -1 where it does not close it."""
    if not _tagged(view, phrase):
        return -1
    return next((at + 1 for at in range(phrase.first - 1, -1, -1) if view.raw[at] == ";"), 0)


def _tagged(view: View, phrase: Phrase) -> bool:
    """A pronoun that closes what is told with its verb: "the broker kept the rest, he said", "… behalten, sagt er"."""
    before, behind = phrase.first - 1, phrase.last + 1
    if before > 0 and view.raw[before] == ",":
        return behind < view.size and "say" in view.marks[behind] and not _said_already(view, phrase)
    return before > 1 and "say" in view.marks[before] and view.raw[before - 1] == ","


def _said_already(view: View, pronoun: Phrase) -> bool:
    """Its clause has one who puts something out, whom a relative clause goes on with: "X listed 30 who, it says, signed"."""
    before = pronoun.first - 2
    if before < 1 or "relative" not in view.marks[before]:
        return False
    sources = (p for p in view.phrases if p.last < before and p.speaks and not p.governed and not p.oblique)
    return any("say" in view.marks[at] for p in sources for at in range(p.last + 1, min(p.last + 4, before)))


def _is_office(view: View, at: int) -> bool:
    return any(key.startswith(("body", "medium")) for key in view.keys("role_noun", at))


def _head_has(view: View, phrase: Phrase, kinds: set[str]) -> bool:
    """The noun that says who it is is one of a kind of general ones: an office's, or one of people of their own."""
    if phrase.head_at < 0:
        return False
    role = view.marks[phrase.head_at].get("role_noun")
    last = role.last if role is not None else phrase.head_at
    return any(not kinds.isdisjoint(view.keys("general", at)) for at in range(phrase.head_at, last + 1))


def _written(view: View, phrase: Phrase) -> str:
    """The name as the text has it, without a case ending or a preposition that the pack knows to be none of it."""
    first, last = phrase.name
    alone = first == last and not view.pack.caseless  # «Now» is name enough where capitals show names
    if first in view.names and not alone and all(_little(view.raw[at]) for at in range(first, last + 1)):
        first, last = _with_noun(view, phrase)  # «Now On» is little without its noun
    if view.pack.caseless:  # "X, the minister" and "the minister, X" that the pack knows as one: the name is X
        comma = next((i for i in range(first, last) if view.norm[i] == ","), -1)
        first, last = (comma + 1, last) if comma == first else (first, comma - 1 if comma > first else last)
    if first < last and len(view.raw[first]) == 1 and "determiner" in view.marks[first]:
        first += 1  # "A source"
    name, pack = view.text(first, last), view.pack
    if pack.caseless:
        norm, bare = view.norm[first], view.norm[first][1:]
        doubled = norm[:1] == norm[1:2]
        alike = pack.lexicon.atoms(norm) == pack.lexicon.atoms(bare) or (phrase.kind == "document" and phrase.governed)
        if pack.prefixes.governed(norm) and (doubled or (alike and pack.lexicon.atoms(bare) != ())):
            return pack.prefixes.article + name[2:] if doubled else name[1:]
        return name
    if pack.nominative and phrase.last == last and (phrase.oblique or phrase.genitive):
        last = ending_at(view, phrase)
        name = view.text(first, last)
    if not view.word[last] or not (phrase.oblique or phrase.genitive or phrase.governed):
        return name
    word = view.norm[last]
    bare = _bare(word, view)
    kept = next((i for i, (a, b) in enumerate(zip(word, bare, strict=False)) if a != b), min(len(word), len(bare)))
    return name[: len(name) - len(word) + kept] + bare[kept:]


def _little(word: str) -> bool:
    """A word too short to tell a name from others; an abbreviation tells it."""
    return len(word) <= _SHORTEST and not acronym(word)


def _with_noun(view: View, phrase: Phrase) -> tuple[int, int]:
    """A quoted name with the noun before it: "the group «Now»", also where the phrase has no more than the name."""
    first, last = phrase.name
    if phrase.head_at >= 0:
        return phrase.first, phrase.last
    noun, mark = first - 2, last + 1
    if noun < 0 or view.word[noun + 1] or not {"role_noun", "thing"} & view.marks[noun].keys():
        return first, last
    closes = mark < view.size and not view.word[mark] and view.glued(mark)
    return noun, mark if closes else last


def _bare(word: str, view: View) -> str:
    """The word without a case ending that the pack knows to be none of it."""
    endings = view.pack.nominative
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST), None)
    return word if ending is None else word[: len(word) - len(ending)] + endings[ending]


def _uninflected(noun: str, endings: tuple[str, ...]) -> str:
    """A longer noun without the ending that it has where another belongs to it."""
    ending = next((e for e in endings if noun.endswith(e) and len(noun) - len(e) > _LEAST), "")
    return noun[: len(noun) - len(ending)]


def _among(word: str, title: frozenset[str]) -> bool:
    """The word stands in a title, perhaps with another ending."""
    return word in title or any(
        _shared(word, other) >= max(_SHORTEST, min(len(word), len(other)) - 1) for other in title
    )


def heads_what(view: View, phrase: Phrase) -> frozenset[str]:
    """The words of what a person is the head of, as beginnings; empty where the person heads nothing, or nothing named."""
    if phrase.kind != "person":
        return frozenset()
    first, last = phrase.title or (phrase.first, phrase.last)
    words = [at for at in range(first, last + 1) if view.word[at] and not phrase.name[0] <= at <= phrase.name[1]]
    if not phrase.named:
        words = [at for at in range(first, last + 1) if view.word[at]]
    roles = [view.keys("leader", at) for at in words]
    if not any("any" in keys for keys in roles) or any("second" in keys for keys in roles):
        return frozenset()
    return frozenset(
        view.pack.prefixes.stem(view.norm[at])[:STEM]
        for at, keys in zip(words, roles, strict=True)
        if not keys and not view.any(_SMALL, at) and (len(view.norm[at]) > STEM - 3 or acronym(view.raw[at]))
    )


def _shortened(one: str, two: str) -> bool:
    """One name is the first letters of the other: "NSC", "the National Security Committee"."""
    for short, long in ((_letters(one), two), (_letters(two), one)):
        if short and " " in long:
            words = _WORD.findall(long)
            initials = ("".join(word[0] for word in words if len(word) > least).upper() for least in _SMALL_WORDS)
            return any(short in letters for letters in initials)
    return False


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    """The capitals of an abbreviation, which may have an ending; empty where the name is none."""
    capitals = name.rstrip("".join({c for c in name[-_ENDING:] if c.islower()}))
    return capitals if acronym(capitals) and len(capitals) >= _SHORTEST and capitals.isalpha() else ""


def _surname(full: str, name: str) -> bool:
    """A short surname, perhaps with an ending, which has too few letters to be compared by its beginning."""
    parts = _parts(full)
    if len(parts) < 2 or " " in name:
        return False
    if len(parts[0]) <= _SHORTEST and _inflected(parts[0], fold(name)):
        return True  # "Kim" for "Kim Min-su"
    return _inflected(parts[-1], fold(name)) or (len(name) < _SHORTEST + 1 and fold(name) in parts)


def _same_name(speaker: Speaker, phrase: Phrase, words: frozenset[str], name: str) -> bool:
    if words.isdisjoint(speaker.words):
        called = phrase.kind == speaker.kind == "body" and len(words) == 1 and len(phrase.heads) == 1
        if called and speaker.proper and phrase.heads[0] == fold(name):
            return phrase.heads[0] in speaker.heads  # "la Cancillería" for a ministry that is also called so
        named = phrase.named or phrase.kind == "bare"
        return named and speaker.kind == "person" and _surname(speaker.name, name)
    people = phrase.kind in PEOPLE and speaker.kind in PEOPLE
    if phrase.kind == "name" and phrase.gender == "n" != speaker.gender:
        return False  # "Norland" is none of the "Norlandish troops", whatever letters they share
    if people and not phrase.named and phrase.heads and not (set(phrase.heads) & speaker.heads):
        return False  # "the Foreign Minister" is none of the "Foreign Ministry sources"
    if words <= speaker.words:
        return people or (speaker.proper and not speaker.heads.isdisjoint(phrase.heads))
    return people and speaker.proper and speaker.words <= words and "n" not in speaker.gender


def _aliases(view: View, phrase: Phrase) -> set[str]:
    """The nouns that a text also calls an office by: "the Chancellery" for a ministry of foreign affairs; nobody in it."""
    if phrase.kind == "person":
        return set()
    hits = (view.marks[at].get("alias") for at in range(phrase.first, phrase.last + 1))
    return {word for hit in hits if hit is not None for word in str(hit.payload).split()}


def _whose(view: View, phrase: Phrase) -> frozenset[str]:
    """The nationalities in a phrase, as names are compared: "the Kenyan government" is no Russian body."""
    words = (at for at in range(phrase.first, phrase.last + 1) if view.any(_NATIONAL, at) and at != phrase.head_at)
    return frozenset(view.norm[at][:STEM] for at in words)


def _own_words(view: View, phrase: Phrase, head: int) -> frozenset[str]:
    """What tells which office is meant, as names are compared: "the immigration agency" is not the court before it."""
    general = view.marks[head].get("general")
    whole = range(head, general.last + 1) if general is not None else range(head, head + 1)
    words = (at for at in range(phrase.first, phrase.last + 1) if at not in whole and view.word[at])
    return frozenset(
        view.norm[at][:STEM] for at in words if len(view.norm[at]) > _SHORTEST and not view.any(_NO_OWN, at)
    )


def _of_those_words(speaker: Speaker, words: frozenset[str]) -> bool:
    """The speaker is called by one of the words: "the intelligence agency" for "the National Intelligence Service"."""
    return not words.isdisjoint(speaker.words | {head[:STEM] for head in speaker.heads})


def _foreign(whose: frozenset[str], speaker: Speaker) -> bool:
    """The speaker is of another nation than the phrase names."""
    return bool(whose) and bool(speaker.nations) and whose.isdisjoint(speaker.nations)


def _compound(speaker: Speaker, head: str, view: View) -> bool:
    """The noun ends the one word that a body is called by: "das Ministerium" for "das Justizministerium"."""
    if not view.pack.capital_nouns or speaker.kind != "body" or len(head) <= _LEAST:
        return False
    return any(h.find(head, max(0, len(h) - len(head) - _ENDING)) > 0 for h in speaker.heads)


def _same_head(speaker: Speaker, head: str, view: View) -> bool:
    pack = view.pack
    if pack.caseless:
        words = {*speaker.heads, *(_parts(speaker.name) if speaker.proper else ())}
        return pack.prefixes.stem(head) in map(pack.prefixes.stem, words)
    if head in speaker.heads or (len(head) > 3 and any(h.endswith(head) for h in speaker.heads)):
        return True
    if pack.noun_endings and len(head) > STEM:  # "nach Angaben des Ministeriums", "die Zahlen des Verfassungsgerichts"
        base = _uninflected(head, pack.noun_endings)
        if any(_uninflected(h, pack.noun_endings).endswith(base) for h in speaker.heads):
            return True
    if _compound(speaker, head, view):
        return True
    if pack.bare_nouns and speaker.heads:
        bare = _bare(head, view)
        if any(bare[:_LEAST] == h[:_LEAST] and _inflected(bare, _bare(h, view)) for h in speaker.heads):
            return True
    return speaker.proper and len(head) > 3 and head in _parts(speaker.name)
