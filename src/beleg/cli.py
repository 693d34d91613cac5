"""The command line: parse, call, print. Everything heavy is imported where it is used."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import Any

from beleg import __version__
from beleg.errors import BelegError
from beleg.settings import Settings

WRONG_CALL = 2
# Where each command is.
_READING = "report claims findings check".split()
_CASE = "init add rebuild verify receipt erase".split()
_MODULES = dict.fromkeys(_READING, "reading") | dict.fromkeys(_CASE, "case") | {"search": "search", "judge": "judge"}


_PATHS = "files or folders; - is standard input; none inside a case: all that is in it"


def parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    options = common.add_argument_group("common options")
    options.add_argument("--language", choices=("en", "de", "ru"), help="language of the interface (en, or the case's)")
    options.add_argument("--topic", help="what to look for (recruitment, or the case's)")
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
    report.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    report.add_argument(
        "-o", "--output", default="dossier.html", metavar="FILE", help="where to write it (dossier.html)"
    )
    report.add_argument("--open", action="store_true", help="open it in the browser")
    _circle(report)
    claims = commands.add_parser(
        "claims",
        parents=[common],
        help="read files and folders into claims, one a line",
        description="Reads files and folders and prints what they claim.",
        epilog="example: beleg claims articles/ --format jsonl -o claims.jsonl",
    )
    claims.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    claims.add_argument("--format", choices=("jsonl", "csv", "table"), help="jsonl, or table on a terminal")
    claims.add_argument("--explain", action="store_true", help="say for each claim why it was read so")
    claims.add_argument("-o", "--output", metavar="FILE", help="where to write them (standard output)")
    _circle(claims)
    findings = commands.add_parser(
        "findings",
        parents=[common],
        help="compare what files and folders claim: what agrees, contradicts, revises, cannot be",
        description="Reads files and folders and prints what their claims are to each other, the most important first.",
        epilog="example: beleg findings articles/ --format jsonl -o findings.jsonl",
    )
    findings.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    findings.add_argument("--claims", metavar="FILE", help="compare the claims of this claims.jsonl instead of reading")
    findings.add_argument("--format", choices=("jsonl", "table"), help="jsonl, or table on a terminal")
    findings.add_argument("-o", "--output", metavar="FILE", help="where to write them (standard output)")
    _circle(findings)
    check = commands.add_parser(
        "check",
        parents=[common],
        help="hold the figures of a draft against files and folders",
        description="Says where each figure of a draft comes from, if it still stands, and what speaks against it.",
        epilog="example: beleg check draft.md articles/",
    )
    check.add_argument("draft", metavar="DRAFT", help="the text to check; - is standard input")
    check.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    check.add_argument("--format", choices=("text", "jsonl"), default="text", help="text for a person, or jsonl (text)")
    check.add_argument("-o", "--output", metavar="FILE", help="where to write it (standard output)")
    _circle(check)
    _case_commands(commands, common)
    return top


def _case_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    def command(name: str, help_: str, description: str, example: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, parents=[common], help=help_, description=description, epilog=f"example: {example}"
        )
        return made

    init = command(
        "init",
        "make a case: a folder in which work lasts",
        "Makes a case in a new or empty folder.",
        "beleg init recruits",
    )
    init.add_argument("folder", metavar="DIR", help="a folder that is new or empty")
    init.add_argument(
        "--database", metavar="URL", help="keep the database on a server: postgresql://USER@HOST/NAME (in the folder)"
    )
    add = command(
        "add",
        "take files and folders into the case",
        "Takes files and folders into the case in the working directory. What is there already changes nothing.",
        "beleg add ../articles",
    )
    add.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    add.add_argument("--list", action="store_true", help="name each input once it is stored for good")
    command(
        "rebuild",
        "make the database anew",
        "Makes the database of the case anew from archive and log.",
        "beleg rebuild",
    )
    verify = command(
        "verify",
        "check archive, log and database",
        "Checks every byte of archive and log, and that the database holds what they imply. Exit status 1 where it does not.",
        "beleg verify --receipt receipt.json",
    )
    verify.add_argument("--receipt", metavar="FILE", help="also check the log against a receipt that was kept")
    verify.add_argument(
        "--certificates", metavar="FILE", help="of the authorities whose stamp on the receipt is to be trusted (PEM)"
    )
    search = command(
        "search",
        "find words in all texts of the case",
        "Finds words in the texts of the case, whatever their form, accents and, of names, their script. What stands in "
        "quotation marks is found as it is written.",
        "beleg search Kriegsgefangene --people KZ --since 2025-06",
    )
    search.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    search.add_argument("--lang", metavar="CODE", help="only texts in this language (ISO 639-1)")
    search.add_argument("--outlet", metavar="NAME", help="only of outlets with this in their name")
    search.add_argument("--measure", metavar="NAME", help="only texts with a claim on this measure")
    search.add_argument("--people", metavar="CODE", help="only texts with a claim about this people (ISO 3166)")
    search.add_argument("--since", metavar="DATE", help="only texts published on or after it")
    search.add_argument("--until", metavar="DATE", help="only texts published on or before it")
    search.add_argument("--limit", type=_number, default=20, metavar="N", help="show so many (20)")
    search.add_argument("--format", choices=("text", "jsonl"), help="jsonl, or text on a terminal")
    judge = command(
        "judge",
        "decide on a claim, source, finding or document",
        "Records what a person decides, with author, time and reason; corrections flow into findings and dossier. Without a "
        "verdict it shows what was decided, without anything all that was.",
        'beleg judge 3f8a9c0d correct --set low=1400 --why "a typing error, see the table"',
    )
    judge.add_argument("target", nargs="?", metavar="CLAIM", help="the id of a claim, or the beginning of it")
    judge.add_argument("verdict", nargs="?", choices=("accept", "reject", "correct", "unsure"), help="what is decided")
    judge.add_argument(
        "--on", choices=("claim", "source", "finding", "document"), default="claim", help="what CLAIM names (claim)"
    )
    judge.add_argument("--set", action="append", default=[], metavar="SLOT=VALUE", help="what a correction puts there")
    judge.add_argument("--by", metavar="WHO", help="who decides it ($BELEG_BY, or the name of the account)")
    judge.add_argument("--why", default="", metavar="WHY", help="the reason")
    judge.add_argument("--grade", metavar="GRADE", help="Admiralty grade: A to F of the source, 1 to 6 of what it says")
    judge.add_argument("--tlp", metavar="MARK", help="TLP 2.0: RED, AMBER+STRICT, AMBER, GREEN or CLEAR")
    judge.add_argument("--format", choices=("text", "jsonl"), help="text for a person, or jsonl (text)")
    receipt = command(
        "receipt",
        "print what proves the log later",
        "Prints number, hash and date of the last event, to be kept elsewhere: a log that is cut or rewritten does not fit it. "
        "With an authority (RFC 3161) it is stamped, which proves that the log was there at that time.",
        "beleg receipt -o receipt.json",
    )
    receipt.add_argument("-o", "--output", metavar="FILE", help="where to write it (standard output)")
    receipt.add_argument(
        "--authority", metavar="URL", help="who stamps it (the one in local.toml; none): the only use of the network"
    )
    erase = command(
        "erase",
        "delete a document for good and record that",
        "Deletes a document's original and text, its names and what judgements said of it. The log tells when, by whom and "
        "why something was erased, so do not name there what must not be known.",
        'beleg erase 3f8a… --by "A. Editor" --why "order of the court of …"',
    )
    erase.add_argument("document", metavar="DOCUMENT", help="its id or the beginning of it, or its name")
    erase.add_argument("--by", required=True, metavar="WHO", help="who decided it")
    erase.add_argument("--why", required=True, metavar="WHY", help="the reason")
    erase.add_argument("--whole", action="store_true", help="with all documents of the file in which it came")


def _circle(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--tlp", metavar="MARK", help="in a case: leave out documents marked for a closer circle, such as GREEN"
    )


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 10000")
    return int(text)


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 512")
    return int(text)


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status: 0 done, 1 some inputs could not be read, 2 wrong call or settings."""
    options = parser().parse_args(arguments)
    settings = Settings(
        options.topic or Settings().topic,
        options.language or Settings().language,
        options.jobs,
        options.quiet,
        explain=getattr(options, "explain", False),
        given=frozenset(name for name in ("topic", "language") if getattr(options, name)),
        tlp=options.tlp if options.command in _READING else None,
        texts=options.command != "claims",
    )
    try:
        module = importlib.import_module(f"beleg.commands.{_MODULES[options.command]}")
        status: int = getattr(module, options.command)(options, settings)
    except BelegError as error:
        from beleg.terminal import safe

        print(safe(f"beleg: {error}"), file=sys.stderr)
        return WRONG_CALL
    return status
