"""What is typed of a return, read as the rows of a file are: one way to check, whoever wrote it."""

from collections.abc import Collection, Iterator
from datetime import date

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.profile import Policy, Profile
from receiving_app.exchange.columns import RETURN_FIELDS
from receiving_app.exchange.csv_source import RawRow
from receiving_app.exchange.import_returns import ReturnParser
from receiving_app.services.import_rows import Columns, ImportedRow, RefusedRow
from receiving_app.services.open_return import Opening, TypedReturn, open_return
from receiving_app.services.ports import Bench

# The fields name themselves: what is refused is told by them.
_COLUMNS = Columns(
    RETURN_FIELDS,
    {name: place for place, name in enumerate(RETURN_FIELDS)},
    {name: name for name in RETURN_FIELDS},
)


def read_typed(typed: TypedReturn, policy: Policy, today: date) -> Iterator[ImportedRow | RefusedRow]:
    """Yield the lines of a typed return; a refused one names its line, from 1, and its field.

    Args:
        typed: the texts.
        policy: for the VAT rates.
        today: the return is opened on this day; an invoice dated later is refused.
    """
    parser = ReturnParser(_COLUMNS, (), policy.vat_rates, today)
    # A number of the right shape, for the parser: the true one is allotted with the return.
    fixed = {"rma": RmaNumber.build(today.year, 1).text, "opened_on": today.isoformat()}
    for number, line in enumerate(typed.lines, start=1):
        texts = {**typed.head, **line, **fixed}
        yield parser.parse(RawRow(number, tuple(texts.get(name, "") for name in RETURN_FIELDS)))


def open_typed(bench: Bench, typed: TypedReturn, accepted: Collection[str] = ()) -> Opening:
    """Open a return from what was typed.

    Args:
        bench: where it is opened.
        typed: the texts.
        accepted: serials and MACs that may be on another open return too.
    """
    with bench.reading() as uow:
        policy = (uow.profiles.get() or Profile()).policy
    return open_return(bench, list(read_typed(typed, policy, bench.clock.today())), accepted=accepted)
