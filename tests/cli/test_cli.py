"""The command as its user calls it: in a process of its own, with its streams and exit status."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.calls import ARTICLES, EARLIER, beleg, rows, write

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Mehr als 1.000 Kasachen kämpfen für Russland, teilte das Ministerium mit."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_claims_of_a_folder(folder: Path) -> None:
    done = beleg("claims", folder, "--format", "jsonl")
    (claim,) = rows(done)
    assert done.returncode == 0
    assert claim["measure"] == "fighting"
    assert (claim["low"], claim["high"], claim["hedge"], claim["about"]) == (1000, None, "more_than", ["KZ"])
    start, end = claim["start"], claim["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert TEXT[start:end] == claim["quote"]
    assert claim["document"] == str(folder / "one.txt")


def test_standard_input_and_output() -> None:
    done = beleg("claims", "-", "--format", "jsonl", "-o", "-", stdin=TEXT.encode())
    assert [c["measure"] for c in rows(done)] == ["fighting"]


def test_bad_input_is_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.pdf").write_bytes(bytes(range(256)) * 64)
    (folder / "utf16.txt").write_text(TEXT, "utf-16")
    (folder / "latin.txt").write_bytes(TEXT.encode("latin-1"))
    done = beleg("claims", folder, folder / "missing.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert {Path(str(c["document"])).name for c in rows(done)} == {"one.txt", "utf16.txt", "latin.txt"}
    for name in ("empty.txt", "noise.pdf", "missing.txt"):
        assert sum(name in line for line in done.stderr.splitlines()) == 1


def test_neither_order_nor_processes_change_a_byte(folder: Path) -> None:
    first = beleg("claims", EXAMPLES, folder, "--format", "jsonl", "--jobs", "1")
    second = beleg("claims", folder, EXAMPLES, "--format", "jsonl", "--jobs", "3", "--quiet")
    assert first.stdout == second.stdout
    assert first.stdout.count("\n") > 50
    pages = []
    for number, arguments in enumerate([(EXAMPLES, folder, "--jobs", "1"), (folder, EXAMPLES, "--jobs", "3")]):
        page = folder.parent / f"page{number}.html"
        assert beleg("report", *arguments, "-o", page).returncode == 0
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]


def test_report_writes_a_dossier_and_says_what_stands_out(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    done = beleg("report", folder, "-o", page)
    assert done.returncode == 0
    assert "1" in done.stdout
    assert str(page) in done.stdout
    assert "Mehr als 1.000 Kasachen" in page.read_text("utf-8")


def test_quiet_says_nothing(folder: Path, tmp_path: Path) -> None:
    done = beleg("report", folder, "-o", tmp_path / "out.html", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("claims", "{}/one.txt", "--topic", "prices"), "prices"),
        (("claims", "{}/one.txt", "--jobs", "0"), "0"),
        (("claims", "{}/one.txt", "-o", "{}/nowhere/out.jsonl"), "nowhere"),
        (("report", "{}/one.txt", "-o", "{}"), "folder"),
        (("report", "{}/one.txt", "-o", "-"), "to a file"),
        (("report", "{}/one.txt", "-o", "{}/one.txt"), "one of the files to read"),
        (("report", "{}/one.txt", "-o", "{}/" + 300 * "x"), "name another file"),
        (("claims", "{}/one.txt", "--format", "xml"), "beleg claims --help"),
        (("claims", "{}/one.txt", "--tlp", "PINK"), "TLP:AMBER"),
        (("findings", "{}/one.txt", "--claims", "{}/nowhere.jsonl"), "nowhere.jsonl"),
        (("check", "{}/nowhere.txt", "{}"), "nowhere.txt"),
        (("claims",), "PATH"),
        (("gather",), "gather"),
        ((), "beleg --help"),
    ],
)
def test_a_wrong_call_is_one_sentence(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    done = beleg(*(a.format(folder) for a in arguments), cwd=folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


def test_no_control_character_reaches_the_terminal(folder: Path) -> None:
    (folder / "one.txt").write_bytes(TEXT.encode() + b" \x1b[31m 12 Kenianer\x07 k\xc3\xa4mpfen\xc2\x9b.\n")
    (folder / "\x1b[2Jname.txt").write_bytes(b"")
    for style in ("table", "csv", "jsonl"):
        done = beleg("claims", folder, "--format", style)
        assert not [c for c in done.stdout + done.stderr if ord(c) < 32 and c not in "\n\t"]
        assert "\x9b" not in done.stdout + done.stderr


def test_csv_has_a_head_and_no_formulas(folder: Path) -> None:
    (folder / "=cmd.txt").write_text(TEXT, "utf-8")
    done = beleg("claims", "=cmd.txt", "--format", "csv", cwd=folder)
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert row["document"] == "'=cmd.txt"
    assert row["low"] == "1000"


def test_explain_gives_the_words_that_led_there(folder: Path) -> None:
    (claim,) = rows(beleg("claims", folder, "--format", "jsonl", "--explain"))
    reasons = claim["reasons"]
    assert isinstance(reasons, list)
    assert any(r["slot"] == "measure" and "kämpfen" in r["words"] for r in reasons)
    assert "kämpfen" in beleg("claims", folder, "--format", "table", "--explain").stdout


def test_colour_respects_no_color(folder: Path) -> None:
    assert "\x1b" not in beleg("claims", folder, "--format", "table", NO_COLOR="1").stdout


def test_its_own_dossier_is_not_read(folder: Path) -> None:
    first = beleg("report", ".", cwd=folder)
    again = beleg("report", ".", cwd=folder)
    assert first.stdout == again.stdout


def test_nothing_to_read_is_no_dossier(folder: Path) -> None:
    done = beleg("report", folder / "nothing-here", cwd=folder)
    assert done.returncode == 1
    assert "nothing-here" in done.stderr
    assert not (folder / "dossier.html").exists()


def test_an_output_file_keeps_its_mode(folder: Path) -> None:
    page = folder / "page.html"
    page.write_text("", "utf-8")
    page.chmod(0o600)
    assert beleg("report", folder / "one.txt", "-o", page).returncode == 0
    assert page.stat().st_mode & 0o777 == 0o600


def test_an_output_file_is_whole_or_not_there(folder: Path) -> None:
    target = folder / "sub"
    target.mkdir()
    assert beleg("claims", folder / "one.txt", "-o", target / "claims.jsonl").returncode == 0
    assert [p.name for p in target.iterdir()] == ["claims.jsonl"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m beleg claims {EXAMPLES} --format jsonl | head -c 1",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


def test_help_shows_an_example() -> None:
    for command in ("report", "claims"):
        assert "example: beleg" in beleg(command, "--help").stdout
    assert beleg("--version").stdout.startswith("beleg ")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return write(tmp_path, ARTICLES)


def test_findings_of_a_folder(two: Path) -> None:
    done = beleg("findings", two, "--format", "jsonl")
    (finding,) = rows(done)
    assert done.returncode == 0
    assert finding["kind"] == "revision"
    assert [place["document"].rsplit("/", 1)[-1] for place in finding["claims"]] == ["one.md", "two.md"]
    assert "1,000" in str(finding["why"])
    assert "1,400" in str(finding["why"])


@pytest.mark.parametrize(("language", "says"), [("de", "spätere Zahl"), ("ru", "более позднее число")])
def test_findings_speak_the_language_asked_for(two: Path, language: str, says: str) -> None:
    done = beleg("findings", two, "--language", language)
    assert says in done.stdout


def test_given_claims_are_compared_instead_of_those_read(two: Path) -> None:
    read = rows(beleg("claims", two, "--format", "jsonl"))
    for claim in read:
        claim["document"] = Path(str(claim["document"])).stem
        claim["measure"] = "killed"
        claim["id"] = "of no account"
    given = two / "given.jsonl"
    lines = [json.dumps(claim, ensure_ascii=False) for claim in read]
    given.write_text("\n".join([*lines, "{no json", '{"document": "nine", "measure": "killed"}']), "utf-8")
    done = beleg("findings", two / "one.md", two / "two.md", "--claims", given, "--format", "jsonl")
    assert [(f["kind"], "killed" in str(f["why"])) for f in rows(done)] == [("revision", True)]
    assert done.returncode == 1
    assert "given.jsonl, line 3 is no line of JSON" in done.stderr
    assert "given.jsonl, line 4 has no" in done.stderr


def test_a_draft_is_held_against_a_folder(two: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    draft = tmp_path_factory.mktemp("desk") / "draft.txt"
    draft.write_text(f"{EARLIER} 55 Kubaner wurden getötet.", "utf-8")
    found = rows(beleg("check", draft, two, "--format", "jsonl"))
    assert [(f["standing"], f["documents"]) for f in found] == [("revised", 1), ("unsupported", 0)]
    first = found[0]["first"]
    assert isinstance(first, dict)
    assert (first["published"], len(first["sha256"])) == ("2025-02-01", 64)
    told = beleg("check", draft, two)
    assert told.returncode == 0
    assert "\n   1 without support, 1 revised\n" in told.stdout


def test_a_draft_that_is_a_folder_is_a_wrong_call(two: Path) -> None:
    done = beleg("check", two, two)
    assert done.returncode == 2
    assert "name a single text" in done.stderr
