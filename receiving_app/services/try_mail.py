"""Try the mail server of the settings with one letter to the company itself."""

from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.people import Right
from receiving_app.domain.sending import mail_address
from receiving_app.domain.sending_errors import DeliveryFailed, TestLetterFailed
from receiving_app.services.case_sheet import Act, record, require_profile
from receiving_app.services.outbox import password_of
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs
from receiving_app.services.sending_ports import Letter, Mailer, Passwords

_DETAIL = 200


@needs(Right.EDIT_SETTINGS)
def try_mail(bench: Bench, mailer: Mailer, passwords: Passwords) -> str:
    """Send one letter to the company's own address, and return the address.

    Whether customers get copies is not asked: the server is tried before that is switched on.

    Raises:
        MissingProfile: there is no company.
        InvalidSetting: no server or no sender is set.
        InvalidIdentifier: the company's address is none.
        TestLetterFailed: the server did not take the letter, with what it said.
    """
    with bench.reading() as uow:
        profile = require_profile(uow)
    server, words, language = profile.sending.mail, bench.words, profile.language
    if not (server.host and server.sender):
        raise InvalidSetting("mail_host", "incomplete")
    recipient = mail_address(profile.seller.email or server.sender)
    now = bench.clock.now()
    letter = Letter(
        server.sender,
        profile.seller.name,
        recipient,
        words.text("mail.trial.subject", language),
        words.text("mail.trial.text", language, bench=bench.actor.bench, host=server.host) + "\n",
        b"",
        "",
        f"<trial.{now:%Y%m%d%H%M%S%f}@{server.sender.rpartition('@')[2]}>",
        now,
        language,
    )
    try:
        mailer.send(server, password_of(profile, passwords), letter)
    except DeliveryFailed as failure:
        raise TestLetterFailed(failure.reason, " ".join(failure.detail.split())[:_DETAIL]) from failure
    with bench.writing() as uow:
        record(bench, uow, Act("mail_tried", {}))
        uow.commit()
    return recipient
