"""What a unit of work asks of a database, whichever it is: a file of SQLite, or a server of PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from receiving_app.data.session import Session

Row = tuple[Any, ...]
Finding = tuple[str, str, str]
"""What does not hold: its kind, what it is about, and the facts."""
Check = Callable[["Session"], Iterator[Finding]]


class Store(Protocol):
    """An open database. Each thread has its own connection, opened at its first unit of work.

    Statements are written once, in SQLite's words; see ``postgres.dialect`` for the other's. All of
    its methods raise a ``DatabaseProblem`` where the environment does not let the database work.

    Attributes:
        path: what the database is called in errors: the file, or the server's address without a password.
    """

    path: str

    def holds(self, path: Path) -> bool:
        """Tell whether a file is the database's own, which nothing else may write."""

    def enter_unit(self) -> None:
        """Mark that this thread is inside a unit of work.

        Raises:
            RuntimeError: it already is; units of work do not nest.
        """

    def leave_unit(self) -> None:
        """Mark that this thread left its unit of work."""

    def begin(self, *, write: bool) -> None:
        """Start a transaction: with the one write lock, or on an unchanging view for reading."""

    def commit(self) -> None:
        """Make the transaction durable."""

    def rollback(self) -> None:
        """Undo the transaction, if there still is one."""

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and return how many rows it changed.

        Where it fails, the transaction is over but for ``rollback``, outside of ``Session.attempt``.
        """

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters; where one fails, as ``run``."""

    def leave_no_traces(self) -> bool:
        """Have what was erased vanish from the disk too; False where somebody reads just now.

        Nobody waits for it, and it waits for nobody.
        """

    def checks(self) -> Sequence[Check]:
        """Return what ``verify`` looks at first: the file, the references between tables, the schema."""

    def close_thread(self) -> None:
        """Close the calling thread's connection."""

    def close(self) -> None:
        """Close every connection; no other thread may be inside a unit of work."""
