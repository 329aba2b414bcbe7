"""Deductions, serial numbers, VAT rates, RMA patterns, numbering."""

import re
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.profile import Profile
from ui.screens.settings_parts.page import SettingsPage, parse_amount
from ui.widgets.big_toggle import BigToggle

LARGEST_NUMBER = 999_999
MOST_PER_CENT = 100


class PolicyPage(SettingsPage):
    """Edits the settings of the decision rules and the series of credit notes."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._deduct = BigToggle(self)
        self._deduct.setObjectName("deductMissing")
        self._deduct.clicked.connect(self._on_deduct_clicked)
        self._serial_above = self.field("serialReadAbove", self.amount)
        self._rates = self.field("vatRates", self._check_rates)
        self._patterns = self.field("rmaPatterns", self._check_patterns)
        self._prefix = self.field("seriesPrefix", self._check_prefix)
        self._first = self.field("firstNumber", self._check_first)
        self._started = QLabel(self)
        self._started.setWordWrap(True)
        self._started.setProperty("role", "muted")
        self._inspecting = self.add_group(self._serial_above, self._deduct)
        self._reading = self.add_group(self._patterns, self._rates)
        self._numbering = self.add_group(self._prefix, self._first, self._started)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._inspecting.set_words(
            self.tr("Inspection"), self.tr("What the operator must scan, and what is deducted.")
        )
        self._reading.set_words(
            self.tr("Imports and scans"),
            self.tr("Which RMA numbers are recognised, and which VAT rates are accepted."),
        )
        self._numbering.set_words(
            self.tr("Numbers of the credit notes"),
            self.tr("Fixed once the first one is issued: the series has no gap."),
        )
        self._deduct.setText(self.tr("Deduct missing accessories"))
        self._deduct.set_detail(self.tr("at their list price"))
        self._deduct.setAccessibleName(self._deduct.text())
        self._serial_above.set_label(self.tr("Serial number must be scanned above (€ excl. VAT)"))
        self._rates.set_label(self.tr("French VAT rates (%), separated by ;"))
        self._patterns.set_label(self.tr("Other RMA numbers (regular expressions, separated by ;)"))
        self._prefix.set_label(self.tr("Prefix of credit-note numbers"))
        self._first.set_label(self.tr("First number of the series"))

    def show_profile(self, profile: Profile) -> None:
        """Show the stored policy."""
        policy = profile.policy
        self._deduct.set_state("ok" if policy.deduct_missing else "todo")
        self._serial_above.set_text(self.wording.number(policy.serial_read_above))
        self._rates.set_text(" ; ".join(self.wording.number(rate) for rate in policy.vat_rates))
        self._patterns.set_text(" ; ".join(policy.rma_patterns))
        self._prefix.set_text(profile.series_prefix)
        self._first.set_text(str(profile.first_number))

    def show_last_number(self, last: str) -> None:
        """Fix the series once a credit note was issued in it, and say why."""
        for field in (self._prefix, self._first):
            field.edit.setEnabled(not last)
        started = self.tr("The series is started: the last credit note is {number}.").format(number=last)
        self._started.setText(started if last else "")

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with this policy."""
        policy = replace(
            profile.policy,
            deduct_missing=self._deduct.state() == "ok",
            serial_read_above=parse_amount(self._serial_above.text()) or Decimal(0),
            vat_rates=tuple(rate for part in _parts(self._rates.text()) if (rate := parse_amount(part))),
            rma_patterns=tuple(_parts(self._patterns.text())),
        )
        first, prefix = int(self._first.text()), self._prefix.text()
        return replace(profile, policy=policy, series_prefix=prefix, first_number=first)

    def _check_rates(self, text: str) -> str:
        rates = _parts(text)
        problem = next((problem for part in rates if (problem := self.amount(part))), "")
        if problem or (rates and all(0 < (parse_amount(part) or 0) < MOST_PER_CENT for part in rates)):
            return problem
        return self.tr("One rate or more, above 0 and below 100, such as 20 ; 5.5")

    def _check_patterns(self, text: str) -> str:
        for part in _parts(text):
            try:
                re.compile(part)
            except re.error:
                return self.tr("“{text}” is not a regular expression").format(text=part)
        return ""

    def _check_prefix(self, text: str) -> str:
        good = re.fullmatch(r"[A-Za-z0-9+_/-]{1,20}", text)
        return "" if good else self.tr("Letters, digits and + - _ / only, at most 20")

    def _check_first(self, text: str) -> str:
        good = text.isascii() and text.isdigit() and 1 <= int(text) <= LARGEST_NUMBER
        return "" if good else self.tr("A whole number from 1 to 999 999")

    @Slot()
    def _on_deduct_clicked(self) -> None:
        self._deduct.set_state("todo" if self._deduct.state() == "ok" else "ok")
        self.edited.emit()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
