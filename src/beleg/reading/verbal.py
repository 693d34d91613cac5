"""Attribution by a verb of saying: whose verb it is, what it does, and where its clause stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import (
    Chunk,
    Frame,
    Parsed,
    has_content,
    headed,
    is_place,
    opens_clause,
    relative_at,
    so_many,
    unit,
)
from beleg.reading.endings import in_its, kin_before, thing_offered
from beleg.reading.makers import whose_report
from beleg.reading.nouns import nouns_last
from beleg.reading.subject_forms import nominative, says_last, subject_first
from beleg.reading.subjects import agent, law_that, offered_in, promised_in, subject_of
from beleg.reading.view import VERBAL, VERBS, Phrase, View, acronym, counted

_MANNERS: Final = ("say", "denial", "offer")  # of hits equally long the first counts
_OBJECT: Final = frozenset({"number", "vague", "hedge"})  # what opens an object: "went on 30 raids"
_NO_SPEECH: Final = frozenset({"acts", "known"})  # finding, counting and knowing
_GOES_ON: Final = VERBS | {"that", "joining", "linker", "mood", "contrast"}
_PARTICLE: Final = 40  # tokens that may stand between the two parts of a verb
_MODIFIED: Final = 7  # tokens between an article and the participle that belongs to its noun
_PLACE: Final = 8  # tokens between whoever put out a document and the document
_NEAR: Final = 4  # tokens between a verb and the one who speaks, at most, where nothing else ties them


def verbs(parsed: Parsed) -> Iterator[tuple[Hit, str, str]]:
    """The verbs of saying: the hit with both parts, what it does, and what its subject must be."""
    view = parsed.view
    done = -1
    deeds = _deeds(view)
    for at in view.having(VERBAL):
        if at <= done or not view.word[at] or view.within.get(at) or at in deeds:
            continue
        chunk = parsed.chunk(at)
        if view.upper[at] and at != chunk.first:
            continue
        if at and view.kind[at - 1] == "d" and any(h.first == at for h in view.sentence.by.get("thing", ())):
            continue  # "foreigners from 46 states"
        if (
            at > 0
            and view.keys("linker", at - 1) - {"and", "topic"}
            and at - 1 not in view.blocked
            and view.quoted[at] == view.quoted[at - 1]
            and "attribution_before" not in view.marks[at]
        ):
            continue  # "the number of confirmed dead"
        if any(_attributed(view, hit, at) for hit in view.sentence.by.get("attribution_before", ())):
            continue
        if _attributive(parsed, at) or _owned(view, at) or _no_verb(view, at):
            continue
        split = _completed(parsed, at)
        if split:
            yield split
            done = at
            continue
        best = max((h for c in _MANNERS if (h := view.marks[at].get(c))), key=lambda h: h.last, default=None)
        if best is not None:
            yield best, best.category, str(best.payload)
            done = best.last


def _attributed(view: View, hit: Hit, at: int) -> bool:
    """A noun that is written like a verb, behind words that ask for one: "according to figures that the ministry sent"."""
    return hit.last + 1 == at < view.size - 1 and hit.payload == "name" and opens_clause(view, at + 1)


def _no_verb(view: View, at: int) -> bool:
    """A noun, as an article or a preposition is written onto it: "the-statement", "for-describing the way"."""
    pack, word = view.pack, view.norm[at]
    if not pack.caseless or any(h.last > at for c in VERBS if (h := view.marks[at].get(c))):
        return False
    same = pack.lexicon.atoms
    if pack.prefixes.joined(word) and same(word) == same(word[1:]):
        word = word[1:]
    if pack.prefixes.definite(word) and same(word) == same(pack.prefixes.stem(word)):
        return True
    tied = pack.prefixes.governed(word) and same(word) == same(word[1:])
    return tied and not any("that" in row for row in view.marks[at + 1 : at + 3])


def _deeds(view: View) -> set[int]:
    """The verbs of what is done in court and not said: the prosecutor "calls for 9 years", the judge "finds him guilty"."""
    none = [h for hits in view.places.values() for h in hits if h.payload == "none" and h.category == "say"]
    if not none:
        return set()
    firsts, ends = {h.first for h in none}, {h.last for h in none}
    verbs = [h for at in view.having(VERBS) for h in view.places[at] if h.category in VERBS]
    return {h.first for h in verbs if h.last in ends or not firsts.isdisjoint(range(h.first, h.last + 1))}


def _owned(view: View, at: int) -> bool:
    """A noun that is written like a verb, behind its owner, where adjectives stand first: "its brief mutiny", "Feld's claims"."""
    if at == 0 or not nouns_last(view):
        return False
    of_name = at > 1 and view.norm[at - 1] == "'s" and "speaker_pronoun" not in view.marks[at - 2]  # not "he's said"
    return view.keys("determiner", at - 1) == {"possessive"} or (of_name and view.upper[at - 2])


def _attributive(parsed: Parsed, at: int) -> bool:
    """A participle before its noun, where nouns have capitals: "die vom Senat bestätigte Zahl"."""
    view = parsed.view
    chunk = parsed.chunk(at)
    if not view.pack.capital_nouns or at >= chunk.last or view.upper[at] or not view.upper[at + 1]:
        return False
    noun, before = view.within.get(at + 1), view.within.get(at - 1)
    if noun is not None and noun.speaks and noun.kind not in {"advert", "body"}:
        return False
    if before is not None and before.kind == "person" and not (before.heads or before.named):
        return False  # "einer von ihnen sagte Reportern"
    capitals = 0
    for begun in range(at - 1, max(chunk.first - 1, at - _MODIFIED), -1):
        if "attribution_after" in view.marks[begun]:
            return False  # "Der Mitteilung zufolge versprechen Anzeigen 300"
        if view.upper[begun] and begun != chunk.first:
            capitals += 1
        if view.key("edge", begun) == "preposition" and not capitals:
            return True
        if "determiner" in view.marks[begun]:
            if begun == at - 1:
                return "back" not in view.keys("continues", begun)  # "das erklärte X"
            if view.key("edge", begun + 1) == "preposition":
                return True
            if view.key("edge", begun - 1) != "preposition":
                return False
    return False


def _completed(parsed: Parsed, at: int) -> tuple[Hit, str, str] | None:
    """A verb in two parts whose second part closes its clause."""
    view = parsed.view
    for hit in view.places[at] if "split" in view.marks[at] else ():
        if hit.category != "split":
            continue
        manner, _, rest = str(hit.payload).partition(" ")
        words = rest.casefold().split()
        for end in range(at + len(words), min(at + _PARTICLE, view.size)):
            if [view.norm[i] for i in range(end - len(words) + 1, end + 1)] != words:
                continue
            closes = parsed.chunk(end).last == end or view.raw[end + 1] in '.!?,:;"“”»«'
            if closes and view.quoted[at] == view.quoted[end]:
                return Hit(manner, "any", at, end), manner, "any"
    return None


def verbal(parsed: Parsed, hit: Hit, manner: str, key: str) -> Frame | None:
    view, at = parsed.view, hit.first
    chunk = parsed.chunk(at)
    if any(f.way == "same" and f.cue[0] < at <= f.cue[1] for f in parsed.frames):
        return None  # "…, said the report": a noun of what is said, and no verb
    if _describes(parsed, hit, chunk) or (key == "cite" and _seen(parsed, chunk)) or law_that(view, at):
        return None
    if key == "tell" and hit.last >= view.size - 1 and headed(view) and not view.pack.head_final:
        return None  # a headline: "Over 1,000 recruited, MPs told"
    if key == "opens":
        spoken = _opens_message(parsed, hit.last, chunk) or _word_before_quoted(view, chunk.first)
        if not (spoken or _behind_message(view, hit, chunk)):
            return None  # "the talks concluded on Thursday", "Norland goes on recruiting"
        key = "any"
    if key == "it" and any(p.last == at - 1 and _subject_beside(view, p) for p in view.phrases):
        told = view.within.get(at - 1)
        if told is None or "say" not in view.marks[told.first - 1]:  # "as told «Today» in the ministry"
            key = "any"  # "The Daily Ledger writes, …"
    if key == "it" and view.pack.caseless and _led(view, at, chunk):
        key = "any"  # "The headquarters in Kyiv had mentioned that"
    if key == "it":
        near = (f for f in parsed.frames if f.way == "phrase" and at <= f.cue[1] and f.cue[0] <= hit.last + 1)
        within = next(near, None)  # "it follows from X's report"
        if (
            within is not None
            and within.source is not None
            and within.cue[0] == hit.last > at
            and not _negated(view, at)
        ):
            parsed.frames.remove(within)  # "…, it is said in X's report": a clause of its own
            return _framed(parsed, hit, within.source, (manner, "any"))
        return None if within or _negated(view, at) else _unless_told(parsed, _impersonal(parsed, hit, chunk, manner))
    if (_negated(view, at) or _answers(view, hit) or _describes_speaker(view, hit)) and manner == "say":
        return None
    passive = _passive(parsed, hit, chunk, key)
    if key == "passive" and view.pack.head_final:  # its ending says so, and that the advert promises in which it stands
        advert = promised_in(parsed, hit)
        return _framed(parsed, hit, advert, (manner, "any")) if advert is not None else None
    if key == "passive":
        active = sorted(view.keys(hit.category, at) - {"passive"})
        if not passive and not active:
            return None  # a form that is none of an active verb
        key = "any" if passive else active[0]
    if passive:
        source = agent(parsed, chunk, at)
        if source is None and manner == "offer":
            source = offered_in(parsed, chunk) or promised_in(parsed, hit)
        if source is None:
            return None
    else:
        source = subject_of(parsed, hit, chunk, key)
        elsewhere = source and any(fr.clause[0] <= source.first <= fr.clause[1] for fr in parsed.frames)
        if manner == "offer" and (elsewhere or not any(source is p for p in view.phrases)):
            source = promised_in(parsed, hit) or source
        if manner == "offer":
            source = next((p for p in view.phrases if p.first in {at + 1, hit.last + 1} and p.kind == "advert"), source)
        if source is not None and chunk.mark == "(" and source.last < chunk.first:
            source = None  # "sent 15,000 soldiers (in Kyiv they speak of 12,000)"
        if source is not None and manner == "offer" and thing_offered(view, hit.last, source):
            source = None
        told_of = source is not None and view.pack.head_final and counted(view, source)
        if (source is None or told_of) and manner == "say" and key == "any":
            source = _in_office(view, hit, chunk) or source
        elif source is not None and source.kind == "medium" and source.first == hit.last + 1:
            source = _told_in_office(view, hit, source) or source
    if source is not None and source.first > hit.last and _of_document(view, hit):
        return None
    if source is not None and manner == "offer" and kin_before(view, source, at):
        return None
    if _put_out_before(parsed, hit, chunk):
        return None
    if source is not None and _object(parsed, hit, chunk, source):
        source = None
    if source is not None and (
        _of_thing(view, hit, source) or _attributing(parsed, source) or _behind(view, hit, source)
    ):
        return None
    if source is None or source.kind in {"other", "bare"}:
        found = _unsaid(parsed, hit, chunk, (manner, key), source)
        if found is not None:
            return found
    if (
        source is None
        or not _may_say(source, manner, key)
        or (
            source.kind == "advert"
            and manner == "say"
            and key == "source"
            and (view.pack.bare_nouns or source.first > at)
        )
        or (
            key == "acts" and (counted(view, source) or (is_place(source) and "any" not in view.keys(hit.category, at)))
        )
        or (
            key == "source"
            and (view.pack.caseless or (view.pack.head_final and hit.category == "offer"))
            and is_place(source)
        )
    ):
        return None
    if (
        source.kind == "document"
        and any("by" in view.keys("linker", i) and all(view.word[at:i]) for i in range(at + 1, min(at + 4, view.size)))
        and key != "any"
    ):
        return None  # "a report released on Thursday by X"
    return _framed(parsed, hit, source, (manner, key))


def _behind_message(view: View, hit: Hit, chunk: Chunk) -> bool:
    """A verb that opens or closes its clause behind a comma: "Two were killed, went on the mayor", "…, he went on"."""
    ends = chunk.last - (not view.word[chunk.last])
    opens = hit.first - chunk.first <= 1 and hit.first > 0 and "relative" not in view.marks[chunk.first]
    return chunk.mark == "," and (hit.last == ends or (opens and not view.any(_OBJECT, hit.last + 1)))


def _unless_told(parsed: Parsed, frame: Frame) -> Frame | None:
    """Without "it is said" where a phrase already tells whose: "in the ministry's to-parliament sent reply it is said"."""
    if not parsed.view.pack.head_final:
        return frame
    first, last = unit(parsed, frame.cue[0])
    told = [f.clause for f in parsed.frames if f.way == "phrase" and f.source is not None and first <= f.cue[0] <= last]
    source = frame.source
    own = source is not None and not any(a <= source.first <= b for a, b in told)
    return frame if own or not told else None


def _subject_beside(view: View, phrase: Phrase) -> bool:
    """A name, or so many people, right before what is mostly said of nobody: "two sources in the embassy told"."""
    many = bool(view.pack.dependent) and so_many(view, phrase)
    return (phrase.proper or many) and phrase.speaks and nominative(phrase)


def _in_office(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """An office in which people say something, where the verb has no other subject: "in the Staff they reported"."""
    if view.pack.head_final and view.pack.ablative:
        return _from_office(view, hit, chunk)
    several = view.pack.dependent.get("several", ()) if view.pack.dependent else ()
    if not several or not view.norm[hit.last].endswith(several):
        return None
    ahead = (p for p in view.phrases if chunk.first < p.first and p.last < hit.first and p.governed)
    within = (p for p in ahead if "at" in view.keys("linker", p.first - 1))
    return next((p for p in within if p.kind == "body" or (p.kind == "name" and acronym(view.raw[p.first]))), None)


def _from_office(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """Where verbs stand last, whose the words are has an ending: "this on Tuesday the-ministry-from they-reported"."""
    ahead = [p for p in view.phrases if chunk.first <= p.first and p.last < hit.first]
    opens = [p for p in ahead if p.first == 0 and p.kind == "body" and view.norm[p.last].endswith(view.pack.ablative)]
    others = (p for p in ahead[1:] if p.speaks and nominative(p) and not counted(view, p))
    if opens and view.quoted[0] == view.quoted[hit.first] and next(others, None) is None:
        return opens[0]  # "The-ministry-from that 8 men were held they-reported"
    office = ahead[-1] if ahead else None
    if office is None or office.kind not in {"body", "medium"} or view.quoted[office.first] != view.quoted[hit.first]:
        return None
    beside = office.last >= hit.first - 2
    return office if beside and view.norm[office.last].endswith(view.pack.ablative) else None


def _told_in_office(view: View, hit: Hit, told: Phrase) -> Phrase | None:
    """An office in which people, and not the one medium behind the verb, say something: "as told «Today» in the ministry"."""
    several = view.pack.dependent.get("several", ()) if view.pack.dependent else ()
    if not several or not view.norm[hit.last].endswith(several):
        return None
    within = (p for p in view.phrases if p.first - 1 in (told.last + 1, told.last + 2) and p.governed)
    return next((p for p in within if p.kind == "body" and "at" in view.keys("linker", p.first - 1)), None)


def _seen(parsed: Parsed, chunk: Chunk) -> bool:
    """A clause on who has seen a document, which is not whose it is: "the list, which the agency consulted, has 30 names"."""
    about = next((p for p in reversed(parsed.view.phrases) if p.last < chunk.first), None)
    behind = about is not None and about.last >= chunk.first - 2 and about.kind == "document"
    opens = "relative" in parsed.view.marks[chunk.first] or "that" in parsed.view.marks[chunk.first]
    return behind and opens


def _led(view: View, at: int, chunk: Chunk) -> bool:
    """A subject stands before a verb that is mostly said of nobody."""
    return any(chunk.first <= p.first and p.last < at and p.speaks and nominative(p) for p in view.phrases)


def _object(parsed: Parsed, hit: Hit, chunk: Chunk, source: Phrase) -> bool:
    """Behind a verb that needs no subject, a figure is what is reckoned: "puts the figure at 2,000"."""
    if not parsed.view.pack.pro_drop or source.kind != "document" or source.author is not None:
        return False
    if parsed.view.pack.caseless and parsed.view.key("edge", source.last + 1) == "preposition":
        return False  # "spoke a-cable of 5,000": its own object follows the subject
    numbers = (parsed.view.kind[at] == "d" for at in range(source.last + 1, chunk.last + 1))
    return source.first > hit.last and not _opens_message(parsed, hit.last, chunk) and any(numbers)


def _of_thing(view: View, hit: Hit, source: Phrase) -> bool:
    """What is told of a thing ("a fine that underscores …"), and words that attribute something themselves."""
    if source.kind == "name" and source.name[0] == source.name[1] and "medium" in view.marks[source.name[0]]:
        return True  # a platform is where something stands
    told = source.kind == "other" and source.last == hit.first - 2 and "that" in view.marks[hit.first - 1]
    return told and not view.pack.head_final


def _behind(view: View, hit: Hit, source: Phrase) -> bool:
    """A noun far behind what looks like a verb, where the subject stands before it: "details belonging to the navy"."""
    pack = view.pack
    free = pack.head_first or pack.head_final or pack.bare_nouns or pack.caseless or pack.capital_nouns
    return not free and source.first > hit.last + _NEAR


def _attributing(parsed: Parsed, source: Phrase) -> bool:
    """A noun that is a word of another attribution: "according to Kyiv's figures reported …"."""
    unknown = not any(source is p for p in parsed.view.phrases)
    if not (unknown or source.kind in {"document", "bare"}) or source.author is not None:
        return False
    clauses = (f.clause for f in parsed.frames if f.way == "phrase" and f.source is not source)
    return any(first <= source.first and source.last <= last for first, last in clauses)


def _of_document(view: View, hit: Hit) -> bool:
    """A participle of the document before it: "in the count published in May it …"."""
    if view.pack.capital_nouns or view.key("edge", hit.last + 1) != "preposition":
        return False
    return any(p.last == hit.first - 1 and p.kind == "document" and p.governed for p in view.phrases)


def _put_out_before(parsed: Parsed, hit: Hit, chunk: Chunk) -> bool:
    """A participle of a document, behind the verb of its clause: "told the paper in an interview published online"."""
    view = parsed.view
    if not subject_first(view.pack):
        return False
    told = any(f.way == "say" and chunk.first <= f.cue[0] < f.cue[1] + 1 < hit.first for f in parsed.frames)
    return told and any(p.last == hit.first - 1 and p.kind == "document" and p.governed for p in view.phrases)


def _describes(parsed: Parsed, hit: Hit, chunk: Chunk) -> bool:
    """A participle before its noun, where verbs stand last: "the report that was published says"."""
    view = parsed.view
    at = view.behind_day(hit.last + 1) if hit.first == chunk.first else hit.last + 1
    if not view.pack.head_final or at > chunk.last or view.quoted[at] != view.quoted[hit.last]:
        return False
    if not view.word[at] or view.any(_GOES_ON, at) or _before_all(view, hit):
        return False
    if hit.first == chunk.first and says_last(view, at):
        return False  # "«…», said the-trainers."
    if hit.first == chunk.first and view.quoted[at] < 0 and _word_before_quoted(view, hit.first):
        closing = next((p for p in reversed(view.phrases) if p.last <= chunk.last), None)
        if closing is not None and closing.first > at and closing.last >= chunk.last - 1 and closing.named:
            return False  # "«…», says from-the-front returned Jon Feld": whatever describes him
    if hit.first == chunk.first and _closes_quotation(view, hit):
        return False  # "«…», said designer Jon Feld"
    phrase = view.within.get(at)
    if phrase and phrase.kind == "document" and view.quoted[at] < 0 and _word_before_quoted(view, hit.first):
        return False  # "«…», it is said in the statement"
    closes = phrase is not None and phrase.oblique and phrase.last >= chunk.last - 1 and hit.first == chunk.first
    if closes and phrase is not None and phrase.kind == "document" and chunk.mark == ",":
        return False  # "…, it is said in the report."
    return phrase is None or (not phrase.speaks and not phrase.proper)


def _describes_speaker(view: View, hit: Hit) -> bool:
    """A participle that is the first word of whom it describes: "the deputy's question answered-having minister X said"."""
    one = view.within.get(hit.last) if view.pack.head_final else None
    if one is None or not hit.first <= one.first < one.last or one.last <= hit.last:
        return False
    return one.speaks and nominative(one) and view.norm[hit.last].endswith(view.pack.attributives)


def _before_all(view: View, hit: Hit) -> bool:
    """The clause only tells when, as the last word of its verb says: "the team a list put-out after, things changed"."""
    return hit.length > 1 and "after" in view.keys("edge", hit.last)


def _closes_quotation(view: View, hit: Hit) -> bool:
    """A verb with no ending of a participle, right behind a quotation, and a name close behind it."""
    if view.norm[hit.last].endswith(view.pack.attributives or ("",)) or not _word_before_quoted(view, hit.first):
        return False
    return any(
        p.kind in {"name", "person"} and p.named and hit.last < p.first <= hit.last + _NEAR for p in view.phrases
    )


def _unsaid(parsed: Parsed, hit: Hit, chunk: Chunk, what: tuple[str, str], source: Phrase | None) -> Frame | None:
    """A verb without a subject: it goes on with the speaker before, or says where it was said ("in the ministry")."""
    view, (manner, key) = parsed.view, what
    pack = view.pack
    if not pack.pro_drop or key not in {"any", "tell"} or manner == "offer" or relative_at(view, chunk) >= 0:
        return None
    near = [p for p in view.phrases if chunk.first <= p.first <= chunk.last and p.kind in {"body", "medium"}]
    if pack.bare_nouns:
        near += [p for p in view.phrases if chunk.first <= p.first <= chunk.last and _state(view, p)]
        inside = next((p for p in near if p.governed and "at" in view.keys("linker", p.first - 1)), None)
        if inside is not None:
            return _framed(parsed, hit, inside, what)
    quoted = view.quoted[hit.first] < 0 and _word_before_quoted(view, chunk.first)
    if source is not None and not (quoted or _opens_message(parsed, hit.last, chunk)):
        return None
    frame = _framed(parsed, hit, None, what)
    ends = chunk.last - (not view.word[chunk.last])  # the full stop, where it closes its sentence
    alone = chunk.first == hit.first and ends == hit.last and chunk.mark == ","
    if not (
        quoted or alone or _opens_message(parsed, hit.last, chunk) or (frame.leading and has_content(view, chunk, None))
    ):
        return None
    frame.way = "unsaid"
    return frame


def _state(view: View, phrase: Phrase) -> bool:
    """A country or its capital, for those who govern it: "in Kyiv they said"."""
    places = (view.marks[phrase.first].get(c) for c in ("land", "capital"))
    return phrase.kind == "name" and any(h is not None and h.last == phrase.last for h in places)


def _may_say(source: Phrase, manner: str, key: str) -> bool:
    if key == "holds":
        return source.kind == "document" or (source.kind == "pronoun" and source.first == 0)
    if source.kind == "advert":
        return manner == "offer" or key in {"any", "source"}
    if manner == "denial" and source.kind in {"document", "other"} and source.author is None:
        return False
    if manner == "offer" and source.kind in {"other", "document"}:
        return False
    if source.kind == "bare" and key not in {"any", "tell"}:
        return False
    if key in {"any", "tell", "joined"}:
        return True
    return source.kind != "other"


def _answers(view: View, hit: Hit) -> bool:
    """What is answered is an advert, and nothing is said: "he had replied to an advert that promised 300"."""
    ahead = range(hit.last + 1, hit.last + 1 + _NEAR)
    return any(p.kind == "advert" and p.governed and p.first in ahead for p in view.phrases)


def _negated(view: View, at: int) -> bool:
    """A "not" before the verb; where verbs stand last, it belongs to what is said: "that it is not fewer than 200 he says".

    "Not … but", as Arabic says "only", says it after all: "the capital acknowledges not but 450".
    """
    if view.pack.head_final or at == 0 or "negation" not in view.marks[at - 1]:
        return False
    behind = range(at + 1, min(at + 1 + _NEAR, view.size))
    return not any("negation" in view.marks[i] and "but" in view.keys("negation", i) for i in behind)


def _passive(parsed: Parsed, hit: Hit, chunk: Chunk, key: str) -> bool:
    view = parsed.view
    at = hit.first
    if view.pack.passive_form and re.match(view.pack.passive_form, view.raw[at]):
        return True
    if _participle(view, at):
        return True
    if not view.pack.capital_nouns:
        near = [i for i in range(max(chunk.first, at - 2), at) if "passive" in view.marks[i]]
        return key != "joined" and bool(near) and not _named_so(view, chunk, near[-1], at)
    after = [i for i in range(at + 1, min(at + 3, chunk.last + 1)) if "passive" in view.marks[i]]
    before = [i for i in range(chunk.first, at) if "passive" in view.marks[i]]
    ends = at >= chunk.last - 1 or view.raw[at + 1] in ".!?"
    return bool(after) or (bool(before) and ends)


def _named_so(view: View, chunk: Chunk, passive: int, at: int) -> bool:
    """The word between the two takes the passive to itself, in a clause within: "one who asked not to be named said"."""
    between = passive + 1
    if between != at - 1 or view.norm[between].endswith(view.pack.adverbs or ("\0",)):
        return False
    return any("relative" in view.marks[i] for i in range(chunk.first + 1, passive))


def _participle(view: View, at: int) -> bool:
    """A participle without "have" before it: "the case entrusted to the judge", "an album published in 2007"."""
    pack = view.pack
    if not pack.participles or not view.norm[at].endswith(pack.participles) or "and" in view.keys("linker", at - 1):
        return False
    return not any(view.norm[i] in pack.auxiliaries for i in range(max(0, at - _MODIFIED), at))


def _impersonal(parsed: Parsed, hit: Hit, chunk: Chunk, manner: str) -> Frame:
    """As in "it is said": the speaker, if any, is the document it is said in."""
    view = parsed.view
    final = view.pack.head_final
    opened = next((i for i in range(hit.last, chunk.last + 1) if "that" in view.marks[i]), view.size)
    source = next(
        (
            p
            for p in view.phrases
            if (
                p.governed
                or (final and p.oblique and "to" not in view.keys("attribution_before", p.last + 1))
                or (view.pack.capital_nouns and p.first > hit.last)
                or _document_behind(view, hit, p)
            )
            and chunk.first <= p.first <= min(chunk.last, opened)
            and (
                p.kind in {"document", "advert", "self", "body", "medium"}
                or (p.kind == "name" and p.proper and p.first == hit.last + 1)  # "сообщают в Белом доме"
                or (view.pack.capital_nouns and p.kind == "name" and p.first == hit.last + 2)  # "heißt es in der NDP"
                or _capital_behind(view, hit, p)
            )
        ),
        None,
    )
    if source is None and not final:
        source = _which_says(parsed, hit, chunk)
    if final:  # "in the lists that the project published are shown …"
        first, _ = unit(parsed, hit.first)
        by = [p for p in view.phrases if first <= p.first and p.last < hit.first and nominative(p)]
        source = _issued(parsed, hit) or next((p for p in by if p.kind in {"body", "medium"}), source)
        source = source or _opened_in(view, first)
        source = whose_report(view, source) or source
    frame = _framed(parsed, hit, source, (manner, "any"))
    bare = final and source is not None and source.kind == "document" and source.first == source.last
    bare = bare and source is not None and source.author is None and not _posted(view, source)
    if source is None or bare:
        frame.way = "same"
    frame.bare = not final and source is not None and source.kind == "document" and source.author is None
    return frame


def _posted(view: View, document: Phrase) -> bool:
    """What stands on a platform is somebody's own: "the spokesman took a question. In an on-the-network spread post 15 …"."""
    if in_its(view, document.first):
        return False  # "in his post on the network": of whoever spoke
    return any("medium" in view.marks[at] for at in range(max(0, document.first - _NEAR), document.first))


def _opened_in(view: View, first: int) -> Phrase | None:
    """What all of a sentence is said in, with commas between: "In-the-indictment she 31 sent, …, it is said"."""
    phrase = view.within.get(first)
    if phrase is None or phrase.kind not in {"document", "advert"}:
        return None
    return phrase if view.norm[phrase.last].endswith(view.pack.locative or "\n") else None


def _which_says(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """The document that a clause tells of, and who sent it: "The embassy sent a letter in which it is said that 4 …"."""
    view = parsed.view
    near = range(max(0, chunk.first - 1), hit.first)
    at = next((i for i in near if "relative" in view.marks[i] and "that" not in view.marks[i]), -1)
    document = next((p for p in reversed(view.phrases) if p.last < at <= p.last + _PLACE), None) if at > 0 else None
    if document is None or document.kind != "document":
        return None
    if document.author is None and not document.governed:
        subject = next((p for p in view.phrases if p.last < document.first and nominative(p)), None)
        if subject is not None and subject.kind in {"person", "body"}:
            document.author = subject
    return document


def _document_behind(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A document with an adjective that nobody knows: "it is said in American papers", where "said in" is one pattern."""
    near = phrase.kind == "document" and hit.last < phrase.first <= hit.last + 2
    return near and hit.length > 1 and view.key("edge", hit.last) == "preposition"


def _capital_behind(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A capital stands for its government: "…, they note in Oslo"."""
    beside = view.pack.bare_nouns and phrase.first == hit.last + 1 > hit.first + 1 and phrase.kind == "name"
    return beside and "capital" in view.marks[phrase.first]


def _issued(parsed: Parsed, hit: Hit) -> Phrase | None:
    """The document that something is said in and whose author is known, perhaps with words between the two."""
    view = parsed.view
    first, last = unit(parsed, hit.first)
    for phrase in reversed([p for p in view.phrases if first <= p.first and p.last <= last and p.oblique]):
        if phrase.kind != "document" or view.quoted[phrase.first] != view.quoted[hit.first]:
            continue
        if phrase.author is None:
            owners = [p for p in view.phrases if p.genitive and first <= p.first and p.last < phrase.first]
            near = [p for p in owners if p.kind in {"body", "person", "medium"} and phrase.first - p.last <= _PLACE]
            phrase.author = near[-1] if near else None
        if phrase.author is not None:
            return phrase
    return None


def _framed(parsed: Parsed, hit: Hit, source: Phrase | None, what: tuple[str, str]) -> Frame:
    """A frame with the reach that its place in the sentence gives it."""
    view, chunk, (manner, key) = parsed.view, parsed.chunk(hit.first), what
    whole = unit(parsed, hit.first)
    ends = [hit.last] + (
        [source.last]
        if source and chunk.first <= source.first <= chunk.last and source.first <= hit.last + _NEAR + 4
        else []
    )
    end = max(ends)
    begin = (
        min(hit.first, source.first)
        if source and source.last < hit.first and relative_at(view, chunk) < 0
        else chunk.first
    )
    begin = min(begin, chunk.first) if source is None or source.first >= chunk.first else begin
    behind = source is not None and source.last < chunk.first - 2 and relative_at(view, chunk) < 0
    if behind and hit.first == chunk.first and chunk.mark == ",":
        begin = chunk.first  # "The brokers sent 40 men, promising 300": what they did nobody says
    number = parsed.chunks.index(chunk)
    inserted = "how" in view.marks[chunk.first] or (
        "joining" in view.marks[chunk.first] and "how" in view.marks[min(chunk.first + 1, chunk.last)]
    )
    opened = _opens_message(parsed, end, chunk) and not _tells_of_document(view, hit, source)
    opened = opened and not (source is not None and _who_they_are(parsed, hit, source, number))
    ahead = [c for c in parsed.chunks[:number] if c.last < begin and whole[0] <= c.first]
    cited = [f.clause for f in parsed.frames if f.way == "phrase" and f.clause[0] == whole[0]]
    first = all(_light(view, c) or any(a <= c.first and c.last <= b for a, b in cited) for c in ahead)
    joined = "joining" in view.marks[chunk.first] or "contrast" in view.marks[chunk.first]
    relative = relative_at(view, chunk) >= 0
    spoken = view.quoted[chunk.first] < 0 and _word_before_quoted(view, chunk.first)
    content = not spoken and (has_content(view, chunk, source) or _told_on(view, chunk, hit.first))
    leading = not inserted and (opened or first or joined or relative or content)
    colon = (
        opened
        and number > 0
        and not first
        and not joined
        and not any("that" in view.marks[i] for i in range(end + 1, min(chunk.last + 3, view.size)))
    )
    if (inserted and first and not opened) or (colon and chunk.mark == ","):
        scope = whole
    elif relative and end < chunk.last and not opened and not view.pack.head_final:
        scope = (begin, chunk.last)  # "the man, who denied stealing, took 500"
    elif leading:
        scope = (begin if not first else min(begin, whole[0]), whole[1])
    else:
        scope = whole
    quote = view.quoted[hit.first]
    frame = Frame(
        "say",
        manner,
        source,
        (hit.first, hit.last),
        (begin, end),
        scope,
        leading,
        key in {"source", "acts"} and not opened,
        quote=quote,
    )
    frame.inserted = bool(inserted)
    frame.aside = _aside(view, hit, source)
    frame.acts, frame.holds = key in _NO_SPEECH, key == "holds"
    back = "back" in view.keys("continues", chunk.first)  # "That is how nine Yemenis told it"
    frame.loose = source is not None and source.kind == "other" and leading and not opened and not back
    frame.opens = next((i for i in range(end + 1, chunk.last + 1) if "that" in view.marks[i]), chunk.last)
    if not leading:
        frame.clause = (begin, max(chunk.last, end))
    if _before_all(view, hit):
        frame.scope = (frame.scope[0], hit.last)  # what happened then somebody else says
    if spoken and not leading and all(view.quoted[i] < 0 for i in range(end, whole[1] + 1)):
        frame.scope, frame.clause = (whole[0], end), (begin, end)
    return frame


def _told_on(view: View, chunk: Chunk, at: int) -> bool:
    """The clause of the verb is reported itself, and goes on behind it: "X sagt, sein Sohn habe gesagt, dort seien …"."""
    if not view.pack.capital_nouns or chunk.mark != "," or chunk.last > at or at + 2 >= view.size:
        return False
    return view.raw[at + 1] == "," and any(view.key("mood", i) == "clear" for i in range(chunk.first, at))


def _aside(view: View, hit: Hit, source: Phrase | None) -> tuple[int, int]:
    """The relative clause between a speaker and the verb, or behind both: "the fund, which met 200 men, has found"."""
    nothing = (0, -1)
    at = source.last + 2 if source is not None else view.size
    if source is None or at + 1 >= view.size or view.raw[at - 1] not in ",–—":
        return nothing
    at += view.key("edge", at) == "preposition"
    if "relative" not in view.marks[at]:
        return nothing
    if source.last < hit.first:
        ends = hit.first
    else:  # "said the fund, which met 200 men, that"
        ends = next((i for i in range(at + 1, view.size) if "that" in view.marks[i] and view.raw[i - 1] in ",،"), -1)
    closing = next((i for i in range(ends - 1, at, -1) if view.raw[i] == view.raw[source.last + 1]), -1)
    return (source.last + 1, closing) if closing > at else nothing


def _word_before_quoted(view: View, at: int) -> bool:
    """What stands right before is a quotation."""
    before = next((i for i in range(at - 1, max(-1, at - 5), -1) if view.kind[i] != "p"), -1)
    return before >= 0 and view.quoted[before] >= 0


def _opens_message(parsed: Parsed, end: int, chunk: Chunk) -> bool:
    """What is said begins after the clause: with "that", a colon, or a quotation."""
    view = parsed.view
    for at in range(end + 1, min(chunk.last + 3, view.size)):
        if (
            view.pack.romance
            and view.pack.pro_drop
            and view.raw[at - 1] == ","
            and "relative" in view.marks[at]
            and at == chunk.last + 2
        ):
            return False  # "…, indica la publicación, que estima …"
        if (
            ("that" in view.marks[at] and view.key("that", at) != "whereby")
            or view.raw[at] == ":"
            or (at > 0 and view.quoted[at] != view.quoted[at - 1] and view.quoted[at] >= 0)
        ):
            return True
    return False


def _tells_of_document(view: View, hit: Hit, source: Phrase | None) -> bool:
    """Where "that" is "which", too, and verbs stand last: "…, it is said in a report, which the team X published"."""
    if source is None or not view.pack.verb_final or source.kind != "document" or source.first < hit.last:
        return False
    at = source.last + 2
    return at < view.size and view.raw[at - 1] == "," and "relative" in view.marks[at]


def _who_they_are(parsed: Parsed, hit: Hit, source: Phrase, number: int) -> bool:
    """Where "that" is "who", too: "62 have joined, told the daily M two officials who asked not to be named"."""
    view, chunk = parsed.view, parsed.chunks[number]
    at = source.last + 1
    if source.proper or chunk.mark != "," or hit.first != chunk.first or source.first < hit.last:
        return False
    bare = at < view.size and "that" in view.marks[at]  # "…, says a report that lawmakers received"
    at += at < view.size and view.raw[at] == ","
    if at >= view.size or not (bare or "relative" in view.marks[at]) or view.quoted[at] != view.quoted[hit.first]:
        return False
    return any(has_content(view, c, None) for c in parsed.chunks[:number])


def _light(view: View, chunk: Chunk) -> bool:
    """A chunk that says nothing by itself: a date, a place, an inserted word."""
    if view.quoted[chunk.first] >= 0 or (chunk.first == chunk.last and not view.word[chunk.first]):
        return False
    if view.key("edge", chunk.first) == "preposition" or chunk.last - chunk.first <= 1:
        words = range(chunk.first, chunk.last + 1)
        return chunk.last - chunk.first < 10 and not any(
            "that" in view.marks[i] or "say" in view.marks[i] for i in words
        )
    return False
