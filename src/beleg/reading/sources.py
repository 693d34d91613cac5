"""Which tokens name whoever a cue is of: the whole phrase with what describes it, up to the verb."""

from __future__ import annotations

from typing import Final

from beleg.reading.clauses import Chunk, Parsed, relative_at, unit
from beleg.reading.cues import Cue, Marks
from beleg.reading.nouns import definite_form
from beleg.reading.view import VERBS, Phrase, View

Tokens = tuple[int, int]

_FAR: Final = 4  # tokens between a verb and a subject behind it, at most
_LONGEST: Final = 9  # tokens of a subject that no noun phrase is known in
_APPOSED: Final = 26  # tokens of what is set off behind a name
_OPENERS: Final = frozenset({"that", "how", "joining", "contrast"})
_ENDS: Final = frozenset({"that", "how", "relative", "joining", "contrast"}) | VERBS
_SPEAKING: Final = frozenset({"person", "body", "medium", "name", "pronoun", "self", "advert", "document"})
_SIGNS: Final = frozenset(",–—-()")
_SET_OFF: Final = _SIGNS | {'"'}


def strict(view: View) -> bool:
    """The subject stands before its verb, but for "…, said X"."""
    pack = view.pack
    return not (pack.head_first or pack.head_final or pack.capital_nouns or pack.bare_nouns or pack.caseless)


class Sources:
    """The sources of the cues of one sentence."""

    def __init__(self, parsed: Parsed, marks: Marks) -> None:
        self.parsed, self.view, self.marks = parsed, parsed.view, marks

    def of(self, cue: Cue) -> tuple[Tokens | None, Tokens]:
        """The source of a verb, if one is named, and the cue with what belongs to it ("has also said")."""
        source, words = self._of(cue)
        if source is not None and source[0] > 0 and self.view.norm[source[0] - 1] in self.view.pack.elisions:
            source = (source[0] - 1, source[1])
        return source, words

    def _of(self, cue: Cue) -> tuple[Tokens | None, Tokens]:
        begun = self._begun(cue)
        words = (cue.first if self.view.pack.capital_nouns else begun, cue.last)
        if cue.key == "noun":
            return self._owner(cue), (cue.first, cue.last)
        if cue.key == "passive":
            return self._by(cue), words
        if self.view.pack.head_final or self.view.pack.caseless or self.view.pack.verb_final:
            told = self._told_by_frame(cue)
            far = told is not None and self.view.pack.caseless and told[0] > cue.last + 1
            return (self._beside_verb(cue) or told if far else told or self._final(cue)), words
        if self.marks.key("opener", begun - 1) == "to":
            return None, words  # "too early to tell"
        chunk = self.parsed.chunk(cue.first)
        if cue.key == "joined":
            return self._beside(begun), words
        if (turned := self._turned(cue, begun)) is not None:
            return turned
        before = self._before(chunk, begun)
        after = self._after(cue, chunk)
        behind = (
            after is not None and not strict(self.view) and self._set_off(chunk, begun) and after[0] == cue.last + 1
        )
        whole = self._interrupted(chunk, begun) if before is None else None
        leads = whole is not None and whole[0] <= 1 and not self._can_speak(after)
        if whole is not None and (leads or not behind):
            return whole, words
        if before is not None and cue.key in {"object", "to", "weak", "clause"}:
            return before, words
        if before is not None and after is not None:
            return (after if self._inverted(before, after) else before), words
        if before is None and after is not None and strict(self.view) and not self._set_off(chunk, begun):
            after = None
        return before or after or self._rest(cue, chunk), words

    # --- the cue --------------------------------------------------------------------------------------------------

    def _begun(self, cue: Cue) -> int:
        """Where the auxiliaries and adverbs begin that stand right before a verb and belong to it."""
        first = cue.first
        if cue.key == "noun":
            return first
        chunk = self.parsed.chunk(first)
        while first > chunk.first and self._auxiliary(first - 1) and self._same(first - 1, cue.first):
            first -= 1
        return first

    def _auxiliary(self, at: int) -> bool:
        """A word of ``aux`` that is no part of a name: "clearly", but not "the family"."""
        return self.marks.has("aux", at) and not self.view.upper[at] and at not in self.view.within

    def _same(self, one: int, two: int) -> bool:
        return self.view.quoted[one] == self.view.quoted[two]

    def before(self, cue: Cue, begun: int) -> Tokens | None:
        """The subject of a passive, which is what is said of it."""
        return self._before(self.parsed.chunk(cue.first), begun)

    # --- before the verb -----------------------------------------------------------------------------------------

    def _before(self, chunk: Chunk, begun: int) -> Tokens | None:
        view, last = self.view, begun - 1
        low = chunk.first
        relative = relative_at(view, chunk)
        for at in range(chunk.first, begun):
            opens = not _OPENERS.isdisjoint(view.marks[at]) or "and" in view.keys("linker", at)
            asks = self.marks.key("opener", at) == "any" and not view.any(frozenset({"that", "relative"}), at)
            if asks and at < last:
                low = at + 1
                continue
            inside = view.within.get(at)
            described = at > chunk.first and "that" in view.marks[at] and at - 1 in view.within
            if at == last and (described or at == relative):
                return (at, at)
            if opens and (inside is None or inside.first == at) and not (at < last and self._lists(at)):
                low = max(h.last for h in view.places[at] if h.category in _OPENERS | {"linker"}) + 1
            elif at == relative or (
                "relative" in view.marks[at] and at > chunk.first and view.raw[at - 1] not in ",–—"
            ):
                if at == last:
                    return (at, at)
                inner = at + 1 in view.within and view.within[at + 1].first == at + 1
                if at == relative or ("determiner" not in view.marks[at] and (inner or not strict(view))):
                    low = at + 1
        while low <= last and self._slight(low):
            low += 1
        while last >= low and (self._slight(last) or self._mark(last)) and last not in view.within:
            last -= 1
        if low > last:
            return None
        found = self._subject(low, last)
        return (self._described(chunk), found[1]) if found is not None and found[0] == chunk.first else found

    def _described(self, chunk: Chunk) -> int:
        """Where a subject begins that a comma between its adjectives cuts: "The bespectacled, 71-year-old keeper"."""
        number = self.parsed.chunks.index(chunk)
        before = self.parsed.chunks[number - 1] if number else chunk
        short = strict(self.view) and chunk.mark == "," and before.last - before.first <= 2
        alone = short and "determiner" not in self.view.marks[chunk.first]
        return before.first if alone and "determiner" in self.view.marks[before.first] else chunk.first

    def _lists(self, at: int) -> bool:
        """An "and" within a subject: "Trump and other candidates"."""
        view = self.view
        joins = "and" in view.keys("linker", at)
        first = self.parsed.chunk(at).first
        if joins and strict(view) and view.upper[at + 1] and all(self._nominal(i) for i in range(first, at)):
            return True  # "the Agency for Roads, Bridges and Ports"
        before = next((p for p in view.phrases if p.last == at - 1), None)
        after = next((p for p in view.phrases if p.first == at + 1), None)
        return joins and before is not None and after is not None and not before.governed

    def _mark(self, at: int) -> bool:
        return self.view.kind[at] == "p" and self.view.raw[at] not in "%$£€"

    def _nominal(self, at: int) -> bool:
        """A word that can stand within a subject: of a noun phrase, with a capital, a preposition or a mark."""
        view = self.view
        linked = view.key("edge", at) == "preposition" or view.any(frozenset({"linker", "determiner"}), at)
        return linked or at in view.within or view.upper[at] or not view.word[at]

    def _slight(self, at: int) -> bool:
        """A small word or a time, which is no part of a subject."""
        view = self.view
        if view.any(frozenset({"determiner", "speaker_pronoun", "self", "relative", "role_noun"}), at):
            return False
        return (
            self.marks.has("aux", at) or view.dated(at) or view.key("edge", at) == "word" or self.marks.has("time", at)
        )

    def _subject(self, low: int, last: int) -> Tokens | None:
        view = self.view
        within = [p for p in view.phrases if low <= p.first and p.last <= last]
        free = [p for p in within if not p.governed and not p.oblique]
        speaking = [p for p in free if p.kind in _SPEAKING]
        chosen = next(iter(speaking), None) or next(iter(free), None)
        opens = view.key("edge", low) == "preposition"
        if view.pack.capital_nouns and (chosen is None or (chosen.kind == "other" and opens)):
            return None  # the verb stands second: what is before it may be anything
        if not strict(view) and chosen is not None and not self._article(chosen):
            return chosen.first, min(self.end(chosen, appositions=False), last)
        near = next((p for p in reversed(speaking) if p.last == last), None)
        if near is not None and near.kind == "pronoun":
            return near.first, last
        if chosen is not None:
            if near is not None and (opens or self._parted(chosen, near)):
                return near.first, last
            return (chosen.first if opens or chosen.first - low > _FAR else low), last
        if opens or last - low >= _LONGEST or any(view.any(VERBS, at) for at in range(low, last + 1)):
            return None
        if not view.word[low] and view.kind[low] != "d":
            return None
        return low, last

    def _article(self, phrase: Phrase) -> bool:
        """Nothing but an article: its noun is unknown, or a number."""
        return (
            phrase.first == phrase.last and "determiner" in self.view.marks[phrase.first] and phrase.kind != "pronoun"
        )

    def _parted(self, one: Phrase, two: Phrase) -> bool:
        """A verb stands between two phrases, so that the second is the subject of the next one."""
        between = range(one.last + 1, two.first)
        return any(self.marks.key("aux", at) == "verb" or self.marks.has("cue", at) for at in between)

    # --- behind the verb -----------------------------------------------------------------------------------------

    def _after(self, cue: Cue, chunk: Chunk) -> Tokens | None:
        view = self.view
        if cue.key in {"tell", "joined", "to"} and not view.pack.capital_nouns:
            return None
        at = cue.last + 1
        while (
            at <= min(cue.last + _FAR, chunk.last)
            and "that" not in view.marks[at]
            and (self._slight(at) or "reflexive" in self.marks.key("aux", at))
        ):
            at += 1
        phrase = next((p for p in view.phrases if p.first == at), None)
        if phrase is None or phrase.governed or phrase.oblique or at > chunk.last:
            return None
        if not self._same(at, cue.last):
            return None
        if strict(view) and phrase.kind != "pronoun" and self._set_off(chunk, cue.first):
            return phrase.first, self._whole(phrase, chunk)
        return phrase.first, self.end(phrase)

    def whole(self, phrase: Phrase) -> int:
        """The last token of a phrase behind "according to", with all that describes it."""
        chunk = self.parsed.chunk(phrase.last)
        leads = chunk is self.parsed.chunks[0]
        if not strict(self.view) or phrase.kind == "pronoun":
            last = self.end(phrase, appositions=not leads)
        else:
            last = self._whole(phrase, chunk, appositions=not leads)
        return self._led(last) if leads and last == chunk.last else last

    def _led(self, last: int) -> int:
        """With the one part behind a source that opens its sentence, where it has no verb and what is said still follows."""
        view = self.view
        further = self._apposed(last) if last + 2 < view.size and view.raw[last + 1] == "," else last
        describes = "relative" in view.marks[last + 2] or all(self._nominal(at) for at in range(last + 2, further + 1))
        return further if describes and further + 2 < view.size else last

    def _whole(self, phrase: Phrase, chunk: Chunk, appositions: bool = True) -> int:
        """All that a subject behind "…, said" is described with: "a clerk who was told", but no time or place."""
        view, last = self.view, phrase.last
        for at in range(phrase.last + 1, chunk.last + 1):
            if self.marks.has("stage", at) or self.marks.has("time", at) or view.dated(at):
                break
            preposition = view.key("edge", at) == "preposition"
            if "on" in view.keys("linker", at) and view.upper[at + 1]:
                break  # "wrote X on Facebook"
            if preposition and (view.dated(at + 1) or self.marks.has("time", at + 1) or not view.word[at + 1]):
                break
            last = at
        return self._apposed_all(last) if appositions and last == chunk.last else last

    def _apposed_all(self, last: int) -> int:
        """With every part that is set off behind a name: "the mayor, a lawyer, who …"."""
        view = self.view
        while last + 2 < view.size and view.raw[last + 1] == ",":
            further = self._apposed(last)
            if further == last:
                break
            last = further
        return last

    def _can_speak(self, place: Tokens | None) -> bool:
        phrase = self.view.within.get(place[0]) if place is not None else None
        return phrase is not None and phrase.kind in _SPEAKING

    def _turned(self, cue: Cue, begun: int) -> tuple[Tokens, Tokens] | None:
        """A pronoun that hyphens tie to its verb or auxiliary: "dit-elle", "a-t-il dit"."""
        view, after = self.view, cue.last + 1
        if after + 1 < view.size and view.raw[after] == "-" and view.glued(after) and view.glued(after + 1):
            at = next((i for i in (after + 1, after + 3) if i < view.size and "speaker_pronoun" in view.marks[i]), -1)
            if at > 0:
                return (at, at), (begun, cue.last)
        at = begun - 1
        if at > 1 and "speaker_pronoun" in view.marks[at] and view.raw[at - 1] == "-" and view.glued(at):
            first = at - 2 if view.raw[at - 2 : at - 1] != ["t"] else at - 4
            return ((at, at), (max(first, 0), cue.last)) if first >= 0 else None
        return None

    def _rest(self, cue: Cue, chunk: Chunk) -> Tokens | None:
        """The few words behind a verb that a quotation or a comma sets off: "«Go!» — cried the watchman"."""
        view, first = self.view, cue.last + 1
        opens = not strict(view) and not any(view.word[at] for at in range(cue.first))
        if not (opens or (cue.first == chunk.first and self._set_off(chunk, cue.first))):
            return None
        if first > chunk.last or view.any(_ENDS | {"edge"}, first) or self.marks.has("time", first):
            return None
        last = first
        while last < chunk.last and last - first < _LONGEST and not self._leaves(last + 1):
            last += 1
        within = any(p.proper and p.speaks and first <= p.first <= last for p in view.phrases)
        return (first, last) if within or last - first <= 2 else None

    def _leaves(self, at: int) -> bool:
        """A word that belongs to no subject: a time, a place of saying, a word that opens a clause."""
        view = self.view
        small = view.any(_ENDS | {"attribution_before"}, at) or (
            view.key("edge", at) == "word" and at not in view.within
        )
        return small or view.dated(at) or self.marks.has("time", at) or self.marks.has("stage", at)

    def _set_off(self, chunk: Chunk, begun: int) -> bool:
        """Something is said before the verb that a comma, a dash or a quotation mark sets off: "…, said X"."""
        said = any(self.view.word[at] for at in range(chunk.first))
        return said and chunk.mark in _SET_OFF and begun <= chunk.first + 1

    def _beside(self, begun: int) -> Tokens | None:
        """The noun that a participle describes: "a poll showing that …"."""
        phrase = next((p for p in self.view.phrases if p.last == begun - 1), None)
        return (phrase.first, phrase.last) if phrase is not None and not phrase.oblique else None

    def _inverted(self, before: Tokens, after: Tokens) -> bool:
        """The subject stands behind its verb, though something stands before it."""
        view = self.view
        if strict(view):
            return False
        one = next((p for p in view.phrases if p.first == before[0]), None)
        two = next((p for p in view.phrases if p.first == after[0]), None)
        if two is None or two.kind not in _SPEAKING:
            return False
        return one is None or one.kind not in _SPEAKING

    def end(self, phrase: Phrase, appositions: bool = True) -> int:
        """The last token of a phrase behind a verb, with what describes it: "the mayor of Dunmore, a lawyer"."""
        view, last = self.view, phrase.last
        if phrase.kind == "pronoun":
            return last
        chunk = self.parsed.chunk(last)
        while last + 2 <= chunk.last and self._goes_on(last + 1):
            linked = next((p for p in view.phrases if p.first in (last + 2, last + 1)), None)
            last = linked.last if linked is not None and linked.last <= chunk.last else last + 2
        return self._apposed_all(last) if appositions and last == chunk.last else last

    def _goes_on(self, at: int) -> bool:
        """A preposition that ties a noun to the one before; not one of time or place of saying."""
        view = self.view
        cited = view.marks[at].get("attribution_before")
        if self.marks.has("stage", at) or view.dated(at + 1) or (cited is not None and cited.length > 1):
            return False
        keys = view.keys("linker", at)
        return bool(keys & {"of", "by", "at"}) and "and" not in keys and not self.marks.has("time", at + 1)

    def _apposed(self, last: int) -> int:
        view = self.view
        chunk = self.parsed.chunk(last + 2)
        first = chunk.first
        if chunk is self.parsed.chunks[-1] and self.parsed.chunk(last) is self.parsed.chunks[0]:
            return last  # "According to the union, the wages …"
        if first != last + 2 or chunk.last - first > _APPOSED or view.quoted[first] != view.quoted[last]:
            return last
        if "relative" in view.marks[first]:
            return chunk.last
        if view.any(_ENDS, first):
            return last
        whole = view.within.get(first)
        if whole is not None and whole.first == first and whole.last == chunk.last and whole.proper:
            return chunk.last  # "the mayor, Ada Winter"
        person = whole is not None and whole.kind in {"person", "body"} and not whole.named
        noted = view.any(frozenset({"determiner", "role_noun", "person", "adjective"}), first)
        closed = chunk.last + 1 < view.size and view.raw[chunk.last + 1] == ","
        ends = chunk is self.parsed.chunks[-1] and self.parsed.chunk(last) is not self.parsed.chunks[0]
        described = (person or noted) and (strict(view) or closed or ends)
        if not described or any(self._verb(at) for at in range(first, min(first + 3, chunk.last + 1))):
            return last
        return chunk.last

    def _verb(self, at: int) -> bool:
        """A verb of saying, and no noun that looks like one with its article."""
        view = self.view
        return view.any(VERBS, at) and not (view.pack.caseless and definite_form(view, at))

    # --- elsewhere -----------------------------------------------------------------------------------------------

    def _interrupted(self, chunk: Chunk, begun: int) -> Tokens | None:
        """The subject of a verb that an inserted part cuts off: "X, the head of Y, said"."""
        view = self.view
        number = self.parsed.chunks.index(chunk)
        if begun != chunk.first or number < 2 or chunk.mark not in _SIGNS:
            return None
        for back in (2, 3, 4):
            if number - back < 0:
                return None
            earlier, inserted = self.parsed.chunks[number - back], self.parsed.chunks[number - back + 1]
            if not self._same(earlier.last, begun):
                return None
            if any(view.any(VERBS, at) for at in range(earlier.first, earlier.last + 1)):
                return None
            ending = [
                p for p in view.phrases if p.last in (earlier.last, earlier.last - 1) and earlier.first <= p.first
            ]
            lead = next(
                (p for p in view.phrases if earlier.first <= p.first <= earlier.first + 1 and not p.governed), None
            )
            phrase = lead or (ending[-1] if ending else None)
            if phrase is None or phrase.kind == "pronoun" or not self._same(phrase.first, begun):
                continue
            if not all(self._same(at, begun) for at in range(phrase.first, begun)):
                return None
            if inserted.first - earlier.last != 2 and inserted.first != earlier.last + 1:
                return None
            aside = (
                view.key("edge", inserted.first) in {"preposition", "word"}
                and "relative" not in view.marks[inserted.first]
            )
            aside = aside and "determiner" not in view.marks[inserted.first] and back == 2
            return phrase.first, earlier.last if aside else begun - 2
        return None

    def _told_by_frame(self, cue: Cue) -> Tokens | None:
        source = cue.frame.source if cue.frame else None
        if source is None or not 0 <= source.first <= source.last < self.view.size:
            return None
        after = self.view.pack.caseless and source.first > cue.last
        return source.first, self.end(source) if after else source.last

    def _final(self, cue: Cue) -> Tokens | None:
        """The subject of a verb that closes its clause, or opens it: the first phrase that is no object, or the next one."""
        view, (first, last) = self.view, unit(self.parsed, cue.first)
        free = [
            p
            for p in view.phrases
            if first <= p.first <= last and not p.governed and not p.oblique and not p.genitive and p.kind != "other"
        ]
        free = [p for p in free if self._same(p.first, cue.first)]
        behind = next((p for p in free if p.first == cue.last + 1), None)
        if behind is None and (beside := self._beside_verb(cue)) is not None:
            return beside
        if behind is not None and (view.pack.caseless or behind.proper):
            return behind.first, behind.last
        before = next((p for p in free if p.last < cue.first), None)
        if before is not None and before.kind == "document" and cue.key == "object" and before.head_at > before.first:
            # "the opposition the bill criticised": the bill is what is criticised
            return before.first, before.head_at - 1
        return self._role(before) if before is not None else self._opening(first, cue)

    def _role(self, phrase: Phrase) -> Tokens:
        """A noun for a speaker without the unknown noun behind it, which is what is spoken of, where verbs stand last."""
        hit = self.view.marks[phrase.first].get("role_noun") if self.view.pack.head_final else None
        apart = hit is not None and hit.last < phrase.last and "role_noun" not in self.view.marks[hit.last + 1]
        return phrase.first, (hit.last if hit is not None and apart and not phrase.proper else phrase.last)

    def _beside_verb(self, cue: Cue) -> Tokens | None:
        """The word right behind a verb that opens its clause, in scripts without capitals."""
        view, at = self.view, cue.last + 1
        small = view.any(_ENDS | {"edge", "linker", "continues"}, at) or self.marks.has("opener", at)
        return (at, at) if view.pack.caseless and at < view.size and view.word[at] and not small else None

    def _opening(self, first: int, cue: Cue) -> Tokens | None:
        """A word that opens a sentence whose verb closes it, with no ending of an object."""
        view = self.view
        plain = view.word[first] and not view.any(_ENDS | {"edge"}, first) and first + 1 < cue.first
        if (
            not plain
            or not (view.pack.head_final or view.pack.verb_final)
            or view.norm[first].endswith(view.pack.subjectless)
        ):
            return None
        return first, first

    def _owner(self, cue: Cue) -> Tokens | None:
        """Whose word a noun is: "his claim", "the mayor's promise", "the promise of the mayor" is left to what is said."""
        view, at = self.view, cue.first - 1
        while at > 0 and self.view.word[at] and at not in view.within and view.norm[at] not in view.pack.enclitics:
            if "determiner" in view.marks[at] or cue.first - at > 2:
                break
            at -= 1
        if at < 0:
            return None
        if view.norm[at] in view.pack.enclitics and at > 0:
            phrase = view.within.get(at) or view.within.get(at - 1)
            first = phrase.first if phrase is not None else at - 1
            return first, at
        if "possessive" in view.keys("determiner", at):
            return at, at
        return None

    def _by(self, cue: Cue) -> Tokens | None:
        """Whoever a passive names with "by"."""
        view, chunk = self.view, self.parsed.chunk(cue.first)
        for phrase in view.phrases:
            if cue.last < phrase.first <= chunk.last and "by" in view.keys("linker", phrase.first - 1):
                return phrase.first, self.end(phrase)
        return None
