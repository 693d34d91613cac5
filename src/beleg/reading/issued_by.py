"""Who put out a document, where a participle names them by their case: "in a report, published on Monday by-the-fund Dawn"."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import OFFICE, VERBS, Phrase, View, acronym

_MAKERS: Final = frozenset({"body", "medium", "person", "name"})
_LONGEST: Final = 9  # tokens from a participle to whoever did it
_BEFORE: Final = 12  # tokens from a preposition to the document, with what describes it
_PASSIVE: Final = 6  # letters of a participle, at least
_GOT: Final = frozenset({"seen", "compiled"})


def issued(view: View, found: list[Phrase]) -> None:
    """Tell a document whose it is, and its maker that they are no subject: a noun without a preposition, in its own case."""
    if not view.pack.dependent or not view.pack.dependent["passive"]:
        return
    for number, document in enumerate(found):
        if document.kind != "document" or document.author is not None or document.head_at < 0:
            continue
        if "law" in view.keys("document", document.head_at):
            continue  # "the law, signed by the president, provides for 5 years"
        done = _participle(view, document)
        if done < 0:
            continue
        near = found[number + 1 :] if done > document.last else found[max(0, number - 2) : number]
        maker = _maker(view, near, done)
        if maker is not None:
            document.author, document.governed = maker, document.governed or done < document.first


def issued_behind(view: View, last: int) -> Phrase | None:
    """Who put out what the words of an attribution name that end at a token: "by the figures, collected by-the-fund Dawn"."""
    done = last + 2
    if not view.pack.dependent or not view.pack.dependent["passive"] or done >= view.size:
        return None
    if view.raw[done - 1] != "," or not _passive(view, done):
        return None
    return _maker(view, [p for p in view.phrases if p.first >= done][:2], done)


def _maker(view: View, near: list[Phrase], done: int) -> Phrase | None:
    """Whoever did what a participle tells; they are no subject."""
    maker = next((p for p in near if p.last > done and _did(view, p, done)), None)
    if maker is None:
        return None
    if maker.first == done:  # "published by-Institute", where the participle passed for its adjective
        maker.first = done + 1
        maker.name, maker.governed = (max(maker.name[0], done + 1), maker.name[1]), False
    maker.oblique = True
    return maker


def _participle(view: View, document: Phrase) -> int:
    """The participle behind the document and a comma, or before both: "in the published by-the-fund report"; -1 for none."""
    after = document.last + 2
    if after < view.size and view.raw[after - 1] == "," and _passive(view, after):
        return after
    for at in range(document.first - 1, max(-1, document.first - 1 - _BEFORE), -1):
        if not view.word[at] and view.raw[at] not in '«»"„“”':
            return -1
        if _passive(view, at):
            return at if at > 0 and view.key("edge", at - 1) == "preposition" else -1
    return -1


def _passive(view: View, at: int) -> bool:
    """A participle of what was done to something, but not of coming by it, by which nobody made it."""
    word = view.norm[at]
    if view.upper[at] or len(word) < _PASSIVE or not word.endswith(view.pack.dependent["passive"]):
        return False
    if view.any(OFFICE, at):
        return False
    by = view.sentence.by
    return not any(h.first <= at <= h.last for category in _GOT for h in by.get(category, ()))


def _did(view: View, maker: Phrase, done: int) -> bool:
    """In the case of whoever does something, and nothing but words between them and the participle."""
    if maker.kind not in _MAKERS or maker.first - done > _LONGEST or (maker.governed and maker.first != done):
        return False
    between = range(done + 1, maker.first)
    if any(view.raw[at] in ",;:()" or view.any(VERBS, at) or "relative" in view.marks[at] for at in between):
        return False
    at = max(done + 1, maker.head_at if maker.head_at >= 0 else maker.name[0])
    if maker.head_at < 0 and maker.name[0] in view.names and maker.first - 1 > done:
        at = maker.first - 1  # "by-the-grumpel «Dawn»"
    if acronym(view.raw[at]) or view.raw[at].isascii() or (view.upper[at] and "source" in view.marks[at]):
        return True  # a name that has no cases
    role = view.marks[at].get("role_noun")
    ends = (at, role.last if role is not None else at)  # "by-the-minister of-defence", "by-the-press-service"
    return any(view.norm[end].endswith(view.pack.dependent["agent"]) for end in ends)
