"""The program over a sample database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from tests.samples import put_awaited


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    """The example company with its authorised returns."""
    put_awaited(tmp_path / "data")
    opened = open_context(Options(str(tmp_path / "data"), today=SAMPLE_DAY))
    yield opened
    opened.close()
