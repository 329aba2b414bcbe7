"""Send the customer a courtesy copy by e-mail.

A bench that cannot name itself to the mail server, having no password, takes no letter: another may. Nor does
one keep a letter where the server is to be the machine's own, and there is none.
A server that takes a letter and dies before saying so makes it wait and go again under the same
Message-ID, by which mail programs know that it is the same.
"""

from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.domain.sending import Channel, Delivery, Unable
from receiving_app.domain.sending_errors import DeliveryFailed, KeyringUnavailable
from receiving_app.services.case_sheet import Act, record, require_profile
from receiving_app.services.credit_note_ports import StoredCreditNote
from receiving_app.services.deliveries import (
    fail,
    finish,
    issued_document,
    next_due,
    note_evidence,
    put_back,
    take_next,
)
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs, unattended
from receiving_app.services.sending_ports import Letter, Mailer, Passwords

_DETAIL = 200


@unattended
def send_next(bench: Bench, mailer: Mailer, passwords: Passwords) -> Delivery | Unable | None:
    """Send the next letter that is due, and return how it went; None where none is, or e-mail is off."""
    with bench.reading() as uow:
        profile = uow.profiles.get()
    if profile is None or not profile.sending.mail.on:
        return None
    # Nobody is asked to unlock a keyring for nothing.
    due = next_due(bench, Channel.EMAIL)
    if due is None:
        return None
    try:
        password = password_of(profile, passwords)
    except DeliveryFailed as failure:
        return Unable(due, failure.reason, failure.detail)
    delivery = take_next(bench, Channel.EMAIL)
    return _sent(bench, mailer, password, profile, delivery) if delivery else None


def _sent(
    bench: Bench, mailer: Mailer, password: str, profile: Profile, delivery: Delivery
) -> Delivery | Unable:
    with bench.reading() as uow:
        stored = issued_document(uow, delivery.document)
    letter = _letter(bench, profile, delivery, stored)
    known = note_evidence(bench, delivery, letter.message_id)
    try:
        mailer.send(profile.sending.mail, password, letter)
    except DeliveryFailed as failure:
        said = " ".join(failure.detail.split())[:_DETAIL]
        if failure.here:
            return Unable(put_back(bench, known), failure.reason, said)
        return fail(bench, known, DeliveryFailed(failure.reason, said, failure.final))
    except InvalidIdentifier:
        # One that was wrong from the start, tried again: the letters behind it still go.
        return fail(bench, known, DeliveryFailed("address", final=True))
    return finish(bench, known, "emailed")


@needs(Right.EDIT_SETTINGS)
def store_mail_password(bench: Bench, passwords: Passwords, password: str) -> None:
    """Put the mail server's password into the system's keyring, and nowhere else.

    Raises:
        InvalidSetting: no user of a mail server is set.
        KeyringUnavailable: the system keeps none for programs.
    """
    with bench.reading() as uow:
        account = require_profile(uow).sending.mail.account
    if not account:
        raise InvalidSetting("mail_user", "not_set")
    passwords.store(account, password)
    with bench.writing() as uow:
        record(bench, uow, Act("mail_password_stored", {}))
        uow.commit()


def password_of(profile: Profile, passwords: Passwords) -> str:
    """Return the mail server's password; empty where it asks for none.

    Raises:
        DeliveryFailed: the keyring has none, or does not answer.
    """
    account = profile.sending.mail.account
    if not account:
        return ""
    try:
        password = passwords.get(account)
    except KeyringUnavailable as error:
        raise DeliveryFailed("keyring", error.detail) from error
    if not password:
        raise DeliveryFailed("no_password")
    return password


def _letter(bench: Bench, profile: Profile, delivery: Delivery, stored: StoredCreditNote) -> Letter:
    document, words = stored.note, bench.words
    language = document.language
    facts = {
        "number": document.number,
        "day": document.issued_on,
        "rma": document.rma,
        "gross": document.gross,
        "seller": document.seller.name,
    }
    kind = document.kind
    text = "\n\n".join(
        words.text(f"mail.{part}", language, **facts)
        for part in ("greeting", f"attached.{kind}", "courtesy", "closing")
    )
    sender = profile.sending.mail.sender
    return Letter(
        sender,
        document.seller.name,
        delivery.target,
        words.text(f"mail.subject.{kind}", language, **facts),
        text + "\n",
        stored.pdf,
        f"{document.number.replace('/', '_')}.pdf",
        f"<{delivery.id}.{stored.pdf_sha256[:24]}@{sender.rpartition('@')[2]}>",
        bench.clock.now(),
        language,
    )
