"""Whose figure a claim is: the names of its chain resolved to sources, the innermost to the body that owns the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from beleg.corroboration.affiliation import affiliations, is_body
from beleg.corroboration.constraints import Constraints
from beleg.corroboration.origins import Party
from beleg.corroboration.sources import Match, Sources
from beleg.corroboration.spellings import Spellings
from beleg.corroboration.stated import OWN, Stated, side_of, stated
from beleg.languages.packs import codes
from beleg.model import Claim, Document
from beleg.topics import Topic, pack

_UNNAMED = "anonymous"
_BODIES = frozenset({"institution", "project", "state"})


def _commonest(values: Iterable[str]) -> str | None:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _sourced(one: Stated, origin: str) -> tuple[object, ...]:
    """The order of a claim whose publisher is its source."""
    return (*one.order[:2], origin == OWN, *one.order[3:])


class Whose:
    """Resolves the speakers of claims, and remembers every source it met."""

    def __init__(self, topic: Topic, rules: Constraints, sources: Sources, language: str = "en") -> None:
        self.topic, self.rules, self.sources, self.language = topic, rules, sources, language
        self.joint: dict[str, set[str]] = {}  # by the id of a joint name: who speaks together
        self.outlets: dict[str, str] = {}  # by document: who published it
        self._written: dict[str, Counter[str]] = {}  # by id: the names it goes by in the texts
        self._listed: dict[str, set[str]] = {}  # by name as written: the ids of listed sources it is resolved to
        self._unlisted: dict[str, Match] = {}  # by id: names that no list has
        self._alike = Spellings()
        self._spellings: dict[str, str] = {}  # ids of such names to the one they go by
        self._met: dict[str, set[str]] = {}  # by id of such a name: the documents it stands in
        # by official nobody listed: bodies, and the documents that say so
        self._speaks: dict[str, dict[str, Counter[str]]] = {}
        self._introduced: dict[str, dict[str, str]] = {}  # by official: the sentences that introduce him, by document
        # by first word: names of bodies nobody listed, with their ids
        self._named_bodies: dict[str, dict[str, str]] = {}
        self._langs: dict[str, set[str]] = {}  # by id of such a body: the languages it is named in
        self._bodies: dict[str, str] = {}  # by official: the body he speaks for
        side = topic.dimensions.get("side", {})
        self._side, self._without = str(side.get("default", "")), frozenset(side.get("without", ()))

    def introduce(self, document: Document, claims: Iterable[Claim]) -> None:
        """Note whom the speakers of a document speak for, as its text says."""
        claims = list(claims)
        lang = document.lang or _commonest(claim.lang for claim in claims)
        if lang not in codes():
            return
        names = [(name, claim.lang) for claim in claims for name in claim.said_by]
        words = pack(lang, self.topic.name)
        for name, of in names:
            match = self.sources.resolve(name, of)
            if match.id.startswith("~") and len(name.split()) > 1 and is_body(name, match, words):
                self._named_bodies.setdefault(name.split()[0], {})[name] = match.id
                self._langs.setdefault(match.id, set()).add(of or lang)
        for official, body, sentence in affiliations(document.text, names, self.sources, words):
            self._met.setdefault(official.id, set()).add(document.id)
            if body is not None:
                own = self._own(body, document)
                self._speaks.setdefault(official.id, {}).setdefault(own, Counter())[document.id] += 1
            elif sentence:
                self._introduced.setdefault(official.id, {})[document.id] = sentence

    def states(self, document: Document, claims: Iterable[Claim]) -> list[Stated]:
        """The claims of one document, ready to be compared; those of measures that the topic does not have are left out."""
        claims = [claim for claim in claims if claim.measure in self.topic.measures]
        lang = document.lang or _commonest(claim.lang for claim in claims)
        outlet = self._own(self.sources.resolve(document.outlet, lang), document) if document.outlet else ""
        self.outlets[document.id] = outlet
        body = outlet if document.outlet and self._is_body(outlet, document.outlet, lang) else OWN
        spoken = list(dict.fromkeys((name, claim.lang) for claim in claims for name in claim.said_by))
        meant = dict(zip(spoken, self.sources.resolve_all(spoken), strict=True))
        for name in spoken:
            meant[name] = self._of_country(meant[name], [claim for claim in claims if name[0] in claim.said_by])
        found = []
        for claim in claims:
            one = self._stated(claim, document, [meant[name, claim.lang] for name in claim.said_by], outlet)
            found.append(one if one.origin != OWN else replace(one, origin=body, order=_sourced(one, body)))
        return found

    def _is_body(self, own: str, outlet: str, lang: str | None) -> bool:
        """Its publisher counts and decides itself: an association, a prosecutor. A newspaper reports what others say."""
        listed = self.sources.known.get(own)
        if listed is not None or not own.startswith("~"):
            return (listed.kind if listed else "institution") in _BODIES
        match = self._unlisted.get(own)
        return lang in codes() and match is not None and is_body(outlet, match, pack(lang, self.topic.name))

    def _of_country(self, match: Match, claims: Sequence[Claim]) -> Match:
        """ "The foreign ministry" of a text that speaks of Nepalis only is Nepal's."""
        country, _, office = match.id.partition(":")
        if country != "?" or office.partition(":")[0] not in self.rules.offices:
            return match
        meant = _commonest(claim.about[0] for claim in claims if len(claim.about) == 1 and len(claim.about[0]) == 2)
        return (
            self.sources.office(office.partition(":")[0], meant, why=f"{match.why}, of the people meant")
            if meant
            else match
        )

    def _stated(self, claim: Claim, document: Document, speakers: Sequence[Match], outlet: str) -> Stated:
        measure = self.topic.measures[claim.measure]
        chain = tuple(self._own(m, document, name) for m, name in zip(speakers, claim.said_by, strict=True))
        for name, match in zip(claim.said_by, speakers, strict=True):
            if match.known and not match.id.startswith("~") and match.kind != "state":
                self._listed.setdefault(name, set()).add(match.id)
        if chain and speakers[-1].kind != _UNNAMED:
            self._join(chain[-1], claim.said_by[-1], claim.lang, document)
        side = side_of(claim, measure, self._side, self._without)
        # Who passes on what somebody without a name says stands in for him.
        named = [own for own, match in zip(chain, speakers, strict=True) if match.known]
        origin = named[-1] if named else chain[-1] if chain else OWN
        return stated(claim, document, measure, self.rules.of(claim.measure), side, chain, origin, outlet)

    def _own(self, match: Match, document: Document, written: str | None = None) -> str:
        """The id of whoever owns what this source says; nobody can tell unnamed ones apart, so each document has its own."""
        if not match.known:
            own = f"{match.id}@{document.id}"
            self._written.setdefault(own, Counter())[" ".join((written or match.name).split())] += 1
            return own
        own = match.institution or match.id
        if own.startswith("~"):
            self._unlisted.setdefault(own, match)
            self._alike.add(match)
            self._met.setdefault(own, set()).add(document.id)
            own = self._spellings.get(own, own)
            self._written.setdefault(own, Counter())[" ".join((written or match.name).split())] += 1
            own = self._bodies.get(own, own)
        return own

    def party(self, own: str) -> Party:
        """What is known of a source by its id; the name is the one the texts use most, or the listed one."""
        listed, written = self.sources.known.get(own), self._written.get(own)
        if own.startswith("~") or "@" in own:
            name = min(written, key=lambda name: (-written[name], name)) if written else own
            return Party(own, name, _UNNAMED if "@" in own else "unknown", None, frozenset(self._langs.get(own, ())))
        country = listed.country if listed else own.partition(":")[0]
        kind = listed.kind if listed else "institution" if ":" in own else "state"
        return Party(own, self.sources.label(own, self.language), kind, country)

    def name(self, written: str) -> str:
        """What a speaker is called: a listed source by its name in the language of the interface, others as written."""
        ids = self._listed.get(written)
        return self.sources.label(min(ids), self.language) if ids else " ".join(written.split())

    def _join(self, own: str, name: str, lang: str, document: Document) -> None:
        parts = self.sources.parts(name, lang)
        if len(parts) > 1:
            self.joint.setdefault(own, set()).update({self._own(part, document) for part in parts} - {own})

    def respelled(self) -> set[str]:
        """Bring different spellings of names nobody listed together: the documents whose claims must be stated anew.

        To be called when documents were added; the order in which they came does not matter.
        """
        spellings = self._alike.changed()
        bodies = self._spokesmen(spellings)
        changed = {
            name
            for before, after in ((self._spellings, spellings), (self._bodies, bodies))
            for name in before.keys() | after.keys()
            if before.get(name) != after.get(name)
        }
        changed |= {name for name, other in spellings.items() if other in changed}
        self._spellings, self._bodies = spellings, bodies
        for name in changed:
            self.joint.pop(name, None)
        return {document for name in changed for document in self._met.get(name, ())}

    def _spokesmen(self, spellings: dict[str, str]) -> dict[str, str]:
        """For each official nobody listed the body that most documents say he speaks for."""
        counted: dict[str, Counter[str]] = {}
        for official, found in self._speaks.items():
            own = counted.setdefault(spellings.get(official, official), Counter())
            for body, documents in found.items():
                own[spellings.get(body, body)] += len(documents)
        for official, sentences in self._introduced.items():
            for sentence in sentences.values():
                bodies = {
                    body
                    for word in set(sentence.split())
                    for n, body in self._named_bodies.get(word, {}).items()
                    if n in sentence
                }
                if len(bodies) == 1:
                    body = bodies.pop()
                    counted.setdefault(spellings.get(official, official), Counter())[spellings.get(body, body)] += 1
        outlets = set(self.outlets.values())  # a paper speaks for itself
        counted = {own: told for own, told in counted.items() if own not in outlets}
        return {own: min(told, key=lambda body: (-told[body], body)) for own, told in counted.items()}
