"""The small base of the settings pages."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.profile import Profile
from receiving_app.wording import Wording, in_language
from ui.theme import active
from ui.widgets.form_field import FormField
from ui.widgets.form_group import FormGroup

_ROWS_SEEN = 6


class SettingsPage(QScrollArea):
    """A page of the settings: groups with a heading, why it matters, and fields in two columns.

    Signals:
        edited: something was changed and is not saved yet.
    """

    edited = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording: Wording = in_language(language)
        self.setWidgetResizable(True)
        # The fields take the focus and scroll into sight.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        theme = active()
        self.layout_of_groups = QVBoxLayout(content)
        self.layout_of_groups.setContentsMargins(
            theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l")
        )
        self.layout_of_groups.setSpacing(theme.space("xxl"))
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return room for some fields: the screen scrolls where there is less."""
        return QSize(super().minimumSizeHint().width(), _ROWS_SEEN * active().target())

    def add_group(self, *widgets: QWidget) -> FormGroup:
        """Add a group of fields, in reading order."""
        group = FormGroup(widgets, self)
        self.layout_of_groups.addWidget(group)
        return group

    def end(self) -> None:
        """Keep the groups at the top."""
        self.layout_of_groups.addStretch(1)

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
