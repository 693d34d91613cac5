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


def test_what_a_sum_is_converted_into_sets_no_currency() -> None:
    text = "Recruits for the front get 1.5 million roubles on signing (about 16,000 euros), then 190,000 a month."
    assert sums(text)[-1] == ("monthly_pay", 190_000, "RUB")


def test_a_sum_instead_of_another_is_one_too() -> None:
    text = "Recruits for the Russian army get a signing bonus of 2.3 million roubles, then 1.8 million."
    assert sums(text) == [("signing_bonus", 2_300_000, "RUB"), ("signing_bonus", 1_800_000, "RUB")]


def test_people_behind_a_sum_are_no_sum() -> None:
    text = "Recruits for the Russian army get a signing bonus of 20,000 roubles. In March 13,300 men signed."
    assert sums(text) == [("signing_bonus", 20_000, "RUB")]


def test_letters_before_the_digits_are_a_currency() -> None:
    assert sums("The men were offered R90,000 a month to fight in the Russian army.") == [
        ("monthly_pay", 90_000, "ZAR")
    ]


def test_a_budget_is_no_payment() -> None:
    assert sums("Russia's regions spent 6 billion roubles on payments to recruits for the army.") == []


def test_the_line_before_a_list_says_what_its_sums_are() -> None:
    text = "Signing bonuses for recruits of the Russian army:\n\n- Perm: 1.5 million roubles\n- Tula: 900,000 roubles\n"
    assert sums(text) == [("signing_bonus", 1_500_000, "RUB"), ("signing_bonus", 900_000, "RUB")]


def test_the_head_of_a_column_says_what_its_sums_are() -> None:
    text = (
        "Russian regions and their recruits for the front\n\n"
        "| Region | Signing bonus |\n| --- | --- |\n| Perm | 1.5 million roubles |\n| Tula | 900,000 roubles |\n"
    )
    assert sums(text) == [("signing_bonus", 1_500_000, "RUB"), ("signing_bonus", 900_000, "RUB")]
