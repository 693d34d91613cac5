"""From a document to its claims: the close reading, step by step."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from beleg import frontmatter
from beleg.languages import packs as languages
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.languages.quantities import find as find_quantities
from beleg.languages.symbols import symbols
from beleg.languages.times import Time
from beleg.model import (
    Claim,
    Document,
    Hedge,
    Kind,
    Measure,
    Number,
    Reading,
    Reason,
    Role,
    Segment,
    Span,
    Stance,
    Value,
)
from beleg.reading import civilians, people, speakers, tables, terms
from beleg.reading.about import about_whom
from beleg.reading.ahead import ahead
from beleg.reading.assign import Pairer
from beleg.reading.bounds import is_denied, turned
from beleg.reading.counted import FOREIGN, Counted, Noun, phrases
from beleg.reading.dates import HEADS, Dates, is_item
from beleg.reading.dating import stops_between
from beleg.reading.items import counted_below
from beleg.reading.language import languages as identify
from beleg.reading.layout import segments as lay_out
from beleg.reading.marks import Marks
from beleg.reading.pairing import ENOUGH, Pairing, Scene, confidence, explained
from beleg.reading.people import Discourse, ends_between
from beleg.reading.ranking import with_ranked
from beleg.reading.relevance import SHORT, scan
from beleg.reading.sentences import Sentence, sentences
from beleg.reading.sides import BOTH, Sides
from beleg.reading.stance import really_paid, stance, taken_back
from beleg.reading.subject import subject
from beleg.reading.sums import NOTHING_PAID, Paid, announced, with_currency
from beleg.topics import Topic, pack

_OPENING: Final = 2  # token up to which a pronoun is the subject its sentence opens with
_SIGNAL_REACH: Final = 4  # tokens from a number's phrase to a signal that is quoted with it
_DENSE: Final = 0.2  # words of the topic a sentence, from which on a document is about it throughout
_FEWEST: Final = 3  # and how many it must have at least
_BOOK: Final = 5_000  # sentences from which on only what stands around numbers is read, so that no input takes for ever
_AROUND: Final = 30  # sentences before and behind: enough for the speaker and the people that were named
_DUMP: Final = 100  # digits in one sentence from which on it is no prose, if they are more than half of it
_OLD: Final = 90  # years up to which people are soldiers, recruiters, parents
_ADULT: Final = 16  # years from which on "a man of 40 years" is old, not sentenced
_OFF: Final = -1.0  # log-odds of the topic below which a document that names no party to its war is off it
_NAMELESS: Final = 1.0  # the same for a text that names no party to the war: courts, wars, refugees of other countries
_LINE: Final = 8  # tokens of a short line below a head: "Norland: 38 persons"
_SCENE: Final = 1  # paragraphs that a word of the topic colours
_YEAR: Final = re.compile(r"\d{4}")
_DIGIT: Final = re.compile(r"\d")
_PLAIN: Final = frozenset({"text", "markdown"})
_DATELESS: Final = frozenset({Stance.THREATENED, Stance.OFFERED})  # a law and an offer hold until they are changed
_COUNTING: Final = frozenset({"number", "vague", "zero"})
_ENDS: Final = frozenset(".!?")
_CUTS: Final = frozenset(".!?,;:،()")
_QUOTES: Final = frozenset('"„“”«»')  # apostrophes are letters of Uzbek
_RECRUITING: Final = frozenset({"channels", "anybody"})  # of recruiters, and of those who are detained with them
_ASKED: Final = 100  # what "how many" is read as: no small number
_CALLS: Final = 12  # sentences of an advert, to each that calls
_WRITTEN: Final = frozenset({"document", "medium", "advert"})
_TELLERS: Final = frozenset({"person", "body"})
_NAMES: Final = frozenset({"name"})  # a country or an unknown name, which speaks for its own sentence


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
        self.telling, self.plain = topic.telling, topic.plain
        self.harm = frozenset(m.name for m in topic.measures.values() if "harm" in m.traits and "held" not in m.traits)
        self.recruit = {m.name for m in topic.measures.values() if not m.traits.isdisjoint(_RECRUITING)}
        self.money = frozenset(m.name for m in topic.measures.values() if m.unit == "money")
        self.terms = frozenset(m.name for m in topic.measures.values() if m.unit == "term")
        self.case_measures = frozenset(m.name for m in topic.measures.values() if m.unit == "case" and m.group == "law")
        self.sum_in: str | None = None  # the currency of the last sum, and the paragraph it stood in
        self.sum_at = -9
        self.parties = frozenset(topic.dimensions.get("side", {}).get("values", ()))
        self.foes = self.parties - {topic.dimensions.get("side", {}).get("default")}
        self.observers = frozenset(topic.dimensions.get("side", {}).get("observers", ()))
        self.short = len(document.text) <= SHORT
        self.towns = Counter(code for line in lines for _, code in people.towns(line))
        self.theatre = self._theatre()
        self.ours = self.short or self.theatre
        self.subject = subject(lines, self.towns, self.parties)
        self.scenery = self._scenery()
        self.topical = self._topical()
        self.bare = not self.short and self.scenery.total() < _FEWEST and self.subject < 0
        self.per: str | None = None
        self.sides = Sides(lines, topic.dimensions.get("side", {}) if self.ours else {})  # another war has others
        self.discourse = Discourse(
            self.parties, self.observers, people.main_people(lines, self.parties, self.observers)
        )
        self.home: str | None = ""  # not yet worked out
        self.attribution = speakers.speakers(lines, document.outlet)  # worked out when the first claim asks for it
        self.taken: set[int] = set()  # tokens of the rates of the sentence being read
        self.measure: str | None = None
        self.figures: dict[float, str] = {}  # of people, by value, with what each counted first
        self.whole: str | None = None  # what the last number counted that is no part of another
        self.at = -1  # the sentence that is being read
        self.counted_in = self.counted_at = -1  # the paragraph, and the sentence, that counted people last
        self.recruiting = -9  # the paragraph that told of recruiters last
        self.asked = -9  # the paragraph that asked how many there are
        self.cases, self.cases_in = "", -1  # the measure of the last cases counted, and its paragraph
        self.tried = -9  # the paragraph that told of people convicted last
        self.term, self.term_in = ("", ""), -1  # the measure and the unit of the last term, and its paragraph
        self.paid, self.paid_in = NOTHING_PAID, -1  # the last sum, and its paragraph
        self.previous: Claim | None = None
        self.here: list[tuple[str, ...]] = []  # whose the claims of the sentence are
        self.marks: Marks | None = None  # of the sentence last asked about
        self.paragraphs: dict[tuple[object, ...], int] = {}  # in which each claim stands
        self.civilian = -1  # the paragraph that spoke of civilians last
        self.struck_in = -1  # the one that told of a strike on those who live there
        self.fallen, self.fallen_in = 0.0, -9  # how many a paragraph has counted as dead, and which
        self.civilians_in = -1  # the paragraph in which the last people counted were civilians
        self.invites = self._invites()
        self.offer = -1  # the paragraph in which something was offered last
        self.dates = Dates(lines, self.measures, document.published)
        self.listed: str | None = None  # what the sums of the list being read are, as its caption says
        self.of_list: str | None = None  # what its figures of people count
        self.under_offer = False  # the line that the list stands under offers them

    def _scenery(self) -> Counter[int]:
        """How many words that set the scene of the topic each paragraph has."""
        words: Counter[int] = Counter()
        for line in self.lines:
            words[line.paragraph] += len(_context(line, self.telling))
        return words

    def _topical(self) -> dict[int, float]:
        """For each paragraph 1 where it, or one close before it, has words of the topic; 0.5 where the document has many."""
        order = sorted(self.scenery)
        if self.subject < _OFF and not self.theatre:
            return dict.fromkeys(order, 0.0)  # a single word that may be of the topic makes no text one
        here = 1.0 if self.ours else 0.5  # another war may be meant
        dense = 0.5 if self.scenery.total() >= max(_FEWEST, _DENSE * len(self.lines)) else 0.0
        found: dict[int, float] = {}
        items = {line.paragraph for line in self.lines if is_item(line)}
        for at, number in enumerate(order):
            near = any(self.scenery[p] for p in order[max(0, at - _SCENE) : at + 1])
            under = (
                found[order[at - 1]] if at and number in items else dense
            )  # what a list stands under says what it is of
            found[number] = here if near else max(dense, under)
        return found

    def _invites(self) -> bool:
        """The text itself recruits: outside of quotations it calls its readers to sign, to write, to bring a friend."""
        calls = [n for n, line in enumerate(self.lines) if line.of("topic.invite") and _QUOTES.isdisjoint(line.text)]
        return len(calls) > 1 and len(calls) * _CALLS >= len(self.lines)

    def _theatre(self) -> bool:
        """The text names a party to the topic's war, or a side: another war, another country's courts are off the topic."""
        if not self.parties:
            return True
        places = ("land", "people", "adjective", "capital", "topic.side")
        named = any(h.payload in self.parties for line in self.lines for h in line.of(*places))
        money = self.topic.dimensions.get("side", {}).get("money", {})  # their money, too, is theirs
        named = named or any(h.payload in money for line in self.lines for h in line.of("currency"))
        return named or not self.parties.isdisjoint(self.towns)

    def claims(self) -> list[Claim]:
        found: list[Claim] = []
        if not self.ours and (self.subject < _NAMELESS or self.scenery.total() < _FEWEST):
            return found
        for number, line in enumerate(self.lines):
            if self.lines[number - 1].paragraph != line.paragraph:
                self.per = None
                if line.role is Role.HEADING and line.paragraph - self.counted_in == 1:
                    self.counted_in = line.paragraph  # what stands below a heading goes on with what stood above it
                if line.paragraph - self.counted_in > 1:
                    self.measure = self.whole = None
            self.discourse.enter(line)
            self.dates.enter(number, line)
            self.listed, self.under_offer = self._kind(number, line)
            self.of_list = self._of_list(number, line)
            if self.bare and not self.topical[line.paragraph]:
                self.discourse.leave(line, ())
                continue
            if line.role is Role.TABLE:
                found += self._table(number, line)
                continue
            here = list(self._sentence(number, line))
            if here:
                found += here
            else:
                found = self._dated_by(line, found)
            if civilians.words(line, self.telling, counted=self.counted_in == line.paragraph):
                self.civilian = line.paragraph
            if line.by.get("topic.strike") and not here and civilians.struck(line, self.harm, before=False):
                self.struck_in = line.paragraph
            self._speak_of_cases(line)
            self.discourse.leave(line, [c.about for c in here])
        return sorted({c.key: c for c in found}.values(), key=lambda c: (c.span.start, c.span.end, c.measure))

    def _elsewhere(self, line: Sentence) -> bool:
        """ "Poland's army has 200,000 soldiers": a country, and nobody who takes part in the war."""
        lands = [h.payload for h in line.of("land", "adjective", "capital")]
        return bool(lands) and not self.parties.intersection(lands) and not line.of("topic.side", "people", "group")

    def _civilian(self, line: Sentence) -> bool:
        """The paragraph has spoken of civilians or accidents, and of no people of the topic."""
        return self.civilian == line.paragraph and not self.discourse.paragraph_strong

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
        self.at = number
        dates = self.dates.read(line)
        quantities = [
            q
            for q in terms.merge_terms(find_quantities(line.tokens, line.hits, line.pack))
            if not _is_date(q, dates) and not _is_age(line, q)
        ]
        self._recruiters(line)
        self._ask(line)
        if not any(q.sort is Sort.MONEY for q in quantities):
            self._announce(line)
        if not quantities:
            self._head(number, line)
            return
        near = self.sum_in if line.paragraph - self.sum_at <= 1 else None
        unit = self.term[1] if line.paragraph == self.term_in else ""
        table = terms.with_unit(line, with_ranked(line, phrases(line, quantities)), self.terms, unit)
        table, self.sum_in = with_currency(line, table, self.money, near)
        if line.by.get("negation"):
            table = turned(line, table)
        self.sum_at = line.paragraph
        self.taken = {at for q in quantities if q.per for at in range(q.first, q.last + 1)}
        pairer = self._pairer(line, table)
        pairings = pairer.pairings()
        if any(pairer.civilians(counted) for counted in table):
            self.civilians_in = line.paragraph
        elif any(not p.counted.partitive for p in pairings):
            self.civilians_in = -1
        if pairings:
            self.asked = -9  # and that is the answer
        self.here = []
        for pairing in pairings:
            if _is_one_of_them(pairing) or self._only_tells(number, pairing, pairings):
                continue
            if _is_asked(line, pairing.counted):
                if self.measures[pairing.measure].unit == "person":
                    self.measure, self.counted_in, self.asked = pairing.measure, line.paragraph, line.paragraph
                continue
            claim = self._claim(number, line, pairing, dates)
            self.previous = claim
            if claim:
                self.here.append(claim.about)
                if "compared" in self.measures[pairing.measure].traits and pairing.features[0][0] != "conversion":
                    value = float(pairing.counted.quantity.value)
                    self.paid = Paid(pairing.measure, claim.value.unit, value)
                    self.paid_in = line.paragraph
                if self.measures[pairing.measure].group == "law" and any(
                    h.payload == "sentence" for h in line.of("topic.law")
                ):
                    self.tried = line.paragraph
                if self.measures[pairing.measure].unit == "term":
                    self.term, self.term_in = (pairing.measure, claim.value.unit), line.paragraph
                if self.measures[pairing.measure].unit == "case":
                    self.cases, self.cases_in = pairing.measure, line.paragraph
                if self.measures[pairing.measure].unit == "country" and (done := pairer.done_by_people()):
                    self.measure, self.counted_in, self.counted_at = done, line.paragraph, number
                if self.measures[pairing.measure].unit == "person":
                    self.figures.setdefault(float(pairing.counted.quantity.value), pairing.measure)
                    self._count_fallen(line, pairing)
                    weak = pairing.signal is not None and pairing.signal.role == "weak"
                    if not (weak and self.measure):  # "8,000 of them soldiers" goes on with what befell the whole
                        self.measure = pairing.measure
                    if not pairing.counted.partitive:
                        self.whole = pairing.measure
                    self.counted_in, self.counted_at = line.paragraph, number
                self.paragraphs[claim.key] = line.paragraph
                yield claim

    def _count_fallen(self, line: Sentence, pairing: Pairing) -> None:
        quantity, traits = pairing.counted.quantity, self.measures[pairing.measure].traits
        if "harm" in traits and "held" not in traits and quantity.sort is Sort.COUNT:
            here = self.fallen if line.paragraph == self.fallen_in else 0.0
            self.fallen, self.fallen_in = max(here, float(quantity.value)), line.paragraph

    def _pairer(self, line: Sentence, table: Sequence[Counted]) -> Pairer:
        told = self.struck_in == line.paragraph
        struck = self.counted_in != line.paragraph and civilians.struck(line, self.harm, before=told)
        scene = Scene(
            topical=self.topical[line.paragraph],
            document=self.subject,
            civilian=self._civilian(line),
            measure=self.measure,
            whole=self.whole,
            paid=self._paid(line),
            term=self.term[0] if line.paragraph == self.term_in else "",
            cases=self.cases if line.paragraph == self.cases_in else None,
            people=bool(self.discourse.paragraph_strong)
            or self.discourse.counted_in == line.paragraph
            or bool(people.mentions(line, ("people", "group", "land"), self.parties))
            or self._nationals(line),
            elsewhere=self._elsewhere(line),
            recruiters=0 <= line.paragraph - self.recruiting <= 1,
            asked=0 <= line.paragraph - self.asked <= 1,
            figures=self.figures,
            of_civilians=self.civilians_in == line.paragraph,
            foes=self.foes,
            of_list=self.of_list,
            just_counted=0 <= self.at - self.counted_at <= 1 and self.counted_at >= 0,
            fallen=self.fallen if line.paragraph - self.fallen_in <= 1 else 0.0,
            civilians=tuple(
                h.first for h in civilians.words(line, self.telling, counted=self.counted_in == line.paragraph)
            ),
            struck=struck,
            struck_nations=struck and (told or civilians.anybody(line)),
        )
        return Pairer(line, table, self.measures, scene, self.topic.reading.get("default"))

    def _speak_of_cases(self, line: Sentence) -> None:
        """ "There are ever more cases of desertion. In 2023 they opened 34": what the next bare number may count."""
        named = next((h.payload for h in line.by.get("topic.noun", ()) if h.payload in self.case_measures), "")
        if named:
            self.cases, self.cases_in = str(named), line.paragraph

    def _recruiters(self, line: Sentence) -> None:
        """Whether the paragraph tells of those who recruit."""
        if any(hit.payload in self.recruit for kind in ("topic.noun", "topic.verb") for hit in line.by.get(kind, ())):
            self.recruiting = line.paragraph

    def _announce(self, line: Sentence) -> None:
        """ "The bonus has been raised in several regions": what the sums that follow in the paragraph are for."""
        if line.by.get("topic.frame") and self.topical[line.paragraph]:
            kind = announced(line, self.measures)
            if kind.measure:
                self.paid, self.paid_in = kind, line.paragraph

    def _ask(self, line: Sentence) -> None:
        """ "How many Norlanders serve there is disputed": what the bare numbers that follow will count.

        The words that ask are read as a number would be.
        """
        for hit in line.of("asked")[:1]:
            asked = Quantity(
                _ASKED, _ASKED, Hedge.EXACT, Sort.COUNT, "", None, hit.first, hit.last, hit.first, hit.last, words=True
            )
            table = phrases(line, [asked])
            best = self._pairer(line, table).best(0)
            name = best.measure if best and best.score > ENOUGH else ""
            if best is None and table[0].noun is Noun.PEOPLE and self.topical[line.paragraph] and hit.first <= _OPENING:
                name = self.measure or self.topic.reading.get("default", "")
            measure = self.measures.get(name)
            if measure is not None and measure.unit == "person":
                self.measure, self.counted_in, self.asked = measure.name, line.paragraph, line.paragraph

    def _head(self, number: int, line: Sentence) -> None:
        """ "Foreign prisoners of war, by country:": what the short lines below, each with its number, count."""
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if following is None or not line.text.rstrip().endswith(":") or following.paragraph == line.paragraph:
            return
        if len(following.tokens) > _LINE or not self.topical[line.paragraph]:
            return
        named = counted_below(line, self.measures, self.topic.reading.get("default"))
        if named and people.mentions(line, ("people", "group"), self.parties):
            self.measure = self.whole = named
            self.counted_in = line.paragraph

    def _of_list(self, number: int, line: Sentence) -> str | None:
        """What the figures of a list count: the people of the line that it stands under, else those counted last."""
        before = self.lines[number - 1] if number else None
        if before is None or not is_item(line) or line.role is Role.TABLE:
            return None
        if is_item(before):
            return self.of_list
        if not before.text.rstrip().endswith(":") or not self.topical[before.paragraph]:
            return None
        if self.counted_at == number - 1 and self.measure:
            return self.measure
        named = counted_below(before, self.measures, self.topic.reading.get("default"))
        return named or (self.whole if before.paragraph - self.counted_in <= 1 else None)

    def _paid(self, line: Sentence) -> Paid:
        """What a sum goes on with: what a list stands under, else the sum before."""
        if self.listed and is_item(line):
            return Paid(self.listed)
        return self.paid if line.paragraph - self.paid_in <= 1 else NOTHING_PAID

    def _kind(self, number: int, line: Sentence) -> tuple[str | None, bool]:
        """What the sums of a list are, as the line says that it stands under: "Payments for a contract, by region:".

        And whether that line offers them: "The adverts promise the following:".
        """
        before = self.lines[number - 1] if number else None
        if before is None or not is_item(line):
            return None, False
        if is_item(before):
            return self.listed, self.under_offer
        if before.role not in HEADS and not before.text.rstrip().endswith(":"):
            return None, False
        return tables.kind_of_sums(before, self.measures), bool(before.of("topic.offer", "offer"))

    def _home(self) -> str | None:
        """The country that the text speaks of where it does not say whose people it counts."""
        if self.home == "":
            self.home = people.home(self.lines, self.towns, self.parties, self._observes)
        return self.home

    def _observes(self, number: int, hit: Hit) -> bool:
        """ "The Norlandish defence ministry said": an observer's office that counts the people of others."""
        if hit.payload not in self.observers:
            return False
        return self.attribution.speaks(number, hit.first) or people.observing(self.lines[number], hit, self.observers)

    def _court(self) -> str | None:
        """The country, no party to the war, whose courts a text on the war tells of where nobody's people are named."""
        return people.home(self.lines, self.towns, self.parties, self._observes, named=True)

    def _nationals(self, line: Sentence) -> bool:
        """ "The Kenyan government: 200 citizens", "3,344 citizens of 36 countries": a country says whose citizens they are."""
        if not line.of("compatriot"):
            return False
        named = people.mentions(line, ("adjective", "capital"), self.parties)
        return bool(named) or any(h.payload == "country" for h in line.of("thing"))

    def _claim(self, number: int, line: Sentence, pairing: Pairing, dates: Sequence[Time]) -> Claim | None:
        counted, measure = pairing.counted, self.measures[pairing.measure]
        if (pairing.signal is None or not counted.people) and self._speaks(number, pairing):
            return None
        value = self._value(line, counted, measure, goes_on=self._goes_on(line, pairing))
        if value is None:
            return None
        first, last = _extent(line, pairing)
        begin, end = line.span(first, last)
        before = self.previous
        said_by = self.attribution.chain(number, counted.quantity.at) or self._still_speaking(number, line, pairing)
        said_by = self._told(number, pairing, said_by)
        if measure.unit == "money" and said_by and self._took(number, line, counted):
            said_by = said_by[:-1]
        conversion = before if before and pairing.features[0][0] == "conversion" else None
        about, whose = (
            (conversion.about, Reason("about", "as the sum before it"))
            if conversion
            else about_whom(line, pairing, self.measures, self.discourse, said_by, self._previous(line, counted))
        )
        if measure.unit == "country" and not counted.people and all(map(str.isupper, about)):
            about, whose = FOREIGN, Reason("about", "people of several countries")
        if measure.group == "law" and about and about == self.discourse.only_main() and (land := self._court()):
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
        denied, advert = self._speaker_kind(number, line, counted, said_by, measure)
        how, why = stance(line, pairing, measure, denied, advert, self.tried == line.paragraph)
        if conversion:
            how, why = conversion.stance, None
        elif self._offer_goes_on(line, measure, how) and not is_denied(line, counted.quantity):
            how, why = Stance.OFFERED, Reason("stance", "goes on with the offer before")
        elif how in (Stance.ASSERTED, Stance.ALLEGED) and (untrue := self._taken_back(number, counted)):
            how, why = Stance.DENIED, untrue
        as_of, dated = (None, None) if how in _DATELESS else self._as_of(number, line, pairing, dates, said_by)
        if as_of and how is Stance.PLANNED:
            as_of = ahead(as_of, dated, why, self.document.published, anywhere=line.pack.head_final)
        if as_of and self._before_all(as_of):
            return None
        side, sided = self.sides.of(self._marks(line), pairing, measure, about, said_by, value.unit)
        unsaid = not about or (home and side != self.sides.default)
        if side and unsaid and "returned" in measure.traits and sided and sided.start is not None:
            about, whose = (
                (side,),
                replace(sided, slot="about"),
            )  # "300 prisoners are back from Southland": its enemy's own
        reasons: list[Reason] = []
        if self.explain:
            said = self._said(number, line, counted) if said_by else None
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

    def _speaks(self, number: int, pairing: Pairing) -> bool:
        """They say something themselves: "three men told us", but not "20 men were lured with false promises"."""
        counted, signal = pairing.counted, pairing.signal
        if not self.attribution.speaks(number, counted.quantity.to):
            return False
        befell = signal is not None and signal.role == "verb" and signal.first > counted.last
        return not (befell and self.attribution.only_offers(number, counted.quantity.to))

    def _only_tells(self, number: int, pairing: Pairing, pairings: Sequence[Pairing]) -> bool:
        """They say what befell others: "three officials told M that 40 were killed", "citing three officials"."""
        signal = pairing.signal
        if signal is None or self.measures[pairing.measure].unit != "person":
            return False
        shared = any(p.signal is signal and p is not pairing for p in pairings)
        teller = self.attribution.teller(number, pairing.counted.quantity.to)
        if teller is None or teller[0] <= signal.first <= teller[1]:
            return False
        return shared or teller[2] == "cite"

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

    def _taken_back(self, number: int, counted: Counted) -> Reason | None:
        """The one who said it, or the document itself, calls it untrue in the next sentence."""
        if number + 1 >= len(self.lines) or self.lines[number + 1].paragraph != self.lines[number].paragraph:
            return None
        following = self.lines[number + 1]
        hit = taken_back(following)
        chain = self.attribution.chain
        if hit is None or chain(number + 1, hit.first) not in ((), chain(number, counted.quantity.at)):
            return None
        return following.reason("stance", "called untrue", hit.first, hit.last)

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

    def _value(self, line: Sentence, counted: Counted, measure: Measure, goes_on: bool) -> Value | None:
        q = counted.quantity
        per = q.per
        if measure.unit == "money":
            unit = self._currency(line, q)
            per = per or self._rate(line, counted)
            per = (measure.per or per or "once") if per in (None, "once", "month") else per
            return Value(q.low, q.high, q.hedge, unit, per)
        if measure.unit == "term":
            return Value(q.low, q.high, q.hedge, q.unit)
        low, high = _people_number(q.low, q), _people_number(q.high, q)
        if any(isinstance(n, float) for n in (low, high)) and q.sort is not Sort.PERCENT:
            return None
        if q.sort is Sort.PERCENT:
            return Value(q.low, q.high, q.hedge, "percent")
        unit = {"person": "person", "country": "country", "case": "case"}[measure.unit]
        if "channels" in measure.traits and "channel" in counted.things:
            unit = "case"
        if "channels" in measure.traits and counted.noun is Noun.NONE and self.previous:
            unit = self.previous.value.unit if self.previous.measure == measure.name else unit
        if measure.kind is Kind.FLOW or measure.group == "law" or "harm" in measure.traits:
            # "every month two or three were captured", but "in a month forty fell"
            per = per or self._rate(line, counted, "per" if measure.kind is Kind.FLOW else "every")
            if goes_on:
                per = per or self.per
            self.per = per
        return Value(low, high, q.hedge, unit, per)

    def _goes_on(self, line: Sentence, pairing: Pairing) -> bool:
        """It has no word of its own for its measure, or that of the number before: "each month 3 were captured, now 15"."""
        signal, before = pairing.signal, self.previous
        if signal is None:
            return True
        if before is None or before.measure != pairing.measure or not line.start <= before.span.start < line.end:
            return False
        return line.start + line.tokens.start[signal.first] < before.span.end

    def _rate(self, line: Sentence, counted: Counted, words: str = "per") -> str | None:
        """A period that stands before the number or behind its noun: "monatlich nur einige hundert Verträge"."""
        links = {h.first for h in line.of("range") if h.payload == "and"}
        norm, ago = line.tokens.norm, {h.first for h in line.of("ago") if h.payload != "pre"}
        for hit in line.of(words):
            if hit.last + 1 in ago:
                continue  # "from 90 a year ago"
            near = counted.first - 5 <= hit.first <= counted.last + 3
            near = near or (hit.first == 0 and not stops_between(line, 0, counted.first))  # "Every month, X says, …"
            if words == "every" and counted.last < hit.first:
                near = near or _CUTS.isdisjoint(
                    norm[counted.last : hit.first]
                )  # "three were captured there every month"
            theirs = hit.first < counted.first and hit.first in self.taken
            behind = hit.last + 1 < len(line.tokens) and line.tokens.kind[hit.last + 1] == "d"
            theirs = theirs or (hit.first > counted.quantity.last and behind)  # "a bonus of 900, monthly 200"
            between = range(counted.last + 1, hit.first)
            theirs = theirs or not links.isdisjoint(between)  # "a bonus of 5 and monthly pay"
            if near and not theirs and hit.payload in ("month", "year", "day"):
                return str(hit.payload)
        return None

    def _currency(self, line: Sentence, quantity: Quantity) -> str:
        shared = symbols()["shared"].get(quantity.unit)
        if shared is None:
            return quantity.unit
        named = [h.payload for h in people.mentions(line, ("people", "land", "adjective", "capital"))]
        for code in [*named, *self.discourse.now(), *self.discourse.main, *self.discourse.weak]:
            if code in shared:
                return str(shared[code])
        return str(shared[""])

    def _still_speaking(self, number: int, line: Sentence, pairing: Pairing) -> tuple[str, ...]:
        """Whoever spoke in the sentence before, where a plain one gives a figure that is theirs rather than the text's own.

        People and offices go on about people and sums, a document about sums; what a law provides is the text's own. So are
        captives and arrests, as a rule: who holds how many is known without a speaker ("Two soldiers have been taken alive").
        """
        part = pairing.counted.partitive or any(h.category in ("partitive", "pronoun") for h in line.hits)
        names, kind = self.attribution.left(number, farther=part)
        measure = self.measures[pairing.measure]
        group = measure.group
        if group == "people" or (group == "law" and measure.unit != "term"):
            if pairing.measure in self.plain or kind in _NAMES:
                return ()
            return names if part or kind in _TELLERS else ()
        if kind in _TELLERS or kind == "document":
            return names if group == "money" else ()
        paid = really_paid(line, pairing.counted)  # whoever tells of it knows what was paid, an advert does not
        return names if group == "money" and kind in _WRITTEN and not paid else ()

    def _told(self, number: int, pairing: Pairing, said_by: tuple[str, ...]) -> tuple[str, ...]:
        """The speakers of a figure within the story that its sentence goes on with; the law needs nobody who tells it."""
        group = self.measures[pairing.measure].group
        if group != "money" and (said_by or group != "people" or pairing.measure in self.plain):
            return said_by
        story = self.attribution.narrator(number)
        return (*(name for name in story if name not in said_by), *said_by) if story else said_by

    def _took(self, number: int, line: Sentence, counted: Counted) -> bool:
        """ "The agent demanded 600 from each family": the verb tells that it was paid, and no speech."""
        cue = self.attribution.reason(number, counted.quantity.at) if line.of("topic.paid") else ""
        return bool(cue) and any(
            line.text[line.tokens.start[h.first] : line.tokens.end[h.last]] == cue for h in line.of("topic.paid")
        )

    def _said(self, number: int, line: Sentence, counted: Counted) -> Reason:
        """Why it is attributed: the cue in its own sentence, or that it goes on with what somebody said before."""
        cue = self.attribution.reason(number, counted.quantity.at)
        at = line.text.find(cue) if cue else -1
        if at >= 0:
            return Reason("said_by", "the words that attribute it", cue, line.start + at)
        return Reason("said_by", "goes on with what was attributed before", cue)

    def _speaker_kind(
        self, number: int, line: Sentence, counted: Counted, said_by: Sequence[str], measure: Measure
    ) -> tuple[bool, bool]:
        """Whether the innermost speaker denies it, and whether it is one who recruits, and not of what they get themselves."""
        manner = self.attribution.manner(number, counted.quantity.at)
        speaker = said_by[-1].casefold() if said_by else ""
        offers: list[Hit] = []
        if (
            "either_way" not in measure.traits
        ):  # "The recruiter told me: 2 million when you sign", and not of his own fee
            recruiters = (h for h in line.by.get("topic.noun", ()) if h.payload in self.recruit)
            offers = [*line.of("topic.advert"), *recruiters]
        advert = bool(speaker) and any(
            line.text[line.tokens.start[h.first] : line.tokens.end[h.last]].casefold() in speaker for h in offers
        )
        names, kind = self.attribution.left(number)
        advert = advert or (kind == "advert" and bool(said_by) and tuple(said_by) == names)  # it goes on
        own = self.invites and not said_by  # what an advert says of itself
        return manner == "denial", advert or own or manner == "offer"

    def _offer_goes_on(self, line: Sentence, measure: Measure, how: Stance) -> bool:
        """ "On top of that come 190,000 roubles a month": a further sum, in the paragraph of an offer."""
        if measure.unit != "money":
            return False
        if how is Stance.OFFERED:
            self.offer = line.paragraph
            return False
        if self.under_offer and how is Stance.ASSERTED:
            return not line.of("topic.paid")
        paid = any(h.category in ("topic.hint", "topic.paid") for h in line.hits)
        paid = paid or any(h.first <= _OPENING for h in line.of("contrast"))  # "But he was given 200,000"
        return how is Stance.ASSERTED and self.offer == line.paragraph and not paid

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


def converted(value: Value, first: Value) -> Value:
    """A sum in another currency, in brackets behind the first: "up to 1.5m roubles ($18,700)" is up to 18,700 dollars."""
    value = replace(value, per=first.per)
    if value.hedge is not Hedge.EXACT or first.hedge in (Hedge.EXACT, Hedge.RANGE, Hedge.VAGUE):
        return value
    if first.hedge is Hedge.ABOUT:
        return replace(value, hedge=Hedge.ABOUT)
    low, high = (None, value.high) if first.low is None else (value.low, None)
    return replace(value, low=low, high=high, hedge=first.hedge)


def _context(line: Sentence, telling: frozenset[str]) -> set[int]:
    """Where a sentence has words of the topic: its own, and signals that only it has."""
    return {
        h.first
        for h in line.hits
        if h.category in ("topic.context", "topic.side") or (h.category == "topic.verb" and h.payload in telling)
    }


def _is_date(quantity: Quantity, dates: Sequence[Time]) -> bool:
    """The number belongs to a date or a time of day; a term of years is left to the measures."""
    if quantity.sort is Sort.DURATION and quantity.unit == "year" and 1900 <= quantity.value <= 2100:
        return True  # "15 марта 2024 года"
    if quantity.sort is Sort.DURATION:  # "in the past three years" is a period, "three years in prison" a term
        return any(
            d.first <= quantity.at <= d.last
            and (d.as_of or d.type == "DATE")
            and not quantity.first <= d.first < quantity.at
            for d in dates
        )
    if quantity.sort is Sort.PERCENT and quantity.words:  # "the first half of 2025"
        return any(d.first <= quantity.at <= d.last for d in dates)
    if quantity.sort in (Sort.MONEY, Sort.PERCENT):
        return False
    return any(d.first <= quantity.at <= d.last and d.type in ("DATE", "TIME", "DURATION", "SET") for d in dates)


def _is_one_of_them(pairing: Pairing) -> bool:
    """ "Jon Feld, a cook, was one of them" names one who has been counted, where nothing says what befell him alone."""
    quantity = pairing.counted.quantity
    one = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
    return one and pairing.signal is None and pairing.counted.partitive


def _is_asked(line: Sentence, counted: Counted) -> bool:
    """ "Are 5,000 Norlanders really fighting there?" says nothing."""
    norm = line.tokens.norm
    if "?" not in norm[counted.last + 1 :]:
        return False
    ends = (norm[at] for at in range(counted.last + 1, len(norm)) if norm[at] in _ENDS and line.ends_at(at))
    return next(ends, "") == "?"


def _is_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Usmanov, 51 ans, a été condamné", "(24 years)": a term of years between two commas or in brackets is an age."""
    norm = line.tokens.norm
    before, after = quantity.first - 1, quantity.last + 1
    if quantity.sort is Sort.COUNT:
        return before > 1 and after < len(norm) and _is_bare_age(line, quantity)
    if quantity.sort is not Sort.DURATION or quantity.unit != "year" or before < 0 or after >= len(norm):
        return False
    near = (h for h in line.of("ageword") if h.last in range(max(0, before - 2), before + 1))
    if any("d" not in line.tokens.kind[h.first : before + 1] for h in near):  # "aged 29, to four years": that one's
        return True
    if any(h.last == before for h in line.of("origin")) and quantity.low == quantity.high and quantity.value >= _ADULT:
        person = (before - 1, before - 2)
        if any(h.last in person for h in line.of("people", "person")):  # "un Américain de 70 ans"
            return True
    return (norm[before], norm[after]) in {(",", ","), ("(", ")")}


def _is_bare_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Prada, de 46, volvía a su país", "Jon Asfan, 30, of": an age without its years, behind a name."""
    norm, before, after = line.tokens.norm, quantity.first - 1, quantity.last + 1
    if quantity.words or quantity.low != quantity.high or not _ADULT <= quantity.value < _OLD:
        return False
    if norm[after] in ",.)" and norm[before - 1] == ",":
        return any(h.last == before for h in line.of("origin"))
    named = line.tokens.capital(before - 1) and line.tokens.capital(before - 2)
    known = any(h.last == before - 1 for h in line.of("land", "capital", "people", "group", "adjective"))
    return (norm[before], norm[after]) == (",", ",") and named and not known


def _people_number(value: Number | None, quantity: Quantity) -> Number | None:
    """People are whole: "3,388" is 3388 also where the language writes decimals with a comma."""
    if isinstance(value, float) and quantity.digits and not quantity.words:
        tail = quantity.digits[-3:]
        if tail.isdigit() and len(quantity.digits) > 4 and not quantity.digits[-4].isdigit():
            return int("".join(c for c in quantity.digits if c.isdigit()))
    return value


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
