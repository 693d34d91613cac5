"""The words of a sentence that report speech, writing or thought, for `beleg.statements`.

They are those that attribution reads (``speech.toml``) and those of ``voices.toml``, which claims never see: to criticise,
to hope or to want says nothing about a figure, but it reports what somebody said or thought.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Frame, Parsed
from beleg.reading.nouns import definite_form
from beleg.reading.view import VERBS, View

PREFIX: Final = "voice."
_KINDS: Final = ("cue", "noun")
_LONG: Final = 3  # tokens of a pattern with a gap from which on its first word alone is the cue
_REACH: Final = 40  # tokens that may stand between the two parts of a verb
# verbs that report only with a clause of what is said
_ALONE: Final = frozenset({"source", "acts", "holds", "passive"})
_UNSURE: Final = frozenset({"weak", "clause"})  # words that may be something else
_NOT: Final = frozenset({"none", "it"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that report: tokens ``first``..``last``, and of what sort they are.

    ``key`` is any (a clause or an object is said), to (an infinitive), object, tell (whom it is told follows), joined
    (no subject of its own), noun, passive or weak; ``strong``: the word reports whatever follows, else only with a clause
    or a quotation.
    """

    first: int
    last: int
    key: str
    strong: bool = True
    frame: Frame | None = None


class Marks:
    """The words of ``voices.toml`` in one sentence: by table, the longest hit that begins at each token."""

    __slots__ = ("rows",)

    def __init__(self, view: View) -> None:
        self.rows: dict[str, dict[int, Hit]] = {}
        for category in view.sentence.by:
            if category.startswith(PREFIX):
                self.rows[category.removeprefix(PREFIX)] = view.sentence.at(category)

    def at(self, table: str, token: int) -> Hit | None:
        """The longest hit of a table that begins at a token."""
        return self.rows.get(table, {}).get(token)

    def key(self, table: str, token: int) -> str:
        """Its key; empty where there is none."""
        hit = self.at(table, token)
        return str(hit.payload) if hit else ""

    def has(self, table: str, token: int) -> bool:
        """A hit of the table begins at the token."""
        return token in self.rows.get(table, ())


def cues(parsed: Parsed, marks: Marks) -> list[Cue]:
    """Every cue of a sentence that is a verb or a noun, in its order, none within another."""
    view = parsed.view
    framed = {f.cue[0]: f for f in parsed.frames if f.way == "say" and f.cue[0] >= 0}
    banned = _banned(view, marks)
    found: list[Cue] = []
    done = -1
    for at in range(view.size):
        if at <= done or not view.word[at] or (at in banned and marks.key("cue", at) != "passive"):
            continue
        row = view.marks[at]
        if not row and not any(marks.has(kind, at) for kind in _KINDS):
            continue
        cue = _cue(parsed, marks, at, framed.get(at))
        if cue is not None:
            found.append(cue)
            done = cue.last
    return found


def _banned(view: View, marks: Marks) -> set[int]:
    """The tokens of what looks like speech and reports nothing: "having said that"."""
    found: set[int] = set()
    for hit in marks.rows.get("no", {}).values():
        found.update(range(hit.first, hit.last + 1))
    for hits in view.places.values():
        for hit in hits:
            if hit.category == "say" and hit.payload == "none" and hit.length > 1:
                found.update(range(hit.first, hit.last + 1))
    return found


def _cue(parsed: Parsed, marks: Marks, at: int, frame: Frame | None) -> Cue | None:
    view = parsed.view
    chunk = parsed.chunk(at)
    if view.upper[at] and at != chunk.first and not marks.has("noun", at) and not _titled(view):
        return None
    own = marks.at("cue", at)
    hits = [h for c in VERBS if (h := view.marks[at].get(c)) and h.payload not in _NOT]
    split = _split(parsed, at)
    best = max(hits, key=lambda h: h.last, default=None)
    noun = marks.at("noun", at)
    if noun is not None and ((own is None and best is None) or _nominal(view, at)):
        return Cue(noun.first, noun.last, "noun", noun.payload == "any")
    if (frame is None or view.pack.caseless) and _nominal(view, at):
        return None
    if split is not None and (best is None or split.last > best.last):
        last = split.last if split.last - at < _LONG else at
        return Cue(at, last, "any", True, frame)
    if own is not None and (best is None or own.last >= best.last):
        return Cue(at, _end(own, view), str(own.payload), own.payload not in _UNSURE, frame)
    if best is None:
        return None
    strong = best.payload not in _ALONE or best.category == "denial"
    return Cue(at, _end(best, view), _key(best), strong, frame)


def _titled(view: View) -> bool:
    """A headline whose words all have capitals: "Mayor Says Bridge Is Safe"."""
    words = [at for at in range(view.size) if view.word[at]]
    return len(words) > _LONG and sum(view.upper[at] for at in words) * 3 >= len(words) * 2


def _end(hit: Hit, view: View) -> int:
    """The last token of a cue: of a long pattern its first word, and no article that a pattern has at its end."""
    last = hit.last if hit.length <= _LONG + 1 else hit.first
    while last > hit.first and ("determiner" in view.marks[last] or not view.word[last]):
        last -= 1
    return last


def _key(hit: Hit) -> str:
    return str(hit.payload) if hit.payload in {"tell", "joined"} else "any"


def _split(parsed: Parsed, at: int) -> Hit | None:
    """A verb in two parts whose second part closes its clause."""
    view = parsed.view
    for hit in view.places.get(at, ()) if "split" in view.marks[at] else ():
        if hit.category != "split":
            continue
        words = str(hit.payload).partition(" ")[2].casefold().split()
        for end in range(at + len(words), min(at + _REACH, view.size)):
            if [view.norm[i] for i in range(end - len(words) + 1, end + 1)] != words:
                continue
            if parsed.chunk(end).last == end or view.raw[end + 1] in '.!?,:;"“”»«':
                return Hit("say", "any", at, end)
    return None


def _nominal(view: View, at: int) -> bool:
    """A word that could be a verb stands where only a noun can: behind an article, a possessive, a preposition."""
    if view.pack.caseless and definite_form(view, at):
        return True
    if at == 0:
        return False
    before = at - 1
    if "determiner" in view.marks[before] and "speaker_pronoun" not in view.marks[before]:
        return not view.pack.capital_nouns
    return view.norm[before] in view.pack.enclitics
