"""Whether the file that was opened is still the one in its place.

A system goes on writing into a file that was deleted or moved away, and nobody ever finds again what was
said to be stored: it is looked for before each transaction, which takes two microseconds.
"""

import os

from receiving_app.domain.database_errors import DatabaseUnreachable


class OpenedFile:
    """The file of an open database."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._identity = self._now()

    def require(self) -> None:
        """Refuse to work on a file that is not in its place.

        Raises:
            DatabaseUnreachable: it is gone, its folder is, or another file took its place.
        """
        if self._now() != self._identity:
            raise DatabaseUnreachable(self._path, "another file")

    def _now(self) -> tuple[int, int]:
        try:
            found = os.stat(self._path)  # noqa: PTH116  three times as quick as a path, at every transaction
        except OSError as error:
            raise DatabaseUnreachable(self._path, error.strerror or "no answer") from error
        return found.st_dev, found.st_ino
