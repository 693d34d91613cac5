"""Whose those are that a number counts: their country or people, behind the noun, before the number, or told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Quantity, Sort
from beleg.languages.tokens import tokenise
from beleg.reading.counted import DASHES, FOREIGN, Counted, Hits, Noun, codes_of

_AFTER: Final = 4  # tokens from a noun to the country it is qualified by: "citizens of the Republic of Kazakhstan"
_SUCH_AS: Final = 3  # tokens between "from countries" and the first of them: "such as", "wie dem"
# tokens from the country to the number of those who came from there: "Norland-from come 300 foreigners"
_CAME: Final = 3
_PLACE_NOUN: Final = 4  # words from a country in the genitive to the place of its own where somebody is
_LONG: Final = 5  # letters that a word of place has more than
_PART_OPENS: Final = 1  # token up to which "of these" opens a sentence


class Homes(Hits):
    """The countries and peoples that belong to the numbers of a sentence."""

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
            or self.sentence.tokens.norm[at] not in DASHES
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
            return (
                None if served or (hit and (codes_of(hit) == FOREIGN or self._goes_on_listing(hit.last + 1))) else hit
            )
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
            return replace(part, noun=Noun.PEOPLE, last=hit.last, people=codes_of(hit)) if hit else part
        dash = at < len(self.sentence.tokens) and self.sentence.tokens.norm[at] in DASHES
        at += dash  # "19 of them – Central Asian countries' citizens"
        if (hit := self.hit(at, "people", "group")) and (dash or self._closes(self._citizens(hit.last) + 1)):
            last, codes = self._and_others(hit.last, codes_of(hit))
            return replace(part, noun=Noun.PEOPLE, last=last, people=codes)
        land = self.hit(at, "land")
        if land is None or self.sentence.tokens.norm[land.last].endswith(pack.locative):
            return part  # "five-of-them in-Norland are captive": where they are
        noun = self.hit(land.last + 1, "compatriot", "person")
        if noun and self._closes(noun.last + 1):
            return replace(part, noun=Noun.PEOPLE, last=noun.last, people=codes_of(land))
        if self._closes(land.last + 1) and (self._links(land.last + 1) or not self.hit(land.last + 1, "stop")):
            return replace(part, noun=Noun.PEOPLE, last=land.last, people=codes_of(land))
        return part

    def _citizens(self, at: int) -> int:
        """The last token of "Central Asian countries' citizens" behind the last of the region's name."""
        thing = self.hit(at + 1, "thing")
        noun = self.hit(thing.last + 1, "compatriot", "person") if thing and thing.payload == "country" else None
        return noun.last if noun else at

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
        dash = at < len(tokens) and tokens.norm[at] in DASHES
        if self._army(at):
            return None
        hit = self.hit(at + dash, "land", "people", "adjective", "group") if at + dash < len(tokens) else None
        if hit is None or dash:
            return hit
        pack, behind = self.sentence.pack, hit.last + 1
        closes = behind >= len(tokens) or tokens.kind[behind] == "p"
        if hit.category == "land":
            closes = tokens.norm[hit.last].endswith((*pack.genitive, *pack.ablative))
            if closes and self._stays_in(behind):
                return None
        noun = self.hit(behind, "compatriot", "person") if behind < len(tokens) else None
        verb = self.hit(behind, "topic.verb") if noun else None  # "five-of-them Norland-in victims became"
        return hit if closes or (noun and (verb is None or verb.last <= noun.last)) else None

    def _stays_in(self, behind: int) -> bool:
        """ "24-of-them Norland's army hospitals-in": whose country stands before a place, and no people of it."""
        tokens = self.sentence.tokens
        for at in range(behind, min(behind + _PLACE_NOUN, len(tokens))):
            own = tokens.norm[at].endswith(self.sentence.pack.part_endings or ("\0",))  # "soldiers-its"
            if tokens.kind[at] != "w" or (own and self.hit(at, "compatriot", "person")):
                return False
            if tokens.norm[at].endswith(self.sentence.pack.locative or ("\0",)) and len(tokens.norm[at]) > _LONG:
                return True
        return False

    def _is_scale(self, word: str) -> bool:
        """A word for thousands or millions."""
        lexicon = self.sentence.pack.lexicon
        return any(h.category == "scale" for h in lexicon.scan(tokenise(word)))

    def _national(self, at: int) -> tuple[str, ...]:
        """A country right behind a number is its nationals, where the script writes both alike ("20 سوريا")."""
        hit = self.hit(at, "land")
        return codes_of(hit) if hit and not self.hit(at, "people", "thing", "distractor") else ()

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
        dash = norm[at] in DASHES and not self.sentence.tokens.glued(at)
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
        if self.sentence.pack.bare_nouns and begin > 0 and end < len(norm) and {norm[begin], norm[end]} <= DASHES:
            return True
        return any(h.last < quantity.first for h in self.sentence.of("partitive"))

    def _are(self, at: int) -> tuple[int, tuple[str, ...]] | None:
        """ "– citizens of Norland", "were foreigners": what a part is said to be, behind a dash or "are"; the last token."""
        norm = self.sentence.tokens.norm
        dash = at < len(norm) and norm[at] in DASHES and not self.sentence.tokens.glued(at)
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
            last, codes = self._and_others(hit.last, codes_of(hit))
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

    def _before(self, quantity: Quantity) -> Hit | None:
        """The country that a number belongs to: "Polen (1.831)", "Kamerun: 335", "aus Bosnien 167"."""
        tokens = self.sentence.tokens
        sign = quantity.first - 1
        if sign < 0:
            return None
        again = [h for h in self.sentence.of("hedge") if h.payload == "exact" and h.last == sign and h.length > 1]
        if again and not self.hit(again[0].first, "origin", "range"):
            sign = min(h.first for h in again) - 1  # "from Norland once more several hundred"
            if sign < 0:
                return None
        marked = tokens.norm[sign] in "(:–—|"
        nations: tuple[str, ...] = ("people", "land", "group")
        if not marked and self.sentence.pack.caseless and sign > 0 and self.hit(sign, "hedge"):
            marked = True  # "Poland with 1,831", where the preposition is a word of its own
            nations = ("land", "group")  # "in the army the-Norlandish to 19": no adjective counts
            if (to := self.hit(sign, "range")) and to.payload == "to":
                return None  # "the number of cases against those who fought with Norland came to 172"
            tallies = [h.last for h in self.sentence.of("tally") if h.last < sign]
            seats = {h.last + 1 for h in self.sentence.of("at")} if tallies else set()
            if any(h.first in seats and tallies[0] < h.first and h.last == sign - 1 for h in self.sentence.of("land")):
                return None  # "the number of our prisoners in Norland came to 16": where they are
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
        at -= at > 1 and self.hit(at - 1, "determiner") is not None  # "aus dem Jemen"
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

    def _owns(self, at: int) -> bool:
        """ "Өзбекстандан 40 жаран", "Оʻzbekistonning 12 fuqarosi": the ending says that the number is of this country."""
        pack = self.sentence.pack
        return pack.head_final and self.sentence.tokens.norm[at].endswith((*pack.genitive, *pack.ablative))

    def _army(self, at: int) -> bool:
        """ "үчөө орус армиясы менен": the army that a nationality qualifies, no people that are counted."""
        side = self.hit(at, "topic.side")
        if side is None or side.length == 1 or not self.hit(at, "people", "adjective", "land"):
            return False
        if self.sentence.tokens.norm[side.last].endswith(self.sentence.pack.locative):
            return True  # "бесеуі украин тұтқынында": where they are
        return not any(self.hit(n, "person", "topic.weak") for n in range(side.last, side.last + 2))

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
                codes += [c for c in codes_of(hit) if c not in codes]
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
            last, codes = hit.last, (*codes, *(c for c in codes_of(hit) if c not in codes))
        return last, codes
