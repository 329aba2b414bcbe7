"""The password is in the system's keyring; without one it is said."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from receiving_app.domain.sending_errors import KeyringUnavailable
from receiving_app.mail.keyring_passwords import KeyringPasswords
from receiving_app.wiring.secrets import LazyPasswords


class MemoryKeyring(KeyringBackend):
    """A keyring as systems have it, in memory."""

    priority = 1

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.known: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("locked")
        return self.known.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.known[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.known.pop((service, username), None) is None:
            raise PasswordDeleteError("none")


@pytest.fixture
def system() -> Iterator[MemoryKeyring]:
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.mark.parametrize("passwords", [KeyringPasswords(), LazyPasswords()], ids=["adapter", "lazy"])
def test_a_password_is_kept_by_account_and_forgotten_on_request(
    system: MemoryKeyring, passwords: KeyringPasswords
) -> None:
    passwords.store("a@b:587", "s3cret")
    assert system.known == {("reception-rma", "a@b:587"): "s3cret"}
    assert (passwords.get("a@b:587"), passwords.get("other")) == ("s3cret", "")
    passwords.store("a@b:587", "")
    passwords.store("a@b:587", "")
    assert system.known == {}


def test_a_locked_keyring_or_none_at_all_is_said(system: MemoryKeyring) -> None:
    system.locked = True
    with pytest.raises(KeyringUnavailable) as refused:
        KeyringPasswords().get("a@b:587")
    assert refused.value.detail == "KeyringLocked"
    keyring.set_keyring(NoKeyring())
    for call in (lambda: KeyringPasswords().get("a"), lambda: KeyringPasswords().store("a", "x")):
        with pytest.raises(KeyringUnavailable):
            call()
