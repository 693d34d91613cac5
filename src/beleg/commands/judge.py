"""`beleg judge`: what a person decides, and what was decided before."""

from __future__ import annotations

import getpass
import json
import os
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from beleg import cases
from beleg.commands.case import here
from beleg.commands.output import DONE
from beleg.errors import FixSettings
from beleg.intake.files import shown
from beleg.settings import Settings
from beleg.store.case import Folder
from beleg.store.decided import Decided, slots
from beleg.store.judgements import Judgement, On, Verdict, finding_id, on_claim, on_finding
from beleg.terminal import safe
from beleg.topics import topic


def judge(options: Namespace, settings: Settings) -> int:
    with here(settings) as (folder, own):
        if options.target is None:
            for one in folder.database.judgements():
                print(safe(_line(one)))
            return DONE
        kind = On(options.on)
        target, was = _target(folder, own, kind, shown(options.target))
        if options.verdict or options.grade or options.tlp:
            correct = _corrections(kind, [shown(one) for one in options.set], own)
            verdict = Verdict(options.verdict) if options.verdict else None
            why = shown(options.why).strip()
            made = Judgement(_author(options.by), kind, target, verdict, why, correct, options.grade, options.tlp, was)
            cases.judge(folder, made.body)
        found = [one for one in folder.database.judgements() if one.kind is kind and dict(one.target) == target]
    if not settings.quiet:
        for one in found:
            print(safe(_line(one)))
    return DONE


def _author(given: str | None) -> str:
    """Who decides: as told, else who is at the keyboard."""
    if given is not None:
        return shown(given).strip()
    try:
        return shown(os.environ.get("BELEG_BY") or getpass.getuser()).strip()
    except (KeyError, OSError):  # an account without a name
        return ""


def _corrections(kind: On, given: list[str], settings: Settings) -> dict[str, Any]:
    if kind is On.CLAIM:
        about = topic(settings.topic)
        return slots(given, about.measures, about.dimensions)
    found = dict(one.partition("=")[::2] for one in given)
    if found and (kind is not On.SOURCE or found.keys() != {"name"}):
        raise FixSettings("only claims can be corrected by slots, and sources by --set name=…; others take no --set.")
    return found


def _target(folder: Folder, settings: Settings, kind: On, name: str) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """What a name means, and the claim as it is read now. FixSettings where it means nothing, or several."""
    if kind is On.SOURCE:
        return {"name": name}, {}
    if kind is On.DOCUMENT:
        ids = folder.database.named(name)
        return {"document": _only(ids, name, "document")}, {}
    if kind is On.FINDING:
        found = [one for one in cases.findings(folder, settings) if finding_id(one).startswith(name)]
        return on_finding(_only(found, name, "finding")), {}
    claims = folder.database.claim(name)
    if not claims:  # perhaps the id that it has since it was corrected
        claims = Decided(folder.database.judgements()).as_read(name, folder.database.claims())
    claim = _only(claims, name, "claim")
    row = claim.row(claim.document)
    return on_claim(claim), {key: row[key] for key in row if key not in {"confidence", "document", "start", "end"}}


def _only(found: list[Any], name: str, what: str) -> Any:
    if len(found) != 1:
        many = f"{len(found)} {what}s begin so" if found else f"there is no such {what} in the case"
        raise FixSettings(f"{name}: {many}; give the id as `beleg claims` or `beleg findings` prints it.")
    return found[0]


def _line(one: Judgement) -> str:
    """A judgement on one line: when, who, what, and of a correction the old and the new."""
    what = one.target.get("document", one.target.get("name", ""))
    if one.kind is On.CLAIM:
        what = f"{one.was.get('id', '')} {one.target['measure']} “{one.was.get('quote', '')}”"
    elif one.kind is On.FINDING:
        what = f"{one.target['kind']} {one.target['ground']}"
    parts = [one.time, one.by, str(one.verdict or ""), str(one.kind), " ".join(str(what).split())]
    parts += [f"{slot}: {_plain(one.was.get(slot))} → {_plain(value)}" for slot, value in one.correct.items()]
    parts += [part for part in (one.grade, f"TLP:{one.tlp}" if one.tlp else "", one.why) if part]
    return " · ".join(part for part in parts if part)


def _plain(value: object) -> str:
    return "–" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
