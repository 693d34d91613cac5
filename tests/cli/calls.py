"""What the tests of commands share: a call in a process of its own, and invented articles."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

EARLIER = "Mehr als 1.000 Kasachen kämpfen für Russland, teilte das Außenministerium Kasachstans mit."
LATER = "Mehr als 1.400 Kasachen kämpfen für Russland, teilte das Außenministerium Kasachstans mit."
ARTICLES = {"one": ("2025-02-01", EARLIER), "two": ("2025-11-01", LATER)}


def beleg(
    *arguments: object, cwd: Path | None = None, stdin: bytes = b"", **env: str
) -> subprocess.CompletedProcess[str]:
    """As a user calls it, with its streams and exit status; whatever happens, without a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "beleg", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "BELEG_BY": "Anna", **env},
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def write(folder: Path, articles: dict[str, tuple[str, str]]) -> Path:
    """Articles by name, with date and text."""
    folder.mkdir(exist_ok=True)
    for name, (date, text) in articles.items():
        body = f"---\ndate: {date}\nsite: Erfundenes Blatt {name}\n---\n\n{text}\n"
        (folder / f"{name}.md").write_text(body, "utf-8")
    return folder
