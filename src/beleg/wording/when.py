"""When a claim holds, as a phrase that fits into a sentence: in June 2025, as of May 3, 2025, from 2022 to 2024."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from babel.dates import format_date

from beleg.wording.words import Words, fill

_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_PART = re.compile(r"(\d{4})-(?:(SP|SU|FA|WI)|Q([1-4])|W(\d{2}))$")
STATE, TERM = "state", "term"


@dataclass(frozen=True, slots=True)
class When:
    """The phrase, and whether it stands behind the whole clause instead of among its words."""

    text: str = ""
    behind: bool = False
    since: bool = False  # it goes on


def when(as_of: str | None, sort: str, words: Words) -> When:
    """``sort`` says what the clause is about: a count on a day (state), a happening (event), what is set (term)."""
    if not as_of:
        return When()
    start, slash, end = as_of.partition("/")
    if not slash:
        # "In 2025" of a count that can only grow; a month or a day is when somebody counted.
        role = "as_of" if sort == STATE and not re.fullmatch(r"\d{4}", start) else "in"
        return When(_phrase(role, start, words) or _plain(as_of, words), role == "as_of")
    if start == "..":
        return When(_phrase("until" if sort == TERM else "by", end, words) or _plain(as_of, words))
    if end == "..":
        return When(_phrase("since", start, words) or _plain(as_of, words), since=True)
    first, last = _phrase("from", start, words), _phrase("to", end, words)
    return When(first + last if first and last else _plain(as_of, words))


def _plain(as_of: str, words: Words) -> str:
    return words.say("when.other", date=words.date(as_of))


def _phrase(role: str, iso: str, words: Words) -> str | None:
    """One date in one role; None where it is no date."""
    found = _places(iso, words)
    if found is None:
        return None
    exactness, places = found
    texts = words.texts["when"][role]
    text = texts if isinstance(texts, str) else texts[exactness]
    return fill(text, places)


def _places(iso: str, words: Words) -> tuple[str, dict[str, str]] | None:
    """How exact a date is, and the words that may stand for it."""
    tables = words.texts["when"]
    places = {"date": str(words.date(iso)), "year": iso[:4]}
    try:
        if re.fullmatch(r"\d{4}", iso):
            return "year", places
        if found := _MONTH.match(iso):
            return "month", places | _month(dt.date(int(found[1]), int(found[2]), 1), words)
        if _DAY.match(iso):
            day = dt.date.fromisoformat(iso)
            return "day", places | _month(day, words) | {"day": str(day.day)}
    except ValueError:
        return None
    if not (found := _PART.match(iso)):
        return None
    season, quarter, week = found[2], found[3], found[4]
    if season:
        names = ("season_in", "season_of", "season_to")
        return "season", places | {name: tables[name][season] for name in names if name in tables}
    return ("quarter" if quarter else "week"), places | {"n": str(int(quarter or week))}


def _month(day: dt.date, words: Words) -> dict[str, str]:
    """The month's name by itself, as it stands in a date, and, where the language has one of its own, behind "in"."""
    names = {
        "month": str(format_date(day, "LLLL", locale=words.locale)),
        "month_of": str(format_date(day, "MMMM", locale=words.locale)),
    }
    own = words.texts["when"].get("month_in")
    return names | {"month_in": own[day.month - 1]} if own else names
