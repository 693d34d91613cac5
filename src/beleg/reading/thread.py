"""What a text has counted, asked and announced so far: what a number without words of its own goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.languages.numbers import Quantity, Sort
from beleg.model import Hedge, Measure, Role, Stance
from beleg.reading import civilians
from beleg.reading.assign import Pairer
from beleg.reading.bounds import turned
from beleg.reading.counted import Counted, Noun
from beleg.reading.dates import is_item
from beleg.reading.items import counted_below
from beleg.reading.neighbours import phrases
from beleg.reading.pairing import ENOUGH, Pairing, Scene
from beleg.reading.people import Discourse, mentions
from beleg.reading.ranking import with_ranked
from beleg.reading.scenery import Scenery
from beleg.reading.sentences import HEADS, OPENING, Sentence
from beleg.reading.sums import NOTHING_PAID, Paid, announced, with_currency
from beleg.reading.tables import kind_of_sums
from beleg.reading.terms import with_unit
from beleg.topics import Topic

_LINE: Final = 8  # tokens of a short line below a head: "Norland: 38 persons"
_RECRUITING: Final = frozenset({"channels", "anybody"})  # of recruiters, and of those who are detained with them
_NATIONS: Final = 2  # of a list
_ASKED: Final = 100  # what "how many" is read as: no small number


class Thread:
    """What a document has counted, asked and announced up to the sentence that is being read."""

    def __init__(self, topic: Topic, lines: Sequence[Sentence], scenery: Scenery, discourse: Discourse) -> None:
        self.topic, self.lines, self.scenery, self.discourse = topic, lines, scenery, discourse
        self.measures, self.telling = topic.measures, topic.telling
        self.harm = frozenset(m.name for m in topic.measures.values() if "harm" in m.traits and "held" not in m.traits)
        # "Six were wounded. The bodies of five were flown home": those five are told of here for the first time
        self.dead = frozenset(name for name in self.harm if "alive" not in topic.measures[name].traits)
        self.recruit = of_recruiters(topic)
        self.money = frozenset(m.name for m in topic.measures.values() if m.unit == "money")
        self.terms = frozenset(m.name for m in topic.measures.values() if m.unit == "term")
        self.case_measures = frozenset(m.name for m in topic.measures.values() if m.unit == "case" and m.group == "law")
        self.foes = scenery.parties - {topic.dimensions.get("side", {}).get("default")}
        self.sum_in: str | None = None  # the currency of the last sum, and the paragraph it stood in
        self.sum_at = -9
        self.measure: str | None = None
        self.figures: dict[float, str] = {}  # of people, by value, with what each counted first
        self.whole: str | None = None  # what the last number counted that is no part of another
        self.at = -1  # the sentence that is being read
        self.counted_in = self.counted_at = -1  # the paragraph, and the sentence, that counted people last
        self.recruiting = -9  # the paragraph that told of recruiters last
        # what the last sentence without a number told of people, and which it is
        self.told_of, self.told_of_at = "", -9
        self.asked = -9  # the paragraph that asked how many there are
        self.cases, self.cases_in = "", -1  # the measure of the last cases counted, and its paragraph
        self.tried = -9  # the paragraph that told of people convicted last
        self.term, self.term_in = ("", ""), -1  # the measure and the unit of the last term, and its paragraph
        self.paid, self.paid_in = NOTHING_PAID, -1  # the last sum, and its paragraph
        self.civilian = -1  # the paragraph that spoke of civilians last
        self.struck_in = -1  # the one that told of a strike on those who live there
        self.fallen, self.fallen_in = 0.0, -9  # how many a paragraph has counted as dead, and which
        self.civilians_in = -1  # the paragraph in which the last people counted were civilians
        self.offer = -1  # the paragraph in which something was offered last
        self.listed: str | None = None  # what the sums of the list being read are, as its caption says
        self.of_list: str | None = None  # what its figures of people count
        self.under_offer = False  # the line that the list stands under offers them

    # --- through the sentences ----------------------------------------------------------------------------------------

    def enter(self, number: int, line: Sentence) -> None:
        """Come to the next line: what the paragraph before counted may be over, a list may begin."""
        if self.lines[number - 1].paragraph != line.paragraph:
            if line.role is Role.HEADING and line.paragraph - self.counted_in == 1:
                self.counted_in = line.paragraph  # what stands below a heading goes on with what stood above it
            if line.paragraph - self.counted_in > 1:
                self.measure = self.whole = None
        self.listed, self.under_offer = self._kind(number, line)
        self.of_list = self._of_list(number, line)

    def read(self, number: int, line: Sentence, quantities: Sequence[Quantity]) -> list[Counted]:
        """What the numbers of a sentence count, with the units that they go on with; and what it asks or announces."""
        self.at = number
        self._recruiters(line)
        self._ask(line)
        if not any(q.sort is Sort.MONEY for q in quantities):
            self._announce(line)
        if not quantities:
            self._head(number, line)
            self._tell_of(line)
            return []
        near = self.sum_in if line.paragraph - self.sum_at <= 1 else None
        unit = self.term[1] if line.paragraph == self.term_in else ""
        at_war = self.scenery.theatre and self.scenery.topical[line.paragraph] >= 1
        counted = phrases(line, quantities, at_war=at_war)
        table = with_unit(line, with_ranked(line, counted), self.terms, unit)
        table, self.sum_in = with_currency(line, table, self.money, near)
        self.sum_at = line.paragraph
        return turned(line, table) if line.by.get("negation") else table

    def paired(self, line: Sentence, pairer: Pairer) -> list[Pairing]:
        """The numbers of a sentence that were given a measure; whether people counted are civilians."""
        pairings = pairer.pairings()
        if any(pairer.civilians(counted) for counted in pairer.numbers):
            self.civilians_in = line.paragraph
        elif any(not p.counted.partitive for p in pairings):
            self.civilians_in = -1
        if pairings:
            self.asked = -9  # and that is the answer
        return pairings

    def ask(self, line: Sentence, name: str) -> None:
        """A sentence asks how many there are: the bare numbers that follow are of that measure."""
        measure = self.measures.get(name)
        if measure is not None and measure.unit == "person":
            self.measure, self.counted_in, self.asked = measure.name, line.paragraph, line.paragraph

    def note(self, line: Sentence, pairing: Pairing, unit: str, pairer: Pairer) -> None:
        """Keep in mind what a claim has counted; ``unit``: of its value."""
        measure = self.measures[pairing.measure]
        if "compared" in measure.traits and pairing.features[0][0] != "conversion":
            self.paid = Paid(measure.name, unit, float(pairing.counted.quantity.value))
            self.paid_in = line.paragraph
        if measure.group == "law" and any(h.payload == "sentence" for h in line.of("topic.law")):
            self.tried = line.paragraph
        if measure.unit == "term":
            self.term, self.term_in = (measure.name, unit), line.paragraph
        if measure.unit == "case":
            self.cases, self.cases_in = measure.name, line.paragraph
        if measure.unit == "country" and (done := pairer.done_by_people()):
            self.measure, self.counted_in, self.counted_at = done, line.paragraph, self.at
        if measure.unit == "person":
            self.figures.setdefault(float(pairing.counted.quantity.value), measure.name)
            self._count_fallen(line, pairing)
            weak = pairing.signal is not None and pairing.signal.role == "weak"
            if not (weak and self.measure):  # "8,000 of them soldiers" goes on with what befell the whole
                self.measure = measure.name
            if not pairing.counted.partitive:
                self.whole = measure.name
            self.counted_in, self.counted_at = line.paragraph, self.at

    def leave(self, line: Sentence, told: bool) -> None:
        """Keep in mind of whom a sentence spoke besides; ``told``: it has claims."""
        # not so where it only tells how many live there: "The village has 700 residents"
        if line.by.get("topic.civilian"):
            self.civilian = line.paragraph
        if line.by.get("topic.strike") and not told and civilians.struck(line, self.harm, before=False):
            self.struck_in = line.paragraph
        self._speak_of_cases(line)

    def offer_goes_on(self, line: Sentence, measure: Measure, how: Stance) -> bool:
        """ "On top of that come 190,000 roubles a month": a further sum, in the paragraph of an offer."""
        if measure.unit != "money":
            return False
        if how is Stance.OFFERED:
            self.offer = line.paragraph
            return False
        if self.under_offer and how is Stance.ASSERTED:
            return not line.of("topic.paid")
        paid = any(h.category in ("topic.hint", "topic.paid") for h in line.hits)
        paid = paid or any(h.first <= OPENING for h in line.of("contrast"))  # "But he was given 200,000"
        return how is Stance.ASSERTED and self.offer == line.paragraph and not paid

    # --- what a sentence goes on with ---------------------------------------------------------------------------------

    def pairer(self, line: Sentence, table: Sequence[Counted]) -> Pairer:
        """What pairs the numbers of a sentence, in the scene that is set for it."""
        told = self.struck_in == line.paragraph
        struck = self.counted_in != line.paragraph and civilians.struck(line, self.harm, before=told)
        scene = Scene(
            topical=self.scenery.topical[line.paragraph],
            document=self.scenery.subject,
            civilian=self._civilian(line),
            measure=self._listed_there(line, table) or self.measure,
            whole=self.whole,
            paid=self._paid(line),
            term=self.term[0] if line.paragraph == self.term_in else "",
            cases=self.cases if line.paragraph == self.cases_in else None,
            people=bool(self.discourse.paragraph_strong)
            or self.discourse.counted_in == line.paragraph
            or bool(mentions(line, ("people", "group", "land"), self.scenery.parties))
            or self._nationals(line),
            elsewhere=self._elsewhere(line),
            recruiters=0 <= line.paragraph - self.recruiting <= 1,
            asked=0 <= line.paragraph - self.asked <= 1,
            figures=self.figures,
            of_civilians=self.civilians_in == line.paragraph,
            foes=self.foes,
            of_list=self.of_list,
            just_counted=0 <= self.at - self.counted_at <= 1 and self.counted_at >= 0,
            fallen=self.fallen if line.paragraph - self.fallen_in <= 1 else 0.0,
            civilians=tuple(
                h.first for h in civilians.words(line, self.telling, counted=self.counted_in == line.paragraph)
            ),
            struck=struck,
            struck_nations=struck and (told or civilians.anybody(line)),
        )
        return Pairer(line, table, self.measures, scene, self.topic.reading.get("default"))

    def _civilian(self, line: Sentence) -> bool:
        """The paragraph has spoken of civilians or accidents, and of no people of the topic."""
        return self.civilian == line.paragraph and not self.discourse.paragraph_strong

    def _elsewhere(self, line: Sentence) -> bool:
        """ "Poland's army has 200,000 soldiers": a country, and nobody who takes part in the war."""
        lands = [h.payload for h in line.of("land", "adjective", "capital")]
        ours = bool(self.scenery.parties.intersection(lands)) or bool(line.of("topic.side", "people", "group"))
        return bool(lands) and not ours

    def _nationals(self, line: Sentence) -> bool:
        """ "The Kenyan government: 200 citizens", "3,344 citizens of 36 countries": a country says whose citizens they are."""
        if not line.of("compatriot"):
            return False
        named = mentions(line, ("adjective", "capital"), self.scenery.parties)
        return bool(named) or any(h.payload == "country" for h in line.of("thing"))

    def _paid(self, line: Sentence) -> Paid:
        """What a sum goes on with: what a list stands under, else the sum before."""
        if self.listed and is_item(line):
            return Paid(self.listed)
        return self.paid if line.paragraph - self.paid_in <= 1 else NOTHING_PAID

    def _count_fallen(self, line: Sentence, pairing: Pairing) -> None:
        quantity = pairing.counted.quantity
        if pairing.measure in self.dead and quantity.sort is Sort.COUNT:
            here = self.fallen if line.paragraph == self.fallen_in else 0.0
            self.fallen, self.fallen_in = max(here, float(quantity.value)), line.paragraph

    def _speak_of_cases(self, line: Sentence) -> None:
        """ "There are ever more cases of desertion. In 2023 they opened 34": what the next bare number may count."""
        named = next((h.payload for h in line.by.get("topic.noun", ()) if h.payload in self.case_measures), "")
        if named:
            self.cases, self.cases_in = str(named), line.paragraph

    def _recruiters(self, line: Sentence) -> None:
        """Whether the paragraph tells of those who recruit."""
        if any(hit.payload in self.recruit for kind in ("topic.noun", "topic.verb") for hit in line.by.get(kind, ())):
            self.recruiting = line.paragraph

    def _announce(self, line: Sentence) -> None:
        """ "The bonus has been raised in several regions": what the sums that follow in the paragraph are for."""
        if line.by.get("topic.frame") and self.scenery.topical[line.paragraph]:
            kind = announced(line, self.measures)
            if kind.measure:
                self.paid, self.paid_in = kind, line.paragraph

    def _ask(self, line: Sentence) -> None:
        """ "How many Norlanders serve there is disputed": what the bare numbers that follow will count.

        The words that ask are read as a number would be.
        """
        for hit in line.of("asked")[:1]:
            asked = Quantity(
                _ASKED, _ASKED, Hedge.EXACT, Sort.COUNT, "", None, hit.first, hit.last, hit.first, hit.last, words=True
            )
            table = phrases(line, [asked])
            best = self.pairer(line, table).best(0)
            name = best.measure if best and best.score > ENOUGH else ""
            topical = self.scenery.topical[line.paragraph]
            if best is None and table[0].noun is Noun.PEOPLE and topical and hit.first <= OPENING:
                name = self.measure or self.topic.reading.get("default", "")
            self.ask(line, name)

    def _head(self, number: int, line: Sentence) -> None:
        """ "Foreign prisoners of war, by country:": what the short lines below, each with its number, count."""
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if following is None or not line.text.rstrip().endswith(":") or following.paragraph == line.paragraph:
            return
        if len(following.tokens) > _LINE or not self.scenery.topical[line.paragraph]:
            return
        named = counted_below(line, self.measures, self.topic.reading.get("default"))
        if named and mentions(line, ("people", "group"), self.scenery.parties):
            self.measure = self.whole = named
            self.counted_in = line.paragraph

    def _tell_of(self, line: Sentence) -> None:
        """ "In the prisoners' camp are foreigners, too.": what the nations that the next sentence lists count."""
        if line.role is Role.BODY and self.scenery.topical[line.paragraph]:
            named = counted_below(line, self.measures, self.topic.reading.get("default"))
            if named and named != self.topic.reading.get("default"):
                self.told_of, self.told_of_at = named, self.at

    def _listed_there(self, line: Sentence, table: Sequence[Counted]) -> str | None:
        """The measure that the sentence before told of, without a number, of people whose nations are listed now."""
        if self.told_of_at != self.at - 1 or not table or self.lines[self.told_of_at].paragraph != line.paragraph:
            return None
        if table[0].noun is not Noun.PEOPLE and "unsaid" not in self.measures[self.told_of].traits:
            return None  # "We were led to the attack. We were 14: three Norlanders, …"
        nations = sum(counted.noun is Noun.PEOPLE for counted in table)
        taken_up = ":" in line.tokens.norm or line.of("partitive", "pronoun", "mostly")
        return self.told_of if nations >= _NATIONS and taken_up else None

    def _of_list(self, number: int, line: Sentence) -> str | None:
        """What the figures of a list count: the people of the line that it stands under, else those counted last."""
        before = self.lines[number - 1] if number else None
        if before is None or not is_item(line) or line.role is Role.TABLE:
            return None
        if is_item(before):
            return self.of_list
        if not before.text.rstrip().endswith(":") or not self.scenery.topical[before.paragraph]:
            return None
        if self.counted_at == number - 1 and self.measure:
            return self.measure
        named = counted_below(before, self.measures, self.topic.reading.get("default"))
        return named or (self.whole if before.paragraph - self.counted_in <= 1 else None)

    def _kind(self, number: int, line: Sentence) -> tuple[str | None, bool]:
        """What the sums of a list are, as the line says that it stands under: "Payments for a contract, by region:".

        And whether that line offers them: "The adverts promise the following:".
        """
        before = self.lines[number - 1] if number else None
        if before is None or not is_item(line):
            return None, False
        if is_item(before):
            return self.listed, self.under_offer
        if before.role not in HEADS and not before.text.rstrip().endswith(":"):
            return None, False
        return kind_of_sums(before, self.measures), bool(before.of("topic.offer", "offer"))


def of_recruiters(topic: Topic) -> frozenset[str]:
    """The measures of recruiters and their channels."""
    return frozenset(m.name for m in topic.measures.values() if not m.traits.isdisjoint(_RECRUITING))
