"""One connection to the server, set up as the repositories need it."""

from typing import Any

import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.conninfo import make_conninfo
from psycopg.types.numeric import Int8Dumper
from psycopg.types.string import StrDumperUnknown

CONNECT_SECONDS = 3
LOCK_SECONDS = 30
# What a dead network may hide for: half-sent acts are given up, and said, after so long.
SILENCE_MS = 5_000

_SETTINGS: dict[str, Any] = {
    "application_name": "reception-rma",
    "client_encoding": "UTF8",
    "connect_timeout": CONNECT_SECONDS,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": SILENCE_MS,
}
# Durable whatever the server's or the user's own settings say: an acknowledged act is on disk.
_PROMISES = f"SET synchronous_commit = on; SET lock_timeout = '{LOCK_SECONDS}s'; SET timezone = 'UTC'"


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
        psycopg.Error: there is no server, or it lets us not in.
    """
    connection: psycopg.Connection[Any] = psycopg.connect(
        make_conninfo(address, **_SETTINGS, **({"password": password} if password else {})),
        autocommit=True,
        cursor_factory=psycopg.RawCursor,
    )
    connection.adapters.register_dumper(bool, _TruthDumper)
    connection.adapters.register_dumper(int, Int8Dumper)
    connection.adapters.register_dumper(str, _TextDumper)
    connection.adapters.register_loader("numeric", _SumLoader)
    connection.execute(_PROMISES)
    return connection
