"""What `beleg check` prints: each figure of a draft with its origin, its standing, what speaks against it, and a citation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from beleg.corroboration.check import STANDINGS, Checked
from beleg.model import Document, Measure
from beleg.terminal import escaped, safe

if TYPE_CHECKING:
    from beleg.wording import Words

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
    known = {**documents, draft.id: draft}
    if style == "jsonl":
        for one in checked:
            row = _row(one, known, measures, words, name, mark)
            stream.write(escaped(json.dumps(row, ensure_ascii=False)) + "\n")
        return
    stream.write(_text(checked, draft, known, measures, words, name, mark))


def _row(
    one: Checked,
    documents: Mapping[str, Document],
    measures: Mapping[str, Measure],
    words: Words,
    name: Callable[[str], str],
    mark: Callable[[list[str]], str | None],
) -> dict[str, object]:
    from beleg.wording import claim_sentence, why  # noqa: PLC0415  # CLDR's data cost 50 ms

    row = one.claim.row(documents[one.claim.document].name)
    row |= {
        "sentence": claim_sentence(one.claim, measures[one.claim.measure], words, name),
        "standing": one.standing,
        "origins": list(one.origins),
        "independent": one.independent,
        "documents": len({claim.document for claim in one.support}),
        "against": [
            {"kind": str(f.kind), "why": why(f, measures, words, name, documents), "claims": [c.id for c in f.claims]}
            for f in one.against
        ],
    }
    if one.first:
        source = documents[one.first.document]
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
        } | ({"tlp": marked} if (marked := mark([source.id])) else {})
    return row


def _text(
    checked: Sequence[Checked],
    draft: Document,
    documents: Mapping[str, Document],
    measures: Mapping[str, Measure],
    words: Words,
    name: Callable[[str], str],
    mark: Callable[[list[str]], str | None],
) -> str:
    from beleg.wording import claim_sentence, why  # noqa: PLC0415

    if not checked:
        return words.text("check.none") + "\n"
    counted = Counter(one.standing for one in checked)
    told = [words.say(f"check.standing.{standing}") for standing in STANDINGS]
    head = words.say(
        "check.head",
        draft=safe(draft.name),
        figures=words.say("check.figures", len(checked)),
        documents=words.say("check.documents", len(documents) - 1),
    )
    parts = [
        words.say("check.counts", n=words.number(counted[standing]), standing=text)
        for standing, text in zip(STANDINGS, told, strict=True)
        if counted[standing]
    ]
    lines = [head, f"{_INDENT}{', '.join(parts)}", ""]
    for number, one in enumerate(checked, 1):
        quote = " ".join(one.claim.span.quote.split())
        lines.append(safe(f"{number}. “{quote}”: {words.say(f'check.standing.{one.standing}')}"))
        lines.append(_INDENT + safe(claim_sentence(one.claim, measures[one.claim.measure], words, name)))
        lines += [_INDENT + safe(line) for line in _support(one, documents, words, mark)]
        lines += [f"{_INDENT}! {safe(why(finding, measures, words, name, documents))}" for finding in one.against]
        lines.append("")
    return "\n".join(lines)


def _support(
    one: Checked, documents: Mapping[str, Document], words: Words, mark: Callable[[list[str]], str | None]
) -> list[str]:
    if one.first is None:
        return [words.text("check.nobody")]
    support = words.say("check.support", len({claim.document for claim in one.support}))
    if one.origins:
        independent = words.say("check.independent", one.independent)
        origin = words.say("check.origins", origins=words.list(one.origins), independent=independent, support=support)
    else:
        origin = words.say("check.unnamed", support=support)
    from beleg.wording import citation  # noqa: PLC0415

    first = words.say("check.first", citation=citation(one.first, documents[one.first.document], words))
    marked = mark([one.first.document])
    return [origin, f"{first} {marked}" if marked else first]
