"""The program over a sample database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    """The example company with its authorised returns."""
    opened = open_context(Options(str(tmp_path / "data"), today=SAMPLE_DAY))
    opened.install_sample()
    opened.import_file(resource_path("catalogue", "retours_autorises.csv"))
    yield opened
    opened.close()
