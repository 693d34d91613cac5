"""Who put out a document: kept in mind where a sentence names both, found again where a noun takes it up."""

from __future__ import annotations

from typing import Final

from beleg.reading.carrying import turned
from beleg.reading.clauses import Frame
from beleg.reading.course import Course
from beleg.reading.documents import same_noun
from beleg.reading.makers import any_document, held, maker, owned_by_subject
from beleg.reading.naming import SELF, Chain
from beleg.reading.nesting import Said, around
from beleg.reading.subject_forms import nominative
from beleg.reading.view import STEM, Phrase, View

_MET: Final = 25  # sentences within which a bare noun takes something up
_FAR: Final = 8  # paragraphs after which a report is no more the one that was spoken of
PUT_OUT: Final = frozenset({"document", "advert"})


def note(course: Course, index: int, said: list[Said]) -> None:
    """Keep in mind the documents that a sentence names, and who put them out."""
    view = course.parsed[index].view
    place = (index, course.sentences[index].paragraph)
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
            author = course.memory.meet(view, index, phrase.author, acts=False)
            chain = (author,) if author and author is not SELF else ()
        elif owned_by_subject(view, phrase) and (owner := course.subject[index]) is not None and owner is not SELF:
            chain = (owner,)  # "the group «Dawn» has opened its archive"
        else:
            by = [s for s in outside if s.frame.way == "say" and not _of_another(view, s.frame, phrase)]
            new = not phrase.definite or (
                view.pack.bare_nouns and course.documents.meant(view, phrase, place[1]) is None
            )
            chain = around(said, by[0].frame) if by and new else ()
            if not by and (by_whom := maker(view, phrase)) and by_whom.kind != "advert":
                speaker = course.memory.meet(view, index, by_whom, acts=False)
                chain = (speaker,) if speaker and speaker is not SELF else ()
            subject = course.subject[index]
            if not outside and not chain and subject is not None and subject.civil and not phrase.governed:
                chain = (subject,)  # "the group «Dawn» has opened an archive": offices may seize a list, too
        if chain or outside or not phrase.definite:
            course.documents.note(view, phrase, chain, place)
    for phrase in held(view):
        author = course.memory.meet(view, index, phrase.author, acts=False) if phrase.author is not None else None
        if author is not None and author is not SELF:
            course.documents.note(view, phrase, (author,), place)


def put_out(course: Course, index: int, source: Phrase) -> Chain:
    """Whoever put out the document that a noun without an author takes up."""
    if not (source.definite or _of_definite(course.parsed[index].view, source)):
        return ()
    if _told_apart(course.parsed[index].view, source):
        return ()
    view, here = course.parsed[index].view, course.sentences[index].paragraph
    if any_document(view, source) and (last := course.documents.latest(here)):
        return last.chain
    meant = course.documents.meant(view, source, here)
    near = index > 0 and here - course.sentences[index - 1].paragraph <= 1
    if meant is None and near and (whose := turned(course.parsed[index - 1].view, course.subject[index - 1])):
        return whose
    free = view.pack.head_first and not view.pack.bare_nouns and course.fresh(index)
    if (meant is None or not meant.chain) and (medium := paper(course, index, range(source.head_at, source.last + 1))):
        return medium
    if meant is not None and meant.chain and (meant.chain[-1].kind != "document" or not free):
        return meant.chain
    if meant is None and view.pack.head_first and not view.pack.bare_nouns and _described(view, source):
        return ()  # "the bill of indictment" is not "the report" that was spoken of
    known = not view.pack.bare_nouns or "list" in view.keys("document", source.head_at)
    known = known or _its_release(course, index, source)
    if meant is not None or known or _met_before(course, index, view.norm[source.head_at]):
        return last_report(course, index, _FAR)
    return ()


def _its_release(course: Course, index: int, source: Phrase) -> bool:
    """An office has spoken right before, and a document of which no more is said is its own: "…, it says in press-release"."""
    alone = source.first in (source.last, source.head_at)
    return alone and course.fresh(index) and course.follows(index) and course.state.chain[-1].kind == "body"


def paper(course: Course, index: int, words: range) -> Chain:
    """The medium that worked out what it tells: "The site found …. Its source says …. By the investigation, 25 are missing"."""
    view, state = course.parsed[index].view, course.state
    if not state.chain or state.chain[0].kind != "medium" or course.sentences[index].paragraph - state.paragraph > _FAR:
        return ()
    if not any("press" in view.keys("document", at) for at in words):
        return ()
    return state.chain[:1] if all(s.kind == "person" and not s.proper for s in state.chain[1:]) else ()


def last_report(course: Course, index: int, paragraphs: int) -> Chain:
    """Those who said, or put out in a document, what was said last."""
    here = course.sentences[index].paragraph
    state = course.state.chain and here - course.state.paragraph <= paragraphs and not course.state.urges
    document = course.documents.latest(here)
    if (
        document
        and here - document.paragraph <= paragraphs
        and (not state or document.sentence >= course.state.sentence)
    ):
        return document.chain
    if state and course.state.manner == "offer" and len(course.state.chain) > 1:
        return course.state.chain[:-1]  # "By the files, officers promised him 300. The files say …"
    return course.state.chain if state else ()


def named_in(course: Course, index: int, frame: Frame) -> Chain:
    """Whoever put out the document that the words of an attribution name: "by the list", which is one pattern."""
    view, here = course.parsed[index].view, course.sentences[index].paragraph
    listed = list_in(view, frame)
    return course.documents.named(view.norm[listed.head_at], here) if listed is not None else ()


def list_in(view: View, frame: Frame) -> Phrase | None:
    """The list that the words of an attribution name themselves."""
    nouns = (at for at in range(frame.cue[0], frame.cue[1] + 1) if "list" in view.keys("document", at))
    at = next(nouns, -1)
    return Phrase(at, at, (at, at), "document", "nfm", definite=True, head_at=at, governed=True) if at >= 0 else None


def _met_before(course: Course, index: int, word: str) -> bool:
    """A word like this one stands in the sentences before: a bare noun that takes something up."""
    for earlier in range(index - 1, max(-1, index - _MET), -1):
        if any(n[:STEM] == word[:STEM] or same_noun(n, word) for n in course.sentences[earlier].tokens.norm):
            return True
    return False


def _of_another(view: View, frame: Frame, phrase: Phrase) -> bool:
    """A document that whoever says something did not put out: it is told of, asked for, or somebody else's.

    "Relatives demanded answers a day after a deputy read out a memo" is no memo of the relatives.
    """
    if _opens_between(view, frame, phrase) or "urge" in view.marks[frame.cue[0]]:
        return True
    between = (p for p in view.phrases if frame.cue[1] < p.first and p.last < phrase.first and p is not frame.source)
    return any(p.speaks and nominative(p) for p in between)


def _opens_between(view: View, frame: Frame, phrase: Phrase) -> bool:
    """What is said opens between an attribution and a phrase: "X said that the report …"."""
    return any("that" in view.marks[at] or view.raw[at] == ":" for at in range(frame.cue[1] + 1, phrase.first))


def _of_definite(view: View, source: Phrase) -> bool:
    """Two nouns of which only the last has the article: "base of-the-data"."""
    return view.pack.caseless and source.last > source.first and view.pack.prefixes.definite(view.norm[source.last])


def _told_apart(view: View, source: Phrase) -> bool:
    """A clause tells which documents are meant, so that they are none of those before: "documents that reporters saw"."""
    after = source.last + 2
    return view.pack.bare_nouns and after < view.size and view.raw[after - 1] == "," and "relative" in view.marks[after]


def _described(view: View, source: Phrase) -> bool:
    """A document that more is said of than its noun, where what belongs to a noun follows it."""
    words = range(source.head_at + 1, source.last + 1)
    return source.head_at >= 0 and any(view.word[at] for at in words)
