"""From a document to its claims: the close reading, step by step."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from beleg import frontmatter
from beleg.languages import packs as languages
from beleg.languages.lexicon import Hit
from beleg.languages.quantities import find as find_quantities
from beleg.languages.times import Time
from beleg.model import Claim, Document, Hedge, Reading, Reason, Role, Segment, Span, Stance
from beleg.reading import people, speakers, tables, terms
from beleg.reading.about import about_whom
from beleg.reading.ahead import ahead
from beleg.reading.bounds import is_denied
from beleg.reading.counted import FOREIGN, Counted
from beleg.reading.dates import Dates, is_item
from beleg.reading.dating import stops_between
from beleg.reading.language import languages as identify
from beleg.reading.layout import segments as lay_out
from beleg.reading.marks import Marks
from beleg.reading.pairing import Pairing, confidence, explained
from beleg.reading.people import Discourse, ends_between
from beleg.reading.relevance import scan
from beleg.reading.sayings import Sayings
from beleg.reading.scenery import Scenery
from beleg.reading.sentences import Sentence, sentences
from beleg.reading.shared import with_their_whole
from beleg.reading.sides import BOTH, Sides
from beleg.reading.spoken_regions import region_spoken_of
from beleg.reading.stance import stance
from beleg.reading.thread import Thread
from beleg.reading.uncounted import is_age, is_asked, is_date, is_one_of_them, is_only_how, is_speaker
from beleg.reading.valuing import Values, converted
from beleg.topics import Topic, pack

_SIGNAL_REACH: Final = 4  # tokens from a number's phrase to a signal that is quoted with it
_BOOK: Final = 5_000  # sentences from which on only what stands around numbers is read, so that no input takes for ever
_AROUND: Final = 30  # sentences before and behind: enough for the speaker and the people that were named
_DUMP: Final = 100  # digits in one sentence from which on it is no prose, if they are more than half of it
_YEAR: Final = re.compile(r"\d{4}")
_DIGIT: Final = re.compile(r"\d")
_PLAIN: Final = frozenset({"text", "markdown"})
_DATELESS: Final = frozenset({Stance.THREATENED, Stance.OFFERED})  # a law and an offer hold until they are changed
_COUNTING: Final = frozenset({"number", "vague", "zero"})


def read(document: Document, topic: Topic, *, explain: bool = True) -> Reading:
    """The segments and claims of a document. Every claim's quote stands at its place in the frozen text.

    With ``explain`` every claim has its reasons. A text that is plainly off the topic is not laid out: it has neither
    segments nor claims, see `outline`.
    """
    if not scan(topic.name).worth_reading(document.text):
        return Reading(document, (), ())
    found = outline(document)
    read_in = set(languages.codes())
    lines = [
        sentence
        for number, segment in enumerate(found)
        if segment.role.is_read and segment.lang in read_in
        for sentence in sentences(segment, pack(segment.lang, topic.name), number)
    ]
    if len(lines) > _BOOK:
        lines = _near_numbers(lines)
    claims = _Reader(document, topic, lines, explain=explain).claims()
    of_text = len(claims)
    for number, segment in enumerate(found):
        # a caption is read for itself: nobody whom it shows, and no day of it, goes on in the text around it
        if segment.role is Role.CAPTION and segment.lang in read_in and _DIGIT.search(segment.text):
            caption = list(sentences(segment, pack(segment.lang, topic.name), number))
            claims += _Reader(document, topic, caption, explain=explain).claims()
    if len(claims) > of_text:
        claims.sort(key=lambda claim: claim.span.start)
    return Reading(document, found, tuple(claims))


def outline(document: Document) -> tuple[Segment, ...]:
    """The segments of a document, each with its role and language."""
    found = lay_out(
        document.text, frontmatter.split(document.text)[1] if document.format in _PLAIN else 0, document.title
    )
    langs = identify(found, document.lang)
    return tuple(Segment(s.start, s.end, s.role, s.text, lang) for s, lang in zip(found, langs, strict=True))


def _near_numbers(lines: Sequence[Sentence]) -> list[Sentence]:
    """Of a whole book the sentences with a number, and what stands around them."""
    kept: set[int] = set()
    for at, line in enumerate(lines):
        if "d" in line.tokens.kind or any(hit.category in _COUNTING for hit in line.hits):
            kept.update(range(max(0, at - _AROUND), min(len(lines), at + _AROUND + 1)))
    return [lines[at] for at in sorted(kept)]


class _Reader:
    def __init__(self, document: Document, topic: Topic, lines: Sequence[Sentence], *, explain: bool = True) -> None:
        self.explain = explain
        self.document, self.topic, self.lines = document, topic, lines
        self.measures = topic.measures
        self.scenery = Scenery(document, topic, lines)
        side = topic.dimensions.get("side", {})
        self.parties, self.observers = self.scenery.parties, frozenset(side.get("observers", ()))
        self.sides = Sides(lines, side if self.scenery.ours else {})  # another war has others
        self.discourse = Discourse(
            self.parties, self.observers, people.main_people(lines, self.parties, self.observers)
        )
        self.home: str | None = ""  # not yet worked out
        self.attribution = speakers.speakers(lines, document.outlet)  # worked out when the first claim asks for it
        self.sayings = Sayings(self.attribution, topic, lines, self.scenery.invites)
        self.thread = Thread(topic, lines, self.scenery, self.discourse)
        self.values = Values(self.discourse)
        self.previous: Claim | None = None
        self.here: list[tuple[str, ...]] = []  # whose the claims of the sentence are
        self.marks: Marks | None = None  # of the sentence last asked about
        self.paragraphs: dict[tuple[object, ...], int] = {}  # in which each claim stands
        self.dates = Dates(lines, self.measures, document.published)

    def claims(self) -> list[Claim]:
        found: list[Claim] = []
        if self.scenery.off():
            return found
        for number, line in enumerate(self.lines):
            if self.lines[number - 1].paragraph != line.paragraph:
                self.values.per = None
            self.thread.enter(number, line)
            self.discourse.enter(line, is_item(line))
            self.dates.enter(number, line)
            if self.scenery.bare and not self.scenery.topical[line.paragraph]:
                self.discourse.leave(line, ())
                continue
            if line.role is Role.TABLE:
                found += self._table(number, line)
                continue
            here = with_their_whole(list(self._sentence(number, line)), found)
            if here:
                found += here
            else:
                found = self._dated_by(line, found)
            self.thread.leave(line, bool(here))
            self.discourse.leave(line, [c.about for c in here if not self._of_the_world(c)])
        return sorted({c.key: c for c in found}.values(), key=lambda c: (c.span.start, c.span.end, c.measure))

    def _of_the_world(self, claim: Claim) -> bool:
        """ "Citizens of dozens of countries fight on both sides": nobody of whom the text goes on to speak."""
        some = self.measures[claim.measure].unit == "country" and claim.value.hedge is Hedge.VAGUE
        return some and claim.about == FOREIGN

    def _table(self, number: int, line: Sentence) -> Iterator[Claim]:
        """The claims of a whole table, when its first row is met."""
        if number and self.lines[number - 1].paragraph == line.paragraph:
            return
        rows = list(itertools.takewhile(lambda row: row.paragraph == line.paragraph, self.lines[number:]))
        caption = self.lines[number - 1] if number else None
        dated = [self.dates.of_row(row) for row in rows]
        for at, pairing in tables.pairings(rows, self.measures, caption, dated):
            if claim := self._claim(number + at, rows[at], pairing, ()):
                yield replace(claim, as_of=dated[at] or claim.as_of)

    def _sentence(self, number: int, line: Sentence) -> Iterator[Claim]:
        digits = line.tokens.kind.count("d")
        if digits > _DUMP and digits * 2 > len(line.tokens):
            return
        dates = self.dates.read(line)
        quantities = [
            q
            for q in terms.merge_terms(find_quantities(line.tokens, line.hits, line.pack))
            if not is_date(q, dates) and not is_age(line, q)
        ]
        table = self.thread.read(number, line, quantities)
        if not table:
            return
        self.values.taken = {at for q in quantities if q.per for at in range(q.first, q.last + 1)}
        pairer = self.thread.pairer(line, table)
        pairings = self.thread.paired(line, pairer)
        self.here = []
        for pairing in pairings:
            if is_one_of_them(line, pairing) or self.sayings.only_tell(number, pairing, pairings):
                continue
            if is_only_how(line, pairing.counted) or is_speaker(line, pairing.counted.quantity):
                continue
            if is_asked(line, pairing.counted):
                self.thread.ask(line, pairing.measure)
                continue
            claim = self._claim(number, line, pairing, dates)
            self.previous = claim
            if claim:
                self.here.append(claim.about)
                self.thread.note(line, pairing, claim.value.unit, pairer)
                self.paragraphs[claim.key] = line.paragraph
                yield claim

    def _home(self) -> str | None:
        """The country that the text speaks of where it does not say whose people it counts."""
        if self.home == "":
            self.home = people.home(self.lines, self.scenery.towns, self.parties, self._observes)
        return self.home

    def _observes(self, number: int, hit: Hit) -> bool:
        """ "The Norlandish defence ministry said": an observer's office that counts the people of others."""
        if hit.payload not in self.observers:
            return False
        return self.attribution.speaks(number, hit.first) or people.observing(self.lines[number], hit, self.observers)

    def _court(self) -> str | None:
        """The country, no party to the war, whose courts a text on the war tells of where nobody's people are named."""
        return people.home(self.lines, self.scenery.towns, self.parties, self._observes, named=True)

    def _claim(self, number: int, line: Sentence, pairing: Pairing, dates: Sequence[Time]) -> Claim | None:
        counted, measure = pairing.counted, self.measures[pairing.measure]
        if (pairing.signal is None or not counted.people) and self.sayings.speak_themselves(number, pairing):
            return None
        if self.sayings.one_advert(number, counted):
            return None
        value = self.values.of(line, pairing, measure, self.previous)
        if value is None:
            return None
        first, last = _extent(line, pairing)
        begin, end = line.span(first, last)
        before = self.previous
        said_by = self.sayings.of(number, line, pairing)
        conversion = before if before and pairing.features[0][0] == "conversion" else None
        about, whose = (
            (conversion.about, Reason("about", "as the sum before it"))
            if conversion
            else about_whom(line, pairing, self.measures, self.discourse, said_by, self._previous(line, counted))
        )
        if measure.unit == "country" and not counted.people and all(map(str.isupper, about)):
            about, whose = FOREIGN, Reason("about", "people of several countries")
        if about == FOREIGN and (spoken := region_spoken_of(line, self.discourse)):
            about, whose = (spoken,), Reason("about", "of whom the text has been speaking, from so many countries")
        spread = len(about) > 1 and whose is not None and whose.start is None
        of_text = bool(about) and (about == self.discourse.only_main() or spread)
        if measure.group == "law" and of_text and (land := self._court()) and (len(about) == 1 or land in about):
            about, whose = (land,), Reason("about", "the country whose towns and courts the text names")
        home = False
        if (
            not (about or whose or conversion or "anybody" in measure.traits)
            and not any(h.payload == BOTH for h in line.of("topic.side"))
            and not (measure.group == "money" and "unsaid" in measure.traits)  # offered to all alike
            and (land := self._court() if measure.group == "money" else self._home())
        ):
            about, whose = (
                (land,),
                Reason("about", "the country whose towns the text names, or whose language it is in"),
            )
            home = True
        if conversion:
            value = converted(value, conversion.value)
        denied, advert = self.sayings.manner(number, line, counted, said_by, measure)
        how, why = stance(line, pairing, measure, denied, advert, self.thread.tried == line.paragraph)
        if (
            measure.unit == "money"
            and how is Stance.ASSERTED
            and said_by[1:]
            and self.sayings.promised(number, counted)
        ):
            # "Firms took 900 and promised 2,100, a witness says": they do not say what they took
            said_by = said_by[:-1]
        if conversion:
            how, why = conversion.stance, None
        elif self.thread.offer_goes_on(line, measure, how) and not is_denied(line, counted.quantity):
            how, why = Stance.OFFERED, Reason("stance", "goes on with the offer before")
        elif how in (Stance.ASSERTED, Stance.ALLEGED) and (untrue := self.sayings.taken_back(number, counted)):
            how, why = Stance.DENIED, untrue
        undated = how in _DATELESS and not (how is Stance.OFFERED and any(_is_term(d) for d in dates))
        as_of, dated = (None, None) if undated else self._as_of(number, line, pairing, dates, said_by)
        if how is Stance.OFFERED and as_of and not any(_is_term(d) and d.as_of == as_of for d in dates):
            as_of, dated = None, None
        if as_of and how is Stance.PLANNED:
            as_of = ahead(as_of, dated, why, self.document.published, anywhere=line.pack.head_final)
        if as_of and self._before_all(as_of):
            return None
        side, sided = self.sides.of(self._marks(line), pairing, measure, about, said_by, value.unit)
        unsaid = not about or (home and side != self.sides.default)
        if side and unsaid and "returned" in measure.traits and sided and sided.start is not None:
            # "300 prisoners are back from Southland": its enemy's own
            about, whose = (side,), replace(sided, slot="about")
        reasons: list[Reason] = []
        if self.explain:
            said = self.sayings.reason(number, line, counted) if said_by else None
            reasons = [r for r in (*_value_reasons(line, pairing), whose, why, dated, sided, said) if r]
        return Claim(
            document=self.document.id,
            span=Span.of(self.document.text, begin, end),
            lang=line.pack.code,
            measure=pairing.measure,
            value=value,
            about=about,
            as_of=as_of,
            stance=how,
            said_by=said_by,
            dimensions=(("side", side),) if side else (),
            confidence=confidence(pairing.score),
            reasons=tuple(map(self._frozen, reasons)),
        )

    def _previous(self, line: Sentence, counted: Counted) -> tuple[Claim, int] | None:
        """The claim before in this sentence, and the token its quote ends with.

        Behind a full stop in a quotation a number goes on with all the claims before: "„9 Norlanders and 3 Southlanders
        fell. Ten of them were students“".
        """
        before = self.previous
        if before is None or not line.start <= before.span.start < line.end:
            return None
        last = bisect.bisect_left(line.tokens.end, before.span.end - line.start)
        if len(self.here) > 1 and ends_between(line, last, counted.first):
            before = replace(before, about=self.discourse.whole(self.here))
        return before, last

    def _dated_by(self, line: Sentence, found: list[Claim]) -> list[Claim]:
        dated = self.dates.told_of(found, line, self.paragraphs)
        if dated is found:
            return found
        frozen = self._frozen
        return [replace(c, reasons=tuple(map(frozen, c.reasons)) if self.explain else ()) for c in dated]

    def _frozen(self, reason: Reason) -> Reason:
        """The reason with its words as the frozen text has them, not as they were joined for reading."""
        if reason.start is None:
            return reason
        words = self.document.text[reason.start : reason.start + len(reason.words)]
        return reason if words == reason.words else replace(reason, words=words)

    def _as_of(
        self, number: int, line: Sentence, pairing: Pairing, dates: Sequence[Time], said_by: Sequence[str]
    ) -> tuple[str | None, Reason | None]:
        """The time a figure holds for, and why: see `Dates`."""
        at = pairing.counted.quantity.at
        speech = self.attribution.speech(number, at) if line.pack.head_final else None
        return self.dates.of(self._marks(line), pairing, dates, said_by, speech)

    def _before_all(self, as_of: str) -> bool:
        """In 1979: another war."""
        years = [int(year) for year in _YEAR.findall(as_of)]
        return bool(years) and max(years) < int(self.topic.reading.get("since", 0))

    def _marks(self, line: Sentence) -> Marks:
        if self.marks is None or self.marks.line is not line:
            self.marks = Marks(line)
        return self.marks


def _extent(line: Sentence, pairing: Pairing) -> tuple[int, int]:
    """The tokens to quote: the number's phrase, and the signal where it stands close."""
    first, last = pairing.counted.first, pairing.counted.last
    signal = pairing.signal
    if signal and not stops_between(line, first, signal.first):
        if last < signal.first <= last + _SIGNAL_REACH:
            last = max(last, signal.last)
        elif first - _SIGNAL_REACH <= signal.last < first:
            first = signal.first
    return first, last


def _value_reasons(line: Sentence, pairing: Pairing) -> list[Reason]:
    """What was read as the value, and as which measure."""
    reasons, quantity = _signal_reasons(line, pairing), pairing.counted.quantity
    if quantity.hedge is not Hedge.EXACT:
        reasons.append(line.reason("value", f"read as {quantity.hedge}", quantity.first, quantity.last))
    return reasons


def _signal_reasons(line: Sentence, pairing: Pairing) -> list[Reason]:
    """What the number was read as and why: the words, how far off they stand, and what each feature counts."""
    weighed = Reason("measure", f"scored {pairing.score:+.2f}: {explained(pairing.features)}")
    if pairing.signal is None:
        how = explained(pairing.features)
        return [Reason("measure", f"{pairing.measure}: no words of its own, {how}")]
    signal, counted = pairing.signal, pairing.counted
    if signal.first > counted.last:
        where = f"{signal.first - counted.last} words behind the number"
    elif signal.last < counted.first:
        where = f"{counted.first - signal.last} words before the number"
    else:
        where = "with the number"
    return [line.reason("measure", f"{pairing.measure}: {where}", signal.first, signal.last), weighed]


def _is_term(date: Time) -> bool:
    """ "From 1 April to 30 June": how long an offer holds; any other time is of something else that is told."""
    ends = (date.as_of or "").split("/")
    return len(ends) > 1 and ".." not in ends and date.type == "DATE"
