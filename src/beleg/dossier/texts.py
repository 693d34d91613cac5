"""The texts of the page, joined to what every part of beleg says."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from beleg.wording import Words, words


@cache
def texts(language: str, topic: str) -> Words:
    """The page's words in ``language``; FixSettings where there is no such interface."""
    said = words(language, topic)
    own = resources.files("beleg.dossier").joinpath(f"words.{language}.toml").read_text("utf-8")
    return said.joined(tomllib.loads(own))
