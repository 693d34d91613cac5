"""Whether a number and a signal may go together at all: by the unit of the measure, and by whom else the signal is said of."""

from __future__ import annotations

from typing import Final

from beleg.languages.numbers import Sort
from beleg.model import Hedge, Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.doers import are_tried
from beleg.reading.meant import came_back
from beleg.reading.signals import OTHER, Signal
from beleg.reading.standing import LINK, ZONE_ENDS, Standing

OPENS: Final = 3  # tokens behind a whole in which the verb that tells who it is begins
COUNTRY_REACH: Final = 2  # "from 128 countries", "from the 37 countries"
AGAINST: Final = 2  # tokens between "against" or "another" and the number
_TERM: Final = 2  # tokens from "a year" to "prison"
NEAR_MONEY: Final = 14  # a sum without a frame within this many tokens is not read


class Admitting(Standing):
    """Rules out the pairs of a number and a signal that the sentence shows to be none."""

    def _said_of_number(self, index: int, signal: Signal) -> bool:
        """The word stands in the number's own stretch, or in that of things beside it: "checked on two sites 840 migrants"."""
        whose = self._whose(signal)
        if whose is None or whose == index:
            return whose == index
        between = self.numbers[whose:index]
        return whose < index and all(n.noun is Noun.DISTRACTOR or n.quantity.sort is Sort.ARTICLE for n in between)

    def _names_them(self, index: int, signal: Signal) -> bool:
        """ "Our prisoners there are 16, and we have a list of their names": who they are was said before the number's end."""
        if signal.first not in self.their_names or signal.first <= self.numbers[index].last:
            return False
        begin = self.stretches[index][0]
        return any(
            begin <= s.first < signal.first
            and s.role in ("verb", "noun", "weak")
            and s.first not in self.their_names
            and s.measure not in (signal.measure, OTHER)
            and s.measure in self.measures
            and self.measures[s.measure].unit == "person"
            for s in self.signals
        )

    def _charged(self, number: Counted, signal: Signal) -> bool:
        """ "Arrested three men accused of sending 17 Norlanders to the war": those are nobody who was arrested."""
        norm = self.sentence.tokens.norm
        if self.sentence.pack.head_final or self.sentence.pack.verb_final:
            behind = next((h for h in self.charges if number.last < h.first and h.last < signal.last), None)
            return behind is not None and not any(norm[at] in ",،" for at in range(number.last + 1, behind.first))
        return any(signal.first <= h.first and h.last < number.first for h in self.charges)

    def _is_against(self, number: Counted) -> bool:
        """ "against 9,000 soldiers", "9,000 soldiers are prosecuted": whom the cases are against counts the cases."""
        if any(h.payload == "tried" and are_tried(self.sentence, number, h) for h in self.against):
            return True
        if self.sentence.pack.head_final:
            return any(number.quantity.to < h.first <= number.last + AGAINST for h in self.against)
        return any(0 < number.first - h.last <= AGAINST for h in self.against)

    def _recruits(self, number: Counted, signal: Signal) -> bool:
        """ "12 agents who hired men": those who recruit are not the recruited, whatever stands beside them."""
        measure = self.measures.get(signal.measure)
        if measure is None or signal.role != "verb" or measure.unit != "person" or "unsaid" not in measure.traits:
            return False
        own = (s for s in self.signals if s.role == "noun" and number.quantity.to < s.first <= number.last)
        return any("channels" in self.measures[s.measure].traits for s in own if s.measure in self.measures)

    def _befell_part(self, index: int, signal: Signal) -> bool:
        """ "12 of the 30 who joined were killed": the verb is the part's, unless it tells who the whole are."""
        number = self.numbers[index]
        if signal.role not in ("verb", "noun") or not (index and self.numbers[index - 1].of_next):
            return False
        if number.quantity.to < signal.first and signal.last <= number.last:
            return False
        part = self.numbers[index - 1].quantity.at
        others = [s for s in self.signals if s.role == "verb" and s.measure != signal.measure]
        told = any(s.first > signal.last or (s.first < part and self.sentence.pack.caseless) for s in others)
        near = number.last < signal.first <= number.last + OPENS
        return not (told and (near or self._relative(number, signal)))

    def _befell_later(self, index: int, signal: Signal) -> bool:
        """ "Of the 200 who signed up, forty fell": what stands behind the part is said of it."""
        number = self.numbers[index]
        if index + 1 >= len(self.numbers) or signal.role not in ("verb", "noun"):
            return False
        part = self.numbers[index + 1]
        smaller = part.quantity.sort is Sort.PERCENT or (
            part.quantity.sort is Sort.COUNT and part.quantity.value <= number.quantity.value
        )
        return smaller and signal.first > part.quantity.at and self._opens_whole(number, signal)

    def _befell_next(self, index: int, signal: Signal) -> bool:
        """ "1,760 men, killed of them 360": right before "of them" and a number the verb is that number's."""
        if index + 1 >= len(self.numbers) or signal.role != "verb" or signal.first <= self.numbers[index].quantity.at:
            return False
        part = self.numbers[index + 1]
        if signal.last >= part.quantity.first:
            return False  # "1,600 citizens of 35 countries in the ranks of the army": it stands behind both
        parts = {at for h in self.sentence.of("partitive") for at in range(h.first, h.last + 1)}
        between = range(signal.last + 1, part.quantity.first)
        of_them = signal.last + 1 in parts and len(between) <= LINK
        return of_them and all(at in parts or at in self.glue for at in between)

    def _led_anew(self, index: int, signal: Signal) -> bool:
        """ "قتل منهم 14 وأصيب خمسة": a verb grown together with "and" leads to the number, the one before to another."""
        led, verb = self.led.get(signal.last), self.numbers[index].first - 1
        if led is None or led == index or signal.role != "verb" or signal.last >= verb or self.led.get(verb) != index:
            return False
        return self.sentence.pack.prefixes.joined(self.sentence.tokens.norm[verb])

    def _may(self, number: Counted, signal: Signal) -> bool:
        """A measure takes numbers of its unit only."""
        measure, quantity = self.measures.get(signal.measure), number.quantity
        unit = measure.unit if measure else "person"
        if unit == "money":
            if quantity.per == "month" and measure is not None and "joining" in measure.traits:
                return False  # "every volunteer gets 900 dollars a month": what he gets for joining comes once
            return quantity.sort is Sort.MONEY and abs(signal.first - quantity.at) <= 3 * NEAR_MONEY
        if unit == "term":
            if number.noun is Noun.DISTRACTOR:
                return False
            one = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
            if one and not 0 < signal.first - number.last <= _TERM:
                return False  # "sentenced a year ago", but "a year in prison"
            return quantity.sort is Sort.DURATION and quantity.unit in ("year", "month")
        if quantity.sort not in (Sort.COUNT, Sort.PERCENT, Sort.ARTICLE):
            return False
        if unit == "country" and quantity.sort is Sort.PERCENT:
            return False
        if number.noun is Noun.DISTRACTOR and not self._asks(number, measure):
            return False
        if quantity.sort is Sort.ARTICLE and not self._listed(number):
            return False
        none = quantity.none
        nobody = none and number.noun is Noun.PERSON
        lone = quantity.words and quantity.low == 1 == quantity.high
        if (none or lone) and self._without(number, signal):
            return False
        if none and not self._asks(number, measure):
            if self._of_body(number):
                return False  # "no government has confirmed how many fell"
            harmed = measure is not None and "harm" in measure.traits
            denied = harmed and any(
                signal.first <= h.first <= signal.last for h in self.sentence.by.get("negation", ())
            )
            if denied and came_back(self.sentence, signal, self.measures) is None:
                return False  # "none of them did not live": here no word for those who fell
        if nobody and signal.role == "noun" and not number.first <= signal.first <= number.last:
            return False  # "nobody spoke of the contract": what nobody does is a verb
        if (
            nobody
            and signal.last < number.first
            and not (self.sentence.pack.head_final or self._closes(number, signal))
        ):
            return False  # "of those who fight nobody knows": its verb follows; but "convicted was nobody"
        if unit == "country":
            if quantity.sort is not Sort.COUNT or "country" not in number.things:
                return False
            behind = self.sentence.pack.head_final and number.first <= signal.first <= number.last + COUNTRY_REACH
            framed = signal.first <= quantity.first and quantity.last < signal.last  # "48 nations are represented"
            if signal.role == "noun":
                return number.first <= signal.first <= number.last  # "twelve nationalities"
            return behind or framed or 0 < number.first - signal.last <= COUNTRY_REACH
        if unit == "case":
            if signal.role == "noun" and quantity.words and quantity.low == quantity.high == 1:
                return False  # "one case involved a student": an instance, which no word says was opened
            if self._is_against(number):
                return signal.role in ("noun", "verb")
            told = signal.measure == self.cases and signal.role == "verb" and number.noun is Noun.NONE and not none
            told = told and not any("case" in other.things for other in self.numbers)
            return number.noun not in (Noun.PEOPLE, Noun.PERSON) and (
                "case" in number.things or signal.role == "noun" or told  # "cases are many. In 2023 they opened 34"
            )
        if (
            number.noun is Noun.THING
            and signal.last == number.last
            and measure is not None
            and "channels" in measure.traits
        ):
            return "channel" in number.things or self._thing_fits(number, signal.measure)
        fits = number.noun is not Noun.THING or self._thing_fits(number, signal.measure) or self._asks(number, measure)
        if not fits and not self._persons(number):
            return False
        if measure is None:
            return True
        if "channels" in measure.traits:
            return signal.role == "noun" and self._are_they(number, signal)
        return not ((signal.measure == self.default or "unsaid" in measure.traits) and self._recruit(number))

    @staticmethod
    def _are_they(number: Counted, signal: Signal) -> bool:
        """ "Moscow's recruiters won over 70 Norlanders": those of a country, counted by another noun, are not the recruiters."""
        own = number.first <= signal.first and signal.last <= number.last
        return own or number.noun is not Noun.PEOPLE

    def _recruit(self, number: Counted) -> bool:
        """ "Six recruiters work in the port": those counted recruit others, and neither join nor serve."""
        return any(number.quantity.to < at <= number.last for at in self.recruiters)

    def _without(self, number: Counted, signal: Signal) -> bool:
        """ "Signed by 16 men, none of whom had seen a rifle": what none of them did stands behind."""
        if not number.partitive or signal.last >= number.first or self.sentence.pack.head_final:
            return False
        return any(self.sentence.tokens.norm[at] == "," for at in range(signal.last + 1, number.first))

    def _closes(self, number: Counted, signal: Signal) -> bool:
        """The clause ends with the number, as it began before the signal."""
        norm, kind = self.sentence.tokens.norm, self.sentence.tokens.kind
        if any(norm[at] in ZONE_ENDS for at in range(signal.last + 1, number.first)):
            return False  # "how many fell, knows nobody"
        return number.last + 1 >= len(kind) or kind[number.last + 1] == "p"

    def _of_body(self, number: Counted) -> bool:
        """What there is none of is a government, a ministry, a court."""
        at = number.quantity.last + 1
        return any(h.first == at and str(h.payload).startswith("body") for h in self.sentence.of("role_noun"))

    @staticmethod
    def _asks(number: Counted, measure: Measure | None) -> bool:
        """ "Not one of their governments has asked for them": who asks for nobody is no thing that is counted."""
        return number.quantity.none and measure is not None and "asked" in measure.traits

    def _thing_fits(self, number: Counted, measure: str) -> bool:
        """Contracts are people recruited, names people identified; the topic's own nouns fit the measures they name."""
        own = {s.measure for s in self.signals if s.role == "noun" and number.first <= s.last <= number.last}
        known = self.measures.get(measure)
        unit = known.unit if known else ""
        return (
            measure in own
            or (unit == "country" and "country" in number.things)
            or (unit == "case" and "case" in number.things)
        )

    def _persons(self, number: Counted) -> bool:
        """ "Three agents sit in custody": a noun of the topic that no pack knows otherwise, and that says who people are."""
        if number.things:
            return False
        own = [s.measure for s in self.signals if s.role == "noun" and number.first <= s.last <= number.last]
        return bool(own) and all(name in self.measures and self.measures[name].unit == "person" for name in own)

    def _listed(self, number: Counted) -> bool:
        index = self.numbers.index(number)
        return number.noun is Noun.PEOPLE and any(
            g == self.group[index] and n.quantity.sort is Sort.COUNT and i != index
            for i, (g, n) in enumerate(zip(self.group, self.numbers, strict=True))
        )
