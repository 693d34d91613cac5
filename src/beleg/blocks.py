"""The building blocks on their own: quantities, times, statements and claims of one text, on any topic.

    >>> import beleg
    >>> [(q.low, q.unit, q.quote) for q in beleg.quantities("Sie zahlten 1,5 Mio. Rubel für zwölf Zelte.", "de")]
    [(1500000, 'RUB', '1,5 Mio. Rubel'), (12, 'Zelte', 'zwölf Zelte')]

Offsets are code points of the text as given. A language without a pack is a ``FixSettings`` that names those there are.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from beleg.errors import FixSettings
from beleg.languages import numbers, packs
from beleg.languages import times as clock
from beleg.languages.amounts import amounts
from beleg.languages.measures import measures
from beleg.languages.numbers import Sort
from beleg.languages.packs import Pack, codes
from beleg.languages.timing import marks
from beleg.model import Claim, Document, Number, Role, Segment
from beleg.reading import claims, speakers
from beleg.reading.sentences import Sentence, sentences
from beleg.reading.voiced import voiced
from beleg.topics import pack, topic

_YEAR = re.compile(r"(?<![\d.,])1[0-9]\d\d(?![\d.,]\d|\d)|(?<![\d.,])20\d\d(?![\d.,]\d|\d)")
_HISTORY = 8  # years that a text names before it can be called a history
_PAST = 4  # years between what it tells of and its publication
_YEARS = range(1900, 2101)
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ].*)?)?)?", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S++")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: a closed interval (None where open), its hedge, unit, and what its rate is told by.

    ``unit`` is an ISO 4217 code; else what CLDR calls the unit in English ("square meter", "kilometer per hour", "percent",
    "year"; coins by name: "cent"); else the counted noun as written; empty where there is none. ``per`` is "month" in
    "900 euros a month", the noun in "3 euros per share".
    """

    start: int
    end: int
    quote: str
    low: Number | None
    high: Number | None
    hedge: str
    unit: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: ``value`` in ISO 8601 with the conventions of TIMEX3; ``type`` DATE, TIME, DURATION or SET."""

    start: int
    end: int
    quote: str
    value: str
    type: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported statement. ``source``, ``cue`` and ``message`` are (start, end), the first two None where unsaid.

    The source is the whole phrase for whoever speaks. The message has its quotation marks and its "that", and goes from its
    first word to its last: where the cue stands within ("“We lost,” said X. “We had no plan.”"), over it.
    """

    start: int
    end: int
    quote: str
    kind: str  # direct, indirect, reported, free_indirect
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    message: tuple[int, int]


def quantities(text: str, lang: str) -> list[Quantity]:
    """Every quantity of a text, in its order; numbers that belong to a date are left to `times`."""
    found = []
    addresses = [match.span() for match in _ADDRESS.finditer(text)]  # nothing in the address of a page is a quantity
    for sentence in _sentences(text, lang):
        tokens, pack = sentence.tokens, sentence.pack
        dated = {
            at
            for time in clock.find(tokens, sentence.hits, pack, None)
            if time.type in ("DATE", "TIME")
            for at in range(time.first, time.last + 1)
        }
        for one in amounts(tokens, sentence.hits, pack, measures(pack)):
            quantity = one.quantity
            if quantity.at in dated and _is_date(quantity):
                continue
            start, end = sentence.span(one.first, one.last)
            before = bisect_right(addresses, (start, len(text))) - 1
            if before >= 0 and start < addresses[before][1]:
                continue
            low, high, hedge = quantity.low, quantity.high, str(quantity.hedge)
            found.append(Quantity(start, end, text[start:end], low, high, hedge, one.unit, one.per))
    return found


def _is_date(quantity: numbers.Quantity) -> bool:
    """Part of a date; no sum, share or measure, and no "three years ago", which is a number of years."""
    if quantity.sort is Sort.DURATION:
        return quantity.unit == "year" and quantity.value in _YEARS
    return quantity.sort is Sort.COUNT


def times(text: str, lang: str, published: str | None = None) -> list[Time]:
    """Every time expression of a text. Relative ones are resolved with ``published``, or keep X's.

    ``published`` is an ISO date, with a time of day or not; a year or a month alone resolves what it can.
    """
    found = []
    published = _date(published)
    anchor = None
    words = packs.marks(_check(lang))
    day = None if _tells_of_the_past(text, published) else published
    for sentence in _sentences(text, lang):
        extra = words.scan(sentence.tokens)
        here, read_as = marks.find(sentence.tokens, sentence.hits, extra, sentence.pack, day, anchor)
        anchor = clock.latest(read_as, anchor)
        for time in here:
            start, end = sentence.span(time.first, time.last)
            found.append(Time(start, end, text[start:end], time.value, time.type))
    return found


def _date(published: str | None) -> str | None:
    """The date of a publication; FixSettings where it is none: unread, it would leave every time unresolved."""
    told = _ISO.fullmatch(str(published or ""))
    try:
        if told:
            date(*(int(part or 1) for part in told.groups()))
    except ValueError:
        told = None
    if published and told is None:
        raise FixSettings(f"published is {published!r}; it must be an ISO 8601 date such as 2025-11-21")
    return str(published) if published else None


def _tells_of_the_past(text: str, published: str | None) -> bool:
    """A history, not news: most of the years it names lie well before its publication.

    Its months without a year are counted from the date told before, not from the day somebody wrote them down.
    """
    year = int(published[:4]) if published and published[:4].isdecimal() else None
    named = sorted(int(found) for found in _YEAR.findall(text))
    return year is not None and len(named) >= _HISTORY and year - named[len(named) * 19 // 20] > _PAST


def statements(text: str, lang: str) -> list[Statement]:
    """Every reported statement of a text, in the order of their messages."""
    found = []
    read = list(_cut(_DOUBLED.sub(_straight, text), voiced(_check(lang))))
    for one in speakers.speakers(read).statements():
        here = one.message
        parts = [p for p in (one.source, one.cue) if p and "\n" not in text[min(p[0], here[0]) : max(p[1], here[1])]]
        parts.append(here)
        start, end = min(p[0] for p in parts), max(p[1] for p in parts)
        found.append(Statement(start, end, text[start:end], one.kind, one.source, one.cue, one.message))
    return found


_DOUBLED = re.compile(r"(?:''|``)(\w?)")
_THIN = "\u2009"  # a space


def _straight(match: re.Match[str]) -> str:
    """Two single marks written for a double one, as one mark and a space, so that places stay the same."""
    behind = match.group(1)
    return f'{_THIN}"{behind}' if behind else f'"{_THIN}'


def read(text: str, lang: str | None = None, published: str | None = None, outlet: str | None = None) -> list[Claim]:
    """The claims of one text on the built-in topic; its language is found where ``lang`` is None."""
    if lang:
        _check(lang)
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(name, "text", text, outlet=outlet, published=published, lang=lang)
    return list(claims.read(document, topic("recruitment")).claims)


def _check(lang: str) -> str:
    if lang not in codes():
        raise FixSettings(f"there is no pack for the language {lang!r}; there is {', '.join(codes())}")
    return lang


def _sentences(text: str, lang: str) -> Iterator[Sentence]:
    return _cut(text, pack(_check(lang), None))


def _cut(text: str, loaded: Pack) -> Iterator[Sentence]:
    """The sentences of a text, each line a paragraph; a text without line ends is read whole, too."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            yield from sentences(Segment(at, at + len(line), Role.BODY, line, loaded.code), loaded, number, whole=True)
        at += len(line) + 1
