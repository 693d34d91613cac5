"""Sums in dollars at the rate of their date."""

import csv
import re
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.corroboration.rates import rate, table, usd

TOPIC = (
    "RUB EUR GBP UAH KZT KGS UZS TJS CNY INR NPR LKR BDT PKR KES UGX TZS ZAR NGN GHS XAF XOF EGP IQD JOD COP BRL ARS PEN MXN "
    "TRY AMD AZN GEL BYN MDL PLN CZK RSD KRW JPY CHF CAD AUD HUF SEK NOK MNT VND PHP THB"
).split()


@pytest.mark.parametrize("currency", TOPIC)
def test_every_year_of_every_currency_of_the_topic(currency: str) -> None:
    for year in range(2014, 2027):
        assert rate(currency, str(year)), year


@pytest.mark.parametrize(
    ("amount", "currency", "date", "dollars"),
    [
        (200_000, "RUB", "2025-06-01", 2_400),
        (450_000, "RUB", "2023-11", 5_280),
        (100_000, "RUB", "2022-03-15", 961),  # the month's rate, not the year's
        (100_000, "RUB", "2022-06-30", 1_748),
        (36.6, "UAH", "2022-12", 1),
        (5_000_000, "UZS", "2024", 395),
        (129, "KES", "2026-02-01", 1),
        (1_000, "EUR", "2022-01/2023-06", 1_081),  # a period: its end counts
        (1_000, "EUR", "../2022", 1_053),
        (1_000, "EUR", "2022/..", 1_053),
        (1_000, "EUR", "2022-W31", 1_053),
        (1_000, "EUR", "2022-FA", 1_053),
        (1_000, "EUR", "2027-03", 1_161),  # one year on: the last there is
        (120_000, "USD", None, 120_000),  # a dollar is a dollar
    ],
)
def test_dollars(amount: float, currency: str, date: str | None, dollars: float) -> None:
    assert usd(amount, currency, date) == pytest.approx(dollars, rel=0.01)


@pytest.mark.parametrize(
    ("currency", "date"),
    [
        ("RUB", None),
        ("RUB", ""),
        ("RUB", "1999"),
        ("RUB", "2028"),  # further than a year from the table
        ("XXX", "2024"),
        ("KPW", "2024"),  # the market's rate is a multiple of the official one
        ("YER", "2024"),
        ("SYP", "2026-03"),  # two zeros were struck: nobody knows which pound is meant
    ],
)
def test_no_rate_no_finding(currency: str, date: str | None) -> None:
    assert usd(1_000, currency, date) is None


def test_neighbouring_years() -> None:
    assert rate("ETB", "2024-02") == table()["ETB"]["2023"]
    assert rate("ETB", "2024-10") == table()["ETB"]["2025"]


def test_the_table_is_sound() -> None:
    text = resources.files("beleg.corroboration").joinpath("rates.csv").read_text("utf-8")
    header = [line for line in text.splitlines() if line.startswith("#")]
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    seen = [(row["currency"], row["period"]) for row in rows]
    assert seen == sorted(set(seen))
    named = set(re.findall(r"[a-z]{2,4}", " ".join(line[:40] for line in header)))
    for row in rows:
        assert re.fullmatch(r"[A-Z]{3}", row["currency"])
        assert re.fullmatch(r"20\d\d(-\d\d)?", row["period"])
        assert bool(row["per_usd"]) == bool(row["source"]), row
        assert not row["source"] or row["source"] in named, row


def test_no_jump_without_cause() -> None:
    """A slip of the decimal point would show as a tenfold change between neighbours."""
    for currency, periods in table().items():
        years = [(int(p), r) for p, r in periods.items() if len(p) == 4 and r]
        for (year, one), (following, other) in pairwise(years):
            if following == year + 1:
                assert 0.5 < other / one < (3.2 if currency == "ARS" else 2.4), (currency, year)


@given(st.sampled_from(TOPIC), st.dates().map(str), st.floats(1, 1e9), st.floats(1, 1e9))
def test_dollars_add_up(currency: str, date: str, one: float, other: float) -> None:
    both = usd(one + other, currency, date)
    if both is not None:
        assert both == pytest.approx((usd(one, currency, date) or 0) + (usd(other, currency, date) or 0))
