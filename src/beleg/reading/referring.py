"""Whom the words of an attribution mean: who is named in them, or whoever spoke or put something out before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from beleg.reading.clauses import Frame
from beleg.reading.course import Course
from beleg.reading.issuers import PUT_OUT, last_report, list_in, named_in, paper, put_out
from beleg.reading.makers import any_document, maker, writers
from beleg.reading.naming import OFFICES, SELF, Chain, Speaker
from beleg.reading.nesting import Said
from beleg.reading.subject_forms import nominative
from beleg.reading.view import PERSONS, Phrase, View, counted

_WORDS: Final = "w"  # among the letters of a pronoun: its words are a person's, and data may be an office's
_THERE: Final = "there"  # for the letters of a pronoun: the office spoken of last
_OPENING: Final = 2  # tokens that a sentence opens with
_OF: Final = 4  # tokens from a noun to the medium that it belongs to ("of the site")
_NESTED: Final = 2  # speakers of a chain of which one cites the other


def chain_of(course: Course, index: int, source: Phrase | None, resolved: dict[int, Speaker | None]) -> Chain:
    """Whom the phrase for a source means; ``resolved``: whom the phrases of its sentence stand for."""
    if source is None:
        return ()
    view = course.parsed[index].view
    if source.kind == "self":
        return (SELF,) if view.quoted[source.first] < 0 else ()
    law = source.kind == "document" and source.head_at >= 0 and _is_law(course, index, source.head_at)
    state = law and source.author is not None and source.author.kind == "name" and "n" in source.author.gender
    if law and (source.author is None or state):
        return ()  # a decree provides, and says nothing; "by a decree of Governor X" it is the governor
    weak = source.kind == "document" and source.author is not None and source.author.kind == "name"
    if weak and (by := maker(view, source)) and by.kind in {"person", "body", "medium"}:
        speaker = course.memory.meet(view, index, by, acts=True)
        return (speaker,) if speaker else ()
    if source.kind in PUT_OUT and source.author is not None:
        speaker = course.memory.meet(view, index, source.author, acts=True)
        through = maker(view, source)  # "the ministry's data, published by X"
        if through and through.speaks and "by" in view.keys("linker", through.first - 1):
            outer = course.memory.meet(view, index, through, acts=False)
            return tuple(s for s in (outer, speaker) if s)
        return (speaker,) if speaker else ()
    if source.kind == "document" and (by := maker(view, source)):
        speaker = course.memory.meet(view, index, by, acts=True)
        return (speaker,) if speaker else ()
    if source.kind == "document" and (chain := put_out(course, index, source)):
        return chain
    if writers(view, source) and (report := course.documents.latest(course.sentences[index].paragraph)) is not None:
        return report.chain
    known = None if source.kind == "document" else resolved.get(source.first)
    speaker = known or course.memory.meet(view, index, source, acts=True)
    if speaker is not None and _own_newsroom(course, index, speaker):
        return (SELF,) if view.quoted[source.first] < 0 else ()
    if speaker is None and source.kind == "pronoun" and (earlier := _earlier(view, source)):
        speaker = course.memory.meet(view, index, earlier, acts=True)
    if speaker is None and source.kind == "pronoun" and "n" in source.gender and source.first == 0:
        return course.documents.just_put_out(index)  # "The ledger kept by X is long. It has put names to 30"
    if source.kind == "pronoun" and "n" in source.gender and _told_by_advert(course, index, speaker):
        return course.state.chain
    if speaker is not None and _sources_of_medium(view, source):
        outer = course.memory.medium(index)
        return (outer, speaker) if outer is not None and outer is not speaker else (speaker,)
    return (speaker,) if speaker else ()


def _own_newsroom(course: Course, index: int, speaker: Speaker) -> bool:
    """The newsroom of nobody else: "The newsroom has counted eleven sentences", where no other medium was named."""
    if not speaker.staff:
        return False
    own = bool(course.outlet) and course.outlet <= speaker.words
    return own or (not speaker.proper and course.memory.medium(index) is None)


def _is_law(course: Course, index: int, at: int) -> bool:
    """A law; where something was put out before, "the article says" is of that, but "article 5" is not."""
    view = course.parsed[index].view
    keys = view.keys("document", at)
    numbered = at + 1 < view.size and view.kind[at + 1] == "d"
    if "law" not in keys or "text" not in keys or numbered:
        return "law" in keys
    return course.documents.latest(course.sentences[index].paragraph) is None


def taken_up(course: Course, index: int, frame: Frame) -> Chain:
    """Whoever put out what was spoken of last; those that the pronoun of "by her account" fits."""
    if frame.letters == _THERE:
        return _office_there(course, index)
    if not frame.letters:
        view, (first, last) = course.parsed[index].view, frame.cue
        within = (p for p in view.phrases if first <= p.first and p.last <= last)
        report = next((p for p in within if p.kind == "document"), None)  # "by the report"
        chain = (report and put_out(course, index, report)) or named_in(course, index, frame)
        chain = chain or paper(course, index, range(first, last + 1)) or last_report(course, index, 3)
        chain = (report is None and advert_before(course, index)) or chain
        listed = list_in(view, frame) if not chain and not _takes_up(course, index, frame) else None
        if listed is not None:
            itself = course.memory.meet(view, index, listed, acts=True)  # "by the list", of which nothing was said
            return (itself,) if itself is not None else ()
        told = chain and chain[-1].kind == "advert" and report is None and course.parsed[index].view.pack.head_first
        if told:  # "«There were 14 of us», he tells", of an advert
            speaker = course.memory.pronoun(index, "mfp", frame.quote)
            return (speaker,) if speaker and speaker is not SELF else ()
        return chain
    if (here := _acting(course, index, frame)) is not None:
        return (here,)
    chain = course.state.chain if course.fresh(index, 3) else ()
    if chain and chain[-1].kind == "body" and "m" in frame.letters:
        person = course.memory.person(index, frame.letters)
        own = not set(frame.letters).isdisjoint(chain[-1].gender) and _WORDS not in frame.letters
        if person is not None and not (own and person.seen < course.state.sentence):
            return (person,)  # "by his account", after "…, the head of the committee, X, said"
    chain = _main(course, chain)
    if chain and set(frame.letters) & set(chain[-1].gender):
        return chain
    speaker = course.memory.pronoun(index, frame.letters, frame.quote, at=frame.cue[0])
    return (speaker,) if speaker and speaker is not SELF else ()


def unsaid(course: Course, index: int, frame: Frame) -> Chain:
    """Whom a verb without a subject goes on with: the speaker before, else the last one a pronoun could mean."""
    if frame.quote < 0 and course.fresh(index, 2) and course.state.chain[-1].kind not in {"document", "advert"}:
        one = _protagonist(course, index)
        if one is not None:
            return (one,)  # "Two channels advertise jobs. // R. V. looked for men. «I got 800», says"
        chain = _main(course, course.state.chain)
        if chain[-1].kind == "name" and chain[-1].gender == "n" and max(course.parsed[index].view.quoted[:2]) >= 0:
            person = course.memory.person(index, "mf")  # "Moscow says it has nine. «Three of ours …», added"
            return (person,) if person is not None and person.heard else chain
        return chain
    speaker = course.memory.pronoun(index, "mfp", frame.quote, told=frame.cue[0])
    if speaker is not None and speaker.counted and speaker.seen == index:  # "40 foreigners fell, added"
        speaker = course.memory.pronoun(index, "mf", frame.quote, told=frame.cue[0])
    if frame.quote >= 0 and speaker is not None and not speaker.proper:
        return ()  # "«I have two girls. They said they would pay.»": who said it is not told
    if speaker is not None and speaker.seen == index and speaker.token > frame.cue[1]:
        return ()  # "added that the number of volunteers …": whoever is named first in what is said
    return (speaker,) if speaker and speaker is not SELF else ()


def document_before(view: View, frame: Frame, said: Sequence[Said]) -> Chain:
    """Whoever put out the document that "the document" takes up in its own sentence: "by the verdict …, the document says"."""
    first, last = frame.cue
    within = (p for p in view.phrases if frame.source is None and first <= p.first and p.last <= last)
    source = frame.source or next(within, None)
    if source is None or source.kind != "document" or source.author is not None or not any_document(view, source):
        return ()
    # "it is said in the text, which also speaks of"
    ahead = [s for s in said if s.chain and s.frame.source is not None]
    earlier = [s for s in ahead if s.frame.source is source or (s.frame.source and s.frame.source.last < source.first)]
    known = [
        s for s in earlier if s.frame.source and s.frame.source.kind == "document" and s.frame.quote == frame.quote
    ]
    return known[-1].chain if known else ()


def _office_there(course: Course, index: int) -> Chain:
    """The office spoken of last: "They wrote to the embassy. There it was said that …", "…, it was said there"."""
    chain = course.state.chain if course.fresh(index, 3) else ()
    office = course.memory.office(index)
    if office is None or office in chain:
        return chain or last_report(course, index, 3)
    lately = max(office.seen, office.met)
    return chain if chain and chain[-1].kind in OFFICES and course.state.sentence >= lately else (office,)


def _takes_up(course: Course, index: int, frame: Frame) -> bool:
    """The words of an attribution point back: "by these figures"."""
    view = course.parsed[index].view
    return any("back" in view.keys("continues", at) for at in range(frame.cue[0], frame.cue[1] + 1))


def advert_before(course: Course, index: int, *, opens: bool = False) -> Chain:
    """The advert that the sentence before told of: "In the channel an advert seeks men. They get 300, it is said there".

    ``opens``: one that the sentence was about from its beginning.
    """
    if index == 0 or course.sentences[index].paragraph - course.sentences[index - 1].paragraph > 1:
        return ()
    view = course.parsed[index - 1].view
    first = next((p for p in view.phrases if nominative(p)), None) if opens else None
    if opens and (first is None or first.kind != "advert") and not _shows(course, index):
        return ()
    adverts = [p for p in view.phrases if p.kind == "advert" and nominative(p) and view.quoted[p.first] < 0]
    speaks = any(s.chain and s.frame.quote < 0 for s in course.said[index - 1])
    if not adverts or (speaks and course.state.chain and course.state.chain[-1].kind != "advert"):
        return ()
    speaker = course.memory.meet(view, index - 1, adverts[0], acts=False)
    return (speaker,) if speaker is not None and speaker is not SELF else ()


def _shows(course: Course, index: int) -> bool:
    """The sentence before tells of one advert, which this one takes up: "It shows an advert. In it 2,000 is promised"."""
    before, view = course.parsed[index - 1].view, course.parsed[index].view
    if sum(p.kind == "advert" for p in before.phrases) != 1 or course.said[index - 1]:
        return False
    if any(nominative(p) and _of_people(before, p) for p in before.phrases):
        return False  # "The men leave a paper at home. In it 2,000 is promised"
    inside = (at for at in range(min(_OPENING, view.size)) if "inside" in view.keys("continues", at))
    return any(view.quoted[at] < 0 for at in inside)


def _of_people(view: View, phrase: Phrase) -> bool:
    """Somebody who acts, by name or not."""
    if phrase.kind in {"person", "pronoun"}:
        return True
    return any(view.any(PERSONS, at) for at in range(phrase.first, phrase.last + 1))


def _acting(course: Course, index: int, frame: Frame) -> Speaker | None:
    """The person who is the subject of the sentence before the words "by his account": "X named it in May: by …"."""
    view = course.parsed[index].view
    people = (
        p
        for p in view.phrases
        if p.last < frame.cue[0] and p.kind == "person" and nominative(p) and not counted(view, p)
    )
    fit = [p for p in people if set(frame.letters) & set(p.gender) and "p" not in p.gender]
    if not fit or view.quoted[fit[0].first] != frame.quote:
        return None
    says = any(f.source is fit[0] and f.way == "say" for f in course.parsed[index].frames)
    return course.memory.meet(view, index, fit[0], acts=True) if says or fit[0].first <= 1 else None


def _protagonist(course: Course, index: int) -> Speaker | None:
    """The one of whom a paragraph has told since somebody last spoke: "Omar went to Moscow. Was promised 300, tells"."""
    paragraph = course.sentences[index].paragraph
    for before in range(index - 1, course.state.sentence, -1):
        if course.sentences[before].paragraph != paragraph:
            return None
        if (one := course.subject[before]) is not None:
            return one if one.kind == "person" and one.proper else None
    return None


def _main(course: Course, chain: Chain) -> Chain:
    """A chain up to the subject of its sentence: "X tells that recruiters promised 300. Adds that …" is X again.

    Not of a medium, which hands on what others add, too.
    """
    if len(chain) < _NESTED:
        return chain
    subject = course.subject[course.state.sentence]
    at = next((n for n, speaker in enumerate(chain) if speaker is subject), -1)
    return chain[: at + 1] if at >= 0 and chain[at].kind != "medium" else chain


def _told_by_advert(course: Course, index: int, speaker: Speaker | None) -> bool:
    """ "It" is the advert of the sentence before, and not whoever was named earlier: "Recruits will get 300, it says"."""
    if not (course.fresh(index, 1) and course.follows(index)) or course.state.chain[-1].kind != "advert":
        return False
    return speaker is None or speaker.seen < course.state.sentence


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


def _sources_of_medium(view: View, source: Phrase) -> bool:
    """People whom a medium has asked and does not name: "the newspaper's sources", "a source of the site"."""
    if source.kind != "person" or source.proper or source.head_at < 0:
        return False
    others = (at for at in range(source.first, source.last + 1) if at != source.head_at)
    return any("medium" in view.keys("general", at) for at in others) or _of_medium_behind(view, source)


def _of_medium_behind(view: View, source: Phrase) -> bool:
    """What belongs to a noun follows it as a phrase of its own: it is a medium that was named before."""
    after = range(source.last + 1, min(source.last + _OF, view.size))
    behind = next((p for at in after if (p := view.within.get(at)) is not None), None)
    if behind is None or behind.kind != "medium" or behind.proper or behind.head_at < 0:
        return False
    if "medium" not in view.keys("general", behind.head_at):
        return False
    joined = range(source.last + 1, behind.head_at)
    return any("of" in view.keys("linker", at) for at in joined) or (behind.oblique and not joined)
