"""What leaving the bench needs from outside: deliveries on file, and the ways out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from receiving_app.domain.sending import Channel, Delivery, MailServer


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a long act tells how far it is, and learns that it is to stop; both are called between steps."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


class Outgoing(Protocol):
    """Documents on their way out."""

    def add(self, delivery: Delivery) -> Delivery:
        """Store a new delivery, and return it with its number."""

    def get(self, delivery: int) -> Delivery | None:
        """Return a delivery."""

    def save(self, delivery: Delivery) -> None:
        """Store a changed delivery."""

    def next_due(self, channel: Channel, bench: str, now: datetime, after: int = 0) -> Delivery | None:
        """Return the first delivery to carry out, of those after a number; printing is for the bench that asked for it."""

    def of_document(self, number: str) -> tuple[Delivery, ...]:
        """Return a document's deliveries, in order."""

    def listed(
        self, channels: Iterable[Channel], limit: int, *, unfinished: bool = False
    ) -> tuple[Delivery, ...]:
        """Return the latest deliveries, the newest first; with ``unfinished`` those neither done nor cancelled."""

    def unfinished_prints(self, bench: str) -> tuple[Delivery, ...]:
        """Return the bench's prints that were begun or failed, in order."""

    def take_prints_along(self, former: str, now: str) -> None:
        """Have what a bench still has to print wait for the name that it has now."""

    def original_handed_over(self, number: str) -> bool:
        """Tell whether the original may have come out of a printer, recorded as printed or not."""


class Printer(Protocol):
    """The printers of this bench."""

    def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
        """Print, and return the name of the printer that took it.

        Args:
            name: of the printer; empty for the system's default.
            pdf: what to print.
            title: of the job in the system's queue.
            label: it is one of 100 by 50 mm, no sheet.

        Raises:
            PrintRefused: it is away, or did not take the document; nothing was printed.
            NoPrinterChosen: none was chosen, and the system has no default.
        """


class DepositBox(Protocol):
    """The folder that the approved platform takes files from."""

    def require(self, folder: str) -> None:
        """Refuse a folder that this bench does not see, or may not write in.

        Raises:
            DeliveryFailed: with ``here``; another bench may.
        """

    def folder_of(self, path: str) -> str:
        """Return the folder of a prepared file."""

    def prepare(self, folder: str, name: str, content: bytes) -> str:
        """Bring a file to that disk under a name that nobody takes, and return its future path.

        Raises:
            DeliveryFailed: the folder is full; or, with ``here``, missing or not to be written.
        """

    def publish(self, path: str, sha256: str) -> None:
        """Give the prepared file its name; without one there it had its name already, and was taken.

        Raises:
            DeliveryFailed: another file has that name, or it cannot be given; with ``here`` the folder is
                away, and nothing was looked at.
        """


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail as it is composed: plain text and one PDF.

    Attributes:
        attachment: the PDF; empty for none.
        message_id: the same at each attempt, so that one that arrived twice is known as one.
    """

    sender: str
    sender_name: str
    recipient: str
    subject: str
    text: str
    attachment: bytes
    attachment_name: str
    message_id: str
    at: datetime
    language: str


class Mailer(Protocol):
    """The way to a mail server."""

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        """Hand a letter over; returning means that the server took responsibility for it.

        Raises:
            DeliveryFailed: it did not, with what it said; with ``here`` it is to be on this machine, and is not.
        """


class Passwords(Protocol):
    """The system's keyring."""

    def get(self, account: str) -> str:
        """Return the password of an account; empty where there is none.

        Raises:
            KeyringUnavailable: the system keeps none for programs.
        """

    def store(self, account: str, password: str) -> None:
        """Keep the password of an account; an empty one is forgotten.

        Raises:
            KeyringUnavailable: the system keeps none for programs.
        """
