"""Whose people a claim is about, and which of them are part of others: Kazakhs of Central Asians, these of foreigners."""

from __future__ import annotations

from functools import lru_cache

from beleg.languages.regions import EVERYBODY, regions

People = tuple[str, ...]


def people(about: tuple[str, ...]) -> People:
    """The key of people: sorted, each once."""
    return tuple(sorted(set(about)))


@lru_cache(4096)
def countries(group: People) -> frozenset[str]:
    """The countries of the people; empty for foreigners in general and where the text does not say."""
    known = regions()
    return frozenset(code for name in group for code in known.get(name, (name,) if len(name) == 2 else ()))


@lru_cache(4096)
def wholes(group: People, own: str | None) -> tuple[People, ...]:
    """The larger groups that take these people in, nearest first.

    ``own`` is the country whose side they serve: its people are no foreigners.
    """
    if not group or group == (EVERYBODY,):
        return ()
    inside = countries(group)
    if not inside or own in inside:
        return ()
    near = sorted((len(codes), name) for name, codes in regions().items() if inside <= codes and (name,) != group)
    return (*(((name,)) for _, name in near), (EVERYBODY,))
