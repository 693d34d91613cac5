"""Frames: who is said to say something in a sentence, by which words, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from beleg.languages.places import cities
from beleg.model import Role
from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, has_content, headed, is_place, unit
from beleg.reading.describing import keep_apart
from beleg.reading.listed import cued as has_list
from beleg.reading.listed import listed
from beleg.reading.nominal import cued as has_statement
from beleg.reading.nominal import nominal
from beleg.reading.phrasal import NAMED, PHRASAL, phrasal
from beleg.reading.scopes import settle
from beleg.reading.subject_forms import nominative
from beleg.reading.verbal import verbal
from beleg.reading.verbs import verbs
from beleg.reading.view import STEM, VERBAL, Phrase, View, acronym

_CUES: Final = VERBAL | PHRASAL | {"that"}
_NO_CUES: Final = frozenset({"to", "that", "view"})  # "to" whom and "that" what: alone they attribute nothing
_DASHES: Final = frozenset("–—-―")
_TITLED: Final = _DASHES | {":"}  # marks between a headline and its speaker
_MOST: Final = 24  # frames of one sentence; what has more is no sentence, and time stays linear
_COUNTRY: Final = frozenset({"land", "adjective", "people", "group"})


def frames(view: View) -> Parsed:
    """Every attribution of a sentence."""
    parsed = Parsed(view)
    if not (_cued(view) or has_list(view) or has_statement(view)):
        return parsed
    parsed.cut()
    if not parsed.chunks:
        return parsed
    parsed.frames += _title(parsed)
    parsed.frames += islice(phrasal(parsed), _MOST)
    for hit, manner, key in verbs(parsed):
        frame = verbal(parsed, hit, manner, key)
        if frame is not None and not frame.loose:
            parsed.frames.append(frame)
        if len(parsed.frames) >= _MOST:
            break
    if len(parsed.frames) > 1 and _only_disputes(parsed, parsed.frames[-1]):
        del parsed.frames[-1]
    if not any(frame.quote < 0 for frame in parsed.frames):
        parsed.frames += _advertised(parsed)
        parsed.frames += _summed(parsed)
        parsed.frames += listed(parsed)
    parsed.frames += nominal(parsed)
    for frame in parsed.frames:
        if frame.source is not None and frame.source.tells_of is not None:
            frame.source = frame.source.tells_of
    _stages(parsed)
    keep_apart(parsed)
    settle(parsed)
    return parsed


def _only_disputes(parsed: Parsed, last: Frame) -> bool:
    """The clause that closes a sentence denies what another has said: "Norland counts 40 dead, which Southland denies"."""
    if last.manner != "denial" or last.way != "say" or last.quote >= 0 or last.source is None:
        return False
    view, (begin, end) = parsed.view, last.clause
    if (
        begin == 0
        or any(view.word[at] for at in range(end + 1, view.size))
        or any(view.kind[at] == "d" for at in range(begin, end + 1))
    ):
        return False
    others = (f for f in parsed.frames if f is not last and f.quote < 0 and f.manner != "denial")
    return any(f.source is not None and f.clause[1] < begin for f in others)


def _stages(parsed: Parsed) -> None:
    """A country before a colon is where it happens, if the headline names another speaker: "Norland: «…», says a driver"."""
    first = parsed.frames[0] if len(parsed.frames) > 1 else None
    if first is None or first.way != "title" or first.source is None or not is_place(first.source):
        return
    if any(f.way == "say" and f.quote < 0 and f.source is not None for f in parsed.frames[1:]):
        del parsed.frames[0]


def _advertised(parsed: Parsed) -> Iterator[Frame]:
    """An advert before a colon and its words: "A leaflet at the stop is set in large type: «2,000,000 on the card»"."""
    view = parsed.view
    at = next((i for i in range(1, view.size - 1) if view.raw[i] == ":" and view.quoted[i] < 0), 0)
    source = next((p for p in view.phrases if p.last < at and p.kind == "advert"), None)
    if at and source is not None and _opens_quotation(view, at):
        yield Frame("title", "offer", source, (source.first, source.last), (0, at), (at + 1, view.size - 1), True)


def _summed(parsed: Parsed) -> Iterator[Frame]:
    """Figures before a colon, and whose they are behind it: "Seven arrests, 35 cases: that is the tally of the bureau"."""
    view = parsed.view
    for chunk in parsed.chunks[1:]:
        if chunk.mark != ":" or "back" not in view.keys("continues", chunk.first):
            continue
        source = next((p for p in view.phrases if p.first > chunk.first), None)
        if source is None or source.kind != "document" or source.author is None or source.governed:
            return
        if source.first <= chunk.first + NEAR:
            clause = (chunk.first, source.last)
            yield Frame("phrase", "say", source, (chunk.first, chunk.first), clause, unit(parsed, chunk.first))
        return


def _cued(view: View) -> bool:
    """The sentence has words that can attribute; most have none."""
    if ":" in view.raw[:-1] and "back" in view.keys("continues", view.raw.index(":") + 1):
        return True
    if ":" in view.raw and _opens_quotation(view, view.raw.index(":")):
        return True  # somebody, a colon and a quotation
    if headed(view) and not _TITLED.isdisjoint(view.raw):
        return True  # a headline names its speaker without a word of saying
    if _CUES.isdisjoint(view.sentence.by) and not view.heard:
        return False
    if "view" in view.keys("attribution_before", 0):
        return True  # "For Jon Feld, who studies it, …"
    return any(h.category in _CUES and h.payload not in _NO_CUES for hits in view.places.values() for h in hits)


def _title(parsed: Parsed) -> Iterator[Frame]:
    """A headline's speaker before a colon or behind a dash."""
    view = parsed.view
    if len(parsed.chunks) < 2:
        return
    first, last = parsed.chunks[0], parsed.chunks[-1]
    head = _label(view, first)
    what = parsed.chunks[1]
    if not headed(view):
        if head and _before_quotation(view, head):
            yield Frame(
                "title", "say", head, (head.first, head.last), (head.first, head.last), (0, view.size - 1), True
            )
        return
    labelled = head and what.mark == ":" and _known(view, head) and not _stage(view, head, what)
    if head and (labelled or _before_quotation(view, head)):
        yield Frame("title", "say", head, (head.first, head.last), (head.first, head.last), (0, view.size - 1), True)
    tail = next((p for p in view.phrases if p.first == last.first and p.last >= last.last - 1), None)
    parts = {h.last for h in view.sentence.of("partitive")}  # "20,000 of them — foreigners"
    counted = view.kind[max(0, last.first - 2)] == "d" or last.first - 2 in parts  # "68 of Norland, 54 — Sudland's"
    is_that = head is not None and head.proper and tail is not None and tail.kind == "person" and not tail.named
    if tail and view.pack.head_final and (tail.oblique or is_that):
        return  # "Of the nine two — in-Norberg", "Jon Feld — a student"
    told = view.raw[-1] == "." and view.sentence.role is Role.BODY  # "On the list — former policemen and students."
    known = tail is not None and (_known(view, tail) or _office_by_letters(view, tail))
    if tail and last.mark in _DASHES and known and not counted and not told:
        yield Frame("title", "say", tail, (tail.first, tail.last), (tail.first, tail.last), (0, view.size - 1))


def _office_by_letters(view: View, tail: Phrase) -> bool:
    """One word in capitals at the end of a headline that is not all in capitals: "14 recruiters held – NSC"."""
    at = tail.first
    alone = at == tail.last and tail.kind == "name" and acronym(view.raw[at]) and not view.any(_COUNTRY, at)
    return alone and not view.sentence.text.isupper()


def _label(view: View, chunk: Chunk) -> Phrase | None:
    """The phrase that is all of the first part, but for signs and emoji before it."""
    first = next((at for at in range(chunk.first, chunk.last + 1) if view.word[at] or at in view.names), -1)
    quoted = first > chunk.first and first in view.names  # the mark before «Today» is part of the phrase
    near = (p for p in view.phrases if first - quoted <= p.first <= first and p.last == chunk.last)
    return next(near, None)


def _before_quotation(view: View, head: Phrase) -> bool:
    """Somebody, a colon, and what they say in quotation marks: "Ivanov: «We found 30»"."""
    at = head.last + 1
    if at >= view.size or view.raw[at] != ":" or not _opens_quotation(view, at) or view.quoted[head.first] >= 0:
        return False
    if head.kind == "bare" and view.pack.capital_nouns:
        return False  # "Behauptung: „…“", a noun like any other
    return head.kind in NAMED | {"bare"} and head.proper and nominative(head)


def _stage(view: View, head: Phrase, what: Chunk) -> bool:
    """A country before a colon is where it happens ("Kenya: 27 rescued"), unless it speaks of another one."""
    land = view.marks[head.first].get("land")
    town = not view.marks[head.first] and any(at == head.first for at, _ in cities(view.sentence.tokens, view.pack, ()))
    if town and not _opens_quotation(view, head.last + 1) and has_content(view, what, None):
        return True  # "Donetsk: two Frenchmen sentenced"
    if head.kind != "name" or land is None or land.last != head.last or "capital" in view.marks[head.first]:
        return False
    begin = range(what.first, min(what.last + 1, what.first + NEAR))
    return not any(view.any(_COUNTRY, at) and view.key("edge", at - 1) != "preposition" for at in begin)


def _opens_quotation(view: View, colon: int) -> bool:
    """A quotation begins behind a colon; its mark may stand between."""
    return any(number >= 0 for number in view.quoted[colon + 1 : colon + 3])


def _known(view: View, phrase: Phrase) -> bool:
    if phrase.kind in {"person", "body", "medium"} or (phrase.kind == "document" and phrase.author is not None):
        return True
    if phrase.kind == "document":
        return phrase.first == phrase.last
    if phrase.kind in {"name", "bare"} and not view.pack.capital_nouns and phrase.proper:
        name = view.norm[phrase.first]
        alone = phrase.first == phrase.last and not view.marks[phrase.first] and len(name) > STEM
        if alone and name.endswith(view.pack.surnames or ("\n",)):
            return True  # "Petrov: 40,000 are at the front"
        words = range(phrase.first, phrase.last + 1)
        if all(view.norm[i][:STEM] in view.known and not view.common(i) for i in words if view.word[i]):
            return phrase.last - phrase.first <= 1
    place = view.marks[phrase.first].get("capital") or view.marks[phrase.first].get("land")
    return phrase.kind == "name" and place is not None and place.last == phrase.last
