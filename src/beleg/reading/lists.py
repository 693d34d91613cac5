"""Lists of numbers, which stand side by side and count alike, and clauses that are set in between."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence

LIST_REACH: Final = 4  # tokens that may stand between two members of a list besides their phrases: ", gefolgt von rund"
_OWN: Final = 8  # tokens from a number to the verb of its clause
_OLD: Final = 99  # years beyond which a bare number is no age
_SERIES: Final = 20  # tokens between two numbers of a series in time
_BEHIND: Final = 3  # tokens behind a number within which its time stands
YEAR: Final = 4  # digits of a year
TIMES: Final = (
    "month",
    "weekday",
    "season",
    "quarter",
    "reckoned",
    "shift",
    "period",
    "duration",
    "yearword",
    "ago",
    "part",
)
_SMALL: Final = ("at", "origin", "hedge", "determiner", "now", "range", "between", "filler", "land", "series")
_OPENS: Final = 3  # tokens behind a comma among which the word that opens a clause stands: ", aus denen", ", von denen"


def lists(sentence: Sentence, numbers: Sequence[Counted]) -> list[int]:
    """For each number the index of the list it belongs to: members stand side by side and count alike."""
    group: list[int] = []
    own = {h.first for h in sentence.by.get("topic.noun", ())}  # "200 in service, 14 killed" is no list
    stops = {at for h in sentence.of("clause", "partitive", "topic.verb") for at in (h.first, h.last)}
    verbs = {at for h in sentence.of("topic.verb") for at in (h.first, h.last)}
    for index, this in enumerate(numbers):
        previous = numbers[index - 1] if index else None
        gapped = previous is not None and _gapped(sentence, previous, this)
        until = numbers[index + 1].first if index + 1 < len(numbers) else len(sentence.tokens)
        parted = previous is not None and _parted(sentence, previous, this, until)
        last = sentence.pack.head_final and not this.partitive  # "on Friday 390, on Saturday but 307 came home"
        swapped = previous is not None and _swapped(sentence, previous, this)
        joined = swapped or (
            previous is not None
            and not previous.of_next
            and not parted
            and (
                gapped
                or (
                    _counts_people(previous)
                    and (_counts_people(this) or (this.noun is Noun.NONE and previous.noun is Noun.NONE))
                    and not this.partitive
                )
            )
            and not (this.noun is Noun.PERSON and any(this.quantity.to < at <= this.last for at in own))
            and not _unlike(sentence, previous, this)
            and 0 <= this.first - previous.last - 1 <= LIST_REACH
            and not any(at in (verbs if gapped or last else stops) for at in range(previous.last + 1, this.first))
            and not any(sentence.tokens.norm[at] in ".;:!?()" for at in range(previous.last + 1, this.first))
        )
        group.append(group[-1] if joined else index)
    return group


def _unlike(sentence: Sentence, before: Counted, number: Counted) -> bool:
    """ "58 missing, 12 captured", "21 dead and 11 prisoners": each is counted with a word of its own."""
    if (
        sentence.pack.head_final
        or number.noun is Noun.PEOPLE
        or (before.noun is Noun.PEOPLE and before.last == before.quantity.to)
    ):
        return False
    said: list[set[str]] = [set(), set()]
    for hit in sentence.of("topic.noun", "topic.verb", "topic.weak"):
        for counted, words in zip((before, number), said, strict=True):
            if counted.quantity.to < hit.first and hit.last <= counted.last:
                words.add(str(hit.payload))
    return bool(said[0]) and bool(said[1]) and said[0].isdisjoint(said[1])


def _swapped(sentence: Sentence, before: Counted, number: Counted) -> bool:
    """ "Not 72 but 27 Norlanders fell": one figure in the place of the other."""
    beside = number.first - before.last - 1 <= LIST_REACH and before.quantity.sort is number.quantity.sort
    one, other = before.quantity.at, number.quantity.at
    return beside and any(
        h.payload == "replaced" and (h.first <= one <= h.last) != (h.first <= other <= h.last)
        for h in sentence.by.get("doubt", ())
    )


def _parted(sentence: Sentence, before: Counted, number: Counted, until: int) -> bool:
    """ "confirmed the death of 55 of its citizens, two Norlanders are in captivity": a comma, and each has its own verb.

    ``until``: where the next number begins, whose verb is not this one's. "And" and "another" may stand behind the
    comma, or in its place where a comma would stand before a participle.
    """
    norm, between = sentence.tokens.norm, range(before.last + 1, number.first)
    if sentence.pack.head_final or sentence.pack.verb_final or not between:
        return False
    comma = norm[between[0]] in ",،"
    if not comma and not sentence.pack.verb_gender:
        return False
    more = {h.first for h in sentence.of("topic.more", "joining")} if len(between) > comma else set()
    if any(at not in more for at in between[comma:]):
        return False
    if before.first and norm[before.first - 1] in ",،":
        return False  # "5 Kenyans, 3 Indians, 2 Nepalis": a longer list
    verbs = sentence.of("topic.verb")
    lead = {str(h.payload) for h in verbs if 0 < before.first - h.first <= _OPENS}
    until = next((at for at in range(number.last + 1, until) if norm[at] in ",،"), until)
    own = {str(h.payload) for h in verbs if 0 < h.first - number.last <= _OWN and h.first < until}
    return bool(lead) and bool(own) and lead.isdisjoint(own)


def _gapped(sentence: Sentence, before: Counted, number: Counted) -> bool:
    """ "In 2023 40 of them, in 2024 90 of them signed up": parts side by side, whose verb follows the last."""
    alike = before.noun is number.noun and number.noun in (Noun.NONE, Noun.PEOPLE)
    parts = before.partitive and number.partitive and alike
    return parts and sentence.pack.head_final and before.quantity.sort is number.quantity.sort is Sort.COUNT


def next_in_time(sentence: Sentence, before: Counted, number: Counted) -> bool:
    """ "In March there were 6,214 names, in July 9,870": a further number, and nothing but its time before it."""
    persons = number.noun is Noun.PERSON and number.last <= number.quantity.last + 1 and not number.people
    if (
        not (number.noun is Noun.NONE or (persons and sentence.pack.head_final))
        or number.partitive
        or not number.quantity.sort is before.quantity.sort is Sort.COUNT
    ):
        return False
    tokens, first = sentence.tokens, number.quantity.first
    timed = {at for h in sentence.of(*TIMES) for at in range(h.first, h.last + 1)}
    timed |= {at for at in range(before.last + 1, first) if tokens.kind[at] == "d" and len(tokens.norm[at]) == YEAR}
    small = {at for h in sentence.of(*_SMALL) for at in range(h.first, h.last + 1)}
    if sentence.pack.head_final:  # "in May they 300 were"
        small |= {h.first for h in sentence.of("pronoun")}
    ands = {h.first for h in sentence.of("between", "contrast")}  # "in October 62 and, or but, in November 88"
    joins = {h.first for h in sentence.of("between") if h.payload == "and"}
    parted = [at for at in range(before.last + 1, first) if tokens.norm[at] in ",،;؛" or at in joins]
    # "14 men suspected of having sent others; in the quarter before, five": what describes the first ends there
    closed = next((at for at in reversed(parted) if tokens.norm[at] in ";؛"), before.last)
    if not parted or first - closed > _SERIES:
        return False
    between = range((parted[0] if closed == before.last else closed) + 1, first)
    told = timed.isdisjoint(between)  # "40 were killed in March, 55 in April"
    after = range(number.quantity.last + 1, min(number.quantity.last + 1 + _BEHIND, len(tokens)))
    later = next((at for at in after if at not in small), -1)
    timely = later in timed and not timed.isdisjoint(range(before.last + 1, parted[0])) if told else True
    marks = {at for at in between if tokens.norm[at] in ",،;–—" or (tokens.glued(at) and at - 1 in between)}  # "2024-й"
    return timely and all(at in timed or at in small or at in ands or at in marks for at in between)


def told_of_a_time(sentence: Sentence, number: Counted) -> bool:
    """A bare number that ends its clause, in a sentence that names a time: "last year it was 187"."""
    tokens, after = sentence.tokens, number.last + 1
    if after < len(tokens) and tokens.kind[after] != "p":
        return False
    years = any(kind == "d" and len(tokens.norm[at]) == YEAR for at, kind in enumerate(tokens.kind[: number.first]))
    return years or any(h.last < number.first for h in sentence.of(*TIMES))


def _counts_people(number: Counted) -> bool:
    return number.quantity.sort in (Sort.COUNT, Sort.ARTICLE) and number.noun in (Noun.PEOPLE, Noun.PERSON)


def inner(sentence: Sentence) -> list[tuple[int, int]]:
    """Clauses set in between two commas or brackets: "…, aus denen Reuters zitierte, …" stands apart from its frame."""
    norm = sentence.tokens.norm
    opens = {h.first for h in sentence.by.get("clause", ())}
    marks = [at for at, sign in enumerate(norm) if sign in (",", "–", "—")]
    found = [
        (a, b) for a, b in itertools.pairwise(marks) if norm[a] == norm[b] and any(a < at <= a + _OPENS for at in opens)
    ]
    brackets: list[int] = []
    for at, sign in enumerate(norm):
        if sign == "(":
            brackets.append(at)
        elif sign == ")" and brackets:
            found.append((brackets.pop(), at))
    return found


def aside(number: Counted) -> bool:
    """Countries people come from, ages: such a number has no verb of its own."""
    age = number.noun is Noun.DISTRACTOR and number.last == number.quantity.last and number.quantity.value <= _OLD
    return age or "country" in number.things


def labelled(number: Counted) -> bool:
    """ "Norland: 55": the country is named before its number, as in a list."""
    return number.noun is Noun.PEOPLE and number.first < number.quantity.first and not number.partitive
