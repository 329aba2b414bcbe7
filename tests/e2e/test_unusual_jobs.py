"""What is not the usual return, through the window: a watched folder, a pasted photo and the slip, a return by hand."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtGui import QGuiApplication
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
