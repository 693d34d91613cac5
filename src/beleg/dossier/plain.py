"""Claims and findings in plain sentences, fit for the page: names that others wrote keep their own direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from markupsafe import Markup, escape

from beleg.dossier.ledger import Entry, publisher
from beleg.dossier.letters import line
from beleg.model import Claim, Document, Finding, Kind, Measure, Reading
from beleg.wording import Words, claim_sentence, why

Name = Callable[[str], str]
# Around a name while its sentence is made, letters that no text can bring along, for they are taken out of it before;
# on the page they are an element.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_TWO_STOPS = re.compile(rf"([.…]){_CLOSE}\.$")


class Plain:
    """Says what claims and findings say. ``name`` makes a name fit to be shown; ``measures`` are those of the topic."""

    def __init__(
        self, words: Words, measures: Mapping[str, Measure], readings: Sequence[Reading], name: Name = line
    ) -> None:
        self.words, self.measures, self._name = words, measures, name
        self._names: dict[str, str] = {}
        self._readings = readings

    def name(self, written: str) -> str:
        """A name as it is shown; the page shows few names many times."""
        if written not in self._names:
            self._names[written] = _MARKS.sub("", line(self._name(written))) or line(written)
        return self._names[written]

    def speaker(self, entry: Entry) -> str:
        """Who is behind a claim: the innermost speaker, else whoever published it."""
        return self.name(entry.claim.said_by[-1]) if entry.claim.said_by else publisher(entry.reading.document)

    def claim(self, entry: Entry) -> Markup:
        outlet = self._marked(publisher(entry.reading.document))
        measure = self.measure(entry.claim)
        return _markup(claim_sentence(entry.claim, measure, self.words, self._marked, outlet=outlet))

    def why(self, finding: Finding) -> Markup:
        return _markup(why(finding, self.measures, self.words, self._marked, self._documents))

    def why_text(self, finding: Finding) -> str:
        """The same for a terminal."""
        said = why(finding, self.measures, self.words, self._marked, self._documents)
        return line(_MARKS.sub("", _TWO_STOPS.sub(r"\1", said)))

    def measure(self, claim: Claim) -> Measure:
        """The claim's measure; one that the topic does not know goes by its name."""
        unknown = Measure(claim.measure, Kind.STOCK, claim.value.unit, {}, group="other", order=10_000)
        return self.measures.get(claim.measure, unknown)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        found = (reading.document for reading in self._readings)
        return {one.id: replace(one, title=self._mark(line(one.title or "")) or None) for one in found}

    def _marked(self, written: str) -> str:
        return self._mark(self.name(written))

    @staticmethod
    def _mark(text: str) -> str:
        text = _MARKS.sub("", text)
        return f"{_OPEN}{text}{_CLOSE}" if text else ""


def _markup(text: str) -> Markup:
    """Escaped, with every marked name isolated. A name that ends in a full stop needs no other behind it."""
    text = _MARKED.sub(r"<bdi>\1</bdi>", str(escape(_TWO_STOPS.sub(rf"\1{_CLOSE}", text))))
    return Markup(_MARKS.sub("", text))  # noqa: S704 - escaped above
