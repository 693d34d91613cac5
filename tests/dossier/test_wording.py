"""The interface texts: complete in every language, and values read as a person would write them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import beleg.dossier
from beleg.dossier.dates import Period, period
from beleg.dossier.excerpt import excerpt
from beleg.dossier.wording import LANGUAGES, words
from beleg.model import Hedge, Role, Segment, Span, Stance, Value

_FORMS = {"one", "few", "many", "other"}
_HERE = Path(str(beleg.dossier.__file__)).parent
# What one language needs and the others do not.
_OWN = {"hedges.genitive", "dates.since_month"}


def _flat(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Each text's path with the places that are filled in."""
    for name, value in texts.items():
        at = f"{path}{name}"
        if isinstance(value, dict) and set(value) <= _FORMS:
            places = {frozenset(re.findall(r"\{(\w+)\}", form)) for form in value.values()}
            assert len(places) == 1, at
            yield at, places.pop()
        elif isinstance(value, dict):
            yield from _flat(value, f"{at}.")
        else:
            yield at, frozenset(re.findall(r"\{(\w+)\}", value) if isinstance(value, str) else ())


def _texts(language: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"words.{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_language_has_every_text(language: str) -> None:
    def own(path: str) -> bool:
        return path in _OWN or path.startswith("units.genitive.")

    english, other = dict(_flat(_texts("en"))), {path: _ for path, _ in _flat(_texts(language)) if not own(path)}
    assert other.keys() == english.keys()
    assert {path for path in english if english[path] != other[path]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    say = words(language)
    needed = set(say.locale.plural_form.tags) | {"other"}

    def walk(value: Any) -> None:
        if isinstance(value, dict) and value and set(value) <= _FORMS:
            assert set(value) == needed
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)

    walk(say.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hedge_stance_and_role_has_its_words(language: str) -> None:
    say = words(language)
    assert all(say.text(f"hedges.{hedge}") for hedge in Hedge)
    assert all(say.text(f"stances.{stance}") for stance in Stance if stance is not Stance.ASSERTED)
    assert all(say.text(f"roles.{role}") for role in Role)


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


def test_periods() -> None:
    day = dt.date
    assert period("2024-02") == Period(day(2024, 2, 1), day(2024, 2, 29))
    assert period("2022/..") == Period(day(2022, 1, 1), None)
    assert period("../2023-04") == Period(None, day(2023, 4, 30))
    assert period("2024-WI") == Period(day(2024, 12, 1), day(2025, 2, 28))
    assert period("2025-W01") == Period(day(2024, 12, 30), day(2025, 1, 5))
    assert all(period(odd) is None for odd in (None, "", "soon", "2025-13", "../..", "2025/soon", "9999-W60"))


def test_people_are_named_in_the_readers_language() -> None:
    assert words("en").group(("KZ",), (("side", "RU"),)) == "Kazakhstan, serving with Russia"
    assert words("de").people(("KG", "central-asia")) == "Kirgisistan und Zentralasien"
    assert words("en").group(("RU",), (("side", "RU"),)) == "Russia"
    assert words("ru").people(()) == "чьи граждане, не указано"
    assert words("en").people(("no-such-region",)) == "no-such-region"


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        (
            "It rained. In May, some 40 people left the town. Nobody knows why.",
            "some 40 people",
            "In May, ",
            " left the town.",
        ),
        ("Am 12. Mai gingen 40 Menschen. Dann kam Regen.", "40 Menschen", "Am 12. Mai gingen ", "."),
        ("Так сказал А. Б. Вершин: ушли 40 человек. Потом дождь.", "40 человек", "Так сказал А. Б. Вершин: ушли ", "."),
        ("غادروا جميعًا. غادر ٤٠ شخصًا المدينة. ثم هطل المطر.", "٤٠ شخصًا", "غادر ", " المدينة."),
    ],
)
def test_a_quote_is_shown_in_its_sentence(text: str, quote: str, before: str, after: str) -> None:
    start = text.index(quote)
    segments = [Segment(0, len(text), Role.BODY, text)]
    found = excerpt(text, Span.of(text, start, start + len(quote)), segments)
    assert (found.before, found.quote, found.after) == (before, quote, after)


def test_a_sentence_without_end_is_cut_at_words() -> None:
    text = "word " * 200 + "40 people " + "again " * 200
    start = text.index("40 people")
    found = excerpt(text, Span.of(text, start, start + 9), [Segment(0, len(text), Role.BODY, text)])
    assert found.before.startswith("…word")
    assert found.before.endswith("word ")
    assert found.after.startswith(" again")
    assert found.after.endswith("again…")
    assert len(found.before) < 200
    assert len(found.after) < 200


def test_bars_and_line_ends_of_a_frame_are_folded() -> None:
    text = "| In der Stadt sind |\n| mehr als |\n| 40 Menschen |\n| geblieben. |"
    start, end = text.index("mehr"), text.index("Menschen") + 8
    found = excerpt(text, Span.of(text, start, end), [Segment(0, len(text), Role.BODY, text)])
    assert found.quote == "mehr als 40 Menschen"
    assert (found.before + found.quote + found.after).startswith("In der Stadt sind mehr als 40 Menschen geblieben.")
