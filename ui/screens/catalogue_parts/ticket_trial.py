"""Where a ticket number is tried against the form that is being written for a manufacturer's tickets."""

from PySide6.QtWidgets import QWidget

from receiving_app.domain.catalogue import ticket_fits
from ui.theme import set_state
from ui.widgets.form_field import FormField


class TicketTrial(FormField):
    """A field of which nothing is stored: it says of each number, while it is typed, whether it fits.

    Args:
        form: the field in which the form is written.
    """

    def __init__(self, name: str, form: FormField, parent: QWidget) -> None:
        super().__init__(name, parent=parent)
        self._form = form
        for edit in (self.edit, form.edit):
            edit.textChanged.connect(self.show_verdict)

    def retranslate(self) -> None:
        """Set every text."""
        self.set_label(self.tr("Try a ticket number (not stored)"))
        self.show_verdict()

    def valid(self) -> bool:
        """Tell that nothing stands in the way of saving: what is tried here is no part of the procedure."""
        self.show_verdict()
        return True

    def show_verdict(self) -> None:
        """Say whether the number fits the form as both are now."""
        fits = ticket_fits(self._form.text(), self.text())
        if not self.text():
            said = self.tr("Type one here: it is said at once whether it fits.")
        elif fits and not self._form.text():
            said = self.tr("It fits, as any does: no form is given.")
        elif fits:
            said = self.tr("It fits.")
        else:
            said = self.tr("It does not fit: a return with this ticket would be put on hold.")
        self.set_note(said)
        set_state(self.edit, "state", "" if fits or not self.text() else "refused")
        self.edit.setAccessibleDescription(said)
