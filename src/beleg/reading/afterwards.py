"""Sentences whose speaker a later one names: "That is what X said", and reported speech before "…, said X"."""

from __future__ import annotations

from beleg.model import Role
from beleg.reading.carrying import CONTINUES, reported
from beleg.reading.course import Course, Spoken
from beleg.reading.handback import covered, handed_back
from beleg.reading.naming import SELF, Chain, publishes
from beleg.reading.nesting import Said, joined
from beleg.reading.view import Phrase


class Afterwards:
    """Gives sentences the speaker whom a later one names for them."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.retold: tuple[Chain, int] = ((), -9)  # what a text goes on telling, and in which paragraph

    def hand_back(self, index: int, said: list[Said]) -> None:
        """As in "That is what X said": what stands before it, and nobody is named for, is what X said."""
        course, view = self.course, self.course.parsed[index].view

        def author(phrase: Phrase) -> Chain:
            speaker = course.memory.meet(view, index, phrase, acts=True)
            return (speaker,) if speaker is not None else ()

        chain = handed_back(course.parsed[index], said, author)
        if not chain:
            return
        self.retold = (chain, course.sentences[index].paragraph)
        cue = next((view.text(*s.frame.cue) for s in said if s.chain), view.raw[0])
        known = [bool(base[0]) for base in course.base]
        medium = len(chain) > 1 or publishes(chain[-1]) or _of_data(course, index - 1)
        medium = medium or any("words" in view.keys("continues", at) for at in view.having(CONTINUES))
        medium = medium and not any("confirmed" in view.keys("continues", at) for at in view.having(CONTINUES))
        for before in covered(course.sentences, index, course.said, known, medium):
            if chain[-1].kind == "person":  # who finds something says it only where nobody else does
                course.said[before] = [s for s in course.said[before] if not s.frame.acts]
            outer, manner, earlier = course.base[before]
            own = any(s.chain and s.chain != (SELF,) and s.frame.quote < 0 for s in course.said[before])
            around_it = chain[:1] if own else chain  # whoever is cited there is who speaks here
            for one in course.said[before] if own and len(chain) > 1 else ():
                if one.chain == chain[:1] and one.frame.quote < 0:
                    one.chain = chain  # "…, reports M. // As M writes, X stated this"
            course.base[before] = (joined([around_it, outer]), manner or "say", earlier or cue)
            course.handed.add(before)
            if before == index - 1 and course.state.sentence == index:  # who spoke there speaks on within this chain
                inner = course.final(before, course.said[before], course.base[before][0])[0]
                course.state.chain = joined([chain, inner])
        if not any(s.chain for s in said):
            course.state = Spoken(chain, index, course.sentences[index].paragraph, "say", cue)

    def told_ahead(self, index: int) -> None:
        """A sentence in reported speech whose speaker only the next one names: "Er habe 30 gezählt. Das sei …, sagte X"."""
        course, before = self.course, index - 1
        if before < 0 or course.sentences[before].paragraph != course.sentences[index].paragraph:
            return
        if course.base[before][0] or any(s.frame.quote < 0 for s in course.said[before]) or before in course.handed:
            return
        if course.sentences[before].role is not Role.BODY or not reported(course.parsed[before].view):
            return
        here = [s for s in course.said[index] if s.frame.quote < 0 and s.chain and s.frame.manner == "say"]
        view = course.parsed[index].view
        if len(here) != 1 or here[0].chain == (SELF,) or not reported(view, end=here[0].frame.cue[0]):
            return
        cue = view.text(*here[0].frame.cue)
        course.base[before] = (here[0].chain, "say", cue)
        course.handed.add(before)

    def goes_on(self, index: int, said: list[Said]) -> bool:
        """A sentence about "them", behind "X reported this" in its paragraph: it goes on with what X reported."""
        course, (chain, paragraph) = self.course, self.retold
        sentence = course.sentences[index]
        others = any(s.chain and s.frame.quote < 0 and s.chain != chain for s in said)
        if not chain or others or sentence.role is not Role.BODY or sentence.paragraph != paragraph:
            self.retold = ((), -9)
            return False
        opening = next(iter(course.parsed[index].view.phrases), None)
        return opening is not None and opening.kind == "pronoun" and opening.first == 0 and opening.gender == "p"


def _of_data(course: Course, index: int) -> bool:
    """A sentence gives somebody's data ("According to the NIS, …"): who is said to report it then stands around."""
    said = [s for s in course.said[index] if s.chain and s.frame.quote < 0] if index >= 0 else []
    return bool(said) and all(s.frame.way == "phrase" for s in said)
