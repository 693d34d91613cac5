"""Interviews: who speaks in a paragraph that is labelled ("Q:", "Gurung:"), set off by a dash, or answers a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from beleg.model import Role
from beleg.reading.naming import PEOPLE, Chain, Speaker, named, words_of
from beleg.reading.sentences import Sentence
from beleg.reading.view import STEM, Phrase, View

_DASH = re.compile(r"^\s*[-–—]\s")
_LABEL = 6  # tokens within which the colon of a label stands
_SIDES = frozenset({"question", "answer"})
_ASKS = ("?", "؟")
_QUESTIONS = 3  # paragraphs that ask, from which on a text may be an interview
_BRIEF = 3  # sentences that one who asks has at most
_OWN = 3  # one of so many answers speaks of itself


def turns(sentences: Sequence[Sentence], views: Sequence[View], outlet: frozenset[str]) -> dict[int, Chain]:
    """Paragraphs of an interview, by who speaks; empty where the text is none."""
    labels: dict[int, tuple[str, str]] = {}
    for index in _openings(sentences):
        if sentences[index].role is not Role.TITLE and (found := _label(views[index])):
            labels[sentences[index].paragraph] = found
    counts = Counter(name for name, _ in labels.values())
    answers = any(key == "answer" for _, key in labels.values())
    guest = _guest(views) if answers else None
    speakers = _full(views, {name for name, key in labels.values() if key not in _SIDES and counts[name] >= 2})
    found_turns: dict[int, Chain] = {}
    for paragraph, (name, key) in labels.items():
        if key == "question":
            found_turns[paragraph] = ()
        elif key == "answer":
            found_turns[paragraph] = (guest,) if guest else ()
        elif counts[name] >= 2:
            found_turns[paragraph] = () if words_of(name) & outlet else (speakers[name],)
    return found_turns or _dashes(sentences, views) or _asked(sentences, views)


def _openings(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The sentences that open a paragraph."""
    for index, sentence in enumerate(sentences):
        if index == 0 or sentences[index - 1].paragraph != sentence.paragraph:
            yield index


def _label(view: View) -> tuple[str, str] | None:
    hit = view.marks[0].get("turn")
    letter = view.raw[:1] + view.raw[1:3] if hit is not None and hit.last == 0 and view.upper[0] else []
    if len(letter) == 3 and len(letter[0]) == 1 and letter[1] in ".-–—" and hit is not None:
        return letter[0], str(hit.payload)  # "Q. How many?", "A. – More than a hundred."
    colon = next((i for i in range(1, min(_LABEL, view.size)) if view.raw[i] == ":"), 0)
    if not colon or view.size <= colon + 1:
        return None
    if hit and hit.last == colon - 1 and view.upper[0]:
        return view.text(0, colon - 1), str(hit.payload)
    if all(view.upper[i] or view.raw[i] in ".-" for i in range(colon)) and "document" not in view.marks[colon - 1]:
        return view.text(0, colon - 1), "name"
    return None


def _full(views: Sequence[View], labels: set[str]) -> dict[str, Speaker]:
    """The speaker that each label stands for, as the text first names them."""
    found: dict[str, Speaker] = {}
    wanted: dict[str, list[str]] = {}  # by one of its words, the labels not yet found
    for label in labels:
        wanted.setdefault(min(words_of(label)), []).append(label)
    for name in _people(views) if labels else ():
        words = words_of(name)
        for word in words.intersection(wanted):
            here = [label for label in wanted[word] if words_of(label) <= words]
            found |= {label: named(name) for label in here}
            wanted[word] = [label for label in wanted[word] if label not in found]
    return {label: found.get(label) or named(label) for label in labels}


def _people(views: Sequence[View]) -> Iterator[str]:
    for view in views:
        for phrase in view.phrases:
            if phrase.proper and phrase.kind in PEOPLE:
                yield view.text(*phrase.name)


def _guest(views: Sequence[View]) -> Speaker | None:
    """Who is interviewed: the person named most often in the first sentence that names one."""
    for view in views:
        persons = [p for p in view.phrases if p.proper and "n" not in p.gender and _full_name(view, p)]
        if persons:
            return named(Counter(view.text(*p.name) for p in persons).most_common(1)[0][0])
    return None


def _full_name(view: View, phrase: Phrase) -> bool:
    """A person the text says something of, or a name of two words that is the subject: "Olena Marko receives us"."""
    if phrase.kind == "person":
        return True
    words = range(phrase.name[0], phrase.name[1] + 1)
    return phrase.kind == "name" and not phrase.governed and sum(view.upper[at] for at in words) >= len(words) > 1


def _dashes(sentences: Sequence[Sentence], views: Sequence[View]) -> dict[int, Chain]:
    starts = [i for i in _openings(sentences) if _DASH.match(sentences[i].text)]
    if len(starts) < 4:
        return {}
    ends = {s.paragraph: s.text.rstrip() for s in sentences}
    questions = [sentences[i].paragraph for i in starts if ends[sentences[i].paragraph].endswith("?")]
    if not 2 <= len(questions) < len(starts):
        return {}
    guest = _guest(views)
    answer: Chain = (guest,) if guest else ()
    answers = dict.fromkeys((sentences[i].paragraph for i in starts), answer)
    return answers | dict.fromkeys(questions, ())


def _asked(sentences: Sequence[Sentence], views: Sequence[View]) -> dict[int, Chain]:
    """Questions in paragraphs of their own, as pages set them in bold type, and answers that nothing marks.

    An outlet that asks itself ("How many are there?") is none: nobody is addressed by name, no answer says "I".
    """
    paragraphs: dict[int, list[int]] = {}
    for index, sentence in enumerate(sentences):
        if sentence.role is not Role.TITLE:
            paragraphs.setdefault(sentence.paragraph, []).append(index)
    asks = {p for p, inside in paragraphs.items() if _is_question(sentences, inside)}
    order = sorted(paragraphs)
    answered = {p for p, following in pairwise(order) if p in asks and following not in asks}
    if len(answered) < _QUESTIONS or len(asks - answered) > 1:  # the last one may close the text
        return {}
    guest = _guest(views)
    if guest is None:
        return {}
    begun = [p for p in order if p >= min(asks)]
    answers = [p for p in begun if p not in asks and sentences[paragraphs[p][0]].role is not Role.HEADING]
    named_in = any(word[:STEM].casefold() in guest.words for p in asks for i in paragraphs[p] for word in views[i].raw)
    own = sum(any("self" in marks for i in paragraphs[p] for marks in views[i].marks) for p in answers)
    if not named_in and own * _OWN < len(answers):
        return {}
    answer: Chain = (guest,)
    return dict.fromkeys(begun, ()) | dict.fromkeys(answers, answer)


def _is_question(sentences: Sequence[Sentence], inside: Sequence[int]) -> bool:
    if len(inside) > _BRIEF or sentences[inside[0]].role not in (Role.BODY, Role.HEADING):
        return False
    return sentences[inside[-1]].text.rstrip().rstrip("*_").endswith(_ASKS)
