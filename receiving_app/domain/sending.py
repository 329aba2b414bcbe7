"""What happens to a document after its issue: printed, deposited, e-mailed; each a delivery with its state.

A delivery is waiting, under way, done, failed or cancelled. It is stored before anything leaves the
program and after it has left, so that nothing is lost when the program is killed in between. What
fails for now is tried again after a growing delay; what only a person can mend waits for that person.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.sending_errors import DeliveryClosed, DeliveryFailed

MOST_COPIES = 9
LEASE = timedelta(minutes=5)
"""After this time a delivery under way is given up: longer than any attempt lasts."""

_MOST_DELAY = {"deposit": timedelta(minutes=15), "email": timedelta(hours=6)}
_MOST_ATTEMPTS = 12
"""Of an e-mail: with the growing delay about a day."""

_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}",
    re.ASCII,
)
_LONGEST_ADDRESS = 254
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]+\]?", re.ASCII)
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
_LAST_PORT = 65_535


class Channel(StrEnum):
    """Where a document goes."""

    PRINT = "print"
    DEPOSIT = "deposit"
    EMAIL = "email"


class DeliveryState(StrEnum):
    """How far a delivery is."""

    WAITING = "waiting"
    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected; ``none`` is for a server on this machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


def mail_address(text: str) -> str:
    """Return a plain e-mail address, or refuse it; nothing else ever gets into a header.

    Raises:
        InvalidIdentifier: it is none, or one that not every server takes (RFC 5321, without quotes).
    """
    # Whole, and by ASCII: a line break or a second address has no place in it.
    if len(text) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(text) or ".." in text.partition("@")[0]:
        raise InvalidIdentifier("email", text)
    return text


@dataclass(frozen=True, slots=True)
class MailServer:
    """The company's mail server; its password is in the system's keyring, under ``account``.

    Attributes:
        on: whether customers get a courtesy copy.
        sender: address that letters come from.
    """

    on: bool = False
    host: str = ""
    port: int = 587
    security: MailSecurity = MailSecurity.STARTTLS
    user: str = ""
    sender: str = ""

    @property
    def account(self) -> str:
        """Return the name that the password is kept under; empty for a server that asks for none."""
        return f"{self.user}@{self.host}:{self.port}" if self.user else ""

    @property
    def on_this_machine(self) -> bool:
        """Tell whether it is a server of the very machine that sends: each bench has its own, or none."""
        return self.host.lower() in _LOCAL

    def check(self) -> None:
        """Refuse a server that could not be used, or would be sent passwords in the clear.

        Raises:
            InvalidSetting: naming what, and why.
            InvalidIdentifier: the sender is no e-mail address.
        """
        if self.sender:
            mail_address(self.sender)
        if self.host and not _HOST.fullmatch(self.host):
            raise InvalidSetting("mail_host", "host")
        if not 1 <= self.port <= _LAST_PORT:
            raise InvalidSetting("mail_port", "port")
        if self.security is MailSecurity.NONE and self.host and not self.on_this_machine:
            raise InvalidSetting("mail_security", "unprotected")
        if any(character < " " for character in self.user):
            raise InvalidSetting("mail_user", "control")
        if self.on and not (self.host and self.sender):
            raise InvalidSetting("mail_host", "incomplete")


@dataclass(frozen=True, slots=True)
class Sending:
    """What happens by itself after issue.

    Attributes:
        print_after_issue: print on the chosen printer without asking.
        copies: how many then; the first is the original, the others are marked DUPLICATA.
        deposit_folder: folder that the approved platform takes files from; empty for none.
    """

    print_after_issue: bool = False
    copies: int = 1
    deposit_folder: str = ""
    mail: MailServer = MailServer()

    def check(self) -> None:
        """Refuse settings that could not be carried out.

        Raises:
            InvalidSetting, InvalidIdentifier: naming what, and why.
        """
        if not 1 <= self.copies <= MOST_COPIES:
            raise InvalidSetting("copies", "copies")
        if "\0" in self.deposit_folder:
            raise InvalidSetting("deposit_folder", "control")
        self.mail.check()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One document on one way out.

    Attributes:
        id: number of the delivery; 0 before it is stored.
        target: printer, path of the file or e-mail address; empty where it is known only later.
        bench: where it was asked for; only that bench prints it.
        reason: why the last attempt failed, a word of ``DeliveryFailed``; empty for none.
        detail: what the system or the server said then.
        next_at: when it is tried; None where it is not waiting.
        operator: who asked for it, or marked it done.
        evidence: what is known of the attempt: ``original`` or ``duplicate`` from before it goes to a
            printer; the SHA-256 of a file from before it takes its name; an e-mail's Message-ID.
    """

    id: int
    document: str
    channel: Channel
    target: str
    bench: str
    state: DeliveryState
    queued_at: datetime
    changed_at: datetime
    operator: str
    reason: str = ""
    detail: str = ""
    attempts: int = 0
    next_at: datetime | None = None
    evidence: str = ""

    def due(self, now: datetime) -> bool:
        """Tell whether it is to be carried out now, or was given up half-way."""
        if self.state is DeliveryState.UNDER_WAY:
            return now - self.changed_at >= LEASE
        return self.next_at is not None and self.next_at <= now

    def abandoned(self, now: datetime) -> bool:
        """Tell whether whoever took it was never heard of again: a person may see to it then."""
        return self.state is DeliveryState.UNDER_WAY and self.due(now)

    def taken(self, now: datetime) -> "Delivery":
        """Return it under way."""
        return replace(
            self,
            state=DeliveryState.UNDER_WAY,
            attempts=self.attempts + 1,
            next_at=None,
            changed_at=now,
        )

    def done(self, now: datetime, operator: str) -> "Delivery":
        """Return it carried out, whatever was thought of it: what has left cannot be called back."""
        return replace(
            self,
            state=DeliveryState.DONE,
            reason="",
            detail="",
            next_at=None,
            changed_at=now,
            operator=operator,
        )

    def failed(self, now: datetime, why: DeliveryFailed) -> "Delivery":
        """Return it to be tried again later, or left to a person."""
        told = replace(self, reason=why.reason, detail=why.detail, changed_at=now)
        most = _MOST_DELAY.get(self.channel)
        used_up = self.channel is Channel.EMAIL and self.attempts >= _MOST_ATTEMPTS
        if why.final or most is None or used_up:
            return replace(told, state=DeliveryState.FAILED, next_at=None)
        delay = min(timedelta(minutes=2 ** max(0, self.attempts - 1)), most)
        return replace(told, state=DeliveryState.WAITING, next_at=now + delay)

    def put_back(self, now: datetime) -> "Delivery":
        """Return it to a bench that can: nothing was done, and it was no attempt."""
        return replace(
            self,
            state=DeliveryState.WAITING,
            attempts=self.attempts - 1,
            next_at=now,
            changed_at=now,
        )

    def retried(self, now: datetime) -> "Delivery":
        """Return it to be tried at once, with all its attempts before it.

        Raises:
            DeliveryClosed: it is done, or under way.
        """
        self._require_open(now, DeliveryState.DONE)
        return replace(self, state=DeliveryState.WAITING, attempts=0, next_at=now, changed_at=now)

    def cancelled(self, now: datetime, operator: str) -> "Delivery":
        """Return it given up by a person; a deposit that is asked for again after that begins anew.

        Raises:
            DeliveryClosed: it is done, under way or cancelled already.
        """
        self._require_open(now, DeliveryState.DONE, DeliveryState.CANCELLED)
        kept = replace(self, target="", evidence="") if self.channel is Channel.DEPOSIT else self
        return replace(kept, state=DeliveryState.CANCELLED, next_at=None, changed_at=now, operator=operator)

    def brought(self, now: datetime, operator: str) -> "Delivery":
        """Return it done by a person, who brought it to the platform another way.

        Raises:
            DeliveryClosed: it is no deposit, is done, or is under way.
        """
        if self.channel is not Channel.DEPOSIT:
            raise DeliveryClosed(self.document, self.channel, self.state)
        self._require_open(now, DeliveryState.DONE)
        return replace(self, target="", evidence="").done(now, operator)

    def _require_open(self, now: datetime, *closed: DeliveryState) -> None:
        under_way = self.state is DeliveryState.UNDER_WAY and not self.abandoned(now)
        if under_way or self.state in closed:
            raise DeliveryClosed(self.document, self.channel, self.state)


@dataclass(frozen=True, slots=True)
class Unable:
    """What one bench cannot carry out, and another may.

    Attributes:
        delivery: the first one that waits for a bench that can.
        reason: why this one cannot, a word of ``DeliveryFailed``.
        detail: what the system said.
    """

    delivery: Delivery
    reason: str
    detail: str = ""

    @property
    def channel(self) -> Channel:
        """Return the way out that is closed here."""
        return self.delivery.channel
