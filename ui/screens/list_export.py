"""The button that writes a list, as it is on the screen, to a file for office software."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from receiving_app.domain.paris import PARIS
from receiving_app.services.list_export import Cell, list_file
from ui.actions import key_words
from ui.models.rows_model import Column, RowsModel
from ui.screens.batch_parts.paper import Paper
from ui.screens.screen import Screen
from ui.widgets.action_button import ActionButton

KEY = "Ctrl+Shift+E"
_SUFFIXES = (".csv", ".xlsx")
# The same in every language.
_KINDS = "CSV (*.csv);;Excel (*.xlsx)"


class ListExportButton(ActionButton):
    """Writes the rows of a model, in their columns and order, to CSV or XLSX; possible while there are any.

    A screen may have several lists, each with its button: the key is for the list that has the focus, or
    else for the first one shown.

    Args:
        screen: whose list it is; it says how it went.
        rows: the list.
        name: of the file that is suggested, without its day and ending.
    """

    def __init__(self, screen: Screen, rows: RowsModel, name: str, *, compact: bool = False) -> None:
        super().__init__("secondary", "file-download", screen, compact=compact)
        self.setObjectName("exportList")
        self._screen = screen
        self._rows = rows
        self._name = name
        self._which = ""
        self._is_first = _buttons_of(screen)[0] is self
        self.paper = Paper(screen)
        self.clicked.connect(self._on_self_clicked)
        rows.modelReset.connect(self._render)
        if self._is_first:
            screen.add_action("export_list", KEY, button=partial(_wanted, screen))
        self._render()

    def writes(self, rows: object) -> bool:
        """Tell whether these are the rows that it writes."""
        return self._rows is rows

    def name_file(self, name: str) -> None:
        """Suggest another name from now on."""
        self._name = name.replace("/", "-")

    def set_words(self, text: str) -> None:
        """Say which list it writes, where there are several."""
        self._which = text
        self._render()

    def export_to(self, path: Path) -> None:
        """Write what the list shows now."""
        columns = self._rows.columns()
        cells = tuple(tuple(cell_of(column, row) for column in columns) for row in self._rows.rows())
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
        self.setText(self._which or self.tr("Export the list…"))
        self.setEnabled(self._rows.rowCount() > 0)
        if self._is_first:
            self.set_shortcut_hint(key_words(QKeySequence(KEY)))

    def _on_self_clicked(self) -> None:
        day = self._screen.bench.clock.today().isoformat()
        path = ask_where(self, self.text(), f"{self._name}_{day}")
        if path is not None:
            self.export_to(path)


def _buttons_of(screen: Screen) -> list[ListExportButton]:
    return screen.findChildren(ListExportButton)


def _wanted(screen: Screen) -> ListExportButton:
    """Return the button of the list that has the focus, else the first one shown, else the first."""
    buttons, focus = _buttons_of(screen), screen.focusWidget()
    shown = [button for button in buttons if button.isVisible()] or buttons
    rows = focus.model() if isinstance(focus, QTableView) else None
    return next((button for button in shown if button.writes(rows)), shown[0])


def ask_where(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to write a table and as which kind of file; None where that is given up."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, f"{name}.csv", _KINDS)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in _SUFFIXES:
        return path
    return path.with_name(path.name + (".xlsx" if "xlsx" in kind else ".csv"))


def cell_of(column: Column, row: object) -> Cell:
    """Return a cell's value; the moments of the bench are its own, and texts have no space that sticks."""
    value = column.text(row) if column.value is None else column.value(row)
    if isinstance(value, str):
        return value.replace("\u202f", " ").replace("\u00a0", " ")
    return value.astimezone(PARIS).replace(tzinfo=None) if isinstance(value, datetime) else value
