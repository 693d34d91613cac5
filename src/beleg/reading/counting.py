"""The noun that a number stands with, looked for behind it; what is no number of people at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages import numbers
from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.model import Hedge
from beleg.reading.counted import FOREIGN, QUOTES, Counted, Noun, codes_of
from beleg.reading.homes import Homes

# tokens from a number to its noun: "25 aus verschiedenen Dörfern stammende junge Männer" is rare beyond
_REACH: Final = 7
_AGE_REACH: Final = 7  # tokens between "the youngest" and the number of years
_OWN: Final = frozenset({"possessive", "self"})
_LED: Final = 7  # tokens from "according to" to the end of the name behind it: "the ministry in Norburg"
_AT: Final = 2  # letters of an ending that says where, and may be the end of a country's name; longer ones are none
MANY: Final = 100  # lists are few: "1,204 registered" are people
_BOUND: Final = 3  # tokens from a term to the bound behind it: "in prison at most"
_TALLY: Final = 8  # tokens between "the number of channels" and the number
_DESCRIBING: Final = 3  # words of a second adjective: "gullible, debt-ridden foreigners"
_NO_ADJECTIVE: Final = (
    "stop",
    "partitive",
    "relative",
    "reckoned",
    "at",
    "origin",
    "clause",
    "number",
    "determiner",
    "passive",
    "topic.verb",
    "hedge",
)
_PLURAL: Final = 5  # from which on a noun stands in the genitive, or in the singular
_LETTERED: Final = 3  # unknown words between a number and its noun in a language that writes nouns small


class Counting(Homes):
    """The nouns that the numbers of a sentence stand with."""

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
        if (listed := self.hit(quantity.last + 1, "document")) and listed.payload == "list" and quantity.value < MANY:
            return replace(bare, noun=Noun.DISTRACTOR)  # "four lists of foreigners"
        if self._nobody(quantity):
            return replace(bare, noun=Noun.PERSON)
        if pack.part_endings and (part := self._part(quantity)) is not None:
            if whose := self._theirs(part):
                return replace(bare, noun=Noun.PEOPLE, people=codes_of(whose), last=whose.last, partitive=True)
            return self._called(replace(bare, last=part, partitive=True))
        if quantity.none and at < len(tokens) and tokens.norm[at] == "'s":
            return replace(bare, noun=Noun.DISTRACTOR)  # "nobody's prisoners"
        if quantity.none and quantity.last > quantity.at and self.hit(at, "pronoun"):
            return replace(bare, last=at, partitive=True)  # "not one of-them", where the words for none hold the "of"
        if citizens := self._none_of(quantity, limit):
            return citizens
        if before := self._before(quantity):
            homes = tuple(dict.fromkeys(hit.payload for hit in self._with_joined(before)))
            bare = Counted(quantity, Noun.PEOPLE, frozenset(), before.first, quantity.last, homes, partitive)
        if pack.caseless and self._labels(quantity) and not self.hit(quantity.last + 1, "people", "group", "person"):
            return replace(bare, noun=Noun.DISTRACTOR)
        if are := self._called_what(quantity):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, are.last, codes_of(are), partitive=True)
        if self._parted(quantity) and (theirs := self._are(quantity.last + 1)):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, theirs[0], theirs[1], partitive=True)
        if group := self._with_number(quantity):
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, group.last, codes_of(group), partitive)
        dual = self.hit(quantity.last, "people") if pack.caseless and quantity.words else None
        alone = (
            at >= len(tokens)
            or tokens.kind[at] == "p"
            or pack.prefixes.joined(tokens.norm[at])
            or self.hit(at, "number")
        )
        if dual and alone:  # "two-Iraqis and-an-Egyptian"
            return Counted(quantity, Noun.PEOPLE, frozenset(), quantity.first, quantity.last, codes_of(dual), partitive)
        if pack.head_final and quantity.last > quantity.to:
            if tokens.norm[quantity.last].endswith(pack.part_endings or ("\n",)):
                over = self._called(replace(bare, partitive=True))
                if over.noun is Noun.PEOPLE:
                    return over  # "Of the 500 the over-60-of-them — Norlanders"
            if self._told_of(quantity.last):
                limit = at
        while at < limit:
            if tokens.norm[at] in QUOTES and self._quoted_word(at, quantity.last):
                at += 1  # 67 “foreign mercenaries”, 20 thousand “young” citizens
                continue
            if tokens.kind[at] == "p" and tokens.norm[at] != "-":
                if at == quantity.last + 1 and (home := self._dashed_home(at, quantity)):
                    return replace(bare, noun=Noun.PEOPLE, last=home.last, people=codes_of(home))
                if unknown and self._describes_on(at):
                    at += 1
                    continue
                break
            if tokens.kind[at] == "d" or (pack.head_final and self._army(at)) or (unknown and self._served(at)):
                break
            if (at == quantity.last + 1 and self._ago(at)) or self._others(at, quantity):
                break  # "risen from 12 a year ago to 31"
            hit = self.hit(at, "partitive")
            of_the = hit is not None and unknown > 0 and self.hit(hit.last, "determiner") is not None
            if hit and not of_the and not self._labels(quantity):  # but "300 grumpels of the army"
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
            strange = unknown and (pack.head_final or pack.verb_final)
            if noun and ((people and noun[0] is Noun.DISTRACTOR) or (strange and "case" not in noun[3])):
                verb = self.hit(at, "topic.verb")
                if verb and verb.last > noun[1]:
                    break  # "20 Norlanders bullet-struck", "40 grumpels into-captivity fell": what befell them
            if noun and unknown and noun[0] in (Noun.PEOPLE, Noun.PERSON) and self._of_others(at, noun[1], quantity):
                break
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
                    return Counted(quantity, Noun.PEOPLE, things, quantity.first, home.last, codes_of(home), partitive)
                if codes == FOREIGN and (home := self._came_from(quantity.first, last)):
                    codes, last = codes_of(home), max(last, home.last)  # "3,000 new citizens from Norland"
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
                people += [c for c in codes_of(hit) if c not in people]
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
                return replace(bare, noun=Noun.PEOPLE, last=home.last, people=codes_of(home))
            if (own := self.hit(at, "determiner")) and own.payload in _OWN and self.hit(own.last + 1, "compatriot"):
                at = own.last + 1  # "46 of her compatriots", where her own word ends other phrases
                continue
            if self.hit(at, "stop") or (
                self.hit(at, "topic.verb") and not self._qualified(at, behind=unknown > 0 and self._strange(at - 1))
            ):
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
        opens = unknown and quantity.first == 1 and quantity.last == quantity.to  # "Police 15 grumpels arrested"
        if self._labels(quantity) and not (partitive or opens):
            return replace(bare, noun=Noun.DISTRACTOR)
        if not bare.people and (thing := self._tallied(quantity)):
            return replace(bare, noun=Noun.THING, things=frozenset({str(thing.payload)}), first=thing.first)
        if quantity.words and quantity.low == quantity.high == 1 and self.hit(quantity.first - 1, "at"):
            return replace(bare, noun=Noun.DISTRACTOR)  # "in one regiment 30 died"
        if unknown and not came_from and not pack.capital_nouns and not bare.people:
            return Counted(quantity, Noun.UNKNOWN, frozenset(), quantity.first, quantity.last, tuple(people), partitive)
        return bare

    def _strange(self, at: int) -> bool:
        """A word that no noun of the topic has in it, and that is no adverb ("severely wounded")."""
        adverb = self.sentence.tokens.norm[at].endswith(self.sentence.pack.adverbs)
        return not adverb and not any(h.first <= at <= h.last for h in self.sentence.of("topic.noun"))

    def _of_others(self, at: int, last: int, quantity: Quantity) -> bool:
        """ "For 12 grumpels the foreigners fought": behind an unknown noun an article, or a form that no number has."""
        pack, norm = self.sentence.pack, self.sentence.tokens.norm
        if pack.caseless:
            return pack.prefixes.definite(norm[at]) and not pack.prefixes.definite(norm[at - 1])
        article = self.hit(at - 1, "determiner")
        if article is not None and article.payload == "definite" and not pack.bare_nouns:
            return not self.hit(at - 2, "origin", "at", "determiner")
        return quantity.value >= _PLURAL and norm[last].endswith(pack.below_five)

    def _describes_on(self, comma: int) -> bool:
        """ "300 grumpelish, blavored foreigners": another unknown word, and behind it the people that both describe."""
        tokens, pack, at = self.sentence.tokens, self.sentence.pack, comma + 1
        if tokens.norm[comma] != ",":
            return False
        for behind in range(at + 1, min(at + 1 + _DESCRIBING, len(tokens))):
            if tokens.kind[behind - 1] != "w" and tokens.norm[behind - 1] not in "-‑":
                return False
            if self._noun(behind - 1) is not None or self.hit(behind - 1, *_NO_ADJECTIVE):
                return False
            noun = self._noun(behind)
            if noun is not None:
                alike = (
                    pack.head_final or tokens.norm[behind - 1][-1] == tokens.norm[comma - 1][-1] or not pack.bare_nouns
                )
                return alike and noun[0] in (Noun.PEOPLE, Noun.PERSON)
        return False

    def _served(self, at: int) -> bool:
        """ "40 grumpels of the Norlandish army": whose they are, and no noun that the number counts."""
        side = next((h for h in self.sentence.of("topic.side", "topic.army") if h.first == at), None)
        if side is None or side.length == 1 or self.sentence.pack.head_final:
            return False
        return not any(self.hit(n, "person", "topic.weak") for n in range(at, side.last + 2))

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

    def _told_of(self, at: int) -> bool:
        """ "That the number ten exceeds the staff said": the hedge is the verb of a tally, and describes no noun behind it."""
        word = self.sentence.tokens.norm[at]
        return self.hit(at, "tally") is not None and not word.endswith(self.sentence.pack.attributives or ("\n",))

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
        if not near:
            return False
        figures = {h.first for h in self.sentence.of("tally")}
        if self.hit(quantity.last + 1, "people", "group", "person", "thing"):
            return any(h.first not in figures for h in near)  # "the number 272 recruits": it counts them
        these = {h.last + 1 for h in self.sentence.of("determiner")}
        return any(h.first not in these or h.first not in figures for h in near)  # "this number was 36"

    def _nobody(self, quantity: Quantity) -> bool:
        """ "Nobody was convicted": the none is a person itself."""
        hit = self.hit(quantity.at, "zero")
        return hit is not None and hit.payload == "nobody"

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

    def _hedged_behind(self, quantity: Quantity, last: int) -> tuple[Quantity, int]:
        """ "43 Yemenis at least": a bound behind the noun."""
        hit = self.hit(last + 1, "hedge_after")
        if hit is None or self._when(last + 1) or quantity.hedge is not Hedge.EXACT:
            return quantity, last
        behind = hit.last + 1
        if self.sentence.tokens.kind[behind : behind + 1] == ["d"] or self.hit(behind, "number", "vague"):
            return quantity, last  # "from 130 countries, at least 3,510 of them …": the next one's
        longer = [self.hit(at, "hedge") for at in range(hit.first, hit.last + 1)]
        if any(bound is not None and bound.last > hit.last for bound in longer):
            return quantity, last  # "23 Kenyans and more than 40 Ugandans": the next one's, too
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
        bare = quantity.first == quantity.at and self.sentence.tokens.capital(at) and not known and not land
        return bare and not self._behind_speaker(at, quantity.last)

    def _behind_speaker(self, at: int, last: int) -> bool:
        """ "According to Norburg 45 have fallen", "Norburg 45 says", as some put it: a capital, and no channel "Norburg 24"."""
        norm, after = self.sentence.tokens.norm, last + 1
        town = any(h.last == at for h in self.sentence.by.get("capital", ()))
        if not town or (after < len(norm) and norm[after] in ",،"):
            return False
        if self.hit(after, "say") or self.hit(after + 1, "say"):
            return True
        return any(at - _LED <= h.last < at for h in self.sentence.by.get("attribution_before", ()))

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
            return Noun.PERSON, last, codes_of(people), things
        if people:
            following = self.hit(people.last + 1, "person", "topic.weak", "topic.noun")
            whom = self.sentence.tokens.norm[people.last].endswith(self.sentence.pack.subjectless)
            if following and self.hit(at, "adjective") and not whom:  # "Kenyan soldiers"
                return Noun.PEOPLE, following.last, codes_of(people), things
            before = not self.sentence.pack.caseless  # there a nationality follows its noun
            if self.sentence.pack.head_final and self.sentence.tokens.norm[people.last].endswith(
                self.sentence.pack.genitive
            ):
                before = False  # "of-26-Norlanders the family"
            if following is None and before and self._currency_or_thing(people.last + 1):
                return None
            return Noun.PEOPLE, people.last, codes_of(people), things
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

    def _qualifies(self, hit: Hit) -> bool:
        """ "600 dead North Koreans": the word belongs to the noun behind it."""
        tokens = self.sentence.tokens
        if self.sentence.pack.capital_nouns and not tokens.capital(hit.first):
            return True
        if hit.length > 1 and not self.sentence.pack.head_final and self.hit(hit.last, "stop"):
            return False  # "40 cases against mercenaries"
        following = self.hit(hit.last + 1, "people", "group", "person", "distractor")
        pack = self.sentence.pack
        verb = self.hit(hit.last + 1, "topic.verb") if pack.head_final or pack.verb_final else None
        if verb is not None and following is not None and verb.last > following.last:
            return False  # "40 fighters into-captivity fell", where captives are people, too
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

    def _qualified(self, at: int, *, behind: bool) -> bool:
        """A participle in front of its noun: "getötete Soldaten", "recruited foreigners"; but "12 grumpels killed foreigners".

        ``behind``: it stands behind an unknown word, which is its subject where no ending tells a participle.
        """
        hit, pack = self.hit(at, "topic.verb"), self.sentence.pack
        if behind and not (pack.bare_nouns or pack.capital_nouns or pack.head_first or pack.head_final):
            return False
        if hit is None or "d" in self.sentence.tokens.kind[hit.first : hit.last + 1]:
            return False
        if pack.caseless and not self.hit(at, "topic.weak", "topic.noun"):
            return False  # there what describes a noun stands behind it: "35 joined units of volunteers"
        return self._noun(hit.last + 1) is not None


def _is_year(quantity: Quantity) -> bool:
    """A bare number that may well be a year, and counts nothing: "die 1973 heimkehrten"."""
    return len(quantity.digits) == 4 and 1900 <= quantity.value <= 2100 and quantity.hedge is Hedge.EXACT
