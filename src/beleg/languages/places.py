"""Which country a city named in a text lies in: a gazetteer for all languages, asked only where nothing else says whose.

The names are those of places.txt, from GeoNames; how a language inflects them is said in places.toml.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from beleg.languages.packs import Pack, read_toml
from beleg.languages.tokens import Tokens, fold

_SEPARATOR: Final = re.compile("[ -]")  # between the words of a name
_LEAST: Final = 4  # letters that the beginning of a name must have once its ending is taken away


def cities(tokens: Tokens, pack: Pack, taken: Container[int] = ()) -> Iterator[tuple[int, str]]:
    """The cities that a sentence names: the token each begins at, and its country, ISO 3166 alpha-2.

    ``taken`` are tokens that are known to say something else.
    """
    text, start, norm, kind, size = tokens.text, tokens.start, tokens.norm, tokens.kind, len(tokens)
    leads = _leads()
    at = 0
    while at < size:
        named = kind[at] == "w" and (text[start[at]].isupper() or (pack.caseless and len(norm[at]) > _LEAST))
        if named and at not in taken:
            hyphened = at + 2 < size and norm[at + 1] in "-‑" and tokens.glued(at + 1)
            for last in (at + 2 if hyphened else at + 1, at):
                if last >= size or kind[last] != "w" or (last > at and norm[at] not in leads):
                    continue
                if code := _country(tokens, at, last, pack):
                    yield at, code
                    at = last
                    break
        at += 1


def _country(tokens: Tokens, first: int, last: int, pack: Pack) -> str | None:
    lead = f"{tokens.norm[first]}{'-' if last - first == 2 else ' '}" if last > first else ""
    return _named(lead, tokens.norm[last], pack.code)


@lru_cache(maxsize=100_000)
def _named(lead: str, word: str, lang: str) -> str | None:
    """The country of the city that a word names, with what stands before it."""
    if not lead and word in _everyday(lang):
        return None
    if not lead and (short := _short().get(word)):
        return short
    names = _names()
    if (lead or len(word) >= _LEAST) and (code := names.get(lead + word)):
        return code
    vowels, endings = _inflection(lang)
    names = _stems(vowels) if vowels else names
    for form in (word, *(word[: -len(ending)] for ending in endings if word.endswith(ending))):
        stem = form.rstrip(vowels) if vowels else form
        if len(stem) >= _LEAST and (code := names.get(lead + stem)):
            return code
    return None


def home(lang: str) -> str | None:
    """The country that a language's press writes about where it names none; None for a language of many countries."""
    code = _data()["home"].get(lang)
    return str(code) if code else None


@cache
def _data() -> dict[str, Any]:
    return read_toml(resources.files("beleg.languages") / "places.toml")


@cache
def _inflection(lang: str) -> tuple[str, tuple[str, ...]]:
    """The letters that endings change, and what a language may write behind a name."""
    data = _data()
    return data["vowels"].get(lang, ""), tuple(fold(ending) for ending in data["endings"].get(lang, ()))


@cache
def _short() -> dict[str, str]:
    """The forms of names too short to be looked for in any form."""
    return {fold(form): str(code) for code, forms in _data()["short"].items() for form in forms}


@cache
def _everyday(lang: str) -> frozenset[str]:
    """Words of a language that are no city, though one is called so."""
    return frozenset(fold(word) for word in _data()["words"].get(lang, ()))


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    text = (resources.files("beleg.languages") / "places.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, names = line.split("\t")
            for name in names.split("|"):
                found.setdefault(fold(name), country)
    return found


@cache
def _leads() -> frozenset[str]:
    """The first words of the names that have more than one: no other word needs to be looked up with the next."""
    return frozenset(_SEPARATOR.split(name, maxsplit=1)[0] for name in _names() if _SEPARATOR.search(name))


@cache
def _stems(vowels: str) -> dict[str, str]:
    """Names without such letters at their end; those that would then be of two countries are left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, country in _names().items():
        stem = name.rstrip(vowels)
        if found.setdefault(stem, country) != country:
            shared.add(stem)
    return {stem: country for stem, country in found.items() if stem not in shared}
