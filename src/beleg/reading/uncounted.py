"""Numbers that are no figures: of a date or an age, in a question, and the one who is "one of them"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Quantity, Sort
from beleg.languages.places import cities
from beleg.languages.times import Time
from beleg.model import Hedge
from beleg.reading.counted import Counted
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence

_OLD: Final = 90  # years up to which people are soldiers, recruiters, parents
_AFTER_NAME: Final = frozenset(".*")  # behind an initial, or a name that a footnote tells of
_ANY: Final = frozenset({"given", "edge", "stop"})  # what says nothing of what a word is
_ADULT: Final = 16  # years from which on "a man of 40 years" is old, not sentenced
_THOSE: Final = 2  # tokens from "of" to "who": "one of those who", "one of the men who"
_ENDS: Final = frozenset(".!?")
_COUPLE: Final = 3  # of whom a text has told by name
_FEW: Final = 20  # so many may speak together, at most
_ASKED: Final = 5  # tokens from a percentage to what so many say
_SOME: Final = 4  # tokens from a number to those it is some of, and from them to what they say
_CLOSES: Final = 3  # tokens at the end of a sentence among which a verb closes it


def is_date(quantity: Quantity, dates: Sequence[Time]) -> bool:
    """The number belongs to a date or a time of day; a term of years is left to the measures."""
    if quantity.sort is Sort.DURATION and quantity.unit == "year" and 1900 <= quantity.value <= 2100:
        return True  # "15 марта 2024 года"
    if quantity.sort is Sort.DURATION:  # "in the past three years" is a period, "three years in prison" a term
        return any(
            d.first <= quantity.at <= d.last
            and (d.as_of or d.type == "DATE")
            and not quantity.first <= d.first < quantity.at
            for d in dates
        )
    if quantity.sort is Sort.PERCENT and quantity.words:  # "the first half of 2025"
        return any(d.first <= quantity.at <= d.last for d in dates)
    if quantity.sort in (Sort.MONEY, Sort.PERCENT):
        return False
    return any(d.first <= quantity.at <= d.last and d.type in ("DATE", "TIME", "DURATION", "SET") for d in dates)


def is_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Usmanov, 51 ans, a été condamné", "(24 years)": a term of years between two commas or in brackets is an age."""
    norm = line.tokens.norm
    before, after = quantity.first - 1, quantity.last + 1
    if quantity.sort is Sort.COUNT:
        return before > 0 and after < len(norm) and _is_bare_age(line, quantity)
    if quantity.sort is not Sort.DURATION or quantity.unit != "year" or before < 0 or after >= len(norm):
        return False
    near = (h for h in line.of("ageword") if h.last in range(max(0, before - 2), before + 1))
    if any("d" not in line.tokens.kind[h.first : before + 1] for h in near):  # "aged 29, to four years": that one's
        return True
    if any(h.last == before for h in line.of("origin")) and quantity.low == quantity.high and quantity.value >= _ADULT:
        person = (before - 1, before - 2)
        if any(h.last in person for h in line.of("people", "person")):  # "un Américain de 70 ans"
            return True
    return (norm[before], norm[after]) in {(",", ","), ("(", ")")}


def _is_bare_age(line: Sentence, quantity: Quantity) -> bool:
    """ "Prada, de 46, volvía a su país", "Jon Asfan, 30, of": an age without its years, behind a name."""
    norm, before, after = line.tokens.norm, quantity.first - 1, quantity.last + 1
    if quantity.words or quantity.low != quantity.high or not _ADULT <= quantity.value < _OLD:
        return False
    if norm[after] in ",.)" and norm[before - 1] == ",":
        return any(h.last == before for h in line.of("origin"))
    if (norm[before], norm[after]) == ("(", ")"):
        return _is_named(line, before - 1)
    named = line.tokens.capital(before - 1) and (
        (before > 1 and line.tokens.capital(before - 2)) or _by_one_name(line, before - 1)
    )
    known = any(h.last == before - 1 for h in line.of("land", "capital", "people", "group", "adjective"))
    return (norm[before], norm[after]) == (",", ",") and named and not known


def _by_one_name(line: Sentence, at: int) -> bool:
    """ "Feld, 42, said": a lone name that is of no place, and no item of a list behind its age."""
    behind = at + 4
    listed = behind >= len(line.tokens) or line.tokens.capital(behind) or line.tokens.kind[behind] == "d"
    return not line.pack.capital_nouns and not listed and _is_named(line, at)


def _is_named(line: Sentence, at: int) -> bool:
    """ "Rafiq M.* (29)", "Rafiq (29)", but "from Norland (29)", "most in Telmo (29)": a name that is of no place."""
    while at > 0 and line.tokens.norm[at] in _AFTER_NAME:
        at -= 1
    if line.pack.caseless:  # a given name, or a word that nobody knows
        if any(h.first <= at <= h.last and h.category not in _ANY for h in line.hits):
            return False
    elif not line.tokens.capital(at):
        return False
    if any(h.last == at for h in line.of("land", "capital", "people", "group", "adjective", "source", "role_noun")):
        return False
    return all(town not in (at, at - 1) for town, _ in cities(line.tokens, line.pack))


def is_asked(line: Sentence, counted: Counted) -> bool:
    """ "Are 5,000 Norlanders really fighting there?" says nothing."""
    norm = line.tokens.norm
    if "?" not in norm[counted.last + 1 :]:
        return False
    ends = (norm[at] for at in range(counted.last + 1, len(norm)) if norm[at] in _ENDS and line.ends_at(at))
    return next(ends, "") == "?"


def is_only_how(line: Sentence, counted: Counted) -> bool:
    """ "Nobody was enlisted against his will" says how they were, and of nobody that there is none."""
    return counted.quantity.none and bool(line.by.get("topic.unwilling"))


def is_one_of_them(line: Sentence, pairing: Pairing) -> bool:
    """ "Jon Feld, a cook, was one of them" names one who has been counted, where nothing says what befell him alone.

    Nor does "one of those who came back" say that a single one did.
    """
    quantity, signal = pairing.counted.quantity, pairing.signal
    one = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
    if not one or signal is None:
        return one and pairing.counted.partitive
    if line.pack.head_final and signal.last + 1 == quantity.first:  # "of-those-who-came-back one"
        return line.tokens.norm[signal.last].endswith((*line.pack.ablative, *line.pack.genitive))
    return signal.first > quantity.to + 1 and _of_those(line, quantity.to + 1, signal.first)


def _of_those(line: Sentence, begin: int, end: int) -> bool:
    """ "Of", and close behind it a word that tells who they are, before a verb: "of those who …"."""
    opened = next((h for h in line.of("partitive", "origin") if h.first == begin), None)
    if opened is None:
        return False
    return any(opened.first < h.first < end and h.first - opened.last <= _THOSE for h in line.of("relative"))


def is_speaker(line: Sentence, quantity: Quantity) -> bool:
    """ "31 of them are dead, the two say", "…, they both say": all of a clause but its verb, and none of those counted."""
    if quantity.sort is Sort.PERCENT:
        return _asked_said(line, quantity)
    if not quantity.words or quantity.low != quantity.high:
        return False
    if quantity.value <= _FEW and _some_say(line, quantity):
        return True
    if quantity.value > _COUPLE:
        return False
    norm = line.tokens.norm
    says = {at for h in line.of("say") for at in range(h.first, h.last + 1)}
    if not says:
        return False
    small = {h.first for h in line.of("determiner", "speaker_pronoun")}
    first, last = quantity.first, quantity.last
    while first > 0 and (first - 1 in small or first - 1 in says):
        first -= 1
    while last + 1 < len(norm) and last + 1 in says:
        last += 1
    told = not says.isdisjoint(range(first, last + 1))
    ends = last + 1 >= len(norm) or line.tokens.kind[last + 1] not in "wd"
    return told and ends and first > 0 and line.tokens.kind[first - 1] not in "wd"  # "Two agreed." counts them


def _asked_said(line: Sentence, quantity: Quantity) -> bool:
    """ "62 percent of Norlanders say that the army recruits there": so many were asked, and none of them is counted."""
    kind = line.tokens.kind
    said = (h for h in line.of("say") if h.payload == "any" and 0 < h.first - quantity.last <= _ASKED)
    return any(all(kind[at] in "wd" for at in range(quantity.last + 1, h.first)) for h in said)


def _some_say(line: Sentence, quantity: Quantity) -> bool:
    """ "Three of the men said that 30 had died", "said three of the men that", "of-the-men three that 30 died said"."""
    tokens, verbs = line.tokens, line.of("say")
    if not verbs:
        return False
    if line.pack.head_final:
        described = 0 < quantity.first <= _SOME and tokens.norm[quantity.first - 1].endswith(
            (*line.pack.ablative, *line.pack.genitive)
        )
        closes = max(h.last for h in verbs) >= len(tokens.norm) - _CLOSES
        others = {h.first for h in line.of("number")}
        later = (at for at in range(quantity.last + 1, verbs[-1].first) if tokens.kind[at] == "d" or at in others)
        return described and closes and any(at - quantity.last > 1 for at in later)
    near = range(quantity.last + 1, quantity.last + 1 + _SOME)
    of = next((h for h in line.of("partitive", "origin") if h.first in near), None)
    if of is None or any(tokens.kind[at] not in "wd" for at in range(quantity.last + 1, of.first)):
        return False
    opens = [h.first for h in line.of("that")]
    if any(h.last == quantity.first - 1 for h in verbs):
        return any(of.last < at <= of.last + _SOME for at in opens)
    told = next((h for h in verbs if of.last < h.first <= of.last + _SOME), None)
    return told is not None and any(told.last <= at <= told.last + 2 for at in opens)
