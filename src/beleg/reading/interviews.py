"""Interviews: who speaks in a paragraph that is labelled ("Q:", "Gurung:"), set off by a dash, or answers a question.

Where nothing labels them, it takes a sign that somebody is asked at all: the text says so before the first question ("We
spoke with him in the presence of a guard"), a question calls the guest by name, or the answers say "I". A newsroom that
asks itself ("How many are there?") shows none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from beleg.model import Role
from beleg.reading.clauses import Parsed
from beleg.reading.naming import OFFICES, PEOPLE, Chain, Speaker, named, words_of
from beleg.reading.sentences import COMMAS, Sentence
from beleg.reading.view import AGE, STEM, Phrase, View

_DASH: Final = re.compile(r"^\s*(?:[-–—]\s|[–—](?=[^\W\d_]|[¿¡]))")
_LABEL: Final = 6  # tokens within which the colon of a label stands
_SIDES: Final = frozenset({"question", "answer"})
_ASKS: Final = ("?", "؟")
_QUESTIONS: Final = 3  # paragraphs that ask, from which on a text may be an interview
_ASKED: Final = 2  # the same where the text says that it is one, or calls the guest by name
_DASHES: Final = 4  # paragraphs that open with a dash, from which on they may be turns
_BRIEF: Final = 3  # sentences that one who asks has at most
_OWN: Final = 3  # one of so many answers speaks of itself
_INTRODUCED: Final = 12  # sentences in which a guest is named in full
_BEFORE: Final = 2  # tokens before a name within which an age stands
_TURN: Final = frozenset({"turn"})
_FIRST_PERSON: Final = frozenset({"turn", "self"})
_PLACES: Final = frozenset({"land", "capital", "adjective", "people"})
_SPEAKERS: Final = frozenset({"person", "name", "bare"})
_SURE, _LIKELY, _POSSIBLE = 3, 2, 1  # how much a name looks like a person's


def turns(sentences: Sequence[Sentence], parsed: Sequence[Parsed], outlet: frozenset[str]) -> dict[int, Chain]:
    """Paragraphs of an interview, by who speaks; empty where the text is none."""
    views = [p.view for p in parsed]
    labels: dict[int, tuple[str, str]] = {}
    for index in _openings(sentences):
        if sentences[index].role is not Role.TITLE and (found := _label(views[index])):
            labels[sentences[index].paragraph] = found
    counts = Counter(name for name, _ in labels.values())
    answers = any(key == "answer" for _, key in labels.values())
    guest = _guest(parsed, range(len(parsed))) if answers else None
    speakers = _full(views, {name for name, key in labels.values() if key not in _SIDES and counts[name] >= 2})
    found_turns: dict[int, Chain] = {}
    for paragraph, (name, key) in labels.items():
        if key == "question":
            found_turns[paragraph] = ()
        elif key == "answer":
            found_turns[paragraph] = (guest,) if guest else ()
        elif counts[name] >= 2:
            found_turns[paragraph] = () if words_of(name) & outlet else (speakers[name],)
    return found_turns or _unlabelled(sentences, parsed)


def _openings(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The sentences that open a paragraph."""
    for index, sentence in enumerate(sentences):
        if index == 0 or sentences[index - 1].paragraph != sentence.paragraph:
            yield index


def _label(view: View) -> tuple[str, str] | None:
    hit = view.marks[0].get("turn")
    hit = hit if hit is not None and hit.payload in _SIDES else None
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


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the text: its number, its sentences, and what tells a turn."""

    number: int
    inside: list[int]
    dashed: bool
    asks: bool


def _unlabelled(sentences: Sequence[Sentence], parsed: Sequence[Parsed]) -> dict[int, Chain]:
    rows = _paragraphs(sentences)
    first = next((at for at, row in enumerate(rows) if row.asks), -1)
    if first < 0:
        return {}
    talk = _talk(parsed, rows[first].inside[0])
    spoken = _dashes(rows, first, talk >= 0) or _plain(rows, first, parsed)
    asked = sum(not answers for answers in spoken.values())
    if not spoken or asked == len(spoken):
        return {}
    questions = [index for row in rows if row.asks for index in row.inside]
    guest = _guest(parsed, [*range(rows[first].inside[0]), *questions], talk)
    dashed = rows[first].dashed
    if not dashed and (guest is None or not _addressed(rows, spoken, parsed, guest, talk >= 0)):
        return {}
    answer: Chain = (guest,) if guest else ()
    return {number: answer if answers else () for number, answers in spoken.items()}


def _paragraphs(sentences: Sequence[Sentence]) -> list[_Paragraph]:
    rows: list[_Paragraph] = []
    for index, sentence in enumerate(sentences):
        if sentence.role is Role.TITLE:
            continue
        if rows and rows[-1].number == sentence.paragraph:
            rows[-1].inside.append(index)
        else:
            dashed = sentence.role is Role.LIST or bool(_DASH.match(sentence.text))
            rows.append(_Paragraph(sentence.paragraph, [index], dashed, asks=False))
    for row in rows:
        row.asks = _is_question(sentences, row.inside, row.dashed)
    return rows


def _is_question(sentences: Sequence[Sentence], inside: Sequence[int], dashed: bool) -> bool:
    if not dashed and (len(inside) > _BRIEF or sentences[inside[0]].role not in (Role.BODY, Role.HEADING)):
        return False
    return sentences[inside[-1]].text.rstrip().rstrip("*_").endswith(_ASKS)


def _talk(parsed: Sequence[Parsed], before: int) -> int:
    """The last sentence before the first question that says that somebody is asked: "We met her in Lviv"; -1 for none."""
    for index in range(before - 1, -1, -1):
        view = parsed[index].view
        if any(view.key("turn", at) == "talk" for at in view.having(_TURN)):
            return index
    return -1


def _dashes(rows: Sequence[_Paragraph], first: int, told: bool) -> dict[int, bool]:
    """Paragraphs behind dashes that take turns, and those between them that go on: which of them answer.

    One who asks need not put a question: "– Havana says it knows nothing. – It does say so".
    """
    dashed = [at for at, row in enumerate(rows) if row.dashed]
    if not rows[first].dashed or len(dashed) < (_ASKED if told else _DASHES):
        return {}
    asks = sum(rows[at].asks for at in dashed)
    if not (1 if told else _ASKED) <= asks < len(dashed):
        return {}
    found: dict[int, bool] = {}
    answers = True
    for at in range(first, dashed[-1] + 1):
        if rows[at].dashed:
            prompt = answers and not rows[at].asks and at + 1 < len(rows) and rows[at + 1].dashed
            prompt = prompt and not rows[at + 1].asks and len(rows[at].inside) == 1
            answers = not (prompt or (rows[at].asks and answers))
        found[rows[at].number] = answers
    return found | {rows[at].number: True for at in dashed if at < first}


def _plain(rows: Sequence[_Paragraph], first: int, parsed: Sequence[Parsed]) -> dict[int, bool]:
    """Questions in paragraphs of their own, as pages set them in bold type, and answers that nothing marks."""
    found: dict[int, bool] = {}
    last = max(at for at, row in enumerate(rows) if row.asks)
    several = False  # an answer of more than one paragraph
    prompt = -1  # one who asks that puts no question: "But they are threatened with prison."
    for at in range(first, len(rows)):
        answers = not rows[at].asks
        goes_on = answers and not rows[at - 1].asks
        if at == prompt + 1 > 0:
            found[rows[at].number] = True
            last = at - 1  # as if the prompt had asked
            continue
        if at > last + 1 and _newsroom(rows[at], parsed):
            break
        if at > last + 1 and not several and not _own(rows[at], parsed):
            if not _prompts(rows, at, parsed):
                break
            prompt, found[rows[at].number] = at, False
            continue
        several = several or goes_on
        if parsed[rows[at].inside[0]].view.sentence.role is not Role.HEADING or rows[at].asks:
            found[rows[at].number] = answers
    return found


def _prompts(rows: Sequence[_Paragraph], at: int, parsed: Sequence[Parsed]) -> bool:
    """A single sentence between two answers, the second of which is longer, and no office's."""
    if at + 1 >= len(rows) or len(rows[at].inside) > 1 or _newsroom(rows[at + 1], parsed):
        return False
    return len(rows[at + 1].inside) > 1 or _own(rows[at + 1], parsed)


def _newsroom(row: _Paragraph, parsed: Sequence[Parsed]) -> bool:
    """The paragraph opens with an office, and so speaks of what others said: "The ministry did not reply"."""
    opening = next((p for p in parsed[row.inside[0]].view.phrases if p.kind != "other"), None)
    return opening is not None and opening.kind in OFFICES and not opening.governed


def _own(row: _Paragraph, parsed: Sequence[Parsed]) -> bool:
    views = [parsed[index].view for index in row.inside]
    return any("self" in v.marks[at] or v.key("turn", at) == "i" for v in views for at in v.having(_FIRST_PERSON))


def _addressed(
    rows: Sequence[_Paragraph], spoken: dict[int, bool], parsed: Sequence[Parsed], guest: Speaker, told: bool
) -> bool:
    """Somebody is asked, and answers: not an outlet that asks itself."""
    turns_ = [row for row in rows if row.number in spoken]
    answered = sum(one.asks and not two.asks for one, two in pairwise(turns_))
    called = any(
        word[:STEM].casefold() in guest.words
        for row in turns_
        if row.asks
        for index in row.inside
        for word in parsed[index].view.raw
    )
    if told or called:
        return answered >= _ASKED
    answers = [row for row in turns_ if not row.asks]
    own = sum(_own(row, parsed) for row in answers)
    return answered >= _QUESTIONS and own * _OWN >= len(answers)


def _guest(parsed: Sequence[Parsed], places: Sequence[int], talk: int = -1) -> Speaker | None:
    """Who is interviewed: whom the sentence names that tells of the talk, or the person last told of before it.

    Where nothing tells of it: the person named most often in the first of these sentences that names one.
    """
    if talk >= 0 and parsed[talk].view.sentence.role is Role.TITLE:
        talk = -1  # "A talk with our countryman": the text names him
    order = places if talk < 0 else range(talk, -1, -1)
    titles = [index for index in order if parsed[index].view.sentence.role is Role.TITLE]
    return _named_in(parsed, [index for index in order if index not in titles], talk) or _named_in(parsed, titles, talk)


def _named_in(parsed: Sequence[Parsed], order: Sequence[int], talk: int) -> Speaker | None:
    """What a title calls them ("a prisoner") is no name where the text has one."""
    sure, found = (_POSSIBLE if talk < 0 else 0), ""
    for index in order:
        view = parsed[index].view
        ranked = [(_human(parsed[index], p), p) for p in view.phrases if p.proper and p.kind in _SPEAKERS]
        best = max((rank for rank, _ in ranked), default=0)
        if best > sure and not (index == talk and best < _LIKELY):
            sure, found = best, Counter(view.text(*p.name) for rank, p in ranked if rank == best).most_common(1)[0][0]
        if index == talk and found:
            break
    return named(_whole_name(parsed, found)) if found else None


def _whole_name(parsed: Sequence[Parsed], name: str) -> str:
    """The full name of somebody who is addressed as "Mr Feld": two words with a capital, where the text has them."""
    surname = name.rsplit(maxsplit=1)[-1][:STEM].casefold()
    for one in parsed[:_INTRODUCED]:
        view = one.view
        if view.pack.caseless:
            return name
        for at in range(1, view.size):
            if not (view.upper[at] and view.upper[at - 1]) or view.norm[at][:STEM] != surname:
                continue
            given = view.text(at - 1, at)
            if not view.is_known(at - 1) and view.word[at - 1] and given.casefold() not in name.casefold():
                return given
    return name


def _human(parsed: Parsed, phrase: Phrase) -> int:
    """How much a name looks like that of somebody who could be asked."""
    cited = any(frame.source is phrase for frame in parsed.frames)
    return max(0, _like_person(parsed.view, phrase) - cited)  # who is cited may only run the camp


def _like_person(view: View, phrase: Phrase) -> int:
    after = phrase.last + 1
    if view.any(_PLACES, phrase.name[0]):
        return 0
    if phrase.kind == "person" and "n" not in phrase.gender:
        if "p" in phrase.gender:
            return 0
        return _SURE if phrase.named else _LIKELY  # "the head of the group «Dawn»" is who someone is
    if phrase.kind == "person" or "n" in phrase.gender or phrase.oblique:
        return 0
    if any(_aged(view, at) for at in range(max(0, phrase.first - _BEFORE), phrase.first)) or _aged(view, after):
        return _LIKELY  # "the 29-year-old Joseph"
    comma = after < view.size and view.raw[after] in COMMAS
    told = view.within.get(after + 1) if comma else None
    if told is not None and told.kind == "person" and "p" not in told.gender and _full_name(view, phrase):
        return _SURE  # "with Maria Lungu, the head of the group «Dawn»"
    if comma and (_aged(view, after + 1) or _aged(view, after + 2)):
        return _SURE
    any_noun = view.pack.capital_nouns and phrase.kind == "bare"  # "Fragen, die …"
    if comma and after + 1 < view.size and "relative" in view.marks[after + 1] and not any_noun:
        return _LIKELY
    if phrase.governed:
        return 0
    if after + 1 < view.size and view.raw[after] == "(" and not view.upper[after + 1]:
        return _LIKELY  # "Isaac (not his real name)"
    if _full_name(view, phrase):
        return _LIKELY
    return _POSSIBLE if phrase is view.phrases[0] else 0


def _full_name(view: View, phrase: Phrase) -> bool:
    words = range(phrase.name[0], phrase.name[1] + 1)
    return phrase.kind == "name" and sum(view.upper[at] for at in words) >= len(words) > 1


def _aged(view: View, at: int) -> bool:
    """A number of two digits stands there, as of years."""
    return at < view.size and view.kind[at] == "d" and len(view.raw[at]) <= AGE
