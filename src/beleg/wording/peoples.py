"""How people are named by where they come from, in the form that a number or a sentence needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from beleg.wording.words import Style, Words, fill

UNSTATED = "unstated"
_COUNTRY = re.compile(r"[A-Z]{2}$")


def forms(about: Sequence[str], words: Words, style: Style = "standard") -> dict[str, str]:
    """The people of a claim in every form that the language has: those of CLDR's plurals, and what its data add.

    ``style`` is CLDR's of a list: "standard" (and), "or" for none of several.

    ``plural`` is the form without a number, ``plural_of`` the one that belongs to another noun; where a language does
    not tell them apart they are its ``other``.
    """
    codes = list(dict.fromkeys(about)) or [UNSTATED]
    named = _named(codes, words, style)
    return {"plural": named["other"], "plural_of": named.get("plural", named["other"]), **named}


def _named(codes: Sequence[str], words: Words, style: Style) -> Mapping[str, str]:
    nouns, patterns = words.texts["nouns"], words.texts["peoples"]
    if len(codes) == 1 and codes[0] in nouns:
        found: Mapping[str, str] = nouns[codes[0]]
        return found
    countries = {bool(_COUNTRY.match(code)) for code in codes}
    if len(codes) > 1 and (len(countries) > 1 or any(code in nouns and not _place(code, words) for code in codes)):
        each = [forms([code], words)["plural"] for code in codes]
        return _filled(patterns["mixed"], peoples=words.list(each, style))
    places = [_place(code, words) for code in codes]
    if not all(places) and "unplaced" in patterns:
        return _filled(patterns["unplaced"], place=words.list([words.country(code) for code in codes], style))
    kind = "region" if countries == {False} and "region" in patterns else "from"
    named = [place or words.country(code) for place, code in zip(places, codes, strict=True)]
    return _filled(patterns[kind], place=words.list(named, style))


def _place(code: str, words: Words) -> str | None:
    found = words.texts["places"].get(code)
    if isinstance(found, str):
        return found
    # Where data hold the names of all places in the case they need, CLDR's would be in a wrong one.
    return None if "unplaced" in words.texts["peoples"] or not _COUNTRY.match(code) else words.country(code)


def _filled(patterns: Mapping[str, str], **values: str) -> dict[str, str]:
    return {form: fill(text, values) for form, text in patterns.items()}
