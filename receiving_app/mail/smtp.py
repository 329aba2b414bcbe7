"""Hand letters over to the company's mail server.

Every connection but one to this very machine is encrypted, with the server's certificate checked
against the system's authorities. Once the server has accepted a letter nothing that happens on
hanging up makes it count as failed: it would go twice.
"""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from receiving_app.domain.sending import MailSecurity, MailServer, mail_address
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.sending_ports import Letter

TIMEOUT = 20.0
"""Seconds to wait for each answer; all of a session stays below the lease of a delivery."""

_LOGGED_IN = 235
_PERMANENT = range(500, 600)


class SmtpMailer:
    """The ``Mailer`` port.

    Args:
        trust: gives the TLS settings, the authorities among them.
        timeout: seconds to wait for each answer.
    """

    def __init__(
        self, trust: Callable[[], ssl.SSLContext] = ssl.create_default_context, timeout: float = TIMEOUT
    ) -> None:
        self._trust = trust
        self._timeout = timeout

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        """Hand a letter over; see the port."""
        message = compose(letter)
        try:
            self._session(server, password, message)
        except (smtplib.SMTPException, OSError) as error:
            failure = _failure(error)
            # Nothing listens there: a machine without a mail server of its own.
            failure.here = server.on_this_machine and isinstance(error, ConnectionRefusedError)
            if password:
                # Some servers repeat what they were told.
                failure.detail = failure.detail.replace(password, "…")
            raise failure from None

    def _session(self, server: MailServer, password: str, message: EmailMessage) -> None:
        smtp = self._connected(server)
        try:
            if server.security is MailSecurity.STARTTLS:
                smtp.starttls(context=self._trust())
            if server.user:
                _log_in(smtp, server.user, password)
            smtp.send_message(message)
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
        finally:
            smtp.close()

    def _connected(self, server: MailServer) -> smtplib.SMTP:
        host = server.host.strip("[]")
        if server.security is MailSecurity.TLS:
            return smtplib.SMTP_SSL(host, server.port, timeout=self._timeout, context=self._trust())
        return smtplib.SMTP(host, server.port, timeout=self._timeout)


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if f"{user}{password}".isascii():
        smtp.login(user, password)
        return
    # smtplib knows ASCII only; RFC 4616 says UTF-8.
    smtp.ehlo_or_helo_if_needed()
    told = b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
    code, said = smtp.docmd("AUTH", f"PLAIN {told}")
    if code != _LOGGED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def compose(letter: Letter) -> EmailMessage:
    """Return the message of a letter.

    Raises:
        InvalidIdentifier: sender or recipient is no plain address.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(_line(letter.sender_name), addr_spec=mail_address(letter.sender))
    message["To"] = Address(addr_spec=mail_address(letter.recipient))
    message["Subject"] = _line(letter.subject)
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = letter.message_id
    # RFC 3834: no answering machine answers it.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(letter.text, cte="quoted-printable")
    if letter.attachment:
        message.add_attachment(
            letter.attachment, maintype="application", subtype="pdf", filename=_line(letter.attachment_name)
        )
    return message


def _line(text: str) -> str:
    """Return a text in one line: what comes after a line break would be another header."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _failure(error: smtplib.SMTPException | OSError) -> DeliveryFailed:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        ((code, said),) = error.recipients.values()
        return DeliveryFailed("recipient", _said(code, said), final=code in _PERMANENT)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return DeliveryFailed("auth", _said(error.smtp_code, error.smtp_error))
    if isinstance(error, smtplib.SMTPResponseException):
        final = error.smtp_code in _PERMANENT and not isinstance(
            error, smtplib.SMTPConnectError | smtplib.SMTPHeloError
        )
        return DeliveryFailed("refused", _said(error.smtp_code, error.smtp_error), final)
    return DeliveryFailed(_reason(error), str(error))


# The first that fits: the more special ones come before their bases.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPNotSupportedError, "unsupported"),
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "tls"),
    (TimeoutError, "timeout"),
    (socket.gaierror, "host"),
)


def _reason(error: Exception) -> str:
    # smtplib calls an answer that never comes a broken connection, and keeps the cause.
    causes = (error, error.__context__) if isinstance(error, smtplib.SMTPServerDisconnected) else (error,)
    return next(
        (reason for kind, reason in _REASONS if any(isinstance(one, kind) for one in causes)), "connection"
    )


def _said(code: int, text: bytes | str) -> str:
    return f"{code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
