"""The accounting entry of an issued document: which account takes which amount.

A credit note takes back a sale: it debits the sales account with the goods and the VAT account with
the VAT, and credits what stays with the company (restocking fee, deductions) and the customer. A debit
statement debits the customer with the fee. A contrary document does the same as what it takes back,
with debit and credit exchanged. In a sound document the entry
balances to the cent, because the document's totals do.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from receiving_app.domain.accounts import Account, Accounting
from receiving_app.domain.credit_note import FEE, CreditNote
from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
from receiving_app.domain.money import ZERO
from receiving_app.domain.vocabulary import DocumentKind


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of an entry, EUR: one of debit and credit is zero, the other above it.

    Attributes:
        auxiliary: number and name of the customer on the collective account; empty elsewhere.
    """

    account: Account
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    auxiliary: tuple[str, str] = ("", "")

    def reversed(self) -> "Movement":
        """Return the contrary line."""
        return replace(self, debit=self.credit, credit=self.debit)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document does to the accounts; without movements where it moves nothing."""

    journal: str
    journal_label: str
    document: str
    day: date
    label: str
    movements: tuple[Movement, ...]

    _LABELS: ClassVar[dict[DocumentKind, str]] = {
        DocumentKind.CREDIT_NOTE: "Avoir",
        DocumentKind.CANCELLATION: "Annulation d'avoir",
        DocumentKind.DEBIT_STATEMENT: "Relevé de frais",
        DocumentKind.STATEMENT_CANCELLATION: "Annulation de relevé",
    }

    @property
    def balanced(self) -> bool:
        """Tell whether debit and credit are the same, to the cent."""
        return sum((one.debit for one in self.movements), ZERO) == sum(
            (one.credit for one in self.movements), ZERO
        )

    @classmethod
    def of(cls, document: NumberedDocument, accounts: Accounting) -> "Entry":
        """Return the entry of an issued document of any kind.

        Raises:
            MissingAccount: the settings name no account for one of its VAT treatments.
        """
        if isinstance(document, DebitStatement):
            made = _debit_statement(document, accounts)
        else:
            made = _credit_note(document, accounts)
        if document.cancels is not None:
            made = tuple(line.reversed() for line in made)
        label = f"{cls._LABELS[document.kind]} {document.number} {document.buyer.name}"
        return cls(accounts.journal, accounts.journal_label, document.number, document.issued_on, label, made)


def _credit_note(note: CreditNote, accounts: Accounting) -> tuple[Movement, ...]:
    sums: dict[Account, Decimal] = {}
    for line in note.lines:
        returns = accounts.of(line.category, line.rate).returns
        sums[returns] = sums.get(returns, ZERO) + line.net
    for row in note.vat:
        vat = accounts.of(row.category, row.rate).vat
        sums[vat] = sums.get(vat, ZERO) + row.vat
    for off in note.allowances:
        kept = accounts.fee if off.kind == FEE else accounts.deduction
        sums[kept] = sums.get(kept, ZERO) - off.amount
    customer = Movement(accounts.customers, credit=note.gross, auxiliary=_auxiliary(note))
    lines = (*(_movement(account, amount) for account, amount in sums.items()), customer)
    # A fee may take the whole credit: what is left moves nothing.
    return tuple(line for line in lines if line.debit or line.credit)


def _debit_statement(statement: DebitStatement, accounts: Accounting) -> tuple[Movement, ...]:
    due = statement.total
    customer = Movement(accounts.customers, debit=due, auxiliary=_auxiliary(statement))
    return (customer, Movement(accounts.statement, credit=due))


def _movement(account: Account, amount: Decimal) -> Movement:
    return Movement(account, debit=amount) if amount > 0 else Movement(account, credit=-amount)


def _auxiliary(document: NumberedDocument) -> tuple[str, str]:
    # A customer imported without a code is told apart by SIREN; without either, the collective stands alone.
    code = document.buyer.code or document.buyer.siren
    return (code, document.buyer.name) if code else ("", "")
