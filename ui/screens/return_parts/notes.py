"""Which document of a return is shown or printed when its credit note is asked for."""

from PySide6.QtCore import QObject, Signal

from ui.screens.return_parts.view import ReturnView


class ReturnNotes(QObject):
    """Asks for the credit note of the return looked at.

    Signals:
        requested: a document is to be shown or printed; carries its number and whether to print.
    """

    requested = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: ReturnView | None = None

    def look_at(self, view: ReturnView) -> None:
        """Take the return that is shown now."""
        self._view = view

    def has_note(self) -> bool:
        """Tell whether a credit note was issued."""
        return self._view is not None and bool(self._view.sheet.credit_notes)

    def show(self) -> None:
        """Ask for the last document."""
        if self._view is not None and self.has_note():
            self.requested.emit(self._view.last_document, False)

    def print(self) -> None:
        """Ask for the note that was not printed yet, with the statement of its fee; else for the last document again."""
        if self._view is None or not self.has_note():
            return
        unprinted = self._view.unprinted
        number = unprinted.number if unprinted is not None else self._view.last_document
        self.requested.emit(number, True)
        # A first print of the note takes the statement of its fee along.
        beside = self._view.statement_unprinted if unprinted is not None else ""
        if beside and beside != number:
            self.requested.emit(beside, True)
