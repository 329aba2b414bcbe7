"""The button that writes a list, as it is on the screen, to a file for office software."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog

from receiving_app.clock import PARIS
from receiving_app.services.list_export import Cell, list_file
from ui.models.rows_model import Column, RowsModel
from ui.screens.batch_parts.paper import Paper
from ui.screens.screen import Screen
from ui.widgets.action_button import ActionButton

KEY = "Ctrl+Shift+E"
_SUFFIXES = (".csv", ".xlsx")


class ListExportButton(ActionButton):
    """Writes the rows of a model, in their columns and order, to CSV or XLSX; possible while there are any.

    Args:
        screen: whose list it is; it says how it went.
        rows: the list.
        name: of the file that is suggested, without its day and ending.
    """

    def __init__(self, screen: Screen, rows: RowsModel, name: str) -> None:
        super().__init__("secondary", "file-download", screen)
        self.setObjectName("exportList")
        self._screen = screen
        self._rows = rows
        self._name = name
        self.paper = Paper(screen)
        self.clicked.connect(self._on_self_clicked)
        rows.modelReset.connect(self._render)
        screen.add_action("export_list", KEY, button=self)
        self._render()

    def export_to(self, path: Path) -> None:
        """Write what the list shows now."""
        columns = self._rows.columns()
        cells = tuple(tuple(_cell(column, row) for column in columns) for row in self._rows.rows())
        headers = tuple(column.header for column in columns)
        language = self._screen.wording.language
        make = partial(list_file, self._screen.bench, path.suffix, headers, cells, language)
        self.paper.save(make, path)

    def changeEvent(self, event: QEvent) -> None:
        """Set the words again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._render()
        super().changeEvent(event)

    def _render(self) -> None:
        self.setText(self.tr("Export the list…"))
        self.setEnabled(self._rows.rowCount() > 0)

    def _on_self_clicked(self) -> None:
        day = self._screen.bench.clock.today().isoformat()
        kinds = self.tr("CSV (*.csv);;Excel (*.xlsx)")
        chosen, kind = QFileDialog.getSaveFileName(self, self.text(), f"{self._name}_{day}.csv", kinds)
        if chosen:
            self.export_to(with_ending(Path(chosen), kind))


def with_ending(path: Path, kind: str) -> Path:
    """Return the path with the ending of the chosen kind of file, where it has neither."""
    if path.suffix.lower() in _SUFFIXES:
        return path
    return path.with_name(path.name + (".xlsx" if "xlsx" in kind else ".csv"))


def _cell(column: Column, row: object) -> Cell:
    """Return a cell's value; the moments of the bench are its own, and texts have no space that sticks."""
    value = column.text(row) if column.value is None else column.value(row)
    if isinstance(value, str):
        return value.replace("\u202f", " ").replace("\u00a0", " ")
    return value.astimezone(PARIS).replace(tzinfo=None) if isinstance(value, datetime) else value
