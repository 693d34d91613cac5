"""Where a text quotes: quotation marks of all styles, over sentences and paragraphs, and speech behind a dash."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from beleg.reading.sentences import HEADS, Sentence
from beleg.reading.view import VERBS

_CLOSERS: Final = {
    "„": '“”"',
    "“": "”",
    "”": '“”"',  # as texts that run from right to left are often typeset
    "»": "«",
    "«": "»",
    '"': '"',
    "‚": "‘’",
    "‘": "’",
    "'": "'",
    "‹": "›",
    "›": "‹",
    "「": "」",
}
_MARKS: Final = re.compile("[„“”»«\"‚‘’'‹›「」]")
_SINGLE: Final = frozenset("'‘’")  # these also stand for an apostrophe
_CLOSING: Final = {
    mark: re.compile(rf"(?=[^\s][{closers}](?!\w))") for mark, closers in _CLOSERS.items() if mark in _SINGLE
}
_DOUBLE: Final = frozenset('"“”')
_COMMAS: Final = frozenset(",،")
_BEFORE_SPEECH: Final = frozenset(",،:–—-([…")
_ENDS_SPEECH: Final = frozenset(".!?…,،؟")
_SHORT: Final = 4  # words: what is quoted and no longer than this, without a full stop, is a name or a word picked out
_MARKED: Final = 2  # words of a quotation that is a sentence of its own
_WHO: Final = 3  # words of a verb and who says it
_NOUNS: Final = frozenset({"role_noun", "document", "source", "thing"})
_NO_SPEAKER: Final = frozenset({"that", "edge", "linker"})  # "said of", "called the plan"
_GUILLEMETS: Final = re.compile(r"(?:^|(?<=[\s(\[–—:]))([»«])(?=\w)")  # where they can only open
_CLEAR: Final = 4  # times that one of a pair opens more often than the other
_DASH: Final = re.compile(r"\s*[-–—―]\s+(?=\S)")
_DASH_ENDS: Final = re.compile(r"(?<=[,،!?؟…»”\"])\s+[-–—―]\s+(?=\S)")
_DASH_BEGINS: Final = re.compile(r"(?<=[.,،:!?؟…])\s+[-–—―]\s+(?=\S)")
_TAG: Final = re.compile(r"[,،]\s*(?:[-–—―]\s*)?")
_SAYING: Final = 6  # tokens behind speech within which the verb stands
_ASIDE: Final = 12  # tokens that say who speaks, between two dashes
_APART: Final = 6  # paragraphs that one quotation may run on without a mark of its own


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
    paragraph: int


def quotations(sentences: Sequence[Sentence]) -> Quotations:
    """Find every quotation, in linear time. An opening mark without its match closes with the paragraph."""
    return _Finder(sentences).run()


class _Finder:
    """One pass over a document: the quotations found, and those still open."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.found = Quotations(at=[[-1] * len(s.tokens) for s in sentences], names=[{} for _ in sentences])
        self.stack: list[_Open] = []
        self.closers: dict[tuple[int, str], int] = {}  # by sentence and mark, the last place where one may close
        self.carried: int | None = None  # left open by the paragraph before
        self.shut = _only_closes(sentences)  # the mark of the pair » « that opens nothing in this document

    def run(self) -> Quotations:
        groups = _paragraphs(self.sentences)
        firsts = [_first_mark(self.sentences, group) for group in groups]
        for position, group in enumerate(groups):
            for index in group:
                for match in _MARKS.finditer(self.sentences[index].text):
                    self._meet(index, match)
            self._dashed(group)
            self.carried = None
            if not self.stack:
                continue
            mark = self.stack[0].mark
            following = firsts[position + 1] if position + 1 < len(firsts) else ""
            if following and following in _CLOSERS[mark] and mark != '"' and self._near(group):
                continue  # the next mark of the text closes this one: the quotation runs on
            last = group[-1]
            self.carried = self._close(self.stack[0], last, len(self.sentences[last].text), 0)
            self.stack.clear()
        return self.found

    def _near(self, group: list[int]) -> bool:
        return self.sentences[group[-1]].paragraph - self.stack[0].paragraph < _APART

    def _meet(self, index: int, match: re.Match[str]) -> None:
        mark, text, at = match.group(), self.sentences[index].text, match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if mark in _SINGLE and before.isalnum() and after.isalnum():
            return
        if self.stack and mark in _CLOSERS[self.stack[-1].mark] and not (mark in _SINGLE and before.isspace()):
            begins = mark == '"' and before.isspace() and not after.isspace()
            opened = self.stack.pop()
            self._close(opened, index, at, len(self.stack))
            if not begins:  # a straight mark that can only open: the one before was left open
                return
        if not self.stack and mark in _DOUBLE and self._only_closes(index, at, before, after):
            return
        if mark == "”" and not (before.isspace() and after.isalnum()):
            return
        if mark not in _CLOSERS or mark == self.shut or len(self.stack) > 1 or (before.isalnum() and mark != "«"):
            return
        if mark in _SINGLE and (not after.isalnum() or not self._closer_follows(index, at + 1, mark)):
            return
        self.stack.append(_Open(mark, index, at + 1, self.sentences[index].paragraph))

    def _only_closes(self, index: int, at: int, before: str, after: str) -> bool:
        """A closing mark whose opening one is missing, with a verb of saying behind it: 'They left. We stay," he said'."""
        if before not in ",.!?…" and after != ",":
            return False
        if before.isspace() or after.isalnum() or not self._says(index, at + 1):
            return False
        begun, paragraph = index, self.sentences[index].paragraph
        last = self.found.all[-1].last if self.found.all else (-1, -1)
        while begun > 0 and self.sentences[begun - 1].paragraph == paragraph and last[0] < begun - 1:
            begun -= 1
        if last[0] >= begun:
            return False  # another quotation stands before it
        self._close(_Open('"', begun, 0, paragraph), index, at, 0)
        return True

    def _places(self, opened: _Open, index: int, offset: int) -> list[tuple[int, int]]:
        """The tokens from where a quotation was opened to ``offset`` in sentence ``index``."""
        found: list[tuple[int, int]] = []
        for number in range(opened.sentence, index + 1):
            tokens = self.sentences[number].tokens
            first = bisect_left(tokens.start, opened.offset) if number == opened.sentence else 0
            last = bisect_right(tokens.end, offset) if number == index else len(tokens)
            found += [(number, token) for token in range(first, last)]
        return found

    def _closer_follows(self, index: int, start: int, mark: str) -> bool:
        """A single mark opens a quotation only if one that can close it follows in the sentence."""
        if (index, mark) not in self.closers:
            found = _CLOSING[mark].finditer(self.sentences[index].text)
            self.closers[index, mark] = max((m.start() for m in found), default=-1)
        return self.closers[index, mark] >= start

    def _close(self, opened: _Open, index: int, offset: int, depth: int) -> int | None:
        """Record the quotation from where it was opened to ``offset`` in sentence ``index``; its number."""
        places = self._places(opened, index, offset)
        if not places:
            return None
        text, begin = self.sentences[opened.sentence].text, opened.offset - 1
        lead = text[:begin].rstrip()
        behind = self.sentences[index].text[offset + 1 : offset + 2]
        headed = self.sentences[opened.sentence].role in HEADS and lead[-1:] == ":"  # Miner: «We were sold»
        alone = (not lead or lead[-1] in ".!?…" or headed) and behind in {"", "."} and len(places) > _MARKED
        said = (behind in _COMMAS and not lead) or (lead[-1:] == ":" and self._tagged(index, offset + 1))
        told = behind in {"", "."} and not said and self._told(opened, len(places))
        if not said and not alone and not told and _is_name(self.sentences, places):
            if places[0][0] == places[-1][0]:
                self.found.names[places[0][0]][places[0][1]] = places[-1][1]
            return None
        number = len(self.found.all)
        starts_paragraph = not lead and (
            opened.sentence == 0
            or self.sentences[opened.sentence - 1].paragraph != self.sentences[opened.sentence].paragraph
        )
        quotation = Quotation(
            number=number,
            first=places[0],
            last=places[-1],
            speech=not lead or lead[-1] in _BEFORE_SPEECH or lead[-1] in ".!?" or len(places) > 3 * _SHORT,
            paragraph=self.sentences[opened.sentence].paragraph,
            goes_on=self.carried if starts_paragraph else None,
            depth=depth,
        )
        self.found.all.append(quotation)
        asides = self._asides(places)
        for sentence, token in places:
            if (depth == 0 or self.found.at[sentence][token] < 0) and (sentence, token) not in asides:
                self.found.at[sentence][token] = number
        return number

    def _asides(self, places: list[tuple[int, int]]) -> set[tuple[int, int]]:
        """The words between two dashes that say within the marks of a quotation who speaks: "«No, – said he. – We left»"."""
        found: set[tuple[int, int]] = set()
        for index in range(places[0][0], places[-1][0] + 1):
            sentence = self.sentences[index]
            text, tokens = sentence.text, sentence.tokens
            for match in _DASH_ENDS.finditer(text):
                first = bisect_left(tokens.start, match.end())
                if not (places[0] < (index, first) <= places[-1]):
                    continue
                known = any(h.category in VERBS and h.first == first for h in sentence.hits)
                after = _DASH_BEGINS.search(text, match.end()) if known or _verb_like(sentence, first) else None
                last = bisect_right(tokens.end, after.start()) if after is not None else 0
                if first < last <= first + _ASIDE and (index, last) <= places[-1]:
                    found.update((index, token) for token in range(first, last))
        return found

    def _tagged(self, index: int, offset: int) -> bool:
        """A comma and a verb of saying right behind a quotation: "to the crowd: «I am clever», said"."""
        sentence = self.sentences[index]
        tag = _TAG.match(sentence.text, offset)
        first = bisect_left(sentence.tokens.start, tag.end()) if tag else -1
        return tag is not None and any(h.category in VERBS and h.first == first for h in sentence.hits)

    def _told(self, opened: _Open, size: int) -> bool:
        """What closes a sentence that a verb of saying opens is said, and no name: "said a-nurse «We lost them-all»".

        Where verbs stand first, and behind nobody but a person: a paper or a group has its name there.
        """
        sentence = self.sentences[opened.sentence]
        if size <= _MARKED or not sentence.pack.caseless:
            return False
        before = bisect_right(sentence.tokens.end, opened.offset - 1) - 1
        if before < 0 or before > _WHO or not any(h.first == 0 and h.category in VERBS for h in sentence.hits):
            return False
        nouns = [h for h in sentence.hits if h.last == before and h.category in _NOUNS]
        person = any(h.category == "role_noun" and str(h.payload).startswith("person") for h in nouns)
        other = any(h.first > 0 and h.category in _NO_SPEAKER for h in sentence.hits if h.last <= before)
        return not other and (person or not nouns)

    def _dashed(self, group: list[int]) -> None:
        """Speech that a dash opens, and a dash with a verb of saying behind it closes: "— We left, — said X. — Go!"."""
        begun = _DASH.match(self.sentences[group[0]].text)
        if begun is None or self.stack:
            return
        spans = self._spoken(group, begun.end())
        earlier: int | None = None
        for first, last in spans if len(spans) > 1 or spans[0][1] != (group[-1], -1) else ():
            opened = _Open("—", first[0], first[1], self.sentences[group[0]].paragraph)
            offset = last[1] if last[1] >= 0 else len(self.sentences[last[0]].text)
            places = self._places(opened, last[0], offset)
            if not places:
                continue
            number = len(self.found.all)
            for inner in reversed(self.found.all):
                if inner.first < places[0]:
                    break
                inner.depth += inner.first <= places[-1]
            self.found.all.append(Quotation(number, places[0], places[-1], True, opened.paragraph, earlier))
            for sentence, token in places:
                self.found.at[sentence][token] = number
            earlier = number

    def _spoken(self, group: list[int], start: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """The stretches of speech in a paragraph, as (sentence, offset); offset -1 at its end where nothing closes one."""
        spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
        begun: tuple[int, int] | None = (group[0], start)
        for index in group:
            text, at = self.sentences[index].text, start if index == group[0] else 0
            if begun is None and (match := _DASH.match(text)):
                begun, at = (index, match.end()), match.end()
            while match := (_DASH_BEGINS if begun is None else _DASH_ENDS).search(text, at):
                at = match.end()
                if begun is None:
                    begun = (index, at)
                elif self._says(index, at):
                    spans.append((begun, (index, match.start())))
                    begun = None
        if begun is not None:
            spans.append((begun, (group[-1], -1)))
        return spans

    def _says(self, index: int, offset: int) -> bool:
        """A verb of saying stands close behind a place."""
        sentence = self.sentences[index]
        first = bisect_left(sentence.tokens.start, offset)
        return any(h.category in VERBS and first <= h.first <= first + _SAYING for h in sentence.hits)


def _verb_like(sentence: Sentence, at: int) -> bool:
    """A word that nobody knows, with a verb's ending, before a capital: "«No, – grumbled Jon. – We left»"."""
    tokens, endings = sentence.tokens, sentence.pack.verb_forms["finite"]
    if at + 1 >= len(tokens) or not tokens.norm[at].endswith(endings) or tokens.raw(at)[:1].isupper():
        return False
    return tokens.raw(at + 1)[:1].isupper() and not any(h.first == at for h in sentence.hits)


def _only_closes(sentences: Sequence[Sentence]) -> str:
    """Of the pair » « the mark that closes in a document, where it is clear which opens; empty else."""
    opened = {"»": 0, "«": 0}
    for sentence in sentences:
        if "»" in sentence.text or "«" in sentence.text:
            for match in _GUILLEMETS.finditer(sentence.text):
                opened[match.group(1)] += 1
    one, two = opened["»"], opened["«"]
    if one == two or min(one, two) * _CLEAR > max(one, two):
        return ""
    return "«" if one > two else "»"


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


def _is_name(sentences: Sequence[Sentence], places: list[tuple[int, int]]) -> bool:
    """What is quoted is a name or a picked-out word, not speech."""
    words = [(s, t) for s, t in places if sentences[s].tokens.kind[t] != "p"]
    last_sentence, last = places[-1]
    if sentences[last_sentence].tokens.raw(last) in _ENDS_SPEECH:
        return False
    if places[0][0] != last_sentence:
        return False
    if len(words) <= _SHORT:
        return True
    long = [sentences[s].tokens.raw(t) for s, t in words]
    return len(words) <= 3 * _SHORT and all(w[:1].isupper() or len(w) <= 3 for w in long)
