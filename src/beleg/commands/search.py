"""`beleg search`: words in all texts of the case."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from dataclasses import asdict

from beleg.commands.case import here
from beleg.commands.output import DONE, style, tell
from beleg.errors import FixSettings
from beleg.intake.files import shown
from beleg.settings import Settings
from beleg.store.corrections import is_date, people
from beleg.store.decided import Decided
from beleg.store.facets import Filters
from beleg.store.search import Hit
from beleg.terminal import escaped, safe
from beleg.topics import topic


def search(options: Namespace, settings: Settings) -> int:
    with here(settings) as (folder, own):
        database = folder.database
        found = database.search(" ".join(map(shown, options.words)), _filters(options, own), options.limit)
        judgements = database.judgements()
    if not found and not settings.quiet:
        tell("nothing was found: try fewer words, or the beginning of one.")
    decided = Decided(judgements) if judgements else None  # it loads words: not where there is nothing to word
    marks = {hit.document: decided.mark([hit.document]) if decided else None for hit in found}
    if style(options.format, person="text") == "jsonl":
        for hit in found:
            row = asdict(hit) | ({"tlp": mark} if (mark := marks[hit.document]) else {})
            print(escaped(json.dumps(row, ensure_ascii=False)))
        return DONE
    bold = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() and "NO_COLOR" not in os.environ else ("«", "»")
    for hit in found:
        known = (marks[hit.document], hit.published, hit.outlet, hit.title or hit.name)
        print(f"{safe(' · '.join(filter(None, known)))}\n   {_bold(hit, bold)}")
    return DONE


def _filters(options: Namespace, settings: Settings) -> Filters:
    """The filters as they are meant; FixSettings where there can be no such language, measure, people or date."""
    lang, measure = options.lang, options.measure
    if lang is not None:
        lang = lang.strip().lower()
        if not (lang.isascii() and lang.isalpha() and len(lang) in (2, 3)):
            raise FixSettings(f"{options.lang!r} is no language: give its ISO 639-1 code, such as ru.")
    if measure is not None and measure not in (known := topic(settings.topic).measures):
        raise FixSettings(f"{measure!r} is no measure: use one of {', '.join(known)}.")
    for name in ("since", "until"):
        date = getattr(options, name)
        if date is not None and not is_date(date):
            raise FixSettings(f"{date!r} is no date for --{name}: write 2025, 2025-03 or 2025-03-14.")
    (code,) = people([options.people]) if options.people is not None else (None,)
    return Filters(lang, options.outlet, measure, code, options.since, options.until)


def _bold(hit: Hit, signs: tuple[str, str]) -> str:
    """The snippet with what was looked for between signs, which alone may control the terminal."""
    before, after = "\ue000", "\ue001"  # of Unicode's private use: no text means anything by them
    line = safe(hit.marked(before, after))
    return line.replace(before, signs[0]).replace(after, signs[1])
