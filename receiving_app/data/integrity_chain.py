"""What ``verify`` holds against the chains: every link of documents and journal, and their heads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from receiving_app.data import chains
from receiving_app.data.problems import DATABASE_ERRORS
from receiving_app.data.session import Row, Session
from receiving_app.domain.chain import Facts, Head, breaks
from receiving_app.domain.database_errors import DatabaseProblem, NotADatabase

Finding = tuple[str, str]

PAGE = 500
_DETAILS = {
    "missing": "missing",
    "changed": "changed: its content does not give its hash",
    "displaced": "does not carry the hash of the one before",
    "added": "added after the head record",
    "head": "the head record is not that of the last link",
}


@dataclass(frozen=True, slots=True)
class _Chain:
    name: str
    table: str
    key: str
    facts: Sequence[str]
    subject: Callable[[Session, int], str]

    @property
    def links(self) -> str:
        """Return the query of the links between two positions."""
        columns = ", ".join((*self.facts, "hash"))
        return f"SELECT {columns} FROM {self.table} WHERE {self.key} BETWEEN ? AND ? ORDER BY {self.key}"  # noqa: S608 - names from the tables themselves


def _document(session: Session, position: int) -> str:
    try:
        number = session.value("SELECT number FROM documents WHERE position = ?", position)
    except (*DATABASE_ERRORS, DatabaseProblem):
        number = None
    return number or f"document {position}"


_CHAINS = (
    _Chain(chains.DOCUMENTS, "documents", "position", chains.DOCUMENT_FACTS, _document),
    _Chain(chains.JOURNAL, "journal", "id", chains.ACT_FACTS, lambda _session, act: f"journal {act}"),
)


def links(session: Session) -> Iterator[Finding]:
    """Yield every link that was changed, removed, added or displaced, by its number."""
    for chain in _CHAINS:
        try:
            end = chains.head(session, chain.name)
        except NotADatabase:
            yield chain.name, "the head record is missing"
            continue
        for broken in breaks(_read(session, chain), Head(), end):
            yield chain.subject(session, broken.position), _DETAILS[broken.what]


def _read(session: Session, chain: _Chain) -> Iterator[tuple[int, Facts]]:
    """Yield the links in order; one that cannot be read comes without its columns."""
    count = f"SELECT {chain.key} FROM {chain.table} ORDER BY {chain.key}"  # noqa: S608 - as above
    positions = [position for (position,) in session.rows(count)]
    for at in range(0, len(positions), PAGE):
        page = positions[at : at + PAGE]
        try:
            rows = session.rows(chain.links, page[0], page[-1])
        except (*DATABASE_ERRORS, DatabaseProblem):
            rows = [row for position in page for row in _alone(session, chain, position)]
        yield from ((row[0], _named(chain, row)) for row in rows)


def _alone(session: Session, chain: _Chain, position: int) -> list[Row]:
    try:
        return session.rows(chain.links, position, position)
    except (*DATABASE_ERRORS, DatabaseProblem):
        return [(position,)]


def _named(chain: _Chain, row: Row) -> Facts:
    return dict(zip((*chain.facts, "hash"), row, strict=True)) if len(row) > 1 else {}
