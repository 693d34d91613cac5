"""The frames of verbs that no pack knows: who speaks, and whether the place is one where only a verb of saying stands."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Chunk, Frame, Parsed, is_place
from beleg.reading.framed import framed, opens_message, word_before_quoted
from beleg.reading.nouns import nouns_last
from beleg.reading.subject_forms import nominative
from beleg.reading.subjectless import in_office, unsaid
from beleg.reading.subjects import subject_of
from beleg.reading.unheard import converb, is_figure
from beleg.reading.view import Phrase, View, counted

_SPEAKS: Final = frozenset({"person", "body", "medium", "name", "pronoun"})
_TAIL: Final = 4  # tokens that say when and where, behind the verb and who speaks


def speech(parsed: Parsed, hit: Hit, chunk: Chunk) -> Frame | None:
    """The frame of an unknown verb, if whoever is its subject can speak and stands beside it."""
    view, at = parsed.view, hit.first
    if at > 0 and "negation" in view.marks[at - 1] and not view.pack.head_final:
        return None
    gerund = converb(view, hit.last) and (at == 0 or "passive" not in view.marks[at - 1])
    if not gerund and _suffered(view, chunk, at):
        return None
    what = ("say", "any")
    here = any(chunk.first <= p.first <= chunk.last and nominative(p) for p in view.phrases)
    alone = at == 0 and "that" in view.marks[hit.last + 1]
    if (alone or not here) and not (gerund or view.pack.head_final):
        frame = unsaid(parsed, hit, chunk, what, None)  # "«…», they grumble in the ministry"
        if frame is not None and (frame.source is not None or alone):
            return frame
    source = subject_of(parsed, hit, chunk, "joined" if gerund else "source")
    if source is None and not gerund:
        source = in_office(view, hit, chunk)
    if source is None:
        return None
    told = source.kind == "document" and (source.author is not None or source.definite)
    if not (told or source.kind in _SPEAKS) or is_place(source):
        return None
    if source.last < chunk.first < at - 1 and not (gerund or view.pack.head_final):
        return None  # "claims, without grumbling a proof, that": no subject of its own
    beside = max(hit.last, source.last if source.first <= hit.last + _TAIL else 0)
    if opens_message(parsed, beside, chunk):
        plain = _plain_colon(view, beside)
        fits = not plain or _adjacent(view, hit, source, chunk)
    elif view.pack.head_final or gerund:
        fits = True
    else:
        fits = source.kind != "document" and _alone(parsed, hit, source, chunk)
    return framed(parsed, hit, source, what) if fits else None


def _suffered(view: View, chunk: Chunk, at: int) -> bool:
    """A passive: "the ministry was grumbled that"."""
    if converb(view, at):
        return False
    near = range(max(chunk.first, at - (_TAIL if view.pack.capital_nouns else 2)), at)
    passive = next((i for i in near if "passive" in view.marks[i]), -1)
    reflexive = view.pack.verb_forms["reflexive"]
    return passive >= 0 and not any(view.norm[i] in reflexive for i in range(chunk.first, at))


def _plain_colon(view: View, last: int) -> bool:
    """A colon opens what is said, and no quotation."""
    behind = last + 1
    while behind < view.size and view.raw[behind] != ":":
        if "that" in view.marks[behind] or behind > last + _TAIL:
            return False
        behind += 1
    return behind + 2 < view.size and all(number < 0 for number in view.quoted[behind + 1 : behind + 3])


def _adjacent(view: View, hit: Hit, source: Phrase, chunk: Chunk) -> bool:
    """Nothing but the verb and its subject stands before the colon: "Jon Feld grumbled: 300 were killed"."""
    if counted(view, source) or source.kind == "document":
        return False
    if source.last < hit.first:
        begin = hit.first - (view.norm[hit.first - 1] in view.pack.auxiliaries)
        beside = source.last == begin - 1 or source.last < chunk.first == begin  # "Jon Feld, tired, grumbled: …"
        return beside and view.raw[hit.last + 1] == ":"
    return source.first == hit.last + 1 and view.raw[source.last + 1] == ":"


def _small(view: View, at: int) -> bool:
    return view.dated(at) or "edge" in view.marks[at] or "determiner" in view.marks[at]


def _told(view: View, phrase: Phrase) -> bool:
    """People with their number, of whom it is told."""
    return counted(view, phrase) or any(is_figure(view, at) for at in range(phrase.first, phrase.last + 1))


def _alone(parsed: Parsed, hit: Hit, source: Phrase, chunk: Chunk) -> bool:
    """The clause has nothing but the verb, whoever speaks, and when and where."""
    view = parsed.view
    ahead = source.last < hit.first and source.kind == "pronoun"
    if counted(view, source) or (ahead and not nouns_last(view)):
        return False
    first, last = min(hit.first, source.first), max(hit.last, source.last)
    if first < chunk.first or first > chunk.first + _TAIL - 1:
        return False
    between = range(min(hit.last, source.last) + 1, max(hit.first, source.first))
    if any(view.word[i] and len(view.norm[i]) > 1 and not _small(view, i) for i in between):
        return False
    opens = view.within.get(0)
    if opens is not None and opens.last == parsed.chunks[0].last and not (opens is source or _told(view, opens)):
        return False  # "Jon Feld, a farmer, grumbles nets": whoever opens the sentence does
    tail = [i for i in range(last + 1, chunk.last + 1) if view.word[i]]
    if not tail or view.pack.caseless or not word_before_quoted(view, chunk.first):
        return (
            not tail
            or view.dated(tail[0])
            or (len(tail) < _TAIL and not view.pack.caseless and view.key("edge", tail[0]) == "preposition")
        )
    return True
