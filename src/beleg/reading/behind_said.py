"""Who speaks behind a verb that opens its clause, where verbs stand last: "«…», said in Telmo the fund's head Jon Feld"."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Chunk
from beleg.reading.name_apart import PEOPLE
from beleg.reading.view import VERBS, Phrase, View

_MARKS: Final = frozenset(',"–—-')  # what closes what was said
_QUOTES: Final = frozenset('«»“”„"-‐‑')  # and what joins two words, which say nothing either
_PASSED: Final = 6  # tokens between the verb and who speaks, or their noun and their name, at most
_OTHERS: Final = VERBS | {"that", "relative", "contrast", "attribution_after"}


def behind_said(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """Whom the words right behind such a verb name, whatever follows: "…, wrote detective Jon Feld in-a-letter".

    Places and those whom it was told are passed, and so is the office of somebody who is named: "said the fund's head Jon".
    """
    opens, quotative = hit.first, view.pack.verb_forms["quotative"]
    while opens > chunk.first and view.norm[opens - 1] in quotative:
        opens -= 1
    if opens != chunk.first or chunk.mark not in _MARKS or opens == 0:
        return None
    if chunk.mark == '"' and view.quoted[opens] >= 0:
        return None
    found: Phrase | None = None
    end = view.behind_day(hit.last + 1)
    for phrase in view.phrases:
        if phrase.first <= hit.last:
            continue
        if not _plain(view, end, phrase.first):
            break
        end = phrase.last + 1
        if phrase.oblique or phrase.governed or phrase.kind == "self" or _passed(view, phrase):
            if found is not None:
                break
            continue  # "said to-the-press", "said to-us", "said in-Telmo", "said work done-having cook"
        if phrase.genitive or not phrase.speaks or (phrase.kind == "name" and "n" in phrase.gender):
            if found is not None:
                break
            continue
        if found is not None:
            if _titled(view, phrase):
                return phrase
            if phrase.first > found.last + 1 or phrase.kind == "person":
                break
            continue
        if phrase.kind in {"advert", "document"}:
            break
        found = phrase
        if found.named or found.kind == "pronoun":
            break
    return None if found is not None and _goes_on(view, found) else found


def free_behind(view: View, hit: Hit, after: list[Phrase]) -> list[Phrase]:
    """Those behind a verb who may be its subject: not who does something else, nor the first half of a name in a case."""
    if "and" in view.keys("linker", hit.last + 1):
        return []  # "…, said and left the hall Jon Feld"
    return [p for p in after if not _goes_on(view, p)]


def _goes_on(view: View, name: Phrase) -> bool:
    """Another capital, in a case, belongs to the name that it follows: "the ministry reported to-Jon Feld"."""
    at = name.last + 1
    goes_on = name.kind in PEOPLE and at < view.size and view.upper[at]
    return goes_on and view.norm[at].endswith(view.pack.subjectless)


def _plain(view: View, begin: int, end: int) -> bool:
    """Nothing but words that say nothing, ages and quotation marks stand between two tokens."""
    if end - begin > _PASSED:
        return False
    for at in range(begin, end):
        told = view.word[at] or view.kind[at] == "d" or view.raw[at] in _QUOTES
        if not told or view.any(_OTHERS, at) or "and" in view.keys("linker", at):
            return False
    return True


def _passed(view: View, phrase: Phrase) -> bool:
    """The object of a participle, or a quoted name in a case, behind which stands who it is: "says service done-having cook"."""
    at = phrase.last + 1
    if phrase.kind == "medium" and not phrase.heads and view.norm[phrase.name[1]].endswith(view.pack.subjectless):
        return True  # "said from-«Dawn» Jon Feld"
    return at < view.size and not view.upper[at] and view.norm[at].endswith(view.pack.attributives or ("\0",))


def _titled(view: View, phrase: Phrase) -> bool:
    """A name right behind a noun that an ending ties to the office before it: "said the fund's grumpel Jon Feld"."""
    at = phrase.first - 1
    if phrase.kind not in PEOPLE or not phrase.proper or view.upper[at] or not view.word[at] or at in view.within:
        return False
    return view.norm[at].endswith(view.pack.part_endings)
