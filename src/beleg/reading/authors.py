"""Whose a document is: its author within its own phrase, or behind it."""

from __future__ import annotations

from beleg.reading.nouns import Nucleus, known_noun
from beleg.reading.nuclei import nucleus
from beleg.reading.view import OFFICE, PERSONS, Phrase, View


def _owns(view: View, at: int) -> bool:
    """The word is written with a possessive mark that the tokeniser took for a closing quotation mark."""
    end = view.sentence.tokens.end[at]
    return view.sentence.text[end : end + 1] in {"'", "’"}


def listed_on_it(view: View, phrase: Phrase) -> bool:
    """Those on a list have not drawn it up: "the register of fallen soldiers"."""
    whose = phrase.author
    if whose is None or phrase.head_at < 0 or "list" not in view.keys("document", phrase.head_at) or whose.named:
        return False
    if whose.kind in {"body", "medium"}:
        return False  # "the register of the Office for Prisoners"
    return any(view.any(PERSONS, at) for at in range(max(whose.first, phrase.head_at + 1), whose.last + 1))


def own_author(view: View, begun: int, core: Nucleus, phrase: Phrase) -> None:
    """A document's author inside its own phrase: "the ministry's report", "a UN report", "Datenbank „X“"."""
    if phrase.kind not in {"document", "advert"} or not core.nouns:
        return
    if core.quoted or phrase.name[0] > core.head_end:
        first, last = phrase.name
        if not core.quoted and "document" in view.marks[first]:
            return  # "Article 172 of the Criminal Code": the code is no author
        whose = view.marks[core.nouns[0]]["document"].last + 1 if "document" in view.marks[core.nouns[0]] else first
        if view.pack.bare_nouns and core.after and not core.quoted and whose < first and view.upper[whose]:
            first = whose  # "the investigation of the Northern Service of X"
        role = None if core.quoted else view.marks[first].get("role_noun")
        # "the report of the SBU"
        body = role is not None and role.last == last and str(role.payload).startswith("body")
        phrase.author = Phrase(first, last, (first, last), "body" if body else "medium", "nfm", proper=True)
        if core.quoted and (office := _office_before(view, whose, first)):
            phrase.author.kind, phrase.author.heads, phrase.author.head_at = "body", (view.norm[office],), office
        return
    head = core.nouns[-1]
    end = (
        core.owner
        if begun <= core.owner < head
        else next((i for i in range(head - 1, begun - 1, -1) if _owns(view, i)), -1)
    )
    if end < begun:
        low = view.pack.head_final and view.pack.bare_nouns  # "the ministry's statement", with no capital and no ending
        speaking = [i for i in range(begun, head) if view.any(OFFICE, i)]
        known = [i for i in speaking if view.upper[i] or _owner(view, i) or (low and core.nouns[-2:-1] == [i])]
        if not known:
            return
        end = head - 1
        while end > known[0] and not view.word[end]:
            end -= 1
    inner = nucleus(view, begun, True)
    if inner is None:
        return
    at = next((i for i in range(end, begun - 1, -1) if known_noun(view, i)), -1)
    noun = known_noun(view, at) if at >= 0 else None
    kind, _, gender = str(noun[0].payload).partition("_") if noun and noun[1] == "role_noun" else ("name", "", "mfn")
    told = view.pack.head_final and view.norm[end].endswith(view.pack.locative or "\n")
    if told and not view.norm[end].endswith(view.pack.genitive or "\n"):
        return  # "to-the-president letter": whom it was written to
    proper = view.upper[begun] and not (begun == end == at == 0)  # only the capital of its sentence
    phrase.author = Phrase(begun, end, (begun, end), kind, gender, proper=proper, definite=phrase.definite)
    if noun and noun[1] == "role_noun" and not phrase.author.proper:  # "the expert's count": the one named before
        phrase.author.heads, phrase.author.head_at = (view.norm[at],), at


def _office_before(view: View, begun: int, first: int) -> int:
    """The noun that says what a quoted name is of, behind the document: "the report of-organisation «Dawn»"; 0 for none."""
    at = first - 1 if first and view.word[first - 1] else first - 2
    noun = known_noun(view, at) if at >= begun else None
    return at if noun and noun[1] == "role_noun" and str(noun[0].payload).startswith("body") else 0


def _owner(view: View, at: int) -> bool:
    """Its ending says that what follows belongs to it, where nouns stand last: "the office's statement"."""
    return view.pack.head_final and bool(view.pack.genitive) and view.norm[at].endswith(view.pack.genitive)


def may_be_author(view: View, linked: Phrase, at: int) -> bool:
    """Whoever a document is by; a bare place after "from" is where it was found, not who wrote it."""
    if linked.author is not None or linked.kind in {"person", "body", "medium"}:
        return True
    if linked.kind != "name":
        return False
    return "at" not in view.keys("linker", at)
