"""The outbox over restarts of the program and of the server: nothing lost, nothing twice under two names."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.sending import MailSecurity, MailServer, Sending, Unable
from receiving_app.mail.smtp import SmtpMailer
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import delivery_list
from receiving_app.services.outbox import send_next
from receiving_app.services.ports import Bench
from receiving_app.services.sending_ports import Letter
from tests.builders import TODAY
from tests.data.stores import a_real_bench, make_store
from tests.exchange.exporting import credit
from tests.fakes import FixedClock
from tests.fakes_sending import FakePasswords
from tests.mail.servers import Inbox, free_port, mail_server

NO_PASSWORDS = FakePasswords()


class Killed(BaseException):
    """The program ends here."""


class DyingMailer(SmtpMailer):
    """Ends the program once the server has accepted the letter."""

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        super().send(server, password, letter)
        raise Killed


def restarted(folder: Path, minutes: int) -> tuple[SqliteStore, Bench]:
    """Open the file again, so many minutes later."""
    store = SqliteStore.open(folder / "reception.sqlite3")
    clock = FixedClock(TODAY)
    clock.wait(minutes=minutes)
    bench = a_real_bench(store)
    return store, replace(bench, clock=clock)


@pytest.fixture
def port(tmp_path: Path) -> int:
    """Issue a document while e-mail is set to a server that is not there yet, and give its port."""
    store, chosen = make_store(tmp_path), free_port()
    bench = a_real_bench(store)
    _set_mail(bench, chosen)
    credit(bench, store, 1, email="achats@example.org")
    store.close()
    return chosen


def _set_mail(bench: Bench, port: int) -> None:
    mail = MailServer(True, "127.0.0.1", port, MailSecurity.NONE, "", "avoirs@example.com")
    save_profile(bench, replace(load_profile(bench), sending=Sending(mail=mail)))


def test_a_letter_waits_over_restarts_until_the_server_is_back(tmp_path: Path, port: int) -> None:
    inbox = Inbox()
    for minutes in (5, 30):
        store, bench = restarted(tmp_path, minutes)
        _set_mail(bench, port)
        with closing(store):
            left = send_next(bench, SmtpMailer(timeout=20.0), NO_PASSWORDS)
            # A server of this machine that is not there: no attempt, another bench may have one.
            assert isinstance(left, Unable)
            assert (left.delivery.state, left.delivery.attempts, left.reason) == ("waiting", 0, "connection")
    with mail_server(inbox, port):
        store, bench = restarted(tmp_path, 90)
        _set_mail(bench, port)
        with closing(store):
            done = send_next(bench, SmtpMailer(timeout=20.0), NO_PASSWORDS)
            assert done is not None
            assert (done.state, done.attempts) == ("done", 1)
            assert send_next(bench, SmtpMailer(timeout=20.0), NO_PASSWORDS) is None
            assert list(check(store)) == []
    assert inbox.recipients == ["achats@example.org"]


def test_a_program_killed_after_the_server_took_the_letter_sends_it_under_the_same_identifier(
    tmp_path: Path, port: int
) -> None:
    inbox = Inbox()
    with mail_server(inbox, port):
        store, bench = restarted(tmp_path, 5)
        _set_mail(bench, port)
        with closing(store), pytest.raises(Killed):
            send_next(bench, DyingMailer(timeout=20.0), NO_PASSWORDS)
        for minutes, sent in ((6, 1), (12, 2), (30, 2)):
            store, bench = restarted(tmp_path, minutes)
            _set_mail(bench, port)
            with closing(store):
                send_next(bench, SmtpMailer(timeout=20.0), NO_PASSWORDS)
                (only,) = delivery_list(bench)
            assert len(inbox.letters) == sent
    assert only.state == "done"
    assert len({letter["Message-ID"] for letter in inbox.letters}) == 1
