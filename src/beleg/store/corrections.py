"""Corrections of claims: as a person writes them, checked, and put in place of what was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from beleg.errors import FixSettings
from beleg.languages.packs import folder, read_toml
from beleg.model import Claim, Finding, Hedge, Number, Relation, Stance, Value
from beleg.topics import Topic

_VALUE = ("low", "high", "hedge", "unit", "per")
_LISTS = {"about": ",", "said_by": ">"}  # what stands between several
SLOTS = (*_VALUE, "measure", "about", "as_of", "stance", "said_by")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TERMS, _COUNTS = ("year", "month", "day"), ("person", "country", "case", "percent")
_PERIODS = ("day", "month", "year", "once")
_FLOORS, _CEILINGS = (Hedge.AT_LEAST, Hedge.MORE_THAN), (Hedge.AT_MOST, Hedge.LESS_THAN)
_PAIR = (Relation.CONTRADICTION, Relation.REVISION, Relation.TENSION)
_LONGEST = 300  # code points of a name


def slots(given: Iterable[str], topic: Topic) -> dict[str, Any]:
    """Corrections as a person writes them, ``low=100`` or ``said_by=Reuters > Ministry``; FixSettings.

    Nothing behind the sign means that the slot should be empty.
    """
    found: dict[str, Any] = {}
    for one in given:
        name, sign, text = (piece.strip() for piece in one.partition("="))
        if not sign:
            raise FixSettings(f"{one!r} is no correction: write SLOT=VALUE, such as low=100.")
        value: Any = text or None
        if name in _LISTS:
            value = [piece for part in text.split(_LISTS[name]) if (piece := part.strip())]
        elif name in ("low", "high") and text:
            if not _NUMBER.fullmatch(text):
                raise FixSettings(f"{text!r} is no number for {name}: write digits, such as 12000 or 2.5.")
            value = float(text) if "." in text else int(text)
        found[name] = _checked(name, value, topic)
    return found


def completed(claim: Claim, correct: Mapping[str, Any], topic: Topic) -> dict[str, Any]:
    """A correction of a claim, checked, with what follows from it; FixSettings where the claim would make no sense.

    Where a figure was one number and one end of it is corrected, the other goes along; a floor has no upper end, a
    ceiling no lower one.
    """
    found = {name: _checked(name, value, topic) for name, value in correct.items()}
    before, hedge = claim.value, Hedge(found.get("hedge", claim.value.hedge))
    ends = [name for name in ("low", "high") if name in found]
    if len(ends) == 1 and hedge not in (*_FLOORS, *_CEILINGS, Hedge.RANGE, Hedge.VAGUE) and before.low == before.high:
        found["low"] = found["high"] = found[ends[0]]
    if "hedge" in found:
        number = before.low if before.low is not None else before.high
        if hedge in _FLOORS:
            found = {"low": number, "high": None} | found
        elif hedge in _CEILINGS:
            found = {"low": None, "high": found.pop("low", number)} | found
    after = corrected(claim, found)
    _sensible(after.value)
    if after.measure in topic.measures:
        _fits(after.value.unit, topic.measures[after.measure].unit, after.measure)
    return found


def _sensible(value: Value) -> None:
    low, high, hedge = value.low, value.high, value.hedge
    if low is None and high is None:
        raise FixSettings("low and high cannot both be empty: set one of them.")
    if low is not None and high is not None and low > high:
        raise FixSettings(f"low is above high ({low} and {high}): set both.")
    if hedge is Hedge.EXACT and low != high:
        raise FixSettings("an exact figure has one number: set low and high to it, or another hedge, such as range.")
    if hedge in _FLOORS and low is None:
        raise FixSettings(f"{hedge} needs the number from which it counts: set low.")
    if hedge in _CEILINGS and high is None:
        raise FixSettings(f"{hedge} needs the number up to which it counts: set high.")


def _fits(unit: str, counted: str, measure: str) -> None:
    """Whether a measure can be counted in a unit."""
    kinds: dict[str, Callable[[str], bool]] = {"money": _is_currency, "term": _TERMS.__contains__}
    allowed = kinds.get(counted, _COUNTS.__contains__)
    if not allowed(unit):
        wanted = {"money": "a currency, such as USD", "term": f"one of {', '.join(_TERMS)}"}
        raise FixSettings(f"{measure} is not counted in {unit}: set unit to {wanted.get(counted, counted)}.")


def _is_currency(code: str) -> bool:
    from babel.numbers import list_currencies  # noqa: PLC0415  # Babel costs 60 ms that a search need not pay

    return code in list_currencies()


def _checked(name: str, value: Any, topic: Topic) -> Any:
    """The value of a slot as a claim holds it; FixSettings where it can hold no such thing."""
    check = _CHECKS.get(name)
    if check is not None:
        return check(name, value, topic)
    if name not in topic.dimensions:
        known = ", ".join((*SLOTS, *topic.dimensions))
        raise FixSettings(f"{name!r} is no slot of a claim: use one of {known}.")
    if value is not None:
        _one_of(name, value, topic.dimensions[name].get("values", ()))
    return value


def _end(name: str, value: Any, _: Topic) -> Number | None:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15):
        return value
    raise FixSettings(f"{value!r} is no number for {name}: give digits, such as 12000 or 2.5.")


def _one_of(name: str, value: Any, allowed: Iterable[str]) -> str:
    known = [str(one) for one in allowed]
    if value not in known:
        what = f"{value!r} is no {name}" if value else f"{name} cannot be empty"
        raise FixSettings(f"{what}: use one of {', '.join(known)}.")
    return str(value)


def _unit(name: str, value: Any, _: Topic) -> str:
    if isinstance(value, str) and (value in _COUNTS or value in _TERMS):
        return value
    if isinstance(value, str) and _is_currency(value.upper()):
        return value.upper()
    said = f"{value!r} is no {name}" if value else f"{name} cannot be empty"
    raise FixSettings(f"{said}: use one of {', '.join((*_COUNTS, *_TERMS))}, or a currency by its ISO 4217 code.")


def _period(name: str, value: Any, _: Topic) -> str | None:
    return None if value is None else _one_of(name, value, _PERIODS)


def people(given: Iterable[str]) -> list[str]:
    """Whose: countries and groups by their codes. FixSettings where there is no such."""
    found = []
    for one in given:
        code = one.upper() if len(one) == len("KE") else one.lower()
        if code not in _peoples():
            raise FixSettings(
                f"{one!r} is no people: use a country by its ISO 3166 code, such as KE, or one of {_groups()}."
            )
        found.append(code)
    return found


@cache
def _peoples() -> frozenset[str]:
    """Countries by ISO 3166 alpha-2 code, and the groups that texts speak of."""
    from babel import Locale  # noqa: PLC0415

    countries = {code for code in map(str, Locale("en").territories) if len(code) == len("KE") and code.isalpha()}
    return frozenset(countries - {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"} | set(_groups().split(", ")))


@cache
def _groups() -> str:
    return ", ".join(code for code in read_toml(folder("en") / "peoples.toml")["group"])


def _names(name: str, value: Any) -> list[str]:
    if isinstance(value, str) or not isinstance(value, list | tuple):
        raise FixSettings(f"{value!r} is no list for {name}: give several names, or none.")
    for one in value:
        if not isinstance(one, str) or not one.strip() or len(one) > _LONGEST:
            raise FixSettings(f"{one!r} is no name for {name}: give up to {_LONGEST} letters.")
    return [one.strip() for one in value]


def _date(name: str, value: Any, _: Topic) -> str | None:
    """A date or period in ISO 8601, open (``..``) at one end perhaps."""
    if value is None:
        return None
    pieces = str(value).split("/")
    known = [one for one in pieces if one != ".." or len(pieces) == 1]
    turned = len(known) == 2 and known[0][: len(known[1])] > known[1][: len(known[0])]
    if not 1 <= len(pieces) <= 2 or not known or not all(map(is_date, known)) or turned:
        raise FixSettings(
            f"{value!r} is no date for {name}: write 2025, 2025-03 or 2025-03-14, a period as 2025-01/2025-06, and .. for "
            "an open end."
        )
    return str(value)


def is_date(text: str) -> bool:
    """Whether this is a day, a month or a year that there is."""
    found = _DATE.fullmatch(text)
    try:
        return found is not None and bool(date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


_CHECKS: dict[str, Callable[[str, Any, Topic], Any]] = {
    "low": _end,
    "high": _end,
    "hedge": lambda name, value, _: _one_of(name, value, Hedge),
    "unit": _unit,
    "per": _period,
    "measure": lambda name, value, topic: _one_of(name, value, topic.measures),
    "about": lambda name, value, _: people(_names(name, value)),
    "as_of": _date,
    "stance": lambda name, value, _: _one_of(name, value, Stance),
    "said_by": lambda name, value, _: _names(name, value),
}


def corrected(claim: Claim, correct: Mapping[str, Any]) -> Claim:
    """The claim with these slots; its place and its words stay."""
    value = claim.value
    parts = {name: correct[name] for name in _VALUE if name in correct}
    if parts:
        value = Value(
            parts.get("low", value.low),
            parts.get("high", value.high),
            Hedge(parts.get("hedge", value.hedge)),
            parts.get("unit", value.unit),
            parts.get("per", value.per),
        )
    dimensions = dict(claim.dimensions)
    for name, said in correct.items():
        if name not in SLOTS:
            dimensions.pop(name, None)
            if said is not None:
                dimensions[name] = said
    return replace(
        claim,
        measure=correct.get("measure", claim.measure),
        value=value,
        about=tuple(correct.get("about", claim.about)),
        as_of=correct.get("as_of", claim.as_of),
        stance=Stance(correct.get("stance", claim.stance)),
        said_by=tuple(correct.get("said_by", claim.said_by)),
        dimensions=tuple(dimensions.items()),
        confidence=1.0,
    )


def of_source(correct: Mapping[str, Any]) -> dict[str, Any]:
    """A correction of a source, checked: only its name; FixSettings."""
    name = correct.get("name")
    if correct.keys() != {"name"} or not isinstance(name, str) or not name.strip() or len(name) > _LONGEST:
        raise FixSettings("of a source only the name can be corrected: --set name=…")
    return {"name": name.strip()}


def of_finding(finding: Finding, correct: Mapping[str, Any]) -> dict[str, Any]:
    """A correction of a finding, checked: what its claims are to each other; FixSettings."""
    if correct.keys() != {"kind"}:
        raise FixSettings(
            "of a finding only the kind can be corrected, such as --set kind=revision; correct its claims, too."
        )
    if finding.kind not in _PAIR:
        raise FixSettings(
            f"a finding of the kind {finding.kind} has no other: accept or reject it, or correct its claims."
        )
    return {"kind": _one_of("kind", correct["kind"], _PAIR)}
