"""Every quantity of a sentence, on any topic: numbers with fractions and signs, in any unit, and the nouns they count.

Builds on the grammar of `counting`, which reads what claims are made of. What is added is asked for by the building block
alone: units of measure, all money, fractions, negative numbers, rates of any kind, and names that hold a number ("Room 12").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages import numbers, quantities
from beleg.languages.lexicon import Hit
from beleg.languages.measures import Measures
from beleg.languages.measuring.joined import Amount, both_bounds, carried, with_coins
from beleg.languages.measuring.names import Amounts
from beleg.languages.measuring.nouns import Nouns
from beleg.languages.numbers import Quantity, Sort
from beleg.languages.packs import Pack
from beleg.languages.tokens import Tokens
from beleg.model import Hedge

_YOUNGEST, _OLDEST = 5, 130  # years of age
_TWO: Final = 2  # tokens before an age: the name and a comma


def amounts(tokens: Tokens, hits: Sequence[Hit], pack: Pack, known: Measures) -> list[Amount]:
    """Every quantity of a sentence, in its order. Linear in its length."""
    reader = Amounts(tokens, [*hits, *known.lexicon.scan(tokens)], pack, known)
    found = quantities.shared_period(tokens, quantities.elided(reader, reader.read()))
    nouns, kept = Nouns(reader), []
    for n, quantity in enumerate(found):
        limit = found[n + 1].first if n + 1 < len(found) else len(tokens)
        if amount := _amount(reader, nouns, quantity, limit):
            kept.append(amount)
    return carried(reader, both_bounds(reader, with_coins(reader, kept)))


def _amount(reader: Amounts, nouns: Nouns, quantity: Quantity, limit: int) -> Amount | None:
    noun = None
    if quantity.sort is Sort.COUNT and not quantity.unit and not _one_of_many(reader, quantity):
        noun = nouns.behind(quantity, limit)
    if reader.names(quantity, noun is not None) or _dangling(reader, quantity, noun):
        return None
    unit, per, last = quantity.unit, quantity.per, quantity.last
    if quantity.sort is Sort.AGE:
        unit = unit or "year"
    elif (dual := reader.hit("dual", quantity.at)) and dual.last == quantity.to and not unit:
        unit = reader.tokens.raw(quantity.at)  # "hudnayn": two truces, the noun and its number in one word
    elif quantity.sort is Sort.COUNT and not unit:
        aged = reader.ending("aged", quantity.first - 1) if quantity.first else None
        if aged and quantity.value < _OLDEST and noun is None and not reader.hit("of", last + 1):
            return Amount(quantity, "year", None, aged.first if aged.length == 1 else quantity.first, last)
        if noun is None and _is_age(reader, quantity):
            return Amount(quantity, "year", None, quantity.first, last)
        if noun is not None:
            unit, last = reader.tokens.raw(noun), max(last, noun)
            quantity, last = _bounded_behind(reader, quantity, last)
            if _is_article(reader, quantity, noun):
                return None
        if per is None and (rate := reader.period(quantity, last)):
            per, last = rate
    return Amount(quantity, unit, per, quantity.first, last)


def _bounded_behind(reader: Amounts, quantity: Quantity, last: int) -> tuple[Quantity, int]:
    """ "43 houses at least": a bound behind the noun."""
    hit = reader.hit("hedge_after", last + 1)
    if hit is None or hit.payload == "exact" or quantity.hedge is not Hedge.EXACT:
        return quantity, last
    return numbers.bound(quantity, Hedge(hit.payload)), hit.last


def _is_age(reader: Amounts, quantity: Quantity) -> bool:
    """ "Ada Winter, 61, said": a number between two commas behind a name."""
    tokens, at, to = reader.tokens, quantity.first, quantity.last
    if at < _TWO or to + 1 >= len(tokens) or quantity.words or not _YOUNGEST <= quantity.value <= _OLDEST:
        return False
    name = tokens.kind[at - 2] == "w" and tokens.capital(at - 2) and not reader.hit("month", at - 2)
    closed = tokens.norm[to + 1] in ",.;)"
    return name and tokens.norm[at - 1] == "," and closed and quantity.low == quantity.high


def _one_of_many(reader: Amounts, quantity: Quantity) -> bool:
    """ "Of six guards one fled": what is counted stands before, and a verb behind."""
    part = reader.hit("article", quantity.to) if quantity.low is not None and 0 < quantity.low < 1 else None
    return part is not None and part.payload == "part"


def _is_article(reader: Amounts, quantity: Quantity, noun: int) -> bool:
    """A "one" that is no more than "a", where the word is that for both: "he came by one road"; of people it counts."""
    article = reader.hit("article", quantity.at)
    if article is None or article.payload != "one" or not reader.pack.head_final or quantity.at != quantity.to:
        return False
    bare = quantity.low == quantity.high == 1 and quantity.first == quantity.at and quantity.hedge is Hedge.EXACT
    return bare and not reader.hit("person", noun)


def _dangling(reader: Amounts, quantity: Quantity, noun: int | None) -> bool:
    """A "one" that stands for somebody: "the one you mentioned"."""
    if quantity.to - quantity.at + 1 == len(reader.tokens):
        return False  # a heading, a cell of a table
    single = quantity.words and quantity.low == quantity.high == 1 and quantity.hedge is Hedge.EXACT
    of = reader.hit("of", quantity.last + 1) or reader.hit("partitive", quantity.last + 1)
    return single and not quantity.unit and noun is None and not of
