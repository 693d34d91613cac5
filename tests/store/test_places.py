"""A case whose database is on a server works as one whose database is a file, and no password comes into the log."""

import os
import random
import signal
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.store import postgres
from tests.store.casework import ONE, add, claims, erase, in_process, problems, silent, succeeded, write

from beleg import adding, cases, cli
from beleg.errors import FixSettings, StopRun
from beleg.store import engine
from beleg.store.case import Folder
from beleg.store.database import Database
from beleg.store.local import FILE, Local


@pytest.fixture
def url(server: str) -> str:
    postgres.clear(server)
    return server


@pytest.fixture
def served(tmp_path: Path, url: str) -> Iterator[Folder]:
    """A case whose database is on a server."""
    folder = Folder.create(tmp_path / "served", ONE, url)
    yield folder
    folder.close()


@pytest.fixture(params=["case", "served"])
def either(request: pytest.FixtureRequest) -> Folder:
    """A case whose database is a file, and one whose database is on a server."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def test_it_is_filled_read_and_searched(either: Folder, texts: Path) -> None:
    assert add(either, texts).new == 5
    assert add(either, texts).known == 5
    assert len(either.database.search("kasachen")) == 5
    assert problems(either) == []
    assert (either.path / "beleg.db").exists() == isinstance(either.place, Path)
    either.close()
    again = Folder.open(either.path)
    cases.current(again, ONE)
    assert len(claims(again)) == 5
    again.close()


def test_a_database_of_a_newer_program_is_told_and_can_be_made_anew(either: Folder, texts: Path) -> None:
    add(either, texts)
    with engine.writing(either.database._engine) as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE key = 'schema'"))
        connection.execute(text("ALTER TABLE claims RENAME COLUMN measure TO what"))
    either.close()
    with pytest.raises(FixSettings, match=r"written by a newer beleg .*: update beleg\."):
        cases.current(either, ONE)
    assert cases.rebuild(either, ONE, silent) == (5, 5, [])
    assert problems(either) == []


def test_every_command_works_on_it(
    tmp_path: Path, url: str, texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", "case", "--database", url]) == 0
    monkeypatch.chdir(tmp_path / "case")
    page = tmp_path / "page.html"
    for command in (
        ["add", str(texts)],
        ["claims"],
        ["findings"],
        ["check", str(texts / "1.txt")],
        ["report", "-o", str(page)],
        ["search", "Kasachen"],
        ["judge", str(texts / "0.txt"), "accept", "--on", "document"],
        ["erase", str(texts / "3.txt"), "--by", "Ada", "--why", "a court's order"],
        ["rebuild"],
        ["receipt"],
        ["verify"],
    ):
        capsys.readouterr()
        assert cli.run(command) == 0, command
        told = capsys.readouterr().out
        if command[0] == "claims":
            assert len(told.splitlines()) == 5
        elif command[0] == "search":
            assert "Kasachen" in told
    assert "1 erased" in told
    assert page.stat().st_size > 10_000
    assert not (tmp_path / "case" / "beleg.db").exists()


def test_rebuilt_it_is_the_same(served: Folder, texts: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    add(served, texts)
    erase(served, texts / "3.txt")
    before = list(served.database.dump())
    assert cases.rebuild(served, ONE, silent) == (4, 4, [])
    assert list(served.database.dump()) == before
    served.close()
    postgres.clear(url)
    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda *_: False)
        patch.setattr("beleg.cases.PATIENCE", 0.05)
        with pytest.raises(StopRun, match="cannot be written to"):
            cases.current(served, ONE)
    cases.current(served, ONE)
    assert list(served.database.dump()) == before
    assert problems(served) == []


def test_others_read_and_add_while_it_is_made_anew(
    either: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH", 2)
    add(either, write(tmp_path / "first", 12))
    either.close()

    def read() -> None:
        folder = Folder.open(either.path)  # which stays open all the while
        for _ in range(25):
            cases.current(folder, ONE)
            assert len(claims(folder)) >= 12
        folder.close()

    def rebuild() -> None:
        for _ in range(3):
            folder = Folder.open(either.path)
            cases.rebuild(folder, ONE, silent)
            folder.close()

    def add_more() -> None:
        folder = Folder.open(either.path)
        add(folder, write(tmp_path / "second", 12, first=2000))
        folder.close()

    assert succeeded([in_process(work) for work in (read, read, rebuild, add_more)])
    assert len(claims(either)) == 24
    assert problems(either) == []


def test_erased_it_is_gone_from_the_files_of_the_server(
    served: Folder, tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    secret = tmp_path / "secret.txt"
    secret.write_text(
        "In Grendelwitz kämpfen mehr als 4.711 Kasachen für Russland, teilte das Ministerium mit.", "utf-8"
    )
    add(served, secret)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    tables = Path(data) / "base"

    def found() -> bool:
        files = [path for path in tables.rglob("*") if path.is_file() and path.stat().st_size]
        return any(word in path.read_bytes() for path in files for word in (b"Grendelwitz", b"grendelwitz"))

    assert found()

    def broken_off() -> None:
        with monkeypatch.context() as patch, Database.fresh(url) as anew:
            cases.fill(served, anew, ONE)
            patch.setattr("beleg.store.anew.drop", lambda _: None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()  # and leaves what a kill would leave
    assert erase(served, secret).clean
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    assert not found()
    assert problems(served) == []


def test_who_still_reads_on_the_server_is_told_of(served: Folder, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(served, texts)
    monkeypatch.setattr("beleg.store.engine.PATIENCE", 0.1)
    reader = Folder.open(served.path)
    documents = reader.database.documents()
    next(documents)
    assert not erase(served, texts / "1.txt").clean
    list(documents)
    assert erase(served, texts / "2.txt").clean
    reader.close()
    assert problems(served) == []


def test_what_the_server_refuses_is_a_sentence_without_the_password(case: Folder, texts: Path) -> None:
    add(case, texts)
    case.close()
    Local("postgresql://desk:geheim@/case?host=/nowhere&connect_timeout=1&password=geheim").write(case.path)
    with pytest.raises(StopRun, match="could not be read or written") as told:
        cases.current(case, ONE)
    assert "geheim" not in str(told.value)
    assert "desk" in str(told.value)
    assert any("could not be read or written" in one for one in problems(case))
    Local().write(case.path)
    assert problems(case) == []


def test_the_url_is_kept_for_the_owner_alone(served: Folder, url: str, texts: Path) -> None:
    add(served, texts)
    assert stat.S_IMODE((served.path / FILE).stat().st_mode) == 0o600
    for path in served.path.rglob("*"):
        if path.is_file() and path.name != FILE:
            assert url.encode() not in path.read_bytes()
    assert add(served, served.path).new == 0  # and it is no input


@pytest.mark.usefixtures("served")
def test_a_database_of_another_case_is_not_taken(tmp_path: Path, url: str) -> None:
    with pytest.raises(FixSettings, match="holds the database of another case: name an empty one"):
        Folder.create(tmp_path / "other", ONE, url)
    assert not (tmp_path / "other").exists()
    with pytest.raises(FixSettings, match=r"^mysql… is no database that beleg knows"):
        Folder.create(tmp_path / "other", ONE, "mysql://desk:geheim@host/case")
    with pytest.raises(FixSettings, match="malformed"):
        Folder.create(tmp_path / "other", ONE, "postgresql://desk@host:port/case")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("said", ["database = 3", "other = 1", "database", "\xff", 'database = "x"\nmore = 1'])
def test_a_malformed_file_of_settings_is_told(case: Folder, said: str) -> None:
    (case.path / FILE).write_text(said, "latin-1")
    with pytest.raises(FixSettings, match="database = "):
        cases.current(case, ONE)


@pytest.mark.parametrize("where", ["file", "server"])
def test_killed_at_any_moment(
    tmp_path: Path, request: pytest.FixtureRequest, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short form of bench/kill.py: ended from outside while it adds, again and again, until all is in."""
    monkeypatch.setattr(adding, "BATCH", 4)
    texts, told = write(tmp_path / "texts", 40), tmp_path / "told"
    path, chance = tmp_path / "case", random.Random(7)
    Folder.create(path, ONE, request.getfixturevalue("url") if where == "server" else None).close()

    def work() -> None:
        with told.open("a", encoding="utf-8", buffering=1) as names:
            folder = Folder.open(path)
            cases.current(folder, ONE)
            add(folder, texts, stored=lambda name: print(name, file=names))

    for _ in range(8):
        child = in_process(work)
        time.sleep(chance.uniform(0, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        folder = Folder.open(path)
        cases.current(folder, ONE)
        there = [name for name, _ in claims(folder)]
        assert set(told.read_text("utf-8").splitlines() if told.exists() else ()) <= set(there)
        assert len(there) == folder.database.counts()[0]  # each has its claim
        assert problems(folder) == []
        folder.close()
    folder = Folder.open(path)
    add(folder, texts)
    assert len(claims(folder)) == 40
    assert problems(folder) == []
    assert not folder.archive.has_stages()
    folder.close()
