"""A new PIN, typed twice: nobody sees what they type."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import check_pin
from ui.widgets.form_field import FormField
from ui.widgets.form_page import FormPage
from ui.widgets.pin_field import PinField


class PinPair:
    """Two fields of a page that must agree.

    Args:
        page: whose fields they are.
        name: of the first field; the second ends in ``Again``.
        needed: tells whether there must be a PIN.
    """

    def __init__(self, page: FormPage, name: str, needed: Callable[[], bool]) -> None:
        self._page = page
        self._needed = needed
        self.first = FormField(name, self._weakness, page, edit=PinField(name))
        again = f"{name}Again"
        self.second = FormField(again, self._difference, page, edit=PinField(again))
        for field in (self.first, self.second):
            field.edited.connect(page.edited)
        self.first.edit.returnPressed.connect(self.second.edit.setFocus)

    def set_labels(self, first: str, second: str) -> None:
        """Say what is typed."""
        self.first.set_label(first)
        self.second.set_label(second)

    def pin(self) -> str:
        """Return the PIN; empty where none was typed."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.second):
            field.set_text("")

    def _weakness(self, pin: str) -> str:
        if not pin and not self._needed():
            return ""
        try:
            check_pin(pin)
        except DomainError as error:
            return self._page.wording.error(error).what
        return ""

    def _difference(self, pin: str) -> str:
        return "" if pin == self.pin() else QCoreApplication.translate("PinPair", "The two PINs differ")
