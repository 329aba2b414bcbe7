"""What every test runs under: no screen, reproducible examples, and no unexpected log record."""

import logging
import os

# Qt reads this once, when it is first imported: before pytest-qt or any test module does.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from tests.postgres import Server

# The machine's load must not decide whether a property holds.
hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

_PATIENCE_MS = 20_000


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, which waits for as long as a busy machine may need, unless told how long."""
    bot = QtBot(request)
    for name in ("waitActive", "waitExposed", "waitSignal", "waitSignals", "waitUntil"):
        setattr(bot, name, partial(getattr(bot, name), timeout=_PATIENCE_MS))
    return bot


@pytest.fixture(scope="session")
def server() -> "Iterator[Server]":
    """A PostgreSQL server, for all tests of this process that need one."""
    from tests.postgres import running_server

    with running_server() as started:
        yield started


class _UnexpectedRecords(logging.Handler):
    """Collects the records at WARNING or above that the running test did not announce."""

    def __init__(self, announced: logging.Handler) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._announced = announced

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno > self._announced.level:
            self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log_record(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse.

    A test that expects one says up to which level: ``with caplog.at_level(logging.WARNING): …``.
    """
    handler = _UnexpectedRecords(announced=caplog.handler)
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if handler.messages:
        pytest.fail("Unexpected log records:\n" + "\n".join(handler.messages), pytrace=False)
