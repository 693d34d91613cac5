"""Which number belongs to which measure: numbers and signals of a sentence, paired by a small readable model.

Every pair of a number and a signal that may go together is scored by what holds of it (weights.toml); a list of numbers
("five Kenyans, three Indians and one Togolese were captured") is one thing and shares its signals; a number without a
signal goes on with the measure before it where ellipsis allows that ("of them, 29"), or is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from beleg.languages.numbers import Sort
from beleg.languages.packs import read_toml
from beleg.model import Measure
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

_LIST_REACH = 4  # tokens that may stand between two members of a list besides their phrases: ", gefolgt von rund"
_ROLES = ("verb", "noun", "weak", "frame")
_NEAR_MONEY = 14  # a sum without a frame within this many tokens is not read


@dataclass(frozen=True, slots=True)
class Signal:
    """A word of the topic that points to a measure."""

    measure: str
    role: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """A number with the measure it was given, and why. ``signal`` is None where the measure was inherited."""

    counted: Counted
    measure: str
    signal: Signal | None
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text around a sentence says: is it about the topic, and which measure was counted last."""

    topical: bool
    civilian: bool
    measure: str | None  # of the number before, for ellipsis
    people: bool  # some people of the topic are being spoken of


@cache
def weights() -> dict[str, dict[str, float]]:
    return read_toml(resources.files("beleg.reading") / "weights.toml")


def signals(sentence: Sentence) -> list[Signal]:
    """The topic's signals in a sentence; of one measure and role the longer of two that overlap."""
    found: list[Signal] = []
    for hit in sentence.hits:
        role = hit.category.removeprefix("topic.")
        if role in _ROLES and hit.category != role:
            inside = any(
                s.measure == hit.payload and s.role == role and s.first <= hit.first and hit.last <= s.last for s in found
            )
            if not inside:
                found.append(Signal(hit.payload, role, hit.first, hit.last))
    return found


def lists(sentence: Sentence, numbers: Sequence[Counted]) -> list[int]:
    """For each number the index of the list it belongs to: members stand side by side and count alike."""
    group: list[int] = []
    stops = {h.first for h in sentence.hits if h.category in ("clause", "partitive") or h.category == "topic.verb"}
    for index, this in enumerate(numbers):
        previous = numbers[index - 1] if index else None
        joined = (
            previous is not None
            and _counts_people(previous)
            and (_counts_people(this) or (this.noun is Noun.NONE and previous.noun is Noun.NONE))
            and not this.partitive
            and 0 <= this.first - previous.last - 1 <= _LIST_REACH
            and not any(at in stops for at in range(previous.last + 1, this.first))
            and not any(sentence.tokens.norm[at] in ".;:!?()" for at in range(previous.last + 1, this.first))
        )
        group.append(group[-1] if joined else index)
    return group


def _counts_people(number: Counted) -> bool:
    return number.quantity.sort in (Sort.COUNT, Sort.ARTICLE) and number.noun in (Noun.PEOPLE, Noun.PERSON)


class Pairer:
    """Pairs the numbers of one sentence with the measures of a topic."""

    def __init__(self, sentence: Sentence, numbers: Sequence[Counted], measures: dict[str, Measure], scene: Scene) -> None:
        self.sentence, self.numbers, self.measures, self.scene = sentence, numbers, measures, scene
        self.signals = signals(sentence)
        self.group = lists(sentence, numbers)
        self.w = weights()
        self.cost = self._costs()
        self.civilian = [h.first for h in sentence.hits if h.category == "topic.civilian"]

    def _costs(self) -> list[float]:
        """The weight of walking over each token, summed up to it."""
        pair = self.w["pair"]
        clauses = {h.first for h in self.sentence.hits if h.category == "clause"}
        total, sums = 0.0, [0.0]
        for at, norm in enumerate(self.sentence.tokens.norm):
            if norm in ".!?…;" and not (at + 1 < len(self.sentence.tokens) and self.sentence.tokens.glued(at + 1)):
                total += pair["stop"]
            elif norm == ",":
                total += pair["comma"]
            elif norm in "():–—":
                total += pair["clause"]
            elif at in clauses and at and self.sentence.tokens.norm[at - 1] == ",":
                total += pair["clause"]
            else:
                total += pair["token"]
            sums.append(total)
        return sums

    def pairings(self) -> list[Pairing]:
        """The numbers that were given a measure, in their order."""
        found: list[Pairing] = []
        last = self.scene.measure
        for index, number in enumerate(self.numbers):
            best = self._best(index)
            best = self._followed(index, found, last, best)
            if best and best.score > 0:
                found.append(best)
                if self.measures[best.measure].unit == "person":
                    last = best.measure
        return found

    def _best(self, index: int) -> Pairing | None:
        best: Pairing | None = None
        for signal in self.signals:
            if (features := self.features(index, signal)) is None:
                continue
            score = sum(value for _, value in features)
            if best is None or score > best.score:
                best = Pairing(self.numbers[index], signal.measure, signal, score, tuple(features))
        return best

    def features(self, index: int, signal: Signal) -> list[tuple[str, float]] | None:
        """What holds of a number and a signal, with its weight; None where they cannot go together."""
        number = self.numbers[index]
        if not self._may(number, signal):
            return None
        pair, noun, sense = self.w["pair"], self.w["noun"], self.w["sense"]
        features = [(signal.role, pair[signal.role]), (signal.measure, self.w["bias"].get(signal.measure, 0.0))]
        sort = number.quantity.sort
        if number.first <= signal.first and signal.last <= number.last and signal.first > number.quantity.to:
            features.append(("counted", pair["counted"]) if signal.last == number.last else ("inside", pair["inside"]))
        else:
            members = [i for i, g in enumerate(self.group) if g == self.group[index]]
            features += max((self._distance(i, signal) for i in members), key=lambda f: sum(v for _, v in f))
        if sort not in (Sort.MONEY, Sort.DURATION):
            features.append((f"noun {number.noun}", self._noun_weight(number, signal, noun)))
        if sort is Sort.PERCENT:
            features.append(("percent", sense["percent"]))
        features.append(("topical", sense["topical"]) if self.scene.topical else ("off topic", sense["off_topic"]))
        if self.measures[signal.measure].unit == "person" and number.noun is not Noun.PEOPLE:
            if self.civilian or self.scene.civilian:
                features.append(("civilian", sense["civilian"]))
            if number.noun is Noun.PERSON and not self.scene.people:
                features.append(("anyone", sense["anyone"]))
        if number.quantity.low == number.quantity.high == 1 and number.noun is not Noun.PEOPLE:
            features.append(("small", sense["small"]))
        return features

    def _noun_weight(self, number: Counted, signal: Signal, noun: dict[str, float]) -> float:
        if number.noun is Noun.THING and self._thing_fits(number, signal.measure):
            return noun["people"]
        return noun[str(number.noun)]

    def _distance(self, index: int, signal: Signal) -> list[tuple[str, float]]:
        number, pair = self.numbers[index], self.w["pair"]
        if signal.first > number.last:
            begin, end = number.last + 1, signal.first
        elif signal.last < number.first:
            begin, end = signal.last + 1, number.first
        else:
            begin = end = number.first
        features = [("distance", round(self.cost[end] - self.cost[begin], 2))] if end > begin else []
        others = sum(
            1
            for i, other in enumerate(self.numbers)
            if self.group[i] != self.group[index]
            and begin <= other.quantity.at < end
            and other.quantity.sort == number.quantity.sort
            and other.noun is not Noun.DISTRACTOR
        )
        if others:
            features.append(("other numbers", others * pair["number"]))
        if signal.last < number.first:
            features.append(("before", pair["before"]))
        return features

    def _may(self, number: Counted, signal: Signal) -> bool:
        """A measure takes numbers of its unit only."""
        unit, quantity = self.measures[signal.measure].unit, number.quantity
        if unit == "money":
            return quantity.sort is Sort.MONEY and abs(signal.first - quantity.at) <= 3 * _NEAR_MONEY
        if unit == "term":
            return quantity.sort is Sort.DURATION and quantity.unit in ("year", "month")
        if quantity.sort not in (Sort.COUNT, Sort.PERCENT, Sort.ARTICLE) or number.noun is Noun.DISTRACTOR:
            return False
        if quantity.sort is Sort.ARTICLE and not self._listed(number):
            return False
        if unit == "country":
            return "country" in number.things and signal.last < number.first
        if unit == "case":
            return number.noun is not Noun.PEOPLE and ("case" in number.things or signal.role == "noun")
        if number.noun is Noun.THING and not self._thing_fits(number, signal.measure):
            return False
        return signal.measure != "recruiters" or signal.role == "noun"

    def _thing_fits(self, number: Counted, measure: str) -> bool:
        """Contracts are people recruited, names people identified; the topic's own nouns fit the measures they name."""
        own = {s.measure for s in self.signals if s.role == "noun" and number.first <= s.first and s.last <= number.last}
        unit = self.measures[measure].unit
        return measure in own or (unit == "country" and "country" in number.things) or (unit == "case" and "case" in number.things)

    def _listed(self, number: Counted) -> bool:
        index = self.numbers.index(number)
        return number.noun is Noun.PEOPLE and any(
            g == self.group[index] and n.quantity.sort is Sort.COUNT and i != index
            for i, (g, n) in enumerate(zip(self.group, self.numbers, strict=True))
        )

    def _followed(self, index: int, found: list[Pairing], last: str | None, best: Pairing | None) -> Pairing | None:
        """A list goes on with its measure; a conversion in brackets with that of the sum; a share with that of the count."""
        number = self.numbers[index]
        sense = self.w["sense"]
        previous = found[-1] if found else None
        if previous and previous.counted is self.numbers[index - 1]:
            same = previous.counted.quantity.sort is number.quantity.sort
            if number.quantity.sort is Sort.MONEY and same and self._bracketed(previous.counted, number):
                return Pairing(number, previous.measure, previous.signal, previous.score, (("conversion", previous.score),))
            if self.group[index] == self.group[index - 1] and same and (best is None or best.score <= previous.score):
                return Pairing(number, previous.measure, previous.signal, previous.score, (("list", previous.score),))
            if number.quantity.sort is Sort.PERCENT and number.quantity.first - previous.counted.last <= _LIST_REACH and not best:
                return Pairing(number, previous.measure, previous.signal, 0.5, (("share of", 0.5),))
        if best and best.score > 0:
            return best
        elliptic = number.noun is Noun.PEOPLE and number.quantity.sort is Sort.COUNT and self.scene.topical
        if elliptic and last and not self.civilian:
            score = self.w["noun"]["people"] + sense["inherited"]
            return Pairing(number, last, None, score, (("goes on", score),))
        return best

    def _bracketed(self, before: Counted, number: Counted) -> bool:
        between = self.sentence.tokens.norm[before.quantity.last + 1 : number.quantity.first]
        return bool(between) and len(between) <= 3 and between[-1] in "(,/–" and ("(" in between or "/" in between)
