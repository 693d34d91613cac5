"""Which report a text means by "the report", and who put it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from beleg.reading.naming import Chain
from beleg.reading.view import Phrase, View

_ENDING: Final = 2  # letters at its end in which a noun changes, at most
_SHARED: Final = 3  # letters that two forms of a noun share, at least
_REACH: Final = 8  # paragraphs after which a document is forgotten
_KEPT: Final = 12  # documents kept in mind


@dataclass(slots=True)
class Document:
    """A report, a list, data: the noun it was last called by, who is known to have put it out, where that was said."""

    heads: frozenset[str]
    chain: Chain
    sentence: int
    paragraph: int


class Documents:
    """The documents of a text so far, the latest last."""

    def __init__(self) -> None:
        self.known: list[Document] = []

    def note(self, view: View, phrase: Phrase, chain: Chain, place: tuple[int, int]) -> None:
        """A document is named in a sentence of a paragraph; ``chain`` is whoever put it out, if the text says so."""
        heads = _heads(view, phrase)
        known = self._called(heads, place[1])
        if known is not None and (not chain or chain == known.chain) and (phrase.definite or chain):
            known.sentence, known.paragraph = place
            return
        self.known.append(Document(heads, chain, *place))
        del self.known[:-_KEPT]

    def meant(self, view: View, phrase: Phrase, paragraph: int) -> Document | None:
        """The document that a noun takes up again."""
        return self._called(_heads(view, phrase), paragraph)

    def named(self, noun: str, paragraph: int) -> Chain:
        """Whoever put out the document that was called by a noun."""
        document = self._called(frozenset({noun}), paragraph)
        return document.chain if document is not None else ()

    def latest(self, paragraph: int) -> Document | None:
        """The one last put out by someone."""
        return _last(d for d in self.known if d.chain and paragraph - d.paragraph <= _REACH)

    def in_sentence(self, sentence: int) -> Document | None:
        """The document that a sentence names."""
        return _last(d for d in self.known if d.sentence == sentence)

    def just_put_out(self, sentence: int) -> Chain:
        """Whoever put out the document that the sentence before is about."""
        document = _last(d for d in self.known if d.sentence == sentence - 1)
        return document.chain if document else ()

    def _called(self, heads: frozenset[str], paragraph: int) -> Document | None:
        return _last(d for d in self.known if paragraph - d.paragraph <= _REACH and _alike(heads, d.heads))


def _last(documents: Iterable[Document]) -> Document | None:
    return max(documents, key=lambda d: d.sentence, default=None)


def _heads(view: View, phrase: Phrase) -> frozenset[str]:
    at = phrase.head_at if phrase.head_at >= 0 else phrase.last
    return frozenset({view.norm[at], *phrase.heads})


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Forms of one noun, or a compound and its head."""
    return any(same_noun(a, b) or (len(a) != len(b) and (a.endswith(b) or b.endswith(a))) for a in one for b in two)


def same_noun(one: str, two: str) -> bool:
    """Two words that may be forms of one noun."""
    shared = max(_SHARED, min(len(one), len(two)) - _ENDING)
    return one[:shared] == two[:shared]
