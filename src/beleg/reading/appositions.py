"""Phrases that a comma sets apart and that are one: a name and what its owner is, and the members of a list."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from beleg.reading.view import AGE, PLACES, VERBS, Phrase, View

TITLE: Final = 10  # words of a title before the name
_OPEN: Final = 5  # words between a noun and its verb of saying
_LEFT_OPEN: Final = 9  # the same, where what somebody is has no second comma
_CLAUSE: Final = VERBS | {"that", "relative"}
_NO_ADJECTIVE: Final = _CLAUSE | {"edge", "linker", "determiner"}
_TWO_LETTERS: Final = 3  # tokens from the first letter to the last point
_OF_AGE: Final = 4  # tokens of what somebody is, before the age
YEARS: Final = frozenset({"age", "duration"})
_IN_BRACKETS: Final = 12  # tokens in brackets behind a name
_APPOSED: Final = 9  # tokens of what somebody is, between commas
_LISTED: Final = frozenset({"name", "medium", "body", "person"})


def join(view: View, found: list[Phrase]) -> None:
    """Both "The minister, Paolo Reyes, …" and "Paolo Reyes, the minister, …": one person, a name and a noun."""
    if not view.pack.bare_nouns and not view.pack.caseless:
        _apposed_far(view, found)
    open_ended: list[Phrase] = []
    for one, two in pairwise(found):
        if (view.pack.caseless or view.pack.construct) and _ranked(one, two):
            one.name, one.named, two.kind = two.name, True, "other"
            one.heads += two.heads
            continue
        if _is_that(view, one, two):
            one.named, one.oblique = one.named or one.kind != "person", False  # whatever its ending looks like
            one.kind, one.gender, one.heads, two.kind = "person", two.gender, one.heads + two.heads, "other"
            continue
        if one.gender == "p" and (two.named or two.kind in {"name", "bare"}):
            continue  # "Addressing lawmakers, the minister Jon Feld said": several are no one
        if not _beside(view, one, two) or two.last + 1 >= view.size:
            continue
        if view.pack.caseless and _titled(view, one, two):  # "petro yar, the spokesman, …"
            one.heads, one.title, two.kind = one.heads + two.heads, (two.first, two.last), "other"
            continue
        titles = one.kind == two.kind == "person" and two.named and not one.named
        titles = titles or (view.pack.head_final and one.kind == "person" and not one.named and two.kind == "name")
        ends = view.raw[two.last + 1] in ",;.:" or (titles and not view.pack.capital_nouns)
        ends = ends or _title_goes_on(view, one, two)
        left_open = not ends and _left_open(view, one, two)
        if not ends and not (left_open or _untitled(view, one, two) or _told_before(view, one, two)):
            continue
        if left_open and not two.named and two.kind == "person":
            one.kind, one.gender, one.heads, one.named = "person", two.gender, one.heads + two.heads, True
            one.last, one.title = two.last, (two.first, two.last)  # one phrase, whose comma parts no clause
            open_ended.append(two)
            continue
        if _told_by(one, two) and one.author is not None:  # "by the account of the mayor, Jon Feld, …"
            one.author.name, one.author.proper, one.author.named, two.kind = two.name, True, True, "other"
            continue
        if one.kind == "person" and not one.named and two.kind in {"name", "bare"} and view.upper[two.name[0]]:
            if not one.proper or "land" not in view.marks[two.name[0]]:
                one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
        elif (
            one.kind == "person"
            and not one.named
            and two.kind == "person"
            and two.named
            and not view.pack.capital_nouns
        ):
            one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
            one.heads += two.heads
            one.title = (one.first, two.last)
        elif (
            one.kind in {"name", "bare"}
            and two.kind == "person"
            and not (two.proper if view.pack.capital_nouns else two.named)
        ):
            one.kind, one.gender, one.heads, one.named = "person", two.gender, one.heads + two.heads, True
            one.title = (two.first, two.last)
    for two in open_ended:
        found.remove(two)
    for at, one in enumerate(found):
        if len(view.raw[one.first]) == 1 and view.upper[one.first] and one.kind == "other":
            _initials(view, one, found[at + 1] if at + 1 < len(found) else None)
        elif one.kind in {"name", "bare"} and one.last + 2 < view.size and view.raw[one.last + 1] in ",(":
            _told_apart(view, one, found[at + 1] if at + 1 < len(found) else None)


def _initials(view: View, one: Phrase, two: Phrase | None) -> None:
    """Somebody whose name is withheld: "R. V., who asked not to be named, …"."""
    first, last = one.first, one.last
    if two is not None and two.kind == "other" and two.first == last + 1 and last == first + 1:
        last = two.last  # one phrase a letter
    letters, points = view.raw[first : last + 1 : 2], view.raw[first + 1 : last + 1 : 2]
    if last != first + _TWO_LETTERS or set(points) != {"."} or any(len(w) > 1 or not w.isupper() for w in letters):
        return
    if one.governed or one.oblique or last + 1 >= view.size:
        return
    if two is not None and last == two.last:
        two.kind = "other"
    one.last, one.name, one.kind, one.gender, one.proper, one.named = last, (first, last), "person", "mf", True, True


def _told_apart(view: View, one: Phrase, two: Phrase | None) -> None:
    """A single name is a person's by the age or the people behind it: "Ruslan, a 44-year-old Tajik, …", "Ruslan (44)"."""
    opens, within = view.raw[one.last + 1], one.last + 2
    if one.oblique or "n" in one.gender or view.any(PLACES, one.name[0]) or not view.upper[one.first]:
        return
    if one.governed and not (view.pack.romance and opens == ","):
        return  # but "c’est le cas de Dinesh, un soudeur de 31 ans"
    near = range(within, min(view.size, within + _OF_AGE))  # "Ruslan, a welder aged 44", "Omar, soldador de 26 años"
    age = next((at for at in near if view.kind[at] == "d" or not view.word[at]), -1)
    aged = 0 <= age < view.size - 1 and view.kind[age] == "d" and len(view.raw[age]) <= AGE
    if opens == "(":
        if (age == within and aged and view.raw[age + 1] == ")") or renamed(view, one.last + 1):
            one.kind, one.named = "person", True
        return
    if "person" in view.marks[within] and "group" not in view.marks[within] and not one.governed:
        one.kind, one.named = "person", True  # "Denis, citizen of Norland, …"
        return
    aged = aged and (view.raw[age + 1] == "," or not view.marks[age + 1].keys().isdisjoint(YEARS))
    ends = next((at for at in range(within, min(view.size, within + _APPOSED)) if view.raw[at] in ",.;:"), -1)
    told = aged and age + AGE < view.size and "relative" in view.marks[age + AGE]  # "… de 27 ans qui témoigne"
    if ends < 0 and not told:
        return
    people = (
        not one.governed
        and two is not None
        and within <= two.first
        and two.last < ends
        and not two.governed
        and _of_people(view, two)
    )
    if people and two is not None and two.kind in {"other", "name"} and two.first - within <= 1:
        one.kind, one.named, two.kind = "person", True, "other"
    elif aged and (told or ends <= age + AGE + 1):
        one.kind, one.named = "person", True


def renamed(view: View, opens: int) -> bool:
    """Brackets tell that the name before is not the real one: "Moses (his name has been changed) told us"."""
    limit = min(opens + _IN_BRACKETS, view.size)
    closes = next((at for at in range(opens + 1, limit) if view.raw[at] == ")"), limit)
    return any("renamed" in view.marks[at] for at in range(opens + 1, closes))


def _of_people(view: View, phrase: Phrase) -> bool:
    """One of a people: "a Tajik", "a 44-year-old Tajik"."""
    return any("people" in view.marks[at] for at in range(phrase.first, phrase.last + 1))


def _is_that(view: View, one: Phrase, two: Phrase) -> bool:
    """Who somebody is, behind a dash that stands for the verb: "Dilshod — a citizen of Uzbekistan, who …"."""
    dash = one.last + 1
    if two.first != dash + 1 or one.first > 0 or view.raw[dash] not in "–—" or view.pack.capital_nouns:
        return False
    subject = not two.governed and not two.oblique and not two.genitive
    alone = two.kind == "person" and subject and not two.named and "p" not in two.gender
    return alone and one.kind in {"name", "bare", "person"} and "n" not in one.gender


def _told_by(one: Phrase, two: Phrase) -> bool:
    """A document by a person who has no name yet, and a name."""
    whose = one.author if one.kind == "document" else None
    unnamed = whose is not None and whose.kind == "person" and not whose.named and whose.last == one.last
    return unnamed and two.kind == "name" and two.proper and "n" not in two.gender


def _titled(view: View, one: Phrase, two: Phrase) -> bool:
    """A named person and what they are, right behind, up to a comma or what is said, in scripts without capitals."""
    people = one.kind == two.kind == "person" and one.named and not two.named and "p" not in two.gender
    ahead = range(two.last + 1, min(two.last + 2 + _OPEN, view.size))
    end = next((at for at in ahead if not view.word[at] or view.any(_CLAUSE, at)), -1)
    said = end >= 0 and "that" in view.marks[end + (view.raw[end] == ",")]
    spoken = any(quote != view.quoted[two.last] for quote in view.quoted[two.last + 1 : two.last + 3])
    ends = said or spoken or view.raw[two.last + 1] in ",:"
    return people and ends and not view.pack.prefixes.joined(view.norm[two.first])


def _title_goes_on(view: View, one: Phrase, two: Phrase) -> bool:
    """What somebody is, up to the next comma, where nobody knows its last words: "Jon Feld, minister of fisheries, …"."""
    if one.kind != "name" or one.name[0] == one.name[1] or "n" in one.gender or one.governed or one.oblique:
        return False
    if two.kind != "person" or two.named or "p" in two.gender:
        return False
    for at in range(two.last + 1, min(two.last + 1 + _APPOSED, view.size)):
        if not view.word[at]:
            return view.raw[at] == ","
        if view.any(_CLAUSE, at):
            return False
    return False


def _untitled(view: View, one: Phrase, two: Phrase) -> bool:
    """What somebody is, without an article right behind their name: "Jonas Feld, author of the first book on it"."""
    if not view.pack.romance or one.kind != "name" or two.kind != "person" or "p" in two.gender or two.named:
        return False
    bare = two.head_at == two.first and two.first == one.last + 2
    return bare and one.name[0] < one.name[1] and "n" not in one.gender


def _told_before(view: View, one: Phrase, two: Phrase) -> bool:
    """What somebody is right behind a name that a verb of saying tells: "said Paolo Reyes, a researcher at the court"."""
    if one.first == 0 or not view.any(VERBS, one.first - 1) or one.kind != "name" or "n" in one.gender:
        return False
    return one.name[0] < one.name[1] and two.kind == "person" and not two.named and "p" not in two.gender


def _left_open(view: View, one: Phrase, two: Phrase) -> bool:
    """As in "Paolo Reyes, the spokesman of the court said", with no second comma: a name of two words opens the sentence."""
    opens = one.first == 0 or view.raw[one.first - 1] in '–—"“”«»,'
    words = [at for at in range(one.name[0], one.name[1] + 1) if view.upper[at]]
    called = one.kind in {"name", "bare"} or (one.kind == "person" and not one.heads)
    if not opens or len(words) < 2 or not called or "n" in one.gender or two.named:
        return False
    ahead = range(two.last + 1, min(two.last + 2 + _LEFT_OPEN, view.size - 1))
    verb = next((at for at in ahead if not view.word[at] or view.any(VERBS, at)), -1)
    if verb < 0 or not view.word[verb]:
        return False  # and not "Paolo Reyes, the spokesman said, has left"
    return view.raw[verb + 1] not in ",،" or any("that" in row for row in view.marks[verb + 2 : verb + 3])


def _ranked(one: Phrase, two: Phrase) -> bool:
    """As in "the spokesman of the ministry Colonel X": a name with its rank right behind what its owner is."""
    beside = one.kind == two.kind == "person" and two.first == one.last + 1
    return beside and not one.named and two.named and two.name[0] > two.first


def _apposed_far(view: View, found: list[Phrase]) -> None:
    """As in "The director of the port of Telmo, Jonas Feld, …", where nobody knows what a port is."""
    for number, one in enumerate(found):
        if one.kind != "person" or one.named or "p" in one.gender or one.last + 2 >= view.size:
            continue
        if not (one.definite or one.proper) or not view.word[one.last + 1]:
            continue
        if view.pack.romance and "linker" not in view.marks[one.last + 1]:
            continue
        end = min(view.size - 2, one.last + TITLE)
        comma = next((i for i in range(one.last + 1, end) if not view.word[i] or view.any(_CLAUSE, i)), -1)
        two = next((p for p in found[number + 1 :] if p.first == comma + 1), None)
        titled = two is not None and two.kind == "person" and two.named  # "…, the colonel Jonas Feld, …"
        if comma < 0 or view.raw[comma] != "," or two is None:
            continue
        if not titled and (two.kind not in {"name", "bare"} or "n" in two.gender):
            continue
        if (titled or view.upper[two.first]) and two.last + 1 < view.size and view.raw[two.last + 1] in ",;.:":
            one.name, one.proper, one.named, two.kind = two.name, True, True, "other"
            one.title = (one.first, comma - 1)


def join_lists(view: View, found: list[Phrase]) -> None:
    """As in "A, B and C reported": those who say it together are one name."""
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        if two.last + 1 >= view.size or not _listed(one) or not _listed(two):
            continue
        several = any("and" in view.keys("linker", i) for i in range(two.first, two.last)) and not _two_posts(view, two)
        apart = two.first == one.last + 2 and view.raw[one.last + 1] in ",،" and not two.governed
        before = view.places.get(one.first - 1, ())
        cited = any(h.category == "attribution_before" for h in before)
        whole = one.several or "open" in view.keys("determiner", two.first)  # "A and B, a friend and aide, said"
        if several and apart and not cited and not one.governed and not whole:
            one.last, one.name, one.gender = two.last, (one.name[0], two.name[1]), "p"
            one.heads += two.heads
            one.several = True
            del found[at + 1]


def _two_posts(view: View, phrase: Phrase) -> bool:
    """What one person is, twice: "Jon Feld, head of New Road and author of the survey", with no name behind "and"."""
    if phrase.kind != "person" or view.upper[phrase.first]:
        return False
    linked = max(i for i in range(phrase.first, phrase.last) if "and" in view.keys("linker", i))
    named = min([first for first in view.names if linked < first <= phrase.last], default=phrase.last + 1)
    return not any(view.upper[linked + 1 : named])


def _listed(phrase: Phrase) -> bool:
    """A name that may be one of several who speak, and no country."""
    place = phrase.kind == "name" and "n" in phrase.gender
    return phrase.proper and not place and phrase.kind in _LISTED and (phrase.kind != "person" or phrase.named)


def _described(view: View, one: Phrase) -> bool:
    """An unknown word behind a person's role, where adjectives follow: "the chancellor acting, Rosa Lima, …"."""
    pack, at = view.pack, one.last + 1
    if not pack.head_first or pack.caseless or one.kind != "person" or one.named:
        return False
    return view.word[at] and not view.upper[at] and not view.marks[at]


def _beside(view: View, one: Phrase, two: Phrase) -> bool:
    """Only a comma stands between, or a comma and an age; before it perhaps an adjective that nobody knows."""
    if one.last + 1 >= view.size or not 2 <= two.first - one.last <= 7:
        return False
    if _described(view, one) and two.first == one.last + 3:
        return view.raw[one.last + 2] == ","
    people = one.kind == two.kind == "person" and two.named and not one.named and not view.pack.capital_nouns
    if view.raw[one.last + 1] != "," and not (people and view.raw[one.last + 1] in "–—"):
        return False
    between = range(one.last + 2, two.first)
    if view.pack.head_final and len(between) == 1 and "people" in view.marks[between[0]]:
        return True  # "the soldier of the army, Norlandic Jon, …"
    if view.pack.capital_nouns and len(between) == 1 and one.kind == "name" and two.kind == "person":
        # "Jon Feld, acting head of the port, …"
        return view.word[between[0]] and not view.any(_NO_ADJECTIVE, between[0])
    return all(not view.word[i] or "age" in view.marks[i] for i in between)
