"""Claims as sentences: whole in every language, and as a person would say them. Speakers and numbers are invented."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.model import Claim, Hedge, Kind, Measure, Span, Stance, Value
from beleg.topics import topic
from beleg.wording import LANGUAGES, claim_sentence, words
from beleg.wording.sentences import again, statement

MEASURES = topic("recruitment").measures
RU = (("side", "RU"),)


def a_claim(measure: str, low: float | None, high: float | None = -1, **slots: Any) -> Claim:
    """A claim; ``high`` is ``low`` unless it is told. ``hedge``, ``unit`` and ``per`` are of its value."""
    high = low if high == -1 else high
    open_low, open_high = low is None, high is None
    usual = Hedge.AT_LEAST if open_high else Hedge.AT_MOST if open_low else Hedge.EXACT if low == high else Hedge.RANGE
    value = Value(low, high, slots.pop("hedge", usual), slots.pop("unit", "person"), slots.pop("per", None))
    return Claim("d" * 64, Span(0, 1, "x"), "en", measure, value, **slots)


def said(claim: Claim, language: str, **more: Any) -> str:
    text = claim_sentence(claim, MEASURES[claim.measure], words(language), **more)
    return re.sub("[\N{NO-BREAK SPACE}\u202f]", " ", text)


KILLED = a_claim("killed", 3388, None, about=("foreign",), dimensions=RU, said_by=("the Coordination HQ",))
CASES = [
    (
        KILLED,
        "At least 3,388 foreigners fighting for Russia were killed, says the Coordination HQ.",
        "Mindestens 3.388 Ausländer auf russischer Seite wurden getötet, sagt the Coordination HQ.",
        "Убито не менее 3 388 иностранцев на стороне России, сообщает the Coordination HQ.",
    ),
    (
        a_claim("killed", 21, about=("KE",), as_of="2025-10", said_by=("Kestrel Wire", "Umbra")),
        "21 Kenyans were killed as of October 2025, says Umbra, as quoted by Kestrel Wire.",
        "21 Kenianer wurden getötet (Stand: Oktober 2025), sagt Umbra, zitiert von Kestrel Wire.",
        "Убит 21 гражданин Кении (по состоянию на октябрь 2025 года), сообщает Kestrel Wire со ссылкой на источник: Umbra.",
    ),
    (
        a_claim("recruited", 603, about=("NP",), as_of="2023-04/2024-06", said_by=("Umbra",), stance=Stance.DENIED),
        "Umbra denies that 603 Nepalis were recruited from April 2023 to June 2024.",
        "Umbra bestreitet, dass 603 Nepalesen von April 2023 bis Juni 2024 angeworben wurden.",
        "Umbra отрицает, что завербовано 603 гражданина Непала с апреля 2023 года по июнь 2024 года.",
    ),
    (
        a_claim("exchange_requested", 0, about=("foreign",), dimensions=RU),
        "Not one foreigner fighting for Russia was asked for in an exchange.",
        "Kein einziger Ausländer auf russischer Seite wurde zum Austausch verlangt.",
        "На обмен не запрошен ни один иностранец на стороне России.",
    ),
    (
        a_claim("exchange_requested", 0, about=("UZ", "KZ")),
        "Not one person from Uzbekistan or Kazakhstan was asked for in an exchange.",
        "Kein einziger Mensch aus Usbekistan oder Kasachstan wurde zum Austausch verlangt.",
        "На обмен не запрошен ни один гражданин Узбекистана или Казахстана.",
    ),
    (
        a_claim("fighting", 200, 999, hedge=Hedge.VAGUE, about=("CU",), dimensions=RU),
        "Hundreds of Cubans are fighting for Russia.",
        "Hunderte Kubaner kämpfen für Russland.",
        "Воюют на стороне России сотни граждан Кубы.",
    ),
    (
        a_claim("fighting", 10000, hedge=Hedge.ABOUT, about=("KP",), dimensions=RU, as_of="2024-11"),
        "About 10,000 North Koreans were fighting for Russia as of November 2024.",
        "Rund 10.000 Nordkoreaner kämpften für Russland (Stand: November 2024).",
        "Воевало на стороне России около 10 000 граждан КНДР (по состоянию на ноябрь 2024 года).",
    ),
    (
        a_claim("fighting", 25000, about=("CU",), stance=Stance.PLANNED, dimensions=RU),
        "25,000 Cubans are to fight for Russia.",
        "25.000 Kubaner sollen für Russland kämpfen.",
        "Должно воевать на стороне России 25 000 граждан Кубы.",
    ),
    (
        a_claim("recruited", 200, 900, hedge=Hedge.VAGUE, per="month", about=("foreign",), as_of="2023"),
        "A few hundred foreigners were recruited each month in 2023.",
        "Einige Hundert Ausländer wurden 2023 monatlich angeworben.",
        "Завербовано несколько сотен иностранцев в месяц в 2023 году.",
    ),
    (
        a_claim("identified", 22, unit="percent", hedge=Hedge.AT_LEAST, about=("CM",)),
        "At least 22% of the Cameroonians counted were identified by name.",
        "Mindestens 22 % der gezählten Kameruner wurden namentlich erfasst.",
        "Поимённо известно не менее 22 % граждан Камеруна.",
    ),
    (
        a_claim("killed", 523, None, about=("central-asia",), as_of="../2025-06"),
        "At least 523 Central Asians were killed by June 2025.",
        "Mindestens 523 Zentralasiaten wurden bis Juni 2025 getötet.",
        "Убито не менее 523 выходцев из Центральной Азии по июнь 2025 года.",
    ),
    (
        a_claim("killed", 31, about=("UZ",), as_of="2022-02/.."),
        "31 Uzbeks have been killed since February 2022.",
        "31 Usbeken wurden seit Februar 2022 getötet.",
        "Убит 31 гражданин Узбекистана с февраля 2022 года.",
    ),
    (
        a_claim("deserted", 1, as_of="2025-03-07"),
        "1 person deserted or fled on March 7, 2025.",
        "1 Mensch desertierte oder floh am 7. März 2025.",
        "Дезертировал или бежал 1 человек 7 марта 2025 года.",
    ),
    (
        a_claim("recruited", 2000, hedge=Hedge.ABOUT, about=("EG",), stance=Stance.ALLEGED, said_by=("Umbra",)),
        "About 2,000 Egyptians were allegedly recruited, says Umbra.",
        "Rund 2.000 Ägypter wurden angeblich angeworben, sagt Umbra.",
        "Завербовано якобы около 2 000 граждан Египта, сообщает Umbra.",
    ),
    (
        a_claim("killed", 50000, None, hedge=Hedge.MORE_THAN, about=("RU",), dimensions=RU),
        "More than 50,000 Russians were killed.",
        "Mehr als 50.000 Russen wurden getötet.",
        "Убито более 50 000 россиян.",
    ),
    (
        a_claim(
            "monthly_pay", 2000, unit="USD", per="month", about=("NP",), stance=Stance.OFFERED, said_by=("a banner",)
        ),
        "The pay promised to Nepalis is 2,000 US dollars a month, says a banner.",
        "Der versprochene Sold für Nepalesen beträgt 2.000 US-Dollar im Monat, sagt a banner.",
        "Обещанная плата за службу для граждан Непала — 2 000 долларов США в месяц, сообщает a banner.",
    ),
    (
        a_claim("monthly_pay", 200000, 300000, unit="RUB", per="month", about=("KZ",), as_of="2022/.."),
        "The pay for Kazakhs has been 200,000 to 300,000 Russian rubles a month since 2022.",
        "Der Sold für Kasachen beträgt seit 2022 200.000 bis 300.000 Rubel im Monat.",
        "Плата за службу для граждан Казахстана — 200 000–300 000 рублей в месяц с 2022 года.",
    ),
    (
        a_claim("prison_term", None, 12, unit="year", about=("KZ",), stance=Stance.THREATENED),
        "The law provides for up to 12 years in prison for Kazakhs.",
        "Das Gesetz sieht für Kasachen höchstens 12 Jahre Haft vor.",
        "Закон предусматривает для граждан Казахстана не более 12 лет лишения свободы.",
    ),
    (
        a_claim("prison_term", 80, unit="month"),
        "The prison term is 6 years and 8 months.",
        "Die Haftstrafe beträgt 6 Jahre und 8 Monate.",
        "Срок лишения свободы — 6 лет 8 месяцев.",
    ),
    (
        a_claim("origin_countries", 128, None, unit="country", about=("foreign",), dimensions=RU),
        "The foreigners fighting for Russia come from at least 128 countries.",
        "Die Ausländer auf russischer Seite kommen aus mindestens 128 Ländern.",
        "Иностранцы на стороне России прибыли не менее чем из 128 стран.",
    ),
    (
        a_claim("criminal_cases", 701, None, hedge=Hedge.MORE_THAN, unit="case", about=("KZ",), as_of="2025"),
        "More than 701 criminal cases against Kazakhs were opened in 2025.",
        "Mehr als 701 Strafverfahren gegen Kasachen wurden 2025 eingeleitet.",
        "Возбуждено более 701 уголовного дела в отношении граждан Казахстана в 2025 году.",
    ),
    (
        a_claim("recruiters", 43, unit="case", about=("africa",)),
        "43 recruiting networks, channels or adverts seeking Africans were counted.",
        "43 Anwerbenetze, Kanäle oder Inserate für Afrikaner wurden gezählt.",
        "Насчитано 43 вербовочные сети, канала или объявления для выходцев из Африки.",
    ),
    (
        a_claim("missing", 2, about=("foreign", "KG"), dimensions=(("side", "UA"),)),
        "2 people (foreigners and Kyrgyz citizens) fighting for Ukraine are missing.",
        "2 Menschen (Ausländer und Kirgisen) auf ukrainischer Seite werden vermisst.",
        "Пропало без вести 2 человека (иностранцы и граждане Киргизии) на стороне Украины.",
    ),
    (
        a_claim("convicted", 5, stance=Stance.OFFERED),
        "The figure offered for “convicted” is 5.",
        "Die angebotene Zahl für „verurteilt“ ist 5.",
        "Предложено: «осуждены» — 5.",
    ),
]


@pytest.mark.parametrize(("claim", "english", "german", "russian"), CASES, ids=[case[1][:48] for case in CASES])
def test_sentences(claim: Claim, english: str, german: str, russian: str) -> None:
    assert [said(claim, language) for language in ("en", "de", "ru")] == [english, german, russian]


def test_any_other_topic_is_said_by_its_labels() -> None:
    flood = Measure("villages", Kind.STOCK, "case", {"en": "villages cut off", "de": "Dörfer"})
    claim = a_claim("villages", 2, None, unit="case", about=("PT",), said_by=("the mayor",))
    assert claim_sentence(claim, flood, words("en", "floods")) == (
        "The figure for “villages cut off” (Portugal) is at least 2 cases, says the mayor."
    )
    denied = a_claim("villages", 2, unit="case", stance=Stance.DENIED, said_by=("der Bürgermeister",))
    assert claim_sentence(denied, flood, words("de", "floods")) == (
        "Der Bürgermeister bestreitet, dass die Angabe für „Dörfer“ 2 Fälle ist."
    )


def test_an_outlet_says_what_nobody_else_does() -> None:
    claim = a_claim("killed", 4, about=("KE",))
    assert said(claim, "en", outlet="Kestrel Wire") == "4 Kenyans were killed, writes Kestrel Wire."
    assert said(claim, "en") == "4 Kenyans were killed."
    wire = a_claim("killed", 4, about=("KE",), said_by=("Umbra A.",))
    assert said(wire, "en", outlet="Kestrel Wire") == "4 Kenyans were killed, says Umbra A."


def test_a_long_chain_is_told_from_the_inside() -> None:
    claim = a_claim("killed", 4, said_by=("Outer", "Second", "First", "Inner"))
    assert said(claim, "en") == "4 people were killed, says Inner, as quoted by First and Second and in turn by Outer."
    assert said(claim, "en", name=str.upper).endswith("says INNER, as quoted by FIRST and SECOND and in turn by OUTER.")


def test_the_second_of_two_repeats_only_what_differs() -> None:
    later = a_claim("killed", 5149, about=("foreign",), dimensions=RU, as_of="2026-05-14", said_by=("Umbra",))
    say, measure = words("en"), MEASURES["killed"]
    assert again(later, KILLED, measure, say) == "5,149 foreigners as of May 14, 2026, says Umbra"
    year = a_claim("killed", 5149, about=("foreign",), dimensions=RU, as_of="2026")
    assert again(year, KILLED, measure, words("de")) == "5.149 Ausländer (2026)"
    other = a_claim("killed", 5149, about=("foreign",))
    assert again(other, KILLED, measure, say) == statement(other, measure, say)


# every slot, in every combination

_WILD = st.text(max_size=8)
_ABOUT = st.lists(
    st.sampled_from(["KZ", "UZ", "KE", "RU", "UA", "SX", "GB", "foreign", "africa", "central-asia", "middle-east"])
    | _WILD,
    max_size=3,
).map(tuple)
_PART = st.sampled_from(
    [
        "2025",
        "2025-04",
        "2025-04-22",
        "2024-FA",
        "2024-WI",
        "2025-Q3",
        "2025-W44",
        "..",
        "2025-13",
        "2025-02-30",
        "soon",
        "",
    ]
)
_AS_OF = st.none() | _PART | st.tuples(_PART, _PART).map("/".join) | _WILD
_NUMBER = (
    st.none() | st.integers(0, 30) | st.integers(0, 10**7) | st.sampled_from([1.5, 20, 99, 200, 900, 999, 2000, 9999])
)
_VALUE = st.builds(
    Value,
    _NUMBER,
    _NUMBER,
    st.sampled_from(Hedge),
    st.sampled_from(["person", "country", "case", "year", "month", "percent", "RUB", "USD", "XAF", "ZZZ", "tent"]),
    st.sampled_from([None, "month", "year", "day", "once", "decade"]),
)
_CLAIMS = st.builds(
    Claim,
    st.just("d" * 64),
    st.just(Span(0, 1, "x")),
    st.just("en"),
    st.sampled_from([*MEASURES, "unknown"]),
    _VALUE,
    _ABOUT,
    _AS_OF,
    st.sampled_from(Stance),
    st.lists(st.sampled_from(["Umbra", "Saleh A."]) | _WILD, max_size=4).map(tuple),
    st.sampled_from([(), (("side", "RU"),), (("side", "UA"),), (("side", "north"),), (("article", "170"),)]),
)


@given(_CLAIMS, st.sampled_from(LANGUAGES), st.sampled_from(["recruitment", "floods"]), st.none() | _WILD)
def test_every_claim_becomes_a_sentence(claim: Claim, language: str, name: str, outlet: str | None) -> None:
    measure = MEASURES.get(claim.measure) or Measure("unknown", Kind.STOCK, "person", {})
    text = claim_sentence(claim, measure, words(language, name), outlet=outlet)
    assert text.endswith((".", "…"))
    assert len(text) > 5
    assert again(claim, claim, measure, words(language, name))


_LETTERS = st.sampled_from(["Umbra", "Kestrel Wire"])


@given(_CLAIMS, st.sampled_from(LANGUAGES), _LETTERS)
def test_nothing_of_a_template_is_left_over(claim: Claim, language: str, speaker: str) -> None:
    measure = MEASURES.get(claim.measure) or Measure("unknown", Kind.STOCK, "person", {"en": "label"})
    about = tuple(code for code in claim.about if code in ("KZ", "foreign", "KE"))
    tame = replace(claim, about=about, as_of="2025-04", said_by=(speaker,))
    text = claim_sentence(tame, measure, words(language))
    assert not re.search(r"[{}]|  | [,.;]|\.\.|None", text)
    assert speaker in text
    assert "2025" in text


# the templates of the topic

PLACES = frozenset("who amount person when state doubt rate is was were".split())


def _sentences(language: str) -> dict[str, Any]:
    return tomllib.loads((topic("recruitment").home / f"sentences.{language}.toml").read_text("utf-8"))


def _forms(table: dict[str, Any]) -> list[str]:
    found = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _forms(value)
        elif key not in ("date", "count", "hedges"):
            found.append(value)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_has_its_sentences(language: str) -> None:
    data = _sentences(language)
    assert data["measures"].keys() == MEASURES.keys()
    known = PLACES | data["sides"].keys() | data["people"].keys()
    for name, table in data["measures"].items():
        assert "other" in table, name
        for form in _forms(table):
            assert set(re.findall(r"\{(\w+)\}", form)) <= known, (name, form)
        if MEASURES[name].unit in ("person", "case"):
            assert {"zero"} <= table.keys(), name
            assert language != "ru" or {"one", "words"} <= table.keys(), name
        if language == "de" and MEASURES[name].unit != "country":
            assert table["that"].keys() >= table.keys() & {"one", "other", "zero"}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_side_and_group_of_people_is_known(language: str) -> None:
    data = _sentences(language)
    for table in data["sides"].values():
        assert {"RU", "UA"} <= table.keys()
    assert all(table.keys() == {"some", "none"} for table in data["people"].values())
