"""What tells that a sentence without a speaker of its own goes on with the one before it."""

from __future__ import annotations

import re
from typing import Final

from beleg.model import Role
from beleg.reading.naming import NAMELESS, Chain, Speaker
from beleg.reading.nesting import Said
from beleg.reading.sentences import Sentence
from beleg.reading.subject_forms import nominative
from beleg.reading.view import Phrase, View

_ITEM: Final = re.compile(r"^\s*(?:[•·*\-–—]|\(?\d{1,2}[.)])\s")
_ADDRESS: Final = frozenset({"address"})
_MOOD: Final = frozenset({"mood"})
CONTINUES: Final = frozenset({"continues"})
_OPENING: Final = 2  # tokens that may stand before the words that turn away
OPENS_WITH: Final = 4  # tokens within which the subject of a sentence stands that opens with it
_OWN: Final = 4  # tokens of a sentence within which the text names itself


class Left:
    """By sentence, whoever spoke before one that has no speaker of its own: it may still be they who speak.

    ``near``: right before it; ``before``: or before the plain sentences that it follows in its paragraph, as in "X counts
    70 men. Most come from the north. Nine of them fell".
    """

    def __init__(self) -> None:
        self.near: list[Chain] = []
        self.before: list[Chain] = []
        self.of_state: list[bool] = []  # whether a sentence opens with a state that does something
        self.paragraph = -1
        self.land = ""  # the country that the last sentence with a speaker of its own is set in

    def note(self, view: View, chain: Chain, manner: str, plain: bool, follows: bool) -> None:
        """Take the next sentence: who spoke last and how, whether it is a plain one, and follows right behind them."""
        if manner == "offer" and chain and chain[-1].kind != "advert":
            chain = chain[:-1]  # "By the verdict, officers promised 300. Some 80 left": who promised tells nothing
        opens = _opens(view)
        self.of_state.append(opens is not None and _is_state(view, opens))
        plain = plain and not (opens is not None and _office_acts(view, opens))
        land = _set_in(view)
        if plain and land and self.land and land != self.land and chain and chain[-1].kind == "body":
            # "In Norland, by the prosecutor's account, 61 were tried. In Sudland they were three"
            plain = chain[-1].civil
        elif not plain:
            self.land = land
        same = view.sentence.paragraph == self.paragraph
        self.paragraph = view.sentence.paragraph
        self.near.append(chain if plain and follows else ())
        if plain and same and not follows:
            self.before.append(self.before[-1])
        else:
            self.before.append(self.near[-1])


def _set_in(view: View) -> str:
    """The country that a sentence opens with as where it is: "In Norland …"."""
    lands = view.sentence.by.get("land")
    if not lands or lands[0].first > 1:
        return ""
    hit = lands[0]
    if view.pack.head_final:
        there = hit.first == 0 and view.norm[hit.last].endswith(view.pack.locative)
    else:
        there = hit.first == 1 and view.key("edge", 0) == "preposition"
    return str(hit.payload) if there else ""


def _office_acts(view: View, first: Phrase) -> bool:
    """An office is what a sentence opens with: "The police have detained 8 men" is told by nobody who spoke before."""
    if first.kind != "body":
        return False
    gangs = view.sentence.by.get("topic.gang", ())  # "The network recruited 52 men": what the office tells of
    return first.proper or not any(h.payload == "who" and first.first <= h.first <= first.last for h in gangs)


def _opens(view: View) -> Phrase | None:
    """Whoever a sentence opens with; of an office ("The police have detained 8 men") nobody tells who spoke before."""
    first = next((p for p in view.phrases if nominative(p) and p.kind != "other"), None)
    return first if first is not None and first.first <= OPENS_WITH else None


def _is_state(view: View, phrase: Phrase) -> bool:
    """A country or its capital that does something; what heads a list does nothing ("Norland comes first with 80")."""
    return phrase.kind == "name" and phrase.gender == "n" and not view.sentence.by.get("ranks")


def is_item(sentence: Sentence) -> bool:
    """An item of a list."""
    return sentence.role is Role.LIST or bool(_ITEM.match(sentence.text))


def goes_on(said: Said, before: Chain) -> bool:
    """A verb without a subject only carries on: "(X said so.) 62 of them died, another 41 are-believed missing"."""
    return said.frame.source is None and said.frame.way == "say" and said.chain == before


def turned(view: View, subject: Speaker | None) -> Chain:
    """Whoever turns to somebody in a sentence: "The embassy turned to its citizens. 54 died, the appeal says"."""
    if subject is None or subject.kind in NAMELESS or subject.counted:
        return ()
    return (subject,) if view.having(_ADDRESS) else ()


def offers(sentence: Sentence) -> bool:
    """Words of the sentence promise something."""
    return bool(sentence.by.get("offer") or sentence.by.get("topic.offer"))


def turns_away(view: View) -> bool:
    """The text turns from whoever spoke to what it knows itself: "Earlier it was reported that …", "By our count …".

    "Meanwhile" does so where no verb marks reported speech.
    """
    for at in view.having(CONTINUES):
        if at > _OPENING:
            break
        keys = view.keys("continues", at)
        if view.quoted[at] < 0 and ("aside" in keys or ("meanwhile" in keys and not reported(view))):
            return True
    opens = (p for p in view.phrases if p.first <= _OPENING and p.last < _OWN)
    return any(p.kind == "self" and view.quoted[p.first] < 0 for p in opens)


def reported(view: View, begin: int = 0, end: int | None = None) -> bool:
    """A verb form that marks reported speech stands outside quotations, from a token on and before another."""
    return any(
        at >= begin and (end is None or at < end) and view.key("mood", at) == "clear" and view.quoted[at] < 0
        for at in view.having(_MOOD)
    )
