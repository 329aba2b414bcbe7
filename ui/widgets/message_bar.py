"""Messages that do not interrupt: what happened and what to do next, under the header."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import active, icon_pixmap
from ui.widgets.action_button import ActionButton

_KINDS = {
    "ok": ("success_soft", "success", "check"),
    "attention": ("warning_soft", "warning", "alert-triangle"),
    "refused": ("danger_soft", "danger", "alert-circle"),
    "info": ("info_soft", "info", "info-circle"),
}
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Message:
    """What to say: kind ok, attention, refused or info; an action's words where one is offered."""

    kind: str
    text: str
    next_step: str = ""
    action: str = ""


class _Words(QWidget):
    """Paints icon, sentence and next step."""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self._message = message
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _box(self, width: int) -> QRect:
        theme = active()
        return QRect(theme.px(48), 0, width - theme.px(52), 10_000)

    def _heights(self, width: int) -> tuple[int, int]:
        theme, box = active(), self._box(width)
        bold, light = QFontMetrics(theme.font(bold=True)), QFontMetrics(theme.font("small"))
        second = light.boundingRect(box, int(_FLAGS.value), self._message.next_step).height()
        return bold.boundingRect(box, int(_FLAGS.value), self._message.text).height(), (
            second if self._message.next_step else 0
        )

    def hasHeightForWidth(self) -> bool:
        """Tell that long sentences need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what both sentences need at this width."""
        return max(active().px(48), sum(self._heights(width)) + active().px(12))

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(active().px(400), self.heightForWidth(active().px(900)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the message."""
        theme = active()
        _ground, role, icon = _KINDS[self._message.kind]
        painter = QPainter(self)
        colour = theme.colour(role)
        size = theme.px(24)
        painter.drawPixmap(QPoint(theme.px(14), (self.height() - size) // 2), icon_pixmap(icon, colour, size))
        painter.setPen(colour)
        first, second = self._heights(self.width())
        top = (self.height() - first - second) // 2
        box = self._box(self.width())
        painter.setFont(theme.font(bold=True))
        painter.drawText(QRect(box.left(), top, box.width(), first), int(_FLAGS.value), self._message.text)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            QRect(box.left(), top + first, box.width(), second), int(_FLAGS.value), self._message.next_step
        )
        painter.end()


class _Strip(QWidget):
    """One message with its buttons."""

    def __init__(self, message: Message, dismiss: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self.action_button = ActionButton("accent", parent=self, compact=True)
        self.action_button.setObjectName("messageAction")
        self.action_button.setText(message.action)
        self.action_button.setVisible(bool(message.action))
        self.dismiss_button = ActionButton("secondary", "x", self, compact=True)
        self.dismiss_button.setObjectName("messageDismiss")
        self.dismiss_button.setText(dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 8, 4)
        layout.addWidget(_Words(message, self), 1)
        layout.addWidget(self.action_button)
        layout.addWidget(self.dismiss_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        ground, role, _icon = _KINDS[self.message.kind]
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(ground))
        painter.setPen(theme.colour(role))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class MessageBar(QWidget):
    """Shows up to three messages, the newest first; nothing modal.

    Signals:
        action_requested: the offered action of a message was chosen; carries the message.
    """

    action_requested = Signal(object)
    MOST = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: list[_Strip] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.setVisible(False)

    def show_message(self, message: Message) -> None:
        """Show a message; the same one shown again moves to the front, the oldest gives way."""
        for strip in [strip for strip in self._strips if strip.message == message]:
            self._remove(strip)
        strip = _Strip(message, self.tr("Close"), self)
        strip.dismiss_button.clicked.connect(lambda: self._remove(strip))
        strip.action_button.clicked.connect(lambda: self._act(strip))
        self._strips.insert(0, strip)
        self._layout.insertWidget(0, strip)
        for old in self._strips[self.MOST :]:
            self._remove(old)
        self.setVisible(True)
        self.setAccessibleName(f"{message.text} {message.next_step}".strip())
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def messages(self) -> tuple[Message, ...]:
        """Return what is shown, newest first."""
        return tuple(strip.message for strip in self._strips)

    @Slot()
    def clear(self) -> None:
        """Dismiss every message."""
        for strip in list(self._strips):
            self._remove(strip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss all with Escape while a button of the bar has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _act(self, strip: _Strip) -> None:
        message = strip.message
        self._remove(strip)
        self.action_requested.emit(message)

    def _remove(self, strip: _Strip) -> None:
        if strip in self._strips:
            self._strips.remove(strip)
            self._layout.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))
