"""Which attribution stands around which, and the chain of speakers that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Final

from beleg.reading.clauses import Frame
from beleg.reading.naming import PEOPLE, SELF, Chain, Speaker


@dataclass(slots=True)
class Said:
    """A frame with its speaker resolved."""

    frame: Frame
    chain: Chain


def joined(chains: Iterable[Chain]) -> Chain:
    """Chains one inside the other; one who is there already is not named twice."""
    found: list[Speaker] = []
    for chain in chains:
        for speaker in chain:
            if speaker is not SELF and not any(s is speaker or _alike(s, speaker) for s in found):
                found.append(speaker)
    return tuple(found)


def _alike(one: Speaker, other: Speaker) -> bool:
    """They are one: the same words, or a person's full name and the surname alone."""
    people = one.kind in PEOPLE and other.kind in _CALLED and len(other.words) == 1
    return one.words == other.words or (people and other.words <= one.words)


def ordered(said: list[Said]) -> list[Said]:
    """From the outermost to the innermost."""
    return sorted(said, key=_OUTERMOST) if len(said) > 1 else said


def around(said: Sequence[Said], frame: Frame) -> Chain:
    """The chain of what a frame says, with the frames that stand around it."""
    return joined(s.chain for s in ordered([s for s in said if s.frame is frame or _outer(s.frame, frame)]))


def _outer(a: Frame, b: Frame) -> bool:
    """Frame a stands around frame b."""
    return a is not b and _order(a, b) < 0 and (a.covers(b.cue[0]) or _reported_by(a, b))


def _compared(a: Said, b: Said) -> int:
    return _order(a.frame, b.frame)


_CALLED: Final = PEOPLE | {"bare"}
_OUTERMOST: Final = cmp_to_key(_compared)


def _reported_by(phrase: Frame, says: Frame) -> bool:
    """A medium named at the end has it from the person who speaks before: "X said that …, according to the daily M".

    Wherever what X said stands: "«…», X wrote, according to M".
    """
    medium, one = phrase.source, says.source
    if medium is None or one is None or medium.kind != "medium" or not medium.proper or one.kind in {"medium", "name"}:
        return False
    behind = max(says.clause[1], says.opens) if says.leading else max(says.cue[1], one.last)
    return phrase.way == "phrase" and phrase.cue[0] > behind


def _opens_later(phrase: Frame, says: Frame) -> bool:
    """Another speaks within an attribution that opens the sentence: "By the deputy's account, the service reckons with 5"."""
    one = says.source
    return one is not None and phrase.cue[1] < one.first and one.last < says.cue[0] and phrase.cue[0] > 0


def _promised_within(offer: Frame, says: Frame) -> bool:
    """What somebody promised is what another tells: "X tells that a recruiter promised him 300"."""
    if offer.manner != "offer" or offer.way != "say" or says.way != "say" or says.manner == "offer":
        return False
    return says.leading and says.clause[1] < offer.clause[0] and says.covers(offer.cue[0])


def _order(a: Frame, b: Frame) -> int:
    """Negative where frame a stands around frame b, positive where b stands around a."""
    if a is b:
        return 0
    for x, y, sign in ((a, b, -1), (b, a, 1)):
        if x.inserted and not y.inserted and x.clause[0] == 0 and y.way in {"say", "phrase"}:
            return sign
        if x.way == "outer" and (x.tied is y or y.way != "outer"):
            return sign
        if x.way == "cite" and y.way != "cite":
            return -sign
        if x.way == "cite" and y.tied is x:
            return sign  # "citing the daily M, which refers to N"
    for x, y, sign in ((a, b, -1), (b, a, 1)):
        if _promised_within(y, x):
            return sign
    phrases_ = {"phrase", "own", "same"}
    for x, y, sign in ((a, b, -1), (b, a, 1)):
        if x.way in phrases_ and y.way in {"say", "title"}:
            if _reported_by(x, y):
                return sign
            if x.way != "own" and y.manner == "offer" and x.cue[0] < y.cue[0]:
                return sign  # "according to the fund, adverts promise 500"
            if x.way == "phrase" and y.leading and x.cue[0] == 0 and x.clause[1] < y.clause[0]:
                return sign
            if x.way == "phrase" and x.clause[0] == 0 and _opens_later(x, y):
                return sign
            if y.cue[1] + 1 == x.clause[0] and y.manner == "say":
                return -sign  # "the by-the-university published study of the institute according-to"
            if y.clause[0] <= x.cue[0] <= max(y.clause[1], y.opens):
                return sign
            return -sign
    if a.way == b.way == "outer":
        return -1 if a.cue[0] > b.cue[0] else 1
    if a.leading != b.leading:
        first, sign = (a, -1) if not a.leading else (b, 1)
        return sign if first.clause[0] > 0 else -sign
    later = a.cue[0] > b.cue[0]
    trailing = not a.leading
    if trailing and a.clause == b.clause:
        later = not later  # "…, she said he told her": one verb of saying has the other for its message
    return -1 if later == trailing else 1
