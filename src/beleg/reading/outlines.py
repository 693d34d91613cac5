"""Where a noun phrase must end, and what stands ahead of it or behind: seen from a word, whatever has been taken so far."""

from __future__ import annotations

from typing import Final

from beleg.reading.contracts import promises
from beleg.reading.endings import second_of_person
from beleg.reading.nouns import begins_verb, domain, is_person, known_noun, nouns_last
from beleg.reading.view import COMMON_NOUN, SAYING, View

_IN_BRACKETS: Final = 9  # tokens of a name in another tongue, in brackets
MODIFIERS: Final = 5  # words before a noun


def stops(view: View, at: int, begun: int) -> bool:
    if view.quoted[at] != view.quoted[begun]:
        return True
    if at > begun and at in view.blocked:
        return True
    if not view.marks[at]:
        return False
    if at > begun and not view.upper[at] and begins_verb(view, at):
        return True
    if at > begun and nouns_last(view) and (link := view.marks[at].get("linker")) and link.last > at:
        return True  # "sources close to the family"
    if view.upper[at] and len(view.raw[at]) == 1 and at + 1 < view.size and view.raw[at + 1] == "." and at > begun:
        return False  # an initial
    if at > begun and view.upper[at] and "determiner" in view.marks[at] and at + 1 < view.size and view.upper[at + 1]:
        return "role_noun" not in view.marks[at - 1]  # "the daily Le Monde"
    pack = view.pack  # an ending, not a word, makes a known noun an edge
    noun = view.any(COMMON_NOUN, at) or ("contract" in view.marks[at] and promises(view, at))
    known = (pack.head_final or pack.caseless) and noun and "attribution_after" not in view.marks[at]
    first_name = at > begun and view.upper[at] and at + 1 < view.size and view.upper[at + 1] and is_person(view, at - 1)
    if first_name and "edge" in view.marks[at] and "determiner" not in view.marks[at] and not view.is_known(at + 1):
        return False  # "the spokesman Per Holm"
    called = at > begun and view.upper[at] and view.upper[at - 1] and "role_noun" in view.marks[at - 1]
    if called and "month" in view.marks[at] and view.kind[at + 1 : at + 2] != ["d"]:
        return False  # "Minister May said"
    if _opens_name(view, at, begun):
        return False
    cased = pack.head_final and at > begun and view.upper[at] and view.upper[at - 1]
    if (
        cased
        and view.marks[at].keys() == {"edge"}
        and any("attribution_after" in row for row in view.marks[at + 1 : at + 2])
    ):
        return False  # "according to Ivan Petrov", whose ending an edge has, too
    edge = cased and view.marks[at].keys() == {"edge"}
    if edge and (view.norm[at].endswith(pack.surnames) or second_of_person(view, at)):
        return False  # "Dmitriy Halushko", whose ending an edge has, too
    if ("edge" in view.marks[at] and not known) or "determiner" in view.marks[at]:
        return True
    given = view.pack.head_first and view.upper[at] and at > 0 and at + 1 < view.size and view.upper[at + 1]
    if given and "month" in view.marks[at] and not view.pack.caseless:
        return False  # "Julio Arce", where months have no capital
    if "role_noun" in view.marks[at] and view.pack.caseless and view.pack.prefixes.definite(view.norm[at]):
        return False  # "the-father", which is written like the month of August
    if view.dated(at) and not (
        at > begun and "role_noun" in view.marks[at - 1] and at + 1 < view.size and view.upper[at + 1]
    ):
        return True
    return "speaker_pronoun" in view.marks[at]


def _opens_name(view: View, at: int, begun: int) -> bool:
    """A small word with a capital within a sentence, and another capital behind it: "the project Frente Abierto"."""
    if not (view.pack.head_first and at > begun and view.upper[at] and "edge" in view.marks[at]):
        return False
    if not view.upper[at - 1] and view.key("role_noun", at - 1).startswith("medium"):
        return "determiner" not in view.marks[at]  # "the daily Today"
    ahead = at + 1 < view.size and view.upper[at + 1] and not view.upper[at - 1] and view.word[at - 1]
    return ahead and "determiner" not in view.marks[at]


def inside_name(view: View, at: int, begun: int) -> bool:
    """A short word inside a capitalised name glued by hyphens: "Cox's Bazar-to-…"."""
    return at > begun and view.glued(at) and view.raw[at - 1] == "-"


def joined(view: View, at: int, begun: int) -> bool:
    """A hyphen, dot of an initial, slash or ampersand that holds a name together."""
    mark = view.raw[at]
    if at <= begun or at + 1 >= view.size:
        return mark == "." and at > begun and len(view.raw[at - 1]) == 1 and view.upper[at - 1]
    if mark in "-/&+" or mark in "‑–":
        glued = view.glued(at) and view.glued(at + 1)
        return glued or (mark == "&" and view.upper[at - 1] and view.upper[at + 1])
    if mark == ".":
        if view.upper[at - 1] and len(view.raw[at - 1]) > 1 and domain(view, at):
            return True
        if view.upper[at - 1] and view.upper[at + 1] and view.glued(at) and view.glued(at + 1):
            return True  # "North.Realities"
        short = len(view.raw[at - 1]) <= 4 and view.upper[at - 1] and view.glued(at)
        return short and (view.upper[at + 1] or len(view.raw[at - 1]) == 1)
    return False


def possessive_mark(view: View, at: int) -> bool:
    return view.raw[at] in "'’" and view.glued(at) and at + 1 < view.size and view.word[at + 1]


def noun_ahead(view: View, at: int, begun: int) -> bool:
    """Within the words a noun may be described by, a capitalised one comes (languages that capitalise nouns)."""
    for ahead in range(at + 1, min(at + 2 + MODIFIERS, view.size)):
        if not view.word[ahead] or (stops(view, ahead, begun)):
            return view.raw[ahead] == "-" if not view.word[ahead] else False
        if view.upper[ahead]:
            return True
    return False


def role_ahead(view: View, at: int, begun: int) -> bool:
    """A known noun follows within two words: what stands before it describes it."""
    for ahead in range(at + 1, min(at + 3, view.size)):
        quoted = next((q for q in (ahead, ahead + 1) if q in view.names), -1)
        if view.pack.head_final and quoted >= 0 and (quoted == ahead or not view.word[ahead]):
            return noun_behind(view, quoted)  # "the British «Dawn» daily"
        if not view.word[ahead]:
            return view.raw[ahead] == "-" and ahead + 1 < view.size and known_noun(view, ahead + 1) is not None
        if view.pack.head_final and "source" in view.marks[ahead] and view.upper[ahead]:
            return True
        if stops(view, ahead, begun) or view.any(SAYING, ahead):
            return False
        if "role_noun" in view.marks[ahead]:
            return True
    return False


def past_name(view: View, at: int) -> int:
    """The word behind the mark that closes a quoted name, and behind the name in another tongue that stands in brackets."""
    at += at < view.size and not view.word[at]
    if at < view.size and view.raw[at] == "(":
        end = next((i for i in range(at + 1, min(at + _IN_BRACKETS, view.size)) if view.raw[i] == ")"), -1)
        at = end + 1 if end >= 0 else at
    return at


def noun_behind(view: View, quoted: int) -> bool:
    """A known noun stands behind a quoted name, where nouns stand last."""
    at = past_name(view, view.names[quoted] + 1)
    if at < view.size and on_its_own(view, at):
        return False
    return at < view.size and (known_noun(view, at) is not None or role_ahead(view, at, at))


def on_its_own(view: View, at: int) -> bool:
    """A noun in a case and with no ending that ties it to what it belongs to: "writes «Dawn» police-to referring"."""
    pack, norm = view.pack, view.norm[at]
    case = max((e for e in pack.locative if norm.endswith(e)), key=len, default="") if pack.head_final else ""
    return bool(case) and not norm.removesuffix(case).endswith(pack.part_endings)


def opens_quotation(view: View, at: int) -> bool:
    """The first word in quotation marks where verbs need no subject: "«Said that …", whose capital says nothing."""
    if not view.pack.pro_drop or view.quoted[at] < 0:
        return False
    return (
        at == 1
        or view.quoted[at - 1] != view.quoted[at]
        or (not view.word[at - 1] and view.quoted[at - 2] != view.quoted[at])
    )
