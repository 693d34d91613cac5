"""For when a figure holds: what carries a date on, and what does not."""

import pytest

from beleg.model import Document
from beleg.reading.claims import read
from beleg.topics import topic

TOPIC = topic("recruitment")


def dated(text: str, published: str = "2025-11-20") -> dict[float | None, str | None]:
    """The time of each figure of a text by its value."""
    document = Document("0" * 64, "case", text, None, None, None, published, format="markdown")
    return {claim.value.low: claim.as_of for claim in read(document, TOPIC).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Between March and May 2025, 70 Kenyans signed contracts with the Russian army. Of them, 9 have been killed.",
            {70: "2025-03/2025-05", 9: None},
            id="a date of signing is none of death",
        ),
        pytest.param(
            "In 2024, 60 Nepalis were killed in Ukraine. Of them, 12 were killed near Kupiansk.",
            {60: "2024", 12: "2024"},
            id="a part of the same measure takes the date",
        ),
        pytest.param(
            "Foreign dead of the Russian army (as of 1 March 2025):\n\n– Nepal: 112 killed;\n\n– Ghana: 55 killed.\n",
            {112: "2025-03-01", 55: "2025-03-01"},
            id="a list under a dated line",
        ),
        pytest.param(
            "The army of Russia promises foreign recruits a bonus of 20,000 dollars until 31 December.",
            {20000: None},
            id="an offer has no date",
        ),
        pytest.param(
            "Police stopped a bus of recruits on Monday night; inside, they detained nine Syrians bound for the Russian army.",
            {9: "2025-11-17"},
            id="one story on both sides of a semicolon",
        ),
        pytest.param(
            "Two men were brought before the magistrate yesterday over 30 Sri Lankans recruited for the Russian army.",
            {30: "2025-11-19"},
            id="before the magistrate is a place",
        ),
        pytest.param(
            "In den ersten zehn Tagen des Oktober wurden 40 Kubaner in der Ukraine getötet.",
            {40: "2025-10-01/2025-10-10"},
            id="the first days of a month",
        ),
        pytest.param(
            "Bis Ende 2025 will Russland 900 Ausländer für den Krieg anwerben.",
            {900: "../2025-12"},
            id="until the end of a year is until December",
        ),
        pytest.param(
            "Zum Wochenbeginn nahm die russische Polizei 480 Migranten fest, die in den Krieg geschickt werden sollten.",
            {480: "2025-11-17"},
            id="the start of the week is Monday",
        ),
        pytest.param(
            "Inzwischen sind 40 Kenianer für die russische Armee gefallen.",
            {40: None},
            id="by now says no more than the perfect",
        ),
        pytest.param(
            "En los tres últimos meses murieron en Ucrania 40 mercenarios colombianos.",
            {40: "2025-08/2025-11"},
            id="number before the last",
        ),
        pytest.param(
            "Мамыр айында Бас штаб өкілі майданда 45 қазақстандық қаза тапқанын айтты.",
            {45: "2025-05"},
            id="a month before the speaker, where verbs stand last: when it was said holds for the figure, as elsewhere",
        ),
        pytest.param(
            "Бас штаб өкілі мамыр айында майданда 45 қазақстандық қаза тапқанын айтты.",
            {45: "2025-05"},
            id="a month behind the speaker is that of the figure",
        ),
        pytest.param(
            "Буга чейин элчилик майданда 45 кыргызстандык өлгөнүн кабарлаган.",
            {45: None},
            id="earlier is no total until today",
        ),
        pytest.param(
            "155 Chinesen hat der Geheimdienst identifiziert, so Präsident Selenskyj am Mittwoch.",
            {155: None},
            id="the day on which it was said, behind the speaker",
        ),
    ],
)
def test_dates(text: str, expected: dict[float | None, str | None]) -> None:
    found = dated(text)
    assert {value: found.get(value, "no claim") for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry confirmed the deaths of 816 foreign fighters, up from 502 in July.",
            {816: None, 502: "2025-07"},
        ),
        (
            "The ministry confirmed the deaths of 816 foreign fighters, up from 502 three months ago.",
            {816: None, 502: "2025-08"},
        ),
        (
            "The ministry confirmed the deaths of 816 foreign fighters, compared with 502 a year earlier.",
            {816: None, 502: "2024"},
        ),
        (
            "Das Ministerium bestätigte den Tod von 816 ausländischen Kämpfern, gegenüber 502 im Juli.",
            {816: None, 502: "2025-07"},
        ),
        (
            "В сентябре контракт с армией России подписали 816 иностранцев против 502 в августе.",
            {816: "2025-09", 502: "2025-08"},
        ),
        (
            "En septembre, 816 étrangers ont signé un contrat avec l’armée russe, contre 502 en août.",
            {816: "2025-09", 502: "2025-08"},
        ),
        ("In May, charges of fighting for Russia were brought against 12 Kenyans.", {12: "2025-05"}),
    ],
)
def test_what_is_compared_has_its_own_time(text: str, expected: dict[float, str | None]) -> None:
    assert dated(text) == expected
