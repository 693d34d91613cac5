"""Verbs that no pack knows, where only a verb of saying stands: "Jon Feld grumbled that 300 were killed", "…, grumbled he".

What says that it is one is the place: between whoever can speak and a clause with a figure that "that", a colon or a
quotation opens, or behind the figure, with nothing but the one who speaks beside it. `hear` marks such words before
phrases are read; `unheard_frames` makes a frame of one, if whoever stands beside it can speak.
"""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.nouns import LONG_WORD, nouns_last
from beleg.reading.view import HYPHENS, STEM, VERBS, View

UNHEARD: Final = "unheard"
_FIGURES: Final = frozenset({"number", "vague"})
_THAT: Final = frozenset({"that"})
_CLAUSE: Final = 14  # tokens from the begin of a clause to "that" or a colon, at most
_TAG: Final = 10  # tokens of the words that say who spoke, behind what is said
_OPENING: Final = 4  # tokens before a verb that stands first in its clause, at most
_MARKS: Final = frozenset(",–—―")
_STOPS: Final = frozenset(',;:()[]–—―.!?…"“”»«„')
_ENDS: Final = frozenset(",.!?;:–—―)")
_OPENS: Final = frozenset({"that", "joining", "contrast", "how"})
_WHO: Final = frozenset({"role_noun", "source", "document", "speaker_pronoun", "leader", "general", "given", "medium"})
_NOUNS: Final = _WHO | {"person", "people", "group"}
_SAID: Final = frozenset({"hedge", "role_noun", "person", "people", "group"})  # what a clause of its own may open with
_TOLD: Final = frozenset({"role_noun", "source", "general", "medium"})
_BLOCKS: Final = frozenset({"determiner", "negation"})
_JOINED: Final = frozenset({"between", "clause"})  # what the "and" that is written onto a word is, besides
_CLOSE: Final = 3  # tokens behind "that" in which a figure shows what is said
_SHORT: Final = 3  # letters of a small word with something written onto it
# tokens before "that", where what is said opens the sentence: "of that, that 300 fell, told the daily"
_FRONT: Final = 3
_EDGE: Final = frozenset({"edge"})


def hear(view: View) -> None:
    """Mark the unknown verbs of a sentence that stand where only one of saying does."""
    if "d" not in view.kind and _FIGURES.isdisjoint(view.sentence.by):
        return
    if view.pack.verb_forms["quotative"]:
        _quotative(view)
    else:
        for that in view.having(_THAT):
            if view.key("that", that) != "whereby" and "joining" not in view.marks[that] and _opens_figure(view, that):
                _before(view, that)
    if ":" in view.raw:
        colon = view.raw.index(":")
        if 0 < colon < view.size - 1 and not view.glued(colon + 1):
            _before(view, colon)
    for at in _set_off(view):
        _tag(view, at)


def _mark(view: View, first: int, last: int) -> None:
    hit = Hit("say", UNHEARD, first, last)
    view.marks[first], view.places[first] = {"say": hit}, [hit]
    view.heard = True


# --- words ----------------------------------------------------------------------------------------------------------


def _unknown(view: View, at: int) -> bool:
    """A word that nothing is known of, and no name."""
    long = LONG_WORD - _light(view, at + 1)
    if not view.word[at] or view.marks[at] or at in view.names or len(view.norm[at]) < long:
        return False
    if view.upper[at] or (at == 0 and not view.pack.caseless):
        return False
    if view.norm[at].startswith(view.pack.verb_forms["deeds"]):
        return False
    return not any(at in (h.first, h.last) and h.category not in _JOINED for h in view.sentence.hits)


def _finite(view: View, at: int) -> bool:
    """Its ending is a verb's, where a pack says what these end in."""
    endings = view.pack.verb_forms["finite"]
    return not endings or view.norm[at].endswith(endings)


def converb(view: View, at: int) -> bool:
    """A form without a subject of its own: "…, grumbling that"."""
    endings = view.pack.verb_forms["converb"]
    return bool(endings) and view.norm[at].endswith(endings)


def _light(view: View, at: int) -> bool:
    """A verb that makes one of the noun before it: "a grumble made that"."""
    return at < view.size and view.norm[at] in view.pack.verb_forms["light"]


def is_figure(view: View, at: int) -> bool:
    return view.kind[at] == "d" or view.any(_FIGURES, at)


def _opens(view: View, at: int) -> bool:
    """A clause within another begins here, and no time: "since 300 fell", but not "since January"."""
    if view.dated(at + 1) or view.dated(at + 2):
        return False
    return view.any(_OPENS, at) or ("relative" in view.marks[at] and "determiner" not in view.marks[at])


def _begin(view: View, end: int) -> int:
    """Where the clause that ends before a token begins."""
    at = end
    while at > max(0, end - _CLAUSE) and view.quoted[at - 1] == view.quoted[end - 1]:
        if view.raw[at - 1] in _STOPS and not (at in view.names or at - 2 in view.names.values()):
            break  # but the marks of a name: "the «Daily» grumbled"
        at -= 1
    return at


# --- before what is said --------------------------------------------------------------------------------------------


def _opens_figure(view: View, that: int) -> bool:
    """What "that" opens has a figure, and no verb right behind it, which would make it "who": "the men that were killed"."""
    behind = that + 1
    if behind >= view.size - 1:
        return False
    if view.pack.romance and view.raw[that - 1] == ",":
        return False  # "the treatment, which the law punishes with 10 years"
    verb = "passive" in view.marks[behind] or any(h.first == behind for h in view.sentence.of("topic.verb"))
    if verb and nouns_last(view) and not view.any(_NOUNS, behind):
        return False
    bare = len(view.norm[that]) < _SHORT  # with no pronoun written onto it
    free = bare and view.pack.caseless and view.word[behind] and not view.marks[behind]
    if free and not view.pack.prefixes.definite(view.norm[behind]):
        return False  # "wanted that he free 300"
    return any(is_figure(view, at) for at in range(behind, view.size))


def _before(view: View, mark: int) -> None:
    """A verb before "that" or a colon, with nothing behind it but when, where and to whom it was said."""
    pack = view.pack
    comma = view.raw[mark - 1] == ","
    colon = view.raw[mark] == ":"
    if not colon and not comma and (pack.capital_nouns or pack.dependent):
        return
    end = mark - comma
    begin = _begin(view, end)
    if pack.caseless and comma and _aside(view, begin, end):
        end = begin - 1
        begin = _begin(view, end)
    forms = pack.verb_forms
    if begin >= end or any(view.norm[at] in forms["degree"] for at in range(begin, end)):
        return
    if pack.romance and not colon and "edge" in view.marks[end - 1] and not _bound(view, begin, end):
        return  # "because", "after": of two words, the second of which is "that"
    if pack.caseless:
        _before_name(view, begin, end)
        return
    if begin == 0 and end == 1 and not pack.head_final and not colon and _first_word(view):
        _mark(view, 0, 0)
        return
    for at in range(end - 1, begin - 1, -1):
        if view.any(VERBS, at) or (at < end - 1 and _opens(view, at)) or view.norm[at].endswith(forms["described"]):
            return
        light = _light(view, at) and at > begin and _unknown(view, at - 1)
        if light:
            whose = view.norm[at - 2] if at - 1 > begin else ""
            if at == end - 1 and not whose.endswith((*pack.subjectless, *forms["described"])):
                _mark(view, at - 1, at)
            return
        beside = at == end - 1 or (_adjunct(view, at + 1) and (colon or _states(view, at, mark)))
        if beside and _unknown(view, at) and _in_place(view, at, begin):
            _mark(view, at, at)
            return


def _states(view: View, verb: int, that: int) -> bool:
    """Behind a noun "that" may be "who", unless a figure follows close: "told officers that 300", "hit officers that fell"."""
    if not view.pack.romance or any(view.dated(at) for at in range(verb + 1, that)):
        return True
    begun = that + 1
    opens = is_figure(view, begun) or view.any(_SAID, begun) or view.key("edge", begun) == "preposition"
    return opens and any(is_figure(view, at) for at in range(begun, min(begun + _CLOSE, view.size)))


def _aside(view: View, begin: int, end: int) -> bool:
    """Who the speaker is, between commas: "grumbled Jon Feld, an expert, that"."""
    if begin == 0 or begin >= end or view.raw[begin - 1] != "," or any(view.any(VERBS, at) for at in range(begin, end)):
        return False
    return begin < end - 1 or not converb(view, begin)


def _bound(view: View, begin: int, end: int) -> bool:
    """A pronoun that belongs to the verb stands before it, and the verb before a preposition: "se grumbles of that"."""
    return any(view.norm[at] in view.pack.verb_forms["reflexive"] for at in range(begin, end))


def _first_word(view: View) -> bool:
    """The one word before "that", of whoever spoke before: "Grumbles that 300 were killed"."""
    verb = converb(view, 0) or (view.pack.pro_drop and _finite(view, 0))
    plain = verb and view.word[0] and not view.marks[0] and view.norm[0][:STEM] not in view.known
    return plain and not any(h.first == 0 for h in view.sentence.hits)


def _before_name(view: View, begin: int, end: int) -> None:
    """Where no capital tells a name: the verb opens its clause before a known noun or name, or ends it behind one."""
    if any(view.any(VERBS, at) for at in range(begin, end)):
        return
    if begin == end - 1 and begin > 0 and _unknown(view, begin) and converb(view, begin):
        _mark(view, begin, begin)
        return
    if begin > 0 and any(view.any(VERBS, at) for at in range(begin)):
        return  # "explained one of them, called omar, that"
    verb = next((at for at in range(begin, min(begin + _OPENING, end)) if _verb_first(view, at, end)), -1)
    if verb >= 0:
        _mark(view, verb, verb)
    elif _unknown(view, end - 1) and end - 2 >= begin and not view.pack.prefixes.definite(view.norm[end - 1]):
        subject = view.marks[end - 2]
        if "speaker_pronoun" in subject or "role_noun" in subject or view.key("edge", end - 2) == "word":
            _mark(view, end - 1, end - 1)


def _verb_first(view: View, at: int, end: int) -> bool:
    """An unknown word right before whoever speaks: "grumbled the-ministry that"."""
    if at + 1 >= end or not _unknown(view, at) or view.pack.prefixes.definite(view.norm[at]):
        return False
    return view.any(_WHO, at + 1) or at + 1 in view.names or at + 2 in view.names


def _adjunct(view: View, at: int) -> bool:
    """What opens here says when, where or to whom."""
    if "determiner" in view.marks[at] and not view.dated(at + 1) and "oblique" not in view.keys("determiner", at):
        return view.pack.capital_nouns  # where "that" is never "which", whoever speaks may stand there, too
    if "speaker_pronoun" in view.marks[at]:
        return False
    return "edge" in view.marks[at] or view.dated(at) or view.any(_TOLD, at) or view.dated(at + 1)


def _in_place(view: View, at: int, begin: int) -> bool:
    """A verb may stand here: its subject can end right before it, but for auxiliaries and adverbs."""
    pack = view.pack
    if at == begin:
        return begin > 0 and view.raw[begin - 1] == "," and (_finite(view, at) or converb(view, at))
    before = at - 1
    if view.any(_BLOCKS, before) and "speaker_pronoun" not in view.marks[before]:
        return False
    if converb(view, at) and view.key("edge", before) == "preposition":
        return True
    if view.key("edge", before) == "preposition":
        return False
    if not nouns_last(view):
        return _finite(view, at) and (pack.head_final or not view.norm[before].endswith(pack.subjectless or ("\0",)))
    while before > begin and (
        ("edge" in view.marks[before] and "speaker_pronoun" not in view.marks[before])
        or view.norm[before].endswith(pack.adverbs or ("\0",))
        or view.norm[before] in pack.verb_forms["reflexive"]
    ):
        before -= 1
    if before == begin and begin > 0 and "edge" in view.marks[before]:
        return True  # "Jon Feld, 41, has grumbled that"
    if view.upper[before] or not view.word[before] or "speaker_pronoun" in view.marks[before]:
        return True
    noun = any(h.last == before and h.category in _NOUNS for h in view.sentence.hits)
    return noun and (_finite(view, at) or "passive" in view.marks[at - 1])


# --- where verbs stand last -----------------------------------------------------------------------------------------


def _quotative(view: View) -> None:
    """Where a word for "saying so" stands between what is said and the verb: "300 fell so-saying grumbled"."""
    forms = view.pack.verb_forms
    for word in forms["quotative"]:
        if word in view.norm:
            said = view.norm.index(word)
            inserted = said > 0 and not view.word[said - 1]
            ahead = range(view.size if inserted else said)
            if said + 1 < view.size and any(is_figure(view, i) for i in ahead):
                _closing(view, said + 1)
    last = view.size - 1
    while last > 1 and not view.word[last]:
        last -= 1
    verb = last - _light(view, last)
    if verb > 1 and view.norm[verb - 1].endswith(forms["told"]):
        _closing(view, verb)


def _closing(view: View, at: int) -> None:
    """A verb that ends its clause, or behind which only whoever speaks does."""
    by_ending = view.marks[at].keys() == _EDGE and len(view.norm[at]) > 2 * LONG_WORD  # known for its ending alone
    if not (by_ending or _unknown(view, at)) or view.norm[at].endswith(view.pack.verb_forms["passive"]):
        return
    last = at + _light(view, at + 1)
    behind = last + 1
    if last == at and not _finite(view, at):
        return
    ends = behind >= view.size or not view.word[behind] or "edge" in view.marks[behind]
    if ends or view.upper[behind] or view.any(_WHO, behind) or view.dated(behind):
        _mark(view, at, last)


# --- behind what is said, and within it -----------------------------------------------------------------------------


def _set_off(view: View) -> list[int]:
    """The first tokens behind commas and dashes, and behind quotations."""
    found: set[int] = set()
    for mark in _MARKS:
        at = -1
        for _ in range(view.raw.count(mark)):
            at = view.raw.index(mark, at + 1)
            found.add(at + 1)
    if view.quoted and max(view.quoted) >= 0:
        ends = {number: at for at, number in enumerate(view.quoted) if number >= 0}
        for end in ends.values():
            found.update(at for at in (end + 2, end + 3) if at < view.size and not view.word[at - 1])
    places = [at for at in found if 1 < at < view.size and view.word[at]]
    if "how" in view.marks[0] or view.pack.verb_forms["how"]:
        places.append(0)
    return sorted(places)


def _tag(view: View, at: int) -> None:
    """Nothing but a verb and who speaks, behind what is said or within it: "300 were killed, grumbled the ministry."."""
    if view.quoted[at] >= 0 and not view.pack.romance:  # where whoever speaks may be named between the marks
        return
    end = next((i for i in range(at, min(at + _TAG, view.size)) if view.raw[i] in _ENDS), -1)
    if end < 0 and at + _TAG >= view.size:
        end = view.size
    if end < at + 2 or any(view.kind[i] == "d" or view.any(VERBS, i) for i in range(at, end)):
        return
    quoted = view.quoted[at] < 0 and any(view.quoted[i] >= 0 for i in range(max(0, at - 4), at))
    how = "how" in view.marks[at]
    before = at - 1
    while before > 0 and not view.word[before]:
        before -= 1
    if view.raw[at - 1] == "," and before > 0 and is_figure(view, before - 1) and _unknown(view, before):
        return  # "300 grumpelish, grumbled foreigners": two words that describe those counted
    begin = _begin(view, before + 1)
    front = begin <= _FRONT and "that" in view.marks[begin]
    if not (quoted or how or front or at == 0) and (begin > before or _opens(view, begin) or _opens(view, 0)):
        return  # "When 300 fell, grumbled the ministry": what it did then
    last = end - 1
    if view.norm[last].endswith(view.pack.verb_forms["how"]):
        if view.raw[last + 1 : last + 2] == [","] and _unknown(view, last):
            _mark(view, last, last)  # "the ministry grumbled-as, 300 were killed"
        return
    if at == 0 and not how:
        return
    verb = at + how
    while verb + 1 < end and view.norm[verb] in view.pack.auxiliaries:
        verb += 1
    if how and not _unknown(view, verb):  # "as it has grumbled the ministry"
        verb = next(
            (i for i in range(verb + 1, min(verb + 3, end - 1)) if view.norm[i - 1] in view.pack.auxiliaries), verb
        )
    light = _light(view, verb + 1)
    if _unknown(view, verb):
        if light or (_finite(view, verb) and not converb(view, verb)):
            behind = verb + 1 + light
            while behind < end and (
                view.dated(behind) or ("edge" in view.marks[behind] and not view.any(_WHO, behind))
            ):
                behind += 1
            turned = behind < end and view.raw[behind] in HYPHENS and view.glued(behind)  # "grumbles-he"
            if turned or (
                behind < end and (view.upper[behind] or view.any(_WHO | _BLOCKS, behind) or behind in view.names)
            ):
                _mark(view, verb, verb + light)
        return
    if how and not (nouns_last(view) or view.pack.romance or view.pack.caseless or view.pack.head_final):
        light = _light(view, last)
        if _unknown(view, last - light) and (light or _finite(view, last)):
            # "as the ministry grumbled, 300 were killed", where "as" says nothing of when
            _mark(view, last - light, last)
        return
    if view.pack.capital_nouns and front and "edge" in view.marks[at] and _unknown(view, last) and _finite(view, last):
        _mark(view, last, last)  # "that 300 were killed, has the ministry grumbled"
    if view.pack.capital_nouns or view.pack.head_final or view.pack.caseless or not (quoted or nouns_last(view)):
        return
    opens = view.upper[at] or view.any(_WHO | _BLOCKS, at)
    governed = view.any(_BLOCKS, last - 1) or view.key("edge", last - 1) == "preposition"
    if opens and not governed and _unknown(view, last) and _finite(view, last):
        _mark(view, last, last)
