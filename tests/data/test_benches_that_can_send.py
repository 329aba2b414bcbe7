"""Two benches on one real database, of which one cannot send: the other does, once, whoever looks first."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.data.store import Store
from receiving_app.domain.sending import Channel, Delivery, MailServer, Sending, Unable
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import delivery_list, take_next
from receiving_app.services.deposit import deposit_next
from receiving_app.services.outbox import send_next
from receiving_app.services.ports import Actor, Bench
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.sending_ports import Letter
from tests.data.stores import a_bench_on, a_real_bench
from tests.exchange.exporting import credit
from tests.fakes_sending import FakeBox, FakeMailer, FakePasswords, FakePrinter
from tests.services.sending import ADDRESS, MAIL

FOLDER = "/depot"
NUMBER = "AV-2026-000001"
WITHOUT = FakePasswords()


class Killed(BaseException):
    """The program ends here."""


class DyingMailer(FakeMailer):
    """Ends the program before the server has the letter."""

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        raise Killed


class DyingBox(FakeBox):
    """Ends the program once the file is prepared."""

    def prepare(self, folder: str, name: str, content: bytes) -> str:
        super().prepare(folder, name, content)
        raise Killed


def opened_again(store: Store) -> Store:
    if isinstance(store, SqliteStore):
        return SqliteStore.open(Path(store.path))
    return PostgresStore.open(store.path)


@pytest.fixture
def benches(store: Store) -> Iterator[tuple[Bench, Bench]]:
    """The bench that issued a document for the platform and the customer, and another one."""
    here = a_real_bench(store)
    sending = Sending(print_after_issue=True, deposit_folder=FOLDER, mail=MAIL)
    save_profile(here, replace(load_profile(here), sending=sending))
    assert credit(here, store, 1, email=ADDRESS) == NUMBER  # type: ignore[arg-type]  # any store does
    with closing(opened_again(store)) as second:
        there = replace(a_bench_on(second), actor=Actor("Lou", "7"), clock=here.clock)
        yield here, there


@pytest.fixture
def passwords() -> FakePasswords:
    return FakePasswords({MAIL.account: "s3cret"})


def delivery(bench: Bench, channel: Channel) -> Delivery:
    (found,) = delivery_list(bench, (channel,))
    return found


@pytest.mark.parametrize("able_first", [True, False], ids=["able first", "unable first"])
def test_a_letter_goes_from_the_bench_that_has_the_password(
    benches: tuple[Bench, Bench], passwords: FakePasswords, store: Store, *, able_first: bool
) -> None:
    unable, able = benches
    mailer, idle = FakeMailer(), FakeMailer()
    if able_first:
        assert isinstance(send_next(able, mailer, passwords), Delivery)
        assert send_next(unable, idle, WITHOUT) is None
    else:
        for _look in range(20):  # more often than a letter is tried
            told = send_next(unable, idle, WITHOUT)
            assert isinstance(told, Unable)
            assert (told.delivery.document, told.reason) == (NUMBER, "no_password")
            unable.clock.wait(hours=1)  # type: ignore[attr-defined]  # of the fixed clock
        assert isinstance(send_next(able, mailer, passwords), Delivery)
    assert (len(mailer.sent), idle.sent) == (1, [])
    done = delivery(unable, Channel.EMAIL)
    assert (done.state, done.attempts, done.operator) == ("done", 1, "Lou")
    assert send_next(able, mailer, passwords) is send_next(unable, idle, WITHOUT) is None
    assert list(check(store)) == []


@pytest.mark.parametrize("able_first", [True, False], ids=["able first", "unable first"])
def test_a_document_is_deposited_by_the_bench_that_sees_the_folder(
    benches: tuple[Bench, Bench], store: Store, *, able_first: bool
) -> None:
    unable, able = benches
    box, blind = FakeBox(), FakeBox(away={FOLDER})
    if able_first:
        assert isinstance(deposit_next(able, box), Delivery)
        assert deposit_next(unable, blind) is None
    else:
        for _look in range(20):
            told = deposit_next(unable, blind)
            assert isinstance(told, Unable)
            assert (told.delivery.document, told.reason, told.detail) == (NUMBER, "no_folder", FOLDER)
        assert isinstance(deposit_next(able, box), Delivery)
    assert (list(box.files), blind.files) == ([f"{FOLDER}/{NUMBER}.pdf"], {})
    done = delivery(unable, Channel.DEPOSIT)
    assert (done.state, done.attempts) == ("done", 1)
    assert list(check(store)) == []


def test_what_the_able_bench_had_begun_when_it_died_waits_for_one_that_can(
    benches: tuple[Bench, Bench], passwords: FakePasswords, store: Store
) -> None:
    unable, able = benches
    with pytest.raises(Killed):
        send_next(able, DyingMailer(), passwords)
    platform = DyingBox()
    with pytest.raises(Killed):
        deposit_next(able, platform)
    blind = FakeBox(away={FOLDER})
    # As long as it may still be at it, nobody else is.
    assert send_next(unable, FakeMailer(), WITHOUT) is deposit_next(unable, blind) is None
    able.clock.wait(minutes=6)  # type: ignore[attr-defined]  # of the fixed clock
    told = [send_next(unable, FakeMailer(), WITHOUT), deposit_next(unable, blind)]
    assert [isinstance(one, Unable) and one.delivery.state for one in told] == ["under_way", "under_way"]
    # Started again, it goes on; nothing goes twice.
    mailer, box = FakeMailer(), FakeBox(hidden=platform.hidden)
    assert isinstance(send_next(able, mailer, passwords), Delivery)
    assert isinstance(deposit_next(able, box), Delivery)
    assert (len(mailer.sent), list(box.files), box.hidden) == (1, [f"{FOLDER}/{NUMBER}.pdf"], {})
    assert {delivery(able, one).attempts for one in (Channel.EMAIL, Channel.DEPOSIT)} == {2}
    assert list(check(store)) == []


def test_a_bench_that_is_given_the_password_later_sends_what_waited(
    benches: tuple[Bench, Bench], passwords: FakePasswords
) -> None:
    bench, _other = benches
    mailer, own = FakeMailer(), FakePasswords()
    assert isinstance(send_next(bench, mailer, own), Unable)
    own.store(MAIL.account, passwords.get(MAIL.account))
    sent = send_next(bench, mailer, own)
    assert isinstance(sent, Delivery)
    assert (sent.state, sent.attempts, mailer.sent[0][1]) == ("done", 1, "s3cret")


def test_what_was_prepared_for_one_benchs_printer_is_printed_there_alone(
    benches: tuple[Bench, Bench],
) -> None:
    issuer, other = benches
    printer = FakePrinter()
    assert print_next(other, printer) is None
    # Nor after its bench took it and died.
    assert take_next(issuer, Channel.PRINT) is not None
    issuer.clock.wait(hours=9)  # type: ignore[attr-defined]  # of the fixed clock
    assert print_next(other, printer) is None
    printed = print_next(issuer, printer)
    assert printed is not None
    assert (printed.done, len(printer.taken)) == (True, 1)
