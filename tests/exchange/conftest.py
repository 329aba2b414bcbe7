from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.services.ports import Bench
from tests.data.stores import a_real_bench, make_store


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """A real, empty database."""
    opened = make_store(tmp_path_factory.mktemp("data"))
    yield opened
    opened.close()


@pytest.fixture
def bench(store: SqliteStore) -> Bench:
    """A bench on a real database with the ordinary catalogue and no return."""
    return a_real_bench(store)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the files to import are."""
    made = tmp_path / "files"
    made.mkdir()
    return made
