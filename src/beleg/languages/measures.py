"""Units of measure and money: their names in a language, from CLDR and the pack, and the signs that belong to none.

Only the building block for quantities looks at them, so they are no part of a pack: reading claims pays nothing for them.
A pack's ``units.toml`` has the tables ``unit``, ``money``, ``coin`` (payload = patterns), ``fraction`` (denominator = patterns),
``words`` (small words of the grammar), ``prefix`` and ``base`` (the parts of "kilowatt"), and ``noun`` (how nouns look).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from beleg.languages.lexicon import Lexicon
from beleg.languages.packs import Pack, folder, read_toml
from beleg.languages.tokens import fold, tokenise

_SIGNS_OF_PATTERNS = frozenset("*|()?")
_ENDED = 4  # letters of a word that may have another ending than those CLDR lists
_STEM = 5  # letters that a word has at least whose endings may change
_SCRIPTED = ("ru", "uk", "kk", "ky", "uz", "tg")  # languages whose units take endings that CLDR does not list


@dataclass(frozen=True, slots=True)
class Measures:
    """What a language calls units and money. Names of units are those of CLDR in English: "square meter"."""

    lexicon: Lexicon
    signs: dict[str, str]  # a sign as written → unit
    money: dict[str, str]  # a sign of money as written, without spaces → ISO 4217
    codes: frozenset[str]  # ISO 4217 codes that may stand in a text
    doubtful: frozenset[str]  # codes and signs that are words, too: only beside digits, without a space
    plural: tuple[str, ...]  # endings of nouns in the plural; empty where they tell nothing
    irregular: frozenset[str]  # plurals without such an ending
    singular: frozenset[str]  # words with such an ending that are none
    adjective: tuple[str, ...]  # endings of adjectives that stand between a number and its noun
    before: frozenset[str]  # words that may stand there
    one: bool  # the article is the word for one
    reach: int  # words that may stand there in a row


_READY: dict[str, Measures] = {}  # by code of a language; packs of one language differ in their topics alone


def measures(pack: Pack) -> Measures:
    """The units of a language, with what CLDR knows and what its pack adds; made once."""
    if pack.code not in _READY:
        _READY[pack.code] = _made(pack)
    return _READY[pack.code]


def _made(pack: Pack) -> Measures:
    shared = read_toml(resources.files("beleg.languages") / "units.toml")
    own = read_toml(folder(pack.code) / "units.toml")
    lexicon = Lexicon(pack.lexicon.proclitics)
    signs: dict[str, str] = {}
    endings = ("", *own.get("noun", {}).get("endings", ()))
    _from_cldr(lexicon, signs, pack, shared, endings)
    signs |= dict(_combined(shared)) | {sign: unit for unit, row in shared["sign"].items() for sign in row}
    for unit, patterns in own.get("sign", {}).items():
        signs |= dict.fromkeys(patterns, unit)
    for category in ("unit", "money", "coin", "fraction", "fraction_one"):
        for name, patterns in (*shared.get("pattern", {}).get(category, {}).items(), *own.get(category, {}).items()):
            for pattern in patterns:
                lexicon.add(category, int(name) if category.startswith("fraction") else name, pattern)
    for category in ("glued", "number", "scale"):
        for sign, value in own.get(category, {}).items():
            lexicon.add(category, value, sign)
    for category in ("hedge", "hedge_after", "article"):
        for table in (shared, own):
            for hedge, patterns in table.get(category, {}).items():
                for pattern in patterns:
                    lexicon.add(category, hedge, pattern)
    for category, patterns in own.get("words", {}).items():
        for pattern in patterns:
            lexicon.add(category, category, pattern)
    for prefix, parts in own.get("prefix", {}).items():
        for base, forms in own.get("base", {}).items():
            name = prefix + base
            for part in parts:
                for form in forms:
                    lexicon.add("unit", shared["same"].get(name, name), part + form)
    money = dict(shared["money"])
    for code, row in own.get("money_sign", {}).items():
        money |= dict.fromkeys(row, code)
    noun = own.get("noun", {})
    return Measures(
        lexicon,
        signs,
        money,
        frozenset(shared["codes"]["list"]) | frozenset(_circulating()),
        frozenset(shared["codes"]["doubtful"]),
        tuple(noun.get("plural", ())),
        frozenset(noun.get("irregular", ())),
        frozenset(noun.get("singular", ())),
        tuple(noun.get("adjective", ())),
        frozenset(fold(word) for word in noun.get("before", ())),
        bool(noun.get("one", False)),
        int(noun.get("reach", 4)),
    )


def _circulating() -> Iterator[str]:
    """The codes of money that is legal tender somewhere."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  # Babel is loaded once it is needed
    from babel.core import get_global  # noqa: PLC0415

    for territory in get_global("territory_currencies"):
        yield from get_territory_currencies(territory)


@cache
def currency_of(territory: str) -> str | None:
    """The money of a country (ISO 3166 alpha-2), where it is one."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  # Babel is loaded once it is needed

    found = get_territory_currencies(territory)
    return str(found[0]) if found else None


def _from_cldr(
    lexicon: Lexicon, signs: dict[str, str], pack: Pack, shared: Mapping[str, Any], endings: tuple[str, ...]
) -> None:
    from babel import Locale  # noqa: PLC0415  # Babel is loaded once it is needed

    locale = Locale.parse(pack.locale)
    data = locale._data  # noqa: SLF001  # Babel has no public list of its units
    skipped, same = frozenset(shared["cldr"]["skip"]), shared["same"]
    for unit, widths in data["unit_patterns"].items():
        name = str(unit).split("-", 1)[-1].replace("-", " ")
        if unit in skipped or "-" not in unit:
            continue
        name = same.get(name, name)
        forms = {_bare(str(p)) for key, p in (widths.get("long") or {}).items() if key != "per" and "{0}" in p}
        forms.add(str((data["unit_display_names"].get(unit) or {}).get("long", "")))
        for form in forms:
            _add(lexicon, "unit", name, form, pack, endings)
        _add_stems(lexicon, "unit", name, forms, pack)
        for key, p in (widths.get("short") or {}).items():
            sign = _bare(str(p)).replace(" ", "").rstrip(".")
            if key != "per" and sign and fold(sign) not in (*shared["cldr"]["words"], *shared["cldr"]["clock"]):
                signs.setdefault(sign, name)
    for code, name in data["currency_names"].items():
        forms = {str(name), *map(str, (data["currency_names_plural"].get(code) or {}).values())}
        forms = {form for form in forms if "(" not in form}
        for form in forms:
            _add(lexicon, "money", code, form, pack, endings)
        _add_stems(lexicon, "money", code, forms, pack)


def _bare(pattern: str) -> str:
    """The words of a pattern of CLDR without its number: "{0} kilometers"."""
    return pattern.replace("{0}", "").replace("\u00a0", " ").replace("\u202f", " ").strip()


def _words(form: str, pack: Pack) -> list[str]:
    return tokenise(form, pack.elisions, pack.enclitics).norm


def _add(lexicon: Lexicon, category: str, payload: str, form: str, pack: Pack, endings: tuple[str, ...]) -> None:
    words = _words(form, pack)
    if words and len("".join(words)) > 1 and not _SIGNS_OF_PATTERNS.intersection("".join(words)):
        for ending in endings if len(words[0]) >= _ENDED and words[0].isalpha() else ("",):
            lexicon.add(category, payload, " ".join([words[0] + ending, *words[1:]]))


def _add_stems(lexicon: Lexicon, category: str, payload: str, forms: set[str], pack: Pack) -> None:
    """What the forms of a name have in common, where endings change that CLDR does not list: "километр*"."""
    if pack.code not in _SCRIPTED:
        return
    rows = [_words(form, pack) for form in forms if form]
    if not rows or len({len(row) for row in rows}) != 1:
        return
    pieces = []
    for column in zip(*rows, strict=True):
        stem = _common(column)
        if len(stem) < _STEM and len(set(column)) > 1:
            return
        pieces.append(stem + "*" if len(stem) >= _STEM and stem.isalpha() else stem)
    if not any(_SIGNS_OF_PATTERNS.intersection(piece.rstrip("*")) for piece in pieces):
        lexicon.add(category, payload, " ".join(pieces))


def _common(words: tuple[str, ...]) -> str:
    """The letters that all words begin with."""
    first, last = min(words), max(words)
    at = 0
    while at < min(len(first), len(last)) and first[at] == last[at]:
        at += 1
    return first[:at]


def _combined(shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Signs with a prefix ("MW", "µm") and with a power ("km²", "cm3")."""
    same, clock = shared["same"], frozenset(shared["cldr"]["clock"])
    plain: dict[str, str] = {}
    for base, row in shared["base"].items():
        for sign in row:
            plain[sign] = base
            for prefix, marks in shared["prefix"].items():
                name = prefix + base
                plain |= {mark + sign: same.get(name, name) for mark in marks if mark + sign not in clock}
    yield from plain.items()
    for sign, name in {**plain, **{s: u for u, row in shared["sign"].items() for s in row}}.items():
        if name in shared["power"]["lengths"]:
            yield from ((sign + mark, f"square {name}") for mark in shared["power"]["square"])
            yield from ((sign + mark, f"cubic {name}") for mark in shared["power"]["cubic"])
