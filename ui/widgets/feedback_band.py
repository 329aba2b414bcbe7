"""The band that answers a scan: large, coloured, with an icon and words, over the header for a moment.

It takes neither the focus nor touches: what it lies over stays in reach. It comes and goes at once,
without any movement.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.scanner.feedback import Feedback
from ui.sounds import Sound
from ui.theme import active, icon_pixmap

# Role of the ground, of what is on it, and the icon.
_LOOKS = {
    Sound.ACCEPTED: ("success", "on_success", "circle-check-filled"),
    Sound.ATTENTION: ("warning", "on_warning", "alert-triangle"),
    Sound.REFUSED: ("danger", "on_danger", "alert-circle"),
    Sound.ALREADY_DONE: ("accent", "on_accent", "history"),
}
# What must be read stays longer than what the operator expected.
STAYS_MS = {Sound.ACCEPTED: 2_500, Sound.ATTENTION: 6_000, Sound.REFUSED: 8_000, Sound.ALREADY_DONE: 4_000}
_LINE = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine).value)
# The largest first.
_STEPS = ("total", "verdict", "title", "strong")


class FeedbackBand(QWidget):
    """Shows one feedback at a time, exactly over the widget given, of the same window.

    Where the texts are larger than that has room for, it is taller.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.window())
        self._over = over
        self._feedback: Feedback | None = None
        self.setObjectName("feedback")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()
        over.installEventFilter(self)

    def show_feedback(self, feedback: Feedback) -> None:
        """Show a feedback in place of the one before."""
        self._feedback = feedback
        self.setAccessibleName(f"{feedback.text} {feedback.detail}".strip())
        self._place()
        self.show()
        self.raise_()
        self.update()
        self._timer.start(STAYS_MS[feedback.sound])
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def feedback(self) -> Feedback | None:
        """Return what was shown last."""
        return self._feedback

    def is_clipped(self) -> bool:
        """Tell whether the words need more room than there is, even in the smallest step."""
        theme, feedback = active(), self._feedback
        if feedback is None:
            return False
        room = self._room().width()
        wide = max(theme.text_width(feedback.text, _STEPS[-1], bold=True), self._detail_width()) > room
        return wide or self.height() < self._least_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it lies over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        size = self._over.size().expandedTo(QSize(0, self._least_height()))
        self.setGeometry(QRect(self._over.mapTo(self.window(), QPoint()), size))

    def _least_height(self) -> int:
        """Return what both lines need in the smallest step."""
        theme, detail = active(), bool(self._feedback and self._feedback.detail)
        words = theme.line_height(_STEPS[-1], bold=True)
        return words + (theme.line_height("small") if detail else 0) + theme.space("xs")

    def _room(self) -> QRect:
        theme = active()
        left = theme.space("xl") + theme.icon("xl") + theme.space("l")
        return QRect(left, 0, self.width() - left - theme.space("xl"), self.height())

    def _detail_width(self) -> int:
        return active().text_width(self._feedback.detail, "small") if self._feedback else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        if self._feedback is None:
            return
        theme = active()
        ground, role, icon = _LOOKS[self._feedback.sound]
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(ground))
        size = theme.icon("xl")
        place = QPoint(theme.space("xl"), (self.height() - size) // 2)
        painter.drawPixmap(place, icon_pixmap(icon, theme.colour(role), size))
        painter.setPen(theme.colour(role))
        self._paint_words(painter, self._feedback)
        painter.end()

    def _paint_words(self, painter: QPainter, feedback: Feedback) -> None:
        """Paint the words as large as they fit, beside or above what is added to them."""
        theme, room = active(), self._room()
        below = theme.line_height("small") if feedback.detail else 0
        fitting = (
            step
            for step in _STEPS
            if theme.text_width(feedback.text, step, bold=True) <= room.width()
            and theme.line_height(step, bold=True) + below <= room.height()
        )
        step = next(fitting, _STEPS[-1])
        height = theme.line_height(step, bold=True)
        top = max(0, (room.height() - height - below) // 2)
        painter.setFont(theme.font(step, bold=True))
        self._draw(painter, feedback.text, QRect(room.left(), top, room.width(), height))
        painter.setFont(theme.font("small"))
        self._draw(painter, feedback.detail, QRect(room.left(), top + height, room.width(), below))

    @staticmethod
    def _draw(painter: QPainter, text: str, room: QRect) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, _LINE, elided)
