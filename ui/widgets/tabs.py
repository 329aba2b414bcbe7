"""Pages behind tabs, of which the bar takes the focus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget


class Tabs(QTabWidget):
    """A tab widget whose bar has a name for screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Qt passes this on to the bar: the bar's own comes after.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabBar().setObjectName(f"{name}Bar")

    def set_words(self, name: str, tabs: tuple[str, ...]) -> None:
        """Say what the pages are of, and what each is."""
        self.tabBar().setAccessibleName(name)
        for position, text in enumerate(tabs):
            self.setTabText(position, text)
