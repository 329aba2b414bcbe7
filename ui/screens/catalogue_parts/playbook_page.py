"""A manufacturer's playbook, as fields."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.domain.catalogue import LocalText, Playbook, PlaybookKind, TicketNeeded
from receiving_app.domain.playbook_versions import EVERY_OTHER
from ui.screens.catalogue_parts.ticket_trial import TicketTrial
from ui.screens.settings_parts.page import SettingsPage
from ui.theme import set_type
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_field import FormField

_DAYS = ("valid_from", "valid_to")
_TEXTS = ("text_fr", "text_en")
_FIELDS = ("portal", "ticket_format", *_TEXTS, *_DAYS)
_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y")
NEW = Playbook("", PlaybookKind.THROUGH_US, TicketNeeded.SUPPORT)


class _Choice(QWidget):
    """A labelled choice."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label, self.box = QLabel(self), ChoiceBox(self)
        set_type(self.label, "small")
        self.box.setObjectName(name)
        self.label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.label)
        layout.addWidget(self.box)

    def offer(self, label: str, words: dict[str, str]) -> None:
        self.label.setText(label)
        self.box.setAccessibleName(label)
        self.box.offer(words, self.box.chosen())


class PlaybookPage(SettingsPage):
    """Edits one version; ``playbook()`` gives it as edited."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._book = NEW
        # Made in the order in which they are read: Tab follows it.
        self.fields: dict[str, FormField] = {"manufacturer": self.field("playbook_manufacturer")}
        self.kind, self.ticket = _Choice("playbookKind", self), _Choice("playbookTicket", self)
        for name in _FIELDS:
            self.fields[name] = self.field(f"playbook_{name}", self._wrong_day if name in _DAYS else None)
        self.trial = TicketTrial("playbookTrial", self.fields["ticket_format"], self)
        for choice in (self.kind, self.ticket):
            choice.box.activated.connect(self.edited)
        fields = self.fields
        self._facts = self.add_group(
            *(fields["manufacturer"], self.kind, self.ticket, fields["portal"]),
            *(fields["ticket_format"], self.trial, fields["text_fr"], fields["text_en"]),
        )
        self._validity = self.add_group(fields["valid_from"], fields["valid_to"])
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        labels = {
            "manufacturer": self.tr("Manufacturer"),
            "portal": self.tr("Portal (address)"),
            "ticket_format": self.tr("Ticket written as"),
            "valid_from": self.tr("From (empty: today)"),
            "valid_to": self.tr("Until (empty: no end)"),
            "text_fr": self.tr("Instruction in French"),
            "text_en": self.tr("Instruction in English"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)
        self.fields["ticket_format"].set_note(
            self.tr(
                "# is a digit, @ a letter, * one or more of both; all else is itself. "
                "For example AB-##### for AB-12345; empty: any ticket"
            )
        )
        self.trial.retranslate()
        kinds = {
            PlaybookKind.THROUGH_US.value: self.tr("Through us, in a batch"),
            PlaybookKind.DIRECT.value: self.tr("Direct to the manufacturer"),
        }
        tickets = {
            TicketNeeded.MANUFACTURER.value: self.tr("The manufacturer's ticket"),
            TicketNeeded.SUPPORT.value: self.tr("Our support's ticket"),
            TicketNeeded.NONE.value: self.tr("None"),
        }
        self.kind.offer(self.tr("Who handles it"), kinds)
        self.ticket.offer(self.tr("Ticket needed"), tickets)
        self._facts.set_words(self.tr("Procedure"))
        self._validity.set_words(
            self.tr("Validity"),
            self.tr(
                "Saving makes a new version. Returns opened before its first day keep the version of then."
            ),
        )

    def show_playbook(self, book: Playbook, *, new: bool) -> None:
        """Show a version; the next one begins today unless a day is given."""
        self._book = book
        other = book.manufacturer == EVERY_OTHER
        texts = {
            "manufacturer": self.tr("Every other") if other else book.manufacturer,
            "portal": book.portal,
            "ticket_format": book.ticket_format,
            "text_fr": book.text.fr,
            "text_en": book.text.en,
            "valid_from": "",
            "valid_to": self.wording.moment(book.valid_to) if book.valid_to else "",
        }
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.trial.set_text("")
        self.fields["manufacturer"].edit.setReadOnly(not new)
        for choice, value in ((self.kind, book.kind), (self.ticket, book.ticket)):
            choice.box.setCurrentIndex(choice.box.findData(value.value))

    def playbook(self) -> Playbook:
        """Return the version as edited; the fields are valid."""
        typed = {name: field.text() for name, field in self.fields.items()}
        known = self._book.manufacturer
        return replace(
            self._book,
            manufacturer=known or typed["manufacturer"],
            kind=PlaybookKind(self.kind.box.chosen()),
            ticket=TicketNeeded(self.ticket.box.chosen()),
            portal=typed["portal"],
            ticket_format=typed["ticket_format"],
            valid_from=_day(typed["valid_from"]),
            valid_to=_day(typed["valid_to"]),
            text=LocalText(typed["text_fr"], typed["text_en"]),
        )

    def _wrong_day(self, text: str) -> str:
        return "" if not text or _day(text) else self.tr("Not a day; write it as 31/12/2026")


def _day(text: str) -> date | None:
    for form in _FORMS:
        try:
            # A day has no zone; strptime gives it midnight, which is cut off.
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day as typed
        except ValueError:
            continue
    return None
