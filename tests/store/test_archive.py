"""Objects are written once, found by their bytes, and every change to them is seen."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beleg.store import lock
from beleg.store.archive import Archive, Stage
from beleg.store.events import sha256


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive")
    made.create()
    return made


def objects(archive: Archive) -> list[str]:
    return sorted(path.name for path in archive.objects.rglob("*") if path.is_file())


def put(archive: Archive, data: bytes) -> str:
    stage = Stage(archive)
    name = stage.put(data)
    archive.take(stage.folder, stage.settle([name]))
    stage.close()
    return name


@given(data=st.binary(max_size=200))
def test_what_is_put_is_got(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    archive = Archive(tmp_path_factory.mktemp("case") / "archive")
    archive.create()
    name = put(archive, data)
    assert name == sha256(data)
    assert archive.get(name) == data
    assert put(archive, data) == name
    assert objects(archive) == [name]
    assert list(archive.check([name])) == []


def test_objects_are_read_only_and_nothing_is_left_beside(archive: Archive) -> None:
    name = put(archive, b"words")
    assert archive.path(name).stat().st_mode & 0o777 == 0o444
    assert not archive.has_stages()


@given(data=st.binary(min_size=1, max_size=60), at=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, bit: int) -> None:
    archive = Archive(tmp_path_factory.mktemp("case") / "archive")
    archive.create()
    name = put(archive, data)
    place, at = archive.path(name), at % len(data)
    place.chmod(0o644)
    place.write_bytes(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
    (problem,) = archive.check([name])
    assert name in problem.place
    assert "altered" in problem.what


def test_missing_and_extra_files_are_named(archive: Archive) -> None:
    kept, gone, extra = put(archive, b"kept"), put(archive, b"gone"), put(archive, b"extra")
    archive.path(gone).unlink()
    (archive.objects / "note.txt").write_text("mine", "utf-8")
    (archive.objects / kept[:2] / extra).write_bytes(b"extra")  # at a place that is not its own
    (archive.objects / kept[:2] / "link").symlink_to(archive.path(kept))
    found = {problem.place.removeprefix("archive/objects/"): problem.what for problem in archive.check([kept, gone])}
    assert found == {
        f"{extra[:2]}/{extra}": "is named by no event of the log",
        f"{gone[:2]}/{gone}": "is missing",
        "note.txt": "is no file that beleg put there",
        f"{kept[:2]}/{extra}": "is no file that beleg put there",
        f"{kept[:2]}/link": "is no file that beleg put there",
    }


def test_a_stage_is_swept_only_once_its_process_has_ended(archive: Archive) -> None:
    stage = Stage(archive)
    name = stage.put(b"on its way")
    assert stage.path(name).read_bytes() == b"on its way"
    assert not archive.has(name)
    archive.sweep()
    assert archive.has_stages()
    ended = archive.incoming / "of-one-that-was-killed"
    ended.mkdir()
    (ended / name).write_bytes(b"half")
    archive.sweep()
    assert [path.name for path in archive.incoming.iterdir()] == [stage.folder.name]
    stage.close()
    assert not archive.has_stages()


def test_a_stage_that_is_closed_while_it_is_swept_is_no_trouble(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(archive)

    def closed_meanwhile(handle: int) -> None:
        stage.close()
        lock.hold(handle)

    monkeypatch.setattr("beleg.store.archive.hold", closed_meanwhile)
    archive.sweep()
    assert not archive.has_stages()


def test_a_child_does_not_keep_the_lock_of_a_stage(archive: Archive) -> None:
    """A reading process may outlive the one that was killed by a moment."""
    stage = Stage(archive)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(writer)
        os.read(reader, 1)  # until the parent says so
        os._exit(0)
    os.close(reader)
    folder = stage.folder
    stage.close()
    folder.mkdir()
    archive.sweep()
    assert not folder.exists()
    os.close(writer)
    os.waitpid(child, 0)


def test_what_waits_is_recovered_from_its_own_stage(archive: Archive) -> None:
    """Another process may have been killed when half of the same bytes were in its stage."""
    torn, whole = Stage(archive), Stage(archive)
    one, two = whole.put(b"one"), whole.put(b"two")
    (torn.folder / one).write_bytes(b"o")
    archive.recover(whole.folder.name, [one, two, sha256(b"three")])
    assert objects(archive) == sorted([one, two])
    assert list(archive.check([one, two])) == []
    for name in ("", "..", f"../incoming/{torn.folder.name}"):
        archive.recover(name, [one])
    assert (torn.folder / one).exists()
    torn.close()
    whole.close()
