"""The mail server of the settings is tried with one letter to the company itself."""

from dataclasses import replace

import pytest

from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.sending import MailServer, Sending
from receiving_app.domain.sending_errors import DeliveryFailed, TestLetterFailed
from receiving_app.services.try_mail import try_mail
from tests.builders import a_bench, a_profile
from tests.fakes import FakeBench
from tests.fakes_sending import FakeMailer, FakePasswords
from tests.services.sending import MAIL

PASSWORDS = FakePasswords({MAIL.account: "s3cret"})


def _bench(server: MailServer, email: str = "accueil@example.com") -> FakeBench:
    profile = a_profile()
    seller = replace(profile.seller, email=email)
    return a_bench(profile=replace(profile, seller=seller, sending=Sending(mail=server)))


def test_one_letter_without_a_document_goes_to_the_company_itself() -> None:
    # Before customers get any: that is not switched on yet.
    server, mailer = replace(MAIL, on=False), FakeMailer()
    bench = _bench(server)
    assert try_mail(bench, mailer, PASSWORDS) == "accueil@example.com"
    ((asked, password, letter),) = mailer.sent
    assert (asked, password) == (server, "s3cret")
    assert (letter.recipient, letter.sender, letter.attachment) == ("accueil@example.com", MAIL.sender, b"")
    assert MAIL.host in letter.text
    assert bench.acts == ["mail_tried"]
    assert bench.store.deliveries == ()


def test_without_an_address_of_the_company_it_goes_to_the_sender() -> None:
    assert try_mail(_bench(MAIL, email=""), FakeMailer(), PASSWORDS) == MAIL.sender


def test_what_the_server_said_is_told() -> None:
    bench = _bench(MAIL)
    with pytest.raises(TestLetterFailed) as failed:
        try_mail(bench, FakeMailer(DeliveryFailed("auth", "535 no\n" * 100)), PASSWORDS)
    assert (failed.value.reason, len(failed.value.detail)) == ("auth", 200)
    assert bench.acts == []


def test_a_password_that_is_not_in_the_keyring_is_missed() -> None:
    with pytest.raises(TestLetterFailed) as failed:
        try_mail(_bench(MAIL), FakeMailer(), FakePasswords())
    assert failed.value.reason == "no_password"


@pytest.mark.parametrize("server", [MailServer(), replace(MAIL, sender="")])
def test_a_server_that_is_not_set_cannot_be_tried(server: MailServer) -> None:
    with pytest.raises(InvalidSetting):
        try_mail(_bench(server), FakeMailer(), PASSWORDS)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidIdentifier):
        try_mail(_bench(MAIL, email="accueil"), FakeMailer(), PASSWORDS)
