"""Nouns that no pack knows, where the sentence shows that they speak: "The grumpels estimate that 300 died".

Who says something is told by where it stands: before a verb of saying with what is said behind it, behind one that
closes its sentence, behind "according to". A noun there speaks, whatever it means. Where the place alone says less
("the war claimed 500 lives", "he told it in the grumpel"), an unknown noun is nobody.
"""

from __future__ import annotations

from typing import Final

from beleg.reading.made_speakers import ANYBODY, WORDS, both, head_of, speak
from beleg.reading.nouns import nouns_last
from beleg.reading.said_near import behind_quotation, clause_ends, has_figure, said
from beleg.reading.strange_words import (
    before_day,
    of_several,
    opens_clause_at,
    opens_sentence,
    said_by_several,
    small_between,
    strange,
    subject_form,
)
from beleg.reading.unnamed_cited import cited
from beleg.reading.unnamed_last import closing, far, owner_of_account
from beleg.reading.view import PLACES, SAYING, VERBS, Phrase, View

_TELLS: Final = frozenset({"any", "tell", "source", "acts", "opens"})
_VERBS: Final = SAYING | {"split"}
_CITED: Final = frozenset({"attribution_after"})
_CITES: Final = frozenset({"attribution_before"})
_SPEAKERS: Final = frozenset({"person", "body", "medium"})
_SMALL: Final = frozenset({"edge", "linker", "determiner", "split", "say"})
_BETWEEN: Final = 2  # words between a subject and its verb: an auxiliary, an adverb


def unnamed(view: View, found: list[Phrase]) -> None:
    """Take unknown nouns for those who speak, where they are the subject of a verb of saying with what is said."""
    pack = view.pack
    if pack.caseless:
        return  # see strangers
    for at in view.having(_VERBS):
        if view.upper[at] and at > 0 and view.word[at - 1]:
            continue
        hits = [h for h in view.places[at] if h.category in _VERBS]
        telling = [h for h in hits if h.payload in _TELLS or h.category == "split"]
        if any(h.payload == "none" for h in hits) or not telling:
            continue
        last = max(h.last for h in telling)
        keys = {str(h.payload) for h in hits}
        if pack.head_final:
            one = closing(view, at, last) or far(view, found, at, last)
        else:
            one = None if _subject_behind(view, found, at) else _before(view, found, at)
            if one is None:
                one = _behind(view, found, at, last) or (far(view, found, at, last) if pack.verb_final else None)
            elif not said(view, last, one, (at, keys)):
                continue
        if one is not None:
            speak(view, found, one)
        if not pack.head_final:
            _joined(view, found, at)
    for at in view.having(_CITES):
        cited(view, found, at)
    if pack.head_final:
        for at in view.having(_CITED):
            owner_of_account(view, found, at)


def _before(view: View, found: list[Phrase], verb: int) -> Phrase | None:
    """The unknown noun before a verb, perhaps with an auxiliary or a day between, or what belongs to it."""
    at = verb - 1
    for _ in range(_BETWEEN):
        if at > 0 and small_between(view, at):
            at -= 1
    at = before_day(view, at)
    if at > 1 and "relative" in view.marks[at] and view.raw[at - 1] == ",":
        at -= 2  # "the grumpel, which notes that …"
    if at < 0 or not view.word[at]:
        return _interrupted(view, found, verb)
    if view.pack.capital_nouns and (told := _told(view, found, verb)) is not None:
        return told
    one = _ending_at(found, at)
    while one is not None and one.governed and one.first > 1 and view.key("edge", one.first - 1) == "preposition":
        at = one.first - 2  # "the grumpel of the coalition said", "the grumpel in Norland said"
        one = _ending_at(found, at)
    if not view.word[at]:
        return None
    if one is not None and one.kind in {"bare", "name"} and (head := head_of(view, one)) < one.last:
        return _linked(view, found, one, (head, verb))
    if one is not None and one.oblique and view.pack.subject_forms and one.first < one.head_at:
        noun = one.head_at - 1  # "grumpels of-the-fund say", where the fund's own ending is no subject's
        own = opens_clause_at(view, one.first) and strange(view, noun) and subject_form(view, one.first, noun, verb)
        return Phrase(one.first, one.last, (one.first, one.last), "other", ANYBODY) if own else None
    if one is None or one.kind in {"bare", "name"}:
        return _alone(view, found, at, verb) or _two(view, found, at, verb)
    return one if one.kind == "other" and _unknown(view, one) else None


def _two(view: View, found: list[Phrase], last: int, verb: int) -> Phrase | None:
    """Two unknown nouns without an article that "and" joins: "Grumpels and zorkers say that …"."""
    first = last
    while first > 1 and last - first < WORDS - 1 and strange(view, first - 1):
        first -= 1
    if first < 2 or not strange(view, last) or "and" not in view.keys("linker", first - 1):
        return None
    if view.pack.bare_nouns and not subject_form(view, first, last, verb):
        return None
    one = _alone(view, found, first - 2, verb)
    return Phrase(one.first, last, (one.first, last), "other", "p", several=True) if one is not None else None


def _linked(view: View, found: list[Phrase], one: Phrase, ends: tuple[int, int]) -> Phrase | None:
    """An unknown noun with what a small word or an ending ties to it: "Grumpels from Norland say that …"."""
    head, verb = ends
    if not view.pack.bare_nouns or one.governed or one.oblique or one.genitive:
        return None
    ties = view.pack.construct
    if view.marks[one.last].keys().isdisjoint(PLACES) or (ties and not view.norm[one.first].endswith(ties)):
        return None
    alone = _alone(view, found, one.first if ties else head, verb)
    if alone is None or alone.first != one.first:
        return None
    return Phrase(one.first, one.last, (one.first, one.last), "other", ANYBODY)


def _interrupted(view: View, found: list[Phrase], verb: int) -> Phrase | None:
    """The unknown noun at the beginning, cut off from its verb by what is told of it: "A grumpel, who served there, says …"."""
    one = next((p for p in found if p.first == 0), None)
    if (
        one is None
        or one.kind != "other"
        or one.last + 1 >= verb
        or view.raw[one.last + 1] != ","
        or not _unknown(view, one)
    ):
        return None
    between = range(one.last + 2, verb - 1)
    if not between or view.raw[verb - 1] != ",":
        return None
    told = "relative" in view.marks[between[0]] or "determiner" in view.marks[between[0]]
    return one if told and not any(view.any(VERBS, at) for at in between) else None


def _told(view: View, found: list[Phrase], verb: int) -> Phrase | None:
    """Who told it whom, before a verb that closes a clause with "as": "Wie der Grumpel Reportern sagte, …"."""
    if verb + 1 >= view.size or view.raw[verb + 1] != ",":
        return None
    ahead = [p for p in found if p.last < verb]
    if len(ahead) < _BETWEEN or ahead[-1].last != verb - 1 or ahead[-2].last != ahead[-1].first - 1:
        return None
    one = ahead[-2]
    how = one.first > 0 and "how" in view.marks[one.first - 1]
    return one if how and one.kind == "other" and _unknown(view, one) else None


def _subject_behind(view: View, found: list[Phrase], verb: int) -> bool:
    """Somebody known stands right behind the verb, as its subject may: "the grumpel it confirmed the police"."""
    if nouns_last(view):
        return False
    one = next((p for p in found if p.first == verb + 1), None)
    return one is not None and one.kind in {"person", "body"} and not (one.governed or one.oblique or one.genitive)


def _ending_at(found: list[Phrase], at: int) -> Phrase | None:
    return next((p for p in found if p.last == at), None)


def _unknown(view: View, one: Phrase) -> bool:
    """The words of a phrase behind its article are unknown, and nothing ties it to what stands before it."""
    if one.governed or one.oblique or one.genitive or one.author is not None:
        return False
    return strange(view, head_of(view, one), determined="determiner" in view.marks[one.first])


def _alone(view: View, found: list[Phrase], last: int, verb: int) -> Phrase | None:
    """An unknown noun that opens its clause and has no article, as several have none: "Local grumpels say that …"."""
    pack = view.pack
    if pack.capital_nouns or not strange(view, last):
        return None
    first = last
    while first > 0 and last - first < WORDS - 1 and view.word[first - 1] and strange(view, first - 1):
        first -= 1
    inside = first + opens_sentence(view, first)
    if not opens_clause_at(view, first) or any(view.upper[inside : last + 1]):
        return None  # a name has a capital
    if not pack.bare_nouns and not of_several(view, first, last):
        return None
    if first == last and view.upper[first] and (not pack.bare_nouns or _called(view, found, first, verb)):
        return None  # "Petrov said": a name
    if pack.bare_nouns and not subject_form(view, first, last, verb):
        return None
    return Phrase(first, last, (first, last), "other", ANYBODY)


def _called(view: View, found: list[Phrase], at: int, verb: int) -> bool:
    """One word with a capital that is a name, as far as its shape and the verb tell."""
    several = said_by_several(view, verb) or view.norm[at].endswith(view.pack.plural)
    name = any(p.kind == "name" and p.first == at for p in found) and not several
    return name or view.norm[at].endswith(view.pack.surnames)


def _joined(view: View, found: list[Phrase], verb: int) -> None:
    """Take an unknown noun with the one whom "and" joins it to, before their verb: "the grumpels and the police say"."""
    at = verb - 1
    while at > 0 and small_between(view, at):
        at -= 1
    two = _ending_at(found, at)
    if two is None or two.governed or two.oblique or not two.speaks or two.named or two.first < 2:
        return
    if "and" not in view.keys("linker", two.first - 1):
        return
    one = _ending_at(found, two.first - 2)
    if two.strange and one is not None and one.kind in _SPEAKERS and not (one.governed or one.oblique or one.named):
        both(found, one, two)  # "the police and the grumpels"
        return
    if one is None or one.kind == "bare":
        one = _alone(view, found, two.first - 2, verb)
    elif one.kind != "other" or not _unknown(view, one):
        return
    if one is not None:
        speak(view, found, one)
        both(found, one, two)


def _behind(view: View, found: list[Phrase], verb: int, last: int) -> Phrase | None:
    """The unknown noun that closes the clause which a verb opens: "…, said the grumpel", "As told reporters the grumpel, …"."""
    as_told = verb > 0 and "how" in view.marks[verb - 1]
    ends = clause_ends(view, last)
    if ends < 0 or not (as_told or behind_quotation(view, verb) or _inserted(view, found, verb, ends)):
        return None
    between = [p for p in found if verb < p.first and p.last < ends]
    told = view.pack.bare_nouns and bool(between) and between[0].kind == "medium" and between[0].first == last + 1
    if any(p.speaks and not (p.governed or p.oblique or p.genitive) for p in between[told:]):
        return None
    one = next((p for p in between if p.kind == "other" and _unknown(view, p)), None)
    if one is not None:
        return one if _bare(view, found, verb + 1, one.first) and _bare(view, found, one.last + 1, ends) else None
    return _last_word(view, found, verb, (last, ends)) if view.pack.bare_nouns else None


def _bare(view: View, found: list[Phrase], begin: int, end: int) -> bool:
    """Between two tokens stands no more than whom it was told, where and when: not "says while he stirs a coffee"."""
    at = begin
    while at < end:
        inside = next((p for p in found if p.first <= at <= p.last), None)
        if inside is not None and (inside.governed or inside.oblique or inside.kind in {"person", "medium"}):
            at = inside.last + 1
        elif view.dated(at) or not view.marks[at].keys().isdisjoint(_SMALL):
            at += 1
        elif view.pack.dative and view.norm[at].endswith(view.pack.dative):
            at += 1  # "told the-reporters the grumpel"
        elif not view.marks[at] and view.key("edge", at - 1) == "preposition":
            at += 1  # "said in court the grumpel"
        else:
            return False
    return True


def _inserted(view: View, found: list[Phrase], verb: int, ends: int) -> bool:
    """A comma before a verb, and a figure outside; not "The minister, who counted 300 dead, confirms the grumpel"."""
    if verb < 2 or view.raw[verb - 1] not in ",–—":
        return False
    if not has_figure(view, 0, verb - 1) and not (
        ends < view.size and view.raw[ends] == "," and has_figure(view, ends, view.size)
    ):
        return False
    return not any(p.first <= 1 and p.last + 1 < verb - 1 and view.raw[p.last + 1] == "," for p in found)


def _last_word(view: View, found: list[Phrase], verb: int, rest: tuple[int, int]) -> Phrase | None:
    """The noun before the mark that ends a clause, with what describes it, in the form of the verb's subject."""
    last, ends = rest
    noun = ends - 1
    if noun <= last or view.upper[noun] or not strange(view, noun):
        return None
    first = noun
    while first - 1 > last and noun - first < WORDS - 1 and not view.upper[first - 1] and strange(view, first - 1):
        if not subject_form(view, first - 1, noun, verb):
            break
        first -= 1
    if first - 1 > last and (view.key("edge", first - 1) == "preposition" or "linker" in view.marks[first - 1]):
        return None
    if not subject_form(view, first, noun, verb) or not _bare(view, found, last + 1, first):
        return None
    return Phrase(first, noun, (first, noun), "other", ANYBODY)
