"""Whose: the nationality or group of the people a number counts, from its phrase or from what the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from beleg.languages import places
from beleg.languages.lexicon import Hit
from beleg.languages.regions import EVERYBODY, region
from beleg.reading.routes import passed_through
from beleg.reading.sentences import OPENING, Sentence

PREPOSED: Final = 2  # tokens from a preposition to its country
PLACE: Final = 4  # the same, where a country's adjective stands behind the place
BEGIN: Final = ("that", "clause", "number", "say", "topic.verb", "topic.owner")  # what does not stand between them
_KEPT: Final = 60  # sentences with offices kept in mind, so that time stays linear
_FADES: Final = 2  # paragraphs after which those counted last are no longer meant
_MOSTLY: Final = 3  # times as often as all others together: the text speaks of a party's own people
_CENTRE: Final = 2  # times as often as the other party: the text is about this one
_NAMED_TWICE: Final = 4  # what people named twice count for
_FEW: Final = 4  # sentences that a single mention may be the centre of
_ENDS: Final = frozenset(".!?…")
_CODE: Final = 2  # letters of a country's code; a group has more
_FAR: Final = 12  # tokens from a whole to the sign that its parts stand behind
_BREAKS: Final = frozenset(":(–—")
_SEVERAL: Final = 4  # nations that are named together, where more are those of a region
BESIDE: Final = 2  # tokens between a country and the office that is its own
_NAME: Final = 4  # tokens from one quotation mark of a name to the other
_OPEN, _CLOSE = frozenset('«“„"‘'), frozenset('»”“"’')
STRONG: Final = ("people", "group")
WEAK: Final = ("land", "adjective", "capital")
_NO_NOUN: Final = ("stop", "clause", "range", "say", "offer")
_NO_CITY: Final = (*STRONG, *WEAK, "month", "weekday", "person", "currency", "medium", "say", "given")


@dataclass(slots=True)
class Discourse:
    """The people a text speaks of, as it goes on. ``parties`` are the states at war: they are named everywhere."""

    parties: frozenset[str]
    observers: frozenset[str] = frozenset()  # states whose offices count the people of others
    main: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()  # in this paragraph or the one before
    strong: tuple[str, ...] = ()
    paragraph_strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    paragraph: int = -1
    paragraph_weak: tuple[str, ...] = ()
    # the same, offices counted: "the Kenyan government", whose citizens are spoken of
    paragraph_land: tuple[str, ...] = ()
    counted_in: int = -1
    arena: tuple[str, ...] = ()  # the country that the paragraph named since it spoke of people last
    arena_opens: bool = False  # a sentence opened with it
    theme: tuple[str, ...] = ()  # the country that a sentence opened with last: "the country" is that one
    recruiters_in: int = -1  # the paragraph in which the law is after those who recruit
    offices: list[Sentence] = field(default_factory=list)  # those that name countries and somebody's office

    listing: tuple[str, ...] = ()  # whom the text had counted when the list began that is being read
    in_list: bool = False
    opens_list: bool = False  # a colon ended the sentence before

    def enter(self, sentence: Sentence, item: bool) -> None:
        """Go on to the next sentence, which may be an ``item`` of a list: an item says nothing of whose the next one is.

        "The lists have 900 foreigners: – 300 Norlanders – 40 dead": the dead are foreigners of any kind.
        """
        if item and not self.in_list:
            self.listing = self.counted if self.opens_list else ()
        elif item and self.listing:
            self.counted, self.counted_in = self.listing, sentence.paragraph
        self.in_list = item
        if sentence.paragraph != self.paragraph:
            if sentence.paragraph - self.counted_in > _FADES:
                self.counted = ()
            self.paragraph, self.paragraph_weak, self.paragraph_strong = sentence.paragraph, (), ()
            self.paragraph_land = self.arena = ()

    def leave(self, sentence: Sentence, counts: Sequence[tuple[str, ...]]) -> None:
        """Remember who a sentence spoke of: whom it counted, see `whole`, else the last people it named.

        ``counts`` are the people of each of its claims.
        """
        self.opens_list = sentence.text.rstrip().endswith(":")
        claimed = self.whole(counts)
        named = mentions(sentence, STRONG, self.parties) or whence(sentence, self.parties)
        if named:
            self.strong = self.paragraph_strong = tuple(
                dict.fromkeys(h.payload for h in listed(sentence, named[-1], self.parties, numbers=True))
            )
            if not claimed and named[-1].payload not in self.counted:
                self.counted = ()
        if claimed:
            self.counted, self.counted_in = tuple(claimed), sentence.paragraph
        weak = [h for h in mentions(sentence, WEAK, self.parties) if not observing(sentence, h, self.observers)]
        if claimed or named:
            self.arena = ()
        if weak:
            self.paragraph_land = (weak[-1].payload,)
            self.arena = () if claimed or named else self.paragraph_land
            self.arena_opens = weak[-1].first <= (0 if sentence.pack.head_final else OPENING)
        if weak and sentence.by.get("role_noun"):
            self.offices.append(sentence)
            if len(self.offices) > _KEPT:
                del self.offices[0]
        if weak := [hit for hit in weak if not of_office(sentence, hit)]:
            self.weak = self.paragraph_weak = (weak[-1].payload,)
            if weak[0].category == "land" and weak[0].first <= OPENING:
                self.theme = (weak[0].payload,)

    def whole(self, counts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """Those counted first; of a list of nations all together: "Ghana lost 12, Kenya 10, Togo 9. Half of the dead …"."""
        counts = [about for about in counts if about]
        if not counts or len(counts[0]) > 1 or len(counts[0][0]) > _CODE:
            return counts[0] if counts else ()
        parts = list(dict.fromkeys(code for about in counts for code in about))
        if len(parts) == 1 or any(len(code) > _CODE for code in parts) or not self.parties.isdisjoint(parts):
            return counts[0]
        if self.counted and len(self.counted[0]) > _CODE:
            return self.counted  # "400 foreigners. Among them 200 Kenyans and 100 Indians"
        return tuple(parts) if len(parts) <= _SEVERAL else (region(parts),)

    def now(self) -> tuple[str, ...]:
        """Whom a number without people of its own is about: those counted last, else spoken of here, else everywhere."""
        return self.counted or self.paragraph_strong or self.main or self.paragraph_weak or self.strong or self.weak

    def nearer(self) -> tuple[str, ...]:
        """Whom it is about by more than how often it names them."""
        return self.counted or self.paragraph_strong

    def now_strongly(self) -> tuple[str, ...]:
        """The same, of those only whom the text has called by their people: a country named is not enough."""
        main = () if self.parties.issuperset(self.main) else self.main
        return self.counted or self.paragraph_strong or main

    def only_main(self) -> tuple[str, ...]:
        """A party's own people, where nothing but how often it is named says that they are meant."""
        return self.main if not self.nearer() and self.parties.issuperset(self.main) else ()


def whence(sentence: Sentence, without: frozenset[str]) -> list[Hit]:
    """ "The market where migrants from Norland work": the countries of people who are called by nothing else."""
    nouns = {h.last for h in sentence.by.get("person", ())}
    if not nouns:
        return []
    begins = {h.last + 1: h.first for h in sentence.by.get("origin", ())}
    titles = {h.last for h in sentence.by.get("role_noun", ()) if not str(h.payload).startswith("person_p")}
    lands = [h for h in mentions(sentence, ("land",), without) if h.first in begins]
    return [h for h in lands if begins[h.first] - 1 in nouns and begins[h.first] - 1 not in titles]


def broken_down(sentence: Sentence, at: int, without: frozenset[str]) -> tuple[str, ...]:
    """The nations of a list behind a whole: "22 men: 16 Tajiks, four Uzbeks and two Egyptians"; empty where there is none.

    ``at`` is the last token of the whole; each of the nations has a number right before it, the first one behind the sign.
    """
    norm, kind = sentence.tokens.norm, sentence.tokens.kind
    sign = next((i for i in range(at + 1, min(at + _FAR, len(norm))) if kind[i] != "w"), -1)
    if sign < 0 or norm[sign] not in _BREAKS:
        return ()
    numbers = {h.last for h in sentence.of("number", "article")} | {i for i in range(sign, len(kind)) if kind[i] == "d"}
    small = {h.first for h in sentence.of("person")}  # "16 nafar Tajiks"
    counted = [h for h in mentions(sentence, STRONG, without) if h.first > sign]
    counted = [h for h in counted if h.first - 1 in numbers or (h.first - 1 in small and h.first - BESIDE in numbers)]
    codes = tuple(dict.fromkeys(str(h.payload) for h in counted))
    if len(codes) <= 1 or counted[0].first > sign + BESIDE + 1:
        return ()
    return codes if len(codes) <= _SEVERAL else (region(codes),)


def ends_between(sentence: Sentence, first: int, last: int) -> bool:
    """A sentence ends there, as in a quotation of several."""
    return any(sentence.tokens.norm[at] in _ENDS for at in range(first, last))


def of_office(sentence: Sentence, hit: Hit) -> bool:
    """ "the British ministry", "the president of Turkey": the country of one who speaks, not of those spoken of."""
    offices = (h for h in sentence.of("role_noun") if not str(h.payload).startswith("person_p"))
    return any(0 < hit.first - h.last <= BESIDE or 0 < h.first - hit.last <= BESIDE for h in offices)


def observing(sentence: Sentence, hit: Hit, observers: frozenset[str]) -> bool:
    """ "Washington counts 7,000 of them", "the US State Department": it counts the people of others."""
    if hit.payload not in observers:
        return False
    seats = [h for h in sentence.by.get("capital", ()) if h.payload == hit.payload]
    return any(h.first - 1 <= hit.last and hit.first <= h.last + 1 for h in seats) or of_office(sentence, hit)


def sided(sentence: Sentence, hit: Hit) -> bool:
    """ "on the side of Russia", "the Russian army's ministry": whom somebody serves is not whom the text speaks of."""
    return any(h.first <= hit.first and hit.last <= h.last for h in sentence.of("topic.side"))


def placed(line: Sentence, hit: Hit) -> bool:
    """ "in Kenya": where, not who. An article is no preposition, though a day may follow it alone ("los lunes")."""
    articles = {h.last for h in line.of("determiner")}
    reach = PLACE if line.pack.head_first else PREPOSED  # "dans la région russe de Koursk"
    return led_by(line, hit, {h.last for h in line.of("at", "origin")} - articles, reach)


def led_by(line: Sentence, hit: Hit, heads: Iterable[int], reach: int) -> bool:
    """One of the tokens leads up to a country no farther than that behind it."""
    return any(0 < hit.first - at <= reach and plain(line, at, hit.first) for at in heads)


def plain(line: Sentence, begin: int, end: int) -> bool:
    """Nothing but words that go on with a phrase stands between two tokens."""
    begins = {h.first for h in line.of(*BEGIN)}
    return all(line.tokens.kind[at] == "w" and at not in begins for at in range(begin + 1, end))


def mentions(sentence: Sentence, categories: Iterable[str], without: frozenset[str] = frozenset()) -> list[Hit]:
    """Peoples named in a sentence, in order; the longest at each place."""
    asked = (tuple(categories), without)
    named = sentence.peoples.get(asked)
    if named is None:  # asked a dozen times for each claim
        named = sentence.peoples[asked] = _mentions(sentence, asked[0], without)
    return list(named)


def _mentions(sentence: Sentence, categories: tuple[str, ...], without: frozenset[str]) -> list[Hit]:
    hits = sentence.of(*categories)
    if not hits:
        return []
    found: dict[int, Hit] = {}
    money = {at for hit in sentence.by.get("currency", ()) for at in range(hit.first, hit.last + 1)}
    for hit in hits:
        if hit.first in money:  # "US-Dollar"
            continue
        if hit.payload not in without and (hit.first not in found or found[hit.first].last < hit.last):
            found[hit.first] = hit
    # "sud-africain" is South African, not African; the United Arab Emirates are no Arabs
    if long := [h for h in sentence.of(*STRONG, *WEAK) if h.first < h.last]:
        found = {
            at: hit
            for at, hit in found.items()
            if not any(h.first <= hit.first and hit.last <= h.last and h.length > hit.length for h in long)
        }
    if sentence.by.get("group"):
        nations = sentence.by.get("nation", ())
        found = {
            at: hit
            for at, hit in found.items()
            if hit.category != "group"
            or not (_name(sentence, hit) or _one_country(sentence, hit, nations) or _institute(sentence, hit))
        }
    if between := sentence.by.get("topic.mediator"):
        found = {
            at: hit for at, hit in found.items() if hit.category == "group" or not _mediates(sentence, hit, between)
        }
    if found and sentence.by.get("way"):
        found = {at: hit for at, hit in found.items() if not passed_through(sentence, hit)}
    if found and sentence.pack.caseless and any(norm in _CLOSE for norm in sentence.tokens.norm):
        found = {at: hit for at, hit in found.items() if not _of_medium(sentence, hit)}
    if tongues := sentence.by.get("tongue"):
        found = {at: hit for at, hit in found.items() if not _is_language(sentence, hit, tongues)}
    return [found[at] for at in sorted(found)] if len(found) > 1 else list(found.values())


def listed(sentence: Sentence, hit: Hit, without: frozenset[str] = frozenset(), *, numbers: bool = False) -> list[Hit]:
    """The nations of the list that one of them stands in: "Somalis and Ethiopians", "Tajiks, Uzbeks and Kyrgyz".

    ``numbers``: each may have its own, as those of whom the next sentence speaks.
    """
    named = mentions(sentence, [hit.category], without)
    joined = {h.first for h in sentence.of("range", "between") if h.payload == "and"}
    at = next((n for n, h in enumerate(named) if h.first == hit.first), None)
    if at is None or not joined or len(named) == 1 or len(hit.payload) > _CODE:
        return [hit]

    articles = {h.first for h in sentence.of("determiner", "origin")}  # "d’Ouzbeks et de Tadjiks"
    if numbers:
        articles.update(at for h in sentence.of("number", "person") for at in range(h.first, h.last + 1))
        articles.update(at for at, kind in enumerate(sentence.tokens.kind) if kind == "d")

    def gap(n: int) -> list[int]:
        return [at for at in range(named[n].last + 1, named[n + 1].first) if at not in articles]

    def linked(n: int) -> bool:
        """The nation and the next are joined, by "and" or by what is grown together with it."""
        return gap(n)[0] in joined if len(gap(n)) == 1 else not gap(n) and named[n + 1].first in joined

    def follows(n: int) -> bool:
        return linked(n) or [sentence.tokens.norm[i] for i in gap(n)] == [","]

    first = last = at
    while first > 0 and follows(first - 1):
        first -= 1
    while last + 1 < len(named) and follows(last):
        last += 1
    return named[first : last + 1] if last > first and linked(last - 1) else [hit]


def _name(sentence: Sentence, hit: Hit) -> bool:
    """A region in a short quoted name: "the agency «Asia Line»", "the «Africa corps»"."""
    norm = sentence.tokens.norm
    opens = next((at for at in range(hit.first - 1, hit.first - 1 - _NAME, -1) if at >= 0 and norm[at] in _OPEN), None)
    closes = next((at for at in range(hit.last + 1, min(len(norm), hit.last + 1 + _NAME)) if norm[at] in _CLOSE), None)
    return opens is not None and closes is not None and hit.payload != EVERYBODY and closes - opens <= _NAME


def _institute(sentence: Sentence, hit: Hit) -> bool:
    """ "The Osteuropa-Forum", "the Institute for Central Asia": what a body is called after."""
    if hit.payload == EVERYBODY:
        return False
    norm, small = sentence.tokens.norm, {h.first for h in sentence.of("origin", "at")}
    for body in sentence.of("role_noun"):
        between = range(body.last + 1, hit.first)
        beside = len(between) > 0 or (sentence.pack.caseless and body.last + 1 == hit.first)
        called = norm[hit.last + 1 : body.first] == ["-"] or (beside and all(at in small for at in between))
        if called and not str(body.payload).startswith("person_p"):
            return True
    return False


def _one_country(sentence: Sentence, hit: Hit, nations: Sequence[Hit]) -> bool:
    """ "The Central Asian country", "ce pays d’Afrique": one that was named before, and no region."""
    if not nations:
        return False
    small = {h.first for h in sentence.of("determiner", "origin", "at")}

    def beside(first: int, last: int) -> bool:
        return last - first <= BESIDE and all(at in small for at in range(first + 1, last))

    return any(beside(h.last, hit.first) and beside(hit.last, h.first) for h in nations)


def _of_medium(sentence: Sentence, hit: Hit) -> bool:
    """ "صحيفة «لوموند» الفرنسية": behind the quoted name of a paper its country, where adjectives follow."""
    norm = sentence.tokens.norm
    if hit.first < 1 or norm[hit.first - 1] not in _CLOSE:
        return False
    near = range(max(0, hit.first - 2 - _NAME), hit.first - 2)
    opens = next((at for at in reversed(near) if norm[at] in _OPEN or norm[at] in _CLOSE), -1)
    return opens > 0 and any(h.last == opens - 1 for h in sentence.of("role_noun", "medium"))


def _mediates(sentence: Sentence, hit: Hit, words: Sequence[Hit]) -> bool:
    """ "brokered by the United Arab Emirates", "при посредничестве ОАЭ": who brings them together, not who they are."""
    small = {h.first for h in sentence.of("determiner", "origin", "at")}

    def beside(first: int, last: int) -> bool:
        between = range(first + 1, last)
        # there what stands before is whence they come, not whose they are
        ahead = first < last or sentence.pack.head_final
        return ahead and len(between) <= BESIDE and all(at in small for at in between)

    return any(
        beside(h.last, hit.first) or beside(hit.last, h.first)
        for h in words
        if h.first not in range(hit.first, hit.last + 1)
    )


def _is_language(sentence: Sentence, hit: Hit, tongues: Sequence[Hit]) -> bool:
    """ "adverts in English", "in Uzbek and Tajik languages": what is spoken, not who. "In Russian captivity" is none."""
    tokens, pack = sentence.tokens, sentence.pack
    listed = {h.first for h in sentence.of(*STRONG, *WEAK, "between")}
    after = next((at for at in range(hit.last + 1, len(tokens)) if at not in listed), len(tokens))
    before = next((at for at in range(hit.first - 1, -1, -1) if at not in listed), -1)
    closed = after == len(tokens) or tokens.kind[after] != "w" or any(h.first == after for h in sentence.of(*_NO_NOUN))
    ands = {h.first for h in sentence.of("range") if h.payload == "and"}
    closed = closed or (hit.last + 1 in ands and hit.last + 2 not in listed)  # "in English and Swahili"
    bare = closed or pack.romance or pack.capital_nouns  # in others a noun behind makes it an adjective
    return any(
        h.first in (before, after) if h.payload == "noun" else bare and h.first - 1 <= before <= h.last for h in tongues
    )


def home(
    sentences: Sequence[Sentence],
    towns: Counter[str],
    parties: frozenset[str],
    told: Callable[[int, Hit], bool],
    *,
    named: bool = False,
) -> str | None:
    """The country whose towns a document names, else the one that its language is written in; None where there are several.

    ``named``: only one that it names.

    ``towns`` counts the countries of the towns that the sentences name; ``told`` whether a country named in a sentence
    is only one that tells of others.
    """
    votes = Counter({code: times for code, times in towns.items() if code not in parties})
    langs: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        langs[sentence.pack.code] += 1
        votes.update(hit.payload for hit in mentions(sentence, WEAK, parties) if not told(number, hit))
    if not votes:
        if named:
            return None
        return places.home(max(sorted(langs), key=langs.__getitem__)) if langs else None
    (first, most), *_ = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    return first if most * 3 >= votes.total() * 2 else None


def towns(sentence: Sentence) -> list[tuple[int, str]]:
    """The towns that a sentence names: the token each begins at, and its country."""
    taken = {at for hit in sentence.of(*_NO_CITY) for at in range(hit.first, hit.last + 1)}
    cities = places.cities(sentence.tokens, sentence.pack, taken)
    return [(at, code) for at, code in cities if not _in_longer_name(sentence, at)]


def _in_longer_name(sentence: Sentence, at: int) -> bool:
    """ "The Harrow Institute", where only names have capitals: called after a town, and not in it."""
    tokens, pack = sentence.tokens, sentence.pack
    if pack.capital_nouns or pack.caseless or pack.head_first or at + 1 >= len(tokens):
        return False
    dates = {h.first for h in sentence.of("weekday", "month")}
    behind = tokens.kind[at + 1] == "w" and tokens.text[tokens.start[at + 1]].isupper() and at + 1 not in dates
    return behind and any(h.first == at + 1 for h in sentence.of("role_noun"))


def main_people(sentences: Sequence[Sentence], parties: frozenset[str], observers: frozenset[str]) -> tuple[str, ...]:
    """The one people a document is mostly about; none where it has no clear centre.

    A text that names hardly anybody but the parties counts the people of the one it names by far more often.
    """
    named: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for sentence in sentences:
        own = (h for h in mentions(sentence, (*STRONG, *WEAK)) if h.payload in parties and not sided(sentence, h))
        named.update(h.payload for h in own)
        for sorts, weight in ((STRONG, 2), (WEAK, 1)):
            for hit in mentions(sentence, sorts, parties):
                if not observing(sentence, hit, observers):
                    counts[hit.payload] += weight
    if counts.total() * _MOSTLY <= named.total():
        (party, times), (_, other), *_ = [*named.most_common(2), ("", 0), ("", 0)]
        if times > 1 and times >= _CENTRE * other:
            return (party,)
    if not counts:
        return ()
    (first, most), *others = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    if others and others[0][1] == most:
        return ()  # several, each as often as the other
    if most < _NAMED_TWICE and len(first) > _CODE and len(sentences) > _FEW:
        return ()  # "foreigners", once in a whole article
    return (first,) if most >= 2 and most * 2 >= sum(counts.values()) - most else ()
