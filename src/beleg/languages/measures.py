"""Units of measure and money: their names in a language, from CLDR and the pack, and the signs that belong to none.

Only the building block for quantities looks at them, so they are no part of a pack: reading claims pays nothing for them.
A pack's ``units.toml`` has the tables ``unit``, ``money``, ``coin`` (payload = patterns), ``fraction`` (denominator = patterns),
``words`` (small words of the grammar), ``prefix`` and ``base`` (the parts of "kilowatt"), and ``noun`` (how nouns look).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from beleg.languages.lexicon import Lexicon
from beleg.languages.packs import Pack, folder, read_toml
from beleg.languages.tokens import fold, tokenise

_SIGNS_OF_PATTERNS: Final = frozenset("*|()?")
# tables of names and their patterns
_NAMED: Final = (
    "unit",
    "money",
    "coin",
    "fraction",
    "fraction_one",
    "hedge",
    "hedge_after",
    "article",
    "named",
    "dial",
    "span",
)
_TWO: Final = 2  # letters of the shortest name of a unit; what is shorter is a sign
_ENDED: Final = 4  # letters of a word that may have another ending than those CLDR lists
_STEM: Final = 5  # letters that a word has at least whose endings may change


@dataclass(frozen=True, slots=True)
class Measures:
    """What a language calls units and money. Names of units are those of CLDR in English: "square meter"."""

    lexicon: Lexicon
    signs: dict[str, str]  # a sign as written → unit
    in_context: dict[str, tuple[str, str]]  # a letter → its unit, and the category of words that must stand near
    resolutions: dict[str, frozenset[str]]  # letters behind numbers that name how fine a picture is: "1080p"
    letters: frozenset[str]  # signs of one letter that need neither a digit right before them nor an end behind
    magnitudes: dict[str, float]  # letters before a sign of money: "5 M€"
    money: dict[str, str]  # a sign of money as written, without spaces → ISO 4217
    heads: frozenset[str]  # the first tokens of those signs: most words are none, and need no further look
    codes: frozenset[str]  # ISO 4217 codes that may stand in a text
    doubtful: frozenset[str]  # codes and signs that are words, too: only beside digits, without a space
    plural: tuple[str, ...]  # endings of nouns in the plural; empty where they tell nothing
    attributive: frozenset[str]  # nouns with such an ending that describe the next
    nominal: frozenset[str]  # nouns with one of the next endings
    verbal: tuple[str, ...]  # endings of words behind a number that are no nouns: "12 waved"
    irregular: frozenset[str]  # plurals without such an ending
    singular: frozenset[str]  # words with such an ending that are none
    adjective: tuple[str, ...]  # endings of adjectives that stand between a number and its noun
    before: frozenset[str]  # words that may stand there
    adjective_behind: bool  # adjectives stand behind their noun
    one: bool  # the article is the word for one
    reach: int  # words that may stand there in a row


_READY: Final[dict[str, Measures]] = {}  # by code of a language; packs of one language differ in their topics alone


def measures(pack: Pack) -> Measures:
    """The units of a language, with what CLDR knows and what its pack adds; made once."""
    if pack.code not in _READY:
        _READY[pack.code] = _Maker(pack).made()
    return _READY[pack.code]


@cache
def currency_of(territory: str) -> str | None:
    """The money of a country (ISO 3166 alpha-2), where it is one."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  # Babel is loaded once it is needed

    found = get_territory_currencies(territory)
    return str(found[0]) if found else None


class _Maker:
    """Gathers what a language calls its units."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.shared = read_toml(resources.files("beleg.languages") / "units.toml")
        self.own = read_toml(folder(pack.code) / "units.toml")
        self.noun = self.own.get("noun", {})
        self.endings = ("", *self.noun.get("endings", ()))
        self.lexicon = Lexicon(pack.lexicon.proclitics)
        self.signs: dict[str, str] = {}

    def made(self) -> Measures:
        self._from_cldr()
        self._from_files()
        shared, noun = self.shared, self.noun
        money = dict(shared["money"])
        for code, row in self.own.get("money_sign", {}).items():
            money |= dict.fromkeys(row, code)
        return Measures(
            lexicon=self.lexicon,
            signs={sign: unit for sign, unit in self.signs.items() if sign not in noun.get("no_signs", ())},
            in_context={
                letter: (unit, context)
                for context, units in shared["context"].items()
                for unit, row in units.items()
                for letter in row
            },
            resolutions={letter: frozenset(row) for letter, row in shared["resolution"].items()},
            letters=frozenset(shared["letters"]["sure"]),
            magnitudes={sign: float(value) for sign, value in shared["magnitude"].items()},
            money=money,
            heads=frozenset(tokens.raw(0) for tokens in map(tokenise, money)),
            codes=frozenset(shared["codes"]["list"]) | frozenset(_circulating()),
            doubtful=frozenset(shared["codes"]["doubtful"]),
            plural=tuple(noun.get("plural", ())),
            attributive=frozenset(noun.get("attributive", ())),
            nominal=frozenset(noun.get("nominal", ())),
            verbal=tuple(noun.get("verbal", ("\0",))),
            irregular=frozenset(noun.get("irregular", ())),
            singular=frozenset(noun.get("singular", ())),
            adjective=tuple(noun.get("adjective", ())),
            adjective_behind=bool(noun.get("adjective_behind", False)),
            before=frozenset(fold(word) for word in noun.get("before", ())),
            one=bool(noun.get("one", False)),
            reach=int(noun.get("reach", 4)),
        )

    def _from_files(self) -> None:
        shared, own, lexicon = self.shared, self.own, self.lexicon
        self.signs |= dict(_combined(shared)) | {sign: unit for unit, row in shared["sign"].items() for sign in row}
        self.signs |= {sign: unit for unit, row in own.get("sign", {}).items() for sign in row}
        for category in _NAMED:
            for table in (shared["pattern"], own):
                for name, patterns in table.get(category, {}).items():
                    for pattern in patterns:
                        lexicon.add(category, int(name) if category.startswith("fraction") else name, pattern)
        for category in ("glued", "number", "scale", "vague"):
            for word, value in own.get(category, {}).items():
                lexicon.add(category, tuple(value) if isinstance(value, list) else value, word)
        for category, patterns in own.get("words", {}).items():
            for pattern in patterns:
                lexicon.add(category, category, pattern)
        for prefix, parts in own.get("prefix", {}).items():
            for base, forms in own.get("base", {}).items():
                name = shared["same"].get(prefix + base, prefix + base)
                for word in (part + form for part in parts for form in forms):
                    lexicon.add("unit", name, word)

    def _from_cldr(self) -> None:
        from babel import Locale  # noqa: PLC0415  # Babel is loaded once it is needed

        data = Locale.parse(self.pack.locale)._data  # noqa: SLF001  # Babel has no public list of its units
        skipped, same = frozenset(self.shared["cldr"]["skip"]), self.shared["same"]
        words = frozenset(self.shared["cldr"]["words"]) | frozenset(self.shared["cldr"]["clock"])
        for unit, widths in data["unit_patterns"].items():
            if unit in skipped or "-" not in unit:
                continue
            name = str(unit).split("-", 1)[1].replace("-", " ")
            name = same.get(name, name)
            forms = {_bare(str(p)) for key, p in (widths.get("long") or {}).items() if key != "per" and "{0}" in p}
            self._add("unit", name, {*forms, str((data["unit_display_names"].get(unit) or {}).get("long", ""))}, forms)
            for key, pattern in (widths.get("short") or {}).items():
                sign = _bare(str(pattern)).replace(" ", "").rstrip(".")
                if key == "per" or not sign or fold(sign) in words:
                    continue
                self.signs.setdefault(sign, name)
                parts = self._words(_bare(str(pattern)))
                if " " in _bare(str(pattern)) and len(parts[0]) > 1 and parts[0].isalpha():
                    self._add("unit", name, {_bare(str(pattern))}, set())  # "fl oz", "кв. мил"
        for code, name in data["currency_names"].items():
            plurals = data["currency_names_plural"].get(code) or {}
            forms = {form for form in (str(name), *map(str, plurals.values())) if "(" not in form}
            self._add("money", code, forms, forms)

    def _add(self, category: str, payload: str, forms: set[str], inflected: set[str]) -> None:
        """The forms of a name, and what those that are inflected have in common."""
        for form in forms:
            words = self._words(form)
            if len("".join(words)) < _TWO or _SIGNS_OF_PATTERNS.intersection("".join(words)):
                continue
            long = len(words[0]) >= _ENDED and words[0].isalpha()
            for ending in self.endings if long else ("",):
                self.lexicon.add(category, payload, " ".join([words[0] + ending, *words[1:]]))
        if self.noun.get("stems", False) and (stems := _stems([self._words(form) for form in inflected if form])):
            self.lexicon.add(category, payload, stems)

    def _words(self, form: str) -> list[str]:
        return tokenise(form, self.pack.elisions, self.pack.enclitics).norm


def _circulating() -> Iterator[str]:
    """The codes of money that is legal tender somewhere."""
    from babel.core import get_global  # noqa: PLC0415  # Babel is loaded once it is needed
    from babel.numbers import get_territory_currencies  # noqa: PLC0415

    for territory in get_global("territory_currencies"):
        yield from get_territory_currencies(territory)


def _bare(pattern: str) -> str:
    """The words of a pattern of CLDR without its number: "{0} kilometers"."""
    return pattern.replace("{0}", "").replace("\u00a0", " ").replace("\u202f", " ").strip()


def _stems(rows: Sequence[Sequence[str]]) -> str:
    """What rows of words have in common, where endings change that CLDR does not list: "километр*"; "" where little."""
    if not rows or len({len(row) for row in rows}) != 1:
        return ""
    pieces = []
    for column in zip(*rows, strict=True):
        stem = _common(column)
        if len(stem) < _STEM and len(set(column)) > 1:
            return ""
        pieces.append(stem + "*" if len(stem) >= _STEM and stem.isalpha() else stem)
    return "" if any(_SIGNS_OF_PATTERNS.intersection(piece.rstrip("*")) for piece in pieces) else " ".join(pieces)


def _common(words: Sequence[str]) -> str:
    """The letters that all words begin with."""
    first, last = min(words), max(words)
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]


def _combined(shared: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Signs with a prefix ("MW", "µm") and with a power ("km²", "cm3")."""
    same, clock = shared["same"], frozenset(shared["cldr"]["clock"])
    plain: dict[str, str] = {}
    for base, row in shared["base"].items():
        for sign in row:
            plain[sign] = base
            for prefix, marks in shared["prefix"].items():
                name = prefix + base
                if base == "tonne" and prefix not in ("kilo", "mega", "giga"):
                    continue
                plain |= {mark + sign: same.get(name, name) for mark in marks if mark + sign not in clock}
    yield from plain.items()
    for sign, name in {**plain, **{s: u for u, row in shared["sign"].items() for s in row}}.items():
        if name in shared["power"]["lengths"]:
            yield from ((sign + mark, f"square {name}") for mark in shared["power"]["square"])
            yield from ((sign + mark, f"cubic {name}") for mark in shared["power"]["cubic"])
