"""The packs with their words for reported speech and thought that claims never see (``voices.toml``)."""

from __future__ import annotations

from functools import cache
from typing import Final

from beleg.errors import FixSettings
from beleg.languages.packs import Pack, folder, load, read_toml
from beleg.reading.cues import PREFIX

TABLES: Final = {
    "cue": frozenset({"any", "to", "tell", "object", "joined", "passive", "weak", "clause"}),
    "noun": frozenset({"any"}),
    "aux": frozenset({"verb", "any", "reflexive"}),
    "no": frozenset({"any"}),
    "opener": frozenset({"any", "to", "of"}),
    "time": frozenset({"any"}),
    "stage": frozenset({"any"}),
    "ender": frozenset({"any"}),
}


@cache
def voiced(code: str) -> Pack:
    """The pack of a language with the words of ``voices.toml`` in its lexicon; FixSettings where a table is unknown."""
    file = folder(code) / "voices.toml"
    for table, rows in read_toml(file).items():
        for key in rows:
            if key not in TABLES.get(table, ()):
                raise FixSettings(f"languages/{code}/voices.toml: there is no key {key} in a table {table}")
    return load(code, (file,), PREFIX)
