"""A figure that somebody names, with nothing said of it: it counts what was counted before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Sort
from beleg.reading.counted import Counted, Noun
from beleg.reading.sentences import Sentence
from beleg.reading.signals import Signal
from beleg.reading.standing import FAR, TALLY

_FEW: Final = 31  # bare numbers up to here are days, ages, ordinals more often than counts
_SAID: Final = 5  # tokens from a verb of saying to the "of" before the number: "spoke at that time of 80"
_NAMED: Final = 3  # tokens from "the figure" to its number: "gave a higher estimate: up to 5,000"
_SMALL: Final = 2  # words between the number and the time behind it
_APART: Final = frozenset(",،;؛")
_NAMED_BY: Final = frozenset({"name", "same", "own"})  # ways to attribute that nothing else is said by
_BESIDES: Final = frozenset(",،–—-")
_SIGNS: Final = frozenset(":–—-")
_WHEN: Final = ("at", "since", "until", "period", "month", "reckoned", "shift", "now", "clause", "partitive")


def names_figure(line: Sentence, number: Counted) -> bool:
    """ "A year before the ministry had spoken of 80 citizens", "the opposition names another figure: 900 people"."""
    if number.quantity.sort is not Sort.COUNT or number.people or number.quantity.low == 0:
        return False
    if number.partitive and not line.pack.head_final:
        return False
    if _the_figure(line, number):
        return True
    bare = number.noun is Noun.NONE and number.quantity.value > 1
    persons = number.noun is Noun.PERSON and number.last <= number.quantity.last + 1 and number.quantity.value > 1
    if (bare or persons) and line.pack.head_final and _told_of(line, number):
        return bare or _anybody(line, number.last)
    if not (bare or persons) or not _closes(line, number.last + 1) or (persons and not _anybody(line, number.last)):
        return False
    says = {h.first for h in line.of("say")}
    begin = next((at for at in range(number.first - 1, -1, -1) if line.tokens.norm[at] in _APART), -1)
    when = {at for h in line.of(*_WHEN) for at in range(h.first, h.last + 1)}  # "one year ago"
    things = [h for h in line.of("distractor") if begin < h.first and h.last < number.first and h.first not in when]
    if any(h.last + 1 not in says for h in things):
        return False  # "the population he put at a figure of 50 million", but "families speak of 80"
    several = persons or number.quantity.value > _FEW
    return (several and (_spoken_of(line, number) or _admitted(line, number))) or _called(line, number)


def _the_figure(line: Sentence, number: Counted) -> bool:
    """ "The figure of 900 that had been going round is false": the noun stands right beside it, whatever comes behind."""
    begins = (
        number.noun is Noun.DISTRACTOR and number.quantity.at == 1 and not line.pack.caseless
    )  # a capital: no label
    if not (begins or number.noun in (Noun.NONE, Noun.UNKNOWN)) or number.quantity.value <= _FEW:
        return False
    if number.last > number.quantity.to:
        return False
    spoken = line.by.get("spoken", ())
    if any(h.payload == "called" and h.first == number.last + 1 for h in spoken):  # where nouns stand last
        return True
    small = {h.first for h in spoken if h.payload in ("of", "in")}
    small |= {at for h in line.by.get("hedge", ()) for at in range(h.first, h.last + 1)}
    noun = number.first - 1
    while noun in small:
        noun -= 1
    if number.noun is not Noun.NONE and noun < number.first - 1:
        return False  # "the number of 900 grumpels"
    return bool(line.by.get("doubt")) and any(h.payload == "figure" and h.last == noun for h in spoken)


def by_another(line: Sentence, before: Counted, number: Counted) -> bool:
    """ "The capital speaks of 320, the other side of none", "320 have fallen, according to the other side 45": of those.

    A bare figure, or a word for none, in a clause that says no more than by whose count.
    """
    here, norm = number.quantity, line.tokens.norm
    none = here.none and number.noun in (Noun.NONE, Noun.PERSON)
    persons = number.noun is Noun.PERSON and number.last <= here.last + 1 and _anybody(line, number.last)
    bare = (number.noun is Noun.NONE or persons) and here.value > 1 and not number.people
    if not (none or (bare and not number.partitive)) or not before.quantity.sort is here.sort is Sort.COUNT:
        return False
    small = {at for h in line.of("hedge", "topic.more") for at in range(h.first, h.last + 1)}
    near = number.first - 1
    while near in small:
        near -= 1
    near -= norm[near] in _APART  # behind "according to Sudstadt," the clause began before
    joins = {h.last for h in line.by.get("between", ()) if h.payload == "and"}
    begin = next((at for at in range(near, before.last, -1) if norm[at] in _APART or at in joins), -1)
    if begin < 0:
        return False
    after = number.last + 1 + (number.last + 1 < len(norm) and norm[number.last + 1] in _BESIDES)
    named = [h for h in line.of("attribution_before", "attribution_after") if h.payload in _NAMED_BY]
    behind = any(h.first == after for h in named)  # "and only 45, according to the other side"
    if not behind and not (_closes(line, after) or (none and _closes(line, after + 1))):  # "none", "none there-is"
        return False
    told = [h for h in named if begin <= h.first]
    if none:
        told += [h for h in line.by.get("spoken", ()) if begin <= h.first and h.payload == "of"]
        # "Sudstadt none there-is says"; elsewhere the verb may be of nobody: "nobody says so"
        told += [h for h in line.by.get("say", ()) if begin <= h.first and line.pack.head_final]
    return behind or any(h.last <= number.last + _SMALL for h in told)


def _admitted(line: Sentence, number: Counted) -> bool:
    """ "The capital acknowledges only 450": nothing but the verb's own particle, or the verb itself, stands behind."""
    at, norm = number.last + 1, line.tokens.norm
    if any(h.first == at for h in line.by.get("say", ())):
        return True
    begin = number.first - 1
    while any(h.first <= begin <= h.last for h in line.by.get("hedge", ())):
        begin -= 1
    splits = (h for h in line.by.get("split", ()) if h.first <= begin)
    return at < len(norm) and any(h.first == begin and str(h.payload).split()[-1] == norm[at] for h in splits)


def _told_of(line: Sentence, number: Counted) -> bool:
    """The same where verbs stand last: "a year before he 10,000 people of spoke", "only 450 people acknowledges"."""
    of = next((h for h in line.of("spoken") if h.payload == "of" and h.first == number.last + 1), None)
    end = number.last if of is None else of.last
    end += end + 1 < len(line.tokens) and line.tokens.norm[end + 1] == ","  # "they are no fewer than 1,500, it-says"
    verb = next((h for h in line.of("say") if h.first == end + 1), None)
    return verb is not None and (verb.last + 1 >= len(line.tokens) or line.tokens.kind[verb.last + 1] == "p")


def _anybody(line: Sentence, at: int) -> bool:
    """Citizens, soldiers, people: a noun that tells nobody apart from those counted before, as "students" would."""
    nouns = (
        h for h in line.of("compatriot", "topic.weak", "spoken") if h.category != "spoken" or h.payload == "people"
    )
    return any(h.first <= at <= h.last for h in nouns)


def _closes(line: Sentence, at: int) -> bool:
    """The clause ends behind the number, or goes on with a time."""
    if at >= len(line.tokens) or line.tokens.kind[at] == "p":
        return True
    for time in line.of(*_WHEN):  # "for the whole last year"
        if at <= time.first <= at + _SMALL and all(line.tokens.kind[i] == "w" for i in range(at, time.first)):
            return True
    verb = next((h.last for h in line.of("say", "split") if h.first == at), -1)  # "had of 80 citizens spoken"
    if verb < 0 and any(str(h.payload).split()[-1] == line.tokens.norm[at] for h in line.of("split")):
        verb = at  # "she goes of at least 3,000 out", as German says that she assumes it
    return verb >= 0 and (verb + 1 >= len(line.tokens) or line.tokens.kind[verb + 1] == "p")


def _spoken_of(line: Sentence, number: Counted) -> bool:
    """ "spoke of 80": a preposition that says of what is spoken, and the verb close before it or right behind the number."""
    begins = (number.first - 1, *((number.first,) if number.first < number.quantity.at else ()))  # or within its bound
    of = next((h for h in line.of("spoken") if h.payload == "of" and h.last in begins), None)
    if of is None:
        return False
    norm = line.tokens.norm
    if any(h.first == number.last + 1 for h in line.of("say")):
        return True
    near = (  # whose pattern may run into the number: "hablan de 500"
        h for h in line.of("say", "split") if h.first < of.first and of.first - h.last <= _SAID + 1
    )
    return any(not any(norm[at] in ".,;:!?" for at in range(h.last + 1, of.first)) for h in near)


def _called(line: Sentence, number: Counted) -> bool:
    """ "a figure of 900", "another estimate: 1,200"."""
    norm, kind = line.tokens.norm, line.tokens.kind
    for hit in line.of("spoken"):
        if hit.payload != "figure" or not 0 < number.first - hit.last <= _NAMED:
            continue
        between = range(hit.last + 1, number.first)
        small = {h.first for h in line.of("spoken") if h.payload in ("of", "in")}
        if between and all(at in small or norm[at] in _SIGNS for at in between):
            return True
        if len(between) == 1 and kind[between[0]] == "w" and any(h.first == between[0] for h in line.of("hedge")):
            return True
    return False


def figure_again(line: Sentence, before: Counted, number: Counted, said: Sequence[int]) -> bool:
    """ "In 2024 they opened 38 cases, last year the figure reached 164": a noun for what was counted right before.

    ``said`` are the tokens of words of the number's own clause that say what is counted.
    """
    bare = number.noun is Noun.NONE or (number.noun is Noun.DISTRACTOR and number.last == number.quantity.last)
    if not bare or number.people or number.partitive or number.quantity.value <= 1:
        return False
    for tally in line.of("tally", "dataref"):
        these = any(
            tally.first - 1 <= h.last <= tally.last and h.first >= tally.first - 1 for h in line.of("determiner")
        )
        if these and before.last < tally.first and 0 < number.first - tally.last <= TALLY:
            return not any(tally.first <= at for at in said)
    return False


def this_figure(line: Sentence, number: Counted, signals: Sequence[Signal]) -> bool:
    """ "A year ago this figure was 36 people": what was counted before, and the noun says no more of them."""
    plain = number.noun in (Noun.NONE, Noun.PERSON) and not number.people
    if not plain or number.quantity.sort is not Sort.COUNT or number.quantity.value <= 1:
        return False
    for tally in line.of("tally"):
        before, behind = tally.first - 1, tally.last + 1
        these = any(before <= h.last <= tally.first for h in line.of("determiner"))
        theirs = any(h.last == before or h.first == behind for h in line.of("pronoun"))
        if 0 < number.first - tally.last <= TALLY and (these or theirs):
            said = (s.first for s in signals if s.role in ("verb", "noun"))
            return not any(tally.first <= at <= number.last + FAR for at in said)
    return False
