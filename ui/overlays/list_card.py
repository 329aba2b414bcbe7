"""The base of a card that lists rows under a title, to read or to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.actions import key_words
from ui.models.rows_model import Column, RowsModel
from ui.overlays.overlay import WAY_OUT, Overlay
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable

ROWS_SEEN = 9


class ListCard(Overlay):
    """Shows a title, rows and a way out.

    Signals:
        row_chosen: a row was touched or opened with Enter; carries the row.
    """

    row_chosen = Signal(object)

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        theme = active()
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._title.setWordWrap(True)
        self._close = ActionButton("secondary", "x", self, compact=True)
        self._close.setObjectName(f"{name}Close")
        self._close.clicked.connect(self.close_card)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName(f"{name}Rows")
        self._table.row_chosen.connect(self.row_chosen)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        layout.setSpacing(theme.px(10))
        layout.addLayout(head)
        layout.addWidget(self._table, 1)

    def show_rows(self, title: str, columns: Sequence[Column], rows: Sequence[object]) -> None:
        """Show rows, the first one current."""
        self._close.setText(self.tr("Close"))
        self._close.set_shortcut_hint(key_words(WAY_OUT))
        self._table.setVisible(bool(rows))
        self._title.setText(title)
        for widget in (self, self._table):
            widget.setAccessibleName(title)
        self._rows.set_columns(columns)
        self._rows.set_rows(rows)
        self._table.fit_columns()
        if rows:
            self._table.selectRow(0)
        if not self.isHidden():
            self._place()

    def take_focus(self) -> None:
        """Give the focus to the rows, or to the way out where there are none."""
        (self._table if self._rows.rows() else self._close).setFocus()

    def card_height(self) -> int:
        """Return room for the title and, where there are rows, for their header and up to nine of them."""
        theme, rows = active(), min(ROWS_SEEN, len(self._rows.rows()))
        # No table is lower than its least height.
        table = max(self._table.minimumHeight(), theme.target() * (rows + 1)) if rows else 0
        return theme.target() + table + 3 * theme.space("xxl")
