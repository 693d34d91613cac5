from hypothesis import given
from hypothesis import strategies as st

from beleg.languages.tokens import fold, tokenise

# Letters of all our scripts, digits of two, combining marks, emoji, right-to-left marks, and what news text is littered with.
MIXED = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(" .,'’-–„“«»|\n\u00ad\u0301\u064eі18٣€👨‍👩‍👧aßёәғ"))
)


@given(MIXED)
def test_tokens_stand_at_their_places(text: str) -> None:
    tokens = tokenise(text, ["l'"], ["'s"])
    at = 0
    for number in range(len(tokens)):
        assert at <= tokens.start[number] < tokens.end[number] <= len(text)
        assert tokens.norm[number]
        at = tokens.end[number]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def forms(text: str, **keywords: list[str]) -> list[str]:
    return tokenise(text, **keywords).norm


def test_grouped_digits_are_one_token() -> None:
    assert forms("18 000 men, 1.234.567 and 3,388; ٣٬٣٨٨") == [
        "18 000",
        "men",
        ",",
        "1.234.567",
        "and",
        "3,388",
        ";",
        "٣٬٣٨٨",
    ]


def test_a_year_and_a_count_are_two_tokens() -> None:
    assert forms("in 2023 500 men") == ["in", "2023", "500", "men"]


def test_words_are_looked_up_in_one_form() -> None:
    assert forms("O‘zbek oʻzbek O'ZBEK") == ["o'zbek"] * 3
    assert forms("сто́ит Ещё") == ["стоит", "еще"]
    assert forms("Frei\u00ad\u00adheit") == ["freiheit"]


def test_elisions_and_enclitics_are_tokens() -> None:
    assert forms("L’armée d’Ukraine", elisions=["l'", "d'"]) == ["l'", "armée", "d'", "ukraine"]
    assert forms("Kenya’s army", enclitics=["'s"]) == ["kenya", "'s", "army"]


def test_a_lone_modifier_letter_is_a_token() -> None:
    assert forms(chr(0x02B9)) == ["'"]
