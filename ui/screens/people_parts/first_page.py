"""The first person: the administrator with whom sign-in begins."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.screens.people_parts.pin_pair import PinPair
from ui.widgets.form_page import FormPage


class FirstFields(QObject):
    """The group of a page that asks for the administrator's name and PIN."""

    def __init__(self, page: FormPage) -> None:
        super().__init__(page)
        self.name = page.field("firstName", self._missing)
        self.pins = PinPair(page, "firstPin", needed=lambda: True)
        self.group = page.add_group(self.name, self.pins.first, self.pins.second)

    def valid(self) -> bool:
        """Check every field, show what is wrong, and tell whether nothing is."""
        fields = (self.name, self.pins.first, self.pins.second)
        return not [field for field in fields if not field.valid()]

    def retranslate(self) -> None:
        """Set every text."""
        self.group.set_words(
            self.tr("The administrator"),
            self.tr(
                "Adds the others, gives roles and PINs, changes the settings. Keep the PIN safe: without it, "
                "only the command line gives a new one. Badges are made afterwards, under People and rights."
            ),
        )
        self.name.set_label(self.tr("First name and name"))
        self.pins.set_labels(self.tr("PIN, 4 to 12 figures"), self.tr("PIN, again"))

    def _missing(self, text: str) -> str:
        return "" if text else self.tr("A name is needed")


class FirstPage(FormPage):
    """Asks for nothing else."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.first = FirstFields(self)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.first.retranslate()
