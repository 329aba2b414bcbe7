"""Which installation works under which bench name."""

from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Session
from receiving_app.domain.benches import NamedBench

_GET = "SELECT name, installation, heard FROM benches WHERE name = ?"
_PUT = (
    "INSERT INTO benches (name, installation, heard) VALUES (?, ?, ?) "
    "ON CONFLICT (name) DO UPDATE SET installation = excluded.installation, heard = excluded.heard"
)


class SqlBenches:
    """The ``Benches`` port. A name is never removed: who had it last is known."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> NamedBench | None:
        """Return whose a name is; None where nobody ever had it."""
        row = self._session.row(_GET, name)
        return None if row is None else NamedBench(row[0], row[1], datetime.fromisoformat(row[2]))

    def put(self, bench: NamedBench) -> None:
        """Store whose a name is, in place of whoever had it."""
        self._session.write(_PUT, (bench.name, bench.installation, instant(bench.heard)))
