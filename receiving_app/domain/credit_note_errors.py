"""Refusals about credit notes and the other numbered documents."""

from dataclasses import dataclass
from datetime import date

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class NothingToCredit(DomainError):
    """No inspected unit is decided ``credit`` with an amount above zero."""

    rma: str


@dataclass(eq=False)
class CreditExceedsInvoice(DomainError):
    """More would be credited than was invoiced (decision rule 6)."""

    invoice: str
    invoice_line: int
    invoiced: int
    credited: int
    wanted: int


@dataclass(eq=False)
class ContradictoryInvoice(DomainError):
    """Returns on file give one invoice line different quantities, prices or rates: none is believed."""

    invoice: str
    invoice_line: int


@dataclass(eq=False)
class SellerIncomplete(DomainError):
    """The company's identity lacks mentions the law asks for; nothing is issued."""

    missing: tuple[str, ...]


@dataclass(eq=False)
class InconsistentCreditNote(DomainError):
    """The document's figures do not add up, or it lacks a mention; it is not issued."""

    rma: str
    problems: tuple[str, ...]


@dataclass(eq=False)
class NoElectronicAddress(DomainError):
    """The customer has no address that e-invoices can go to (BR-FR-12); the note is not issued."""

    customer: str
    country: str


@dataclass(eq=False)
class InvoiceNumberNotCitable(DomainError):
    """An invoice's number is longer than 35 or holds what BR-FR-02 does not allow; not issued."""

    invoice: str


@dataclass(eq=False)
class XmlRefused(DomainError):
    """The XML breaks rules of EN 16931 or BR-FR, named by their identifiers; the note is not issued."""

    number: str
    rules: tuple[str, ...]


@dataclass(eq=False)
class IssuedXmlFaulty(DomainError):
    """A document already issued, before all checks were ready, breaks rules of e-invoicing."""

    number: str
    rules: tuple[str, ...]


@dataclass(eq=False)
class IssueDateBeforeLast(DomainError):
    """The clock is before the last issue date: the series would not be chronological."""

    today: date
    last: date


@dataclass(eq=False)
class SeriesStarted(DomainError):
    """The first number of a series cannot change once a document was issued in it."""

    series: str
    last: str


@dataclass(eq=False)
class UnknownCreditNote(DomainError):
    """No credit note has this number."""

    number: str


@dataclass(eq=False)
class NotACreditNote(DomainError):
    """The document of this number is of another kind: only a credit note is cancelled and issued anew."""

    number: str


@dataclass(eq=False)
class DocumentCancelled(DomainError):
    """The document was taken back already, by the contrary document named."""

    number: str
    by: str


@dataclass(eq=False)
class UnprintableCharacters(DomainError):
    """The document's font cannot draw these characters; the document is not issued."""

    where: str
    characters: str


@dataclass(eq=False)
class UnusableLogo(DomainError):
    """The logo cannot be printed; ``problem`` is too_large, not_png_or_jpeg or damaged."""

    problem: str
