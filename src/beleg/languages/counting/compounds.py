"""Numbers grown together into one word: "dreihundertvierundzwanzig"."""

from __future__ import annotations

import re
from functools import lru_cache

from beleg.languages.packs import Pack
from beleg.languages.tokens import fold


def _pieces(pack: Pack) -> tuple[str, ...]:
    """What a number that is grown together has at least one of, unless it is a single word."""
    known = pack.compound
    pieces = (*map(fold, known.get("multipliers", ())), known.get("joiner"), known.get("half"), *known.get("terms", ()))
    return tuple(piece for piece in pieces if piece)


@lru_cache(maxsize=64)  # one a language
def _grown(*pieces: str) -> re.Pattern[str]:
    """Finds any of some pieces of words: a look that spares most words the attempt to take them apart."""
    return re.compile("|".join(map(re.escape, pieces)) or "(?!)")


def joints(pack: Pack) -> re.Pattern[str]:
    """Finds what a number that is grown together has at least one of, unless it is a single word."""
    return _grown(*_pieces(pack))


def compound(word: str, pack: Pack) -> float | None:
    """A number written as one word of number words: "dreihundertvierundzwanzig", "zweieinhalbtausend"."""
    if len(word) > 60:
        return None
    return _compound(word, pack, tuple(pack.compound.get("multipliers", ())))


def _simple(word: str, pack: Pack) -> float | None:
    ones = pack.compound.get("ones", {})
    if word in ones:
        return float(ones[word])
    return pack.number_words.get(word)


def _compound(word: str, pack: Pack, multipliers: tuple[str, ...]) -> float | None:
    if (value := _simple(word, pack)) is not None:
        return value
    for number, multiplier in enumerate(multipliers):
        left, found, right = word.partition(fold(multiplier))
        if not found:
            continue
        factor = pack.number_words.get(fold(multiplier))
        times = _compound(left, pack, multipliers[number + 1 :]) if left else 1.0
        joiner = pack.compound.get("joiner", "")
        rest = (
            _compound(right.removeprefix(joiner) if joiner else right, pack, multipliers[number + 1 :])
            if right
            else 0.0
        )
        if factor is None or times is None or rest is None:
            return None
        return times * factor + rest
    half = pack.compound.get("half")
    if half and word.endswith(half) and (ones := _simple(word.removesuffix(half), pack)) is not None:
        return ones + 0.5
    joiner = pack.compound.get("joiner")
    if joiner:
        left, found, right = word.partition(joiner)
        a, b = _simple(left, pack) if left else None, _simple(right, pack) if right else None
        if found and a is not None and b is not None and a < 10 <= b < 100:
            return a + b
    return None
