"""The small base of the settings pages."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from receiving_app.domain.errors import DomainError
from receiving_app.domain.profile import Profile
from ui.widgets.form_page import FormPage


class SettingsPage(FormPage):
    """A page of the settings."""

    def show_profile(self, profile: Profile) -> None:
        """Show the stored settings."""
        raise NotImplementedError

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with this page's settings.

        Raises:
            DomainError: a setting contradicts the rules.
        """
        raise NotImplementedError

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
