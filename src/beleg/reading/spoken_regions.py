"""The region a text speaks of, of which a sentence says no more than how many countries they are from.

"Of the Africans who serve there every fifth is dead. The list has 940 men from 12 countries": of Africa.
"""

from __future__ import annotations

from typing import Final

from beleg.languages.regions import EVERYBODY, regions
from beleg.reading.people import STRONG, Discourse, mentions
from beleg.reading.sentences import Sentence

_DIGITS: Final = 3  # of a number of countries, at most


def region_spoken_of(line: Sentence, discourse: Discourse) -> str | None:
    """The region that the people told of last are from, if it has so many countries and the sentence names nobody else."""
    spoken = discourse.now()
    size = len(regions().get(spoken[0], ())) if len(spoken) == 1 else 0
    if not size or spoken[0] == EVERYBODY:
        return None
    tokens = line.tokens
    for named in mentions(line, STRONG, discourse.parties):
        if "d" not in tokens.kind[named.first : named.last + 1]:  # "from 36 countries" names foreigners, too
            return None
    for hit in line.of("thing"):
        if hit.payload != "country" or hit.first == 0:
            continue
        number = tokens.norm[hit.first - 1]
        if number.isdecimal() and (len(number) > _DIGITS or int(number) > size):
            return None
    return spoken[0]
