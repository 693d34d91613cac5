"""For when: the time of a sentence that a number holds for, and which times say something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.times import Time
from beleg.reading.described import (
    BESIDE,
    counts,
    is_stated,
    of_attribute,
    of_deed,
    of_description,
    of_inserted_clause,
    of_somebody,
    of_speaker,
    of_who_says,
    says_of,
)
from beleg.reading.lists import inner
from beleg.reading.marks import Marks
from beleg.reading.sentences import COMMAS, Sentence, dateline
from beleg.reading.signals import QUOTES
from beleg.reading.told_when import CLOSES, DAYS, PRESENT, PUT_OUT, SAID_WHEN, TELLS, is_day, is_short, is_told

Speech = tuple[int, int, int, bool]  # first and last token of the one who says something, the verb, whether it puts out
# "The list holds", "the court found", "passed a sentence": what was so or done then, not when it was said.
_ISSUED: Final = frozenset({"source", "passed"})  # "published", as a verb and as a participle
_BEFORE: Final = 1  # tokens between a participle and the time behind it: "published in the past month report"
_COMMA: Final = 4  # tokens that a comma between counts for: "in 2022 19 cases, in 2023 68 cases"
_TAKEN: Final = 8  # tokens by which a time that another number has seems farther away
_STATED: Final = 8  # tokens by which what says "as of" seems nearer
_COMPARED: Final = 3  # tokens between "compared with" and the number that stands for another time
_RANKED: Final = 4  # tokens between "the first" and the time since which it is, or twice as many where that follows
_ENCLITIC: Final = 3  # tokens behind a comma within which a word of contrast stands that leans on the one before it
_PLACE: Final = 4  # tokens up to which the place stands before the day of a dateline
_DATELINE: Final = 16  # tokens within which the dash after place, date and agency stands
_BACK: Final = frozenset({"same", "then", "since"})  # words that go back to the time spoken of before
_SUMS: Final = frozenset({"money", "compared"})
_UNTOLD: Final = ("PX", "PTX")  # so many weeks as nobody tells
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_COARSE: Final = re.compile(r"\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?")  # no finer than a month, and closed


def nearest(
    line: Marks,
    at: int,
    dates: Sequence[Time],
    said_by: Sequence[str],
    signal: int = -1,
    *,
    group: str = "",
    term: bool = False,
    speech: Speech | None = None,
) -> tuple[Time, str] | None:
    """The time of a sentence that a number at a token holds for, and why; None where it has none of its own.

    ``signal`` is the token of the word that says what happened, if there is one; ``group`` what is told of: of courts and the
    police ("law") a day on which nobody else is said to speak is that of the verdict, and a sum ("money") is not of the day of
    what its story told before, unless such sums are "compared"; names are "listed" when they are put out. A ``term`` is of the
    day of its verdict, though the deed has a nearer year. ``speech`` is where the one who says it stands, and the verb.
    """
    law, money, listed = group == "law", group == "money", group == "listed"
    opening = _dateline(line) or _dated_line(line, dates)
    here = [d for d in dates if d.as_of and d.last >= opening and not _apart(line, d, at)]
    here = [d for d in here if not _of_another(line, d, at) and not _of_life(line, d) and not _of_rank(line, d)]
    here = [d for d in here if signal < 0 or not _of_relative(line, d, at, signal, law=law)]
    here = [d for d in here if not _behind_quotation(line, d, at)]
    here = [
        d
        for d in here
        if not (money and _of_story(line, d, at)) and (law or group in _SUMS or not _of_verdict(line, d, at))
    ]
    put_out = _put_out(line) if group in _SUMS else _got(line)
    if put_out:
        here = [d for d in here if not _came_out(line, d, put_out)]
    told = (
        set()
        if law and not said_by
        else {d for d in here if not is_stated(line, d) and is_told(line, d, at, said_by, listed=listed)}
    )
    if law and (outer := [d for d in here if not of_deed(line, d, at)]):
        here = outer
    if said_by:
        here = [d for d in here if not of_who_says(line, d, at, said_by)]
    if speech and line.pack.attributives:
        here = [d for d in here if not of_speaker(line, d, at, speech[0])]
    if speech and not (listed and speech[3]):
        told |= {d for d in here if _of_speech(line, d, at, speech)}
    if not law:
        told |= {d for d in here if not is_stated(line, d) and _is_of_main_clause(line, d, at)}
    coarse = [d for d in told if _COARSE.fullmatch(d.as_of or "")]
    own = [d for d in here if d not in told and not (coarse and _is_from_then_on(line, d))]
    if term and (days := [d for d in own if is_short(d)]):
        own = days
    if own:
        best = min(own, key=lambda d: (_away(line, d, at), d.first))
        if any(_is_untold(d) and _away(line, d, at) < _away(line, best, at) for d in dates):
            return None
        return best, "the nearest time of the sentence"
    if coarse and not money:
        return min(coarse, key=lambda d: (abs(d.first - at), d.first)), "when it was said"
    return None


def _is_untold(date: Time) -> bool:
    """ "In recent weeks", "the past months": a time of its own, though nobody can tell which."""
    return not date.as_of and date.value.startswith(_UNTOLD)


def _of_speech(line: Marks, date: Time, at: int, speech: Speech) -> bool:
    """Where verbs stand last, a time before the speaker is when it was said: "In May the minister 50 fallen reported".

    What somebody put out in a month ("in May the project 50 names published") holds for it; on a day, it was said then.
    """
    first, last, verb, puts_out = speech
    if not line.pack.head_final or ".." in (date.as_of or "") or is_stated(line, date):
        return False
    if puts_out:
        return bool(DAYS.fullmatch(date.as_of or "")) and date.last < at < verb and date.first <= last + 1
    if at < date.first <= date.last == verb - 1:
        return True  # "50 fallen in May reported"
    opens = date.last < first < at < verb and not counts(line, date.last + 1, first)
    return opens and not any(first < h.first < at for h in line.of("that"))


def _behind_quotation(line: Marks, date: Time, at: int) -> bool:
    """Behind a quotation and the verb of saying a time is of the speaker: "«30 of us died», says Yao, who fled in May"."""
    marks = [t for t in range(at + 1, date.first) if line.tokens.norm[t] in QUOTES]
    if len(marks) != 1 or line.pack.head_final:
        return False
    return any(0 < h.first - marks[0] <= SAID_WHEN and h.last < date.first for h in says_of(line))


def goes_back(line: Marks, at: int) -> Hit | None:
    """The words that hold on to the time spoken of before: "in detail", "during this period", "at that time"."""
    hits = (h for h in line.of("reckoned") if h.payload in _BACK)
    return next((h for h in hits if not stops_between(line, h.first, at) and not _said_then(line, h, at)), None)


def _said_then(line: Marks, back: Hit, at: int) -> bool:
    """ "At that time X told reporters that 500 were held": it is when that was said."""
    opens = [h.first for h in line.of("that") if back.last < h.first <= at and h.payload == "that"]
    return bool(opens) and any(back.last < h.first < opens[0] for h in says_of(line))


def gone_back(as_of: str, back: Hit) -> str | None:
    """The time such words mean: a whole period, or only where it ended ("at that time")."""
    if back.payload == "same":
        return as_of
    if back.payload == "since":  # "since then": from the day on which that was over
        last = as_of.rsplit("/", 1)[-1] if not as_of.endswith("..") else as_of.split("/", maxsplit=1)[0]
        return f"{last}/.."
    if as_of.endswith("/.."):
        return as_of.removesuffix("/..")  # "has given none since May 2022. Back then it spoke of 90"
    return None if as_of.endswith("..") else as_of.rsplit("/", 1)[-1] if as_of.startswith("..") else as_of


def stops_between(line: Marks | Sentence, a: int, b: int, signs: str = ".!?") -> int:
    """How many sentences end between two tokens."""
    low, high = sorted((a, b))
    return sum(1 for at in range(low, high) if line.ends_at(at, signs))


def _apart(line: Marks, date: Time, at: int) -> bool:
    """A sentence ends between a time and a number, or a clause that has a number of its own.

    "They stopped a bus on Monday; inside, nine men" is one story.
    """
    if stops_between(line, date.first, at):
        return True
    if _in_brackets(line, date, at):
        return True
    low, high = sorted((date.first, at))
    inserts = [(a, b) for a, b in inner(line.line) if low < a and b < high]
    signs = [t for t in range(low, high) if line.tokens.norm[t] == ";" and not any(a < t < b for a, b in inserts)]
    if not signs:
        return False
    return date.first > at or counts(line, 0, date.first) or counts(line, date.last + 1, signs[-1])


def _in_brackets(line: Marks, date: Time, at: int) -> bool:
    """ "The bonus is 3.2 million (3.6 until 28 February)": the brackets have a number of their own."""
    norm = line.tokens.norm
    opens = next((t for t in range(date.first - 1, -1, -1) if norm[t] in "()"), -1)
    closes = next((t for t in range(date.last + 1, len(norm)) if norm[t] in "()"), -1)
    if opens < 0 or closes < 0 or norm[opens] != "(" or norm[closes] != ")" or opens < at < closes:
        return False
    return counts(line, opens, date.first) or counts(line, date.last + 1, closes)


def _away(line: Marks, date: Time, at: int) -> int:
    """How far off a time stands, and what makes it seem farther or nearer."""
    away = abs(date.first - at) + _TAKEN * _is_taken(line, date, at) + _COMMA * _commas(line, date.first, at)
    return away - _STATED * is_stated(line, date)


def _of_another(line: Marks, date: Time, at: int) -> bool:
    """The time belongs to another number, or to what only is described."""
    if not line.pack.head_final and _across_comparison(line, date, at):
        return True
    if date.first > at:
        return _of_next(line, date, at)
    if line.pack.attributives and (of_attribute(line, date, at) or of_somebody(line, date, at)):
        return True
    return _of_contrast(line, date, at) or of_description(line, date) or of_inserted_clause(line, date, at)


def _of_story(line: Marks, date: Time, at: int) -> bool:
    """ "In July he signed, and then got 500,000": of what a man was paid a story tells behind a comma, without its day."""
    if date.last > at or ".." in (date.as_of or "") or is_stated(line, date):
        return False
    norm = line.tokens.norm
    return any(norm[t] in COMMAS for t in range(date.last + 2, at))


def _of_verdict(line: Marks, date: Time, at: int) -> bool:
    """ "Was sentenced on Tuesday for sending eight men": the deed that people are tried for was done before."""
    if line.pack.head_final or date.last > at or not (is_short(date) or _MONTH.fullmatch(date.as_of or "")):
        return False
    return any(date.last < h.first < at for h in line.of("topic.cause")) and bool(line.of("topic.law"))


def _of_next(line: Marks, date: Time, at: int) -> bool:
    """ "40 were killed, and in 2024 another five were captured": behind a comma it is the next number's."""
    norm = line.tokens.norm
    clauses = [h.first for h in line.of("that") if at < h.first < date.first]
    if clauses and not line.pack.head_final:
        ends = next((t for t in range(date.last + 1, len(norm)) if norm[t] in CLOSES), len(norm))
        if counts(line, clauses[-1], date.first) or (date.value == PRESENT and counts(line, date.last + 1, ends)):
            return True  # "says that 18 are home and that two bodies are expected this week"
    commas = [t for t in range(at + 1, date.first) if norm[t] in COMMAS]
    if not commas:
        return _opens_next(line, date, at)
    if date.value == PRESENT and counts(line, commas[-1], date.first):
        return True  # "six proceedings are under way, one man was charged so far"
    if commas[-1] == date.first - 1 and _opens_next(line, date, at, commas[-1] - 1):
        return True  # "34 are held and, since March, 12 came back"
    if counts(line, commas[-1], date.first):  # "40 fought there, and five came back in coffins in May"
        if any(commas[-1] < h.first < date.first for h in line.of("partitive")):
            return True  # "190 cases were opened, 75 of them this year"
        ands = (h for h in line.of("between", "contrast", "joining") if h.category != "between" or h.payload == "and")
        return any(h.first == commas[-1] + 1 for h in ands)
    clause = next((t for t in range(date.last + 1, len(norm)) if norm[t] in COMMAS or norm[t] == ";"), len(norm))
    return counts(line, date.last + 1, clause)


def _opens_next(line: Marks, date: Time, after: int, joined: int = -1) -> bool:
    """ "In 2023 600 joined and in 2024 another 150": right behind an "and", with a number at once.

    What is so now opens its clause, with a number or without: "there were 14 of us and today half are left". Between
    two commas the number may stand behind a verb: then ``joined`` is the token of the "and".
    """
    ands = {h.last for h in line.of("between") if h.payload == "and" and h.first > after}
    if joined >= 0:
        end = next(
            (t for t in range(date.last + 2, len(line.tokens)) if line.tokens.norm[t] in COMMAS), len(line.tokens)
        )
        return joined in ands and counts(line, date.last + 1, end)
    if not ands & {date.first - 1, date.first - 2}:
        return False
    return date.value == PRESENT or counts(line, date.last + 1, date.last + 1 + BESIDE)


def _across_comparison(line: Marks, date: Time, at: int) -> bool:
    """ "2,516 were killed, compared with 1,702 a year earlier": each of the two numbers has its own time, or none."""
    compared = line.of("compare")
    if at > date.last:  # a number has that time, this one stands behind the comparison
        near = range(at - _COMPARED, at)
        return any(h.last in near and counts(line, date.last + 1, h.first) for h in compared)
    if any(at < h.first < date.first <= h.last + 1 for h in compared):
        return True  # "240 last year, twice as many as in 2024"
    near = range(date.first - 2 * _COMPARED, date.first)
    return any(at < h.first and h.last in near and counts(line, h.last + 1, date.first) for h in compared)


def _of_contrast(line: Marks, date: Time, at: int) -> bool:
    """ "In July he had asked for 9 years, but the court gave him 5": before "but" it is the number's before."""
    norm, near = line.tokens.norm, _ENCLITIC if line.pack.head_final else 1
    turns = [
        h.first
        for h in line.of("contrast")
        if date.last < h.first
        and h.first - near < at
        and not COMMAS.isdisjoint(norm[max(date.last, h.first - near) : h.first])
    ]
    turns = [next(t for t in range(h, -1, -1) if norm[t] in COMMAS) for h in turns]
    turns = [t for t in turns if date.last < t < at]
    return bool(turns) and counts(line, date.last + 1, turns[-1])


def _of_life(line: Marks, date: Time) -> bool:
    """ "born in 1990", "1990 года рождения", "founded in 2014"."""
    lives = [h for h in line.of("reckoned") if h.payload == "life"]
    norm = line.tokens.norm
    return any(
        h.first == date.last + 1
        or (h.first < date.first <= h.last + SAID_WHEN and norm[h.last] not in COMMAS)  # not "opened, in all of 2024"
        for h in lives
    )


def _of_rank(line: Marks, date: Time) -> bool:
    """ "the first exchange since March", "the largest group in five months": the time says how rare it is."""
    if not (date.as_of or "").endswith("..") and date.type != "DURATION":
        return False
    if line.pack.head_final:
        return any(
            0 < h.first - date.last <= _RANKED and not _parted(line, date.last, h.first) for h in line.of("rank")
        )
    near = (h for h in line.of("rank") if 0 < date.first - h.last <= 2 * _RANKED)
    return any(not _parted(line, h.last, date.first) for h in near)


def _parted(line: Marks, a: int, b: int) -> bool:
    """A comma or a number stands between two tokens."""
    norm, kind = line.tokens.norm, line.tokens.kind
    return any(norm[t] in COMMAS or kind[t] == "d" for t in range(a + 1, b))


def _of_relative(line: Marks, date: Time, at: int, signal: int, *, law: bool) -> bool:
    """ "detained three men who had been fighters in 2014": the time is that of the clause that tells who they are."""
    if (date.as_of or "").endswith("..") or ("/" in (date.as_of or "") and not law):
        return False  # "names 500 who have signed up since 2022", "between March and May": all of them are meant
    if not at < date.first or line.pack.head_final:
        return False
    norm = line.tokens.norm
    opens = [h.first for h in line.of("relative") if h.payload == "relative" and at < h.first < date.first]
    opens = [t for t in opens if t - at <= TELLS and (not line.pack.capital_nouns or norm[t - 1] in COMMAS)]
    if signal > date.last:
        return _closed_before(line, date, at, signal, opens)
    if not opens or signal >= opens[0]:
        return False
    return not any(at < h.first < opens[0] for h in says_of(line))


def _closed_before(line: Marks, date: Time, at: int, signal: int, opens: Sequence[int]) -> bool:
    """ "Five men who left in May have been killed", "пятеро, уехавшие в мае, погибли": the clause ends with its time."""
    norm = line.tokens.norm
    near = range(at + 1, min(at + TELLS, date.first))
    begins = min([*opens, *(h.first for h in line.of("topic.relative") if h.first in near)], default=-1)
    if begins < 0:  # "forty men, come to Moscow in 2022, have signed"
        begins = next((t + 1 for t in near if norm[t] in COMMAS), -1)
        if begins < 0 or date.first - begins <= BESIDE or counts(line, begins, date.first):
            return False
    if any(begins < h.first < date.first for h in line.of("that")):
        return False
    if norm[begins - 1] in COMMAS:
        return any(norm[t] in COMMAS for t in range(date.last + 1, signal))
    first = min((h.first for h in line.of("at") if h.last + 1 == date.first), default=date.first)
    return first - begins > 1 and norm[first - 1] not in COMMAS and not line.pack.verb_final


def _is_from_then_on(line: Marks, date: Time) -> bool:
    """ "In October it announced that it would now pay 5,000": "now" is when that was said."""
    now = any(date.first <= h.first <= date.last and h.payload == "now" for h in line.of("now"))
    return now and any(h.first < date.first for h in line.of("that"))


def _is_of_main_clause(line: Marks, date: Time, at: int) -> bool:
    """ "On Tuesday the president had it looked into how 17 men came there": the day of what governs the clause."""
    if not is_day(date.as_of) or date.value == PRESENT:
        return False
    return any(date.last < h.first <= at for h in line.of("that", "how"))


def _put_out(line: Marks) -> list[int]:
    """Where words stand for putting something out."""
    return [h.first for h in line.of("say", "attribution_before") if h.payload in _ISSUED]


def _got(line: Marks) -> list[int]:
    """Where words stand for getting a list."""
    return [h.first for h in line.of("compiled") if h.payload == "received"]


def _came_out(line: Marks, date: Time, words: Sequence[int]) -> bool:
    """ "In a report published last month", "einem im März veröffentlichten Bericht": when it came out, at any length.

    Or when somebody got it: "the list that the embassy received last week has 14 names".
    """
    kind, near = line.tokens.kind, range(date.first - PUT_OUT, date.last + PUT_OUT + 1)
    verbs = [at for at in words if at in near]
    for document in line.of("document") if verbs else ():
        low, high = min(document.first, date.first), max(document.last, date.last)
        plain = document.first in near and all(kind[t] == "w" for t in range(low, high + 1))
        if plain and any(low - 1 - _BEFORE <= verb < high for verb in verbs):
            return True
    return False


def _commas(line: Marks, a: int, b: int) -> int:
    low, high = sorted((a, b))
    return sum(line.tokens.norm[at] == "," for at in range(low, high))


def _is_taken(line: Marks, date: Time, at: int) -> bool:
    """ "6,214 in March and 9,870 in July": the first time belongs to the number that it follows."""
    if line.pack.head_final and date.last + 1 == at:
        return False  # "from 40 of June in September to 73"
    comma = max((t for t in range(date.first) if line.tokens.norm[t] in COMMAS), default=-1)
    small, first = {h.last for h in line.of("at", "filler")}, date.first
    while first - 1 in small:
        first -= 1
    before = range(max(0, comma, first - BESIDE), date.first)
    taken = date.last < at and any(line.tokens.kind[t] == "d" for t in before)
    return taken and not _opens_next(line, date, before.start)


def _dated_line(line: Marks, dates: Sequence[Time]) -> int:
    """What ends the day that opens a paragraph: "Tuesday, 10 February 2026 - Twenty-seven Kenyans", "Accra, 6 March: Forty men".

    Before the day there is nothing but a place, behind it at most an agency; a chronicle has days with a colon and no place.
    """
    first = min((d for d in dates if is_day(d.as_of)), key=lambda d: d.first, default=None)
    if first is None or first.first > _PLACE:
        return 0
    tokens = line.tokens
    small, timed = {h.first for h in line.of("filler")}, {h.first for h in line.of("at")}
    words = [t for t in range(first.first) if tokens.kind[t] != "p"]
    if any(not (tokens.capital(t) or t in small or (line.pack.caseless and t not in timed)) for t in words):
        return 0
    at = first.last + 1
    if at < len(tokens) - 1 and tokens.norm[at] in COMMAS and first.first > 1:  # "Accra, 6 March, ANG - "
        at = next((t for t in range(at + 1, min(at + 4, len(tokens) - 1)) if tokens.kind[t] == "p"), at)
    if not 2 <= at < len(tokens) - 1:
        return 0
    ends = tokens.norm[at] in "-–—|" or (tokens.norm[at] == ":" and first.first > 1)
    return 0 if not ends or (tokens.norm[at] != ":" and tokens.glued(at)) else at


def _dateline(line: Marks) -> int:
    """The token of the dash that ends "KYIV, Nov 21 (Meridian Wire) -"; 0 where a sentence does not open so."""
    tokens = line.tokens
    if end := dateline(line.line):
        return next((at for at in range(min(_DATELINE, len(tokens))) if tokens.end[at] >= end), 0)
    for at in range(2, min(_DATELINE, len(tokens) - 1)):
        if tokens.norm[at] in "-–—" and not tokens.glued(at) and not tokens.glued(at + 1):
            town = tokens.raw(0).isupper() and len(tokens.raw(0)) > 1
            # "NEW DELHI -", "KYIV, Nov 21 -", but "SBU officers on Monday - …"
            town = town and (tokens.kind[1] != "w" or tokens.raw(1).isupper() or at == 2)
            return at if tokens.norm[at - 1] == ")" or town else 0
    for at in range(3, min(_DATELINE, len(tokens) - 1)):
        if tokens.norm[at] == ")" and tokens.norm[at - 2] == "(" and tokens.raw(at - 1).isupper():
            return at if tokens.capital(0) and any(tokens.kind[n] == "d" for n in range(at)) else 0
    return 0
