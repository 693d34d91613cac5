"""Attribution by a phrase: "according to X", "X said" set behind the words, "in the words of X", "among them X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from beleg.languages.lexicon import Hit
from beleg.reading.cited_source import cited_source, described_report, of_relative, unknown_owner
from beleg.reading.clauses import NEAR, Frame, Parsed, is_place, opens_clause, so_many, unit
from beleg.reading.endings import where_endings
from beleg.reading.issued_by import issued_behind
from beleg.reading.name_apart import tied
from beleg.reading.naming import PEOPLE
from beleg.reading.nouns import nouns_last
from beleg.reading.owned_names import owned
from beleg.reading.subject_forms import nominative
from beleg.reading.verbs import freed
from beleg.reading.view import VERBS, Phrase, View, verbless

PHRASAL: Final = frozenset({"attribution_before", "attribution_after"})
_UNSIGNED: Final = {"unsigned": 1, "unsigned 2": 2}  # and how many words of the pattern are not the name
_TITLE: Final = 10  # tokens between a source and the postposition it belongs to
NAMED: Final = frozenset({"person", "body", "medium", "name"})
_SPEAKERS: Final = NAMED - {"name"}
_THING: Final = frozenset({"thing"})
_DATA: Final = 4  # tokens of a noun and its article, with a comma, before such a clause
_ANY_PERSON: Final = "mfw"  # letters of a pronoun that takes up whoever spoke, a person rather than an office


def phrasal(parsed: Parsed) -> Iterator[Frame]:
    """Attributions by a preposition or its like: "according to", "laut", "nach Angaben"."""
    view = parsed.view
    done = cites = -1
    asked = _asked(view)
    for at in view.having(PHRASAL):
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
            beside = source.kind if source is not None and source.last == at - 1 else ""
            by_document = "document" in view.keys("attribution_after", at) and beside == "document"
            if source is not None and by_document:
                by_document = "law" not in view.keys("document", source.head_at)
            payload = _else_than_document(view, after)
            if not by_document and (payload == "document" or (payload == "named" and beside not in NAMED)):
                continue  # by law, by custom
            if not by_document and payload == "role" and beside not in _SPEAKERS:
                continue  # "compared with last year", where the word says "according to" of those who speak
            quoted = view.raw[before if before < at else at - 1] in '"”“»«'
            if source and not (source.last in {at - 1, before - 1} or quoted):
                source = None
            if source is not None and source.oblique and source.kind in {"name", "bare"} and _where(view, source):
                continue  # "in-Telmo in-a-report he said"
            told = source is not None and source.oblique and after.payload != "cite"
            told = told and source is not None and (source.kind == "medium" or _told_deputies(view, source))
            if view.pack.head_final and source is not None and (owner := _told_by(view, source)) is not None:
                source = owner
            elif view.pack.head_final and (source is None or told):
                source = _before_postposition(parsed, after) or source
            if after.payload == "cite" and before == at and (source is None or source.last < at - 1):
                source = _one_word(view, at - 1, at) or source
            if source:
                source = _shown_there(view, source) or source
                way = after.payload if after.payload in ("cite", "outer") else "phrase"
                if way == "outer" and (source.kind != "medium" or source.last != at - 1):
                    continue  # "by the «Today» seen documents": the medium stands around what comes behind
                yield _around(parsed, after, source, way, (source.first, after.last))
                done = after.last  # its words end no other attribution
            elif view.pack.head_final and view.pack.pro_drop and after.payload not in ("cite", "outer"):
                yield _around(parsed, after, None, "same", (after.first, after.last))


def _where(view: View, place: Phrase) -> bool:
    return view.norm[place.last].endswith(where_endings(view))


def _else_than_document(view: View, after: Hit) -> str:
    """What a word says behind anything but a document: one word may stand in several lists."""
    if after.payload != "document":
        return str(after.payload)
    others = (h for h in view.places[after.first] if h.category == after.category and h.last == after.last)
    return next((str(h.payload) for h in others if h.payload != "document"), "document")


def _told_by(view: View, told: Phrase) -> Phrase | None:
    """Whose words they are, before whom it was told, or where: "Jon Feld's «to-Dawn» account by"."""
    if not view.norm[told.name[1]].endswith(view.pack.subjectless):
        return None
    if (told.kind != "medium" or told.heads) and (not told.oblique or tied(view, told.last)):
        return (
            None  # "the fund's in-its-letter it is said", but "Jon Feld's on-Wave account", "her to-reporters account"
        )
    return next((p for p in view.phrases if p.last in {told.first - 1, told.first - 2} and p.genitive), None)


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
    """An ending that a hyphen or a quotation mark ties to the name before it: "citing «Road»-to"."""
    if view.pack.head_final and at - 1 in view.within and view.raw[at - 1] in '"”“»«':
        return view.glued(at) and view.norm[at] in view.pack.subjectless
    tied = at > 1 and view.raw[at - 1] in "-‐‑" and view.glued(at) and view.glued(at - 1)
    return tied and view.word[at] and not view.upper[at]


def _unsigned(view: View, at: int) -> tuple[Hit, Phrase] | None:
    """Data that nobody is named for ("by official figures"): a pattern whose words, but for a few, are the speaker."""
    for hit in view.places[at]:
        skip = _UNSIGNED.get(hit.payload, 0)
        if not skip or hit.category not in PHRASAL or not view.word[at]:
            continue
        before = hit.category == "attribution_before"
        first, last = (hit.first + skip, hit.last) if before else (hit.first, hit.last - skip)
        signed = before and any(p.first == hit.last + 1 and p.kind != "other" for p in view.phrases)
        if first <= last and not signed:
            data = Phrase(first, last, (first, last), "document", "nfmp", governed=True)
            if first == last and "document" in view.marks[first]:
                data.head_at, data.definite = first, True  # "by the verdict": of the court that was named before
            return hit, data
    return None


def _before_postposition(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever a postposition belongs to, with words between: "the court's report published in May according to"."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    kinds = {"person", "body", "medium", "name", "pronoun"}
    lead = [p for p in view.phrases if first <= p.first and p.last < hit.first and not p.oblique]
    lead = [p for p in lead if p.kind in kinds or (p.kind == "bare" and p.genitive)]
    lead = [p for p in lead if not ("n" in p.gender and p.kind == "name" and owned(view, p.last + 1))]
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
    beside = _beside(view, hit) if longest.startswith("same") else None
    if beside is not None:
        yield _around(parsed, hit, beside, "phrase", (hit.first, beside.last))  # "by the camp's spokesman, Jon Feld, …"
        return
    if (
        named is not None
        and named.proper
        and named.kind in NAMED
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
    if of_relative(view, hit):
        return
    if longest == "name" and (maker := issued_behind(view, hit.last)) is not None:
        yield _around(parsed, hit, maker, "phrase", (hit.first, maker.last))
        return
    phrase = cited_source(view, hit) or _next_phrase(view, hit.last + 1) or _reaching(view, hit)
    if longest == "name" and phrase is None:
        phrase = unknown_owner(view, hit)
    if longest == "name" and hit.length > 1 and freed(view, hit):
        return
    many = view.within.get(hit.first)
    if many is not None and phrase is not None and so_many(view, many) and view.any(VERBS, phrase.last + 1):
        return  # "two people close to the embassy told": they do
    if phrase is None and longest == "cite":
        phrase = _some_people(view, hit.last + 1) or _one_word(view, hit.last + 1)
    if longest == "name" and (phrase is None or phrase.kind == "other"):
        phrase = _some_people(view, hit.last + 1) or phrase
    if phrase is None and longest == "name":
        phrase = described_report(view, hit.last + 1)
        if phrase is None and hit.length > 1:
            phrase = _its_document(view, hit) or _set_off(view, hit)
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
    if hit.length == 1 and hit.first > 0 and view.norm[hit.first - 1] in view.pack.contracted:
        return  # "killed on-the side Norlandish" ("du côté"), where "side X" alone says who counts
    if any(h.first <= hit.first and phrase.first <= h.last for h in view.sentence.by.get("topic.side", ())):
        return  # "who fight on Norland's side": the words say for whom they serve
    if longest == "name" and view.pack.verb_gender and phrase.governed and phrase.first - 1 > hit.last:
        when = view.key("edge", phrase.first - 1) == "preposition" and "at" not in view.keys("linker", phrase.first - 1)
        if when and phrase.kind in {"body", "document"} and not phrase.proper:
            return  # "such figures at-the-time of-the-forum gave X": when it was
    apart = phrase.first - 1 > hit.last and "at" in view.keys("linker", phrase.first - 1)
    if apart and phrase.kind == "document" and phrase.author is None:
        return  # "such a figure was named at a briefing by X": the occasion
    if apart and phrase.kind == "body" and longest == "name":
        later = (p for p in view.phrases if p.first > phrase.last and p.kind == "person" and p.named)
        if any(not (p.governed or p.oblique or p.genitive) for p in later):
            return  # "such figures gave at the forum «Dawn» on Monday the spokesman X"
    if apart and phrase.governed and (told := _behind_place(view, phrase)):
        phrase = told
    if "so" in keys:
        ends = parsed.chunk(phrase.last).last - phrase.last <= 3 or phrase.last >= view.size - 2
        ends = ends or verbless(view, phrase.last + 1, parsed.chunk(phrase.last).last)
        if (
            not any(view.word[chunk.first : hit.first])
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
        "speaker": phrase.kind in _SPEAKERS,  # "by officials", where it is also said of a law
        "cite": phrase.kind != "other" or (phrase.proper and view.pack.capital_nouns),
        "outer": phrase.kind not in {"other", "person"} or phrase.proper,  # "gegenüber Journalisten": whoever they are
        "passed": phrase.kind != "other",
        "view": hit.first == chunk.first and phrase.kind == "person" and phrase.named and bool(phrase.heads),
    }
    taken_up = longest == "authored" and document and phrase.definite and phrase.author is None
    if fits.get(longest) or (taken_up and hit.first == 0):
        way = longest if longest in {"cite", "outer", "passed"} else "phrase"
        if way == "outer" and "to" in keys and not (_told_there(parsed, hit) or _behind_document(view, hit)):
            return
        if way == "outer" and (_has(view, hit.first) or _cites_document(view, hit, phrase)):
            return
        frame = _around(parsed, hit, phrase, way, (hit.first, phrase.last))
        frame.holds = taken_up
        yield frame


def _beside(view: View, hit: Hit) -> Phrase | None:
    """The name, between commas, of whoever the words of an attribution call by what they are."""
    roles = (view.marks[at].get("role_noun") for at in range(hit.first, hit.last + 1))
    if not any(role is not None and role.last == hit.last for role in roles):
        return None
    comma = next((at for at in range(hit.last + 1, min(hit.last + _TITLE, view.size)) if not view.word[at]), view.size)
    one = view.within.get(comma + 1) if comma < view.size and view.raw[comma] == "," else None
    if one is None or one.first != comma + 1 or not one.proper or one.kind not in PEOPLE or one.last + 1 >= view.size:
        return None
    return one if view.raw[one.last + 1] == "," and "n" not in one.gender else None


def _author_in_clause(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever put out the data that a clause right behind describes: "according to figures that the ministry sent the House"."""
    view = parsed.view
    begin = hit.last + 1
    data = view.within.get(begin)
    unsigned = data is not None and data.kind == "document" and data.author is None
    opens = _describing(view, hit, data if unsigned else None)
    if opens < begin or (hit.payload == "document" and not unsigned):
        return None
    if any(p.kind in NAMED and begin <= p.first < opens for p in view.phrases):
        return None  # "according to a man who saw the minister"
    last = parsed.chunk(opens).last
    inside = (p for p in view.phrases if opens <= p.first and p.last <= last and p.kind in NAMED)
    return next((p for p in inside if nominative(p)), None)


def _describing(view: View, hit: Hit, data: Phrase | None) -> int:
    """Where a clause begins that tells whose data they are, close behind an attribution; -1 where there is none."""
    begin = hit.last + 1
    near = range(begin, min(begin + _DATA, view.size - 1))
    opens = next((t for t in near if opens_clause(view, t)), -1)
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


def _cites_document(view: View, hit: Hit, phrase: Phrase) -> bool:
    """A clause whose subject is whoever stands before it: "the agency X, which cites the verdict"; not "a list that X cites"."""
    before = view.within.get(hit.first - 2) if hit.first > 1 and view.raw[hit.first - 1] == "," else None
    return phrase.kind == "document" and before is not None and before.speaks and "that" in view.marks[hit.first]


def _behind_document(view: View, hit: Hit) -> bool:
    """Whom a document was shown, not whom people were asked by: "documents consulted by X", "experts consulted by X"."""
    before = view.within.get(hit.first - 1) if hit.first else None
    return before is not None and before.kind == "document"


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
    before = range(max(chunk.first, among.first - NEAR), among.first)
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
    if at + 1 >= view.size or not view.numbered(at):
        return None
    of = view.within.get(at + 2) if view.pack.head_first and view.key("edge", at + 1) == "preposition" else None
    if of is not None and of.first == at + 2 and of.kind == "person" and of.definite:
        return Phrase(at, of.last, (at, of.last), "person", "p", head_at=of.head_at)  # "quoted five of the recruits"
    noun = next((i for i in (at + 1, at + 2) if "person" in view.marks[i]), -1)
    return Phrase(at, noun, (at, noun), "person", "p", head_at=noun) if noun > 0 else None


def _set_off(view: View, hit: Hit) -> Phrase | None:
    """An unknown noun that closes an attribution between commas, where nouns have no article: "by words of-defence, …"."""
    at = hit.last + 1
    opens = hit.first == 0 or not view.word[hit.first - 1]
    closes = at + 1 < view.size and view.raw[at + 1] in ",–—"
    return _one_word(view, at) if opens and closes and not view.upper[at] else None


def _its_document(view: View, hit: Hit) -> Phrase | None:
    """The document that an attribution ends with, where nobody is named behind it: "by the notice, …", "by the notice of X"."""
    at = hit.last
    ends = at + 1 < view.size and view.raw[at + 1] in ",–—"
    if not ends or not view.pack.bare_nouns or "document" not in view.marks[at]:
        return None
    return Phrase(at, at, (at, at), "document", "nfm", definite=True, head_at=at, governed=True)


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
        good = [p for p in good if not is_place(p)]
    before = [p for p in good if p.last < hit.first]
    commas = [at for at in range(hit.last + 2, view.size) if view.raw[at] in ",،"]
    after = [p for p in good if hit.last < p.first < (commas[0] if commas else view.size)]
    # "Nationwide, the police by their own account"
    known = next((p for p in (*before, *after) if p.kind != "bare"), None)
    return known if known and before and before[0].kind == "bare" else (*before, *after, None)[0]
