"""Slip and label at one key: kept, shown, printed, saved."""

from collections.abc import Callable
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
from ui.screens.return_parts.papers import PrintPaper
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
    screen.papers.printing = (
        lambda _papers, title: printed.append(f"slip {title}"),
        lambda _papers, title: printed.append(f"label {title}"),
    )
    return screen, bench, printed


def _away_until(there: Callable[[], bool], printing: PrintPaper) -> PrintPaper:
    """Return what prints once the printer is there again."""

    def try_to_print(papers: Papers, title: str) -> object:
        if not there():
            raise PrintRefused("Brother", "missing")
        return printing(papers, title)

    return try_to_print


def test_one_key_keeps_shows_and_prints_both(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, bench, printed = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    press(screen, "Ctrl+F12")
    until(qtbot, lambda: bool(said))
    assert printed == [f"slip {RMA}", f"label {RMA}"]
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
    slip, label = screen.papers.printing
    screen.papers.printing = (_away_until(lambda: len(said) == 1, slip), label)
    assert screen.run_command("SLIP")
    until(qtbot, lambda: bool(said))
    assert said[-1].kind == "refused"
    assert said[-1].act is not None
    assert printed == []
    said[-1].act()
    until(qtbot, lambda: len(printed) == 2)
    assert len(bench.store.slips) == 1


def test_after_a_label_that_failed_only_the_label_is_printed_again(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, _, printed = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    slip, label = screen.papers.printing
    screen.papers.printing = (slip, _away_until(lambda: len(said) == 2, label))
    press(screen, "Ctrl+F12")
    for tried in (1, 2):
        until(qtbot, lambda count=tried: len(said) == count)
        assert (said[-1].kind, said[-1].action) == ("refused", "Try again")
        assert printed == [f"slip {RMA}"]
        assert said[-1].act is not None
        said[-1].act()
    until(qtbot, lambda: len(said) == 3)
    assert (said[-1].kind, printed) == ("ok", [f"slip {RMA}", f"label {RMA}"])


def test_looking_at_the_slip_keeps_nothing_until_it_is_printed(
    opened: tuple[ReturnScreen, FakeBench, list[str]], qtbot: QtBot
) -> None:
    screen, bench, printed = opened
    press(screen, "Ctrl+F6")
    until(qtbot, lambda: screen.findChild(ActionButton, "papersPrint") is not None)
    assert (bench.store.slips, printed) == ((), [])
    touch(qtbot, named(screen, ActionButton, "papersPrint"))
    until(qtbot, lambda: len(printed) == 2)
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
