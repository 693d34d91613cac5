"""Times of what is only described: when somebody was arrested or began to lead, when a war began, and no figure holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.times import Time
from beleg.reading.marks import NO_SPEECH, Marks
from beleg.reading.sentences import COMMAS

SAYING: Final = ("say", "split", "denial")
BESIDE: Final = 3  # tokens between a number and the time that follows it
_TELLS: Final = 8  # tokens between a number and the relative clause that tells who they are
_CLAUSE: Final = 6  # tokens between a time and the participle that ends its clause
_YEAR: Final = len("2025")
_CENTURIES: Final = frozenset({"19", "20"})


def says_of(line: Marks) -> list[Hit]:
    """The verbs of saying, without what only looks like one: "befindet sich", "found him guilty"."""
    hits = [h for h in line.of(*SAYING) if h.payload not in NO_SPEECH and (h.category != "split" or _whole(line, h))]
    none = [h for h in line.of("say") if h.payload == "none"] if hits else []
    return [h for h in hits if not any(n.first <= h.last and h.first <= n.last for n in none)]


def _whole(line: Marks, verb: Hit) -> bool:
    """The second part of a verb follows, which without it says something else: "nahm … an" assumed, "nahm … fest" arrested."""
    return str(verb.payload).rsplit(" ", 1)[-1].casefold() in line.tokens.norm[verb.last + 1 :]


def is_stated(line: Marks, date: Time) -> bool:
    """ "as of 1 October", "1 октябрь ҳолатига кўра": the words say that it is the figure's date. Nothing is as of a week."""
    return "-W" not in date.value and any(
        h.payload == "stated"
        and (h.last + 1 == date.first or date.first <= h.first <= date.last + line.pack.head_final)
        for h in line.of("at")
    )


def of_attribute(line: Marks, date: Time, at: int) -> bool:
    """ "Мамырда Ресейге кеткен бес кениялық": the time of what describes those counted, unless the topic asks for it."""
    last = at - 1
    near = 0 < last - date.last <= BESIDE and "/" not in (date.as_of or "")
    if not near or not line.tokens.norm[last].endswith(line.pack.attributives):
        return False
    return not any(h.first <= last <= h.last for h in line.of("topic.verb", "topic.noun", "topic.weak", *SAYING))


def of_somebody(line: Marks, date: Time, at: int) -> bool:
    """ "2014 жылдан бері қорды басқаратын Асан 320 ерікті бар дейді": the time of what describes a person, who has a name."""
    tokens = line.tokens
    for last in range(date.last + 1, min(date.last + _CLAUSE, at - 1)):
        if tokens.kind[last] != "w":
            return False
        if tokens.norm[last].endswith(line.pack.attributives):
            known = line.of("land", "people", "capital", "adjective", "person", "topic.side")
            return tokens.capital(last + 1) and not any(h.first <= last + 1 <= h.last for h in known)
    return False


def of_speaker(line: Marks, date: Time, at: int, speaker: int) -> bool:
    """ "2022 жылдан бері жабық тұрған елшілік 45 қаза болғанын айтты": the time of what describes whoever says it."""
    last = speaker - 1
    if not date.last < last or date.last < at <= speaker or last - date.last > _CLAUSE:
        return False
    norm = line.tokens.norm
    return norm[last].endswith(line.pack.attributives) and not any(norm[t] in COMMAS for t in range(date.last, last))


def of_deed(line: Marks, date: Time, at: int) -> bool:
    """ "In May a court sentenced two men who had fought there in 2023 to five years": of a clause that tells what they did."""
    norm = line.tokens.norm
    if not date.last < at:
        return False
    if line.pack.attributives:
        clause = range(date.last + 1, min(date.last + _CLAUSE, at))
        end = next((t for t in clause if norm[t].endswith(line.pack.attributives)), -1)
        return end >= 0 and any(h.first <= end <= h.last for h in line.of("topic.verb", "topic.weak"))
    opens = [h.first for h in line.of("relative") if h.payload == "relative" and 0 < date.first - h.first <= _TELLS]
    if not opens or norm[opens[-1] - 1] in COMMAS or any(h.last + 1 == opens[-1] for h in says_of(line)):
        return False
    return not any(norm[t] in COMMAS for t in range(opens[-1], date.first))


def of_who_says(line: Marks, date: Time, at: int, said_by: Sequence[str]) -> bool:
    """ "Diallo, living in Moscow since 2016, says that nine men serve": what stands between two commas behind a name.

    Or behind the name at the end: "Nine are back, said Diallo, whose brother called in November".
    """
    norm, tokens = line.tokens.norm, line.tokens
    if at < date.first:
        return _of_clause_behind(line, date, at, said_by)
    begin = max((t for t in range(1, date.first) if norm[t] in COMMAS), default=0)
    end = next((t for t in range(date.last + 1, at) if norm[t] in COMMAS), 0) if begin else 0
    if not end or is_stated(line, date) or counts(line, begin, date.first) or counts(line, date.last + 1, end):
        return False
    before = line.text[: tokens.end[begin - 1]].casefold()
    named = any(before.endswith(name.rsplit(" ", 1)[-1].strip('"«»“”').casefold()) for name in said_by)
    return named and not any(begin < h.first < end for h in [*line.of("topic.verb"), *says_of(line)])


def _of_clause_behind(line: Marks, date: Time, at: int, said_by: Sequence[str]) -> bool:
    """A relative clause behind the name of the one who says it tells of themselves, where it counts nobody."""
    opens = [h.first for h in line.of("relative") if h.payload == "relative" and at < h.first < date.first]
    if not said_by or not opens or is_stated(line, date) or counts(line, opens[0], date.first):
        return False
    text, starts = line.text, line.tokens.start
    name = said_by[-1].rsplit(" ", 1)[-1].strip('"«»“”').casefold()
    ends = (text[: starts[t]].rstrip(' ,،"»”').casefold() for t in opens)
    return any(before.endswith(name) for before in ends)


def of_description(line: Marks, date: Time) -> bool:
    """ "The Uzbek, arrested in March, was given 5 years", "a report, published on 12 May, names 38": one word and its time."""
    if "/" in (date.as_of or "") and not (date.as_of or "").endswith("/.."):
        return False  # "for contracts, signed between 20 January and 30 April, it is 1,900,000"
    norm, tokens = line.tokens.norm, line.tokens
    begin = max((t for t in range(date.first) if norm[t] in COMMAS), default=-1)
    if begin < 0 or date.last + 1 >= len(norm) or norm[date.last + 1] not in COMMAS:
        return False
    small = {t for h in line.of("at", "filler", "part", "since") for t in range(h.first, h.last + 1)}
    if any(h.last == date.first - 1 or h.last + 1 in small for h in line.of("compare")):
        return False  # "twice as many as, than in 2025, when 200 had joined"
    words = [t for t in range(begin + 1, date.first) if t not in small]
    if len(words) != 1 or tokens.kind[words[0]] != "w" or is_stated(line, date):
        return False
    told = line.of("topic.verb", "topic.noun", "topic.weak", "topic.frame") if "/" in (date.as_of or "") else ()
    return not any(h.first <= words[0] <= h.last for h in told)  # "the embassy, closed since March, counts 12 dead"


def of_inserted_clause(line: Marks, date: Time, at: int) -> bool:
    """ "Mwangi, who signed a contract in June, says 14 men served with him": who he is, between two commas."""
    norm = line.tokens.norm
    if line.pack.head_final:  # "маусымда қол қойған Мвангидің айтуынша, …": before him, and before what he says
        says = [h.first for h in line.of("attribution_after") if date.last < h.first < at]
        acts = any(date.last < h.first < says[0] for h in line.of("topic.verb", "topic.relative")) if says else False
        return acts and any(norm[t] in COMMAS for t in range(says[0], at)) and not counts(line, date.last + 1, says[0])
    begin = max((t for t in range(date.first) if norm[t] in COMMAS), default=0)
    end = next((t for t in range(date.last + 1, at) if norm[t] in COMMAS), 0)
    if not begin or not end or counts(line, begin, date.first) or counts(line, date.last + 1, end):
        return False
    if is_stated(line, date) or any(h.last < begin for h in line.of("dataref")):
        return False  # "the figures, closed on 31 December, are"
    opens = [h for h in line.of("relative", "topic.relative") if h.category != "relative" or h.payload == "relative"]
    return any(begin < h.first <= begin + 2 for h in opens)


def counts(line: Marks, begin: int, end: int) -> bool:
    """A number stands between two tokens, and not only a year."""
    if "d" in line.tokens.kind[begin:end]:
        end = min(end, len(line.tokens))
        digits = (line.tokens.norm[t] for t in range(begin, end) if line.tokens.kind[t] == "d")
        if any(len(d) != _YEAR or d[:2] not in _CENTURIES for d in digits):
            return True
    return any(begin <= h.first < end for h in line.of("number", "vague"))
