"""Which tokens of a sentence are what a cue reports: the clause, object or quotation, before or behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from beleg.reading.clauses import Chunk, Parsed, relative_at, unit
from beleg.reading.cues import Cue, Marks
from beleg.reading.sources import Sources, Tokens, strict
from beleg.reading.view import VERBS, View

_AHEAD: Final = 14  # tokens behind a verb within which "that" or a quotation opens what is said
_BEYOND: Final = 3  # of them, behind the clause's comma
_LIGHT: Final = 9  # tokens behind "X said" that tell when and where
_SET_OFF: Final = frozenset(',"–—-(')


@dataclass(slots=True)
class Told:
    """A cue with its source, and what it reports: tokens ``first``..``last`` of its sentence.

    ``opened``: "that", a colon or a quotation opens it; ``trailing``: the cue stands behind it, or within.
    """

    cue: Cue
    words: Tokens
    source: Tokens | None
    clause: Tokens
    first: int
    last: int
    opened: bool
    trailing: bool

    def holds(self, token: int) -> bool:
        """The token lies in what is reported, not in the words that report it."""
        return self.first <= token <= self.last and not self.clause[0] <= token <= self.clause[1]


def commas(view: View) -> bool:
    """A comma stands before every clause."""
    pack = view.pack
    return pack.capital_nouns or (pack.bare_nouns and not (pack.verb_final or pack.head_final or pack.caseless))


class Messages:
    """What the cues of one sentence report."""

    def __init__(self, parsed: Parsed, marks: Marks) -> None:
        self.parsed, self.view, self.marks = parsed, parsed.view, marks
        self.sources = Sources(parsed, marks)
        self.spent: set[int] = set()  # quotations that an earlier cue opens

    def of(self, cue: Cue) -> Told | None:
        """What a verb or noun reports; None where the sentence does not say it."""
        if cue.key in {"object", "tell"} and strict(self.view) and self._suffers(cue):
            cue = replace(cue, key="passive")
        source, words = self.sources.of(cue)
        words = self._governing(cue, words, source)
        if cue.key in {"weak", "clause"} and source is not None and self._unsure(source, words):
            return None
        first = min(words[0], source[0]) if source else words[0]
        last = max(words[1], source[1]) if source else words[1]
        told = Told(cue, words, source, (first, last), last + 1, self._end(cue.first), False, False)
        inverted = source is not None and source[0] > cue.last and strict(self.view)
        start = self._opened(cue, last, inverted)
        if cue.key not in {"noun", "joined", "passive"} and self._quotation_before(first):
            told.trailing = True
            told.first, told.last = self._unit(cue.first)[0], first - 1
            if start >= 0 and self.view.quoted[start] >= 0:
                told.last = start
                while told.last + 1 < self.view.size and self.view.quoted[told.last + 1] == self.view.quoted[start]:
                    told.last += 1
        elif start < 0 and cue.key == "passive" and (about := self.sources.before(cue, words[0])) is not None:
            told.first, told.last, told.clause = about[0], about[1], words  # "the law was criticised by X"
        elif start < 0 and self._done_by(cue):
            return None
        elif start >= 0:
            bare = cue.key == "noun" and source is None and "that" not in self.view.marks[start]
            if bare and not self.view.pack.capital_nouns:
                return None
            told.first, told.opened = start, True
            told.last = self._closing(told)
            if cue.key == "tell" and self.marks.key("opener", start) == "to":
                told.first = last + 1  # "urged them to go": whom, too
        elif cue.key == "noun":
            return None
        elif self._closes(told):
            told.trailing = True
            told.first = self._unit(cue.first)[0]
            told.last = self._behind(told)
        elif not self._strong(cue, words, source) or not self._object(told):
            return None
        elif cue.key not in {"any", "tell"} or not self._says(cue) or self._subordinate(first):
            told.last = min(told.last, self._stop(told.first))
        clause = start >= 0 and self.marks.key("opener", start) != "to"
        if (
            cue.key == "passive"
            and source is None
            and not clause
            and (about := self.sources.before(cue, words[0])) is not None
        ):
            told.first = about[0]  # "he is expected to stay"
        while told.last >= told.first and not self._counts(told.last):
            told.last -= 1
        if told.opened and told.cue.strong:
            inner = self.view.quoted[cue.first]
            self.spent.update(q for q in self.view.quoted[told.first : told.last + 1] if q not in (-1, inner))
        return told if told.first <= told.last else None

    def _done_by(self, cue: Cue) -> bool:
        """A participle with whoever did it behind it: "cité par l'agence"."""
        pack = self.view.pack
        romance = pack.head_first and not pack.bare_nouns and not pack.caseless
        return romance and cue.key != "noun" and "by" in self.view.keys("linker", cue.last + 1)

    def _unsure(self, source: Tokens, words: Tokens) -> bool:
        """What stands before a word that may be no verb is no subject: "they make a definitive call"."""
        view = self.view
        if not strict(view) or source[1] != words[0] - 1:
            return False
        return source[1] not in view.within and not view.any(frozenset({"relative", "that"}), source[1])

    def _suffers(self, cue: Cue) -> bool:
        """An auxiliary of the passive stands before a verb, perhaps with an adverb between."""
        view = self.view
        return any("passive" in view.marks[at] for at in range(max(0, cue.first - 2), cue.first))

    def _governing(self, cue: Cue, words: Tokens, source: Tokens | None) -> Tokens:
        """The verb with the preposition it governs, which belongs to it: "counts on", "cautioned against"."""
        at = words[1] + 1
        if (
            not strict(self.view)
            or cue.key not in {"any", "object", "joined", "passive"}
            or not cue.strong
            or self._says(cue)
        ):
            return words
        if self.marks.key("opener", at) != "of" or (source is not None and source[0] > words[1]):
            return words
        return words if self._past_time(at, self.parsed.chunk(at)) > at else (words[0], at)

    def _strong(self, cue: Cue, words: Tokens, source: Tokens | None) -> bool:
        """The word reports even where no clause or quotation follows; an infinitive ("too far to support") does not."""
        view, pack = self.view, self.view.pack
        subject = view.within.get(source[1]) if source is not None else None
        if cue.key == "weak" and strict(view):
            pronoun = subject is not None and subject.kind == "pronoun" and subject.last == words[0] - 1
            return pronoun or any(self.marks.key("aux", at) == "verb" for at in range(words[0], cue.first))
        if not cue.strong and cue.key == "any" and subject is not None and subject.kind == "document":
            return source is not None and source[1] < cue.first  # "the poll shows a lead"
        if cue.key == "weak" and pack.head_first and not pack.caseless and source is not None:
            phrase = self.view.within.get(cue.last + 1)  # a subject, a word that may be a verb, and its object
            return source[1] == words[0] - 1 and phrase is not None and not phrase.governed
        return cue.strong and self.marks.key("opener", words[0] - 1) != "to"

    def _says(self, cue: Cue) -> bool:
        """A verb of saying, whose object is a clause though no word opens it."""
        return any(hit.category in VERBS for hit in self.view.places.get(cue.first, ()))

    def _stop(self, at: int) -> int:
        """The last token before the comma that ends a clause; commas in quotations and names are none."""
        view, last = self.view, self._unit(at)[1]
        for end in range(at + 1, last + 1):
            if view.raw[end] in _SET_OFF and view.raw[end] != '"' and view.quoted[end] < 0 and end not in view.within:
                return end - 1
        return last

    def _subordinate(self, begun: int) -> bool:
        """The clause begins with "when", "as" or their like, and the main clause follows behind a comma."""
        chunk = self.parsed.chunk(begun)
        return chunk.first == self._unit(begun)[0] and "joining" in self.view.marks[chunk.first]

    def _closing(self, told: Told) -> int:
        """The last token of what "that" or a noun opens."""
        view, at = self.view, told.first
        chunk = self.parsed.chunk(at)
        if view.quoted[at] >= 0 and view.quoted[at] != view.quoted[told.cue.first]:
            return told.last
        if told.cue.key in {"noun", "joined"} and told.cue.first <= self.parsed.chunks[0].last and not commas(view):
            return chunk.last
        if told.source is None and told.clause[0] <= self.parsed.chunks[0].first + 1 and view.raw[at - 1] != ":":
            return chunk.last  # "Asked whether …, X said"
        if told.cue.key == "noun" and commas(view):
            return self._before_verb(at, told.last)
        if told.cue.key == "noun" or self._subordinate(told.clause[0]):
            return chunk.last
        return told.last

    def _before_verb(self, first: int, last: int) -> int:
        """The last token of a clause with commas of its own, before the verb of the clause around it: "the fear that …, is"."""
        for chunk in self.parsed.chunks:
            if first < chunk.first <= last and self.marks.key("aux", chunk.first) == "verb":
                return chunk.first - 2
        return last

    def _counts(self, at: int) -> bool:
        return self.view.tells(at) or self.view.raw[at] in ")]"

    def _unit(self, at: int) -> Tokens:
        return unit(self.parsed, at)

    def _end(self, at: int) -> int:
        """The last token that what is said behind a cue may reach."""
        view, last = self.view, self._unit(at)[1]
        if view.quoted[at] >= 0:
            while last > at and view.quoted[last] != view.quoted[at]:
                last -= 1
        return last

    # --- behind the cue -------------------------------------------------------------------------------------------

    def _opened(self, cue: Cue, end: int, inverted: bool) -> int:
        """The token that what is said opens with, behind a cue: "that", "whether", a quotation, what a colon precedes.

        ``inverted``: the subject stands behind the verb, where the order of words is strict: what is said stands before it.
        """
        view = self.view
        chunk = self.parsed.chunk(end)
        limit = min(chunk.last + _BEYOND, end + _AHEAD, view.size - 1, self._unit(end)[1])
        quote = min(limit + 2, view.size - 1)
        whom = next((p for p in view.phrases if p.first == end + 1), None) if cue.key == "tell" else None
        for at in range(end + 1, quote + 1):
            if at > limit and view.word[at] and view.quoted[at] == view.quoted[end]:
                return -1
            if view.raw[at] == ":":
                return at + 1 if at + 1 < view.size else -1
            if view.quoted[at] >= 0 and view.quoted[at] != view.quoted[end]:
                return at
            if inverted:
                continue
            if "that" in view.marks[at] and view.key("that", at) != "whereby" and self._clausal(at, end):
                return at
            key = self.marks.key("opener", at)
            if (place := self._asks(cue, at, end)) >= 0:
                return place
            if cue.key == "noun" and key == "of" and at == end + 1:
                return at if view.pack.capital_nouns else at + 1
            if cue.key == "noun" and at > end + 1:
                return -1
            phrase = view.within.get(at) if strict(view) else None
            if phrase is not None and phrase is not whom and not phrase.governed and not view.dated(phrase.first):
                return -1
            if at > end + 1 and view.any(VERBS, at) and at not in view.within:
                return -1
        return -1

    def _asks(self, cue: Cue, at: int, end: int) -> int:
        """The token that a question or an infinitive opens with, of which a token is the word that shows it; -1 for none."""
        view, key = self.view, self.marks.key("opener", at)
        if key == "to":
            if not strict(view) and (at + 1 in view.within or "determiner" in view.marks[at + 1]):
                return -1  # "à la presse": no infinitive
            direct = at == end + 1 and cue.key not in {"clause", "noun"}
            return at if direct or cue.key in {"to", "tell", "passive"} else -1
        if key != "any" or cue.key == "noun":
            return -1
        if at == end + 1 or (view.raw[at - 1] != "," and not commas(view)):
            return at
        first = self.parsed.chunk(at).first
        return first if commas(view) and end < first < at <= first + _BEYOND else -1

    def _clausal(self, at: int, end: int) -> bool:
        """A word for "that" opens a clause; behind a noun it may be a pronoun, or describe the noun."""
        view = self.view
        return not ("relative" in view.marks[at] and at > end + 1 and view.raw[at - 1] != "," and at - 1 in view.within)

    def _object(self, told: Told) -> bool:
        """What stands behind the verb without any word that opens it."""
        view, cue = self.view, told.cue
        chunk = self.parsed.chunk(told.clause[1])
        at = told.clause[1] + 1
        if cue.key == "tell":
            whom = next((p for p in view.phrases if p.first == at), None)
            at = whom.last + 1 if whom is not None else at + 1
        at = self._past_time(at, chunk)
        final = view.pack.head_final or (view.pack.verb_final and at > chunk.last)
        if final and told.cue.last >= chunk.last - 1:
            return self._before_final(told)
        if commas(view):
            return self._behind_comma(told, at, chunk)
        if at > chunk.last:
            return False
        told.first = at
        return True

    def _past_time(self, at: int, chunk: Chunk) -> int:
        """Behind words that tell when and where it was said: "said on Monday in a statement"."""
        view = self.view
        moved = True
        while moved and at <= chunk.last:
            moved = False
            stage = self.marks.at("stage", at)
            if stage is not None:
                at, moved = stage.last + 1, True
            elif self.marks.has("time", at) or view.dated(at):
                at, moved = at + 1, True
            elif view.key("edge", at) == "preposition" and (view.dated(at + 1) or self.marks.has("time", at + 1)):
                at, moved = at + 2, True
            elif view.kind[at] == "d" and at > 0 and view.dated(at - 1):
                at, moved = at + 1, True
        return at

    def _behind_comma(self, told: Told, at: int, chunk: Chunk) -> bool:
        """Where a comma stands before every clause: what is said follows it, or is the object before or behind the verb."""
        view = self.view
        rest = [t for t in range(at, chunk.last + 1) if view.word[t] or view.kind[t] == "d"]
        following = chunk.last + 2
        clause = following < told.last and view.raw[chunk.last + 1] == "," and not self.marks.has("ender", following)
        if clause and not view.pack.capital_nouns:
            clause = any(self.marks.key("opener", i) == "any" for i in range(following, min(following + 4, view.size)))
        clause = clause and not (view.upper[chunk.last] and self._describes(following))
        if clause and told.cue.key != "object" and not self._dependent(chunk):
            told.first = following
            return True
        if rest:
            told.first, told.last = at, chunk.last
            return True
        source = told.source
        begun = source[1] + 1 if source is not None and chunk.first <= source[0] <= told.words[0] else chunk.first
        end = begun - 1 if source is None else source[0] - 1
        for place in ((begun, told.words[0] - 1), (chunk.first, end)):
            first, last = self._bare(*place)
            if first <= last:
                told.first, told.last, told.clause = first, last, told.words
                return True
        return False

    def _small_at(self, at: int, small: frozenset[str]) -> bool:
        view = self.view
        plain = view.word[at] or view.kind[at] == "d"
        return self.marks.has("aux", at) or not plain or view.any(small, at)

    def _describes(self, at: int) -> bool:
        """A relative clause begins: behind a noun, a word that may be an article, with no noun of its own."""
        return relative_at(self.view, self.parsed.chunk(at)) >= 0 and not self.view.upper[at + 1]

    def _before_final(self, told: Told) -> bool:
        """Where verbs stand last, what is said stands before the verb, behind whoever says it."""
        source, begun = told.source, self._unit(told.words[0])[0]
        if source is not None and source[1] < told.words[0]:
            begun = source[1] + 1
        first, last = self._bare(begun, told.words[0] - 1)
        told.first, told.last, told.clause = first, last, told.words
        return first <= last

    def _dependent(self, chunk: Chunk) -> bool:
        """The clause is itself a dependent one, and what follows its comma is the clause it depends on."""
        view, at = self.view, chunk.first
        opens = view.any(frozenset({"joining", "that", "how", "contrast"}), at) and "and" not in view.keys("linker", at)
        return opens or self.marks.key("opener", at) == "any" or relative_at(view, chunk) >= 0

    def _bare(self, first: int, last: int) -> Tokens:
        """A stretch of a clause without the auxiliaries, adverbs and small words at its ends."""
        view, small = self.view, frozenset({"joining", "that", "how", "relative", "contrast"})
        while first <= last and "determiner" not in view.marks[first] and self._small_at(first, small):
            first += 1
        while last >= first and (self.marks.has("aux", last) or not view.word[last]) and view.kind[last] != "d":
            last -= 1
        return first, last

    # --- before the cue -------------------------------------------------------------------------------------------

    def _closes(self, told: Told) -> bool:
        """The clause is set off behind what is said, or stands within it: "…, X said on Monday"."""
        view, (begun, end) = self.view, told.clause
        chunk = self.parsed.chunk(begun)
        first, _ = self._unit(begun)
        if (
            told.cue.key in {"joined", "passive", "to", "object", "weak", "clause"}
            or not told.cue.strong
            or relative_at(view, chunk) >= 0
        ):
            return False
        how = "how" in view.marks[chunk.first]
        if how:
            return True
        if begun - chunk.first > 1 and not all(self._small(at) for at in range(chunk.first, begun)):
            return False
        last = self.parsed.chunk(end)
        if begun <= first or not any(view.word[at] for at in range(first, chunk.first)):
            return False
        if chunk.mark not in _SET_OFF and view.quoted[chunk.first - 1] == view.quoted[begun]:
            return False
        if not strict(view) and begun == chunk.first and self._intro(first, begun):
            return False
        set_off = begun == chunk.first and chunk.mark in _SET_OFF
        if told.source is not None and told.source[0] > told.cue.last and (strict(view) or set_off):
            return True
        rest = range(end + 1, last.last + 1)
        if len(rest) > _LIGHT:
            return False
        return not rest or self._light(rest[0]) or self._past_time(rest[0], last) > last.last

    def _quotation_before(self, begun: int) -> bool:
        """What stands right before a clause is the end of a quotation that is no part of it."""
        view = self.view
        at = next((i for i in range(begun - 1, max(-1, begun - 5), -1) if view.word[i] or view.kind[i] == "d"), -1)
        if at < 0 or view.quoted[at] in self.spent or view.quoted[at] < 0 or view.quoted[at] == view.quoted[begun]:
            return False
        return any(view.raw[i] in ",!?…–—" for i in range(at + 1, begun))

    def _intro(self, first: int, begun: int) -> bool:
        """Nothing stands before a clause but when or where: "In Baghdad, said the deputy, …"."""
        view = self.view
        parts = [c for c in self.parsed.chunks if first <= c.first < begun]
        return all(
            c.last - c.first <= _LIGHT and (c.last <= c.first + 1 or self._light(c.first)) for c in parts
        ) and not any(view.quoted[c.first] != view.quoted[begun] for c in parts)

    def _small(self, at: int) -> bool:
        view = self.view
        return view.key("edge", at) == "word" or "and" in view.keys("linker", at) or not view.word[at]

    def _light(self, at: int) -> bool:
        """Words that tell when, where and to whom: they begin with a preposition or are a time."""
        view = self.view
        if view.key("edge", at) == "preposition" or view.dated(at) or self.marks.has("time", at):
            return True
        return self.marks.has("stage", at) or "attribution_before" in view.marks[at]

    def _behind(self, told: Told) -> int:
        """The last token of what is said around an inserted clause; the one before the clause where it ends there."""
        view = self.view
        chunk = self.parsed.chunk(told.clause[1])
        following = chunk.last + 2
        before = told.clause[0] - 1
        if following >= told.last or view.raw[chunk.last + 1] not in ",–—" or view.quoted[following] >= 0:
            return before
        after = self.parsed.chunk(following)
        if "how" in view.marks[self.parsed.chunk(told.clause[0]).first]:
            return told.last
        if relative_at(view, after) >= 0 or view.any(frozenset({"joining", "contrast", "that"}) | VERBS, after.first):
            return before
        if self.marks.has("cue", after.first) or "attribution_before" in view.marks[after.first]:
            return before
        return told.last
