"""Who is no one of the topic's: those who live somewhere, and those whom a strike on a town befell, of whatever nation."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.sentences import Sentence

_ARMED: Final = ("topic.weak", "topic.relic")
_STRUCK: Final = ("topic.strike", "topic.civilian")


def words(line: Sentence, telling: Collection[str], *, counted: bool) -> list[Hit]:
    """The words for civilians. "Forty residents of Norton signed a contract" are none, nor are those ``counted`` before.

    ``telling`` are the measures whose verbs are of the topic alone.
    """
    plain = list(line.by.get("topic.civilian", ()))
    residents = line.by.get("topic.resident")
    if not residents or counted or line.by.get("topic.side"):
        return plain
    if any(h.payload in telling for h in line.by.get("topic.verb", ())):
        return plain
    return sorted((*plain, *residents), key=lambda h: h.first)


def struck(line: Sentence, harm: Collection[str], *, before: bool) -> bool:
    """ "Eight people were killed in a strike on the port. Two Norlandish students are among the injured": no soldiers.

    ``harm`` are the measures of what befell people, ``before``: the paragraph has told of the strike.
    """
    if not (before or line.by.get("topic.strike")) or any(line.by.get(kind) for kind in _ARMED):
        return False
    return all(h.payload in harm for h in line.by.get("topic.noun", ()))  # "the injured", but no "recruits"


def anybody(line: Sentence) -> bool:
    """ "Two Norlanders were killed in a strike on the port", in which nothing else of the war is named."""
    taken = {at for kind in _STRUCK for h in line.by.get(kind, ()) for at in range(h.first, h.last + 1)}
    return all(h.first in taken for h in line.by.get("topic.context", ()))
