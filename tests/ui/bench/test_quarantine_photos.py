"""Photos of goods in quarantine: taken at the intake and afterwards, and gone with the goods to their return."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.scans import RawScan, Source
from receiving_app.services.match_parcel import match
from receiving_app.services.photos import add_photo, photos_of
from receiving_app.services.quarantine import Box, quarantine, quarantined
from tests.builders import RMA, a_case, serials
from tests.fakes import FakeBench, FakeDocuments
from tests.ui.bench.camera_feed import FakeFeed, a_file, a_picture
from tests.ui.bench.conftest import MakeQuarantine, MakeReturn
from tests.ui.bench.driving import named, press, touch, until
from ui.screens.photo_parts.photo_strip import Thumbnail
from ui.screens.quarantine_screen import QuarantineScreen
from ui.widgets.action_button import ActionButton

FIRST, SECOND = "Q-2026-000001", "Q-2026-000002"
A_BOX = Box(QuarantineCause.NO_NUMBER)


@pytest.fixture(autouse=True)
def any_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any bytes are a picture to the fake; what is one to the program is tested with the documents."""
    plain = FakeDocuments.photo
    monkeypatch.setattr(
        FakeDocuments, "photo", lambda self, content, name: plain(self, b"picture" + content, name)
    )


def _taken(bench: FakeBench) -> list[tuple[str, PhotoStep]]:
    return [(photo.case.number, photo.step) for photo in bench.store.photos]


def _asked(screen: QuarantineScreen) -> bool:
    step = screen.findChild(ActionButton, "photoStep_outer_label")
    return step is not None and step.isVisible()


def _looked_at(qtbot: QtBot, screen: QuarantineScreen) -> None:
    until(qtbot, lambda: named(screen, ActionButton, "photoAdd").isEnabled())


def test_the_command_barcode_and_the_camera_keep_the_label_of_the_box_looked_at(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(boxes=(A_BOX,))
    feed = FakeFeed()
    screen.photos.open_feed = lambda: feed
    _looked_at(qtbot, screen)
    assert screen.run_command("PHOTO")
    assert screen.run_command("PHOTO")
    feed.show(a_picture)
    until(qtbot, lambda: _asked(screen))
    # A code that is held before a scanner meanwhile is read of the goods, and the panel stays.
    assert screen.take_scan(RawScan(serials()[0], Source.WEDGE))
    until(qtbot, lambda: "quarantine_read" in bench.acts)
    assert _asked(screen)
    QTest.keyClick(named(screen, ActionButton, "photoStep_outer_label"), Qt.Key.Key_1)
    until(qtbot, lambda: _taken(bench) == [(FIRST, PhotoStep.OUTER_LABEL)])
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())


def test_a_file_or_a_picture_dropped_is_a_photo_of_the_box_looked_at(
    quarantine_screen: MakeQuarantine, qtbot: QtBot, tmp_path: Path
) -> None:
    screen, bench = quarantine_screen(boxes=(A_BOX, A_BOX))
    _looked_at(qtbot, screen)
    screen.open_record(FIRST)
    add_photo(bench, PhotoCase.of_quarantine(SECOND), PhotoStep.PACKING, b"picture")
    until(qtbot, lambda: named(screen, QLabel, "recordNumber").text() == FIRST)
    _looked_at(qtbot, screen)
    assert not screen.take_picture(a_picture(), no_code=False)
    assert screen.take_picture(a_file(tmp_path), no_code=True)
    until(qtbot, lambda: _asked(screen))
    touch(qtbot, named(screen, ActionButton, "photoStep_contents"))
    until(qtbot, lambda: (FIRST, PhotoStep.CONTENTS) in _taken(bench))
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())
    assert not named(screen, Thumbnail, "photo_2").isVisible()


def test_a_picture_given_at_the_intake_waits_for_the_number(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(boxes=(A_BOX,))
    _looked_at(qtbot, screen)
    press(screen, "F6")
    # The box looked at before is not meant: nothing is taken of it now.
    assert not screen.run_command("PHOTO")
    assert screen.take_picture(a_picture(), no_code=False)
    touch(qtbot, named(screen, ActionButton, "intake_no_number"))
    until(qtbot, lambda: _asked(screen))
    touch(qtbot, named(screen, ActionButton, "photoStep_outer_label"))
    until(qtbot, lambda: _taken(bench) == [(SECOND, PhotoStep.OUTER_LABEL)])


def test_a_picture_of_an_intake_that_is_given_up_is_nobodys(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(boxes=(A_BOX,))
    _looked_at(qtbot, screen)
    screen.begin_intake()
    assert screen.take_picture(a_picture(), no_code=True)
    press(screen, "Esc")
    _looked_at(qtbot, screen)
    screen.begin_intake()
    touch(qtbot, named(screen, ActionButton, "intake_no_number"))
    until(qtbot, lambda: len(quarantined(bench)) == 2)
    _looked_at(qtbot, screen)
    assert not _asked(screen)


def test_the_return_shows_the_photos_of_goods_that_were_in_quarantine(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case())
    number = _matched_with_a_photo(bench)
    assert photos_of(bench, PhotoCase.of_return(RMA))[0].case.number == number
    screen.photos.read()
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())


def _matched_with_a_photo(bench: FakeBench) -> str:
    number = quarantine(bench, Box(QuarantineCause.ALREADY_RECEIVED, rma=RMA)).number
    add_photo(bench, PhotoCase.of_quarantine(number), PhotoStep.DAMAGE, b"picture")
    match(bench, number, RMA)
    return number
