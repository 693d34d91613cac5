"""Why claims or documents were put together, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

from beleg.model import Claim, Document, Finding, Kind, Measure, Number, Stance
from beleg.wording.sentences import Clause, Name, again, as_written, sentence, statement
from beleg.wording.words import Words, fill

_PLACE = re.compile(r"\{(\w+)\}")
_SHARES = (0.0, 1.0)
_HASH = 16  # digits of the hash that a person is shown; a line of JSON has them all
_FINE = 10  # a factor below this is said with a decimal


def why(
    finding: Finding,
    measures: Mapping[str, Measure],
    words: Words,
    name: Name = as_written,
    documents: Mapping[str, Document] | None = None,
) -> str:
    """The sentence for a finding: both values, whose they are, who says them, and what follows.

    ``documents`` by id give the outlets of claims without a speaker, and titles. What is missing is left out: a ground
    that is not known, or facts that are not there, give a plainer sentence, never an error.
    """
    places = _Places(finding, measures, words, name, documents or {})
    tables = words.texts["why"]
    own = tables.get(str(finding.kind), {})
    for text in (*own.get(finding.ground, ()), *own.get("other", ()), *tables["any"]["other"]):
        values = {place: places.get(place) for place in _PLACE.findall(text)}
        if all(value is not None for value in values.values()):
            return sentence(fill(text, values))
    return sentence(words.text(f"kinds.{finding.kind}"))


def publisher(document: Document) -> str:
    """Who a document is from, as far as it says."""
    names = (document.outlet, document.title, PurePath(document.name).name, document.name)
    return next((found for each in names if (found := as_written(each or ""))), "")


def citation(claim: Claim, document: Document, words: Words) -> str:
    """A citation to copy: who published it, its title and date, the words, and the hash of the archived original."""
    source = publisher(document)
    if document.title and document.title != source:
        source = f"{source}, “{document.title}”"
    date = words.date(document.published) or words.text("check.undated")
    quote = " ".join(claim.span.quote.split())
    return words.say("check.citation", source=source, date=date, quote=quote, hash=document.id[:_HASH])


def path(finding: Finding, words: Words) -> list[str]:
    """How the origins of a figure were counted: one line for each source that was folded into another."""
    return [words.say(f"path.{why}", who=who, into=into) for who, into, why in finding.path]


class _Places:
    """What can fill the places of a sentence, worked out when asked for; None where a finding has no such thing."""

    def __init__(
        self,
        finding: Finding,
        measures: Mapping[str, Measure],
        words: Words,
        name: Name,
        documents: Mapping[str, Document],
    ) -> None:
        self.finding, self.measures, self.words, self.name = finding, measures, words, name
        self.documents = documents
        self.facts = dict(finding.facts)

    def get(self, place: str) -> str | None:
        which, _, part = place.partition("_")
        if which in ("a", "b"):
            at = 0 if which == "a" else 1
            claims = self.finding.claims
            return self._of_claim(claims[at], part, claims[:at]) if at < len(claims) else None
        own: Callable[[], str | None] | None = getattr(self, f"_{place}", None)
        return own() if own else self._fact(place)

    def _of_claim(self, claim: Claim, part: str, before: Sequence[Claim]) -> str | None:
        if part == "taken_back" and claim.stance is not Stance.DENIED:
            return None
        clause = Clause(claim, self._measure(claim), self.words)
        if part == "clause":
            return clause.main
        outlet = self._outlet(claim)
        if part == "source":
            return self.name(claim.said_by[-1]) if claim.said_by else outlet or ""
        if before:
            said = again(claim, before[0], clause.measure, self.words, self.name, outlet=outlet)
        else:
            said = statement(claim, clause.measure, self.words, self.name, outlet=outlet)
        date = self._published(claim)
        return self.words.say("why.published", said=said, date=date) if date else said

    def _measure(self, claim: Claim) -> Measure:
        return self.measures.get(claim.measure) or Measure(claim.measure, Kind.STOCK, claim.value.unit, {})

    def _outlet(self, claim: Claim) -> str | None:
        document = self.documents.get(claim.document)
        return (self.name(publisher(document)) or None) if document else None

    def _published(self, claim: Claim) -> str | None:
        """When a claim without a date of its own was published, unless that is the same day for both."""
        pair = self.finding.claims[:2]
        if claim.as_of or len(pair) < 2:
            return None
        days = [document.published for one in pair if (document := self.documents.get(one.document))]
        if not any(one.as_of for one in pair) and len(set(days)) < 2:
            return None
        document = self.documents.get(claim.document)
        return self.words.date(document.published) if document else None

    def _fact(self, key: str) -> str | None:
        found = self.facts.get(key)
        if found is None or isinstance(found, str):
            return found or None
        return self.words.number(found)

    def _number(self, key: str) -> Number | None:
        found = self.facts.get(key)
        return None if isinstance(found, str) else found

    def _same(self) -> str | None:
        """Nothing, and only where both claims give one value: "denies it" would be wrong of another."""
        if len(self.finding.claims) < 2:
            return None
        a, b = self.finding.claims[:2]
        return "" if (a.measure, a.about, a.value) == (b.measure, b.about, b.value) else None

    def _times(self) -> str | None:
        factor = self._number("factor")
        return None if not factor or factor < 1 else self._rounded(factor)

    def _part(self) -> str | None:
        factor = self._number("factor")
        return self._rounded(1 / factor) if factor and 0 < factor < 1 else None

    def _rounded(self, factor: Number) -> str:
        return self.words.number(round(factor, 1) if factor < _FINE else round(factor))

    def _share(self) -> str | None:
        share = self._number("share")
        if share is None:
            return self._fact("share")
        # A share may come as a fraction or in percent.
        part = share if _SHARES[0] <= share <= _SHARES[1] else share / 100
        return self.words.percent(round(part, 2))

    def _given(self) -> str:
        known = len({claim.document for claim in self.finding.claims} | set(self.finding.documents))
        number = self._number("documents")
        return self.words.say("why.given", known if number is None else number)

    def _sources(self) -> str:
        return self.words.say("why.sources", self.finding.independent or len(self.finding.origins))

    def _origins(self) -> str | None:
        return self.words.list([self.name(origin) for origin in self.finding.origins]) or None

    def _original(self) -> str | None:
        return self._named(self.finding.documents[0]) if self.finding.documents else None

    def _copies(self) -> str | None:
        return self.words.list([self._named(one) for one in self.finding.documents[1:]]) or None

    def _all(self) -> str | None:
        return self.words.list([self._named(one) for one in self.finding.documents]) or None

    def _named(self, document: str) -> str:
        found = self.documents.get(document)
        if not found:
            return document[:12]
        by, title = self.name(publisher(found)), as_written(found.title or "")
        return self.words.say("why.document", title=title, publisher=by) if title and title != by else by
