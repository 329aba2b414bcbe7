"""What is not the usual return, through the window: a watched folder, a pasted photo and the slip, a return by hand."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.profile import Printers
from receiving_app.domain.vocabulary import Status
from receiving_app.exchange.template import template
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.photos import photos_of
from receiving_app.services.reception_slip import kept_slips
from tests.documents.reading import whole_text
from tests.e2e.hands import Keys
from tests.ui.bench.camera_feed import a_picture
from tests.ui.bench.driving import named, press, scan_into, until
from tests.ui.screens.conftest import printer_into
from ui.app import App
from ui.screens.open_return_screen import OpenReturnScreen
from ui.widgets.action_button import ActionButton

pytestmark = pytest.mark.e2e

USUAL, CUSTOMER = "RMA-2026-004101-Z", "Télécom Ouest SARL"
LINE = {"sku": "HT812", "invoice": "F-90001", "invoiced_on": "10/09/2026", "unit_price": "49"}


@pytest.fixture
def printed(bench: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder into which the printers of the settings print, each a file of its name."""
    services, folder = bench.home.bench, tmp_path / "printed"
    folder.mkdir()
    save_profile(services, replace(load_profile(services), printers=Printers("Bureau", "Zebra")))
    monkeypatch.setattr("ui.printing.make_printer", lambda name: printer_into(folder / f"{name}.pdf"))
    return folder


def _codes_on(path: Path) -> set[str]:
    """Return the barcodes on all pages of what was printed."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.render(scale=4).to_pil() for page in document]
    return {code.text for page in pages for code in zxingcpp.read_barcodes(page)}


def test_a_file_in_the_watched_folder_becomes_a_return_that_can_be_scanned(
    bench: App, qtbot: QtBot, tmp_path: Path
) -> None:
    services, folder = bench.home.bench, tmp_path / "à importer"
    folder.mkdir()
    save_profile(services, replace(load_profile(services), watched_folder=str(folder)))
    rma = RmaNumber.build(2026, 7001).text
    path = folder / "retours.csv"
    text = template(".csv").decode("utf-8")
    for example, own in ((USUAL, rma), ("FA-2026-29432", "FA-2026-97001"), ("20EZ2F960063", "20EZ2F969701")):
        assert example in text
        text = text.replace(example, own)
    path.write_text(text, "utf-8")
    watcher = bench.companions.watcher

    def is_taken() -> bool:
        # A file is taken at the second look that finds it unchanged; one look is under way at a time.
        watcher.look()
        return not path.exists()

    until(qtbot, is_taken)
    until(qtbot, lambda: any("retours.csv" in message.next_step for message in bench.window.messages()))

    scan_into(bench.window, rma)
    until(qtbot, lambda: bench.window.current() == "return" and bench.return_screen.rma() == rma)
    until(qtbot, bench.lanes.idle)
    assert open_sheet(services, rma).case.status is Status.ARRIVED


def test_a_photo_is_pasted_onto_the_return_and_stands_on_the_slip_that_one_key_prints(
    bench: App, qtbot: QtBot, printed: Path
) -> None:
    services, window = bench.home.bench, bench.window
    Keys(bench, qtbot).open(USUAL)
    QGuiApplication.clipboard().setImage(a_picture())
    press(window, "Ctrl+V")
    until(qtbot, lambda: bench.return_screen.findChild(ActionButton, "photoStep_contents") is not None)
    until(qtbot, named(bench.return_screen, ActionButton, "photoStep_contents").isVisible)
    # It shows the contents: the third of the four steps.
    press(window, "3")
    until(qtbot, lambda: len(photos_of(services, PhotoCase.of_return(USUAL))) == 1)
    QGuiApplication.clipboard().clear()
    (photo,) = photos_of(services, PhotoCase.of_return(USUAL))
    assert photo.step is PhotoStep.CONTENTS

    press(window, "Ctrl+F12")

    until(qtbot, lambda: (printed / "Zebra.pdf").exists() and bench.lanes.idle())
    assert USUAL in _codes_on(printed / "Bureau.pdf")
    assert _codes_on(printed / "Zebra.pdf") == {USUAL}
    (slip,) = kept_slips(services, USUAL)
    told = whole_text(slip)
    assert CUSTOMER in told
    assert "Photos" in told


class Desk:
    """Presses the keys as the platform does: while suggestions are open they get them first."""

    def __init__(self, bench: App, qtbot: QtBot) -> None:
        self._bench = bench
        self._qtbot = qtbot

    def key(self, key: Qt.Key | str) -> None:
        """Press a key, and wait until the program took it for typing."""
        QTest.keyClick(self._bench.window.windowHandle(), key)
        until(self._qtbot, self._bench.scans.wedge.is_at_rest)

    def type(self, text: str) -> None:
        """Type where the focus is, in place of what is there."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        for character in text:
            self.key(character)
        assert field.text() == text

    def tab_to(self, name: str) -> None:
        """Press Tab until a field has the focus."""
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")


# What the offscreen platform says of every list that pops up.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_return_opened_by_hand_gets_the_sheet_for_its_customer_and_is_received(
    bench: App, qtbot: QtBot, printed: Path
) -> None:
    window, desk = bench.window, Desk(bench, qtbot)
    press(window, "Ctrl+N")
    until(qtbot, lambda: window.current() == "open_return")
    screen = window.screen_named("open_return")
    assert isinstance(screen, OpenReturnScreen)
    until(qtbot, named(screen, QLineEdit, "customerSearch").hasFocus)
    desk.type("ouest")
    until(qtbot, named(screen, ActionButton, "knownCustomer_1").isVisible)
    desk.tab_to("knownCustomer_1")
    desk.key(Qt.Key.Key_Space)
    until(qtbot, lambda: named(screen, QLineEdit, "open_customer_name").text() == CUSTOMER)
    for name, text in LINE.items():
        desk.tab_to(f"open_{name}_1")
        desk.type(text)
        until(qtbot, bench.lanes.idle)
    press(window, "F12")
    until(qtbot, named(screen, ActionButton, "openSheet").isVisible)

    press(window, "Ctrl+P")
    until(qtbot, lambda: (printed / "Bureau.pdf").exists() and bench.lanes.idle())
    (rma,) = _codes_on(printed / "Bureau.pdf")
    assert rma.startswith("RMA-2026-900001-")

    # Its parcel comes with the label of that sheet.
    window.show_screen("home")
    until(qtbot, lambda: window.current() == "home" and bench.lanes.idle())
    scan_into(window, rma)
    until(qtbot, lambda: window.current() == "return" and bench.return_screen.rma() == rma)
    until(qtbot, bench.lanes.idle)
    case = open_sheet(bench.home.bench, rma).case
    assert (case.status, case.customer.name) == (Status.ARRIVED, CUSTOMER)
    assert [line.sku for line in case.lines] == [LINE["sku"]]
