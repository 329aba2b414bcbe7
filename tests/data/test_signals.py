"""What comes back again and again is found along indexes."""

from dataclasses import replace
from datetime import date
from typing import Any

from receiving_app.data.database import SqliteStore
from receiving_app.data.signals import _SIGNALS
from receiving_app.data.store import Store
from receiving_app.domain.batches import Answered, Batch, BatchUnit, Outcome
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.signals import ReturnedBefore
from receiving_app.domain.vocabulary import Status
from receiving_app.services.scan import scan
from receiving_app.services.signals import signals_of
from tests.builders import BELGIAN, SKU, TODAY, a_line, serials
from tests.data.stores import NOW, a_numbered_case, a_real_bench, at_the_bench, put, rma, writing

SERIAL = serials()[0]
LONG_AGO = date(2025, 3, 1)


def a_return(number: int, **changes: Any) -> ReturnCase:
    line = a_line(invoice=f"FA-{number}", announced=2, quantity_invoiced=10, serials=serials())
    return replace(a_numbered_case(number, line), **changes)


def test_the_same_serial_the_customers_returns_and_the_products_answers_are_told(store: Store) -> None:
    other = replace(BELGIAN, code="C9")
    bench = a_real_bench(
        store,
        a_return(1),
        at_the_bench(a_return(2)),
        a_return(3, status=Status.CANCELLED),
        a_return(4, opened_on=LONG_AGO, expires_on=LONG_AGO),
        a_return(5, customer=other),
        a_numbered_case(6),
    )
    units = tuple(BatchUnit(rma(number), 1, SKU, "Phone", 1, "", "", "", "", NOW) for number in (1, 2, 4, 5))
    with writing(store) as uow:
        batch = Batch(uow.batches.next_number(2026), "Grandstream", TODAY, units)
        uow.batches.save(batch)
        batch = batch.sent(TODAY, TODAY)
        uow.batches.save(batch)
        for number, outcome in (
            (1, Outcome.NO_FAULT_FOUND),
            (2, Outcome.REPAIRED),
            (4, Outcome.NO_FAULT_FOUND),
        ):
            batch = batch.answered(rma(number), 1, Answered(outcome, TODAY, "Sam"))
        uow.batches.save(batch)
        uow.commit()
    scan(bench, rma(1))
    told = signals_of(bench, rma(1), 1)
    assert [(one.rma, one.number) for one in told.before] == [
        (rma(2), SERIAL),
        (rma(5), SERIAL),
        (rma(4), SERIAL),
    ]
    assert told.before[-1] == ReturnedBefore(SERIAL, rma(4), LONG_AGO)
    # Returns 1, 2, 3 and 6 of the last year: three of 2 out of 10, one of 1 out of 1.
    assert (told.returns, told.announced, told.invoiced) == (4, 7, 31)
    assert (told.answers, told.no_fault) == (3, 2)
    assert (told.customer_rate, told.no_fault_rate) == (23, 67)


def test_nothing_known_tells_nothing(store: Store) -> None:
    bench = a_real_bench(store, a_numbered_case(1))
    told = signals_of(bench, rma(1), 0)
    assert (told.before, told.returns, told.customer_rate, told.no_fault_rate) == ((), 1, None, None)


def test_no_table_is_read_from_end_to_end(file_store: SqliteStore) -> None:
    put(file_store, a_return(1))
    plan = file_store.rows(f"EXPLAIN QUERY PLAN {_SIGNALS}", (rma(1), "2025-11-23", SKU, '["X"]', 1000, 20))
    scans = [row[3] for row in plan if row[3].startswith("SCAN")]
    assert all(
        any(small in scan for small in ("json_each", "this", "recent", "claimed", "numbers"))
        for scan in scans
    ), scans
