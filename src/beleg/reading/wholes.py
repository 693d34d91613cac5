"""Wholes: numbers that a sentence only names to say how many of them something befell.

"Of the 200 who signed up, forty fell", "4,000 were wounded out of the 12,000 sent": what befell the part is not said of
the whole; only what stands in its own clause is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence
from beleg.reading.signals import FULL_STOPS, Signal

_OPENS: Final = frozenset(',:،–—()«»"“”„')  # what a whole may stand behind when it opens a clause
_BETWEEN: Final = 1  # words between "of the" and the number: "von den ursprünglich 12.000"
# tokens behind a whole in which what it is said to have done stands: "der 12.000 nach Kursk Entsandten"
_BEHIND: Final = 3
_TWO: Final = 2
_LINKS: Final = ("origin", "determiner")
# tokens between a whole and what says who they are: "men who were recruited", "Männer, die dort dienten"
_DESCRIBED: Final = 6
_CLOSING: Final = 6  # tokens from a part to the verb that closes the sentence
_COMMAS: Final = frozenset(",،–—")
_INSERTED: Final = 5  # tokens between a whole and the part set into it: ", among them more than"
_FAR: Final = 25  # tokens between a part and its whole
NATIONS: Final = 2  # that add up to a figure told before, at least
_PARTS: Final = (Sort.COUNT, Sort.PERCENT, Sort.ARTICLE)


@dataclass(frozen=True, slots=True)
class Whole:
    """What is the whole's own: the tokens ``first``..``last`` around its phrase."""

    first: int
    last: int
    owned: bool = False  # an ending says so; who they are may be anyone: "of 23 widows seven"


NO_WHOLE: Final = Whole(0, 0)


def wholes(sentence: Sentence, numbers: Sequence[Counted]) -> dict[int, Whole]:
    """The numbers that are marked as what another of the sentence is a part of, by their index."""
    if len(numbers) < _TWO:
        return {}
    owned = dict(_owned(sentence, numbers)) if sentence.pack.part_endings else {}
    return owned | (dict(_found(sentence, numbers)) if sentence.by.get("whole") else {})


def of_none(sentence: Sentence, number: Counted, signal: Signal) -> bool:
    """ "None of those convicted was an officer": it only says of whom none is, and what befell them is said of all."""
    none, norm = number.quantity, sentence.tokens.norm
    if sentence.pack.head_final:  # "the-convicted-of none officer was"
        ended = norm[signal.last].endswith((*sentence.pack.genitive, *sentence.pack.ablative))
        return ended and signal.last + 1 == none.at
    at = signal.last + 1
    goes_on = at < len(norm) and sentence.tokens.kind[at] != "p"
    links = (h for category in _LINKS for h in sentence.by.get(category, ()))
    return signal.first == none.last + 1 and goes_on and any(none.at < h.last == none.last for h in links)


def with_its_parts(sentence: Sentence, found: Sequence[Pairing], people: Sequence[Signal]) -> list[Pairing]:
    """A whole that a clause only describes takes what closes the sentence, as the part set into it does.

    "214 foreigners who fought for Norland, among them 57 Southlanders, have fallen": all of them have. ``people``: what
    befalls people, as the sentence says it.
    """
    taken = list(found)
    if len(taken) < _TWO or not sentence.by.get("partitive"):
        return taken
    norm = sentence.tokens.norm
    for index, (whole, part) in enumerate(pairwise(found)):
        one = whole.signal
        if (
            one is None
            or one.role not in ("verb", "weak")
            or whole.counted.quantity.value <= part.counted.quantity.value
        ):
            continue
        opens = max((at for at in range(whole.counted.last + 1, part.counted.first) if norm[at] in _COMMAS), default=-1)
        inserted = opens >= 0 and part.counted.first - opens <= _INSERTED
        if not inserted or not any(opens < h.first < part.counted.first for h in sentence.of("partitive")):
            continue
        closing = _closing(sentence, people, part.counted.last)
        if closing is None or (one.last < whole.counted.first and opens != whole.counted.last + 1):
            continue
        if closing.measure == one.measure or not describes(sentence, one, whole.counted, opens):
            continue
        taken[index] = replace(whole, measure=closing.measure, signal=closing)
        if part.measure == whole.measure:
            taken[index + 1] = replace(part, measure=closing.measure, signal=closing)
    return taken


def _closing(sentence: Sentence, people: Sequence[Signal], last: int) -> Signal | None:
    """The verb right behind the part that is set in, and in no clause of its own."""
    near = range(last + 1, last + 1 + _CLOSING)
    verb = next((s for s in people if s.role == "verb" and s.first in near), None)
    if verb is None or any(last < h.first < verb.first for h in sentence.of("relative", "that", "number")):
        return None
    return None if "d" in sentence.tokens.kind[last + 1 : verb.first] else verb


def describes(sentence: Sentence, verb: Signal, whole: Counted, end: int) -> bool:
    """The verb only tells who is counted: in a relative clause behind, or as a participle before where verbs stand last."""
    pack, norm = sentence.pack, sentence.tokens.norm
    if verb.last < whole.first:
        owned = norm[whole.last].endswith((*pack.genitive, *pack.ablative) or ("\n",))
        return pack.head_final and not owned
    if verb.first <= whole.last or verb.last >= end:
        return False
    near = range(whole.last + 1, whole.last + 1 + _TWO)
    set_off = norm[whole.last + 1] in _COMMAS and whole.last + 1 < end  # "160 men, serving there, …"
    return set_off or any(h.first in near for h in sentence.of("relative", "that"))


def _owned(sentence: Sentence, numbers: Sequence[Counted]) -> Iterator[tuple[int, Whole]]:
    """Where an ending says "of": "to-the-front sent 340 Norlanders'-GEN some 90-of-them were wounded"."""
    pack, norm = sentence.pack, sentence.tokens.norm
    for index, (whole, part) in enumerate(pairwise(numbers)):
        people = whole.noun in (Noun.PEOPLE, Noun.PERSON) and whole.quantity.sort is Sort.COUNT and _counts(whole)
        number = part.quantity.first
        between = norm[whole.last + 1 : number]
        if not people or part.quantity.sort is not Sort.COUNT or len(between) > _BEHIND or "," in between:
            continue
        bare = part.noun is Noun.NONE or part.first <= whole.last
        word = bare and sentence.tokens.kind[number] == "w"  # "of 32 men seven", but "from 150 people to 100"
        taken = norm[whole.last].endswith(pack.genitive) and (part.partitive or bare)
        taken = taken or (norm[whole.last].endswith(pack.ablative) and (part.partitive or word))
        if taken and part.quantity.value < whole.quantity.value:
            opens = max((at + 1 for at in range(whole.first) if norm[at] in _OPENS), default=0)
            yield index, Whole(opens, whole.last, owned=True)


def _found(sentence: Sentence, numbers: Sequence[Counted]) -> Iterator[tuple[int, Whole]]:
    for index, number in enumerate(numbers):
        if number.quantity.sort is not Sort.COUNT or not _counts(number) or (mark := _mark(sentence, number)) is None:
            continue
        first, kind = mark
        if (part := _behind(sentence, numbers, index)) is not None and (kind == "out" or _opens(sentence, first)):
            yield index, Whole(first, _own(sentence, number, numbers[part].first))
        elif kind == "out" and _before(sentence, numbers, index):
            yield index, Whole(first, len(sentence.tokens))


def described(
    sentence: Sentence, numbers: Sequence[Counted], deeds: Sequence[tuple[int, int, str]]
) -> dict[int, tuple[int, int]]:
    """What only says who the whole is of whom a number is a part, by its index: "nine of 14 men recruited there fled".

    ``deeds`` are the first and last tokens, and the measure, of what befalls people: another must follow, which befell the part.
    """
    if len(numbers) < _TWO or len(deeds) < _TWO or sentence.pack.head_final:
        return {}
    found: dict[int, tuple[int, int]] = {}
    of = {at for c in ("origin", "whole") for h in sentence.by.get(c, ()) for at in range(h.first, h.last + 1)}
    tells = {h.first for c in ("relative", "topic.relative") for h in sentence.by.get(c, ())}
    for index, (part, whole) in enumerate(pairwise(numbers)):
        if part.quantity.sort is not Sort.COUNT or whole.quantity.sort is not Sort.COUNT or not _counts(whole):
            continue
        between = range(part.quantity.last + 1, whole.quantity.first)
        linked = part.of_next or (0 < len(between) <= _TWO and between[0] in of)
        if not linked or not part.quantity.value < whole.quantity.value:
            continue
        later = [deed for deed in deeds if deed[0] > whole.last]
        others = [deed for deed in later if deed[2] != later[0][2]]
        if not others or later[0][0] - whole.last > _DESCRIBED or _stops(sentence, whole.last, others[0][0]):
            continue
        opened = tells.intersection(range(whole.last + 1, later[0][0] + 1))
        if opened and min(opened) <= whole.last + _TWO:
            found[index] = (whole.last + 1, max(deed[0] for deed in later if deed[0] < others[0][0]))
    return found


def _counts(number: Counted) -> bool:
    """It counts people, and is no label's: "from Norland 41"."""
    labelled = number.first < number.quantity.first
    return number.noun is not Noun.DISTRACTOR and "country" not in number.things and not labelled


def _mark(sentence: Sentence, number: Counted) -> tuple[int, str] | None:
    """The first token of "out of the" right before a number, and whether it says so by itself ("out") or as it opens."""
    for hit in sentence.by.get("whole", ()):
        between = range(hit.last + 1, number.quantity.first)
        near = hit.last < number.quantity.first and len(between) <= _BETWEEN
        if near and all(sentence.tokens.kind[at] == "w" for at in between):
            return hit.first, str(hit.payload)
    return None


def _opens(sentence: Sentence, first: int) -> bool:
    return first == 0 or sentence.tokens.norm[first - 1] in _OPENS


def _behind(sentence: Sentence, numbers: Sequence[Counted], index: int) -> int | None:
    """The number behind, no larger and counting nothing else, that is the part."""
    whole = numbers[index]
    for at in range(index + 1, len(numbers)):
        part = numbers[at]
        if "country" in part.things or part.quantity.sort not in _PARTS:
            continue
        if part.first - whole.last > _FAR or _stops(sentence, whole.last, part.first):
            return None
        smaller = part.quantity.sort is Sort.PERCENT or part.quantity.value < whole.quantity.value
        return at if smaller and part.noun in (Noun.NONE, Noun.PEOPLE, Noun.PERSON) else None
    return None


def _before(sentence: Sentence, numbers: Sequence[Counted], index: int) -> bool:
    """A smaller number stands before, in the same sentence."""
    whole = numbers[index]
    for part in reversed(numbers[:index]):
        if "country" in part.things or part.quantity.sort is not Sort.COUNT:
            continue
        near = whole.first - part.last <= _FAR and not _stops(sentence, part.last, whole.first)
        return near and part.quantity.value < whole.quantity.value
    return False


def _stops(sentence: Sentence, begin: int, end: int) -> bool:
    return any(sentence.ends_at(at, FULL_STOPS) for at in range(begin + 1, end))


def _own(sentence: Sentence, whole: Counted, part: int) -> int:
    """The last token of what is said of a whole that stands before its part."""
    norm = sentence.tokens.norm
    commas = [at for at in range(whole.last + 1, part) if norm[at] in ",،"]
    relative = {h.first for h in sentence.by.get("relative", ())}
    if len(commas) > 1 and commas[0] == whole.last + 1:
        return commas[-1]  # what is set in between: "of the 1,200 foreigners, recruited in 2024, ..."
    if commas and commas[0] + 1 in relative:  # ", who served there,": up to the comma that closes it
        return part - 1
    if whole.last + 1 in relative:
        return (commas[0] if commas else part) - 1
    return min(commas[0] - 1 if commas else part - 1, whole.last + _BEHIND)
