"""Deductions, serial numbers, the fee's VAT, VAT rates, RMA patterns, numbering, terms for late payment."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.batch_plan import BatchPlan
from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.personal import LEAST_MONTHS, MOST_MONTHS
from receiving_app.domain.profile import Intake, LateTerms, Profile
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.wording import in_language
from ui.screens.settings_parts.page import SettingsPage, parse_amount
from ui.widgets.big_toggle import BigToggle

LARGEST_NUMBER = 999_999
MOST_PER_CENT, MOST_DAYS = 100, 365
_LANGUAGES = ("fr", "en")
# By the name of the setting, the usual words.
_LATE_TERMS = {"recovery": "recovery_costs", "penalties": "late_penalties", "discount": "no_discount"}


class PolicyPage(SettingsPage):
    """Edits the settings of the decision rules and the series of issued documents."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._deduct = BigToggle(self)
        self._deduct.setObjectName("deductMissing")
        self._deduct.clicked.connect(self._on_deduct_clicked)
        self._treatments = {one: self._treatment(one) for one in FeeTreatment}
        self._serial_above = self.field("serialReadAbove", self.amount)
        self._rates = self.field("vatRates", self._check_rates)
        self._patterns = self.field("rmaPatterns", self._check_patterns)
        self._prefix = self.field("seriesPrefix", self._check_prefix)
        self._first = self.field("firstNumber", self._check_first)
        self._cancellation = self.field("cancellationPrefix", self._check_prefix)
        self._statement = self.field("statementPrefix", self._check_prefix)
        self._started = QLabel(self)
        self._started.setWordWrap(True)
        self._started.setProperty("role", "muted")
        self._inspecting = self.add_group(self._serial_above, self._deduct)
        self._reading = self.add_group(self._patterns, self._rates)
        self._fee_vat = self.add_group(*self._treatments.values())
        self._numbering = self.add_group(
            self._prefix, self._first, self._cancellation, self._statement, self._started
        )
        self._add_waiting()
        self._late_fields = {
            (name, language): self.field(f"late_{name}_{language}")
            for name in _LATE_TERMS
            for language in _LANGUAGES
        }
        self._late = self.add_group(*self._late_fields.values())
        self.end()
        self.retranslate()

    def _add_waiting(self) -> None:
        self._places = self.field("quarantinePlaces", self._check_places)
        self._carriers = self.field("carriers")
        self._hold_days = self.field("holdDays", self._check_days)
        self._intake = self.add_group(self._places, self._carriers, self._hold_days)
        self._months = self.field("journalMonths", self._check_months)
        self._journal = self.add_group(self._months)
        self._batch_days = self.field("batchDays", self._check_days)
        self._batch_folder = self.field("batchFolder")
        self._batches = self.add_group(self._batch_days, self._batch_folder)

    def _treatment(self, treatment: FeeTreatment) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"fee_{treatment}")
        toggle.clicked.connect(partial(self._choose, treatment))
        return toggle

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
            self.tr("Numbers of the documents"),
            self.tr("Fixed once the first one of a series is issued: no series has a gap."),
        )
        self._say_treatments()
        self._say_intake()
        self._say_journal()
        self._say_batches()
        self._say_late_terms()
        self._deduct.setText(self.tr("Deduct missing accessories"))
        self._deduct.set_detail(self.tr("at their list price"))
        self._deduct.setAccessibleName(self._deduct.text())
        self._serial_above.set_label(self.tr("Serial number must be scanned above (€ excl. VAT)"))
        self._rates.set_label(self.tr("French VAT rates (%), separated by ;"))
        self._patterns.set_label(self.tr("Other RMA numbers (regular expressions, separated by ;)"))
        self._prefix.set_label(self.tr("Prefix of credit-note numbers"))
        self._first.set_label(self.tr("First number of the series"))
        self._cancellation.set_label(self.tr("Prefix of cancellations"))
        self._statement.set_label(self.tr("Prefix of fee statements"))

    def _say_treatments(self) -> None:
        self._fee_vat.set_words(
            self.tr("The restocking fee and VAT"),
            self.tr("To be decided with the accountant. Documents already issued stay as they are."),
        )
        words = {
            FeeTreatment.REDUCTION: (
                self.tr("Deducted from the credit"),
                self.tr("Part of the price is kept: the credit note is lower, and so is its VAT."),
            ),
            FeeTreatment.SEPARATE: (
                self.tr("Due on a statement of its own"),
                self.tr(
                    "A compensation outside the scope of VAT: the credit note is whole, and the fee is due beside it."
                ),
            ),
        }
        for treatment, toggle in self._treatments.items():
            label, detail = words[treatment]
            toggle.setText(label)
            toggle.set_detail(detail)
            toggle.setAccessibleName(label)

    def _say_intake(self) -> None:
        self._intake.set_words(
            self.tr("Quarantine and holds"),
            self.tr("Chosen by touch when a parcel cannot be received; several are separated by ;"),
        )
        self._places.set_label(self.tr("Shelves of the quarantine, the usual one first"))
        self._carriers.set_label(self.tr("Carriers"))
        self._hold_days.set_label(self.tr("Days within which an answer is expected"))

    def _say_journal(self) -> None:
        self._journal.set_words(
            self.tr("People in the journal"),
            self.tr(
                "After this time names and free texts are erased from the journal. Its acts stay and can still be proved; documents are kept whole for ten years."
            ),
        )
        self._months.set_label(self.tr("Months for which they are kept, at least (0: for ever)"))

    def _say_batches(self) -> None:
        self._batches.set_words(
            self.tr("Manufacturer batches"),
            self.tr("Used when a batch is closed; another day can be chosen there."),
        )
        self._batch_days.set_label(self.tr("Days that a manufacturer is given to answer"))
        self._batch_folder.set_label(self.tr("Folder of the CSV files of closed batches"))
        self._batch_folder.set_note(self.tr("Left empty, the folder “lots” beside the data."))

    def _say_late_terms(self) -> None:
        self._late.set_words(
            self.tr("Late payment, on the credit note"),
            self.tr("Left empty, what the law says is printed, as shown under each field."),
        )
        labels = {
            ("recovery", "fr"): self.tr("Recovery costs, in French"),
            ("recovery", "en"): self.tr("Recovery costs, in English"),
            ("penalties", "fr"): self.tr("Late payment interest, in French"),
            ("penalties", "en"): self.tr("Late payment interest, in English"),
            ("discount", "fr"): self.tr("Discount for early payment, in French"),
            ("discount", "en"): self.tr("Discount for early payment, in English"),
        }
        for (name, language), field in self._late_fields.items():
            field.set_label(labels[name, language])
            usual = in_language(language).text(f"document.{_LATE_TERMS[name]}")
            field.set_note(usual)

    def show_profile(self, profile: Profile) -> None:
        """Show the stored policy."""
        policy = profile.policy
        self._deduct.set_state("ok" if policy.deduct_missing else "todo")
        self._serial_above.set_text(self.wording.number(policy.serial_read_above))
        self._rates.set_text(" ; ".join(self.wording.number(rate) for rate in policy.vat_rates))
        self._patterns.set_text(" ; ".join(policy.rma_patterns))
        self._prefix.set_text(profile.series_prefix)
        self._first.set_text(str(profile.first_number))
        self._cancellation.set_text(profile.cancellation_prefix)
        self._statement.set_text(profile.statement_prefix)
        self._show_treatment(policy.fee_treatment)
        self._places.set_text(" ; ".join(profile.intake.places))
        self._carriers.set_text(" ; ".join(profile.intake.carriers))
        self._hold_days.set_text(str(profile.intake.hold_days))
        self._months.set_text(str(profile.journal_months))
        self._batch_days.set_text(str(profile.batches.days))
        self._batch_folder.set_text(profile.batches.folder)
        for (name, language), field in self._late_fields.items():
            field.set_text(getattr(getattr(profile.seller.late_terms, name), language))

    def show_last_numbers(self, last: tuple[str, ...]) -> None:
        """Fix each series once a document was issued in it, and say why."""
        note, cancellation, statement = last
        for field, number in (
            (self._prefix, note),
            (self._first, note),
            (self._cancellation, cancellation),
            (self._statement, statement),
        ):
            field.edit.setEnabled(not number)
        numbers = ", ".join(number for number in last if number)
        started = self.tr("Started, therefore fixed; last number issued: {numbers}").format(numbers=numbers)
        self._started.setText(started if numbers else "")

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with this policy."""
        policy = replace(
            profile.policy,
            deduct_missing=self._deduct.state() == "ok",
            serial_read_above=parse_amount(self._serial_above.text()) or Decimal(0),
            vat_rates=tuple(rate for part in _parts(self._rates.text()) if (rate := parse_amount(part))),
            rma_patterns=tuple(_parts(self._patterns.text())),
            fee_treatment=next(one for one, toggle in self._treatments.items() if toggle.state() == "chosen"),
        )
        late = {
            name: LocalText(*(self._late_fields[name, language].text() for language in _LANGUAGES))
            for name in _LATE_TERMS
        }
        return replace(
            profile,
            policy=policy,
            intake=Intake(
                tuple(_parts(self._places.text())),
                tuple(_parts(self._carriers.text())),
                int(self._hold_days.text()),
            ),
            batches=BatchPlan(int(self._batch_days.text()), self._batch_folder.text()),
            seller=replace(profile.seller, late_terms=LateTerms(**late)),
            series_prefix=self._prefix.text(),
            first_number=int(self._first.text()),
            cancellation_prefix=self._cancellation.text(),
            statement_prefix=self._statement.text(),
            journal_months=int(self._months.text()),
        )

    def _check_places(self, text: str) -> str:
        return "" if _parts(text) else self.tr("One shelf or more, such as Q1 ; Q2")

    def _check_days(self, text: str) -> str:
        whole = text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS
        return "" if whole else self.tr("A number of days from 1 to 365")

    def _check_months(self, text: str) -> str:
        whole = text.isascii() and text.isdigit()
        if whole and (text == "0" or LEAST_MONTHS <= int(text) <= MOST_MONTHS):
            return ""
        return self.tr("0, or a number of months from {least} to {most}").format(
            least=LEAST_MONTHS, most=MOST_MONTHS
        )

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

    def _show_treatment(self, treatment: FeeTreatment) -> None:
        for one, toggle in self._treatments.items():
            toggle.set_state("chosen" if one is treatment else "choice")

    def _choose(self, treatment: FeeTreatment) -> None:
        self._show_treatment(treatment)
        self.edited.emit()

    @Slot()
    def _on_deduct_clicked(self) -> None:
        self._deduct.set_state("todo" if self._deduct.state() == "ok" else "ok")
        self.edited.emit()


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
