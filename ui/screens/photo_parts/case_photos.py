"""The photos of the case shown: read after it is painted, taken and struck out off the main thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from receiving_app.domain.photos import Photo, PhotoCase, PhotoStep
from receiving_app.services.ports import Bench
from ui.operations import BACKGROUND, INTERACTIVE, Operation
from ui.screens.photo_parts.photo_strip import PhotoStrip

if TYPE_CHECKING:
    from ui.scanner.camera import CameraScanner, Feed
    from ui.screens.photo_parts.photo_panel import GivenPicture, PhotoPanel
    from ui.screens.screen import Screen

# No screen shows more.
_SHOWN_SIDE = 1_600


class PanelPlace(Protocol):
    """Where a screen shows the panel."""

    def show_over_page(self, name: str, panel: QWidget) -> None:
        """Show a panel; it is kept under its name."""

    def close(self) -> None:
        """Show it no longer."""


class CasePhotos(QObject):
    """Joins a strip of photos, the panel over the screen, and what is on file.

    A picture that is given is shown at once and kept once somebody said what it shows. The act that takes
    one leads on each time it is done: it opens the panel, runs the camera, takes the picture.

    Attributes:
        open_feed: opens the camera; None for the system's.
    """

    def __init__(self, strip: PhotoStrip, sheets: PanelPlace, screen: "Screen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._strip = strip
        self._sheets = sheets
        self._panel: PhotoPanel | None = None
        self._case: PhotoCase | None = None
        self._photos: tuple[Photo, ...] = ()
        self._at = -1
        self._camera: CameraScanner | None = None
        self._used_camera = False
        self._frame = QImage()
        self.open_feed: Callable[[], Feed] | None = None
        strip.add.setEnabled(False)
        strip.add.clicked.connect(self._on_add_clicked)
        strip.photo_chosen.connect(self._show)
        screen.add_action("photo", "Ctrl+F4", button=strip.add, command="PHOTO")

    @property
    def _bench(self) -> Bench:
        return self._screen.bench

    def use_case(self, case: PhotoCase | None) -> None:
        """Act on this case from now on; its photos are read by ``read``."""
        if case != self._case:
            self._case = case
            self._strip.add.setEnabled(case is not None)
            self._take_photos(())

    @Slot()
    def read(self) -> None:
        """Read the photos of the case."""
        if self._case is not None:
            from receiving_app.services.photos import photos_of

            self._run(partial(photos_of, self._bench, self._case), self._take_photos, key="photos")

    def take_picture(self, picture: Path | QImage, *, no_code: bool) -> bool:
        """Take a picture dropped or pasted, where photos are looked at or it holds no code; tell whether."""
        wanted = self._case is not None and (no_code or self.is_open())
        if wanted:
            call = (
                partial(given_file, picture) if isinstance(picture, Path) else partial(given_image, picture)
            )
            self._run(call, self._show_given, key="given", lane=BACKGROUND)
        return wanted

    def is_open(self) -> bool:
        """Tell whether photos are looked at."""
        return self._panel is not None and self._panel.isVisible()

    # --- what is shown ----------------------------------------------------------------------

    def _take_photos(self, photos: tuple[Photo, ...]) -> None:
        self._photos = photos
        self._strip.show_photos(photos, self._screen.wording)

    def _open(self) -> "PhotoPanel":
        if self._panel is None:
            from ui.screens.photo_parts.photo_panel import PhotoPanel

            self._panel = panel = PhotoPanel()
            panel.cancelled.connect(self._sheets.close)
            panel.file_requested.connect(self._on_file_requested)
            panel.paste_requested.connect(self._on_paste_requested)
            panel.camera_requested.connect(self._on_camera_requested)
            panel.closed.connect(self._end_camera)
            panel.step_given.connect(self._on_step_given)
            panel.photo_wanted.connect(lambda by: self._show((self._at + by) % len(self._photos)))
            panel.strike_requested.connect(self._on_strike_requested)
        self._sheets.show_over_page("photos", self._panel)
        return self._panel

    @Slot()
    def _on_add_clicked(self) -> None:
        if self.is_open() and self._panel is not None and self._panel.given() is None:
            self._on_camera_requested()
        else:
            self._open().show_nothing()
            # Who took the last one with the camera takes the next one with it: nothing more is to be touched.
            if self._used_camera:
                self._on_camera_requested()

    @Slot(int)
    def _show(self, position: int) -> None:
        if not 0 <= position < len(self._photos):
            return
        from receiving_app.services.photos import photo_content

        self._at = position
        photo = self._photos[position]
        self._show_image(position, QImage.fromData(photo.thumbnail))
        call = partial(photo_content, self._bench, photo.id)
        self._run(call, lambda content: self._show_image(position, QImage.fromData(content)), key="content")

    def _show_image(self, position: int, image: QImage) -> None:
        self._end_camera()
        place = (position + 1, len(self._photos))
        self._open().show_photo(self._photos[position], place, image, self._screen.wording)

    def _show_given(self, given: "GivenPicture") -> None:
        self._end_camera()
        self._open().show_given(given)

    # --- what is done -----------------------------------------------------------------------

    @Slot()
    def _on_file_requested(self) -> None:
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff)"
        chosen, _filter = QFileDialog.getOpenFileName(self._screen, self.tr("Photo of the parcel"), "", kinds)
        if chosen:
            self.take_picture(Path(chosen), no_code=True)

    @Slot()
    def _on_paste_requested(self) -> None:
        from ui.scanner.pictures import picture_in

        picture = picture_in(QGuiApplication.clipboard().mimeData())
        if picture is not None:
            self.take_picture(picture, no_code=True)
        else:
            self._screen.say("attention", self.tr("There is no picture on the clipboard."))

    @Slot()
    def _on_camera_requested(self) -> None:
        """Run the camera; of one that runs, take the picture it shows."""
        from ui.scanner.camera import CameraScanner, open_feed

        if self._camera is None:
            self._camera = CameraScanner(self.open_feed or open_feed, self)
            self._camera.frame_seen.connect(self._on_frame_seen)
            self._camera.lost.connect(self._on_camera_lost)
        if not self._camera.is_on():
            self._used_camera = self._camera.start()
            if not self._used_camera:
                self._screen.say(
                    "attention", self.tr("No camera can be used: choose a file or paste a picture.")
                )
        elif not self._frame.isNull():
            frame = self._frame
            self._end_camera()
            self.take_picture(frame, no_code=True)

    @Slot(object)
    def _on_frame_seen(self, image: QImage) -> None:
        if self._panel is not None and self._camera is not None and self._camera.is_on():
            self._frame = image
            self._panel.show_live(image)

    @Slot()
    def _on_camera_lost(self) -> None:
        self._used_camera = False
        self._end_camera()
        self._screen.say("attention", self.tr("The camera is gone."))

    @Slot()
    def _end_camera(self) -> None:
        self._frame = QImage()
        if self._camera is not None:
            self._camera.stop()
        if self._panel is not None:
            self._panel.end_live()

    @Slot(object)
    def _on_step_given(self, step: PhotoStep) -> None:
        """Keep the picture given; while the camera runs, the one that it shows."""
        given = self._panel.given() if self._panel is not None else None
        live = not self._frame.isNull()
        if self._case is None or (given is None and not live):
            return
        from receiving_app.services.photos import add_photo

        # Made smaller before it is stored, which takes its time: no scan waits for it.
        if given is not None:
            call = partial(add_photo, self._bench, self._case, step, given.content, given.name)
        else:
            call = partial(_add_frame, self._bench, self._case, step, self._frame)
            self._end_camera()
        self._run(call, self._on_added, lane=BACKGROUND)

    def _on_added(self, photo: Photo) -> None:
        if photo.case == self._case:
            self._take_photos((*self._photos, photo))
            self._sheets.close()
            self._screen.say("ok", self.tr("The photo is kept."))

    @Slot(str)
    def _on_strike_requested(self, reason: str) -> None:
        from receiving_app.services.photos import strike_out

        self._run(partial(strike_out, self._bench, self._photos[self._at].id, reason), self._on_struck)

    def _on_struck(self, photo: Photo) -> None:
        self._take_photos(tuple(photo if one.id == photo.id else one for one in self._photos))
        if photo in self._photos:
            self._show(self._photos.index(photo))

    def _run(
        self,
        call: Callable[[], Any],
        on_success: Callable[[Any], None],
        *,
        key: str = "",
        lane: str = INTERACTIVE,
    ) -> None:
        Operation(self, call, on_success, self._screen.refuse, key=key, lane=lane).start()


def given_file(path: Path) -> "GivenPicture":
    """Return a picture from a file; off the main thread.

    Raises:
        PhotoTooLarge, UnreadablePhoto: it is not taken.
    """
    from receiving_app.domain.photo_errors import UnreadablePhoto
    from receiving_app.services.photos import check_size

    try:
        check_size(path.stat().st_size, path.name)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadablePhoto(path.name) from error
    return _given(content, path.name)


def given_image(image: QImage) -> "GivenPicture":
    """Return a picture from the clipboard; off the main thread."""
    return _given(_png(image), "")


def _add_frame(bench: Bench, case: PhotoCase, step: PhotoStep, frame: QImage) -> Photo:
    """Keep what the camera showed; off the main thread."""
    from receiving_app.services.photos import add_photo

    return add_photo(bench, case, step, _png(frame))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())


def _given(content: bytes, name: str) -> "GivenPicture":
    """Show what is shown of a picture; what cannot be shown is not taken."""
    from receiving_app.domain.photo_errors import UnreadablePhoto
    from ui.screens.photo_parts.photo_panel import GivenPicture

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _SHOWN_SIDE:
        within = QSize(_SHOWN_SIDE, _SHOWN_SIDE)
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UnreadablePhoto(name)
    return GivenPicture(content, name, image)
