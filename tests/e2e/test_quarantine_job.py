"""A parcel without a number, through the window: number, label, photo, search, match, and the match taken back."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.profile import Printers
from receiving_app.domain.quarantine import QuarantineCause, QuarantineRecord
from receiving_app.domain.scans import Kind, RawScan, Source
from receiving_app.domain.vocabulary import Status
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.photos import photos_of
from receiving_app.services.quarantine import history_of_record, quarantined
from tests.e2e.hands import Finger, Keys
from tests.ui.bench.camera_feed import a_picture
from tests.ui.bench.driving import named, press, scan_into, type_line, until
from tests.ui.screens.conftest import printer_into
from ui.app import App
from ui.screens.photo_parts.photo_strip import Thumbnail
from ui.widgets.action_button import ActionButton
from ui.widgets.feedback_band import FeedbackBand

pytestmark = pytest.mark.e2e

FIRST = "Q-2026-000001"
USUAL = "RMA-2026-004101-Z"
RMA, SERIAL, TRACKING = "RMA-2026-004116-N", "UB7A8869047", "1Z999AA10123456784"


def _label(path: Path) -> tuple[list[str], tuple[int, int]]:
    """Return the codes on a printed label, and its size in millimetres."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    size = tuple(round(points / 72 * 25.4) for points in page.get_size())
    codes = [code.text for code in zxingcpp.read_barcodes(page.render(scale=4).to_pil())]
    document.close()
    return codes, (size[0], size[1])


def _record(bench: App) -> QuarantineRecord | None:
    return next(iter(quarantined(bench.home.bench)), None)


@pytest.fixture
def taken_in(bench: App, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A parcel in quarantine with its photo and what was read on it; returns what its label printer printed."""
    services, window = bench.home.bench, bench.window
    save_profile(services, replace(load_profile(services), printers=Printers(labels="Zebra")))
    printed = tmp_path / "label.pdf"
    monkeypatch.setattr("ui.printing.make_printer", lambda _name: printer_into(printed))
    press(window, "F6")
    press(window, "1")
    screen = window.screen_named("quarantine")
    until(qtbot, lambda: named(screen, QLabel, "recordNumber").text() == FIRST)
    # Printed in the background: what is there is whole once nothing is under way.
    until(qtbot, lambda: printed.exists() and bench.lanes.idle())
    assert screen.take_picture(a_picture(), no_code=True)
    until(qtbot, lambda: screen.findChild(ActionButton, "photoStep_outer_label") is not None)
    until(qtbot, named(screen, ActionButton, "photoStep_outer_label").isVisible)
    press(window, "1")
    until(qtbot, lambda: len(photos_of(services, PhotoCase.of_quarantine(FIRST))) == 1)
    for code in (TRACKING, SERIAL):
        bench.scans.take_codes((RawScan(code, Source.SERIAL),))
        until(qtbot, lambda known=code: known in [one.value for one in quarantined(services)[0].codes])
    return printed


def test_its_label_is_printed_by_itself_with_its_number_to_scan(taken_in: Path) -> None:
    assert _label(taken_in) == ([FIRST], (100, 50))


@pytest.mark.usefixtures("taken_in")
def test_a_parcel_without_a_number_is_found_matched_and_taken_back(bench: App, qtbot: QtBot) -> None:
    services, window = bench.home.bench, bench.window
    # Found again by its carrier: it alone came with it.
    press(window, "F3")
    field = named(window, QLineEdit, "searchField")
    until(qtbot, field.hasFocus)
    type_line(field, "ups")
    until(qtbot, lambda: window.current() == "quarantine")

    # Its return is suggested by the serial; the photo goes there with it.
    match = named(window, ActionButton, "matchRecord")
    until(qtbot, lambda: match.isVisible() and match.isEnabled())
    press(window, "F12")
    until(qtbot, lambda: window.current() == "return" and bench.return_screen.rma() == RMA)
    until(qtbot, named(bench.return_screen, Thumbnail, "photo_1").isVisible)
    (photo,) = photos_of(services, PhotoCase.of_return(RMA))
    assert (photo.step, photo.case.number) == (PhotoStep.OUTER_LABEL, FIRST)

    # It was another's after all: one key, and it is on the shelf again.
    press(window, "Ctrl+Z")
    until(qtbot, lambda: _record(bench) is not None)
    with services.reading() as uow:
        case = uow.returns.get(RMA)
    assert case is not None
    assert (case.status, case.parcels) == (Status.AUTHORISED, ())
    said = [entry.act for entry in history_of_record(services, FIRST)]
    assert said[0] == "quarantined"
    assert said[-2:] == ["matched", "match_taken_back"]


def test_one_more_parcel_of_a_return_that_is_settled_gets_its_number_at_one_touch(
    bench: App, qtbot: QtBot
) -> None:
    hands = Keys(bench, qtbot)
    hands.open(USUAL)
    hands.do("all_as_new")
    hands.do("primary")
    until(qtbot, lambda: hands.case().status is Status.CLOSED)
    scan_into(bench.window, USUAL)
    until(qtbot, lambda: any(one.action for one in bench.window.messages()))
    (offered,) = bench.window.messages()
    assert "2026-11" not in offered.text

    Finger(bench, qtbot).touch(hands.control("messageAction"))

    until(qtbot, lambda: bench.window.current() == "quarantine")
    until(qtbot, lambda: named(bench.window, QLabel, "recordNumber").text() == FIRST)
    # What is said over the header is what became of it, no longer that it was refused.
    band = bench.window.findChild(FeedbackBand)
    assert isinstance(band, FeedbackBand)
    until(qtbot, lambda: FIRST in str(band.feedback()))
    record = _record(bench)
    assert record is not None
    assert (record.cause, record.rma, record.values(Kind.RMA)) == (
        QuarantineCause.ALREADY_RECEIVED,
        USUAL,
        (USUAL,),
    )
