"""The speakers of a text as it goes on: who is met anew, and whom a pronoun means."""

from __future__ import annotations

import re
from typing import Final

from beleg.model import Role
from beleg.reading.naming import NAMELESS, PEOPLE, SELF, Speaker, latest, parts_of, publishes, words_of
from beleg.reading.phrases import parse
from beleg.reading.posts import post
from beleg.reading.recalled import RECENT, WINDOW, Recalled, nameless, one_noun
from beleg.reading.titles import aliases, head_has, heads_what, is_office, nations_of
from beleg.reading.together import members
from beleg.reading.view import Phrase, View, counted
from beleg.reading.written import SHORTEST, written_name

_KEPT: Final = 60  # speakers kept in mind; the oldest are forgotten, so that time stays linear
_NOT_LATIN: Final = re.compile("[\u0400-\u06ff]")
_NOUNS: Final = frozenset({"role_noun", "document", "source", "thing", "edge"})
_PERSONS: Final = PEOPLE | {"bare"}
_STAFF: Final = frozenset({"body", "medium", "person"})


class Memory(Recalled):
    """The speakers of a text so far."""

    def __init__(self) -> None:
        super().__init__()
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
            speaker = self.pronoun(index, phrase.gender, quote, told=_told_from(view, phrase), at=phrase.first)
        elif phrase.kind == "other" and not acts:
            return None
        else:
            in_title = view.sentence.role is Role.TITLE
            if self.headed and not in_title:
                self._leave_title()
            speaker = self.recall(view, index, phrase)
            if speaker is None:
                for one in members(view, phrase):  # known before the two of them, so that a noun for one means that one
                    speaker = self.recall(view, index, one) or self._new(view, one)
                    speaker.seen, speaker.token, speaker.quoted = (index if acts else speaker.seen), one.first, quote
                    phrase.name = (phrase.name[0], one.name[1])
                speaker = self._new(view, phrase)
            if in_title:
                self.headed.append(speaker)
            elif speaker in self.titled:
                self.titled.remove(speaker)
                self._write_out(speaker, view, phrase)
            if phrase.kind == "person" and phrase.proper:
                self._headed(view, index, phrase)
        if speaker is not None and phrase.kind == "body" and (phrase.governed or phrase.oblique):
            speaker.met = index if head_has(view, phrase, {"body", "addressed"}) else speaker.met
        if speaker is not None and (_by_name(view, phrase) or _opens_alone(phrase, speaker)):
            speaker.named = index
        if speaker is not None and acts and speaker is not SELF:
            speaker.seen, speaker.token, speaker.quoted = index, phrase.first, quote
        return speaker

    @staticmethod
    def _write_out(speaker: Speaker, view: View, phrase: Phrase) -> None:
        """The text's longer name for one whom the title has in short; "this centre" is none."""
        if speaker.kind == "medium" and phrase.kind == "body":
            return  # "«Way Back» names 610 men // The project …": only a noun for it
        if (phrase.proper or phrase.kind == "body") and not one_noun(view, phrase):
            speaker.name = max(speaker.name, written_name(view, phrase), key=lambda name: len(parts_of(name)))

    def _leave_title(self) -> None:
        """What a title calls somebody without a name ("a mother", "Deputy Minister") is not how the text does."""
        self.known = [s for s in self.known if s not in self.headed or s.kind != "person" or not nameless(s)]
        self.titled, self.headed = self.headed, []

    def introduced(self) -> None:
        """Somebody is introduced by name: of whom the text spoke before only as those something was done to, it was they.

        "They took a man captive. Kofi is 27. …, the captive says".
        """
        self.known = [s for s in self.known if s.seen >= 0 or s.proper or s.kind != "person" or "p" in s.gender]

    def pronoun(self, index: int, letters: str, quote: int, *, told: int = -1, at: int = -1) -> Speaker | None:
        """Whom a pronoun with these letters means: the one last met whom it fits, in the same quotation.

        ``told``: the token from which on the sentence before it is what they say, and so hardly of themselves.
        ``at``: its own token; whom its sentence names only behind it they are not, either.
        """
        if letters == "nobody":
            return None
        wanted = set(letters)
        fit = [
            s
            for s in self.known
            if s.seen >= 0
            and s.kind not in NAMELESS
            and index - s.seen <= WINDOW
            and (quote < 0 or s.quoted == quote)
            and not wanted.isdisjoint(s.gender)
            and ("p" in wanted or not s.counted)
        ]
        if told >= 0:
            fit = [s for s in fit if s.seen < index or s.token < told] or fit
        if at >= 0:  # "By his account, a migrant of his platoon fell"
            fit = [s for s in fit if s.seen < index or s.token < at]
        if quote < 0:
            fit = [s for s in fit if s.quoted < 0] or fit
            if "n" in wanted and 0 <= self.itself >= index - 1:
                return SELF
        last = latest(fit)
        if quote < 0 and (last is None or (last.kind == "body" and not last.heard)):
            last = self._befallen(index, wanted, last) or last
        if last is not None and "n" not in wanted and publishes(last):  # "…, X said, The Daily reports. He added …"
            return latest(s for s in fit if s.kind in PEOPLE and last.seen - s.seen <= 1 and not publishes(s)) or last
        return last

    def _befallen(self, index: int, wanted: set[str], office: Speaker | None) -> Speaker | None:
        """Somebody by name whom the sentence before only tells what befell them: "A court convicted Jon Feld. He said …".

        Offices that have said nothing are hardly "he".
        """
        since = max(index - 1, office.seen if office is not None else 0)
        fit = (s for s in self.known if since <= s.named < index and s.seen < 0 and s.proper and s.kind in PEOPLE)
        return next((s for s in fit if "n" not in s.gender and not wanted.isdisjoint(s.gender)), None)

    def person(self, index: int, letters: str) -> Speaker | None:
        """The person named in the last sentences whom a pronoun with these letters fits."""
        fit = (
            s
            for s in self.known
            if s.kind == "person" and s.proper and not s.counted and s.quoted < 0 and index - s.seen <= RECENT
        )
        return latest(s for s in fit if s.seen >= 0 and not set(letters).isdisjoint(s.gender))

    def teller(self, index: int, letters: str) -> Speaker | None:
        """The person by name who has said something and was met in the last sentences."""
        told = (s for s in self.known if s.heard and s.proper and s.kind in _PERSONS and s.quoted < 0 and s.seen >= 0)
        return latest(s for s in told if index - s.seen <= WINDOW and not set(letters).isdisjoint(s.gender))

    def office(self, index: int) -> Speaker | None:
        """The office that acted last, or that somebody last turned to, in the sentences right before."""
        near = (s for s in self.known if s.kind == "body" and 0 <= index - max(s.seen, s.met) <= RECENT)
        return max((s for s in near if max(s.seen, s.met) >= 0), key=lambda s: max(s.seen, s.met), default=None)

    def _new(self, view: View, phrase: Phrase) -> Speaker:
        name = written_name(view, phrase)
        any_title = phrase.named and phrase.gender == "m" and bool(view.pack.verb_gender)  # hers, too
        gender = "mf" if any_title else phrase.gender
        kind = phrase.kind
        if gender == "mf" and kind in PEOPLE:
            shown = _shown(view, phrase)
            gender, kind = (shown, "person") if shown else (gender, kind)
        speaker = Speaker(name, words_of(name), kind, gender, set(phrase.heads), phrase.proper, several=phrase.several)
        speaker.heads |= aliases(view, phrase)
        speaker.counted = counted(view, phrase)
        speaker.nations = nations_of(view, phrase)
        speaker.staff = phrase.kind in _STAFF and head_has(view, phrase, {"newsroom"})
        speaker.civil = phrase.kind == "body" and head_has(view, phrase, {"civil"})
        if phrase.several and phrase.proper and phrase.kind == "person" and head_has(view, phrase, {"medium"}):
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
        heads = [at for at in range(begin, end + 1) if at not in own and is_office(view, at)]
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
                self.recall(view, index, office) or self._new(view, office)
            if office and office.proper and heads[-1] <= last:
                self.recall(view, index, office) or self._new(view, office)


def _opens_alone(phrase: Phrase, speaker: Speaker) -> bool:
    """A word that may have its capital only as the first of its sentence, and is nobody known."""
    return phrase.kind == speaker.kind == "bare" and phrase.first == 0


def _by_name(view: View, phrase: Phrase) -> bool:
    """A person's name, and no place's: what they are stands beside it, or it has two words."""
    whole = phrase.named or (phrase.kind == "name" and phrase.name[0] < phrase.name[1])
    return whole and phrase.kind in PEOPLE and "at" not in view.keys("linker", phrase.first - 1)


def _read_by_us(view: View, pronoun: Phrase) -> bool:
    """ "We have seen the register: it lists seven": what the text itself has read, and nobody between who speaks."""
    before = [p for p in view.phrases if p.last < pronoun.first and view.quoted[p.first] < 0]
    return len(before) > 1 and before[0].kind == "self" and all(p.kind in {"document", "other"} for p in before[1:])


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
    if view.kind[at] != "w" or view.upper[at] or len(verb) <= SHORTEST or not _NOUNS.isdisjoint(view.marks[at]):
        return ""
    return next((letter for letter in ("f", "m") if verb.endswith(pack.verb_gender.get(letter, ("\0",)))), "")


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
