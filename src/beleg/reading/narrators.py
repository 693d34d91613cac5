"""Whose story a plain sentence goes on with: "Lamin says a recruiter promised him 1,000. He paid him 95,000 for the visa"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from beleg.model import Role
from beleg.reading.clauses import Parsed
from beleg.reading.naming import PEOPLE, SELF, Chain, Speaker, named
from beleg.reading.nesting import Said, around
from beleg.reading.view import Phrase, View

_TOLD: Final = frozenset({"say", "phrase", "unsaid", "same"})
_FILES: Final = frozenset({"document", "body"})
_YEAR: Final = 4  # digits
_PEOPLE: Final = frozenset({"people"})
_PRONOUNS: Final = frozenset({"speaker_pronoun", "himself"})


class Narrators:
    """The one who tells of himself in a paragraph, and the sentences that say no more who tells them.

    Somebody begins by saying something; what goes on with it takes him up by his name or by a pronoun, be it of another's
    deeds ("An officer gave him 5,000"). Where nothing does, and where others speak, the text speaks for itself again. An
    office-holder tells of others: what he himself did ("He flew to Moscow"), the text knows.

    So does a paragraph that opens with a source for what became of somebody: "By the case file, Omar left for Tula in 2023.
    The police stopped him. He was paid 900". Its hero is then whom the source tells of.
    """

    def __init__(self) -> None:
        self.chain: Chain = ()
        self.hero: Speaker | None = None
        self.paragraph = -1

    def meet(self, parsed: Parsed, said: Sequence[Said], resolved: Iterable[Speaker | None]) -> Chain:
        """The chain of the one whose story a sentence goes on with; empty where it does not."""
        view, sentence = parsed.view, parsed.view.sentence
        opens = sentence.paragraph != self.paragraph
        if opens:
            self.chain = ()
        outside = [s for s in said if s.frame.quote < 0 and s.chain]
        if sentence.role is not Role.BODY:
            self.chain = ()
            return ()
        self.paragraph = sentence.paragraph
        if begun := _begun(view, outside):
            self.chain, self.hero = begun, begun[-1]
            return ()
        if opens and (told := _told_of(outside)):
            people = (s for s in resolved if s is not None and _one(s) and s not in told)
            self.chain, self.hero = told, next(people, None) or _countryman(view)
            return ()
        if not self.chain:
            return ()
        if any(s.chain == (SELF,) or not _told_to(s) for s in outside):
            self.chain = ()
            return ()
        return self.chain if self.hero is not None and _about(view, self.hero, resolved) else ()


def _begun(view: View, outside: Sequence[Said]) -> Chain:
    """The chain up to one who says something of his own, outermost where others are cited within."""
    chains = [
        around(list(outside), s.frame)
        for s in outside
        if s.frame.way in _TOLD and s.frame.manner == "say" and not s.frame.acts and _witness(view, s)
    ]
    return min(chains, key=len, default=())


def _told_of(outside: Sequence[Said]) -> Chain:
    """The one source that a sentence opens with, an office or a document: "By the case file, …"."""
    if len(outside) != 1 or outside[0].frame.manner != "say" or outside[0].frame.clause[0] > 0:
        return ()
    one = outside[0]
    return one.chain if one.chain[-1].kind in _FILES and one.frame.way in _TOLD and not one.frame.acts else ()


def _countryman(view: View) -> Speaker | None:
    """Somebody of whom only the nation is told, in a sentence that counts nobody: "in 2023 an Uzbek left for Tula"."""
    many = any(view.kind[at] == "d" and len(view.raw[at]) != _YEAR for at in range(view.size))
    return named("") if view.having(_PEOPLE) and not many and not view.sentence.of("number", "vague") else None


def _one(speaker: Speaker) -> bool:
    """A single person, whom "he" or "she" may take up."""
    single = speaker.kind in PEOPLE and not speaker.counted and "p" not in speaker.gender and "n" not in speaker.gender
    return single and not speaker.title


def _witness(view: View, said: Said) -> bool:
    one, source = said.chain[-1], said.frame.source
    if one is SELF or one.kind not in PEOPLE or one.counted or one.title or not set(one.gender) & {"m", "f"}:
        return False
    if "n" in one.gender or not (one.proper or source is None or source.kind == "pronoun" or source.definite):
        return False
    return source is None or not _leads(view, source)


def _leads(view: View, source: Phrase) -> bool:
    first, last = source.title or (source.first, source.last)
    words = [*range(first, last + 1), *range(source.first, source.last + 1)]
    return any("leader" in view.marks[at] for at in words)


def _told_to(said: Said) -> bool:
    """Somebody without a name who says or promises something in the story: "An officer told him that …"."""
    one = said.chain[-1]
    return said.frame.manner == "offer" or (one.kind == "person" and not one.proper)


def _about(view: View, one: Speaker, resolved: Iterable[Speaker | None]) -> bool:
    if any(speaker is one for speaker in resolved):
        return True
    for at in view.having(_PRONOUNS):
        key = view.key("speaker_pronoun", at) or view.key("himself", at)
        letters = set(key.split(" ", maxsplit=1)[0])
        if view.quoted[at] < 0 and letters <= {"m", "f", "n", "p"} and letters & set(one.gender) & {"m", "f"}:
            return True
    return False
