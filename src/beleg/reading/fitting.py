"""Which signals may go with a number, how well each of them fits, and which fits best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from beleg.languages.numbers import Sort
from beleg.model import Hedge, Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.doers import are_senders, are_tried, members, sends
from beleg.reading.further import DESCRIBES, behind_saying, come_home, rather_than_where
from beleg.reading.lists import labelled
from beleg.reading.meant import came_back, listed_as, taken
from beleg.reading.off import is_off
from beleg.reading.pairing import ENOUGH, OTHER, Feature, Pairing, score, weights
from beleg.reading.signals import Signal
from beleg.reading.standing import LINK, ZONE_ENDS, Standing
from beleg.reading.untold import figure_named, said_of_others
from beleg.reading.wholes import of_none

OPENS: Final = 3  # tokens behind a whole in which the verb that tells who it is begins
_BASE_REACH: Final = 5  # tokens from a share to what it is a share of
_REACH: Final = 80  # tokens beyond which a signal is never that of a number; keeps time linear in what is no sentence
COUNTRY_REACH: Final = 2  # "from 128 countries", "from the 37 countries"
AGAINST: Final = 2  # tokens between "against" or "another" and the number
_TERM: Final = 2  # tokens from "a year" to "prison"
_CAUSE: Final = 2  # tokens between "for" and the deed: "for the desertion"
_ALMOST: Final = 0.5  # how much better than "killed and wounded" a verb may go with a number that those say more of
NEAR_MONEY: Final = 14  # a sum without a frame within this many tokens is not read
_UNLIKE: Final = frozenset({"pair.owned", "pair.of_part", "pair.leads"})


class Fitting(Standing):
    """Weighs every pair of a number and a signal that may go together."""

    def best(self, index: int) -> Pairing | None:
        """The signal that goes best with a number, however badly; None where none may."""
        number = self.numbers[index]
        scored = [(score(features), signal, features) for signal, features in self.candidates(index)]
        if number.quantity.none:
            told = [one for one in scored if not of_none(self.sentence, number, one[1])]
            scored = told if len(told) == len(scored) else [one for one in told if one[1].role != "weak"]
        best = max(scored, key=itemgetter(0), default=None)
        if best is None:
            return None
        best = come_home(number, best, scored, self.measures) or best
        total, signal, features = behind_saying(self.sentence, number, best, scored) or best
        if signal.measure == OTHER and (counted := self._recruiters_counted(number, scored)):
            total, signal, features = counted
        elif signal.measure == OTHER and any(number.last < at < signal.first for at in self.relatives):
            # "They sent 20,000 migrants to war, who had got a passport": who they are, and not what befell them
            plain = [s for s in scored if s[1].measure != OTHER and s[1].last < number.first and s[0] > ENOUGH]
            total, signal, features = max(plain, key=itemgetter(0), default=(total, signal, features))
        elif signal.measure == OTHER and self.sentence.pack.head_final and signal.first > number.last:
            # "The from-the-army fled 11 foreigners left the country": who they are is said before the number
            said = [s for s in scored if s[1].role == "verb" and s[1].last + 1 == number.first and s[0] > ENOUGH]
            total, signal, features = max(said, key=itemgetter(0), default=(total, signal, features))
        if signal.measure == OTHER and not DESCRIBES.isdisjoint(name for name, _ in features):
            # "20,000 migrants who had got a passport were sent to war": a verb of the sentence says what befell them
            told = [s for s in scored if s[1].measure != OTHER and s[1].role == "verb" and s[0] > ENOUGH]
            plain = [s for s in told if DESCRIBES.isdisjoint(name for name, _ in s[2])]
            total, signal, features = max(plain, key=itemgetter(0), default=(total, signal, features))
        if named := figure_named(self.sentence, number, signal, self.measures, scored):
            total, signal, features = named
        plain = (
            [s for s in scored if s[0] > ENOUGH and self._is_harm(s[1].measure)]
            if signal.measure == self.default
            else []
        )
        total, signal, features = rather_than_where(self.sentence, number, signal, plain) or (total, signal, features)
        if whole := self._both(index, signal, total, scored):
            total, signal, features = whole
        if (meant := self._specified(number, signal) or self._meant(index, signal)) is not None:
            signal = meant
        return Pairing(number, signal.measure, signal, total, tuple(features))

    def _recruiters_counted(
        self, number: Counted, scored: Sequence[tuple[float, Signal, list[Feature]]]
    ) -> tuple[float, Signal, list[Feature]] | None:
        """ "The group accused 14 Norlandish brokers": whatever befell them, those who recruit are counted."""
        inside = (one for one in scored if one[1].role == "noun" and number.first <= one[1].first <= number.last)
        named = (one for one in inside if one[1].measure in self.measures and one[0] > ENOUGH)
        return next((one for one in named if "channels" in self.measures[one[1].measure].traits), None)

    def _both(
        self, index: int, signal: Signal, total: float, scored: Sequence[tuple[float, Signal, list[Feature]]]
    ) -> tuple[float, Signal, list[Feature]] | None:
        """ "It lost 30 men, killed and wounded": what is said of them together, where the verb may say one of the two."""
        (_, end), number = self.stretches[index], self.numbers[index]
        if signal.measure not in self.parts or signal.last >= number.first:
            return None
        wholes = (
            one
            for one in scored
            if one[0] > total - _ALMOST
            and one[1].measure in self.measures
            and signal.measure in self.measures[one[1].measure].of
            and number.last < one[1].first < end
        )
        return max(wholes, key=itemgetter(0), default=None)

    def _specified(self, number: Counted, signal: Signal) -> Signal | None:
        """ "Lost 500 soldiers, who were killed": a relative clause says which of its parts a measure of several means."""
        measure = self.measures.get(signal.measure)
        if measure is None or not measure.of:
            return None
        begun = max(number.last, signal.last)
        others = [n.quantity.at for n in self.numbers if n.quantity.at > number.last]
        for told in self.signals:
            opened = any(begun < at < told.first for at in self.relatives)
            alone = not any(begun < at < told.first for at in others)
            if told.role == "verb" and told.measure in measure.of and opened and alone:
                return told
        return None

    def _meant(self, index: int, signal: Signal) -> Signal | None:
        """What the word means of just these people: "Westland's soldiers seized six Norlanders" tells of no arrest."""
        number, stretch, foes = self.numbers[index], self.stretches[index], self.scene.foes
        if number.quantity.none and (back := came_back(self.sentence, signal, self.measures)):
            return back
        return taken(self.sentence, number, stretch, signal, self.signals, self.measures, foes) or listed_as(
            self.sentence, number, signal, self.signals
        )

    def candidates(self, index: int) -> Iterator[tuple[Signal, list[Feature]]]:
        """The signals that may go with a number, and what holds of each pair: what the weights are fitted on, too."""
        if is_off(self.sentence, self.numbers, index, (self._begin(index), self.stretches[index][1])):
            return
        at = self.numbers[index].quantity.at
        made_of = members(self.sentence, self.numbers[index], self.measures)
        told = (*self.signals, *self._rated(index), *self._sending(index)) if made_of is None else (made_of,)
        found = [
            (signal, features)
            for signal in told
            if abs(signal.first - at) <= _REACH and (features := self.features(index, signal)) is not None
        ]
        if not self.ends:
            yield from found
            return
        begin, end = self._own_sentence(at)  # what the next sentence of a quotation says is hardly of this number
        own = [one for one in found if begin <= one[0].first < end and one[0].role == "verb"]
        yield from (one for one in found if not own or begin <= one[0].first < end)

    def _begin(self, index: int) -> int:
        """Where the number's own stretch begins, or that of an article before it: "on a pension of 40 dollars".

        Or of what else it is listed with: "seized 21 passports, nine phones and 30,000 dollars".
        """
        money = self.numbers[index].quantity.sort is Sort.MONEY
        while index and (
            self.numbers[index - 1].quantity.sort is Sort.ARTICLE
            or (money and self.numbers[index - 1].noun is Noun.DISTRACTOR)
        ):
            index -= 1
        return self.stretches[index][0]

    def _own_sentence(self, at: int) -> tuple[int, int]:
        """Of a quotation of several sentences the tokens of the one that a number stands in."""
        begin = max((end + 1 for end in self.ends if end < at), default=0)
        return begin, min((end + 1 for end in self.ends if end >= at), default=len(self.sentence.tokens))

    def _sending(self, index: int) -> list[Signal]:
        """ "27 agencies that had sent men": what a relative clause says of firms makes them recruiters."""
        signal = sends(self.sentence, self.numbers[index], self.signals, self.measures, self.relatives)
        return [signal] if signal is not None else []

    def _rated(self, index: int) -> list[Signal]:
        """ "2.000 je Monat": a sum a month is regular pay, whether or not the topic names the words for the period."""
        quantity = self.numbers[index].quantity
        if quantity.sort is not Sort.MONEY or quantity.per != "month":
            return []
        named = {s.measure for s in self.signals if quantity.to < s.first <= quantity.last}
        regular = [m.name for m in self.measures.values() if m.per == quantity.per and m.name not in named]
        return [Signal(name, "frame", quantity.last, quantity.last) for name in regular]

    def features(self, index: int, signal: Signal) -> list[Feature] | None:
        """What holds of a number and a signal; None where they cannot go together."""
        number = self.numbers[index]
        if not self._may(number, signal) or (signal.measure == OTHER and not self._said_of_number(index, signal)):
            return None
        if self._befell_part(index, signal) or self._befell_later(index, signal) or self._befell_next(index, signal):
            return None
        if said_of_others(self.sentence, number, signal):
            return None
        if self._led_anew(index, signal) or self._recruits(number, signal) or self._names_them(index, signal):
            return None
        told = self.measures.get(signal.measure)
        if told and told.group == "law" and told.unit == "person":
            if self.charges and self._charged(number, signal):
                return None
            if are_senders(self.sentence, number, signal, self.signals, self.stretches[index][1]):
                return None
        if (label := self.labels.get(index)) and signal.first not in label and signal.role in ("verb", "noun"):
            return None
        features: list[Feature] = [(f"pair.{signal.role}", 1), (f"bias.{signal.measure}", 1)]
        sort = number.quantity.sort
        within = number.first <= signal.first and signal.last <= number.last and signal.first > number.quantity.to
        if within:
            if sort is Sort.PERCENT and not self._made_up(index):
                return None  # "22 percent of the recruits": the recruits are what it is a share of
            name = "weakly" if signal.role == "weak" else "counted" if signal.last == number.last else "inside"
            features.append((f"pair.{name}", 1))
            if self._relative(number, signal) and not self._is_noun(signal):
                features.append(("pair.relative", 1))
        else:
            if signal.role == "noun":
                features += [("pair.apart", 1), (f"apart.{signal.measure}", 1)]
            members = self.members[self.group[index]]
            if len(members) > 1:
                features += max((self._distance(i, signal) for i in members), key=score)
            else:
                features += self._distance(index, signal)
        if sort is Sort.PERCENT:
            features.append(("noun.partitive", 1))
            if self._is_base(number, signal):
                features.append(("pair.whole", 1))
        elif sort not in (Sort.MONEY, Sort.DURATION):
            features.append((f"noun.{self._noun(number, signal)}", 1))
        elif sort is Sort.MONEY:
            features += self._period(number, signal)
        qualifies = number.first <= signal.first <= number.last and signal.first > number.quantity.to
        if (signal.role == "noun" or (signal.role == "verb" and qualifies)) and self._contested(index, signal):
            own = qualifies or self._whose(signal) == index
            features += (
                [(f"role.{signal.measure}", 1)] if own or weights().get(f"role.{signal.measure}", 0.0) < 0 else []
            )
        if sort is Sort.PERCENT:
            features.append(("sense.percent", 1))
        where = "topical" if self.scene.topical >= 1 else "in_document" if self.scene.topical else "off_topic"
        features += [(f"sense.{where}", 1), ("sense.document", self.scene.document)]
        called = within or (number.partitive and signal.first == number.last + 1)
        if called and number.quantity.low == number.quantity.high == 1:
            features.append((f"single.{signal.measure}", 1))
        features += self._deed(index, signal)
        if self.past:
            features.append(("sense.past", 1))
        measure = self.measures.get(signal.measure)
        if measure is None:
            return features
        if measure.unit == "person" and "civilians" not in measure.traits and self.civilians(number):
            return None
        if self.struck and index >= self.struck[0] and self._is_harm(measure.name) and self._is_anyone(number):
            return None
        if self.scene.struck and self._struck_there(number, measure.name):
            return None
        if measure.unit == "person" and number.noun is not Noun.PEOPLE:
            military = any(
                (s.role == "weak" or s.first in self.recruiters) and number.first <= s.first <= number.last
                for s in self.signals
            )
            if (self.civilian or self.scene.civilian) and "civilians" not in measure.traits and not military:
                features.append(("sense.civilian" if self.civilian else "sense.civilian_before", 1))
            anyone = number.noun is Noun.PERSON and not number.people and not self.scene.people
            if anyone and not military and "channels" not in measure.traits:
                features.append(("sense.anyone", 1))
            if self.scene.elsewhere:
                features.append(("sense.elsewhere", 1))
        elif measure.unit in ("money", "term") and self.civilian:
            features.append(("sense.civilian", 1))
        if labelled(number) and not _UNLIKE.isdisjoint(name for name, _ in features):
            return None
        if self._counts_other(number, signal):
            features.append(("pair.other_noun", 1))
        part = any(
            a <= signal.first <= b and not a <= number.quantity.at <= b and self.group[i] != self.group[index]
            for i, a, b in self.zones
        )
        whole = self.wholes.get(index)
        apart = whole is not None and (signal.last < whole.first or signal.first > whole.last)
        if (part or apart) and labelled(number):
            return None
        if index in self.described and self.described[index][0] <= signal.first <= self.described[index][1]:
            return None
        opens = whole is None and self._opens_whole(number, signal) and not self._relative(number, signal)
        if part or apart or opens:
            features.append(("pair.of_part", 1))
        if signal.last < number.first and self._opens_with(signal, number):
            features.append(("pair.opens", 1))
        if signal.role == "verb" and self._is_whole(index):
            features.append(("pair.whole", 1))
        if signal.role == "verb" and signal.first > number.last and self._is_final(signal):
            features.append(("pair.final", 1))
        if signal.role == "verb" and signal.first == number.last + 1:
            features.append(("pair.next", 1))
        if agreeing := self._agreeing(index, signal):
            features.append(("pair.agree", agreeing))
        if number.quantity.low == number.quantity.high == 1 and number.noun is not Noun.PEOPLE:
            features.append(("sense.small", 1))
        return features

    def _distance(self, index: int, signal: Signal) -> list[Feature]:
        number = self.numbers[index]
        if signal.first > number.last:
            begin, end = number.last + 1, signal.first
        elif signal.last < number.first:
            begin, end = signal.last + 1, number.first
        else:
            begin = end = number.first
        features = self._walk(begin, end)
        others = sum(
            1
            for i, other in enumerate(self.numbers)
            if self.group[i] != self.group[index]
            and begin <= other.quantity.at < end
            and not any(a < other.quantity.at < b and not a < number.quantity.at < b for a, b in self.inner)
            and other.quantity.sort == number.quantity.sort
            and other.noun is not Noun.DISTRACTOR
            and "country" not in other.things
        )
        if others:
            features.append(("pair.number", others))
        if signal.last < number.first:
            features.append(("pair.before", 1))
            if self._linked(number, signal):
                features.append(("pair.linked", 1))
        elif self._adjoins(index, signal):
            features.append(("pair.adjoins", 1))
        if self._relative(number, signal):
            features.append(("pair.relative", 1))
        if self._describes(number, signal):
            features.append(("pair.describes", 1))
        elif self._of_another(number, signal):
            features.append(("pair.relative", 1))
        if self._spliced(index, signal):
            features.append(("pair.spliced", 1))
        if beyond := self._beyond(number, signal):
            features.append(("pair.beyond", beyond))
        whose = self._whose(signal)
        if whose is not None and whose not in (index, self._whole_of(index)):
            other = self.numbers[whose]
            alike = other.quantity.sort == number.quantity.sort and self.group[whose] != self.group[index]
            day = other.noun is Noun.DISTRACTOR and other.last == other.quantity.last
            alike = alike and not day  # "on the 12th the police detained three"
            features.append(("pair.theirs" if alike else "pair.across", 1))
        return features

    def _beyond(self, number: Counted, signal: Signal) -> int:
        """ "salaries of 2,715 dollars and bonuses": behind "and" or a comma, while another frame is linked to the number.

        It counts twice for the frame of the next sum: "salary: 2,715 dollars, bonus: 20,000".
        """
        norm, joined = self.sentence.tokens.norm, self.sentence.pack.prefixes.joined
        between = range(number.last + 1, signal.first + 1)
        if not between:
            return 0
        apart = any(at in self.links or norm[at] in ",،" or joined(norm[at]) for at in between)
        frames = [s for s in self.signals if s is not signal and s.role == "frame" and s.last < number.first]
        frames = [s for s in frames if self._may(number, s)]
        linked = any(self._linked(number, s) for s in frames)
        following = next((n for n in self.numbers if n.first > signal.last), None) if frames else None
        of_next = following is not None and self._linked(following, signal)
        if of_next and (apart or (linked and following is not None and following.quantity.sort is Sort.MONEY)):
            return 2  # also "a salary of 2,715 dollars on top of a bonus of 20,000"
        return int(apart and linked)

    def _said_of_number(self, index: int, signal: Signal) -> bool:
        """The word stands in the number's own stretch, or in that of things beside it: "checked on two sites 840 migrants"."""
        whose = self._whose(signal)
        if whose is None or whose == index:
            return whose == index
        between = self.numbers[whose:index]
        return whose < index and all(n.noun is Noun.DISTRACTOR or n.quantity.sort is Sort.ARTICLE for n in between)

    def _made_up(self, index: int) -> bool:
        """ "Norlanders make up 45 percent of the recruits": the share counts what it is a share of, where nothing befell it."""
        if not self.sentence.of("makes"):
            return False
        number, (begin, end) = self.numbers[index], self.stretches[index]
        return not any(
            s.role == "verb"
            and s.measure in self.measures
            and begin <= s.first < end
            and not number.first <= s.first <= number.last
            for s in self.signals
        )

    def _deed(self, index: int, signal: Signal) -> list[Feature]:
        """What holds of a signal that is another number's noun, the deed people are tried for, or a case against them."""
        number = self.numbers[index]
        features: list[Feature] = []
        if number.quantity.sort is Sort.COUNT and "country" not in number.things and self._owned(index, signal):
            features.append(("pair.owned", 1))
        if self._leads(index, signal):
            features.append(("pair.leads" if signal.first > number.last else "pair.led", 1))
        measure = self.measures.get(signal.measure)
        if measure and measure.unit == "case" and self._is_against(number):
            features.append(("pair.against", 1))
        if self._yields(index, signal):
            features.append(("pair.yields", 1))
        if measure and measure.group != "law" and self.tried and self._is_deed(number, signal):
            features.append(("pair.deed", 1))
        return features

    def _yields(self, index: int, signal: Signal) -> bool:
        """ "It counts 1,400 mercenaries in the ranks": a word of counting, beside one that says what people do there."""
        if not any((at, signal.measure) in self.yielding for at in (signal.first, signal.last)):
            return False
        begin, end = self.stretches[index]
        if self.sentence.pack.head_final:  # before the number stands who the people are
            begin = self.numbers[index].quantity.to + 1
        return any(
            begin <= s.first < end
            and s.measure not in (signal.measure, OTHER)
            and s.role in ("verb", "noun")
            and s.measure in self.measures
            and self.measures[s.measure].unit == "person"
            for s in self.signals
        )

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

    def _is_deed(self, number: Counted, signal: Signal) -> bool:
        """ "two for desertion", "zwei wegen Fahnenflucht", "экөө качканы үчүн": what they are tried for."""
        if self.sentence.pack.head_final:
            return any(signal.last < at <= signal.last + _CAUSE for at in self.causes)
        return any(number.last < at < signal.first <= at + _CAUSE for at in self.causes)

    def _is_against(self, number: Counted) -> bool:
        """ "against 9,000 soldiers", "9,000 soldiers are prosecuted": whom the cases are against counts the cases."""
        if any(h.payload == "tried" and are_tried(self.sentence, number, h) for h in self.against):
            return True
        if self.sentence.pack.head_final:
            return any(number.quantity.to < h.first <= number.last + AGAINST for h in self.against)
        return any(0 < number.first - h.last <= AGAINST for h in self.against)

    def _contested(self, index: int, signal: Signal) -> bool:
        """A verb of another measure stands in the number's own stretch: who the people are yields to what befell them."""
        begin, end = self.stretches[index]
        number = self.numbers[index]
        return any(
            s.role == "verb"
            and s.measure != signal.measure
            and begin <= s.first < end
            and (not number.first <= s.first <= number.last or (signal.last < s.first and self._is_final(s)))
            for s in self.signals
        )

    def _counts_other(self, number: Counted, signal: Signal) -> bool:
        """The number counts a noun that is a measure itself, of another kind: "300 dead and 2,700 wounded"."""
        own = {s.measure for s in self.signals if s.role == "noun" and number.quantity.to < s.first <= number.last}
        return bool(own) and signal.measure not in own

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

    def _noun(self, number: Counted, signal: Signal) -> str:
        if number.noun is Noun.THING and (self._thing_fits(number, signal.measure) or signal.last == number.last):
            return "people"
        if number.noun is Noun.THING and self._persons(number):
            return "person"
        if number.noun in (Noun.UNKNOWN, Noun.THING, Noun.DISTRACTOR) and (
            self._asks(number, self.measures.get(signal.measure))
        ):
            return "none"
        if number.noun is Noun.UNKNOWN and signal.role == "noun" and signal.first == number.quantity.first:
            return "thing"  # a word that is the topic's only with its number: "# дел"
        if number.noun is Noun.NONE and (number.partitive or number.elliptic):
            return "partitive" if number.partitive else "elliptic"
        if number.noun is Noun.NONE and self._tallied(number):
            return "tally"
        return str(number.noun)

    def _is_base(self, number: Counted, signal: Signal) -> bool:
        """ "22 percent of the recruits have deserted": the recruits are what it is a share of."""
        links = any(h.first == number.last + 1 for h in self.sentence.of("origin"))
        nearer = any(number.last < other.first < signal.first for other in self.signals)
        return links and not nearer and number.last < signal.first <= number.last + _BASE_REACH

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
