"""The band that answers a scan: large, coloured, with an icon and words, over the header for a moment.

It takes neither the focus nor touches: what it lies over stays in reach. It comes and goes at once,
without any movement.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.scanner.feedback import Feedback
from ui.sounds import Sound
from ui.theme import active, icon_pixmap

HEIGHT = 76
# Role of the ground, of what is on it, icon, and how long it stays, in milliseconds: what must be read
# stays longer than what the operator expected.
_LOOKS = {
    Sound.ACCEPTED: ("success", "on_success", "circle-check-filled", 2_500),
    Sound.ATTENTION: ("warning", "on_warning", "alert-triangle", 6_000),
    Sound.REFUSED: ("danger", "on_danger", "alert-circle", 8_000),
    Sound.ALREADY_DONE: ("accent", "on_accent", "history", 4_000),
}
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class FeedbackBand(QWidget):
    """Shows one feedback at a time over the top of its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._feedback: Feedback | None = None
        self.setObjectName("feedback")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        window.installEventFilter(self)

    def show_feedback(self, feedback: Feedback) -> None:
        """Show a feedback in place of the one before."""
        self._feedback = feedback
        self.setAccessibleName(f"{feedback.text} {feedback.detail}".strip())
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._timer.start(_LOOKS[feedback.sound][3])
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def feedback(self) -> Feedback | None:
        """Return what was shown last."""
        return self._feedback

    def is_clipped(self) -> bool:
        """Tell whether the words need more room than there is, even in the smaller size."""
        if self._feedback is None:
            return False
        room, theme = self._room().width(), active()
        return (
            theme.text_width(self._feedback.text, "title", bold=True) > room
            or theme.text_width(self._feedback.detail) > room
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window's width."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(0, 0, self._window.width(), active().px(HEIGHT))

    def _room(self) -> QRect:
        theme = active()
        return QRect(theme.px(84), 0, self.width() - theme.px(104), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        if self._feedback is None:
            return
        theme = active()
        ground, role, icon, _stay = _LOOKS[self._feedback.sound]
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), theme.colour(ground))
        size = theme.px(44)
        painter.drawPixmap(
            QPoint(theme.px(24), (self.height() - size) // 2), icon_pixmap(icon, theme.colour(role), size)
        )
        painter.setPen(theme.colour(role))
        self._paint_words(painter, self._feedback)
        painter.end()

    def _paint_words(self, painter: QPainter, feedback: Feedback) -> None:
        theme, room = active(), self._room()
        fits = theme.text_width(feedback.text, "total", bold=True) <= room.width()
        painter.setFont(theme.font("total" if fits else "title", bold=True))
        first = QRect(room)
        if feedback.detail:
            first.setBottom(theme.px(46))
        elided = painter.fontMetrics().elidedText(feedback.text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(first, int(_LINE.value), elided)
        if feedback.detail:
            painter.setFont(theme.font())
            second = QRect(room.left(), theme.px(44), room.width(), self.height() - theme.px(48))
            elided = painter.fontMetrics().elidedText(
                feedback.detail, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(second, int(_LINE.value), elided)
