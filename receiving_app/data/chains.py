"""The two chains on file, documents and journal: where each ends, and what a link holds.

The database holds them too: a row that does not carry the head's hash is refused, and each row
moves its head one further.
"""

from collections.abc import Sequence

from receiving_app.data.session import Session
from receiving_app.data.tables import columns
from receiving_app.data.tables_documents import IssuedDocument
from receiving_app.data.tables_settings import Act
from receiving_app.domain.chain import Head
from receiving_app.domain.database_errors import NotADatabase

DOCUMENTS, JOURNAL = "documents", "journal"
BODIES = ("snapshot", "pdf", "xml")
"""Columns that a link holds by their hash alone."""

_HEAD = "SELECT count, hash FROM chain_heads WHERE chain = ?"


def _linked(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in (*BODIES, "hash"))


DOCUMENT_FACTS = _linked([field.column_name for field in columns(IssuedDocument)])
ACT_FACTS = _linked([field.column_name for field in columns(Act)])
"""Columns that go into a link's hash, in the order of the table."""


def head(session: Session, chain: str) -> Head:
    """Return where a chain ends.

    Raises:
        NotADatabase: its head record is gone.
    """
    row = session.row(_HEAD, chain)
    if row is None:
        raise NotADatabase(session.path, f"chain_heads: {chain}")
    return Head(*row)
