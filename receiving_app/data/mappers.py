"""Rows to domain values and back; the columns' order is that of ``tables``."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from receiving_app.data.codec import decode, encode, instant
from receiving_app.data.search_keys import sequence_of
from receiving_app.domain.catalogue import (
    ChecklistItem,
    ItemLevel,
    LocalText,
    Playbook,
    PlaybookKind,
    Product,
    TicketNeeded,
)
from receiving_app.domain.holds import HoldNote
from receiving_app.domain.inspection import ChoiceMade, DecisionBasis, InspectedUnit
from receiving_app.domain.return_parts import Customer, FeeWaiver, Parcel, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.short_answer import ShortAnswer
from receiving_app.domain.vocabulary import Condition, Decision, Evidence, Reason, Status

Row = tuple[Any, ...]
EMPTY_LIST = "[]"

_customer_columns = attrgetter(*(field.name for field in fields(Customer)))


def day(text: str | None) -> date | None:
    """Return a stored day."""
    return date.fromisoformat(text) if text else None


def day_text(value: date | None) -> str | None:
    """Return a day as stored."""
    return value.isoformat() if value else None


def moment(text: str | None) -> datetime | None:
    """Return a stored instant, in UTC."""
    return datetime.fromisoformat(text) if text else None


# --- returns --------------------------------------------------------------------------------


def return_row(case: ReturnCase, return_id: int, buyer_id: int) -> Row:
    """Return the row of a case in ``returns``."""
    sequence = sequence_of(case.rma)
    return (
        return_id,
        case.rma,
        int(sequence),
        sequence[::-1],
        case.status.value,
        case.reason.value,
        case.opened_on.isoformat(),
        case.expires_on.isoformat(),
        buyer_id,
        *_customer_columns(case.customer),
        case.tracking,
        day_text(case.carrier_delivered_on),
        instant(case.parcels[-1].arrived_at) if case.parcels else None,
        encode(case.waiver) if case.waiver else None,
        encode(case.hold) if case.hold else None,
        case.revision,
        encode(case.shortage) if case.shortage else None,
    )


def case_of(
    row: Row,
    lines: tuple[ReturnLine, ...],
    parcels: tuple[Parcel, ...],
    units: tuple[InspectedUnit, ...],
) -> ReturnCase:
    """Return the case of a row of ``returns`` with its parts."""
    _, rma, _, _, status, reason, opened_on, expires_on, _, *customer = row[:22]
    tracking, carrier_delivered_on, _, waiver, hold, revision, shortage = row[22:]
    return ReturnCase(
        rma,
        Reason(reason),
        date.fromisoformat(opened_on),
        date.fromisoformat(expires_on),
        Customer(*customer),
        lines,
        Status(status),
        parcels,
        units,
        tracking,
        day(carrier_delivered_on),
        decode(FeeWaiver, waiver) if waiver else None,
        decode(HoldNote, hold) if hold else None,
        revision,
        decode(ShortAnswer, shortage) if shortage else None,
    )


def line_row(return_id: int, line: ReturnLine) -> Row:
    """Return the row of a line in ``return_lines``."""
    return (
        return_id,
        line.number,
        line.invoice,
        line.invoice_line,
        line.invoiced_on.isoformat(),
        line.sku,
        line.quantity_invoiced,
        line.quantity_announced,
        str(line.unit_price),
        str(line.vat_rate),
        line.unit,
        day_text(line.delivered_on),
        line.delivered_to,
        line.received_sku,
        line.received_quantity,
        line.fault,
        line.support_ticket,
        line.manufacturer_ticket,
    )


def serial_rows(return_id: int, line: ReturnLine) -> Iterator[Row]:
    """Return the rows of a line's announced serials and MACs in ``announced_serials``."""
    for kind, values in (("serial", line.serials), ("mac", line.macs)):
        for position, value in enumerate(values):
            yield (return_id, line.number, kind, position, value)


def line_of(row: Row, serials: tuple[str, ...], macs: tuple[str, ...]) -> ReturnLine:
    """Return the line of a row of ``return_lines`` with its announced serials and MACs."""
    (
        number,
        invoice,
        invoice_line,
        invoiced_on,
        sku,
        quantity_invoiced,
        quantity_announced,
        unit_price,
        vat_rate,
        unit,
        delivered_on,
        delivered_to,
        received_sku,
        received_quantity,
        *texts,
    ) = row[1:]
    return ReturnLine(
        number,
        invoice,
        invoice_line,
        date.fromisoformat(invoiced_on),
        sku,
        quantity_invoiced,
        quantity_announced,
        Decimal(unit_price),
        Decimal(vat_rate),
        unit,
        day(delivered_on),
        delivered_to,
        received_sku,
        received_quantity,
        serials,
        macs,
        *texts,
    )


def parcel_row(return_id: int, parcel: Parcel) -> Row:
    """Return the row of a parcel in ``parcels``."""
    return (
        return_id,
        parcel.number,
        instant(parcel.arrived_at),
        parcel.operator,
        parcel.bench,
        parcel.tracking,
        parcel.rma_visible,
        parcel.well_packed,
        parcel.transport_damage,
    )


def parcel_of(row: Row) -> Parcel:
    """Return the parcel of a row of ``parcels``."""
    _, number, arrived_at, operator, bench, tracking, *answers = row
    said = (None if answer is None else bool(answer) for answer in answers)
    return Parcel(number, datetime.fromisoformat(arrived_at), operator, bench, tracking, *said)


def unit_row(return_id: int, unit: InspectedUnit) -> Row:
    """Return the row of a unit in ``inspected_units``."""
    return (
        return_id,
        unit.number,
        unit.line,
        unit.parcel,
        unit.quantity,
        unit.sku,
        unit.announced_serial,
        unit.announced_mac,
        unit.serial,
        unit.mac,
        unit.evidence,
        unit.condition,
        encode(unit.present) if unit.present else EMPTY_LIST,
        encode(unit.choices) if unit.choices else EMPTY_LIST,
        unit.decision,
        unit.credit_note or None,
        encode(unit.basis) if unit.basis else None,
    )


def unit_of(row: Row) -> InspectedUnit:
    """Return the unit of a row of ``inspected_units``."""
    _, number, line, parcel, quantity, sku, announced_serial, announced_mac, serial, mac, *said = row
    evidence, condition, present, choices, decision, credit_note, basis = said
    return InspectedUnit(
        number,
        line,
        parcel,
        quantity,
        sku,
        announced_serial,
        announced_mac,
        serial,
        mac,
        Evidence(evidence) if evidence else None,
        Condition(condition) if condition else None,
        () if present == EMPTY_LIST else decode(tuple[tuple[str, int], ...], present),
        () if choices == EMPTY_LIST else decode(tuple[ChoiceMade, ...], choices),
        Decision(decision) if decision else None,
        credit_note or "",
        decode(DecisionBasis, basis) if basis else None,
    )


# --- catalogue ------------------------------------------------------------------------------


def product_row(product: Product) -> Row:
    """Return the row of a product in ``products``."""
    return (
        product.sku,
        product.manufacturer,
        product.name,
        product.family,
        product.gtin,
        product.warranty_months,
        int(product.retired),
    )


# Every act reads the same few rows again, and what is made of them never changes.
@lru_cache(maxsize=1024)
def product_of(row: Row, item_rows: tuple[Row, ...]) -> Product:
    """Return the product of a row of ``products`` with its accessories, rows of ``checklist_items``."""
    items = [_item_of(item) for item in item_rows]
    sku, manufacturer, name, family, gtin, months, retired = row
    checklist = tuple(item for item, former in items if not former)
    former = tuple(item for item, former in items if former)
    return Product(sku, manufacturer, name, family, gtin, months, checklist, former, bool(retired))


def item_rows(product: Product) -> Iterator[Row]:
    """Yield the rows of a product's accessories in ``checklist_items``, former ones last."""
    current = len(product.checklist)
    for position, item in enumerate((*product.checklist, *product.former)):
        yield _item_row(product.sku, position, item, former=position >= current)


def _item_row(sku: str, position: int, item: ChecklistItem, *, former: bool) -> Row:
    return (
        sku,
        position,
        item.key,
        item.name.fr,
        item.name.en,
        item.level.value,
        item.quantity,
        str(item.replacement_price),
        int(former),
    )


def _item_of(row: Row) -> tuple[ChecklistItem, bool]:
    """Return the accessory of a row of ``checklist_items``, and whether it is a former one."""
    _, _, key, name_fr, name_en, level, quantity, price, former = row
    item = ChecklistItem(key, LocalText(name_fr, name_en), ItemLevel(level), quantity, Decimal(price))
    return item, bool(former)


def playbook_row(position: int, book: Playbook) -> Row:
    """Return the row of a playbook in ``playbooks``."""
    return (
        position,
        book.manufacturer,
        book.kind.value,
        book.ticket.value,
        book.portal,
        day_text(book.valid_from),
        day_text(book.valid_to),
        book.text.fr,
        book.text.en,
        book.version,
        book.ticket_format,
    )


# As above.
@lru_cache(maxsize=4)
def playbooks_of(rows: tuple[Row, ...]) -> tuple[Playbook, ...]:
    """Return the playbooks of all rows of ``playbooks``."""
    return tuple(map(_playbook_of, rows))


def _playbook_of(row: Row) -> Playbook:
    _, manufacturer, kind, ticket, portal, valid_from, valid_to, text_fr, text_en, version, ticket_format = (
        row
    )
    return Playbook(
        manufacturer,
        PlaybookKind(kind),
        TicketNeeded(ticket),
        portal,
        day(valid_from),
        day(valid_to),
        LocalText(text_fr, text_en),
        version,
        ticket_format,
    )
