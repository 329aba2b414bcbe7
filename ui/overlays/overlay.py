"""The base of what lies over the screen for a moment: it blocks nothing, and any way out closes it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.theme import active

WIDTH, MARGIN = 820, 72
WAY_OUT = QKeySequence(Qt.Key.Key_Escape)


class Overlay(QFrame):
    """A card at the top of the window, closed by Escape, by a touch beside it or by going elsewhere.

    Whatever had the focus before has it again afterwards. A scan goes on to the bench as always.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.setProperty("surface", "overlay")
        self.setAutoFillBackground(True)
        self.hide()
        window.installEventFilter(self)

    def open(self) -> None:
        """Show the card and give it the focus."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.take_focus()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    def close_card(self) -> None:
        """Hide the card and give the focus back."""
        if self.isHidden():
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._on_application_focus_changed)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def toggle(self) -> None:
        """Open the card, or close it where it is open."""
        if self.isHidden():
            self.open()
        else:
            self.close_card()

    def take_focus(self) -> None:
        """Give the focus to what is typed into first."""
        self.setFocus()

    def card_height(self) -> int:
        """Return the height wanted; no more than the window has is given."""
        return self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        window, theme = self._window, active()
        width = min(theme.px(WIDTH), window.width() - theme.space("xxl"))
        top = theme.px(MARGIN)
        height = min(self.card_height(), window.height() - top - theme.space("xl"))
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def _on_application_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self._before = None  # the operator went elsewhere, and stays there
            self.close_card()
