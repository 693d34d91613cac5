"""What a document has told up to a sentence: whom it has named, what they said and put out, who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from beleg.reading.clauses import Parsed
from beleg.reading.documents import Documents
from beleg.reading.memory import Memory
from beleg.reading.naming import SELF, Chain, Speaker
from beleg.reading.nesting import Said, around
from beleg.reading.sentences import Sentence


@dataclass(slots=True)
class Spoken:
    """Who spoke last, and how: what is carried from sentence to sentence."""

    chain: Chain = ()
    sentence: int = -9
    paragraph: int = -9
    manner: str = ""
    cue: str = ""
    ended: bool = False  # by a heading: only "the report" still means it
    urges: bool = False  # the speaker only asked for something, and gave no figure


class Course:
    """A document up to one of its sentences: whom it has named, what they said and put out, and who spoke last."""

    def __init__(self, sentences: Sequence[Sentence], parsed: Sequence[Parsed], outlet: frozenset[str]) -> None:
        self.sentences, self.parsed = sentences, parsed
        self.outlet = outlet  # what its own name is compared by
        self.memory = Memory()
        self.documents = Documents()
        self.state = Spoken()
        self.promising: list[Speaker] = []  # the people who promised something in what is told
        self.handed: set[int] = set()  # the sentences whose speaker a later one named
        self.said: list[list[Said]] = []
        self.base: list[tuple[Chain, str, str]] = []
        self.subject: list[Speaker | None] = []

    def fresh(self, index: int, paragraphs: int = 0) -> bool:
        """Somebody spoke in these paragraphs, and no heading has ended that."""
        state = self.state
        near = self.sentences[index].paragraph - state.paragraph <= paragraphs
        return bool(state.chain) and near and not state.ended

    def follows(self, index: int) -> bool:
        """The sentence follows right behind the one that the speakers so far were named in."""
        return index - self.state.sentence == 1

    def final(self, index: int, said: list[Said], base: Chain) -> tuple[Chain, str, str]:
        """The chain that a following sentence may go on with."""
        view = self.parsed[index].view
        outside = [s for s in said if s.frame.quote < 0 and s.chain != (SELF,)]
        if not outside:
            return base, self.base[index][1], self.base[index][2]
        best = max(outside, key=lambda s: (len(around(said, s.frame)), s.frame.scope[1]))
        chain = around(said, best.frame)
        return (*(c for c in base if c not in chain), *chain), best.frame.manner, view.text(*best.frame.cue)
