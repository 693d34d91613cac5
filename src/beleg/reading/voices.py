"""Who speaks in each quotation of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.reading.clauses import Frame
from beleg.reading.naming import PEOPLE, SELF, Chain, Speaker
from beleg.reading.nesting import Said, around, joined, ordered
from beleg.reading.quotations import Quotation, Quotations
from beleg.reading.sentences import HEADS, Sentence
from beleg.reading.view import View

_MARKS: Final = frozenset(",–—")
_LATER: Final = 60  # quotations of a paragraph in which its speaker is looked for, at most


class Voices:
    """The quotations of a document, and what its sentences tell of who speaks in them."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        views: Sequence[View],
        quotes: Quotations,
        said: Sequence[Sequence[Said]],
        subject: Sequence[Speaker | None],
        handed: dict[int, tuple[Chain, str]],
    ) -> None:
        self.sentences, self.views, self.quotes = sentences, views, quotes
        self.said, self.subject = said, subject
        self.handed = handed  # by sentence, the speakers that a later one named for it
        self.voice: dict[int, int] = {}  # by paragraph, the last quotation whose speaker is known
        self.of_quote: dict[int, tuple[Chain, str]] = {}

    def found(self) -> dict[int, tuple[Chain, str]]:
        """By quotation, its speakers and their cue: those of the frame around it, else of its neighbourhood."""
        for quotation in self.quotes.all:
            if quotation.depth:
                continue
            found = self._framed_quote(quotation)
            if found is None:
                found = self._within(quotation)
            if found is None and quotation.goes_on is not None:
                found = self.of_quote.get(quotation.goes_on)
            if found is None and quotation.first[0] in self.handed:
                found = self.handed[quotation.first[0]]
            if found is None and quotation.speech:
                found = self._neighbour(quotation)
            if found is not None:
                self.of_quote[quotation.number] = found
                self.voice[quotation.paragraph] = quotation.number
        for quotation in reversed(self.quotes.all):
            # a quotation over several paragraphs is often given its speaker in the last
            if quotation.goes_on is not None and quotation.number in self.of_quote:
                self.of_quote.setdefault(quotation.goes_on, self.of_quote[quotation.number])
        return self.of_quote

    def _within(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """Words of the author between dashes inside the quotation: "«We lost 19, — said X. — We seek 7»"."""
        for index in range(quotation.first[0], quotation.last[0] + 1):
            view = self.views[index]
            for s in self.said[index]:
                inside = s.frame.quote == quotation.number and s.frame.way == "say" and s.chain and not s.frame.leading
                if inside and s.chain != (SELF,) and _inserted(view, s.frame):
                    return s.chain, view.text(*s.frame.cue)
        return None

    def _framed_quote(self, quotation: Quotation) -> tuple[Chain, str] | None:
        for index, token in (quotation.first, quotation.last):
            over = [
                s
                for s in self.said[index]
                if s.frame.quote != quotation.number
                and s.frame.covers(token)
                and (
                    not s.frame.clause[0] <= token <= s.frame.clause[1]
                    or (self.views[index].pack.head_final and _within_clause(s.frame, token))
                )
            ]
            if over:
                chain = joined(s.chain for s in ordered(over))
                return chain, self.views[index].text(*over[-1].frame.cue)
        return None

    def _neighbour(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """The speaker of a quotation without words of its own that say so."""
        paragraph = quotation.paragraph
        first = quotation.first[0]
        after = quotation.last[0] + 1
        # a sentence that is nothing but "…, he said": the splitter cut it off behind the quotation
        if after < len(self.sentences) and self.sentences[after].paragraph == paragraph:
            row = [
                s
                for s in self.said[after]
                if s.frame.way == "say" and s.frame.clause[0] <= 2 and s.frame.clause[1] >= self.views[after].size - 8
            ]
            if row and row[0].chain != (SELF,):
                return row[0].chain, self.views[after].text(*row[0].frame.cue)
        if paragraph in self.voice:
            return self.of_quote[self.voice[paragraph]]
        later = [
            q for q in self.quotes.all[quotation.number + 1 : quotation.number + 1 + _LATER] if q.paragraph == paragraph
        ]
        for other in later:
            found = self._framed_quote(other)
            if found:
                return found
        for index in range(first, max(-1, first - 3), -1):
            if self.sentences[index].paragraph != paragraph:
                break
            said = [s for s in self.said[index] if s.frame.quote < 0 and s.chain and s.chain != (SELF,)]
            if said:  # "X said so, the Daily reports. «We have 30 here»": his, as the paper has it
                return around(self.said[index], said[-1].frame), self.views[index].text(*said[-1].frame.cue)
            subject = self.subject[index]
            if subject is not None and subject.kind in PEOPLE:
                return (subject,), ""
        return self._after_quote(quotation) or self._before_quote(quotation)

    def _after_quote(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """The person whom the sentence behind a quotation opens with, where it opens its paragraph: "“…” X shrugs"."""
        index, after = quotation.first[0], quotation.last[0] + 1
        paragraph = quotation.paragraph
        opens = index == 0 or self.sentences[index - 1].paragraph != paragraph
        if not opens or after >= len(self.sentences) or self.sentences[after].paragraph != paragraph:
            return None
        subject = self.subject[after]
        named = subject is not None and subject.proper and subject.kind in PEOPLE and "n" not in subject.gender
        return ((subject,), "") if subject is not None and named else None

    def _before_quote(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """The one a paragraph of nothing but speech follows: announced, or the person last described."""
        first = quotation.first[0]
        for index in range(first - 1, max(-1, first - 6), -1):
            if self.sentences[index].role in HEADS:
                break
            if quotation.paragraph - self.sentences[index].paragraph > 1:
                break
            said = [
                s
                for s in self.said[index]
                if s.frame.quote < 0 and s.chain and s.chain != (SELF,) and s.frame.way == "say"
            ]
            if said:
                return said[-1].chain, self.views[index].text(*said[-1].frame.cue)
            subject = self.subject[index]
            if subject is not None and subject.kind in PEOPLE and "n" not in subject.gender:
                return (subject,), ""
            if self.sentences[index].paragraph in self.voice:
                return self.of_quote[self.voice[self.sentences[index].paragraph]]
        return None


def _within_clause(frame: Frame, token: int) -> bool:
    """Where verbs stand last, between subject and verb: "the ministry «200 fell» called reports not-being-true said"."""
    source = frame.source
    return source is not None and frame.way == "say" and source.last < token < frame.cue[0]


def _inserted(view: View, frame: Frame) -> bool:
    """Words of the author, not of the one who speaks: between dashes, or in French and Spanish with the verb first."""
    before = view.raw[frame.clause[0] - 1] if frame.clause[0] else ""
    if before not in _MARKS:
        return False
    turned = frame.source is not None and frame.source.first == frame.cue[1] + 1
    return before != "," or (view.pack.romance and turned)
