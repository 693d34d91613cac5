"""A number with the measure it was given, and the small readable model that weighs what speaks for it (weights.toml)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

from beleg.languages.packs import read_toml
from beleg.reading.counted import Counted
from beleg.reading.signals import Signal
from beleg.reading.sums import NOTHING_PAID, Paid

Feature = tuple[str, float]  # "table.name" of weights.toml, and how often it holds
NEXT_TIME: Final = "goes on with the next time"
RECOUNTED: Final = "another total of the same"  # how a number got the measure of one that it takes the place of
# a pairing above this is a claim; lower ones add found claims on unseen texts, and false ones on traps
ENOUGH: Final = 0.0


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
    of_list: str | None = None  # what the figures of the list count that the sentence is an item of
    foes: frozenset[str] = frozenset()  # the parties to the war that the topic's people fight against
    just_counted: bool = False  # people were counted right before: in this sentence, or the one before it
    fallen: float = 0.0  # how many the paragraph, or the one before, has counted as dead
    civilians: tuple[int, ...] = ()  # where the sentence has words for civilians
    struck: bool = False  # it tells of those whom a strike befell, and of no soldiers
    struck_nations: bool = False  # of whatever nation they are


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


def explained(features: Iterable[Feature]) -> str:
    """Features with what each of them counts, as `--explain` prints them."""
    known = weights()
    return ", ".join(
        f"{name.split('.')[-1].replace('_', ' ')} {known[name] * times:+.2f}" if name in known else name
        for name, times in features
        if "." not in name or known.get(name)
    )
