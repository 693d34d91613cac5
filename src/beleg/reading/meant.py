"""What a word means of the people it is said of, where it may mean another thing: seized by the police, or in the war."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Sort
from beleg.model import Measure
from beleg.reading.counted import Counted
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal

_ARMED: Final = ("land", "adjective", "people")


def taken(
    sentence: Sentence,
    number: Counted,
    stretch: tuple[int, int],
    signal: Signal,
    signals: Sequence[Signal],
    measures: Mapping[str, Measure],
    foes: frozenset[str],
) -> Signal | None:
    """What is said instead of an arrest, where the front or soldiers show that people were taken in the war."""
    measure = measures.get(signal.measure)
    if measure is None or signal.role == "weak":
        return None
    if "held" in measure.traits:
        return _arrested(number, signal, signals, measures)
    if "anybody" not in measure.traits:
        return None
    if number.quantity.sort is Sort.PERCENT or any(
        s.role == "noun" and number.quantity.to < s.first <= number.last for s in signals
    ):
        return None  # "seized three recruiters"
    begin, end = stretch
    held = [s for s in signals if s.measure in measures and "held" in measures[s.measure].traits and s.role == "verb"]
    soldiers = [s for s in signals if s.role == "weak" and begin <= s.first < end]
    if sentence.pack.head_final and signal.first > number.last:
        # "captured 300 foreigners-ACC it holds": where verbs stand last, of those taken at the front no arrest is told
        for told in held:
            if begin <= told.first and told.last < number.first:
                return told
    own = any(number.quantity.to < s.first <= number.last for s in soldiers)
    lands = [h for h in sentence.of(*_ARMED) if h.payload in foes]
    norm, pack = sentence.tokens.norm, sentence.pack
    endings = pack.genitive + pack.locative + pack.ablative
    own = own or any(h.category == "land" and h.first < 1 and not norm[h.last].endswith(endings) for h in lands)
    for told in held:  # "the two soldiers whom they seized", "Westland seized two": a verb that says both
        longer = signal.role == "verb" and told.first == signal.first and told.last > signal.last
        if longer or (own and told.first == signal.first and told.last == signal.last):
            return told  # "detained there as prisoners of war"
    if not foes or signal.role != "verb":
        return None
    beside = {h.last + 1 for h in lands} | {h.first - 1 for h in lands if sentence.pack.head_first}
    by_soldiers = any(s.first in beside and not number.first <= s.first <= number.last for s in soldiers)
    if not by_soldiers:  # "Westland's soldiers detained six Norlanders"
        return None
    name = next((m.name for m in measures.values() if "held" in m.traits), None)
    return replace(signal, measure=name) if name else None


def _arrested(
    number: Counted, signal: Signal, signals: Sequence[Signal], measures: Mapping[str, Measure]
) -> Signal | None:
    """ "The police seized three recruiters": those are never taken at the front."""
    channels = {name for name, m in measures.items() if "channels" in m.traits}
    if not any(s.measure in channels and number.quantity.to < s.first <= number.last for s in signals):
        return None
    name = next((m.name for m in measures.values() if "anybody" in m.traits), None)
    return replace(signal, measure=name) if name else None


def came_back(sentence: Sentence, signal: Signal, measures: Mapping[str, Measure]) -> Signal | None:
    """ "Not one of the nine has not come home", as languages say it that deny twice: nobody came home, and nobody is lost."""
    told = measures.get(signal.measure)
    if told is None or signal.role != "verb" or signal.first == signal.last or "asked" in told.traits:
        return None
    for h in sentence.by.get("topic.verb", ()):
        measure = measures.get(str(h.payload)) if signal.first <= h.first and h.last <= signal.last else None
        if measure is not None and "returned" in measure.traits and h.last - h.first < signal.last - signal.first:
            return Signal(measure.name, "verb", signal.first, signal.last)
    return None


def listed_as(sentence: Sentence, number: Counted, signal: Signal, signals: Sequence[Signal]) -> Signal | None:
    """ "21 Norlanders are on the list of the missing": those counted are what the list is of, where no names are."""
    lists = [h for h in sentence.of("document") if h.payload == "list"]
    at = next((h for h in lists if h.first <= signal.last and signal.first <= h.last), None)
    if at is None or "name" in number.things:
        return None
    final = sentence.pack.head_final
    small = {n for h in sentence.of("origin", "determiner") for n in range(h.first, h.last + 1)}
    for told in signals:
        first, last = (told.last + 1, at.first) if final else (at.last + 1, told.first)
        beside = first <= last and all(n in small for n in range(first, last))  # "the list of the missing"
        if beside and told.role == "noun" and told.measure != signal.measure:
            return told
    return None
