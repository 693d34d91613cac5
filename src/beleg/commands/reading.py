"""Commands that read: paths as given, or the case in whose folder they are called."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from beleg.commands.output import (
    DONE,
    SOME_UNREAD,
    arrow,
    not_read,
    progress,
    stream,
    style,
    target,
    tell,
    writable,
    write,
)
from beleg.errors import FixSettings
from beleg.intake import Source
from beleg.model import Claim, Finding, Reading, Skipped
from beleg.pipeline import Result, corroborate, gather, unread
from beleg.settings import Settings
from beleg.topics import topic

if TYPE_CHECKING:
    from beleg.store.decided import Decided


@dataclass(frozen=True, slots=True)
class Input:
    """What a command reads: the readings and, where they come from a case, what people decided there."""

    items: Iterable[Reading | Skipped]
    settings: Settings
    people: Decided | None = None

    def decided(self, found: list[Finding]) -> list[Finding]:
        """Findings as people let them stand."""
        return self.people.findings(found) if self.people else found

    def skipped(self, items: Sequence[Skipped]) -> int:
        """Say what could not be read; the exit status. Of a case that was said when it was added."""
        return DONE if self.people else not_read(items)


@contextmanager
def opened(paths: Sequence[str], settings: Settings, output: Path | None, *, claims: bool = True) -> Iterator[Input]:
    """What is to be read: the paths, or without any the case here. Without ``claims`` paths give only documents."""
    if settings.tlp is not None:
        from beleg.store.judgements import mark

        settings = replace(settings, tlp=mark(settings.tlp))
    if paths:
        if settings.tlp:
            raise FixSettings(
                "--tlp is of a case, where things are marked: call it without a PATH in the case's folder."
            )
        yield Input((_read if claims else _documents)(paths, settings, output), settings)
        return
    from beleg.cases import decided, readings, stale
    from beleg.commands.case import here  # only inside a case

    with here(settings) as (folder, own):
        if not settings.quiet and (old := len(stale(folder))):
            tell(f"{old} documents were read by older rules: `beleg rebuild` reads them again and lists what changes.")
        people = decided(folder, own)
        if people.withheld:
            tell(f"{len(people.withheld)} documents are left out: they are marked for a closer circle than {own.tlp}.")
        yield Input(readings(folder, own), own, people)


def report(options: Namespace, settings: Settings) -> int:
    from beleg.pipeline import dossier

    output = Path(options.output)
    writable(output, options.paths)
    with opened(options.paths, settings, output) as given:
        result = gather(given.items)
        status = given.skipped(result.skipped)
        if not result.readings:
            tell("beleg: nothing could be read, so no dossier was written.")
            return SOME_UNREAD
        mark = given.people.mark(one.document.id for one in result.readings) if given.people else None
        page, summary = dossier(result, given.settings, given.decided, mark)
    write(output, page)
    if not settings.quiet:
        from beleg.terminal import safe

        print(safe(summary))
        print(arrow(output))
    if options.open:
        import webbrowser

        if not webbrowser.open(output.resolve().as_uri()):
            tell(f"there is no browser to open it in: open {output} yourself.")
    return status


def claims(options: Namespace, settings: Settings) -> int:
    from beleg.listing import write as listed

    output = target(options.output, options.paths)
    status = DONE
    with opened(options.paths, settings, output) as given:

        def rows() -> Iterator[tuple[Reading, Claim]]:
            nonlocal status
            for item in given.items:
                if isinstance(item, Skipped):
                    status = given.skipped([item]) or status
                else:
                    yield from ((item, claim) for claim in item.claims)

        with stream(output) as out:
            judged = given.people.row if given.people else None
            listed(rows(), style(options.format, output), out, explain=settings.explain, judged=judged)
    return status


def findings(options: Namespace, settings: Settings) -> int:
    from beleg.listing import findings as listed

    output = target(options.output, options.paths)
    with opened(options.paths, settings, output, claims=not options.claims) as given:
        result = gather(given.items)
        claims, left_out = _given(Path(options.claims), result) if options.claims else (None, [])
        status = max(given.skipped(result.skipped), not_read(left_out))
        case = corroborate(result, given.settings, claims)
        found = given.decided(case.findings())
        judged = given.people.finding_row if given.people else lambda _: {}
    with stream(output) as out:
        documents = [r.document for r in result.readings]
        listed(found, documents, style(options.format, output), out, given.settings, case.name, judged)
    return status


def check(options: Namespace, settings: Settings) -> int:
    from beleg.checking import write as checked
    from beleg.corroboration.check import check as hold
    from beleg.wording import words

    output = target(options.output, [options.draft, *options.paths])
    with opened(options.paths, settings, output) as given:
        settings = given.settings
        drafts = gather(_read([options.draft], settings, output))
        if len(drafts.readings) != 1:
            reasons = " ".join(skipped.reason for skipped in drafts.skipped)
            raise FixSettings(f"{options.draft} is no one document to check: name a single text. {reasons}".rstrip())
        (draft,) = drafts.readings
        result = gather(given.items)
        status = given.skipped(result.skipped)
    others = tuple(r for r in result.readings if r.document.id != draft.document.id)
    case = corroborate(replace(result, readings=others), settings)
    found = hold(case, draft.document, draft.claims, given.decided)
    documents = {r.document.id: r.document for r in others}
    say = words(settings.language, settings.topic)
    with stream(output) as out:
        measures = topic(settings.topic).measures
        mark = given.people.mark if given.people else lambda _: None
        checked(found, draft.document, documents, options.format, out, measures, say, case.name, mark)
    return status


def _given(file: Path, result: Result) -> tuple[dict[str, list[Claim]], list[Skipped]]:
    """The claims of a file, placed in the documents that were read."""
    from beleg.intake.claims import given

    try:
        lines = file.read_text("utf-8").split("\n")
    except OSError as error:
        raise FixSettings(f"{file} could not be read ({error.strerror}): name a claims.jsonl with --claims.") from None
    except UnicodeDecodeError:
        raise FixSettings(f"{file} is not in UTF-8: name a claims.jsonl with --claims.") from None
    return given(lines, str(file), [r.document for r in result.readings])


def _documents(paths: Sequence[str], settings: Settings, output: Path | None) -> Iterator[Reading | Skipped]:
    """Documents whose claims are known already."""
    found = _sources(paths, settings, output)
    with progress(len(found), settings) as step:
        for source in found:
            yield from [source] if isinstance(source, Skipped) else unread(source)
            step(source.name)


def _read(paths: Sequence[str], settings: Settings, output: Path | None) -> Iterator[Reading | Skipped]:
    from beleg.executors.local import work

    found = _sources(paths, settings, output)
    with progress(len(found), settings) as step:
        yield from work(found, settings, step)


def _sources(paths: Sequence[str], settings: Settings, output: Path | None) -> list[Source | Skipped]:
    from beleg.pipeline import sources

    topic(settings.topic)  # a wrong name is told before anything is read
    found = sources(paths)
    if output and output.exists():  # a folder that was read before holds what came of it: that is no reporting
        own = output.resolve()
        found = [s for s in found if Path(getattr(s, "path", None) or s.name).resolve() != own]
    return found
