"""Refusals about printing, deposits and e-mail."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class TestLetterFailed(DomainError):
    """The mail server of the settings did not take the letter that tries it; a word of ``DeliveryFailed``."""

    __test__ = False  # no test, whatever its name says

    reason: str
    detail: str = ""


@dataclass(eq=False)
class PrintRefused(DomainError):
    """A printer is not there, or did not take the document; nothing counts as printed."""

    printer: str
    problem: str


@dataclass(eq=False)
class NoPrinterChosen(PrintRefused):
    """No printer was chosen at this bench, and its system has none that would do."""

    printer: str = ""
    problem: str = "none"


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
        here: it is this bench that cannot, and nothing was begun: it is no attempt, and another may.
    """

    reason: str
    detail: str = ""
    final: bool = False
    here: bool = False


@dataclass(eq=False)
class KeyringUnavailable(DomainError):
    """The system keeps no passwords for programs; the mail server's is stored nowhere else."""

    detail: str
