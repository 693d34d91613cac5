"""Sentences that say afterwards who said what stands before them: "X reported this", "That follows from data of Y"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.model import Role
from beleg.reading.carrying import CONTINUES
from beleg.reading.clauses import Parsed
from beleg.reading.makers import maker
from beleg.reading.naming import PEOPLE, SELF, Chain
from beleg.reading.nesting import Said, joined, ordered
from beleg.reading.sentences import Sentence
from beleg.reading.subject_forms import nominative
from beleg.reading.view import VERBS, Phrase, View

_OPENING: Final = 2  # tokens that may stand before the word that points back
_BARE: Final = 12  # tokens of a sentence that only names who tells
_DAYS: Final = 9  # tokens of a date, and the day of the week
_DAY: Final = frozenset({"duration"})
_SMALL: Final = frozenset({"edge", "duration", "determiner", "linker"})
_WITHIN: Final = 6  # tokens from there to a document in which it stands: "the figure appears in an internal memo"
_CLITIC: Final = 3  # tokens from a pronoun to its verb
_SHORT: Final = 5  # letters of a word that an ending tells nothing of
_LEAD: Final = 3  # paragraphs of prose from the top that may be a lead
_VERBS: Final = frozenset({"say"})
_PASS_ON: Final = frozenset({"medium", "body", "name"})
_TELLERS: Final = _PASS_ON | {"bare"}
_OTHERWISE: Final = frozenset({"that", "how", "relative", "speaker_pronoun", "contrast"})  # "said that", "said it was"
_CLAUSES: Final = _OTHERWISE - {"speaker_pronoun"}


def _nobody(_: Phrase) -> Chain:
    return ()


_QUOTES: Final = frozenset('«»„“”"‹›')
_GLUE: Final = frozenset({"joining", "how", "contrast"})
_BACK: Final = frozenset({"back", "object"})  # what takes up the sentences before, anywhere or only behind a verb


def handed_back(parsed: Parsed, said: Sequence[Said], author: Callable[[Phrase], Chain] = _nobody) -> Chain:
    """Whose words the sentences before this one are; empty where it does not say."""
    view = parsed.view
    if not parsed.chunks:
        return ()
    hit = _pointer(view)
    behind = _behind_attribution(view, said) if hit is None else 0
    if behind:
        hit = _pointer(view, behind)
    if hit is None:
        return _told_last(parsed, said)
    if _judged(view, hit):
        return ()
    found = [s for s in said if _tells(view, s, hit)]
    if behind and not any(s.frame.way == "say" and s.frame.cue[0] > hit.first for s in found):
        return ()  # "By the agency's account this is twice as many"
    if found and (object_of := _verb_before(view, hit)) >= 0:  # "said it cannot confirm the figures" speaks for nobody
        found = [s for s in found if s.frame.cue[1] >= object_of]
        if not found:
            return ()
    if not found:
        return _of_document(parsed, hit, author, alone=not said)
    opening = parsed.chunk(min(hit.last + 1, view.size - 1))
    first = hit.last + 1
    while opening.last + 2 < view.size and _only_when(view, first, opening.last):
        opening = parsed.chunk(opening.last + 2)  # "X reported this on Thursday, December 1"
        first = opening.first
    holder = view.within.get(hit.first)
    describes = holder is not None and holder.last > hit.last  # "this man", "this record"
    verbal = any(view.any(VERBS, at) for at in range(hit.first, opening.last + 1))
    led = any(s.frame.cue[0] <= opening.last or hit.first <= s.frame.clause[0] <= opening.last or verbal for s in found)
    chain = joined(s.chain for s in ordered(found))
    if not led or describes:
        credited = len(chain) > 1 or chain[-1].kind == "medium"
        trailing = not any(s.frame.cue[0] <= opening.last for s in found)
        return chain if credited and trailing and "speaker_pronoun" not in view.marks[hit.first] else ()
    return chain


def _told_last(parsed: Parsed, said: Sequence[Said]) -> Chain:
    """A sentence of nothing but who tells it, with the verb first, or behind what they put out.

    "Writes «Today» citing the project X, reports Y.", "The list (object) has published the project X."
    """
    view = parsed.view
    if view.quoted[0] >= 0 or not said:
        return ()
    if _only_tells(view, said):
        return said[0].chain
    if not view.pack.verb_gender:
        return ()
    begins = 0
    if "document" in view.marks[0] and (listed := view.within.get(0)) and listed.definite:
        begins = listed.last + 1
    if "say" not in view.marks[begins]:
        return ()
    told = all(s.chain and s.frame.manner == "say" and s.frame.quote < 0 and s.frame.way != "same" for s in said)
    opens = next((s for s in said if s.frame.cue[0] == begins and s.frame.way == "say"), None)
    source = opens.frame.source if opens is not None else None
    if not told or opens is None or source is None or source.first < begins or opens.chain[-1].kind not in _PASS_ON:
        return ()
    named = {at for s in said if s.frame.source for at in range(s.frame.source.first, s.frame.source.last + 1)}
    for at in range(1, view.size):
        if at not in named and (view.numbered(at) or "that" in view.marks[at]):
            return ()
    return joined(s.chain for s in ordered(list(said)))


def _only_tells(view: View, said: Sequence[Said]) -> bool:
    """Nothing but a medium and its verb ("The Lorvik Post reports")."""
    frame = said[0].frame
    if len(said) > 1 or view.size > _BARE or frame.manner != "say" or frame.way != "say" or frame.quote >= 0:
        return False
    source = frame.source
    if source is None or not source.proper or not said[0].chain or said[0].chain[-1].kind not in _TELLERS:
        return False
    within = {*range(source.first, source.last + 1), *range(frame.cue[0], frame.cue[1] + 1)}
    return all(at in within or not view.word[at] or view.dated(at) for at in range(view.size))


def _of_document(parsed: Parsed, hit: Hit, author: Callable[[Phrase], Chain], *, alone: bool) -> Chain:
    """As in "That is the tally of X": the first thing named behind the word that points back is a document of theirs.

    Or one that somebody makes known: "The figure is in a memo which deputy X read out".
    """
    view = parsed.view
    behind = next((p for p in view.phrases if p.first > hit.last), None)
    if behind is None or behind.kind != "document" or behind.first > hit.last + _WITHIN:
        return ()
    if not behind.governed:
        close = behind.first <= hit.last + _CLITIC
        return author(behind.author) if alone and close and behind.author is not None else ()
    by = maker(view, behind)
    if by is None or not (by.kind == "person" and by.proper and nominative(by)):
        return ()
    return (*author(by), *author(behind.author or behind))


def _only_when(view: View, first: int, last: int) -> bool:
    """Nothing but a day stands there, perhaps behind a preposition: "on Thursday"."""
    words = range(first, last + 1)
    led = first < last and view.key("edge", first) == "preposition"
    return first <= last and all(view.dated(at) or view.kind[at] == "d" for at in words[led:])


def _judged(view: View, hit: Hit) -> bool:
    """Behind the words that point back stands what they are called: "X named this figure «unfounded»", "… exaggerated"."""
    judged = [at for at in view.having(CONTINUES) if "judged" in view.keys("continues", at) and at > hit.last]
    if any(view.quoted[at] == view.quoted[hit.last] for at in judged):
        return True
    return hit.last + 2 < view.size and view.raw[hit.last + 1] in _QUOTES and not view.upper[hit.last + 2]


def _behind_attribution(view: View, said: Sequence[Said]) -> int:
    """Where a sentence goes on behind the attribution it opens with: "As the agency writes, this was stated by X"; else 0."""
    opens = next((s.frame for s in said if s.frame.clause[0] <= 1 and s.chain and s.frame.quote < 0), None)
    if opens is None or not (opens.way == "phrase" or opens.inserted) or opens.clause[1] + 2 >= view.size:
        return 0
    return opens.clause[1] + 2 if view.raw[opens.clause[1] + 1] == "," else 0


def _pointer(view: View, start: int = 0) -> Hit | None:
    """The word that opens a sentence, or follows its verb, and takes up the sentence before."""
    start = start or _behind_days(view)
    for at in range(start, min(start + _OPENING + 1, view.size)):
        backs = [h for h in view.places.get(at, ()) if h.category == "continues" and h.payload == "back"]
        if backs and view.quoted[at] < 0:
            return max(backs, key=lambda h: h.last)
        if view.word[at] and not view.any(_GLUE, at):
            break
    if (view.pack.head_final or view.pack.verb_final) and (inside := _inside(view)):
        return inside
    for at in view.having(_VERBS):
        behind = max(h.last for h in view.places[at] if h.category in VERBS) + 1
        backs = [h for h in view.places.get(behind, ()) if h.category == "continues" and h.payload in _BACK]
        otherwise = view.any(_OTHERWISE, behind) and not (backs and _alone(view, behind))
        if backs and view.quoted[at] < 0 and not otherwise:
            return max(backs, key=lambda h: h.last)
        if view.quoted[at] < 0 and not otherwise and (before := _object(view, at)):
            return before
        if view.quoted[at] < 0 and (given := _given(view, at, behind)):
            return given
    return None


def _given(view: View, at: int, behind: int) -> Hit | None:
    """What takes up the sentences before, in a verb of several words or behind its subject: "X gave this figure in May".

    It is the whole message: nothing is told of it ("gave this figure as a minimum").
    """
    subject = view.within.get(behind)
    ends = {behind - 1}
    if subject is not None and subject.first == behind and subject.speaks:
        behind = subject.last + 1  # verbs first: "stated Minister X this figure before parliament"
    for first in range(at + 1, behind + 1):
        for hit in view.places.get(first, ()):
            taken_up = hit.category == "continues" and hit.payload in _BACK
            if taken_up and (hit.first == behind or hit.last in ends) and _alone(view, hit.last):
                return hit
    return None


def _behind_days(view: View) -> int:
    """Where a sentence goes on behind the day that it opens with: "9 March, Monday, about this the site wrote"."""
    at, day = 0, -1
    while at < min(_DAYS, view.size - 1):
        if "continues" in view.marks[at]:
            break
        last = day >= 0 and view.pack.head_final and day == at - 1 and "edge" in view.marks[at]  # "Monday day-its"
        if view.dated(at) or last or (day >= 0 and view.any(_DAY, at)):
            day = at
        elif view.word[at] and not (view.any(_SMALL, at) and _dates(view, at + 1)):
            break
        at += 1
    return at if day >= 0 else 0


def _dates(view: View, at: int) -> bool:
    """A day, a number, or the noun of a day."""
    return view.dated(at) or view.kind[at] == "d" or view.any(_DAY, at)


def _alone(view: View, at: int) -> bool:
    """What is no one who speaks is the whole message: "Minister X said this on Monday", but "said this was a mistake"."""
    if view.any(_CLAUSES, at):
        return False
    after = at + 1
    return after >= view.size or not view.word[after] or "edge" in view.marks[after] or view.dated(after)


def _verb_before(view: View, hit: Hit) -> int:
    """The verb that what points back is the object of, right behind it; -1 where there is none."""
    near = (at for at in range(max(0, hit.first - _CLITIC), hit.first) if "say" in view.marks[at])
    return next((at for at in near if view.marks[at]["say"].last == hit.first - 1), -1)


def _inside(view: View) -> Hit | None:
    """Where verbs stand last, the word right behind the speaker: "President X this on Tuesday said"."""
    speaker = next((p for p in view.phrases if p.speaks and not p.governed and not p.oblique and not p.genitive), None)
    if speaker is None or any(view.kind[at] == "d" and not view.dated(at + 1) for at in range(view.size - 1)):
        return None
    backs = [h for h in view.places.get(speaker.last + 1, ()) if h.category == "continues" and h.payload == "back"]
    verb = any(at >= view.size - _CLITIC - 2 for at in view.having(_VERBS))
    return max(backs, key=lambda h: h.last) if backs and verb and speaker.first <= _OPENING else None


def _object(view: View, at: int) -> Hit | None:
    """A word right before a verb, perhaps with its auxiliary, that takes up the sentence before: "X l'a déclaré"."""
    for first in range(max(0, at - _CLITIC), at + 1):
        for hit in view.places.get(first, ()):
            taken_up = hit.category == "continues" and hit.payload == "back"
            if taken_up and at - 1 <= hit.last and first < at and "determiner" in view.marks[first]:
                return hit
    return None


def _tells(view: View, said: Said, hit: Hit) -> bool:
    """The attribution takes what stands before for its message, not a clause of its own."""
    frame = said.frame
    if frame.quote >= 0 or frame.manner != "say" or not said.chain or said.chain == (SELF,):
        return False
    if frame.source is not None and frame.source.first <= hit.first <= frame.source.last:
        return False
    if not frame.covers(hit.first) and not frame.cue[0] < hit.first <= frame.cue[1]:
        return False  # "This is more than X had reckoned"
    if _complement(view, hit.last, frame.cue[0] - 1):
        return False
    after = range(frame.clause[1] + 1, min(frame.clause[1] + 3, view.size))
    if any(_opens(view, at) for at in after):
        return False
    begins = hit.last + 1
    begins += hit.length >= _CLITIC  # "these are the figures that X has released"
    return not any(_opens(view, at) for at in range(begins, frame.cue[0]))


def _complement(view: View, pointer: int, at: int) -> bool:
    """Where verbs stand last, a verb that is the object of the next: "the office these figures not-confirming said"."""
    if at <= pointer or not view.pack.part_endings or at in view.within or view.dated(at):
        return False
    if "postposition" in view.keys("edge", pointer) or not view.word[at - 1]:
        return False  # "about this the spokesman at-the-station spoke"
    return len(view.norm[at]) > _SHORT and view.norm[at].endswith(view.pack.part_endings)


def _opens(view: View, at: int) -> bool:
    """A word that opens what is said, and not what is told of someone ("sources, which …")."""
    return "that" in view.marks[at] and not ("relative" in view.marks[at] and view.raw[at - 1] == ",")


def covered(
    sentences: Sequence[Sentence], index: int, said: Sequence[Sequence[Said]], known: Sequence[bool], medium: bool
) -> list[int]:
    """The sentences before ``index`` that it speaks for: those of its paragraph, or the lead, that have no speaker.

    ``known``: the sentence goes on with a speaker already; ``medium``: who is named last may stand around others.
    """
    here = sentences[index].paragraph
    first = index == 0 or sentences[index - 1].paragraph != here
    if first and not _lead(sentences, index):
        return []
    below = index - 1 - (first and index > 1 and sentences[index - 1].role is Role.HEADING)  # a subhead cuts it off
    paragraph = sentences[below].paragraph if index else here
    found: list[int] = []
    for before in range(below, -1, -1):
        sentence = sentences[before]
        if sentence.paragraph != paragraph and first and _top(sentences, before):
            paragraph = sentence.paragraph  # a lead of two paragraphs
        if sentence.paragraph != paragraph or not (_prose(sentence) or sentence.role is Role.LIST):
            break
        own = known[before] or any(s.chain and s.frame.quote < 0 and not s.frame.acts for s in said[before])
        if own and before < index and not known[before] and all(_told_of(s) for s in said[before]):
            own = False
        if own and not (medium and before == index - 1 and (SELF,) not in [s.chain for s in said[before]]):
            break
        found.append(before)
    return found


def _told_of(one: Said) -> bool:
    """People without a name whom a sentence quotes in passing: "All of them say they came to work. Police reported this"."""
    return not one.chain or all(s.kind in PEOPLE and (not s.proper or s.gender == "p") for s in one.chain)


def _top(sentences: Sequence[Sentence], index: int) -> bool:
    """No more than one paragraph of prose stands above the sentence's own, and it ends its paragraph."""
    return len({s.paragraph for s in sentences[: index + 1] if s.role is Role.BODY}) < _LEAD - 1


def _prose(sentence: Sentence) -> bool:
    """A sentence of the text; so is a first line that ends like one, though it stands where a title does."""
    return sentence.role is Role.BODY or (sentence.role is Role.TITLE and sentence.text.rstrip().endswith("."))


def _lead(sentences: Sequence[Sentence], index: int) -> bool:
    """The paragraph before is the lead, or a single sentence."""
    index -= index > 1 and sentences[index - 1].role is Role.HEADING
    if index == 0 or not _prose(sentences[index - 1]):
        return False
    lead = sentences[index - 1].paragraph
    if index == 1 or sentences[index - 2].paragraph != lead:
        return True
    prose = {s.paragraph for s in sentences[:index] if s.role is Role.BODY}
    return len(prose) < _LEAD
