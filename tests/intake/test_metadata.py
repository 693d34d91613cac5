"""What a text plainly says of itself, and what it does not say."""

from __future__ import annotations

import pytest

from beleg.intake import dates
from beleg.intake.fields import Fields
from beleg.intake.metadata import from_text, looks_like_name

BODY = "The harbour office counted 412 lanterns in the spring of 2019. Nobody had expected that many.\n"

FRAMED = """\
| # pier.example -- Letter from the quay: All lamps … | |
| > A view from the pier. | |
| The harbour office counted 412 lanterns in spring, | |
| said the keeper. | |
| 3 May 2024 | |
| ## LINKS | |
"""


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("24 Oct 2025", "2025-10-24"),
        ("16 March 2024", "2024-03-16"),
        ("March 16, 2024", "2024-03-16"),
        ("16th of March 2024", "2024-03-16"),
        ("24. Oktober 2025", "2025-10-24"),
        ("3. Jänner 2025", "2025-01-03"),
        ("2025-10-24", "2025-10-24"),
        ("22.04.2025.", "2025-04-22"),
        ("2025 жылғы 8 қараша", "2025-11-08"),
        ("2025-жылдын 8-ноябры", "2025-11-08"),
        ("2025-yil 8-noyabr", "2025-11-08"),
        ("8 ноябри соли 2025", "2025-11-08"),
        ("24 октября 2025 г.", "2025-10-24"),
        ("14 травня 2026 року", "2026-05-14"),
        ("1er août 2024", "2024-08-01"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("٥ ديسمبر ٢٠٢٥", "2025-12-05"),
        ("5 كانون الأول 2025", "2025-12-05"),
        ("Published on Friday, 24 October 2025, 14:30", "2025-10-24"),
        ("Mittwoch, 24. Oktober 2025 - 14:30 Uhr", "2025-10-24"),
        ("October 2025", "2025-10"),
        ("10/24/2025", "2025-10-24"),
        ("04/05/2025", None),  # could be either
        ("31 February 2025", None),
        ("In 2025", None),
        ("Nov 21", None),
        ("24 Oct 2025 was a Friday", None),
        ("from 3 to 24 Oct 2025", None),
        ("1 200", None),
    ],
)
def test_a_line_that_is_a_date(line: str, date: str | None) -> None:
    assert dates.whole(line) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025", "2025"),
        ("2025-10", "2025-10"),
        ("2025-10-24T06:00:00+02:00", "2025-10-24"),
        ("20251024", "2025-10-24"),
        ("2025-13", None),
        ("soon", None),
        ("", None),
        ("0000-01-01", None),
    ],
)
def test_iso_values(value: str, date: str | None) -> None:
    assert dates.iso(value) == date


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (f"Lamps for sale\n\n{BODY}", Fields(title="Lamps for sale")),
        (
            f"A pier is closed | Ada Winterly.\u00a0 03.05.2024.\n\n{BODY}",
            Fields(title="A pier is closed", author="Ada Winterly", published="2024-05-03"),
        ),
        (
            f"“Lamps”\n\nBy Ada Winterly, 3 May 2024\n\n{BODY}",
            Fields(title="“Lamps”", author="Ada Winterly", published="2024-05-03"),
        ),
        (
            f"Lamps\n\nBy Ada Winterly, The Pier Weekly, 3 May 2024\n\n{BODY}",
            Fields(title="Lamps", author="Ada Winterly", outlet="The Pier Weekly", published="2024-05-03"),
        ),
        (
            f"Lamps\n\nBy Ada Winterly and Bo van der Quay | The Pier | 3 May 2024\n\n{BODY}",
            Fields(title="Lamps", author="Ada Winterly and Bo van der Quay", outlet="The Pier", published="2024-05-03"),
        ),
        (f"Lampen\n\nKolumne von Ada Winterlich\n\n{BODY}", Fields(title="Lampen", author="Ada Winterlich")),
        (f"Lamps\n3 May 2024\n\n{BODY}", Fields(title="Lamps", published="2024-05-03")),
        (
            f"Lamps\n\nPIERPORT, Nov 21 (Quay Wire) - {BODY}",
            Fields(title="Lamps", outlet="Quay Wire"),
        ),
        (
            f"Lamps\n\nPIERPORT, 21 nov. 2025 (Agence Quai) – {BODY}",
            Fields(title="Lamps", outlet="Agence Quai", published="2025-11-21"),
        ),
        (f"Puerto Farol, 5 de marzo de 2024. {BODY}", Fields(published="2024-03-05")),
        (
            FRAMED,
            Fields(title="Letter from the quay: All lamps …", outlet="pier.example", published="2024-05-03"),
        ),
    ],
)
def test_what_is_said_plainly(text: str, fields: Fields) -> None:
    assert from_text(text) == fields
    assert from_text(text.replace("\n", "\r\n")) == fields


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        BODY,
        "The lamps were lit on 3 May 2024.\n\n" + BODY,
        "Only one line without an end",
        "• a lamp\n\n" + BODY,
        "In autumn 2024 the keeper came from the island of\nQuay, and nobody\n" * 30,
        "By early May 2024 the harbour\nwas empty.\n" + BODY,
        # a chronology: no single one of its dates is that of the text
        BODY + "\n3 May 2024\n\n" + BODY + "\n4 May 2024\n\n" + BODY,
        "(Update) - " + BODY,
        "The keeper (an old man) - " + BODY,
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert from_text(text) == Fields()


def test_only_the_ends_of_a_long_text_are_looked_at() -> None:
    middle = BODY * 400 + "3 May 2024\n" + BODY * 400
    assert from_text(middle).published is None
    assert from_text(BODY * 800 + "3 May 2024\n" + BODY).published == "2024-05-03"


@pytest.mark.parametrize("name", ["Ada Winterly", "Ada de la Quay", "Ада Зимина", "Ada Winterly, Bo Quay and Cy Pier"])
def test_names(name: str) -> None:
    assert looks_like_name(name)


@pytest.mark.parametrize("name", ["", "Ada", "the keeper", "Monday morning", "Ada 4 Winterly", "python-docx", "de la"])
def test_no_names(name: str) -> None:
    assert not looks_like_name(name)


def test_a_masthead_gives_outlet_and_date() -> None:
    text = (
        ".-------------------------------------.\n"
        "| THE PIER / text edition / 3 May 2024 |\n"
        "|                                      |\n"
        "| FERRY LATE AGAIN                     |\n"
        "|                                      |\n"
        "| The ferry was late again on Friday.  |\n"
        "'-------------------------------------'\n"
    )
    found = from_text(text)
    assert (found.outlet, found.published, found.title) == ("THE PIER", "2024-05-03", "FERRY LATE AGAIN")
