"""Several at once in one case: one writes, many read, two add; nobody meets a lock, and nobody sees half of anything."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.store.casework import ONE, add, claims, in_process, problems, silent, succeeded, write

from beleg import adding, cases
from beleg.errors import StopRun
from beleg.model import Reading
from beleg.store import lock
from beleg.store.archive import Archive
from beleg.store.case import Folder
from beleg.store.database import Database
from beleg.store.judgements import Judgement, On, Verdict
from beleg.store.log import Log


def test_two_may_add_at_once(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 1)
    children = [in_process(lambda: add(Folder.open(case.path), texts)) for _ in range(3)]
    assert succeeded(children)
    assert len(claims(case)) == 5
    assert sum(event.type == "capture" for event in case.log) == 5
    assert problems(case) == []


def test_many_read_and_check_while_one_adds(case: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is seen only grows, has all its claims, and never looks altered."""
    monkeypatch.setattr(adding, "BATCH", 1)
    texts = write(tmp_path / "many", 40)

    def read() -> None:
        seen = 0
        while seen < 40:
            folder = Folder.open(case.path)
            cases.current(folder, ONE)
            found = [one for one in cases.readings(folder, ONE) if isinstance(one, Reading)]
            folder.refresh()
            assert folder.known.documents >= len(found) >= seen
            assert all(len(one.claims) == 1 and one.claims[0].span.quote in one.document.text for one in found)
            assert not found or folder.database.search("kasachen")
            seen = len(found)
            folder.close()

    def check() -> None:
        for _ in range(6):
            assert problems(case) == []

    case.close()
    children = [in_process(work) for work in (read, read, read, check)]
    add(case, texts)
    assert succeeded(children)
    assert problems(case) == []


def begun(folder: Path) -> Log:
    log = Log(folder / "log.jsonl")
    log.file.touch()
    log.append([("init", {"format": 2})])
    return log


def test_the_log_is_read_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of which only a part is there is no altered line, as long as its append is under way."""
    log = begun(tmp_path)
    heads = []

    def slowly(self: Log, data: bytes) -> None:
        for at in range(0, len(data), 50):
            with self.file.open("ab") as file:
                file.write(data[at : at + 50])
            heads.append((Log(self.file).head(), len(list(Log(self.file)))))

    monkeypatch.setattr(Log, "_extend", slowly)
    log.append([("other", {"text": "x" * 200}), ("other", {})])
    assert len(heads) > 5
    assert {n for (n, _), _ in heads} == {count for _, count in heads} == {1}
    assert log.head()[0] == 3


def test_the_end_of_the_log_is_found_however_it_grows(tmp_path: Path) -> None:
    log = begun(tmp_path)
    stop = threading.Event()

    def append() -> None:
        while not stop.is_set():
            log.append([("other", {"text": "x" * 5000})] * 3)

    writer = threading.Thread(target=append)
    writer.start()
    try:
        reader, last = Log(log.file), 0
        for _ in range(300):
            n, line = reader.head()
            assert n >= last
            assert line
            last = n
    finally:
        stop.set()
        writer.join()


def test_only_one_makes_it_anew(case: Folder) -> None:
    with case.rebuilder(), pytest.raises(StopRun, match="another beleg is making the database anew"):
        cases.rebuild(case, ONE, silent)


def test_a_writer_that_waits_too_long_says_so(case: Folder, texts: Path) -> None:
    with lock.locked(case.path / ".lock"), pytest.raises(StopRun, match="another beleg is writing"):  # noqa: SIM117
        with lock.locked(case.path / ".lock", patience=0.02):
            pass
    assert add(case, texts).new == 5


@pytest.mark.parametrize("where", ["take", "_settled"])
def test_stopped_by_a_person_in_the_middle_of_an_append(
    case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Ctrl-C behind the point where the log tells of what is still to be moved."""
    add(case, texts / "0.txt")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Archive if where == "take" else Log, where, interrupt)
        with pytest.raises(KeyboardInterrupt):
            add(case, texts)
    case.close()
    folder = Folder.open(case.path)
    cases.current(folder, ONE)
    assert problems(folder) == []
    assert len(claims(folder)) == 5
    assert not folder.archive.has_stages()
    folder.close()


# A folder that may be read, but not written to


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """As another account, or a disk of which nothing can be changed, has it."""
    everything = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in everything}
    for path in everything:
        path.chmod(modes[path] & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def nobody() -> Iterator[None]:
    """Work as an account without rights, where the tests run as one that may do everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def ask_as_who_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be asked what `nobody` may do, not what the tests may."""
    real = os.access
    monkeypatch.setattr("os.access", lambda *given: real(*given, effective_ids=True))


@pytest.fixture
def unwritable(case: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """A case with five texts in a folder that cannot be written to."""
    add(case, texts)
    case.close()
    for path in (case.path.parent, *case.path.parent.parents):
        if path.stat().st_uid == os.geteuid() and path.stat().st_mode & 0o055 != 0o055 and str(path) != "/":
            path.chmod(path.stat().st_mode | 0o055)
    ask_as_who_works(monkeypatch)
    with read_only(case.path):
        yield case


def test_it_is_read_from_a_folder_that_cannot_be_written_to(unwritable: Folder) -> None:
    before = sorted(unwritable.path.rglob("*"))
    with nobody():
        folder = Folder.open(unwritable.path)
        cases.current(folder, ONE)
        assert len(claims(folder)) == 5
        assert folder.database.search("kasachen")
        assert problems(folder) == []
        assert folder.log.head()[0] == 7
        with pytest.raises(StopRun, match="in which you may write"):
            cases.judge(folder, Judgement("Ada", On.SOURCE, {"name": "Das Ministerium"}, Verdict.ACCEPT))
        with pytest.raises(StopRun, match="in which you may write"):
            cases.rebuild(folder, ONE, silent)
        folder.close()
    assert sorted(unwritable.path.rglob("*")) == before


def test_what_must_be_written_is_told_where_that_cannot_be(unwritable: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    unwritable.path.chmod(0o755)
    (unwritable.path / "beleg.db").unlink()
    Database(unwritable.path / "beleg.db").close()
    unwritable.path.chmod(0o555)
    monkeypatch.setattr("beleg.cases.PATIENCE", 0.1)
    with nobody():
        folder = Folder.open(unwritable.path)
        with pytest.raises(StopRun, match=r"cannot be written to, and its database lacks 7 events of the log: call"):
            cases.current(folder, ONE)
        (problem,) = problems(folder)
        assert "lacks 7 events" in problem
        folder.close()


def test_another_account_reads_while_the_owner_adds(
    case: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader can make no files of its own there, and sees those of the writer."""
    if os.geteuid():
        pytest.skip("only an account that may do everything can be two")
    for path in (tmp_path, *tmp_path.parents):
        path.chmod(path.stat().st_mode | 0o055)
    ask_as_who_works(monkeypatch)
    monkeypatch.setattr(adding, "BATCH", 1)
    texts = write(tmp_path / "many", 30)
    add(case, texts / "0.txt")
    case.close()

    def read() -> None:
        seen = 0
        with nobody():
            while seen < 30:
                folder = Folder.open(case.path)
                cases.current(folder, ONE)
                found = len(claims(folder))
                assert found >= seen
                seen = found
                folder.close()

    children = [in_process(read) for _ in range(2)]
    add(case, texts)
    case.close()
    assert succeeded(children)
