"""A quote in its sentence: what stands before and after it, short enough to read at a glance."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from beleg.dossier.letters import fold
from beleg.model import Role, Segment, Span

_REACH = 260  # code points looked at on each side; a sentence that runs on is cut at a word
_SHOWN = 180
# The end of a sentence before a capital, an opening quotation mark, or a letter of a script without capitals. Three
# letters or digits before the full stop keep initials, most abbreviations and ordinals ("12. Mai") whole; a wrong cut
# costs context, not truth. Vowel signs of Arabic stand on letters but are none to a regular expression.
_END = re.compile(
    r"(?:(?<=[\w\u0300-\u036f\u064b-\u065f]{3})|(?<=[%)»”“’\"]))"
    r"[.!?…؟。।]+[»”“’\")\]]*\s+(?=[«„“\"‘—–-]?\s?[^\W\d_])"
)
_NEXT = re.compile(r"[«„“\"‘—–-]?\s?([^\W\d_])")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Three stretches that stand next to each other in the text; the middle one is the quote, folded."""

    before: str
    quote: str
    after: str


def excerpt(text: str, span: Span, segments: Sequence[Segment]) -> Excerpt:
    """The quote of ``span`` within its sentence. ``segments`` are in the order of the text."""
    before, after = _around(text, span, segments)
    return Excerpt(_last_sentence(before), fold(span.quote), _first_sentence(span.quote[-3:], after))


def _around(text: str, span: Span, segments: Sequence[Segment]) -> tuple[str, str]:
    """What stands around a span in its segment, as read; around it in the text where no segment holds all of it."""
    at = bisect.bisect_right(segments, span.start, key=lambda segment: segment.start) - 1
    if at >= 0 and span.end <= segments[at].end:
        segment = segments[at]
        text, start, end = segment.text, span.start - segment.start, span.end - segment.start
        in_rows = segment.role in (Role.TABLE, Role.LIST)  # a neighbouring row is another statement
    else:
        start, end, in_rows = span.start, span.end, False
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if in_rows:
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return before.replace("\N{SOFT HYPHEN}", ""), after.replace("\N{SOFT HYPHEN}", "")


def _ends(text: str) -> list[re.Match[str]]:
    """Ends of sentences: a lower-case letter after the mark means that the sentence goes on."""
    found = []
    for end in _END.finditer(text):
        following = _NEXT.match(text, end.end())
        if following and not following[1].islower():
            found.append(end)
    return found


def _last_sentence(before: str) -> str:
    ends = _ends(before + "A")  # the quote's first letter is not in sight: let an end right before it count
    kept = fold(before[ends[-1].end() :] if ends else before).lstrip()
    if len(kept) > _SHOWN:
        return _ELLIPSIS + kept[-_SHOWN:].partition(" ")[2]
    return kept if ends or len(before) < _REACH else _ELLIPSIS + kept.partition(" ")[2]


def _first_sentence(tail: str, after: str) -> str:
    """``tail`` is the end of the quote: a full stop may follow it at once."""
    ends = _ends(tail + after)
    kept = fold(after[: max(0, ends[0].end() - len(tail))] if ends else after).rstrip()
    if len(kept) > _SHOWN:
        return kept[:_SHOWN].rpartition(" ")[0] + _ELLIPSIS
    return kept if ends or len(after) < _REACH else kept.rpartition(" ")[0] + _ELLIPSIS
