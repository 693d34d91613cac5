"""A case from the command line: what a person calls in its folder, and what is said to them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.calls import ARTICLES, EARLIER, LATER, beleg, rows, write

from beleg import cases, cli, pipeline
from beleg.model import Document, Reading, Skipped, Span
from beleg.settings import Settings


def listed(*arguments: object, cwd: Path) -> list[dict[str, Any]]:
    return rows(beleg(*arguments, "--format", "jsonl", cwd=cwd))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    texts = write(folder / "texts", ARTICLES)
    made = beleg("init", "case", "--language", "de", cwd=folder)
    assert (made.returncode, "cd case" in made.stdout) == (0, True)
    added = beleg("add", texts, "--list", cwd=folder / "case")
    assert added.returncode == 0
    assert added.stdout.splitlines()[:2] == [str(texts / "one.md"), str(texts / "two.md")]
    return folder / "case"


def test_commands_without_a_path_read_the_case(case: Path, tmp_path: Path) -> None:
    assert [claim["low"] for claim in listed("claims", cwd=case)] == [1000, 1400]
    (finding,) = listed("findings", cwd=case)
    assert finding["kind"] == "revision"
    assert "spätere Zahl" in finding["why"]  # in the language of the case
    (finding,) = listed("findings", "--language", "en", cwd=case)
    assert "later figure" in finding["why"]  # in the one that is asked for
    done = beleg("claims", "--topic", "other", cwd=case)
    assert (done.returncode, "the case is about recruitment" in done.stderr) == (2, True)
    draft = tmp_path / "draft.txt"
    draft.write_text(EARLIER, "utf-8")
    assert [one["standing"] for one in listed("check", draft, cwd=case)] == ["revised"]
    page = tmp_path / "page.html"
    assert beleg("report", "-o", page, cwd=case).returncode == 0
    assert "1.400 Kasachen" in page.read_text("utf-8")
    assert all("reasons" in claim for claim in listed("claims", "--explain", cwd=case))


def test_search_shows_where_the_words_stand(case: Path) -> None:
    found = listed("search", "kasachstan", "--since", "2025-06", cwd=case)
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
    first, second = (str(claim["id"]) for claim in listed("claims", cwd=case))
    done = beleg("judge", second, "correct", "--set", "low=900", "--why", "a typing error", cwd=case)
    assert "low: 1400 → 900" in done.stdout
    assert "Anna" in done.stdout
    assert [claim["low"] for claim in listed("claims", cwd=case)] == [1000, 900]
    beleg("judge", second, "reject", cwd=case)
    assert listed("findings", cwd=case) == []
    assert [claim["id"] for claim in listed("claims", cwd=case)] == [first]
    assert beleg("judge", cwd=case).stdout.count("Anna") == 2
    beleg("judge", second, "accept", "--why", "checked", cwd=case)
    assert len(listed("claims", cwd=case)) == 2
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
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr


@pytest.mark.parametrize("name", ["log.jsonl", "beleg.db", "local.toml", "archive/page.html", "../case/log.jsonl"])
def test_no_output_goes_over_what_a_case_keeps(case: Path, name: str) -> None:
    before = (case / "log.jsonl").read_bytes()
    for command in ("report", "claims", "receipt"):
        done = beleg(command, "-o", name, cwd=case)
        assert (done.returncode, "is kept by the case" in done.stderr) == (2, True)
    assert (case / "log.jsonl").read_bytes() == before
    assert beleg("verify", cwd=case).returncode == 0


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
    assert b"secret.txt" not in (case / "log.jsonl").read_bytes()
    assert beleg("search", "Geheim", cwd=case).stdout == ""
    again = beleg("add", file, cwd=case)
    assert (again.returncode, "was erased" in again.stderr) == (1, True)
    done = beleg("verify", cwd=case)
    assert (done.returncode, "1 erased" in done.stdout) == (0, True)


@pytest.mark.parametrize("command", ["rebuild", "add"])
def test_what_new_rules_change_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A claim that is new, one that is read no longer, and one that is read otherwise."""
    text = f"{EARLIER}\n\n{LATER}\n"
    (tmp_path / "text.txt").write_text(text, "utf-8")
    (tmp_path / "english.txt").write_text("More than 70 Kenyans fight for Russia, the ministry said.", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", "case"]) == 0
    monkeypatch.chdir(tmp_path / "case")
    assert cli.run(["add", "../text.txt", "../english.txt"]) == 0
    now, real = pipeline.rules("recruitment"), pipeline.read_document

    def other(document: Document, settings: Settings) -> Reading | Skipped:
        reading = real(document, settings)
        assert isinstance(reading, Reading)
        if "Kenyans" in document.text:  # English has not changed
            return reading
        first, _ = reading.claims
        span = Span.of(document.text, 0, document.text.index(" Kasachen"))
        new = replace(first, span=span, measure="killed")
        return replace(reading, claims=(replace(first, value=replace(first.value, low=999)), new))

    monkeypatch.setattr(cases, "rules", lambda _: replace(now, packs={**now.packs, "de": "changed"}))
    monkeypatch.setattr(cases, "read_document", other)
    capsys.readouterr()
    assert cli.run([command] if command == "rebuild" else ["add", "../text.txt"]) == 0
    told = capsys.readouterr().out
    assert told.count("text.txt: ") == 3
    assert told.count("english.txt: ") == 0
    assert "by the new rules 1 claims are new, 1 are read no longer, 1 differ" in told
    assert cli.run(["rebuild"]) == 0
    assert "by the new rules" not in capsys.readouterr().out
    assert cli.run(["verify"]) == 0
