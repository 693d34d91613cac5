"""Who is the subject of a verb of saying."""

from __future__ import annotations

from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.behind_said import behind_said, free_behind
from beleg.reading.clauses import NEAR, Chunk, Parsed, relative_at, unit
from beleg.reading.coordinated import goes_on_saying, of_clause, other_subject, same_subject
from beleg.reading.far_subjects import (
    APART,
    MEASURES,
    SPEAKS,
    antecedent,
    bare_subject,
    closing_subject,
    far_subject,
    goes_on,
    interrupted_subject,
    not_told,
    one_by_name,
    opens_far,
    shared_subject,
    told_before,
    whose_army,
)
from beleg.reading.name_last import by_name
from beleg.reading.naming import OFFICES
from beleg.reading.strangers import no_subject_behind
from beleg.reading.subject_forms import closes_behind, nominative, rank, subject_first
from beleg.reading.view import VERBS, Phrase, View, counted

_ADVERTS: Final = frozenset({"advert"})
_OFFERERS: Final = frozenset({"advert", "person", "body", "medium"})
_CALLED: Final = frozenset({"person", "name"})
_AUXILIARY: Final = 2  # tokens from a pronoun to the verb whose auxiliary stands between: "nous a dit"


def subject_of(parsed: Parsed, hit: Hit, chunk: Chunk, key: str) -> Phrase | None:
    view, at = parsed.view, hit.first
    relative = relative_at(view, chunk)
    if key == "joined":
        return shared_subject(parsed, hit, chunk)
    if view.pack.dependent and hit.length == 1 and view.norm[at].endswith(view.pack.verb_forms["converb"]):
        return shared_subject(parsed, hit, chunk)  # "commenting on the fund's report, Jon Feld said"
    if view.pack.caseless and hit.last - at > 1 and hit.category == "say" and (inside := _within(view, hit)):
        return inside
    if relative < 0 and (denier := _denies_and(parsed, hit)) is not None:
        return denier
    if goes_on_saying(view, at) and (same := shared_subject(parsed, hit, chunk)) is not None and relative < 0:
        return of_clause(parsed, chunk, at) or same
    if key == "known":
        return _knower(parsed, hit)
    if view.pack.head_final and key != "tell" and (speaker := behind_said(view, hit, chunk)) is not None:
        return speaker
    if relative < 0 and (one := other_subject(parsed, hit, chunk) or same_subject(parsed, hit)) is not None:
        return one
    opened = max((i for i in range(chunk.first, at) if "that" in view.marks[i]), default=-1)
    before = [p for p in view.phrases if chunk.first <= p.first and p.last < at and nominative(p)]
    before = [p for p in before if p.first > opened] or before
    before = [p for p in before if not _in_brackets(view, p, at) and not _told_by_several(view, p, at)]
    before = by_name(view, hit, [p for p in before if not _several_of_one(view, hit, p)])
    if view.pack.head_final:
        before = [p for p in before if not whose_army(view, p)]
    stop = next((i for i in range(at, chunk.last + 1) if "that" in view.marks[i]), chunk.last + 1)
    after = [] if key == "tell" else [p for p in view.phrases if at < p.first < stop and nominative(p)]
    if view.pack.caseless:  # "said to-me and-she weeps": whoever said it does so besides
        after = [p for p in after if p.kind != "pronoun" or not view.pack.prefixes.joined(view.norm[p.first])]
    after = [p for p in after if p.kind != "self" or "to" not in view.keys("attribution_before", p.first - 1)]
    if hit.category == "say" and (named := one_by_name(parsed, hit, after)) is not None:
        return named
    if hit.category == "denial":
        after = [p for p in after if p.kind != "advert"]  # "turned down that offer": no offer denies anything
    before, after = _but_us(view, hit, before, after)
    after = _agreeing_first(view, hit, [p for p in after if not _several_of_one(view, hit, p)])
    if no_subject_behind(view, at):
        after = []
    if subject_first(view.pack) and not view.pack.romance:
        who = _who(view, chunk, at)
        if who >= 0:
            told_of = next((p for p in view.phrases if p.last == who - 1 and p.kind != "other"), None)
            if told_of is not None or hit.category == "offer":
                return told_of
        if at > chunk.first + 1:
            after = []  # "has repeatedly pledged to ban all Muslims"
    if after and view.pack.dependent and at == chunk.first and (teller := opens_far(parsed, hit, chunk, after[0])):
        return teller
    after = not_told(view, before, [p for p in after if not _whose_place(view, hit, p)])
    if view.pack.head_final:
        after = [p for p in free_behind(view, hit, after) if not whose_army(view, p)]
    if after and opened == at - 1 and rank(after[0], key) == SPEAKS and _of_document(view, opened, after[0]):
        return after[0]
    if after and before and _counts_them(view, hit, before[-1], after[0]):
        after = []
    if after and view.pack.romance and _has_object(parsed, hit, chunk, after[0]):
        after = []
    if after and after[0].first == hit.last + 1 and relative < 0 and rank(after[0], key) > 1:
        next_to = after[0].last + 1
        if next_to <= chunk.last and "relative" in view.marks[next_to] and "that" not in view.marks[next_to]:
            return after[0]  # "says the petition that(rel.) hundreds of mothers signed that(conj.)"
    if told_before(view, hit, before, after):
        one = after[0] if after else None
        if one is not None and one.first == hit.last + 1 and one.kind == "person" and one.named:
            return one
        if view.norm[at].endswith(view.pack.verb_gender["p"]):
            return None  # "this to-«Dawn» told in the ministry"
    if relative >= 0:
        to_whom = relative > chunk.first or "object" in view.keys("relative", relative)
        nobody = {"other", "bare"} if to_whom else {"other", "document", "bare"}  # "to which the report attributes 47"
        inner = [p for p in before if p.first > relative and p.kind not in nobody]
        if relative > chunk.first and not subject_first(view.pack):
            inner += [p for p in after if p.kind not in {"other", "document", "bare"}]
        if inner or "object" in view.keys("relative", relative):
            return inner[0] if inner else None  # "two officers whom they suspected of it": the two suspect nobody
        return antecedent(parsed, chunk)
    if advert := _advert_that(view, chunk, hit):
        return advert
    earlier = max((f.cue[1] for f in parsed.frames if f.way == "say" and chunk.first <= f.cue[0] < at), default=-1)
    before = [p for p in before if p.first > earlier] or before
    if earlier >= 0 and not any(rank(p, key) > 1 for p in (*before, *after[:1])):
        return shared_subject(parsed, hit, chunk)
    pack = view.pack
    if pack.head_final and (closing := closing_subject(view, hit, after)):
        return closing
    if pack.head_final and not (at == chunk.first and after):
        before = far_subject(parsed, hit) or before
    if pack.head_final and key == "source" and before and _put_out(before[-1], hit):
        before = before[:-1]
    if not before and (behind := _before_brackets(view, chunk)) and not _beside_places(behind, hit, after):
        return behind
    before = [p for p in before if not _measured(view, p) and not _told_first(view, hit, p, after)]
    if pack.capital_nouns and len(before) > 1 and _told_last(before[-2], before[-1], at):
        before = before[:-1]
    if pack.capital_nouns and not any(rank(p, key) > 1 for p in before) and (own := _surname_behind(view, hit, after)):
        return own
    ranked = [(rank(p, key), 1, -i, p) for i, p in enumerate(before)]
    if hit.category == "offer" and before and before[-1].kind == "advert":
        return before[-1]  # "adverts promise foreigners 3,000": they are whom it is promised
    first = at == chunk.first or not before or pack.capital_nouns
    weak = pack.head_first and not any(rank(p, key) == SPEAKS for p in before)
    if weak and after and after[0].first == hit.last + 1 and after[0].kind != "self" and rank(after[0], key) == SPEAKS:
        return after[0]
    if first:
        for i, p in enumerate(after[:2]):
            # also behind the mark that closes a quotation: "…," said 23-year-old Feld
            if p.first - hit.first <= NEAR + 3 * (not any(view.word[chunk.first : at])) or p.speaks:
                ranked.append((rank(p, key), 0, -i, p))
    ranked = [r for r in ranked if r[0] > 0]
    joined_on = pack.prefixes.joined(view.norm[at])
    # "…, said X"
    inverted = pack.head_final and at == chunk.first and after and after[0].first == view.behind_day(hit.last + 1)
    if not before and not joined_on and not inverted:
        offered = hit.category == "offer" and subject_first(pack) and bool(after) and after[0].last < chunk.last
        if (
            at == chunk.first
            and after
            and (offered or (goes_on(view, after[0], chunk) and not _released(view, after[0])))
        ):
            after = []  # "The advert, posted on Monday, says recruits will get 300", "…, offers men 300": they say nothing
            ranked = []
        interrupted = interrupted_subject(parsed, chunk, after)
        if interrupted is not None and _beside_places(interrupted, hit, after):
            interrupted = None
        if (
            interrupted is not None
            and after
            and at == chunk.first
            and closes_behind(view, hit.last, after[0], chunk.last)
        ):
            leads = interrupted.first <= parsed.chunk(interrupted.first).first + 1
            interrupted = interrupted if leads else None  # "…, told by a witness, Ann Holm, reported The Herald"
        told = any(f.source is interrupted for f in parsed.frames) and bool(after)
        beside = told and after[0].first == hit.last + 1 and rank(after[0], key) == SPEAKS
        if interrupted is not None and (subject_first(pack) or not beside):  # "X, head of Y, named it, reports Z"
            return interrupted
    if ranked:
        return _titled(view, max(ranked, key=lambda r: r[:3])[3])
    return shared_subject(parsed, hit, chunk) or (bare_subject(view, hit, chunk) if key == "any" else None)


def _who(view: View, chunk: Chunk, at: int) -> int:
    """The pronoun of a clause without a comma, right before its verb: "a man who has repeatedly pledged to …"; else -1."""
    for before in range(at - 1, chunk.first, -1):
        if "relative" in view.marks[before]:
            return before
        if before in view.within or view.kind[before] != "w" or at - before > NEAR:
            return -1
    return -1


def _denies_and(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Who denies one thing and says another: "Havana denies sending troops and puts the number of those tried at 38"."""
    view, at = parsed.view, hit.first
    joined = "and" in view.keys("linker", at - 1) or view.pack.prefixes.joined(view.norm[at])
    if not joined or view.pack.head_final or not parsed.frames:
        return None
    last = parsed.frames[-1]
    if last.manner != "denial" or last.way != "say" or last.source is None or last.source.first > last.cue[0]:
        return None
    behind = view.within.get(hit.last + 1)
    inverted = behind is not None and hit.length == 1 and behind.speaks and nominative(behind)
    return None if inverted else last.source


def _agreeing_first(view: View, hit: Hit, after: list[Phrase]) -> list[Phrase]:
    """Without a medium in front that the verb does not agree with: "told(pl.) radio «Dawn» two former soldiers"."""
    if len(after) < 2 or not view.pack.verb_gender or hit.length > 1 or after[0].kind not in {"medium", "body"}:
        return after
    told, one = after[0], after[1]
    near = one.kind == "person" and one.first - told.last <= 2 and told.first == hit.last + 1
    letters = {letter for letter, ends in view.pack.verb_gender.items() if view.norm[hit.first].endswith(ends)}
    fits = not letters.isdisjoint(one.gender) and letters.isdisjoint(told.gender)
    return after[1:] if near and fits else after


def _several_of_one(view: View, hit: Hit, phrase: Phrase) -> bool:
    """Several behind a verb in the singular, where verbs agree: "Feld, their spokesman, urged(sg.) the authorities"."""
    letters = view.pack.verb_gender
    if not letters.get("p") or phrase.gender != "p":
        return False
    one = any(view.norm[hit.first].endswith(ends) for letter, ends in letters.items() if letter != "p")
    return one and not view.norm[hit.first].endswith(letters["p"])


def _told_by_several(view: View, phrase: Phrase, at: int) -> bool:
    """One person before a verb in the plural, where verbs agree: "Petrov they-promised 900", whom it was promised."""
    several = view.pack.verb_gender.get("p")
    if not several or not view.norm[at].endswith(several) or phrase.kind not in {"person", "name"}:
        return False
    one = phrase.named or (phrase.kind == "name" and "n" not in phrase.gender)
    return one and not phrase.several and "p" not in phrase.gender


def _within(view: View, hit: Hit) -> Phrase | None:
    """Who stands between the parts of a verb: "renewed Jon Feld his demand of the ministry"."""
    ahead = range(hit.first + 1, hit.last)
    ends = next((at for at in ahead if view.key("edge", at) == "preposition"), hit.last)  # "before the court"
    inside = [p for p in view.phrases if hit.first < p.first and p.last < ends and nominative(p)]
    if inside:
        return inside[0] if inside[0].speaks else None
    gap = range(hit.first + 1, ends)
    unknown = len(gap) > 0 and all(view.word[at] and not view.is_known(at) and not view.common(at) for at in gap)
    return Phrase(gap[0], gap[-1], (gap[0], gap[-1]), "person", "mf", proper=True, named=True) if unknown else None


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
        return any(view.any(MEASURES, at) for at in range(phrase.first + 1, phrase.last + 2))
    return number and view.any(MEASURES, phrase.first)


def _titled(view: View, phrase: Phrase) -> Phrase:
    """Whose title a phrase is, where it stands behind the name: "Jon Feld, agent of the player said"."""
    if not view.pack.romance or phrase.kind != "person" or phrase.named:
        return phrase
    return next((p for p in view.phrases if p.title == (phrase.first, phrase.last) and p.last < phrase.first), phrase)


def _counts_them(view: View, hit: Hit, subject: Phrase, several: Phrase) -> bool:
    """A number stands between the verb and those who come behind it: "the list names 300 in the army fallen foreigners"."""
    if subject.last != hit.first - 1 or not subject.definite or "p" not in several.gender or several.named:
        return False
    return any(view.kind[at] == "d" for at in range(hit.first + 1, min(hit.first + 3, several.first)))


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
    if any(view.any(APART, at) and "how" not in view.marks[at] for at in (chunk.first, hit.first - 1)):
        return False
    behind = range(phrase.last + 1, min(phrase.last + 1 + NEAR, view.size))
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


def _knower(parsed: Parsed, hit: Hit) -> Phrase | None:
    """To whom something is known, which no ending need show: "38 cases are known to-the office"."""
    first, _ = unit(parsed, hit.first)
    ahead = (p for p in parsed.view.phrases if first <= p.first and p.last < hit.last)
    free = [p for p in ahead if not p.governed or p.first == hit.first + 1]
    office = next((p for p in free if p.kind in OFFICES and not counted(parsed.view, p)), None)
    people = [
        p
        for p in reversed(free)
        if (p.proper or p.last == hit.first - 1)
        and p.kind in _CALLED
        and not {"n", "p"} & set(p.gender)
        and not p.genitive
    ]
    return office or (people[0] if people else None)  # "to-Jon Feld are known 38 cases"


def _put_out(phrase: Phrase, hit: Hit) -> bool:
    """What is put out, where verbs stand last: "the project list published"; no ending marks it as an object."""
    return phrase.kind == "document" and phrase.author is None and phrase.last + 1 == hit.first


def _advert_that(view: View, chunk: Chunk, hit: Hit) -> Phrase | None:
    """The advert that a relative clause without a comma is about: "he answered an advert that promised him 300".

    And whoever else offers something there: "the ministry warned of agents who promise men 300".
    """
    at = hit.first
    relative = next((i for i in range(at - 1, max(chunk.first, at - NEAR), -1) if "relative" in view.marks[i]), -1)
    kinds = _OFFERERS if hit.category == "offer" else _ADVERTS
    if relative >= 0:
        return next((p for p in view.phrases if p.last == relative - 1 and p.kind in kinds), None)
    if hit.category != "offer" or not (view.pack.caseless and view.pack.head_first):
        return None
    # "warned of agents promise men 300": where a clause about somebody unknown needs no pronoun
    near = range(at - 1, at - 1 - NEAR, -1)
    one = next((p for p in reversed(view.phrases) if p.last in near and p.first > chunk.first), None)
    if one is None or one.definite or not one.governed or one.kind not in kinds or one.named:
        return None
    between = range(one.last + 1, at)
    placed = not between or "at" in view.keys("linker", between[0]) or view.key("edge", between[0]) == "preposition"
    plain = all(view.word[i] and not view.any(APART - {"linker"}, i) for i in between)
    return one if placed and plain else None


def law_that(view: View, at: int) -> bool:
    """A law right before "that" and the verb: "parliament debates a bill that provides for 6 years"."""
    if at < 2 or not ("relative" in view.marks[at - 1] or "that" in view.marks[at - 1]):
        return False
    law = next((p for p in view.phrases if p.last == at - 2), None)
    return law is not None and law.head_at >= 0 and "law" in view.keys("document", law.head_at)


def agent(parsed: Parsed, chunk: Chunk, verb: int) -> Phrase | None:
    """Whoever a passive names with "by"; behind the ``verb`` where subjects stand before theirs."""
    view = parsed.view
    begin = verb + 1 if view.pack.romance or subject_first(view.pack) else chunk.first
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


def _released(view: View, phrase: Phrase) -> bool:
    """A new document and who put it out, which is a subject behind its verb: "30 men died, shows a report released by X"."""
    new = phrase.kind == "document" and "open" in view.keys("determiner", phrase.first)
    return new and phrase.last + 1 < view.size and view.any(VERBS, phrase.last + 1)


def _of_document(view: View, that: int, phrase: Phrase) -> bool:
    """A clause without a comma tells who put a document out, verb first: "a report that published on Monday the team X"."""
    document = view.within.get(that - 1)
    unsigned = document is not None and document.kind == "document" and document.author is None
    return unsigned and view.pack.romance and phrase.proper
