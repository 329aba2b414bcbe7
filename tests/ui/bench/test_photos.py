"""Photos on the return screen: given, said what they show, looked at, struck out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from receiving_app.domain.photos import PhotoStep
from receiving_app.services.scan import scan
from tests.builders import RMA, a_bench, a_case
from tests.data.stores import rma
from tests.fakes import FakeBench
from tests.ui.bench.camera_feed import FakeFeed, a_file, a_picture
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, touch, until
from ui.scanner.camera import CameraMissing
from ui.screens.photo_parts.photo_panel import PictureView
from ui.screens.photo_parts.photo_strip import Thumbnail
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.message_bar import Message


@pytest.fixture
def opened(return_screen: MakeReturn, monkeypatch: pytest.MonkeyPatch) -> tuple[ReturnScreen, FakeBench]:
    screen, bench = return_screen(a_case())
    # Any bytes are a picture to the fake; what is one to the program is tested with the documents.
    plain = type(bench.documents).photo
    monkeypatch.setattr(
        type(bench.documents), "photo", lambda self, content, name: plain(self, b"picture" + content, name)
    )
    return screen, bench


def _steps_asked(screen: ReturnScreen) -> bool:
    step = screen.findChild(ActionButton, "photoStep_damage")
    return step is not None and step.isVisible()


def test_a_picture_without_a_code_becomes_a_photo_once_it_is_said_what_it_shows(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, bench = opened
    assert screen.take_picture(a_file(tmp_path), no_code=True)
    until(qtbot, lambda: _steps_asked(screen))
    assert bench.store.photos == ()
    touch(qtbot, named(screen, ActionButton, "photoStep_damage"))
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())
    assert [(one.step, one.case.number) for one in bench.store.photos] == [(PhotoStep.DAMAGE, RMA)]
    assert not _steps_asked(screen)


def test_a_picture_is_searched_for_codes_first_unless_photos_are_looked_at(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, _ = opened
    assert not screen.take_picture(a_picture(), no_code=False)
    assert screen.run_command("PHOTO")
    assert named(screen, ActionButton, "photoFile").isVisible()
    assert screen.take_picture(a_picture(), no_code=False)
    until(qtbot, lambda: _steps_asked(screen))


def test_the_picture_on_the_clipboard_is_taken(opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot) -> None:
    screen, bench = opened
    press(screen, "Ctrl+F4")
    QGuiApplication.clipboard().setImage(a_picture("blue"))
    touch(qtbot, named(screen, ActionButton, "photoPaste"))
    until(qtbot, lambda: _steps_asked(screen))
    touch(qtbot, named(screen, ActionButton, "photoStep_contents"))
    until(qtbot, lambda: len(bench.store.photos) == 1)


def test_an_empty_clipboard_is_said(opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot) -> None:
    screen, _ = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    screen.run_command("PHOTO")
    QGuiApplication.clipboard().clear()
    touch(qtbot, named(screen, ActionButton, "photoPaste"))
    assert said[-1].text == "There is no picture on the clipboard."


def test_what_is_no_picture_is_refused_in_words(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, bench = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    broken = tmp_path / "notes.jpg"
    broken.write_text("no picture")
    screen.take_picture(broken, no_code=True)
    until(qtbot, lambda: bool(said))
    assert "notes.jpg cannot be read" in said[-1].text
    screen.take_picture(tmp_path / "gone.jpg", no_code=True)
    until(qtbot, lambda: "gone.jpg cannot be read" in said[-1].text)
    assert bench.store.photos == ()


def test_photos_are_looked_at_one_after_the_other_and_one_is_struck_out(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, bench = opened
    for number, step in enumerate(("packing", "damage"), start=1):
        screen.take_picture(a_file(tmp_path), no_code=True)
        until(qtbot, lambda: _steps_asked(screen))
        touch(qtbot, named(screen, ActionButton, f"photoStep_{step}"))
        until(qtbot, lambda number=number: named(screen, Thumbnail, f"photo_{number}").isVisible())
    touch(qtbot, named(screen, Thumbnail, "photo_1"))
    view = named(screen, PictureView, "photoView")
    until(qtbot, lambda: view.isVisible() and not _steps_asked(screen))
    touch(qtbot, named(screen, ActionButton, "photoNext"))
    touch(qtbot, named(screen, ActionButton, "photoStrike"))
    touch(qtbot, named(screen, ActionButton, "photoReason_1"))
    until(qtbot, lambda: bench.store.photos[1].struck is not None)
    assert bench.store.photos[0].struck is None
    until(qtbot, lambda: not named(screen, ActionButton, "photoStrike").isVisible())
    press(screen, "Escape")
    until(qtbot, lambda: not view.isVisible())


def test_another_return_shows_its_own_photos(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot, tmp_path: Path
) -> None:
    screen, bench = opened
    screen.take_picture(a_file(tmp_path), no_code=True)
    until(qtbot, lambda: _steps_asked(screen))
    touch(qtbot, named(screen, ActionButton, "photoStep_packing"))
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())
    here, there = (scan(bench, RMA), a_bench(a_case(rma=rma(2))))
    other = scan(there, rma(2))
    assert other.sheet is not None
    screen.show_sheet(other.sheet)
    assert not named(screen, Thumbnail, "photo_1").isVisible()
    assert here.sheet is not None
    screen.show_sheet(here.sheet)
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())


def test_the_picture_stands_as_it_is_in_the_middle(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(300, 100)
    view.show_image(a_picture())
    grabbed = view.grab().toImage()
    assert grabbed.pixelColor(QPoint(150, 50)) == QColor("red")
    assert grabbed.pixelColor(QPoint(10, 50)) != QColor("red")
    assert view.image().size().scaled(view.size(), Qt.AspectRatioMode.KeepAspectRatio).width() == 133


def test_the_camera_shows_the_parcel_and_its_picture_becomes_a_photo(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, bench = opened
    feed = FakeFeed()
    screen.photos.open_feed = lambda: feed
    screen.run_command("PHOTO")
    button = named(screen, ActionButton, "photoCamera")
    touch(qtbot, button)
    assert feed.running
    feed.show(lambda: a_picture("green"))
    until(qtbot, lambda: button.text() == "Take the photo")
    touch(qtbot, button)
    until(qtbot, lambda: _steps_asked(screen))
    assert not feed.running
    touch(qtbot, named(screen, ActionButton, "photoStep_packing"))
    until(qtbot, lambda: len(bench.store.photos) == 1)


def test_what_the_camera_shows_is_kept_with_one_touch_of_what_it_is(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, bench = opened
    feed = FakeFeed()
    screen.photos.open_feed = lambda: feed
    # The command alone leads on: it opens the panel, then runs the camera.
    screen.run_command("PHOTO")
    assert not feed.running
    screen.run_command("PHOTO")
    feed.show(lambda: a_picture("green"))
    until(qtbot, lambda: _steps_asked(screen))
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_4)
    until(qtbot, lambda: [one.step for one in bench.store.photos] == [PhotoStep.DAMAGE])
    assert not feed.running
    # Who took one with the camera takes the next one with it, and a third time takes its picture.
    until(qtbot, lambda: named(screen, Thumbnail, "photo_1").isVisible())
    screen.run_command("PHOTO")
    assert feed.running
    feed.show(lambda: a_picture("blue"))
    until(qtbot, lambda: _steps_asked(screen))
    screen.run_command("PHOTO")
    assert not feed.running
    until(
        qtbot, lambda: _steps_asked(screen) and not named(screen, PictureView, "photoView").image().isNull()
    )


def test_a_camera_is_let_go_of_with_the_panel_and_one_that_is_gone_is_said(
    opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, _ = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    feed = FakeFeed()
    screen.photos.open_feed = lambda: feed
    screen.run_command("PHOTO")
    touch(qtbot, named(screen, ActionButton, "photoCamera"))
    press(screen, "Escape")
    until(qtbot, lambda: not feed.running)
    screen.run_command("PHOTO")
    touch(qtbot, named(screen, ActionButton, "photoCamera"))
    feed.lost()
    assert said[-1].text == "The camera is gone."


def test_where_there_is_no_camera_that_is_said(opened: tuple[ReturnScreen, FakeBench], qtbot: QtBot) -> None:
    screen, _ = opened
    said: list[Message] = []
    screen.message_requested.connect(said.append)

    def none() -> FakeFeed:
        raise CameraMissing("none")

    screen.photos.open_feed = none
    screen.run_command("PHOTO")
    touch(qtbot, named(screen, ActionButton, "photoCamera"))
    assert said[-1].text.startswith("No camera can be used")
