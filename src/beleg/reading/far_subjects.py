"""A subject that stands apart from its verb: at the clause's other end, across brackets and commas, or shared by two verbs."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.clauses import NEAR, Chunk, Parsed, is_place, relative_at, unit
from beleg.reading.name_apart import at_its, before_quotation, holder
from beleg.reading.naming import OFFICES
from beleg.reading.phrases import parse
from beleg.reading.strangers import no_subject_behind
from beleg.reading.subject_forms import in_phrase_with, nominative, rank, says_last, subject_first, whence
from beleg.reading.unheard import UNHEARD
from beleg.reading.view import AGE, OFFICE, PLACES, VERBS, Phrase, View, acronym, counted

_DASHES: Final = frozenset("–—―-‐−")
_JOINED: Final = frozenset({"joined", UNHEARD})
SPEAKS: Final = 3  # the rank of a phrase that can speak
MEASURES: Final = frozenset({"currency", "duration", "scale", "distractor", "month", "weekday"})
_BESIDE: Final = 2  # tokens from a phrase to the clause behind its comma
SUBJECTS: Final = frozenset({"person", "pronoun"})
_FAR: Final = frozenset({"body", "medium", "name", "self"})  # besides, far before a verb that closes its sentence
APART: Final = frozenset({"linker", "joining", "relative", "that", "contrast", "how", "continues"})
_WRITERS: Final = frozenset({"authors", "members"})
_SHORTEST: Final = 2  # chunks before a verb that its subject and what it is described with make
_SET_OFF: Final = 4  # chunks between a name and its verb, at most


def opens_far(parsed: Parsed, hit: Hit, chunk: Chunk, told: Phrase) -> Phrase | None:
    """Who opens the sentence, before the one quoted name right behind the verb: "a soldier, who fled, told «Today»"."""
    view, number = parsed.view, parsed.chunks.index(chunk)
    if number < _SHORTEST or chunk.mark != "," or told.kind != "medium" or told.first != hit.last + 1:
        return None
    if told.heads and not _told_outlet(parsed, number, told):
        return None
    head = _opener(parsed, number)
    one = head.gender if head is not None and (head.kind == "person" or told.heads) else ""
    others = tuple(e for letter, ends in view.pack.verb_gender.items() if letter not in one for e in ends)
    return head if one and not view.norm[hit.first].endswith(others) else None


def _told_outlet(parsed: Parsed, verb: int, told: Phrase) -> bool:
    """An outlet known by its name, which has no case, and what it was told: "Jon Feld, a cook, told(sg.) CNN that …"."""
    view, at = parsed.view, told.last + 1
    name = told.name[0]
    if told.first != told.name[0] or not (view.raw[name].isascii() or "source" in view.marks[name]) or at >= view.size:
        return False
    said = view.raw[at] == ":" or any("that" in view.marks[i] for i in (at, at + 1))
    inserted = parsed.chunks[verb - 1].first
    return said and (inserted in view.within or not view.word[inserted] or "relative" in view.marks[inserted])


def whose_army(view: View, phrase: Phrase) -> bool:
    """A country before a noun, where nouns stand last: "«…», says in-the-Norland army served cook"."""
    at = phrase.last + 1
    whose = phrase.kind == "name" and "n" in phrase.gender and at < view.size - 1 and view.word[at]
    if not whose or "hedge" in view.marks[at]:  # "Norland only-ACC 450 acknowledges"
        return False
    return view.norm[at].endswith(view.pack.subjectless or ("\0",)) and not view.any(PLACES, at)


def closing_subject(view: View, hit: Hit, after: list[Phrase]) -> Phrase | None:
    """A name right behind the verb at the end of its clause, where verbs stand last: "that nine soldiers fell, said Kim"."""
    for one in reversed(after):  # "…, said in Southland's army served Kim": what describes a name stands before it
        ends = one.last + 1 >= view.size or not view.word[one.last + 1]
        whole = one.first == view.behind_day(hit.last + 1) or (one.kind in {"person", "name"} and "n" not in one.gender)
        set_off = one.kind == "person" and view.raw[hit.first - 1] in "–—"  # "«…», — says who served there, a cook"
        known = one.proper or set_off or _authors(view, one) or _only_one(view, hit, one)
        if not (ends and (one.strange or (whole and known))) or rank(one, "") < SPEAKS:
            continue
        if all(view.word[hit.last : one.last + 1]) and view.quoted[one.first] == view.quoted[hit.first]:
            return one
    return None


def _only_one(view: View, hit: Hit, one: Phrase) -> bool:
    """An office that closes the sentence, and nobody known before its verb: "New grumpels …, said the-ministry"."""
    if one.kind != "body" or not one.definite or one.last + 1 >= view.size or view.raw[one.last + 1] != ".":
        return False
    ahead = [p for p in view.phrases if p.last < hit.first and nominative(p)]
    return all(p.kind in {"bare", "other"} or (p.kind == "name" and "n" in p.gender) for p in ahead)


def _authors(view: View, one: Phrase) -> bool:
    """Those who wrote what was spoken of: "Norland has asked for nobody, stress the-authors"."""
    at = one.head_at if one.head_at >= 0 else one.last
    return one.kind == "person" and bool(view.keys("general", at) & _WRITERS) and "p" in one.gender


def not_told(view: View, before: list[Phrase], after: list[Phrase]) -> list[Phrase]:
    """Without a quoted name right behind the verb that was told, as another is the subject: "told «X» its head Y"."""
    if not after or after[0].kind not in {"medium", "name"} or (after[0].kind == "name" and not view.pack.dependent):
        return after
    name = after[0].name[0]
    called = view.pack.dependent and view.upper[name] and ("source" in view.marks[name] or view.raw[name].isascii())
    if (after[0].heads or after[0].kind == "name") and not called:
        return after
    beside = len(after) > 1 and after[1].first == after[0].last + 1 and rank(after[1], "") == SPEAKS
    return after[1:] if beside or any(rank(p, "") > 1 for p in before) else after


def told_before(view: View, hit: Hit, before: list[Phrase], after: list[Phrase]) -> bool:
    """As in "this to-«Dawn» told lawyer Jon Feld": a name that shows no case between what was told and the verb.

    So does one without quotation marks, where a person follows the verb.
    """
    if not view.pack.dative or len(before) != 1 or before[0].last != hit.first - 1:
        return False
    one = before[0]
    taken_up = (h for at in range(max(0, one.first - NEAR), one.first) for h in view.places.get(at, ()))
    back = any(h.category == "continues" and h.payload == "back" and h.last == one.first - 1 for h in taken_up)
    behind = after[0] if after and after[0].first == hit.last + 1 else None
    person = behind is not None and behind.kind == "person" and behind.named
    return back and one.kind == "medium" and (person or not one.heads)


def far_subject(parsed: Parsed, hit: Hit) -> list[Phrase]:
    """The subjects of a verb that closes its sentence: what is said stands between."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    found = [
        p
        for p in view.phrases
        if first <= p.first
        and p.last < hit.first
        and (nominative(p) or (p.genitive and p.first < p.last and not p.governed and (p.proper or p.kind != "person")))
        and not (p.genitive and _owns_object(view, p))
        and (
            p.kind in SUBJECTS
            or p.kind in _FAR
            or before_quotation(view, p, first)
            or (p.kind == "advert" and hit.category == "offer")
        )
        and view.quoted[p.first] == view.quoted[hit.first]
        and not any(f.clause[0] <= p.first <= f.clause[1] for f in parsed.frames)
        and not whose_army(view, p)
    ]
    if (apart := _apart(parsed, hit)) >= 0:
        own = [p for p in found if p.first > apart and not counted(view, p)]
        found = own if any(p.kind in OFFICES or p.named for p in own) else found
    places = [p for p in found if p.kind == "name" and "n" in p.gender]
    good = [p for p in found if p not in places]
    if len(good) > 1 and _of_own_noun(view, good[0]):
        good = good[1:]  # "the «Road» fund's head-being Jon Feld said"
    # "before the parliament's building Jon Feld said", but "Norland's side in-its-camps 40 are held says"
    good = [p for p in good if not (p.kind in OFFICES and at_its(view, p.last + 1))] or good
    good = [p for p in good if not p.genitive] or good
    beside = any(p.last == hit.first - 1 for p in places)  # "that 900 soldiers fell Norland says"
    opens = bool(good) and good[0].first - first <= NEAR and not beside  # "two officials say that Norland …"
    good = [p for p in good if not counted(view, p)] or ([] if places and not opens else good)
    own = [p for p in good if p.proper and p.kind in {"body", "medium", "person"} and not _names_what_follows(view, p)]
    called = bool(good) and good[0].first == first
    called = called and (_full_name(view, good[0]) or before_quotation(view, good[0], first))
    if (
        good
        and own
        and not called
        and good[0].kind != "pronoun"
        and (good[0].kind == "name" or not good[0].proper)
        and not good[0].several
    ):
        good = own  # "that 16 men were held, wrote the agency «X»": the men are told of
    if not good:
        made = (p for p in view.phrases if first <= p.first and p.last < hit.first and p.kind == "document")
        good = [p for p in made if p.author is not None and nominative(p)]  # "a study of the centre X reckons"
    if not good:  # "the government in-its-reply Norland's army-with 17 men signed reported"
        cited = (f.source for f in parsed.frames if f.way == "phrase" and f.source is not None)
        good = [p for p in cited if first <= p.first and p.last < hit.first and p.kind in OFFICES and nominative(p)]
    return [holder(view, one) for one in (good or places)[:1]]


def _apart(parsed: Parsed, hit: Hit) -> int:
    """The last token of a clause before, set against that of the verb, with its own subject: "whereas X denied-if, Y said"."""
    view = parsed.view
    if not (endings := view.pack.conditional):
        return -1
    first, _ = unit(parsed, hit.first)
    ends = (c.last for c in parsed.chunks if first <= c.first and c.last < hit.first and view.word[c.last])
    return max((at for at in ends if view.raw[at + 1] == "," and view.norm[at].endswith(endings)), default=-1)


def _full_name(view: View, phrase: Phrase) -> bool:
    """Two words or more, the last of which ends as surnames do: "Jon Petrov NATO's bureau opens said"."""
    surname = view.norm[phrase.last].endswith(view.pack.surnames or ("\n",))
    return surname and phrase.kind == "name" and phrase.first < phrase.last and view.upper[phrase.last]


def _of_own_noun(view: View, phrase: Phrase) -> bool:
    """A quoted name before a noun that nobody knows and that its ending ties to it: the object of what is told of another."""
    at = phrase.last + 1
    if phrase.kind != "medium" or phrase.heads or at >= view.size or not view.word[at] or view.upper[at]:
        return False
    return not view.marks[at] and view.norm[at].endswith(view.pack.part_endings or ("\0",))


def _owns_object(view: View, phrase: Phrase) -> bool:
    """Whose a noun is that stands in the case of an object: "the paper's to-question answering embassy said"."""
    at = phrase.last + 1
    if at >= view.size or not view.word[at] or view.upper[at] or view.any(VERBS | OFFICE, at):
        return False
    return view.norm[at].endswith(view.pack.part_endings or ("\0",)) and view.norm[at].endswith(view.pack.subjectless)


def _names_what_follows(view: View, phrase: Phrase) -> bool:
    """A quoted name with no noun of its own, before a noun in words that nobody knows: "the «Dawn» checkpoint visited"."""
    at = phrase.last + 1
    if phrase.kind != "medium" or phrase.heads or at >= view.size or not view.word[at] or view.any(VERBS, at):
        return False
    return "edge" not in view.marks[at] or view.norm[at].endswith(view.pack.subjectless)


def antecedent(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """What a relative clause is about: the last phrase before it that can speak; a law provides, and says nothing."""
    view = parsed.view
    if "that" in view.marks[chunk.first] and view.any(VERBS, chunk.first - 2):
        return None  # "Jon of Telmo says, that they promised 300": what is said, though "that" is "which", too
    last = next((p for p in reversed(parsed.view.phrases) if p.last < chunk.first), None)
    placed = last is not None and last.governed and last.kind == "name" and "n" in last.gender
    if last is not None and placed and chunk.first - last.last > _BESIDE:
        return None  # "exposed in Norland a dealer, who …": nobody known
    if last is not None and last.head_at >= 0 and "law" in parsed.view.keys("document", last.head_at):
        return None
    if last is not None and last.kind == "document" and last.last == chunk.first - _BESIDE:
        return last  # "«…», continues the text, which also speaks of five dead"
    before = [p for p in parsed.view.phrases if p.last < chunk.first and p.kind != "other" and p.speaks]
    if before and whence(parsed.view, before[-1]):
        before.pop()  # "a welder from Kumasi, who asked not to be named"
    return before[-1] if before else None


def goes_on(view: View, phrase: Phrase, chunk: Chunk) -> bool:
    """A verb stands behind a phrase, which is its subject, where subjects stand first and nothing opens what is said."""
    if not subject_first(view.pack):
        return False
    at = phrase.last + 1
    while at <= chunk.last:
        if view.key("edge", at) == "preposition":  # "recruits from the south will get"
            inner = next((p for p in view.phrases if p.first in (at + 1, at + 2)), None)
            at = inner.last + 1 if inner is not None else at + 2
        elif view.dated(at):
            at += 1
        else:
            break
    return at <= chunk.last and view.word[at] and not view.upper[at] and not view.any(APART, at)


def interrupted_subject(parsed: Parsed, chunk: Chunk, after: list[Phrase]) -> Phrase | None:
    """The subject of a verb that an inserted chunk cuts off: "X, the head of Y, said"."""
    view = parsed.view
    at = parsed.chunks.index(chunk)
    if at > 1 and chunk.mark in _DASHES:
        return _before_dashes(parsed, at)
    if at < 2 or chunk.mark != ",":
        return None
    if "one" in view.keys("determiner", parsed.chunks[at - 2].first) and (named := _whole(view, parsed.chunks[at - 1])):
        return named  # "One of those who came back, Jon Feld, said"
    if (named := _opener(parsed, at)) or (named := _beside_title(view, parsed.chunks[at - 1], chunk)):
        return named
    for number in range(at - 2, max(-1, at - 5), -1):
        earlier, inserted = parsed.chunks[number], parsed.chunks[number + 1]
        if view.quoted[earlier.last] != view.quoted[chunk.first]:
            return None
        phrase = next(
            (
                p
                for p in reversed(view.phrases)
                if p.last == earlier.last
                and not p.governed
                and view.raw[p.first - 1 : p.first] != ["("]
                and (p.speaks or _alone(view, p, earlier) or _described(view, p, earlier, inserted))
            ),
            None,
        )
        if phrase is None or (is_place(phrase) and not any(view.word[inserted.first : inserted.last + 1])):
            continue  # "from Norland (12) and Sudland (17), said the ministry"
        if inserted.first <= phrase.name[0] <= inserted.last:
            return phrase
        opens = (
            "determiner" in view.marks[inserted.first]
            or "relative" in view.marks[inserted.first]
            or not view.word[inserted.first]
        )
        own = any(
            view.any(VERBS, i)
            for i in range(earlier.first, earlier.last + 1)
            if i not in range(phrase.first, phrase.last + 1)
        )
        role = view.within.get(inserted.first)
        lead = phrase.first <= earlier.first + 2 or (own is False and number == 0 and not after)
        two = phrase.named and phrase.name[0] < phrase.name[1] and phrase.first <= earlier.first + 2
        whole = phrase.first == earlier.first or two  # "Retired docker Paul Reyes, held in Norland, says"
        alone = whole and not any(p.speaks and not counted(view, p) for p in after[:1])
        if (opens or alone or (role and role.kind in {"person", "body"})) and lead and not own:
            return phrase
    return None


def _before_dashes(parsed: Parsed, verb: int) -> Phrase | None:
    """Who opens the sentence before what dashes set off: "The Harbour Club – which keeps a list – says"."""
    view = parsed.view
    number = next((n for n in range(verb - 1, 0, -1) if parsed.chunks[n].mark in _DASHES), 0)
    if number == 0 or view.quoted[parsed.chunks[number - 1].last] != view.quoted[parsed.chunks[verb].first]:
        return None
    before = parsed.chunks[number - 1]
    whole = (p for p in view.phrases if p.last == before.last and p.first <= before.first + 1)
    return next((p for p in whole if nominative(p) and (p.speaks or (p.proper and p.kind in {"bare", "other"}))), None)


def _described(view: View, phrase: Phrase, clause: Chunk, inserted: Chunk) -> bool:
    """A document that what is set off describes: "The complaint, which was filed, alleges", "The report, out today, says"."""
    opens = phrase.kind == "document" and phrase.first <= clause.first + 1 and phrase.definite
    return opens and (phrase.first == clause.first or "relative" in view.marks[inserted.first])


def _opener(parsed: Parsed, verb: int) -> Phrase | None:
    """Whose full name opens the sentence, with what they are set off: "Ann Holm of New Road, a fund, who …, said"."""
    view, number = parsed.view, verb - 2
    begun, _ = unit(parsed, parsed.chunks[verb].first)
    while number > 0 and parsed.chunks[number].first > begun and verb - number <= _SET_OFF:
        number -= 1
    opens = parsed.chunks[number]
    head = view.within.get(opens.first)
    if head is None or head.first != begun or head.kind not in {"name", "person", "bare"} or not nominative(head):
        return None
    between = parsed.chunks[number + 1 : verb]
    called = head.name[0] < head.name[1] and head.proper and head.kind != "bare"
    if not called and head.kind != "person" and not view.pack.capital_nouns:
        aside = between[0].first
        called = head.last + _BESIDE == aside and (relative_at(view, between[0]) == aside or _gerund(view, aside))
        head.kind = "name" if called and head.kind == "bare" else head.kind  # "Jon, who married …, said"
    if not called and head.kind == "person" and head.gender != "p":  # "A soldier from Telmo, who …, told «Today»"
        called = any(relative_at(view, c) >= 0 or (view.pack.dependent and c.first not in view.within) for c in between)
    if "n" in head.gender or not called or head.several:
        return None
    rest = range(head.last + 1, opens.last + 1)
    if not all(t in view.within or "linker" in view.marks[t] or view.key("edge", t) == "preposition" for t in rest):
        return None  # "Jon Feld flew to Norland, the ministry said"
    for chunk in between:
        verbs = (t for t in range(chunk.first, chunk.last + 1) if view.any(VERBS, t) and not _gerund(view, t))
        says = any("negation" not in view.marks[t - 1] for t in verbs)  # "who asked not to be named"
        if chunk.mark != "," or (says and relative_at(view, chunk) < 0):
            return None
    return head


def _gerund(view: View, at: int) -> bool:
    """A form of a verb that has no subject of its own: "Jon, commenting on the report, said"."""
    return bool(view.pack.dependent) and view.norm[at].endswith(view.pack.verb_forms["converb"])


def _beside_title(view: View, inserted: Chunk, chunk: Chunk) -> Phrase | None:
    """A person's name between two commas, right before the verb: "A data editor at the outlet, Jon Feld, said"."""
    if inserted.mark != "," or chunk.first != inserted.last + 2:
        return None
    named = _whole(view, inserted)
    if named is None or named.first == named.last or "n" in named.gender:
        return None
    return named


def one_by_name(parsed: Parsed, hit: Hit, after: list[Phrase]) -> Phrase | None:
    """The name of the one of several who speaks: "One of those who returned, the 26-year-old Brian (name changed), said".

    Where verbs stand first, it follows: "Said one of the returned, Brian, …".
    """
    view = parsed.view
    begun, _ = unit(parsed, hit.first)
    if hit.first > begun and "one" in view.keys("determiner", begun):
        ahead = [p for p in view.phrases if begun < p.first and p.last < hit.first and _called(p)]
        return ahead[-1] if ahead and _only_brackets(view, ahead[-1].last + 1, hit.first) else None
    if after and "one" in view.keys("determiner", after[0].first) and not after[0].proper:
        behind = [p for p in view.phrases if p.first == after[0].last + 2 and view.raw[after[0].last + 1] in ",،"]
        return next((p for p in behind if _called(p)), None)
    return None


def _called(phrase: Phrase) -> bool:
    return (
        phrase.proper and phrase.kind in {"name", "person", "bare"} and "n" not in phrase.gender and nominative(phrase)
    )


def _only_brackets(view: View, begin: int, end: int) -> bool:
    """Nothing stands between two tokens but what is in brackets, and marks."""
    inside = False
    for at in range(begin, end):
        inside = (inside or view.raw[at] == "(") and view.raw[at] != ")"
        if view.word[at] and not inside:
            return False
    return True


def _whole(view: View, chunk: Chunk) -> Phrase | None:
    """The name that is all of a chunk."""
    names = (p for p in view.phrases if p.first == chunk.first and p.last == chunk.last)
    return next((p for p in names if p.proper and p.kind in {"name", "person", "bare"}), None)


def _alone(view: View, phrase: Phrase, chunk: Chunk) -> bool:
    """A given name that is all there is before a comma: "Mamadou, the Guinean who talks to us, says", "Jon, 27, …, sagt"."""
    if phrase.kind != "bare" or not phrase.first == chunk.first == 0:
        return False
    age = phrase.last + 2
    aged = age + 1 < view.size and view.kind[age] == "d" and len(view.raw[age]) == AGE and view.raw[age + 1] == ","
    return aged or not view.pack.capital_nouns


def shared_subject(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """The subject of a verb without its own: "X said …, adding that …", "…, and told reporters"."""
    view = parsed.view
    same = [
        f
        for f in parsed.frames
        if f.way == "say" and f.cue[0] < hit.first and view.quoted[f.cue[0]] == view.quoted[hit.first]
    ]
    if same:
        one = same[-1].source
        if one is not None and one.kind in {"name", "person", "pronoun"} and "p" not in one.gender and not one.several:
            several = view.pack.dependent.get("several", ())
            if several and view.norm[hit.last].endswith(several):
                return None  # "X said he got 900 and that [they] promised him 200 a month": a verb that several people have
        return one
    if hit.first == 0:
        return _after_all(parsed, hit, chunk)
    begun, _ = unit(parsed, hit.first)  # a quotation may hold several sentences
    lead = [
        p
        for p in view.phrases
        if begun <= p.first and p.last < hit.first and nominative(p) and view.quoted[p.first] == view.quoted[hit.first]
    ]
    joined = hit.payload in _JOINED
    good = [
        p
        for p in lead
        if p.kind in {"person", "body", "medium", "pronoun", "self", "advert"} or (joined and _named_first(view, p))
    ]
    if good and good[0].kind == "self" and good[0].first > 0:
        good = []  # "X, who talks to us, says": whom it is told
    before = joined and "preposition" in (view.key("edge", hit.first - 1), view.key("edge", hit.first))
    close = hit.first - chunk.first <= 2 or before  # "Jon Feld left in adding that 300 were killed"
    return good[0] if good and close else None


def _after_all(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """Whose clause follows the one that opens the sentence: "Noting that 300 were killed, Jon Feld left the hall"."""
    view = parsed.view
    opens = range(hit.last + 1, min(hit.last + NEAR, view.size))
    if not any("that" in view.marks[at] for at in opens):
        return None
    begins = {c.first for c in parsed.chunks if c.mark == "," and c.first > chunk.first}
    behind = [p for p in view.phrases if p.first in begins and nominative(p) and p.speaks and p.last < view.size - 2]
    return next((p for p in behind if not is_place(p)), None)


def _named_first(view: View, phrase: Phrase) -> bool:
    """A name that opens the sentence, and no place: "Jon Feld left, adding that 300 were killed"."""
    whole = phrase.kind == "name" and phrase.name[0] < phrase.name[1]
    return (
        phrase.first == 0 and (whole or (phrase.kind == "bare" and subject_first(view.pack))) and not is_place(phrase)
    )


def bare_subject(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """An unknown noun right beside a verb that anyone can be the subject of: "survivors said"."""
    at, behind = hit.first - 1, hit.last + 1
    if view.pack.head_final and hit.first == chunk.first and says_last(view, behind):
        return Phrase(behind, behind, (behind, behind), "person", "mfp", heads=(view.norm[behind],))
    ended = view.pack.head_final and at >= chunk.first
    if ended and ("edge" in view.marks[at] or view.norm[at].endswith(view.pack.subjectless)):
        return None  # what is said ends there: "that they exceed 300 they say"
    if hit.category == "offer" and hit.last < chunk.last and view.key("edge", hit.last + 1) == "preposition":
        return None  # "with a passport promised on top"
    while at >= chunk.first and ("edge" in view.marks[at]):
        if view.pack.caseless and "that" in view.marks[at]:
            return None  # "are you-sure that-he says so": whoever stands before "that" says nothing
        at -= 1
    if at >= chunk.first and (
        view.norm[at].endswith(view.pack.adverbs or ("\0",)) or view.norm[at] in view.pack.elisions
    ):
        return None  # "as has clearly stated …", "comme on l'a dit"
    if (
        view.pack.auxiliaries
        and at > chunk.first
        and view.norm[at].endswith(view.pack.participles)
        and view.norm[at - 1] in view.pack.auxiliaries
    ):
        return None  # "como ha quedado dicho"
    if at > chunk.first and in_phrase_with(view, at):
        return None  # "for five days working they deny"
    before = at - 1
    while before > chunk.first and "determiner" in view.marks[before]:
        before -= 1
    if at > 0 and (view.key("edge", before) == "preposition" or view.dated(at - 1)):
        return None  # "after a while says", "in May last said"
    if no_subject_behind(view, hit.first) and not view.norm[at].endswith(view.pack.subjects):
        return None  # "the cease-fire and-they-announced", "carried banners they-accused"
    counted = at > chunk.first and not view.word[at - 1]
    if view.pack.capital_nouns and not view.upper[at]:
        return None  # "und darauf hingewiesen": a noun has a capital
    if at >= chunk.first and (view.any(MEASURES, at) or view.norm[at].endswith(view.pack.dative or "\0")):
        return None  # "12,000 dollars were promised", "to-my client they named 500"
    if view.pack.head_final and at > chunk.first and view.any(MEASURES, at - 1):
        return None  # "2,000 roubles bonus promised"
    if at >= chunk.first and view.word[at] and hit.first - at <= 2 and not counted:
        inside = view.within.get(at)
        several = view.pack.romance or (view.pack.bare_nouns and view.pack.verb_final)
        if inside is not None and inside.governed and inside.first < at and several:
            return _swallowed(view, at)  # "in the Norlandish army they promised him 500": nobody is called "Norlandish"
        return _swallowed(view, at) or Phrase(at, at, (at, at), "person", "mfp", heads=(view.norm[at],))
    return None


def _swallowed(view: View, at: int) -> Phrase | None:
    """The subject that a noun before it took for its own, where cases link nouns: "at the request of-journalists the MFA said".

    An abbreviation has no ending, and a noun as it is listed none that would tie it to the one before.
    """
    phrase, dependent = view.within.get(at), view.pack.dependent
    if phrase is None or not dependent or not (phrase.governed or phrase.oblique) or phrase.last != at:
        return None
    cases = (*dependent["noun"], *dependent["adjective"], *dependent["oblique"], *view.pack.dative)
    for begin in range(phrase.first + 1, at + 1):
        free = acronym(view.raw[begin]) or not (view.upper[begin] or view.norm[begin].endswith(cases))
        if free and view.any(OFFICE, begin) and "linker" not in view.marks[begin - 1]:
            return parse(view, begin)
    return None
