"""Letters to real servers on this machine: protected, checked, refused, cut off."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.sending import MailSecurity, MailServer
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.mail.smtp import SmtpMailer, compose
from receiving_app.services.sending_ports import Letter
from tests.mail.servers import (
    PASSWORDS,
    USER,
    Certificate,
    Inbox,
    a_certificate,
    authenticated,
    dies_at,
    free_port,
    mail_server,
    raw_server,
    says_nothing,
)

PDF = b"%PDF-1.7\r\n.\r\n\x00\xff a line\n.\nafter the dot"
LETTER = Letter(
    "avoirs@example.com",
    "Voix & Réseaux, « Distribution »",
    "achats@example.org",
    "Avoir AV-2026-000001 — œuvre n° 1",
    "Bonjour,\n\nVoici l'avoir n° 1, de 91,28 €.\n.\nFin\n",
    PDF,
    "AV-2026-000001.pdf",
    "<1.abc@example.com>",
    datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
    "fr",
)
LOCAL = MailServer(True, "127.0.0.1", 0, MailSecurity.NONE, "", "avoirs@example.com")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return a_certificate(tmp_path_factory.mktemp("tls"))


def send(port: int, letter: Letter = LETTER, timeout: float = 5.0) -> None:
    SmtpMailer(timeout=timeout).send(replace(LOCAL, port=port), "", letter)


def failure(call: Callable[[], None]) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        call()
    return failed.value


def only(inbox: Inbox) -> EmailMessage:
    (letter,) = inbox.letters
    return letter


def test_a_letter_arrives_as_it_was_composed() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        send(port)
    letter = only(inbox)
    assert inbox.recipients == ["achats@example.org"]
    assert letter["From"].addresses[0].display_name == LETTER.sender_name
    assert letter["Subject"] == LETTER.subject
    assert letter["Message-ID"] == LETTER.message_id
    assert letter["Date"].datetime == LETTER.at
    assert letter["Auto-Submitted"] == "auto-generated"
    body = letter.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER.text
    (attachment,) = letter.iter_attachments()
    assert (attachment.get_filename(), attachment.get_content_type()) == (
        "AV-2026-000001.pdf",
        "application/pdf",
    )
    assert attachment.get_content() == PDF


@pytest.mark.parametrize("password", PASSWORDS)
def test_starttls_protects_login_and_letter(certificate: Certificate, password: str) -> None:
    inbox = Inbox()
    options = {"require_starttls": True, "auth_required": True, "authenticator": authenticated}
    with mail_server(inbox, tls_context=certificate.of_server(), **options) as port:
        server = replace(LOCAL, host="localhost", port=port, security=MailSecurity.STARTTLS, user=USER)
        SmtpMailer(certificate.trusted, 20.0).send(server, password, LETTER)
        wrong = failure(lambda: SmtpMailer(certificate.trusted, 20.0).send(server, f"{password}x", LETTER))
    assert only(inbox)["Subject"] == LETTER.subject
    assert (wrong.reason, wrong.final) == ("auth", False)
    assert password not in wrong.detail


def test_implicit_tls_is_checked_and_used(certificate: Certificate) -> None:
    inbox = Inbox()
    with mail_server(inbox, ssl_context=certificate.of_server()) as port:
        server = replace(LOCAL, host="localhost", port=port, security=MailSecurity.TLS)
        SmtpMailer(certificate.trusted, 20.0).send(server, "", LETTER)
    assert only(inbox)["Subject"] == LETTER.subject


@pytest.mark.parametrize("security", [MailSecurity.STARTTLS, MailSecurity.TLS])
@pytest.mark.parametrize("wrong", ["unknown", "name", "expired"])
def test_a_certificate_that_cannot_be_trusted_gets_no_letter(
    tmp_path: Path, security: MailSecurity, wrong: str
) -> None:
    presented = a_certificate(
        tmp_path, "mail.example.com" if wrong == "name" else "localhost", -1 if wrong == "expired" else 1
    )
    inbox, context = Inbox(), presented.of_server()
    how = {"ssl_context": context} if security is MailSecurity.TLS else {"tls_context": context}
    # The program's own settings for one that no authority knows; trusted otherwise, and wrong all the same.
    mailer = SmtpMailer(timeout=20.0) if wrong == "unknown" else SmtpMailer(presented.trusted, 20.0)
    with mail_server(inbox, **how) as port:
        server = replace(LOCAL, host="localhost", port=port, security=security)
        failed = failure(lambda: mailer.send(server, PASSWORDS[0], LETTER))
    assert (failed.reason, failed.final) == ("certificate", False)
    assert inbox.letters == []


def test_a_server_without_starttls_never_sees_the_password(certificate: Certificate) -> None:
    inbox = Inbox()
    with mail_server(inbox, authenticator=authenticated, auth_require_tls=False) as port:
        server = replace(LOCAL, host="localhost", port=port, security=MailSecurity.STARTTLS, user=USER)
        failed = failure(lambda: SmtpMailer(certificate.trusted, 20.0).send(server, PASSWORDS[0], LETTER))
    assert (failed.reason, inbox.letters) == ("unsupported", [])


def test_what_is_no_tls_at_all_is_said(certificate: Certificate) -> None:
    with mail_server(Inbox()) as port:
        server = replace(LOCAL, host="localhost", port=port, security=MailSecurity.TLS)
        failed = failure(lambda: SmtpMailer(certificate.trusted, 20.0).send(server, "", LETTER))
    assert failed.reason == "tls"


@pytest.mark.parametrize(
    ("command", "answer", "reason", "final"),
    [
        ("RCPT", "550 5.1.1 no such user", "recipient", True),
        ("RCPT", "450 4.2.1 mailbox busy", "recipient", False),
        ("MAIL", "553 5.7.1 sender not allowed", "refused", True),
        ("MAIL", "452 4.3.1 disk full", "refused", False),
        ("DATA", "554 5.6.0 looks like spam", "refused", True),
        ("DATA", "451 4.3.0 come back later", "refused", False),
    ],
)
def test_a_refusal_is_final_or_not_as_the_server_says(
    command: str, answer: str, reason: str, *, final: bool
) -> None:
    inbox = Inbox(answers={command: [answer]})
    with mail_server(inbox) as port:
        failed = failure(lambda: send(port))
        assert (failed.reason, failed.final) == (reason, final)
        assert failed.detail.startswith(answer[:3])
        send(port)
    assert len(inbox.letters) == 1


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with raw_server(says_nothing) as port:
        assert failure(lambda: send(port, timeout=0.2)).reason == "timeout"


@pytest.mark.parametrize("command", ["EHLO", "MAIL", "RCPT", "DATA", "LETTER", "."])
def test_a_server_that_dies_in_the_middle_has_not_taken_the_letter(command: str) -> None:
    with raw_server(dies_at(command)) as port:
        failed = failure(lambda: send(port))
    assert (failed.reason, failed.final) == ("connection", False)


def test_a_server_that_dies_after_it_accepted_the_letter_has_taken_it() -> None:
    with raw_server(dies_at("never", accepting=True)) as port:
        send(port)


def test_a_server_that_is_not_there_is_said() -> None:
    refused = failure(lambda: send(free_port()))
    # Another machine may have a server of its own.
    assert (refused.reason, refused.here) == ("connection", True)
    away = replace(LOCAL, host="no-such-host.invalid", port=25)
    assert failure(lambda: SmtpMailer(timeout=20.0).send(away, "", LETTER)).reason == "host"


def test_a_password_that_a_server_repeats_is_not_kept(certificate: Certificate) -> None:
    inbox = Inbox(answers={"MAIL": [f"550 you said {USER} hunter-2"]})
    with mail_server(inbox) as port:
        failed = failure(lambda: SmtpMailer(timeout=20.0).send(replace(LOCAL, port=port), "hunter-2", LETTER))
    assert failed.detail == f"550 you said {USER} …"


@pytest.mark.parametrize("field", ["sender_name", "subject", "text", "attachment_name"])
@given(
    text=st.text(max_size=80), evil=st.sampled_from(["\r\nBcc: x@example.org", "\nBcc: x@example.org", ""])
)
def test_nothing_in_a_letter_becomes_another_header(field: str, text: str, evil: str) -> None:
    message = compose(replace(LETTER, **{field: f"{text.encode('utf-8', 'replace').decode()}{evil}"}))
    head = message.as_bytes().split(b"\r\n\r\n")[0]
    names = re.findall(rb"^([A-Za-z-]+):", head, re.MULTILINE)
    assert sorted(names) == sorted(
        [
            b"From",
            b"To",
            b"Subject",
            b"Date",
            b"Message-ID",
            b"Auto-Submitted",
            b"MIME-Version",
            b"Content-Type",
        ]
    )


@pytest.mark.parametrize("field", ["sender", "recipient"])
@pytest.mark.parametrize("bad", ["a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", ""])
def test_an_address_that_is_more_than_one_gets_into_no_header(field: str, bad: str) -> None:
    with pytest.raises(InvalidIdentifier):
        compose(replace(LETTER, **{field: bad}))


def test_a_letter_without_a_document_is_plain_text() -> None:
    inbox = Inbox()
    with mail_server(inbox) as port:
        send(port, replace(LETTER, attachment=b"", attachment_name=""))
    assert only(inbox).get_content_type() == "text/plain"
