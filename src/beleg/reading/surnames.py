"""A surname alone, where every noun has a capital: "Jon Feld runs a hotline. Feld knows of 75 men"."""

from __future__ import annotations

from typing import Final

from beleg.reading.view import View

_TWO: Final = 2  # words of a name, at least


def surnames(view: View, met: set[str]) -> None:
    """Make a name of a lone word that closed one before, and add the last words of the names of this sentence."""
    for phrase in view.phrases:
        first, last = phrase.name
        if phrase.kind == "bare" and phrase.first == phrase.last and view.norm[first] in met:
            phrase.kind = "name"
        elif phrase.kind in {"name", "person"} and phrase.proper and "n" not in phrase.gender and not phrase.several:
            words = [at for at in range(first, last + 1) if view.word[at]]
            if len(words) >= _TWO and all(view.upper[at] for at in words) and not view.common(last):
                met.add(view.norm[last])
