"""Two columns that become one where there is not room for both."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import active


class Columns(QWidget):
    """Places widgets in two columns of like width, in reading order; in one where the room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._side_by_side = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(active().space("xl"))
        self._grid.setVerticalSpacing(active().space("m"))

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Place these."""
        self._widgets = list(widgets)
        self._place()

    def columns(self) -> int:
        """Return how many columns there are now."""
        return 2 if self._side_by_side else 1

    def minimumSizeHint(self) -> QSize:
        """Return what the widest needs alone; the screen is never wider for the second column."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place anew where the second column now fits, or no longer does."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Place anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _widest(self) -> int:
        return max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)

    def _arrange(self) -> None:
        fits = 2 * self._widest() + self._grid.horizontalSpacing() <= self.width()
        if fits is not self._side_by_side:
            self._side_by_side = fits
            self._place()

    def _place(self) -> None:
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        columns = self.columns()
        for position, widget in enumerate(self._widgets):
            row, column = divmod(position, columns)
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
