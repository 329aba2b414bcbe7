"""The company's accounts for what it issues, as settings; the entries are in ``accounting_entry``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.export_errors import MissingAccount
from receiving_app.domain.money import FRENCH_RATES, ZERO, VatCategory

_ACCOUNT = re.compile(r"\d{3}[0-9A-Za-z]{0,17}", re.ASCII)
_JOURNAL = re.compile(r"[0-9A-Za-z]{1,10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the company's plan: its number, whose first three characters are digits, and its name."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class VatAccounts:
    """The accounts of one VAT treatment: where its sales are, and where its VAT is (unused at 0 %)."""

    category: VatCategory
    rate: Decimal
    returns: Account
    vat: Account


_SALES = Account("707000", "Ventes de marchandises")
_SALES_IN_THE_EU = Account("707200", "Ventes de marchandises intracommunautaires")
_SALES_ABROAD = Account("707300", "Ventes de marchandises à l'exportation")
_VAT = Account("445710", "TVA collectée")


def _usual() -> tuple[VatAccounts, ...]:
    return (
        *(VatAccounts(VatCategory.STANDARD, rate, _SALES, _VAT) for rate in FRENCH_RATES),
        VatAccounts(VatCategory.INTRA_COMMUNITY, ZERO, _SALES_IN_THE_EU, _VAT),
        VatAccounts(VatCategory.EXPORT, ZERO, _SALES_ABROAD, _VAT),
    )


@dataclass(frozen=True, slots=True)
class Accounting:
    """The company's accounts for credit notes; the defaults are those of the general French plan.

    Attributes:
        journal: code of the journal that the entries are for.
        customers: collective account; the customer's code is the auxiliary one.
        fee: what takes the restocking fee that is kept.
        statement: what takes the fee that is due beside the credit note, outside the scope of VAT.
        deduction: what takes the price kept for missing accessories.
        by_vat: sales and VAT accounts of each VAT treatment.
    """

    journal: str = "AV"
    journal_label: str = "Avoirs clients"
    customers: Account = Account("411000", "Clients")
    fee: Account = Account("708800", "Frais de re-stockage")
    statement: Account = Account("758000", "Indemnités de re-stockage")
    deduction: Account = Account("708810", "Accessoires non restitués")
    by_vat: tuple[VatAccounts, ...] = field(default_factory=_usual)

    def check(self) -> None:
        """Refuse settings that no accounting program would read.

        Raises:
            InvalidSetting: naming what, and why.
        """
        if not _JOURNAL.fullmatch(self.journal) or not self.journal_label.strip():
            raise InvalidSetting("journal", "journal")
        accounts = [self.customers, self.fee, self.statement, self.deduction]
        for row in self.by_vat:
            accounts += [row.returns, row.vat]
        if not all(_ACCOUNT.fullmatch(one.number) and one.label.strip() for one in accounts):
            raise InvalidSetting("account", "account")
        if len({(row.category, row.rate) for row in self.by_vat}) != len(self.by_vat):
            raise InvalidSetting("account", "twice")

    def with_rates(self, rates: Iterable[Decimal]) -> "Accounting":
        """Return it with the usual accounts for each French rate that has none yet."""
        known = {row.rate for row in self.by_vat if row.category is VatCategory.STANDARD}
        new = dict.fromkeys(rate for rate in rates if rate not in known)
        added = (VatAccounts(VatCategory.STANDARD, rate, _SALES, _VAT) for rate in new)
        return replace(self, by_vat=(*self.by_vat, *added))

    def of(self, category: VatCategory, rate: Decimal) -> VatAccounts:
        """Return the accounts of a VAT treatment.

        Raises:
            MissingAccount: there is none for it.
        """
        for row in self.by_vat:
            if (row.category, row.rate) == (category, rate):
                return row
        raise MissingAccount(category, rate)
