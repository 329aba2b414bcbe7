"""One connection to the server, set up as the repositories need it."""

import logging
from typing import Any

import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.conninfo import make_conninfo
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumperUnknown

from receiving_app.data.postgres.address import without_password
from receiving_app.domain.server_errors import AddressUnreadable

# At WARNING it tells of what it could not end on a connection that is gone, which its error says already.
logging.getLogger("psycopg").setLevel(logging.ERROR)

CONNECT_SECONDS = 3
LOCK_MS = 30_000
# What a dead network may hide for: half-sent acts are given up, and said, after so long.
SILENCE_MS = 5_000
# How long a bench may hold the write lock without a word: one that hangs keeps no other from working.
IDLE_MS = 60_000

_SETTINGS: dict[str, Any] = {
    "application_name": "reception-rma",
    "client_encoding": "UTF8",
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": SILENCE_MS,
    # A standby is passed over where the address names several servers, and refused in words where it is alone.
    "target_session_attrs": "read-write",
}


class _TruthDumper(Dumper):
    """True and False as 1 and 0: SQLite has no others, and the schema is one."""

    oid = Int8Dumper.oid

    def dump(self, obj: bool) -> bytes:
        return b"1" if obj else b"0"


class _TextDumper(StrDumperUnknown):
    """Texts; NUL, which the server keeps in none, becomes the sign that stands for it."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\N{SYMBOL FOR NULL}"))


class _SumLoader(Loader):
    """Sums of whole numbers, which the server gives as ``numeric``."""

    def load(self, data: Any) -> int:
        return int(bytes(data))


def connect(address: str, password: str = "") -> psycopg.Connection[Any]:
    """Open a connection in which every transaction is begun by a statement of ours.

    Args:
        address: ``postgresql://…``.
        password: where the address has none; empty to let libpq look for it.

    Raises:
        AddressUnreadable: the address is none.
        psycopg.Error: there is no server, or it lets us not in.
    """
    try:
        where = make_conninfo(address, **_SETTINGS, **({"password": password} if password else {}))
    except psycopg.ProgrammingError as error:
        raise AddressUnreadable(without_password(address), str(error).strip()) from error
    connection: psycopg.Connection[Any] = psycopg.connect(
        where,
        autocommit=True,
        cursor_factory=psycopg.RawCursor,
    )
    connection.adapters.register_dumper(bool, _TruthDumper)
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.adapters.register_dumper(str, _TextDumper)
    connection.adapters.register_loader("numeric", _SumLoader)
    connection.execute(_promises().encode())
    return connection


def _promises() -> str:
    """Return what holds in every session, whatever the server's, the database's or the user's own settings say.

    An acknowledged act is on disk. A bench whose cable is pulled loses the write lock after some seconds, and
    not after the two hours of the server's system; what reads or waits for long is not cut off.
    """
    wanted = {
        "synchronous_commit": "on",
        "timezone": "UTC",
        "lock_timeout": LOCK_MS,
        "statement_timeout": 0,
        "idle_in_transaction_session_timeout": 0,
        "tcp_keepalives_idle": 5,
        "tcp_keepalives_interval": 2,
        "tcp_keepalives_count": 2,
    }
    # Of servers of version 17 and later.
    newer = "SELECT set_config(name, '0', false) FROM pg_settings WHERE name = 'transaction_timeout'"
    return "; ".join((*(f"SET {name} = '{value}'" for name, value in wanted.items()), newer))
