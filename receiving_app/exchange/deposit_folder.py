"""The folder that the approved platform takes files from: each file appears whole, in one step."""

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.exchange.period_folder import file_name
from receiving_app.exchange.whole_files import settle, unwritable, write_durably


class DepositFolder:
    """The ``DepositBox`` port."""

    def require(self, folder: str) -> None:
        """Refuse a folder that is not seen here; see the port."""
        try:
            _require(Path(folder))
        except OSError as error:
            raise _failure(Path(folder), error, here=True) from None

    def folder_of(self, path: str) -> str:
        """Return the folder of a prepared file."""
        return str(Path(path).parent)

    def prepare(self, folder: str, name: str, content: bytes) -> str:
        """Bring a file to that disk under a hidden name; see the port."""
        path = Path(folder) / file_name(name)
        try:
            _require(path.parent)
            write_durably(_hidden(path), content)
        except OSError as error:
            with suppress(OSError):
                _hidden(path).unlink()
            raise _failure(path, error, here=True) from None
        return str(path)

    def publish(self, path: str, sha256: str) -> None:
        """Give the prepared file its name; see the port."""
        wanted = Path(path)
        hidden = _hidden(wanted)
        try:
            _require(wanted.parent)
            if not hidden.exists():
                return
        except OSError as error:
            # What lies there is left as it is: whoever sees it goes on from it.
            raise _failure(wanted, error, here=True) from None
        try:
            if wanted.exists():
                # Someone brought it here already; the same bytes are not a second document.
                _require_same(wanted, sha256)
                hidden.unlink()
            else:
                hidden.rename(wanted)
                settle(wanted.parent)
        except OSError as error:
            with suppress(OSError):
                hidden.unlink()
            raise _failure(wanted, error) from None


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _require(folder: Path) -> None:
    # Never made: a folder that is not there is a disk or a share that is away.
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no folder")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "not ours to write in")


def _require_same(path: Path, sha256: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise FileExistsError(errno.EEXIST, "another file")


def _failure(path: Path, error: OSError, *, here: bool = False) -> DeliveryFailed:
    problem = unwritable(path, error).problem
    only_here = here and problem in ("no_folder", "unwritable")
    return DeliveryFailed(problem, str(path), final=problem == "exists", here=only_here)
