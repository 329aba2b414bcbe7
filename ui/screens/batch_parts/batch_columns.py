"""What the lists of batches and of their units say, on the screen and in exported files."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from receiving_app.domain.batches import Batch, BatchState, BatchUnit
from receiving_app.wording import Wording
from ui.models.rows_model import Column

_ICONS = {BatchState.OPEN: "box", BatchState.SENT: "truck-delivery", BatchState.DONE: "check"}


def batch_columns(words: Wording, today: date) -> tuple[Column, ...]:
    """Return the columns of the list of batches, as seen today."""

    def due(batch: Batch) -> str:
        late = batch.days_late(today)
        if late:
            return words.text("bench.batch.late", days=late)
        return words.moment(batch.due_on) if batch.due_on else ""

    return (
        Column(QCoreApplication.translate("BatchColumns", "Batch"), lambda row: row.number),
        Column(
            QCoreApplication.translate("BatchColumns", "Manufacturer"),
            lambda row: row.manufacturer,
            flexible=True,
        ),
        Column(
            QCoreApplication.translate("BatchColumns", "State"),
            lambda row: _capital(words.term("batch_state", row.state)),
            icon=lambda row: "alert-triangle" if row.days_late(today) else _ICONS[row.state],
            colour=lambda row: "warning" if row.days_late(today) else "text",
        ),
        Column(
            QCoreApplication.translate("BatchColumns", "Answered"),
            lambda row: f"{len(row.units) - len(row.unanswered)} / {len(row.units)}",
            figure=True,
        ),
        Column(
            QCoreApplication.translate("BatchColumns", "Since"),
            lambda row: words.from_today(row.sent_on or row.opened_on, today),
        ),
        Column(QCoreApplication.translate("BatchColumns", "Answer due"), due),
    )


def unit_columns(words: Wording, batch: Callable[[], Batch | None]) -> tuple[Column, ...]:
    """Return the columns of a batch's units."""

    def answer(row: BatchUnit) -> str:
        if row.answer is None:
            return ""
        told = (words.term("outcome", row.answer.outcome), row.answer.new_serial, row.answer.note)
        return " · ".join(text for text in told if text)

    def days(row: BatchUnit) -> str:
        shown = batch()
        turned = shown.turn_round(row) if shown else None
        return "" if turned is None else words.text("bench.batch.days", days=turned)

    return (
        Column(QCoreApplication.translate("BatchColumns", "Return"), lambda row: row.rma),
        Column(QCoreApplication.translate("BatchColumns", "Article"), _article),
        Column(
            QCoreApplication.translate("BatchColumns", "Serial or MAC"), lambda row: row.serial or row.mac
        ),
        Column(QCoreApplication.translate("BatchColumns", "Fault"), lambda row: row.fault, flexible=True),
        Column(QCoreApplication.translate("BatchColumns", "Ticket"), lambda row: row.ticket),
        Column(QCoreApplication.translate("BatchColumns", "Answer"), answer, flexible=True),
        Column(QCoreApplication.translate("BatchColumns", "Turn-round"), days),
    )


def exported(words: Wording, batch: Batch) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the header and the rows of a batch's file: what is on the screen, serial and MAC apart."""
    shown = unit_columns(words, lambda: batch)
    header = (
        QCoreApplication.translate("BatchColumns", "Batch"),
        *(column.header for column in shown),
        "MAC",
    )
    rows = [(batch.number, *(column.text(unit) for column in shown), unit.mac) for unit in batch.units]
    return header, rows


def _article(row: BatchUnit) -> str:
    return row.sku if row.quantity == 1 else f"{row.quantity} × {row.sku}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
