"""Which time each figure holds for, and what carries over from sentence to sentence: the state of a reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from beleg.languages import times
from beleg.languages.lexicon import Hit
from beleg.languages.times import Time
from beleg.model import Claim, Measure, Reason, Role
from beleg.reading import dating
from beleg.reading.ahead import years_on
from beleg.reading.dating import Speech
from beleg.reading.described import counts, is_stated
from beleg.reading.marks import Marks
from beleg.reading.pairing import RECOUNTED, Pairing
from beleg.reading.ranking import ranks_countries
from beleg.reading.sentences import HEADS, OPENING, Sentence
from beleg.reading.told_when import is_day

_TELLING: Final = frozenset({"verb", "frame", "hint"})
_ITEMS: Final = frozenset({Role.TABLE, Role.LIST})
_BESIDE: Final = 2  # tokens between a number and the time right behind it
_PRIOR: Final = frozenset({"prior-year", "ago-year", "prior-month", "prior-week"})
_DASHES: Final = frozenset("-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{BLACK SMALL SQUARE}")
_BOUNDS: Final = frozenset({"more_than", "at_least"})
_HARMS: Final = frozenset({"harm"})

Dated = tuple[str | None, Reason | None]


class Dates:
    """The times of a document as its sentences are read one by one.

    Of every sentence `enter` is told first, then `read` finds its times, and `of` says which of them, or of those
    before, a figure holds for: "In 2024, 1,200 signed. Of them 80 are Cubans" gives both 2024.
    """

    def __init__(self, lines: Sequence[Sentence], measures: Mapping[str, Measure], published: str | None) -> None:
        self.lines, self.measures, self.published = lines, measures, published
        self.anchor: str | None = None  # the last absolute date
        self.here: list[Time] = []  # the times of the sentence being read that resolve to one
        self.default: str | None = None  # what the document says of all its figures
        self.caption: str | None = None  # the time of the line that the list or table being read stands under
        self.spoken = (-1, -1, "")  # the last time spoken of: its paragraph and sentence, and what it holds for
        self.earlier = self.spoken  # the same, before the sentence being read
        self.as_of: str | None = None  # the time of the last figure that a sentence dated
        self.place = (-1, -1)  # the paragraph and sentence in which that time stood
        self.stated = False  # whether that was said to be the day of the figures: "as of 1 October"
        self.at = -1  # and the token of the number that it dated
        self.measure = ""  # and what that number counted
        self.said: tuple[str, ...] = ()  # and who said it
        self.verdict = (-9, "")  # the paragraph that told of a verdict last, and the day on which it was passed

    def enter(self, number: int, line: Sentence) -> None:
        """Go on to the next sentence, which may stand under a line with a time."""
        self.caption = self._caption(number, line)

    def read(self, line: Sentence) -> list[Time]:
        """The times of the sentence; months without a year lean on the dates before."""
        found = times.find(line.tokens, line.hits, line.pack, self.published, self.anchor)
        found = [time for time in found if not _counts_people(line, time)]
        self.here = [time for time in found if time.as_of]
        self.anchor = times.latest(found, self.anchor)
        self.earlier = self.spoken
        if self.here:
            self.spoken = (line.paragraph, line.start, str(self.here[-1].as_of))
        return found

    def of_row(self, row: Sentence) -> str | None:
        """The time that a row of a table opens with: "Spring 2024", or a bare year."""
        found = times.find(row.tokens, row.hits, row.pack, self.published, self.anchor)
        opening = next((at for at in range(len(row.tokens)) if row.tokens.kind[at] != "p"), 0)
        if first := [time.as_of for time in found if time.as_of and time.first <= opening <= time.last]:
            return first[0]
        year = row.tokens.norm[opening] if len(row.tokens) else ""
        return year if len(year) == len("2024") and year.isdecimal() and year[:2] in {"19", "20"} else None

    def of(
        self,
        marks: Marks,
        pairing: Pairing,
        dates: Sequence[Time],
        said_by: Sequence[str],
        speech: Speech | None,
    ) -> Dated:
        """The time of the sentence nearest to a number; else that of what it refers back to; else the document's own."""
        line, at = marks.line, pairing.counted.quantity.at
        signal = pairing.signal.first if pairing.signal and pairing.signal.role in _TELLING else -1
        measure = self.measures[pairing.measure]
        # What is paid for signing is of the day of signing: no sum that a story tells of behind it.
        listed = "listed" if "listed" in measure.traits else measure.group
        group = "compared" if "compared" in measure.traits else listed
        if found := dating.nearest(
            marks, at, dates, said_by, signal, group=group, term=measure.unit == "term", speech=speech
        ):
            time, why = found
            if "harm" in measure.traits and _brought_home(line, time):
                return None, None
            prior = _prior(line, time)
            if prior is not None or _changed_since(line, time):
                last = pairing.counted.quantity.to
                begin = last + 1 if last < time.first else max(0, time.first - _BESIDE)
                between = last >= time.first and counts(marks, time.last + 1, at)
                if between or counts(marks, begin, time.first):
                    return None, None  # "risen to 31 from 12 a year earlier": of the 12
                as_of = (self._year_before(line, pairing, prior) if prior else None) or time.as_of
                # what it is compared with goes no further
                return as_of, line.reason("as_of", why, time.first, time.last)
            self.as_of, self.place, self.at = time.as_of, (line.paragraph, line.start), at
            self.stated = is_stated(marks, time)
            self.said = tuple(said_by)
            if measure.group == "law" and _is_verdict(line, time):
                self.verdict = (line.paragraph, str(time.as_of))
            if measure.unit != "country":  # "8,600 men of 27 countries. Of them 2,240 …"
                self.measure = pairing.measure
            return time.as_of, line.reason("as_of", why, time.first, time.last)
        if (back := dating.goes_back(marks, at)) and (spoken := self._spoken(line, back)):
            return spoken, line.reason("as_of", "the time spoken of before", back.first, back.last)
        if self.as_of and self._within(line, pairing) and measure.unit != "term":
            self.at = at
            return self.as_of, Reason("as_of", "as the number before in the sentence")
        if self.caption:
            return self.caption, Reason("as_of", "the line that it stands under")
        if measure.unit == "term" and 0 <= line.paragraph - self.verdict[0] <= 1:
            return self.verdict[1], Reason("as_of", "the day of the verdict told of before")
        others = bool(said_by) and bool(self.said) and tuple(said_by) != self.said
        if self.as_of and not others and self._goes_on(line, pairing):  # "she believes that it is more than 25,000"
            return self.as_of, Reason("as_of", "as what it refers back to")
        if self.default:
            return self.default, Reason("as_of", "what the document says of all its figures")
        return None, None

    def told_of(self, found: list[Claim], line: Sentence, paragraphs: Mapping[tuple[object, ...], int]) -> list[Claim]:
        """ "Both figures are as of October": a sentence that dates the figures before it, or all that follow."""
        told = line.of("dataref") if self.here else []
        dated = [time for time in self.here if told and (not _is_of_day(time) or is_stated(Marks(line), time))]
        if not dated:
            return found  # "the figures could not be checked by Tuesday evening"
        if all(h.payload == "one" for h in told):
            return self._told_of_one(found, line, paragraphs)
        as_of = dated[-1].as_of
        last = paragraphs.get(found[-1].key) if found else None
        near = last if last is not None and line.paragraph - last <= 1 else line.paragraph
        undated = [n for n, claim in enumerate(found) if paragraphs.get(claim.key) == near and not claim.as_of]
        if last != line.paragraph and not undated:
            self.default = as_of
        why = line.reason("as_of", "a sentence that dates the figures", 0, len(line.tokens) - 1)
        return [
            replace(claim, as_of=as_of, reasons=(*claim.reasons, why)) if n in undated else claim
            for n, claim in enumerate(found)
        ]

    def _told_of_one(
        self, found: list[Claim], line: Sentence, paragraphs: Mapping[tuple[object, ...], int]
    ) -> list[Claim]:
        """ "This total, as of 31 October, …": the figure right before it, where the day is said to be that of the figure."""
        stated = [time for time in self.here if is_stated(Marks(line), time)]
        if not stated or not found or paragraphs.get(found[-1].key) != line.paragraph:
            return found
        why = line.reason("as_of", "a sentence that dates the figure", stated[0].first, stated[0].last)
        return [*found[:-1], replace(found[-1], as_of=stated[0].as_of, reasons=(*found[-1].reasons, why))]

    def _caption(self, number: int, line: Sentence) -> str | None:
        """The time of what a list or a table stands under: "Losses (as of 1 March):", "Table 2. Dead by 1 April"."""
        before = self.lines[number - 1] if number else None
        if before is None or not is_item(line):
            return None
        if is_item(before):
            return self.caption
        heads = before.text.rstrip().endswith(":") or (line.role is Role.TABLE and before.role in HEADS)
        paragraph, start, as_of = self.spoken
        return as_of if heads and (paragraph, start) == (before.paragraph, before.start) else None

    def _spoken(self, line: Sentence, back: Hit) -> str | None:
        """The time that words go back to: one before them in the sentence, else that of the figures or words before it."""
        inside = [str(time.as_of) for time in self.here if time.last < back.first]
        if inside:
            return dating.gone_back(inside[-1], back)
        paragraph, start, as_of = self.earlier
        if self.as_of and self.place >= (paragraph, start):
            (paragraph, start), as_of = self.place, self.as_of
        near = paragraph >= 0 and line.paragraph - paragraph <= 1
        return dating.gone_back(as_of, back) if near and as_of != self.published else None

    def _year_before(self, line: Sentence, pairing: Pairing, prior: Hit) -> str | None:
        """ "In the second half of 2025, 88 were captured. A year earlier there were 40": the same stretch of the year before."""
        as_of = str(self.as_of or "..")
        near = 0 <= line.paragraph - self.place[0] <= 1 and self.measure == pairing.measure
        if not near or not str(prior.payload).endswith("year") or ".." in as_of or as_of == self.published:
            return None
        return years_on(as_of, -1)

    def _within(self, line: Sentence, pairing: Pairing) -> bool:
        """A number before in the same sentence had that time; a quotation may hold several sentences."""
        at = pairing.counted.quantity.at
        if self.place != (line.paragraph, line.start) or dating.stops_between(line, self.at, at):
            return False
        law = self.measure and self.measures[self.measure].group == "law"
        if law and self.measures[pairing.measure].group != "law":
            return False  # "two were convicted on Tuesday; they had sent eight men"
        return not dating.stops_between(line, self.at, at, ";") or self._listed(line, pairing)

    def _listed(self, line: Sentence, pairing: Pairing) -> bool:
        """Behind a semicolon the time goes on for parts of the same, and in a list.

        "11 were held in May; three are dead" does not say when they died.
        """
        same = pairing.measure == self.measure or pairing.counted.partitive or pairing.signal is None
        return same or line.tokens.norm.count(";") > 1

    def _of_list(self, measure: str) -> bool:
        """ "It lists 90 who signed in 2024. Norland comes first with 40 names": both count whom the list has."""
        both = (self.measures.get(name) for name in (measure, self.measure))
        return all(m is not None and m.unit == "person" and not _HARMS & m.traits for m in both)

    def _goes_on(self, line: Sentence, pairing: Pairing) -> bool:
        """A part of what was dated before, or a list that goes on.

        Only of the same measure: "of those who signed in May, nine are dead" does not say when they died; "as of 1 May,
        400 had signed. Of them, nine are dead" does.
        """
        same = pairing.measure == self.measure or self.measures[pairing.measure].unit == "country"
        same = same or (ranks_countries(line) and self._of_list(pairing.measure))
        if not same and line.role is not Role.TABLE and not (self.stated and _is_part(line, pairing)):
            return False
        if pairing.features[0][0] == RECOUNTED:
            return False  # "now the total is 13,905" says nothing of when the first was counted
        held = same or not str(self.as_of).endswith("..")
        if self.as_of == self.published:  # "200 are held now. Of them 34 are Tajiks", but no other people
            held = same and pairing.counted.partitive
        return held and line.paragraph - self.place[0] <= 1 and _refers_back(line, pairing)


def _is_part(line: Sentence, pairing: Pairing) -> bool:
    """A part of those named before, as each number is in a sentence that opens so: "Of this group 19 have died, 8 returned"."""
    return pairing.counted.partitive or any(h.first <= OPENING for h in line.by.get("partitive", ()))


def _is_verdict(line: Sentence, time: Time) -> bool:
    """ "On Tuesday a court sentenced three men": the day of the terms that are told behind it."""
    return is_day(time.as_of) and any(h.payload == "sentence" for h in line.of("topic.law"))


def _is_of_day(time: Time) -> bool:
    """A day, or until a day."""
    return is_day(str(time.as_of).removeprefix("../"))


def _counts_people(line: Sentence, time: Time) -> bool:
    """ "1985 nafar", where a year has its noun behind it: digits that could be one stand right before people.

    And "more than 2000" is a number everywhere.
    """
    if time.first != time.last or line.tokens.kind[time.first] != "d":
        return False
    if any(h.last == time.first - 1 and h.payload in _BOUNDS for h in line.of("hedge")):
        return True
    if not line.pack.head_final:
        return False
    counters = {h.first for h in line.of("hedge") if h.payload == "exact"}
    at = time.last + 1 + (time.last + 1 in counters)
    return any(h.first == at for h in line.of("person", "people", "group"))


def is_item(line: Sentence) -> bool:
    """A row of a table, or an item of a list: also a line that opens with a dash."""
    return line.role in _ITEMS or line.text.lstrip()[:1] in _DASHES


def _refers_back(line: Sentence, pairing: Pairing) -> bool:
    """ "Of them, 29", "they come from 48 states", a list that goes on."""
    if pairing.counted.partitive or pairing.signal is None:
        return True
    if any(h.payload == "among" and h.first <= OPENING for h in line.of("whole")):
        return True  # "among the dead were two Ugandans"
    if any(h.category in ("pronoun", "partitive") and h.first <= OPENING for h in line.hits):
        return True
    return ranks_countries(line)


def _prior(line: Sentence, time: Time) -> Hit | None:
    """What says that another time is set against this one: "from 12 a year earlier"."""
    return next((h for h in line.of("reckoned") if h.payload in _PRIOR and time.first <= h.first <= time.last), None)


def _changed_since(line: Sentence, time: Time) -> bool:
    """The same of a change: "from 12 two years ago"."""
    return bool(line.by.get("change")) and any(time.first <= h.first <= time.last for h in line.by.get("ago", ()))


def _brought_home(line: Sentence, time: Time) -> bool:
    """The day on which bodies came home or were buried is not the day of the deaths."""
    return bool(line.by.get("topic.relic")) and is_day(time.as_of)
