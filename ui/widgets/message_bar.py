"""Messages that do not interrupt: what happened and what to do next, under the header."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import active, icon_pixmap
from ui.widgets.action_button import ActionButton

_KINDS = {
    "ok": ("success_soft", "success", "check"),
    "attention": ("warning_soft", "warning", "alert-triangle"),
    "refused": ("danger_soft", "danger", "alert-circle"),
    "info": ("info_soft", "info", "info-circle"),
}
_FLAGS = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)
_USUAL_WIDTH = 900


@dataclass(frozen=True, slots=True)
class Message:
    """What to say.

    Attributes:
        kind: ok, attention, refused or info.
        text: what happened.
        next_step: what to do now.
        action: the words of an act that is offered, such as "Try again".
        act: what that does.
    """

    kind: str
    text: str
    next_step: str = ""
    action: str = ""
    act: Callable[[], object] | None = field(default=None, compare=False)


class _Words(QLabel):
    """Paints icon, sentence and next step; a label, as screen readers know it."""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self._message = message
        self.setAccessibleName(f"{message.text} {message.next_step}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self) -> int:
        return active().space("l") + active().icon("l") + active().space("l")

    def _heights(self, width: int) -> tuple[int, int]:
        theme, room, said = active(), max(1, width - self._left() - active().space("xs")), self._message
        first = theme.wrapped_height(said.text, room, bold=True)
        return first, theme.wrapped_height(said.next_step, room, "small") if said.next_step else 0

    def heightForWidth(self, width: int) -> int:
        """Return what both sentences need at this width."""
        return max(active().target(), sum(self._heights(width)) + active().space("l"))

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(_USUAL_WIDTH // 2, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Return what the longest word needs."""
        theme = active()
        word = theme.widest_word(f"{self._message.text} {self._message.next_step}", bold=True)
        return QSize(word + self._left() + theme.space("xs"), theme.target())

    def is_clipped(self) -> bool:
        """Tell whether the sentences do not fit."""
        least = self.minimumSizeHint().width()
        return self.width() < least or self.height() < self.heightForWidth(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the message."""
        theme = active()
        _ground, role, icon = _KINDS[self._message.kind]
        painter = QPainter(self)
        colour = theme.colour(role)
        size = theme.icon("l")
        top = (self.height() - size) // 2
        painter.drawPixmap(QPoint(theme.space("l"), top), icon_pixmap(icon, colour, size))
        painter.setPen(colour)
        first, second = self._heights(self.width())
        top = (self.height() - first - second) // 2
        left, room = self._left(), self.width() - self._left() - theme.space("xs")
        painter.setFont(theme.font(bold=True))
        painter.drawText(QRect(left, top, room, first), _FLAGS, self._message.text)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        painter.drawText(QRect(left, top + first, room, second), _FLAGS, self._message.next_step)
        painter.end()


class MessageStrip(QWidget):
    """One message with its buttons; without words for it, it is not dismissed."""

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
        self.dismiss_button.setVisible(bool(dismiss))
        layout = QHBoxLayout(self)
        theme = active()
        layout.setContentsMargins(0, theme.space("xs"), theme.space("m"), theme.space("xs"))
        layout.setSpacing(theme.space("m"))
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
        radius = theme.radius("s")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class MessageBar(QWidget):
    """Shows up to three messages, the newest first; nothing modal. An act that one offers is done once."""

    MOST = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strips: list[MessageStrip] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(active().space("xs"))
        self.setVisible(False)

    def show_message(self, message: Message) -> None:
        """Show a message; the same one shown again moves to the front, the oldest gives way."""
        self.take_back(message)
        strip = MessageStrip(message, self.tr("Close"), self)
        strip.dismiss_button.clicked.connect(lambda: self._remove(strip))
        strip.action_button.clicked.connect(lambda: self._act(strip))
        self._strips.insert(0, strip)
        self._layout.insertWidget(0, strip)
        for old in self._strips[self.MOST :]:
            self._remove(old)
        self.setVisible(True)
        self.setAccessibleName(f"{message.text} {message.next_step}".strip())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_back(self, message: Message) -> None:
        """Remove a message that holds no longer."""
        for strip in [strip for strip in self._strips if strip.message == message]:
            self._remove(strip)

    def messages(self) -> tuple[Message, ...]:
        """Return what is shown, newest first."""
        return tuple(strip.message for strip in self._strips)

    def strips(self) -> tuple[QWidget, ...]:
        """Return what shows each message, in the same order."""
        return tuple(self._strips)

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

    def _act(self, strip: MessageStrip) -> None:
        self._remove(strip)
        if strip.message.act is not None:
            strip.message.act()

    def _remove(self, strip: MessageStrip) -> None:
        if strip in self._strips:
            self._strips.remove(strip)
            self._layout.removeWidget(strip)
            strip.hide()
            strip.deleteLater()
        self.setVisible(bool(self._strips))
