"""The subject of a verb of saying that "and" joins to what was done before: "X criticised the court and said …"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Chunk, Parsed, is_place, unit
from beleg.reading.far_subjects import SUBJECTS
from beleg.reading.subject_forms import nominative, set_against, subject_first
from beleg.reading.view import Phrase, View

_SUBJECTS: Final = frozenset({"person", "body", "medium", "name", "pronoun"})


def other_subject(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """Who says it, and does not do what stands before "and": "X criticised the court, and the judge said …".

    Where the verb comes first, "and" may be a letter of it: "criticised X the court and-said the judge".
    """
    view, at = parsed.view, hit.first
    if hit.category != "say":
        return None
    if view.pack.head_first and hit.length == 1 and view.pack.prefixes.joined(view.norm[at]):
        behind = view.within.get(at + 1)
        told = behind is not None and behind.kind in {"person", "body"} and nominative(behind)
        return behind if told and behind is not None and behind.definite and not behind.author else None
    if not (view.pack.head_final or view.pack.verb_final or view.pack.romance):
        return None
    first = view.within.get(chunk.first) if view.pack.head_final else None
    if first is not None and first.first == chunk.first and chunk.mark == "," and _own_topic(view, first):
        return first
    before = view.within.get(at - 1)
    if before is None or not before.speaks or not nominative(before) or before.first < 2 or before.last != at - 1:
        return None
    linked = before.first - 1
    apart = view.pack.romance or view.within.get(linked - 1) is None
    return before if apart and "and" in view.keys("linker", linked) else None


def _own_topic(view: View, phrase: Phrase) -> bool:
    """Set against the subject before it: "X criticised the court, the judge though …"."""
    behind = phrase.last + 1
    return phrase.speaks and nominative(phrase) and behind < view.size and "contrast" in view.marks[behind]


def same_subject(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Who did one thing and said another, near or far: "Jon Feld, a spokesman, called on the army to … and said …"."""
    view, at, pack = parsed.view, hit.first, parsed.view.pack
    if pack.head_final or hit.category != "say":
        return None
    if pack.caseless:
        return _who_went_on(parsed, hit) if pack.head_first and pack.prefixes.joined(view.norm[at]) else None
    linked = at - 1 if view.keys("linker", at - 1) or not pack.romance else at - 2  # "et a dit"
    if linked < 1 or "and" not in view.keys("linker", linked):
        return None
    behind = view.within.get(hit.last + 1)
    if behind is not None and behind.speaks and nominative(behind) and not (subject_first(pack) or pack.capital_nouns):
        return None  # "… y dijo Feld"
    begun, _ = unit(parsed, at)
    told = [f for f in parsed.frames if f.way == "say" and begun <= f.cue[0] < at]
    if told:
        return _who_told(parsed, told[-1].source, told[-1].cue[1], linked)
    if pack.capital_nouns or parsed.chunk(at).first >= linked:
        return None
    first = next((p for p in view.phrases if p.first >= begun), None)
    if first is None or first.first > begun + 1 or not first.speaks or not nominative(first) or is_place(first):
        return None
    several = pack.verb_gender.get("p")
    if several and view.norm[at].endswith(several) != (first.several or first.gender == "p"):
        return None
    return None if view.quoted[first.first] != view.quoted[at] else first


def _who_went_on(parsed: Parsed, hit: Hit) -> Phrase | None:
    """The same where the verb comes first: "called X on the army to … and-said that": nobody stands before "that"."""
    view, begun = parsed.view, unit(parsed, hit.first)[0]
    if hit.last + 1 >= view.size or "that" not in view.marks[hit.last + 1]:
        return None
    told = [f for f in parsed.frames if f.way == "say" and begun <= f.cue[0] < hit.first]
    source = told[-1].source if told else None
    if (
        source is None
        or source.kind not in _SUBJECTS
        or any("that" in view.marks[i] for i in range(told[-1].cue[0], hit.first))
    ):
        return None
    return source if view.quoted[source.first] == view.quoted[hit.first] else None


def _who_told(parsed: Parsed, source: Phrase | None, cue: int, linked: int) -> Phrase | None:
    """Whose verb the one before is, if nothing but its object stands between: "X criticised the court and said"."""
    view = parsed.view
    if source is None or source.kind not in _SUBJECTS or source.last > cue or view.quoted[cue] != view.quoted[linked]:
        return None
    if any("that" in view.marks[i] or view.raw[i] == ":" for i in range(cue + 1, linked)):
        return None
    if parsed.chunk(linked + 1).first >= linked:
        return source  # "called on the army, which …, and said"
    inside = parsed.chunk(cue) is parsed.chunk(linked + 1)
    return source if inside and not any(_describes(view, i) for i in range(cue + 1, linked)) else None


def _describes(view: View, at: int) -> bool:
    """A relative pronoun, and no article that is written like one."""
    return "relative" in view.marks[at] and ("determiner" not in view.marks[at] or view.raw[at - 1] == ",")


def part(parsed: Parsed) -> None:
    """Whose clause "and" closes says nothing of what follows: "X criticised the court and the judge said …"."""
    view = parsed.view
    said = [f for f in parsed.frames if f.way == "say" and f.source is not None]
    for frame in said[1:]:
        if frame.source is None:
            continue
        begins = min(frame.cue[0], frame.source.first)
        joined = view.pack.prefixes.joined(view.norm[begins]) and begins == frame.cue[0]
        if not (joined or "and" in view.keys("linker", begins - 1) or _set_off(view, frame.source, begins)):
            continue
        for other in said:
            if other.source is None or other.source is frame.source or not other.clause[0] <= other.cue[1] < begins:
                continue
            if other.source.first < begins and not any("that" in view.marks[i] for i in range(other.cue[0], begins)):
                other.scope = (other.scope[0], min(other.scope[1], begins - 1))
                frame.scope = (max(frame.scope[0], begins), frame.scope[1])


def _set_off(view: View, source: Phrase, begins: int) -> bool:
    """A word of contrast on either side of who says it: "whereas the judge", "the judge, though", where verbs stand last."""
    if not view.pack.head_final or begins != source.first:
        return False
    behind = source.last + 1
    return set_against(view, begins - 1) or (behind < view.size and "contrast" in view.marks[behind])


def goes_on_saying(view: View, at: int) -> bool:
    """A verb right behind "and" or "but" has the subject of the one before: "denies it but says any talks will be held"."""
    if at == 0 or not subject_first(view.pack):
        return False
    return "and" in view.keys("linker", at - 1) or "contrast" in view.marks[at - 1]


def of_clause(parsed: Parsed, chunk: Chunk, at: int) -> Phrase | None:
    """The person whose clause begins behind the verb before: "the father says his son called and said"."""
    view = parsed.view
    told = max((f.cue[1] for f in parsed.frames if f.way == "say" and chunk.first <= f.cue[0] < at), default=-1)
    people = (p for p in view.phrases if told < p.first and p.last < at and p.kind in SUBJECTS and nominative(p))
    own = next(people, None) if told >= 0 else None
    return own if own is not None and own.first == told + 1 and own.last + 1 < at - 1 else None
