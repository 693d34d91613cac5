"""Where reading spends its time: the share of each step, over the shipped examples.

    .venv/bin/python bench/shares.py

Shares are of the time under cProfile, which makes many small calls look dearer than they are.
"""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

from beleg.intake import find, read
from beleg.model import Document, Skipped
from beleg.reading.claims import read as read_claims
from beleg.topics import topic

EXAMPLES = Path(__file__).parents[1] / "examples"
STEPS = {  # by what is named: the function whose time, with all that it calls, is counted
    "layout": ("layout.py", "segments"),
    "language": ("language.py", "languages"),
    "sentences and patterns": ("sentences.py", "sentences"),
    "times": ("times.py", "find"),
    "counted phrases": ("counted.py", "phrases"),
    "pairing": ("assign.py", "pairings"),
    "attribution": ("speakers.py", "_discourse"),
}


def main() -> None:
    sources = [source for source in find([str(EXAMPLES)]) if not isinstance(source, Skipped)]
    documents = [one for source in sources for one in read(source) if isinstance(one, Document)]
    about = topic("recruitment")
    for document in documents:
        read_claims(document, about)  # packs are loaded once
    profile = cProfile.Profile()
    profile.enable()
    for document in documents:
        read_claims(document, about)
    profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # typeshed has no name for it
    whole = max(row[3] for row in stats.values())
    for step, (file, function) in STEPS.items():
        spent = sum(
            row[3] for (where, _, name), row in stats.items() if where.endswith(f"/{file}") and name == function
        )
        print(f"{step:26}{spent / whole:6.0%}")


if __name__ == "__main__":
    main()
