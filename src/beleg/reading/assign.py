"""Which number belongs to which measure: numbers and signals of a sentence, paired by a small readable model.

Every pair of a number and a signal that may go together is scored by what holds of it (weights.toml); a list of numbers
("five Kenyans, three Indians and one Togolese were captured") is one thing and shares its signals; a number without a
signal goes on with the measure before it where ellipsis allows that ("of them, 29"), or is left alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.admitting import COUNTRY_REACH
from beleg.reading.counted import Counted, Noun
from beleg.reading.ellipsis import Elliptic
from beleg.reading.homecoming import come_home
from beleg.reading.lists import labelled
from beleg.reading.members import as_their_whole
from beleg.reading.pairing import ENOUGH, Pairing
from beleg.reading.signals import FULL_STOPS, OTHER, Signal
from beleg.reading.wholes import NATIONS, describes, with_its_parts

_MANY: Final = 20  # people of a whole that no other sum is likely to hit
_BEFELL: Final = frozenset({"harm", "returned"})


class Pairer(Elliptic):
    """Pairs the numbers of one sentence with the measures of a topic."""

    def pairings(self) -> list[Pairing]:
        """The numbers that were given a measure, in their order."""
        found: list[Pairing] = []
        last, whole = self.scene.measure, self.scene.whole
        for index in range(len(self.numbers)):
            best = self._for_harm(self._befell(index, self.best(index)))
            if best is not None and (self._of_bodies(best, found) or self._others_home(index, best)):
                continue
            number = self.numbers[index]
            best = self._followed(index, found, whole if whole and labelled(number) else last, best)
            best = come_home(self.sentence, best, self.measures)
            if best and best.score > ENOUGH and best.measure != OTHER and not self._none_again(best, found):
                found.append(best)
                if self.measures[best.measure].unit == "case" and number.quantity.sort is Sort.COUNT:
                    self.cases = best.measure
                if self.measures[best.measure].unit == "person":
                    last = best.measure
                    whole = whole if number.partitive else best.measure
        found = as_their_whole(self.sentence, self._adding_up(found))
        found = self._sentenced(with_its_parts(self.sentence, found, self._of_people()))
        return found + self._whence(found)

    def _adding_up(self, found: list[Pairing]) -> list[Pairing]:
        """ "Of Africans 120 have died. // In detail it counts 77 Norlanders and 43 Southlanders": all of them dead.

        Nations that add up to a figure told before count what that one does, where no word says what befell them.
        """
        parts = [p for p in found if self._of_one_nation(p)] if self.scene.figures else []
        total = sum(float(p.counted.quantity.value) for p in parts)
        if len(parts) < NATIONS or total < _MANY:
            return found
        name = self.scene.figures.get(total)
        if name is None or all(p.measure == name for p in parts):
            return found
        return [replace(p, measure=name, signal=None) if any(p is part for part in parts) else p for p in found]

    def _of_one_nation(self, pairing: Pairing) -> bool:
        people, measure = pairing.counted.people, self.measures[pairing.measure]
        plain = measure.unit == "person" and measure.group == "people" and _BEFELL.isdisjoint(measure.traits)
        count = pairing.counted.quantity.sort is Sort.COUNT and not pairing.counted.partitive
        return plain and count and len(people) == 1 and people[0].isupper()

    def _befell(self, index: int, best: Pairing | None) -> Pairing | None:
        """ "28,000 people who got a passport were sent to the front": what describes them is not what befell them."""
        if best is None or best.measure != OTHER or best.signal is None:
            return best
        number, told = self.numbers[index], best.signal
        end = self.numbers[index + 1].first if index + 1 < len(self.numbers) else len(self.sentence.tokens)
        if number.noun not in (Noun.PERSON, Noun.PEOPLE) or not describes(self.sentence, told, number, end):
            return best
        begin = max(number.last, told.last)
        behind = (s for s in self._of_people() if s.role == "verb" and begin < s.first < end)
        verb = next(behind, None)
        if verb is None or (self.scene.struck and self._struck_there(number, verb.measure)):
            return best
        return replace(best, measure=verb.measure, signal=verb)

    def done_by_people(self) -> str | None:
        """ "Men from 40 countries have fought there": what people do of whom only the countries are counted."""
        if any(n.noun in (Noun.PERSON, Noun.PEOPLE) for n in self.numbers):
            return None
        return next((s.measure for s in self._of_people() if s.role == "verb"), None)

    def _of_people(self) -> list[Signal]:
        return [s for s in self.signals if s.measure in self.measures and self.measures[s.measure].unit == "person"]

    def _sentenced(self, found: list[Pairing]) -> list[Pairing]:
        """ "Cases were opened against 21, and 13 of them were jailed for 8 years": the verb behind says what befell them."""
        for index, one in enumerate(found):
            cases = self.measures[one.measure].unit == "case" and one.counted.quantity.sort is Sort.COUNT
            if not cases or not one.counted.partitive or one.signal is None or one.signal.last >= one.counted.first:
                continue
            counts = (n.first for n in self.numbers if n.first > one.counted.last and n.quantity.sort is Sort.COUNT)
            reach = range(one.counted.last + 1, next(counts, len(self.sentence.tokens)))
            for signal in self.signals:
                measure = self.measures.get(signal.measure)
                befell = measure is not None and measure.group == "law" and measure.unit == "person"
                if befell and signal.role == "verb" and signal.first in reach:
                    found[index] = replace(one, measure=signal.measure, signal=signal)
                    break
        return found

    def _of_bodies(self, best: Pairing, found: list[Pairing]) -> bool:
        """ "45 have fallen. The remains of twelve were flown home, nine are buried": what became of those counted before."""
        relics = self.sentence.of("topic.relic")
        measure = self.measures.get(best.measure)
        if not relics or measure is None or measure.traits.isdisjoint(_BEFELL) or "held" in measure.traits:
            return False
        dead = (p for p in found if self._is_harm(p.measure) and "alive" not in self.measures[p.measure].traits)
        fallen = max([self.scene.fallen, *(float(p.counted.quantity.value) for p in dead)])
        number, (begin, end) = best.counted, self.stretches[self.numbers.index(best.counted)]
        if number.quantity.sort is not Sort.COUNT or number.quantity.value > fallen:
            return False
        said = {at for h in relics for at in range(h.first, h.last + 1)}
        others = (s for s in self.signals if self._is_harm(s.measure) and begin <= s.first < end)
        return any(begin <= at < end for at in said) and all(s.first in said for s in others)

    def _others_home(self, index: int, best: Pairing) -> bool:
        """ "300 journalists from 50 countries were accredited": the countries of people who are none of the topic's."""
        measure = self.measures.get(best.measure)
        if measure is None or measure.unit != "country":
            return False
        at = index + 1 if self.sentence.pack.head_final else index - 1
        if not 0 <= at < len(self.numbers):
            return False
        one, other = sorted((self.numbers[at], best.counted), key=lambda number: number.first)
        near = other.first - one.last - 1 <= COUNTRY_REACH
        theirs = self.best(at) if near and self.numbers[at].quantity.sort is Sort.COUNT else None
        return theirs is not None and theirs.measure == OTHER

    @staticmethod
    def _none_again(best: Pairing, found: list[Pairing]) -> bool:
        """ "No government has asked for nobody": where every word of a clause that can says no, they say it once."""
        return best.counted.quantity.none and any(
            p.measure == best.measure and p.counted.quantity.high == 0 for p in found
        )

    def _for_harm(self, best: Pairing | None) -> Pairing | None:
        """ "Families of the dead get a one-off 5m": one payment, where nobody joins, is for what befell them.

        So is what the wounded are said to get, where no word says how often.
        """
        if best is None or best.measure == OTHER:
            return best
        best = self._by_month(best)
        regular = self.measures[best.measure].per == "month" and best.signal is not None and best.signal.role == "hint"
        regular = regular and not (best.counted.quantity.per or self._per_before(best.counted))
        if "joining" not in self.measures[best.measure].traits and not regular:
            return self._for_joining(best)
        told = [self.measures[s.measure] for s in self.signals if s.measure in self.measures]
        harmed = any("harm" in m.traits and "held" not in m.traits for m in told)
        joined = any("unsaid" in m.traits and m.unit == "person" for m in told)
        other = next((n for n, m in self.measures.items() if m.unit == "money" and "either_way" in m.traits), None)
        if other is None or not ((harmed and not joined) or self._to_recruiter(best, other)):
            return self._for_joining(best) if regular else best
        return replace(best, measure=other)

    def _by_month(self, best: Pairing) -> Pairing:
        """ "Every month 180,000 were wired to him": what comes each month is pay, unless it is for the dead or a recruiter."""
        measure = self.measures[best.measure]
        if "either_way" not in measure.traits or not self._each_month(best.counted):
            return best
        told = [self.measures[s.measure] for s in self.signals if s.measure in self.measures]
        if any("harm" in m.traits or "channels" in m.traits for m in told):
            return best
        pay = next((n for n, m in self.measures.items() if m.unit == measure.unit and m.per == "month"), None)
        return best if pay is None else replace(best, measure=pay)

    def _each_month(self, number: Counted) -> bool:
        """The only sum of a sentence that names no other period, wherever it does."""
        periods = {str(h.payload) for h in self.sentence.of("per")}
        if periods != {"month"} or number.quantity.sort is not Sort.MONEY:
            return False
        return not any(n is not number and n.quantity.sort is Sort.MONEY for n in self.numbers)

    def _to_recruiter(self, best: Pairing, other: str) -> bool:
        """ "For each foreigner who signed, to the broker 300,000 are paid": a phrase names him as the one who gets it."""
        given = [s for s in self.signals if s.role == "frame" and s.measure == other]
        at, begin = best.counted.first, best.signal.last if best.signal else 0
        near = [s for s in given if begin < s.first < at]
        channels = [s for s in self.signals if s.role == "noun" and self._is_channel(s.measure)]
        return any(g.first <= s.first <= g.last for g in near for s in channels)

    def _is_channel(self, measure: str) -> bool:
        return measure in self.measures and "channels" in self.measures[measure].traits

    def _for_joining(self, best: Pairing) -> Pairing:
        """ "Who joins the army gets 2m at once": a single sum that somebody gets, where nothing says for what else."""
        hinted = best.signal is not None and best.signal.role == "hint"
        number = best.counted
        at_once = hinted and (number.quantity.per or self._per_before(number)) == "once"
        if not at_once or "either_way" not in self.measures[best.measure].traits:
            return best
        told = [self.measures[s.measure] for s in self.signals if s.measure in self.measures]
        joining = next((n for n, m in self.measures.items() if "joining" in m.traits), None)
        joined = any("unsaid" in m.traits and m.unit == "person" for m in told)
        fees = any("harm" in m.traits or "channels" in m.traits for m in told)  # what a recruiter gets is his fee
        return replace(best, measure=joining) if joining is not None and joined and not fees else best

    def _whence(self, found: list[Pairing]) -> list[Pairing]:
        """ "187, from 39 countries": the countries that those who were counted come from, though nothing else says so."""
        if not found or not any("country" in number.things for number in self.numbers):
            return []
        origin = next((name for name, measure in self.measures.items() if measure.unit == "country"), None)
        people = {id(p.counted) for p in found if self.measures[p.measure].unit == "person"}
        taken = {id(p.counted) for p in found}
        ahead = self.sentence.pack.head_final
        more = []
        for index, number in enumerate(self.numbers):
            if "country" not in number.things or id(number) in taken or number.quantity.sort is not Sort.COUNT:
                continue
            beside = (index + 1, index - 1) if ahead else (index - 1,)
            at = next((n for n in beside if 0 <= n < len(self.numbers) and id(self.numbers[n]) in people), None)
            if origin is None or at is None:
                continue
            one, other = (number, self.numbers[at]) if at > index else (self.numbers[at], number)
            between = range(one.last + 1, other.first)
            links = {h.first for h in self.sentence.of("origin")}
            near = len(between) <= COUNTRY_REACH and (at > index or bool(links.intersection(between)))
            if (near or (number is other and self._again(between, links))) and number.quantity.value > 1:
                more.append(self._inherited(number, origin, "where those who are counted come from"))
        return more

    def _again(self, between: range, links: set[int]) -> bool:
        """ "158 foreigners, prisoners of 39 nations", "…, they are from 39": those counted are called anew before "from"."""
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        if any(norm[at] in FULL_STOPS for at in between):
            return False
        at = between.stop - 1
        if not pack.head_final:
            small = {n for h in self.sentence.of("determiner", "hedge") for n in range(h.first, h.last + 1)}
            while at in between and at in small and at not in links:
                at -= 1
            if at not in links:
                return False
            at -= 1
        elif not norm[between.stop : between.stop + COUNTRY_REACH][-1].endswith(pack.ablative):
            return False
        called = self.sentence.of("topic.weak", "topic.noun", "person", "pronoun", "people", "group")
        return at in between and any(h.last == at for h in called)
