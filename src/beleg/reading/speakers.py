"""Who is said to be saying it: speakers scoped by clause, quotation and paragraph, carried through a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cmp_to_key

from beleg.languages.tokens import fold
from beleg.model import Role
from beleg.reading.frames import Frame, Parsed, frames
from beleg.reading.phrases import Phrase, View
from beleg.reading.quotations import Quotation, Quotations, quotations
from beleg.reading.sentences import Sentence

_STEM = 5  # letters by which names are compared, so that inflections meet
_WINDOW = 40  # sentences that a pronoun looks back
_SHORT = 25  # tokens of a sentence that only says who said the one before
_KEPT = 60  # speakers kept in mind; the oldest are forgotten, so that time stays linear
_CREDIT = re.compile(r"^[^()]{2,80}\(([^()]{2,40})\)\s*[-–—:.]")
_ITEM = re.compile(r"^\s*(?:[•·*\-–—]|\(?\d{1,2}[.)])\s")
_DASH = re.compile(r"^\s*[-–—]\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement: who says it, the words that say so, and what is said, as offsets in the frozen text."""

    kind: str  # direct, indirect, reported, free_indirect
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    message: tuple[int, int]


@dataclass(slots=True, eq=False)
class Speaker:
    """Someone the text has named, as first written."""

    name: str
    words: frozenset[str]
    kind: str
    gender: str
    heads: set[str]
    proper: bool
    seen: int = -1  # sentence where last met as one who acts or speaks
    token: int = -1
    quoted: int = -1  # the quotation of that place
    spoke: bool = False


SELF = Speaker("", frozenset(), "self", "n", set(), proper=True)
Chain = tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """A stretch of tokens of one sentence, its chain, and why."""

    first: int
    last: int
    chain: tuple[str, ...]
    manner: str
    because: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """For every token of a document: the chain of those who say it, and the words that led there."""

    reaches: tuple[tuple[Reach, ...], ...]
    statements: tuple[Statement, ...] = ()

    def _at(self, sentence: int, token: int) -> Reach | None:
        if not 0 <= sentence < len(self.reaches):
            return None
        return next((r for r in self.reaches[sentence] if r.first <= token <= r.last), None)

    def chain(self, sentence_index: int, token_index: int) -> tuple[str, ...]:
        """The names from the outermost to the innermost; empty where the document says it itself."""
        reach = self._at(sentence_index, token_index)
        return reach.chain if reach else ()

    def reason(self, sentence_index: int, token_index: int) -> str:
        """The cue words that led to the chain; empty where there is none."""
        reach = self._at(sentence_index, token_index)
        return reach.because if reach else ""

    def manner(self, sentence_index: int, token_index: int) -> str:
        """What the innermost attribution does: say, denial or offer; empty where there is none."""
        reach = self._at(sentence_index, token_index)
        return reach.manner if reach else ""


def speakers(sentences: Sequence[Sentence], outlet: str | None = None) -> Attribution:
    """Attribute every token of a document. Sentences are those of `reading.sentences`, in the order of the text."""
    return _Discourse(sentences, outlet).run()


def _inflected(one: str, two: str) -> bool:
    """Forms of one noun: they differ in a few letters at the end."""
    shared = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return shared >= max(3, max(len(one), len(two)) - 4) and min(len(one), len(two)) - shared <= 1


def _stem(word: str) -> str:
    """An Arabic noun without what is written onto its beginning."""
    return re.sub("^[وفبك]?(?:ال|لل)", "", word)


def _words(name: str) -> frozenset[str]:
    found = {w[:_STEM].casefold() for w in re.findall(r"\w+", name) if len(w) > 3 or (len(w) > 1 and w.isupper())}
    return frozenset(found or {name.casefold()})


def _capitals(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The beginnings of words that have a capital within a sentence: names."""
    found = {""}
    for sentence in sentences:
        tokens = sentence.tokens
        for at in range(1, len(tokens)):
            if tokens.kind[at] == "w" and tokens.kind[at - 1] == "w" and tokens.text[tokens.start[at]].isupper():
                found.add(tokens.norm[at][:_STEM])
    return frozenset(found)


@dataclass(slots=True)
class _Said:
    """A frame with its speaker resolved."""

    frame: Frame
    chain: Chain


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence."""

    chain: Chain = ()
    sentence: int = -9
    paragraph: int = -9
    manner: str = ""
    cue: str = ""


class _Discourse:
    """One pass over a document."""

    def __init__(self, sentences: Sequence[Sentence], outlet: str | None) -> None:
        self.sentences = sentences
        self.outlet = _words(outlet) if outlet and outlet.strip() else frozenset()
        self.quotes: Quotations = quotations(sentences)
        self.voice: dict[int, int] = {}  # by paragraph, the last quotation whose speaker is known
        self.parsed: list[Parsed] = []
        self.known: list[Speaker] = []
        self.state = _State()
        self.intro: Chain = ()
        self.intro_paragraph = -9
        self.itself = -1  # sentence where the document last spoke of itself
        self.credit: Chain = ()
        self.said: list[list[_Said]] = []
        self.base: list[tuple[Chain, str, str]] = []
        self.of_quote: dict[int, tuple[Chain, str]] = {}
        self.subject: list[Speaker | None] = []
        self.statements: list[Statement] = []

    def run(self) -> Attribution:
        known = _capitals(self.sentences)
        for index, sentence in enumerate(self.sentences):
            view = View.of(sentence, self.quotes.names[index], self.quotes.at[index])
            view.known = known
            view.read()
            self.parsed.append(frames(view))
        turns = self._turns()
        for index in range(len(self.sentences)):
            self._sentence(index, turns.get(self.sentences[index].paragraph))
        self._quotations()
        rows = tuple(self._reaches(index) for index in range(len(self.sentences)))
        self._record()
        return Attribution(rows, tuple(sorted(self.statements, key=lambda s: (s.message, s.kind))))

    # --- a sentence -------------------------------------------------------------------------------------------------

    def _sentence(self, index: int, turn: Chain | None) -> None:
        parsed = self.parsed[index]
        view = parsed.view
        if index < 3:
            self._wire_credit(index)
        resolved: dict[int, Speaker | None] = {}
        sources = {
            p.first for f in parsed.frames if f.source and f.way != "outer" for p in (f.source, f.source.author) if p
        }
        subject: Speaker | None = None
        for number, phrase in enumerate(view.phrases):
            acts = phrase.first in sources or self._acts(view, phrase, number)
            speaker = self._meet(index, phrase, acts)
            resolved[phrase.first] = speaker
            if acts and subject is None and speaker is not None and view.quoted[phrase.first] < 0:
                subject = speaker
        self.subject.append(subject)
        said = []
        for frame in parsed.frames:
            if frame.way == "same":
                chain = self._same(index, frame)
            elif frame.way == "unsaid":
                chain = self._unsaid(index, frame)
                frame.way = "say"
                if not chain:
                    continue
            else:
                chain = self._chain_of(index, frame.source, resolved)
            if frame.holds and chain and chain[-1].kind == "document":
                continue
            if chain and chain != (SELF,):
                chain[-1].spoke = True
                if frame.way == "say":
                    _agree(view, frame, chain[-1])
            if chain or frame.source is None:
                said.append(_Said(frame, chain))
        self.said.append(said)
        self._carry(index, said, turn)

    def _acts(self, view: View, phrase: Phrase, number: int) -> bool:
        """It is the subject of its sentence, or is described ("Bikash, 27, who asked …"): a pronoun may take it up."""
        if phrase.kind in {"other", "document"} or phrase.gender == "nobody":
            return False
        if phrase.last + 2 < len(view) and view.raw(phrase.last + 1) == ",":
            after = phrase.last + 2
            if (view.mark("relative", after) and (phrase.proper or phrase.kind == "bare")) or view.sentence.tokens.kind[
                after
            ] == "d":
                return True
        return (
            phrase.kind != "bare"
            and not phrase.governed
            and not phrase.oblique
            and not any(
                not p.governed
                and not p.oblique
                and p.kind != "other"
                and view.quoted[p.first] == view.quoted[phrase.first]
                for p in view.phrases[:number]
            )
        )

    def _meet(self, index: int, phrase: Phrase, acts: bool) -> Speaker | None:
        """The speaker a phrase stands for, known or new."""
        view = self.parsed[index].view
        quote = view.quoted[phrase.first]
        if phrase.kind == "self":
            return SELF if quote < 0 else None
        if phrase.kind == "pronoun":
            speaker = self._pronoun(index, phrase, quote)
        elif phrase.kind == "other" and not acts:
            return None
        else:
            speaker = self._known(view, index, phrase)
            if speaker is None:
                speaker = self._new(view, phrase)
        if speaker is not None and acts and speaker is not SELF:
            speaker.seen, speaker.token, speaker.quoted = index, phrase.first, quote
        return speaker

    def _new(self, view: View, phrase: Phrase) -> Speaker:
        name = view.text(*phrase.name)
        speaker = Speaker(name, _words(name), phrase.kind, phrase.gender, set(phrase.heads), phrase.proper)
        self.known.append(speaker)
        if len(self.known) > _KEPT:
            self.known.remove(min(self.known, key=lambda s: s.seen))
        return speaker

    def _known(self, view: View, index: int, phrase: Phrase) -> Speaker | None:
        name = view.text(*phrase.name)
        words = _words(name)
        recent = sorted(self.known, key=lambda s: (s.seen, s.token), reverse=True)
        if phrase.proper:
            for speaker in recent:
                if speaker.words == words or self._same_name(speaker, phrase, words):
                    speaker.heads |= set(phrase.heads)
                    if speaker.kind == "name" and phrase.kind == "person":
                        speaker.kind, speaker.gender = "person", phrase.gender
                        if words > speaker.words:
                            speaker.name, speaker.words = name, words
                    if len(words) > len(speaker.words) and speaker.kind == "other":
                        speaker.name, speaker.words = name, words
                    return speaker
            return None
        if not phrase.definite:
            return None
        head = phrase.heads[-1] if phrase.heads else fold(view.raw(phrase.last))
        for speaker in recent:
            if (
                speaker.kind != "other"
                and self._same_head(speaker, head, view)
                and (speaker.proper or speaker.words == words or view.sentence.pack.bare_nouns)
            ):
                return speaker
        at = phrase.head_at if phrase.head_at >= 0 and view.sentence.pack.head_first else phrase.last
        hit = view.mark("general", at)
        if hit is None or (view.sentence.pack.bare_nouns and phrase.first != phrase.last):
            return next((s for s in recent if self._same_head(s, head, view) and s.words == words), None)
        wanted = view.keys("general", hit.first)
        return next(
            (
                s
                for s in recent
                if s.kind in wanted
                and s.proper
                and s.seen >= 0
                and index - s.seen <= _WINDOW
                and (s.spoke or s.seen >= 0)
            ),
            None,
        )

    @staticmethod
    def _same_name(speaker: Speaker, phrase: Phrase, words: frozenset[str]) -> bool:
        people = {"person", "name"}
        if words <= speaker.words:
            if phrase.kind in people and speaker.kind in people:
                return True
            return speaker.proper and bool(speaker.heads & set(phrase.heads))
        return (
            speaker.kind in people
            and phrase.kind in people
            and speaker.proper
            and speaker.words <= words
            and "n" not in speaker.gender
        )

    @staticmethod
    def _same_head(speaker: Speaker, head: str, view: View) -> bool:
        pack = view.sentence.pack
        if pack.caseless:
            words = {*speaker.heads, *(map(fold, speaker.name.split()) if speaker.proper else ())}
            return _stem(head) in {_stem(h) for h in words}
        if pack.bare_nouns and any(_inflected(head, h) for h in speaker.heads):
            return True
        if head in speaker.heads or any(h.endswith(head) and len(head) > 3 for h in speaker.heads):
            return True
        return speaker.proper and len(head) > 3 and head in {fold(w) for w in speaker.name.split()}

    def _pronoun(self, index: int, phrase: Phrase, quote: int) -> Speaker | None:
        if phrase.gender == "nobody":
            return None
        letters = set(phrase.gender)
        fit = [
            s
            for s in self.known
            if s.seen >= 0 and s.kind not in {"other", "document", "advert"} and letters & set(s.gender)
        ]
        fit = [s for s in fit if index - s.seen <= _WINDOW and (s.quoted == quote if quote >= 0 else True)]
        if quote < 0:
            outside = [s for s in fit if s.quoted < 0]
            fit = outside or fit
            if "n" in letters and 0 <= self.itself >= index - 1:
                return SELF
        return max(fit, key=lambda s: (s.seen, s.token), default=None)

    def _met_before(self, index: int, word: str) -> bool:
        """A word like this one stands in the sentences before: a bare noun that takes something up."""
        for earlier in range(index - 1, max(-1, index - _SHORT), -1):
            if any(n[:_STEM] == word[:_STEM] for n in self.sentences[earlier].tokens.norm):
                return True
        return False

    def _same(self, index: int, frame: Frame) -> Chain:
        """The speakers of the sentence before; those that the pronoun of "by her account" fits."""
        chain = self.state.chain if self._fresh(index, 3) else ()
        if not frame.letters or (chain and set(frame.letters) & set(chain[-1].gender)):
            return chain
        pronoun = Phrase(frame.cue[0], frame.cue[1], frame.cue, "pronoun", frame.letters)
        speaker = self._pronoun(index, pronoun, frame.quote)
        return (speaker,) if speaker and speaker is not SELF else ()

    def _unsaid(self, index: int, frame: Frame) -> Chain:
        """Whom a verb without a subject goes on with: the speaker before, else the last one a pronoun could mean."""
        if frame.quote < 0 and self._fresh(index, 2) and self.state.chain[-1].kind not in {"document", "advert"}:
            return self.state.chain
        pronoun = Phrase(frame.cue[0], frame.cue[1], frame.cue, "pronoun", "mfp")
        speaker = self._pronoun(index, pronoun, frame.quote)
        return (speaker,) if speaker and speaker is not SELF else ()

    def _chain_of(self, index: int, source: Phrase | None, resolved: dict[int, Speaker | None]) -> Chain:
        if source is None:
            return ()
        view = self.parsed[index].view
        if source.kind == "self":
            return (SELF,) if view.quoted[source.first] < 0 else ()
        weak = source.kind == "document" and source.author is not None and source.author.kind == "name"
        if weak and (by := self._by(view, source)) and by.kind in {"person", "body", "medium"}:
            speaker = self._meet(index, by, acts=True)
            return (speaker,) if speaker else ()
        if source.kind in {"document", "advert"} and source.author is not None:
            speaker = self._meet(index, source.author, acts=True)
            return (speaker,) if speaker else ()
        if source.kind == "document" and (by := self._by(view, source)):
            speaker = self._meet(index, by, acts=True)
            return (speaker,) if speaker else ()
        taken_up = not view.sentence.pack.bare_nouns or self._met_before(index, view.norm(source.head_at))
        if source.kind == "document" and source.definite and self._fresh(index, 8) and taken_up:
            return self.state.chain
        speaker = resolved.get(source.first) or self._meet(index, source, acts=True)
        return (speaker,) if speaker else ()

    @staticmethod
    def _by(view: View, source: Phrase) -> Phrase | None:
        """Who put out a document, with words between: "a list handed over by Kyiv", "a report that X wrote"."""
        following = [p for p in view.phrases if p.first > source.last][:2]
        for phrase in following:
            gap = range(source.last + 1, phrase.first)
            if len(gap) > 4 or phrase.kind in {"other", "document", "pronoun"}:
                break
            outer = any("outer" in view.keys("attribution_before", i) for i in gap)
            if outer or any(view.raw(i) in ".;:" for i in gap):
                break
            marks = [i for i in gap if "by" in view.keys("linker", i) and "at" not in view.keys("linker", i)]
            if marks and marks[-1] == phrase.first - 1:
                return phrase
            if (
                phrase.kind != "self"
                and any(view.mark("that", i) or view.mark("relative", i) for i in gap)
                and not phrase.governed
                and not phrase.oblique
            ):
                return phrase
        return None

    def _wire_credit(self, index: int) -> None:
        """As in "KYIV, Nov 21 (Agency) -": an agency that is not the outlet stands around the whole text."""
        match = _CREDIT.match(self.sentences[index].text)
        if not match or not self.outlet or self.credit:
            return
        name = " ".join(match.group(1).split())
        lead = match.string[: match.start(1)]
        if name.islower() or not lead[:1].isupper() or _words(name) & self.outlet or not name[0].isupper():
            return
        if len(name.split()) > 4 or any(c.isdigit() for c in name):
            return
        view = self.parsed[index].view
        known = any(
            h.category == "source" for h in view.sentence.hits if view.sentence.tokens.start[h.first] == match.start(1)
        )
        if known or lead.split(",")[0].split("/")[0].strip().isupper():
            self.credit = (Speaker(name, _words(name), "medium", "n", set(), proper=True),)

    # --- from sentence to sentence ------------------------------------------------------------------------------------

    def _fresh(self, index: int, paragraphs: int = 0) -> bool:
        return bool(self.state.chain) and self.sentences[index].paragraph - self.state.paragraph <= paragraphs

    def _carry(self, index: int, said: list[_Said], turn: Chain | None) -> None:
        sentence, parsed = self.sentences[index], self.parsed[index]
        chain: Chain = ()
        manner, cue = "", ""
        if turn is not None:
            chain, cue = turn, "turn"
        else:
            place = self._continued(index, said)
            if place:
                chain, manner, cue = self.state.chain, self.state.manner, place
            elif self._introduced(index):
                chain, cue = self.intro, ":"
        self.base.append((chain, manner, cue))
        final = self._final(index, said, chain)
        self._hand_back(index, said, final)
        if any(s.chain == (SELF,) for s in said) or any(
            p.kind == "self" and parsed.view.quoted[p.first] < 0 for p in parsed.view.phrases
        ):
            self.itself = index
        ends_open = sentence.text.rstrip().endswith(":")
        if ends_open:
            self.intro, self.intro_paragraph = final[0], sentence.paragraph
        if final[0]:
            self.state = _State(final[0], index, sentence.paragraph, final[1], final[2])
        elif sentence.role in {Role.TITLE, Role.HEADING} or any(s.chain == (SELF,) for s in said):
            self.state = _State()

    def _hand_back(self, index: int, said: list[_Said], final: tuple[Chain, str, str]) -> None:
        """As in "That is what X said": the sentence before it, if nobody is named there, is what X said."""
        view = self.parsed[index].view
        hit = view.mark("continues", 0)
        if index == 0 or hit is None or hit.payload != "back" or not final[0] or len(view) > _SHORT:
            return
        verb = [
            s for s in said if s.frame.way == "say" and s.frame.leading and hit.last < s.frame.cue[0] <= hit.last + 3
        ]
        before = self.sentences[index - 1]
        same = before.paragraph == self.sentences[index].paragraph
        if verb and same and not self.said[index - 1] and not self.base[index - 1][0]:
            self.base[index - 1] = final

    def _introduced(self, index: int) -> bool:
        """An item of a list, or the one paragraph, that a sentence with a colon at its end announces."""
        if not self.intro:
            return False
        sentence = self.sentences[index]
        item = sentence.role is Role.LIST or bool(_ITEM.match(sentence.text))
        if sentence.paragraph == self.intro_paragraph:
            return True
        if sentence.paragraph == self.intro_paragraph + 1 or item:
            if item:
                self.intro_paragraph = sentence.paragraph
            return True
        self.intro = ()
        return False

    def _continued(self, index: int, said: list[_Said]) -> str:
        """Why a sentence goes on with the speakers of the one before it: the word; empty where it does not."""
        if not self._fresh(index, 1):
            return ""
        sentence, view = self.sentences[index], self.parsed[index].view
        near = index - self.state.sentence <= 2
        same = self._fresh(index) and near
        if sentence.role in {Role.TITLE, Role.HEADING}:
            return ""
        covered = any(s.frame.quote < 0 for s in said)
        for at in range(len(view)):
            if view.quoted[at] >= 0 or (at and view.upper(at)):
                continue
            inside = any(s.frame.says(at) and s.frame.way != "own" for s in said)
            if view.key("mood", at) == "clear" and not inside and near and not self._first_person(view, at):
                return view.raw(at)
            if view.key("mood", at) == "weak" and not inside and same and index - self.state.sentence == 1:
                return view.raw(at)
            key = view.key("continues", at)
            starts = at <= 2
            if key and not covered and same and (key == "part" or starts) and index - self.state.sentence == 1:
                return view.raw(at)
        return ""

    @staticmethod
    def _first_person(view: View, at: int) -> bool:
        return any(view.mark("self", i) for i in range(max(0, at - 2), min(at + 3, len(view))))

    def _final(self, index: int, said: list[_Said], base: Chain) -> tuple[Chain, str, str]:
        """The chain that a following sentence may go on with."""
        view = self.parsed[index].view
        outside = [s for s in said if s.frame.quote < 0 and s.chain != (SELF,)]
        if not outside:
            return base, self.base[index][1], self.base[index][2]
        best = max(outside, key=lambda s: (len(self._chain_at(s.frame, said)), s.frame.scope[1]))
        chain = self._chain_at(best.frame, said)
        return (*(c for c in base if c not in chain), *chain), best.frame.manner, view.text(*best.frame.cue)

    def _chain_at(self, frame: Frame, said: list[_Said]) -> Chain:
        """The chain of what a frame says, with the frames that stand around it."""
        around = [s for s in said if s.frame is frame or self._outer(s.frame, frame)]
        return _joined(s.chain for s in self._ordered(around))

    @staticmethod
    def _outer(a: Frame, b: Frame) -> bool:
        """Frame a stands around frame b."""
        return _order(a, b) < 0 and a.covers(b.cue[0]) and a is not b

    @staticmethod
    def _ordered(said: list[_Said]) -> list[_Said]:
        return sorted(said, key=_OUTERMOST)

    # --- quotations ---------------------------------------------------------------------------------------------------

    def _quotations(self) -> None:
        """Give every quotation its speaker: the frame around it, else its neighbourhood."""
        for quotation in self.quotes.all:
            if quotation.depth:
                continue
            found = self._framed_quote(quotation)
            if found is None:
                found = self._within(quotation)
            if found is None and quotation.goes_on is not None:
                found = self.of_quote.get(quotation.goes_on)
            if found is None and quotation.speech:
                found = self._neighbour(quotation)
            if found is not None:
                self.of_quote[quotation.number] = found
                self.voice[quotation.paragraph] = quotation.number
        for quotation in reversed(self.quotes.all):
            # a quotation over several paragraphs is often given its speaker in the last
            if quotation.goes_on is not None and quotation.number in self.of_quote:
                self.of_quote.setdefault(quotation.goes_on, self.of_quote[quotation.number])

    def _within(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """Words of the author between dashes inside the quotation: "«We lost 19, — said X. — We seek 7»"."""
        for index in range(quotation.first[0], quotation.last[0] + 1):
            view = self.parsed[index].view
            for s in self.said[index]:
                inside = s.frame.quote == quotation.number and s.frame.way == "say" and s.chain and not s.frame.leading
                if inside and view.raw(s.frame.clause[0] - 1) in "–—" and s.chain != (SELF,):
                    return s.chain, view.text(*s.frame.cue)
        return None

    def _framed_quote(self, quotation: Quotation) -> tuple[Chain, str] | None:
        for index, token in (quotation.first, quotation.last):
            over = [
                s
                for s in self.said[index]
                if s.frame.quote != quotation.number
                and s.frame.covers(token)
                and not s.frame.clause[0] <= token <= s.frame.clause[1]
            ]
            if over:
                chain = _joined(s.chain for s in self._ordered(over))
                return chain, self.parsed[index].view.text(*over[-1].frame.cue)
        return None

    def _neighbour(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """The speaker of a quotation without words of its own that say so."""
        paragraph = quotation.paragraph
        first = quotation.first[0]
        after = quotation.last[0] + 1
        # a sentence that is nothing but "…, he said": the splitter cut it off behind the quotation
        if after < len(self.sentences) and self.sentences[after].paragraph == paragraph:
            row = [
                s
                for s in self.said[after]
                if s.frame.way == "say"
                and s.frame.clause[0] <= 2
                and s.frame.clause[1] >= len(self.parsed[after].view) - 8
            ]
            if row and row[0].chain != (SELF,):
                return row[0].chain, self.parsed[after].view.text(*row[0].frame.cue)
        if paragraph in self.voice:
            return self.of_quote[self.voice[paragraph]]
        later = [
            q for q in self.quotes.all[quotation.number + 1 : quotation.number + 1 + _KEPT] if q.paragraph == paragraph
        ]
        for other in later:
            found = self._framed_quote(other)
            if found:
                return found
        for index in range(first, max(-1, first - 3), -1):
            if self.sentences[index].paragraph != paragraph:
                break
            said = [s for s in self.said[index] if s.frame.quote < 0 and s.chain and s.chain != (SELF,)]
            if said:
                return said[-1].chain, self.parsed[index].view.text(*said[-1].frame.cue)
            subject = self.subject[index]
            if subject is not None and subject.kind in {"person", "name"}:
                return (subject,), ""
        return self._before_quote(quotation)

    def _before_quote(self, quotation: Quotation) -> tuple[Chain, str] | None:
        """The one a paragraph of nothing but speech follows: announced, or the person last described."""
        first = quotation.first[0]
        for index in range(first - 1, max(-1, first - 6), -1):
            if self.sentences[index].role in {Role.TITLE, Role.HEADING}:
                break
            if quotation.paragraph - self.sentences[index].paragraph > 1:
                break
            said = [
                s
                for s in self.said[index]
                if s.frame.quote < 0 and s.chain and s.chain != (SELF,) and s.frame.way == "say"
            ]
            if said:
                return said[-1].chain, self.parsed[index].view.text(*said[-1].frame.cue)
            subject = self.subject[index]
            if subject is not None and subject.kind in {"person", "name"} and "n" not in subject.gender:
                return (subject,), ""
            if self.sentences[index].paragraph in self.voice:
                return self.of_quote[self.voice[self.sentences[index].paragraph]]
        return None

    # --- interviews ---------------------------------------------------------------------------------------------------

    def _turns(self) -> dict[int, Chain]:
        """Paragraphs of an interview, by who speaks: labelled ("Q:", "Gurung:") or set off by dashes."""
        labels: dict[int, tuple[str, str]] = {}
        counts: dict[str, int] = {}
        for index, sentence in enumerate(self.sentences):
            if index and self.sentences[index - 1].paragraph == sentence.paragraph:
                continue
            found = self._label(index)
            if found:
                labels[sentence.paragraph] = found
                counts[found[0]] = counts.get(found[0], 0) + 1
        turns: dict[int, Chain] = {}
        answers = any(key == "answer" for _, key in labels.values())
        guest = self._guest() if answers else None
        named: dict[str, Speaker] = {}
        for paragraph, (name, key) in labels.items():
            if key == "question":
                turns[paragraph] = ()
            elif key == "answer":
                turns[paragraph] = (guest,) if guest else ()
            elif counts[name] >= 2:
                speaker = named.setdefault(name, self._full(name))
                turns[paragraph] = () if _words(name) & self.outlet else (speaker,)
        return turns or self._dashes()

    def _label(self, index: int) -> tuple[str, str] | None:
        view = self.parsed[index].view
        colon = next((i for i in range(1, min(6, len(view))) if view.raw(i) == ":"), 0)
        if not colon or len(view) <= colon + 1 or self.sentences[index].role is Role.TITLE:
            return None
        for at in range(colon):
            hit = view.mark("turn", at)
            if hit and hit.first == 0 and hit.last == colon - 1 and view.upper(0):
                return view.text(0, colon - 1), str(hit.payload)
        if all(view.upper(i) or view.raw(i) in ".-" for i in range(colon)) and not view.mark("document", colon - 1):
            return view.text(0, colon - 1), "name"
        return None

    def _full(self, name: str) -> Speaker:
        """The speaker a label stands for, as the text first names them."""
        words = _words(name)
        for parsed in self.parsed:
            for phrase in parsed.view.phrases:
                if (
                    phrase.proper
                    and phrase.kind in {"person", "name"}
                    and words <= _words(parsed.view.text(*phrase.name))
                ):
                    full = parsed.view.text(*phrase.name)
                    return Speaker(full, _words(full), "person", "mf", set(), proper=True)
        return Speaker(name, words, "person", "mf", set(), proper=True)

    def _guest(self) -> Speaker | None:
        """Who is interviewed: the person named most often before the first answer, or at all."""
        counts: dict[str, int] = {}
        for parsed in self.parsed:
            for phrase in parsed.view.phrases:
                if (
                    phrase.proper
                    and phrase.kind in {"person", "name"}
                    and "n" not in phrase.gender
                    and phrase.kind == "person"
                ):
                    counts[parsed.view.text(*phrase.name)] = counts.get(parsed.view.text(*phrase.name), 0) + 1
            if counts:
                break
        name = max(counts, key=lambda n: counts[n], default=None)
        return Speaker(name, _words(name), "person", "mf", set(), proper=True) if name else None

    def _dashes(self) -> dict[int, Chain]:
        starts = [
            i
            for i, s in enumerate(self.sentences)
            if _DASH.match(s.text) and (i == 0 or self.sentences[i - 1].paragraph != s.paragraph)
        ]
        ends: dict[int, str] = {s.paragraph: s.text.rstrip() for s in self.sentences}
        questions = [i for i in starts if ends[self.sentences[i].paragraph].endswith("?")]
        if len(starts) < 4 or len(questions) < 2 or len(questions) == len(starts):
            return {}
        guest = self._guest()
        answered = {self.sentences[i].paragraph for i in starts if i not in questions}
        turns: dict[int, Chain] = {self.sentences[i].paragraph: () for i in questions}
        return turns | dict.fromkeys(answered, (guest,) if guest else ())

    # --- the result ---------------------------------------------------------------------------------------------------

    def _reaches(self, index: int) -> tuple[Reach, ...]:
        view = self.parsed[index].view
        rows: list[Reach] = []
        before: tuple[tuple[str, ...], str, str] | None = None
        for token in range(len(view)):
            now = self._token(index, token)
            if before == now:
                rows[-1] = Reach(rows[-1].first, token, *now)
            else:
                rows.append(Reach(token, token, *now))
            before = now
        return tuple(r for r in rows if r.chain or r.manner)

    def _token(self, index: int, token: int) -> tuple[tuple[str, ...], str, str]:
        view = self.parsed[index].view
        quote = view.quoted[token]
        said = [s for s in self.said[index] if s.frame.covers(token) and not _counts(view, s.frame.source, token)]
        chain, manner, cue = self.base[index]
        outer: Chain = chain
        if quote >= 0:
            said = [s for s in said if s.frame.quote == quote]
            speaker = self.of_quote.get(quote)
            if speaker:
                outer, cue = speaker
        else:
            said = [s for s in said if s.frame.quote < 0]
        ordered = self._ordered(said)
        own = any(s.chain == (SELF,) for s in ordered)
        inner = _joined(s.chain for s in ordered)
        if own and not outer:
            outer = ()
        if ordered:
            manner = ordered[-1].frame.manner
            cue = view.text(*ordered[-1].frame.cue)
        whole = _joined([outer, inner])
        names = tuple(s.name for s in _joined([self.credit, whole]) if s.name and not self._is_outlet(s))
        return names, manner if names or own else "", cue if names else ""

    def _is_outlet(self, speaker: Speaker) -> bool:
        return (
            bool(self.outlet)
            and speaker.kind in {"medium", "name"}
            and speaker.words <= self.outlet
            and len(speaker.words) * 2 >= len(self.outlet)
        )

    def _record(self) -> None:
        for index, said in enumerate(self.said):
            sentence = self.sentences[index]
            for item in said:
                frame = item.frame
                tokens = [t for t in range(frame.scope[0], frame.scope[1] + 1) if frame.says(t)]
                if not tokens or frame.way == "outer":
                    continue
                source = sentence.span(frame.source.first, frame.source.last) if frame.source else None
                quoted = [
                    t for t in tokens if self.quotes.at[index][t] >= 0 and self.quotes.at[index][t] != frame.quote
                ]
                kind = "direct" if len(quoted) * 2 > len(tokens) else ("reported" if frame.reported else "indirect")
                if kind == "direct":
                    quotation = self.quotes.all[self.quotes.at[index][quoted[0]]]
                    message = (self._start(quotation.first), self._end(quotation.last))
                else:
                    message = (sentence.span(tokens[0], tokens[0])[0], sentence.span(tokens[-1], tokens[-1])[1])
                self.statements.append(Statement(kind, source, sentence.span(*frame.cue), message))
            chain = self.base[index][0]
            if chain and not said:
                self.statements.append(Statement("free_indirect", None, None, (sentence.start, sentence.end)))
        covered = {s.message for s in self.statements if s.kind == "direct"}
        for quotation in self.quotes.all:
            message = (self._start(quotation.first), self._end(quotation.last))
            if quotation.speech and not quotation.depth and message not in covered:
                self.statements.append(Statement("direct", None, None, message))

    def _start(self, place: tuple[int, int]) -> int:
        return self.sentences[place[0]].span(place[1], place[1])[0]

    def _end(self, place: tuple[int, int]) -> int:
        return self.sentences[place[0]].span(place[1], place[1])[1]


def _counts(view: View, source: Phrase | None, token: int) -> bool:
    """The token is the number of those who speak: "2 offices replied"."""
    if source is None or view.sentence.tokens.kind[token] != "d":
        return False
    return source.first - 1 <= token <= source.last


def _agree(view: View, frame: Frame, speaker: Speaker) -> None:
    """The ending of the verb tells whether he or she speaks."""
    if "m" in speaker.gender and speaker.kind in {"person", "name"} and "p" not in speaker.gender:
        for letter, endings in view.sentence.pack.verb_gender.items():
            if view.norm(frame.cue[0]).endswith(endings):
                speaker.gender = letter  # a title of one gender may be another's: "the minister, she said"


def _compared(a: _Said, b: _Said) -> int:
    return _order(a.frame, b.frame)


_OUTERMOST = cmp_to_key(_compared)


def _joined(chains: Iterable[Chain]) -> Chain:
    """Chains one inside the other; one who is there already is not named twice."""
    found: list[Speaker] = []
    for chain in chains:
        for speaker in chain:
            if speaker is not SELF and not any(s is speaker or s.words == speaker.words for s in found):
                found.append(speaker)
    return tuple(found)


def _order(a: Frame, b: Frame) -> int:
    """Negative where frame a stands around frame b, positive where b stands around a."""
    if a is b:
        return 0
    for x, y, sign in ((a, b, -1), (b, a, 1)):
        if x.inserted and not y.inserted and x.clause[0] == 0 and y.way in {"say", "phrase"}:
            return sign
        if x.way == "outer" and (x.tied is y or y.way != "outer"):
            return sign
        if x.way == "cite" and y.way != "cite":
            return -sign
    phrases_ = {"phrase", "own", "same"}
    for x, y, sign in ((a, b, -1), (b, a, 1)):
        if x.way in phrases_ and y.way in {"say", "title"}:
            if y.clause[0] <= x.cue[0] <= max(y.clause[1], y.opens):
                return sign
            return -sign
    if a.way == b.way == "outer":
        return -1 if a.cue[0] > b.cue[0] else 1
    if a.leading != b.leading:
        first, sign = (a, -1) if not a.leading else (b, 1)
        return sign if first.clause[0] > 0 else -sign
    later = a.cue[0] > b.cue[0]
    trailing = not a.leading
    return -1 if later == trailing else 1
