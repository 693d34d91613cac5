"""An unknown noun behind a number: whether the sentence makes persons of those whom it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.reading.counted import QUOTES, Counted, Noun, codes_of
from beleg.reading.counting import Counting
from beleg.reading.sentences import Sentence

_WORDS: Final = 3  # words that no pack knows in one phrase: "300 young northern grumpels"
_REACH: Final = 12  # tokens between the phrase and its verb, which only say whose, where or when
_PASSIVE: Final = 3  # tokens from "were" to the participle
_ASIDE: Final = 2  # tokens between "among them" and the number
_ENDS_PHRASE: Final = tuple(
    "topic.verb topic.side topic.human passive relative reckoned land capital at origin now hedge clause determiner "
    "month shift negation that number distractor".split()
)
# what may stand between: "300 grumpels of the Norlandish army were wounded last May"
_BETWEEN: Final = tuple(
    "passive determiner origin at now hedge topic.side topic.army land adjective capital filler "
    "month relative reckoned first shift season edge more".split()
)
_PEOPLE: Final = ("people", "person", "pronoun", "topic.weak", "topic.noun", "group")
_APART: Final = frozenset(".:;!?،,()–—")


class Befallen(Counting):
    """Those whom a number counts by a noun that no pack knows; ``at_war``: the text about them is on the topic."""

    def __init__(self, sentence: Sentence, *, at_war: bool) -> None:
        super().__init__(sentence)
        self.at_war = at_war

    def met(self, number: Counted, before: Counted | None) -> Counted:
        """The number as one of persons, where what is said of them is said of people alone; else as it is."""
        quantity = number.quantity
        if not self.at_war or quantity.sort is not Sort.COUNT or quantity.none or quantity.low == quantity.high == 1:
            return number
        last = self._phrase(number)
        if self.sentence.pack.head_final and not self._told_of_others(quantity.first):
            while last > quantity.last + 1 and self._stands_elsewhere(last):
                last -= 1  # "300 grumpels in-battle fell": where they did so
        dual = quantity.words and self.sentence.pack.caseless and number.last == quantity.to == quantity.at  # "two-men"
        if (last <= quantity.last and not dual) or self._stands_elsewhere(last):
            return number
        if not (before is not None and self._of_those(number, before)):
            if not self.sentence.by.get("topic.human"):
                return number
            if not (self._framed(quantity.first, last) or self._done_before(quantity.first)):
                if self._governed(quantity.first) and not self._is_whole(quantity.first):
                    return number
                if not self._done_behind(quantity.first, last):
                    return number
        end, codes = (last, number.people) if number.people else self._after(last, len(self.sentence.tokens))
        if alien := next((h for at in range(quantity.last + 1, last) if (h := self.hit(at, "alien"))), None):
            return replace(number, noun=Noun.PEOPLE, last=end, people=codes or codes_of(alien))
        return replace(number, noun=Noun.PERSON, last=end, people=codes)

    def is_thing(self, number: Counted) -> bool:
        """ "300 Norlandish grumpels were destroyed": an unknown noun of a nation, and what befalls things as well."""
        if number.noun is not Noun.PEOPLE or number.quantity.sort is not Sort.COUNT:
            return False
        end, unknown = self._words(number.last) + 1, False
        for at in range(number.quantity.to + 1, end):
            if self.hit(at, "person", "topic.weak", "topic.noun", "group", "compatriot", "thing"):
                return False
            nation = self.hit(at, "adjective", "land")
            if nation is None and self.hit(at, "people"):
                return False
            hedged = self.hit(at, "hedge", "determiner") is not None
            unknown = unknown or (nation is None and self.sentence.tokens.kind[at] == "w" and not hedged)
        return unknown

    def _of_those(self, number: Counted, before: Counted) -> bool:
        """ "300 foreigners, among them 40 grumpels": a part of people is people."""
        if not number.partitive or before.noun not in (Noun.PEOPLE, Noun.PERSON):
            return False
        first = number.quantity.first
        near = any(0 < first - h.last <= _ASIDE for h in self.sentence.of("partitive"))
        return near and number.quantity.value <= before.quantity.value

    def _phrase(self, number: Counted) -> int:
        """The last of the unknown words behind a number; in a language that writes nouns with a capital, the first such."""
        return number.last if self.sentence.pack.capital_nouns else self._words(number.quantity.last)

    def _words(self, last: int) -> int:
        """The last of the words behind a token that the pack knows nothing of, which may be a noun and its adjectives."""
        tokens, words = self.sentence.tokens, 0
        for at in range(last + 1, len(tokens)):
            if not words and (tokens.norm[at] in QUOTES or self._adverb(at)):
                continue  # "300 “grumpels”", "700 heads grumpels"
            if tokens.kind[at] != "w" or words == _WORDS or self._ends_phrase(at):
                break
            last, words = at, words + 1
        return last

    def _ends_phrase(self, at: int) -> bool:
        if (not self.sentence.pack.head_final and self.hit(at, "edge")) or self.hit(at, *_PEOPLE):
            return True
        hit = self.hit(at, *_ENDS_PHRASE)
        return hit is not None and hit.payload != "whom"

    def _stands_elsewhere(self, last: int) -> bool:
        """A case, or a word behind, that says where, from where or with what: "300 grumpels-from"."""
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        if not pack.head_final:
            return False
        behind = norm[last + 1] if last + 1 < len(norm) else ""
        if (case := self.hit(last, "topic.human")) and case.payload == "whom":
            return False
        return norm[last].endswith((*pack.locative, *pack.ablative, *pack.instrumental)) or behind in pack.instrumental

    def _governed(self, first: int) -> bool:
        """A preposition stands before the number: "after 30 grumpels", "in 12 grumpels"."""
        tokens, at = self.sentence.tokens, first - 1
        while at >= 0 and self._small(at):
            at -= 1
        if at < 0 or any(h.last == at - 1 for h in self.sentence.of("tally")):
            return False  # "a total of 120 grumpels"
        if self.sentence.pack.caseless and at == first - 1 and tokens.glued(first):
            return True  # "with-300"
        return any(
            h.last == at and (h.category != "edge" or h.payload == "preposition")
            for h in self.sentence.of("at", "origin", "edge", "until", "since", "way")
        )

    def _small(self, at: int) -> bool:
        return any(h.first <= at <= h.last for h in self.sentence.of("determiner", "topic.more"))

    def _is_whole(self, first: int) -> bool:
        """ "Of the 300 grumpels": a part of them is told of."""
        return any(h.first < first <= h.last + 2 for h in self.sentence.of("whole"))

    def _verbs(self) -> list[Hit]:
        return [h for h in self.sentence.of("topic.human") if h.payload != "whom"]

    def _framed(self, first: int, last: int) -> bool:
        """A verb in two parts around the number: "took 15 grumpels prisoner"."""
        return any(h.first < first and last < h.last for h in self._verbs()) and not self._governed(first)

    def _done_before(self, first: int) -> bool:
        """The verb stands before the number, and nothing between them but where or when: "recruited 300 grumpels"."""
        verb = max(
            (h for h in self._verbs() if h.last < first <= h.last + _REACH),
            key=lambda h: h.last,
            default=None,
        )
        pack = self.sentence.pack
        if verb is None:
            return False
        if pack.head_final:  # there it describes the noun: "the by-Norland recruited 300 grumpels"
            return verb.last + 1 == first and self.sentence.tokens.norm[verb.last].endswith(pack.attributives)
        passive = self._passive(verb)
        whom = verb.payload == "suffers" and not passive and self.hit(first - 1, "topic.human")
        if self._governed(first) and not (whom and whom.payload == "whom"):  # "reclutó a 300": whom it befell
            return False
        ahead = not (pack.pro_drop or pack.capital_nouns or pack.caseless)  # there the subject stands before its verb
        if ahead and (passive or verb.payload == "does"):
            return False  # "were killed 300 grumpels from the front", "fought 12 grumpels"
        ends = verb.last
        if pack.caseless:  # "detained the-police 15 grumpels": there whoever does it stands behind the verb
            doers = self.sentence.of("topic.police", "topic.owner", "role_noun")
            bodies = [h for h in doers if h.category != "role_noun" or str(h.payload).startswith("body")]
            ends = max((h.last for h in bodies if h.first <= verb.last + 1 <= h.last < first), default=ends)
        between = range(ends + 1, first)
        if any(not self._between(at) or self.hit(at, "relative") for at in between):
            return False
        if not pack.capital_nouns and any(self.hit(at, "passive") for at in between):
            return False  # "the foreigners wounded in May got 300 grumpels"
        return not ((passive or verb.payload == "does") and self._told_of_others(verb.first))

    def _done_behind(self, first: int, last: int) -> bool:
        """The verb stands behind the phrase: "300 grumpels of the Norlandish army were wounded"."""
        tokens, pack, passive, at = self.sentence.tokens, self.sentence.pack, False, last + 1
        while at < min(last + 1 + _REACH, len(tokens)):
            verb = self.hit(at, "topic.human")
            if verb is not None and verb.payload != "whom":
                if verb.payload == "does" or passive or self._passive(verb):
                    return not (self._told_of_others(first) or self._done_by_others(verb.last + 1))
                return pack.head_final or not self._has_object(verb.last + 1)
            if tokens.norm[at] == ",":
                aside = self._aside(at)
                if aside > at:
                    at = aside + 1
                    continue
                if self.hit(at + 1, "relative", "topic.human") is None:
                    return False
                passive = True  # what follows describes them
            elif not self._between(at):
                return False
            passive = passive or self.hit(at, "relative") is not None
            at += 1
        return False

    def _aside(self, comma: int) -> int:
        """The comma behind what is set in: "300 grumpels, the ministry said, were wounded"; else the first one itself."""
        norm = self.sentence.tokens.norm
        end = next((at for at in range(comma + 1, min(comma + _REACH, len(norm))) if norm[at] == ","), comma)
        told = any(comma < h.first < end for h in self.sentence.of("say", "relative"))
        return end if told and not any(comma < h.first < end for h in self._verbs()) else comma

    def _between(self, at: int) -> bool:
        """The token says only whose, where or when, or belongs to a name."""
        tokens = self.sentence.tokens
        if tokens.norm[at] in QUOTES:
            return True
        if tokens.kind[at] != "w":
            return False
        inside = [h for h in self.sentence.of(*_BETWEEN) if h.first <= at <= h.last]
        if any(h.category == "topic.side" for h in inside):
            return True
        pack = self.sentence.pack
        middle = pack.capital_nouns or pack.head_final or pack.verb_final  # there the verb closes the clause
        if any(h.first <= at <= h.last for h in self.sentence.of(*_PEOPLE)):
            return False
        done = self.hit(at, "topic.verb")
        if done is not None and not self.hit(at, "at", "edge", "origin") and not self._governed(at):
            return False
        return bool(inside) or tokens.capital(at) or middle

    def _passive(self, verb: Hit) -> bool:
        return any(verb.first - _PASSIVE <= h.last <= verb.last for h in self.sentence.of("passive"))

    def _has_object(self, at: int) -> bool:
        """ "300 grumpels killed two men": whoever does it to others is not whom it befell."""
        tokens = self.sentence.tokens
        return at < len(tokens) and (
            tokens.kind[at] == "d" or self.hit(at, "determiner", "number", "hedge", *_PEOPLE) is not None
        )

    def _done_by_others(self, at: int) -> bool:
        """ "12 grumpels long fought the foreigners": the subject stands behind the verb."""
        article = self.hit(at, "determiner")
        at = article.last + 1 if article is not None else at
        served = any(h.first <= at <= h.last for h in self.sentence.of("topic.side"))
        return not served and self.hit(at, "people", "group", "person", "topic.weak") is not None

    def _told_of_others(self, limit: int) -> bool:
        """Other people are told of before: "the recruits served 12 grumpels" counts none of them."""
        tokens, pack = self.sentence.tokens, self.sentence.pack
        begin = max((at for at in range(limit) if tokens.norm[at] in _APART), default=-1)
        sides = self.sentence.of("topic.side")
        oblique = (*pack.genitive, *pack.locative, *pack.ablative, *pack.instrumental, *pack.subjectless)
        for hit in self.sentence.of(*_PEOPLE):
            if not begin < hit.first <= hit.last < limit:
                continue
            if any(h.first <= hit.first and hit.last <= h.last for h in sides) or self._governed(hit.first):
                continue
            if pack.head_final and tokens.norm[hit.last].endswith(oblique):
                continue
            return True
        return False
