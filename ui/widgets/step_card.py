"""A step of the work on a card: title, counter, and what belongs to it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import active

# The lines of card and scroll area, above and below together.
_FRAME = 4


class StepCard(QFrame):
    """A titled card whose body scrolls only when it has to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = active()
        self.setProperty("surface", "card")
        self._title, self._counter = QLabel(self), QLabel(self)
        self._title.setFont(theme.font("strong", bold=True))
        self._counter.setFont(theme.font("small"))
        self._counter.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._counter)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, theme.px(4), 0)
        self.body.setSpacing(theme.px(6))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._content)
        area.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(10), theme.px(10), theme.px(10))
        layout.setSpacing(theme.px(6))
        layout.addLayout(head)
        layout.addWidget(area, 1)

    def set_title(self, text: str) -> None:
        """Show the step's name."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def height_needed(self, width: int) -> int:
        """Return the height at which nothing in it scrolls, at a width."""
        edges = self._layout.contentsMargins()
        room = width - edges.left() - edges.right() - _FRAME
        wanted = self.body.heightForWidth(room) if self.body.hasHeightForWidth() else -1
        body = wanted if wanted > 0 else self.body.sizeHint().height()
        head = self._title.sizeHint().height() + self._layout.spacing()
        return edges.top() + edges.bottom() + head + body + _FRAME

    def set_counter(self, text: str) -> None:
        """Show how far the step is, as ``4 / 5``."""
        self._counter.setText(text)

    def counter(self) -> str:
        """Return the counter shown."""
        return self._counter.text()
