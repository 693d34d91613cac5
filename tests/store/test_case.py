"""A case loses nothing when it is killed, shows every change, and is made anew from archive and log alone."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.store.casework import ONE, add, claims, erase, forked, problems, silent

from beleg import cases, erasing, pipeline
from beleg.errors import BelegError, FixSettings, StopRun
from beleg.model import Document, Reading, Skipped
from beleg.settings import Settings
from beleg.store.case import Folder
from beleg.store.receipt import Receipt


def test_what_is_added_is_there_and_again_changes_nothing(case: Folder, texts: Path) -> None:
    told: list[str] = []
    made = add(case, texts, stored=told.append)
    assert (made.new, made.documents, made.claims, made.known, made.skipped) == (5, 5, 5, 0, [])
    assert told == [str(texts / f"{number}.txt") for number in range(5)]
    assert claims(case) == [(str(texts / f"{number}.txt"), 1000 + number) for number in range(5)]
    log = case.log.file.read_bytes()
    again = add(case, texts)
    assert (again.new, again.known) == (0, 5)
    assert case.log.file.read_bytes() == log
    assert problems(case) == []


def test_the_same_bytes_from_two_places_are_one_document_with_two_captures(case: Folder, texts: Path) -> None:
    for name in ("0-again.txt", "zero.txt"):
        (texts / name).write_bytes((texts / "0.txt").read_bytes())
    assert add(case, texts / "0.txt", texts / "0-again.txt").documents == 1
    made = add(case, texts / "zero.txt")
    assert (made.new, made.documents) == (1, 0)
    (document,) = case.database.documents()
    names = [document.name, *case.database.other_names()[document.id]]
    assert names == [str(texts / name) for name in ("0-again.txt", "0.txt", "zero.txt")]
    # The original, which is its own text, and what each capture says.
    assert sum(path.is_file() for path in case.archive.objects.rglob("*")) == 1 + 3
    (reading,) = cases.readings(case, ONE)
    assert isinstance(reading, Reading)
    assert reading.document.notes == tuple(f"The same bytes also came as {name}." for name in names[1:])
    assert problems(case) == []


def test_records_keep_their_numbers(case: Folder, texts: Path) -> None:
    lines = '{"text": "Ein Text."}\n{"nothing": 1}\n{"text": "Noch ein Text."}\n'
    for name in ("a.jsonl", "b.jsonl"):
        (texts / name).write_text(lines, "utf-8")
    assert len(add(case, texts / "a.jsonl").skipped) == 1
    made = add(case, texts / "b.jsonl", texts / "a.jsonl")
    assert (made.new, made.documents, made.known) == (1, 0, 1)
    others = case.database.other_names()
    names = {name for one in case.database.documents() for name in (one.name, *others[one.id])}
    assert names == {f"{texts}/{file}.jsonl#{number}" for file in "ab" for number in (1, 3)}


def test_what_cannot_be_read_is_kept_with_its_reason_and_told_each_time(case: Folder, texts: Path) -> None:
    (texts / "empty.txt").write_bytes(b"")
    first, log = add(case, texts / "empty.txt"), case.log.file.read_bytes()
    second = add(case, texts / "empty.txt")
    assert [one.reason for one in first.skipped] == [one.reason for one in second.skipped] != []
    assert case.log.file.read_bytes() == log
    assert [item.reason for item in cases.readings(case, ONE) if isinstance(item, Skipped)] == [first.skipped[0].reason]
    assert problems(case) == []


def test_the_case_itself_is_no_input(case: Folder, texts: Path) -> None:
    add(case, texts)
    (case.path / "note.txt").write_text("Eine Notiz.", "utf-8")
    made = add(case, case.path)
    assert (made.new, made.known) == (1, 0)


def test_rebuilt_it_is_the_same(case: Folder, texts: Path) -> None:
    for path in sorted(texts.iterdir()):
        add(case, path)
    before = list(case.database.dump())
    case.close()
    (case.path / "beleg.db").unlink()
    assert cases.rebuild(case, ONE, silent) == (5, 5, [])
    assert list(case.database.dump()) == before
    assert problems(case) == []


def test_new_rules_read_again_only_what_they_affect(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (texts / "en.txt").write_text("More than 70 Kenyans are fighting for Russia, the ministry said.\n", "utf-8")
    (texts / "off.txt").write_text("The orchestra opens its season on Friday.\n", "utf-8")
    add(case, texts)
    case.close()
    now = pipeline.rules(case.topic)
    changed = replace(now, packs={**now.packs, "en": "changed"})
    read: list[str] = []
    real = pipeline.read_document

    def other(document: Document, settings: Settings) -> Reading | Skipped:
        read.append(Path(document.name).name)
        reading = real(document, settings)
        assert isinstance(reading, Reading)
        return replace(reading, claims=())

    monkeypatch.setattr(cases, "rules", lambda _: changed)
    monkeypatch.setattr(cases, "read_document", other)
    assert len(cases.stale(case)) == 2
    (change,) = cases.update(case, ONE, silent)
    assert sorted(read) == ["en.txt", "off.txt"]
    assert (change.before is not None, change.after) == (True, None)
    assert [event.body["rules"] for event in case.log if event.type == "packs"] == [now.version, changed.version]
    assert cases.update(case, ONE, silent) == []
    assert len(claims(case)) == 5


def test_a_list_of_claims_that_mends_the_database_does_not_lose_the_texts(case: Folder, texts: Path) -> None:
    add(case, texts)
    case.close()
    (case.path / "beleg.db").unlink()
    cases.current(case, replace(ONE, texts=False))
    assert problems(case) == []


def test_a_database_that_is_not_there_is_made_when_it_is_asked(case: Folder, texts: Path) -> None:
    add(case, texts)
    found = claims(case)
    case.close()
    (case.path / "beleg.db").unlink()
    opened = Folder.open(case.path)
    cases.current(opened, ONE)
    assert claims(opened) == found
    opened.close()


def test_a_database_of_another_log_is_told(case: Folder, texts: Path) -> None:
    add(case, texts)
    case.close()
    other = Folder.create(case.path.parent / "other", ONE)
    (case.path / "beleg.db").replace(other.path / "beleg.db")
    with pytest.raises(StopRun, match="beleg rebuild"):
        cases.current(Folder.open(other.path), ONE)
    assert any("does not belong" in one for one in problems(other))


def _killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that ends right before its ``number``th operation on files; whether it came that far."""
    if child := forked():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = number
    changing = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect"}

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and (arguments[1] or "r") != "r" and arguments[1] != "rb"
        if event in changing or writes:
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(count)
    os.fsync = lambda _: count("os.mkdir", ())  # type: ignore[assignment]  # in this process, which ends
    try:
        work()
    except BelegError:
        os._exit(1)
    os._exit(0)


def test_killed_before_any_operation_nothing_is_lost_or_half_there(tmp_path: Path, texts: Path) -> None:
    for path in sorted(texts.iterdir())[2:]:
        path.unlink()
    whole = Folder.create(tmp_path / "whole", ONE)
    add(whole, texts)
    expected = claims(whole)
    whole.close()
    number, ran = 0, True
    while ran:
        path, told = tmp_path / f"case{number}", tmp_path / f"told{number}"
        Folder.create(path, ONE)

        def work(path: Path = path, told: Path = told) -> None:
            with told.open("a", encoding="utf-8", buffering=1) as names:
                add(Folder.open(path), texts, stored=partial(print, file=names))

        ran = _killed_at(number, work)
        folder = Folder.open(path)
        cases.current(folder, ONE)
        there = {name for name, _ in claims(folder)}
        if told.exists():
            assert set(told.read_text("utf-8").splitlines()) <= there, number
        assert there in (set(), {name for name, _ in expected}), number
        assert problems(folder) == [], number
        assert not folder.archive.has_stages()
        add(folder, texts)
        assert claims(folder) == expected
        folder.close()
        number += 1
    assert number > 30


def test_killed_while_it_is_made_it_can_be_made_again(tmp_path: Path) -> None:
    number, ran = 0, True
    while ran:
        path = tmp_path / str(number)
        ran = _killed_at(number, partial(Folder.create, path, ONE))
        try:
            Folder.create(path, ONE)
        except FixSettings as error:
            assert "a case already" in str(error)  # noqa: PT017
        assert problems(Folder.open(path)) == [], number
        number += 1
    assert number > 5


def test_erased_it_is_gone_and_stays_away(case: Folder, texts: Path) -> None:
    add(case, texts)
    secret = (texts / "3.txt").read_bytes()
    name = str(texts / "3.txt")
    erased = erase(case, name)
    assert erased == erasing.Erased((name,), clean=True)
    assert [low for _, low in claims(case)] == [1000, 1001, 1002, 1004]
    assert problems(case) == []
    event = list(case.log)[-1]
    assert (event.type, event.body["by"], event.body["why"]) == ("tombstone", "A. Editor", "a court's order")
    (skipped,) = add(case, texts).skipped
    assert "was erased on" in skipped.reason
    before = list(case.database.dump())
    cases.rebuild(case, ONE, silent)
    assert list(case.database.dump()) == before
    case.close()
    assert not [path for path in case.path.rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_a_record_is_erased_only_with_its_file(case: Folder, texts: Path) -> None:
    file = texts / "a.jsonl"
    file.write_text('{"text": "Ein Text."}\n{"text": "Noch ein Text."}\n', "utf-8")
    add(case, texts)
    with pytest.raises(FixSettings, match="1 other document"):
        erase(case, f"{file}#1")
    with pytest.raises(FixSettings, match="no document"):
        erase(case, "nothing", whole=True)
    erase(case, f"{file}#1", whole=True)
    assert len(list(case.database.documents())) == 5
    assert problems(case) == []


def test_killed_while_it_erases_it_is_erased_or_not(case: Folder, texts: Path) -> None:
    add(case, texts)
    case.close()
    name = str(texts / "0.txt")
    outcomes: list[tuple[bool, bool]] = []  # whether it is still there, whether it was killed
    while not outcomes or outcomes[-1][1]:
        path = case.path.with_name(f"case{len(outcomes)}")
        shutil.copytree(case.path, path)
        ran = _killed_at(len(outcomes), lambda path=path: erase(Folder.open(path), name))  # type: ignore[misc]
        folder = Folder.open(path)
        cases.current(folder, ONE)
        assert problems(folder) == [], len(outcomes)
        outcomes.append((name in {one for one, _ in claims(folder)}, ran))
        folder.close()
    there = [one for one, _ in outcomes]
    assert there == sorted(there, reverse=True)
    assert {*there} == {True, False}


def test_a_case_is_made_only_where_nothing_is(case: Folder, texts: Path) -> None:
    for path, says in ((case.path, "a case already"), (texts, "not empty"), (texts / "0.txt", "a file")):
        with pytest.raises(FixSettings, match=says):
            Folder.create(path, ONE)
    with pytest.raises(FixSettings, match="no case"):
        Folder.open(texts)


def test_every_altered_file_is_named(case: Folder, texts: Path) -> None:
    add(case, texts)
    receipt = Receipt.of(case.log)
    case.close()
    for path in [*case.archive.objects.rglob("*"), case.log.file]:
        if path.is_file():
            keep = path.read_bytes()
            path.chmod(0o644)
            path.write_bytes(keep[:-5] + b"?" + keep[-4:])
            assert any(path.name in one for one in problems(case)), path.name
            path.write_bytes(keep)
    assert problems(case, receipt) == []
    keep = case.log.file.read_bytes()
    case.log.file.write_bytes(b"".join(keep.splitlines(keepends=True)[:-1]))
    found = problems(case, receipt)
    assert any("cut or rewritten" in one for one in found)
