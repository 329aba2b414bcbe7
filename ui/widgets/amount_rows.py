"""Labelled amounts under one another, figures aligned at the right, the total large."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, active


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row: label, figure already in words, and whether it is the total."""

    label: str
    figure: str
    total: bool = False


_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class AmountRows(QWidget):
    """Paints amount rows; one widget, so that a new draft costs one repaint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AmountRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: tuple[AmountRow, ...]) -> None:
        """Show these rows."""
        if rows != self._rows:
            self._rows = rows
            self.setAccessibleName("; ".join(f"{row.label} {row.figure}" for row in rows))
            self.setMinimumHeight(sum(self._height(row) for row in rows))
            self.update()

    def rows(self) -> tuple[AmountRow, ...]:
        """Return the rows shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        return QSize(active().px(240), sum(self._height(row) for row in self._rows))

    def _font(self, theme: Theme, row: AmountRow) -> QFont:
        return theme.font("verdict", bold=True) if row.total else theme.font()

    def _figure_font(self, theme: Theme, row: AmountRow) -> QFont:
        return theme.font("total", bold=True) if row.total else theme.font()

    def _label_room(self, theme: Theme, row: AmountRow) -> int:
        figure = QFontMetrics(self._figure_font(theme, row)).horizontalAdvance(row.figure)
        width = self.width() if self.width() > theme.px(150) else theme.px(240)
        return max(theme.px(60), width - figure - theme.px(12))

    def _height(self, row: AmountRow) -> int:
        theme = active()
        metrics = QFontMetrics(self._font(theme, row))
        figure = QFontMetrics(self._figure_font(theme, row)).height()
        room = QRect(0, 0, self._label_room(theme, row), 10_000)
        words = metrics.boundingRect(room, int(_FLAGS.value), row.label).height()
        return max(words, figure) + theme.px(10 if row.total else 8)

    def resizeEvent(self, event: object) -> None:
        """Give the rows the height their words need at this width."""
        self.setMinimumHeight(sum(self._height(row) for row in self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        theme = active()
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        top = 0
        for row in self._rows:
            height = self._height(row)
            painter.setFont(self._font(theme, row))
            if row.total:
                painter.setPen(theme.colour("divider"))
                painter.drawLine(0, top + 2, self.width(), top + 2)
                painter.setPen(theme.colour("text"))
            label = QRect(0, top, self._label_room(theme, row), height)
            painter.drawText(label, int(_FLAGS.value), row.label)
            painter.setFont(self._figure_font(theme, row))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(0, top, self.width(), height), right, row.figure)
            top += height
        painter.end()
