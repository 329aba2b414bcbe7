"""Slip and label at one key: kept, shown, printed, saved."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receiving_app.documents.reception_slip import render_reception_slip
from receiving_app.domain.sending_errors import PrintRefused
from receiving_app.services.reception_slip import Papers
from tests.builders import RMA, a_case
from tests.documents.test_reception_slip import a_slip
from tests.fakes import FakeBench
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, touch, until
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.message_bar import Message


@pytest.fixture
def opened(
    return_screen: MakeReturn, monkeypatch: pytest.MonkeyPatch
) -> tuple[ReturnScreen, FakeBench, list[str]]:
    screen, bench = return_screen(a_case())
    pdf = render_reception_slip(a_slip(), {}, b"")
    documents = type(bench.documents)
    monkeypatch.setattr(documents, "reception_slip", lambda *_given: pdf)
    monkeypatch.setattr(documents, "routing_label", lambda *_given: pdf)
    printed: list[str] = []
    screen.papers.printing = lambda papers, title: printed.append(f"{title} {len(papers.label) > 0}")
    return screen, bench, printed


def test_one_key_keeps_shows_and_prints_both(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, bench, printed = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    press(screen, "Ctrl+F12")
    until(qtbot, lambda: bool(said))
    assert printed == [f"{RMA} True"]
    assert said[-1].text == "Reception slip and label printed"
    assert [slip.rma for slip in bench.store.slips] == [RMA]
    assert named(screen, ActionButton, "papersSave").isVisible()
    press(screen, "Escape")
    until(qtbot, lambda: not named(screen, ActionButton, "papersSave").isVisible())


def test_the_command_prints_too_and_a_printer_that_is_away_offers_another_try(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, bench, printed = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    works = screen.papers.printing

    def away(papers: Papers, title: str) -> None:
        raise PrintRefused("Brother", "missing")

    screen.papers.printing = away
    assert screen.run_command("SLIP")
    until(qtbot, lambda: bool(said))
    assert said[-1].kind == "refused"
    assert said[-1].act is not None
    screen.papers.printing = works
    said[-1].act()
    until(qtbot, lambda: len(printed) == 1)
    assert len(bench.store.slips) == 1


def test_looking_at_the_slip_keeps_nothing_until_it_is_printed(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, bench, printed = opened
    press(screen, "Ctrl+F6")
    until(qtbot, lambda: screen.findChild(ActionButton, "papersPrint") is not None)
    assert (bench.store.slips, printed) == ((), [])
    touch(qtbot, named(screen, ActionButton, "papersPrint"))
    until(qtbot, lambda: len(printed) == 1)
    assert len(bench.store.slips) == 1


def test_a_slip_is_saved_as_a_file_or_said_why_not(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, _, _ = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    screen.papers.save(b"%PDF", tmp_path / "slip.pdf")
    until(qtbot, lambda: bool(said))
    assert (tmp_path / "slip.pdf").read_bytes() == b"%PDF"
    screen.papers.save(b"%PDF", tmp_path / "gone" / "slip.pdf")
    until(qtbot, lambda: said[-1].kind == "refused")
