"""The statements that a text reports, as records of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from beleg.reading.clauses import Frame
from beleg.reading.nesting import Said
from beleg.reading.quotations import Quotation, Quotations
from beleg.reading.sentences import Sentence

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement: who says it, the words that say so, and what is said, as offsets in the frozen text."""

    kind: str  # direct, indirect, reported, free_indirect
    source: Place | None
    cue: Place | None
    message: Place


def statements(
    sentences: Sequence[Sentence], quotes: Quotations, said: Sequence[list[Said]], going_on: Sequence[bool]
) -> tuple[Statement, ...]:
    """Every statement of a document; ``going_on`` are the sentences that go on with the speakers before them."""
    found: list[Statement] = []
    for index, sentence in enumerate(sentences):
        for item in said[index]:
            found += _of_frame(sentences, quotes, index, item.frame)
        if going_on[index] and not said[index]:
            found.append(Statement("free_indirect", None, None, (sentence.start, sentence.end)))
    covered = {s.message for s in found if s.kind == "direct"}
    for quotation in quotes.all:
        message = _message(sentences, quotation)
        if quotation.speech and not quotation.depth and message not in covered:
            found.append(Statement("direct", None, None, message))
    return tuple(sorted(found, key=lambda s: (s.message, s.kind)))


def _of_frame(sentences: Sequence[Sentence], quotes: Quotations, index: int, frame: Frame) -> Iterator[Statement]:
    sentence, at = sentences[index], quotes.at[index]
    tokens = [t for t in range(frame.scope[0], frame.scope[1] + 1) if frame.says(t)]
    if not tokens or frame.way == "outer":
        return
    source = sentence.span(frame.source.first, frame.source.last) if frame.source else None
    quoted = [t for t in tokens if at[t] >= 0 and at[t] != frame.quote]
    if len(quoted) * 2 > len(tokens):
        kind, message = "direct", _message(sentences, quotes.all[at[quoted[0]]])
    else:
        kind, message = ("reported" if frame.reported else "indirect"), sentence.span(tokens[0], tokens[-1])
    yield Statement(kind, source, sentence.span(*frame.cue), message)


def _message(sentences: Sequence[Sentence], quotation: Quotation) -> Place:
    (first, begun), (last, ended) = quotation.first, quotation.last
    return sentences[first].span(begun, begun)[0], sentences[last].span(ended, ended)[1]
