"""The base of the screens that list something: its title, what narrows it, the rows, and acts on the one chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.services.ports import Bench
from ui.models.rows_model import RowsModel
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.placing import Shared, column, line
from ui.widgets.tab_order import order_tabs, stops_in
from ui.widgets.wrap_row import WrapRow

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a screen lists.

    Attributes:
        table: object name of its table.
        file: name suggested for the file it is written to, without day and ending.
        icon: what stands in its place where there is nothing to list.
    """

    table: str
    file: str
    icon: str


class ListScreen(Screen):
    """A table with its title and its export; a screen adds its columns, acts and what is beside it.

    Args:
        listing: what is listed.
    """

    def __init__(self, bench: Bench, language: str, parent: QWidget | None, listing: Listing) -> None:
        super().__init__(bench, language, parent)
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName(listing.table)
        self._none = EmptyState(listing.icon, self)
        self._none.setVisible(False)
        self._export_list = ListExportButton(self, self._rows, listing.file)

    # --- for the screens --------------------------------------------------------------------

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _head(self, *widgets: QWidget) -> WrapRow:
        """Return the row above the list: its title, what narrows it, its export."""
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return line(self._title, *widgets, self._export_list)

    def _lay_out(self, *parts: Shared) -> None:
        """Place the parts of the screen under one another; Tab goes through them as they are read."""
        theme = active()
        layout = column(*parts)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        self.setLayout(layout)
        self._order_tabs()

    @Slot()
    def _order_tabs(self) -> None:
        order_tabs((self,))

    def _name(self, title: str) -> None:
        """Give the screen and its table their name."""
        self._title.setText(title)
        self._table.setAccessibleName(title)

    def _fill(
        self, rows: Sequence[Row], was_chosen: Callable[[Row], bool], *, or_first: bool = True
    ) -> Row | None:
        """List these rows and return the one chosen: as before, or the first where that one is gone."""
        had_focus = self._table.hasFocus()
        self._rows.set_rows(rows)
        self._table.fit_columns()
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if had_focus and not rows:
            self._take_focus()
        first = rows[0] if rows and or_first else None
        chosen = next(filter(was_chosen, rows), first)
        if chosen is not None:
            self._table.selectRow(rows.index(chosen))
        return chosen

    def _take_focus(self) -> None:
        """Take the focus to the list, or to the first control where nothing is listed: the keys work within."""
        stops = (stop for stop in stops_in((self,)) if stop.isVisible() and stop.isEnabled())
        stop = self._table if self._table.isVisible() else next(stops, None)
        if stop is not None:
            stop.setFocus()

    def _on_refused(self, error: DomainError) -> None:
        """Say what was refused over the list as it is now."""
        self.refresh()
        self.refuse(error)

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Read the list again."""
        self.refresh()

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._take_focus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; what was chosen stays chosen."""
        raise NotImplementedError
