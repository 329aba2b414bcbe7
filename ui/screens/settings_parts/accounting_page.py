"""The accounts that credit notes move, for the export of accounting entries."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from receiving_app.domain.accounts import Account, Accounting, VatAccounts
from receiving_app.domain.errors import DomainError
from receiving_app.domain.money import VatCategory
from receiving_app.domain.profile import Profile
from ui.screens.settings_parts.page import SettingsPage
from ui.widgets.form_field import FormField
from ui.widgets.form_group import FormGroup

_Key = tuple[VatCategory, Decimal]


class AccountingPage(SettingsPage):
    """Edits journal and accounts; an account is typed as its number and its name."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._journal, self._journal_label = self.field("journal"), self.field("journalLabel")
        self._customers = self._account("customersAccount")
        self._fee = self._account("feeAccount")
        self._statement = self._account("statementAccount")
        self._deduction = self._account("deductionAccount")
        usual = [(row.category, row.rate) for row in Accounting().by_vat]
        self._by_vat = {key: self._vat_fields(key) for key in usual}
        self._book = self.add_group(self._journal, self._journal_label)
        self._kept = self.add_group(self._customers, self._fee, self._deduction, self._statement)
        fields = [field for pair in self._by_vat.values() for field in pair if field is not None]
        self._sales = self.add_group(*fields)
        self._other_rates: dict[_Key, tuple[FormField, FormField | None]] = {}
        self._others: FormGroup | None = None
        self.end()
        self.retranslate()

    def _account(self, name: str) -> FormField:
        return self.field(name, self._check_account)

    def _vat_fields(self, key: _Key) -> tuple[FormField, FormField | None]:
        category, rate = key
        name = f"{category.value}{rate}"
        # Where there is no VAT, there is no account for it to ask for.
        return self._account(f"sales{name}"), self._account(f"vat{name}") if rate > 0 else None

    def retranslate(self) -> None:
        """Set every text."""
        self._book.set_words(
            self.tr("Journal"), self.tr("Where the accounting program enters the credit notes.")
        )
        self._kept.set_words(
            self.tr("Customers and what is kept"),
            self.tr("Each account as its number, then its name: 411000 Clients."),
        )
        self._sales.set_words(
            self.tr("Sales taken back, and their VAT"), self.tr("By VAT rate, and for sales without VAT.")
        )
        self._journal.set_label(self.tr("Code of the journal"))
        self._journal_label.set_label(self.tr("Name of the journal"))
        self._customers.set_label(self.tr("Customers (collective account)"))
        self._fee.set_label(self.tr("Restocking fee"))
        self._deduction.set_label(self.tr("Missing accessories"))
        self._statement.set_label(self.tr("Restocking fee outside the scope of VAT"))
        if self._others is not None:
            self._others.set_words(self.tr("Other rates of the rules"))
        for (category, rate), (sales, vat) in (self._by_vat | self._other_rates).items():
            percent = self.wording.percent(rate)
            words = {
                VatCategory.STANDARD: self.tr("Sales at {rate}").format(rate=percent),
                VatCategory.INTRA_COMMUNITY: self.tr("Sales in the EU without VAT"),
                VatCategory.EXPORT: self.tr("Exports without VAT"),
            }
            sales.set_label(words[category])
            if vat is not None:
                vat.set_label(self.tr("VAT at {rate}").format(rate=percent))

    def show_profile(self, profile: Profile) -> None:
        """Show the stored accounts, and the usual ones for rates that the rules have besides."""
        stored = profile.accounting.with_rates(profile.policy.vat_rates)
        self._ask_for_others([(row.category, row.rate) for row in stored.by_vat])
        self._journal.set_text(stored.journal)
        self._journal_label.set_text(stored.journal_label)
        for field, account in (
            (self._customers, stored.customers),
            (self._fee, stored.fee),
            (self._statement, stored.statement),
            (self._deduction, stored.deduction),
        ):
            field.set_text(_words(account))
        for row in stored.by_vat:
            sales, vat = (self._by_vat | self._other_rates)[row.category, row.rate]
            sales.set_text(_words(row.returns))
            if vat is not None:
                vat.set_text(_words(row.vat))

    def _ask_for_others(self, keys: list[_Key]) -> None:
        """Make fields for the rates that are not the usual ones, in a group of their own."""
        others = [key for key in keys if key not in self._by_vat]
        if others == list(self._other_rates):
            return
        if self._others is not None:
            self._others.setParent(None)
            self._others.deleteLater()
            self._others = None
        self._other_rates = {key: self._vat_fields(key) for key in others}
        fields = [field for pair in self._other_rates.values() for field in pair if field is not None]
        if fields:
            self._others = FormGroup(fields, self)
            self.layout_of_groups.insertWidget(self.layout_of_groups.count() - 1, self._others)
        self.retranslate()
        self.rebuilt.emit()

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with these accounts; a rate that the rules have only now gets the usual ones.

        Raises:
            InvalidSetting: no accounting program would read them.
        """
        accounting = Accounting(
            journal=self._journal.text(),
            journal_label=self._journal_label.text(),
            customers=_account(self._customers),
            fee=_account(self._fee),
            statement=_account(self._statement),
            deduction=_account(self._deduction),
            by_vat=tuple(self._row(key) for key in self._by_vat | self._other_rates),
        ).with_rates(profile.policy.vat_rates)
        accounting.check()
        return replace(profile, accounting=accounting)

    def _row(self, key: _Key) -> VatAccounts:
        sales, vat = (self._by_vat | self._other_rates)[key]
        usual = Accounting().with_rates([key[1]]).of(*key)
        return VatAccounts(*key, _account(sales), usual.vat if vat is None else _account(vat))

    def _check_account(self, text: str) -> str:
        number, _, label = text.partition(" ")
        try:
            replace(Accounting(), customers=Account(number, label.strip())).check()
        except DomainError:
            return self.tr("A number of three digits or more, then a name, such as 411000 Clients")
        return ""


def _words(account: Account) -> str:
    return f"{account.number} {account.label}"


def _account(field: FormField) -> Account:
    number, _, label = field.text().partition(" ")
    return Account(number, label.strip())
