"""A PIN or a code that is scanned while it is asked for goes into its field, and is kept nowhere else."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.scans import RawScan, Source
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.people import make_first_administrator, sign_out
from tests.scanning.hosts import typed
from tests.ui.bench.driving import named, touch, type_text, until
from ui.actions import BenchAction
from ui.app import App
from ui.overlays.sign_in import SignInOverlay
from ui.scanner.secret_fields import secret_fields
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.big_toggle import BigToggle

RMA = "RMA-2026-004101-Z"
# Found nowhere by chance.
PIN, CODE = "739158264017", "grand-écart 58!"
NAME = "Claire Moreau"


@pytest.fixture(autouse=True)
def lanes() -> None:
    """Leave the lanes to the window, which starts and drains its own."""


@pytest.fixture
def app(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The window of a new installation."""
    made = App(open_context(Options(str(tmp_path), today=SAMPLE_DAY, language="en")), qapp)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    made.shut_down()


def _scan(app: App, text: str, source: Source = Source.WEDGE) -> None:
    """Give a scan to the window as its sources do: the keyboard, the serial port, a picture."""
    if source is Source.CAMERA:
        app.scans.take_codes((RawScan(text, source),))
    else:
        app.scans.wedge.scanned.emit(RawScan(text, source))


def _readable(window: QWidget) -> str:
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    texts = [one.text() for one in shown if isinstance(one, QLabel)]
    texts += [one.displayText() for one in shown if isinstance(one, QLineEdit)]
    return "\n".join([*texts, *(f"{one.accessibleName()} {one.accessibleDescription()}" for one in shown)])


def _kept(app: App, secret: str, log: str) -> list[str]:
    """Name every place in which a secret is to be found, or a scan of it."""
    with app.context.bench.reading() as uow:
        journal = repr(uow.journal.of_return(""))
    texts = {
        "journal": journal,
        "log": log,
        "screen": _readable(app.window),
        "history": repr(app.scans.desk.history()),
        "feedback": repr(app.window.messages()),
    }
    found = [name for name, text in texts.items() if secret in text]
    files = [one for one in app.context.folder.rglob("*") if one.is_file()]
    return found + [one.name for one in files if secret.encode() in one.read_bytes()]


def test_a_pin_scanned_in_the_set_up_goes_into_its_field_and_nowhere_else(
    app: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    until(qtbot, lambda: named(app.window, ActionButton, "setupNext").isEnabled())
    touch(qtbot, named(app.window, BigToggle, "signIn_people"))
    name, first, again = (named(app.window, QLineEdit, f"first{one}") for one in ("Name", "Pin", "PinAgain"))
    until(qtbot, name.hasFocus)
    as_it_comes = (
        (PIN, Source.WEDGE),
        (typed(PIN, "fr"), Source.WEDGE),
        (typed(PIN, "be"), Source.WEDGE),
        (f"]C0{PIN}", Source.SERIAL),
        (PIN, Source.CAMERA),
    )
    for text, source in as_it_comes:
        for aimed_at in (name, first):
            first.clear()
            again.clear()
            aimed_at.setFocus()
            _scan(app, text, source)
            assert (name.text(), first.text(), again.hasFocus()) == ("", PIN, True)
    _scan(app, PIN)
    assert again.text() == PIN
    name.setFocus()
    _scan(app, PIN)
    until(qtbot, app.lanes.idle)
    for text in (PIN, typed(PIN, "fr"), typed(PIN, "be")):
        assert _kept(app, text, caplog.text) == []
    assert app.scans.desk.history() == ()

    _scan(app, RMA)
    until(qtbot, lambda: len(app.scans.desk.history()) == 1)


def test_the_search_itself_finds_a_number_that_is_scanned_where_no_pin_is_asked_for(
    app: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """A check that cannot fail is none."""
    app.window.show_screen("home")
    _scan(app, PIN)
    until(qtbot, lambda: len(app.scans.desk.history()) == 1)
    found = _kept(app, PIN, caplog.text)
    assert {"journal", "history"} <= set(found)
    assert any("sqlite3" in name for name in found)


def test_a_code_scanned_beside_its_field_in_an_approval_is_not_kept_for_afterwards(
    app: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    panel = _approval(app, qtbot)
    name, code = (named(panel, QLineEdit, f"approval{one}") for one in ("Name", "Code"))
    for aimed_at in (name, code):
        code.clear()
        aimed_at.setFocus()
        _scan(app, CODE)
        assert (name.text(), code.text()) == ("", CODE)
    code.clear()
    touch(qtbot, named(panel, ActionButton, "approvalCancel"))
    until(qtbot, lambda: panel.isHidden() or not panel.isVisible())
    until(qtbot, app.lanes.idle)
    assert _kept(app, CODE, caplog.text) == []
    assert app.scans.desk.history() == ()


def _act(app: App, name: str) -> BenchAction:
    return next(one for one in app.window.bench_actions() if one.objectName() == name)


def _approval(app: App, qtbot: QtBot) -> ApprovalPanel:
    app.window.show_screen("scanner")
    until(qtbot, app.lanes.idle)
    _act(app, "sheets").run()
    _act(app, "rotate_key").run()
    panel = app.window.findChildren(ApprovalPanel)[0]
    until(qtbot, panel.isVisible)
    return panel


def test_a_pin_is_read_through_the_host_s_keyboard_where_the_window_is_locked(
    app: App, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    bench = app.context.bench
    make_first_administrator(bench, NAME, PIN)
    sign_out(bench)
    app.begin_signing_in()
    signing_in = app.signing_in
    assert signing_in is not None
    overlay = named(app.window, SignInOverlay, "signIn")
    until(qtbot, lambda: overlay.findChild(BigToggle, "signInName_0") is not None)
    touch(qtbot, named(overlay, BigToggle, "signInName_0"))
    _scan(app, typed(PIN, "fr"))
    until(qtbot, signing_in.is_open)
    assert _kept(app, PIN, caplog.text) == []


def test_the_monitor_shows_no_key_while_a_pin_is_asked_for(app: App, qtbot: QtBot) -> None:
    bench = app.context.bench
    person = make_first_administrator(bench, NAME, PIN)
    app.begin_signing_in(person)
    app.window.show_screen("scanner")
    until(qtbot, app.lanes.idle)
    _act(app, "monitor").run()
    last = named(app.window, QLabel, "lastArrival")
    until(qtbot, last.isVisible)
    empty = last.text()
    _act(app, "action_own_pin").run()
    until(qtbot, lambda: bool(secret_fields(app.window)))
    save = named(app.window, ActionButton, "ownPinSave")
    save.setFocus()
    type_text(save, PIN)
    _scan(app, PIN)
    assert last.text() == empty
    assert PIN not in _readable(app.window)
