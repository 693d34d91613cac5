"""Who is said to be saying it: speakers scoped by clause, quotation and paragraph, carried through a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.model import Role
from beleg.reading import interviews, issuers, phrases
from beleg.reading.afterwards import Afterwards
from beleg.reading.aged import introduce_by_age
from beleg.reading.announcing import Announced, only_urges
from beleg.reading.carrying import Left, goes_on, offers, reported, turns_away
from beleg.reading.clauses import Frame, Parsed
from beleg.reading.continuing import continued, counts_on, credited, of_report, ranks_on, report_goes_on
from beleg.reading.course import Course, Spoken
from beleg.reading.datelines import undate
from beleg.reading.frames import frames
from beleg.reading.meeting import meet
from beleg.reading.naming import PEOPLE, SELF, Chain, Speaker, words_of
from beleg.reading.narrators import Narrators
from beleg.reading.nesting import Said, joined, ordered
from beleg.reading.quotations import Quotations, quotations
from beleg.reading.referring import advert_before, chain_of, document_before, taken_up, unsaid
from beleg.reading.sentences import HEADS, Sentence
from beleg.reading.statements import Statement, Statements
from beleg.reading.surnames import surnames
from beleg.reading.unheard import hear
from beleg.reading.unspoken import counts, heads_list, of_subject, rated, their_own
from beleg.reading.view import STEM, Phrase, View, counted
from beleg.reading.voices import Voices

_TAKING_UP: Final = frozenset({"same", "unsaid"})  # attributions that name nobody
_SEXES: Final = ("f", "m")  # letters of what a title may be, whatever the noun
_TAKING: Final = frozenset({"determiner", "speaker_pronoun"})  # what takes up those told of before
_TOP: Final = 4  # sentences in which a dateline may stand


def _in_mood(view: View) -> bool:
    """Reported mood goes on up to the end of the sentence: not "… be dead; in all the losses are 4,700"."""
    return reported(view, max((at for at, raw in enumerate(view.raw) if raw == ";"), default=-1) + 1)


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

    def state_acts(self, sentence_index: int) -> bool:
        """A sentence opens with a country that does something: "Norland has opened 27 cases" is told by the text."""
        return self._discourse().left.of_state[sentence_index]

    def narrator(self, sentence_index: int) -> tuple[str, ...]:
        """Those whose story a sentence goes on with that says no more who tells it, from the outermost to the innermost."""
        found = self._discourse()
        return tuple(s.name for s in found.narrators[sentence_index] if s.name and not found.is_outlet(s))

    def statements(self) -> tuple[Statement, ...]:
        """Every reported statement, in the order of the text."""
        found = self._discourse()
        going_on = [
            bool(chain) and reported(found.parsed[index].view) for index, (chain, _, _) in enumerate(found.base)
        ]
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


class _Discourse:
    """One pass over a document."""

    def __init__(self, sentences: Sequence[Sentence], outlet: str | None) -> None:
        self.outlet = words_of(outlet) if outlet and outlet.strip() else frozenset()
        self.quotes: Quotations = quotations(sentences)
        self.left = Left()
        self.telling = Narrators()
        self.narrators: list[Chain] = []  # whose story a sentence goes on with, though it does not say so
        views = [
            View(sentence, names, quoted)
            for sentence, names, quoted in zip(sentences, self.quotes.names, self.quotes.at, strict=True)
        ]
        known = _capitals(views)
        met: set[str] = set()
        for index, view in enumerate(views):
            hear(view)
            phrases.read(view, known)
            if view.pack.capital_nouns:
                surnames(view, met)
            introduce_by_age(view)
            if index < _TOP:
                undate(view)
        self.parsed: list[Parsed] = [frames(view) for view in views]
        self.course = Course(sentences, self.parsed, self.outlet)
        self.said, self.base = self.course.said, self.course.base
        self.announced, self.afterwards = Announced(self.course), Afterwards(self.course)
        turns = interviews.turns(sentences, self.parsed, self.outlet)
        for index, sentence in enumerate(sentences):
            turn = turns.get(sentence.paragraph)
            if turn is None and index and sentences[index - 1].paragraph in turns:
                self.course.state = Spoken()  # the interview is over: nobody goes on with the last answer
            self._sentence(index, turn)
        handed = {index: (self.base[index][0], self.base[index][2]) for index in self.course.handed}
        self.of_quote = Voices(sentences, views, self.quotes, self.said, self.course.subject, handed).found()

    # --- a sentence -------------------------------------------------------------------------------------------------

    def _sentence(self, index: int, turn: Chain | None) -> None:
        course, parsed = self.course, self.parsed[index]
        resolved = meet(course, index)
        said: list[Said] = []
        for frame in parsed.frames:
            if frame.manner == "denial" and _points(parsed.view, frame.source):
                continue  # "that contradicts the ministry's list": a fact does, and nobody says so
            if heads_list(parsed.view, frame):
                continue  # "Norland leads the list": the German word for it cites somebody elsewhere
            if frame.way in _TAKING_UP and frame.quote < 0 and turns_away(parsed.view):
                continue  # "Earlier it was reported that …"
            if frame.way == "same":
                earlier = [s for s in said if s.chain and s.frame.acts and s.frame.cue[1] < frame.cue[0]]
                # "X counts 90, 20 by this count dead"
                chain = earlier[-1].chain if earlier and not frame.letters else ()
                chain = chain or document_before(parsed.view, frame, said)
                chain = chain or taken_up(course, index, frame) or chain_of(course, index, frame.source, resolved)
            elif frame.way == "unsaid":
                chain = unsaid(course, index, frame)
                frame.way = "say"
                if not chain:
                    continue
            elif frame.source is not None and frame.source.kind == "pronoun" and _holds(parsed.view, frame):
                chain = course.documents.just_put_out(index)  # "The group opened its archive. It contains 458 names"
            elif _promised_by_them(frame) and (adverts := advert_before(course, index, opens=True)):
                chain = adverts
            elif frame.itself and frame.source is not None:
                paper = course.memory.meet(parsed.view, index, frame.source, acts=True)
                chain = (paper,) if paper is not None else ()
            else:
                chain = document_before(parsed.view, frame, said) or chain_of(course, index, frame.source, resolved)
            if frame.way == "cite" and (rated(parsed.view, frame.source) or their_own(parsed, frame)):
                continue
            if _provides(parsed.view, frame) and not (chain and chain[-1].kind == "advert"):
                continue  # "the law provides for five years": only a contract promises what it provides for
            alone = bool(chain) and chain[-1].kind == "document"  # nobody is named who put it out
            if frame.holds and alone:
                continue
            if frame.bare and alone and course.fresh(index, 1) and course.follows(index):
                chain = course.state.chain  # whoever was said to report it in the sentence before
            if chain and frame.way == "outer" and chain[-1].kind == "name":
                chain[-1].kind = "medium"  # "said a spokesman, whose words the Coast Courier quotes": it is a paper
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
                course.promising.append(one.chain[-1])
        self.said.append(said)
        issuers.note(course, index, said)
        self._carry(index, said, turn)
        told = self.telling.meet(parsed, said, resolved.values()) if turn is None else ()
        self.narrators.append(told)

    # --- from sentence to sentence ------------------------------------------------------------------------------------

    def _carry(self, index: int, said: list[Said], turn: Chain | None) -> None:
        course, sentence, parsed = self.course, self.course.sentences[index], self.parsed[index]
        state = course.state
        own = turn is not None or any(s.chain and s.frame.quote < 0 for s in said)
        place = continued(course, index, said)
        away = turn is None and not own and (turns_away(parsed.view) or (not place and self._back_to_fact(index)))
        other = own and not (turn is None and all(goes_on(s, state.chain) for s in said))
        plain = sentence.role is Role.BODY and not (away or other or state.urges)
        follows = course.fresh(index) and course.follows(index)
        promised = plain and not (follows or said) and offers(sentence)
        adverts = advert_before(course, index, opens=True) if promised else ()
        # "The adverts are on every bus. They promise 2,000 a month": a sum behind them is what they promise
        if adverts:
            self.left.note(parsed.view, adverts, "offer", plain, follows=True)
        else:
            self.left.note(parsed.view, state.chain, state.manner, plain, follows)
        chain: Chain = ()
        manner, cue = "", ""
        if turn is not None:
            chain, cue = turn, "turn"
        elif away:
            chain = self.announced.chain if self.announced.covers(index, said) and not self.announced.put_out else ()
        elif place:
            chain, manner, cue = state.chain, state.manner, place
        elif by_medium := credited(course, index, said):
            chain, cue = by_medium, "credit"
        elif self.announced.covers(index, said):
            chain, manner, cue = self.announced.chain, self.announced.manner, ":"
        elif counts_on(course, index, said) or ranks_on(course, index, said) or report_goes_on(course, index, said):
            chain, manner, cue = state.chain, state.manner, parsed.view.raw[0]
        elif self.afterwards.goes_on(index, said):
            chain, manner, cue = self.afterwards.retold[0], "say", state.cue
        self.base.append((chain, manner, cue))
        final = course.final(index, said, chain)
        acts = course.subject[index]
        alone = acts is None or acts is SELF  # "The ministry did not answer our questions": not of itself
        if any(s.chain == (SELF,) for s in said) or (
            alone and any(p.kind == "self" and parsed.view.quoted[p.first] < 0 for p in parsed.view.phrases)
        ):
            course.memory.itself = index
        self.announced.note(index, said, final[0])
        if final[0]:
            course.state = Spoken(final[0], index, sentence.paragraph, final[1], final[2])
            course.state.urges = only_urges(parsed.view, said)
        elif any(s.chain == (SELF,) for s in said):
            course.state = Spoken()
        elif away or sentence.role in HEADS:
            course.state.ended = True
        elif course.fresh(index) and course.follows(index) and of_report(parsed.view):
            course.state.sentence = index
        self.afterwards.hand_back(index, said)
        self.afterwards.told_ahead(index)

    def _back_to_fact(self, index: int) -> bool:
        """A plain sentence right behind one in reported mood: "12 men be dead, a father tells. Four have not been heard of"."""
        if not self.course.follows(index) or index == 0:
            return False
        before, here = self.parsed[index - 1].view, self.parsed[index].view
        if "mood" in here.sentence.by or not all(q < 0 for q in here.quoted) or not _in_mood(before):
            return False
        # not "They were given six to nine years", "The network consisted of seven people"
        return _TAKING.isdisjoint(here.marks[0])

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
                and not of_subject(view, s.frame, token)
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


def _points(view: View, source: Phrase | None) -> bool:
    """A lone word that points at what was said: "that", "dies"."""
    if source is None or source.first != source.last:
        return False
    return source.gender == "nobody" or "determiner" in view.marks[source.first]


def _provides(view: View, frame: Frame) -> bool:
    """A verb by which a contract promises, and a law only provides."""
    return frame.manner == "offer" and frame.way == "say" and view.key("offer", frame.cue[0]) == "provides"


def _promised_by_them(frame: Frame) -> bool:
    """ "They promise 2,000 a month": a pronoun that adverts may be, which the sentence before told of."""
    source = frame.source
    plural = source is not None and source.kind == "pronoun" and "p" in source.gender
    return frame.manner == "offer" and plural and frame.quote < 0


def _holds(view: View, frame: Frame) -> bool:
    """A verb of which only documents are the subject: "contains"."""
    return frame.way == "say" and view.key("say", frame.cue[0]) == "holds"


def _others(one: Said, said: list[Said]) -> bool:
    """Somebody else speaks in the same sentence."""
    return any(s is not one and s.chain and s.frame.quote == one.frame.quote for s in said)
