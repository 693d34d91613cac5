"""What a sum was worth in US dollars when it was named, from the dated table beside this module (rates.csv)."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib import resources

DOLLAR = "USD"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?!\d))?")
_MID_YEAR = 6  # the month a year without one is taken for


@cache
def table() -> dict[str, dict[str, float | None]]:
    """Units of a currency for one dollar, by ISO 4217 code and period ("2022" or "2022-03"); None where there was no one rate."""
    text = resources.files("beleg.corroboration").joinpath("rates.csv").read_text("utf-8")
    rates: dict[str, dict[str, float | None]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")):
        rates.setdefault(row["currency"], {})[row["period"]] = float(row["per_usd"]) if row["per_usd"] else None
    return rates


@lru_cache(maxsize=65_536)
def rate(currency: str, date: str | None) -> float | None:
    """Units of ``currency`` for one dollar at a date (ISO 8601, perhaps only a month or year, or a period: its end counts).

    The month's rate where the table has it, else the year's, else that of the nearer neighbouring year. None where the table has
    none of these, or says that there was no one rate, and without a date.
    """
    if currency == DOLLAR:
        return 1.0
    dates = _DATE.findall(date or "")
    periods = table().get(currency)
    if not dates or periods is None:
        return None
    year, month = dates[-1]
    for period in (f"{year}-{month}", year):
        if period in periods:
            return periods[period]
    before, after = str(int(year) - 1), str(int(year) + 1)
    nearest = (before, after) if int(month or _MID_YEAR) <= _MID_YEAR else (after, before)
    return next((periods[period] for period in nearest if period in periods), None)


def usd(amount: float, currency: str, date: str | None) -> float | None:
    """``amount`` in US dollars at the rate of ``date`` (see `rate`); None where there is no rate. Dollars need no date."""
    units = rate(currency, date)
    return amount / units if units else None
