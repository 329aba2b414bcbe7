"""A camera held over a label: each frame that can be searched in time is searched for codes.

QtMultimedia is imported when the camera is asked for. Where it cannot be, or where there is no camera,
that is said in words and everything else works. Frames are converted and searched off the main thread.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from receiving_app.domain.scans import RawScan
from ui.operations import Operation
from ui.scanner.pictures import codes_in_frame

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

LANE = "camera"
# Frames without the code after which the same label held up again is another scan.
FRAMES_UNTIL_GONE = 5
_log = logging.getLogger(__name__)

Frame = Callable[[], QImage]
"""Makes the image of a frame; takes its time."""


class Feed(Protocol):
    """Frames of a camera."""

    def start(self, show: Callable[[Frame], None], lost: Callable[[], None]) -> None:
        """Hand over each frame, in the main thread, from now on; say when the camera is gone."""

    def stop(self) -> None:
        """Hand over no more frames, and let go of the camera."""


class CameraMissing(Exception):
    """This system has no camera that can be used."""


class _QtFeed:
    """The system's default camera."""

    def __init__(self) -> None:
        try:
            from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoSink
        except ImportError as error:
            raise CameraMissing(str(error)) from error
        if not QMediaDevices.videoInputs():
            raise CameraMissing("no video input")
        self._camera = QCamera(QMediaDevices.defaultVideoInput())
        self._sink = QVideoSink()
        self._session = QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)

    def start(self, show: Callable[[Frame], None], lost: Callable[[], None]) -> None:
        def hand_over(frame: "QVideoFrame") -> None:
            show(frame.toImage)

        self._sink.videoFrameChanged.connect(hand_over)
        self._camera.errorOccurred.connect(lambda *_what: lost())
        self._camera.start()

    def stop(self) -> None:
        self._sink.videoFrameChanged.disconnect()
        self._camera.errorOccurred.disconnect()
        self._camera.stop()


def open_feed() -> Feed:
    """Return the frames of the system's camera.

    Raises:
        CameraMissing: QtMultimedia cannot be loaded, or there is no camera.
    """
    return _QtFeed()


class CameraScanner(QObject):
    """Shows and searches what a camera sees.

    Signals:
        frame_seen: a frame to show; carries its ``QImage``.
        scanned: a code came into sight; carries its ``RawScan``. It is told once, as long as it stays.
        lost: the camera was unplugged, or another program took it; it is stopped.
    """

    frame_seen = Signal(object)
    scanned = Signal(object)
    lost = Signal()

    def __init__(self, open_it: Callable[[], Feed] = open_feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_it
        self._feed: Feed | None = None
        self._run = 0
        self._busy = False
        self._in_sight: RawScan | None = None
        self._without = 0

    def is_on(self) -> bool:
        """Tell whether the camera runs."""
        return self._feed is not None

    def start(self) -> bool:
        """Run the camera; tell whether there is one that can be used."""
        if self._feed is None:
            try:
                feed = self._open()
            except CameraMissing as error:
                _log.info("no camera: %s", error)
                return False
            self._run += 1
            self._busy, self._in_sight, self._without = False, None, 0
            self._feed = feed
            feed.start(self._on_frame, self._on_lost)
        return True

    def stop(self) -> None:
        """Let go of the camera; what is still being searched is told to nobody."""
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.stop()

    def _on_lost(self) -> None:
        if self._feed is not None:
            self.stop()
            self.lost.emit()

    def _on_frame(self, frame: Frame) -> None:
        if self._feed is not None and not self._busy:  # those that come while one is searched are left out
            self._busy = True
            told = partial(self._on_searched, self._run)
            Operation(self, partial(_searched, frame), told, lambda _error: None, lane=LANE).start()

    def _on_searched(self, run: int, seen: tuple[QImage, tuple[RawScan, ...]]) -> None:
        if self._feed is None or run != self._run:
            return  # of a camera that was stopped meanwhile, and perhaps runs again
        self._busy = False
        image, codes = seen
        if not image.isNull():
            self.frame_seen.emit(image)
        if not codes:
            self._without += 1
            if self._without >= FRAMES_UNTIL_GONE:
                self._in_sight = None
            return
        self._without = 0
        if codes[0] != self._in_sight:
            self._in_sight = codes[0]
            self.scanned.emit(codes[0])


def _searched(frame: Frame) -> tuple[QImage, tuple[RawScan, ...]]:
    image = frame()
    return image, () if image.isNull() else codes_in_frame(image)
