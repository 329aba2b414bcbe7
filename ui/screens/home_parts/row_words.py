"""What the boards say of a return: where it stands, since when, and whose it is."""

from dataclasses import dataclass
from datetime import date

from receiving_app.domain.vocabulary import Status
from receiving_app.services.return_ports import ReturnRow
from receiving_app.wording import Wording
from ui.screens.return_parts.view import STATUS_LOOKS


@dataclass(frozen=True, slots=True)
class RowLook:
    """A row of a board: number and state in a line, customer and what is added in the next."""

    rma: str
    state: str
    customer: str
    added: str
    icon: str
    kind: str


def is_delivered(row: ReturnRow) -> bool:
    """Tell whether the carrier says delivered and nobody scanned it here."""
    return row.carrier_delivered_on is not None and row.arrived_at is None


def state_words(row: ReturnRow, words: Wording, today: date) -> str:
    """Return where a return stands: for one that never arrived, since when it was delivered."""
    if row.carrier_delivered_on is not None and row.arrived_at is None:
        when = words.from_today(row.carrier_delivered_on, today)
        return words.text("bench.board.delivered", when=when)
    return words.term("status", row.status)


def progress_words(row: ReturnRow, words: Wording) -> str:
    """Return how far a return at the bench is: received, inspected, decided."""
    inspected = row.units_total > 0 and row.units_done == row.units_total
    said = words.text("bench.board.stages", done=2 if inspected else 1)
    if row.units_total > 1:
        units = words.text("bench.board.units", done=row.units_done, total=row.units_total)
        return f"{said} · {units}"
    return said


def look_of(row: ReturnRow, words: Wording, today: date) -> RowLook:
    """Return what a board shows of a return."""
    icon, kind = STATUS_LOOKS[row.status]
    if is_delivered(row):
        icon, kind = "truck-delivery", "attention"
    at_work = row.status in (Status.ARRIVED, Status.INSPECTING)
    state = progress_words(row, words) if at_work else state_words(row, words, today)
    added = row.credit_notes[-1] if row.credit_notes else ""
    if not added and row.arrived_at is not None:
        when = words.from_today(row.arrived_at, today)
        added = words.text("bench.board.received", when=when)
    customer = " · ".join((row.customer, *row.skus))
    return RowLook(row.rma, state, customer, added, icon, kind)
