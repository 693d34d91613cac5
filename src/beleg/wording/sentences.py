"""A claim as one plain sentence, made from its slots by templates of its topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from beleg.model import Claim, Measure, Stance
from beleg.wording.peoples import forms
from beleg.wording.quantities import PERCENT, Quantity, noun, quantity, term
from beleg.wording.when import STATE, when
from beleg.wording.words import Words, fill

Name = Callable[[str], str]
PERSON = "person"
_PLACE = re.compile(r"\{(\w+)\}")
_COUNTED = frozenset({PERSON, "case", "country"})
_END = (".", "…")


def as_written(name: str) -> str:
    """A name as the text has it, on one line."""
    return " ".join(name.split())


def claim_sentence(
    claim: Claim, measure: Measure, words: Words, name: Name = as_written, *, outlet: str | None = None
) -> str:
    """One sentence: what is claimed, of whom, as of when, and who is said to have said it.

    ``words`` are those of a language and a topic (``words("en", "recruitment")``): a measure without a sentence of its
    own is said by its label. ``name`` makes a speaker fit to be shown; ``outlet`` is who says what nobody else does.
    """
    return sentence(statement(claim, measure, words, name, outlet=outlet))


def sentence(text: str) -> str:
    """With a capital at its start and a full stop at its end."""
    for at, letter in enumerate(text):
        if letter.isalnum():
            text = text[:at] + letter.upper() + text[at + 1 :]
            break
    return text if text.endswith(_END) else f"{text}."


def statement(
    claim: Claim, measure: Measure, words: Words, name: Name = as_written, *, outlet: str | None = None
) -> str:
    """The same without capital and full stop, to stand in a longer sentence."""
    said = Clause(claim, measure, words)
    if claim.stance is Stance.DENIED:
        return _told(claim, "denies", {"that": said.that}, words, name, outlet)
    return _told(claim, "says", {"clause": said.main}, words, name, outlet)


def again(
    claim: Claim, before: Claim, measure: Measure, words: Words, name: Name = as_written, *, outlet: str | None = None
) -> str:
    """The statement behind one of the same measure, people and stance, of which it repeats nothing but what differs."""
    alike = (claim.measure, set(claim.about), claim.dimensions, claim.stance, claim.value.unit)
    other = (before.measure, set(before.about), before.dimensions, before.stance, before.value.unit)
    brief = Clause(claim, measure, words).brief
    if alike != other or claim.stance is Stance.DENIED or brief is None:
        return statement(claim, measure, words, name, outlet=outlet)
    return _told(claim, "says", {"clause": brief}, words, name, outlet)


def _told(
    claim: Claim, table_name: str, places: Mapping[str, str], words: Words, name: Name, outlet: str | None
) -> str:
    table: Mapping[str, str] = words.texts[table_name]
    speakers = [name(one) for one in claim.said_by]
    if not speakers:
        return fill(table["outlet"], {**places, "outlet": outlet}) if outlet else fill(table["none"], places)
    key = ("one", "two", "more")[min(len(speakers), 3) - 1]
    between = words.list(speakers[-2:0:-1])
    return fill(table[key], {**places, "inner": speakers[-1], "outer": speakers[0], "middle": between})


@dataclass(frozen=True)
class Clause:
    """What is claimed, without who says it."""

    claim: Claim
    measure: Measure
    words: Words

    @property
    def main(self) -> str:
        """As a sentence of its own would have it, but in lower case: 603 Nepalis were recruited."""
        return self._said(subordinate=False)

    @property
    def that(self) -> str:
        """As it stands behind "that"."""
        return self._said(subordinate=True)

    @property
    def brief(self) -> str | None:
        """The number and its date alone: at least 603 Nepalis in May 2024. None where that would say nothing of its own."""
        value, said = self.claim.value, self._who if self._is_people else self._amount
        if said.agree == "zero" or value.low is value.high is None:
            return None
        if len(as_of := self.claim.as_of or "") == len("2025"):
            date = self.words.say("when.other", date=as_of)  # two numbers in a row would run together
        else:
            date = when(as_of, str(self._own.get("date", STATE)), self.words).text
        return said.text + self._rate + date

    @property
    def amount(self) -> str:
        """The number alone, as the ledger has it."""
        return self.words.value(self.claim.value)

    @cached_property
    def peoples(self) -> Mapping[str, str]:
        return forms(self.claim.about, self.words)

    def _said(self, *, subordinate: bool) -> str:
        table = self._table(subordinate)
        agree = (self._who if self._is_people else self._amount).agree
        return self._fill(table.get(agree) or table["other"], table)

    @cached_property
    def _own(self) -> dict[str, Any]:
        """The topic's table for this measure and unit, else the one for any measure."""
        own: dict[str, Any] = self.words.texts["topic"].get("measures", {}).get(self.measure.name, {})
        unit = own.get(self.claim.value.unit)
        own = {**own, **unit} if isinstance(unit, dict) else own
        stances = {str(stance) for stance in Stance} - {str(Stance.ASSERTED), str(Stance.DENIED), str(Stance.ALLEGED)}
        # A stance that a measure has no words for, such as people who are offered, is said of its label.
        unsaid = str(self.claim.stance) in stances and str(self.claim.stance) not in own
        return self.words.texts["generic"] if unsaid or not own else own

    def _table(self, subordinate: bool) -> Mapping[str, Any]:
        table = self._own
        overlays = ["dated" if self.claim.as_of else "", str(self.claim.stance), "that" if subordinate else ""]
        for key in overlays:
            inner = table.get(key)
            if isinstance(inner, dict):
                table = {**table, **inner}
        return table

    @property
    def _is_people(self) -> bool:
        return self.claim.value.unit in (PERSON, PERCENT) and "count" not in self._own

    @cached_property
    def _who(self) -> Quantity:
        said = quantity(self.claim.value, noun(self.peoples, self.words), "count", self.words)
        if self.claim.value.unit != PERCENT:
            return said
        places = {"people": self.peoples["plural"], "people_of": self.peoples["plural_of"], "value": said.text}
        return Quantity(fill(self.words.texts["quantity"]["share"], places), said.agree)

    @cached_property
    def _amount(self) -> Quantity:
        value, topic = self.claim.value, self.words.texts["topic"]
        things = topic.get("things", {})
        counted = value.unit in _COUNTED
        hedges = self._own.get("hedges", "count" if counted else "amount")
        if counted:
            name = self._own.get("count", value.unit)
            found = things.get(name) or self.words.texts["things"].get(name)
            return quantity(value, noun(found, self.words) if found else None, hedges, self.words)
        said = term(value, things, hedges, self.words)
        per = self.words.known("per", value.per) if value.per else None
        return Quantity(fill(per, {"value": said.text}), said.agree) if per else said

    @property
    def _rate(self) -> str:
        """A month, where people or cases are counted so; of a sum it is part of the amount."""
        value = self.claim.value
        if not value.per or value.unit not in _COUNTED:
            return ""
        return str(self.words.texts["rate"].get(value.per, ""))

    def _fill(self, text: str, table: Mapping[str, Any]) -> str:
        needed = set(_PLACE.findall(text))
        said = when(self.claim.as_of, str(table.get("date", STATE)), self.words)
        values = {
            "when": "" if said.behind else said.text,
            "state": said.text if said.behind else "",
            "doubt": self.words.texts["fill"]["allegedly"] if self.claim.stance is Stance.ALLEGED else "",
            "rate": self._rate,
        }
        fills = self.words.texts["fill"]
        tense = "since" if said.since else "dated" if self.claim.as_of else ""
        values |= {**fills, **fills.get(tense, {})}
        return fill(text, values | {place: self._place(place) for place in needed - values.keys()})

    def _place(self, place: str) -> str:
        words, topic = self.words, self.words.texts["topic"]
        if place == "who":
            return self._who.text
        if place == "amount":
            return self._amount.text
        if place == "person":
            return forms(self.claim.about, words, "or")["one"]
        if place == "value":
            return self.amount
        if place == "label":
            return words.label(self.measure)
        if place == "group":
            named = bool(self.claim.about) or any(name == "side" for name, _ in self.claim.dimensions)
            return words.say("generic.group", people=words.claim_group(self.claim)) if named else ""
        people = topic.get("people", {}).get(place)
        if people is not None:
            pattern = people["some" if self.claim.about else "none"]
            return fill(pattern, {"people": self.peoples["plural"], "people_of": self.peoples["plural_of"]})
        return self._side(topic.get("sides", {}).get(place, {}), place)

    def _side(self, table: Mapping[str, str], place: str) -> str:
        """For which side, where the text says so; of a country's own people on its own side it goes without saying."""
        side = self.claim.dimension("side")
        if place == "serving" and side and tuple(self.claim.about) == (side,):
            return ""
        return table.get(side or "none") or table.get("none", "")
