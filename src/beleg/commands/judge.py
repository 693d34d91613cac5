"""`beleg judge`: what a person decides, and what was decided before."""

from __future__ import annotations

import getpass
import json
import os
from argparse import Namespace

from beleg.commands.case import here
from beleg.commands.output import DONE, tell
from beleg.errors import FixSettings
from beleg.intake.files import shown
from beleg.judging import Judging
from beleg.settings import Settings
from beleg.store.decided import plain
from beleg.store.judgements import Judgement, On, Standing, target_id
from beleg.terminal import escaped, safe


def judge(options: Namespace, settings: Settings) -> int:
    decides = options.verdict or options.grade is not None or options.tlp is not None
    if not decides and (options.set or options.why):
        raise FixSettings(
            "--set and --why belong to a decision: say accept, reject, correct or unsure, --grade or --tlp."
        )
    name = shown(options.target) if options.target else None
    with here(settings) as (folder, own):
        judging = Judging(folder, own)
        if decides:
            made = judging.judge(
                name or "",
                options.verdict,
                on=options.on,
                by=_author(options.by),
                why=shown(options.why),
                correct=[shown(one) for one in options.set],
                grade=options.grade,
                tlp=options.tlp,
            )
            found = [one for one in judging.history() if one.key == made.key]
        else:
            found = judging.history(name, options.on) if name else judging.history()
        standing = judging.decided().standings[found[0].key] if found and name else None
        gone = judging.gone(found) if not (decides or settings.quiet) else set()
    if decides and settings.quiet:
        return DONE
    if options.format == "jsonl":
        for one in found:
            print(escaped(json.dumps(_row(one, gone=one.key in gone), ensure_ascii=False)))
        return DONE
    for one in found:
        print(safe(_line(one, gone=one.key in gone)))
    if standing is not None:
        print(safe(f"→ {_stands(standing)}"))
    if not found and not settings.quiet:
        tell("nobody has decided anything on it." if name else "nobody has decided anything yet.")
    return DONE


def _author(given: str | None) -> str:
    """Who decides: as told, else who is at the keyboard."""
    if given is not None:
        return shown(given)
    try:
        return shown(os.environ.get("BELEG_BY") or getpass.getuser())
    except (KeyError, OSError):  # an account without a name
        return ""


def _stands(standing: Standing) -> str:
    if standing.disputed:
        said = "disputed, and shown as it was read"
    else:
        said = {
            None: "not decided",
            "accept": "accepted",
            "reject": "left out",
            "correct": "corrected",
            "unsure": "unsure",
        }[standing.verdict]
    return " · ".join([said, standing.grade, *filter(None, [standing.tlp])])


def _row(one: Judgement, *, gone: bool) -> dict[str, object]:
    told = {"erased": one.erased, "gone": gone}
    return {"n": one.n, "time": one.time, **one.body} | {name: True for name, holds in told.items() if holds}


def _line(one: Judgement, *, gone: bool) -> str:
    """A judgement on one line: when, who, what, and of a correction the old and the new."""
    what = one.target.get("document", one.target.get("name", ""))
    if one.kind is On.CLAIM:
        quote = f"“{one.was['quote']}”" if "quote" in one.was else f"in {what}"
        what = f"{one.was.get('id', '')} {one.target['measure']} {quote}"
    elif one.kind is On.FINDING:
        what = f"{target_id(one.target)} {one.target['kind']}"
    parts = [one.time, one.by, str(one.verdict or ""), str(one.kind), " ".join(str(what).split())]
    parts += [f"{slot}: {plain(one.was.get(slot))} → {plain(value)}" for slot, value in one.correct.items()]
    parts += [one.grade or "", one.tlp or "", one.why, _lost(one) if gone or one.erased else ""]
    return " · ".join(part for part in parts if part)


def _lost(one: Judgement) -> str:
    return "erased" if one.erased or one.kind is On.DOCUMENT else "read no longer"
