"""The largest thing on the home screen: where the next parcel is scanned."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui.theme import active, icon_pixmap
from ui.widgets.action_button import ICON_ONLY, UNFOLDED, WITHOUT_KEY, ActionButton
from ui.widgets.scan_field import ScanField
from ui.widgets.touch_keyboard import KeyboardButton

_ICON, _EDGE = 40, 16


class ScanPrompt(QWidget):
    """Says what to scan, in large words on the accent's ground, above the field that takes it.

    Signals:
        submitted: a text was scanned or typed.

    Attributes:
        no_number: the button for a parcel that has nothing to scan.
    """

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        # Made first: the focus goes as it is read.
        self.no_number = ActionButton("secondary", "archive", self, compact=True)
        self.no_number.setObjectName("noNumber")
        self._scan = ScanField(self, large=True)
        self._scan.setObjectName("scan")
        self._scan.submitted.connect(self.submitted)
        self._keyboard = KeyboardButton(self._scan, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self._scan, 1)
        row.addWidget(self._keyboard)
        self._layout = QVBoxLayout(self)
        self._prompt = QSpacerItem(0, 0)
        head = QHBoxLayout()
        head.addItem(self._prompt)
        head.addStretch(1)
        head.addWidget(self.no_number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(head)
        self._layout.addLayout(row)
        self._leave_room()

    def set_words(self, prompt: str, placeholder: str, no_number: str) -> None:
        """Set what to scan, what else the field takes, and what is done with a parcel that has no number."""
        self.no_number.setText(no_number)
        self._text = prompt
        self._scan.setPlaceholderText(placeholder)
        self._scan.setAccessibleName(prompt)
        self._leave_room()
        self._fold()
        self.update()

    def take_focus(self) -> None:
        """Take the focus to the field."""
        self._scan.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Leave room for the prompt in another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._leave_room()
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the button away as far as the prompt needs the room."""
        super().resizeEvent(event)
        self._fold()

    def is_clipped(self) -> bool:
        """Tell whether the prompt does not fit."""
        return self._prompt_width() > self.width() - self.no_number.width() - _EDGE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and prompt."""
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        size, height = theme.px(_ICON), self._prompt_height()
        colour = theme.colour("on_accent")
        top = _EDGE // 2 + (height - size) // 2
        painter.drawPixmap(QPoint(_EDGE, top), icon_pixmap("scan", colour, size))
        painter.setFont(QFont(theme.font("total", bold=True)))
        painter.setPen(colour)
        left = _EDGE + size + _EDGE
        painter.drawText(
            QRectF(left, _EDGE // 2, self.width() - left, height), Qt.AlignmentFlag.AlignVCenter, self._text
        )
        painter.end()

    def _prompt_width(self) -> int:
        theme = active()
        return theme.px(_ICON) + 2 * _EDGE + theme.text_width(self._text, "total", bold=True)

    def _prompt_height(self) -> int:
        theme = active()
        return max(theme.px(_ICON), theme.target(), theme.wrapped_height("Xg", 1_000, "total", bold=True))

    def _fold(self) -> None:
        """Show as much of the button as leaves the prompt room for its words."""
        room = self.width() - self._prompt_width() - 2 * _EDGE
        for fold in (UNFOLDED, WITHOUT_KEY, ICON_ONLY):
            self.no_number.set_fold(fold)
            if self.no_number.sizeHint().width() <= room:
                return

    def _leave_room(self) -> None:
        """Keep the field under the prompt, whose height follows the text size."""
        self._prompt.changeSize(0, self._prompt_height())
        self._layout.invalidate()
        self._layout.setSpacing(_EDGE // 2)
        self._layout.setContentsMargins(_EDGE, _EDGE // 2, _EDGE, _EDGE)
