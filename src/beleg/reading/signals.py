"""The words of a sentence that point to a measure, and which of two that one word may say."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Measure, Role
from beleg.reading.sentences import Sentence

_ROLES: Final = ("verb", "noun", "weak", "frame", "hint")
_ROLE_OF: Final = {f"topic.{role}": role for role in _ROLES}
_SUMS: Final = ("frame", "hint")  # what sums and terms are; the others are of people
OTHER: Final = "other"  # what a word says that is of no measure: "45 left the country"
FULL_STOPS: Final = frozenset(".!?…;")
_CLOSE: Final = 24  # signals before and behind one that can overlap it
_PHRASE: Final = 6  # tokens of the longest phrase without a gap
_SHORT: Final = 4  # of one that hides what is inside it though that is a sum's: "sentenced to death"
QUOTES: Final = frozenset('"«»“”„')
_SIDES: Final = frozenset(",،/-–")
_SIDE_BY_SIDE: Final = 3  # tokens between the two nouns where both are counted together
_WORD: Final = 2  # tokens of what is one word of the topic: "are held"
_TO_WAR: Final = 2  # tokens between "sent" and "to the front"
_SAID: Final = 2  # tokens behind the first of a phrase that says what it means: "lost contact with"
_NAMED: Final = ("noun", "weak", "verb")  # roles of words that may be part of a name
_TITLE: Final = 5  # tokens from one quotation mark of a name to the other
_OFFICE: Final = 3  # tokens from an office to what it is for: "бюро по делам пленных"


@dataclass(frozen=True, slots=True)
class Signal:
    """A word of the topic that points to a measure."""

    measure: str
    role: str
    first: int
    last: int


def signals(sentence: Sentence) -> list[Signal]:
    """The topic's signals in a sentence; of one measure and role the longer of two that overlap."""
    found: list[Signal] = []
    named = sentence.role is Role.BODY and not (sentence.pack.capital_nouns or sentence.pack.caseless)
    # a pattern around a number ("führt die Liste mit 80 Gefallenen an") holds what it counts
    places = [h for h in sentence.of("topic.place", "ranks") if "d" not in sentence.tokens.kind[h.first : h.last + 1]]
    headed = _headed_lists(sentence) if sentence.by.get("ranks") else frozenset()
    quotes = [at for at, norm in enumerate(sentence.tokens.norm) if norm in QUOTES]
    nouns_last = named and not (sentence.pack.head_first or sentence.pack.head_final)
    described = {h.last + 1 for h in sentence.by.get("adjective", ())} if nouns_last else set()
    own = set()  # "die Stiftung Heimkehr": names right behind what they are
    if sentence.pack.capital_nouns:
        bodies = (h.last + 1 for h in sentence.by.get("role_noun", ()) if str(h.payload).startswith("body"))
        own = {at for at in bodies if at < len(sentence.tokens) and sentence.tokens.raw(at)[:1].isupper()}
    framing: set[int] = set()  # those of a frame around a number, of which only what stands before it is kept
    nouns = {("noun", h.first, h.payload) for h in sentence.by.get("topic.noun", ())} if described else set()
    for hit in sentence.hits:
        role = _ROLE_OF.get(hit.category)
        if role is None or (hit.last > hit.first and _leaves_quotation(quotes, hit)):
            continue
        if role == "verb" and hit.last - hit.first >= _SHORT and _runs_on(sentence, hit):
            continue
        if quotes and role in _NAMED and _of_quoted_name(sentence, quotes, hit):
            continue
        if places and any(place.first <= hit.first and hit.last <= place.last for place in places):
            continue  # "in the deportation centres they signed": where it was, and no deed; "tops the list"
        if headed and not headed.isdisjoint(range(hit.first, hit.last + 1)):
            continue  # "Norland tops the list of mercenaries with 1,530 fighters": nobody's name is on it
        if (
            not (named and _in_name(sentence, hit, role))
            and not _of_office(sentence, hit, role)
            and hit.first not in own
        ):
            inside = any(
                s.measure == hit.payload and s.role == role and s.first <= hit.first and hit.last <= s.last
                for s in found
            )
            noun = role == "verb" and hit.first in described and ("noun", hit.first, hit.payload) in nouns
            if not inside and not noun:  # "Norlandish recruits" are a noun, though it is written like a verb
                signal = Signal(hit.payload, role, hit.first, _before_number(sentence, hit))
                found.append(signal)
                if signal.last != hit.last:
                    framing.add(id(signal))
    found = _no_change(sentence, _lost_contact(sentence, found, framing))
    summed = bool(sentence.of("currency", "duration"))  # "a serious wound" is what money is paid for where there is any
    relics = set() if summed else {h.first for h in sentence.of("topic.relic")}
    terms = _terms(sentence)
    # "sentenced to death" is a sentence: what stands inside a longer phrase of another measure says nothing by itself.
    # Long hits frame a gap ("nahm … fest") and leave what is inside alone.
    return [
        s
        for at, s in enumerate(found)
        if not any(
            o.first <= s.first
            and s.last <= o.last
            and s.last - s.first < o.last - o.first < _PHRASE
            and o.measure != s.measure
            and id(o) not in framing
            and (
                (o.role in _SUMS) == (s.role in _SUMS)
                or (
                    (s.role != "verb" or summed or s.first in relics)
                    and o.last - o.first < _SHORT
                    and not _is_phrase(s)
                    and not (s.role in _SUMS and (o.last + 1 in terms or (s.last == o.last and o.last + 2 in terms)))
                )
            )
            for o in found[max(0, at - _CLOSE) : at + _CLOSE]
        )
        and not any(_is_own_word(o, s) for o in found[max(0, at - _CLOSE) : at + _CLOSE])
    ]


def _runs_on(sentence: Sentence, hit: Hit) -> bool:
    """ "Those who went to war, 19 went home": words around a gap that go on to the verb of the number behind a comma."""
    tokens = sentence.tokens
    commas = [at for at in range(hit.first + 1, hit.last) if tokens.norm[at] in ",،" and tokens.kind[at + 1] == "d"]
    return bool(commas) and any(
        h.category == hit.category and h.payload == hit.payload and h.first > commas[-1] and h.last <= hit.last
        for h in sentence.hits
    )


def _terms(sentence: Sentence) -> frozenset[int]:
    """Where a number of years begins: "sentenced to 12 years" says both what befell them and for how long."""
    ends = {h.first - 1 for h in sentence.by.get("duration", ())}
    if not ends:
        return frozenset()
    digits = {at for at in ends if at >= 0 and sentence.tokens.kind[at] == "d"}
    return frozenset(digits | {h.first for h in sentence.by.get("number", ()) if h.last in ends})


def _headed_lists(sentence: Sentence) -> frozenset[int]:
    """The words for a list that somebody heads, within the words that say so."""
    ranks = sentence.by["ranks"]
    lists = [h.first for h in sentence.by.get("document", ()) if h.payload == "list"]
    return frozenset(at for at in lists if any(h.first <= at <= h.last for h in ranks))


def _no_change(sentence: Sentence, found: list[Signal]) -> list[Signal]:
    """ "The number of recruits has fallen to 40": nobody fell, where a number changes "to" or "from" another."""
    changes = sentence.by.get("change")
    if not changes or not sentence.by.get("tally"):
        return found
    links = {h.first for h in sentence.by.get("range", ())}
    falls = {h.last for h in changes if h.last + 1 in links}
    return [s for s in found if not (s.last - s.first <= 1 and (s.first in falls or s.last in falls))]


def _is_own_word(frame: Signal, signal: Signal) -> bool:
    """ "Signed … a petition": a word that a longer frame of no measure begins or ends with says nothing by itself."""
    if frame.measure != OTHER or signal.measure == OTHER or signal.role in _SUMS:
        return False
    longer = frame.last - frame.first > signal.last - signal.first
    return longer and any(signal.first <= at <= signal.last for at in (frame.first, frame.last))


def _lost_contact(sentence: Sentence, found: list[Signal], framing: set[int]) -> list[Signal]:
    """ "Lost contact with ten citizens": a phrase of several words before the number says what its verb means.

    The verb alone, which frames the number ("lost … citizens"), may say something else.
    """
    phrases = {s.first: s for s in found if s.role == "verb" and s.last - s.first >= _SAID and id(s) not in framing}
    for h in sentence.of("edge") if phrases else ():
        if h.payload == "preposition":
            phrases.pop(h.first, None)  # "in the Russian army … signed up": where, and no verb
    if not phrases:
        return found
    counts = {h.first for h in sentence.of("number", "vague")}
    kind = sentence.tokens.kind
    out = []
    for s in found:
        o = phrases.get(s.first)
        if s.role == "verb" and o is not None and o.measure != s.measure and o.last <= s.last:
            behind = range(o.last + 1, s.last + 1)
            if id(s) in framing or any(kind[at] == "d" or at in counts for at in behind):
                continue
        out.append(s)
    return out


def _is_phrase(signal: Signal) -> bool:
    """ "Signed" in two words, "қол қойған", is said by itself, though "for who signed a contract" is also what a sum is."""
    return signal.role == "verb" and signal.last > signal.first


def told_apart(found: list[Signal], law: frozenset[str] = frozenset(), police: int = -1) -> list[Signal]:
    """A word that says two things says the one that another word of the sentence says, too: "held in captivity".

    Of two that a word may say behind the token ``police`` it says the one that is of the law (the measures ``law``).
    """
    short = [s for s in found if s.last - s.first < _WORD and s.role not in _SUMS]
    if len(short) < 2 or len({s.measure for s in short}) < 2 or len({s.last for s in short}) == len(short):
        return found
    out = []
    for s in found:
        over = [
            o for o in short if o.role == s.role and o.measure != s.measure and o.first <= s.last and s.first <= o.last
        ]
        if over and s.last - s.first < _WORD:
            said = {o.measure for o in found if o.last < s.first or o.first > s.last}
            lawful = s.measure not in law and 0 <= police < s.first
            if s.measure not in said and any(o.measure in said or (lawful and o.measure in law) for o in over):
                continue
        out.append(s)
    return out


def sent(sentence: Sentence, found: list[Signal], recruiters: bool, serve: str | None) -> list[Signal]:
    """Whom a recruiter sends to war is recruited; whom a state sends serves."""
    hits = sentence.by.get("topic.sent", ()) if recruiters else ()
    if not hits:
        return found
    at = {n: str(h.payload) for h in hits for n in range(h.first, h.last + 1)}
    war = {n for h in sentence.of("topic.context") for n in range(h.first, h.last + 1)}
    out = []
    for s in found:
        measure = at.get(s.first, at.get(s.last, "")) if s.role == "verb" and s.measure == serve else ""
        front = not war.isdisjoint(range(s.first - _TO_WAR, s.last + 2 * _TO_WAR + 1))  # "sent to the front" they serve
        out.append(replace(s, measure=measure) if measure and not front else s)
    return out


def _leaves_quotation(quotes: list[int], hit: Hit) -> bool:
    """Words of a quotation, or of a name in quotation marks, and words behind it: "„Ich will leben“ … in Russland"."""
    return bool(quotes) and bisect_left(quotes, hit.first) % 2 == 1 and any(hit.first < q < hit.last for q in quotes)


def _of_quoted_name(sentence: Sentence, quotes: list[int], hit: Hit) -> bool:
    """ "The project «Voice of the captives»": what a body or a paper is called, right behind the word for it."""
    at = bisect_left(quotes, hit.first)
    if at % 2 == 0 or at >= len(quotes) or hit.last > quotes[at] or quotes[at] - quotes[at - 1] > _TITLE:
        return False
    ends = {h.last for h in sentence.of("role_noun", "medium")}
    return quotes[at - 1] - 1 in ends and "d" not in sentence.tokens.kind[quotes[at - 1] : quotes[at]]


def _in_name(sentence: Sentence, hit: Hit, role: str) -> bool:
    """ "the Coordination Office for Prisoners": a capital within a sentence makes a word part of a name."""
    tokens = sentence.tokens
    if role not in _NAMED or hit.first == 0 or not tokens.raw(hit.first)[:1].isupper():
        return False
    if hit.first != hit.last:  # "lost … fighters", of a group called Lost Trails
        return tokens.raw(hit.first + 1)[:1].isupper() and tokens.kind[hit.first - 1] == "w"
    return tokens.kind[hit.first - 1] == "w"


def _of_office(sentence: Sentence, hit: Hit, role: str) -> bool:
    """ "the bureau for prisoners", "бюро по делам пленных": what an office is for is part of what it is called."""
    if role not in _NAMED or hit.first != hit.last:
        return False
    if not any(h.first == hit.first for h in sentence.of("person")):
        return False  # "police in the capital arrested"
    heads = {h.first for h in sentence.of("edge") if h.payload == "preposition"}
    counted: set[int] = set()
    if role == "noun":
        counted = {at for at in range(max(0, hit.first - _OFFICE), hit.first) if sentence.tokens.kind[at] == "d"}
        counted |= {h.first for h in sentence.of("number", "vague")}
    return any(
        h.last + 1 in heads
        and h.last + 1 < hit.first <= h.last + _OFFICE
        and counted.isdisjoint(range(h.last + 1, hit.first))  # but "a network of 70 recruiters" has them
        for h in sentence.of("role_noun")
        if str(h.payload).startswith("body")
    )


def _before_number(sentence: Sentence, hit: Hit) -> int:
    """The last token of a pattern that runs into a number ("arrived 340"): the one before it."""
    kind = sentence.tokens.kind
    if sentence.pack.head_final or hit.length > _PHRASE:
        return hit.last
    return next((at - 1 for at in range(hit.first + 1, hit.last + 1) if kind[at] == "d"), hit.last)


def _own_numbers(sentence: Sentence, one: Signal, other: Signal, counts: set[int]) -> bool:
    """ "4 soldiers were-killed and-were-wounded 15", where "and" is written onto a verb that leads a number of its own."""
    kind, behind = sentence.tokens.kind, other.last + 1
    if behind >= len(kind) or not (kind[behind] == "d" or behind in counts):
        return False
    return any(kind[at] == "d" or at in counts for at in range(max(0, one.first - _SIDE_BY_SIDE), one.first))


def together(sentence: Sentence, found: list[Signal], measures: dict[str, Measure]) -> list[Signal]:
    """ "killed or wounded", "убитыми и ранеными": words side by side of measures that another sums up are signals of that."""
    joined = []
    sums = [(name, set(measure.of)) for name, measure in measures.items() if measure.of]
    links = {at for h in sentence.of("range") for at in range(h.first, h.last + 1)}
    counts = {h.first for h in sentence.of("number", "vague")}  # "three dead, four in hospital": each by itself
    for one, other in itertools.pairwise(sorted(found, key=lambda s: (s.first, s.last))):
        whole = next((name for name, parts in sums if {one.measure, other.measure} == parts), None)
        if whole and 0 < other.first - one.last <= _SIDE_BY_SIDE:
            between = range(one.last + 1, other.first)
            linked = not between or any(at in links or sentence.tokens.norm[at] in _SIDES for at in between)
            if not between and _own_numbers(sentence, one, other, counts):
                continue
            stops = any(sentence.tokens.kind[at] == "d" or sentence.tokens.norm[at] in FULL_STOPS for at in between)
            if linked and not stops and not counts.intersection(between):
                joined.append(Signal(whole, "verb", one.first, other.last))
    if not joined:
        return found
    taken = {at for signal in joined for at in range(signal.first, signal.last + 1)}
    return [s for s in found if s.first not in taken] + joined
