"""The command line: parse, call, print. Everything heavy is imported where it is used."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

from beleg import __version__
from beleg.errors import BelegError
from beleg.settings import Settings

WRONG_CALL = 2
_PATHS = "files or folders; - is standard input; none inside a case: all that is in it"
Command = Callable[[str, str, str, str], argparse.ArgumentParser]  # its name, help, description, and an example


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence and where there is more, not the whole usage."""
        from beleg.terminal import safe

        self.exit(WRONG_CALL, safe(f"{self.prog}: {message}; `{self.prog} --help` says what there is.\n"))


def parser() -> argparse.ArgumentParser:
    top = _Parser(
        prog="beleg",
        description="Reads reporting in many languages into a ledger of claims, each pinned to the exact words that carry it.",
        epilog="example: beleg report examples -o dossier.html --open",
    )
    top.add_argument("--version", action="version", version=f"beleg {__version__}")
    common = _Parser(add_help=False)
    options = common.add_argument_group("common options")
    options.add_argument("--language", choices=("en", "de", "ru"), help="language of the interface (en, or the case's)")
    options.add_argument("--topic", help="what to look for (recruitment, or the case's)")
    options.add_argument(
        "--jobs", type=_number(512), default=0, metavar="N", help="processes to use (as many as suit the work)"
    )
    options.add_argument("--quiet", action="store_true", help="no progress, no summary; errors are still told")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(module: str, name: str, help_: str, description: str, example: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            parents=[common],
            help=help_,
            description=description,
            epilog=f"example: beleg {name} {example}".rstrip(),
        )
        made.set_defaults(module=module)  # of beleg.commands, with a function of the command's name
        return made

    _reading(partial(command, "reading"))
    _case(partial(command, "case"))
    _search(partial(command, "search"))
    _judge(partial(command, "judge"))
    _upkeep(partial(command, "case"))
    return top


def _reading(command: Command) -> None:
    report = command(
        "report",
        "read files and folders into one HTML dossier",
        "Reads files and folders and writes one self-contained HTML dossier.",
        "articles/ notes.pdf -o dossier.html --open",
    )
    report.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    report.add_argument(
        "-o", "--output", default="dossier.html", metavar="FILE", help="where to write it (dossier.html)"
    )
    report.add_argument("--open", action="store_true", help="open it in the browser")
    claims = command(
        "claims",
        "read files and folders into claims, one a line",
        "Reads files and folders and prints what they claim.",
        "articles/ --format jsonl -o claims.jsonl",
    )
    claims.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    claims.add_argument("--format", choices=("jsonl", "csv", "table"), help="jsonl, or table on a terminal")
    claims.add_argument("--explain", action="store_true", help="say for each claim why it was read so")
    _output(claims, "where to write them")
    findings = command(
        "findings",
        "compare what files and folders claim: what agrees, contradicts, revises, cannot be",
        "Reads files and folders and prints what their claims are to each other, the most important first.",
        "articles/ --format jsonl -o findings.jsonl",
    )
    findings.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    findings.add_argument("--claims", metavar="FILE", help="compare the claims of this claims.jsonl instead of reading")
    findings.add_argument("--format", choices=("jsonl", "table"), help="jsonl, or table on a terminal")
    _output(findings, "where to write them")
    check = command(
        "check",
        "hold the figures of a draft against files and folders",
        "Says where each figure of a draft comes from, if it still stands, and what speaks against it.",
        "draft.md articles/",
    )
    check.add_argument("draft", metavar="DRAFT", help="the text to check; - is standard input")
    check.add_argument("paths", nargs="*", metavar="PATH", help=_PATHS)
    check.add_argument("--format", choices=("text", "jsonl"), default="text", help="text for a person, or jsonl (text)")
    _output(check, "where to write it")
    for one in (report, claims, findings, check):
        one.add_argument(
            "--tlp",
            dest="circle",
            metavar="MARK",
            help="in a case: leave out documents marked for a closer circle, such as GREEN",
        )


def _case(command: Command) -> None:
    init = command(
        "init", "make a case: a folder in which work lasts", "Makes a case in a new or empty folder.", "recruits"
    )
    init.add_argument("folder", metavar="DIR", help="a folder that is new or empty")
    init.add_argument(
        "--database", metavar="URL", help="keep the database on a server: postgresql://USER@HOST/NAME (in the folder)"
    )
    add = command(
        "add",
        "take files and folders into the case",
        "Takes files and folders into the case in the working directory. What is there already changes nothing.",
        "../articles",
    )
    add.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - is standard input")
    add.add_argument("--list", action="store_true", help="name each input once it is stored for good")


def _search(command: Command) -> None:
    search = command(
        "search",
        "find words in all texts of the case",
        "Finds words in the texts of the case, whatever their form, accents and, of names, their script. What stands in "
        "quotation marks is found as it is written.",
        "Kriegsgefangene --people KZ --since 2025-06",
    )
    search.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    search.add_argument("--lang", metavar="CODE", help="only texts in this language (ISO 639-1)")
    search.add_argument("--outlet", metavar="NAME", help="only of outlets with this in their name")
    search.add_argument("--measure", metavar="NAME", help="only texts with a claim on this measure")
    search.add_argument("--people", metavar="CODE", help="only texts with a claim about this people (ISO 3166)")
    search.add_argument("--since", metavar="DATE", help="only texts published on or after it")
    search.add_argument("--until", metavar="DATE", help="only texts published on or before it")
    search.add_argument("--limit", type=_number(10_000), default=20, metavar="N", help="show so many (20)")
    search.add_argument("--format", choices=("text", "jsonl"), help="jsonl, or text on a terminal")


def _judge(command: Command) -> None:
    judge = command(
        "judge",
        "decide on a claim, source, finding or document",
        "Records what a person decides, with author, time and reason; corrections flow into findings and dossier. Without a "
        "verdict it shows what was decided, without anything all that was.",
        '3f8a9c0d correct --set low=1400 --why "a typing error, see the table"',
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
    judge.add_argument("--format", choices=("text", "jsonl"), default="text", help="text for a person, or jsonl (text)")


def _upkeep(command: Command) -> None:
    verify = command(
        "verify",
        "check archive, log and database",
        "Checks every byte of archive and log, and that the database holds what they imply. Exit status 1 where it does not.",
        "--receipt receipt.json",
    )
    verify.add_argument("--receipt", metavar="FILE", help="also check the log against a receipt that was kept")
    verify.add_argument(
        "--certificates", metavar="FILE", help="of the authorities whose stamp on the receipt is to be trusted (PEM)"
    )
    receipt = command(
        "receipt",
        "print what proves the log later",
        "Prints number, hash and date of the last event, to be kept elsewhere: a log that is cut or rewritten does not fit it. "
        "With an authority (RFC 3161) it is stamped, which proves that the log was there at that time.",
        "-o receipt.json",
    )
    _output(receipt, "where to write it")
    receipt.add_argument(
        "--authority", metavar="URL", help="who stamps it (the one in local.toml; none): the only use of the network"
    )
    erase = command(
        "erase",
        "delete a document for good and record that",
        "Deletes a document's original and text, its names and what judgements said of it. The log tells when, by whom and "
        "why something was erased, so do not name there what must not be known.",
        '3f8a… --by "A. Editor" --why "order of the court of …"',
    )
    erase.add_argument("document", metavar="DOCUMENT", help="its id or the beginning of it, or its name")
    erase.add_argument("--by", required=True, metavar="WHO", help="who decided it")
    erase.add_argument("--why", required=True, metavar="WHY", help="the reason")
    erase.add_argument("--whole", action="store_true", help="with all documents of the file in which it came")
    command("rebuild", "make the database anew", "Makes the database of the case anew from archive and log.", "")


def _output(command: argparse.ArgumentParser, what: str) -> None:
    command.add_argument("-o", "--output", metavar="FILE", help=f"{what} (standard output)")


def _number(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {most}")
        return int(text)

    return number


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit status: 0 done, 1 some inputs could not be read, 2 wrong call or settings."""
    options = parser().parse_args(arguments)
    usual = Settings()
    settings = Settings(
        options.topic or usual.topic,
        options.language or usual.language,
        options.jobs,
        options.quiet,
        explain=getattr(options, "explain", False),
        given=frozenset(name for name in ("topic", "language") if getattr(options, name)),
        tlp=getattr(options, "circle", None),
        texts=options.command != "claims",
    )
    try:
        module = importlib.import_module(f"beleg.commands.{options.module}")
        status: int = getattr(module, options.command)(options, settings)
    except BelegError as error:
        from beleg.terminal import safe

        print(safe(f"beleg: {error}"), file=sys.stderr)
        return WRONG_CALL
    return status
