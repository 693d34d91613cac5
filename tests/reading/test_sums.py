"""Sums without a currency of their own, and magnitudes that are said once."""

from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic


def sums(text: str, lang: str = "en") -> list[tuple[str, float, str]]:
    document = Document("0" * 64, "sums", text, published="2025-05-01", lang=lang)
    claims = read(document, topic("recruitment")).claims
    return [(c.measure, float(c.value.low or 0), c.value.unit) for c in claims if len(c.value.unit) == 3]


def test_a_second_sum_takes_the_currency_of_the_first() -> None:
    text = "The army offers recruits a signing bonus of 2 million roubles, then a salary of 180,000 a month."
    assert sums(text) == [("signing_bonus", 2_000_000, "RUB"), ("monthly_pay", 180_000, "RUB")]


def test_a_bare_decimal_takes_the_magnitude_of_the_sum_before() -> None:
    text = "Kazan pays recruits for the front a signing bonus of 2.7 million roubles, Samara 3.1."
    assert sums(text) == [("signing_bonus", 2_700_000, "RUB"), ("signing_bonus", 3_100_000, "RUB")]


def test_people_and_years_are_no_sums() -> None:
    text = "A recruit for the front is promised a salary of 200,000 roubles. In 2024 1,400 men signed a contract."
    assert sums(text) == [("monthly_pay", 200_000, "RUB")]
