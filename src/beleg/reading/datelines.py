"""The town and the day that a report opens with, which name nobody who says anything: "KYIV, Nov 21 (Agency) -"."""

from __future__ import annotations

import re
from typing import Final

from beleg.languages.places import cities
from beleg.model import Role
from beleg.reading.sentences import dateline
from beleg.reading.view import OFFICE, VERBS, View

_PLACE_LINE: Final = re.compile(r"\s*([^\W\d_]{3,}(?: [^\W\d_]{2,}){0,2}):\s")  # "BEIRUT: Russia has …"
_DATELINE: Final = re.compile(r"\s*([^()]{2,60}?)\s*\(([^()]{2,40})\)\s*(?:[-–—:.]|(?=[^\W\d_]))")
_BRACKET: Final = re.compile(r"\s*\([^\W\d_][^()\d]{1,30}\)\s+(?=[^\W\d_])")  # "(Kyiv) Four fighters …"
# "Linz – …"
_DASHED: Final = re.compile(r"\s*([^\W\d_]{3,}(?:[ /][^\W\d_]{2,}){0,2})\s+[–—-]\s+(?=[^\W_]|[\"'“„«‘])(?!.*\s[–—-]\s)")


def undate(view: View) -> None:
    """Take out the phrases of a dateline: "KYIV, Nov 21 (Agency) -" names nobody who says anything."""
    match = _DATELINE.match(view.sentence.text)
    bracket = _BRACKET.match(view.sentence.text)
    if ends := bracket.end() if bracket else dateline(view.sentence):
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= ends]
        return
    if ends := _before_dash(view):
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= ends]
        return
    line = _PLACE_LINE.match(view.sentence.text)
    if line is not None and line.group(1).isupper():
        opening = view.marks[0].get("capital") or view.marks[0].get("land")
        if view.any(OFFICE, 0):
            return  # "NSC: 37 were convicted": an office, not a town
        unknown = not any(view.is_known(at) for at in range(len(line.group(1).split())))
        if opening is not None or (unknown and view.sentence.role is Role.BODY):
            view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= line.end()]
        return
    if match is None or view.sentence.role not in {Role.BODY, Role.TITLE}:
        return
    place = match.group(1)
    if not view.sentence.text[match.end() :].strip():
        return  # "By Seoul's count 2,000 died (Kyiv speaks of 3,000).": brackets at the end of a sentence
    if match.group(0)[-1] in " )" and view.sentence.text[match.end() :][:1].islower():
        return  # "Mediazona (an outlet) has counted 30": what follows goes on with it
    if match.group(2)[0].islower():
        return  # "Nurbek (name changed) left": a remark, and no agency
    if place.isupper() or any(c.isdigit() for c in place) or len(place.split()) == 1:
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= match.end()]


def _before_dash(view: View) -> int:
    """Where a town before a dash ends, with which a report opens: "Linz – 30 men were held, the office said"; 0 for none."""
    found = _DASHED.match(view.sentence.text)
    if found is None or found.group(1).isupper() or view.any(OFFICE, 0):
        return 0
    behind = view.sentence.text[found.end()]
    words = [at for at in range(view.size) if view.sentence.tokens.start[at] < found.end(1) and view.word[at]]
    if behind.islower() or not all(view.upper[at] for at in words) or any(view.any(VERBS, at) for at in words):
        return 0
    placed = "capital" in view.marks[0] or "land" in view.marks[0] or bool(cities(view.sentence.tokens, view.pack))
    unknown = view.sentence.role is Role.BODY and not any(view.is_known(at) for at in words)
    return found.end() if placed or unknown else 0
