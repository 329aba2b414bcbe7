"""Record what is really in hand: each function is one act, durable when it returns.

All of them raise ``UnknownReturn``, ``UnknownUnit``, ``UnitSettled`` or ``ForbiddenTransition``
where the case does not allow the act, and return the sheet to show.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from receiving_app.domain.catalogue import TicketNeeded, playbook_for, ticket_fits
from receiving_app.domain.catalogue_errors import TicketNotAsWritten
from receiving_app.domain.decision import Rulebook, checklist_of
from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.identifiers import MacAddress, SerialNumber, Sku
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.people import Right
from receiving_app.domain.return_errors import ForbiddenTransition, UnknownItem, UnknownParcel
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ENDED, ReturnCase
from receiving_app.domain.vocabulary import Condition, Evidence, Status
from receiving_app.services.case_sheet import Act, CaseSheet, change
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs


@needs(Right.RECEIVE)
def record_condition(bench: Bench, rma: str, unit: int, condition: Condition) -> CaseSheet:
    """Record the condition of a unit."""
    act = Act("condition_recorded", {"unit": unit, "condition": condition})
    return _change_unit(bench, rma, unit, act, lambda u, _book: u.with_condition(condition))


@needs(Right.RECEIVE)
def record_item(bench: Bench, rma: str, unit: int, item: str, pieces: int | None) -> CaseSheet:
    """Record how many pieces of an accessory were found; None withdraws the answer.

    Raises:
        UnknownItem: the product's checklist has no such accessory.
    """

    def look(known: InspectedUnit, book: Rulebook) -> InspectedUnit:
        if book.product(known.sku).item(item) is None:
            raise UnknownItem(known.sku, item)
        return known.with_item(item, pieces)

    act = Act("item_recorded", {"unit": unit, "item": item, "pieces": pieces})
    return _change_unit(bench, rma, unit, act, look)


@needs(Right.RECEIVE)
def confirm_all_present(
    bench: Bench, rma: str, unit: int | None = None, condition: Condition | None = None
) -> CaseSheet:
    """Confirm that all accessories are there, for one unit or for every open one.

    What the operator saw is *attested*: announced serials not read yet are recorded so (rule 10).
    For all units at once, only what nobody recorded yet is filled in: a unit already found damaged
    or incomplete stays so.

    Args:
        bench: where it happens.
        rma: the return.
        unit: the unit, or None for all open units.
        condition: also record this condition ("all present, never used").
    """

    def confirm(case: ReturnCase, book: Rulebook) -> ReturnCase:
        if unit is not None:
            return case.with_unit(_all_present(case.unit(unit), book, condition))
        for known in case.open_units:
            case = case.with_unit(_rest_present(known, book, condition))
        return case

    act = Act("all_present_attested", {"unit": unit, "condition": condition})
    return change(bench, rma, act, confirm)


def _all_present(unit: InspectedUnit, book: Rulebook, condition: Condition | None) -> InspectedUnit:
    for item in checklist_of(book.product(unit.sku), unit):
        unit = unit.with_item(item.key, item.quantity * unit.quantity)
    if unit.evidence is None and (unit.announced_serial or unit.announced_mac):
        unit = unit.with_serial(unit.announced_serial, unit.announced_mac, Evidence.ATTESTED)
    return unit if condition is None else unit.with_condition(condition)


def _rest_present(unit: InspectedUnit, book: Rulebook, condition: Condition | None) -> InspectedUnit:
    """Fill in what was not recorded yet, and nothing else."""
    filled = _all_present(unit, book, unit.condition or condition)
    for item, pieces in unit.present:
        filled = filled.with_item(item, pieces)
    return filled


@needs(Right.RECEIVE)
def read_serial(bench: Bench, rma: str, unit: int, text: str) -> CaseSheet:
    """Record the serial or MAC read on a unit (scanned, or typed from its label).

    One that was not announced raises a difference to answer, never a refusal (rule 1).

    Raises:
        InvalidIdentifier: the text is neither a serial nor a MAC.
    """

    def read(known: InspectedUnit, _book: Rulebook) -> InspectedUnit:
        return read_on(known, text) or known.with_serial(*_serial_or_mac(text), Evidence.READ)

    act = Act("serial_read", {"unit": unit, "text": text[:80]})
    return _change_unit(bench, rma, unit, act, read)


def read_on(unit: InspectedUnit, raw: str) -> InspectedUnit | None:
    """Return the unit as read, where the text is its announced serial or MAC."""
    for kind, announced in ((SerialNumber, unit.announced_serial), (MacAddress, unit.announced_mac)):
        try:
            if announced and kind(raw).text == announced:
                return unit.with_serial(unit.announced_serial, unit.announced_mac, Evidence.READ)
        except InvalidIdentifier:
            continue
    return None


def _serial_or_mac(text: str) -> tuple[str, str]:
    """Tell a separated MAC from a serial; twelve bare hexadecimal digits may be either, so a serial."""
    if any(separator in text for separator in ":-"):
        try:
            return "", MacAddress(text).text
        except InvalidIdentifier:
            pass
    return SerialNumber(text).text, ""


@needs(Right.RECEIVE)
def attest_serial(bench: Bench, rma: str, unit: int, *, seen: bool = True) -> CaseSheet:
    """Record that the operator saw the announced serial without scanning it, or withdraw it.

    Raises:
        InvalidIdentifier: no serial was announced: it has to be read.
    """

    def attest(known: InspectedUnit, _book: Rulebook) -> InspectedUnit:
        if not seen:
            return known.with_serial("", "", None)
        if not known.announced_serial and not known.announced_mac:
            raise InvalidIdentifier(SerialNumber.kind, "")
        return known.with_serial(known.announced_serial, known.announced_mac, Evidence.ATTESTED)

    return _change_unit(bench, rma, unit, Act("serial_attested", {"unit": unit, "seen": seen}), attest)


@needs(Right.RECEIVE)
def count_unit(bench: Bench, rma: str, unit: int, quantity: int) -> CaseSheet:
    """Record how many like units are in hand; 0 means that none came in this parcel.

    Raises:
        InvalidQuantity: negative, absurd, or above 1 for a serialised unit.
    """
    act = Act("counted", {"unit": unit, "quantity": quantity})
    return change(bench, rma, act, lambda case, _book: case.count_unit(unit, quantity))


@needs(Right.RECEIVE)
def identify_product(bench: Bench, rma: str, unit: int, sku: str) -> CaseSheet:
    """Record which product is in hand; its checklist starts again.

    Raises:
        InvalidIdentifier: the text is not a reference.
    """
    reference = Sku(sku).text
    act = Act("product_identified", {"unit": unit, "sku": reference})
    return _change_unit(bench, rma, unit, act, lambda u, _book: u.with_product(reference))


@needs(Right.RECEIVE)
def describe_parcel(bench: Bench, /, rma: str, parcel: int, **facts: bool | None) -> CaseSheet:
    """Record facts of a parcel (policy P4, P6): ``rma_visible``, ``well_packed``, ``transport_damage``."""

    def describe(case: ReturnCase, _book: Rulebook) -> ReturnCase:
        known = next((p for p in case.parcels if p.number == parcel), None)
        if known is None:
            raise UnknownParcel(rma, parcel)
        return case.describe_parcel(
            replace(
                known,
                rma_visible=facts.get("rma_visible", known.rma_visible),
                well_packed=facts.get("well_packed", known.well_packed),
                transport_damage=facts.get("transport_damage", known.transport_damage),
            )
        )

    return change(bench, rma, Act("parcel_described", {"parcel": parcel, **facts}), describe)


@needs(Right.RECEIVE)
def record_tickets(
    bench: Bench, rma: str, line: int, support: str | None = None, manufacturer: str | None = None
) -> CaseSheet:
    """Record the ticket that validated a fault: our support's or the manufacturer's (policy P3).

    Raises:
        TicketNotAsWritten: the playbook that needs it says otherwise.
    """

    def add(case: ReturnCase, book: Rulebook) -> ReturnCase:
        known = case.line(line)
        if case.status in ENDED:
            raise ForbiddenTransition(rma, case.status, Status.INSPECTING)
        _check_ticket(
            case, known, book, {TicketNeeded.SUPPORT: support, TicketNeeded.MANUFACTURER: manufacturer}
        )
        changed = replace(
            known,
            support_ticket=known.support_ticket if support is None else support.strip()[:60],
            manufacturer_ticket=known.manufacturer_ticket
            if manufacturer is None
            else manufacturer.strip()[:60],
        )
        return replace(case, lines=tuple(changed if one.number == line else one for one in case.lines))

    act = Act("tickets_recorded", {"line": line, "support": support, "manufacturer": manufacturer})
    return change(bench, rma, act, add)


def _check_ticket(
    case: ReturnCase, line: ReturnLine, book: Rulebook, given: Mapping[TicketNeeded, str | None]
) -> None:
    """Hold a ticket now recorded to the form that the manufacturer's playbook gives (policy P3)."""
    maker = book.product(line.sku).manufacturer
    playbook = playbook_for(book.playbooks, maker, case.opened_on)
    ticket = (given.get(playbook.ticket) or "").strip()
    if ticket and not ticket_fits(playbook.ticket_format, ticket):
        raise TicketNotAsWritten(ticket, playbook.ticket_format, maker or line.sku)


def _change_unit(
    bench: Bench, rma: str, unit: int, act: Act, transform: Callable[[InspectedUnit, Rulebook], InspectedUnit]
) -> CaseSheet:
    return change(bench, rma, act, lambda case, book: case.with_unit(transform(case.unit(unit), book)))
