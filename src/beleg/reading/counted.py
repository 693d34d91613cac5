"""What a number counts: the noun of its phrase, and the nationality words that stand with it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from beleg.languages import numbers
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.languages.tokens import tokenise
from beleg.model import Hedge, Number
from beleg.reading.sentences import Sentence

# tokens from a number to its noun: "25 aus verschiedenen Dörfern stammende junge Männer" is rare beyond
_REACH: Final = 7
_AFTER: Final = 4  # tokens from a noun to the country it is qualified by: "citizens of the Republic of Kazakhstan"
_SUCH_AS: Final = 3  # tokens between "from countries" and the first of them: "such as", "wie dem"
_AGE_REACH: Final = 7  # tokens between "the youngest" and the number of years
_OWN: Final = frozenset({"possessive", "self"})
_AT: Final = 2  # letters of an ending that says where, and may be the end of a country's name; longer ones are none
_MANY: Final = 100  # lists are few: "1,204 registered" are people
_BOUND: Final = 3  # tokens from a term to the bound behind it: "in prison at most"
_THINGS: Final = 8  # tokens between a number of things and a further one
_OF: Final = 3  # tokens between a part and its whole: "of all the"
_TALLY: Final = 8  # tokens between "the number of channels" and the number
# tokens from the country to the number of those who came from there: "Norland-from come 300 foreigners"
_CAME: Final = 3
_DASHES: Final = frozenset("–—-")
_SET_OFF: Final = _DASHES | {","}
_QUOTES: Final = frozenset("\"'“”„«»‘’‹›‚")
FOREIGN: Final = ("foreign",)
_PART_OPENS: Final = 1  # token up to which "of these" opens a sentence
_LETTERED: Final = 3  # unknown words between a number and its noun in a language that writes nouns small


class Noun(StrEnum):
    """The sort of noun a number stands with."""

    PEOPLE = "people"  # a nationality or group: "Kenyans", "foreigners"
    PERSON = "person"  # people in general: "men", "citizens"
    THING = "thing"  # a name, a case, a country, a contract, a channel
    NONE = "none"  # nothing follows: "of them, 29 had died"
    UNKNOWN = "unknown"  # a noun that no pack knows
    DISTRACTOR = "distractor"  # what the topic never counts


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its noun. ``last`` is the last token of the whole phrase."""

    quantity: Quantity
    noun: Noun
    things: frozenset[str]
    first: int
    last: int
    people: tuple[str, ...]
    partitive: bool = False
    elliptic: bool = False  # a verb follows at once: "29 had died"
    of_next: bool = False  # a part of the number behind it: "two of the four fighters"


class Phrases:
    """The phrases of one sentence: its hits, by the token they begin at."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.by: dict[str, dict[int, Hit]] = {}  # those asked for

    def hit(self, at: int, *categories: str) -> Hit | None:
        best = None
        for category in categories:
            place = self.by.get(category)
            if place is None:
                place = self.by[category] = self.sentence.at(category)
            found = place.get(at)
            if found and (best is None or found.last > best.last):
                best = found
        return best

    def counted(self, quantity: Quantity, following: Quantity | None) -> Counted:
        """The noun that a quantity stands with, looked for behind it."""
        tokens, pack = self.sentence.tokens, self.sentence.pack
        limit = min(quantity.last + 1 + _REACH, len(tokens), following.first if following else len(tokens))
        at, unknown, came_from = quantity.last + 1, 0, False
        people: list[str] = []
        partitive = self._partitive(quantity)
        bare = Counted(quantity, Noun.NONE, frozenset(), quantity.first, quantity.last, (), partitive)
        if quantity.sort is Sort.DURATION:
            if pack.caseless and self._labels(quantity):
                return replace(bare, noun=Noun.DISTRACTOR)  # "رقم 28 لسنة 2012": Law 28, of the year 2012
            return replace(bare, quantity=self._hedged_later(quantity, limit))
        if quantity.sort is Sort.MONEY:
            return bare
        if self._is_type(quantity) or self._is_article(quantity):
            return replace(bare, noun=Noun.DISTRACTOR)
        if (listed := self.hit(quantity.last + 1, "document")) and listed.payload == "list" and quantity.value < _MANY:
            return replace(bare, noun=Noun.DISTRACTOR)  # "four lists of foreigners"
        if self._nobody(quantity):
            return replace(bare, noun=Noun.PERSON)
        if pack.part_endings and (part := self._part(quantity)) is not None:
            if whose := self._theirs(part):
                return replace(bare, noun=Noun.PEOPLE, people=_codes(whose), last=whose.last, partitive=True)
            return self._called(replace(bare, last=part, partitive=True))
        if citizens := self._none_of(quantity, limit):
            return citizens
        if before := self._before(quantity):
            homes = tuple(dict.fromkeys(hit.payload for hit in self._with_joined(before)))
            bare = Counted(quantity, Noun.PEOPLE, frozenset(), before.first, quantity.last, homes, partitive)
        if pack.caseless and self._labels(quantity) and not self.hit(quantity.last + 1, "people", "group", "person"):
            return replace(bare, noun=Noun.DISTRACTOR)
        if are := self._called_what(quantity):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, are.last, _codes(are), partitive=True)
        if self._parted(quantity) and (theirs := self._are(quantity.last + 1)):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, theirs[0], theirs[1], partitive=True)
        if group := self._with_number(quantity):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, group.last, _codes(group), partitive)
        dual = self.hit(quantity.last, "people") if pack.caseless and quantity.words else None
        alone = (
            at >= len(tokens)
            or tokens.kind[at] == "p"
            or pack.prefixes.joined(tokens.norm[at])
            or self.hit(at, "number")
        )
        if dual and alone:  # "two-Iraqis and-an-Egyptian"
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, quantity.last, _codes(dual), partitive)
        if pack.head_final and quantity.last > quantity.to:
            if tokens.norm[quantity.last].endswith(pack.part_endings or ("\n",)):
                over = self._called(replace(bare, partitive=True))
                if over.noun is Noun.PEOPLE:
                    return over  # "Of the 500 the over-60-of-them — Norlanders"
            if self._told_of(quantity.last):
                limit = at
        while at < limit:
            if tokens.norm[at] in _QUOTES and self._quoted_word(at, quantity.last):
                at += 1  # 67 “foreign mercenaries”, 20 thousand “young” citizens
                continue
            if tokens.kind[at] == "p" and tokens.norm[at] != "-":
                if at == quantity.last + 1 and (home := self._dashed_home(at, quantity)):
                    return replace(bare, noun=Noun.PEOPLE, last=home.last, people=_codes(home))
                break
            if tokens.kind[at] == "d" or (pack.head_final and self._army(at)):
                break
            if (at == quantity.last + 1 and self._ago(at)) or self._others(at, quantity):
                break  # "risen from 12 a year ago to 31"
            if (hit := self.hit(at, "partitive")) and not self._labels(quantity):
                quantity, last = self._hedged_behind(quantity, hit.last)  # "12 of them at least"
                part_of = Counted(quantity, Noun.NONE, frozenset(), quantity.first, last, (), partitive=True)
                return self._called(part_of)
            if (
                quantity.sort is Sort.PERCENT
                and (quantity.words or pack.head_final)
                and at == quantity.last + 1
                and self.hit(at, "topic.verb")
            ):
                break  # "one newcomer in four signs", where a sign is a thing, too
            if pack.caseless and at == quantity.last + 1 and (national := self._national(at)):
                last, national = self._and_others(at, national)
                return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, last, national, partitive)
            noun = self._noun(at)
            if noun and people and noun[0] is Noun.DISTRACTOR:
                verb = self.hit(at, "topic.verb")
                if verb and verb.last > noun[1]:
                    break  # "20 Norlanders bullet-struck": a word of what befell them
            if noun:
                sort, last, codes, things = noun
                codes = tuple(dict.fromkeys([*people, *codes]))
                if came_from and things == {"country"}:  # "1,400 from African countries": the countries are not counted
                    return replace(bare, noun=Noun.PEOPLE if codes else Noun.NONE, last=last, people=codes)
                quantity, last = self._hedged_behind(quantity, last)
                if not codes and bare.people and (sort is Noun.PERSON or things == {"name"}):
                    # "Poland (378 dead)", "Poland (378 names)", but "foreigners: two citizens of Poland"
                    broad = not bare.people[0].isupper() and not pack.head_final
                    if not (broad and self._after(last, limit if following else len(tokens))[1]):
                        sort, codes = Noun.PEOPLE, bare.people
                if not codes and pack.head_final and (home := self._abroad(last + 1)):
                    return Counted(quantity, Noun.PEOPLE, things, quantity.first, home.last, _codes(home), partitive)
                if codes == FOREIGN and (home := self._came_from(quantity.first, last)):
                    codes, last = _codes(home), max(last, home.last)  # "3,000 new citizens from Norland"
                behind = not codes and not pack.head_final
                last, more = self._after(last, limit if following else len(tokens)) if behind else (last, ())
                if len(more) > 1:  # "African citizens from 37 countries": those are named already
                    more = tuple(code for code in more if code not in FOREIGN)
                if sort is Noun.PEOPLE:
                    last, codes = self._and_others(last, codes)
                return Counted(quantity, sort, things, quantity.first, last, codes or more, partitive)
            own = self.hit(at, "topic.noun") if self.hit(at, "topic.verb") and not self.hit(at, "thing") else None
            if own is not None and own.last > at and self._qualifies(own):
                at = own.last + 1  # "23 missing-in-action Yemenis"
                continue
            if hit := self._qualifier(at):
                people += [c for c in _codes(hit) if c not in people]
                at = hit.last + 1
                continue
            if (
                not unknown
                and self.hit(at, "at")
                and (self._when(at + 1) or (self._noun(at + 1) is None and self._when(at + 2)))
            ):
                break  # "spoke of 450,000 for all of last year"
            adverb = self._adverb(at)
            if pack.prefixes.joined(tokens.norm[at]) and self.hit(at, "origin"):
                break  # "850 and-from Norland": where others are from
            if (self.hit(at, "origin") or adverb) and not unknown:
                if self._dated(at + 1):
                    break  # "against the 1,436 of November"
                # "dozens of countries" are counted, in "1,400 from African countries" they are not
                whole = tokens.kind[quantity.last] != "d" and at == quantity.last + 1
                came_from = came_from or (self.hit(at, "origin") is not None and not whole)
                at = adverb.last + 1 if adverb else at + 1
                continue
            if pack.head_final and not unknown and self.hit(at, "tally", "change"):
                break  # "the figure was 264"
            if came_from and (home := self._home(at)) and quantity.sort is Sort.COUNT:
                return replace(bare, noun=Noun.PEOPLE, last=home.last, people=_codes(home))
            if (own := self.hit(at, "determiner")) and own.payload in _OWN and self.hit(own.last + 1, "compatriot"):
                at = own.last + 1  # "46 of her compatriots", where her own word ends other phrases
                continue
            if self.hit(at, "stop") or (self.hit(at, "topic.verb") and not self._qualified(at)):
                bare = replace(bare, elliptic=self._adverbs(quantity.last + 1, at) and not self.hit(at, "clause"))
                break
            if not unknown and (self._when(at) or self.hit(at, "number")):
                break  # "rose to 280,000 this year", "up from 1,702 three months ago"
            if tokens.kind[at] == "w" and not unknown and (part := self._compound(at)):
                at = part  # "260 PKK-Kämpfer": the last part says what is counted
                continue
            if self.hit(at, "at") and not unknown and not came_from and not self.hit(at, "filler"):
                break  # "185 in Buryatia"
            if pack.capital_nouns and tokens.capital(at) and not tokens.glued(at):
                return Counted(quantity, Noun.UNKNOWN, frozenset(), quantity.first, at, tuple(people), partitive)
            if tokens.kind[at] == "w":
                unknown += 1
                if unknown > _LETTERED:
                    break
            at += 1
        if self._is_age(quantity) or _is_year(quantity):
            return replace(bare, noun=Noun.DISTRACTOR)
        if people:  # a nationality alone: "360 Kyrgyz"
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, at - 1, tuple(people), partitive)
        if self._labels(quantity) and not partitive:
            return replace(bare, noun=Noun.DISTRACTOR)
        if not bare.people and (thing := self._tallied(quantity)):
            return replace(bare, noun=Noun.THING, things=frozenset({str(thing.payload)}), first=thing.first)
        if unknown and not came_from and not pack.capital_nouns and not bare.people:
            return Counted(quantity, Noun.UNKNOWN, frozenset(), quantity.first, quantity.last, tuple(people), partitive)
        return bare

    def _others(self, at: int, quantity: Quantity) -> bool:
        """ "القتلى 350 والجرحى 2600": behind an "and" that is grown together with it a noun begins what else is counted."""
        if at != quantity.last + 1 or not self.sentence.pack.prefixes.joined(self.sentence.tokens.norm[at]):
            return False
        return self.hit(at, "topic.noun", "person") is not None

    def _tallied(self, quantity: Quantity) -> Hit | None:
        """ "The number of channels has passed 140": the things that are beside the tally."""
        final = self.sentence.pack.head_final
        for tally in self.sentence.by.get("tally", ()):
            if not 0 < quantity.first - tally.last <= _TALLY or quantity.sort is not Sort.COUNT:
                continue
            beside = range(tally.first - 1, tally.first) if final else range(tally.last + 1, tally.last + 3)
            for thing in self.sentence.by.get("thing", ()):
                if (thing.last if final else thing.first) in beside and thing.payload == "channel":
                    return thing
        return None

    def _none_of(self, quantity: Quantity, limit: int) -> Counted | None:
        """ "Not one citizen of Norland": the words for none hold the noun, and behind it stands whose."""
        none = quantity.none and quantity.last > quantity.at
        if not none or self.sentence.pack.head_final or not self.hit(quantity.last, "compatriot"):
            return None
        last, codes = self._after(quantity.last, limit)
        return Counted(quantity, Noun.PERSON, frozenset(), quantity.first, last, codes) if codes else None

    def _home(self, at: int) -> Hit | None:
        """ "63 from Norland, 49 from Sudland": a country in the place of a noun, and nothing that it describes."""
        land = self.hit(at, "land")
        if land is None or self.hit(at, "adjective", "people", "topic.side"):
            return None
        return land if self._closes(land.last + 1) or self.hit(land.last + 1, "topic.verb", "passive") else None

    def _dashed_home(self, at: int, quantity: Quantity) -> Hit | None:
        """ "Of them, 20 — from Norland": where a dash stands for "are"."""
        if (
            quantity.sort is not Sort.COUNT
            or self.sentence.tokens.norm[at] not in _DASHES
            or not self.hit(at + 1, "origin")
        ):
            return None
        return self._home(at + 2)

    def _abroad(self, at: int) -> Hit | None:
        """ "63 men Norland-from": behind the noun the country they come from, and nothing more."""
        land = self.hit(at, "land")
        if land is None or not self.sentence.tokens.norm[land.last].endswith(self.sentence.pack.ablative):
            return None
        return land if self._closes(land.last + 1) else None

    def _came_from(self, first: int, last: int) -> Hit | None:
        """The one country or region that foreigners are said to come from: right behind them, or before their number."""
        if not self.sentence.pack.head_final:
            at = last + 1
            while at <= last + _CAME and self.hit(at, "origin"):
                at += 1
            hit = self.hit(at, "land", "group") if at > last + 1 else None
            served = hit is not None and any(h.first <= hit.first <= h.last for h in self.sentence.of("topic.side"))
            return None if served or (hit and (_codes(hit) == FOREIGN or self._goes_on_listing(hit.last + 1))) else hit
        for at in range(first - 1, max(-1, first - 1 - _CAME), -1):
            for hit in self.sentence.of("land", "group"):
                if hit.last == at and self.sentence.tokens.norm[at].endswith(self.sentence.pack.ablative):
                    return hit
        return None

    def _goes_on_listing(self, at: int) -> bool:
        """ "from Norland, Sudland and elsewhere": a country stands behind the comma or the "and"."""
        comma = at < len(self.sentence.tokens) and self.sentence.tokens.norm[at] == ","
        return (comma or self._links(at)) and self.hit(at + 1, "land", "group", "adjective") is not None

    def _called(self, part: Counted) -> Counted:
        """ "34 of them from Togo", "49 of them Kenya's citizens": a part whose country is told right behind it."""
        at, pack = part.last + 1, self.sentence.pack
        if part.quantity.sort is not Sort.COUNT:
            return part
        if not pack.head_final and (are := self._are(at)):
            return replace(part, noun=Noun.PEOPLE, last=are[0], people=are[1])
        if not pack.bare_nouns:
            return part
        if not pack.head_final:
            if (are := self._said_to_be(at)) and self._closes(are[0] + 1):  # "34 of them Norlanders", without "are"
                return replace(part, noun=Noun.PEOPLE, last=are[0], people=are[1])
            hit = self.hit(at + 1, "land", "group") if self.hit(at, "origin") else None
            return replace(part, noun=Noun.PEOPLE, last=hit.last, people=_codes(hit)) if hit else part
        dash = at < len(self.sentence.tokens) and self.sentence.tokens.norm[at] in _DASHES
        at += dash  # "19 of them – Central Asian countries' citizens"
        if (hit := self.hit(at, "people", "group")) and (dash or self._closes(self._citizens(hit.last) + 1)):
            last, codes = self._and_others(hit.last, _codes(hit))
            return replace(part, noun=Noun.PEOPLE, last=last, people=codes)
        land = self.hit(at, "land")
        if land is None or self.sentence.tokens.norm[land.last].endswith(pack.locative):
            return part  # "five-of-them in-Norland are captive": where they are
        noun = self.hit(land.last + 1, "compatriot", "person")
        if noun and self._closes(noun.last + 1):
            return replace(part, noun=Noun.PEOPLE, last=noun.last, people=_codes(land))
        if self._closes(land.last + 1) and (self._links(land.last + 1) or not self.hit(land.last + 1, "stop")):
            return replace(part, noun=Noun.PEOPLE, last=land.last, people=_codes(land))
        return part

    def _told_of(self, at: int) -> bool:
        """ "That the number ten exceeds the staff said": the hedge is the verb of a tally, and describes no noun behind it."""
        word = self.sentence.tokens.norm[at]
        return self.hit(at, "tally") is not None and not word.endswith(self.sentence.pack.attributives or ("\n",))

    def _citizens(self, at: int) -> int:
        """The last token of "Central Asian countries' citizens" behind the last of the region's name."""
        thing = self.hit(at + 1, "thing")
        noun = self.hit(thing.last + 1, "compatriot", "person") if thing and thing.payload == "country" else None
        return noun.last if noun else at

    def _closes(self, at: int) -> bool:
        """A phrase ends here: with the sentence, at a mark, an "and" or a word that stops it."""
        tokens = self.sentence.tokens
        return at >= len(tokens) or tokens.kind[at] == "p" or self._links(at) or self.hit(at, "stop") is not None

    def _part(self, quantity: Quantity) -> int | None:
        """The last token of a number whose ending says "of them": "он алтысы", "25-і", "312сине"."""
        tokens, pack, last = self.sentence.tokens, self.sentence.pack, quantity.to
        if quantity.sort is not Sort.COUNT:
            return None
        if tokens.kind[last] == "w":
            known = pack.number_words
            if tokens.norm[last] in pack.collective:
                return last
            for ending in pack.part_endings:
                stem = tokens.norm[last].removesuffix(ending)
                if stem != tokens.norm[last] and len(stem) > 1 and (stem in known or self._is_scale(stem)):
                    return last
            return None
        at = last + 1
        if at < len(tokens) and tokens.norm[at] in "-‑" and tokens.glued(at):
            at += 1
        glued = at < len(tokens) and tokens.glued(at) and tokens.kind[at] == "w"
        return at if glued and tokens.norm[at] in pack.part_endings else None

    def _theirs(self, part: int) -> Hit | None:
        """The country behind a number of them: "2,715-of-them – Norland, 931 – Sudland's citizens"."""
        tokens, at = self.sentence.tokens, part + 1
        dash = at < len(tokens) and tokens.norm[at] in _DASHES
        if self._army(at):
            return None
        hit = self.hit(at + dash, "land", "people", "adjective", "group") if at + dash < len(tokens) else None
        if hit is None or dash:
            return hit
        pack, behind = self.sentence.pack, hit.last + 1
        closes = behind >= len(tokens) or tokens.kind[behind] == "p"
        if hit.category == "land":
            closes = tokens.norm[hit.last].endswith((*pack.genitive, *pack.ablative))
        noun = self.hit(behind, "compatriot", "person") if behind < len(tokens) else None
        verb = self.hit(behind, "topic.verb") if noun else None  # "five-of-them Norland-in victims became"
        return hit if closes or (noun and (verb is None or verb.last <= noun.last)) else None

    def _is_scale(self, word: str) -> bool:
        """A word for thousands or millions."""
        lexicon = self.sentence.pack.lexicon
        return any(h.category == "scale" for h in lexicon.scan(tokenise(word)))

    def _compound(self, at: int) -> int | None:
        """Where the last part of a word of several with hyphens begins."""
        tokens = self.sentence.tokens
        while at + 2 < len(tokens) and tokens.norm[at + 1] in "-‑" and tokens.glued(at + 1) and tokens.glued(at + 2):
            at += 2
            if self._noun(at):
                return at
        return None

    def _is_type(self, quantity: Quantity) -> bool:
        """ "Il-76": digits that a hyphen ties to the name before them."""
        tokens, at = self.sentence.tokens, quantity.first - 1
        if quantity.words and at > 1 and tokens.norm[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1):
            return tokens.kind[at - 1] == "w" and not self.hit(at - 1, "number", "vague", "scale")  # "Bi-bi-three"
        if quantity.words or at < 1 or quantity.first != quantity.at:
            return False
        return tokens.norm[at] in "-‑" and tokens.glued(at) and tokens.glued(at + 1) and tokens.capital(at - 1)

    def _is_article(self, quantity: Quantity) -> bool:
        """ "Art. 359", "по ст. 317", "المادة 359": an article of a code, a paragraph, a page; "160 for 160": how one swaps."""
        labels = (h for h in self.sentence.of("topic.label") if not (quantity.words and h.first == quantity.at))
        near = [h for h in labels if h.first <= quantity.at <= h.last + (not quantity.words)]
        these = {h.last + 1 for h in self.sentence.of("determiner")} if near else set()
        figures = {h.first for h in self.sentence.of("tally")} if these else set()
        return any(h.first not in these or h.first not in figures for h in near)  # "this number was 36"

    def _nobody(self, quantity: Quantity) -> bool:
        """ "Nobody was convicted": the none is a person itself."""
        hit = self.hit(quantity.at, "zero")
        return hit is not None and hit.payload == "nobody"

    def _national(self, at: int) -> tuple[str, ...]:
        """A country right behind a number is its nationals, where the script writes both alike ("20 سوريا")."""
        hit = self.hit(at, "land")
        return _codes(hit) if hit and not self.hit(at, "people", "thing", "distractor") else ()

    def _quoted_word(self, at: int, last: int) -> bool:
        """A quotation mark right behind the number, or the one that closes after a word or two."""
        marks = [n for n in range(last + 1, at) if self.sentence.tokens.norm[n] in _QUOTES]
        return at == last + 1 or (marks == [last + 1] and at <= last + 4)

    def _partitive(self, quantity: Quantity) -> bool:
        """ "Of them, 29", "davon 600": a partitive closely before."""
        for at in range(max(0, quantity.first - 5), quantity.first):
            hit = self.hit(at, "partitive")
            if hit and hit.last < quantity.first:
                return True
        share = quantity.sort is Sort.PERCENT and quantity.words  # "two thirds of them"
        return share and any(quantity.first < h.first <= quantity.last <= h.last for h in self.sentence.of("partitive"))

    def _called_what(self, quantity: Quantity) -> Hit | None:
        """ "Of these, 12 are Nepalis": in a sentence about a part of what was counted before, what they are said to be."""
        at, norm = quantity.last + 1, self.sentence.tokens.norm
        if at + 1 >= len(norm) or not any(
            h.first <= _PART_OPENS and h.last < quantity.first for h in self.sentence.of("partitive")
        ):
            return None
        dash = norm[at] in _DASHES and not self.sentence.tokens.glued(at)
        if not dash and self.hit(at, "passive") is None:
            return None
        hit = self.hit(at + 1, "people", "group") or (
            self.hit(at + 1, "adjective") if self.sentence.pack.romance else None
        )
        return hit if hit and self._closes(hit.last + 1) else None

    def _parted(self, quantity: Quantity) -> bool:
        """The sentence has spoken of a part of those counted: "30 of them are Kenyans, another 12 – Togolese".

        So has one with a number between two dashes: "most of all – 51 – citizens of Norland".
        """
        norm, begin, end = self.sentence.tokens.norm, quantity.first - 1, quantity.last + 1
        if self.sentence.pack.head_final or quantity.sort is not Sort.COUNT:
            return False
        if self.sentence.pack.bare_nouns and begin > 0 and end < len(norm) and {norm[begin], norm[end]} <= _DASHES:
            return True
        return any(h.last < quantity.first for h in self.sentence.of("partitive"))

    def _are(self, at: int) -> tuple[int, tuple[str, ...]] | None:
        """ "– citizens of Norland", "were foreigners": what a part is said to be, behind a dash or "are"; the last token."""
        norm = self.sentence.tokens.norm
        dash = at < len(norm) and norm[at] in _DASHES and not self.sentence.tokens.glued(at)
        verb = self.hit(at, "passive")
        if not dash and verb is None:
            return None
        at = verb.last + 1 if verb else at + 1
        while article := self.hit(at, "determiner"):
            at = article.last + 1
        said = self._said_to_be(at)
        return said if said and self._closes(said[0] + 1) else None

    def _said_to_be(self, at: int) -> tuple[int, tuple[str, ...]] | None:
        """ "Norlanders", "citizens of Norland": the last token, and whose they are."""
        if hit := self.hit(at, "people", "group"):
            last, codes = self._and_others(hit.last, _codes(hit))
        elif noun := self.hit(at, "compatriot", "person"):
            last, codes = self._after(noun.last, len(self.sentence.tokens))
        else:
            return None
        return (last, codes) if codes else None

    def _with_number(self, quantity: Quantity) -> Hit | None:
        """A group that the pack knows together with its number: a word that only counts people where one stands before."""
        hit = next(
            (h for h in self.sentence.of("group") if h.first == quantity.to and h.last == quantity.last + 1), None
        )
        return hit if hit and self.hit(hit.last, "person") else None

    def _qualifier(self, at: int) -> Hit | None:
        """A nationality that qualifies the noun behind it: "36 African countries", "kenianische Schilling"."""
        if hit := self.hit(at, "adjective"):
            return hit
        if self.sentence.pack.head_final and (hit := self.hit(at, "land")):
            if self.sentence.tokens.norm[hit.last].endswith(
                tuple(e for e in self.sentence.pack.locative if len(e) > _AT)
            ):
                return None  # "48 of-them to the Norland-in front were sent"
            return hit  # "екі Қазақстан азаматы"
        hit = self.hit(at, "group", "people")
        return hit if hit and self._currency_or_thing(hit.last + 1) else None

    def _adverb(self, at: int) -> Hit | None:
        """ "89 currently on the front line": says when or how, not what; unless a longer verb begins there ("96 are home")."""
        hit = self.hit(at, "hedge")
        found = hit if hit is not None and hit.payload == "exact" else self.hit(at, "now")
        verb = self.hit(at, "topic.verb")
        return None if found is None or (verb is not None and verb.last > found.last) else found

    def _adverbs(self, begin: int, end: int) -> bool:
        """Nothing but adverbs stands there."""
        while begin < end and (hit := self._adverb(begin)):
            begin = hit.last + 1
        return begin >= end

    def _when(self, at: int) -> bool:
        """ "this year", "last month", "yesterday": a time follows the number, and no noun."""
        shift, word = self.hit(at, "shift"), self.hit(at, "relative")
        if shift is not None and self.hit(shift.last + 1, "period"):
            return True
        return word is not None and any(c.isdigit() for c in str(word.payload))

    def _ago(self, at: int) -> bool:
        """ "A year ago", "a year earlier": what the number is set against."""
        before = self.hit(at, "relative")
        return self.hit(at, "ago") is not None or (before is not None and str(before.payload).startswith("prior"))

    def _dated(self, at: int) -> bool:
        """A month, and no noun that is counted."""
        return self.hit(at, "month") is not None and not self.hit(at, "person", "people", "thing")

    def _hedged_behind(self, quantity: Quantity, last: int) -> tuple[Quantity, int]:
        """ "43 Yemenis at least": a bound behind the noun."""
        hit = self.hit(last + 1, "hedge_after")
        if hit is None or self._when(last + 1) or quantity.hedge is not Hedge.EXACT:
            return quantity, last
        behind = hit.last + 1
        if self.sentence.tokens.kind[behind : behind + 1] == ["d"] or self.hit(behind, "number", "vague"):
            return quantity, last  # "from 130 countries, at least 3,510 of them …": the next one's
        pack, before = self.sentence.pack, self.sentence.tokens.norm[last]
        if pack.head_final and self.hit(last + 1, "change") and not before.endswith(pack.ablative):
            return quantity, last  # "90 nafarga oshdi": it rose to 90, "90 nafardan oshdi": above
        return numbers.bound(quantity, Hedge(hit.payload)), hit.last

    def _hedged_later(self, quantity: Quantity, limit: int) -> Quantity:
        """ "nine years in prison at most": a bound behind what the term is."""
        near = range(quantity.last + 1, min(quantity.last + 1 + _BOUND, limit))
        for at in near:
            if self.sentence.tokens.kind[at] != "w":
                break
            if self.hit(at, "hedge_after"):
                return self._hedged_behind(quantity, at - 1)[0]
        return quantity

    def _is_age(self, quantity: Quantity) -> bool:
        """ "The youngest was 19, the oldest 61", "between the ages of 20 and 39"."""
        first, kind = quantity.first, self.sentence.tokens.kind
        if first > 1 and kind[first - 2] == "d" and self.hit(first - 1, "range"):
            first -= 2
        before = range(max(0, first - _AGE_REACH), first)
        return any(self.hit(at, "ageword") for at in before) and not any(
            kind[at] == "d" for at in range(first - 1, max(0, first - 3), -1)
        )

    def _labels(self, quantity: Quantity) -> bool:
        """ "Room 27", "Brigade 71": a number that names the noun before it."""
        at = quantity.at - 1
        if at < 0 or quantity.words or quantity.low != quantity.high or len(quantity.digits) > 4:
            return False
        if self.sentence.pack.caseless:  # no capital tells a name
            return any(h.last == at and h.payload == "label" for h in self.sentence.of("distractor"))
        known = self.hit(
            at,
            "stop",
            "at",
            "land",
            "people",
            "group",
            "month",
            "hedge",
            "topic.verb",
            "topic.noun",
            "topic.weak",
            "until",
            "since",
            "partitive",
            "pronoun",
        )
        land = any(h.last == at for h in self.sentence.by.get("land", ()))  # "Sri Lanka 97"
        return quantity.first == quantity.at and self.sentence.tokens.capital(at) and not known and not land

    def _before(self, quantity: Quantity) -> Hit | None:
        """The country that a number belongs to: "Polen (1.831)", "Kamerun: 335", "aus Bosnien 167"."""
        tokens = self.sentence.tokens
        sign = quantity.first - 1
        if sign < 0:
            return None
        marked = tokens.norm[sign] in "(:–—|"
        nations: tuple[str, ...] = ("people", "land", "group")
        if not marked and self.sentence.pack.caseless and sign > 0 and self.hit(sign, "hedge"):
            marked = True  # "Poland with 1,831", where the preposition is a word of its own
            nations = ("land", "group")  # "in the army the-Norlandish to 19": no adjective counts
            if (to := self.hit(sign, "range")) and to.payload == "to":
                return None  # "the number of cases against those who fought with Norland came to 172"
        at = sign - 1 if marked else sign
        for first in range(max(0, at - 3), at + 1):
            hit = self.hit(first, *nations)
            if hit and tokens.norm[sign] == ":" and self._no_label(hit):
                return None
            if hit and hit.last == at and (marked or self._owns(at) or self._whence(self._with_joined(hit)[0].first)):
                return hit
            if hit and hit.last == at and self._is_item(first, quantity.last):
                return hit
        return None

    def _no_label(self, hit: Hit) -> bool:
        """ "27 Norlanders: 12 of them", "in the Southlandish army: 12": it is no label, but ends what is said before."""
        if hit.first and (self.sentence.tokens.kind[hit.first - 1] == "d" or self.hit(hit.first - 1, "number")):
            return True
        return any(h.first < hit.first <= h.last for h in self.sentence.of("topic.verb", "topic.side"))

    def _whence(self, at: int) -> bool:
        return at > 0 and self.hit(at - 1, "origin") is not None

    def _with_joined(self, last: Hit) -> list[Hit]:
        """All the countries that are joined before a number: "from Norland and Sudland 15 men"."""
        found, at = [last], last.first - 1
        while last.category == "land" and at >= 0:
            link = self._links(at) or (len(found) > 1 and self.sentence.tokens.norm[at] == ",")
            if not link and not self._joins(at):
                break
            before = next((h for h in self.sentence.of("land") if h.last == at - link), None)
            if before is None:
                break
            found.append(before)
            at = before.first - 1
        return found[::-1]

    def elided(self, quantity: Quantity) -> Hit | None:
        """ "Kenya has 30 citizens there, Uganda 12 and Togo seven": the country of a further number, whose verb is left out."""
        at, norm = quantity.first - 1, self.sentence.tokens.norm
        for first in range(max(1, at - 2), at + 1):
            hit = self.hit(first, "land")
            if hit and hit.last == at and (norm[first - 1] in ",;:،–—" or self._links(first - 1)):
                return hit
        return None

    def listed(self, before: Counted, quantity: Quantity) -> Hit | None:
        """ "68 citizens of Norland, 54 of Sudland and 30 – Westland's": the country behind a further number without its noun."""
        tokens, at = self.sentence.tokens, quantity.last + 1
        if before.noun not in (Noun.PEOPLE, Noun.PERSON) or not before.people or quantity.sort is not Sort.COUNT:
            return None
        hedged = {n for h in self.sentence.of("hedge", "determiner") for n in range(h.first, h.last + 1)}
        between = range(before.last + 1, quantity.first)
        if not all(tokens.norm[n] in ",;" or self._links(n) or n in hedged for n in between) or not between:
            return None
        if at < len(tokens) and tokens.norm[at] in _DASHES:
            at += 1
        else:
            while self.hit(at, "origin", "determiner"):
                at += 1
        hit = self.hit(at, "land", "group")
        return hit if hit and (self._closes(hit.last + 1) or self.hit(hit.last + 1, "topic.verb", "at")) else None

    def shared(self, number: Counted) -> Hit | None:
        """ "Norlanders make up 45 percent, Sudlanders 12": whose a further share is, whose word for percent is left out."""
        quantity, at = number.quantity, number.quantity.first - 1
        bare = quantity.sort is Sort.COUNT and number.noun in (Noun.NONE, Noun.PEOPLE) and number.last == quantity.last
        if not bare or quantity.value > _MANY or not self._closes(number.last + 1):
            return None
        while at > 0 and (self.hit(at, "determiner", "hedge") or self.sentence.tokens.norm[at] in _SET_OFF):
            at -= 1
        hits = self.sentence.of("people", "group", "land")
        return max((h for h in hits if h.last == at), key=lambda h: h.length, default=None)

    def of_things(self, before: Counted, number: Counted) -> bool:
        """ "12 drones over Norland, 10 over Sudland": a further number of what was counted before, and nothing but where."""
        if before.noun is not Noun.DISTRACTOR or number.noun is not Noun.NONE:
            return False
        tokens, between = self.sentence.tokens, range(before.last + 1, number.first)
        if number.partitive or number.people or not 0 < len(between) <= _THINGS:
            return False
        apart = any(tokens.norm[at] in ",;،" or self._links(at) for at in between)
        if not apart or any(tokens.norm[at] in ".:!?" or self.hit(at, "topic.verb") for at in between):
            return False
        at = number.last + 1
        dash = at < len(tokens) and tokens.norm[at] in _DASHES
        placed = self.hit(at + dash, "at", "origin") is not None
        return placed or (self._closes(at) and not number.quantity.words)

    def of_unit(self, number: Counted, following: Counted) -> bool:
        """ "shells of 82 and 120 mm": two numbers of one unit that nobody counts people by."""
        between = range(number.last + 1, following.first)
        if number.noun is not Noun.NONE or following.noun is not Noun.DISTRACTOR or len(between) != 1:
            return False
        return following.last > following.quantity.last and self._links(between[0])

    def part_of(self, part: Counted, whole: Counted) -> bool:
        """ "two of the four Chinese fighters": nothing but "of" and an article between two numbers, the larger behind."""
        none = part.quantity.none
        begin = part.quantity.at if none else part.last if part.noun is Noun.PERSON else part.quantity.last
        between = range(begin + 1, whole.first)
        bare = part.noun in (Noun.NONE, Noun.UNKNOWN) or (part.noun is Noun.PERSON and not part.people)
        if not 0 < len(between) <= _OF + none or not bare or not _larger(whole, part):
            return False
        if whole.noun not in (Noun.PEOPLE, Noun.PERSON, Noun.DISTRACTOR) and not self._those(part, whole):
            return False
        origin = [h for at in between if (h := self.hit(at, "origin", "partitive"))]
        small = {at for h in origin for at in range(h.first, h.last + 1)}
        if none:  # "not one of the nine": the words for none hold the "of"
            return bool(origin) and whole.quantity.value > 0 and whole.first - part.quantity.last <= _OF
        return bool(origin) and all(at in small or self.hit(at, "determiner", "filler") for at in between)

    def _those(self, part: Counted, whole: Counted) -> bool:
        """ "One of the three": counted before, in words."""
        bare = whole.noun is Noun.NONE is part.noun
        return bare and whole.quantity.words and part.quantity.words and bool(self.hit(whole.first - 1, "determiner"))

    def whence(self, people: Counted, countries: Counted) -> bool:
        """Foreigners, or people of whom nothing else is said, and right behind "from" so many countries."""
        if people.people:
            return people.people == FOREIGN
        between = range(people.last + 1, countries.first)
        return people.noun is Noun.PERSON and 0 < len(between) <= _OF and any(self.hit(at, "origin") for at in between)

    def _is_item(self, first: int, last: int) -> bool:
        """ "— Nepalis 211": nothing else stands in the line."""
        tokens = self.sentence.tokens
        return all(tokens.kind[at] == "p" for at in (*range(first), *range(last + 1, len(tokens))))

    def _owns(self, at: int) -> bool:
        """ "Өзбекстандан 40 жаран", "Оʻzbekistonning 12 fuqarosi": the ending says that the number is of this country."""
        pack = self.sentence.pack
        return pack.head_final and self.sentence.tokens.norm[at].endswith((*pack.genitive, *pack.ablative))

    def _noun(self, at: int) -> tuple[Noun, int, tuple[str, ...], frozenset[str]] | None:
        """The noun at a token: its sort, last token, nationality codes, and the kinds of thing it may be."""
        distractor = self.hit(at, "distractor")
        topical = self.hit(at, "topic.noun", "topic.weak")
        if topical and not (distractor or self.hit(at, "people", "group")) and self._qualifies(topical):
            return None
        people = self.hit(at, "people", "group")
        person = self.hit(at, "person")
        things = frozenset(h.payload for h in self.sentence.by.get("thing", ()) if h.first == at)
        thing = self.hit(at, "thing")
        last = max((h.last for h in (distractor, topical, people, person, thing) if h), default=at)
        if people and person and person.last > people.last:
            return Noun.PERSON, last, _codes(people), things
        if people:
            following = self.hit(people.last + 1, "person", "topic.weak", "topic.noun")
            whom = self.sentence.tokens.norm[people.last].endswith(self.sentence.pack.subjectless)
            if following and self.hit(at, "adjective") and not whom:  # "Kenyan soldiers"
                return Noun.PEOPLE, following.last, _codes(people), things
            before = not self.sentence.pack.caseless  # there a nationality follows its noun
            if self.sentence.pack.head_final and self.sentence.tokens.norm[people.last].endswith(
                self.sentence.pack.genitive
            ):
                before = False  # "of-26-Norlanders the family"
            if following is None and before and self._currency_or_thing(people.last + 1):
                return None
            return Noun.PEOPLE, people.last, _codes(people), things
        land = self.hit(at, "land")
        if distractor and land and land.last > distractor.last and people is None:
            return None  # "520 of the United States", where states are no people
        if distractor and self.hit(at, "topic.resident") and self._of_town(distractor.last + 1):
            return Noun.PERSON, last, (), things
        if distractor and (topical is None or distractor.last > topical.last):
            return Noun.DISTRACTOR, last, (), frozenset()
        if person:
            return Noun.PERSON, last, (), things
        if things:
            return Noun.THING, last, (), things
        if topical:
            return (Noun.PERSON if self.hit(at, "topic.weak") else Noun.THING), last, (), things
        return None

    def _of_town(self, at: int) -> bool:
        """ "Forty residents of Norton signed", but no "town of 40,000 residents"."""
        tokens = self.sentence.tokens
        while at < len(tokens) and self.hit(at, "origin", "determiner", "distractor") and not tokens.capital(at):
            at += 1
        return at < len(tokens) and (tokens.capital(at) or (self.sentence.pack.caseless and tokens.kind[at] == "w"))

    def _army(self, at: int) -> bool:
        """ "үчөө орус армиясы менен": the army that a nationality qualifies, no people that are counted."""
        side = self.hit(at, "topic.side")
        if side is None or side.length == 1 or not self.hit(at, "people", "adjective", "land"):
            return False
        if self.sentence.tokens.norm[side.last].endswith(self.sentence.pack.locative):
            return True  # "бесеуі украин тұтқынында": where they are
        return not any(self.hit(n, "person", "topic.weak") for n in range(side.last, side.last + 2))

    def _qualifies(self, hit: Hit) -> bool:
        """ "600 dead North Koreans": the word belongs to the noun behind it."""
        tokens = self.sentence.tokens
        if self.sentence.pack.capital_nouns and not tokens.capital(hit.first):
            return True
        following = self.hit(hit.last + 1, "people", "group", "person", "distractor")
        pack = self.sentence.pack
        if pack.head_final and following is not None and following.category == "distractor":
            if tokens.norm[hit.last].endswith(pack.genitive):
                return False  # "of-the-101-soldiers the picture"
            word = tokens.norm[following.last + 1 : following.last + 2]
            if self.hit(hit.first, "person") and pack.instrumental:  # "300 soldiers by-plane came home"
                with_it = bool(word) and word[0] in pack.instrumental
                if with_it or tokens.norm[following.last].endswith(pack.instrumental):
                    return False
            return not tokens.norm[following.last].endswith(pack.ablative)  # "16 mercenaries a-drone-from died"
        behind = pack.head_first and (pack.caseless or pack.verb_final)  # there whatever describes a noun follows it
        if behind and following is not None and following.category == "distractor":
            return False  # "110 mercenaries of-the-side"
        return following is not None and not self.hit(following.first, "origin")  # "12 fighters from 26 countries"

    def _qualified(self, at: int) -> bool:
        """A participle in front of its noun: "getötete Soldaten", "recruited foreigners"."""
        hit = self.hit(at, "topic.verb")
        if hit is None or "d" in self.sentence.tokens.kind[hit.first : hit.last + 1]:
            return False
        if self.sentence.pack.caseless and not self.hit(at, "topic.weak", "topic.noun"):
            return False  # there what describes a noun stands behind it: "35 joined units of volunteers"
        return self._noun(hit.last + 1) is not None

    def _currency_or_thing(self, at: int) -> bool:
        return self.hit(at, "currency", "thing", "distractor") is not None

    def _after(self, last: int, limit: int) -> tuple[int, tuple[str, ...]]:
        """The country behind a noun: "citizens of the Republic of Kazakhstan", "Bürger Kasachstans", "men from Africa"."""
        tokens = self.sentence.tokens
        other, allowed = 0, 1
        served = {at for h in self.sentence.of("topic.side") for at in range(h.first, h.last + 1)}
        codes: list[str] = []
        end = last
        at = last + 1
        while at < min(last + 2 + _AFTER + 3 * len(codes), limit):
            hit = self.hit(at, "land", "group", "adjective")
            if hit and hit.category == "adjective" and self._of_other(hit):
                break  # "12,000 migrants (got) Norlandish passports"
            if hit and at in served and not (at == last + 1 and self.hit(hit.last + 1, "person", "topic.weak")):
                break  # "men of the Russian army": where they serve; but "dead Russian soldiers" are Russian
            country = self.hit(at, "thing")
            if country and country.payload == "country" and self.hit(at - 1, "origin"):
                allowed = _SUCH_AS + 1
            if hit:
                codes += [c for c in _codes(hit) if c not in codes]
                end = hit.last
                at = hit.last + 1
                continue
            if codes and tokens.norm[at] != "," and not self._links(at):
                small = self.hit(at, "determiner", "origin") and (at - 1 > end or self._links(at - 1))
                if not small:  # "from Syria, Egypt and the Gambia", "de Syrie et du Yémen"
                    break
                at += 1
                continue
            if not self.hit(at, "origin") and not (codes and (tokens.norm[at] == "," or self._links(at))):
                other += 1
                if other > allowed or tokens.kind[at] != "w" or self.hit(at, "stop") or self.hit(at, "topic.verb"):
                    break
                if allowed == 1 and not self.hit(at + 1, "land", "group", "adjective"):
                    break
            at += 1
        return (end, tuple(codes)) if codes else (last, ())

    def _of_other(self, hit: Hit) -> bool:
        """An adjective of a language that puts it before its noun, and behind it a thing that is none of people's."""
        pack = self.sentence.pack
        before = not (pack.romance or pack.caseless or pack.head_final)
        return before and self.hit(hit.last + 1, "distractor") is not None

    def _and_others(self, last: int, codes: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """ "40 Uzbeks and Tajiks": one number for both."""
        norm, prefixes = self.sentence.tokens.norm, self.sentence.pack.prefixes
        while last + 1 < len(norm):
            link = self._links(last + 1)
            # "40 Uzbek and-Tajik" end alike, in "3 Togolese and-Senegalese" there is one more man
            alike = prefixes.joined(norm[last + 1]) and norm[last][-2:] == norm[last + 1][-2:]
            if not (link or alike or self._joins(last)):
                break
            at = last + 1 + link
            at += link and self.hit(at, "origin") is not None  # "d’Ouzbeks et de Tadjiks"
            hit = self.hit(at, "people", "land") if alike else self.hit(at, "people")  # written like their country
            if hit is None or self._currency_or_thing(hit.last + 1):
                break
            last, codes = hit.last, (*codes, *(c for c in _codes(hit) if c not in codes))
        return last, codes

    def _joins(self, at: int) -> bool:
        """A word with an "and" written onto its end: "15 тоҷику узбек"."""
        ends = self.sentence.pack.joining
        return bool(ends) and self.sentence.tokens.norm[at].endswith(ends)

    def _links(self, at: int) -> bool:
        hit = self.hit(at, "range")
        return hit is not None and hit.payload == "and"


def _larger(whole: Counted, part: Counted) -> bool:
    """Both count, and the second counts more."""
    counts = whole.quantity.sort is Sort.COUNT and part.quantity.sort in (Sort.COUNT, Sort.ARTICLE)
    return counts and whole.quantity.value >= part.quantity.value


def _is_year(quantity: Quantity) -> bool:
    """A bare number that may well be a year, and counts nothing: "die 1973 heimkehrten"."""
    return len(quantity.digits) == 4 and 1900 <= quantity.value <= 2100 and quantity.hedge is Hedge.EXACT


def _codes(hit: Hit) -> tuple[str, ...]:
    return (hit.payload,)


def _things(found: Sequence[Counted]) -> Number:
    """The most of the things that were counted right before, one after the other; -1 for none."""
    run = itertools.takewhile(lambda number: number.noun is Noun.DISTRACTOR, reversed(found))
    return max((number.quantity.value for number in run), default=-1)


def phrases(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Counted]:
    """Each quantity of a sentence with what it counts."""
    table = Phrases(sentence)
    found: list[Counted] = []
    for n, quantity in enumerate(quantities):
        counted = table.counted(quantity, quantities[n + 1] if n + 1 < len(quantities) else None)
        before = found[-1] if found else None
        if counted.partitive and counted.noun is Noun.NONE and counted.quantity.value <= _things(found):
            counted = replace(counted, noun=Noun.DISTRACTOR)  # "108 drones and 12 missiles, 67 of them"
        if before and table.of_things(before, counted):
            counted = replace(counted, noun=Noun.DISTRACTOR)
        if before and table.of_unit(before, counted):
            found[-1] = replace(before, noun=Noun.DISTRACTOR)
        if before and counted.noun is Noun.NONE and not counted.people and (hit := table.elided(quantity)):
            counted = replace(counted, noun=Noun.PEOPLE, first=hit.first, people=_codes(hit))
        elif before and counted.noun in (Noun.NONE, Noun.UNKNOWN) and (hit := table.listed(before, quantity)):
            counted = replace(counted, noun=Noun.PEOPLE, last=hit.last, people=_codes(hit))
        if before and before.quantity.sort is Sort.PERCENT and (hit := table.shared(counted)):
            share = replace(quantity, sort=Sort.PERCENT, unit=before.quantity.unit)
            counted = replace(counted, quantity=share, noun=Noun.NONE, first=quantity.first, people=_codes(hit))
        parted = before is not None and table.part_of(before, counted)
        if before and parted and counted.noun is Noun.DISTRACTOR:
            found[-1] = replace(before, noun=Noun.DISTRACTOR)  # "nine of the 38 families"
        elif before and parted:
            one = before.quantity.words and before.quantity.low == before.quantity.high == 1
            if one:  # "one of 16 Kenyans": somebody is described
                found[-1] = replace(before, noun=Noun.DISTRACTOR, of_next=counted.noun is Noun.NONE)
            else:
                found[-1] = replace(before, noun=counted.noun, people=before.people or counted.people, of_next=True)
            counted = replace(counted, partitive=False)
        if before and "country" in counted.things and counted.people and table.whence(before, counted):
            found[-1] = replace(before, people=counted.people)  # "1,436 foreigners from 36 African countries"
        found.append(counted)
    return found
