"""Where a text quotes: quotation marks of all styles, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from beleg.reading.sentences import Sentence

_CLOSERS = {"„": "“”\"", "“": "”", "»": "«", "«": "»", '"': '"', "‚": "‘’", "‘": "’", "'": "'", "‹": "›", "›": "‹", "「": "」"}
_MARKS = re.compile("[„“”»«\"‚‘’'‹›「」]")
_SINGLE = frozenset("'‘’")  # these also stand for an apostrophe
_BEFORE_SPEECH = frozenset(",:–—-([…")
_SHORT = 4  # words: what is quoted and no longer than this, without a full stop, is a name or a word picked out
_APART = 6  # paragraphs that one quotation may run on without a mark of its own


@dataclass(slots=True)
class Quotation:
    """A quotation: the places (sentence, token) of its first and last token, and whether someone speaks in it."""

    number: int
    first: tuple[int, int]
    last: tuple[int, int]
    speech: bool
    paragraph: int
    goes_on: int | None = None  # the quotation of the paragraph before that this one continues
    depth: int = 0


@dataclass(slots=True)
class Quotations:
    """All quotations of a document; ``at[sentence][token]`` is the number of the one a token stands in, or -1."""

    all: list[Quotation] = field(default_factory=list)
    at: list[list[int]] = field(default_factory=list)
    names: list[dict[int, int]] = field(default_factory=list)  # short ones, by sentence: first token -> last token


@dataclass(slots=True)
class _Open:
    mark: str
    sentence: int
    offset: int


def quotations(sentences: Sequence[Sentence]) -> Quotations:
    """Find every quotation; linear in the length of the text. An opening mark without its match closes with the paragraph."""
    found = Quotations(at=[[-1] * len(s.tokens) for s in sentences], names=[{} for _ in sentences])
    groups = _paragraphs(sentences)
    firsts = [_first_mark(sentences, group) for group in groups]
    stack: list[_Open] = []
    carried: int | None = None
    for position, group in enumerate(groups):
        for index in group:
            for match in _MARKS.finditer(sentences[index].text):
                _meet(sentences, found, stack, index, match, carried)
                if found.all and found.all[-1].goes_on is not None:
                    carried = None
        carried = None
        if not stack:
            continue
        mark = stack[0].mark
        if any(first and first in _CLOSERS[mark] for first in firsts[position + 1 : position + 1 + _APART][:1]) and mark != '"':
            continue  # the next mark of the text closes this one: the quotation runs on
        last = group[-1]
        carried = _close(sentences, found, stack[0], last, len(sentences[last].text), None)
        stack.clear()
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, sentence in enumerate(sentences):
        if groups and sentences[groups[-1][-1]].paragraph == sentence.paragraph:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _first_mark(sentences: Sequence[Sentence], group: list[int]) -> str:
    for index in group:
        for match in _MARKS.finditer(sentences[index].text):
            if match.group() not in _SINGLE:
                return match.group()
    return ""


def _meet(
    sentences: Sequence[Sentence],
    found: Quotations,
    stack: list[_Open],
    index: int,
    match: re.Match[str],
    carried: int | None,
) -> None:
    mark, text, at = match.group(), sentences[index].text, match.start()
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in _SINGLE and before.isalnum() and after.isalnum():
        return
    if stack and mark in _CLOSERS[stack[-1].mark] and not (mark in _SINGLE and before.isspace()):
        begins = mark == '"' and before.isspace() and not after.isspace()
        opened = stack.pop()
        _close(sentences, found, opened, index, at, carried, len(stack))
        if not begins:  # a straight mark that can only open: the one before was left open
            return
    if mark not in _CLOSERS or len(stack) > 1 or (before.isalnum() and mark != "«"):
        return
    if mark in _SINGLE and (not after.isalnum() or not _closed(text, at + 1, mark)):
        return
    stack.append(_Open(mark, index, at + 1))


def _closed(text: str, start: int, mark: str) -> bool:
    """A single mark opens a quotation only if one that can close it follows in the sentence."""
    closers = "".join(_CLOSERS[mark])
    return re.search(rf"[^\s][{closers}](?!\w)", text[start:]) is not None


def _close(
    sentences: Sequence[Sentence],
    found: Quotations,
    opened: _Open,
    index: int,
    offset: int,
    carried: int | None,
    depth: int = 0,
) -> int | None:
    """Record the quotation from where it was opened to ``offset`` in sentence ``index``; its number."""
    places = [
        (number, token)
        for number in range(opened.sentence, index + 1)
        for token in range(len(sentences[number].tokens))
        if (number > opened.sentence or sentences[number].tokens.start[token] >= opened.offset)
        and (number < index or sentences[number].tokens.end[token] <= offset)
    ]
    if not places:
        return None
    text, begin = sentences[opened.sentence].text, opened.offset - 1
    lead = text[:begin].rstrip()
    behind = sentences[index].text[offset + 1 : offset + 2]
    if not (behind == "," and not lead) and _is_name(sentences, places):
        if places[0][0] == places[-1][0]:
            found.names[places[0][0]][places[0][1]] = places[-1][1]
        return None
    number = len(found.all)
    starts_paragraph = not lead and (
        opened.sentence == 0 or sentences[opened.sentence - 1].paragraph != sentences[opened.sentence].paragraph
    )
    quotation = Quotation(
        number=number,
        first=places[0],
        last=places[-1],
        speech=not lead or lead[-1] in _BEFORE_SPEECH or len(places) > 3 * _SHORT,
        paragraph=sentences[opened.sentence].paragraph,
        goes_on=carried if starts_paragraph else None,
        depth=depth,
    )
    found.all.append(quotation)
    for sentence, token in places:
        if depth == 0 or found.at[sentence][token] < 0:
            found.at[sentence][token] = number
    return number


def _is_name(sentences: Sequence[Sentence], places: list[tuple[int, int]]) -> bool:
    """What is quoted is a name or a picked-out word, not speech."""
    words = [(s, t) for s, t in places if sentences[s].tokens.kind[t] != "p"]
    last_sentence, last = places[-1]
    if sentences[last_sentence].tokens.raw(last) in {".", "!", "?", "…", ","}:
        return False
    if places[0][0] != last_sentence:
        return False
    if len(words) <= _SHORT:
        return True
    long = [sentences[s].tokens.raw(t) for s, t in words]
    return len(words) <= 3 * _SHORT and all(w[:1].isupper() or len(w) <= 3 for w in long)
