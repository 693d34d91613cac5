"""Whoever a sentence announces: what follows in its paragraph, or the list below it, is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.model import Role
from beleg.reading.carrying import is_item
from beleg.reading.clauses import Parsed
from beleg.reading.course import Course
from beleg.reading.handback import handed_back
from beleg.reading.makers import held
from beleg.reading.naming import SELF, Chain
from beleg.reading.nesting import Said
from beleg.reading.sentences import Sentence
from beleg.reading.view import View

_THING: Final = frozenset({"thing"})
_SHOWN: Final = frozenset({"medium", "advert"})
_PUBLISHERS: Final = frozenset({"body", "medium", "advert"})


class Announced:
    """Whoever a sentence announces by a colon at its end, or by saying no more than that they put something out."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.chain: Chain = ()
        self.manner = ""
        self.paragraph = -9
        self.put_out = False  # by a sentence that only says that somebody puts something out
        self.listed = False  # the list that it announces has begun

    def note(self, index: int, said: list[Said], final: Chain) -> None:
        """Keep in mind whom a sentence announces; ``final``: those whom the next one may go on with."""
        sentence, parsed = self.course.sentences[index], self.course.parsed[index]
        if sentence.text.rstrip().endswith(":"):
            channel = () if final else _channel(self.course, index)
            chain = final or _reads_out(self.course, index) or channel or _lists_on(self.course, index, said)
            self.manner = "offer" if channel and chain is channel and _of_channel(parsed.view) else ""
            self.chain, self.paragraph, self.put_out, self.listed = chain, sentence.paragraph, False, False
        elif sentence.role is Role.BODY and not said and (opened := _opened(self.course, index)):
            self.chain, self.paragraph, self.put_out = opened, sentence.paragraph, True
            self.listed = False
        elif sentence.role is Role.BODY and _announces(parsed, said):
            self.chain, self.paragraph, self.put_out = final, sentence.paragraph, True
            self.listed = False

    def covers(self, index: int, said: list[Said]) -> bool:
        """An item of a list, or the one paragraph, that a sentence with a colon at its end announces.

        Not the paragraph behind such a list ("By the note: – 9 dead. // Four agents were arrested").
        """
        if not self.chain:
            return False
        sentence = self.course.sentences[index]
        if self.put_out and (any(s.chain for s in said) or not self._goes_with(sentence)):
            self.chain = ()
            return False
        item = is_item(sentence)
        if sentence.paragraph == self.paragraph:
            self.listed = self.listed or item
            return True
        if self.listed and not item:
            self.chain = ()
            return False
        if sentence.paragraph == self.paragraph + 1 or item:
            if item:
                self.paragraph, self.listed = sentence.paragraph, True
            return True
        self.chain = ()
        return False

    def _goes_with(self, sentence: Sentence) -> bool:
        """It stands in the paragraph that was announced, or is an item of a list right behind it."""
        if sentence.paragraph == self.paragraph:
            return True
        return is_item(sentence) and sentence.paragraph == self.paragraph + 1


def _opened(course: Course, index: int) -> Chain:
    """People who are no office have made a document, of which more is told: "The group «Dawn» has opened its archive."."""
    document, view = course.documents.in_sentence(index), course.parsed[index].view
    chain = document.chain if document is not None else ()
    return chain if chain and chain[-1].civil and not any(figure(view, at) for at in range(view.size)) else ()


def _reads_out(course: Course, index: int) -> Chain:
    """As in "The minister read the following card:" before the items of a list, or "A tally drawn up by X:"."""
    here, after = course.documents.in_sentence(index), index + 1
    view = course.parsed[index].view
    named = any(p.kind == "document" for p in view.phrases) or any(True for _ in held(view))
    if after >= len(course.sentences) or not is_item(course.sentences[after]):
        return ()
    if not named:
        return ()
    subject = course.subject[index]
    fits = subject is not None and subject.kind in {"person", "body", "medium"}
    return (here.chain if here else ()) or ((subject,) if subject is not None and fits else ())


def _channel(course: Course, index: int) -> Chain:
    """The one channel, paper or advert that a line names whose list follows: "From the channel «Dawn», which hires men:"."""
    after, view = index + 1, course.parsed[index].view
    if after >= len(course.sentences) or not is_item(course.sentences[after]):
        return ()
    shown = [p for p in view.phrases if p.kind in _SHOWN and (p.proper or p.kind == "advert")]
    if len(shown) != 1 or any(p.proper and p.kind == "person" for p in view.phrases):
        return ()
    speaker = course.memory.meet(view, index, shown[0], acts=False)
    return (speaker,) if speaker is not None and speaker is not SELF else ()


def _of_channel(view: View) -> bool:
    """What the line names is a channel or an advert, whose sums are what it promises."""
    return any(p.kind == "advert" for p in view.phrases) or any(
        view.key("thing", at) == "channel" for at in view.having(_THING)
    )


def _lists_on(course: Course, index: int, said: list[Said]) -> Chain:
    """The speaker before, where a line without one opens a list: "(The embassy warned …) Citizens are reminded: 1. …"."""
    after = index + 1
    if said or after >= len(course.sentences) or not (course.fresh(index, 1) and course.follows(index)):
        return ()
    return course.state.chain if is_item(course.sentences[after]) else ()


def _announces(parsed: Parsed, said: list[Said]) -> bool:
    """The sentence tells no more than who puts something out ("X has published a list."), or a post has its label."""
    view = parsed.view
    outside = [s for s in said if s.frame.quote < 0 and s.chain and s.chain != (SELF,)]
    if len(outside) != 1 or outside[0].frame.manner != "say" or outside[0].frame.reported:
        return False
    frame = outside[0].frame
    if frame.way == "title":
        return True
    if frame.way != "say" or any(view.raw[at] == ":" or view.quoted[at] >= 0 for at in range(view.size)):
        return False
    if handed_back(parsed, said) or outside[0].chain[-1].kind not in _PUBLISHERS:
        return False
    told = any("that" in view.marks[at] for at in range(view.size))
    if told or any(figure(view, at) for at in range(view.size)):
        return False
    if view.pack.capital_nouns and any(p is not frame.source and not p.governed for p in view.phrases):
        return False  # "Die Botschaft hat ihre Bürger gewarnt": the verb stands last, though it has an object
    put_out = any(p.kind == "document" and not p.governed for p in view.phrases)
    return put_out or outside[0].chain[-1].kind == "advert" or frame.cue[1] >= view.size - 2


def only_urges(view: View, said: Sequence[Said]) -> bool:
    """Somebody asks for something and tells nothing: "The ministry has called on Norland to stop hiring its citizens"."""
    if "urge" not in view.sentence.by:
        return False
    outside = [s.frame for s in said if s.frame.quote < 0 and s.chain]
    urges = bool(outside) and all("any" in view.keys("urge", frame.cue[0]) for frame in outside)
    return urges and not any(figure(view, at) for at in range(view.size))


def figure(view: View, at: int) -> bool:
    """A number that is no year, no day and no stretch of time."""
    if any("duration" in view.marks[near] for near in range(at, min(view.size, at + 3))):
        return False
    if "vague" in view.marks[at] or "number" in view.marks[at]:
        return True
    if view.kind[at] != "d" or len(view.raw[at]) == 4:
        return False
    return not any(view.dated(near) for near in range(max(0, at - 1), min(view.size, at + 4)))
