"""The whole flow, paths → documents → claims → figures → dossier, and below it the version of the rules that read them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from importlib.resources.abc import Traversable

from beleg import __version__
from beleg.corroboration.figures import figures
from beleg.corroboration.findings import Case
from beleg.corroboration.series import FigureKey, standings
from beleg.dossier import Made, page, summary
from beleg.errors import BelegError, StopRun
from beleg.intake import Source, find
from beleg.intake import read as take_in
from beleg.languages.packs import codes, folder
from beleg.model import Claim, Document, Figure, Finding, Reading, Skipped, Standing
from beleg.reading.claims import outline
from beleg.reading.claims import read as read_claims
from beleg.settings import Settings
from beleg.topics import pack, topic


def sources(paths: Sequence[str]) -> list[Source | Skipped]:
    """What there is to read, by name: the order in which paths are given changes nothing."""
    return sorted(find(paths), key=lambda s: (s.name, isinstance(s, Skipped)))


def read(source: Source, settings: Settings) -> list[Reading | Skipped]:
    """One source read: its documents with their claims, or why not. Runs in any process."""
    return [item if isinstance(item, Skipped) else read_document(item, settings) for item in take_in(source)]


def read_document(document: Document, settings: Settings) -> Reading | Skipped:
    """One document read, or why not."""
    try:
        reading = read_claims(document, topic(settings.topic), explain=settings.explain)
    except BelegError:
        raise  # a pack that is malformed is no fault of the document
    except Exception as error:  # noqa: BLE001  # one document that breaks a rule must not cost the others
        why = f"{document.name} could not be read by the rules ({type(error).__name__}): please report it."
        return Skipped(document.name, why)
    return _light(reading, settings)


def unread(source: Source) -> list[Reading | Skipped]:
    """The documents of a source without reading them: their claims are known already."""
    return [item if isinstance(item, Skipped) else Reading(item, (), ()) for item in take_in(source)]


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


def dossier(
    result: Result,
    settings: Settings,
    decided: Callable[[list[Finding]], list[Finding]] = list,
    mark: str | None = None,
) -> tuple[str, str]:
    """The dossier as HTML, and the summary that is printed.

    ``decided`` leaves out findings that a person rejected; ``mark`` is the closest TLP mark of what is in it.
    """
    if not result.readings:
        raise StopRun("nothing could be read, so there is no dossier to write: see the reasons above.")
    about = topic(settings.topic)
    # What was off the topic at first sight is laid out only here, where its text is shown.
    readings = tuple(r if r.segments else replace(r, segments=outline(r.document)) for r in result.readings)
    dates = {r.document.id: r.document.published for r in readings}
    claims = [claim for reading in readings for claim in reading.claims]
    case = corroborate(result, settings)
    found = decided(case.findings())
    gathered = _standing(figures(claims, dates), standings(case, found))
    made = Made(__version__, tuple(_packs(readings, settings.topic)), "beleg report", settings.topic, mark=mark)
    parts = (readings, gathered, found, result.skipped, about.measures, settings, made, case.name)
    return page(*parts), summary(*parts)


def corroborate(result: Result, settings: Settings, claims: Mapping[str, Sequence[Claim]] | None = None) -> Case:
    """All readings compared; ``claims`` by document id take the place of those read."""
    from beleg.corroboration.sources import sources as known_sources  # noqa: PLC0415  # its tables cost 100 ms

    case = Case(topic(settings.topic), known_sources(settings.topic), settings.language)
    for reading in result.readings:
        case.add(reading.document, reading.claims if claims is None else claims.get(reading.document.id, ()))
    return case


def _light(reading: Reading, settings: Settings) -> Reading:
    """Without what nobody asked for: it would be carried from process to process."""
    if not settings.texts:
        reading = replace(reading, document=replace(reading.document, text=""), segments=())
    return reading


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


@dataclass(frozen=True, slots=True)
class Rules:
    """The version of what documents are read by: of the program and its topic, and of each language."""

    base: str
    packs: Mapping[str, str]

    @property
    def version(self) -> str:
        return self._over(self.packs)

    def stamp(self, reading: Reading) -> str:
        """What a reading depends on: its languages and their version, or all where none was identified.

        A claim is only ever read in a sentence of which the pack of its own language knows a word, so that what changes
        in other languages changes nothing in it.
        """
        used = sorted({segment.lang for segment in reading.segments} & self.packs.keys())
        return f"{','.join(used) or '*'} {self._over(used or self.packs)}"

    def made(self, stamp: str) -> bool:
        """Whether a reading of that stamp would be the same today."""
        used, _, version = stamp.partition(" ")
        langs = self.packs.keys() if used == "*" else set(used.split(","))
        return langs <= self.packs.keys() and version == self._over(langs)

    def _over(self, langs: Iterable[str]) -> str:
        parts = [self.base, *(f"{lang} {self.packs[lang]}" for lang in sorted(langs))]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def rules(topic_name: str) -> Rules:
    """The rules as they are now."""
    home = topic(topic_name).home
    of_languages = [f"words.{code}.toml" for code in codes()]
    shared = [file for file in _data(home) if file.name not in of_languages]
    for package in ("beleg.languages", "beleg.reading"):  # cities and currencies; weights and the looks of pages
        shared += _data(resources.files(package))
    packs = {
        code: [*_data(folder(code)), *(file for file in _data(home) if file.name == f"words.{code}.toml")]
        for code in codes()
    }
    return Rules(
        _digest(shared, f"{__version__} {','.join(codes())}"), {code: _digest(files) for code, files in packs.items()}
    )


def _digest(files: Iterable[Traversable], before: str = "") -> str:
    digest = hashlib.sha256(before.encode())
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _data(place: Traversable) -> list[Traversable]:
    """The data in a folder, always in the same order."""
    return sorted(
        (file for file in place.iterdir() if file.name.endswith((".toml", ".txt"))), key=lambda file: file.name
    )
