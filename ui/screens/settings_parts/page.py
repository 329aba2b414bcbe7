"""The small base of the settings pages."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.profile import Profile
from receiving_app.wording import Wording, in_language
from ui.theme import active
from ui.widgets.form_field import FormField


class SettingsPage(QScrollArea):
    """A page of the settings in two columns.

    Signals:
        edited: something was changed and is not saved yet.
    """

    edited = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording: Wording = in_language(language)
        self.setWidgetResizable(True)
        content = QWidget()
        theme = active()
        self.grid = QGridLayout(content)
        self.grid.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        self.grid.setHorizontalSpacing(theme.space("xl"))
        self.grid.setVerticalSpacing(theme.space("m"))
        self.setWidget(content)

    def show_profile(self, profile: Profile) -> None:
        """Show the stored settings."""
        raise NotImplementedError

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with this page's settings.

        Raises:
            DomainError: a setting contradicts the rules.
        """
        raise NotImplementedError

    def valid(self) -> bool:
        """Check every field, show what is wrong, and tell whether nothing is."""
        wrong = [field for field in self.findChildren(FormField) if not field.valid()]
        return not wrong

    def retranslate(self) -> None:
        """Set every text."""
        raise NotImplementedError

    def field(self, name: str, check: Callable[[str], str] | None = None) -> FormField:
        """Make a field of this page."""
        made = FormField(name, check, self) if check else FormField(name, parent=self)
        made.edited.connect(self.edited)
        return made

    def identifier(self, kind: Callable[[str], object]) -> Callable[[str], str]:
        """Return a check by a domain identifier; an empty text is accepted."""

        def check(text: str) -> str:
            if not text:
                return ""
            try:
                kind(text)
            except DomainError as error:
                return self.wording.error(error).what
            return ""

        return check

    def amount(self, text: str) -> str:
        """Check an amount as people write it; an empty text is accepted."""
        try:
            parse_amount(text)
        except InvalidOperation:
            return self.tr("Not an amount; write it as 10.50")
        return ""


def parse_amount(text: str) -> Decimal | None:
    """Return the amount of a text with comma or point; None for an empty one.

    Raises:
        InvalidOperation: it is not a number from 0 to 9 999 999.99 in whole cents.
    """
    plain = text.replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
    if not plain:
        return None
    # Decimal would take 1E+99, too, which no amount survives.
    if not re.fullmatch(r"\d{1,7}(\.\d{1,2})?", plain, re.ASCII):
        raise InvalidOperation
    return Decimal(plain)
