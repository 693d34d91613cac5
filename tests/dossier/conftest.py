"""An invented run about an invented flood: every place, outlet, person and number is made up."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from beleg.corroboration.figures import figures
from beleg.dossier import Made, page, summary
from beleg.model import (
    Claim,
    Document,
    Figure,
    Finding,
    Hedge,
    Kind,
    Measure,
    Reading,
    Relation,
    Role,
    Segment,
    Skipped,
    Span,
    Stance,
    Value,
)
from beleg.settings import Settings

MEASURES = {
    measure.name: measure
    for measure in (
        Measure("killed", Kind.CUMULATIVE, "person", {"en": "Killed", "de": "Getötet", "ru": "Погибшие"}, "people", 1),
        Measure("rescued", Kind.CUMULATIVE, "person", {"en": "Rescued", "de": "Gerettet"}, "people", 2),
        Measure("villages", Kind.STOCK, "case", {"en": "Villages cut off"}, "other", 3),
        Measure("relief", Kind.TERM, "money", {"en": "Relief payment", "de": "Soforthilfe"}, "money", 4),
        Measure("sentence", Kind.TERM, "term", {"en": "Prison term", "de": "Haftstrafe"}, "law", 5),
    )
}


class Run(NamedTuple):
    """What ``page`` and ``summary`` take."""

    readings: Sequence[Reading]
    figures: Sequence[Figure]
    findings: Sequence[Finding]
    skipped: Sequence[Skipped]
    measures: dict[str, Measure]
    settings: Settings
    made: Made
    name: Callable[[str], str] = str

    def page(self) -> str:
        return page(*self)

    def summary(self) -> str:
        return summary(*self)


def a_document(text: str, **about: object) -> Document:
    return Document(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), text=text, **about)  # type: ignore[arg-type]


def a_claim(document: Document, quote: str, measure: str, value: Value, **slots: object) -> Claim:
    start = document.text.index(quote)
    lang = str(slots.pop("lang", document.lang or "en"))
    span = Span.of(document.text, start, start + len(quote))
    return Claim(document.id, span, lang, measure, value, **slots)  # type: ignore[arg-type]


def paragraphs(
    document: Document, roles: dict[int, Role] | None = None, lang: str | None = None
) -> tuple[Segment, ...]:
    """A segment for every paragraph; ``roles`` by number, all others are body."""
    found = re.finditer(r"\S(?:[^\n]|\n(?!\n))*", document.text)
    return tuple(
        Segment(each.start(), each.end(), (roles or {}).get(number, Role.BODY), each[0], lang or document.lang or "en")
        for number, each in enumerate(found)
    )


def a_run(readings: Sequence[Reading], language: str = "en", **changes: object) -> Run:
    claims = [claim for reading in readings for claim in reading.claims]
    published = {reading.document.id: reading.document.published for reading in readings}
    run = Run(
        readings,
        figures(claims, published),
        [],
        [
            Skipped("in/map.png", "No text was found in the picture: add a transcript."),
            Skipped("in/0.txt", "It is empty."),
        ],
        MEASURES,
        Settings(language=language),
        Made("1.2.3", (("en", "7", "ab" * 32), ("floods", "2", "cd" * 32)), "beleg report in", "floods on the Lune"),
    )
    return run._replace(**changes)  # type: ignore[arg-type]


def _people(number: int, hedge: Hedge = Hedge.EXACT) -> Value:
    return Value(number, None if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) else number, hedge, "person")


def _harbour() -> Reading:
    document = a_document(
        "Lune flood: at least 38 dead\n\nAt least 38 people were killed when the Lune burst its banks, the Office "
        "for Rivers said on Tuesday. Nine of them were Portuguese.\n\nHundreds were rescued from roofs, the mayor, Ada "
        "Brenn, told Gull Radio. The Office denied that 90 people had died.\n\nPicture: a bridge (Harbour Ledger)\n\n"
        "Read also: ten ways to dry a book\n\nvillage\tcut off\tkilled\nUpper Lune\tyes\t12\nLow Fell\tno\t3\n",
        name="in/harbour.html",
        title="Lune flood: at least 38 dead",
        outlet="Harbour Ledger",
        author="M. Quill",
        published="2031-03-04",
        url="https://harbour.example/lune?a=1&b=2",
        lang="en",
        format="html",
        notes=("The page declared no language.",),
    )
    office = ("Office for Rivers",)
    claims = (
        a_claim(document, "at least 38 dead", "killed", _people(38, Hedge.AT_LEAST), about=("foreign",)),
        a_claim(
            document,
            "At least 38 people were killed",
            "killed",
            _people(38, Hedge.AT_LEAST),
            about=("foreign",),
            said_by=office,
            as_of="2031-03-04",
        ),
        a_claim(document, "Nine of them were Portuguese", "killed", _people(9), about=("PT",), confidence=0.42),
        a_claim(
            document,
            "Hundreds were rescued",
            "rescued",
            Value(200, 999, Hedge.VAGUE, "person"),
            said_by=("Gull Radio", "Ada Brenn"),
        ),
        a_claim(
            document,
            "90 people had died",
            "killed",
            _people(90),
            about=("foreign",),
            said_by=office,
            stance=Stance.DENIED,
            as_of="2031-03",
        ),
        a_claim(document, "Upper Lune\tyes\t12", "killed", _people(12), about=("NO",), dimensions=(("side", "north"),)),
        # Two claims in one quote, and one that crosses its border.
        a_claim(document, "people were killed when the Lune", "villages", Value(2, 2, Hedge.EXACT, "case")),
    )
    roles = {0: Role.TITLE, 3: Role.CAPTION, 4: Role.TEASER, 5: Role.TABLE}
    return Reading(document, paragraphs(document, roles), tuple(sorted(claims, key=lambda claim: claim.span.start)))


def _valley() -> Reading:
    document = a_document(
        "# Nach der Flut\n\nBis Ende März zählte das Flussamt\n| 52 Tote; der Talblick kommt auf rund 60 bis 70. Wer "
        "den Damm\n| beschädigt, muss mit bis zu sieben Jahren Haft rechnen. Versprochen sind 2.100 Kronen im "
        "Monat.\n\n- erstens\n- zweitens\n",
        name="in/talblick.txt",
        title="Nach der Flut",
        outlet="Talblick",
        published="2031-04",
        lang="de",
    )
    claims = (
        a_claim(
            document,
            "Flussamt\n| 52 Tote",
            "killed",
            _people(52),
            about=("foreign",),
            said_by=("das Flussamt",),
            as_of="../2031-03-31",
        ),
        a_claim(
            document,
            "rund 60 bis 70",
            "killed",
            Value(60, 70, Hedge.ABOUT, "person"),
            about=("foreign",),
            as_of="2031-01/2031-03",
        ),
        a_claim(
            document,
            "bis zu sieben Jahren Haft",
            "sentence",
            Value(None, 7, Hedge.AT_MOST, "year"),
            stance=Stance.THREATENED,
        ),
        a_claim(
            document,
            "2.100 Kronen im Monat",
            "relief",
            Value(2100, 2100, Hedge.ABOUT, "NOK", "month"),
            about=("NO", "PT"),
            stance=Stance.OFFERED,
        ),
    )
    wrapped = document.text.replace("\n| ", " " * 3)
    segments = tuple(
        Segment(each.start, each.end, each.role, wrapped[each.start : each.end], "de")
        for each in paragraphs(document, {0: Role.HEADING, 2: Role.LIST})
    )
    return Reading(document, segments, claims)


def _arabic() -> Reading:
    document = a_document(
        "أعلن مكتب الأنهار إنقاذ ١٢٠ شخصًا من الوادي.\n\n"
        "قال \u202eشاهد\u202c إن القرية <script>alert(1)</script> غرقت.\n",
        name="in/\u202egnp.txt",
        published="2031-03-05",
        url="javascript:alert(1)",
        lang="ar",
    )
    value = Value(120, 120, Hedge.EXACT, "person")
    claim = a_claim(document, "إنقاذ ١٢٠ شخصًا", "rescued", value, said_by=("مكتب الأنهار",), as_of="2031-03-05")
    return Reading(document, paragraphs(document), (claim,))


@pytest.fixture
def readings() -> tuple[Reading, ...]:
    return (_harbour(), _valley(), _arabic())


def found(readings: Sequence[Reading]) -> list[Finding]:
    """What a comparison of the example would find, one of each kind; the last is about documents."""
    harbour, valley, arabic = readings
    title, said, _, _, vague, denied, *_ = sorted(harbour.claims, key=lambda claim: claim.span.start)
    counted, about, _, relief = valley.claims
    return [
        Finding(Relation.CONTRADICTION, "denied", (about, denied)),
        Finding(Relation.CONTRADICTION, "differs", (said, counted)),
        Finding(Relation.IMPLAUSIBLE, "outlier", (relief,), facts=(("factor", 12.4), ("usual", "170 NOK a month"))),
        Finding(Relation.REVISION, "later", (said, counted)),
        Finding(Relation.TENSION, "counts", (vague, arabic.claims[0])),
        Finding(
            Relation.SAME_FIGURE,
            "one_origin",
            (title, said, counted),
            (harbour.document.id, valley.document.id),
            ("Office for Rivers",),
            1,
            (("documents", 2),),
        ),
        Finding(Relation.SYNDICATION, "copy", (), (harbour.document.id, arabic.document.id), facts=(("share", 91),)),
    ]


@pytest.fixture
def findings(readings: tuple[Reading, ...]) -> list[Finding]:
    return found(readings)


@pytest.fixture
def example(readings: tuple[Reading, ...]) -> Callable[..., Run]:
    def build(language: str = "en", **changes: object) -> Run:
        return a_run(readings, language, **{"findings": found(readings), **changes})

    return build


@pytest.fixture
def run_of() -> Callable[..., Run]:
    return a_run


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares with a file; BELEG_GOLDEN=write writes it instead, and the difference is read in git."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("BELEG_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
