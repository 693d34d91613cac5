"""Who is said to be saying it: speakers scoped by clause, quotation and paragraph, carried through a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from beleg.languages.places import cities
from beleg.model import Role
from beleg.reading import interviews, phrases
from beleg.reading.called import titled
from beleg.reading.carrying import Left, goes_on, is_item, turned, turns_away
from beleg.reading.clauses import Frame, Parsed, relative_at
from beleg.reading.documents import Documents, same_noun
from beleg.reading.frames import frames
from beleg.reading.handback import covered, handed_back
from beleg.reading.makers import DOCUMENT, any_document, held, maker, owned_by_subject, writers
from beleg.reading.memory import Memory
from beleg.reading.naming import OFFICES, PEOPLE, SELF, Chain, Speaker, publishes, words_of
from beleg.reading.narrators import Narrators
from beleg.reading.nesting import Said, around, joined, ordered
from beleg.reading.quotations import Quotations, quotations
from beleg.reading.sentences import Sentence, dateline
from beleg.reading.statements import Statement, Statements
from beleg.reading.subjects import nominative, whence
from beleg.reading.unspoken import counts, rated, their_own
from beleg.reading.view import OFFICE, STEM, VERBS, Phrase, View, counted
from beleg.reading.voices import Voices

_WORDS: Final = "w"  # among the letters of a pronoun: its words are a person's, and data may be an office's
_THERE: Final = "there"  # for the letters of a pronoun: the office spoken of last
_OPENS_WITH: Final = 4  # tokens within which the subject of a sentence stands that opens with it
_SHORTEST: Final = 3  # tokens of a sentence that can go on
_MET: Final = 25  # sentences within which a bare noun takes something up
_FAR: Final = 8  # paragraphs after which a report is no more the one that was spoken of
_AGE: Final = 2  # digits of an age
_PUT_OUT: Final = frozenset({"document", "advert"})
_PUBLISHERS: Final = frozenset({"body", "medium", "advert"})
_CONTINUES: Final = frozenset({"continues"})
_NOT_ON: Final = frozenset({"aside", "back", "confirmed", "meanwhile", "object", "words"})  # keys that carry nobody on
_GOING_ON: Final = frozenset({"mood", "continues"})
_MOOD: Final = frozenset({"mood"})
_TAKING_UP: Final = frozenset({"same", "unsaid"})  # attributions that name nobody
_NESTED: Final = 2  # speakers of a chain of which one cites the other
_SEXES: Final = ("f", "m")  # letters of what a title may be, whatever the noun
_TOP: Final = 4  # sentences in which a dateline may stand
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")
_PLACE_LINE: Final = re.compile(r"\s*([^\W\d_]{3,}(?: [^\W\d_]{2,}){0,2}):\s")  # "BEIRUT: Russia has …"
_DATELINE: Final = re.compile(r"\s*([^()]{2,60}?)\s*\(([^()]{2,40})\)\s*(?:[-–—:.]|(?=[^\W\d_]))")
_BRACKET: Final = re.compile(r"\s*\([^\W\d_][^()\d]{1,30}\)\s+(?=[^\W\d_])")  # "(Kyiv) Four fighters …"
_DASHED: Final = re.compile(
    r"\s*([^\W\d_]{3,}(?:[ /][^\W\d_]{2,}){0,2})\s+[–—-]\s+(?=[^\W_]|[\"'“„«‘])(?!.*\s[–—-]\s)"
)  # "Linz – …"


class Attribution:
    """For every token of a document: the chain of those who say it, and the words that led there.

    The document is read for it when something is first asked.
    """

    def __init__(self, sentences: Sequence[Sentence], outlet: str | None) -> None:
        self._sentences, self._outlet = sentences, outlet
        self._read: _Discourse | None = None

    def _discourse(self) -> _Discourse:
        if self._read is None:
            self._read = _Discourse(self._sentences, self._outlet)
        return self._read

    def _at(self, sentence: int, token: int) -> tuple[tuple[str, ...], str, str]:
        if 0 <= sentence < len(self._sentences) and 0 <= token < len(self._sentences[sentence].tokens):
            return self._discourse().token(sentence, token)
        return (), "", ""

    def chain(self, sentence_index: int, token_index: int) -> tuple[str, ...]:
        """The names from the outermost to the innermost; empty where the document says it itself."""
        return self._at(sentence_index, token_index)[0]

    def reason(self, sentence_index: int, token_index: int) -> str:
        """The cue words that led to the chain; empty where there is none."""
        return self._at(sentence_index, token_index)[2]

    def speaks(self, sentence_index: int, token_index: int) -> bool:
        """The token stands in the words for one who says something in its sentence: "three Kenyans told us"."""
        return bool(self._manners_of(sentence_index, token_index))

    def only_offers(self, sentence_index: int, token_index: int) -> bool:
        """The token stands in the words for one who offers something and says nothing else: "the men were promised"."""
        return set(self._manners_of(sentence_index, token_index)) == {"offer"}

    def _manners_of(self, sentence_index: int, token_index: int) -> list[str]:
        return [frame.manner for frame, _ in self._told_by(sentence_index, token_index)]

    def teller(self, sentence_index: int, token_index: int) -> tuple[int, int, str] | None:
        """The words for one who says something, where a token stands in them: first and last token, and how it is said."""
        told = self._told_by(sentence_index, token_index)
        return (told[0][1].first, told[0][1].last, told[0][0].way) if told else None

    def _told_by(self, sentence_index: int, token_index: int) -> list[tuple[Frame, Phrase]]:
        """What attributes, with the words for whoever says it, where a token stands in these."""
        frames = (s.frame for s in self._discourse().said[sentence_index] if s.chain)
        sources = ((frame, frame.source) for frame in frames)
        return [(f, p) for f, p in sources if p is not None and p.first <= token_index <= p.last]

    def manner(self, sentence_index: int, token_index: int) -> str:
        """What the innermost attribution does: say, denial or offer; empty where there is none."""
        return self._at(sentence_index, token_index)[1]

    def speech(self, sentence: int, token: int) -> tuple[int, int, int, bool] | None:
        """Where a sentence has the one who says a token (first and last token), the verb, and whether that puts out."""
        if not 0 <= sentence < len(self._sentences):
            return None
        found = self._discourse()
        view = found.parsed[sentence].view
        quote = view.quoted[token]
        frames = (s.frame for s in found.said[sentence] if s.frame.way == "say" and s.frame.covers(token))
        for frame in frames:
            if frame.source is not None and frame.quote == quote:
                puts_out = not frame.acts and "source" in view.keys("say", frame.cue[0])
                return frame.source.first, frame.source.last, frame.cue[0], puts_out
        return None

    def left(self, sentence_index: int, farther: bool = False) -> tuple[tuple[str, ...], str]:
        """Who spoke before a sentence that has no speaker, and of what kind they are: it may still be they who speak.

        That is right before it; ``farther``: or before the plain sentences that it follows in its paragraph.
        """
        left = self._discourse().left
        chain = (left.before if farther else left.near)[sentence_index]
        return tuple(s.name for s in chain if s.name), chain[-1].kind if chain else ""

    def narrator(self, sentence_index: int) -> tuple[str, ...]:
        """Those whose story a sentence goes on with that says no more who tells it, from the outermost to the innermost."""
        found = self._discourse()
        return tuple(s.name for s in found.narrators[sentence_index] if s.name and not found.is_outlet(s))

    def statements(self) -> tuple[Statement, ...]:
        """Every reported statement, in the order of the text."""
        found = self._discourse()
        going_on = [bool(chain) and found.reported(index) for index, (chain, _, _) in enumerate(found.base)]
        return Statements(self._sentences, found.parsed, found.quotes, going_on).found()


def speakers(sentences: Sequence[Sentence], outlet: str | None = None) -> Attribution:
    """Attribute every token of a document. Sentences are those of `reading.sentences`, in the order of the text."""
    return Attribution(sentences, outlet)


def _capitals(views: Sequence[View]) -> frozenset[str]:
    """The beginnings of words that have a capital within a sentence: names."""
    found = {""}
    for view in views:
        within = zip(view.norm[1:], view.upper[1:], view.word, strict=False)
        found.update(norm[:STEM] for norm, upper, word in within if upper and word)
    return frozenset(found)


@dataclass(slots=True)
class _State:
    """What is carried from sentence to sentence."""

    chain: Chain = ()
    sentence: int = -9
    paragraph: int = -9
    manner: str = ""
    cue: str = ""
    ended: bool = False  # by a heading: only "the report" still means it
    urges: bool = False  # the speaker only asked for something, and gave no figure


class _Discourse:
    """One pass over a document."""

    def __init__(self, sentences: Sequence[Sentence], outlet: str | None) -> None:
        self.sentences = sentences
        self.outlet = words_of(outlet) if outlet and outlet.strip() else frozenset()
        self.quotes: Quotations = quotations(sentences)
        self.memory = Memory()
        self.documents = Documents()
        self.state = _State()
        self.intro: Chain = ()
        self.intro_paragraph = -9
        self.announced = False  # by a sentence that only says that somebody puts something out
        self.retold: tuple[Chain, int] = ((), -9)  # what a text goes on telling, and in which paragraph
        self.promising: list[Speaker] = []  # the people who promised something in what is told
        self.handed: set[int] = set()  # the sentences whose speaker a later one named
        self.said: list[list[Said]] = []
        self.base: list[tuple[Chain, str, str]] = []
        self.left = Left()
        self.subject: list[Speaker | None] = []
        self.telling = Narrators()
        self.narrators: list[Chain] = []  # whose story a sentence goes on with, though it does not say so
        views = [
            View(sentence, names, quoted)
            for sentence, names, quoted in zip(sentences, self.quotes.names, self.quotes.at, strict=True)
        ]
        known = _capitals(views)
        for index, view in enumerate(views):
            phrases.read(view, known)
            if index < _TOP:
                _undate(view)
        self.parsed: list[Parsed] = [frames(view) for view in views]
        turns = interviews.turns(sentences, self.parsed, self.outlet)
        for index, sentence in enumerate(sentences):
            turn = turns.get(sentence.paragraph)
            if turn is None and index and sentences[index - 1].paragraph in turns:
                self.state = _State()  # the interview is over: nobody goes on with the last answer
            self._sentence(index, turn)
        handed = {index: (self.base[index][0], self.base[index][2]) for index in self.handed}
        self.of_quote = Voices(sentences, views, self.quotes, self.said, self.subject, handed).found()

    # --- a sentence -------------------------------------------------------------------------------------------------

    def _sentence(self, index: int, turn: Chain | None) -> None:
        parsed = self.parsed[index]
        resolved = self._meet(index, parsed)
        said: list[Said] = []
        for frame in parsed.frames:
            if frame.manner == "denial" and _points(parsed.view, frame.source):
                continue  # "that contradicts the ministry's list": a fact does, and nobody says so
            if frame.way in _TAKING_UP and frame.quote < 0 and turns_away(parsed.view):
                continue  # "Earlier it was reported that …"
            if frame.way == "same":
                earlier = [s for s in said if s.chain and s.frame.acts and s.frame.cue[1] < frame.cue[0]]
                chain = (
                    earlier[-1].chain if earlier and not frame.letters else ()
                )  # "X counts 90, 20 by this count dead"
                chain = chain or _document_before(parsed.view, frame, said)
                chain = chain or self._same(index, frame) or self._chain_of(index, frame.source, resolved)
            elif frame.way == "unsaid":
                chain = self._unsaid(index, frame)
                frame.way = "say"
                if not chain:
                    continue
            elif frame.source is not None and frame.source.kind == "pronoun" and _holds(parsed.view, frame):
                chain = self.documents.just_put_out(index)  # "The group opened its archive. It contains 458 names"
            else:
                chain = _document_before(parsed.view, frame, said) or self._chain_of(index, frame.source, resolved)
            if frame.way == "cite" and (rated(parsed.view, frame.source) or their_own(parsed, frame)):
                continue
            if frame.holds and chain and chain[-1].kind == "document":
                continue
            if frame.bare and chain and chain[-1].kind == "document" and self._fresh(index, 1) and self._next(index):
                chain = self.state.chain  # whoever was said to report it in the sentence before
            if chain and chain != (SELF,) and frame.way == "say":
                _agree(parsed.view, frame, chain[-1])
                _called(parsed.view, frame, chain[-1])
            impersonal = frame.source is not None and frame.source.gender == "nobody" and frame.manner == "say"
            if chain or frame.source is None or impersonal:  # "people say" ends whoever spoke before
                said.append(Said(frame, chain))
        said = [s for s in said if not (s.frame.holds and s.frame.way == "phrase" and _others(s, said))]
        for one in said:
            if one.frame.manner == "say" and one.chain:
                one.chain[-1].heard = True
            elif one.frame.manner == "offer" and one.chain and one.chain[-1].kind in PEOPLE:
                self.promising.append(one.chain[-1])
        self.said.append(said)
        self._note_documents(index, said)
        self._carry(index, said, turn)
        told = self.telling.meet(parsed, said, resolved.values()) if turn is None else ()
        self.narrators.append(told)

    def _meet(self, index: int, parsed: Parsed) -> dict[int, Speaker | None]:
        """The speakers that the phrases of a sentence stand for, by first token; the first who acts is its subject."""
        view = parsed.view
        sources = {
            p.first for f in parsed.frames if f.source and f.way != "outer" for p in (f.source, f.source.author) if p
        }
        resolved: dict[int, Speaker | None] = {}
        subject: Speaker | None = None
        led: set[int] = set()  # the quotations that have a subject already
        for phrase in view.phrases:
            quote = view.quoted[phrase.first]
            acts = phrase.first in sources or _acts(view, phrase, quote in led)
            leads = (phrase.definite or phrase.kind != "other") and not phrase.genitive
            leads = leads and (view.pack.capital_nouns or phrase.kind != "bare")  # only the capital of its sentence
            if leads and not phrase.governed and not phrase.oblique:
                led.add(quote)
            if phrase.kind in _PUT_OUT and phrase.author is not None:
                if phrase.author.proper and phrase.author.kind == "body":
                    self.memory.meet(view, index, phrase.author, acts=False)  # "the register of the Example Office"
                continue
            if phrase.kind == "other" and not acts:
                continue
            speaker = self._goes_on(index, phrase, quote) if phrase.first in sources else None
            speaker = speaker or self.memory.meet(view, index, phrase, acts)
            if speaker is not None and speaker.heard and subject is None and not acts and _may_act(phrase, quote):
                acts = True  # "Karim does not want to go back": one name, but of somebody who has spoken
                self.memory.meet(view, index, phrase, acts)
            resolved[phrase.first] = speaker
            if acts and subject is None and quote < 0:
                subject = speaker
        self.subject.append(subject)
        return resolved

    def _goes_on(self, index: int, pronoun: Phrase, quote: int) -> Speaker | None:
        """Whoever spoke last, where a pronoun would else mean a bystander: "A nurse brings tea. // «…», he goes on".

        That is somebody without a name who has said nothing, in a paragraph before.
        """
        if pronoun.kind != "pronoun" or quote >= 0 or not self._fresh(index, 3):
            return None
        if (teller := self._teller(index, pronoun)) is not None:
            return teller
        one = self.state.chain[-1]
        if not one.proper or one.kind not in PEOPLE or set(one.gender).isdisjoint(pronoun.gender):
            return None
        other = self.memory.pronoun(index, pronoun.gender, quote)
        if other is None or other.proper or other.heard or not one.seen < other.seen < index:
            return None
        if self.sentences[other.seen].paragraph == self.sentences[index].paragraph:
            return None
        one.seen, one.token, one.quoted = index, pronoun.first, quote
        return one

    def _teller(self, index: int, pronoun: Phrase) -> Speaker | None:
        """Whoever tells the story, where a pronoun would else mean one who only promised something in it.

        "Rakib says he paid 900. A man offered him 2,000 a month. Four of them fell, he says."
        """
        if not self.promising:
            return None
        other = self.memory.pronoun(index, pronoun.gender, -1)
        if other is None or other.proper or other.heard or not any(other is one for one in self.promising):
            return None
        one = self.memory.teller(index, pronoun.gender)
        if one is not None:
            one.seen, one.token, one.quoted = index, pronoun.first, -1
        return one

    def _met_before(self, index: int, word: str) -> bool:
        """A word like this one stands in the sentences before: a bare noun that takes something up."""
        for earlier in range(index - 1, max(-1, index - _MET), -1):
            if any(n[:STEM] == word[:STEM] or same_noun(n, word) for n in self.sentences[earlier].tokens.norm):
                return True
        return False

    def _same(self, index: int, frame: Frame) -> Chain:
        """Whoever put out what was spoken of last; those that the pronoun of "by her account" fits."""
        if frame.letters == _THERE:
            return self._office_there(index)
        if not frame.letters:
            view, (first, last) = self.parsed[index].view, frame.cue
            within = (p for p in view.phrases if first <= p.first and p.last <= last)
            report = next((p for p in within if p.kind == "document"), None)  # "by the report"
            chain = (report and self._put_out(index, report)) or self._named_in(index, frame)
            chain = chain or self._last_report(index, 3)
            chain = (report is None and self._advert_before(index)) or chain
            listed = _list_in(view, frame) if not chain and not self._takes_up(index, frame) else None
            if listed is not None:
                itself = self.memory.meet(view, index, listed, acts=True)  # "by the list", of which nothing was said
                return (itself,) if itself is not None else ()
            told = chain and chain[-1].kind == "advert" and report is None and self.parsed[index].view.pack.head_first
            if told:  # "«There were 14 of us», he tells", of an advert
                speaker = self.memory.pronoun(index, "mfp", frame.quote)
                return (speaker,) if speaker and speaker is not SELF else ()
            return chain
        if (here := self._acting(index, frame)) is not None:
            return (here,)
        chain = self.state.chain if self._fresh(index, 3) else ()
        if chain and chain[-1].kind == "body" and "m" in frame.letters:
            person = self.memory.person(index, frame.letters)
            own = not set(frame.letters).isdisjoint(chain[-1].gender) and _WORDS not in frame.letters
            if person is not None and not (own and person.seen < self.state.sentence):
                return (person,)  # "by his account", after "…, the head of the committee, X, said"
        chain = self._main(chain)
        if chain and set(frame.letters) & set(chain[-1].gender):
            return chain
        speaker = self.memory.pronoun(index, frame.letters, frame.quote)
        return (speaker,) if speaker and speaker is not SELF else ()

    def _office_there(self, index: int) -> Chain:
        """The office spoken of last: "They wrote to the embassy. There it was said that …", "…, it was said there"."""
        chain = self.state.chain if self._fresh(index, 3) else ()
        office = self.memory.office(index)
        if office is None or office in chain:
            return chain or self._last_report(index, 3)
        lately = max(office.seen, office.met)
        return chain if chain and chain[-1].kind in OFFICES and self.state.sentence >= lately else (office,)

    def _takes_up(self, index: int, frame: Frame) -> bool:
        """The words of an attribution point back: "by these figures"."""
        view = self.parsed[index].view
        return any("back" in view.keys("continues", at) for at in range(frame.cue[0], frame.cue[1] + 1))

    def _named_in(self, index: int, frame: Frame) -> Chain:
        """Whoever put out the document that the words of an attribution name: "by the list", which is one pattern."""
        view, here = self.parsed[index].view, self.sentences[index].paragraph
        listed = _list_in(view, frame)
        return self.documents.named(view.norm[listed.head_at], here) if listed is not None else ()

    def _advert_before(self, index: int) -> Chain:
        """The advert that the sentence before told of: "In the channel an advert seeks men. They get 300, it is said there"."""
        if index == 0 or self.sentences[index].paragraph - self.sentences[index - 1].paragraph > 1:
            return ()
        view = self.parsed[index - 1].view
        adverts = [p for p in view.phrases if p.kind == "advert" and nominative(p) and view.quoted[p.first] < 0]
        speaks = any(s.chain and s.frame.quote < 0 for s in self.said[index - 1])
        if not adverts or (speaks and self.state.chain and self.state.chain[-1].kind != "advert"):
            return ()
        speaker = self.memory.meet(view, index - 1, adverts[0], acts=False)
        return (speaker,) if speaker is not None and speaker is not SELF else ()

    def _acting(self, index: int, frame: Frame) -> Speaker | None:
        """The person who is the subject of the sentence before the words "by his account": "X named it in May: by …"."""
        view = self.parsed[index].view
        people = (
            p
            for p in view.phrases
            if p.last < frame.cue[0] and p.kind == "person" and nominative(p) and not counted(view, p)
        )
        fit = [p for p in people if set(frame.letters) & set(p.gender) and "p" not in p.gender]
        if not fit or view.quoted[fit[0].first] != frame.quote:
            return None
        says = any(f.source is fit[0] and f.way == "say" for f in self.parsed[index].frames)
        return self.memory.meet(view, index, fit[0], acts=True) if says or fit[0].first <= 1 else None

    def _last_report(self, index: int, paragraphs: int) -> Chain:
        """Those who said, or put out in a document, what was said last."""
        here = self.sentences[index].paragraph
        state = self.state.chain and here - self.state.paragraph <= paragraphs
        document = self.documents.latest(here)
        if (
            document
            and here - document.paragraph <= paragraphs
            and (not state or document.sentence >= self.state.sentence)
        ):
            return document.chain
        if state and self.state.manner == "offer" and len(self.state.chain) > 1:
            return self.state.chain[:-1]  # "By the files, officers promised him 300. The files say …"
        return self.state.chain if state else ()

    def _note_documents(self, index: int, said: list[Said]) -> None:
        """Keep in mind the documents that a sentence names, and who put them out."""
        view = self.parsed[index].view
        place = (index, self.sentences[index].paragraph)
        for phrase in view.phrases:
            if phrase.kind != "document" or view.quoted[phrase.first] >= 0:
                continue
            of = [s for s in said if s.frame.source is phrase and s.chain]
            outside = [s for s in said if s.frame.quote < 0 and s.chain and s.chain != (SELF,)]
            if of:
                chain = of[0].chain
            elif phrase.author is not None:
                if phrase.author.kind == "person" and "p" in phrase.author.gender and not phrase.author.named:
                    continue  # "gathered from posts of relatives": what somebody's account is made from
                author = self.memory.meet(view, index, phrase.author, acts=False)
                chain = (author,) if author and author is not SELF else ()
            elif owned_by_subject(view, phrase) and (owner := self.subject[index]) is not None and owner is not SELF:
                chain = (owner,)  # "the group «Dawn» has opened its archive"
            else:
                by = [s for s in outside if s.frame.way == "say" and not _opens_between(view, s.frame, phrase)]
                new = not phrase.definite or (
                    view.pack.bare_nouns and self.documents.meant(view, phrase, place[1]) is None
                )
                chain = around(said, by[0].frame) if by and new else ()
                if not by and (by_whom := maker(view, phrase)) and by_whom.kind != "advert":
                    speaker = self.memory.meet(view, index, by_whom, acts=False)
                    chain = (speaker,) if speaker and speaker is not SELF else ()
                subject = self.subject[index]
                if not outside and not chain and subject is not None and subject.civil and not phrase.governed:
                    chain = (subject,)  # "the group «Dawn» has opened an archive": offices may seize a list, too
            if chain or outside or not phrase.definite:
                self.documents.note(view, phrase, chain, place)
        for phrase in held(view):
            author = self.memory.meet(view, index, phrase.author, acts=False) if phrase.author is not None else None
            if author is not None and author is not SELF:
                self.documents.note(view, phrase, (author,), place)

    def _unsaid(self, index: int, frame: Frame) -> Chain:
        """Whom a verb without a subject goes on with: the speaker before, else the last one a pronoun could mean."""
        if frame.quote < 0 and self._fresh(index, 2) and self.state.chain[-1].kind not in {"document", "advert"}:
            one = self._protagonist(index)
            if one is not None:
                return (one,)  # "Two channels advertise jobs. // R. V. looked for men. «I got 800», says"
            chain = self._main(self.state.chain)
            if chain[-1].kind == "name" and chain[-1].gender == "n" and max(self.parsed[index].view.quoted[:2]) >= 0:
                person = self.memory.person(index, "mf")  # "Moscow says it has nine. «Three of ours …», added"
                return (person,) if person is not None and person.heard else chain
            return chain
        speaker = self.memory.pronoun(index, "mfp", frame.quote, told=frame.cue[0])
        if frame.quote >= 0 and speaker is not None and not speaker.proper:
            return ()  # "«I have two girls. They said they would pay.»": who said it is not told
        if speaker is not None and speaker.seen == index and speaker.token > frame.cue[1]:
            return ()  # "added that the number of volunteers …": whoever is named first in what is said
        return (speaker,) if speaker and speaker is not SELF else ()

    def _protagonist(self, index: int) -> Speaker | None:
        """The one of whom a paragraph has told since somebody last spoke: "Omar went to Moscow. Was promised 300, tells"."""
        paragraph = self.sentences[index].paragraph
        for before in range(index - 1, self.state.sentence, -1):
            if self.sentences[before].paragraph != paragraph:
                return None
            if (one := self.subject[before]) is not None:
                return one if one.kind == "person" and one.proper else None
        return None

    def _main(self, chain: Chain) -> Chain:
        """A chain up to the subject of its sentence: "X tells that recruiters promised 300. Adds that …" is X again.

        Not of a medium, which hands on what others add, too.
        """
        if len(chain) < _NESTED:
            return chain
        subject = self.subject[self.state.sentence]
        at = next((n for n, speaker in enumerate(chain) if speaker is subject), -1)
        return chain[: at + 1] if at >= 0 and chain[at].kind != "medium" else chain

    def _chain_of(self, index: int, source: Phrase | None, resolved: dict[int, Speaker | None]) -> Chain:
        if source is None:
            return ()
        view = self.parsed[index].view
        if source.kind == "self":
            return (SELF,) if view.quoted[source.first] < 0 else ()
        law = source.kind == "document" and source.head_at >= 0 and "law" in view.keys("document", source.head_at)
        state = law and source.author is not None and source.author.kind == "name" and "n" in source.author.gender
        if law and (source.author is None or state):
            return ()  # a decree provides, and says nothing; "by a decree of Governor X" it is the governor
        weak = source.kind == "document" and source.author is not None and source.author.kind == "name"
        if weak and (by := maker(view, source)) and by.kind in {"person", "body", "medium"}:
            speaker = self.memory.meet(view, index, by, acts=True)
            return (speaker,) if speaker else ()
        if source.kind in _PUT_OUT and source.author is not None:
            speaker = self.memory.meet(view, index, source.author, acts=True)
            through = maker(view, source)  # "the ministry's data, published by X"
            if through and through.speaks and "by" in view.keys("linker", through.first - 1):
                outer = self.memory.meet(view, index, through, acts=False)
                return tuple(s for s in (outer, speaker) if s)
            return (speaker,) if speaker else ()
        if source.kind == "document" and (by := maker(view, source)):
            speaker = self.memory.meet(view, index, by, acts=True)
            return (speaker,) if speaker else ()
        if source.kind == "document" and (chain := self._put_out(index, source)):
            return chain
        if writers(view, source) and (report := self.documents.latest(self.sentences[index].paragraph)) is not None:
            return report.chain
        known = None if source.kind == "document" else resolved.get(source.first)
        speaker = known or self.memory.meet(view, index, source, acts=True)
        if speaker is None and source.kind == "pronoun" and (earlier := _earlier(view, source)):
            speaker = self.memory.meet(view, index, earlier, acts=True)
        if speaker is None and source.kind == "pronoun" and "n" in source.gender and source.first == 0:
            return self.documents.just_put_out(index)  # "The ledger kept by X is long. It has put names to 30"
        if source.kind == "pronoun" and "n" in source.gender and self._told_by_advert(index, speaker):
            return self.state.chain
        if speaker is not None and _sources_of_medium(view, source):
            outer = self.memory.medium(index)
            return (outer, speaker) if outer is not None and outer is not speaker else (speaker,)
        return (speaker,) if speaker else ()

    def _told_by_advert(self, index: int, speaker: Speaker | None) -> bool:
        """ "It" is the advert of the sentence before, and not whoever was named earlier: "Recruits will get 300, it says"."""
        if not (self._fresh(index, 1) and self._next(index)) or self.state.chain[-1].kind != "advert":
            return False
        return speaker is None or speaker.seen < self.state.sentence

    def _put_out(self, index: int, source: Phrase) -> Chain:
        """Whoever put out the document that a noun without an author takes up."""
        if not (source.definite or _of_definite(self.parsed[index].view, source)):
            return ()
        if _told_apart(self.parsed[index].view, source):
            return ()
        view, here = self.parsed[index].view, self.sentences[index].paragraph
        if any_document(view, source) and (last := self.documents.latest(here)):
            return last.chain
        meant = self.documents.meant(view, source, here)
        near = index > 0 and here - self.sentences[index - 1].paragraph <= 1
        if meant is None and near and (whose := turned(self.parsed[index - 1].view, self.subject[index - 1])):
            return whose
        free = view.pack.head_first and not view.pack.bare_nouns and self._fresh(index)
        if meant is not None and meant.chain and (meant.chain[-1].kind != "document" or not free):
            return meant.chain
        if meant is None and view.pack.head_first and not view.pack.bare_nouns and _described(view, source):
            return ()  # "the bill of indictment" is not "the report" that was spoken of
        known = not view.pack.bare_nouns or "list" in view.keys("document", source.head_at)
        if meant is not None or known or self._met_before(index, view.norm[source.head_at]):
            return self._last_report(index, _FAR)
        return ()

    # --- from sentence to sentence ------------------------------------------------------------------------------------

    def _fresh(self, index: int, paragraphs: int = 0) -> bool:
        state = self.state
        near = self.sentences[index].paragraph - state.paragraph <= paragraphs
        return bool(state.chain) and near and not state.ended

    def _next(self, index: int) -> bool:
        """The sentence follows right behind the one that the speakers so far were named in."""
        return index - self.state.sentence == 1

    def _carry(self, index: int, said: list[Said], turn: Chain | None) -> None:
        sentence, parsed = self.sentences[index], self.parsed[index]
        own = turn is not None or any(s.chain and s.frame.quote < 0 for s in said)
        away = turn is None and not own and turns_away(parsed.view)
        other = own and not (turn is None and all(goes_on(s, self.state.chain) for s in said))
        plain = sentence.role is Role.BODY and not (away or other or self.state.urges)
        self.left.note(
            parsed.view, self.state.chain, self.state.manner, plain, self._fresh(index) and self._next(index)
        )
        chain: Chain = ()
        manner, cue = "", ""
        if turn is not None:
            chain, cue = turn, "turn"
        elif away:
            chain = self.intro if self._introduced(index, said) and not self.announced else ()
        else:
            place = self._continued(index, said)
            if place:
                chain, manner, cue = self.state.chain, self.state.manner, place
            elif credited := self._credited(index, said):
                chain, cue = credited, "credit"
            elif self._introduced(index, said):
                chain, cue = self.intro, ":"
            elif self._counts_on(index, said) or self._report_goes_on(index, said):
                chain, manner, cue = self.state.chain, self.state.manner, parsed.view.raw[0]
            elif self._retold(index, said):
                chain, manner, cue = self.retold[0], "say", self.state.cue
        self.base.append((chain, manner, cue))
        final = self._final(index, said, chain)
        acts = self.subject[index]
        alone = acts is None or acts is SELF  # "The ministry did not answer our questions": not of itself
        if any(s.chain == (SELF,) for s in said) or (
            alone and any(p.kind == "self" and parsed.view.quoted[p.first] < 0 for p in parsed.view.phrases)
        ):
            self.memory.itself = index
        ends_open = sentence.text.rstrip().endswith(":")
        if ends_open:
            chain = final[0] or self._reads_out(index) or self._lists_on(index, said)
            self.intro, self.intro_paragraph, self.announced = chain, sentence.paragraph, False
        elif sentence.role is Role.BODY and not said and (opened := self._opened(index)):
            self.intro, self.intro_paragraph, self.announced = opened, sentence.paragraph, True
        elif sentence.role is Role.BODY and _announces(parsed, said):
            self.intro, self.intro_paragraph, self.announced = final[0], sentence.paragraph, True
        if final[0]:
            self.state = _State(final[0], index, sentence.paragraph, final[1], final[2])
            self.state.urges = _only_urges(parsed.view, said)
        elif any(s.chain == (SELF,) for s in said):
            self.state = _State()
        elif away or sentence.role in {Role.TITLE, Role.HEADING}:
            self.state.ended = True
        elif self._fresh(index) and index - self.state.sentence == 1 and _of_report(parsed.view):
            self.state.sentence = index
        self._hand_back(index, said)
        self._told_ahead(index)

    def _opened(self, index: int) -> Chain:
        """People who are no office have made a document, of which more is told: "The group «Dawn» has opened its archive."."""
        document, view = self.documents.in_sentence(index), self.parsed[index].view
        chain = document.chain if document is not None else ()
        return chain if chain and chain[-1].civil and not any(_figure(view, at) for at in range(view.size)) else ()

    def _told_ahead(self, index: int) -> None:
        """A sentence in reported speech whose speaker only the next one names: "Er habe 30 gezählt. Das sei …, sagte X"."""
        before = index - 1
        if before < 0 or self.sentences[before].paragraph != self.sentences[index].paragraph:
            return
        if self.base[before][0] or any(s.frame.quote < 0 for s in self.said[before]) or before in self.handed:
            return
        if self.sentences[before].role is not Role.BODY or not self.reported(before):
            return
        here = [s for s in self.said[index] if s.frame.quote < 0 and s.chain and s.frame.manner == "say"]
        if len(here) != 1 or here[0].chain == (SELF,) or not self.reported(index, here[0].frame.cue[0]):
            return
        cue = self.parsed[index].view.text(*here[0].frame.cue)
        self.base[before] = (here[0].chain, "say", cue)
        self.handed.add(before)

    def reported(self, index: int, end: int | None = None) -> bool:
        """A verb form that marks reported speech stands in the sentence, before a token."""
        view = self.parsed[index].view
        forms = (at for at in view.having(_MOOD) if view.key("mood", at) == "clear" and view.quoted[at] < 0)
        return any(end is None or at < end for at in forms)

    def _credited(self, index: int, said: list[Said]) -> Chain:
        """The speaker before, within a medium that a sentence names only at its end: "…, reports M"."""
        sentence = self.sentences[index]
        outside = [s for s in said if s.frame.quote < 0]
        if len(outside) != 1 or not self._fresh(index) or index - self.state.sentence != 1:
            return ()
        frame, chain = outside[0].frame, outside[0].chain
        opening = self.parsed[index].chunks[0]
        alone = frame.way == "say" and frame.manner == "say" and len(chain) == 1 and publishes(chain[0])
        alone = alone and self.state.chain[-1].kind != "medium"
        if not alone or frame.leading or frame.cue[0] <= opening.last or sentence.role is not Role.BODY:
            return ()
        return joined([chain, self.state.chain])

    def _hand_back(self, index: int, said: list[Said]) -> None:
        """As in "That is what X said": what stands before it, and nobody is named for, is what X said."""
        view = self.parsed[index].view

        def author(phrase: Phrase) -> Chain:
            speaker = self.memory.meet(view, index, phrase, acts=True)
            return (speaker,) if speaker is not None else ()

        chain = handed_back(self.parsed[index], said, author)
        if not chain:
            return
        self.retold = (chain, self.sentences[index].paragraph)
        cue = next((view.text(*s.frame.cue) for s in said if s.chain), view.raw[0])
        known = [bool(base[0]) for base in self.base]
        medium = len(chain) > 1 or publishes(chain[-1]) or self._of_data(index - 1)
        medium = medium or any("words" in view.keys("continues", at) for at in view.having(_CONTINUES))
        medium = medium and not any("confirmed" in view.keys("continues", at) for at in view.having(_CONTINUES))
        for before in covered(self.sentences, index, self.said, known, medium):
            if chain[-1].kind == "person":  # who finds something says it only where nobody else does
                self.said[before] = [s for s in self.said[before] if not s.frame.acts]
            outer, manner, earlier = self.base[before]
            own = any(s.chain and s.chain != (SELF,) and s.frame.quote < 0 for s in self.said[before])
            around_it = chain[:1] if own else chain  # whoever is cited there is who speaks here
            for one in self.said[before] if own and len(chain) > 1 else ():
                if one.chain == chain[:1] and one.frame.quote < 0:
                    one.chain = chain  # "…, reports M. // As M writes, X stated this"
            self.base[before] = (joined([around_it, outer]), manner or "say", earlier or cue)
            self.handed.add(before)
            if before == index - 1 and self.state.sentence == index:  # who spoke there speaks on within this chain
                inner = self._final(before, self.said[before], self.base[before][0])[0]
                self.state.chain = joined([chain, inner])
        if not any(s.chain for s in said):
            self.state = _State(chain, index, self.sentences[index].paragraph, "say", cue)

    def _of_data(self, index: int) -> bool:
        """A sentence gives somebody's data ("According to the NIS, …"): who is said to report it then stands around."""
        said = [s for s in self.said[index] if s.chain and s.frame.quote < 0] if index >= 0 else []
        return bool(said) and all(s.frame.way == "phrase" for s in said)

    def _retold(self, index: int, said: list[Said]) -> bool:
        """A sentence about "them", behind "X reported this" in its paragraph: it goes on with what X reported."""
        chain, paragraph = self.retold
        sentence = self.sentences[index]
        others = any(s.chain and s.frame.quote < 0 and s.chain != chain for s in said)
        if not chain or others or sentence.role is not Role.BODY or sentence.paragraph != paragraph:
            self.retold = ((), -9)
            return False
        opening = next(iter(self.parsed[index].view.phrases), None)
        return opening is not None and opening.kind == "pronoun" and opening.first == 0 and opening.gender == "p"

    def _goes_with(self, sentence: Sentence) -> bool:
        """It stands in the paragraph that was announced, or is an item of a list right behind it."""
        if sentence.paragraph == self.intro_paragraph:
            return True
        return is_item(sentence) and sentence.paragraph == self.intro_paragraph + 1

    def _reads_out(self, index: int) -> Chain:
        """As in "The minister read the following card:" before the items of a list, or "A tally drawn up by X:"."""
        here, after = self.documents.in_sentence(index), index + 1
        named = any(p.kind == "document" for p in self.parsed[index].view.phrases)
        if not named or after >= len(self.sentences):
            return ()
        if not is_item(self.sentences[after]):
            return ()
        subject = self.subject[index]
        fits = subject is not None and subject.kind in {"person", "body", "medium"}
        return (here.chain if here else ()) or ((subject,) if subject is not None and fits else ())

    def _lists_on(self, index: int, said: list[Said]) -> Chain:
        """The speaker before, where a line without one opens a list: "(The embassy warned …) Citizens are reminded: 1. …"."""
        after = index + 1
        if said or after >= len(self.sentences) or not (self._fresh(index, 1) and self._next(index)):
            return ()
        return self.state.chain if is_item(self.sentences[after]) else ()

    def _introduced(self, index: int, said: list[Said]) -> bool:
        """An item of a list, or the one paragraph, that a sentence with a colon at its end announces."""
        if not self.intro:
            return False
        sentence = self.sentences[index]
        if self.announced and (any(s.chain for s in said) or not self._goes_with(sentence)):
            self.intro = ()
            return False
        item = is_item(sentence)
        if sentence.paragraph == self.intro_paragraph:
            return True
        if sentence.paragraph == self.intro_paragraph + 1 or item:
            if item:
                self.intro_paragraph = sentence.paragraph
            return True
        self.intro = ()
        return False

    def _continued(self, index: int, said: list[Said]) -> str:
        """Why a sentence goes on with the speakers of the one before it: the word; empty where it does not."""
        if not self._fresh(index, 1):
            return ""
        sentence, view = self.sentences[index], self.parsed[index].view
        near = index - self.state.sentence <= 2
        same = self._fresh(index) and near
        if sentence.role in {Role.TITLE, Role.HEADING}:
            return ""
        if any(
            s.frame.way == "same" and s.frame.quote < 0 and s.chain and s.chain[-1] not in self.state.chain
            for s in said
        ):
            return ""  # "(The group counts 90.) It is sure, they said at the ministry, that 26 signed"
        outside = [s.frame for s in said if s.frame.quote < 0 and s.frame.manner != "offer"]
        next_to = index - self.state.sentence == 1
        for at in view.having(_GOING_ON):
            if view.quoted[at] >= 0 or (at and view.upper[at]):
                continue
            inside = any(s.frame.says(at) and s.frame.way != "own" for s in said) or _after_own(said, at)
            if view.key("mood", at) == "clear" and not inside and near and not _first_person(view, at):
                return view.raw[at]
            if view.key("mood", at) == "weak" and not inside and same and next_to and not self._described(index, at):
                return view.raw[at]
            keys = view.keys("continues", at) - _NOT_ON
            if self.state.manner == "offer":
                keys = keys - {"part"}  # "Each of them paid the agent": no advert that promised them pay says so
            covered = any(frame.way != "same" or frame.covers(at) for frame in outside)
            if "part" in keys and not same and not self._figure_behind(index, at):
                continue  # "… said X. // One of them is Y, a cook."
            if keys and not covered and next_to and (("part" in keys and same) or at <= 2):
                return view.raw[at]
        return ""

    def _figure_behind(self, index: int, at: int) -> bool:
        """A number stands behind the words that take up those just counted."""
        view = self.parsed[index].view
        last = max((h.last for h in view.places[at] if h.category == "continues"), default=at)
        return any(_figure(view, i) for i in range(last + 1, view.size))

    def _counts_on(self, index: int, said: list[Said]) -> bool:
        """As in "Thirty have been repatriated": a number alone is of those of whom the speaker just spoke."""
        sentence, view = self.sentences[index], self.parsed[index].view
        if view.size < _SHORTEST or not self._fresh(index, 1) or not self._next(index) or said:
            return False
        if sentence.role is not Role.BODY or not (view.kind[0] == "d" or "number" in view.marks[0]):
            return False
        if (_YEAR.match(view.raw[0]) and "passive" not in view.marks[1]) or "one" in view.keys("determiner", 0):
            return False  # "One of them is Y, a cook"
        return "passive" in view.marks[1] or "edge" in view.marks[1]

    def _report_goes_on(self, index: int, said: list[Said]) -> bool:
        """A sentence behind what a report says is the report's, too ("By the study, 58 died. One town lost 33 men.").

        Not one on the law, or that opens with somebody of their own.
        """
        if said or not self._fresh(index) or not self._next(index) or self.sentences[index].role is not Role.BODY:
            return False
        document = self.documents.in_sentence(index - 1)
        if document is None or not document.chain or document.chain[-1] is not self.state.chain[-1]:
            return False
        view = self.parsed[index].view
        if any("law" in view.keys("document", at) for at in view.having(DOCUMENT)):
            return False
        first = next((p for p in view.phrases if nominative(p)), None)
        return first is None or not (first.proper or first.kind in {"self", "pronoun"}) or first.first > _OPENS_WITH

    def _described(self, index: int, at: int) -> bool:
        """The token stands in a clause that only tells who somebody is: "four people who are said to belong to it"."""
        parsed = self.parsed[index]
        return bool(parsed.chunks) and relative_at(parsed.view, parsed.chunk(at)) >= 0

    def _final(self, index: int, said: list[Said], base: Chain) -> tuple[Chain, str, str]:
        """The chain that a following sentence may go on with."""
        view = self.parsed[index].view
        outside = [s for s in said if s.frame.quote < 0 and s.chain != (SELF,)]
        if not outside:
            return base, self.base[index][1], self.base[index][2]
        best = max(outside, key=lambda s: (len(around(said, s.frame)), s.frame.scope[1]))
        chain = around(said, best.frame)
        return (*(c for c in base if c not in chain), *chain), best.frame.manner, view.text(*best.frame.cue)

    # --- the result ---------------------------------------------------------------------------------------------------

    def token(self, index: int, token: int) -> tuple[tuple[str, ...], str, str]:
        """The names of those who say a token, what the innermost attribution does, and the words that say so."""
        view = self.parsed[index].view
        quote = view.quoted[token]
        outer, manner, cue = self.base[index]
        if quote in self.of_quote:
            outer, cue = self.of_quote[quote]
        said = ordered(
            [
                s
                for s in self.said[index]
                if s.frame.covers(token)
                and (s.frame.quote == quote or s.frame.quote < 0 > quote)
                and not counts(view, s.frame, token)
            ]
        )
        if said:
            manner = said[-1].frame.manner
            cue = view.text(*said[-1].frame.cue)
        chain = joined([outer, *(s.chain for s in said)])
        if chain and chain[-1].kind == "advert" and manner == "say":
            manner = "offer"  # "An advert names 2,000 a month. Families get 50,000, it says": what it says it offers
        names = tuple(s.name for s in chain if s.name and not self.is_outlet(s))
        own = any(s.chain == (SELF,) for s in said)
        return names, manner if names or own else "", cue if names else ""

    def is_outlet(self, speaker: Speaker) -> bool:
        return (
            bool(self.outlet)
            and speaker.kind in {"medium", "name"}
            and speaker.words <= self.outlet
            and len(speaker.words) * 2 >= len(self.outlet)
        )


def _after_own(said: Sequence[Said], at: int) -> bool:
    """Who speaks on is the sentence's own speaker: "X called it shocking; she knew of 100"."""
    own = (s for s in said if s.chain and s.chain != (SELF,) and s.frame.way == "say" and s.frame.quote < 0)
    return any(s.frame.leading and s.frame.cue[1] < at and s.chain[-1].kind in PEOPLE for s in own)


def _only_urges(view: View, said: Sequence[Said]) -> bool:
    """Somebody asks for something and tells nothing: "The ministry has called on Norland to stop hiring its citizens"."""
    if "urge" not in view.sentence.by:
        return False
    outside = [s.frame for s in said if s.frame.quote < 0 and s.chain]
    urges = bool(outside) and all("any" in view.keys("urge", frame.cue[0]) for frame in outside)
    return urges and not any(_figure(view, at) for at in range(view.size))


def _announces(parsed: Parsed, said: list[Said]) -> bool:
    """The sentence tells no more than who puts something out ("X has published a list."), or a post has its label."""
    view = parsed.view
    outside = [s for s in said if s.frame.quote < 0 and s.chain and s.chain != (SELF,)]
    if len(outside) != 1 or outside[0].frame.manner != "say" or outside[0].frame.reported:
        return False
    frame = outside[0].frame
    if frame.way == "title":
        return True
    if frame.way != "say" or any(view.raw[at] == ":" or view.quoted[at] >= 0 for at in range(view.size)):
        return False
    if handed_back(parsed, said) or outside[0].chain[-1].kind not in _PUBLISHERS:
        return False
    told = any("that" in view.marks[at] for at in range(view.size))
    if told or any(_figure(view, at) for at in range(view.size)):
        return False
    if view.pack.capital_nouns and any(p is not frame.source and not p.governed for p in view.phrases):
        return False  # "Die Botschaft hat ihre Bürger gewarnt": the verb stands last, though it has an object
    put_out = any(p.kind == "document" and not p.governed for p in view.phrases)
    return put_out or outside[0].chain[-1].kind == "advert" or frame.cue[1] >= view.size - 2


def _figure(view: View, at: int) -> bool:
    """A number that is no year, no day and no stretch of time."""
    if any("duration" in view.marks[near] for near in range(at, min(view.size, at + 3))):
        return False
    if "vague" in view.marks[at] or "number" in view.marks[at]:
        return True
    if view.kind[at] != "d" or len(view.raw[at]) == 4:
        return False
    return not any(view.dated(near) for near in range(max(0, at - 1), min(view.size, at + 4)))


def _of_report(view: View) -> bool:
    """The sentence tells of the report just cited: "These data were gathered from …"."""
    first = next(iter(view.phrases), None)
    if first is None or first.kind != "document" or view.pack.bare_nouns:
        return False
    return first.first == 0 and first.definite and first.author is None


def _sources_of_medium(view: View, source: Phrase) -> bool:
    """People whom a medium has asked and does not name: "the newspaper's sources", "собеседники издания"."""
    if source.kind != "person" or source.proper or "p" not in source.gender or source.head_at < 0:
        return False
    others = (at for at in range(source.first, source.last + 1) if at != source.head_at)
    return any("medium" in view.keys("general", at) for at in others)


def _agree(view: View, frame: Frame, speaker: Speaker) -> None:
    """The ending of the verb tells whether he or she speaks."""
    if "m" in speaker.gender and speaker.kind in PEOPLE and "p" not in speaker.gender:
        for letter in _SEXES:
            endings = view.pack.verb_gender.get(letter, ())
            if endings and view.norm[frame.cue[0]].endswith(endings):
                speaker.gender = letter  # a title of one gender may be another's: "the minister, she said"


def _called(view: View, frame: Frame, speaker: Speaker) -> None:
    """Nationals who say something are people, whom "they" takes up: "So nine Yemenis told it. They were promised …"."""
    source = frame.source
    if source is None or source.kind != "other" or speaker.kind != "other":
        return
    if any("people" in view.marks[at] for at in range(source.first, source.last + 1)):
        speaker.kind, speaker.gender = "person", "p" if counted(view, source) or source.several else "mfp"


def _acts(view: View, phrase: Phrase, led: bool) -> bool:
    """It is the subject of its sentence, or is described ("Bikash, 27, who asked …"): a pronoun may take it up.

    ``led``: another phrase is the subject already.
    """
    if phrase.kind in {"other", "document"} or phrase.gender == "nobody":
        return False
    if view.pack.bare_nouns and phrase.kind == "name" and _owned(view, phrase.first - 1):
        return False
    after = phrase.last + 2
    if after < view.size and view.raw[phrase.last + 1] == "," and not whence(view, phrase):
        followed = "relative" in view.marks[after] and (phrase.proper or phrase.kind == "bare")
        followed = followed and not (phrase.governed and _home(view, phrase))
        placed = phrase.kind != "person" and "at" in view.keys("linker", phrase.first - 1)  # "lives in Ostrava, 300 km"
        if followed or (view.kind[after] == "d" and not placed and len(view.raw[after]) <= _AGE):
            return True
        if phrase.named and phrase.governed and phrase.kind == "person" and not (led or placed) and view.pack.romance:
            return True  # "that is what happened to Ravi, an Indian of 27 years"
    if led and not (view.pack.bare_nouns and titled(view, phrase)):
        return False
    return phrase.kind != "bare" and not phrase.governed and not phrase.oblique


def _may_act(phrase: Phrase, quote: int) -> bool:
    """A lone word with a capital, in the form of a subject, outside any quotation."""
    return phrase.kind == "bare" and quote < 0 and not (phrase.governed or phrase.oblique or phrase.genitive)


def _home(view: View, phrase: Phrase) -> bool:
    """It tells where the person right before it is from: "a cook from Telmo, who served there"."""
    one = next((p for p in view.phrases if p.last == phrase.first - 2), None)
    return one is not None and one.kind == "person" and phrase.kind in {"name", "bare"}


def _points(view: View, source: Phrase | None) -> bool:
    """A lone word that points at what was said: "that", "dies"."""
    if source is None or source.first != source.last:
        return False
    return source.gender == "nobody" or "determiner" in view.marks[source.first]


def _owned(view: View, at: int) -> bool:
    """A noun for people stands there that no name follows, but what they belong to: "inhabitants Crimea's, who …"."""
    people = at >= 0 and not view.upper[at] and "person" in view.marks[at]
    return people and "role_noun" not in view.marks[at]


def _first_person(view: View, at: int) -> bool:
    return any("self" in view.marks[i] for i in range(max(0, at - 2), min(at + 3, view.size)))


def _earlier(view: View, pronoun: Phrase) -> Phrase | None:
    """The person a pronoun takes up within its sentence: "after what one official called a rout: 400 dead, he said"."""
    fit = (
        p
        for p in reversed(view.phrases)
        if p.last < pronoun.first
        and p.kind == "person"
        and not counted(view, p)
        and set(p.gender) & set(pronoun.gender)
    )
    return next(fit, None)


def _document_before(view: View, frame: Frame, said: Sequence[Said]) -> Chain:
    """Whoever put out the document that "the document" takes up in its own sentence: "by the verdict …, the document says"."""
    first, last = frame.cue
    within = (p for p in view.phrases if frame.source is None and first <= p.first and p.last <= last)
    source = frame.source or next(within, None)
    if source is None or source.kind != "document" or source.author is not None or not any_document(view, source):
        return ()
    earlier = [s for s in said if s.chain and s.frame.source is not None and s.frame.source.last < source.first]
    known = [
        s for s in earlier if s.frame.source and s.frame.source.kind == "document" and s.frame.quote == frame.quote
    ]
    return known[-1].chain if known else ()


def _list_in(view: View, frame: Frame) -> Phrase | None:
    """The list that the words of an attribution name themselves."""
    nouns = (at for at in range(frame.cue[0], frame.cue[1] + 1) if "list" in view.keys("document", at))
    at = next(nouns, -1)
    return Phrase(at, at, (at, at), "document", "nfm", definite=True, head_at=at, governed=True) if at >= 0 else None


def _holds(view: View, frame: Frame) -> bool:
    """A verb of which only documents are the subject: "contains"."""
    return frame.way == "say" and view.key("say", frame.cue[0]) == "holds"


def _of_definite(view: View, source: Phrase) -> bool:
    """Two nouns of which only the last has the article: "base of-the-data"."""
    return view.pack.caseless and source.last > source.first and view.pack.prefixes.definite(view.norm[source.last])


def _told_apart(view: View, source: Phrase) -> bool:
    """A clause tells which documents are meant, so that they are none of those before: "documents that reporters saw"."""
    after = source.last + 2
    return view.pack.bare_nouns and after < view.size and view.raw[after - 1] == "," and "relative" in view.marks[after]


def _opens_between(view: View, frame: Frame, phrase: Phrase) -> bool:
    """What is said opens between an attribution and a phrase: "X said that the report …"."""
    return any("that" in view.marks[at] or view.raw[at] == ":" for at in range(frame.cue[1] + 1, phrase.first))


def _undate(view: View) -> None:
    """Take out the phrases of a dateline: "KYIV, Nov 21 (Agency) -" names nobody who says anything."""
    match = _DATELINE.match(view.sentence.text)
    bracket = _BRACKET.match(view.sentence.text)
    if ends := bracket.end() if bracket else dateline(view.sentence):
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= ends]
        return
    if ends := _before_dash(view):
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= ends]
        return
    line = _PLACE_LINE.match(view.sentence.text)
    if line is not None and line.group(1).isupper():
        opening = view.marks[0].get("capital") or view.marks[0].get("land")
        if view.any(OFFICE, 0):
            return  # "NSC: 37 were convicted": an office, not a town
        unknown = not any(view.is_known(at) for at in range(len(line.group(1).split())))
        if opening is not None or (unknown and view.sentence.role is Role.BODY):
            view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= line.end()]
        return
    if match is None or view.sentence.role not in {Role.BODY, Role.TITLE}:
        return
    place = match.group(1)
    if not view.sentence.text[match.end() :].strip():
        return  # "By Seoul's count 2,000 died (Kyiv speaks of 3,000).": brackets at the end of a sentence
    if match.group(0)[-1] in " )" and view.sentence.text[match.end() :][:1].islower():
        return  # "Mediazona (an outlet) has counted 30": what follows goes on with it
    if match.group(2)[0].islower():
        return  # "Nurbek (name changed) left": a remark, and no agency
    if place.isupper() or any(c.isdigit() for c in place) or len(place.split()) == 1:
        view.phrases[:] = [p for p in view.phrases if view.sentence.tokens.start[p.first] >= match.end()]


def _before_dash(view: View) -> int:
    """Where a town before a dash ends, with which a report opens: "Linz – 30 men were held, the office said"; 0 for none."""
    found = _DASHED.match(view.sentence.text)
    if found is None or found.group(1).isupper() or view.any(OFFICE, 0):
        return 0
    behind = view.sentence.text[found.end()]
    words = [at for at in range(view.size) if view.sentence.tokens.start[at] < found.end(1) and view.word[at]]
    if behind.islower() or not all(view.upper[at] for at in words) or any(view.any(VERBS, at) for at in words):
        return 0
    placed = "capital" in view.marks[0] or "land" in view.marks[0] or bool(cities(view.sentence.tokens, view.pack))
    unknown = view.sentence.role is Role.BODY and not any(view.is_known(at) for at in words)
    return found.end() if placed or unknown else 0


def _described(view: View, source: Phrase) -> bool:
    """A document that more is said of than its noun, where what belongs to a noun follows it."""
    words = range(source.head_at + 1, source.last + 1)
    return source.head_at >= 0 and any(view.word[at] for at in words)


def _others(one: Said, said: list[Said]) -> bool:
    """Somebody else speaks in the same sentence."""
    return any(s is not one and s.chain and s.frame.quote == one.frame.quote for s in said)
