"""A day that says when something was told or written, and not when it was so: "said on Monday", "in a report of 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as day
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.times import Time
from beleg.reading.described import SAYING, counts, says_of
from beleg.reading.lists import inner
from beleg.reading.marks import Marks
from beleg.reading.sentences import COMMAS, OPENING
from beleg.reading.view import STEM

PUT_OUT: Final = 7  # tokens between a document and the day it was "handed to parliament on"
SAID_WHEN: Final = 3  # tokens between a verb of saying and the day it took place
CLOSES: Final = frozenset(",،.;:)")
_WEEK: Final = 7
_OWNED: Final = 6  # tokens between a document or an occasion and its day
TELLS: Final = 8  # tokens between a number and the relative clause that tells who they are
_DAY: Final = len("2025-04-22")
_ALIAS: Final = re.compile(r"\s\([^()]{1,60}\)$")
_OWN_NOUN: Final = re.compile(r"(?<=[\"»”])\s[^\s\"«»“”]{1,40}$")  # "the «Home» project": the noun behind a quoted name
DAYS: Final = re.compile(r"\d{4}-\d{2}-\d{2}(/\.\.)?")
PRESENT: Final = "PRESENT_REF"


def is_told(line: Marks, date: Time, at: int, said_by: Sequence[str], *, listed: bool) -> bool:
    """The time is that of the telling, not of what is told. Nobody says a thing until May, or since.

    Names are ``listed`` on the day on which they are put out: "On 17 May the project published a list of 280 men".
    """
    if ".." in (date.as_of or ""):
        return False
    if date.value == PRESENT:  # "those currently fighting number 4,000, it said"; but "it now says that …"
        says = says_of(line)
        beside = any(h.first == date.last + 1 or h.last == date.first - 1 for h in says)
        return beside or _opens_with_speech(line, date, at, says) or _governs(line, date, at, says)
    says = says_of(line)
    if listed:
        put_out = {h.first for h in says if h.payload == "source"}
        says = [h for h in says if h.first not in put_out]
    said = _follows_speaker(line, date, said_by) or _before_speaker(line, date, at, said_by, says)
    return said or _of_document(line, date) or _at_occasion(line, date) or _reports(line, date, at, says)


def is_day(as_of: str | None) -> bool:
    """A single day, and no stretch since or until a month, which is as long to write."""
    return as_of is not None and len(as_of) == _DAY and ".." not in as_of


def is_short(date: Time) -> bool:
    """A day, or a week."""
    ends = (date.as_of or "").split("/")
    if any(len(end) != _DAY for end in ends):
        return False
    first, last = (day.fromisoformat(end) for end in (ends[0], ends[-1]))
    return (last - first).days < _WEEK


def _before_speaker(line: Marks, date: Time, at: int, said_by: Sequence[str], says: Sequence[Hit]) -> bool:
    """Where the verb of saying ends the sentence, a day that opens it, with the speaker between it and the number."""
    pack, norm = line.pack, line.tokens.norm
    if not said_by or not (pack.head_final or pack.verb_final) or not is_short(date):
        return False
    if date.first > OPENING or date.last >= at or any(norm[t] in COMMAS for t in range(date.last + 1, at)):
        return False
    if not any(h.first > at for h in says):
        return False
    between = line.text[line.tokens.end[date.last] : line.tokens.start[at]].casefold()
    return any(name.rsplit(" ", 1)[-1].strip('"«»“”').casefold()[:STEM] in between for name in said_by)


def _of_document(line: Marks, date: Time) -> bool:
    """ "a statement of 12 May", "12-майдагы билдирүүсүндө": its day; a coarser time may be that of its figures."""
    if not DAYS.fullmatch(date.as_of or ""):
        return False
    kind, norm = line.tokens.kind, line.tokens.norm
    if line.pack.head_final:
        near = range(date.last + 1, date.last + PUT_OUT - 1)
        return any(
            h.first in near and all(kind[t] == "w" for t in range(date.last + 1, h.first)) for h in line.of("document")
        )
    verbs = {t for h in line.of("topic.verb") for t in range(h.first, h.last + 1)}
    behind = any(
        0 < date.first - h.last <= PUT_OUT
        and h.first not in verbs
        and all((kind[t] == "w" or norm[t] in COMMAS) and t not in verbs for t in range(h.last + 1, date.first))
        for h in line.of("document")
    )
    return behind or _of_owned_document(line, date) or _inside_document(line, date) or _of_document_clause(line, date)


def _of_document_clause(line: Marks, date: Time) -> bool:
    """ "A report that came out on Monday", "гузорише, ки рӯзи душанбе нашр шуд"."""
    norm = line.tokens.norm
    opens = {h.first for h in line.of("relative") if h.payload == "relative"} | {h.first for h in line.of("that")}
    for hit in line.of("document"):
        comma = hit.last + 1 < len(norm) and norm[hit.last + 1] in COMMAS
        begin = hit.last + 1 + comma
        if line.pack.capital_nouns and not comma:
            continue  # "Angaben der Behörde"
        if begin in opens and begin < date.first <= begin + TELLS:
            return all(line.tokens.kind[t] == "w" for t in range(begin, date.first))
    return False


def _of_owned_document(line: Marks, date: Time) -> bool:
    """ "Nach Angaben des Außenministers vom Freitag": what links the day to the noun stands right before it."""
    links = {h.last for h in line.of("origin")}
    if date.first - 1 not in links:
        return False
    verbs = {h.first for h in line.of(*SAYING, "topic.verb")} - {h.first for h in line.of("document")}
    return any(
        0 < date.first - h.last <= _OWNED
        and all(line.tokens.kind[t] == "w" and t not in verbs for t in range(h.last + 1, date.first))
        for h in line.of("document")
    )


def _inside_document(line: Marks, date: Time) -> bool:
    """ "Aus einem am Mittwoch vorgelegten Bericht", "согласно опубликованному в понедельник докладу"."""
    first = min((h.first for h in line.of("at") if h.last + 1 == date.first), default=date.first)
    opens = first > 0 and line.tokens.norm[first - 1] in line.pack.articles
    opens = opens or any(0 < first - h.last <= 2 for h in line.of("attribution_before"))
    near = range(date.last + 1, date.last + 1 + PUT_OUT)
    return opens and any(
        h.first in near and all(line.tokens.kind[t] == "w" for t in range(date.last + 1, h.first))
        for h in line.of("document")
    )


def _at_occasion(line: Marks, date: Time) -> bool:
    """ "At a press conference on Tuesday", "во вторник на брифинге": when something was said."""
    kind = line.tokens.kind
    for hit in line.of("occasion"):
        low, high = (hit.last, date.first) if hit.last < date.first else (date.last, hit.first)
        if 0 < high - low <= _OWNED and all(kind[t] == "w" for t in range(low + 1, high)):
            return True
    return False


def _reports(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """The time says when something was said, not when it held: "the ministry said on Friday", ", wrote X in May,"."""
    if any(h.first < date.first <= h.last for h in says):
        return True
    if any(_splits(line, h, date) for h in line.of("split")):  # "teilte am Montag mit"
        return True
    governed = [h.first for h in line.of("that") if date.last < h.first <= at]
    # "on 4 November the president announced that"
    if governed and any(date.last < h.first < min(governed) for h in says):
        return True
    if governed and any(0 < date.first - h.last <= SAID_WHEN for h in says):  # "said in November that …"
        return True
    so = [h for h in line.of("attribution_before") if h.payload == "so"]  # "…, so X am Freitag im Parlament"
    if (
        _opens_with_speech(line, date, at, says)
        or _in_saying_clause(line, date, at, [*says, *so])
        or _before_clause_of_speech(line, date, at, says)
        or _put_out(line, date, at, says)
        or _puts_out_document(line, date, at, says)
    ):
        return True
    if not says or not is_short(date):
        return False
    for hit in says:
        low, high = (hit.last, date.first) if hit.last < date.first else (date.last, hit.first)
        if low < high <= low + SAID_WHEN and all(line.tokens.kind[t] == "w" for t in range(low + 1, high)):
            return True
    if governed and any(h.last < date.first for h in says):  # "announced on Monday that …"
        return True
    apart = next(((a, b) for a, b in inner(line.line) if a < date.first < b), None)
    return apart is not None and not apart[0] < at < apart[1] and any(apart[0] < h.first < apart[1] for h in says)


def _governs(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """ "The ministry said today that 12 have fallen": between the verb of saying and "that", and no number before it."""
    opens = next((h.first for h in line.of("that") if date.last < h.first <= at), -1)
    if opens < 0 or counts(line, date.last + 1, opens):
        return False
    verb = max((h.last for h in says if h.last < date.first), default=-1)
    return verb >= 0 and not any(verb < h.first < date.first for h in line.of("that"))


def _opens_with_speech(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """Where the verb opens the sentence: "estimated the service, on Wednesday, the losses at 5,100"."""
    if not is_day(date.as_of) or not date.last < at:
        return False
    norm = line.tokens.norm
    begin = max((t for t in range(date.first - 1) if norm[t] in COMMAS or norm[t] in ".:"), default=-1) + 1
    if norm[date.first - 1] not in COMMAS or norm[min(date.last + 1, len(norm) - 1)] not in COMMAS:
        return False
    return any(begin <= h.first <= begin + 1 for h in says) and not counts(line, begin, date.first)


def _before_clause_of_speech(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """What opens the sentence before whoever says it tells when: "Speaking in Kyiv on Wednesday, the minister said 40 men …".

    Not where what was done then stands there, too, or "said" is itself inserted: "On Wednesday, the office said, 40 men …".
    """
    norm = line.tokens.norm
    if not says or not is_short(date) or not date.last + 1 < at or norm[date.last + 1] not in COMMAS:
        return False
    comma = date.last + 1
    verb = next((h for h in says if comma < h.first and h.last < at), None)
    if verb is None or norm[verb.last + 1] in COMMAS or any(norm[t] in COMMAS for t in range(comma + 1, verb.first)):
        return False
    opens = any(norm[t] in COMMAS for t in range(date.first)) or counts(line, 0, date.first)
    done = any(h.first < comma for h in line.of("topic.verb"))
    return not opens and not done and not counts(line, comma, verb.first)


def _put_out(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """Where verbs stand last: "the project on 18 August the names of 580 men published"."""
    if not (line.pack.head_final or line.pack.verb_final) or not is_short(date) or not date.last < at:
        return False
    verb = next((h for h in says if h.payload == "source" and h.first > at), None)
    return verb is not None and not any(line.tokens.norm[t] in COMMAS for t in range(date.last + 1, verb.first))


def _puts_out_document(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """ "On 16 September, the project published a list of 270": a day, and behind the verb at once what was put out."""
    if line.pack.head_final or not date.last < at or not is_short(date):
        return False
    verbs = [h.last for h in says if h.payload == "source" and date.last < h.first < at]
    documents = [h.first for h in line.of("document") if h.first < at] if verbs else []
    return any(0 < d - v <= SAID_WHEN and not counts(line, date.last + 1, d) for v in verbs for d in documents)


def _follows_speaker(line: Marks, date: Time, said_by: Sequence[str]) -> bool:
    """Where the verb of saying ends the sentence, a day right behind who says it is when it was said."""
    if not said_by or not is_day(date.as_of):
        return False
    first = date.first
    if not line.pack.head_final:  # ", so Präsident X am Mittwoch, ": behind the date the clause ends
        after = date.last + 1
        closes = after >= len(line.tokens) or line.tokens.norm[after] in CLOSES
        if not closes and not line.pack.verb_final:
            return False
        first = min((h.first for h in line.of("at") if h.last + 1 == first), default=first)
    before = _ALIAS.sub("", line.text[: line.tokens.start[first]].rstrip())
    if line.pack.head_final:
        before = _OWN_NOUN.sub("", before)
    before = before.rstrip("\"»”’'").casefold()
    return any(before.endswith(name.rsplit(" ", 1)[-1].strip('"«»“”').casefold()) for name in said_by)


def _splits(line: Marks, verb: Hit, date: Time) -> bool:
    """The rest of a verb of saying stands behind the time: "teilte der Minister am Montag mit"."""
    norm, rest = line.tokens.norm, str(verb.payload).rsplit(" ", 1)[-1]
    end = next((t for t in range(verb.last + 1, len(norm)) if norm[t] in CLOSES), len(norm))
    return verb.last < date.first <= date.last < end and rest in norm[date.last + 1 : end]


def _in_saying_clause(line: Marks, date: Time, at: int, says: Sequence[Hit]) -> bool:
    """ "…, schrieb der Minister Anfang November", "Anfang November sagte der Sprecher, …": a clause of its own says so."""
    norm = line.tokens.norm
    low, high = sorted((date.first, at))
    commas = [t for t in range(low, high) if norm[t] == ","]
    if not commas:
        return False
    if date.first > at:  # the clause behind the figure
        begin, end = commas[-1], next((t for t in range(date.last + 1, len(norm)) if norm[t] in ",;"), len(norm))
        that = any(begin < h.first < date.first for h in line.of("that"))
    else:  # only where the verb follows at once: "As of January, the ministry said, …" dates the figure
        begin, end, that = date.last, min(date.last + 2, commas[0]), False
    return (
        not that
        and any(begin < h.first < end for h in says)
        and not any(line.tokens.kind[t] == "d" and not date.first <= t <= date.last for t in range(begin + 1, end))
    )
