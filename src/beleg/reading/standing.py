"""Where the numbers of a sentence stand, and the signals: clauses, lists, wholes and parts, and what lies between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.doers import by_police
from beleg.reading.items import labels
from beleg.reading.lists import aside, inner, lists
from beleg.reading.pairing import Feature, Scene
from beleg.reading.sentences import Sentence
from beleg.reading.signals import FULL_STOPS, Signal, sent, signals, together, told_apart
from beleg.reading.wholes import described, wholes

FAR: Final = 12  # tokens from which on further ones hardly matter: the verb of a long German frame
ZONE_ENDS: Final = frozenset(",.;:!?…()–—")
CLAUSE_ENDS: Final = FULL_STOPS | frozenset(",،؛:–—")
WHOLE_REACH: Final = 2
_PER_REACH: Final = 4
_AGREE: Final = 2  # words that agree beyond which more say nothing new
TALLY: Final = 8  # tokens between "the number of" and the number
LINK: Final = 3  # tokens that may link a sum to what it is
_NEAR_NOUN: Final = 2  # tokens from a number to the noun it counts: "13 innocent civilians"
_LEADS: Final = 2  # tokens from a verb to the number it stands before: "وقتل 61", "killed were 61"


class Standing:
    """The numbers and signals of one sentence, and how they stand to each other."""

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
        police = min((h.first for h in sentence.by.get("topic.police", ())), default=-1)
        law = frozenset(name for name, measure in measures.items() if measure.group == "law")
        said = by_police(sentence, told_apart(signals(sentence), law, police), measures)
        said = together(sentence, said, measures)
        channels = {name for name, measure in measures.items() if "channels" in measure.traits}
        self.recruiters = [s.first for s in said if s.role == "noun" and s.measure in channels]
        self.parts = {part for s in said if s.measure in measures for part in measures[s.measure].of}
        self.signals = sent(sentence, said, scene.recruiters, default)
        self.labels = labels(sentence, numbers, self.signals)
        self.group = lists(sentence, numbers)
        self.members: dict[int, list[int]] = {}  # of each group
        for index, group in enumerate(self.group):
            self.members.setdefault(group, []).append(index)
        self.inner = inner(sentence)
        norm = sentence.tokens.norm
        self.ends = [at for at in range(len(norm) - 1) if norm[at] in FULL_STOPS and sentence.ends_at(at)]
        by = sentence.by
        self.links = {h.first for h in by.get("range", ()) if h.payload == "and"}
        self.stretches = self._stretches()
        self.glue = {h.first for c in ("origin", "linker", "at", "hedge", "stop") for h in by.get(c, ())}
        self.ways = self._ways()
        self.zones = self._zones()
        self.wholes = wholes(sentence, numbers)
        deeds = (
            sorted({(s.first, s.last, s.measure) for s in self.signals if s.role == "verb"}) if len(numbers) > 1 else []
        )
        self.described = described(sentence, numbers, deeds)
        self.causes = {h.last for h in by.get("topic.cause", ())}
        self.charges = [h for h in by.get("topic.cause", ()) if h.payload == "charge"]
        self.against = by.get("topic.against", [])
        self.relatives = {h.first for h in by.get("relative", ())}
        self.participles = {h.first for h in by.get("topic.relative", ())}
        self.past = "topic.past" in by
        self.yielding = {(at, h.payload) for h in by.get("topic.yields", ()) for at in range(h.first, h.last + 1)}
        self.their_names = {at for at, payload in self.yielding if payload == "their"}
        self.civilian = scene.civilians
        self.tried = any(
            s.role in ("verb", "noun", "frame") and s.measure in measures and measures[s.measure].group == "law"
            for s in self.signals
        )
        self.owners = {
            at: index
            for index, number in enumerate(numbers)
            if number.quantity.sort is Sort.COUNT and number.noun is not Noun.DISTRACTOR
            for at in range(number.quantity.to + 1, number.last + 1)
        }
        self.led = self._led()
        self.struck = [] if self.scene.people or not self.civilian else self._struck()

    def _struck(self) -> list[int]:
        """ "When missiles hit the town 25 people died and 80 were hurt": those whom a strike or an accident befell."""
        return [i for i, n in enumerate(self.numbers) if n.noun is Noun.PERSON and self._is_anyone(n)]

    def _struck_there(self, number: Counted, measure: str) -> bool:
        """Those whom the strike befell that the text tells of: anybody, and of whatever nation where no war is spoken of."""
        if number.partitive or not self._is_harm(measure):
            return False
        return self.scene.struck_nations or self._is_anyone(number)

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
                while first - 1 > floor and norm[first - 1] not in ZONE_ENDS:
                    if first - 1 in self.links and any(
                        floor < s.last < first and s.role == "verb" for s in self.signals
                    ):
                        break  # "46 joined the army and 12 of them have fallen"
                    first -= 1
                if not self._set_in(index, first):
                    while last + 1 < len(norm) and norm[last + 1] not in ZONE_ENDS:
                        last += 1
                found.append((index, first, last))
        return found

    def _set_in(self, index: int, first: int) -> bool:
        """ "300 foreigners, among them 40 volunteers in-captivity fell": where verbs stand last, that of all of them."""
        pack, whole, part = self.sentence.pack, self.numbers[index - 1], self.numbers[index]
        if not (pack.head_final or pack.verb_final) or first != whole.last + 2:
            return False
        return part.noun in (Noun.PEOPLE, Noun.PERSON) and whole.noun in (Noun.PEOPLE, Noun.PERSON)

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
                ends = (at for at in reversed(between) if at in links or norm[at] in ZONE_ENDS or joins(norm[at]))
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
        return len(between) <= LINK and all(at in self.glue or norm[at] in ":-–—" for at in between)

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
            if norm in FULL_STOPS and self.sentence.ends_at(at, FULL_STOPS):
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
            if way == "token" and passed.get("token", 0) >= FAR:
                way = "far"
            passed[way] = passed.get(way, 0) + 1
            at += 1
        return [(f"pair.{way}", float(times)) for way, times in passed.items()]

    def _is_harm(self, name: str) -> bool:
        measure = self.measures.get(name)
        return measure is not None and "harm" in measure.traits and "held" not in measure.traits

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
        return any(at in self.links or norm[at] in ZONE_ENDS or joined(norm[at]) for at in range(begin, end))

    def _led(self) -> dict[int, int]:
        """By the last token of a verb, the number that it stands right before."""
        found = {}
        ends = {s.last for s in self.signals if s.role == "verb"}
        norm = self.sentence.tokens.norm
        for index, number in enumerate(self.numbers):
            for last in range(number.first - 1, max(-1, number.first - 1 - _LEADS), -1):
                if last in ends:
                    found[last] = index
                if last in self.links or norm[last] in ZONE_ENDS:
                    break
        return found

    def _is_final(self, signal: Signal) -> bool:
        """The verb closes its clause: it is that of all that stands before it, however far."""
        norm = self.sentence.tokens.norm
        return signal.last + 1 >= len(norm) or norm[signal.last + 1] in ZONE_ENDS

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
        return 0 < len(between) <= WHOLE_REACH and all(at in origin for at in between)

    def _is_noun(self, signal: Signal) -> bool:
        """ "7 missing": the word is the noun that is counted, too, and no clause about it."""
        return any(s.role == "noun" and (s.first, s.measure) == (signal.first, signal.measure) for s in self.signals)

    def _tallied(self, number: Counted) -> bool:
        """ "The number of prisoners has reached 55": what is counted stands with the tally."""
        if any(0 < number.first - h.last <= TALLY for h in self.sentence.of("tally", "change")):
            return True
        # "The number of Norlanders who fight there the ministry puts, as of March, at nine"
        at = any(h.payload == "in" and h.last == number.first - 1 for h in self.sentence.by.get("spoken", ()))
        opens = at and any(h.first <= 1 for h in self.sentence.of("tally"))
        return opens and all(n is number or n.first > number.first for n in self.numbers)

    def _period(self, number: Counted, signal: Signal | None) -> list[Feature]:
        """A sum "a month" is pay, a single one is not."""
        per = number.quantity.per or self._per_before(number)
        if per is None:
            return []
        regular = per in ("month", "year", "day", "week")
        measure = self.measures.get(signal.measure) if signal else None
        fits = regular == (measure is not None and measure.per is not None)
        return [("pair.per" if fits else "pair.not_per", 1)]

    def _opens_whole(self, number: Counted, signal: Signal) -> bool:
        """ "Of the 200 who signed up, forty fell": the sentence opens with the whole; its verb is that of a part."""
        if number.first <= signal.first <= number.last:
            return False
        origin = {at for h in self.sentence.of("origin", "partitive") for at in range(h.first, h.last + 1)}
        opens = number.first
        while opens - 1 in origin:
            opens -= 1
        if not 0 < number.first - opens <= WHOLE_REACH:
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
        """ "a monthly salary of 2,800": the period stands before the sum; of two the nearer ("2m at once and monthly 210")."""
        taken = {at for n in self.numbers if n is not number for at in range(n.quantity.first, n.quantity.last + 1)}
        nearest = None
        for hit in self.sentence.of("per"):
            if (
                {hit.first, hit.last} <= taken
                or hit.last >= number.first
                or (nearest is not None and hit.last <= nearest.last)
            ):
                continue
            between = range(hit.last + 1, number.first)
            if len(between) <= _PER_REACH and not any(self.sentence.tokens.kind[at] == "d" for at in between):
                nearest = hit
        return None if nearest is None else str(nearest.payload)

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
        if not any(norm[at] in ZONE_ENDS or at in links for at in range(signal.last + 1, number.first)):
            return False
        end = max(self.stretches[i][1] for i in self.members[self.group[index]])
        # its own verb stands behind it, or around it: ", lie four in hospital"
        return any(
            s.role == "verb" and (number.quantity.to < s.first < end or signal.last < s.first < number.first <= s.last)
            for s in self.signals
        )

    def _between_lands(self, at: int) -> bool:
        """ "returned to Norland and Sudland": an "and" that joins two names of countries, and no clauses."""
        lands = self.sentence.of("land")
        return any(h.last == at - 1 for h in lands) and any(h.first == at + 1 for h in lands)

    def _describes(self, number: Counted, signal: Signal) -> bool:
        """In a head-final language the verb before a number says who is counted, the one behind it what happened."""
        if not self.sentence.pack.head_final or signal.role != "verb" or signal.last >= number.first:
            return False
        if (label := self.labels.get(self.numbers.index(number))) and signal.first in label:
            return False
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        if (
            signal.last + 1 == number.first
            and number.last > number.quantity.to
            and norm[number.last].endswith(pack.genitive)
        ):
            return False  # "of-the-11-fallen-soldiers the families got a medal": what is theirs stands behind
        members = self.members[self.group[self.numbers.index(number)]]
        end = self._next(self.numbers[members[-1]])
        return any(s.role == "verb" and number.quantity.to < s.first < end for s in self.signals)

    def _of_another(self, number: Counted, signal: Signal) -> bool:
        """ "To-the-fallen-fighter's funeral thirty people came": who somebody else is, whom the participle stands before."""
        if number.noun is not Noun.PERSON or number.people or number.partitive or signal.role != "verb":
            return False
        pack, at = self.sentence.pack, signal.last + 1
        if (
            not pack.head_final
            or at >= number.first
            or not self.sentence.tokens.norm[at].endswith(pack.genitive + pack.subjectless)
        ):
            return False
        if not self.sentence.tokens.norm[signal.last].endswith(pack.attributives):
            return False
        return any(h.first <= at <= h.last for h in self.sentence.of("topic.weak", "person"))

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
        # "captured after they fought"
        return not any(verbs[0][1] < h.first < later for h in self.sentence.of("clause"))

    def _whose(self, signal: Signal) -> int | None:
        """The number in whose own stretch a signal stands."""
        return next((i for i, (a, b) in enumerate(self.stretches) if a <= signal.first < b), None)
