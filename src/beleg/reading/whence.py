"""A number of which the sentence says no more than where those counted are from."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.reading.compared import Compared
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import ENOUGH, Pairing
from beleg.reading.signals import FULL_STOPS

_BESIDE: Final = 2  # tokens from a number to its country where nothing but "from" stands between
_OWN_PLACE: Final = 6  # tokens from a share to where it is from


class Whence(Compared):
    """Tells which country a part is from that has no word of its own."""

    def _merely_whence(self, index: int, previous: Pairing, best: Pairing | None) -> Hit | None:
        """ "119 prisoners, of whom 46 hail from Norland": of the part nothing is said but where they are from."""
        first, last = next(((a, b) for i, a, b in self.zones if i == index), (0, 0))
        if not last or self.numbers[index].quantity.sort is not Sort.COUNT:
            return None
        stops = any(self.sentence.ends_at(at, FULL_STOPS) for at in range(previous.counted.last + 1, first))
        if stops or previous.counted is not self.numbers[index - 1] or self.measures[previous.measure].unit != "person":
            return None
        own = best is not None and best.signal is not None and best.signal.last >= first and best.signal.first <= last
        people = self.sentence.of("people", "group", "land", "adjective")
        return next((h for h in people if self.numbers[index].quantity.to < h.first <= last and not own), None)

    def _comes_from(self, number: Counted, best: Pairing | None) -> Hit | None:
        """ "Most are Westlanders, 17 come from Norland and five from Sudland": nothing else is said of them."""
        told = best is not None and best.score > ENOUGH and best.signal is not None and best.signal.role == "verb"
        bare = number.noun in (Noun.NONE, Noun.UNKNOWN) and number.quantity.sort is Sort.COUNT
        home = self._whence_behind(number) if bare and not told else None
        if home is None or home.category != "land":
            return None
        if number.noun is Noun.UNKNOWN and home.first - number.quantity.last > _BESIDE:
            return None  # "three lines from Norland"
        return home if all(self.sentence.tokens.kind[at] == "w" for at in range(number.last + 1, home.first)) else None

    def _share_whence(self, index: int) -> Hit | None:
        """ "70 percent of them come from Norland", of those counted before: a share, and nothing but where it is from."""
        number = self.numbers[index]
        if number.quantity.sort is not Sort.PERCENT:
            return None
        home = self._whence_behind(number)
        if number.partitive or home is None:
            return home
        # "34 percent, the paper notes, come from the Norlands": a bare share of those whom the text has counted
        bare = number.noun is Noun.NONE and not any(number.last < n.first < home.first for n in self.numbers)
        whence = any(h.last == home.first - 1 for h in self.sentence.of("origin"))
        return home if bare and (whence or self.sentence.pack.head_final) else None

    def _whence_behind(self, number: Counted) -> Hit | None:
        """Where those counted are from, close behind the number."""
        hits = self.sentence.of("people", "group", "land")
        origin = {h.last for h in self.sentence.of("origin")}
        norm, pack = self.sentence.tokens.norm, self.sentence.pack
        for hit in hits:
            whence = hit.category != "land" or hit.first - 1 in origin
            whence = norm[hit.last].endswith(pack.ablative) if pack.head_final else whence
            if whence and 0 < hit.first - number.quantity.last - self._inserted(number) <= _OWN_PLACE:
                return hit
        return None

    def _inserted(self, number: Counted) -> int:
        """How many tokens two commas behind a number set off: "34 percent of them, the paper notes, come from"."""
        norm = self.sentence.tokens.norm
        near = range(number.last + 1, min(number.last + 3, len(norm)))
        opens = next((at for at in near if norm[at] in ",،"), -1)
        behind = range(opens + 1, min(opens + _OWN_PLACE + 2, len(norm)))
        closes = next((at for at in behind if norm[at] in ",،"), -1) if opens >= 0 else -1
        return closes - opens + 1 if closes > opens >= 0 else 0


def from_home(number: Counted, home: Hit) -> Counted:
    """With the country that is named beside it, where it names none itself."""
    return number if number.people else replace(number, people=(str(home.payload),))
