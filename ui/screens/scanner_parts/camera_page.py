"""A picture or the camera instead of a scanner: for labels that no scanner reads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.form_page import FormPage
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ui.scanner.camera import CameraScanner

_PREVIEW_PX = 240


class _Preview(QWidget):
    """Paints the last frame, as large as it fits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setMinimumHeight(active().px(_PREVIEW_PX))

    @Slot(object)
    def show_image(self, image: QImage) -> None:
        """Show a frame; an empty one for none."""
        self._image = image
        self.setVisible(not image.isNull())
        self.update()

    def image(self) -> QImage:
        """Return what is shown."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), active().colour("surface"))
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            painter.drawImage(place, self._image)
        painter.end()


class CameraPage(FormPage):
    """Offers both ways; what is read acts as a scan does. The camera runs while the page is seen.

    Signals:
        scanned: the camera read a code; carries its ``RawScan``.
    """

    scanned = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._camera: CameraScanner | None = None
        self._problem = ""
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("cameraState")
        self._how = QLabel(self)
        self._how.setWordWrap(True)
        self._preview = _Preview(self)
        self._preview.setObjectName("cameraPreview")
        self.choose = ActionButton("accent", "upload", self)
        self.choose.setObjectName("choosePicture")
        self.run = ActionButton("secondary", "camera", self)
        self.run.setObjectName("runCamera")
        buttons = WrapRow(spacing=active().space("m"))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.run)
        self.layout_of_groups.setSpacing(active().space("l"))
        self.layout_of_groups.addWidget(self._banner)
        self.layout_of_groups.addWidget(self._how)
        self.layout_of_groups.addLayout(buttons)
        self.layout_of_groups.addWidget(self._preview, 1)
        self.end()
        self.run.clicked.connect(self._on_run_clicked)
        self._preview.show_image(QImage())
        self.retranslate()

    # --- public -----------------------------------------------------------------------------

    def use(self, camera: "CameraScanner") -> None:
        """Run this camera; by default the system's, once it is asked for."""
        self._camera = camera
        camera.frame_seen.connect(self._preview.show_image)
        camera.scanned.connect(self.scanned)
        camera.lost.connect(self._on_camera_lost)

    def parts(self) -> tuple[QWidget, ...]:
        """Return all that can take the focus, in reading order."""
        return (self.choose, self.run)

    def retranslate(self) -> None:
        """Set every text."""
        runs = self._camera is not None and self._camera.is_on()
        self._how.setText(
            self.tr(
                "A photo can also be dropped anywhere on the window, or pasted with Ctrl+V. "
                "Take it straight, sharp and close: the label fills the picture."
            )
        )
        self.choose.setText(self.tr("Choose a picture…"))
        self.run.setText(self.tr("Stop the camera") if runs else self.tr("Start the camera"))
        self._preview.setAccessibleName(self.tr("What the camera sees"))
        works_all_the_same = self.tr("Pictures and scanners work all the same.")
        if self._problem == "missing":
            text = self.tr("No camera can be used on this system")
            self._banner.show_verdict("attention", text, works_all_the_same)
        elif self._problem == "lost":
            text = self.tr("The camera went away: plug it in, or close the program that uses it")
            self._banner.show_verdict("attention", text, works_all_the_same)
        elif runs:
            self._banner.show_verdict("ok", self.tr("Hold the label before the camera"))
        else:
            self._banner.show_verdict("info", self.tr("For labels that no scanner reads"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of the camera: nothing is filmed that nobody sees."""
        super().hideEvent(event)
        self._stop()

    # --- the camera -------------------------------------------------------------------------

    @Slot()
    def _on_run_clicked(self) -> None:
        if self._camera is not None and self._camera.is_on():
            self._stop()
            return
        if self._camera is None:
            # With the first camera that is asked for: most benches have none.
            from ui.scanner.camera import CameraScanner

            self.use(CameraScanner(parent=self))
        if self._camera is not None:
            self._problem = "" if self._camera.start() else "missing"
        self.retranslate()

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()
        self._preview.show_image(QImage())
        self.retranslate()

    @Slot()
    def _on_camera_lost(self) -> None:
        self._problem = "lost"
        self._stop()
