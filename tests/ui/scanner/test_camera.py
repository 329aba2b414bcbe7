"""A live camera: what it sees is searched off the main thread, told once, and let go of when it is stopped."""

import builtins
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from receiving_app.domain.scans import RawScan, Source
from tests.ui.bench.driving import named, touch, until
from tests.ui.scanner.test_pictures import RMA, bars, label
from ui.operations import start_lanes
from ui.scanner.camera import FRAMES_UNTIL_GONE, CameraMissing, CameraScanner, Frame, open_feed
from ui.screens.scanner_parts.camera_page import CameraPage
from ui.theme import apply_theme
from ui.widgets.action_button import ActionButton
from ui.widgets.verdict_banner import VerdictBanner

OTHER = "20EZ2F960063"


class FakeFeed:
    """A camera whose frames the test makes."""

    def __init__(self) -> None:
        self.runs = 0
        self.threads: set[int] = set()
        self._show: Callable[[Frame], None] | None = None
        self._lost: Callable[[], None] | None = None

    def start(self, show: Callable[[Frame], None], lost: Callable[[], None]) -> None:
        self.runs += 1
        self._show, self._lost = show, lost

    def stop(self) -> None:
        self._show = self._lost = None

    @property
    def is_used(self) -> bool:
        return self._show is not None

    def see(self, image: QImage, wait: threading.Event | None = None) -> None:
        """Let the camera see this; it is searched once ``wait`` is set."""

        def frame() -> QImage:
            self.threads.add(threading.get_ident())
            if wait is not None:
                assert wait.wait(20)
            return image

        assert self._show is not None
        self._show(frame)

    def unplug(self) -> None:
        assert self._lost is not None
        self._lost()


@pytest.fixture(autouse=True)
def lanes(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    running = start_lanes()
    yield
    assert running.drain()


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


@pytest.fixture
def camera(feed: FakeFeed, qapp: QApplication) -> Iterator[CameraScanner]:
    made = CameraScanner(lambda: feed)
    yield made
    made.stop()


@pytest.fixture
def told(camera: CameraScanner) -> list[RawScan]:
    scans: list[RawScan] = []
    camera.scanned.connect(scans.append)
    return scans


def look(qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, *images: QImage) -> None:
    """Let the camera see these, one after the other."""
    for image in images:
        with qtbot.waitSignal(camera.frame_seen, timeout=20_000):
            feed.see(image)


def test_a_label_held_before_the_camera_is_a_scan_searched_off_the_main_thread(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, told: list[RawScan]
) -> None:
    assert camera.start()
    look(qtbot, camera, feed, label(), label(bars(RMA)))
    assert [(scan.text, scan.source) for scan in told] == [(RMA, Source.CAMERA)]
    assert threading.get_ident() not in feed.threads


def test_a_label_that_stays_in_sight_is_told_once_and_again_after_it_was_gone(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, told: list[RawScan]
) -> None:
    camera.start()
    seen, nothing = label(bars(RMA)), label()
    look(qtbot, camera, feed, seen, seen, nothing, seen)
    assert len(told) == 1
    look(qtbot, camera, feed, label(bars(OTHER)))
    look(qtbot, camera, feed, *[nothing] * FRAMES_UNTIL_GONE, seen)
    assert [scan.text for scan in told] == [RMA, OTHER, RMA]


def test_frames_that_come_while_one_is_searched_are_left_out(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, told: list[RawScan]
) -> None:
    camera.start()
    searched = threading.Event()
    with qtbot.waitSignal(camera.frame_seen, timeout=20_000):
        feed.see(label(bars(RMA)), searched)
        feed.see(label(bars(OTHER)))
        searched.set()
    look(qtbot, camera, feed, label())
    assert [scan.text for scan in told] == [RMA]


def test_what_was_searched_when_the_camera_stopped_is_told_to_nobody_though_it_runs_again(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, told: list[RawScan]
) -> None:
    camera.start()
    searched = threading.Event()
    feed.see(label(bars(RMA)), searched)
    camera.stop()
    assert not feed.is_used
    assert camera.start()
    searched.set()
    look(qtbot, camera, feed, label(bars(OTHER)))
    assert [scan.text for scan in told] == [OTHER]
    assert feed.runs == 2


def test_a_camera_that_is_unplugged_is_let_go_of_and_said_to_be_gone(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed
) -> None:
    camera.start()
    with qtbot.waitSignal(camera.lost):
        feed.unplug()
    assert not camera.is_on()
    assert not feed.is_used


def test_an_empty_frame_is_passed_over(
    qtbot: QtBot, camera: CameraScanner, feed: FakeFeed, told: list[RawScan]
) -> None:
    camera.start()
    feed.see(QImage())
    until(qtbot, lambda: bool(feed.threads))
    qtbot.waitUntil(lambda: _sees(qtbot, camera, feed), timeout=20_000)
    assert told == []


def _sees(qtbot: QtBot, camera: CameraScanner, feed: FakeFeed) -> bool:
    seen: list[QImage] = []
    camera.frame_seen.connect(seen.append)
    feed.see(label())
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    return True


def test_without_qtmultimedia_there_is_no_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **options: object) -> object:
        if name == "PySide6.QtMultimedia":
            raise ImportError(name)
        return real(name, *args, **options)  # type: ignore[arg-type]  passed on as it came

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CameraMissing):
        open_feed()


# --- the page -------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot) -> CameraPage:
    made = CameraPage("en")
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def _state(page: CameraPage) -> str:
    return named(page, VerdictBanner, "cameraState").text()


def test_the_page_shows_what_the_camera_sees_and_stops_it_when_nobody_looks(
    qtbot: QtBot, page: CameraPage, camera: CameraScanner, feed: FakeFeed
) -> None:
    told: list[RawScan] = []
    page.scanned.connect(told.append)
    page.use(camera)
    button = named(page, ActionButton, "runCamera")
    touch(qtbot, button)
    assert (_state(page), button.text()) == ("Hold the label before the camera", "Stop the camera")
    look(qtbot, camera, feed, label(bars(RMA)))
    assert [scan.text for scan in told] == [RMA]
    assert page.findChild(object, "cameraPreview").isVisible()
    touch(qtbot, button)
    assert (feed.is_used, button.text()) == (False, "Start the camera")
    touch(qtbot, button)
    page.hide()
    assert not feed.is_used


def test_no_camera_and_one_that_went_away_are_said_in_words(
    qtbot: QtBot, page: CameraPage, feed: FakeFeed
) -> None:
    def missing() -> FakeFeed:
        if feed.runs == 0:
            feed.runs = 1
            raise CameraMissing("none")
        return feed

    page.use(CameraScanner(missing, page))
    button = named(page, ActionButton, "runCamera")
    touch(qtbot, button)
    assert _state(page) == "No camera can be used on this system"
    touch(qtbot, button)
    assert _state(page) == "Hold the label before the camera"
    feed.unplug()
    assert _state(page).startswith("The camera went away")
    assert button.text() == "Start the camera"
    assert all(one.text() for one in page.findChildren(QLabel) if one.isVisible())
