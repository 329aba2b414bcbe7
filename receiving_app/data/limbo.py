"""How many returns hang where, and since when: the boards' index answers, whatever is on file."""

from datetime import date

from receiving_app.data.return_lists import rows_of
from receiving_app.data.session import Session
from receiving_app.domain.limbo import Limbo, LimboTile
from receiving_app.services.return_ports import ReturnRow

_WHERE = {
    Limbo.DELIVERED: "board = 'delivered'",
    Limbo.NOT_INSPECTED: "board = 'in_progress' AND status = 'arrived'",
    Limbo.ON_HOLD: "board = 'on_hold'",
}
_COUNT = "SELECT count(*), min(board_since) FROM returns WHERE "
_ROWS = "SELECT id FROM returns WHERE "
_LATE = """SELECT count(*) FROM returns
    WHERE board = 'on_hold' AND json_extract(hold, '$.due_on') < ?"""
_SHELF = "SELECT count(*), min(at) FROM quarantine WHERE outcome IS NULL"


class SqlLimbo:
    """The ``LimboBoard`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tiles(self, today: date) -> tuple[LimboTile, ...]:
        """Count what hangs, of returns and in quarantine."""
        tiles = [self._tile(kind, _COUNT + where, today) for kind, where in _WHERE.items()]
        return (*tiles, self._tile(Limbo.QUARANTINED, _SHELF, today))

    def returns(self, kind: Limbo, limit: int) -> tuple[ReturnRow, ...]:
        """Return the returns that hang there, the longest ago first."""
        sql = f"{_ROWS}{_WHERE[kind]} ORDER BY board_since, id LIMIT ?"
        return rows_of(self._session, [(row[0], "") for row in self._session.rows(sql, limit)])

    def _tile(self, kind: Limbo, sql: str, today: date) -> LimboTile:
        count, oldest = self._session.row(sql) or (0, None)
        late = self._session.value(_LATE, today.isoformat()) if kind is Limbo.ON_HOLD else 0
        return LimboTile(kind, count, date.fromisoformat(oldest[:10]) if oldest else None, late)
