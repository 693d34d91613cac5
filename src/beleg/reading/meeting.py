"""Whom the phrases of a sentence stand for, and which of them a pronoun behind it takes up."""

from __future__ import annotations

from beleg.reading.called import titled
from beleg.reading.course import Course
from beleg.reading.issuers import PUT_OUT
from beleg.reading.naming import PEOPLE, Speaker
from beleg.reading.subject_forms import whence
from beleg.reading.view import AGE, Phrase, View


def meet(course: Course, index: int) -> dict[int, Speaker | None]:
    """The speakers that the phrases of a sentence stand for, by first token; the first who acts is its subject."""
    parsed = course.parsed[index]
    view = parsed.view
    sources = {
        p.first for f in parsed.frames if f.source and f.way != "outer" for p in (f.source, f.source.author) if p
    }
    resolved: dict[int, Speaker | None] = {}
    subject: Speaker | None = None
    led: set[int] = set()  # the quotations that have a subject already
    for phrase in view.phrases:
        quote = view.quoted[phrase.first]
        acts = phrase.first in sources or phrase.introduced or _acts(view, phrase, quote in led)
        if phrase.introduced:
            course.memory.introduced()
        leads = (phrase.definite or phrase.kind != "other") and not phrase.genitive
        leads = leads and (view.pack.capital_nouns or phrase.kind != "bare")  # only the capital of its sentence
        if leads and not phrase.governed and not phrase.oblique:
            led.add(quote)
        if phrase.tells_of is not None:
            resolved[phrase.first] = resolved.get(phrase.tells_of.first)
            continue
        if phrase.kind in PUT_OUT and phrase.author is not None:
            if phrase.author.proper and phrase.author.kind == "body":
                course.memory.meet(view, index, phrase.author, acts=False)  # "the register of the Example Office"
            continue
        if phrase.kind == "other" and not acts:
            continue
        speaker = _goes_on(course, index, phrase, quote) if phrase.first in sources else None
        speaker = speaker or course.memory.meet(view, index, phrase, acts)
        if speaker is not None and speaker.heard and subject is None and not acts and _may_act(phrase, quote):
            acts = True  # "Karim does not want to go back": one name, but of somebody who has spoken
            course.memory.meet(view, index, phrase, acts)
        resolved[phrase.first] = speaker
        if acts and subject is None and quote < 0:
            subject = speaker
    course.subject.append(subject)
    return resolved


def _goes_on(course: Course, index: int, pronoun: Phrase, quote: int) -> Speaker | None:
    """Whoever spoke last, where a pronoun would else mean a bystander: "A nurse brings tea. // «…», he goes on".

    That is somebody without a name who has said nothing, in a paragraph before.
    """
    if pronoun.kind != "pronoun" or quote >= 0 or not course.fresh(index, 3):
        return None
    if (teller := _teller(course, index, pronoun)) is not None:
        return teller
    one = course.state.chain[-1]
    if not one.proper or one.kind not in PEOPLE or set(one.gender).isdisjoint(pronoun.gender):
        return None
    other = course.memory.pronoun(index, pronoun.gender, quote)
    if other is not None and other is not one and _only_told_of(course, index, pronoun, other):
        one.seen, one.token, one.quoted = index, pronoun.first, quote
        return one
    if other is None or other.proper or other.heard or not one.seen < other.seen < index:
        return None
    if course.sentences[other.seen].paragraph == course.sentences[index].paragraph:
        return None
    one.seen, one.token, one.quoted = index, pronoun.first, quote
    return one


def _only_told_of(course: Course, index: int, pronoun: Phrase, other: Speaker) -> bool:
    """A quotation goes on with whoever spoke: "Gulya said that her brother Farhod called. «They pay us nothing», she says".

    The other has said nothing, and was named in what the one said right before.
    """
    quoted = course.parsed[index].view.quoted
    closes = max(quoted[:2]) >= 0 and max(quoted[pronoun.first :]) < 0
    return closes and course.follows(index) and not other.heard and other.seen == course.state.sentence


def _teller(course: Course, index: int, pronoun: Phrase) -> Speaker | None:
    """Whoever tells the story, where a pronoun would else mean one who only promised something in it.

    "Rakib says he paid 900. A man offered him 2,000 a month. Four of them fell, he says."
    """
    if not course.promising:
        return None
    other = course.memory.pronoun(index, pronoun.gender, -1)
    if other is None or other.proper or other.heard or not any(other is one for one in course.promising):
        return None
    one = course.memory.teller(index, pronoun.gender)
    if one is not None:
        one.seen, one.token, one.quoted = index, pronoun.first, -1
    return one


def _acts(view: View, phrase: Phrase, led: bool) -> bool:
    """It is the subject of its sentence, or is described ("Bikash, 27, who asked …"): a pronoun may take it up.

    ``led``: another phrase is the subject already.
    """
    if phrase.kind in {"other", "document"} or phrase.gender == "nobody":
        return False
    owns = view.pack.bare_nouns and not view.pack.head_final and phrase.kind == "name"
    if owns and _owned(view, phrase.first - 1):
        return False
    after = phrase.last + 2
    if after < view.size and view.raw[phrase.last + 1] == "," and not whence(view, phrase):
        followed = "relative" in view.marks[after] and (phrase.proper or phrase.kind == "bare")
        followed = followed and not (phrase.governed and _home(view, phrase))
        placed = phrase.kind != "person" and "at" in view.keys("linker", phrase.first - 1)  # "lives in Ostrava, 300 km"
        if followed or (view.kind[after] == "d" and not placed and len(view.raw[after]) <= AGE):
            return True
        if phrase.named and phrase.governed and phrase.kind == "person" and not (led or placed) and view.pack.romance:
            return True  # "that is what happened to Ravi, an Indian of 27 years"
    if led and not (view.pack.bare_nouns and titled(view, phrase)):
        return False
    return phrase.kind != "bare" and not phrase.governed and not phrase.oblique


def _may_act(phrase: Phrase, quote: int) -> bool:
    """A lone word with a capital, in the form of a subject, outside any quotation."""
    return phrase.kind == "bare" and quote < 0 and not (phrase.governed or phrase.oblique or phrase.genitive)


def _home(view: View, phrase: Phrase) -> bool:
    """It tells where the person right before it is from: "a cook from Telmo, who served there"."""
    one = next((p for p in view.phrases if p.last == phrase.first - 2), None)
    return one is not None and one.kind == "person" and phrase.kind in {"name", "bare"}


def _owned(view: View, at: int) -> bool:
    """A noun for people stands there that no name follows, but what they belong to: "inhabitants Crimea's, who …"."""
    people = at >= 0 and not view.upper[at] and "person" in view.marks[at]
    return people and "role_noun" not in view.marks[at]
