"""Every statement that a text reports, by its words: who says it, the words that say so, and what is said.

Attribution (`speakers`) asks of a figure whose it is, and passes over what has no figure. Here each report counts: of speech,
writing and thought, by a verb, a noun or a phrase, of whoever it is, named or not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from beleg.reading.clauses import Frame, Parsed
from beleg.reading.cues import Cue, Marks, cues
from beleg.reading.messages import Messages, Told
from beleg.reading.quotations import Quotation, Quotations
from beleg.reading.reports import reports, trim, unnamed
from beleg.reading.sentences import Sentence
from beleg.reading.sources import Tokens, strict
from beleg.reading.view import View

Place = tuple[int, int]

_MARKS: Final = "„“”»«\"‚‘’'‹›「」"
_OPENS: Final = frozenset("„‚「")  # marks that can only open
_LATEST: Final = 40  # statements looked back on, at most
_OPENING: Final = 2  # tokens before an attribution that only join its sentence to the one before
_UNNAMED: Final = 7  # tokens of a source that no noun phrase is known in
_WHO: Final = frozenset({"person", "name", "pronoun"})
_NO_VERB: Final = frozenset(
    {"edge", "linker", "that", "determiner", "joining", "contrast", "relative", "adjective", "role_noun"}
)
_THIN: Final = "\u2009"
_SPACES: Final = frozenset(" \u00a0\u202f")
_PHRASES: Final = frozenset({"phrase", "own", "same", "title"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement: who says it, the words that say so, and what is said, as offsets in the frozen text."""

    kind: str  # direct, indirect, reported, free_indirect
    source: Place | None
    cue: Place | None
    message: Place


@dataclass(slots=True)
class _Heard:
    """A statement in the making, with its quotation, if what is said is one."""

    statement: Statement
    sentence: int
    quotation: int = -1
    trailing: bool = False
    nests: bool = False  # a report of its own, wherever it stands
    clausal: bool = True  # what is reported is a clause, and what it tells is told by the one who says it


class Statements:
    """The statements of one document."""

    def __init__(
        self, sentences: Sequence[Sentence], parsed: Sequence[Parsed], quotes: Quotations, going_on: Sequence[bool]
    ) -> None:
        self.sentences, self.parsed, self.quotes, self.going_on = sentences, parsed, quotes, going_on
        self.starts = [s.start for s in sentences]
        self.heard: list[_Heard] = []
        self.claimed: set[int] = set()  # quotations that a cue speaks for

    def found(self) -> tuple[Statement, ...]:
        """Every statement, in the order of the messages."""
        for index in range(len(self.sentences)):
            before = len(self.heard)
            self._sentence(index)
            if len(self.heard) == before and self.going_on[index]:
                sentence = self.sentences[index]
                heard = Statement("free_indirect", None, None, self._trimmed(sentence.start, sentence.end))
                self.heard.append(_Heard(heard, index))
        self._quotations()
        self._unnest()
        return tuple(
            sorted(
                {h.statement for h in self.heard},
                key=lambda s: (s.message, s.kind, s.cue or (0, 0), s.source or (0, 0)),
            )
        )

    # --- a sentence -----------------------------------------------------------------------------------------------

    def _sentence(self, index: int) -> None:
        parsed = self.parsed[index]
        if not parsed.view.size:
            return
        if not parsed.chunks:
            parsed.cut()
        if not parsed.chunks:
            return
        trim(parsed)
        marks = Marks(parsed.view)
        messages = Messages(parsed, marks)
        found = cues(parsed, marks)
        beyond = self._beyond(index, found, messages)
        for one in reports(parsed, messages, [c for c in found if c is not beyond]):
            self._hear(index, one)
        if beyond is None:
            self._unknown(index, messages)
        for frame in (*parsed.frames, *unnamed(parsed)):
            if frame.way in _PHRASES:
                self._phrase(index, frame, messages)

    def _beyond(self, index: int, found: list[Cue], messages: Messages) -> Cue | None:
        """The cue of a quotation in the sentence before ("“Never!” he said.") or, behind a colon, in the one that follows."""
        view = self.parsed[index].view
        free = [c for c in found if c.key in {"any", "tell", "weak", "clause"} and view.quoted[c.first] < 0]
        if not free:
            return None
        before, after = self._quoted_before(index), self._quoted_after(index)
        if before is not None:
            cue = free[0]
            told = messages.of(cue)
            source, words = messages.sources.of(cue)
            begun = min(words[0], source[0]) if source else words[0]
            if begun <= 1 and (told is None or not (told.opened or told.trailing)):
                self._spoken(index, before, source, words, True)
                return cue
        if after is not None:
            cue = free[-1]
            told = messages.of(cue)
            if told is None or not told.opened:
                source, words = messages.sources.of(cue)
                self._spoken(index, after, source, words, False)
                return cue
        return None

    def _spoken(self, index: int, quotation: Quotation, source: Tokens | None, words: Tokens, trailing: bool) -> None:
        """A quotation of another sentence than its cue's."""
        sentence = self.sentences[index]
        place = self._marked(*self._place(quotation))
        statement = Statement("direct", sentence.span(*source) if source else None, sentence.span(*words), place)
        self.claimed.add(quotation.number)
        self.heard.append(_Heard(statement, index, quotation.number, trailing))

    def _quoted_before(self, index: int) -> Quotation | None:
        """The quotation that the sentence before, of the same paragraph, ends with; not where a full stop closes it."""
        if index == 0 or self.sentences[index - 1].paragraph != self.sentences[index].paragraph:
            return None
        text, at = self.sentences[index - 1].text.rstrip(), self.quotes.at[index - 1]
        bare = text.rstrip(_MARKS)
        number = next((n for n in reversed(at[-3:]) if n >= 0), -1)
        if number < 0 or bare == text or bare[-1:] not in "!?…,":
            return None
        return self.quotes.all[number]

    def _quoted_after(self, index: int) -> Quotation | None:
        """The quotation that the next sentence is or begins with, where this one ends with a colon."""
        if index + 1 >= len(self.sentences) or not self.sentences[index].text.rstrip().endswith(":"):
            return None
        number = next((n for n in self.quotes.at[index + 1][:2] if n >= 0), -1)
        return self.quotes.all[number] if number >= 0 else None

    def _unknown(self, index: int, messages: Messages) -> None:
        """A verb that no pack knows, between a quotation and whoever speaks: "“This is fantastic!” beamed Ada Winter."."""
        view = self.parsed[index].view
        before = self._quoted_before(index)
        ends = {q: at for at, q in enumerate(view.quoted) if q >= 0}
        places = [(end + 1, self.quotes.all[q]) for q, end in ends.items()] + ([(0, before)] if before else [])
        for begun, quotation in places:
            if quotation.number in self.claimed or quotation.depth or not quotation.speech:
                continue
            marks = [at for at in range(begun, min(begun + 3, view.size)) if view.kind[at] == "p"]
            at = begun + len(marks)
            ends_open = not begun or any(view.raw[i] in ",!?…–—" for i in range(begun - 1, at))
            if at >= view.size or view.quoted[at] >= 0 or not ends_open:
                continue
            first = next((p for p in view.phrases if p.first == at), None)
            verb = at if first is None else first.last + 1
            second = next((p for p in view.phrases if p.first == verb + 1), None)
            subject = first or second
            if subject is None or subject.kind not in _WHO or subject.governed or subject.oblique:
                continue
            if verb >= view.size or not view.word[verb] or view.upper[verb] or view.any(_NO_VERB, verb):
                continue
            source = (subject.first, subject.last if first else messages.sources.end(subject))
            self._spoken(index, quotation, source, (verb, verb), True)

    def _hear(self, index: int, one: Told) -> None:
        sentence, view, at = self.sentences[index], self.parsed[index].view, self.quotes.at[index]
        source = sentence.span(*one.source) if one.source else None
        tokens = [t for t in range(one.first, one.last + 1) if one.holds(t) and view.tells(t)]
        if not tokens:
            return
        inner = view.quoted[one.words[0]]
        if (whole := self._around(index, one, tokens[0])) is not None:
            self.claimed.add(whole.number)
            statement = Statement("direct", source, sentence.span(*one.words), self._marked(*self._place(whole)))
            self.heard.append(_Heard(statement, index, whole.number, nests=True))
            return
        quoted = [t for t in tokens if at[t] >= 0 and at[t] != inner]
        start, end = sentence.span(tokens[0], tokens[-1])
        kind, number = "indirect", -1
        marked = self._marked(start, end)
        colon = one.first > 0 and view.raw[one.first - 1] == ":" and view.upper[one.first]
        if one.opened and ((marked[0] < start and marked[1] > end) or (colon and one.cue.key != "noun")):
            kind = "direct"  # between marks, or without any behind a colon
        if len(quoted) * 2 > len(tokens) and not (one.opened and at[tokens[0]] < 0):
            kind, number = "direct", at[quoted[0]]
        elif (one.cue.key == "noun" or not one.opened) and not one.trailing and _reported(view, one):
            kind = "reported"
        for token in (tokens[0], tokens[-1]):
            if at[token] >= 0 and at[token] != inner:
                begun, ended = self._place(self.quotes.all[at[token]])
                if token == tokens[-1]:
                    end = max(end, ended)
                if token == tokens[0] and one.trailing:
                    start = min(start, begun)
                self.claimed.add(at[token])
        self.claimed.update(at[t] for t in quoted)
        statement = Statement(kind, source, sentence.span(*one.words), self._marked(start, end))
        clausal = one.trailing or (one.opened and one.cue.key != "noun") or kind == "direct" or _says(view, one)
        nests = clausal and (one.opened or one.trailing) and one.cue.key in {"any", "tell"} and _another(view, one)
        self.heard.append(_Heard(statement, index, number, one.trailing, nests, clausal))

    def _around(self, index: int, one: Told, first: int) -> Quotation | None:
        """The quotation that goes on over whoever speaks it, without closing: "«We lost, — said X. — We had no plan»"."""
        view, number = self.parsed[index].view, self.quotes.at[index][one.words[0]]
        if number < 0 or not one.trailing or strict(view) or view.pack.capital_nouns or not _another(view, one):
            return None
        whole = self.quotes.all[number]
        return None if whole.depth or whole.first != (index, first) else whole

    def _phrase(self, index: int, frame: Frame, messages: Messages) -> None:
        """An attribution by a phrase: "according to X", or a headline's label."""
        sentence, view, at = self.sentences[index], self.parsed[index].view, self.quotes.at[index]
        tokens = [t for t in range(frame.scope[0], frame.scope[1] + 1) if 0 <= t < view.size and frame.says(t)]
        tokens = [t for t in tokens if view.tells(t)]
        source, words = frame.source, frame.cue
        while words[1] > words[0] and view.kind[words[1]] == "p":
            words = (words[0], words[1] - 1)
        if "by" in view.keys("linker", words[1]) and not self._set_off(index, frame):
            return  # "those released by the United States"
        if self._loose(index, frame) or (frame.way == "title" and source is not None and source.first in view.names):
            return
        if frame.way == "same" and any(self._overlaps(index, words, h) for h in self.heard[-_LATEST:]):
            return
        place: Place | None = None
        chunk = self.parsed[index].chunk(words[0])
        if source is None and view.pack.head_final and 0 < words[0] - chunk.first < _UNNAMED:
            place = sentence.span(chunk.first, words[0] - 1)  # "by-the-union's data according"
            tokens = [t for t in tokens if not chunk.first <= t < words[0]]
        if source is not None:
            begun = next((t for t in range(words[0] + 1, words[1] + 1) if "determiner" in view.marks[t]), source.first)
            if begun < source.first:  # "according to a report of …" is one pattern, but the report is the source's
                words, tokens = (words[0], begun - 1), [t for t in tokens if not begun <= t <= words[1]]
            last = messages.sources.whole(source) if source.last < view.size - 1 else source.last
            begun = min(begun, source.first)
            place = sentence.span(begun, last)
            tokens = [t for t in tokens if not begun <= t <= last]
        ahead = [t for t in tokens if t < words[0]]
        if len(ahead) <= _OPENING and len(ahead) < len(tokens):
            tokens = tokens[len(ahead) :]  # "But according to …"
        if not tokens:
            return
        quoted = [t for t in tokens if at[t] >= 0 and at[t] != frame.quote]
        kind = "direct" if len(quoted) * 2 > len(tokens) else "indirect"
        self.claimed.update(at[t] for t in quoted)
        start, end = sentence.span(tokens[0], tokens[-1])
        if at[tokens[0]] >= 0 and kind == "direct":
            start, end = self._place(self.quotes.all[at[quoted[0]]])
        cue = None if frame.way == "title" else sentence.span(*words)
        self.heard.append(_Heard(Statement(kind, place, cue, self._marked(start, end)), index))

    def _overlaps(self, index: int, words: Tokens, heard: _Heard) -> bool:
        """A statement of the sentence has the same words for its cue."""
        first, last = self.sentences[index].span(*words)
        cue = heard.statement.cue
        return heard.sentence == index and cue is not None and cue[0] < last and first < cue[1]

    def _unnest(self) -> None:
        """Keep of the statements within what another reports those that are reports themselves, not the thoughts it tells."""
        around: dict[int, list[_Heard]] = {}  # by sentence, those whose message reaches into it
        for heard in self.heard if len(self.sentences) else ():
            if heard.clausal:
                first, last = (bisect_right(self.starts, at) - 1 for at in heard.statement.message)
                for index in range(first, last + 1):
                    around.setdefault(index, []).append(heard)
        kept = []
        for heard in self.heard:
            outer = around.get(heard.sentence, ())
            if heard.nests or not any(_holds(o, heard) and not (_holds(heard, o) and _longer(heard, o)) for o in outer):
                kept.append(heard)
        self.heard = kept

    def _loose(self, index: int, frame: Frame) -> bool:
        """Small words that attribute only in the narrowest frame: "…, so the minister."; not "so the girl went"."""
        parsed, view = self.parsed[index], self.parsed[index].view
        if "joining" in view.marks[frame.cue[0]] and frame.cue[1] > frame.cue[0]:
            return True  # "if one believes …"
        if frame.source is None or "so" not in view.keys("attribution_before", frame.cue[0]):
            return False
        chunk = parsed.chunk(frame.source.last)
        return frame.source.kind == "pronoun" or frame.source.last < chunk.last or chunk.first != frame.cue[0]

    def _set_off(self, index: int, frame: Frame) -> bool:
        """A phrase begins or ends a part of its sentence."""
        parsed = self.parsed[index]
        begins = parsed.chunk(frame.cue[0]).first == frame.cue[0]
        return begins or (frame.source is not None and frame.source.last >= parsed.chunks[-1].last)

    # --- quotations -----------------------------------------------------------------------------------------------

    def _quotations(self) -> None:
        """Quotations without a cue of their own: they go on with the one before in their paragraph, or stand alone."""
        trailing = {h.sentence: h for h in self.heard if h.trailing and h.quotation >= 0}
        spoken = {h.quotation: h for h in self.heard if h.quotation >= 0}
        for quotation in self.quotes.all:
            if quotation.depth or quotation.number in self.claimed or not quotation.speech:
                continue
            place = self._place(quotation)
            if not self._closed(quotation, place):
                continue
            before = self._before(quotation, trailing)
            end = self._marked(*place)[1]
            if before is not None and before.statement.message[0] < end:  # a stray mark may pair with one far behind
                message = (before.statement.message[0], end)
                before.statement = replace(before.statement, message=message)
                spoken[quotation.number] = before
                continue
            known = spoken.get(quotation.goes_on) if quotation.goes_on is not None else None
            source, cue = (known.statement.source, known.statement.cue) if known else (None, None)
            one = _Heard(Statement("direct", source, cue, self._marked(*place)), quotation.first[0], nests=True)
            spoken[quotation.number] = one
            self.heard.append(one)

    def _closed(self, quotation: Quotation, place: Place) -> bool:
        """A mark closes it, or it is all of a paragraph: an opening mark without its match may be no quotation at all."""
        if any(self._char(at) in _MARKS for at in (place[1], place[1] + 1, place[1] + 2) if self._char(at)):
            return True
        index, token = quotation.first
        if self._char(place[0] - 1) in _OPENS or ":" in {self._char(place[0] - 2), self._char(place[0] - 3)}:
            return True
        opens = index == 0 or self.sentences[index - 1].paragraph != self.sentences[index].paragraph
        return opens and token <= 1

    def _before(self, quotation: Quotation, trailing: dict[int, _Heard]) -> _Heard | None:
        """The statement that a quotation goes on with: "“We lost,” said X. “We had no plan.”"."""
        index, token = quotation.first
        view, at = self.parsed[index].view, self.quotes.at[index]
        within = any(view.word[t] for t in range(token) if at[t] < 0)
        near = trailing.get(index if within else index - 1)
        if near is None or self.sentences[near.sentence].paragraph != self.sentences[index].paragraph:
            return None
        return near

    def _place(self, quotation: Quotation) -> Place:
        (first, begun), (last, ended) = quotation.first, quotation.last
        return self.sentences[first].span(begun, begun)[0], self.sentences[last].span(ended, ended)[1]

    # --- offsets --------------------------------------------------------------------------------------------------

    def _char(self, at: int) -> str:
        """The character at an offset; empty outside the sentences."""
        index = bisect_right(self.starts, at) - 1
        if index < 0 or at >= self.sentences[index].end:
            return ""
        return self.sentences[index].text[at - self.sentences[index].start]

    def _marked(self, start: int, end: int) -> Place:
        """A place with the quotation marks around it."""
        spaced = self._char(start - 1) in _SPACES and self._char(start - 2) == "«"
        start -= 2 if spaced else bool(self._char(start - 1)) and self._char(start - 1) in _MARKS
        while self._char(end) and self._char(end) in ".,!?…" and self._char(end + 1) and self._char(end + 1) in _MARKS:
            end += 1
        if self._char(end) in _SPACES and self._char(end + 1) == "»":
            return start, end + 2
        if self._char(end) and self._char(end) in _MARKS:
            end += 1
        if self._char(end - 1) == '"' and self._char(end) == _THIN:
            end += 1  # two single marks that stand for a double one
        return start - (self._char(start) == '"' and self._char(start - 1) == _THIN), end

    def _trimmed(self, start: int, end: int) -> Place:
        while end > start and self._char(end - 1).isspace():
            end -= 1
        return start, end


def _another(view: View, one: Told) -> bool:
    """The source is named, and is not whoever speaks in the quotation around it: "“I think that …”"."""
    if one.source is None:
        return False
    return view.quoted[one.source[0]] < 0 or "self" not in view.marks[one.source[0]]


def _holds(outer: _Heard, inner: _Heard) -> bool:
    """The words that report one statement stand in what another reports."""
    cue, message = inner.statement.cue, outer.statement.message
    if cue is None or outer is inner or outer.statement.cue == cue:
        return False
    return message[0] <= cue[0] and cue[1] <= message[1]


def _longer(one: _Heard, other: _Heard) -> bool:
    first, second = one.statement.message, other.statement.message
    return first[1] - first[0] >= second[1] - second[0]


def _says(view: View, one: Told) -> bool:
    return one.cue.key in {"any", "tell"} and any(h.category == "say" for h in view.places.get(one.cue.first, ()))


def _reported(view: View, one: Told) -> bool:
    """No clause of its own: what is said is an object ("spoke of 500")."""
    if one.cue.key == "noun":
        governed = (view.key("edge", at) == "preposition" for at in (one.first - 1, one.first))
        return any(governed) and "that" not in view.marks[one.first]
    if one.cue.key in {"object", "weak", "passive"} or one.words[1] > one.cue.last:
        return True
    if view.pack.capital_nouns:
        return view.raw[one.first - 1] != ","
    if "determiner" in view.marks[one.first] and not strict(view) and not _says(view, one):
        return True
    return view.key("edge", one.first) == "preposition"
