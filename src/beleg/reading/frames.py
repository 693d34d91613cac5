"""Frames: who is said to say something in a sentence, by which words, and how far it reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from beleg.languages.lexicon import Hit
from beleg.languages.places import cities
from beleg.model import Role
from beleg.reading.clauses import Chunk, Frame, Parsed, has_content, relative_at, unit
from beleg.reading.nuclei import nouns_last
from beleg.reading.scopes import settle
from beleg.reading.subjects import (
    agent,
    law_that,
    nominative,
    offered_in,
    promised_in,
    says_last,
    subject_first,
    subject_of,
)
from beleg.reading.view import STEM, VERBAL, VERBS, Phrase, View, acronym, counted, verbless

_MANNERS = ("say", "denial", "offer")  # of hits equally long the first counts
_PHRASAL = frozenset({"attribution_before", "attribution_after"})
_UNSIGNED = {"unsigned": 1, "unsigned 2": 2}  # and how many words of the pattern are not the name
_CUES = VERBAL | _PHRASAL | {"that"}
_NO_CUES = frozenset({"to", "that", "view"})  # "to" whom and "that" what: alone they attribute nothing
_DASHES = frozenset("–—-―")
_TITLED = _DASHES | {":"}  # marks between a headline and its speaker
_GOES_ON = VERBS | {"that", "joining", "linker", "mood", "contrast"}
_PARTICLE = 40  # tokens that may stand between the two parts of a verb
_MOST = 24  # frames of one sentence; what has more is no sentence, and time stays linear
_TITLE = 10  # tokens between a source and the postposition it belongs to
_MODIFIED = 7  # tokens between an article and the participle that belongs to its noun
_PLACE = 8  # tokens between whoever put out a document and the document
_COUNTRY = frozenset({"land", "adjective", "people", "group"})
_NAMES = frozenset({"person", "body", "medium", "name"})
_SPEAKERS = _NAMES - {"name"}
_NO_ADJECTIVE = VERBS | {"edge", "determiner", "number"}
_THING = frozenset({"thing"})
_DATA = 4  # tokens of a noun and its article, with a comma, before such a clause
_ANY_PERSON = "mfw"  # letters of a pronoun that takes up whoever spoke, a person rather than an office
_NEAR = 4  # tokens between a verb and the one who speaks, at most, where nothing else ties them


def frames(view: View) -> Parsed:
    """Every attribution of a sentence."""
    parsed = Parsed(view)
    if not _cued(view):
        return parsed
    parsed.cut()
    if not parsed.chunks:
        return parsed
    parsed.frames += _title(parsed)
    parsed.frames += islice(_phrasal(parsed), _MOST)
    for hit, manner, key in _verbs(parsed):
        frame = _verbal(parsed, hit, manner, key)
        if frame is not None and not frame.loose:
            parsed.frames.append(frame)
        if len(parsed.frames) >= _MOST:
            break
    if not any(frame.quote < 0 for frame in parsed.frames):
        parsed.frames += _advertised(parsed)
        parsed.frames += _summed(parsed)
    _stages(parsed)
    settle(parsed)
    return parsed


def _stages(parsed: Parsed) -> None:
    """A country before a colon is where it happens, if the headline names another speaker: "Norland: «…», says a driver"."""
    first = parsed.frames[0] if len(parsed.frames) > 1 else None
    if first is None or first.way != "title" or first.source is None or not _place(first.source):
        return
    if any(f.way == "say" and f.quote < 0 and f.source is not None for f in parsed.frames[1:]):
        del parsed.frames[0]


def _advertised(parsed: Parsed) -> Iterator[Frame]:
    """An advert before a colon and its words: "A leaflet at the stop is set in large type: «2,000,000 on the card»"."""
    view = parsed.view
    at = next((i for i in range(1, view.size - 1) if view.raw[i] == ":" and view.quoted[i] < 0), 0)
    source = next((p for p in view.phrases if p.last < at and p.kind == "advert"), None)
    if at and source is not None and _opens_quotation(view, at):
        yield Frame("title", "offer", source, (source.first, source.last), (0, at), (at + 1, view.size - 1), True)


def _summed(parsed: Parsed) -> Iterator[Frame]:
    """Figures before a colon, and whose they are behind it: "Seven arrests, 35 cases: that is the tally of the bureau"."""
    view = parsed.view
    for chunk in parsed.chunks[1:]:
        if chunk.mark != ":" or "back" not in view.keys("continues", chunk.first):
            continue
        source = next((p for p in view.phrases if p.first > chunk.first), None)
        if source is None or source.kind != "document" or source.author is None or source.governed:
            return
        if source.first <= chunk.first + _NEAR:
            clause = (chunk.first, source.last)
            yield Frame("phrase", "say", source, (chunk.first, chunk.first), clause, unit(parsed, chunk.first))
        return


def _cued(view: View) -> bool:
    """The sentence has words that can attribute; most have none."""
    if ":" in view.raw[:-1] and "back" in view.keys("continues", view.raw.index(":") + 1):
        return True
    if ":" in view.raw and _opens_quotation(view, view.raw.index(":")):
        return True  # somebody, a colon and a quotation
    if _headed(view) and not _TITLED.isdisjoint(view.raw):
        return True  # a headline names its speaker without a word of saying
    if _CUES.isdisjoint(view.sentence.by):
        return False
    if "view" in view.keys("attribution_before", 0):
        return True  # "For Jon Feld, who studies it, …"
    return any(h.category in _CUES and h.payload not in _NO_CUES for hits in view.places.values() for h in hits)


def _headed(view: View) -> bool:
    return view.sentence.role in {Role.TITLE, Role.HEADING} or view.sentence.paragraph == 0


def _verbs(parsed: Parsed) -> Iterator[tuple[Hit, str, str]]:
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
            and view.keys("linker", at - 1) - {"and"}
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
    return hit.last + 1 == at < view.size - 1 and hit.payload == "name" and _opens_clause(view, at + 1)


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


def _verbal(parsed: Parsed, hit: Hit, manner: str, key: str) -> Frame | None:
    view, at = parsed.view, hit.first
    chunk = parsed.chunk(at)
    if any(f.way == "same" and f.cue[0] < at <= f.cue[1] for f in parsed.frames):
        return None  # "…, said the report": a noun of what is said, and no verb
    if _describes(parsed, hit, chunk) or (key == "cite" and _seen(parsed, chunk)) or law_that(view, at):
        return None
    if key == "tell" and hit.last >= view.size - 1 and _headed(view) and not view.pack.head_final:
        return None  # a headline: "Over 1,000 recruited, MPs told"
    if key == "opens":
        if not _opens_message(parsed, hit.last, chunk) and not _word_before_quoted(view, chunk.first):
            return None  # "the talks concluded on Thursday"
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
        return None if within or _negated(view, at) else _impersonal(parsed, hit, chunk, manner)
    if (_negated(view, at) or _answers(view, hit)) and manner == "say":
        return None
    passive = _passive(parsed, hit, chunk, key)
    if key == "passive":
        active = sorted(view.keys(hit.category, at) - {"passive"})
        if not passive and not active:
            return None  # a form that is none of an active verb
        key = "any" if passive else active[0]
    if passive:
        source = agent(parsed, chunk, at)
        if source is None and manner == "offer":
            source = offered_in(parsed, chunk)
        if source is None:
            return None
    else:
        source = subject_of(parsed, hit, chunk, key)
        elsewhere = source and any(fr.clause[0] <= source.first <= fr.clause[1] for fr in parsed.frames)
        if manner == "offer" and (elsewhere or not any(source is p for p in view.phrases)):
            source = promised_in(parsed, hit) or source
        if manner == "offer":
            source = next((p for p in view.phrases if p.first == at + 1 and p.kind == "advert"), source)
        if source is None and manner == "say" and key == "any":
            source = _in_office(view, hit, chunk)
        elif source is not None and source.kind == "medium" and source.first == hit.last + 1:
            source = _told_in_office(view, hit, source) or source
    if source is not None and source.first > hit.last and _of_document(view, hit):
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
        or (key == "acts" and (_place(source) or counted(view, source)))
        or (
            key == "source"
            and (view.pack.caseless or (view.pack.head_final and hit.category == "offer"))
            and _place(source)
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


def _subject_beside(view: View, phrase: Phrase) -> bool:
    """A name, or so many people, right before what is mostly said of nobody: "two sources in the embassy told"."""
    many = bool(view.pack.dependent) and _so_many(view, phrase)
    return (phrase.proper or many) and phrase.speaks and nominative(phrase)


def _so_many(view: View, phrase: Phrase) -> bool:
    """People with their number, which may be a word of the phrase: "two people"."""
    return phrase.kind == "person" and (counted(view, phrase) or "number" in view.marks[phrase.first])


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
    near = (p for p in reversed(view.phrases) if chunk.first <= p.first and p.last < hit.first)
    office = next(near, None)
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
    at = hit.last + 1
    if not view.pack.head_final or at > chunk.last or view.quoted[at] != view.quoted[hit.last]:
        return False
    if not view.word[at] or view.any(_GOES_ON, at):
        return False
    if hit.first == chunk.first and says_last(view, at):
        return False  # "«…», said the-trainers."
    phrase = view.within.get(at)
    if phrase and phrase.kind == "document" and view.quoted[at] < 0 and _word_before_quoted(view, hit.first):
        return False  # "«…», it is said in the statement"
    return phrase is None or (not phrase.speaks and not phrase.proper)


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
    alone = chunk.first == hit.first and chunk.last == hit.last and chunk.mark == ","
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
        return source.kind == "document"
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


def _place(source: Phrase) -> bool:
    """A country or a town: it has losses, but counts nothing."""
    return source.kind == "name" and source.gender == "n"


def _answers(view: View, hit: Hit) -> bool:
    """What is answered is an advert, and nothing is said: "he had replied to an advert that promised 300"."""
    ahead = range(hit.last + 1, hit.last + 1 + _NEAR)
    return any(p.kind == "advert" and p.governed and p.first in ahead for p in view.phrases)


def _negated(view: View, at: int) -> bool:
    """A "not" before the verb; where verbs stand last, it belongs to what is said: "that it is not fewer than 200 he says"."""
    return not view.pack.head_final and at > 0 and "negation" in view.marks[at - 1]


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
                or (final and p.oblique)
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
    frame = _framed(parsed, hit, source, (manner, "any"))
    bare = final and source is not None and source.kind == "document" and source.first == source.last
    bare = bare and source is not None and source.author is None
    if source is None or bare:
        frame.way = "same"
    frame.bare = not final and source is not None and source.kind == "document" and source.author is None
    return frame


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
    opened = _opens_message(parsed, end, chunk)
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
    frame.acts, frame.holds = key == "acts", key == "holds"
    back = "back" in view.keys("continues", chunk.first)  # "That is how nine Yemenis told it"
    frame.loose = source is not None and source.kind == "other" and leading and not opened and not back
    frame.opens = next((i for i in range(end + 1, chunk.last + 1) if "that" in view.marks[i]), chunk.last)
    if not leading:
        frame.clause = (begin, max(chunk.last, end))
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


def _phrasal(parsed: Parsed) -> Iterator[Frame]:
    """Attributions by a preposition or its like: "according to", "laut", "nach Angaben"."""
    view = parsed.view
    done = cites = -1
    asked = _asked(view)
    for at in view.having(_PHRASAL):
        if at in asked:
            continue
        unsigned = _unsigned(view, at) if at > done else None
        if unsigned is not None:
            hit, data = unsigned
            done = hit.last
            yield _around(parsed, hit, data, "phrase", (hit.first, hit.last))
        if at <= done:
            continue
        hits = [h for h in view.places[at] if h.category == "attribution_before"]
        told = max((h.last for h in hits if h.payload == "to" and view.pack.dependent), default=at)
        hits = [h for h in hits if h.payload != "to" and h.last >= told]  # "on request of X" is more than "on"
        if hits and at not in view.names:
            for hit in sorted(hits, key=lambda h: -h.last):  # "according to data of X", "according to sources"
                found = list(_before(parsed, hit))
                if found:
                    done = hit.last  # its words begin no other attribution
                    if hit.first <= cites and found[0].way == "phrase":
                        found[0].way = "cite"  # "with reference *to the study* of X", of which two are patterns
                    yield from found
                    break
                cites = max(cites, hit.last if hit.payload == "cite" else -1)
        after = view.marks[at].get("attribution_after")
        if after and "law" not in view.keys("document", at):
            before = at - 2 if _suffix(view, at - 1) else at  # "DW-ге сілтеме"
            ends = {at - 1, at - 2, before - 1}
            source = next((p for p in reversed(view.phrases) if p.last in ends and p.kind != "self"), None)
            if after.payload == "named" and (source is None or source.last < at - 1 or source.kind not in _NAMES):
                continue  # by law, by custom
            if after.payload == "role" and (source is None or source.last < at - 1 or source.kind not in _SPEAKERS):
                continue  # "compared with last year", where the word says "according to" of those who speak
            if source and not (source.last in {at - 1, before - 1} or view.raw[at - 1] in '"”“»«'):
                source = None
            told = source is not None and source.oblique and after.payload != "cite"
            told = told and source is not None and (source.kind == "medium" or _told_deputies(view, source))
            if view.pack.head_final and (source is None or told):
                source = _before_postposition(parsed, after) or source
            if after.payload == "cite" and before == at and (source is None or source.last < at - 1):
                source = _one_word(view, at - 1, at) or source
            if source:
                source = _shown_there(view, source) or source
                way = "cite" if after.payload == "cite" else "phrase"
                yield _around(parsed, after, source, way, (source.first, after.last))
                done = after.last  # its words end no other attribution
            elif view.pack.head_final and view.pack.pro_drop and after.payload != "cite":
                yield _around(parsed, after, None, "same", (after.first, after.last))


def _told_deputies(view: View, told: Phrase) -> bool:
    """People without a name to whom an office right before them told it: "the figures the ministry to-deputies gave"."""
    if told.kind != "person" or told.named or "p" not in told.gender:
        return False
    return any(p.last == told.first - 1 and p.kind in {"body", "medium"} and nominative(p) for p in view.phrases)


def _shown_there(view: View, place: Phrase) -> Phrase | None:
    """What is read in a place says it, not the place: "In einer Anzeige auf einer Jobbörse heißt es", "in a post on X"."""
    if place.kind not in {"other", "bare", "name"} or view.key("edge", place.first - 1) != "preposition":
        return None
    return next((p for p in view.phrases if p.last == place.first - 2 and p.kind in {"advert", "document"}), None)


def _asked(view: View) -> set[int]:
    """The tokens of words that say whom it was told, but for the first: "in answer to a request of the paper X"."""
    hits = (
        h for hits in view.places.values() for h in hits if h.category == "attribution_before" and h.payload == "to"
    )
    return {at for h in hits for at in range(h.first + 1, h.last + 1)}


def _suffix(view: View, at: int) -> bool:
    """An ending that a hyphen ties to the name before it."""
    tied = at > 1 and view.raw[at - 1] in "-‐‑" and view.glued(at) and view.glued(at - 1)
    return tied and view.word[at] and not view.upper[at]


def _unsigned(view: View, at: int) -> tuple[Hit, Phrase] | None:
    """Data that nobody is named for ("by official figures"): a pattern whose words, but for a few, are the speaker."""
    for hit in view.places[at]:
        skip = _UNSIGNED.get(hit.payload, 0)
        if not skip or hit.category not in _PHRASAL or not view.word[at]:
            continue
        before = hit.category == "attribution_before"
        first, last = (hit.first + skip, hit.last) if before else (hit.first, hit.last - skip)
        signed = before and any(p.first == hit.last + 1 and p.kind != "other" for p in view.phrases)
        if first <= last and not signed:
            return hit, Phrase(first, last, (first, last), "document", "nfmp", governed=True)
    return None


def _before_postposition(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever a postposition belongs to, with words between: "the court's report published in May according to"."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    kinds = {"person", "body", "medium", "name", "pronoun"}
    lead = [p for p in view.phrases if first <= p.first and p.last < hit.first and not p.oblique]
    lead = [p for p in lead if p.kind in kinds or (p.kind == "bare" and p.genitive)]
    lead = [
        p for p in lead if not any("attribution_after" in view.marks[i] for i in range(p.last + 1, hit.first))
    ] or lead
    return next(
        (p for p in reversed(lead) if hit.first - p.last <= _TITLE and p.kind != "name"), lead[0] if lead else None
    )


def _before(parsed: Parsed, hit: Hit) -> Iterator[Frame]:
    view = parsed.view
    keys = view.keys("attribution_before", hit.first)
    longest = str(hit.payload)
    chunk = parsed.chunk(hit.first)
    named = view.within.get(hit.last) if longest.startswith("same") else None
    if (
        named is not None
        and named.proper
        and named.kind in _NAMES
        and named.last > hit.last
        and named.name[1] > hit.last
    ):
        yield _around(parsed, hit, named, "phrase", (hit.first, named.last))  # "according to the spokesman X"
        return
    if longest == "own" or longest.startswith("same"):
        source = _owner(parsed, hit) if longest == "own" else None
        if source is not None or longest != "own" or hit.first == 0:
            frame = _around(parsed, hit, source, "own" if source else "same", (hit.first, hit.last))
            frame.letters = longest.partition(" ")[2]
            yield frame
        return
    if view.key("that", hit.first) == "whereby":
        return
    if longest == "among":
        yield from _among(parsed, hit)
        return
    if longest in {"name", "document"} and (author := _author_in_clause(parsed, hit)) is not None:
        yield _around(parsed, hit, author, "phrase", (hit.first, parsed.chunk(author.last).last))
        return
    phrase = _next_phrase(view, hit.last + 1) or _reaching(view, hit)
    many = view.within.get(hit.first)
    if many is not None and phrase is not None and _so_many(view, many) and view.any(VERBS, phrase.last + 1):
        return  # "two people close to the embassy told": they do
    if phrase is None and longest == "cite":
        phrase = _one_word(view, hit.last + 1)
    if longest == "name" and (phrase is None or phrase.kind == "other"):
        phrase = _some_people(view, hit.last + 1) or phrase
    if phrase is None and longest == "name":
        phrase = _described(view, hit.last + 1)
        if phrase is None and hit.length > 1:
            phrase = _set_off(view, hit)
    if phrase is not None and _told_to(view, hit, phrase):
        teller = next((p for p in view.phrases if p.first == phrase.last + 1 and p.speaks and not p.governed), None)
        if teller is None:  # "as related to the agency X": whoever spoke before
            frame = _around(parsed, hit, None, "same", (hit.first, phrase.last))
            frame.letters = _ANY_PERSON
            yield frame
            return
        phrase = teller
    if phrase is None or phrase.kind == "self":
        return
    if longest == "name" and view.pack.verb_gender and phrase.governed and phrase.first - 1 > hit.last:
        when = view.key("edge", phrase.first - 1) == "preposition" and "at" not in view.keys("linker", phrase.first - 1)
        if when and phrase.kind in {"body", "document"} and not phrase.proper:
            return  # "such figures at-the-time of-the-forum gave X": when it was
    apart = phrase.first - 1 > hit.last and "at" in view.keys("linker", phrase.first - 1)
    if apart and phrase.kind == "document" and phrase.author is None:
        return  # "such a figure was named at a briefing by X": the occasion
    if apart and phrase.governed and (told := _behind_place(view, phrase)):
        phrase = told
    if "so" in keys:
        ends = parsed.chunk(phrase.last).last - phrase.last <= 3 or phrase.last >= view.size - 2
        ends = ends or verbless(view, phrase.last + 1, parsed.chunk(phrase.last).last)
        if (
            hit.first == chunk.first
            and chunk.mark in {",", '"', "–", "—"}
            and ends
            and phrase.kind != "other"
            and not phrase.oblique
        ):
            closes = parsed.chunk(phrase.last).last if ends else phrase.last  # "so X am Freitag": when it was said
            yield _around(parsed, hit, phrase, "phrase", (hit.first, closes))
        return
    document = phrase.kind == "document"
    fits = {
        "name": phrase.kind != "other" or phrase.proper,
        "document": document,
        "authored": document and phrase.author is not None,
        "cite": phrase.kind != "other" or (phrase.proper and view.pack.capital_nouns),
        "outer": phrase.kind not in {"other", "person"} or phrase.proper,  # "gegenüber Journalisten": whoever they are
        "passed": phrase.kind != "other",
        "view": hit.first == chunk.first and phrase.kind == "person" and phrase.named and bool(phrase.heads),
    }
    taken_up = longest == "authored" and document and phrase.definite and phrase.author is None
    if fits.get(longest) or (taken_up and hit.first == 0):
        way = longest if longest in {"cite", "outer", "passed"} else "phrase"
        if way == "outer" and "to" in keys and not _told_there(parsed, hit):
            return
        if way == "outer" and _has(view, hit.first):
            return
        frame = _around(parsed, hit, phrase, way, (hit.first, phrase.last))
        frame.holds = taken_up
        yield frame


def _author_in_clause(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever put out the data that a clause right behind describes: "according to figures that the ministry sent the House"."""
    view = parsed.view
    begin = hit.last + 1
    data = view.within.get(begin)
    unsigned = data is not None and data.kind == "document" and data.author is None
    opens = _describing(view, hit, data if unsigned else None)
    if opens < begin or (hit.payload == "document" and not unsigned):
        return None
    if any(p.kind in _NAMES and begin <= p.first < opens for p in view.phrases):
        return None  # "according to a man who saw the minister"
    last = parsed.chunk(opens).last
    inside = (p for p in view.phrases if opens <= p.first and p.last <= last and p.kind in _NAMES)
    return next((p for p in inside if nominative(p)), None)


def _opens_clause(view: View, at: int) -> bool:
    return "that" in view.marks[at] or "relative" in view.keys("relative", at)


def _describing(view: View, hit: Hit, data: Phrase | None) -> int:
    """Where a clause begins that tells whose data they are, close behind an attribution; -1 where there is none."""
    begin = hit.last + 1
    near = range(begin, min(begin + _DATA, view.size - 1))
    opens = next((t for t in near if _opens_clause(view, t)), -1)
    if opens < 0 and data is not None and nouns_last(view):
        return data.last + 1 if data.last + 1 in view.within else -1  # "data the ministry sent"
    if opens < 0 and view.pack.caseless and near and (hit.length > 1 or "document" in view.marks[begin]):
        verb = begin + (hit.length == 1)  # "figures it-has-sent-them the-ministry": it may be any word
        behind = None if verb in view.within else view.within.get(verb + 1)
        return behind.first if behind is not None and behind.first == verb + 1 else -1
    if opens == begin and hit.length == 1:
        return -1  # "according to which"
    comma = opens > 0 and view.raw[opens - 1] in ",،"
    return opens if comma or not view.pack.capital_nouns else -1  # "nach Angaben untersuchen die Behörden"


def _has(view: View, at: int) -> bool:
    """ "Have" stands before a participle: "a confié à X" tells X, where "un rapport confié à X" is X's."""
    pack = view.pack
    return bool(pack.participles) and view.norm[at].endswith(pack.participles) and view.norm[at - 1] in pack.auxiliaries


def _told_to(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Behind the verb of an attribution stands whom it was told: "según relató a la agencia X"."""
    to = phrase.first - 1
    verb = phrase.governed and hit.last > hit.first and "say" in view.marks[hit.last]
    return verb and to == hit.last + 1 and "to" in view.keys("attribution_before", to)


def _told_there(parsed: Parsed, hit: Hit) -> bool:
    """Something is said to whom a word names that may tell a place, too: "he said gegenüber X", "he lives gegenüber X"."""
    first, last = unit(parsed, hit.first)
    return any(parsed.view.any(VERBS, at) for at in range(first, last + 1))


def _behind_place(view: View, place: Phrase) -> Phrase | None:
    """Who speaks, right behind the place where: "such figures named in parliament minister Jon Feld"."""
    found = next((p for p in view.phrases if p.first == place.last + 1), None)
    return found if found and found.kind == "person" and found.named and nominative(found) else None


def _among(parsed: Parsed, hit: Hit) -> Iterator[Frame]:
    """As in "in circles close to the government they speak of 5": it reaches no further than its clause."""
    view, chunk = parsed.view, parsed.chunk(hit.first)
    among = view.within.get(hit.first)
    if among is None or among.kind not in {"person", "body"}:
        return
    if among.first < hit.first - 1 and "at" in view.keys("linker", hit.first - 1):
        whole, among = among, Phrase(hit.first, among.last, (hit.first, among.last), "person", "p", proper=True)
        whole.last = hit.first - 2  # "500 fighters in circles …": those who are counted are another phrase
        whole.name = (whole.first, whole.last)
    before = range(max(chunk.first, among.first - _NEAR), among.first)
    at = next((i for i in before if "at" in view.keys("linker", i)), -1)
    if at < 0:
        return
    if view.pack.bare_nouns:
        among.first, among.name = at + 1, (at + 1, among.name[1])
    frame = _around(parsed, hit, among, "among", (at, among.last))
    alone = among.last + 1 >= chunk.last and at <= chunk.first
    frame.scope = unit(parsed, hit.first) if alone else (chunk.first, chunk.last)
    yield frame


def _one_word(view: View, at: int, end: int = -1) -> Phrase | None:
    """An unknown noun that closes its clause, or stands before ``end``, where nouns have no article: "citing town-hall"."""
    if not view.pack.bare_nouns or at >= view.size or not view.word[at] or not view.marks[at].keys() <= _THING:
        return None
    closes = at + 1 in {end, view.size} or not view.word[at + 1] or view.any(VERBS, at + 1)
    return Phrase(at, at, (at, at), "body", "nfm", heads=(view.norm[at],), governed=True) if closes else None


def _next_phrase(view: View, at: int) -> Phrase | None:
    """The phrase that begins here, or behind a word or two that describe it in time."""
    for start in range(at, min(at + 4, view.size)):
        found = next((p for p in view.phrases if p.first == start), None)
        if found:
            return found
        if view.raw[start] not in "\"“„»«'" and not view.dated(start) and "edge" not in view.marks[start]:
            return None
    return None


def _some_people(view: View, at: int) -> Phrase | None:
    """A number of people of whom no more is said: "according to two persons who know of it"."""
    if view.pack.caseless and "person" in view.marks[at] and not view.pack.prefixes.governed(view.norm[at]):
        return Phrase(at, at, (at, at), "person", "p", head_at=at)  # two, in one word
    if at + 1 >= view.size or not (view.kind[at] == "d" or "number" in view.marks[at]):
        return None
    noun = next((i for i in (at + 1, at + 2) if "person" in view.marks[i]), -1)
    return Phrase(at, noun, (at, noun), "person", "p", head_at=noun) if noun > 0 else None


def _set_off(view: View, hit: Hit) -> Phrase | None:
    """An unknown noun that closes an attribution between commas, where nouns have no article: "by words of-defence, …"."""
    at = hit.last + 1
    opens = hit.first == 0 or not view.word[hit.first - 1]
    closes = at + 1 < view.size and view.raw[at + 1] in ",–—"
    return _one_word(view, at) if opens and closes and not view.upper[at] else None


def _described(view: View, at: int) -> Phrase | None:
    """A report that is described and nothing more: "according to local reports"."""
    for ahead in range(at + 1, min(at + 3, view.size)):
        if not view.word[ahead - 1] or view.upper[ahead - 1] or view.any(_NO_ADJECTIVE, ahead - 1):
            return None
        found = next((p for p in view.phrases if p.first == ahead), None)
        if found is not None:
            unsigned = found.kind == "document" and found.author is None
            return Phrase(at, found.last, (at, found.last), "document", found.gender) if unsigned else None
    return None


def _reaching(view: View, hit: Hit) -> Phrase | None:
    """Whoever the attribution is itself a word of: "in the estimate of X", "according to sources of the ministry"."""
    if view.pack.caseless and (own := view.within.get(hit.last)) and own.first == hit.last > hit.first:
        return own  # "according to the-statement, …", where "according to a statement" is one pattern
    phrase = view.within.get(hit.last + 1) or (None if view.pack.bare_nouns else view.within.get(hit.last))
    if phrase is None or phrase.first <= hit.first:
        return None
    return phrase if phrase.author is not None or phrase.kind in {"person", "body"} else None


def _around(parsed: Parsed, hit: Hit, source: Phrase | None, way: str, clause: tuple[int, int]) -> Frame:
    return Frame(
        way,
        "say",
        source,
        (hit.first, hit.last),
        clause,
        unit(parsed, hit.first),
        quote=parsed.view.quoted[hit.first],
    )


def _owner(parsed: Parsed, hit: Hit) -> Phrase | None:
    """The subject of the clause that "by its own account" stands in.

    Behind a further comma stands no subject: "by her count, 700 men signed, most of them veterans".
    """
    view = parsed.view
    good = [
        p
        for p in view.phrases
        if nominative(p) and p.kind not in {"other", "document"} and not hit.first <= p.first <= hit.last
    ]
    if view.pack.caseless:  # "she said that Russia did not ask, in her words"
        good = [p for p in good if not _place(p)]
    before = [p for p in good if p.last < hit.first]
    commas = [at for at in range(hit.last + 2, view.size) if view.raw[at] in ",،"]
    after = [p for p in good if hit.last < p.first < (commas[0] if commas else view.size)]
    return before[0] if before else (after[0] if after else None)


def _title(parsed: Parsed) -> Iterator[Frame]:
    """A headline's speaker before a colon or behind a dash."""
    view = parsed.view
    if len(parsed.chunks) < 2:
        return
    first, last = parsed.chunks[0], parsed.chunks[-1]
    head = _label(view, first)
    what = parsed.chunks[1]
    if not _headed(view):
        if head and _before_quotation(view, head):
            yield Frame(
                "title", "say", head, (head.first, head.last), (head.first, head.last), (0, view.size - 1), True
            )
        return
    labelled = head and what.mark == ":" and _known(view, head) and not _stage(view, head, what)
    if head and (labelled or _before_quotation(view, head)):
        yield Frame("title", "say", head, (head.first, head.last), (head.first, head.last), (0, view.size - 1), True)
    tail = next((p for p in view.phrases if p.first == last.first and p.last >= last.last - 1), None)
    parts = {h.last for h in view.sentence.of("partitive")}  # "20,000 of them — foreigners"
    counted = view.kind[max(0, last.first - 2)] == "d" or last.first - 2 in parts  # "68 of Norland, 54 — Sudland's"
    is_that = head is not None and head.proper and tail is not None and tail.kind == "person" and not tail.named
    if tail and view.pack.head_final and (tail.oblique or is_that):
        return  # "Of the nine two — in-Norberg", "Jon Feld — a student"
    told = view.raw[-1] == "." and view.sentence.role is Role.BODY  # "On the list — former policemen and students."
    if tail and last.mark in _DASHES and _known(view, tail) and not counted and not told:
        yield Frame("title", "say", tail, (tail.first, tail.last), (tail.first, tail.last), (0, view.size - 1))


def _label(view: View, chunk: Chunk) -> Phrase | None:
    """The phrase that is all of the first part, but for signs and emoji before it."""
    first = next((at for at in range(chunk.first, chunk.last + 1) if view.word[at] or at in view.names), -1)
    quoted = first > chunk.first and first in view.names  # the mark before «Today» is part of the phrase
    near = (p for p in view.phrases if first - quoted <= p.first <= first and p.last == chunk.last)
    return next(near, None)


def _before_quotation(view: View, head: Phrase) -> bool:
    """Somebody, a colon, and what they say in quotation marks: "Ivanov: «We found 30»"."""
    at = head.last + 1
    if at >= view.size or view.raw[at] != ":" or not _opens_quotation(view, at) or view.quoted[head.first] >= 0:
        return False
    if head.kind == "bare" and view.pack.capital_nouns:
        return False  # "Behauptung: „…“", a noun like any other
    return head.kind in _NAMES | {"bare"} and head.proper and nominative(head)


def _stage(view: View, head: Phrase, what: Chunk) -> bool:
    """A country before a colon is where it happens ("Kenya: 27 rescued"), unless it speaks of another one."""
    land = view.marks[head.first].get("land")
    town = not view.marks[head.first] and any(at == head.first for at, _ in cities(view.sentence.tokens, view.pack, ()))
    if town and not _opens_quotation(view, head.last + 1) and has_content(view, what, None):
        return True  # "Donetsk: two Frenchmen sentenced"
    if head.kind != "name" or land is None or land.last != head.last or "capital" in view.marks[head.first]:
        return False
    begin = range(what.first, min(what.last + 1, what.first + _NEAR))
    return not any(view.any(_COUNTRY, at) and view.key("edge", at - 1) != "preposition" for at in begin)


def _opens_quotation(view: View, colon: int) -> bool:
    """A quotation begins behind a colon; its mark may stand between."""
    return any(number >= 0 for number in view.quoted[colon + 1 : colon + 3])


def _known(view: View, phrase: Phrase) -> bool:
    if phrase.kind in {"person", "body", "medium"} or (phrase.kind == "document" and phrase.author is not None):
        return True
    if phrase.kind == "document":
        return phrase.first == phrase.last
    if phrase.kind in {"name", "bare"} and not view.pack.capital_nouns and phrase.proper:
        words = range(phrase.first, phrase.last + 1)
        if all(view.norm[i][:STEM] in view.known and not view.common(i) for i in words if view.word[i]):
            return phrase.last - phrase.first <= 1
    place = view.marks[phrase.first].get("capital") or view.marks[phrase.first].get("land")
    return phrase.kind == "name" and place is not None and place.last == phrase.last
