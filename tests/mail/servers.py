"""Mail servers on this machine: real ones that keep what they get, and ones that misbehave."""

import contextlib
import ipaddress
import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORDS = "avoirs", ("s3cret-Password", "s3cret-Pässwörd")


@dataclass
class Inbox:
    """Keeps letters; ``answers`` are given in turn to the command that they name, before the usual ones."""

    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)

    def _answer(self, command: str) -> str | None:
        waiting = self.answers.get(command)
        return waiting.pop(0) if waiting else None

    async def handle_MAIL(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.mail_from = address
        return self._answer("MAIL") or "250 OK"

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        refusal = self._answer("RCPT")
        if refusal is None:
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        refusal = self._answer("DATA")
        if refusal is None:
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
            self.recipients += envelope.rcpt_tos
        return refusal or "250 Accepted"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def authenticated(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and data.password.decode() in PASSWORDS
    return AuthResult(success=right, handled=False)


@contextlib.contextmanager
def mail_server(inbox: Inbox, port: int = 0, **options: Any) -> Iterator[int]:
    """Run a real server and give its port; what it logs of callers that hang up is no one's defect."""
    for name in ("mail.log", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    controller = Controller(inbox, hostname="127.0.0.1", port=port or free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
        for name in ("mail.log", "asyncio"):
            logging.getLogger(name).setLevel(logging.NOTSET)


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate for this machine, made for one run."""

    path: Path
    for_host: str = "localhost"

    def of_server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context

    def trusted(self) -> ssl.SSLContext:
        """Return the usual settings, with this certificate as the only authority."""
        return ssl.create_default_context(cafile=str(self.path))


def a_certificate(folder: Path, host: str = "localhost", days: int = 1) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)  # noqa: TID251  TLS compares with the machine's own time
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    if host == "localhost":
        names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=2))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return Certificate(path, host)


@contextlib.contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Run a server that talks as it is told to one caller, and give its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def serve() -> None:
        caller, _ = listening.accept()
        with caller, contextlib.suppress(OSError):
            talk(caller)
            done.wait(5)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        done.set()
        thread.join()
        listening.close()


def says_nothing(_caller: socket.socket) -> None:
    """Accept the connection and never greet."""


def dies_at(command: str, *, accepting: bool = False) -> Callable[[socket.socket], None]:
    """Return a talk that ends the connection at a command, or after having accepted the letter."""

    def talk(caller: socket.socket) -> None:
        stream = caller.makefile("rwb")
        stream.write(b"220 hello\r\n")
        stream.flush()
        in_letter = False
        for line in stream:
            word = line.strip().upper()
            if in_letter and word != b".":
                if command == "LETTER":
                    break
                continue
            if word.startswith(command.encode()):
                break
            in_letter = word == b"DATA"
            stream.write(b"354 go on\r\n" if in_letter else b"250 OK\r\n")
            stream.flush()
            if word == b"." and accepting:
                break
        caller.shutdown(socket.SHUT_RDWR)

    return talk
