"""Is a document about the topic? A logistic model over how many different words of a few kinds it has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from beleg.reading.pairing import score
from beleg.reading.sentences import Sentence
from beleg.reading.view import STEM

_KINDS: Final = {
    "topic.context": "context",
    "topic.side": "side",
    "topic.weak": "weak",
    "topic.civilian": "civilian",
    "land": "land",
    "people": "land",
    "adjective": "land",
    "capital": "land",
}
_MOST: Final = 3  # different words of a kind that count
_SURE: Final = 3.0  # beyond this a document is no more of the topic


def subject(lines: Sequence[Sentence], towns: Collection[str], parties: Collection[str]) -> float:
    """The log-odds that a document is about the topic, from -3 to 3.

    ``towns`` are the countries whose towns it names, ``parties`` those at the topic's war.

    The weights are those of [subject] in weights.toml.
    """
    words: dict[str, set[str]] = {}
    for line in lines:
        for category, hits in line.by.items():
            kind = _KINDS.get(category)
            if kind is None:
                continue
            for hit in hits:
                found = ("party" if hit.payload in parties else "other") if kind == "land" else kind
                word = " ".join(line.tokens.norm[hit.first : hit.last + 1])
                words.setdefault(found, set()).add(word[:STEM])
    for code in towns:
        words.setdefault("town" if code in parties else "other_town", set()).add(code)
    features = [(f"subject.{kind}", float(min(_MOST, len(of_kind)))) for kind, of_kind in words.items()]
    return max(-_SURE, min(_SURE, score([("subject.none", 1.0), *features])))
