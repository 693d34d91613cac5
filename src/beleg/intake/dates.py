"""Dates as publishers write them, in any of the languages: a whole line, or the end or the start of one.

Month and weekday names come from Babel (CLDR), by script and only when a line with a year in it asks for them;
the small words between come from ``words.toml``. Nothing here looks for dates inside sentences.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

from beleg.intake.words import phrases, words

_LOCALES = {
    "latin": ("en", "de", "de_AT", "fr", "es", "uz"),
    "cyrillic": ("ru", "uk", "kk", "ky", "tg", "uz_Cyrl"),
    "arabic": ("ar", "ar_SY"),
}
_YEAR = re.compile(r"\d{4}")
_SPACE = re.compile(r"\s+")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ]\d\d(?::?\d\d)?.*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")


def iso(value: str) -> str | None:
    """An ISO 8601 date, perhaps only a month or a year, from a value that is a date or a time; None if it is none.

    >>> iso("2025-10-24T06:00:00+02:00"), iso("24. Oktober 2025"), iso("soon")
    ('2025-10-24', '2025-10-24', None)
    """
    value = value.strip()
    found = _ISO.fullmatch(value) or _COMPACT.fullmatch(value)
    if found:
        return _date(found[1], found[2], found[3])
    return whole(value)


def whole(line: str) -> str | None:
    """The date of a line that holds nothing but a date: words such as "published", a weekday and a time may stand by.

    >>> whole("Published on Friday, 24 October 2025, 14:30"), whole("In 2025 there were three")
    ('2025-10-24', None)
    """
    if len(line) > 80 or not _YEAR.search(line):
        return None
    line = _SPACE.sub(" ", line).strip()
    found = _patterns(_script(line)).whole.fullmatch(line)
    return _read(found) if found else None


def at_end(line: str) -> tuple[str, int] | None:
    """The date with which a line ends, and where it begins there; a day must be named."""
    tail = line[-60:]
    if not _YEAR.search(tail):
        return None
    found = _patterns(_script(tail)).end.search(tail.replace("\u00a0", " "))
    if found is None or not _has_day(found):
        return None
    date = _read(found)
    return (date, len(line) - len(tail) + found.start()) if date else None


def at_start(text: str) -> tuple[str, int] | None:
    """The date with which a text begins, and where it ends there; a day must be named."""
    head = text[:60]
    if not _YEAR.search(head):
        return None
    found = _patterns(_script(head)).start.match(head.replace("\u00a0", " "))
    if found is None or not _has_day(found):
        return None
    date = _read(found)
    return (date, found.end()) if date else None


class _Patterns:
    """The compiled patterns of one script: for a whole line, its end, its start."""

    def __init__(self, months: Iterable[str], weekdays: Iterable[str]) -> None:
        month = f"(?:{_any(months)})"
        # Turkic and Tajik hang endings on the name, in place of its soft sign.
        stems = "|".join(re.escape(stem) for stem in sorted(_stems(months), key=lambda stem: (-len(stem), stem)))
        inflected = rf"(?:(?:{stems})\w{{1,4}})" if stems else month
        of = rf"(?:(?:{_any(phrases('date', 'of'))})\s)?"
        ordinal = rf"(?:{_any(phrases('date', 'ordinal'))}|\.)?"
        beside = rf"(?:\s?(?:-|\s)?(?:{_any(phrases('date', 'year'))}))?"
        year, day = r"(?<!\d)\d{4}(?!\d)", r"(?<!\d)\d{1,2}"
        forms = (
            rf"(?P<y1>{year})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?(?!\d)",
            rf"(?P<d2>{day})(?P<sep>[./-])\s?(?P<m2>\d{{1,2}})(?P=sep)\s?(?P<y2>{year}){beside}",
            rf"(?P<y3>{year})(?P<sep3>[./])(?P<m3>\d{{1,2}})(?P=sep3)(?P<d3>\d{{1,2}})(?!\d)",
            rf"(?:(?P<d4>{day}){ordinal}[\s-]{of})?(?P<m4>{month})\.?,?\s{of}(?P<y4>{year}){beside}",
            rf"(?P<m5>{month})\.?\s(?P<d5>{day}){ordinal},?\s(?P<y5>{year})",
            rf"(?P<y6>{year}){beside},?\s(?P<d6>{day}){ordinal}[\s-](?P<m6>{month}|{inflected})",
            rf"(?P<d7>{day})[\s-](?P<m7>{inflected}),?\s{of}(?P<y7>{year}){beside}",
        )
        date = "(?:" + "|".join(forms) + ")"
        before = rf"(?:(?:{_any(phrases('date', 'before'))})\s?)?(?:(?:{_any(weekdays)})\.?,?\s)?"
        zone = rf"(?:\s?(?:{_any(phrases('date', 'clock'))}))?"
        clock = rf"(?:(?:[,|–—-]?\s?){{2}}(?:T|\b)\d{{1,2}}[:.h]\d\d(?::\d\d)?{zone})?"
        self.whole = re.compile(rf"{before}{date}[.,]?{clock}", re.IGNORECASE)
        self.end = re.compile(rf"(?<![\w.,/-])(?<!\d\s)(?:(?:{_any(weekdays)})\.?,?\s)?{date}[.\s]*$", re.IGNORECASE)
        self.start = re.compile(rf"{date}", re.IGNORECASE)


def _any(alternatives: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, none of them going on as a longer word."""
    ordered = sorted(set(alternatives), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)


@cache
def _patterns(script: str) -> _Patterns:
    return _Patterns(_months(script), _weekdays(script))


def _script(line: str) -> str:
    """The script of the letters of a line; that of a line without letters does not matter."""
    for char in line:
        if char.isalpha():
            if "\u0400" <= char <= "\u052f":
                return "cyrillic"
            if "\u0600" <= char <= "\u06ff":
                return "arabic"
    return "latin"


@cache
def _months(script: str) -> dict[str, int]:
    """The months by their names in all languages of a script, in lower case, less those that two use differently."""
    found: dict[str, int] = {}
    doubtful: set[str] = set()
    for locale in _LOCALES[script]:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in _names(locale, "months", context, width).items():
                    key = name.casefold().rstrip(".")
                    if found.setdefault(key, number) != number:
                        doubtful.add(key)
    return {name: number for name, number in found.items() if name not in doubtful and len(name) > 1}


@cache
def _weekdays(script: str) -> frozenset[str]:
    return frozenset(
        name.casefold().rstrip(".")
        for locale in _LOCALES[script]
        for width in ("wide", "abbreviated")
        for name in _names(locale, "days", "format", width).values()
    )


def _names(locale: str, field: str, context: str, width: str) -> dict[int, str]:
    from babel import Locale  # noqa: PLC0415  # 30 ms that most texts do not need

    return dict(getattr(Locale.parse(locale), field)[context][width])


def _has_day(found: re.Match[str]) -> bool:
    return any(found[group] for group in ("d1", "d2", "d3", "d4", "d5", "d6", "d7"))


def _read(found: re.Match[str]) -> str | None:
    """The ISO date of a match; None where it names no day of the calendar, or day and month could be either."""
    part = {name[0]: value for name, value in found.groupdict().items() if value and not name.startswith("sep")}
    month = part["m"]
    if not month.isdecimal():
        month = str(_month(month.casefold().rstrip(".")))
    elif found["sep"] == "/":
        first, second = int(part["d"]), int(month)
        if second > 12 >= first:
            part["d"], month = month, part["d"]
        elif first <= 12 and first != second:
            return None
    return _date(part["y"], month, part.get("d"))


def _month(name: str) -> int:
    """The number of a month by its name, or by a name with an ending."""
    known = _months(_script(name))
    if name in known:
        return known[name]
    return next(known[full] for stem, full in _stems(known).items() if name.startswith(stem))


def _stems(months: Iterable[str]) -> dict[str, str]:
    """What stays of the longer Cyrillic names when endings follow, and the name."""
    return {
        name.rstrip(words()["date"]["soft"]): name for name in months if len(name) > 4 and _script(name) == "cyrillic"
    }


def _date(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1700 <= date.year <= 2199:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]
