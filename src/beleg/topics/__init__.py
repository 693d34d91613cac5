"""Topics as data: measures, the words that signal them, known sources, constraints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from beleg.errors import FixSettings
from beleg.languages.packs import Pack, load, read_toml
from beleg.model import TRAITS, Kind, Measure


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its measures by name, and where its words stand for each language."""

    name: str
    measures: dict[str, Measure]
    dimensions: dict[str, Any]
    reading: dict[str, Any]
    home: Traversable

    @property
    def telling(self) -> frozenset[str]:
        """The measures whose verbs are of this topic alone, and so set its scene."""
        return frozenset(self.reading.get("telling", ()))

    @property
    def plain(self) -> frozenset[str]:
        """The measures that a plain sentence gives for the text itself, whoever spoke in the sentence before."""
        return frozenset(self.reading.get("plain", ()))

    def words(self, lang: str) -> tuple[Traversable, ...]:
        file = self.home / f"words.{lang}.toml"
        return (file,) if file.is_file() else ()

    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(p.name.split(".")[1] for p in self.home.iterdir() if p.name.startswith("words.")))


@cache
def topic(name: str) -> Topic:
    """The topic of that name; FixSettings where there is none or its data are malformed."""
    home = resources.files("beleg.topics") / name
    if not (home / "measures.toml").is_file():
        known = sorted(p.name for p in resources.files("beleg.topics").iterdir() if (p / "measures.toml").is_file())
        raise FixSettings(f"there is no topic {name!r}; there is {', '.join(known)}")
    data = read_toml(home / "measures.toml")
    measures = {}
    for order, (key, row) in enumerate(data.get("measure", {}).items()):
        try:
            measures[key] = Measure(
                key,
                Kind(row["kind"]),
                row["unit"],
                row["label"],
                row["group"],
                order,
                tuple(row.get("of", ())),
                row.get("per"),
                _traits(row.get("traits", ())),
            )
        except (KeyError, ValueError) as error:
            raise FixSettings(f"topics/{name}/measures.toml, measure {key}: {error}") from None
    return Topic(name, measures, data.get("dimension", {}), data.get("reading", {}), home)


def _traits(names: Iterable[str]) -> frozenset[str]:
    if unknown := sorted(set(names) - set(TRAITS)):
        raise ValueError(f"there is no trait {unknown[0]!r}; there is {', '.join(TRAITS)}")
    return frozenset(names)


@cache
def pack(code: str, topic_name: str | None) -> Pack:
    """The pack of a language with a topic's words in it (none where ``topic_name`` is None)."""
    made = load(code, topic(topic_name).words(code) if topic_name else ())
    _LOADED.setdefault(code, made)
    return made


_LOADED: dict[str, Pack] = {}  # by language: the pack that was loaded first


def any_pack(code: str) -> Pack:
    """The pack of a language, for those who do not ask for a topic's words: whichever is there, as loading one takes long."""
    return _LOADED.get(code) or pack(code, None)
