"""`beleg search`: words in all texts of the case."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from dataclasses import asdict

from beleg.commands.case import here
from beleg.commands.output import DONE, tell
from beleg.intake.files import shown
from beleg.settings import Settings
from beleg.store.facets import Filters
from beleg.store.search import Hit
from beleg.terminal import escaped, safe


def search(options: Namespace, settings: Settings) -> int:
    filters = Filters(options.lang, options.outlet, options.measure, options.people, options.since, options.until)
    with here(settings) as (folder, _):
        found = folder.database.search(" ".join(map(shown, options.words)), filters, options.limit)
    if not found and not settings.quiet:
        tell("nothing was found: try fewer words, or the beginning of one.")
    if (options.format or ("text" if sys.stdout.isatty() else "jsonl")) == "jsonl":
        for hit in found:
            print(escaped(json.dumps(asdict(hit), ensure_ascii=False)))
        return DONE
    bold = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() and "NO_COLOR" not in os.environ else ("«", "»")
    for hit in found:
        head = " · ".join(part for part in (hit.published, hit.outlet, hit.title or hit.name) if part)
        print(f"{safe(head)}\n   {_bold(hit, bold)}")
    return DONE


def _bold(hit: Hit, signs: tuple[str, str]) -> str:
    """The snippet with what was looked for between signs, which alone may control the terminal."""
    before, after = "\ue000", "\ue001"  # of Unicode's private use: no text means anything by them
    line = safe(hit.marked(before, after))
    return line.replace(before, signs[0]).replace(after, signs[1])
