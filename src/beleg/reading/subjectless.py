"""Verbs of saying without a subject: told in an office, or going on with the speaker before."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, is_place, relative_at
from beleg.reading.framed import framed, opens_message, word_before_quoted
from beleg.reading.subject_forms import nominative
from beleg.reading.view import PERSONS, Phrase, View, acronym, counted

_COUNTING: Final = frozenset({"source", "acts"})
_NUMBERS: Final = frozenset({"number", "vague", "hedge"})


def unsaid(parsed: Parsed, hit: Hit, chunk: Chunk, what: tuple[str, str], source: Phrase | None) -> Frame | None:
    """A verb without a subject: it goes on with the speaker before, or says where it was said ("in the ministry")."""
    view, (manner, key) = parsed.view, what
    pack = view.pack
    if not pack.pro_drop or manner == "offer":
        return None
    if key in _COUNTING and source is None and _counts(view, hit):
        frame = framed(parsed, hit, None, what)
        frame.way = "unsaid"
        return frame
    if key not in {"any", "tell"} or relative_at(view, chunk) >= 0:
        return None
    near = [p for p in view.phrases if chunk.first <= p.first <= chunk.last and p.kind in {"body", "medium"}]
    if pack.bare_nouns:
        told = any(_told_people(view, at) for at in range(chunk.first, hit.first))
        near += [p for p in view.phrases if not told and chunk.first <= p.first <= chunk.last and _state(view, p)]
        inside = next((p for p in near if p.governed and "at" in view.keys("linker", p.first - 1)), None)
        if inside is not None:
            return framed(parsed, hit, inside, what)
    quoted = view.quoted[hit.first] < 0 and word_before_quoted(view, chunk.first)
    ends = chunk.last - (not view.word[chunk.last])  # the full stop, where it closes its sentence
    alone = chunk.first == hit.first and chunk.mark == "," and (ends == hit.last or _inserted(view, hit, chunk))
    if alone and source is not None and source.last < hit.first and counted(view, source):
        source = None  # "40 foreigners fell, added": those counted say nothing
    if source is not None and not (quoted or opens_message(parsed, hit.last, chunk)):
        return None
    frame = framed(parsed, hit, None, what)
    if not (
        quoted or alone or opens_message(parsed, hit.last, chunk) or (frame.leading and has_content(view, chunk, None))
    ):
        return None
    frame.way = "unsaid"
    return frame


def _counts(view: View, hit: Hit) -> bool:
    """A verb of finding or showing that opens its sentence, with a number for its object: "Counts 38 cases", "And-counts 38"."""
    at = hit.last + 1
    if hit.first > 0 or at >= view.size or _by_several(view, hit):
        return False
    return view.kind[at] == "d" or not _NUMBERS.isdisjoint(view.marks[at])


def _told_people(view: View, at: int) -> bool:
    """Whom something was told, by the ending: "in Norland they-told the-two Kenyans-DAT", and no state says it."""
    return view.any(PERSONS, at) and view.norm[at].endswith(view.pack.dative or ("\0",))


def _inserted(view: View, hit: Hit, chunk: Chunk) -> bool:
    """Between two commas stand only the verb and where it was said: "in his unit, told in court, there served 30"."""
    closed = chunk.last + 1 < view.size and view.raw[chunk.last + 1] == ","
    return closed and "preposition" in (view.key("edge", hit.first + 1), view.key("edge", hit.last + 1))


def _state(view: View, phrase: Phrase) -> bool:
    """A country or its capital, for those who govern it: "in Kyiv they said"."""
    places = (view.marks[phrase.first].get(c) for c in ("land", "capital"))
    return phrase.kind == "name" and any(h is not None and h.last == phrase.last for h in places)


def in_office(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """An office in which people say something, where the verb has no other subject: "in the Staff they reported"."""
    if view.pack.head_final and view.pack.ablative:
        return _from_office(view, hit, chunk)
    if not _by_several(view, hit):
        return None
    ahead = (p for p in view.phrases if chunk.first < p.first and p.last < hit.first and p.governed)
    within = (p for p in ahead if "at" in view.keys("linker", p.first - 1))
    return next((p for p in within if p.kind == "body" or (p.kind == "name" and acronym(view.raw[p.first]))), None)


def _from_office(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """Where verbs stand last, whose the words are has an ending: "this on Tuesday the-ministry-from they-reported".

    Or they are said in it: "the-ministry-in that 8 men were held they-said", "…, they-said the-ministry-in".
    """
    within = _within_office(view)
    ahead = [p for p in view.phrases if chunk.first <= p.first and p.last < hit.first]
    opens = [p for p in ahead if p.first == 0 and p.kind == "body" and view.norm[p.last].endswith(within)]
    others = (p for p in ahead[1:] if p.speaks and nominative(p) and not (counted(view, p) or is_place(p)))
    if opens and view.quoted[0] == view.quoted[hit.first] and next(others, None) is None:
        return opens[0]  # "The-ministry-from that 8 men were held they-reported"
    office = ahead[-1] if ahead else None
    behind = next((p for p in view.phrases if p.first == hit.last + 1), None)
    if behind is not None and behind.kind == "body" and view.norm[behind.last].endswith(within):
        office = behind
    if office is None or office.kind not in {"body", "medium"} or view.quoted[office.first] != view.quoted[hit.first]:
        return None
    beside = office.last >= hit.first - 2
    return office if beside and view.norm[office.last].endswith(within) else None


def _within_office(view: View) -> tuple[str, ...]:
    """Endings that say from where, and the same without their last letter, which say where ("-dan", "-da")."""
    away = view.pack.ablative
    return (*away, *(ending[:-1] for ending in away if not ending.startswith(("н", "n"))))


def _by_several(view: View, hit: Hit) -> bool:
    """A verb that several say, by its ending, where that needs no word for them."""
    return view.norm[hit.last].endswith(view.pack.dependent.get("several", ()))


def told_in_office(view: View, hit: Hit, told: Phrase) -> Phrase | None:
    """An office in which people, and not the one medium behind the verb, say something: "as told «Today» in the ministry"."""
    if not _by_several(view, hit):
        return None
    within = (p for p in view.phrases if p.first - 1 in (told.last + 1, told.last + 2) and p.governed)
    return next((p for p in within if p.kind == "body" and "at" in view.keys("linker", p.first - 1)), None)
