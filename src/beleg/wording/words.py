"""What is said to a reader in one language: texts from TOML files, numbers, dates and names from CLDR."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from beleg.errors import FixSettings
from beleg.model import Claim, Hedge, Measure, Number, Value
from beleg.settings import Settings

LANGUAGES = ("en", "de", "ru")
_TOPIC = Settings().topic
_HOME = resources.files("beleg.wording")
_FILES = ("words", "sentences", "peoples", "findings", "check", "judged")  # a table stands in one of them only
Style = Literal["standard", "or"]  # of a list, as CLDR has it: all of these, one of these
_PLACE = re.compile(r"\{(\w+)\}")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_CURRENCY = re.compile(r"[A-Z]{3}$")
_LANGUAGE = re.compile(r"[a-z]{2,3}$")


@cache
def words(language: str, topic: str = _TOPIC) -> Words:
    """What is said in ``language``, with the sentences of a topic; FixSettings where there is no such interface."""
    if language not in LANGUAGES:
        raise FixSettings(f"no interface in {language!r}: choose one of {', '.join(LANGUAGES)}")
    texts: dict[str, Any] = {}
    for name in _FILES:
        texts |= _table(_HOME / f"{name}.{language}.toml")
    file = resources.files("beleg.topics") / topic / f"sentences.{language}.toml"
    texts["topic"] = _table(file) if file.is_file() else {}
    return Words(language, texts)


def _table(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FixSettings(f"{file.name}: {error}") from None


def fill(text: str, values: Mapping[str, object]) -> str:
    """``text`` with its places in braces filled in."""
    return _PLACE.sub(lambda place: str(values[place[1]]), text)


class Words:
    """Says things in one language. What ``say`` returns is plain text; ``html`` escapes what it fills in."""

    def __init__(self, language: str, texts: Mapping[str, Any]) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self.texts = texts
        # Many claims share few values and dates, and CLDR formatting is slow: each is worked out once.
        self.number = lru_cache(8192)(self._number)
        self.date = lru_cache(8192)(self._date)
        self.country = lru_cache(1024)(self._country)

    def joined(self, texts: Mapping[str, Any]) -> Words:
        """These words and those of a page in one."""
        return Words(self.language, {**self.texts, **texts})

    def _find(self, key: str) -> Any:
        found: Any = self.texts
        for part in key.split("."):
            found = found[part]
        return found

    def text(self, key: str, n: Number | None = None) -> str:
        """The text at ``key``, in the plural form for ``n``, not yet filled in."""
        found = self._find(key)
        if isinstance(found, str):
            return found
        form = self.locale.plural_form(n if n is not None else 0)
        return str(found.get(form, found["other"]))

    def say(self, key: str, n: Number | None = None, /, **values: object) -> str:
        filled = values if n is None else {"n": self.number(n), **values}
        return fill(self.text(key, n), filled)

    def html(self, key: str, n: Number | None = None, /, **values: object) -> Markup:
        """Like ``say``; every value that is not Markup is escaped."""
        filled = values if n is None else {"n": self.number(n), **values}
        return Markup(fill(str(escape(self.text(key, n))), {name: escape(value) for name, value in filled.items()}))  # noqa: S704 - each part is escaped

    def paragraphs(self, key: str) -> Sequence[str]:
        return tuple(self._find(key))

    def known(self, table: str, key: str) -> str | None:
        """An entry that need not be there: a region, a side, a vague number."""
        found = self._find(table).get(key)
        return found if isinstance(found, str) else None

    # numbers and values

    def _number(self, number: Number) -> str:
        return str(format_decimal(number, locale=self.locale))

    def percent(self, share: float) -> str:
        return str(format_percent(share, locale=self.locale))

    def _unit(self, text: str, last: Number, unit: str, *, genitive: bool) -> str:
        if unit == "percent":
            return self.with_percent(text)
        if _CURRENCY.match(unit):
            return f"{text}{_NO_BREAK}{unit}"
        table = "units.genitive" if genitive and "genitive" in self.texts["units"] else "units"
        if unit not in self._find(table):
            return text
        form = self.locale.plural_form(abs(last))
        forms = self._find(table)[unit]
        return fill(str(forms.get(form, forms["other"])), {"n": text})

    def with_percent(self, number: str) -> str:
        """A number that is already written, with the sign for percent where the language puts it."""
        return self._percent_sign.replace("0", number)

    @cached_property
    def _percent_sign(self) -> str:
        return str(format_percent(0, locale=self.locale))

    def value(self, value: Value) -> str:
        """A value in words, its hedge and unit with it: at least 3,388; up to 12 years; 200–999 (“hundreds”)."""
        low, high, hedge = value.low, value.high, value.hedge
        if low is None and high is None:
            return self.text("hedges.none")
        if low is not None and high is not None and low != high:
            number, last = self.say("hedges.both", low=self.number(low), high=self.number(high)), high
        else:
            last = low if low is not None else high or 0
            number = self.number(last)
            hedge = open_hedge(value)
        genitive = str(hedge) in self.texts["hedges"].get("genitive", ())
        said = self.say(f"hedges.{hedge}", value=self._unit(number, last, value.unit, genitive=genitive))
        if value.per and (pattern := self.known("per", value.per)):
            said = fill(pattern, {"value": said})
        word = self.known("vague", f"{low}-{high}") if hedge is Hedge.VAGUE else None
        return self.say("hedges.word", value=said, word=word) if word else said

    # dates

    def _date(self, iso: str | None) -> str | None:
        """A date or period as the interface writes it; what is no ISO date stands as it is."""
        if not iso:
            return None
        start, slash, end = iso.partition("/")
        if not slash:
            return self._day(start)
        if start == "..":
            return self.say("dates.until", date=self._day(end))
        if end == "..":
            return self.say("dates.since", date=self._day(start, since=True))
        return self.say("dates.between", start=self._day(start), end=self._day(end))

    def _day(self, iso: str, *, since: bool = False) -> str:
        try:
            return self._dated(iso, since=since)
        except (ValueError, KeyError, IndexError):
            return iso

    def _dated(self, iso: str, *, since: bool) -> str:
        if re.fullmatch(r"\d{4}", iso):
            return iso
        if re.fullmatch(r"\d{4}-\d{2}", iso):
            first = dt.date.fromisoformat(f"{iso}-01")
            own = self.known("dates", "since_month") if since else None
            return str(format_date(first, own, locale=self.locale) if own else self.month(first))
        year, _, part = iso.partition("-")
        if part in self.texts["dates"]["seasons"]:
            return self.say(f"dates.seasons.{part}", year=year)
        if re.fullmatch(r"Q[1-4]", part):
            return self.say("dates.quarter", quarter=part[1], year=year)
        if re.fullmatch(r"W\d{2}", part):
            return self.say("dates.week", week=str(int(part[1:])), year=year)
        return str(format_date(dt.date.fromisoformat(iso), "long", locale=self.locale))

    def month(self, day: dt.date) -> str:
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def tick(self, day: dt.date, skeleton: str) -> str:
        return str(format_skeleton(skeleton, day, locale=self.locale))

    # names

    def _country(self, code: str) -> str:
        named = self.known("people", code) or self.locale.territories.get(code.upper() if len(code) == 2 else code)
        return str(named or code)

    def people(self, about: Sequence[str]) -> str:
        return self.list([self.country(code) for code in about]) if about else self.text("people.unstated")

    def group(self, about: Sequence[str], dimensions: Sequence[tuple[str, str]]) -> str:
        """People with what sets their figure apart: Kazakhstan, serving with Russia."""
        named = self.people(about)
        for name, value in dimensions:
            if name == "side" and tuple(about) == (value,):
                continue  # a country's own people on its own side
            side = (self.known("sides", value) if name == "side" else None) or f"{name}: {value}"
            named = self.say("people.joined", people=named, side=side)
        return named

    def claim_group(self, claim: Claim) -> str:
        return self.group(claim.about, [pair for pair in claim.dimensions if pair[0] == "side"])

    def label(self, measure: Measure) -> str:
        return measure.label.get(self.language) or measure.label.get("en") or measure.name

    def lang_name(self, code: str) -> str | None:
        return self.locale.languages.get(code) if _LANGUAGE.match(code) else None

    def currency(self, code: str) -> str:
        return str(self.locale.currencies.get(code, code))

    def list(self, items: Sequence[str], style: Style = "standard") -> str:
        return str(format_list(list(items), style, self.locale)) if items else ""


def open_hedge(value: Value) -> Hedge:
    """The hedge to show for a single number: an open side is said even where the hedge does not say it."""
    if value.high is None and value.hedge not in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return Hedge.AT_LEAST
    if value.low is None and value.hedge not in (Hedge.LESS_THAN, Hedge.AT_MOST):
        return Hedge.AT_MOST
    return value.hedge
