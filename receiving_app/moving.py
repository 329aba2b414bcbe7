"""Moving a bench's own file to a PostgreSQL server, and trying a server before it is chosen.

Everything is copied in one transaction, compared row by row before it counts, and verified afterwards; only
then does this machine use the server. The file is kept, under a name that says what became of it.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.data.backup import held_alone
from receiving_app.data.postgres.address import apart
from receiving_app.domain.errors import Interrupted
from receiving_app.domain.paris import PARIS
from receiving_app.domain.server_errors import AlreadyOnServer, ChosenByCommand, MoveFailed, ServerNotEmpty
from receiving_app.options import Options
from receiving_app.place import Place, choose_server, place_of
from receiving_app.services.case_sheet import Act, record
from receiving_app.verifying import problems_of
from receiving_app.wiring.secrets import LazyPasswords

Report = Callable[[str, str, int, int], None]
"""Told each stage (``checked``, ``copied``, ``compared``, ``verified``), and of which table how many rows of how many."""

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ServerFound:
    """What a server answered.

    Attributes:
        name: its address without a password.
        product: as it calls itself: "PostgreSQL 16.4".
        holds_ours: whether the database there is one of ours already, which can be used at once; else it is empty.
    """

    name: str
    product: str
    holds_ours: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A database that is on a server now.

    Attributes:
        name: of the server.
        kept: the file that it was.
        documents: how many issued documents went over.
        acts: how many acts of the journal did.
    """

    name: str
    kept: Path
    documents: int
    acts: int


def try_server(address: str, password: str = "") -> ServerFound:
    """Connect to a server and tell what is there; nothing is changed.

    Raises:
        DatabaseUnreachable: there is none, or it lets us not in.
        NotADatabase: too old, of another encoding, or it holds another program's tables.
        DatabaseTooNew: written by a newer version of this program.
    """
    from receiving_app.data.postgres.server import look

    product, version = look(address, password)
    return ServerFound(Place(Path(), Path(), address).name, product, version is not None)


def use_server(options: Options, address: str, password: str = "") -> None:
    """Have this machine use a server that already holds our database, from the next start on.

    Raises:
        ChosenByCommand: the command line names a database, which it would do again.
        KeyringUnavailable: there is a password, and the system keeps none for programs.
        OSError: the choice cannot be written.
    """
    place = _own_choice(options)
    address, password = apart(address, password)
    if password:
        LazyPasswords().store(replace(place, address=address).name, password)
    choose_server(place.folder, address)


def move_to_server(
    options: Options,
    address: str,
    password: str = "",
    report: Report = lambda _stage, _table, _done, _count: None,
    cancelled: Cancelled = lambda: False,
) -> Moved:
    """Take the database to a server and use it there from the next start on.

    It can be cancelled until everything is there and compared; what follows (``verified``) is carried to its end.

    Raises:
        AlreadyOnServer: it is on one.
        ChosenByCommand: the command line names a database, which it would do again.
        ServerNotEmpty: there is something on the other side.
        MoveFailed: what arrived is not what left; nothing was changed.
        Interrupted: it was cancelled; nothing was changed.
        DatabaseLocked: another program has the file open; nothing was changed.
        DatabaseProblem, KeyringUnavailable: one of the two sides cannot be used.
    """
    source = _own_choice(options)
    if source.address:
        raise AlreadyOnServer(source.name)
    address, password = apart(address, password)
    target = replace(source, address=address)
    report("checked", "", 0, 0)
    open_context(options).close()  # of an earlier version, its schema is brought to this one first
    _require_sound(source.name, problems_of(source.file, cancelled, stand_back=False))
    if password:
        # First: where the system keeps none, nothing has been copied yet.
        LazyPasswords().store(target.name, password)
    # Alone: what another program writes into the file once it is free again would be neither here nor there.
    with held_alone(source.file) as held:
        _copy(target, password, held, report, cancelled)
        report("verified", "", 0, 0)
        moved = _settled(options, target, password, held)
        choose_server(target.folder, address)
    return replace(moved, kept=_put_aside(source.file, moved.kept))


def _own_choice(options: Options) -> Place:
    """Return where the database is, as this machine chose it: what a command line chose would come back."""
    if options.database:
        raise ChosenByCommand(options.database)
    return place_of(options)


def _require_sound(name: str, problems: Iterable[object]) -> None:
    for problem in problems:
        raise MoveFailed(name, str(problem))


def _copy(
    target: Place, password: str, source: sqlite3.Connection, report: Report, cancelled: Cancelled
) -> None:
    from receiving_app.data.postgres.server import filled

    def going_on(stage: str, table: str, done: int, count: int) -> None:
        if cancelled():
            raise Interrupted
        report(stage, table, done, count)

    differences = filled(target.address, password, source, going_on)
    if differences is None:
        raise ServerNotEmpty(target.name)
    if differences:
        raise MoveFailed(target.name, "; ".join(differences))


def _settled(options: Options, target: Place, password: str, source: sqlite3.Connection) -> Moved:
    """Verify what is on the server, and journal there where it came from."""
    there = replace(options, database=target.address_with(password))
    with contextlib.closing(open_context(there)) as context:
        _require_sound(target.name, context.problems())
        now = context.bench.clock.now()
        with context.bench.writing() as uow:
            record(context.bench, uow, Act("moved_to_server", {"from": target.file.name, "to": target.name}))
            uow.commit()
    counts = source.execute(
        "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM journal)"
    ).fetchone()
    stamp = f"{now.astimezone(PARIS):%Y%m%d-%H%M%S}"
    kept = target.file.with_name(f"{target.file.stem}-avant-serveur-{stamp}{target.file.suffix}")
    return Moved(target.name, kept, *counts)


def _put_aside(file: Path, kept: Path) -> Path:
    try:
        return file.rename(kept)
    except OSError:
        return file  # another program has it open, and this system moves no such file: it stays, unused
