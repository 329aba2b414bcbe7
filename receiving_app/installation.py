"""This data folder as one of those that share a database: its identity, and the name that its bench was given.

Both stand in ``bench.toml`` (``bench_file``). Of the windows of one folder, one at a time has a name:
the system's own lock on a file tells, which goes with the program however that ends.
"""

import contextlib
import os
from typing import IO, TYPE_CHECKING

from receiving_app.bench_file import KEPT_IN, LOCKS, Found, keep, mend, not_kept, read_kept
from receiving_app.domain.benches import DEFAULT_NAME
from receiving_app.domain.file_errors import ChoicesLost
from receiving_app.domain.own_choices import CHOICES, read_choices
from receiving_app.file_lock import lock
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

_LONGEST = 200


class OwnBench:
    """The name of one window's bench, from its start to its end.

    Attributes:
        lost: what was chosen at this machine and cannot be read any more; None where nothing is.
    """

    def __init__(self, context: "AppContext") -> None:
        self._bench = context.bench
        self._folder = context.folder
        self._given = context.options.bench
        found = read_kept(self._folder)
        self.lost = self._mended(found)
        self._kept_name = _text(found, "name")
        identity = _text(found, "installation") or os.urandom(16).hex()
        self._here = Installation(identity, self._holds)
        self._held: tuple[str, IO[bytes]] | None = None
        if not _text(found, "installation"):
            # Where it cannot be kept, the bench is another one at its next start: no reason not to start.
            with contextlib.suppress(OSError):
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
            ChoicesNotKept: it counts, but cannot be kept for the next start.
        """
        chosen = name_bench(self._bench, self._here, name)
        self._use(Name(chosen, chosen))
        self._kept_name = chosen
        try:
            self._keep()
        except OSError as error:
            raise not_kept(self._folder, error) from error
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
        keep(self._folder, {"installation": self._here.identity} | name)

    def _mended(self, found: Found) -> ChoicesLost | None:
        """Set aside what cannot be read of the choices, and return what that was, to be said once."""
        path, lost = str(self._folder / KEPT_IN), read_choices(found.values)[1]
        if found.refused is not None:
            return ChoicesLost(path, "refused", CHOICES)
        if not lost and not found.broken:
            return None
        mend(self._folder, lost)
        return ChoicesLost(path, "set_aside", lost or CHOICES)

    def _holds(self, name: str) -> bool:
        if self._held is not None and self._held[0] == name:
            return True
        folder = self._folder / LOCKS
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A name may hold what no file name does, and be longer.
        file = (folder / f"{name.encode().hex()[:_LONGEST]}.lock").open("ab")
        if not lock(file):
            file.close()
            return False
        self._release()
        self._held = (name, file)
        return True

    def _release(self) -> None:
        if self._held is not None:
            self._held[1].close()
            self._held = None


def _text(found: Found, name: str) -> str:
    """Return a text that is kept; nothing where there is none: a name is taken anew then."""
    value = found.values.get(name, "")
    return value if isinstance(value, str) else ""
