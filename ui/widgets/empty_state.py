"""What a list says when there is nothing in it, and what to do about it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import active, icon_pixmap, set_type
from ui.widgets.action_button import ActionButton


class EmptyState(QWidget):
    """Shows an icon, what is so, and optionally the act that changes it.

    Signals:
        action_requested: the offered act was chosen.
    """

    action_requested = Signal()

    def __init__(self, icon: str = "checklist", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._build_widgets()
        self._build_layout()
        self._action.clicked.connect(self.action_requested)
        self._paint_icon()

    def _build_widgets(self) -> None:
        self._icon, self._title, self._text = (QLabel(self) for _ in range(3))
        set_type(self._title, "title", bold=True)
        self._text.setProperty("role", "muted")
        self._title.setWordWrap(True)
        self._text.setWordWrap(True)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._action = ActionButton("accent", parent=self)
        self._action.setObjectName("emptyAction")
        self._action.setVisible(False)

    def _build_layout(self) -> None:
        theme = active()
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.space("m"))
        layout.addStretch(1)
        for label in (self._icon, self._title, self._text):
            layout.addWidget(label)
        layout.addSpacing(theme.space("xs"))
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_words(self, title: str, text: str = "", action: str = "") -> None:
        """Say what is so, why, and what can be done; no words for an act, no button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the colours and the size of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        theme = active()
        self._icon.setPixmap(icon_pixmap(self._icon_name, theme.colour("muted"), theme.icon("xxl")))
