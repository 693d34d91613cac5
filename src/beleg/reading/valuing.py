"""What a number of a sentence amounts to: its bounds, its unit or currency, and the period of a rate."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Quantity, Sort
from beleg.languages.symbols import symbols
from beleg.model import Claim, Hedge, Kind, Measure, Number, Value
from beleg.reading.counted import Counted, Noun
from beleg.reading.dating import stops_between
from beleg.reading.pairing import Pairing
from beleg.reading.people import Discourse, mentions
from beleg.reading.sentences import Sentence

_CUTS: Final = frozenset(".!?,;:،()")
_NEXT: Final = 4  # tokens from a period to the sum that is paid in it


class Values:
    """What the numbers of a document amount to, sentence by sentence: a rate and a currency may be told before."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.per: str | None = None  # the period of the last rate of the paragraph
        self.taken: set[int] = set()  # tokens of the rates of the sentence being read

    def of(self, line: Sentence, pairing: Pairing, measure: Measure, before: Claim | None) -> Value | None:
        """The value of a number; ``before`` is the claim before it. None where nothing is counted, as by half a person."""
        counted, q = pairing.counted, pairing.counted.quantity
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
        if "channels" in measure.traits and counted.noun is Noun.NONE and before:
            unit = before.value.unit if before.measure == measure.name else unit
        if measure.kind is Kind.FLOW or measure.group == "law" or "harm" in measure.traits:
            # "every month two or three were captured", but "in a month forty fell"
            per = per or self._rate(line, counted, "per" if measure.kind is Kind.FLOW else "every")
            if _goes_on(line, pairing, before):
                per = per or self.per
            self.per = per
        return Value(low, high, q.hedge, unit, per)

    def _rate(self, line: Sentence, counted: Counted, words: str = "per") -> str | None:
        """A period that stands before the number or behind its noun: "monatlich nur einige hundert Verträge"."""
        links = {h.first for h in line.of("range") if h.payload == "and"}
        norm, ago = line.tokens.norm, {h.first for h in line.of("ago") if h.payload != "pre"}
        days = {at for h in line.of("relative") for at in range(h.first, h.last + 1)}
        for hit in line.of(words):
            if hit.last + 1 in ago or (hit.last in days and hit.last + 1 in days):
                continue  # "from 90 a year ago", "on that same day"
            near = counted.first - 5 <= hit.first <= counted.last + 3
            near = near or (hit.first == 0 and not stops_between(line, 0, counted.first))  # "Every month, X says, …"
            if words == "every" and counted.last < hit.first:
                # "three were captured there every month"
                near = near or _CUTS.isdisjoint(norm[counted.last : hit.first])
            theirs = hit.first < counted.first and hit.first in self.taken
            behind = hit.last + 1 < len(line.tokens) and line.tokens.kind[hit.last + 1] == "d"
            if not behind and "," in norm[counted.last : hit.first]:  # "900 got, every month another 200"
                behind = "d" in line.tokens.kind[hit.last + 1 : hit.last + _NEXT]
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
        named = [h.payload for h in mentions(line, ("people", "land", "adjective", "capital"))]
        for code in [*named, *self.discourse.now(), *self.discourse.main, *self.discourse.weak]:
            if code in shared:
                return str(shared[code])
        return str(shared[""])


def converted(value: Value, first: Value) -> Value:
    """A sum in another currency, in brackets behind the first: "up to 1.5m roubles ($18,700)" is up to 18,700 dollars."""
    value = replace(value, per=first.per)
    if value.hedge is not Hedge.EXACT or first.hedge in (Hedge.EXACT, Hedge.RANGE, Hedge.VAGUE):
        return value
    if first.hedge is Hedge.ABOUT:
        return replace(value, hedge=Hedge.ABOUT)
    low, high = (None, value.high) if first.low is None else (value.low, None)
    return replace(value, low=low, high=high, hedge=first.hedge)


def _goes_on(line: Sentence, pairing: Pairing, before: Claim | None) -> bool:
    """It has no word of its own for its measure, or that of the number before: "each month 3 were captured, now 15"."""
    signal = pairing.signal
    if signal is None:
        return True
    if before is None or before.measure != pairing.measure or not line.start <= before.span.start < line.end:
        return False
    return line.start + line.tokens.start[signal.first] < before.span.end


def _people_number(value: Number | None, quantity: Quantity) -> Number | None:
    """People are whole: "3,388" is 3388 also where the language writes decimals with a comma."""
    if isinstance(value, float) and quantity.digits and not quantity.words:
        tail = quantity.digits[-3:]
        if tail.isdigit() and len(quantity.digits) > 4 and not quantity.digits[-4].isdigit():
            return int("".join(c for c in quantity.digits if c.isdigit()))
    return value
