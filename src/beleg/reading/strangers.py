"""Unknown names and nouns that speak in a script without capitals: known only by what stands beside them."""

from __future__ import annotations

from typing import Final

from beleg.languages.symbols import symbols
from beleg.languages.tokens import fold
from beleg.model import Role
from beleg.reading.made_speakers import ANYBODY
from beleg.reading.nouns import is_recipient
from beleg.reading.said_near import COUNTS, OBJECT, reckons
from beleg.reading.view import COMMON, GIVEN, PERSONS, PLACES, VERBAL, VERBS, Phrase, View

_CLOSED: Final = frozenset(',.»"')
_NAME_WORDS: Final = 4  # words of a name, at most
_TWO: Final = 2
_PRONOUN: Final = 3  # letters of a pronoun and its preposition, at most
_OPENERS: Final = frozenset({"address", "passive"})  # of verbs that are none of saying
_INTRODUCE: Final = frozenset({"say", "denial", "attribution_before"})
_BEFORE_NAMES: Final = frozenset({"any", "tell", "name", "opens", "cite"})
_KNOWN: Final = frozenset("role_noun source document land capital".split())
_SMALL: Final = frozenset("that relative reckoned determiner attribution_after edge number hedge joining self".split())
_STRANGE: Final = COMMON | VERBS | _KNOWN | _SMALL | {"age"}  # no word of a name
_PARTICLES: Final = frozenset(fold(word) for word in symbols()["names"]["particles"])
_MESSAGE: Final = frozenset(",:")
_NAMES_TOO: Final = GIVEN | {"between"}  # "wander" may begin like "and"
_RECKONED: Final = ("tally", "topic.losses")
_PEOPLE: Final = PERSONS | PLACES  # also a people written like its country
_MONTH: Final = frozenset({"month"})
_ENDS: Final = _MESSAGE | {"("}  # what closes a name, also before an aside
# "in a talk with", "who has come home", "aged 34"
_OPENS_ASIDE: Final = frozenset({"edge", "relative", "age", "hedge", "attribution_before"})
_ASIDE: Final = 14  # words between a name and what is said


def strangers(view: View, found: list[Phrase]) -> None:
    """Unknown names behind a verb of saying or "according to", in scripts without capitals."""
    inside = {at for p in found for at in range(p.first, p.last + 1)}
    for at in view.having(_INTRODUCE):
        if at in inside:
            continue
        hits = [h for h in view.places[at] if h.category in _INTRODUCE and h.payload in _BEFORE_NAMES]
        if not hits and _counts(view, at):
            hits = [h for h in view.places[at] if h.category == "say"]
        longest = max(hits, key=lambda h: h.last, default=None)
        if longest is None or longest.last + 1 >= view.size or longest.last + 1 in inside:
            continue
        verb = longest.category in VERBS
        if verb and no_subject_behind(view, at):
            continue
        begun = longest.last + 1
        if verb and "people" in view.marks[begun] and view.pack.prefixes.definite(view.norm[begun]):
            begun += begun + 1 < view.size and begun + 1 not in inside  # "says the-Uzbek sardor"
        if verb and "i" in view.keys("turn", begun) and view.quoted[begun] >= 0:
            continue  # «said to-me the broker», where "to me" may be a name elsewhere
        if verb and _to_whom(view, begun) and begun + 1 < view.size and begun + 1 not in inside:
            begun += 1  # "said to-me omar haddad"
        clause = ""  # "according to what was said by omar", "according to the words of omar"
        if longest.length > _TWO or (longest.length == _TWO and "preposition" not in view.keys("edge", longest.last)):
            clause = "clause"
        phrase = _stranger(view, begun, inside, found, str(longest.payload) if verb else clause)
        if phrase is not None and not verb:  # "according by-omar haddad"
            cue, adverbs = view.norm[longest.last], view.pack.adverbs or ("\0",)
            phrase.genitive = cue.endswith(adverbs) and view.pack.prefixes.governed(view.norm[begun])
        if phrase is not None and longest.payload == "opens" and not _message_near(view, phrase.last + 1):
            continue  # "thinks omar that …", but "goes-on omar haddad to …"
        if phrase is None:
            phrase = _noun(view, begun, at, inside, verb)
        if phrase is None and verb and at > 1 and "relative" in view.marks[at - 1] and _a_noun(view, at - 2, inside):
            phrase = _one(at - 2)  # "the-grumpel that says"
        if phrase is not None:
            found.append(phrase)
            inside.update(range(phrase.first, phrase.last + 1))
    one = _opening(view, inside) or _before_verb(view, inside) or _labelled(view, inside)
    one = one or _before_title(view, inside, found)
    if one is not None:
        found.append(one)
    found.sort(key=lambda p: p.first)


def _opening(view: View, inside: set[int]) -> Phrase | None:
    """Two unknown words or more behind an unknown verb that opens the sentence: "seeks torvin grumpel for the-missing".

    It is the subject, whom the sentences behind it take up; what is no name is described, and can be taken up as well.
    """
    if view.size <= _NAME_WORDS or not view.word[0] or view.sentence.role is not Role.BODY:
        return None
    if not (view.marks[0].keys() <= _OPENERS):
        return None
    end = 1
    while end <= _NAME_WORDS and view.word[end] and end not in inside and view.marks[end].keys() <= GIVEN:
        word, prefixes = view.norm[end], view.pack.prefixes
        if prefixes.definite(word) or prefixes.oblique(word) or (end == 1 and prefixes.governed(word)):
            break
        end += 1
    closed = end < view.size and (view.raw[end] in _ENDS or view.key("edge", end) == "preposition" or view.dated(end))
    closed = closed or end in inside  # "has-lost marna skolde her-son"
    if end <= _TWO or not closed or view.quoted[end - 1] != view.quoted[0]:
        return None
    return Phrase(1, end - 1, (1, end - 1), "name", "mf", proper=True, named=True)


def _unknown_first(view: View, inside: set[int]) -> int:
    """How many unknown words open the sentence, each of which may be of a name."""
    prefixes, adverbs, end = view.pack.prefixes, view.pack.adverbs or ("\0",), 0
    while end < min(_NAME_WORDS, view.size) and view.word[end] and end not in inside:
        word = view.norm[end]
        if not view.marks[end].keys() <= GIVEN or prefixes.definite(word) or word.endswith(adverbs):
            break
        end += 1
    return end


def _before_verb(view: View, inside: set[int]) -> Phrase | None:
    """One unknown word or a few that open the sentence, right before a verb of saying: "grumpel denied every accusation"."""
    end = _unknown_first(view, inside)
    if not 0 < end < view.size - 1 or "any" not in view.keys("say", end) | view.keys("denial", end):
        return None
    if any(h.first < end and h.category not in _NAMES_TOO for h in view.sentence.hits) or view.quoted[end] >= 0:
        return None  # "yesterday he said"
    return Phrase(0, end - 1, (0, end - 1), "person", "mf", proper=True, named=True)


def _before_title(view: View, inside: set[int], found: list[Phrase]) -> Phrase | None:
    """Unknown words that open the sentence, and what they are between commas: "jon feld, head of the union, testified"."""
    if "," not in view.raw[_TWO : _NAME_WORDS + 1]:
        return None
    end = _unknown_first(view, inside)
    if end < _TWO or view.raw[end] != "," or view.sentence.role is not Role.BODY:
        return None
    title = next((p for p in found if p.first == end + 1), None)
    if title is not None and title.kind == "pronoun" and view.pack.prefixes.joined(view.norm[title.first]):
        title = next((p for p in found if p.first == title.last + 1), None)  # "jon feld, and-he a soldier, …"
    if title is None or title.kind != "person" or title.named or "p" in title.gender:
        return None
    closed = title.last + 1 < view.size and (view.raw[title.last + 1] == "," or view.any(_OPENS_ASIDE, title.last + 1))
    return Phrase(0, end - 1, (0, end - 1), "person", "mf", proper=True, named=True) if closed else None


def _labelled(view: View, inside: set[int]) -> Phrase | None:
    """An unknown name of two words or more before a colon and a quotation: "jon feld: «We have lost …»"."""
    if ":" not in view.raw[_TWO : _NAME_WORDS + 1]:
        return None
    end = _unknown_first(view, inside)
    if end < _TWO or end + _TWO >= view.size or view.raw[end] != ":" or not _opens_message(view, end + 1):
        return None
    return Phrase(0, end - 1, (0, end - 1), "person", "mf", proper=True, named=True)


def _counts(view: View, at: int) -> bool:
    """A verb of finding or putting out that reckons up what stands behind it: "documented the-grumpels the death of 300"."""
    keys = view.keys("say", at)
    return not keys.isdisjoint(COUNTS) and "urge" not in view.marks[at] and _number(view, at + 2)


def _number(view: View, begin: int) -> bool:
    return any(view.numbered(at) for at in range(begin, min(begin + OBJECT, view.size)))


def _a_noun(view: View, at: int, inside: set[int]) -> bool:
    """An unknown noun with its article, of whatever kind."""
    if at < 0 or at >= view.size or at in inside or not view.word[at] or view.marks[at]:
        return False
    prefixes = view.pack.prefixes
    return (
        prefixes.definite(view.norm[at]) and not prefixes.oblique(view.norm[at]) and not prefixes.joined(view.norm[at])
    )


def _one(at: int) -> Phrase:
    return Phrase(at, at, (at, at), "person", ANYBODY, definite=True, strange=True, head_at=at)


def _noun(view: View, begun: int, verb: int, inside: set[int], says: bool) -> Phrase | None:
    """An unknown noun with its article, where the place shows that it speaks: "…, said the-grumpel", "as said the-grumpel to us".

    Or it reckons up what follows: "estimate the-grumpels the-number of the dead at 300".
    """
    if not _a_noun(view, begun, inside):
        return None
    opens = verb > 0 and ("how" in view.marks[verb - 1] or not view.word[verb - 1])
    at = begun + 1
    while (
        at < view.size and view.word[at] and (at in inside or view.dated(at) or "preposition" in view.keys("edge", at))
    ):
        at += 1
    closed = at >= view.size or view.raw[at] in _CLOSED
    if (opens and closed) or (at < view.size and "that" in view.marks[at]):
        return _one(begun)
    if not says:
        return None
    keys = view.keys("say", verb)
    return _one(begun) if (_number(view, begun + 1) and not keys.isdisjoint(COUNTS)) or reckons(view, begun) else None


def no_subject_behind(view: View, verb: int) -> bool:
    """A verb for several, which in some languages stands only behind its subject: "they-said to me words"."""
    several = view.pack.behind_subjects
    return bool(several) and view.norm[verb].endswith(several)


def _in_name(view: View, at: int, inside: set[int]) -> bool:
    """A word between two unknown ones that looks like a verb, before what is said: it is part of a name."""
    if not view.marks[at].keys() <= VERBAL or at + 2 >= view.size or at + 1 in inside:
        return False
    unknown = all(view.word[i] and view.marks[i].keys() <= GIVEN for i in (at - 1, at + 1))
    return unknown and ("that" in view.marks[at + 2] or view.raw[at + 2] in _MESSAGE)


def _title_at(view: View, at: int, found: list[Phrase]) -> bool:
    """What somebody is stands right behind their name: "said noel grant head-of the-league «It is …»"."""
    title = next((p for p in found if p.first == at), None)
    if title is not None and title.named and view.key("role_noun", title.name[0] - 1).startswith("body"):
        # "said noel grant the-head of-team tall oaks that": the last name is the team's
        title.named, title.name = False, (title.first, title.last)
    if title is None or title.kind != "person" or title.named or title.head_at != at or "p" in title.gender:
        return False
    end = title.last + 1
    ahead = range(end, min(end + _ASIDE, view.size))
    quoted = any(number != view.quoted[title.last] for number in view.quoted[end : end + 2])
    message = next((i for i in ahead if _opens_message(view, i)), -1)
    return quoted or (message >= 0 and not any(view.any(VERBS, i) for i in range(end, message)))


def _aside(view: View, begun: int, at: int) -> bool:
    """Where, to whom or being what it was said stands between an unknown name and what is said: "said omar in a talk that".

    What is said may stand before, too: "«We were 30», says omar, aged 34". No word of the name is known as anything else.
    """
    quoted = next((i for i in range(begun - 2, max(-1, begun - 5), -1) if view.kind[i] != "p"), -1)
    behind = quoted >= 0 and view.quoted[quoted] >= 0
    if not (behind or view.any(_OPENS_ASIDE, at)):
        return False
    if begun == at - 1 and view.norm[begun].endswith(view.pack.adverbs or ("\0",)):
        return False
    if any(begun <= h.first < at for h in view.sentence.hits if h.category not in _NAMES_TOO):
        return False  # "said yesterday in", "said repeatedly to"
    if begun >= _TWO and "how" in view.marks[begun - 2]:
        return True  # "…, as said omar of telmo"
    said = begun >= _TWO and view.raw[begun - 2] == "," and not view.pack.prefixes.joined(view.norm[begun - 1])
    if said and "preposition" in view.keys("edge", at):
        return True  # "…, said omar after the funeral"
    if behind or _deed(view, at) or _figure_near(view, begun, at):
        return True  # "«…», says omar in-a-voice …", "admitted omar to-the-death of 300"
    ahead = range(at, min(at + _ASIDE, view.size))
    message = next((i for i in ahead if _opens_message(view, i)), -1)
    return message > at and not any(view.any(VERBS, i) for i in range(at, message))


def _opens_message(view: View, at: int) -> bool:
    """What is said begins here: "that", a colon, or the mark of a quotation: "said omar behind the-border: «We left»"."""
    if at >= view.size:
        return False
    quoted = at + 1 < view.size and not view.word[at] and view.quoted[at + 1] >= 0 > view.quoted[at]
    return quoted or "that" in view.marks[at] or view.raw[at] == ":" or "joined" in view.keys("say", at)


def _figure_near(view: View, begun: int, at: int) -> bool:
    """What befell a number of people begins here: "denied omar the-death-of 300", "spoke omar of the-death-of 300"."""
    if "edge" not in view.marks[at] or (begun == at - 1 and view.pack.prefixes.governed(view.norm[begun])):
        return False  # "spoke in-public of the-death-of 300"
    for i in range(at + 1, min(at + _NAME_WORDS, view.size)):
        if view.numbered(i):
            return any(view.any(_PEOPLE, n) for n in range(i + 1, min(i + 1 + _TWO, view.size)))
        if not view.word[i]:
            return False
    return False


def _reckoned(view: View, at: int) -> bool:
    """What is put at a number begins here: "puts omar the-number of the dead at 300"."""
    by = view.sentence.by
    return any(h.first == at for c in _RECKONED if c in by for h in by[c]) and reckons(view, at)


def _deed(view: View, at: int) -> bool:
    """A noun for what was done or befell people, with the preposition of a verb of saying: "to-the-death (of 300)"."""
    long = len(view.norm[at]) > _NAME_WORDS and view.pack.prefixes.governed(view.norm[at])
    return long and "preposition" in view.keys("edge", at)


def _message_near(view: View, at: int) -> bool:
    """What is said begins here, or behind what is told of the speaker between commas: "testified omar, an officer, that"."""
    if at >= view.size:
        return False
    if _opens_message(view, at) or view.raw[at] != ",":
        return _opens_message(view, at) or ("edge" in view.marks[at] and _opens_message(view, at + 1))
    ahead = range(at + 1, min(at + 1 + _ASIDE, view.size))
    message = next((i for i in ahead if "that" in view.marks[i]), -1)
    return message >= 0 and not any(view.any(VERBS, i) for i in range(at + 1, message))


def _to_whom(view: View, at: int) -> bool:
    """A pronoun with its preposition: "to-me", "to-them"."""
    if "i" in view.keys("turn", at):
        return True
    return (
        "word" in view.keys("edge", at)
        and len(view.norm[at]) <= _PRONOUN
        and view.pack.prefixes.governed(view.norm[at])
    )


def _up_to_message(view: View, begun: int, end: int) -> bool:
    """Nothing but unknown words stands between the verb and "that": all of them are who says it."""
    ahead = range(begun, min(end + 1, view.size))
    message = next((at for at in ahead if not view.word[at] or view.marks[at]), -1)
    if message > begun and view.raw[message] == "," and message + 1 < view.size:
        message += 1
    return message > begun and "that" in view.marks[message]


def _day(view: View, at: int) -> bool:
    """A day is told, with the word for it or without: "said omar haddad day the-monday"."""
    return view.dated(at) or ("duration" in view.marks[at] and at + 1 < view.size and view.dated(at + 1))


def _told_them(view: View, at: int) -> bool:
    """Whom it was told, by a preposition grown together with the article, close before it: "said omar to-the-crowd that"."""
    if not view.pack.prefixes.oblique(view.norm[at]):
        return False
    return any(_opens_message(view, i) for i in range(at + 1, min(at + _NAME_WORDS, view.size)))


def _like_month(view: View, at: int) -> bool:
    """A name that is written like a month, right behind the verb, before a word that nobody knows: "said may feld"."""
    behind = at + 1 < view.size and view.word[at + 1] and view.marks[at + 1].keys() <= GIVEN
    return behind and view.marks[at].keys() <= _MONTH


def _stranger(view: View, begun: int, inside: set[int], found: list[Phrase], says: str) -> Phrase | None:
    """The unknown words from a token up to what is said: a person behind a verb or clause (``says``), else whose figures."""
    verb, any_verb = says != "", says == "any"
    last, end = begun - 1, begun + _NAME_WORDS
    end = min(view.size, end + sum(norm in _PARTICLES for norm in view.norm[begun:end]))
    article, prefixes = False, view.pack.prefixes
    whole = any_verb and _up_to_message(view, begun, end)
    for at in range(begun, end):
        row = view.marks[at]
        if not view.word[at] or at in inside or view.quoted[at] != view.quoted[begun]:
            break
        if not _STRANGE.isdisjoint(row):
            in_name = _in_name(view, at, inside) if at > begun else verb and _like_month(view, at)
            if not in_name:
                break
        definite = prefixes.definite(view.norm[at]) and view.norm[at] not in _PARTICLES
        another = verb and not whole and (article or (definite and at > begun + 1))
        if at > begun and (prefixes.oblique(view.norm[at]) or another):
            break  # behind a name of two words, or of one with an article, another noun begins
        article = definite
        last = at
    at = last + 1
    if last < begun:
        return None
    if at >= view.size or view.raw[at] == ".":  # "…, as said omar haddad."
        behind = verb and at + 1 >= view.size and begun >= _TWO
        behind = behind and (says == "clause" or "how" in view.marks[begun - 2] or not view.word[begun - 2])
        return Phrase(begun, last, (begun, last), "person", "mf", proper=True, named=True) if behind else None
    closed = view.raw[at] in _ENDS or _opens_message(view, at) or (verb and view.quoted[at] != view.quoted[last])
    if not verb:
        if view.raw[at] not in _MESSAGE:
            return None
        return Phrase(begun, last, (begun, last), "body", "nfm", proper=True)
    if verb and begun == last and view.norm[at - 1].endswith(view.pack.subjects or ("\0",)):
        return Phrase(begun, last, (begun, last), "person", "p")  # "accused the-rebels the-government", by its ending
    titled = verb and last > begun and _title_at(view, at, found)
    told = at in inside and any("that" in row for row in view.marks[at : at + _NAME_WORDS])
    accused = at in inside and article and last > begun
    # "said omar haddad on-Monday in telmo"
    dated = any_verb and last > begun and (_day(view, at) or "relative" in view.marks[at])
    citing = verb and "cite" in view.keys("attribution_before", at)  # "wrote grumpel citing the-police"
    # "said omar haddad in-a-talk to-the-daily"
    asked = verb and last > begun and "to" in view.keys("attribution_before", at)
    told = told or (any_verb and _told_them(view, at)) or (says == "clause" and at in inside and is_recipient(view, at))
    told = told or (any_verb and _reckoned(view, at))
    if not (closed or told or accused or titled or asked or dated or citing or _aside(view, begun, at)):
        return None
    return Phrase(begun, last, (begun, last), "person", "mf", proper=True, named=True)
