"""Numbers without a word of their own: which measure before them they go on with."""

from __future__ import annotations

from typing import Final

from beleg.languages.numbers import YEARS, Sort
from beleg.model import Hedge
from beleg.reading.admitting import AGAINST, NEAR_MONEY, OPENS
from beleg.reading.compared import SMALL
from beleg.reading.counted import Counted, Noun
from beleg.reading.further import among_them, next_country, opens_with_country
from beleg.reading.items import is_figure
from beleg.reading.lists import next_in_time, told_of_a_time
from beleg.reading.off import is_off
from beleg.reading.pairing import ENOUGH, NEXT_TIME, RECOUNTED, Pairing, score
from beleg.reading.series import only_when_and_how_many
from beleg.reading.signals import FULL_STOPS
from beleg.reading.spoken import by_another, figure_again, names_figure, this_figure
from beleg.reading.standing import CLAUSE_ENDS, FAR, TALLY
from beleg.reading.whence import Whence, from_home
from beleg.reading.wholes import NO_WHOLE

_COUNTED: Final = (Noun.PEOPLE, Noun.PERSON)


class Elliptic(Whence):
    """Hands on the measure of a number before, where ellipsis allows it."""

    def _followed(self, index: int, found: list[Pairing], last: str | None, best: Pairing | None) -> Pairing | None:
        """A list goes on with its measure; a conversion in brackets with that of the sum; a share with that of the count.

        ``last`` is the measure of the people counted last; ``best`` what the number's own words say.
        """
        number = self.numbers[index]
        previous = found[-1] if found else None
        if previous and (joined := self._joined(index, found, previous, best)):
            return joined
        aside = number.quantity.sort in (Sort.MONEY, Sort.DURATION) and best is None
        if aside and is_off(self.sentence, self.numbers, index, self.stretches[index]):
            return None  # "while a kilo of butter cost 890", "in nine months 40 cases were opened"
        if self.scene.of_list and not self._says_more(best) and is_figure(self.sentence, number):
            return self._inherited(number, self.scene.of_list, "a figure of the list")
        if rather := self._rather(index, found, last, best):
            return rather
        if best and best.score > 0 and not (previous and self._tried_for(best)):
            return best
        return self._for_want(index, previous, last, best) or best

    @staticmethod
    def _says_more(best: Pairing | None) -> bool:
        """A verb or noun of its own says what an item of a list counts."""
        return best is not None and best.score > 0 and best.signal is not None and best.signal.role != "weak"

    def _joined(self, index: int, found: list[Pairing], previous: Pairing, best: Pairing | None) -> Pairing | None:
        """What a number is together with the one before: a member of one list, a conversion, a share, a change, a part."""
        number = self.numbers[index]
        same = previous.counted.quantity.sort is number.quantity.sort
        if previous.counted is self.numbers[index - 1]:
            if number.quantity.sort is Sort.MONEY and same and self._bracketed(previous.counted, number):
                return self._with(previous, number, "conversion")
            # "two Norlanders and a Sudlander"
            alike = same or (number.quantity.sort is Sort.ARTICLE and number.noun is Noun.PEOPLE)
            weaker = best is None or best.score <= previous.score or self._before_all(index, best)
            weaker = weaker or (previous.signal is None and self._beyond_list(index, best))
            listed = self.group[index] == self.group[index - 1] and index not in self.wholes
            listed = listed and not (self.charges and previous.signal and self._charged(number, previous.signal))
            if listed and alike and weaker:
                return self._with(previous, number)
            if same and (self._changed(previous.counted, number) or self._compared_with(previous, number)):
                return self._with(previous, number)
            if number.quantity.sort is Sort.PERCENT and same and self.sentence.of("makes") and weaker:
                return self._with(previous, number)
            counts = not (same and self._said_of(best, previous))  # "a third fell, a quarter deserted": each its own
            if number.quantity.sort is Sort.PERCENT and counts and self._apposed(previous.counted, number, best):
                base = next((p for p in reversed(found) if self.measures[p.measure].unit != "country"), previous)
                if self.measures[base.measure].unit == "country":
                    return self._share_of_people(number)
                return Pairing(number, base.measure, base.signal, 0.5, (("share of", 1),))
        if self._times_as_many(index, previous) or self._not_so_many(previous, number):
            return self._with(previous, number)
        befell = self._among_counted(index, found, best)
        return self._inherited(number, befell, "among those counted") if befell else None

    def _rather(self, index: int, found: list[Pairing], last: str | None, best: Pairing | None) -> Pairing | None:
        """What a number goes on with rather than be what its own words say best."""
        number = self.numbers[index]
        previous = found[-1] if found else None
        if best and self._paid_alike(best):
            return self._inherited(number, self.scene.paid.measure, "goes on with the sum before")
        if previous and best and self._paid_of_it(previous.counted, best):
            return self._inherited(number, previous.measure, "a part of the sum before")
        if self.cases and self._is_case(index, best):
            return self._inherited(number, self.cases, "part of the cases before")
        if previous and best and self._elided(previous, number, best):
            return self._with(previous, number)
        if previous and (home := self._merely_whence(index, previous, best)):
            return self._inherited(from_home(number, home), previous.measure, "a part by its country")
        if last and not self._said_of_share(best) and (home := self._share_whence(index)):
            # "prisoners from 44 countries, and one in five is from Africa": a share of them, not of the countries
            people = [m for m in (last, self.scene.measure, self.default) if m and self.measures[m].unit != "country"]
            return self._inherited(from_home(number, home), str(people[0]), "a part by its country") if people else None
        if previous and number.quantity.sort is Sort.COUNT and self._figure_again(index, previous, number):
            return self._inherited(number, previous.measure, NEXT_TIME)
        series = previous is not None and previous.counted is self.numbers[index - 1]
        if (
            previous
            and series
            and not self._said_of(best, previous)
            and next_in_time(self.sentence, previous.counted, number)
        ):
            return self._inherited(number, previous.measure, NEXT_TIME)
        after = self._previous(number)
        own = best.signal.first if best and best.score > ENOUGH and best.signal else -1
        if own > number.last and any(self.sentence.tokens.norm[at] in ",،" for at in range(number.last + 1, own)):
            own = -1  # "and among Sudlanders only eight, the Register has counted": of the next clause
        counts = previous is not None and self.measures[previous.measure].unit == "person"
        near = after is not None and previous is not None and after.quantity is previous.counted.quantity
        if previous and counts and near and (home := next_country(self.sentence, previous.counted, number, own)):
            told = next((p for p in reversed(found) if not p.counted.partitive), previous)
            return self._inherited(from_home(number, home), told.measure, "goes on with the next country")
        if last and best and (self._merely_named(number, best) or self._among_them(index, best)):
            return self._inherited(number, last, "goes on")
        return None

    def _figure_again(self, index: int, previous: Pairing, number: Counted) -> bool:
        if self.measures[previous.measure].unit not in ("person", "case") or not self.sentence.by.get("tally"):
            return False
        end = self.stretches[index][1]
        norm = self.sentence.tokens.norm
        ends = next((at for at in range(number.last + 1, len(norm)) if norm[at] in CLAUSE_ENDS), end)
        said = [s.first for s in self.signals if s.role in ("verb", "noun") and s.first < min(end, ends)]
        return figure_again(self.sentence, previous.counted, number, said)

    def _for_want(self, index: int, previous: Pairing | None, last: str | None, best: Pairing | None) -> Pairing | None:
        """What a number goes on with for want of words of its own."""
        number = self.numbers[index]
        if (before := self._told_before(number)) is not None:
            return self._inherited(number, before, "the figure that the text has told before")
        if index == 0 and (led := self._before_colon(number)) is not None:
            return self._inherited(number, led, "what is said before the colon")
        if index == 0 and last and not self.past and opens_with_country(self.sentence, number):
            return self._inherited(number, last, "goes on with the next country")
        if self.cases and self._cases_then(number):
            return self._inherited(number, self.cases, "cases of another time")
        alone = last and previous is None and self.scene.just_counted and not self._signals_beside(number)
        if alone and only_when_and_how_many(self.sentence, number):
            return self._inherited(number, str(last), NEXT_TIME)
        if previous and self._recounted(previous, number):
            return self._inherited(number, previous.measure, RECOUNTED)
        counts = previous is not None and self.measures[previous.measure].unit == "person"
        if previous and counts and by_another(self.sentence, previous.counted, number):
            return self._inherited(number, previous.measure, "by another's count")
        if previous and (self._enumerated(previous.counted, number) or self._further(previous, number)):
            return self._inherited(number, previous.measure, "enumerated")
        parts = self._has_parts(index)
        if parts and (shared := self._shared_behind(index)):
            return self._inherited(number, shared, "as the people among them")
        if self.civilians(number):
            return None
        if last and self.scene.just_counted and (home := self._comes_from(number, best)):
            return self._inherited(from_home(number, home), last, "a part by its country")
        there = self.default and not self.past and not self._joins_later(index)
        if (
            parts
            and there
            and number.noun in _COUNTED
            and not number.partitive
            and number.quantity.sort not in (Sort.AGE, Sort.ARTICLE)
        ):
            return self._inherited(number, str(self.default), "a whole with parts")
        if previous and self._money_goes_on(previous, number):
            return self._inherited(number, previous.measure, "goes on with the sum before")
        whole = index > 0 and self.numbers[index - 1].of_next
        if last and not whole and self._goes_on(number) and not self.civilian:
            return self._inherited(number, last, "goes on")
        if best is None and self._paid_before(number):
            return self._inherited(number, self.scene.paid.measure, "goes on with the sum before")
        if best is None and self.scene.term and self._term_goes_on(number):
            return self._inherited(number, self.scene.term, "goes on with the term before")
        return None

    def _before_colon(self, number: Counted) -> str | None:
        """ "Norlanders fight there, too: the service speaks of at least 7,000": what the clause before the colon says."""
        if number.noun is not Noun.NONE or number.partitive or number.quantity.sort is not Sort.COUNT:
            return None
        tokens = self.sentence.tokens
        before = range(number.first - 1, 0, -1)
        colon = next((at for at in before if tokens.norm[at] == ":" and not tokens.glued(at + 1)), -1)
        verbs = [s for s in self.signals if s.role == "verb" and s.last < number.first]
        if colon < 0 or not verbs or verbs[-1].last >= colon or self.measures[verbs[-1].measure].unit != "person":
            return None
        return verbs[-1].measure

    @staticmethod
    def _with(previous: Pairing, number: Counted, how: str = "list") -> Pairing:
        """As the number before: what it was paired with is said of both."""
        return Pairing(number, previous.measure, previous.signal, previous.score, ((how, 1),))

    def _among_counted(self, index: int, found: list[Pairing], best: Pairing | None) -> str | None:
        """ "Among the 310 dead on that side were 61 Norlanders": what befell the whole, where nothing is said behind."""
        whole, number = self.wholes.get(0), self.numbers[index]
        if whole is None or found[0].counted is not self.numbers[0] or number.noun is not Noun.PEOPLE:
            return None
        among = any(h.first == whole.first and h.payload == "among" for h in self.sentence.by.get("whole", ()))
        own = best is not None and best.signal is not None and best.signal.last >= number.first
        return found[0].measure if among and not own else None

    def _before_all(self, index: int, best: Pairing) -> bool:
        """ "a list of 90 who served, 40 Norlanders, 30 Sudlanders and 20 others": said of all members, or of none."""
        first = next(n for g, n in zip(self.group, self.numbers, strict=True) if g == self.group[index])
        return best.signal is not None and best.signal.last < first.first

    def _elided(self, previous: Pairing, number: Counted, best: Pairing) -> bool:
        """ "The list held 6,214 names in March and 9,870 in July": a verb before both goes with the first's noun."""
        before, own, verb = previous.counted, previous.signal, best.signal
        if number.noun is not Noun.NONE or number.partitive or number.quantity.sort is not before.quantity.sort:
            return False
        if own is None or verb is None or own.role != "noun" or verb.role != "verb" or verb.last >= before.first:
            return False
        between = range(before.last + 1, number.first)
        plain = all(self.sentence.tokens.norm[at] not in ".;:!?()" for at in between)
        joined = any(h.first in between and h.payload == "and" for h in self.sentence.of("between", "range"))
        return before.first <= own.first <= before.last and plain and joined and number.first - before.last <= FAR

    def _share_of_people(self, number: Counted) -> Pairing | None:
        """ "They come from 44 countries, and one in five is from Africa": a share of them, and not of the countries."""
        if self.scene.measure is None or self.measures[self.scene.measure].unit == "country":
            return None
        home = self._whence_behind(number)
        return self._inherited(from_home(number, home) if home else number, self.scene.measure, "share of")

    @staticmethod
    def _said_of_share(best: Pairing | None) -> bool:
        """A verb says what befell the share."""
        return best is not None and best.signal is not None and best.signal.role == "verb" and best.score > ENOUGH

    @staticmethod
    def _said_of(best: Pairing | None, previous: Pairing) -> bool:
        """A word of its own says what the number counts: "in May 12 were wounded"."""
        own = best.signal if best is not None and best.score > 0 else None
        return own is not None and own.last > previous.counted.last and own is not previous.signal

    def _merely_named(self, number: Counted, best: Pairing) -> bool:
        """ "Among them were 270 soldiers and 12 officers": parts of what was counted, whose noun leaves the measure open."""
        if best.signal is None or best.signal.role != "weak" or not self._opens_part(number):
            return False
        return not any(s.role in ("verb", "noun") for s in self.signals)

    def _list_end(self, index: int) -> int:
        """The token where what is said of a list of numbers ends: at the next one's, or where somebody is said to say it."""
        members = self.members[self.group[index]]
        last, end = self.numbers[members[-1]].last, max(self.stretches[member][1] for member in members)
        return min((h.first for h in self.sentence.by.get("say", ()) if last < h.first < end), default=end)

    def _beyond_list(self, index: int, best: Pairing | None) -> bool:
        """What goes best with a member of a list stands behind what is the list's own."""
        return best is not None and best.signal is not None and best.signal.first >= self._list_end(index)

    def _among_them(self, index: int, best: Pairing) -> bool:
        """ "Among them are 14 Norlanders, he said, adding that one has been freed": see `among_them`."""
        if not self.sentence.by.get("partitive") or not self._beyond_list(index, best):
            return False
        return among_them(self.sentence, self.numbers[index], self.signals, self._list_end(index))

    def _opens_part(self, number: Counted) -> bool:
        """The sentence opens with "among them", or with "twelve of them"."""
        return (number.partitive and number.first <= 1) or any(
            (h.first <= 1 and h.last < number.first) or h.last == number.first - 1
            for h in self.sentence.of("partitive")
        )

    @staticmethod
    def _tried_for(best: Pairing) -> bool:
        return any(name == "pair.deed" for name, _ in best.features)

    @staticmethod
    def _inherited(number: Counted, measure: str, how: str) -> Pairing:
        """A number without a signal of its own: as sure as one whose people are named, and a little less."""
        return Pairing(number, measure, None, score([("noun.people", 1), ("sense.inherited", 1)]), ((how, 1),))

    def _told_before(self, number: Counted) -> str | None:
        """What a figure counted when the text first told it: "158 foreigners are held … «We have 158 people», he said"."""
        known = self.scene.figures.get(float(number.quantity.value)) if self.scene.figures else None
        if known is None or number.quantity.sort is not Sort.COUNT or number.quantity.value <= SMALL:
            return None
        if len(str(int(number.quantity.value)).rstrip("0")) == 1:
            return None  # of round numbers many are alike
        bare = number.noun is Noun.NONE and float(number.quantity.value) not in YEARS
        return known if bare or number.noun in (Noun.PERSON, Noun.PEOPLE) else None

    def _goes_on(self, number: Counted) -> bool:
        """A number that may be of the measure before without saying so: "603 Nepalesen", "now it is thousands"."""
        if number.quantity.sort is not Sort.COUNT or not self.scene.topical or self.past:
            return False
        if number.partitive and number.quantity.words and number.quantity.high == 0:
            return False  # "…, none of whom had seen a rifle"
        if number.noun is Noun.PEOPLE or (number.noun is Noun.PERSON and number.people):
            # not "One Norlander said he was paid 1,900"
            return number.quantity.value > 1 or number.partitive or number.first > 0
        if number.noun is Noun.PERSON and self._opens_part(number) and not self._signals_beside(number):
            return True  # "195 were freed. Among them are 12 officers"
        plain = number.noun in (Noun.NONE, Noun.PERSON) and not number.people and number.quantity.value > 1
        if self.scene.asked and plain and not self._signals_beside(number):
            return True
        if names_figure(self.sentence, number) and not self._signals_in_clause(number):
            return True
        if this_figure(self.sentence, number, self.signals):
            return True
        if number.noun is not Noun.NONE or number.people or number.quantity.low == 0:
            return False
        if number.quantity.hedge is Hedge.VAGUE:
            return True
        if number.quantity.value > SMALL and self._said_bare(number):
            return True
        tally = [h.first for h in self.sentence.of("tally") if h.last < number.first]
        if not tally or self._signals_beside(number) or number.quantity.value <= SMALL:
            return False
        reach = 1 if self.sentence.pack.head_final else OPENS
        said = [h.last for h in self.sentence.of("say") if h.last < tally[-1] and h.first]  # "families say the number"
        other = range(max([tally[-1] - reach, *said]), number.first)  # "the population comes to 63 million"
        figure = {at for h in self.sentence.of("tally") for at in range(h.first, h.last + 1)}  # "the right number is"
        return not any(h.first in other and h.first not in figure for h in self.sentence.of("distractor"))

    def _recounted(self, previous: Pairing, number: Counted) -> bool:
        """ "they announced 14,350 names, but the correct total was 13,905": of what was counted before."""
        if number.quantity.sort is not Sort.COUNT or number.noun is not Noun.NONE or number.quantity.value <= SMALL:
            return False
        own, unit = previous.signal, self.measures[previous.measure].unit
        if own is None or not previous.counted.first <= own.first <= previous.counted.last or unit != "person":
            return False
        between = range(previous.counted.last + 1, number.first)
        near = any(h.category == "tally" and 0 < number.first - h.last <= TALLY for h in self.sentence.hits)
        return near and not any(s.first in between for s in self.signals)

    def _said_bare(self, number: Counted) -> bool:
        """ "In July the office had counted 9,870": nothing stands between the verb and the number, and nothing behind it."""
        tokens, after = self.sentence.tokens, number.last + 1
        verb = next((h for h in self.sentence.by.get("say", ()) if h.first == after), None)
        if verb is not None and verb.last > number.last and self.sentence.pack.capital_nouns:
            ends = verb.last + 1  # "Zuvor hatte die Agentur 4.900 genannt"
            return (ends >= len(tokens) or tokens.kind[ends] == "p") and not self._signals_beside(number)
        closed = after >= len(tokens) or tokens.kind[after] == "p"
        # "they spoke to the agency of more than a hundred", "the capital acknowledges only 450"
        hedges = self.sentence.by.get("hedge", ())
        hedged = number.quantity.hedge is not Hedge.EXACT or any(h.last + 1 == number.first for h in hedges)
        said = any(h.last + 1 == number.first or (hedged and h.last < number.first) for h in self.sentence.of("say"))
        return closed and said and not self._signals_beside(number)

    def _signals_in_clause(self, number: Counted) -> bool:
        """The same, of the clause alone: "140 have joined, relatives speak of 500"."""
        norm = self.sentence.tokens.norm
        begin = next((at for at in range(number.first - 1, -1, -1) if norm[at] in CLAUSE_ENDS or norm[at] == "("), -1)
        people = (s for s in self.signals if s.measure in self.measures and self.measures[s.measure].unit == "person")
        return self._signals_beside(number) and any(s.first > begin for s in people)

    def _signals_beside(self, number: Counted) -> bool:
        """A signal of people stands in the number's own sentence; a quotation may hold several."""
        ends = self.sentence.ends_at
        return any(
            not any(ends(at, FULL_STOPS) for at in range(*sorted((s.first, number.first))))
            for s in self.signals
            if s.measure in self.measures and self.measures[s.measure].unit == "person"
        )

    def _money_goes_on(self, previous: Pairing, number: Counted) -> bool:
        """ "a payment of 400,000, which until now was 195,000": a sum without a frame is of the kind of the one before."""
        if number.quantity.sort is not Sort.MONEY or previous.counted.quantity.sort is not Sort.MONEY:
            return False
        between = self.sentence.tokens.norm[previous.counted.last : number.first]
        same_currency = previous.counted.quantity.unit == number.quantity.unit
        return (
            same_currency
            and not any(sign in FULL_STOPS and sign != ";" for sign in between)
            and not self._period(number, None)
        )

    def _paid_before(self, number: Counted) -> bool:
        """ "In Tver the bonus is 1.9m roubles. In Perm it was 800,000 roubles": the next sentence goes on with such sums."""
        going = self.scene.paid.same(number.quantity) and not self._period(number, None)
        # the line that a list stands under is on the topic
        told = bool(self.scene.topical) or not self.scene.paid.currency
        return going and told and not self.sentence.of("topic.off")

    def _term_goes_on(self, number: Counted) -> bool:
        """ "The helpers got eight to nine years": behind a term, and beside a word of a law or a verdict."""
        quantity = number.quantity
        if (
            quantity.sort is not Sort.DURATION
            or quantity.unit not in ("year", "month")
            or self.sentence.of("topic.off")
        ):
            return False
        serve = {s.first for s in self.signals if s.role == "verb" and s.measure == self.default}
        laws = (h for h in self.sentence.of("topic.law") if h.first not in serve)
        near = any(abs(h.first - quantity.at) <= NEAR_MONEY for h in laws)
        bare = not serve and not any(quantity.to < h.first <= quantity.last for h in self.sentence.of("duration"))
        # That stands as a term before it does, and not "he served in the regiment for three months".
        return near or bare

    def _is_case(self, index: int, best: Pairing | None) -> bool:
        """ "61 cases were opened. 15 of them went to court": cases befell it, or nothing else is said of a part."""
        number = self.numbers[index]
        if not number.partitive or number.noun is not Noun.NONE or number.quantity.sort is not Sort.COUNT:
            return False
        if number.quantity.low == number.quantity.high == 1:
            return False  # "one of the accused"
        begin, end = self.stretches[index]
        befell = any(s.measure == self.cases and s.role == "verb" and begin <= s.first < end for s in self.signals)
        # "Twelve of them reached a judge, in nine verdicts were given": what is said of the next number
        whose = self._whose(best.signal) if best is not None and best.signal is not None else None
        if befell or (whose is not None and whose > index and self.numbers[whose].quantity.sort is Sort.COUNT):
            return True
        return best is None or best.score <= ENOUGH or self._of_the_tried(number, best)

    def _of_the_tried(self, number: Counted, best: Pairing) -> bool:
        """ "190 cases were opened against men who fought there, 75 of them this year": what those did whom they are against."""
        told = best.signal
        if told is None or told.last >= number.first or self.measures.get(best.measure) is None:
            return False
        cases = any("case" in n.things and n.last < number.first for n in self.numbers)
        return cases and self.measures[best.measure].group == "people"

    def _cases_then(self, number: Counted) -> bool:
        """ "In 2023 they opened 34 cases. Last year it was 187": nothing is said but when."""
        bare = number.noun is Noun.NONE and number.quantity.sort is Sort.COUNT and number.quantity.value > 1
        return bare and not number.partitive and not self.signals and told_of_a_time(self.sentence, number)

    @staticmethod
    def _paid_of_it(before: Counted, best: Pairing) -> bool:
        """ "They promised me a million. I got only 90,000 of it", in one quotation."""
        by_verb, quantity = best.signal is not None and best.signal.role == "hint", best.counted.quantity
        same = quantity.sort is before.quantity.sort is Sort.MONEY and quantity.unit == before.quantity.unit
        return by_verb and same and best.counted.partitive and quantity.value <= before.quantity.value

    def _paid_alike(self, best: Pairing) -> bool:
        """ "In Perm recruits are promised 1.5m": a verb of paying leaves open for what; a sum of like size is the same.

        So is a part of the sum before: "I got only 90,000 of it".
        """
        by_verb = best.signal is not None and best.signal.role == "hint" and best.measure != self.scene.paid.measure
        quantity = best.counted.quantity
        if by_verb and best.counted.partitive and self.scene.paid.same(quantity):
            return quantity.value <= self.scene.paid.value
        return by_verb and self.scene.paid.alike(quantity) and self._paid_before(best.counted)

    def _has_parts(self, index: int) -> bool:
        """Another number of the sentence is a part of this one: "75 Africans, of whom 12 fell"."""
        of_it = index > 0 and self.numbers[index - 1].of_next  # "19 of the 48 Kenyans fell"
        parts = of_it or index in self.wholes or any(part == index + 1 for part, _, _ in self.zones)
        if parts and self.wholes.get(index, NO_WHOLE).owned and self.numbers[index].noun is not Noun.PEOPLE:
            return False
        return parts and self.scene.topical >= 1

    def _joins_later(self, index: int) -> bool:
        """ "Eleven of the 40 graduates signed up": where a part of them only joins, the whole were no soldiers."""
        behind = index + 1 if index in self.wholes else len(self.numbers)
        at = index - 1 if index and self.numbers[index - 1].of_next else behind
        part = self.best(at) if at < len(self.numbers) else None
        if part is None or part.score <= ENOUGH:
            return False
        measure = self.measures.get(part.measure)
        return measure is None or ("unsaid" in measure.traits and measure.unit == "person")

    def _shared_behind(self, index: int) -> str | None:
        """ "500 foreigners, among them 80 Cubans, hired": where verbs stand last, what is said of both at once."""
        if index + 1 == len(self.numbers):
            return None
        pack, part = self.sentence.pack, self.numbers[index + 1]
        if not (pack.head_final or pack.verb_final) or part.noun is not Noun.PEOPLE or not part.people:
            return None
        theirs = self.best(index + 1)
        behind = theirs is not None and theirs.signal is not None and theirs.signal.last > part.last
        return theirs.measure if theirs and behind and theirs.score > ENOUGH else None

    def _enumerated(self, before: Counted, number: Counted) -> bool:
        """ "687 signed up: 135 in 2023, 326 in 2024": behind the colon, parts of what was counted before it."""
        norm = self.sentence.tokens.norm
        behind = ":" in norm[before.last + 1 : number.first] or (
            ":" in norm[: before.first]
            and ("," in norm[before.last : number.first] or self.sentence.pack.prefixes.joined(norm[number.first]))
        )
        # "12 from Osh, nine from Batken"
        from_town = number.noun is Noun.UNKNOWN and any(
            h.first == number.quantity.last + 1 for h in self.sentence.by.get("origin", ())
        )
        plain = (number.noun in (Noun.NONE, Noun.PERSON) or from_town) and number.quantity.sort is Sort.COUNT
        many = number.quantity.value > 1 or norm[number.first - 1] == ":"
        return behind and plain and many and number.first - before.last <= FAR

    def _further(self, previous: Pairing, number: Counted) -> bool:
        """ "12 were killed in March and another five in April": more of what was counted before."""
        counts = number.quantity.sort is Sort.COUNT is previous.counted.quantity.sort
        plain = number.noun in (Noun.NONE, Noun.PERSON) or (number.noun is Noun.UNKNOWN and number.quantity.words)
        if not counts or not plain or number.partitive or previous.counted is not self._previous(number):
            return False
        return any(number.first - AGAINST <= h.first <= number.last + AGAINST for h in self.sentence.of("topic.more"))

    def _previous(self, number: Counted) -> Counted | None:
        before = list(self.numbers[: self.numbers.index(number)])
        if before and before[-1].quantity.sort is Sort.ARTICLE and before[-1].last + 1 == number.first:
            before.pop()  # "another 150"
        return before[-1] if before else None
