"""The gazetteer: cities in the scripts and cases of the languages, and what is no city."""

import pytest

from beleg.languages.places import cities, home
from beleg.languages.tokens import tokenise
from beleg.topics import pack


def found(lang: str, text: str, taken: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    known = pack(lang, None)
    tokens = tokenise(text, known.elisions, known.enclitics)
    return [(tokens.raw(at), code) for at, code in cities(tokens, known, taken)]


@pytest.mark.parametrize(
    ("lang", "text", "code"),
    [
        ("en", "A court in Shymkent heard the case.", "KZ"),
        ("de", "Das Karlsruher Gericht", "DE"),
        ("ru", "Суд в Костанае", "KZ"),
        ("ru", "костанайский суд; Костанайский суд", "KZ"),
        ("uk", "Мешканець Андижана", "UZ"),
        ("kk", "Шымкенттегі сот", "KZ"),
        ("ky", "Жалал-Абаддын тургуну", "KG"),
        ("uz", "Andijonda yashovchi", "UZ"),
        ("uz", "Самарқанддан келган", "UZ"),
        ("tg", "Суди шаҳри Хуҷанд", "TJ"),
        ("ar", "محكمة في بنغازي", "LY"),
        ("en", "They left Addis Ababa for Moscow.", "ET"),
    ],
)
def test_a_city_in_its_language(lang: str, text: str, code: str) -> None:
    assert code in [known for _, known in found(lang, text)]


def test_small_letters_and_what_is_taken_are_no_cities() -> None:
    assert found("en", "the nancy of it") == []
    assert found("en", "Shymkent") == [("Shymkent", "KZ")]
    assert found("en", "Shymkent", (0,)) == []


def test_a_language_of_one_country_is_at_home_there() -> None:
    assert home("kk") == "KZ"
    assert home("en") is None
