"""Databases to test against: SQLite, and PostgreSQL where it is installed (CI must have it)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store import postgres

from beleg.store.database import Database


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
