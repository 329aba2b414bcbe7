"""The journal to a file: all acts that are asked for, not only those that are shown so far."""

from collections.abc import Callable
from pathlib import Path

from receiving_app.services.journal_view import JournalQuery, journal_acts
from receiving_app.services.list_export import list_file
from ui.models.rows_model import RowsModel
from ui.screens.list_export import ListExportButton, cell_of
from ui.screens.screen import Screen


class JournalExportButton(ListExportButton):
    """Writes every act that is asked for, as the columns show it.

    Args:
        screen: whose journal it is.
        rows: what is shown so far; its columns are those of the file.
        query: says what is asked for now.
    """

    def __init__(self, screen: Screen, rows: RowsModel, query: Callable[[], JournalQuery]) -> None:
        super().__init__(screen, rows, "journal")
        self._journal_rows = rows
        self._query = query
        self._journal_screen = screen

    def export_to(self, path: Path) -> None:
        """Write all that is asked for now, read in the background."""
        screen, columns = self._journal_screen, self._journal_rows.columns()
        bench, language, query = screen.bench, screen.wording.language, self._query()

        def make() -> bytes:
            acts = journal_acts(bench, query)
            cells = tuple(tuple(cell_of(column, act) for column in columns) for act in acts)
            return list_file(bench, path.suffix, tuple(one.header for one in columns), cells, language)

        self.paper.save(make, path)
