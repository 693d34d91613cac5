"""Who is meant by a name: known sources, offices that every state has, and names nobody listed.

`Sources.resolve` takes a name as a text writes it, in any language, case or script, and says whose it is and why:

    >>> sources("recruitment").resolve("министра иностранных дел Непала", "ru").id
    'mfa-np'

Known sources are the topic's (sources.toml), offices and the words around names corroboration/offices.toml, spellings names.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from beleg.corroboration.anatomy import Anatomy, Found, anatomy, clean, is_person, readers, runs, within
from beleg.corroboration.listed import Aliases, Known, listed
from beleg.corroboration.matches import GUESSED, NOBODYS, UNLISTED, Match, in_corpus, in_document
from beleg.corroboration.offices import STATE, country_name, offices
from beleg.languages.tokens import tokenise
from beleg.topics import any_pack

__all__ = ["Known", "Match", "Sources", "sources"]

_SPEAK_AS_ONE = frozenset({"outlet", "agency", "project"})  # what anybody of them says is theirs
_EMBASSY = "embassy"
_SPEAKS = "unlisted name; speaks for"


class Sources:
    """The sources of a topic. It remembers what it has resolved: many documents name few sources."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self.known = dict(known)
        self._office = {(office, k.country): k.id for k in known.values() for office in k.offices}
        self._aliases = Aliases(known)
        self._resolved: dict[tuple[str, str | None], Match] = {}
        self._parts: dict[tuple[str, str | None], tuple[Match, ...]] = {}

    # names

    def resolve(self, name: str, lang: str | None = None) -> Match:
        """Whose name this is; ``lang`` is the language of the text it stands in (ISO 639-1). Never fails."""
        key = (name, lang)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(clean(name), lang)
        return self._resolved[key]

    def resolve_all(self, names: Sequence[tuple[str, str | None]]) -> list[Match]:
        """The names of one document with their languages: what is short in it is read as the longer name it stands for."""
        return in_document([self.resolve(name, lang) for name, lang in names])

    def parts(self, name: str, lang: str | None = None) -> tuple[Match, ...]:
        """The sources of a name that joins several ("A and B"); the one it is where it does not."""
        key = (name, lang)
        if key not in self._parts:
            self._parts[key] = self._split(clean(name), lang)
        return self._parts[key]

    def unify(self, matches: Iterable[Match]) -> dict[str, str]:
        """For names nobody listed that several documents spell differently: each id to the one it goes by (see `in_corpus`)."""
        return in_corpus(matches)

    # what is known of ids

    def owner(self, id_: str) -> str:
        """Whom a listed source speaks for or is part of, up to the one that owns its figures; itself where nobody."""
        seen = [id_]
        while (
            (source := self.known.get(seen[-1]))
            and (above := source.speaks_for or source.part_of)
            and above not in seen
        ):
            seen.append(above)
        return seen[-1]

    def label(self, id_: str, language: str) -> str:
        """What a listed source, an office or a state is called in a language of the interface; the id where it has no name."""
        if source := self.known.get(id_):
            return source.called(language)
        country, _, rest = id_.partition(":")
        key, _, host = rest.partition(":")
        if office := offices().offices.get(key):
            places = [country_name(code, language) for code in (country, host) if code and code != NOBODYS]
            return office.shown(language, ", ".join(places))
        return country_name(id_, language)

    def office(
        self, key: str, country: str | None, host: str | None = None, why: str = "office", score: float = 0.9
    ) -> Match:
        """The office of a country, or the listed source that is it; ``host`` is where an embassy stands."""
        if not host and (listed_as := self._office.get((key, country))):
            return replace(self._listed(listed_as, why, score), office=key)
        id_ = ":".join(part for part in (country or NOBODYS, key, host) if part)
        kind, owner = offices().offices[key].kind, self._owner_of_office(key, country, id_)
        return Match(id_, self.label(id_, "en"), kind, country, owner, why, score, key)

    def _owner_of_office(self, key: str, country: str | None, id_: str) -> str:
        office = offices().offices[key]
        if country is None:
            return id_
        if key == STATE:
            return country
        return self.office(office.part_of, country).institution or id_ if office.part_of else id_

    def _listed(
        self, id_: str, why: str, score: float, read: Anatomy | None = None, found: Found | None = None
    ) -> Match:
        source = self.known[id_]
        words = tuple(read.words[found.first : found.last + 1]) if read and found else ()
        called, owner = source.called("en"), self.owner(id_)
        return Match(
            id_,
            called,
            source.kind,
            source.country,
            owner,
            why,
            round(score, 3),
            next(iter(source.offices), None),
            words,
        )

    # one name

    def _resolve(self, name: str, lang: str | None) -> Match:
        if not any(c.isalnum() for c in name):
            return Match("<>", name, "anonymous", why="no name", score=0.0)
        best: Anatomy | None = None
        for code in readers(name, lang):
            read = anatomy(name, code, self._aliases)
            self._drop_parts_of_longer_names(read)
            if best is None or read.quality() > best.quality():
                best = read
            if not best.own():
                break
        assert best is not None
        return self._decide(best, name, lang)

    def _drop_parts_of_longer_names(self, read: Anatomy) -> None:
        """A known name of one word beside other names is part of a longer one: another Usov, the Reuters Institute."""
        for found in list(read.found):
            if not found.alias.bare:
                continue
            others = ("",) if any_pack(read.lang).capital_nouns else ("", "body")
            beside = [
                n for n in (found.first - 1, found.last + 1) if 0 <= n < len(read.marks) and read.marks[n] in others
            ]
            source = self.known[found.alias.source]
            if source.kind in _SPEAK_AS_ONE:  # "Forbes Georgia"; an adjective only says where it is
                beside += [land.first for land in read.lands if land.first == found.last + 1 and not land.adjective]
            if any(read.capital(n) and not source.begins_with(read.words[n]) for n in beside):
                read.found.remove(found)
                read.marks[found.first : found.last + 1] = [""] * (found.last + 1 - found.first)

    def _decide(self, read: Anatomy, name: str, lang: str | None) -> Match:
        named = [
            run for run in runs(read) if any(read.capital(n) and not read.marks[n] for n in range(run[0], run[1] + 1))
        ]
        if person := next((f for f in read.found if f.alias.person), None):
            return self._found(person, read, bool(named))
        bodies = self._bodies(read, lang)
        someone = next((run for run in named if is_person(read, run)), None)
        titled = read.has("spokesman", "official", "office")
        if bodies and someone and titled:
            return self._speaker(read, someone, bodies[0])
        if bodies and not (named and read.offices):
            return self._said_for(bodies[0], read, name, more=bool(named))
        if someone and len(named) > 1 and titled:
            other = next(run for run in named if run != someone)
            return self._speaker(read, someone, _unlisted(read, _extended(read, other)))
        if named and not _from_somewhere(read, named) and not _one_of_them(read, named):
            where = read.lands[0].country if len({land.country for land in read.lands}) == 1 else None
            whole = bool(bodies) or (read.has("body") and not read.quoted(named[0][0]))
            words = _all_but_small(read) if whole else _extended(read, someone or named[0])
            return replace(_unlisted(read, words), country=where)
        if bodies:
            return self._said_for(bodies[0], read, name, more=False)
        if read.lands:
            return self._state(read, name)
        words = _written_like_a_name(read)
        return _unlisted(read, words) if words else _anonymous(name, read)

    def _state(self, read: Anatomy, name: str) -> Match:
        """A country or its capital as a speaker, or somebody of that country."""
        country = min(read.lands, key=lambda land: (land.capital, land.first)).country
        if any(mark == "body" and read.capital(n) for n, mark in enumerate(read.marks)) and not read.has("indefinite"):
            words = _all_but_small(read)
            if len(words) > 2:  # a body, its country, and what sets it apart
                return replace(_unlisted(read, words), country=country)
        if read.has("official") and not read.has("anonymous"):
            return _anonymous(name, read, country, country)
        if read.own() or read.has("anonymous", "indefinite", "paper", "spokesman", "official", "body"):
            return _anonymous(name, read)
        return Match(country, country_name(country, "en"), "state", country, country, "country", 0.95)

    def _found(self, found: Found, read: Anatomy, more: bool) -> Match:
        alone = all(
            mark in ("sign", "light", "article") or found.first <= n <= found.last for n, mark in enumerate(read.marks)
        )
        why = f"{found.how}: {found.alias.text}" if alone else f"contained, {found.how}: {found.alias.text}"
        return self._listed(
            found.alias.source, why, found.score * (1.0 if alone else 0.8 if more else 0.95), read, found
        )

    def _bodies(self, read: Anatomy, lang: str | None) -> list[Match]:
        """The listed sources and offices in a name, the one that speaks first."""
        placed = [(f.first, self._body(f, read)) for f in read.found if not f.alias.person]
        for first, last, key in read.offices:
            country, host, why, score = _whose(read, key, lang)
            match = self.office(key, country, host, why, score)
            placed.append((first, replace(match, words=tuple(read.words[first : last + 1]))))
        placed.sort(key=lambda p: p[0])
        if len(placed) > 1:
            # "X's Y", and in languages whose nouns stand last "X Y": Y speaks.
            between = read.tokens.norm[placed[0][0] : placed[1][0]]
            if "'s" in between or any_pack(read.lang).head_final:
                placed.reverse()
            # Of two the one whose country is known is surer.
            placed.sort(key=lambda p: p[1].id.startswith(NOBODYS))
        return [match for _, match in placed]

    def _body(self, found: Found, read: Anatomy) -> Match:
        """A listed source; of another country than its own, where the name says so, that country's office of the kind."""
        source = self.known[found.alias.source]
        other = next((land for land in read.lands if not land.capital and land.country != source.country), None)
        if (
            source.offices
            and source.country
            and other
            and not any(land.country == source.country for land in read.lands)
        ):
            return self.office(
                source.offices[0], other.country, why=f"office of country {read.text(other.first, other.last)}"
            )
        return self._found(found, read, bool(read.own()))

    def _speaker(self, read: Anatomy, run: tuple[int, int], body: Match) -> Match:
        """Somebody nobody listed, who speaks for a body."""
        person = _unlisted(read, range(run[0], run[1] + 1))
        owner = person.id if body.id.startswith(NOBODYS) or body.kind == "anonymous" else body.institution
        why = f"{_SPEAKS} {body.id}"
        return replace(person, kind="person", country=body.country, institution=owner, why=why)

    def _said_for(self, body: Match, read: Anatomy, name: str, *, more: bool) -> Match:
        """A body, or somebody of it: spokesmen and papers say what it says, unnamed officials speak as themselves."""
        one_voice = body.kind in _SPEAK_AS_ONE
        speaks = read.has("paper", "spokesman")
        if (_before_body(read, "anonymous") and not one_voice) or (_of_it(read) and not speaks):
            if one_voice:
                return replace(body, why=f"{body.why}; its people", score=round(body.score * 0.9, 3))
            if body.why.startswith(GUESSED):  # a guessed country is nobody's
                return _anonymous(name, read)
            return _anonymous(name, read, body.country, body.institution)
        return replace(body, score=round(body.score * 0.8, 3)) if more else body

    # joint names

    def _split(self, name: str, lang: str | None) -> tuple[Match, ...]:
        whole = self.resolve(name, lang)
        listed_whole = whole.id in self.known and not whole.why.startswith(("contained", "office"))
        if listed_whole or whole.why.startswith(_SPEAKS):
            return (whole,)
        for code in readers(name, lang):
            for pieces in _cuts(name, code):
                found = [self.resolve(piece, lang) for piece in pieces]
                if len({m.id for m in found}) > 1 and _all_names(found):
                    return self._shared_country(found)
        return (whole,)

    def _shared_country(self, found: Sequence[Match]) -> tuple[Match, ...]:
        """ "The foreign ministry and the police of Kenya": an office without a country has its neighbour's."""
        countries = {m.country for m in found if m.country}
        if len(countries) != 1:
            return tuple(found)
        country, why = countries.pop(), "office; country of what it is joined with"
        return tuple(
            self.office(m.id[2:], country, why=why, score=0.8) if m.id.startswith(NOBODYS) else m for m in found
        )


@cache
def sources(topic_name: str) -> Sources:
    """The sources of a topic; FixSettings where its sources.toml is malformed."""
    return Sources(listed(topic_name))


def _all_names(found: Sequence[Match]) -> bool:
    """Each piece of a joint name is a name: listed or an office, or one that nobody lists beside such a one, or people's."""
    if any(m.kind == "anonymous" for m in found) or len({m.kind == "state" for m in found}) > 1:
        return False  # "Reuters, Nairobi" is one source, and where it writes from
    unlisted = [m for m in found if m.id.startswith(UNLISTED)]
    return len(unlisted) < len(found) or all(len(m.words) > 1 for m in unlisted)


def _whose(read: Anatomy, office: str, lang: str | None) -> tuple[str | None, str | None, str, float]:
    """Whose an office is, where it stands if it is an embassy, how that was told, and how surely."""
    lands = list(read.lands)
    host = None
    if office == _EMBASSY:
        abroad = [land for land in lands if land.capital or (land.first and read.marks[land.first - 1] == "host")]
        if abroad:
            host = abroad[0].country
            lands.remove(abroad[0])
    if lands:
        land = min(lands, key=lambda one: (one.capital, one.first))
        kind = "capital" if land.capital else "country"
        return land.country, host, f"office of {kind} {read.text(land.first, land.last)}", 0.93
    if not offices().offices[office].homeless:
        for code in (read.lang, lang):
            if country := offices().home.get(code or ""):
                return country, None, f"{GUESSED} {code}", 0.6
    return None, host, "office without a country", 0.3


def _before_body(read: Anatomy, mark: str) -> bool:
    body = next(n for n, other in enumerate(read.marks) if other in ("known", "office"))
    return mark in read.marks[:body]


def _of_it(read: Anatomy) -> bool:
    """Somebody of the body is meant; not somebody else beside it ("the prosecutor general and investigators")."""
    body = next(n for n, mark in enumerate(read.marks) if mark in ("known", "office"))
    joined = next((n for n in range(body, len(read.marks)) if read.marks[n] == "and"), len(read.marks))
    return "official" in read.marks[:joined]


def _extended(read: Anatomy, run: tuple[int, int]) -> range:
    """The words of a name nobody listed: its own, and those about it that are part of it.

    Inside quotation marks all of them. Words written with a capital belong to it, but for those that begin it without being its
    own ("Das Portal …"); and where what belongs to a noun follows it, all that follows: "Комитет солдатских матерей".
    """
    first, last = run
    if read.quoted(first):
        while first and read.quoted(first - 1) and read.marks[first - 1] != "sign":
            first -= 1
        while last + 1 < len(read.marks) and read.quoted(last + 1) and read.marks[last + 1] != "sign":
            last += 1
        return range(first, last + 1)
    language = any_pack(read.lang)
    while first and _joins(read, first - 1, left=True):
        first -= 1
    while last + 1 < len(read.marks) and _joins(read, last + 1, left=False):
        last += 1
    if not is_person(read, run) and not language.head_final:
        while last + 1 < len(read.marks) and read.marks[last + 1] != "sign":
            last += 1
    return range(first, last + 1)


def _joins(read: Anatomy, at: int, *, left: bool) -> bool:
    mark = read.marks[at]
    if mark == "sign":
        return read.tokens.norm[at] == "-" and 0 < at < len(read.marks) - 1
    if mark in ("article", "indefinite", "host", "and", "known", "office") or not read.capital(at):
        return False
    if any_pack(read.lang).capital_nouns or (left and at == 0):
        return mark == "land" and read.marks[at + 1 : at + 2] not in (["light"], ["host"])
    return True


def _from_somewhere(read: Anatomy, named: Sequence[tuple[int, int]]) -> bool:
    """Somebody without a name, from a place that has one: "relatives in Mandera"."""
    first, last = named[0]
    nameless = any(mark in ("anonymous", "official", "paper", "indefinite") for mark in read.marks[:first])
    placed = first > 0 and read.marks[first - 1] in ("host", "light") and not read.capital(first - 1)
    return nameless and placed and len(named) == 1 and first == last and not read.has("body") and not read.quoted(first)


def _one_of_them(read: Anatomy, named: Sequence[tuple[int, int]]) -> bool:
    """One of a kind, written with a capital because it begins the sentence: "Qaytganlardan biri"."""
    begins = len(named) == 1 and named[0] == (0, 0)
    return begins and read.has("indefinite") and not read.quoted(0) and not any_pack(read.lang).caseless


def _all_but_small(read: Anatomy) -> list[int]:
    small = ("sign", "article", "indefinite", "host", "light", "and")
    return [n for n, mark in enumerate(read.marks) if mark not in small]


def _written_like_a_name(read: Anatomy) -> list[int]:
    """The words of a name of everyday words, told by its capitals after an article ("The Citizen") or by quotation marks."""
    words = [n for n, mark in enumerate(read.marks) if mark not in ("sign", "host", "and")]
    quoted = [n for n in words if read.quoted(n)]
    if quoted and len(quoted) == len(words):
        return quoted
    if read.lands or read.has("indefinite") or any_pack(read.lang).capital_nouns:
        return []
    content = [
        n for n in words if read.marks[n] != "article" and not (read.marks[n] == "light" and not read.capital(n))
    ]
    if len(content) > 1 and read.marks[content[0]] == "body" and read.capital(content[0]):
        return content
    if (
        not any_pack(read.lang).caseless
        and len(content) > (words[:1] == content[:1])
        and all(read.capital(n) for n in content)
    ):
        return content
    return []


def _unlisted(read: Anatomy, places: Sequence[int]) -> Match:
    words = tuple(read.words[n] for n in places if read.words[n].skeleton and not read.words[n].norm.startswith("'"))
    id_ = UNLISTED + "-".join(w.base or w.norm for w in words)
    return Match(id_, read.text(places[0], places[-1]), "unknown", None, id_, "unlisted name", 0.5, words=words)


def _anonymous(name: str, read: Anatomy, country: str | None = None, institution: str | None = None) -> Match:
    words = [read.words[n].base for n in _all_but_small(read)]
    owner = None if institution and institution.startswith(NOBODYS) else institution
    return Match(f"<{' '.join(words)}>", name, "anonymous", country, owner, "no name in it", 0.5)


def _cuts(name: str, code: str) -> list[list[str]]:
    """The ways a name may be cut into several, at words and signs that join names, outside quotation marks and brackets."""
    language = any_pack(code)
    tokens = tokenise(name, language.elisions, language.enclitics)
    places = [
        (tokens.start[hit.first], tokens.end[hit.last])
        for hit in offices().lexicons[code].scan(tokens)
        if hit.category == "and" and hit.first > 0 and hit.last + 1 < len(tokens)
    ]
    places += [(tokens.start[n], tokens.end[n]) for n in range(1, len(tokens) - 1) if tokens.norm[n] in {",", ";", "/"}]
    pieces, at = [], 0
    for start, end in sorted(set(places)):
        if start >= at and not within(name[:start]):
            pieces.append(name[at:start].strip())
            at = end
    ways = [[piece for piece in [*pieces, name[at:].strip()] if piece]]
    # What is written onto a word may be no joiner but its first letter: each place is tried alone.
    for joiner in offices().joiners.get(code, ()):
        for n in range(1, len(tokens)):
            if tokens.norm[n].startswith(joiner) and len(tokens.norm[n]) > len(joiner) + 1:
                ways.append([name[: tokens.start[n]].strip(), name[tokens.start[n] + len(joiner) :].strip()])  # noqa: PERF401
    return [way for way in ways if len(way) > 1]
