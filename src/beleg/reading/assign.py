"""Which number belongs to which measure: numbers and signals of a sentence, paired by a small readable model.

Every pair of a number and a signal that may go together is scored by what holds of it (weights.toml); a list of numbers
("five Kenyans, three Indians and one Togolese were captured") is one thing and shares its signals; a number without a
signal goes on with the measure before it where ellipsis allows that ("of them, 29"), or is left alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from operator import itemgetter

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.languages.packs import read_toml
from beleg.model import Hedge, Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.further import behind_saying, come_home, next_country
from beleg.reading.lists import LIST_REACH, aside, inner, labelled, lists, next_in_time
from beleg.reading.off import is_off
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal, sent, signals, together, told_apart
from beleg.reading.spoken import names_figure
from beleg.reading.sums import NOTHING_PAID, Paid
from beleg.reading.wholes import NO_WHOLE, wholes

_COUNTED = (Noun.PEOPLE, Noun.PERSON)
_OPENS = 3  # tokens behind a whole in which the verb that tells who it is begins
_OWN_PLACE = 6  # tokens from a share to where it is from
_FAR = 12  # tokens from which on further ones hardly matter: the verb of a long German frame
_ZONE_ENDS = frozenset(",.;:!?…()–—")
_FULL_STOPS = frozenset(".!?…;")
_BASE_REACH = 5  # tokens from a share to what it is a share of
_WHOLE_REACH = 2
_PER_REACH = 4
_CONVERTED = 3  # tokens between a sum and the same in another currency
_TWO = 2
_THAN = 14  # tokens from "three times as many as" to the number that it is set against
_CHANGED = 5  # tokens between the two values of a change
_AGREE = 2  # words that agree beyond which more say nothing new
_TALLY = 8  # tokens between "the number of" and the number
_LINK = 3  # tokens that may link a sum to what it is
_REACH = 80  # tokens beyond which a signal is never that of a number; keeps time linear in what is no sentence
_COUNTRY_REACH = 2  # "from 128 countries", "from the 37 countries"
_YEARS = range(1900, 2101)
_SMALL = 31  # bare numbers up to here are days, ages, ordinals more often than counts
_AGAINST = 2  # tokens between "against" or "another" and the number
_TERM = 2  # tokens from "a year" to "prison"
_CAUSE = 2  # tokens between "for" and the deed: "for the desertion"
_NEAR_NOUN = 2  # tokens from a number to the noun it counts: "13 innocent civilians"
_ALMOST = 0.5  # how much better than "killed and wounded" a verb may go with a number that those say more of
_LEADS = 2  # tokens from a verb to the number it stands before: "وقتل 61", "killed were 61"
NEXT_TIME = "goes on with the next time"
RECOUNTED = "another total of the same"  # how a number got the measure of one that it takes the place of
OTHER = "other"  # what a word says that is of no measure: "45 left the country"
ENOUGH = 0.0  # a pairing above this is a claim; lower ones add found claims on unseen texts, and false ones on traps
_NEAR_MONEY = 14  # a sum without a frame within this many tokens is not read


_BEFELL = frozenset({"harm", "returned"})
_UNLIKE = frozenset({"pair.owned", "pair.of_part", "pair.leads"})
Feature = tuple[str, float]  # "table.name" of weights.toml, and how often it holds


@dataclass(frozen=True, slots=True)
class Pairing:
    """A number with the measure it was given, and why. ``signal`` is None where the measure was inherited."""

    counted: Counted
    measure: str
    signal: Signal | None
    score: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text around a sentence says: is it about the topic, and which measure was counted last."""

    topical: float  # 1 the paragraph speaks of the topic, 0.5 only the document does, 0 neither
    document: float  # how much the whole document does, above zero more yes than no: see subject.py
    civilian: bool
    measure: str | None  # of the number before, for ellipsis
    whole: str | None  # the same, of the last that is no part of another
    people: bool  # some people of the topic are being spoken of
    paid: Paid = NOTHING_PAID  # the sum before
    term: str = ""  # the measure of the term before, in this paragraph
    cases: str | None = None  # the measure of the cases counted before, in this paragraph
    elsewhere: bool = False  # the sentence names a country, but no party to the war
    recruiters: bool = False  # the paragraph tells of those who recruit
    asked: bool = False  # the text has just asked how many there are
    figures: Mapping[float, str] = field(default_factory=dict)  # of people, told before, with what each counted
    of_civilians: bool = False  # the last people counted in the paragraph were civilians: what is "of them" is, too
    fallen: float = 0.0  # how many the paragraph, or the one before, has counted as dead


@cache
def weights() -> dict[str, float]:
    """What each feature counts, by "table.name" of weights.toml."""
    tables = read_toml(resources.files("beleg.reading") / "weights.toml")
    return {f"{table}.{name}": float(value) for table, row in tables.items() for name, value in row.items()}


def score(features: Iterable[Feature]) -> float:
    """The sum of what holds, each feature times its weight; one without a weight counts nothing."""
    known = weights()
    return sum(known.get(name, 0.0) * times for name, times in features)


def confidence(total: float) -> float:
    """How likely a claim of such a score is right in measure, value and place (Platt 1999); docs/quality.md has the curve."""
    known = weights()
    return 1 / (1 + math.exp(-(known["confidence.slope"] * total + known["confidence.offset"])))


def told(features: Iterable[Feature]) -> str:
    """Features with what each of them counts, as `--explain` prints them."""
    known = weights()
    return ", ".join(
        f"{name.split('.')[-1].replace('_', ' ')} {known[name] * times:+.2f}" if name in known else name
        for name, times in features
        if "." not in name or known.get(name)
    )


class Pairer:
    """Pairs the numbers of one sentence with the measures of a topic."""

    def __init__(
        self,
        sentence: Sentence,
        numbers: Sequence[Counted],
        measures: dict[str, Measure],
        scene: Scene,
        default: str | None = None,
    ) -> None:
        """``default`` is the measure of a whole whose parts alone say what happened to them."""
        self.default, self.cases = default, scene.cases
        self.sentence, self.numbers, self.measures, self.scene = sentence, numbers, measures, scene
        said = together(sentence, told_apart(signals(sentence)), measures)
        channels = {name for name, measure in measures.items() if "channels" in measure.traits}
        self.recruiters = [s.first for s in said if s.role == "noun" and s.measure in channels]
        self.parts = {part for s in said if s.measure in measures for part in measures[s.measure].of}
        self.signals = sent(sentence, said, scene.recruiters, default)
        self.group = lists(sentence, numbers)
        self.members: dict[int, list[int]] = {}  # of each group
        for index, group in enumerate(self.group):
            self.members.setdefault(group, []).append(index)
        self.inner = inner(sentence)
        norm = sentence.tokens.norm
        self.ends = [at for at in range(len(norm) - 1) if norm[at] in _FULL_STOPS and sentence.ends_at(at)]
        by = sentence.by
        self.links = {h.first for h in by.get("range", ()) if h.payload == "and"}
        self.stretches = self._stretches()
        self.glue = {h.first for c in ("origin", "linker", "at", "hedge", "stop") for h in by.get(c, ())}
        self.ways = self._ways()
        self.zones = self._zones()
        self.wholes = wholes(sentence, numbers)
        self.causes = {h.last for h in by.get("topic.cause", ())}
        self.against = by.get("topic.against", [])
        self.relatives = {h.first for h in by.get("relative", ())}
        self.participles = {h.first for h in by.get("topic.relative", ())}
        self.past = "topic.past" in by
        self.yielding = {(at, h.payload) for h in by.get("topic.yields", ()) for at in range(h.first, h.last + 1)}
        self.civilian = [h.first for h in by.get("topic.civilian", ())]
        self.tried = any(
            s.role in ("verb", "noun", "frame") and s.measure in measures and measures[s.measure].group == "law"
            for s in self.signals
        )
        self.owners = {
            at: index
            for index, number in enumerate(numbers)
            if number.quantity.sort is Sort.COUNT
            for at in range(number.quantity.to + 1, number.last + 1)
        }
        self.led = self._led()
        self.struck = [] if self.scene.people or not self.civilian else self._struck()

    def _struck(self) -> list[int]:
        """ "When missiles hit the town 25 people died and 80 were hurt": those whom a strike or an accident befell."""
        return [i for i, n in enumerate(self.numbers) if n.noun is Noun.PERSON and self._is_anyone(n)]

    def _is_anyone(self, number: Counted) -> bool:
        """ "25 people", "another 80": neither of a people nor of an army, nor a part of those counted before."""
        if number.noun in (Noun.PEOPLE, Noun.DISTRACTOR) or number.people or number.partitive:
            return False
        return not any(s.role == "weak" and number.first <= s.first <= number.last for s in self.signals)

    def _zones(self) -> list[tuple[int, int, int]]:
        """For each number that is a part ("of them, 991 fell") the clause around it: what stands there is said of it."""
        norm = self.sentence.tokens.norm
        found = []
        for index, number in enumerate(self.numbers):
            if index and number.partitive and number.quantity.sort is not Sort.ARTICLE:
                first, last = number.first, number.last
                floor = self.numbers[index - 1].last
                while first - 1 > floor and norm[first - 1] not in _ZONE_ENDS:
                    first -= 1
                while last + 1 < len(norm) and norm[last + 1] not in _ZONE_ENDS:
                    last += 1
                found.append((index, first, last))
        return found

    def _stretches(self) -> list[tuple[int, int]]:
        """For each number the tokens that are its own: up to the comma, the "and" or the stop before the next number."""
        norm, links = self.sentence.tokens.norm, self.links
        found, begin = [], 0
        for index, number in enumerate(self.numbers):
            later = (n for n in self.numbers[index + 1 :] if not aside(n))  # "2,000 from 50 states"
            following = next(later, None)
            end = len(norm)
            if following:
                between = range(number.last + 1, following.first)
                joins = self.sentence.pack.prefixes.joined
                ends = (at for at in reversed(between) if at in links or norm[at] in _ZONE_ENDS or joins(norm[at]))
                end = next(ends, following.first)
            found.append((begin, end))
            begin = begin if aside(number) else end
        return found

    def _linked(self, number: Counted, signal: Signal) -> bool:
        """ "a bonus of up to 9,309 dollars": nothing but a link and a hedge between the signal and the number."""
        if signal.role not in ("frame", "hint"):
            return False
        between = range(signal.last + 1, number.first)
        norm = self.sentence.tokens.norm
        return len(between) <= _LINK and all(at in self.glue or norm[at] in ":-–—" for at in between)

    def _ways(self) -> list[str]:
        """What is walked over at each token: the name of its weight."""
        clauses = {h.first for h in self.sentence.by.get("clause", ())}
        parts = {h.first for h in self.sentence.by.get("partitive", ())}
        tokens = self.sentence.tokens
        verbs = [s.first for s in self.signals if s.role == "verb"]
        elliptic = {
            n.first - 1
            for n, (_, end) in zip(self.numbers, self.stretches, strict=True)
            if n.noun is Noun.NONE or any(n.quantity.to < at < end for at in verbs)
        } & self.links  # "300 died and 2,700 were wounded", "one was held and 14 men died"
        ways = []
        for at, norm in enumerate(tokens.norm):
            if norm in _FULL_STOPS and self.sentence.ends_at(at, _FULL_STOPS):
                ways.append("stop")
            elif norm == ",":
                ways.append("comma")
            elif at in elliptic:
                ways.append("clause")
            elif at in parts:
                ways.append("part")
            elif norm in "():–—" or (at in clauses and at and tokens.norm[at - 1] == ","):
                ways.append("clause")
            else:
                ways.append("token")
        return ways

    def _walk(self, begin: int, end: int) -> list[Feature]:
        """What lies between two tokens; clauses set in between count as one comma."""
        passed: dict[str, int] = {}
        at = begin
        skip = {a: b for a, b in self.inner if begin <= a and b < end}
        while at < end:
            if at in skip:
                passed["comma"] = passed.get("comma", 0) + 1
                at = skip[at] + 1
                continue
            way = self.ways[at]
            if way == "token" and passed.get("token", 0) >= _FAR:
                way = "far"
            passed[way] = passed.get(way, 0) + 1
            at += 1
        return [(f"pair.{way}", float(times)) for way, times in passed.items()]

    def pairings(self) -> list[Pairing]:
        """The numbers that were given a measure, in their order."""
        found: list[Pairing] = []
        last, whole = self.scene.measure, self.scene.whole
        for index in range(len(self.numbers)):
            best = self._for_harm(self.best(index))
            if best is not None and (self._of_bodies(best, found) or self._others_home(index, best)):
                continue
            number = self.numbers[index]
            best = self._followed(index, found, whole if whole and labelled(number) else last, best)
            if best and best.score > ENOUGH and best.measure != OTHER and not self._none_again(best, found):
                found.append(best)
                if self.measures[best.measure].unit == "case" and number.quantity.sort is Sort.COUNT:
                    self.cases = best.measure
                if self.measures[best.measure].unit == "person":
                    last = best.measure
                    whole = whole if number.partitive else best.measure
        return found + self._whence(found)

    def _of_bodies(self, best: Pairing, found: list[Pairing]) -> bool:
        """ "45 have fallen. The remains of twelve were flown home, nine are buried": what became of those counted before."""
        relics = self.sentence.of("topic.relic")
        measure = self.measures.get(best.measure)
        if not relics or measure is None or measure.traits.isdisjoint(_BEFELL) or "held" in measure.traits:
            return False
        fallen = max([self.scene.fallen, *(float(p.counted.quantity.value) for p in found if self._is_harm(p.measure))])
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
        near = other.first - one.last - 1 <= _COUNTRY_REACH
        theirs = self.best(at) if near and self.numbers[at].quantity.sort is Sort.COUNT else None
        return theirs is not None and theirs.measure == OTHER

    def _is_harm(self, name: str) -> bool:
        measure = self.measures.get(name)
        return measure is not None and "harm" in measure.traits and "held" not in measure.traits

    @staticmethod
    def _none_again(best: Pairing, found: list[Pairing]) -> bool:
        """ "No government has asked for nobody": where every word of a clause that can says no, they say it once."""
        none = best.counted.quantity
        return (
            none.words
            and none.low == 0 == none.high
            and any(p.measure == best.measure and p.counted.quantity.high == 0 for p in found)
        )

    def _for_harm(self, best: Pairing | None) -> Pairing | None:
        """ "Families of the dead get a one-off 5m": one payment, where nobody joins, is for what befell them."""
        if best is None or best.measure == OTHER:
            return best
        if "joining" not in self.measures[best.measure].traits:
            return self._for_joining(best)
        told = [self.measures[s.measure] for s in self.signals if s.measure in self.measures]
        harmed = any("harm" in m.traits and "held" not in m.traits for m in told)
        joined = any("unsaid" in m.traits and m.unit == "person" for m in told)
        other = next((n for n, m in self.measures.items() if m.unit == "money" and "either_way" in m.traits), None)
        if other is None or not harmed or joined:
            return best
        return replace(best, measure=other)

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
            near = len(between) <= _COUNTRY_REACH and (at > index or bool(links.intersection(between)))
            if (near or (number is other and self._again(between, links))) and number.quantity.value > 1:
                more.append(self._inherited(number, origin, "where those who are counted come from"))
        return more

    def _again(self, between: range, links: set[int]) -> bool:
        """ "158 foreigners, prisoners of 39 nations", "…, they are from 39": those counted are called anew before "from"."""
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        if any(norm[at] in _FULL_STOPS for at in between):
            return False
        at = between.stop - 1
        if not pack.head_final:
            small = {n for h in self.sentence.of("determiner", "hedge") for n in range(h.first, h.last + 1)}
            while at in between and at in small and at not in links:
                at -= 1
            if at not in links:
                return False
            at -= 1
        elif not norm[between.stop : between.stop + _COUNTRY_REACH][-1].endswith(pack.ablative):
            return False
        called = self.sentence.of("topic.weak", "topic.noun", "person", "pronoun", "people", "group")
        return at in between and any(h.last == at for h in called)

    def best(self, index: int) -> Pairing | None:
        """The signal that goes best with a number, however badly; None where none may."""
        number = self.numbers[index]
        scored = [(score(features), signal, features) for signal, features in self.candidates(index)]
        best = max(scored, key=itemgetter(0), default=None)
        if best is None:
            return None
        best = come_home(number, best, scored, self.measures) or best
        total, signal, features = behind_saying(self.sentence, number, best, scored) or best
        if signal.measure == OTHER and any(number.last < at < signal.first for at in self.relatives):
            # "They sent 20,000 migrants to war, who had got a passport": who they are, and not what befell them
            plain = [s for s in scored if s[1].measure != OTHER and s[1].last < number.first and s[0] > ENOUGH]
            total, signal, features = max(plain, key=itemgetter(0), default=(total, signal, features))
        elif signal.measure == OTHER and self.sentence.pack.head_final and signal.first > number.last:
            # "The from-the-army fled 11 foreigners left the country": who they are is said before the number
            said = [s for s in scored if s[1].role == "verb" and s[1].last + 1 == number.first and s[0] > ENOUGH]
            total, signal, features = max(said, key=itemgetter(0), default=(total, signal, features))
        if whole := self._both(index, signal, total, scored):
            total, signal, features = whole
        if (told := self._specified(number, signal) or self._held(index, signal)) is not None:
            signal = told
        return Pairing(number, signal.measure, signal, total, tuple(features))

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

    def _held(self, index: int, signal: Signal) -> Signal | None:
        """ "Captured 300 foreigners-ACC it holds": where verbs stand last, of those taken at the front no arrest is told."""
        measure = self.measures.get(signal.measure)
        if measure is None or "anybody" not in measure.traits or not self.sentence.pack.head_final:
            return None
        number, (begin, _) = self.numbers[index], self.stretches[index]
        if signal.first < number.last:
            return None
        for told in self.signals:
            held = told.measure in self.measures and "held" in self.measures[told.measure].traits
            if held and told.role == "verb" and begin <= told.first and told.last < number.first:
                return told
        return None

    def candidates(self, index: int) -> Iterator[tuple[Signal, list[Feature]]]:
        """The signals that may go with a number, and what holds of each pair: what the weights are fitted on, too."""
        if is_off(self.sentence, self.numbers, index, (self._begin(index), self.stretches[index][1])):
            return
        at = self.numbers[index].quantity.at
        found = [
            (signal, features)
            for signal in (*self.signals, *self._rated(index))
            if abs(signal.first - at) <= _REACH and (features := self.features(index, signal)) is not None
        ]
        if not self.ends:
            yield from found
            return
        begin, end = self._own_sentence(at)  # what the next sentence of a quotation says is hardly of this number
        own = [one for one in found if begin <= one[0].first < end and one[0].role == "verb"]
        yield from (one for one in found if not own or begin <= one[0].first < end)

    def _begin(self, index: int) -> int:
        """Where the number's own stretch begins, or that of an article before it: "on a pension of 40 dollars"."""
        while index and self.numbers[index - 1].quantity.sort is Sort.ARTICLE:
            index -= 1
        return self.stretches[index][0]

    def _own_sentence(self, at: int) -> tuple[int, int]:
        """Of a quotation of several sentences the tokens of the one that a number stands in."""
        begin = max((end + 1 for end in self.ends if end < at), default=0)
        return begin, min((end + 1 for end in self.ends if end >= at), default=len(self.sentence.tokens))

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
        if self._led_anew(index, signal) or self._recruits(number, signal):
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
        if measure.unit == "person" and number.noun is not Noun.PEOPLE:
            military = any(s.role == "weak" and number.first <= s.first <= number.last for s in self.signals)
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

    def civilians(self, number: Counted) -> bool:
        """ "13 civilians were killed. Nine of them …": the noun itself says that they are none of the topic's."""
        if number.partitive and self.scene.of_civilians and not self._theirs(number):
            return True
        if not self.civilian:
            return False
        if number.noun in (Noun.NONE, Noun.THING) and not number.people and self._beside_civilians(number):
            return True
        nations = {h.first for h in self.sentence.of("people", "group", "adjective", "land")}
        end = number.quantity.to + _NEAR_NOUN
        if number.noun not in (Noun.UNKNOWN, Noun.DISTRACTOR):  # whose phrases hold no noun: "nine passengers"
            end = min(number.last, end)
        return any(number.quantity.to < at <= end and at not in nations for at in self.civilian)

    def _theirs(self, number: Counted) -> bool:
        """ "Of the foreigners who fought there 3,300 are dead": the sentence says of whom the number is a part."""
        return any(h.first < number.quantity.first for h in self.sentence.of("people", "group"))

    def _beside_civilians(self, number: Counted) -> bool:
        """ "14,000 civilians were killed and 36,000 injured": the number before it counts them."""
        at = next((i for i, n in enumerate(self.numbers) if n is number), 0)
        return at > 0 and self.civilians(self.numbers[at - 1])

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

    def _owned(self, index: int, signal: Signal) -> bool:
        """ "340 mercenaries, 74 dead": the dead are those of the other number."""
        owner = self.owners.get(signal.first)
        return owner is not None and signal.last <= self.numbers[owner].last and self.group[owner] != self.group[index]

    def _leads(self, index: int, signal: Signal) -> bool:
        """ "وصل 340، وقتل 61": beyond a comma or "and", and right before another number, whose verb it is."""
        number = self.numbers[index]
        led = self.led.get(signal.last)
        if signal.role != "verb" or led is None or (signal.last < number.first and number.partitive):
            return False
        if self.group[led] == self.group[index] or self.numbers[led].quantity.sort is not number.quantity.sort:
            return False
        if signal.first > number.last:
            return self._parted(number.last + 1, signal.first + 1)
        return self._parted(signal.last + 1, number.first + 1)

    def _parted(self, begin: int, end: int) -> bool:
        """A comma, a bracket or an "and" stands between two tokens, or begins one of them."""
        norm, joined = self.sentence.tokens.norm, self.sentence.pack.prefixes.joined
        return any(at in self.links or norm[at] in _ZONE_ENDS or joined(norm[at]) for at in range(begin, end))

    def _led(self) -> dict[int, int]:
        """By the last token of a verb, the number that it stands right before."""
        found = {}
        ends = {s.last for s in self.signals if s.role == "verb"}
        norm = self.sentence.tokens.norm
        for index, number in enumerate(self.numbers):
            for last in range(number.first - 1, max(-1, number.first - 1 - _LEADS), -1):
                if last in ends:
                    found[last] = index
                if last in self.links or norm[last] in _ZONE_ENDS:
                    break
        return found

    def _is_deed(self, number: Counted, signal: Signal) -> bool:
        """ "two for desertion", "zwei wegen Fahnenflucht", "экөө качканы үчүн": what they are tried for."""
        if self.sentence.pack.head_final:
            return any(signal.last < at <= signal.last + _CAUSE for at in self.causes)
        return any(number.last < at < signal.first <= at + _CAUSE for at in self.causes)

    def _is_against(self, number: Counted) -> bool:
        """ "against 9,000 soldiers": whom the cases are against counts the cases."""
        if self.sentence.pack.head_final:
            return any(number.quantity.to < h.first <= number.last + _AGAINST for h in self.against)
        return any(0 < number.first - h.last <= _AGAINST for h in self.against)

    def _is_final(self, signal: Signal) -> bool:
        """The verb closes its clause: it is that of all that stands before it, however far."""
        norm = self.sentence.tokens.norm
        return signal.last + 1 >= len(norm) or norm[signal.last + 1] in _ZONE_ENDS

    def _contested(self, index: int, signal: Signal) -> bool:
        """A verb of another measure stands in the number's own stretch: who the people are yields to what befell them."""
        begin, end = self.stretches[index]
        number = self.numbers[index]
        return any(
            s.role == "verb"
            and s.measure != signal.measure
            and begin <= s.first < end
            and not number.first <= s.first <= number.last
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

    def _agreeing(self, index: int, signal: Signal) -> int:
        """How many further words of the number's own stretch say the same: "soldiers … were sent to fight"."""
        begin, end = self.stretches[index]
        if self._describes(self.numbers[index], signal):
            return 0
        others = {
            s.first
            for s in self.signals
            if s.measure == signal.measure
            and begin <= s.first < end
            and (s.first > signal.last or s.last < signal.first)
        }
        return min(len(others), _AGREE)

    def _opens_with(self, signal: Signal, number: Counted) -> bool:
        """ "Among the released were two Norlanders": the sentence opens with whom it goes on to count."""
        among = (h for h in self.sentence.of("whole") if h.payload == "among")
        if not any(h.first == 0 and h.last + 1 == signal.first for h in among):
            return False  # nor "Among the names listed the death of 171 is confirmed", of which a verb says more
        told = (s for s in self.signals if signal.last < s.first and s.last < number.first)
        return not any(s.role == "verb" and s.measure != signal.measure for s in told)

    def _is_whole(self, index: int) -> bool:
        """ "422 of the 1,005": the second is what the first is a part of."""
        if not index:
            return False
        if self.numbers[index - 1].of_next:
            return True
        number, before = self.numbers[index], self.numbers[index - 1]
        between = range(before.last + 1, number.first)
        origin = {h.first for h in self.sentence.of("origin")}
        return 0 < len(between) <= _WHOLE_REACH and all(at in origin for at in between)

    def _is_noun(self, signal: Signal) -> bool:
        """ "7 missing": the word is the noun that is counted, too, and no clause about it."""
        return any(s.role == "noun" and (s.first, s.measure) == (signal.first, signal.measure) for s in self.signals)

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
        return not (told and number.last < signal.first <= number.last + _OPENS)

    def _befell_later(self, index: int, signal: Signal) -> bool:
        """ "Of the 200 who signed up, forty fell": what stands behind the part is said of it."""
        number = self.numbers[index]
        if index + 1 >= len(self.numbers) or signal.role not in ("verb", "noun"):
            return False
        part = self.numbers[index + 1]
        smaller = part.quantity.sort is Sort.COUNT and part.quantity.value <= number.quantity.value
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
        of_them = signal.last + 1 in parts and len(between) <= _LINK
        return of_them and all(at in parts or at in self.glue for at in between)

    def _led_anew(self, index: int, signal: Signal) -> bool:
        """ "قتل منهم 14 وأصيب خمسة": a verb grown together with "and" leads to the number, the one before to another."""
        led, verb = self.led.get(signal.last), self.numbers[index].first - 1
        if led is None or led == index or signal.role != "verb" or signal.last >= verb or self.led.get(verb) != index:
            return False
        return self.sentence.pack.prefixes.joined(self.sentence.tokens.norm[verb])

    def _noun(self, number: Counted, signal: Signal) -> str:
        if number.noun is Noun.THING and self._thing_fits(number, signal.measure):
            return "people"
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

    def _tallied(self, number: Counted) -> bool:
        """ "The number of prisoners has reached 55": what is counted stands with the tally."""
        return any(0 < number.first - h.last <= _TALLY for h in self.sentence.of("tally", "change"))

    def _period(self, number: Counted, signal: Signal | None) -> list[Feature]:
        """A sum "a month" is pay, a single one is not."""
        per = number.quantity.per or self._per_before(number)
        if per is None:
            return []
        regular = per in ("month", "year", "day", "week")
        measure = self.measures.get(signal.measure) if signal else None
        fits = regular == (measure is not None and measure.per is not None)
        return [("pair.per" if fits else "pair.not_per", 1)]

    def _is_base(self, number: Counted, signal: Signal) -> bool:
        """ "22 percent of the recruits have deserted": the recruits are what it is a share of."""
        links = any(h.first == number.last + 1 for h in self.sentence.of("origin"))
        nearer = any(number.last < other.first < signal.first for other in self.signals)
        return links and not nearer and number.last < signal.first <= number.last + _BASE_REACH

    def _opens_whole(self, number: Counted, signal: Signal) -> bool:
        """ "Of the 200 who signed up, forty fell": the sentence opens with the whole; its verb is that of a part."""
        if number.first <= signal.first <= number.last:
            return False
        origin = {at for h in self.sentence.of("origin", "partitive") for at in range(h.first, h.last + 1)}
        opens = number.first
        while opens - 1 in origin:
            opens -= 1
        if not 0 < number.first - opens <= _WHOLE_REACH:
            return False
        articles = {h.first for h in self.sentence.of("determiner") if h.first == h.last}
        of = any(h.last == number.first - 1 for h in self.sentence.of("whole") if h.payload == "of")
        if not of and all(at in articles for at in range(opens, number.first)):
            return False  # "les 200 hommes arrêtés lundi": an article alone does not say "of"
        if opens and not self._opens_clause(opens, number):
            return False
        return not any(a < signal.first < b and a <= number.last + 1 for a, b in self.inner)

    def _opens_clause(self, opens: int, whole: Counted) -> bool:
        """ "According to X, of the 200 …", "Laut X sind von den 200 …": no other number stands before, a part of it behind."""
        at = self.numbers.index(whole)
        part = self.numbers[1] if at == 0 and len(self.numbers) > 1 else None
        if part is None or part.noun is not Noun.NONE or whole.noun not in (Noun.PEOPLE, Noun.PERSON):
            return False
        helps = any(h.first <= opens - 1 <= h.last for h in self.sentence.of("passive"))
        return self.sentence.tokens.norm[opens - 1] in ",:،" or (helps and self.sentence.pack.capital_nouns)

    def _per_before(self, number: Counted) -> str | None:
        """ "a monthly salary of 2,800": the period stands before the sum."""
        taken = {at for n in self.numbers if n is not number for at in range(n.quantity.first, n.quantity.last + 1)}
        for hit in self.sentence.of("per"):
            if hit.first in taken:
                continue
            between = range(hit.last + 1, number.first)
            if (
                hit.last < number.first
                and len(between) <= _PER_REACH
                and not any(self.sentence.tokens.kind[at] == "d" for at in between)
            ):
                return str(hit.payload)
        return None

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
        if self._spliced(index, signal):
            features.append(("pair.spliced", 1))
        if beyond := self._beyond(number, signal):
            features.append(("pair.beyond", beyond))
        whose = self._whose(signal)
        if whose is not None and whose not in (index, self._whole_of(index)):
            alike = self.numbers[whose].quantity.sort == number.quantity.sort and self.group[whose] != self.group[index]
            features.append(("pair.theirs" if alike else "pair.across", 1))
        return features

    def _adjoins(self, index: int, signal: Signal) -> bool:
        """ "36 foreigners are held, 98 were sentenced": the verb follows right upon another number, that counts alike."""
        if signal.role != "verb":
            return False
        own = self._whole_of(index)  # "19 of 48 soldiers have died": its own whole
        return any(
            other.last + 1 == signal.first
            and i != own
            and other.first > self.numbers[index].last
            and self.group[i] != self.group[index]
            and other.quantity.sort is self.numbers[index].quantity.sort
            for i, other in enumerate(self.numbers)
        )

    def _whole_of(self, index: int) -> int:
        """The number right behind that this one is a part of ("two of the four"); -1 where there is none."""
        return index + 1 if self.numbers[index].of_next else -1

    def _spliced(self, index: int, signal: Signal) -> bool:
        """ "96 have returned, 18 still serve": a comma or "and" between, and the number has a verb of its own behind it."""
        number = self.numbers[index]
        if signal.role not in ("verb", "weak") or signal.last >= number.first:
            return False
        norm = self.sentence.tokens.norm
        links = {at for at in self.links if not self._between_lands(at)}
        if not any(norm[at] in _ZONE_ENDS or at in links for at in range(signal.last + 1, number.first)):
            return False
        end = max(self.stretches[i][1] for i in self.members[self.group[index]])
        return any(s.role == "verb" and number.quantity.to < s.first < end for s in self.signals)

    def _between_lands(self, at: int) -> bool:
        """ "returned to Norland and Sudland": an "and" that joins two names of countries, and no clauses."""
        lands = self.sentence.of("land")
        return any(h.last == at - 1 for h in lands) and any(h.first == at + 1 for h in lands)

    def _beyond(self, number: Counted, signal: Signal) -> int:
        """ "salaries of 2,715 dollars and bonuses": behind "and" or a comma, while another frame is linked to the number.

        It counts twice for the frame of the next sum: "salary: 2,715 dollars, bonus: 20,000".
        """
        norm, joined = self.sentence.tokens.norm, self.sentence.pack.prefixes.joined
        between = range(number.last + 1, signal.first + 1)
        if not any(at in self.links or norm[at] in ",،" or joined(norm[at]) for at in between):
            return 0
        frames = [s for s in self.signals if s is not signal and s.role == "frame" and s.last < number.first]
        frames = [s for s in frames if self._may(number, s)]
        following = next((n for n in self.numbers if n.first > signal.last), None)
        if frames and following is not None and self._linked(following, signal):
            return 2
        return int(any(self._linked(number, s) for s in frames))

    def _describes(self, number: Counted, signal: Signal) -> bool:
        """In a head-final language the verb before a number says who is counted, the one behind it what happened."""
        if not self.sentence.pack.head_final or signal.role != "verb" or signal.last >= number.first:
            return False
        members = self.members[self.group[self.numbers.index(number)]]
        end = self._next(self.numbers[members[-1]])
        return any(s.role == "verb" and number.quantity.to < s.first < end for s in self.signals)

    def _next(self, number: Counted) -> int:
        """The token at which the next number begins, or the end."""
        return next((n.first for n in self.numbers if n.first > number.last), len(self.sentence.tokens))

    def _relative(self, number: Counted, signal: Signal) -> bool:
        """ "100 Nepalis who joined the army are missing": what a relative clause right behind says of them.

        The verb of another measure behind it says what happened.
        """
        if signal.role != "verb" or signal.first < number.last:
            return False
        at = number.last + 1
        at += at < len(self.sentence.tokens) and self.sentence.tokens.norm[at] == ","
        own = {number.last} if number.last > number.quantity.to else set()  # "47 de los que", with its relative pronoun
        opens = [*self.relatives & {at, *own}, *self.participles & {number.last, at}]
        pack = self.sentence.pack
        if (
            own
            and pack.verb_final
            and pack.construct
            and self.sentence.tokens.norm[number.last].endswith(pack.construct)
        ):
            opens.append(number.last + 1)  # "26 men-of-the to the army gone": what belongs to the noun
        if not opens or signal.first < min(opens):
            return False
        at = min(opens)
        end = self._next(number)
        verbs = sorted((s.first, s.last, s.measure) for s in self.signals if s.role == "verb" and at <= s.first < end)
        if not verbs or verbs[0][2] != signal.measure:
            return False
        later = next((first for first, _, measure in verbs if measure != signal.measure and first > verbs[0][1]), None)
        if later is None or signal.first >= later:
            return False
        return not any(
            verbs[0][1] < h.first < later for h in self.sentence.of("clause")
        )  # "captured after they fought"

    def _whose(self, signal: Signal) -> int | None:
        """The number in whose own stretch a signal stands."""
        return next((i for i, (a, b) in enumerate(self.stretches) if a <= signal.first < b), None)

    def _may(self, number: Counted, signal: Signal) -> bool:
        """A measure takes numbers of its unit only."""
        measure, quantity = self.measures.get(signal.measure), number.quantity
        unit = measure.unit if measure else "person"
        if unit == "money":
            return quantity.sort is Sort.MONEY and abs(signal.first - quantity.at) <= 3 * _NEAR_MONEY
        if unit == "term":
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
        none = quantity.words and quantity.low == 0 == quantity.high
        nobody = none and number.noun is Noun.PERSON
        if none and self._without(number, signal):
            return False
        if none and not self._asks(number, measure):
            if self._of_body(number):
                return False  # "no government has confirmed how many fell"
            harmed = measure is not None and "harm" in measure.traits
            if harmed and any(signal.first <= h.first <= signal.last for h in self.sentence.by.get("negation", ())):
                return False  # "none of them did not return": here no word for those who fell
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
            behind = self.sentence.pack.head_final and number.first <= signal.first <= number.last + _COUNTRY_REACH
            framed = signal.first <= quantity.first and quantity.last < signal.last  # "48 nations are represented"
            if signal.role == "noun":
                return number.first <= signal.first <= number.last  # "twelve nationalities"
            return behind or framed or 0 < number.first - signal.last <= _COUNTRY_REACH
        if unit == "case":
            if signal.role == "noun" and quantity.words and quantity.low == quantity.high == 1:
                return False  # "one case involved a student": an instance, which no word says was opened
            if self._is_against(number):
                return signal.role in ("noun", "verb")
            return number.noun not in (Noun.PEOPLE, Noun.PERSON) and ("case" in number.things or signal.role == "noun")
        if number.noun is Noun.THING and not (self._thing_fits(number, signal.measure) or self._asks(number, measure)):
            return False
        if measure is None:
            return True
        if "channels" in measure.traits:
            return signal.role == "noun"
        return not ((signal.measure == self.default or "unsaid" in measure.traits) and self._recruit(number))

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
        if any(norm[at] in _ZONE_ENDS for at in range(signal.last + 1, number.first)):
            return False  # "how many fell, knows nobody"
        return number.last + 1 >= len(kind) or kind[number.last + 1] == "p"

    def _of_body(self, number: Counted) -> bool:
        """What there is none of is a government, a ministry, a court."""
        at = number.quantity.last + 1
        return any(h.first == at and str(h.payload).startswith("body") for h in self.sentence.of("role_noun"))

    @staticmethod
    def _asks(number: Counted, measure: Measure | None) -> bool:
        """ "Not one of their governments has asked for them": who asks for nobody is no thing that is counted."""
        none = number.quantity.words and number.quantity.low == 0 == number.quantity.high
        return none and measure is not None and "asked" in measure.traits

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

    def _listed(self, number: Counted) -> bool:
        index = self.numbers.index(number)
        return number.noun is Noun.PEOPLE and any(
            g == self.group[index] and n.quantity.sort is Sort.COUNT and i != index
            for i, (g, n) in enumerate(zip(self.group, self.numbers, strict=True))
        )

    def _followed(self, index: int, found: list[Pairing], last: str | None, best: Pairing | None) -> Pairing | None:
        """A list goes on with its measure; a conversion in brackets with that of the sum; a share with that of the count."""
        number = self.numbers[index]
        previous = found[-1] if found else None
        if previous and previous.counted is self.numbers[index - 1]:
            same = previous.counted.quantity.sort is number.quantity.sort
            if number.quantity.sort is Sort.MONEY and same and self._bracketed(previous.counted, number):
                return Pairing(number, previous.measure, previous.signal, previous.score, (("conversion", 1),))
            alike = same or (
                number.quantity.sort is Sort.ARTICLE and number.noun is Noun.PEOPLE
            )  # "two Norlanders and a Sudlander"
            weaker = best is None or best.score <= previous.score or self._before_all(index, best)
            listed = self.group[index] == self.group[index - 1] and index not in self.wholes
            if listed and alike and weaker:
                return Pairing(number, previous.measure, previous.signal, previous.score, (("list", 1),))
            if same and (self._changed(previous.counted, number) or self._compared_with(previous, number)):
                return Pairing(number, previous.measure, previous.signal, previous.score, (("list", 1),))
            if number.quantity.sort is Sort.PERCENT and same and self.sentence.of("makes") and weaker:
                return Pairing(number, previous.measure, previous.signal, previous.score, (("list", 1),))
            counts = not (same and self._said_of(best, previous))  # "a third fell, a quarter deserted": each its own
            if number.quantity.sort is Sort.PERCENT and counts and self._apposed(previous.counted, number, best):
                base = next((p for p in reversed(found) if self.measures[p.measure].unit != "country"), previous)
                return Pairing(number, base.measure, base.signal, 0.5, (("share of", 1),))
        if previous and (self._times_as_many(index, previous) or self._not_so_many(previous, number)):
            return Pairing(number, previous.measure, previous.signal, previous.score, (("list", 1),))
        if previous and (befell := self._among_counted(index, found, best)):
            return self._inherited(number, befell, "among those counted")
        if (
            best is None
            and number.quantity.sort is Sort.MONEY
            and is_off(self.sentence, self.numbers, index, self.stretches[index])
        ):
            return None  # "while a kilo of butter cost 890"
        if best and self._paid_alike(best):
            return self._inherited(number, self.scene.paid.measure, "goes on with the sum before")
        if self.cases and self._is_case(index, best):
            return self._inherited(number, self.cases, "part of the cases before")
        if previous and best and self._elided(previous, number, best):
            return Pairing(number, previous.measure, previous.signal, previous.score, (("list", 1),))
        if previous and (home := self._merely_whence(index, previous, best)):
            number = number if number.people else replace(number, people=(str(home.payload),))
            return self._inherited(number, previous.measure, "a part by its country")
        if last and not self._said_of_share(best) and (home := self._share_whence(index)):
            number = number if number.people else replace(number, people=(str(home.payload),))
            return self._inherited(number, last, "a part by its country")
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
        counts = previous is not None and self.measures[previous.measure].unit == "person"
        near = after is not None and previous is not None and after.quantity is previous.counted.quantity
        if previous and counts and near and (home := next_country(self.sentence, previous.counted, number, own)):
            number = number if number.people else replace(number, people=(str(home.payload),))
            told = next((p for p in reversed(found) if not p.counted.partitive), previous)
            return self._inherited(number, told.measure, "goes on with the next country")
        if last and best and self._merely_named(number, best):
            return self._inherited(number, last, "goes on")
        if best and best.score > 0 and not (previous and self._tried_for(best)):
            return best
        if (before := self._told_before(number)) is not None:
            return self._inherited(number, before, "the figure that the text has told before")
        if previous and self._recounted(previous, number):
            return self._inherited(number, previous.measure, RECOUNTED)
        if previous and (self._enumerated(previous.counted, number) or self._further(previous, number)):
            return self._inherited(number, previous.measure, "enumerated")
        if self._has_parts(index) and (shared := self._shared_behind(index)):
            return self._inherited(number, shared, "as the people among them")
        if self.civilians(number):
            return best
        if (
            self._has_parts(index)
            and self.default
            and not self.past
            and number.noun in _COUNTED
            and not number.partitive
        ):
            return self._inherited(number, self.default, "a whole with parts")
        if previous and self._money_goes_on(previous, number):
            return self._inherited(number, previous.measure, "goes on with the sum before")
        whole = index > 0 and self.numbers[index - 1].of_next
        if last and not whole and self._goes_on(number) and not self.civilian:
            return self._inherited(number, last, "goes on")
        if best is None and self._paid_before(number):
            return self._inherited(number, self.scene.paid.measure, "goes on with the sum before")
        if best is None and self.scene.term and self._term_goes_on(number):
            return self._inherited(number, self.scene.term, "goes on with the term before")
        return best

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
        return before.first <= own.first <= before.last and plain and joined and number.first - before.last <= _FAR

    def _merely_whence(self, index: int, previous: Pairing, best: Pairing | None) -> Hit | None:
        """ "119 prisoners, of whom 46 hail from Norland": of the part nothing is said but where they are from."""
        first, last = next(((a, b) for i, a, b in self.zones if i == index), (0, 0))
        if not last or self.numbers[index].quantity.sort is not Sort.COUNT:
            return None
        stops = any(self.sentence.ends_at(at, _FULL_STOPS) for at in range(previous.counted.last + 1, first))
        if stops or previous.counted is not self.numbers[index - 1] or self.measures[previous.measure].unit != "person":
            return None
        own = best is not None and best.signal is not None and best.signal.last >= first and best.signal.first <= last
        people = self.sentence.of("people", "group", "land", "adjective")
        return next((h for h in people if self.numbers[index].quantity.to < h.first <= last and not own), None)

    def _share_whence(self, index: int) -> Hit | None:
        """ "70 percent of them come from Norland", of those counted before: a share, and nothing but where it is from."""
        number = self.numbers[index]
        if number.quantity.sort is not Sort.PERCENT or not number.partitive:
            return None
        hits = self.sentence.of("people", "group", "land")
        origin = {h.last for h in self.sentence.of("origin")}
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        for hit in hits:
            whence = hit.category != "land" or hit.first - 1 in origin
            whence = norm[hit.last].endswith(pack.ablative) if pack.head_final else whence
            if whence and 0 < hit.first - number.quantity.last <= _OWN_PLACE:
                return hit
        return None

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
        if known is None or number.quantity.sort is not Sort.COUNT or number.quantity.value <= _SMALL:
            return None
        if len(str(int(number.quantity.value)).rstrip("0")) == 1:
            return None  # of round numbers many are alike
        bare = number.noun is Noun.NONE and float(number.quantity.value) not in _YEARS
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
        if names_figure(self.sentence, number) and not self._signals_beside(number):
            return True
        if number.noun is not Noun.NONE or number.people or number.quantity.low == 0:
            return False
        if number.quantity.hedge is Hedge.VAGUE:
            return True
        if number.quantity.value > _SMALL and self._said_bare(number):
            return True
        tally = [h.first for h in self.sentence.of("tally") if h.last < number.first]
        if not tally or self._signals_beside(number) or number.quantity.value <= _SMALL:
            return False
        reach = 1 if self.sentence.pack.head_final else _OPENS
        said = [h.last for h in self.sentence.of("say") if h.last < tally[-1] and h.first]  # "families say the number"
        other = range(max([tally[-1] - reach, *said]), number.first)  # "the population comes to 63 million"
        figure = {at for h in self.sentence.of("tally") for at in range(h.first, h.last + 1)}  # "the right number is"
        return not any(h.first in other and h.first not in figure for h in self.sentence.of("distractor"))

    def _recounted(self, previous: Pairing, number: Counted) -> bool:
        """ "they announced 14,350 names, but the correct total was 13,905": of what was counted before."""
        if number.quantity.sort is not Sort.COUNT or number.noun is not Noun.NONE or number.quantity.value <= _SMALL:
            return False
        own, unit = previous.signal, self.measures[previous.measure].unit
        if own is None or not previous.counted.first <= own.first <= previous.counted.last or unit != "person":
            return False
        between = range(previous.counted.last + 1, number.first)
        near = any(h.category == "tally" and 0 < number.first - h.last <= _TALLY for h in self.sentence.hits)
        return near and not any(s.first in between for s in self.signals)

    def _said_bare(self, number: Counted) -> bool:
        """ "In July the office had counted 9,870": nothing stands between the verb and the number, and nothing behind it."""
        tokens, after = self.sentence.tokens, number.last + 1
        verb = next((h for h in self.sentence.by.get("say", ()) if h.first == after), None)
        if verb is not None and verb.last > number.last and self.sentence.pack.capital_nouns:
            ends = verb.last + 1  # "Zuvor hatte die Agentur 4.900 genannt"
            return (ends >= len(tokens) or tokens.kind[ends] == "p") and not self._signals_beside(number)
        closed = after >= len(tokens) or tokens.kind[after] == "p"
        hedged = number.quantity.hedge is not Hedge.EXACT  # "they spoke to the agency of more than a hundred"
        said = any(h.last + 1 == number.first or (hedged and h.last < number.first) for h in self.sentence.of("say"))
        return closed and said and not self._signals_beside(number)

    def _signals_beside(self, number: Counted) -> bool:
        """A signal of people stands in the number's own sentence; a quotation may hold several."""
        ends = self.sentence.ends_at
        return any(
            not any(ends(at, _FULL_STOPS) for at in range(*sorted((s.first, number.first))))
            for s in self.signals
            if s.measure in self.measures and self.measures[s.measure].unit == "person"
        )

    def _money_goes_on(self, previous: Pairing, number: Counted) -> bool:
        """ "a payment of 400,000, which until now was 195,000": a sum without a frame is of the kind of the one before."""
        if number.quantity.sort is not Sort.MONEY or previous.counted.quantity.sort is not Sort.MONEY:
            return False
        between = self.sentence.tokens.norm[previous.counted.last : number.first]
        same_currency = previous.counted.quantity.unit == number.quantity.unit
        return same_currency and not any(sign in _FULL_STOPS for sign in between) and not self._period(number, None)

    def _paid_before(self, number: Counted) -> bool:
        """ "In Tver the bonus is 1.9m roubles. In Perm it was 800,000 roubles": the next sentence goes on with such sums."""
        going = self.scene.paid.same(number.quantity) and not self._period(number, None)
        told = (
            bool(self.scene.topical) or not self.scene.paid.currency
        )  # the line that a list stands under is on the topic
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
        near = any(abs(h.first - quantity.at) <= _NEAR_MONEY for h in self.sentence.of("topic.law"))
        bare = not any(quantity.to < h.first <= quantity.last for h in self.sentence.of("duration"))
        return near or bare  # that stands as a term before it does

    def _is_case(self, index: int, best: Pairing | None) -> bool:
        """ "61 cases were opened. 15 of them went to court": cases befell it, or nothing else is said of a part."""
        number = self.numbers[index]
        if not number.partitive or number.noun is not Noun.NONE or number.quantity.sort is not Sort.COUNT:
            return False
        if number.quantity.low == number.quantity.high == 1:
            return False  # "one of the accused"
        begin, end = self.stretches[index]
        befell = any(s.measure == self.cases and s.role == "verb" and begin <= s.first < end for s in self.signals)
        return befell or best is None or best.score <= ENOUGH

    def _paid_alike(self, best: Pairing) -> bool:
        """ "In Perm recruits are promised 1.5m": a verb of paying leaves open for what; a sum of like size is the same."""
        by_verb = best.signal is not None and best.signal.role == "hint" and best.measure != self.scene.paid.measure
        return by_verb and self.scene.paid.alike(best.counted.quantity) and self._paid_before(best.counted)

    def _has_parts(self, index: int) -> bool:
        """Another number of the sentence is a part of this one: "75 Africans, of whom 12 fell"."""
        of_it = index > 0 and self.numbers[index - 1].of_next  # "19 of the 48 Kenyans fell"
        parts = of_it or index in self.wholes or any(part == index + 1 for part, _, _ in self.zones)
        if parts and self.wholes.get(index, NO_WHOLE).owned and self.numbers[index].noun is not Noun.PEOPLE:
            return False
        return parts and self.scene.topical >= 1

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
        from_town = number.noun is Noun.UNKNOWN and any(
            h.first == number.quantity.last + 1 for h in self.sentence.by.get("origin", ())
        )  # "12 from Osh, nine from Batken"
        plain = (number.noun in (Noun.NONE, Noun.PERSON) or from_town) and number.quantity.sort is Sort.COUNT
        many = number.quantity.value > 1 or norm[number.first - 1] == ":"
        return behind and plain and many and number.first - before.last <= _FAR

    def _further(self, previous: Pairing, number: Counted) -> bool:
        """ "12 were killed in March and another five in April": more of what was counted before."""
        counts = number.quantity.sort is Sort.COUNT is previous.counted.quantity.sort
        plain = number.noun in (Noun.NONE, Noun.PERSON) or (number.noun is Noun.UNKNOWN and number.quantity.words)
        if not counts or not plain or number.partitive or previous.counted is not self._previous(number):
            return False
        return any(number.first - _AGAINST <= h.first <= number.last + _AGAINST for h in self.sentence.of("topic.more"))

    def _previous(self, number: Counted) -> Counted | None:
        before = list(self.numbers[: self.numbers.index(number)])
        if before and before[-1].quantity.sort is Sort.ARTICLE and before[-1].last + 1 == number.first:
            before.pop()  # "another 150"
        return before[-1] if before else None

    def _apposed(self, before: Counted, number: Counted, best: Pairing | None) -> bool:
        """ "5,149, or about 19 percent": a share right behind a count is the same thing as a share."""
        between = self.sentence.tokens.norm[before.quantity.to + 1 : number.quantity.first]
        if len(between) > LIST_REACH + 2:
            return False
        return best is None or best.score <= 0 or "," in between or "(" in between

    def _changed(self, before: Counted, number: Counted) -> bool:
        """ "from 2,741 to 2,192", "from 1,000 in 2023 to 2,300": the second value of a change."""
        between = range(before.quantity.last + 1, number.quantity.first)
        bare = before.noun is Noun.NONE is number.noun
        if bare and self.sentence.pack.head_final and len(between) <= _WHOLE_REACH + 1:  # "1,500-from 3,300-to rose"
            behind = range(number.quantity.to + 1, number.quantity.to + 1 + _CHANGED)
            apart = any(self.sentence.tokens.norm[at] in ",،" for at in between)
            if not apart and any(h.first in behind for h in self.sentence.of("change")):
                return True
        to = {h.first for h in self.sentence.of("range") if h.payload in ("to", "reached")}
        # "выросло … до 18 тысяч": "up to" behind a verb of change says what was reached
        to |= {
            h.first for h in self.sentence.of("hedge") if h.payload == "at_most" and h.last + 1 == number.quantity.at
        }
        if len(between) > _WHOLE_REACH + 1 and any(self.sentence.tokens.norm[at] in ",،" for at in between):
            return False
        return 0 < len(between) <= _CHANGED and bool(to & set(between)) and bool(self.sentence.of("change"))

    def _not_so_many(self, previous: Pairing, number: Counted) -> bool:
        """ "Captured 27 men, not 72": a bare figure that the one before stands in the place of."""
        if number.noun is not Noun.NONE or number.quantity.sort is not previous.counted.quantity.sort:
            return False
        begin, at = previous.counted.last, number.quantity.at
        doubts = self.sentence.by.get("doubt", ())
        return any(h.payload == "replaced" and begin < h.first <= at <= h.last for h in doubts)

    def _times_as_many(self, index: int, previous: Pairing) -> bool:
        """ "18,000 men, three times as many as in 2024, when they were 6,000": the three counts nobody."""
        before = self.numbers[index - 1]
        if index < _TWO or before.noun is not Noun.DISTRACTOR or previous.counted is not self.numbers[index - _TWO]:
            return False
        return self._compared_with(previous, self.numbers[index])

    def _compared_with(self, previous: Pairing, number: Counted) -> bool:
        """ "328 were held in January, up from 191 a year earlier": the figure that the one before is set against."""
        bare = number.noun in (Noun.NONE, Noun.UNKNOWN) and number.quantity.sort is Sort.COUNT
        if not bare or self.measures[previous.measure].unit not in ("person", "case"):
            return False
        reach = _AGAINST if number.quantity.value > _SMALL else 1  # "34 cases, compared with 11 in 2023"
        begin, end = previous.counted.last + 1, number.first
        near = any(begin <= h.first and 0 < end - h.last <= reach for h in self.sentence.of("compare"))
        if not near and number.quantity.value > _SMALL:  # "three times as many as in 2024, when there were 6,000"
            than = [h for h in self.sentence.by.get("compare", ()) if h.payload == "than"]
            near = any(begin <= h.first < end <= h.last + _THAN for h in than)
        return near and not any(self.sentence.ends_at(at, _FULL_STOPS) for at in range(begin, end))

    def _bracketed(self, before: Counted, number: Counted) -> bool:
        """ "1.5m roubles ($18,700)", "18,000 roubles a month, about 230 dollars": the same sum in another currency."""
        begin, end = before.quantity.last + 1, number.quantity.first
        between = self.sentence.tokens.norm[begin:end]
        if not between or len(between) > _CONVERTED:
            return False
        if between[-1] in "(,/–" and ("(" in between or "/" in between):
            return True
        other = before.quantity.unit != number.quantity.unit
        told = any(begin <= s.first < end for s in self.signals) or any(at in self.links for at in range(begin, end))
        return other and between[0] in ",،" and not told
