"""What shows that somebody says something at a verb of saying: "that", a quotation, a figure that is put at a number."""

from __future__ import annotations

from typing import Final

from beleg.reading.nouns import nouns_last
from beleg.reading.view import VERBS, Phrase, View

_SHOWN: Final = frozenset({"source"})  # "the siege shows that": a thing may
COUNTS: Final = frozenset({"source", "acts"})  # what is reckoned may be their object: "the grumpels count 300"
_FIGURE: Final = frozenset({"number", "vague", "hedge", "scale"})
CLOSES: Final = frozenset('.,:–—"”»“')  # marks behind whoever is said to say it
_REACH: Final = 12  # tokens from a verb to the figure that it puts a number at
_NEAR: Final = 8  # tokens between a verb and what is said, at most
OBJECT: Final = 8  # tokens from a verb of counting to the number that it counts
_CLOSING: Final = 8  # tokens from a verb to the end of the clause that it opens


def said(view: View, last: int, one: Phrase, verb: tuple[int, set[str]]) -> bool:
    """What the noun before a verb says stands there: behind "that" or a colon, in quotation marks, or before a comma."""
    at, keys = verb
    if _message(view, at, last):
        return keys != _SHOWN
    first = one.first
    if first > 0 and "how" in view.marks[first - 1]:
        return True
    if view.quoted[first] < 0 and behind_quotation(view, first):
        return True
    deed = "acts" not in keys and any(h.first <= at <= h.last for h in view.sentence.by.get("topic.verb", ()))
    counts = not COUNTS.isdisjoint(keys) and "urge" not in view.marks[at]  # not "the grumpel demanded 300 lives"
    if counts and first == 0 and not deed:  # "the grumpel released 40 from captivity"
        if has_figure(view, last + 1, last + 1 + OBJECT):
            return True
    elif first == 0 and not deed and "any" in keys and reckons(view, at):
        return True
    return _closes(view, first, last)


def _message(view: View, verb: int, last: int) -> bool:
    """What is said begins close behind a verb: with "that", a colon, a quotation, or without: "claims 300 men were killed"."""
    for at in range(verb + 1, min(last + 2 + _NEAR, view.size)):
        if "that" in view.marks[at] or view.raw[at] == ":" or view.quoted[at] > view.quoted[verb]:
            return True
        if (not view.word[at] and view.raw[at] != ",") or (at > last and view.any(VERBS, at)):
            break
    if view.pack.capital_nouns and last + 1 < view.size and view.raw[last + 1] == ",":
        return has_figure(view, last + 2, view.size)  # "sagen, in der Armee seien 300 gefallen"
    if not nouns_last(view) or not has_figure(view, last + 1, last + 2):
        return False
    behind = range(last + 2, min(last + 2 + OBJECT, view.size))
    ends = next((at for at in behind if not view.word[at]), view.size)
    return any("passive" in view.marks[at] for at in behind if at < ends)


def behind_quotation(view: View, at: int) -> bool:
    """Right before a token, but for marks, stands a quotation."""
    before = next((i for i in range(at - 1, max(-1, at - 5), -1) if view.kind[i] != "p"), -1)
    return before >= 0 and view.quoted[before] >= 0


def clause_ends(view: View, last: int) -> int:
    """The mark that ends the clause of a verb close behind it; -1 where another verb comes first."""
    for at in range(last + 1, min(last + 2 + _CLOSING, view.size)):
        if not view.word[at]:
            return at if view.raw[at] in CLOSES else -1
        if view.any(VERBS, at):
            return -1
    return view.size if last + _CLOSING >= view.size else -1


def reckons(view: View, last: int) -> bool:
    """A figure behind a preposition, behind a verb of saying: "puts the number at 300"; not "the war claimed 300 lives"."""
    for at in range(last + 2, min(last + 2 + _REACH, view.size)):
        if not view.word[at] and view.kind[at] != "d":
            return False
        if view.numbered(at):
            before = at - 1
            while before > last + 1 and "hedge" in view.marks[before] and "edge" not in view.marks[before]:
                before -= 1
            governed = view.pack.caseless and view.pack.prefixes.governed(view.norm[before])
            return governed or view.key("edge", before) == "preposition"
    return False


def _closes(view: View, first: int, last: int) -> bool:
    """The clause from a comma on has no more than who says it and when: "300 were killed, the grumpel said on Monday"."""
    if first < 2 or view.raw[first - 1] not in ",–—" or clause_ends(view, last) < 0:
        return False
    return has_figure(view, 0, first - 1)


def has_figure(view: View, begin: int, end: int) -> bool:
    return any(view.kind[at] == "d" or view.any(_FIGURE, at) for at in range(begin, min(end, view.size)))
