"""Databases to test against: SQLite, and PostgreSQL where it is installed (CI must have it)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store import casework, postgres

from beleg import adding, cases, pipeline
from beleg.store.case import Folder
from beleg.store.database import Database


@pytest.fixture(autouse=True, scope="package")
def _no_waiting() -> Iterator[None]:
    """What is tested is the order of things, not the disk, the clock, or who edits the packs meanwhile."""
    rules = pipeline.rules(casework.ONE.topic)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(adding, "SECONDS", 3600.0)
        for module in (adding, cases):
            patch.setattr(module, "rules", lambda _: rules)
        yield


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    home = postgres.binaries()
    if home is None:
        assert not os.environ.get("CI"), "PostgreSQL is not installed"
        pytest.skip("PostgreSQL is not installed")
    with postgres.server(home) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a new database can be made."""
    if request.param == "sqlite":
        return tmp_path / "beleg.db"
    url: str = request.getfixturevalue("server")
    postgres.clear(url)
    return url


@pytest.fixture
def database(where: Path | str) -> Iterator[Database]:
    with Database(where) as made:
        yield made


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Five texts with a claim in each."""
    return casework.write(tmp_path / "texts", 5)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder.create(tmp_path / "case", casework.ONE)
    yield folder
    folder.close()
