from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.data.store import Store
from tests.data.stores import make_store
from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A real, empty database: a file, then one on a server."""
    if request.param == "sqlite":
        file = make_store(tmp_path)
        yield file
        file.close()
        return
    server: Server = request.getfixturevalue("server")
    address = server.database()
    opened = PostgresStore.open(address)
    yield opened
    opened.close()
    server.drop(address)


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A real, empty file of SQLite, for what only a file has."""
    opened = make_store(tmp_path)
    yield opened
    opened.close()
