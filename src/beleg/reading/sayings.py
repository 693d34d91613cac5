"""Who says each figure: whoever its own words name, whoever still speaks, or whose story it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Measure, Reason
from beleg.reading.counted import Counted, Noun
from beleg.reading.pairing import Pairing
from beleg.reading.sentences import Sentence
from beleg.reading.speakers import Attribution
from beleg.reading.stance import really_paid
from beleg.reading.stance import taken_back as untrue
from beleg.reading.thread import of_recruiters
from beleg.topics import Topic

_WRITTEN: Final = frozenset({"document", "medium", "advert"})
_TELLERS: Final = frozenset({"person", "body"})
_OPENS: Final = 1  # tokens before a number that its sentence opens with
_NAMES: Final = frozenset({"name"})  # a country or an unknown name, which speaks for its own sentence


class Sayings:
    """The speakers of the figures of a document, with what they do by what they say: tell, deny, or offer."""

    def __init__(self, attribution: Attribution, topic: Topic, lines: Sequence[Sentence], invites: bool) -> None:
        self.attribution, self.lines = attribution, lines
        self.measures, self.plain = topic.measures, topic.plain
        self.recruit = of_recruiters(topic)
        self.invites = invites  # the text is an advert

    def of(self, number: int, line: Sentence, pairing: Pairing) -> tuple[str, ...]:
        """Who says a figure, from the outermost to the innermost."""
        counted = pairing.counted
        said_by = self.attribution.chain(number, counted.quantity.at) or self._still_speaking(number, line, pairing)
        said_by = self._told(number, pairing, said_by)
        if self.measures[pairing.measure].unit == "money" and said_by and self._took(number, line, counted):
            said_by = said_by[:-1]
        return said_by

    def reason(self, number: int, line: Sentence, counted: Counted) -> Reason:
        """Why it is attributed: the cue in its own sentence, or that it goes on with what somebody said before."""
        cue = self.attribution.reason(number, counted.quantity.at)
        at = line.text.find(cue) if cue else -1
        if at >= 0:
            return Reason("said_by", "the words that attribute it", cue, line.start + at)
        return Reason("said_by", "goes on with what was attributed before", cue)

    def manner(
        self, number: int, line: Sentence, counted: Counted, said_by: Sequence[str], measure: Measure
    ) -> tuple[bool, bool]:
        """Whether the innermost speaker denies it, and whether it is one who recruits, and not of what they get themselves."""
        manner = self.attribution.manner(number, counted.quantity.at)
        speaker = said_by[-1].casefold() if said_by else ""
        offers: list[Hit] = []
        # "The recruiter told me: 2 million when you sign", and not of his own fee
        if "either_way" not in measure.traits:
            recruiters = (h for h in line.by.get("topic.noun", ()) if h.payload in self.recruit)
            offers = [*line.of("topic.advert"), *recruiters]
        advert = bool(speaker) and any(
            line.text[line.tokens.start[h.first] : line.tokens.end[h.last]].casefold() in speaker for h in offers
        )
        names, kind = self.attribution.left(number)
        advert = advert or (kind == "advert" and bool(said_by) and tuple(said_by) == names)  # it goes on
        own = self.invites and not said_by  # what an advert says of itself
        return manner == "denial", advert or own or manner == "offer"

    def promised(self, number: int, counted: Counted) -> bool:
        """The innermost of its speakers promises something."""
        return self.attribution.manner(number, counted.quantity.at) == "offer"

    def speak_themselves(self, number: int, pairing: Pairing) -> bool:
        """They say something themselves: "three men told us", but not "20 men were lured with false promises"."""
        counted, signal = pairing.counted, pairing.signal
        if not self.attribution.speaks(number, counted.quantity.to):
            return False
        befell = signal is not None and signal.role == "verb" and signal.first > counted.last
        return not (befell and self.attribution.only_offers(number, counted.quantity.to))

    def one_advert(self, number: int, counted: Counted) -> bool:
        """ "One advert promises Armenians two million": it is an advert that is counted, and that says so, and no Armenian."""
        if counted.quantity.value != 1 or not self.attribution.speaks(number, counted.quantity.to):
            return False
        beside = range(counted.quantity.to + 1, counted.last + 2)
        return any(h.payload == "advert" and h.first in beside for h in self.lines[number].of("document"))

    def only_tell(self, number: int, pairing: Pairing, pairings: Sequence[Pairing]) -> bool:
        """They say what befell others: "three officials told M that 40 were killed", "citing three officials"."""
        signal = pairing.signal
        if signal is None or self.measures[pairing.measure].unit != "person":
            return False
        shared = any(p.signal is signal and p is not pairing for p in pairings)
        teller = self.attribution.teller(number, pairing.counted.quantity.to)
        if teller is None or teller[0] <= signal.first <= teller[1]:
            return False
        return shared or teller[2] == "cite"

    def taken_back(self, number: int, counted: Counted) -> Reason | None:
        """The one who said it, or the document itself, calls it untrue in the next sentence."""
        if number + 1 >= len(self.lines) or self.lines[number + 1].paragraph != self.lines[number].paragraph:
            return None
        following = self.lines[number + 1]
        hit = untrue(following)
        chain = self.attribution.chain
        if hit is None or chain(number + 1, hit.first) not in ((), chain(number, counted.quantity.at)):
            return None
        return following.reason("stance", "called untrue", hit.first, hit.last)

    def _still_speaking(self, number: int, line: Sentence, pairing: Pairing) -> tuple[str, ...]:
        """Whoever spoke in the sentence before, where a plain one gives a figure that is theirs rather than the text's own.

        People and offices go on about people and sums, a document about sums; what a law provides is the text's own. So are
        captives and arrests, as a rule: who holds how many is known without a speaker ("Two soldiers have been taken alive").
        But not where the number goes on with those just counted ("Six are held in the south").
        """
        same = _same_again(line, pairing.counted)
        part = same or pairing.counted.partitive or any(h.category in ("partitive", "pronoun") for h in line.hits)
        names, kind = self.attribution.left(number, farther=part)
        measure = self.measures[pairing.measure]
        group = measure.group
        if group == "people" or (group == "law" and measure.unit != "term"):
            if (pairing.measure in self.plain and not same) or kind in _NAMES:
                return ()
            if group == "law" and self.attribution.state_acts(number):
                return ()
            return names if part or kind in _TELLERS else ()
        if group == "law" and part and names and kind in _TELLERS:
            # "X said four were convicted. They were given six to nine years": of these people, and no law
            laws = any(h.payload != "sentence" for h in line.by.get("topic.law", ()))
            return () if laws else names
        if group != "money" or self.attribution.state_acts(number):
            return ()
        if kind in _TELLERS or kind == "document":
            return names
        paid = really_paid(line, pairing.counted)  # whoever tells of it knows what was paid, an advert does not
        return names if kind in _WRITTEN and not paid else ()

    def _told(self, number: int, pairing: Pairing, said_by: tuple[str, ...]) -> tuple[str, ...]:
        """The speakers of a figure within the story that its sentence goes on with; the law needs nobody who tells it."""
        group = self.measures[pairing.measure].group
        if group != "money" and (said_by or group != "people" or pairing.measure in self.plain):
            return said_by
        story = self.attribution.narrator(number)
        return (*(name for name in story if name not in said_by), *said_by) if story else said_by

    def _took(self, number: int, line: Sentence, counted: Counted) -> bool:
        """ "The agent demanded 600 from each family", "brokers demand 900": the verb tells what is paid, and no speech."""
        paid = list(line.of("topic.paid"))
        if self.attribution.manner(number, counted.quantity.at) == "say":
            paid += [h for h in line.by.get("topic.hint", ()) if "either_way" in self.measures[str(h.payload)].traits]
        cue = self.attribution.reason(number, counted.quantity.at) if paid else ""
        offers = (line.text[line.tokens.start[h.first] : line.tokens.end[h.last]] for h in line.by.get("offer", ()))
        if cue and cue in offers:
            return False  # a verb that promises, too: "the channel offers:"
        return bool(cue) and any(line.text[line.tokens.start[h.first] : line.tokens.end[h.last]] == cue for h in paid)


def _same_again(line: Sentence, counted: Counted) -> bool:
    """A number that opens its sentence and has no noun, or is so many more: "Six are held", "Another two men were taken"."""
    if counted.first > _OPENS or counted.noun not in {Noun.NONE, Noun.PERSON}:
        return False
    return counted.noun is Noun.NONE or any(h.first <= counted.last + 1 for h in line.of("topic.more"))
