"""The courtesy copy by e-mail: what it says, to whom, and what becomes of it when the server refuses."""

from dataclasses import replace

import pytest

from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.sending import Channel, Delivery, Unable
from receiving_app.domain.sending_errors import DeliveryFailed, KeyringUnavailable
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.deliveries import queue_email, try_again
from receiving_app.services.outbox import send_next, store_mail_password
from receiving_app.wording import in_language
from tests.builders import an_approval
from tests.fakes_sending import FakeMailer, FakePasswords
from tests.services.sending import ADDRESS, MAIL, NUMBER, after_issue, only, set_up

PASSWORDS = FakePasswords({"avoirs@smtp.example.com:587": "s3cret"})


def test_a_letter_has_the_document_and_says_that_it_is_a_courtesy_copy() -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer()
    done = send_next(bench, mailer, PASSWORDS)
    assert done is not None
    assert done.state == "done"
    ((server, password, letter),) = mailer.sent
    assert (server, password) == (MAIL, "s3cret")
    assert (letter.recipient, letter.sender) == (ADDRESS, "avoirs@example.com")
    assert letter.sender_name == "Distri-VoIP Exemple SAS"
    assert letter.subject == f"Avoir {NUMBER}, retour RMA-2026-004101-Z"
    for words in ("copie de courtoisie", "plateforme agréée", "canal légal", NUMBER, "91,28", "23/11/2026"):
        assert words in letter.text
    assert (letter.attachment, letter.attachment_name) == (bench.store.documents[0].pdf, f"{NUMBER}.pdf")
    assert bench.acts[-1] == "emailed"
    assert send_next(bench, mailer, PASSWORDS) is None


def test_it_is_written_in_the_customers_language() -> None:
    bench, mailer = after_issue(language="en", mail=MAIL), FakeMailer()
    send_next(bench, mailer, PASSWORDS)
    letter = mailer.sent[0][2]
    assert letter.language == "en"
    assert "courtesy copy" in letter.text
    assert letter.subject.startswith("Credit note")


def test_a_contrary_document_says_what_it_is() -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer()
    cancel_and_reissue(bench, NUMBER, an_approval())
    while send_next(bench, mailer, PASSWORDS):
        pass
    assert [letter.subject.split(",")[0] for _server, _password, letter in mailer.sent] == [
        f"Avoir {NUMBER}",
        "Annulation AN-2026-000001 d'un avoir",
    ]


def test_a_letter_goes_again_under_the_same_identifier() -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer(DeliveryFailed("timeout", "x\n" * 300))
    failed = send_next(bench, mailer, PASSWORDS)
    assert failed is not None
    assert (failed.state, failed.reason, len(failed.detail)) == ("waiting", "timeout", 200)
    identifier = failed.evidence
    assert identifier.endswith("@example.com>")
    assert send_next(bench, mailer, PASSWORDS) is None
    mailer.failure = None
    bench.clock.wait(minutes=2)
    send_next(bench, mailer, PASSWORDS)
    assert mailer.sent[0][2].message_id == identifier


def test_a_refused_recipient_waits_for_a_person() -> None:
    bench = after_issue(mail=MAIL)
    mailer = FakeMailer(DeliveryFailed("recipient", "550 unknown", final=True))
    failed = send_next(bench, mailer, PASSWORDS)
    assert failed is not None
    assert (failed.state, failed.reason, failed.detail) == ("failed", "recipient", "550 unknown")


@pytest.mark.parametrize(
    ("passwords", "reason"),
    [(FakePasswords(there=False), "keyring"), (FakePasswords(), "no_password")],
    ids=["no keyring", "no password"],
)
def test_without_the_password_nothing_is_taken_and_the_reason_is_told(
    passwords: FakePasswords, reason: str
) -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer()
    waiting, acts = only(bench, Channel.EMAIL), bench.acts
    unable = send_next(bench, mailer, passwords)
    assert isinstance(unable, Unable)
    assert (unable.delivery, unable.reason, mailer.sent) == (waiting, reason, [])
    # It is no attempt: nothing of the document or the journal tells of it.
    assert (only(bench, Channel.EMAIL), bench.acts) == (waiting, acts)
    for language in ("fr", "en"):
        said = in_language(language).unable(unable)
        assert NUMBER in said.what
        assert "23" in said.what
        assert said.next_step


def test_nobody_is_asked_for_a_password_while_nothing_waits() -> None:
    bench = after_issue(mail=MAIL)
    assert send_next(bench, FakeMailer(), PASSWORDS) is not None
    assert send_next(bench, FakeMailer(), FakePasswords(there=False)) is None


def test_a_machine_that_is_to_have_a_mail_server_and_has_none_leaves_the_letter_to_another() -> None:
    bench = after_issue(mail=MAIL)
    mailer = FakeMailer(DeliveryFailed("connection", "Connection\nrefused", here=True))
    unable, acts = send_next(bench, mailer, PASSWORDS), bench.acts
    assert isinstance(unable, Unable)
    assert (unable.reason, unable.detail) == ("connection", "Connection refused")
    assert (unable.delivery.state, unable.delivery.attempts, bench.acts) == ("waiting", 0, acts)
    assert in_language("fr").unable(unable).next_step
    mailer.failure = None
    sent = send_next(bench, mailer, PASSWORDS)
    assert isinstance(sent, Delivery)
    assert (sent.state, sent.attempts, sent.evidence) == ("done", 1, unable.delivery.evidence)


def test_a_letter_that_another_bench_took_meanwhile_is_left_to_it() -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer()

    class Slow(FakePasswords):
        def get(self, account: str) -> str:
            assert send_next(bench, mailer, PASSWORDS) is not None
            return PASSWORDS.get(account)

    assert send_next(bench, mailer, Slow()) is None
    assert len(mailer.sent) == 1


def test_a_server_without_a_user_needs_no_password() -> None:
    bench, mailer = after_issue(mail=replace(MAIL, user="")), FakeMailer()
    send_next(bench, mailer, FakePasswords(there=False))
    assert mailer.sent[0][1] == ""


def test_what_waits_stays_while_email_is_off() -> None:
    bench, mailer = after_issue(mail=MAIL), FakeMailer()
    set_up(bench, mail=replace(MAIL, on=False))
    assert send_next(bench, mailer, PASSWORDS) is None
    assert only(bench, Channel.EMAIL).state == "waiting"
    bench.store.profile = None
    assert send_next(bench, mailer, PASSWORDS) is None


def test_the_password_goes_into_the_keyring_and_nowhere_else() -> None:
    bench, passwords = after_issue(mail=MAIL), FakePasswords()
    store_mail_password(bench, passwords, "s3cret")
    assert passwords.known == {MAIL.account: "s3cret"}
    assert "s3cret" not in f"{bench.store.entries} {bench.store.profile}"
    assert bench.acts[-1] == "mail_password_stored"


def test_a_password_that_cannot_be_kept_is_refused_and_not_kept_elsewhere() -> None:
    bench = after_issue(mail=MAIL)
    with pytest.raises(KeyringUnavailable):
        store_mail_password(bench, FakePasswords(there=False), "s3cret")
    set_up(bench, mail=replace(MAIL, user=""))
    with pytest.raises(InvalidSetting):
        store_mail_password(bench, FakePasswords(), "s3cret")
    assert "mail_password_stored" not in bench.acts


def test_a_wrong_address_tried_again_fails_again_and_holds_up_no_one() -> None:
    bench, mailer = after_issue(email="achats@example.org\nBcc: x@example.org", mail=MAIL), FakeMailer()
    queue_email(bench, NUMBER, ADDRESS)
    try_again(bench, 1)
    failed, sent = send_next(bench, mailer, PASSWORDS), send_next(bench, mailer, PASSWORDS)
    assert failed is not None
    assert sent is not None
    assert (failed.state, failed.reason) == ("failed", "address")
    assert (sent.state, sent.target) == ("done", ADDRESS)
