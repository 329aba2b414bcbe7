"""A panel over a part of the screen: asks one thing in place, and stops nothing else."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import active
from ui.widgets.touch_scroll import scroll_by_touch

_AROUND = 16
_FRAME = 4
_WIDEST = 880
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move)


class Sheet(QFrame):
    """Shows its content at the bottom right of what is seen of a screen, or over all of that.

    What does not fit scrolls.
    """

    def __init__(self, content: QWidget, over: QWidget, *, fill: bool = False) -> None:
        super().__init__(over)
        self._fill = fill
        self.setProperty("surface", "overlay")
        self._content = content
        self._over = over
        self._around: QWidget | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        scroll_by_touch(self._area)
        self._area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        self._edge = active().px(16)
        layout.setContentsMargins(self._edge, self._edge, self._edge, self._edge)
        layout.addWidget(self._area)
        for watched in (over, content):
            watched.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, above everything else on the screen."""
        # Where the screen is larger than its window shows of it, that part changes without the screen.
        self._around = self._over.parentWidget()
        if self._around is not None:
            self._around.installEventFilter(self)
        self._place()
        self.raise_()
        self.show()

    def give_up(self) -> None:
        """Give up what is asked, as Escape does within it."""
        # Not sent: Qt would look for whose key it is again.
        self._content.keyPressEvent(
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the screen changes its size, and to the size of what is asked."""
        asked = watched is self._content and event.type() == QEvent.Type.LayoutRequest
        moved = watched is not self._content and event.type() in _MOVES
        if (asked or moved) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        shown = self._shown()
        if self._fill:
            self.setGeometry(shown)
            return
        layout = self._content.layout()
        if layout is not None:
            layout.activate()  # what was put into it while it was hidden is not measured yet
        edge = 2 * (self._edge + _FRAME)
        wanted = max(
            self._content.minimumSizeHint().width(),
            min(self._content.sizeHint().width(), active().px(_WIDEST)),
        )
        width = min(wanted + edge, shown.width() - 2 * _AROUND)
        asked = self._content.heightForWidth(width - edge)
        height = (asked if asked > 0 else self._content.sizeHint().height()) + edge
        most = shown.height() - 2 * _AROUND
        # Once shown, a scroll bar takes the width in which everything would fit, and stays for that.
        policy = Qt.ScrollBarPolicy
        needed = policy.ScrollBarAlwaysOff if height <= most else policy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(needed)
        height = min(height, most)
        corner = QPoint(shown.right() + 1 - width - _AROUND, shown.bottom() + 1 - height - _AROUND)
        self.setGeometry(QRect(corner, QSize(width, height)))

    def _shown(self) -> QRect:
        """Return the part of the screen that is seen: with messages above it, it may not be all of it."""
        shown = self._over.rect()
        if self._around is not None:
            shown &= QRect(self._over.mapFrom(self._around, QPoint()), self._around.size())
        return shown if not shown.isEmpty() else self._over.rect()
