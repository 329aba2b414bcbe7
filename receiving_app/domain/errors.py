"""Every refusal of the domain, as a type whose attributes carry the facts.

The words shown to people are in ``resources/i18n/messages.*.toml``, under the error's ``code``.
"""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar


@dataclass(eq=False)
class DomainError(Exception):
    """Base of all refusals; a subclass adds the facts as fields."""

    code: ClassVar[str] = "domain_error"

    def __init_subclass__(cls) -> None:
        """Derive the message key from the class name: ``UnknownReturn`` → ``unknown_return``."""
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def data(self) -> dict[str, object]:
        """Return the facts by name, for the sentence shown and for the log."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        """Name the error and its facts; for logs, never for people."""
        facts = ", ".join(f"{name}={value!r}" for name, value in self.data().items())
        return f"{self.code}({facts})"


# --- values ---------------------------------------------------------------------------------


@dataclass(eq=False)
class InvalidIdentifier(DomainError):
    """A text is not an identifier of the kind expected."""

    kind: str
    text: str


@dataclass(eq=False)
class InvalidCheckCharacter(InvalidIdentifier):
    """A text has the shape of the identifier, but its check character or digits disagree."""


@dataclass(eq=False)
class InvalidAmount(DomainError):
    """A price, amount or percentage is out of its range or has too many decimals."""

    what: str
    value: str


@dataclass(eq=False)
class InvalidQuantity(DomainError):
    """A quantity is not a whole number within its bounds."""

    what: str
    value: int
    least: int
    most: int


@dataclass(eq=False)
class UnsupportedVat(DomainError):
    """Country, rate and VAT number do not make a VAT treatment we know (decision rule 9)."""

    country: str
    rate: Decimal
    vat_number: str


@dataclass(eq=False)
class InvalidRule(DomainError):
    """A fee rule contradicts itself or the policy (decision rule 7)."""

    rule: str
    problem: str


@dataclass(eq=False)
class InvalidText(DomainError):
    """A text is too long or holds characters that must not be stored or printed."""

    what: str
    problem: str


# --- returns --------------------------------------------------------------------------------


@dataclass(eq=False)
class UnknownReturn(DomainError):
    """No return on file has this number."""

    rma: str


@dataclass(eq=False)
class ReturnExists(DomainError):
    """A return of this number is already on file."""

    rma: str


@dataclass(eq=False)
class ForbiddenTransition(DomainError):
    """The return's state does not allow this step."""

    rma: str
    status: str
    wanted: str


@dataclass(eq=False)
class ReturnExpired(DomainError):
    """The authorisation ended before the parcel came; a supervisor may accept it."""

    rma: str
    expired_on: date


@dataclass(eq=False)
class ReturnCancelled(DomainError):
    """The return was cancelled; the parcel goes to quarantine."""

    rma: str


@dataclass(eq=False)
class AlreadyReceived(DomainError):
    """The parcel of this number is already in; receiving another one must be asked for."""

    rma: str
    arrived_at: str
    operator: str


@dataclass(eq=False)
class NothingOutstanding(DomainError):
    """Everything announced is already here; no further parcel is expected."""

    rma: str


@dataclass(eq=False)
class UnknownLine(DomainError):
    """The return has no line of this number."""

    rma: str
    line: int


@dataclass(eq=False)
class UnknownUnit(DomainError):
    """The return has no inspected unit of this number."""

    rma: str
    unit: int


@dataclass(eq=False)
class UnknownParcel(DomainError):
    """The return has no parcel of this number."""

    rma: str
    parcel: int


@dataclass(eq=False)
class SerialOfAnotherUnit(DomainError):
    """This serial or MAC is that of another unit of the return: one device is not two."""

    rma: str
    unit: int
    serial: str


@dataclass(eq=False)
class UnknownItem(DomainError):
    """The product's checklist has no such accessory."""

    sku: str
    item: str


@dataclass(eq=False)
class UnitSettled(DomainError):
    """The unit's decision was carried out; it no longer changes."""

    rma: str
    unit: int
    credit_note: str


@dataclass(eq=False)
class ChoiceNotOffered(DomainError):
    """This answer is not among those offered for the question now open."""

    question: str
    choice: str


@dataclass(eq=False)
class ReasonRequired(DomainError):
    """A supervisor's act needs its reason in words (decision rules 2, 3 and 7)."""

    act: str


@dataclass(eq=False)
class ApprovalRequired(DomainError):
    """This act needs the supervisor's approval (decision rule 11)."""

    act: str


@dataclass(eq=False)
class ApprovalRefused(DomainError):
    """The supervisor code is wrong, or none is set yet."""

    act: str
    configured: bool


@dataclass(eq=False)
class InspectionIncomplete(DomainError):
    """Something is still to be inspected or chosen before the decision can be carried out."""

    rma: str
    needs: tuple[str, ...]


@dataclass(eq=False)
class StaleCase(DomainError):
    """The return was changed elsewhere since it was shown."""

    rma: str


# --- credit notes ---------------------------------------------------------------------------


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


# --- environment ----------------------------------------------------------------------------


@dataclass(eq=False)
class DatabaseProblem(DomainError):
    """The database cannot be used as it is."""

    path: str


@dataclass(eq=False)
class DatabaseTooNew(DatabaseProblem):
    """The database was written by a newer version of the program."""

    version: int
    supported: int


@dataclass(eq=False)
class NotADatabase(DatabaseProblem):
    """The file is not one of our databases, or is damaged."""

    detail: str


@dataclass(eq=False)
class DatabaseLocked(DatabaseProblem):
    """Another program holds the database."""


@dataclass(eq=False)
class DatabaseReadOnly(DatabaseProblem):
    """The database or its folder cannot be written."""


@dataclass(eq=False)
class DiskFull(DatabaseProblem):
    """No room is left on the disk."""


@dataclass(eq=False)
class DatabaseUnreachable(DatabaseProblem):
    """The disk or the network share does not answer."""

    detail: str


@dataclass(eq=False)
class UnreadableFile(DomainError):
    """A file cannot be read as what it should be."""

    path: str
    problem: str


@dataclass(eq=False)
class MissingColumns(UnreadableFile):
    """A file to import lacks columns that it must have."""

    columns: tuple[str, ...]


@dataclass(eq=False)
class ColumnsTwice(UnreadableFile):
    """Several columns of a file to import mean the same, so that none can be trusted."""

    columns: tuple[str, ...]


@dataclass(eq=False)
class UnreadableRecording(DomainError):
    """A file is no recording of keystrokes; ``line`` is the first that is none, 0 for the whole file."""

    path: str
    line: int


@dataclass(eq=False)
class UnwritableFile(DomainError):
    """A file cannot be written where it was asked for."""

    path: str
    problem: str


@dataclass(eq=False)
class EmptyPeriod(DomainError):
    """A period ends before it begins."""

    since: date
    until: date


@dataclass(eq=False)
class PictureTooLarge(DomainError):
    """A picture that is to be searched for barcodes has more bytes than a camera makes."""

    name: str
    megabytes: int
    most: int


@dataclass(eq=False)
class UnreadablePicture(DomainError):
    """What was given as a picture is none, or is broken."""

    name: str


@dataclass(eq=False)
class NoCodeInPicture(DomainError):
    """No barcode was found in a picture."""

    name: str


@dataclass(eq=False)
class Interrupted(DomainError):
    """The operator stopped a command; what was stored before stays."""


@dataclass(eq=False)
class PrintRefused(DomainError):
    """A printer is not there, or did not take the document; nothing counts as printed."""

    printer: str
    problem: str


@dataclass(eq=False)
class RealProfile(DomainError):
    """The act is for sample data, and this database has a real company's profile."""

    act: str


@dataclass(eq=False)
class MissingProfile(DomainError):
    """The database has no company profile yet."""


# --- bench commands -------------------------------------------------------------------------


@dataclass(eq=False)
class ForeignCommand(DomainError):
    """A command barcode that this installation did not sign: another site's, or forged."""

    command: str


@dataclass(eq=False)
class RetiredCommand(DomainError):
    """A command barcode of a former sheet of this installation."""

    command: str
    retired_on: datetime


@dataclass(eq=False)
class UnknownCommand(DomainError):
    """A command that this version of the program does not have."""

    command: str


# --- out: exports, deposit, e-mail, printing ------------------------------------------------


@dataclass(eq=False)
class InvalidPeriod(DomainError):
    """A period ends before it begins."""

    first: date
    last: date


@dataclass(eq=False)
class NothingIssued(DomainError):
    """No document was issued in the period; no file is made."""

    first: date
    last: date


@dataclass(eq=False)
class InvalidSetting(DomainError):
    """A setting cannot be what it was set to; ``what`` is a field, ``problem`` a setting problem."""

    what: str
    problem: str


@dataclass(eq=False)
class MissingAccount(DomainError):
    """The settings name no account for this VAT treatment; no entry is written."""

    category: str
    rate: Decimal


@dataclass(eq=False)
class UnknownDelivery(DomainError):
    """There is no delivery of this number."""

    delivery: int


@dataclass(eq=False)
class DeliveryClosed(DomainError):
    """A delivery in this state cannot be tried again, cancelled or marked done."""

    document: str
    channel: str
    state: str


@dataclass(eq=False)
class DeliveryExists(DomainError):
    """The document is on this way out already, or has been: it is never sent twice without a word."""

    document: str
    channel: str


@dataclass(eq=False)
class DeliveryFailed(DomainError):
    """A document could not be printed, deposited or e-mailed.

    Attributes:
        reason: a word of the section ``delivery_problem``.
        detail: what the system or the server said.
        final: trying again without a person would fail again.
    """

    reason: str
    detail: str = ""
    final: bool = False


@dataclass(eq=False)
class KeyringUnavailable(DomainError):
    """The system keeps no passwords for programs; the mail server's is stored nowhere else."""

    detail: str
