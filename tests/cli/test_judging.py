"""Judging from the command line and from Python: what is recorded, what that changes everywhere, and what is told."""

import contextlib
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cli.calls import ARTICLES, write

from beleg.cli import run
from beleg.errors import FixSettings
from beleg.judging import opened
from beleg.store.judgements import On

TEXTS = {
    **ARTICLES,
    "three": ("2025-11-02", "In der Ukraine wurden bisher 55 Kubaner getötet, sagte der Präsident von Kuba."),
}


def beleg(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Called in this process, as Anna: dozens of calls are quicker so."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setenv("BELEG_BY", "Anna")
        status = run([*map(str, arguments), "--jobs", "1"])
    return subprocess.CompletedProcess([*map(str, arguments)], status, out.getvalue(), err.getvalue())


def rows(*arguments: object, cwd: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in beleg(*arguments, "--format", "jsonl", cwd=cwd).stdout.splitlines()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    write(folder / "texts", TEXTS)
    assert beleg("init", "case", cwd=folder).returncode == 0
    assert beleg("add", folder / "texts", cwd=folder / "case").returncode == 0
    return folder / "case"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


def ids(case: Path) -> list[str]:
    return [str(claim["id"]) for claim in sorted(rows("claims", cwd=case), key=lambda row: int(row["low"]))]


def page(case: Path, *options: str) -> str:
    file = case.parent / "page.html"
    done = beleg("report", "-o", file, *options, cwd=case)
    assert done.returncode == 0
    return done.stdout + file.read_text("utf-8")


def test_a_correction_is_everywhere_and_old_and_new_are_shown(case: Path) -> None:
    _, _, last = ids(case)
    done = beleg("judge", last, "correct", "--set", "low=600", "--why", "a typing error", cwd=case)
    assert "Anna · correct · claim" in done.stdout
    assert "low: 1400 → 600 · a typing error" in done.stdout
    assert "→ corrected · F6" in done.stdout
    changed = next(claim for claim in rows("claims", cwd=case) if "judged" in claim)
    assert (changed["low"], changed["grade"]) == (600, "F6")
    assert changed["judged"] == {"verdict": "correct", "by": {"Anna": "correct"}, "was": {"low": 1400}}
    (finding,) = rows("findings", cwd=case)
    assert "600" in str(finding["why"])
    draft = case.parent / "draft.txt"
    draft.write_text(TEXTS["two"][1].replace("1.400", "600"), "utf-8")
    assert [one["documents"] for one in rows("check", draft, cwd=case)] == [1]
    assert "corrected by Anna: low 1400 → 600 (a typing error)" in page(case)
    # It goes by the id that it has now, and by the one it had.
    assert beleg("judge", str(changed["id"]), cwd=case).stdout == beleg("judge", last, cwd=case).stdout == done.stdout
    assert beleg("claims", "--format", "csv", cwd=case).stdout.count(",correct,F6,") == 1
    assert "corrected by Anna" in beleg("claims", "--explain", cwd=case).stdout
    assert beleg("rebuild", cwd=case).returncode == 0
    assert [claim for claim in rows("claims", cwd=case) if "judged" in claim] == [changed]
    assert beleg("verify", cwd=case).returncode == 0


def test_those_who_disagree_are_both_shown(case: Path) -> None:
    first, *_ = ids(case)
    beleg("judge", first, "reject", "--why", "nobody else says so", cwd=case)
    assert len(rows("claims", cwd=case)) == 2
    done = beleg("judge", first, "accept", "--by", "Ben", cwd=case)
    assert [line.split(" · ")[1] for line in done.stdout.splitlines()[:2]] == ["Anna", "Ben"]
    assert "disputed" in done.stdout
    assert len(rows("claims", cwd=case)) == 3
    assert "disputed: rejected by Anna (nobody else says so); accepted by Ben" in page(case)


def test_a_finding_can_be_rejected_corrected_and_taken_back(case: Path) -> None:
    (before,) = rows("findings", cwd=case)
    id_ = str(before["id"])
    assert "tension" in beleg("judge", id_, "correct", "--on", "finding", "--set", "kind=tension", cwd=case).stdout
    (changed,) = rows("findings", cwd=case)
    assert (changed["kind"], changed["id"] != id_) == ("tension", True)
    assert changed["judged"] == {"verdict": "correct", "by": {"Anna": "correct"}, "was": {"kind": before["kind"]}}
    beleg("judge", str(changed["id"])[:8], "reject", "--on", "finding", cwd=case)
    assert rows("findings", cwd=case) == []
    draft = case.parent / "draft.txt"
    draft.write_text(TEXTS["one"][1], "utf-8")
    assert [one["against"] for one in rows("check", draft, cwd=case)] == [[]]
    beleg("judge", id_, "accept", "--on", "finding", cwd=case)
    (after,) = rows("findings", cwd=case)
    assert after == before | {"judged": {"verdict": "accept", "by": {"Anna": "accept"}}}
    told = rows("judge", cwd=case)
    assert [one["verdict"] for one in told] == ["correct", "reject", "accept"]
    assert not any(one.get("gone") for one in told)
    beleg("judge", ids(case)[-1], "reject", cwd=case)
    assert [bool(one.get("gone")) for one in rows("judge", cwd=case)] == [True, True, True, False]


def test_sources_are_graded_renamed_and_left_out(case: Path) -> None:
    name = "präsident von kuba"
    wanted = next(claim["said_by"] for claim in rows("claims", cwd=case) if claim["low"] == 55)
    assert [one.casefold() for one in wanted] in (["der präsident von kuba"], [name])
    name = wanted[0]
    beleg("judge", name.upper(), "--on", "source", "--grade", "d", cwd=case)
    assert [claim["grade"] for claim in rows("claims", cwd=case) if claim["low"] == 55] == ["D6"]
    beleg("judge", name, "correct", "--on", "source", "--set", "name=Erika Muster", cwd=case)
    assert [claim["said_by"] for claim in rows("claims", cwd=case) if claim["low"] == 55] == [["Erika Muster"]]
    done = beleg("judge", name, "reject", "--on", "source", cwd=case)
    assert done.stdout.count("source") == 3
    assert len(rows("claims", cwd=case)) == 2


def test_marks_are_shown_and_hold(case: Path) -> None:
    least, *_ = ids(case)
    beleg("judge", least, "--tlp", "amber+strict", cwd=case)
    (name,) = [str(claim["document"]) for claim in rows("claims", cwd=case) if claim["low"] == 1000]
    beleg("judge", name, "--on", "document", "--tlp", "GREEN", cwd=case)
    marks = {claim["low"]: claim.get("tlp") for claim in rows("claims", cwd=case)}
    assert marks == {55: "TLP:AMBER+STRICT", 1000: "TLP:GREEN", 1400: None}
    told = page(case)
    assert told.startswith("TLP:AMBER+STRICT: the closest mark") or "\nTLP:AMBER+STRICT: the closest mark" in told
    assert "Kubaner" in told
    told = page(case, "--tlp", "green")
    assert "Kubaner" not in told
    assert "TLP:GREEN: the closest mark" in told
    assert "TLP:" not in page(case, "--tlp", "CLEAR")
    done = beleg("claims", "--tlp", "CLEAR", cwd=case)
    assert ("2 documents are left out" in done.stderr, len(done.stdout.splitlines())) == (True, 1)
    (finding,) = rows("findings", cwd=case)
    assert finding["tlp"] == "TLP:GREEN"
    assert rows("findings", "--tlp", "CLEAR", cwd=case) == []
    draft = case.parent / "draft.txt"
    draft.write_text(TEXTS["three"][1], "utf-8")
    (checked,) = rows("check", draft, cwd=case)
    assert checked["first"]["tlp"] == "TLP:AMBER+STRICT"
    assert "] TLP:AMBER+STRICT\n" in beleg("check", draft, cwd=case).stdout
    assert [one["standing"] for one in rows("check", draft, "--tlp", "GREEN", cwd=case)] == ["unsupported"]
    (hit,) = rows("search", "Kubaner", cwd=case)
    assert hit["tlp"] == "TLP:AMBER+STRICT"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing", "accept"), "no such claim"),
        (("", "accept"), "3 claims begin so"),
        (("Nobody", "accept", "--on", "source"), "is said by it"),
        (("nothing", "accept", "--on", "finding"), "no such finding"),
        (("nothing", "accept", "--on", "document"), "no such document"),
        (("ID", "correct"), "needs what is to be corrected"),
        (("ID", "accept", "--set", "low=1"), "only the verdict correct takes --set"),
        (("ID", "--set", "low=1"), "belong to a decision"),
        (("ID", "--why", "so"), "belong to a decision"),
        (("ID", "correct", "--set", "low"), "is no correction"),
        (("ID", "correct", "--set", "colour=1"), "is no slot of a claim"),
        (("ID", "correct", "--set", "low=many"), "is no number for low"),
        (("ID", "correct", "--set", "unit=USD"), "is not counted in USD"),
        (("ID", "accept", "--grade", "Z9"), "is no Admiralty grade"),
        (("ID", "accept", "--tlp", "WHITE"), "is no mark of TLP 2.0"),
        (("ID", "accept", "--by", " "), "needs the name of the person"),
        (("Erfundenes Blatt one", "--on", "source", "--grade", "B2"), "give only the letter"),
        (("Erfundenes Blatt one", "--on", "source", "--tlp", "RED"), "takes no TLP mark"),
        (("Erfundenes Blatt one", "correct", "--on", "source", "--set", "low=1"), "only the name"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_records_nothing(made: Path, arguments: tuple[str, ...], says: str) -> None:
    log = (made / "log.jsonl").read_bytes()
    id_ = ids(made)[0]
    done = beleg("judge", *(id_ if one == "ID" else one for one in arguments), cwd=made)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr
    assert (made / "log.jsonl").read_bytes() == log


def test_a_mark_outside_a_case_is_told(tmp_path: Path) -> None:
    done = beleg("claims", ".", "--tlp", "RED", cwd=tmp_path)
    assert (done.returncode, "in the case's folder" in done.stderr) == (2, True)


def test_from_python(case: Path) -> None:
    first = ids(case)[0]
    with opened(case) as judging:
        made = judging.judge(first[:8], "correct", by="Anna", why="see p. 3", correct={"low": 50}, grade="b2")
        assert (made.n > 0, made.was["low"], made.correct, made.grade) == (True, 55, {"low": 50, "high": 50}, "B2")
        judging.judge(first, "correct", by="Ben", correct=["side=UA"], tlp="RED")
        standing = judging.standing(first)
        assert standing is not None
        assert (standing.correct["side"], standing.grade, standing.tlp) == ("UA", "B2", "TLP:RED")
        judging.judge("Erfundenes Blatt one", on=On.SOURCE, by="Anna", grade="C")
        assert [one.by for one in judging.history(first)] == ["Anna", "Ben"]
        assert len(judging.history()) == 3
        assert judging.gone(judging.history()) == set()
        assert judging.standing("Erfundenes Blatt two", on="source") is None
        for wrong in ({"verdict": "maybe"}, {"verdict": "accept", "on": "figure"}):
            with pytest.raises(FixSettings, match="use one of"):
                judging.judge(first, by="Anna", **wrong)
    (changed,) = [claim for claim in rows("claims", cwd=case) if claim.get("judged")]
    assert (changed["low"], changed["side"], changed["tlp"]) == (50, "UA", "TLP:RED")


def test_what_is_read_no_longer_or_erased_is_kept_and_shown(case: Path) -> None:
    first, second, _ = ids(case)
    beleg("judge", first, "accept", "--why", "checked", cwd=case)
    beleg("judge", second, "accept", "--why", "checked", cwd=case)
    with opened(case) as judging:
        database = judging._folder.database
        (one,) = [one for one in database.readings(texts=True) if one.claims and one.claims[0].id == first]
        (stamp,) = database.stamps()  # as if other rules had read it
        database.reread([replace(one, claims=())], lambda _: stamp)
    (gone, there) = beleg("judge", cwd=case).stdout.splitlines()
    assert (gone.endswith("checked · read no longer"), there.endswith("checked")) == (True, True)
    assert beleg("judge", first, cwd=case).stdout.startswith(gone)
    assert "no claim any more: “55 Kubaner" in page(case)
    done = beleg("judge", first, "reject", cwd=case)
    assert (done.returncode, "no such claim" in done.stderr) == (2, True)
    name = next(claim["document"] for claim in rows("claims", cwd=case) if claim["id"] == second)
    assert beleg("erase", name, "--by", "Anna", "--why", "a court's order", cwd=case).returncode == 0
    assert beleg("judge", cwd=case).stdout.splitlines()[1].endswith("· erased")
    assert [row.get("erased") for row in rows("judge", cwd=case)] == [None, True]


def test_several_judge_at_once(case: Path) -> None:
    first = ids(case)[0]
    command = [sys.executable, "-m", "beleg", "judge", first, "accept", "--by"]
    several = [
        subprocess.Popen([*command, name], cwd=case, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for name in ("Anna", "Ben", "Cem")
    ]
    assert [(one.communicate()[1], one.returncode) for one in several] == [(b"", 0)] * 3
    assert sorted(row["by"] for row in rows("judge", first, cwd=case)) == ["Anna", "Ben", "Cem"]
    assert beleg("verify", cwd=case).returncode == 0


def test_the_example_in_the_docs_runs(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "judgements.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", docs, re.DOTALL)
    for name, real in {"recruits": case, "3f8a9c0d": ids(case)[0], "Meridian Wire": "Erfundenes Blatt one"}.items():
        code = code.replace(name, str(real))
    exec(code, {})  # our own
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("Anna correct 55 {'high': 50, 'low': 50}")
    assert told[1] == "correct False F6 None"


def test_the_line_of_a_judgement_holds_all_of_it(case: Path) -> None:
    first = ids(case)[0]
    beleg("judge", first, "correct", "--set", "about=CU,VE", "--grade", "a1", "--tlp", "green", "--why", "so", cwd=case)
    (row,) = [json.loads(line) for line in beleg("judge", first, "--format", "jsonl", cwd=case).stdout.splitlines()]
    assert row["by"] == "Anna"
    assert row["time"].endswith("Z")
    assert (row["was"]["about"], row["correct"]) == (["CU"], {"about": ["CU", "VE"]})
    assert (row["verdict"], row["grade"], row["tlp"], row["why"]) == ("correct", "A1", "TLP:GREEN", "so")
