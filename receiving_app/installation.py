"""This data folder as one of those that share a database: its identity, and the name that its bench was given.

Both stand in ``bench.toml``, beside ``database.toml``. Of the windows of one folder, one at a time has a name:
the system's own lock on a file tells, which goes with the program however that ends.
"""

import contextlib
import os
import sys
import tomllib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from receiving_app.domain.benches import DEFAULT_NAME
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.place import keep_choices
from receiving_app.services.bench_names import (
    Installation,
    Name,
    keep_name,
    leave_name,
    name_bench,
    take_name,
)
from receiving_app.services.seat import Seat

if TYPE_CHECKING:
    from receiving_app.app_context import AppContext

KEPT_IN = "bench.toml"
_LOCKS = "benches"
_LONGEST = 200


class OwnBench:
    """The name of one window's bench, from its start to its end."""

    def __init__(self, context: "AppContext") -> None:
        self._bench = context.bench
        self._folder = context.folder
        self._given = context.options.bench
        kept = _read(self._folder)
        self._kept_name = kept.get("name", "")
        identity = kept.get("installation", "") or os.urandom(16).hex()
        self._here = Installation(identity, self._holds)
        self._held: tuple[str, IO[bytes]] | None = None
        if not kept.get("installation"):
            self._keep()

    # --- public -----------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """Under which it works now."""
        return self._bench.actor.bench

    def take(self) -> Name:
        """Work under the name that was given at the start or chosen before, or beside it where it is taken."""
        chosen = self._given or self._kept_name
        wanted = chosen or DEFAULT_NAME
        return self._use(take_name(self._bench, self._here, wanted, chosen=bool(chosen)))

    def keep(self) -> Name | None:
        """Go on under the name; return another one where it became somebody else's meanwhile."""
        if keep_name(self._bench, self._here):
            return None
        return self._use(take_name(self._bench, self._here, self.name, chosen=True))

    def choose(self, name: str) -> str:
        """Work under a name that somebody chose, at each start from now on.

        Raises:
            InvalidText, BenchNameTaken, NotSignedIn, NotAllowed: as ``services.bench_names``.
            UnwritableFile: it counts, but cannot be kept for the next start.
        """
        chosen = name_bench(self._bench, self._here, name)
        self._use(Name(chosen, chosen))
        self._kept_name = chosen
        try:
            self._keep()
        except OSError as error:
            raise UnwritableFile(str(self._folder / KEPT_IN), error.strerror or "unwritable") from error
        return chosen

    def end(self) -> None:
        """Work under no name any longer."""
        try:
            leave_name(self._bench, self._here)
        finally:
            self._release()

    # --- how --------------------------------------------------------------------------------

    def _use(self, name: Name) -> Name:
        if isinstance(self._bench.actor, Seat):
            self._bench.actor.name_bench(name.name, self._here.identity)
        return name

    def _keep(self) -> None:
        name = {"name": self._kept_name} if self._kept_name else {}
        keep_choices(self._folder / KEPT_IN, {"installation": self._here.identity} | name)

    def _holds(self, name: str) -> bool:
        if self._held is not None and self._held[0] == name:
            return True
        folder = self._folder / _LOCKS
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A name may hold what no file name does, and be longer.
        file = (folder / f"{name.encode().hex()[:_LONGEST]}.lock").open("ab")
        if not _lock(file):
            file.close()
            return False
        self._release()
        self._held = (name, file)
        return True

    def _release(self) -> None:
        if self._held is not None:
            self._held[1].close()
            self._held = None


def _read(folder: Path) -> dict[str, str]:
    """Return what is kept; nothing where nothing is, or where it cannot be read: a name is taken anew then."""
    with contextlib.suppress(OSError, ValueError):
        found = tomllib.loads((folder / KEPT_IN).read_text("utf-8"))
        return {key: value for key, value in found.items() if isinstance(value, str)}
    return {}


def _lock(file: IO[bytes]) -> bool:
    """Have a file alone until it is closed or the program ends; tell whether nobody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
