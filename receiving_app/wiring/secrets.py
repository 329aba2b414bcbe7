"""Supervisor codes and the mail server's password, wired."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from receiving_app.mail.keyring_passwords import KeyringPasswords


class ArgonSecrets:
    """The ``Secrets`` port with argon2, imported at its first use."""

    def hashed(self, code: str) -> str:
        """Return the argon2 hash to store."""
        hashed: str = importlib.import_module("argon2").PasswordHasher().hash(code)
        return hashed

    def matches(self, code: str, stored: str) -> bool:
        """Tell whether the code is the one hashed; a damaged hash matches nothing."""
        argon2 = importlib.import_module("argon2")
        try:
            return bool(argon2.PasswordHasher().verify(stored, code))
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False

    def new_key(self) -> bytes:
        """Return 32 bytes that nobody can guess."""
        from secrets import token_bytes

        from receiving_app.domain.commands import KEY_BYTES

        return token_bytes(KEY_BYTES)


class LazyPasswords:
    """The ``Passwords`` port; the keyring is asked for at its first use."""

    def get(self, account: str) -> str:
        """Return the password of an account; see the port."""
        return self._keyring().get(account)

    def store(self, account: str, password: str) -> None:
        """Keep the password of an account; see the port."""
        self._keyring().store(account, password)

    def _keyring(self) -> "KeyringPasswords":
        from receiving_app.mail.keyring_passwords import KeyringPasswords

        return KeyringPasswords()
