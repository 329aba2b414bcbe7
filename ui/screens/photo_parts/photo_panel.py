"""Photos of a parcel, large: take one, say what it shows, look at those there are, strike one out."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.photos import Photo, PhotoStep
from receiving_app.wording import Wording
from ui.screens.photo_parts.photo_strip import photo_words
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.wrap_row import WrapRow

_REASONS = 3


@dataclass(frozen=True, slots=True)
class GivenPicture:
    """A picture that was given and is not kept yet.

    Attributes:
        content: of the file.
        name: of the file, for what is said of it.
        image: to be shown.
    """

    content: bytes
    name: str
    image: QImage


class PictureView(QWidget):
    """Paints a picture as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show a picture; a null one shows nothing."""
        self._image = image
        self.update()

    def image(self) -> QImage:
        """Return the picture shown."""
        return self._image

    def sizeHint(self) -> QSize:
        """Return a size in which something can be recognised."""
        return QSize(active().px(480), active().px(320))

    def minimumSizeHint(self) -> QSize:
        """Return the least in which something can be recognised."""
        return QSize(active().px(160), active().px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle, its sides as they are."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(self.rect().adjusted(left, top, -left, -top), self._image)
        painter.end()


class PhotoPanel(QWidget):
    """Shows one photo at a time, or a picture given of which is still to be said what it shows.

    Signals:
        file_requested: a picture is to be chosen from the files.
        paste_requested: the picture on the clipboard is wanted.
        camera_requested: the camera is wanted; of one that runs, the picture it shows.
        closed: nothing is shown any longer.
        step_given: what the picture given, or the camera, shows; carries the ``PhotoStep``.
        photo_wanted: another photo is to be shown; carries by how many to go on.
        strike_requested: the photo shown is to be struck out; carries the reason in words.
        cancelled: enough was seen.
    """

    file_requested = Signal()
    paste_requested = Signal()
    camera_requested = Signal()
    closed = Signal()
    step_given = Signal(object)
    photo_wanted = Signal(int)
    strike_requested = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: GivenPicture | None = None
        self._shown: tuple[Photo, int, int] | None = None
        self._wording: Wording | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title, self._caption, self._ask = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        set_type(self._ask, "strong", bold=True)
        self._caption.setObjectName("photoCaption")
        self._caption.setWordWrap(True)
        self._view = PictureView(self)
        self._view.setObjectName("photoView")
        self._close = self._button("photoClose", "x")
        self._file, self._paste = (
            self._button("photoFile", "upload"),
            self._button("photoPaste", "file-import"),
        )
        self._camera = self._button("photoCamera", "camera")
        self._live = False
        self._previous = self._button("photoPrevious", "chevron-left")
        self._next = self._button("photoNext", "chevron-right")
        self._strike = self._button("photoStrike", "trash")
        self.steps = {step: self._button(f"photoStep_{step}", "check", "accent") for step in PhotoStep}
        self._reasons = tuple(self._button(f"photoReason_{n + 1}", "x") for n in range(_REASONS))

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self, compact=True)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        takes, steps, looks = (WrapRow(None, theme.space("m")) for _ in range(3))
        for button in (self._camera, self._file, self._paste):
            takes.addWidget(button)
        for button in self.steps.values():
            steps.addWidget(button)
        for button in (self._previous, self._next, self._strike, *self._reasons):
            looks.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        layout.addLayout(takes)
        layout.addWidget(self._ask)
        layout.addLayout(steps)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._caption)
        layout.addLayout(looks)

    def _connect(self) -> None:
        self._close.clicked.connect(self.cancelled)
        self._file.clicked.connect(self.file_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._camera.clicked.connect(self.camera_requested)
        self._previous.clicked.connect(lambda: self.photo_wanted.emit(-1))
        self._next.clicked.connect(lambda: self.photo_wanted.emit(1))
        self._strike.clicked.connect(self._on_strike_clicked)
        for number, (step, button) in enumerate(self.steps.items(), start=1):
            button.set_shortcut_hint(str(number))
            button.clicked.connect(lambda _checked=False, one=step: self.step_given.emit(one))
        for button in self._reasons:
            button.clicked.connect(lambda _checked=False, one=button: self.strike_requested.emit(one.text()))

    # --- public -----------------------------------------------------------------------------

    def show_given(self, given: GivenPicture) -> None:
        """Show a picture that was given, and ask what it shows."""
        self._given, self._shown = given, None
        self._view.show_image(given.image)
        self._render()
        next(iter(self.steps.values())).setFocus()

    def show_photo(self, photo: Photo, place: tuple[int, int], image: QImage, wording: Wording) -> None:
        """Show a photo on file.

        Args:
            photo: what is known of it.
            place: its position, from 1, and how many there are.
            image: the picture; its thumbnail until it is read.
            wording: in which it is told.
        """
        self._given, self._shown, self._wording = None, (photo, *place), wording
        self._view.show_image(image)
        self._render()

    def show_nothing(self) -> None:
        """Ask for a picture: there is none yet."""
        self._given, self._shown = None, None
        self._view.show_image(QImage())
        self._render()
        self._file.setFocus()

    def show_live(self, image: QImage) -> None:
        """Show what the camera sees."""
        if not self._live:
            self._given, self._shown = None, None
            self._live = True
            self._render()
            next(iter(self.steps.values())).setFocus()
        self._view.show_image(image)

    def end_live(self) -> None:
        """Show no camera any longer."""
        if self._live:
            self._live = False
            self._render()

    def given(self) -> GivenPicture | None:
        """Return the picture of which is still to be said what it shows."""
        return self._given

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Photos of the parcel"))
        self._close.setText(self.tr("Close"))
        self._file.setText(self.tr("From a file…"))
        self._paste.setText(self.tr("Paste"))
        self._previous.setText(self.tr("Previous"))
        self._next.setText(self.tr("Next"))
        self._strike.setText(self.tr("Strike out…"))
        texts = (self.tr("Outer label"), self.tr("Packing"), self.tr("Contents"), self.tr("Damage"))
        for button, text in zip(self.steps.values(), texts, strict=True):
            button.setText(text)
        reasons = (self.tr("Blurred or dark"), self.tr("Of another parcel"), self.tr("Taken by mistake"))
        for button, text in zip(self._reasons, reasons, strict=True):
            button.setText(text)
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nothing is shown any longer: a camera is let go of."""
        super().hideEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the figure of what the picture shows; close with Escape."""
        figure = int(event.text()) if event.text().isascii() and event.text().isdigit() else 0
        if self._ask.isVisible() and 1 <= figure <= len(self.steps):
            tuple(self.steps.values())[figure - 1].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        asked, shown = self._given is not None or self._live, self._shown
        self._camera.setText(self.tr("Take the photo") if self._live else self.tr("Camera"))
        self._ask.setVisible(asked)
        self._ask.setText(self.tr("What does it show?"))
        for button in self.steps.values():
            button.setVisible(asked)
        for button in (self._previous, self._next):
            button.setVisible(shown is not None and shown[2] > 1)
        self._strike.setVisible(shown is not None and shown[0].struck is None)
        for button in self._reasons:
            button.hide()
        self._caption.setText(self._words())

    def _words(self) -> str:
        if self._given is not None:
            return self._given.name
        if self._live:
            return self.tr("Hold the parcel before the camera, and touch what it shows.")
        if self._shown is None or self._wording is None:
            return self.tr("Drop a picture on the window, paste one, or choose a file.")
        photo, at, count = self._shown
        said = f"{at} / {count} · {photo_words(photo, self._wording)}"
        if photo.struck is None:
            return said
        struck = self.tr("struck out by {operator}: {reason}")
        return f"{said} · {struck.format(operator=photo.struck.operator, reason=photo.struck.reason)}"

    @Slot()
    def _on_strike_clicked(self) -> None:
        self._strike.hide()
        for button in self._reasons:
            button.show()
        self._reasons[0].setFocus()
