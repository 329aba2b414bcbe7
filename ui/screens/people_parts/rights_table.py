"""The table of rights, to be read: who may do what."""

from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.domain.people import RIGHTS, Right, Role
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.theme import active
from ui.widgets.data_table import DataTable


class RightsTable(QWidget):
    """Lists every right, and which roles have it."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording = wording
        theme = active()
        self.rows = RowsModel()
        self.rows.set_rows(tuple(Right))
        self.table = DataTable(self.rows, self)
        self.table.setObjectName("rights")
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._note.setText(
            self.tr(
                "What somebody may not do is refused in words. An exception at the bench is approved there by a "
                "supervisor, with badge or name and PIN, for that one act."
            )
        )
        self.table.setAccessibleName(self.tr("Who may do what"))
        named = Column(self.tr("What can be done"), lambda right: self.wording.term("right", right))
        roles = tuple(
            Column(
                self.wording.term("role", role).capitalize(),
                partial(self._word, role),
                icon=partial(_icon, role),
                colour=partial(_colour, role),
            )
            for role in Role
        )
        self.rows.set_columns((named, *roles))
        self.table.fit_columns()

    def _word(self, role: Role, right: Right) -> str:
        return self.tr("yes") if right in RIGHTS[role] else self.tr("no")


def _icon(role: Role, right: Right) -> str:
    return "check" if right in RIGHTS[role] else "minus"


def _colour(role: Role, right: Right) -> str:
    return "success" if right in RIGHTS[role] else "muted"
