"""Frames: who is said to say something in a sentence, by which words, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from beleg.languages.lexicon import Hit
from beleg.model import Role
from beleg.reading.phrases import VERBS, Phrase, View, parse

_BREAKS = frozenset(",;:()[]–—―…")
_PARTICLE = 40  # tokens that may stand between the two parts of a verb
_MOST = 24  # frames of one sentence; what has more is no sentence, and time stays linear
_TITLE = 10  # tokens between a source and the postposition it belongs to
_LABEL = 14  # tokens before the colon of a label
_STEM = 5  # letters by which words are compared
_SPEAKS = 3  # the rank of a phrase that can speak
_NEAR = 4  # tokens between a verb and the one who speaks, at most, where nothing else ties them


@dataclass(slots=True)
class Chunk:
    """Tokens ``first``..``last`` between two marks; ``mark`` is the one before it."""

    first: int
    last: int
    mark: str = ""


@dataclass(slots=True)
class Frame:
    """One attribution: its source, the words that say so (``cue``), its own clause and the tokens it reaches."""

    way: str  # say, phrase, cite, outer, own, same, unsaid, title
    manner: str  # say, denial, offer
    source: Phrase | None
    cue: tuple[int, int]
    clause: tuple[int, int]
    scope: tuple[int, int]
    leading: bool = False
    reported: bool = False  # no clause of its own: what is said is an object ("spoke of 500")
    holds: bool = False  # "the list contains", which says something only if its author is known
    loose: bool = False  # an unknown noun and no clause: "the war claimed 500 lives"
    acts: bool = False  # finding or counting, not speech
    opens: int = -1  # the last token of the clause that what is said follows
    tied: Frame | None = None  # the frame that an outer one stands around
    quote: int = -1
    inserted: bool = False  # "as X reports"
    letters: str = ""  # of the pronoun that takes up the speaker before ("by her own account")

    def covers(self, token: int) -> bool:
        return self.scope[0] <= token <= self.scope[1]

    def says(self, token: int) -> bool:
        """The token lies in what is said, not in the words that attribute it."""
        return self.covers(token) and not self.clause[0] <= token <= self.clause[1]


@dataclass(slots=True)
class Parsed:
    """A sentence with its chunks, phrases and frames."""

    view: View
    chunks: list[Chunk]
    frames: list[Frame] = field(default_factory=list)
    places: dict[int, Chunk] = field(default_factory=dict)

    def chunk(self, token: int) -> Chunk:
        """The chunk a token stands in; the last one for a mark between two."""
        if not self.places:
            self.places = {t: c for c in self.chunks for t in range(c.first, c.last + 1)}
        return self.places.get(token, self.chunks[-1])


def chunks(view: View) -> list[Chunk]:
    """Cut a sentence at its punctuation and at quotations; the pieces cover all of it but the marks."""
    found: list[Chunk] = []
    begun, mark = 0, ""
    quoted = view.quoted
    inside = {t for first, last in view.names.items() for t in range(first, last + 1)}
    for at in range(len(view)):
        raw = view.raw(at)
        if at > begun and quoted[at] != quoted[at - 1]:
            found.append(Chunk(begun, at - 1, mark))
            begun, mark = at, '"'
        spaced = raw in "-‐−" and not view.sentence.tokens.glued(at) and at > 0
        if (raw in _BREAKS or spaced or _ends(view, at)) and not view.is_word(at) and at not in inside:
            if raw in "()" and at in view.within:
                continue
            if (
                raw in "–—"
                and view.sentence.tokens.glued(at)
                and at + 1 < len(view)
                and view.sentence.tokens.glued(at + 1)
            ):
                continue
            if at > begun:
                found.append(Chunk(begun, at - 1, mark))
            begun, mark = at + 1, raw
    if begun < len(view):
        found.append(Chunk(begun, len(view) - 1, mark))
    return found


def frames(view: View) -> Parsed:
    """Every attribution of a sentence."""
    parsed = Parsed(view, chunks(view))
    if not parsed.chunks:
        return parsed
    parsed.frames += _title(parsed) or _labelled(parsed)
    parsed.frames += islice(_phrasal(parsed), _MOST)
    for hit, manner, key in _verbs(parsed):
        frame = _verbal(parsed, hit, manner, key)
        if frame is not None and not frame.loose:
            parsed.frames.append(frame)
        if len(parsed.frames) >= _MOST:
            break
    _whereby(parsed)
    _tie(parsed)
    _cited(parsed)
    _recipients(parsed)
    _limit(parsed)
    _drop_acts(parsed)
    _spread(parsed)
    return parsed


def _drop_acts(parsed: Parsed) -> None:
    """Counting and finding is no speech of its own inside what another says."""
    for frame in [f for f in parsed.frames if f.acts]:
        if any(f is not frame and not f.acts and f.way != "outer" and f.says(frame.cue[0]) for f in parsed.frames):
            parsed.frames = [f for f in parsed.frames if f is not frame and f.tied is not frame]


def _spread(parsed: Parsed) -> None:
    """What no frame of its own holds goes with the frames of the part before it, across a semicolon."""
    view = parsed.view
    units: list[tuple[int, int]] = []
    at = 0
    while at < len(view):
        first, last = unit(parsed, at)
        units.append((first, last))
        at = last + 2
    for before, here in pairwise(units):
        if view.raw(before[1] + 1) != ";" or any(here[0] <= f.cue[0] <= here[1] for f in parsed.frames):
            continue
        for frame in parsed.frames:
            if frame.scope[1] == before[1]:
                frame.scope = (frame.scope[0], here[1])
    for here, after in reversed(list(pairwise(units))):
        if view.raw(here[1] + 1) != ";" or any(here[0] <= f.cue[0] <= here[1] for f in parsed.frames):
            continue
        for frame in parsed.frames:
            if frame.scope[0] == after[0] and not frame.leading and frame.way != "own" and frame.clause[0] > after[0]:
                frame.scope = (here[0], frame.scope[1])


def unit(parsed: Parsed, token: int) -> tuple[int, int]:
    """The tokens around one that a semicolon or a quotation does not cut off."""
    view = parsed.view
    first = last = token
    while first > 0 and not _ends(view, first - 1):
        first -= 1
    while last + 1 < len(view) and not _ends(view, last + 1):
        last += 1
    return first, last


def _ends(view: View, at: int) -> bool:
    """A semicolon, or a full stop inside a quotation, which the splitter leaves in one sentence."""
    raw = view.raw(at)
    if raw == ";":
        return True
    if view.sentence.pack.caseless and raw == "." and 0 < at < len(view) - 1 and view.quoted[at] < 0:
        # a full stop that the splitter passed over, where no capital follows
        return len(view.norm(at - 1)) > 1 and not view.sentence.tokens.glued(at + 1)
    inside = raw in {".", "!", "?"} and view.quoted[at] >= 0 and at + 1 < len(view)
    return inside and not view.sentence.tokens.glued(at + 1) and (not view.is_word(at + 1) or view.upper(at + 1))


def _in_phrase(view: View, token: int) -> Phrase | None:
    return view.within.get(token)


def _verbs(parsed: Parsed) -> Iterator[tuple[Hit, str, str]]:
    """The verbs of saying: the hit with both parts, what it does, and what its subject must be."""
    view = parsed.view
    done = -1
    for at in range(len(view)):
        if at <= done or not view.is_word(at) or _in_phrase(view, at):
            continue
        chunk = parsed.chunk(at)
        if view.upper(at) and at != chunk.first:
            continue
        if (
            at > 0
            and view.mark("linker", at - 1)
            and view.quoted[at] == view.quoted[at - 1]
            and not view.mark("attribution_before", at)
        ):
            continue  # "the number of confirmed dead"
        split = _completed(parsed, at)
        if split:
            yield split
            done = at
            continue
        best = max((h for c in VERBS if (h := view.mark(c, at))), key=lambda h: h.last, default=None)
        if best is not None:
            yield best, best.category, str(best.payload)
            done = best.last


def _completed(parsed: Parsed, at: int) -> tuple[Hit, str, str] | None:
    """A verb in two parts whose second part closes its clause."""
    view = parsed.view
    for hit in view.places.get(at, ()):
        if hit.category != "split":
            continue
        manner, _, rest = str(hit.payload).partition(" ")
        words = rest.casefold().split()
        for end in range(at + len(words), min(at + _PARTICLE, len(view))):
            if [view.norm(i) for i in range(end - len(words) + 1, end + 1)] != words:
                continue
            closes = parsed.chunk(end).last == end or view.raw(end + 1) in '.!?,:;"“”»«'
            if closes and view.quoted[at] == view.quoted[end]:
                return Hit(manner, "any", at, end), manner, "any"
    return None


def _verbal(parsed: Parsed, hit: Hit, manner: str, key: str) -> Frame | None:
    view, at = parsed.view, hit.first
    chunk = parsed.chunk(at)
    if _describes(parsed, hit, chunk):
        return None
    if key == "it":
        return _impersonal(parsed, hit, chunk, manner)
    if _negated(view, at) and manner == "say":
        return None
    passive = _passive(parsed, hit, chunk, key)
    if passive:
        source = _agent(parsed, chunk)
        if source is None and manner == "offer":
            source = _offered_in(parsed, chunk)
        if source is None:
            return None
    else:
        source = _subject(parsed, hit, chunk, key)
        if manner == "offer" and not any(source is p for p in view.phrases):
            source = _promised_in(parsed, hit) or source
    if source is None or source.kind in {"other", "bare"}:
        found = _unsaid(parsed, hit, chunk, (manner, key), source)
        if found is not None:
            return found
    if source is None or not _may_say(source, manner, key):
        return None
    if (
        source.kind == "document"
        and any("by" in view.keys("linker", i) for i in range(at + 1, min(at + 4, len(view))))
        and key != "any"
    ):
        return None  # "a report released on Thursday by X"
    return _framed(parsed, hit, source, (manner, key))


def _describes(parsed: Parsed, hit: Hit, chunk: Chunk) -> bool:
    """A participle before its noun, where verbs stand last: "the report that was published says"."""
    view = parsed.view
    at = hit.last + 1
    if not view.sentence.pack.head_final or at > chunk.last or view.quoted[at] != view.quoted[hit.last]:
        return False
    if not view.is_word(at) or any(view.mark(c, at) for c in (*VERBS, "that", "joining", "linker", "mood", "contrast")):
        return False
    phrase = _in_phrase(view, at)
    return phrase is None or (not phrase.speaks and not phrase.proper)


def _unsaid(parsed: Parsed, hit: Hit, chunk: Chunk, what: tuple[str, str], source: Phrase | None) -> Frame | None:
    """A verb without a subject: it goes on with the speaker before, or says where it was said ("in the ministry")."""
    view, (manner, key) = parsed.view, what
    pack = view.sentence.pack
    if not pack.pro_drop or key not in {"any", "tell"} or manner == "offer" or _relative(view, chunk) >= 0:
        return None
    near = [p for p in view.phrases if chunk.first <= p.first <= chunk.last and p.kind in {"body", "medium"}]
    if pack.bare_nouns:
        inside = next((p for p in near if p.governed and "at" in view.keys("linker", p.first - 1)), None)
        if inside is not None:
            return _framed(parsed, hit, inside, what)
    quoted = view.quoted[hit.first] < 0 and _word_before_quoted(view, chunk.first)
    if source is not None and not (quoted or _opens_message(parsed, hit.last, chunk)):
        return None
    frame = _framed(parsed, hit, None, what)
    alone = chunk.first == hit.first and chunk.last == hit.last and chunk.mark == ","
    if not (
        quoted or alone or _opens_message(parsed, hit.last, chunk) or (frame.leading and _content(view, chunk, None))
    ):
        return None
    frame.way = "unsaid"
    return frame


def _may_say(source: Phrase, manner: str, key: str) -> bool:
    if key == "holds":
        return source.kind == "document"
    if source.kind == "advert":
        return manner == "offer" or key == "any"
    if manner == "denial" and source.kind in {"document", "other"} and source.author is None:
        return False
    if manner == "offer" and source.kind in {"other", "document"}:
        return False
    if source.kind == "bare" and key not in {"any", "tell"}:
        return False
    if key in {"any", "tell", "joined"}:
        return True
    return source.kind != "other"


def _negated(view: View, at: int) -> bool:
    return at > 0 and view.mark("negation", at - 1) is not None


def _passive(parsed: Parsed, hit: Hit, chunk: Chunk, key: str) -> bool:
    view = parsed.view
    at = hit.first
    if not view.sentence.pack.capital_nouns:
        return key != "joined" and any(view.mark("passive", i) for i in range(max(chunk.first, at - 2), at))
    after = [i for i in range(at + 1, min(at + 3, chunk.last + 1)) if view.mark("passive", i)]
    before = [i for i in range(chunk.first, at) if view.mark("passive", i)]
    ends = at >= chunk.last - 1 or view.raw(at + 1) in ".!?"
    return bool(after) or (bool(before) and ends)


def _agent(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """Whoever a passive names with "by"."""
    view = parsed.view
    for phrase in view.phrases:
        here = chunk.first <= phrase.first <= chunk.last and phrase.first > 0
        if here and any(view.mark("that", i) for i in range(chunk.first, phrase.first)):
            return None
        if (
            here
            and phrase.speaks
            and phrase.kind not in {"advert", "pronoun"}
            and "by" in view.keys("linker", phrase.first - 1)
        ):
            return phrase
    return None


def _offered_in(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """As in "adverts in which 5,000 dollars are offered": the adverts offer."""
    view = parsed.view
    if any(view.mark("relative", i) for i in range(chunk.first, min(chunk.first + 2, chunk.last + 1))):
        return next((p for p in reversed(view.phrases) if p.last < chunk.first and p.kind == "advert"), None)
    return None


def _promised_in(parsed: Parsed, hit: Hit) -> Phrase | None:
    """An advert in which something is promised, where an ending says "in"."""
    view = parsed.view
    if not view.sentence.pack.head_final:
        return None
    first, _ = unit(parsed, hit.first)
    return next((p for p in view.phrases if first <= p.first < hit.first and p.kind == "advert" and p.oblique), None)


def _subject(parsed: Parsed, hit: Hit, chunk: Chunk, key: str) -> Phrase | None:
    view, at = parsed.view, hit.first
    relative = _relative(view, chunk)
    if key == "joined":
        return _shared(parsed, hit, chunk)
    opened = max((i for i in range(chunk.first, at) if view.mark("that", i)), default=-1)
    before = [p for p in view.phrases if chunk.first <= p.first and p.last < at and _nominative(p)]
    before = [p for p in before if p.first > opened] or before
    stop = next((i for i in range(at, chunk.last + 1) if view.mark("that", i)), chunk.last + 1)
    after = [] if key == "tell" else [p for p in view.phrases if at < p.first < stop and _nominative(p)]
    after = [p for p in after if p.kind != "self" or "to" not in view.keys("attribution_before", p.first - 1)]
    if relative >= 0:
        inner = [p for p in before if p.first > relative and p.kind not in {"other", "document", "bare"}]
        if relative > chunk.first:
            inner += [p for p in after if p.kind not in {"other", "document", "bare"}]
        return inner[0] if inner else _antecedent(parsed, chunk)
    earlier = max((f.cue[1] for f in parsed.frames if f.way == "say" and chunk.first <= f.cue[0] < at), default=-1)
    before = [p for p in before if p.first > earlier] or before
    if earlier >= 0 and not any(_rank(p, key) > 1 for p in (*before, *after[:1])):
        return _shared(parsed, hit, chunk)
    pack = view.sentence.pack
    if pack.head_final and not (at == chunk.first and after):
        before = _far(parsed, hit) or before
    ranked = [(_rank(p, key), 1, -i, p) for i, p in enumerate(before)]
    first = at == chunk.first or not before or pack.capital_nouns
    weak = pack.head_first and not any(_rank(p, key) == _SPEAKS for p in before)
    if weak and after and after[0].first == hit.last + 1 and _rank(after[0], key) == _SPEAKS:
        return after[0]
    if first:
        for i, p in enumerate(after[:2]):
            if p.first - hit.first <= _NEAR + 3 * (at == chunk.first) or p.speaks:
                ranked.append((_rank(p, key), 0, -i, p))
    ranked = [r for r in ranked if r[0] > 0]
    joined_on = pack.caseless and view.norm(at)[:1] in "وف"
    if not before and not joined_on:
        interrupted = _interrupted(parsed, chunk, after)
        if interrupted is not None:
            return interrupted
    if ranked:
        return max(ranked, key=lambda r: r[:3])[3]
    return _shared(parsed, hit, chunk) or (_bare(view, hit, chunk) if key == "any" else None)


def _far(parsed: Parsed, hit: Hit) -> list[Phrase]:
    """The subjects of a verb that closes its sentence: what is said stands between."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    found = [
        p
        for p in view.phrases
        if first <= p.first
        and p.last < hit.first
        and (_nominative(p) or (p.genitive and p.first < p.last and not p.governed))
        and p.kind in {"person", "body", "medium", "name", "pronoun", "self"}
        and view.quoted[p.first] == view.quoted[hit.first]
        and not any(f.clause[0] <= p.first <= f.clause[1] for f in parsed.frames)
    ]
    places = [p for p in found if p.kind == "name" and "n" in p.gender]
    good = [p for p in found if p not in places]
    return ([p for p in good if not p.genitive] or good or places)[:1]


def _nominative(phrase: Phrase) -> bool:
    return not phrase.governed and not phrase.oblique and not phrase.genitive


def _rank(phrase: Phrase, key: str) -> int:
    if phrase.kind in {"person", "body", "medium", "name", "pronoun", "self"}:
        return 3
    if phrase.kind in {"document", "advert", "bare"}:
        return 2
    return 1 if key == "any" else 0


def _relative(view: View, chunk: Chunk) -> int:
    """The relative pronoun a chunk begins with, perhaps after a preposition; -1 where there is none."""
    if chunk.mark not in {",", "–", "—", "-"}:
        return -1
    for at in (chunk.first, chunk.first + 1):
        if at <= chunk.last and view.mark("relative", at):
            if at == chunk.first and view.mark("determiner", at) and (p := parse(view, at)) and p.kind != "other":
                return -1
            return at
        if view.key("edge", chunk.first) != "preposition":
            break
    return -1


def _antecedent(parsed: Parsed, chunk: Chunk) -> Phrase | None:
    """What a relative clause is about: the last phrase before it that can speak."""
    return next(
        (p for p in reversed(parsed.view.phrases) if p.last < chunk.first and p.kind != "other" and p.speaks), None
    )


def _interrupted(parsed: Parsed, chunk: Chunk, after: list[Phrase]) -> Phrase | None:
    """The subject of a verb that an inserted chunk cuts off: "X, the head of Y, said"."""
    view = parsed.view
    at = parsed.chunks.index(chunk)
    if at < 2 or chunk.mark != ",":
        return None
    for number in range(at - 2, max(-1, at - 5), -1):
        earlier, inserted = parsed.chunks[number], parsed.chunks[number + 1]
        if view.quoted[earlier.last] != view.quoted[chunk.first]:
            return None
        phrase = next(
            (p for p in reversed(view.phrases) if p.last == earlier.last and not p.governed and p.speaks), None
        )
        if phrase is None:
            continue
        if inserted.first <= phrase.name[0] <= inserted.last:
            return phrase
        opens = (
            view.mark("determiner", inserted.first)
            or view.mark("relative", inserted.first)
            or not view.is_word(inserted.first)
        )
        own = any(view.mark(c, i) for c in VERBS for i in range(earlier.first, earlier.last + 1))
        role = _in_phrase(view, inserted.first)
        lead = phrase.first <= earlier.first + 2 or (own is False and number == 0 and not after)
        alone = phrase.first == earlier.first and not any(p.speaks for p in after[:1])
        if (opens or alone or (role and role.kind in {"person", "body"})) and lead and not own:
            return phrase
    return None


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
    lead = [
        p
        for p in view.phrases
        if p.last < hit.first and _nominative(p) and view.quoted[p.first] == view.quoted[hit.first]
    ]
    good = [p for p in lead if p.kind in {"person", "body", "medium", "pronoun", "self", "advert"}]
    close = hit.first - chunk.first <= 2
    return good[0] if good and close else None


def _bare(view: View, hit: Hit, chunk: Chunk) -> Phrase | None:
    """An unknown noun right beside a verb that anyone can be the subject of: "survivors said"."""
    at = hit.first - 1
    while at >= chunk.first and (view.mark("edge", at) is not None):
        at -= 1
    counted = at > chunk.first and not view.is_word(at - 1)
    if at >= chunk.first and view.is_word(at) and hit.first - at <= 2 and not counted:
        return Phrase(at, at, (at, at), "person", "mfp", heads=(view.norm(at),))
    return None


def _impersonal(parsed: Parsed, hit: Hit, chunk: Chunk, manner: str) -> Frame:
    """As in "it is said": the speaker, if any, is the document it is said in."""
    view = parsed.view
    final = view.sentence.pack.head_final
    source = next(
        (
            p
            for p in view.phrases
            if (p.governed or (final and p.oblique))
            and chunk.first <= p.first <= chunk.last
            and p.kind in {"document", "advert", "self", "body", "medium"}
        ),
        None,
    )
    if final:  # "in the lists that the project published are shown …"
        first, _ = unit(parsed, hit.first)
        by = [p for p in view.phrases if first <= p.first and p.last < hit.first and _nominative(p)]
        source = next((p for p in by if p.kind in {"body", "medium"}), source)
    frame = _framed(parsed, hit, source, (manner, "any"))
    frame.way = "same" if source is None else "say"
    return frame


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
        if source and source.last < hit.first and _relative(view, chunk) < 0
        else chunk.first
    )
    begin = min(begin, chunk.first) if source is None or source.first >= chunk.first else begin
    number = parsed.chunks.index(chunk)
    inserted = bool(view.mark("how", chunk.first)) or (
        view.mark("joining", chunk.first) and view.mark("how", min(chunk.first + 1, chunk.last))
    )
    opened = _opens_message(parsed, end, chunk)
    first = all(_light(view, c) for c in parsed.chunks[:number] if c.last < begin and whole[0] <= c.first)
    joined = view.mark("joining", chunk.first) is not None or view.mark("contrast", chunk.first) is not None
    relative = _relative(view, chunk) >= 0
    spoken = view.quoted[chunk.first] < 0 and _word_before_quoted(view, chunk.first)
    content = not spoken and _content(view, chunk, source)
    leading = not inserted and (opened or first or joined or relative or content)
    colon = (
        opened
        and number > 0
        and not first
        and not joined
        and not any(view.mark("that", i) for i in range(end + 1, min(chunk.last + 3, len(view))))
    )
    if (inserted and first and not opened) or (colon and chunk.mark == ","):
        scope = whole
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
    frame.acts, frame.holds = key == "acts", key == "holds"
    frame.loose = source is not None and source.kind == "other" and leading and not opened
    frame.opens = next((i for i in range(end + 1, chunk.last + 1) if view.mark("that", i)), chunk.last)
    if not leading:
        frame.clause = (begin, max(chunk.last, end))
    if spoken and not leading and all(view.quoted[i] < 0 for i in range(end, whole[1] + 1)):
        frame.scope, frame.clause = (whole[0], end), (begin, end)
    return frame


def _word_before_quoted(view: View, at: int) -> bool:
    """What stands right before is a quotation."""
    before = next((i for i in range(at - 1, max(-1, at - 5), -1) if view.sentence.tokens.kind[i] != "p"), -1)
    return before >= 0 and view.quoted[before] >= 0


def _content(view: View, chunk: Chunk, source: Phrase | None) -> bool:
    """The clause itself holds what is said: a number that is no date, beside the verb and its subject."""
    for at in range(chunk.first, chunk.last + 1):
        if view.sentence.tokens.kind[at] != "d" and not view.mark("number", at) and not view.mark("vague", at):
            continue
        if source is not None and source.first <= at <= source.last:
            continue
        near = range(max(0, at - 1), min(len(view), at + 3))
        if not any(view.dated(i) for i in near) and len(view.raw(at)) != 4:
            return True
    return False


def _opens_message(parsed: Parsed, end: int, chunk: Chunk) -> bool:
    """What is said begins after the clause: with "that", a colon, or a quotation."""
    view = parsed.view
    for at in range(end + 1, min(chunk.last + 3, len(view))):
        if (
            (view.mark("that", at) and view.key("that", at) != "whereby")
            or view.raw(at) == ":"
            or (at > 0 and view.quoted[at] != view.quoted[at - 1] and view.quoted[at] >= 0)
        ):
            return True
    return False


def _light(view: View, chunk: Chunk) -> bool:
    """A chunk that says nothing by itself: a date, a place, an inserted word."""
    if view.quoted[chunk.first] >= 0 or (chunk.first == chunk.last and not view.is_word(chunk.first)):
        return False
    if view.key("edge", chunk.first) == "preposition" or chunk.last - chunk.first <= 1:
        return chunk.last - chunk.first < 10 and not any(
            view.mark("that", i) for i in range(chunk.first, chunk.last + 1)
        )
    return False


def _phrasal(parsed: Parsed) -> Iterator[Frame]:
    """Attributions by a preposition or its like: "according to", "laut", "nach Angaben"."""
    view = parsed.view
    for at in range(len(view)):
        hits = [h for h in view.places.get(at, ()) if h.category == "attribution_before" and h.payload != "to"]
        if hits and at not in view.names:
            yield from _before(parsed, max(hits, key=lambda h: h.last))
        after = view.mark("attribution_after", at)
        if after:
            source = next((p for p in view.phrases if p.last in {at - 1, at - 2} and p.kind != "self"), None)
            if source and not (source.last == at - 1 or view.raw(at - 1) in '"”“»«'):
                source = None
            if source is None and view.sentence.pack.head_final:
                source = _before_postposition(parsed, after)
            if source:
                way = "cite" if after.payload == "cite" else "phrase"
                yield _around(parsed, after, source, way, (source.first, after.last))
            elif view.sentence.pack.head_final and view.sentence.pack.pro_drop and after.payload != "cite":
                yield _around(parsed, after, None, "same", (after.first, after.last))


def _before_postposition(parsed: Parsed, hit: Hit) -> Phrase | None:
    """Whoever a postposition belongs to, with words between: "the court's report published in May according to"."""
    view = parsed.view
    first, _ = unit(parsed, hit.first)
    kinds = {"person", "body", "medium", "name", "pronoun"}
    lead = [p for p in view.phrases if first <= p.first and p.last < hit.first and p.kind in kinds and not p.oblique]
    lead = [p for p in lead if not any(view.mark("attribution_after", i) for i in range(p.last + 1, hit.first))] or lead
    return next(
        (p for p in reversed(lead) if hit.first - p.last <= _TITLE and p.kind != "name"), lead[0] if lead else None
    )


def _before(parsed: Parsed, hit: Hit) -> Iterator[Frame]:
    view = parsed.view
    keys = view.keys("attribution_before", hit.first)
    longest = str(hit.payload)
    chunk = parsed.chunk(hit.first)
    if longest == "own" or longest.startswith("same"):
        source = _owner(parsed, hit) if longest == "own" else None
        if source is not None or longest != "own":
            frame = _around(parsed, hit, source, "own" if source else "same", (hit.first, hit.last))
            frame.letters = longest.partition(" ")[2]
            yield frame
        return
    if view.key("that", hit.first) == "whereby":
        return
    phrase = _next_phrase(view, hit.last + 1)
    if phrase is None or phrase.kind == "self":
        return
    if "so" in keys:
        ends = parsed.chunk(phrase.last).last - phrase.last <= 3 or phrase.last >= len(view) - 2
        if (
            hit.first == chunk.first
            and chunk.mark in {",", '"', "–", "—"}
            and ends
            and phrase.kind != "other"
            and not phrase.oblique
        ):
            yield _around(parsed, hit, phrase, "phrase", (hit.first, phrase.last))
        return
    document = phrase.kind == "document"
    fits = {
        "name": True,
        "document": document,
        "authored": document and phrase.author is not None,
        "cite": phrase.kind != "other",
        "outer": phrase.kind != "other",
    }
    if fits.get(longest):
        way = longest if longest in {"cite", "outer"} else "phrase"
        yield _around(parsed, hit, phrase, way, (hit.first, phrase.last))


def _next_phrase(view: View, at: int) -> Phrase | None:
    """The phrase that begins here, or behind a word or two that describe it in time."""
    for start in range(at, min(at + 4, len(view))):
        found = next((p for p in view.phrases if p.first == start), None)
        if found:
            return found
        if view.raw(start) not in "\"“„»«'" and not view.dated(start) and not view.mark("edge", start):
            return None
    return None


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
    """The subject of the clause that "by its own account" stands in."""
    view = parsed.view
    good = [
        p
        for p in view.phrases
        if _nominative(p) and p.kind not in {"other", "document"} and not hit.first <= p.first <= hit.last
    ]
    before = [p for p in good if p.last < hit.first]
    after = [p for p in good if p.first > hit.last]
    return before[0] if before else (after[0] if after else None)


def _title(parsed: Parsed) -> Iterator[Frame]:
    """A headline's speaker before a colon or behind a dash."""
    view = parsed.view
    if len(parsed.chunks) < 2 or not (view.sentence.role in {Role.TITLE, Role.HEADING} or view.sentence.paragraph == 0):
        return
    first, last = parsed.chunks[0], parsed.chunks[-1]
    head = next((p for p in view.phrases if p.first == first.first and p.last == first.last), None)
    if head and parsed.chunks[1].mark == ":" and _known(view, head):
        yield Frame("title", "say", head, (head.first, head.last), (head.first, head.last), (0, len(view) - 1), True)
    tail = next((p for p in view.phrases if p.first == last.first and p.last >= last.last - 1), None)
    if tail and last.mark in "–—-―" and _known(view, tail):
        yield Frame("title", "say", tail, (tail.first, tail.last), (tail.first, tail.last), (0, len(view) - 1))


def _labelled(parsed: Parsed) -> Iterator[Frame]:
    """A speaker and a colon, nothing else: "10:30 The embassy: …"."""
    view = parsed.view
    colon = next((i for i in range(min(_LABEL, len(view) - 1)) if view.raw(i) == ":" and view.is_word(i - 1)), -1)
    if colon < 1:
        return
    first = next((i for i in range(colon) if view.is_word(i)), colon)
    head = next((p for p in view.phrases if p.first <= first <= p.last), None)
    if head is None or head.first > first or head.governed or head.kind not in {"person", "body", "medium", "name"}:
        return
    if head.kind == "person" and not head.named and view.quoted[colon + 1] < 0:
        return
    cited = any(h.category == "attribution_before" for h in view.places.get(head.last + 1, ()))
    whole = head.last == colon - 1 or cited
    spoken = view.quoted[colon + 1] >= 0 or (colon + 2 < len(view) and view.quoted[colon + 2] >= 0)
    if whole and (spoken or head.named or (head.kind == "body" and head.proper)):
        yield Frame("title", "say", head, (head.first, head.last), (head.first, colon), (0, len(view) - 1), True)


def _known(view: View, phrase: Phrase) -> bool:
    if phrase.kind in {"person", "body", "medium"} or (phrase.kind == "document" and phrase.author is not None):
        return True
    if phrase.kind == "document":
        return phrase.first == phrase.last
    if phrase.kind in {"name", "bare"} and not view.sentence.pack.capital_nouns and phrase.proper:
        words = range(phrase.first, phrase.last + 1)
        if all(view.norm(i)[:_STEM] in view.known and not view.common(i) for i in words if view.is_word(i)):
            return phrase.last - phrase.first <= 1
    place = view.mark("capital", phrase.first) or view.mark("land", phrase.first)
    return phrase.kind == "name" and place is not None and place.last == phrase.last


def _whereby(parsed: Parsed) -> None:
    """As in "an analysis of the ministry, according to which …": the source stands before it, unless that is denied."""
    view = parsed.view
    for chunk in parsed.chunks:
        hit = view.mark("that", chunk.first)
        if hit is None or hit.payload != "whereby":
            continue
        if any(f.manner == "denial" and f.cue[0] < chunk.first for f in parsed.frames):
            continue
        source = next(
            (
                p
                for p in reversed(view.phrases)
                if p.last < chunk.first and p.kind in {"document", "advert", "body", "medium", "person"}
            ),
            None,
        )
        if source:
            whole = unit(parsed, chunk.first)
            parsed.frames.append(
                Frame(
                    "phrase",
                    "say",
                    source,
                    (hit.first, hit.last),
                    (chunk.first, hit.last),
                    (chunk.first, whole[1]),
                    True,
                )
            )


def _tie(parsed: Parsed) -> None:
    """Find the frames that stand around another: "research of X, from which Y quoted", "X, cited by Y"."""
    view = parsed.view
    for frame in parsed.frames:
        chunk = parsed.chunk(frame.cue[0])
        cites = "cite" in view.keys("say", frame.cue[0])
        relative = frame.way == "say" and cites and _relative(view, chunk) >= 0
        if frame.way != "outer" and not relative:
            continue
        inner = [
            f
            for f in parsed.frames
            if f is not frame and f.source and f.source is not frame.source and _touches(f, chunk)
        ]
        near = max(inner, key=lambda f: f.source.last if f.source else -1, default=None)
        frame.way = "outer"
        if near:
            frame.tied, frame.scope = near, near.scope
        else:
            frame.scope = unit(parsed, frame.cue[0])


def _cited(parsed: Parsed) -> None:
    """Whom the subject of "quotes" quotes: the inner source."""
    view = parsed.view
    for frame in [f for f in parsed.frames if f.way == "say" and "cite" in view.keys("say", f.cue[0])]:
        inner = next((p for p in view.phrases if p.first > frame.cue[1] and p is not frame.source), None)
        if inner is not None and inner.speaks and inner.first - frame.cue[1] <= _NEAR:
            parsed.frames.append(
                Frame(
                    "cite",
                    "say",
                    inner,
                    frame.cue,
                    (inner.first, inner.last),
                    frame.scope,
                    frame.leading,
                    quote=frame.quote,
                )
            )


def _touches(inner: Frame, chunk: Chunk) -> bool:
    """The frame's source, its author or whom it told stands right before a chunk."""
    if inner.source is None:
        return False
    return (
        inner.source.last < chunk.first
        or inner.clause[1] < chunk.first
        or inner.scope[0] <= chunk.first <= inner.scope[1]
    )


def _recipients(parsed: Parsed) -> None:
    """A medium that something was told to stands outside of the teller: "X told the news site Y"."""
    view = parsed.view
    for frame in [f for f in parsed.frames if f.way == "say" and f.source is not None]:
        chunk = parsed.chunk(frame.cue[0])
        for phrase in view.phrases:
            if phrase.kind != "medium" or not phrase.proper or phrase is frame.source:
                continue
            if phrase.first <= frame.cue[0]:
                told = frame.leading and _in_talk(view, phrase)
            else:
                told = phrase.first <= chunk.last and _told(view, frame, phrase)
            if told:
                parsed.frames.append(
                    Frame(
                        "outer",
                        "say",
                        phrase,
                        frame.cue,
                        (phrase.first, phrase.last),
                        frame.scope,
                        frame.leading,
                        tied=frame,
                        quote=frame.quote,
                    )
                )
                break


def _in_talk(view: View, phrase: Phrase) -> bool:
    """As in "In an interview with Channel Nine, the general said"."""
    hits = [h for i in range(max(0, phrase.first - 5), phrase.first) for h in view.places.get(i, ())]
    return any(
        h.category == "attribution_before" and h.payload == "to" and h.length > 2 and h.last == phrase.first - 1
        for h in hits
    )


def _told(view: View, frame: Frame, phrase: Phrase) -> bool:
    direct = view.key("say", frame.cue[0]) == "tell" and phrase.first <= frame.cue[1] + 2
    dative = phrase.oblique or (view.mark("determiner", phrase.first) and view.sentence.pack.capital_nouns)
    to = any(
        h.category == "attribution_before" and h.payload == "to" and h.last == phrase.first - 1
        for i in range(max(frame.cue[0] + 1, phrase.first - 6), phrase.first)
        for h in view.places.get(i, ())
    )
    return bool(
        direct
        or to
        or (dative and not phrase.governed and frame.source is not None and frame.source.last < phrase.first)
    )


def _limit(parsed: Parsed) -> None:
    """A frame that a clause of contrast opens is out of reach of phrases before it, and the other way round."""
    view = parsed.view
    for frame in parsed.frames:
        start = frame.clause[0]
        chunk = parsed.chunk(start)
        if (
            frame.way != "say"
            or not frame.leading
            or not (view.mark("contrast", chunk.first) or _beside(parsed, frame, chunk))
        ):
            continue
        if chunk.first == 0:
            later = [
                parsed.chunk(f.clause[0]).first
                for f in parsed.frames
                if f.way == "say" and f.clause[0] > chunk.last and f.leading
            ]
            if later:
                frame.scope = (0, min(later) - 1)
            continue
        frame.scope = (max(frame.scope[0], chunk.first), frame.scope[1])
        for other in parsed.frames:
            if (
                other is not frame
                and other.clause[1] < chunk.first
                and not (other.leading and _subordinate(parsed, other))
            ):
                other.scope = (other.scope[0], min(other.scope[1], chunk.first - 1))


def _beside(parsed: Parsed, frame: Frame, chunk: Chunk) -> bool:
    """Two clauses side by side, each with a number of its own: "the union demands 8, the employers offer 3"."""
    if chunk.first == 0 or chunk.mark != "," or _relative(parsed.view, chunk) >= 0 or not frame.source:
        return False
    if any(parsed.view.key("mood", i) == "clear" for i in range(chunk.first, chunk.last + 1)):
        return False
    for other in parsed.frames:
        before = parsed.chunk(other.cue[0])
        if (
            other.way == "say"
            and other.leading
            and other is not frame
            and before.last == chunk.first - 2
            and other.source is not frame.source
        ):
            return other.opens == before.last and _content(parsed.view, before, other.source)
    return False


def _subordinate(parsed: Parsed, frame: Frame) -> bool:
    """The frame's message is a that-clause, which may hold a contrast itself."""
    view = parsed.view
    return any(view.mark("that", i) for i in range(frame.clause[1] + 1, min(frame.clause[1] + 4, len(view))))
