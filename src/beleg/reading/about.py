"""Whose: the people a number is about, from its own phrase, its sentence, or what the text has been speaking of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.numbers import Sort
from beleg.languages.regions import EVERYBODY
from beleg.model import Claim, Measure, Reason
from beleg.reading import people, recruiters, townspeople
from beleg.reading.counted import FOREIGN, Counted, Noun
from beleg.reading.lists import inner
from beleg.reading.losses import located, losing_army, who_had_them, whose_losses
from beleg.reading.pairing import NEXT_TIME, Pairing
from beleg.reading.people import STRONG, WEAK, Discourse
from beleg.reading.senders import VERB_REACH, sender, sending
from beleg.reading.sentences import OPENING, Sentence
from beleg.reading.sides import BOTH

_MOST: Final = 6  # tokens behind "mostly" that say who most of those counted are
_TALLIED: Final = 5  # tokens between "the soldiers of" and what befell them, before the number of them
_PARTIES: Final = 2  # to a war: what one hands over is the other's
_SHARED: Final = 3  # tokens from a word of the people a share is of to the share: "foreign recruits-of 45 percent"
_SERVED: Final = 2  # tokens from the verb of serving to the army: no more than an article stands between
_POLICE: Final = 2  # tokens between those who arrest and their country
_HARMED: Final = frozenset({"harm", "held", "returned"})

Whose = tuple[tuple[str, ...], Reason | None]
NOBODYS: Final[Whose] = ((), Reason("about", "recruiters: whose they are is not said"))


def about_whom(
    line: Sentence,
    pairing: Pairing,
    measures: Mapping[str, Measure],
    discourse: Discourse,
    said_by: Sequence[str],
    previous: tuple[Claim, int] | None,
) -> Whose:
    """The nationalities or groups of the people meant, and why; empty where the text does not say.

    ``said_by`` are the speakers, whose own country says nothing; ``previous`` the claim before it in the sentence, and the
    token where its number ended.
    """
    counted, measure = pairing.counted, measures[pairing.measure]
    if previous and previous[0].about and pairing.features and pairing.features[0][0] == NEXT_TIME:
        return previous[0].about, Reason("about", "as the number before it in the sentence")
    if counted.quantity.sort is Sort.PERCENT and (hit := _sharing(line, counted, discourse, previous)):
        return _named(line, hit, "whose share it is", discourse.parties)
    if counted.people == FOREIGN and (hit := _tallied_group(line, counted, said_by, discourse)):
        return _named(line, hit, "whose number it is", discourse.parties)
    if counted.people and not ("returned" in measure.traits and _whence(line, counted, discourse)):
        return counted.people, line.reason("about", "counted with the number", counted.first, counted.last)
    if measure.unit == "person" and not counted.people and (hit := whose_losses(line, pairing)):
        return _named(line, hit, "whose losses they are", discourse.parties)
    if (
        measure.unit != "country"
        and line.by.get("mostly")
        and (hit := townspeople.mostly(line, counted, discourse.parties))
    ):
        return _named(line, hit, "whence most of them are", discourse.parties)
    compatriots = any(counted.first <= h.first <= counted.last for h in line.of("compatriot"))
    if compatriots and _of_several(line, counted):
        return FOREIGN, line.reason("about", "citizens of several countries", counted.first, counted.last)
    if compatriots and (home := townspeople.of_the_speaker(line, said_by, discourse)):
        return (home,), line.reason("about", "citizens of the country of who says it", counted.first, counted.last)
    if (town := townspeople.town_of(line, counted)) and town not in discourse.parties:
        return (town,), line.reason("about", "from a town of the country", counted.first, counted.last)
    channels = frozenset(name for name, one in measures.items() if "channels" in one.traits)
    if recruiters.counts_channels(line, pairing, channels):
        if "channel" in counted.things:
            return _addressed(line, counted, discourse, said_by)
        discourse.recruiters_in = line.paragraph
        return NOBODYS
    if measure.group == "law" and _of_recruiters(line, counted, measures, channels, discourse, previous):
        return NOBODYS
    army = next((h for h in line.by.get("topic.army", ()) if h.first == counted.last + 1), None)
    own = "returned" in measure.traits or not discourse.now_strongly()
    called = (measures.get(str(h.payload)) for h in line.by.get("topic.noun", ()) if h.last == counted.last)
    hired = any(m is not None and m.unit == "person" and "unsaid" in m.traits for m in called)  # "recruits of the army"
    if army is not None and counted.noun is Noun.PERSON and own and not hired:
        return _named(line, army, "whose army they are of")
    if "returned" in measure.traits and (both := _both(line, counted, discourse)):
        return both
    if counted.noun in (Noun.NONE, Noun.PERSON) and (
        parts := people.broken_down(line, counted.last, discourse.parties)
    ):
        return parts, Reason("about", "those that it is made up of")
    if hit := sender(line, counted, discourse):
        return _named(line, hit, "whose government sent them")
    if hit := _predicate(line, counted, discourse):
        return _named(line, hit, "what they are said to be", discourse.parties)
    if hit := _possessed(line, counted, said_by):
        return _named(line, hit, "whose own they are")
    if over := _handed_over(line, pairing, discourse):
        return over
    alone = line.by.get("nation") and not people.mentions(line, STRONG, discourse.parties)
    if alone and (hit := townspeople.of_the_country(line, counted, discourse.theme)):
        return discourse.theme, line.reason("about", "the country spoken of", hit.first, hit.last)
    if hit := _tallied(line, pairing, serving=measure.group == "people" and not _HARMED & measure.traits):
        return _named(line, hit, "whose number it is", discourse.parties)
    # "Norland's forces arrested 19 people": whoever is detained is anybody, and hardly of those who do it
    anybody = "anybody" in measure.traits and not counted.things and not compatriots
    if not anybody and (
        hit := who_had_them(line, counted, measure, said_by, discourse, whose_else=bool(previous and previous[0].about))
        or sending(line, pairing, discourse)
        or _framed(
            line,
            counted,
            discourse,
            said_by,
            previous[1] if previous and previous[0].about else -1,
            money=measure.group == "money",
        )
    ):
        return _named(line, hit, "whom the sentence is about", discourse.parties)
    if hit := losing_army(line, counted, measure, discourse, said_by):
        return _named(line, hit, "whose army lost them", discourse.parties)
    sorts = (*STRONG, "land") if compatriots else STRONG
    before = [h for h in people.mentions(line, sorts, discourse.parties) if h.last < counted.first]
    before = [h for h in before if not townspeople.is_speakers(line, h, said_by) and not _of_countries(line, h)]
    before = [h for h in before if not people.observing(line, h, discourse.observers)]
    if most := line.by.get("mostly"):  # "268 foreigners, mostly Tajiks, came; 214 of them stayed"
        before = [h for h in before if not any(0 < h.first - m.last <= _MOST for m in most)]
    if anybody and before:  # "the Norlandish police", "Norland's authorities"
        forces = line.by.get("topic.police", ())
        beside = {at for h in forces for at in range(h.first - _POLICE, h.last + _POLICE + 1)}
        before = [h for h in before if h.first not in beside and not people.of_office(line, h)]
    # "nine people who Kenyans-ACC hired": others did it to them
    if "anybody" in measure.traits and line.pack.head_final:
        before = [h for h in before if not line.tokens.norm[h.last].endswith(line.pack.subjectless)]
    if previous and previous[0].about and not any(h.first > previous[1] for h in before):
        if hit := _next(line, counted, discourse, previous, said_by):
            return _named(line, hit, "whom the list comes to next", discourse.parties)
        return previous[0].about, Reason("about", "as the number before it in the sentence")
    if before:
        return _named(line, before[-1], "named before in the sentence", discourse.parties)
    if compatriots:
        weak = [h for h in people.mentions(line, WEAK, discourse.parties) if h.last < counted.first]
        at = {h.last for h in line.of("at")}
        if weak := [h for h in weak if h.first - 1 not in at] if discourse.now() else weak:
            return _named(line, weak[-1], "whose citizens they are", discourse.parties)
        if discourse.paragraph_land:
            return discourse.paragraph_land, Reason("about", "citizens of the country named before in the paragraph")
    if anybody:
        return (), None  # "police arrested nine people over it": who they are is not said
    if measure.group in ("law", "money"):
        near = people.mentions(line, (*STRONG, *WEAK), discourse.parties)
        near = [h for h in near if not townspeople.is_speakers(line, h, said_by) and not located(line, h)]
        near = [h for h in near if not _aside(line, h, counted)]
        if measure.group == "money" and discourse.nearer():
            # "Dozens of Norlanders are stuck there. In Sudland they were promised 1,900": where it was
            near = [h for h in near if not _where(line, h)]
        number = counted.quantity.at
        near = [h for h in near if not people.ends_between(line, min(h.last, number), max(h.first, number))]
        if near:
            hit = min(near, key=lambda h: abs(h.first - counted.quantity.at))
            return _named(line, hit, "the people named nearest", discourse.parties)
        if discourse.arena and measure.group == "law":
            return discourse.arena, Reason("about", "the country that the paragraph has come to")
    afar = discourse.arena_opens and discourse.counted_in != line.paragraph
    if discourse.arena and afar and measure.group == "people" and not counted.partitive:
        return discourse.arena, Reason("about", "the country that the paragraph has come to")
    first = 0 if counted.partitive else counted.first  # "12,000 mercenaries, 4,000 of whom"
    implied = next((h for h in line.of("topic.about") if first <= h.first <= counted.last), None)
    own = bool(discourse.main) and discourse.parties.issuperset(discourse.main) and "unsaid" in measure.traits
    # "To all who sign the ministry pays 400,000", at the top of a page that comes to foreigners later on.
    unnamed = measure.group == "money" and not (discourse.nearer() or discourse.strong)
    unnamed = (
        unnamed
        and not any(code.isupper() for code in discourse.main)
        and not people.mentions(line, STRONG, discourse.parties)
    )
    # "Fourteen men who worked in Norland signed, Sudland's embassy there says"
    unsaid = counted.noun in (Noun.PERSON, Noun.NONE) and not (counted.partitive or discourse.nearer())
    if unsaid and measure.group == "people" and (hit := townspeople.own_office(line, said_by, discourse, EVERYBODY)):
        return _named(line, hit, "whose office says it")
    general = implied is not None and not counted.partitive  # "migrants": not of the one people a text is mostly about
    codes = () if unnamed else discourse.nearer() if general else discourse.now()
    if codes and not codes[0].isupper() and not counted.partitive:
        told = townspeople.courts(line, said_by, discourse) if measure.group == "law" else None
        if hit := told or townspeople.own_office(line, said_by, discourse, codes[0]):
            return _named(line, hit, "whose office says it")
    if codes and not (own and codes == discourse.main):
        if codes[0].isupper() and not counted.partitive and _of_many(line, counted, discourse):
            return (), Reason("about", "only a part of them is said to be of one nation")
        return codes, Reason("about", "of whom the text has been speaking")
    if implied:
        return _named(line, implied, "what they are called", discourse.parties)
    if measure.group == "law" and (hit := townspeople.courts(line, said_by, discourse)):
        return _named(line, hit, "whose courts and police say it", discourse.parties)
    return (), None


def _of_many(line: Sentence, counted: Counted, discourse: Discourse) -> bool:
    """ "52 inmates left for the war, among them 13 Norlanders": the whole is of no one nation, whoever was named before."""
    parts = [h.last for h in line.by.get("partitive", ()) if h.first > counted.last]
    if not parts:
        return False
    named = people.mentions(line, STRONG, discourse.parties)
    return any(0 < h.first - part <= _MOST for h in named for part in parts if str(h.payload).isupper())


def _tallied_group(line: Sentence, counted: Counted, said_by: Sequence[str], discourse: Discourse) -> Hit | None:
    """ "Puts the number of Africans at 1,780 from 36 countries": who are named before, and no foreigners of any kind."""
    named = [
        h for h in people.mentions(line, STRONG, discourse.parties) if not townspeople.is_speakers(line, h, said_by)
    ]
    kind = line.tokens.kind  # "from 36 countries" names foreigners, too
    if any(counted.first <= h.first <= counted.last and "d" not in kind[h.first : h.last + 1] for h in named):
        return None
    tallies = [h.first for h in line.of("tally") if h.last < counted.first]
    behind = [h for h in named if tallies and tallies[-1] <= h.first and h.last < counted.first]
    return behind[-1] if behind else None


def _named(line: Sentence, hit: Hit, because: str, parties: frozenset[str] = frozenset()) -> Whose:
    """Those named there, with whom "and" joins to them: "of the Somalis and Ethiopians five were left"."""
    listed = people.listed(line, hit, parties)
    codes = tuple(dict.fromkeys(str(h.payload) for h in listed))
    return codes, line.reason("about", because, listed[0].first, listed[-1].last)


def _sharing(line: Sentence, counted: Counted, discourse: Discourse, previous: tuple[Claim, int] | None) -> Hit | None:
    """ "Norlanders make up 45 percent of the foreign recruits": who are named before the share, and before what it is of."""
    if not line.of("makes"):
        return None
    begin = previous[1] + 1 if previous else 0
    named = people.mentions(line, STRONG, discourse.parties)
    named = [h for h in named if begin <= h.first and h.last < counted.quantity.first]
    if len(named) > 1 and line.pack.head_final and counted.quantity.first - named[-1].last <= _SHARED:
        named.pop()
    return named[-1] if named else None


def _of_recruiters(
    line: Sentence,
    counted: Counted,
    measures: Mapping[str, Measure],
    channels: frozenset[str],
    discourse: Discourse,
    previous: tuple[Claim, int] | None,
) -> bool:
    """ "On the agents the minister said that nine cases had been opened": tried are those who recruit.

    So is whoever the law is after in the rest of the paragraph, until it comes to those who went to war.
    """
    tried = previous is not None and bool(previous[0].about) and measures[previous[0].measure].group == "law"
    if not tried and recruiters.sought(line, counted, recruiters.trade(line, channels)):
        discourse.recruiters_in = line.paragraph
    elif tried or people.mentions(line, STRONG, discourse.parties):
        discourse.recruiters_in = -1
    return discourse.recruiters_in == line.paragraph


def _addressed(line: Sentence, counted: Counted, discourse: Discourse, said_by: Sequence[str]) -> Whose:
    """ "26 channels that address young men in Norland and Southland": whom they recruit, where the sentence says so."""
    for sorts in (STRONG, ("land",)):
        named = [
            h for h in people.mentions(line, sorts, discourse.parties) if not townspeople.is_speakers(line, h, said_by)
        ]
        if named:
            hit = min(named, key=lambda h: abs(h.first - counted.quantity.at))
            return _named(line, hit, "whom they address", discourse.parties)
    return NOBODYS


def _predicate(line: Sentence, counted: Counted, discourse: Discourse) -> Hit | None:
    """ "Two of the dead were Colombians": nationals right behind the verb, and no other number between."""
    if line.pack.head_final or not (counted.partitive or counted.noun in (Noun.PERSON, Noun.NONE)):
        return None
    near = range(counted.last + 1, counted.last + 2 + VERB_REACH)
    for hit in people.mentions(line, STRONG, discourse.parties):
        if hit.first in near:
            between = range(counted.last + 1, hit.first)
            passive = any(h.first in between for h in line.of("passive"))
            plain = not any(h.first in between for h in line.of("number", "origin", "range", "clause", "topic.verb"))
            digits = any(line.tokens.kind[at] != "w" for at in between)
            return hit if passive and plain and not digits else None
    return None


def _possessed(line: Sentence, counted: Counted, said_by: Sequence[str]) -> Hit | None:
    """ "Norland's ministry said 157 of its soldiers are back": the country of the one who speaks, else of the subject."""
    if counted.noun is not Noun.PERSON or any(counted.first <= h.first <= counted.last for h in line.of("compatriot")):
        return None  # "told him that 20 of his countrymen fell"
    if not any(h.payload == "possessive" and counted.first <= h.first <= counted.last for h in line.of("determiner")):
        return None
    named = [h for h in people.mentions(line, WEAK) if h.last < counted.first]
    return next((h for h in named if townspeople.is_speakers(line, h, said_by)), None) or next(
        (h for h in named if h.first <= OPENING and not people.placed(line, h)), None
    )


def _tallied(line: Sentence, pairing: Pairing, *, serving: bool) -> Hit | None:
    """ "The number of Norlandish soldiers killed stands at 31,000": those counted stand before, with the word for it."""
    counted, signal = pairing.counted, pairing.signal
    if counted.noun is not Noun.NONE or counted.partitive or signal is None or signal.last >= counted.first:
        return None
    nouns = line.of("person", "topic.weak")
    begins, ends = {h.first for h in nouns}, {h.last for h in nouns}
    numbers = {h.last for h in line.of("tally")} if line.pack.caseless else set()  # "the-number-of the-Norlanders"
    near = range(max(0, signal.first - _TALLIED), counted.first)
    stops = [at for at in near if line.tokens.kind[at] == "d" or line.tokens.norm[at] in ".;,"]
    near = range(stops[-1] + 1, counted.first) if stops else near
    for hit in people.mentions(line, ("adjective", "people")):
        beside = hit.last + 1 in begins or (line.pack.romance and hit.first - 1 in ends)
        beside = beside or (line.pack.head_first and hit.first - 1 in {*ends, *numbers, signal.last})
        if hit.first in near and beside and not (serving and _served(line, hit, signal.first)):
            return hit
    return None


def _served(line: Sentence, hit: Hit, signal: int) -> bool:
    """An army behind the verb of serving, which is not whose they are: "its citizens in the ranks of the Norlandish army"."""
    sides = (h for h in line.of("topic.side") if h.first <= hit.last and hit.first <= h.last)
    return any(signal <= h.last and 0 <= h.first - signal <= _SERVED for h in sides)


def _framed(
    line: Sentence, counted: Counted, discourse: Discourse, said_by: Sequence[str], counted_to: int, *, money: bool
) -> Hit | None:
    """ "Aus Frankreich sind 183 Söldner gereist", "For Austria, five are listed": the sentence opens with whose.

    ``counted_to`` is the token where the number before ended whose people are known: it was that one's frame.

    A country that speaks ("Kyiv says 30 men have fallen") says nothing of whose. ``money``: where somebody was just
    spoken of, what they are paid is theirs, wherever that is ("in the Sultanate of Sudland they were promised 900").
    """
    origin = {h.last for h in line.of("origin")}
    theirs = money and bool(discourse.nearer())
    people_of = {h.last + 1 for h in line.of("person", "compatriot")} if theirs else origin
    inside = origin | {h.last for h in line.of("at")}  # "in Kenya they say": it is the country that speaks, of its own
    found = None  # the last of them: "from Canada came 605, from America 544"
    for hit in people.mentions(line, ("land",), discourse.parties):
        if hit.last >= counted.first:
            break
        if hit.last <= counted_to:
            continue
        if (townspeople.is_speakers(line, hit, said_by) and hit.first - 1 not in inside) or people.observing(
            line, hit, discourse.observers
        ):
            continue
        article = hit.first - 1 not in origin and hit.first - 2 in origin and line.pack.capital_nouns
        led = hit.first - 1 in origin or article
        if hit.first <= OPENING or (led and (not theirs or hit.first - 1 - article in people_of)):
            found = hit
    return found


def _next(
    line: Sentence, counted: Counted, discourse: Discourse, previous: tuple[Claim, int], said_by: Sequence[str]
) -> Hit | None:
    """ "422 from Chad, 361 from Mali, while Togo accounts for 149": a further country, right behind the number before."""
    (code, *others), reached = previous[0].about, previous[1]
    if others or not code.isupper() or counted.partitive:
        return None
    for hit in people.mentions(line, ("land",), discourse.parties):
        between = range(hit.last + 1, counted.quantity.first)
        if not reached < hit.first < counted.first or hit.payload == code or len(between) > VERB_REACH:
            continue
        if not (townspeople.is_speakers(line, hit, said_by) or any(line.tokens.kind[at] != "w" for at in between)):
            return hit
    return None


def _where(line: Sentence, hit: Hit) -> bool:
    """A country that only says where something happened: "in Sudland", "Sudland's sultanate-in"."""
    if hit.category not in WEAK:
        return False
    after, norm = hit.last + 1, line.tokens.norm
    if line.pack.locative and after < len(norm) and norm[after].endswith(line.pack.locative):
        return True
    of = {h.last for h in line.of("origin")}
    # not "Jon from Sudland was promised 900"
    reach = people.PLACE if line.pack.head_first or hit.first - 1 in of else people.PREPOSED
    return people.led_by(line, hit, {h.last for h in line.of("at")} - of, reach)


def _of_several(line: Sentence, counted: Counted) -> bool:
    """ "In Norland of 30 countries over a hundred citizens": the number of countries beside theirs says whose they are."""
    final = line.pack.head_final
    number = {at for h in line.of("number", "scale", "vague") for at in range(h.first, h.last + 1)}
    for hit in line.of("thing"):
        beside = hit.last + 1 == counted.first if final else hit.first == counted.last + 2
        if hit.payload == "country" and beside and hit.first > 0:
            return line.tokens.kind[hit.first - 1] == "d" or hit.first - 1 in number
    return False


def _of_countries(line: Sentence, hit: Hit) -> bool:
    """ "European countries", "الدول الأوروبية": countries, no people."""
    return any(
        h.payload == "country" and (h.first == hit.last + 1 or h.last == hit.first - 1) for h in line.of("thing")
    )


def _aside(line: Sentence, hit: Hit, counted: Counted) -> bool:
    """In brackets in which the number does not stand: "(in German military jargon …)"."""
    norm = line.tokens.norm
    return any(norm[a] == "(" and a < hit.first < b and not a < counted.quantity.at < b for a, b in inner(line))


def _whence(line: Sentence, counted: Counted, discourse: Discourse) -> bool:
    """ "brings home 27 nationals from Russia": where they come home from is not whose they are."""
    if not discourse.parties.issuperset(counted.people):
        return False
    origin = {h.last for h in line.of("origin")}
    lands = [h for h in line.of("land", "capital") if h.last == counted.last and h.first - 1 in origin]
    if whence := line.pack.ablative:  # "India brought from-Russia 26 citizens home"
        beside = (counted.first, counted.first - 1)
        lands += [h for h in line.of("land") if h.last in beside and line.tokens.norm[h.last].endswith(whence)]
    return bool(lands) and any(counted.first <= h.first <= counted.last for h in line.of("compatriot", "person"))


def _handed_over(line: Sentence, pairing: Pairing, discourse: Discourse) -> Whose | None:
    """ "Russia handed over 215 prisoners": they are the other party's."""
    signal, pack = pairing.signal, line.pack
    over = next(
        (h for h in line.of("topic.over") if signal and h.first <= signal.last and signal.first <= h.last), None
    )
    if over is None or len(discourse.parties) != _PARTIES:
        return None
    heads = {h.last for h in line.of("edge") if h.payload == "preposition"}
    cases = (*pack.subjectless, *pack.genitive, *pack.locative, *pack.ablative)
    free = [
        h
        for h in people.mentions(line, ("land", "capital"))
        if h.payload in discourse.parties
        and h.first - 1 not in heads
        and not (cases and line.tokens.norm[h.last].endswith(cases))
    ]
    before = [h for h in free if h.last < pairing.counted.first]
    giver = before[-1] if before else free[0] if free else None
    if giver is None:
        return None
    (other,) = discourse.parties - {giver.payload}
    return (other,), line.reason("about", "handed over by the other party", giver.first, giver.last)


def _both(line: Sentence, counted: Counted, discourse: Discourse) -> Whose | None:
    """ "Russia and Ukraine freed 205 prisoners each": those of the one and of the other."""
    if counted.partitive or len(discourse.parties) != _PARTIES:
        return None
    if sides := next((h for h in line.of("topic.side") if h.payload == BOTH), None):  # "each side freed 205"
        return tuple(sorted(discourse.parties)), line.reason("about", "of both parties", sides.first, sides.last)
    named = [h for h in people.mentions(line, ("land", "capital")) if h.payload in discourse.parties]
    joined = {h.first for h in line.of("range", "between") if h.payload == "and"}
    articles = {h.first for h in line.of("determiner")}
    for one, other in pairwise(named):
        gap = range(one.last + 1, other.first)
        between = [at for at in gap if at not in articles and line.tokens.norm[at] not in ",،"]
        # "and" may be grown together with a name
        beside = (between or [other.first])[0] in joined and len(between) <= 1
        last = not any(h.first > other.first and h.last < counted.first for h in named)
        if one.payload != other.payload and beside and last and other.last < counted.first:
            return tuple(sorted(discourse.parties)), line.reason("about", "of both parties", one.first, other.last)
    return None
