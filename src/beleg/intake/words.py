"""What ``words.toml`` says, read once and only when something asks for it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The tables of ``words.toml``."""
    file = resources.files("beleg.intake").joinpath("words.toml")
    return tomllib.loads(file.read_text("utf-8"))


@cache
def phrases(table: str, key: str) -> tuple[str, ...]:
    """One list of the data, the longest first, so that the first that fits is the right one."""
    return tuple(sorted(words()[table][key], key=lambda phrase: (-len(phrase), phrase)))
