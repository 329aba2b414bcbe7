"""The mail server's password in the system's own keyring; it is written nowhere else."""

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from receiving_app.domain.sending_errors import KeyringUnavailable

SERVICE = "reception-rma"


class KeyringPasswords:
    """The ``Passwords`` port."""

    def get(self, account: str) -> str:
        """Return the password of an account; see the port."""
        try:
            return keyring.get_password(SERVICE, account) or ""
        except KeyringError as error:
            raise KeyringUnavailable(type(error).__name__) from error

    def store(self, account: str, password: str) -> None:
        """Keep the password of an account; see the port."""
        try:
            if password:
                keyring.set_password(SERVICE, account, password)
            else:
                _forget(account)
        except KeyringError as error:
            raise KeyringUnavailable(type(error).__name__) from error


def _forget(account: str) -> None:
    try:
        keyring.delete_password(SERVICE, account)
    except PasswordDeleteError:
        return  # there was none
