"""Whom a number is about: what is a people, and what only looks like one."""

import pytest

import beleg


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Adverts in Uzbek and Tajik promise recruits of the Russian army a signing bonus of 910,000 roubles."),
        (
            "en",
            "Adverts in the Nepali language promise recruits of the Russian army a signing bonus of 910,000 roubles.",
        ),
        ("de", "Anzeigen in usbekischer Sprache versprechen Rekruten eine Prämie von 910.000 Rubel."),
        ("fr", "Des annonces en anglais promettent aux recrues de l’armée russe une prime de 910 000 roubles."),
        ("es", "Los anuncios en inglés prometen a los reclutas del ejército ruso una prima de 910.000 rublos."),
        ("ru", "Объявления на узбекском и таджикском языках сулят за контракт с армией 910 000 рублей."),
        ("uk", "Оголошення узбецькою мовою обіцяють за контракт з армією 910 000 рублів."),
        ("kk", "Өзбек тіліндегі хабарландырулар келісімшарт үшін 910 000 рубль уәде етеді."),
    ],
)
def test_a_language_is_no_people(lang: str, text: str) -> None:
    (claim,) = beleg.read(text, lang)
    assert claim.measure == "signing_bonus"
    assert claim.about == ()


def test_an_adjective_before_a_noun_is_no_language() -> None:
    (claim,) = beleg.read("In Nepali ranks 30 men were killed fighting for Russia.", "en")
    assert claim.about == ("NP",)
