"""Stand-ins for the ways out: deliveries in memory, a printer, a platform's folder, a mail server, a keyring."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from receiving_app.domain.sending import Channel, Delivery, DeliveryState, MailServer, mail_address
from receiving_app.domain.sending_errors import DeliveryFailed, KeyringUnavailable, PrintRefused
from receiving_app.services.sending_ports import Letter

FINISHED = (DeliveryState.DONE, DeliveryState.CANCELLED)


class HasDeliveries(Protocol):
    deliveries: tuple[Delivery, ...]


class FakeOutgoing:
    """The ``Outgoing`` port over a store in memory."""

    def __init__(self, store: HasDeliveries) -> None:
        self._store = store

    def add(self, delivery: Delivery) -> Delivery:
        stored = replace(delivery, id=len(self._store.deliveries) + 1)
        self._store.deliveries = (*self._store.deliveries, stored)
        return stored

    def get(self, delivery: int) -> Delivery | None:
        return next((one for one in self._store.deliveries if one.id == delivery), None)

    def save(self, delivery: Delivery) -> None:
        self._store.deliveries = tuple(
            delivery if one.id == delivery.id else one for one in self._store.deliveries
        )

    def next_due(self, channel: Channel, bench: str, now: datetime, after: int = 0) -> Delivery | None:
        own = (one for one in self._store.deliveries if one.channel is channel and one.id > after)
        ours = (one for one in own if channel is not Channel.PRINT or one.bench == bench)
        return next((one for one in ours if one.due(now)), None)

    def of_document(self, number: str) -> tuple[Delivery, ...]:
        return tuple(one for one in self._store.deliveries if one.document == number)

    def listed(
        self, channels: Iterable[Channel], limit: int, *, unfinished: bool = False
    ) -> tuple[Delivery, ...]:
        wanted = tuple(channels)
        found = [one for one in reversed(self._store.deliveries) if one.channel in wanted]
        return tuple(one for one in found if not (unfinished and one.state in FINISHED))[:limit]

    def unfinished_prints(self, bench: str) -> tuple[Delivery, ...]:
        states = (DeliveryState.UNDER_WAY, DeliveryState.FAILED)
        prints = (one for one in self._store.deliveries if one.channel is Channel.PRINT)
        return tuple(one for one in prints if one.bench == bench and one.state in states)

    def take_prints_along(self, former: str, now: str) -> None:
        for one in self._store.deliveries:
            if one.channel is Channel.PRINT and one.bench == former and one.state not in FINISHED:
                self.save(replace(one, bench=now))

    def original_handed_over(self, number: str) -> bool:
        return any(
            one.channel is Channel.PRINT and one.evidence == "original" for one in self.of_document(number)
        )


@dataclass
class FakePrinter:
    """Takes everything, or refuses with the problem that is set."""

    problem: str = ""
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
        if self.problem:
            raise PrintRefused(name or "—", self.problem)
        self.taken.append((title, pdf))
        return name or "Default"


@dataclass
class FakeBox:
    """A folder in memory; ``failures`` are raised in turn, by the step that they name; ``away`` are not seen here."""

    failures: dict[str, DeliveryFailed] = field(default_factory=dict)
    hidden: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)

    def require(self, folder: str) -> None:
        if folder in self.away:
            raise DeliveryFailed("no_folder", folder, here=True)

    def folder_of(self, path: str) -> str:
        return path.rpartition("/")[0]

    def prepare(self, folder: str, name: str, content: bytes) -> str:
        if "prepare" in self.failures:
            raise self.failures.pop("prepare")
        path = f"{folder}/{name}.pdf"
        self.hidden[path] = content
        return path

    def publish(self, path: str, sha256: str) -> None:
        if "publish" in self.failures:
            raise self.failures.pop("publish")
        if path in self.hidden:
            self.files[path] = self.hidden.pop(path)


@dataclass
class FakeMailer:
    """Takes letters, or refuses with the failure that is set."""

    failure: DeliveryFailed | None = None
    sent: list[tuple[MailServer, str, Letter]] = field(default_factory=list)

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        if self.failure is not None:
            raise self.failure
        mail_address(letter.recipient)
        self.sent.append((server, password, letter))


@dataclass
class FakePasswords:
    """A keyring in memory, or one that is not there."""

    known: dict[str, str] = field(default_factory=dict)
    there: bool = True

    def get(self, account: str) -> str:
        if not self.there:
            raise KeyringUnavailable("NoKeyringError")
        return self.known.get(account, "")

    def store(self, account: str, password: str) -> None:
        if not self.there:
            raise KeyringUnavailable("NoKeyringError")
        self.known[account] = password
