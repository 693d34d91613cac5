"""How a text puts a figure: a verdict and a law, an offer and a payment, a claim and its check."""

import pytest

import beleg
from beleg.model import Document, Stance
from beleg.reading.claims import read
from beleg.topics import topic

TOPIC = topic("recruitment")


@pytest.mark.parametrize(
    ("text", "value", "stance"),
    [
        pytest.param(
            "If found guilty of fighting for Russia, the men could go to prison for ten years.",
            10,
            Stance.THREATENED,
            id="the word of a verdict in a condition",
        ),
        pytest.param("Fünf Jahre Haft für Söldner in der Ukraine.", 5, Stance.ASSERTED, id="a headline without a law"),
        pytest.param(
            "Ihnen drohen bis zu 15 Jahre Haft wegen Söldnertums in der Ukraine.", None, Stance.THREATENED, id="a law"
        ),
        pytest.param(
            "Recruits for the war in Ukraine were promised easy jobs, and the agents charged them a fee of 1,200 dollars.",
            1200,
            Stance.ASSERTED,
            id="what was paid stands nearer than the offer",
        ),
        pytest.param(
            "Behauptung: „18.000 Kolumbianer sind für die Ukraine gefallen.“ Bewertung: falsch.",
            18000,
            Stance.DENIED,
            id="the verdict of a fact check",
        ),
    ],
)
def test_stances(text: str, value: float | None, stance: Stance) -> None:
    document = Document("0" * 64, "case", text, None, None, None, "2025-11-20", format="markdown")
    found = {claim.value.low: claim.stance for claim in read(document, TOPIC).claims}
    assert found.get(value, "no claim") == stance


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "We are hiring men for the Russian army!\nA one-time payment of 2.4 million roubles.\nApply now, bring a friend.",
        ),
        (
            "de",
            "Wir suchen Männer für die russische Armee!\nEinmalzahlung von 2,4 Millionen Rubel.\nMelde dich!",
        ),
        ("ru", "Набираем бойцов в армию России!\nЕдиновременная выплата 2,4 млн рублей.\nПиши в личку, приведи друга."),
        (
            "es",
            "¡Reclutamos hombres para el ejército ruso!\nPago único de 2,4 millones de rublos.\nÚnete, trae a un amigo.",
        ),
        (
            "uz",
            "Rossiya armiyasiga taklif qilamiz!\nBir martalik to‘lov 2,4 million rubl.\nQo‘ng‘iroq qiling.",
        ),
    ],
)
def test_what_a_text_that_recruits_promises_is_an_offer(lang: str, text: str) -> None:
    (claim,) = beleg.read(text, lang)
    assert (claim.measure, claim.value.low, claim.stance) == ("signing_bonus", 2_400_000, "offered")


def test_a_text_that_quotes_an_advert_is_none() -> None:
    text = "“We are hiring”, a post said. “Apply now!” Who signed for Russia received a one-time payment of 2.4 million roubles."
    (claim,) = beleg.read(text, "en")
    assert claim.stance == "asserted"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Mercenaries face up to ten years in prison. Courts convicted 12. In the region there were up to 20."),
        ("ru", "Наёмнику грозит до десяти лет лишения свободы. Возраст подсудимых — до 40. Всего осуждены 12."),
        ("de", "Einem Söldner drohen bis zu elf Jahre Haft, sein Sohn ist 19. Im Saal saßen etwa 20."),
        ("es", "El mercenario se expone a 11 años de cárcel, su hijo tiene seis. En Ucrania combatió dos años."),
    ],
)
def test_not_every_number_behind_a_term_goes_on_with_it(lang: str, text: str) -> None:
    assert [c.measure for c in beleg.read(text, lang)].count("prison_term") == 1
