"""The sources that a topic knows by name, from its sources.toml, and the names they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from beleg.corroboration.names import Word, meet, rules, word
from beleg.corroboration.offices import offices
from beleg.errors import FixSettings
from beleg.languages.packs import codes, read_toml
from beleg.languages.tokens import tokenise
from beleg.topics import topic

KINDS = frozenset({"outlet", "agency", "institution", "state", "project", "person"})
ANY = "any"  # names that are the same in every language
_LONGEST_ABBREVIATION = 6
_INITIAL = 0.86


@dataclass(frozen=True, slots=True)
class Known:
    """A source of a topic's list; ``names`` by language, the first of each the one to show."""

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]
    country: str | None = None
    part_of: str | None = None
    speaks_for: str | None = None
    offices: tuple[str, ...] = ()  # which offices of its country it is

    def called(self, language: str) -> str:
        for key in (language, ANY, "en", *self.names):
            if names := self.names.get(key):
                return names[0]
        return self.id

    def begins_with(self, one: Word) -> bool:
        """A word, perhaps an initial, may be the given name of this person."""
        return self.kind == "person" and any(
            meet(one, given) >= _INITIAL for given in _given(self.id, tuple(self.names.items()))
        )


@cache
def _given(_id: str, names: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Word, ...]:
    return tuple(
        word(part, lang if lang != ANY else None) for lang, row in names for name in row for part in name.split()[:-1]
    )


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of a known source, ready to be found in other names."""

    source: str
    text: str
    words: tuple[Word, ...]
    person: bool
    caps: bool  # an abbreviation: it stands in capitals

    @property
    def bare(self) -> bool:
        """A name of one word must be written like a name, and stand alone."""
        return len(self.words) == 1


class Aliases:
    """The names of known sources, by the word each is looked for by."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        aliases = [alias for source in known.values() for alias in _aliases(source)]
        common: dict[str, int] = defaultdict(int)
        for alias in aliases:
            for base in {w.base for w in alias.words}:
                common[base] += 1
        self._by_stem: dict[str, list[Alias]] = defaultdict(list)
        for alias in aliases:
            # A person's is the surname, any other name's its rarest word.
            chosen = alias.words[-1] if alias.person else min(alias.words, key=lambda w: (common[w.base], -len(w.base)))
            for stem in chosen.stems:
                self._by_stem[stem].append(alias)

    def near(self, words: Sequence[Word]) -> list[Alias]:
        """The names that may stand among the words."""
        found = {}
        for one in words:
            for stem in sorted(one.stems):
                for alias in self._by_stem.get(stem, ()):
                    found[id(alias)] = alias
        return list(found.values())


def _aliases(source: Known) -> Iterator[Alias]:
    for lang, names in source.names.items():
        for name in names:
            tokens = tokenise(name, rules().before.get(lang, ()), rules().after.get(lang, ()))
            words = tuple(
                word(tokens.raw(n), None if lang == ANY else lang) for n in range(len(tokens)) if tokens.kind[n] != "p"
            )
            letters = [c for c in name if c.isalpha()]
            caps = len(words) == 1 and 0 < len(letters) <= _LONGEST_ABBREVIATION and all(c.isupper() for c in letters)
            if words:
                yield Alias(source.id, name, words, source.kind == "person", caps)


@cache
def listed(topic_name: str) -> dict[str, Known]:
    """The known sources of a topic by id, none where it has no sources.toml; FixSettings where that is malformed."""
    file = topic(topic_name).home / "sources.toml"
    if not file.is_file():
        return {}
    data = read_toml(file).get("source", {})
    known = {}
    for key, row in data.items():
        where = f"topics/{topic_name}/sources.toml, source {key}"
        if row.get("kind") not in KINDS:
            raise FixSettings(f"{where}: kind must be one of {', '.join(sorted(KINDS))}")
        for link in ("part_of", "speaks_for"):
            if link in row and row[link] not in data:
                raise FixSettings(f"{where}: {link} names {row[link]!r}, which is not there")
        held = row.get("office", [])
        held = (held,) if isinstance(held, str) else tuple(held)
        for office in held:
            if office not in offices().offices:
                raise FixSettings(f"{where}: there is no office {office!r} in offices.toml")
        names = {lang: tuple(row[lang]) for lang in (ANY, *codes()) if lang in row}
        if not names:
            raise FixSettings(f"{where}: it has no name")
        known[key] = Known(key, row["kind"], names, row.get("country"), row.get("part_of"), row.get("speaks_for"), held)
    return known
