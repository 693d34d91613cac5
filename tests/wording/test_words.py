"""What is said in each language: complete everywhere, and values, dates and people as a person would write them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from beleg.errors import FixSettings
from beleg.model import Hedge, Relation, Stance, Value
from beleg.topics import topic
from beleg.wording import LANGUAGES, words

_FORMS = {"one", "few", "many", "other"}
# What one language needs and the others do not.
_OWN = re.compile(r"hedges\.genitive|dates\.since_month|units\.genitive\.")
_ALIKE = ("quantity.count", "things", "rate", "says", "denies")  # tables of sentences that hold the same in each


def flat(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Each text's path with the places that are filled in."""
    for name, value in texts.items():
        at = f"{path}{name}"
        if isinstance(value, dict) and set(value) <= _FORMS:
            places = {frozenset(re.findall(r"\{(\w+)\}", form)) for form in value.values()}
            assert len(places) == 1, at
            yield at, places.pop()
        elif isinstance(value, dict):
            yield from flat(value, f"{at}.")
        else:
            yield at, frozenset(re.findall(r"\{(\w+)\}", value) if isinstance(value, str) else ())


def _texts(name: str, language: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("beleg.wording").joinpath(f"{name}.{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_language_has_every_text(language: str) -> None:
    english = {path: places for path, places in flat(_texts("words", "en")) if not _OWN.match(path)}
    other = {path: places for path, places in flat(_texts("words", language)) if not _OWN.match(path)}
    assert other == english
    for name in _ALIKE:
        tables = [words(each).texts for each in ("en", language)]
        for part in name.split("."):
            tables = [table[part] for table in tables]
        assert tables[0].keys() == tables[1].keys()
    vague = [
        {k for k, v in words(each).texts["quantity"]["vague"].items() if isinstance(v, str)}
        for each in ("en", language)
    ]
    assert vague[0] == vague[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ground_is_told_as_often_in_every_language(language: str) -> None:
    english, other = _texts("findings", "en")["why"], _texts("findings", language)["why"]
    for kind in Relation:
        assert {ground: len(texts) for ground, texts in other[str(kind)].items()} == {
            ground: len(texts) for ground, texts in english[str(kind)].items()
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    say = words(language)
    needed = set(say.locale.plural_form.tags) | {"other"}

    def walk(value: Any, at: str = "") -> None:
        if at in ("topic.measures", "says", "denies"):
            return  # the forms there are those of a verb, or say how many speak
        if isinstance(value, dict) and {"one", "other"} <= set(value):
            assert needed <= set(value), at
        elif isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, f"{at}.{name}" if at else name)

    walk(say.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_stance_and_kind_has_its_words(language: str) -> None:
    say = words(language)
    assert all(say.text(f"hedges.{hedge}") for hedge in Hedge)
    assert all(say.text(f"quantity.count.{hedge}") for hedge in Hedge)
    assert all(say.text(f"stances.{stance}") for stance in Stance if stance is not Stance.ASSERTED)
    assert all(say.text(f"kinds.{kind}") for kind in Relation)


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(FixSettings, match="'xx'"):
        words("xx")


def test_a_topic_without_sentences_has_none() -> None:
    assert words("en", "no-such-topic").texts["topic"] == {}
    assert words("en").texts["topic"]["measures"].keys() == topic("recruitment").measures.keys()


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", Value(3388, None, Hedge.AT_LEAST, "person"), "at least 3,388"),
        ("en", Value(2100, 2100, Hedge.ABOUT, "GBP", "month"), "about 2,100 GBP a month"),
        ("en", Value(200, 999, Hedge.VAGUE, "person"), "200–999 (“hundreds”)"),
        ("en", Value(None, 12, Hedge.AT_MOST, "year"), "up to 12 years"),
        ("en", Value(1, 1, Hedge.EXACT, "case"), "1 case"),
        ("en", Value(10, 10, Hedge.EXACT, "percent"), "10%"),
        ("en", Value(7, None, Hedge.EXACT, "year"), "at least 7 years"),
        ("en", Value(None, None, Hedge.EXACT, "person"), "no number"),
        ("en", Value(5, 5, Hedge.EXACT, "tent"), "5"),
        ("de", Value(3388, None, Hedge.AT_LEAST, "person"), "mindestens 3.388"),
        ("de", Value(None, 12, Hedge.AT_MOST, "year"), "höchstens 12 Jahre"),
        ("de", Value(1.5, 1.5, Hedge.EXACT, "percent"), "1,5 %"),
        ("ru", Value(3388, None, Hedge.AT_LEAST, "person"), "минимум 3 388"),
        ("ru", Value(2, 2, Hedge.EXACT, "year"), "2 года"),
        ("ru", Value(2, None, Hedge.MORE_THAN, "year"), "более 2 лет"),
        ("ru", Value(21, 21, Hedge.ABOUT, "year"), "примерно 21 год"),
        ("ru", Value(5, 7, Hedge.RANGE, "country"), "5–7 стран"),
    ],
)
def test_values(language: str, value: Value, said: str) -> None:
    assert words(language).value(value).replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ") == said


@pytest.mark.parametrize(
    ("language", "iso", "said"),
    [
        ("en", "2025-04-22", "April 22, 2025"),
        ("en", "2025-11", "November 2025"),
        ("en", "2025", "2025"),
        ("en", "2022-02/..", "since February 2022"),
        ("en", "../2023-04", "until April 2023"),
        ("en", "2025-01/2025-06", "January 2025 – June 2025"),
        ("en", "2024-FA", "autumn 2024"),
        ("en", "2025-W44", "week 44 of 2025"),
        ("en", "2025-Q2", "quarter 2 of 2025"),
        ("en", "2025-13", "2025-13"),
        ("en", "soon", "soon"),
        ("de", "../2025-11-30", "bis 30. November 2025"),
        ("ru", "2022-10/..", "с октября 2022 г."),
        ("ru", "../2023-04", "по апрель 2023 г."),
    ],
)
def test_dates(language: str, iso: str, said: str) -> None:
    assert str(words(language).date(iso)).replace("\u202f", " ") == said


def test_people_are_named_in_the_readers_language() -> None:
    assert words("en").group(("KZ",), (("side", "RU"),)) == "Kazakhstan, serving with Russia"
    assert words("de").people(("KG", "central-asia")) == "Kirgisistan und Zentralasien"
    assert words("en").group(("RU",), (("side", "RU"),)) == "Russia"
    assert words("ru").people(()) == "чьи граждане, не указано"
    assert words("en").people(("no-such-region",)) == "no-such-region"
