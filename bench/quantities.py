"""How well quantities are read, on public corpora: `python bench/quantities.py PATH…`.

A PATH is a test set of CQE as its authors publish it (`NewsQuant.json`: sentences with value, unit, change) or the folder
`Specs` of Recognizers-Text (Number and NumberWithUnit of the languages there are packs for). Each corpus is split in two by
the SHA-256 of its texts: one half to learn from, one to look at never. Printed for each half: precision, recall and F1 of the
values, of values with their units, and, where the corpus has them, of spans that overlap and of spans that agree.

One gold quantity is paired with one that was found. Names of units are compared by what they mean ("percentage" is "percent",
"metre" is "meter", "Dólar" is USD); of a counted noun its head is compared, in the singular. With `--strict` the whole
normalised name must agree, vague intervals are taken as they are put, and a change that is `up` or `down` counts as missed: what
comes closest to the figures that CQE publishes.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

import beleg
from beleg.blocks import Quantity

FOLDERS = {"English": "en", "German": "de", "Spanish": "es", "French": "fr", "Arabic": "ar"}
MODELS = ("Number", "NumberRange", "Percent", "Age", "Currency", "Dimension", "Temperature")
CHANGES = {
    "exact": "=",
    "range": "=",
    "about": "~",
    "vague": "=",
    "more_than": ">",
    "at_least": ">",
    "less_than": "<",
    "at_most": "<",
}
TIME = {"year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "night", "quarter"}
HEAT = {"celsius", "fahrenheit", "kelvin", "degree"}
COINS = {"cent", "penny", "centime", "centavo", "sen", "kopeck", "satoshi", "bitcoin", "BTC"}
# names of the corpora that are no names of CLDR → names that mean the same here
SAME = {
    name: "" if unit == "none" else unit
    for unit, row in (
        line.split(": ")
        for line in """
none: -
CHF: franc, franco, franc suisse
CNY: yuan, yuan chinois
ESP: peseta
FIM: mark finlandais, marco finlandés
GBP: pound sterling, british pound
GBP pound: libra, pound, livre
ILS: shekel
INR: rupee, roupie
JPY: yen, yen japonais
KES: shilling
NLG: netherlands guilder, florins néerlandais, florín neerlandés
SGD: singaporean dollar
USD: dollar, us dollar, united states dollar, dólar, dólar estadounidense, dollar états-unis
barrel: baril, barril
celsius: c, grado celsius, celsius
cent: centavo
cent penny: pesewa
centime cent: centimes
cubic centimeter: centímetro cúbico
cubic foot: pieds cube, pie cúbico
day: day of age, día, jour
degree: grado, degré
fahrenheit: f, grado fahrenheit, fahrenheit
foot: feet, pied, pie
generation: generation wireless, g
gallon: gallon
horsepower: brake horsepower
inch: inches, pouce
kelvin: k
kilopound force per square inch: kilopound per square inch
meter: meter
mile: miles, mile
mile per hour: milla por hora, miles par heure
milliampere hour: mah
month: month of age, mes, mois
ounce: onces, onza
penny: pence, penique
percent: percentage
person: people
pound: pound-mass
pound force foot: pound-foot, foot pound-force
radian: radian
revolution per minute: revolutions per minute
satoshi: satoshi
square kilometer: kilomètre carré, kilómetro cuadrado
square meter: mètre carré, metro cuadrado
time: count
ton tonne: tonelada
tonne: metric ton, tonne métrique, tonelada métrica
tonne ton: tonne
turn revolution: turn
week: week of age, semana, semaines
year: year of age, age, año, ans
part per billion: parts-per-billion, portion per 1e9, ppb
""".strip().split("\n")
    )
    for name in row.split(", ")
}
STRICT = {"on": False}  # set by --strict
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")


def names(lang: str) -> dict[str, str]:
    """What CLDR calls units and currencies in a language, folded, with what they are called here."""
    locale, found = Locale.parse(lang), {}
    data = locale._data  # noqa: SLF001  # Babel has no public list of its units
    for unit, widths in data["unit_patterns"].items():
        one = unit.split("-", 1)[1].replace("-", " ")
        for width in ("long",):
            for pattern in (widths.get(width) or {}).values():
                if isinstance(pattern, str):
                    found[plain(pattern.replace("{0}", ""))] = one
    for unit, widths in data["unit_display_names"].items():
        if isinstance(widths, dict) and "-" in unit:
            found.setdefault(plain(str(widths.get("long", ""))), unit.split("-", 1)[1].replace("-", " "))
    for code, name in locale.currencies.items():
        found[plain(name)] = code
    for code, forms in data["currency_names_plural"].items():
        for form in forms.values():
            found[plain(form)] = code
    return found


def plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("metre", "meter").replace("litre", "liter").split())


NAMES: dict[str, dict[str, str]] = {}


def meant(name: str, lang: str) -> set[str]:
    """What the name of a unit may be called here."""
    if lang not in NAMES:
        NAMES[lang] = names(lang)
        NAMES["en"] = NAMES.get("en") or names("en")
    found = set()
    low = name.strip().casefold()
    if low in SAME:
        found.update(
            [SAME[low]] if " " in SAME[low] and SAME[low] in NAMES["en"].values() else [SAME[low], *SAME[low].split()]
        )
    low = plain(name)
    if low in SAME:
        found.add(SAME[low])
    for table in (NAMES[lang], NAMES["en"]):
        if low in table:
            found.add(table[low])
    for rate in (" per ",):
        if rate in low and not found:
            head, tail = low.split(rate, 1)
            found.update(f"{one} per {other}" for one in meant(head, lang) for other in meant(tail, lang))
    return found or {low}


def singular(word: str) -> str:
    for ending, other in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if word.endswith(ending) and len(word) > 3 and not word.endswith("ss"):
            return word.removesuffix(ending) + other
    return {"people": "person", "men": "man", "children": "child", "feet": "foot"}.get(word, word)


@dataclass(frozen=True)
class Gold:
    low: float | None
    high: float | None
    units: frozenset[str]
    heads: frozenset[str]  # of counted nouns
    start: int | None = None
    end: int | None = None
    change: str = ""
    name: frozenset[str] = frozenset()  # of the unit, where it is normalised


@dataclass(frozen=True)
class Found:
    low: float | None
    high: float | None
    unit: str
    quantity: Quantity
    vague: bool


def newsquant(file: Path) -> Iterator[tuple[str, str, str, list[Gold]]]:
    for row in json.loads(file.read_text("utf-8")):
        gold = []
        for one in row["quantities"]:
            value = str(one["value"])
            numbers = NUMBER.findall(value)
            if re.fullmatch(r"[\d.]+-[\d.]+", value):
                low, high = (float(n) for n in value.split("-"))
            else:
                low = high = float(numbers[0])
            unit = one["normalized_unit"]
            written = str(one.get("unit", ""))
            words = [singular(w.casefold()) for w in re.findall(r"[^\W_]+", written.split(" of ", maxsplit=1)[0])]
            units = meant(unit, "en") | meant(written, "en") | ({""} if unit == "-" else set())
            words = words or [""]
            last = singular(unit.casefold().split()[-1]) if unit.split() else ""
            words = [words[-1], last]
            gold.append(
                Gold(
                    low,
                    high,
                    frozenset(units),
                    frozenset(w for w in words if w),
                    change=one.get("change", ""),
                    name=frozenset(meant(unit, "en") | ({""} if unit == "-" else set())),
                )
            )
        yield file.stem, "en", row["text"], gold


def recognizers(folder: Path) -> Iterator[tuple[str, str, str, list[Gold]]]:
    for name, lang in FOLDERS.items():
        for kind in MODELS:
            for family in ("Number", "NumberWithUnit"):
                file = folder / family / name / f"{kind}Model.json"
                if not file.exists():
                    continue
                for row in json.loads(file.read_text("utf-8-sig")):
                    gold = [g for one in row["Results"] if (g := resolved(one, lang))]
                    yield f"{name} {kind}", lang, row["Input"], gold


def resolved(one: dict, lang: str) -> Gold | None:
    told = one.get("Resolution") or {}
    value = "".join(str(told.get("value") or "").split())
    if not value or value == "null":
        return None
    unit = told.get("unit") or ("percent" if value.endswith("%") else "")
    units = frozenset(meant(unit, lang)) if unit else frozenset()
    value = value.rstrip("%")
    start = one.get("Start")
    end = None if start is None else start + len(one["Text"])  # "End" is the last character in most files, not in all
    if value[0] in "[(":
        low, high = ((float(n) if n else None) for n in value.strip("[]()").split(","))
        return Gold(low, high, units, frozenset(), start, end)
    try:
        number = float(
            value.replace(",", ".") if value.count(",") == 1 and "." not in value else value.replace(",", "")
        )
    except ValueError:
        return None
    return Gold(number, number, units, frozenset(), start, end)


def found_in(text: str, lang: str, corpus: str) -> list[Found]:
    """What was found, of the kinds that a part of a corpus marks."""
    kind = corpus.rsplit(maxsplit=1)[-1]
    rows = []
    for one in beleg.quantities(text, lang):
        unit = f"{one.unit} per {one.per}" if one.per else one.unit
        money = bool(re.match(r"[A-Z]{3}\b", unit)) or one.unit in COINS
        physical = one.unit in set(NAMES.get("en", names("en")).values()) - TIME - {"percent"} - HEAT
        wanted = {
            "Percent": one.unit.startswith("percent"),
            "Age": one.unit in TIME,
            "Currency": money,
            "Dimension": (physical and not money) or one.unit in ("degree", "turn", "revolution"),
            "Temperature": one.unit in HEAT,
            "NumberRange": one.hedge not in ("exact", "about", "vague"),
        }.get(kind, True)
        if not wanted:
            continue
        low, high = one.low, one.high
        if kind == "Number" and low is not None and high is not None and low != high and one.hedge == "range":
            rows += [Found(n, n, unit, one, vague=False) for n in (low, high)]
        else:
            rows.append(Found(low, high, unit, one, one.hedge == "vague"))
    return rows


def close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-4, abs_tol=1e-8)


def same_value(gold: Gold, found: Found, corpus: str) -> bool:
    if corpus.endswith("NumberRange"):
        return close(gold.low, found.low) and close(gold.high, found.high)
    if gold.low == gold.high:
        sides = [found.low, found.high] if found.low is None or found.high is None or found.low == found.high else []
        sides += [found.low] if found.vague and not STRICT["on"] else []  # "dozens" is put as 12 now and then
        return any(close(gold.low, side) for side in sides if side is not None)
    if (
        found.vague
        and not STRICT["on"]
        and found.low is not None
        and found.high is not None
        and gold.low is not None
        and gold.high is not None
    ):
        return gold.low <= found.low and found.high <= gold.high  # "thousands": where they end is convention
    return close(gold.low, found.low) and close(gold.high, found.high)


def same_unit(gold: Gold, found: Found) -> bool:
    unit = found.unit
    if not gold.units and not gold.heads:
        return True
    bare = found.quantity.unit
    rate = " per ".join(singular(side) for side in plain(unit).split(" per "))
    units = {unit, plain(unit), singular(plain(unit)), rate}
    if STRICT["on"] and gold.name:
        return bool({unit, plain(unit), rate} & gold.name)
    if units & gold.units or (found.quantity.per and {bare, plain(bare)} & gold.units):
        return True
    return singular(bare.casefold().split()[-1] if bare else "") in gold.heads


def pairs(gold: list[Gold], found: list[Found], fits: Callable[[Gold, Found], bool]) -> list[tuple[Gold, Found]]:
    left, made = list(found), []
    for one in gold:
        other = next((f for f in left if fits(one, f)), None)
        if other is not None:
            left.remove(other)
            made.append((one, other))
    return made


class Score:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(
        self, gold: list[Gold], found: list[Found], corpus: str
    ) -> tuple[list[Gold], list[Found], list[tuple[Gold, Found]]]:
        """Count one text; what was missed, what was found beyond, and the pairs whose units differ."""

        def value(g: Gold, f: Found) -> bool:
            return same_value(g, f, corpus)

        both = pairs(gold, found, lambda g, f: value(g, f) and same_unit(g, f))
        rest = [g for g in gold if all(g is not p[0] for p in both)]
        left = [f for f in found if all(f is not p[1] for p in both)]
        only = pairs(rest, left, value)
        made = both + only
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        self.counts["value"] += len(made)
        self.counts["unit"] += len(both)
        for g, f in made:
            if g.change:
                self.counts["changes"] += 1
                told = "=" if g.change in ("up", "down") and not STRICT["on"] else g.change
                self.counts["change"] += told == CHANGES[f.quantity.hedge]
        if any(g.start is not None for g in gold):
            self.counts["spanned"] += 1
        overlap = pairs(
            gold, found, lambda g, f: g.start is not None and f.quantity.start < g.end and g.start < f.quantity.end
        )
        exact = pairs(gold, found, lambda g, f: (g.start, g.end) == (f.quantity.start, f.quantity.end))
        self.counts["overlap"] += len(overlap)
        self.counts["exact"] += len(exact)
        missed = [g for g in gold if all(g is not p[0] for p in made)]
        beyond = [f for f in found if all(f is not p[1] for p in made)]
        return missed, beyond, only

    def row(self, key: str) -> str:
        right, gold, found = self.counts[key], self.counts["gold"], self.counts["found"]
        p, r = right / found if found else 0.0, right / gold if gold else 0.0
        return f"{100 * p:5.1f} {100 * r:5.1f} {200 * p * r / (p + r) if p + r else 0:5.1f}"


def half(text: str) -> str:
    return "open" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0 else "sealed"


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str, str, list[Gold]]]:
    for path in paths:
        yield from recognizers(path) if path.is_dir() else newsquant(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--errors", metavar="PART", help="print the errors of the open half of a part, or of 'all'")
    parser.add_argument("--open", action="store_true", help="the open half alone")
    parser.add_argument("--strict", action="store_true", help="as near to the published measure of CQE as can be")
    wanted = parser.parse_args()
    STRICT["on"] = wanted.strict
    scores: dict[tuple[str, str], Score] = {}
    for corpus, lang, text, gold in texts(wanted.paths):
        which = half(text)
        if wanted.open and which != "open":
            continue
        found = found_in(text, lang, corpus)
        told = []
        sums = [corpus] if " " not in corpus else [corpus, f"{corpus.split()[0]} all"]
        for name in sums:
            told = scores.setdefault((name, which), Score()).add(gold, found, corpus)
        if which == "open" and wanted.errors in (corpus, "all") and any(told):
            missed, beyond, units = told
            print(f"# {corpus}: {text}")
            for g in missed:
                print(f"    missed {g.low} {g.high} {sorted(g.units)}")
            for f in beyond:
                print(f"    beyond {f.low} {f.high} {f.unit!r} {f.quantity.hedge}: {f.quantity.quote!r}")
            for g, f in units:
                print(f"    unit   {g.low} {sorted(g.units | g.heads)} read {f.unit!r}: {f.quantity.quote!r}")
    sys.stdout.write(
        f"{'corpus':22} {'half':6} {'gold':>5} {'found':>5}  value P  R  F1     with unit P R F1    "
        "overlap P R F1    span P R F1      change\n"
    )
    for (corpus, which), score in sorted(scores.items()):
        spans = f"{score.row('overlap')}  {score.row('exact')}" if score.counts["spanned"] else ""
        change = f"{score.counts['change'] / score.counts['changes']:.3f}" if score.counts["changes"] else ""
        if wanted.strict and change:
            change = score.row("change")
        counts = f"{score.counts['gold']:5} {score.counts['found']:5}"
        sys.stdout.write(
            f"{corpus:22} {which:6} {counts}  {score.row('value')}  {score.row('unit')}  {spans} {change}\n"
        )


if __name__ == "__main__":
    main()
