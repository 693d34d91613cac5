"""Who is the subject of a verb of saying."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.languages.packs import Pack
from beleg.reading.clauses import Chunk, Parsed, relative_at, unit
from beleg.reading.naming import OFFICES
from beleg.reading.phrases import parse
from beleg.reading.strangers import no_subject_behind
from beleg.reading.view import OFFICE, PLACES, STEM, VERBS, Phrase, View, acronym, counted

_SPEAKS: Final = 3  # the rank of a phrase that can speak
_MEASURES: Final = frozenset({"currency", "duration", "scale", "distractor", "month", "weekday"})
_BESIDE: Final = 2  # tokens from a phrase to the clause behind its comma
_SUBJECTS: Final = frozenset({"person", "pronoun"})
_FAR: Final = frozenset({"body", "medium", "name", "self"})  # besides, far before a verb that closes its sentence
_AGE: Final = 2  # digits of an age
_APART: Final = frozenset({"linker", "joining", "relative", "that", "contrast", "how", "continues"})
_SHORTEST: Final = 2  # chunks before a verb that its subject and what it is described with make
_SET_OFF: Final = 4  # chunks between a name and its verb, at most
_ADVERTS: Final = frozenset({"advert"})
_OFFERERS: Final = frozenset({"advert", "person", "body", "medium"})
_AUXILIARY: Final = 2  # tokens from a pronoun to the verb whose auxiliary stands between: "nous a dit"
_NEAR: Final = 4  # tokens between a verb and the one who speaks, at most, where nothing else ties them


def subject_of(parsed: Parsed, hit: Hit, chunk: Chunk, key: str) -> Phrase | None:
    view, at = parsed.view, hit.first
    relative = relative_at(view, chunk)
    if key == "joined":
        return _shared(parsed, hit, chunk)
    if view.pack.caseless and hit.last - at > 1 and hit.category == "say" and (inside := _within(view, hit)):
        return inside
    if _goes_on_saying(view, at) and (same := _shared(parsed, hit, chunk)) is not None and relative < 0:
        return _of_clause(parsed, chunk, at) or same
    if key == "known":
        return _knower(parsed, hit)
    opened = max((i for i in range(chunk.first, at) if "that" in view.marks[i]), default=-1)
    before = [p for p in view.phrases if chunk.first <= p.first and p.last < at and nominative(p)]
    before = [p for p in before if p.first > opened] or before
    before = [p for p in before if not _in_brackets(view, p, at)]
    if view.pack.head_final:
        before = [p for p in before if not _whose_army(view, p)]
    stop = next((i for i in range(at, chunk.last + 1) if "that" in view.marks[i]), chunk.last + 1)
    after = [] if key == "tell" else [p for p in view.phrases if at < p.first < stop and nominative(p)]
    after = [p for p in after if p.kind != "self" or "to" not in view.keys("attribution_before", p.first - 1)]
    before, after = _but_us(view, hit, before, after)
    if no_subject_behind(view, at):
        after = []
    if after and view.pack.dependent and at == chunk.first and (teller := _opens_far(parsed, hit, chunk, after[0])):
        return teller
    after = _not_told(view, before, [p for p in after if not _whose_place(view, hit, p)])
    if view.pack.head_final:
        after = [p for p in after if not _whose_army(view, p)]
    if after and opened == at - 1 and _rank(after[0], key) == _SPEAKS and _of_document(view, opened, after[0]):
        return after[0]
    if after and view.pack.romance and _has_object(parsed, hit, chunk, after[0]):
        after = []
    if _told_before(view, hit, before, after):
        one = after[0] if after else None
        if one is not None and one.first == hit.last + 1 and one.kind == "person" and one.named:
            return one
        if view.norm[at].endswith(view.pack.verb_gender["p"]):
            return None  # "this to-«Dawn» told in the ministry"
    if relative >= 0:
        to_whom = relative > chunk.first or "object" in view.keys("relative", relative)
        nobody = {"other", "bare"} if to_whom else {"other", "document", "bare"}  # "to which the report attributes 47"
        inner = [p for p in before if p.first > relative and p.kind not in nobody]
        if relative > chunk.first:
            inner += [p for p in after if p.kind not in {"other", "document", "bare"}]
        if inner or "object" in view.keys("relative", relative):
            return inner[0] if inner else None  # "two officers whom they suspected of it": the two suspect nobody
        return _antecedent(parsed, chunk)
    if advert := _advert_that(view, chunk, hit):
        return advert
    earlier = max((f.cue[1] for f in parsed.frames if f.way == "say" and chunk.first <= f.cue[0] < at), default=-1)
    before = [p for p in before if p.first > earlier] or before
    if earlier >= 0 and not any(_rank(p, key) > 1 for p in (*before, *after[:1])):
        return _shared(parsed, hit, chunk)
    pack = view.pack
    if pack.head_final and (closing := _closing(view, hit, after)):
        return closing
    if pack.head_final and not (at == chunk.first and after):
        before = _far(parsed, hit) or before
    if pack.head_final and key == "source" and before and _put_out(before[-1], hit):
        before = before[:-1]
    if not before and (behind := _before_brackets(view, chunk)) and not _beside_places(behind, hit, after):
        return behind
    before = [p for p in before if not _measured(view, p) and not _told_first(view, hit, p, after)]
    if pack.capital_nouns and len(before) > 1 and _told_last(before[-2], before[-1], at):
        before = before[:-1]
    if pack.capital_nouns and not any(_rank(p, key) > 1 for p in before) and (own := _surname_behind(view, hit, after)):
        return own
    ranked = [(_rank(p, key), 1, -i, p) for i, p in enumerate(before)]
    if hit.category == "offer" and before and before[-1].kind == "advert":
        return before[-1]  # "adverts promise foreigners 3,000": they are whom it is promised
    first = at == chunk.first or not before or pack.capital_nouns
    weak = pack.head_first and not any(_rank(p, key) == _SPEAKS for p in before)
    if (
        weak
        and after
        and after[0].first == hit.last + 1
        and after[0].kind != "self"
        and _rank(after[0], key) == _SPEAKS
    ):
        return after[0]
    if first:
        for i, p in enumerate(after[:2]):
            if p.first - hit.first <= _NEAR + 3 * (at == chunk.first) or p.speaks:
                ranked.append((_rank(p, key), 0, -i, p))
    ranked = [r for r in ranked if r[0] > 0]
    joined_on = pack.prefixes.joined(view.norm[at])
    inverted = (
        pack.head_final and at == chunk.first and after and after[0].first == view.behind_day(hit.last + 1)
    )  # "…, said X"
    if not before and not joined_on and not inverted:
        offered = hit.category == "offer" and subject_first(pack) and bool(after) and after[0].last < chunk.last
        if (
            at == chunk.first
            and after
            and (offered or (_goes_on(view, after[0], chunk) and not _released(view, after[0])))
        ):
            after = []  # "The advert, posted on Monday, says recruits will get 300", "…, offers men 300": they say nothing
            ranked = []
        interrupted = _interrupted(parsed, chunk, after)
        if interrupted is not None and _beside_places(interrupted, hit, after):
            interrupted = None
        told = any(f.source is interrupted for f in parsed.frames) and bool(after)
        beside = told and after[0].first == hit.last + 1 and _rank(after[0], key) == _SPEAKS
        if interrupted is not None and (subject_first(pack) or not beside):  # "X, head of Y, named it, reports Z"
            return interrupted
    if ranked:
        return _titled(view, max(ranked, key=lambda r: r[:3])[3])
    return _shared(parsed, hit, chunk) or (_bare(view, hit, chunk) if key == "any" else None)


def _within(view: View, hit: Hit) -> Phrase | None:
    """Who stands between the parts of a verb: "renewed Jon Feld his demand of the ministry"."""
    inside = [p for p in view.phrases if hit.first < p.first and p.last < hit.last and nominative(p)]
    if inside:
        return inside[0] if inside[0].speaks else None
    gap = range(hit.first + 1, hit.last)
    unknown = all(view.word[at] and not view.is_known(at) and not view.common(at) for at in gap)
    return Phrase(gap[0], gap[-1], (gap[0], gap[-1]), "person", "mf", proper=True, named=True) if unknown else None


def _opens_far(parsed: Parsed, hit: Hit, chunk: Chunk, told: Phrase) -> Phrase | None:
    """Who opens the sentence, before the one quoted name right behind the verb: "a soldier, who fled, told «Today»"."""
    view, number = parsed.view, parsed.chunks.index(chunk)
    if number < _SHORTEST or chunk.mark != "," or told.kind != "medium" or told.heads or told.first != hit.last + 1:
        return None
    head = _opener(parsed, number)
    one = head.gender if head is not None and head.kind == "person" else ""
    others = tuple(e for letter, ends in view.pack.verb_gender.items() if letter not in one for e in ends)
    return head if one and not view.norm[hit.first].endswith(others) else None


def _surname_behind(view: View, hit: Hit, after: list[Phrase]) -> Phrase | None:
    """A surname right behind the verb, before whom it was told: "…, sagte Holm der »Elbpost«"; a noun has its article."""
    if len(after) < 2 or after[0].kind != "bare" or after[0].first != hit.last + 1 or after[0].last > after[0].first:
        return None
    told = after[1].kind in {"medium", "body"} and after[1].first == after[0].last + 1
    return after[0] if told and after[1].definite and not view.common(after[0].first) else None


def _told_first(view: View, hit: Hit, phrase: Phrase, after: list[Phrase]) -> bool:
    """Whom it was told, at the head of a German sentence: "Der »Elbpost« sagte Holm, …", with a name right behind the verb."""
    if not view.pack.capital_nouns or phrase.kind != "medium" or phrase.last != hit.first - 1 or not after:
        return False
    one = after[0]
    named = (
        one.kind in {"bare", "name", "person"} and one.first == hit.last + 1 and one.proper and "n" not in one.gender
    )
    ends = one.last + 1 < view.size and view.raw[one.last + 1] in ",:"
    return named and ends and "of" in view.keys("linker", phrase.first) and not view.common(one.first)


def _told_last(one: Phrase, told: Phrase, verb: int) -> bool:
    """Whom it was told, between a name and a verb that stands last: "wie Holm der Agentur X sagte"."""
    beside = one.last + 1 == told.first and told.last == verb - 1
    return beside and one.proper and one.kind != "other" and told.kind == "medium" and told.definite


def _measured(view: View, phrase: Phrase) -> bool:
    """A number of something that only measures, which says nothing: "only 23 percent speak German"."""
    if phrase.kind != "other":
        return False
    number = phrase.first > 0 and view.kind[phrase.first - 1] == "d"
    if "number" in view.marks[phrase.first]:  # "two million roubles we-give, he said"
        return any(view.any(_MEASURES, at) for at in range(phrase.first + 1, phrase.last + 2))
    return number and view.any(_MEASURES, phrase.first)


def _goes_on_saying(view: View, at: int) -> bool:
    """A verb right behind "and" or "but" has the subject of the one before: "denies it but says any talks will be held"."""
    if at == 0 or not subject_first(view.pack):
        return False
    return "and" in view.keys("linker", at - 1) or "contrast" in view.marks[at - 1]


def _of_clause(parsed: Parsed, chunk: Chunk, at: int) -> Phrase | None:
    """The person whose clause begins behind the verb before: "the father says his son called and said"."""
    view = parsed.view
    told = max((f.cue[1] for f in parsed.frames if f.way == "say" and chunk.first <= f.cue[0] < at), default=-1)
    people = (p for p in view.phrases if told < p.first and p.last < at and p.kind in _SUBJECTS and nominative(p))
    own = next(people, None) if told >= 0 else None
    return own if own is not None and own.first == told + 1 and own.last + 1 < at - 1 else None


def _titled(view: View, phrase: Phrase) -> Phrase:
    """Whose title a phrase is, where it stands behind the name: "Jon Feld, agent of the player said"."""
    if not view.pack.romance or phrase.kind != "person" or phrase.named:
        return phrase
    return next((p for p in view.phrases if p.title == (phrase.first, phrase.last) and p.last < phrase.first), phrase)


def _but_us(view: View, hit: Hit, before: list[Phrase], after: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """Whoever tells it to "us" speaks, and not we: "…, told us the head of the fund, X", "nous a dit X"."""
    if len(after) > 1 and after[0].kind == "self" and after[1].speaks and after[1].first == after[0].last + 1:
        return before, after[1:]
    clitic = (
        bool(before) and view.pack.romance and before[-1].kind == "self" and hit.first - before[-1].last <= _AUXILIARY
    )
    if clitic and after and after[0].speaks and after[0].kind != "self" and after[0].first == hit.last + 1:
        return before[:-1], after
    return before, after


def _in_brackets(view: View, phrase: Phrase, verb: int) -> bool:
    """The phrase is all there is in brackets, and the verb stands behind them: "Jon Feld (New Road), who leads it, said"."""
    alone = phrase.first > 0 and phrase.last + 1 < verb and view.raw[phrase.first - 1] == "("
    return alone and view.raw[phrase.last + 1] == ")"


def _has_object(parsed: Parsed, hit: Hit, chunk: Chunk, phrase: Phrase) -> bool:
    """What stands behind the verb of a clause that has begun with a noun, and says nothing: "In this book he writes a paper"."""
    view = parsed.view
    ahead = [p for p in view.phrases if chunk.first <= p.first and p.last < hit.first]
    if not ahead or phrase.named or phrase.kind in {"pronoun", "name"}:
        return False
    if any(view.any(_APART, at) and "how" not in view.marks[at] for at in (chunk.first, hit.first - 1)):
        return False
    behind = range(phrase.last + 1, min(phrase.last + 1 + _NEAR, view.size))
    said = any(
        "that" in view.marks[at] or view.raw[at] == ":" or view.quoted[at] != view.quoted[hit.first] for at in behind
    )
    return not said and phrase.first == hit.last + 1


def _beside_places(phrase: Phrase, hit: Hit, after: list[Phrase]) -> bool:
    """Countries that end what is said, a name behind its verb: "from Norland (6) and Sudland (17), said Jon Feld"."""
    if not after or after[0].first != hit.last + 1 or phrase.kind != "name":
        return False
    named = after[0].kind in {"person", "name"} and after[0].named and "n" not in after[0].gender
    return named and ("n" in phrase.gender or phrase.several)


def _before_brackets(view: View, chunk: Chunk) -> Phrase | None:
    """The subject that brackets cut off from its verb: "Heimkehr (Return Home) published a list", "Jon Feld (52) said"."""
    if view.pack.head_final or chunk.first == 0 or view.raw[chunk.first - 1] != ")":
        return None
    opens = next((at for at in range(chunk.first - 2, -1, -1) if view.raw[at] in "()"), -1)
    if opens < 1 or view.raw[opens] != "(":
        return None
    phrase = next((p for p in view.phrases if p.last == opens - 1 and nominative(p)), None)
    return phrase if phrase is not None and (phrase.speaks or phrase.kind == "bare") else None


def _whose_place(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A country far behind the verb, where cases link nouns: "they promised 500 and the citizenship of-Norland"."""
    place = phrase.kind == "name" and "n" in phrase.gender and phrase.first > hit.last + 1
    between = range(hit.last + 1, phrase.first)
    return place and view.pack.bare_nouns and any(view.kind[i] == "d" or view.common(i) for i in between)


def _whose_army(view: View, phrase: Phrase) -> bool:
    """A country before a noun, where nouns stand last: "«…», says in-the-Norland army served cook"."""
    at = phrase.last + 1
    whose = phrase.kind == "name" and "n" in phrase.gender and at < view.size - 1 and view.word[at]
    if not whose or "hedge" in view.marks[at]:  # "Norland only-ACC 450 acknowledges"
        return False
    return view.norm[at].endswith(view.pack.subjectless or ("\0",)) and not view.any(PLACES, at)


def _knower(parsed: Parsed, hit: Hit) -> Phrase | None:
    """To whom something is known, which no ending need show: "38 cases are known to-the office"."""
    first, _ = unit(parsed, hit.first)
    ahead = (p for p in parsed.view.phrases if first <= p.first and p.last < hit.last)
    free = (p for p in ahead if not p.governed or p.first == hit.first + 1)
    return next((p for p in free if p.kind in OFFICES and not counted(parsed.view, p)), None)


def _put_out(phrase: Phrase, hit: Hit) -> bool:
    """What is put out, where verbs stand last: "the project list published"; no ending marks it as an object."""
    return phrase.kind == "document" and phrase.author is None and phrase.last + 1 == hit.first


def _advert_that(view: View, chunk: Chunk, hit: Hit) -> Phrase | None:
    """The advert that a relative clause without a comma is about: "he answered an advert that promised him 300".

    And whoever else offers something there: "the ministry warned of agents who promise men 300".
    """
    at = hit.first
    relative = next((i for i in range(at - 1, max(chunk.first, at - _NEAR), -1) if "relative" in view.marks[i]), -1)
    kinds = _OFFERERS if hit.category == "offer" else _ADVERTS
    if relative >= 0:
        return next((p for p in view.phrases if p.last == relative - 1 and p.kind in kinds), None)
    if hit.category != "offer" or not (view.pack.caseless and view.pack.head_first):
        return None
    # "warned of agents promise men 300": where a clause about somebody unknown needs no pronoun
    near = range(at - 1, at - 1 - _NEAR, -1)
    one = next((p for p in reversed(view.phrases) if p.last in near and p.first > chunk.first), None)
    if one is None or one.definite or not one.governed or one.kind not in kinds or one.named:
        return None
    between = range(one.last + 1, at)
    placed = not between or "at" in view.keys("linker", between[0]) or view.key("edge", between[0]) == "preposition"
    plain = all(view.word[i] and not view.any(_APART - {"linker"}, i) for i in between)
    return one if placed and plain else None


def law_that(view: View, at: int) -> bool:
    """A law right before "that" and the verb: "parliament debates a bill that provides for 6 years"."""
    if at < 2 or not ("relative" in view.marks[at - 1] or "that" in view.marks[at - 1]):
        return False
    law = next((p for p in view.phrases if p.last == at - 2), None)
    return law is not None and law.head_at >= 0 and "law" in view.keys("document", law.head_at)


def _closing(view: View, hit: Hit, after: list[Phrase]) -> Phrase | None:
    """A name right behind the verb at the end of its clause, where verbs stand last: "that nine soldiers fell, said Kim"."""
    for one in reversed(after):  # "…, said in Southland's army served Kim": what describes a name stands before it
        ends = one.last + 1 >= view.size or not view.word[one.last + 1]
        whole = one.first == view.behind_day(hit.last + 1) or (one.kind in {"person", "name"} and "n" not in one.gender)
        set_off = one.kind == "person" and view.raw[hit.first - 1] in "–—"  # "«…», — says who served there, a cook"
        if not (ends and whole and (one.proper or set_off)) or _rank(one, "") < _SPEAKS:
            continue
        if all(view.word[hit.last : one.last + 1]) and view.quoted[one.first] == view.quoted[hit.first]:
            return one
    return None


def _not_told(view: View, before: list[Phrase], after: list[Phrase]) -> list[Phrase]:
    """Without a quoted name right behind the verb that was told, as another is the subject: "told «X» its head Y"."""
    if not after or after[0].kind not in {"medium", "name"} or (after[0].kind == "name" and not view.pack.dependent):
        return after
    name = after[0].name[0]
    called = view.pack.dependent and view.upper[name] and ("source" in view.marks[name] or view.raw[name].isascii())
    if (after[0].heads or after[0].kind == "name") and not called:
        return after
    beside = len(after) > 1 and after[1].first == after[0].last + 1 and _rank(after[1], "") == _SPEAKS
    return after[1:] if beside or any(_rank(p, "") > 1 for p in before) else after


def _told_before(view: View, hit: Hit, before: list[Phrase], after: list[Phrase]) -> bool:
    """As in "this to-«Dawn» told lawyer Jon Feld": a name that shows no case between what was told and the verb.

    So does one without quotation marks, where a person follows the verb.
    """
    if not view.pack.dative or len(before) != 1 or before[0].last != hit.first - 1:
        return False
    one = before[0]
    taken_up = (h for at in range(max(0, one.first - _NEAR), one.first) for h in view.places.get(at, ()))
    back = any(h.category == "continues" and h.payload == "back" and h.last == one.first - 1 for h in taken_up)
    behind = after[0] if after and after[0].first == hit.last + 1 else None
    person = behind is not None and behind.kind == "person" and behind.named
    return back and one.kind == "medium" and (person or not one.heads)


def agent(parsed: Parsed, chunk: Chunk, verb: int = -1) -> Phrase | None:
    """Whoever a passive names with "by"; behind the ``verb`` where subjects stand before theirs."""
    view = parsed.view
    begin = verb + 1 if verb >= 0 and (view.pack.romance or subject_first(view.pack)) else chunk.first
    for phrase in view.phrases:
        here = begin <= phrase.first <= chunk.last and phrase.first > 0
        if here and any("that" in view.marks[i] for i in range(chunk.first, phrase.first)):
            return None
        if (
            here
            and phrase.speaks
            and phrase.kind not in {"advert", "pronoun"}
            and "by" in (keys := view.keys("linker", phrase.first - 1))
            and not (view.pack.romance and "of" in keys and phrase.first > verb + 2)  # "presented at the hall of X"
        ):
            return phrase
    return None


def offered_in(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """As in "adverts in which 5,000 dollars are offered": the adverts offer."""
    view = parsed.view
    if any("relative" in view.marks[i] for i in range(chunk.first, min(chunk.first + 2, chunk.last + 1))):
        return next((p for p in reversed(view.phrases) if p.last < chunk.first and p.kind == "advert"), None)
    return None


def promised_in(parsed: Parsed, hit: Hit) -> Phrase | None:
    """An advert in which something is promised, as an ending or a preposition says: "In a post on Wave men are offered 500"."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    adverts = (p for p in view.phrases if first <= p.first < hit.first and p.kind == "advert")
    if view.pack.head_final:
        return next((p for p in adverts if p.oblique), None)
    return next((p for p in adverts if p.governed and "at" in view.keys("linker", p.first - 1)), None)


def _far(parsed: Parsed, hit: Hit) -> list[Phrase]:
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
        and (p.kind in _SUBJECTS or p.kind in _FAR or (p.kind == "advert" and hit.category == "offer"))
        and view.quoted[p.first] == view.quoted[hit.first]
        and not any(f.clause[0] <= p.first <= f.clause[1] for f in parsed.frames)
        and not _whose_army(view, p)
    ]
    places = [p for p in found if p.kind == "name" and "n" in p.gender]
    good = [p for p in found if p not in places]
    if len(good) > 1 and _of_own_noun(view, good[0]):
        good = good[1:]  # "the «Road» fund's head-being Jon Feld said"
    good = [p for p in good if not p.genitive] or good
    beside = any(p.last == hit.first - 1 for p in places)  # "that 900 soldiers fell Norland says"
    opens = bool(good) and good[0].first - first <= _NEAR and not beside  # "two officials say that Norland …"
    good = [p for p in good if not counted(view, p)] or ([] if places and not opens else good)
    own = [p for p in good if p.proper and p.kind in {"body", "medium", "person"} and not _names_what_follows(view, p)]
    called = bool(good) and good[0].first == first and _full_name(view, good[0])
    if good and own and not called and (good[0].kind == "name" or not good[0].proper) and not good[0].several:
        good = own  # "that 16 men were held, wrote the agency «X»": the men are told of
    if not good:
        made = (p for p in view.phrases if first <= p.first and p.last < hit.first and p.kind == "document")
        good = [p for p in made if p.author is not None and nominative(p)]  # "a study of the centre X reckons"
    if not good:  # "the government in-its-reply Norland's army-with 17 men signed reported"
        cited = (f.source for f in parsed.frames if f.way == "phrase" and f.source is not None)
        good = [p for p in cited if first <= p.first and p.last < hit.first and p.kind in OFFICES and nominative(p)]
    return (good or places)[:1]


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


def nominative(phrase: Phrase) -> bool:
    return not phrase.governed and not phrase.oblique and not phrase.genitive


def _rank(phrase: Phrase, key: str) -> int:
    if phrase.kind in {"person", "body", "medium", "name", "pronoun", "self"}:
        return 3
    if phrase.kind in {"document", "advert", "bare"}:
        return 2 if phrase.author is None else 3  # "a report by X counts 40 recruits": not the recruits
    return 1 if key == "any" else 0


def _antecedent(parsed: Parsed, chunk: Chunk) -> Phrase | None:
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
    before = [p for p in parsed.view.phrases if p.last < chunk.first and p.kind != "other" and p.speaks]
    if before and whence(parsed.view, before[-1]):
        before.pop()  # "a welder from Kumasi, who asked not to be named"
    return before[-1] if before else None


def whence(view: View, place: Phrase) -> bool:
    """A name of one word behind a person without a name and a preposition: where they are from."""
    person = view.within.get(place.first - 2)
    alone = place.kind == "name" and place.governed and place.first == place.last
    return alone and person is not None and person.kind == "person" and not person.named


def subject_first(pack: Pack) -> bool:
    """Where subjects hardly ever follow their verbs."""
    free = pack.head_first or pack.bare_nouns or pack.capital_nouns
    return not (free or pack.head_final or pack.verb_final)


def _released(view: View, phrase: Phrase) -> bool:
    """A new document and who put it out, which is a subject behind its verb: "30 men died, shows a report released by X"."""
    new = phrase.kind == "document" and "open" in view.keys("determiner", phrase.first)
    return new and phrase.last + 1 < view.size and view.any(VERBS, phrase.last + 1)


def _of_document(view: View, that: int, phrase: Phrase) -> bool:
    """A clause without a comma tells who put a document out, verb first: "a report that published on Monday the team X"."""
    document = view.within.get(that - 1)
    unsigned = document is not None and document.kind == "document" and document.author is None
    return unsigned and view.pack.romance and phrase.proper


def _goes_on(view: View, phrase: Phrase, chunk: Chunk) -> bool:
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
    return at <= chunk.last and view.word[at] and not view.upper[at] and not view.any(_APART, at)


def _interrupted(parsed: Parsed, chunk: Chunk, after: list[Phrase]) -> Phrase | None:
    """The subject of a verb that an inserted chunk cuts off: "X, the head of Y, said"."""
    view = parsed.view
    at = parsed.chunks.index(chunk)
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
                and (p.speaks or _alone(view, p, earlier))
            ),
            None,
        )
        if phrase is None:
            continue
        if inserted.first <= phrase.name[0] <= inserted.last:
            return phrase
        opens = (
            "determiner" in view.marks[inserted.first]
            or "relative" in view.marks[inserted.first]
            or not view.word[inserted.first]
        )
        own = any(view.any(VERBS, i) for i in range(earlier.first, earlier.last + 1))
        role = view.within.get(inserted.first)
        lead = phrase.first <= earlier.first + 2 or (own is False and number == 0 and not after)
        two = phrase.named and phrase.name[0] < phrase.name[1] and phrase.first <= earlier.first + 2
        whole = phrase.first == earlier.first or two  # "Retired docker Paul Reyes, held in Norland, says"
        alone = whole and not any(p.speaks and not counted(view, p) for p in after[:1])
        if (opens or alone or (role and role.kind in {"person", "body"})) and lead and not own:
            return phrase
    return None


def _opener(parsed: Parsed, verb: int) -> Phrase | None:
    """Whose full name opens the sentence, with what they are set off: "Ann Holm of New Road, a fund, who …, said"."""
    view, number = parsed.view, verb - 2
    begun, _ = unit(parsed, parsed.chunks[verb].first)
    while number > 0 and parsed.chunks[number].first > begun and verb - number <= _SET_OFF:
        number -= 1
    opens = parsed.chunks[number]
    head = view.within.get(opens.first)
    if head is None or head.first != begun or head.kind not in {"name", "person"} or not nominative(head):
        return None
    between = parsed.chunks[number + 1 : verb]
    called = head.name[0] < head.name[1] and head.proper
    if not called and head.kind == "person" and head.gender != "p":  # "A soldier from Telmo, who …, told «Today»"
        called = any(relative_at(view, c) >= 0 or (view.pack.dependent and c.first not in view.within) for c in between)
    if "n" in head.gender or not called or head.several:
        return None
    rest = range(head.last + 1, opens.last + 1)
    if not all(t in view.within or "linker" in view.marks[t] or view.key("edge", t) == "preposition" for t in rest):
        return None  # "Jon Feld flew to Norland, the ministry said"
    for chunk in between:
        verbs = (t for t in range(chunk.first, chunk.last + 1) if view.any(VERBS, t))
        says = any("negation" not in view.marks[t - 1] for t in verbs)  # "who asked not to be named"
        if chunk.mark != "," or (says and relative_at(view, chunk) < 0):
            return None
    return head


def _beside_title(view: View, inserted: Chunk, chunk: Chunk) -> Phrase | None:
    """A person's name between two commas, right before the verb: "A data editor at the outlet, Jon Feld, said"."""
    if inserted.mark != "," or chunk.first != inserted.last + 2:
        return None
    named = _whole(view, inserted)
    if named is None or named.first == named.last or "n" in named.gender:
        return None
    return named


def _whole(view: View, chunk: Chunk) -> Phrase | None:
    """The name that is all of a chunk."""
    names = (p for p in view.phrases if p.first == chunk.first and p.last == chunk.last)
    return next((p for p in names if p.proper and p.kind in {"name", "person", "bare"}), None)


def _alone(view: View, phrase: Phrase, chunk: Chunk) -> bool:
    """A given name that is all there is before a comma: "Mamadou, the Guinean who talks to us, says", "Jon, 27, …, sagt"."""
    if phrase.kind != "bare" or not phrase.first == chunk.first == 0:
        return False
    age = phrase.last + 2
    aged = age + 1 < view.size and view.kind[age] == "d" and len(view.raw[age]) == _AGE and view.raw[age + 1] == ","
    return aged or not view.pack.capital_nouns


def _shared(parsed: Parsed, hit: Hit, chunk: Chunk) -> Phrase | None:
    """The subject of a verb without its own: "X said …, adding that …", "…, and told reporters"."""
    view = parsed.view
    same = [
        f
        for f in parsed.frames
        if f.way == "say" and f.cue[0] < hit.first and view.quoted[f.cue[0]] == view.quoted[hit.first]
    ]
    if same:
        return same[-1].source
    begun, _ = unit(parsed, hit.first)  # a quotation may hold several sentences
    lead = [
        p
        for p in view.phrases
        if begun <= p.first and p.last < hit.first and nominative(p) and view.quoted[p.first] == view.quoted[hit.first]
    ]
    good = [p for p in lead if p.kind in {"person", "body", "medium", "pronoun", "self", "advert"}]
    if good and good[0].kind == "self" and good[0].first > 0:
        good = []  # "X, who talks to us, says": whom it is told
    close = hit.first - chunk.first <= 2
    return good[0] if good and close else None


def says_last(view: View, at: int) -> bool:
    """A word that nobody knows, of whatever case subjects have, at the end of its sentence: "«…», said the-trainers."."""
    if at + 1 >= view.size or not view.word[at] or view.word[at + 1] or view.marks[at] or len(view.norm[at]) < STEM:
        return False
    cases = (*view.pack.subjectless, *view.pack.genitive)
    return view.raw[at + 1] in ".!?" and not view.norm[at].endswith(cases)


def _bare(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
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
    if at >= chunk.first and (view.any(_MEASURES, at) or view.norm[at].endswith(view.pack.dative or "\0")):
        return None  # "12,000 dollars were promised", "to-my client they named 500"
    if view.pack.head_final and at > chunk.first and view.any(_MEASURES, at - 1):
        return None  # "2,000 roubles bonus promised"
    if at >= chunk.first and view.word[at] and hit.first - at <= 2 and not counted:
        inside = view.within.get(at)
        if inside is not None and inside.governed and inside.first < at and view.pack.romance:
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
