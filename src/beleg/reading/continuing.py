"""Sentences that go on with what was said in the one before them: the words and the build that show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.model import Role
from beleg.reading.announcing import figure
from beleg.reading.carrying import OPENS_WITH
from beleg.reading.clauses import relative_at
from beleg.reading.course import Course
from beleg.reading.makers import DOCUMENT
from beleg.reading.naming import PEOPLE, SELF, Chain, publishes
from beleg.reading.nesting import Said, joined
from beleg.reading.ranking import ranks_countries
from beleg.reading.sentences import HEADS
from beleg.reading.subject_forms import nominative
from beleg.reading.view import View

_SHORTEST: Final = 3  # tokens of a sentence that can go on
_NOT_ON: Final = frozenset(
    {"aside", "back", "confirmed", "inside", "meanwhile", "object", "words"}
)  # keys that carry nobody on
_GOING_ON: Final = frozenset({"mood", "continues"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")


def continued(course: Course, index: int, said: list[Said]) -> str:
    """Why a sentence goes on with the speakers of the one before it: the word; empty where it does not."""
    if not course.fresh(index, 1):
        return ""
    sentence, view = course.sentences[index], course.parsed[index].view
    near = index - course.state.sentence <= 2
    same = course.fresh(index) and near
    if sentence.role in HEADS:
        return ""
    if any(
        s.frame.way == "same" and s.frame.quote < 0 and s.chain and s.chain[-1] not in course.state.chain for s in said
    ):
        return ""  # "(The group counts 90.) It is sure, they said at the ministry, that 26 signed"
    outside = [s.frame for s in said if s.frame.quote < 0 and s.frame.manner != "offer"]
    next_to = course.follows(index)
    for at in view.having(_GOING_ON):
        if view.quoted[at] >= 0 or (at and view.upper[at]):
            continue
        inside = any(s.frame.says(at) and s.frame.way != "own" for s in said) or _after_own(said, at)
        if view.key("mood", at) == "clear" and not inside and near and not _first_person(view, at):
            return view.raw[at]
        if view.key("mood", at) == "weak" and not inside and same and next_to and not _described(course, index, at):
            return view.raw[at]
        keys = view.keys("continues", at) - _NOT_ON
        if course.state.manner == "offer":
            keys = keys - {"part"}  # "Each of them paid the agent": no advert that promised them pay says so
        covered = any(frame.way != "same" or frame.covers(at) for frame in outside)
        if "part" in keys and not same and not _figure_behind(course, index, at):
            continue  # "… said X. // One of them is Y, a cook."
        if keys and not covered and next_to and (("part" in keys and same) or at <= 2):
            return view.raw[at]
    return ""


def credited(course: Course, index: int, said: list[Said]) -> Chain:
    """The speaker before, within a medium that a sentence names only at its end: "…, reports M"."""
    sentence = course.sentences[index]
    outside = [s for s in said if s.frame.quote < 0]
    if len(outside) != 1 or not course.fresh(index) or not course.follows(index):
        return ()
    frame, chain = outside[0].frame, outside[0].chain
    opening = course.parsed[index].chunks[0]
    alone = frame.way == "say" and frame.manner == "say" and len(chain) == 1 and publishes(chain[0])
    alone = alone and course.state.chain[-1].kind != "medium"
    if not alone or frame.leading or frame.cue[0] <= opening.last or sentence.role is not Role.BODY:
        return ()
    return joined([chain, course.state.chain])


def ranks_on(course: Course, index: int, said: list[Said]) -> bool:
    """As in "Norland heads the list with 80 men, ahead of Southland": the countries of those of whom somebody spoke."""
    sentence = course.sentences[index]
    if said or sentence.role is not Role.BODY or not ranks_countries(sentence):
        return False
    return course.fresh(index, 1) and course.follows(index)


def counts_on(course: Course, index: int, said: list[Said]) -> bool:
    """As in "Thirty have been repatriated": a number alone is of those of whom the speaker just spoke."""
    sentence, view = course.sentences[index], course.parsed[index].view
    if view.size < _SHORTEST or not course.fresh(index, 1) or not course.follows(index) or said:
        return False
    if sentence.role is not Role.BODY or not view.numbered(0):
        return False
    if (_YEAR.match(view.raw[0]) and "passive" not in view.marks[1]) or "one" in view.keys("determiner", 0):
        return False  # "One of them is Y, a cook"
    return "passive" in view.marks[1] or "edge" in view.marks[1]


def report_goes_on(course: Course, index: int, said: list[Said]) -> bool:
    """A sentence behind what a report says is the report's, too ("By the study, 58 died. One town lost 33 men.").

    Not one on the law, or that opens with somebody of their own.
    """
    if said or not course.fresh(index) or not course.follows(index) or course.sentences[index].role is not Role.BODY:
        return False
    if not course.parsed[index].view.size:
        return False  # a line without a word
    document = course.documents.in_sentence(index - 1)
    if course.state.manner == "denial":
        return False  # "The embassy denies the claim. In Telmo police hold four men"
    if document is None or not document.chain or document.chain[-1] is not course.state.chain[-1]:
        return False
    view = course.parsed[index].view
    if any("law" in view.keys("document", at) for at in view.having(DOCUMENT)):
        return False
    first = next((p for p in view.phrases if nominative(p)), None)
    return first is None or not (first.proper or first.kind in {"self", "pronoun"}) or first.first > OPENS_WITH


def of_report(view: View) -> bool:
    """The sentence tells of the report just cited: "These data were gathered from …"."""
    first = next(iter(view.phrases), None)
    if first is None or first.kind != "document" or view.pack.bare_nouns:
        return False
    return first.first == 0 and first.definite and first.author is None


def _figure_behind(course: Course, index: int, at: int) -> bool:
    """A number stands behind the words that take up those just counted."""
    view = course.parsed[index].view
    last = max((h.last for h in view.places[at] if h.category == "continues"), default=at)
    return any(figure(view, i) for i in range(last + 1, view.size))


def _described(course: Course, index: int, at: int) -> bool:
    """The token stands in a clause that only tells who somebody is: "four people who are said to belong to it"."""
    parsed = course.parsed[index]
    return bool(parsed.chunks) and relative_at(parsed.view, parsed.chunk(at)) >= 0


def _after_own(said: Sequence[Said], at: int) -> bool:
    """Who speaks on is the sentence's own speaker: "X called it shocking; she knew of 100"."""
    own = (s for s in said if s.chain and s.chain != (SELF,) and s.frame.way == "say" and s.frame.quote < 0)
    return any(s.frame.leading and s.frame.cue[1] < at and s.chain[-1].kind in PEOPLE for s in own)


def _first_person(view: View, at: int) -> bool:
    return any("self" in view.marks[i] for i in range(max(0, at - 2), min(at + 3, view.size)))
