"""The whole flow on one screen: paths → documents → claims → figures → dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from beleg import __version__
from beleg.corroboration.figures import figures
from beleg.corroboration.findings import Case
from beleg.corroboration.series import FigureKey, standings
from beleg.dossier import Made, page, summary
from beleg.errors import BelegError, StopRun
from beleg.intake import Source, find
from beleg.intake import read as take_in
from beleg.languages.packs import codes
from beleg.model import Claim, Document, Figure, Reading, Skipped, Standing
from beleg.reading.claims import outline
from beleg.reading.claims import read as read_claims
from beleg.settings import Settings
from beleg.topics import pack, topic


def sources(paths: Sequence[str]) -> list[Source | Skipped]:
    """What there is to read, by name: the order in which paths are given changes nothing."""
    return sorted(find(paths), key=lambda s: (s.name, isinstance(s, Skipped)))


def read(source: Source, settings: Settings) -> list[Reading | Skipped]:
    """One source read: its documents with their claims, or why not. Runs in any process."""
    about = topic(settings.topic)
    found: list[Reading | Skipped] = []
    for item in take_in(source):
        if isinstance(item, Skipped):
            found.append(item)
            continue
        try:
            reading = read_claims(item, about)
        except BelegError:
            raise  # a pack that is malformed is no fault of the document
        except Exception as error:  # noqa: BLE001  # one document that breaks a rule must not cost the others
            why = f"{item.name} could not be read by the rules ({type(error).__name__}): please report it."
            found.append(Skipped(item.name, why))
        else:
            found.append(_light(reading, settings))
    return found


def unread(source: Source) -> list[Reading | Skipped]:
    """The documents of a source without reading them: their claims are known already."""
    return [item if isinstance(item, Skipped) else Reading(item, (), ()) for item in take_in(source)]


def _light(reading: Reading, settings: Settings) -> Reading:
    """Without what nobody asked for: it would be carried from process to process."""
    if not settings.explain:
        reading = replace(reading, claims=tuple(replace(claim, reasons=()) for claim in reading.claims))
    if not settings.texts:
        reading = replace(reading, document=replace(reading.document, text=""), segments=())
    return reading


@dataclass(frozen=True, slots=True)
class Result:
    """All readings of a run, each document once, and what could not be read."""

    readings: tuple[Reading, ...]
    skipped: tuple[Skipped, ...]


def gather(results: Iterable[Reading | Skipped]) -> Result:
    """Readings by name; of identical bytes one document stays, with a note of where else they stood."""
    readings: dict[str, Reading] = {}
    skipped: list[Skipped] = []
    for item in results:
        if isinstance(item, Skipped):
            skipped.append(item)
        elif (first := readings.get(item.document.id)) is None:
            readings[item.document.id] = item
        else:
            document: Document = first.document
            also = replace(document, notes=(*document.notes, f"The same bytes also came as {item.document.name}."))
            readings[document.id] = replace(first, document=also)
    return Result(tuple(readings.values()), tuple(skipped))


def dossier(result: Result, settings: Settings) -> tuple[str, str]:
    """The dossier as HTML, and the summary that is printed."""
    if not result.readings:
        raise StopRun("nothing could be read, so there is no dossier to write: see the reasons above.")
    about = topic(settings.topic)
    # What was off the topic at first sight is laid out only here, where its text is shown.
    readings = tuple(r if r.segments else replace(r, segments=outline(r.document)) for r in result.readings)
    dates = {r.document.id: r.document.published for r in readings}
    claims = [claim for reading in readings for claim in reading.claims]
    case = corroborate(result, settings)
    found = case.findings()
    gathered = _standing(figures(claims, dates), standings(case, found))
    made = Made(__version__, tuple(_packs(readings, settings.topic)), "beleg report", settings.topic)
    parts = (readings, gathered, found, result.skipped, about.measures, settings, made, case.name)
    return page(*parts), summary(*parts)


def corroborate(result: Result, settings: Settings, claims: Mapping[str, Sequence[Claim]] | None = None) -> Case:
    """All readings compared; ``claims`` by document id take the place of those read."""
    from beleg.corroboration.sources import sources as known_sources  # noqa: PLC0415  # its tables cost 100 ms

    case = Case(topic(settings.topic), known_sources(settings.topic), settings.language)
    for reading in result.readings:
        case.add(reading.document, reading.claims if claims is None else claims.get(reading.document.id, ()))
    return case


def _standing(figures: Iterable[Figure], standing: Mapping[FigureKey, Standing]) -> list[Figure]:
    """Figures with what stands of them today."""
    return [
        replace(one, standing=standing.get((one.measure, one.about, dict(one.dimensions).get("side", ""))))
        for one in figures
    ]


def _packs(readings: Iterable[Reading], topic_name: str) -> Iterator[tuple[str, str, str]]:
    used = {segment.lang for reading in readings for segment in reading.segments}
    for code in sorted(used & set(codes())):
        one = pack(code, topic_name)
        yield (one.code, one.version, one.digest)
