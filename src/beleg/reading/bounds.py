"""Bounds that a word of the clause turns round: "he never got more than 500" is at most 500."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from beleg.languages.numbers import Quantity, Sort, bound
from beleg.model import Hedge
from beleg.reading.counted import Counted
from beleg.reading.sentences import COMMAS, Sentence

_TURNED: Final = {Hedge.MORE_THAN: Hedge.AT_MOST, Hedge.LESS_THAN: Hedge.AT_LEAST}
_REACH: Final = 7  # tokens between the word that says no and the number
_ASIDE: Final = frozenset(",،.;:!?…()")


def turned(line: Sentence, numbers: Sequence[Counted]) -> list[Counted]:
    """The numbers of a sentence, with the bounds of sums that it denies turned round."""
    return [
        replace(n, quantity=_under_no(line, n.quantity))
        if n.quantity.sort is Sort.MONEY and n.quantity.hedge in _TURNED
        else n
        for n in numbers
    ]


def is_denied(line: Sentence, quantity: Quantity) -> bool:
    """A word that says no stands in the clause of a bound: what was paid is told, as nobody promises "never more"."""
    return quantity.hedge is Hedge.AT_MOST and _no(line, quantity)


def _under_no(line: Sentence, quantity: Quantity) -> Quantity:
    value = quantity.low if quantity.low is not None else quantity.high
    turn = _no(line, quantity)
    return bound(replace(quantity, low=value, high=value), _TURNED[quantity.hedge]) if turn else quantity


def _no(line: Sentence, quantity: Quantity) -> bool:
    for hit in line.of("negation"):
        if quantity.first <= hit.first <= quantity.last:
            continue  # "not more than": read with the number
        begin, end = (hit.last + 1, quantity.first) if hit.first < quantity.first else (quantity.last + 1, hit.first)
        if _in_clause(line, begin, end):
            return True
    return False


def _in_clause(line: Sentence, begin: int, end: int) -> bool:
    """No clause begins between two tokens; one that tells who says it may be put in: "more, he says, he never got"."""
    norm = line.tokens.norm
    signs = [at for at in range(begin, end) if norm[at] in _ASIDE]
    says = [h.first for h in line.of("say") if begin <= h.first < end]
    if signs or says:
        put_in = len(signs) == len("()") and all(norm[at] in COMMAS for at in signs) and bool(says)
        return put_in and all(signs[0] < at < signs[1] for at in says) and end - begin <= 2 * _REACH
    return end - begin <= _REACH and not any(begin <= h.first < end for h in line.of("that"))
