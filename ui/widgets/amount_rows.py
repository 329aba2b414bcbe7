"""Labelled amounts under one another, figures aligned at the right, the total large."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import active
from ui.tokens import Theme


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row: label, figure already in words, and whether it is the total."""

    label: str
    figure: str
    total: bool = False

    @property
    def label_step(self) -> str:
        """The label's step of the type scale."""
        return "verdict" if self.total else "body"

    @property
    def figure_step(self) -> str:
        """The figure's step of the type scale."""
        return "total" if self.total else "body"


_FLAGS = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)
_USUAL_WIDTH = 240


class AmountRows(QLabel):
    """Paints amount rows; one widget, so that a new draft costs one repaint.

    A label, as screen readers know it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AmountRow, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: tuple[AmountRow, ...]) -> None:
        """Show these rows."""
        if rows != self._rows:
            self._rows = rows
            self.setAccessibleName("; ".join(f"{row.label} {row.figure}" for row in rows))
            self.updateGeometry()
            self.update()

    def rows(self) -> tuple[AmountRow, ...]:
        """Return the rows shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        """Return room for all rows at the present width."""
        theme = active()
        usual = theme.px(_USUAL_WIDTH)
        placed = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else usual
        return QSize(usual, self.heightForWidth(placed))

    def minimumSizeHint(self) -> QSize:
        """Return what the widest figure beside the longest word of its label needs."""
        theme = active()
        width = max(
            (self._figure_room(theme, row) + self._longest_word(theme, row) for row in self._rows), default=0
        )
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Return what all rows need at this width."""
        theme = active()
        return sum(self._height(theme, row, width) for row in self._rows)

    def is_clipped(self) -> bool:
        """Tell whether a label or a figure does not fit."""
        least = self.minimumSizeHint().width()
        return self.width() < least or self.height() < self.heightForWidth(self.width())

    # --- measures ---------------------------------------------------------------------------

    def _figure_room(self, theme: Theme, row: AmountRow) -> int:
        return theme.text_width(row.figure, row.figure_step, bold=row.total) + theme.space("l")

    def _longest_word(self, theme: Theme, row: AmountRow) -> int:
        return theme.widest_word(row.label, row.label_step, bold=row.total)

    def _height(self, theme: Theme, row: AmountRow, width: int) -> int:
        room = max(1, width - self._figure_room(theme, row))
        words = theme.wrapped_height(row.label, room, row.label_step, bold=row.total)
        figure = theme.line_height(row.figure_step, bold=row.total)
        return max(words, figure) + theme.space("m")

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        theme = active()
        painter = QPainter(self)
        top = 0
        for row in self._rows:
            height = self._height(theme, row, self.width())
            if row.total:
                painter.setPen(theme.colour("divider"))
                line = top + theme.line("thin")
                painter.drawLine(0, line, self.width(), line)
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font(row.label_step, bold=row.total))
            room = self.width() - self._figure_room(theme, row)
            painter.drawText(QRect(0, top, room, height), _FLAGS, row.label)
            painter.setFont(theme.font(row.figure_step, bold=row.total))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(QRect(0, top, self.width(), height), right, row.figure)
            top += height
        painter.end()
