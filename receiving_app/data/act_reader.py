"""The journal read backwards, filtered by the database."""

import json
from collections.abc import Collection
from datetime import date, timedelta

from receiving_app.data.act_persons import ENTRIES, begin_of, entry_of
from receiving_app.data.session import Session
from receiving_app.domain.catalogue import LocalText
from receiving_app.services.journal_ports import ActFilter, JournalEntry

_NEWEST = "SELECT coalesce(max(id), 0) FROM journal"
_STAMP = "SELECT at FROM journal WHERE id = ?"
# Of a later date than any.
_NEVER = "9999"
_OPERATOR, _APPROVER = "coalesce(p.operator, j.operator)", "coalesce(p.approved_by, j.approved_by)"
_ALL_TEXTS = (
    f"(j.rma || ' ' || {_OPERATOR} || ' ' || {_APPROVER} || ' ' || j.facts || ' ' || coalesce(p.facts, ''))"
)
_CAPITALS = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ"


def _lower(text: str) -> str:
    """Return the expression of a text in small letters; SQLite knows none but those of ASCII."""
    for capital in _CAPITALS:
        text = f"replace({text}, '{capital}', '{capital.lower()}')"
    return f"lower({text})"


# Between two positions, both known: the length of the journal does not matter. What is not asked for is
# an empty text, which every text holds.
_STEP = f"""{ENTRIES} WHERE j.id >= ? AND j.id < ? AND j.at >= ? AND j.at < ?
    AND (? OR j.act IN (SELECT value FROM json_each(?)))
    AND j.act NOT IN (SELECT value FROM json_each(?))
    AND (? OR j.approved_by <> '')
    AND (? OR j.bench = ?)
    AND (? OR instr({_lower(_OPERATOR)}, ?) > 0)
    AND (? OR instr({_lower(_APPROVER)}, ?) > 0)
    AND (? OR instr(lower(j.rma), ?) > 0)
    AND (? OR instr({_lower(_ALL_TEXTS)}, ?) > 0)
    ORDER BY j.id DESC"""  # noqa: S608 - texts of ours
_ITEMS = """SELECT r.rma, u.number, i.key, i.name_fr, i.name_en
    FROM returns AS r JOIN inspected_units AS u ON u.return_id = r.id JOIN checklist_items AS i ON i.sku = u.sku
    WHERE r.rma IN (SELECT value FROM json_each(?)) ORDER BY r.rma, u.number, i.position"""


class SqlActReader:
    """The ``ActReader`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def newest(self) -> int:
        """Return the position of the last act; 0 for none."""
        return int(self._session.value(_NEWEST))

    def acts_before(
        self, position: int, step: int, wanted: ActFilter
    ) -> tuple[tuple[int, JournalEntry], ...]:
        """Return the wanted acts among the ``step`` last before a position, the newest first."""
        since = begin_of(wanted.since) if wanted.since is not None else ""
        until = begin_of(wanted.until + timedelta(days=1)) if wanted.until is not None else _NEVER
        texts = (wanted.operator, wanted.approver, wanted.rma, wanted.text)
        rows = self._session.rows(
            _STEP,
            position - step,
            position,
            since,
            until,
            not wanted.acts,
            json.dumps(list(wanted.acts)),
            json.dumps(list(wanted.but)),
            not wanted.approved,
            not wanted.bench,
            wanted.bench,
            *(part for text in texts for part in (not text, text.lower())),
        )
        return tuple((row[0], entry_of(row)) for row in rows)

    def is_before(self, position: int, day: date) -> bool:
        """Tell whether the act at a position was recorded before a day; also where there is none."""
        at = self._session.value(_STAMP, position)
        return at is None or at < begin_of(day)

    def item_names(self, rmas: Collection[str]) -> dict[tuple[str, int, str], LocalText]:
        """Return what the accessories of these returns' units are called, by return, unit and key."""
        rows = self._session.rows(_ITEMS, json.dumps(sorted(rmas)))
        return {(rma, unit, key): LocalText(french, english) for rma, unit, key, french, english in rows}
