"""Which signals may go with a number, how well each of them fits, and which fits best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.admitting import Admitting
from beleg.reading.counted import Counted, Noun
from beleg.reading.doers import are_senders, members, sends
from beleg.reading.further import DESCRIBES, behind_saying, come_home, rather_than_where
from beleg.reading.lists import labelled
from beleg.reading.meant import came_back, listed_as, taken
from beleg.reading.off import is_off
from beleg.reading.pairing import ENOUGH, Feature, Pairing, score, weights
from beleg.reading.signals import OTHER, Signal
from beleg.reading.untold import figure_named, said_of_others
from beleg.reading.wholes import of_none

_BASE_REACH: Final = 5  # tokens from a share to what it is a share of
_REACH: Final = 80  # tokens beyond which a signal is never that of a number; keeps time linear in what is no sentence
_CAUSE: Final = 2  # tokens between "for" and the deed: "for the desertion"
_ALMOST: Final = 0.5  # how much better than "killed and wounded" a verb may go with a number that those say more of
_UNLIKE: Final = frozenset({"pair.owned", "pair.of_part", "pair.leads"})


class Fitting(Admitting):
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

    def _is_deed(self, number: Counted, signal: Signal) -> bool:
        """ "two for desertion", "zwei wegen Fahnenflucht", "экөө качканы үчүн": what they are tried for."""
        if self.sentence.pack.head_final:
            return any(signal.last < at <= signal.last + _CAUSE for at in self.causes)
        return any(number.last < at < signal.first <= at + _CAUSE for at in self.causes)

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
