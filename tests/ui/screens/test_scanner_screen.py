"""The scanner screen in the real window: calibration, self-test, monitor, settings, sheets."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.calibration import CALIBRATION, TESTS
from receiving_app.domain.scans import Keystroke, RawScan, Source
from receiving_app.domain.serial_line import Framing
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY, SAMPLE_SUPERVISOR_CODE
from receiving_app.scanning import layouts
from receiving_app.services.commands import command_sheet
from receiving_app.services.company import load_profile
from receiving_app.services.scanners import scanner_of
from tests.documents.reading import whole_text
from tests.samples import put_awaited
from tests.ui.bench.driving import named, press, scan_into, touch, type_text, until
from tests.ui.scanner.test_camera import FakeFeed
from tests.ui.scanner.test_pictures import bars, label
from ui.app import App
from ui.overlays.own_pin import OwnPinCard
from ui.scanner.camera import CameraScanner
from ui.screens.scanner_parts.camera_page import CameraPage
from ui.screens.scanner_screen import ScannerScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.verdict_banner import VerdictBanner

RMA = "RMA-2026-004101-Z"
CALIBRATE, TEST, MONITOR, OPTIONS, SHEETS, CAMERA = range(6)


@pytest.fixture
def context(tmp_path: Path) -> AppContext:
    put_awaited(tmp_path / "data")
    return open_context(Options(str(tmp_path / "data"), today=SAMPLE_DAY, language="en"))


@pytest.fixture
def bench(context: AppContext, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    app.window.show_screen("scanner")
    until(qtbot, lambda: bool(named(app.window, QLineEdit, "bounceMs").text()))
    yield app
    app.window.close()
    app.shut_down()


def _screen(app: App) -> ScannerScreen:
    screen = app.window.screen_named("scanner")
    assert isinstance(screen, ScannerScreen)
    return screen


def _show(app: App, tab: int) -> ScannerScreen:
    named(app.window, QTabWidget, "scannerTabs").setCurrentIndex(tab)
    return _screen(app)


def _scan(app: App, text: str, *, layout: str = "us", step_ms: float = 3.0, end: str = "enter") -> None:
    """Let a scan arrive as the wedge hands it over."""
    table = next(one for one in layouts.tables() if one.layout == layout and not one.caps_lock)
    typed = [table.typed(character) or "" for character in text]
    keys = tuple(Keystroke(one, at_ms=1_000 + at * step_ms) for at, one in enumerate(typed))
    app.scans.desk.take(RawScan("".join(typed), Source.WEDGE, keys, "", terminator=end))


def _prompt(app: App) -> VerdictBanner:
    return named(app.window, VerdictBanner, "calibrationPrompt")


def _test_row(app: App, name: str) -> VerdictBanner:
    return named(app.window, VerdictBanner, f"test_{name}")


def _type(app: App, name: str, text: str) -> None:
    line = named(app.window, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_text(line, text)


# --- calibration ------------------------------------------------------------------------------


def test_it_is_in_the_menu_and_says_what_it_is_for(bench: App) -> None:
    assert "Barcode scanner" in [one.words() for one in bench.window.bench_actions()]
    assert _screen(bench).purpose()


def test_the_calibration_code_typed_by_a_scanner_is_stored_for_the_bench(bench: App, qtbot: QtBot) -> None:
    scan_into(bench.window, CALIBRATION)
    until(qtbot, lambda: scanner_of(bench.home.bench).calibrated_at is not None)
    stored = scanner_of(bench.home.bench)
    assert (stored.layout, stored.terminator) == ("us", "enter")
    until(qtbot, lambda: bench.scans.profile == stored)
    assert _prompt(bench).kind() == "ok"
    assert "American" in named(bench.window, QLabel, "storedScanner").text()
    assert bench.window.current() == "scanner"


def test_what_to_change_on_the_scanner_is_said(bench: App, qtbot: QtBot) -> None:
    _scan(bench, CALIBRATION, layout="fr")
    until(qtbot, lambda: bench.scans.profile.layout == "fr")
    assert _prompt(bench).kind() == "attention"
    assert "do not arrive" in _prompt(bench).detail()
    assert "AZERTY" in named(bench.window, QLabel, "storedScanner").text()


def test_a_scanner_too_slow_for_the_wedge_is_calibrated_and_then_known(bench: App, qtbot: QtBot) -> None:
    keys = [Keystroke(one, at_ms=1_000 + at * 60.0) for at, one in enumerate(CALIBRATION)]
    for key in keys:
        bench.scans.wedge.typed.emit((key,))
    bench.scans.wedge.typed.emit((Keystroke("\r", at_ms=keys[-1].at_ms + 60),))
    until(qtbot, lambda: bench.scans.profile.interval_ms == 60)
    assert (bench.scans.profile.terminator, _prompt(bench).kind()) == ("enter", "attention")


def test_a_calibration_scan_in_two_pieces_and_without_an_end_is_one(bench: App, qtbot: QtBot) -> None:
    _scan(bench, CALIBRATION[:20], end="")
    _scan(bench, CALIBRATION[20:], end="")
    until(qtbot, lambda: bench.scans.profile.calibrated_at is not None)
    assert bench.scans.profile.terminator == ""
    assert bench.scans.profile.lost == ""


def test_another_code_is_refused_in_words_and_stores_nothing(bench: App) -> None:
    _scan(bench, RMA)
    assert _prompt(bench).kind() == "refused"
    assert bench.window.current() == "scanner"
    assert scanner_of(bench.home.bench).calibrated_at is None


def test_a_few_keys_typed_by_hand_are_no_failed_calibration(bench: App) -> None:
    bench.scans.wedge.typed.emit((Keystroke("a", at_ms=1.0), Keystroke("\r", at_ms=200.0)))
    assert _prompt(bench).kind() == "info"


def test_a_serial_scan_needs_no_calibration(bench: App) -> None:
    bench.scans.desk.take(RawScan(CALIBRATION, Source.SERIAL))
    assert "keyboard" in _prompt(bench).text()
    assert scanner_of(bench.home.bench).calibrated_at is None


def test_the_stored_scanner_is_forgotten_and_the_benchs_choices_stay(bench: App, qtbot: QtBot) -> None:
    press(bench.window, "Ctrl+U")
    until(qtbot, lambda: scanner_of(bench.home.bench).muted)
    _scan(bench, CALIBRATION)
    until(qtbot, lambda: bench.scans.profile.calibrated_at is not None)
    assert bench.scans.profile.muted
    touch(qtbot, named(bench.window, ActionButton, "forgetScanner"))
    until(qtbot, lambda: bench.scans.profile.calibrated_at is None)
    assert scanner_of(bench.home.bench) == bench.scans.profile
    assert bench.scans.profile.muted
    assert "not calibrated" in named(bench.window, QLabel, "storedScanner").text()


def test_a_command_still_works_on_the_page_of_calibration(bench: App, qtbot: QtBot) -> None:
    sheet = command_sheet(bench.home.bench, "en")
    help_code = next(code.text for code in sheet.codes if code.text.startswith("CMD-HELP-"))
    _scan(bench, help_code)
    until(qtbot, lambda: bench.scans.desk.history() != ())
    assert bench.scans.desk.history()[0].code == "CMD-HELP-…"
    assert _prompt(bench).kind() == "info"


def test_scans_do_their_usual_work_where_nothing_is_tried(bench: App, qtbot: QtBot) -> None:
    _show(bench, OPTIONS)
    _scan(bench, RMA)
    until(qtbot, lambda: bench.window.current() == "return")


# --- self-test --------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["us", "fr", "de"])
def test_each_test_code_is_ticked_as_it_is_read_right(bench: App, layout: str) -> None:
    _show(bench, TEST)
    for name, text in TESTS:
        assert _test_row(bench, name).kind() == "info"
        _scan(bench, text, layout=layout)
        assert _test_row(bench, name).kind() == "ok"
    assert named(bench.window, VerdictBanner, "selfTest").kind() == "ok"
    assert bench.window.current() == "scanner"


def test_a_code_read_otherwise_is_shown_as_it_was_read_until_it_is_right(bench: App, qtbot: QtBot) -> None:
    _show(bench, TEST)
    _scan(bench, "QZAWM-0123456789")
    assert _test_row(bench, "serial").kind() == "refused"
    assert "QZAWM-0123456789" in _test_row(bench, "serial").detail()
    _scan(bench, dict(TESTS)["serial"])
    assert _test_row(bench, "serial").kind() == "ok"
    touch(qtbot, named(bench.window, ActionButton, "testAgain"))
    assert _test_row(bench, "serial").kind() == "info"


def test_a_code_that_is_none_of_the_sheet_ticks_nothing(bench: App) -> None:
    _show(bench, TEST)
    _scan(bench, "XXXXXXXX")
    assert "XXXXXXXX" in named(bench.window, VerdictBanner, "selfTest").text()
    assert {_test_row(bench, name).kind() for name, _text in TESTS} == {"info"}


# --- monitor ----------------------------------------------------------------------------------


def test_the_monitor_shows_keys_gaps_and_what_was_decoded_and_copies_them(bench: App, qtbot: QtBot) -> None:
    _show(bench, MONITOR)
    _scan(bench, RMA, layout="fr", step_ms=7.0)
    assert RMA in named(bench.window, QLabel, "lastArrival").text()
    decoded = named(bench.window, QLabel, "decoded").text()
    assert "AZERTY" in decoded
    assert "7 ms" in decoded
    assert "RMA number" in decoded
    touch(qtbot, named(bench.window, ActionButton, "copyMonitor"))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert RMA in lines[0]
    assert len([line for line in lines if line.count("\t") == 3]) == len(RMA)
    assert bench.window.current() == "scanner"
    touch(qtbot, named(bench.window, ActionButton, "clearMonitor"))
    assert not named(bench.window, ActionButton, "copyMonitor").isEnabled()


@pytest.mark.parametrize("layout", ["us", "fr"])
def test_what_signs_a_command_is_neither_shown_nor_copied(bench: App, qtbot: QtBot, layout: str) -> None:
    code = command_sheet(bench.home.bench, "en").codes[0].text
    secret = code.rpartition("-")[2]
    _show(bench, MONITOR)
    _scan(bench, code[:-1])  # a character got lost on the way
    _scan(bench, code, layout=layout)
    touch(qtbot, named(bench.window, ActionButton, "copyMonitor"))
    text = QGuiApplication.clipboard().text()
    shown = text + "".join(label.text() for label in _screen(bench).findChildren(QLabel))
    assert "CMD-ALLOK-…" in text
    assert secret[:-1] not in shown
    keys = [line.split("\t") for line in text.splitlines() if "\t" in line]
    assert {(line[0], line[3]) for line in keys} == {("•", "•")}
    until(qtbot, lambda: bench.scans.desk.history() != ())


def test_what_is_typed_is_shown_in_the_monitor_and_nowhere_seen_from(bench: App, qtbot: QtBot) -> None:
    screen = _show(bench, MONITOR)
    type_text(bench.window, "ab")
    until(qtbot, lambda: named(screen, QLabel, "lastArrival").text() == "1 · Typed · ab")
    assert bench.scans.wedge.reports_typing
    _show(bench, SHEETS)
    assert not bench.scans.wedge.reports_typing
    _show(bench, MONITOR)
    bench.window.show_screen("home")
    assert not bench.scans.wedge.reports_typing


def test_a_pin_that_is_typed_over_the_monitor_is_not_shown_in_it(bench: App, qtbot: QtBot) -> None:
    screen = _show(bench, MONITOR)
    before = named(screen, QLabel, "lastArrival").text()
    card = OwnPinCard(bench.window, bench.context.bench)
    card.ask(screen.wording)
    field = named(card, QLineEdit, "ownPin")
    until(qtbot, field.hasFocus)
    type_text(field, "4071")
    assert field.text() == "4071"
    assert named(screen, QLabel, "lastArrival").text() == before


# --- settings ---------------------------------------------------------------------------------


def test_pace_and_sounds_are_stored_for_the_bench_and_used_at_once(bench: App, qtbot: QtBot) -> None:
    screen = _show(bench, OPTIONS)
    _type(bench, "boundMs", "50")
    sounds = named(screen, QComboBox, "sounds")
    sounds.setCurrentIndex(sounds.findData("off"))
    press(bench.window, "Ctrl+S")
    until(qtbot, lambda: bench.scans.profile.bound_ms == 50)
    assert bench.scans.sounds.muted
    assert scanner_of(bench.home.bench) == bench.scans.profile


@pytest.mark.parametrize(("name", "text"), [("boundMs", "0"), ("boundMs", "x"), ("bounceMs", "999999")])
def test_a_setting_that_is_wrong_is_said_under_its_field(bench: App, name: str, text: str) -> None:
    _show(bench, OPTIONS)
    before = bench.scans.profile
    _type(bench, name, text)
    press(bench.window, "Ctrl+S")
    assert "whole number" in named(bench.window, QLineEdit, name).accessibleDescription()
    assert bench.scans.profile == before


def test_the_time_for_the_same_label_takes_the_supervisors_code(bench: App, qtbot: QtBot) -> None:
    _show(bench, OPTIONS)
    code = named(bench.window, QLineEdit, "scannerCode")
    assert not code.isVisible()
    _type(bench, "bounceMs", "1200")
    assert code.isVisible()
    press(bench.window, "Ctrl+S")
    until(qtbot, lambda: any(one.kind == "refused" for one in bench.window.messages()))
    assert load_profile(bench.home.bench).policy.bounce_ms == 800
    _type(bench, "scannerCode", SAMPLE_SUPERVISOR_CODE)
    press(bench.window, "Ctrl+S")
    until(qtbot, lambda: load_profile(bench.home.bench).policy.bounce_ms == 1200)
    until(qtbot, lambda: not code.isVisible())


def test_a_serial_port_that_is_away_is_kept_and_its_state_is_said(bench: App, qtbot: QtBot) -> None:
    master, slave = os.openpty()
    path = os.ttyname(slave)
    screen = _show(bench, OPTIONS)
    port = named(screen, QComboBox, "serialPort")
    port.addItem(path, path)
    port.setCurrentIndex(port.findData(path))
    framing = named(screen, QComboBox, "serialFraming")
    framing.setCurrentIndex(framing.findData("cr"))
    port.activated.emit(port.currentIndex())
    press(bench.window, "Ctrl+S")
    state = named(screen, QLabel, "serialState")
    until(qtbot, lambda: "ready" in state.text())
    assert scanner_of(bench.home.bench).serial.framing is Framing.CR
    os.close(slave)
    os.close(master)
    until(qtbot, lambda: "does not answer" in state.text())
    touch(qtbot, named(screen, ActionButton, "findPorts"))
    assert port.currentData() == path
    assert "not there now" in port.currentText()
    port.setCurrentIndex(port.findData(""))
    port.activated.emit(port.currentIndex())
    press(bench.window, "Ctrl+S")
    until(qtbot, lambda: "No serial" in state.text())


# --- sheets -----------------------------------------------------------------------------------


def test_the_calibration_sheet_holds_the_test_codes(bench: App, qtbot: QtBot, tmp_path: Path) -> None:
    screen = _show(bench, SHEETS)
    with qtbot.waitSignal(screen.sheet_saved, timeout=20_000):
        screen.save_sheet(screen.calibration_sheet, tmp_path / "sheet.pdf")
    text = whole_text((tmp_path / "sheet.pdf").read_bytes())
    assert all(code in text for _name, code in TESTS)


def test_a_sheet_that_cannot_be_written_is_said_and_offered_again(
    bench: App, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = _show(bench, SHEETS)
    screen.save_sheet(screen.commands_sheet, tmp_path / "missing" / "sheet.pdf")
    until(qtbot, lambda: any(one.kind == "refused" for one in bench.window.messages()))
    assert bench.window.messages()[0].action


def test_a_new_key_takes_the_supervisor_and_asks_for_a_new_sheet(bench: App, qtbot: QtBot) -> None:
    before = command_sheet(bench.home.bench, "en")
    screen = _show(bench, SHEETS)
    needed = named(screen, VerdictBanner, "newSheetNeeded")
    assert not needed.isVisible()
    touch(qtbot, named(screen, ActionButton, "rotateKey"))
    panel = screen.findChild(ApprovalPanel)
    assert panel is not None
    for name, text in (("Name", "Alex"), ("Code", SAMPLE_SUPERVISOR_CODE), ("Reason", "perdue")):
        _type(bench, f"approval{name}", text)
    touch(qtbot, named(screen, ActionButton, "approvalConfirm"))
    until(qtbot, needed.isVisible)
    assert not panel.isVisible()
    after = command_sheet(bench.home.bench, "en")
    assert after.key == before.key + 1
    assert f"no. {after.key}" in needed.text()


# --- sounds and pictures --------------------------------------------------------------------------


def test_the_sounds_are_tried_or_said_to_be_missing(bench: App, qtbot: QtBot) -> None:
    _show(bench, OPTIONS)
    touch(qtbot, named(bench.window, ActionButton, "trySounds"))
    said = named(bench.window, QLabel, "heardSound")
    assert said.text() in ("Accepted", "No sounds on this computer: colour, icon and words say the same.")


def test_what_the_camera_reads_is_a_scan_and_the_camera_is_let_go_of(bench: App, qtbot: QtBot) -> None:
    _show(bench, CAMERA)
    feed = FakeFeed()
    page = bench.window.findChild(CameraPage)
    assert isinstance(page, CameraPage)
    page.use(CameraScanner(lambda: feed, page))
    touch(qtbot, named(bench.window, ActionButton, "runCamera"))
    feed.see(label(bars(RMA)))
    until(qtbot, lambda: bench.window.current() == "return")
    until(qtbot, lambda: not feed.is_used)
    assert bench.return_screen.rma() == RMA


def test_a_picture_that_is_chosen_is_read(
    bench: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "photo.png"
    assert label(bars(RMA)).save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(path), ""))
    _show(bench, CAMERA)
    touch(qtbot, named(bench.window, ActionButton, "choosePicture"))
    until(qtbot, lambda: bench.window.current() == "return")
    assert bench.return_screen.rma() == RMA
