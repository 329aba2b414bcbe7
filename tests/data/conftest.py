from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.data.database import Store
from tests.data.stores import make_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A real, empty database."""
    opened = make_store(tmp_path)
    yield opened
    opened.close()
