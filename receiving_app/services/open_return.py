"""Open a return by hand, at the bench or in the office: what is typed is held to what a file is held to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from receiving_app.domain.comparison import Elsewhere
from receiving_app.domain.people import Right
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.import_returns import together
from receiving_app.services.import_rows import ImportedRow, RefusedRow
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs

MOST_LINES = 50
MOST_CUSTOMERS = 6
# Returns that a name finds: some may be of a customer whose name only begins alike.
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class TypedReturn:
    """A return as it was typed: texts by the name of their field, as in a file of returns.

    Attributes:
        head: of the return and its customer, as ``reason`` and ``customer_name``.
        lines: of each line, as ``invoice`` and ``sku``.
    """

    head: Mapping[str, str]
    lines: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What became of a return that was typed: opened, refused, or to be confirmed.

    Attributes:
        case: the return, under its number; None where nothing was stored.
        refused: fields that do not hold, with the line (from 1) and the field's name.
        claimed: announced serials and MACs that are on another open return: that is confirmed first.
    """

    case: ReturnCase | None
    refused: tuple[RefusedRow, ...] = ()
    claimed: tuple[Elsewhere, ...] = ()


def known_customers(bench: Bench, text: str) -> tuple[Customer, ...]:
    """Return the customers whose name or code begins like this, each as its latest return has it."""
    wanted = text.strip()
    if not wanted:
        return ()
    with bench.reading() as uow:
        found = {}
        for row in uow.returns.customers(wanted, MOST_CUSTOMERS):
            theirs = uow.returns.get_many([one.rma for one in uow.returns.find(row.name, _LOOKED_AT)])
            named = [
                case
                for case in theirs.values()
                if (case.customer.name, case.customer.code) == (row.name, row.code)
            ]
            for case in sorted(named, key=lambda case: case.opened_on):
                found[row.name, row.code] = case.customer
    return tuple(found.values())


@needs(Right.OPEN_RETURN)
def open_return(
    bench: Bench, rows: Sequence[ImportedRow | RefusedRow], *, accepted: Collection[str] = ()
) -> Opening:
    """Open a return from its typed lines, under the next number of ours, in one transaction.

    Args:
        bench: where it is opened.
        rows: the lines, read as those of a file; their number is replaced.
        accepted: serials and MACs of which somebody said that they may be on another open return too.
    """
    unread = tuple(row for row in rows if isinstance(row, RefusedRow))
    read = [row for row in rows if isinstance(row, ImportedRow)]
    if unread or not read:
        return Opening(None, unread)
    with bench.scratch() as scratch, bench.writing() as uow:
        rma = uow.returns.next_rma(bench.clock.today().year)
        case, refused = together(bench, uow, scratch, [replace(row, rma=rma) for row in read])
        if refused or case is None:
            return Opening(None, refused)
        claimed = tuple(one for one in _claims(uow, case) if one.number not in accepted)
        if claimed:
            return Opening(None, claimed=claimed)
        uow.returns.add(case)
        facts = {"lines": len(case.lines), "reason": case.reason, "also_elsewhere": sorted(accepted)}
        record(bench, uow, Act("return_opened", facts), rma)
        uow.commit()
    return Opening(case)


def _claims(uow: UnitOfWork, case: ReturnCase) -> tuple[Elsewhere, ...]:
    numbers = {number for line in case.lines for number in (*line.serials, *line.macs)}
    said = uow.returns.elsewhere(case.rma, numbers) if numbers else ()
    return tuple(one for one in said if one.is_open)
