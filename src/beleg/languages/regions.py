"""Which countries a region takes in, for claims about its people and about parts of them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Final

from beleg.languages.packs import read_toml

EVERYBODY: Final = "foreign"


@cache
def regions() -> dict[str, frozenset[str]]:
    """The countries of each region, by its name as `Claim.about` has it."""
    tables = read_toml(resources.files("beleg.languages") / "regions.toml")
    return {name: frozenset(codes) for name, codes in tables.items()}


def region(countries: Collection[str]) -> str:
    """The smallest region that they all lie in, else "foreign": Ghana, Kenya and Cameroon are "africa"."""
    around = [(len(codes), name) for name, codes in regions().items() if codes.issuperset(countries)]
    return min(around)[1] if around else EVERYBODY
