"""What holds a screen in the window."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Page(QScrollArea):
    """Holds a screen; scrolls where large texts leave no room for all of it.

    It sizes the screen itself: Qt would scroll as soon as a screen has less than it would like to have.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__()
        self.held = screen
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(screen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screen the room there is, or what it cannot do without."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again where the screen needs more or less; ask first, Qt would stop at its own answer."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.held:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        room, layout = self.maximumViewportSize(), self.held.layout()
        least = layout.totalMinimumSize() if layout is not None else QSize()
        width = max(room.width(), least.width())
        height = self._least_height(width, least)
        if height > room.height():
            beside = self.verticalScrollBar().sizeHint().width()
            width = max(room.width() - beside, least.width())
            height = self._least_height(width, least)
        self.held.resize(width, max(height, room.height()))

    def _least_height(self, width: int, least: QSize) -> int:
        layout = self.held.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalMinimumHeightForWidth(width)
        return least.height()
