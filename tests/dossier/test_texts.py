"""The texts of the page: complete in every language; dates as periods, quotes in their sentences."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import beleg.dossier
from beleg.dossier.dates import Period, period
from beleg.dossier.excerpt import excerpt
from beleg.dossier.texts import texts
from beleg.model import Relation, Role, Segment, Span
from beleg.wording import LANGUAGES

_FORMS = {"one", "few", "many", "other"}
_HERE = Path(str(beleg.dossier.__file__)).parent


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
    english, other = dict(_flat(_texts("en"))), dict(_flat(_texts(language)))
    assert other.keys() == english.keys()
    assert {path for path in english if english[path] != other[path]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    needed = set(Locale.parse(language).plural_form.tags) | {"other"}

    def walk(value: Any) -> None:
        if isinstance(value, dict) and value and set(value) <= _FORMS:
            assert set(value) == needed
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)

    walk(_texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_and_kind_of_finding_has_its_words(language: str) -> None:
    say = texts(language, "recruitment")
    assert all(say.text(f"roles.{role}") for role in Role)
    assert all(say.text(f"findings.titles.{kind}") for kind in Relation)
    assert all(say.text(f"findings.counts.{kind}", 5) for kind in Relation)


def test_periods() -> None:
    day = dt.date
    assert period("2024-02") == Period(day(2024, 2, 1), day(2024, 2, 29))
    assert period("2022/..") == Period(day(2022, 1, 1), None)
    assert period("../2023-04") == Period(None, day(2023, 4, 30))
    assert period("2024-WI") == Period(day(2024, 12, 1), day(2025, 2, 28))
    assert period("2025-W01") == Period(day(2024, 12, 30), day(2025, 1, 5))
    assert all(period(odd) is None for odd in (None, "", "soon", "2025-13", "../..", "2025/soon", "9999-W60"))


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
