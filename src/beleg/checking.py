"""What `beleg check` prints: each figure of a draft with its origin, its standing, what speaks against it, and a citation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from beleg.corroboration.check import STANDINGS, Checked
from beleg.model import Claim, Document, Finding, Measure
from beleg.terminal import escaped, safe
from beleg.wording import Words, citation, claim_sentence, why

_INDENT = "   "


def write(
    checked: Sequence[Checked],
    draft: Document,
    documents: Mapping[str, Document],
    style: str,
    stream: TextIO,
    measures: Mapping[str, Measure],
    words: Words,
    name: Callable[[str], str],
    mark: Callable[[list[str]], str | None] = lambda _: None,
) -> None:
    """Write what was found as ``text`` or ``jsonl``. ``documents`` by id are those the draft was held against.

    ``mark`` gives the closest TLP mark of documents: it stands beside what is cited from them.
    """
    teller = _Teller({**documents, draft.id: draft}, measures, words, name, mark)
    if style == "jsonl":
        stream.writelines(escaped(json.dumps(teller.row(one), ensure_ascii=False)) + "\n" for one in checked)
    else:
        stream.writelines(f"{line}\n" for line in teller.text(checked, draft))


@dataclass(frozen=True, slots=True)
class _Teller:
    """What it takes to tell of a figure: see `write`. The draft is one of the documents."""

    documents: Mapping[str, Document]
    measures: Mapping[str, Measure]
    words: Words
    name: Callable[[str], str]
    mark: Callable[[list[str]], str | None]

    def row(self, one: Checked) -> dict[str, object]:
        row = one.claim.row(self.documents[one.claim.document].name)
        row |= {
            "sentence": self._sentence(one.claim),
            "standing": one.standing,
            "origins": list(one.origins),
            "independent": one.independent,
            "documents": _documents(one),
            "against": [
                {"kind": str(f.kind), "why": self._why(f), "claims": [c.id for c in f.claims]} for f in one.against
            ],
        }
        if one.first:
            source = self.documents[one.first.document]
            row["first"] = {
                "document": source.name,
                "outlet": source.outlet,
                "title": source.title,
                "published": source.published,
                "url": source.url,
                "quote": one.first.span.quote,
                "start": one.first.span.start,
                "end": one.first.span.end,
                "sha256": source.id,
            } | ({"tlp": marked} if (marked := self.mark([source.id])) else {})
        return row

    def text(self, checked: Sequence[Checked], draft: Document) -> Iterator[str]:
        """The lines for a person."""
        words = self.words
        if not checked:
            yield words.text("check.none")
            return
        counted = Counter(one.standing for one in checked)
        yield words.say(
            "check.head",
            draft=safe(draft.name),
            figures=words.say("check.figures", len(checked)),
            documents=words.say("check.documents", len(self.documents) - 1),
        )
        parts = [
            words.say("check.counts", n=words.number(counted[standing]), standing=self._standing(standing))
            for standing in STANDINGS
            if counted[standing]
        ]
        yield f"{_INDENT}{', '.join(parts)}"
        yield ""
        for number, one in enumerate(checked, 1):
            quote = " ".join(one.claim.span.quote.split())
            yield safe(f"{number}. “{quote}”: {self._standing(one.standing)}")
            for line in (self._sentence(one.claim), *self._support(one)):
                yield _INDENT + safe(line)
            for finding in one.against:
                yield f"{_INDENT}! {safe(self._why(finding))}"
            if number < len(checked):
                yield ""

    def _support(self, one: Checked) -> Iterator[str]:
        """Who stands behind a figure, and where it was told first."""
        words = self.words
        if one.first is None:
            yield words.text("check.nobody")
            return
        support = words.say("check.support", _documents(one))
        if one.origins:
            independent = words.say("check.independent", one.independent)
            origins = words.list(one.origins)
            yield words.say("check.origins", origins=origins, independent=independent, support=support)
        else:
            yield words.say("check.unnamed", support=support)
        first = words.say("check.first", citation=citation(one.first, self.documents[one.first.document], words))
        marked = self.mark([one.first.document])
        yield f"{first} {marked}" if marked else first

    def _standing(self, standing: str) -> str:
        return self.words.say(f"check.standing.{standing}")

    def _sentence(self, claim: Claim) -> str:
        return claim_sentence(claim, self.measures[claim.measure], self.words, self.name)

    def _why(self, finding: Finding) -> str:
        return why(finding, self.measures, self.words, self.name, self.documents)


def _documents(one: Checked) -> int:
    """In how many documents a figure stands."""
    return len({claim.document for claim in one.support})
