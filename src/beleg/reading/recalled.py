"""Whom a name or a noun takes up again, among those whom the text has named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.tokens import fold
from beleg.reading.aged import only_age
from beleg.reading.likeness import abbreviation, among, ends_compound, same_head, same_name, shortened
from beleg.reading.naming import NAMELESS, OFFICES, PEOPLE, Speaker, latest, parts_of, words_of
from beleg.reading.posts import holds, post
from beleg.reading.subject_forms import set_against
from beleg.reading.titles import (
    NATIONAL,
    general_ending,
    head_has,
    heads_what,
    is_office,
    nations_of,
    office_of,
    own_words,
)
from beleg.reading.view import STEM, Phrase, View, acronym, counted
from beleg.reading.written import written_name

WINDOW: Final = 40  # sentences that a pronoun looks back
RECENT: Final = 3  # sentences within which "by his account" means a person before a body
_NEAR_BY: Final = 4  # sentences within which "the same source" is whoever spoke last
_CASE: Final = 12  # sentences within which the defendant is whom the text has named
_SAME: Final = 3  # words before a noun that say that it is the same
_FEW: Final = 3  # words from the first of a noun phrase to its last where it only takes somebody up
_TWO: Final = 2  # words of a noun and its article


class Recalled:
    """Those whom a text has named so far."""

    def __init__(self) -> None:
        self.known: list[Speaker] = []

    def recall(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        """The speaker that a phrase of sentence ``index`` takes up again; None where it means nobody known."""
        name = written_name(view, phrase)
        words = words_of(name)
        if not phrase.named and _same_again(view, phrase):
            spoke = self._spoke_last()
            if spoke is not None and index - spoke.seen <= _NEAR_BY:
                return spoke  # "the same source"
        if not phrase.named and phrase.kind == "person" and _of_one(view, phrase.last + 1):
            return None  # "the father of one of the men": nobody the text has spoken of
        if not phrase.named and (leader := self._leader(view, phrase)):
            return leader
        if phrase.kind == "person" and phrase.head_at < 0 and _of_age(view, phrase):
            return latest(s for s in self.known if _one_by_name(s) and index - s.seen <= WINDOW)
        alone = view.raw[phrase.last] if phrase.last - phrase.first <= 1 else name  # without its article
        letters = abbreviation(alone) or alone  # without the ending of an abbreviation
        if (phrase.kind == "body" and not phrase.several) or acronym(letters):
            bodies = (s for s in self.known if s.kind == "body")
            short = (s for s in bodies if shortened(alone, s.name) or f"({letters})" in s.name)
            if found := latest(short):
                return found
        if view.pack.caseless and (general := self._described(view, index, phrase, words)):
            return general
        if (medium := self._reporters(view, index, phrase)) is not None:
            return medium
        if "p" in phrase.gender and (whose := self._members(view, index, phrase)) is not None:
            return whose
        if phrase.kind == "body" and phrase.definite and (office := self._called_otherwise(phrase, words)):
            return office
        if phrase.kind == "person" and not phrase.named and (former := self._former(view, index, phrase)) is not None:
            return former
        anybody = _names_nobody(view, phrase, alone) or _only_title(view, phrase)
        if phrase.proper and not anybody:
            found = self._by_name(phrase, name, words)
            if found is not None and phrase.named:
                found.title, found.post = found.title | heads_what(view, phrase), found.post or post(view, phrase)
            lone = phrase.kind == "body" and phrase.first == phrase.last and len(phrase.heads) == 1
            if found is None and lone:  # "the Headquarters" is the one named before
                return latest(s for s in self.known if s.kind == "body" and same_head(s, phrase.heads[0], view))
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
        alike = [s for s in self.known if s.kind not in other and same_head(s, head, view)]
        nations = nations_of(view, phrase)
        own_post = post(view, phrase) if phrase.kind == "person" else ""
        alike = [s for s in alike if not _foreign(nations, s) and (not own_post or holds(own_post, s.post))]
        plain = phrase.kind == "body" and phrase.last - phrase.first <= 1 and view.pack.capital_nouns
        # where all nouns have capitals, "das russische Verteidigungsministerium" is no proper name: "das Ministerium"
        found = latest(
            s
            for s in alike
            if s.kind != "other"
            and (
                s.proper
                or s.words == words
                or bare
                or (plain and s.kind == "body" and s.seen >= 0)
                or ends_compound(s, head, view)
            )
        )
        if found is None and phrase.kind == "person" and "p" not in phrase.gender:
            found = latest(s for s in alike if _met_lately(s, index, head))
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
        elif not bare and "general" not in view.marks[at] and (begin := general_ending(view, phrase)) >= 0:
            at = begin
        elif "general" not in view.marks[at] or of_document or (bare and not one_noun(view, phrase)):
            return latest(s for s in alike if s.words == words)
        if phrase.kind == "person" and not bare and (told := office_of(view, phrase)):
            alike = [s for s in self.known if s.kind == "person" and told & (s.title | s.words)]
            # "the minister of defence" is not the spokesman named before
            return latest(s for s in alike if s.seen >= 0)
        told_apart = bare and "person" in view.keys("general", at)
        if told_apart and (_who(view, phrase.last + 1) or _of_somewhere(view, phrase.last + 1)):
            return latest(s for s in alike if s.words == words)  # "a diplomat, who asked not to be named"
        wanted = view.keys("general", at)
        if "teller" in wanted:
            wanted.add("person")
        # sentences in which one known by a noun only is meant
        near = 2 if "body" in wanted or "teller" in wanted else -1
        own = frozenset() if bare or phrase.kind != "body" else own_words(view, phrase, at)
        people = bool(own) and head_has(view, phrase, {"civil"})
        his = phrase.gender == "m" and (view.pack.capital_nouns or view.pack.romance)  # where hers is another word
        against = _set_against(view, phrase)
        met = [
            s
            for s in self.known
            if s.kind in wanted - other
            and (not own_post or holds(own_post, s.post) or s.heads.isdisjoint(own_post.split()))
            and (not own or _of_those_words(s, own) or (s.proper and "office" not in wanted))
            and not (own and any(noun[:STEM] in own for noun in s.heads))  # "the service of the court" is not the court
            and (not people or s.civil or s.kind != "body" or _of_those_words(s, own))  # nor do relatives' unions rule
            and (s.gender != "p" or "p" in phrase.gender or s.kind != "person")  # "MPs" are no "leader"
            and not (phrase.gender == "f" and s.gender == "m" and s.kind in PEOPLE)  # nor is "the woman" her son
            and not (his and s.gender == "f" and s.kind in PEOPLE)  # nor "der Bürgermeister" the seamstress
            and not _foreign(nations, s)
            and ("certain" not in wanted or acronym(s.name) or _of_those_words(s, frozenset({head[:STEM]})))
            and s.seen >= 0
            and not s.counted
            and index - s.seen <= (WINDOW if s.proper or acronym(s.name) else near + near * s.heard)
            and not (phrase.kind == "person" and s.seen == index and nameless(s))
            and not (against and index in (s.named, s.seen))  # "Jon Feld criticised the court, and the judge said"
        ]
        if not met and "body" in wanted - other and phrase.kind == "body":
            return self._turned_to(index, own) or (None if own else self._quoted(index))
        if not met and "medium" in wanted and phrase.kind == "medium" and (paper := self._name_alone(index)):
            return paper
        if not met and "human" in wanted and (somebody := self._only_named(index, phrase)):
            return somebody
        if not met and "tried" in wanted and (somebody := self._tried(index, phrase)):
            return somebody
        if {"medium", "body"} <= wanted and (agency := _citing(met)) is not None:
            return agency
        outside = view.quoted[phrase.first] < 0  # whom a quotation speaks of is not who says it
        return latest([s for s in met if s.quoted < 0] or met) if outside else latest(met)

    def _described(self, view: View, index: int, phrase: Phrase, words: frozenset[str]) -> Speaker | None:
        """A definite noun and an adjective, where adjectives follow: "the official the-Ukrainian" is the one before."""
        if phrase.named or phrase.kind != "person" or not phrase.definite or phrase.head_at != phrase.first:
            return None
        if "person" not in view.keys("general", phrase.first) or any(s.words == words for s in self.known):
            return None
        rest = range(phrase.head_at + 1, phrase.last + 1)
        if not all(view.any(NATIONAL, at) for at in rest) or not rest:
            return None
        whose = nations_of(view, phrase)
        return latest(
            s
            for s in self.known
            if s.kind == "person"
            and s.seen >= 0
            and not s.counted
            and index - s.seen <= WINDOW
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
        office = next((i for i in words if i != at and is_office(view, i)), -1)
        spoke = self._spoke_last()
        if office >= 0:
            own = [s for s in self.known if s.kind in OFFICES and s.seen >= 0]
            own = [s for s in own if same_head(s, view.norm[office], view)] or [
                s for s in own if s is spoke and s.kind in view.keys("general", office)
            ]
            return None if view.upper[office] and not view.pack.capital_nouns and office > 0 else latest(own)
        if spoke is None or index - spoke.seen > RECENT or not (its or (phrase.definite and len(words) <= _TWO)):
            return None
        if its or spoke.kind == "medium":
            return spoke if spoke.kind in OFFICES and (its or "medium" in view.keys("general", at)) else None
        return spoke if spoke.civil else None

    def _turned_to(self, index: int, words: frozenset[str]) -> Speaker | None:
        """An office that somebody has written to: "They sent a request to the Ministry of Justice. The office replied …"."""
        offices = [s for s in self.known if s.kind == "body" and s.proper and s.met >= 0 and index - s.met <= RECENT]
        return max((s for s in offices if not words or _of_those_words(s, words)), key=lambda s: s.met, default=None)

    def _quoted(self, index: int) -> Speaker | None:
        """What has only been named in quotation marks may be any body: "«Way Back» names 610 men // The project …"."""
        quoted = (s for s in self.known if s.kind == "medium" and s.proper and not s.heads and s.quoted < 0)
        return latest(s for s in quoted if s.seen >= 0 and index - s.seen <= RECENT)

    def _former(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        """The only one of late by name, who holds no office, by what they once were: "the former driver"."""
        # where nouns stand last, "former" is a word before the phrase
        words = range(phrase.first - (view.pack.head_final and phrase.first > 0), phrase.last + 1)
        definite = phrase.definite or view.pack.bare_nouns
        if "p" in phrase.gender or not definite or not any("former" in view.keys("general", i) for i in words):
            return None
        near = 1 if view.pack.bare_nouns else RECENT  # without an article it may be anybody
        people = [s for s in self.known if s.kind in PEOPLE and s.proper and "n" not in s.gender]
        late = [s for s in people if max(s.seen, s.named) >= max(0, index - RECENT)]
        one = late[0] if len(late) == 1 and _one_by_name(late[0]) else None
        if one is None or index - one.seen > near or one.title or one.post or phrase.last - phrase.first > _FEW:
            return None
        return one if not set(one.gender).isdisjoint(phrase.gender) else None

    def _only_named(self, index: int, phrase: Phrase) -> Speaker | None:
        """Somebody of whom the text has told no more than the name: "Mary Feld seeks her son. …, says the mother"."""
        acted = [s for s in self.known if s.seen >= 0 and s.quoted < 0 and s.kind not in NAMELESS]
        spoke = latest(s for s in acted if s.kind != "name" or "n" not in s.gender)  # no country
        if spoke is None or spoke.kind != "name" or spoke.foreign or "n" in spoke.gender or " " not in spoke.name:
            return None
        if index - spoke.seen > RECENT or "p" in phrase.gender:
            return None
        spoke.kind, spoke.gender = "person", phrase.gender if len(phrase.gender) == 1 else spoke.gender
        return spoke

    def _tried(self, index: int, phrase: Phrase) -> Speaker | None:
        """Somebody by name who holds no office: "A court convicted Jon Feld. By the defendant's account …"."""
        if phrase.gender == "p":
            return None
        people = [s for s in self.known if s.kind in PEOPLE and s.proper and s.named >= 0 and index - s.named <= _CASE]
        people = [s for s in people if s.kind == "person" or " " in s.name]  # a single name may be a town's
        fit = [s for s in people if "n" not in s.gender and s.quoted < 0 and not s.title and not s.foreign]
        fit = [s for s in fit if s.seen < 0] or fit  # whom something befell, rather than who does something
        return max(fit, key=lambda s: s.named, default=None)

    def _name_alone(self, index: int) -> Speaker | None:
        """A name of one word of which the text has told no more: "Grumpel has spoken with them. …, the paper writes"."""
        names = [s for s in self.known if s.kind in {"name", "bare"} and s.proper and s.quoted < 0]
        alone = [s for s in names if " " not in s.name and "n" not in s.gender and not (s.heads or s.nations)]
        near = [s for s in alone if max(s.seen, s.named) >= max(0, index - RECENT)]
        found = max(near, key=lambda s: max(s.seen, s.named), default=None)
        if found is not None:
            found.kind, found.gender = "medium", "nfm"
        return found

    def _spoke_last(self) -> Speaker | None:
        """Whoever acted or spoke last, outside of quotations."""
        return latest(s for s in self.known if s.seen >= 0 and s.quoted < 0 and s.kind not in NAMELESS)

    def medium(self, index: int) -> Speaker | None:
        """The medium that the text named last."""
        media = (s for s in self.known if s.kind == "medium" and s.proper and s.quoted < 0)
        return latest(s for s in media if 0 <= index - s.seen <= WINDOW and s.seen >= 0)

    def _called_otherwise(self, phrase: Phrase, words: frozenset[str]) -> Speaker | None:
        """An office by two words that it is also called by: "the spy agency" is none of the news agencies."""
        if len(words) < 2 or phrase.named:
            return None
        offices = (s for s in self.known if s.kind == "body" and s.proper and s.seen >= 0)
        return latest(s for s in offices if words <= {head[:STEM] for head in s.heads})

    def _leader(self, view: View, phrase: Phrase) -> Speaker | None:
        """Whoever heads what this phrase says: "the head of the board" for "the chairman of the Fisheries Board, X"."""
        headed = heads_what(view, phrase)
        if not headed:
            return None
        return latest(s for s in self.known if s.title and all(among(word, s.title) for word in headed))

    def _by_name(self, phrase: Phrase, name: str, words: frozenset[str]) -> Speaker | None:
        alike = (
            s for s in self.known if s.words == words or (not phrase.several and same_name(s, phrase, words, name))
        )
        speaker = latest(alike)  # two who say it together are neither of the two
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


def _set_against(view: View, phrase: Phrase) -> bool:
    """A word beside it begins a clause of its own, with another subject than the one before."""
    at, behind = phrase.first - 1, phrase.last + 1
    if at >= 0 and ("and" in view.keys("linker", at) or set_against(view, at)):
        return True
    return view.pack.head_final and at >= 0 and behind < view.size and "contrast" in view.marks[behind]


def _of_age(view: View, phrase: Phrase) -> bool:
    """Behind the article stands nothing but an age: "the 52-year-old"."""
    at = phrase.first + ("determiner" in view.marks[phrase.first])
    return not phrase.named and at < phrase.last and only_age(view, at, phrase.last)


def _one_by_name(speaker: Speaker) -> bool:
    """One person whom the text has named and told of, outside of quotations."""
    person = speaker.kind in PEOPLE and speaker.proper and "p" not in speaker.gender and "n" not in speaker.gender
    return person and not speaker.counted and speaker.seen >= 0 and speaker.quoted < 0


def nameless(speaker: Speaker) -> bool:
    """Told of by a noun alone: "the recruiter", whom another noun of the same sentence, "the prisoner", hardly means."""
    return not speaker.proper or bool(speaker.heads.intersection(parts_of(speaker.name)))


def one_noun(view: View, phrase: Phrase) -> bool:
    """One word, perhaps behind one that points back: "this office"."""
    first = phrase.first
    while first < phrase.last and "definite" in view.keys("determiner", first):
        first += 1
    return first == phrase.last


def _of_somewhere(view: View, at: int) -> bool:
    """A preposition and a name follow, where nouns have no article: "activist from Accra" is nobody known."""
    return at + 1 < view.size and "preposition" in view.keys("edge", at) and view.upper[at + 1]


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


def _who(view: View, comma: int) -> bool:
    """A clause follows that tells who is meant: nobody known."""
    return comma + 1 < view.size and view.raw[comma] == "," and "relative" in view.marks[comma + 1]


def _citing(met: Sequence[Speaker]) -> Speaker | None:
    """The medium that cited the office named last: "Reuters reported, citing a committee. 44 are home, the agency adds"."""
    last = latest(met)
    medium = latest(s for s in met if s.kind == "medium" and s.proper and s.quoted < 0)
    if last is None or medium is None or last is medium or last.kind != "body":
        return None
    return medium if last.seen == medium.seen else None


def _same_again(view: View, phrase: Phrase) -> bool:
    """Words for whoever spoke last, whatever they are: "the same source"."""
    near = range(max(0, phrase.first - _SAME), phrase.last + 1)
    return any(
        hit.category == "general" and hit.payload == "same" and phrase.first <= hit.last <= phrase.last + 1
        for at in near
        for hit in view.places.get(at, ())
    )


def _of_those_words(speaker: Speaker, words: frozenset[str]) -> bool:
    """The speaker is called by one of the words: "the intelligence agency" for "the National Intelligence Service"."""
    return not words.isdisjoint(speaker.words | {head[:STEM] for head in speaker.heads})


def _foreign(whose: frozenset[str], speaker: Speaker) -> bool:
    """The speaker is of another nation than the phrase names."""
    return bool(whose) and bool(speaker.nations) and whose.isdisjoint(speaker.nations)
