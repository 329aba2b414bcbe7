"""A database whose file is moved away, deleted or replaced under the open program."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.domain.database_errors import DatabaseUnreachable
from tests.data.stores import a_numbered_case, put, reading, rma

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file is not moved there")


def test_nothing_is_stored_into_a_file_that_was_moved_away_and_all_goes_on_when_it_is_back(
    file_store: SqliteStore, tmp_path: Path
) -> None:
    put(file_store, a_numbered_case(1))
    away = tmp_path / "away"
    Path(file_store.path).rename(away)
    for _ in range(2):
        with pytest.raises(DatabaseUnreachable):
            put(file_store, a_numbered_case(2))
    away.rename(file_store.path)
    put(file_store, a_numbered_case(2))
    with reading(file_store) as uow:
        assert uow.returns.get(rma(2)) is not None


def test_another_file_in_its_place_is_not_taken_for_it(file_store: SqliteStore, tmp_path: Path) -> None:
    put(file_store, a_numbered_case(1))
    copied = Path(shutil.copy(file_store.path, tmp_path / "copy"))
    original = Path(file_store.path).rename(tmp_path / "away")
    os.replace(copied, file_store.path)  # noqa: PTH105  what a synchronising program does
    with pytest.raises(DatabaseUnreachable, match="another file"), reading(file_store):
        pass
    original.replace(file_store.path)
    with reading(file_store) as uow:
        assert uow.returns.get(rma(1)) is not None
