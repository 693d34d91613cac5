"""Verbs that are mostly said of nobody, as in "it is said": the document it is said in, or who is said to say it after all."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, so_many, unit
from beleg.reading.endings import in_its
from beleg.reading.framed import framed
from beleg.reading.makers import whose_report
from beleg.reading.subject_forms import nominative
from beleg.reading.view import Phrase, View

_PLACE: Final = 8  # tokens between whoever put out a document and the document


def agent_before(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever a passive names, where verbs stand last: "the ministry by that 300 had fallen was confirmed".

    Not who did what another passive between them tells: "the army by that 300 were-killed was said".
    """
    view, passives = parsed.view, parsed.view.pack.verb_forms["passive"]
    first, _ = unit(parsed, hit.first)
    for phrase in reversed(view.phrases):
        if not first <= phrase.first <= phrase.last < hit.first or "agent" not in view.keys("edge", phrase.last + 1):
            continue
        between = range(phrase.last + 2, hit.first)
        done = any(form in view.norm[at] for at in between for form in passives)
        return phrase if phrase.speaks and not done else None
    return None


def impersonal(parsed: Parsed, hit: Hit, chunk: Chunk, manner: str) -> Frame:
    """As in "it is said": the speaker, if any, is the document it is said in."""
    view = parsed.view
    final = view.pack.head_final
    opened = next((i for i in range(hit.last, chunk.last + 1) if "that" in view.marks[i]), view.size)
    found = [
        p
        for p in view.phrases
        if (
            p.governed
            or (final and p.oblique and "to" not in view.keys("attribution_before", p.last + 1))
            or (view.pack.capital_nouns and p.first > hit.last)
            or _document_behind(view, hit, p)
        )
        and chunk.first <= p.first <= min(chunk.last, opened)
        and (
            p.kind in {"document", "advert", "self", "body", "medium"}
            or (p.kind == "name" and p.proper and p.first == hit.last + 1)  # "сообщают в Белом доме"
            or (view.pack.capital_nouns and p.kind == "name" and p.first == hit.last + 2)  # "heißt es in der NDP"
            or _capital_behind(view, hit, p)
        )
    ]
    source = found[0] if found else None
    if source is None and not final:
        source = _set_off(parsed, chunk)
    if final:  # "in the to-parliament sent report it is said"
        source = next((p for p in found if p.kind in {"document", "advert"}), source)
    if source is None and not final:
        source = _which_says(parsed, hit, chunk)
    if final:  # "in the lists that the project published are shown …"
        first, _ = unit(parsed, hit.first)
        by = [p for p in view.phrases if first <= p.first and p.last < hit.first and nominative(p)]
        source = _issued(parsed, hit) or next((p for p in by if p.kind in {"body", "medium"}), source)
        source = agent_before(parsed, hit) or source or _opened_in(view, first)
        source = whose_report(view, source) or source
    frame = framed(parsed, hit, source, (manner, "any"))
    bare = final and source is not None and source.kind == "document" and source.first == source.last
    bare = bare and source is not None and source.author is None and not _posted(view, source)
    if source is None or bare:
        frame.way = "same"
    frame.bare = not final and source is not None and source.kind == "document" and source.author is None
    return frame


def _set_off(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """The document that opens a sentence, and between commas which one: "In the report, published in Riga, it is said"."""
    view = parsed.view
    number = parsed.chunks.index(chunk)
    if chunk.mark != "," or number < 1:
        return None
    begun, _ = unit(parsed, chunk.first)
    document = next((p for p in view.phrases if p.first >= begun), None)
    if document is None or document.kind not in {"document", "advert"} or not document.governed:
        return None
    opens = any(c.first == document.last + 2 and c.mark == "," for c in parsed.chunks[: number + 1])
    return document if opens and document.first <= begun + 1 else None


def unless_told(parsed: Parsed, frame: Frame) -> Frame | None:
    """Without "it is said" where a phrase already tells whose: "in the ministry's to-parliament sent reply it is said"."""
    if not parsed.view.pack.head_final:
        return frame
    first, last = unit(parsed, frame.cue[0])
    told = [f.clause for f in parsed.frames if f.way == "phrase" and f.source is not None and first <= f.cue[0] <= last]
    source = frame.source
    own = source is not None and not any(a <= source.first <= b for a, b in told)
    return frame if own or not told else None


def led(view: View, at: int, chunk: Chunk) -> bool:
    """A subject stands before a verb that is mostly said of nobody."""
    return any(chunk.first <= p.first and p.last < at and p.speaks and nominative(p) for p in view.phrases)


def subject_beside(view: View, phrase: Phrase) -> bool:
    """A name, or so many people, right before what is mostly said of nobody: "two sources in the embassy told"."""
    many = bool(view.pack.dependent) and so_many(view, phrase)
    return (phrase.proper or many) and phrase.speaks and nominative(phrase)


def _posted(view: View, document: Phrase) -> bool:
    """What stands on a platform is somebody's own: "the spokesman took a question. In an on-the-network spread post 15 …"."""
    if in_its(view, document.first):
        return False  # "in his post on the network": of whoever spoke
    return any("medium" in view.marks[at] for at in range(max(0, document.first - NEAR), document.first))


def _opened_in(view: View, first: int) -> Phrase | None:
    """What all of a sentence is said in, with commas between: "In-the-indictment she 31 sent, …, it is said"."""
    phrase = view.within.get(first)
    if phrase is None or phrase.kind not in {"document", "advert"}:
        return None
    return phrase if view.norm[phrase.last].endswith(view.pack.locative or "\n") else None


def _which_says(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """The document that a clause tells of, and who sent it: "The embassy sent a letter in which it is said that 4 …"."""
    view = parsed.view
    near = range(max(0, chunk.first - 1), hit.first)
    at = next((i for i in near if "relative" in view.marks[i] and "that" not in view.marks[i]), -1)
    document = next((p for p in reversed(view.phrases) if p.last < at <= p.last + _PLACE), None) if at > 0 else None
    if document is None or document.kind != "document":
        return None
    if document.author is None and not document.governed:
        subject = next((p for p in view.phrases if p.last < document.first and nominative(p)), None)
        if subject is not None and subject.kind in {"person", "body"}:
            document.author = subject
    return document


def _document_behind(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A document with an adjective that nobody knows: "it is said in American papers", where "said in" is one pattern."""
    near = phrase.kind == "document" and hit.last < phrase.first <= hit.last + 2
    return near and hit.length > 1 and view.key("edge", hit.last) == "preposition"


def _capital_behind(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A capital stands for its government: "…, they note in Oslo"."""
    beside = view.pack.bare_nouns and phrase.first == hit.last + 1 > hit.first + 1 and phrase.kind == "name"
    return beside and "capital" in view.marks[phrase.first]


def _issued(parsed: Parsed, hit: Hit) -> Phrase | None:
    """The document that something is said in and whose author is known, perhaps with words between the two."""
    view = parsed.view
    first, last = unit(parsed, hit.first)
    for phrase in reversed([p for p in view.phrases if first <= p.first and p.last <= last and p.oblique]):
        if phrase.kind != "document" or view.quoted[phrase.first] != view.quoted[hit.first]:
            continue
        if phrase.author is None:
            owners = [p for p in view.phrases if p.genitive and first <= p.first and p.last < phrase.first]
            near = [p for p in owners if p.kind in {"body", "person", "medium"} and phrase.first - p.last <= _PLACE]
            phrase.author = near[-1] if near else None
        if phrase.author is not None:
            return phrase
    return None
