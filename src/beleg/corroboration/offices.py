"""Offices that every state has, and the words that stand around names, from offices.toml."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from beleg.corroboration.names import rules, script
from beleg.languages.lexicon import Lexicon
from beleg.languages.packs import codes

STATE = "government"  # the office whose word is its country's


@dataclass(frozen=True, slots=True)
class Office:
    """What every state has, such as a foreign ministry. ``label`` by language of the interface."""

    key: str
    label: Mapping[str, str]
    kind: str = "institution"
    part_of: str | None = None
    # without a country it is nobody's, whatever language the text is in: an embassy stands abroad
    homeless: bool = False

    def shown(self, language: str, where: str) -> str:
        """Its name with its country (and town) in brackets, or without, where that is empty."""
        pattern = self.label.get(language, self.label["en"])
        return pattern.format(country=where) if where else pattern.partition(" ({")[0]


@dataclass(frozen=True, slots=True)
class Offices:
    """What offices.toml holds."""

    offices: Mapping[str, Office]
    home: Mapping[str, str]  # by language: whose an office is that is named without a country
    lexicons: Mapping[str, Lexicon]  # by language
    scripts: Mapping[str, frozenset[str]]  # by language: what its words are written in (Uzbek has two)
    joiners: Mapping[str, tuple[str, ...]]  # by language: what is written onto the second of two joined names


@cache
def offices() -> Offices:
    """The offices and the words around names; FixSettings where a pattern cannot be read."""
    data = tomllib.loads(resources.files("beleg.corroboration").joinpath("offices.toml").read_text("utf-8"))
    proclitics = [p for row in rules().beginnings.values() for p in row]
    lexicons = {code: Lexicon(proclitics) for code in codes()}
    written: dict[str, set[str]] = defaultdict(set)
    known = {}
    for key, row in data["office"].items():
        known[key] = Office(
            key, row["label"], row.get("kind", "institution"), row.get("part_of"), row.get("homeless", False)
        )
        for code in codes():
            for pattern in row.get(code, ()):
                lexicons[code].add("office", key, pattern)
                written[code].add(script(pattern))
    for category, row in data["words"].items():
        for code in codes():
            for pattern in row.get(code, ()):
                lexicons[code].add(category, category, pattern)
    for code, lands in data["land"].items():
        for country, patterns in lands.items():
            for pattern in patterns:
                lexicons[code].add("land", country, pattern)
    joiners = {
        code: tuple(w for w in row if script(w) in rules().beginnings) for code, row in data["words"]["and"].items()
    }
    scripts = {code: frozenset(row - {""}) for code, row in written.items()}
    return Offices(known, data["home"], lexicons, scripts, joiners)


@cache
def country_name(code: str, language: str) -> str:
    """A country's name in a language of the interface; the code where CLDR has none."""
    from babel import Locale  # noqa: PLC0415  # Babel is loaded once a name is shown

    return str(Locale.parse(language).territories.get(code, code))
