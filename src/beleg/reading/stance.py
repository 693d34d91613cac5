"""How a text puts a claim: asserted, denied, alleged, offered, threatened, planned."""

from __future__ import annotations

from beleg.model import Measure, Reason, Stance
from beleg.reading.assign import Pairing
from beleg.reading.sentences import Sentence

_DOUBT_REACH = 8  # tokens from "allegedly" to the number it casts doubt on
_PLAN_REACH = 14
_NAME = 5  # words of a quoted name
_QUOTES = frozenset("\"'„“”«»‹›‚‘’")


def stance(
    sentence: Sentence, pairing: Pairing, measure: Measure, denied: bool, advert: bool
) -> tuple[Stance, Reason | None]:
    """The stance of a claim. ``denied``: its speaker denies it; ``advert``: its speaker is one who recruits."""
    number = pairing.counted
    if denied:
        return Stance.DENIED, Reason("stance", "its speaker denies it")
    for hit in sentence.of("doubt"):
        if number.quantity.to < hit.first <= number.last or _in_name(sentence, hit.first):
            continue  # "three alleged recruiters": doubt about them, not about the three
        if hit.payload == "denied":
            if 0 < number.first - hit.last <= _PLAN_REACH and _same_clause(sentence, hit.last, number.quantity.at):
                return Stance.DENIED, _because(sentence, "called untrue", hit.first, hit.last)
            continue
        if -_DOUBT_REACH <= number.first - hit.last <= _DOUBT_REACH and _same_clause(
            sentence, hit.last, number.quantity.at
        ):
            return Stance.ALLEGED, _because(sentence, "a word of doubt", hit.first, hit.last)
    if measure.unit == "term":
        sentences = sentence.of("topic.law")
        nearest = min(sentences, key=lambda h: abs(h.first - number.quantity.at), default=None)
        if nearest and nearest.payload == "sentence":
            return Stance.ASSERTED, _because(sentence, "a sentence that was passed", nearest.first, nearest.last)
        return Stance.THREATENED, Reason("stance", "what the law provides")
    if measure.unit == "money":
        offers = sentence.of("topic.offer", "offer")
        if advert or any(_same_sentence(sentence, h.first, number.quantity.at) for h in offers):
            words = offers[0] if offers else None
            if words:
                return Stance.OFFERED, _because(sentence, "an offer", words.first, words.last)
            return Stance.OFFERED, Reason("stance", "its speaker recruits")
    for hit in sentence.of("plan"):
        if (
            not _in_name(sentence, hit.first)
            and abs(hit.first - number.quantity.at) <= _PLAN_REACH
            and _same_clause(sentence, hit.last, number.quantity.at)
        ):
            return Stance.PLANNED, _because(sentence, "a plan", hit.first, hit.last)
    return Stance.ASSERTED, None


def _because(sentence: Sentence, why: str, first: int, last: int) -> Reason:
    begin, end = sentence.span(first, last)
    return Reason("stance", why, sentence.text[begin - sentence.start : end - sentence.start], begin)


def _in_name(sentence: Sentence, at: int) -> bool:
    """Inside a short quotation: the name of a project or a film, not what the text says."""
    norm = sentence.tokens.norm
    before = any(norm[i] in _QUOTES for i in range(max(0, at - _NAME), at))
    return before and any(norm[i] in _QUOTES for i in range(at + 1, min(at + _NAME, len(norm))))


def _same_clause(sentence: Sentence, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(sentence.tokens.norm[at] in ".;:!?" and not _inner(sentence, at) for at in range(low, high))


def _same_sentence(sentence: Sentence, a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(sentence.tokens.norm[at] in ".!?" and not _inner(sentence, at) for at in range(low, high))


def _inner(sentence: Sentence, at: int) -> bool:
    """A full stop inside an abbreviation: no space follows it."""
    return at + 1 < len(sentence.tokens) and sentence.tokens.glued(at + 1)
