"""Who put out a document, where words stand between the two, or where the document is part of another phrase."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from beleg.reading.naming import OFFICES
from beleg.reading.phrases import parse
from beleg.reading.subject_forms import nominative
from beleg.reading.view import VERBS, Phrase, View, counted

_RELATIVE: Final = 3  # tokens between a document and the clause that tells who put it out
_DATED: Final = 9  # tokens between a document and who put it out, with the day it did
_SHORTEST: Final = 2  # tokens before a document in which somebody puts it out
_HOLDING: Final = frozenset({"other", "bare"})  # nouns that hold another's document: "the main points of the report"
DOCUMENT: Final = frozenset({"document"})
MAKERS: Final = frozenset({"body", "medium", "person", "name"})


def maker(view: View, source: Phrase) -> Phrase | None:
    """Who put out a document, with words between."""
    return _before(view, source) or _behind(view, source)


def held(view: View) -> Iterator[Phrase]:
    """Documents with their author inside another phrase: "the subject of the reply of the government"."""
    for at in view.having(DOCUMENT):
        holder = view.within.get(at)
        if holder is None or holder.kind not in _HOLDING or holder.first == at or view.quoted[at] >= 0:
            continue
        document = parse(view, at)
        if document is not None and document.kind == "document" and document.author is not None:
            yield document


def any_document(view: View, source: Phrase) -> bool:
    """A noun that takes up any report, verdict or list: "the document"."""
    return source.head_at >= 0 and source.definite and "again" in view.keys("document", source.head_at)


def writers(view: View, source: Phrase) -> bool:
    """Those who wrote the report that was spoken of, whoever put it out: "the authors", of whom no more is said."""
    if source.kind != "person" or source.proper or source.named or source.head_at < 0 or "p" not in source.gender:
        return False
    alone = source.last - source.first <= 1 and (source.definite or view.pack.bare_nouns)
    return alone and "authors" in view.keys("general", source.head_at) and not counted(view, source)


def owned_by_subject(view: View, document: Phrase) -> bool:
    """It belongs to whoever the sentence is about: "its archive"."""
    words = range(document.first, max(document.first, document.head_at))
    return any("possessive" in view.keys("determiner", at) for at in words)


def _before(view: View, source: Phrase) -> Phrase | None:
    """Where verbs stand last, before a participle: "a by the team «Dawn» on Monday released long report"."""
    if not view.pack.head_final or source.first < _SHORTEST:
        return None
    near = range(max(0, source.first - _RELATIVE - 1), source.first)
    verb = next((h for at in near for h in view.places.get(at, ()) if h.category in VERBS), None)
    if verb is None or not all(view.word[at] or view.kind[at] == "d" for at in range(verb.last + 1, source.first)):
        return None
    ahead = (p for p in reversed(view.phrases) if p.last < verb.first and p.kind != "other")
    one = next(ahead, None)
    if one is None or one.kind not in MAKERS or not one.proper or not nominative(one) or counted(view, one):
        return None
    gap = range(one.last + 1, verb.first)
    words = [at for at in gap if view.kind[at] != "d" and not view.dated(at)]
    return one if len(words) <= _RELATIVE and all(view.word[at] or view.raw[at] == "-" for at in words) else None


def _behind(view: View, source: Phrase) -> Phrase | None:
    """With what tells so behind it: "a list handed over by Kyiv", "a report that X wrote"."""
    following = (p for p in view.phrases if p.first > source.last)
    for phrase in islice(following, 2):
        gap = range(source.last + 1, phrase.first)
        if _relative_article(view, source, phrase):
            return phrase
        words = [i for i in gap if view.kind[i] != "d" and not view.dated(i) and "determiner" not in view.marks[i]]
        if len(words) > 4 or len(gap) > _DATED or phrase.kind in {"other", "document", "pronoun"}:
            break
        outer = any("outer" in view.keys("attribution_before", i) for i in gap)
        if outer or any(view.raw[i] in ".;:" or "attribution_after" in view.marks[i] for i in gap):
            break
        marks = [i for i in gap if "by" in view.keys("linker", i) and "at" not in view.keys("linker", i)]
        told = any("that" in view.marks[i] for i in gap)  # "the report says that 30 of those men …"
        if marks and marks[-1] - 1 == gap.start and view.key("edge", gap.start) == "preposition":
            break  # "by local reports because of debts": why, and not whose
        if marks and marks[-1] == phrase.first - 1 and not (told and phrase.kind == "person"):
            return phrase
        if (
            phrase.kind != "self"
            and not counted(view, phrase)
            and _opens_with(view, gap)
            and not _received(view, phrase)
            and not phrase.governed
            and not phrase.oblique
        ):
            return phrase
    return None


def _opens_with(view: View, gap: range) -> bool:
    """A clause opens in the words between, and no verb of saying stands before it: "in the statement it is said that X …"."""
    at = next((i for i in gap if "that" in view.marks[i] or "relative" in view.marks[i]), -1)
    return at >= 0 and not any(view.any(VERBS, i) for i in range(gap.start, at))


def _received(view: View, phrase: Phrase) -> bool:
    """Whoever has only got a document did not make it: "the list that the embassy received last week"."""
    if "compiled" not in view.sentence.by:
        return False
    ends = next((at for at in range(phrase.last + 1, view.size) if view.raw[at] in ",;:"), view.size)
    clause = range(max(0, phrase.first - _RELATIVE), ends)
    return any("received" in view.keys("compiled", at) for at in clause)


def _relative_article(view: View, source: Phrase, phrase: Phrase) -> bool:
    """What looks like an article is the relative pronoun: "aus einem Bericht, den Minister X vorlegte"."""
    if not view.pack.capital_nouns or not (phrase.named and phrase.kind == "person" and phrase.oblique):
        return False
    near = phrase.first - source.last <= _RELATIVE and view.raw[phrase.first - 1] == ","
    after = phrase.last + 1  # "laut Angaben von Y, dem Leiter des Vereins X, …" has no verb there: it tells who Y is
    verbal = after < view.size and view.word[after]
    return near and verbal and "relative" in view.marks[phrase.first]


def whose_report(view: View, report: Phrase | None) -> Phrase | None:
    """Who stands right before a report that is told of in one word: "…, it is said in-«Dawn»-project's report"."""
    if report is None or report.kind != "document" or report.first != report.last or report.author is not None:
        return None
    return next((p for p in view.phrases if p.last == report.first - 1 and p.kind in OFFICES and p.proper), None)
