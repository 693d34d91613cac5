"""Unknown nouns that speak where verbs stand last: they open the sentence, close it, or own an account."""

from __future__ import annotations

from typing import Final

from beleg.reading.made_speakers import ANYBODY, WORDS, both, speak
from beleg.reading.said_near import has_figure
from beleg.reading.strange_words import free_form, opens_clause_at, strange
from beleg.reading.view import PLACES, Phrase, View, counted

_SUBJECTS: Final = frozenset({"person", "body", "medium", "pronoun", "self", "name"})
_PLACED: Final = PLACES | {"group", "number", "people"}
_TIMES: Final = frozenset({"reckoned", "now", "shift"})
_LEADING: Final = 2  # words between a mark and the verb behind it, with the verb


def closing(view: View, verb: int, last: int) -> Phrase | None:
    """The unknown noun that closes a sentence, behind a verb that stands last elsewhere: "…, say local grumpels."."""
    opens = verb
    while opens > 0 and view.word[opens - 1] and "edge" in view.marks[opens - 1] and verb - opens < _LEADING:
        opens -= 1  # "…, this saying reports the grumpel"
    if opens < 2 or view.word[opens - 1] or view.kind[opens - 1] == "d":
        return None
    ends = last + 1
    while ends < view.size and view.word[ends] and ends - last <= WORDS and ends not in view.names:
        ends += 1
    if ends >= view.size or view.raw[ends] not in ".!?" or ends == last + 1:
        return None
    words = range(last + 1, ends)
    if any(view.upper[at] or not strange(view, at) for at in words):
        return None
    if not all(free_form(view, at) for at in words):
        return None
    return Phrase(last + 1, ends - 1, (last + 1, ends - 1), "other", ANYBODY)


def far(view: View, found: list[Phrase], verb: int, last: int) -> Phrase | None:
    """The unknown noun that opens a sentence whose last word is the verb: "Local grumpels in Norland 300 died say"."""
    if last + 1 < view.size and view.word[last + 1]:
        return None
    first = 0
    while first < verb and (_when(view, first) or _where(view, first) or _one_of(view, first)):
        first += 1
    if first + 1 < verb and view.kind[first] == "d" and "age" in view.marks[first + 1]:
        first += 2
    end = first
    while end < verb and end - first < WORDS and strange(view, end) and (end == 0 or not view.upper[end]):
        ties = view.pack.construct
        if not free_form(view, end) or (ties and end > first and not view.norm[end - 1].endswith(ties)):
            break
        end += 1
    if first == 0 and end > 1 and view.norm[0].endswith(view.pack.surnames):
        return None  # "Petrova her-son …": a name
    if first == end:
        return _of_office(view, found, first)
    if end >= verb or "postposition" in view.keys("edge", end) or not _ends_before(view, found, end):
        return None
    two = next((p for p in found if p.first == end + 1), None) if "and" in view.keys("linker", end) else None
    if any(_subject(view, p) for p in found if end <= p.first and p.last < verb and p is not two):
        return None
    if not has_figure(view, end, verb):
        return None
    one = Phrase(first, end - 1, (first, end - 1), "other", ANYBODY)
    if two is not None and two.speaks and not two.oblique:
        speak(view, found, one)
        both(found, one, two)
    return one


def _subject(view: View, phrase: Phrase) -> bool:
    """Somebody else who may be the subject: not those who are counted, nor whose a thing is ("the foreigners' number")."""
    if phrase.kind not in _SUBJECTS or phrase.oblique or phrase.governed or phrase.genitive:
        return False
    at = phrase.last + 1
    ties = view.pack.subjectless
    if phrase.kind == "name":  # "Norland in-its-army", but "earlier Norland that 300 fell reported"
        ties = (*view.pack.part_endings, *ties)
    elif counted(view, phrase):
        return False
    return not (view.word[at] and view.norm[at].endswith(ties))


def _ends_before(view: View, found: list[Phrase], at: int) -> bool:
    """The words before a token are a noun of their own, which no noun behind them owns: not "labour migration agency"."""
    if not (view.upper[at] and view.is_known(at)) and any(p.first < at <= p.last for p in found):
        return False
    if view.common(at) and view.kind[at] == "w" and not view.any(_PLACED, at):
        return False
    tied = any(p.first == at and p.kind in _SUBJECTS - {"name"} for p in found) or strange(view, at)
    return not (tied and view.norm[at].endswith(view.pack.part_endings))


def _when(view: View, at: int) -> bool:
    """A word that only tells when: "yesterday"."""
    if not view.word[at]:
        return False
    if view.dated(at) or any(h.first == at and h.category in _TIMES for h in view.sentence.hits):
        return True
    return at > 0 and view.dated(at - 1) and "edge" in view.marks[at]  # "Tuesday day"


def _one_of(view: View, at: int) -> bool:
    """Another word for "one" or "another" before a noun."""
    return "open" in view.keys("determiner", at)


def _where(view: View, at: int) -> bool:
    """A place by its name and its ending: "in-Norland"."""
    return view.any(PLACES, at) and view.norm[at].endswith(view.pack.locative)


def _of_office(view: View, found: list[Phrase], first: int) -> Phrase | None:
    """The unknown noun of an office, before it, where an ending ties both: "the ministry's grumpel"."""
    office = next((p for p in found if p.first == first), None)
    if office is None or office.kind not in {"body", "medium"} or not office.genitive or office.last + 2 >= view.size:
        return None
    at = office.last + 1
    if view.upper[at] or not strange(view, at) or not view.norm[at].endswith(view.pack.part_endings):
        return None
    return Phrase(first, at, (first, at), "other", ANYBODY) if free_form(view, at) else None


def owner_of_account(view: View, found: list[Phrase], at: int) -> None:
    """The unknown noun whose account something is by, where an ending says so: "by the grumpel's account"."""
    last = at - 1
    if last < 0 or not view.norm[last].endswith(view.pack.genitive) or view.upper[last]:
        return
    if not strange(view, last) or any(p.first <= last <= p.last for p in found):
        return
    first = last
    while first > 0 and last - first < WORDS - 1 and strange(view, first - 1) and free_form(view, first - 1):
        first -= 1
    if first > 0 and not (opens_clause_at(view, first) or _when(view, first - 1)):
        return  # "Rustam the-brother's", "the broadcaster's Norlandish service's"
    if any(view.upper[first + (first == 0) : last + 1]):
        return
    one = Phrase(first, last, (first, last), "other", ANYBODY)
    speak(view, found, one)
    one.genitive = True
