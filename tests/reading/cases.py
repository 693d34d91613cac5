"""Sentences written for tests, the same in each language: a case has a text for each, or says why not."""

import tomllib
from pathlib import Path
from typing import Any

from beleg.languages.packs import codes

HERE = Path(__file__).parent


def load(*files: Path) -> dict[str, dict[str, Any]]:
    """The cases of files by their names, each of which stands in one file alone."""
    found: dict[str, dict[str, Any]] = {}
    for file in files:
        cases = tomllib.loads(file.read_text("utf-8"))
        assert found.keys().isdisjoint(cases), found.keys() & cases.keys()
        found |= cases
    return found


def missing(cases: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The languages that a case neither has nor names under ``not``."""
    lacking = {name: sorted(set(codes()) - set(case) - set(case.get("not", ()))) for name, case in cases.items()}
    return {name: langs for name, langs in lacking.items() if langs}
