"""The law of the house: nothing without a quote."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beleg.languages import packs
from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic

TOPIC = topic("recruitment")
# What claims are made of, so that generated text has many of them, between what makes offsets go wrong.
PIECES = [
    "At least 3,388 of the 18,000 foreigners were killed",
    "mindestens zwölf Kenianer seien gefallen",
    "a bonus of $2,500 (190,000 roubles) for signing",
    "bis zu zwölf Jahre Haft",
    "aus 37 Ländern",
    "the ministry said on Friday",
    "sagte der Sprecher",
    "„",
    "“",
    '"',
    ". ",
    ", ",
    "\n",
    "\n\n",
    "| ",
    " |\n",
    "👩‍👩‍👧 ",
    "e\u0301 ",
    "שלום ",
    "\u202eمقتل\u202c ",
    "Frei-\nheitsstrafe ",
    "[3][Nepalis] ",
    "\u00a0",
    "\t",
    "\r\n",
    "Kenia   118   16\n",
    "\x1b[31m",
]


def document(text: str) -> Document:
    return Document("0" * 64, "test.txt", text, published="2025-11-21")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=25).map("".join))
def test_every_quote_stands_at_its_place(text: str) -> None:
    reading = read(document(text), TOPIC)
    for claim in reading.claims:
        assert text[claim.span.start : claim.span.end] == claim.span.quote
        assert claim.value.low is None or claim.value.high is None or claim.value.low <= claim.value.high
        assert 0 < claim.confidence <= 1
        assert any(reason.slot == "measure" for reason in claim.reasons)
        for reason in claim.reasons:
            assert reason.start is None or text[reason.start :].startswith(reason.words)
    assert [c.span.start for c in reading.claims] == sorted(c.span.start for c in reading.claims)
    assert len({c.id for c in reading.claims}) == len(reading.claims)


def test_generated_text_has_claims_at_all() -> None:
    """Guards the property above: it would hold of a reader that reads nothing."""
    shuffled = random.Random(5)
    texts = ["Army, Armee: " + ". ".join(shuffled.choices(PIECES[:5], k=6)) + "." for _ in range(20)]
    assert all(read(document(text), TOPIC).claims for text in texts)


def claims(text: str) -> list[tuple[str, object, object]]:
    return [(c.measure, c.value.low, c.value.high) for c in read(document(text), TOPIC).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Room 27 of the barracks has a desk where recruits from abroad sign.",
        "The brigade fired 108 drones at the town, 67 of them were shot down.",
        "A 21-year-old recruit from Togo walked 14 kilometres to the front.",
        "Der Soldat las Artikel 359 des Gesetzes; die Front ist 1.200 Kilometer lang.",
        "Im Krieg starben am 3. August 2025 keine Tanker.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_list_shares_its_verb() -> None:
    text = "Last week Ukrainian troops captured seven Ghanaians, two Peruvians and one Nepali at the front."
    assert claims(text) == [("captured", 7, 7), ("captured", 2, 2), ("captured", 1, 1)]


def test_a_table_takes_its_measures_from_its_head() -> None:
    text = (
        "Recruits of the army by country\n\n"
        "Country      Contract signed    of whom killed\n"
        "Ghana        118                16\n"
        "Togo         44                 n/a\n"
    )
    assert claims(text) == [("recruited", 118, 118), ("killed", 16, 16), ("recruited", 44, 44)]


def test_a_row_of_a_year_is_dated_and_of_unnamed_parts_the_total_is_read() -> None:
    head = "# Foreigners in the Russian army\n\n| Year | Recruited | Killed |\n|---|---|---|\n"
    years = head + "| 2023 | 177 | 12 |\n| 2024 | 647 | 90 |\n"
    assert [(c.measure, c.value.low, c.as_of) for c in read(document(years), TOPIC).claims] == [
        ("recruited", 177, "2023"),
        ("killed", 12, "2023"),
        ("recruited", 647, "2024"),
        ("killed", 90, "2024"),
    ]
    parts = (
        "# Togolese in the Russian army\n\n| District | Killed |\n|---|---|\n| Kloto | 4 |\n| Zio | 7 |\n| All | 11 |\n"
    )
    assert claims(parts) == [("killed", 11, 11)]
    assert claims(parts.replace("| All | 11 |", "| Haho | 11 |\n| Ogou | 9 |")) == []  # a sum by chance is no total


def test_paragraphs_are_read_in_their_own_language() -> None:
    text = (
        "Das Ministerium teilte mit, mindestens 40 Kenianer seien an der Front gefallen.\n\n"
        "The ministry in Accra said that 12 Ghanaians who fought in the war had been released from captivity."
    )
    found = read(document(text), TOPIC).claims
    assert [(c.lang, c.measure) for c in found] == [("de", "killed"), ("en", "released")]


def test_a_language_without_a_pack_is_left_alone() -> None:
    assert "ja" not in packs.codes()
    assert claims("外務省は、ロシア軍に参加した少なくとも20人のネパール人が死亡したと発表した。") == []


def test_whom_somebody_serves_is_not_whom_a_text_speaks_of() -> None:
    text = (
        "Ресей жағында соғысқан Талдықорған тұрғыны түрмеге қамалды\n\n"
        "Жетісу облысының соты Ресей армиясы қатарында Украинаға қарсы соғысқан ер адамды 7 жылға соттады."
    )
    assert [(c.measure, c.about) for c in read(document(text), TOPIC).claims] == [("prison_term", ("KZ",))]


def test_a_long_text_that_names_no_party_to_the_war_has_no_claims() -> None:
    """Courts, refugees, militias of other countries: nothing of the topic, though every number has a word of its own."""
    text = (
        "FLORINA - A court in Florina sentenced the former captain of a ferry to 16 years in prison on Monday. The public "
        "prosecutor had called for 27 years. The ferry sank off the island in a storm, and 32 people died.\n\n"
        "In the same week police in the harbour arrested 14 men over a brawl in which three people were killed. The mayor "
        "said that 50 had been detained for a night. The festival committee put the damage at 12,000 euros.\n\n"
        "Some 1,800 refugees were registered at the border on Saturday, and 700 more were expected on Sunday. The "
        "interior ministry recruited 240 officers in the spring. Each of them gets a bonus of 900 euros for signing up, "
        "and 2,100 euros a month. The lake froze in January, for the first time in thirty years."
    )
    assert len(text) > 600
    assert not read(Document("a" * 64, "harbour.txt", text, None, None, None, "2025-10-16"), TOPIC).claims
