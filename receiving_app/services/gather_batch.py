"""Units decided for the manufacturer join its open batch, in the transaction that decides them."""

from collections.abc import Mapping

from receiving_app.domain.batches import Batch, BatchUnit
from receiving_app.domain.catalogue import TicketNeeded, playbook_for
from receiving_app.domain.decision import Rulebook
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Decision
from receiving_app.services.batches import load_batch
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork


def gather(
    bench: Bench,
    uow: UnitOfWork,
    case: ReturnCase,
    decisions: tuple[tuple[int, Decision], ...],
    book: Rulebook,
) -> dict[str, str]:
    """Put each unit now sent to its manufacturer into that manufacturer's open batch.

    Args:
        bench: where it happens.
        uow: the transaction that settles the units.
        case: the return, its units settled.
        decisions: what was just carried out, by unit.
        book: what the decisions were made by.

    Returns:
        the batch of each unit that joined one, by the unit's number.
    """
    joined = {}
    for number, decision in decisions:
        if decision is not Decision.SEND_TO_MANUFACTURER:
            continue
        unit = case.unit(number)
        # A reference the catalogue does not know has no maker on file: its units gather by reference.
        maker = book.product(unit.sku).manufacturer or unit.sku
        batch = uow.batches.open_of(maker) or _new(bench, uow, maker)
        uow.batches.save(batch.joined(_batch_unit(bench, case, unit, book)))
        record(bench, uow, Act("batch_joined", {"batch": batch.number, "unit": number}), case.rma)
        joined[str(number)] = batch.number
    return joined


def scatter(bench: Bench, uow: UnitOfWork, rma: str, joined: Mapping[str, str]) -> None:
    """Take the units that joined a batch with a conclusion out of it again: the conclusion is taken back.

    Raises:
        BatchSent: it left meanwhile.
    """
    for unit, number in joined.items():
        uow.batches.save(load_batch(uow, number).without(rma, int(unit)))
        record(bench, uow, Act("batch_left", {"batch": number, "unit": int(unit), "reason": ""}), rma)


def _new(bench: Bench, uow: UnitOfWork, maker: str) -> Batch:
    today = bench.clock.today()
    return Batch(uow.batches.next_number(today.year), maker, today)


def _batch_unit(bench: Bench, case: ReturnCase, unit: InspectedUnit, book: Rulebook) -> BatchUnit:
    product, line = book.product(unit.sku), case.line(unit.line)
    playbook = playbook_for(book.playbooks, product.manufacturer, case.opened_on)
    by_manufacturer = playbook.ticket is TicketNeeded.MANUFACTURER
    return BatchUnit(
        rma=case.rma,
        unit=unit.number,
        sku=unit.sku,
        name=product.name,
        quantity=unit.quantity,
        serial=unit.serial,
        mac=unit.mac,
        fault=line.fault,
        ticket=line.manufacturer_ticket if by_manufacturer else line.support_ticket,
        joined_at=bench.clock.now(),
    )
