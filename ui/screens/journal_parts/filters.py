"""Which acts the journal shows beyond time and kind: one act, who, who approved, which bench, which return."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.services.journal_view import JournalQuery
from receiving_app.wording import Wording
from ui.screens.export_screen import read_day
from ui.theme import active
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_field import FormField
from ui.widgets.wrap_row import WrapRow

NAMED_ACTS = (
    "scanned",
    "parcel_received",
    "expired_accepted",
    "condition_recorded",
    "item_recorded",
    "all_present_attested",
    "serial_read",
    "serial_attested",
    "counted",
    "product_identified",
    "parcel_described",
    "tickets_recorded",
    "unit_added",
    "answered",
    "answer_taken_back",
    "held",
    "resumed",
    "fee_waived",
    "waiver_withdrawn",
    "cancelled",
    "shortage_answered",
    "concluded",
    "credit_note_cancelled",
    "undone",
    "return_opened",
    "quarantined",
    "quarantine_read",
    "quarantine_described",
    "set_apart",
    "put_together",
    "given_back",
    "matched",
    "match_taken_back",
    "slip_printed",
    "photo_taken",
    "photo_struck",
    "batch_joined",
    "batch_left",
    "batch_sent",
    "batch_reopened",
    "batch_answered",
    "batch_answer_taken_back",
    "playbook_amended",
    "playbook_ended",
    "product_saved",
    "profile_saved",
    "file_imported",
    "exported",
    "archive_exported",
    "restored",
    "personal_data_erased",
    "command_key_rotated",
    "scanner_calibrated",
    "equipment_chosen",
    "signed_in",
    "signed_out",
    "sign_in_refused",
    "person_added",
    "person_role_set",
    "person_pin_set",
    "person_badge_set",
    "person_retired",
)
"""Acts that can be chosen alone; their names are in ``bench.act_name``."""


class JournalFilters(QWidget):
    """Fields that narrow the journal; a day that is none is shown and not asked for.

    Signals:
        changed: something else is asked for.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = ChoiceBox(self)
        self._act.setObjectName("journalAct")
        self._since = FormField("journalSince", self._wrong_day, self)
        self._until = FormField("journalUntil", self._wrong_day, self)
        self._operator = FormField("journalOperator", parent=self)
        self._approver = FormField("journalApprover", parent=self)
        self._bench = FormField("journalBench", parent=self)
        self._rma = FormField("journalReturn", parent=self)
        self._fields = (self._since, self._until, self._operator, self._approver, self._bench, self._rma)
        fields = WrapRow(spacing=active().space("m"))
        for field in self._fields:
            fields.addWidget(field)
            field.edit.setClearButtonEnabled(True)
            field.edit.textChanged.connect(self._on_field_text_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("m"))
        layout.addWidget(self._act)
        layout.addLayout(fields)
        self._act.activated.connect(self.changed)

    def say(self, words: Wording) -> None:
        """Set every text."""
        names = {act: words.text(f"bench.act_name.{act}") for act in NAMED_ACTS}
        ordered = dict(sorted(names.items(), key=lambda named: named[1].casefold()))
        self._act.offer({"": self.tr("All acts of this kind"), **ordered}, self._act.chosen())
        self._act.setAccessibleName(self.tr("One act"))
        self._since.set_label(self.tr("From (day)"))
        self._until.set_label(self.tr("To (day)"))
        self._operator.set_label(self.tr("Operator"))
        self._approver.set_label(self.tr("Approved by"))
        self._bench.set_label(self.tr("Bench"))
        self._rma.set_label(self.tr("Return"))

    def narrow(self, query: JournalQuery) -> JournalQuery:
        """Return what is asked for with these fields too; days that are given stand in the place of a span."""
        since, until = _day(self._since.text()), _day(self._until.text())
        return replace(
            query,
            days=query.days if since is None and until is None else None,
            since=since,
            until=until,
            act=self._act.chosen(),
            operator=self._operator.text(),
            approver=self._approver.text(),
            bench=self._bench.text(),
            rma=self._rma.text(),
        )

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        return self._act

    def _wrong_day(self, text: str) -> str:
        good = not text.strip() or _day(text) is not None
        return "" if good else self.tr("Not a day; write it as 30/11/2026")

    @Slot(str)
    def _on_field_text_changed(self, _text: str) -> None:
        self.changed.emit()


def _day(text: str) -> date | None:
    """Return the day of a text; None where it is none, as while it is typed."""
    try:
        return read_day(text)
    except ValueError:
        return None
