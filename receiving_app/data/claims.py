"""Which bench has which return in hand."""

from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Session
from receiving_app.domain.claims import Claim

_GET = "SELECT rma, bench, operator, since, renewed FROM claims WHERE rma = ?"
_PUT = (
    "INSERT INTO claims (rma, bench, operator, since, renewed) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (rma) DO UPDATE SET bench = excluded.bench, operator = excluded.operator, "
    "since = excluded.since, renewed = excluded.renewed"
)
_LEAVE_OTHERS = "DELETE FROM claims WHERE bench = ? AND rma <> ?"
_LEAVE = "DELETE FROM claims WHERE bench = ?"


class SqlClaims:
    """The ``Claims`` port. The table holds a row for each bench at work, and no more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, rma: str) -> Claim | None:
        """Return the claim on a return, lapsed or not."""
        row = self._session.row(_GET, rma)
        if row is None:
            return None
        number, bench, operator, since, renewed = row
        return Claim(number, bench, operator, datetime.fromisoformat(since), datetime.fromisoformat(renewed))

    def put(self, claim: Claim) -> None:
        """Store a claim in place of whatever was on that return; the bench leaves every other one."""
        self._session.write(_LEAVE_OTHERS, (claim.bench, claim.rma))
        since, renewed = instant(claim.since), instant(claim.renewed)
        self._session.write(_PUT, (claim.rma, claim.bench, claim.operator, since, renewed))

    def leave(self, bench: str) -> None:
        """Forget what a bench has in hand."""
        self._session.write(_LEAVE, (bench,))
