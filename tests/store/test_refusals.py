"""What the disk, another program or an altered file refuses is one sentence, and nothing is damaged."""

import errno
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.casework import ONE, add, claims, erase, in_process, problems, silent, succeeded, write

from beleg import cases
from beleg.errors import FixSettings, StopRun
from beleg.store import events
from beleg.store.case import Folder
from beleg.store.judgements import Judgement, On, Verdict
from beleg.store.log import Log

JUDGEMENT = Judgement("Ada", On.SOURCE, {"name": "Das Ministerium"}, Verdict.ACCEPT)

# The disk


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "in which you may write"), (errno.EIO, "read or")],
)
def test_what_the_disk_refuses_is_a_sentence_and_damages_nothing(
    case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    add(case, texts / "0.txt")
    before = case.log.file.read_bytes()
    real = Log._extend

    def refuse(self: Log, data: bytes) -> None:
        real(self, data[: len(data) // 2])
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(Log, "_extend", refuse)
        with pytest.raises(StopRun, match=says):
            add(case, texts)
    assert case.log.file.read_bytes() == before
    assert problems(case) == []
    assert add(case, texts).new == 4
    assert problems(case) == []


def attempt(case: Path, texts: Path, largest: int | None = None) -> str:
    """Add in a process of its own, in which no file may become larger; what it said when it stopped."""
    reader, writer = os.pipe()

    def work() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        try:
            folder = Folder.open(case)
            cases.current(folder, ONE)
            add(folder, texts)
        except StopRun as error:
            os.write(writer, str(error).encode())

    child = in_process(work)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        said = pipe.read()
    assert succeeded([child])
    assert said.count("\n") == 0
    return said


def must_be_whole(path: Path, texts: Path) -> None:
    """Nothing is damaged in a case, and all that could not be added can be added now."""
    folder = Folder.open(path)
    cases.current(folder, ONE)
    assert problems(folder) == []
    add(folder, texts)
    assert len(claims(folder)) == 5
    assert problems(folder) == []
    folder.close()


def test_whatever_file_may_not_grow_nothing_is_lost(case: Folder, texts: Path, tmp_path: Path) -> None:
    add(case, texts / "0.txt")
    case.close()
    refused = []
    for largest in (0, 60, 300, 700, 1500, 2500, 3500, 33_000, 50_000, 80_000, 130_000, 200_000, 400_000):
        copy = tmp_path / f"copy{largest}"
        shutil.copytree(case.path, copy)
        refused.append(bool(attempt(copy, texts, largest)))
        must_be_whole(copy, texts)
    assert refused[0]
    assert not refused[-1]


@pytest.fixture(scope="module")
def small() -> Iterator[Path]:
    """A disk of 4 MB."""
    folder = Path(tempfile.mkdtemp())
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=False).returncode
    ):
        folder.rmdir()
        pytest.skip("only who may mount can have a disk that is small")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


def test_a_full_disk_damages_nothing(small: Path, tmp_path: Path) -> None:
    texts = write(tmp_path / "texts", 5)
    ballast = small / "ballast"
    said = []
    for left in (0, 1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192):
        home = small / "case"
        Folder.create(home, ONE).close()
        free = os.statvfs(small).f_bavail * os.statvfs(small).f_frsize
        ballast.write_bytes(b"\0" * max(0, free - left * 1024))
        said.append(attempt(home, texts))
        ballast.unlink()
        must_be_whole(home, texts)
        shutil.rmtree(home)
    assert said[0]
    assert all("the disk is full; free some space and call again" in one for one in said if one), said


# Another program


def rewritten(case: Folder, **init: object) -> None:
    """The case, as if it had been made so."""
    case.log.file.write_bytes(b"")
    case.log.append([("init", {**case.init, **init})])


@pytest.mark.parametrize(
    ("number", "says"), [(99, r"newer beleg .*: update beleg\.$"), (1, "older beleg .*beleg init")]
)
def test_a_case_of_another_format_is_told(case: Folder, texts: Path, number: int, says: str) -> None:
    rewritten(case, format=number)
    with pytest.raises(FixSettings, match=says):
        Folder.open(case.path)
    with pytest.raises(FixSettings, match=says):
        problems(case)
    assert not texts.with_name("beleg.db").exists()


def test_what_newer_rules_have_read_is_only_read(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(cases, "__version__", "99.0.1")
        add(case, texts)
    before = case.log.file.read_bytes()
    for work in (
        lambda: add(case, texts),
        lambda: cases.rebuild(case, ONE, silent),
        lambda: erase(case, texts / "0.txt"),
        lambda: cases.judge(case, JUDGEMENT),
    ):
        with pytest.raises(StopRun, match=r"last written by beleg 99\.0\.1, whose rules this one .* update beleg"):
            work()
    assert case.log.file.read_bytes() == before
    assert cases.newer(case) == "99.0.1"
    assert cases.stale(case) == []
    assert len(claims(case)) == 5
    assert problems(case) == []


@pytest.mark.parametrize(("version", "newer"), [("0.1.0", False), ("0.0.9", False), ("0.10", True), ("", False)])
def test_versions_are_compared_by_their_numbers(monkeypatch: pytest.MonkeyPatch, version: str, newer: bool) -> None:
    monkeypatch.setattr(cases, "__version__", "0.2.0")
    assert cases.is_newer(version) is newer


# What somebody altered


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """A case with everything that a log can tell."""
    folder = tmp_path_factory.mktemp("whole")
    case = Folder.create(folder / "case", ONE)
    texts = write(folder / "texts", 4)
    (texts / "again.txt").write_bytes((texts / "0.txt").read_bytes())
    (texts / "table.jsonl").write_text('{"text": "Ein Text."}\n{"nothing": 1}\n', "utf-8")
    add(case, texts)
    (document, *_) = case.database.documents()
    cases.judge(case, Judgement("Ada", On.DOCUMENT, {"document": document.id}, Verdict.UNSURE, "Warum nicht?"))
    erase(case, texts / "3.txt")
    yield case
    case.close()


@settings(max_examples=150, deadline=None)
@given(which=st.integers(0, 10**6), at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_in_archive_or_log_is_found(whole: Folder, which: int, at: int, bit: int) -> None:
    files = [whole.log.file, *sorted(p for p in whole.archive.objects.rglob("*") if p.is_file() and p.stat().st_size)]
    file = files[which % len(files)]
    keep, mode = file.read_bytes(), file.stat().st_mode
    at %= len(keep)
    file.chmod(0o644)
    try:
        file.write_bytes(keep[:at] + bytes([keep[at] ^ 1 << bit]) + keep[at + 1 :])
        assert any(file.name in one for one in problems(whole))
    finally:
        file.write_bytes(keep)
        file.chmod(mode)


def test_whole_again_it_is_clean(whole: Folder) -> None:
    assert problems(whole) == []


def forged(case: Folder, type_: str, body: dict[str, object]) -> None:
    """An event that fits the chain, as whoever can write the folder can make it."""
    n, prev = case.log.head()
    with case.log.file.open("ab") as file:
        file.write(events.line(n + 1, "2026-11-22T10:00:00Z", type_, body, prev) + b"\n")


OUTSIDE = "../../texts/0.txt"


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("capture", {"original": OUTSIDE, "documents": [], "details": "0" * 64}),
        (
            "capture",
            {"original": "0" * 64, "documents": [{"id": "0" * 64, "text": "/etc/passwd"}], "details": "0" * 64},
        ),
        ("capture", {"original": "0" * 64, "documents": None, "details": "0" * 64}),
        ("capture", {}),
        ("judgement", {"by": "Ada", "on": {}}),
        ("judgement", {"by": "Ada", "on": {"finding": [1]}}),
        ("tombstone", {"documents": [], "events": [], "objects": [OUTSIDE], "by": "x", "why": "y"}),
        ("tombstone", {"document": "0" * 64}),
        ("packs", {}),
    ],
)
def test_a_forged_event_is_told_and_touches_nothing(
    case: Folder, texts: Path, type_: str, body: dict[str, object]
) -> None:
    add(case, texts / "1.txt")
    case.close()
    forged(case, type_, body)
    assert any("is no event as beleg writes them" in one for one in problems(case))
    folder = Folder.open(case.path)
    with pytest.raises(StopRun, match="beleg verify"):
        add(folder, texts)
    folder.close()
    assert (texts / "0.txt").exists()


def test_a_forged_append_that_was_broken_off_deletes_nothing(case: Folder, texts: Path) -> None:
    case.close()
    n, prev = case.log.head()
    body = {"documents": [], "events": [], "objects": [OUTSIDE], "by": "x", "why": "y"}
    whole = events.line(n + 1, "2026-11-22T10:00:00Z", "tombstone", body, prev) + b"\n"
    head = {"offset": case.log.size, "sha256": events.sha256(whole), "stage": "../.."}
    case.log.pending.write_bytes(events.canonical(head) + b"\n" + whole)
    with pytest.raises(StopRun, match="beleg verify"):
        Folder.open(case.path)
    assert (texts / "0.txt").exists()
    assert problems(case)


def test_details_that_are_missing_are_told(case: Folder, texts: Path) -> None:
    add(case, texts)
    case.close()
    (event, *_) = (event for event in case.log if event.type == "capture")
    case.archive.path(str(event.details)).unlink()
    (case.path / "beleg.db").unlink()
    with pytest.raises(StopRun, match=r"cannot be read .*beleg verify"):
        cases.current(Folder.open(case.path), ONE)
    assert problems(case) == [f"archive/objects/{event.details[:2]}/{event.details} is missing"]  # type: ignore[index]


ROW: dict[str, object] = {"name": "a.txt"}


@pytest.mark.parametrize(
    "details",
    [
        [],
        {},
        {"name": "a.txt", "documents": [], "skipped": []},
        {"name": 1, "documents": [ROW], "skipped": []},
        {"name": "a.txt", "documents": [{**ROW, "title": ["x"]}], "skipped": []},
        {"name": "a.txt", "documents": [{**ROW, "notes": 3}], "skipped": []},
        {"name": "a.txt", "documents": [ROW], "skipped": [{"name": "a"}]},
    ],
)
def test_forged_details_are_told(case: Folder, texts: Path, details: object) -> None:
    """An object that its hash fits, and that says nothing that a capture says."""
    add(case, texts / "1.txt")
    (document,) = case.database.documents()
    case.close()
    with case.stage() as stage:
        name = stage.put(events.canonical(details))
        case.archive.take(stage.folder, stage.settle([name]))
    forged(case, "capture", {"original": document.id, "documents": [{"id": document.id}], "details": name})
    with pytest.raises(StopRun, match="does not fit its event: `beleg verify`"):
        cases.current(Folder.open(case.path), ONE)
    (problem,) = problems(case)
    assert "does not fit its event" in problem


def test_a_forged_judgement_on_anything_is_no_trouble(case: Folder, texts: Path) -> None:
    add(case, texts)
    for target in ({"document": ["x"]}, {"documents": 3}, {"claims": [[], ["x"], 3]}, {}):
        case.log.append([("judgement", {"by": "Ada", "on": {"finding": target}, "verdict": "accept"})])
    case.refresh()
    erase(case, texts / "0.txt")
    assert problems(case) == []
