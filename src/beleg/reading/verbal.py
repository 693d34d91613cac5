"""Attribution by a verb of saying: whose verb it is, and whether it attributes anything."""

from __future__ import annotations

import re
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.behind_said import behind_said
from beleg.reading.clauses import NEAR, Chunk, Frame, Parsed, headed, is_place
from beleg.reading.endings import kin_before, thing_offered
from beleg.reading.framed import before_all, framed, opens_message, word_before_quoted
from beleg.reading.homographs import disagrees
from beleg.reading.impersonal import agent_before, impersonal, led, subject_beside, unless_told
from beleg.reading.subject_forms import nominative, says_last, subject_first
from beleg.reading.subjectless import in_office, told_in_office, unsaid
from beleg.reading.subjects import agent, law_that, offered_in, promised_in, subject_of
from beleg.reading.unheard import UNHEARD
from beleg.reading.unheard_frames import speech
from beleg.reading.verbs import MODIFIED
from beleg.reading.view import VERBS, Phrase, View, counted

_OBJECT: Final = frozenset({"number", "vague", "hedge"})  # what opens an object: "went on 30 raids"
_GOES_ON: Final = VERBS | {"that", "joining", "linker", "mood", "contrast"}


def verbal(parsed: Parsed, hit: Hit, manner: str, key: str) -> Frame | None:
    view, at = parsed.view, hit.first
    chunk = parsed.chunk(at)
    if any(f.way == "same" and f.cue[0] < at <= f.cue[1] for f in parsed.frames):
        return None  # "…, said the report": a noun of what is said, and no verb
    if _describes(parsed, hit, chunk) or (key == "cite" and _seen(parsed, chunk)) or law_that(view, at):
        return None
    if key == UNHEARD:
        return speech(parsed, hit, chunk)
    if key == "tell" and hit.last >= view.size - 1 and headed(view) and not view.pack.head_final:
        return None  # a headline: "Over 1,000 recruited, MPs told"
    if key == "opens":
        spoken = (
            opens_message(parsed, hit.last, chunk)
            or _opens_later(parsed, chunk)
            or word_before_quoted(view, chunk.first)
        )
        if not (spoken or _behind_message(view, hit, chunk)):
            return None  # "the talks concluded on Thursday", "Norland goes on recruiting"
        key = "any"
    if key == "it" and any(p.last == at - 1 and subject_beside(view, p) for p in view.phrases):
        told = view.within.get(at - 1)
        if told is None or "say" not in view.marks[told.first - 1]:  # "as told «Today» in the ministry"
            key = "any"  # "The Daily Ledger writes, …"
    if key == "it" and view.pack.caseless and led(view, at, chunk):
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
            return framed(parsed, hit, within.source, (manner, "any"))
        return None if within or _negated(view, at) else unless_told(parsed, impersonal(parsed, hit, chunk, manner))
    if (_negated(view, at) or _answers(view, hit) or _describes_speaker(view, hit)) and manner == "say":
        return None
    passive = _passive(parsed, hit, chunk, key)
    if key == "passive" and view.pack.head_final:  # its ending says so, and that the advert promises in which it stands
        teller = promised_in(parsed, hit) if manner == "offer" else agent_before(parsed, hit)
        return framed(parsed, hit, teller, (manner, "any")) if teller is not None else None
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
            source = _told_of(view, hit, source) or source
        if source is not None and chunk.mark == "(" and source.last < chunk.first:
            source = None  # "sent 15,000 soldiers (in Kyiv they speak of 12,000)"
        if source is not None and manner == "offer" and thing_offered(view, hit.last, source):
            source = None
        told_of = source is not None and view.pack.head_final and counted(view, source)
        if (source is None or told_of) and manner == "say" and key == "any":
            source = in_office(view, hit, chunk) or source
        elif source is not None and source.kind == "medium" and source.first == hit.last + 1:
            source = told_in_office(view, hit, source) or source
    if source is not None and source.first > hit.last and _of_document(view, hit):
        return None
    if source is not None and manner == "offer" and kin_before(view, source, at):
        return None
    if _put_out_before(parsed, hit, chunk):
        return None
    if source is not None and disagrees(view, at, (chunk.first, chunk.last), source):
        return None
    if source is not None and _object(parsed, hit, chunk, source):
        source = None
    if source is not None and (
        _of_thing(view, hit, source) or _attributing(parsed, source) or _behind(view, hit, source)
    ):
        return None
    if source is None or source.kind in {"other", "bare"} or (view.pack.pro_drop and counted(view, source)):
        found = unsaid(parsed, hit, chunk, (manner, "any" if key == "joined" and _alone(view, hit) else key), source)
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
    return framed(parsed, hit, source, (manner, key))


def _told_of(view: View, hit: Hit, source: Phrase | None) -> Phrase | None:
    """The advert whose verb stands behind the clause about it: "one advert that we saw ourselves promises 2.1 million"."""
    if source is None or source.last >= hit.first - 1:
        return None
    if view.pack.head_final:  # "we seen one advert promises"
        if source.kind != "self":
            return None
        adverts = [p for p in view.phrases if p.kind == "advert" and source.last < p.first and p.last < hit.first]
        return next((p for p in adverts if view.norm[p.first - 1].endswith(view.pack.attributives)), None)
    if source.first == 0 or view.pack.verb_final:
        return None
    opens = view.marks[source.first - 1]
    if "that" not in opens and "relative" not in opens:
        return None
    return next((p for p in view.phrases if p.last == source.first - 2 and p.kind == "advert"), None)


def _opens_later(parsed: Parsed, chunk: Chunk) -> bool:
    """What is said begins behind who the speaker is, where verbs stand first: "believes Jon Feld, an expert, that"."""
    view, at = parsed.view, parsed.chunks.index(chunk) + 1
    aside = parsed.chunks[at : at + 2]
    if len(aside) < 2 or not view.pack.caseless or any(c.mark != "," for c in aside):
        return False
    told = any(view.any(VERBS, i) for i in range(aside[0].first, aside[0].last + 1))
    ahead = range(aside[1].first, min(aside[1].first + NEAR, aside[1].last + 1))  # "…, in court, that"
    message = next((i for i in ahead if "that" in view.marks[i]), -1)
    return message >= 0 and not told and not any(view.any(VERBS, i) for i in range(aside[1].first, message))


def _behind_message(view: View, hit: Hit, chunk: Chunk) -> bool:
    """A verb that opens or closes its clause behind a comma: "Two were killed, went on the mayor", "…, he went on"."""
    ends = chunk.last - (not view.word[chunk.last])
    opens = hit.first - chunk.first <= 1 and hit.first > 0 and "relative" not in view.marks[chunk.first]
    return chunk.mark == "," and (hit.last == ends or (opens and not view.any(_OBJECT, hit.last + 1)))


def _alone(view: View, hit: Hit) -> bool:
    """A participle that opens the sentence and is its only verb of saying goes on with whoever spoke: "Adding that 9 died."."""
    return hit.first == 0 and view.pack.caseless and not any(at > hit.last for at in view.having(VERBS))


def _seen(parsed: Parsed, chunk: Chunk) -> bool:
    """A clause on who has seen a document, which is not whose it is: "the list, which the agency consulted, has 30 names"."""
    about = next((p for p in reversed(parsed.view.phrases) if p.last < chunk.first), None)
    behind = about is not None and about.last >= chunk.first - 2 and about.kind == "document"
    opens = "relative" in parsed.view.marks[chunk.first] or "that" in parsed.view.marks[chunk.first]
    return behind and opens


def _object(parsed: Parsed, hit: Hit, chunk: Chunk, source: Phrase) -> bool:
    """Behind a verb that needs no subject, a figure is what is reckoned: "puts the figure at 2,000"."""
    if not parsed.view.pack.pro_drop or source.kind != "document" or source.author is not None:
        return False
    if parsed.view.pack.caseless and parsed.view.key("edge", source.last + 1) == "preposition":
        return False  # "spoke a-cable of 5,000": its own object follows the subject
    numbers = (parsed.view.kind[at] == "d" for at in range(source.last + 1, chunk.last + 1))
    return source.first > hit.last and not opens_message(parsed, hit.last, chunk) and any(numbers)


def _of_thing(view: View, hit: Hit, source: Phrase) -> bool:
    """What is told of a thing ("a fine that underscores …"), and words that attribute something themselves."""
    if source.kind == "name" and source.name[0] == source.name[1] and "medium" in view.marks[source.name[0]]:
        return True  # a platform is where something stands
    told = source.kind == "other" and source.last == hit.first - 2 and "that" in view.marks[hit.first - 1]
    return told and not view.pack.head_final


def _behind(view: View, hit: Hit, source: Phrase) -> bool:
    """A noun far behind what looks like a verb, where the subject stands before it: "details belonging to the navy"."""
    pack = view.pack
    free = (
        hit.payload == "joined"
        or pack.head_first
        or pack.head_final
        or pack.bare_nouns
        or pack.caseless
        or pack.capital_nouns
    )
    far = not free and source.first > hit.last + NEAR
    return far and view.kind[hit.last + 1] != "d"  # but "…," said 23-year-old Feld


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
    if not view.word[at] or view.any(_GOES_ON, at) or before_all(view, hit):
        return False
    if behind_said(view, hit, chunk) is not None:
        return False
    if hit.first == chunk.first and says_last(view, at):
        return False  # "«…», said the-trainers."
    if hit.first == chunk.first and view.quoted[at] < 0 and word_before_quoted(view, hit.first):
        closing = next((p for p in reversed(view.phrases) if p.last <= chunk.last), None)
        if closing is not None and closing.first > at and closing.last >= chunk.last - 1 and closing.named:
            return False  # "«…», says from-the-front returned Jon Feld": whatever describes him
    if hit.first == chunk.first and _closes_quotation(view, hit):
        return False  # "«…», said designer Jon Feld"
    phrase = view.within.get(at)
    if phrase and phrase.kind == "document" and view.quoted[at] < 0 and word_before_quoted(view, hit.first):
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


def _closes_quotation(view: View, hit: Hit) -> bool:
    """A verb with no ending of a participle, right behind a quotation, and a name close behind it."""
    if view.norm[hit.last].endswith(view.pack.attributives or ("",)) or not word_before_quoted(view, hit.first):
        return False
    return any(p.kind in {"name", "person"} and p.named and hit.last < p.first <= hit.last + NEAR for p in view.phrases)


def _may_say(source: Phrase, manner: str, key: str) -> bool:
    if key == "holds":
        return source.kind == "document" or (source.kind == "pronoun" and source.first == 0)
    if source.kind == "advert":
        return manner == "offer" or key in {"any", "source"}
    if manner == "denial" and source.kind in {"document", "other"} and source.author is None:
        return False
    if manner == "offer" and source.kind in {"other", "document"}:
        return False
    if source.kind == "bare" and key not in {"any", "tell", "joined"}:
        return False
    if key in {"any", "tell", "joined"}:
        return True
    return source.kind != "other"


def _answers(view: View, hit: Hit) -> bool:
    """What is answered is an advert, and nothing is said: "he had replied to an advert that promised 300"."""
    ahead = range(hit.last + 1, hit.last + 1 + NEAR)
    found = next((p.first for p in view.phrases if p.kind == "advert" and p.governed and p.first in ahead), -1)
    return found > 0 and all(view.word[hit.last + 1 : found])  # "he said, on signing the contract he got 900"


def _negated(view: View, at: int) -> bool:
    """A "not" before the verb; where verbs stand last, it belongs to what is said: "that it is not fewer than 200 he says".

    "Not … but", as Arabic says "only", says it after all: "the capital acknowledges not but 450".
    """
    if view.pack.head_final or at == 0 or "negation" not in view.marks[at - 1]:
        return False
    behind = range(at + 1, min(at + 1 + NEAR, view.size))
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
    return not any(view.norm[i] in pack.auxiliaries for i in range(max(0, at - MODIFIED), at))
