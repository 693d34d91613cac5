"""A case from the command line: what a person calls in its folder, and what is said to them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TEXT = "Mehr als 1.000 Kasachen kämpfen für Russland, teilte das Außenministerium Kasachstans mit."
LATER = "Mehr als 1.400 Kasachen kämpfen für Russland, teilte das Außenministerium Kasachstans mit."


def beleg(*arguments: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "beleg", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "BELEG_BY": "Anna", **env},
        check=False,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def rows(*arguments: object, cwd: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in beleg(*arguments, "--format", "jsonl", cwd=cwd).stdout.splitlines()]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    texts = folder / "texts"
    texts.mkdir()
    for name, date, text in (("one", "2025-02-01", TEXT), ("two", "2025-11-01", LATER)):
        body = f"---\ndate: {date}\nsite: Erfundenes Blatt {name}\n---\n\n{text}\n"
        (texts / f"{name}.md").write_text(body, "utf-8")
    made = beleg("init", "case", "--language", "de", cwd=folder)
    assert (made.returncode, "cd case" in made.stdout) == (0, True)
    added = beleg("add", texts, "--list", cwd=folder / "case")
    assert added.returncode == 0
    assert added.stdout.splitlines()[:2] == [str(texts / "one.md"), str(texts / "two.md")]
    return folder / "case"


def test_commands_without_a_path_read_the_case(case: Path, tmp_path: Path) -> None:
    assert [claim["low"] for claim in rows("claims", cwd=case)] == [1000, 1400]
    (finding,) = rows("findings", cwd=case)
    assert finding["kind"] == "revision"
    assert "spätere Zahl" in finding["why"]  # in the language of the case
    draft = tmp_path / "draft.txt"
    draft.write_text(TEXT, "utf-8")
    assert [one["standing"] for one in rows("check", draft, cwd=case)] == ["revised"]
    page = tmp_path / "page.html"
    assert beleg("report", "-o", page, cwd=case).returncode == 0
    assert "1.400 Kasachen" in page.read_text("utf-8")
    assert all("reasons" in claim for claim in rows("claims", "--explain", cwd=case))


def test_search_shows_where_the_words_stand(case: Path) -> None:
    found = rows("search", "kasachstan", "--since", "2025-06", cwd=case)
    assert [Path(hit["name"]).name for hit in found] == ["two.md"]
    told = beleg("search", "kasachen", "--format", "text", cwd=case)
    assert told.stdout.count("«Kasachen»") == 2
    assert "nothing was found" in beleg("search", "Nashorn", cwd=case).stderr


def test_a_receipt_is_checked(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    assert beleg("receipt", "-o", file, cwd=case).returncode == 0
    assert beleg("verify", "--receipt", file, cwd=case).returncode == 0
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "hash": "0" * 64}), "utf-8")
    done = beleg("verify", "--receipt", file, cwd=case)
    assert (done.returncode, "rewritten" in done.stdout) == (1, True)
    file.write_text("{}", "utf-8")
    done = beleg("verify", "--receipt", file, cwd=case)
    assert (done.returncode, "is no receipt" in done.stderr) == (2, True)


def test_what_a_person_decides_flows_into_findings(case: Path) -> None:
    first, second = (str(claim["id"]) for claim in rows("claims", cwd=case))
    done = beleg("judge", second, "correct", "--set", "low=900", "--why", "a typing error", cwd=case)
    assert "low: 1400 → 900" in done.stdout
    assert "Anna" in done.stdout
    assert [claim["low"] for claim in rows("claims", cwd=case)] == [1000, 900]
    beleg("judge", second, "reject", cwd=case)
    assert rows("findings", cwd=case) == []
    assert [claim["id"] for claim in rows("claims", cwd=case)] == [first]
    assert beleg("judge", cwd=case).stdout.count("Anna") == 2
    beleg("judge", second, "accept", "--why", "checked", cwd=case)
    assert len(rows("claims", cwd=case)) == 2
    assert beleg("verify", cwd=case).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("judge", "nothing", "accept"), "no such claim"),
        (("erase", "nothing", "--by", "me", "--why", "so"), "no document"),
        (("erase", "nothing", "--by", "me", "--why", " "), "its reason"),
        (("init", "."), "a case already"),
        (("add",), "PATH"),
        (("search",), "WORDS"),
    ],
)
def test_a_wrong_call_is_one_sentence(case: Path, arguments: tuple[str, ...], says: str) -> None:
    done = beleg(*arguments, cwd=case)
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize("command", ["add x", "verify", "rebuild", "receipt", "search x", "judge", "claims", "report"])
def test_outside_a_case_it_is_said_what_to_do(tmp_path: Path, command: str) -> None:
    done = beleg(*command.split(), cwd=tmp_path)
    assert done.returncode == 2
    assert "beleg init" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_erased_document_is_gone(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("Geheim: 55 Kubaner wurden getötet.", "utf-8")
    beleg("add", file, cwd=case)
    done = beleg("erase", file, "--by", "Anna", "--why", "a source at risk", cwd=case)
    assert str(file) in done.stdout
    assert beleg("search", "Geheim", cwd=case).stdout == ""
    again = beleg("add", file, cwd=case)
    assert (again.returncode, "was erased" in again.stderr) == (1, True)
    assert beleg("verify", cwd=case).returncode == 0
