"""What is found by which words, on either database."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store import postgres
from tests.store.histories import History, claim, document, other_rules, reading

from beleg.errors import FixSettings
from beleg.store import facets, search
from beleg.store.database import Database
from beleg.store.facets import Filters
from beleg.store.query import Query
from beleg.store.terms import divided, fold, terms

TEXTS = {
    "en": "Kenya's foreign minister said that 1,417 citizens were lured into the Russian army.",
    "de": "Die Söldner und andere Kriegsgefangene kamen im März zurück; 1.417 Namen stehen auf der Liste.",
    "ru": "Глава Следственного комитета Александр Бастрыкин сообщил о наёмниках. Слова Бастрыкина повторили все.",
    "uk": "Олександр Бастрикін заявив, що п'ять громадян полонені.",
    "uz": "O‘zbekistonlik yollanmalar haqida Aleksandr Bastrikin so‘z yuritdi.",
    "fr": "L’armée russe recrute des Congolais ; l'État se tait.",
    "ar": "قال الوزير إنَّ ٣٠٠ مقاتل عادوا.",
    "zh": "乌克兰俘虏了两名中国雇佣兵。",
    "kk": "Қазақстан азаматтары Ресей жағында соғысты.",
    "ky": "Кыргызстандын жарандары согушка кеткен, деди Садыр Жапаров.",
    "tg": "Шаҳрвандони Тоҷикистон дар ҷанг кушта шуданд, гуфт Лавров.",
    "es": "El ministro Serguéi Lavrov habló de los mercenarios españoles.",
    "ar2": "قال ألكسندر باستريكين إن الأجانب عادوا إلى بوتين ولافروف.",
    "pdf": "Nur we-\nnige Rekru\u00adten kehrten heim.",
}


@pytest.fixture
def filled(database: Database) -> Database:
    readings = []
    for number, (name, text) in enumerate(TEXTS.items()):
        outlet = "Новости Дня" if name in {"ru", "uk"} else f"Outlet {number}"
        one = document(
            text,
            name,
            outlet=outlet,
            title=f"Title {name}",
            published=(None, "2025", "2025-03", "2026-03-14")[number % 4],
        )
        readings.append(reading(one, lang=name))
    first = readings[0].document
    readings[0] = reading(
        first,
        claim(first, "1,417 citizens", 1417, measure="fighting", about=("KE",)),
        claim(first, "Russian army", 1, measure="killed", about=("RU",)),
    )
    History(*readings).fill(database)
    return database


def names(database: Database, words: str, filters: Filters | None = None) -> list[str]:
    return sorted(hit.name for hit in database.search(words, filters))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("soldner", ["de"]),
        ("SÖLDNERN", ["de"]),  # another ending
        ("Kriegsgefangenen", ["de"]),
        ("kriegsgefangene söldner", ["de"]),
        ("söldner armée", []),
        ("1417", ["de", "en"]),
        ("1 417", []),  # two words, both must be there
        ('"1 417"', ["de", "en"]),
        ("300", ["ar"]),
        ("наемник", ["ru"]),
        ("Bastrykin", ["ar2", "ru", "uk", "uz"]),
        ("Бастрыкин", ["ar2", "ru", "uk", "uz"]),
        ("Бастрикіна", ["ar2", "ru", "uk", "uz"]),
        ("باستريكين", ["ar2", "ru", "uk", "uz"]),
        ("bastrikin -yollanmalar", ["ar2", "ru", "uk"]),
        ("Lavrov", ["ar2", "es", "tg"]),
        ("Лаврова", ["ar2", "es", "tg"]),
        ("لافروف", ["ar2", "es", "tg"]),  # and with "and" written onto it
        ("Lawrow", ["ar2", "es", "tg"]),  # as it is written in German
        ("putin", ["ar2"]),
        ("Japarov", ["ky"]),
        ("Schaparow", ["ky"]),
        ("وزير", ["ar"]),  # without its article
        ("espanol", ["es"]),
        ("SERGUEI", ["es"]),
        ("шахрвандон", ["tg"]),  # typed without Tajik letters
        ("согуш", ["ky"]),
        ('"foreign minister"', ["en"]),
        ('"minister foreign"', []),
        ('"foreign minist"', []),  # as it is written
        ("minist*", ["en", "es"]),
        ("ozbekistonlik", ["uz"]),
        ("o'zbekistonlik", ["uz"]),
        ("armee", ["fr"]),
        ("congolais", ["fr"]),
        ("п’ять", ["uk"]),
        ("ان", ["ar", "ar2"]),
        ("雇佣兵", ["zh"]),
        ("佣雇", []),
        ("казакстан", ["kk"]),  # a name in another spelling
        ("Қазақстан", ["kk"]),
        ("wenige", ["pdf"]),
        ("Rekruten", ["pdf"]),
    ],
)
def test_found(filled: Database, words: str, found: list[str]) -> None:
    assert names(filled, words) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(lang="uk"), ["uk"]),
        (Filters(outlet="новости"), ["ru", "uk"]),
        (Filters(outlet="nowhere"), []),
        (Filters(since="2025-06"), ["uk"]),
        (Filters(since="2025-03-10", until="2025"), ["ru"]),  # of ru only the month is known
        (Filters(until="2026-03-13"), ["ru"]),
        (Filters(lang="uz"), ["uz"]),
        (Filters(lang="uz", since="2020"), []),  # it has no date
    ],
)
def test_filters_on_documents(filled: Database, filters: Filters, found: list[str]) -> None:
    assert names(filled, "Bastrykin", filters) == found


@pytest.mark.parametrize(
    ("measure", "people", "found"),
    [
        ("fighting", None, True),
        (None, "RU", True),
        ("fighting", "KE", True),
        ("fighting", "RU", False),
        ("wounded", None, False),
    ],
)
def test_filters_on_claims_mean_one_claim(
    filled: Database, measure: str | None, people: str | None, found: bool
) -> None:
    assert names(filled, "citizens", Filters(measure=measure, people=people)) == (["en"] if found else [])


def test_a_hit_shows_why(filled: Database) -> None:
    (hit,) = filled.search("lured Kenya")
    assert (
        hit.marked("[", "]")
        == "[Kenya]'s foreign minister said that 1,417 citizens were [lured] into the Russian army."
    )
    assert (hit.title, hit.outlet, hit.start) == ("Title en", "Outlet 0", 0)
    (hit,) = [hit for hit in filled.search("Bastrykin") if hit.name == "ru"]
    assert hit.marked("[", "]").count("[") == 2


def test_the_piece_with_most_of_the_words(database: Database) -> None:
    filling = "Nothing is said here of it. " * 2000
    long = document(
        f"Mercenaries came. {filling} The minister said: 300 mercenaries, all of them prisoners. {filling}", "long"
    )
    History(reading(long)).fill(database)
    (hit,) = database.search('prisoners "300 mercenaries" minister')
    assert hit.marked("[", "]").count("[") == 3
    assert long.text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["minister", "300 mercenaries", "prisoners"]


def test_each_document_is_told_once_and_as_many_as_asked_for(database: Database) -> None:
    readings = [reading(document(f"{number} mercenaries. " * (3000 if number < 3 else 1))) for number in range(30)]
    History(*readings).fill(database)
    for limit in (1, 5, 30, 50):
        found = [hit.document for hit in database.search("mercenaries", limit=limit)]
        assert len(found) == len(set(found)) == min(limit, 30)


def test_words_of_the_title_are_found(database: Database) -> None:
    readings = [
        reading(document("Nothing of it is said in the text.", "a", title="Söldner aus Kenia")),
        reading(document("Söldner aus Kenia\n\nIt is said again.", "b", title="Söldner aus Kenia")),
    ]
    history = History(*readings)
    history.fill(database)
    assert names(database, '"Söldner aus Kenia" said') == ["a", "b"]
    hits = {hit.name: hit.marked("[", "]") for hit in database.search("Söldner")}
    assert hits == {"a": "Nothing of it is said in the text.", "b": "[Söldner] aus Kenia It is said again."}
    history.erase(readings[0].document.id)
    history.fill(database)
    assert names(database, "Söldner") == ["b"]


def test_of_very_many_the_newest_and_of_fewer_the_best(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [reading(document(f"{n} " + "mercenaries came " * (9 if n == 1 else 1), f"{n}")) for n in range(6)]
    History(*readings).fill(database)
    assert [hit.name for hit in database.search("mercenaries", limit=3)] == ["1", "5", "4"]
    monkeypatch.setattr(search, "_RANKED", 6)
    assert [hit.name for hit in database.search("mercenaries", limit=3)] == ["5", "4", "3"]


def test_outlets_are_found_by_a_part_of_their_name(database: Database) -> None:
    outlets = ("Новости Дня", "Zürcher Blatt", "Das Blatt", None, "Zürcher Blatt")
    readings = [reading(document(f"{n} word", f"{n}", outlet=outlet)) for n, outlet in enumerate(outlets)]
    History(*readings).fill(database)
    for part, found in {"blatt": "124", "ZURCHER": "14", "новост": "0", "!!": "", "Z B": ""}.items():
        assert names(database, "word", Filters(outlet=part)) == list(found)


@pytest.mark.parametrize("words", ["", "  ", '""', "-russia", "!!! ;", "*"])
def test_nothing_to_look_for_is_told(filled: Database, words: str) -> None:
    with pytest.raises(FixSettings, match="no word to look for"):
        filled.search(words)


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def searched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    where: Path | str = tmp_path_factory.mktemp("search") / "beleg.db"
    if request.param == "postgresql":
        where = request.getfixturevalue("server")
        postgres.clear(str(where))
    with Database(where) as made:
        yield made


@given(words=st.text(max_size=40))
def test_whatever_is_typed_is_no_error(searched: Database, words: str) -> None:
    with suppress(FixSettings):
        assert searched.search(words) == []


_SIGNS = st.text(alphabet="\"'*-+^:(){}[]|&!<>=\\/,.;#@%\x00 \nab\u00e9\u0431\u0628\u4e00 ANDORNOT", max_size=60)


@given(words=_SIGNS, filters=st.builds(Filters, *[st.none() | st.text(max_size=8)] * 4))
def test_nor_are_the_signs_of_query_languages(searched: Database, words: str, filters: Filters) -> None:
    with suppress(FixSettings):
        assert searched.search(words, filters) == []


def test_a_query_of_many_words_is_no_error(searched: Database) -> None:
    words = [a + b + "c" for a in "abcdefgh" for b in "ijklmnopq"]
    assert searched.search("* ".join(words[:64])) == []
    assert searched.search('"' + "word " * 64 + '"') == []
    for many in (" ".join(words[:65]), '"' + "word " * 999 + '"', "word -" + " -".join(map(str, range(99)))):
        with pytest.raises(FixSettings, match="up to 64"):
            searched.search(many)


@given(st.text(max_size=200))
def test_a_word_is_found_as_it_is_written(text: str) -> None:
    for term in terms(text):
        written = text[term.start : term.end]
        for typed in (written, f'"{written}"'):
            (word,) = Query.of(typed).wanted
            assert word.is_met(term.form)


@given(st.text(max_size=200))
def test_places_of_words_are_true_and_in_order(text: str) -> None:
    last = 0
    for term in terms(text):
        assert last <= term.start < term.end <= len(text)
        assert term.form == fold(text[term.start : term.end])
        assert not set(term.form) & set(" '\"\\")
        last = term.end


@given(st.text(alphabet="ab \n", max_size=60_000))
def test_parts_are_the_whole(text: str) -> None:
    parts = list(divided(text))
    assert "".join(part for _, part in parts) == text
    assert [start for start, _ in parts] == [sum(len(p) for _, p in parts[:n]) for n in range(len(parts))]


def test_filters_follow_what_is_read_with_other_rules(filled: Database) -> None:
    (before,) = [one for one in filled.readings(texts=True) if one.document.name == "en"]
    first = replace(before.claims[0], about=("UG",))
    filled.reread([replace(before, claims=(first,))], other_rules)
    assert names(filled, "citizens", Filters(measure="fighting", people="UG")) == ["en"]
    assert names(filled, "citizens", Filters(people="KE")) == names(filled, "citizens", Filters(measure="killed")) == []
    assert names(filled, "citizens", Filters(lang="en")) == ["en"]
    assert names(filled, "citizens") == ["en"]


def iso(years: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    parts = st.tuples(years, st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10]))
    return parts.map(lambda p: f"{p[0]:04}-{p[1]:02}-{p[2]:02}"[: p[3]])


DATES = iso(st.integers(2020, 2024))


@given(published=DATES, since=st.none() | DATES, until=st.none() | DATES)
def test_facets_say_what_comparing_dates_says(published: str, since: str | None, until: str | None) -> None:
    filters = Filters(since=since, until=until)
    is_in = (not since or published >= since[: len(published)]) and (not until or published[: len(until)] <= until)
    of = set(facets.of("en", None, published, []))
    assert all(of & set(row) for row in facets.wanted(filters, [], range(2020, 2025))) == is_in
