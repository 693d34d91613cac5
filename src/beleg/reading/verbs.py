"""The verbs of saying of a sentence: which of its words are such, and no nouns or participles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import Parsed, opens_clause
from beleg.reading.homographs import other_word
from beleg.reading.nouns import nouns_last
from beleg.reading.outlines import opens_quotation
from beleg.reading.view import VERBAL, VERBS, View

_MANNERS: Final = ("say", "denial", "offer")  # of hits equally long the first counts
_PARTICLE: Final = 40  # tokens that may stand between the two parts of a verb
_FREED: Final = 5  # tokens from people to the verb of freeing them
MODIFIED: Final = 7  # tokens between an article and the participle that belongs to its noun


def verbs(parsed: Parsed) -> Iterator[tuple[Hit, str, str]]:
    """The verbs of saying: the hit with both parts, what it does, and what its subject must be."""
    view = parsed.view
    done = -1
    deeds = _deeds(view)
    for at in view.having(VERBAL):
        if at <= done or not view.word[at] or view.within.get(at) or at in deeds:
            continue
        chunk = parsed.chunk(at)
        if view.upper[at] and at != chunk.first and not opens_quotation(view, at):
            continue
        if at and view.kind[at - 1] == "d" and any(h.first == at for h in view.sentence.by.get("thing", ())):
            continue  # "foreigners from 46 states"
        if (
            at > 0
            and view.keys("linker", at - 1) - {"and", "topic"}
            and at - 1 not in view.blocked
            and view.quoted[at] == view.quoted[at - 1]
            and "attribution_before" not in view.marks[at]
        ):
            continue  # "the number of confirmed dead"
        if any(_attributed(view, hit, at) for hit in view.sentence.by.get("attribution_before", ())):
            continue
        if (
            _attributive(parsed, at)
            or _owned(view, at)
            or _no_verb(view, at)
            or other_word(view, at, (chunk.first, chunk.last))
        ):
            continue
        if "source" in view.keys("say", at) and "passive" in view.marks[at - 1] and freed(view, view.marks[at]["say"]):
            continue  # "12 Norlanders were released by the army"
        split = _completed(parsed, at)
        if split:
            yield split
            done = at
            continue
        best = max((h for c in _MANNERS if (h := view.marks[at].get(c))), key=lambda h: h.last, default=None)
        if best is not None:
            yield best, best.category, str(best.payload)
            done = best.last


def freed(view: View, hit: Hit) -> bool:
    """People close before "released by", and no document: "12 Norlanders released by the army"."""
    if not (nouns_last(view) and "topic.verb" in view.sentence.by):
        return False
    if not any(h.first <= hit.first <= h.last for h in view.sentence.by["topic.verb"]):
        return False
    near = range(hit.first - _FREED, hit.first)
    people = any(h.last in near for c in ("people", "person") for h in view.sentence.of(c))
    return people and not any(p.kind == "document" and p.last < hit.first for p in view.phrases)


def _attributed(view: View, hit: Hit, at: int) -> bool:
    """A noun that is written like a verb, behind words that ask for one: "according to figures that the ministry sent"."""
    return hit.last + 1 == at < view.size - 1 and hit.payload == "name" and opens_clause(view, at + 1)


def _no_verb(view: View, at: int) -> bool:
    """A noun, as an article or a preposition is written onto it: "the-statement", "for-describing the way"."""
    pack, word = view.pack, view.norm[at]
    if view.raw[at] in pack.no_verbs:
        return True  # "I think", "the view": only folded are they written like "he thought", "he viewed"
    if not pack.caseless or any(h.last > at for c in VERBS if (h := view.marks[at].get(c))):
        return False
    if pack.prefixes.joined(word) and _written_onto(view, word, word[1:]):
        word = word[1:]
    if pack.prefixes.definite(word) and _written_onto(view, word, pack.prefixes.stem(word)):
        return True
    tied = pack.prefixes.governed(word) and _written_onto(view, word, word[1:])
    return tied and not any("that" in row for row in view.marks[at + 1 : at + 3])


def _written_onto(view: View, word: str, bare: str) -> bool:
    """What the word has before the bare one is written onto it: the pack knows only that, or both alike."""
    lexicon = view.pack.lexicon
    return lexicon.atoms(word) == lexicon.atoms(bare) or (lexicon.whole(bare) and not lexicon.whole(word))


def _deeds(view: View) -> set[int]:
    """The verbs of what is done in court and not said: the prosecutor "calls for 9 years", the judge "finds him guilty"."""
    none = [h for hits in view.places.values() for h in hits if h.payload == "none" and h.category == "say"]
    if not none:
        return set()
    firsts, ends = {h.first for h in none}, {h.last for h in none}
    verbs = [h for at in view.having(VERBS) for h in view.places[at] if h.category in VERBS]
    return {h.first for h in verbs if h.last in ends or not firsts.isdisjoint(range(h.first, h.last + 1))}


def _owned(view: View, at: int) -> bool:
    """A noun that is written like a verb, behind its owner, where adjectives stand first: "its brief mutiny", "Feld's claims"."""
    if at == 0 or not nouns_last(view):
        return False
    of_name = at > 1 and view.norm[at - 1] == "'s" and "speaker_pronoun" not in view.marks[at - 2]  # not "he's said"
    return view.keys("determiner", at - 1) == {"possessive"} or (of_name and view.upper[at - 2])


def _attributive(parsed: Parsed, at: int) -> bool:
    """A participle before its noun, where nouns have capitals: "die vom Senat bestätigte Zahl"."""
    view = parsed.view
    chunk = parsed.chunk(at)
    if not view.pack.capital_nouns or at >= chunk.last or view.upper[at] or not view.upper[at + 1]:
        return False
    noun, before = view.within.get(at + 1), view.within.get(at - 1)
    if noun is not None and noun.speaks and noun.kind not in {"advert", "body"}:
        return False
    if before is not None and before.kind == "person" and not (before.heads or before.named):
        return False  # "einer von ihnen sagte Reportern"
    capitals = 0
    for begun in range(at - 1, max(chunk.first - 1, at - MODIFIED), -1):
        if "attribution_after" in view.marks[begun]:
            return False  # "Der Mitteilung zufolge versprechen Anzeigen 300"
        if view.upper[begun] and begun != chunk.first:
            capitals += 1
        if view.key("edge", begun) == "preposition" and not capitals:
            return True
        if "determiner" in view.marks[begun]:
            if begun == at - 1:
                return "back" not in view.keys("continues", begun)  # "das erklärte X"
            if view.key("edge", begun + 1) == "preposition":
                return True
            if view.key("edge", begun - 1) != "preposition":
                return False
    return False


def _completed(parsed: Parsed, at: int) -> tuple[Hit, str, str] | None:
    """A verb in two parts whose second part closes its clause."""
    view = parsed.view
    for hit in view.places[at] if "split" in view.marks[at] else ():
        if hit.category != "split":
            continue
        manner, _, rest = str(hit.payload).partition(" ")
        words = rest.casefold().split()
        for end in range(at + len(words), min(at + _PARTICLE, view.size)):
            if [view.norm[i] for i in range(end - len(words) + 1, end + 1)] != words:
                continue
            closes = parsed.chunk(end).last == end or view.raw[end + 1] in '.!?,:;"“”»«'
            if closes and view.quoted[at] == view.quoted[end]:
                return Hit(manner, "any", at, end), manner, "any"
    return None
