"""A step of the work on a card: title, counter, and what belongs to it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.theme import active, set_type
from ui.widgets.touch_scroll import scroll_by_touch

# The lines of card and scroll area, above and below together.
_FRAME = 4


class _Body(QScrollArea):
    """Scrolls downwards where it has to, and never sideways: it is as wide as what it holds needs."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        self._least = 0
        self._kept: QWidget | None = None
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._on_settling_timeout)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        scroll_by_touch(self)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the content and of a bar beside it, and the height of a line or two."""
        self._least = self._content.minimumSizeHint().width()
        return QSize(self._least + self.verticalScrollBar().sizeHint().width(), 2 * active().target())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width where the content now needs one."""
        # QScrollArea watches its content; most of what happens in it leaves the width alone.
        asked = watched is self._content and event.type() == QEvent.Type.LayoutRequest
        if asked and self._content.minimumSizeHint().width() != self._least:
            self.updateGeometry()
        if watched is self._content and event.type() == QEvent.Type.Resize:
            self._scroll_later()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight what was to be."""
        super().resizeEvent(event)
        self._scroll_later()

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll to a part of the content, and again whenever content or room change their size."""
        self._kept = part
        self._scroll_later()

    def _scroll_later(self) -> None:
        # What is about to be laid out has its place with the next turn of the event loop.
        if self._kept is not None:
            self._settling.start()

    @Slot()
    def _on_settling_timeout(self) -> None:
        if self._kept is not None and self._kept.isVisible():
            self.ensureWidgetVisible(self._kept, 0, active().space("m"))


class StepCard(QFrame):
    """A titled card whose body scrolls only when it has to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = active()
        self.setProperty("surface", "card")
        self._title, self._counter = QLabel(self), QLabel(self)
        set_type(self._title, "strong", bold=True)
        set_type(self._counter, "small")
        self._counter.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._counter)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, theme.space("xs"), 0)
        self.body.setSpacing(theme.space("s"))
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("l"), theme.space("m"), theme.space("m"), theme.space("m"))
        layout.setSpacing(theme.space("s"))
        layout.addLayout(head)
        self._area = _Body(self._content, self)
        layout.addWidget(self._area, 1)

    def set_title(self, text: str) -> None:
        """Show the step's name."""
        self._title.setText(text)
        self.setAccessibleName(text)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part of the body, and keep it in sight while its parts find their places."""
        self._area.keep_in_sight(part)

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
