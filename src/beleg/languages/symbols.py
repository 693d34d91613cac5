"""Signs that belong to no language: currencies and their codes, addresses of sites, letters that are names (symbols.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final


@cache
def symbols() -> dict[str, Any]:
    return tomllib.loads((resources.files("beleg.languages") / "symbols.toml").read_text("utf-8"))


SITES: Final = frozenset(symbols()["names"]["sites"])  # how the addresses of sites end
