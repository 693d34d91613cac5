"""The command line: parse, call, print. Everything heavy is imported where it is used."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from beleg import __version__
from beleg.errors import BelegError, FixSettings, StopRun
from beleg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from beleg.intake import Source
    from beleg.model import Claim, Reading, Skipped
    from beleg.pipeline import Result

DONE, SOME_UNREAD, WRONG_CALL = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    options = common.add_argument_group("common options")
    options.add_argument("--language", choices=("en", "de", "ru"), default="en", help="language of the interface (en)")
    options.add_argument("--topic", default="recruitment", help="what to look for (recruitment)")
    options.add_argument(
        "--jobs", type=_jobs, default=0, metavar="N", help="processes to use (as many as suit the work)"
    )
    options.add_argument("--quiet", action="store_true", help="no progress, no summary; errors are still told")
    top = argparse.ArgumentParser(
        prog="beleg",
        description="Reads reporting in many languages into a ledger of claims, each pinned to the exact words that carry it.",
        epilog="example: beleg report examples -o dossier.html --open",
    )
    top.add_argument("--version", action="version", version=f"beleg {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    report = commands.add_parser(
        "report",
        parents=[common],
        help="read files and folders into one HTML dossier",
        description="Reads files and folders and writes one self-contained HTML dossier.",
        epilog="example: beleg report articles/ notes.pdf -o dossier.html --open",
    )
    report.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    report.add_argument(
        "-o", "--output", default="dossier.html", metavar="FILE", help="where to write it (dossier.html)"
    )
    report.add_argument("--open", action="store_true", help="open it in the browser")
    claims = commands.add_parser(
        "claims",
        parents=[common],
        help="read files and folders into claims, one a line",
        description="Reads files and folders and prints what they claim.",
        epilog="example: beleg claims articles/ --format jsonl -o claims.jsonl",
    )
    claims.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    claims.add_argument("--format", choices=("jsonl", "csv", "table"), help="jsonl, or table on a terminal")
    claims.add_argument("--explain", action="store_true", help="say for each claim why it was read so")
    claims.add_argument("-o", "--output", metavar="FILE", help="where to write them (standard output)")
    findings = commands.add_parser(
        "findings",
        parents=[common],
        help="compare what files and folders claim: what agrees, contradicts, revises, cannot be",
        description="Reads files and folders and prints what their claims are to each other, the most important first.",
        epilog="example: beleg findings articles/ --format jsonl -o findings.jsonl",
    )
    findings.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    findings.add_argument("--claims", metavar="FILE", help="compare the claims of this claims.jsonl instead of reading")
    findings.add_argument("--format", choices=("jsonl", "table"), help="jsonl, or table on a terminal")
    findings.add_argument("-o", "--output", metavar="FILE", help="where to write them (standard output)")
    check = commands.add_parser(
        "check",
        parents=[common],
        help="hold the figures of a draft against files and folders",
        description="Says where each figure of a draft comes from, if it still stands, and what speaks against it.",
        epilog="example: beleg check draft.md articles/",
    )
    check.add_argument("draft", metavar="DRAFT", help="the text to check; - is standard input")
    check.add_argument("paths", nargs="+", metavar="PATH", help="files or folders to hold it against")
    check.add_argument("--format", choices=("text", "jsonl"), default="text", help="text for a person, or jsonl (text)")
    check.add_argument("-o", "--output", metavar="FILE", help="where to write it (standard output)")
    return top


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 512")
    return int(text)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status: 0 done, 1 some inputs could not be read, 2 wrong call or settings."""
    options = parser().parse_args(arguments)
    settings = Settings(
        options.topic,
        options.language,
        options.jobs,
        options.quiet,
        explain=getattr(options, "explain", False),
        texts=options.command != "claims",
    )
    try:
        return {"report": _report, "claims": _claims, "findings": _findings, "check": _check}[options.command](
            options, settings
        )
    except BelegError as error:
        _tell(f"beleg: {error}")
        return WRONG_CALL


def _report(options: argparse.Namespace, settings: Settings) -> int:
    from beleg.pipeline import dossier, gather

    output = Path(options.output)
    _writable(output, options.paths)
    result = gather(_read(options.paths, settings, output))
    for skipped in result.skipped:
        _tell(f"not read: {skipped.reason}")
    if not result.readings:
        _tell("beleg: nothing could be read, so no dossier was written.")
        return SOME_UNREAD
    page, summary = dossier(result, settings)
    _write(output, page)
    if not settings.quiet:
        print(_safe(summary))
        print(f"→ {output}" if _unicode(sys.stdout) else f"-> {output}")
    if options.open:
        import webbrowser

        webbrowser.open(output.resolve().as_uri())
    return SOME_UNREAD if result.skipped else DONE


def _claims(options: argparse.Namespace, settings: Settings) -> int:
    from beleg.listing import write

    output = Path(options.output) if options.output else None
    if output:
        _writable(output, options.paths)
    style = options.format or ("table" if output is None and sys.stdout.isatty() else "jsonl")
    skipped = 0

    def rows() -> Iterator[tuple[Reading, Claim]]:
        nonlocal skipped
        for item in _read(options.paths, settings, output):
            if hasattr(item, "reason"):
                skipped += 1
                _tell(f"not read: {item.reason}")
            else:
                yield from ((item, claim) for claim in item.claims)

    with ExitStack() as stack:
        stream = stack.enter_context(_replacing(output)) if output else sys.stdout
        write(rows(), style, stream, explain=settings.explain)
    return SOME_UNREAD if skipped else DONE


def _findings(options: argparse.Namespace, settings: Settings) -> int:
    from beleg.listing import findings as listed
    from beleg.pipeline import corroborate, gather, unread

    output = Path(options.output) if options.output else None
    if output:
        _writable(output, options.paths)
    style = options.format or ("table" if output is None and sys.stdout.isatty() else "jsonl")
    if options.claims:
        result = gather(_each(options.paths, settings, output, unread))
        claims, left_out = _given(Path(options.claims), result)
    else:
        result, claims, left_out = gather(_read(options.paths, settings, output)), None, []
    for skipped in (*result.skipped, *left_out):
        _tell(f"not read: {skipped.reason}")
    case = corroborate(result, settings, claims)
    with ExitStack() as stack:
        stream = stack.enter_context(_replacing(output)) if output else sys.stdout
        listed(case.findings(), [r.document for r in result.readings], style, stream, settings, case.name)
    return SOME_UNREAD if result.skipped or left_out else DONE


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from beleg.checking import write
    from beleg.corroboration.check import check
    from beleg.pipeline import corroborate, gather
    from beleg.topics import topic
    from beleg.wording import words

    output = Path(options.output) if options.output else None
    if output:
        _writable(output, [options.draft, *options.paths])
    drafts = gather(_read([options.draft], settings, output))
    if len(drafts.readings) != 1:
        reasons = " ".join(skipped.reason for skipped in drafts.skipped)
        raise FixSettings(f"{options.draft} is no one document to check: name a single text. {reasons}".rstrip())
    (draft,) = drafts.readings
    result = gather(_read(options.paths, settings, output))
    others = tuple(r for r in result.readings if r.document.id != draft.document.id)
    for skipped in result.skipped:
        _tell(f"not read: {skipped.reason}")
    case = corroborate(replace(result, readings=others), settings)
    found = check(case, draft.document, draft.claims)
    documents = {r.document.id: r.document for r in others}
    say = words(settings.language, settings.topic)
    with ExitStack() as stack:
        stream = stack.enter_context(_replacing(output)) if output else sys.stdout
        write(found, draft.document, documents, options.format, stream, topic(settings.topic).measures, say, case.name)
    return SOME_UNREAD if result.skipped else DONE


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


def _each(
    paths: Sequence[str], settings: Settings, output: Path | None, one: Callable[[Source], list[Reading | Skipped]]
) -> Iterator[Reading | Skipped]:
    """What ``one`` makes of each source, in this process."""
    from beleg.model import Skipped

    found = _sources(paths, settings, output)
    with _progress(len(found), settings) as step:
        for source in found:
            if isinstance(source, Skipped):
                yield source
            else:
                yield from one(source)
            step(source.name)


def _read(paths: Sequence[str], settings: Settings, output: Path | None) -> Iterable[Reading | Skipped]:
    from beleg.executors.local import work

    found = _sources(paths, settings, output)
    with _progress(len(found), settings) as step:
        yield from work(found, settings, step)


def _sources(paths: Sequence[str], settings: Settings, output: Path | None) -> list[Source | Skipped]:
    from beleg.pipeline import sources
    from beleg.topics import topic

    topic(settings.topic)  # a wrong name is told before anything is read
    found = sources(paths)
    if output and output.exists():  # a folder that was read before holds what came of it: that is no reporting
        own = output.resolve()
        found = [s for s in found if Path(getattr(s, "path", None) or s.name).resolve() != own]
    return found


def _progress(total: int, settings: Settings) -> AbstractContextManager[Callable[[str], None]]:
    from beleg.progress import bar

    return bar(total, sys.stderr, quiet=settings.quiet)


def _writable(output: Path, paths: Sequence[str]) -> None:
    """Fail before the work, not after it, and never write over what is to be read."""
    if output.exists() and any(path != "-" and Path(path).resolve() == output.resolve() for path in paths):
        raise FixSettings(f"{output} is one of the files to read: name another file with -o.")
    if output.is_dir():
        raise FixSettings(f"{output} is a folder: name a file to write to with -o.")
    if not output.parent.is_dir():
        raise FixSettings(f"there is no folder {output.parent}: make it, or name another file with -o.")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise FixSettings(f"{output} cannot be written: name another file with -o.")


@contextmanager
def _replacing(output: Path) -> Iterator[TextIO]:
    """A file that appears whole or not at all: written beside its place, then moved there. Devices are written to."""
    output = output.resolve()  # a link stays one
    if output.exists() and not output.is_file():
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if output.exists():
            beside.chmod(output.stat().st_mode & 0o777)
        beside.replace(output)
    except OSError as error:
        raise StopRun(f"{output} could not be written ({error.strerror or error}).") from None
    finally:
        beside.unlink(missing_ok=True)


def _write(output: Path, text: str) -> None:
    with _replacing(output) as stream:
        stream.write(text)


def _tell(sentence: str) -> None:
    print(_safe(sentence), file=sys.stderr)


def _safe(text: str) -> str:
    from beleg.terminal import safe

    return safe(text)


def _unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")
